SELECT
  "t41"."original_account_csn",
  "t41"."surviving_account_csn",
  "t41"."opportunity_id",
  "t41"."snapshot_date",
  "t41"."tenant_id",
  "t41"."product_offering",
  "t41"."offering_product_line_code",
  "t41"."contract_id",
  "t41"."site_geo",
  "t41"."original_account_named_account_group",
  "t41"."opportunity_created_date",
  "t41"."opportunity_close_date",
  "t41"."snapshot_year",
  "t41"."snapshot_month",
  "t41"."seats_purchased",
  "t41"."seats_assigned",
  "t41"."mau",
  "t41"."assignment_rate",
  "t41"."usage_rate",
  "t41"."utilisation_rate",
  "t41"."customer_ews_prediction",
  "t41"."customer_active_aov_net3",
  "t41"."customer_aov_band",
  "t41"."opportunity_lc_flag",
  "t41"."opportunity_promo_flag",
  "t41"."parent_account_new_customer_flag",
  "t41"."base_flag",
  "t41"."seat_bucket",
  "t41"."dormancy_flag",
  "t41"."assignment_benchmark_use_phase",
  "t41"."assignment_benchmark_extend_phase",
  CAST(CAST(ROUND("t41"."assignment_rate" * 10, 0) AS BIGINT) - CAST(ROUND("t41"."assignment_benchmark_use_phase" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_benchmark_use_phase_diff",
  CAST(CAST(ROUND("t41"."assignment_rate" * 10, 0) AS BIGINT) - CAST(ROUND("t41"."assignment_benchmark_extend_phase" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_benchmark_extend_phase_diff",
  "t41"."utilisation_benchmark_use_phase",
  "t41"."utilisation_benchmark_extend_phase",
  CAST(CAST(ROUND("t41"."utilisation_rate" * 10, 0) AS BIGINT) - CAST(ROUND("t41"."utilisation_benchmark_use_phase" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_benchmark_use_phase_diff",
  CAST(CAST(ROUND("t41"."utilisation_rate" * 10, 0) AS BIGINT) - CAST(ROUND("t41"."utilisation_benchmark_extend_phase" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_benchmark_extend_phase_diff",
  "t41"."cohort_benchmark_used",
  CAST(':today' AS DATE) AS "insert_dt",
  CAST(':today' AS DATE) AS "update_dt"
FROM (
  SELECT
    "t40"."opportunity_id",
    "t40"."contract_id",
    "t40"."tenant_id",
    "t40"."offering_product_line_code",
    "t40"."snapshot_date",
    "t40"."original_account_csn",
    "t40"."cohort",
    "t40"."seat_bucket",
    "t40"."phase",
    "t40"."seats_purchased",
    "t40"."seats_assigned",
    "t40"."assignment_rate",
    "t40"."opportunity_lc_flag",
    "t40"."opportunity_promo_flag",
    "t40"."parent_account_new_customer_flag",
    "t40"."base_flag",
    "t40"."users_without_seats",
    "t40"."product_offering",
    "t40"."mau",
    "t40"."dormancy_flag",
    "t40"."opportunity_created_date",
    "t40"."opportunity_close_date",
    "t40"."customer_active_aov_net3",
    "t40"."surviving_account_csn",
    "t40"."known_csn",
    "t40"."site_geo",
    "t40"."original_account_named_account_group",
    "t40"."customer_ews_prediction",
    "t40"."use_for_cohort",
    "t40"."use_for_bucket",
    "t40"."use_cohort",
    "t40"."assignment_benchmark_use_phase",
    "t40"."utilisation_benchmark_use_phase",
    "t40"."extend_for_cohort",
    "t40"."extend_for_bucket",
    "t40"."extend_cohort",
    "t40"."assignment_benchmark_extend_phase",
    "t40"."utilisation_benchmark_extend_phase",
    CAST(':year' AS BIGINT) AS "snapshot_year",
    CAST(':number' AS BIGINT) AS "snapshot_month",
    CASE
      WHEN "t40"."seats_purchased" = 0
      THEN CAST(NULL AS DOUBLE)
      ELSE CAST(CAST(FLOOR(
        (
          (
            (
              "t40"."mau" * 200
            ) + "t40"."seats_assigned"
          ) - (
            (
              (
                "t40"."mau" * 200
              ) + "t40"."seats_assigned"
            ) % (
              NULLIF("t40"."seats_assigned", 0) * 2
            )
          )
        ) / (
          NULLIF("t40"."seats_assigned", 0) * 2
        )
      ) AS BIGINT) AS DOUBLE)
    END AS "usage_rate",
    CAST(CAST(FLOOR(
      (
        (
          (
            "t40"."mau" * 200
          ) + "t40"."seats_purchased"
        ) - (
          (
            (
              "t40"."mau" * 200
            ) + "t40"."seats_purchased"
          ) % (
            NULLIF("t40"."seats_purchased", 0) * 2
          )
        )
      ) / (
        NULLIF("t40"."seats_purchased", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE) AS "utilisation_rate",
    CASE
      WHEN "t40"."customer_active_aov_net3" < 1000
      THEN 'AOV: <$1k'
      WHEN "t40"."customer_active_aov_net3" < 5000
      THEN 'AOV: $1-5k'
      WHEN "t40"."customer_active_aov_net3" < 10000
      THEN 'AOV: $5-10k'
      WHEN "t40"."customer_active_aov_net3" >= 10000
      THEN 'AOV: $10k+'
      ELSE NULL
    END AS "customer_aov_band",
    COALESCE(
      CASE
        WHEN "t40"."phase" = 'extend'
        THEN "t40"."extend_cohort"
        ELSE "t40"."use_cohort"
      END,
      'Default'
    ) AS "cohort_benchmark_used"
  FROM (
    SELECT
      "t31"."opportunity_id",
      "t31"."contract_id",
      "t31"."tenant_id",
      "t31"."offering_product_line_code",
      "t31"."snapshot_date",
      "t31"."original_account_csn",
      "t31"."cohort",
      "t31"."seat_bucket",
      "t31"."phase",
      "t31"."seats_purchased",
      "t31"."seats_assigned",
      "t31"."assignment_rate",
      "t31"."opportunity_lc_flag",
      "t31"."opportunity_promo_flag",
      "t31"."parent_account_new_customer_flag",
      "t31"."base_flag",
      "t31"."users_without_seats",
      "t31"."product_offering",
      "t31"."mau",
      "t31"."dormancy_flag",
      "t31"."opportunity_created_date",
      "t31"."opportunity_close_date",
      "t31"."customer_active_aov_net3",
      "t31"."surviving_account_csn",
      "t31"."known_csn",
      "t31"."site_geo",
      "t31"."original_account_named_account_group",
      "t31"."customer_ews_prediction",
      "t38"."use_for_cohort",
      "t38"."use_for_bucket",
      "t38"."use_cohort",
      "t38"."assignment_benchmark_use_phase",
      "t38"."utilisation_benchmark_use_phase",
      "t39"."extend_for_cohort",
      "t39"."extend_for_bucket",
      "t39"."extend_cohort",
      "t39"."assignment_benchmark_extend_phase",
      "t39"."utilisation_benchmark_extend_phase"
    FROM (
      SELECT
        "t27"."opportunity_id",
        "t27"."contract_id",
        "t27"."tenant_id",
        "t27"."offering_product_line_code",
        "t27"."snapshot_date",
        "t27"."original_account_csn",
        "t27"."cohort",
        "t27"."seat_bucket",
        "t27"."phase",
        "t27"."seats_purchased",
        "t27"."seats_assigned",
        "t27"."assignment_rate",
        "t27"."opportunity_lc_flag",
        "t27"."opportunity_promo_flag",
        "t27"."parent_account_new_customer_flag",
        "t27"."base_flag",
        "t27"."users_without_seats",
        "t27"."product_offering",
        "t27"."mau",
        "t27"."dormancy_flag",
        "t27"."opportunity_created_date",
        "t27"."opportunity_close_date",
        "t27"."customer_active_aov_net3",
        "t27"."surviving_account_csn",
        "t27"."known_csn",
        "t27"."site_geo",
        "t27"."original_account_named_account_group",
        CAST(NULL AS DOUBLE) AS "customer_ews_prediction"
      FROM (
        SELECT
          "t26"."opportunity_id",
          "t26"."contract_id",
          "t26"."tenant_id",
          "t26"."offering_product_line_code",
          "t26"."snapshot_date",
          "t26"."original_account_csn",
          "t26"."cohort",
          "t26"."seat_bucket",
          "t26"."phase",
          "t26"."seats_purchased",
          "t26"."seats_assigned",
          "t26"."assignment_rate",
          "t26"."opportunity_lc_flag",
          "t26"."opportunity_promo_flag",
          "t26"."parent_account_new_customer_flag",
          "t26"."base_flag",
          "t26"."users_without_seats",
          "t26"."product_offering",
          "t26"."mau",
          "t26"."dormancy_flag",
          "t26"."opportunity_created_date",
          "t26"."opportunity_close_date",
          "t26"."customer_active_aov_net3",
          "t26"."surviving_account_csn",
          "t12"."known_csn",
          "t12"."site_geo",
          "t12"."original_account_named_account_group"
        FROM (
          SELECT
            "t22"."opportunity_id",
            "t22"."contract_id",
            "t22"."tenant_id",
            "t22"."offering_product_line_code",
            "t22"."snapshot_date",
            "t22"."original_account_csn",
            "t22"."cohort",
            "t22"."seat_bucket",
            "t22"."phase",
            "t22"."seats_purchased",
            "t22"."seats_assigned",
            "t22"."assignment_rate",
            "t22"."opportunity_lc_flag",
            "t22"."opportunity_promo_flag",
            "t22"."parent_account_new_customer_flag",
            "t22"."base_flag",
            "t22"."users_without_seats",
            "t22"."product_offering",
            "t22"."mau",
            "t22"."dormancy_flag",
            "t22"."opportunity_created_date",
            "t22"."opportunity_close_date",
            "t22"."customer_active_aov_net3",
            COALESCE("t22"."final_csn", "t22"."original_account_csn") AS "surviving_account_csn"
          FROM (
            SELECT
              "t14"."opportunity_id",
              "t14"."contract_id",
              "t14"."tenant_id",
              "t14"."offering_product_line_code",
              "t14"."snapshot_date",
              "t14"."original_account_csn",
              "t14"."cohort",
              "t14"."seat_bucket",
              "t14"."phase",
              "t14"."seats_purchased",
              "t14"."seats_assigned",
              "t14"."assignment_rate",
              "t14"."opportunity_lc_flag",
              "t14"."opportunity_promo_flag",
              "t14"."parent_account_new_customer_flag",
              "t14"."base_flag",
              "t14"."users_without_seats",
              "t15"."product_offering",
              "t15"."mau",
              "t15"."dormancy_flag",
              "t16"."opportunity_created_date",
              "t16"."opportunity_close_date",
              "t16"."customer_active_aov_net3",
              "t17"."merged_csn",
              "t17"."final_csn"
            FROM (
              SELECT
                "t1"."opportunity_id",
                "t1"."contract_id",
                "t1"."tenant_id",
                "t1"."offering_product_line_code",
                "t1"."snapshot_date",
                "t1"."original_account_csn",
                "t1"."cohort",
                "t1"."seat_bucket",
                "t1"."phase",
                "t1"."seats_purchased",
                "t1"."seats_assigned",
                "t1"."assignment_rate",
                "t1"."opportunity_lc_flag",
                "t1"."opportunity_promo_flag",
                "t1"."parent_account_new_customer_flag",
                "t1"."base_flag",
                "t1"."users_without_seats"
              FROM "ide_observation_monthly" AS "t1"
            ) AS "t14"
            INNER JOIN (
              SELECT
                "t2"."tenant_id",
                "t2"."offering_product_line_code",
                "t2"."product_offering",
                "t2"."mau",
                "t2"."dormancy_flag"
              FROM "usage_monthly" AS "t2"
            ) AS "t15"
              ON "t14"."tenant_id" = "t15"."tenant_id"
              AND "t14"."offering_product_line_code" = "t15"."offering_product_line_code"
            INNER JOIN (
              SELECT
                "t3"."opportunity_id",
                "t3"."created_date" AS "opportunity_created_date",
                "t3"."close_date" AS "opportunity_close_date",
                "t3"."active_aov_net3" AS "customer_active_aov_net3"
              FROM "opportunities" AS "t3"
            ) AS "t16"
              ON "t14"."opportunity_id" = "t16"."opportunity_id"
            LEFT OUTER JOIN (
              SELECT
                "t4"."victim_account_csn" AS "merged_csn",
                "t4"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t4"
            ) AS "t17"
              ON "t14"."original_account_csn" = "t17"."merged_csn"
          ) AS "t22"
        ) AS "t26"
        LEFT OUTER JOIN (
          SELECT
            "t0"."account_csn" AS "known_csn",
            "t0"."site_geo",
            "t0"."named_account_group" AS "original_account_named_account_group"
          FROM "account_attributes" AS "t0"
        ) AS "t12"
          ON "t26"."original_account_csn" = "t12"."known_csn"
      ) AS "t27"
    ) AS "t31"
    LEFT OUTER JOIN (
      SELECT
        "t34"."wanted_cohort" AS "use_for_cohort",
        "t34"."wanted_bucket" AS "use_for_bucket",
        "t34"."cohort" AS "use_cohort",
        "t34"."assignment_benchmark" AS "assignment_benchmark_use_phase",
        "t34"."utilisation_benchmark" AS "utilisation_benchmark_use_phase"
      FROM (
        SELECT
          "t32"."wanted_cohort",
          "t32"."wanted_bucket",
          "t32"."benchmark_version",
          "t32"."cohort",
          "t32"."seat_bucket",
          "t32"."phase",
          "t32"."assignment_benchmark",
          "t32"."assignment_benchmark_low",
          "t32"."assignment_benchmark_high",
          "t32"."assignment_mean",
          "t32"."assignment_strength",
          "t32"."utilisation_benchmark",
          "t32"."utilisation_benchmark_low",
          "t32"."utilisation_benchmark_high",
          "t32"."utilisation_mean",
          "t32"."utilisation_strength",
          "t32"."n_accounts",
          "t32"."n_observations",
          "t32"."is_bootstrap",
          "t32"."order",
          ROW_NUMBER() OVER (
            PARTITION BY "t32"."wanted_cohort", "t32"."wanted_bucket"
            ORDER BY "t32"."order" ASC, "t32"."cohort" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t23"."wanted_cohort",
              "t23"."wanted_bucket",
              "t23"."benchmark_version",
              "t23"."cohort",
              "t23"."seat_bucket",
              "t23"."phase",
              "t23"."assignment_benchmark",
              "t23"."assignment_benchmark_low",
              "t23"."assignment_benchmark_high",
              "t23"."assignment_mean",
              "t23"."assignment_strength",
              "t23"."utilisation_benchmark",
              "t23"."utilisation_benchmark_low",
              "t23"."utilisation_benchmark_high",
              "t23"."utilisation_mean",
              "t23"."utilisation_strength",
              "t23"."n_accounts",
              "t23"."n_observations",
              "t23"."is_bootstrap",
              CASE
                WHEN "t23"."cohort" = "t23"."wanted_cohort"
                THEN 0
                WHEN (
                  "t23"."cohort" = 'FYC'
                )
                AND CONTAINS('&' || "t23"."wanted_cohort" || '&', '&' || "t23"."cohort" || '&')
                THEN 1
                WHEN (
                  "t23"."cohort" = 'LC'
                )
                AND CONTAINS('&' || "t23"."wanted_cohort" || '&', '&' || "t23"."cohort" || '&')
                THEN 2
                WHEN (
                  "t23"."cohort" = 'Promo'
                )
                AND CONTAINS('&' || "t23"."wanted_cohort" || '&', '&' || "t23"."cohort" || '&')
                THEN 3
                WHEN "t23"."cohort" = 'Default'
                THEN 4
                ELSE NULL
              END AS "order"
            FROM (
              SELECT
                "t13"."wanted_cohort",
                "t13"."wanted_bucket",
                "t20"."benchmark_version",
                "t20"."cohort",
                "t20"."seat_bucket",
                "t20"."phase",
                "t20"."assignment_benchmark",
                "t20"."assignment_benchmark_low",
                "t20"."assignment_benchmark_high",
                "t20"."assignment_mean",
                "t20"."assignment_strength",
                "t20"."utilisation_benchmark",
                "t20"."utilisation_benchmark_low",
                "t20"."utilisation_benchmark_high",
                "t20"."utilisation_mean",
                "t20"."utilisation_strength",
                "t20"."n_accounts",
                "t20"."n_observations",
                "t20"."is_bootstrap"
              FROM (
                SELECT DISTINCT
                  "t1"."cohort" AS "wanted_cohort",
                  "t1"."seat_bucket" AS "wanted_bucket"
                FROM "ide_observation_monthly" AS "t1"
              ) AS "t13"
              INNER JOIN (
                SELECT
                  *
                FROM "cohort_benchmarks" AS "t5"
                WHERE
                  "t5"."phase" = 'use'
                  AND (
                    (
                      "t5"."n_accounts" >= 30
                    ) OR (
                      "t5"."cohort" = 'Default'
                    )
                  )
              ) AS "t20"
                ON "t13"."wanted_bucket" = "t20"."seat_bucket"
            ) AS "t23"
          ) AS "t28"
          WHERE
            "t28"."order" IS NOT NULL
        ) AS "t32"
      ) AS "t34"
      WHERE
        "t34"."place" = 0
    ) AS "t38"
      ON "t31"."cohort" = "t38"."use_for_cohort"
      AND "t31"."seat_bucket" = "t38"."use_for_bucket"
    LEFT OUTER JOIN (
      SELECT
        "t35"."wanted_cohort" AS "extend_for_cohort",
        "t35"."wanted_bucket" AS "extend_for_bucket",
        "t35"."cohort" AS "extend_cohort",
        "t35"."assignment_benchmark" AS "assignment_benchmark_extend_phase",
        "t35"."utilisation_benchmark" AS "utilisation_benchmark_extend_phase"
      FROM (
        SELECT
          "t33"."wanted_cohort",
          "t33"."wanted_bucket",
          "t33"."benchmark_version",
          "t33"."cohort",
          "t33"."seat_bucket",
          "t33"."phase",
          "t33"."assignment_benchmark",
          "t33"."assignment_benchmark_low",
          "t33"."assignment_benchmark_high",
          "t33"."assignment_mean",
          "t33"."assignment_strength",
          "t33"."utilisation_benchmark",
          "t33"."utilisation_benchmark_low",
          "t33"."utilisation_benchmark_high",
          "t33"."utilisation_mean",
          "t33"."utilisation_strength",
          "t33"."n_accounts",
          "t33"."n_observations",
          "t33"."is_bootstrap",
          "t33"."order",
          ROW_NUMBER() OVER (
            PARTITION BY "t33"."wanted_cohort", "t33"."wanted_bucket"
            ORDER BY "t33"."order" ASC, "t33"."cohort" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t24"."wanted_cohort",
              "t24"."wanted_bucket",
              "t24"."benchmark_version",
              "t24"."cohort",
              "t24"."seat_bucket",
              "t24"."phase",
              "t24"."assignment_benchmark",
              "t24"."assignment_benchmark_low",
              "t24"."assignment_benchmark_high",
              "t24"."assignment_mean",
              "t24"."assignment_strength",
              "t24"."utilisation_benchmark",
              "t24"."utilisation_benchmark_low",
              "t24"."utilisation_benchmark_high",
              "t24"."utilisation_mean",
              "t24"."utilisation_strength",
              "t24"."n_accounts",
              "t24"."n_observations",
              "t24"."is_bootstrap",
              CASE
                WHEN "t24"."cohort" = "t24"."wanted_cohort"
                THEN 0
                WHEN (
                  "t24"."cohort" = 'FYC'
                )
                AND CONTAINS('&' || "t24"."wanted_cohort" || '&', '&' || "t24"."cohort" || '&')
                THEN 1
                WHEN (
                  "t24"."cohort" = 'LC'
                )
                AND CONTAINS('&' || "t24"."wanted_cohort" || '&', '&' || "t24"."cohort" || '&')
                THEN 2
                WHEN (
                  "t24"."cohort" = 'Promo'
                )
                AND CONTAINS('&' || "t24"."wanted_cohort" || '&', '&' || "t24"."cohort" || '&')
                THEN 3
                WHEN "t24"."cohort" = 'Default'
                THEN 4
                ELSE NULL
              END AS "order"
            FROM (
              SELECT
                "t13"."wanted_cohort",
                "t13"."wanted_bucket",
                "t21"."benchmark_version",
                "t21"."cohort",
                "t21"."seat_bucket",
                "t21"."phase",
                "t21"."assignment_benchmark",
                "t21"."assignment_benchmark_low",
                "t21"."assignment_benchmark_high",
                "t21"."assignment_mean",
                "t21"."assignment_strength",
                "t21"."utilisation_benchmark",
                "t21"."utilisation_benchmark_low",
                "t21"."utilisation_benchmark_high",
                "t21"."utilisation_mean",
                "t21"."utilisation_strength",
                "t21"."n_accounts",
                "t21"."n_observations",
                "t21"."is_bootstrap"
              FROM (
                SELECT DISTINCT
                  "t1"."cohort" AS "wanted_cohort",
                  "t1"."seat_bucket" AS "wanted_bucket"
                FROM "ide_observation_monthly" AS "t1"
              ) AS "t13"
              INNER JOIN (
                SELECT
                  *
                FROM "cohort_benchmarks" AS "t5"
                WHERE
                  "t5"."phase" = 'extend'
                  AND (
                    (
                      "t5"."n_accounts" >= 30
                    ) OR (
                      "t5"."cohort" = 'Default'
                    )
                  )
              ) AS "t21"
                ON "t13"."wanted_bucket" = "t21"."seat_bucket"
            ) AS "t24"
          ) AS "t29"
          WHERE
            "t29"."order" IS NOT NULL
        ) AS "t33"
      ) AS "t35"
      WHERE
        "t35"."place" = 0
    ) AS "t39"
      ON "t31"."cohort" = "t39"."extend_for_cohort"
      AND "t31"."seat_bucket" = "t39"."extend_for_bucket"
  ) AS "t40"
) AS "t41"