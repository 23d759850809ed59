WITH "t21" AS (
  SELECT
    "t18"."snapshot_date",
    "t18"."surviving_account_csn",
    "t18"."site_geo",
    "t18"."industry_group",
    "t18"."named_account_group",
    "t18"."parent_account_new_customer_flag",
    "t18"."seats_purchased",
    "t18"."seats_assigned",
    "t18"."active_users",
    "t18"."assignment_rate",
    "t18"."utilisation_rate",
    "t18"."engagement_score",
    "t18"."communication_score",
    "t18"."product_score",
    "t18"."relationship_score",
    "t18"."arr_usd",
    "t18"."days_to_close",
    "t18"."customer_ews_prediction",
    "t18"."churn_probability",
    "t18"."churn_band",
    "t18"."in_0",
    "t18"."in_1",
    "t18"."in_2",
    "t18"."in_3",
    "t18"."in_4",
    "t18"."in_5",
    "t18"."in_6",
    "t12"."segment"
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
    WHERE
      "t0"."snapshot_date" = CAST(':last_day' AS DATE)
  ) AS "t18"
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
  ) AS "t12"
), "t35" AS (
  SELECT DISTINCT
    "t32"."segment",
    COALESCE("t32"."final_csn", "t32"."former_csn") AS "surviving_account_csn"
  FROM (
    SELECT
      "t29"."segment",
      "t29"."former_csn",
      "t8"."merged_csn",
      "t8"."final_csn"
    FROM (
      SELECT
        "t22"."segment",
        "t22"."surviving_account_csn" AS "former_csn"
      FROM (
        SELECT
          "t19"."snapshot_date",
          "t19"."surviving_account_csn",
          "t19"."site_geo",
          "t19"."industry_group",
          "t19"."named_account_group",
          "t19"."parent_account_new_customer_flag",
          "t19"."seats_purchased",
          "t19"."seats_assigned",
          "t19"."active_users",
          "t19"."assignment_rate",
          "t19"."utilisation_rate",
          "t19"."engagement_score",
          "t19"."communication_score",
          "t19"."product_score",
          "t19"."relationship_score",
          "t19"."arr_usd",
          "t19"."days_to_close",
          "t19"."customer_ews_prediction",
          "t19"."churn_probability",
          "t19"."churn_band",
          "t19"."in_0",
          "t19"."in_1",
          "t19"."in_2",
          "t19"."in_3",
          "t19"."in_4",
          "t19"."in_5",
          "t19"."in_6",
          "t12"."segment"
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
          WHERE
            "t0"."snapshot_date" < CAST(':last_day' AS DATE)
        ) AS "t19"
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
        ) AS "t12"
      ) AS "t22"
      WHERE
        COALESCE(
          CASE
            WHEN "t22"."segment" = 'New customer'
            THEN "t22"."in_0"
            WHEN "t22"."segment" = 'Dormant'
            THEN "t22"."in_1"
            WHEN "t22"."segment" = 'Few seats assigned'
            THEN "t22"."in_2"
            WHEN "t22"."segment" = 'Full'
            THEN "t22"."in_3"
            WHEN "t22"."segment" = 'Engaged'
            THEN "t22"."in_4"
            WHEN "t22"."segment" = 'Renewal near'
            THEN "t22"."in_5"
            WHEN "t22"."segment" = 'Likely to leave'
            THEN "t22"."in_6"
            ELSE NULL
          END,
          FALSE
        )
    ) AS "t29"
    LEFT OUTER JOIN (
      SELECT
        "t2"."victim_account_csn" AS "merged_csn",
        "t2"."surviving_account_csn" AS "final_csn"
      FROM "account_merges" AS "t2"
    ) AS "t8"
      ON "t29"."former_csn" = "t8"."merged_csn"
  ) AS "t32"
)
SELECT
  "t46"."segment",
  "t46"."moved_segment",
  "t46"."size",
  "t46"."size_before",
  "t46"."entered",
  "t46"."exited",
  "t46"."measured_segment",
  "t46"."cents",
  "t46"."seats",
  "t46"."users",
  "t46"."assigned",
  "t46"."known_seats",
  "t46"."score_tenths",
  "t46"."scored",
  "t46"."renewed_segment",
  "t46"."decided",
  "t46"."won",
  "t46"."accounts_known_before",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t46"."segment" = 'New customer'
    THEN 'In its first year.'
    WHEN "t46"."segment" = 'Dormant'
    THEN 'Has seats, and no active user in the month.'
    WHEN "t46"."segment" = 'Few seats assigned'
    THEN 'Less than half of the purchased seats have a user.'
    WHEN "t46"."segment" = 'Full'
    THEN 'At least nine of ten seats are in use.'
    WHEN "t46"."segment" = 'Engaged'
    THEN 'The engagement score is 70 or higher.'
    WHEN "t46"."segment" = 'Renewal near'
    THEN 'The next renewal is due within 90 days.'
    WHEN "t46"."segment" = 'Likely to leave'
    THEN 'The delivered renewal score is below 0.3, or the churn model''s probability is high.'
    ELSE NULL
  END AS "segment_meaning",
  CASE
    WHEN "t46"."segment" = 'New customer'
    THEN 'A first session with the administrator, and training for the first users.'
    WHEN "t46"."segment" = 'Dormant'
    THEN 'A restart, with installation help for a first team.'
    WHEN "t46"."segment" = 'Few seats assigned'
    THEN 'Help to assign seats, before anything is sold.'
    WHEN "t46"."segment" = 'Full'
    THEN 'More seats, or the next larger plan.'
    WHEN "t46"."segment" = 'Engaged'
    THEN 'A reference, or a session about the next product.'
    WHEN "t46"."segment" = 'Likely to leave'
    THEN 'A call by the owner, with a plan until the renewal.'
    ELSE NULL
  END AS "segment_offer",
  COALESCE("t46"."size", 0) AS "accounts_in_segment",
  CASE
    WHEN "t46"."accounts_known_before" > 0
    THEN COALESCE("t46"."size_before", 0)
    ELSE CAST(NULL AS BIGINT)
  END AS "accounts_in_segment_before",
  CASE
    WHEN "t46"."accounts_known_before" > 0
    THEN COALESCE("t46"."entered", 0)
    ELSE CAST(NULL AS BIGINT)
  END AS "accounts_entered",
  CASE
    WHEN "t46"."accounts_known_before" > 0
    THEN COALESCE("t46"."exited", 0)
    ELSE CAST(NULL AS BIGINT)
  END AS "accounts_exited",
  CAST(COALESCE("t46"."cents", 0) AS DOUBLE) / NULLIF(CAST(100 AS DOUBLE), 0.0) AS "arr_usd",
  COALESCE("t46"."seats", 0) AS "seats_purchased",
  COALESCE("t46"."users", 0) AS "active_users",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t46"."assigned" * 2000
        ) + "t46"."known_seats"
      ) - (
        (
          (
            "t46"."assigned" * 2000
          ) + "t46"."known_seats"
        ) % (
          NULLIF("t46"."known_seats", 0) * 2
        )
      )
    ) / (
      NULLIF("t46"."known_seats", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_rate",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t46"."users" * 200
        ) + "t46"."seats"
      ) - (
        (
          (
            "t46"."users" * 200
          ) + "t46"."seats"
        ) % (
          NULLIF("t46"."seats", 0) * 2
        )
      )
    ) / (
      NULLIF("t46"."seats", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) AS "utilisation_rate",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t46"."score_tenths" * 2
        ) + "t46"."scored"
      ) - (
        (
          (
            "t46"."score_tenths" * 2
          ) + "t46"."scored"
        ) % (
          NULLIF("t46"."scored", 0) * 2
        )
      )
    ) / (
      NULLIF("t46"."scored", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "mean_engagement_score",
  CASE
    WHEN "t46"."accounts_known_before" > 0
    THEN COALESCE("t46"."decided", 0)
    ELSE CAST(NULL AS BIGINT)
  END AS "renewals_decided",
  CASE
    WHEN "t46"."accounts_known_before" > 0
    THEN COALESCE("t46"."won", 0)
    ELSE CAST(NULL AS BIGINT)
  END AS "renewals_won",
  CAST(CAST(FLOOR(
    (
      (
        (
          CASE
            WHEN "t46"."accounts_known_before" > 0
            THEN COALESCE("t46"."won", 0)
            ELSE CAST(NULL AS BIGINT)
          END * 2000
        ) + CASE
          WHEN "t46"."accounts_known_before" > 0
          THEN COALESCE("t46"."decided", 0)
          ELSE CAST(NULL AS BIGINT)
        END
      ) - (
        (
          (
            CASE
              WHEN "t46"."accounts_known_before" > 0
              THEN COALESCE("t46"."won", 0)
              ELSE CAST(NULL AS BIGINT)
            END * 2000
          ) + CASE
            WHEN "t46"."accounts_known_before" > 0
            THEN COALESCE("t46"."decided", 0)
            ELSE CAST(NULL AS BIGINT)
          END
        ) % (
          NULLIF(
            CASE
              WHEN "t46"."accounts_known_before" > 0
              THEN COALESCE("t46"."decided", 0)
              ELSE CAST(NULL AS BIGINT)
            END,
            0
          ) * 2
        )
      )
    ) / (
      NULLIF(
        CASE
          WHEN "t46"."accounts_known_before" > 0
          THEN COALESCE("t46"."decided", 0)
          ELSE CAST(NULL AS BIGINT)
        END,
        0
      ) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "renewal_rate"
FROM (
  SELECT
    "t11"."segment",
    "t45"."moved_segment",
    "t45"."size",
    "t45"."size_before",
    "t45"."entered",
    "t45"."exited",
    "t34"."measured_segment",
    "t34"."cents",
    "t34"."seats",
    "t34"."users",
    "t34"."assigned",
    "t34"."known_seats",
    "t34"."score_tenths",
    "t34"."scored",
    "t43"."renewed_segment",
    "t43"."decided",
    "t43"."won",
    "t17"."accounts_known_before"
  FROM (
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
  ) AS "t11"
  LEFT OUTER JOIN (
    SELECT
      "t41"."segment" AS "moved_segment",
      SUM("t41"."is_now") AS "size",
      SUM("t41"."was") AS "size_before",
      SUM("t41"."is_now" * (
        1 - "t41"."was"
      )) AS "entered",
      SUM("t41"."was" * (
        1 - "t41"."is_now"
      )) AS "exited"
    FROM (
      SELECT
        "t39"."segment",
        "t39"."surviving_account_csn",
        MAX("t39"."is_now") AS "is_now",
        MAX("t39"."was") AS "was"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t23"."segment",
            "t23"."surviving_account_csn",
            1 AS "is_now",
            0 AS "was"
          FROM "t21" AS "t23"
          WHERE
            COALESCE(
              CASE
                WHEN "t23"."segment" = 'New customer'
                THEN "t23"."in_0"
                WHEN "t23"."segment" = 'Dormant'
                THEN "t23"."in_1"
                WHEN "t23"."segment" = 'Few seats assigned'
                THEN "t23"."in_2"
                WHEN "t23"."segment" = 'Full'
                THEN "t23"."in_3"
                WHEN "t23"."segment" = 'Engaged'
                THEN "t23"."in_4"
                WHEN "t23"."segment" = 'Renewal near'
                THEN "t23"."in_5"
                WHEN "t23"."segment" = 'Likely to leave'
                THEN "t23"."in_6"
                ELSE NULL
              END,
              FALSE
            )
        ) AS "t28"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t36"."segment",
            "t36"."surviving_account_csn",
            0 AS "is_now",
            1 AS "was"
          FROM "t35" AS "t36"
        ) AS "t38"
      ) AS "t39"
      GROUP BY
        1,
        2
    ) AS "t41"
    GROUP BY
      1
  ) AS "t45"
    ON "t11"."segment" = "t45"."moved_segment"
  LEFT OUTER JOIN (
    SELECT
      "t27"."segment" AS "measured_segment",
      SUM(CAST(ROUND("t27"."arr_usd" * 100, 0) AS BIGINT)) AS "cents",
      SUM("t27"."seats_purchased") AS "seats",
      SUM("t27"."active_users") AS "users",
      SUM("t27"."seats_assigned") AS "assigned",
      SUM(
        CASE
          WHEN "t27"."seats_assigned" IS NOT NULL
          THEN "t27"."seats_purchased"
          ELSE CAST(NULL AS BIGINT)
        END
      ) AS "known_seats",
      SUM(CAST(ROUND("t27"."engagement_score" * 10, 0) AS BIGINT)) AS "score_tenths",
      SUM(CASE WHEN "t27"."engagement_score" IS NOT NULL THEN 1 ELSE 0 END) AS "scored"
    FROM (
      SELECT
        "t23"."snapshot_date",
        "t23"."surviving_account_csn",
        "t23"."site_geo",
        "t23"."industry_group",
        "t23"."named_account_group",
        "t23"."parent_account_new_customer_flag",
        "t23"."seats_purchased",
        "t23"."seats_assigned",
        "t23"."active_users",
        "t23"."assignment_rate",
        "t23"."utilisation_rate",
        "t23"."engagement_score",
        "t23"."communication_score",
        "t23"."product_score",
        "t23"."relationship_score",
        "t23"."arr_usd",
        "t23"."days_to_close",
        "t23"."customer_ews_prediction",
        "t23"."churn_probability",
        "t23"."churn_band",
        "t23"."segment"
      FROM "t21" AS "t23"
      WHERE
        COALESCE(
          CASE
            WHEN "t23"."segment" = 'New customer'
            THEN "t23"."in_0"
            WHEN "t23"."segment" = 'Dormant'
            THEN "t23"."in_1"
            WHEN "t23"."segment" = 'Few seats assigned'
            THEN "t23"."in_2"
            WHEN "t23"."segment" = 'Full'
            THEN "t23"."in_3"
            WHEN "t23"."segment" = 'Engaged'
            THEN "t23"."in_4"
            WHEN "t23"."segment" = 'Renewal near'
            THEN "t23"."in_5"
            WHEN "t23"."segment" = 'Likely to leave'
            THEN "t23"."in_6"
            ELSE NULL
          END,
          FALSE
        )
    ) AS "t27"
    GROUP BY
      1
  ) AS "t34"
    ON "t11"."segment" = "t34"."measured_segment"
  LEFT OUTER JOIN (
    SELECT
      "t40"."segment" AS "renewed_segment",
      COUNT(*) AS "decided",
      SUM(CASE WHEN "t40"."is_won" THEN 1 ELSE 0 END) AS "won"
    FROM (
      SELECT
        "t37"."segment",
        "t37"."surviving_account_csn",
        "t31"."is_won",
        "t31"."owner_csn"
      FROM "t35" AS "t37"
      INNER JOIN (
        SELECT
          "t13"."is_won",
          "t25"."surviving_account_csn" AS "owner_csn"
        FROM (
          SELECT
            "t20"."opportunity_id",
            "t20"."account_csn",
            COALESCE("t20"."final_csn", "t20"."account_csn") AS "surviving_account_csn"
          FROM (
            SELECT
              "t9"."opportunity_id",
              "t9"."account_csn",
              "t8"."merged_csn",
              "t8"."final_csn"
            FROM (
              SELECT
                "t3"."opportunity_id",
                "t3"."account_csn"
              FROM "opportunities" AS "t3"
            ) AS "t9"
            LEFT OUTER JOIN (
              SELECT
                "t2"."victim_account_csn" AS "merged_csn",
                "t2"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t2"
            ) AS "t8"
              ON "t9"."account_csn" = "t8"."merged_csn"
          ) AS "t20"
        ) AS "t25"
        INNER JOIN (
          SELECT
            "t1"."opportunity_id" AS "decided_opportunity",
            "t1"."is_won"
          FROM "opportunity_outcomes_monthly" AS "t1"
          WHERE
            "t1"."is_closed"
            AND "t1"."is_won" IS NOT NULL
            AND "t1"."is_renewal"
            AND "t1"."outcome_shown_on" >= CAST(':first_day' AS DATE)
        ) AS "t13"
          ON "t25"."opportunity_id" = "t13"."decided_opportunity"
      ) AS "t31"
        ON "t37"."surviving_account_csn" = "t31"."owner_csn"
    ) AS "t40"
    GROUP BY
      1
  ) AS "t43"
    ON "t11"."segment" = "t43"."renewed_segment"
  CROSS JOIN (
    SELECT
      COUNT(*) AS "accounts_known_before"
    FROM (
      SELECT
        *
      FROM "segment_accounts_monthly" AS "t0"
      WHERE
        "t0"."snapshot_date" < CAST(':last_day' AS DATE)
    ) AS "t7"
  ) AS "t17"
) AS "t46"