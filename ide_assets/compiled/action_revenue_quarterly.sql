SELECT
  "t21"."action_key",
  "t21"."quarter",
  "t21"."units_offered",
  "t21"."units_held_back",
  "t21"."accounts_offered",
  "t21"."accounts_held_back",
  "t21"."x1",
  "t21"."y1",
  "t21"."x0",
  "t21"."y0",
  "t21"."xx1",
  "t21"."xx0",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    "t20"."action_key",
    "t20"."quarter",
    SUM(CASE WHEN "t20"."accounts_offered" > 0 THEN 1 ELSE 0 END) AS "units_offered",
    SUM(CASE WHEN "t20"."accounts_held_back" > 0 THEN 1 ELSE 0 END) AS "units_held_back",
    SUM("t20"."accounts_offered") AS "accounts_offered",
    SUM("t20"."accounts_held_back") AS "accounts_held_back",
    SUM("t20"."x1") AS "x1",
    SUM("t20"."y1") AS "y1",
    SUM("t20"."x0") AS "x0",
    SUM("t20"."y0") AS "y0",
    CAST(SUM("t20"."x1" * "t20"."x1") AS DOUBLE) AS "xx1",
    CAST(SUM("t20"."x0" * "t20"."x0") AS DOUBLE) AS "xx0"
  FROM (
    SELECT
      "t19"."action_key",
      "t19"."quarter",
      "t19"."holdout_unit",
      SUM("t19"."offered") AS "accounts_offered",
      SUM(1 - "t19"."offered") AS "accounts_held_back",
      SUM("t19"."offered" * "t19"."usd") AS "x1",
      SUM("t19"."offered" * "t19"."usd" * "t19"."renewed") AS "y1",
      SUM((
        1 - "t19"."offered"
      ) * "t19"."usd") AS "x0",
      SUM((
        1 - "t19"."offered"
      ) * "t19"."usd" * "t19"."renewed") AS "y0"
    FROM (
      SELECT
        "t18"."snapshot_date",
        "t18"."action_key",
        "t18"."surviving_account_csn",
        "t18"."enrolled_on",
        "t18"."is_offered",
        "t18"."first_performed_on",
        "t18"."holdout_unit",
        "t18"."opportunity_id",
        "t18"."is_renewed",
        "t18"."cohort",
        "t18"."seat_bucket",
        "t18"."site_geo",
        "t18"."industry_group",
        "t18"."enrolled_index",
        "t18"."decided_opportunity",
        "t18"."decided_on",
        "t18"."valued",
        "t18"."usd",
        "t18"."first_month",
        "t18"."renewed",
        "t18"."offered",
        "t18"."together",
        CASE WHEN "t18"."together" = 1 THEN 0 ELSE "t18"."first_month" END AS "quarter"
      FROM (
        SELECT
          "t17"."snapshot_date",
          "t17"."action_key",
          "t17"."surviving_account_csn",
          "t17"."enrolled_on",
          "t17"."is_offered",
          "t17"."first_performed_on",
          "t17"."holdout_unit",
          "t17"."opportunity_id",
          "t17"."is_renewed",
          "t17"."cohort",
          "t17"."seat_bucket",
          "t17"."site_geo",
          "t17"."industry_group",
          "t17"."enrolled_index",
          "t17"."decided_opportunity",
          "t17"."decided_on",
          "t17"."valued",
          "t17"."usd",
          "t17"."first_month",
          "t17"."renewed",
          "t17"."offered",
          "t6"."together"
        FROM (
          SELECT
            "t15"."snapshot_date",
            "t15"."action_key",
            "t15"."surviving_account_csn",
            "t15"."enrolled_on",
            "t15"."is_offered",
            "t15"."first_performed_on",
            "t15"."holdout_unit",
            "t15"."opportunity_id",
            "t15"."is_renewed",
            "t15"."cohort",
            "t15"."seat_bucket",
            "t15"."site_geo",
            "t15"."industry_group",
            "t15"."enrolled_index",
            "t15"."decided_opportunity",
            "t15"."decided_on",
            "t15"."valued",
            GREATEST(CAST(ROUND("t15"."usd", 0) AS BIGINT), 0) AS "usd",
            (
              (
                CAST(EXTRACT(year FROM "t15"."decided_on") AS BIGINT) * 12
              ) + CAST(EXTRACT(month FROM "t15"."decided_on") AS BIGINT)
            ) - (
              (
                (
                  (
                    (
                      CAST(EXTRACT(year FROM "t15"."decided_on") AS BIGINT) * 12
                    ) + CAST(EXTRACT(month FROM "t15"."decided_on") AS BIGINT)
                  ) - 1
                ) - 0
              ) % 3
            ) AS "first_month",
            CAST(CASE WHEN "t15"."is_renewed" THEN 1 ELSE 0 END AS BIGINT) AS "renewed",
            CAST(CASE WHEN "t15"."is_offered" THEN 1 ELSE 0 END AS BIGINT) AS "offered"
          FROM (
            SELECT
              "t14"."snapshot_date",
              "t14"."action_key",
              "t14"."surviving_account_csn",
              "t14"."enrolled_on",
              "t14"."is_offered",
              "t14"."first_performed_on",
              "t14"."holdout_unit",
              "t14"."opportunity_id",
              "t14"."is_renewed",
              "t14"."cohort",
              "t14"."seat_bucket",
              "t14"."site_geo",
              "t14"."industry_group",
              "t14"."enrolled_index",
              "t7"."decided_opportunity",
              "t7"."decided_on",
              "t4"."valued",
              "t4"."usd"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t1"."snapshot_date",
                    "t1"."action_key",
                    "t1"."surviving_account_csn",
                    "t1"."enrolled_on",
                    "t1"."is_offered",
                    "t1"."first_performed_on",
                    "t1"."holdout_unit",
                    "t1"."opportunity_id",
                    "t1"."is_renewed",
                    "t1"."cohort",
                    "t1"."seat_bucket",
                    "t1"."site_geo",
                    "t1"."industry_group",
                    (
                      CAST(EXTRACT(year FROM "t1"."enrolled_on") AS BIGINT) * 12
                    ) + CAST(EXTRACT(month FROM "t1"."enrolled_on") AS BIGINT) AS "enrolled_index"
                  FROM "action_enrolments_monthly" AS "t1"
                ) AS "t8"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t10"."snapshot_date",
                    'all' AS "action_key",
                    "t10"."surviving_account_csn",
                    "t10"."enrolled_on",
                    "t10"."is_offered",
                    "t10"."first_performed_on",
                    "t10"."holdout_unit",
                    "t10"."opportunity_id",
                    "t10"."is_renewed",
                    "t10"."cohort",
                    "t10"."seat_bucket",
                    "t10"."site_geo",
                    "t10"."industry_group",
                    "t10"."enrolled_index"
                  FROM (
                    SELECT
                      "t9"."snapshot_date",
                      "t9"."action_key",
                      "t9"."surviving_account_csn",
                      "t9"."enrolled_on",
                      "t9"."is_offered",
                      "t9"."first_performed_on",
                      "t9"."holdout_unit",
                      "t9"."opportunity_id",
                      "t9"."is_renewed",
                      "t9"."cohort",
                      "t9"."seat_bucket",
                      "t9"."site_geo",
                      "t9"."industry_group",
                      "t9"."enrolled_index",
                      BOOL_OR(CAST(NOT (
                        "t9"."is_offered"
                      ) AS BOOLEAN)) OVER (
                        PARTITION BY "t9"."action_key"
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) AS "play_holds_back",
                      BOOL_OR(CAST(NOT (
                        "t9"."is_offered"
                      ) AS BOOLEAN)) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "any_holds_back"
                    FROM (
                      SELECT
                        "t1"."snapshot_date",
                        "t1"."action_key",
                        "t1"."surviving_account_csn",
                        "t1"."enrolled_on",
                        "t1"."is_offered",
                        "t1"."first_performed_on",
                        "t1"."holdout_unit",
                        "t1"."opportunity_id",
                        "t1"."is_renewed",
                        "t1"."cohort",
                        "t1"."seat_bucket",
                        "t1"."site_geo",
                        "t1"."industry_group",
                        (
                          CAST(EXTRACT(year FROM "t1"."enrolled_on") AS BIGINT) * 12
                        ) + CAST(EXTRACT(month FROM "t1"."enrolled_on") AS BIGINT) AS "enrolled_index"
                      FROM "action_enrolments_monthly" AS "t1"
                      WHERE
                        "t1"."action_key" <> 'programme'
                    ) AS "t9"
                  ) AS "t10"
                  WHERE
                    "t10"."play_holds_back" OR NOT (
                      "t10"."any_holds_back"
                    )
                ) AS "t11"
              ) AS "t12"
              WHERE
                "t12"."is_renewed" IS NOT NULL
            ) AS "t14"
            INNER JOIN (
              SELECT
                "t0"."opportunity_id" AS "decided_opportunity",
                "t0"."close_date" AS "decided_on"
              FROM "opportunity_outcomes_monthly" AS "t0"
              WHERE
                "t0"."is_closed" AND "t0"."is_won" IS NOT NULL
            ) AS "t7"
              ON "t14"."opportunity_id" = "t7"."decided_opportunity"
            INNER JOIN (
              SELECT
                "t0"."opportunity_id" AS "valued",
                "t0"."counted_acv_usd" AS "usd"
              FROM "opportunity_outcomes_monthly" AS "t0"
            ) AS "t4"
              ON "t14"."opportunity_id" = "t4"."valued"
          ) AS "t15"
          WHERE
            "t15"."usd" IS NOT NULL
        ) AS "t17"
        CROSS JOIN (
          SELECT
            UNNEST(CAST([0, 1] AS BIGINT[])) AS "together"
        ) AS "t6"
      ) AS "t18"
    ) AS "t19"
    GROUP BY
      1,
      2,
      3
  ) AS "t20"
  GROUP BY
    1,
    2
) AS "t21"