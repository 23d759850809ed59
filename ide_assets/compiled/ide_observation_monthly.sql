WITH "t17" AS (
  SELECT
    *
  FROM "opportunities" AS "t2"
  WHERE
    "t2"."created_date" <= CAST(':last_day' AS DATE)
    AND NOT (
      "t2"."is_closed" AND (
        "t2"."close_date" < CAST(':first_day' AS DATE)
      )
    )
)
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
  "t30"."tenant_id",
  "t30"."seats_purchased",
  "t30"."seats_assigned",
  "t30"."tenant_id_right",
  "t30"."offering_product_line_code_right",
  "t30"."best_mau",
  "t30"."unlicensed_tenant",
  COALESCE("t30"."users_without_seats", 0) AS "users_without_seats",
  "t30"."known_csn",
  "t30"."parent_account_new_customer_flag",
  "t30"."account_csn" AS "original_account_csn",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  "t30"."lc_flag" AS "opportunity_lc_flag",
  "t30"."promo_flag" AS "opportunity_promo_flag",
  CASE
    WHEN '' || CASE
      WHEN COALESCE("t30"."parent_account_new_customer_flag", FALSE)
      THEN '&FYC'
      ELSE ''
    END || CASE WHEN COALESCE("t30"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t30"."promo_flag", FALSE) THEN '&Promo' ELSE '' END = ''
    THEN 'Base'
    ELSE SUBSTRING(
      '' || CASE
        WHEN COALESCE("t30"."parent_account_new_customer_flag", FALSE)
        THEN '&FYC'
        ELSE ''
      END || CASE WHEN COALESCE("t30"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t30"."promo_flag", FALSE) THEN '&Promo' ELSE '' END,
      CASE
        WHEN (
          1 + 1
        ) >= 1
        THEN 1 + 1
        ELSE 1 + 1 + LENGTH(
          '' || CASE
            WHEN COALESCE("t30"."parent_account_new_customer_flag", FALSE)
            THEN '&FYC'
            ELSE ''
          END || CASE WHEN COALESCE("t30"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t30"."promo_flag", FALSE) THEN '&Promo' ELSE '' END
        )
      END
    )
  END AS "cohort",
  CASE
    WHEN '' || CASE
      WHEN COALESCE("t30"."parent_account_new_customer_flag", FALSE)
      THEN '&FYC'
      ELSE ''
    END || CASE WHEN COALESCE("t30"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t30"."promo_flag", FALSE) THEN '&Promo' ELSE '' END = ''
    THEN 'Base'
    ELSE SUBSTRING(
      '' || CASE
        WHEN COALESCE("t30"."parent_account_new_customer_flag", FALSE)
        THEN '&FYC'
        ELSE ''
      END || CASE WHEN COALESCE("t30"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t30"."promo_flag", FALSE) THEN '&Promo' ELSE '' END,
      CASE
        WHEN (
          1 + 1
        ) >= 1
        THEN 1 + 1
        ELSE 1 + 1 + LENGTH(
          '' || CASE
            WHEN COALESCE("t30"."parent_account_new_customer_flag", FALSE)
            THEN '&FYC'
            ELSE ''
          END || CASE WHEN COALESCE("t30"."lc_flag", FALSE) THEN '&LC' ELSE '' END || CASE WHEN COALESCE("t30"."promo_flag", FALSE) THEN '&Promo' ELSE '' END
        )
      END
    )
  END = 'Base' AS "base_flag",
  CASE
    WHEN "t30"."seats_purchased" > 10
    THEN '11+ Seat'
    ELSE CAST("t30"."seats_purchased" AS TEXT) || ' Seat'
  END AS "seat_bucket",
  CASE
    WHEN "t30"."close_date" <= (
      CAST(':last_day' AS DATE) + INTERVAL '90' DAY
    )
    THEN 'extend'
    ELSE 'use'
  END AS "phase",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t30"."seats_assigned" * 2000
        ) + "t30"."seats_purchased"
      ) - (
        (
          (
            "t30"."seats_assigned" * 2000
          ) + "t30"."seats_purchased"
        ) % (
          NULLIF("t30"."seats_purchased", 0) * 2
        )
      )
    ) / (
      NULLIF("t30"."seats_purchased", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_rate",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t30"."best_mau" * 200
        ) + "t30"."seats_purchased"
      ) - (
        (
          (
            "t30"."best_mau" * 200
          ) + "t30"."seats_purchased"
        ) % (
          NULLIF("t30"."seats_purchased", 0) * 2
        )
      )
    ) / (
      NULLIF("t30"."seats_purchased", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) AS "utilisation_rate"
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
    "t26"."tenant_id",
    "t26"."seats_purchased",
    "t26"."seats_assigned",
    "t15"."tenant_id" AS "tenant_id_right",
    "t15"."offering_product_line_code" AS "offering_product_line_code_right",
    "t15"."best_mau",
    "t23"."unlicensed_tenant",
    "t23"."users_without_seats",
    "t11"."known_csn",
    "t11"."parent_account_new_customer_flag"
  FROM (
    SELECT
      *
    FROM "t17" AS "t19"
    UNION ALL
    SELECT
      *
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
        "t24"."active_aov_net3"
      FROM (
        SELECT
          "t21"."opportunity_id",
          "t21"."account_csn",
          "t21"."contract_id",
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
          "t16"."moved_to" AS "offering_product_line_code"
        FROM "t17" AS "t21"
        INNER JOIN (
          SELECT DISTINCT
            "t4"."offering_product_line_code" AS "moved_line",
            "t4"."successor_line_code" AS "moved_to"
          FROM "product_renames" AS "t4"
          WHERE
            "t4"."offering_product_line_code" <> "t4"."successor_line_code"
        ) AS "t16"
          ON "t21"."offering_product_line_code" = "t16"."moved_line"
      ) AS "t24"
    ) AS "t27"
  ) AS "t29"
  INNER JOIN (
    SELECT
      "t20"."contract_id",
      "t20"."offering_product_line_code",
      "t20"."tenant_id",
      SUM("t20"."seats_purchased") AS "seats_purchased",
      CASE
        WHEN BOOL_OR(CAST("t20"."seats_assigned" IS NULL AS BOOLEAN))
        THEN CAST(NULL AS BIGINT)
        ELSE SUM("t20"."seats_assigned")
      END AS "seats_assigned"
    FROM (
      SELECT
        "t12"."contract_id",
        "t12"."offering_product_line_code",
        "t12"."tenant_id",
        "t12"."pool_id",
        "t14"."seats_purchased",
        "t14"."seats_assigned"
      FROM (
        SELECT DISTINCT
          "t3"."contract_id",
          "t3"."offering_product_line_code",
          "t3"."tenant_id",
          "t3"."pool_id"
        FROM "active_subscription_monthly" AS "t3"
      ) AS "t12"
      INNER JOIN (
        SELECT
          "t5"."tenant_id",
          "t5"."pool_id",
          "t5"."seats_purchased",
          "t5"."seats_assigned"
        FROM "pool_monthly" AS "t5"
      ) AS "t14"
        ON "t12"."tenant_id" = "t14"."tenant_id" AND "t12"."pool_id" = "t14"."pool_id"
    ) AS "t20"
    GROUP BY
      1,
      2,
      3
  ) AS "t26"
    ON "t29"."contract_id" = "t26"."contract_id"
    AND "t29"."offering_product_line_code" = "t26"."offering_product_line_code"
  LEFT OUTER JOIN (
    SELECT
      "t0"."tenant_id",
      "t0"."offering_product_line_code",
      MAX("t0"."mau") AS "best_mau"
    FROM "usage_monthly" AS "t0"
    GROUP BY
      1,
      2
  ) AS "t15"
    ON "t26"."tenant_id" = "t15"."tenant_id"
    AND "t29"."offering_product_line_code" = "t15"."offering_product_line_code"
  LEFT OUTER JOIN (
    SELECT
      "t18"."tenant_id" AS "unlicensed_tenant",
      SUM("t18"."users") AS "users_without_seats"
    FROM (
      SELECT
        "t10"."tenant_id",
        "t10"."offering_product_line_code",
        MAX("t10"."mau") AS "users"
      FROM (
        SELECT
          *
        FROM "usage_monthly" AS "t0"
        WHERE
          NOT (
            "t0"."has_subscription"
          )
      ) AS "t10"
      GROUP BY
        1,
        2
    ) AS "t18"
    GROUP BY
      1
  ) AS "t23"
    ON "t26"."tenant_id" = "t23"."unlicensed_tenant"
  LEFT OUTER JOIN (
    SELECT
      "t1"."account_csn" AS "known_csn",
      "t1"."is_new_customer" AS "parent_account_new_customer_flag"
    FROM "account_attributes" AS "t1"
  ) AS "t11"
    ON "t29"."account_csn" = "t11"."known_csn"
) AS "t30"