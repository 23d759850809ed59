SELECT
  "t33"."association",
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
  "t33"."account",
  "t33"."happened",
  "t33"."row_weight",
  "t33"."seats",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t31"."association",
      "t31"."email_response_rate",
      "t31"."response_time_hours",
      "t31"."meeting_attendance",
      "t31"."proactive_outreach",
      "t31"."login_frequency",
      "t31"."feature_breadth",
      "t31"."session_minutes",
      "t31"."active_user_share",
      "t31"."stakeholder_depth",
      "t31"."executive_access",
      "t31"."champion_activity",
      "t31"."overall",
      "t31"."followed_csn" AS "account",
      "t31"."happened",
      CAST("t31"."size" AS DOUBLE) / NULLIF(CAST(LEAST("t31"."size", 30000) AS DOUBLE), 0.0) AS "row_weight",
      LN(CAST("t31"."seats" + 1 AS DOUBLE)) / NULLIF(LN(2.0), 0.0) AS "seats"
    FROM (
      SELECT
        "t30"."followed_csn",
        "t30"."scored_on",
        "t30"."age",
        "t30"."seats",
        "t30"."lost",
        "t30"."grown",
        "t30"."scored_csn",
        "t30"."scores_on",
        "t30"."email_response_rate",
        "t30"."response_time_hours",
        "t30"."meeting_attendance",
        "t30"."proactive_outreach",
        "t30"."login_frequency",
        "t30"."feature_breadth",
        "t30"."session_minutes",
        "t30"."active_user_share",
        "t30"."stakeholder_depth",
        "t30"."executive_access",
        "t30"."champion_activity",
        "t30"."overall",
        "t30"."renewed",
        "t30"."association",
        "t30"."happened",
        "t30"."drawn",
        COUNT(*) OVER (
          PARTITION BY "t30"."association", "t30"."happened"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "size",
        ROW_NUMBER() OVER (
          PARTITION BY "t30"."association", "t30"."happened"
          ORDER BY "t30"."drawn" ASC, "t30"."followed_csn" ASC, "t30"."scored_on" ASC, "t30"."association" ASC, "t30"."happened" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "place"
      FROM (
        SELECT
          "t29"."followed_csn",
          "t29"."scored_on",
          "t29"."age",
          "t29"."seats",
          "t29"."lost",
          "t29"."grown",
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
          "t29"."overall",
          "t29"."renewed",
          "t29"."association",
          CASE
            WHEN "t29"."association" = 'retention'
            THEN 1 - "t29"."lost"
            WHEN "t29"."association" = 'renewal'
            THEN "t29"."renewed"
            WHEN "t29"."association" = 'expansion'
            THEN "t29"."grown"
            ELSE NULL
          END AS "happened",
          SHA256("t29"."followed_csn") AS "drawn"
        FROM (
          SELECT
            "t28"."followed_csn",
            "t28"."scored_on",
            "t28"."age",
            "t28"."seats",
            "t28"."lost",
            "t28"."grown",
            "t28"."scored_csn",
            "t28"."scores_on",
            "t28"."email_response_rate",
            "t28"."response_time_hours",
            "t28"."meeting_attendance",
            "t28"."proactive_outreach",
            "t28"."login_frequency",
            "t28"."feature_breadth",
            "t28"."session_minutes",
            "t28"."active_user_share",
            "t28"."stakeholder_depth",
            "t28"."executive_access",
            "t28"."champion_activity",
            "t28"."overall",
            "t28"."renewed",
            "t7"."association"
          FROM (
            SELECT
              "t26"."followed_csn",
              "t26"."scored_on",
              "t26"."age",
              "t26"."seats",
              "t26"."lost",
              "t26"."grown",
              "t26"."scored_csn",
              "t26"."scores_on",
              "t26"."email_response_rate",
              "t26"."response_time_hours",
              "t26"."meeting_attendance",
              "t26"."proactive_outreach",
              "t26"."login_frequency",
              "t26"."feature_breadth",
              "t26"."session_minutes",
              "t26"."active_user_share",
              "t26"."stakeholder_depth",
              "t26"."executive_access",
              "t26"."champion_activity",
              "t26"."overall",
              CAST(NULL AS BIGINT) AS "renewed"
            FROM (
              SELECT
                "t25"."followed_csn",
                "t25"."scored_on",
                "t25"."age",
                "t25"."seats",
                CAST(CASE WHEN "t19"."later_csn" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "lost",
                CASE
                  WHEN "t19"."later_csn" IS NULL
                  THEN CAST(NULL AS BIGINT)
                  WHEN "t19"."later_seats" > "t25"."seats"
                  THEN 1
                  ELSE 0
                END AS "grown",
                "t23"."scored_csn",
                "t23"."scores_on",
                "t23"."email_response_rate",
                "t23"."response_time_hours",
                "t23"."meeting_attendance",
                "t23"."proactive_outreach",
                "t23"."login_frequency",
                "t23"."feature_breadth",
                "t23"."session_minutes",
                "t23"."active_user_share",
                "t23"."stakeholder_depth",
                "t23"."executive_access",
                "t23"."champion_activity",
                "t23"."overall"
              FROM (
                SELECT
                  "t21"."followed_csn",
                  "t21"."scored_on",
                  "t21"."age",
                  "t21"."seats",
                  "t21"."age" - 3 AS "until_age"
                FROM (
                  SELECT
                    "t17"."followed_csn",
                    "t17"."scored_on",
                    "t17"."age",
                    "t17"."seats"
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
                  ) AS "t17"
                  ANTI JOIN (
                    SELECT DISTINCT
                      "t1"."victim_account_csn" AS "merged_csn"
                    FROM "account_merges" AS "t1"
                    WHERE
                      "t1"."surviving_account_csn" <> "t1"."victim_account_csn"
                  ) AS "t8"
                    ON "t17"."followed_csn" = "t8"."merged_csn"
                ) AS "t21"
              ) AS "t25"
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
              ) AS "t16"
                ON "t25"."until_age" = "t16"."built_age"
              LEFT OUTER JOIN (
                SELECT
                  "t13"."surviving_account_csn" AS "later_csn",
                  "t13"."age" AS "later_age",
                  MAX("t13"."seats_purchased") AS "later_seats"
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
                ) AS "t13"
                GROUP BY
                  1,
                  2
              ) AS "t19"
                ON "t25"."followed_csn" = "t19"."later_csn"
                AND "t25"."until_age" = "t19"."later_age"
              LEFT OUTER JOIN (
                SELECT
                  "t20"."scored_csn",
                  "t20"."scores_on",
                  "t20"."email_response_rate",
                  "t20"."response_time_hours",
                  "t20"."meeting_attendance",
                  "t20"."proactive_outreach",
                  "t20"."login_frequency",
                  "t20"."feature_breadth",
                  "t20"."session_minutes",
                  "t20"."active_user_share",
                  "t20"."stakeholder_depth",
                  "t20"."executive_access",
                  "t20"."champion_activity",
                  "t20"."overall"
                FROM (
                  SELECT
                    "t15"."scored_csn",
                    "t15"."scores_on",
                    "t15"."email_response_rate",
                    "t15"."response_time_hours",
                    "t15"."meeting_attendance",
                    "t15"."proactive_outreach",
                    "t15"."login_frequency",
                    "t15"."feature_breadth",
                    "t15"."session_minutes",
                    "t15"."active_user_share",
                    "t15"."stakeholder_depth",
                    "t15"."executive_access",
                    "t15"."champion_activity",
                    "t9"."overall_csn",
                    "t9"."overall_on",
                    "t9"."overall"
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
                  ) AS "t15"
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
                  ) AS "t9"
                    ON "t15"."scored_csn" = "t9"."overall_csn" AND "t15"."scores_on" = "t9"."overall_on"
                ) AS "t20"
              ) AS "t23"
                ON "t25"."followed_csn" = "t23"."scored_csn"
                AND "t25"."scored_on" = "t23"."scores_on"
            ) AS "t26"
          ) AS "t28"
          CROSS JOIN (
            SELECT
              UNNEST(CAST(['retention', 'renewal', 'expansion'] AS TEXT[])) AS "association"
          ) AS "t7"
        ) AS "t29"
        WHERE
          CASE
            WHEN "t29"."association" = 'retention'
            THEN 1 - "t29"."lost"
            WHEN "t29"."association" = 'renewal'
            THEN "t29"."renewed"
            WHEN "t29"."association" = 'expansion'
            THEN "t29"."grown"
            ELSE NULL
          END IS NOT NULL
      ) AS "t30"
    ) AS "t31"
    WHERE
      "t31"."place" < 30000
  ) AS "t32"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t4"."association",
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
    ) AS "t4"
  ) AS "t10"
) AS "t33"