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
  "t16"."surviving_account_csn",
  "t16"."customer_ews_prediction",
  "t16"."first_csn",
  "t16"."first_day",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  GREATEST(
    CAST(FLOOR(
      (
        (
          (
            GREATEST(COALESCE(DATE_DIFF('DAY', "t16"."first_day", "t16"."close_date"), 0), 0) * 8
          ) + (
            CAST(CASE WHEN COALESCE("t16"."term", '') = '3-Year' THEN 3 ELSE 1 END AS BIGINT) * 1461
          )
        ) - (
          (
            (
              GREATEST(COALESCE(DATE_DIFF('DAY', "t16"."first_day", "t16"."close_date"), 0), 0) * 8
            ) + (
              CAST(CASE WHEN COALESCE("t16"."term", '') = '3-Year' THEN 3 ELSE 1 END AS BIGINT) * 1461
            )
          ) % (
            NULLIF(
              CAST(CASE WHEN COALESCE("t16"."term", '') = '3-Year' THEN 3 ELSE 1 END AS BIGINT) * 1461,
              0
            ) * 2
          )
        )
      ) / (
        NULLIF(
          CAST(CASE WHEN COALESCE("t16"."term", '') = '3-Year' THEN 3 ELSE 1 END AS BIGINT) * 1461,
          0
        ) * 2
      )
    ) AS BIGINT),
    1
  ) AS "renewal_number"
FROM (
  SELECT
    "t14"."opportunity_id",
    "t14"."account_csn",
    "t14"."contract_id",
    "t14"."offering_product_line_code",
    "t14"."created_date",
    "t14"."close_date",
    "t14"."is_renewal",
    "t14"."is_closed",
    "t14"."lc_flag",
    "t14"."promo_flag",
    "t14"."service_contract_id",
    "t14"."term",
    "t14"."territory_account_tier",
    "t14"."is_won",
    "t14"."acv_usd",
    "t14"."opportunity_amount",
    "t14"."opportunity_number",
    "t14"."days_into_term",
    "t14"."active_aov_net3",
    "t14"."surviving_account_csn",
    "t14"."customer_ews_prediction",
    "t15"."first_csn",
    "t15"."first_day"
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
      COALESCE("t10"."final_csn", "t10"."account_csn") AS "surviving_account_csn",
      CAST(NULL AS DOUBLE) AS "customer_ews_prediction"
    FROM (
      SELECT
        "t8"."opportunity_id",
        "t8"."account_csn",
        "t8"."contract_id",
        "t8"."offering_product_line_code",
        "t8"."created_date",
        "t8"."close_date",
        "t8"."is_renewal",
        "t8"."is_closed",
        "t8"."lc_flag",
        "t8"."promo_flag",
        "t8"."service_contract_id",
        "t8"."term",
        "t8"."territory_account_tier",
        "t8"."is_won",
        "t8"."acv_usd",
        "t8"."opportunity_amount",
        "t8"."opportunity_number",
        "t8"."days_into_term",
        "t8"."active_aov_net3",
        "t4"."merged_csn",
        "t4"."final_csn"
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
      ) AS "t8"
      LEFT OUTER JOIN (
        SELECT
          "t1"."victim_account_csn" AS "merged_csn",
          "t1"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t1"
      ) AS "t4"
        ON "t8"."account_csn" = "t4"."merged_csn"
    ) AS "t10"
  ) AS "t14"
  LEFT OUTER JOIN (
    SELECT
      "t11"."surviving_account_csn" AS "first_csn",
      MIN("t11"."start_date") AS "first_day"
    FROM (
      SELECT
        "t9"."account_csn",
        "t9"."start_date",
        COALESCE("t9"."final_csn", "t9"."account_csn") AS "surviving_account_csn"
      FROM (
        SELECT
          "t6"."account_csn",
          "t6"."start_date",
          "t4"."merged_csn",
          "t4"."final_csn"
        FROM (
          SELECT
            "t2"."account_csn",
            "t2"."start_date"
          FROM "entitlements" AS "t2"
          WHERE
            "t2"."start_date" <= CAST(':last_day' AS DATE)
        ) AS "t6"
        LEFT OUTER JOIN (
          SELECT
            "t1"."victim_account_csn" AS "merged_csn",
            "t1"."surviving_account_csn" AS "final_csn"
          FROM "account_merges" AS "t1"
        ) AS "t4"
          ON "t6"."account_csn" = "t4"."merged_csn"
      ) AS "t9"
    ) AS "t11"
    GROUP BY
      1
  ) AS "t15"
    ON "t14"."surviving_account_csn" = "t15"."first_csn"
) AS "t16"