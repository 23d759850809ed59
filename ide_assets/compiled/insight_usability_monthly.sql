WITH "t40" AS (
  SELECT
    "t36"."surviving_account_csn",
    "t36"."ordered_on",
    SUM(CASE WHEN "t36"."is_return" THEN 0 ELSE 1 END) AS "orders",
    SUM(CASE WHEN "t36"."is_return" THEN 1 ELSE 0 END) AS "returns",
    SUM("t36"."cents") AS "cents"
  FROM (
    SELECT
      "t29"."account_csn",
      "t29"."ordered_on",
      "t29"."amount_usd",
      COALESCE("t29"."final_csn", "t29"."account_csn") AS "surviving_account_csn",
      "t29"."amount_usd" < 0 AS "is_return",
      CAST(ROUND("t29"."amount_usd" * 100, 0) AS BIGINT) AS "cents"
    FROM (
      SELECT
        "t23"."account_csn",
        "t23"."ordered_on",
        "t23"."amount_usd",
        "t16"."merged_csn",
        "t16"."final_csn"
      FROM (
        SELECT
          "t6"."account_csn",
          "t6"."ordered_on",
          "t6"."amount_usd"
        FROM "orders" AS "t6"
        WHERE
          "t6"."ordered_on" <= CAST(':last_day' AS DATE)
      ) AS "t23"
      LEFT OUTER JOIN (
        SELECT
          "t3"."victim_account_csn" AS "merged_csn",
          "t3"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t3"
      ) AS "t16"
        ON "t23"."account_csn" = "t16"."merged_csn"
    ) AS "t29"
  ) AS "t36"
  GROUP BY
    1,
    2
)
SELECT
  "t60"."examined_model",
  "t60"."snapshot_date",
  "t60"."churn_horizon_months",
  "t60"."churn_profiles",
  "t60"."churn_history_windows",
  "t60"."churn_activities",
  "t60"."churn_active_share",
  "t60"."transactional_profiles",
  "t60"."transactional_orders",
  "t60"."transactional_window_months",
  "t60"."lifetime_profiles",
  "t60"."lifetime_history_months",
  "t60"."lifetime_horizon_months",
  "t60"."lifetime_margin",
  "t60"."lifetime_discount",
  "t60"."high_value_share",
  "t60"."recommendation_profiles",
  "t60"."recommendation_history_months",
  "t60"."recommendation_purchases",
  "t60"."recommendation_products",
  "t60"."most_missing_share",
  "t60"."test_months",
  "t60"."backtest_origins",
  "t60"."churned",
  "t60"."days_to_close",
  "t60"."acv_usd",
  "t60"."active_aov_net3",
  "t60"."seats_purchased",
  "t60"."mau",
  "t60"."assignment_rate",
  "t60"."utilisation_rate",
  "t60"."utilisation_change",
  "t60"."assignment_diff",
  "t60"."utilisation_diff",
  "t60"."engagement_score",
  "t60"."communication_score",
  "t60"."product_score",
  "t60"."relationship_score",
  "t60"."merged_accounts",
  "t60"."interventions_recent",
  "t60"."term",
  "t60"."territory_account_tier",
  "t60"."named_account_group",
  "t60"."site_geo",
  "t60"."industry_group",
  "t60"."lc_flag",
  "t60"."promo_flag",
  "t60"."parent_account_new_customer_flag",
  "t60"."profile",
  "t60"."moment",
  "t60"."product",
  "t60"."ordered_on",
  "t60"."orders",
  "t60"."returns",
  "t60"."cents"
FROM (
  SELECT
    "t25"."examined_model",
    "t25"."snapshot_date",
    "t25"."churn_horizon_months",
    "t25"."churn_profiles",
    "t25"."churn_history_windows",
    "t25"."churn_activities",
    "t25"."churn_active_share",
    "t25"."transactional_profiles",
    "t25"."transactional_orders",
    "t25"."transactional_window_months",
    "t25"."lifetime_profiles",
    "t25"."lifetime_history_months",
    "t25"."lifetime_horizon_months",
    "t25"."lifetime_margin",
    "t25"."lifetime_discount",
    "t25"."high_value_share",
    "t25"."recommendation_profiles",
    "t25"."recommendation_history_months",
    "t25"."recommendation_purchases",
    "t25"."recommendation_products",
    "t25"."most_missing_share",
    "t25"."test_months",
    "t25"."backtest_origins",
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
    "t59"."model",
    "t59"."profile",
    "t59"."moment",
    "t59"."product",
    "t59"."ordered_on",
    "t59"."orders",
    "t59"."returns",
    "t59"."cents"
  FROM (
    SELECT
      "t14"."examined_model",
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
    ) AS "t14"
  ) AS "t25"
  LEFT OUTER JOIN (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          NOT (
            "t49"."is_won"
          ) AS "churned",
          "t49"."days_to_close",
          "t49"."acv_usd",
          "t49"."active_aov_net3",
          "t49"."seats_purchased",
          "t49"."mau",
          "t49"."assignment_rate",
          "t49"."utilisation_rate",
          "t49"."utilisation_change",
          "t49"."assignment_diff",
          "t49"."utilisation_diff",
          "t49"."engagement_score",
          "t49"."communication_score",
          "t49"."product_score",
          "t49"."relationship_score",
          "t49"."merged_accounts",
          "t49"."interventions_recent",
          "t49"."term",
          "t49"."territory_account_tier",
          "t49"."named_account_group",
          "t49"."site_geo",
          "t49"."industry_group",
          "t49"."lc_flag",
          "t49"."promo_flag",
          "t49"."parent_account_new_customer_flag",
          'subscription_churn' AS "model",
          "t49"."surviving_account_csn" AS "profile",
          "t49"."snapshot_date" AS "moment",
          CAST(NULL AS TEXT) AS "product",
          CAST(NULL AS DATE) AS "ordered_on",
          CAST(NULL AS BIGINT) AS "orders",
          CAST(NULL AS BIGINT) AS "returns",
          CAST(NULL AS BIGINT) AS "cents"
        FROM (
          SELECT
            "t46"."snapshot_date",
            "t46"."surviving_account_csn",
            "t46"."opportunity_id",
            "t46"."close_date",
            "t46"."customer_ews_prediction",
            "t46"."days_to_close",
            "t46"."acv_usd",
            "t46"."active_aov_net3",
            "t46"."seats_purchased",
            "t46"."mau",
            "t46"."assignment_rate",
            "t46"."utilisation_rate",
            "t46"."utilisation_change",
            "t46"."assignment_diff",
            "t46"."utilisation_diff",
            "t46"."engagement_score",
            "t46"."communication_score",
            "t46"."product_score",
            "t46"."relationship_score",
            "t46"."merged_accounts",
            "t46"."interventions_recent",
            "t46"."term",
            "t46"."territory_account_tier",
            "t46"."named_account_group",
            "t46"."site_geo",
            "t46"."industry_group",
            "t46"."lc_flag",
            "t46"."promo_flag",
            "t46"."parent_account_new_customer_flag",
            "t21"."decided_opportunity",
            "t21"."known_on",
            "t21"."is_won"
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
              "t39"."parent_account_new_customer_flag"
            FROM (
              SELECT
                "t8"."snapshot_date",
                "t8"."surviving_account_csn",
                "t8"."opportunity_id",
                "t8"."close_date",
                "t8"."customer_ews_prediction",
                "t8"."days_to_close",
                "t8"."acv_usd",
                "t8"."active_aov_net3",
                "t8"."seats_purchased",
                "t8"."mau",
                "t8"."assignment_rate",
                "t8"."utilisation_rate",
                "t8"."utilisation_change",
                "t8"."assignment_diff",
                "t8"."utilisation_diff",
                "t8"."engagement_score",
                "t8"."communication_score",
                "t8"."product_score",
                "t8"."relationship_score",
                "t8"."merged_accounts",
                "t8"."interventions_recent",
                "t8"."term",
                "t8"."territory_account_tier",
                "t8"."named_account_group",
                "t8"."site_geo",
                "t8"."industry_group",
                "t8"."lc_flag",
                "t8"."promo_flag",
                "t8"."parent_account_new_customer_flag",
                "t35"."drawn_csn"
              FROM "insight_renewals_monthly" AS "t8"
              INNER JOIN (
                SELECT
                  "t27"."surviving_account_csn" AS "drawn_csn"
                FROM (
                  SELECT
                    "t10"."surviving_account_csn",
                    ROW_NUMBER() OVER (
                      ORDER BY SHA256("t10"."surviving_account_csn") ASC, "t10"."surviving_account_csn" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1 AS "draw"
                  FROM (
                    SELECT DISTINCT
                      "t2"."surviving_account_csn"
                    FROM "insight_renewals_monthly" AS "t2"
                  ) AS "t10"
                ) AS "t27"
                WHERE
                  "t27"."draw" < 10000
              ) AS "t35"
                ON "t8"."surviving_account_csn" = "t35"."drawn_csn"
            ) AS "t39"
          ) AS "t46"
          INNER JOIN (
            SELECT
              "t1"."opportunity_id" AS "decided_opportunity",
              "t1"."outcome_shown_on" AS "known_on",
              "t1"."is_won"
            FROM "opportunity_outcomes_monthly" AS "t1"
            WHERE
              "t1"."is_renewal" AND "t1"."is_closed" AND "t1"."is_won" IS NOT NULL
          ) AS "t21"
            ON "t46"."opportunity_id" = "t21"."decided_opportunity"
        ) AS "t49"
        WHERE
          "t49"."known_on" > "t49"."snapshot_date"
      ) AS "t51"
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
          "t44"."surviving_account_csn" AS "profile",
          "t44"."bought_at" AS "moment",
          "t44"."product",
          CAST(NULL AS DATE) AS "ordered_on",
          CAST(NULL AS BIGINT) AS "orders",
          CAST(NULL AS BIGINT) AS "returns",
          CAST(NULL AS BIGINT) AS "cents"
        FROM (
          SELECT DISTINCT
            COALESCE("t37"."final_csn", "t37"."account_csn") AS "surviving_account_csn",
            "t37"."bought_at",
            "t37"."offering_external_key" AS "product"
          FROM (
            SELECT
              "t33"."account_csn",
              "t33"."offering_external_key",
              "t33"."offering_product_line_code",
              "t33"."bought_at",
              "t16"."merged_csn",
              "t16"."final_csn"
            FROM (
              SELECT
                "t28"."account_csn",
                "t28"."offering_external_key",
                "t28"."offering_product_line_code",
                "t28"."bought_at"
              FROM (
                SELECT
                  "t22"."account_csn",
                  "t22"."bought_at",
                  COALESCE("t18"."offering_now", "t22"."offering_external_key") AS "offering_external_key",
                  COALESCE("t18"."line_now", "t19"."moved_to", "t22"."offering_product_line_code") AS "offering_product_line_code"
                FROM (
                  SELECT
                    "t4"."account_csn",
                    "t4"."offering_external_key",
                    "t4"."offering_product_line_code",
                    "t4"."start_date" AS "bought_at"
                  FROM "entitlements" AS "t4"
                  WHERE
                    "t4"."start_date" <= CAST(':last_day' AS DATE)
                ) AS "t22"
                LEFT OUTER JOIN (
                  SELECT
                    "t5"."product_offering" AS "renamed_offering",
                    "t5"."offering_product_line_code" AS "renamed_line",
                    "t5"."successor_offering" AS "offering_now",
                    "t5"."successor_line_code" AS "line_now"
                  FROM "product_renames" AS "t5"
                ) AS "t18"
                  ON "t22"."offering_external_key" = "t18"."renamed_offering"
                  AND "t22"."offering_product_line_code" = "t18"."renamed_line"
                LEFT OUTER JOIN (
                  SELECT DISTINCT
                    "t5"."offering_product_line_code" AS "moved_line",
                    "t5"."successor_line_code" AS "moved_to"
                  FROM "product_renames" AS "t5"
                  WHERE
                    "t5"."is_whole_line"
                ) AS "t19"
                  ON "t22"."offering_product_line_code" = "t19"."moved_line"
              ) AS "t28"
            ) AS "t33"
            LEFT OUTER JOIN (
              SELECT
                "t3"."victim_account_csn" AS "merged_csn",
                "t3"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t3"
            ) AS "t16"
              ON "t33"."account_csn" = "t16"."merged_csn"
          ) AS "t37"
        ) AS "t44"
      ) AS "t48"
    ) AS "t52"
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
          "t38"."acv_usd",
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
          "t38"."surviving_account_csn" AS "profile",
          "t38"."snapshot_date" AS "moment",
          CAST(NULL AS TEXT) AS "product",
          CAST(NULL AS DATE) AS "ordered_on",
          CAST(NULL AS BIGINT) AS "orders",
          CAST(NULL AS BIGINT) AS "returns",
          CAST(NULL AS BIGINT) AS "cents"
        FROM (
          SELECT
            "t7"."snapshot_date",
            "t7"."surviving_account_csn",
            "t7"."opportunity_id",
            "t7"."close_date",
            "t7"."term",
            "t7"."acv_usd",
            "t7"."customer_ews_prediction",
            "t7"."renewal_number",
            "t34"."drawn_csn"
          FROM "insight_open_renewals_monthly" AS "t7"
          INNER JOIN (
            SELECT
              "t26"."surviving_account_csn" AS "drawn_csn"
            FROM (
              SELECT
                "t9"."surviving_account_csn",
                ROW_NUMBER() OVER (
                  ORDER BY SHA256("t9"."surviving_account_csn") ASC, "t9"."surviving_account_csn" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "draw"
              FROM (
                SELECT DISTINCT
                  "t0"."surviving_account_csn"
                FROM "insight_open_renewals_monthly" AS "t0"
              ) AS "t9"
            ) AS "t26"
            WHERE
              "t26"."draw" < 10000
          ) AS "t34"
            ON "t7"."surviving_account_csn" = "t34"."drawn_csn"
        ) AS "t38"
      ) AS "t42"
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
          "t55"."surviving_account_csn" AS "profile",
          "t55"."ordered_on" AS "moment",
          CAST(NULL AS TEXT) AS "product",
          "t55"."ordered_on",
          "t55"."orders",
          "t55"."returns",
          "t55"."cents"
        FROM (
          SELECT
            "t45"."surviving_account_csn",
            "t45"."ordered_on",
            "t45"."orders",
            "t45"."returns",
            "t45"."cents",
            "t54"."drawn_csn"
          FROM "t40" AS "t45"
          INNER JOIN (
            SELECT
              "t50"."surviving_account_csn" AS "drawn_csn"
            FROM (
              SELECT
                "t47"."surviving_account_csn",
                ROW_NUMBER() OVER (
                  ORDER BY SHA256("t47"."surviving_account_csn") ASC, "t47"."surviving_account_csn" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "draw"
              FROM (
                SELECT DISTINCT
                  "t41"."surviving_account_csn"
                FROM "t40" AS "t41"
              ) AS "t47"
            ) AS "t50"
            WHERE
              "t50"."draw" < 10000
          ) AS "t54"
            ON "t45"."surviving_account_csn" = "t54"."drawn_csn"
        ) AS "t55"
      ) AS "t56"
    ) AS "t57"
  ) AS "t59"
    ON "t25"."examined_model" = "t59"."model"
) AS "t60"