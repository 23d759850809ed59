SELECT
  "t48"."original_account_csn",
  "t48"."surviving_account_csn",
  "t48"."opportunity_id",
  "t48"."snapshot_date",
  "t48"."tenant_id",
  "t48"."product_offering",
  "t48"."offering_product_line_code",
  "t48"."contract_id",
  "t48"."site_geo",
  "t48"."original_account_named_account_group",
  "t48"."opportunity_created_date",
  "t48"."opportunity_close_date",
  "t48"."snapshot_year",
  "t48"."snapshot_month",
  "t48"."seats_purchased",
  "t48"."seats_assigned",
  "t48"."mau",
  "t48"."assignment_rate",
  "t48"."usage_rate",
  "t48"."utilisation_rate",
  "t48"."customer_ews_prediction",
  "t48"."customer_active_aov_net3",
  "t48"."customer_aov_band",
  "t48"."opportunity_lc_flag",
  "t48"."opportunity_promo_flag",
  "t48"."parent_account_new_customer_flag",
  "t48"."base_flag",
  "t48"."seat_bucket",
  "t48"."dormancy_flag",
  "t48"."assignment_benchmark_use_phase",
  "t48"."assignment_benchmark_extend_phase",
  "t48"."assignment_benchmark_use_phase_diff",
  "t48"."assignment_benchmark_extend_phase_diff",
  "t48"."utilisation_benchmark_use_phase",
  "t48"."utilisation_benchmark_extend_phase",
  "t48"."utilisation_benchmark_use_phase_diff",
  "t48"."utilisation_benchmark_extend_phase_diff",
  "t48"."cohort_benchmark_used",
  COALESCE("t10"."insert_dt", CAST(':today' AS DATE)) AS "insert_dt",
  CASE
    WHEN "t48"."site_geo" IS NOT DISTINCT FROM "t9"."site_geo"
    AND "t48"."original_account_named_account_group" IS NOT DISTINCT FROM "t9"."original_account_named_account_group"
    AND "t48"."opportunity_created_date" IS NOT DISTINCT FROM "t9"."opportunity_created_date"
    AND "t48"."opportunity_close_date" IS NOT DISTINCT FROM "t9"."opportunity_close_date"
    AND "t48"."snapshot_year" IS NOT DISTINCT FROM "t9"."snapshot_year"
    AND "t48"."snapshot_month" IS NOT DISTINCT FROM "t9"."snapshot_month"
    AND "t48"."seats_purchased" IS NOT DISTINCT FROM "t9"."seats_purchased"
    AND "t48"."seats_assigned" IS NOT DISTINCT FROM "t9"."seats_assigned"
    AND "t48"."mau" IS NOT DISTINCT FROM "t9"."mau"
    AND "t48"."assignment_rate" IS NOT DISTINCT FROM "t9"."assignment_rate"
    AND "t48"."usage_rate" IS NOT DISTINCT FROM "t9"."usage_rate"
    AND "t48"."utilisation_rate" IS NOT DISTINCT FROM "t9"."utilisation_rate"
    AND "t48"."customer_ews_prediction" IS NOT DISTINCT FROM "t9"."customer_ews_prediction"
    AND "t48"."customer_active_aov_net3" IS NOT DISTINCT FROM "t9"."customer_active_aov_net3"
    AND "t48"."customer_aov_band" IS NOT DISTINCT FROM "t9"."customer_aov_band"
    AND "t48"."opportunity_lc_flag" IS NOT DISTINCT FROM "t9"."opportunity_lc_flag"
    AND "t48"."opportunity_promo_flag" IS NOT DISTINCT FROM "t9"."opportunity_promo_flag"
    AND "t48"."parent_account_new_customer_flag" IS NOT DISTINCT FROM "t9"."parent_account_new_customer_flag"
    AND "t48"."base_flag" IS NOT DISTINCT FROM "t9"."base_flag"
    AND "t48"."seat_bucket" IS NOT DISTINCT FROM "t9"."seat_bucket"
    AND "t48"."dormancy_flag" IS NOT DISTINCT FROM "t9"."dormancy_flag"
    AND "t48"."assignment_benchmark_use_phase" IS NOT DISTINCT FROM "t9"."assignment_benchmark_use_phase"
    AND "t48"."assignment_benchmark_extend_phase" IS NOT DISTINCT FROM "t9"."assignment_benchmark_extend_phase"
    AND "t48"."assignment_benchmark_use_phase_diff" IS NOT DISTINCT FROM "t9"."assignment_benchmark_use_phase_diff"
    AND "t48"."assignment_benchmark_extend_phase_diff" IS NOT DISTINCT FROM "t9"."assignment_benchmark_extend_phase_diff"
    AND "t48"."utilisation_benchmark_use_phase" IS NOT DISTINCT FROM "t9"."utilisation_benchmark_use_phase"
    AND "t48"."utilisation_benchmark_extend_phase" IS NOT DISTINCT FROM "t9"."utilisation_benchmark_extend_phase"
    AND "t48"."utilisation_benchmark_use_phase_diff" IS NOT DISTINCT FROM "t9"."utilisation_benchmark_use_phase_diff"
    AND "t48"."utilisation_benchmark_extend_phase_diff" IS NOT DISTINCT FROM "t9"."utilisation_benchmark_extend_phase_diff"
    AND "t48"."cohort_benchmark_used" IS NOT DISTINCT FROM "t9"."cohort_benchmark_used"
    AND (
      "t9"."update_dt" IS NOT NULL
    )
    THEN "t9"."update_dt"
    ELSE CAST(':today' AS DATE)
  END AS "update_dt"
FROM (
  SELECT
    "t46"."original_account_csn",
    "t46"."surviving_account_csn",
    "t46"."opportunity_id",
    "t46"."snapshot_date",
    "t46"."tenant_id",
    "t46"."product_offering",
    "t46"."offering_product_line_code",
    "t46"."contract_id",
    "t46"."site_geo",
    "t46"."original_account_named_account_group",
    "t46"."opportunity_created_date",
    "t46"."opportunity_close_date",
    CAST(':year' AS BIGINT) AS "snapshot_year",
    CAST(':number' AS BIGINT) AS "snapshot_month",
    "t46"."seats_purchased",
    "t46"."seats_assigned",
    "t46"."mau",
    "t46"."assignment_rate",
    CASE
      WHEN "t46"."seats_purchased" = 0
      THEN CAST(NULL AS DOUBLE)
      ELSE CAST(CAST(FLOOR(
        (
          (
            (
              "t46"."mau" * 200
            ) + "t46"."seats_assigned"
          ) - (
            (
              (
                "t46"."mau" * 200
              ) + "t46"."seats_assigned"
            ) % (
              NULLIF("t46"."seats_assigned", 0) * 2
            )
          )
        ) / (
          NULLIF("t46"."seats_assigned", 0) * 2
        )
      ) AS BIGINT) AS DOUBLE)
    END AS "usage_rate",
    CAST(CAST(FLOOR(
      (
        (
          (
            "t46"."mau" * 200
          ) + "t46"."seats_purchased"
        ) - (
          (
            (
              "t46"."mau" * 200
            ) + "t46"."seats_purchased"
          ) % (
            NULLIF("t46"."seats_purchased", 0) * 2
          )
        )
      ) / (
        NULLIF("t46"."seats_purchased", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE) AS "utilisation_rate",
    "t46"."customer_ews_prediction",
    "t46"."customer_active_aov_net3",
    CASE
      WHEN "t46"."customer_active_aov_net3" < 1000
      THEN 'AOV: <$1k'
      WHEN "t46"."customer_active_aov_net3" < 5000
      THEN 'AOV: $1-5k'
      WHEN "t46"."customer_active_aov_net3" < 10000
      THEN 'AOV: $5-10k'
      WHEN "t46"."customer_active_aov_net3" >= 10000
      THEN 'AOV: $10k+'
      ELSE NULL
    END AS "customer_aov_band",
    "t46"."opportunity_lc_flag",
    "t46"."opportunity_promo_flag",
    "t46"."parent_account_new_customer_flag",
    "t46"."base_flag",
    "t46"."seat_bucket",
    "t46"."dormancy_flag",
    "t46"."assignment_benchmark_use_phase",
    "t46"."assignment_benchmark_extend_phase",
    CAST(CAST(ROUND("t46"."assignment_rate" * 10, 0) AS BIGINT) - CAST(ROUND("t46"."assignment_benchmark_use_phase" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_benchmark_use_phase_diff",
    CAST(CAST(ROUND("t46"."assignment_rate" * 10, 0) AS BIGINT) - CAST(ROUND("t46"."assignment_benchmark_extend_phase" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_benchmark_extend_phase_diff",
    "t46"."utilisation_benchmark_use_phase",
    "t46"."utilisation_benchmark_extend_phase",
    CAST(CAST(ROUND(
      CAST(CAST(FLOOR(
        (
          (
            (
              "t46"."mau" * 200
            ) + "t46"."seats_purchased"
          ) - (
            (
              (
                "t46"."mau" * 200
              ) + "t46"."seats_purchased"
            ) % (
              NULLIF("t46"."seats_purchased", 0) * 2
            )
          )
        ) / (
          NULLIF("t46"."seats_purchased", 0) * 2
        )
      ) AS BIGINT) AS DOUBLE) * 10,
      0
    ) AS BIGINT) - CAST(ROUND("t46"."utilisation_benchmark_use_phase" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_benchmark_use_phase_diff",
    CAST(CAST(ROUND(
      CAST(CAST(FLOOR(
        (
          (
            (
              "t46"."mau" * 200
            ) + "t46"."seats_purchased"
          ) - (
            (
              (
                "t46"."mau" * 200
              ) + "t46"."seats_purchased"
            ) % (
              NULLIF("t46"."seats_purchased", 0) * 2
            )
          )
        ) / (
          NULLIF("t46"."seats_purchased", 0) * 2
        )
      ) AS BIGINT) AS DOUBLE) * 10,
      0
    ) AS BIGINT) - CAST(ROUND("t46"."utilisation_benchmark_extend_phase" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_benchmark_extend_phase_diff",
    COALESCE(
      CASE
        WHEN "t46"."phase" = 'extend'
        THEN "t46"."extend_cohort"
        ELSE "t46"."use_cohort"
      END,
      'Default'
    ) AS "cohort_benchmark_used"
  FROM (
    SELECT
      "t33"."opportunity_id",
      "t33"."contract_id",
      "t33"."tenant_id",
      "t33"."offering_product_line_code",
      "t33"."snapshot_date",
      "t33"."original_account_csn",
      "t33"."cohort",
      "t33"."seat_bucket",
      "t33"."phase",
      "t33"."seats_purchased",
      "t33"."seats_assigned",
      "t33"."assignment_rate",
      "t33"."opportunity_lc_flag",
      "t33"."opportunity_promo_flag",
      "t33"."parent_account_new_customer_flag",
      "t33"."base_flag",
      "t33"."users_without_seats",
      "t33"."product_offering",
      "t33"."mau",
      "t33"."dormancy_flag",
      "t33"."opportunity_created_date",
      "t33"."opportunity_close_date",
      "t33"."customer_active_aov_net3",
      "t33"."surviving_account_csn",
      "t17"."known_csn",
      "t17"."site_geo",
      "t17"."original_account_named_account_group",
      "t35"."scored_opportunity",
      "t35"."customer_ews_prediction",
      "t44"."use_for_cohort",
      "t44"."use_for_bucket",
      "t44"."use_cohort",
      "t44"."assignment_benchmark_use_phase",
      "t44"."utilisation_benchmark_use_phase",
      "t45"."extend_for_cohort",
      "t45"."extend_for_bucket",
      "t45"."extend_cohort",
      "t45"."assignment_benchmark_extend_phase",
      "t45"."utilisation_benchmark_extend_phase"
    FROM (
      SELECT
        "t28"."opportunity_id",
        "t28"."contract_id",
        "t28"."tenant_id",
        "t28"."offering_product_line_code",
        "t28"."snapshot_date",
        "t28"."original_account_csn",
        "t28"."cohort",
        "t28"."seat_bucket",
        "t28"."phase",
        "t28"."seats_purchased",
        "t28"."seats_assigned",
        "t28"."assignment_rate",
        "t28"."opportunity_lc_flag",
        "t28"."opportunity_promo_flag",
        "t28"."parent_account_new_customer_flag",
        "t28"."base_flag",
        "t28"."users_without_seats",
        "t28"."product_offering",
        "t28"."mau",
        "t28"."dormancy_flag",
        "t28"."opportunity_created_date",
        "t28"."opportunity_close_date",
        "t28"."customer_active_aov_net3",
        COALESCE("t28"."final_csn", "t28"."original_account_csn") AS "surviving_account_csn"
      FROM (
        SELECT
          "t19"."opportunity_id",
          "t19"."contract_id",
          "t19"."tenant_id",
          "t19"."offering_product_line_code",
          "t19"."snapshot_date",
          "t19"."original_account_csn",
          "t19"."cohort",
          "t19"."seat_bucket",
          "t19"."phase",
          "t19"."seats_purchased",
          "t19"."seats_assigned",
          "t19"."assignment_rate",
          "t19"."opportunity_lc_flag",
          "t19"."opportunity_promo_flag",
          "t19"."parent_account_new_customer_flag",
          "t19"."base_flag",
          "t19"."users_without_seats",
          "t20"."product_offering",
          "t20"."mau",
          "t20"."dormancy_flag",
          "t21"."opportunity_created_date",
          "t21"."opportunity_close_date",
          "t21"."customer_active_aov_net3",
          "t22"."merged_csn",
          "t22"."final_csn"
        FROM (
          SELECT
            "t3"."opportunity_id",
            "t3"."contract_id",
            "t3"."tenant_id",
            "t3"."offering_product_line_code",
            "t3"."snapshot_date",
            "t3"."original_account_csn",
            "t3"."cohort",
            "t3"."seat_bucket",
            "t3"."phase",
            "t3"."seats_purchased",
            "t3"."seats_assigned",
            "t3"."assignment_rate",
            "t3"."opportunity_lc_flag",
            "t3"."opportunity_promo_flag",
            "t3"."parent_account_new_customer_flag",
            "t3"."base_flag",
            "t3"."users_without_seats"
          FROM "ide_observation_monthly" AS "t3"
        ) AS "t19"
        INNER JOIN (
          SELECT
            "t5"."tenant_id",
            "t5"."offering_product_line_code",
            "t5"."product_offering",
            "t5"."mau",
            "t5"."dormancy_flag"
          FROM "usage_monthly" AS "t5"
        ) AS "t20"
          ON "t19"."tenant_id" = "t20"."tenant_id"
          AND "t19"."offering_product_line_code" = "t20"."offering_product_line_code"
        INNER JOIN (
          SELECT
            "t6"."opportunity_id",
            "t6"."created_date" AS "opportunity_created_date",
            "t6"."close_date" AS "opportunity_close_date",
            "t6"."active_aov_net3" AS "customer_active_aov_net3"
          FROM "opportunities" AS "t6"
        ) AS "t21"
          ON "t19"."opportunity_id" = "t21"."opportunity_id"
        LEFT OUTER JOIN (
          SELECT
            "t7"."victim_account_csn" AS "merged_csn",
            "t7"."surviving_account_csn" AS "final_csn"
          FROM "account_merges" AS "t7"
        ) AS "t22"
          ON "t19"."original_account_csn" = "t22"."merged_csn"
      ) AS "t28"
    ) AS "t33"
    LEFT OUTER JOIN (
      SELECT
        "t2"."account_csn" AS "known_csn",
        "t2"."site_geo",
        "t2"."named_account_group" AS "original_account_named_account_group"
      FROM "account_attributes" AS "t2"
    ) AS "t17"
      ON "t33"."original_account_csn" = "t17"."known_csn"
    LEFT OUTER JOIN (
      SELECT
        "t29"."opportunity_id" AS "scored_opportunity",
        "t29"."prediction" AS "customer_ews_prediction"
      FROM (
        SELECT
          "t23"."opportunity_id",
          "t23"."scored_on",
          "t23"."prediction",
          ROW_NUMBER() OVER (
            PARTITION BY "t23"."opportunity_id"
            ORDER BY "t23"."scored_on" DESC, "t23"."prediction" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            *
          FROM "ews_scores" AS "t4"
          WHERE
            "t4"."scored_on" <= CAST(':last_day' AS DATE)
        ) AS "t23"
      ) AS "t29"
      WHERE
        "t29"."place" = 0
    ) AS "t35"
      ON "t33"."opportunity_id" = "t35"."scored_opportunity"
    LEFT OUTER JOIN (
      SELECT
        "t40"."wanted_cohort" AS "use_for_cohort",
        "t40"."wanted_bucket" AS "use_for_bucket",
        "t40"."cohort" AS "use_cohort",
        "t40"."assignment_benchmark" AS "assignment_benchmark_use_phase",
        "t40"."utilisation_benchmark" AS "utilisation_benchmark_use_phase"
      FROM (
        SELECT
          "t38"."wanted_cohort",
          "t38"."wanted_bucket",
          "t38"."benchmark_version",
          "t38"."cohort",
          "t38"."seat_bucket",
          "t38"."phase",
          "t38"."assignment_benchmark",
          "t38"."assignment_benchmark_low",
          "t38"."assignment_benchmark_high",
          "t38"."assignment_mean",
          "t38"."assignment_strength",
          "t38"."utilisation_benchmark",
          "t38"."utilisation_benchmark_low",
          "t38"."utilisation_benchmark_high",
          "t38"."utilisation_mean",
          "t38"."utilisation_strength",
          "t38"."n_accounts",
          "t38"."n_observations",
          "t38"."is_bootstrap",
          "t38"."order",
          ROW_NUMBER() OVER (
            PARTITION BY "t38"."wanted_cohort", "t38"."wanted_bucket"
            ORDER BY "t38"."order" ASC, "t38"."cohort" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t30"."wanted_cohort",
              "t30"."wanted_bucket",
              "t30"."benchmark_version",
              "t30"."cohort",
              "t30"."seat_bucket",
              "t30"."phase",
              "t30"."assignment_benchmark",
              "t30"."assignment_benchmark_low",
              "t30"."assignment_benchmark_high",
              "t30"."assignment_mean",
              "t30"."assignment_strength",
              "t30"."utilisation_benchmark",
              "t30"."utilisation_benchmark_low",
              "t30"."utilisation_benchmark_high",
              "t30"."utilisation_mean",
              "t30"."utilisation_strength",
              "t30"."n_accounts",
              "t30"."n_observations",
              "t30"."is_bootstrap",
              CASE
                WHEN "t30"."cohort" = "t30"."wanted_cohort"
                THEN 0
                WHEN (
                  "t30"."cohort" = 'FYC'
                )
                AND CONTAINS('&' || "t30"."wanted_cohort" || '&', '&' || "t30"."cohort" || '&')
                THEN 1
                WHEN (
                  "t30"."cohort" = 'LC'
                )
                AND CONTAINS('&' || "t30"."wanted_cohort" || '&', '&' || "t30"."cohort" || '&')
                THEN 2
                WHEN (
                  "t30"."cohort" = 'Promo'
                )
                AND CONTAINS('&' || "t30"."wanted_cohort" || '&', '&' || "t30"."cohort" || '&')
                THEN 3
                WHEN "t30"."cohort" = 'Default'
                THEN 4
                ELSE NULL
              END AS "order"
            FROM (
              SELECT
                "t18"."wanted_cohort",
                "t18"."wanted_bucket",
                "t26"."benchmark_version",
                "t26"."cohort",
                "t26"."seat_bucket",
                "t26"."phase",
                "t26"."assignment_benchmark",
                "t26"."assignment_benchmark_low",
                "t26"."assignment_benchmark_high",
                "t26"."assignment_mean",
                "t26"."assignment_strength",
                "t26"."utilisation_benchmark",
                "t26"."utilisation_benchmark_low",
                "t26"."utilisation_benchmark_high",
                "t26"."utilisation_mean",
                "t26"."utilisation_strength",
                "t26"."n_accounts",
                "t26"."n_observations",
                "t26"."is_bootstrap"
              FROM (
                SELECT DISTINCT
                  "t3"."cohort" AS "wanted_cohort",
                  "t3"."seat_bucket" AS "wanted_bucket"
                FROM "ide_observation_monthly" AS "t3"
              ) AS "t18"
              INNER JOIN (
                SELECT
                  *
                FROM "cohort_benchmarks" AS "t8"
                WHERE
                  "t8"."phase" = 'use'
                  AND (
                    (
                      "t8"."n_accounts" >= 30
                    ) OR (
                      "t8"."cohort" = 'Default'
                    )
                  )
              ) AS "t26"
                ON "t18"."wanted_bucket" = "t26"."seat_bucket"
            ) AS "t30"
          ) AS "t36"
          WHERE
            "t36"."order" IS NOT NULL
        ) AS "t38"
      ) AS "t40"
      WHERE
        "t40"."place" = 0
    ) AS "t44"
      ON "t33"."cohort" = "t44"."use_for_cohort"
      AND "t33"."seat_bucket" = "t44"."use_for_bucket"
    LEFT OUTER JOIN (
      SELECT
        "t41"."wanted_cohort" AS "extend_for_cohort",
        "t41"."wanted_bucket" AS "extend_for_bucket",
        "t41"."cohort" AS "extend_cohort",
        "t41"."assignment_benchmark" AS "assignment_benchmark_extend_phase",
        "t41"."utilisation_benchmark" AS "utilisation_benchmark_extend_phase"
      FROM (
        SELECT
          "t39"."wanted_cohort",
          "t39"."wanted_bucket",
          "t39"."benchmark_version",
          "t39"."cohort",
          "t39"."seat_bucket",
          "t39"."phase",
          "t39"."assignment_benchmark",
          "t39"."assignment_benchmark_low",
          "t39"."assignment_benchmark_high",
          "t39"."assignment_mean",
          "t39"."assignment_strength",
          "t39"."utilisation_benchmark",
          "t39"."utilisation_benchmark_low",
          "t39"."utilisation_benchmark_high",
          "t39"."utilisation_mean",
          "t39"."utilisation_strength",
          "t39"."n_accounts",
          "t39"."n_observations",
          "t39"."is_bootstrap",
          "t39"."order",
          ROW_NUMBER() OVER (
            PARTITION BY "t39"."wanted_cohort", "t39"."wanted_bucket"
            ORDER BY "t39"."order" ASC, "t39"."cohort" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t31"."wanted_cohort",
              "t31"."wanted_bucket",
              "t31"."benchmark_version",
              "t31"."cohort",
              "t31"."seat_bucket",
              "t31"."phase",
              "t31"."assignment_benchmark",
              "t31"."assignment_benchmark_low",
              "t31"."assignment_benchmark_high",
              "t31"."assignment_mean",
              "t31"."assignment_strength",
              "t31"."utilisation_benchmark",
              "t31"."utilisation_benchmark_low",
              "t31"."utilisation_benchmark_high",
              "t31"."utilisation_mean",
              "t31"."utilisation_strength",
              "t31"."n_accounts",
              "t31"."n_observations",
              "t31"."is_bootstrap",
              CASE
                WHEN "t31"."cohort" = "t31"."wanted_cohort"
                THEN 0
                WHEN (
                  "t31"."cohort" = 'FYC'
                )
                AND CONTAINS('&' || "t31"."wanted_cohort" || '&', '&' || "t31"."cohort" || '&')
                THEN 1
                WHEN (
                  "t31"."cohort" = 'LC'
                )
                AND CONTAINS('&' || "t31"."wanted_cohort" || '&', '&' || "t31"."cohort" || '&')
                THEN 2
                WHEN (
                  "t31"."cohort" = 'Promo'
                )
                AND CONTAINS('&' || "t31"."wanted_cohort" || '&', '&' || "t31"."cohort" || '&')
                THEN 3
                WHEN "t31"."cohort" = 'Default'
                THEN 4
                ELSE NULL
              END AS "order"
            FROM (
              SELECT
                "t18"."wanted_cohort",
                "t18"."wanted_bucket",
                "t27"."benchmark_version",
                "t27"."cohort",
                "t27"."seat_bucket",
                "t27"."phase",
                "t27"."assignment_benchmark",
                "t27"."assignment_benchmark_low",
                "t27"."assignment_benchmark_high",
                "t27"."assignment_mean",
                "t27"."assignment_strength",
                "t27"."utilisation_benchmark",
                "t27"."utilisation_benchmark_low",
                "t27"."utilisation_benchmark_high",
                "t27"."utilisation_mean",
                "t27"."utilisation_strength",
                "t27"."n_accounts",
                "t27"."n_observations",
                "t27"."is_bootstrap"
              FROM (
                SELECT DISTINCT
                  "t3"."cohort" AS "wanted_cohort",
                  "t3"."seat_bucket" AS "wanted_bucket"
                FROM "ide_observation_monthly" AS "t3"
              ) AS "t18"
              INNER JOIN (
                SELECT
                  *
                FROM "cohort_benchmarks" AS "t8"
                WHERE
                  "t8"."phase" = 'extend'
                  AND (
                    (
                      "t8"."n_accounts" >= 30
                    ) OR (
                      "t8"."cohort" = 'Default'
                    )
                  )
              ) AS "t27"
                ON "t18"."wanted_bucket" = "t27"."seat_bucket"
            ) AS "t31"
          ) AS "t37"
          WHERE
            "t37"."order" IS NOT NULL
        ) AS "t39"
      ) AS "t41"
      WHERE
        "t41"."place" = 0
    ) AS "t45"
      ON "t33"."cohort" = "t45"."extend_for_cohort"
      AND "t33"."seat_bucket" = "t45"."extend_for_bucket"
  ) AS "t46"
) AS "t48"
LEFT OUTER JOIN "former_version" AS "t9"
  ON "t48"."original_account_csn" = "t9"."original_account_csn"
  AND "t48"."surviving_account_csn" = "t9"."surviving_account_csn"
  AND "t48"."opportunity_id" = "t9"."opportunity_id"
  AND "t48"."snapshot_date" = "t9"."snapshot_date"
  AND "t48"."tenant_id" = "t9"."tenant_id"
  AND "t48"."product_offering" = "t9"."product_offering"
  AND "t48"."offering_product_line_code" = "t9"."offering_product_line_code"
  AND "t48"."contract_id" = "t9"."contract_id"
LEFT OUTER JOIN "first_published" AS "t10"
  ON "t48"."original_account_csn" = "t10"."original_account_csn"
  AND "t48"."surviving_account_csn" = "t10"."surviving_account_csn"
  AND "t48"."opportunity_id" = "t10"."opportunity_id"
  AND "t48"."snapshot_date" = "t10"."snapshot_date"
  AND "t48"."tenant_id" = "t10"."tenant_id"
  AND "t48"."product_offering" = "t10"."product_offering"
  AND "t48"."offering_product_line_code" = "t10"."offering_product_line_code"
  AND "t48"."contract_id" = "t10"."contract_id"