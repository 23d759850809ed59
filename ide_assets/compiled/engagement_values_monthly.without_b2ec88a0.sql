WITH "t22" AS (
  SELECT
    "t9"."victim_account_csn" AS "merged_csn",
    "t9"."surviving_account_csn" AS "final_csn"
  FROM "account_merges" AS "t9"
), "t41" AS (
  SELECT
    "t15"."contact_id",
    "t15"."account_csn",
    "t15"."contact_role",
    "t15"."contact_name",
    "t15"."contact_email",
    "t15"."last_contact_on",
    "t15"."left_on",
    "t15"."by_month",
    "t33"."merged_csn",
    "t33"."final_csn"
  FROM "stakeholders" AS "t15"
  LEFT OUTER JOIN "t22" AS "t33"
    ON "t15"."account_csn" = "t33"."merged_csn"
), "t43" AS (
  SELECT
    "t17"."meeting_id",
    "t17"."account_csn",
    "t17"."scheduled_at",
    "t17"."attended",
    "t17"."is_cancelled",
    "t17"."initiated_by",
    "t17"."contact_id",
    "t17"."scheduled_on",
    "t33"."merged_csn",
    "t33"."final_csn"
  FROM "meetings" AS "t17"
  LEFT OUTER JOIN "t22" AS "t33"
    ON "t17"."account_csn" = "t33"."merged_csn"
), "t45" AS (
  SELECT
    "t35"."subscription_id",
    "t35"."account_csn",
    "t35"."tenant_id",
    "t35"."pool_id",
    "t35"."contract_id",
    "t35"."offering_external_key",
    "t35"."offering_product_line_code",
    "t35"."entitlement_model",
    "t35"."usage_type",
    "t35"."is_unlimited",
    "t35"."start_date",
    "t35"."seats_purchased",
    "t35"."end_date",
    "t35"."renews_subscription_id",
    "t35"."seats_assigned"
  FROM (
    SELECT
      *
    FROM "entitlements" AS "t11"
    WHERE
      "t11"."usage_type" = 'COM'
      AND "t11"."entitlement_model" = 'SUS'
      AND NOT (
        "t11"."is_unlimited"
      )
  ) AS "t35"
  SEMI JOIN (
    SELECT
      *
    FROM "product_offerings" AS "t2"
    WHERE
      "t2"."is_standard_aum"
  ) AS "t25"
    ON "t35"."offering_external_key" = "t25"."product_offering"
    AND "t35"."offering_product_line_code" = "t25"."offering_product_line_code"
), "t66" AS (
  SELECT
    "t54"."surviving_account_csn",
    "t54"."contact_id",
    "t54"."contact_role",
    BOOL_OR(
      CAST(NOT (
        COALESCE("t54"."left_on" <= CAST(':last_day' AS DATE), FALSE)
      ) AS BOOLEAN)
    ) AS "is_now",
    BOOL_OR(
      CAST(NOT (
        COALESCE("t54"."left_on" <= (
          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
        ), FALSE)
      ) AS BOOLEAN)
    ) AS "is_before"
  FROM (
    SELECT
      "t47"."contact_id",
      "t47"."account_csn",
      "t47"."contact_role",
      "t47"."contact_name",
      "t47"."contact_email",
      "t47"."last_contact_on",
      "t47"."left_on",
      "t47"."by_month",
      COALESCE("t47"."final_csn", "t47"."account_csn") AS "surviving_account_csn"
    FROM "t41" AS "t47"
    WHERE
      "t47"."by_month" = CAST(':first_day' AS DATE)
  ) AS "t54"
  GROUP BY
    1,
    2,
    3
), "t70" AS (
  SELECT
    "t61"."message_id",
    "t61"."account_csn",
    "t61"."thread_id",
    "t61"."direction",
    "t61"."sent_at",
    "t61"."contact_id",
    "t61"."is_auto_reply",
    "t61"."sent_on",
    "t61"."surviving_account_csn",
    "t61"."is_real",
    "t61"."is_inbound",
    "t61"."reply_at",
    "t61"."reply_on",
    (
      ROW_NUMBER() OVER (
        PARTITION BY "t61"."surviving_account_csn", "t61"."thread_id"
        ORDER BY "t61"."sent_at" ASC, "t61"."message_id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1
    ) = 0 AS "is_first",
    MIN("t61"."reply_at") OVER (
      PARTITION BY "t61"."surviving_account_csn", "t61"."thread_id"
      ORDER BY "t61"."sent_at" ASC, "t61"."message_id" ASC
      ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
    ) AS "answered_at",
    MIN("t61"."reply_on") OVER (
      PARTITION BY "t61"."surviving_account_csn", "t61"."thread_id"
      ORDER BY "t61"."sent_at" ASC, "t61"."message_id" ASC
      ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
    ) AS "answered_on"
  FROM (
    SELECT
      "t44"."message_id",
      "t44"."account_csn",
      "t44"."thread_id",
      "t44"."direction",
      "t44"."sent_at",
      "t44"."contact_id",
      "t44"."is_auto_reply",
      "t44"."sent_on",
      COALESCE("t44"."final_csn", "t44"."account_csn") AS "surviving_account_csn",
      NOT (
        COALESCE("t44"."is_auto_reply", FALSE)
      ) AS "is_real",
      "t44"."direction" = 'inbound' AS "is_inbound",
      CASE
        WHEN NOT (
          COALESCE("t44"."is_auto_reply", FALSE)
        )
        AND (
          "t44"."direction" = 'inbound'
        )
        THEN "t44"."sent_at"
        ELSE CAST(NULL AS TIMESTAMPTZ)
      END AS "reply_at",
      CASE
        WHEN NOT (
          COALESCE("t44"."is_auto_reply", FALSE)
        )
        AND (
          "t44"."direction" = 'inbound'
        )
        THEN "t44"."sent_on"
        ELSE CAST(NULL AS DATE)
      END AS "reply_on"
    FROM (
      SELECT
        "t18"."message_id",
        "t18"."account_csn",
        "t18"."thread_id",
        "t18"."direction",
        "t18"."sent_at",
        "t18"."contact_id",
        "t18"."is_auto_reply",
        "t18"."sent_on",
        "t33"."merged_csn",
        "t33"."final_csn"
      FROM "emails" AS "t18"
      LEFT OUTER JOIN "t22" AS "t33"
        ON "t18"."account_csn" = "t33"."merged_csn"
    ) AS "t44"
  ) AS "t61"
), "t93" AS (
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t42"."final_csn", "t42"."account_csn") AS "surviving_account_csn",
      "t42"."tenant_id",
      "t42"."pool_id",
      "t42"."offering_product_line_code",
      "t42"."seats_purchased",
      "t42"."seats_assigned",
      'now' AS "period"
    FROM (
      SELECT
        "t16"."by_month",
        "t16"."subscription_id",
        "t16"."account_csn",
        "t16"."tenant_id",
        "t16"."pool_id",
        "t16"."contract_id",
        "t16"."offering_external_key",
        "t16"."offering_product_line_code",
        "t16"."seats_purchased",
        "t16"."seats_assigned",
        "t16"."start_date",
        "t16"."end_date",
        "t33"."merged_csn",
        "t33"."final_csn"
      FROM "active_subscription_monthly" AS "t16"
      LEFT OUTER JOIN "t22" AS "t33"
        ON "t16"."account_csn" = "t33"."merged_csn"
    ) AS "t42"
  ) AS "t52"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t85"."final_csn", "t85"."account_csn") AS "surviving_account_csn",
      "t85"."tenant_id",
      "t85"."pool_id",
      "t85"."offering_product_line_code",
      "t85"."seats_purchased",
      "t85"."seats_assigned",
      'before' AS "period"
    FROM (
      SELECT
        "t64"."subscription_id",
        "t64"."account_csn",
        "t64"."tenant_id",
        "t64"."pool_id",
        "t64"."contract_id",
        "t64"."offering_external_key",
        "t64"."offering_product_line_code",
        "t64"."entitlement_model",
        "t64"."usage_type",
        "t64"."is_unlimited",
        "t64"."start_date",
        "t64"."seats_purchased",
        "t64"."end_date",
        "t64"."renews_subscription_id",
        "t64"."seats_assigned",
        "t34"."merged_csn",
        "t34"."final_csn"
      FROM (
        SELECT
          *
        FROM "t45" AS "t49"
        WHERE
          "t49"."start_date" <= (
            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
          )
          AND NOT (
            COALESCE(
              CASE
                WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                THEN "t49"."end_date" + INTERVAL '1' DAY
                ELSE "t49"."end_date"
              END <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              ),
              FALSE
            )
          )
      ) AS "t64"
      ANTI JOIN (
        SELECT DISTINCT
          "t65"."subscription_id" AS "renewed_id"
        FROM (
          SELECT
            "t35"."subscription_id",
            "t35"."account_csn",
            "t35"."tenant_id",
            "t35"."pool_id",
            "t35"."contract_id",
            "t35"."offering_external_key",
            "t35"."offering_product_line_code",
            "t35"."entitlement_model",
            "t35"."usage_type",
            "t35"."is_unlimited",
            "t35"."start_date",
            "t35"."seats_purchased",
            "t35"."end_date",
            "t35"."renews_subscription_id",
            "t35"."seats_assigned",
            "t60"."renewal_id",
            "t60"."renewal_of",
            "t60"."renewal_tenant",
            "t60"."renewal_start"
          FROM (
            SELECT
              *
            FROM "entitlements" AS "t11"
            WHERE
              "t11"."usage_type" = 'COM'
              AND "t11"."entitlement_model" = 'SUS'
              AND NOT (
                "t11"."is_unlimited"
              )
          ) AS "t35"
          SEMI JOIN (
            SELECT
              *
            FROM "product_offerings" AS "t2"
            WHERE
              "t2"."is_standard_aum"
          ) AS "t25"
            ON "t35"."offering_external_key" = "t25"."product_offering"
            AND "t35"."offering_product_line_code" = "t25"."offering_product_line_code"
          INNER JOIN (
            SELECT
              "t49"."subscription_id" AS "renewal_id",
              "t49"."renews_subscription_id" AS "renewal_of",
              "t49"."tenant_id" AS "renewal_tenant",
              "t49"."start_date" AS "renewal_start"
            FROM "t45" AS "t49"
            WHERE
              "t49"."renews_subscription_id" IS NOT NULL
              AND "t49"."start_date" <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              )
          ) AS "t60"
            ON "t35"."subscription_id" = "t60"."renewal_of"
            AND "t35"."tenant_id" = "t60"."renewal_tenant"
        ) AS "t65"
        WHERE
          (
            "t65"."renewal_start" > "t65"."start_date"
          )
          OR (
            (
              "t65"."renewal_start" = "t65"."start_date"
            )
            AND (
              "t65"."renewal_id" <> "t65"."subscription_id"
            )
            AND (
              (
                "t65"."renews_subscription_id" IS NULL
              )
              OR (
                "t65"."renewal_id" > "t65"."subscription_id"
              )
            )
          )
      ) AS "t79"
        ON "t64"."subscription_id" = "t79"."renewed_id"
      LEFT OUTER JOIN "t22" AS "t34"
        ON "t64"."account_csn" = "t34"."merged_csn"
    ) AS "t85"
  ) AS "t90"
)
SELECT
  "t158"."snapshot_date",
  "t158"."surviving_account_csn",
  "t158"."factor",
  "t158"."weight",
  "t158"."target",
  "t158"."is_higher_better",
  "t158"."current_value",
  "t158"."previous_value",
  "t158"."is_silent",
  "t158"."was_silent",
  "t158"."raw_score",
  "t158"."raw_previous_score",
  "t158"."noise_csn",
  "t158"."noise_factor",
  "t158"."changes",
  "t158"."noise_band",
  "t158"."trend_band",
  "t158"."change",
  CASE
    WHEN "t158"."change" IS NULL
    THEN CAST(NULL AS TEXT)
    WHEN "t158"."change" > CAST(ROUND("t158"."trend_band", 9) AS DOUBLE)
    THEN 'up'
    WHEN "t158"."change" < -(
      CAST(ROUND("t158"."trend_band", 9) AS DOUBLE)
    )
    THEN 'down'
    ELSE 'flat'
  END AS "trend"
FROM (
  SELECT
    "t157"."snapshot_date",
    "t157"."surviving_account_csn",
    "t157"."factor",
    "t157"."weight",
    "t157"."target",
    "t157"."is_higher_better",
    "t157"."current_value",
    "t157"."previous_value",
    "t157"."is_silent",
    "t157"."was_silent",
    "t157"."raw_score",
    "t157"."raw_previous_score",
    "t157"."noise_csn",
    "t157"."noise_factor",
    "t157"."changes",
    "t157"."noise_band",
    CASE
      WHEN COALESCE(
        (
          "t157"."changes" >= 4
        )
        AND (
          CAST(ROUND("t157"."noise_band", 9) AS DOUBLE) > 0
        ),
        FALSE
      )
      THEN "t157"."noise_band"
      ELSE "t157"."target" * 0.05
    END AS "trend_band",
    CAST(ROUND(
      CASE
        WHEN "t157"."is_higher_better"
        THEN "t157"."current_value" - "t157"."previous_value"
        ELSE "t157"."previous_value" - "t157"."current_value"
      END,
      9
    ) AS DOUBLE) AS "change"
  FROM (
    SELECT
      "t156"."snapshot_date",
      "t156"."surviving_account_csn",
      "t156"."factor",
      "t156"."weight",
      "t156"."target",
      "t156"."is_higher_better",
      "t156"."current_value",
      "t156"."previous_value",
      "t156"."is_silent",
      "t156"."was_silent",
      "t156"."raw_score",
      "t156"."raw_previous_score",
      "t132"."noise_csn",
      "t132"."noise_factor",
      "t132"."changes",
      "t132"."noise_band"
    FROM (
      SELECT
        "t154"."snapshot_date",
        "t154"."surviving_account_csn",
        "t154"."factor",
        "t154"."weight",
        "t154"."target",
        "t154"."is_higher_better",
        "t154"."current_value",
        "t154"."previous_value",
        "t154"."is_silent",
        "t154"."was_silent",
        CASE
          WHEN "t154"."is_silent"
          THEN 0.0
          WHEN "t154"."current_value" IS NULL
          THEN CAST(NULL AS DOUBLE)
          WHEN CASE
            WHEN "t154"."is_higher_better"
            THEN "t154"."current_value" >= "t154"."target"
            ELSE "t154"."current_value" <= "t154"."target"
          END
          THEN 100.0
          ELSE CASE
            WHEN "t154"."is_higher_better"
            THEN (
              100.0 * "t154"."current_value"
            ) / NULLIF("t154"."target", 0.0)
            ELSE (
              100.0 * "t154"."target"
            ) / NULLIF("t154"."current_value", 0.0)
          END
        END AS "raw_score",
        CASE
          WHEN "t154"."was_silent"
          THEN 0.0
          WHEN "t154"."previous_value" IS NULL
          THEN CAST(NULL AS DOUBLE)
          WHEN CASE
            WHEN "t154"."is_higher_better"
            THEN "t154"."previous_value" >= "t154"."target"
            ELSE "t154"."previous_value" <= "t154"."target"
          END
          THEN 100.0
          ELSE CASE
            WHEN "t154"."is_higher_better"
            THEN (
              100.0 * "t154"."previous_value"
            ) / NULLIF("t154"."target", 0.0)
            ELSE (
              100.0 * "t154"."target"
            ) / NULLIF("t154"."previous_value", 0.0)
          END
        END AS "raw_previous_score"
      FROM (
        SELECT
          CAST(':last_day' AS DATE) AS "snapshot_date",
          "t153"."surviving_account_csn",
          "t31"."factor",
          CASE
            WHEN "t31"."factor" = 'email_response_rate'
            THEN 15.0
            WHEN "t31"."factor" = 'response_time_hours'
            THEN 10.0
            WHEN "t31"."factor" = 'meeting_attendance'
            THEN 15.0
            WHEN "t31"."factor" = 'proactive_outreach'
            THEN 10.0
            WHEN "t31"."factor" = 'login_frequency'
            THEN 15.0
            WHEN "t31"."factor" = 'feature_breadth'
            THEN 10.0
            WHEN "t31"."factor" = 'session_minutes'
            THEN 5.0
            WHEN "t31"."factor" = 'active_user_share'
            THEN 10.0
            WHEN "t31"."factor" = 'stakeholder_depth'
            THEN 5.0
            WHEN "t31"."factor" = 'executive_access'
            THEN 3.0
            WHEN "t31"."factor" = 'champion_activity'
            THEN 2.0
            ELSE NULL
          END AS "weight",
          CASE
            WHEN "t31"."factor" = 'email_response_rate'
            THEN 70.0
            WHEN "t31"."factor" = 'response_time_hours'
            THEN 24.0
            WHEN "t31"."factor" = 'meeting_attendance'
            THEN 90.0
            WHEN "t31"."factor" = 'proactive_outreach'
            THEN 1.0
            WHEN "t31"."factor" = 'login_frequency'
            THEN 3.0
            WHEN "t31"."factor" = 'feature_breadth'
            THEN 50.0
            WHEN "t31"."factor" = 'session_minutes'
            THEN 15.0
            WHEN "t31"."factor" = 'active_user_share'
            THEN 70.0
            WHEN "t31"."factor" = 'stakeholder_depth'
            THEN 3.0
            WHEN "t31"."factor" = 'executive_access'
            THEN 90.0
            WHEN "t31"."factor" = 'champion_activity'
            THEN 1.0
            ELSE NULL
          END AS "target",
          CASE
            WHEN "t31"."factor" = 'email_response_rate'
            THEN TRUE
            WHEN "t31"."factor" = 'response_time_hours'
            THEN FALSE
            WHEN "t31"."factor" = 'meeting_attendance'
            THEN TRUE
            WHEN "t31"."factor" = 'proactive_outreach'
            THEN TRUE
            WHEN "t31"."factor" = 'login_frequency'
            THEN TRUE
            WHEN "t31"."factor" = 'feature_breadth'
            THEN TRUE
            WHEN "t31"."factor" = 'session_minutes'
            THEN TRUE
            WHEN "t31"."factor" = 'active_user_share'
            THEN TRUE
            WHEN "t31"."factor" = 'stakeholder_depth'
            THEN TRUE
            WHEN "t31"."factor" = 'executive_access'
            THEN FALSE
            WHEN "t31"."factor" = 'champion_activity'
            THEN TRUE
            ELSE NULL
          END AS "is_higher_better",
          CASE
            WHEN "t31"."factor" = 'email_response_rate'
            THEN "t153"."email_response_rate_now"
            WHEN "t31"."factor" = 'response_time_hours'
            THEN "t153"."response_time_hours_now"
            WHEN "t31"."factor" = 'meeting_attendance'
            THEN "t153"."meeting_attendance_now"
            WHEN "t31"."factor" = 'proactive_outreach'
            THEN "t153"."proactive_outreach_now"
            WHEN "t31"."factor" = 'login_frequency'
            THEN "t153"."login_frequency_now"
            WHEN "t31"."factor" = 'feature_breadth'
            THEN "t153"."feature_breadth_now"
            WHEN "t31"."factor" = 'session_minutes'
            THEN "t153"."session_minutes_now"
            WHEN "t31"."factor" = 'active_user_share'
            THEN "t153"."active_user_share_now"
            WHEN "t31"."factor" = 'stakeholder_depth'
            THEN "t153"."stakeholder_depth_now"
            WHEN "t31"."factor" = 'executive_access'
            THEN "t153"."executive_access_now"
            WHEN "t31"."factor" = 'champion_activity'
            THEN "t153"."champion_activity_now"
            ELSE NULL
          END AS "current_value",
          CASE
            WHEN "t31"."factor" = 'email_response_rate'
            THEN "t153"."email_response_rate_before"
            WHEN "t31"."factor" = 'response_time_hours'
            THEN "t153"."response_time_hours_before"
            WHEN "t31"."factor" = 'meeting_attendance'
            THEN "t153"."meeting_attendance_before"
            WHEN "t31"."factor" = 'proactive_outreach'
            THEN "t153"."proactive_outreach_before"
            WHEN "t31"."factor" = 'login_frequency'
            THEN "t153"."login_frequency_before"
            WHEN "t31"."factor" = 'feature_breadth'
            THEN "t153"."feature_breadth_before"
            WHEN "t31"."factor" = 'session_minutes'
            THEN "t153"."session_minutes_before"
            WHEN "t31"."factor" = 'active_user_share'
            THEN "t153"."active_user_share_before"
            WHEN "t31"."factor" = 'stakeholder_depth'
            THEN "t153"."stakeholder_depth_before"
            WHEN "t31"."factor" = 'executive_access'
            THEN "t153"."executive_access_before"
            WHEN "t31"."factor" = 'champion_activity'
            THEN "t153"."champion_activity_before"
            ELSE NULL
          END AS "previous_value",
          (
            "t31"."factor" = 'executive_access'
          ) AND "t153"."silent_now" AS "is_silent",
          (
            "t31"."factor" = 'executive_access'
          ) AND "t153"."silent_before" AS "was_silent"
        FROM (
          SELECT
            "t151"."snapshot_date",
            "t151"."surviving_account_csn",
            "t151"."seats_purchased",
            "t151"."seat_band",
            "t151"."industry_group",
            "t151"."was_active_before",
            "t151"."is_shared",
            "t151"."is_frozen",
            "t151"."last_active_on",
            "t151"."asked_now",
            "t151"."answered_now",
            "t151"."waited_now",
            "t151"."threads_now",
            "t151"."asked_before",
            "t151"."answered_before",
            "t151"."waited_before",
            "t151"."threads_before",
            "t151"."scheduled_now",
            "t151"."attended_now",
            "t151"."invited_now",
            "t151"."scheduled_before",
            "t151"."attended_before",
            "t151"."invited_before",
            "t151"."sessions_now",
            "t151"."users_now",
            "t151"."minutes_now",
            "t151"."sessions_before",
            "t151"."users_before",
            "t151"."minutes_before",
            "t151"."assigned_now",
            "t151"."assigned_before",
            "t151"."stakeholder_known_now",
            "t151"."executive_known_now",
            "t151"."champion_known_now",
            "t151"."stakeholder_known_before",
            "t151"."executive_known_before",
            "t151"."champion_known_before",
            "t151"."people_now",
            "t151"."executive_on_now",
            "t151"."champion_events_now",
            "t151"."champion_named_now",
            "t151"."people_before",
            "t151"."executive_on_before",
            "t151"."champion_events_before",
            "t151"."champion_named_before",
            "t151"."available_now",
            "t151"."used_now",
            "t151"."available_before",
            "t151"."used_before",
            "t151"."emails_delivered",
            "t151"."meetings_delivered",
            "t151"."product_sessions_delivered",
            "t151"."stakeholders_delivered",
            "t151"."product_features_delivered",
            "t151"."entitlements_delivered",
            "t151"."emails_in_use",
            "t151"."emails_before",
            "t151"."meetings_in_use",
            "t151"."meetings_before",
            "t151"."product_sessions_in_use",
            "t151"."product_sessions_before",
            "t151"."month_before",
            CASE
              WHEN "t151"."emails_delivered"
              THEN CAST("t151"."answered_now" * 100 AS DOUBLE) / NULLIF(CAST("t151"."asked_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "email_response_rate_now",
            CASE
              WHEN "t151"."emails_delivered"
              THEN (
                CAST("t151"."waited_now" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
              ) / NULLIF(CAST("t151"."answered_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "response_time_hours_now",
            CASE
              WHEN "t151"."meetings_delivered"
              THEN CAST("t151"."attended_now" * 100 AS DOUBLE) / NULLIF(CAST("t151"."scheduled_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "meeting_attendance_now",
            CASE
              WHEN (
                "t151"."emails_delivered" OR NOT (
                  "t151"."emails_in_use"
                )
              )
              AND (
                "t151"."meetings_delivered" OR NOT (
                  "t151"."meetings_in_use"
                )
              )
              AND (
                "t151"."emails_in_use" OR "t151"."meetings_in_use"
              )
              THEN CAST((
                "t151"."threads_now" + "t151"."invited_now"
              ) * 30 AS DOUBLE) / NULLIF(CAST(30 AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "proactive_outreach_now",
            CASE
              WHEN "t151"."product_sessions_delivered"
              THEN COALESCE(
                (
                  CAST("t151"."sessions_now" AS DOUBLE) / NULLIF(CAST("t151"."users_now" AS DOUBLE), 0.0)
                ) / NULLIF(4.285714285714286, 0.0),
                0.0
              )
              ELSE CAST(NULL AS DOUBLE)
            END AS "login_frequency_now",
            CASE
              WHEN "t151"."product_sessions_delivered" AND "t151"."product_features_delivered"
              THEN CAST("t151"."used_now" * 100 AS DOUBLE) / NULLIF(CAST("t151"."available_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "feature_breadth_now",
            CASE
              WHEN "t151"."product_sessions_delivered"
              THEN "t151"."minutes_now" / NULLIF(CAST("t151"."sessions_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "session_minutes_now",
            CASE
              WHEN "t151"."product_sessions_delivered"
              THEN CASE
                WHEN (
                  CAST("t151"."users_now" * 100 AS DOUBLE) / NULLIF(CAST("t151"."assigned_now" AS DOUBLE), 0.0)
                ) > 100
                THEN 100.0
                ELSE CAST("t151"."users_now" * 100 AS DOUBLE) / NULLIF(CAST("t151"."assigned_now" AS DOUBLE), 0.0)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "active_user_share_now",
            CASE
              WHEN (
                "t151"."emails_delivered" OR NOT (
                  "t151"."emails_in_use"
                )
              )
              AND (
                "t151"."meetings_delivered" OR NOT (
                  "t151"."meetings_in_use"
                )
              )
              AND "t151"."stakeholders_delivered"
              THEN CASE
                WHEN "t151"."stakeholder_known_now"
                THEN CAST(COALESCE("t151"."people_now", 0) AS DOUBLE)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "stakeholder_depth_now",
            CASE
              WHEN (
                "t151"."emails_delivered" OR NOT (
                  "t151"."emails_in_use"
                )
              )
              AND (
                "t151"."meetings_delivered" OR NOT (
                  "t151"."meetings_in_use"
                )
              )
              AND "t151"."stakeholders_delivered"
              THEN CASE
                WHEN "t151"."executive_known_now"
                THEN CAST(DATE_DIFF('DAY', "t151"."executive_on_now", CAST(':last_day' AS DATE)) AS DOUBLE)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "executive_access_now",
            CASE
              WHEN (
                "t151"."emails_delivered" OR NOT (
                  "t151"."emails_in_use"
                )
              )
              AND (
                "t151"."meetings_delivered" OR NOT (
                  "t151"."meetings_in_use"
                )
              )
              AND "t151"."stakeholders_delivered"
              THEN CASE
                WHEN "t151"."champion_known_now"
                THEN CAST(CASE
                  WHEN COALESCE("t151"."champion_events_now", 0) > 0
                  THEN COALESCE("t151"."champion_events_now", 0)
                  ELSE CASE WHEN COALESCE("t151"."champion_named_now", FALSE) THEN 1 ELSE 0 END
                END * 30 AS DOUBLE) / NULLIF(CAST(30 AS DOUBLE), 0.0)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "champion_activity_now",
            CASE
              WHEN "t151"."emails_before" AND "t151"."month_before" AND "t151"."was_active_before"
              THEN CAST("t151"."answered_before" * 100 AS DOUBLE) / NULLIF(CAST("t151"."asked_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "email_response_rate_before",
            CASE
              WHEN "t151"."emails_before" AND "t151"."month_before" AND "t151"."was_active_before"
              THEN (
                CAST("t151"."waited_before" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
              ) / NULLIF(CAST("t151"."answered_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "response_time_hours_before",
            CASE
              WHEN "t151"."meetings_before" AND "t151"."month_before" AND "t151"."was_active_before"
              THEN CAST("t151"."attended_before" * 100 AS DOUBLE) / NULLIF(CAST("t151"."scheduled_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "meeting_attendance_before",
            CASE
              WHEN (
                "t151"."emails_before" OR NOT (
                  "t151"."emails_in_use"
                )
              )
              AND (
                "t151"."meetings_before" OR NOT (
                  "t151"."meetings_in_use"
                )
              )
              AND (
                "t151"."emails_in_use" OR "t151"."meetings_in_use"
              )
              AND "t151"."month_before"
              AND "t151"."was_active_before"
              THEN CAST((
                "t151"."threads_before" + "t151"."invited_before"
              ) * 30 AS DOUBLE) / NULLIF(CAST(30 AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "proactive_outreach_before",
            CASE
              WHEN "t151"."product_sessions_before"
              AND "t151"."month_before"
              AND "t151"."was_active_before"
              THEN COALESCE(
                (
                  CAST("t151"."sessions_before" AS DOUBLE) / NULLIF(CAST("t151"."users_before" AS DOUBLE), 0.0)
                ) / NULLIF(4.285714285714286, 0.0),
                0.0
              )
              ELSE CAST(NULL AS DOUBLE)
            END AS "login_frequency_before",
            CASE
              WHEN "t151"."product_sessions_before"
              AND "t151"."product_features_delivered"
              AND "t151"."month_before"
              AND "t151"."was_active_before"
              THEN CAST("t151"."used_before" * 100 AS DOUBLE) / NULLIF(CAST("t151"."available_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "feature_breadth_before",
            CASE
              WHEN "t151"."product_sessions_before"
              AND "t151"."month_before"
              AND "t151"."was_active_before"
              THEN "t151"."minutes_before" / NULLIF(CAST("t151"."sessions_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "session_minutes_before",
            CASE
              WHEN "t151"."product_sessions_before"
              AND "t151"."month_before"
              AND "t151"."was_active_before"
              THEN CASE
                WHEN (
                  CAST("t151"."users_before" * 100 AS DOUBLE) / NULLIF(CAST("t151"."assigned_before" AS DOUBLE), 0.0)
                ) > 100
                THEN 100.0
                ELSE CAST("t151"."users_before" * 100 AS DOUBLE) / NULLIF(CAST("t151"."assigned_before" AS DOUBLE), 0.0)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "active_user_share_before",
            CASE
              WHEN (
                "t151"."emails_before" OR NOT (
                  "t151"."emails_in_use"
                )
              )
              AND (
                "t151"."meetings_before" OR NOT (
                  "t151"."meetings_in_use"
                )
              )
              AND "t151"."stakeholders_delivered"
              AND "t151"."month_before"
              AND "t151"."was_active_before"
              THEN CASE
                WHEN "t151"."stakeholder_known_before"
                THEN CAST(COALESCE("t151"."people_before", 0) AS DOUBLE)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "stakeholder_depth_before",
            CASE
              WHEN (
                "t151"."emails_before" OR NOT (
                  "t151"."emails_in_use"
                )
              )
              AND (
                "t151"."meetings_before" OR NOT (
                  "t151"."meetings_in_use"
                )
              )
              AND "t151"."stakeholders_delivered"
              AND "t151"."month_before"
              AND "t151"."was_active_before"
              THEN CASE
                WHEN "t151"."executive_known_before"
                THEN CAST(DATE_DIFF('DAY', "t151"."executive_on_before", CAST(':last_day' AS DATE) + INTERVAL '-30' DAY) AS DOUBLE)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "executive_access_before",
            CASE
              WHEN (
                "t151"."emails_before" OR NOT (
                  "t151"."emails_in_use"
                )
              )
              AND (
                "t151"."meetings_before" OR NOT (
                  "t151"."meetings_in_use"
                )
              )
              AND "t151"."stakeholders_delivered"
              AND "t151"."month_before"
              AND "t151"."was_active_before"
              THEN CASE
                WHEN "t151"."champion_known_before"
                THEN CAST(CASE
                  WHEN COALESCE("t151"."champion_events_before", 0) > 0
                  THEN COALESCE("t151"."champion_events_before", 0)
                  ELSE CASE WHEN COALESCE("t151"."champion_named_before", FALSE) THEN 1 ELSE 0 END
                END * 30 AS DOUBLE) / NULLIF(CAST(30 AS DOUBLE), 0.0)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "champion_activity_before",
            (
              "t151"."emails_delivered" OR NOT (
                "t151"."emails_in_use"
              )
            )
            AND (
              "t151"."meetings_delivered" OR NOT (
                "t151"."meetings_in_use"
              )
            )
            AND "t151"."stakeholders_delivered"
            AND COALESCE("t151"."executive_known_now" AND (
              "t151"."executive_on_now" IS NULL
            ), FALSE) AS "silent_now",
            (
              "t151"."emails_before" OR NOT (
                "t151"."emails_in_use"
              )
            )
            AND (
              "t151"."meetings_before" OR NOT (
                "t151"."meetings_in_use"
              )
            )
            AND "t151"."stakeholders_delivered"
            AND "t151"."month_before"
            AND "t151"."was_active_before"
            AND COALESCE(
              "t151"."executive_known_before" AND (
                "t151"."executive_on_before" IS NULL
              ),
              FALSE
            ) AS "silent_before"
          FROM (
            SELECT
              "t150"."snapshot_date",
              "t150"."surviving_account_csn",
              "t150"."seats_purchased",
              "t150"."seat_band",
              "t150"."industry_group",
              "t150"."was_active_before",
              "t150"."is_shared",
              "t150"."is_frozen",
              "t150"."last_active_on",
              "t150"."asked_now",
              "t150"."answered_now",
              "t150"."waited_now",
              "t150"."threads_now",
              "t150"."asked_before",
              "t150"."answered_before",
              "t150"."waited_before",
              "t150"."threads_before",
              "t150"."scheduled_now",
              "t150"."attended_now",
              "t150"."invited_now",
              "t150"."scheduled_before",
              "t150"."attended_before",
              "t150"."invited_before",
              "t150"."sessions_now",
              "t150"."users_now",
              "t150"."minutes_now",
              "t150"."sessions_before",
              "t150"."users_before",
              "t150"."minutes_before",
              "t150"."assigned_now",
              "t150"."assigned_before",
              "t150"."stakeholder_known_now",
              "t150"."executive_known_now",
              "t150"."champion_known_now",
              "t150"."stakeholder_known_before",
              "t150"."executive_known_before",
              "t150"."champion_known_before",
              "t150"."people_now",
              "t150"."executive_on_now",
              "t150"."champion_events_now",
              "t150"."champion_named_now",
              "t150"."people_before",
              "t150"."executive_on_before",
              "t150"."champion_events_before",
              "t150"."champion_named_before",
              "t150"."available_now",
              "t150"."used_now",
              "t150"."available_before",
              "t150"."used_before",
              "t51"."emails_delivered",
              "t51"."meetings_delivered",
              "t51"."product_sessions_delivered",
              "t51"."stakeholders_delivered",
              "t51"."product_features_delivered",
              "t51"."entitlements_delivered",
              "t51"."emails_in_use",
              "t51"."emails_before",
              "t51"."meetings_in_use",
              "t51"."meetings_before",
              "t51"."product_sessions_in_use",
              "t51"."product_sessions_before",
              "t51"."month_before"
            FROM (
              SELECT
                "t148"."snapshot_date",
                "t148"."surviving_account_csn",
                "t148"."seats_purchased",
                "t148"."seat_band",
                "t148"."industry_group",
                "t148"."was_active_before",
                "t148"."is_shared",
                "t148"."is_frozen",
                "t148"."last_active_on",
                COALESCE("t148"."asked_now", 0) AS "asked_now",
                COALESCE("t148"."answered_now", 0) AS "answered_now",
                COALESCE("t148"."waited_now", 0) AS "waited_now",
                COALESCE("t148"."threads_now", 0) AS "threads_now",
                COALESCE("t148"."asked_before", 0) AS "asked_before",
                COALESCE("t148"."answered_before", 0) AS "answered_before",
                COALESCE("t148"."waited_before", 0) AS "waited_before",
                COALESCE("t148"."threads_before", 0) AS "threads_before",
                COALESCE("t148"."scheduled_now", 0) AS "scheduled_now",
                COALESCE("t148"."attended_now", 0) AS "attended_now",
                COALESCE("t148"."invited_now", 0) AS "invited_now",
                COALESCE("t148"."scheduled_before", 0) AS "scheduled_before",
                COALESCE("t148"."attended_before", 0) AS "attended_before",
                COALESCE("t148"."invited_before", 0) AS "invited_before",
                COALESCE("t148"."sessions_now", 0) AS "sessions_now",
                COALESCE("t148"."users_now", 0) AS "users_now",
                COALESCE("t148"."minutes_now", 0.0) AS "minutes_now",
                COALESCE("t148"."sessions_before", 0) AS "sessions_before",
                COALESCE("t148"."users_before", 0) AS "users_before",
                COALESCE("t148"."minutes_before", 0.0) AS "minutes_before",
                COALESCE("t148"."assigned_now", 0) AS "assigned_now",
                COALESCE("t148"."assigned_before", 0) AS "assigned_before",
                COALESCE("t148"."stakeholder_known_now", FALSE) AS "stakeholder_known_now",
                COALESCE("t148"."executive_known_now", FALSE) AS "executive_known_now",
                COALESCE("t148"."champion_known_now", FALSE) AS "champion_known_now",
                COALESCE("t148"."stakeholder_known_before", FALSE) AS "stakeholder_known_before",
                COALESCE("t148"."executive_known_before", FALSE) AS "executive_known_before",
                COALESCE("t148"."champion_known_before", FALSE) AS "champion_known_before",
                COALESCE("t148"."people_now", 0) AS "people_now",
                "t148"."executive_on_now",
                COALESCE("t148"."champion_events_now", 0) AS "champion_events_now",
                COALESCE("t148"."champion_named_now", FALSE) AS "champion_named_now",
                COALESCE("t148"."people_before", 0) AS "people_before",
                "t148"."executive_on_before",
                COALESCE("t148"."champion_events_before", 0) AS "champion_events_before",
                COALESCE("t148"."champion_named_before", FALSE) AS "champion_named_before",
                COALESCE("t148"."available_now", 0) AS "available_now",
                COALESCE("t148"."used_now", 0) AS "used_now",
                COALESCE("t148"."available_before", 0) AS "available_before",
                COALESCE("t148"."used_before", 0) AS "used_before"
              FROM (
                SELECT
                  "t147"."snapshot_date",
                  "t147"."surviving_account_csn",
                  "t147"."seats_purchased",
                  "t147"."seat_band",
                  "t147"."industry_group",
                  "t147"."was_active_before",
                  "t147"."is_shared",
                  "t147"."is_frozen",
                  "t147"."last_active_on",
                  "t147"."asked_now",
                  "t147"."answered_now",
                  "t147"."waited_now",
                  "t147"."threads_now",
                  "t147"."asked_before",
                  "t147"."answered_before",
                  "t147"."waited_before",
                  "t147"."threads_before",
                  "t147"."scheduled_now",
                  "t147"."attended_now",
                  "t147"."invited_now",
                  "t147"."scheduled_before",
                  "t147"."attended_before",
                  "t147"."invited_before",
                  "t147"."sessions_now",
                  "t147"."users_now",
                  "t147"."minutes_now",
                  "t147"."sessions_before",
                  "t147"."users_before",
                  "t147"."minutes_before",
                  "t147"."assigned_now",
                  "t147"."assigned_before",
                  "t147"."stakeholder_known_now",
                  "t147"."executive_known_now",
                  "t147"."champion_known_now",
                  "t147"."stakeholder_known_before",
                  "t147"."executive_known_before",
                  "t147"."champion_known_before",
                  "t147"."people_now",
                  "t147"."executive_on_now",
                  "t147"."champion_events_now",
                  "t147"."champion_named_now",
                  "t147"."people_before",
                  "t147"."executive_on_before",
                  "t147"."champion_events_before",
                  "t147"."champion_named_before",
                  "t142"."csn_5",
                  "t142"."available_now",
                  "t142"."used_now",
                  "t142"."available_before",
                  "t142"."used_before"
                FROM (
                  SELECT
                    "t145"."snapshot_date",
                    "t145"."surviving_account_csn",
                    "t145"."seats_purchased",
                    "t145"."seat_band",
                    "t145"."industry_group",
                    "t145"."was_active_before",
                    "t145"."is_shared",
                    "t145"."is_frozen",
                    "t145"."last_active_on",
                    "t145"."asked_now",
                    "t145"."answered_now",
                    "t145"."waited_now",
                    "t145"."threads_now",
                    "t145"."asked_before",
                    "t145"."answered_before",
                    "t145"."waited_before",
                    "t145"."threads_before",
                    "t145"."scheduled_now",
                    "t145"."attended_now",
                    "t145"."invited_now",
                    "t145"."scheduled_before",
                    "t145"."attended_before",
                    "t145"."invited_before",
                    "t145"."sessions_now",
                    "t145"."users_now",
                    "t145"."minutes_now",
                    "t145"."sessions_before",
                    "t145"."users_before",
                    "t145"."minutes_before",
                    "t145"."assigned_now",
                    "t145"."assigned_before",
                    "t145"."stakeholder_known_now",
                    "t145"."executive_known_now",
                    "t145"."champion_known_now",
                    "t145"."stakeholder_known_before",
                    "t145"."executive_known_before",
                    "t145"."champion_known_before",
                    "t145"."people_now",
                    "t145"."executive_on_now",
                    "t145"."champion_events_now",
                    "t145"."champion_named_now",
                    "t145"."people_before",
                    "t145"."executive_on_before",
                    "t145"."champion_events_before",
                    "t145"."champion_named_before"
                  FROM (
                    SELECT
                      "t144"."snapshot_date",
                      "t144"."surviving_account_csn",
                      "t144"."seats_purchased",
                      "t144"."seat_band",
                      "t144"."industry_group",
                      "t144"."was_active_before",
                      "t144"."is_shared",
                      "t144"."is_frozen",
                      "t144"."last_active_on",
                      "t144"."asked_now",
                      "t144"."answered_now",
                      "t144"."waited_now",
                      "t144"."threads_now",
                      "t144"."asked_before",
                      "t144"."answered_before",
                      "t144"."waited_before",
                      "t144"."threads_before",
                      "t144"."scheduled_now",
                      "t144"."attended_now",
                      "t144"."invited_now",
                      "t144"."scheduled_before",
                      "t144"."attended_before",
                      "t144"."invited_before",
                      "t144"."sessions_now",
                      "t144"."users_now",
                      "t144"."minutes_now",
                      "t144"."sessions_before",
                      "t144"."users_before",
                      "t144"."minutes_before",
                      "t144"."assigned_now",
                      "t144"."assigned_before",
                      "t125"."csn_4",
                      "t125"."stakeholder_known_now",
                      "t125"."executive_known_now",
                      "t125"."champion_known_now",
                      "t125"."stakeholder_known_before",
                      "t125"."executive_known_before",
                      "t125"."champion_known_before",
                      "t125"."people_now",
                      "t125"."executive_on_now",
                      "t125"."champion_events_now",
                      "t125"."champion_named_now",
                      "t125"."people_before",
                      "t125"."executive_on_before",
                      "t125"."champion_events_before",
                      "t125"."champion_named_before"
                    FROM (
                      SELECT
                        "t140"."snapshot_date",
                        "t140"."surviving_account_csn",
                        "t140"."seats_purchased",
                        "t140"."seat_band",
                        "t140"."industry_group",
                        "t140"."was_active_before",
                        "t140"."is_shared",
                        "t140"."is_frozen",
                        "t140"."last_active_on",
                        "t140"."asked_now",
                        "t140"."answered_now",
                        "t140"."waited_now",
                        "t140"."threads_now",
                        "t140"."asked_before",
                        "t140"."answered_before",
                        "t140"."waited_before",
                        "t140"."threads_before",
                        "t140"."scheduled_now",
                        "t140"."attended_now",
                        "t140"."invited_now",
                        "t140"."scheduled_before",
                        "t140"."attended_before",
                        "t140"."invited_before",
                        "t140"."sessions_now",
                        "t140"."users_now",
                        "t140"."minutes_now",
                        "t140"."sessions_before",
                        "t140"."users_before",
                        "t140"."minutes_before",
                        "t140"."assigned_now",
                        "t140"."assigned_before"
                      FROM (
                        SELECT
                          "t138"."snapshot_date",
                          "t138"."surviving_account_csn",
                          "t138"."seats_purchased",
                          "t138"."seat_band",
                          "t138"."industry_group",
                          "t138"."was_active_before",
                          "t138"."is_shared",
                          "t138"."is_frozen",
                          "t138"."last_active_on",
                          "t138"."asked_now",
                          "t138"."answered_now",
                          "t138"."waited_now",
                          "t138"."threads_now",
                          "t138"."asked_before",
                          "t138"."answered_before",
                          "t138"."waited_before",
                          "t138"."threads_before",
                          "t138"."scheduled_now",
                          "t138"."attended_now",
                          "t138"."invited_now",
                          "t138"."scheduled_before",
                          "t138"."attended_before",
                          "t138"."invited_before",
                          "t138"."sessions_now",
                          "t138"."users_now",
                          "t138"."minutes_now",
                          "t138"."sessions_before",
                          "t138"."users_before",
                          "t138"."minutes_before",
                          "t131"."csn_3",
                          "t131"."assigned_now",
                          "t131"."assigned_before"
                        FROM (
                          SELECT
                            "t135"."snapshot_date",
                            "t135"."surviving_account_csn",
                            "t135"."seats_purchased",
                            "t135"."seat_band",
                            "t135"."industry_group",
                            "t135"."was_active_before",
                            "t135"."is_shared",
                            "t135"."is_frozen",
                            "t135"."last_active_on",
                            "t135"."asked_now",
                            "t135"."answered_now",
                            "t135"."waited_now",
                            "t135"."threads_now",
                            "t135"."asked_before",
                            "t135"."answered_before",
                            "t135"."waited_before",
                            "t135"."threads_before",
                            "t135"."scheduled_now",
                            "t135"."attended_now",
                            "t135"."invited_now",
                            "t135"."scheduled_before",
                            "t135"."attended_before",
                            "t135"."invited_before",
                            "t135"."sessions_now",
                            "t135"."users_now",
                            "t135"."minutes_now",
                            "t135"."sessions_before",
                            "t135"."users_before",
                            "t135"."minutes_before"
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
                              "t134"."csn_2",
                              "t134"."sessions_now",
                              "t134"."users_now",
                              "t134"."minutes_now",
                              "t134"."sessions_before",
                              "t134"."users_before",
                              "t134"."minutes_before"
                            FROM (
                              SELECT
                                "t115"."snapshot_date",
                                "t115"."surviving_account_csn",
                                "t115"."seats_purchased",
                                "t115"."seat_band",
                                "t115"."industry_group",
                                "t115"."was_active_before",
                                "t115"."is_shared",
                                "t115"."is_frozen",
                                "t115"."last_active_on",
                                "t115"."asked_now",
                                "t115"."answered_now",
                                "t115"."waited_now",
                                "t115"."threads_now",
                                "t115"."asked_before",
                                "t115"."answered_before",
                                "t115"."waited_before",
                                "t115"."threads_before",
                                "t115"."scheduled_now",
                                "t115"."attended_now",
                                "t115"."invited_now",
                                "t115"."scheduled_before",
                                "t115"."attended_before",
                                "t115"."invited_before"
                              FROM (
                                SELECT
                                  "t107"."snapshot_date",
                                  "t107"."surviving_account_csn",
                                  "t107"."seats_purchased",
                                  "t107"."seat_band",
                                  "t107"."industry_group",
                                  "t107"."was_active_before",
                                  "t107"."is_shared",
                                  "t107"."is_frozen",
                                  "t107"."last_active_on",
                                  "t107"."asked_now",
                                  "t107"."answered_now",
                                  "t107"."waited_now",
                                  "t107"."threads_now",
                                  "t107"."asked_before",
                                  "t107"."answered_before",
                                  "t107"."waited_before",
                                  "t107"."threads_before",
                                  "t74"."csn_1",
                                  "t74"."scheduled_now",
                                  "t74"."attended_now",
                                  "t74"."invited_now",
                                  "t74"."scheduled_before",
                                  "t74"."attended_before",
                                  "t74"."invited_before"
                                FROM (
                                  SELECT
                                    "t98"."snapshot_date",
                                    "t98"."surviving_account_csn",
                                    "t98"."seats_purchased",
                                    "t98"."seat_band",
                                    "t98"."industry_group",
                                    "t98"."was_active_before",
                                    "t98"."is_shared",
                                    "t98"."is_frozen",
                                    "t98"."last_active_on",
                                    "t98"."asked_now",
                                    "t98"."answered_now",
                                    "t98"."waited_now",
                                    "t98"."threads_now",
                                    "t98"."asked_before",
                                    "t98"."answered_before",
                                    "t98"."waited_before",
                                    "t98"."threads_before"
                                  FROM (
                                    SELECT
                                      "t32"."snapshot_date",
                                      "t32"."surviving_account_csn",
                                      "t32"."seats_purchased",
                                      "t32"."seat_band",
                                      "t32"."industry_group",
                                      "t32"."was_active_before",
                                      "t32"."is_shared",
                                      "t32"."is_frozen",
                                      "t32"."last_active_on",
                                      "t95"."csn_0",
                                      "t95"."asked_now",
                                      "t95"."answered_now",
                                      "t95"."waited_now",
                                      "t95"."threads_now",
                                      "t95"."asked_before",
                                      "t95"."answered_before",
                                      "t95"."waited_before",
                                      "t95"."threads_before"
                                    FROM (
                                      SELECT
                                        *
                                      FROM "engagement_accounts_monthly" AS "t8"
                                      WHERE
                                        NOT (
                                          "t8"."is_frozen"
                                        )
                                    ) AS "t32"
                                    LEFT OUTER JOIN (
                                      SELECT
                                        "t89"."surviving_account_csn" AS "csn_0",
                                        "t89"."asked_now",
                                        "t89"."answered_now",
                                        "t89"."waited_now",
                                        "t89"."threads_now",
                                        "t89"."asked_before",
                                        "t89"."answered_before",
                                        "t89"."waited_before",
                                        "t89"."threads_before"
                                      FROM (
                                        SELECT
                                          "t72"."surviving_account_csn",
                                          SUM(
                                            CAST("t72"."is_real"
                                            AND NOT (
                                              "t72"."is_inbound"
                                            )
                                            AND (
                                              (
                                                "t72"."sent_on" > (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                )
                                              )
                                              AND (
                                                "t72"."sent_on" <= CAST(':last_day' AS DATE)
                                              )
                                            )
                                            AND (
                                              "t72"."sent_on" <= (
                                                CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                              )
                                            ) AS INT)
                                          ) AS "asked_now",
                                          SUM(
                                            CAST("t72"."is_real"
                                            AND NOT (
                                              "t72"."is_inbound"
                                            )
                                            AND (
                                              (
                                                "t72"."sent_on" > (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                )
                                              )
                                              AND (
                                                "t72"."sent_on" <= CAST(':last_day' AS DATE)
                                              )
                                            )
                                            AND (
                                              "t72"."sent_on" <= (
                                                CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                              )
                                            )
                                            AND COALESCE("t72"."answered_on" <= CAST(':last_day' AS DATE), FALSE) AS INT)
                                          ) AS "answered_now",
                                          SUM(
                                            CASE
                                              WHEN "t72"."is_real"
                                              AND NOT (
                                                "t72"."is_inbound"
                                              )
                                              AND (
                                                (
                                                  "t72"."sent_on" > (
                                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                  )
                                                )
                                                AND (
                                                  "t72"."sent_on" <= CAST(':last_day' AS DATE)
                                                )
                                              )
                                              AND (
                                                "t72"."sent_on" <= (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                                )
                                              )
                                              AND COALESCE("t72"."answered_on" <= CAST(':last_day' AS DATE), FALSE)
                                              THEN DATE_DIFF('MICROSECOND', "t72"."sent_at", "t72"."answered_at")
                                              ELSE 0
                                            END
                                          ) AS "waited_now",
                                          SUM(
                                            CAST("t72"."is_first"
                                            AND "t72"."is_inbound"
                                            AND "t72"."is_real"
                                            AND (
                                              (
                                                "t72"."sent_on" > (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                )
                                              )
                                              AND (
                                                "t72"."sent_on" <= CAST(':last_day' AS DATE)
                                              )
                                            ) AS INT)
                                          ) AS "threads_now",
                                          SUM(
                                            CAST("t72"."is_real"
                                            AND NOT (
                                              "t72"."is_inbound"
                                            )
                                            AND (
                                              (
                                                "t72"."sent_on" > (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                                )
                                              )
                                              AND (
                                                "t72"."sent_on" <= (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                )
                                              )
                                            )
                                            AND (
                                              "t72"."sent_on" <= (
                                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-3' DAY
                                              )
                                            ) AS INT)
                                          ) AS "asked_before",
                                          SUM(
                                            CAST("t72"."is_real"
                                            AND NOT (
                                              "t72"."is_inbound"
                                            )
                                            AND (
                                              (
                                                "t72"."sent_on" > (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                                )
                                              )
                                              AND (
                                                "t72"."sent_on" <= (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                )
                                              )
                                            )
                                            AND (
                                              "t72"."sent_on" <= (
                                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-3' DAY
                                              )
                                            )
                                            AND COALESCE("t72"."answered_on" <= (
                                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                            ), FALSE) AS INT)
                                          ) AS "answered_before",
                                          SUM(
                                            CASE
                                              WHEN "t72"."is_real"
                                              AND NOT (
                                                "t72"."is_inbound"
                                              )
                                              AND (
                                                (
                                                  "t72"."sent_on" > (
                                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                                  )
                                                )
                                                AND (
                                                  "t72"."sent_on" <= (
                                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                  )
                                                )
                                              )
                                              AND (
                                                "t72"."sent_on" <= (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-3' DAY
                                                )
                                              )
                                              AND COALESCE("t72"."answered_on" <= (
                                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                              ), FALSE)
                                              THEN DATE_DIFF('MICROSECOND', "t72"."sent_at", "t72"."answered_at")
                                              ELSE 0
                                            END
                                          ) AS "waited_before",
                                          SUM(
                                            CAST("t72"."is_first"
                                            AND "t72"."is_inbound"
                                            AND "t72"."is_real"
                                            AND (
                                              (
                                                "t72"."sent_on" > (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                                )
                                              )
                                              AND (
                                                "t72"."sent_on" <= (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                )
                                              )
                                            ) AS INT)
                                          ) AS "threads_before"
                                        FROM "t70" AS "t72"
                                        GROUP BY
                                          1
                                      ) AS "t89"
                                    ) AS "t95"
                                      ON "t32"."surviving_account_csn" = "t95"."csn_0"
                                  ) AS "t98"
                                ) AS "t107"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t68"."surviving_account_csn" AS "csn_1",
                                    "t68"."scheduled_now",
                                    "t68"."attended_now",
                                    "t68"."invited_now",
                                    "t68"."scheduled_before",
                                    "t68"."attended_before",
                                    "t68"."invited_before"
                                  FROM (
                                    SELECT
                                      "t58"."surviving_account_csn",
                                      SUM(
                                        CAST((
                                          "t58"."scheduled_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t58"."scheduled_on" <= CAST(':last_day' AS DATE)
                                        ) AS INT)
                                      ) AS "scheduled_now",
                                      SUM(
                                        CAST((
                                          "t58"."scheduled_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t58"."scheduled_on" <= CAST(':last_day' AS DATE)
                                        )
                                        AND "t58"."attended" AS INT)
                                      ) AS "attended_now",
                                      SUM(
                                        CAST((
                                          "t58"."scheduled_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t58"."scheduled_on" <= CAST(':last_day' AS DATE)
                                        )
                                        AND COALESCE("t58"."initiated_by" = 'customer', FALSE) AS INT)
                                      ) AS "invited_now",
                                      SUM(
                                        CAST((
                                          "t58"."scheduled_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t58"."scheduled_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        ) AS INT)
                                      ) AS "scheduled_before",
                                      SUM(
                                        CAST((
                                          "t58"."scheduled_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t58"."scheduled_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND "t58"."attended" AS INT)
                                      ) AS "attended_before",
                                      SUM(
                                        CAST((
                                          "t58"."scheduled_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t58"."scheduled_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND COALESCE("t58"."initiated_by" = 'customer', FALSE) AS INT)
                                      ) AS "invited_before"
                                    FROM (
                                      SELECT
                                        "t48"."meeting_id",
                                        "t48"."account_csn",
                                        "t48"."scheduled_at",
                                        "t48"."attended",
                                        "t48"."is_cancelled",
                                        "t48"."initiated_by",
                                        "t48"."contact_id",
                                        "t48"."scheduled_on",
                                        COALESCE("t48"."final_csn", "t48"."account_csn") AS "surviving_account_csn"
                                      FROM "t43" AS "t48"
                                      WHERE
                                        NOT (
                                          COALESCE("t48"."is_cancelled", FALSE)
                                        )
                                    ) AS "t58"
                                    GROUP BY
                                      1
                                  ) AS "t68"
                                ) AS "t74"
                                  ON "t107"."surviving_account_csn" = "t74"."csn_1"
                              ) AS "t115"
                            ) AS "t122"
                            LEFT OUTER JOIN (
                              SELECT
                                "t128"."surviving_account_csn" AS "csn_2",
                                "t128"."sessions_now",
                                "t128"."users_now",
                                "t128"."minutes_now",
                                "t128"."sessions_before",
                                "t128"."users_before",
                                "t128"."minutes_before"
                              FROM (
                                SELECT
                                  "t112"."surviving_account_csn",
                                  SUM(
                                    CAST("t112"."is_now"
                                    AND (
                                      (
                                        "t112"."started_on" > (
                                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                        )
                                      )
                                      AND (
                                        "t112"."started_on" <= CAST(':last_day' AS DATE)
                                      )
                                    ) AS INT)
                                  ) AS "sessions_now",
                                  COUNT(
                                    DISTINCT CASE
                                      WHEN "t112"."is_now"
                                      AND (
                                        (
                                          "t112"."started_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t112"."started_on" <= CAST(':last_day' AS DATE)
                                        )
                                      )
                                      THEN "t112"."user_id"
                                      ELSE CAST(NULL AS TEXT)
                                    END
                                  ) AS "users_now",
                                  CAST(SUM(
                                    CAST(CASE
                                      WHEN "t112"."is_now"
                                      AND (
                                        (
                                          "t112"."started_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t112"."started_on" <= CAST(':last_day' AS DATE)
                                        )
                                      )
                                      THEN "t112"."duration_minutes"
                                      ELSE 0.0
                                    END AS DECIMAL(18, 6))
                                  ) AS DOUBLE) AS "minutes_now",
                                  SUM(
                                    CAST("t112"."is_before"
                                    AND (
                                      (
                                        "t112"."started_on" > (
                                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                        )
                                      )
                                      AND (
                                        "t112"."started_on" <= (
                                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                        )
                                      )
                                    ) AS INT)
                                  ) AS "sessions_before",
                                  COUNT(
                                    DISTINCT CASE
                                      WHEN "t112"."is_before"
                                      AND (
                                        (
                                          "t112"."started_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t112"."started_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                      )
                                      THEN "t112"."user_id"
                                      ELSE CAST(NULL AS TEXT)
                                    END
                                  ) AS "users_before",
                                  CAST(SUM(
                                    CAST(CASE
                                      WHEN "t112"."is_before"
                                      AND (
                                        (
                                          "t112"."started_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t112"."started_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                      )
                                      THEN "t112"."duration_minutes"
                                      ELSE 0.0
                                    END AS DECIMAL(18, 6))
                                  ) AS DOUBLE) AS "minutes_before"
                                FROM (
                                  SELECT
                                    "t103"."surviving_account_csn",
                                    "t103"."tenant_id",
                                    "t103"."is_now",
                                    "t103"."is_before",
                                    "t14"."session_id",
                                    "t14"."user_id",
                                    "t14"."product_offering",
                                    "t14"."started_at",
                                    "t14"."duration_minutes",
                                    "t14"."features_used",
                                    "t14"."started_on"
                                  FROM (
                                    SELECT
                                      "t96"."surviving_account_csn",
                                      "t96"."tenant_id",
                                      BOOL_OR(CAST("t96"."period" = 'now' AS BOOLEAN)) AS "is_now",
                                      BOOL_OR(CAST("t96"."period" = 'before' AS BOOLEAN)) AS "is_before"
                                    FROM "t93" AS "t96"
                                    GROUP BY
                                      1,
                                      2
                                  ) AS "t103"
                                  INNER JOIN "product_sessions" AS "t14"
                                    ON "t103"."tenant_id" = "t14"."tenant_id"
                                ) AS "t112"
                                GROUP BY
                                  1
                              ) AS "t128"
                            ) AS "t134"
                              ON "t122"."surviving_account_csn" = "t134"."csn_2"
                          ) AS "t135"
                        ) AS "t138"
                        LEFT OUTER JOIN (
                          SELECT
                            "t126"."surviving_account_csn" AS "csn_3",
                            "t126"."assigned_now",
                            "t126"."assigned_before"
                          FROM (
                            SELECT
                              "t113"."surviving_account_csn",
                              COUNT(
                                DISTINCT CASE
                                  WHEN "t113"."is_now"
                                  AND (
                                    "t113"."assigned_on" <= CAST(':last_day' AS DATE)
                                  )
                                  AND COALESCE("t113"."unassigned_on" > CAST(':last_day' AS DATE), TRUE)
                                  THEN "t113"."user_id"
                                  ELSE CAST(NULL AS TEXT)
                                END
                              ) AS "assigned_now",
                              COUNT(
                                DISTINCT CASE
                                  WHEN "t113"."is_before"
                                  AND (
                                    "t113"."assigned_on" <= (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                  )
                                  AND COALESCE(
                                    "t113"."unassigned_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    ),
                                    TRUE
                                  )
                                  THEN "t113"."user_id"
                                  ELSE CAST(NULL AS TEXT)
                                END
                              ) AS "assigned_before"
                            FROM (
                              SELECT
                                "t104"."surviving_account_csn",
                                "t104"."tenant_id",
                                "t104"."pool_id",
                                "t104"."is_now",
                                "t104"."is_before",
                                "t13"."user_id",
                                "t13"."assigned_on",
                                "t13"."unassigned_on"
                              FROM (
                                SELECT
                                  "t96"."surviving_account_csn",
                                  "t96"."tenant_id",
                                  "t96"."pool_id",
                                  BOOL_OR(CAST("t96"."period" = 'now' AS BOOLEAN)) AS "is_now",
                                  BOOL_OR(CAST("t96"."period" = 'before' AS BOOLEAN)) AS "is_before"
                                FROM "t93" AS "t96"
                                GROUP BY
                                  1,
                                  2,
                                  3
                              ) AS "t104"
                              INNER JOIN "seat_assignments" AS "t13"
                                ON "t104"."tenant_id" = "t13"."tenant_id" AND "t104"."pool_id" = "t13"."pool_id"
                            ) AS "t113"
                            GROUP BY
                              1
                          ) AS "t126"
                        ) AS "t131"
                          ON "t138"."surviving_account_csn" = "t131"."csn_3"
                      ) AS "t140"
                    ) AS "t144"
                    LEFT OUTER JOIN (
                      SELECT
                        "t117"."surviving_account_csn" AS "csn_4",
                        "t117"."stakeholder_known_now",
                        "t117"."executive_known_now",
                        "t117"."champion_known_now",
                        "t117"."stakeholder_known_before",
                        "t117"."executive_known_before",
                        "t117"."champion_known_before",
                        "t117"."people_now",
                        "t117"."executive_on_now",
                        "t117"."champion_events_now",
                        "t117"."champion_named_now",
                        "t117"."people_before",
                        "t117"."executive_on_before",
                        "t117"."champion_events_before",
                        "t117"."champion_named_before"
                      FROM (
                        SELECT
                          "t81"."surviving_account_csn",
                          "t81"."stakeholder_known_now",
                          "t81"."executive_known_now",
                          "t81"."champion_known_now",
                          "t81"."stakeholder_known_before",
                          "t81"."executive_known_before",
                          "t81"."champion_known_before",
                          "t109"."contact_account",
                          "t109"."people_now",
                          "t109"."executive_on_now",
                          "t109"."champion_events_now",
                          "t109"."champion_named_now",
                          "t109"."people_before",
                          "t109"."executive_on_before",
                          "t109"."champion_events_before",
                          "t109"."champion_named_before"
                        FROM (
                          SELECT
                            "t67"."surviving_account_csn",
                            BOOL_OR(CAST("t67"."is_now" AS BOOLEAN)) AS "stakeholder_known_now",
                            BOOL_OR(CAST("t67"."is_now" AND (
                              "t67"."contact_role" = 'executive'
                            ) AS BOOLEAN)) AS "executive_known_now",
                            BOOL_OR(CAST("t67"."is_now" AND (
                              "t67"."contact_role" = 'champion'
                            ) AS BOOLEAN)) AS "champion_known_now",
                            BOOL_OR(CAST("t67"."is_before" AS BOOLEAN)) AS "stakeholder_known_before",
                            BOOL_OR(CAST("t67"."is_before" AND (
                              "t67"."contact_role" = 'executive'
                            ) AS BOOLEAN)) AS "executive_known_before",
                            BOOL_OR(CAST("t67"."is_before" AND (
                              "t67"."contact_role" = 'champion'
                            ) AS BOOLEAN)) AS "champion_known_before"
                          FROM "t66" AS "t67"
                          GROUP BY
                            1
                        ) AS "t81"
                        LEFT OUTER JOIN (
                          SELECT
                            "t94"."surviving_account_csn" AS "contact_account",
                            COUNT(
                              DISTINCT CASE
                                WHEN "t94"."is_now"
                                AND (
                                  "t94"."day" <= CAST(':last_day' AS DATE)
                                )
                                AND (
                                  "t94"."day" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-90' DAY
                                  )
                                )
                                THEN "t94"."contact_id"
                                ELSE CAST(NULL AS TEXT)
                              END
                            ) AS "people_now",
                            MAX(
                              CASE
                                WHEN "t94"."is_now"
                                AND (
                                  "t94"."day" <= CAST(':last_day' AS DATE)
                                )
                                AND (
                                  "t94"."contact_role" = 'executive'
                                )
                                THEN "t94"."day"
                                ELSE CAST(NULL AS DATE)
                              END
                            ) AS "executive_on_now",
                            SUM(
                              CAST("t94"."is_now"
                              AND (
                                "t94"."day" <= CAST(':last_day' AS DATE)
                              )
                              AND (
                                "t94"."contact_role" = 'champion'
                              )
                              AND (
                                (
                                  "t94"."day" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t94"."day" <= CAST(':last_day' AS DATE)
                                )
                              )
                              AND "t94"."is_event" AS INT)
                            ) AS "champion_events_now",
                            BOOL_OR(
                              CAST("t94"."is_now"
                              AND (
                                "t94"."day" <= CAST(':last_day' AS DATE)
                              )
                              AND (
                                "t94"."contact_role" = 'champion'
                              )
                              AND (
                                (
                                  "t94"."day" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t94"."day" <= CAST(':last_day' AS DATE)
                                )
                              )
                              AND NOT (
                                "t94"."is_event"
                              ) AS BOOLEAN)
                            ) AS "champion_named_now",
                            COUNT(
                              DISTINCT CASE
                                WHEN "t94"."is_before"
                                AND (
                                  "t94"."day" <= (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t94"."day" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-90' DAY
                                  )
                                )
                                THEN "t94"."contact_id"
                                ELSE CAST(NULL AS TEXT)
                              END
                            ) AS "people_before",
                            MAX(
                              CASE
                                WHEN "t94"."is_before"
                                AND (
                                  "t94"."day" <= (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t94"."contact_role" = 'executive'
                                )
                                THEN "t94"."day"
                                ELSE CAST(NULL AS DATE)
                              END
                            ) AS "executive_on_before",
                            SUM(
                              CAST("t94"."is_before"
                              AND (
                                "t94"."day" <= (
                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                )
                              )
                              AND (
                                "t94"."contact_role" = 'champion'
                              )
                              AND (
                                (
                                  "t94"."day" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t94"."day" <= (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                              )
                              AND "t94"."is_event" AS INT)
                            ) AS "champion_events_before",
                            BOOL_OR(
                              CAST("t94"."is_before"
                              AND (
                                "t94"."day" <= (
                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                )
                              )
                              AND (
                                "t94"."contact_role" = 'champion'
                              )
                              AND (
                                (
                                  "t94"."day" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t94"."day" <= (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                              )
                              AND NOT (
                                "t94"."is_event"
                              ) AS BOOLEAN)
                            ) AS "champion_named_before"
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t88"."surviving_account_csn",
                                "t88"."contact_id",
                                "t88"."contact_role",
                                "t88"."is_now",
                                "t88"."is_before",
                                "t88"."day",
                                TRUE AS "is_event"
                              FROM (
                                SELECT
                                  "t69"."surviving_account_csn",
                                  "t69"."contact_id",
                                  "t69"."contact_role",
                                  "t69"."is_now",
                                  "t69"."is_before",
                                  "t84"."day"
                                FROM "t66" AS "t69"
                                INNER JOIN (
                                  SELECT
                                    *
                                  FROM (
                                    SELECT
                                      "t72"."surviving_account_csn",
                                      "t72"."contact_id",
                                      "t72"."sent_on" AS "day"
                                    FROM "t70" AS "t72"
                                    WHERE
                                      "t72"."is_real" AND "t72"."is_inbound" AND "t72"."contact_id" IS NOT NULL
                                  ) AS "t78"
                                  UNION ALL
                                  SELECT
                                    *
                                  FROM (
                                    SELECT
                                      COALESCE("t48"."final_csn", "t48"."account_csn") AS "surviving_account_csn",
                                      "t48"."contact_id",
                                      "t48"."scheduled_on" AS "day"
                                    FROM "t43" AS "t48"
                                    WHERE
                                      NOT (
                                        COALESCE("t48"."is_cancelled", FALSE)
                                      )
                                      AND "t48"."attended"
                                      AND "t48"."contact_id" IS NOT NULL
                                  ) AS "t59"
                                ) AS "t84"
                                  ON "t69"."surviving_account_csn" = "t84"."surviving_account_csn"
                                  AND "t69"."contact_id" = "t84"."contact_id"
                              ) AS "t88"
                            ) AS "t91"
                            UNION ALL
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t77"."surviving_account_csn",
                                "t77"."contact_id",
                                "t77"."contact_role",
                                "t77"."is_now",
                                "t77"."is_before",
                                "t77"."day",
                                FALSE AS "is_event"
                              FROM (
                                SELECT
                                  "t69"."surviving_account_csn",
                                  "t69"."contact_id",
                                  "t69"."contact_role",
                                  "t69"."is_now",
                                  "t69"."is_before",
                                  "t57"."day"
                                FROM "t66" AS "t69"
                                INNER JOIN (
                                  SELECT DISTINCT
                                    COALESCE("t47"."final_csn", "t47"."account_csn") AS "surviving_account_csn",
                                    "t47"."contact_id",
                                    "t47"."contact_role",
                                    "t47"."last_contact_on" AS "day"
                                  FROM "t41" AS "t47"
                                  WHERE
                                    "t47"."last_contact_on" IS NOT NULL
                                ) AS "t57"
                                  ON "t69"."surviving_account_csn" = "t57"."surviving_account_csn"
                                  AND "t69"."contact_id" = "t57"."contact_id"
                                  AND "t69"."contact_role" = "t57"."contact_role"
                              ) AS "t77"
                            ) AS "t83"
                          ) AS "t94"
                          GROUP BY
                            1
                        ) AS "t109"
                          ON "t81"."surviving_account_csn" = "t109"."contact_account"
                      ) AS "t117"
                    ) AS "t125"
                      ON "t144"."surviving_account_csn" = "t125"."csn_4"
                  ) AS "t145"
                ) AS "t147"
                LEFT OUTER JOIN (
                  SELECT
                    "t139"."surviving_account_csn" AS "csn_5",
                    "t139"."available_now",
                    "t139"."used_now",
                    "t139"."available_before",
                    "t139"."used_before"
                  FROM (
                    SELECT
                      "t136"."surviving_account_csn",
                      SUM(CAST("t136"."is_now" AS INT)) AS "available_now",
                      SUM(CAST("t136"."is_now" AND "t136"."used_now" AS INT)) AS "used_now",
                      SUM(CAST("t136"."is_before" AS INT)) AS "available_before",
                      SUM(CAST("t136"."is_before" AND "t136"."used_before" AS INT)) AS "used_before"
                    FROM (
                      SELECT
                        "t127"."surviving_account_csn",
                        "t127"."product_offering",
                        "t127"."feature",
                        BOOL_OR(CAST("t127"."is_now" AS BOOLEAN)) AS "is_now",
                        BOOL_OR(CAST("t127"."is_before" AS BOOLEAN)) AS "is_before",
                        BOOL_OR(
                          CAST(COALESCE(
                            NOT (
                              CONTAINS("t127"."feature", ';')
                            )
                            AND CONTAINS(';' || "t127"."features_used" || ';', ';' || "t127"."feature" || ';'),
                            FALSE
                          )
                          AND COALESCE("t127"."used_now", FALSE) AS BOOLEAN)
                        ) AS "used_now",
                        BOOL_OR(
                          CAST(COALESCE(
                            NOT (
                              CONTAINS("t127"."feature", ';')
                            )
                            AND CONTAINS(';' || "t127"."features_used" || ';', ';' || "t127"."feature" || ';'),
                            FALSE
                          )
                          AND COALESCE("t127"."used_before", FALSE) AS BOOLEAN)
                        ) AS "used_before"
                      FROM (
                        SELECT
                          "t119"."surviving_account_csn",
                          "t119"."product_offering",
                          "t119"."feature",
                          "t119"."is_now",
                          "t119"."is_before",
                          "t123"."surviving_account_csn" AS "surviving_account_csn_right",
                          "t123"."product_offering" AS "product_offering_right",
                          "t123"."features_used",
                          "t123"."used_now",
                          "t123"."used_before"
                        FROM (
                          SELECT
                            "t110"."surviving_account_csn",
                            "t110"."product_offering",
                            "t110"."feature",
                            BOOL_OR(CAST("t110"."is_now" AS BOOLEAN)) AS "is_now",
                            BOOL_OR(CAST("t110"."is_before" AS BOOLEAN)) AS "is_before"
                          FROM (
                            SELECT
                              "t102"."surviving_account_csn",
                              "t102"."offering_product_line_code",
                              "t102"."is_now",
                              "t102"."is_before",
                              "t24"."product_offering",
                              "t26"."feature"
                            FROM (
                              SELECT
                                "t96"."surviving_account_csn",
                                "t96"."offering_product_line_code",
                                BOOL_OR(CAST("t96"."period" = 'now' AS BOOLEAN)) AS "is_now",
                                BOOL_OR(CAST("t96"."period" = 'before' AS BOOLEAN)) AS "is_before"
                              FROM "t93" AS "t96"
                              GROUP BY
                                1,
                                2
                            ) AS "t102"
                            INNER JOIN (
                              SELECT DISTINCT
                                "t2"."product_offering",
                                "t2"."offering_product_line_code"
                              FROM "product_offerings" AS "t2"
                            ) AS "t24"
                              ON "t102"."offering_product_line_code" = "t24"."offering_product_line_code"
                            INNER JOIN (
                              SELECT DISTINCT
                                *
                              FROM "product_features" AS "t3"
                            ) AS "t26"
                              ON "t24"."product_offering" = "t26"."product_offering"
                          ) AS "t110"
                          GROUP BY
                            1,
                            2,
                            3
                        ) AS "t119"
                        LEFT OUTER JOIN (
                          SELECT
                            "t111"."surviving_account_csn",
                            "t111"."product_offering",
                            "t111"."features_used",
                            BOOL_OR(CAST("t111"."is_now" AND "t111"."in_now" AS BOOLEAN)) AS "used_now",
                            BOOL_OR(CAST("t111"."is_before" AND "t111"."in_before" AS BOOLEAN)) AS "used_before"
                          FROM (
                            SELECT
                              "t103"."surviving_account_csn",
                              "t103"."tenant_id",
                              "t103"."is_now",
                              "t103"."is_before",
                              "t46"."product_offering",
                              "t46"."features_used",
                              "t46"."in_now",
                              "t46"."in_before"
                            FROM (
                              SELECT
                                "t96"."surviving_account_csn",
                                "t96"."tenant_id",
                                BOOL_OR(CAST("t96"."period" = 'now' AS BOOLEAN)) AS "is_now",
                                BOOL_OR(CAST("t96"."period" = 'before' AS BOOLEAN)) AS "is_before"
                              FROM "t93" AS "t96"
                              GROUP BY
                                1,
                                2
                            ) AS "t103"
                            INNER JOIN (
                              SELECT
                                "t27"."tenant_id",
                                "t27"."product_offering",
                                "t27"."features_used",
                                BOOL_OR(
                                  CAST((
                                    "t27"."started_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                  )
                                  AND (
                                    "t27"."started_on" <= CAST(':last_day' AS DATE)
                                  ) AS BOOLEAN)
                                ) AS "in_now",
                                BOOL_OR(
                                  CAST((
                                    "t27"."started_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                    )
                                  )
                                  AND (
                                    "t27"."started_on" <= (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                  ) AS BOOLEAN)
                                ) AS "in_before"
                              FROM (
                                SELECT
                                  *
                                FROM "product_sessions" AS "t5"
                                WHERE
                                  "t5"."features_used" IS NOT NULL
                              ) AS "t27"
                              GROUP BY
                                1,
                                2,
                                3
                            ) AS "t46"
                              ON "t103"."tenant_id" = "t46"."tenant_id"
                          ) AS "t111"
                          GROUP BY
                            1,
                            2,
                            3
                        ) AS "t123"
                          ON "t119"."surviving_account_csn" = "t123"."surviving_account_csn"
                          AND "t119"."product_offering" = "t123"."product_offering"
                      ) AS "t127"
                      GROUP BY
                        1,
                        2,
                        3
                    ) AS "t136"
                    GROUP BY
                      1
                  ) AS "t139"
                ) AS "t142"
                  ON "t147"."surviving_account_csn" = "t142"."csn_5"
              ) AS "t148"
            ) AS "t150"
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
            ) AS "t51"
          ) AS "t151"
        ) AS "t153"
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
        ) AS "t31"
      ) AS "t154"
    ) AS "t156"
    LEFT OUTER JOIN (
      SELECT
        "t121"."noise_csn",
        "t121"."noise_factor",
        "t121"."rows" AS "changes",
        (
          "t121"."low" + "t121"."high"
        ) * 0.5 * 1.4826 AS "noise_band"
      FROM (
        SELECT
          "t114"."noise_csn",
          "t114"."noise_factor",
          MIN("t114"."distance") AS "low",
          MAX("t114"."distance") AS "high",
          MAX("t114"."size") AS "rows"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t97"."noise_csn",
              "t97"."noise_factor",
              "t97"."ago",
              "t97"."distance",
              ROW_NUMBER() OVER (
                PARTITION BY "t97"."noise_csn", "t97"."noise_factor"
                ORDER BY "t97"."distance" ASC, "t97"."ago" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place",
              COUNT(*) OVER (
                PARTITION BY "t97"."noise_csn", "t97"."noise_factor"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "size"
            FROM (
              SELECT
                "t38"."surviving_account_csn" AS "noise_csn",
                "t38"."factor" AS "noise_factor",
                "t38"."ago",
                ABS((
                  "t38"."current_value" - "t39"."former_value"
                ) - "t87"."median") AS "distance"
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
              ) AS "t38"
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
              ) AS "t39"
                ON "t38"."surviving_account_csn" = "t39"."former_csn"
                AND "t38"."factor" = "t39"."former_factor"
                AND "t38"."ago" = "t39"."next_ago"
              INNER JOIN (
                SELECT
                  "t80"."noise_csn",
                  "t80"."noise_factor",
                  "t80"."rows",
                  (
                    "t80"."low" + "t80"."high"
                  ) * 0.5 AS "median"
                FROM (
                  SELECT
                    "t73"."noise_csn",
                    "t73"."noise_factor",
                    MIN("t73"."change") AS "low",
                    MAX("t73"."change") AS "high",
                    MAX("t73"."size") AS "rows"
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t53"."noise_csn",
                        "t53"."noise_factor",
                        "t53"."ago",
                        "t53"."change",
                        ROW_NUMBER() OVER (
                          PARTITION BY "t53"."noise_csn", "t53"."noise_factor"
                          ORDER BY "t53"."change" ASC, "t53"."ago" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) - 1 AS "place",
                        COUNT(*) OVER (
                          PARTITION BY "t53"."noise_csn", "t53"."noise_factor"
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) AS "size"
                      FROM (
                        SELECT
                          "t38"."surviving_account_csn" AS "noise_csn",
                          "t38"."factor" AS "noise_factor",
                          "t38"."ago",
                          "t38"."current_value" - "t39"."former_value" AS "change"
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
                        ) AS "t38"
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
                        ) AS "t39"
                          ON "t38"."surviving_account_csn" = "t39"."former_csn"
                          AND "t38"."factor" = "t39"."former_factor"
                          AND "t38"."ago" = "t39"."next_ago"
                      ) AS "t53"
                    ) AS "t63"
                    WHERE
                      (
                        (
                          "t63"."place" + 1
                        ) * 2
                      ) >= "t63"."size"
                      AND (
                        (
                          "t63"."place" + 1
                        ) * 2
                      ) <= (
                        "t63"."size" + 2
                      )
                  ) AS "t73"
                  GROUP BY
                    1,
                    2
                ) AS "t80"
              ) AS "t87"
                ON "t38"."surviving_account_csn" = "t87"."noise_csn"
                AND "t38"."factor" = "t87"."noise_factor"
            ) AS "t97"
          ) AS "t105"
          WHERE
            (
              (
                "t105"."place" + 1
              ) * 2
            ) >= "t105"."size"
            AND (
              (
                "t105"."place" + 1
              ) * 2
            ) <= (
              "t105"."size" + 2
            )
        ) AS "t114"
        GROUP BY
          1,
          2
      ) AS "t121"
    ) AS "t132"
      ON "t156"."surviving_account_csn" = "t132"."noise_csn"
      AND "t156"."factor" = "t132"."noise_factor"
  ) AS "t157"
) AS "t158"