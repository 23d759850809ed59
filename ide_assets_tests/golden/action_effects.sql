WITH "t4" AS (
  SELECT DISTINCT
    "t0"."surviving_account_csn" AS "account"
  FROM "action_enrolments_monthly" AS "t0"
), "t15" AS (
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
), "t17" AS (
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
), "t24" AS (
  SELECT
    "t12"."measured",
    "t3"."surviving_account_csn" AS "account",
    (
      CAST(EXTRACT(year FROM "t3"."snapshot_date") AS BIGINT) * 12
    ) + CAST(EXTRACT(month FROM "t3"."snapshot_date") AS BIGINT) AS "month",
    CASE
      WHEN "t12"."measured" = 'assignment_rate'
      THEN "t3"."assignment_rate"
      WHEN "t12"."measured" = 'utilisation_rate'
      THEN "t3"."utilisation_rate"
      WHEN "t12"."measured" = 'active_users'
      THEN CAST("t3"."active_users" AS DOUBLE)
      ELSE NULL
    END AS "value"
  FROM "account_outcomes_monthly" AS "t3"
  CROSS JOIN (
    SELECT
      UNNEST(CAST(['assignment_rate', 'utilisation_rate', 'active_users'] AS TEXT[])) AS "measured"
  ) AS "t12"
), "t35" AS (
  SELECT
    *
  FROM "t24" AS "t28"
  WHERE
    "t28"."value" IS NOT NULL
)
SELECT
  "t73"."action_key",
  "t73"."measured",
  "t73"."horizon_months",
  "t73"."surviving_account_csn",
  "t73"."holdout_unit",
  "t73"."is_offered",
  "t73"."treated",
  "t73"."first_month",
  "t73"."seat_bucket",
  "t73"."site_geo",
  "t73"."before",
  "t73"."after",
  "t73"."drift",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t70"."action_key",
        "t70"."measured",
        "t70"."horizon_months",
        "t70"."surviving_account_csn",
        "t70"."holdout_unit",
        "t70"."is_offered",
        COALESCE(
          (
            (
              CAST(EXTRACT(year FROM "t70"."first_performed_on") AS BIGINT) * 12
            ) + CAST(EXTRACT(month FROM "t70"."first_performed_on") AS BIGINT)
          ) <= "t70"."at_month",
          FALSE
        ) AS "treated",
        "t70"."first_month",
        "t70"."seat_bucket",
        "t70"."site_geo",
        "t70"."before",
        "t70"."after",
        "t70"."drift"
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
          "t44"."b_measured",
          "t44"."b_account",
          "t44"."b_month",
          "t44"."before",
          "t45"."a_measured",
          "t45"."a_account",
          "t45"."a_month",
          "t45"."after",
          "t68"."d_month",
          "t68"."d_horizon",
          "t68"."d_measured",
          "t68"."drift"
        FROM (
          SELECT
            "t25"."action_key",
            "t25"."surviving_account_csn",
            "t25"."holdout_unit",
            "t25"."is_offered",
            "t25"."first_performed_on",
            "t25"."first_month",
            "t25"."seat_bucket",
            "t25"."site_geo",
            "t25"."horizon_months",
            "t25"."measured",
            "t25"."first_month" + "t25"."horizon_months" AS "at_month"
          FROM (
            SELECT
              "t20"."action_key",
              "t20"."surviving_account_csn",
              "t20"."holdout_unit",
              "t20"."is_offered",
              "t20"."first_performed_on",
              "t20"."first_month",
              "t20"."seat_bucket",
              "t20"."site_geo",
              "t13"."horizon_months",
              "t11"."measured"
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
            ) AS "t20"
            CROSS JOIN (
              SELECT
                UNNEST(CAST([1, 3, 6] AS BIGINT[])) AS "horizon_months"
            ) AS "t13"
            CROSS JOIN (
              SELECT
                UNNEST(CAST(['assignment_rate', 'utilisation_rate', 'active_users'] AS TEXT[])) AS "measured"
            ) AS "t11"
          ) AS "t25"
        ) AS "t40"
        LEFT OUTER JOIN (
          SELECT
            "t28"."measured" AS "b_measured",
            "t28"."account" AS "b_account",
            "t28"."month" AS "b_month",
            "t28"."value" AS "before"
          FROM "t24" AS "t28"
          WHERE
            "t28"."value" IS NOT NULL
        ) AS "t44"
          ON "t40"."surviving_account_csn" = "t44"."b_account"
          AND "t40"."first_month" = "t44"."b_month"
          AND "t40"."measured" = "t44"."b_measured"
        LEFT OUTER JOIN (
          SELECT
            "t28"."measured" AS "a_measured",
            "t28"."account" AS "a_account",
            "t28"."month" AS "a_month",
            "t28"."value" AS "after"
          FROM "t24" AS "t28"
          WHERE
            "t28"."value" IS NOT NULL
        ) AS "t45"
          ON "t40"."surviving_account_csn" = "t45"."a_account"
          AND "t40"."at_month" = "t45"."a_month"
          AND "t40"."measured" = "t45"."a_measured"
        LEFT OUTER JOIN (
          SELECT
            "t62"."d_month",
            "t62"."d_horizon",
            "t62"."d_measured",
            CAST("t62"."changes" AS DOUBLE) / NULLIF(CAST("t62"."accounts" * 10 AS DOUBLE), 0.0) AS "drift"
          FROM (
            SELECT
              "t58"."d_month",
              "t58"."d_horizon",
              "t58"."measured" AS "d_measured",
              SUM(
                CAST(ROUND("t58"."end_value" * 10, 0) AS BIGINT) - CAST(ROUND("t58"."value" * 10, 0) AS BIGINT)
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
                  "t49"."measured",
                  "t49"."account",
                  "t49"."month",
                  "t49"."value",
                  "t47"."end_measured",
                  "t47"."end_account",
                  "t47"."at_end",
                  "t47"."end_value",
                  "t30"."enrolled_account",
                  "t30"."enrolled_from"
                FROM (
                  SELECT
                    "t26"."d_month",
                    "t26"."d_horizon",
                    "t26"."d_month" + "t26"."d_horizon" AS "end_month"
                  FROM (
                    SELECT
                      "t22"."d_month",
                      "t14"."d_horizon"
                    FROM (
                      SELECT DISTINCT
                        (
                          CAST(EXTRACT(year FROM "t0"."enrolled_on") AS BIGINT) * 12
                        ) + CAST(EXTRACT(month FROM "t0"."enrolled_on") AS BIGINT) AS "d_month"
                      FROM "action_enrolments_monthly" AS "t0"
                    ) AS "t22"
                    CROSS JOIN (
                      SELECT
                        UNNEST(CAST([1, 3, 6] AS BIGINT[])) AS "d_horizon"
                    ) AS "t14"
                  ) AS "t26"
                ) AS "t41"
                INNER JOIN "t35" AS "t49"
                  ON "t41"."d_month" = "t49"."month"
                INNER JOIN (
                  SELECT
                    "t28"."measured" AS "end_measured",
                    "t28"."account" AS "end_account",
                    "t28"."month" AS "at_end",
                    "t28"."value" AS "end_value"
                  FROM "t24" AS "t28"
                  WHERE
                    "t28"."value" IS NOT NULL
                ) AS "t47"
                  ON "t49"."account" = "t47"."end_account"
                  AND "t41"."end_month" = "t47"."at_end"
                  AND "t49"."measured" = "t47"."end_measured"
                LEFT OUTER JOIN (
                  SELECT
                    "t19"."surviving_account_csn" AS "enrolled_account",
                    MIN("t19"."first_month") AS "enrolled_from"
                  FROM "t15" AS "t19"
                  GROUP BY
                    1
                ) AS "t30"
                  ON "t49"."account" = "t30"."enrolled_account"
              ) AS "t54"
              WHERE
                (
                  "t54"."enrolled_from" IS NULL
                )
                OR (
                  "t54"."enrolled_from" > "t54"."end_month"
                )
            ) AS "t58"
            GROUP BY
              1,
              2,
              3
          ) AS "t62"
        ) AS "t68"
          ON "t40"."first_month" = "t68"."d_month"
          AND "t40"."horizon_months" = "t68"."d_horizon"
          AND "t40"."measured" = "t68"."d_measured"
      ) AS "t70"
    ) AS "t71"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t52"."action_key",
        'renewal' AS "measured",
        0 AS "horizon_months",
        "t52"."surviving_account_csn",
        "t52"."holdout_unit",
        "t52"."is_offered",
        COALESCE("t52"."first_performed_on" <= "t52"."decided_on", FALSE) AS "treated",
        "t52"."first_month",
        "t52"."seat_bucket",
        "t52"."site_geo",
        CAST(NULL AS DOUBLE) AS "before",
        CASE
          WHEN "t52"."is_renewed"
          THEN 100.0
          WHEN NOT (
            "t52"."is_renewed"
          )
          THEN 0.0
          ELSE NULL
        END AS "after",
        CAST(NULL AS DOUBLE) AS "drift"
      FROM (
        SELECT
          "t23"."snapshot_date",
          "t23"."action_key",
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
          "t23"."first_month",
          "t42"."decided_opportunity",
          "t42"."decided_on"
        FROM "t15" AS "t23"
        LEFT OUTER JOIN (
          SELECT
            "t27"."opportunity_id" AS "decided_opportunity",
            "t27"."close_date" AS "decided_on"
          FROM (
            SELECT
              "t6"."opportunity_id",
              "t6"."account_csn",
              "t6"."contract_id",
              "t6"."offering_product_line_code",
              "t6"."created_date",
              "t6"."close_date",
              "t6"."is_renewal",
              "t6"."is_closed",
              "t6"."lc_flag",
              "t6"."promo_flag",
              "t6"."service_contract_id",
              "t6"."term",
              "t6"."territory_account_tier",
              "t6"."is_won",
              "t6"."acv_usd",
              "t6"."opportunity_amount",
              "t6"."opportunity_number",
              "t6"."days_into_term",
              "t6"."active_aov_net3",
              ROW_NUMBER() OVER (
                PARTITION BY "t6"."opportunity_id"
                ORDER BY "t6"."close_date" DESC, CAST("t6"."is_won" AS BIGINT) DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place"
            FROM (
              SELECT
                *
              FROM "opportunities" AS "t1"
              WHERE
                "t1"."is_closed"
                AND "t1"."is_won" IS NOT NULL
                AND "t1"."close_date" <= CAST(':last_day' AS DATE)
            ) AS "t6"
          ) AS "t27"
          WHERE
            "t27"."place" = 0
        ) AS "t42"
          ON "t23"."opportunity_id" = "t42"."decided_opportunity"
      ) AS "t52"
    ) AS "t57"
  ) AS "t72"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      CAST(NULL AS TEXT) AS "action_key",
      "t67"."measured",
      CAST(NULL AS BIGINT) AS "horizon_months",
      "t67"."account" AS "surviving_account_csn",
      CAST(NULL AS TEXT) AS "holdout_unit",
      CAST(NULL AS BOOLEAN) AS "is_offered",
      CAST(NULL AS BOOLEAN) AS "treated",
      "t67"."month" AS "first_month",
      CAST(NULL AS TEXT) AS "seat_bucket",
      CAST(NULL AS TEXT) AS "site_geo",
      CAST(NULL AS DOUBLE) AS "before",
      "t67"."value" AS "after",
      CAST(NULL AS DOUBLE) AS "drift"
    FROM (
      SELECT
        "t48"."measured",
        "t48"."account",
        "t48"."month",
        "t48"."value",
        "t60"."is_one"
      FROM "t35" AS "t48"
      SEMI JOIN (
        SELECT
          *
        FROM "t4" AS "t5"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t61"."account"
          FROM (
            SELECT
              "t55"."account",
              "t55"."drawn",
              ROW_NUMBER() OVER (
                ORDER BY "t55"."drawn" ASC, "t55"."account" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place"
            FROM (
              SELECT
                "t53"."account",
                SHA256("t53"."account") AS "drawn"
              FROM (
                SELECT
                  "t46"."account"
                FROM (
                  SELECT DISTINCT
                    "t28"."account"
                  FROM "t24" AS "t28"
                  WHERE
                    "t28"."value" IS NOT NULL
                ) AS "t46"
                ANTI JOIN "t4" AS "t10"
                  ON "t46"."account" = "t10"."account"
              ) AS "t53"
            ) AS "t55"
          ) AS "t61"
          WHERE
            "t61"."place" < 20000
        ) AS "t63"
      ) AS "t65"
        ON "t48"."account" = "t65"."account"
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
            FROM "t17" AS "t21"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t32"."snapshot_date",
                'all' AS "action_key",
                "t32"."surviving_account_csn",
                "t32"."enrolled_on",
                "t32"."is_offered",
                "t32"."first_performed_on",
                "t32"."holdout_unit",
                "t32"."opportunity_id",
                "t32"."is_renewed",
                "t32"."cohort",
                "t32"."seat_bucket",
                "t32"."site_geo",
                "t32"."industry_group",
                "t32"."play",
                "t32"."enrolled_index"
              FROM (
                SELECT
                  "t21"."snapshot_date",
                  "t21"."action_key",
                  "t21"."surviving_account_csn",
                  "t21"."enrolled_on",
                  "t21"."is_offered",
                  "t21"."first_performed_on",
                  "t21"."holdout_unit",
                  "t21"."opportunity_id",
                  "t21"."is_renewed",
                  "t21"."cohort",
                  "t21"."seat_bucket",
                  "t21"."site_geo",
                  "t21"."industry_group",
                  "t21"."play",
                  "t21"."enrolled_index",
                  BOOL_OR(CAST(NOT (
                    "t21"."is_offered"
                  ) AS BOOLEAN)) OVER (
                    PARTITION BY "t21"."action_key"
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) AS "play_holds_back",
                  BOOL_OR(CAST(NOT (
                    "t21"."is_offered"
                  ) AS BOOLEAN)) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "any_holds_back"
                FROM "t17" AS "t21"
              ) AS "t32"
              WHERE
                "t32"."play_holds_back" OR NOT (
                  "t32"."any_holds_back"
                )
            ) AS "t50"
          ) AS "t51"
          GROUP BY
            1
        ) AS "t56"
        WHERE
          "t56"."held_back" = 0 AND "t56"."units" >= 5
      ) AS "t60"
    ) AS "t67"
  ) AS "t69"
) AS "t73"
