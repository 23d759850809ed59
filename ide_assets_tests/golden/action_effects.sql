WITH "t4" AS (
  SELECT DISTINCT
    "t0"."surviving_account_csn" AS "account"
  FROM "action_enrolments_monthly" AS "t0"
), "t16" AS (
  SELECT
    "t0"."snapshot_date",
    "t0"."action_key",
    "t0"."surviving_account_csn",
    "t0"."enrolled_on",
    "t0"."is_offered",
    "t0"."first_performed_on",
    "t0"."holdout_unit",
    "t0"."opportunity_id",
    "t0"."is_renewed",
    "t0"."cohort",
    "t0"."seat_bucket",
    "t0"."site_geo",
    "t0"."industry_group",
    (
      CAST(EXTRACT(year FROM "t0"."enrolled_on") AS BIGINT) * 12
    ) + CAST(EXTRACT(month FROM "t0"."enrolled_on") AS BIGINT) AS "first_month"
  FROM "action_enrolments_monthly" AS "t0"
), "t18" AS (
  SELECT
    "t0"."snapshot_date",
    "t0"."action_key",
    "t0"."surviving_account_csn",
    "t0"."enrolled_on",
    "t0"."is_offered",
    "t0"."first_performed_on",
    "t0"."holdout_unit",
    "t0"."opportunity_id",
    "t0"."is_renewed",
    "t0"."cohort",
    "t0"."seat_bucket",
    "t0"."site_geo",
    "t0"."industry_group",
    "t0"."action_key" AS "play",
    (
      CAST(EXTRACT(year FROM "t0"."enrolled_on") AS BIGINT) * 12
    ) + CAST(EXTRACT(month FROM "t0"."enrolled_on") AS BIGINT) AS "enrolled_index"
  FROM "action_enrolments_monthly" AS "t0"
), "t25" AS (
  SELECT
    "t13"."measured",
    "t3"."surviving_account_csn" AS "account",
    (
      CAST(EXTRACT(year FROM "t3"."snapshot_date") AS BIGINT) * 12
    ) + CAST(EXTRACT(month FROM "t3"."snapshot_date") AS BIGINT) AS "month",
    CASE
      WHEN "t13"."measured" = 'assignment_rate'
      THEN "t3"."assignment_rate"
      WHEN "t13"."measured" = 'utilisation_rate'
      THEN "t3"."utilisation_rate"
      WHEN "t13"."measured" = 'active_users'
      THEN CAST("t3"."active_users" AS DOUBLE)
      ELSE NULL
    END AS "value"
  FROM "account_outcomes_monthly" AS "t3"
  CROSS JOIN (
    SELECT
      UNNEST(CAST(['assignment_rate', 'utilisation_rate', 'active_users'] AS TEXT[])) AS "measured"
  ) AS "t13"
), "t35" AS (
  SELECT
    *
  FROM "t25" AS "t28"
  WHERE
    "t28"."value" IS NOT NULL
)
SELECT
  "t71"."action_key",
  "t71"."measured",
  "t71"."horizon_months",
  "t71"."surviving_account_csn",
  "t71"."holdout_unit",
  "t71"."is_offered",
  "t71"."treated",
  "t71"."first_month",
  "t71"."seat_bucket",
  "t71"."site_geo",
  "t71"."before",
  "t71"."after",
  "t71"."drift",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t68"."action_key",
        "t68"."measured",
        "t68"."horizon_months",
        "t68"."surviving_account_csn",
        "t68"."holdout_unit",
        "t68"."is_offered",
        COALESCE(
          (
            (
              CAST(EXTRACT(year FROM "t68"."first_performed_on") AS BIGINT) * 12
            ) + CAST(EXTRACT(month FROM "t68"."first_performed_on") AS BIGINT)
          ) <= "t68"."at_month",
          FALSE
        ) AS "treated",
        "t68"."first_month",
        "t68"."seat_bucket",
        "t68"."site_geo",
        "t68"."before",
        "t68"."after",
        "t68"."drift"
      FROM (
        SELECT
          "t40"."action_key",
          "t40"."surviving_account_csn",
          "t40"."holdout_unit",
          "t40"."is_offered",
          "t40"."first_performed_on",
          "t40"."first_month",
          "t40"."seat_bucket",
          "t40"."site_geo",
          "t40"."horizon_months",
          "t40"."measured",
          "t40"."at_month",
          "t43"."b_measured",
          "t43"."b_account",
          "t43"."b_month",
          "t43"."before",
          "t44"."a_measured",
          "t44"."a_account",
          "t44"."a_month",
          "t44"."after",
          "t66"."d_month",
          "t66"."d_horizon",
          "t66"."d_measured",
          "t66"."drift"
        FROM (
          SELECT
            "t26"."action_key",
            "t26"."surviving_account_csn",
            "t26"."holdout_unit",
            "t26"."is_offered",
            "t26"."first_performed_on",
            "t26"."first_month",
            "t26"."seat_bucket",
            "t26"."site_geo",
            "t26"."horizon_months",
            "t26"."measured",
            "t26"."first_month" + "t26"."horizon_months" AS "at_month"
          FROM (
            SELECT
              "t21"."action_key",
              "t21"."surviving_account_csn",
              "t21"."holdout_unit",
              "t21"."is_offered",
              "t21"."first_performed_on",
              "t21"."first_month",
              "t21"."seat_bucket",
              "t21"."site_geo",
              "t14"."horizon_months",
              "t12"."measured"
            FROM (
              SELECT
                "t0"."action_key",
                "t0"."surviving_account_csn",
                "t0"."holdout_unit",
                "t0"."is_offered",
                "t0"."first_performed_on",
                (
                  CAST(EXTRACT(year FROM "t0"."enrolled_on") AS BIGINT) * 12
                ) + CAST(EXTRACT(month FROM "t0"."enrolled_on") AS BIGINT) AS "first_month",
                "t0"."seat_bucket",
                "t0"."site_geo"
              FROM "action_enrolments_monthly" AS "t0"
            ) AS "t21"
            CROSS JOIN (
              SELECT
                UNNEST(CAST([1, 3, 6] AS BIGINT[])) AS "horizon_months"
            ) AS "t14"
            CROSS JOIN (
              SELECT
                UNNEST(CAST(['assignment_rate', 'utilisation_rate', 'active_users'] AS TEXT[])) AS "measured"
            ) AS "t12"
          ) AS "t26"
        ) AS "t40"
        LEFT OUTER JOIN (
          SELECT
            "t28"."measured" AS "b_measured",
            "t28"."account" AS "b_account",
            "t28"."month" AS "b_month",
            "t28"."value" AS "before"
          FROM "t25" AS "t28"
          WHERE
            "t28"."value" IS NOT NULL
        ) AS "t43"
          ON "t40"."surviving_account_csn" = "t43"."b_account"
          AND "t40"."first_month" = "t43"."b_month"
          AND "t40"."measured" = "t43"."b_measured"
        LEFT OUTER JOIN (
          SELECT
            "t28"."measured" AS "a_measured",
            "t28"."account" AS "a_account",
            "t28"."month" AS "a_month",
            "t28"."value" AS "after"
          FROM "t25" AS "t28"
          WHERE
            "t28"."value" IS NOT NULL
        ) AS "t44"
          ON "t40"."surviving_account_csn" = "t44"."a_account"
          AND "t40"."at_month" = "t44"."a_month"
          AND "t40"."measured" = "t44"."a_measured"
        LEFT OUTER JOIN (
          SELECT
            "t60"."d_month",
            "t60"."d_horizon",
            "t60"."d_measured",
            CAST("t60"."changes" AS DOUBLE) / NULLIF(CAST("t60"."accounts" * 10 AS DOUBLE), 0.0) AS "drift"
          FROM (
            SELECT
              "t56"."d_month",
              "t56"."d_horizon",
              "t56"."measured" AS "d_measured",
              SUM(
                CAST(ROUND("t56"."end_value" * 10, 0) AS BIGINT) - CAST(ROUND("t56"."value" * 10, 0) AS BIGINT)
              ) AS "changes",
              COUNT(*) AS "accounts"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t41"."d_month",
                  "t41"."d_horizon",
                  "t41"."end_month",
                  "t48"."measured",
                  "t48"."account",
                  "t48"."month",
                  "t48"."value",
                  "t46"."end_measured",
                  "t46"."end_account",
                  "t46"."at_end",
                  "t46"."end_value",
                  "t30"."enrolled_account",
                  "t30"."enrolled_from"
                FROM (
                  SELECT
                    "t27"."d_month",
                    "t27"."d_horizon",
                    "t27"."d_month" + "t27"."d_horizon" AS "end_month"
                  FROM (
                    SELECT
                      "t23"."d_month",
                      "t15"."d_horizon"
                    FROM (
                      SELECT DISTINCT
                        (
                          CAST(EXTRACT(year FROM "t0"."enrolled_on") AS BIGINT) * 12
                        ) + CAST(EXTRACT(month FROM "t0"."enrolled_on") AS BIGINT) AS "d_month"
                      FROM "action_enrolments_monthly" AS "t0"
                    ) AS "t23"
                    CROSS JOIN (
                      SELECT
                        UNNEST(CAST([1, 3, 6] AS BIGINT[])) AS "d_horizon"
                    ) AS "t15"
                  ) AS "t27"
                ) AS "t41"
                INNER JOIN "t35" AS "t48"
                  ON "t41"."d_month" = "t48"."month"
                INNER JOIN (
                  SELECT
                    "t28"."measured" AS "end_measured",
                    "t28"."account" AS "end_account",
                    "t28"."month" AS "at_end",
                    "t28"."value" AS "end_value"
                  FROM "t25" AS "t28"
                  WHERE
                    "t28"."value" IS NOT NULL
                ) AS "t46"
                  ON "t48"."account" = "t46"."end_account"
                  AND "t41"."end_month" = "t46"."at_end"
                  AND "t48"."measured" = "t46"."end_measured"
                LEFT OUTER JOIN (
                  SELECT
                    "t20"."surviving_account_csn" AS "enrolled_account",
                    MIN("t20"."first_month") AS "enrolled_from"
                  FROM "t16" AS "t20"
                  GROUP BY
                    1
                ) AS "t30"
                  ON "t48"."account" = "t30"."enrolled_account"
              ) AS "t53"
              WHERE
                (
                  "t53"."enrolled_from" IS NULL
                )
                OR (
                  "t53"."enrolled_from" > "t53"."end_month"
                )
            ) AS "t56"
            GROUP BY
              1,
              2,
              3
          ) AS "t60"
        ) AS "t66"
          ON "t40"."first_month" = "t66"."d_month"
          AND "t40"."horizon_months" = "t66"."d_horizon"
          AND "t40"."measured" = "t66"."d_measured"
      ) AS "t68"
    ) AS "t69"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t31"."action_key",
        'renewal' AS "measured",
        0 AS "horizon_months",
        "t31"."surviving_account_csn",
        "t31"."holdout_unit",
        "t31"."is_offered",
        COALESCE("t31"."first_performed_on" <= "t31"."decided_on", FALSE) AS "treated",
        "t31"."first_month",
        "t31"."seat_bucket",
        "t31"."site_geo",
        CAST(NULL AS DOUBLE) AS "before",
        CASE
          WHEN "t31"."is_renewed"
          THEN 100.0
          WHEN NOT (
            "t31"."is_renewed"
          )
          THEN 0.0
          ELSE NULL
        END AS "after",
        CAST(NULL AS DOUBLE) AS "drift"
      FROM (
        SELECT
          "t24"."snapshot_date",
          "t24"."action_key",
          "t24"."surviving_account_csn",
          "t24"."enrolled_on",
          "t24"."is_offered",
          "t24"."first_performed_on",
          "t24"."holdout_unit",
          "t24"."opportunity_id",
          "t24"."is_renewed",
          "t24"."cohort",
          "t24"."seat_bucket",
          "t24"."site_geo",
          "t24"."industry_group",
          "t24"."first_month",
          "t11"."decided_opportunity",
          "t11"."decided_on"
        FROM "t16" AS "t24"
        LEFT OUTER JOIN (
          SELECT
            "t1"."opportunity_id" AS "decided_opportunity",
            "t1"."close_date" AS "decided_on"
          FROM "opportunity_outcomes_monthly" AS "t1"
          WHERE
            "t1"."is_closed" AND "t1"."is_won" IS NOT NULL
        ) AS "t11"
          ON "t24"."opportunity_id" = "t11"."decided_opportunity"
      ) AS "t31"
    ) AS "t49"
  ) AS "t70"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      CAST(NULL AS TEXT) AS "action_key",
      "t65"."measured",
      CAST(NULL AS BIGINT) AS "horizon_months",
      "t65"."account" AS "surviving_account_csn",
      CAST(NULL AS TEXT) AS "holdout_unit",
      CAST(NULL AS BOOLEAN) AS "is_offered",
      CAST(NULL AS BOOLEAN) AS "treated",
      "t65"."month" AS "first_month",
      CAST(NULL AS TEXT) AS "seat_bucket",
      CAST(NULL AS TEXT) AS "site_geo",
      CAST(NULL AS DOUBLE) AS "before",
      "t65"."value" AS "after",
      CAST(NULL AS DOUBLE) AS "drift"
    FROM (
      SELECT
        "t47"."measured",
        "t47"."account",
        "t47"."month",
        "t47"."value",
        "t58"."is_one"
      FROM "t35" AS "t47"
      SEMI JOIN (
        SELECT
          *
        FROM "t4" AS "t5"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t59"."account"
          FROM (
            SELECT
              "t54"."account",
              "t54"."drawn",
              ROW_NUMBER() OVER (
                ORDER BY "t54"."drawn" ASC, "t54"."account" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place"
            FROM (
              SELECT
                "t52"."account",
                SHA256("t52"."account") AS "drawn"
              FROM (
                SELECT
                  "t45"."account"
                FROM (
                  SELECT DISTINCT
                    "t28"."account"
                  FROM "t25" AS "t28"
                  WHERE
                    "t28"."value" IS NOT NULL
                ) AS "t45"
                ANTI JOIN "t4" AS "t10"
                  ON "t45"."account" = "t10"."account"
              ) AS "t52"
            ) AS "t54"
          ) AS "t59"
          WHERE
            "t59"."place" < 20000
        ) AS "t61"
      ) AS "t63"
        ON "t47"."account" = "t63"."account"
      CROSS JOIN (
        SELECT DISTINCT
          TRUE AS "is_one"
        FROM (
          SELECT
            "t51"."action_key",
            SUM(CAST(NOT (
              "t51"."is_offered"
            ) AS INT)) AS "held_back",
            COUNT(DISTINCT "t51"."holdout_unit") AS "units"
          FROM (
            SELECT
              *
            FROM "t18" AS "t22"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t33"."snapshot_date",
                'all' AS "action_key",
                "t33"."surviving_account_csn",
                "t33"."enrolled_on",
                "t33"."is_offered",
                "t33"."first_performed_on",
                "t33"."holdout_unit",
                "t33"."opportunity_id",
                "t33"."is_renewed",
                "t33"."cohort",
                "t33"."seat_bucket",
                "t33"."site_geo",
                "t33"."industry_group",
                "t33"."play",
                "t33"."enrolled_index"
              FROM (
                SELECT
                  "t22"."snapshot_date",
                  "t22"."action_key",
                  "t22"."surviving_account_csn",
                  "t22"."enrolled_on",
                  "t22"."is_offered",
                  "t22"."first_performed_on",
                  "t22"."holdout_unit",
                  "t22"."opportunity_id",
                  "t22"."is_renewed",
                  "t22"."cohort",
                  "t22"."seat_bucket",
                  "t22"."site_geo",
                  "t22"."industry_group",
                  "t22"."play",
                  "t22"."enrolled_index",
                  BOOL_OR(CAST(NOT (
                    "t22"."is_offered"
                  ) AS BOOLEAN)) OVER (
                    PARTITION BY "t22"."action_key"
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) AS "play_holds_back",
                  BOOL_OR(CAST(NOT (
                    "t22"."is_offered"
                  ) AS BOOLEAN)) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "any_holds_back"
                FROM "t18" AS "t22"
              ) AS "t33"
              WHERE
                "t33"."play_holds_back" OR NOT (
                  "t33"."any_holds_back"
                )
            ) AS "t50"
          ) AS "t51"
          GROUP BY
            1
        ) AS "t55"
        WHERE
          "t55"."held_back" = 0 AND "t55"."units" >= 5
      ) AS "t58"
    ) AS "t65"
  ) AS "t67"
) AS "t71"
