WITH "t24" AS (
  SELECT
    "t23"."surviving_account_csn",
    "t23"."contact_id",
    "t23"."contact_role",
    MAX("t23"."last_contact_on") AS "last_contact_on"
  FROM (
    SELECT
      "t19"."contact_id",
      "t19"."known_csn",
      "t19"."contact_role",
      "t19"."contact_name",
      "t19"."contact_email",
      "t19"."last_contact_on",
      "t19"."left_on",
      "t19"."by_month",
      COALESCE("t19"."final_csn", "t19"."known_csn") AS "surviving_account_csn"
    FROM (
      SELECT
        "t16"."contact_id",
        "t16"."known_csn",
        "t16"."contact_role",
        "t16"."contact_name",
        "t16"."contact_email",
        "t16"."last_contact_on",
        "t16"."left_on",
        "t16"."by_month",
        "t14"."merged_csn",
        "t14"."final_csn"
      FROM (
        SELECT
          "t4"."contact_id",
          "t4"."account_csn" AS "known_csn",
          "t4"."contact_role",
          "t4"."contact_name",
          "t4"."contact_email",
          "t4"."last_contact_on",
          "t4"."left_on",
          "t4"."by_month"
        FROM "stakeholders" AS "t4"
        WHERE
          (
            "t4"."left_on" IS NULL
          ) OR (
            "t4"."left_on" > CAST(':last_day' AS DATE)
          )
      ) AS "t16"
      LEFT OUTER JOIN (
        SELECT
          "t5"."victim_account_csn" AS "merged_csn",
          "t5"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t5"
      ) AS "t14"
        ON "t16"."known_csn" = "t14"."merged_csn"
    ) AS "t19"
  ) AS "t23"
  GROUP BY
    1,
    2,
    3
)
SELECT
  "t32"."snapshot_date",
  "t32"."surviving_account_csn",
  "t32"."action_rank",
  "t32"."action_id",
  "t32"."action_key",
  "t32"."action_name",
  "t32"."lifecycle",
  "t32"."channel",
  "t32"."account_name",
  "t32"."product_name",
  "t32"."owner_id",
  "t32"."contact_id",
  "t32"."goal",
  "t32"."why_now",
  "t32"."next_step",
  "t32"."success_criterion",
  "t32"."due_on",
  "t32"."expected_value",
  "t32"."uplift",
  "t32"."uplift_source",
  "t32"."probability",
  "t32"."confidence",
  "t32"."weaknesses",
  "t32"."priority",
  "t32"."value_at_stake",
  "t32"."gap",
  "t32"."original_account_csn",
  "t32"."opportunity_id",
  "t32"."contract_id",
  "t32"."tenant_id",
  "t32"."offering_product_line_code",
  "t32"."cohort",
  "t32"."opportunity_close_date",
  "t32"."again_from",
  CAST(':today' AS DATE) AS "insert_dt",
  CAST(':today' AS DATE) AS "update_dt"
FROM (
  SELECT
    "t20"."snapshot_date",
    "t20"."surviving_account_csn",
    "t20"."action_rank",
    "t20"."action_id",
    "t20"."action_key",
    "t20"."action_name",
    "t20"."lifecycle",
    "t20"."channel",
    "t11"."account_name",
    "t22"."product_name",
    "t20"."owner_id",
    "t31"."contact_id",
    "t20"."goal",
    "t20"."why_now",
    "t20"."next_step",
    "t20"."success_criterion",
    "t20"."due_on",
    "t20"."expected_value",
    "t20"."uplift",
    "t20"."uplift_source",
    "t20"."probability",
    "t20"."confidence",
    "t20"."weaknesses",
    "t20"."priority",
    "t20"."value_at_stake",
    "t20"."gap",
    "t20"."original_account_csn",
    "t20"."opportunity_id",
    "t20"."contract_id",
    "t20"."tenant_id",
    "t20"."offering_product_line_code",
    "t20"."cohort",
    "t20"."opportunity_close_date",
    "t20"."again_from"
  FROM (
    SELECT
      "t10"."snapshot_date",
      "t10"."surviving_account_csn",
      "t10"."action_key",
      "t10"."opportunity_id",
      "t10"."tenant_id",
      "t10"."original_account_csn",
      "t10"."contract_id",
      "t10"."offering_product_line_code",
      "t10"."opportunity_close_date",
      "t10"."action_name",
      "t10"."lifecycle",
      "t10"."channel",
      "t10"."cohort",
      "t10"."priority",
      "t10"."value_at_stake",
      "t10"."gap",
      "t10"."probability",
      "t10"."uplift",
      "t10"."uplift_source",
      "t10"."expected_value",
      "t10"."confidence",
      "t10"."weaknesses",
      "t10"."goal",
      "t10"."why_now",
      "t10"."next_step",
      "t10"."success_criterion",
      "t10"."verdict",
      "t10"."verdict_reason",
      "t10"."candidate_rank",
      "t10"."action_id",
      "t10"."again_from",
      "t10"."due_on",
      "t10"."closed_by",
      "t10"."owner_id",
      "t10"."topic",
      "t10"."holdout_unit",
      "t10"."site_geo",
      "t10"."seat_bucket",
      "t10"."industry_group",
      (
        ROW_NUMBER() OVER (
          PARTITION BY "t10"."surviving_account_csn"
          ORDER BY "t10"."candidate_rank" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1
      ) + 1 AS "action_rank"
    FROM (
      SELECT
        *
      FROM "ide_action_candidates_monthly" AS "t0"
      WHERE
        "t0"."verdict" = 'selected'
    ) AS "t10"
  ) AS "t20"
  LEFT OUTER JOIN (
    SELECT
      "t1"."account_csn" AS "named_csn",
      "t1"."account_name"
    FROM "account_attributes" AS "t1"
  ) AS "t11"
    ON "t20"."surviving_account_csn" = "t11"."named_csn"
  LEFT OUTER JOIN (
    SELECT
      "t17"."contract_id" AS "sold_contract",
      "t17"."tenant_id" AS "sold_tenant",
      "t17"."offering_product_line_code" AS "sold_line",
      MIN("t17"."product_name") AS "product_name"
    FROM (
      SELECT
        "t12"."contract_id",
        "t12"."tenant_id",
        "t12"."offering_product_line_code",
        "t12"."offering_external_key",
        "t13"."product_name",
        "t13"."offered",
        "t13"."offered_line"
      FROM (
        SELECT
          "t2"."contract_id",
          "t2"."tenant_id",
          "t2"."offering_product_line_code",
          "t2"."offering_external_key"
        FROM "active_subscription_monthly" AS "t2"
      ) AS "t12"
      INNER JOIN (
        SELECT
          "t3"."product_name",
          "t3"."product_offering" AS "offered",
          "t3"."offering_product_line_code" AS "offered_line"
        FROM "product_offerings" AS "t3"
      ) AS "t13"
        ON "t12"."offering_external_key" = "t13"."offered"
        AND "t12"."offering_product_line_code" = "t13"."offered_line"
    ) AS "t17"
    GROUP BY
      1,
      2,
      3
  ) AS "t22"
    ON "t20"."contract_id" = "t22"."sold_contract"
    AND "t20"."tenant_id" = "t22"."sold_tenant"
    AND "t20"."offering_product_line_code" = "t22"."sold_line"
  LEFT OUTER JOIN (
    SELECT
      "t29"."contact_lifecycle",
      "t29"."contact_id",
      "t29"."surviving_account_csn" AS "contact_csn"
    FROM (
      SELECT
        "t28"."surviving_account_csn",
        "t28"."contact_id",
        "t28"."contact_role",
        "t28"."last_contact_on",
        "t28"."contact_lifecycle",
        "t28"."place",
        ROW_NUMBER() OVER (
          PARTITION BY "t28"."surviving_account_csn", "t28"."contact_lifecycle"
          ORDER BY "t28"."place" ASC, "t28"."last_contact_on" IS NULL ASC, "t28"."last_contact_on" DESC, "t28"."contact_id" ASC, "t28"."contact_role" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "nth"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t25"."surviving_account_csn",
            "t25"."contact_id",
            "t25"."contact_role",
            "t25"."last_contact_on",
            'Renew' AS "contact_lifecycle",
            CASE
              WHEN "t25"."contact_role" = 'executive'
              THEN 0
              WHEN "t25"."contact_role" = 'champion'
              THEN 1
              WHEN "t25"."contact_role" = 'admin'
              THEN 2
              WHEN "t25"."contact_role" = 'user'
              THEN 3
              ELSE NULL
            END AS "place"
          FROM "t24" AS "t25"
        ) AS "t26"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t25"."surviving_account_csn",
            "t25"."contact_id",
            "t25"."contact_role",
            "t25"."last_contact_on",
            'Adopt' AS "contact_lifecycle",
            CASE
              WHEN "t25"."contact_role" = 'admin'
              THEN 0
              WHEN "t25"."contact_role" = 'champion'
              THEN 1
              WHEN "t25"."contact_role" = 'user'
              THEN 2
              WHEN "t25"."contact_role" = 'executive'
              THEN 3
              ELSE NULL
            END AS "place"
          FROM "t24" AS "t25"
        ) AS "t27"
      ) AS "t28"
    ) AS "t29"
    WHERE
      "t29"."nth" = 0
  ) AS "t31"
    ON "t20"."surviving_account_csn" = "t31"."contact_csn"
    AND "t20"."lifecycle" = "t31"."contact_lifecycle"
) AS "t32"