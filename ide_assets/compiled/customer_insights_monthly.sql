SELECT
  "t20"."surviving_account_csn",
  "t20"."segments",
  "t20"."days_to_close",
  "t20"."ews",
  "t20"."lifetime_value",
  "t20"."lifetime_value_low",
  "t20"."lifetime_value_high",
  "t20"."is_high_value",
  "t20"."lifetime_missing_because",
  "t20"."valued_csn",
  "t20"."offered_csn",
  "t20"."recommendations",
  "t20"."transactional_churn_probability",
  "t20"."ordering_csn",
  "t20"."churn_probability",
  "t20"."churn_probability_low",
  "t20"."churn_probability_high",
  "t20"."scored_csn",
  "t20"."churn_model_version",
  "t20"."serves",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t20"."churn_probability" IS NOT NULL
    THEN CAST(NULL AS TEXT)
    WHEN NOT (
      COALESCE("t20"."serves", FALSE)
    )
    THEN 'no churn model serves'
    WHEN "t20"."days_to_close" IS NULL
    THEN 'no renewal is open'
    ELSE 'no renewal is due within 6 months'
  END AS "churn_missing_because",
  COALESCE("t20"."ews", 1 - "t20"."churn_probability") AS "effective_renewal_score",
  CASE
    WHEN "t20"."ews" IS NOT NULL
    THEN 'ews'
    WHEN "t20"."churn_probability" IS NOT NULL
    THEN 'churn_model'
    ELSE NULL
  END AS "effective_score_source"
FROM (
  SELECT
    "t10"."surviving_account_csn",
    "t10"."segments",
    "t10"."days_to_close",
    "t10"."ews",
    "t11"."lifetime_value",
    "t11"."lifetime_value_low",
    "t11"."lifetime_value_high",
    "t11"."is_high_value",
    "t11"."lifetime_missing_because",
    "t11"."valued_csn",
    "t19"."offered_csn",
    "t19"."recommendations",
    "t12"."transactional_churn_probability",
    "t12"."ordering_csn",
    "t13"."churn_probability",
    "t13"."churn_probability_low",
    "t13"."churn_probability_high",
    "t13"."scored_csn",
    "t13"."churn_model_version",
    "t17"."serves"
  FROM (
    SELECT
      "t0"."surviving_account_csn",
      "t0"."segments",
      "t0"."days_to_close",
      "t0"."customer_ews_prediction" AS "ews"
    FROM "segment_accounts_monthly" AS "t0"
  ) AS "t10"
  LEFT OUTER JOIN (
    SELECT
      "t1"."lifetime_value",
      "t1"."lifetime_value_low",
      "t1"."lifetime_value_high",
      "t1"."is_high_value",
      "t1"."lifetime_missing_because",
      "t1"."surviving_account_csn" AS "valued_csn"
    FROM "insight_lifetime_value_monthly" AS "t1"
  ) AS "t11"
    ON "t10"."surviving_account_csn" = "t11"."valued_csn"
  LEFT OUTER JOIN (
    SELECT
      "t16"."offered_csn",
      COALESCE("t16"."offer_1", '') || COALESCE('; ' || "t16"."offer_2", '') || COALESCE('; ' || "t16"."offer_3", '') || COALESCE('; ' || "t16"."offer_4", '') || COALESCE('; ' || "t16"."offer_5", '') AS "recommendations"
    FROM (
      SELECT
        "t4"."surviving_account_csn" AS "offered_csn",
        MAX(
          CASE
            WHEN "t4"."recommendation_rank" = 1
            THEN "t4"."product_name" || ' (' || "t4"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_1",
        MAX(
          CASE
            WHEN "t4"."recommendation_rank" = 2
            THEN "t4"."product_name" || ' (' || "t4"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_2",
        MAX(
          CASE
            WHEN "t4"."recommendation_rank" = 3
            THEN "t4"."product_name" || ' (' || "t4"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_3",
        MAX(
          CASE
            WHEN "t4"."recommendation_rank" = 4
            THEN "t4"."product_name" || ' (' || "t4"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_4",
        MAX(
          CASE
            WHEN "t4"."recommendation_rank" = 5
            THEN "t4"."product_name" || ' (' || "t4"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_5"
      FROM "insight_recommendations_monthly" AS "t4"
      GROUP BY
        1
    ) AS "t16"
  ) AS "t19"
    ON "t10"."surviving_account_csn" = "t19"."offered_csn"
  LEFT OUTER JOIN (
    SELECT
      "t2"."transactional_churn_probability",
      "t2"."surviving_account_csn" AS "ordering_csn"
    FROM "insight_transactional_churn_monthly" AS "t2"
  ) AS "t12"
    ON "t10"."surviving_account_csn" = "t12"."ordering_csn"
  LEFT OUTER JOIN (
    SELECT
      "t3"."churn_probability",
      "t3"."churn_probability_low",
      "t3"."churn_probability_high",
      "t3"."surviving_account_csn" AS "scored_csn",
      "t3"."model_version" AS "churn_model_version"
    FROM "insight_churn_monthly" AS "t3"
  ) AS "t13"
    ON "t10"."surviving_account_csn" = "t13"."scored_csn"
  CROSS JOIN (
    SELECT
      BOOL_OR(CAST("t14"."is_serving" AS BOOLEAN)) AS "serves"
    FROM (
      SELECT
        *
      FROM "insight_models_monthly" AS "t5"
      WHERE
        "t5"."model" = 'subscription_churn'
    ) AS "t14"
  ) AS "t17"
) AS "t20"