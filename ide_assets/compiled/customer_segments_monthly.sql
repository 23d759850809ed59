SELECT
  "t5"."snapshot_date",
  "t5"."surviving_account_csn",
  "t5"."segment"
FROM (
  SELECT
    "t4"."snapshot_date",
    "t4"."surviving_account_csn",
    "t4"."site_geo",
    "t4"."industry_group",
    "t4"."named_account_group",
    "t4"."parent_account_new_customer_flag",
    "t4"."seats_purchased",
    "t4"."seats_assigned",
    "t4"."active_users",
    "t4"."assignment_rate",
    "t4"."utilisation_rate",
    "t4"."engagement_score",
    "t4"."communication_score",
    "t4"."product_score",
    "t4"."relationship_score",
    "t4"."arr_usd",
    "t4"."days_to_close",
    "t4"."customer_ews_prediction",
    "t4"."churn_probability",
    "t4"."churn_band",
    "t4"."in_0",
    "t4"."in_1",
    "t4"."in_2",
    "t4"."in_3",
    "t4"."in_4",
    "t4"."in_5",
    "t4"."in_6",
    "t2"."segment"
  FROM (
    SELECT
      "t0"."snapshot_date",
      "t0"."surviving_account_csn",
      "t0"."site_geo",
      "t0"."industry_group",
      "t0"."named_account_group",
      "t0"."parent_account_new_customer_flag",
      "t0"."seats_purchased",
      "t0"."seats_assigned",
      "t0"."active_users",
      "t0"."assignment_rate",
      "t0"."utilisation_rate",
      "t0"."engagement_score",
      "t0"."communication_score",
      "t0"."product_score",
      "t0"."relationship_score",
      "t0"."arr_usd",
      "t0"."days_to_close",
      "t0"."customer_ews_prediction",
      "t0"."churn_probability",
      "t0"."churn_band",
      COALESCE("t0"."parent_account_new_customer_flag", FALSE) AS "in_0",
      COALESCE((
        "t0"."seats_purchased" > 0
      ) AND (
        "t0"."active_users" = 0
      ), FALSE) AS "in_1",
      COALESCE("t0"."assignment_rate" < 50, FALSE) AS "in_2",
      COALESCE("t0"."utilisation_rate" >= 90, FALSE) AS "in_3",
      COALESCE("t0"."engagement_score" >= 70, FALSE) AS "in_4",
      COALESCE("t0"."days_to_close" BETWEEN 0 AND 90, FALSE) AS "in_5",
      COALESCE(
        (
          "t0"."customer_ews_prediction" < 0.3
        ) OR (
          "t0"."churn_band" = 'high'
        ),
        FALSE
      ) AS "in_6"
    FROM "segment_accounts_monthly" AS "t0"
  ) AS "t4"
  CROSS JOIN (
    SELECT
      UNNEST(
        CAST([
          'New customer',
          'Dormant',
          'Few seats assigned',
          'Full',
          'Engaged',
          'Renewal near',
          'Likely to leave'
        ] AS TEXT[])
      ) AS "segment"
  ) AS "t2"
) AS "t5"
WHERE
  COALESCE(
    CASE
      WHEN "t5"."segment" = 'New customer'
      THEN "t5"."in_0"
      WHEN "t5"."segment" = 'Dormant'
      THEN "t5"."in_1"
      WHEN "t5"."segment" = 'Few seats assigned'
      THEN "t5"."in_2"
      WHEN "t5"."segment" = 'Full'
      THEN "t5"."in_3"
      WHEN "t5"."segment" = 'Engaged'
      THEN "t5"."in_4"
      WHEN "t5"."segment" = 'Renewal near'
      THEN "t5"."in_5"
      WHEN "t5"."segment" = 'Likely to leave'
      THEN "t5"."in_6"
      ELSE NULL
    END,
    FALSE
  )