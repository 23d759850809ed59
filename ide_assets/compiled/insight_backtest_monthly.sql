WITH "t27" AS (
  SELECT
    "t25"."surviving_account_csn",
    "t25"."ordered_on",
    SUM(CASE WHEN "t25"."is_return" THEN 0 ELSE 1 END) AS "orders",
    SUM(CASE WHEN "t25"."is_return" THEN 1 ELSE 0 END) AS "returns",
    SUM("t25"."cents") AS "cents"
  FROM (
    SELECT
      "t18"."account_csn",
      "t18"."ordered_on",
      "t18"."amount_usd",
      COALESCE("t18"."final_csn", "t18"."account_csn") AS "surviving_account_csn",
      "t18"."amount_usd" < 0 AS "is_return",
      CAST(ROUND("t18"."amount_usd" * 100, 0) AS BIGINT) AS "cents"
    FROM (
      SELECT
        "t14"."account_csn",
        "t14"."ordered_on",
        "t14"."amount_usd",
        "t12"."merged_csn",
        "t12"."final_csn"
      FROM (
        SELECT
          "t3"."account_csn",
          "t3"."ordered_on",
          "t3"."amount_usd"
        FROM "orders" AS "t3"
        WHERE
          "t3"."ordered_on" <= CAST(':last_day' AS DATE)
      ) AS "t14"
      LEFT OUTER JOIN (
        SELECT
          "t4"."victim_account_csn" AS "merged_csn",
          "t4"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t4"
      ) AS "t12"
        ON "t14"."account_csn" = "t12"."merged_csn"
    ) AS "t18"
  ) AS "t25"
  GROUP BY
    1,
    2
)
SELECT
  "t46"."snapshot_date",
  "t46"."surviving_account_csn",
  "t46"."opportunity_id",
  "t46"."known_on",
  "t46"."churned",
  "t46"."days_to_close",
  "t46"."acv_usd",
  "t46"."active_aov_net3",
  "t46"."seats_purchased",
  "t46"."mau",
  "t46"."assignment_rate",
  "t46"."utilisation_rate",
  "t46"."utilisation_change",
  "t46"."assignment_diff",
  "t46"."utilisation_diff",
  "t46"."engagement_score",
  "t46"."communication_score",
  "t46"."product_score",
  "t46"."relationship_score",
  "t46"."merged_accounts",
  "t46"."interventions_recent",
  "t46"."term",
  "t46"."territory_account_tier",
  "t46"."named_account_group",
  "t46"."site_geo",
  "t46"."industry_group",
  "t46"."lc_flag",
  "t46"."promo_flag",
  "t46"."parent_account_new_customer_flag",
  "t46"."learned_model",
  "t46"."ordered_on",
  "t46"."orders",
  "t46"."returns",
  "t46"."cents",
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
      "t38"."snapshot_date",
      "t38"."surviving_account_csn",
      "t38"."opportunity_id",
      "t38"."known_on",
      "t38"."churned",
      "t38"."days_to_close",
      "t38"."acv_usd",
      "t38"."active_aov_net3",
      "t38"."seats_purchased",
      "t38"."mau",
      "t38"."assignment_rate",
      "t38"."utilisation_rate",
      "t38"."utilisation_change",
      "t38"."assignment_diff",
      "t38"."utilisation_diff",
      "t38"."engagement_score",
      "t38"."communication_score",
      "t38"."product_score",
      "t38"."relationship_score",
      "t38"."merged_accounts",
      "t38"."interventions_recent",
      "t38"."term",
      "t38"."territory_account_tier",
      "t38"."named_account_group",
      "t38"."site_geo",
      "t38"."industry_group",
      "t38"."lc_flag",
      "t38"."promo_flag",
      "t38"."parent_account_new_customer_flag",
      "t38"."learned_model",
      CAST(NULL AS DATE) AS "ordered_on",
      CAST(NULL AS BIGINT) AS "orders",
      CAST(NULL AS BIGINT) AS "returns",
      CAST(NULL AS BIGINT) AS "cents"
    FROM (
      SELECT
        "t36"."snapshot_date",
        "t36"."surviving_account_csn",
        "t36"."opportunity_id",
        "t36"."known_on",
        "t36"."churned",
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
        "t36"."parent_account_new_customer_flag",
        "t36"."learned_model",
        "t21"."passed_model"
      FROM (
        SELECT
          "t33"."snapshot_date",
          "t33"."surviving_account_csn",
          "t33"."opportunity_id",
          "t33"."known_on",
          NOT (
            "t33"."is_won"
          ) AS "churned",
          "t33"."days_to_close",
          "t33"."acv_usd",
          "t33"."active_aov_net3",
          "t33"."seats_purchased",
          "t33"."mau",
          "t33"."assignment_rate",
          "t33"."utilisation_rate",
          "t33"."utilisation_change",
          "t33"."assignment_diff",
          "t33"."utilisation_diff",
          "t33"."engagement_score",
          "t33"."communication_score",
          "t33"."product_score",
          "t33"."relationship_score",
          "t33"."merged_accounts",
          "t33"."interventions_recent",
          "t33"."term",
          "t33"."territory_account_tier",
          "t33"."named_account_group",
          "t33"."site_geo",
          "t33"."industry_group",
          "t33"."lc_flag",
          "t33"."promo_flag",
          "t33"."parent_account_new_customer_flag",
          'subscription_churn' AS "learned_model"
        FROM (
          SELECT
            "t31"."snapshot_date",
            "t31"."surviving_account_csn",
            "t31"."opportunity_id",
            "t31"."close_date",
            "t31"."customer_ews_prediction",
            "t31"."days_to_close",
            "t31"."acv_usd",
            "t31"."active_aov_net3",
            "t31"."seats_purchased",
            "t31"."mau",
            "t31"."assignment_rate",
            "t31"."utilisation_rate",
            "t31"."utilisation_change",
            "t31"."assignment_diff",
            "t31"."utilisation_diff",
            "t31"."engagement_score",
            "t31"."communication_score",
            "t31"."product_score",
            "t31"."relationship_score",
            "t31"."merged_accounts",
            "t31"."interventions_recent",
            "t31"."term",
            "t31"."territory_account_tier",
            "t31"."named_account_group",
            "t31"."site_geo",
            "t31"."industry_group",
            "t31"."lc_flag",
            "t31"."promo_flag",
            "t31"."parent_account_new_customer_flag",
            "t13"."decided_opportunity",
            "t13"."known_on",
            "t13"."is_won"
          FROM (
            SELECT
              "t26"."snapshot_date",
              "t26"."surviving_account_csn",
              "t26"."opportunity_id",
              "t26"."close_date",
              "t26"."customer_ews_prediction",
              "t26"."days_to_close",
              "t26"."acv_usd",
              "t26"."active_aov_net3",
              "t26"."seats_purchased",
              "t26"."mau",
              "t26"."assignment_rate",
              "t26"."utilisation_rate",
              "t26"."utilisation_change",
              "t26"."assignment_diff",
              "t26"."utilisation_diff",
              "t26"."engagement_score",
              "t26"."communication_score",
              "t26"."product_score",
              "t26"."relationship_score",
              "t26"."merged_accounts",
              "t26"."interventions_recent",
              "t26"."term",
              "t26"."territory_account_tier",
              "t26"."named_account_group",
              "t26"."site_geo",
              "t26"."industry_group",
              "t26"."lc_flag",
              "t26"."promo_flag",
              "t26"."parent_account_new_customer_flag"
            FROM (
              SELECT
                "t5"."snapshot_date",
                "t5"."surviving_account_csn",
                "t5"."opportunity_id",
                "t5"."close_date",
                "t5"."customer_ews_prediction",
                "t5"."days_to_close",
                "t5"."acv_usd",
                "t5"."active_aov_net3",
                "t5"."seats_purchased",
                "t5"."mau",
                "t5"."assignment_rate",
                "t5"."utilisation_rate",
                "t5"."utilisation_change",
                "t5"."assignment_diff",
                "t5"."utilisation_diff",
                "t5"."engagement_score",
                "t5"."communication_score",
                "t5"."product_score",
                "t5"."relationship_score",
                "t5"."merged_accounts",
                "t5"."interventions_recent",
                "t5"."term",
                "t5"."territory_account_tier",
                "t5"."named_account_group",
                "t5"."site_geo",
                "t5"."industry_group",
                "t5"."lc_flag",
                "t5"."promo_flag",
                "t5"."parent_account_new_customer_flag",
                "t24"."drawn_csn"
              FROM "insight_renewals_monthly" AS "t5"
              INNER JOIN (
                SELECT
                  "t17"."surviving_account_csn" AS "drawn_csn"
                FROM (
                  SELECT
                    "t6"."surviving_account_csn",
                    ROW_NUMBER() OVER (
                      ORDER BY SHA256("t6"."surviving_account_csn") ASC, "t6"."surviving_account_csn" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1 AS "draw"
                  FROM (
                    SELECT DISTINCT
                      "t2"."surviving_account_csn"
                    FROM "insight_renewals_monthly" AS "t2"
                  ) AS "t6"
                ) AS "t17"
                WHERE
                  "t17"."draw" < 10000
              ) AS "t24"
                ON "t5"."surviving_account_csn" = "t24"."drawn_csn"
            ) AS "t26"
          ) AS "t31"
          INNER JOIN (
            SELECT
              "t1"."opportunity_id" AS "decided_opportunity",
              "t1"."outcome_shown_on" AS "known_on",
              "t1"."is_won"
            FROM "opportunity_outcomes_monthly" AS "t1"
            WHERE
              "t1"."is_closed" AND "t1"."is_won" IS NOT NULL AND "t1"."is_renewal"
          ) AS "t13"
            ON "t31"."opportunity_id" = "t13"."decided_opportunity"
        ) AS "t33"
        WHERE
          "t33"."known_on" > "t33"."snapshot_date"
      ) AS "t36"
      CROSS JOIN (
        SELECT
          "t15"."model" AS "passed_model"
        FROM (
          SELECT
            "t8"."model",
            SUM(CAST("t8"."state" <> 'sufficient' AS INT)) AS "shortcomings"
          FROM (
            SELECT
              *
            FROM "insight_usability_monthly" AS "t0"
            WHERE
              "t0"."model" = 'subscription_churn'
          ) AS "t8"
          GROUP BY
            1
        ) AS "t15"
        WHERE
          "t15"."shortcomings" = 0
      ) AS "t21"
    ) AS "t38"
  ) AS "t40"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      CAST(NULL AS DATE) AS "snapshot_date",
      "t44"."surviving_account_csn",
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
      "t44"."learned_model",
      "t44"."ordered_on",
      "t44"."orders",
      "t44"."returns",
      "t44"."cents"
    FROM (
      SELECT
        "t43"."surviving_account_csn",
        "t43"."ordered_on",
        "t43"."orders",
        "t43"."returns",
        "t43"."cents",
        "t43"."learned_model",
        "t22"."passed_model"
      FROM (
        SELECT
          "t41"."surviving_account_csn",
          "t41"."ordered_on",
          "t41"."orders",
          "t41"."returns",
          "t41"."cents",
          'transactional_churn' AS "learned_model"
        FROM (
          SELECT
            "t30"."surviving_account_csn",
            "t30"."ordered_on",
            "t30"."orders",
            "t30"."returns",
            "t30"."cents",
            "t39"."drawn_csn"
          FROM "t27" AS "t30"
          INNER JOIN (
            SELECT
              "t34"."surviving_account_csn" AS "drawn_csn"
            FROM (
              SELECT
                "t32"."surviving_account_csn",
                ROW_NUMBER() OVER (
                  ORDER BY SHA256("t32"."surviving_account_csn") ASC, "t32"."surviving_account_csn" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "draw"
              FROM (
                SELECT DISTINCT
                  "t28"."surviving_account_csn"
                FROM "t27" AS "t28"
              ) AS "t32"
            ) AS "t34"
            WHERE
              "t34"."draw" < 10000
          ) AS "t39"
            ON "t30"."surviving_account_csn" = "t39"."drawn_csn"
        ) AS "t41"
      ) AS "t43"
      CROSS JOIN (
        SELECT
          "t16"."model" AS "passed_model"
        FROM (
          SELECT
            "t9"."model",
            SUM(CAST("t9"."state" <> 'sufficient' AS INT)) AS "shortcomings"
          FROM (
            SELECT
              *
            FROM "insight_usability_monthly" AS "t0"
            WHERE
              "t0"."model" = 'transactional_churn'
          ) AS "t9"
          GROUP BY
            1
        ) AS "t16"
        WHERE
          "t16"."shortcomings" = 0
      ) AS "t22"
    ) AS "t44"
  ) AS "t45"
) AS "t46"