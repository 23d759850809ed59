WITH "t37" AS (
  SELECT
    "t30"."surviving_account_csn",
    "t30"."ordered_on",
    SUM(CASE WHEN "t30"."is_return" THEN 0 ELSE 1 END) AS "orders",
    SUM(CASE WHEN "t30"."is_return" THEN 1 ELSE 0 END) AS "returns",
    SUM("t30"."cents") AS "cents"
  FROM (
    SELECT
      "t23"."account_csn",
      "t23"."ordered_on",
      "t23"."amount_usd",
      COALESCE("t23"."final_csn", "t23"."account_csn") AS "surviving_account_csn",
      "t23"."amount_usd" < 0 AS "is_return",
      CAST(ROUND("t23"."amount_usd" * 100, 0) AS BIGINT) AS "cents"
    FROM (
      SELECT
        "t19"."account_csn",
        "t19"."ordered_on",
        "t19"."amount_usd",
        "t15"."merged_csn",
        "t15"."final_csn"
      FROM (
        SELECT
          "t4"."account_csn",
          "t4"."ordered_on",
          "t4"."amount_usd"
        FROM "orders" AS "t4"
        WHERE
          "t4"."ordered_on" <= CAST(':last_day' AS DATE)
      ) AS "t19"
      LEFT OUTER JOIN (
        SELECT
          "t5"."victim_account_csn" AS "merged_csn",
          "t5"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t5"
      ) AS "t15"
        ON "t19"."account_csn" = "t15"."merged_csn"
    ) AS "t23"
  ) AS "t30"
  GROUP BY
    1,
    2
)
SELECT
  "t59"."snapshot_date",
  "t59"."surviving_account_csn",
  "t59"."opportunity_id",
  "t59"."known_on",
  "t59"."churned",
  "t59"."days_to_close",
  "t59"."acv_usd",
  "t59"."active_aov_net3",
  "t59"."seats_purchased",
  "t59"."mau",
  "t59"."assignment_rate",
  "t59"."utilisation_rate",
  "t59"."utilisation_change",
  "t59"."assignment_diff",
  "t59"."utilisation_diff",
  "t59"."engagement_score",
  "t59"."communication_score",
  "t59"."product_score",
  "t59"."relationship_score",
  "t59"."merged_accounts",
  "t59"."interventions_recent",
  "t59"."term",
  "t59"."territory_account_tier",
  "t59"."named_account_group",
  "t59"."site_geo",
  "t59"."industry_group",
  "t59"."lc_flag",
  "t59"."promo_flag",
  "t59"."parent_account_new_customer_flag",
  "t59"."learned_model",
  "t59"."ordered_on",
  "t59"."orders",
  "t59"."returns",
  "t59"."cents",
  "t59"."model_version",
  "t59"."model_sha256",
  "t59"."training_sha256",
  "t59"."model_settings",
  "t59"."trained_until",
  "t59"."training_rows",
  "t59"."model_file",
  CAST(':last_day' AS DATE) AS "now",
  3 AS "test_months",
  6 AS "horizon_months",
  6 AS "window_months",
  12 AS "origins"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t57"."snapshot_date",
      "t57"."surviving_account_csn",
      "t57"."opportunity_id",
      "t57"."known_on",
      "t57"."churned",
      "t57"."days_to_close",
      "t57"."acv_usd",
      "t57"."active_aov_net3",
      "t57"."seats_purchased",
      "t57"."mau",
      "t57"."assignment_rate",
      "t57"."utilisation_rate",
      "t57"."utilisation_change",
      "t57"."assignment_diff",
      "t57"."utilisation_diff",
      "t57"."engagement_score",
      "t57"."communication_score",
      "t57"."product_score",
      "t57"."relationship_score",
      "t57"."merged_accounts",
      "t57"."interventions_recent",
      "t57"."term",
      "t57"."territory_account_tier",
      "t57"."named_account_group",
      "t57"."site_geo",
      "t57"."industry_group",
      "t57"."lc_flag",
      "t57"."promo_flag",
      "t57"."parent_account_new_customer_flag",
      "t57"."learned_model",
      "t57"."ordered_on",
      "t57"."orders",
      "t57"."returns",
      "t57"."cents",
      CAST(NULL AS TEXT) AS "model_version",
      CAST(NULL AS TEXT) AS "model_sha256",
      CAST(NULL AS TEXT) AS "training_sha256",
      CAST(NULL AS TEXT) AS "model_settings",
      CAST(NULL AS DATE) AS "trained_until",
      CAST(NULL AS BIGINT) AS "training_rows",
      CAST(NULL AS TEXT) AS "model_file"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t49"."snapshot_date",
          "t49"."surviving_account_csn",
          "t49"."opportunity_id",
          "t49"."known_on",
          "t49"."churned",
          "t49"."days_to_close",
          "t49"."acv_usd",
          "t49"."active_aov_net3",
          "t49"."seats_purchased",
          "t49"."mau",
          "t49"."assignment_rate",
          "t49"."utilisation_rate",
          "t49"."utilisation_change",
          "t49"."assignment_diff",
          "t49"."utilisation_diff",
          "t49"."engagement_score",
          "t49"."communication_score",
          "t49"."product_score",
          "t49"."relationship_score",
          "t49"."merged_accounts",
          "t49"."interventions_recent",
          "t49"."term",
          "t49"."territory_account_tier",
          "t49"."named_account_group",
          "t49"."site_geo",
          "t49"."industry_group",
          "t49"."lc_flag",
          "t49"."promo_flag",
          "t49"."parent_account_new_customer_flag",
          "t49"."learned_model",
          CAST(NULL AS DATE) AS "ordered_on",
          CAST(NULL AS BIGINT) AS "orders",
          CAST(NULL AS BIGINT) AS "returns",
          CAST(NULL AS BIGINT) AS "cents"
        FROM (
          SELECT
            "t47"."snapshot_date",
            "t47"."surviving_account_csn",
            "t47"."opportunity_id",
            "t47"."known_on",
            "t47"."churned",
            "t47"."days_to_close",
            "t47"."acv_usd",
            "t47"."active_aov_net3",
            "t47"."seats_purchased",
            "t47"."mau",
            "t47"."assignment_rate",
            "t47"."utilisation_rate",
            "t47"."utilisation_change",
            "t47"."assignment_diff",
            "t47"."utilisation_diff",
            "t47"."engagement_score",
            "t47"."communication_score",
            "t47"."product_score",
            "t47"."relationship_score",
            "t47"."merged_accounts",
            "t47"."interventions_recent",
            "t47"."term",
            "t47"."territory_account_tier",
            "t47"."named_account_group",
            "t47"."site_geo",
            "t47"."industry_group",
            "t47"."lc_flag",
            "t47"."promo_flag",
            "t47"."parent_account_new_customer_flag",
            "t47"."learned_model",
            "t26"."passed_model"
          FROM (
            SELECT
              "t44"."snapshot_date",
              "t44"."surviving_account_csn",
              "t44"."opportunity_id",
              "t44"."known_on",
              NOT (
                "t44"."is_won"
              ) AS "churned",
              "t44"."days_to_close",
              "t44"."acv_usd",
              "t44"."active_aov_net3",
              "t44"."seats_purchased",
              "t44"."mau",
              "t44"."assignment_rate",
              "t44"."utilisation_rate",
              "t44"."utilisation_change",
              "t44"."assignment_diff",
              "t44"."utilisation_diff",
              "t44"."engagement_score",
              "t44"."communication_score",
              "t44"."product_score",
              "t44"."relationship_score",
              "t44"."merged_accounts",
              "t44"."interventions_recent",
              "t44"."term",
              "t44"."territory_account_tier",
              "t44"."named_account_group",
              "t44"."site_geo",
              "t44"."industry_group",
              "t44"."lc_flag",
              "t44"."promo_flag",
              "t44"."parent_account_new_customer_flag",
              'subscription_churn' AS "learned_model"
            FROM (
              SELECT
                "t42"."snapshot_date",
                "t42"."surviving_account_csn",
                "t42"."opportunity_id",
                "t42"."close_date",
                "t42"."customer_ews_prediction",
                "t42"."days_to_close",
                "t42"."acv_usd",
                "t42"."active_aov_net3",
                "t42"."seats_purchased",
                "t42"."mau",
                "t42"."assignment_rate",
                "t42"."utilisation_rate",
                "t42"."utilisation_change",
                "t42"."assignment_diff",
                "t42"."utilisation_diff",
                "t42"."engagement_score",
                "t42"."communication_score",
                "t42"."product_score",
                "t42"."relationship_score",
                "t42"."merged_accounts",
                "t42"."interventions_recent",
                "t42"."term",
                "t42"."territory_account_tier",
                "t42"."named_account_group",
                "t42"."site_geo",
                "t42"."industry_group",
                "t42"."lc_flag",
                "t42"."promo_flag",
                "t42"."parent_account_new_customer_flag",
                "t18"."decided_opportunity",
                "t18"."known_on",
                "t18"."is_won"
              FROM (
                SELECT
                  "t36"."snapshot_date",
                  "t36"."surviving_account_csn",
                  "t36"."opportunity_id",
                  "t36"."close_date",
                  "t36"."customer_ews_prediction",
                  "t36"."days_to_close",
                  "t36"."acv_usd",
                  "t36"."active_aov_net3",
                  "t36"."seats_purchased",
                  "t36"."mau",
                  "t36"."assignment_rate",
                  "t36"."utilisation_rate",
                  "t36"."utilisation_change",
                  "t36"."assignment_diff",
                  "t36"."utilisation_diff",
                  "t36"."engagement_score",
                  "t36"."communication_score",
                  "t36"."product_score",
                  "t36"."relationship_score",
                  "t36"."merged_accounts",
                  "t36"."interventions_recent",
                  "t36"."term",
                  "t36"."territory_account_tier",
                  "t36"."named_account_group",
                  "t36"."site_geo",
                  "t36"."industry_group",
                  "t36"."lc_flag",
                  "t36"."promo_flag",
                  "t36"."parent_account_new_customer_flag"
                FROM (
                  SELECT
                    "t6"."snapshot_date",
                    "t6"."surviving_account_csn",
                    "t6"."opportunity_id",
                    "t6"."close_date",
                    "t6"."customer_ews_prediction",
                    "t6"."days_to_close",
                    "t6"."acv_usd",
                    "t6"."active_aov_net3",
                    "t6"."seats_purchased",
                    "t6"."mau",
                    "t6"."assignment_rate",
                    "t6"."utilisation_rate",
                    "t6"."utilisation_change",
                    "t6"."assignment_diff",
                    "t6"."utilisation_diff",
                    "t6"."engagement_score",
                    "t6"."communication_score",
                    "t6"."product_score",
                    "t6"."relationship_score",
                    "t6"."merged_accounts",
                    "t6"."interventions_recent",
                    "t6"."term",
                    "t6"."territory_account_tier",
                    "t6"."named_account_group",
                    "t6"."site_geo",
                    "t6"."industry_group",
                    "t6"."lc_flag",
                    "t6"."promo_flag",
                    "t6"."parent_account_new_customer_flag",
                    "t29"."drawn_csn"
                  FROM "insight_renewals_monthly" AS "t6"
                  INNER JOIN (
                    SELECT
                      "t22"."surviving_account_csn" AS "drawn_csn"
                    FROM (
                      SELECT
                        "t7"."surviving_account_csn",
                        ROW_NUMBER() OVER (
                          ORDER BY SHA256("t7"."surviving_account_csn") ASC, "t7"."surviving_account_csn" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) - 1 AS "draw"
                      FROM (
                        SELECT DISTINCT
                          "t3"."surviving_account_csn"
                        FROM "insight_renewals_monthly" AS "t3"
                      ) AS "t7"
                    ) AS "t22"
                    WHERE
                      "t22"."draw" < 10000
                  ) AS "t29"
                    ON "t6"."surviving_account_csn" = "t29"."drawn_csn"
                ) AS "t36"
              ) AS "t42"
              INNER JOIN (
                SELECT
                  "t2"."opportunity_id" AS "decided_opportunity",
                  "t2"."outcome_shown_on" AS "known_on",
                  "t2"."is_won"
                FROM "opportunity_outcomes_monthly" AS "t2"
                WHERE
                  "t2"."is_closed" AND "t2"."is_won" IS NOT NULL AND "t2"."is_renewal"
              ) AS "t18"
                ON "t42"."opportunity_id" = "t18"."decided_opportunity"
            ) AS "t44"
            WHERE
              "t44"."known_on" > "t44"."snapshot_date"
          ) AS "t47"
          CROSS JOIN (
            SELECT
              "t20"."model" AS "passed_model"
            FROM (
              SELECT
                "t11"."model",
                SUM(CAST("t11"."state" <> 'sufficient' AS INT)) AS "shortcomings"
              FROM (
                SELECT
                  *
                FROM "insight_usability_monthly" AS "t1"
                WHERE
                  "t1"."model" = 'subscription_churn'
              ) AS "t11"
              GROUP BY
                1
            ) AS "t20"
            WHERE
              "t20"."shortcomings" = 0
          ) AS "t26"
        ) AS "t49"
      ) AS "t51"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          CAST(NULL AS DATE) AS "snapshot_date",
          "t55"."surviving_account_csn",
          CAST(NULL AS TEXT) AS "opportunity_id",
          CAST(NULL AS DATE) AS "known_on",
          CAST(NULL AS BOOLEAN) AS "churned",
          CAST(NULL AS BIGINT) AS "days_to_close",
          CAST(NULL AS DOUBLE) AS "acv_usd",
          CAST(NULL AS DOUBLE) AS "active_aov_net3",
          CAST(NULL AS BIGINT) AS "seats_purchased",
          CAST(NULL AS BIGINT) AS "mau",
          CAST(NULL AS DOUBLE) AS "assignment_rate",
          CAST(NULL AS DOUBLE) AS "utilisation_rate",
          CAST(NULL AS DOUBLE) AS "utilisation_change",
          CAST(NULL AS DOUBLE) AS "assignment_diff",
          CAST(NULL AS DOUBLE) AS "utilisation_diff",
          CAST(NULL AS DOUBLE) AS "engagement_score",
          CAST(NULL AS DOUBLE) AS "communication_score",
          CAST(NULL AS DOUBLE) AS "product_score",
          CAST(NULL AS DOUBLE) AS "relationship_score",
          CAST(NULL AS BIGINT) AS "merged_accounts",
          CAST(NULL AS BIGINT) AS "interventions_recent",
          CAST(NULL AS TEXT) AS "term",
          CAST(NULL AS TEXT) AS "territory_account_tier",
          CAST(NULL AS TEXT) AS "named_account_group",
          CAST(NULL AS TEXT) AS "site_geo",
          CAST(NULL AS TEXT) AS "industry_group",
          CAST(NULL AS BOOLEAN) AS "lc_flag",
          CAST(NULL AS BOOLEAN) AS "promo_flag",
          CAST(NULL AS BOOLEAN) AS "parent_account_new_customer_flag",
          "t55"."learned_model",
          "t55"."ordered_on",
          "t55"."orders",
          "t55"."returns",
          "t55"."cents"
        FROM (
          SELECT
            "t54"."surviving_account_csn",
            "t54"."ordered_on",
            "t54"."orders",
            "t54"."returns",
            "t54"."cents",
            "t54"."learned_model",
            "t27"."passed_model"
          FROM (
            SELECT
              "t52"."surviving_account_csn",
              "t52"."ordered_on",
              "t52"."orders",
              "t52"."returns",
              "t52"."cents",
              'transactional_churn' AS "learned_model"
            FROM (
              SELECT
                "t41"."surviving_account_csn",
                "t41"."ordered_on",
                "t41"."orders",
                "t41"."returns",
                "t41"."cents",
                "t50"."drawn_csn"
              FROM "t37" AS "t41"
              INNER JOIN (
                SELECT
                  "t45"."surviving_account_csn" AS "drawn_csn"
                FROM (
                  SELECT
                    "t43"."surviving_account_csn",
                    ROW_NUMBER() OVER (
                      ORDER BY SHA256("t43"."surviving_account_csn") ASC, "t43"."surviving_account_csn" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1 AS "draw"
                  FROM (
                    SELECT DISTINCT
                      "t38"."surviving_account_csn"
                    FROM "t37" AS "t38"
                  ) AS "t43"
                ) AS "t45"
                WHERE
                  "t45"."draw" < 10000
              ) AS "t50"
                ON "t41"."surviving_account_csn" = "t50"."drawn_csn"
            ) AS "t52"
          ) AS "t54"
          CROSS JOIN (
            SELECT
              "t21"."model" AS "passed_model"
            FROM (
              SELECT
                "t12"."model",
                SUM(CAST("t12"."state" <> 'sufficient' AS INT)) AS "shortcomings"
              FROM (
                SELECT
                  *
                FROM "insight_usability_monthly" AS "t1"
                WHERE
                  "t1"."model" = 'transactional_churn'
              ) AS "t12"
              GROUP BY
                1
            ) AS "t21"
            WHERE
              "t21"."shortcomings" = 0
          ) AS "t27"
        ) AS "t55"
      ) AS "t56"
    ) AS "t57"
  ) AS "t58"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      CAST(NULL AS DATE) AS "snapshot_date",
      CAST(NULL AS TEXT) AS "surviving_account_csn",
      CAST(NULL AS TEXT) AS "opportunity_id",
      CAST(NULL AS DATE) AS "known_on",
      CAST(NULL AS BOOLEAN) AS "churned",
      CAST(NULL AS BIGINT) AS "days_to_close",
      CAST(NULL AS DOUBLE) AS "acv_usd",
      CAST(NULL AS DOUBLE) AS "active_aov_net3",
      CAST(NULL AS BIGINT) AS "seats_purchased",
      CAST(NULL AS BIGINT) AS "mau",
      CAST(NULL AS DOUBLE) AS "assignment_rate",
      CAST(NULL AS DOUBLE) AS "utilisation_rate",
      CAST(NULL AS DOUBLE) AS "utilisation_change",
      CAST(NULL AS DOUBLE) AS "assignment_diff",
      CAST(NULL AS DOUBLE) AS "utilisation_diff",
      CAST(NULL AS DOUBLE) AS "engagement_score",
      CAST(NULL AS DOUBLE) AS "communication_score",
      CAST(NULL AS DOUBLE) AS "product_score",
      CAST(NULL AS DOUBLE) AS "relationship_score",
      CAST(NULL AS BIGINT) AS "merged_accounts",
      CAST(NULL AS BIGINT) AS "interventions_recent",
      CAST(NULL AS TEXT) AS "term",
      CAST(NULL AS TEXT) AS "territory_account_tier",
      CAST(NULL AS TEXT) AS "named_account_group",
      CAST(NULL AS TEXT) AS "site_geo",
      CAST(NULL AS TEXT) AS "industry_group",
      CAST(NULL AS BOOLEAN) AS "lc_flag",
      CAST(NULL AS BOOLEAN) AS "promo_flag",
      CAST(NULL AS BOOLEAN) AS "parent_account_new_customer_flag",
      "t35"."learned_model",
      CAST(NULL AS DATE) AS "ordered_on",
      CAST(NULL AS BIGINT) AS "orders",
      CAST(NULL AS BIGINT) AS "returns",
      CAST(NULL AS BIGINT) AS "cents",
      "t35"."model_version",
      "t35"."model_sha256",
      "t35"."training_sha256",
      "t35"."model_settings",
      "t35"."trained_until",
      "t35"."training_rows",
      "t35"."model_file"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t31"."model_version",
          "t31"."model_sha256",
          "t31"."training_sha256",
          "t31"."model_settings",
          "t31"."trained_until",
          "t31"."training_rows",
          "t31"."model_file",
          "t31"."learned_model"
        FROM (
          SELECT
            "t16"."model_version",
            "t16"."model_sha256",
            "t16"."training_sha256",
            "t16"."model_settings",
            "t16"."trained_until",
            "t16"."training_rows",
            "t16"."model_file",
            "t16"."learned_model",
            "t26"."passed_model"
          FROM (
            SELECT
              "t0"."model_version",
              "t0"."model_sha256",
              "t0"."training_sha256",
              "t0"."model_settings",
              "t0"."trained_until",
              "t0"."training_rows",
              "t0"."model_file",
              "t0"."model" AS "learned_model"
            FROM "insight_registry_monthly" AS "t0"
            WHERE
              "t0"."is_serving" AND "t0"."model" = 'subscription_churn'
          ) AS "t16"
          CROSS JOIN (
            SELECT
              "t20"."model" AS "passed_model"
            FROM (
              SELECT
                "t11"."model",
                SUM(CAST("t11"."state" <> 'sufficient' AS INT)) AS "shortcomings"
              FROM (
                SELECT
                  *
                FROM "insight_usability_monthly" AS "t1"
                WHERE
                  "t1"."model" = 'subscription_churn'
              ) AS "t11"
              GROUP BY
                1
            ) AS "t20"
            WHERE
              "t20"."shortcomings" = 0
          ) AS "t26"
        ) AS "t31"
      ) AS "t33"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t32"."model_version",
          "t32"."model_sha256",
          "t32"."training_sha256",
          "t32"."model_settings",
          "t32"."trained_until",
          "t32"."training_rows",
          "t32"."model_file",
          "t32"."learned_model"
        FROM (
          SELECT
            "t17"."model_version",
            "t17"."model_sha256",
            "t17"."training_sha256",
            "t17"."model_settings",
            "t17"."trained_until",
            "t17"."training_rows",
            "t17"."model_file",
            "t17"."learned_model",
            "t27"."passed_model"
          FROM (
            SELECT
              "t0"."model_version",
              "t0"."model_sha256",
              "t0"."training_sha256",
              "t0"."model_settings",
              "t0"."trained_until",
              "t0"."training_rows",
              "t0"."model_file",
              "t0"."model" AS "learned_model"
            FROM "insight_registry_monthly" AS "t0"
            WHERE
              "t0"."is_serving" AND "t0"."model" = 'transactional_churn'
          ) AS "t17"
          CROSS JOIN (
            SELECT
              "t21"."model" AS "passed_model"
            FROM (
              SELECT
                "t12"."model",
                SUM(CAST("t12"."state" <> 'sufficient' AS INT)) AS "shortcomings"
              FROM (
                SELECT
                  *
                FROM "insight_usability_monthly" AS "t1"
                WHERE
                  "t1"."model" = 'transactional_churn'
              ) AS "t12"
              GROUP BY
                1
            ) AS "t21"
            WHERE
              "t21"."shortcomings" = 0
          ) AS "t27"
        ) AS "t32"
      ) AS "t34"
    ) AS "t35"
  ) AS "t39"
) AS "t59"