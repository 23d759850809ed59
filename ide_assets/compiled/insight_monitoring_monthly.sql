SELECT
  "t3"."snapshot_date",
  "t5"."churn_probability",
  "t5"."possible_outcomes",
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
  CASE
    WHEN "t9"."known_on" > "t3"."snapshot_date"
    THEN NOT (
      "t9"."is_won"
    )
    ELSE CAST(NULL AS BOOLEAN)
  END AS "churned",
  CAST(':last_day' AS DATE) AS "now"
FROM "insight_renewals_monthly" AS "t3"
LEFT OUTER JOIN (
  SELECT
    "t1"."churn_probability",
    "t1"."possible_outcomes",
    "t1"."surviving_account_csn" AS "scored_csn",
    "t1"."snapshot_date" AS "scored_on_month"
  FROM "insight_churn_monthly" AS "t1"
) AS "t5"
  ON "t3"."surviving_account_csn" = "t5"."scored_csn"
  AND "t3"."snapshot_date" = "t5"."scored_on_month"
LEFT OUTER JOIN (
  SELECT
    "t2"."opportunity_id" AS "decided_opportunity",
    "t2"."outcome_shown_on" AS "known_on",
    "t2"."is_won"
  FROM "opportunity_outcomes_monthly" AS "t2"
  WHERE
    "t2"."is_renewal" AND "t2"."is_closed" AND "t2"."is_won" IS NOT NULL
) AS "t9"
  ON "t3"."opportunity_id" = "t9"."decided_opportunity"
CROSS JOIN (
  SELECT DISTINCT
    "t1"."snapshot_date" AS "current_month"
  FROM "insight_churn_monthly" AS "t1"
  WHERE
    "t1"."snapshot_date" = CAST(':last_day' AS DATE)
) AS "t8"