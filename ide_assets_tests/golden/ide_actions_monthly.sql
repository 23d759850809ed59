SELECT
  "t2"."snapshot_date",
  "t2"."surviving_account_csn",
  "t2"."action_rank",
  "t2"."action_id",
  "t2"."action_key",
  "t2"."action_name",
  "t2"."lifecycle",
  "t2"."channel",
  "t2"."goal",
  "t2"."confidence",
  "t2"."weaknesses",
  "t2"."priority",
  "t2"."value_at_stake",
  "t2"."gap",
  "t2"."original_account_csn",
  "t2"."opportunity_id",
  "t2"."contract_id",
  "t2"."tenant_id",
  "t2"."offering_product_line_code",
  "t2"."cohort",
  "t2"."opportunity_close_date",
  "t2"."again_from",
  CAST(':today' AS DATE) AS "insert_dt",
  CAST(':today' AS DATE) AS "update_dt"
FROM (
  SELECT
    "t1"."snapshot_date",
    "t1"."surviving_account_csn",
    "t1"."action_key",
    "t1"."opportunity_id",
    "t1"."tenant_id",
    "t1"."original_account_csn",
    "t1"."contract_id",
    "t1"."offering_product_line_code",
    "t1"."opportunity_close_date",
    "t1"."action_name",
    "t1"."lifecycle",
    "t1"."channel",
    "t1"."cohort",
    "t1"."priority",
    "t1"."value_at_stake",
    "t1"."gap",
    "t1"."confidence",
    "t1"."weaknesses",
    "t1"."goal",
    "t1"."verdict",
    "t1"."verdict_reason",
    "t1"."candidate_rank",
    "t1"."action_id",
    "t1"."again_from",
    "t1"."holdout_unit",
    "t1"."site_geo",
    "t1"."seat_bucket",
    "t1"."industry_group",
    (
      ROW_NUMBER() OVER (
        PARTITION BY "t1"."surviving_account_csn"
        ORDER BY "t1"."candidate_rank" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1
    ) + 1 AS "action_rank"
  FROM (
    SELECT
      *
    FROM "ide_action_candidates_monthly" AS "t0"
    WHERE
      "t0"."verdict" = 'selected'
  ) AS "t1"
) AS "t2"
