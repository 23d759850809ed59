WITH "t36" AS (
  SELECT DISTINCT
    COALESCE("t29"."final_csn", "t29"."account_csn") AS "surviving_account_csn",
    "t29"."tenant_id",
    "t29"."pool_id"
  FROM (
    SELECT
      "t21"."account_csn",
      "t21"."tenant_id",
      "t21"."pool_id",
      "t19"."merged_csn",
      "t19"."final_csn"
    FROM (
      SELECT DISTINCT
        "t8"."account_csn",
        "t8"."tenant_id",
        "t8"."pool_id"
      FROM "active_subscription_monthly" AS "t8"
    ) AS "t21"
    LEFT OUTER JOIN (
      SELECT
        "t5"."victim_account_csn" AS "merged_csn",
        "t5"."surviving_account_csn" AS "final_csn"
      FROM "account_merges" AS "t5"
    ) AS "t19"
      ON "t21"."account_csn" = "t19"."merged_csn"
  ) AS "t29"
)
SELECT
  "t67"."snapshot_date",
  "t67"."surviving_account_csn",
  "t67"."site_geo",
  "t67"."industry_group",
  "t67"."named_account_group",
  "t67"."parent_account_new_customer_flag",
  "t67"."seats_purchased",
  "t67"."seats_assigned",
  "t67"."active_users",
  "t67"."assignment_rate",
  "t67"."utilisation_rate",
  "t67"."engagement_score",
  "t67"."communication_score",
  "t67"."product_score",
  "t67"."relationship_score",
  "t67"."arr_usd",
  "t67"."days_to_close",
  "t67"."customer_ews_prediction",
  "t67"."churn_probability",
  "t67"."churn_band",
  NULLIF(
    SUBSTRING(
      CASE
        WHEN COALESCE("t67"."parent_account_new_customer_flag", FALSE)
        THEN '; New customer'
        ELSE ''
      END || CASE
        WHEN COALESCE((
          "t67"."seats_purchased" > 0
        ) AND (
          "t67"."active_users" = 0
        ), FALSE)
        THEN '; Dormant'
        ELSE ''
      END || CASE
        WHEN COALESCE("t67"."assignment_rate" < 50, FALSE)
        THEN '; Few seats assigned'
        ELSE ''
      END || CASE WHEN COALESCE("t67"."utilisation_rate" >= 90, FALSE) THEN '; Full' ELSE '' END || CASE
        WHEN COALESCE("t67"."engagement_score" >= 70, FALSE)
        THEN '; Engaged'
        ELSE ''
      END || CASE
        WHEN COALESCE("t67"."days_to_close" BETWEEN 0 AND 90, FALSE)
        THEN '; Renewal near'
        ELSE ''
      END || CASE
        WHEN COALESCE(
          (
            "t67"."customer_ews_prediction" < 0.3
          ) OR (
            "t67"."churn_band" = 'high'
          ),
          FALSE
        )
        THEN '; Likely to leave'
        ELSE ''
      END,
      CASE
        WHEN (
          2 + 1
        ) >= 1
        THEN 2 + 1
        ELSE 2 + 1 + LENGTH(
          CASE
            WHEN COALESCE("t67"."parent_account_new_customer_flag", FALSE)
            THEN '; New customer'
            ELSE ''
          END || CASE
            WHEN COALESCE((
              "t67"."seats_purchased" > 0
            ) AND (
              "t67"."active_users" = 0
            ), FALSE)
            THEN '; Dormant'
            ELSE ''
          END || CASE
            WHEN COALESCE("t67"."assignment_rate" < 50, FALSE)
            THEN '; Few seats assigned'
            ELSE ''
          END || CASE WHEN COALESCE("t67"."utilisation_rate" >= 90, FALSE) THEN '; Full' ELSE '' END || CASE
            WHEN COALESCE("t67"."engagement_score" >= 70, FALSE)
            THEN '; Engaged'
            ELSE ''
          END || CASE
            WHEN COALESCE("t67"."days_to_close" BETWEEN 0 AND 90, FALSE)
            THEN '; Renewal near'
            ELSE ''
          END || CASE
            WHEN COALESCE(
              (
                "t67"."customer_ews_prediction" < 0.3
              ) OR (
                "t67"."churn_band" = 'high'
              ),
              FALSE
            )
            THEN '; Likely to leave'
            ELSE ''
          END
        )
      END
    ),
    ''
  ) AS "segments"
FROM (
  SELECT
    CAST(':last_day' AS DATE) AS "snapshot_date",
    "t66"."surviving_account_csn",
    "t66"."site_geo",
    "t66"."industry_group",
    "t66"."named_account_group",
    "t66"."parent_account_new_customer_flag",
    "t66"."seats_purchased",
    "t66"."seats_assigned",
    "t66"."active_users",
    CAST(CAST(FLOOR(
      (
        (
          (
            "t66"."seats_assigned" * 2000
          ) + "t66"."seats_purchased"
        ) - (
          (
            (
              "t66"."seats_assigned" * 2000
            ) + "t66"."seats_purchased"
          ) % (
            NULLIF("t66"."seats_purchased", 0) * 2
          )
        )
      ) / (
        NULLIF("t66"."seats_purchased", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_rate",
    CAST(CAST(FLOOR(
      (
        (
          (
            "t66"."active_users" * 200
          ) + "t66"."seats_purchased"
        ) - (
          (
            (
              "t66"."active_users" * 200
            ) + "t66"."seats_purchased"
          ) % (
            NULLIF("t66"."seats_purchased", 0) * 2
          )
        )
      ) / (
        NULLIF("t66"."seats_purchased", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE) AS "utilisation_rate",
    "t66"."engagement_score",
    "t66"."communication_score",
    "t66"."product_score",
    "t66"."relationship_score",
    "t66"."arr_usd",
    DATE_DIFF('DAY', CAST(':last_day' AS DATE), "t66"."close_date") AS "days_to_close",
    "t66"."customer_ews_prediction",
    "t66"."churn_probability",
    "t66"."churn_band"
  FROM (
    SELECT
      "t65"."surviving_account_csn",
      "t65"."known_csn",
      "t65"."site_geo",
      "t65"."industry_group",
      "t65"."named_account_group",
      "t65"."parent_account_new_customer_flag",
      "t65"."seats_csn",
      "t65"."seats_purchased",
      "t65"."seats_assigned",
      "t65"."active_users",
      "t65"."engagement_score",
      "t65"."communication_score",
      "t65"."product_score",
      "t65"."relationship_score",
      "t65"."engagement_change",
      "t54"."contracted_csn",
      "t54"."arr_usd",
      "t60"."close_date",
      "t60"."customer_ews_prediction",
      "t60"."due_csn",
      "t15"."churn_probability",
      "t15"."churn_band",
      "t15"."scored_again"
    FROM (
      SELECT
        "t63"."surviving_account_csn",
        "t63"."known_csn",
        "t63"."site_geo",
        "t63"."industry_group",
        "t63"."named_account_group",
        "t63"."parent_account_new_customer_flag",
        "t63"."seats_csn",
        "t63"."seats_purchased",
        "t63"."seats_assigned",
        "t63"."active_users",
        "t63"."engagement_score",
        "t63"."communication_score",
        "t63"."product_score",
        "t63"."relationship_score",
        "t63"."engagement_change"
      FROM (
        SELECT
          "t38"."surviving_account_csn",
          "t17"."known_csn",
          "t17"."site_geo",
          "t17"."industry_group",
          "t17"."named_account_group",
          "t17"."parent_account_new_customer_flag",
          "t62"."seats_csn",
          "t62"."seats_purchased",
          "t62"."seats_assigned",
          "t62"."active_users",
          "t32"."scored_csn",
          "t32"."engagement_score",
          "t32"."communication_score",
          "t32"."product_score",
          "t32"."relationship_score",
          "t32"."engagement_change"
        FROM (
          SELECT DISTINCT
            COALESCE("t28"."final_csn", "t28"."account_csn") AS "surviving_account_csn"
          FROM (
            SELECT
              "t16"."account_csn",
              "t19"."merged_csn",
              "t19"."final_csn"
            FROM (
              SELECT
                "t1"."account_csn"
              FROM "account_attributes" AS "t1"
            ) AS "t16"
            LEFT OUTER JOIN (
              SELECT
                "t5"."victim_account_csn" AS "merged_csn",
                "t5"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t5"
            ) AS "t19"
              ON "t16"."account_csn" = "t19"."merged_csn"
          ) AS "t28"
        ) AS "t38"
        LEFT OUTER JOIN (
          SELECT
            "t1"."account_csn" AS "known_csn",
            "t1"."site_geo",
            "t1"."industry_group",
            "t1"."named_account_group",
            "t1"."is_new_customer" AS "parent_account_new_customer_flag"
          FROM "account_attributes" AS "t1"
        ) AS "t17"
          ON "t38"."surviving_account_csn" = "t17"."known_csn"
        LEFT OUTER JOIN (
          SELECT
            "t59"."surviving_account_csn" AS "seats_csn",
            "t59"."seats_purchased",
            "t59"."seats_assigned",
            COALESCE("t59"."users", 0) AS "active_users"
          FROM (
            SELECT
              "t56"."surviving_account_csn",
              "t56"."seats_purchased",
              "t56"."seats_assigned",
              "t57"."team_account",
              "t57"."users"
            FROM (
              SELECT
                "t46"."surviving_account_csn",
                SUM("t46"."seats_purchased") AS "seats_purchased",
                CASE
                  WHEN BOOL_OR(CAST("t46"."seats_assigned" IS NULL AS BOOLEAN))
                  THEN CAST(NULL AS BIGINT)
                  ELSE SUM("t46"."seats_assigned")
                END AS "seats_assigned"
              FROM (
                SELECT
                  "t41"."surviving_account_csn",
                  "t41"."tenant_id",
                  "t41"."pool_id",
                  "t20"."seats_purchased",
                  "t20"."seats_assigned"
                FROM "t36" AS "t41"
                INNER JOIN (
                  SELECT
                    "t6"."tenant_id",
                    "t6"."pool_id",
                    "t6"."seats_purchased",
                    "t6"."seats_assigned"
                  FROM "pool_monthly" AS "t6"
                ) AS "t20"
                  ON "t41"."tenant_id" = "t20"."tenant_id" AND "t41"."pool_id" = "t20"."pool_id"
              ) AS "t46"
              GROUP BY
                1
            ) AS "t56"
            LEFT OUTER JOIN (
              SELECT
                "t49"."team_account",
                COUNT(DISTINCT "t49"."user_id") AS "users"
              FROM (
                SELECT
                  "t45"."team_account",
                  "t45"."tenant_id",
                  "t25"."user_id"
                FROM (
                  SELECT DISTINCT
                    "t39"."surviving_account_csn" AS "team_account",
                    "t39"."tenant_id"
                  FROM "t36" AS "t39"
                ) AS "t45"
                INNER JOIN (
                  SELECT DISTINCT
                    "t7"."tenant_id",
                    "t7"."user_id"
                  FROM "usage_authorizations" AS "t7"
                  WHERE
                    "t7"."usage_type" = 'COM' AND COALESCE("t7"."user_type", 'member') = 'member'
                ) AS "t25"
                  ON "t45"."tenant_id" = "t25"."tenant_id"
              ) AS "t49"
              GROUP BY
                1
            ) AS "t57"
              ON "t56"."surviving_account_csn" = "t57"."team_account"
          ) AS "t59"
        ) AS "t62"
          ON "t38"."surviving_account_csn" = "t62"."seats_csn"
        LEFT OUTER JOIN (
          SELECT
            "t2"."surviving_account_csn" AS "scored_csn",
            MAX(
              CASE
                WHEN "t2"."component" = 'overall'
                THEN "t2"."score"
                ELSE CAST(NULL AS DOUBLE)
              END
            ) AS "engagement_score",
            MAX(
              CASE
                WHEN "t2"."component" = 'communication'
                THEN "t2"."score"
                ELSE CAST(NULL AS DOUBLE)
              END
            ) AS "communication_score",
            MAX(
              CASE
                WHEN "t2"."component" = 'product'
                THEN "t2"."score"
                ELSE CAST(NULL AS DOUBLE)
              END
            ) AS "product_score",
            MAX(
              CASE
                WHEN "t2"."component" = 'relationship'
                THEN "t2"."score"
                ELSE CAST(NULL AS DOUBLE)
              END
            ) AS "relationship_score",
            MAX(
              CASE
                WHEN "t2"."component" = 'overall'
                THEN CAST(CAST(ROUND("t2"."score" * 10, 0) AS BIGINT) - CAST(ROUND("t2"."previous_score" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0
                ELSE CAST(NULL AS DOUBLE)
              END
            ) AS "engagement_change"
          FROM "engagement_scores_monthly" AS "t2"
          GROUP BY
            1
        ) AS "t32"
          ON "t38"."surviving_account_csn" = "t32"."scored_csn"
      ) AS "t63"
    ) AS "t65"
    LEFT OUTER JOIN (
      SELECT
        "t47"."contracted_csn",
        CAST("t47"."cents" AS DOUBLE) / NULLIF(CAST(100 AS DOUBLE), 0.0) AS "arr_usd"
      FROM (
        SELECT
          "t44"."surviving_account_csn" AS "contracted_csn",
          SUM("t44"."cents") AS "cents"
        FROM (
          SELECT
            "t34"."account_csn",
            "t34"."acv_usd",
            COALESCE("t34"."final_csn", "t34"."account_csn") AS "surviving_account_csn",
            CAST(ROUND("t34"."acv_usd" * 100, 0) AS BIGINT) AS "cents"
          FROM (
            SELECT
              "t26"."account_csn",
              "t26"."acv_usd",
              "t19"."merged_csn",
              "t19"."final_csn"
            FROM (
              SELECT
                "t3"."account_csn",
                "t3"."acv_usd"
              FROM "opportunities" AS "t3"
              WHERE
                "t3"."created_date" <= CAST(':last_day' AS DATE)
                AND NOT (
                  "t3"."is_closed" AND (
                    "t3"."close_date" < CAST(':first_day' AS DATE)
                  )
                )
                AND "t3"."is_renewal"
                AND NOT (
                  "t3"."is_closed"
                )
            ) AS "t26"
            LEFT OUTER JOIN (
              SELECT
                "t5"."victim_account_csn" AS "merged_csn",
                "t5"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t5"
            ) AS "t19"
              ON "t26"."account_csn" = "t19"."merged_csn"
          ) AS "t34"
        ) AS "t44"
        GROUP BY
          1
      ) AS "t47"
    ) AS "t54"
      ON "t65"."surviving_account_csn" = "t54"."contracted_csn"
    LEFT OUTER JOIN (
      SELECT
        "t55"."close_date",
        "t40"."customer_ews_prediction",
        "t55"."surviving_account_csn" AS "due_csn"
      FROM (
        SELECT
          "t48"."surviving_account_csn",
          "t48"."opportunity_id",
          "t48"."close_date",
          "t48"."term",
          "t48"."territory_account_tier",
          "t48"."acv_usd",
          "t48"."active_aov_net3",
          "t48"."lc_flag",
          "t48"."promo_flag"
        FROM (
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
            "t42"."surviving_account_csn",
            ROW_NUMBER() OVER (
              PARTITION BY "t42"."surviving_account_csn"
              ORDER BY "t42"."close_date" ASC, "t42"."opportunity_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "place"
          FROM (
            SELECT
              "t35"."opportunity_id",
              "t35"."account_csn",
              "t35"."contract_id",
              "t35"."offering_product_line_code",
              "t35"."created_date",
              "t35"."close_date",
              "t35"."is_renewal",
              "t35"."is_closed",
              "t35"."lc_flag",
              "t35"."promo_flag",
              "t35"."service_contract_id",
              "t35"."term",
              "t35"."territory_account_tier",
              "t35"."is_won",
              "t35"."acv_usd",
              "t35"."opportunity_amount",
              "t35"."opportunity_number",
              "t35"."days_into_term",
              "t35"."active_aov_net3",
              COALESCE("t35"."final_csn", "t35"."account_csn") AS "surviving_account_csn"
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
                "t19"."merged_csn",
                "t19"."final_csn"
              FROM (
                SELECT
                  *
                FROM "opportunities" AS "t3"
                WHERE
                  "t3"."created_date" <= CAST(':last_day' AS DATE)
                  AND NOT (
                    "t3"."is_closed" AND (
                      "t3"."close_date" < CAST(':first_day' AS DATE)
                    )
                  )
                  AND "t3"."is_renewal"
                  AND NOT (
                    "t3"."is_closed"
                  )
                  AND "t3"."close_date" > CAST(':last_day' AS DATE)
              ) AS "t27"
              LEFT OUTER JOIN (
                SELECT
                  "t5"."victim_account_csn" AS "merged_csn",
                  "t5"."surviving_account_csn" AS "final_csn"
                FROM "account_merges" AS "t5"
              ) AS "t19"
                ON "t27"."account_csn" = "t19"."merged_csn"
            ) AS "t35"
          ) AS "t42"
        ) AS "t48"
        WHERE
          "t48"."place" = 0
      ) AS "t55"
      LEFT OUTER JOIN (
        SELECT
          "t30"."opportunity_id" AS "scored_opportunity",
          "t30"."prediction" AS "customer_ews_prediction"
        FROM (
          SELECT
            "t18"."opportunity_id",
            "t18"."scored_on",
            "t18"."prediction",
            ROW_NUMBER() OVER (
              PARTITION BY "t18"."opportunity_id"
              ORDER BY "t18"."scored_on" DESC, "t18"."prediction" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "place"
          FROM (
            SELECT
              *
            FROM "ews_scores" AS "t4"
            WHERE
              "t4"."scored_on" <= CAST(':last_day' AS DATE)
          ) AS "t18"
        ) AS "t30"
        WHERE
          "t30"."place" = 0
      ) AS "t40"
        ON "t55"."opportunity_id" = "t40"."scored_opportunity"
    ) AS "t60"
      ON "t65"."surviving_account_csn" = "t60"."due_csn"
    LEFT OUTER JOIN (
      SELECT
        "t0"."churn_probability",
        "t0"."churn_band",
        "t0"."surviving_account_csn" AS "scored_again"
      FROM "insight_churn_monthly" AS "t0"
    ) AS "t15"
      ON "t65"."surviving_account_csn" = "t15"."scored_again"
  ) AS "t66"
) AS "t67"