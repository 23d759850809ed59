WITH "t14" AS (
  SELECT
    "t10"."subscription_id",
    "t10"."account_csn",
    "t10"."tenant_id",
    "t10"."pool_id",
    "t10"."contract_id",
    "t10"."offering_external_key",
    "t10"."offering_product_line_code",
    "t10"."entitlement_model",
    "t10"."usage_type",
    "t10"."is_unlimited",
    "t10"."start_date",
    "t10"."seats_purchased",
    "t10"."end_date",
    "t10"."renews_subscription_id",
    "t10"."seats_assigned"
  FROM (
    SELECT
      *
    FROM "entitlements" AS "t2"
    WHERE
      "t2"."usage_type" = 'COM'
      AND "t2"."entitlement_model" = 'SUS'
      AND NOT (
        "t2"."is_unlimited"
      )
  ) AS "t10"
  SEMI JOIN (
    SELECT
      *
    FROM "product_offerings" AS "t3"
    WHERE
      "t3"."is_standard_aum"
  ) AS "t8"
    ON "t10"."offering_external_key" = "t8"."product_offering"
    AND "t10"."offering_product_line_code" = "t8"."offering_product_line_code"
), "t25" AS (
  SELECT DISTINCT
    "t24"."subscription_id" AS "renewed_id"
  FROM (
    SELECT
      "t10"."subscription_id",
      "t10"."account_csn",
      "t10"."tenant_id",
      "t10"."pool_id",
      "t10"."contract_id",
      "t10"."offering_external_key",
      "t10"."offering_product_line_code",
      "t10"."entitlement_model",
      "t10"."usage_type",
      "t10"."is_unlimited",
      "t10"."start_date",
      "t10"."seats_purchased",
      "t10"."end_date",
      "t10"."renews_subscription_id",
      "t10"."seats_assigned",
      "t21"."renewal_id",
      "t21"."renewal_of",
      "t21"."renewal_tenant",
      "t21"."renewal_start"
    FROM (
      SELECT
        *
      FROM "entitlements" AS "t2"
      WHERE
        "t2"."usage_type" = 'COM'
        AND "t2"."entitlement_model" = 'SUS'
        AND NOT (
          "t2"."is_unlimited"
        )
    ) AS "t10"
    SEMI JOIN (
      SELECT
        *
      FROM "product_offerings" AS "t3"
      WHERE
        "t3"."is_standard_aum"
    ) AS "t8"
      ON "t10"."offering_external_key" = "t8"."product_offering"
      AND "t10"."offering_product_line_code" = "t8"."offering_product_line_code"
    INNER JOIN (
      SELECT
        "t16"."subscription_id" AS "renewal_id",
        "t16"."renews_subscription_id" AS "renewal_of",
        "t16"."tenant_id" AS "renewal_tenant",
        "t16"."start_date" AS "renewal_start"
      FROM "t14" AS "t16"
      WHERE
        "t16"."renews_subscription_id" IS NOT NULL
        AND "t16"."start_date" <= CAST(':last_day' AS DATE)
    ) AS "t21"
      ON "t10"."subscription_id" = "t21"."renewal_of"
      AND "t10"."tenant_id" = "t21"."renewal_tenant"
  ) AS "t24"
  WHERE
    (
      "t24"."renewal_start" > "t24"."start_date"
    )
    OR (
      (
        "t24"."renewal_start" = "t24"."start_date"
      )
      AND (
        "t24"."renewal_id" <> "t24"."subscription_id"
      )
      AND (
        (
          "t24"."renews_subscription_id" IS NULL
        )
        OR (
          "t24"."renewal_id" > "t24"."subscription_id"
        )
      )
    )
)
SELECT
  "t34"."opportunity_id",
  "t34"."account_csn",
  "t34"."contract_id",
  "t34"."offering_product_line_code",
  "t34"."created_date",
  "t34"."close_date",
  "t34"."is_renewal",
  "t34"."is_closed",
  "t34"."lc_flag",
  "t34"."promo_flag",
  "t34"."service_contract_id",
  "t34"."term",
  "t34"."territory_account_tier",
  "t34"."is_won",
  "t34"."acv_usd",
  "t34"."opportunity_amount",
  "t34"."opportunity_number",
  "t34"."days_into_term",
  "t34"."active_aov_net3",
  "t34"."found_contract",
  "t34"."any_active",
  "t34"."any_not_renewed",
  "t34"."any_in_scope",
  "t34"."covered_opportunity",
  COALESCE("t34"."ide_rows", 0) AS "ide_rows",
  COALESCE("t34"."opportunities_on_usage", 0) AS "opportunities_on_usage",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t34"."ide_rows" IS NOT NULL
    THEN 'covered'
    WHEN "t34"."found_contract" IS NULL
    THEN 'no subscription has the contract'
    WHEN NOT (
      "t34"."any_active"
    )
    THEN 'no subscription of the contract is active'
    WHEN NOT (
      "t34"."any_not_renewed"
    )
    THEN 'the subscriptions of the contract are renewed'
    WHEN NOT (
      "t34"."any_in_scope"
    )
    THEN 'no active subscription of the contract is in scope'
    ELSE 'no active subscription of the contract has the line code'
  END AS "coverage_reason"
FROM (
  SELECT
    "t12"."opportunity_id",
    "t12"."account_csn",
    "t12"."contract_id",
    "t12"."offering_product_line_code",
    "t12"."created_date",
    "t12"."close_date",
    "t12"."is_renewal",
    "t12"."is_closed",
    "t12"."lc_flag",
    "t12"."promo_flag",
    "t12"."service_contract_id",
    "t12"."term",
    "t12"."territory_account_tier",
    "t12"."is_won",
    "t12"."acv_usd",
    "t12"."opportunity_amount",
    "t12"."opportunity_number",
    "t12"."days_into_term",
    "t12"."active_aov_net3",
    "t33"."found_contract",
    "t33"."any_active",
    "t33"."any_not_renewed",
    "t33"."any_in_scope",
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
  ) AS "t12"
  LEFT OUTER JOIN (
    SELECT
      "t31"."contract_id" AS "found_contract",
      BOOL_OR(CAST("t31"."active" AS BOOLEAN)) AS "any_active",
      BOOL_OR(CAST("t31"."active" AND (
        "t31"."renewed_id" IS NULL
      ) AS BOOLEAN)) AS "any_not_renewed",
      BOOL_OR(CAST("t31"."counted_id" IS NOT NULL AS BOOLEAN)) AS "any_in_scope"
    FROM (
      SELECT
        "t17"."subscription_id",
        "t17"."account_csn",
        "t17"."tenant_id",
        "t17"."pool_id",
        "t17"."contract_id",
        "t17"."offering_external_key",
        "t17"."offering_product_line_code",
        "t17"."entitlement_model",
        "t17"."usage_type",
        "t17"."is_unlimited",
        "t17"."start_date",
        "t17"."seats_purchased",
        "t17"."end_date",
        "t17"."renews_subscription_id",
        "t17"."seats_assigned",
        "t17"."active",
        "t30"."counted_id",
        "t27"."renewed_id"
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
          "t2"."seats_purchased",
          "t2"."end_date",
          "t2"."renews_subscription_id",
          "t2"."seats_assigned",
          (
            "t2"."start_date" <= CAST(':last_day' AS DATE)
          )
          AND NOT (
            COALESCE(
              CASE
                WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                THEN "t2"."end_date" + INTERVAL '1' DAY
                ELSE "t2"."end_date"
              END <= CAST(':last_day' AS DATE),
              FALSE
            )
          ) AS "active"
        FROM "entitlements" AS "t2"
      ) AS "t17"
      LEFT OUTER JOIN (
        SELECT
          "t23"."subscription_id" AS "counted_id"
        FROM (
          SELECT
            *
          FROM "t14" AS "t16"
          WHERE
            "t16"."start_date" <= CAST(':last_day' AS DATE)
            AND NOT (
              COALESCE(
                CASE
                  WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                  THEN "t16"."end_date" + INTERVAL '1' DAY
                  ELSE "t16"."end_date"
                END <= CAST(':last_day' AS DATE),
                FALSE
              )
            )
        ) AS "t23"
        ANTI JOIN "t25" AS "t28"
          ON "t23"."subscription_id" = "t28"."renewed_id"
      ) AS "t30"
        ON "t17"."subscription_id" = "t30"."counted_id"
      LEFT OUTER JOIN "t25" AS "t27"
        ON "t17"."subscription_id" = "t27"."renewed_id"
    ) AS "t31"
    GROUP BY
      1
  ) AS "t33"
    ON "t12"."contract_id" = "t33"."found_contract"
  LEFT OUTER JOIN (
    SELECT
      "t13"."opportunity_id" AS "covered_opportunity",
      COUNT(*) AS "ide_rows",
      MAX("t13"."sharing") AS "opportunities_on_usage"
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
        "t9"."sharing"
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
      ) AS "t9"
        ON "t4"."tenant_id" = "t9"."tenant_id"
        AND "t4"."offering_product_line_code" = "t9"."offering_product_line_code"
        AND "t4"."product_offering" = "t9"."product_offering"
    ) AS "t13"
    GROUP BY
      1
  ) AS "t19"
    ON "t12"."opportunity_id" = "t19"."covered_opportunity"
) AS "t34"