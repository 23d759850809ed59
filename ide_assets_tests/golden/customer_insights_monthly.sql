SELECT
  "t38"."surviving_account_csn",
  "t38"."lifetime_value",
  "t38"."lifetime_value_low",
  "t38"."lifetime_value_high",
  "t38"."is_high_value",
  "t38"."lifetime_missing_because",
  "t38"."valued_csn",
  "t38"."offered_csn",
  "t38"."recommendations",
  "t38"."due_csn",
  "t38"."ews",
  "t38"."churn_probability",
  "t38"."churn_probability_low",
  "t38"."churn_probability_high",
  "t38"."scored_csn",
  "t38"."churn_model_version",
  "t38"."serves",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t38"."churn_probability" IS NOT NULL
    THEN CAST(NULL AS TEXT)
    WHEN NOT (
      COALESCE("t38"."serves", FALSE)
    )
    THEN 'no churn model serves'
    WHEN "t38"."due_csn" IS NULL
    THEN 'no renewal is open'
    ELSE 'no renewal is due within 6 months'
  END AS "churn_missing_because",
  COALESCE("t38"."ews", 1 - "t38"."churn_probability") AS "effective_renewal_score",
  CASE
    WHEN "t38"."ews" IS NOT NULL
    THEN 'ews'
    WHEN "t38"."churn_probability" IS NOT NULL
    THEN 'churn_model'
    ELSE NULL
  END AS "effective_score_source",
  CAST(NULL AS DOUBLE) AS "transactional_churn_probability",
  CAST(NULL AS TEXT) AS "segments"
FROM (
  SELECT
    "t27"."surviving_account_csn",
    "t12"."lifetime_value",
    "t12"."lifetime_value_low",
    "t12"."lifetime_value_high",
    "t12"."is_high_value",
    "t12"."lifetime_missing_because",
    "t12"."valued_csn",
    "t32"."offered_csn",
    "t32"."recommendations",
    "t37"."due_csn",
    "t37"."ews",
    "t13"."churn_probability",
    "t13"."churn_probability_low",
    "t13"."churn_probability_high",
    "t13"."scored_csn",
    "t13"."churn_model_version",
    "t22"."serves"
  FROM (
    SELECT DISTINCT
      COALESCE("t23"."final_csn", "t23"."account_csn") AS "surviving_account_csn"
    FROM (
      SELECT
        "t15"."account_csn",
        "t16"."merged_csn",
        "t16"."final_csn"
      FROM (
        SELECT
          "t4"."account_csn"
        FROM "account_attributes" AS "t4"
      ) AS "t15"
      LEFT OUTER JOIN (
        SELECT
          "t5"."victim_account_csn" AS "merged_csn",
          "t5"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t5"
      ) AS "t16"
        ON "t15"."account_csn" = "t16"."merged_csn"
    ) AS "t23"
  ) AS "t27"
  LEFT OUTER JOIN (
    SELECT
      "t0"."lifetime_value",
      "t0"."lifetime_value_low",
      "t0"."lifetime_value_high",
      "t0"."is_high_value",
      "t0"."lifetime_missing_because",
      "t0"."surviving_account_csn" AS "valued_csn"
    FROM "insight_lifetime_value_monthly" AS "t0"
  ) AS "t12"
    ON "t27"."surviving_account_csn" = "t12"."valued_csn"
  LEFT OUTER JOIN (
    SELECT
      "t21"."offered_csn",
      COALESCE("t21"."offer_1", '') || COALESCE('; ' || "t21"."offer_2", '') || COALESCE('; ' || "t21"."offer_3", '') || COALESCE('; ' || "t21"."offer_4", '') || COALESCE('; ' || "t21"."offer_5", '') AS "recommendations"
    FROM (
      SELECT
        "t2"."surviving_account_csn" AS "offered_csn",
        MAX(
          CASE
            WHEN "t2"."recommendation_rank" = 1
            THEN "t2"."product_name" || ' (' || "t2"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_1",
        MAX(
          CASE
            WHEN "t2"."recommendation_rank" = 2
            THEN "t2"."product_name" || ' (' || "t2"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_2",
        MAX(
          CASE
            WHEN "t2"."recommendation_rank" = 3
            THEN "t2"."product_name" || ' (' || "t2"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_3",
        MAX(
          CASE
            WHEN "t2"."recommendation_rank" = 4
            THEN "t2"."product_name" || ' (' || "t2"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_4",
        MAX(
          CASE
            WHEN "t2"."recommendation_rank" = 5
            THEN "t2"."product_name" || ' (' || "t2"."recommendation_reason" || ')'
            ELSE CAST(NULL AS TEXT)
          END
        ) AS "offer_5"
      FROM "insight_recommendations_monthly" AS "t2"
      GROUP BY
        1
    ) AS "t21"
  ) AS "t32"
    ON "t27"."surviving_account_csn" = "t32"."offered_csn"
  LEFT OUTER JOIN (
    SELECT
      "t35"."surviving_account_csn" AS "due_csn",
      "t29"."customer_ews_prediction" AS "ews"
    FROM (
      SELECT
        "t33"."surviving_account_csn",
        "t33"."opportunity_id",
        "t33"."close_date",
        "t33"."term",
        "t33"."territory_account_tier",
        "t33"."acv_usd",
        "t33"."active_aov_net3",
        "t33"."lc_flag",
        "t33"."promo_flag"
      FROM (
        SELECT
          "t30"."opportunity_id",
          "t30"."account_csn",
          "t30"."contract_id",
          "t30"."offering_product_line_code",
          "t30"."created_date",
          "t30"."close_date",
          "t30"."is_renewal",
          "t30"."is_closed",
          "t30"."lc_flag",
          "t30"."promo_flag",
          "t30"."service_contract_id",
          "t30"."term",
          "t30"."territory_account_tier",
          "t30"."is_won",
          "t30"."acv_usd",
          "t30"."opportunity_amount",
          "t30"."opportunity_number",
          "t30"."days_into_term",
          "t30"."active_aov_net3",
          "t30"."surviving_account_csn",
          ROW_NUMBER() OVER (
            PARTITION BY "t30"."surviving_account_csn"
            ORDER BY "t30"."close_date" ASC, "t30"."opportunity_id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            "t26"."opportunity_id",
            "t26"."account_csn",
            "t26"."contract_id",
            "t26"."offering_product_line_code",
            "t26"."created_date",
            "t26"."close_date",
            "t26"."is_renewal",
            "t26"."is_closed",
            "t26"."lc_flag",
            "t26"."promo_flag",
            "t26"."service_contract_id",
            "t26"."term",
            "t26"."territory_account_tier",
            "t26"."is_won",
            "t26"."acv_usd",
            "t26"."opportunity_amount",
            "t26"."opportunity_number",
            "t26"."days_into_term",
            "t26"."active_aov_net3",
            COALESCE("t26"."final_csn", "t26"."account_csn") AS "surviving_account_csn"
          FROM (
            SELECT
              "t20"."opportunity_id",
              "t20"."account_csn",
              "t20"."contract_id",
              "t20"."offering_product_line_code",
              "t20"."created_date",
              "t20"."close_date",
              "t20"."is_renewal",
              "t20"."is_closed",
              "t20"."lc_flag",
              "t20"."promo_flag",
              "t20"."service_contract_id",
              "t20"."term",
              "t20"."territory_account_tier",
              "t20"."is_won",
              "t20"."acv_usd",
              "t20"."opportunity_amount",
              "t20"."opportunity_number",
              "t20"."days_into_term",
              "t20"."active_aov_net3",
              "t16"."merged_csn",
              "t16"."final_csn"
            FROM (
              SELECT
                *
              FROM "opportunities" AS "t7"
              WHERE
                "t7"."created_date" <= CAST(':last_day' AS DATE)
                AND NOT (
                  "t7"."is_closed" AND (
                    "t7"."close_date" < CAST(':first_day' AS DATE)
                  )
                )
                AND "t7"."is_renewal"
                AND NOT (
                  "t7"."is_closed"
                )
                AND "t7"."close_date" > CAST(':last_day' AS DATE)
            ) AS "t20"
            LEFT OUTER JOIN (
              SELECT
                "t5"."victim_account_csn" AS "merged_csn",
                "t5"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t5"
            ) AS "t16"
              ON "t20"."account_csn" = "t16"."merged_csn"
          ) AS "t26"
        ) AS "t30"
      ) AS "t33"
      WHERE
        "t33"."place" = 0
    ) AS "t35"
    LEFT OUTER JOIN (
      SELECT
        "t24"."opportunity_id" AS "scored_opportunity",
        "t24"."prediction" AS "customer_ews_prediction"
      FROM (
        SELECT
          "t17"."opportunity_id",
          "t17"."scored_on",
          "t17"."prediction",
          ROW_NUMBER() OVER (
            PARTITION BY "t17"."opportunity_id"
            ORDER BY "t17"."scored_on" DESC, "t17"."prediction" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            *
          FROM "ews_scores" AS "t6"
          WHERE
            "t6"."scored_on" <= CAST(':last_day' AS DATE)
        ) AS "t17"
      ) AS "t24"
      WHERE
        "t24"."place" = 0
    ) AS "t29"
      ON "t35"."opportunity_id" = "t29"."scored_opportunity"
  ) AS "t37"
    ON "t27"."surviving_account_csn" = "t37"."due_csn"
  LEFT OUTER JOIN (
    SELECT
      "t1"."churn_probability",
      "t1"."churn_probability_low",
      "t1"."churn_probability_high",
      "t1"."surviving_account_csn" AS "scored_csn",
      "t1"."model_version" AS "churn_model_version"
    FROM "insight_churn_monthly" AS "t1"
  ) AS "t13"
    ON "t27"."surviving_account_csn" = "t13"."scored_csn"
  CROSS JOIN (
    SELECT
      BOOL_OR(CAST("t14"."is_serving" AS BOOLEAN)) AS "serves"
    FROM (
      SELECT
        *
      FROM "insight_models_monthly" AS "t3"
      WHERE
        "t3"."model" = 'subscription_churn'
    ) AS "t14"
  ) AS "t22"
) AS "t38"
