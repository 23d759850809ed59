WITH "t40" AS (
  SELECT
    "t36"."surviving_account_csn",
    "t36"."ordered_on",
    SUM(CASE WHEN "t36"."is_return" THEN 0 ELSE 1 END) AS "orders",
    SUM(CASE WHEN "t36"."is_return" THEN 1 ELSE 0 END) AS "returns",
    SUM("t36"."cents") AS "cents"
  FROM (
    SELECT
      "t28"."account_csn",
      "t28"."ordered_on",
      "t28"."amount_usd",
      COALESCE("t28"."final_csn", "t28"."account_csn") AS "surviving_account_csn",
      "t28"."amount_usd" < 0 AS "is_return",
      CAST(ROUND("t28"."amount_usd" * 100, 0) AS BIGINT) AS "cents"
    FROM (
      SELECT
        "t22"."account_csn",
        "t22"."ordered_on",
        "t22"."amount_usd",
        "t16"."merged_csn",
        "t16"."final_csn"
      FROM (
        SELECT
          "t4"."account_csn",
          "t4"."ordered_on",
          "t4"."amount_usd"
        FROM "orders" AS "t4"
        WHERE
          "t4"."ordered_on" <= CAST(':last_day' AS DATE)
      ) AS "t22"
      LEFT OUTER JOIN (
        SELECT
          "t3"."victim_account_csn" AS "merged_csn",
          "t3"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t3"
      ) AS "t16"
        ON "t22"."account_csn" = "t16"."merged_csn"
    ) AS "t28"
  ) AS "t36"
  GROUP BY
    1,
    2
), "t45" AS (
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
        "t29"."account_csn",
        "t29"."offering_external_key",
        "t29"."offering_product_line_code",
        "t29"."bought_at"
      FROM (
        SELECT
          "t23"."account_csn",
          "t23"."bought_at",
          COALESCE("t19"."offering_now", "t23"."offering_external_key") AS "offering_external_key",
          COALESCE("t19"."line_now", "t20"."moved_to", "t23"."offering_product_line_code") AS "offering_product_line_code"
        FROM (
          SELECT
            "t5"."account_csn",
            "t5"."offering_external_key",
            "t5"."offering_product_line_code",
            "t5"."start_date" AS "bought_at"
          FROM "entitlements" AS "t5"
          WHERE
            "t5"."start_date" <= CAST(':last_day' AS DATE)
        ) AS "t23"
        LEFT OUTER JOIN (
          SELECT
            "t6"."product_offering" AS "renamed_offering",
            "t6"."offering_product_line_code" AS "renamed_line",
            "t6"."successor_offering" AS "offering_now",
            "t6"."successor_line_code" AS "line_now"
          FROM "product_renames" AS "t6"
        ) AS "t19"
          ON "t23"."offering_external_key" = "t19"."renamed_offering"
          AND "t23"."offering_product_line_code" = "t19"."renamed_line"
        LEFT OUTER JOIN (
          SELECT DISTINCT
            "t6"."offering_product_line_code" AS "moved_line",
            "t6"."successor_line_code" AS "moved_to"
          FROM "product_renames" AS "t6"
          WHERE
            "t6"."is_whole_line"
        ) AS "t20"
          ON "t23"."offering_product_line_code" = "t20"."moved_line"
      ) AS "t29"
    ) AS "t33"
    LEFT OUTER JOIN (
      SELECT
        "t3"."victim_account_csn" AS "merged_csn",
        "t3"."surviving_account_csn" AS "final_csn"
      FROM "account_merges" AS "t3"
    ) AS "t16"
      ON "t33"."account_csn" = "t16"."merged_csn"
  ) AS "t37"
)
SELECT
  "t67"."examined_model",
  "t67"."snapshot_date",
  "t67"."churn_horizon_months",
  "t67"."churn_profiles",
  "t67"."churn_history_windows",
  "t67"."churn_activities",
  "t67"."churn_active_share",
  "t67"."transactional_profiles",
  "t67"."transactional_orders",
  "t67"."transactional_window_months",
  "t67"."lifetime_profiles",
  "t67"."lifetime_history_months",
  "t67"."lifetime_horizon_months",
  "t67"."lifetime_margin",
  "t67"."lifetime_discount",
  "t67"."high_value_share",
  "t67"."recommendation_profiles",
  "t67"."recommendation_history_months",
  "t67"."recommendation_purchases",
  "t67"."recommendation_products",
  "t67"."most_missing_share",
  "t67"."test_months",
  "t67"."backtest_origins",
  "t67"."churned",
  "t67"."days_to_close",
  "t67"."acv_usd",
  "t67"."active_aov_net3",
  "t67"."seats_purchased",
  "t67"."mau",
  "t67"."assignment_rate",
  "t67"."utilisation_rate",
  "t67"."utilisation_change",
  "t67"."assignment_diff",
  "t67"."utilisation_diff",
  "t67"."engagement_score",
  "t67"."communication_score",
  "t67"."product_score",
  "t67"."relationship_score",
  "t67"."merged_accounts",
  "t67"."interventions_recent",
  "t67"."term",
  "t67"."territory_account_tier",
  "t67"."named_account_group",
  "t67"."site_geo",
  "t67"."industry_group",
  "t67"."lc_flag",
  "t67"."promo_flag",
  "t67"."parent_account_new_customer_flag",
  "t67"."profile",
  "t67"."moment",
  "t67"."product",
  "t67"."ordered_on",
  "t67"."orders",
  "t67"."returns",
  "t67"."cents"
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
    "t66"."churned",
    "t66"."days_to_close",
    "t66"."acv_usd",
    "t66"."active_aov_net3",
    "t66"."seats_purchased",
    "t66"."mau",
    "t66"."assignment_rate",
    "t66"."utilisation_rate",
    "t66"."utilisation_change",
    "t66"."assignment_diff",
    "t66"."utilisation_diff",
    "t66"."engagement_score",
    "t66"."communication_score",
    "t66"."product_score",
    "t66"."relationship_score",
    "t66"."merged_accounts",
    "t66"."interventions_recent",
    "t66"."term",
    "t66"."territory_account_tier",
    "t66"."named_account_group",
    "t66"."site_geo",
    "t66"."industry_group",
    "t66"."lc_flag",
    "t66"."promo_flag",
    "t66"."parent_account_new_customer_flag",
    "t66"."model",
    "t66"."profile",
    "t66"."moment",
    "t66"."product",
    "t66"."ordered_on",
    "t66"."orders",
    "t66"."returns",
    "t66"."cents"
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
            "t51"."is_won"
          ) AS "churned",
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
          'subscription_churn' AS "model",
          "t51"."surviving_account_csn" AS "profile",
          "t51"."snapshot_date" AS "moment",
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
              "t1"."is_closed" AND "t1"."is_won" IS NOT NULL AND "t1"."is_renewal"
          ) AS "t21"
            ON "t46"."opportunity_id" = "t21"."decided_opportunity"
        ) AS "t51"
        WHERE
          "t51"."known_on" > "t51"."snapshot_date"
      ) AS "t53"
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
          "t61"."surviving_account_csn" AS "profile",
          "t61"."bought_at" AS "moment",
          "t61"."product",
          CAST(NULL AS DATE) AS "ordered_on",
          CAST(NULL AS BIGINT) AS "orders",
          CAST(NULL AS BIGINT) AS "returns",
          CAST(NULL AS BIGINT) AS "cents"
        FROM (
          SELECT
            "t49"."surviving_account_csn",
            "t49"."bought_at",
            "t49"."product",
            "t58"."drawn_csn"
          FROM "t45" AS "t49"
          INNER JOIN (
            SELECT
              "t54"."surviving_account_csn" AS "drawn_csn"
            FROM (
              SELECT
                "t50"."surviving_account_csn",
                ROW_NUMBER() OVER (
                  ORDER BY SHA256("t50"."surviving_account_csn") ASC, "t50"."surviving_account_csn" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "draw"
              FROM (
                SELECT DISTINCT
                  "t48"."surviving_account_csn"
                FROM "t45" AS "t48"
              ) AS "t50"
            ) AS "t54"
            WHERE
              "t54"."draw" < 10000
          ) AS "t58"
            ON "t49"."surviving_account_csn" = "t58"."drawn_csn"
        ) AS "t61"
      ) AS "t63"
    ) AS "t64"
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
          "t59"."surviving_account_csn" AS "profile",
          "t59"."ordered_on" AS "moment",
          CAST(NULL AS TEXT) AS "product",
          "t59"."ordered_on",
          "t59"."orders",
          "t59"."returns",
          "t59"."cents"
        FROM (
          SELECT
            "t44"."surviving_account_csn",
            "t44"."ordered_on",
            "t44"."orders",
            "t44"."returns",
            "t44"."cents",
            "t56"."drawn_csn"
          FROM "t40" AS "t44"
          INNER JOIN (
            SELECT
              "t52"."surviving_account_csn" AS "drawn_csn"
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
            ) AS "t52"
            WHERE
              "t52"."draw" < 10000
          ) AS "t56"
            ON "t44"."surviving_account_csn" = "t56"."drawn_csn"
        ) AS "t59"
      ) AS "t60"
    ) AS "t62"
  ) AS "t66"
    ON "t25"."examined_model" = "t66"."model"
) AS "t67"