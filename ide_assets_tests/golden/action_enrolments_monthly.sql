WITH "t13" AS (
  SELECT
    "t10"."done_at",
    "t10"."done_key",
    "t10"."performed_on",
    "t11"."merged_csn",
    "t11"."final_csn"
  FROM (
    SELECT
      "t3"."account_csn" AS "done_at",
      "t3"."action_key" AS "done_key",
      "t3"."performed_on"
    FROM "interventions" AS "t3"
  ) AS "t10"
  LEFT OUTER JOIN (
    SELECT
      "t4"."victim_account_csn" AS "merged_csn",
      "t4"."surviving_account_csn" AS "final_csn"
    FROM "account_merges" AS "t4"
  ) AS "t11"
    ON "t10"."done_at" = "t11"."merged_csn"
), "t16" AS (
  SELECT
    "t12"."action_key",
    "t12"."surviving_account_csn",
    "t12"."holdout_unit",
    "t12"."opportunity_id",
    "t12"."cohort",
    "t12"."seat_bucket",
    "t12"."site_geo",
    "t12"."industry_group",
    "t12"."tenant_id",
    "t12"."enrolled_on",
    "t12"."is_offered",
    "t12"."former_performed_on",
    "t12"."former_renewed",
    "t12"."is_former",
    ROW_NUMBER() OVER (
      PARTITION BY "t12"."action_key", "t12"."surviving_account_csn"
      ORDER BY NOT (
        "t12"."is_former"
      ) ASC, "t12"."enrolled_on" ASC, "t12"."opportunity_id" ASC, "t12"."tenant_id" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "place"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t1"."action_key",
        "t1"."surviving_account_csn",
        "t1"."holdout_unit",
        "t1"."opportunity_id",
        "t1"."cohort",
        "t1"."seat_bucket",
        "t1"."site_geo",
        "t1"."industry_group",
        "t1"."tenant_id",
        "t1"."snapshot_date" AS "enrolled_on",
        "t1"."verdict" = 'selected' AS "is_offered",
        CAST(NULL AS DATE) AS "former_performed_on",
        CAST(NULL AS BOOLEAN) AS "former_renewed",
        FALSE AS "is_former"
      FROM "ide_action_candidates_monthly" AS "t1"
      WHERE
        "t1"."verdict" IN ('selected', 'held_back')
    ) AS "t9"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t2"."action_key",
        "t2"."surviving_account_csn",
        "t2"."holdout_unit",
        "t2"."opportunity_id",
        "t2"."cohort",
        "t2"."seat_bucket",
        "t2"."site_geo",
        "t2"."industry_group",
        CAST(NULL AS BIGINT) AS "tenant_id",
        "t2"."enrolled_on",
        "t2"."is_offered",
        "t2"."first_performed_on" AS "former_performed_on",
        "t2"."is_renewed" AS "former_renewed",
        TRUE AS "is_former"
      FROM "action_enrolments_monthly" AS "t2"
    ) AS "t5"
  ) AS "t12"
)
SELECT
  "t32"."action_key",
  "t32"."surviving_account_csn",
  "t32"."holdout_unit",
  "t32"."opportunity_id",
  "t32"."cohort",
  "t32"."seat_bucket",
  "t32"."site_geo",
  "t32"."industry_group",
  "t32"."tenant_id",
  "t32"."enrolled_on",
  "t32"."is_offered",
  "t32"."former_performed_on",
  "t32"."former_renewed",
  "t32"."is_former",
  "t32"."place",
  "t32"."after_key",
  "t32"."after_account",
  COALESCE("t32"."former_performed_on", "t32"."first_performed_on") AS "first_performed_on",
  "t32"."decided_opportunity",
  "t32"."decided_on",
  COALESCE("t32"."is_renewed", "t32"."former_renewed") AS "is_renewed",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    "t26"."action_key",
    "t26"."surviving_account_csn",
    "t26"."holdout_unit",
    "t26"."opportunity_id",
    "t26"."cohort",
    "t26"."seat_bucket",
    "t26"."site_geo",
    "t26"."industry_group",
    "t26"."tenant_id",
    "t26"."enrolled_on",
    "t26"."is_offered",
    "t26"."former_performed_on",
    "t26"."former_renewed",
    "t26"."is_former",
    "t26"."place",
    "t31"."after_key",
    "t31"."after_account",
    "t31"."first_performed_on",
    "t22"."decided_opportunity",
    "t22"."decided_on",
    "t22"."is_renewed"
  FROM (
    SELECT
      *
    FROM "t16" AS "t17"
    WHERE
      "t17"."place" = 0
  ) AS "t26"
  LEFT OUTER JOIN (
    SELECT
      "t29"."action_key" AS "after_key",
      "t29"."surviving_account_csn" AS "after_account",
      MIN("t29"."performed_on") AS "first_performed_on"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t27"."action_key",
          "t27"."surviving_account_csn",
          "t27"."enrolled_on",
          "t23"."done_key",
          "t23"."done_at",
          "t23"."performed_on"
        FROM (
          SELECT
            "t17"."action_key",
            "t17"."surviving_account_csn",
            "t17"."enrolled_on"
          FROM "t16" AS "t17"
          WHERE
            "t17"."place" = 0
        ) AS "t27"
        INNER JOIN (
          SELECT
            *
          FROM (
            SELECT
              "t14"."done_key",
              "t14"."done_at",
              "t14"."performed_on"
            FROM "t13" AS "t14"
            WHERE
              "t14"."performed_on" <= CAST(':last_day' AS DATE)
          ) AS "t18"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t14"."done_key",
              COALESCE("t14"."final_csn", "t14"."done_at") AS "done_at",
              "t14"."performed_on"
            FROM "t13" AS "t14"
            WHERE
              "t14"."performed_on" <= CAST(':last_day' AS DATE)
          ) AS "t19"
        ) AS "t23"
          ON "t27"."action_key" = "t23"."done_key"
          AND "t27"."surviving_account_csn" = "t23"."done_at"
      ) AS "t28"
      WHERE
        "t28"."performed_on" > "t28"."enrolled_on"
    ) AS "t29"
    GROUP BY
      1,
      2
  ) AS "t31"
    ON "t26"."action_key" = "t31"."after_key"
    AND "t26"."surviving_account_csn" = "t31"."after_account"
  LEFT OUTER JOIN (
    SELECT
      "t15"."opportunity_id" AS "decided_opportunity",
      "t15"."close_date" AS "decided_on",
      "t15"."is_won" AS "is_renewed"
    FROM (
      SELECT
        "t8"."opportunity_id",
        "t8"."account_csn",
        "t8"."contract_id",
        "t8"."offering_product_line_code",
        "t8"."created_date",
        "t8"."close_date",
        "t8"."is_renewal",
        "t8"."is_closed",
        "t8"."lc_flag",
        "t8"."promo_flag",
        "t8"."service_contract_id",
        "t8"."term",
        "t8"."territory_account_tier",
        "t8"."is_won",
        "t8"."acv_usd",
        "t8"."opportunity_amount",
        "t8"."opportunity_number",
        "t8"."days_into_term",
        "t8"."active_aov_net3",
        ROW_NUMBER() OVER (
          PARTITION BY "t8"."opportunity_id"
          ORDER BY "t8"."close_date" DESC, CAST("t8"."is_won" AS BIGINT) DESC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "place"
      FROM (
        SELECT
          *
        FROM "opportunities" AS "t0"
        WHERE
          "t0"."is_closed"
          AND "t0"."is_won" IS NOT NULL
          AND "t0"."close_date" <= CAST(':last_day' AS DATE)
      ) AS "t8"
    ) AS "t15"
    WHERE
      "t15"."place" = 0
  ) AS "t22"
    ON "t26"."opportunity_id" = "t22"."decided_opportunity"
    AND "t26"."enrolled_on" < "t22"."decided_on"
) AS "t32"
