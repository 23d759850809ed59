SELECT
  "t1"."surviving_account_csn",
  "t1"."factor",
  "t1"."weighted_gap",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t1"."factor" = 'email_response_rate'
    THEN 'communication'
    WHEN "t1"."factor" = 'response_time_hours'
    THEN 'communication'
    WHEN "t1"."factor" = 'meeting_attendance'
    THEN 'communication'
    WHEN "t1"."factor" = 'proactive_outreach'
    THEN 'communication'
    WHEN "t1"."factor" = 'login_frequency'
    THEN 'product'
    WHEN "t1"."factor" = 'feature_breadth'
    THEN 'product'
    WHEN "t1"."factor" = 'session_minutes'
    THEN 'product'
    WHEN "t1"."factor" = 'active_user_share'
    THEN 'product'
    WHEN "t1"."factor" = 'stakeholder_depth'
    THEN 'relationship'
    WHEN "t1"."factor" = 'executive_access'
    THEN 'relationship'
    WHEN "t1"."factor" = 'champion_activity'
    THEN 'relationship'
    ELSE NULL
  END AS "component",
  (
    ROW_NUMBER() OVER (
      PARTITION BY "t1"."surviving_account_csn"
      ORDER BY "t1"."weighted_gap" DESC, "t1"."factor" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1
  ) + 1 AS "recommendation_rank",
  CASE
    WHEN "t1"."is_silent"
    THEN 'No contact with an executive is on record. Invite an executive to a business review.'
    ELSE CASE
      WHEN "t1"."factor" = 'email_response_rate'
      THEN 'Messages answered by the customer: ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '% (target ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '%). Call the contacts who have not answered, and ask one question per message.'
      WHEN "t1"."factor" = 'response_time_hours'
      THEN 'Average time until the customer answers, in hours: ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || ' (target ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '). Agree on who answers, and by when.'
      WHEN "t1"."factor" = 'meeting_attendance'
      THEN 'Meetings attended by the customer: ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '% (target ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '%). Move regular meetings to a time that suits the customer, and confirm each one on the day before.'
      WHEN "t1"."factor" = 'proactive_outreach'
      THEN 'Conversations and meetings started by the customer per month: ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || ' (target ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '). Ask what the team is working on, and name one person to write to.'
      WHEN "t1"."factor" = 'login_frequency'
      THEN 'Sessions per user and week: ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || ' (target ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '). Show the team where the product saves time in its daily work.'
      WHEN "t1"."factor" = 'feature_breadth'
      THEN 'Features in use: ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '% (target ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '%). Offer a workshop on the unused features that fit the team''s projects.'
      WHEN "t1"."factor" = 'session_minutes'
      THEN 'Average length of a session, in minutes: ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || ' (target ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '). Find out which tasks users finish in other tools.'
      WHEN "t1"."factor" = 'active_user_share'
      THEN 'Assigned seats in use: ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '% (target ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '%). Invite the people who have a seat and no session to an onboarding.'
      WHEN "t1"."factor" = 'stakeholder_depth'
      THEN 'Stakeholders in contact with us in the last 90 days: ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || ' (target ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '). Ask for an introduction to other people in the team.'
      WHEN "t1"."factor" = 'executive_access'
      THEN 'Days since the last contact with an executive: ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || ' (target: at most ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '). Invite an executive to a business review.'
      WHEN "t1"."factor" = 'champion_activity'
      THEN 'Contacts with champions per month: ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."current_value" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || ' (target ' || COALESCE(
        CAST(CAST(FLOOR(
          (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
              CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
            )
          ) / (
            10
          )
        ) AS BIGINT) AS TEXT) || CASE
          WHEN (
            CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
          ) = 0
          THEN ''
          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t1"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
        END,
        'unknown'
      ) || '). Arrange a regular call with a champion.'
      ELSE NULL
    END
  END AS "recommendation"
FROM (
  SELECT
    "t0"."snapshot_date",
    "t0"."surviving_account_csn",
    "t0"."factor",
    "t0"."current_value",
    "t0"."previous_value",
    "t0"."target",
    "t0"."weight",
    "t0"."is_higher_better",
    "t0"."is_silent",
    "t0"."raw_score",
    "t0"."raw_previous_score",
    "t0"."trend_band",
    "t0"."trend",
    CAST(ROUND((
      "t0"."weight" * (
        100.0 - "t0"."raw_score"
      )
    ) / 100.0, 9) AS DOUBLE) AS "weighted_gap"
  FROM "engagement_values_monthly" AS "t0"
  WHERE
    CAST(ROUND("t0"."raw_score", 9) AS DOUBLE) < 100
    AND CAST(ROUND((
      "t0"."weight" * (
        100.0 - "t0"."raw_score"
      )
    ) / 100.0, 9) AS DOUBLE) > 0
) AS "t1"