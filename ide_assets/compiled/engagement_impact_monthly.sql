SELECT
  "t45"."association",
  "t45"."email_response_rate",
  "t45"."response_time_hours",
  "t45"."meeting_attendance",
  "t45"."proactive_outreach",
  "t45"."login_frequency",
  "t45"."feature_breadth",
  "t45"."session_minutes",
  "t45"."active_user_share",
  "t45"."stakeholder_depth",
  "t45"."executive_access",
  "t45"."champion_activity",
  "t45"."overall",
  "t45"."account",
  "t45"."happened",
  "t45"."row_weight",
  "t45"."seats",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t43"."association",
      "t43"."email_response_rate",
      "t43"."response_time_hours",
      "t43"."meeting_attendance",
      "t43"."proactive_outreach",
      "t43"."login_frequency",
      "t43"."feature_breadth",
      "t43"."session_minutes",
      "t43"."active_user_share",
      "t43"."stakeholder_depth",
      "t43"."executive_access",
      "t43"."champion_activity",
      "t43"."overall",
      "t43"."followed_csn" AS "account",
      "t43"."happened",
      CAST("t43"."size" AS DOUBLE) / NULLIF(CAST(LEAST("t43"."size", 30000) AS DOUBLE), 0.0) AS "row_weight",
      LN(CAST("t43"."seats" + 1 AS DOUBLE)) / NULLIF(LN(2.0), 0.0) AS "seats"
    FROM (
      SELECT
        "t42"."followed_csn",
        "t42"."scored_on",
        "t42"."age",
        "t42"."seats",
        "t42"."lost",
        "t42"."grown",
        "t42"."scored_csn",
        "t42"."scores_on",
        "t42"."email_response_rate",
        "t42"."response_time_hours",
        "t42"."meeting_attendance",
        "t42"."proactive_outreach",
        "t42"."login_frequency",
        "t42"."feature_breadth",
        "t42"."session_minutes",
        "t42"."active_user_share",
        "t42"."stakeholder_depth",
        "t42"."executive_access",
        "t42"."champion_activity",
        "t42"."overall",
        "t42"."renewed_csn",
        "t42"."renewed_age",
        "t42"."renewed",
        "t42"."association",
        "t42"."happened",
        "t42"."drawn",
        COUNT(*) OVER (
          PARTITION BY "t42"."association", "t42"."happened"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "size",
        ROW_NUMBER() OVER (
          PARTITION BY "t42"."association", "t42"."happened"
          ORDER BY "t42"."drawn" ASC, "t42"."followed_csn" ASC, "t42"."scored_on" ASC, "t42"."association" ASC, "t42"."happened" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "place"
      FROM (
        SELECT
          "t41"."followed_csn",
          "t41"."scored_on",
          "t41"."age",
          "t41"."seats",
          "t41"."lost",
          "t41"."grown",
          "t41"."scored_csn",
          "t41"."scores_on",
          "t41"."email_response_rate",
          "t41"."response_time_hours",
          "t41"."meeting_attendance",
          "t41"."proactive_outreach",
          "t41"."login_frequency",
          "t41"."feature_breadth",
          "t41"."session_minutes",
          "t41"."active_user_share",
          "t41"."stakeholder_depth",
          "t41"."executive_access",
          "t41"."champion_activity",
          "t41"."overall",
          "t41"."renewed_csn",
          "t41"."renewed_age",
          "t41"."renewed",
          "t41"."association",
          CASE
            WHEN "t41"."association" = 'retention'
            THEN 1 - "t41"."lost"
            WHEN "t41"."association" = 'renewal'
            THEN "t41"."renewed"
            WHEN "t41"."association" = 'expansion'
            THEN "t41"."grown"
            ELSE NULL
          END AS "happened",
          SHA256("t41"."followed_csn") AS "drawn"
        FROM (
          SELECT
            "t36"."followed_csn",
            "t36"."scored_on",
            "t36"."age",
            "t36"."seats",
            CAST(CASE WHEN "t27"."later_csn" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "lost",
            CASE
              WHEN "t27"."later_csn" IS NULL
              THEN CAST(NULL AS BIGINT)
              WHEN "t27"."later_seats" > "t36"."seats"
              THEN 1
              ELSE 0
            END AS "grown",
            "t33"."scored_csn",
            "t33"."scores_on",
            "t33"."email_response_rate",
            "t33"."response_time_hours",
            "t33"."meeting_attendance",
            "t33"."proactive_outreach",
            "t33"."login_frequency",
            "t33"."feature_breadth",
            "t33"."session_minutes",
            "t33"."active_user_share",
            "t33"."stakeholder_depth",
            "t33"."executive_access",
            "t33"."champion_activity",
            "t33"."overall",
            "t40"."renewed_csn",
            "t40"."renewed_age",
            "t40"."renewed",
            "t13"."association"
          FROM (
            SELECT
              "t30"."followed_csn",
              "t30"."scored_on",
              "t30"."age",
              "t30"."seats",
              "t30"."age" - 3 AS "until_age"
            FROM (
              SELECT
                "t24"."followed_csn",
                "t24"."scored_on",
                "t24"."age",
                "t24"."seats"
              FROM (
                SELECT
                  "t0"."surviving_account_csn" AS "followed_csn",
                  "t0"."snapshot_date" AS "scored_on",
                  (
                    (
                      CAST(':year' AS BIGINT) * 12
                    ) + CAST(':number' AS BIGINT)
                  ) - (
                    (
                      EXTRACT(year FROM "t0"."snapshot_date") * 12
                    ) + EXTRACT(month FROM "t0"."snapshot_date")
                  ) AS "age",
                  "t0"."seats_purchased" AS "seats"
                FROM "engagement_accounts_monthly" AS "t0"
                WHERE
                  NOT (
                    "t0"."is_frozen"
                  )
              ) AS "t24"
              ANTI JOIN (
                SELECT DISTINCT
                  "t1"."victim_account_csn" AS "merged_csn"
                FROM "account_merges" AS "t1"
                WHERE
                  "t1"."surviving_account_csn" <> "t1"."victim_account_csn"
              ) AS "t14"
                ON "t24"."followed_csn" = "t14"."merged_csn"
            ) AS "t30"
          ) AS "t36"
          INNER JOIN (
            SELECT DISTINCT
              (
                (
                  CAST(':year' AS BIGINT) * 12
                ) + CAST(':number' AS BIGINT)
              ) - (
                (
                  EXTRACT(year FROM "t0"."snapshot_date") * 12
                ) + EXTRACT(month FROM "t0"."snapshot_date")
              ) AS "built_age"
            FROM "engagement_accounts_monthly" AS "t0"
          ) AS "t23"
            ON "t36"."until_age" = "t23"."built_age"
          LEFT OUTER JOIN (
            SELECT
              "t20"."surviving_account_csn" AS "later_csn",
              "t20"."age" AS "later_age",
              MAX("t20"."seats_purchased") AS "later_seats"
            FROM (
              SELECT
                "t0"."snapshot_date",
                "t0"."surviving_account_csn",
                "t0"."seats_purchased",
                "t0"."seat_band",
                "t0"."industry_group",
                "t0"."was_active_before",
                "t0"."is_shared",
                "t0"."is_frozen",
                "t0"."last_active_on",
                (
                  (
                    CAST(':year' AS BIGINT) * 12
                  ) + CAST(':number' AS BIGINT)
                ) - (
                  (
                    EXTRACT(year FROM "t0"."snapshot_date") * 12
                  ) + EXTRACT(month FROM "t0"."snapshot_date")
                ) AS "age"
              FROM "engagement_accounts_monthly" AS "t0"
              WHERE
                NOT (
                  "t0"."is_frozen"
                )
            ) AS "t20"
            GROUP BY
              1,
              2
          ) AS "t27"
            ON "t36"."followed_csn" = "t27"."later_csn"
            AND "t36"."until_age" = "t27"."later_age"
          LEFT OUTER JOIN (
            SELECT
              "t29"."scored_csn",
              "t29"."scores_on",
              "t29"."email_response_rate",
              "t29"."response_time_hours",
              "t29"."meeting_attendance",
              "t29"."proactive_outreach",
              "t29"."login_frequency",
              "t29"."feature_breadth",
              "t29"."session_minutes",
              "t29"."active_user_share",
              "t29"."stakeholder_depth",
              "t29"."executive_access",
              "t29"."champion_activity",
              "t29"."overall"
            FROM (
              SELECT
                "t22"."scored_csn",
                "t22"."scores_on",
                "t22"."email_response_rate",
                "t22"."response_time_hours",
                "t22"."meeting_attendance",
                "t22"."proactive_outreach",
                "t22"."login_frequency",
                "t22"."feature_breadth",
                "t22"."session_minutes",
                "t22"."active_user_share",
                "t22"."stakeholder_depth",
                "t22"."executive_access",
                "t22"."champion_activity",
                "t15"."overall_csn",
                "t15"."overall_on",
                "t15"."overall"
              FROM (
                SELECT
                  "t2"."surviving_account_csn" AS "scored_csn",
                  "t2"."snapshot_date" AS "scores_on",
                  MAX(
                    CASE
                      WHEN "t2"."factor" = 'email_response_rate'
                      THEN "t2"."raw_score"
                      ELSE CAST(NULL AS DOUBLE)
                    END
                  ) AS "email_response_rate",
                  MAX(
                    CASE
                      WHEN "t2"."factor" = 'response_time_hours'
                      THEN "t2"."raw_score"
                      ELSE CAST(NULL AS DOUBLE)
                    END
                  ) AS "response_time_hours",
                  MAX(
                    CASE
                      WHEN "t2"."factor" = 'meeting_attendance'
                      THEN "t2"."raw_score"
                      ELSE CAST(NULL AS DOUBLE)
                    END
                  ) AS "meeting_attendance",
                  MAX(
                    CASE
                      WHEN "t2"."factor" = 'proactive_outreach'
                      THEN "t2"."raw_score"
                      ELSE CAST(NULL AS DOUBLE)
                    END
                  ) AS "proactive_outreach",
                  MAX(
                    CASE
                      WHEN "t2"."factor" = 'login_frequency'
                      THEN "t2"."raw_score"
                      ELSE CAST(NULL AS DOUBLE)
                    END
                  ) AS "login_frequency",
                  MAX(
                    CASE
                      WHEN "t2"."factor" = 'feature_breadth'
                      THEN "t2"."raw_score"
                      ELSE CAST(NULL AS DOUBLE)
                    END
                  ) AS "feature_breadth",
                  MAX(
                    CASE
                      WHEN "t2"."factor" = 'session_minutes'
                      THEN "t2"."raw_score"
                      ELSE CAST(NULL AS DOUBLE)
                    END
                  ) AS "session_minutes",
                  MAX(
                    CASE
                      WHEN "t2"."factor" = 'active_user_share'
                      THEN "t2"."raw_score"
                      ELSE CAST(NULL AS DOUBLE)
                    END
                  ) AS "active_user_share",
                  MAX(
                    CASE
                      WHEN "t2"."factor" = 'stakeholder_depth'
                      THEN "t2"."raw_score"
                      ELSE CAST(NULL AS DOUBLE)
                    END
                  ) AS "stakeholder_depth",
                  MAX(
                    CASE
                      WHEN "t2"."factor" = 'executive_access'
                      THEN "t2"."raw_score"
                      ELSE CAST(NULL AS DOUBLE)
                    END
                  ) AS "executive_access",
                  MAX(
                    CASE
                      WHEN "t2"."factor" = 'champion_activity'
                      THEN "t2"."raw_score"
                      ELSE CAST(NULL AS DOUBLE)
                    END
                  ) AS "champion_activity"
                FROM "engagement_values_monthly" AS "t2"
                GROUP BY
                  1,
                  2
              ) AS "t22"
              LEFT OUTER JOIN (
                SELECT
                  "t3"."surviving_account_csn" AS "overall_csn",
                  "t3"."snapshot_date" AS "overall_on",
                  "t3"."score" AS "overall"
                FROM "engagement_scores_monthly" AS "t3"
                WHERE
                  "t3"."component" = 'overall' AND NOT (
                    "t3"."is_frozen"
                  )
              ) AS "t15"
                ON "t22"."scored_csn" = "t15"."overall_csn"
                AND "t22"."scores_on" = "t15"."overall_on"
            ) AS "t29"
          ) AS "t33"
            ON "t36"."followed_csn" = "t33"."scored_csn"
            AND "t36"."scored_on" = "t33"."scores_on"
          LEFT OUTER JOIN (
            SELECT
              "t38"."renewed_csn",
              "t38"."renewed_age",
              CAST(MIN("t38"."renewed") AS BIGINT) AS "renewed"
            FROM (
              SELECT
                "t37"."snapshot_date",
                "t37"."opportunity_id",
                "t37"."is_renewal",
                "t37"."is_closed",
                "t37"."is_won",
                "t37"."close_date",
                "t37"."outcome_shown_on",
                "t37"."counted_on",
                "t37"."assignment_band",
                "t37"."counted_acv_usd",
                "t37"."is_reversed",
                "t37"."reversed_band",
                "t37"."reversed_won",
                "t37"."reversed_acv_usd",
                "t37"."owned_id",
                "t37"."renewed_csn",
                (
                  (
                    (
                      (
                        CAST(':year' AS BIGINT) * 12
                      ) + CAST(':number' AS BIGINT)
                    ) - (
                      (
                        EXTRACT(year FROM "t37"."close_date") * 12
                      ) + EXTRACT(month FROM "t37"."close_date")
                    )
                  ) - (
                    (
                      (
                        (
                          CAST(':year' AS BIGINT) * 12
                        ) + CAST(':number' AS BIGINT)
                      ) - (
                        (
                          EXTRACT(year FROM "t37"."close_date") * 12
                        ) + EXTRACT(month FROM "t37"."close_date")
                      )
                    ) % 3
                  )
                ) + 3 AS "renewed_age",
                CASE WHEN "t37"."is_won" THEN 1 ELSE 0 END AS "renewed"
              FROM (
                SELECT
                  "t16"."snapshot_date",
                  "t16"."opportunity_id",
                  "t16"."is_renewal",
                  "t16"."is_closed",
                  "t16"."is_won",
                  "t16"."close_date",
                  "t16"."outcome_shown_on",
                  "t16"."counted_on",
                  "t16"."assignment_band",
                  "t16"."counted_acv_usd",
                  "t16"."is_reversed",
                  "t16"."reversed_band",
                  "t16"."reversed_won",
                  "t16"."reversed_acv_usd",
                  "t35"."owned_id",
                  "t35"."renewed_csn"
                FROM (
                  SELECT
                    *
                  FROM "opportunity_outcomes_monthly" AS "t4"
                  WHERE
                    "t4"."is_closed" AND "t4"."is_won" IS NOT NULL AND "t4"."is_renewal"
                ) AS "t16"
                INNER JOIN (
                  SELECT
                    "t28"."opportunity_id" AS "owned_id",
                    MIN("t28"."surviving_account_csn") AS "renewed_csn"
                  FROM (
                    SELECT
                      "t25"."opportunity_id",
                      "t25"."account_csn",
                      "t25"."contract_id",
                      "t25"."offering_product_line_code",
                      "t25"."created_date",
                      "t25"."close_date",
                      "t25"."is_renewal",
                      "t25"."is_closed",
                      "t25"."lc_flag",
                      "t25"."promo_flag",
                      "t25"."service_contract_id",
                      "t25"."term",
                      "t25"."territory_account_tier",
                      "t25"."is_won",
                      "t25"."acv_usd",
                      "t25"."opportunity_amount",
                      "t25"."opportunity_number",
                      "t25"."days_into_term",
                      "t25"."active_aov_net3",
                      COALESCE("t25"."final_csn", "t25"."account_csn") AS "surviving_account_csn"
                    FROM (
                      SELECT
                        "t6"."opportunity_id",
                        "t6"."account_csn",
                        "t6"."contract_id",
                        "t6"."offering_product_line_code",
                        "t6"."created_date",
                        "t6"."close_date",
                        "t6"."is_renewal",
                        "t6"."is_closed",
                        "t6"."lc_flag",
                        "t6"."promo_flag",
                        "t6"."service_contract_id",
                        "t6"."term",
                        "t6"."territory_account_tier",
                        "t6"."is_won",
                        "t6"."acv_usd",
                        "t6"."opportunity_amount",
                        "t6"."opportunity_number",
                        "t6"."days_into_term",
                        "t6"."active_aov_net3",
                        "t10"."merged_csn",
                        "t10"."final_csn"
                      FROM "opportunities" AS "t6"
                      LEFT OUTER JOIN (
                        SELECT
                          "t1"."victim_account_csn" AS "merged_csn",
                          "t1"."surviving_account_csn" AS "final_csn"
                        FROM "account_merges" AS "t1"
                      ) AS "t10"
                        ON "t6"."account_csn" = "t10"."merged_csn"
                    ) AS "t25"
                  ) AS "t28"
                  GROUP BY
                    1
                ) AS "t35"
                  ON "t16"."opportunity_id" = "t35"."owned_id"
              ) AS "t37"
            ) AS "t38"
            GROUP BY
              1,
              2
          ) AS "t40"
            ON "t36"."followed_csn" = "t40"."renewed_csn" AND "t36"."age" = "t40"."renewed_age"
          CROSS JOIN (
            SELECT
              UNNEST(CAST(['retention', 'renewal', 'expansion'] AS TEXT[])) AS "association"
          ) AS "t13"
        ) AS "t41"
        WHERE
          CASE
            WHEN "t41"."association" = 'retention'
            THEN 1 - "t41"."lost"
            WHEN "t41"."association" = 'renewal'
            THEN "t41"."renewed"
            WHEN "t41"."association" = 'expansion'
            THEN "t41"."grown"
            ELSE NULL
          END IS NOT NULL
      ) AS "t42"
    ) AS "t43"
    WHERE
      "t43"."place" < 30000
  ) AS "t44"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t8"."association",
      CAST(NULL AS DOUBLE) AS "email_response_rate",
      CAST(NULL AS DOUBLE) AS "response_time_hours",
      CAST(NULL AS DOUBLE) AS "meeting_attendance",
      CAST(NULL AS DOUBLE) AS "proactive_outreach",
      CAST(NULL AS DOUBLE) AS "login_frequency",
      CAST(NULL AS DOUBLE) AS "feature_breadth",
      CAST(NULL AS DOUBLE) AS "session_minutes",
      CAST(NULL AS DOUBLE) AS "active_user_share",
      CAST(NULL AS DOUBLE) AS "stakeholder_depth",
      CAST(NULL AS DOUBLE) AS "executive_access",
      CAST(NULL AS DOUBLE) AS "champion_activity",
      CAST(NULL AS DOUBLE) AS "overall",
      CAST(NULL AS TEXT) AS "account",
      CAST(NULL AS BIGINT) AS "happened",
      CAST(NULL AS DOUBLE) AS "row_weight",
      CAST(NULL AS DOUBLE) AS "seats"
    FROM (
      SELECT
        UNNEST(CAST(['retention', 'renewal', 'expansion'] AS TEXT[])) AS "association"
    ) AS "t8"
  ) AS "t17"
) AS "t45"