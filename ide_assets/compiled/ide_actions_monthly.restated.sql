WITH "t28" AS (
  SELECT
    "t27"."surviving_account_csn",
    "t27"."contact_id",
    "t27"."contact_role",
    MAX("t27"."last_contact_on") AS "last_contact_on"
  FROM (
    SELECT
      "t23"."contact_id",
      "t23"."known_csn",
      "t23"."contact_role",
      "t23"."contact_name",
      "t23"."contact_email",
      "t23"."last_contact_on",
      "t23"."left_on",
      "t23"."by_month",
      COALESCE("t23"."final_csn", "t23"."known_csn") AS "surviving_account_csn"
    FROM (
      SELECT
        "t20"."contact_id",
        "t20"."known_csn",
        "t20"."contact_role",
        "t20"."contact_name",
        "t20"."contact_email",
        "t20"."last_contact_on",
        "t20"."left_on",
        "t20"."by_month",
        "t18"."merged_csn",
        "t18"."final_csn"
      FROM (
        SELECT
          "t6"."contact_id",
          "t6"."account_csn" AS "known_csn",
          "t6"."contact_role",
          "t6"."contact_name",
          "t6"."contact_email",
          "t6"."last_contact_on",
          "t6"."left_on",
          "t6"."by_month"
        FROM "stakeholders" AS "t6"
        WHERE
          (
            "t6"."left_on" IS NULL
          ) OR (
            "t6"."left_on" > CAST(':last_day' AS DATE)
          )
      ) AS "t20"
      LEFT OUTER JOIN (
        SELECT
          "t7"."victim_account_csn" AS "merged_csn",
          "t7"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t7"
      ) AS "t18"
        ON "t20"."known_csn" = "t18"."merged_csn"
    ) AS "t23"
  ) AS "t27"
  GROUP BY
    1,
    2,
    3
)
SELECT
  "t24"."snapshot_date",
  "t24"."surviving_account_csn",
  "t24"."action_rank",
  "t24"."action_id",
  "t24"."action_key",
  "t24"."action_name",
  "t24"."lifecycle",
  "t24"."channel",
  "t15"."account_name",
  "t26"."product_name",
  "t24"."owner_id",
  "t35"."contact_id",
  "t24"."goal",
  "t24"."why_now",
  "t24"."next_step",
  "t24"."success_criterion",
  "t24"."due_on",
  "t24"."expected_value",
  "t24"."uplift",
  "t24"."uplift_source",
  "t24"."probability",
  "t24"."confidence",
  "t24"."weaknesses",
  "t24"."priority",
  "t24"."value_at_stake",
  "t24"."gap",
  "t24"."original_account_csn",
  "t24"."opportunity_id",
  "t24"."contract_id",
  "t24"."tenant_id",
  "t24"."offering_product_line_code",
  "t24"."cohort",
  "t24"."opportunity_close_date",
  "t24"."again_from",
  COALESCE("t9"."insert_dt", CAST(':today' AS DATE)) AS "insert_dt",
  CASE
    WHEN "t24"."action_id" IS NOT DISTINCT FROM "t8"."action_id"
    AND "t24"."action_key" IS NOT DISTINCT FROM "t8"."action_key"
    AND "t24"."action_name" IS NOT DISTINCT FROM "t8"."action_name"
    AND "t24"."lifecycle" IS NOT DISTINCT FROM "t8"."lifecycle"
    AND "t24"."channel" IS NOT DISTINCT FROM "t8"."channel"
    AND "t15"."account_name" IS NOT DISTINCT FROM "t8"."account_name"
    AND "t26"."product_name" IS NOT DISTINCT FROM "t8"."product_name"
    AND "t24"."owner_id" IS NOT DISTINCT FROM "t8"."owner_id"
    AND "t35"."contact_id" IS NOT DISTINCT FROM "t8"."contact_id"
    AND "t24"."goal" IS NOT DISTINCT FROM "t8"."goal"
    AND "t24"."why_now" IS NOT DISTINCT FROM "t8"."why_now"
    AND "t24"."next_step" IS NOT DISTINCT FROM "t8"."next_step"
    AND "t24"."success_criterion" IS NOT DISTINCT FROM "t8"."success_criterion"
    AND "t24"."due_on" IS NOT DISTINCT FROM "t8"."due_on"
    AND "t24"."expected_value" IS NOT DISTINCT FROM "t8"."expected_value"
    AND "t24"."uplift" IS NOT DISTINCT FROM "t8"."uplift"
    AND "t24"."uplift_source" IS NOT DISTINCT FROM "t8"."uplift_source"
    AND "t24"."probability" IS NOT DISTINCT FROM "t8"."probability"
    AND "t24"."confidence" IS NOT DISTINCT FROM "t8"."confidence"
    AND "t24"."weaknesses" IS NOT DISTINCT FROM "t8"."weaknesses"
    AND "t24"."priority" IS NOT DISTINCT FROM "t8"."priority"
    AND "t24"."value_at_stake" IS NOT DISTINCT FROM "t8"."value_at_stake"
    AND "t24"."gap" IS NOT DISTINCT FROM "t8"."gap"
    AND "t24"."original_account_csn" IS NOT DISTINCT FROM "t8"."original_account_csn"
    AND "t24"."opportunity_id" IS NOT DISTINCT FROM "t8"."opportunity_id"
    AND "t24"."contract_id" IS NOT DISTINCT FROM "t8"."contract_id"
    AND "t24"."tenant_id" IS NOT DISTINCT FROM "t8"."tenant_id"
    AND "t24"."offering_product_line_code" IS NOT DISTINCT FROM "t8"."offering_product_line_code"
    AND "t24"."cohort" IS NOT DISTINCT FROM "t8"."cohort"
    AND "t24"."opportunity_close_date" IS NOT DISTINCT FROM "t8"."opportunity_close_date"
    AND "t24"."again_from" IS NOT DISTINCT FROM "t8"."again_from"
    AND (
      "t8"."update_dt" IS NOT NULL
    )
    THEN "t8"."update_dt"
    ELSE CAST(':today' AS DATE)
  END AS "update_dt"
FROM (
  SELECT
    "t14"."snapshot_date",
    "t14"."surviving_account_csn",
    "t14"."action_key",
    "t14"."opportunity_id",
    "t14"."tenant_id",
    "t14"."original_account_csn",
    "t14"."contract_id",
    "t14"."offering_product_line_code",
    "t14"."opportunity_close_date",
    "t14"."action_name",
    "t14"."lifecycle",
    "t14"."channel",
    "t14"."cohort",
    "t14"."priority",
    "t14"."value_at_stake",
    "t14"."gap",
    "t14"."probability",
    "t14"."uplift",
    "t14"."uplift_source",
    "t14"."expected_value",
    "t14"."confidence",
    "t14"."weaknesses",
    "t14"."goal",
    "t14"."why_now",
    "t14"."next_step",
    "t14"."success_criterion",
    "t14"."verdict",
    "t14"."verdict_reason",
    "t14"."candidate_rank",
    "t14"."action_id",
    "t14"."again_from",
    "t14"."due_on",
    "t14"."closed_by",
    "t14"."owner_id",
    "t14"."topic",
    "t14"."holdout_unit",
    "t14"."site_geo",
    "t14"."seat_bucket",
    "t14"."industry_group",
    (
      ROW_NUMBER() OVER (
        PARTITION BY "t14"."surviving_account_csn"
        ORDER BY "t14"."candidate_rank" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1
    ) + 1 AS "action_rank"
  FROM (
    SELECT
      *
    FROM "ide_action_candidates_monthly" AS "t2"
    WHERE
      "t2"."verdict" = 'selected'
  ) AS "t14"
) AS "t24"
LEFT OUTER JOIN (
  SELECT
    "t3"."account_csn" AS "named_csn",
    "t3"."account_name"
  FROM "account_attributes" AS "t3"
) AS "t15"
  ON "t24"."surviving_account_csn" = "t15"."named_csn"
LEFT OUTER JOIN (
  SELECT
    "t21"."contract_id" AS "sold_contract",
    "t21"."tenant_id" AS "sold_tenant",
    "t21"."offering_product_line_code" AS "sold_line",
    MIN("t21"."product_name") AS "product_name"
  FROM (
    SELECT
      "t16"."contract_id",
      "t16"."tenant_id",
      "t16"."offering_product_line_code",
      "t16"."offering_external_key",
      "t17"."product_name",
      "t17"."offered",
      "t17"."offered_line"
    FROM (
      SELECT
        "t4"."contract_id",
        "t4"."tenant_id",
        "t4"."offering_product_line_code",
        "t4"."offering_external_key"
      FROM "active_subscription_monthly" AS "t4"
    ) AS "t16"
    INNER JOIN (
      SELECT
        "t5"."product_name",
        "t5"."product_offering" AS "offered",
        "t5"."offering_product_line_code" AS "offered_line"
      FROM "product_offerings" AS "t5"
    ) AS "t17"
      ON "t16"."offering_external_key" = "t17"."offered"
      AND "t16"."offering_product_line_code" = "t17"."offered_line"
  ) AS "t21"
  GROUP BY
    1,
    2,
    3
) AS "t26"
  ON "t24"."contract_id" = "t26"."sold_contract"
  AND "t24"."tenant_id" = "t26"."sold_tenant"
  AND "t24"."offering_product_line_code" = "t26"."sold_line"
LEFT OUTER JOIN (
  SELECT
    "t33"."contact_lifecycle",
    "t33"."contact_id",
    "t33"."surviving_account_csn" AS "contact_csn"
  FROM (
    SELECT
      "t32"."surviving_account_csn",
      "t32"."contact_id",
      "t32"."contact_role",
      "t32"."last_contact_on",
      "t32"."contact_lifecycle",
      "t32"."place",
      ROW_NUMBER() OVER (
        PARTITION BY "t32"."surviving_account_csn", "t32"."contact_lifecycle"
        ORDER BY "t32"."place" ASC, "t32"."last_contact_on" IS NULL ASC, "t32"."last_contact_on" DESC, "t32"."contact_id" ASC, "t32"."contact_role" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "nth"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t29"."surviving_account_csn",
          "t29"."contact_id",
          "t29"."contact_role",
          "t29"."last_contact_on",
          'Renew' AS "contact_lifecycle",
          CASE
            WHEN "t29"."contact_role" = 'executive'
            THEN 0
            WHEN "t29"."contact_role" = 'champion'
            THEN 1
            WHEN "t29"."contact_role" = 'admin'
            THEN 2
            WHEN "t29"."contact_role" = 'user'
            THEN 3
            ELSE NULL
          END AS "place"
        FROM "t28" AS "t29"
      ) AS "t30"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t29"."surviving_account_csn",
          "t29"."contact_id",
          "t29"."contact_role",
          "t29"."last_contact_on",
          'Adopt' AS "contact_lifecycle",
          CASE
            WHEN "t29"."contact_role" = 'admin'
            THEN 0
            WHEN "t29"."contact_role" = 'champion'
            THEN 1
            WHEN "t29"."contact_role" = 'user'
            THEN 2
            WHEN "t29"."contact_role" = 'executive'
            THEN 3
            ELSE NULL
          END AS "place"
        FROM "t28" AS "t29"
      ) AS "t31"
    ) AS "t32"
  ) AS "t33"
  WHERE
    "t33"."nth" = 0
) AS "t35"
  ON "t24"."surviving_account_csn" = "t35"."contact_csn"
  AND "t24"."lifecycle" = "t35"."contact_lifecycle"
LEFT OUTER JOIN "former_version" AS "t8"
  ON "t24"."snapshot_date" = "t8"."snapshot_date"
  AND "t24"."surviving_account_csn" = "t8"."surviving_account_csn"
  AND "t24"."action_rank" = "t8"."action_rank"
LEFT OUTER JOIN "first_published" AS "t9"
  ON "t24"."snapshot_date" = "t9"."snapshot_date"
  AND "t24"."surviving_account_csn" = "t9"."surviving_account_csn"
  AND "t24"."action_rank" = "t9"."action_rank"