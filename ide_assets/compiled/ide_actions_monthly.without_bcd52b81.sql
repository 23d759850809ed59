SELECT
  "t16"."snapshot_date",
  "t16"."surviving_account_csn",
  "t16"."action_rank",
  "t16"."action_id",
  "t16"."action_key",
  "t16"."action_name",
  "t16"."lifecycle",
  "t16"."channel",
  "t16"."account_name",
  "t16"."product_name",
  "t16"."owner_id",
  CAST(NULL AS TEXT) AS "contact_id",
  "t16"."goal",
  "t16"."why_now",
  "t16"."next_step",
  "t16"."success_criterion",
  "t16"."due_on",
  "t16"."expected_value",
  "t16"."uplift",
  "t16"."uplift_source",
  "t16"."probability",
  "t16"."confidence",
  "t16"."weaknesses",
  "t16"."priority",
  "t16"."value_at_stake",
  "t16"."gap",
  "t16"."original_account_csn",
  "t16"."opportunity_id",
  "t16"."contract_id",
  "t16"."tenant_id",
  "t16"."offering_product_line_code",
  "t16"."cohort",
  "t16"."opportunity_close_date",
  "t16"."again_from",
  CAST(':today' AS DATE) AS "insert_dt",
  CAST(':today' AS DATE) AS "update_dt"
FROM (
  SELECT
    "t13"."snapshot_date",
    "t13"."surviving_account_csn",
    "t13"."action_key",
    "t13"."opportunity_id",
    "t13"."tenant_id",
    "t13"."original_account_csn",
    "t13"."contract_id",
    "t13"."offering_product_line_code",
    "t13"."opportunity_close_date",
    "t13"."action_name",
    "t13"."lifecycle",
    "t13"."channel",
    "t13"."cohort",
    "t13"."priority",
    "t13"."value_at_stake",
    "t13"."gap",
    "t13"."probability",
    "t13"."uplift",
    "t13"."uplift_source",
    "t13"."expected_value",
    "t13"."confidence",
    "t13"."weaknesses",
    "t13"."goal",
    "t13"."why_now",
    "t13"."next_step",
    "t13"."success_criterion",
    "t13"."verdict",
    "t13"."verdict_reason",
    "t13"."candidate_rank",
    "t13"."action_id",
    "t13"."again_from",
    "t13"."due_on",
    "t13"."closed_by",
    "t13"."owner_id",
    "t13"."topic",
    "t13"."holdout_unit",
    "t13"."site_geo",
    "t13"."seat_bucket",
    "t13"."industry_group",
    "t13"."action_rank",
    "t8"."named_csn",
    "t8"."account_name",
    "t15"."sold_contract",
    "t15"."sold_tenant",
    "t15"."sold_line",
    "t15"."product_name"
  FROM (
    SELECT
      "t7"."snapshot_date",
      "t7"."surviving_account_csn",
      "t7"."action_key",
      "t7"."opportunity_id",
      "t7"."tenant_id",
      "t7"."original_account_csn",
      "t7"."contract_id",
      "t7"."offering_product_line_code",
      "t7"."opportunity_close_date",
      "t7"."action_name",
      "t7"."lifecycle",
      "t7"."channel",
      "t7"."cohort",
      "t7"."priority",
      "t7"."value_at_stake",
      "t7"."gap",
      "t7"."probability",
      "t7"."uplift",
      "t7"."uplift_source",
      "t7"."expected_value",
      "t7"."confidence",
      "t7"."weaknesses",
      "t7"."goal",
      "t7"."why_now",
      "t7"."next_step",
      "t7"."success_criterion",
      "t7"."verdict",
      "t7"."verdict_reason",
      "t7"."candidate_rank",
      "t7"."action_id",
      "t7"."again_from",
      "t7"."due_on",
      "t7"."closed_by",
      "t7"."owner_id",
      "t7"."topic",
      "t7"."holdout_unit",
      "t7"."site_geo",
      "t7"."seat_bucket",
      "t7"."industry_group",
      (
        ROW_NUMBER() OVER (
          PARTITION BY "t7"."surviving_account_csn"
          ORDER BY "t7"."candidate_rank" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1
      ) + 1 AS "action_rank"
    FROM (
      SELECT
        *
      FROM "ide_action_candidates_monthly" AS "t0"
      WHERE
        "t0"."verdict" = 'selected'
    ) AS "t7"
  ) AS "t13"
  LEFT OUTER JOIN (
    SELECT
      "t1"."account_csn" AS "named_csn",
      "t1"."account_name"
    FROM "account_attributes" AS "t1"
  ) AS "t8"
    ON "t13"."surviving_account_csn" = "t8"."named_csn"
  LEFT OUTER JOIN (
    SELECT
      "t11"."contract_id" AS "sold_contract",
      "t11"."tenant_id" AS "sold_tenant",
      "t11"."offering_product_line_code" AS "sold_line",
      MIN("t11"."product_name") AS "product_name"
    FROM (
      SELECT
        "t9"."contract_id",
        "t9"."tenant_id",
        "t9"."offering_product_line_code",
        "t9"."offering_external_key",
        "t10"."product_name",
        "t10"."offered",
        "t10"."offered_line"
      FROM (
        SELECT
          "t2"."contract_id",
          "t2"."tenant_id",
          "t2"."offering_product_line_code",
          "t2"."offering_external_key"
        FROM "active_subscription_monthly" AS "t2"
      ) AS "t9"
      INNER JOIN (
        SELECT
          "t3"."product_name",
          "t3"."product_offering" AS "offered",
          "t3"."offering_product_line_code" AS "offered_line"
        FROM "product_offerings" AS "t3"
      ) AS "t10"
        ON "t9"."offering_external_key" = "t10"."offered"
        AND "t9"."offering_product_line_code" = "t10"."offered_line"
    ) AS "t11"
    GROUP BY
      1,
      2,
      3
  ) AS "t15"
    ON "t13"."contract_id" = "t15"."sold_contract"
    AND "t13"."tenant_id" = "t15"."sold_tenant"
    AND "t13"."offering_product_line_code" = "t15"."sold_line"
) AS "t16"