SELECT
  "t17"."surviving_account_csn",
  "t17"."segments",
  "t17"."days_to_close",
  "t17"."ews",
  "t17"."lifetime_value",
  "t17"."lifetime_value_low",
  "t17"."lifetime_value_high",
  "t17"."is_high_value",
  "t17"."lifetime_missing_because",
  "t17"."valued_csn",
  "t17"."offered_csn",
  "t17"."recommendations",
  "t17"."churn_probability",
  "t17"."churn_probability_low",
  "t17"."churn_probability_high",
  "t17"."scored_csn",
  "t17"."churn_model_version",
  "t17"."serves",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t17"."churn_probability" IS NOT NULL
    THEN CAST(NULL AS TEXT)
    WHEN NOT (
      COALESCE("t17"."serves", FALSE)
    )
    THEN 'no churn model serves'
    WHEN "t17"."days_to_close" IS NULL
    THEN 'no renewal is open'
    ELSE 'no renewal is due within 6 months'
  END AS "churn_missing_because",
  COALESCE("t17"."ews", 1 - "t17"."churn_probability") AS "effective_renewal_score",
  CASE
    WHEN "t17"."ews" IS NOT NULL
    THEN 'ews'
    WHEN "t17"."churn_probability" IS NOT NULL
    THEN 'churn_model'
    ELSE NULL
  END AS "effective_score_source",
  CAST(NULL AS DOUBLE) AS "transactional_churn_probability"
FROM (
  SELECT
    "t8"."surviving_account_csn",
    "t8"."segments",
    "t8"."days_to_close",
    "t8"."ews",
    "t9"."lifetime_value",
    "t9"."lifetime_value_low",
    "t9"."lifetime_value_high",
    "t9"."is_high_value",
    "t9"."lifetime_missing_because",
    "t9"."valued_csn",
    "t16"."offered_csn",
    "t16"."recommendations",
    "t10"."churn_probability",
    "t10"."churn_probability_low",
    "t10"."churn_probability_high",
    "t10"."scored_csn",
    "t10"."churn_model_version",
    "t14"."serves"
  FROM (
    SELECT
      "t0"."surviving_account_csn",
      "t0"."segments",
      "t0"."days_to_close",
      "t0"."customer_ews_prediction" AS "ews"
    FROM "segment_accounts_monthly" AS "t0"
  ) AS "t8"
  LEFT OUTER JOIN (
    SELECT
      "t1"."lifetime_value",
      "t1"."lifetime_value_low",
      "t1"."lifetime_value_high",
      "t1"."is_high_value",
      "t1"."lifetime_missing_because",
      "t1"."surviving_account_csn" AS "valued_csn"
    FROM "insight_lifetime_value_monthly" AS "t1"
  ) AS "t9"
    ON "t8"."surviving_account_csn" = "t9"."valued_csn"
  LEFT OUTER JOIN (
    SELECT
      "t13"."offered_csn",
      COALESCE("t13"."offer_1", '') || COALESCE('; ' || "t13"."offer_2", '') || COALESCE('; ' || "t13"."offer_3", '') || COALESCE('; ' || "t13"."offer_4", '') || COALESCE('; ' || "t13"."offer_5", '') AS "recommendations"
    FROM (
      SELECT
        "t3"."surviving_account_csn" AS "offered_csn",
        MAX(
          CASE
            WHEN "t3"."recommendation_rank" = 1
            THEN "t3"."product_name" || ' (' || "t3"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_1",
        MAX(
          CASE
            WHEN "t3"."recommendation_rank" = 2
            THEN "t3"."product_name" || ' (' || "t3"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_2",
        MAX(
          CASE
            WHEN "t3"."recommendation_rank" = 3
            THEN "t3"."product_name" || ' (' || "t3"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_3",
        MAX(
          CASE
            WHEN "t3"."recommendation_rank" = 4
            THEN "t3"."product_name" || ' (' || "t3"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_4",
        MAX(
          CASE
            WHEN "t3"."recommendation_rank" = 5
            THEN "t3"."product_name" || ' (' || "t3"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_5"
      FROM "insight_recommendations_monthly" AS "t3"
      GROUP BY
        1
    ) AS "t13"
  ) AS "t16"
    ON "t8"."surviving_account_csn" = "t16"."offered_csn"
  LEFT OUTER JOIN (
    SELECT
      "t2"."churn_probability",
      "t2"."churn_probability_low",
      "t2"."churn_probability_high",
      "t2"."surviving_account_csn" AS "scored_csn",
      "t2"."model_version" AS "churn_model_version"
    FROM "insight_churn_monthly" AS "t2"
  ) AS "t10"
    ON "t8"."surviving_account_csn" = "t10"."scored_csn"
  CROSS JOIN (
    SELECT
      BOOL_OR(CAST("t11"."is_serving" AS BOOLEAN)) AS "serves"
    FROM (
      SELECT
        *
      FROM "insight_models_monthly" AS "t4"
      WHERE
        "t4"."model" = 'subscription_churn'
    ) AS "t11"
  ) AS "t14"
) AS "t17"
