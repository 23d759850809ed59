SELECT
  "t43"."surviving_account_csn",
  "t43"."opportunity_id",
  "t43"."close_date",
  "t43"."term",
  "t43"."territory_account_tier",
  "t43"."acv_usd",
  "t43"."active_aov_net3",
  "t43"."lc_flag",
  "t43"."promo_flag",
  "t43"."scored_opportunity",
  "t43"."customer_ews_prediction",
  "t43"."used_opportunity",
  "t43"."seats_purchased",
  "t43"."seats_assigned",
  "t43"."mau",
  "t43"."assignment_diff",
  "t43"."utilisation_diff",
  "t43"."assignment_rate",
  "t43"."utilisation_rate",
  "t43"."known_csn",
  "t43"."named_account_group",
  "t43"."site_geo",
  "t43"."industry_group",
  "t43"."parent_account_new_customer_flag",
  "t43"."engagement_score",
  "t43"."communication_score",
  "t43"."product_score",
  "t43"."relationship_score",
  "t43"."engagement_change",
  "t43"."merged_into",
  "t43"."merges",
  "t43"."helped",
  "t43"."interventions",
  "t43"."before_csn",
  "t43"."before_rate",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  DATE_DIFF('DAY', CAST(':last_day' AS DATE), "t43"."close_date") AS "days_to_close",
  CAST(CAST(ROUND("t43"."utilisation_rate" * 10, 0) AS BIGINT) - CAST(ROUND("t43"."before_rate" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_change",
  COALESCE("t43"."merges", 0) AS "merged_accounts",
  COALESCE("t43"."interventions", 0) AS "interventions_recent"
FROM (
  SELECT
    "t42"."surviving_account_csn",
    "t42"."opportunity_id",
    "t42"."close_date",
    "t42"."term",
    "t42"."territory_account_tier",
    "t42"."acv_usd",
    "t42"."active_aov_net3",
    "t42"."lc_flag",
    "t42"."promo_flag",
    "t42"."scored_opportunity",
    "t42"."customer_ews_prediction",
    "t42"."used_opportunity",
    "t42"."seats_purchased",
    "t42"."seats_assigned",
    "t42"."mau",
    "t42"."assignment_diff",
    "t42"."utilisation_diff",
    "t42"."assignment_rate",
    "t42"."utilisation_rate",
    "t42"."known_csn",
    "t42"."named_account_group",
    "t42"."site_geo",
    "t42"."industry_group",
    "t42"."parent_account_new_customer_flag",
    "t42"."engagement_score",
    "t42"."communication_score",
    "t42"."product_score",
    "t42"."relationship_score",
    "t42"."engagement_change",
    "t20"."merged_into",
    "t20"."merges",
    "t34"."helped",
    "t34"."interventions",
    "t11"."before_csn",
    "t11"."before_rate"
  FROM (
    SELECT
      "t40"."surviving_account_csn",
      "t40"."opportunity_id",
      "t40"."close_date",
      "t40"."term",
      "t40"."territory_account_tier",
      "t40"."acv_usd",
      "t40"."active_aov_net3",
      "t40"."lc_flag",
      "t40"."promo_flag",
      "t40"."scored_opportunity",
      "t40"."customer_ews_prediction",
      "t40"."used_opportunity",
      "t40"."seats_purchased",
      "t40"."seats_assigned",
      "t40"."mau",
      "t40"."assignment_diff",
      "t40"."utilisation_diff",
      "t40"."assignment_rate",
      "t40"."utilisation_rate",
      "t40"."known_csn",
      "t40"."named_account_group",
      "t40"."site_geo",
      "t40"."industry_group",
      "t40"."parent_account_new_customer_flag",
      "t40"."engagement_score",
      "t40"."communication_score",
      "t40"."product_score",
      "t40"."relationship_score",
      "t40"."engagement_change"
    FROM (
      SELECT
        "t38"."surviving_account_csn",
        "t38"."opportunity_id",
        "t38"."close_date",
        "t38"."term",
        "t38"."territory_account_tier",
        "t38"."acv_usd",
        "t38"."active_aov_net3",
        "t38"."lc_flag",
        "t38"."promo_flag",
        "t30"."scored_opportunity",
        "t30"."customer_ews_prediction",
        "t39"."used_opportunity",
        "t39"."seats_purchased",
        "t39"."seats_assigned",
        "t39"."mau",
        "t39"."assignment_diff",
        "t39"."utilisation_diff",
        "t39"."assignment_rate",
        "t39"."utilisation_rate",
        "t14"."known_csn",
        "t14"."named_account_group",
        "t14"."site_geo",
        "t14"."industry_group",
        "t14"."parent_account_new_customer_flag",
        "t26"."scored_csn",
        "t26"."engagement_score",
        "t26"."communication_score",
        "t26"."product_score",
        "t26"."relationship_score",
        "t26"."engagement_change"
      FROM (
        SELECT
          "t35"."surviving_account_csn",
          "t35"."opportunity_id",
          "t35"."close_date",
          "t35"."term",
          "t35"."territory_account_tier",
          "t35"."acv_usd",
          "t35"."active_aov_net3",
          "t35"."lc_flag",
          "t35"."promo_flag"
        FROM (
          SELECT
            "t33"."opportunity_id",
            "t33"."account_csn",
            "t33"."contract_id",
            "t33"."offering_product_line_code",
            "t33"."created_date",
            "t33"."close_date",
            "t33"."is_renewal",
            "t33"."is_closed",
            "t33"."lc_flag",
            "t33"."promo_flag",
            "t33"."service_contract_id",
            "t33"."term",
            "t33"."territory_account_tier",
            "t33"."is_won",
            "t33"."acv_usd",
            "t33"."opportunity_amount",
            "t33"."opportunity_number",
            "t33"."days_into_term",
            "t33"."active_aov_net3",
            "t33"."surviving_account_csn",
            ROW_NUMBER() OVER (
              PARTITION BY "t33"."surviving_account_csn"
              ORDER BY "t33"."close_date" ASC, "t33"."opportunity_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "place"
          FROM (
            SELECT
              "t27"."opportunity_id",
              "t27"."account_csn",
              "t27"."contract_id",
              "t27"."offering_product_line_code",
              "t27"."created_date",
              "t27"."close_date",
              "t27"."is_renewal",
              "t27"."is_closed",
              "t27"."lc_flag",
              "t27"."promo_flag",
              "t27"."service_contract_id",
              "t27"."term",
              "t27"."territory_account_tier",
              "t27"."is_won",
              "t27"."acv_usd",
              "t27"."opportunity_amount",
              "t27"."opportunity_number",
              "t27"."days_into_term",
              "t27"."active_aov_net3",
              COALESCE("t27"."final_csn", "t27"."account_csn") AS "surviving_account_csn"
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
                "t13"."merged_csn",
                "t13"."final_csn"
              FROM (
                SELECT
                  *
                FROM "opportunities" AS "t7"
                WHERE
                  "t7"."created_date" <= CAST(':last_day' AS DATE)
                  AND NOT (
                    "t7"."is_closed" AND (
                      "t7"."close_date" < CAST(':first_day' AS DATE)
                    )
                  )
                  AND "t7"."is_renewal"
                  AND NOT (
                    "t7"."is_closed"
                  )
                  AND "t7"."close_date" > CAST(':last_day' AS DATE)
              ) AS "t21"
              LEFT OUTER JOIN (
                SELECT
                  "t1"."victim_account_csn" AS "merged_csn",
                  "t1"."surviving_account_csn" AS "final_csn"
                FROM "account_merges" AS "t1"
              ) AS "t13"
                ON "t21"."account_csn" = "t13"."merged_csn"
            ) AS "t27"
          ) AS "t33"
        ) AS "t35"
        WHERE
          "t35"."place" = 0
          AND "t35"."close_date" <= (
            CAST(':last_day' AS DATE) + INTERVAL '183' DAY
          )
      ) AS "t38"
      LEFT OUTER JOIN (
        SELECT
          "t24"."opportunity_id" AS "scored_opportunity",
          "t24"."prediction" AS "customer_ews_prediction"
        FROM (
          SELECT
            "t16"."opportunity_id",
            "t16"."scored_on",
            "t16"."prediction",
            ROW_NUMBER() OVER (
              PARTITION BY "t16"."opportunity_id"
              ORDER BY "t16"."scored_on" DESC, "t16"."prediction" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "place"
          FROM (
            SELECT
              *
            FROM "ews_scores" AS "t5"
            WHERE
              "t5"."scored_on" <= CAST(':last_day' AS DATE)
          ) AS "t16"
        ) AS "t24"
        WHERE
          "t24"."place" = 0
      ) AS "t30"
        ON "t38"."opportunity_id" = "t30"."scored_opportunity"
      LEFT OUTER JOIN (
        SELECT
          "t31"."used_opportunity",
          "t31"."seats_purchased",
          "t31"."seats_assigned",
          "t31"."mau",
          "t31"."assignment_diff",
          "t31"."utilisation_diff",
          CAST(CAST(FLOOR(
            (
              (
                (
                  "t31"."seats_assigned" * 2000
                ) + "t31"."seats_purchased"
              ) - (
                (
                  (
                    "t31"."seats_assigned" * 2000
                  ) + "t31"."seats_purchased"
                ) % (
                  NULLIF("t31"."seats_purchased", 0) * 2
                )
              )
            ) / (
              NULLIF("t31"."seats_purchased", 0) * 2
            )
          ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_rate",
          CAST(CAST(FLOOR(
            (
              (
                (
                  "t31"."mau" * 200
                ) + "t31"."seats_purchased"
              ) - (
                (
                  (
                    "t31"."mau" * 200
                  ) + "t31"."seats_purchased"
                ) % (
                  NULLIF("t31"."seats_purchased", 0) * 2
                )
              )
            ) / (
              NULLIF("t31"."seats_purchased", 0) * 2
            )
          ) AS BIGINT) AS DOUBLE) AS "utilisation_rate"
        FROM (
          SELECT
            "t22"."opportunity_id" AS "used_opportunity",
            SUM("t22"."purchased") AS "seats_purchased",
            CASE
              WHEN BOOL_OR(CAST("t22"."assigned" IS NULL AS BOOLEAN))
              THEN CAST(NULL AS BIGINT)
              ELSE SUM("t22"."assigned")
            END AS "seats_assigned",
            SUM("t22"."users") AS "mau",
            MAX("t22"."assignment_difference") AS "assignment_diff",
            MAX("t22"."utilisation_difference") AS "utilisation_diff"
          FROM (
            SELECT
              "t6"."opportunity_id",
              "t6"."tenant_id",
              "t6"."offering_product_line_code",
              MAX("t6"."seats_purchased") AS "purchased",
              MAX("t6"."seats_assigned") AS "assigned",
              MAX("t6"."mau") AS "users",
              MAX(
                CASE
                  WHEN CASE
                    WHEN "t6"."opportunity_close_date" <= (
                      CAST(':last_day' AS DATE) + INTERVAL '90' DAY
                    )
                    THEN 'extend'
                    ELSE 'use'
                  END = 'extend'
                  THEN "t6"."assignment_benchmark_extend_phase_diff"
                  ELSE "t6"."assignment_benchmark_use_phase_diff"
                END
              ) AS "assignment_difference",
              MAX(
                CASE
                  WHEN CASE
                    WHEN "t6"."opportunity_close_date" <= (
                      CAST(':last_day' AS DATE) + INTERVAL '90' DAY
                    )
                    THEN 'extend'
                    ELSE 'use'
                  END = 'extend'
                  THEN "t6"."utilisation_benchmark_extend_phase_diff"
                  ELSE "t6"."utilisation_benchmark_use_phase_diff"
                END
              ) AS "utilisation_difference"
            FROM "ide_cohort_benchmark_monthly" AS "t6"
            GROUP BY
              1,
              2,
              3
          ) AS "t22"
          GROUP BY
            1
        ) AS "t31"
      ) AS "t39"
        ON "t38"."opportunity_id" = "t39"."used_opportunity"
      LEFT OUTER JOIN (
        SELECT
          "t2"."account_csn" AS "known_csn",
          "t2"."named_account_group",
          "t2"."site_geo",
          "t2"."industry_group",
          "t2"."is_new_customer" AS "parent_account_new_customer_flag"
        FROM "account_attributes" AS "t2"
      ) AS "t14"
        ON "t38"."surviving_account_csn" = "t14"."known_csn"
      LEFT OUTER JOIN (
        SELECT
          "t3"."surviving_account_csn" AS "scored_csn",
          MAX(
            CASE
              WHEN "t3"."component" = 'overall'
              THEN "t3"."score"
              ELSE CAST(NULL AS DOUBLE)
            END
          ) AS "engagement_score",
          MAX(
            CASE
              WHEN "t3"."component" = 'communication'
              THEN "t3"."score"
              ELSE CAST(NULL AS DOUBLE)
            END
          ) AS "communication_score",
          MAX(
            CASE
              WHEN "t3"."component" = 'product'
              THEN "t3"."score"
              ELSE CAST(NULL AS DOUBLE)
            END
          ) AS "product_score",
          MAX(
            CASE
              WHEN "t3"."component" = 'relationship'
              THEN "t3"."score"
              ELSE CAST(NULL AS DOUBLE)
            END
          ) AS "relationship_score",
          MAX(
            CASE
              WHEN "t3"."component" = 'overall'
              THEN CAST(CAST(ROUND("t3"."score" * 10, 0) AS BIGINT) - CAST(ROUND("t3"."previous_score" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0
              ELSE CAST(NULL AS DOUBLE)
            END
          ) AS "engagement_change"
        FROM "engagement_scores_monthly" AS "t3"
        GROUP BY
          1
      ) AS "t26"
        ON "t38"."surviving_account_csn" = "t26"."scored_csn"
    ) AS "t40"
  ) AS "t42"
  LEFT OUTER JOIN (
    SELECT
      "t12"."surviving_account_csn" AS "merged_into",
      COUNT(*) AS "merges"
    FROM (
      SELECT
        *
      FROM "account_merges" AS "t1"
      WHERE
        "t1"."surviving_account_csn" <> "t1"."victim_account_csn"
    ) AS "t12"
    GROUP BY
      1
  ) AS "t20"
    ON "t42"."surviving_account_csn" = "t20"."merged_into"
  LEFT OUTER JOIN (
    SELECT
      "t28"."surviving_account_csn" AS "helped",
      COUNT(*) AS "interventions"
    FROM (
      SELECT
        "t23"."intervention_id",
        "t23"."account_csn",
        COALESCE("t23"."final_csn", "t23"."account_csn") AS "surviving_account_csn"
      FROM (
        SELECT
          "t17"."intervention_id",
          "t17"."account_csn",
          "t13"."merged_csn",
          "t13"."final_csn"
        FROM (
          SELECT
            "t4"."intervention_id",
            "t4"."account_csn"
          FROM "interventions" AS "t4"
          WHERE
            "t4"."performed_on" <= CAST(':last_day' AS DATE)
        ) AS "t17"
        LEFT OUTER JOIN (
          SELECT
            "t1"."victim_account_csn" AS "merged_csn",
            "t1"."surviving_account_csn" AS "final_csn"
          FROM "account_merges" AS "t1"
        ) AS "t13"
          ON "t17"."account_csn" = "t13"."merged_csn"
      ) AS "t23"
    ) AS "t28"
    GROUP BY
      1
  ) AS "t34"
    ON "t42"."surviving_account_csn" = "t34"."helped"
  LEFT OUTER JOIN (
    SELECT
      "t0"."surviving_account_csn" AS "before_csn",
      "t0"."utilisation_rate" AS "before_rate"
    FROM "insight_renewals_monthly" AS "t0"
  ) AS "t11"
    ON "t42"."surviving_account_csn" = "t11"."before_csn"
) AS "t43"