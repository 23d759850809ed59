SELECT
  "t8"."snapshot_date",
  "t8"."surviving_account_csn",
  "t8"."action_rank",
  "t8"."action_id",
  "t8"."action_key",
  "t8"."action_name",
  "t8"."lifecycle",
  "t8"."channel",
  "t8"."goal",
  "t8"."confidence",
  "t8"."weaknesses",
  "t8"."priority",
  "t8"."value_at_stake",
  "t8"."gap",
  "t8"."original_account_csn",
  "t8"."opportunity_id",
  "t8"."contract_id",
  "t8"."tenant_id",
  "t8"."offering_product_line_code",
  "t8"."cohort",
  "t8"."opportunity_close_date",
  "t8"."again_from",
  COALESCE("t4"."insert_dt", CAST(':today' AS DATE)) AS "insert_dt",
  CASE
    WHEN "t8"."action_id" IS NOT DISTINCT FROM "t3"."action_id"
    AND "t8"."action_key" IS NOT DISTINCT FROM "t3"."action_key"
    AND "t8"."action_name" IS NOT DISTINCT FROM "t3"."action_name"
    AND "t8"."lifecycle" IS NOT DISTINCT FROM "t3"."lifecycle"
    AND "t8"."channel" IS NOT DISTINCT FROM "t3"."channel"
    AND "t8"."goal" IS NOT DISTINCT FROM "t3"."goal"
    AND "t8"."confidence" IS NOT DISTINCT FROM "t3"."confidence"
    AND "t8"."weaknesses" IS NOT DISTINCT FROM "t3"."weaknesses"
    AND "t8"."priority" IS NOT DISTINCT FROM "t3"."priority"
    AND "t8"."value_at_stake" IS NOT DISTINCT FROM "t3"."value_at_stake"
    AND "t8"."gap" IS NOT DISTINCT FROM "t3"."gap"
    AND "t8"."original_account_csn" IS NOT DISTINCT FROM "t3"."original_account_csn"
    AND "t8"."opportunity_id" IS NOT DISTINCT FROM "t3"."opportunity_id"
    AND "t8"."contract_id" IS NOT DISTINCT FROM "t3"."contract_id"
    AND "t8"."tenant_id" IS NOT DISTINCT FROM "t3"."tenant_id"
    AND "t8"."offering_product_line_code" IS NOT DISTINCT FROM "t3"."offering_product_line_code"
    AND "t8"."cohort" IS NOT DISTINCT FROM "t3"."cohort"
    AND "t8"."opportunity_close_date" IS NOT DISTINCT FROM "t3"."opportunity_close_date"
    AND "t8"."again_from" IS NOT DISTINCT FROM "t3"."again_from"
    AND (
      "t3"."update_dt" IS NOT NULL
    )
    THEN "t3"."update_dt"
    ELSE CAST(':today' AS DATE)
  END AS "update_dt"
FROM (
  SELECT
    "t6"."snapshot_date",
    "t6"."surviving_account_csn",
    "t6"."action_rank",
    "t6"."action_id",
    "t6"."action_key",
    "t6"."action_name",
    "t6"."lifecycle",
    "t6"."channel",
    "t6"."goal",
    "t6"."confidence",
    "t6"."weaknesses",
    "t6"."priority",
    "t6"."value_at_stake",
    "t6"."gap",
    "t6"."original_account_csn",
    "t6"."opportunity_id",
    "t6"."contract_id",
    "t6"."tenant_id",
    "t6"."offering_product_line_code",
    "t6"."cohort",
    "t6"."opportunity_close_date",
    "t6"."again_from"
  FROM (
    SELECT
      "t5"."snapshot_date",
      "t5"."surviving_account_csn",
      "t5"."action_key",
      "t5"."opportunity_id",
      "t5"."tenant_id",
      "t5"."original_account_csn",
      "t5"."contract_id",
      "t5"."offering_product_line_code",
      "t5"."opportunity_close_date",
      "t5"."action_name",
      "t5"."lifecycle",
      "t5"."channel",
      "t5"."cohort",
      "t5"."priority",
      "t5"."value_at_stake",
      "t5"."gap",
      "t5"."confidence",
      "t5"."weaknesses",
      "t5"."goal",
      "t5"."verdict",
      "t5"."verdict_reason",
      "t5"."candidate_rank",
      "t5"."action_id",
      "t5"."again_from",
      "t5"."holdout_unit",
      "t5"."site_geo",
      "t5"."seat_bucket",
      "t5"."industry_group",
      (
        ROW_NUMBER() OVER (
          PARTITION BY "t5"."surviving_account_csn"
          ORDER BY "t5"."candidate_rank" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1
      ) + 1 AS "action_rank"
    FROM (
      SELECT
        *
      FROM "ide_action_candidates_monthly" AS "t2"
      WHERE
        "t2"."verdict" = 'selected'
    ) AS "t5"
  ) AS "t6"
) AS "t8"
LEFT OUTER JOIN "former_version" AS "t3"
  ON "t8"."snapshot_date" = "t3"."snapshot_date"
  AND "t8"."surviving_account_csn" = "t3"."surviving_account_csn"
  AND "t8"."action_rank" = "t3"."action_rank"
LEFT OUTER JOIN "first_published" AS "t4"
  ON "t8"."snapshot_date" = "t4"."snapshot_date"
  AND "t8"."surviving_account_csn" = "t4"."surviving_account_csn"
  AND "t8"."action_rank" = "t4"."action_rank"
