SELECT
  "t42"."original_account_csn",
  "t42"."surviving_account_csn",
  "t42"."opportunity_id",
  "t42"."snapshot_date",
  "t42"."tenant_id",
  "t42"."product_offering",
  "t42"."offering_product_line_code",
  "t42"."contract_id",
  "t42"."site_geo",
  "t42"."original_account_named_account_group",
  "t42"."opportunity_created_date",
  "t42"."opportunity_close_date",
  CAST(':year' AS BIGINT) AS "snapshot_year",
  CAST(':number' AS BIGINT) AS "snapshot_month",
  "t42"."seats_purchased",
  "t42"."seats_assigned",
  "t42"."mau",
  "t42"."assignment_rate",
  CASE
    WHEN "t42"."seats_purchased" = 0
    THEN CAST(NULL AS DOUBLE)
    ELSE CAST(CAST(FLOOR(
      (
        (
          (
            "t42"."mau" * 200
          ) + "t42"."seats_assigned"
        ) - (
          (
            (
              "t42"."mau" * 200
            ) + "t42"."seats_assigned"
          ) % (
            NULLIF("t42"."seats_assigned", 0) * 2
          )
        )
      ) / (
        NULLIF("t42"."seats_assigned", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE)
  END AS "usage_rate",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t42"."mau" * 200
        ) + "t42"."seats_purchased"
      ) - (
        (
          (
            "t42"."mau" * 200
          ) + "t42"."seats_purchased"
        ) % (
          NULLIF("t42"."seats_purchased", 0) * 2
        )
      )
    ) / (
      NULLIF("t42"."seats_purchased", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) AS "utilisation_rate",
  "t42"."customer_ews_prediction",
  "t42"."customer_active_aov_net3",
  CASE
    WHEN "t42"."customer_active_aov_net3" < 1000
    THEN 'AOV: <$1k'
    WHEN "t42"."customer_active_aov_net3" < 5000
    THEN 'AOV: $1-5k'
    WHEN "t42"."customer_active_aov_net3" < 10000
    THEN 'AOV: $5-10k'
    WHEN "t42"."customer_active_aov_net3" >= 10000
    THEN 'AOV: $10k+'
    ELSE NULL
  END AS "customer_aov_band",
  "t42"."opportunity_lc_flag",
  "t42"."opportunity_promo_flag",
  "t42"."parent_account_new_customer_flag",
  "t42"."base_flag",
  "t42"."seat_bucket",
  "t42"."dormancy_flag",
  "t42"."assignment_benchmark_use_phase",
  "t42"."assignment_benchmark_extend_phase",
  CAST(CAST(ROUND("t42"."assignment_rate" * 10, 0) AS BIGINT) - CAST(ROUND("t42"."assignment_benchmark_use_phase" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_benchmark_use_phase_diff",
  CAST(CAST(ROUND("t42"."assignment_rate" * 10, 0) AS BIGINT) - CAST(ROUND("t42"."assignment_benchmark_extend_phase" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_benchmark_extend_phase_diff",
  "t42"."utilisation_benchmark_use_phase",
  "t42"."utilisation_benchmark_extend_phase",
  CAST(CAST(ROUND(
    CAST(CAST(FLOOR(
      (
        (
          (
            "t42"."mau" * 200
          ) + "t42"."seats_purchased"
        ) - (
          (
            (
              "t42"."mau" * 200
            ) + "t42"."seats_purchased"
          ) % (
            NULLIF("t42"."seats_purchased", 0) * 2
          )
        )
      ) / (
        NULLIF("t42"."seats_purchased", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE) * 10,
    0
  ) AS BIGINT) - CAST(ROUND("t42"."utilisation_benchmark_use_phase" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_benchmark_use_phase_diff",
  CAST(CAST(ROUND(
    CAST(CAST(FLOOR(
      (
        (
          (
            "t42"."mau" * 200
          ) + "t42"."seats_purchased"
        ) - (
          (
            (
              "t42"."mau" * 200
            ) + "t42"."seats_purchased"
          ) % (
            NULLIF("t42"."seats_purchased", 0) * 2
          )
        )
      ) / (
        NULLIF("t42"."seats_purchased", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE) * 10,
    0
  ) AS BIGINT) - CAST(ROUND("t42"."utilisation_benchmark_extend_phase" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_benchmark_extend_phase_diff",
  COALESCE(
    CASE
      WHEN "t42"."phase" = 'extend'
      THEN "t42"."extend_cohort"
      ELSE "t42"."use_cohort"
    END,
    'Default'
  ) AS "cohort_benchmark_used",
  CAST(':today' AS DATE) AS "insert_dt",
  CAST(':today' AS DATE) AS "update_dt"
FROM (
  SELECT
    "t29"."opportunity_id",
    "t29"."contract_id",
    "t29"."tenant_id",
    "t29"."offering_product_line_code",
    "t29"."snapshot_date",
    "t29"."original_account_csn",
    "t29"."cohort",
    "t29"."seat_bucket",
    "t29"."phase",
    "t29"."seats_purchased",
    "t29"."seats_assigned",
    "t29"."assignment_rate",
    "t29"."opportunity_lc_flag",
    "t29"."opportunity_promo_flag",
    "t29"."parent_account_new_customer_flag",
    "t29"."base_flag",
    "t29"."users_without_seats",
    "t29"."product_offering",
    "t29"."mau",
    "t29"."dormancy_flag",
    "t29"."opportunity_created_date",
    "t29"."opportunity_close_date",
    "t29"."customer_active_aov_net3",
    "t29"."surviving_account_csn",
    "t13"."known_csn",
    "t13"."site_geo",
    "t13"."original_account_named_account_group",
    "t31"."scored_opportunity",
    "t31"."customer_ews_prediction",
    "t40"."use_for_cohort",
    "t40"."use_for_bucket",
    "t40"."use_cohort",
    "t40"."assignment_benchmark_use_phase",
    "t40"."utilisation_benchmark_use_phase",
    "t41"."extend_for_cohort",
    "t41"."extend_for_bucket",
    "t41"."extend_cohort",
    "t41"."assignment_benchmark_extend_phase",
    "t41"."utilisation_benchmark_extend_phase"
  FROM (
    SELECT
      "t24"."opportunity_id",
      "t24"."contract_id",
      "t24"."tenant_id",
      "t24"."offering_product_line_code",
      "t24"."snapshot_date",
      "t24"."original_account_csn",
      "t24"."cohort",
      "t24"."seat_bucket",
      "t24"."phase",
      "t24"."seats_purchased",
      "t24"."seats_assigned",
      "t24"."assignment_rate",
      "t24"."opportunity_lc_flag",
      "t24"."opportunity_promo_flag",
      "t24"."parent_account_new_customer_flag",
      "t24"."base_flag",
      "t24"."users_without_seats",
      "t24"."product_offering",
      "t24"."mau",
      "t24"."dormancy_flag",
      "t24"."opportunity_created_date",
      "t24"."opportunity_close_date",
      "t24"."customer_active_aov_net3",
      COALESCE("t24"."final_csn", "t24"."original_account_csn") AS "surviving_account_csn"
    FROM (
      SELECT
        "t15"."opportunity_id",
        "t15"."contract_id",
        "t15"."tenant_id",
        "t15"."offering_product_line_code",
        "t15"."snapshot_date",
        "t15"."original_account_csn",
        "t15"."cohort",
        "t15"."seat_bucket",
        "t15"."phase",
        "t15"."seats_purchased",
        "t15"."seats_assigned",
        "t15"."assignment_rate",
        "t15"."opportunity_lc_flag",
        "t15"."opportunity_promo_flag",
        "t15"."parent_account_new_customer_flag",
        "t15"."base_flag",
        "t15"."users_without_seats",
        "t16"."product_offering",
        "t16"."mau",
        "t16"."dormancy_flag",
        "t17"."opportunity_created_date",
        "t17"."opportunity_close_date",
        "t17"."customer_active_aov_net3",
        "t18"."merged_csn",
        "t18"."final_csn"
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
      ) AS "t15"
      INNER JOIN (
        SELECT
          "t3"."tenant_id",
          "t3"."offering_product_line_code",
          "t3"."product_offering",
          "t3"."mau",
          "t3"."dormancy_flag"
        FROM "usage_monthly" AS "t3"
      ) AS "t16"
        ON "t15"."tenant_id" = "t16"."tenant_id"
        AND "t15"."offering_product_line_code" = "t16"."offering_product_line_code"
      INNER JOIN (
        SELECT
          "t4"."opportunity_id",
          "t4"."created_date" AS "opportunity_created_date",
          "t4"."close_date" AS "opportunity_close_date",
          "t4"."active_aov_net3" AS "customer_active_aov_net3"
        FROM "opportunities" AS "t4"
      ) AS "t17"
        ON "t15"."opportunity_id" = "t17"."opportunity_id"
      LEFT OUTER JOIN (
        SELECT
          "t5"."victim_account_csn" AS "merged_csn",
          "t5"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t5"
      ) AS "t18"
        ON "t15"."original_account_csn" = "t18"."merged_csn"
    ) AS "t24"
  ) AS "t29"
  LEFT OUTER JOIN (
    SELECT
      "t0"."account_csn" AS "known_csn",
      "t0"."site_geo",
      "t0"."named_account_group" AS "original_account_named_account_group"
    FROM "account_attributes" AS "t0"
  ) AS "t13"
    ON "t29"."original_account_csn" = "t13"."known_csn"
  LEFT OUTER JOIN (
    SELECT
      "t25"."opportunity_id" AS "scored_opportunity",
      "t25"."prediction" AS "customer_ews_prediction"
    FROM (
      SELECT
        "t19"."opportunity_id",
        "t19"."scored_on",
        "t19"."prediction",
        ROW_NUMBER() OVER (
          PARTITION BY "t19"."opportunity_id"
          ORDER BY "t19"."scored_on" DESC, "t19"."prediction" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "place"
      FROM (
        SELECT
          *
        FROM "ews_scores" AS "t2"
        WHERE
          "t2"."scored_on" <= CAST(':last_day' AS DATE)
      ) AS "t19"
    ) AS "t25"
    WHERE
      "t25"."place" = 0
  ) AS "t31"
    ON "t29"."opportunity_id" = "t31"."scored_opportunity"
  LEFT OUTER JOIN (
    SELECT
      "t36"."wanted_cohort" AS "use_for_cohort",
      "t36"."wanted_bucket" AS "use_for_bucket",
      "t36"."cohort" AS "use_cohort",
      "t36"."assignment_benchmark" AS "assignment_benchmark_use_phase",
      "t36"."utilisation_benchmark" AS "utilisation_benchmark_use_phase"
    FROM (
      SELECT
        "t34"."wanted_cohort",
        "t34"."wanted_bucket",
        "t34"."benchmark_version",
        "t34"."cohort",
        "t34"."seat_bucket",
        "t34"."phase",
        "t34"."assignment_benchmark",
        "t34"."assignment_benchmark_low",
        "t34"."assignment_benchmark_high",
        "t34"."assignment_mean",
        "t34"."assignment_strength",
        "t34"."utilisation_benchmark",
        "t34"."utilisation_benchmark_low",
        "t34"."utilisation_benchmark_high",
        "t34"."utilisation_mean",
        "t34"."utilisation_strength",
        "t34"."n_accounts",
        "t34"."n_observations",
        "t34"."is_bootstrap",
        "t34"."order",
        ROW_NUMBER() OVER (
          PARTITION BY "t34"."wanted_cohort", "t34"."wanted_bucket"
          ORDER BY "t34"."order" ASC, "t34"."cohort" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "place"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t26"."wanted_cohort",
            "t26"."wanted_bucket",
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
            "t26"."is_bootstrap",
            CASE
              WHEN "t26"."cohort" = "t26"."wanted_cohort"
              THEN 0
              WHEN (
                "t26"."cohort" = 'FYC'
              )
              AND CONTAINS('&' || "t26"."wanted_cohort" || '&', '&' || "t26"."cohort" || '&')
              THEN 1
              WHEN (
                "t26"."cohort" = 'LC'
              )
              AND CONTAINS('&' || "t26"."wanted_cohort" || '&', '&' || "t26"."cohort" || '&')
              THEN 2
              WHEN (
                "t26"."cohort" = 'Promo'
              )
              AND CONTAINS('&' || "t26"."wanted_cohort" || '&', '&' || "t26"."cohort" || '&')
              THEN 3
              WHEN "t26"."cohort" = 'Default'
              THEN 4
              ELSE NULL
            END AS "order"
          FROM (
            SELECT
              "t14"."wanted_cohort",
              "t14"."wanted_bucket",
              "t22"."benchmark_version",
              "t22"."cohort",
              "t22"."seat_bucket",
              "t22"."phase",
              "t22"."assignment_benchmark",
              "t22"."assignment_benchmark_low",
              "t22"."assignment_benchmark_high",
              "t22"."assignment_mean",
              "t22"."assignment_strength",
              "t22"."utilisation_benchmark",
              "t22"."utilisation_benchmark_low",
              "t22"."utilisation_benchmark_high",
              "t22"."utilisation_mean",
              "t22"."utilisation_strength",
              "t22"."n_accounts",
              "t22"."n_observations",
              "t22"."is_bootstrap"
            FROM (
              SELECT DISTINCT
                "t1"."cohort" AS "wanted_cohort",
                "t1"."seat_bucket" AS "wanted_bucket"
              FROM "ide_observation_monthly" AS "t1"
            ) AS "t14"
            INNER JOIN (
              SELECT
                *
              FROM "cohort_benchmarks" AS "t6"
              WHERE
                "t6"."phase" = 'use'
                AND (
                  (
                    "t6"."n_accounts" >= 30
                  ) OR (
                    "t6"."cohort" = 'Default'
                  )
                )
            ) AS "t22"
              ON "t14"."wanted_bucket" = "t22"."seat_bucket"
          ) AS "t26"
        ) AS "t32"
        WHERE
          "t32"."order" IS NOT NULL
      ) AS "t34"
    ) AS "t36"
    WHERE
      "t36"."place" = 0
  ) AS "t40"
    ON "t29"."cohort" = "t40"."use_for_cohort"
    AND "t29"."seat_bucket" = "t40"."use_for_bucket"
  LEFT OUTER JOIN (
    SELECT
      "t37"."wanted_cohort" AS "extend_for_cohort",
      "t37"."wanted_bucket" AS "extend_for_bucket",
      "t37"."cohort" AS "extend_cohort",
      "t37"."assignment_benchmark" AS "assignment_benchmark_extend_phase",
      "t37"."utilisation_benchmark" AS "utilisation_benchmark_extend_phase"
    FROM (
      SELECT
        "t35"."wanted_cohort",
        "t35"."wanted_bucket",
        "t35"."benchmark_version",
        "t35"."cohort",
        "t35"."seat_bucket",
        "t35"."phase",
        "t35"."assignment_benchmark",
        "t35"."assignment_benchmark_low",
        "t35"."assignment_benchmark_high",
        "t35"."assignment_mean",
        "t35"."assignment_strength",
        "t35"."utilisation_benchmark",
        "t35"."utilisation_benchmark_low",
        "t35"."utilisation_benchmark_high",
        "t35"."utilisation_mean",
        "t35"."utilisation_strength",
        "t35"."n_accounts",
        "t35"."n_observations",
        "t35"."is_bootstrap",
        "t35"."order",
        ROW_NUMBER() OVER (
          PARTITION BY "t35"."wanted_cohort", "t35"."wanted_bucket"
          ORDER BY "t35"."order" ASC, "t35"."cohort" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "place"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t27"."wanted_cohort",
            "t27"."wanted_bucket",
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
            "t27"."is_bootstrap",
            CASE
              WHEN "t27"."cohort" = "t27"."wanted_cohort"
              THEN 0
              WHEN (
                "t27"."cohort" = 'FYC'
              )
              AND CONTAINS('&' || "t27"."wanted_cohort" || '&', '&' || "t27"."cohort" || '&')
              THEN 1
              WHEN (
                "t27"."cohort" = 'LC'
              )
              AND CONTAINS('&' || "t27"."wanted_cohort" || '&', '&' || "t27"."cohort" || '&')
              THEN 2
              WHEN (
                "t27"."cohort" = 'Promo'
              )
              AND CONTAINS('&' || "t27"."wanted_cohort" || '&', '&' || "t27"."cohort" || '&')
              THEN 3
              WHEN "t27"."cohort" = 'Default'
              THEN 4
              ELSE NULL
            END AS "order"
          FROM (
            SELECT
              "t14"."wanted_cohort",
              "t14"."wanted_bucket",
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
              "t23"."is_bootstrap"
            FROM (
              SELECT DISTINCT
                "t1"."cohort" AS "wanted_cohort",
                "t1"."seat_bucket" AS "wanted_bucket"
              FROM "ide_observation_monthly" AS "t1"
            ) AS "t14"
            INNER JOIN (
              SELECT
                *
              FROM "cohort_benchmarks" AS "t6"
              WHERE
                "t6"."phase" = 'extend'
                AND (
                  (
                    "t6"."n_accounts" >= 30
                  ) OR (
                    "t6"."cohort" = 'Default'
                  )
                )
            ) AS "t23"
              ON "t14"."wanted_bucket" = "t23"."seat_bucket"
          ) AS "t27"
        ) AS "t33"
        WHERE
          "t33"."order" IS NOT NULL
      ) AS "t35"
    ) AS "t37"
    WHERE
      "t37"."place" = 0
  ) AS "t41"
    ON "t29"."cohort" = "t41"."extend_for_cohort"
    AND "t29"."seat_bucket" = "t41"."extend_for_bucket"
) AS "t42"