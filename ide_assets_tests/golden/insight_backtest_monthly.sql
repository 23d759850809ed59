SELECT
  "t20"."snapshot_date",
  "t20"."surviving_account_csn",
  "t20"."opportunity_id",
  "t20"."known_on",
  "t20"."churned",
  "t20"."days_to_close",
  "t20"."acv_usd",
  "t20"."active_aov_net3",
  "t20"."seats_purchased",
  "t20"."mau",
  "t20"."assignment_rate",
  "t20"."utilisation_rate",
  "t20"."utilisation_change",
  "t20"."assignment_diff",
  "t20"."utilisation_diff",
  "t20"."engagement_score",
  "t20"."communication_score",
  "t20"."product_score",
  "t20"."relationship_score",
  "t20"."merged_accounts",
  "t20"."interventions_recent",
  "t20"."term",
  "t20"."territory_account_tier",
  "t20"."named_account_group",
  "t20"."site_geo",
  "t20"."industry_group",
  "t20"."lc_flag",
  "t20"."promo_flag",
  "t20"."parent_account_new_customer_flag",
  CAST(':last_day' AS DATE) AS "now",
  3 AS "test_months",
  6 AS "horizon_months",
  12 AS "origins"
FROM (
  SELECT
    "t19"."snapshot_date",
    "t19"."surviving_account_csn",
    "t19"."opportunity_id",
    "t19"."known_on",
    "t19"."churned",
    "t19"."days_to_close",
    "t19"."acv_usd",
    "t19"."active_aov_net3",
    "t19"."seats_purchased",
    "t19"."mau",
    "t19"."assignment_rate",
    "t19"."utilisation_rate",
    "t19"."utilisation_change",
    "t19"."assignment_diff",
    "t19"."utilisation_diff",
    "t19"."engagement_score",
    "t19"."communication_score",
    "t19"."product_score",
    "t19"."relationship_score",
    "t19"."merged_accounts",
    "t19"."interventions_recent",
    "t19"."term",
    "t19"."territory_account_tier",
    "t19"."named_account_group",
    "t19"."site_geo",
    "t19"."industry_group",
    "t19"."lc_flag",
    "t19"."promo_flag",
    "t19"."parent_account_new_customer_flag",
    "t11"."passed_model"
  FROM (
    SELECT
      "t17"."snapshot_date",
      "t17"."surviving_account_csn",
      "t17"."opportunity_id",
      "t17"."known_on",
      NOT (
        "t17"."is_won"
      ) AS "churned",
      "t17"."days_to_close",
      "t17"."acv_usd",
      "t17"."active_aov_net3",
      "t17"."seats_purchased",
      "t17"."mau",
      "t17"."assignment_rate",
      "t17"."utilisation_rate",
      "t17"."utilisation_change",
      "t17"."assignment_diff",
      "t17"."utilisation_diff",
      "t17"."engagement_score",
      "t17"."communication_score",
      "t17"."product_score",
      "t17"."relationship_score",
      "t17"."merged_accounts",
      "t17"."interventions_recent",
      "t17"."term",
      "t17"."territory_account_tier",
      "t17"."named_account_group",
      "t17"."site_geo",
      "t17"."industry_group",
      "t17"."lc_flag",
      "t17"."promo_flag",
      "t17"."parent_account_new_customer_flag"
    FROM (
      SELECT
        "t16"."snapshot_date",
        "t16"."surviving_account_csn",
        "t16"."opportunity_id",
        "t16"."close_date",
        "t16"."customer_ews_prediction",
        "t16"."days_to_close",
        "t16"."acv_usd",
        "t16"."active_aov_net3",
        "t16"."seats_purchased",
        "t16"."mau",
        "t16"."assignment_rate",
        "t16"."utilisation_rate",
        "t16"."utilisation_change",
        "t16"."assignment_diff",
        "t16"."utilisation_diff",
        "t16"."engagement_score",
        "t16"."communication_score",
        "t16"."product_score",
        "t16"."relationship_score",
        "t16"."merged_accounts",
        "t16"."interventions_recent",
        "t16"."term",
        "t16"."territory_account_tier",
        "t16"."named_account_group",
        "t16"."site_geo",
        "t16"."industry_group",
        "t16"."lc_flag",
        "t16"."promo_flag",
        "t16"."parent_account_new_customer_flag",
        "t7"."decided_opportunity",
        "t7"."known_on",
        "t7"."is_won"
      FROM (
        SELECT
          "t14"."snapshot_date",
          "t14"."surviving_account_csn",
          "t14"."opportunity_id",
          "t14"."close_date",
          "t14"."customer_ews_prediction",
          "t14"."days_to_close",
          "t14"."acv_usd",
          "t14"."active_aov_net3",
          "t14"."seats_purchased",
          "t14"."mau",
          "t14"."assignment_rate",
          "t14"."utilisation_rate",
          "t14"."utilisation_change",
          "t14"."assignment_diff",
          "t14"."utilisation_diff",
          "t14"."engagement_score",
          "t14"."communication_score",
          "t14"."product_score",
          "t14"."relationship_score",
          "t14"."merged_accounts",
          "t14"."interventions_recent",
          "t14"."term",
          "t14"."territory_account_tier",
          "t14"."named_account_group",
          "t14"."site_geo",
          "t14"."industry_group",
          "t14"."lc_flag",
          "t14"."promo_flag",
          "t14"."parent_account_new_customer_flag"
        FROM (
          SELECT
            "t3"."snapshot_date",
            "t3"."surviving_account_csn",
            "t3"."opportunity_id",
            "t3"."close_date",
            "t3"."customer_ews_prediction",
            "t3"."days_to_close",
            "t3"."acv_usd",
            "t3"."active_aov_net3",
            "t3"."seats_purchased",
            "t3"."mau",
            "t3"."assignment_rate",
            "t3"."utilisation_rate",
            "t3"."utilisation_change",
            "t3"."assignment_diff",
            "t3"."utilisation_diff",
            "t3"."engagement_score",
            "t3"."communication_score",
            "t3"."product_score",
            "t3"."relationship_score",
            "t3"."merged_accounts",
            "t3"."interventions_recent",
            "t3"."term",
            "t3"."territory_account_tier",
            "t3"."named_account_group",
            "t3"."site_geo",
            "t3"."industry_group",
            "t3"."lc_flag",
            "t3"."promo_flag",
            "t3"."parent_account_new_customer_flag",
            "t13"."drawn_csn"
          FROM "insight_renewals_monthly" AS "t3"
          INNER JOIN (
            SELECT
              "t9"."surviving_account_csn" AS "drawn_csn"
            FROM (
              SELECT
                "t4"."surviving_account_csn",
                ROW_NUMBER() OVER (
                  ORDER BY SHA256("t4"."surviving_account_csn") ASC, "t4"."surviving_account_csn" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "draw"
              FROM (
                SELECT DISTINCT
                  "t2"."surviving_account_csn"
                FROM "insight_renewals_monthly" AS "t2"
              ) AS "t4"
            ) AS "t9"
            WHERE
              "t9"."draw" < 10000
          ) AS "t13"
            ON "t3"."surviving_account_csn" = "t13"."drawn_csn"
        ) AS "t14"
      ) AS "t16"
      INNER JOIN (
        SELECT
          "t1"."opportunity_id" AS "decided_opportunity",
          "t1"."outcome_shown_on" AS "known_on",
          "t1"."is_won"
        FROM "opportunity_outcomes_monthly" AS "t1"
        WHERE
          "t1"."is_renewal" AND "t1"."is_closed" AND "t1"."is_won" IS NOT NULL
      ) AS "t7"
        ON "t16"."opportunity_id" = "t7"."decided_opportunity"
    ) AS "t17"
    WHERE
      "t17"."known_on" > "t17"."snapshot_date"
  ) AS "t19"
  CROSS JOIN (
    SELECT
      "t8"."model" AS "passed_model"
    FROM (
      SELECT
        "t5"."model",
        SUM(CAST("t5"."state" <> 'sufficient' AS INT)) AS "shortcomings"
      FROM (
        SELECT
          *
        FROM "insight_usability_monthly" AS "t0"
        WHERE
          "t0"."model" = 'subscription_churn'
      ) AS "t5"
      GROUP BY
        1
    ) AS "t8"
    WHERE
      "t8"."shortcomings" = 0
  ) AS "t11"
) AS "t20"
