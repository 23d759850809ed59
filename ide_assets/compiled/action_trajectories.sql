SELECT
  "t21"."action_key",
  "t21"."measured",
  "t21"."arm",
  "t21"."months_since",
  "t21"."accounts_measured",
  "t21"."total",
  "t21"."squares",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    "t20"."action_key",
    "t20"."measured",
    "t20"."arm",
    "t20"."months_since",
    COUNT(*) AS "accounts_measured",
    CAST(SUM("t20"."tenths") AS DOUBLE) AS "total",
    CAST(SUM("t20"."tenths" * "t20"."tenths") AS DOUBLE) AS "squares"
  FROM (
    SELECT
      "t19"."snapshot_date",
      "t19"."action_key",
      "t19"."surviving_account_csn",
      "t19"."enrolled_on",
      "t19"."is_offered",
      "t19"."first_performed_on",
      "t19"."holdout_unit",
      "t19"."opportunity_id",
      "t19"."is_renewed",
      "t19"."cohort",
      "t19"."seat_bucket",
      "t19"."site_geo",
      "t19"."industry_group",
      "t19"."enrolled_index",
      "t19"."months_since",
      "t19"."at_month",
      "t19"."measured",
      "t19"."account",
      "t19"."month",
      "t19"."value",
      CASE WHEN "t19"."is_offered" THEN 'offered' ELSE 'held_back' END AS "arm",
      CAST(ROUND("t19"."value" * 10, 0) AS BIGINT) AS "tenths"
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
        "t18"."months_since",
        "t18"."at_month",
        "t12"."measured",
        "t12"."account",
        "t12"."month",
        "t12"."value"
      FROM (
        SELECT
          "t16"."snapshot_date",
          "t16"."action_key",
          "t16"."surviving_account_csn",
          "t16"."enrolled_on",
          "t16"."is_offered",
          "t16"."first_performed_on",
          "t16"."holdout_unit",
          "t16"."opportunity_id",
          "t16"."is_renewed",
          "t16"."cohort",
          "t16"."seat_bucket",
          "t16"."site_geo",
          "t16"."industry_group",
          "t16"."enrolled_index",
          "t16"."months_since",
          "t16"."enrolled_index" + "t16"."months_since" AS "at_month"
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
            "t6"."months_since"
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
            ) AS "t7"
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
                  "t8"."snapshot_date",
                  "t8"."action_key",
                  "t8"."surviving_account_csn",
                  "t8"."enrolled_on",
                  "t8"."is_offered",
                  "t8"."first_performed_on",
                  "t8"."holdout_unit",
                  "t8"."opportunity_id",
                  "t8"."is_renewed",
                  "t8"."cohort",
                  "t8"."seat_bucket",
                  "t8"."site_geo",
                  "t8"."industry_group",
                  "t8"."enrolled_index",
                  BOOL_OR(CAST(NOT (
                    "t8"."is_offered"
                  ) AS BOOLEAN)) OVER (
                    PARTITION BY "t8"."action_key"
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) AS "play_holds_back",
                  BOOL_OR(CAST(NOT (
                    "t8"."is_offered"
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
                ) AS "t8"
              ) AS "t10"
              WHERE
                "t10"."play_holds_back" OR NOT (
                  "t10"."any_holds_back"
                )
            ) AS "t13"
          ) AS "t15"
          CROSS JOIN (
            SELECT
              UNNEST(CAST([-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6] AS BIGINT[])) AS "months_since"
          ) AS "t6"
        ) AS "t16"
      ) AS "t18"
      INNER JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t5"."measured",
            "t2"."surviving_account_csn" AS "account",
            (
              CAST(EXTRACT(year FROM "t2"."snapshot_date") AS BIGINT) * 12
            ) + CAST(EXTRACT(month FROM "t2"."snapshot_date") AS BIGINT) AS "month",
            CASE
              WHEN "t5"."measured" = 'assignment_rate'
              THEN "t2"."assignment_rate"
              WHEN "t5"."measured" = 'utilisation_rate'
              THEN "t2"."utilisation_rate"
              WHEN "t5"."measured" = 'active_users'
              THEN CAST("t2"."active_users" AS DOUBLE)
              ELSE NULL
            END AS "value"
          FROM "account_outcomes_monthly" AS "t2"
          CROSS JOIN (
            SELECT
              UNNEST(CAST(['assignment_rate', 'utilisation_rate', 'active_users'] AS TEXT[])) AS "measured"
          ) AS "t5"
        ) AS "t9"
        WHERE
          "t9"."value" IS NOT NULL
      ) AS "t12"
        ON "t18"."surviving_account_csn" = "t12"."account"
        AND "t18"."at_month" = "t12"."month"
    ) AS "t19"
  ) AS "t20"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t21"