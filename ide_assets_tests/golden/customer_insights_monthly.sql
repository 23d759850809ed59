SELECT
  "t41"."surviving_account_csn",
  "t41"."lifetime_value",
  "t41"."lifetime_value_low",
  "t41"."lifetime_value_high",
  "t41"."is_high_value",
  "t41"."lifetime_missing_because",
  "t41"."valued_csn",
  "t41"."offered_csn",
  "t41"."recommendations",
  "t41"."due_csn",
  "t41"."ews",
  "t41"."churn_probability",
  "t41"."churn_probability_low",
  "t41"."churn_probability_high",
  "t41"."scored_csn",
  "t41"."churn_model_version",
  "t41"."serves",
  "t41"."segments",
  "t41"."segmented_csn",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t41"."churn_probability" IS NOT NULL
    THEN CAST(NULL AS TEXT)
    WHEN NOT (
      COALESCE("t41"."serves", FALSE)
    )
    THEN 'no churn model serves'
    WHEN "t41"."due_csn" IS NULL
    THEN 'no renewal is open'
    ELSE 'no renewal is due within 6 months'
  END AS "churn_missing_because",
  COALESCE("t41"."ews", 1 - "t41"."churn_probability") AS "effective_renewal_score",
  CASE
    WHEN "t41"."ews" IS NOT NULL
    THEN 'ews'
    WHEN "t41"."churn_probability" IS NOT NULL
    THEN 'churn_model'
    ELSE NULL
  END AS "effective_score_source",
  CAST(NULL AS DOUBLE) AS "transactional_churn_probability"
FROM (
  SELECT
    "t30"."surviving_account_csn",
    "t14"."lifetime_value",
    "t14"."lifetime_value_low",
    "t14"."lifetime_value_high",
    "t14"."is_high_value",
    "t14"."lifetime_missing_because",
    "t14"."valued_csn",
    "t35"."offered_csn",
    "t35"."recommendations",
    "t40"."due_csn",
    "t40"."ews",
    "t15"."churn_probability",
    "t15"."churn_probability_low",
    "t15"."churn_probability_high",
    "t15"."scored_csn",
    "t15"."churn_model_version",
    "t25"."serves",
    "t16"."segments",
    "t16"."segmented_csn"
  FROM (
    SELECT DISTINCT
      COALESCE("t26"."final_csn", "t26"."account_csn") AS "surviving_account_csn"
    FROM (
      SELECT
        "t18"."account_csn",
        "t19"."merged_csn",
        "t19"."final_csn"
      FROM (
        SELECT
          "t5"."account_csn"
        FROM "account_attributes" AS "t5"
      ) AS "t18"
      LEFT OUTER JOIN (
        SELECT
          "t6"."victim_account_csn" AS "merged_csn",
          "t6"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t6"
      ) AS "t19"
        ON "t18"."account_csn" = "t19"."merged_csn"
    ) AS "t26"
  ) AS "t30"
  LEFT OUTER JOIN (
    SELECT
      "t0"."lifetime_value",
      "t0"."lifetime_value_low",
      "t0"."lifetime_value_high",
      "t0"."is_high_value",
      "t0"."lifetime_missing_because",
      "t0"."surviving_account_csn" AS "valued_csn"
    FROM "insight_lifetime_value_monthly" AS "t0"
  ) AS "t14"
    ON "t30"."surviving_account_csn" = "t14"."valued_csn"
  LEFT OUTER JOIN (
    SELECT
      "t24"."offered_csn",
      COALESCE("t24"."offer_1", '') || COALESCE('; ' || "t24"."offer_2", '') || COALESCE('; ' || "t24"."offer_3", '') || COALESCE('; ' || "t24"."offer_4", '') || COALESCE('; ' || "t24"."offer_5", '') AS "recommendations"
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
    ) AS "t24"
  ) AS "t35"
    ON "t30"."surviving_account_csn" = "t35"."offered_csn"
  LEFT OUTER JOIN (
    SELECT
      "t38"."surviving_account_csn" AS "due_csn",
      "t32"."customer_ews_prediction" AS "ews"
    FROM (
      SELECT
        "t36"."surviving_account_csn",
        "t36"."opportunity_id",
        "t36"."close_date",
        "t36"."term",
        "t36"."territory_account_tier",
        "t36"."acv_usd",
        "t36"."active_aov_net3",
        "t36"."lc_flag",
        "t36"."promo_flag"
      FROM (
        SELECT
          "t33"."opportunity_id",
          "t33"."account_csn",
          "t33"."contract_id",
          "t33"."offering_product_line_code",
          "t33"."created_date",
          "t33"."close_date",
          "t33"."is_renewal",
          "t33"."is_closed",
          "t33"."lc_flag",
          "t33"."promo_flag",
          "t33"."service_contract_id",
          "t33"."term",
          "t33"."territory_account_tier",
          "t33"."is_won",
          "t33"."acv_usd",
          "t33"."opportunity_amount",
          "t33"."opportunity_number",
          "t33"."days_into_term",
          "t33"."active_aov_net3",
          "t33"."surviving_account_csn",
          ROW_NUMBER() OVER (
            PARTITION BY "t33"."surviving_account_csn"
            ORDER BY "t33"."close_date" ASC, "t33"."opportunity_id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            "t29"."opportunity_id",
            "t29"."account_csn",
            "t29"."contract_id",
            "t29"."offering_product_line_code",
            "t29"."created_date",
            "t29"."close_date",
            "t29"."is_renewal",
            "t29"."is_closed",
            "t29"."lc_flag",
            "t29"."promo_flag",
            "t29"."service_contract_id",
            "t29"."term",
            "t29"."territory_account_tier",
            "t29"."is_won",
            "t29"."acv_usd",
            "t29"."opportunity_amount",
            "t29"."opportunity_number",
            "t29"."days_into_term",
            "t29"."active_aov_net3",
            COALESCE("t29"."final_csn", "t29"."account_csn") AS "surviving_account_csn"
          FROM (
            SELECT
              "t23"."opportunity_id",
              "t23"."account_csn",
              "t23"."contract_id",
              "t23"."offering_product_line_code",
              "t23"."created_date",
              "t23"."close_date",
              "t23"."is_renewal",
              "t23"."is_closed",
              "t23"."lc_flag",
              "t23"."promo_flag",
              "t23"."service_contract_id",
              "t23"."term",
              "t23"."territory_account_tier",
              "t23"."is_won",
              "t23"."acv_usd",
              "t23"."opportunity_amount",
              "t23"."opportunity_number",
              "t23"."days_into_term",
              "t23"."active_aov_net3",
              "t19"."merged_csn",
              "t19"."final_csn"
            FROM (
              SELECT
                *
              FROM "opportunities" AS "t8"
              WHERE
                "t8"."created_date" <= CAST(':last_day' AS DATE)
                AND NOT (
                  "t8"."is_closed" AND (
                    "t8"."close_date" < CAST(':first_day' AS DATE)
                  )
                )
                AND "t8"."is_renewal"
                AND NOT (
                  "t8"."is_closed"
                )
                AND "t8"."close_date" > CAST(':last_day' AS DATE)
            ) AS "t23"
            LEFT OUTER JOIN (
              SELECT
                "t6"."victim_account_csn" AS "merged_csn",
                "t6"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t6"
            ) AS "t19"
              ON "t23"."account_csn" = "t19"."merged_csn"
          ) AS "t29"
        ) AS "t33"
      ) AS "t36"
      WHERE
        "t36"."place" = 0
    ) AS "t38"
    LEFT OUTER JOIN (
      SELECT
        "t27"."opportunity_id" AS "scored_opportunity",
        "t27"."prediction" AS "customer_ews_prediction"
      FROM (
        SELECT
          "t20"."opportunity_id",
          "t20"."scored_on",
          "t20"."prediction",
          ROW_NUMBER() OVER (
            PARTITION BY "t20"."opportunity_id"
            ORDER BY "t20"."scored_on" DESC, "t20"."prediction" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            *
          FROM "ews_scores" AS "t7"
          WHERE
            "t7"."scored_on" <= CAST(':last_day' AS DATE)
        ) AS "t20"
      ) AS "t27"
      WHERE
        "t27"."place" = 0
    ) AS "t32"
      ON "t38"."opportunity_id" = "t32"."scored_opportunity"
  ) AS "t40"
    ON "t30"."surviving_account_csn" = "t40"."due_csn"
  LEFT OUTER JOIN (
    SELECT
      "t1"."churn_probability",
      "t1"."churn_probability_low",
      "t1"."churn_probability_high",
      "t1"."surviving_account_csn" AS "scored_csn",
      "t1"."model_version" AS "churn_model_version"
    FROM "insight_churn_monthly" AS "t1"
  ) AS "t15"
    ON "t30"."surviving_account_csn" = "t15"."scored_csn"
  CROSS JOIN (
    SELECT
      BOOL_OR(CAST("t17"."is_serving" AS BOOLEAN)) AS "serves"
    FROM (
      SELECT
        *
      FROM "insight_models_monthly" AS "t4"
      WHERE
        "t4"."model" = 'subscription_churn'
    ) AS "t17"
  ) AS "t25"
  LEFT OUTER JOIN (
    SELECT
      "t2"."segments",
      "t2"."surviving_account_csn" AS "segmented_csn"
    FROM "segment_accounts_monthly" AS "t2"
  ) AS "t16"
    ON "t30"."surviving_account_csn" = "t16"."segmented_csn"
) AS "t41"
