SELECT
  "t18"."opportunity_id",
  "t18"."account_csn",
  "t18"."contract_id",
  "t18"."offering_product_line_code",
  "t18"."created_date",
  "t18"."close_date",
  "t18"."is_renewal",
  "t18"."is_closed",
  "t18"."lc_flag",
  "t18"."promo_flag",
  "t18"."service_contract_id",
  "t18"."term",
  "t18"."territory_account_tier",
  "t18"."is_won",
  "t18"."acv_usd",
  "t18"."opportunity_amount",
  "t18"."opportunity_number",
  "t18"."days_into_term",
  "t18"."active_aov_net3",
  "t18"."tenant_id",
  "t18"."seats_purchased",
  "t18"."seats_assigned",
  "t18"."tenant_id_right",
  "t18"."offering_product_line_code_right",
  "t18"."best_mau",
  "t18"."known_csn",
  "t18"."parent_account_new_customer_flag",
  "t18"."account_csn" AS "original_account_csn",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  "t18"."lc_flag" AS "opportunity_lc_flag",
  "t18"."promo_flag" AS "opportunity_promo_flag",
  CASE
    WHEN '' || CASE
      WHEN COALESCE("t18"."parent_account_new_customer_flag", FALSE)
      THEN '&FYC'
      ELSE ''
    END || CASE WHEN COALESCE("t18"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t18"."promo_flag", FALSE) THEN '&Promo' ELSE '' END = ''
    THEN 'Base'
    ELSE SUBSTRING(
      '' || CASE
        WHEN COALESCE("t18"."parent_account_new_customer_flag", FALSE)
        THEN '&FYC'
        ELSE ''
      END || CASE WHEN COALESCE("t18"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t18"."promo_flag", FALSE) THEN '&Promo' ELSE '' END,
      CASE
        WHEN (
          1 + 1
        ) >= 1
        THEN 1 + 1
        ELSE 1 + 1 + LENGTH(
          '' || CASE
            WHEN COALESCE("t18"."parent_account_new_customer_flag", FALSE)
            THEN '&FYC'
            ELSE ''
          END || CASE WHEN COALESCE("t18"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t18"."promo_flag", FALSE) THEN '&Promo' ELSE '' END
        )
      END
    )
  END AS "cohort",
  CASE
    WHEN '' || CASE
      WHEN COALESCE("t18"."parent_account_new_customer_flag", FALSE)
      THEN '&FYC'
      ELSE ''
    END || CASE WHEN COALESCE("t18"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t18"."promo_flag", FALSE) THEN '&Promo' ELSE '' END = ''
    THEN 'Base'
    ELSE SUBSTRING(
      '' || CASE
        WHEN COALESCE("t18"."parent_account_new_customer_flag", FALSE)
        THEN '&FYC'
        ELSE ''
      END || CASE WHEN COALESCE("t18"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t18"."promo_flag", FALSE) THEN '&Promo' ELSE '' END,
      CASE
        WHEN (
          1 + 1
        ) >= 1
        THEN 1 + 1
        ELSE 1 + 1 + LENGTH(
          '' || CASE
            WHEN COALESCE("t18"."parent_account_new_customer_flag", FALSE)
            THEN '&FYC'
            ELSE ''
          END || CASE WHEN COALESCE("t18"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t18"."promo_flag", FALSE) THEN '&Promo' ELSE '' END
        )
      END
    )
  END = 'Base' AS "base_flag",
  CASE
    WHEN "t18"."seats_purchased" > 10
    THEN '11+ Seat'
    ELSE CAST("t18"."seats_purchased" AS TEXT) || ' Seat'
  END AS "seat_bucket",
  CASE
    WHEN "t18"."close_date" <= (
      CAST(':last_day' AS DATE) + INTERVAL '90' DAY
    )
    THEN 'extend'
    ELSE 'use'
  END AS "phase",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t18"."seats_assigned" * 2000
        ) + "t18"."seats_purchased"
      ) - (
        (
          (
            "t18"."seats_assigned" * 2000
          ) + "t18"."seats_purchased"
        ) % (
          NULLIF("t18"."seats_purchased", 0) * 2
        )
      )
    ) / (
      NULLIF("t18"."seats_purchased", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_rate",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t18"."best_mau" * 200
        ) + "t18"."seats_purchased"
      ) - (
        (
          (
            "t18"."best_mau" * 200
          ) + "t18"."seats_purchased"
        ) % (
          NULLIF("t18"."seats_purchased", 0) * 2
        )
      )
    ) / (
      NULLIF("t18"."seats_purchased", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) AS "utilisation_rate"
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
    "t17"."tenant_id",
    "t17"."seats_purchased",
    "t17"."seats_assigned",
    "t12"."tenant_id" AS "tenant_id_right",
    "t12"."offering_product_line_code" AS "offering_product_line_code_right",
    "t12"."best_mau",
    "t9"."known_csn",
    "t9"."parent_account_new_customer_flag"
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
  ) AS "t14"
  INNER JOIN (
    SELECT
      "t15"."contract_id",
      "t15"."offering_product_line_code",
      "t15"."tenant_id",
      SUM("t15"."seats_purchased") AS "seats_purchased",
      CASE
        WHEN BOOL_OR(CAST("t15"."seats_assigned" IS NULL AS BOOLEAN))
        THEN CAST(NULL AS BIGINT)
        ELSE SUM("t15"."seats_assigned")
      END AS "seats_assigned"
    FROM (
      SELECT
        "t10"."contract_id",
        "t10"."offering_product_line_code",
        "t10"."tenant_id",
        "t10"."pool_id",
        "t11"."seats_purchased",
        "t11"."seats_assigned"
      FROM (
        SELECT DISTINCT
          "t3"."contract_id",
          "t3"."offering_product_line_code",
          "t3"."tenant_id",
          "t3"."pool_id"
        FROM "active_subscription_monthly" AS "t3"
      ) AS "t10"
      INNER JOIN (
        SELECT
          "t4"."tenant_id",
          "t4"."pool_id",
          "t4"."seats_purchased",
          "t4"."seats_assigned"
        FROM "pool_monthly" AS "t4"
      ) AS "t11"
        ON "t10"."tenant_id" = "t11"."tenant_id" AND "t10"."pool_id" = "t11"."pool_id"
    ) AS "t15"
    GROUP BY
      1,
      2,
      3
  ) AS "t17"
    ON "t14"."contract_id" = "t17"."contract_id"
    AND "t14"."offering_product_line_code" = "t17"."offering_product_line_code"
  LEFT OUTER JOIN (
    SELECT
      "t1"."tenant_id",
      "t1"."offering_product_line_code",
      MAX("t1"."mau") AS "best_mau"
    FROM "usage_monthly" AS "t1"
    GROUP BY
      1,
      2
  ) AS "t12"
    ON "t17"."tenant_id" = "t12"."tenant_id"
    AND "t14"."offering_product_line_code" = "t12"."offering_product_line_code"
  LEFT OUTER JOIN (
    SELECT
      "t2"."account_csn" AS "known_csn",
      "t2"."is_new_customer" AS "parent_account_new_customer_flag"
    FROM "account_attributes" AS "t2"
  ) AS "t9"
    ON "t14"."account_csn" = "t9"."known_csn"
) AS "t18"
