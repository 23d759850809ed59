WITH "t26" AS (
  SELECT
    "t10"."victim_account_csn" AS "merged_csn",
    "t10"."surviving_account_csn" AS "final_csn"
  FROM "account_merges" AS "t10"
), "t47" AS (
  SELECT
    "t17"."contact_id",
    "t17"."account_csn",
    "t17"."contact_role",
    "t17"."contact_name",
    "t17"."contact_email",
    "t17"."last_contact_on",
    "t17"."left_on",
    "t17"."by_month",
    "t37"."merged_csn",
    "t37"."final_csn"
  FROM "stakeholders" AS "t17"
  LEFT OUTER JOIN "t26" AS "t37"
    ON "t17"."account_csn" = "t37"."merged_csn"
), "t49" AS (
  SELECT
    "t21"."meeting_id",
    "t21"."account_csn",
    "t21"."scheduled_at",
    "t21"."attended",
    "t21"."is_cancelled",
    "t21"."initiated_by",
    "t21"."contact_id",
    "t21"."scheduled_on",
    "t37"."merged_csn",
    "t37"."final_csn"
  FROM "meetings" AS "t21"
  LEFT OUTER JOIN "t26" AS "t37"
    ON "t21"."account_csn" = "t37"."merged_csn"
), "t73" AS (
  SELECT
    "t62"."subscription_id",
    "t62"."account_csn",
    "t62"."tenant_id",
    "t62"."pool_id",
    "t62"."contract_id",
    "t62"."offering_external_key",
    "t62"."offering_product_line_code",
    "t62"."entitlement_model",
    "t62"."usage_type",
    "t62"."is_unlimited",
    "t62"."start_date",
    "t62"."seats_purchased",
    "t62"."end_date",
    "t62"."renews_subscription_id",
    "t62"."seats_assigned"
  FROM (
    SELECT
      "t51"."subscription_id",
      "t51"."account_csn",
      "t51"."tenant_id",
      "t51"."pool_id",
      "t51"."contract_id",
      "t51"."offering_external_key",
      "t51"."offering_product_line_code",
      "t51"."entitlement_model",
      "t51"."usage_type",
      "t51"."is_unlimited",
      "t51"."start_date",
      "t51"."seats_purchased",
      "t51"."end_date",
      "t51"."renews_subscription_id",
      "t51"."seats_assigned"
    FROM (
      SELECT
        "t39"."subscription_id",
        "t39"."account_csn",
        "t39"."tenant_id",
        "t39"."pool_id",
        "t39"."contract_id",
        "t39"."entitlement_model",
        "t39"."usage_type",
        "t39"."is_unlimited",
        "t39"."start_date",
        "t39"."seats_purchased",
        "t39"."end_date",
        "t39"."renews_subscription_id",
        "t39"."seats_assigned",
        COALESCE("t30"."offering_now", "t39"."offering_external_key") AS "offering_external_key",
        COALESCE("t30"."line_now", "t31"."moved_to", "t39"."offering_product_line_code") AS "offering_product_line_code"
      FROM (
        SELECT
          *
        FROM "entitlements" AS "t13"
        WHERE
          "t13"."usage_type" = 'COM'
          AND "t13"."entitlement_model" = 'SUS'
          AND NOT (
            "t13"."is_unlimited"
          )
      ) AS "t39"
      LEFT OUTER JOIN (
        SELECT
          "t8"."product_offering" AS "renamed_offering",
          "t8"."offering_product_line_code" AS "renamed_line",
          "t8"."successor_offering" AS "offering_now",
          "t8"."successor_line_code" AS "line_now"
        FROM "product_renames" AS "t8"
      ) AS "t30"
        ON "t39"."offering_external_key" = "t30"."renamed_offering"
        AND "t39"."offering_product_line_code" = "t30"."renamed_line"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t8"."offering_product_line_code" AS "moved_line",
          "t8"."successor_line_code" AS "moved_to"
        FROM "product_renames" AS "t8"
        WHERE
          "t8"."is_whole_line"
      ) AS "t31"
        ON "t39"."offering_product_line_code" = "t31"."moved_line"
    ) AS "t51"
  ) AS "t62"
  SEMI JOIN (
    SELECT
      *
    FROM "product_offerings" AS "t3"
    WHERE
      "t3"."is_standard_aum"
  ) AS "t28"
    ON "t62"."offering_external_key" = "t28"."product_offering"
    AND "t62"."offering_product_line_code" = "t28"."offering_product_line_code"
), "t76" AS (
  SELECT
    "t64"."surviving_account_csn",
    "t64"."contact_id",
    "t64"."contact_role",
    BOOL_OR(
      CAST(NOT (
        COALESCE("t64"."left_on" <= CAST(':last_day' AS DATE), FALSE)
      ) AS BOOLEAN)
    ) AS "is_now",
    BOOL_OR(
      CAST(NOT (
        COALESCE("t64"."left_on" <= (
          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
        ), FALSE)
      ) AS BOOLEAN)
    ) AS "is_before"
  FROM (
    SELECT
      "t53"."contact_id",
      "t53"."account_csn",
      "t53"."contact_role",
      "t53"."contact_name",
      "t53"."contact_email",
      "t53"."last_contact_on",
      "t53"."left_on",
      "t53"."by_month",
      COALESCE("t53"."final_csn", "t53"."account_csn") AS "surviving_account_csn"
    FROM "t47" AS "t53"
    WHERE
      "t53"."by_month" = CAST(':first_day' AS DATE)
  ) AS "t64"
  GROUP BY
    1,
    2,
    3
), "t83" AS (
  SELECT
    "t72"."message_id",
    "t72"."account_csn",
    "t72"."thread_id",
    "t72"."direction",
    "t72"."sent_at",
    "t72"."contact_id",
    "t72"."is_auto_reply",
    "t72"."sent_on",
    "t72"."surviving_account_csn",
    "t72"."is_real",
    "t72"."is_inbound",
    "t72"."reply_at",
    "t72"."reply_on",
    (
      ROW_NUMBER() OVER (
        PARTITION BY "t72"."surviving_account_csn", "t72"."thread_id"
        ORDER BY "t72"."sent_at" ASC, "t72"."message_id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1
    ) = 0 AS "is_first",
    MIN("t72"."reply_at") OVER (
      PARTITION BY "t72"."surviving_account_csn", "t72"."thread_id"
      ORDER BY "t72"."sent_at" ASC, "t72"."message_id" ASC
      ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
    ) AS "answered_at",
    MIN("t72"."reply_on") OVER (
      PARTITION BY "t72"."surviving_account_csn", "t72"."thread_id"
      ORDER BY "t72"."sent_at" ASC, "t72"."message_id" ASC
      ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
    ) AS "answered_on"
  FROM (
    SELECT
      "t50"."message_id",
      "t50"."account_csn",
      "t50"."thread_id",
      "t50"."direction",
      "t50"."sent_at",
      "t50"."contact_id",
      "t50"."is_auto_reply",
      "t50"."sent_on",
      COALESCE("t50"."final_csn", "t50"."account_csn") AS "surviving_account_csn",
      NOT (
        COALESCE("t50"."is_auto_reply", FALSE)
      ) AS "is_real",
      "t50"."direction" = 'inbound' AS "is_inbound",
      CASE
        WHEN NOT (
          COALESCE("t50"."is_auto_reply", FALSE)
        )
        AND (
          "t50"."direction" = 'inbound'
        )
        THEN "t50"."sent_at"
        ELSE CAST(NULL AS TIMESTAMPTZ)
      END AS "reply_at",
      CASE
        WHEN NOT (
          COALESCE("t50"."is_auto_reply", FALSE)
        )
        AND (
          "t50"."direction" = 'inbound'
        )
        THEN "t50"."sent_on"
        ELSE CAST(NULL AS DATE)
      END AS "reply_on"
    FROM (
      SELECT
        "t22"."message_id",
        "t22"."account_csn",
        "t22"."thread_id",
        "t22"."direction",
        "t22"."sent_at",
        "t22"."contact_id",
        "t22"."is_auto_reply",
        "t22"."sent_on",
        "t37"."merged_csn",
        "t37"."final_csn"
      FROM "emails" AS "t22"
      LEFT OUTER JOIN "t26" AS "t37"
        ON "t22"."account_csn" = "t37"."merged_csn"
    ) AS "t50"
  ) AS "t72"
), "t116" AS (
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t48"."final_csn", "t48"."account_csn") AS "surviving_account_csn",
      "t48"."tenant_id",
      "t48"."pool_id",
      "t48"."offering_product_line_code",
      "t48"."seats_purchased",
      "t48"."seats_assigned",
      'now' AS "period"
    FROM (
      SELECT
        "t20"."by_month",
        "t20"."subscription_id",
        "t20"."account_csn",
        "t20"."tenant_id",
        "t20"."pool_id",
        "t20"."contract_id",
        "t20"."offering_external_key",
        "t20"."offering_product_line_code",
        "t20"."seats_purchased",
        "t20"."seats_assigned",
        "t20"."start_date",
        "t20"."end_date",
        "t37"."merged_csn",
        "t37"."final_csn"
      FROM "active_subscription_monthly" AS "t20"
      LEFT OUTER JOIN "t26" AS "t37"
        ON "t20"."account_csn" = "t37"."merged_csn"
    ) AS "t48"
  ) AS "t61"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t111"."final_csn", "t111"."account_csn") AS "surviving_account_csn",
      "t111"."tenant_id",
      "t111"."pool_id",
      "t111"."offering_product_line_code",
      "t111"."seats_purchased",
      "t111"."seats_assigned",
      'before' AS "period"
    FROM (
      SELECT
        "t93"."subscription_id",
        "t93"."account_csn",
        "t93"."tenant_id",
        "t93"."pool_id",
        "t93"."contract_id",
        "t93"."offering_external_key",
        "t93"."offering_product_line_code",
        "t93"."entitlement_model",
        "t93"."usage_type",
        "t93"."is_unlimited",
        "t93"."start_date",
        "t93"."seats_purchased",
        "t93"."end_date",
        "t93"."renews_subscription_id",
        "t93"."seats_assigned",
        "t38"."merged_csn",
        "t38"."final_csn"
      FROM (
        SELECT
          *
        FROM "t73" AS "t74"
        WHERE
          "t74"."start_date" <= (
            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
          )
          AND NOT (
            COALESCE(
              CASE
                WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                THEN "t74"."end_date" + INTERVAL '1' DAY
                ELSE "t74"."end_date"
              END <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              ),
              FALSE
            )
          )
      ) AS "t93"
      ANTI JOIN (
        SELECT DISTINCT
          "t94"."subscription_id" AS "renewed_id"
        FROM (
          SELECT
            "t62"."subscription_id",
            "t62"."account_csn",
            "t62"."tenant_id",
            "t62"."pool_id",
            "t62"."contract_id",
            "t62"."offering_external_key",
            "t62"."offering_product_line_code",
            "t62"."entitlement_model",
            "t62"."usage_type",
            "t62"."is_unlimited",
            "t62"."start_date",
            "t62"."seats_purchased",
            "t62"."end_date",
            "t62"."renews_subscription_id",
            "t62"."seats_assigned",
            "t84"."renewal_id",
            "t84"."renewal_of",
            "t84"."renewal_tenant",
            "t84"."renewal_start"
          FROM (
            SELECT
              "t51"."subscription_id",
              "t51"."account_csn",
              "t51"."tenant_id",
              "t51"."pool_id",
              "t51"."contract_id",
              "t51"."offering_external_key",
              "t51"."offering_product_line_code",
              "t51"."entitlement_model",
              "t51"."usage_type",
              "t51"."is_unlimited",
              "t51"."start_date",
              "t51"."seats_purchased",
              "t51"."end_date",
              "t51"."renews_subscription_id",
              "t51"."seats_assigned"
            FROM (
              SELECT
                "t39"."subscription_id",
                "t39"."account_csn",
                "t39"."tenant_id",
                "t39"."pool_id",
                "t39"."contract_id",
                "t39"."entitlement_model",
                "t39"."usage_type",
                "t39"."is_unlimited",
                "t39"."start_date",
                "t39"."seats_purchased",
                "t39"."end_date",
                "t39"."renews_subscription_id",
                "t39"."seats_assigned",
                COALESCE("t30"."offering_now", "t39"."offering_external_key") AS "offering_external_key",
                COALESCE("t30"."line_now", "t31"."moved_to", "t39"."offering_product_line_code") AS "offering_product_line_code"
              FROM (
                SELECT
                  *
                FROM "entitlements" AS "t13"
                WHERE
                  "t13"."usage_type" = 'COM'
                  AND "t13"."entitlement_model" = 'SUS'
                  AND NOT (
                    "t13"."is_unlimited"
                  )
              ) AS "t39"
              LEFT OUTER JOIN (
                SELECT
                  "t8"."product_offering" AS "renamed_offering",
                  "t8"."offering_product_line_code" AS "renamed_line",
                  "t8"."successor_offering" AS "offering_now",
                  "t8"."successor_line_code" AS "line_now"
                FROM "product_renames" AS "t8"
              ) AS "t30"
                ON "t39"."offering_external_key" = "t30"."renamed_offering"
                AND "t39"."offering_product_line_code" = "t30"."renamed_line"
              LEFT OUTER JOIN (
                SELECT DISTINCT
                  "t8"."offering_product_line_code" AS "moved_line",
                  "t8"."successor_line_code" AS "moved_to"
                FROM "product_renames" AS "t8"
                WHERE
                  "t8"."is_whole_line"
              ) AS "t31"
                ON "t39"."offering_product_line_code" = "t31"."moved_line"
            ) AS "t51"
          ) AS "t62"
          SEMI JOIN (
            SELECT
              *
            FROM "product_offerings" AS "t3"
            WHERE
              "t3"."is_standard_aum"
          ) AS "t28"
            ON "t62"."offering_external_key" = "t28"."product_offering"
            AND "t62"."offering_product_line_code" = "t28"."offering_product_line_code"
          INNER JOIN (
            SELECT
              "t74"."subscription_id" AS "renewal_id",
              "t74"."renews_subscription_id" AS "renewal_of",
              "t74"."tenant_id" AS "renewal_tenant",
              "t74"."start_date" AS "renewal_start"
            FROM "t73" AS "t74"
            WHERE
              "t74"."renews_subscription_id" IS NOT NULL
              AND "t74"."start_date" <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              )
          ) AS "t84"
            ON "t62"."subscription_id" = "t84"."renewal_of"
            AND "t62"."tenant_id" = "t84"."renewal_tenant"
        ) AS "t94"
        WHERE
          (
            "t94"."renewal_start" > "t94"."start_date"
          )
          OR (
            (
              "t94"."renewal_start" = "t94"."start_date"
            )
            AND (
              "t94"."renewal_id" <> "t94"."subscription_id"
            )
            AND (
              (
                "t94"."renews_subscription_id" IS NULL
              )
              OR (
                "t94"."renewal_id" > "t94"."subscription_id"
              )
            )
          )
      ) AS "t105"
        ON "t93"."subscription_id" = "t105"."renewed_id"
      LEFT OUTER JOIN "t26" AS "t38"
        ON "t93"."account_csn" = "t38"."merged_csn"
    ) AS "t111"
  ) AS "t113"
)
SELECT
  "t175"."snapshot_date",
  "t175"."surviving_account_csn",
  "t175"."factor",
  "t175"."weight",
  "t175"."target",
  "t175"."is_higher_better",
  "t175"."current_value",
  "t175"."previous_value",
  "t175"."is_silent",
  "t175"."was_silent",
  "t175"."raw_score",
  "t175"."raw_previous_score",
  "t175"."noise_csn",
  "t175"."noise_factor",
  "t175"."changes",
  "t175"."noise_band",
  "t175"."trend_band",
  "t175"."change",
  CASE
    WHEN "t175"."change" IS NULL
    THEN CAST(NULL AS TEXT)
    WHEN "t175"."change" > CAST(ROUND("t175"."trend_band", 9) AS DOUBLE)
    THEN 'up'
    WHEN "t175"."change" < -(
      CAST(ROUND("t175"."trend_band", 9) AS DOUBLE)
    )
    THEN 'down'
    ELSE 'flat'
  END AS "trend"
FROM (
  SELECT
    "t174"."snapshot_date",
    "t174"."surviving_account_csn",
    "t174"."factor",
    "t174"."weight",
    "t174"."target",
    "t174"."is_higher_better",
    "t174"."current_value",
    "t174"."previous_value",
    "t174"."is_silent",
    "t174"."was_silent",
    "t174"."raw_score",
    "t174"."raw_previous_score",
    "t174"."noise_csn",
    "t174"."noise_factor",
    "t174"."changes",
    "t174"."noise_band",
    CASE
      WHEN COALESCE(
        (
          "t174"."changes" >= 4
        )
        AND (
          CAST(ROUND("t174"."noise_band", 9) AS DOUBLE) > 0
        ),
        FALSE
      )
      THEN "t174"."noise_band"
      ELSE "t174"."target" * 0.05
    END AS "trend_band",
    CAST(ROUND(
      CASE
        WHEN "t174"."is_higher_better"
        THEN "t174"."current_value" - "t174"."previous_value"
        ELSE "t174"."previous_value" - "t174"."current_value"
      END,
      9
    ) AS DOUBLE) AS "change"
  FROM (
    SELECT
      "t173"."snapshot_date",
      "t173"."surviving_account_csn",
      "t173"."factor",
      "t173"."weight",
      "t173"."target",
      "t173"."is_higher_better",
      "t173"."current_value",
      "t173"."previous_value",
      "t173"."is_silent",
      "t173"."was_silent",
      "t173"."raw_score",
      "t173"."raw_previous_score",
      "t141"."noise_csn",
      "t141"."noise_factor",
      "t141"."changes",
      "t141"."noise_band"
    FROM (
      SELECT
        "t171"."snapshot_date",
        "t171"."surviving_account_csn",
        "t171"."factor",
        "t171"."weight",
        "t171"."target",
        "t171"."is_higher_better",
        "t171"."current_value",
        "t171"."previous_value",
        "t171"."is_silent",
        "t171"."was_silent",
        CASE
          WHEN "t171"."is_silent"
          THEN 0.0
          WHEN "t171"."current_value" IS NULL
          THEN CAST(NULL AS DOUBLE)
          WHEN CASE
            WHEN "t171"."is_higher_better"
            THEN "t171"."current_value" >= "t171"."target"
            ELSE "t171"."current_value" <= "t171"."target"
          END
          THEN 100.0
          ELSE CASE
            WHEN "t171"."is_higher_better"
            THEN (
              100.0 * "t171"."current_value"
            ) / NULLIF("t171"."target", 0.0)
            ELSE (
              100.0 * "t171"."target"
            ) / NULLIF("t171"."current_value", 0.0)
          END
        END AS "raw_score",
        CASE
          WHEN "t171"."was_silent"
          THEN 0.0
          WHEN "t171"."previous_value" IS NULL
          THEN CAST(NULL AS DOUBLE)
          WHEN CASE
            WHEN "t171"."is_higher_better"
            THEN "t171"."previous_value" >= "t171"."target"
            ELSE "t171"."previous_value" <= "t171"."target"
          END
          THEN 100.0
          ELSE CASE
            WHEN "t171"."is_higher_better"
            THEN (
              100.0 * "t171"."previous_value"
            ) / NULLIF("t171"."target", 0.0)
            ELSE (
              100.0 * "t171"."target"
            ) / NULLIF("t171"."previous_value", 0.0)
          END
        END AS "raw_previous_score"
      FROM (
        SELECT
          CAST(':last_day' AS DATE) AS "snapshot_date",
          "t170"."surviving_account_csn",
          "t35"."factor",
          CASE
            WHEN "t35"."factor" = 'email_response_rate'
            THEN 15.0
            WHEN "t35"."factor" = 'response_time_hours'
            THEN 10.0
            WHEN "t35"."factor" = 'meeting_attendance'
            THEN 15.0
            WHEN "t35"."factor" = 'proactive_outreach'
            THEN 10.0
            WHEN "t35"."factor" = 'login_frequency'
            THEN 15.0
            WHEN "t35"."factor" = 'feature_breadth'
            THEN 10.0
            WHEN "t35"."factor" = 'session_minutes'
            THEN 5.0
            WHEN "t35"."factor" = 'active_user_share'
            THEN 10.0
            WHEN "t35"."factor" = 'stakeholder_depth'
            THEN 5.0
            WHEN "t35"."factor" = 'executive_access'
            THEN 3.0
            WHEN "t35"."factor" = 'champion_activity'
            THEN 2.0
            ELSE NULL
          END AS "weight",
          CASE
            WHEN "t35"."factor" = 'email_response_rate'
            THEN 70.0
            WHEN "t35"."factor" = 'response_time_hours'
            THEN 24.0
            WHEN "t35"."factor" = 'meeting_attendance'
            THEN 90.0
            WHEN "t35"."factor" = 'proactive_outreach'
            THEN 1.0
            WHEN "t35"."factor" = 'login_frequency'
            THEN 3.0
            WHEN "t35"."factor" = 'feature_breadth'
            THEN 50.0
            WHEN "t35"."factor" = 'session_minutes'
            THEN 15.0
            WHEN "t35"."factor" = 'active_user_share'
            THEN 70.0
            WHEN "t35"."factor" = 'stakeholder_depth'
            THEN 3.0
            WHEN "t35"."factor" = 'executive_access'
            THEN 90.0
            WHEN "t35"."factor" = 'champion_activity'
            THEN 1.0
            ELSE NULL
          END AS "target",
          CASE
            WHEN "t35"."factor" = 'email_response_rate'
            THEN TRUE
            WHEN "t35"."factor" = 'response_time_hours'
            THEN FALSE
            WHEN "t35"."factor" = 'meeting_attendance'
            THEN TRUE
            WHEN "t35"."factor" = 'proactive_outreach'
            THEN TRUE
            WHEN "t35"."factor" = 'login_frequency'
            THEN TRUE
            WHEN "t35"."factor" = 'feature_breadth'
            THEN TRUE
            WHEN "t35"."factor" = 'session_minutes'
            THEN TRUE
            WHEN "t35"."factor" = 'active_user_share'
            THEN TRUE
            WHEN "t35"."factor" = 'stakeholder_depth'
            THEN TRUE
            WHEN "t35"."factor" = 'executive_access'
            THEN FALSE
            WHEN "t35"."factor" = 'champion_activity'
            THEN TRUE
            ELSE NULL
          END AS "is_higher_better",
          CASE
            WHEN "t35"."factor" = 'email_response_rate'
            THEN "t170"."email_response_rate_now"
            WHEN "t35"."factor" = 'response_time_hours'
            THEN "t170"."response_time_hours_now"
            WHEN "t35"."factor" = 'meeting_attendance'
            THEN "t170"."meeting_attendance_now"
            WHEN "t35"."factor" = 'proactive_outreach'
            THEN "t170"."proactive_outreach_now"
            WHEN "t35"."factor" = 'login_frequency'
            THEN "t170"."login_frequency_now"
            WHEN "t35"."factor" = 'feature_breadth'
            THEN "t170"."feature_breadth_now"
            WHEN "t35"."factor" = 'session_minutes'
            THEN "t170"."session_minutes_now"
            WHEN "t35"."factor" = 'active_user_share'
            THEN "t170"."active_user_share_now"
            WHEN "t35"."factor" = 'stakeholder_depth'
            THEN "t170"."stakeholder_depth_now"
            WHEN "t35"."factor" = 'executive_access'
            THEN "t170"."executive_access_now"
            WHEN "t35"."factor" = 'champion_activity'
            THEN "t170"."champion_activity_now"
            ELSE NULL
          END AS "current_value",
          CASE
            WHEN "t35"."factor" = 'email_response_rate'
            THEN "t170"."email_response_rate_before"
            WHEN "t35"."factor" = 'response_time_hours'
            THEN "t170"."response_time_hours_before"
            WHEN "t35"."factor" = 'meeting_attendance'
            THEN "t170"."meeting_attendance_before"
            WHEN "t35"."factor" = 'proactive_outreach'
            THEN "t170"."proactive_outreach_before"
            WHEN "t35"."factor" = 'login_frequency'
            THEN "t170"."login_frequency_before"
            WHEN "t35"."factor" = 'feature_breadth'
            THEN "t170"."feature_breadth_before"
            WHEN "t35"."factor" = 'session_minutes'
            THEN "t170"."session_minutes_before"
            WHEN "t35"."factor" = 'active_user_share'
            THEN "t170"."active_user_share_before"
            WHEN "t35"."factor" = 'stakeholder_depth'
            THEN "t170"."stakeholder_depth_before"
            WHEN "t35"."factor" = 'executive_access'
            THEN "t170"."executive_access_before"
            WHEN "t35"."factor" = 'champion_activity'
            THEN "t170"."champion_activity_before"
            ELSE NULL
          END AS "previous_value",
          (
            "t35"."factor" = 'executive_access'
          ) AND "t170"."silent_now" AS "is_silent",
          (
            "t35"."factor" = 'executive_access'
          ) AND "t170"."silent_before" AS "was_silent"
        FROM (
          SELECT
            "t168"."snapshot_date",
            "t168"."surviving_account_csn",
            "t168"."seats_purchased",
            "t168"."seat_band",
            "t168"."industry_group",
            "t168"."was_active_before",
            "t168"."is_shared",
            "t168"."is_frozen",
            "t168"."last_active_on",
            "t168"."asked_now",
            "t168"."answered_now",
            "t168"."waited_now",
            "t168"."threads_now",
            "t168"."asked_before",
            "t168"."answered_before",
            "t168"."waited_before",
            "t168"."threads_before",
            "t168"."scheduled_now",
            "t168"."attended_now",
            "t168"."invited_now",
            "t168"."scheduled_before",
            "t168"."attended_before",
            "t168"."invited_before",
            "t168"."sessions_now",
            "t168"."users_now",
            "t168"."minutes_now",
            "t168"."sessions_before",
            "t168"."users_before",
            "t168"."minutes_before",
            "t168"."assigned_now",
            "t168"."assigned_before",
            "t168"."stakeholder_known_now",
            "t168"."executive_known_now",
            "t168"."champion_known_now",
            "t168"."stakeholder_known_before",
            "t168"."executive_known_before",
            "t168"."champion_known_before",
            "t168"."people_now",
            "t168"."executive_on_now",
            "t168"."champion_events_now",
            "t168"."champion_named_now",
            "t168"."people_before",
            "t168"."executive_on_before",
            "t168"."champion_events_before",
            "t168"."champion_named_before",
            "t168"."available_now",
            "t168"."used_now",
            "t168"."available_before",
            "t168"."used_before",
            "t168"."emails_delivered",
            "t168"."meetings_delivered",
            "t168"."product_sessions_delivered",
            "t168"."stakeholders_delivered",
            "t168"."product_features_delivered",
            "t168"."entitlements_delivered",
            "t168"."emails_in_use",
            "t168"."emails_before",
            "t168"."meetings_in_use",
            "t168"."meetings_before",
            "t168"."product_sessions_in_use",
            "t168"."product_sessions_before",
            "t168"."month_before",
            CASE
              WHEN "t168"."emails_delivered"
              THEN CAST("t168"."answered_now" * 100 AS DOUBLE) / NULLIF(CAST("t168"."asked_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "email_response_rate_now",
            CASE
              WHEN "t168"."emails_delivered"
              THEN (
                CAST("t168"."waited_now" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
              ) / NULLIF(CAST("t168"."answered_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "response_time_hours_now",
            CASE
              WHEN "t168"."meetings_delivered"
              THEN CAST("t168"."attended_now" * 100 AS DOUBLE) / NULLIF(CAST("t168"."scheduled_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "meeting_attendance_now",
            CASE
              WHEN (
                "t168"."emails_delivered" OR NOT (
                  "t168"."emails_in_use"
                )
              )
              AND (
                "t168"."meetings_delivered" OR NOT (
                  "t168"."meetings_in_use"
                )
              )
              AND (
                "t168"."emails_in_use" OR "t168"."meetings_in_use"
              )
              THEN CAST((
                "t168"."threads_now" + "t168"."invited_now"
              ) * 30 AS DOUBLE) / NULLIF(CAST(30 AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "proactive_outreach_now",
            CASE
              WHEN "t168"."product_sessions_delivered"
              THEN COALESCE(
                (
                  CAST("t168"."sessions_now" AS DOUBLE) / NULLIF(CAST("t168"."users_now" AS DOUBLE), 0.0)
                ) / NULLIF(4.285714285714286, 0.0),
                0.0
              )
              ELSE CAST(NULL AS DOUBLE)
            END AS "login_frequency_now",
            CASE
              WHEN "t168"."product_sessions_delivered" AND "t168"."product_features_delivered"
              THEN CAST("t168"."used_now" * 100 AS DOUBLE) / NULLIF(CAST("t168"."available_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "feature_breadth_now",
            CASE
              WHEN "t168"."product_sessions_delivered"
              THEN "t168"."minutes_now" / NULLIF(CAST("t168"."sessions_now" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "session_minutes_now",
            CASE
              WHEN "t168"."product_sessions_delivered"
              THEN CASE
                WHEN (
                  CAST("t168"."users_now" * 100 AS DOUBLE) / NULLIF(CAST("t168"."assigned_now" AS DOUBLE), 0.0)
                ) > 100
                THEN 100.0
                ELSE CAST("t168"."users_now" * 100 AS DOUBLE) / NULLIF(CAST("t168"."assigned_now" AS DOUBLE), 0.0)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "active_user_share_now",
            CASE
              WHEN (
                "t168"."emails_delivered" OR NOT (
                  "t168"."emails_in_use"
                )
              )
              AND (
                "t168"."meetings_delivered" OR NOT (
                  "t168"."meetings_in_use"
                )
              )
              AND "t168"."stakeholders_delivered"
              THEN CASE
                WHEN "t168"."stakeholder_known_now"
                THEN CAST(COALESCE("t168"."people_now", 0) AS DOUBLE)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "stakeholder_depth_now",
            CASE
              WHEN (
                "t168"."emails_delivered" OR NOT (
                  "t168"."emails_in_use"
                )
              )
              AND (
                "t168"."meetings_delivered" OR NOT (
                  "t168"."meetings_in_use"
                )
              )
              AND "t168"."stakeholders_delivered"
              THEN CASE
                WHEN "t168"."executive_known_now"
                THEN CAST(DATE_DIFF('DAY', "t168"."executive_on_now", CAST(':last_day' AS DATE)) AS DOUBLE)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "executive_access_now",
            CASE
              WHEN (
                "t168"."emails_delivered" OR NOT (
                  "t168"."emails_in_use"
                )
              )
              AND (
                "t168"."meetings_delivered" OR NOT (
                  "t168"."meetings_in_use"
                )
              )
              AND "t168"."stakeholders_delivered"
              THEN CASE
                WHEN "t168"."champion_known_now"
                THEN CAST(CASE
                  WHEN COALESCE("t168"."champion_events_now", 0) > 0
                  THEN COALESCE("t168"."champion_events_now", 0)
                  ELSE CASE WHEN COALESCE("t168"."champion_named_now", FALSE) THEN 1 ELSE 0 END
                END * 30 AS DOUBLE) / NULLIF(CAST(30 AS DOUBLE), 0.0)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "champion_activity_now",
            CASE
              WHEN "t168"."emails_before" AND "t168"."month_before" AND "t168"."was_active_before"
              THEN CAST("t168"."answered_before" * 100 AS DOUBLE) / NULLIF(CAST("t168"."asked_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "email_response_rate_before",
            CASE
              WHEN "t168"."emails_before" AND "t168"."month_before" AND "t168"."was_active_before"
              THEN (
                CAST("t168"."waited_before" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
              ) / NULLIF(CAST("t168"."answered_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "response_time_hours_before",
            CASE
              WHEN "t168"."meetings_before" AND "t168"."month_before" AND "t168"."was_active_before"
              THEN CAST("t168"."attended_before" * 100 AS DOUBLE) / NULLIF(CAST("t168"."scheduled_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "meeting_attendance_before",
            CASE
              WHEN (
                "t168"."emails_before" OR NOT (
                  "t168"."emails_in_use"
                )
              )
              AND (
                "t168"."meetings_before" OR NOT (
                  "t168"."meetings_in_use"
                )
              )
              AND (
                "t168"."emails_in_use" OR "t168"."meetings_in_use"
              )
              AND "t168"."month_before"
              AND "t168"."was_active_before"
              THEN CAST((
                "t168"."threads_before" + "t168"."invited_before"
              ) * 30 AS DOUBLE) / NULLIF(CAST(30 AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "proactive_outreach_before",
            CASE
              WHEN "t168"."product_sessions_before"
              AND "t168"."month_before"
              AND "t168"."was_active_before"
              THEN COALESCE(
                (
                  CAST("t168"."sessions_before" AS DOUBLE) / NULLIF(CAST("t168"."users_before" AS DOUBLE), 0.0)
                ) / NULLIF(4.285714285714286, 0.0),
                0.0
              )
              ELSE CAST(NULL AS DOUBLE)
            END AS "login_frequency_before",
            CASE
              WHEN "t168"."product_sessions_before"
              AND "t168"."product_features_delivered"
              AND "t168"."month_before"
              AND "t168"."was_active_before"
              THEN CAST("t168"."used_before" * 100 AS DOUBLE) / NULLIF(CAST("t168"."available_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "feature_breadth_before",
            CASE
              WHEN "t168"."product_sessions_before"
              AND "t168"."month_before"
              AND "t168"."was_active_before"
              THEN "t168"."minutes_before" / NULLIF(CAST("t168"."sessions_before" AS DOUBLE), 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "session_minutes_before",
            CASE
              WHEN "t168"."product_sessions_before"
              AND "t168"."month_before"
              AND "t168"."was_active_before"
              THEN CASE
                WHEN (
                  CAST("t168"."users_before" * 100 AS DOUBLE) / NULLIF(CAST("t168"."assigned_before" AS DOUBLE), 0.0)
                ) > 100
                THEN 100.0
                ELSE CAST("t168"."users_before" * 100 AS DOUBLE) / NULLIF(CAST("t168"."assigned_before" AS DOUBLE), 0.0)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "active_user_share_before",
            CASE
              WHEN (
                "t168"."emails_before" OR NOT (
                  "t168"."emails_in_use"
                )
              )
              AND (
                "t168"."meetings_before" OR NOT (
                  "t168"."meetings_in_use"
                )
              )
              AND "t168"."stakeholders_delivered"
              AND "t168"."month_before"
              AND "t168"."was_active_before"
              THEN CASE
                WHEN "t168"."stakeholder_known_before"
                THEN CAST(COALESCE("t168"."people_before", 0) AS DOUBLE)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "stakeholder_depth_before",
            CASE
              WHEN (
                "t168"."emails_before" OR NOT (
                  "t168"."emails_in_use"
                )
              )
              AND (
                "t168"."meetings_before" OR NOT (
                  "t168"."meetings_in_use"
                )
              )
              AND "t168"."stakeholders_delivered"
              AND "t168"."month_before"
              AND "t168"."was_active_before"
              THEN CASE
                WHEN "t168"."executive_known_before"
                THEN CAST(DATE_DIFF('DAY', "t168"."executive_on_before", CAST(':last_day' AS DATE) + INTERVAL '-30' DAY) AS DOUBLE)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "executive_access_before",
            CASE
              WHEN (
                "t168"."emails_before" OR NOT (
                  "t168"."emails_in_use"
                )
              )
              AND (
                "t168"."meetings_before" OR NOT (
                  "t168"."meetings_in_use"
                )
              )
              AND "t168"."stakeholders_delivered"
              AND "t168"."month_before"
              AND "t168"."was_active_before"
              THEN CASE
                WHEN "t168"."champion_known_before"
                THEN CAST(CASE
                  WHEN COALESCE("t168"."champion_events_before", 0) > 0
                  THEN COALESCE("t168"."champion_events_before", 0)
                  ELSE CASE WHEN COALESCE("t168"."champion_named_before", FALSE) THEN 1 ELSE 0 END
                END * 30 AS DOUBLE) / NULLIF(CAST(30 AS DOUBLE), 0.0)
                ELSE CAST(NULL AS DOUBLE)
              END
              ELSE CAST(NULL AS DOUBLE)
            END AS "champion_activity_before",
            (
              "t168"."emails_delivered" OR NOT (
                "t168"."emails_in_use"
              )
            )
            AND (
              "t168"."meetings_delivered" OR NOT (
                "t168"."meetings_in_use"
              )
            )
            AND "t168"."stakeholders_delivered"
            AND COALESCE("t168"."executive_known_now" AND (
              "t168"."executive_on_now" IS NULL
            ), FALSE) AS "silent_now",
            (
              "t168"."emails_before" OR NOT (
                "t168"."emails_in_use"
              )
            )
            AND (
              "t168"."meetings_before" OR NOT (
                "t168"."meetings_in_use"
              )
            )
            AND "t168"."stakeholders_delivered"
            AND "t168"."month_before"
            AND "t168"."was_active_before"
            AND COALESCE(
              "t168"."executive_known_before" AND (
                "t168"."executive_on_before" IS NULL
              ),
              FALSE
            ) AS "silent_before"
          FROM (
            SELECT
              "t167"."snapshot_date",
              "t167"."surviving_account_csn",
              "t167"."seats_purchased",
              "t167"."seat_band",
              "t167"."industry_group",
              "t167"."was_active_before",
              "t167"."is_shared",
              "t167"."is_frozen",
              "t167"."last_active_on",
              "t167"."asked_now",
              "t167"."answered_now",
              "t167"."waited_now",
              "t167"."threads_now",
              "t167"."asked_before",
              "t167"."answered_before",
              "t167"."waited_before",
              "t167"."threads_before",
              "t167"."scheduled_now",
              "t167"."attended_now",
              "t167"."invited_now",
              "t167"."scheduled_before",
              "t167"."attended_before",
              "t167"."invited_before",
              "t167"."sessions_now",
              "t167"."users_now",
              "t167"."minutes_now",
              "t167"."sessions_before",
              "t167"."users_before",
              "t167"."minutes_before",
              "t167"."assigned_now",
              "t167"."assigned_before",
              "t167"."stakeholder_known_now",
              "t167"."executive_known_now",
              "t167"."champion_known_now",
              "t167"."stakeholder_known_before",
              "t167"."executive_known_before",
              "t167"."champion_known_before",
              "t167"."people_now",
              "t167"."executive_on_now",
              "t167"."champion_events_now",
              "t167"."champion_named_now",
              "t167"."people_before",
              "t167"."executive_on_before",
              "t167"."champion_events_before",
              "t167"."champion_named_before",
              "t167"."available_now",
              "t167"."used_now",
              "t167"."available_before",
              "t167"."used_before",
              "t58"."emails_delivered",
              "t58"."meetings_delivered",
              "t58"."product_sessions_delivered",
              "t58"."stakeholders_delivered",
              "t58"."product_features_delivered",
              "t58"."entitlements_delivered",
              "t58"."emails_in_use",
              "t58"."emails_before",
              "t58"."meetings_in_use",
              "t58"."meetings_before",
              "t58"."product_sessions_in_use",
              "t58"."product_sessions_before",
              "t58"."month_before"
            FROM (
              SELECT
                "t165"."snapshot_date",
                "t165"."surviving_account_csn",
                "t165"."seats_purchased",
                "t165"."seat_band",
                "t165"."industry_group",
                "t165"."was_active_before",
                "t165"."is_shared",
                "t165"."is_frozen",
                "t165"."last_active_on",
                COALESCE("t165"."asked_now", 0) AS "asked_now",
                COALESCE("t165"."answered_now", 0) AS "answered_now",
                COALESCE("t165"."waited_now", 0) AS "waited_now",
                COALESCE("t165"."threads_now", 0) AS "threads_now",
                COALESCE("t165"."asked_before", 0) AS "asked_before",
                COALESCE("t165"."answered_before", 0) AS "answered_before",
                COALESCE("t165"."waited_before", 0) AS "waited_before",
                COALESCE("t165"."threads_before", 0) AS "threads_before",
                COALESCE("t165"."scheduled_now", 0) AS "scheduled_now",
                COALESCE("t165"."attended_now", 0) AS "attended_now",
                COALESCE("t165"."invited_now", 0) AS "invited_now",
                COALESCE("t165"."scheduled_before", 0) AS "scheduled_before",
                COALESCE("t165"."attended_before", 0) AS "attended_before",
                COALESCE("t165"."invited_before", 0) AS "invited_before",
                COALESCE("t165"."sessions_now", 0) AS "sessions_now",
                COALESCE("t165"."users_now", 0) AS "users_now",
                COALESCE("t165"."minutes_now", 0.0) AS "minutes_now",
                COALESCE("t165"."sessions_before", 0) AS "sessions_before",
                COALESCE("t165"."users_before", 0) AS "users_before",
                COALESCE("t165"."minutes_before", 0.0) AS "minutes_before",
                COALESCE("t165"."assigned_now", 0) AS "assigned_now",
                COALESCE("t165"."assigned_before", 0) AS "assigned_before",
                COALESCE("t165"."stakeholder_known_now", FALSE) AS "stakeholder_known_now",
                COALESCE("t165"."executive_known_now", FALSE) AS "executive_known_now",
                COALESCE("t165"."champion_known_now", FALSE) AS "champion_known_now",
                COALESCE("t165"."stakeholder_known_before", FALSE) AS "stakeholder_known_before",
                COALESCE("t165"."executive_known_before", FALSE) AS "executive_known_before",
                COALESCE("t165"."champion_known_before", FALSE) AS "champion_known_before",
                COALESCE("t165"."people_now", 0) AS "people_now",
                "t165"."executive_on_now",
                COALESCE("t165"."champion_events_now", 0) AS "champion_events_now",
                COALESCE("t165"."champion_named_now", FALSE) AS "champion_named_now",
                COALESCE("t165"."people_before", 0) AS "people_before",
                "t165"."executive_on_before",
                COALESCE("t165"."champion_events_before", 0) AS "champion_events_before",
                COALESCE("t165"."champion_named_before", FALSE) AS "champion_named_before",
                COALESCE("t165"."available_now", 0) AS "available_now",
                COALESCE("t165"."used_now", 0) AS "used_now",
                COALESCE("t165"."available_before", 0) AS "available_before",
                COALESCE("t165"."used_before", 0) AS "used_before"
              FROM (
                SELECT
                  "t164"."snapshot_date",
                  "t164"."surviving_account_csn",
                  "t164"."seats_purchased",
                  "t164"."seat_band",
                  "t164"."industry_group",
                  "t164"."was_active_before",
                  "t164"."is_shared",
                  "t164"."is_frozen",
                  "t164"."last_active_on",
                  "t164"."asked_now",
                  "t164"."answered_now",
                  "t164"."waited_now",
                  "t164"."threads_now",
                  "t164"."asked_before",
                  "t164"."answered_before",
                  "t164"."waited_before",
                  "t164"."threads_before",
                  "t164"."scheduled_now",
                  "t164"."attended_now",
                  "t164"."invited_now",
                  "t164"."scheduled_before",
                  "t164"."attended_before",
                  "t164"."invited_before",
                  "t164"."sessions_now",
                  "t164"."users_now",
                  "t164"."minutes_now",
                  "t164"."sessions_before",
                  "t164"."users_before",
                  "t164"."minutes_before",
                  "t164"."assigned_now",
                  "t164"."assigned_before",
                  "t164"."stakeholder_known_now",
                  "t164"."executive_known_now",
                  "t164"."champion_known_now",
                  "t164"."stakeholder_known_before",
                  "t164"."executive_known_before",
                  "t164"."champion_known_before",
                  "t164"."people_now",
                  "t164"."executive_on_now",
                  "t164"."champion_events_now",
                  "t164"."champion_named_now",
                  "t164"."people_before",
                  "t164"."executive_on_before",
                  "t164"."champion_events_before",
                  "t164"."champion_named_before",
                  "t159"."csn_5",
                  "t159"."available_now",
                  "t159"."used_now",
                  "t159"."available_before",
                  "t159"."used_before"
                FROM (
                  SELECT
                    "t162"."snapshot_date",
                    "t162"."surviving_account_csn",
                    "t162"."seats_purchased",
                    "t162"."seat_band",
                    "t162"."industry_group",
                    "t162"."was_active_before",
                    "t162"."is_shared",
                    "t162"."is_frozen",
                    "t162"."last_active_on",
                    "t162"."asked_now",
                    "t162"."answered_now",
                    "t162"."waited_now",
                    "t162"."threads_now",
                    "t162"."asked_before",
                    "t162"."answered_before",
                    "t162"."waited_before",
                    "t162"."threads_before",
                    "t162"."scheduled_now",
                    "t162"."attended_now",
                    "t162"."invited_now",
                    "t162"."scheduled_before",
                    "t162"."attended_before",
                    "t162"."invited_before",
                    "t162"."sessions_now",
                    "t162"."users_now",
                    "t162"."minutes_now",
                    "t162"."sessions_before",
                    "t162"."users_before",
                    "t162"."minutes_before",
                    "t162"."assigned_now",
                    "t162"."assigned_before",
                    "t162"."stakeholder_known_now",
                    "t162"."executive_known_now",
                    "t162"."champion_known_now",
                    "t162"."stakeholder_known_before",
                    "t162"."executive_known_before",
                    "t162"."champion_known_before",
                    "t162"."people_now",
                    "t162"."executive_on_now",
                    "t162"."champion_events_now",
                    "t162"."champion_named_now",
                    "t162"."people_before",
                    "t162"."executive_on_before",
                    "t162"."champion_events_before",
                    "t162"."champion_named_before"
                  FROM (
                    SELECT
                      "t161"."snapshot_date",
                      "t161"."surviving_account_csn",
                      "t161"."seats_purchased",
                      "t161"."seat_band",
                      "t161"."industry_group",
                      "t161"."was_active_before",
                      "t161"."is_shared",
                      "t161"."is_frozen",
                      "t161"."last_active_on",
                      "t161"."asked_now",
                      "t161"."answered_now",
                      "t161"."waited_now",
                      "t161"."threads_now",
                      "t161"."asked_before",
                      "t161"."answered_before",
                      "t161"."waited_before",
                      "t161"."threads_before",
                      "t161"."scheduled_now",
                      "t161"."attended_now",
                      "t161"."invited_now",
                      "t161"."scheduled_before",
                      "t161"."attended_before",
                      "t161"."invited_before",
                      "t161"."sessions_now",
                      "t161"."users_now",
                      "t161"."minutes_now",
                      "t161"."sessions_before",
                      "t161"."users_before",
                      "t161"."minutes_before",
                      "t161"."assigned_now",
                      "t161"."assigned_before",
                      "t134"."csn_4",
                      "t134"."stakeholder_known_now",
                      "t134"."executive_known_now",
                      "t134"."champion_known_now",
                      "t134"."stakeholder_known_before",
                      "t134"."executive_known_before",
                      "t134"."champion_known_before",
                      "t134"."people_now",
                      "t134"."executive_on_now",
                      "t134"."champion_events_now",
                      "t134"."champion_named_now",
                      "t134"."people_before",
                      "t134"."executive_on_before",
                      "t134"."champion_events_before",
                      "t134"."champion_named_before"
                    FROM (
                      SELECT
                        "t157"."snapshot_date",
                        "t157"."surviving_account_csn",
                        "t157"."seats_purchased",
                        "t157"."seat_band",
                        "t157"."industry_group",
                        "t157"."was_active_before",
                        "t157"."is_shared",
                        "t157"."is_frozen",
                        "t157"."last_active_on",
                        "t157"."asked_now",
                        "t157"."answered_now",
                        "t157"."waited_now",
                        "t157"."threads_now",
                        "t157"."asked_before",
                        "t157"."answered_before",
                        "t157"."waited_before",
                        "t157"."threads_before",
                        "t157"."scheduled_now",
                        "t157"."attended_now",
                        "t157"."invited_now",
                        "t157"."scheduled_before",
                        "t157"."attended_before",
                        "t157"."invited_before",
                        "t157"."sessions_now",
                        "t157"."users_now",
                        "t157"."minutes_now",
                        "t157"."sessions_before",
                        "t157"."users_before",
                        "t157"."minutes_before",
                        "t157"."assigned_now",
                        "t157"."assigned_before"
                      FROM (
                        SELECT
                          "t155"."snapshot_date",
                          "t155"."surviving_account_csn",
                          "t155"."seats_purchased",
                          "t155"."seat_band",
                          "t155"."industry_group",
                          "t155"."was_active_before",
                          "t155"."is_shared",
                          "t155"."is_frozen",
                          "t155"."last_active_on",
                          "t155"."asked_now",
                          "t155"."answered_now",
                          "t155"."waited_now",
                          "t155"."threads_now",
                          "t155"."asked_before",
                          "t155"."answered_before",
                          "t155"."waited_before",
                          "t155"."threads_before",
                          "t155"."scheduled_now",
                          "t155"."attended_now",
                          "t155"."invited_now",
                          "t155"."scheduled_before",
                          "t155"."attended_before",
                          "t155"."invited_before",
                          "t155"."sessions_now",
                          "t155"."users_now",
                          "t155"."minutes_now",
                          "t155"."sessions_before",
                          "t155"."users_before",
                          "t155"."minutes_before",
                          "t149"."csn_3",
                          "t149"."assigned_now",
                          "t149"."assigned_before"
                        FROM (
                          SELECT
                            "t152"."snapshot_date",
                            "t152"."surviving_account_csn",
                            "t152"."seats_purchased",
                            "t152"."seat_band",
                            "t152"."industry_group",
                            "t152"."was_active_before",
                            "t152"."is_shared",
                            "t152"."is_frozen",
                            "t152"."last_active_on",
                            "t152"."asked_now",
                            "t152"."answered_now",
                            "t152"."waited_now",
                            "t152"."threads_now",
                            "t152"."asked_before",
                            "t152"."answered_before",
                            "t152"."waited_before",
                            "t152"."threads_before",
                            "t152"."scheduled_now",
                            "t152"."attended_now",
                            "t152"."invited_now",
                            "t152"."scheduled_before",
                            "t152"."attended_before",
                            "t152"."invited_before",
                            "t152"."sessions_now",
                            "t152"."users_now",
                            "t152"."minutes_now",
                            "t152"."sessions_before",
                            "t152"."users_before",
                            "t152"."minutes_before"
                          FROM (
                            SELECT
                              "t132"."snapshot_date",
                              "t132"."surviving_account_csn",
                              "t132"."seats_purchased",
                              "t132"."seat_band",
                              "t132"."industry_group",
                              "t132"."was_active_before",
                              "t132"."is_shared",
                              "t132"."is_frozen",
                              "t132"."last_active_on",
                              "t132"."asked_now",
                              "t132"."answered_now",
                              "t132"."waited_now",
                              "t132"."threads_now",
                              "t132"."asked_before",
                              "t132"."answered_before",
                              "t132"."waited_before",
                              "t132"."threads_before",
                              "t132"."scheduled_now",
                              "t132"."attended_now",
                              "t132"."invited_now",
                              "t132"."scheduled_before",
                              "t132"."attended_before",
                              "t132"."invited_before",
                              "t151"."csn_2",
                              "t151"."sessions_now",
                              "t151"."users_now",
                              "t151"."minutes_now",
                              "t151"."sessions_before",
                              "t151"."users_before",
                              "t151"."minutes_before"
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
                                "t122"."invited_before"
                              FROM (
                                SELECT
                                  "t117"."snapshot_date",
                                  "t117"."surviving_account_csn",
                                  "t117"."seats_purchased",
                                  "t117"."seat_band",
                                  "t117"."industry_group",
                                  "t117"."was_active_before",
                                  "t117"."is_shared",
                                  "t117"."is_frozen",
                                  "t117"."last_active_on",
                                  "t117"."asked_now",
                                  "t117"."answered_now",
                                  "t117"."waited_now",
                                  "t117"."threads_now",
                                  "t117"."asked_before",
                                  "t117"."answered_before",
                                  "t117"."waited_before",
                                  "t117"."threads_before",
                                  "t88"."csn_1",
                                  "t88"."scheduled_now",
                                  "t88"."attended_now",
                                  "t88"."invited_now",
                                  "t88"."scheduled_before",
                                  "t88"."attended_before",
                                  "t88"."invited_before"
                                FROM (
                                  SELECT
                                    "t112"."snapshot_date",
                                    "t112"."surviving_account_csn",
                                    "t112"."seats_purchased",
                                    "t112"."seat_band",
                                    "t112"."industry_group",
                                    "t112"."was_active_before",
                                    "t112"."is_shared",
                                    "t112"."is_frozen",
                                    "t112"."last_active_on",
                                    "t112"."asked_now",
                                    "t112"."answered_now",
                                    "t112"."waited_now",
                                    "t112"."threads_now",
                                    "t112"."asked_before",
                                    "t112"."answered_before",
                                    "t112"."waited_before",
                                    "t112"."threads_before"
                                  FROM (
                                    SELECT
                                      "t36"."snapshot_date",
                                      "t36"."surviving_account_csn",
                                      "t36"."seats_purchased",
                                      "t36"."seat_band",
                                      "t36"."industry_group",
                                      "t36"."was_active_before",
                                      "t36"."is_shared",
                                      "t36"."is_frozen",
                                      "t36"."last_active_on",
                                      "t109"."csn_0",
                                      "t109"."asked_now",
                                      "t109"."answered_now",
                                      "t109"."waited_now",
                                      "t109"."threads_now",
                                      "t109"."asked_before",
                                      "t109"."answered_before",
                                      "t109"."waited_before",
                                      "t109"."threads_before"
                                    FROM (
                                      SELECT
                                        *
                                      FROM "engagement_accounts_monthly" AS "t9"
                                      WHERE
                                        NOT (
                                          "t9"."is_frozen"
                                        )
                                    ) AS "t36"
                                    LEFT OUTER JOIN (
                                      SELECT
                                        "t103"."surviving_account_csn" AS "csn_0",
                                        "t103"."asked_now",
                                        "t103"."answered_now",
                                        "t103"."waited_now",
                                        "t103"."threads_now",
                                        "t103"."asked_before",
                                        "t103"."answered_before",
                                        "t103"."waited_before",
                                        "t103"."threads_before"
                                      FROM (
                                        SELECT
                                          "t86"."surviving_account_csn",
                                          SUM(
                                            CAST("t86"."is_real"
                                            AND NOT (
                                              "t86"."is_inbound"
                                            )
                                            AND (
                                              (
                                                "t86"."sent_on" > (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                )
                                              )
                                              AND (
                                                "t86"."sent_on" <= CAST(':last_day' AS DATE)
                                              )
                                            )
                                            AND (
                                              "t86"."sent_on" <= (
                                                CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                              )
                                            ) AS INT)
                                          ) AS "asked_now",
                                          SUM(
                                            CAST("t86"."is_real"
                                            AND NOT (
                                              "t86"."is_inbound"
                                            )
                                            AND (
                                              (
                                                "t86"."sent_on" > (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                )
                                              )
                                              AND (
                                                "t86"."sent_on" <= CAST(':last_day' AS DATE)
                                              )
                                            )
                                            AND (
                                              "t86"."sent_on" <= (
                                                CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                              )
                                            )
                                            AND COALESCE("t86"."answered_on" <= CAST(':last_day' AS DATE), FALSE) AS INT)
                                          ) AS "answered_now",
                                          SUM(
                                            CASE
                                              WHEN "t86"."is_real"
                                              AND NOT (
                                                "t86"."is_inbound"
                                              )
                                              AND (
                                                (
                                                  "t86"."sent_on" > (
                                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                  )
                                                )
                                                AND (
                                                  "t86"."sent_on" <= CAST(':last_day' AS DATE)
                                                )
                                              )
                                              AND (
                                                "t86"."sent_on" <= (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                                )
                                              )
                                              AND COALESCE("t86"."answered_on" <= CAST(':last_day' AS DATE), FALSE)
                                              THEN DATE_DIFF('MICROSECOND', "t86"."sent_at", "t86"."answered_at")
                                              ELSE 0
                                            END
                                          ) AS "waited_now",
                                          SUM(
                                            CAST("t86"."is_first"
                                            AND "t86"."is_inbound"
                                            AND "t86"."is_real"
                                            AND (
                                              (
                                                "t86"."sent_on" > (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                )
                                              )
                                              AND (
                                                "t86"."sent_on" <= CAST(':last_day' AS DATE)
                                              )
                                            ) AS INT)
                                          ) AS "threads_now",
                                          SUM(
                                            CAST("t86"."is_real"
                                            AND NOT (
                                              "t86"."is_inbound"
                                            )
                                            AND (
                                              (
                                                "t86"."sent_on" > (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                                )
                                              )
                                              AND (
                                                "t86"."sent_on" <= (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                )
                                              )
                                            )
                                            AND (
                                              "t86"."sent_on" <= (
                                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-3' DAY
                                              )
                                            ) AS INT)
                                          ) AS "asked_before",
                                          SUM(
                                            CAST("t86"."is_real"
                                            AND NOT (
                                              "t86"."is_inbound"
                                            )
                                            AND (
                                              (
                                                "t86"."sent_on" > (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                                )
                                              )
                                              AND (
                                                "t86"."sent_on" <= (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                )
                                              )
                                            )
                                            AND (
                                              "t86"."sent_on" <= (
                                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-3' DAY
                                              )
                                            )
                                            AND COALESCE("t86"."answered_on" <= (
                                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                            ), FALSE) AS INT)
                                          ) AS "answered_before",
                                          SUM(
                                            CASE
                                              WHEN "t86"."is_real"
                                              AND NOT (
                                                "t86"."is_inbound"
                                              )
                                              AND (
                                                (
                                                  "t86"."sent_on" > (
                                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                                  )
                                                )
                                                AND (
                                                  "t86"."sent_on" <= (
                                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                  )
                                                )
                                              )
                                              AND (
                                                "t86"."sent_on" <= (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-3' DAY
                                                )
                                              )
                                              AND COALESCE("t86"."answered_on" <= (
                                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                              ), FALSE)
                                              THEN DATE_DIFF('MICROSECOND', "t86"."sent_at", "t86"."answered_at")
                                              ELSE 0
                                            END
                                          ) AS "waited_before",
                                          SUM(
                                            CAST("t86"."is_first"
                                            AND "t86"."is_inbound"
                                            AND "t86"."is_real"
                                            AND (
                                              (
                                                "t86"."sent_on" > (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                                )
                                              )
                                              AND (
                                                "t86"."sent_on" <= (
                                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                                )
                                              )
                                            ) AS INT)
                                          ) AS "threads_before"
                                        FROM "t83" AS "t86"
                                        GROUP BY
                                          1
                                      ) AS "t103"
                                    ) AS "t109"
                                      ON "t36"."surviving_account_csn" = "t109"."csn_0"
                                  ) AS "t112"
                                ) AS "t117"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t79"."surviving_account_csn" AS "csn_1",
                                    "t79"."scheduled_now",
                                    "t79"."attended_now",
                                    "t79"."invited_now",
                                    "t79"."scheduled_before",
                                    "t79"."attended_before",
                                    "t79"."invited_before"
                                  FROM (
                                    SELECT
                                      "t68"."surviving_account_csn",
                                      SUM(
                                        CAST((
                                          "t68"."scheduled_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t68"."scheduled_on" <= CAST(':last_day' AS DATE)
                                        ) AS INT)
                                      ) AS "scheduled_now",
                                      SUM(
                                        CAST((
                                          "t68"."scheduled_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t68"."scheduled_on" <= CAST(':last_day' AS DATE)
                                        )
                                        AND "t68"."attended" AS INT)
                                      ) AS "attended_now",
                                      SUM(
                                        CAST((
                                          "t68"."scheduled_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t68"."scheduled_on" <= CAST(':last_day' AS DATE)
                                        )
                                        AND COALESCE("t68"."initiated_by" = 'customer', FALSE) AS INT)
                                      ) AS "invited_now",
                                      SUM(
                                        CAST((
                                          "t68"."scheduled_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t68"."scheduled_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        ) AS INT)
                                      ) AS "scheduled_before",
                                      SUM(
                                        CAST((
                                          "t68"."scheduled_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t68"."scheduled_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND "t68"."attended" AS INT)
                                      ) AS "attended_before",
                                      SUM(
                                        CAST((
                                          "t68"."scheduled_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t68"."scheduled_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND COALESCE("t68"."initiated_by" = 'customer', FALSE) AS INT)
                                      ) AS "invited_before"
                                    FROM (
                                      SELECT
                                        "t54"."meeting_id",
                                        "t54"."account_csn",
                                        "t54"."scheduled_at",
                                        "t54"."attended",
                                        "t54"."is_cancelled",
                                        "t54"."initiated_by",
                                        "t54"."contact_id",
                                        "t54"."scheduled_on",
                                        COALESCE("t54"."final_csn", "t54"."account_csn") AS "surviving_account_csn"
                                      FROM "t49" AS "t54"
                                      WHERE
                                        NOT (
                                          COALESCE("t54"."is_cancelled", FALSE)
                                        )
                                    ) AS "t68"
                                    GROUP BY
                                      1
                                  ) AS "t79"
                                ) AS "t88"
                                  ON "t117"."surviving_account_csn" = "t88"."csn_1"
                              ) AS "t122"
                            ) AS "t132"
                            LEFT OUTER JOIN (
                              SELECT
                                "t147"."surviving_account_csn" AS "csn_2",
                                "t147"."sessions_now",
                                "t147"."users_now",
                                "t147"."minutes_now",
                                "t147"."sessions_before",
                                "t147"."users_before",
                                "t147"."minutes_before"
                              FROM (
                                SELECT
                                  "t137"."surviving_account_csn",
                                  SUM(
                                    CAST("t137"."is_now"
                                    AND (
                                      (
                                        "t137"."started_on" > (
                                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                        )
                                      )
                                      AND (
                                        "t137"."started_on" <= CAST(':last_day' AS DATE)
                                      )
                                    ) AS INT)
                                  ) AS "sessions_now",
                                  COUNT(
                                    DISTINCT CASE
                                      WHEN "t137"."is_now"
                                      AND (
                                        (
                                          "t137"."started_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t137"."started_on" <= CAST(':last_day' AS DATE)
                                        )
                                      )
                                      THEN "t137"."user_id"
                                      ELSE CAST(NULL AS TEXT)
                                    END
                                  ) AS "users_now",
                                  CAST(SUM(
                                    CAST(CASE
                                      WHEN "t137"."is_now"
                                      AND (
                                        (
                                          "t137"."started_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t137"."started_on" <= CAST(':last_day' AS DATE)
                                        )
                                      )
                                      THEN "t137"."duration_minutes"
                                      ELSE 0.0
                                    END AS DECIMAL(18, 6))
                                  ) AS DOUBLE) AS "minutes_now",
                                  SUM(
                                    CAST("t137"."is_before"
                                    AND (
                                      (
                                        "t137"."started_on" > (
                                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                        )
                                      )
                                      AND (
                                        "t137"."started_on" <= (
                                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                        )
                                      )
                                    ) AS INT)
                                  ) AS "sessions_before",
                                  COUNT(
                                    DISTINCT CASE
                                      WHEN "t137"."is_before"
                                      AND (
                                        (
                                          "t137"."started_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t137"."started_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                      )
                                      THEN "t137"."user_id"
                                      ELSE CAST(NULL AS TEXT)
                                    END
                                  ) AS "users_before",
                                  CAST(SUM(
                                    CAST(CASE
                                      WHEN "t137"."is_before"
                                      AND (
                                        (
                                          "t137"."started_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t137"."started_on" <= (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                      )
                                      THEN "t137"."duration_minutes"
                                      ELSE 0.0
                                    END AS DECIMAL(18, 6))
                                  ) AS DOUBLE) AS "minutes_before"
                                FROM (
                                  SELECT
                                    "t127"."surviving_account_csn",
                                    "t127"."tenant_id",
                                    "t127"."is_now",
                                    "t127"."is_before",
                                    "t18"."session_id",
                                    "t18"."user_id",
                                    "t18"."product_offering",
                                    "t18"."started_at",
                                    "t18"."duration_minutes",
                                    "t18"."features_used",
                                    "t18"."started_on"
                                  FROM (
                                    SELECT
                                      "t118"."surviving_account_csn",
                                      "t118"."tenant_id",
                                      BOOL_OR(CAST("t118"."period" = 'now' AS BOOLEAN)) AS "is_now",
                                      BOOL_OR(CAST("t118"."period" = 'before' AS BOOLEAN)) AS "is_before"
                                    FROM "t116" AS "t118"
                                    GROUP BY
                                      1,
                                      2
                                  ) AS "t127"
                                  INNER JOIN "product_sessions" AS "t18"
                                    ON "t127"."tenant_id" = "t18"."tenant_id"
                                ) AS "t137"
                                GROUP BY
                                  1
                              ) AS "t147"
                            ) AS "t151"
                              ON "t132"."surviving_account_csn" = "t151"."csn_2"
                          ) AS "t152"
                        ) AS "t155"
                        LEFT OUTER JOIN (
                          SELECT
                            "t145"."surviving_account_csn" AS "csn_3",
                            "t145"."assigned_now",
                            "t145"."assigned_before"
                          FROM (
                            SELECT
                              "t138"."surviving_account_csn",
                              COUNT(
                                DISTINCT CASE
                                  WHEN "t138"."is_now"
                                  AND (
                                    "t138"."assigned_on" <= CAST(':last_day' AS DATE)
                                  )
                                  AND COALESCE("t138"."unassigned_on" > CAST(':last_day' AS DATE), TRUE)
                                  THEN "t138"."user_id"
                                  ELSE CAST(NULL AS TEXT)
                                END
                              ) AS "assigned_now",
                              COUNT(
                                DISTINCT CASE
                                  WHEN "t138"."is_before"
                                  AND (
                                    "t138"."assigned_on" <= (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                  )
                                  AND COALESCE(
                                    "t138"."unassigned_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    ),
                                    TRUE
                                  )
                                  THEN "t138"."user_id"
                                  ELSE CAST(NULL AS TEXT)
                                END
                              ) AS "assigned_before"
                            FROM (
                              SELECT
                                "t128"."surviving_account_csn",
                                "t128"."tenant_id",
                                "t128"."pool_id",
                                "t128"."is_now",
                                "t128"."is_before",
                                "t14"."user_id",
                                "t14"."assigned_on",
                                "t14"."unassigned_on"
                              FROM (
                                SELECT
                                  "t118"."surviving_account_csn",
                                  "t118"."tenant_id",
                                  "t118"."pool_id",
                                  BOOL_OR(CAST("t118"."period" = 'now' AS BOOLEAN)) AS "is_now",
                                  BOOL_OR(CAST("t118"."period" = 'before' AS BOOLEAN)) AS "is_before"
                                FROM "t116" AS "t118"
                                GROUP BY
                                  1,
                                  2,
                                  3
                              ) AS "t128"
                              INNER JOIN "seat_assignments" AS "t14"
                                ON "t128"."tenant_id" = "t14"."tenant_id" AND "t128"."pool_id" = "t14"."pool_id"
                            ) AS "t138"
                            GROUP BY
                              1
                          ) AS "t145"
                        ) AS "t149"
                          ON "t155"."surviving_account_csn" = "t149"."csn_3"
                      ) AS "t157"
                    ) AS "t161"
                    LEFT OUTER JOIN (
                      SELECT
                        "t129"."surviving_account_csn" AS "csn_4",
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
                        "t129"."champion_named_before"
                      FROM (
                        SELECT
                          "t96"."surviving_account_csn",
                          "t96"."stakeholder_known_now",
                          "t96"."executive_known_now",
                          "t96"."champion_known_now",
                          "t96"."stakeholder_known_before",
                          "t96"."executive_known_before",
                          "t96"."champion_known_before",
                          "t120"."contact_account",
                          "t120"."people_now",
                          "t120"."executive_on_now",
                          "t120"."champion_events_now",
                          "t120"."champion_named_now",
                          "t120"."people_before",
                          "t120"."executive_on_before",
                          "t120"."champion_events_before",
                          "t120"."champion_named_before"
                        FROM (
                          SELECT
                            "t78"."surviving_account_csn",
                            BOOL_OR(CAST("t78"."is_now" AS BOOLEAN)) AS "stakeholder_known_now",
                            BOOL_OR(CAST("t78"."is_now" AND (
                              "t78"."contact_role" = 'executive'
                            ) AS BOOLEAN)) AS "executive_known_now",
                            BOOL_OR(CAST("t78"."is_now" AND (
                              "t78"."contact_role" = 'champion'
                            ) AS BOOLEAN)) AS "champion_known_now",
                            BOOL_OR(CAST("t78"."is_before" AS BOOLEAN)) AS "stakeholder_known_before",
                            BOOL_OR(CAST("t78"."is_before" AND (
                              "t78"."contact_role" = 'executive'
                            ) AS BOOLEAN)) AS "executive_known_before",
                            BOOL_OR(CAST("t78"."is_before" AND (
                              "t78"."contact_role" = 'champion'
                            ) AS BOOLEAN)) AS "champion_known_before"
                          FROM "t76" AS "t78"
                          GROUP BY
                            1
                        ) AS "t96"
                        LEFT OUTER JOIN (
                          SELECT
                            "t108"."surviving_account_csn" AS "contact_account",
                            COUNT(
                              DISTINCT CASE
                                WHEN "t108"."is_now"
                                AND (
                                  "t108"."day" <= CAST(':last_day' AS DATE)
                                )
                                AND (
                                  "t108"."day" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-90' DAY
                                  )
                                )
                                THEN "t108"."contact_id"
                                ELSE CAST(NULL AS TEXT)
                              END
                            ) AS "people_now",
                            MAX(
                              CASE
                                WHEN "t108"."is_now"
                                AND (
                                  "t108"."day" <= CAST(':last_day' AS DATE)
                                )
                                AND (
                                  "t108"."contact_role" = 'executive'
                                )
                                THEN "t108"."day"
                                ELSE CAST(NULL AS DATE)
                              END
                            ) AS "executive_on_now",
                            SUM(
                              CAST("t108"."is_now"
                              AND (
                                "t108"."day" <= CAST(':last_day' AS DATE)
                              )
                              AND (
                                "t108"."contact_role" = 'champion'
                              )
                              AND (
                                (
                                  "t108"."day" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t108"."day" <= CAST(':last_day' AS DATE)
                                )
                              )
                              AND "t108"."is_event" AS INT)
                            ) AS "champion_events_now",
                            BOOL_OR(
                              CAST("t108"."is_now"
                              AND (
                                "t108"."day" <= CAST(':last_day' AS DATE)
                              )
                              AND (
                                "t108"."contact_role" = 'champion'
                              )
                              AND (
                                (
                                  "t108"."day" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t108"."day" <= CAST(':last_day' AS DATE)
                                )
                              )
                              AND NOT (
                                "t108"."is_event"
                              ) AS BOOLEAN)
                            ) AS "champion_named_now",
                            COUNT(
                              DISTINCT CASE
                                WHEN "t108"."is_before"
                                AND (
                                  "t108"."day" <= (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t108"."day" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-90' DAY
                                  )
                                )
                                THEN "t108"."contact_id"
                                ELSE CAST(NULL AS TEXT)
                              END
                            ) AS "people_before",
                            MAX(
                              CASE
                                WHEN "t108"."is_before"
                                AND (
                                  "t108"."day" <= (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t108"."contact_role" = 'executive'
                                )
                                THEN "t108"."day"
                                ELSE CAST(NULL AS DATE)
                              END
                            ) AS "executive_on_before",
                            SUM(
                              CAST("t108"."is_before"
                              AND (
                                "t108"."day" <= (
                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                )
                              )
                              AND (
                                "t108"."contact_role" = 'champion'
                              )
                              AND (
                                (
                                  "t108"."day" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t108"."day" <= (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                              )
                              AND "t108"."is_event" AS INT)
                            ) AS "champion_events_before",
                            BOOL_OR(
                              CAST("t108"."is_before"
                              AND (
                                "t108"."day" <= (
                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                )
                              )
                              AND (
                                "t108"."contact_role" = 'champion'
                              )
                              AND (
                                (
                                  "t108"."day" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t108"."day" <= (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                              )
                              AND NOT (
                                "t108"."is_event"
                              ) AS BOOLEAN)
                            ) AS "champion_named_before"
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t102"."surviving_account_csn",
                                "t102"."contact_id",
                                "t102"."contact_role",
                                "t102"."is_now",
                                "t102"."is_before",
                                "t102"."day",
                                TRUE AS "is_event"
                              FROM (
                                SELECT
                                  "t82"."surviving_account_csn",
                                  "t82"."contact_id",
                                  "t82"."contact_role",
                                  "t82"."is_now",
                                  "t82"."is_before",
                                  "t99"."day"
                                FROM "t76" AS "t82"
                                INNER JOIN (
                                  SELECT
                                    *
                                  FROM (
                                    SELECT
                                      "t86"."surviving_account_csn",
                                      "t86"."contact_id",
                                      "t86"."sent_on" AS "day"
                                    FROM "t83" AS "t86"
                                    WHERE
                                      "t86"."is_real" AND "t86"."is_inbound" AND "t86"."contact_id" IS NOT NULL
                                  ) AS "t92"
                                  UNION ALL
                                  SELECT
                                    *
                                  FROM (
                                    SELECT
                                      COALESCE("t54"."final_csn", "t54"."account_csn") AS "surviving_account_csn",
                                      "t54"."contact_id",
                                      "t54"."scheduled_on" AS "day"
                                    FROM "t49" AS "t54"
                                    WHERE
                                      NOT (
                                        COALESCE("t54"."is_cancelled", FALSE)
                                      )
                                      AND "t54"."attended"
                                      AND "t54"."contact_id" IS NOT NULL
                                  ) AS "t69"
                                ) AS "t99"
                                  ON "t82"."surviving_account_csn" = "t99"."surviving_account_csn"
                                  AND "t82"."contact_id" = "t99"."contact_id"
                              ) AS "t102"
                            ) AS "t106"
                            UNION ALL
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t91"."surviving_account_csn",
                                "t91"."contact_id",
                                "t91"."contact_role",
                                "t91"."is_now",
                                "t91"."is_before",
                                "t91"."day",
                                FALSE AS "is_event"
                              FROM (
                                SELECT
                                  "t82"."surviving_account_csn",
                                  "t82"."contact_id",
                                  "t82"."contact_role",
                                  "t82"."is_now",
                                  "t82"."is_before",
                                  "t67"."day"
                                FROM "t76" AS "t82"
                                INNER JOIN (
                                  SELECT DISTINCT
                                    COALESCE("t53"."final_csn", "t53"."account_csn") AS "surviving_account_csn",
                                    "t53"."contact_id",
                                    "t53"."contact_role",
                                    "t53"."last_contact_on" AS "day"
                                  FROM "t47" AS "t53"
                                  WHERE
                                    "t53"."last_contact_on" IS NOT NULL
                                ) AS "t67"
                                  ON "t82"."surviving_account_csn" = "t67"."surviving_account_csn"
                                  AND "t82"."contact_id" = "t67"."contact_id"
                                  AND "t82"."contact_role" = "t67"."contact_role"
                              ) AS "t91"
                            ) AS "t98"
                          ) AS "t108"
                          GROUP BY
                            1
                        ) AS "t120"
                          ON "t96"."surviving_account_csn" = "t120"."contact_account"
                      ) AS "t129"
                    ) AS "t134"
                      ON "t161"."surviving_account_csn" = "t134"."csn_4"
                  ) AS "t162"
                ) AS "t164"
                LEFT OUTER JOIN (
                  SELECT
                    "t156"."surviving_account_csn" AS "csn_5",
                    "t156"."available_now",
                    "t156"."used_now",
                    "t156"."available_before",
                    "t156"."used_before"
                  FROM (
                    SELECT
                      "t153"."surviving_account_csn",
                      SUM(CAST("t153"."is_now" AS INT)) AS "available_now",
                      SUM(CAST("t153"."is_now" AND "t153"."used_now" AS INT)) AS "used_now",
                      SUM(CAST("t153"."is_before" AS INT)) AS "available_before",
                      SUM(CAST("t153"."is_before" AND "t153"."used_before" AS INT)) AS "used_before"
                    FROM (
                      SELECT
                        "t146"."surviving_account_csn",
                        "t146"."product_offering",
                        "t146"."feature",
                        BOOL_OR(CAST("t146"."is_now" AS BOOLEAN)) AS "is_now",
                        BOOL_OR(CAST("t146"."is_before" AS BOOLEAN)) AS "is_before",
                        BOOL_OR(
                          CAST(COALESCE(
                            NOT (
                              CONTAINS("t146"."feature", ';')
                            )
                            AND CONTAINS(';' || "t146"."features_used" || ';', ';' || "t146"."feature" || ';'),
                            FALSE
                          )
                          AND COALESCE("t146"."used_now", FALSE) AS BOOLEAN)
                        ) AS "used_now",
                        BOOL_OR(
                          CAST(COALESCE(
                            NOT (
                              CONTAINS("t146"."feature", ';')
                            )
                            AND CONTAINS(';' || "t146"."features_used" || ';', ';' || "t146"."feature" || ';'),
                            FALSE
                          )
                          AND COALESCE("t146"."used_before", FALSE) AS BOOLEAN)
                        ) AS "used_before"
                      FROM (
                        SELECT
                          "t142"."surviving_account_csn",
                          "t142"."product_offering",
                          "t142"."feature",
                          "t142"."is_now",
                          "t142"."is_before",
                          "t144"."surviving_account_csn" AS "surviving_account_csn_right",
                          "t144"."product_offering" AS "product_offering_right",
                          "t144"."features_used",
                          "t144"."used_now",
                          "t144"."used_before"
                        FROM (
                          SELECT
                            "t135"."surviving_account_csn",
                            "t135"."product_offering",
                            "t135"."feature",
                            BOOL_OR(CAST("t135"."is_now" AS BOOLEAN)) AS "is_now",
                            BOOL_OR(CAST("t135"."is_before" AS BOOLEAN)) AS "is_before"
                          FROM (
                            SELECT
                              "t126"."surviving_account_csn",
                              "t126"."offering_product_line_code",
                              "t126"."is_now",
                              "t126"."is_before",
                              "t56"."product_offering",
                              "t70"."feature"
                            FROM (
                              SELECT
                                "t118"."surviving_account_csn",
                                "t118"."offering_product_line_code",
                                BOOL_OR(CAST("t118"."period" = 'now' AS BOOLEAN)) AS "is_now",
                                BOOL_OR(CAST("t118"."period" = 'before' AS BOOLEAN)) AS "is_before"
                              FROM "t116" AS "t118"
                              GROUP BY
                                1,
                                2
                            ) AS "t126"
                            INNER JOIN (
                              SELECT DISTINCT
                                "t44"."product_offering",
                                "t44"."offering_product_line_code"
                              FROM (
                                SELECT
                                  "t15"."product_name",
                                  "t15"."is_standard_aum",
                                  COALESCE("t30"."offering_now", "t15"."product_offering") AS "product_offering",
                                  COALESCE("t30"."line_now", "t31"."moved_to", "t15"."offering_product_line_code") AS "offering_product_line_code"
                                FROM "product_offerings" AS "t15"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t8"."product_offering" AS "renamed_offering",
                                    "t8"."offering_product_line_code" AS "renamed_line",
                                    "t8"."successor_offering" AS "offering_now",
                                    "t8"."successor_line_code" AS "line_now"
                                  FROM "product_renames" AS "t8"
                                ) AS "t30"
                                  ON "t15"."product_offering" = "t30"."renamed_offering"
                                  AND "t15"."offering_product_line_code" = "t30"."renamed_line"
                                LEFT OUTER JOIN (
                                  SELECT DISTINCT
                                    "t8"."offering_product_line_code" AS "moved_line",
                                    "t8"."successor_line_code" AS "moved_to"
                                  FROM "product_renames" AS "t8"
                                  WHERE
                                    "t8"."is_whole_line"
                                ) AS "t31"
                                  ON "t15"."offering_product_line_code" = "t31"."moved_line"
                              ) AS "t44"
                            ) AS "t56"
                              ON "t126"."offering_product_line_code" = "t56"."offering_product_line_code"
                            INNER JOIN (
                              SELECT DISTINCT
                                "t59"."product_offering",
                                "t59"."feature"
                              FROM (
                                SELECT
                                  "t16"."feature",
                                  COALESCE("t43"."offering_now", "t16"."product_offering") AS "product_offering"
                                FROM "product_features" AS "t16"
                                LEFT OUTER JOIN (
                                  SELECT
                                    *
                                  FROM (
                                    SELECT
                                      "t8"."product_offering" AS "former_offering",
                                      COUNT(DISTINCT "t8"."successor_offering") AS "offerings",
                                      MIN("t8"."successor_offering") AS "offering_now"
                                    FROM "product_renames" AS "t8"
                                    GROUP BY
                                      1
                                  ) AS "t29"
                                  WHERE
                                    "t29"."offerings" = 1
                                ) AS "t43"
                                  ON "t16"."product_offering" = "t43"."former_offering"
                              ) AS "t59"
                            ) AS "t70"
                              ON "t56"."product_offering" = "t70"."product_offering"
                          ) AS "t135"
                          GROUP BY
                            1,
                            2,
                            3
                        ) AS "t142"
                        LEFT OUTER JOIN (
                          SELECT
                            "t136"."surviving_account_csn",
                            "t136"."product_offering",
                            "t136"."features_used",
                            BOOL_OR(CAST("t136"."is_now" AND "t136"."in_now" AS BOOLEAN)) AS "used_now",
                            BOOL_OR(CAST("t136"."is_before" AND "t136"."in_before" AS BOOLEAN)) AS "used_before"
                          FROM (
                            SELECT
                              "t127"."surviving_account_csn",
                              "t127"."tenant_id",
                              "t127"."is_now",
                              "t127"."is_before",
                              "t81"."product_offering",
                              "t81"."features_used",
                              "t81"."in_now",
                              "t81"."in_before"
                            FROM (
                              SELECT
                                "t118"."surviving_account_csn",
                                "t118"."tenant_id",
                                BOOL_OR(CAST("t118"."period" = 'now' AS BOOLEAN)) AS "is_now",
                                BOOL_OR(CAST("t118"."period" = 'before' AS BOOLEAN)) AS "is_before"
                              FROM "t116" AS "t118"
                              GROUP BY
                                1,
                                2
                            ) AS "t127"
                            INNER JOIN (
                              SELECT
                                "t71"."tenant_id",
                                "t71"."product_offering",
                                "t71"."features_used",
                                BOOL_OR(
                                  CAST((
                                    "t71"."started_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                  )
                                  AND (
                                    "t71"."started_on" <= CAST(':last_day' AS DATE)
                                  ) AS BOOLEAN)
                                ) AS "in_now",
                                BOOL_OR(
                                  CAST((
                                    "t71"."started_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                    )
                                  )
                                  AND (
                                    "t71"."started_on" <= (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                  ) AS BOOLEAN)
                                ) AS "in_before"
                              FROM (
                                SELECT
                                  "t60"."session_id",
                                  "t60"."tenant_id",
                                  "t60"."user_id",
                                  "t60"."product_offering",
                                  "t60"."started_at",
                                  "t60"."duration_minutes",
                                  "t60"."features_used",
                                  "t60"."started_on"
                                FROM (
                                  SELECT
                                    "t19"."session_id",
                                    "t19"."tenant_id",
                                    "t19"."user_id",
                                    "t19"."started_at",
                                    "t19"."duration_minutes",
                                    "t19"."features_used",
                                    "t19"."started_on",
                                    COALESCE("t43"."offering_now", "t19"."product_offering") AS "product_offering"
                                  FROM "product_sessions" AS "t19"
                                  LEFT OUTER JOIN (
                                    SELECT
                                      *
                                    FROM (
                                      SELECT
                                        "t8"."product_offering" AS "former_offering",
                                        COUNT(DISTINCT "t8"."successor_offering") AS "offerings",
                                        MIN("t8"."successor_offering") AS "offering_now"
                                      FROM "product_renames" AS "t8"
                                      GROUP BY
                                        1
                                    ) AS "t29"
                                    WHERE
                                      "t29"."offerings" = 1
                                  ) AS "t43"
                                    ON "t19"."product_offering" = "t43"."former_offering"
                                ) AS "t60"
                                WHERE
                                  "t60"."features_used" IS NOT NULL
                              ) AS "t71"
                              GROUP BY
                                1,
                                2,
                                3
                            ) AS "t81"
                              ON "t127"."tenant_id" = "t81"."tenant_id"
                          ) AS "t136"
                          GROUP BY
                            1,
                            2,
                            3
                        ) AS "t144"
                          ON "t142"."surviving_account_csn" = "t144"."surviving_account_csn"
                          AND "t142"."product_offering" = "t144"."product_offering"
                      ) AS "t146"
                      GROUP BY
                        1,
                        2,
                        3
                    ) AS "t153"
                    GROUP BY
                      1
                  ) AS "t156"
                ) AS "t159"
                  ON "t164"."surviving_account_csn" = "t159"."csn_5"
              ) AS "t165"
            ) AS "t167"
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
            ) AS "t58"
          ) AS "t168"
        ) AS "t170"
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
        ) AS "t35"
      ) AS "t171"
    ) AS "t173"
    LEFT OUTER JOIN (
      SELECT
        "t131"."noise_csn",
        "t131"."noise_factor",
        "t131"."rows" AS "changes",
        (
          "t131"."low" + "t131"."high"
        ) * 0.5 * 1.4826 AS "noise_band"
      FROM (
        SELECT
          "t121"."noise_csn",
          "t121"."noise_factor",
          MIN("t121"."distance") AS "low",
          MAX("t121"."distance") AS "high",
          MAX("t121"."size") AS "rows"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t110"."noise_csn",
              "t110"."noise_factor",
              "t110"."ago",
              "t110"."distance",
              ROW_NUMBER() OVER (
                PARTITION BY "t110"."noise_csn", "t110"."noise_factor"
                ORDER BY "t110"."distance" ASC, "t110"."ago" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place",
              COUNT(*) OVER (
                PARTITION BY "t110"."noise_csn", "t110"."noise_factor"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "size"
            FROM (
              SELECT
                "t45"."surviving_account_csn" AS "noise_csn",
                "t45"."factor" AS "noise_factor",
                "t45"."ago",
                ABS((
                  "t45"."current_value" - "t46"."former_value"
                ) - "t101"."median") AS "distance"
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
              ) AS "t45"
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
              ) AS "t46"
                ON "t45"."surviving_account_csn" = "t46"."former_csn"
                AND "t45"."factor" = "t46"."former_factor"
                AND "t45"."ago" = "t46"."next_ago"
              INNER JOIN (
                SELECT
                  "t95"."noise_csn",
                  "t95"."noise_factor",
                  "t95"."rows",
                  (
                    "t95"."low" + "t95"."high"
                  ) * 0.5 AS "median"
                FROM (
                  SELECT
                    "t87"."noise_csn",
                    "t87"."noise_factor",
                    MIN("t87"."change") AS "low",
                    MAX("t87"."change") AS "high",
                    MAX("t87"."size") AS "rows"
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t63"."noise_csn",
                        "t63"."noise_factor",
                        "t63"."ago",
                        "t63"."change",
                        ROW_NUMBER() OVER (
                          PARTITION BY "t63"."noise_csn", "t63"."noise_factor"
                          ORDER BY "t63"."change" ASC, "t63"."ago" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) - 1 AS "place",
                        COUNT(*) OVER (
                          PARTITION BY "t63"."noise_csn", "t63"."noise_factor"
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) AS "size"
                      FROM (
                        SELECT
                          "t45"."surviving_account_csn" AS "noise_csn",
                          "t45"."factor" AS "noise_factor",
                          "t45"."ago",
                          "t45"."current_value" - "t46"."former_value" AS "change"
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
                        ) AS "t45"
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
                        ) AS "t46"
                          ON "t45"."surviving_account_csn" = "t46"."former_csn"
                          AND "t45"."factor" = "t46"."former_factor"
                          AND "t45"."ago" = "t46"."next_ago"
                      ) AS "t63"
                    ) AS "t75"
                    WHERE
                      (
                        (
                          "t75"."place" + 1
                        ) * 2
                      ) >= "t75"."size"
                      AND (
                        (
                          "t75"."place" + 1
                        ) * 2
                      ) <= (
                        "t75"."size" + 2
                      )
                  ) AS "t87"
                  GROUP BY
                    1,
                    2
                ) AS "t95"
              ) AS "t101"
                ON "t45"."surviving_account_csn" = "t101"."noise_csn"
                AND "t45"."factor" = "t101"."noise_factor"
            ) AS "t110"
          ) AS "t114"
          WHERE
            (
              (
                "t114"."place" + 1
              ) * 2
            ) >= "t114"."size"
            AND (
              (
                "t114"."place" + 1
              ) * 2
            ) <= (
              "t114"."size" + 2
            )
        ) AS "t121"
        GROUP BY
          1,
          2
      ) AS "t131"
    ) AS "t141"
      ON "t173"."surviving_account_csn" = "t141"."noise_csn"
      AND "t173"."factor" = "t141"."noise_factor"
  ) AS "t174"
) AS "t175"