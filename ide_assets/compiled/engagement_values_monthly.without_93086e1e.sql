WITH "t16" AS (
  SELECT
    "t5"."victim_account_csn" AS "merged_csn",
    "t5"."surviving_account_csn" AS "final_csn"
  FROM "account_merges" AS "t5"
), "t32" AS (
  SELECT
    "t11"."contact_id",
    "t11"."account_csn",
    "t11"."contact_role",
    "t11"."contact_name",
    "t11"."contact_email",
    "t11"."last_contact_on",
    "t11"."left_on",
    "t11"."by_month",
    "t25"."merged_csn",
    "t25"."final_csn"
  FROM "stakeholders" AS "t11"
  LEFT OUTER JOIN "t16" AS "t25"
    ON "t11"."account_csn" = "t25"."merged_csn"
), "t33" AS (
  SELECT
    "t13"."meeting_id",
    "t13"."account_csn",
    "t13"."scheduled_at",
    "t13"."attended",
    "t13"."is_cancelled",
    "t13"."initiated_by",
    "t13"."contact_id",
    "t13"."scheduled_on",
    "t25"."merged_csn",
    "t25"."final_csn"
  FROM "meetings" AS "t13"
  LEFT OUTER JOIN "t16" AS "t25"
    ON "t13"."account_csn" = "t25"."merged_csn"
), "t36" AS (
  SELECT
    "t27"."subscription_id",
    "t27"."account_csn",
    "t27"."tenant_id",
    "t27"."pool_id",
    "t27"."contract_id",
    "t27"."offering_external_key",
    "t27"."offering_product_line_code",
    "t27"."entitlement_model",
    "t27"."usage_type",
    "t27"."is_unlimited",
    "t27"."start_date",
    "t27"."seats_purchased",
    "t27"."end_date",
    "t27"."renews_subscription_id",
    "t27"."seats_assigned"
  FROM (
    SELECT
      *
    FROM "entitlements" AS "t9"
    WHERE
      "t9"."usage_type" = 'COM'
      AND "t9"."entitlement_model" = 'SUS'
      AND NOT (
        "t9"."is_unlimited"
      )
  ) AS "t27"
  SEMI JOIN (
    SELECT
      *
    FROM "product_offerings" AS "t10"
    WHERE
      "t10"."is_standard_aum"
  ) AS "t22"
    ON "t27"."offering_external_key" = "t22"."product_offering"
    AND "t27"."offering_product_line_code" = "t22"."offering_product_line_code"
), "t56" AS (
  SELECT
    "t44"."surviving_account_csn",
    "t44"."contact_id",
    "t44"."contact_role",
    BOOL_OR(
      CAST(NOT (
        COALESCE("t44"."left_on" <= CAST(':last_day' AS DATE), FALSE)
      ) AS BOOLEAN)
    ) AS "is_now",
    BOOL_OR(
      CAST(NOT (
        COALESCE("t44"."left_on" <= (
          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
        ), FALSE)
      ) AS BOOLEAN)
    ) AS "is_before"
  FROM (
    SELECT
      "t37"."contact_id",
      "t37"."account_csn",
      "t37"."contact_role",
      "t37"."contact_name",
      "t37"."contact_email",
      "t37"."last_contact_on",
      "t37"."left_on",
      "t37"."by_month",
      COALESCE("t37"."final_csn", "t37"."account_csn") AS "surviving_account_csn"
    FROM "t32" AS "t37"
    WHERE
      "t37"."by_month" = CAST(':first_day' AS DATE)
  ) AS "t44"
  GROUP BY
    1,
    2,
    3
), "t60" AS (
  SELECT
    "t51"."message_id",
    "t51"."account_csn",
    "t51"."thread_id",
    "t51"."direction",
    "t51"."sent_at",
    "t51"."contact_id",
    "t51"."is_auto_reply",
    "t51"."sent_on",
    "t51"."surviving_account_csn",
    "t51"."is_real",
    "t51"."is_inbound",
    "t51"."reply_at",
    "t51"."reply_on",
    (
      ROW_NUMBER() OVER (
        PARTITION BY "t51"."surviving_account_csn", "t51"."thread_id"
        ORDER BY "t51"."sent_at" ASC, "t51"."message_id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1
    ) = 0 AS "is_first",
    MIN("t51"."reply_at") OVER (
      PARTITION BY "t51"."surviving_account_csn", "t51"."thread_id"
      ORDER BY "t51"."sent_at" ASC, "t51"."message_id" ASC
      ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
    ) AS "answered_at",
    MIN("t51"."reply_on") OVER (
      PARTITION BY "t51"."surviving_account_csn", "t51"."thread_id"
      ORDER BY "t51"."sent_at" ASC, "t51"."message_id" ASC
      ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
    ) AS "answered_on"
  FROM (
    SELECT
      "t35"."message_id",
      "t35"."account_csn",
      "t35"."thread_id",
      "t35"."direction",
      "t35"."sent_at",
      "t35"."contact_id",
      "t35"."is_auto_reply",
      "t35"."sent_on",
      COALESCE("t35"."final_csn", "t35"."account_csn") AS "surviving_account_csn",
      NOT (
        COALESCE("t35"."is_auto_reply", FALSE)
      ) AS "is_real",
      "t35"."direction" = 'inbound' AS "is_inbound",
      CASE
        WHEN NOT (
          COALESCE("t35"."is_auto_reply", FALSE)
        )
        AND (
          "t35"."direction" = 'inbound'
        )
        THEN "t35"."sent_at"
        ELSE CAST(NULL AS TIMESTAMPTZ)
      END AS "reply_at",
      CASE
        WHEN NOT (
          COALESCE("t35"."is_auto_reply", FALSE)
        )
        AND (
          "t35"."direction" = 'inbound'
        )
        THEN "t35"."sent_on"
        ELSE CAST(NULL AS DATE)
      END AS "reply_on"
    FROM (
      SELECT
        "t15"."message_id",
        "t15"."account_csn",
        "t15"."thread_id",
        "t15"."direction",
        "t15"."sent_at",
        "t15"."contact_id",
        "t15"."is_auto_reply",
        "t15"."sent_on",
        "t25"."merged_csn",
        "t25"."final_csn"
      FROM "emails" AS "t15"
      LEFT OUTER JOIN "t16" AS "t25"
        ON "t15"."account_csn" = "t25"."merged_csn"
    ) AS "t35"
  ) AS "t51"
), "t83" AS (
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t34"."final_csn", "t34"."account_csn") AS "surviving_account_csn",
      "t34"."tenant_id",
      "t34"."pool_id",
      "t34"."offering_product_line_code",
      "t34"."seats_purchased",
      "t34"."seats_assigned",
      'now' AS "period"
    FROM (
      SELECT
        "t14"."by_month",
        "t14"."subscription_id",
        "t14"."account_csn",
        "t14"."tenant_id",
        "t14"."pool_id",
        "t14"."contract_id",
        "t14"."offering_external_key",
        "t14"."offering_product_line_code",
        "t14"."seats_purchased",
        "t14"."seats_assigned",
        "t14"."start_date",
        "t14"."end_date",
        "t25"."merged_csn",
        "t25"."final_csn"
      FROM "active_subscription_monthly" AS "t14"
      LEFT OUTER JOIN "t16" AS "t25"
        ON "t14"."account_csn" = "t25"."merged_csn"
    ) AS "t34"
  ) AS "t42"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t75"."final_csn", "t75"."account_csn") AS "surviving_account_csn",
      "t75"."tenant_id",
      "t75"."pool_id",
      "t75"."offering_product_line_code",
      "t75"."seats_purchased",
      "t75"."seats_assigned",
      'before' AS "period"
    FROM (
      SELECT
        "t54"."subscription_id",
        "t54"."account_csn",
        "t54"."tenant_id",
        "t54"."pool_id",
        "t54"."contract_id",
        "t54"."offering_external_key",
        "t54"."offering_product_line_code",
        "t54"."entitlement_model",
        "t54"."usage_type",
        "t54"."is_unlimited",
        "t54"."start_date",
        "t54"."seats_purchased",
        "t54"."end_date",
        "t54"."renews_subscription_id",
        "t54"."seats_assigned",
        "t26"."merged_csn",
        "t26"."final_csn"
      FROM (
        SELECT
          *
        FROM "t36" AS "t39"
        WHERE
          "t39"."start_date" <= (
            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
          )
          AND NOT (
            COALESCE(
              CASE
                WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                THEN "t39"."end_date" + INTERVAL '1' DAY
                ELSE "t39"."end_date"
              END <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              ),
              FALSE
            )
          )
      ) AS "t54"
      ANTI JOIN (
        SELECT DISTINCT
          "t55"."subscription_id" AS "renewed_id"
        FROM (
          SELECT
            "t27"."subscription_id",
            "t27"."account_csn",
            "t27"."tenant_id",
            "t27"."pool_id",
            "t27"."contract_id",
            "t27"."offering_external_key",
            "t27"."offering_product_line_code",
            "t27"."entitlement_model",
            "t27"."usage_type",
            "t27"."is_unlimited",
            "t27"."start_date",
            "t27"."seats_purchased",
            "t27"."end_date",
            "t27"."renews_subscription_id",
            "t27"."seats_assigned",
            "t50"."renewal_id",
            "t50"."renewal_of",
            "t50"."renewal_tenant",
            "t50"."renewal_start"
          FROM (
            SELECT
              *
            FROM "entitlements" AS "t9"
            WHERE
              "t9"."usage_type" = 'COM'
              AND "t9"."entitlement_model" = 'SUS'
              AND NOT (
                "t9"."is_unlimited"
              )
          ) AS "t27"
          SEMI JOIN (
            SELECT
              *
            FROM "product_offerings" AS "t10"
            WHERE
              "t10"."is_standard_aum"
          ) AS "t22"
            ON "t27"."offering_external_key" = "t22"."product_offering"
            AND "t27"."offering_product_line_code" = "t22"."offering_product_line_code"
          INNER JOIN (
            SELECT
              "t39"."subscription_id" AS "renewal_id",
              "t39"."renews_subscription_id" AS "renewal_of",
              "t39"."tenant_id" AS "renewal_tenant",
              "t39"."start_date" AS "renewal_start"
            FROM "t36" AS "t39"
            WHERE
              "t39"."renews_subscription_id" IS NOT NULL
              AND "t39"."start_date" <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              )
          ) AS "t50"
            ON "t27"."subscription_id" = "t50"."renewal_of"
            AND "t27"."tenant_id" = "t50"."renewal_tenant"
        ) AS "t55"
        WHERE
          (
            "t55"."renewal_start" > "t55"."start_date"
          )
          OR (
            (
              "t55"."renewal_start" = "t55"."start_date"
            )
            AND (
              "t55"."renewal_id" <> "t55"."subscription_id"
            )
            AND (
              (
                "t55"."renews_subscription_id" IS NULL
              )
              OR (
                "t55"."renewal_id" > "t55"."subscription_id"
              )
            )
          )
      ) AS "t69"
        ON "t54"."subscription_id" = "t69"."renewed_id"
      LEFT OUTER JOIN "t16" AS "t26"
        ON "t54"."account_csn" = "t26"."merged_csn"
    ) AS "t75"
  ) AS "t80"
)
SELECT
  "t136"."snapshot_date",
  "t136"."surviving_account_csn",
  "t136"."factor",
  "t136"."weight",
  "t136"."target",
  "t136"."is_higher_better",
  "t136"."current_value",
  "t136"."previous_value",
  "t136"."is_silent",
  "t136"."was_silent",
  "t136"."raw_score",
  "t136"."raw_previous_score",
  "t136"."noise_csn",
  "t136"."noise_factor",
  "t136"."changes",
  "t136"."noise_band",
  "t136"."trend_band",
  "t136"."change",
  CASE
    WHEN "t136"."change" IS NULL
    THEN CAST(NULL AS TEXT)
    WHEN "t136"."change" > CAST(ROUND("t136"."trend_band", 9) AS DOUBLE)
    THEN 'up'
    WHEN "t136"."change" < -(
      CAST(ROUND("t136"."trend_band", 9) AS DOUBLE)
    )
    THEN 'down'
    ELSE 'flat'
  END AS "trend"
FROM (
  SELECT
    "t135"."snapshot_date",
    "t135"."surviving_account_csn",
    "t135"."factor",
    "t135"."weight",
    "t135"."target",
    "t135"."is_higher_better",
    "t135"."current_value",
    "t135"."previous_value",
    "t135"."is_silent",
    "t135"."was_silent",
    "t135"."raw_score",
    "t135"."raw_previous_score",
    "t135"."noise_csn",
    "t135"."noise_factor",
    "t135"."changes",
    "t135"."noise_band",
    CASE
      WHEN COALESCE(
        (
          "t135"."changes" >= 4
        )
        AND (
          CAST(ROUND("t135"."noise_band", 9) AS DOUBLE) > 0
        ),
        FALSE
      )
      THEN "t135"."noise_band"
      ELSE "t135"."target" * 0.05
    END AS "trend_band",
    CAST(ROUND(
      CASE
        WHEN "t135"."is_higher_better"
        THEN "t135"."current_value" - "t135"."previous_value"
        ELSE "t135"."previous_value" - "t135"."current_value"
      END,
      9
    ) AS DOUBLE) AS "change"
  FROM (
    SELECT
      "t134"."snapshot_date",
      "t134"."surviving_account_csn",
      "t134"."factor",
      "t134"."weight",
      "t134"."target",
      "t134"."is_higher_better",
      "t134"."current_value",
      "t134"."previous_value",
      "t134"."is_silent",
      "t134"."was_silent",
      "t134"."raw_score",
      "t134"."raw_previous_score",
      "t114"."noise_csn",
      "t114"."noise_factor",
      "t114"."changes",
      "t114"."noise_band"
    FROM (
      SELECT
        "t132"."snapshot_date",
        "t132"."surviving_account_csn",
        "t132"."factor",
        "t132"."weight",
        "t132"."target",
        "t132"."is_higher_better",
        "t132"."current_value",
        "t132"."previous_value",
        "t132"."is_silent",
        "t132"."was_silent",
        CASE
          WHEN "t132"."is_silent"
          THEN 0.0
          WHEN "t132"."current_value" IS NULL
          THEN CAST(NULL AS DOUBLE)
          WHEN CASE
            WHEN "t132"."is_higher_better"
            THEN "t132"."current_value" >= "t132"."target"
            ELSE "t132"."current_value" <= "t132"."target"
          END
          THEN 100.0
          ELSE CASE
            WHEN "t132"."is_higher_better"
            THEN (
              100.0 * "t132"."current_value"
            ) / NULLIF("t132"."target", 0.0)
            ELSE (
              100.0 * "t132"."target"
            ) / NULLIF("t132"."current_value", 0.0)
          END
        END AS "raw_score",
        CASE
          WHEN "t132"."was_silent"
          THEN 0.0
          WHEN "t132"."previous_value" IS NULL
          THEN CAST(NULL AS DOUBLE)
          WHEN CASE
            WHEN "t132"."is_higher_better"
            THEN "t132"."previous_value" >= "t132"."target"
            ELSE "t132"."previous_value" <= "t132"."target"
          END
          THEN 100.0
          ELSE CASE
            WHEN "t132"."is_higher_better"
            THEN (
              100.0 * "t132"."previous_value"
            ) / NULLIF("t132"."target", 0.0)
            ELSE (
              100.0 * "t132"."target"
            ) / NULLIF("t132"."previous_value", 0.0)
          END
        END AS "raw_previous_score"
      FROM (
        SELECT
          CAST(':last_day' AS DATE) AS "snapshot_date",
          "t131"."surviving_account_csn",
          "t23"."factor",
          CASE
            WHEN "t23"."factor" = 'email_response_rate'
            THEN 15.0
            WHEN "t23"."factor" = 'response_time_hours'
            THEN 10.0
            WHEN "t23"."factor" = 'meeting_attendance'
            THEN 15.0
            WHEN "t23"."factor" = 'proactive_outreach'
            THEN 10.0
            WHEN "t23"."factor" = 'login_frequency'
            THEN 15.0
            WHEN "t23"."factor" = 'feature_breadth'
            THEN 10.0
            WHEN "t23"."factor" = 'session_minutes'
            THEN 5.0
            WHEN "t23"."factor" = 'active_user_share'
            THEN 10.0
            WHEN "t23"."factor" = 'stakeholder_depth'
            THEN 5.0
            WHEN "t23"."factor" = 'executive_access'
            THEN 3.0
            WHEN "t23"."factor" = 'champion_activity'
            THEN 2.0
            ELSE NULL
          END AS "weight",
          CASE
            WHEN "t23"."factor" = 'email_response_rate'
            THEN 70.0
            WHEN "t23"."factor" = 'response_time_hours'
            THEN 24.0
            WHEN "t23"."factor" = 'meeting_attendance'
            THEN 90.0
            WHEN "t23"."factor" = 'proactive_outreach'
            THEN 1.0
            WHEN "t23"."factor" = 'login_frequency'
            THEN 3.0
            WHEN "t23"."factor" = 'feature_breadth'
            THEN 50.0
            WHEN "t23"."factor" = 'session_minutes'
            THEN 15.0
            WHEN "t23"."factor" = 'active_user_share'
            THEN 70.0
            WHEN "t23"."factor" = 'stakeholder_depth'
            THEN 3.0
            WHEN "t23"."factor" = 'executive_access'
            THEN 90.0
            WHEN "t23"."factor" = 'champion_activity'
            THEN 1.0
            ELSE NULL
          END AS "target",
          CASE
            WHEN "t23"."factor" = 'email_response_rate'
            THEN TRUE
            WHEN "t23"."factor" = 'response_time_hours'
            THEN FALSE
            WHEN "t23"."factor" = 'meeting_attendance'
            THEN TRUE
            WHEN "t23"."factor" = 'proactive_outreach'
            THEN TRUE
            WHEN "t23"."factor" = 'login_frequency'
            THEN TRUE
            WHEN "t23"."factor" = 'feature_breadth'
            THEN TRUE
            WHEN "t23"."factor" = 'session_minutes'
            THEN TRUE
            WHEN "t23"."factor" = 'active_user_share'
            THEN TRUE
            WHEN "t23"."factor" = 'stakeholder_depth'
            THEN TRUE
            WHEN "t23"."factor" = 'executive_access'
            THEN FALSE
            WHEN "t23"."factor" = 'champion_activity'
            THEN TRUE
            ELSE NULL
          END AS "is_higher_better",
          CASE
            WHEN "t23"."factor" = 'email_response_rate'
            THEN "t131"."email_response_rate_now"
            WHEN "t23"."factor" = 'response_time_hours'
            THEN "t131"."response_time_hours_now"
            WHEN "t23"."factor" = 'meeting_attendance'
            THEN "t131"."meeting_attendance_now"
            WHEN "t23"."factor" = 'proactive_outreach'
            THEN "t131"."proactive_outreach_now"
            WHEN "t23"."factor" = 'login_frequency'
            THEN "t131"."login_frequency_now"
            WHEN "t23"."factor" = 'feature_breadth'
            THEN "t131"."feature_breadth_now"
            WHEN "t23"."factor" = 'session_minutes'
            THEN "t131"."session_minutes_now"
            WHEN "t23"."factor" = 'active_user_share'
            THEN "t131"."active_user_share_now"
            WHEN "t23"."factor" = 'stakeholder_depth'
            THEN "t131"."stakeholder_depth_now"
            WHEN "t23"."factor" = 'executive_access'
            THEN "t131"."executive_access_now"
            WHEN "t23"."factor" = 'champion_activity'
            THEN "t131"."champion_activity_now"
            ELSE NULL
          END AS "current_value",
          CASE
            WHEN "t23"."factor" = 'email_response_rate'
            THEN "t131"."email_response_rate_before"
            WHEN "t23"."factor" = 'response_time_hours'
            THEN "t131"."response_time_hours_before"
            WHEN "t23"."factor" = 'meeting_attendance'
            THEN "t131"."meeting_attendance_before"
            WHEN "t23"."factor" = 'proactive_outreach'
            THEN "t131"."proactive_outreach_before"
            WHEN "t23"."factor" = 'login_frequency'
            THEN "t131"."login_frequency_before"
            WHEN "t23"."factor" = 'feature_breadth'
            THEN "t131"."feature_breadth_before"
            WHEN "t23"."factor" = 'session_minutes'
            THEN "t131"."session_minutes_before"
            WHEN "t23"."factor" = 'active_user_share'
            THEN "t131"."active_user_share_before"
            WHEN "t23"."factor" = 'stakeholder_depth'
            THEN "t131"."stakeholder_depth_before"
            WHEN "t23"."factor" = 'executive_access'
            THEN "t131"."executive_access_before"
            WHEN "t23"."factor" = 'champion_activity'
            THEN "t131"."champion_activity_before"
            ELSE NULL
          END AS "previous_value",
          (
            "t23"."factor" = 'executive_access'
          ) AND "t131"."silent_now" AS "is_silent",
          (
            "t23"."factor" = 'executive_access'
          ) AND "t131"."silent_before" AS "was_silent"
        FROM (
          SELECT
            "t129"."snapshot_date",
            "t129"."surviving_account_csn",
            "t129"."seats_purchased",
            "t129"."seat_band",
            "t129"."industry_group",
            "t129"."was_active_before",
            "t129"."is_shared",
            "t129"."is_frozen",
            "t129"."last_active_on",
            "t129"."asked_now",
            "t129"."answered_now",
            "t129"."waited_now",
            "t129"."threads_now",
            "t129"."asked_before",
            "t129"."answered_before",
            "t129"."waited_before",
            "t129"."threads_before",
            "t129"."scheduled_now",
            "t129"."attended_now",
            "t129"."invited_now",
            "t129"."scheduled_before",
            "t129"."attended_before",
            "t129"."invited_before",
            "t129"."sessions_now",
            "t129"."users_now",
            "t129"."minutes_now",
            "t129"."sessions_before",
            "t129"."users_before",
            "t129"."minutes_before",
            "t129"."assigned_now",
            "t129"."assigned_before",
            "t129"."stakeholder_known_now",
            "t129"."executive_known_now",
            "t129"."champion_known_now",
            "t129"."stakeholder_known_before",
            "t129"."executive_known_before",
            "t129"."champion_known_before",
            "t129"."people_now",
            "t129"."executive_on_now",
            "t129"."champion_events_now",
            "t129"."champion_named_now",
            "t129"."people_before",
            "t129"."executive_on_before",
            "t129"."champion_events_before",
            "t129"."champion_named_before",
            "t129"."available_now",
            "t129"."available_before",
            "t129"."used_now",
            "t129"."used_before",
            "t129"."emails_delivered",
            "t129"."meetings_delivered",
            "t129"."product_sessions_delivered",
            "t129"."stakeholders_delivered",
            "t129"."product_features_delivered",
            "t129"."entitlements_delivered",
            "t129"."emails_in_use",
            "t129"."emails_before",
            "t129"."meetings_in_use",
            "t129"."meetings_before",
            "t129"."product_sessions_in_use",
            "t129"."product_sessions_before",
            "t129"."month_before",
            CASE
              WHEN "t129"."emails_delivered"
              THEN CAST("t129"."answered_now" * 100 AS DOUBLE) / NULLIF(CAST("t129"."asked_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "email_response_rate_now",
            CASE
              WHEN "t129"."emails_delivered"
              THEN (
                CAST("t129"."waited_now" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
              ) / NULLIF(CAST("t129"."answered_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "response_time_hours_now",
            CASE
              WHEN "t129"."meetings_delivered"
              THEN CAST("t129"."attended_now" * 100 AS DOUBLE) / NULLIF(CAST("t129"."scheduled_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "meeting_attendance_now",
            CASE
              WHEN (
                "t129"."emails_delivered" OR NOT (
                  "t129"."emails_in_use"
                )
              )
              AND (
                "t129"."meetings_delivered" OR NOT (
                  "t129"."meetings_in_use"
                )
              )
              AND (
                "t129"."emails_in_use" OR "t129"."meetings_in_use"
              )
              THEN CAST((
                "t129"."threads_now" + "t129"."invited_now"
              ) * 30 AS DOUBLE) / NULLIF(CAST(30 AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "proactive_outreach_now",
            CASE
              WHEN "t129"."product_sessions_delivered"
              THEN COALESCE(
                (
                  CAST("t129"."sessions_now" AS DOUBLE) / NULLIF(CAST("t129"."users_now" AS DOUBLE), 0.0)
                ) / NULLIF(4.285714285714286, 0.0),
                0.0
              )
              ELSE CAST(NULL AS DOUBLE)
            END AS "login_frequency_now",
            CASE
              WHEN "t129"."product_sessions_delivered" AND "t129"."product_features_delivered"
              THEN CAST("t129"."used_now" * 100 AS DOUBLE) / NULLIF(CAST("t129"."available_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "feature_breadth_now",
            CASE
              WHEN "t129"."product_sessions_delivered"
              THEN "t129"."minutes_now" / NULLIF(CAST("t129"."sessions_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "session_minutes_now",
            CASE
              WHEN "t129"."product_sessions_delivered"
              THEN CASE
                WHEN (
                  CAST("t129"."users_now" * 100 AS DOUBLE) / NULLIF(CAST("t129"."assigned_now" AS DOUBLE), 0.0)
                ) > 100
                THEN 100.0
                ELSE CAST("t129"."users_now" * 100 AS DOUBLE) / NULLIF(CAST("t129"."assigned_now" AS DOUBLE), 0.0)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "active_user_share_now",
            CASE
              WHEN (
                "t129"."emails_delivered" OR NOT (
                  "t129"."emails_in_use"
                )
              )
              AND (
                "t129"."meetings_delivered" OR NOT (
                  "t129"."meetings_in_use"
                )
              )
              AND "t129"."stakeholders_delivered"
              THEN CASE
                WHEN "t129"."stakeholder_known_now"
                THEN CAST(COALESCE("t129"."people_now", 0) AS DOUBLE)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "stakeholder_depth_now",
            CASE
              WHEN (
                "t129"."emails_delivered" OR NOT (
                  "t129"."emails_in_use"
                )
              )
              AND (
                "t129"."meetings_delivered" OR NOT (
                  "t129"."meetings_in_use"
                )
              )
              AND "t129"."stakeholders_delivered"
              THEN CASE
                WHEN "t129"."executive_known_now"
                THEN CAST(DATE_DIFF('DAY', "t129"."executive_on_now", CAST(':last_day' AS DATE)) AS DOUBLE)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "executive_access_now",
            CASE
              WHEN (
                "t129"."emails_delivered" OR NOT (
                  "t129"."emails_in_use"
                )
              )
              AND (
                "t129"."meetings_delivered" OR NOT (
                  "t129"."meetings_in_use"
                )
              )
              AND "t129"."stakeholders_delivered"
              THEN CASE
                WHEN "t129"."champion_known_now"
                THEN CAST(CASE
                  WHEN COALESCE("t129"."champion_events_now", 0) > 0
                  THEN COALESCE("t129"."champion_events_now", 0)
                  ELSE CASE WHEN COALESCE("t129"."champion_named_now", FALSE) THEN 1 ELSE 0 END
                END * 30 AS DOUBLE) / NULLIF(CAST(30 AS DOUBLE), 0.0)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "champion_activity_now",
            CASE
              WHEN "t129"."emails_before" AND "t129"."month_before" AND "t129"."was_active_before"
              THEN CAST("t129"."answered_before" * 100 AS DOUBLE) / NULLIF(CAST("t129"."asked_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "email_response_rate_before",
            CASE
              WHEN "t129"."emails_before" AND "t129"."month_before" AND "t129"."was_active_before"
              THEN (
                CAST("t129"."waited_before" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
              ) / NULLIF(CAST("t129"."answered_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "response_time_hours_before",
            CASE
              WHEN "t129"."meetings_before" AND "t129"."month_before" AND "t129"."was_active_before"
              THEN CAST("t129"."attended_before" * 100 AS DOUBLE) / NULLIF(CAST("t129"."scheduled_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "meeting_attendance_before",
            CASE
              WHEN (
                "t129"."emails_before" OR NOT (
                  "t129"."emails_in_use"
                )
              )
              AND (
                "t129"."meetings_before" OR NOT (
                  "t129"."meetings_in_use"
                )
              )
              AND (
                "t129"."emails_in_use" OR "t129"."meetings_in_use"
              )
              AND "t129"."month_before"
              AND "t129"."was_active_before"
              THEN CAST((
                "t129"."threads_before" + "t129"."invited_before"
              ) * 30 AS DOUBLE) / NULLIF(CAST(30 AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "proactive_outreach_before",
            CASE
              WHEN "t129"."product_sessions_before"
              AND "t129"."month_before"
              AND "t129"."was_active_before"
              THEN COALESCE(
                (
                  CAST("t129"."sessions_before" AS DOUBLE) / NULLIF(CAST("t129"."users_before" AS DOUBLE), 0.0)
                ) / NULLIF(4.285714285714286, 0.0),
                0.0
              )
              ELSE CAST(NULL AS DOUBLE)
            END AS "login_frequency_before",
            CASE
              WHEN "t129"."product_sessions_before"
              AND "t129"."product_features_delivered"
              AND "t129"."month_before"
              AND "t129"."was_active_before"
              THEN CAST("t129"."used_before" * 100 AS DOUBLE) / NULLIF(CAST("t129"."available_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "feature_breadth_before",
            CASE
              WHEN "t129"."product_sessions_before"
              AND "t129"."month_before"
              AND "t129"."was_active_before"
              THEN "t129"."minutes_before" / NULLIF(CAST("t129"."sessions_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "session_minutes_before",
            CASE
              WHEN "t129"."product_sessions_before"
              AND "t129"."month_before"
              AND "t129"."was_active_before"
              THEN CASE
                WHEN (
                  CAST("t129"."users_before" * 100 AS DOUBLE) / NULLIF(CAST("t129"."assigned_before" AS DOUBLE), 0.0)
                ) > 100
                THEN 100.0
                ELSE CAST("t129"."users_before" * 100 AS DOUBLE) / NULLIF(CAST("t129"."assigned_before" AS DOUBLE), 0.0)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "active_user_share_before",
            CASE
              WHEN (
                "t129"."emails_before" OR NOT (
                  "t129"."emails_in_use"
                )
              )
              AND (
                "t129"."meetings_before" OR NOT (
                  "t129"."meetings_in_use"
                )
              )
              AND "t129"."stakeholders_delivered"
              AND "t129"."month_before"
              AND "t129"."was_active_before"
              THEN CASE
                WHEN "t129"."stakeholder_known_before"
                THEN CAST(COALESCE("t129"."people_before", 0) AS DOUBLE)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "stakeholder_depth_before",
            CASE
              WHEN (
                "t129"."emails_before" OR NOT (
                  "t129"."emails_in_use"
                )
              )
              AND (
                "t129"."meetings_before" OR NOT (
                  "t129"."meetings_in_use"
                )
              )
              AND "t129"."stakeholders_delivered"
              AND "t129"."month_before"
              AND "t129"."was_active_before"
              THEN CASE
                WHEN "t129"."executive_known_before"
                THEN CAST(DATE_DIFF('DAY', "t129"."executive_on_before", CAST(':last_day' AS DATE) + INTERVAL '-30' DAY) AS DOUBLE)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "executive_access_before",
            CASE
              WHEN (
                "t129"."emails_before" OR NOT (
                  "t129"."emails_in_use"
                )
              )
              AND (
                "t129"."meetings_before" OR NOT (
                  "t129"."meetings_in_use"
                )
              )
              AND "t129"."stakeholders_delivered"
              AND "t129"."month_before"
              AND "t129"."was_active_before"
              THEN CASE
                WHEN "t129"."champion_known_before"
                THEN CAST(CASE
                  WHEN COALESCE("t129"."champion_events_before", 0) > 0
                  THEN COALESCE("t129"."champion_events_before", 0)
                  ELSE CASE WHEN COALESCE("t129"."champion_named_before", FALSE) THEN 1 ELSE 0 END
                END * 30 AS DOUBLE) / NULLIF(CAST(30 AS DOUBLE), 0.0)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "champion_activity_before",
            (
              "t129"."emails_delivered" OR NOT (
                "t129"."emails_in_use"
              )
            )
            AND (
              "t129"."meetings_delivered" OR NOT (
                "t129"."meetings_in_use"
              )
            )
            AND "t129"."stakeholders_delivered"
            AND COALESCE("t129"."executive_known_now" AND (
              "t129"."executive_on_now" IS NULL
            ), FALSE) AS "silent_now",
            (
              "t129"."emails_before" OR NOT (
                "t129"."emails_in_use"
              )
            )
            AND (
              "t129"."meetings_before" OR NOT (
                "t129"."meetings_in_use"
              )
            )
            AND "t129"."stakeholders_delivered"
            AND "t129"."month_before"
            AND "t129"."was_active_before"
            AND COALESCE(
              "t129"."executive_known_before" AND (
                "t129"."executive_on_before" IS NULL
              ),
              FALSE
            ) AS "silent_before"
          FROM (
            SELECT
              "t128"."snapshot_date",
              "t128"."surviving_account_csn",
              "t128"."seats_purchased",
              "t128"."seat_band",
              "t128"."industry_group",
              "t128"."was_active_before",
              "t128"."is_shared",
              "t128"."is_frozen",
              "t128"."last_active_on",
              "t128"."asked_now",
              "t128"."answered_now",
              "t128"."waited_now",
              "t128"."threads_now",
              "t128"."asked_before",
              "t128"."answered_before",
              "t128"."waited_before",
              "t128"."threads_before",
              "t128"."scheduled_now",
              "t128"."attended_now",
              "t128"."invited_now",
              "t128"."scheduled_before",
              "t128"."attended_before",
              "t128"."invited_before",
              "t128"."sessions_now",
              "t128"."users_now",
              "t128"."minutes_now",
              "t128"."sessions_before",
              "t128"."users_before",
              "t128"."minutes_before",
              "t128"."assigned_now",
              "t128"."assigned_before",
              "t128"."stakeholder_known_now",
              "t128"."executive_known_now",
              "t128"."champion_known_now",
              "t128"."stakeholder_known_before",
              "t128"."executive_known_before",
              "t128"."champion_known_before",
              "t128"."people_now",
              "t128"."executive_on_now",
              "t128"."champion_events_now",
              "t128"."champion_named_now",
              "t128"."people_before",
              "t128"."executive_on_before",
              "t128"."champion_events_before",
              "t128"."champion_named_before",
              "t128"."available_now",
              "t128"."available_before",
              "t128"."used_now",
              "t128"."used_before",
              "t41"."emails_delivered",
              "t41"."meetings_delivered",
              "t41"."product_sessions_delivered",
              "t41"."stakeholders_delivered",
              "t41"."product_features_delivered",
              "t41"."entitlements_delivered",
              "t41"."emails_in_use",
              "t41"."emails_before",
              "t41"."meetings_in_use",
              "t41"."meetings_before",
              "t41"."product_sessions_in_use",
              "t41"."product_sessions_before",
              "t41"."month_before"
            FROM (
              SELECT
                "t126"."snapshot_date",
                "t126"."surviving_account_csn",
                "t126"."seats_purchased",
                "t126"."seat_band",
                "t126"."industry_group",
                "t126"."was_active_before",
                "t126"."is_shared",
                "t126"."is_frozen",
                "t126"."last_active_on",
                COALESCE("t126"."asked_now", 0) AS "asked_now",
                COALESCE("t126"."answered_now", 0) AS "answered_now",
                COALESCE("t126"."waited_now", 0) AS "waited_now",
                COALESCE("t126"."threads_now", 0) AS "threads_now",
                COALESCE("t126"."asked_before", 0) AS "asked_before",
                COALESCE("t126"."answered_before", 0) AS "answered_before",
                COALESCE("t126"."waited_before", 0) AS "waited_before",
                COALESCE("t126"."threads_before", 0) AS "threads_before",
                COALESCE("t126"."scheduled_now", 0) AS "scheduled_now",
                COALESCE("t126"."attended_now", 0) AS "attended_now",
                COALESCE("t126"."invited_now", 0) AS "invited_now",
                COALESCE("t126"."scheduled_before", 0) AS "scheduled_before",
                COALESCE("t126"."attended_before", 0) AS "attended_before",
                COALESCE("t126"."invited_before", 0) AS "invited_before",
                COALESCE("t126"."sessions_now", 0) AS "sessions_now",
                COALESCE("t126"."users_now", 0) AS "users_now",
                COALESCE("t126"."minutes_now", 0.0) AS "minutes_now",
                COALESCE("t126"."sessions_before", 0) AS "sessions_before",
                COALESCE("t126"."users_before", 0) AS "users_before",
                COALESCE("t126"."minutes_before", 0.0) AS "minutes_before",
                "t126"."assigned_now",
                "t126"."assigned_before",
                COALESCE("t126"."stakeholder_known_now", FALSE) AS "stakeholder_known_now",
                COALESCE("t126"."executive_known_now", FALSE) AS "executive_known_now",
                COALESCE("t126"."champion_known_now", FALSE) AS "champion_known_now",
                COALESCE("t126"."stakeholder_known_before", FALSE) AS "stakeholder_known_before",
                COALESCE("t126"."executive_known_before", FALSE) AS "executive_known_before",
                COALESCE("t126"."champion_known_before", FALSE) AS "champion_known_before",
                COALESCE("t126"."people_now", 0) AS "people_now",
                "t126"."executive_on_now",
                COALESCE("t126"."champion_events_now", 0) AS "champion_events_now",
                COALESCE("t126"."champion_named_now", FALSE) AS "champion_named_now",
                COALESCE("t126"."people_before", 0) AS "people_before",
                "t126"."executive_on_before",
                COALESCE("t126"."champion_events_before", 0) AS "champion_events_before",
                COALESCE("t126"."champion_named_before", FALSE) AS "champion_named_before",
                0 AS "available_now",
                0 AS "available_before",
                0 AS "used_now",
                0 AS "used_before"
              FROM (
                SELECT
                  "t125"."snapshot_date",
                  "t125"."surviving_account_csn",
                  "t125"."seats_purchased",
                  "t125"."seat_band",
                  "t125"."industry_group",
                  "t125"."was_active_before",
                  "t125"."is_shared",
                  "t125"."is_frozen",
                  "t125"."last_active_on",
                  "t125"."asked_now",
                  "t125"."answered_now",
                  "t125"."waited_now",
                  "t125"."threads_now",
                  "t125"."asked_before",
                  "t125"."answered_before",
                  "t125"."waited_before",
                  "t125"."threads_before",
                  "t125"."scheduled_now",
                  "t125"."attended_now",
                  "t125"."invited_now",
                  "t125"."scheduled_before",
                  "t125"."attended_before",
                  "t125"."invited_before",
                  "t125"."sessions_now",
                  "t125"."users_now",
                  "t125"."minutes_now",
                  "t125"."sessions_before",
                  "t125"."users_before",
                  "t125"."minutes_before",
                  "t125"."assigned_now",
                  "t125"."assigned_before",
                  "t110"."csn_4",
                  "t110"."stakeholder_known_now",
                  "t110"."executive_known_now",
                  "t110"."champion_known_now",
                  "t110"."stakeholder_known_before",
                  "t110"."executive_known_before",
                  "t110"."champion_known_before",
                  "t110"."people_now",
                  "t110"."executive_on_now",
                  "t110"."champion_events_now",
                  "t110"."champion_named_now",
                  "t110"."people_before",
                  "t110"."executive_on_before",
                  "t110"."champion_events_before",
                  "t110"."champion_named_before"
                FROM (
                  SELECT
                    "t123"."snapshot_date",
                    "t123"."surviving_account_csn",
                    "t123"."seats_purchased",
                    "t123"."seat_band",
                    "t123"."industry_group",
                    "t123"."was_active_before",
                    "t123"."is_shared",
                    "t123"."is_frozen",
                    "t123"."last_active_on",
                    "t123"."asked_now",
                    "t123"."answered_now",
                    "t123"."waited_now",
                    "t123"."threads_now",
                    "t123"."asked_before",
                    "t123"."answered_before",
                    "t123"."waited_before",
                    "t123"."threads_before",
                    "t123"."scheduled_now",
                    "t123"."attended_now",
                    "t123"."invited_now",
                    "t123"."scheduled_before",
                    "t123"."attended_before",
                    "t123"."invited_before",
                    "t123"."sessions_now",
                    "t123"."users_now",
                    "t123"."minutes_now",
                    "t123"."sessions_before",
                    "t123"."users_before",
                    "t123"."minutes_before",
                    "t123"."assigned_now",
                    "t123"."assigned_before"
                  FROM (
                    SELECT
                      "t122"."snapshot_date",
                      "t122"."surviving_account_csn",
                      "t122"."seats_purchased",
                      "t122"."seat_band",
                      "t122"."industry_group",
                      "t122"."was_active_before",
                      "t122"."is_shared",
                      "t122"."is_frozen",
                      "t122"."last_active_on",
                      "t122"."asked_now",
                      "t122"."answered_now",
                      "t122"."waited_now",
                      "t122"."threads_now",
                      "t122"."asked_before",
                      "t122"."answered_before",
                      "t122"."waited_before",
                      "t122"."threads_before",
                      "t122"."scheduled_now",
                      "t122"."attended_now",
                      "t122"."invited_now",
                      "t122"."scheduled_before",
                      "t122"."attended_before",
                      "t122"."invited_before",
                      "t122"."sessions_now",
                      "t122"."users_now",
                      "t122"."minutes_now",
                      "t122"."sessions_before",
                      "t122"."users_before",
                      "t122"."minutes_before",
                      "t119"."csn_3",
                      "t119"."assigned_now",
                      "t119"."assigned_before"
                    FROM (
                      SELECT
                        "t120"."snapshot_date",
                        "t120"."surviving_account_csn",
                        "t120"."seats_purchased",
                        "t120"."seat_band",
                        "t120"."industry_group",
                        "t120"."was_active_before",
                        "t120"."is_shared",
                        "t120"."is_frozen",
                        "t120"."last_active_on",
                        "t120"."asked_now",
                        "t120"."answered_now",
                        "t120"."waited_now",
                        "t120"."threads_now",
                        "t120"."asked_before",
                        "t120"."answered_before",
                        "t120"."waited_before",
                        "t120"."threads_before",
                        "t120"."scheduled_now",
                        "t120"."attended_now",
                        "t120"."invited_now",
                        "t120"."scheduled_before",
                        "t120"."attended_before",
                        "t120"."invited_before",
                        "t120"."sessions_now",
                        "t120"."users_now",
                        "t120"."minutes_now",
                        "t120"."sessions_before",
                        "t120"."users_before",
                        "t120"."minutes_before"
                      FROM (
                        SELECT
                          "t108"."snapshot_date",
                          "t108"."surviving_account_csn",
                          "t108"."seats_purchased",
                          "t108"."seat_band",
                          "t108"."industry_group",
                          "t108"."was_active_before",
                          "t108"."is_shared",
                          "t108"."is_frozen",
                          "t108"."last_active_on",
                          "t108"."asked_now",
                          "t108"."answered_now",
                          "t108"."waited_now",
                          "t108"."threads_now",
                          "t108"."asked_before",
                          "t108"."answered_before",
                          "t108"."waited_before",
                          "t108"."threads_before",
                          "t108"."scheduled_now",
                          "t108"."attended_now",
                          "t108"."invited_now",
                          "t108"."scheduled_before",
                          "t108"."attended_before",
                          "t108"."invited_before",
                          "t116"."csn_2",
                          "t116"."sessions_now",
                          "t116"."users_now",
                          "t116"."minutes_now",
                          "t116"."sessions_before",
                          "t116"."users_before",
                          "t116"."minutes_before"
                        FROM (
                          SELECT
                            "t103"."snapshot_date",
                            "t103"."surviving_account_csn",
                            "t103"."seats_purchased",
                            "t103"."seat_band",
                            "t103"."industry_group",
                            "t103"."was_active_before",
                            "t103"."is_shared",
                            "t103"."is_frozen",
                            "t103"."last_active_on",
                            "t103"."asked_now",
                            "t103"."answered_now",
                            "t103"."waited_now",
                            "t103"."threads_now",
                            "t103"."asked_before",
                            "t103"."answered_before",
                            "t103"."waited_before",
                            "t103"."threads_before",
                            "t103"."scheduled_now",
                            "t103"."attended_now",
                            "t103"."invited_now",
                            "t103"."scheduled_before",
                            "t103"."attended_before",
                            "t103"."invited_before"
                          FROM (
                            SELECT
                              "t97"."snapshot_date",
                              "t97"."surviving_account_csn",
                              "t97"."seats_purchased",
                              "t97"."seat_band",
                              "t97"."industry_group",
                              "t97"."was_active_before",
                              "t97"."is_shared",
                              "t97"."is_frozen",
                              "t97"."last_active_on",
                              "t97"."asked_now",
                              "t97"."answered_now",
                              "t97"."waited_now",
                              "t97"."threads_now",
                              "t97"."asked_before",
                              "t97"."answered_before",
                              "t97"."waited_before",
                              "t97"."threads_before",
                              "t64"."csn_1",
                              "t64"."scheduled_now",
                              "t64"."attended_now",
                              "t64"."invited_now",
                              "t64"."scheduled_before",
                              "t64"."attended_before",
                              "t64"."invited_before"
                            FROM (
                              SELECT
                                "t91"."snapshot_date",
                                "t91"."surviving_account_csn",
                                "t91"."seats_purchased",
                                "t91"."seat_band",
                                "t91"."industry_group",
                                "t91"."was_active_before",
                                "t91"."is_shared",
                                "t91"."is_frozen",
                                "t91"."last_active_on",
                                "t91"."asked_now",
                                "t91"."answered_now",
                                "t91"."waited_now",
                                "t91"."threads_now",
                                "t91"."asked_before",
                                "t91"."answered_before",
                                "t91"."waited_before",
                                "t91"."threads_before"
                              FROM (
                                SELECT
                                  "t24"."snapshot_date",
                                  "t24"."surviving_account_csn",
                                  "t24"."seats_purchased",
                                  "t24"."seat_band",
                                  "t24"."industry_group",
                                  "t24"."was_active_before",
                                  "t24"."is_shared",
                                  "t24"."is_frozen",
                                  "t24"."last_active_on",
                                  "t85"."csn_0",
                                  "t85"."asked_now",
                                  "t85"."answered_now",
                                  "t85"."waited_now",
                                  "t85"."threads_now",
                                  "t85"."asked_before",
                                  "t85"."answered_before",
                                  "t85"."waited_before",
                                  "t85"."threads_before"
                                FROM (
                                  SELECT
                                    *
                                  FROM "engagement_accounts_monthly" AS "t4"
                                  WHERE
                                    NOT (
                                      "t4"."is_frozen"
                                    )
                                ) AS "t24"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t79"."surviving_account_csn" AS "csn_0",
                                    "t79"."asked_now",
                                    "t79"."answered_now",
                                    "t79"."waited_now",
                                    "t79"."threads_now",
                                    "t79"."asked_before",
                                    "t79"."answered_before",
                                    "t79"."waited_before",
                                    "t79"."threads_before"
                                  FROM (
                                    SELECT
                                      "t62"."surviving_account_csn",
                                      SUM(
                                        CAST("t62"."is_real"
                                        AND NOT (
                                          "t62"."is_inbound"
                                        )
                                        AND (
                                          (
                                            "t62"."sent_on" > (
                                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                            )
                                          )
                                          AND (
                                            "t62"."sent_on" <= CAST(':last_day' AS DATE)
                                          )
                                        )
                                        AND (
                                          "t62"."sent_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                          )
                                        ) AS INT)
                                      ) AS "asked_now",
                                      SUM(
                                        CAST("t62"."is_real"
                                        AND NOT (
                                          "t62"."is_inbound"
                                        )
                                        AND (
                                          (
                                            "t62"."sent_on" > (
                                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                            )
                                          )
                                          AND (
                                            "t62"."sent_on" <= CAST(':last_day' AS DATE)
                                          )
                                        )
                                        AND (
                                          "t62"."sent_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                          )
                                        )
                                        AND COALESCE("t62"."answered_on" <= CAST(':last_day' AS DATE), FALSE) AS INT)
                                      ) AS "answered_now",
                                      SUM(
                                        CASE
                                          WHEN "t62"."is_real"
                                          AND NOT (
                                            "t62"."is_inbound"
                                          )
                                          AND (
                                            (
                                              "t62"."sent_on" > (
                                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                              )
                                            )
                                            AND (
                                              "t62"."sent_on" <= CAST(':last_day' AS DATE)
                                            )
                                          )
                                          AND (
                                            "t62"."sent_on" <= (
                                              CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                            )
                                          )
                                          AND COALESCE("t62"."answered_on" <= CAST(':last_day' AS DATE), FALSE)
                                          THEN DATE_DIFF('MICROSECOND', "t62"."sent_at", "t62"."answered_at")
                                          ELSE 0
                                        END
                                      ) AS "waited_now",
                                      SUM(
                                        CAST("t62"."is_first"
                                        AND "t62"."is_inbound"
                                        AND "t62"."is_real"
                                        AND (
                                          (
                                            "t62"."sent_on" > (
                                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                            )
                                          )
                                          AND (
                                            "t62"."sent_on" <= CAST(':last_day' AS DATE)
                                          )
                                        ) AS INT)
                                      ) AS "threads_now",
                                      SUM(
                                        CAST("t62"."is_real"
                                        AND NOT (
                                          "t62"."is_inbound"
                                        )
                                        AND (
                                          (
                                            "t62"."sent_on" > (
                                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                            )
                                          )
                                          AND (
                                            "t62"."sent_on" <= (
                                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                            )
                                          )
                                        )
                                        AND (
                                          "t62"."sent_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-3' DAY
                                          )
                                        ) AS INT)
                                      ) AS "asked_before",
                                      SUM(
                                        CAST("t62"."is_real"
                                        AND NOT (
                                          "t62"."is_inbound"
                                        )
                                        AND (
                                          (
                                            "t62"."sent_on" > (
                                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                            )
                                          )
                                          AND (
                                            "t62"."sent_on" <= (
                                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                            )
                                          )
                                        )
                                        AND (
                                          "t62"."sent_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-3' DAY
                                          )
                                        )
                                        AND COALESCE("t62"."answered_on" <= (
                                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                        ), FALSE) AS INT)
                                      ) AS "answered_before",
                                      SUM(
                                        CASE
                                          WHEN "t62"."is_real"
                                          AND NOT (
                                            "t62"."is_inbound"
                                          )
                                          AND (
                                            (
                                              "t62"."sent_on" > (
                                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                              )
                                            )
                                            AND (
                                              "t62"."sent_on" <= (
                                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                              )
                                            )
                                          )
                                          AND (
                                            "t62"."sent_on" <= (
                                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-3' DAY
                                            )
                                          )
                                          AND COALESCE("t62"."answered_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          ), FALSE)
                                          THEN DATE_DIFF('MICROSECOND', "t62"."sent_at", "t62"."answered_at")
                                          ELSE 0
                                        END
                                      ) AS "waited_before",
                                      SUM(
                                        CAST("t62"."is_first"
                                        AND "t62"."is_inbound"
                                        AND "t62"."is_real"
                                        AND (
                                          (
                                            "t62"."sent_on" > (
                                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                            )
                                          )
                                          AND (
                                            "t62"."sent_on" <= (
                                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                            )
                                          )
                                        ) AS INT)
                                      ) AS "threads_before"
                                    FROM "t60" AS "t62"
                                    GROUP BY
                                      1
                                  ) AS "t79"
                                ) AS "t85"
                                  ON "t24"."surviving_account_csn" = "t85"."csn_0"
                              ) AS "t91"
                            ) AS "t97"
                            LEFT OUTER JOIN (
                              SELECT
                                "t58"."surviving_account_csn" AS "csn_1",
                                "t58"."scheduled_now",
                                "t58"."attended_now",
                                "t58"."invited_now",
                                "t58"."scheduled_before",
                                "t58"."attended_before",
                                "t58"."invited_before"
                              FROM (
                                SELECT
                                  "t48"."surviving_account_csn",
                                  SUM(
                                    CAST((
                                      "t48"."scheduled_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t48"."scheduled_on" <= CAST(':last_day' AS DATE)
                                    ) AS INT)
                                  ) AS "scheduled_now",
                                  SUM(
                                    CAST((
                                      "t48"."scheduled_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t48"."scheduled_on" <= CAST(':last_day' AS DATE)
                                    )
                                    AND "t48"."attended" AS INT)
                                  ) AS "attended_now",
                                  SUM(
                                    CAST((
                                      "t48"."scheduled_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t48"."scheduled_on" <= CAST(':last_day' AS DATE)
                                    )
                                    AND COALESCE("t48"."initiated_by" = 'customer', FALSE) AS INT)
                                  ) AS "invited_now",
                                  SUM(
                                    CAST((
                                      "t48"."scheduled_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t48"."scheduled_on" <= (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    ) AS INT)
                                  ) AS "scheduled_before",
                                  SUM(
                                    CAST((
                                      "t48"."scheduled_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t48"."scheduled_on" <= (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND "t48"."attended" AS INT)
                                  ) AS "attended_before",
                                  SUM(
                                    CAST((
                                      "t48"."scheduled_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t48"."scheduled_on" <= (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND COALESCE("t48"."initiated_by" = 'customer', FALSE) AS INT)
                                  ) AS "invited_before"
                                FROM (
                                  SELECT
                                    "t38"."meeting_id",
                                    "t38"."account_csn",
                                    "t38"."scheduled_at",
                                    "t38"."attended",
                                    "t38"."is_cancelled",
                                    "t38"."initiated_by",
                                    "t38"."contact_id",
                                    "t38"."scheduled_on",
                                    COALESCE("t38"."final_csn", "t38"."account_csn") AS "surviving_account_csn"
                                  FROM "t33" AS "t38"
                                  WHERE
                                    NOT (
                                      COALESCE("t38"."is_cancelled", FALSE)
                                    )
                                ) AS "t48"
                                GROUP BY
                                  1
                              ) AS "t58"
                            ) AS "t64"
                              ON "t97"."surviving_account_csn" = "t64"."csn_1"
                          ) AS "t103"
                        ) AS "t108"
                        LEFT OUTER JOIN (
                          SELECT
                            "t112"."surviving_account_csn" AS "csn_2",
                            "t112"."sessions_now",
                            "t112"."users_now",
                            "t112"."minutes_now",
                            "t112"."sessions_before",
                            "t112"."users_before",
                            "t112"."minutes_before"
                          FROM (
                            SELECT
                              "t101"."surviving_account_csn",
                              SUM(
                                CAST("t101"."is_now"
                                AND (
                                  (
                                    "t101"."started_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                  )
                                  AND (
                                    "t101"."started_on" <= CAST(':last_day' AS DATE)
                                  )
                                ) AS INT)
                              ) AS "sessions_now",
                              COUNT(
                                DISTINCT CASE
                                  WHEN "t101"."is_now"
                                  AND (
                                    (
                                      "t101"."started_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t101"."started_on" <= CAST(':last_day' AS DATE)
                                    )
                                  )
                                  THEN "t101"."user_id"
                                  ELSE CAST(NULL AS TEXT)
                                END
                              ) AS "users_now",
                              CAST(SUM(
                                CAST(CASE
                                  WHEN "t101"."is_now"
                                  AND (
                                    (
                                      "t101"."started_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t101"."started_on" <= CAST(':last_day' AS DATE)
                                    )
                                  )
                                  THEN "t101"."duration_minutes"
                                  ELSE 0.0
                                END AS DECIMAL(18, 6))
                              ) AS DOUBLE) AS "minutes_now",
                              SUM(
                                CAST("t101"."is_before"
                                AND (
                                  (
                                    "t101"."started_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                    )
                                  )
                                  AND (
                                    "t101"."started_on" <= (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                  )
                                ) AS INT)
                              ) AS "sessions_before",
                              COUNT(
                                DISTINCT CASE
                                  WHEN "t101"."is_before"
                                  AND (
                                    (
                                      "t101"."started_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t101"."started_on" <= (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                  )
                                  THEN "t101"."user_id"
                                  ELSE CAST(NULL AS TEXT)
                                END
                              ) AS "users_before",
                              CAST(SUM(
                                CAST(CASE
                                  WHEN "t101"."is_before"
                                  AND (
                                    (
                                      "t101"."started_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t101"."started_on" <= (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                  )
                                  THEN "t101"."duration_minutes"
                                  ELSE 0.0
                                END AS DECIMAL(18, 6))
                              ) AS DOUBLE) AS "minutes_before"
                            FROM (
                              SELECT
                                "t94"."surviving_account_csn",
                                "t94"."tenant_id",
                                "t94"."is_now",
                                "t94"."is_before",
                                "t12"."session_id",
                                "t12"."user_id",
                                "t12"."product_offering",
                                "t12"."started_at",
                                "t12"."duration_minutes",
                                "t12"."features_used",
                                "t12"."started_on"
                              FROM (
                                SELECT
                                  "t86"."surviving_account_csn",
                                  "t86"."tenant_id",
                                  BOOL_OR(CAST("t86"."period" = 'now' AS BOOLEAN)) AS "is_now",
                                  BOOL_OR(CAST("t86"."period" = 'before' AS BOOLEAN)) AS "is_before"
                                FROM "t83" AS "t86"
                                GROUP BY
                                  1,
                                  2
                              ) AS "t94"
                              INNER JOIN "product_sessions" AS "t12"
                                ON "t94"."tenant_id" = "t12"."tenant_id"
                            ) AS "t101"
                            GROUP BY
                              1
                          ) AS "t112"
                        ) AS "t116"
                          ON "t108"."surviving_account_csn" = "t116"."csn_2"
                      ) AS "t120"
                    ) AS "t122"
                    LEFT OUTER JOIN (
                      SELECT
                        "t117"."surviving_account_csn" AS "csn_3",
                        "t117"."assigned_now",
                        "t117"."assigned_before"
                      FROM (
                        SELECT
                          "t111"."surviving_account_csn",
                          MAX(
                            CASE
                              WHEN "t111"."period" = 'now'
                              THEN "t111"."assigned"
                              ELSE CAST(NULL AS BIGINT)
                            END
                          ) AS "assigned_now",
                          MAX(
                            CASE
                              WHEN "t111"."period" = 'before'
                              THEN "t111"."assigned"
                              ELSE CAST(NULL AS BIGINT)
                            END
                          ) AS "assigned_before"
                        FROM (
                          SELECT
                            "t106"."surviving_account_csn",
                            "t106"."period",
                            CASE
                              WHEN CAST(':in_unreliable_window' AS BOOLEAN)
                              THEN CAST(NULL AS BIGINT)
                              ELSE "t106"."assigned"
                            END AS "assigned"
                          FROM (
                            SELECT
                              "t99"."surviving_account_csn",
                              "t99"."period",
                              CASE
                                WHEN BOOL_OR(CAST("t99"."assigned" IS NULL AS BOOLEAN))
                                THEN CAST(NULL AS BIGINT)
                                ELSE SUM("t99"."assigned")
                              END AS "assigned"
                            FROM (
                              SELECT
                                "t89"."surviving_account_csn",
                                "t89"."tenant_id",
                                "t89"."pool_id",
                                "t89"."period",
                                "t93"."assigned"
                              FROM (
                                SELECT DISTINCT
                                  "t86"."surviving_account_csn",
                                  "t86"."tenant_id",
                                  "t86"."pool_id",
                                  "t86"."period"
                                FROM "t83" AS "t86"
                              ) AS "t89"
                              INNER JOIN (
                                SELECT
                                  "t86"."tenant_id",
                                  "t86"."pool_id",
                                  "t86"."period",
                                  MAX("t86"."seats_assigned") AS "assigned"
                                FROM "t83" AS "t86"
                                GROUP BY
                                  1,
                                  2,
                                  3
                              ) AS "t93"
                                ON "t89"."tenant_id" = "t93"."tenant_id"
                                AND "t89"."pool_id" = "t93"."pool_id"
                                AND "t89"."period" = "t93"."period"
                            ) AS "t99"
                            GROUP BY
                              1,
                              2
                          ) AS "t106"
                        ) AS "t111"
                        GROUP BY
                          1
                      ) AS "t117"
                    ) AS "t119"
                      ON "t122"."surviving_account_csn" = "t119"."csn_3"
                  ) AS "t123"
                ) AS "t125"
                LEFT OUTER JOIN (
                  SELECT
                    "t104"."surviving_account_csn" AS "csn_4",
                    "t104"."stakeholder_known_now",
                    "t104"."executive_known_now",
                    "t104"."champion_known_now",
                    "t104"."stakeholder_known_before",
                    "t104"."executive_known_before",
                    "t104"."champion_known_before",
                    "t104"."people_now",
                    "t104"."executive_on_now",
                    "t104"."champion_events_now",
                    "t104"."champion_named_now",
                    "t104"."people_before",
                    "t104"."executive_on_before",
                    "t104"."champion_events_before",
                    "t104"."champion_named_before"
                  FROM (
                    SELECT
                      "t71"."surviving_account_csn",
                      "t71"."stakeholder_known_now",
                      "t71"."executive_known_now",
                      "t71"."champion_known_now",
                      "t71"."stakeholder_known_before",
                      "t71"."executive_known_before",
                      "t71"."champion_known_before",
                      "t100"."contact_account",
                      "t100"."people_now",
                      "t100"."executive_on_now",
                      "t100"."champion_events_now",
                      "t100"."champion_named_now",
                      "t100"."people_before",
                      "t100"."executive_on_before",
                      "t100"."champion_events_before",
                      "t100"."champion_named_before"
                    FROM (
                      SELECT
                        "t57"."surviving_account_csn",
                        BOOL_OR(CAST("t57"."is_now" AS BOOLEAN)) AS "stakeholder_known_now",
                        BOOL_OR(CAST("t57"."is_now" AND (
                          "t57"."contact_role" = 'executive'
                        ) AS BOOLEAN)) AS "executive_known_now",
                        BOOL_OR(CAST("t57"."is_now" AND (
                          "t57"."contact_role" = 'champion'
                        ) AS BOOLEAN)) AS "champion_known_now",
                        BOOL_OR(CAST("t57"."is_before" AS BOOLEAN)) AS "stakeholder_known_before",
                        BOOL_OR(CAST("t57"."is_before" AND (
                          "t57"."contact_role" = 'executive'
                        ) AS BOOLEAN)) AS "executive_known_before",
                        BOOL_OR(CAST("t57"."is_before" AND (
                          "t57"."contact_role" = 'champion'
                        ) AS BOOLEAN)) AS "champion_known_before"
                      FROM "t56" AS "t57"
                      GROUP BY
                        1
                    ) AS "t71"
                    LEFT OUTER JOIN (
                      SELECT
                        "t84"."surviving_account_csn" AS "contact_account",
                        COUNT(
                          DISTINCT CASE
                            WHEN "t84"."is_now"
                            AND (
                              "t84"."day" <= CAST(':last_day' AS DATE)
                            )
                            AND (
                              "t84"."day" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-90' DAY
                              )
                            )
                            THEN "t84"."contact_id"
                            ELSE CAST(NULL AS TEXT)
                          END
                        ) AS "people_now",
                        MAX(
                          CASE
                            WHEN "t84"."is_now"
                            AND (
                              "t84"."day" <= CAST(':last_day' AS DATE)
                            )
                            AND (
                              "t84"."contact_role" = 'executive'
                            )
                            THEN "t84"."day"
                            ELSE CAST(NULL AS DATE)
                          END
                        ) AS "executive_on_now",
                        SUM(
                          CAST("t84"."is_now"
                          AND (
                            "t84"."day" <= CAST(':last_day' AS DATE)
                          )
                          AND (
                            "t84"."contact_role" = 'champion'
                          )
                          AND (
                            (
                              "t84"."day" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                            )
                            AND (
                              "t84"."day" <= CAST(':last_day' AS DATE)
                            )
                          )
                          AND "t84"."is_event" AS INT)
                        ) AS "champion_events_now",
                        BOOL_OR(
                          CAST("t84"."is_now"
                          AND (
                            "t84"."day" <= CAST(':last_day' AS DATE)
                          )
                          AND (
                            "t84"."contact_role" = 'champion'
                          )
                          AND (
                            (
                              "t84"."day" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                            )
                            AND (
                              "t84"."day" <= CAST(':last_day' AS DATE)
                            )
                          )
                          AND NOT (
                            "t84"."is_event"
                          ) AS BOOLEAN)
                        ) AS "champion_named_now",
                        COUNT(
                          DISTINCT CASE
                            WHEN "t84"."is_before"
                            AND (
                              "t84"."day" <= (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                            )
                            AND (
                              "t84"."day" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-90' DAY
                              )
                            )
                            THEN "t84"."contact_id"
                            ELSE CAST(NULL AS TEXT)
                          END
                        ) AS "people_before",
                        MAX(
                          CASE
                            WHEN "t84"."is_before"
                            AND (
                              "t84"."day" <= (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                            )
                            AND (
                              "t84"."contact_role" = 'executive'
                            )
                            THEN "t84"."day"
                            ELSE CAST(NULL AS DATE)
                          END
                        ) AS "executive_on_before",
                        SUM(
                          CAST("t84"."is_before"
                          AND (
                            "t84"."day" <= (
                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                            )
                          )
                          AND (
                            "t84"."contact_role" = 'champion'
                          )
                          AND (
                            (
                              "t84"."day" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                              )
                            )
                            AND (
                              "t84"."day" <= (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                            )
                          )
                          AND "t84"."is_event" AS INT)
                        ) AS "champion_events_before",
                        BOOL_OR(
                          CAST("t84"."is_before"
                          AND (
                            "t84"."day" <= (
                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                            )
                          )
                          AND (
                            "t84"."contact_role" = 'champion'
                          )
                          AND (
                            (
                              "t84"."day" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                              )
                            )
                            AND (
                              "t84"."day" <= (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                            )
                          )
                          AND NOT (
                            "t84"."is_event"
                          ) AS BOOLEAN)
                        ) AS "champion_named_before"
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t78"."surviving_account_csn",
                            "t78"."contact_id",
                            "t78"."contact_role",
                            "t78"."is_now",
                            "t78"."is_before",
                            "t78"."day",
                            TRUE AS "is_event"
                          FROM (
                            SELECT
                              "t59"."surviving_account_csn",
                              "t59"."contact_id",
                              "t59"."contact_role",
                              "t59"."is_now",
                              "t59"."is_before",
                              "t74"."day"
                            FROM "t56" AS "t59"
                            INNER JOIN (
                              SELECT
                                *
                              FROM (
                                SELECT
                                  "t62"."surviving_account_csn",
                                  "t62"."contact_id",
                                  "t62"."sent_on" AS "day"
                                FROM "t60" AS "t62"
                                WHERE
                                  "t62"."is_real" AND "t62"."is_inbound" AND "t62"."contact_id" IS NOT NULL
                              ) AS "t68"
                              UNION ALL
                              SELECT
                                *
                              FROM (
                                SELECT
                                  COALESCE("t38"."final_csn", "t38"."account_csn") AS "surviving_account_csn",
                                  "t38"."contact_id",
                                  "t38"."scheduled_on" AS "day"
                                FROM "t33" AS "t38"
                                WHERE
                                  NOT (
                                    COALESCE("t38"."is_cancelled", FALSE)
                                  )
                                  AND "t38"."attended"
                                  AND "t38"."contact_id" IS NOT NULL
                              ) AS "t49"
                            ) AS "t74"
                              ON "t59"."surviving_account_csn" = "t74"."surviving_account_csn"
                              AND "t59"."contact_id" = "t74"."contact_id"
                          ) AS "t78"
                        ) AS "t81"
                        UNION ALL
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t67"."surviving_account_csn",
                            "t67"."contact_id",
                            "t67"."contact_role",
                            "t67"."is_now",
                            "t67"."is_before",
                            "t67"."day",
                            FALSE AS "is_event"
                          FROM (
                            SELECT
                              "t59"."surviving_account_csn",
                              "t59"."contact_id",
                              "t59"."contact_role",
                              "t59"."is_now",
                              "t59"."is_before",
                              "t47"."day"
                            FROM "t56" AS "t59"
                            INNER JOIN (
                              SELECT DISTINCT
                                COALESCE("t37"."final_csn", "t37"."account_csn") AS "surviving_account_csn",
                                "t37"."contact_id",
                                "t37"."contact_role",
                                "t37"."last_contact_on" AS "day"
                              FROM "t32" AS "t37"
                              WHERE
                                "t37"."last_contact_on" IS NOT NULL
                            ) AS "t47"
                              ON "t59"."surviving_account_csn" = "t47"."surviving_account_csn"
                              AND "t59"."contact_id" = "t47"."contact_id"
                              AND "t59"."contact_role" = "t47"."contact_role"
                          ) AS "t67"
                        ) AS "t73"
                      ) AS "t84"
                      GROUP BY
                        1
                    ) AS "t100"
                      ON "t71"."surviving_account_csn" = "t100"."contact_account"
                  ) AS "t104"
                ) AS "t110"
                  ON "t125"."surviving_account_csn" = "t110"."csn_4"
              ) AS "t126"
            ) AS "t128"
            CROSS JOIN (
              SELECT
                COALESCE(
                  BOOL_OR(
                    CAST((
                      "t0"."source" = 'emails'
                    )
                    AND (
                      "t0"."delivered_month" = CAST(':first_day' AS DATE)
                    ) AS BOOLEAN)
                  ),
                  FALSE
                ) AS "emails_delivered",
                COALESCE(
                  BOOL_OR(
                    CAST((
                      "t0"."source" = 'meetings'
                    )
                    AND (
                      "t0"."delivered_month" = CAST(':first_day' AS DATE)
                    ) AS BOOLEAN)
                  ),
                  FALSE
                ) AS "meetings_delivered",
                COALESCE(
                  BOOL_OR(
                    CAST((
                      "t0"."source" = 'product_sessions'
                    )
                    AND (
                      "t0"."delivered_month" = CAST(':first_day' AS DATE)
                    ) AS BOOLEAN)
                  ),
                  FALSE
                ) AS "product_sessions_delivered",
                COALESCE(
                  BOOL_OR(
                    CAST((
                      "t0"."source" = 'stakeholders'
                    )
                    AND (
                      "t0"."delivered_month" = CAST(':first_day' AS DATE)
                    ) AS BOOLEAN)
                  ),
                  FALSE
                ) AS "stakeholders_delivered",
                COALESCE(
                  BOOL_OR(
                    CAST((
                      "t0"."source" = 'product_features'
                    )
                    AND (
                      "t0"."delivered_month" = CAST(':first_day' AS DATE)
                    ) AS BOOLEAN)
                  ),
                  FALSE
                ) AS "product_features_delivered",
                COALESCE(
                  BOOL_OR(
                    CAST((
                      "t0"."source" = 'entitlements'
                    )
                    AND (
                      "t0"."delivered_month" = CAST(':first_day' AS DATE)
                    ) AS BOOLEAN)
                  ),
                  FALSE
                ) AS "entitlements_delivered",
                COALESCE(BOOL_OR(CAST("t0"."source" = 'emails' AS BOOLEAN)), FALSE) AS "emails_in_use",
                COALESCE(
                  SUM(
                    CAST((
                      "t0"."source" = 'emails'
                    )
                    AND (
                      (
                        "t0"."delivered_month" <= (
                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                        )
                      )
                      AND (
                        "t0"."delivered_month_end" >= (
                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-29' DAY
                        )
                      )
                    ) AS INT)
                  ),
                  0
                ) = (
                  (
                    (
                      (
                        EXTRACT(year FROM CAST(':last_day' AS DATE) + INTERVAL '-30' DAY) * 12
                      ) + EXTRACT(month FROM CAST(':last_day' AS DATE) + INTERVAL '-30' DAY)
                    ) - (
                      (
                        EXTRACT(year FROM CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-29' DAY) * 12
                      ) + EXTRACT(month FROM CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-29' DAY)
                    )
                  ) + 1
                ) AS "emails_before",
                COALESCE(BOOL_OR(CAST("t0"."source" = 'meetings' AS BOOLEAN)), FALSE) AS "meetings_in_use",
                COALESCE(
                  SUM(
                    CAST((
                      "t0"."source" = 'meetings'
                    )
                    AND (
                      (
                        "t0"."delivered_month" <= (
                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                        )
                      )
                      AND (
                        "t0"."delivered_month_end" >= (
                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-29' DAY
                        )
                      )
                    ) AS INT)
                  ),
                  0
                ) = (
                  (
                    (
                      (
                        EXTRACT(year FROM CAST(':last_day' AS DATE) + INTERVAL '-30' DAY) * 12
                      ) + EXTRACT(month FROM CAST(':last_day' AS DATE) + INTERVAL '-30' DAY)
                    ) - (
                      (
                        EXTRACT(year FROM CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-29' DAY) * 12
                      ) + EXTRACT(month FROM CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-29' DAY)
                    )
                  ) + 1
                ) AS "meetings_before",
                COALESCE(BOOL_OR(CAST("t0"."source" = 'product_sessions' AS BOOLEAN)), FALSE) AS "product_sessions_in_use",
                COALESCE(
                  SUM(
                    CAST((
                      "t0"."source" = 'product_sessions'
                    )
                    AND (
                      (
                        "t0"."delivered_month" <= (
                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                        )
                      )
                      AND (
                        "t0"."delivered_month_end" >= (
                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-29' DAY
                        )
                      )
                    ) AS INT)
                  ),
                  0
                ) = (
                  (
                    (
                      (
                        EXTRACT(year FROM CAST(':last_day' AS DATE) + INTERVAL '-30' DAY) * 12
                      ) + EXTRACT(month FROM CAST(':last_day' AS DATE) + INTERVAL '-30' DAY)
                    ) - (
                      (
                        EXTRACT(year FROM CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-29' DAY) * 12
                      ) + EXTRACT(month FROM CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-29' DAY)
                    )
                  ) + 1
                ) AS "product_sessions_before",
                COALESCE(
                  BOOL_OR(
                    CAST((
                      "t0"."source" = 'entitlements'
                    )
                    AND (
                      (
                        "t0"."delivered_month" <= (
                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                        )
                      )
                      AND (
                        "t0"."delivered_month_end" >= (
                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                        )
                      )
                    ) AS BOOLEAN)
                  ),
                  FALSE
                ) AS "month_before"
              FROM "engagement_feeds" AS "t0"
            ) AS "t41"
          ) AS "t129"
        ) AS "t131"
        CROSS JOIN (
          SELECT
            UNNEST(
              CAST([
                'email_response_rate',
                'response_time_hours',
                'meeting_attendance',
                'proactive_outreach',
                'login_frequency',
                'feature_breadth',
                'session_minutes',
                'active_user_share',
                'stakeholder_depth',
                'executive_access',
                'champion_activity'
              ] AS TEXT[])
            ) AS "factor"
        ) AS "t23"
      ) AS "t132"
    ) AS "t134"
    LEFT OUTER JOIN (
      SELECT
        "t107"."noise_csn",
        "t107"."noise_factor",
        "t107"."rows" AS "changes",
        (
          "t107"."low" + "t107"."high"
        ) * 0.5 * 1.4826 AS "noise_band"
      FROM (
        SELECT
          "t102"."noise_csn",
          "t102"."noise_factor",
          MIN("t102"."distance") AS "low",
          MAX("t102"."distance") AS "high",
          MAX("t102"."size") AS "rows"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t87"."noise_csn",
              "t87"."noise_factor",
              "t87"."ago",
              "t87"."distance",
              ROW_NUMBER() OVER (
                PARTITION BY "t87"."noise_csn", "t87"."noise_factor"
                ORDER BY "t87"."distance" ASC, "t87"."ago" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place",
              COUNT(*) OVER (
                PARTITION BY "t87"."noise_csn", "t87"."noise_factor"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "size"
            FROM (
              SELECT
                "t30"."surviving_account_csn" AS "noise_csn",
                "t30"."factor" AS "noise_factor",
                "t30"."ago",
                ABS((
                  "t30"."current_value" - "t31"."former_value"
                ) - "t77"."median") AS "distance"
              FROM (
                SELECT
                  "t1"."snapshot_date",
                  "t1"."surviving_account_csn",
                  "t1"."factor",
                  "t1"."current_value",
                  "t1"."previous_value",
                  "t1"."target",
                  "t1"."weight",
                  "t1"."is_higher_better",
                  "t1"."is_silent",
                  "t1"."raw_score",
                  "t1"."raw_previous_score",
                  "t1"."trend_band",
                  "t1"."trend",
                  (
                    (
                      CAST(':year' AS BIGINT) * 12
                    ) + CAST(':number' AS BIGINT)
                  ) - (
                    (
                      EXTRACT(year FROM "t1"."snapshot_date") * 12
                    ) + EXTRACT(month FROM "t1"."snapshot_date")
                  ) AS "ago"
                FROM "engagement_values_monthly" AS "t1"
                WHERE
                  "t1"."current_value" IS NOT NULL
                  AND (
                    (
                      (
                        CAST(':year' AS BIGINT) * 12
                      ) + CAST(':number' AS BIGINT)
                    ) - (
                      (
                        EXTRACT(year FROM "t1"."snapshot_date") * 12
                      ) + EXTRACT(month FROM "t1"."snapshot_date")
                    )
                  ) <= 6
              ) AS "t30"
              INNER JOIN (
                SELECT
                  "t1"."surviving_account_csn" AS "former_csn",
                  "t1"."factor" AS "former_factor",
                  "t1"."current_value" AS "former_value",
                  (
                    (
                      (
                        CAST(':year' AS BIGINT) * 12
                      ) + CAST(':number' AS BIGINT)
                    ) - (
                      (
                        EXTRACT(year FROM "t1"."snapshot_date") * 12
                      ) + EXTRACT(month FROM "t1"."snapshot_date")
                    )
                  ) - 1 AS "next_ago"
                FROM "engagement_values_monthly" AS "t1"
                WHERE
                  "t1"."current_value" IS NOT NULL
              ) AS "t31"
                ON "t30"."surviving_account_csn" = "t31"."former_csn"
                AND "t30"."factor" = "t31"."former_factor"
                AND "t30"."ago" = "t31"."next_ago"
              INNER JOIN (
                SELECT
                  "t70"."noise_csn",
                  "t70"."noise_factor",
                  "t70"."rows",
                  (
                    "t70"."low" + "t70"."high"
                  ) * 0.5 AS "median"
                FROM (
                  SELECT
                    "t63"."noise_csn",
                    "t63"."noise_factor",
                    MIN("t63"."change") AS "low",
                    MAX("t63"."change") AS "high",
                    MAX("t63"."size") AS "rows"
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t43"."noise_csn",
                        "t43"."noise_factor",
                        "t43"."ago",
                        "t43"."change",
                        ROW_NUMBER() OVER (
                          PARTITION BY "t43"."noise_csn", "t43"."noise_factor"
                          ORDER BY "t43"."change" ASC, "t43"."ago" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) - 1 AS "place",
                        COUNT(*) OVER (
                          PARTITION BY "t43"."noise_csn", "t43"."noise_factor"
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) AS "size"
                      FROM (
                        SELECT
                          "t30"."surviving_account_csn" AS "noise_csn",
                          "t30"."factor" AS "noise_factor",
                          "t30"."ago",
                          "t30"."current_value" - "t31"."former_value" AS "change"
                        FROM (
                          SELECT
                            "t1"."snapshot_date",
                            "t1"."surviving_account_csn",
                            "t1"."factor",
                            "t1"."current_value",
                            "t1"."previous_value",
                            "t1"."target",
                            "t1"."weight",
                            "t1"."is_higher_better",
                            "t1"."is_silent",
                            "t1"."raw_score",
                            "t1"."raw_previous_score",
                            "t1"."trend_band",
                            "t1"."trend",
                            (
                              (
                                CAST(':year' AS BIGINT) * 12
                              ) + CAST(':number' AS BIGINT)
                            ) - (
                              (
                                EXTRACT(year FROM "t1"."snapshot_date") * 12
                              ) + EXTRACT(month FROM "t1"."snapshot_date")
                            ) AS "ago"
                          FROM "engagement_values_monthly" AS "t1"
                          WHERE
                            "t1"."current_value" IS NOT NULL
                            AND (
                              (
                                (
                                  CAST(':year' AS BIGINT) * 12
                                ) + CAST(':number' AS BIGINT)
                              ) - (
                                (
                                  EXTRACT(year FROM "t1"."snapshot_date") * 12
                                ) + EXTRACT(month FROM "t1"."snapshot_date")
                              )
                            ) <= 6
                        ) AS "t30"
                        INNER JOIN (
                          SELECT
                            "t1"."surviving_account_csn" AS "former_csn",
                            "t1"."factor" AS "former_factor",
                            "t1"."current_value" AS "former_value",
                            (
                              (
                                (
                                  CAST(':year' AS BIGINT) * 12
                                ) + CAST(':number' AS BIGINT)
                              ) - (
                                (
                                  EXTRACT(year FROM "t1"."snapshot_date") * 12
                                ) + EXTRACT(month FROM "t1"."snapshot_date")
                              )
                            ) - 1 AS "next_ago"
                          FROM "engagement_values_monthly" AS "t1"
                          WHERE
                            "t1"."current_value" IS NOT NULL
                        ) AS "t31"
                          ON "t30"."surviving_account_csn" = "t31"."former_csn"
                          AND "t30"."factor" = "t31"."former_factor"
                          AND "t30"."ago" = "t31"."next_ago"
                      ) AS "t43"
                    ) AS "t53"
                    WHERE
                      (
                        (
                          "t53"."place" + 1
                        ) * 2
                      ) >= "t53"."size"
                      AND (
                        (
                          "t53"."place" + 1
                        ) * 2
                      ) <= (
                        "t53"."size" + 2
                      )
                  ) AS "t63"
                  GROUP BY
                    1,
                    2
                ) AS "t70"
              ) AS "t77"
                ON "t30"."surviving_account_csn" = "t77"."noise_csn"
                AND "t30"."factor" = "t77"."noise_factor"
            ) AS "t87"
          ) AS "t95"
          WHERE
            (
              (
                "t95"."place" + 1
              ) * 2
            ) >= "t95"."size"
            AND (
              (
                "t95"."place" + 1
              ) * 2
            ) <= (
              "t95"."size" + 2
            )
        ) AS "t102"
        GROUP BY
          1,
          2
      ) AS "t107"
    ) AS "t114"
      ON "t134"."surviving_account_csn" = "t114"."noise_csn"
      AND "t134"."factor" = "t114"."noise_factor"
  ) AS "t135"
) AS "t136"