WITH "t27" AS (
  SELECT DISTINCT
    COALESCE("t23"."final_csn", "t23"."account_csn") AS "surviving_account_csn",
    "t23"."bought_at",
    "t23"."offering_external_key" AS "product"
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
        "t3"."account_csn",
        "t3"."offering_external_key",
        "t3"."offering_product_line_code",
        "t3"."start_date" AS "bought_at"
      FROM "entitlements" AS "t3"
      WHERE
        "t3"."start_date" <= CAST(':last_day' AS DATE)
    ) AS "t17"
    LEFT OUTER JOIN (
      SELECT
        "t4"."victim_account_csn" AS "merged_csn",
        "t4"."surviving_account_csn" AS "final_csn"
      FROM "account_merges" AS "t4"
    ) AS "t14"
      ON "t17"."account_csn" = "t14"."merged_csn"
  ) AS "t23"
), "t36" AS (
  SELECT
    "t31"."surviving_account_csn",
    "t31"."ordered_on",
    SUM(CASE WHEN "t31"."is_return" THEN 0 ELSE 1 END) AS "orders",
    SUM(CASE WHEN "t31"."is_return" THEN 1 ELSE 0 END) AS "returns",
    SUM("t31"."cents") AS "cents"
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
  ) AS "t31"
  GROUP BY
    1,
    2
)
SELECT
  "t59"."examined_model",
  "t59"."snapshot_date",
  "t59"."churn_horizon_months",
  "t59"."churn_profiles",
  "t59"."churn_history_windows",
  "t59"."churn_activities",
  "t59"."churn_active_share",
  "t59"."transactional_profiles",
  "t59"."transactional_orders",
  "t59"."transactional_window_months",
  "t59"."lifetime_profiles",
  "t59"."lifetime_history_months",
  "t59"."lifetime_horizon_months",
  "t59"."lifetime_margin",
  "t59"."lifetime_discount",
  "t59"."high_value_share",
  "t59"."recommendation_profiles",
  "t59"."recommendation_history_months",
  "t59"."recommendation_purchases",
  "t59"."recommendation_products",
  "t59"."most_missing_share",
  "t59"."test_months",
  "t59"."backtest_origins",
  "t59"."churned",
  "t59"."days_to_close",
  "t59"."acv_usd",
  "t59"."active_aov_net3",
  "t59"."seats_purchased",
  "t59"."mau",
  "t59"."assignment_rate",
  "t59"."utilisation_rate",
  "t59"."utilisation_change",
  "t59"."assignment_diff",
  "t59"."utilisation_diff",
  "t59"."engagement_score",
  "t59"."communication_score",
  "t59"."product_score",
  "t59"."relationship_score",
  "t59"."merged_accounts",
  "t59"."interventions_recent",
  "t59"."term",
  "t59"."territory_account_tier",
  "t59"."named_account_group",
  "t59"."site_geo",
  "t59"."industry_group",
  "t59"."lc_flag",
  "t59"."promo_flag",
  "t59"."parent_account_new_customer_flag",
  "t59"."profile",
  "t59"."moment",
  "t59"."product",
  "t59"."ordered_on",
  "t59"."orders",
  "t59"."returns",
  "t59"."cents"
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
    "t58"."churned",
    "t58"."days_to_close",
    "t58"."acv_usd",
    "t58"."active_aov_net3",
    "t58"."seats_purchased",
    "t58"."mau",
    "t58"."assignment_rate",
    "t58"."utilisation_rate",
    "t58"."utilisation_change",
    "t58"."assignment_diff",
    "t58"."utilisation_diff",
    "t58"."engagement_score",
    "t58"."communication_score",
    "t58"."product_score",
    "t58"."relationship_score",
    "t58"."merged_accounts",
    "t58"."interventions_recent",
    "t58"."term",
    "t58"."territory_account_tier",
    "t58"."named_account_group",
    "t58"."site_geo",
    "t58"."industry_group",
    "t58"."lc_flag",
    "t58"."promo_flag",
    "t58"."parent_account_new_customer_flag",
    "t58"."model",
    "t58"."profile",
    "t58"."moment",
    "t58"."product",
    "t58"."ordered_on",
    "t58"."orders",
    "t58"."returns",
    "t58"."cents"
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
            "t44"."is_won"
          ) AS "churned",
          "t44"."days_to_close",
          "t44"."acv_usd",
          "t44"."active_aov_net3",
          "t44"."seats_purchased",
          "t44"."mau",
          "t44"."assignment_rate",
          "t44"."utilisation_rate",
          "t44"."utilisation_change",
          "t44"."assignment_diff",
          "t44"."utilisation_diff",
          "t44"."engagement_score",
          "t44"."communication_score",
          "t44"."product_score",
          "t44"."relationship_score",
          "t44"."merged_accounts",
          "t44"."interventions_recent",
          "t44"."term",
          "t44"."territory_account_tier",
          "t44"."named_account_group",
          "t44"."site_geo",
          "t44"."industry_group",
          "t44"."lc_flag",
          "t44"."promo_flag",
          "t44"."parent_account_new_customer_flag",
          'subscription_churn' AS "model",
          "t44"."surviving_account_csn" AS "profile",
          "t44"."snapshot_date" AS "moment",
          CAST(NULL AS TEXT) AS "product",
          CAST(NULL AS DATE) AS "ordered_on",
          CAST(NULL AS BIGINT) AS "orders",
          CAST(NULL AS BIGINT) AS "returns",
          CAST(NULL AS BIGINT) AS "cents"
        FROM (
          SELECT
            "t41"."snapshot_date",
            "t41"."surviving_account_csn",
            "t41"."opportunity_id",
            "t41"."close_date",
            "t41"."customer_ews_prediction",
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
            "t16"."decided_opportunity",
            "t16"."known_on",
            "t16"."is_won"
          FROM (
            SELECT
              "t35"."snapshot_date",
              "t35"."surviving_account_csn",
              "t35"."opportunity_id",
              "t35"."close_date",
              "t35"."customer_ews_prediction",
              "t35"."days_to_close",
              "t35"."acv_usd",
              "t35"."active_aov_net3",
              "t35"."seats_purchased",
              "t35"."mau",
              "t35"."assignment_rate",
              "t35"."utilisation_rate",
              "t35"."utilisation_change",
              "t35"."assignment_diff",
              "t35"."utilisation_diff",
              "t35"."engagement_score",
              "t35"."communication_score",
              "t35"."product_score",
              "t35"."relationship_score",
              "t35"."merged_accounts",
              "t35"."interventions_recent",
              "t35"."term",
              "t35"."territory_account_tier",
              "t35"."named_account_group",
              "t35"."site_geo",
              "t35"."industry_group",
              "t35"."lc_flag",
              "t35"."promo_flag",
              "t35"."parent_account_new_customer_flag"
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
                  "t22"."surviving_account_csn" AS "drawn_csn"
                FROM (
                  SELECT
                    "t9"."surviving_account_csn",
                    ROW_NUMBER() OVER (
                      ORDER BY SHA256("t9"."surviving_account_csn") ASC, "t9"."surviving_account_csn" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1 AS "draw"
                  FROM (
                    SELECT DISTINCT
                      "t2"."surviving_account_csn"
                    FROM "insight_renewals_monthly" AS "t2"
                  ) AS "t9"
                ) AS "t22"
                WHERE
                  "t22"."draw" < 10000
              ) AS "t29"
                ON "t7"."surviving_account_csn" = "t29"."drawn_csn"
            ) AS "t35"
          ) AS "t41"
          INNER JOIN (
            SELECT
              "t1"."opportunity_id" AS "decided_opportunity",
              "t1"."outcome_shown_on" AS "known_on",
              "t1"."is_won"
            FROM "opportunity_outcomes_monthly" AS "t1"
            WHERE
              "t1"."is_closed" AND "t1"."is_won" IS NOT NULL AND "t1"."is_renewal"
          ) AS "t16"
            ON "t41"."opportunity_id" = "t16"."decided_opportunity"
        ) AS "t44"
        WHERE
          "t44"."known_on" > "t44"."snapshot_date"
      ) AS "t48"
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
          "t49"."surviving_account_csn" AS "profile",
          "t49"."bought_at" AS "moment",
          "t49"."product",
          CAST(NULL AS DATE) AS "ordered_on",
          CAST(NULL AS BIGINT) AS "orders",
          CAST(NULL AS BIGINT) AS "returns",
          CAST(NULL AS BIGINT) AS "cents"
        FROM (
          SELECT
            "t32"."surviving_account_csn",
            "t32"."bought_at",
            "t32"."product",
            "t46"."drawn_csn"
          FROM "t27" AS "t32"
          INNER JOIN (
            SELECT
              "t43"."surviving_account_csn" AS "drawn_csn"
            FROM (
              SELECT
                "t33"."surviving_account_csn",
                ROW_NUMBER() OVER (
                  ORDER BY SHA256("t33"."surviving_account_csn") ASC, "t33"."surviving_account_csn" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "draw"
              FROM (
                SELECT DISTINCT
                  "t30"."surviving_account_csn"
                FROM "t27" AS "t30"
              ) AS "t33"
            ) AS "t43"
            WHERE
              "t43"."draw" < 10000
          ) AS "t46"
            ON "t32"."surviving_account_csn" = "t46"."drawn_csn"
        ) AS "t49"
      ) AS "t52"
    ) AS "t53"
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
          "t34"."acv_usd",
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
          "t34"."surviving_account_csn" AS "profile",
          "t34"."snapshot_date" AS "moment",
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
        ) AS "t34"
      ) AS "t38"
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
          "t54"."surviving_account_csn" AS "profile",
          "t54"."ordered_on" AS "moment",
          CAST(NULL AS TEXT) AS "product",
          "t54"."ordered_on",
          "t54"."orders",
          "t54"."returns",
          "t54"."cents"
        FROM (
          SELECT
            "t40"."surviving_account_csn",
            "t40"."ordered_on",
            "t40"."orders",
            "t40"."returns",
            "t40"."cents",
            "t51"."drawn_csn"
          FROM "t36" AS "t40"
          INNER JOIN (
            SELECT
              "t47"."surviving_account_csn" AS "drawn_csn"
            FROM (
              SELECT
                "t42"."surviving_account_csn",
                ROW_NUMBER() OVER (
                  ORDER BY SHA256("t42"."surviving_account_csn") ASC, "t42"."surviving_account_csn" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "draw"
              FROM (
                SELECT DISTINCT
                  "t37"."surviving_account_csn"
                FROM "t36" AS "t37"
              ) AS "t42"
            ) AS "t47"
            WHERE
              "t47"."draw" < 10000
          ) AS "t51"
            ON "t40"."surviving_account_csn" = "t51"."drawn_csn"
        ) AS "t54"
      ) AS "t55"
    ) AS "t56"
  ) AS "t58"
    ON "t20"."examined_model" = "t58"."model"
) AS "t59"