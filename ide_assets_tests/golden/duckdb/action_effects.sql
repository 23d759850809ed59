WITH "t4" AS (
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
), "t5" AS (
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
), "t7" AS (
  SELECT
    "t1"."surviving_account_csn" AS "account",
    (
      CAST(EXTRACT(year FROM "t1"."snapshot_date") AS BIGINT) * 12
    ) + CAST(EXTRACT(month FROM "t1"."snapshot_date") AS BIGINT) AS "month",
    UNNEST(
      CAST([
        {'measured': 'assignment_rate', 'value': "t1"."assignment_rate"},
        {'measured': 'utilisation_rate', 'value': "t1"."utilisation_rate"},
        {'measured': 'active_users', 'value': CAST("t1"."active_users" AS DOUBLE)}
      ] AS STRUCT("measured" TEXT, "value" DOUBLE)[])
    ) AS "each"
  FROM "account_outcomes_monthly" AS "t1"
), "t19" AS (
  SELECT
    "t10"."account",
    "t10"."month",
    "t10"."each"."measured" AS "measured",
    "t10"."each"."value" AS "value"
  FROM "t7" AS "t10"
  WHERE
    (
      "t10"."each"."value"
    ) IS NOT NULL
)
SELECT
  "t52"."action_key",
  "t52"."measured",
  "t52"."horizon_months",
  "t52"."surviving_account_csn",
  "t52"."holdout_unit",
  "t52"."is_offered",
  "t52"."treated",
  "t52"."first_month",
  "t52"."seat_bucket",
  "t52"."site_geo",
  "t52"."before",
  "t52"."after",
  "t52"."drift",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t49"."action_key",
        "t49"."measured",
        "t49"."horizon_months",
        "t49"."surviving_account_csn",
        "t49"."holdout_unit",
        "t49"."is_offered",
        COALESCE(
          (
            (
              CAST(EXTRACT(year FROM "t49"."first_performed_on") AS BIGINT) * 12
            ) + CAST(EXTRACT(month FROM "t49"."first_performed_on") AS BIGINT)
          ) <= "t49"."at_month",
          FALSE
        ) AS "treated",
        "t49"."first_month",
        "t49"."seat_bucket",
        "t49"."site_geo",
        "t49"."before",
        "t49"."after",
        "t49"."drift"
      FROM (
        SELECT
          "t34"."action_key",
          "t34"."surviving_account_csn",
          "t34"."holdout_unit",
          "t34"."is_offered",
          "t34"."first_performed_on",
          "t34"."first_month",
          "t34"."seat_bucket",
          "t34"."site_geo",
          "t34"."horizon_months",
          "t34"."measured",
          "t34"."at_month",
          "t26"."b_account",
          "t26"."b_month",
          "t26"."b_measured",
          "t26"."before",
          "t27"."a_account",
          "t27"."a_month",
          "t27"."a_measured",
          "t27"."after",
          "t48"."d_month",
          "t48"."d_horizon",
          "t48"."d_measured",
          "t48"."drift"
        FROM (
          SELECT
            "t17"."action_key",
            "t17"."surviving_account_csn",
            "t17"."holdout_unit",
            "t17"."is_offered",
            "t17"."first_performed_on",
            "t17"."first_month",
            "t17"."seat_bucket",
            "t17"."site_geo",
            "t17"."horizon_months",
            "t17"."measured",
            "t17"."first_month" + "t17"."horizon_months" AS "at_month"
          FROM (
            SELECT
              "t13"."action_key",
              "t13"."surviving_account_csn",
              "t13"."holdout_unit",
              "t13"."is_offered",
              "t13"."first_performed_on",
              "t13"."first_month",
              "t13"."seat_bucket",
              "t13"."site_geo",
              "t13"."horizon_months",
              UNNEST(CAST(['assignment_rate', 'utilisation_rate', 'active_users'] AS TEXT[])) AS "measured"
            FROM (
              SELECT
                "t8"."action_key",
                "t8"."surviving_account_csn",
                "t8"."holdout_unit",
                "t8"."is_offered",
                "t8"."first_performed_on",
                "t8"."first_month",
                "t8"."seat_bucket",
                "t8"."site_geo",
                UNNEST(CAST([1, 3, 6] AS BIGINT[])) AS "horizon_months"
              FROM "t4" AS "t8"
            ) AS "t13"
          ) AS "t17"
        ) AS "t34"
        LEFT OUTER JOIN (
          SELECT
            "t10"."account" AS "b_account",
            "t10"."month" AS "b_month",
            "t10"."each"."measured" AS "b_measured",
            "t10"."each"."value" AS "before"
          FROM "t7" AS "t10"
          WHERE
            (
              "t10"."each"."value"
            ) IS NOT NULL
        ) AS "t26"
          ON "t34"."surviving_account_csn" = "t26"."b_account"
          AND "t34"."first_month" = "t26"."b_month"
          AND "t34"."measured" = "t26"."b_measured"
        LEFT OUTER JOIN (
          SELECT
            "t10"."account" AS "a_account",
            "t10"."month" AS "a_month",
            "t10"."each"."measured" AS "a_measured",
            "t10"."each"."value" AS "after"
          FROM "t7" AS "t10"
          WHERE
            (
              "t10"."each"."value"
            ) IS NOT NULL
        ) AS "t27"
          ON "t34"."surviving_account_csn" = "t27"."a_account"
          AND "t34"."at_month" = "t27"."a_month"
          AND "t34"."measured" = "t27"."a_measured"
        LEFT OUTER JOIN (
          SELECT
            "t45"."d_month",
            "t45"."d_horizon",
            "t45"."d_measured",
            CAST("t45"."changes" AS DOUBLE) / NULLIF(CAST("t45"."accounts" * 10 AS DOUBLE), 0.0) AS "drift"
          FROM (
            SELECT
              "t40"."d_month",
              "t40"."d_horizon",
              "t40"."measured" AS "d_measured",
              SUM(
                CAST(ROUND("t40"."end_value" * 10, 0) AS BIGINT) - CAST(ROUND("t40"."value" * 10, 0) AS BIGINT)
              ) AS "changes",
              COUNT(*) AS "accounts"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t24"."d_month",
                  "t24"."d_horizon",
                  "t24"."end_month",
                  "t31"."account",
                  "t31"."month",
                  "t31"."measured",
                  "t31"."value",
                  "t28"."end_account",
                  "t28"."at_end",
                  "t28"."end_measured",
                  "t28"."end_value",
                  "t16"."enrolled_account",
                  "t16"."enrolled_from"
                FROM (
                  SELECT
                    "t12"."d_month",
                    "t12"."d_horizon",
                    "t12"."d_month" + "t12"."d_horizon" AS "end_month"
                  FROM (
                    SELECT
                      "t6"."d_month",
                      UNNEST(CAST([1, 3, 6] AS BIGINT[])) AS "d_horizon"
                    FROM (
                      SELECT DISTINCT
                        (
                          CAST(EXTRACT(year FROM "t0"."enrolled_on") AS BIGINT) * 12
                        ) + CAST(EXTRACT(month FROM "t0"."enrolled_on") AS BIGINT) AS "d_month"
                      FROM "action_enrolments_monthly" AS "t0"
                    ) AS "t6"
                  ) AS "t12"
                ) AS "t24"
                INNER JOIN "t19" AS "t31"
                  ON "t24"."d_month" = "t31"."month"
                INNER JOIN (
                  SELECT
                    "t10"."account" AS "end_account",
                    "t10"."month" AS "at_end",
                    "t10"."each"."measured" AS "end_measured",
                    "t10"."each"."value" AS "end_value"
                  FROM "t7" AS "t10"
                  WHERE
                    (
                      "t10"."each"."value"
                    ) IS NOT NULL
                ) AS "t28"
                  ON "t31"."account" = "t28"."end_account"
                  AND "t24"."end_month" = "t28"."at_end"
                  AND "t31"."measured" = "t28"."end_measured"
                LEFT OUTER JOIN (
                  SELECT
                    "t8"."surviving_account_csn" AS "enrolled_account",
                    MIN("t8"."first_month") AS "enrolled_from"
                  FROM "t4" AS "t8"
                  GROUP BY
                    1
                ) AS "t16"
                  ON "t31"."account" = "t16"."enrolled_account"
              ) AS "t37"
              WHERE
                (
                  "t37"."enrolled_from" IS NULL
                )
                OR (
                  "t37"."enrolled_from" > "t37"."end_month"
                )
            ) AS "t40"
            GROUP BY
              1,
              2,
              3
          ) AS "t45"
        ) AS "t48"
          ON "t34"."first_month" = "t48"."d_month"
          AND "t34"."horizon_months" = "t48"."d_horizon"
          AND "t34"."measured" = "t48"."d_measured"
      ) AS "t49"
    ) AS "t50"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t38"."action_key",
        'renewal' AS "measured",
        0 AS "horizon_months",
        "t38"."surviving_account_csn",
        "t38"."holdout_unit",
        "t38"."is_offered",
        COALESCE("t38"."first_performed_on" <= "t38"."decided_on", FALSE) AS "treated",
        "t38"."first_month",
        "t38"."seat_bucket",
        "t38"."site_geo",
        CAST(NULL AS DOUBLE) AS "before",
        CASE
          WHEN "t38"."is_renewed"
          THEN 100.0
          WHEN NOT (
            "t38"."is_renewed"
          )
          THEN 0.0
          ELSE NULL
        END AS "after",
        CAST(NULL AS DOUBLE) AS "drift"
      FROM (
        SELECT
          "t11"."snapshot_date",
          "t11"."action_key",
          "t11"."surviving_account_csn",
          "t11"."enrolled_on",
          "t11"."is_offered",
          "t11"."first_performed_on",
          "t11"."holdout_unit",
          "t11"."opportunity_id",
          "t11"."is_renewed",
          "t11"."cohort",
          "t11"."seat_bucket",
          "t11"."site_geo",
          "t11"."industry_group",
          "t11"."first_month",
          "t32"."decided_opportunity",
          "t32"."decided_on"
        FROM "t4" AS "t11"
        LEFT OUTER JOIN (
          SELECT
            "t14"."opportunity_id" AS "decided_opportunity",
            "t14"."close_date" AS "decided_on"
          FROM (
            SELECT
              "t3"."opportunity_id",
              "t3"."account_csn",
              "t3"."contract_id",
              "t3"."offering_product_line_code",
              "t3"."created_date",
              "t3"."close_date",
              "t3"."is_renewal",
              "t3"."is_closed",
              "t3"."lc_flag",
              "t3"."promo_flag",
              "t3"."service_contract_id",
              "t3"."term",
              "t3"."territory_account_tier",
              "t3"."is_won",
              "t3"."acv_usd",
              "t3"."opportunity_amount",
              "t3"."opportunity_number",
              "t3"."days_into_term",
              "t3"."active_aov_net3",
              ROW_NUMBER() OVER (
                PARTITION BY "t3"."opportunity_id"
                ORDER BY "t3"."close_date" DESC, CAST("t3"."is_won" AS BIGINT) DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place"
            FROM (
              SELECT
                *
              FROM "opportunities" AS "t2"
              WHERE
                "t2"."is_closed"
                AND "t2"."is_won" IS NOT NULL
                AND "t2"."close_date" <= CAST(':last_day' AS DATE)
            ) AS "t3"
          ) AS "t14"
          WHERE
            "t14"."place" = 0
        ) AS "t32"
          ON "t11"."opportunity_id" = "t32"."decided_opportunity"
      ) AS "t38"
    ) AS "t41"
  ) AS "t51"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      CAST(NULL AS TEXT) AS "action_key",
      "t44"."measured",
      CAST(NULL AS BIGINT) AS "horizon_months",
      "t44"."account" AS "surviving_account_csn",
      CAST(NULL AS TEXT) AS "holdout_unit",
      CAST(NULL AS BOOLEAN) AS "is_offered",
      CAST(NULL AS BOOLEAN) AS "treated",
      "t44"."month" AS "first_month",
      CAST(NULL AS TEXT) AS "seat_bucket",
      CAST(NULL AS TEXT) AS "site_geo",
      CAST(NULL AS DOUBLE) AS "before",
      "t44"."value" AS "after",
      CAST(NULL AS DOUBLE) AS "drift"
    FROM (
      SELECT
        "t30"."account",
        "t30"."month",
        "t30"."measured",
        "t30"."value",
        "t43"."is_one"
      FROM "t19" AS "t30"
      CROSS JOIN (
        SELECT DISTINCT
          TRUE AS "is_one"
        FROM (
          SELECT
            "t36"."action_key",
            SUM(CAST(NOT (
              "t36"."is_offered"
            ) AS INT)) AS "held_back",
            COUNT(DISTINCT "t36"."holdout_unit") AS "units"
          FROM (
            SELECT
              *
            FROM "t5" AS "t9"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t23"."snapshot_date",
                'all' AS "action_key",
                "t23"."surviving_account_csn",
                "t23"."enrolled_on",
                "t23"."is_offered",
                "t23"."first_performed_on",
                "t23"."holdout_unit",
                "t23"."opportunity_id",
                "t23"."is_renewed",
                "t23"."cohort",
                "t23"."seat_bucket",
                "t23"."site_geo",
                "t23"."industry_group",
                "t23"."play",
                "t23"."enrolled_index"
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
                  "t9"."play",
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
                FROM "t5" AS "t9"
              ) AS "t23"
              WHERE
                "t23"."play_holds_back" OR NOT (
                  "t23"."any_holds_back"
                )
            ) AS "t35"
          ) AS "t36"
          GROUP BY
            1
        ) AS "t39"
        WHERE
          "t39"."held_back" = 0 AND "t39"."units" >= 5
      ) AS "t43"
    ) AS "t44"
  ) AS "t46"
) AS "t52"
