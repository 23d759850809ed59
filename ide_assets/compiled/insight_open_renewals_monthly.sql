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
  "t21"."surviving_account_csn",
  "t21"."scored_opportunity",
  "t21"."customer_ews_prediction",
  "t21"."first_csn",
  "t21"."first_day",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  GREATEST(
    CAST(FLOOR(
      (
        (
          (
            GREATEST(COALESCE(DATE_DIFF('DAY', "t21"."first_day", "t21"."close_date"), 0), 0) * 8
          ) + (
            CAST(CASE WHEN COALESCE("t21"."term", '') = '3-Year' THEN 3 ELSE 1 END AS BIGINT) * 1461
          )
        ) - (
          (
            (
              GREATEST(COALESCE(DATE_DIFF('DAY', "t21"."first_day", "t21"."close_date"), 0), 0) * 8
            ) + (
              CAST(CASE WHEN COALESCE("t21"."term", '') = '3-Year' THEN 3 ELSE 1 END AS BIGINT) * 1461
            )
          ) % (
            NULLIF(
              CAST(CASE WHEN COALESCE("t21"."term", '') = '3-Year' THEN 3 ELSE 1 END AS BIGINT) * 1461,
              0
            ) * 2
          )
        )
      ) / (
        NULLIF(
          CAST(CASE WHEN COALESCE("t21"."term", '') = '3-Year' THEN 3 ELSE 1 END AS BIGINT) * 1461,
          0
        ) * 2
      )
    ) AS BIGINT),
    1
  ) AS "renewal_number"
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
    "t19"."surviving_account_csn",
    "t16"."scored_opportunity",
    "t16"."customer_ews_prediction",
    "t20"."first_csn",
    "t20"."first_day"
  FROM (
    SELECT
      "t13"."opportunity_id",
      "t13"."account_csn",
      "t13"."contract_id",
      "t13"."offering_product_line_code",
      "t13"."created_date",
      "t13"."close_date",
      "t13"."is_renewal",
      "t13"."is_closed",
      "t13"."lc_flag",
      "t13"."promo_flag",
      "t13"."service_contract_id",
      "t13"."term",
      "t13"."territory_account_tier",
      "t13"."is_won",
      "t13"."acv_usd",
      "t13"."opportunity_amount",
      "t13"."opportunity_number",
      "t13"."days_into_term",
      "t13"."active_aov_net3",
      COALESCE("t13"."final_csn", "t13"."account_csn") AS "surviving_account_csn"
    FROM (
      SELECT
        "t10"."opportunity_id",
        "t10"."account_csn",
        "t10"."contract_id",
        "t10"."offering_product_line_code",
        "t10"."created_date",
        "t10"."close_date",
        "t10"."is_renewal",
        "t10"."is_closed",
        "t10"."lc_flag",
        "t10"."promo_flag",
        "t10"."service_contract_id",
        "t10"."term",
        "t10"."territory_account_tier",
        "t10"."is_won",
        "t10"."acv_usd",
        "t10"."opportunity_amount",
        "t10"."opportunity_number",
        "t10"."days_into_term",
        "t10"."active_aov_net3",
        "t6"."merged_csn",
        "t6"."final_csn"
      FROM (
        SELECT
          *
        FROM "opportunities" AS "t0"
        WHERE
          "t0"."created_date" <= CAST(':last_day' AS DATE)
          AND NOT (
            "t0"."is_closed" AND (
              "t0"."close_date" < CAST(':first_day' AS DATE)
            )
          )
          AND "t0"."is_renewal"
          AND NOT (
            "t0"."is_closed"
          )
          AND "t0"."close_date" > CAST(':last_day' AS DATE)
      ) AS "t10"
      LEFT OUTER JOIN (
        SELECT
          "t2"."victim_account_csn" AS "merged_csn",
          "t2"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t2"
      ) AS "t6"
        ON "t10"."account_csn" = "t6"."merged_csn"
    ) AS "t13"
  ) AS "t19"
  LEFT OUTER JOIN (
    SELECT
      "t11"."opportunity_id" AS "scored_opportunity",
      "t11"."prediction" AS "customer_ews_prediction"
    FROM (
      SELECT
        "t5"."opportunity_id",
        "t5"."scored_on",
        "t5"."prediction",
        ROW_NUMBER() OVER (
          PARTITION BY "t5"."opportunity_id"
          ORDER BY "t5"."scored_on" DESC, "t5"."prediction" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "place"
      FROM (
        SELECT
          *
        FROM "ews_scores" AS "t1"
        WHERE
          "t1"."scored_on" <= CAST(':last_day' AS DATE)
      ) AS "t5"
    ) AS "t11"
    WHERE
      "t11"."place" = 0
  ) AS "t16"
    ON "t19"."opportunity_id" = "t16"."scored_opportunity"
  LEFT OUTER JOIN (
    SELECT
      "t15"."surviving_account_csn" AS "first_csn",
      MIN("t15"."start_date") AS "first_day"
    FROM (
      SELECT
        "t12"."account_csn",
        "t12"."start_date",
        COALESCE("t12"."final_csn", "t12"."account_csn") AS "surviving_account_csn"
      FROM (
        SELECT
          "t8"."account_csn",
          "t8"."start_date",
          "t6"."merged_csn",
          "t6"."final_csn"
        FROM (
          SELECT
            "t3"."account_csn",
            "t3"."start_date"
          FROM "entitlements" AS "t3"
          WHERE
            "t3"."start_date" <= CAST(':last_day' AS DATE)
        ) AS "t8"
        LEFT OUTER JOIN (
          SELECT
            "t2"."victim_account_csn" AS "merged_csn",
            "t2"."surviving_account_csn" AS "final_csn"
          FROM "account_merges" AS "t2"
        ) AS "t6"
          ON "t8"."account_csn" = "t6"."merged_csn"
      ) AS "t12"
    ) AS "t15"
    GROUP BY
      1
  ) AS "t20"
    ON "t19"."surviving_account_csn" = "t20"."first_csn"
) AS "t21"