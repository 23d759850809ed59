SELECT
  "t35"."surviving_account_csn",
  "t35"."opportunity_id",
  "t35"."close_date",
  "t35"."term",
  "t35"."territory_account_tier",
  "t35"."acv_usd",
  "t35"."active_aov_net3",
  "t35"."lc_flag",
  "t35"."promo_flag",
  "t35"."customer_ews_prediction",
  "t35"."used_opportunity",
  "t35"."seats_purchased",
  "t35"."seats_assigned",
  "t35"."mau",
  "t35"."assignment_diff",
  "t35"."utilisation_diff",
  "t35"."assignment_rate",
  "t35"."utilisation_rate",
  "t35"."known_csn",
  "t35"."named_account_group",
  "t35"."site_geo",
  "t35"."industry_group",
  "t35"."parent_account_new_customer_flag",
  "t35"."engagement_score",
  "t35"."communication_score",
  "t35"."product_score",
  "t35"."relationship_score",
  "t35"."engagement_change",
  "t35"."merged_into",
  "t35"."merges",
  "t35"."helped",
  "t35"."interventions",
  "t35"."before_csn",
  "t35"."before_rate",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  DATE_DIFF('DAY', CAST(':last_day' AS DATE), "t35"."close_date") AS "days_to_close",
  CAST(CAST(ROUND("t35"."utilisation_rate" * 10, 0) AS BIGINT) - CAST(ROUND("t35"."before_rate" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_change",
  COALESCE("t35"."merges", 0) AS "merged_accounts",
  COALESCE("t35"."interventions", 0) AS "interventions_recent"
FROM (
  SELECT
    "t34"."surviving_account_csn",
    "t34"."opportunity_id",
    "t34"."close_date",
    "t34"."term",
    "t34"."territory_account_tier",
    "t34"."acv_usd",
    "t34"."active_aov_net3",
    "t34"."lc_flag",
    "t34"."promo_flag",
    "t34"."customer_ews_prediction",
    "t34"."used_opportunity",
    "t34"."seats_purchased",
    "t34"."seats_assigned",
    "t34"."mau",
    "t34"."assignment_diff",
    "t34"."utilisation_diff",
    "t34"."assignment_rate",
    "t34"."utilisation_rate",
    "t34"."known_csn",
    "t34"."named_account_group",
    "t34"."site_geo",
    "t34"."industry_group",
    "t34"."parent_account_new_customer_flag",
    "t34"."engagement_score",
    "t34"."communication_score",
    "t34"."product_score",
    "t34"."relationship_score",
    "t34"."engagement_change",
    "t17"."merged_into",
    "t17"."merges",
    "t26"."helped",
    "t26"."interventions",
    "t9"."before_csn",
    "t9"."before_rate"
  FROM (
    SELECT
      "t32"."surviving_account_csn",
      "t32"."opportunity_id",
      "t32"."close_date",
      "t32"."term",
      "t32"."territory_account_tier",
      "t32"."acv_usd",
      "t32"."active_aov_net3",
      "t32"."lc_flag",
      "t32"."promo_flag",
      "t32"."customer_ews_prediction",
      "t32"."used_opportunity",
      "t32"."seats_purchased",
      "t32"."seats_assigned",
      "t32"."mau",
      "t32"."assignment_diff",
      "t32"."utilisation_diff",
      "t32"."assignment_rate",
      "t32"."utilisation_rate",
      "t32"."known_csn",
      "t32"."named_account_group",
      "t32"."site_geo",
      "t32"."industry_group",
      "t32"."parent_account_new_customer_flag",
      CAST(NULL AS DOUBLE) AS "engagement_score",
      CAST(NULL AS DOUBLE) AS "communication_score",
      CAST(NULL AS DOUBLE) AS "product_score",
      CAST(NULL AS DOUBLE) AS "relationship_score",
      CAST(NULL AS DOUBLE) AS "engagement_change"
    FROM (
      SELECT
        "t30"."surviving_account_csn",
        "t30"."opportunity_id",
        "t30"."close_date",
        "t30"."term",
        "t30"."territory_account_tier",
        "t30"."acv_usd",
        "t30"."active_aov_net3",
        "t30"."lc_flag",
        "t30"."promo_flag",
        "t30"."customer_ews_prediction",
        "t31"."used_opportunity",
        "t31"."seats_purchased",
        "t31"."seats_assigned",
        "t31"."mau",
        "t31"."assignment_diff",
        "t31"."utilisation_diff",
        "t31"."assignment_rate",
        "t31"."utilisation_rate",
        "t12"."known_csn",
        "t12"."named_account_group",
        "t12"."site_geo",
        "t12"."industry_group",
        "t12"."parent_account_new_customer_flag"
      FROM (
        SELECT
          "t27"."surviving_account_csn",
          "t27"."opportunity_id",
          "t27"."close_date",
          "t27"."term",
          "t27"."territory_account_tier",
          "t27"."acv_usd",
          "t27"."active_aov_net3",
          "t27"."lc_flag",
          "t27"."promo_flag",
          CAST(NULL AS DOUBLE) AS "customer_ews_prediction"
        FROM (
          SELECT
            "t25"."opportunity_id",
            "t25"."account_csn",
            "t25"."contract_id",
            "t25"."offering_product_line_code",
            "t25"."created_date",
            "t25"."close_date",
            "t25"."is_renewal",
            "t25"."is_closed",
            "t25"."lc_flag",
            "t25"."promo_flag",
            "t25"."service_contract_id",
            "t25"."term",
            "t25"."territory_account_tier",
            "t25"."is_won",
            "t25"."acv_usd",
            "t25"."opportunity_amount",
            "t25"."opportunity_number",
            "t25"."days_into_term",
            "t25"."active_aov_net3",
            "t25"."surviving_account_csn",
            ROW_NUMBER() OVER (
              PARTITION BY "t25"."surviving_account_csn"
              ORDER BY "t25"."close_date" ASC, "t25"."opportunity_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "place"
          FROM (
            SELECT
              "t21"."opportunity_id",
              "t21"."account_csn",
              "t21"."contract_id",
              "t21"."offering_product_line_code",
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
              COALESCE("t21"."final_csn", "t21"."account_csn") AS "surviving_account_csn"
            FROM (
              SELECT
                "t18"."opportunity_id",
                "t18"."account_csn",
                "t18"."contract_id",
                "t18"."offering_product_line_code",
                "t18"."created_date",
                "t18"."close_date",
                "t18"."is_renewal",
                "t18"."is_closed",
                "t18"."lc_flag",
                "t18"."promo_flag",
                "t18"."service_contract_id",
                "t18"."term",
                "t18"."territory_account_tier",
                "t18"."is_won",
                "t18"."acv_usd",
                "t18"."opportunity_amount",
                "t18"."opportunity_number",
                "t18"."days_into_term",
                "t18"."active_aov_net3",
                "t11"."merged_csn",
                "t11"."final_csn"
              FROM (
                SELECT
                  *
                FROM "opportunities" AS "t5"
                WHERE
                  "t5"."created_date" <= CAST(':last_day' AS DATE)
                  AND NOT (
                    "t5"."is_closed" AND (
                      "t5"."close_date" < CAST(':first_day' AS DATE)
                    )
                  )
                  AND "t5"."is_renewal"
                  AND NOT (
                    "t5"."is_closed"
                  )
                  AND "t5"."close_date" > CAST(':last_day' AS DATE)
              ) AS "t18"
              LEFT OUTER JOIN (
                SELECT
                  "t1"."victim_account_csn" AS "merged_csn",
                  "t1"."surviving_account_csn" AS "final_csn"
                FROM "account_merges" AS "t1"
              ) AS "t11"
                ON "t18"."account_csn" = "t11"."merged_csn"
            ) AS "t21"
          ) AS "t25"
        ) AS "t27"
        WHERE
          "t27"."place" = 0
          AND "t27"."close_date" <= (
            CAST(':last_day' AS DATE) + INTERVAL '183' DAY
          )
      ) AS "t30"
      LEFT OUTER JOIN (
        SELECT
          "t23"."used_opportunity",
          "t23"."seats_purchased",
          "t23"."seats_assigned",
          "t23"."mau",
          "t23"."assignment_diff",
          "t23"."utilisation_diff",
          CAST(CAST(FLOOR(
            (
              (
                (
                  "t23"."seats_assigned" * 2000
                ) + "t23"."seats_purchased"
              ) - (
                (
                  (
                    "t23"."seats_assigned" * 2000
                  ) + "t23"."seats_purchased"
                ) % (
                  NULLIF("t23"."seats_purchased", 0) * 2
                )
              )
            ) / (
              NULLIF("t23"."seats_purchased", 0) * 2
            )
          ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_rate",
          CAST(CAST(FLOOR(
            (
              (
                (
                  "t23"."mau" * 200
                ) + "t23"."seats_purchased"
              ) - (
                (
                  (
                    "t23"."mau" * 200
                  ) + "t23"."seats_purchased"
                ) % (
                  NULLIF("t23"."seats_purchased", 0) * 2
                )
              )
            ) / (
              NULLIF("t23"."seats_purchased", 0) * 2
            )
          ) AS BIGINT) AS DOUBLE) AS "utilisation_rate"
        FROM (
          SELECT
            "t19"."opportunity_id" AS "used_opportunity",
            SUM("t19"."purchased") AS "seats_purchased",
            CASE
              WHEN BOOL_OR(CAST("t19"."assigned" IS NULL AS BOOLEAN))
              THEN CAST(NULL AS BIGINT)
              ELSE SUM("t19"."assigned")
            END AS "seats_assigned",
            SUM("t19"."users") AS "mau",
            MAX("t19"."assignment_difference") AS "assignment_diff",
            MAX("t19"."utilisation_difference") AS "utilisation_diff"
          FROM (
            SELECT
              "t4"."opportunity_id",
              "t4"."tenant_id",
              "t4"."offering_product_line_code",
              MAX("t4"."seats_purchased") AS "purchased",
              MAX("t4"."seats_assigned") AS "assigned",
              MAX("t4"."mau") AS "users",
              MAX(
                CASE
                  WHEN CASE
                    WHEN "t4"."opportunity_close_date" <= (
                      CAST(':last_day' AS DATE) + INTERVAL '90' DAY
                    )
                    THEN 'extend'
                    ELSE 'use'
                  END = 'extend'
                  THEN "t4"."assignment_benchmark_extend_phase_diff"
                  ELSE "t4"."assignment_benchmark_use_phase_diff"
                END
              ) AS "assignment_difference",
              MAX(
                CASE
                  WHEN CASE
                    WHEN "t4"."opportunity_close_date" <= (
                      CAST(':last_day' AS DATE) + INTERVAL '90' DAY
                    )
                    THEN 'extend'
                    ELSE 'use'
                  END = 'extend'
                  THEN "t4"."utilisation_benchmark_extend_phase_diff"
                  ELSE "t4"."utilisation_benchmark_use_phase_diff"
                END
              ) AS "utilisation_difference"
            FROM "ide_cohort_benchmark_monthly" AS "t4"
            GROUP BY
              1,
              2,
              3
          ) AS "t19"
          GROUP BY
            1
        ) AS "t23"
      ) AS "t31"
        ON "t30"."opportunity_id" = "t31"."used_opportunity"
      LEFT OUTER JOIN (
        SELECT
          "t2"."account_csn" AS "known_csn",
          "t2"."named_account_group",
          "t2"."site_geo",
          "t2"."industry_group",
          "t2"."is_new_customer" AS "parent_account_new_customer_flag"
        FROM "account_attributes" AS "t2"
      ) AS "t12"
        ON "t30"."surviving_account_csn" = "t12"."known_csn"
    ) AS "t32"
  ) AS "t34"
  LEFT OUTER JOIN (
    SELECT
      "t10"."surviving_account_csn" AS "merged_into",
      COUNT(*) AS "merges"
    FROM (
      SELECT
        *
      FROM "account_merges" AS "t1"
      WHERE
        "t1"."surviving_account_csn" <> "t1"."victim_account_csn"
    ) AS "t10"
    GROUP BY
      1
  ) AS "t17"
    ON "t34"."surviving_account_csn" = "t17"."merged_into"
  LEFT OUTER JOIN (
    SELECT
      "t22"."surviving_account_csn" AS "helped",
      COUNT(*) AS "interventions"
    FROM (
      SELECT
        "t20"."intervention_id",
        "t20"."account_csn",
        COALESCE("t20"."final_csn", "t20"."account_csn") AS "surviving_account_csn"
      FROM (
        SELECT
          "t14"."intervention_id",
          "t14"."account_csn",
          "t11"."merged_csn",
          "t11"."final_csn"
        FROM (
          SELECT
            "t3"."intervention_id",
            "t3"."account_csn"
          FROM "interventions" AS "t3"
          WHERE
            "t3"."performed_on" <= CAST(':last_day' AS DATE)
        ) AS "t14"
        LEFT OUTER JOIN (
          SELECT
            "t1"."victim_account_csn" AS "merged_csn",
            "t1"."surviving_account_csn" AS "final_csn"
          FROM "account_merges" AS "t1"
        ) AS "t11"
          ON "t14"."account_csn" = "t11"."merged_csn"
      ) AS "t20"
    ) AS "t22"
    GROUP BY
      1
  ) AS "t26"
    ON "t34"."surviving_account_csn" = "t26"."helped"
  LEFT OUTER JOIN (
    SELECT
      "t0"."surviving_account_csn" AS "before_csn",
      "t0"."utilisation_rate" AS "before_rate"
    FROM "insight_renewals_monthly" AS "t0"
  ) AS "t9"
    ON "t34"."surviving_account_csn" = "t9"."before_csn"
) AS "t35"