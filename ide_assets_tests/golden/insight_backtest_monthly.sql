WITH "t6" AS (
  SELECT
    *
  FROM "insight_usability_monthly" AS "t2"
  WHERE
    "t2"."model" = 'subscription_churn'
)
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
    "t16"."steps"
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
        "t15"."drawn_csn",
        "t7"."decided_opportunity",
        "t7"."known_on",
        "t7"."is_won"
      FROM "insight_renewals_monthly" AS "t3"
      INNER JOIN (
        SELECT
          "t10"."surviving_account_csn" AS "drawn_csn"
        FROM (
          SELECT
            "t4"."surviving_account_csn",
            ROW_NUMBER() OVER (
              ORDER BY SHA256("t4"."surviving_account_csn") ASC, "t4"."surviving_account_csn" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "draw"
          FROM (
            SELECT DISTINCT
              "t0"."surviving_account_csn"
            FROM "insight_renewals_monthly" AS "t0"
          ) AS "t4"
        ) AS "t10"
        WHERE
          "t10"."draw" < 10000
      ) AS "t15"
        ON "t3"."surviving_account_csn" = "t15"."drawn_csn"
      INNER JOIN (
        SELECT
          "t1"."opportunity_id" AS "decided_opportunity",
          "t1"."outcome_shown_on" AS "known_on",
          "t1"."is_won"
        FROM "opportunity_outcomes_monthly" AS "t1"
        WHERE
          "t1"."is_renewal" AND "t1"."is_closed" AND "t1"."is_won" IS NOT NULL
      ) AS "t7"
        ON "t3"."opportunity_id" = "t7"."decided_opportunity"
    ) AS "t17"
    WHERE
      "t17"."known_on" > "t17"."snapshot_date"
  ) AS "t19"
  CROSS JOIN (
    SELECT
      "t11"."steps"
    FROM (
      SELECT
        SUM(CAST("t8"."state" <> 'sufficient' AS INT)) AS "shortcomings",
        COUNT(*) AS "steps"
      FROM "t6" AS "t8"
    ) AS "t11"
    WHERE
      (
        SELECT
          COUNT(*) AS "CountStar()"
        FROM "t6" AS "t8"
      ) > 0
      AND (
        SELECT
          SUM(CAST("t8"."state" <> 'sufficient' AS INT)) AS "Sum(NotEquals(state, 'sufficient'))"
        FROM "t6" AS "t8"
      ) = 0
  ) AS "t16"
) AS "t20"
