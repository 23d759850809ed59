WITH "t34" AS (
  SELECT
    "t30"."surviving_account_csn",
    "t30"."ordered_on",
    SUM(CASE WHEN "t30"."is_return" THEN 0 ELSE 1 END) AS "orders",
    SUM(CASE WHEN "t30"."is_return" THEN 1 ELSE 0 END) AS "returns",
    SUM("t30"."cents") AS "cents"
  FROM (
    SELECT
      "t24"."account_csn",
      "t24"."ordered_on",
      "t24"."amount_usd",
      COALESCE("t24"."final_csn", "t24"."account_csn") AS "surviving_account_csn",
      "t24"."amount_usd" < 0 AS "is_return",
      CAST(ROUND("t24"."amount_usd" * 100, 0) AS BIGINT) AS "cents"
    FROM (
      SELECT
        "t18"."account_csn",
        "t18"."ordered_on",
        "t18"."amount_usd",
        "t14"."merged_csn",
        "t14"."final_csn"
      FROM (
        SELECT
          "t5"."account_csn",
          "t5"."ordered_on",
          "t5"."amount_usd"
        FROM "orders" AS "t5"
        WHERE
          "t5"."ordered_on" <= CAST(':last_day' AS DATE)
      ) AS "t18"
      LEFT OUTER JOIN (
        SELECT
          "t4"."victim_account_csn" AS "merged_csn",
          "t4"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t4"
      ) AS "t14"
        ON "t18"."account_csn" = "t14"."merged_csn"
    ) AS "t24"
  ) AS "t30"
  GROUP BY
    1,
    2
)
SELECT
  "t52"."examined_model",
  "t52"."snapshot_date",
  "t52"."churn_horizon_months",
  "t52"."churn_profiles",
  "t52"."churn_history_windows",
  "t52"."churn_activities",
  "t52"."churn_active_share",
  "t52"."transactional_profiles",
  "t52"."transactional_orders",
  "t52"."transactional_window_months",
  "t52"."lifetime_profiles",
  "t52"."lifetime_history_months",
  "t52"."lifetime_horizon_months",
  "t52"."lifetime_margin",
  "t52"."lifetime_discount",
  "t52"."high_value_share",
  "t52"."recommendation_profiles",
  "t52"."recommendation_history_months",
  "t52"."recommendation_purchases",
  "t52"."recommendation_products",
  "t52"."most_missing_share",
  "t52"."test_months",
  "t52"."backtest_origins",
  "t52"."churned",
  "t52"."days_to_close",
  "t52"."acv_usd",
  "t52"."active_aov_net3",
  "t52"."seats_purchased",
  "t52"."mau",
  "t52"."assignment_rate",
  "t52"."utilisation_rate",
  "t52"."utilisation_change",
  "t52"."assignment_diff",
  "t52"."utilisation_diff",
  "t52"."engagement_score",
  "t52"."communication_score",
  "t52"."product_score",
  "t52"."relationship_score",
  "t52"."merged_accounts",
  "t52"."interventions_recent",
  "t52"."term",
  "t52"."territory_account_tier",
  "t52"."named_account_group",
  "t52"."site_geo",
  "t52"."industry_group",
  "t52"."lc_flag",
  "t52"."promo_flag",
  "t52"."parent_account_new_customer_flag",
  "t52"."profile",
  "t52"."moment",
  "t52"."product",
  "t52"."ordered_on",
  "t52"."orders",
  "t52"."returns",
  "t52"."cents"
FROM (
  SELECT
    "t20"."examined_model",
    "t20"."snapshot_date",
    "t20"."churn_horizon_months",
    "t20"."churn_profiles",
    "t20"."churn_history_windows",
    "t20"."churn_activities",
    "t20"."churn_active_share",
    "t20"."transactional_profiles",
    "t20"."transactional_orders",
    "t20"."transactional_window_months",
    "t20"."lifetime_profiles",
    "t20"."lifetime_history_months",
    "t20"."lifetime_horizon_months",
    "t20"."lifetime_margin",
    "t20"."lifetime_discount",
    "t20"."high_value_share",
    "t20"."recommendation_profiles",
    "t20"."recommendation_history_months",
    "t20"."recommendation_purchases",
    "t20"."recommendation_products",
    "t20"."most_missing_share",
    "t20"."test_months",
    "t20"."backtest_origins",
    "t51"."churned",
    "t51"."days_to_close",
    "t51"."acv_usd",
    "t51"."active_aov_net3",
    "t51"."seats_purchased",
    "t51"."mau",
    "t51"."assignment_rate",
    "t51"."utilisation_rate",
    "t51"."utilisation_change",
    "t51"."assignment_diff",
    "t51"."utilisation_diff",
    "t51"."engagement_score",
    "t51"."communication_score",
    "t51"."product_score",
    "t51"."relationship_score",
    "t51"."merged_accounts",
    "t51"."interventions_recent",
    "t51"."term",
    "t51"."territory_account_tier",
    "t51"."named_account_group",
    "t51"."site_geo",
    "t51"."industry_group",
    "t51"."lc_flag",
    "t51"."promo_flag",
    "t51"."parent_account_new_customer_flag",
    "t51"."model",
    "t51"."profile",
    "t51"."moment",
    "t51"."product",
    "t51"."ordered_on",
    "t51"."orders",
    "t51"."returns",
    "t51"."cents"
  FROM (
    SELECT
      "t11"."examined_model",
      CAST(':last_day' AS DATE) AS "snapshot_date",
      6.0 AS "churn_horizon_months",
      1000.0 AS "churn_profiles",
      2.0 AS "churn_history_windows",
      2.0 AS "churn_activities",
      0.5 AS "churn_active_share",
      500.0 AS "transactional_profiles",
      2.0 AS "transactional_orders",
      6.0 AS "transactional_window_months",
      1000.0 AS "lifetime_profiles",
      18.0 AS "lifetime_history_months",
      12.0 AS "lifetime_horizon_months",
      1.0 AS "lifetime_margin",
      0.1 AS "lifetime_discount",
      0.8 AS "high_value_share",
      1000.0 AS "recommendation_profiles",
      12.0 AS "recommendation_history_months",
      3.0 AS "recommendation_purchases",
      50000.0 AS "recommendation_products",
      0.2 AS "most_missing_share",
      3.0 AS "test_months",
      12.0 AS "backtest_origins"
    FROM (
      SELECT
        UNNEST(
          CAST([
            'subscription_churn',
            'transactional_churn',
            'lifetime_value',
            'product_recommendation'
          ] AS TEXT[])
        ) AS "examined_model"
    ) AS "t11"
  ) AS "t20"
  LEFT OUTER JOIN (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          NOT (
            "t41"."is_won"
          ) AS "churned",
          "t41"."days_to_close",
          "t41"."acv_usd",
          "t41"."active_aov_net3",
          "t41"."seats_purchased",
          "t41"."mau",
          "t41"."assignment_rate",
          "t41"."utilisation_rate",
          "t41"."utilisation_change",
          "t41"."assignment_diff",
          "t41"."utilisation_diff",
          "t41"."engagement_score",
          "t41"."communication_score",
          "t41"."product_score",
          "t41"."relationship_score",
          "t41"."merged_accounts",
          "t41"."interventions_recent",
          "t41"."term",
          "t41"."territory_account_tier",
          "t41"."named_account_group",
          "t41"."site_geo",
          "t41"."industry_group",
          "t41"."lc_flag",
          "t41"."promo_flag",
          "t41"."parent_account_new_customer_flag",
          'subscription_churn' AS "model",
          "t41"."surviving_account_csn" AS "profile",
          "t41"."snapshot_date" AS "moment",
          CAST(NULL AS TEXT) AS "product",
          CAST(NULL AS DATE) AS "ordered_on",
          CAST(NULL AS BIGINT) AS "orders",
          CAST(NULL AS BIGINT) AS "returns",
          CAST(NULL AS BIGINT) AS "cents"
        FROM (
          SELECT
            "t39"."snapshot_date",
            "t39"."surviving_account_csn",
            "t39"."opportunity_id",
            "t39"."close_date",
            "t39"."customer_ews_prediction",
            "t39"."days_to_close",
            "t39"."acv_usd",
            "t39"."active_aov_net3",
            "t39"."seats_purchased",
            "t39"."mau",
            "t39"."assignment_rate",
            "t39"."utilisation_rate",
            "t39"."utilisation_change",
            "t39"."assignment_diff",
            "t39"."utilisation_diff",
            "t39"."engagement_score",
            "t39"."communication_score",
            "t39"."product_score",
            "t39"."relationship_score",
            "t39"."merged_accounts",
            "t39"."interventions_recent",
            "t39"."term",
            "t39"."territory_account_tier",
            "t39"."named_account_group",
            "t39"."site_geo",
            "t39"."industry_group",
            "t39"."lc_flag",
            "t39"."promo_flag",
            "t39"."parent_account_new_customer_flag",
            "t16"."decided_opportunity",
            "t16"."known_on",
            "t16"."is_won"
          FROM (
            SELECT
              "t33"."snapshot_date",
              "t33"."surviving_account_csn",
              "t33"."opportunity_id",
              "t33"."close_date",
              "t33"."customer_ews_prediction",
              "t33"."days_to_close",
              "t33"."acv_usd",
              "t33"."active_aov_net3",
              "t33"."seats_purchased",
              "t33"."mau",
              "t33"."assignment_rate",
              "t33"."utilisation_rate",
              "t33"."utilisation_change",
              "t33"."assignment_diff",
              "t33"."utilisation_diff",
              "t33"."engagement_score",
              "t33"."communication_score",
              "t33"."product_score",
              "t33"."relationship_score",
              "t33"."merged_accounts",
              "t33"."interventions_recent",
              "t33"."term",
              "t33"."territory_account_tier",
              "t33"."named_account_group",
              "t33"."site_geo",
              "t33"."industry_group",
              "t33"."lc_flag",
              "t33"."promo_flag",
              "t33"."parent_account_new_customer_flag"
            FROM (
              SELECT
                "t7"."snapshot_date",
                "t7"."surviving_account_csn",
                "t7"."opportunity_id",
                "t7"."close_date",
                "t7"."customer_ews_prediction",
                "t7"."days_to_close",
                "t7"."acv_usd",
                "t7"."active_aov_net3",
                "t7"."seats_purchased",
                "t7"."mau",
                "t7"."assignment_rate",
                "t7"."utilisation_rate",
                "t7"."utilisation_change",
                "t7"."assignment_diff",
                "t7"."utilisation_diff",
                "t7"."engagement_score",
                "t7"."communication_score",
                "t7"."product_score",
                "t7"."relationship_score",
                "t7"."merged_accounts",
                "t7"."interventions_recent",
                "t7"."term",
                "t7"."territory_account_tier",
                "t7"."named_account_group",
                "t7"."site_geo",
                "t7"."industry_group",
                "t7"."lc_flag",
                "t7"."promo_flag",
                "t7"."parent_account_new_customer_flag",
                "t29"."drawn_csn"
              FROM "insight_renewals_monthly" AS "t7"
              INNER JOIN (
                SELECT
                  "t23"."surviving_account_csn" AS "drawn_csn"
                FROM (
                  SELECT
                    "t9"."surviving_account_csn",
                    ROW_NUMBER() OVER (
                      ORDER BY SHA256("t9"."surviving_account_csn") ASC, "t9"."surviving_account_csn" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1 AS "draw"
                  FROM (
                    SELECT DISTINCT
                      "t3"."surviving_account_csn"
                    FROM "insight_renewals_monthly" AS "t3"
                  ) AS "t9"
                ) AS "t23"
                WHERE
                  "t23"."draw" < 10000
              ) AS "t29"
                ON "t7"."surviving_account_csn" = "t29"."drawn_csn"
            ) AS "t33"
          ) AS "t39"
          INNER JOIN (
            SELECT
              "t1"."opportunity_id" AS "decided_opportunity",
              "t1"."outcome_shown_on" AS "known_on",
              "t1"."is_won"
            FROM "opportunity_outcomes_monthly" AS "t1"
            WHERE
              "t1"."is_renewal" AND "t1"."is_closed" AND "t1"."is_won" IS NOT NULL
          ) AS "t16"
            ON "t39"."opportunity_id" = "t16"."decided_opportunity"
        ) AS "t41"
        WHERE
          "t41"."known_on" > "t41"."snapshot_date"
      ) AS "t43"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          CAST(NULL AS BOOLEAN) AS "churned",
          CAST(NULL AS BIGINT) AS "days_to_close",
          CAST(NULL AS DOUBLE) AS "acv_usd",
          CAST(NULL AS DOUBLE) AS "active_aov_net3",
          CAST(NULL AS BIGINT) AS "seats_purchased",
          CAST(NULL AS BIGINT) AS "mau",
          CAST(NULL AS DOUBLE) AS "assignment_rate",
          CAST(NULL AS DOUBLE) AS "utilisation_rate",
          CAST(NULL AS DOUBLE) AS "utilisation_change",
          CAST(NULL AS DOUBLE) AS "assignment_diff",
          CAST(NULL AS DOUBLE) AS "utilisation_diff",
          CAST(NULL AS DOUBLE) AS "engagement_score",
          CAST(NULL AS DOUBLE) AS "communication_score",
          CAST(NULL AS DOUBLE) AS "product_score",
          CAST(NULL AS DOUBLE) AS "relationship_score",
          CAST(NULL AS BIGINT) AS "merged_accounts",
          CAST(NULL AS BIGINT) AS "interventions_recent",
          CAST(NULL AS TEXT) AS "term",
          CAST(NULL AS TEXT) AS "territory_account_tier",
          CAST(NULL AS TEXT) AS "named_account_group",
          CAST(NULL AS TEXT) AS "site_geo",
          CAST(NULL AS TEXT) AS "industry_group",
          CAST(NULL AS BOOLEAN) AS "lc_flag",
          CAST(NULL AS BOOLEAN) AS "promo_flag",
          CAST(NULL AS BOOLEAN) AS "parent_account_new_customer_flag",
          'product_recommendation' AS "model",
          "t26"."surviving_account_csn" AS "profile",
          "t26"."bought_at" AS "moment",
          "t26"."product",
          CAST(NULL AS DATE) AS "ordered_on",
          CAST(NULL AS BIGINT) AS "orders",
          CAST(NULL AS BIGINT) AS "returns",
          CAST(NULL AS BIGINT) AS "cents"
        FROM (
          SELECT DISTINCT
            COALESCE("t22"."final_csn", "t22"."account_csn") AS "surviving_account_csn",
            "t22"."bought_at",
            "t22"."offering_external_key" AS "product"
          FROM (
            SELECT
              "t17"."account_csn",
              "t17"."offering_external_key",
              "t17"."offering_product_line_code",
              "t17"."bought_at",
              "t14"."merged_csn",
              "t14"."final_csn"
            FROM (
              SELECT
                "t2"."account_csn",
                "t2"."offering_external_key",
                "t2"."offering_product_line_code",
                "t2"."start_date" AS "bought_at"
              FROM "entitlements" AS "t2"
              WHERE
                "t2"."start_date" <= CAST(':last_day' AS DATE)
            ) AS "t17"
            LEFT OUTER JOIN (
              SELECT
                "t4"."victim_account_csn" AS "merged_csn",
                "t4"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t4"
            ) AS "t14"
              ON "t17"."account_csn" = "t14"."merged_csn"
          ) AS "t22"
        ) AS "t26"
      ) AS "t31"
    ) AS "t44"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          CAST(NULL AS BOOLEAN) AS "churned",
          CAST(NULL AS BIGINT) AS "days_to_close",
          "t32"."acv_usd",
          CAST(NULL AS DOUBLE) AS "active_aov_net3",
          CAST(NULL AS BIGINT) AS "seats_purchased",
          CAST(NULL AS BIGINT) AS "mau",
          CAST(NULL AS DOUBLE) AS "assignment_rate",
          CAST(NULL AS DOUBLE) AS "utilisation_rate",
          CAST(NULL AS DOUBLE) AS "utilisation_change",
          CAST(NULL AS DOUBLE) AS "assignment_diff",
          CAST(NULL AS DOUBLE) AS "utilisation_diff",
          CAST(NULL AS DOUBLE) AS "engagement_score",
          CAST(NULL AS DOUBLE) AS "communication_score",
          CAST(NULL AS DOUBLE) AS "product_score",
          CAST(NULL AS DOUBLE) AS "relationship_score",
          CAST(NULL AS BIGINT) AS "merged_accounts",
          CAST(NULL AS BIGINT) AS "interventions_recent",
          CAST(NULL AS TEXT) AS "term",
          CAST(NULL AS TEXT) AS "territory_account_tier",
          CAST(NULL AS TEXT) AS "named_account_group",
          CAST(NULL AS TEXT) AS "site_geo",
          CAST(NULL AS TEXT) AS "industry_group",
          CAST(NULL AS BOOLEAN) AS "lc_flag",
          CAST(NULL AS BOOLEAN) AS "promo_flag",
          CAST(NULL AS BOOLEAN) AS "parent_account_new_customer_flag",
          'lifetime_value' AS "model",
          "t32"."surviving_account_csn" AS "profile",
          "t32"."snapshot_date" AS "moment",
          CAST(NULL AS TEXT) AS "product",
          CAST(NULL AS DATE) AS "ordered_on",
          CAST(NULL AS BIGINT) AS "orders",
          CAST(NULL AS BIGINT) AS "returns",
          CAST(NULL AS BIGINT) AS "cents"
        FROM (
          SELECT
            "t6"."snapshot_date",
            "t6"."surviving_account_csn",
            "t6"."opportunity_id",
            "t6"."close_date",
            "t6"."term",
            "t6"."acv_usd",
            "t6"."customer_ews_prediction",
            "t6"."renewal_number",
            "t28"."drawn_csn"
          FROM "insight_open_renewals_monthly" AS "t6"
          INNER JOIN (
            SELECT
              "t21"."surviving_account_csn" AS "drawn_csn"
            FROM (
              SELECT
                "t8"."surviving_account_csn",
                ROW_NUMBER() OVER (
                  ORDER BY SHA256("t8"."surviving_account_csn") ASC, "t8"."surviving_account_csn" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "draw"
              FROM (
                SELECT DISTINCT
                  "t0"."surviving_account_csn"
                FROM "insight_open_renewals_monthly" AS "t0"
              ) AS "t8"
            ) AS "t21"
            WHERE
              "t21"."draw" < 10000
          ) AS "t28"
            ON "t6"."surviving_account_csn" = "t28"."drawn_csn"
        ) AS "t32"
      ) AS "t36"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          CAST(NULL AS BOOLEAN) AS "churned",
          CAST(NULL AS BIGINT) AS "days_to_close",
          CAST(NULL AS DOUBLE) AS "acv_usd",
          CAST(NULL AS DOUBLE) AS "active_aov_net3",
          CAST(NULL AS BIGINT) AS "seats_purchased",
          CAST(NULL AS BIGINT) AS "mau",
          CAST(NULL AS DOUBLE) AS "assignment_rate",
          CAST(NULL AS DOUBLE) AS "utilisation_rate",
          CAST(NULL AS DOUBLE) AS "utilisation_change",
          CAST(NULL AS DOUBLE) AS "assignment_diff",
          CAST(NULL AS DOUBLE) AS "utilisation_diff",
          CAST(NULL AS DOUBLE) AS "engagement_score",
          CAST(NULL AS DOUBLE) AS "communication_score",
          CAST(NULL AS DOUBLE) AS "product_score",
          CAST(NULL AS DOUBLE) AS "relationship_score",
          CAST(NULL AS BIGINT) AS "merged_accounts",
          CAST(NULL AS BIGINT) AS "interventions_recent",
          CAST(NULL AS TEXT) AS "term",
          CAST(NULL AS TEXT) AS "territory_account_tier",
          CAST(NULL AS TEXT) AS "named_account_group",
          CAST(NULL AS TEXT) AS "site_geo",
          CAST(NULL AS TEXT) AS "industry_group",
          CAST(NULL AS BOOLEAN) AS "lc_flag",
          CAST(NULL AS BOOLEAN) AS "promo_flag",
          CAST(NULL AS BOOLEAN) AS "parent_account_new_customer_flag",
          'transactional_churn' AS "model",
          "t47"."surviving_account_csn" AS "profile",
          "t47"."ordered_on" AS "moment",
          CAST(NULL AS TEXT) AS "product",
          "t47"."ordered_on",
          "t47"."orders",
          "t47"."returns",
          "t47"."cents"
        FROM (
          SELECT
            "t38"."surviving_account_csn",
            "t38"."ordered_on",
            "t38"."orders",
            "t38"."returns",
            "t38"."cents",
            "t46"."drawn_csn"
          FROM "t34" AS "t38"
          INNER JOIN (
            SELECT
              "t42"."surviving_account_csn" AS "drawn_csn"
            FROM (
              SELECT
                "t40"."surviving_account_csn",
                ROW_NUMBER() OVER (
                  ORDER BY SHA256("t40"."surviving_account_csn") ASC, "t40"."surviving_account_csn" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "draw"
              FROM (
                SELECT DISTINCT
                  "t35"."surviving_account_csn"
                FROM "t34" AS "t35"
              ) AS "t40"
            ) AS "t42"
            WHERE
              "t42"."draw" < 10000
          ) AS "t46"
            ON "t38"."surviving_account_csn" = "t46"."drawn_csn"
        ) AS "t47"
      ) AS "t48"
    ) AS "t49"
  ) AS "t51"
    ON "t20"."examined_model" = "t51"."model"
) AS "t52"