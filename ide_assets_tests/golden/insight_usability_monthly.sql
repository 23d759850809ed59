SELECT
  "t45"."examined_model",
  "t45"."snapshot_date",
  "t45"."churn_horizon_months",
  "t45"."churn_profiles",
  "t45"."churn_history_windows",
  "t45"."churn_activities",
  "t45"."churn_active_share",
  "t45"."transactional_profiles",
  "t45"."transactional_orders",
  "t45"."lifetime_profiles",
  "t45"."lifetime_history_months",
  "t45"."lifetime_horizon_months",
  "t45"."lifetime_margin",
  "t45"."lifetime_discount",
  "t45"."high_value_share",
  "t45"."recommendation_profiles",
  "t45"."recommendation_history_months",
  "t45"."recommendation_purchases",
  "t45"."recommendation_products",
  "t45"."most_missing_share",
  "t45"."test_months",
  "t45"."backtest_origins",
  "t45"."churned",
  "t45"."days_to_close",
  "t45"."acv_usd",
  "t45"."active_aov_net3",
  "t45"."seats_purchased",
  "t45"."mau",
  "t45"."assignment_rate",
  "t45"."utilisation_rate",
  "t45"."utilisation_change",
  "t45"."assignment_diff",
  "t45"."utilisation_diff",
  "t45"."engagement_score",
  "t45"."communication_score",
  "t45"."product_score",
  "t45"."relationship_score",
  "t45"."merged_accounts",
  "t45"."interventions_recent",
  "t45"."term",
  "t45"."territory_account_tier",
  "t45"."named_account_group",
  "t45"."site_geo",
  "t45"."industry_group",
  "t45"."lc_flag",
  "t45"."promo_flag",
  "t45"."parent_account_new_customer_flag",
  "t45"."profile",
  "t45"."moment",
  "t45"."product"
FROM (
  SELECT
    "t22"."examined_model",
    "t22"."snapshot_date",
    "t22"."churn_horizon_months",
    "t22"."churn_profiles",
    "t22"."churn_history_windows",
    "t22"."churn_activities",
    "t22"."churn_active_share",
    "t22"."transactional_profiles",
    "t22"."transactional_orders",
    "t22"."lifetime_profiles",
    "t22"."lifetime_history_months",
    "t22"."lifetime_horizon_months",
    "t22"."lifetime_margin",
    "t22"."lifetime_discount",
    "t22"."high_value_share",
    "t22"."recommendation_profiles",
    "t22"."recommendation_history_months",
    "t22"."recommendation_purchases",
    "t22"."recommendation_products",
    "t22"."most_missing_share",
    "t22"."test_months",
    "t22"."backtest_origins",
    "t44"."churned",
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
    "t44"."model",
    "t44"."profile",
    "t44"."moment",
    "t44"."product"
  FROM (
    SELECT
      "t13"."examined_model",
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
    ) AS "t13"
  ) AS "t22"
  LEFT OUTER JOIN (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          NOT (
            "t40"."is_won"
          ) AS "churned",
          "t40"."days_to_close",
          "t40"."acv_usd",
          "t40"."active_aov_net3",
          "t40"."seats_purchased",
          "t40"."mau",
          "t40"."assignment_rate",
          "t40"."utilisation_rate",
          "t40"."utilisation_change",
          "t40"."assignment_diff",
          "t40"."utilisation_diff",
          "t40"."engagement_score",
          "t40"."communication_score",
          "t40"."product_score",
          "t40"."relationship_score",
          "t40"."merged_accounts",
          "t40"."interventions_recent",
          "t40"."term",
          "t40"."territory_account_tier",
          "t40"."named_account_group",
          "t40"."site_geo",
          "t40"."industry_group",
          "t40"."lc_flag",
          "t40"."promo_flag",
          "t40"."parent_account_new_customer_flag",
          'subscription_churn' AS "model",
          "t40"."surviving_account_csn" AS "profile",
          "t40"."snapshot_date" AS "moment",
          CAST(NULL AS TEXT) AS "product"
        FROM (
          SELECT
            "t38"."snapshot_date",
            "t38"."surviving_account_csn",
            "t38"."opportunity_id",
            "t38"."close_date",
            "t38"."customer_ews_prediction",
            "t38"."days_to_close",
            "t38"."acv_usd",
            "t38"."active_aov_net3",
            "t38"."seats_purchased",
            "t38"."mau",
            "t38"."assignment_rate",
            "t38"."utilisation_rate",
            "t38"."utilisation_change",
            "t38"."assignment_diff",
            "t38"."utilisation_diff",
            "t38"."engagement_score",
            "t38"."communication_score",
            "t38"."product_score",
            "t38"."relationship_score",
            "t38"."merged_accounts",
            "t38"."interventions_recent",
            "t38"."term",
            "t38"."territory_account_tier",
            "t38"."named_account_group",
            "t38"."site_geo",
            "t38"."industry_group",
            "t38"."lc_flag",
            "t38"."promo_flag",
            "t38"."parent_account_new_customer_flag",
            "t19"."decided_opportunity",
            "t19"."known_on",
            "t19"."is_won"
          FROM (
            SELECT
              "t34"."snapshot_date",
              "t34"."surviving_account_csn",
              "t34"."opportunity_id",
              "t34"."close_date",
              "t34"."customer_ews_prediction",
              "t34"."days_to_close",
              "t34"."acv_usd",
              "t34"."active_aov_net3",
              "t34"."seats_purchased",
              "t34"."mau",
              "t34"."assignment_rate",
              "t34"."utilisation_rate",
              "t34"."utilisation_change",
              "t34"."assignment_diff",
              "t34"."utilisation_diff",
              "t34"."engagement_score",
              "t34"."communication_score",
              "t34"."product_score",
              "t34"."relationship_score",
              "t34"."merged_accounts",
              "t34"."interventions_recent",
              "t34"."term",
              "t34"."territory_account_tier",
              "t34"."named_account_group",
              "t34"."site_geo",
              "t34"."industry_group",
              "t34"."lc_flag",
              "t34"."promo_flag",
              "t34"."parent_account_new_customer_flag"
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
                "t31"."drawn_csn"
              FROM "insight_renewals_monthly" AS "t7"
              INNER JOIN (
                SELECT
                  "t24"."surviving_account_csn" AS "drawn_csn"
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
                ) AS "t24"
                WHERE
                  "t24"."draw" < 10000
              ) AS "t31"
                ON "t7"."surviving_account_csn" = "t31"."drawn_csn"
            ) AS "t34"
          ) AS "t38"
          INNER JOIN (
            SELECT
              "t1"."opportunity_id" AS "decided_opportunity",
              "t1"."outcome_shown_on" AS "known_on",
              "t1"."is_won"
            FROM "opportunity_outcomes_monthly" AS "t1"
            WHERE
              "t1"."is_renewal" AND "t1"."is_closed" AND "t1"."is_won" IS NOT NULL
          ) AS "t19"
            ON "t38"."opportunity_id" = "t19"."decided_opportunity"
        ) AS "t40"
        WHERE
          "t40"."known_on" > "t40"."snapshot_date"
      ) AS "t41"
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
          "t37"."surviving_account_csn" AS "profile",
          "t37"."bought_at" AS "moment",
          "t37"."product"
        FROM (
          SELECT DISTINCT
            COALESCE("t32"."final_csn", "t32"."account_csn") AS "surviving_account_csn",
            "t32"."bought_at",
            "t32"."offering_external_key" AS "product"
          FROM (
            SELECT
              "t29"."account_csn",
              "t29"."offering_external_key",
              "t29"."offering_product_line_code",
              "t29"."bought_at",
              "t15"."merged_csn",
              "t15"."final_csn"
            FROM (
              SELECT
                "t25"."account_csn",
                "t25"."offering_external_key",
                "t25"."offering_product_line_code",
                "t25"."bought_at"
              FROM (
                SELECT
                  "t20"."account_csn",
                  "t20"."bought_at",
                  COALESCE("t17"."offering_now", "t20"."offering_external_key") AS "offering_external_key",
                  COALESCE("t17"."line_now", "t18"."moved_to", "t20"."offering_product_line_code") AS "offering_product_line_code"
                FROM (
                  SELECT
                    "t4"."account_csn",
                    "t4"."offering_external_key",
                    "t4"."offering_product_line_code",
                    "t4"."start_date" AS "bought_at"
                  FROM "entitlements" AS "t4"
                  WHERE
                    "t4"."start_date" <= CAST(':last_day' AS DATE)
                ) AS "t20"
                LEFT OUTER JOIN (
                  SELECT
                    "t5"."product_offering" AS "renamed_offering",
                    "t5"."offering_product_line_code" AS "renamed_line",
                    "t5"."successor_offering" AS "offering_now",
                    "t5"."successor_line_code" AS "line_now"
                  FROM "product_renames" AS "t5"
                ) AS "t17"
                  ON "t20"."offering_external_key" = "t17"."renamed_offering"
                  AND "t20"."offering_product_line_code" = "t17"."renamed_line"
                LEFT OUTER JOIN (
                  SELECT DISTINCT
                    "t5"."offering_product_line_code" AS "moved_line",
                    "t5"."successor_line_code" AS "moved_to"
                  FROM "product_renames" AS "t5"
                  WHERE
                    "t5"."is_whole_line"
                ) AS "t18"
                  ON "t20"."offering_product_line_code" = "t18"."moved_line"
              ) AS "t25"
            ) AS "t29"
            LEFT OUTER JOIN (
              SELECT
                "t3"."victim_account_csn" AS "merged_csn",
                "t3"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t3"
            ) AS "t15"
              ON "t29"."account_csn" = "t15"."merged_csn"
          ) AS "t32"
        ) AS "t37"
      ) AS "t39"
    ) AS "t42"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        CAST(NULL AS BOOLEAN) AS "churned",
        CAST(NULL AS BIGINT) AS "days_to_close",
        "t33"."acv_usd",
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
        "t33"."surviving_account_csn" AS "profile",
        "t33"."snapshot_date" AS "moment",
        CAST(NULL AS TEXT) AS "product"
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
          "t30"."drawn_csn"
        FROM "insight_open_renewals_monthly" AS "t6"
        INNER JOIN (
          SELECT
            "t23"."surviving_account_csn" AS "drawn_csn"
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
          ) AS "t23"
          WHERE
            "t23"."draw" < 10000
        ) AS "t30"
          ON "t6"."surviving_account_csn" = "t30"."drawn_csn"
      ) AS "t33"
    ) AS "t35"
  ) AS "t44"
    ON "t22"."examined_model" = "t44"."model"
) AS "t45"
