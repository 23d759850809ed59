SELECT
  "t10"."snapshot_date",
  "t4"."churn_probability",
  "t4"."possible_outcomes",
  "t10"."days_to_close",
  "t10"."acv_usd",
  "t10"."active_aov_net3",
  "t10"."seats_purchased",
  "t10"."mau",
  "t10"."assignment_rate",
  "t10"."utilisation_rate",
  "t10"."utilisation_change",
  "t10"."assignment_diff",
  "t10"."utilisation_diff",
  "t10"."engagement_score",
  "t10"."communication_score",
  "t10"."product_score",
  "t10"."relationship_score",
  "t10"."merged_accounts",
  "t10"."interventions_recent",
  "t10"."term",
  "t10"."territory_account_tier",
  "t10"."named_account_group",
  "t10"."site_geo",
  "t10"."industry_group",
  "t10"."lc_flag",
  "t10"."promo_flag",
  "t10"."parent_account_new_customer_flag",
  CASE
    WHEN "t9"."known_on" > "t10"."snapshot_date"
    THEN NOT (
      "t9"."is_won"
    )
    ELSE CAST(NULL AS BOOLEAN)
  END AS "churned",
  CAST(':last_day' AS DATE) AS "now"
FROM (
  SELECT
    *
  FROM "insight_renewals_monthly" AS "t0"
  WHERE
    "t0"."snapshot_date" > (
      CAST(':last_day' AS DATE) + INTERVAL '-370' DAY
    )
) AS "t10"
LEFT OUTER JOIN (
  SELECT
    "t1"."churn_probability",
    "t1"."possible_outcomes",
    "t1"."surviving_account_csn" AS "scored_csn",
    "t1"."snapshot_date" AS "scored_on_month"
  FROM "insight_churn_monthly" AS "t1"
) AS "t4"
  ON "t10"."surviving_account_csn" = "t4"."scored_csn"
  AND "t10"."snapshot_date" = "t4"."scored_on_month"
LEFT OUTER JOIN (
  SELECT
    "t2"."opportunity_id" AS "decided_opportunity",
    "t2"."outcome_shown_on" AS "known_on",
    "t2"."is_won"
  FROM "opportunity_outcomes_monthly" AS "t2"
  WHERE
    "t2"."is_renewal" AND "t2"."is_closed" AND "t2"."is_won" IS NOT NULL
) AS "t9"
  ON "t10"."opportunity_id" = "t9"."decided_opportunity"
CROSS JOIN (
  SELECT DISTINCT
    "t1"."snapshot_date" AS "current_month"
  FROM "insight_churn_monthly" AS "t1"
  WHERE
    "t1"."snapshot_date" = CAST(':last_day' AS DATE)
) AS "t8"
