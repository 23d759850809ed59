SELECT
  "t35"."snapshot_date",
  "t35"."churn_probability",
  "t35"."possible_outcomes",
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
  "t35"."parent_account_new_customer_flag",
  "t35"."churned",
  "t35"."model",
  "t35"."days_since_order",
  "t35"."days_between_orders",
  "t35"."orders_recent",
  "t35"."orders_change",
  "t35"."order_value_recent",
  "t35"."returns_recent",
  "t35"."surviving_account_csn",
  "t35"."ordered_on",
  "t35"."orders",
  "t35"."returns",
  "t35"."cents",
  CAST(':last_day' AS DATE) AS "now",
  6 AS "window_months"
FROM (
  SELECT
    *
  FROM (
    SELECT
      CAST(NULL AS DATE) AS "snapshot_date",
      CAST(NULL AS DOUBLE) AS "churn_probability",
      CAST(NULL AS TEXT) AS "possible_outcomes",
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
      CAST(NULL AS BOOLEAN) AS "churned",
      'transactional_churn' AS "model",
      CAST(NULL AS BIGINT) AS "days_since_order",
      CAST(NULL AS DOUBLE) AS "days_between_orders",
      CAST(NULL AS BIGINT) AS "orders_recent",
      CAST(NULL AS BIGINT) AS "orders_change",
      CAST(NULL AS DOUBLE) AS "order_value_recent",
      CAST(NULL AS BIGINT) AS "returns_recent",
      "t33"."surviving_account_csn",
      "t33"."ordered_on",
      "t33"."orders",
      "t33"."returns",
      "t33"."cents"
    FROM (
      SELECT
        "t32"."surviving_account_csn",
        "t32"."ordered_on",
        "t32"."orders",
        "t32"."returns",
        "t32"."cents",
        "t17"."current_month"
      FROM (
        SELECT
          "t27"."surviving_account_csn",
          "t27"."ordered_on",
          SUM(CASE WHEN "t27"."is_return" THEN 0 ELSE 1 END) AS "orders",
          SUM(CASE WHEN "t27"."is_return" THEN 1 ELSE 0 END) AS "returns",
          SUM("t27"."cents") AS "cents"
        FROM (
          SELECT
            "t23"."account_csn",
            "t23"."ordered_on",
            "t23"."amount_usd",
            COALESCE("t23"."final_csn", "t23"."account_csn") AS "surviving_account_csn",
            "t23"."amount_usd" < 0 AS "is_return",
            CAST(ROUND("t23"."amount_usd" * 100, 0) AS BIGINT) AS "cents"
          FROM (
            SELECT
              "t20"."account_csn",
              "t20"."ordered_on",
              "t20"."amount_usd",
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
            ) AS "t20"
            LEFT OUTER JOIN (
              SELECT
                "t5"."victim_account_csn" AS "merged_csn",
                "t5"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t5"
            ) AS "t16"
              ON "t20"."account_csn" = "t16"."merged_csn"
          ) AS "t23"
        ) AS "t27"
        GROUP BY
          1,
          2
      ) AS "t32"
      CROSS JOIN (
        SELECT DISTINCT
          "t1"."snapshot_date" AS "current_month"
        FROM "insight_transactional_churn_monthly" AS "t1"
        WHERE
          "t1"."snapshot_date" = CAST(':last_day' AS DATE)
      ) AS "t17"
    ) AS "t33"
  ) AS "t34"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t22"."snapshot_date",
        "t22"."churn_probability",
        "t22"."possible_outcomes",
        "t22"."days_to_close",
        "t22"."acv_usd",
        "t22"."active_aov_net3",
        "t22"."seats_purchased",
        "t22"."mau",
        "t22"."assignment_rate",
        "t22"."utilisation_rate",
        "t22"."utilisation_change",
        "t22"."assignment_diff",
        "t22"."utilisation_diff",
        "t22"."engagement_score",
        "t22"."communication_score",
        "t22"."product_score",
        "t22"."relationship_score",
        "t22"."merged_accounts",
        "t22"."interventions_recent",
        "t22"."term",
        "t22"."territory_account_tier",
        "t22"."named_account_group",
        "t22"."site_geo",
        "t22"."industry_group",
        "t22"."lc_flag",
        "t22"."promo_flag",
        "t22"."parent_account_new_customer_flag",
        "t22"."churned",
        'subscription_churn' AS "model",
        CAST(NULL AS BIGINT) AS "days_since_order",
        CAST(NULL AS DOUBLE) AS "days_between_orders",
        CAST(NULL AS BIGINT) AS "orders_recent",
        CAST(NULL AS BIGINT) AS "orders_change",
        CAST(NULL AS DOUBLE) AS "order_value_recent",
        CAST(NULL AS BIGINT) AS "returns_recent",
        CAST(NULL AS TEXT) AS "surviving_account_csn",
        CAST(NULL AS DATE) AS "ordered_on",
        CAST(NULL AS BIGINT) AS "orders",
        CAST(NULL AS BIGINT) AS "returns",
        CAST(NULL AS BIGINT) AS "cents"
      FROM (
        SELECT
          "t6"."snapshot_date",
          "t12"."churn_probability",
          "t12"."possible_outcomes",
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
          CASE
            WHEN "t19"."known_on" > "t6"."snapshot_date"
            THEN NOT (
              "t19"."is_won"
            )
            ELSE CAST(NULL AS BOOLEAN)
          END AS "churned",
          "t18"."current_month"
        FROM "insight_renewals_monthly" AS "t6"
        LEFT OUTER JOIN (
          SELECT
            "t2"."churn_probability",
            "t2"."possible_outcomes",
            "t2"."surviving_account_csn" AS "scored_csn",
            "t2"."snapshot_date" AS "scored_on_month"
          FROM "insight_churn_monthly" AS "t2"
        ) AS "t12"
          ON "t6"."surviving_account_csn" = "t12"."scored_csn"
          AND "t6"."snapshot_date" = "t12"."scored_on_month"
        LEFT OUTER JOIN (
          SELECT
            "t3"."opportunity_id" AS "decided_opportunity",
            "t3"."outcome_shown_on" AS "known_on",
            "t3"."is_won"
          FROM "opportunity_outcomes_monthly" AS "t3"
          WHERE
            "t3"."is_closed" AND "t3"."is_won" IS NOT NULL AND "t3"."is_renewal"
        ) AS "t19"
          ON "t6"."opportunity_id" = "t19"."decided_opportunity"
        CROSS JOIN (
          SELECT DISTINCT
            "t2"."snapshot_date" AS "current_month"
          FROM "insight_churn_monthly" AS "t2"
          WHERE
            "t2"."snapshot_date" = CAST(':last_day' AS DATE)
        ) AS "t18"
      ) AS "t22"
    ) AS "t24"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t28"."snapshot_date",
        "t28"."churn_probability",
        "t28"."possible_outcomes",
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
        CAST(NULL AS BOOLEAN) AS "churned",
        'transactional_churn' AS "model",
        "t28"."days_since_order",
        "t28"."days_between_orders",
        "t28"."orders_recent",
        "t28"."orders_change",
        "t28"."order_value_recent",
        "t28"."returns_recent",
        "t28"."surviving_account_csn",
        CAST(NULL AS DATE) AS "ordered_on",
        CAST(NULL AS BIGINT) AS "orders",
        CAST(NULL AS BIGINT) AS "returns",
        CAST(NULL AS BIGINT) AS "cents"
      FROM (
        SELECT
          "t26"."snapshot_date",
          "t26"."possible_outcomes",
          "t26"."days_since_order",
          "t26"."days_between_orders",
          "t26"."orders_recent",
          "t26"."orders_change",
          "t26"."order_value_recent",
          "t26"."returns_recent",
          "t26"."churn_probability",
          "t26"."surviving_account_csn",
          "t17"."current_month"
        FROM (
          SELECT
            "t21"."snapshot_date",
            "t21"."possible_outcomes",
            "t21"."days_since_order",
            "t21"."days_between_orders",
            "t21"."orders_recent",
            "t21"."orders_change",
            "t21"."order_value_recent",
            "t21"."returns_recent",
            "t21"."churn_probability",
            COALESCE("t21"."final_csn", "t21"."scored_csn") AS "surviving_account_csn"
          FROM (
            SELECT
              "t11"."snapshot_date",
              "t11"."possible_outcomes",
              "t11"."days_since_order",
              "t11"."days_between_orders",
              "t11"."orders_recent",
              "t11"."orders_change",
              "t11"."order_value_recent",
              "t11"."returns_recent",
              "t11"."churn_probability",
              "t11"."scored_csn",
              "t16"."merged_csn",
              "t16"."final_csn"
            FROM (
              SELECT
                "t1"."snapshot_date",
                "t1"."possible_outcomes",
                "t1"."days_since_order",
                "t1"."days_between_orders",
                "t1"."orders_recent",
                "t1"."orders_change",
                "t1"."order_value_recent",
                "t1"."returns_recent",
                "t1"."transactional_churn_probability" AS "churn_probability",
                "t1"."surviving_account_csn" AS "scored_csn"
              FROM "insight_transactional_churn_monthly" AS "t1"
            ) AS "t11"
            LEFT OUTER JOIN (
              SELECT
                "t5"."victim_account_csn" AS "merged_csn",
                "t5"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t5"
            ) AS "t16"
              ON "t11"."scored_csn" = "t16"."merged_csn"
          ) AS "t21"
        ) AS "t26"
        CROSS JOIN (
          SELECT DISTINCT
            "t1"."snapshot_date" AS "current_month"
          FROM "insight_transactional_churn_monthly" AS "t1"
          WHERE
            "t1"."snapshot_date" = CAST(':last_day' AS DATE)
        ) AS "t17"
      ) AS "t28"
    ) AS "t29"
  ) AS "t31"
) AS "t35"