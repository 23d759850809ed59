WITH "t16" AS (
  SELECT
    "t12"."done_at",
    "t12"."done_key",
    "t12"."performed_on",
    "t13"."merged_csn",
    "t13"."final_csn"
  FROM (
    SELECT
      "t3"."account_csn" AS "done_at",
      "t3"."action_key" AS "done_key",
      "t3"."performed_on"
    FROM "interventions" AS "t3"
  ) AS "t12"
  LEFT OUTER JOIN (
    SELECT
      "t4"."victim_account_csn" AS "merged_csn",
      "t4"."surviving_account_csn" AS "final_csn"
    FROM "account_merges" AS "t4"
  ) AS "t13"
    ON "t12"."done_at" = "t13"."merged_csn"
), "t18" AS (
  SELECT
    "t15"."action_key",
    "t15"."surviving_account_csn",
    "t15"."holdout_unit",
    "t15"."opportunity_id",
    "t15"."cohort",
    "t15"."seat_bucket",
    "t15"."site_geo",
    "t15"."industry_group",
    "t15"."tenant_id",
    "t15"."enrolled_on",
    "t15"."is_offered",
    "t15"."former_performed_on",
    "t15"."former_renewed",
    "t15"."is_former",
    ROW_NUMBER() OVER (
      PARTITION BY "t15"."action_key", "t15"."surviving_account_csn"
      ORDER BY NOT (
        "t15"."is_former"
      ) ASC, "t15"."enrolled_on" ASC, "t15"."opportunity_id" ASC, "t15"."tenant_id" ASC
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
    ) AS "t11"
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
    ) AS "t6"
  ) AS "t15"
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
  "t32"."shown_on",
  CASE
    WHEN "t32"."seen_opportunity" IS NOT NULL
    THEN "t32"."is_renewed"
    ELSE "t32"."former_renewed"
  END AS "is_renewed",
  "t32"."seen_opportunity",
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
    "t14"."decided_opportunity",
    "t14"."decided_on",
    "t14"."shown_on",
    "t14"."is_renewed",
    "t9"."seen_opportunity"
  FROM (
    SELECT
      *
    FROM "t18" AS "t19"
    WHERE
      "t19"."place" = 0
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
            "t19"."action_key",
            "t19"."surviving_account_csn",
            "t19"."enrolled_on"
          FROM "t18" AS "t19"
          WHERE
            "t19"."place" = 0
        ) AS "t27"
        INNER JOIN (
          SELECT
            *
          FROM (
            SELECT
              "t17"."done_key",
              "t17"."done_at",
              "t17"."performed_on"
            FROM "t16" AS "t17"
            WHERE
              "t17"."performed_on" <= CAST(':last_day' AS DATE)
          ) AS "t20"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t17"."done_key",
              COALESCE("t17"."final_csn", "t17"."done_at") AS "done_at",
              "t17"."performed_on"
            FROM "t16" AS "t17"
            WHERE
              "t17"."performed_on" <= CAST(':last_day' AS DATE)
          ) AS "t21"
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
      "t0"."opportunity_id" AS "decided_opportunity",
      "t0"."close_date" AS "decided_on",
      "t0"."outcome_shown_on" AS "shown_on",
      "t0"."is_won" AS "is_renewed"
    FROM "opportunity_outcomes_monthly" AS "t0"
    WHERE
      "t0"."is_closed" AND "t0"."is_won" IS NOT NULL
  ) AS "t14"
    ON "t26"."opportunity_id" = "t14"."decided_opportunity"
    AND "t26"."enrolled_on" < "t14"."shown_on"
  LEFT OUTER JOIN (
    SELECT
      "t0"."opportunity_id" AS "seen_opportunity"
    FROM "opportunity_outcomes_monthly" AS "t0"
  ) AS "t9"
    ON "t26"."opportunity_id" = "t9"."seen_opportunity"
) AS "t32"
