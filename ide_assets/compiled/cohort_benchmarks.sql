WITH "t6" AS (
  SELECT
    "t4"."cohort",
    "t4"."seat_bucket",
    "t4"."phase",
    COUNT(DISTINCT "t4"."original_account_csn") AS "n_accounts",
    COUNT(*) AS "n_observations",
    MAX("t4"."snapshot_date") AS "newest",
    MIN("t4"."snapshot_date") AS "oldest"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t0"."opportunity_id",
        "t0"."contract_id",
        "t0"."tenant_id",
        "t0"."offering_product_line_code",
        "t0"."snapshot_date",
        "t0"."original_account_csn",
        "t0"."cohort",
        "t0"."seat_bucket",
        "t0"."phase",
        "t0"."seats_purchased",
        "t0"."seats_assigned",
        "t0"."assignment_rate",
        "t0"."utilisation_rate",
        "t0"."opportunity_lc_flag",
        "t0"."opportunity_promo_flag",
        "t0"."parent_account_new_customer_flag",
        "t0"."base_flag",
        "t0"."users_without_seats",
        CAST(ROUND(
          CASE WHEN "t0"."assignment_rate" > 100 THEN 100.0 ELSE "t0"."assignment_rate" END * 10,
          0
        ) AS BIGINT) AS "assignment",
        CAST(ROUND(
          CASE WHEN "t0"."utilisation_rate" > 100 THEN 100.0 ELSE "t0"."utilisation_rate" END * 10,
          0
        ) AS BIGINT) AS "utilisation"
      FROM "ide_observation_monthly" AS "t0"
      WHERE
        "t0"."cohort" <> 'Base'
    ) AS "t1"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t0"."opportunity_id",
        "t0"."contract_id",
        "t0"."tenant_id",
        "t0"."offering_product_line_code",
        "t0"."snapshot_date",
        "t0"."original_account_csn",
        'Default' AS "cohort",
        "t0"."seat_bucket",
        "t0"."phase",
        "t0"."seats_purchased",
        "t0"."seats_assigned",
        "t0"."assignment_rate",
        "t0"."utilisation_rate",
        "t0"."opportunity_lc_flag",
        "t0"."opportunity_promo_flag",
        "t0"."parent_account_new_customer_flag",
        "t0"."base_flag",
        "t0"."users_without_seats",
        CAST(ROUND(
          CASE WHEN "t0"."assignment_rate" > 100 THEN 100.0 ELSE "t0"."assignment_rate" END * 10,
          0
        ) AS BIGINT) AS "assignment",
        CAST(ROUND(
          CASE WHEN "t0"."utilisation_rate" > 100 THEN 100.0 ELSE "t0"."utilisation_rate" END * 10,
          0
        ) AS BIGINT) AS "utilisation"
      FROM "ide_observation_monthly" AS "t0"
    ) AS "t2"
  ) AS "t4"
  GROUP BY
    1,
    2,
    3
), "t11" AS (
  SELECT
    "t3"."cohort",
    "t3"."seat_bucket",
    "t3"."phase",
    "t3"."rate",
    COUNT(*) AS "n",
    SUM(
      CAST(FLOOR(
        (
          (
            (
              1 * 5040000000
            ) + "t3"."seats_purchased"
          ) - (
            (
              (
                1 * 5040000000
              ) + "t3"."seats_purchased"
            ) % (
              NULLIF("t3"."seats_purchased", 0) * 2
            )
          )
        ) / (
          NULLIF("t3"."seats_purchased", 0) * 2
        )
      ) AS BIGINT)
    ) AS "shares"
  FROM (
    SELECT
      "t0"."opportunity_id",
      "t0"."contract_id",
      "t0"."tenant_id",
      "t0"."offering_product_line_code",
      "t0"."snapshot_date",
      "t0"."original_account_csn",
      "t0"."cohort",
      "t0"."seat_bucket",
      "t0"."phase",
      "t0"."seats_purchased",
      "t0"."seats_assigned",
      "t0"."assignment_rate",
      "t0"."utilisation_rate",
      "t0"."opportunity_lc_flag",
      "t0"."opportunity_promo_flag",
      "t0"."parent_account_new_customer_flag",
      "t0"."base_flag",
      "t0"."users_without_seats",
      CAST(ROUND(
        CASE WHEN "t0"."assignment_rate" > 100 THEN 100.0 ELSE "t0"."assignment_rate" END * 10,
        0
      ) AS BIGINT) AS "assignment",
      CAST(ROUND(
        CASE WHEN "t0"."utilisation_rate" > 100 THEN 100.0 ELSE "t0"."utilisation_rate" END * 10,
        0
      ) AS BIGINT) AS "utilisation",
      CAST(ROUND(
        CASE WHEN "t0"."assignment_rate" > 100 THEN 100.0 ELSE "t0"."assignment_rate" END * 10,
        0
      ) AS BIGINT) AS "rate"
    FROM "ide_observation_monthly" AS "t0"
    WHERE
      CAST(ROUND(
        CASE WHEN "t0"."assignment_rate" > 100 THEN 100.0 ELSE "t0"."assignment_rate" END * 10,
        0
      ) AS BIGINT) IS NOT NULL
  ) AS "t3"
  GROUP BY
    1,
    2,
    3,
    4
), "t12" AS (
  SELECT
    "t5"."cohort",
    "t5"."seat_bucket",
    "t5"."phase",
    "t5"."rate",
    COUNT(*) AS "n",
    SUM(
      CAST(FLOOR(
        (
          (
            (
              1 * 5040000000
            ) + "t5"."seats_purchased"
          ) - (
            (
              (
                1 * 5040000000
              ) + "t5"."seats_purchased"
            ) % (
              NULLIF("t5"."seats_purchased", 0) * 2
            )
          )
        ) / (
          NULLIF("t5"."seats_purchased", 0) * 2
        )
      ) AS BIGINT)
    ) AS "shares"
  FROM (
    SELECT
      "t0"."opportunity_id",
      "t0"."contract_id",
      "t0"."tenant_id",
      "t0"."offering_product_line_code",
      "t0"."snapshot_date",
      "t0"."original_account_csn",
      "t0"."cohort",
      "t0"."seat_bucket",
      "t0"."phase",
      "t0"."seats_purchased",
      "t0"."seats_assigned",
      "t0"."assignment_rate",
      "t0"."utilisation_rate",
      "t0"."opportunity_lc_flag",
      "t0"."opportunity_promo_flag",
      "t0"."parent_account_new_customer_flag",
      "t0"."base_flag",
      "t0"."users_without_seats",
      CAST(ROUND(
        CASE WHEN "t0"."assignment_rate" > 100 THEN 100.0 ELSE "t0"."assignment_rate" END * 10,
        0
      ) AS BIGINT) AS "assignment",
      CAST(ROUND(
        CASE WHEN "t0"."utilisation_rate" > 100 THEN 100.0 ELSE "t0"."utilisation_rate" END * 10,
        0
      ) AS BIGINT) AS "utilisation",
      CAST(ROUND(
        CASE WHEN "t0"."utilisation_rate" > 100 THEN 100.0 ELSE "t0"."utilisation_rate" END * 10,
        0
      ) AS BIGINT) AS "rate"
    FROM "ide_observation_monthly" AS "t0"
    WHERE
      CAST(ROUND(
        CASE WHEN "t0"."utilisation_rate" > 100 THEN 100.0 ELSE "t0"."utilisation_rate" END * 10,
        0
      ) AS BIGINT) IS NOT NULL
  ) AS "t5"
  GROUP BY
    1,
    2,
    3,
    4
)
SELECT
  "t40"."cohort",
  "t40"."seat_bucket",
  "t40"."phase",
  "t40"."n_accounts",
  "t40"."n_observations",
  "t40"."newest",
  "t40"."oldest",
  "t40"."assignment_benchmark",
  "t40"."assignment_benchmark_low",
  "t40"."assignment_benchmark_high",
  "t40"."assignment_mean",
  "t40"."assignment_strength",
  "t40"."utilisation_benchmark",
  "t40"."utilisation_benchmark_low",
  "t40"."utilisation_benchmark_high",
  "t40"."utilisation_mean",
  "t40"."utilisation_strength",
  ':benchmark_version' AS "benchmark_version",
  NOT (
    (
      "t40"."newest" <= CAST(':benchmark_window_last_day' AS DATE)
    )
    AND (
      "t40"."oldest" >= CAST(':benchmark_window_first_day' AS DATE)
    )
  ) AS "is_bootstrap"
FROM (
  SELECT
    "t39"."cohort",
    "t39"."seat_bucket",
    "t39"."phase",
    "t39"."n_accounts",
    "t39"."n_observations",
    "t39"."newest",
    "t39"."oldest",
    "t39"."assignment_benchmark",
    "t39"."assignment_benchmark_low",
    "t39"."assignment_benchmark_high",
    "t39"."assignment_mean",
    "t39"."assignment_strength",
    "t36"."cohort" AS "cohort_right",
    "t36"."seat_bucket" AS "seat_bucket_right",
    "t36"."phase" AS "phase_right",
    "t36"."utilisation_benchmark",
    "t36"."utilisation_benchmark_low",
    "t36"."utilisation_benchmark_high",
    "t36"."utilisation_mean",
    "t36"."utilisation_strength"
  FROM (
    SELECT
      "t37"."cohort",
      "t37"."seat_bucket",
      "t37"."phase",
      "t37"."n_accounts",
      "t37"."n_observations",
      "t37"."newest",
      "t37"."oldest",
      "t37"."assignment_benchmark",
      "t37"."assignment_benchmark_low",
      "t37"."assignment_benchmark_high",
      "t37"."assignment_mean",
      "t37"."assignment_strength"
    FROM (
      SELECT
        "t8"."cohort",
        "t8"."seat_bucket",
        "t8"."phase",
        "t8"."n_accounts",
        "t8"."n_observations",
        "t8"."newest",
        "t8"."oldest",
        "t35"."cohort" AS "cohort_right",
        "t35"."seat_bucket" AS "seat_bucket_right",
        "t35"."phase" AS "phase_right",
        "t35"."assignment_benchmark",
        "t35"."assignment_benchmark_low",
        "t35"."assignment_benchmark_high",
        "t35"."assignment_mean",
        "t35"."assignment_strength"
      FROM "t6" AS "t8"
      LEFT OUTER JOIN (
        SELECT
          "t31"."cohort",
          "t31"."seat_bucket",
          "t31"."phase",
          CAST(CAST(FLOOR(
            (
              (
                (
                  (
                    "t31"."lower_middle" + "t31"."upper_middle"
                  ) * 2
                ) + 2
              ) - (
                (
                  (
                    (
                      "t31"."lower_middle" + "t31"."upper_middle"
                    ) * 2
                  ) + 2
                ) % (
                  NULLIF(2, 0) * 2
                )
              )
            ) / (
              NULLIF(2, 0) * 2
            )
          ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_benchmark",
          CAST("t31"."low" AS DOUBLE) / 10.0 AS "assignment_benchmark_low",
          CAST("t31"."high" AS DOUBLE) / 10.0 AS "assignment_benchmark_high",
          CAST(CAST(FLOOR(
            (
              (
                (
                  "t31"."total" * 2
                ) + "t31"."n"
              ) - (
                (
                  (
                    "t31"."total" * 2
                  ) + "t31"."n"
                ) % (
                  NULLIF("t31"."n", 0) * 2
                )
              )
            ) / (
              NULLIF("t31"."n", 0) * 2
            )
          ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_mean",
          CASE
            WHEN "t31"."accounts" < 2
            THEN CAST(NULL AS DOUBLE)
            WHEN (
              (
                (
                  (
                    CAST("t31"."squares" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                  ) - (
                    (
                      CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                    ) * (
                      CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                    )
                  )
                ) * CAST("t31"."accounts" AS DOUBLE)
              ) / NULLIF(CAST("t31"."accounts" AS DOUBLE) - 1, 0.0)
            ) = 0
            THEN 1000.0
            WHEN (
              (
                (
                  (
                    CAST("t31"."squares" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                  ) - (
                    (
                      CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                    ) * (
                      CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                    )
                  )
                ) * CAST("t31"."accounts" AS DOUBLE)
              ) / NULLIF(CAST("t31"."accounts" AS DOUBLE) - 1, 0.0)
            ) >= (
              (
                CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
              ) * (
                1000 - (
                  CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                )
              )
            )
            THEN 1.0
            WHEN (
              (
                (
                  (
                    CAST("t31"."squares" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                  ) - (
                    (
                      CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                    ) * (
                      CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                    )
                  )
                ) * CAST("t31"."accounts" AS DOUBLE)
              ) / NULLIF(CAST("t31"."accounts" AS DOUBLE) - 1, 0.0)
            ) <= (
              (
                CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
              ) * (
                1000 - (
                  CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                )
              ) * (
                CAST("t31"."shares" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE) * 2520000000, 0.0)
              )
            )
            THEN 1000.0
            ELSE CAST(CAST(ROUND(
              CAST(ROUND(
                GREATEST(
                  LEAST(
                    (
                      (
                        (
                          CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                        ) * (
                          1000 - (
                            CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                          )
                        )
                      ) - (
                        (
                          (
                            (
                              CAST("t31"."squares" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                            ) - (
                              (
                                CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                              ) * (
                                CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                              )
                            )
                          ) * CAST("t31"."accounts" AS DOUBLE)
                        ) / NULLIF(CAST("t31"."accounts" AS DOUBLE) - 1, 0.0)
                      )
                    ) / NULLIF(
                      (
                        (
                          (
                            (
                              CAST("t31"."squares" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                            ) - (
                              (
                                CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                              ) * (
                                CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                              )
                            )
                          ) * CAST("t31"."accounts" AS DOUBLE)
                        ) / NULLIF(CAST("t31"."accounts" AS DOUBLE) - 1, 0.0)
                      ) - (
                        (
                          CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                        ) * (
                          1000 - (
                            CAST("t31"."total" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE), 0.0)
                          )
                        ) * (
                          CAST("t31"."shares" AS DOUBLE) / NULLIF(CAST("t31"."n" AS DOUBLE) * 2520000000, 0.0)
                        )
                      ),
                      0.0
                    ),
                    1000.0
                  ),
                  1.0
                ) * 10,
                6
              ) AS DOUBLE),
              0
            ) AS BIGINT) AS DOUBLE) / 10.0
          END AS "assignment_strength"
        FROM (
          SELECT
            "t29"."cohort",
            "t29"."seat_bucket",
            "t29"."phase",
            MIN("t29"."rate") FILTER(WHERE
              (
                "t29"."up_to" * 2
              ) >= "t29"."all") AS "lower_middle",
            MIN("t29"."rate") FILTER(WHERE
              (
                "t29"."up_to" * 2
              ) > "t29"."all") AS "upper_middle",
            MIN("t29"."rate") FILTER(WHERE
              "t29"."up_to" >= GREATEST(
                CAST(FLOOR(
                  CAST(ROUND(
                    (
                      CAST("t29"."all" AS DOUBLE) / 2.0
                    ) - (
                      (
                        0.98 * "t29"."all"
                      ) / NULLIF(SQRT(CAST("t29"."accounts" AS DOUBLE)), 0.0)
                    ),
                    6
                  ) AS DOUBLE)
                ) AS BIGINT),
                1
              )) AS "low",
            MIN("t29"."rate") FILTER(WHERE
              "t29"."up_to" >= LEAST(
                CAST(CEIL(
                  CAST(ROUND(
                    (
                      CAST("t29"."all" AS DOUBLE) / 2.0
                    ) + (
                      (
                        0.98 * "t29"."all"
                      ) / NULLIF(SQRT(CAST("t29"."accounts" AS DOUBLE)), 0.0)
                    ),
                    6
                  ) AS DOUBLE)
                ) AS BIGINT),
                "t29"."all"
              )) AS "high",
            SUM("t29"."rate" * "t29"."n") AS "total",
            SUM("t29"."rate" * "t29"."rate" * "t29"."n") AS "squares",
            MAX("t29"."accounts") AS "accounts",
            SUM("t29"."n") AS "n",
            SUM("t29"."shares") AS "shares"
          FROM (
            SELECT
              "t27"."cohort",
              "t27"."seat_bucket",
              "t27"."phase",
              "t27"."rate",
              "t27"."n",
              "t27"."shares",
              "t27"."n_accounts",
              "t27"."all",
              "t27"."up_to",
              LEAST("t27"."n_accounts", "t27"."all") AS "accounts"
            FROM (
              SELECT
                "t25"."cohort",
                "t25"."seat_bucket",
                "t25"."phase",
                "t25"."rate",
                "t25"."n",
                "t25"."shares",
                "t25"."n_accounts",
                SUM("t25"."n") OVER (
                  PARTITION BY "t25"."cohort", "t25"."seat_bucket", "t25"."phase"
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "all",
                SUM("t25"."n") OVER (
                  PARTITION BY "t25"."cohort", "t25"."seat_bucket", "t25"."phase"
                  ORDER BY "t25"."rate" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS "up_to"
              FROM (
                SELECT
                  "t23"."cohort",
                  "t23"."seat_bucket",
                  "t23"."phase",
                  "t23"."rate",
                  "t23"."n",
                  "t23"."shares",
                  "t10"."n_accounts"
                FROM (
                  SELECT
                    "t19"."cohort",
                    "t19"."seat_bucket",
                    "t19"."phase",
                    "t19"."rate",
                    SUM("t19"."n") AS "n",
                    SUM("t19"."shares") AS "shares"
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        *
                      FROM "t11" AS "t13"
                      WHERE
                        "t13"."cohort" <> 'Base'
                    ) AS "t17"
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'Default' AS "cohort",
                        "t13"."seat_bucket",
                        "t13"."phase",
                        "t13"."rate",
                        "t13"."n",
                        "t13"."shares"
                      FROM "t11" AS "t13"
                    ) AS "t15"
                  ) AS "t19"
                  GROUP BY
                    1,
                    2,
                    3,
                    4
                ) AS "t23"
                INNER JOIN (
                  SELECT
                    "t7"."cohort",
                    "t7"."seat_bucket",
                    "t7"."phase",
                    "t7"."n_accounts"
                  FROM "t6" AS "t7"
                ) AS "t10"
                  ON "t23"."cohort" = "t10"."cohort"
                  AND "t23"."seat_bucket" = "t10"."seat_bucket"
                  AND "t23"."phase" = "t10"."phase"
              ) AS "t25"
            ) AS "t27"
          ) AS "t29"
          GROUP BY
            1,
            2,
            3
        ) AS "t31"
      ) AS "t35"
        ON "t8"."cohort" = "t35"."cohort"
        AND "t8"."seat_bucket" = "t35"."seat_bucket"
        AND "t8"."phase" = "t35"."phase"
    ) AS "t37"
  ) AS "t39"
  LEFT OUTER JOIN (
    SELECT
      "t32"."cohort",
      "t32"."seat_bucket",
      "t32"."phase",
      CAST(CAST(FLOOR(
        (
          (
            (
              (
                "t32"."lower_middle" + "t32"."upper_middle"
              ) * 2
            ) + 2
          ) - (
            (
              (
                (
                  "t32"."lower_middle" + "t32"."upper_middle"
                ) * 2
              ) + 2
            ) % (
              NULLIF(2, 0) * 2
            )
          )
        ) / (
          NULLIF(2, 0) * 2
        )
      ) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_benchmark",
      CAST("t32"."low" AS DOUBLE) / 10.0 AS "utilisation_benchmark_low",
      CAST("t32"."high" AS DOUBLE) / 10.0 AS "utilisation_benchmark_high",
      CAST(CAST(FLOOR(
        (
          (
            (
              "t32"."total" * 2
            ) + "t32"."n"
          ) - (
            (
              (
                "t32"."total" * 2
              ) + "t32"."n"
            ) % (
              NULLIF("t32"."n", 0) * 2
            )
          )
        ) / (
          NULLIF("t32"."n", 0) * 2
        )
      ) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_mean",
      CASE
        WHEN "t32"."accounts" < 2
        THEN CAST(NULL AS DOUBLE)
        WHEN (
          (
            (
              (
                CAST("t32"."squares" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
              ) - (
                (
                  CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                ) * (
                  CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                )
              )
            ) * CAST("t32"."accounts" AS DOUBLE)
          ) / NULLIF(CAST("t32"."accounts" AS DOUBLE) - 1, 0.0)
        ) = 0
        THEN 1000.0
        WHEN (
          (
            (
              (
                CAST("t32"."squares" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
              ) - (
                (
                  CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                ) * (
                  CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                )
              )
            ) * CAST("t32"."accounts" AS DOUBLE)
          ) / NULLIF(CAST("t32"."accounts" AS DOUBLE) - 1, 0.0)
        ) >= (
          (
            CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
          ) * (
            1000 - (
              CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
            )
          )
        )
        THEN 1.0
        WHEN (
          (
            (
              (
                CAST("t32"."squares" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
              ) - (
                (
                  CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                ) * (
                  CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                )
              )
            ) * CAST("t32"."accounts" AS DOUBLE)
          ) / NULLIF(CAST("t32"."accounts" AS DOUBLE) - 1, 0.0)
        ) <= (
          (
            CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
          ) * (
            1000 - (
              CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
            )
          ) * (
            CAST("t32"."shares" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE) * 2520000000, 0.0)
          )
        )
        THEN 1000.0
        ELSE CAST(CAST(ROUND(
          CAST(ROUND(
            GREATEST(
              LEAST(
                (
                  (
                    (
                      CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                    ) * (
                      1000 - (
                        CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                      )
                    )
                  ) - (
                    (
                      (
                        (
                          CAST("t32"."squares" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                        ) - (
                          (
                            CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                          ) * (
                            CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                          )
                        )
                      ) * CAST("t32"."accounts" AS DOUBLE)
                    ) / NULLIF(CAST("t32"."accounts" AS DOUBLE) - 1, 0.0)
                  )
                ) / NULLIF(
                  (
                    (
                      (
                        (
                          CAST("t32"."squares" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                        ) - (
                          (
                            CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                          ) * (
                            CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                          )
                        )
                      ) * CAST("t32"."accounts" AS DOUBLE)
                    ) / NULLIF(CAST("t32"."accounts" AS DOUBLE) - 1, 0.0)
                  ) - (
                    (
                      CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                    ) * (
                      1000 - (
                        CAST("t32"."total" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE), 0.0)
                      )
                    ) * (
                      CAST("t32"."shares" AS DOUBLE) / NULLIF(CAST("t32"."n" AS DOUBLE) * 2520000000, 0.0)
                    )
                  ),
                  0.0
                ),
                1000.0
              ),
              1.0
            ) * 10,
            6
          ) AS DOUBLE),
          0
        ) AS BIGINT) AS DOUBLE) / 10.0
      END AS "utilisation_strength"
    FROM (
      SELECT
        "t30"."cohort",
        "t30"."seat_bucket",
        "t30"."phase",
        MIN("t30"."rate") FILTER(WHERE
          (
            "t30"."up_to" * 2
          ) >= "t30"."all") AS "lower_middle",
        MIN("t30"."rate") FILTER(WHERE
          (
            "t30"."up_to" * 2
          ) > "t30"."all") AS "upper_middle",
        MIN("t30"."rate") FILTER(WHERE
          "t30"."up_to" >= GREATEST(
            CAST(FLOOR(
              CAST(ROUND(
                (
                  CAST("t30"."all" AS DOUBLE) / 2.0
                ) - (
                  (
                    0.98 * "t30"."all"
                  ) / NULLIF(SQRT(CAST("t30"."accounts" AS DOUBLE)), 0.0)
                ),
                6
              ) AS DOUBLE)
            ) AS BIGINT),
            1
          )) AS "low",
        MIN("t30"."rate") FILTER(WHERE
          "t30"."up_to" >= LEAST(
            CAST(CEIL(
              CAST(ROUND(
                (
                  CAST("t30"."all" AS DOUBLE) / 2.0
                ) + (
                  (
                    0.98 * "t30"."all"
                  ) / NULLIF(SQRT(CAST("t30"."accounts" AS DOUBLE)), 0.0)
                ),
                6
              ) AS DOUBLE)
            ) AS BIGINT),
            "t30"."all"
          )) AS "high",
        SUM("t30"."rate" * "t30"."n") AS "total",
        SUM("t30"."rate" * "t30"."rate" * "t30"."n") AS "squares",
        MAX("t30"."accounts") AS "accounts",
        SUM("t30"."n") AS "n",
        SUM("t30"."shares") AS "shares"
      FROM (
        SELECT
          "t28"."cohort",
          "t28"."seat_bucket",
          "t28"."phase",
          "t28"."rate",
          "t28"."n",
          "t28"."shares",
          "t28"."n_accounts",
          "t28"."all",
          "t28"."up_to",
          LEAST("t28"."n_accounts", "t28"."all") AS "accounts"
        FROM (
          SELECT
            "t26"."cohort",
            "t26"."seat_bucket",
            "t26"."phase",
            "t26"."rate",
            "t26"."n",
            "t26"."shares",
            "t26"."n_accounts",
            SUM("t26"."n") OVER (
              PARTITION BY "t26"."cohort", "t26"."seat_bucket", "t26"."phase"
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS "all",
            SUM("t26"."n") OVER (
              PARTITION BY "t26"."cohort", "t26"."seat_bucket", "t26"."phase"
              ORDER BY "t26"."rate" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) AS "up_to"
          FROM (
            SELECT
              "t24"."cohort",
              "t24"."seat_bucket",
              "t24"."phase",
              "t24"."rate",
              "t24"."n",
              "t24"."shares",
              "t10"."n_accounts"
            FROM (
              SELECT
                "t20"."cohort",
                "t20"."seat_bucket",
                "t20"."phase",
                "t20"."rate",
                SUM("t20"."n") AS "n",
                SUM("t20"."shares") AS "shares"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM "t12" AS "t14"
                  WHERE
                    "t14"."cohort" <> 'Base'
                ) AS "t18"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    'Default' AS "cohort",
                    "t14"."seat_bucket",
                    "t14"."phase",
                    "t14"."rate",
                    "t14"."n",
                    "t14"."shares"
                  FROM "t12" AS "t14"
                ) AS "t16"
              ) AS "t20"
              GROUP BY
                1,
                2,
                3,
                4
            ) AS "t24"
            INNER JOIN (
              SELECT
                "t7"."cohort",
                "t7"."seat_bucket",
                "t7"."phase",
                "t7"."n_accounts"
              FROM "t6" AS "t7"
            ) AS "t10"
              ON "t24"."cohort" = "t10"."cohort"
              AND "t24"."seat_bucket" = "t10"."seat_bucket"
              AND "t24"."phase" = "t10"."phase"
          ) AS "t26"
        ) AS "t28"
      ) AS "t30"
      GROUP BY
        1,
        2,
        3
    ) AS "t32"
  ) AS "t36"
    ON "t39"."cohort" = "t36"."cohort"
    AND "t39"."seat_bucket" = "t36"."seat_bucket"
    AND "t39"."phase" = "t36"."phase"
) AS "t40"