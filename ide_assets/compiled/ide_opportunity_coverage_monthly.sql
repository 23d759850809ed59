WITH "t26" AS (
  SELECT
    "t24"."subscription_id",
    "t24"."account_csn",
    "t24"."tenant_id",
    "t24"."pool_id",
    "t24"."contract_id",
    "t24"."offering_external_key",
    "t24"."offering_product_line_code",
    "t24"."entitlement_model",
    "t24"."usage_type",
    "t24"."is_unlimited",
    "t24"."start_date",
    "t24"."seats_purchased",
    "t24"."end_date",
    "t24"."renews_subscription_id",
    "t24"."seats_assigned"
  FROM (
    SELECT
      "t19"."subscription_id",
      "t19"."account_csn",
      "t19"."tenant_id",
      "t19"."pool_id",
      "t19"."contract_id",
      "t19"."offering_external_key",
      "t19"."offering_product_line_code",
      "t19"."entitlement_model",
      "t19"."usage_type",
      "t19"."is_unlimited",
      "t19"."start_date",
      "t19"."seats_purchased",
      "t19"."end_date",
      "t19"."renews_subscription_id",
      "t19"."seats_assigned"
    FROM (
      SELECT
        "t15"."subscription_id",
        "t15"."account_csn",
        "t15"."tenant_id",
        "t15"."pool_id",
        "t15"."contract_id",
        "t15"."entitlement_model",
        "t15"."usage_type",
        "t15"."is_unlimited",
        "t15"."start_date",
        "t15"."seats_purchased",
        "t15"."end_date",
        "t15"."renews_subscription_id",
        "t15"."seats_assigned",
        COALESCE("t12"."offering_now", "t15"."offering_external_key") AS "offering_external_key",
        COALESCE("t12"."line_now", "t13"."moved_to", "t15"."offering_product_line_code") AS "offering_product_line_code"
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
      ) AS "t15"
      LEFT OUTER JOIN (
        SELECT
          "t4"."product_offering" AS "renamed_offering",
          "t4"."offering_product_line_code" AS "renamed_line",
          "t4"."successor_offering" AS "offering_now",
          "t4"."successor_line_code" AS "line_now"
        FROM "product_renames" AS "t4"
      ) AS "t12"
        ON "t15"."offering_external_key" = "t12"."renamed_offering"
        AND "t15"."offering_product_line_code" = "t12"."renamed_line"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t4"."offering_product_line_code" AS "moved_line",
          "t4"."successor_line_code" AS "moved_to"
        FROM "product_renames" AS "t4"
        WHERE
          "t4"."is_whole_line"
      ) AS "t13"
        ON "t15"."offering_product_line_code" = "t13"."moved_line"
    ) AS "t19"
  ) AS "t24"
  SEMI JOIN (
    SELECT
      *
    FROM "product_offerings" AS "t3"
    WHERE
      "t3"."is_standard_aum"
  ) AS "t11"
    ON "t24"."offering_external_key" = "t11"."product_offering"
    AND "t24"."offering_product_line_code" = "t11"."offering_product_line_code"
), "t33" AS (
  SELECT DISTINCT
    "t32"."subscription_id" AS "renewed_id"
  FROM (
    SELECT
      "t24"."subscription_id",
      "t24"."account_csn",
      "t24"."tenant_id",
      "t24"."pool_id",
      "t24"."contract_id",
      "t24"."offering_external_key",
      "t24"."offering_product_line_code",
      "t24"."entitlement_model",
      "t24"."usage_type",
      "t24"."is_unlimited",
      "t24"."start_date",
      "t24"."seats_purchased",
      "t24"."end_date",
      "t24"."renews_subscription_id",
      "t24"."seats_assigned",
      "t29"."renewal_id",
      "t29"."renewal_of",
      "t29"."renewal_tenant",
      "t29"."renewal_start"
    FROM (
      SELECT
        "t19"."subscription_id",
        "t19"."account_csn",
        "t19"."tenant_id",
        "t19"."pool_id",
        "t19"."contract_id",
        "t19"."offering_external_key",
        "t19"."offering_product_line_code",
        "t19"."entitlement_model",
        "t19"."usage_type",
        "t19"."is_unlimited",
        "t19"."start_date",
        "t19"."seats_purchased",
        "t19"."end_date",
        "t19"."renews_subscription_id",
        "t19"."seats_assigned"
      FROM (
        SELECT
          "t15"."subscription_id",
          "t15"."account_csn",
          "t15"."tenant_id",
          "t15"."pool_id",
          "t15"."contract_id",
          "t15"."entitlement_model",
          "t15"."usage_type",
          "t15"."is_unlimited",
          "t15"."start_date",
          "t15"."seats_purchased",
          "t15"."end_date",
          "t15"."renews_subscription_id",
          "t15"."seats_assigned",
          COALESCE("t12"."offering_now", "t15"."offering_external_key") AS "offering_external_key",
          COALESCE("t12"."line_now", "t13"."moved_to", "t15"."offering_product_line_code") AS "offering_product_line_code"
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
        ) AS "t15"
        LEFT OUTER JOIN (
          SELECT
            "t4"."product_offering" AS "renamed_offering",
            "t4"."offering_product_line_code" AS "renamed_line",
            "t4"."successor_offering" AS "offering_now",
            "t4"."successor_line_code" AS "line_now"
          FROM "product_renames" AS "t4"
        ) AS "t12"
          ON "t15"."offering_external_key" = "t12"."renamed_offering"
          AND "t15"."offering_product_line_code" = "t12"."renamed_line"
        LEFT OUTER JOIN (
          SELECT DISTINCT
            "t4"."offering_product_line_code" AS "moved_line",
            "t4"."successor_line_code" AS "moved_to"
          FROM "product_renames" AS "t4"
          WHERE
            "t4"."is_whole_line"
        ) AS "t13"
          ON "t15"."offering_product_line_code" = "t13"."moved_line"
      ) AS "t19"
    ) AS "t24"
    SEMI JOIN (
      SELECT
        *
      FROM "product_offerings" AS "t3"
      WHERE
        "t3"."is_standard_aum"
    ) AS "t11"
      ON "t24"."offering_external_key" = "t11"."product_offering"
      AND "t24"."offering_product_line_code" = "t11"."offering_product_line_code"
    INNER JOIN (
      SELECT
        "t27"."subscription_id" AS "renewal_id",
        "t27"."renews_subscription_id" AS "renewal_of",
        "t27"."tenant_id" AS "renewal_tenant",
        "t27"."start_date" AS "renewal_start"
      FROM "t26" AS "t27"
      WHERE
        "t27"."renews_subscription_id" IS NOT NULL
        AND "t27"."start_date" <= CAST(':last_day' AS DATE)
    ) AS "t29"
      ON "t24"."subscription_id" = "t29"."renewal_of"
      AND "t24"."tenant_id" = "t29"."renewal_tenant"
  ) AS "t32"
  WHERE
    (
      "t32"."renewal_start" > "t32"."start_date"
    )
    OR (
      (
        "t32"."renewal_start" = "t32"."start_date"
      )
      AND (
        "t32"."renewal_id" <> "t32"."subscription_id"
      )
      AND (
        (
          "t32"."renews_subscription_id" IS NULL
        )
        OR (
          "t32"."renewal_id" > "t32"."subscription_id"
        )
      )
    )
)
SELECT
  "t42"."opportunity_id",
  "t42"."account_csn",
  "t42"."contract_id",
  "t42"."offering_product_line_code",
  "t42"."created_date",
  "t42"."close_date",
  "t42"."is_renewal",
  "t42"."is_closed",
  "t42"."lc_flag",
  "t42"."promo_flag",
  "t42"."service_contract_id",
  "t42"."term",
  "t42"."territory_account_tier",
  "t42"."is_won",
  "t42"."acv_usd",
  "t42"."opportunity_amount",
  "t42"."opportunity_number",
  "t42"."days_into_term",
  "t42"."active_aov_net3",
  "t42"."found_contract",
  "t42"."any_active",
  "t42"."any_not_renewed",
  "t42"."any_in_scope",
  "t42"."covered_opportunity",
  COALESCE("t42"."ide_rows", 0) AS "ide_rows",
  COALESCE("t42"."opportunities_on_usage", 0) AS "opportunities_on_usage",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t42"."ide_rows" IS NOT NULL
    THEN 'covered'
    WHEN "t42"."found_contract" IS NULL
    THEN 'no subscription has the contract'
    WHEN NOT (
      "t42"."any_active"
    )
    THEN 'no subscription of the contract is active'
    WHEN NOT (
      "t42"."any_not_renewed"
    )
    THEN 'the subscriptions of the contract are renewed'
    WHEN NOT (
      "t42"."any_in_scope"
    )
    THEN 'no active subscription of the contract is in scope'
    ELSE 'no active subscription of the contract has the line code'
  END AS "coverage_reason"
FROM (
  SELECT
    "t17"."opportunity_id",
    "t17"."account_csn",
    "t17"."contract_id",
    "t17"."offering_product_line_code",
    "t17"."created_date",
    "t17"."close_date",
    "t17"."is_renewal",
    "t17"."is_closed",
    "t17"."lc_flag",
    "t17"."promo_flag",
    "t17"."service_contract_id",
    "t17"."term",
    "t17"."territory_account_tier",
    "t17"."is_won",
    "t17"."acv_usd",
    "t17"."opportunity_amount",
    "t17"."opportunity_number",
    "t17"."days_into_term",
    "t17"."active_aov_net3",
    "t41"."found_contract",
    "t41"."any_active",
    "t41"."any_not_renewed",
    "t41"."any_in_scope",
    "t25"."covered_opportunity",
    "t25"."ide_rows",
    "t25"."opportunities_on_usage"
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
  ) AS "t17"
  LEFT OUTER JOIN (
    SELECT
      "t39"."contract_id" AS "found_contract",
      BOOL_OR(CAST("t39"."active" AS BOOLEAN)) AS "any_active",
      BOOL_OR(CAST("t39"."active" AND (
        "t39"."renewed_id" IS NULL
      ) AS BOOLEAN)) AS "any_not_renewed",
      BOOL_OR(CAST("t39"."counted_id" IS NOT NULL AS BOOLEAN)) AS "any_in_scope"
    FROM (
      SELECT
        "t21"."subscription_id",
        "t21"."account_csn",
        "t21"."tenant_id",
        "t21"."pool_id",
        "t21"."contract_id",
        "t21"."offering_external_key",
        "t21"."offering_product_line_code",
        "t21"."entitlement_model",
        "t21"."usage_type",
        "t21"."is_unlimited",
        "t21"."start_date",
        "t21"."seats_purchased",
        "t21"."end_date",
        "t21"."renews_subscription_id",
        "t21"."seats_assigned",
        "t21"."active",
        "t38"."counted_id",
        "t35"."renewed_id"
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
      ) AS "t21"
      LEFT OUTER JOIN (
        SELECT
          "t31"."subscription_id" AS "counted_id"
        FROM (
          SELECT
            *
          FROM "t26" AS "t27"
          WHERE
            "t27"."start_date" <= CAST(':last_day' AS DATE)
            AND NOT (
              COALESCE(
                CASE
                  WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                  THEN "t27"."end_date" + INTERVAL '1' DAY
                  ELSE "t27"."end_date"
                END <= CAST(':last_day' AS DATE),
                FALSE
              )
            )
        ) AS "t31"
        ANTI JOIN "t33" AS "t36"
          ON "t31"."subscription_id" = "t36"."renewed_id"
      ) AS "t38"
        ON "t21"."subscription_id" = "t38"."counted_id"
      LEFT OUTER JOIN "t33" AS "t35"
        ON "t21"."subscription_id" = "t35"."renewed_id"
    ) AS "t39"
    GROUP BY
      1
  ) AS "t41"
    ON "t17"."contract_id" = "t41"."found_contract"
  LEFT OUTER JOIN (
    SELECT
      "t18"."opportunity_id" AS "covered_opportunity",
      COUNT(*) AS "ide_rows",
      MAX("t18"."sharing") AS "opportunities_on_usage"
    FROM (
      SELECT
        "t5"."original_account_csn",
        "t5"."surviving_account_csn",
        "t5"."opportunity_id",
        "t5"."snapshot_date",
        "t5"."tenant_id",
        "t5"."product_offering",
        "t5"."offering_product_line_code",
        "t5"."contract_id",
        "t5"."site_geo",
        "t5"."original_account_named_account_group",
        "t5"."opportunity_created_date",
        "t5"."opportunity_close_date",
        "t5"."snapshot_year",
        "t5"."snapshot_month",
        "t5"."seats_purchased",
        "t5"."seats_assigned",
        "t5"."mau",
        "t5"."assignment_rate",
        "t5"."usage_rate",
        "t5"."utilisation_rate",
        "t5"."customer_ews_prediction",
        "t5"."customer_active_aov_net3",
        "t5"."customer_aov_band",
        "t5"."opportunity_lc_flag",
        "t5"."opportunity_promo_flag",
        "t5"."parent_account_new_customer_flag",
        "t5"."base_flag",
        "t5"."seat_bucket",
        "t5"."dormancy_flag",
        "t5"."assignment_benchmark_use_phase",
        "t5"."assignment_benchmark_extend_phase",
        "t5"."assignment_benchmark_use_phase_diff",
        "t5"."assignment_benchmark_extend_phase_diff",
        "t5"."utilisation_benchmark_use_phase",
        "t5"."utilisation_benchmark_extend_phase",
        "t5"."utilisation_benchmark_use_phase_diff",
        "t5"."utilisation_benchmark_extend_phase_diff",
        "t5"."cohort_benchmark_used",
        "t5"."insert_dt",
        "t5"."update_dt",
        "t14"."sharing"
      FROM "ide_cohort_benchmark_monthly" AS "t5"
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
      ) AS "t14"
        ON "t5"."tenant_id" = "t14"."tenant_id"
        AND "t5"."offering_product_line_code" = "t14"."offering_product_line_code"
        AND "t5"."product_offering" = "t14"."product_offering"
    ) AS "t18"
    GROUP BY
      1
  ) AS "t25"
    ON "t17"."opportunity_id" = "t25"."covered_opportunity"
) AS "t42"