SELECT
  *
FROM (
  SELECT
    "t9"."snapshot_date",
    "t9"."surviving_account_csn",
    "t9"."opportunity_id",
    "t9"."close_date",
    "t9"."days_to_close",
    "t9"."acv_usd",
    "t9"."active_aov_net3",
    "t9"."seats_purchased",
    "t9"."mau",
    "t9"."assignment_rate",
    "t9"."utilisation_rate",
    "t9"."utilisation_change",
    "t9"."assignment_diff",
    "t9"."utilisation_diff",
    "t9"."engagement_score",
    "t9"."communication_score",
    "t9"."product_score",
    "t9"."relationship_score",
    "t9"."merged_accounts",
    "t9"."interventions_recent",
    "t9"."term",
    "t9"."territory_account_tier",
    "t9"."named_account_group",
    "t9"."site_geo",
    "t9"."industry_group",
    "t9"."lc_flag",
    "t9"."promo_flag",
    "t9"."parent_account_new_customer_flag",
    CAST(NULL AS TEXT) AS "model_version",
    CAST(NULL AS TEXT) AS "model_sha256",
    CAST(NULL AS DOUBLE) AS "baseline_rate",
    CAST(NULL AS TEXT) AS "score_limits",
    CAST(NULL AS TEXT) AS "model_file"
  FROM (
    SELECT
      "t3"."snapshot_date",
      "t3"."surviving_account_csn",
      "t3"."opportunity_id",
      "t3"."close_date",
      "t3"."days_to_close",
      "t3"."acv_usd",
      "t3"."active_aov_net3",
      "t3"."seats_purchased",
      "t3"."mau",
      "t3"."assignment_rate",
      "t3"."utilisation_rate",
      "t3"."utilisation_change",
      "t3"."assignment_diff",
      "t3"."utilisation_diff",
      "t3"."engagement_score",
      "t3"."communication_score",
      "t3"."product_score",
      "t3"."relationship_score",
      "t3"."merged_accounts",
      "t3"."interventions_recent",
      "t3"."term",
      "t3"."territory_account_tier",
      "t3"."named_account_group",
      "t3"."site_geo",
      "t3"."industry_group",
      "t3"."lc_flag",
      "t3"."promo_flag",
      "t3"."parent_account_new_customer_flag",
      "t8"."any_model"
    FROM "insight_renewals_monthly" AS "t3"
    SEMI JOIN (
      SELECT
        "t2"."surviving_account_csn"
      FROM "insight_churn_monthly" AS "t2"
    ) AS "t7"
      ON "t3"."surviving_account_csn" = "t7"."surviving_account_csn"
    CROSS JOIN (
      SELECT
        "t0"."model_version" AS "any_model"
      FROM "insight_registry_monthly" AS "t0"
      WHERE
        "t0"."is_serving" AND "t0"."model" = 'subscription_churn'
    ) AS "t8"
  ) AS "t9"
) AS "t10"
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
) AS "t5"