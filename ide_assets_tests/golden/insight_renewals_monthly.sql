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
  "t40"."scored_csn",
  "t40"."engagement_score",
  "t40"."communication_score",
  "t40"."product_score",
  "t40"."relationship_score",
  "t40"."merged_into",
  "t40"."merges",
  "t40"."helped",
  "t40"."interventions",
  "t40"."before_csn",
  "t40"."before_rate",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  DATE_DIFF('DAY', CAST(':last_day' AS DATE), "t40"."close_date") AS "days_to_close",
  CAST(CAST(ROUND("t40"."utilisation_rate" * 10, 0) AS BIGINT) - CAST(ROUND("t40"."before_rate" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_change",
  COALESCE("t40"."merges", 0) AS "merged_accounts",
  COALESCE("t40"."interventions", 0) AS "interventions_recent"
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
    "t11"."known_csn",
    "t11"."named_account_group",
    "t11"."site_geo",
    "t11"."industry_group",
    "t11"."parent_account_new_customer_flag",
    "t21"."scored_csn",
    "t21"."engagement_score",
    "t21"."communication_score",
    "t21"."product_score",
    "t21"."relationship_score",
    "t22"."merged_into",
    "t22"."merges",
    "t34"."helped",
    "t34"."interventions",
    "t12"."before_csn",
    "t12"."before_rate"
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
            "t23"."opportunity_id",
            "t23"."account_csn",
            "t23"."contract_id",
            "t23"."offering_product_line_code",
            "t23"."created_date",
            "t23"."close_date",
            "t23"."is_renewal",
            "t23"."is_closed",
            "t23"."lc_flag",
            "t23"."promo_flag",
            "t23"."service_contract_id",
            "t23"."term",
            "t23"."territory_account_tier",
            "t23"."is_won",
            "t23"."acv_usd",
            "t23"."opportunity_amount",
            "t23"."opportunity_number",
            "t23"."days_into_term",
            "t23"."active_aov_net3",
            "t14"."merged_csn",
            "t14"."final_csn"
          FROM (
            SELECT
              *
            FROM "opportunities" AS "t6"
            WHERE
              "t6"."created_date" <= CAST(':last_day' AS DATE)
              AND NOT (
                "t6"."is_closed" AND (
                  "t6"."close_date" < CAST(':first_day' AS DATE)
                )
              )
              AND "t6"."is_renewal"
              AND NOT (
                "t6"."is_closed"
              )
              AND "t6"."close_date" > CAST(':last_day' AS DATE)
          ) AS "t23"
          LEFT OUTER JOIN (
            SELECT
              "t3"."victim_account_csn" AS "merged_csn",
              "t3"."surviving_account_csn" AS "final_csn"
            FROM "account_merges" AS "t3"
          ) AS "t14"
            ON "t23"."account_csn" = "t14"."merged_csn"
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
      "t25"."opportunity_id" AS "scored_opportunity",
      "t25"."prediction" AS "customer_ews_prediction"
    FROM (
      SELECT
        "t15"."opportunity_id",
        "t15"."scored_on",
        "t15"."prediction",
        ROW_NUMBER() OVER (
          PARTITION BY "t15"."opportunity_id"
          ORDER BY "t15"."scored_on" DESC, "t15"."prediction" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "place"
      FROM (
        SELECT
          *
        FROM "ews_scores" AS "t4"
        WHERE
          "t4"."scored_on" <= CAST(':last_day' AS DATE)
      ) AS "t15"
    ) AS "t25"
    WHERE
      "t25"."place" = 0
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
        "t24"."opportunity_id" AS "used_opportunity",
        SUM("t24"."purchased") AS "seats_purchased",
        CASE
          WHEN BOOL_OR(CAST("t24"."assigned" IS NULL AS BOOLEAN))
          THEN CAST(NULL AS BIGINT)
          ELSE SUM("t24"."assigned")
        END AS "seats_assigned",
        SUM("t24"."users") AS "mau",
        MAX("t24"."assignment_difference") AS "assignment_diff",
        MAX("t24"."utilisation_difference") AS "utilisation_diff"
      FROM (
        SELECT
          "t5"."opportunity_id",
          "t5"."tenant_id",
          "t5"."offering_product_line_code",
          MAX("t5"."seats_purchased") AS "purchased",
          MAX("t5"."seats_assigned") AS "assigned",
          MAX("t5"."mau") AS "users",
          MAX(
            CASE
              WHEN CASE
                WHEN "t5"."opportunity_close_date" <= (
                  CAST(':last_day' AS DATE) + INTERVAL '90' DAY
                )
                THEN 'extend'
                ELSE 'use'
              END = 'extend'
              THEN "t5"."assignment_benchmark_extend_phase_diff"
              ELSE "t5"."assignment_benchmark_use_phase_diff"
            END
          ) AS "assignment_difference",
          MAX(
            CASE
              WHEN CASE
                WHEN "t5"."opportunity_close_date" <= (
                  CAST(':last_day' AS DATE) + INTERVAL '90' DAY
                )
                THEN 'extend'
                ELSE 'use'
              END = 'extend'
              THEN "t5"."utilisation_benchmark_extend_phase_diff"
              ELSE "t5"."utilisation_benchmark_use_phase_diff"
            END
          ) AS "utilisation_difference"
        FROM "ide_cohort_benchmark_monthly" AS "t5"
        GROUP BY
          1,
          2,
          3
      ) AS "t24"
      GROUP BY
        1
    ) AS "t31"
  ) AS "t39"
    ON "t38"."opportunity_id" = "t39"."used_opportunity"
  LEFT OUTER JOIN (
    SELECT
      "t0"."account_csn" AS "known_csn",
      "t0"."named_account_group",
      "t0"."site_geo",
      "t0"."industry_group",
      "t0"."is_new_customer" AS "parent_account_new_customer_flag"
    FROM "account_attributes" AS "t0"
  ) AS "t11"
    ON "t38"."surviving_account_csn" = "t11"."known_csn"
  LEFT OUTER JOIN (
    SELECT
      "t1"."surviving_account_csn" AS "scored_csn",
      MAX(
        CASE
          WHEN "t1"."component" = 'overall'
          THEN "t1"."score"
          ELSE CAST(NULL AS DOUBLE)
        END
      ) AS "engagement_score",
      MAX(
        CASE
          WHEN "t1"."component" = 'communication'
          THEN "t1"."score"
          ELSE CAST(NULL AS DOUBLE)
        END
      ) AS "communication_score",
      MAX(
        CASE
          WHEN "t1"."component" = 'product'
          THEN "t1"."score"
          ELSE CAST(NULL AS DOUBLE)
        END
      ) AS "product_score",
      MAX(
        CASE
          WHEN "t1"."component" = 'relationship'
          THEN "t1"."score"
          ELSE CAST(NULL AS DOUBLE)
        END
      ) AS "relationship_score"
    FROM "engagement_scores_monthly" AS "t1"
    GROUP BY
      1
  ) AS "t21"
    ON "t38"."surviving_account_csn" = "t21"."scored_csn"
  LEFT OUTER JOIN (
    SELECT
      "t13"."surviving_account_csn" AS "merged_into",
      COUNT(*) AS "merges"
    FROM (
      SELECT
        *
      FROM "account_merges" AS "t3"
      WHERE
        "t3"."surviving_account_csn" <> "t3"."victim_account_csn"
    ) AS "t13"
    GROUP BY
      1
  ) AS "t22"
    ON "t38"."surviving_account_csn" = "t22"."merged_into"
  LEFT OUTER JOIN (
    SELECT
      "t29"."surviving_account_csn" AS "helped",
      COUNT(*) AS "interventions"
    FROM (
      SELECT
        "t26"."intervention_id",
        "t26"."account_csn",
        COALESCE("t26"."final_csn", "t26"."account_csn") AS "surviving_account_csn"
      FROM (
        SELECT
          "t17"."intervention_id",
          "t17"."account_csn",
          "t14"."merged_csn",
          "t14"."final_csn"
        FROM (
          SELECT
            "t7"."intervention_id",
            "t7"."account_csn"
          FROM "interventions" AS "t7"
          WHERE
            "t7"."performed_on" <= CAST(':last_day' AS DATE)
        ) AS "t17"
        LEFT OUTER JOIN (
          SELECT
            "t3"."victim_account_csn" AS "merged_csn",
            "t3"."surviving_account_csn" AS "final_csn"
          FROM "account_merges" AS "t3"
        ) AS "t14"
          ON "t17"."account_csn" = "t14"."merged_csn"
      ) AS "t26"
    ) AS "t29"
    GROUP BY
      1
  ) AS "t34"
    ON "t38"."surviving_account_csn" = "t34"."helped"
  LEFT OUTER JOIN (
    SELECT
      "t2"."surviving_account_csn" AS "before_csn",
      "t2"."utilisation_rate" AS "before_rate"
    FROM "insight_renewals_monthly" AS "t2"
  ) AS "t12"
    ON "t38"."surviving_account_csn" = "t12"."before_csn"
) AS "t40"
