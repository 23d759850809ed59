SELECT
  "t31"."surviving_account_csn",
  "t31"."due_csn",
  "t31"."ews",
  "t31"."churn_probability",
  "t31"."churn_probability_low",
  "t31"."churn_probability_high",
  "t31"."scored_csn",
  "t31"."churn_model_version",
  "t31"."serves",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t31"."churn_probability" IS NOT NULL
    THEN CAST(NULL AS TEXT)
    WHEN NOT (
      COALESCE("t31"."serves", FALSE)
    )
    THEN 'no churn model serves'
    WHEN "t31"."due_csn" IS NULL
    THEN 'no renewal is open'
    ELSE 'no renewal is due within 6 months'
  END AS "churn_missing_because",
  COALESCE("t31"."ews", 1 - "t31"."churn_probability") AS "effective_renewal_score",
  CASE
    WHEN "t31"."ews" IS NOT NULL
    THEN 'ews'
    WHEN "t31"."churn_probability" IS NOT NULL
    THEN 'churn_model'
    ELSE NULL
  END AS "effective_score_source",
  CAST(NULL AS DOUBLE) AS "transactional_churn_probability",
  CAST(NULL AS DOUBLE) AS "lifetime_value",
  CAST(NULL AS DOUBLE) AS "lifetime_value_low",
  CAST(NULL AS DOUBLE) AS "lifetime_value_high",
  CAST(NULL AS BOOLEAN) AS "is_high_value",
  CAST(NULL AS TEXT) AS "recommendations",
  CAST(NULL AS TEXT) AS "segments"
FROM (
  SELECT
    "t22"."surviving_account_csn",
    "t30"."due_csn",
    "t30"."ews",
    "t9"."churn_probability",
    "t9"."churn_probability_low",
    "t9"."churn_probability_high",
    "t9"."scored_csn",
    "t9"."churn_model_version",
    "t17"."serves"
  FROM (
    SELECT DISTINCT
      COALESCE("t18"."final_csn", "t18"."account_csn") AS "surviving_account_csn"
    FROM (
      SELECT
        "t11"."account_csn",
        "t12"."merged_csn",
        "t12"."final_csn"
      FROM (
        SELECT
          "t2"."account_csn"
        FROM "account_attributes" AS "t2"
      ) AS "t11"
      LEFT OUTER JOIN (
        SELECT
          "t3"."victim_account_csn" AS "merged_csn",
          "t3"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t3"
      ) AS "t12"
        ON "t11"."account_csn" = "t12"."merged_csn"
    ) AS "t18"
  ) AS "t22"
  LEFT OUTER JOIN (
    SELECT
      "t28"."surviving_account_csn" AS "due_csn",
      "t24"."customer_ews_prediction" AS "ews"
    FROM (
      SELECT
        "t26"."surviving_account_csn",
        "t26"."opportunity_id",
        "t26"."close_date",
        "t26"."term",
        "t26"."territory_account_tier",
        "t26"."acv_usd",
        "t26"."active_aov_net3",
        "t26"."lc_flag",
        "t26"."promo_flag"
      FROM (
        SELECT
          "t25"."opportunity_id",
          "t25"."account_csn",
          "t25"."contract_id",
          "t25"."offering_product_line_code",
          "t25"."created_date",
          "t25"."close_date",
          "t25"."is_renewal",
          "t25"."is_closed",
          "t25"."lc_flag",
          "t25"."promo_flag",
          "t25"."service_contract_id",
          "t25"."term",
          "t25"."territory_account_tier",
          "t25"."is_won",
          "t25"."acv_usd",
          "t25"."opportunity_amount",
          "t25"."opportunity_number",
          "t25"."days_into_term",
          "t25"."active_aov_net3",
          "t25"."surviving_account_csn",
          ROW_NUMBER() OVER (
            PARTITION BY "t25"."surviving_account_csn"
            ORDER BY "t25"."close_date" ASC, "t25"."opportunity_id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            "t21"."opportunity_id",
            "t21"."account_csn",
            "t21"."contract_id",
            "t21"."offering_product_line_code",
            "t21"."created_date",
            "t21"."close_date",
            "t21"."is_renewal",
            "t21"."is_closed",
            "t21"."lc_flag",
            "t21"."promo_flag",
            "t21"."service_contract_id",
            "t21"."term",
            "t21"."territory_account_tier",
            "t21"."is_won",
            "t21"."acv_usd",
            "t21"."opportunity_amount",
            "t21"."opportunity_number",
            "t21"."days_into_term",
            "t21"."active_aov_net3",
            COALESCE("t21"."final_csn", "t21"."account_csn") AS "surviving_account_csn"
          FROM (
            SELECT
              "t16"."opportunity_id",
              "t16"."account_csn",
              "t16"."contract_id",
              "t16"."offering_product_line_code",
              "t16"."created_date",
              "t16"."close_date",
              "t16"."is_renewal",
              "t16"."is_closed",
              "t16"."lc_flag",
              "t16"."promo_flag",
              "t16"."service_contract_id",
              "t16"."term",
              "t16"."territory_account_tier",
              "t16"."is_won",
              "t16"."acv_usd",
              "t16"."opportunity_amount",
              "t16"."opportunity_number",
              "t16"."days_into_term",
              "t16"."active_aov_net3",
              "t12"."merged_csn",
              "t12"."final_csn"
            FROM (
              SELECT
                *
              FROM "opportunities" AS "t5"
              WHERE
                "t5"."created_date" <= CAST(':last_day' AS DATE)
                AND NOT (
                  "t5"."is_closed" AND (
                    "t5"."close_date" < CAST(':first_day' AS DATE)
                  )
                )
                AND "t5"."is_renewal"
                AND NOT (
                  "t5"."is_closed"
                )
                AND "t5"."close_date" > CAST(':last_day' AS DATE)
            ) AS "t16"
            LEFT OUTER JOIN (
              SELECT
                "t3"."victim_account_csn" AS "merged_csn",
                "t3"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t3"
            ) AS "t12"
              ON "t16"."account_csn" = "t12"."merged_csn"
          ) AS "t21"
        ) AS "t25"
      ) AS "t26"
      WHERE
        "t26"."place" = 0
    ) AS "t28"
    LEFT OUTER JOIN (
      SELECT
        "t19"."opportunity_id" AS "scored_opportunity",
        "t19"."prediction" AS "customer_ews_prediction"
      FROM (
        SELECT
          "t13"."opportunity_id",
          "t13"."scored_on",
          "t13"."prediction",
          ROW_NUMBER() OVER (
            PARTITION BY "t13"."opportunity_id"
            ORDER BY "t13"."scored_on" DESC, "t13"."prediction" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            *
          FROM "ews_scores" AS "t4"
          WHERE
            "t4"."scored_on" <= CAST(':last_day' AS DATE)
        ) AS "t13"
      ) AS "t19"
      WHERE
        "t19"."place" = 0
    ) AS "t24"
      ON "t28"."opportunity_id" = "t24"."scored_opportunity"
  ) AS "t30"
    ON "t22"."surviving_account_csn" = "t30"."due_csn"
  LEFT OUTER JOIN (
    SELECT
      "t0"."churn_probability",
      "t0"."churn_probability_low",
      "t0"."churn_probability_high",
      "t0"."surviving_account_csn" AS "scored_csn",
      "t0"."model_version" AS "churn_model_version"
    FROM "insight_churn_monthly" AS "t0"
  ) AS "t9"
    ON "t22"."surviving_account_csn" = "t9"."scored_csn"
  CROSS JOIN (
    SELECT
      BOOL_OR(CAST("t10"."is_serving" AS BOOLEAN)) AS "serves"
    FROM (
      SELECT
        *
      FROM "insight_models_monthly" AS "t1"
      WHERE
        "t1"."model" = 'subscription_churn'
    ) AS "t10"
  ) AS "t17"
) AS "t31"
