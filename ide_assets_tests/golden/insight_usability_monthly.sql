SELECT
  "t29"."examined_model",
  "t29"."snapshot_date",
  "t29"."churn_horizon_months",
  "t29"."churn_profiles",
  "t29"."churn_history_windows",
  "t29"."churn_activities",
  "t29"."churn_active_share",
  "t29"."transactional_profiles",
  "t29"."transactional_orders",
  "t29"."lifetime_profiles",
  "t29"."lifetime_history_months",
  "t29"."recommendation_profiles",
  "t29"."recommendation_history_months",
  "t29"."recommendation_purchases",
  "t29"."recommendation_products",
  "t29"."most_missing_share",
  "t29"."test_months",
  "t29"."backtest_origins",
  "t29"."churned",
  "t29"."days_to_close",
  "t29"."acv_usd",
  "t29"."active_aov_net3",
  "t29"."seats_purchased",
  "t29"."mau",
  "t29"."assignment_rate",
  "t29"."utilisation_rate",
  "t29"."utilisation_change",
  "t29"."assignment_diff",
  "t29"."utilisation_diff",
  "t29"."engagement_score",
  "t29"."communication_score",
  "t29"."product_score",
  "t29"."relationship_score",
  "t29"."merged_accounts",
  "t29"."interventions_recent",
  "t29"."term",
  "t29"."territory_account_tier",
  "t29"."named_account_group",
  "t29"."site_geo",
  "t29"."industry_group",
  "t29"."lc_flag",
  "t29"."promo_flag",
  "t29"."parent_account_new_customer_flag",
  "t29"."profile",
  "t29"."moment",
  "t29"."product"
FROM (
  SELECT
    "t16"."examined_model",
    "t16"."snapshot_date",
    "t16"."churn_horizon_months",
    "t16"."churn_profiles",
    "t16"."churn_history_windows",
    "t16"."churn_activities",
    "t16"."churn_active_share",
    "t16"."transactional_profiles",
    "t16"."transactional_orders",
    "t16"."lifetime_profiles",
    "t16"."lifetime_history_months",
    "t16"."recommendation_profiles",
    "t16"."recommendation_history_months",
    "t16"."recommendation_purchases",
    "t16"."recommendation_products",
    "t16"."most_missing_share",
    "t16"."test_months",
    "t16"."backtest_origins",
    "t28"."churned",
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
    "t28"."parent_account_new_customer_flag",
    "t28"."model",
    "t28"."profile",
    "t28"."moment",
    "t28"."product"
  FROM (
    SELECT
      "t7"."examined_model",
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
    ) AS "t7"
  ) AS "t16"
  LEFT OUTER JOIN (
    SELECT
      *
    FROM (
      SELECT
        NOT (
          "t24"."is_won"
        ) AS "churned",
        "t24"."days_to_close",
        "t24"."acv_usd",
        "t24"."active_aov_net3",
        "t24"."seats_purchased",
        "t24"."mau",
        "t24"."assignment_rate",
        "t24"."utilisation_rate",
        "t24"."utilisation_change",
        "t24"."assignment_diff",
        "t24"."utilisation_diff",
        "t24"."engagement_score",
        "t24"."communication_score",
        "t24"."product_score",
        "t24"."relationship_score",
        "t24"."merged_accounts",
        "t24"."interventions_recent",
        "t24"."term",
        "t24"."territory_account_tier",
        "t24"."named_account_group",
        "t24"."site_geo",
        "t24"."industry_group",
        "t24"."lc_flag",
        "t24"."promo_flag",
        "t24"."parent_account_new_customer_flag",
        'subscription_churn' AS "model",
        "t24"."surviving_account_csn" AS "profile",
        "t24"."snapshot_date" AS "moment",
        CAST(NULL AS TEXT) AS "product"
      FROM (
        SELECT
          "t4"."snapshot_date",
          "t4"."surviving_account_csn",
          "t4"."opportunity_id",
          "t4"."close_date",
          "t4"."customer_ews_prediction",
          "t4"."days_to_close",
          "t4"."acv_usd",
          "t4"."active_aov_net3",
          "t4"."seats_purchased",
          "t4"."mau",
          "t4"."assignment_rate",
          "t4"."utilisation_rate",
          "t4"."utilisation_change",
          "t4"."assignment_diff",
          "t4"."utilisation_diff",
          "t4"."engagement_score",
          "t4"."communication_score",
          "t4"."product_score",
          "t4"."relationship_score",
          "t4"."merged_accounts",
          "t4"."interventions_recent",
          "t4"."term",
          "t4"."territory_account_tier",
          "t4"."named_account_group",
          "t4"."site_geo",
          "t4"."industry_group",
          "t4"."lc_flag",
          "t4"."promo_flag",
          "t4"."parent_account_new_customer_flag",
          "t21"."drawn_csn",
          "t13"."decided_opportunity",
          "t13"."known_on",
          "t13"."is_won"
        FROM "insight_renewals_monthly" AS "t4"
        INNER JOIN (
          SELECT
            "t17"."surviving_account_csn" AS "drawn_csn"
          FROM (
            SELECT
              "t5"."surviving_account_csn",
              ROW_NUMBER() OVER (
                ORDER BY SHA256("t5"."surviving_account_csn") ASC, "t5"."surviving_account_csn" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "draw"
            FROM (
              SELECT DISTINCT
                "t0"."surviving_account_csn"
              FROM "insight_renewals_monthly" AS "t0"
            ) AS "t5"
          ) AS "t17"
          WHERE
            "t17"."draw" < 10000
        ) AS "t21"
          ON "t4"."surviving_account_csn" = "t21"."drawn_csn"
        INNER JOIN (
          SELECT
            "t1"."opportunity_id" AS "decided_opportunity",
            "t1"."outcome_shown_on" AS "known_on",
            "t1"."is_won"
          FROM "opportunity_outcomes_monthly" AS "t1"
          WHERE
            "t1"."is_renewal" AND "t1"."is_closed" AND "t1"."is_won" IS NOT NULL
        ) AS "t13"
          ON "t4"."opportunity_id" = "t13"."decided_opportunity"
      ) AS "t24"
      WHERE
        "t24"."known_on" > "t24"."snapshot_date"
    ) AS "t26"
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
        "t23"."model",
        "t23"."profile",
        "t23"."moment",
        "t23"."product"
      FROM (
        SELECT
          "t22"."moment",
          "t22"."product",
          "t22"."profile",
          "t12"."model"
        FROM (
          SELECT DISTINCT
            "t18"."moment",
            "t18"."product",
            COALESCE("t18"."final_csn", "t18"."account_csn") AS "profile"
          FROM (
            SELECT
              "t14"."account_csn",
              "t14"."moment",
              "t14"."product",
              "t11"."merged_csn",
              "t11"."final_csn"
            FROM (
              SELECT
                "t2"."account_csn",
                "t2"."start_date" AS "moment",
                "t2"."offering_external_key" AS "product"
              FROM "entitlements" AS "t2"
              WHERE
                "t2"."start_date" <= CAST(':last_day' AS DATE)
            ) AS "t14"
            LEFT OUTER JOIN (
              SELECT
                "t3"."victim_account_csn" AS "merged_csn",
                "t3"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t3"
            ) AS "t11"
              ON "t14"."account_csn" = "t11"."merged_csn"
          ) AS "t18"
        ) AS "t22"
        CROSS JOIN (
          SELECT
            UNNEST(CAST(['lifetime_value', 'product_recommendation'] AS TEXT[])) AS "model"
        ) AS "t12"
      ) AS "t23"
    ) AS "t25"
  ) AS "t28"
    ON "t16"."examined_model" = "t28"."model"
) AS "t29"
