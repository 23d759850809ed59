WITH "t21" AS (
  SELECT
    "t8"."victim_account_csn" AS "merged_csn",
    "t8"."surviving_account_csn" AS "final_csn"
  FROM "account_merges" AS "t8"
), "t36" AS (
  SELECT
    "t30"."surviving_account_csn",
    "t30"."factor",
    "t30"."current_value",
    "t30"."target"
  FROM (
    SELECT
      *
    FROM "engagement_factors_monthly" AS "t0"
    WHERE
      "t0"."status" IN ('warning', 'critical')
  ) AS "t30"
  SEMI JOIN (
    SELECT
      "t2"."surviving_account_csn"
    FROM "engagement_accounts_monthly" AS "t2"
    WHERE
      NOT (
        "t2"."is_frozen"
      )
  ) AS "t31"
    ON "t30"."surviving_account_csn" = "t31"."surviving_account_csn"
), "t37" AS (
  SELECT
    "t13"."contact_id",
    "t13"."account_csn",
    "t13"."contact_role",
    "t13"."contact_name",
    "t13"."contact_email",
    "t13"."last_contact_on",
    "t13"."left_on",
    "t13"."by_month",
    "t32"."merged_csn",
    "t32"."final_csn"
  FROM "stakeholders" AS "t13"
  LEFT OUTER JOIN "t21" AS "t32"
    ON "t13"."account_csn" = "t32"."merged_csn"
), "t39" AS (
  SELECT
    "t16"."meeting_id",
    "t16"."account_csn",
    "t16"."scheduled_at",
    "t16"."attended",
    "t16"."is_cancelled",
    "t16"."initiated_by",
    "t16"."contact_id",
    "t16"."scheduled_on",
    "t32"."merged_csn",
    "t32"."final_csn"
  FROM "meetings" AS "t16"
  LEFT OUTER JOIN "t21" AS "t32"
    ON "t16"."account_csn" = "t32"."merged_csn"
), "t41" AS (
  SELECT
    "t34"."subscription_id",
    "t34"."account_csn",
    "t34"."tenant_id",
    "t34"."pool_id",
    "t34"."contract_id",
    "t34"."offering_external_key",
    "t34"."offering_product_line_code",
    "t34"."entitlement_model",
    "t34"."usage_type",
    "t34"."is_unlimited",
    "t34"."start_date",
    "t34"."seats_purchased",
    "t34"."end_date",
    "t34"."renews_subscription_id",
    "t34"."seats_assigned"
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
  ) AS "t34"
  SEMI JOIN (
    SELECT
      *
    FROM "product_offerings" AS "t3"
    WHERE
      "t3"."is_standard_aum"
  ) AS "t26"
    ON "t34"."offering_external_key" = "t26"."product_offering"
    AND "t34"."offering_product_line_code" = "t26"."offering_product_line_code"
), "t58" AS (
  SELECT
    "t43"."surviving_account_csn" AS "low_csn",
    "t43"."current_value",
    "t43"."target"
  FROM "t36" AS "t43"
  WHERE
    "t43"."factor" = 'active_user_share'
), "t77" AS (
  SELECT
    "t45"."meeting_id",
    "t45"."account_csn",
    "t45"."scheduled_at",
    "t45"."attended",
    "t45"."is_cancelled",
    "t45"."initiated_by",
    "t45"."contact_id",
    "t45"."scheduled_on",
    COALESCE("t45"."final_csn", "t45"."account_csn") AS "surviving_account_csn"
  FROM "t39" AS "t45"
  WHERE
    NOT (
      COALESCE("t45"."is_cancelled", FALSE)
    )
), "t87" AS (
  SELECT
    "t60"."surviving_account_csn",
    "t60"."contact_id",
    "t60"."contact_role",
    BOOL_OR(
      CAST(NOT (
        COALESCE("t60"."left_on" <= CAST(':last_day' AS DATE), FALSE)
      ) AS BOOLEAN)
    ) AS "is_now",
    BOOL_OR(
      CAST(NOT (
        COALESCE("t60"."left_on" <= (
          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
        ), FALSE)
      ) AS BOOLEAN)
    ) AS "is_before"
  FROM (
    SELECT
      "t44"."contact_id",
      "t44"."account_csn",
      "t44"."contact_role",
      "t44"."contact_name",
      "t44"."contact_email",
      "t44"."last_contact_on",
      "t44"."left_on",
      "t44"."by_month",
      COALESCE("t44"."final_csn", "t44"."account_csn") AS "surviving_account_csn"
    FROM "t37" AS "t44"
    WHERE
      "t44"."by_month" = CAST(':first_day' AS DATE)
  ) AS "t60"
  GROUP BY
    1,
    2,
    3
), "t91" AS (
  SELECT
    "t82"."message_id",
    "t82"."account_csn",
    "t82"."thread_id",
    "t82"."direction",
    "t82"."sent_at",
    "t82"."contact_id",
    "t82"."is_auto_reply",
    "t82"."sent_on",
    "t82"."surviving_account_csn",
    "t82"."is_real",
    "t82"."is_inbound",
    "t82"."reply_at",
    "t82"."reply_on",
    (
      ROW_NUMBER() OVER (
        PARTITION BY "t82"."surviving_account_csn", "t82"."thread_id"
        ORDER BY "t82"."sent_at" ASC, "t82"."message_id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1
    ) = 0 AS "is_first",
    MIN("t82"."reply_at") OVER (
      PARTITION BY "t82"."surviving_account_csn", "t82"."thread_id"
      ORDER BY "t82"."sent_at" ASC, "t82"."message_id" ASC
      ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
    ) AS "answered_at",
    MIN("t82"."reply_on") OVER (
      PARTITION BY "t82"."surviving_account_csn", "t82"."thread_id"
      ORDER BY "t82"."sent_at" ASC, "t82"."message_id" ASC
      ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
    ) AS "answered_on"
  FROM (
    SELECT
      "t40"."message_id",
      "t40"."account_csn",
      "t40"."thread_id",
      "t40"."direction",
      "t40"."sent_at",
      "t40"."contact_id",
      "t40"."is_auto_reply",
      "t40"."sent_on",
      COALESCE("t40"."final_csn", "t40"."account_csn") AS "surviving_account_csn",
      NOT (
        COALESCE("t40"."is_auto_reply", FALSE)
      ) AS "is_real",
      "t40"."direction" = 'inbound' AS "is_inbound",
      CASE
        WHEN NOT (
          COALESCE("t40"."is_auto_reply", FALSE)
        )
        AND (
          "t40"."direction" = 'inbound'
        )
        THEN "t40"."sent_at"
        ELSE CAST(NULL AS TIMESTAMPTZ)
      END AS "reply_at",
      CASE
        WHEN NOT (
          COALESCE("t40"."is_auto_reply", FALSE)
        )
        AND (
          "t40"."direction" = 'inbound'
        )
        THEN "t40"."sent_on"
        ELSE CAST(NULL AS DATE)
      END AS "reply_on"
    FROM (
      SELECT
        "t17"."message_id",
        "t17"."account_csn",
        "t17"."thread_id",
        "t17"."direction",
        "t17"."sent_at",
        "t17"."contact_id",
        "t17"."is_auto_reply",
        "t17"."sent_on",
        "t32"."merged_csn",
        "t32"."final_csn"
      FROM "emails" AS "t17"
      LEFT OUTER JOIN "t21" AS "t32"
        ON "t17"."account_csn" = "t32"."merged_csn"
    ) AS "t40"
  ) AS "t82"
), "t126" AS (
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t38"."final_csn", "t38"."account_csn") AS "surviving_account_csn",
      "t38"."tenant_id",
      "t38"."pool_id",
      "t38"."offering_product_line_code",
      "t38"."seats_purchased",
      "t38"."seats_assigned",
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
        "t32"."merged_csn",
        "t32"."final_csn"
      FROM "active_subscription_monthly" AS "t14"
      LEFT OUTER JOIN "t21" AS "t32"
        ON "t14"."account_csn" = "t32"."merged_csn"
    ) AS "t38"
  ) AS "t47"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t118"."final_csn", "t118"."account_csn") AS "surviving_account_csn",
      "t118"."tenant_id",
      "t118"."pool_id",
      "t118"."offering_product_line_code",
      "t118"."seats_purchased",
      "t118"."seats_assigned",
      'before' AS "period"
    FROM (
      SELECT
        "t85"."subscription_id",
        "t85"."account_csn",
        "t85"."tenant_id",
        "t85"."pool_id",
        "t85"."contract_id",
        "t85"."offering_external_key",
        "t85"."offering_product_line_code",
        "t85"."entitlement_model",
        "t85"."usage_type",
        "t85"."is_unlimited",
        "t85"."start_date",
        "t85"."seats_purchased",
        "t85"."end_date",
        "t85"."renews_subscription_id",
        "t85"."seats_assigned",
        "t33"."merged_csn",
        "t33"."final_csn"
      FROM (
        SELECT
          *
        FROM "t41" AS "t46"
        WHERE
          "t46"."start_date" <= (
            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
          )
          AND NOT (
            COALESCE(
              CASE
                WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                THEN "t46"."end_date" + INTERVAL '1' DAY
                ELSE "t46"."end_date"
              END <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              ),
              FALSE
            )
          )
      ) AS "t85"
      ANTI JOIN (
        SELECT DISTINCT
          "t86"."subscription_id" AS "renewed_id"
        FROM (
          SELECT
            "t34"."subscription_id",
            "t34"."account_csn",
            "t34"."tenant_id",
            "t34"."pool_id",
            "t34"."contract_id",
            "t34"."offering_external_key",
            "t34"."offering_product_line_code",
            "t34"."entitlement_model",
            "t34"."usage_type",
            "t34"."is_unlimited",
            "t34"."start_date",
            "t34"."seats_purchased",
            "t34"."end_date",
            "t34"."renews_subscription_id",
            "t34"."seats_assigned",
            "t78"."renewal_id",
            "t78"."renewal_of",
            "t78"."renewal_tenant",
            "t78"."renewal_start"
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
          ) AS "t34"
          SEMI JOIN (
            SELECT
              *
            FROM "product_offerings" AS "t3"
            WHERE
              "t3"."is_standard_aum"
          ) AS "t26"
            ON "t34"."offering_external_key" = "t26"."product_offering"
            AND "t34"."offering_product_line_code" = "t26"."offering_product_line_code"
          INNER JOIN (
            SELECT
              "t46"."subscription_id" AS "renewal_id",
              "t46"."renews_subscription_id" AS "renewal_of",
              "t46"."tenant_id" AS "renewal_tenant",
              "t46"."start_date" AS "renewal_start"
            FROM "t41" AS "t46"
            WHERE
              "t46"."renews_subscription_id" IS NOT NULL
              AND "t46"."start_date" <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              )
          ) AS "t78"
            ON "t34"."subscription_id" = "t78"."renewal_of"
            AND "t34"."tenant_id" = "t78"."renewal_tenant"
        ) AS "t86"
        WHERE
          (
            "t86"."renewal_start" > "t86"."start_date"
          )
          OR (
            (
              "t86"."renewal_start" = "t86"."start_date"
            )
            AND (
              "t86"."renewal_id" <> "t86"."subscription_id"
            )
            AND (
              (
                "t86"."renews_subscription_id" IS NULL
              )
              OR (
                "t86"."renewal_id" > "t86"."subscription_id"
              )
            )
          )
      ) AS "t106"
        ON "t85"."subscription_id" = "t106"."renewed_id"
      LEFT OUTER JOIN "t21" AS "t33"
        ON "t85"."account_csn" = "t33"."merged_csn"
    ) AS "t118"
  ) AS "t124"
), "t130" AS (
  SELECT
    *
  FROM (
    SELECT
      "t122"."surviving_account_csn",
      "t122"."contact_id",
      "t122"."contact_role",
      "t122"."is_now",
      "t122"."is_before",
      "t122"."day",
      TRUE AS "is_event"
    FROM (
      SELECT
        "t90"."surviving_account_csn",
        "t90"."contact_id",
        "t90"."contact_role",
        "t90"."is_now",
        "t90"."is_before",
        "t113"."day"
      FROM "t87" AS "t90"
      INNER JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t94"."surviving_account_csn",
            "t94"."contact_id",
            "t94"."sent_on" AS "day"
          FROM "t91" AS "t94"
          WHERE
            "t94"."is_real" AND "t94"."is_inbound" AND "t94"."contact_id" IS NOT NULL
        ) AS "t105"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            COALESCE("t45"."final_csn", "t45"."account_csn") AS "surviving_account_csn",
            "t45"."contact_id",
            "t45"."scheduled_on" AS "day"
          FROM "t39" AS "t45"
          WHERE
            NOT (
              COALESCE("t45"."is_cancelled", FALSE)
            )
            AND "t45"."attended"
            AND "t45"."contact_id" IS NOT NULL
        ) AS "t76"
      ) AS "t113"
        ON "t90"."surviving_account_csn" = "t113"."surviving_account_csn"
        AND "t90"."contact_id" = "t113"."contact_id"
    ) AS "t122"
  ) AS "t125"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t104"."surviving_account_csn",
      "t104"."contact_id",
      "t104"."contact_role",
      "t104"."is_now",
      "t104"."is_before",
      "t104"."day",
      FALSE AS "is_event"
    FROM (
      SELECT
        "t90"."surviving_account_csn",
        "t90"."contact_id",
        "t90"."contact_role",
        "t90"."is_now",
        "t90"."is_before",
        "t75"."day"
      FROM "t87" AS "t90"
      INNER JOIN (
        SELECT DISTINCT
          COALESCE("t44"."final_csn", "t44"."account_csn") AS "surviving_account_csn",
          "t44"."contact_id",
          "t44"."contact_role",
          "t44"."last_contact_on" AS "day"
        FROM "t37" AS "t44"
        WHERE
          "t44"."last_contact_on" IS NOT NULL
      ) AS "t75"
        ON "t90"."surviving_account_csn" = "t75"."surviving_account_csn"
        AND "t90"."contact_id" = "t75"."contact_id"
        AND "t90"."contact_role" = "t75"."contact_role"
    ) AS "t104"
  ) AS "t110"
), "t158" AS (
  SELECT
    "t149"."surviving_account_csn",
    "t149"."tenant_id",
    "t149"."is_now",
    "t149"."is_before",
    "t12"."session_id",
    "t12"."user_id",
    "t12"."product_offering",
    "t12"."started_at",
    "t12"."duration_minutes",
    "t12"."features_used",
    "t12"."started_on",
    "t65"."low_csn",
    "t65"."current_value",
    "t65"."target"
  FROM (
    SELECT
      "t131"."surviving_account_csn",
      "t131"."tenant_id",
      BOOL_OR(CAST("t131"."period" = 'now' AS BOOLEAN)) AS "is_now",
      BOOL_OR(CAST("t131"."period" = 'before' AS BOOLEAN)) AS "is_before"
    FROM "t126" AS "t131"
    GROUP BY
      1,
      2
  ) AS "t149"
  INNER JOIN "product_sessions" AS "t12"
    ON "t149"."tenant_id" = "t12"."tenant_id"
  INNER JOIN (
    SELECT
      "t43"."surviving_account_csn" AS "low_csn",
      "t43"."current_value",
      "t43"."target"
    FROM "t36" AS "t43"
    WHERE
      "t43"."factor" = 'login_frequency'
  ) AS "t65"
    ON "t149"."surviving_account_csn" = "t65"."low_csn"
), "t186" AS (
  SELECT
    "t134"."surviving_account_csn",
    "t134"."contact_id",
    "t134"."target",
    "t169"."last_on",
    CASE
      WHEN "t134"."place" = 0
      THEN 'executive'
      WHEN "t134"."place" = 1
      THEN 'champion'
      WHEN "t134"."place" = 2
      THEN 'admin'
      WHEN "t134"."place" = 3
      THEN 'user'
      ELSE 'user'
    END AS "contact_role",
    COALESCE("t169"."inside", 0) AS "inside"
  FROM (
    SELECT
      "t116"."surviving_account_csn",
      "t116"."contact_id",
      MIN(
        CASE
          WHEN "t116"."contact_role" = 'executive'
          THEN 0
          WHEN "t116"."contact_role" = 'champion'
          THEN 1
          WHEN "t116"."contact_role" = 'admin'
          THEN 2
          WHEN "t116"."contact_role" = 'user'
          THEN 3
          ELSE NULL
        END
      ) AS "place",
      MAX("t116"."target") AS "target"
    FROM (
      SELECT
        "t109"."surviving_account_csn",
        "t109"."contact_id",
        "t109"."contact_role",
        "t109"."is_now",
        "t109"."is_before",
        "t109"."current_value",
        "t109"."target"
      FROM (
        SELECT
          "t97"."surviving_account_csn",
          "t97"."contact_id",
          "t97"."contact_role",
          "t97"."is_now",
          "t97"."is_before",
          "t70"."low_csn",
          "t70"."current_value",
          "t70"."target"
        FROM (
          SELECT
            *
          FROM "t87" AS "t88"
          WHERE
            "t88"."is_now"
        ) AS "t97"
        INNER JOIN (
          SELECT
            "t43"."surviving_account_csn" AS "low_csn",
            "t43"."current_value",
            "t43"."target"
          FROM "t36" AS "t43"
          WHERE
            "t43"."factor" = 'stakeholder_depth'
        ) AS "t70"
          ON "t97"."surviving_account_csn" = "t70"."low_csn"
      ) AS "t109"
    ) AS "t116"
    GROUP BY
      1,
      2
  ) AS "t134"
  LEFT OUTER JOIN (
    SELECT
      "t144"."surviving_account_csn" AS "last_csn",
      "t144"."contact_id" AS "last_contact",
      MAX("t144"."day") AS "last_on",
      SUM(
        CAST("t144"."is_event"
        AND (
          (
            "t144"."day" > (
              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
            )
          )
          AND (
            "t144"."day" <= CAST(':last_day' AS DATE)
          )
        ) AS INT)
      ) AS "inside"
    FROM (
      SELECT
        *
      FROM "t130" AS "t135"
      WHERE
        "t135"."is_now" AND "t135"."day" <= CAST(':last_day' AS DATE)
    ) AS "t144"
    GROUP BY
      1,
      2
  ) AS "t169"
    ON "t134"."surviving_account_csn" = "t169"."last_csn"
    AND "t134"."contact_id" = "t169"."last_contact"
), "t197" AS (
  SELECT
    "t190"."surviving_account_csn" AS "counted_csn",
    COUNT(*) AS "known_people",
    MAX("t190"."target") AS "target"
  FROM "t186" AS "t190"
  GROUP BY
    1
)
SELECT
  "t258"."surviving_account_csn",
  "t258"."factor",
  "t258"."root_cause",
  "t258"."cause_rank",
  "t258"."cause_count",
  "t258"."improvement",
  "t258"."explanation",
  "t258"."began_on",
  "t258"."hours_waited",
  "t258"."thread_id",
  "t258"."meeting_id",
  "t258"."contact_id",
  "t258"."contact_role",
  "t258"."tenant_id",
  "t258"."offering_product_line_code",
  "t258"."product_offering",
  "t258"."feature",
  "t258"."user_category",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t258"."factor" = 'email_response_rate'
    THEN 'communication'
    WHEN "t258"."factor" = 'response_time_hours'
    THEN 'communication'
    WHEN "t258"."factor" = 'meeting_attendance'
    THEN 'communication'
    WHEN "t258"."factor" = 'proactive_outreach'
    THEN 'communication'
    WHEN "t258"."factor" = 'login_frequency'
    THEN 'product'
    WHEN "t258"."factor" = 'feature_breadth'
    THEN 'product'
    WHEN "t258"."factor" = 'session_minutes'
    THEN 'product'
    WHEN "t258"."factor" = 'active_user_share'
    THEN 'product'
    WHEN "t258"."factor" = 'stakeholder_depth'
    THEN 'relationship'
    WHEN "t258"."factor" = 'executive_access'
    THEN 'relationship'
    WHEN "t258"."factor" = 'champion_activity'
    THEN 'relationship'
    ELSE NULL
  END AS "component"
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t175"."surviving_account_csn",
                          'email_response_rate' AS "factor",
                          'unanswered_thread' AS "root_cause",
                          (
                            ROW_NUMBER() OVER (
                              PARTITION BY "t175"."surviving_account_csn"
                              ORDER BY "t175"."unanswered" DESC, "t175"."oldest" ASC, "t175"."thread_id" ASC
                              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                            ) - 1
                          ) + 1 + 0 AS "cause_rank",
                          "t175"."unanswered" AS "cause_count",
                          CAST("t175"."unanswered" * 100 AS DOUBLE) / NULLIF(CAST("t175"."all_asked" AS DOUBLE), 0.0) AS "improvement",
                          'Thread ' || "t175"."thread_id" || ': ' || CAST("t175"."unanswered" AS TEXT) || CASE WHEN "t175"."unanswered" = 1 THEN ' message' ELSE ' messages' END || CASE
                            WHEN "t175"."unanswered" = 1
                            THEN ' without an answer, sent on '
                            ELSE ' without an answer, the oldest sent on '
                          END || CAST("t175"."oldest" AS TEXT) || '.' AS "explanation",
                          "t175"."oldest" AS "began_on",
                          CAST(DATE_DIFF('DAY', "t175"."oldest", CAST(':last_day' AS DATE)) * 24 AS DOUBLE) AS "hours_waited",
                          "t175"."thread_id",
                          CAST(NULL AS TEXT) AS "meeting_id",
                          CAST(NULL AS TEXT) AS "contact_id",
                          CAST(NULL AS TEXT) AS "contact_role",
                          CAST(NULL AS BIGINT) AS "tenant_id",
                          CAST(NULL AS TEXT) AS "offering_product_line_code",
                          CAST(NULL AS TEXT) AS "product_offering",
                          CAST(NULL AS TEXT) AS "feature",
                          CAST(NULL AS TEXT) AS "user_category"
                        FROM (
                          SELECT
                            *
                          FROM (
                            SELECT
                              "t151"."surviving_account_csn",
                              "t151"."thread_id",
                              "t151"."asked",
                              "t151"."unanswered",
                              "t151"."oldest",
                              SUM("t151"."asked") OVER (
                                PARTITION BY "t151"."surviving_account_csn"
                                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                              ) AS "all_asked"
                            FROM (
                              SELECT
                                "t128"."surviving_account_csn",
                                "t128"."thread_id",
                                SUM(CAST("t128"."asked" AS INT)) AS "asked",
                                SUM(CAST("t128"."asked" AND NOT (
                                  "t128"."answered"
                                ) AS INT)) AS "unanswered",
                                MIN(
                                  CASE
                                    WHEN "t128"."asked" AND NOT (
                                      "t128"."answered"
                                    )
                                    THEN "t128"."sent_on"
                                    ELSE CAST(NULL AS DATE)
                                  END
                                ) AS "oldest"
                              FROM (
                                SELECT
                                  "t111"."message_id",
                                  "t111"."account_csn",
                                  "t111"."thread_id",
                                  "t111"."direction",
                                  "t111"."sent_at",
                                  "t111"."contact_id",
                                  "t111"."is_auto_reply",
                                  "t111"."sent_on",
                                  "t111"."surviving_account_csn",
                                  "t111"."is_real",
                                  "t111"."is_inbound",
                                  "t111"."reply_at",
                                  "t111"."reply_on",
                                  "t111"."is_first",
                                  "t111"."answered_at",
                                  "t111"."answered_on",
                                  "t111"."current_value",
                                  "t111"."target",
                                  "t111"."is_real"
                                  AND NOT (
                                    "t111"."is_inbound"
                                  )
                                  AND (
                                    (
                                      "t111"."sent_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t111"."sent_on" <= CAST(':last_day' AS DATE)
                                    )
                                  )
                                  AND (
                                    "t111"."sent_on" <= (
                                      CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                    )
                                  ) AS "asked",
                                  "t111"."is_real"
                                  AND NOT (
                                    "t111"."is_inbound"
                                  )
                                  AND (
                                    (
                                      "t111"."sent_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t111"."sent_on" <= CAST(':last_day' AS DATE)
                                    )
                                  )
                                  AND (
                                    "t111"."sent_on" <= (
                                      CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                    )
                                  )
                                  AND COALESCE("t111"."answered_on" <= CAST(':last_day' AS DATE), FALSE) AS "answered"
                                FROM (
                                  SELECT
                                    "t100"."message_id",
                                    "t100"."account_csn",
                                    "t100"."thread_id",
                                    "t100"."direction",
                                    "t100"."sent_at",
                                    "t100"."contact_id",
                                    "t100"."is_auto_reply",
                                    "t100"."sent_on",
                                    "t100"."surviving_account_csn",
                                    "t100"."is_real",
                                    "t100"."is_inbound",
                                    "t100"."reply_at",
                                    "t100"."reply_on",
                                    "t100"."is_first",
                                    "t100"."answered_at",
                                    "t100"."answered_on",
                                    "t72"."low_csn",
                                    "t72"."current_value",
                                    "t72"."target"
                                  FROM "t91" AS "t100"
                                  INNER JOIN (
                                    SELECT
                                      "t43"."surviving_account_csn" AS "low_csn",
                                      "t43"."current_value",
                                      "t43"."target"
                                    FROM "t36" AS "t43"
                                    WHERE
                                      "t43"."factor" = 'email_response_rate'
                                  ) AS "t72"
                                    ON "t100"."surviving_account_csn" = "t72"."low_csn"
                                ) AS "t111"
                              ) AS "t128"
                              GROUP BY
                                1,
                                2
                            ) AS "t151"
                          ) AS "t162"
                          WHERE
                            "t162"."unanswered" > 0
                        ) AS "t175"
                      ) AS "t204"
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t196"."surviving_account_csn",
                            'response_time_hours' AS "factor",
                            'slow_thread' AS "root_cause",
                            (
                              ROW_NUMBER() OVER (
                                PARTITION BY "t196"."surviving_account_csn"
                                ORDER BY "t196"."excess" DESC, "t196"."thread_id" ASC
                                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                              ) - 1
                            ) + 1 + 0 AS "cause_rank",
                            "t196"."late" AS "cause_count",
                            (
                              CAST("t196"."excess" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
                            ) / NULLIF(CAST("t196"."all_answered" AS DOUBLE), 0.0) AS "improvement",
                            'Thread ' || "t196"."thread_id" || ': ' || CAST("t196"."late" AS TEXT) || CASE WHEN "t196"."late" = 1 THEN ' message' ELSE ' messages' END || CASE
                              WHEN "t196"."late" = 1
                              THEN ' answered late, after '
                              ELSE ' answered late, after up to '
                            END || COALESCE(
                              CAST(CAST(FLOOR(
                                (
                                  CAST(ROUND(
                                    CAST(ROUND(
                                      (
                                        CAST("t196"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
                                      ) * 10.0,
                                      8
                                    ) AS DOUBLE),
                                    0
                                  ) AS BIGINT) - (
                                    CAST(ROUND(
                                      CAST(ROUND(
                                        (
                                          CAST("t196"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
                                        ) * 10.0,
                                        8
                                      ) AS DOUBLE),
                                      0
                                    ) AS BIGINT) % 10
                                  )
                                ) / (
                                  10
                                )
                              ) AS BIGINT) AS TEXT) || CASE
                                WHEN (
                                  CAST(ROUND(
                                    CAST(ROUND(
                                      (
                                        CAST("t196"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
                                      ) * 10.0,
                                      8
                                    ) AS DOUBLE),
                                    0
                                  ) AS BIGINT) % 10
                                ) = 0
                                THEN ''
                                ELSE '.' || CAST(CAST(ROUND(
                                  CAST(ROUND(
                                    (
                                      CAST("t196"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
                                    ) * 10.0,
                                    8
                                  ) AS DOUBLE),
                                  0
                                ) AS BIGINT) % 10 AS TEXT)
                              END,
                              'unknown'
                            ) || ' hours (target ' || COALESCE(
                              CAST(CAST(FLOOR(
                                (
                                  CAST(ROUND(CAST(ROUND("t196"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
                                    CAST(ROUND(CAST(ROUND("t196"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                                  )
                                ) / (
                                  10
                                )
                              ) AS BIGINT) AS TEXT) || CASE
                                WHEN (
                                  CAST(ROUND(CAST(ROUND("t196"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                                ) = 0
                                THEN ''
                                ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t196"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
                              END,
                              'unknown'
                            ) || ').' AS "explanation",
                            "t196"."oldest" AS "began_on",
                            CAST("t196"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0) AS "hours_waited",
                            "t196"."thread_id",
                            CAST(NULL AS TEXT) AS "meeting_id",
                            CAST(NULL AS TEXT) AS "contact_id",
                            CAST(NULL AS TEXT) AS "contact_role",
                            CAST(NULL AS BIGINT) AS "tenant_id",
                            CAST(NULL AS TEXT) AS "offering_product_line_code",
                            CAST(NULL AS TEXT) AS "product_offering",
                            CAST(NULL AS TEXT) AS "feature",
                            CAST(NULL AS TEXT) AS "user_category"
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t171"."surviving_account_csn",
                                "t171"."thread_id",
                                "t171"."answered",
                                "t171"."late",
                                "t171"."excess",
                                "t171"."longest",
                                "t171"."oldest",
                                "t171"."target",
                                SUM("t171"."answered") OVER (
                                  PARTITION BY "t171"."surviving_account_csn"
                                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                ) AS "all_answered"
                              FROM (
                                SELECT
                                  "t154"."surviving_account_csn",
                                  "t154"."thread_id",
                                  SUM(CAST("t154"."answered" AS INT)) AS "answered",
                                  SUM(CAST("t154"."is_late" AS INT)) AS "late",
                                  SUM(
                                    CASE WHEN "t154"."is_late" THEN "t154"."waited" - "t154"."waited_at_most" ELSE 0 END
                                  ) AS "excess",
                                  MAX(CASE WHEN "t154"."is_late" THEN "t154"."waited" ELSE 0 END) AS "longest",
                                  MIN(CASE WHEN "t154"."is_late" THEN "t154"."sent_on" ELSE CAST(NULL AS DATE) END) AS "oldest",
                                  MAX("t154"."target") AS "target"
                                FROM (
                                  SELECT
                                    "t129"."message_id",
                                    "t129"."account_csn",
                                    "t129"."thread_id",
                                    "t129"."direction",
                                    "t129"."sent_at",
                                    "t129"."contact_id",
                                    "t129"."is_auto_reply",
                                    "t129"."sent_on",
                                    "t129"."surviving_account_csn",
                                    "t129"."is_real",
                                    "t129"."is_inbound",
                                    "t129"."reply_at",
                                    "t129"."reply_on",
                                    "t129"."is_first",
                                    "t129"."answered_at",
                                    "t129"."answered_on",
                                    "t129"."current_value",
                                    "t129"."target",
                                    "t129"."answered",
                                    "t129"."waited",
                                    CAST(ROUND("t129"."target" * 3600000000.0, 0) AS BIGINT) AS "waited_at_most",
                                    "t129"."answered"
                                    AND COALESCE("t129"."waited" > CAST(ROUND("t129"."target" * 3600000000.0, 0) AS BIGINT), FALSE) AS "is_late"
                                  FROM (
                                    SELECT
                                      "t112"."message_id",
                                      "t112"."account_csn",
                                      "t112"."thread_id",
                                      "t112"."direction",
                                      "t112"."sent_at",
                                      "t112"."contact_id",
                                      "t112"."is_auto_reply",
                                      "t112"."sent_on",
                                      "t112"."surviving_account_csn",
                                      "t112"."is_real",
                                      "t112"."is_inbound",
                                      "t112"."reply_at",
                                      "t112"."reply_on",
                                      "t112"."is_first",
                                      "t112"."answered_at",
                                      "t112"."answered_on",
                                      "t112"."current_value",
                                      "t112"."target",
                                      "t112"."is_real"
                                      AND NOT (
                                        "t112"."is_inbound"
                                      )
                                      AND (
                                        (
                                          "t112"."sent_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t112"."sent_on" <= CAST(':last_day' AS DATE)
                                        )
                                      )
                                      AND (
                                        "t112"."sent_on" <= (
                                          CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                        )
                                      )
                                      AND COALESCE("t112"."answered_on" <= CAST(':last_day' AS DATE), FALSE) AS "answered",
                                      DATE_DIFF('MICROSECOND', "t112"."sent_at", "t112"."answered_at") AS "waited"
                                    FROM (
                                      SELECT
                                        "t100"."message_id",
                                        "t100"."account_csn",
                                        "t100"."thread_id",
                                        "t100"."direction",
                                        "t100"."sent_at",
                                        "t100"."contact_id",
                                        "t100"."is_auto_reply",
                                        "t100"."sent_on",
                                        "t100"."surviving_account_csn",
                                        "t100"."is_real",
                                        "t100"."is_inbound",
                                        "t100"."reply_at",
                                        "t100"."reply_on",
                                        "t100"."is_first",
                                        "t100"."answered_at",
                                        "t100"."answered_on",
                                        "t74"."low_csn",
                                        "t74"."current_value",
                                        "t74"."target"
                                      FROM "t91" AS "t100"
                                      INNER JOIN (
                                        SELECT
                                          "t43"."surviving_account_csn" AS "low_csn",
                                          "t43"."current_value",
                                          "t43"."target"
                                        FROM "t36" AS "t43"
                                        WHERE
                                          "t43"."factor" = 'response_time_hours'
                                      ) AS "t74"
                                        ON "t100"."surviving_account_csn" = "t74"."low_csn"
                                    ) AS "t112"
                                  ) AS "t129"
                                ) AS "t154"
                                GROUP BY
                                  1,
                                  2
                              ) AS "t171"
                            ) AS "t189"
                            WHERE
                              "t189"."late" > 0
                          ) AS "t196"
                        ) AS "t226"
                      ) AS "t230"
                    ) AS "t232"
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t117"."surviving_account_csn",
                          'meeting_attendance' AS "factor",
                          'missed_meeting' AS "root_cause",
                          (
                            ROW_NUMBER() OVER (
                              PARTITION BY "t117"."surviving_account_csn"
                              ORDER BY "t117"."scheduled_on" DESC, "t117"."meeting_id" ASC
                              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                            ) - 1
                          ) + 1 + 0 AS "cause_rank",
                          1 AS "cause_count",
                          CAST(100 AS DOUBLE) / NULLIF(CAST("t117"."scheduled" AS DOUBLE), 0.0) AS "improvement",
                          'Meeting ' || "t117"."meeting_id" || ' of ' || CAST("t117"."scheduled_on" AS TEXT) || ': the customer did not attend.' AS "explanation",
                          "t117"."scheduled_on" AS "began_on",
                          CAST(NULL AS DOUBLE) AS "hours_waited",
                          CAST(NULL AS TEXT) AS "thread_id",
                          "t117"."meeting_id",
                          "t117"."contact_id",
                          CAST(NULL AS TEXT) AS "contact_role",
                          CAST(NULL AS BIGINT) AS "tenant_id",
                          CAST(NULL AS TEXT) AS "offering_product_line_code",
                          CAST(NULL AS TEXT) AS "product_offering",
                          CAST(NULL AS TEXT) AS "feature",
                          CAST(NULL AS TEXT) AS "user_category"
                        FROM (
                          SELECT
                            *
                          FROM (
                            SELECT
                              "t98"."meeting_id",
                              "t98"."account_csn",
                              "t98"."scheduled_at",
                              "t98"."attended",
                              "t98"."is_cancelled",
                              "t98"."initiated_by",
                              "t98"."contact_id",
                              "t98"."scheduled_on",
                              "t98"."surviving_account_csn",
                              "t98"."current_value",
                              "t98"."target",
                              COUNT(*) OVER (
                                PARTITION BY "t98"."surviving_account_csn"
                                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                              ) AS "scheduled"
                            FROM (
                              SELECT
                                "t89"."meeting_id",
                                "t89"."account_csn",
                                "t89"."scheduled_at",
                                "t89"."attended",
                                "t89"."is_cancelled",
                                "t89"."initiated_by",
                                "t89"."contact_id",
                                "t89"."scheduled_on",
                                "t89"."surviving_account_csn",
                                "t89"."current_value",
                                "t89"."target"
                              FROM (
                                SELECT
                                  "t83"."meeting_id",
                                  "t83"."account_csn",
                                  "t83"."scheduled_at",
                                  "t83"."attended",
                                  "t83"."is_cancelled",
                                  "t83"."initiated_by",
                                  "t83"."contact_id",
                                  "t83"."scheduled_on",
                                  "t83"."surviving_account_csn",
                                  "t71"."low_csn",
                                  "t71"."current_value",
                                  "t71"."target"
                                FROM "t77" AS "t83"
                                INNER JOIN (
                                  SELECT
                                    "t43"."surviving_account_csn" AS "low_csn",
                                    "t43"."current_value",
                                    "t43"."target"
                                  FROM "t36" AS "t43"
                                  WHERE
                                    "t43"."factor" = 'meeting_attendance'
                                ) AS "t71"
                                  ON "t83"."surviving_account_csn" = "t71"."low_csn"
                              ) AS "t89"
                              WHERE
                                "t89"."scheduled_on" > (
                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                )
                                AND "t89"."scheduled_on" <= CAST(':last_day' AS DATE)
                            ) AS "t98"
                          ) AS "t107"
                          WHERE
                            NOT (
                              "t107"."attended"
                            )
                        ) AS "t117"
                      ) AS "t139"
                    ) AS "t141"
                  ) AS "t236"
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t152"."surviving_account_csn",
                        'proactive_outreach' AS "factor",
                        'begun_by_vendor' AS "root_cause",
                        (
                          ROW_NUMBER() OVER (
                            PARTITION BY "t152"."surviving_account_csn"
                            ORDER BY "t152"."factor" ASC
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) - 1
                        ) + 1 + 0 AS "cause_rank",
                        "t152"."others" AS "cause_count",
                        CAST(NULL AS DOUBLE) AS "improvement",
                        'Threads and meetings that the customer did not begin: ' || CAST("t152"."others" AS TEXT) || '. ' || COALESCE(
                          'The customer last began one on ' || CAST("t152"."last_on" AS TEXT) || '.',
                          'The customer has begun none in the last year.'
                        ) AS "explanation",
                        "t152"."last_on" AS "began_on",
                        CAST(NULL AS DOUBLE) AS "hours_waited",
                        CAST(NULL AS TEXT) AS "thread_id",
                        CAST(NULL AS TEXT) AS "meeting_id",
                        CAST(NULL AS TEXT) AS "contact_id",
                        CAST(NULL AS TEXT) AS "contact_role",
                        CAST(NULL AS BIGINT) AS "tenant_id",
                        CAST(NULL AS TEXT) AS "offering_product_line_code",
                        CAST(NULL AS TEXT) AS "product_offering",
                        CAST(NULL AS TEXT) AS "feature",
                        CAST(NULL AS TEXT) AS "user_category"
                      FROM (
                        SELECT
                          "t136"."surviving_account_csn",
                          "t136"."factor",
                          "t136"."current_value",
                          "t136"."target",
                          "t136"."thread_csn",
                          "t136"."other_threads",
                          "t136"."thread_on",
                          "t136"."meeting_csn",
                          "t136"."other_meetings",
                          "t136"."meeting_on",
                          COALESCE("t136"."other_threads", 0) + COALESCE("t136"."other_meetings", 0) AS "others",
                          COALESCE(
                            CASE
                              WHEN "t136"."thread_on" > "t136"."meeting_on"
                              THEN "t136"."thread_on"
                              ELSE "t136"."meeting_on"
                            END,
                            "t136"."thread_on",
                            "t136"."meeting_on"
                          ) AS "last_on"
                        FROM (
                          SELECT
                            "t68"."surviving_account_csn",
                            "t68"."factor",
                            "t68"."current_value",
                            "t68"."target",
                            "t123"."thread_csn",
                            "t123"."other_threads",
                            "t123"."thread_on",
                            "t99"."meeting_csn",
                            "t99"."other_meetings",
                            "t99"."meeting_on"
                          FROM (
                            SELECT
                              *
                            FROM "t36" AS "t43"
                            WHERE
                              "t43"."factor" = 'proactive_outreach'
                          ) AS "t68"
                          LEFT OUTER JOIN (
                            SELECT
                              "t94"."surviving_account_csn" AS "thread_csn",
                              SUM(
                                CAST("t94"."is_first"
                                AND (
                                  (
                                    "t94"."sent_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                  )
                                  AND (
                                    "t94"."sent_on" <= CAST(':last_day' AS DATE)
                                  )
                                )
                                AND NOT (
                                  "t94"."is_first"
                                  AND "t94"."is_inbound"
                                  AND "t94"."is_real"
                                  AND (
                                    (
                                      "t94"."sent_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t94"."sent_on" <= CAST(':last_day' AS DATE)
                                    )
                                  )
                                ) AS INT)
                              ) AS "other_threads",
                              MAX(
                                CASE
                                  WHEN "t94"."is_first"
                                  AND "t94"."is_inbound"
                                  AND "t94"."is_real"
                                  AND (
                                    "t94"."sent_on" <= CAST(':last_day' AS DATE)
                                  )
                                  THEN "t94"."sent_on"
                                  ELSE CAST(NULL AS DATE)
                                END
                              ) AS "thread_on"
                            FROM "t91" AS "t94"
                            GROUP BY
                              1
                          ) AS "t123"
                            ON "t68"."surviving_account_csn" = "t123"."thread_csn"
                          LEFT OUTER JOIN (
                            SELECT
                              "t81"."surviving_account_csn" AS "meeting_csn",
                              SUM(
                                CAST((
                                  "t81"."scheduled_on" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t81"."scheduled_on" <= CAST(':last_day' AS DATE)
                                )
                                AND NOT (
                                  COALESCE("t81"."initiated_by" = 'customer', FALSE)
                                ) AS INT)
                              ) AS "other_meetings",
                              MAX(
                                CASE
                                  WHEN COALESCE("t81"."initiated_by" = 'customer', FALSE)
                                  AND (
                                    "t81"."scheduled_on" <= CAST(':last_day' AS DATE)
                                  )
                                  THEN "t81"."scheduled_on"
                                  ELSE CAST(NULL AS DATE)
                                END
                              ) AS "meeting_on"
                            FROM "t77" AS "t81"
                            GROUP BY
                              1
                          ) AS "t99"
                            ON "t68"."surviving_account_csn" = "t99"."meeting_csn"
                        ) AS "t136"
                      ) AS "t152"
                    ) AS "t176"
                  ) AS "t187"
                ) AS "t239"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t235"."surviving_account_csn",
                      'login_frequency' AS "factor",
                      'infrequent_users' AS "root_cause",
                      (
                        ROW_NUMBER() OVER (
                          PARTITION BY "t235"."surviving_account_csn"
                          ORDER BY CAST(ROUND(
                            (
                              (
                                "t235"."infrequent" * "t235"."target"
                              ) - (
                                CAST("t235"."had" AS DOUBLE) / NULLIF(4.285714285714286, 0.0)
                              )
                            ) / NULLIF(CAST("t235"."all_users" AS DOUBLE), 0.0),
                            9
                          ) AS DOUBLE) DESC, "t235"."tenant_id" ASC, "t235"."product_offering" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) - 1
                      ) + 1 + 0 AS "cause_rank",
                      "t235"."infrequent" AS "cause_count",
                      (
                        (
                          "t235"."infrequent" * "t235"."target"
                        ) - (
                          CAST("t235"."had" AS DOUBLE) / NULLIF(4.285714285714286, 0.0)
                        )
                      ) / NULLIF(CAST("t235"."all_users" AS DOUBLE), 0.0) AS "improvement",
                      'Tenant ' || CAST("t235"."tenant_id" AS TEXT) || ', ' || "t235"."product_offering" || ': ' || CAST("t235"."infrequent" AS TEXT) || CASE WHEN "t235"."infrequent" = 1 THEN ' user has' ELSE ' users have' END || ' fewer sessions a week than ' || COALESCE(
                        CAST(CAST(FLOOR(
                          (
                            CAST(ROUND(CAST(ROUND("t235"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
                              CAST(ROUND(CAST(ROUND("t235"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                            )
                          ) / (
                            10
                          )
                        ) AS BIGINT) AS TEXT) || CASE
                          WHEN (
                            CAST(ROUND(CAST(ROUND("t235"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                          ) = 0
                          THEN ''
                          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t235"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
                        END,
                        'unknown'
                      ) || '.' AS "explanation",
                      CAST(NULL AS DATE) AS "began_on",
                      CAST(NULL AS DOUBLE) AS "hours_waited",
                      CAST(NULL AS TEXT) AS "thread_id",
                      CAST(NULL AS TEXT) AS "meeting_id",
                      CAST(NULL AS TEXT) AS "contact_id",
                      CAST(NULL AS TEXT) AS "contact_role",
                      "t235"."tenant_id",
                      CAST(NULL AS TEXT) AS "offering_product_line_code",
                      "t235"."product_offering",
                      CAST(NULL AS TEXT) AS "feature",
                      CAST(NULL AS TEXT) AS "user_category"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t222"."surviving_account_csn",
                          "t222"."tenant_id",
                          "t222"."product_offering",
                          "t222"."users",
                          "t222"."infrequent",
                          "t222"."had",
                          "t222"."target",
                          SUM("t222"."users") OVER (
                            PARTITION BY "t222"."surviving_account_csn"
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) AS "all_users"
                        FROM (
                          SELECT
                            "t209"."surviving_account_csn",
                            "t209"."tenant_id",
                            "t209"."product_offering",
                            COUNT(*) AS "users",
                            SUM(
                              CAST(CAST(ROUND("t209"."all_sessions" - (
                                "t209"."target" * 4.285714285714286
                              ), 9) AS DOUBLE) < 0 AS INT)
                            ) AS "infrequent",
                            SUM(
                              CASE
                                WHEN CAST(ROUND("t209"."all_sessions" - (
                                  "t209"."target" * 4.285714285714286
                                ), 9) AS DOUBLE) < 0
                                THEN "t209"."all_sessions"
                                ELSE 0
                              END
                            ) AS "had",
                            MAX("t209"."target") AS "target"
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t191"."surviving_account_csn",
                                "t191"."user_id",
                                "t191"."tenant_id",
                                "t191"."product_offering",
                                "t191"."sessions",
                                "t191"."target",
                                SUM("t191"."sessions") OVER (
                                  PARTITION BY "t191"."surviving_account_csn", "t191"."user_id"
                                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                ) AS "all_sessions",
                                ROW_NUMBER() OVER (
                                  PARTITION BY "t191"."surviving_account_csn", "t191"."user_id"
                                  ORDER BY "t191"."sessions" DESC, "t191"."tenant_id" ASC, "t191"."product_offering" ASC
                                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                ) - 1 AS "place"
                              FROM (
                                SELECT
                                  "t178"."surviving_account_csn",
                                  "t178"."user_id",
                                  "t178"."tenant_id",
                                  "t178"."product_offering",
                                  COUNT(*) AS "sessions",
                                  MAX("t178"."target") AS "target"
                                FROM (
                                  SELECT
                                    "t166"."surviving_account_csn",
                                    "t166"."tenant_id",
                                    "t166"."is_now",
                                    "t166"."is_before",
                                    "t166"."session_id",
                                    "t166"."user_id",
                                    "t166"."product_offering",
                                    "t166"."started_at",
                                    "t166"."duration_minutes",
                                    "t166"."features_used",
                                    "t166"."started_on",
                                    "t166"."current_value",
                                    "t166"."target"
                                  FROM "t158" AS "t166"
                                  WHERE
                                    "t166"."is_now"
                                    AND "t166"."started_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                    AND "t166"."started_on" <= CAST(':last_day' AS DATE)
                                ) AS "t178"
                                GROUP BY
                                  1,
                                  2,
                                  3,
                                  4
                              ) AS "t191"
                            ) AS "t203"
                            WHERE
                              "t203"."place" = 0
                          ) AS "t209"
                          GROUP BY
                            1,
                            2,
                            3
                        ) AS "t222"
                      ) AS "t227"
                      WHERE
                        "t227"."infrequent" > 0
                    ) AS "t235"
                  ) AS "t247"
                ) AS "t248"
              ) AS "t249"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t64"."surviving_account_csn",
                    'login_frequency' AS "factor",
                    'no_sessions' AS "root_cause",
                    (
                      ROW_NUMBER() OVER (
                        PARTITION BY "t64"."surviving_account_csn"
                        ORDER BY "t64"."factor" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) - 1
                    ) + 1 + 0 AS "cause_rank",
                    "t153"."tenants" AS "cause_count",
                    CAST(NULL AS DOUBLE) AS "improvement",
                    'No session in the period, in ' || CAST("t153"."tenants" AS TEXT) || CASE WHEN "t153"."tenants" = 1 THEN ' tenant' ELSE ' tenants' END || '.' AS "explanation",
                    CAST(NULL AS DATE) AS "began_on",
                    CAST(NULL AS DOUBLE) AS "hours_waited",
                    CAST(NULL AS TEXT) AS "thread_id",
                    CAST(NULL AS TEXT) AS "meeting_id",
                    CAST(NULL AS TEXT) AS "contact_id",
                    CAST(NULL AS TEXT) AS "contact_role",
                    CAST(NULL AS BIGINT) AS "tenant_id",
                    CAST(NULL AS TEXT) AS "offering_product_line_code",
                    CAST(NULL AS TEXT) AS "product_offering",
                    CAST(NULL AS TEXT) AS "feature",
                    CAST(NULL AS TEXT) AS "user_category"
                  FROM (
                    SELECT
                      *
                    FROM "t36" AS "t43"
                    WHERE
                      "t43"."factor" = 'login_frequency'
                  ) AS "t64"
                  ANTI JOIN (
                    SELECT DISTINCT
                      "t166"."surviving_account_csn"
                    FROM "t158" AS "t166"
                    WHERE
                      "t166"."is_now"
                      AND "t166"."started_on" > (
                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                      )
                      AND "t166"."started_on" <= CAST(':last_day' AS DATE)
                  ) AS "t181"
                    ON "t64"."surviving_account_csn" = "t181"."surviving_account_csn"
                  INNER JOIN (
                    SELECT
                      "t140"."surviving_account_csn" AS "tenant_csn",
                      COUNT(*) AS "tenants"
                    FROM (
                      SELECT DISTINCT
                        "t131"."surviving_account_csn",
                        "t131"."tenant_id"
                      FROM "t126" AS "t131"
                      WHERE
                        "t131"."period" = 'now'
                    ) AS "t140"
                    GROUP BY
                      1
                  ) AS "t153"
                    ON "t64"."surviving_account_csn" = "t153"."tenant_csn"
                ) AS "t193"
              ) AS "t201"
            ) AS "t250"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t214"."surviving_account_csn",
                  'session_minutes' AS "factor",
                  'short_sessions' AS "root_cause",
                  (
                    ROW_NUMBER() OVER (
                      PARTITION BY "t214"."surviving_account_csn"
                      ORDER BY CAST(ROUND(
                        (
                          (
                            "t214"."short" * "t214"."target"
                          ) - "t214"."minutes"
                        ) / NULLIF(CAST("t214"."all_sessions" AS DOUBLE), 0.0),
                        9
                      ) AS DOUBLE) DESC, "t214"."tenant_id" ASC, "t214"."product_offering" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1
                  ) + 1 + 0 AS "cause_rank",
                  "t214"."short" AS "cause_count",
                  (
                    (
                      "t214"."short" * "t214"."target"
                    ) - "t214"."minutes"
                  ) / NULLIF(CAST("t214"."all_sessions" AS DOUBLE), 0.0) AS "improvement",
                  'Tenant ' || CAST("t214"."tenant_id" AS TEXT) || ', ' || "t214"."product_offering" || ': ' || CAST("t214"."short" AS TEXT) || CASE WHEN "t214"."short" = 1 THEN ' session was' ELSE ' sessions were' END || ' shorter than ' || COALESCE(
                    CAST(CAST(FLOOR(
                      (
                        CAST(ROUND(CAST(ROUND("t214"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
                          CAST(ROUND(CAST(ROUND("t214"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                        )
                      ) / (
                        10
                      )
                    ) AS BIGINT) AS TEXT) || CASE
                      WHEN (
                        CAST(ROUND(CAST(ROUND("t214"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                      ) = 0
                      THEN ''
                      ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t214"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
                    END,
                    'unknown'
                  ) || ' minutes.' AS "explanation",
                  CAST(NULL AS DATE) AS "began_on",
                  CAST(NULL AS DOUBLE) AS "hours_waited",
                  CAST(NULL AS TEXT) AS "thread_id",
                  CAST(NULL AS TEXT) AS "meeting_id",
                  CAST(NULL AS TEXT) AS "contact_id",
                  CAST(NULL AS TEXT) AS "contact_role",
                  "t214"."tenant_id",
                  CAST(NULL AS TEXT) AS "offering_product_line_code",
                  "t214"."product_offering",
                  CAST(NULL AS TEXT) AS "feature",
                  CAST(NULL AS TEXT) AS "user_category"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t198"."surviving_account_csn",
                      "t198"."tenant_id",
                      "t198"."product_offering",
                      "t198"."sessions",
                      "t198"."short",
                      "t198"."minutes",
                      "t198"."target",
                      SUM("t198"."sessions") OVER (
                        PARTITION BY "t198"."surviving_account_csn"
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) AS "all_sessions"
                    FROM (
                      SELECT
                        "t172"."surviving_account_csn",
                        "t172"."tenant_id",
                        "t172"."product_offering",
                        COUNT(*) AS "sessions",
                        SUM(CAST("t172"."duration_minutes" < "t172"."target" AS INT)) AS "short",
                        CAST(SUM(
                          CAST(CASE
                            WHEN "t172"."duration_minutes" < "t172"."target"
                            THEN "t172"."duration_minutes"
                            ELSE 0.0
                          END AS DECIMAL(18, 6))
                        ) AS DOUBLE) AS "minutes",
                        MAX("t172"."target") AS "target"
                      FROM (
                        SELECT
                          "t157"."surviving_account_csn",
                          "t157"."tenant_id",
                          "t157"."is_now",
                          "t157"."is_before",
                          "t157"."session_id",
                          "t157"."user_id",
                          "t157"."product_offering",
                          "t157"."started_at",
                          "t157"."duration_minutes",
                          "t157"."features_used",
                          "t157"."started_on",
                          "t157"."current_value",
                          "t157"."target"
                        FROM (
                          SELECT
                            "t149"."surviving_account_csn",
                            "t149"."tenant_id",
                            "t149"."is_now",
                            "t149"."is_before",
                            "t12"."session_id",
                            "t12"."user_id",
                            "t12"."product_offering",
                            "t12"."started_at",
                            "t12"."duration_minutes",
                            "t12"."features_used",
                            "t12"."started_on",
                            "t69"."low_csn",
                            "t69"."current_value",
                            "t69"."target"
                          FROM (
                            SELECT
                              "t131"."surviving_account_csn",
                              "t131"."tenant_id",
                              BOOL_OR(CAST("t131"."period" = 'now' AS BOOLEAN)) AS "is_now",
                              BOOL_OR(CAST("t131"."period" = 'before' AS BOOLEAN)) AS "is_before"
                            FROM "t126" AS "t131"
                            GROUP BY
                              1,
                              2
                          ) AS "t149"
                          INNER JOIN "product_sessions" AS "t12"
                            ON "t149"."tenant_id" = "t12"."tenant_id"
                          INNER JOIN (
                            SELECT
                              "t43"."surviving_account_csn" AS "low_csn",
                              "t43"."current_value",
                              "t43"."target"
                            FROM "t36" AS "t43"
                            WHERE
                              "t43"."factor" = 'session_minutes'
                          ) AS "t69"
                            ON "t149"."surviving_account_csn" = "t69"."low_csn"
                        ) AS "t157"
                        WHERE
                          "t157"."is_now"
                          AND "t157"."started_on" > (
                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                          )
                          AND "t157"."started_on" <= CAST(':last_day' AS DATE)
                      ) AS "t172"
                      GROUP BY
                        1,
                        2,
                        3
                    ) AS "t198"
                  ) AS "t206"
                  WHERE
                    "t206"."short" > 0
                ) AS "t214"
              ) AS "t234"
            ) AS "t241"
          ) AS "t251"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t245"."surviving_account_csn",
                'active_user_share' AS "factor",
                'inactive_seats' AS "root_cause",
                (
                  ROW_NUMBER() OVER (
                    PARTITION BY "t245"."surviving_account_csn"
                    ORDER BY "t245"."inactive" DESC, "t245"."tenant_id" ASC, "t245"."offering_product_line_code" ASC, "t245"."user_category" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) - 1
                ) + 1 + 0 AS "cause_rank",
                "t245"."inactive" AS "cause_count",
                CAST("t245"."inactive" * 100 AS DOUBLE) / NULLIF(CAST("t245"."assigned" AS DOUBLE), 0.0) AS "improvement",
                'Tenant ' || CAST("t245"."tenant_id" AS TEXT) || ', ' || "t245"."offering_product_line_code" || ': ' || CAST("t245"."inactive" AS TEXT) || CASE
                  WHEN "t245"."inactive" = 1
                  THEN ' holder of a seat has'
                  ELSE ' holders of a seat have'
                END || ' no session in the period' || CASE
                  WHEN "t245"."user_category" = 'stopped'
                  THEN ', and had one in the period before.'
                  ELSE '.'
                END AS "explanation",
                CAST(NULL AS DATE) AS "began_on",
                CAST(NULL AS DOUBLE) AS "hours_waited",
                CAST(NULL AS TEXT) AS "thread_id",
                CAST(NULL AS TEXT) AS "meeting_id",
                CAST(NULL AS TEXT) AS "contact_id",
                CAST(NULL AS TEXT) AS "contact_role",
                "t245"."tenant_id",
                "t245"."offering_product_line_code",
                CAST(NULL AS TEXT) AS "product_offering",
                CAST(NULL AS TEXT) AS "feature",
                "t245"."user_category"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t242"."surviving_account_csn",
                    "t242"."tenant_id",
                    "t242"."offering_product_line_code",
                    "t242"."user_category",
                    "t242"."holders",
                    "t242"."inactive",
                    SUM("t242"."holders") OVER (
                      PARTITION BY "t242"."surviving_account_csn"
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS "assigned"
                  FROM (
                    SELECT
                      "t238"."surviving_account_csn",
                      "t238"."tenant_id",
                      "t238"."offering_product_line_code",
                      "t238"."user_category",
                      COUNT(*) AS "holders",
                      SUM(CAST("t238"."is_inactive" AS INT)) AS "inactive"
                    FROM (
                      SELECT
                        "t228"."surviving_account_csn",
                        "t228"."user_id",
                        "t228"."tenant_id",
                        "t228"."pool_id",
                        "t228"."offering_product_line_code",
                        "t228"."place",
                        "t228"."active_csn",
                        "t228"."active_id",
                        "t228"."active_now",
                        "t228"."active_before",
                        NOT (
                          COALESCE("t228"."active_now", FALSE)
                        ) AS "is_inactive",
                        CASE WHEN COALESCE("t228"."active_before", FALSE) THEN 'stopped' ELSE 'idle' END AS "user_category"
                      FROM (
                        SELECT
                          "t224"."surviving_account_csn",
                          "t224"."user_id",
                          "t224"."tenant_id",
                          "t224"."pool_id",
                          "t224"."offering_product_line_code",
                          "t224"."place",
                          "t194"."active_csn",
                          "t194"."active_id",
                          "t194"."active_now",
                          "t194"."active_before"
                        FROM (
                          SELECT
                            *
                          FROM (
                            SELECT
                              "t207"."surviving_account_csn",
                              "t207"."user_id",
                              "t207"."tenant_id",
                              "t207"."pool_id",
                              "t207"."offering_product_line_code",
                              ROW_NUMBER() OVER (
                                PARTITION BY "t207"."surviving_account_csn", "t207"."user_id"
                                ORDER BY "t207"."tenant_id" ASC, "t207"."pool_id" ASC, "t207"."offering_product_line_code" ASC
                                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                              ) - 1 AS "place"
                            FROM (
                              SELECT DISTINCT
                                "t199"."surviving_account_csn",
                                "t199"."user_id",
                                "t199"."tenant_id",
                                "t199"."pool_id",
                                "t199"."offering_product_line_code"
                              FROM (
                                SELECT
                                  "t188"."surviving_account_csn",
                                  "t188"."tenant_id",
                                  "t188"."pool_id",
                                  "t188"."is_now",
                                  "t188"."offering_product_line_code",
                                  "t188"."current_value",
                                  "t188"."target",
                                  "t15"."user_id",
                                  "t15"."assigned_on",
                                  "t15"."unassigned_on"
                                FROM (
                                  SELECT
                                    "t174"."surviving_account_csn",
                                    "t174"."tenant_id",
                                    "t174"."pool_id",
                                    "t174"."is_now",
                                    "t174"."offering_product_line_code",
                                    "t174"."current_value",
                                    "t174"."target"
                                  FROM (
                                    SELECT
                                      "t156"."surviving_account_csn",
                                      "t156"."tenant_id",
                                      "t156"."pool_id",
                                      "t156"."is_now",
                                      "t156"."offering_product_line_code",
                                      "t80"."low_csn",
                                      "t80"."current_value",
                                      "t80"."target"
                                    FROM (
                                      SELECT
                                        "t147"."surviving_account_csn",
                                        "t147"."tenant_id",
                                        "t147"."pool_id",
                                        BOOL_OR(CAST("t147"."is_now" AS BOOLEAN)) AS "is_now",
                                        MIN("t147"."offering_product_line_code") AS "offering_product_line_code"
                                      FROM (
                                        SELECT
                                          "t131"."surviving_account_csn",
                                          "t131"."tenant_id",
                                          "t131"."pool_id",
                                          "t131"."offering_product_line_code",
                                          BOOL_OR(CAST("t131"."period" = 'now' AS BOOLEAN)) AS "is_now",
                                          BOOL_OR(CAST("t131"."period" = 'before' AS BOOLEAN)) AS "is_before"
                                        FROM "t126" AS "t131"
                                        GROUP BY
                                          1,
                                          2,
                                          3,
                                          4
                                      ) AS "t147"
                                      GROUP BY
                                        1,
                                        2,
                                        3
                                    ) AS "t156"
                                    INNER JOIN "t58" AS "t80"
                                      ON "t156"."surviving_account_csn" = "t80"."low_csn"
                                  ) AS "t174"
                                ) AS "t188"
                                INNER JOIN "seat_assignments" AS "t15"
                                  ON "t188"."tenant_id" = "t15"."tenant_id" AND "t188"."pool_id" = "t15"."pool_id"
                              ) AS "t199"
                              WHERE
                                "t199"."is_now"
                                AND "t199"."assigned_on" <= CAST(':last_day' AS DATE)
                                AND COALESCE("t199"."unassigned_on" > CAST(':last_day' AS DATE), TRUE)
                            ) AS "t207"
                          ) AS "t219"
                          WHERE
                            "t219"."place" = 0
                        ) AS "t224"
                        LEFT OUTER JOIN (
                          SELECT
                            "t170"."surviving_account_csn" AS "active_csn",
                            "t170"."user_id" AS "active_id",
                            BOOL_OR(
                              CAST("t170"."is_now"
                              AND (
                                (
                                  "t170"."started_on" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t170"."started_on" <= CAST(':last_day' AS DATE)
                                )
                              ) AS BOOLEAN)
                            ) AS "active_now",
                            BOOL_OR(
                              CAST("t170"."is_before"
                              AND (
                                (
                                  "t170"."started_on" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t170"."started_on" <= (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                              ) AS BOOLEAN)
                            ) AS "active_before"
                          FROM (
                            SELECT
                              "t159"."surviving_account_csn",
                              "t159"."tenant_id",
                              "t159"."is_now",
                              "t159"."is_before",
                              "t159"."session_id",
                              "t159"."user_id",
                              "t159"."product_offering",
                              "t159"."started_at",
                              "t159"."duration_minutes",
                              "t159"."features_used",
                              "t159"."started_on",
                              "t159"."current_value",
                              "t159"."target"
                            FROM (
                              SELECT
                                "t149"."surviving_account_csn",
                                "t149"."tenant_id",
                                "t149"."is_now",
                                "t149"."is_before",
                                "t12"."session_id",
                                "t12"."user_id",
                                "t12"."product_offering",
                                "t12"."started_at",
                                "t12"."duration_minutes",
                                "t12"."features_used",
                                "t12"."started_on",
                                "t79"."low_csn",
                                "t79"."current_value",
                                "t79"."target"
                              FROM (
                                SELECT
                                  "t131"."surviving_account_csn",
                                  "t131"."tenant_id",
                                  BOOL_OR(CAST("t131"."period" = 'now' AS BOOLEAN)) AS "is_now",
                                  BOOL_OR(CAST("t131"."period" = 'before' AS BOOLEAN)) AS "is_before"
                                FROM "t126" AS "t131"
                                GROUP BY
                                  1,
                                  2
                              ) AS "t149"
                              INNER JOIN "product_sessions" AS "t12"
                                ON "t149"."tenant_id" = "t12"."tenant_id"
                              INNER JOIN "t58" AS "t79"
                                ON "t149"."surviving_account_csn" = "t79"."low_csn"
                            ) AS "t159"
                          ) AS "t170"
                          GROUP BY
                            1,
                            2
                        ) AS "t194"
                          ON "t224"."surviving_account_csn" = "t194"."active_csn"
                          AND "t224"."user_id" = "t194"."active_id"
                      ) AS "t228"
                    ) AS "t238"
                    GROUP BY
                      1,
                      2,
                      3,
                      4
                  ) AS "t242"
                ) AS "t243"
                WHERE
                  "t243"."inactive" > 0
              ) AS "t245"
            ) AS "t252"
          ) AS "t253"
        ) AS "t254"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t211"."surviving_account_csn",
                'stakeholder_depth' AS "factor",
                'few_stakeholders' AS "root_cause",
                (
                  ROW_NUMBER() OVER (
                    PARTITION BY "t211"."surviving_account_csn"
                    ORDER BY "t211"."target" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) - 1
                ) + 1 + 0 AS "cause_rank",
                CAST(CEIL("t211"."lacking") AS BIGINT) AS "cause_count",
                "t211"."lacking" AS "improvement",
                CAST("t211"."known_people" AS TEXT) || CASE
                  WHEN "t211"."known_people" = 1
                  THEN ' stakeholder is'
                  ELSE ' stakeholders are'
                END || ' known (target ' || COALESCE(
                  CAST(CAST(FLOOR(
                    (
                      CAST(ROUND(CAST(ROUND("t211"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
                        CAST(ROUND(CAST(ROUND("t211"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                      )
                    ) / (
                      10
                    )
                  ) AS BIGINT) AS TEXT) || CASE
                    WHEN (
                      CAST(ROUND(CAST(ROUND("t211"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                    ) = 0
                    THEN ''
                    ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t211"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
                  END,
                  'unknown'
                ) || ').' AS "explanation",
                CAST(NULL AS DATE) AS "began_on",
                CAST(NULL AS DOUBLE) AS "hours_waited",
                CAST(NULL AS TEXT) AS "thread_id",
                CAST(NULL AS TEXT) AS "meeting_id",
                CAST(NULL AS TEXT) AS "contact_id",
                CAST(NULL AS TEXT) AS "contact_role",
                CAST(NULL AS BIGINT) AS "tenant_id",
                CAST(NULL AS TEXT) AS "offering_product_line_code",
                CAST(NULL AS TEXT) AS "product_offering",
                CAST(NULL AS TEXT) AS "feature",
                CAST(NULL AS TEXT) AS "user_category"
              FROM (
                SELECT
                  "t200"."counted_csn" AS "surviving_account_csn",
                  "t200"."known_people",
                  "t200"."target",
                  CAST(ROUND("t200"."target" - "t200"."known_people", 9) AS DOUBLE) AS "lacking"
                FROM "t197" AS "t200"
                WHERE
                  CAST(ROUND("t200"."target" - "t200"."known_people", 9) AS DOUBLE) > 0
              ) AS "t211"
            ) AS "t231"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t205"."surviving_account_csn",
                'stakeholder_depth' AS "factor",
                'silent_stakeholder' AS "root_cause",
                (
                  ROW_NUMBER() OVER (
                    PARTITION BY "t205"."surviving_account_csn"
                    ORDER BY COALESCE("t205"."last_on", CAST('1900-01-01' AS DATE)) ASC, "t205"."contact_id" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) - 1
                ) + 1 + "t216"."few" AS "cause_rank",
                1 AS "cause_count",
                1.0 AS "improvement",
                "t205"."contact_id" || ' (' || "t205"."contact_role" || '): ' || COALESCE('last contact on ' || CAST("t205"."last_on" AS TEXT), 'no contact on record') || CASE WHEN "t205"."last_on" IS NULL THEN '.' ELSE ', none in the last 90 days.' END AS "explanation",
                "t205"."last_on" AS "began_on",
                CAST(NULL AS DOUBLE) AS "hours_waited",
                CAST(NULL AS TEXT) AS "thread_id",
                CAST(NULL AS TEXT) AS "meeting_id",
                "t205"."contact_id",
                "t205"."contact_role",
                CAST(NULL AS BIGINT) AS "tenant_id",
                CAST(NULL AS TEXT) AS "offering_product_line_code",
                CAST(NULL AS TEXT) AS "product_offering",
                CAST(NULL AS TEXT) AS "feature",
                CAST(NULL AS TEXT) AS "user_category"
              FROM (
                SELECT
                  *
                FROM "t186" AS "t190"
                WHERE
                  NOT (
                    COALESCE("t190"."last_on" > (
                      CAST(':last_day' AS DATE) + INTERVAL '-90' DAY
                    ), FALSE)
                  )
              ) AS "t205"
              LEFT OUTER JOIN (
                SELECT
                  "t200"."counted_csn" AS "few_csn",
                  CASE
                    WHEN CAST(ROUND("t200"."target" - "t200"."known_people", 9) AS DOUBLE) > 0
                    THEN 1
                    ELSE 0
                  END AS "few"
                FROM "t197" AS "t200"
              ) AS "t216"
                ON "t205"."surviving_account_csn" = "t216"."few_csn"
            ) AS "t220"
          ) AS "t233"
        ) AS "t240"
      ) AS "t255"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t185"."surviving_account_csn",
            'executive_access' AS "factor",
            'distant_executive' AS "root_cause",
            (
              ROW_NUMBER() OVER (
                PARTITION BY "t185"."surviving_account_csn"
                ORDER BY COALESCE("t185"."last_on", CAST('1900-01-01' AS DATE)) DESC, "t185"."contact_id" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1
            ) + 1 + 0 AS "cause_rank",
            1 AS "cause_count",
            CAST(NULL AS DOUBLE) AS "improvement",
            "t185"."contact_id" || ' (' || "t185"."contact_role" || '): ' || COALESCE('last contact on ' || CAST("t185"."last_on" AS TEXT), 'no contact on record') || COALESCE(
              ', ' || CAST(DATE_DIFF('DAY', "t185"."last_on", CAST(':last_day' AS DATE)) AS TEXT) || CASE
                WHEN DATE_DIFF('DAY', "t185"."last_on", CAST(':last_day' AS DATE)) = 1
                THEN ' day'
                ELSE ' days'
              END || ' ago.',
              '.'
            ) AS "explanation",
            "t185"."last_on" AS "began_on",
            CAST(NULL AS DOUBLE) AS "hours_waited",
            CAST(NULL AS TEXT) AS "thread_id",
            CAST(NULL AS TEXT) AS "meeting_id",
            "t185"."contact_id",
            "t185"."contact_role",
            CAST(NULL AS BIGINT) AS "tenant_id",
            CAST(NULL AS TEXT) AS "offering_product_line_code",
            CAST(NULL AS TEXT) AS "product_offering",
            CAST(NULL AS TEXT) AS "feature",
            CAST(NULL AS TEXT) AS "user_category"
          FROM (
            SELECT
              "t138"."surviving_account_csn",
              "t138"."contact_id",
              "t138"."target",
              "t168"."last_on",
              CASE
                WHEN "t138"."place" = 0
                THEN 'executive'
                WHEN "t138"."place" = 1
                THEN 'champion'
                WHEN "t138"."place" = 2
                THEN 'admin'
                WHEN "t138"."place" = 3
                THEN 'user'
                ELSE 'user'
              END AS "contact_role",
              COALESCE("t168"."inside", 0) AS "inside"
            FROM (
              SELECT
                "t120"."surviving_account_csn",
                "t120"."contact_id",
                MIN(
                  CASE
                    WHEN "t120"."contact_role" = 'executive'
                    THEN 0
                    WHEN "t120"."contact_role" = 'champion'
                    THEN 1
                    WHEN "t120"."contact_role" = 'admin'
                    THEN 2
                    WHEN "t120"."contact_role" = 'user'
                    THEN 3
                    ELSE NULL
                  END
                ) AS "place",
                MAX("t120"."target") AS "target"
              FROM (
                SELECT
                  "t115"."surviving_account_csn",
                  "t115"."contact_id",
                  "t115"."contact_role",
                  "t115"."is_now",
                  "t115"."is_before",
                  "t115"."current_value",
                  "t115"."target"
                FROM (
                  SELECT
                    "t102"."surviving_account_csn",
                    "t102"."contact_id",
                    "t102"."contact_role",
                    "t102"."is_now",
                    "t102"."is_before",
                    "t67"."low_csn",
                    "t67"."current_value",
                    "t67"."target"
                  FROM (
                    SELECT
                      *
                    FROM "t87" AS "t88"
                    WHERE
                      "t88"."contact_role" = 'executive' AND "t88"."is_now"
                  ) AS "t102"
                  INNER JOIN (
                    SELECT
                      "t43"."surviving_account_csn" AS "low_csn",
                      "t43"."current_value",
                      "t43"."target"
                    FROM "t36" AS "t43"
                    WHERE
                      "t43"."factor" = 'executive_access'
                  ) AS "t67"
                    ON "t102"."surviving_account_csn" = "t67"."low_csn"
                ) AS "t115"
              ) AS "t120"
              GROUP BY
                1,
                2
            ) AS "t138"
            LEFT OUTER JOIN (
              SELECT
                "t143"."surviving_account_csn" AS "last_csn",
                "t143"."contact_id" AS "last_contact",
                MAX("t143"."day") AS "last_on",
                SUM(
                  CAST("t143"."is_event"
                  AND (
                    (
                      "t143"."day" > (
                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                      )
                    )
                    AND (
                      "t143"."day" <= CAST(':last_day' AS DATE)
                    )
                  ) AS INT)
                ) AS "inside"
              FROM (
                SELECT
                  *
                FROM "t130" AS "t135"
                WHERE
                  "t135"."contact_role" = 'executive'
                  AND "t135"."is_now"
                  AND "t135"."day" <= CAST(':last_day' AS DATE)
              ) AS "t143"
              GROUP BY
                1,
                2
            ) AS "t168"
              ON "t138"."surviving_account_csn" = "t168"."last_csn"
              AND "t138"."contact_id" = "t168"."last_contact"
          ) AS "t185"
        ) AS "t210"
      ) AS "t215"
    ) AS "t256"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t184"."surviving_account_csn",
          'champion_activity' AS "factor",
          'quiet_champion' AS "root_cause",
          (
            ROW_NUMBER() OVER (
              PARTITION BY "t184"."surviving_account_csn"
              ORDER BY "t184"."inside" ASC, COALESCE("t184"."last_on", CAST('1900-01-01' AS DATE)) ASC, "t184"."contact_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) + 1 + 0 AS "cause_rank",
          "t184"."inside" AS "cause_count",
          CAST(NULL AS DOUBLE) AS "improvement",
          "t184"."contact_id" || ' (' || "t184"."contact_role" || '): ' || CAST("t184"."inside" AS TEXT) || CASE
            WHEN "t184"."inside" = 1
            THEN ' message or meeting'
            ELSE ' messages and meetings'
          END || ' in the period; ' || COALESCE('last contact on ' || CAST("t184"."last_on" AS TEXT), 'no contact on record') || '.' AS "explanation",
          "t184"."last_on" AS "began_on",
          CAST(NULL AS DOUBLE) AS "hours_waited",
          CAST(NULL AS TEXT) AS "thread_id",
          CAST(NULL AS TEXT) AS "meeting_id",
          "t184"."contact_id",
          "t184"."contact_role",
          CAST(NULL AS BIGINT) AS "tenant_id",
          CAST(NULL AS TEXT) AS "offering_product_line_code",
          CAST(NULL AS TEXT) AS "product_offering",
          CAST(NULL AS TEXT) AS "feature",
          CAST(NULL AS TEXT) AS "user_category"
        FROM (
          SELECT
            "t137"."surviving_account_csn",
            "t137"."contact_id",
            "t137"."target",
            "t167"."last_on",
            CASE
              WHEN "t137"."place" = 0
              THEN 'executive'
              WHEN "t137"."place" = 1
              THEN 'champion'
              WHEN "t137"."place" = 2
              THEN 'admin'
              WHEN "t137"."place" = 3
              THEN 'user'
              ELSE 'user'
            END AS "contact_role",
            COALESCE("t167"."inside", 0) AS "inside"
          FROM (
            SELECT
              "t119"."surviving_account_csn",
              "t119"."contact_id",
              MIN(
                CASE
                  WHEN "t119"."contact_role" = 'executive'
                  THEN 0
                  WHEN "t119"."contact_role" = 'champion'
                  THEN 1
                  WHEN "t119"."contact_role" = 'admin'
                  THEN 2
                  WHEN "t119"."contact_role" = 'user'
                  THEN 3
                  ELSE NULL
                END
              ) AS "place",
              MAX("t119"."target") AS "target"
            FROM (
              SELECT
                "t114"."surviving_account_csn",
                "t114"."contact_id",
                "t114"."contact_role",
                "t114"."is_now",
                "t114"."is_before",
                "t114"."current_value",
                "t114"."target"
              FROM (
                SELECT
                  "t101"."surviving_account_csn",
                  "t101"."contact_id",
                  "t101"."contact_role",
                  "t101"."is_now",
                  "t101"."is_before",
                  "t66"."low_csn",
                  "t66"."current_value",
                  "t66"."target"
                FROM (
                  SELECT
                    *
                  FROM "t87" AS "t88"
                  WHERE
                    "t88"."contact_role" = 'champion' AND "t88"."is_now"
                ) AS "t101"
                INNER JOIN (
                  SELECT
                    "t43"."surviving_account_csn" AS "low_csn",
                    "t43"."current_value",
                    "t43"."target"
                  FROM "t36" AS "t43"
                  WHERE
                    "t43"."factor" = 'champion_activity'
                ) AS "t66"
                  ON "t101"."surviving_account_csn" = "t66"."low_csn"
              ) AS "t114"
            ) AS "t119"
            GROUP BY
              1,
              2
          ) AS "t137"
          LEFT OUTER JOIN (
            SELECT
              "t142"."surviving_account_csn" AS "last_csn",
              "t142"."contact_id" AS "last_contact",
              MAX("t142"."day") AS "last_on",
              SUM(
                CAST("t142"."is_event"
                AND (
                  (
                    "t142"."day" > (
                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                    )
                  )
                  AND (
                    "t142"."day" <= CAST(':last_day' AS DATE)
                  )
                ) AS INT)
              ) AS "inside"
            FROM (
              SELECT
                *
              FROM "t130" AS "t135"
              WHERE
                "t135"."contact_role" = 'champion'
                AND "t135"."is_now"
                AND "t135"."day" <= CAST(':last_day' AS DATE)
            ) AS "t142"
            GROUP BY
              1,
              2
          ) AS "t167"
            ON "t137"."surviving_account_csn" = "t167"."last_csn"
            AND "t137"."contact_id" = "t167"."last_contact"
        ) AS "t184"
      ) AS "t208"
    ) AS "t212"
  ) AS "t257"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t237"."surviving_account_csn",
        'feature_breadth' AS "factor",
        'unused_feature' AS "root_cause",
        (
          ROW_NUMBER() OVER (
            PARTITION BY "t237"."surviving_account_csn"
            ORDER BY CASE WHEN "t237"."is_before" AND "t237"."used_before" THEN 0 ELSE 1 END ASC, "t237"."product_offering" ASC, "t237"."feature" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1
        ) + 1 + 0 AS "cause_rank",
        1 AS "cause_count",
        CAST(100 AS DOUBLE) / NULLIF(CAST("t237"."available" AS DOUBLE), 0.0) AS "improvement",
        "t237"."product_offering" || ': ' || "t237"."feature" || CASE
          WHEN "t237"."is_before" AND "t237"."used_before"
          THEN ' was used in the period before, and not in this one.'
          ELSE ' was not used in the period.'
        END AS "explanation",
        CAST(NULL AS DATE) AS "began_on",
        CAST(NULL AS DOUBLE) AS "hours_waited",
        CAST(NULL AS TEXT) AS "thread_id",
        CAST(NULL AS TEXT) AS "meeting_id",
        CAST(NULL AS TEXT) AS "contact_id",
        CAST(NULL AS TEXT) AS "contact_role",
        CAST(NULL AS BIGINT) AS "tenant_id",
        CAST(NULL AS TEXT) AS "offering_product_line_code",
        "t237"."product_offering",
        "t237"."feature",
        CAST(NULL AS TEXT) AS "user_category"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t225"."surviving_account_csn",
            "t225"."product_offering",
            "t225"."feature",
            "t225"."is_now",
            "t225"."is_before",
            "t225"."used_now",
            "t225"."used_before",
            "t225"."current_value",
            "t225"."target",
            COUNT(*) OVER (
              PARTITION BY "t225"."surviving_account_csn"
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS "available"
          FROM (
            SELECT
              "t223"."surviving_account_csn",
              "t223"."product_offering",
              "t223"."feature",
              "t223"."is_now",
              "t223"."is_before",
              "t223"."used_now",
              "t223"."used_before",
              "t223"."current_value",
              "t223"."target"
            FROM (
              SELECT
                "t218"."surviving_account_csn",
                "t218"."product_offering",
                "t218"."feature",
                "t218"."is_now",
                "t218"."is_before",
                "t218"."used_now",
                "t218"."used_before",
                "t63"."low_csn",
                "t63"."current_value",
                "t63"."target"
              FROM (
                SELECT
                  "t195"."surviving_account_csn",
                  "t195"."product_offering",
                  "t195"."feature",
                  BOOL_OR(CAST("t195"."is_now" AS BOOLEAN)) AS "is_now",
                  BOOL_OR(CAST("t195"."is_before" AS BOOLEAN)) AS "is_before",
                  BOOL_OR(
                    CAST(COALESCE(
                      NOT (
                        CONTAINS("t195"."feature", ';')
                      )
                      AND CONTAINS(';' || "t195"."features_used" || ';', ';' || "t195"."feature" || ';'),
                      FALSE
                    )
                    AND COALESCE("t195"."used_now", FALSE) AS BOOLEAN)
                  ) AS "used_now",
                  BOOL_OR(
                    CAST(COALESCE(
                      NOT (
                        CONTAINS("t195"."feature", ';')
                      )
                      AND CONTAINS(';' || "t195"."features_used" || ';', ';' || "t195"."feature" || ';'),
                      FALSE
                    )
                    AND COALESCE("t195"."used_before", FALSE) AS BOOLEAN)
                  ) AS "used_before"
                FROM (
                  SELECT
                    "t180"."surviving_account_csn",
                    "t180"."product_offering",
                    "t180"."feature",
                    "t180"."is_now",
                    "t180"."is_before",
                    "t182"."surviving_account_csn" AS "surviving_account_csn_right",
                    "t182"."product_offering" AS "product_offering_right",
                    "t182"."features_used",
                    "t182"."used_now",
                    "t182"."used_before"
                  FROM (
                    SELECT
                      "t161"."surviving_account_csn",
                      "t161"."product_offering",
                      "t161"."feature",
                      BOOL_OR(CAST("t161"."is_now" AS BOOLEAN)) AS "is_now",
                      BOOL_OR(CAST("t161"."is_before" AS BOOLEAN)) AS "is_before"
                    FROM (
                      SELECT
                        "t150"."surviving_account_csn",
                        "t150"."offering_product_line_code",
                        "t150"."is_now",
                        "t150"."is_before",
                        "t25"."product_offering",
                        "t27"."feature"
                      FROM (
                        SELECT
                          "t131"."surviving_account_csn",
                          "t131"."offering_product_line_code",
                          BOOL_OR(CAST("t131"."period" = 'now' AS BOOLEAN)) AS "is_now",
                          BOOL_OR(CAST("t131"."period" = 'before' AS BOOLEAN)) AS "is_before"
                        FROM "t126" AS "t131"
                        GROUP BY
                          1,
                          2
                      ) AS "t150"
                      INNER JOIN (
                        SELECT DISTINCT
                          "t3"."product_offering",
                          "t3"."offering_product_line_code"
                        FROM "product_offerings" AS "t3"
                      ) AS "t25"
                        ON "t150"."offering_product_line_code" = "t25"."offering_product_line_code"
                      INNER JOIN (
                        SELECT DISTINCT
                          *
                        FROM "product_features" AS "t4"
                      ) AS "t27"
                        ON "t25"."product_offering" = "t27"."product_offering"
                    ) AS "t161"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t180"
                  LEFT OUTER JOIN (
                    SELECT
                      "t160"."surviving_account_csn",
                      "t160"."product_offering",
                      "t160"."features_used",
                      BOOL_OR(CAST("t160"."is_now" AND "t160"."in_now" AS BOOLEAN)) AS "used_now",
                      BOOL_OR(CAST("t160"."is_before" AND "t160"."in_before" AS BOOLEAN)) AS "used_before"
                    FROM (
                      SELECT
                        "t149"."surviving_account_csn",
                        "t149"."tenant_id",
                        "t149"."is_now",
                        "t149"."is_before",
                        "t42"."product_offering",
                        "t42"."features_used",
                        "t42"."in_now",
                        "t42"."in_before"
                      FROM (
                        SELECT
                          "t131"."surviving_account_csn",
                          "t131"."tenant_id",
                          BOOL_OR(CAST("t131"."period" = 'now' AS BOOLEAN)) AS "is_now",
                          BOOL_OR(CAST("t131"."period" = 'before' AS BOOLEAN)) AS "is_before"
                        FROM "t126" AS "t131"
                        GROUP BY
                          1,
                          2
                      ) AS "t149"
                      INNER JOIN (
                        SELECT
                          "t23"."tenant_id",
                          "t23"."product_offering",
                          "t23"."features_used",
                          BOOL_OR(
                            CAST((
                              "t23"."started_on" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                            )
                            AND (
                              "t23"."started_on" <= CAST(':last_day' AS DATE)
                            ) AS BOOLEAN)
                          ) AS "in_now",
                          BOOL_OR(
                            CAST((
                              "t23"."started_on" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                              )
                            )
                            AND (
                              "t23"."started_on" <= (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                            ) AS BOOLEAN)
                          ) AS "in_before"
                        FROM (
                          SELECT
                            *
                          FROM "product_sessions" AS "t1"
                          WHERE
                            "t1"."features_used" IS NOT NULL
                        ) AS "t23"
                        GROUP BY
                          1,
                          2,
                          3
                      ) AS "t42"
                        ON "t149"."tenant_id" = "t42"."tenant_id"
                    ) AS "t160"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t182"
                    ON "t180"."surviving_account_csn" = "t182"."surviving_account_csn"
                    AND "t180"."product_offering" = "t182"."product_offering"
                ) AS "t195"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t218"
              INNER JOIN (
                SELECT
                  "t43"."surviving_account_csn" AS "low_csn",
                  "t43"."current_value",
                  "t43"."target"
                FROM "t36" AS "t43"
                WHERE
                  "t43"."factor" = 'feature_breadth'
              ) AS "t63"
                ON "t218"."surviving_account_csn" = "t63"."low_csn"
            ) AS "t223"
            WHERE
              "t223"."is_now"
          ) AS "t225"
        ) AS "t229"
        WHERE
          NOT (
            "t229"."used_now"
          )
      ) AS "t237"
    ) AS "t244"
  ) AS "t246"
) AS "t258"