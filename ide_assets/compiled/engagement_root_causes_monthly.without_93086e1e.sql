WITH "t15" AS (
  SELECT
    "t5"."victim_account_csn" AS "merged_csn",
    "t5"."surviving_account_csn" AS "final_csn"
  FROM "account_merges" AS "t5"
), "t27" AS (
  SELECT
    "t22"."surviving_account_csn",
    "t22"."factor",
    "t22"."current_value",
    "t22"."target"
  FROM (
    SELECT
      *
    FROM "engagement_factors_monthly" AS "t0"
    WHERE
      "t0"."status" IN ('warning', 'critical')
  ) AS "t22"
  SEMI JOIN (
    SELECT
      "t2"."surviving_account_csn"
    FROM "engagement_accounts_monthly" AS "t2"
    WHERE
      NOT (
        "t2"."is_frozen"
      )
  ) AS "t23"
    ON "t22"."surviving_account_csn" = "t23"."surviving_account_csn"
), "t28" AS (
  SELECT
    "t11"."contact_id",
    "t11"."account_csn",
    "t11"."contact_role",
    "t11"."contact_name",
    "t11"."contact_email",
    "t11"."last_contact_on",
    "t11"."left_on",
    "t11"."by_month",
    "t24"."merged_csn",
    "t24"."final_csn"
  FROM "stakeholders" AS "t11"
  LEFT OUTER JOIN "t15" AS "t24"
    ON "t11"."account_csn" = "t24"."merged_csn"
), "t30" AS (
  SELECT
    "t13"."meeting_id",
    "t13"."account_csn",
    "t13"."scheduled_at",
    "t13"."attended",
    "t13"."is_cancelled",
    "t13"."initiated_by",
    "t13"."contact_id",
    "t13"."scheduled_on",
    "t24"."merged_csn",
    "t24"."final_csn"
  FROM "meetings" AS "t13"
  LEFT OUTER JOIN "t15" AS "t24"
    ON "t13"."account_csn" = "t24"."merged_csn"
), "t32" AS (
  SELECT
    "t26"."subscription_id",
    "t26"."account_csn",
    "t26"."tenant_id",
    "t26"."pool_id",
    "t26"."contract_id",
    "t26"."offering_external_key",
    "t26"."offering_product_line_code",
    "t26"."entitlement_model",
    "t26"."usage_type",
    "t26"."is_unlimited",
    "t26"."start_date",
    "t26"."seats_purchased",
    "t26"."end_date",
    "t26"."renews_subscription_id",
    "t26"."seats_assigned"
  FROM (
    SELECT
      *
    FROM "entitlements" AS "t8"
    WHERE
      "t8"."usage_type" = 'COM'
      AND "t8"."entitlement_model" = 'SUS'
      AND NOT (
        "t8"."is_unlimited"
      )
  ) AS "t26"
  SEMI JOIN (
    SELECT
      *
    FROM "product_offerings" AS "t9"
    WHERE
      "t9"."is_standard_aum"
  ) AS "t21"
    ON "t26"."offering_external_key" = "t21"."product_offering"
    AND "t26"."offering_product_line_code" = "t21"."offering_product_line_code"
), "t65" AS (
  SELECT
    "t35"."meeting_id",
    "t35"."account_csn",
    "t35"."scheduled_at",
    "t35"."attended",
    "t35"."is_cancelled",
    "t35"."initiated_by",
    "t35"."contact_id",
    "t35"."scheduled_on",
    COALESCE("t35"."final_csn", "t35"."account_csn") AS "surviving_account_csn"
  FROM "t30" AS "t35"
  WHERE
    NOT (
      COALESCE("t35"."is_cancelled", FALSE)
    )
), "t73" AS (
  SELECT
    "t49"."surviving_account_csn",
    "t49"."contact_id",
    "t49"."contact_role",
    BOOL_OR(
      CAST(NOT (
        COALESCE("t49"."left_on" <= CAST(':last_day' AS DATE), FALSE)
      ) AS BOOLEAN)
    ) AS "is_now",
    BOOL_OR(
      CAST(NOT (
        COALESCE("t49"."left_on" <= (
          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
        ), FALSE)
      ) AS BOOLEAN)
    ) AS "is_before"
  FROM (
    SELECT
      "t34"."contact_id",
      "t34"."account_csn",
      "t34"."contact_role",
      "t34"."contact_name",
      "t34"."contact_email",
      "t34"."last_contact_on",
      "t34"."left_on",
      "t34"."by_month",
      COALESCE("t34"."final_csn", "t34"."account_csn") AS "surviving_account_csn"
    FROM "t28" AS "t34"
    WHERE
      "t34"."by_month" = CAST(':first_day' AS DATE)
  ) AS "t49"
  GROUP BY
    1,
    2,
    3
), "t77" AS (
  SELECT
    "t68"."message_id",
    "t68"."account_csn",
    "t68"."thread_id",
    "t68"."direction",
    "t68"."sent_at",
    "t68"."contact_id",
    "t68"."is_auto_reply",
    "t68"."sent_on",
    "t68"."surviving_account_csn",
    "t68"."is_real",
    "t68"."is_inbound",
    "t68"."reply_at",
    "t68"."reply_on",
    (
      ROW_NUMBER() OVER (
        PARTITION BY "t68"."surviving_account_csn", "t68"."thread_id"
        ORDER BY "t68"."sent_at" ASC, "t68"."message_id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1
    ) = 0 AS "is_first",
    MIN("t68"."reply_at") OVER (
      PARTITION BY "t68"."surviving_account_csn", "t68"."thread_id"
      ORDER BY "t68"."sent_at" ASC, "t68"."message_id" ASC
      ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
    ) AS "answered_at",
    MIN("t68"."reply_on") OVER (
      PARTITION BY "t68"."surviving_account_csn", "t68"."thread_id"
      ORDER BY "t68"."sent_at" ASC, "t68"."message_id" ASC
      ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
    ) AS "answered_on"
  FROM (
    SELECT
      "t31"."message_id",
      "t31"."account_csn",
      "t31"."thread_id",
      "t31"."direction",
      "t31"."sent_at",
      "t31"."contact_id",
      "t31"."is_auto_reply",
      "t31"."sent_on",
      COALESCE("t31"."final_csn", "t31"."account_csn") AS "surviving_account_csn",
      NOT (
        COALESCE("t31"."is_auto_reply", FALSE)
      ) AS "is_real",
      "t31"."direction" = 'inbound' AS "is_inbound",
      CASE
        WHEN NOT (
          COALESCE("t31"."is_auto_reply", FALSE)
        )
        AND (
          "t31"."direction" = 'inbound'
        )
        THEN "t31"."sent_at"
        ELSE CAST(NULL AS TIMESTAMPTZ)
      END AS "reply_at",
      CASE
        WHEN NOT (
          COALESCE("t31"."is_auto_reply", FALSE)
        )
        AND (
          "t31"."direction" = 'inbound'
        )
        THEN "t31"."sent_on"
        ELSE CAST(NULL AS DATE)
      END AS "reply_on"
    FROM (
      SELECT
        "t14"."message_id",
        "t14"."account_csn",
        "t14"."thread_id",
        "t14"."direction",
        "t14"."sent_at",
        "t14"."contact_id",
        "t14"."is_auto_reply",
        "t14"."sent_on",
        "t24"."merged_csn",
        "t24"."final_csn"
      FROM "emails" AS "t14"
      LEFT OUTER JOIN "t15" AS "t24"
        ON "t14"."account_csn" = "t24"."merged_csn"
    ) AS "t31"
  ) AS "t68"
), "t112" AS (
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t29"."final_csn", "t29"."account_csn") AS "surviving_account_csn",
      "t29"."tenant_id",
      "t29"."pool_id",
      "t29"."offering_product_line_code",
      "t29"."seats_purchased",
      "t29"."seats_assigned",
      'now' AS "period"
    FROM (
      SELECT
        "t12"."by_month",
        "t12"."subscription_id",
        "t12"."account_csn",
        "t12"."tenant_id",
        "t12"."pool_id",
        "t12"."contract_id",
        "t12"."offering_external_key",
        "t12"."offering_product_line_code",
        "t12"."seats_purchased",
        "t12"."seats_assigned",
        "t12"."start_date",
        "t12"."end_date",
        "t24"."merged_csn",
        "t24"."final_csn"
      FROM "active_subscription_monthly" AS "t12"
      LEFT OUTER JOIN "t15" AS "t24"
        ON "t12"."account_csn" = "t24"."merged_csn"
    ) AS "t29"
  ) AS "t37"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t104"."final_csn", "t104"."account_csn") AS "surviving_account_csn",
      "t104"."tenant_id",
      "t104"."pool_id",
      "t104"."offering_product_line_code",
      "t104"."seats_purchased",
      "t104"."seats_assigned",
      'before' AS "period"
    FROM (
      SELECT
        "t71"."subscription_id",
        "t71"."account_csn",
        "t71"."tenant_id",
        "t71"."pool_id",
        "t71"."contract_id",
        "t71"."offering_external_key",
        "t71"."offering_product_line_code",
        "t71"."entitlement_model",
        "t71"."usage_type",
        "t71"."is_unlimited",
        "t71"."start_date",
        "t71"."seats_purchased",
        "t71"."end_date",
        "t71"."renews_subscription_id",
        "t71"."seats_assigned",
        "t25"."merged_csn",
        "t25"."final_csn"
      FROM (
        SELECT
          *
        FROM "t32" AS "t36"
        WHERE
          "t36"."start_date" <= (
            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
          )
          AND NOT (
            COALESCE(
              CASE
                WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                THEN "t36"."end_date" + INTERVAL '1' DAY
                ELSE "t36"."end_date"
              END <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              ),
              FALSE
            )
          )
      ) AS "t71"
      ANTI JOIN (
        SELECT DISTINCT
          "t72"."subscription_id" AS "renewed_id"
        FROM (
          SELECT
            "t26"."subscription_id",
            "t26"."account_csn",
            "t26"."tenant_id",
            "t26"."pool_id",
            "t26"."contract_id",
            "t26"."offering_external_key",
            "t26"."offering_product_line_code",
            "t26"."entitlement_model",
            "t26"."usage_type",
            "t26"."is_unlimited",
            "t26"."start_date",
            "t26"."seats_purchased",
            "t26"."end_date",
            "t26"."renews_subscription_id",
            "t26"."seats_assigned",
            "t66"."renewal_id",
            "t66"."renewal_of",
            "t66"."renewal_tenant",
            "t66"."renewal_start"
          FROM (
            SELECT
              *
            FROM "entitlements" AS "t8"
            WHERE
              "t8"."usage_type" = 'COM'
              AND "t8"."entitlement_model" = 'SUS'
              AND NOT (
                "t8"."is_unlimited"
              )
          ) AS "t26"
          SEMI JOIN (
            SELECT
              *
            FROM "product_offerings" AS "t9"
            WHERE
              "t9"."is_standard_aum"
          ) AS "t21"
            ON "t26"."offering_external_key" = "t21"."product_offering"
            AND "t26"."offering_product_line_code" = "t21"."offering_product_line_code"
          INNER JOIN (
            SELECT
              "t36"."subscription_id" AS "renewal_id",
              "t36"."renews_subscription_id" AS "renewal_of",
              "t36"."tenant_id" AS "renewal_tenant",
              "t36"."start_date" AS "renewal_start"
            FROM "t32" AS "t36"
            WHERE
              "t36"."renews_subscription_id" IS NOT NULL
              AND "t36"."start_date" <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              )
          ) AS "t66"
            ON "t26"."subscription_id" = "t66"."renewal_of"
            AND "t26"."tenant_id" = "t66"."renewal_tenant"
        ) AS "t72"
        WHERE
          (
            "t72"."renewal_start" > "t72"."start_date"
          )
          OR (
            (
              "t72"."renewal_start" = "t72"."start_date"
            )
            AND (
              "t72"."renewal_id" <> "t72"."subscription_id"
            )
            AND (
              (
                "t72"."renews_subscription_id" IS NULL
              )
              OR (
                "t72"."renewal_id" > "t72"."subscription_id"
              )
            )
          )
      ) AS "t92"
        ON "t71"."subscription_id" = "t92"."renewed_id"
      LEFT OUTER JOIN "t15" AS "t25"
        ON "t71"."account_csn" = "t25"."merged_csn"
    ) AS "t104"
  ) AS "t110"
), "t116" AS (
  SELECT
    *
  FROM (
    SELECT
      "t108"."surviving_account_csn",
      "t108"."contact_id",
      "t108"."contact_role",
      "t108"."is_now",
      "t108"."is_before",
      "t108"."day",
      TRUE AS "is_event"
    FROM (
      SELECT
        "t76"."surviving_account_csn",
        "t76"."contact_id",
        "t76"."contact_role",
        "t76"."is_now",
        "t76"."is_before",
        "t99"."day"
      FROM "t73" AS "t76"
      INNER JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t80"."surviving_account_csn",
            "t80"."contact_id",
            "t80"."sent_on" AS "day"
          FROM "t77" AS "t80"
          WHERE
            "t80"."is_real" AND "t80"."is_inbound" AND "t80"."contact_id" IS NOT NULL
        ) AS "t91"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            COALESCE("t35"."final_csn", "t35"."account_csn") AS "surviving_account_csn",
            "t35"."contact_id",
            "t35"."scheduled_on" AS "day"
          FROM "t30" AS "t35"
          WHERE
            NOT (
              COALESCE("t35"."is_cancelled", FALSE)
            )
            AND "t35"."attended"
            AND "t35"."contact_id" IS NOT NULL
        ) AS "t64"
      ) AS "t99"
        ON "t76"."surviving_account_csn" = "t99"."surviving_account_csn"
        AND "t76"."contact_id" = "t99"."contact_id"
    ) AS "t108"
  ) AS "t111"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t90"."surviving_account_csn",
      "t90"."contact_id",
      "t90"."contact_role",
      "t90"."is_now",
      "t90"."is_before",
      "t90"."day",
      FALSE AS "is_event"
    FROM (
      SELECT
        "t76"."surviving_account_csn",
        "t76"."contact_id",
        "t76"."contact_role",
        "t76"."is_now",
        "t76"."is_before",
        "t63"."day"
      FROM "t73" AS "t76"
      INNER JOIN (
        SELECT DISTINCT
          COALESCE("t34"."final_csn", "t34"."account_csn") AS "surviving_account_csn",
          "t34"."contact_id",
          "t34"."contact_role",
          "t34"."last_contact_on" AS "day"
        FROM "t28" AS "t34"
        WHERE
          "t34"."last_contact_on" IS NOT NULL
      ) AS "t63"
        ON "t76"."surviving_account_csn" = "t63"."surviving_account_csn"
        AND "t76"."contact_id" = "t63"."contact_id"
        AND "t76"."contact_role" = "t63"."contact_role"
    ) AS "t90"
  ) AS "t96"
), "t144" AS (
  SELECT
    "t137"."surviving_account_csn",
    "t137"."tenant_id",
    "t137"."is_now",
    "t137"."is_before",
    "t10"."session_id",
    "t10"."user_id",
    "t10"."product_offering",
    "t10"."started_at",
    "t10"."duration_minutes",
    "t10"."features_used",
    "t10"."started_on",
    "t53"."low_csn",
    "t53"."current_value",
    "t53"."target"
  FROM (
    SELECT
      "t117"."surviving_account_csn",
      "t117"."tenant_id",
      BOOL_OR(CAST("t117"."period" = 'now' AS BOOLEAN)) AS "is_now",
      BOOL_OR(CAST("t117"."period" = 'before' AS BOOLEAN)) AS "is_before"
    FROM "t112" AS "t117"
    GROUP BY
      1,
      2
  ) AS "t137"
  INNER JOIN "product_sessions" AS "t10"
    ON "t137"."tenant_id" = "t10"."tenant_id"
  INNER JOIN (
    SELECT
      "t33"."surviving_account_csn" AS "low_csn",
      "t33"."current_value",
      "t33"."target"
    FROM "t27" AS "t33"
    WHERE
      "t33"."factor" = 'login_frequency'
  ) AS "t53"
    ON "t137"."surviving_account_csn" = "t53"."low_csn"
), "t164" AS (
  SELECT
    "t120"."surviving_account_csn",
    "t120"."contact_id",
    "t120"."target",
    "t153"."last_on",
    CASE
      WHEN "t120"."place" = 0
      THEN 'executive'
      WHEN "t120"."place" = 1
      THEN 'champion'
      WHEN "t120"."place" = 2
      THEN 'admin'
      WHEN "t120"."place" = 3
      THEN 'user'
      ELSE 'user'
    END AS "contact_role",
    COALESCE("t153"."inside", 0) AS "inside"
  FROM (
    SELECT
      "t102"."surviving_account_csn",
      "t102"."contact_id",
      MIN(
        CASE
          WHEN "t102"."contact_role" = 'executive'
          THEN 0
          WHEN "t102"."contact_role" = 'champion'
          THEN 1
          WHEN "t102"."contact_role" = 'admin'
          THEN 2
          WHEN "t102"."contact_role" = 'user'
          THEN 3
          ELSE NULL
        END
      ) AS "place",
      MAX("t102"."target") AS "target"
    FROM (
      SELECT
        "t95"."surviving_account_csn",
        "t95"."contact_id",
        "t95"."contact_role",
        "t95"."is_now",
        "t95"."is_before",
        "t95"."current_value",
        "t95"."target"
      FROM (
        SELECT
          "t83"."surviving_account_csn",
          "t83"."contact_id",
          "t83"."contact_role",
          "t83"."is_now",
          "t83"."is_before",
          "t59"."low_csn",
          "t59"."current_value",
          "t59"."target"
        FROM (
          SELECT
            *
          FROM "t73" AS "t74"
          WHERE
            "t74"."is_now"
        ) AS "t83"
        INNER JOIN (
          SELECT
            "t33"."surviving_account_csn" AS "low_csn",
            "t33"."current_value",
            "t33"."target"
          FROM "t27" AS "t33"
          WHERE
            "t33"."factor" = 'stakeholder_depth'
        ) AS "t59"
          ON "t83"."surviving_account_csn" = "t59"."low_csn"
      ) AS "t95"
    ) AS "t102"
    GROUP BY
      1,
      2
  ) AS "t120"
  LEFT OUTER JOIN (
    SELECT
      "t133"."surviving_account_csn" AS "last_csn",
      "t133"."contact_id" AS "last_contact",
      MAX("t133"."day") AS "last_on",
      SUM(
        CAST("t133"."is_event"
        AND (
          (
            "t133"."day" > (
              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
            )
          )
          AND (
            "t133"."day" <= CAST(':last_day' AS DATE)
          )
        ) AS INT)
      ) AS "inside"
    FROM (
      SELECT
        *
      FROM "t116" AS "t121"
      WHERE
        "t121"."is_now" AND "t121"."day" <= CAST(':last_day' AS DATE)
    ) AS "t133"
    GROUP BY
      1,
      2
  ) AS "t153"
    ON "t120"."surviving_account_csn" = "t153"."last_csn"
    AND "t120"."contact_id" = "t153"."last_contact"
), "t173" AS (
  SELECT
    "t167"."surviving_account_csn" AS "counted_csn",
    COUNT(*) AS "known_people",
    MAX("t167"."target") AS "target"
  FROM "t164" AS "t167"
  GROUP BY
    1
)
SELECT
  "t222"."surviving_account_csn",
  "t222"."factor",
  "t222"."root_cause",
  "t222"."cause_rank",
  "t222"."cause_count",
  "t222"."improvement",
  "t222"."explanation",
  "t222"."began_on",
  "t222"."hours_waited",
  "t222"."thread_id",
  "t222"."meeting_id",
  "t222"."contact_id",
  "t222"."contact_role",
  "t222"."tenant_id",
  "t222"."offering_product_line_code",
  "t222"."product_offering",
  "t222"."feature",
  "t222"."user_category",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t222"."factor" = 'email_response_rate'
    THEN 'communication'
    WHEN "t222"."factor" = 'response_time_hours'
    THEN 'communication'
    WHEN "t222"."factor" = 'meeting_attendance'
    THEN 'communication'
    WHEN "t222"."factor" = 'proactive_outreach'
    THEN 'communication'
    WHEN "t222"."factor" = 'login_frequency'
    THEN 'product'
    WHEN "t222"."factor" = 'feature_breadth'
    THEN 'product'
    WHEN "t222"."factor" = 'session_minutes'
    THEN 'product'
    WHEN "t222"."factor" = 'active_user_share'
    THEN 'product'
    WHEN "t222"."factor" = 'stakeholder_depth'
    THEN 'relationship'
    WHEN "t222"."factor" = 'executive_access'
    THEN 'relationship'
    WHEN "t222"."factor" = 'champion_activity'
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
                        "t156"."surviving_account_csn",
                        'email_response_rate' AS "factor",
                        'unanswered_thread' AS "root_cause",
                        (
                          ROW_NUMBER() OVER (
                            PARTITION BY "t156"."surviving_account_csn"
                            ORDER BY "t156"."unanswered" DESC, "t156"."oldest" ASC, "t156"."thread_id" ASC
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) - 1
                        ) + 1 + 0 AS "cause_rank",
                        "t156"."unanswered" AS "cause_count",
                        CAST("t156"."unanswered" * 100 AS DOUBLE) / NULLIF(CAST("t156"."all_asked" AS DOUBLE), 0.0) AS "improvement",
                        'Thread ' || "t156"."thread_id" || ': ' || CAST("t156"."unanswered" AS TEXT) || CASE WHEN "t156"."unanswered" = 1 THEN ' message' ELSE ' messages' END || CASE
                          WHEN "t156"."unanswered" = 1
                          THEN ' without an answer, sent on '
                          ELSE ' without an answer, the oldest sent on '
                        END || CAST("t156"."oldest" AS TEXT) || '.' AS "explanation",
                        "t156"."oldest" AS "began_on",
                        CAST(DATE_DIFF('DAY', "t156"."oldest", CAST(':last_day' AS DATE)) * 24 AS DOUBLE) AS "hours_waited",
                        "t156"."thread_id",
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
                            "t138"."surviving_account_csn",
                            "t138"."thread_id",
                            "t138"."asked",
                            "t138"."unanswered",
                            "t138"."oldest",
                            SUM("t138"."asked") OVER (
                              PARTITION BY "t138"."surviving_account_csn"
                              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                            ) AS "all_asked"
                          FROM (
                            SELECT
                              "t114"."surviving_account_csn",
                              "t114"."thread_id",
                              SUM(CAST("t114"."asked" AS INT)) AS "asked",
                              SUM(CAST("t114"."asked" AND NOT (
                                "t114"."answered"
                              ) AS INT)) AS "unanswered",
                              MIN(
                                CASE
                                  WHEN "t114"."asked" AND NOT (
                                    "t114"."answered"
                                  )
                                  THEN "t114"."sent_on"
                                  ELSE CAST(NULL AS DATE)
                                END
                              ) AS "oldest"
                            FROM (
                              SELECT
                                "t97"."message_id",
                                "t97"."account_csn",
                                "t97"."thread_id",
                                "t97"."direction",
                                "t97"."sent_at",
                                "t97"."contact_id",
                                "t97"."is_auto_reply",
                                "t97"."sent_on",
                                "t97"."surviving_account_csn",
                                "t97"."is_real",
                                "t97"."is_inbound",
                                "t97"."reply_at",
                                "t97"."reply_on",
                                "t97"."is_first",
                                "t97"."answered_at",
                                "t97"."answered_on",
                                "t97"."current_value",
                                "t97"."target",
                                "t97"."is_real"
                                AND NOT (
                                  "t97"."is_inbound"
                                )
                                AND (
                                  (
                                    "t97"."sent_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                  )
                                  AND (
                                    "t97"."sent_on" <= CAST(':last_day' AS DATE)
                                  )
                                )
                                AND (
                                  "t97"."sent_on" <= (
                                    CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                  )
                                ) AS "asked",
                                "t97"."is_real"
                                AND NOT (
                                  "t97"."is_inbound"
                                )
                                AND (
                                  (
                                    "t97"."sent_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                  )
                                  AND (
                                    "t97"."sent_on" <= CAST(':last_day' AS DATE)
                                  )
                                )
                                AND (
                                  "t97"."sent_on" <= (
                                    CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                  )
                                )
                                AND COALESCE("t97"."answered_on" <= CAST(':last_day' AS DATE), FALSE) AS "answered"
                              FROM (
                                SELECT
                                  "t86"."message_id",
                                  "t86"."account_csn",
                                  "t86"."thread_id",
                                  "t86"."direction",
                                  "t86"."sent_at",
                                  "t86"."contact_id",
                                  "t86"."is_auto_reply",
                                  "t86"."sent_on",
                                  "t86"."surviving_account_csn",
                                  "t86"."is_real",
                                  "t86"."is_inbound",
                                  "t86"."reply_at",
                                  "t86"."reply_on",
                                  "t86"."is_first",
                                  "t86"."answered_at",
                                  "t86"."answered_on",
                                  "t61"."low_csn",
                                  "t61"."current_value",
                                  "t61"."target"
                                FROM "t77" AS "t86"
                                INNER JOIN (
                                  SELECT
                                    "t33"."surviving_account_csn" AS "low_csn",
                                    "t33"."current_value",
                                    "t33"."target"
                                  FROM "t27" AS "t33"
                                  WHERE
                                    "t33"."factor" = 'email_response_rate'
                                ) AS "t61"
                                  ON "t86"."surviving_account_csn" = "t61"."low_csn"
                              ) AS "t97"
                            ) AS "t114"
                            GROUP BY
                              1,
                              2
                          ) AS "t138"
                        ) AS "t146"
                        WHERE
                          "t146"."unanswered" > 0
                      ) AS "t156"
                    ) AS "t182"
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t172"."surviving_account_csn",
                          'response_time_hours' AS "factor",
                          'slow_thread' AS "root_cause",
                          (
                            ROW_NUMBER() OVER (
                              PARTITION BY "t172"."surviving_account_csn"
                              ORDER BY "t172"."excess" DESC, "t172"."thread_id" ASC
                              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                            ) - 1
                          ) + 1 + 0 AS "cause_rank",
                          "t172"."late" AS "cause_count",
                          (
                            CAST("t172"."excess" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
                          ) / NULLIF(CAST("t172"."all_answered" AS DOUBLE), 0.0) AS "improvement",
                          'Thread ' || "t172"."thread_id" || ': ' || CAST("t172"."late" AS TEXT) || CASE WHEN "t172"."late" = 1 THEN ' message' ELSE ' messages' END || CASE
                            WHEN "t172"."late" = 1
                            THEN ' answered late, after '
                            ELSE ' answered late, after up to '
                          END || COALESCE(
                            CAST(CAST(FLOOR(
                              (
                                CAST(ROUND(
                                  CAST(ROUND(
                                    (
                                      CAST("t172"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
                                    ) * 10.0,
                                    8
                                  ) AS DOUBLE),
                                  0
                                ) AS BIGINT) - (
                                  CAST(ROUND(
                                    CAST(ROUND(
                                      (
                                        CAST("t172"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
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
                                      CAST("t172"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
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
                                    CAST("t172"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
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
                                CAST(ROUND(CAST(ROUND("t172"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
                                  CAST(ROUND(CAST(ROUND("t172"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                                )
                              ) / (
                                10
                              )
                            ) AS BIGINT) AS TEXT) || CASE
                              WHEN (
                                CAST(ROUND(CAST(ROUND("t172"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                              ) = 0
                              THEN ''
                              ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t172"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
                            END,
                            'unknown'
                          ) || ').' AS "explanation",
                          "t172"."oldest" AS "began_on",
                          CAST("t172"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0) AS "hours_waited",
                          "t172"."thread_id",
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
                              "t154"."surviving_account_csn",
                              "t154"."thread_id",
                              "t154"."answered",
                              "t154"."late",
                              "t154"."excess",
                              "t154"."longest",
                              "t154"."oldest",
                              "t154"."target",
                              SUM("t154"."answered") OVER (
                                PARTITION BY "t154"."surviving_account_csn"
                                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                              ) AS "all_answered"
                            FROM (
                              SELECT
                                "t141"."surviving_account_csn",
                                "t141"."thread_id",
                                SUM(CAST("t141"."answered" AS INT)) AS "answered",
                                SUM(CAST("t141"."is_late" AS INT)) AS "late",
                                SUM(
                                  CASE WHEN "t141"."is_late" THEN "t141"."waited" - "t141"."waited_at_most" ELSE 0 END
                                ) AS "excess",
                                MAX(CASE WHEN "t141"."is_late" THEN "t141"."waited" ELSE 0 END) AS "longest",
                                MIN(CASE WHEN "t141"."is_late" THEN "t141"."sent_on" ELSE CAST(NULL AS DATE) END) AS "oldest",
                                MAX("t141"."target") AS "target"
                              FROM (
                                SELECT
                                  "t115"."message_id",
                                  "t115"."account_csn",
                                  "t115"."thread_id",
                                  "t115"."direction",
                                  "t115"."sent_at",
                                  "t115"."contact_id",
                                  "t115"."is_auto_reply",
                                  "t115"."sent_on",
                                  "t115"."surviving_account_csn",
                                  "t115"."is_real",
                                  "t115"."is_inbound",
                                  "t115"."reply_at",
                                  "t115"."reply_on",
                                  "t115"."is_first",
                                  "t115"."answered_at",
                                  "t115"."answered_on",
                                  "t115"."current_value",
                                  "t115"."target",
                                  "t115"."answered",
                                  "t115"."waited",
                                  CAST(ROUND("t115"."target" * 3600000000.0, 0) AS BIGINT) AS "waited_at_most",
                                  "t115"."answered"
                                  AND COALESCE("t115"."waited" > CAST(ROUND("t115"."target" * 3600000000.0, 0) AS BIGINT), FALSE) AS "is_late"
                                FROM (
                                  SELECT
                                    "t98"."message_id",
                                    "t98"."account_csn",
                                    "t98"."thread_id",
                                    "t98"."direction",
                                    "t98"."sent_at",
                                    "t98"."contact_id",
                                    "t98"."is_auto_reply",
                                    "t98"."sent_on",
                                    "t98"."surviving_account_csn",
                                    "t98"."is_real",
                                    "t98"."is_inbound",
                                    "t98"."reply_at",
                                    "t98"."reply_on",
                                    "t98"."is_first",
                                    "t98"."answered_at",
                                    "t98"."answered_on",
                                    "t98"."current_value",
                                    "t98"."target",
                                    "t98"."is_real"
                                    AND NOT (
                                      "t98"."is_inbound"
                                    )
                                    AND (
                                      (
                                        "t98"."sent_on" > (
                                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                        )
                                      )
                                      AND (
                                        "t98"."sent_on" <= CAST(':last_day' AS DATE)
                                      )
                                    )
                                    AND (
                                      "t98"."sent_on" <= (
                                        CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                      )
                                    )
                                    AND COALESCE("t98"."answered_on" <= CAST(':last_day' AS DATE), FALSE) AS "answered",
                                    DATE_DIFF('MICROSECOND', "t98"."sent_at", "t98"."answered_at") AS "waited"
                                  FROM (
                                    SELECT
                                      "t86"."message_id",
                                      "t86"."account_csn",
                                      "t86"."thread_id",
                                      "t86"."direction",
                                      "t86"."sent_at",
                                      "t86"."contact_id",
                                      "t86"."is_auto_reply",
                                      "t86"."sent_on",
                                      "t86"."surviving_account_csn",
                                      "t86"."is_real",
                                      "t86"."is_inbound",
                                      "t86"."reply_at",
                                      "t86"."reply_on",
                                      "t86"."is_first",
                                      "t86"."answered_at",
                                      "t86"."answered_on",
                                      "t62"."low_csn",
                                      "t62"."current_value",
                                      "t62"."target"
                                    FROM "t77" AS "t86"
                                    INNER JOIN (
                                      SELECT
                                        "t33"."surviving_account_csn" AS "low_csn",
                                        "t33"."current_value",
                                        "t33"."target"
                                      FROM "t27" AS "t33"
                                      WHERE
                                        "t33"."factor" = 'response_time_hours'
                                    ) AS "t62"
                                      ON "t86"."surviving_account_csn" = "t62"."low_csn"
                                  ) AS "t98"
                                ) AS "t115"
                              ) AS "t141"
                              GROUP BY
                                1,
                                2
                            ) AS "t154"
                          ) AS "t166"
                          WHERE
                            "t166"."late" > 0
                        ) AS "t172"
                      ) AS "t200"
                    ) AS "t202"
                  ) AS "t204"
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t103"."surviving_account_csn",
                        'meeting_attendance' AS "factor",
                        'missed_meeting' AS "root_cause",
                        (
                          ROW_NUMBER() OVER (
                            PARTITION BY "t103"."surviving_account_csn"
                            ORDER BY "t103"."scheduled_on" DESC, "t103"."meeting_id" ASC
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) - 1
                        ) + 1 + 0 AS "cause_rank",
                        1 AS "cause_count",
                        CAST(100 AS DOUBLE) / NULLIF(CAST("t103"."scheduled" AS DOUBLE), 0.0) AS "improvement",
                        'Meeting ' || "t103"."meeting_id" || ' of ' || CAST("t103"."scheduled_on" AS TEXT) || ': the customer did not attend.' AS "explanation",
                        "t103"."scheduled_on" AS "began_on",
                        CAST(NULL AS DOUBLE) AS "hours_waited",
                        CAST(NULL AS TEXT) AS "thread_id",
                        "t103"."meeting_id",
                        "t103"."contact_id",
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
                            "t84"."meeting_id",
                            "t84"."account_csn",
                            "t84"."scheduled_at",
                            "t84"."attended",
                            "t84"."is_cancelled",
                            "t84"."initiated_by",
                            "t84"."contact_id",
                            "t84"."scheduled_on",
                            "t84"."surviving_account_csn",
                            "t84"."current_value",
                            "t84"."target",
                            COUNT(*) OVER (
                              PARTITION BY "t84"."surviving_account_csn"
                              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                            ) AS "scheduled"
                          FROM (
                            SELECT
                              "t75"."meeting_id",
                              "t75"."account_csn",
                              "t75"."scheduled_at",
                              "t75"."attended",
                              "t75"."is_cancelled",
                              "t75"."initiated_by",
                              "t75"."contact_id",
                              "t75"."scheduled_on",
                              "t75"."surviving_account_csn",
                              "t75"."current_value",
                              "t75"."target"
                            FROM (
                              SELECT
                                "t69"."meeting_id",
                                "t69"."account_csn",
                                "t69"."scheduled_at",
                                "t69"."attended",
                                "t69"."is_cancelled",
                                "t69"."initiated_by",
                                "t69"."contact_id",
                                "t69"."scheduled_on",
                                "t69"."surviving_account_csn",
                                "t60"."low_csn",
                                "t60"."current_value",
                                "t60"."target"
                              FROM "t65" AS "t69"
                              INNER JOIN (
                                SELECT
                                  "t33"."surviving_account_csn" AS "low_csn",
                                  "t33"."current_value",
                                  "t33"."target"
                                FROM "t27" AS "t33"
                                WHERE
                                  "t33"."factor" = 'meeting_attendance'
                              ) AS "t60"
                                ON "t69"."surviving_account_csn" = "t60"."low_csn"
                            ) AS "t75"
                            WHERE
                              "t75"."scheduled_on" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                              AND "t75"."scheduled_on" <= CAST(':last_day' AS DATE)
                          ) AS "t84"
                        ) AS "t93"
                        WHERE
                          NOT (
                            "t93"."attended"
                          )
                      ) AS "t103"
                    ) AS "t125"
                  ) AS "t130"
                ) AS "t208"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t139"."surviving_account_csn",
                      'proactive_outreach' AS "factor",
                      'begun_by_vendor' AS "root_cause",
                      (
                        ROW_NUMBER() OVER (
                          PARTITION BY "t139"."surviving_account_csn"
                          ORDER BY "t139"."factor" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) - 1
                      ) + 1 + 0 AS "cause_rank",
                      "t139"."others" AS "cause_count",
                      CAST(NULL AS DOUBLE) AS "improvement",
                      'Threads and meetings that the customer did not begin: ' || CAST("t139"."others" AS TEXT) || '. ' || COALESCE(
                        'The customer last began one on ' || CAST("t139"."last_on" AS TEXT) || '.',
                        'The customer has begun none in the last year.'
                      ) AS "explanation",
                      "t139"."last_on" AS "began_on",
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
                        "t122"."surviving_account_csn",
                        "t122"."factor",
                        "t122"."current_value",
                        "t122"."target",
                        "t122"."thread_csn",
                        "t122"."other_threads",
                        "t122"."thread_on",
                        "t122"."meeting_csn",
                        "t122"."other_meetings",
                        "t122"."meeting_on",
                        COALESCE("t122"."other_threads", 0) + COALESCE("t122"."other_meetings", 0) AS "others",
                        COALESCE(
                          CASE
                            WHEN "t122"."thread_on" > "t122"."meeting_on"
                            THEN "t122"."thread_on"
                            ELSE "t122"."meeting_on"
                          END,
                          "t122"."thread_on",
                          "t122"."meeting_on"
                        ) AS "last_on"
                      FROM (
                        SELECT
                          "t57"."surviving_account_csn",
                          "t57"."factor",
                          "t57"."current_value",
                          "t57"."target",
                          "t109"."thread_csn",
                          "t109"."other_threads",
                          "t109"."thread_on",
                          "t85"."meeting_csn",
                          "t85"."other_meetings",
                          "t85"."meeting_on"
                        FROM (
                          SELECT
                            *
                          FROM "t27" AS "t33"
                          WHERE
                            "t33"."factor" = 'proactive_outreach'
                        ) AS "t57"
                        LEFT OUTER JOIN (
                          SELECT
                            "t80"."surviving_account_csn" AS "thread_csn",
                            SUM(
                              CAST("t80"."is_first"
                              AND (
                                (
                                  "t80"."sent_on" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t80"."sent_on" <= CAST(':last_day' AS DATE)
                                )
                              )
                              AND NOT (
                                "t80"."is_first"
                                AND "t80"."is_inbound"
                                AND "t80"."is_real"
                                AND (
                                  (
                                    "t80"."sent_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                  )
                                  AND (
                                    "t80"."sent_on" <= CAST(':last_day' AS DATE)
                                  )
                                )
                              ) AS INT)
                            ) AS "other_threads",
                            MAX(
                              CASE
                                WHEN "t80"."is_first"
                                AND "t80"."is_inbound"
                                AND "t80"."is_real"
                                AND (
                                  "t80"."sent_on" <= CAST(':last_day' AS DATE)
                                )
                                THEN "t80"."sent_on"
                                ELSE CAST(NULL AS DATE)
                              END
                            ) AS "thread_on"
                          FROM "t77" AS "t80"
                          GROUP BY
                            1
                        ) AS "t109"
                          ON "t57"."surviving_account_csn" = "t109"."thread_csn"
                        LEFT OUTER JOIN (
                          SELECT
                            "t67"."surviving_account_csn" AS "meeting_csn",
                            SUM(
                              CAST((
                                "t67"."scheduled_on" > (
                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                )
                              )
                              AND (
                                "t67"."scheduled_on" <= CAST(':last_day' AS DATE)
                              )
                              AND NOT (
                                COALESCE("t67"."initiated_by" = 'customer', FALSE)
                              ) AS INT)
                            ) AS "other_meetings",
                            MAX(
                              CASE
                                WHEN COALESCE("t67"."initiated_by" = 'customer', FALSE)
                                AND (
                                  "t67"."scheduled_on" <= CAST(':last_day' AS DATE)
                                )
                                THEN "t67"."scheduled_on"
                                ELSE CAST(NULL AS DATE)
                              END
                            ) AS "meeting_on"
                          FROM "t65" AS "t67"
                          GROUP BY
                            1
                        ) AS "t85"
                          ON "t57"."surviving_account_csn" = "t85"."meeting_csn"
                      ) AS "t122"
                    ) AS "t139"
                  ) AS "t157"
                ) AS "t165"
              ) AS "t210"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t207"."surviving_account_csn",
                    'login_frequency' AS "factor",
                    'infrequent_users' AS "root_cause",
                    (
                      ROW_NUMBER() OVER (
                        PARTITION BY "t207"."surviving_account_csn"
                        ORDER BY CAST(ROUND(
                          (
                            (
                              "t207"."infrequent" * "t207"."target"
                            ) - (
                              CAST("t207"."had" AS DOUBLE) / NULLIF(4.285714285714286, 0.0)
                            )
                          ) / NULLIF(CAST("t207"."all_users" AS DOUBLE), 0.0),
                          9
                        ) AS DOUBLE) DESC, "t207"."tenant_id" ASC, "t207"."product_offering" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) - 1
                    ) + 1 + 0 AS "cause_rank",
                    "t207"."infrequent" AS "cause_count",
                    (
                      (
                        "t207"."infrequent" * "t207"."target"
                      ) - (
                        CAST("t207"."had" AS DOUBLE) / NULLIF(4.285714285714286, 0.0)
                      )
                    ) / NULLIF(CAST("t207"."all_users" AS DOUBLE), 0.0) AS "improvement",
                    'Tenant ' || CAST("t207"."tenant_id" AS TEXT) || ', ' || "t207"."product_offering" || ': ' || CAST("t207"."infrequent" AS TEXT) || CASE WHEN "t207"."infrequent" = 1 THEN ' user has' ELSE ' users have' END || ' fewer sessions a week than ' || COALESCE(
                      CAST(CAST(FLOOR(
                        (
                          CAST(ROUND(CAST(ROUND("t207"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
                            CAST(ROUND(CAST(ROUND("t207"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                          )
                        ) / (
                          10
                        )
                      ) AS BIGINT) AS TEXT) || CASE
                        WHEN (
                          CAST(ROUND(CAST(ROUND("t207"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                        ) = 0
                        THEN ''
                        ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t207"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
                      END,
                      'unknown'
                    ) || '.' AS "explanation",
                    CAST(NULL AS DATE) AS "began_on",
                    CAST(NULL AS DOUBLE) AS "hours_waited",
                    CAST(NULL AS TEXT) AS "thread_id",
                    CAST(NULL AS TEXT) AS "meeting_id",
                    CAST(NULL AS TEXT) AS "contact_id",
                    CAST(NULL AS TEXT) AS "contact_role",
                    "t207"."tenant_id",
                    CAST(NULL AS TEXT) AS "offering_product_line_code",
                    "t207"."product_offering",
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
                        "t198"."users",
                        "t198"."infrequent",
                        "t198"."had",
                        "t198"."target",
                        SUM("t198"."users") OVER (
                          PARTITION BY "t198"."surviving_account_csn"
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) AS "all_users"
                      FROM (
                        SELECT
                          "t187"."surviving_account_csn",
                          "t187"."tenant_id",
                          "t187"."product_offering",
                          COUNT(*) AS "users",
                          SUM(
                            CAST(CAST(ROUND("t187"."all_sessions" - (
                              "t187"."target" * 4.285714285714286
                            ), 9) AS DOUBLE) < 0 AS INT)
                          ) AS "infrequent",
                          SUM(
                            CASE
                              WHEN CAST(ROUND("t187"."all_sessions" - (
                                "t187"."target" * 4.285714285714286
                              ), 9) AS DOUBLE) < 0
                              THEN "t187"."all_sessions"
                              ELSE 0
                            END
                          ) AS "had",
                          MAX("t187"."target") AS "target"
                        FROM (
                          SELECT
                            *
                          FROM (
                            SELECT
                              "t168"."surviving_account_csn",
                              "t168"."user_id",
                              "t168"."tenant_id",
                              "t168"."product_offering",
                              "t168"."sessions",
                              "t168"."target",
                              SUM("t168"."sessions") OVER (
                                PARTITION BY "t168"."surviving_account_csn", "t168"."user_id"
                                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                              ) AS "all_sessions",
                              ROW_NUMBER() OVER (
                                PARTITION BY "t168"."surviving_account_csn", "t168"."user_id"
                                ORDER BY "t168"."sessions" DESC, "t168"."tenant_id" ASC, "t168"."product_offering" ASC
                                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                              ) - 1 AS "place"
                            FROM (
                              SELECT
                                "t159"."surviving_account_csn",
                                "t159"."user_id",
                                "t159"."tenant_id",
                                "t159"."product_offering",
                                COUNT(*) AS "sessions",
                                MAX("t159"."target") AS "target"
                              FROM (
                                SELECT
                                  "t150"."surviving_account_csn",
                                  "t150"."tenant_id",
                                  "t150"."is_now",
                                  "t150"."is_before",
                                  "t150"."session_id",
                                  "t150"."user_id",
                                  "t150"."product_offering",
                                  "t150"."started_at",
                                  "t150"."duration_minutes",
                                  "t150"."features_used",
                                  "t150"."started_on",
                                  "t150"."current_value",
                                  "t150"."target"
                                FROM "t144" AS "t150"
                                WHERE
                                  "t150"."is_now"
                                  AND "t150"."started_on" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                  AND "t150"."started_on" <= CAST(':last_day' AS DATE)
                              ) AS "t159"
                              GROUP BY
                                1,
                                2,
                                3,
                                4
                            ) AS "t168"
                          ) AS "t179"
                          WHERE
                            "t179"."place" = 0
                        ) AS "t187"
                        GROUP BY
                          1,
                          2,
                          3
                      ) AS "t198"
                    ) AS "t201"
                    WHERE
                      "t201"."infrequent" > 0
                  ) AS "t207"
                ) AS "t214"
              ) AS "t215"
            ) AS "t216"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t52"."surviving_account_csn",
                  'login_frequency' AS "factor",
                  'no_sessions' AS "root_cause",
                  (
                    ROW_NUMBER() OVER (
                      PARTITION BY "t52"."surviving_account_csn"
                      ORDER BY "t52"."factor" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1
                  ) + 1 + 0 AS "cause_rank",
                  "t140"."tenants" AS "cause_count",
                  CAST(NULL AS DOUBLE) AS "improvement",
                  'No session in the period, in ' || CAST("t140"."tenants" AS TEXT) || CASE WHEN "t140"."tenants" = 1 THEN ' tenant' ELSE ' tenants' END || '.' AS "explanation",
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
                  FROM "t27" AS "t33"
                  WHERE
                    "t33"."factor" = 'login_frequency'
                ) AS "t52"
                ANTI JOIN (
                  SELECT DISTINCT
                    "t150"."surviving_account_csn"
                  FROM "t144" AS "t150"
                  WHERE
                    "t150"."is_now"
                    AND "t150"."started_on" > (
                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                    )
                    AND "t150"."started_on" <= CAST(':last_day' AS DATE)
                ) AS "t161"
                  ON "t52"."surviving_account_csn" = "t161"."surviving_account_csn"
                INNER JOIN (
                  SELECT
                    "t127"."surviving_account_csn" AS "tenant_csn",
                    COUNT(*) AS "tenants"
                  FROM (
                    SELECT DISTINCT
                      "t117"."surviving_account_csn",
                      "t117"."tenant_id"
                    FROM "t112" AS "t117"
                    WHERE
                      "t117"."period" = 'now'
                  ) AS "t127"
                  GROUP BY
                    1
                ) AS "t140"
                  ON "t52"."surviving_account_csn" = "t140"."tenant_csn"
              ) AS "t170"
            ) AS "t176"
          ) AS "t217"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t193"."surviving_account_csn",
                'session_minutes' AS "factor",
                'short_sessions' AS "root_cause",
                (
                  ROW_NUMBER() OVER (
                    PARTITION BY "t193"."surviving_account_csn"
                    ORDER BY CAST(ROUND(
                      (
                        (
                          "t193"."short" * "t193"."target"
                        ) - "t193"."minutes"
                      ) / NULLIF(CAST("t193"."all_sessions" AS DOUBLE), 0.0),
                      9
                    ) AS DOUBLE) DESC, "t193"."tenant_id" ASC, "t193"."product_offering" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) - 1
                ) + 1 + 0 AS "cause_rank",
                "t193"."short" AS "cause_count",
                (
                  (
                    "t193"."short" * "t193"."target"
                  ) - "t193"."minutes"
                ) / NULLIF(CAST("t193"."all_sessions" AS DOUBLE), 0.0) AS "improvement",
                'Tenant ' || CAST("t193"."tenant_id" AS TEXT) || ', ' || "t193"."product_offering" || ': ' || CAST("t193"."short" AS TEXT) || CASE WHEN "t193"."short" = 1 THEN ' session was' ELSE ' sessions were' END || ' shorter than ' || COALESCE(
                  CAST(CAST(FLOOR(
                    (
                      CAST(ROUND(CAST(ROUND("t193"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
                        CAST(ROUND(CAST(ROUND("t193"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                      )
                    ) / (
                      10
                    )
                  ) AS BIGINT) AS TEXT) || CASE
                    WHEN (
                      CAST(ROUND(CAST(ROUND("t193"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                    ) = 0
                    THEN ''
                    ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t193"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
                  END,
                  'unknown'
                ) || ' minutes.' AS "explanation",
                CAST(NULL AS DATE) AS "began_on",
                CAST(NULL AS DOUBLE) AS "hours_waited",
                CAST(NULL AS TEXT) AS "thread_id",
                CAST(NULL AS TEXT) AS "meeting_id",
                CAST(NULL AS TEXT) AS "contact_id",
                CAST(NULL AS TEXT) AS "contact_role",
                "t193"."tenant_id",
                CAST(NULL AS TEXT) AS "offering_product_line_code",
                "t193"."product_offering",
                CAST(NULL AS TEXT) AS "feature",
                CAST(NULL AS TEXT) AS "user_category"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t174"."surviving_account_csn",
                    "t174"."tenant_id",
                    "t174"."product_offering",
                    "t174"."sessions",
                    "t174"."short",
                    "t174"."minutes",
                    "t174"."target",
                    SUM("t174"."sessions") OVER (
                      PARTITION BY "t174"."surviving_account_csn"
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS "all_sessions"
                  FROM (
                    SELECT
                      "t155"."surviving_account_csn",
                      "t155"."tenant_id",
                      "t155"."product_offering",
                      COUNT(*) AS "sessions",
                      SUM(CAST("t155"."duration_minutes" < "t155"."target" AS INT)) AS "short",
                      CAST(SUM(
                        CAST(CASE
                          WHEN "t155"."duration_minutes" < "t155"."target"
                          THEN "t155"."duration_minutes"
                          ELSE 0.0
                        END AS DECIMAL(18, 6))
                      ) AS DOUBLE) AS "minutes",
                      MAX("t155"."target") AS "target"
                    FROM (
                      SELECT
                        "t143"."surviving_account_csn",
                        "t143"."tenant_id",
                        "t143"."is_now",
                        "t143"."is_before",
                        "t143"."session_id",
                        "t143"."user_id",
                        "t143"."product_offering",
                        "t143"."started_at",
                        "t143"."duration_minutes",
                        "t143"."features_used",
                        "t143"."started_on",
                        "t143"."current_value",
                        "t143"."target"
                      FROM (
                        SELECT
                          "t137"."surviving_account_csn",
                          "t137"."tenant_id",
                          "t137"."is_now",
                          "t137"."is_before",
                          "t10"."session_id",
                          "t10"."user_id",
                          "t10"."product_offering",
                          "t10"."started_at",
                          "t10"."duration_minutes",
                          "t10"."features_used",
                          "t10"."started_on",
                          "t58"."low_csn",
                          "t58"."current_value",
                          "t58"."target"
                        FROM (
                          SELECT
                            "t117"."surviving_account_csn",
                            "t117"."tenant_id",
                            BOOL_OR(CAST("t117"."period" = 'now' AS BOOLEAN)) AS "is_now",
                            BOOL_OR(CAST("t117"."period" = 'before' AS BOOLEAN)) AS "is_before"
                          FROM "t112" AS "t117"
                          GROUP BY
                            1,
                            2
                        ) AS "t137"
                        INNER JOIN "product_sessions" AS "t10"
                          ON "t137"."tenant_id" = "t10"."tenant_id"
                        INNER JOIN (
                          SELECT
                            "t33"."surviving_account_csn" AS "low_csn",
                            "t33"."current_value",
                            "t33"."target"
                          FROM "t27" AS "t33"
                          WHERE
                            "t33"."factor" = 'session_minutes'
                        ) AS "t58"
                          ON "t137"."surviving_account_csn" = "t58"."low_csn"
                      ) AS "t143"
                      WHERE
                        "t143"."is_now"
                        AND "t143"."started_on" > (
                          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                        )
                        AND "t143"."started_on" <= CAST(':last_day' AS DATE)
                    ) AS "t155"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t174"
                ) AS "t184"
                WHERE
                  "t184"."short" > 0
              ) AS "t193"
            ) AS "t206"
          ) AS "t212"
        ) AS "t218"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t199"."surviving_account_csn",
              'active_user_share' AS "factor",
              'inactive_seats' AS "root_cause",
              (
                ROW_NUMBER() OVER (
                  PARTITION BY "t199"."surviving_account_csn"
                  ORDER BY "t199"."factor" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1
              ) + 1 + 0 AS "cause_rank",
              "t199"."inactive" AS "cause_count",
              CAST("t199"."inactive" * 100 AS DOUBLE) / NULLIF(CAST("t199"."assigned" AS DOUBLE), 0.0) AS "improvement",
              CAST("t199"."inactive" AS TEXT) || CASE
                WHEN "t199"."inactive" = 1
                THEN ' assigned seat has'
                ELSE ' assigned seats have'
              END || ' no active user.' AS "explanation",
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
                "t196"."surviving_account_csn",
                "t196"."factor",
                "t196"."current_value",
                "t196"."target",
                "t196"."seats_csn",
                "t196"."assigned",
                "t196"."users_csn",
                "t196"."users",
                "t196"."assigned" - COALESCE("t196"."users", 0) AS "inactive"
              FROM (
                SELECT
                  "t54"."surviving_account_csn",
                  "t54"."factor",
                  "t54"."current_value",
                  "t54"."target",
                  "t188"."seats_csn",
                  "t188"."assigned",
                  "t180"."users_csn",
                  "t180"."users"
                FROM (
                  SELECT
                    *
                  FROM "t27" AS "t33"
                  WHERE
                    "t33"."factor" = 'active_user_share'
                ) AS "t54"
                INNER JOIN (
                  SELECT
                    "t181"."surviving_account_csn" AS "seats_csn",
                    "t181"."assigned_now" AS "assigned"
                  FROM (
                    SELECT
                      "t169"."surviving_account_csn",
                      MAX(
                        CASE
                          WHEN "t169"."period" = 'now'
                          THEN "t169"."assigned"
                          ELSE CAST(NULL AS BIGINT)
                        END
                      ) AS "assigned_now",
                      MAX(
                        CASE
                          WHEN "t169"."period" = 'before'
                          THEN "t169"."assigned"
                          ELSE CAST(NULL AS BIGINT)
                        END
                      ) AS "assigned_before"
                    FROM (
                      SELECT
                        "t160"."surviving_account_csn",
                        "t160"."period",
                        CASE
                          WHEN CAST(':in_unreliable_window' AS BOOLEAN)
                          THEN CAST(NULL AS BIGINT)
                          ELSE "t160"."assigned"
                        END AS "assigned"
                      FROM (
                        SELECT
                          "t142"."surviving_account_csn",
                          "t142"."period",
                          CASE
                            WHEN BOOL_OR(CAST("t142"."assigned" IS NULL AS BOOLEAN))
                            THEN CAST(NULL AS BIGINT)
                            ELSE SUM("t142"."assigned")
                          END AS "assigned"
                        FROM (
                          SELECT
                            "t128"."surviving_account_csn",
                            "t128"."tenant_id",
                            "t128"."pool_id",
                            "t128"."period",
                            "t135"."assigned"
                          FROM (
                            SELECT DISTINCT
                              "t117"."surviving_account_csn",
                              "t117"."tenant_id",
                              "t117"."pool_id",
                              "t117"."period"
                            FROM "t112" AS "t117"
                          ) AS "t128"
                          INNER JOIN (
                            SELECT
                              "t117"."tenant_id",
                              "t117"."pool_id",
                              "t117"."period",
                              MAX("t117"."seats_assigned") AS "assigned"
                            FROM "t112" AS "t117"
                            GROUP BY
                              1,
                              2,
                              3
                          ) AS "t135"
                            ON "t128"."tenant_id" = "t135"."tenant_id"
                            AND "t128"."pool_id" = "t135"."pool_id"
                            AND "t128"."period" = "t135"."period"
                        ) AS "t142"
                        GROUP BY
                          1,
                          2
                      ) AS "t160"
                    ) AS "t169"
                    GROUP BY
                      1
                  ) AS "t181"
                ) AS "t188"
                  ON "t54"."surviving_account_csn" = "t188"."seats_csn"
                LEFT OUTER JOIN (
                  SELECT
                    "t171"."surviving_account_csn" AS "users_csn",
                    "t171"."users_now" AS "users"
                  FROM (
                    SELECT
                      "t145"."surviving_account_csn",
                      SUM(
                        CAST("t145"."is_now"
                        AND (
                          (
                            "t145"."started_on" > (
                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                            )
                          )
                          AND (
                            "t145"."started_on" <= CAST(':last_day' AS DATE)
                          )
                        ) AS INT)
                      ) AS "sessions_now",
                      COUNT(
                        DISTINCT CASE
                          WHEN "t145"."is_now"
                          AND (
                            (
                              "t145"."started_on" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                            )
                            AND (
                              "t145"."started_on" <= CAST(':last_day' AS DATE)
                            )
                          )
                          THEN "t145"."user_id"
                          ELSE CAST(NULL AS TEXT)
                        END
                      ) AS "users_now",
                      CAST(SUM(
                        CAST(CASE
                          WHEN "t145"."is_now"
                          AND (
                            (
                              "t145"."started_on" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                            )
                            AND (
                              "t145"."started_on" <= CAST(':last_day' AS DATE)
                            )
                          )
                          THEN "t145"."duration_minutes"
                          ELSE 0.0
                        END AS DECIMAL(18, 6))
                      ) AS DOUBLE) AS "minutes_now",
                      SUM(
                        CAST("t145"."is_before"
                        AND (
                          (
                            "t145"."started_on" > (
                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                            )
                          )
                          AND (
                            "t145"."started_on" <= (
                              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                            )
                          )
                        ) AS INT)
                      ) AS "sessions_before",
                      COUNT(
                        DISTINCT CASE
                          WHEN "t145"."is_before"
                          AND (
                            (
                              "t145"."started_on" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                              )
                            )
                            AND (
                              "t145"."started_on" <= (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                            )
                          )
                          THEN "t145"."user_id"
                          ELSE CAST(NULL AS TEXT)
                        END
                      ) AS "users_before",
                      CAST(SUM(
                        CAST(CASE
                          WHEN "t145"."is_before"
                          AND (
                            (
                              "t145"."started_on" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                              )
                            )
                            AND (
                              "t145"."started_on" <= (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                            )
                          )
                          THEN "t145"."duration_minutes"
                          ELSE 0.0
                        END AS DECIMAL(18, 6))
                      ) AS DOUBLE) AS "minutes_before"
                    FROM (
                      SELECT
                        "t137"."surviving_account_csn",
                        "t137"."tenant_id",
                        "t137"."is_now",
                        "t137"."is_before",
                        "t10"."session_id",
                        "t10"."user_id",
                        "t10"."product_offering",
                        "t10"."started_at",
                        "t10"."duration_minutes",
                        "t10"."features_used",
                        "t10"."started_on"
                      FROM (
                        SELECT
                          "t117"."surviving_account_csn",
                          "t117"."tenant_id",
                          BOOL_OR(CAST("t117"."period" = 'now' AS BOOLEAN)) AS "is_now",
                          BOOL_OR(CAST("t117"."period" = 'before' AS BOOLEAN)) AS "is_before"
                        FROM "t112" AS "t117"
                        GROUP BY
                          1,
                          2
                      ) AS "t137"
                      INNER JOIN "product_sessions" AS "t10"
                        ON "t137"."tenant_id" = "t10"."tenant_id"
                    ) AS "t145"
                    GROUP BY
                      1
                  ) AS "t171"
                ) AS "t180"
                  ON "t54"."surviving_account_csn" = "t180"."users_csn"
              ) AS "t196"
              WHERE
                (
                  "t196"."assigned" - COALESCE("t196"."users", 0)
                ) > 0
            ) AS "t199"
          ) AS "t209"
        ) AS "t213"
      ) AS "t219"
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
              "t190"."surviving_account_csn",
              'stakeholder_depth' AS "factor",
              'few_stakeholders' AS "root_cause",
              (
                ROW_NUMBER() OVER (
                  PARTITION BY "t190"."surviving_account_csn"
                  ORDER BY "t190"."target" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1
              ) + 1 + 0 AS "cause_rank",
              CAST(CEIL("t190"."lacking") AS BIGINT) AS "cause_count",
              "t190"."lacking" AS "improvement",
              CAST("t190"."known_people" AS TEXT) || CASE
                WHEN "t190"."known_people" = 1
                THEN ' stakeholder is'
                ELSE ' stakeholders are'
              END || ' known (target ' || COALESCE(
                CAST(CAST(FLOOR(
                  (
                    CAST(ROUND(CAST(ROUND("t190"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
                      CAST(ROUND(CAST(ROUND("t190"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                    )
                  ) / (
                    10
                  )
                ) AS BIGINT) AS TEXT) || CASE
                  WHEN (
                    CAST(ROUND(CAST(ROUND("t190"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                  ) = 0
                  THEN ''
                  ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t190"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
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
                "t175"."counted_csn" AS "surviving_account_csn",
                "t175"."known_people",
                "t175"."target",
                CAST(ROUND("t175"."target" - "t175"."known_people", 9) AS DOUBLE) AS "lacking"
              FROM "t173" AS "t175"
              WHERE
                CAST(ROUND("t175"."target" - "t175"."known_people", 9) AS DOUBLE) > 0
            ) AS "t190"
          ) AS "t203"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t183"."surviving_account_csn",
              'stakeholder_depth' AS "factor",
              'silent_stakeholder' AS "root_cause",
              (
                ROW_NUMBER() OVER (
                  PARTITION BY "t183"."surviving_account_csn"
                  ORDER BY COALESCE("t183"."last_on", CAST('1900-01-01' AS DATE)) ASC, "t183"."contact_id" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1
              ) + 1 + "t195"."few" AS "cause_rank",
              1 AS "cause_count",
              1.0 AS "improvement",
              "t183"."contact_id" || ' (' || "t183"."contact_role" || '): ' || COALESCE('last contact on ' || CAST("t183"."last_on" AS TEXT), 'no contact on record') || CASE WHEN "t183"."last_on" IS NULL THEN '.' ELSE ', none in the last 90 days.' END AS "explanation",
              "t183"."last_on" AS "began_on",
              CAST(NULL AS DOUBLE) AS "hours_waited",
              CAST(NULL AS TEXT) AS "thread_id",
              CAST(NULL AS TEXT) AS "meeting_id",
              "t183"."contact_id",
              "t183"."contact_role",
              CAST(NULL AS BIGINT) AS "tenant_id",
              CAST(NULL AS TEXT) AS "offering_product_line_code",
              CAST(NULL AS TEXT) AS "product_offering",
              CAST(NULL AS TEXT) AS "feature",
              CAST(NULL AS TEXT) AS "user_category"
            FROM (
              SELECT
                *
              FROM "t164" AS "t167"
              WHERE
                NOT (
                  COALESCE("t167"."last_on" > (
                    CAST(':last_day' AS DATE) + INTERVAL '-90' DAY
                  ), FALSE)
                )
            ) AS "t183"
            LEFT OUTER JOIN (
              SELECT
                "t175"."counted_csn" AS "few_csn",
                CASE
                  WHEN CAST(ROUND("t175"."target" - "t175"."known_people", 9) AS DOUBLE) > 0
                  THEN 1
                  ELSE 0
                END AS "few"
              FROM "t173" AS "t175"
            ) AS "t195"
              ON "t183"."surviving_account_csn" = "t195"."few_csn"
          ) AS "t197"
        ) AS "t205"
      ) AS "t211"
    ) AS "t220"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t163"."surviving_account_csn",
          'executive_access' AS "factor",
          'distant_executive' AS "root_cause",
          (
            ROW_NUMBER() OVER (
              PARTITION BY "t163"."surviving_account_csn"
              ORDER BY COALESCE("t163"."last_on", CAST('1900-01-01' AS DATE)) DESC, "t163"."contact_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) + 1 + 0 AS "cause_rank",
          1 AS "cause_count",
          CAST(NULL AS DOUBLE) AS "improvement",
          "t163"."contact_id" || ' (' || "t163"."contact_role" || '): ' || COALESCE('last contact on ' || CAST("t163"."last_on" AS TEXT), 'no contact on record') || COALESCE(
            ', ' || CAST(DATE_DIFF('DAY', "t163"."last_on", CAST(':last_day' AS DATE)) AS TEXT) || CASE
              WHEN DATE_DIFF('DAY', "t163"."last_on", CAST(':last_day' AS DATE)) = 1
              THEN ' day'
              ELSE ' days'
            END || ' ago.',
            '.'
          ) AS "explanation",
          "t163"."last_on" AS "began_on",
          CAST(NULL AS DOUBLE) AS "hours_waited",
          CAST(NULL AS TEXT) AS "thread_id",
          CAST(NULL AS TEXT) AS "meeting_id",
          "t163"."contact_id",
          "t163"."contact_role",
          CAST(NULL AS BIGINT) AS "tenant_id",
          CAST(NULL AS TEXT) AS "offering_product_line_code",
          CAST(NULL AS TEXT) AS "product_offering",
          CAST(NULL AS TEXT) AS "feature",
          CAST(NULL AS TEXT) AS "user_category"
        FROM (
          SELECT
            "t124"."surviving_account_csn",
            "t124"."contact_id",
            "t124"."target",
            "t152"."last_on",
            CASE
              WHEN "t124"."place" = 0
              THEN 'executive'
              WHEN "t124"."place" = 1
              THEN 'champion'
              WHEN "t124"."place" = 2
              THEN 'admin'
              WHEN "t124"."place" = 3
              THEN 'user'
              ELSE 'user'
            END AS "contact_role",
            COALESCE("t152"."inside", 0) AS "inside"
          FROM (
            SELECT
              "t106"."surviving_account_csn",
              "t106"."contact_id",
              MIN(
                CASE
                  WHEN "t106"."contact_role" = 'executive'
                  THEN 0
                  WHEN "t106"."contact_role" = 'champion'
                  THEN 1
                  WHEN "t106"."contact_role" = 'admin'
                  THEN 2
                  WHEN "t106"."contact_role" = 'user'
                  THEN 3
                  ELSE NULL
                END
              ) AS "place",
              MAX("t106"."target") AS "target"
            FROM (
              SELECT
                "t101"."surviving_account_csn",
                "t101"."contact_id",
                "t101"."contact_role",
                "t101"."is_now",
                "t101"."is_before",
                "t101"."current_value",
                "t101"."target"
              FROM (
                SELECT
                  "t88"."surviving_account_csn",
                  "t88"."contact_id",
                  "t88"."contact_role",
                  "t88"."is_now",
                  "t88"."is_before",
                  "t56"."low_csn",
                  "t56"."current_value",
                  "t56"."target"
                FROM (
                  SELECT
                    *
                  FROM "t73" AS "t74"
                  WHERE
                    "t74"."contact_role" = 'executive' AND "t74"."is_now"
                ) AS "t88"
                INNER JOIN (
                  SELECT
                    "t33"."surviving_account_csn" AS "low_csn",
                    "t33"."current_value",
                    "t33"."target"
                  FROM "t27" AS "t33"
                  WHERE
                    "t33"."factor" = 'executive_access'
                ) AS "t56"
                  ON "t88"."surviving_account_csn" = "t56"."low_csn"
              ) AS "t101"
            ) AS "t106"
            GROUP BY
              1,
              2
          ) AS "t124"
          LEFT OUTER JOIN (
            SELECT
              "t132"."surviving_account_csn" AS "last_csn",
              "t132"."contact_id" AS "last_contact",
              MAX("t132"."day") AS "last_on",
              SUM(
                CAST("t132"."is_event"
                AND (
                  (
                    "t132"."day" > (
                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                    )
                  )
                  AND (
                    "t132"."day" <= CAST(':last_day' AS DATE)
                  )
                ) AS INT)
              ) AS "inside"
            FROM (
              SELECT
                *
              FROM "t116" AS "t121"
              WHERE
                "t121"."contact_role" = 'executive'
                AND "t121"."is_now"
                AND "t121"."day" <= CAST(':last_day' AS DATE)
            ) AS "t132"
            GROUP BY
              1,
              2
          ) AS "t152"
            ON "t124"."surviving_account_csn" = "t152"."last_csn"
            AND "t124"."contact_id" = "t152"."last_contact"
        ) AS "t163"
      ) AS "t189"
    ) AS "t194"
  ) AS "t221"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t162"."surviving_account_csn",
        'champion_activity' AS "factor",
        'quiet_champion' AS "root_cause",
        (
          ROW_NUMBER() OVER (
            PARTITION BY "t162"."surviving_account_csn"
            ORDER BY "t162"."inside" ASC, COALESCE("t162"."last_on", CAST('1900-01-01' AS DATE)) ASC, "t162"."contact_id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1
        ) + 1 + 0 AS "cause_rank",
        "t162"."inside" AS "cause_count",
        CAST(NULL AS DOUBLE) AS "improvement",
        "t162"."contact_id" || ' (' || "t162"."contact_role" || '): ' || CAST("t162"."inside" AS TEXT) || CASE
          WHEN "t162"."inside" = 1
          THEN ' message or meeting'
          ELSE ' messages and meetings'
        END || ' in the period; ' || COALESCE('last contact on ' || CAST("t162"."last_on" AS TEXT), 'no contact on record') || '.' AS "explanation",
        "t162"."last_on" AS "began_on",
        CAST(NULL AS DOUBLE) AS "hours_waited",
        CAST(NULL AS TEXT) AS "thread_id",
        CAST(NULL AS TEXT) AS "meeting_id",
        "t162"."contact_id",
        "t162"."contact_role",
        CAST(NULL AS BIGINT) AS "tenant_id",
        CAST(NULL AS TEXT) AS "offering_product_line_code",
        CAST(NULL AS TEXT) AS "product_offering",
        CAST(NULL AS TEXT) AS "feature",
        CAST(NULL AS TEXT) AS "user_category"
      FROM (
        SELECT
          "t123"."surviving_account_csn",
          "t123"."contact_id",
          "t123"."target",
          "t151"."last_on",
          CASE
            WHEN "t123"."place" = 0
            THEN 'executive'
            WHEN "t123"."place" = 1
            THEN 'champion'
            WHEN "t123"."place" = 2
            THEN 'admin'
            WHEN "t123"."place" = 3
            THEN 'user'
            ELSE 'user'
          END AS "contact_role",
          COALESCE("t151"."inside", 0) AS "inside"
        FROM (
          SELECT
            "t105"."surviving_account_csn",
            "t105"."contact_id",
            MIN(
              CASE
                WHEN "t105"."contact_role" = 'executive'
                THEN 0
                WHEN "t105"."contact_role" = 'champion'
                THEN 1
                WHEN "t105"."contact_role" = 'admin'
                THEN 2
                WHEN "t105"."contact_role" = 'user'
                THEN 3
                ELSE NULL
              END
            ) AS "place",
            MAX("t105"."target") AS "target"
          FROM (
            SELECT
              "t100"."surviving_account_csn",
              "t100"."contact_id",
              "t100"."contact_role",
              "t100"."is_now",
              "t100"."is_before",
              "t100"."current_value",
              "t100"."target"
            FROM (
              SELECT
                "t87"."surviving_account_csn",
                "t87"."contact_id",
                "t87"."contact_role",
                "t87"."is_now",
                "t87"."is_before",
                "t55"."low_csn",
                "t55"."current_value",
                "t55"."target"
              FROM (
                SELECT
                  *
                FROM "t73" AS "t74"
                WHERE
                  "t74"."contact_role" = 'champion' AND "t74"."is_now"
              ) AS "t87"
              INNER JOIN (
                SELECT
                  "t33"."surviving_account_csn" AS "low_csn",
                  "t33"."current_value",
                  "t33"."target"
                FROM "t27" AS "t33"
                WHERE
                  "t33"."factor" = 'champion_activity'
              ) AS "t55"
                ON "t87"."surviving_account_csn" = "t55"."low_csn"
            ) AS "t100"
          ) AS "t105"
          GROUP BY
            1,
            2
        ) AS "t123"
        LEFT OUTER JOIN (
          SELECT
            "t131"."surviving_account_csn" AS "last_csn",
            "t131"."contact_id" AS "last_contact",
            MAX("t131"."day") AS "last_on",
            SUM(
              CAST("t131"."is_event"
              AND (
                (
                  "t131"."day" > (
                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                  )
                )
                AND (
                  "t131"."day" <= CAST(':last_day' AS DATE)
                )
              ) AS INT)
            ) AS "inside"
          FROM (
            SELECT
              *
            FROM "t116" AS "t121"
            WHERE
              "t121"."contact_role" = 'champion'
              AND "t121"."is_now"
              AND "t121"."day" <= CAST(':last_day' AS DATE)
          ) AS "t131"
          GROUP BY
            1,
            2
        ) AS "t151"
          ON "t123"."surviving_account_csn" = "t151"."last_csn"
          AND "t123"."contact_id" = "t151"."last_contact"
      ) AS "t162"
    ) AS "t186"
  ) AS "t191"
) AS "t222"