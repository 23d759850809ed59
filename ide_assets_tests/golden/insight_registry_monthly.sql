SELECT
  "t23"."snapshot_date",
  "t23"."surviving_account_csn",
  "t23"."opportunity_id",
  "t23"."known_on",
  "t23"."churned",
  "t23"."days_to_close",
  "t23"."acv_usd",
  "t23"."active_aov_net3",
  "t23"."seats_purchased",
  "t23"."mau",
  "t23"."assignment_rate",
  "t23"."utilisation_rate",
  "t23"."utilisation_change",
  "t23"."assignment_diff",
  "t23"."utilisation_diff",
  "t23"."engagement_score",
  "t23"."communication_score",
  "t23"."product_score",
  "t23"."relationship_score",
  "t23"."merged_accounts",
  "t23"."interventions_recent",
  "t23"."term",
  "t23"."territory_account_tier",
  "t23"."named_account_group",
  "t23"."site_geo",
  "t23"."industry_group",
  "t23"."lc_flag",
  "t23"."promo_flag",
  "t23"."parent_account_new_customer_flag",
  "t23"."model_version",
  "t23"."model_sha256",
  "t23"."training_sha256",
  "t23"."model_settings",
  "t23"."trained_until",
  "t23"."training_rows",
  "t23"."model_file",
  CAST(':last_day' AS DATE) AS "now",
  3 AS "test_months",
  6 AS "horizon_months",
  12 AS "origins"
FROM (
  SELECT
    "t22"."snapshot_date",
    "t22"."surviving_account_csn",
    "t22"."opportunity_id",
    "t22"."known_on",
    "t22"."churned",
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
    "t22"."model_version",
    "t22"."model_sha256",
    "t22"."training_sha256",
    "t22"."model_settings",
    "t22"."trained_until",
    "t22"."training_rows",
    "t22"."model_file",
    "t13"."passed_model"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t19"."snapshot_date",
        "t19"."surviving_account_csn",
        "t19"."opportunity_id",
        "t19"."known_on",
        NOT (
          "t19"."is_won"
        ) AS "churned",
        "t19"."days_to_close",
        "t19"."acv_usd",
        "t19"."active_aov_net3",
        "t19"."seats_purchased",
        "t19"."mau",
        "t19"."assignment_rate",
        "t19"."utilisation_rate",
        "t19"."utilisation_change",
        "t19"."assignment_diff",
        "t19"."utilisation_diff",
        "t19"."engagement_score",
        "t19"."communication_score",
        "t19"."product_score",
        "t19"."relationship_score",
        "t19"."merged_accounts",
        "t19"."interventions_recent",
        "t19"."term",
        "t19"."territory_account_tier",
        "t19"."named_account_group",
        "t19"."site_geo",
        "t19"."industry_group",
        "t19"."lc_flag",
        "t19"."promo_flag",
        "t19"."parent_account_new_customer_flag",
        CAST(NULL AS TEXT) AS "model_version",
        CAST(NULL AS TEXT) AS "model_sha256",
        CAST(NULL AS TEXT) AS "training_sha256",
        CAST(NULL AS TEXT) AS "model_settings",
        CAST(NULL AS DATE) AS "trained_until",
        CAST(NULL AS BIGINT) AS "training_rows",
        CAST(NULL AS TEXT) AS "model_file"
      FROM (
        SELECT
          "t18"."snapshot_date",
          "t18"."surviving_account_csn",
          "t18"."opportunity_id",
          "t18"."close_date",
          "t18"."customer_ews_prediction",
          "t18"."days_to_close",
          "t18"."acv_usd",
          "t18"."active_aov_net3",
          "t18"."seats_purchased",
          "t18"."mau",
          "t18"."assignment_rate",
          "t18"."utilisation_rate",
          "t18"."utilisation_change",
          "t18"."assignment_diff",
          "t18"."utilisation_diff",
          "t18"."engagement_score",
          "t18"."communication_score",
          "t18"."product_score",
          "t18"."relationship_score",
          "t18"."merged_accounts",
          "t18"."interventions_recent",
          "t18"."term",
          "t18"."territory_account_tier",
          "t18"."named_account_group",
          "t18"."site_geo",
          "t18"."industry_group",
          "t18"."lc_flag",
          "t18"."promo_flag",
          "t18"."parent_account_new_customer_flag",
          "t9"."decided_opportunity",
          "t9"."known_on",
          "t9"."is_won"
        FROM (
          SELECT
            "t16"."snapshot_date",
            "t16"."surviving_account_csn",
            "t16"."opportunity_id",
            "t16"."close_date",
            "t16"."customer_ews_prediction",
            "t16"."days_to_close",
            "t16"."acv_usd",
            "t16"."active_aov_net3",
            "t16"."seats_purchased",
            "t16"."mau",
            "t16"."assignment_rate",
            "t16"."utilisation_rate",
            "t16"."utilisation_change",
            "t16"."assignment_diff",
            "t16"."utilisation_diff",
            "t16"."engagement_score",
            "t16"."communication_score",
            "t16"."product_score",
            "t16"."relationship_score",
            "t16"."merged_accounts",
            "t16"."interventions_recent",
            "t16"."term",
            "t16"."territory_account_tier",
            "t16"."named_account_group",
            "t16"."site_geo",
            "t16"."industry_group",
            "t16"."lc_flag",
            "t16"."promo_flag",
            "t16"."parent_account_new_customer_flag"
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
              "t15"."drawn_csn"
            FROM "insight_renewals_monthly" AS "t4"
            INNER JOIN (
              SELECT
                "t11"."surviving_account_csn" AS "drawn_csn"
              FROM (
                SELECT
                  "t6"."surviving_account_csn",
                  ROW_NUMBER() OVER (
                    ORDER BY SHA256("t6"."surviving_account_csn") ASC, "t6"."surviving_account_csn" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) - 1 AS "draw"
                FROM (
                  SELECT DISTINCT
                    "t3"."surviving_account_csn"
                  FROM "insight_renewals_monthly" AS "t3"
                ) AS "t6"
              ) AS "t11"
              WHERE
                "t11"."draw" < 10000
            ) AS "t15"
              ON "t4"."surviving_account_csn" = "t15"."drawn_csn"
          ) AS "t16"
        ) AS "t18"
        INNER JOIN (
          SELECT
            "t2"."opportunity_id" AS "decided_opportunity",
            "t2"."outcome_shown_on" AS "known_on",
            "t2"."is_won"
          FROM "opportunity_outcomes_monthly" AS "t2"
          WHERE
            "t2"."is_renewal" AND "t2"."is_closed" AND "t2"."is_won" IS NOT NULL
        ) AS "t9"
          ON "t18"."opportunity_id" = "t9"."decided_opportunity"
      ) AS "t19"
      WHERE
        "t19"."known_on" > "t19"."snapshot_date"
    ) AS "t20"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        CAST(NULL AS DATE) AS "snapshot_date",
        CAST(NULL AS TEXT) AS "surviving_account_csn",
        CAST(NULL AS TEXT) AS "opportunity_id",
        CAST(NULL AS DATE) AS "known_on",
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
        "t0"."model_version",
        "t0"."model_sha256",
        "t0"."training_sha256",
        "t0"."model_settings",
        "t0"."trained_until",
        "t0"."training_rows",
        "t0"."model_file"
      FROM "insight_registry_monthly" AS "t0"
      WHERE
        "t0"."is_serving"
    ) AS "t5"
  ) AS "t22"
  CROSS JOIN (
    SELECT
      "t10"."model" AS "passed_model"
    FROM (
      SELECT
        "t7"."model",
        SUM(CAST("t7"."state" <> 'sufficient' AS INT)) AS "shortcomings"
      FROM (
        SELECT
          *
        FROM "insight_usability_monthly" AS "t1"
        WHERE
          "t1"."model" = 'subscription_churn'
      ) AS "t7"
      GROUP BY
        1
    ) AS "t10"
    WHERE
      "t10"."shortcomings" = 0
  ) AS "t13"
) AS "t23"
