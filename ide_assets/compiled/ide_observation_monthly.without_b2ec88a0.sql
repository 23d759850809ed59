SELECT
  "t22"."opportunity_id",
  "t22"."account_csn",
  "t22"."contract_id",
  "t22"."offering_product_line_code",
  "t22"."created_date",
  "t22"."close_date",
  "t22"."is_renewal",
  "t22"."is_closed",
  "t22"."lc_flag",
  "t22"."promo_flag",
  "t22"."service_contract_id",
  "t22"."term",
  "t22"."territory_account_tier",
  "t22"."is_won",
  "t22"."acv_usd",
  "t22"."opportunity_amount",
  "t22"."opportunity_number",
  "t22"."days_into_term",
  "t22"."active_aov_net3",
  "t22"."tenant_id",
  "t22"."seats_purchased",
  "t22"."seats_assigned",
  "t22"."tenant_id_right",
  "t22"."offering_product_line_code_right",
  "t22"."best_mau",
  "t22"."unlicensed_tenant",
  COALESCE("t22"."users_without_seats", 0) AS "users_without_seats",
  "t22"."known_csn",
  "t22"."parent_account_new_customer_flag",
  "t22"."account_csn" AS "original_account_csn",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  "t22"."lc_flag" AS "opportunity_lc_flag",
  "t22"."promo_flag" AS "opportunity_promo_flag",
  CASE
    WHEN '' || CASE
      WHEN COALESCE("t22"."parent_account_new_customer_flag", FALSE)
      THEN '&FYC'
      ELSE ''
    END || CASE WHEN COALESCE("t22"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t22"."promo_flag", FALSE) THEN '&Promo' ELSE '' END = ''
    THEN 'Base'
    ELSE SUBSTRING(
      '' || CASE
        WHEN COALESCE("t22"."parent_account_new_customer_flag", FALSE)
        THEN '&FYC'
        ELSE ''
      END || CASE WHEN COALESCE("t22"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t22"."promo_flag", FALSE) THEN '&Promo' ELSE '' END,
      CASE
        WHEN (
          1 + 1
        ) >= 1
        THEN 1 + 1
        ELSE 1 + 1 + LENGTH(
          '' || CASE
            WHEN COALESCE("t22"."parent_account_new_customer_flag", FALSE)
            THEN '&FYC'
            ELSE ''
          END || CASE WHEN COALESCE("t22"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t22"."promo_flag", FALSE) THEN '&Promo' ELSE '' END
        )
      END
    )
  END AS "cohort",
  CASE
    WHEN '' || CASE
      WHEN COALESCE("t22"."parent_account_new_customer_flag", FALSE)
      THEN '&FYC'
      ELSE ''
    END || CASE WHEN COALESCE("t22"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t22"."promo_flag", FALSE) THEN '&Promo' ELSE '' END = ''
    THEN 'Base'
    ELSE SUBSTRING(
      '' || CASE
        WHEN COALESCE("t22"."parent_account_new_customer_flag", FALSE)
        THEN '&FYC'
        ELSE ''
      END || CASE WHEN COALESCE("t22"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t22"."promo_flag", FALSE) THEN '&Promo' ELSE '' END,
      CASE
        WHEN (
          1 + 1
        ) >= 1
        THEN 1 + 1
        ELSE 1 + 1 + LENGTH(
          '' || CASE
            WHEN COALESCE("t22"."parent_account_new_customer_flag", FALSE)
            THEN '&FYC'
            ELSE ''
          END || CASE WHEN COALESCE("t22"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t22"."promo_flag", FALSE) THEN '&Promo' ELSE '' END
        )
      END
    )
  END = 'Base' AS "base_flag",
  CASE
    WHEN "t22"."seats_purchased" > 10
    THEN '11+ Seat'
    ELSE CAST("t22"."seats_purchased" AS TEXT) || ' Seat'
  END AS "seat_bucket",
  CASE
    WHEN "t22"."close_date" <= (
      CAST(':last_day' AS DATE) + INTERVAL '90' DAY
    )
    THEN 'extend'
    ELSE 'use'
  END AS "phase",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t22"."seats_assigned" * 2000
        ) + "t22"."seats_purchased"
      ) - (
        (
          (
            "t22"."seats_assigned" * 2000
          ) + "t22"."seats_purchased"
        ) % (
          NULLIF("t22"."seats_purchased", 0) * 2
        )
      )
    ) / (
      NULLIF("t22"."seats_purchased", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_rate",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t22"."best_mau" * 200
        ) + "t22"."seats_purchased"
      ) - (
        (
          (
            "t22"."best_mau" * 200
          ) + "t22"."seats_purchased"
        ) % (
          NULLIF("t22"."seats_purchased", 0) * 2
        )
      )
    ) / (
      NULLIF("t22"."seats_purchased", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) AS "utilisation_rate"
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
    "t21"."tenant_id",
    "t21"."seats_purchased",
    "t21"."seats_assigned",
    "t13"."tenant_id" AS "tenant_id_right",
    "t13"."offering_product_line_code" AS "offering_product_line_code_right",
    "t13"."best_mau",
    "t19"."unlicensed_tenant",
    "t19"."users_without_seats",
    "t10"."known_csn",
    "t10"."parent_account_new_customer_flag"
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
  ) AS "t16"
  INNER JOIN (
    SELECT
      "t17"."contract_id",
      "t17"."offering_product_line_code",
      "t17"."tenant_id",
      SUM("t17"."seats_purchased") AS "seats_purchased",
      CASE
        WHEN BOOL_OR(CAST("t17"."seats_assigned" IS NULL AS BOOLEAN))
        THEN CAST(NULL AS BIGINT)
        ELSE SUM("t17"."seats_assigned")
      END AS "seats_assigned"
    FROM (
      SELECT
        "t11"."contract_id",
        "t11"."offering_product_line_code",
        "t11"."tenant_id",
        "t11"."pool_id",
        "t12"."seats_purchased",
        "t12"."seats_assigned"
      FROM (
        SELECT DISTINCT
          "t3"."contract_id",
          "t3"."offering_product_line_code",
          "t3"."tenant_id",
          "t3"."pool_id"
        FROM "active_subscription_monthly" AS "t3"
      ) AS "t11"
      INNER JOIN (
        SELECT
          "t4"."tenant_id",
          "t4"."pool_id",
          "t4"."seats_purchased",
          "t4"."seats_assigned"
        FROM "pool_monthly" AS "t4"
      ) AS "t12"
        ON "t11"."tenant_id" = "t12"."tenant_id" AND "t11"."pool_id" = "t12"."pool_id"
    ) AS "t17"
    GROUP BY
      1,
      2,
      3
  ) AS "t21"
    ON "t16"."contract_id" = "t21"."contract_id"
    AND "t16"."offering_product_line_code" = "t21"."offering_product_line_code"
  LEFT OUTER JOIN (
    SELECT
      "t1"."tenant_id",
      "t1"."offering_product_line_code",
      MAX("t1"."mau") AS "best_mau"
    FROM "usage_monthly" AS "t1"
    GROUP BY
      1,
      2
  ) AS "t13"
    ON "t21"."tenant_id" = "t13"."tenant_id"
    AND "t16"."offering_product_line_code" = "t13"."offering_product_line_code"
  LEFT OUTER JOIN (
    SELECT
      "t15"."tenant_id" AS "unlicensed_tenant",
      SUM("t15"."users") AS "users_without_seats"
    FROM (
      SELECT
        "t9"."tenant_id",
        "t9"."offering_product_line_code",
        MAX("t9"."mau") AS "users"
      FROM (
        SELECT
          *
        FROM "usage_monthly" AS "t1"
        WHERE
          NOT (
            "t1"."has_subscription"
          )
      ) AS "t9"
      GROUP BY
        1,
        2
    ) AS "t15"
    GROUP BY
      1
  ) AS "t19"
    ON "t21"."tenant_id" = "t19"."unlicensed_tenant"
  LEFT OUTER JOIN (
    SELECT
      "t2"."account_csn" AS "known_csn",
      "t2"."is_new_customer" AS "parent_account_new_customer_flag"
    FROM "account_attributes" AS "t2"
  ) AS "t10"
    ON "t16"."account_csn" = "t10"."known_csn"
) AS "t22"