SELECT
  *
FROM (
  SELECT
    "t7"."snapshot_date",
    "t7"."surviving_account_csn",
    "t7"."opportunity_id",
    "t7"."close_date",
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
    CAST(NULL AS TEXT) AS "model_version",
    CAST(NULL AS TEXT) AS "model_sha256",
    CAST(NULL AS DOUBLE) AS "baseline_rate",
    CAST(NULL AS TEXT) AS "score_limits",
    CAST(NULL AS TEXT) AS "model_file"
  FROM (
    SELECT
      "t5"."snapshot_date",
      "t5"."surviving_account_csn",
      "t5"."opportunity_id",
      "t5"."close_date",
      "t5"."days_to_close",
      "t5"."acv_usd",
      "t5"."active_aov_net3",
      "t5"."seats_purchased",
      "t5"."mau",
      "t5"."assignment_rate",
      "t5"."utilisation_rate",
      "t5"."utilisation_change",
      "t5"."assignment_diff",
      "t5"."utilisation_diff",
      "t5"."engagement_score",
      "t5"."communication_score",
      "t5"."product_score",
      "t5"."relationship_score",
      "t5"."merged_accounts",
      "t5"."interventions_recent",
      "t5"."term",
      "t5"."territory_account_tier",
      "t5"."named_account_group",
      "t5"."site_geo",
      "t5"."industry_group",
      "t5"."lc_flag",
      "t5"."promo_flag",
      "t5"."parent_account_new_customer_flag",
      "t6"."any_model"
    FROM (
      SELECT
        "t1"."snapshot_date",
        "t1"."surviving_account_csn",
        "t1"."opportunity_id",
        "t1"."close_date",
        "t1"."days_to_close",
        "t1"."acv_usd",
        "t1"."active_aov_net3",
        "t1"."seats_purchased",
        "t1"."mau",
        "t1"."assignment_rate",
        "t1"."utilisation_rate",
        "t1"."utilisation_change",
        "t1"."assignment_diff",
        "t1"."utilisation_diff",
        "t1"."engagement_score",
        "t1"."communication_score",
        "t1"."product_score",
        "t1"."relationship_score",
        "t1"."merged_accounts",
        "t1"."interventions_recent",
        "t1"."term",
        "t1"."territory_account_tier",
        "t1"."named_account_group",
        "t1"."site_geo",
        "t1"."industry_group",
        "t1"."lc_flag",
        "t1"."promo_flag",
        "t1"."parent_account_new_customer_flag"
      FROM "insight_renewals_monthly" AS "t1"
    ) AS "t5"
    CROSS JOIN (
      SELECT
        "t0"."model_version" AS "any_model"
      FROM "insight_registry_monthly" AS "t0"
      WHERE
        "t0"."is_serving" AND "t0"."model" = 'subscription_churn'
    ) AS "t6"
  ) AS "t7"
) AS "t8"
UNION ALL
SELECT
  *
FROM (
  SELECT
    CAST(NULL AS DATE) AS "snapshot_date",
    CAST(NULL AS TEXT) AS "surviving_account_csn",
    CAST(NULL AS TEXT) AS "opportunity_id",
    CAST(NULL AS DATE) AS "close_date",
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
    "t0"."baseline_rate",
    "t0"."score_limits",
    "t0"."model_file"
  FROM "insight_registry_monthly" AS "t0"
  WHERE
    "t0"."is_serving" AND "t0"."model" = 'subscription_churn'
) AS "t3"