SELECT
  "t37"."examined_model",
  "t37"."snapshot_date",
  "t37"."churn_horizon_months",
  "t37"."churn_profiles",
  "t37"."churn_history_windows",
  "t37"."churn_activities",
  "t37"."churn_active_share",
  "t37"."transactional_profiles",
  "t37"."transactional_orders",
  "t37"."lifetime_profiles",
  "t37"."lifetime_history_months",
  "t37"."lifetime_horizon_months",
  "t37"."lifetime_margin",
  "t37"."lifetime_discount",
  "t37"."high_value_share",
  "t37"."recommendation_profiles",
  "t37"."recommendation_history_months",
  "t37"."recommendation_purchases",
  "t37"."recommendation_products",
  "t37"."most_missing_share",
  "t37"."test_months",
  "t37"."backtest_origins",
  "t37"."churned",
  "t37"."days_to_close",
  "t37"."acv_usd",
  "t37"."active_aov_net3",
  "t37"."seats_purchased",
  "t37"."mau",
  "t37"."assignment_rate",
  "t37"."utilisation_rate",
  "t37"."utilisation_change",
  "t37"."assignment_diff",
  "t37"."utilisation_diff",
  "t37"."engagement_score",
  "t37"."communication_score",
  "t37"."product_score",
  "t37"."relationship_score",
  "t37"."merged_accounts",
  "t37"."interventions_recent",
  "t37"."term",
  "t37"."territory_account_tier",
  "t37"."named_account_group",
  "t37"."site_geo",
  "t37"."industry_group",
  "t37"."lc_flag",
  "t37"."promo_flag",
  "t37"."parent_account_new_customer_flag",
  "t37"."profile",
  "t37"."moment",
  "t37"."product"
FROM (
  SELECT
    "t17"."examined_model",
    "t17"."snapshot_date",
    "t17"."churn_horizon_months",
    "t17"."churn_profiles",
    "t17"."churn_history_windows",
    "t17"."churn_activities",
    "t17"."churn_active_share",
    "t17"."transactional_profiles",
    "t17"."transactional_orders",
    "t17"."lifetime_profiles",
    "t17"."lifetime_history_months",
    "t17"."lifetime_horizon_months",
    "t17"."lifetime_margin",
    "t17"."lifetime_discount",
    "t17"."high_value_share",
    "t17"."recommendation_profiles",
    "t17"."recommendation_history_months",
    "t17"."recommendation_purchases",
    "t17"."recommendation_products",
    "t17"."most_missing_share",
    "t17"."test_months",
    "t17"."backtest_origins",
    "t36"."churned",
    "t36"."days_to_close",
    "t36"."acv_usd",
    "t36"."active_aov_net3",
    "t36"."seats_purchased",
    "t36"."mau",
    "t36"."assignment_rate",
    "t36"."utilisation_rate",
    "t36"."utilisation_change",
    "t36"."assignment_diff",
    "t36"."utilisation_diff",
    "t36"."engagement_score",
    "t36"."communication_score",
    "t36"."product_score",
    "t36"."relationship_score",
    "t36"."merged_accounts",
    "t36"."interventions_recent",
    "t36"."term",
    "t36"."territory_account_tier",
    "t36"."named_account_group",
    "t36"."site_geo",
    "t36"."industry_group",
    "t36"."lc_flag",
    "t36"."promo_flag",
    "t36"."parent_account_new_customer_flag",
    "t36"."model",
    "t36"."profile",
    "t36"."moment",
    "t36"."product"
  FROM (
    SELECT
      "t10"."examined_model",
      CAST(':last_day' AS DATE) AS "snapshot_date",
      6.0 AS "churn_horizon_months",
      1000.0 AS "churn_profiles",
      2.0 AS "churn_history_windows",
      2.0 AS "churn_activities",
      0.5 AS "churn_active_share",
      500.0 AS "transactional_profiles",
      2.0 AS "transactional_orders",
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
    ) AS "t10"
  ) AS "t17"
  LEFT OUTER JOIN (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          NOT (
            "t32"."is_won"
          ) AS "churned",
          "t32"."days_to_close",
          "t32"."acv_usd",
          "t32"."active_aov_net3",
          "t32"."seats_purchased",
          "t32"."mau",
          "t32"."assignment_rate",
          "t32"."utilisation_rate",
          "t32"."utilisation_change",
          "t32"."assignment_diff",
          "t32"."utilisation_diff",
          "t32"."engagement_score",
          "t32"."communication_score",
          "t32"."product_score",
          "t32"."relationship_score",
          "t32"."merged_accounts",
          "t32"."interventions_recent",
          "t32"."term",
          "t32"."territory_account_tier",
          "t32"."named_account_group",
          "t32"."site_geo",
          "t32"."industry_group",
          "t32"."lc_flag",
          "t32"."promo_flag",
          "t32"."parent_account_new_customer_flag",
          'subscription_churn' AS "model",
          "t32"."surviving_account_csn" AS "profile",
          "t32"."snapshot_date" AS "moment",
          CAST(NULL AS TEXT) AS "product"
        FROM (
          SELECT
            "t31"."snapshot_date",
            "t31"."surviving_account_csn",
            "t31"."opportunity_id",
            "t31"."close_date",
            "t31"."customer_ews_prediction",
            "t31"."days_to_close",
            "t31"."acv_usd",
            "t31"."active_aov_net3",
            "t31"."seats_purchased",
            "t31"."mau",
            "t31"."assignment_rate",
            "t31"."utilisation_rate",
            "t31"."utilisation_change",
            "t31"."assignment_diff",
            "t31"."utilisation_diff",
            "t31"."engagement_score",
            "t31"."communication_score",
            "t31"."product_score",
            "t31"."relationship_score",
            "t31"."merged_accounts",
            "t31"."interventions_recent",
            "t31"."term",
            "t31"."territory_account_tier",
            "t31"."named_account_group",
            "t31"."site_geo",
            "t31"."industry_group",
            "t31"."lc_flag",
            "t31"."promo_flag",
            "t31"."parent_account_new_customer_flag",
            "t14"."decided_opportunity",
            "t14"."known_on",
            "t14"."is_won"
          FROM (
            SELECT
              "t28"."snapshot_date",
              "t28"."surviving_account_csn",
              "t28"."opportunity_id",
              "t28"."close_date",
              "t28"."customer_ews_prediction",
              "t28"."days_to_close",
              "t28"."acv_usd",
              "t28"."active_aov_net3",
              "t28"."seats_purchased",
              "t28"."mau",
              "t28"."assignment_rate",
              "t28"."utilisation_rate",
              "t28"."utilisation_change",
              "t28"."assignment_diff",
              "t28"."utilisation_diff",
              "t28"."engagement_score",
              "t28"."communication_score",
              "t28"."product_score",
              "t28"."relationship_score",
              "t28"."merged_accounts",
              "t28"."interventions_recent",
              "t28"."term",
              "t28"."territory_account_tier",
              "t28"."named_account_group",
              "t28"."site_geo",
              "t28"."industry_group",
              "t28"."lc_flag",
              "t28"."promo_flag",
              "t28"."parent_account_new_customer_flag"
            FROM (
              SELECT
                "t6"."snapshot_date",
                "t6"."surviving_account_csn",
                "t6"."opportunity_id",
                "t6"."close_date",
                "t6"."customer_ews_prediction",
                "t6"."days_to_close",
                "t6"."acv_usd",
                "t6"."active_aov_net3",
                "t6"."seats_purchased",
                "t6"."mau",
                "t6"."assignment_rate",
                "t6"."utilisation_rate",
                "t6"."utilisation_change",
                "t6"."assignment_diff",
                "t6"."utilisation_diff",
                "t6"."engagement_score",
                "t6"."communication_score",
                "t6"."product_score",
                "t6"."relationship_score",
                "t6"."merged_accounts",
                "t6"."interventions_recent",
                "t6"."term",
                "t6"."territory_account_tier",
                "t6"."named_account_group",
                "t6"."site_geo",
                "t6"."industry_group",
                "t6"."lc_flag",
                "t6"."promo_flag",
                "t6"."parent_account_new_customer_flag",
                "t25"."drawn_csn"
              FROM "insight_renewals_monthly" AS "t6"
              INNER JOIN (
                SELECT
                  "t20"."surviving_account_csn" AS "drawn_csn"
                FROM (
                  SELECT
                    "t8"."surviving_account_csn",
                    ROW_NUMBER() OVER (
                      ORDER BY SHA256("t8"."surviving_account_csn") ASC, "t8"."surviving_account_csn" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1 AS "draw"
                  FROM (
                    SELECT DISTINCT
                      "t3"."surviving_account_csn"
                    FROM "insight_renewals_monthly" AS "t3"
                  ) AS "t8"
                ) AS "t20"
                WHERE
                  "t20"."draw" < 10000
              ) AS "t25"
                ON "t6"."surviving_account_csn" = "t25"."drawn_csn"
            ) AS "t28"
          ) AS "t31"
          INNER JOIN (
            SELECT
              "t1"."opportunity_id" AS "decided_opportunity",
              "t1"."outcome_shown_on" AS "known_on",
              "t1"."is_won"
            FROM "opportunity_outcomes_monthly" AS "t1"
            WHERE
              "t1"."is_renewal" AND "t1"."is_closed" AND "t1"."is_won" IS NOT NULL
          ) AS "t14"
            ON "t31"."opportunity_id" = "t14"."decided_opportunity"
        ) AS "t32"
        WHERE
          "t32"."known_on" > "t32"."snapshot_date"
      ) AS "t33"
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
          "t22"."profile",
          "t22"."moment",
          "t22"."product"
        FROM (
          SELECT DISTINCT
            "t19"."moment",
            "t19"."product",
            COALESCE("t19"."final_csn", "t19"."account_csn") AS "profile"
          FROM (
            SELECT
              "t15"."account_csn",
              "t15"."moment",
              "t15"."product",
              "t13"."merged_csn",
              "t13"."final_csn"
            FROM (
              SELECT
                "t2"."account_csn",
                "t2"."start_date" AS "moment",
                "t2"."offering_external_key" AS "product"
              FROM "entitlements" AS "t2"
              WHERE
                "t2"."start_date" <= CAST(':last_day' AS DATE)
            ) AS "t15"
            LEFT OUTER JOIN (
              SELECT
                "t4"."victim_account_csn" AS "merged_csn",
                "t4"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t4"
            ) AS "t13"
              ON "t15"."account_csn" = "t13"."merged_csn"
          ) AS "t19"
        ) AS "t22"
      ) AS "t26"
    ) AS "t34"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        CAST(NULL AS BOOLEAN) AS "churned",
        CAST(NULL AS BIGINT) AS "days_to_close",
        "t27"."acv_usd",
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
        "t27"."surviving_account_csn" AS "profile",
        "t27"."snapshot_date" AS "moment",
        CAST(NULL AS TEXT) AS "product"
      FROM (
        SELECT
          "t5"."snapshot_date",
          "t5"."surviving_account_csn",
          "t5"."opportunity_id",
          "t5"."close_date",
          "t5"."term",
          "t5"."acv_usd",
          "t5"."customer_ews_prediction",
          "t5"."renewal_number",
          "t24"."drawn_csn"
        FROM "insight_open_renewals_monthly" AS "t5"
        INNER JOIN (
          SELECT
            "t18"."surviving_account_csn" AS "drawn_csn"
          FROM (
            SELECT
              "t7"."surviving_account_csn",
              ROW_NUMBER() OVER (
                ORDER BY SHA256("t7"."surviving_account_csn") ASC, "t7"."surviving_account_csn" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "draw"
            FROM (
              SELECT DISTINCT
                "t0"."surviving_account_csn"
              FROM "insight_open_renewals_monthly" AS "t0"
            ) AS "t7"
          ) AS "t18"
          WHERE
            "t18"."draw" < 10000
        ) AS "t24"
          ON "t5"."surviving_account_csn" = "t24"."drawn_csn"
      ) AS "t27"
    ) AS "t29"
  ) AS "t36"
    ON "t17"."examined_model" = "t36"."model"
) AS "t37"
