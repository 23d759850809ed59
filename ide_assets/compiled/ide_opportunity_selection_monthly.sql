WITH "t13" AS (
  SELECT
    "t12"."original_account_csn",
    "t12"."surviving_account_csn",
    "t12"."opportunity_id",
    "t12"."snapshot_date",
    "t12"."tenant_id",
    "t12"."product_offering",
    "t12"."offering_product_line_code",
    "t12"."contract_id",
    "t12"."site_geo",
    "t12"."original_account_named_account_group",
    "t12"."opportunity_created_date",
    "t12"."opportunity_close_date",
    "t12"."snapshot_year",
    "t12"."snapshot_month",
    "t12"."seats_purchased",
    "t12"."seats_assigned",
    "t12"."mau",
    "t12"."assignment_rate",
    "t12"."usage_rate",
    "t12"."utilisation_rate",
    "t12"."customer_ews_prediction",
    "t12"."customer_active_aov_net3",
    "t12"."customer_aov_band",
    "t12"."opportunity_lc_flag",
    "t12"."opportunity_promo_flag",
    "t12"."parent_account_new_customer_flag",
    "t12"."base_flag",
    "t12"."seat_bucket",
    "t12"."dormancy_flag",
    "t12"."assignment_benchmark_use_phase",
    "t12"."assignment_benchmark_extend_phase",
    "t12"."assignment_benchmark_use_phase_diff",
    "t12"."assignment_benchmark_extend_phase_diff",
    "t12"."utilisation_benchmark_use_phase",
    "t12"."utilisation_benchmark_extend_phase",
    "t12"."utilisation_benchmark_use_phase_diff",
    "t12"."utilisation_benchmark_extend_phase_diff",
    "t12"."cohort_benchmark_used",
    "t12"."insert_dt",
    "t12"."update_dt",
    "t12"."best_use",
    "t12"."best_extend",
    "t12"."use_phase_low_utilisation",
    "t12"."extend_phase_low_utilisation",
    "t12"."is_at_risk",
    "t6"."found_opportunity",
    "t6"."found_account",
    "t6"."acv_usd__c",
    "t6"."opportunity_amount__c",
    "t6"."opportunity_number__c",
    "t6"."days_into_term__c",
    "t6"."term__c",
    "t6"."territory_account_tier__c",
    "t6"."is_renewal_opportunity__c",
    "t7"."known_account",
    "t7"."ispartner__c",
    "t7"."ownerid",
    "t7"."p4pigs__c",
    "t7"."industry_group__c",
    "t7"."ccs_segment__c",
    "t7"."country__c",
    "t7"."state_province__c",
    "t7"."zip_abbreviation__c"
  FROM (
    SELECT
      "t10"."original_account_csn",
      "t10"."surviving_account_csn",
      "t10"."opportunity_id",
      "t10"."snapshot_date",
      "t10"."tenant_id",
      "t10"."product_offering",
      "t10"."offering_product_line_code",
      "t10"."contract_id",
      "t10"."site_geo",
      "t10"."original_account_named_account_group",
      "t10"."opportunity_created_date",
      "t10"."opportunity_close_date",
      "t10"."snapshot_year",
      "t10"."snapshot_month",
      "t10"."seats_purchased",
      "t10"."seats_assigned",
      "t10"."mau",
      "t10"."assignment_rate",
      "t10"."usage_rate",
      "t10"."utilisation_rate",
      "t10"."customer_ews_prediction",
      "t10"."customer_active_aov_net3",
      "t10"."customer_aov_band",
      "t10"."opportunity_lc_flag",
      "t10"."opportunity_promo_flag",
      "t10"."parent_account_new_customer_flag",
      "t10"."base_flag",
      "t10"."seat_bucket",
      "t10"."dormancy_flag",
      "t10"."assignment_benchmark_use_phase",
      "t10"."assignment_benchmark_extend_phase",
      "t10"."assignment_benchmark_use_phase_diff",
      "t10"."assignment_benchmark_extend_phase_diff",
      "t10"."utilisation_benchmark_use_phase",
      "t10"."utilisation_benchmark_extend_phase",
      "t10"."utilisation_benchmark_use_phase_diff",
      "t10"."utilisation_benchmark_extend_phase_diff",
      "t10"."cohort_benchmark_used",
      "t10"."insert_dt",
      "t10"."update_dt",
      "t10"."best_use",
      "t10"."best_extend",
      "t10"."best_use" < 0 AS "use_phase_low_utilisation",
      "t10"."best_extend" < 0 AS "extend_phase_low_utilisation",
      COALESCE("t10"."customer_ews_prediction" < 0.3, FALSE) AS "is_at_risk"
    FROM (
      SELECT
        "t3"."original_account_csn",
        "t3"."surviving_account_csn",
        "t3"."opportunity_id",
        "t3"."snapshot_date",
        "t3"."tenant_id",
        "t3"."product_offering",
        "t3"."offering_product_line_code",
        "t3"."contract_id",
        "t3"."site_geo",
        "t3"."original_account_named_account_group",
        "t3"."opportunity_created_date",
        "t3"."opportunity_close_date",
        "t3"."snapshot_year",
        "t3"."snapshot_month",
        "t3"."seats_purchased",
        "t3"."seats_assigned",
        "t3"."mau",
        "t3"."assignment_rate",
        "t3"."usage_rate",
        "t3"."utilisation_rate",
        "t3"."customer_ews_prediction",
        "t3"."customer_active_aov_net3",
        "t3"."customer_aov_band",
        "t3"."opportunity_lc_flag",
        "t3"."opportunity_promo_flag",
        "t3"."parent_account_new_customer_flag",
        "t3"."base_flag",
        "t3"."seat_bucket",
        "t3"."dormancy_flag",
        "t3"."assignment_benchmark_use_phase",
        "t3"."assignment_benchmark_extend_phase",
        "t3"."assignment_benchmark_use_phase_diff",
        "t3"."assignment_benchmark_extend_phase_diff",
        "t3"."utilisation_benchmark_use_phase",
        "t3"."utilisation_benchmark_extend_phase",
        "t3"."utilisation_benchmark_use_phase_diff",
        "t3"."utilisation_benchmark_extend_phase_diff",
        "t3"."cohort_benchmark_used",
        "t3"."insert_dt",
        "t3"."update_dt",
        "t9"."best_use",
        "t9"."best_extend"
      FROM "ide_cohort_benchmark_monthly" AS "t3"
      INNER JOIN (
        SELECT
          "t2"."opportunity_id",
          "t2"."offering_product_line_code",
          "t2"."contract_id",
          "t2"."tenant_id",
          MAX("t2"."utilisation_benchmark_use_phase_diff") AS "best_use",
          MAX("t2"."utilisation_benchmark_extend_phase_diff") AS "best_extend"
        FROM "ide_cohort_benchmark_monthly" AS "t2"
        GROUP BY
          1,
          2,
          3,
          4
      ) AS "t9"
        ON "t3"."opportunity_id" = "t9"."opportunity_id"
        AND "t3"."offering_product_line_code" = "t9"."offering_product_line_code"
        AND "t3"."contract_id" = "t9"."contract_id"
        AND "t3"."tenant_id" = "t9"."tenant_id"
    ) AS "t10"
  ) AS "t12"
  LEFT OUTER JOIN (
    SELECT
      "t0"."id" AS "found_opportunity",
      "t0"."accountid" AS "found_account",
      "t0"."acv_usd__c",
      "t0"."opportunity_amount__c",
      "t0"."opportunity_number__c",
      "t0"."days_into_term__c",
      "t0"."term__c",
      "t0"."territory_account_tier__c",
      "t0"."is_renewal_opportunity__c"
    FROM "opportunity" AS "t0"
  ) AS "t6"
    ON "t12"."opportunity_id" = "t6"."found_opportunity"
  LEFT OUTER JOIN (
    SELECT
      "t1"."id" AS "known_account",
      "t1"."ispartner__c",
      "t1"."ownerid",
      "t1"."p4pigs__c",
      "t1"."industry_group__c",
      "t1"."ccs_segment__c",
      "t1"."country__c",
      "t1"."state_province__c",
      "t1"."zip_abbreviation__c"
    FROM "account" AS "t1"
  ) AS "t7"
    ON "t6"."found_account" = "t7"."known_account"
)
SELECT
  "t22"."original_account_csn",
  "t22"."surviving_account_csn",
  "t22"."site_geo",
  "t22"."original_account_named_account_group",
  "t22"."opportunity_id",
  "t22"."opportunity_created_date",
  "t22"."opportunity_close_date",
  "t22"."snapshot_year",
  "t22"."snapshot_month",
  "t22"."snapshot_date",
  "t22"."contract_id",
  "t22"."tenant_id",
  "t22"."product_offering",
  "t22"."offering_product_line_code",
  "t22"."seats_purchased",
  "t22"."seats_assigned",
  "t22"."mau",
  "t22"."assignment_rate",
  "t22"."usage_rate",
  "t22"."utilisation_rate",
  "t22"."customer_ews_prediction",
  "t22"."customer_active_aov_net3",
  "t22"."customer_aov_band",
  "t22"."opportunity_lc_flag",
  "t22"."opportunity_promo_flag",
  "t22"."parent_account_new_customer_flag",
  "t22"."base_flag",
  "t22"."seat_bucket",
  "t22"."dormancy_flag",
  "t22"."assignment_benchmark_use_phase",
  "t22"."assignment_benchmark_extend_phase",
  "t22"."assignment_benchmark_use_phase_diff",
  "t22"."assignment_benchmark_extend_phase_diff",
  "t22"."use_phase_low_utilisation",
  "t22"."extend_phase_low_utilisation",
  "t22"."ownerid",
  "t22"."p4pigs__c",
  "t22"."industry_group__c",
  "t22"."ccs_segment__c",
  "t22"."acv_usd__c",
  "t22"."opportunity_amount__c",
  "t22"."opportunity_number__c",
  "t22"."country__c",
  "t22"."state_province__c",
  "t22"."zip_abbreviation__c",
  "t22"."days_into_term__c",
  "t22"."is_at_risk"
FROM (
  SELECT
    "t21"."original_account_csn",
    "t21"."surviving_account_csn",
    "t21"."opportunity_id",
    "t21"."snapshot_date",
    "t21"."tenant_id",
    "t21"."product_offering",
    "t21"."offering_product_line_code",
    "t21"."contract_id",
    "t21"."site_geo",
    "t21"."original_account_named_account_group",
    "t21"."opportunity_created_date",
    "t21"."opportunity_close_date",
    "t21"."snapshot_year",
    "t21"."snapshot_month",
    "t21"."seats_purchased",
    "t21"."seats_assigned",
    "t21"."mau",
    "t21"."assignment_rate",
    "t21"."usage_rate",
    "t21"."utilisation_rate",
    "t21"."customer_ews_prediction",
    "t21"."customer_active_aov_net3",
    "t21"."customer_aov_band",
    "t21"."opportunity_lc_flag",
    "t21"."opportunity_promo_flag",
    "t21"."parent_account_new_customer_flag",
    "t21"."base_flag",
    "t21"."seat_bucket",
    "t21"."dormancy_flag",
    "t21"."assignment_benchmark_use_phase",
    "t21"."assignment_benchmark_extend_phase",
    "t21"."assignment_benchmark_use_phase_diff",
    "t21"."assignment_benchmark_extend_phase_diff",
    "t21"."utilisation_benchmark_use_phase",
    "t21"."utilisation_benchmark_extend_phase",
    "t21"."utilisation_benchmark_use_phase_diff",
    "t21"."utilisation_benchmark_extend_phase_diff",
    "t21"."cohort_benchmark_used",
    "t21"."insert_dt",
    "t21"."update_dt",
    "t21"."best_use",
    "t21"."best_extend",
    "t21"."use_phase_low_utilisation",
    "t21"."extend_phase_low_utilisation",
    "t21"."is_at_risk",
    "t21"."found_opportunity",
    "t21"."found_account",
    "t21"."acv_usd__c",
    "t21"."opportunity_amount__c",
    "t21"."opportunity_number__c",
    "t21"."days_into_term__c",
    "t21"."term__c",
    "t21"."territory_account_tier__c",
    "t21"."is_renewal_opportunity__c",
    "t21"."known_account",
    "t21"."ispartner__c",
    "t21"."ownerid",
    "t21"."p4pigs__c",
    "t21"."industry_group__c",
    "t21"."ccs_segment__c",
    "t21"."country__c",
    "t21"."state_province__c",
    "t21"."zip_abbreviation__c",
    ROW_NUMBER() OVER (
      PARTITION BY "t21"."opportunity_id", "t21"."tenant_id", "t21"."product_offering"
      ORDER BY "t21"."seats_purchased" DESC, "t21"."contract_id" ASC, "t21"."offering_product_line_code" ASC, "t21"."original_account_csn" ASC, "t21"."surviving_account_csn" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "place"
  FROM (
    SELECT
      "t17"."original_account_csn",
      "t17"."surviving_account_csn",
      "t17"."opportunity_id",
      "t17"."snapshot_date",
      "t17"."tenant_id",
      "t17"."product_offering",
      "t17"."offering_product_line_code",
      "t17"."contract_id",
      "t17"."site_geo",
      "t17"."original_account_named_account_group",
      "t17"."opportunity_created_date",
      "t17"."opportunity_close_date",
      "t17"."snapshot_year",
      "t17"."snapshot_month",
      "t17"."seats_purchased",
      "t17"."seats_assigned",
      "t17"."mau",
      "t17"."assignment_rate",
      "t17"."usage_rate",
      "t17"."utilisation_rate",
      "t17"."customer_ews_prediction",
      "t17"."customer_active_aov_net3",
      "t17"."customer_aov_band",
      "t17"."opportunity_lc_flag",
      "t17"."opportunity_promo_flag",
      "t17"."parent_account_new_customer_flag",
      "t17"."base_flag",
      "t17"."seat_bucket",
      "t17"."dormancy_flag",
      "t17"."assignment_benchmark_use_phase",
      "t17"."assignment_benchmark_extend_phase",
      "t17"."assignment_benchmark_use_phase_diff",
      "t17"."assignment_benchmark_extend_phase_diff",
      "t17"."utilisation_benchmark_use_phase",
      "t17"."utilisation_benchmark_extend_phase",
      "t17"."utilisation_benchmark_use_phase_diff",
      "t17"."utilisation_benchmark_extend_phase_diff",
      "t17"."cohort_benchmark_used",
      "t17"."insert_dt",
      "t17"."update_dt",
      "t17"."best_use",
      "t17"."best_extend",
      "t17"."use_phase_low_utilisation",
      "t17"."extend_phase_low_utilisation",
      "t17"."is_at_risk",
      "t17"."found_opportunity",
      "t17"."found_account",
      "t17"."acv_usd__c",
      "t17"."opportunity_amount__c",
      "t17"."opportunity_number__c",
      "t17"."days_into_term__c",
      "t17"."term__c",
      "t17"."territory_account_tier__c",
      "t17"."is_renewal_opportunity__c",
      "t17"."known_account",
      "t17"."ispartner__c",
      "t17"."ownerid",
      "t17"."p4pigs__c",
      "t17"."industry_group__c",
      "t17"."ccs_segment__c",
      "t17"."country__c",
      "t17"."state_province__c",
      "t17"."zip_abbreviation__c"
    FROM (
      SELECT
        *
      FROM "t13" AS "t14"
      WHERE
        CASE
          WHEN NOT (
            COALESCE("t14"."customer_aov_band" IN ('AOV: $5-10k', 'AOV: $10k+'), FALSE)
          )
          THEN 'annual order value'
          WHEN NOT (
            COALESCE(
              LOWER("t14"."original_account_named_account_group") IN (
                'territory',
                'individual',
                'unknown',
                'strategic territory mature',
                'strategic territory emerging',
                'midmarket',
                'midmarket federal',
                'emerging strategic account'
              ),
              FALSE
            )
          )
          THEN 'named account group'
          WHEN NOT (
            COALESCE(
              NOT (
                LOWER("t14"."offering_product_line_code") IN ('premsub', 'collrp', 'bimcoll', 'tflex', 'eflex', 'mflex')
              ),
              FALSE
            )
          )
          THEN 'product line'
          WHEN NOT (
            COALESCE("t14"."term__c" IN ('Annual', '3-Year'), FALSE)
          )
          THEN 'term'
          WHEN NOT (
            COALESCE(
              "t14"."territory_account_tier__c" IN ('Tier 1', 'Tier 2', 'Tier 3', 'Supported', 'Digital Only'),
              FALSE
            )
          )
          THEN 'account tier'
          WHEN NOT (
            COALESCE("t14"."is_renewal_opportunity__c", FALSE)
          )
          THEN 'not a renewal'
          WHEN NOT (
            COALESCE("t14"."opportunity_close_date" > "t14"."snapshot_date", FALSE)
          )
          THEN 'close date has passed'
          WHEN NOT (
            COALESCE(NOT (
              "t14"."ispartner__c"
            ), FALSE)
          )
          THEN 'partner'
          ELSE NULL
        END IS NULL
        AND (
          COALESCE("t14"."dormancy_flag", FALSE)
          OR COALESCE("t14"."assignment_benchmark_use_phase_diff" < 0, FALSE)
          OR COALESCE("t14"."assignment_benchmark_extend_phase_diff" < 0, FALSE)
          OR COALESCE("t14"."use_phase_low_utilisation", FALSE)
          OR COALESCE("t14"."extend_phase_low_utilisation", FALSE)
        )
    ) AS "t17"
    SEMI JOIN (
      SELECT
        "t18"."opportunity_id" AS "chosen_opportunity"
      FROM (
        SELECT
          "t16"."surviving_account_csn",
          "t16"."opportunity_id",
          "t16"."acv_usd__c",
          ROW_NUMBER() OVER (
            PARTITION BY "t16"."surviving_account_csn"
            ORDER BY "t16"."acv_usd__c" IS NULL ASC, "t16"."acv_usd__c" DESC, "t16"."opportunity_id" DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT DISTINCT
            "t14"."surviving_account_csn",
            "t14"."opportunity_id",
            "t14"."acv_usd__c"
          FROM "t13" AS "t14"
          WHERE
            CASE
              WHEN NOT (
                COALESCE("t14"."customer_aov_band" IN ('AOV: $5-10k', 'AOV: $10k+'), FALSE)
              )
              THEN 'annual order value'
              WHEN NOT (
                COALESCE(
                  LOWER("t14"."original_account_named_account_group") IN (
                    'territory',
                    'individual',
                    'unknown',
                    'strategic territory mature',
                    'strategic territory emerging',
                    'midmarket',
                    'midmarket federal',
                    'emerging strategic account'
                  ),
                  FALSE
                )
              )
              THEN 'named account group'
              WHEN NOT (
                COALESCE(
                  NOT (
                    LOWER("t14"."offering_product_line_code") IN ('premsub', 'collrp', 'bimcoll', 'tflex', 'eflex', 'mflex')
                  ),
                  FALSE
                )
              )
              THEN 'product line'
              WHEN NOT (
                COALESCE("t14"."term__c" IN ('Annual', '3-Year'), FALSE)
              )
              THEN 'term'
              WHEN NOT (
                COALESCE(
                  "t14"."territory_account_tier__c" IN ('Tier 1', 'Tier 2', 'Tier 3', 'Supported', 'Digital Only'),
                  FALSE
                )
              )
              THEN 'account tier'
              WHEN NOT (
                COALESCE("t14"."is_renewal_opportunity__c", FALSE)
              )
              THEN 'not a renewal'
              WHEN NOT (
                COALESCE("t14"."opportunity_close_date" > "t14"."snapshot_date", FALSE)
              )
              THEN 'close date has passed'
              WHEN NOT (
                COALESCE(NOT (
                  "t14"."ispartner__c"
                ), FALSE)
              )
              THEN 'partner'
              ELSE NULL
            END IS NULL
            AND (
              COALESCE("t14"."dormancy_flag", FALSE)
              OR COALESCE("t14"."assignment_benchmark_use_phase_diff" < 0, FALSE)
              OR COALESCE("t14"."assignment_benchmark_extend_phase_diff" < 0, FALSE)
              OR COALESCE("t14"."use_phase_low_utilisation", FALSE)
              OR COALESCE("t14"."extend_phase_low_utilisation", FALSE)
            )
        ) AS "t16"
      ) AS "t18"
      WHERE
        "t18"."place" = 0
    ) AS "t20"
      ON "t17"."opportunity_id" = "t20"."chosen_opportunity"
  ) AS "t21"
) AS "t22"
WHERE
  "t22"."place" = 0