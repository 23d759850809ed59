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
  "t24"."found_contract",
  "t24"."any_active",
  "t24"."any_in_scope",
  "t24"."covered_opportunity",
  COALESCE("t24"."ide_rows", 0) AS "ide_rows",
  COALESCE("t24"."opportunities_on_usage", 0) AS "opportunities_on_usage",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t24"."ide_rows" IS NOT NULL
    THEN 'covered'
    WHEN "t24"."found_contract" IS NULL
    THEN 'no subscription has the contract'
    WHEN NOT (
      "t24"."any_active"
    )
    THEN 'no subscription of the contract is active'
    WHEN NOT (
      "t24"."any_in_scope"
    )
    THEN 'no active subscription of the contract is in scope'
    ELSE 'no active subscription of the contract has the line code'
  END AS "coverage"
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
    "t23"."found_contract",
    "t23"."any_active",
    "t23"."any_in_scope",
    "t19"."covered_opportunity",
    "t19"."ide_rows",
    "t19"."opportunities_on_usage"
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
  LEFT OUTER JOIN (
    SELECT
      "t21"."contract_id" AS "found_contract",
      BOOL_OR(CAST("t21"."active" AS BOOLEAN)) AS "any_active",
      BOOL_OR(CAST("t21"."active" AND COALESCE("t21"."scoped", FALSE) AS BOOLEAN)) AS "any_in_scope"
    FROM (
      SELECT
        "t12"."subscription_id",
        "t12"."account_csn",
        "t12"."tenant_id",
        "t12"."pool_id",
        "t12"."contract_id",
        "t12"."offering_external_key",
        "t12"."offering_product_line_code",
        "t12"."entitlement_model",
        "t12"."usage_type",
        "t12"."is_unlimited",
        "t12"."start_date",
        "t12"."end_date",
        "t12"."seats_purchased",
        "t12"."seats_assigned",
        "t12"."active",
        "t20"."subscription_id" AS "subscription_id_right",
        "t20"."scoped"
      FROM (
        SELECT
          "t2"."subscription_id",
          "t2"."account_csn",
          "t2"."tenant_id",
          "t2"."pool_id",
          "t2"."contract_id",
          "t2"."offering_external_key",
          "t2"."offering_product_line_code",
          "t2"."entitlement_model",
          "t2"."usage_type",
          "t2"."is_unlimited",
          "t2"."start_date",
          "t2"."end_date",
          "t2"."seats_purchased",
          "t2"."seats_assigned",
          (
            "t2"."start_date" <= CAST(':last_day' AS DATE)
          )
          AND (
            "t2"."end_date" > CAST(':last_day' AS DATE)
          ) AS "active"
        FROM "entitlements" AS "t2"
      ) AS "t12"
      LEFT OUTER JOIN (
        SELECT
          "t16"."subscription_id",
          TRUE AS "scoped"
        FROM (
          SELECT
            "t13"."subscription_id"
          FROM (
            SELECT
              "t2"."subscription_id",
              "t2"."account_csn",
              "t2"."tenant_id",
              "t2"."pool_id",
              "t2"."contract_id",
              "t2"."offering_external_key",
              "t2"."offering_product_line_code",
              "t2"."entitlement_model",
              "t2"."usage_type",
              "t2"."is_unlimited",
              "t2"."start_date",
              "t2"."end_date",
              "t2"."seats_purchased",
              "t2"."seats_assigned",
              (
                "t2"."start_date" <= CAST(':last_day' AS DATE)
              )
              AND (
                "t2"."end_date" > CAST(':last_day' AS DATE)
              ) AS "active"
            FROM "entitlements" AS "t2"
            WHERE
              "t2"."usage_type" = 'COM'
              AND "t2"."entitlement_model" = 'SUS'
              AND NOT (
                "t2"."is_unlimited"
              )
          ) AS "t13"
          SEMI JOIN (
            SELECT
              *
            FROM "product_offerings" AS "t3"
            WHERE
              "t3"."is_standard_aum"
          ) AS "t7"
            ON "t13"."offering_external_key" = "t7"."product_offering"
            AND "t13"."offering_product_line_code" = "t7"."offering_product_line_code"
        ) AS "t16"
      ) AS "t20"
        ON "t12"."subscription_id" = "t20"."subscription_id"
    ) AS "t21"
    GROUP BY
      1
  ) AS "t23"
    ON "t14"."contract_id" = "t23"."found_contract"
  LEFT OUTER JOIN (
    SELECT
      "t15"."opportunity_id" AS "covered_opportunity",
      COUNT(*) AS "ide_rows",
      MAX("t15"."sharing") AS "opportunities_on_usage"
    FROM (
      SELECT
        "t4"."original_account_csn",
        "t4"."surviving_account_csn",
        "t4"."opportunity_id",
        "t4"."snapshot_date",
        "t4"."tenant_id",
        "t4"."product_offering",
        "t4"."offering_product_line_code",
        "t4"."contract_id",
        "t4"."site_geo",
        "t4"."original_account_named_account_group",
        "t4"."opportunity_created_date",
        "t4"."opportunity_close_date",
        "t4"."snapshot_year",
        "t4"."snapshot_month",
        "t4"."seats_purchased",
        "t4"."seats_assigned",
        "t4"."mau",
        "t4"."assignment_rate",
        "t4"."usage_rate",
        "t4"."utilisation_rate",
        "t4"."customer_ews_prediction",
        "t4"."customer_active_aov_net3",
        "t4"."customer_aov_band",
        "t4"."opportunity_lc_flag",
        "t4"."opportunity_promo_flag",
        "t4"."parent_account_new_customer_flag",
        "t4"."base_flag",
        "t4"."seat_bucket",
        "t4"."dormancy_flag",
        "t4"."assignment_benchmark_use_phase",
        "t4"."assignment_benchmark_extend_phase",
        "t4"."assignment_benchmark_use_phase_diff",
        "t4"."assignment_benchmark_extend_phase_diff",
        "t4"."utilisation_benchmark_use_phase",
        "t4"."utilisation_benchmark_extend_phase",
        "t4"."utilisation_benchmark_use_phase_diff",
        "t4"."utilisation_benchmark_extend_phase_diff",
        "t4"."cohort_benchmark_used",
        "t4"."insert_dt",
        "t4"."update_dt",
        "t8"."sharing"
      FROM "ide_cohort_benchmark_monthly" AS "t4"
      INNER JOIN (
        SELECT
          "t1"."tenant_id",
          "t1"."offering_product_line_code",
          "t1"."product_offering",
          COUNT(DISTINCT "t1"."opportunity_id") AS "sharing"
        FROM "ide_cohort_benchmark_monthly" AS "t1"
        GROUP BY
          1,
          2,
          3
      ) AS "t8"
        ON "t4"."tenant_id" = "t8"."tenant_id"
        AND "t4"."offering_product_line_code" = "t8"."offering_product_line_code"
        AND "t4"."product_offering" = "t8"."product_offering"
    ) AS "t15"
    GROUP BY
      1
  ) AS "t19"
    ON "t14"."opportunity_id" = "t19"."covered_opportunity"
) AS "t24"
