SELECT
  "t34"."surviving_account_csn",
  "t34"."due_csn",
  "t34"."ews",
  "t34"."churn_probability",
  "t34"."churn_probability_low",
  "t34"."churn_probability_high",
  "t34"."scored_csn",
  "t34"."churn_model_version",
  "t34"."serves",
  "t34"."segments",
  "t34"."segmented_csn",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t34"."churn_probability" IS NOT NULL
    THEN CAST(NULL AS TEXT)
    WHEN NOT (
      COALESCE("t34"."serves", FALSE)
    )
    THEN 'no churn model serves'
    WHEN "t34"."due_csn" IS NULL
    THEN 'no renewal is open'
    ELSE 'no renewal is due within 6 months'
  END AS "churn_missing_because",
  COALESCE("t34"."ews", 1 - "t34"."churn_probability") AS "effective_renewal_score",
  CASE
    WHEN "t34"."ews" IS NOT NULL
    THEN 'ews'
    WHEN "t34"."churn_probability" IS NOT NULL
    THEN 'churn_model'
    ELSE NULL
  END AS "effective_score_source",
  CAST(NULL AS DOUBLE) AS "transactional_churn_probability",
  CAST(NULL AS DOUBLE) AS "lifetime_value",
  CAST(NULL AS DOUBLE) AS "lifetime_value_low",
  CAST(NULL AS DOUBLE) AS "lifetime_value_high",
  CAST(NULL AS BOOLEAN) AS "is_high_value",
  CAST(NULL AS TEXT) AS "recommendations"
FROM (
  SELECT
    "t25"."surviving_account_csn",
    "t33"."due_csn",
    "t33"."ews",
    "t11"."churn_probability",
    "t11"."churn_probability_low",
    "t11"."churn_probability_high",
    "t11"."scored_csn",
    "t11"."churn_model_version",
    "t20"."serves",
    "t12"."segments",
    "t12"."segmented_csn"
  FROM (
    SELECT DISTINCT
      COALESCE("t21"."final_csn", "t21"."account_csn") AS "surviving_account_csn"
    FROM (
      SELECT
        "t14"."account_csn",
        "t15"."merged_csn",
        "t15"."final_csn"
      FROM (
        SELECT
          "t3"."account_csn"
        FROM "account_attributes" AS "t3"
      ) AS "t14"
      LEFT OUTER JOIN (
        SELECT
          "t4"."victim_account_csn" AS "merged_csn",
          "t4"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t4"
      ) AS "t15"
        ON "t14"."account_csn" = "t15"."merged_csn"
    ) AS "t21"
  ) AS "t25"
  LEFT OUTER JOIN (
    SELECT
      "t31"."surviving_account_csn" AS "due_csn",
      "t27"."customer_ews_prediction" AS "ews"
    FROM (
      SELECT
        "t29"."surviving_account_csn",
        "t29"."opportunity_id",
        "t29"."close_date",
        "t29"."term",
        "t29"."territory_account_tier",
        "t29"."acv_usd",
        "t29"."active_aov_net3",
        "t29"."lc_flag",
        "t29"."promo_flag"
      FROM (
        SELECT
          "t28"."opportunity_id",
          "t28"."account_csn",
          "t28"."contract_id",
          "t28"."offering_product_line_code",
          "t28"."created_date",
          "t28"."close_date",
          "t28"."is_renewal",
          "t28"."is_closed",
          "t28"."lc_flag",
          "t28"."promo_flag",
          "t28"."service_contract_id",
          "t28"."term",
          "t28"."territory_account_tier",
          "t28"."is_won",
          "t28"."acv_usd",
          "t28"."opportunity_amount",
          "t28"."opportunity_number",
          "t28"."days_into_term",
          "t28"."active_aov_net3",
          "t28"."surviving_account_csn",
          ROW_NUMBER() OVER (
            PARTITION BY "t28"."surviving_account_csn"
            ORDER BY "t28"."close_date" ASC, "t28"."opportunity_id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            "t24"."opportunity_id",
            "t24"."account_csn",
            "t24"."contract_id",
            "t24"."offering_product_line_code",
            "t24"."created_date",
            "t24"."close_date",
            "t24"."is_renewal",
            "t24"."is_closed",
            "t24"."lc_flag",
            "t24"."promo_flag",
            "t24"."service_contract_id",
            "t24"."term",
            "t24"."territory_account_tier",
            "t24"."is_won",
            "t24"."acv_usd",
            "t24"."opportunity_amount",
            "t24"."opportunity_number",
            "t24"."days_into_term",
            "t24"."active_aov_net3",
            COALESCE("t24"."final_csn", "t24"."account_csn") AS "surviving_account_csn"
          FROM (
            SELECT
              "t19"."opportunity_id",
              "t19"."account_csn",
              "t19"."contract_id",
              "t19"."offering_product_line_code",
              "t19"."created_date",
              "t19"."close_date",
              "t19"."is_renewal",
              "t19"."is_closed",
              "t19"."lc_flag",
              "t19"."promo_flag",
              "t19"."service_contract_id",
              "t19"."term",
              "t19"."territory_account_tier",
              "t19"."is_won",
              "t19"."acv_usd",
              "t19"."opportunity_amount",
              "t19"."opportunity_number",
              "t19"."days_into_term",
              "t19"."active_aov_net3",
              "t15"."merged_csn",
              "t15"."final_csn"
            FROM (
              SELECT
                *
              FROM "opportunities" AS "t6"
              WHERE
                "t6"."created_date" <= CAST(':last_day' AS DATE)
                AND NOT (
                  "t6"."is_closed" AND (
                    "t6"."close_date" < CAST(':first_day' AS DATE)
                  )
                )
                AND "t6"."is_renewal"
                AND NOT (
                  "t6"."is_closed"
                )
                AND "t6"."close_date" > CAST(':last_day' AS DATE)
            ) AS "t19"
            LEFT OUTER JOIN (
              SELECT
                "t4"."victim_account_csn" AS "merged_csn",
                "t4"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t4"
            ) AS "t15"
              ON "t19"."account_csn" = "t15"."merged_csn"
          ) AS "t24"
        ) AS "t28"
      ) AS "t29"
      WHERE
        "t29"."place" = 0
    ) AS "t31"
    LEFT OUTER JOIN (
      SELECT
        "t22"."opportunity_id" AS "scored_opportunity",
        "t22"."prediction" AS "customer_ews_prediction"
      FROM (
        SELECT
          "t16"."opportunity_id",
          "t16"."scored_on",
          "t16"."prediction",
          ROW_NUMBER() OVER (
            PARTITION BY "t16"."opportunity_id"
            ORDER BY "t16"."scored_on" DESC, "t16"."prediction" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            *
          FROM "ews_scores" AS "t5"
          WHERE
            "t5"."scored_on" <= CAST(':last_day' AS DATE)
        ) AS "t16"
      ) AS "t22"
      WHERE
        "t22"."place" = 0
    ) AS "t27"
      ON "t31"."opportunity_id" = "t27"."scored_opportunity"
  ) AS "t33"
    ON "t25"."surviving_account_csn" = "t33"."due_csn"
  LEFT OUTER JOIN (
    SELECT
      "t0"."churn_probability",
      "t0"."churn_probability_low",
      "t0"."churn_probability_high",
      "t0"."surviving_account_csn" AS "scored_csn",
      "t0"."model_version" AS "churn_model_version"
    FROM "insight_churn_monthly" AS "t0"
  ) AS "t11"
    ON "t25"."surviving_account_csn" = "t11"."scored_csn"
  CROSS JOIN (
    SELECT
      BOOL_OR(CAST("t13"."is_serving" AS BOOLEAN)) AS "serves"
    FROM (
      SELECT
        *
      FROM "insight_models_monthly" AS "t2"
      WHERE
        "t2"."model" = 'subscription_churn'
    ) AS "t13"
  ) AS "t20"
  LEFT OUTER JOIN (
    SELECT
      "t1"."segments",
      "t1"."surviving_account_csn" AS "segmented_csn"
    FROM "segment_accounts_monthly" AS "t1"
  ) AS "t12"
    ON "t25"."surviving_account_csn" = "t12"."segmented_csn"
) AS "t34"
