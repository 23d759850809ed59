SELECT
  "t46"."snapshot_date",
  "t46"."surviving_account_csn",
  "t46"."site_geo",
  "t46"."industry_group",
  "t46"."named_account_group",
  "t46"."parent_account_new_customer_flag",
  "t46"."seats_purchased",
  "t46"."seats_assigned",
  "t46"."active_users",
  "t46"."assignment_rate",
  "t46"."utilisation_rate",
  "t46"."engagement_score",
  "t46"."communication_score",
  "t46"."product_score",
  "t46"."relationship_score",
  "t46"."arr_usd",
  "t46"."days_to_close",
  "t46"."customer_ews_prediction",
  "t46"."churn_probability",
  "t46"."churn_band",
  NULLIF(
    SUBSTRING(
      CASE
        WHEN COALESCE("t46"."parent_account_new_customer_flag", FALSE)
        THEN '; New customer'
        ELSE ''
      END || CASE
        WHEN COALESCE((
          "t46"."seats_purchased" > 0
        ) AND (
          "t46"."active_users" = 0
        ), FALSE)
        THEN '; Dormant'
        ELSE ''
      END || CASE
        WHEN COALESCE("t46"."assignment_rate" < 50, FALSE)
        THEN '; Few seats assigned'
        ELSE ''
      END || CASE WHEN COALESCE("t46"."utilisation_rate" >= 90, FALSE) THEN '; Full' ELSE '' END || CASE
        WHEN COALESCE("t46"."engagement_score" >= 70, FALSE)
        THEN '; Engaged'
        ELSE ''
      END || CASE
        WHEN COALESCE("t46"."days_to_close" BETWEEN 0 AND 90, FALSE)
        THEN '; Renewal near'
        ELSE ''
      END || CASE
        WHEN COALESCE(
          (
            "t46"."customer_ews_prediction" < 0.3
          ) OR (
            "t46"."churn_band" = 'high'
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
            WHEN COALESCE("t46"."parent_account_new_customer_flag", FALSE)
            THEN '; New customer'
            ELSE ''
          END || CASE
            WHEN COALESCE((
              "t46"."seats_purchased" > 0
            ) AND (
              "t46"."active_users" = 0
            ), FALSE)
            THEN '; Dormant'
            ELSE ''
          END || CASE
            WHEN COALESCE("t46"."assignment_rate" < 50, FALSE)
            THEN '; Few seats assigned'
            ELSE ''
          END || CASE WHEN COALESCE("t46"."utilisation_rate" >= 90, FALSE) THEN '; Full' ELSE '' END || CASE
            WHEN COALESCE("t46"."engagement_score" >= 70, FALSE)
            THEN '; Engaged'
            ELSE ''
          END || CASE
            WHEN COALESCE("t46"."days_to_close" BETWEEN 0 AND 90, FALSE)
            THEN '; Renewal near'
            ELSE ''
          END || CASE
            WHEN COALESCE(
              (
                "t46"."customer_ews_prediction" < 0.3
              ) OR (
                "t46"."churn_band" = 'high'
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
    "t45"."surviving_account_csn",
    "t45"."site_geo",
    "t45"."industry_group",
    "t45"."named_account_group",
    "t45"."parent_account_new_customer_flag",
    "t45"."seats_purchased",
    "t45"."seats_assigned",
    "t45"."active_users",
    CAST(CAST(FLOOR(
      (
        (
          (
            "t45"."seats_assigned" * 2000
          ) + "t45"."seats_purchased"
        ) - (
          (
            (
              "t45"."seats_assigned" * 2000
            ) + "t45"."seats_purchased"
          ) % (
            NULLIF("t45"."seats_purchased", 0) * 2
          )
        )
      ) / (
        NULLIF("t45"."seats_purchased", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_rate",
    CAST(CAST(FLOOR(
      (
        (
          (
            "t45"."active_users" * 200
          ) + "t45"."seats_purchased"
        ) - (
          (
            (
              "t45"."active_users" * 200
            ) + "t45"."seats_purchased"
          ) % (
            NULLIF("t45"."seats_purchased", 0) * 2
          )
        )
      ) / (
        NULLIF("t45"."seats_purchased", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE) AS "utilisation_rate",
    "t45"."engagement_score",
    "t45"."communication_score",
    "t45"."product_score",
    "t45"."relationship_score",
    "t45"."arr_usd",
    DATE_DIFF('DAY', CAST(':last_day' AS DATE), "t45"."close_date") AS "days_to_close",
    "t45"."customer_ews_prediction",
    "t45"."churn_probability",
    "t45"."churn_band"
  FROM (
    SELECT
      "t44"."surviving_account_csn",
      "t44"."known_csn",
      "t44"."site_geo",
      "t44"."industry_group",
      "t44"."named_account_group",
      "t44"."parent_account_new_customer_flag",
      "t44"."seats_csn",
      "t44"."seats_purchased",
      "t44"."seats_assigned",
      "t44"."active_users",
      "t44"."engagement_score",
      "t44"."communication_score",
      "t44"."product_score",
      "t44"."relationship_score",
      "t44"."engagement_change",
      "t38"."contracted_csn",
      "t38"."arr_usd",
      "t39"."close_date",
      "t39"."customer_ews_prediction",
      "t39"."due_csn",
      "t12"."churn_probability",
      "t12"."churn_band",
      "t12"."scored_again"
    FROM (
      SELECT
        "t42"."surviving_account_csn",
        "t42"."known_csn",
        "t42"."site_geo",
        "t42"."industry_group",
        "t42"."named_account_group",
        "t42"."parent_account_new_customer_flag",
        "t42"."seats_csn",
        "t42"."seats_purchased",
        "t42"."seats_assigned",
        "t42"."active_users",
        CAST(NULL AS DOUBLE) AS "engagement_score",
        CAST(NULL AS DOUBLE) AS "communication_score",
        CAST(NULL AS DOUBLE) AS "product_score",
        CAST(NULL AS DOUBLE) AS "relationship_score",
        CAST(NULL AS DOUBLE) AS "engagement_change"
      FROM (
        SELECT
          "t28"."surviving_account_csn",
          "t14"."known_csn",
          "t14"."site_geo",
          "t14"."industry_group",
          "t14"."named_account_group",
          "t14"."parent_account_new_customer_flag",
          "t41"."seats_csn",
          "t41"."seats_purchased",
          "t41"."seats_assigned",
          "t41"."active_users"
        FROM (
          SELECT DISTINCT
            COALESCE("t22"."final_csn", "t22"."account_csn") AS "surviving_account_csn"
          FROM (
            SELECT
              "t13"."account_csn",
              "t15"."merged_csn",
              "t15"."final_csn"
            FROM (
              SELECT
                "t1"."account_csn"
              FROM "account_attributes" AS "t1"
            ) AS "t13"
            LEFT OUTER JOIN (
              SELECT
                "t3"."victim_account_csn" AS "merged_csn",
                "t3"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t3"
            ) AS "t15"
              ON "t13"."account_csn" = "t15"."merged_csn"
          ) AS "t22"
        ) AS "t28"
        LEFT OUTER JOIN (
          SELECT
            "t1"."account_csn" AS "known_csn",
            "t1"."site_geo",
            "t1"."industry_group",
            "t1"."named_account_group",
            "t1"."is_new_customer" AS "parent_account_new_customer_flag"
          FROM "account_attributes" AS "t1"
        ) AS "t14"
          ON "t28"."surviving_account_csn" = "t14"."known_csn"
        LEFT OUTER JOIN (
          SELECT
            "t35"."surviving_account_csn" AS "seats_csn",
            "t35"."seats_purchased",
            "t35"."seats_assigned",
            CAST(NULL AS BIGINT) AS "active_users"
          FROM (
            SELECT
              "t32"."surviving_account_csn",
              SUM("t32"."seats_purchased") AS "seats_purchased",
              CASE
                WHEN BOOL_OR(CAST("t32"."seats_assigned" IS NULL AS BOOLEAN))
                THEN CAST(NULL AS BIGINT)
                ELSE SUM("t32"."seats_assigned")
              END AS "seats_assigned"
            FROM (
              SELECT
                "t29"."surviving_account_csn",
                "t29"."tenant_id",
                "t29"."pool_id",
                "t16"."seats_purchased",
                "t16"."seats_assigned"
              FROM (
                SELECT DISTINCT
                  COALESCE("t23"."final_csn", "t23"."account_csn") AS "surviving_account_csn",
                  "t23"."tenant_id",
                  "t23"."pool_id"
                FROM (
                  SELECT
                    "t17"."account_csn",
                    "t17"."tenant_id",
                    "t17"."pool_id",
                    "t15"."merged_csn",
                    "t15"."final_csn"
                  FROM (
                    SELECT DISTINCT
                      "t5"."account_csn",
                      "t5"."tenant_id",
                      "t5"."pool_id"
                    FROM "active_subscription_monthly" AS "t5"
                  ) AS "t17"
                  LEFT OUTER JOIN (
                    SELECT
                      "t3"."victim_account_csn" AS "merged_csn",
                      "t3"."surviving_account_csn" AS "final_csn"
                    FROM "account_merges" AS "t3"
                  ) AS "t15"
                    ON "t17"."account_csn" = "t15"."merged_csn"
                ) AS "t23"
              ) AS "t29"
              INNER JOIN (
                SELECT
                  "t4"."tenant_id",
                  "t4"."pool_id",
                  "t4"."seats_purchased",
                  "t4"."seats_assigned"
                FROM "pool_monthly" AS "t4"
              ) AS "t16"
                ON "t29"."tenant_id" = "t16"."tenant_id" AND "t29"."pool_id" = "t16"."pool_id"
            ) AS "t32"
            GROUP BY
              1
          ) AS "t35"
        ) AS "t41"
          ON "t28"."surviving_account_csn" = "t41"."seats_csn"
      ) AS "t42"
    ) AS "t44"
    LEFT OUTER JOIN (
      SELECT
        "t33"."contracted_csn",
        CAST("t33"."cents" AS DOUBLE) / NULLIF(CAST(100 AS DOUBLE), 0.0) AS "arr_usd"
      FROM (
        SELECT
          "t31"."surviving_account_csn" AS "contracted_csn",
          SUM("t31"."cents") AS "cents"
        FROM (
          SELECT
            "t25"."account_csn",
            "t25"."acv_usd",
            COALESCE("t25"."final_csn", "t25"."account_csn") AS "surviving_account_csn",
            CAST(ROUND("t25"."acv_usd" * 100, 0) AS BIGINT) AS "cents"
          FROM (
            SELECT
              "t20"."account_csn",
              "t20"."acv_usd",
              "t15"."merged_csn",
              "t15"."final_csn"
            FROM (
              SELECT
                "t2"."account_csn",
                "t2"."acv_usd"
              FROM "opportunities" AS "t2"
              WHERE
                "t2"."created_date" <= CAST(':last_day' AS DATE)
                AND NOT (
                  "t2"."is_closed" AND (
                    "t2"."close_date" < CAST(':first_day' AS DATE)
                  )
                )
                AND "t2"."is_renewal"
                AND NOT (
                  "t2"."is_closed"
                )
            ) AS "t20"
            LEFT OUTER JOIN (
              SELECT
                "t3"."victim_account_csn" AS "merged_csn",
                "t3"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t3"
            ) AS "t15"
              ON "t20"."account_csn" = "t15"."merged_csn"
          ) AS "t25"
        ) AS "t31"
        GROUP BY
          1
      ) AS "t33"
    ) AS "t38"
      ON "t44"."surviving_account_csn" = "t38"."contracted_csn"
    LEFT OUTER JOIN (
      SELECT
        "t34"."close_date",
        CAST(NULL AS DOUBLE) AS "customer_ews_prediction",
        "t34"."surviving_account_csn" AS "due_csn"
      FROM (
        SELECT
          "t30"."opportunity_id",
          "t30"."account_csn",
          "t30"."contract_id",
          "t30"."offering_product_line_code",
          "t30"."created_date",
          "t30"."close_date",
          "t30"."is_renewal",
          "t30"."is_closed",
          "t30"."lc_flag",
          "t30"."promo_flag",
          "t30"."service_contract_id",
          "t30"."term",
          "t30"."territory_account_tier",
          "t30"."is_won",
          "t30"."acv_usd",
          "t30"."opportunity_amount",
          "t30"."opportunity_number",
          "t30"."days_into_term",
          "t30"."active_aov_net3",
          "t30"."surviving_account_csn",
          ROW_NUMBER() OVER (
            PARTITION BY "t30"."surviving_account_csn"
            ORDER BY "t30"."close_date" ASC, "t30"."opportunity_id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            "t26"."opportunity_id",
            "t26"."account_csn",
            "t26"."contract_id",
            "t26"."offering_product_line_code",
            "t26"."created_date",
            "t26"."close_date",
            "t26"."is_renewal",
            "t26"."is_closed",
            "t26"."lc_flag",
            "t26"."promo_flag",
            "t26"."service_contract_id",
            "t26"."term",
            "t26"."territory_account_tier",
            "t26"."is_won",
            "t26"."acv_usd",
            "t26"."opportunity_amount",
            "t26"."opportunity_number",
            "t26"."days_into_term",
            "t26"."active_aov_net3",
            COALESCE("t26"."final_csn", "t26"."account_csn") AS "surviving_account_csn"
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
              "t15"."merged_csn",
              "t15"."final_csn"
            FROM (
              SELECT
                *
              FROM "opportunities" AS "t2"
              WHERE
                "t2"."created_date" <= CAST(':last_day' AS DATE)
                AND NOT (
                  "t2"."is_closed" AND (
                    "t2"."close_date" < CAST(':first_day' AS DATE)
                  )
                )
                AND "t2"."is_renewal"
                AND NOT (
                  "t2"."is_closed"
                )
                AND "t2"."close_date" > CAST(':last_day' AS DATE)
            ) AS "t21"
            LEFT OUTER JOIN (
              SELECT
                "t3"."victim_account_csn" AS "merged_csn",
                "t3"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t3"
            ) AS "t15"
              ON "t21"."account_csn" = "t15"."merged_csn"
          ) AS "t26"
        ) AS "t30"
      ) AS "t34"
      WHERE
        "t34"."place" = 0
    ) AS "t39"
      ON "t44"."surviving_account_csn" = "t39"."due_csn"
    LEFT OUTER JOIN (
      SELECT
        "t0"."churn_probability",
        "t0"."churn_band",
        "t0"."surviving_account_csn" AS "scored_again"
      FROM "insight_churn_monthly" AS "t0"
    ) AS "t12"
      ON "t44"."surviving_account_csn" = "t12"."scored_again"
  ) AS "t45"
) AS "t46"