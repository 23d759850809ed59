WITH "t23" AS (
  SELECT
    "t8"."victim_account_csn" AS "merged_csn",
    "t8"."surviving_account_csn" AS "final_csn"
  FROM "account_merges" AS "t8"
), "t42" AS (
  SELECT
    "t34"."surviving_account_csn",
    "t34"."factor",
    "t34"."current_value",
    "t34"."target"
  FROM (
    SELECT
      *
    FROM "engagement_factors_monthly" AS "t0"
    WHERE
      "t0"."status" IN ('warning', 'critical')
  ) AS "t34"
  SEMI JOIN (
    SELECT
      "t2"."surviving_account_csn"
    FROM "engagement_accounts_monthly" AS "t2"
    WHERE
      NOT (
        "t2"."is_frozen"
      )
  ) AS "t35"
    ON "t34"."surviving_account_csn" = "t35"."surviving_account_csn"
), "t43" AS (
  SELECT
    "t15"."contact_id",
    "t15"."account_csn",
    "t15"."contact_role",
    "t15"."contact_name",
    "t15"."contact_email",
    "t15"."last_contact_on",
    "t15"."left_on",
    "t15"."by_month",
    "t36"."merged_csn",
    "t36"."final_csn"
  FROM "stakeholders" AS "t15"
  LEFT OUTER JOIN "t23" AS "t36"
    ON "t15"."account_csn" = "t36"."merged_csn"
), "t45" AS (
  SELECT
    "t20"."meeting_id",
    "t20"."account_csn",
    "t20"."scheduled_at",
    "t20"."attended",
    "t20"."is_cancelled",
    "t20"."initiated_by",
    "t20"."contact_id",
    "t20"."scheduled_on",
    "t36"."merged_csn",
    "t36"."final_csn"
  FROM "meetings" AS "t20"
  LEFT OUTER JOIN "t23" AS "t36"
    ON "t20"."account_csn" = "t36"."merged_csn"
), "t68" AS (
  SELECT
    "t48"."surviving_account_csn" AS "low_csn",
    "t48"."current_value",
    "t48"."target"
  FROM "t42" AS "t48"
  WHERE
    "t48"."factor" = 'active_user_share'
), "t86" AS (
  SELECT
    "t50"."meeting_id",
    "t50"."account_csn",
    "t50"."scheduled_at",
    "t50"."attended",
    "t50"."is_cancelled",
    "t50"."initiated_by",
    "t50"."contact_id",
    "t50"."scheduled_on",
    COALESCE("t50"."final_csn", "t50"."account_csn") AS "surviving_account_csn"
  FROM "t45" AS "t50"
  WHERE
    NOT (
      COALESCE("t50"."is_cancelled", FALSE)
    )
), "t95" AS (
  SELECT
    "t57"."subscription_id",
    "t57"."account_csn",
    "t57"."tenant_id",
    "t57"."pool_id",
    "t57"."contract_id",
    "t57"."offering_external_key",
    "t57"."offering_product_line_code",
    "t57"."entitlement_model",
    "t57"."usage_type",
    "t57"."is_unlimited",
    "t57"."start_date",
    "t57"."seats_purchased",
    "t57"."end_date",
    "t57"."renews_subscription_id",
    "t57"."seats_assigned"
  FROM (
    SELECT
      "t47"."subscription_id",
      "t47"."account_csn",
      "t47"."tenant_id",
      "t47"."pool_id",
      "t47"."contract_id",
      "t47"."offering_external_key",
      "t47"."offering_product_line_code",
      "t47"."entitlement_model",
      "t47"."usage_type",
      "t47"."is_unlimited",
      "t47"."start_date",
      "t47"."seats_purchased",
      "t47"."end_date",
      "t47"."renews_subscription_id",
      "t47"."seats_assigned"
    FROM (
      SELECT
        "t38"."subscription_id",
        "t38"."account_csn",
        "t38"."tenant_id",
        "t38"."pool_id",
        "t38"."contract_id",
        "t38"."entitlement_model",
        "t38"."usage_type",
        "t38"."is_unlimited",
        "t38"."start_date",
        "t38"."seats_purchased",
        "t38"."end_date",
        "t38"."renews_subscription_id",
        "t38"."seats_assigned",
        COALESCE("t31"."offering_now", "t38"."offering_external_key") AS "offering_external_key",
        COALESCE("t31"."line_now", "t32"."moved_to", "t38"."offering_product_line_code") AS "offering_product_line_code"
      FROM (
        SELECT
          *
        FROM "entitlements" AS "t12"
        WHERE
          "t12"."usage_type" = 'COM'
          AND "t12"."entitlement_model" = 'SUS'
          AND NOT (
            "t12"."is_unlimited"
          )
      ) AS "t38"
      LEFT OUTER JOIN (
        SELECT
          "t10"."product_offering" AS "renamed_offering",
          "t10"."offering_product_line_code" AS "renamed_line",
          "t10"."successor_offering" AS "offering_now",
          "t10"."successor_line_code" AS "line_now"
        FROM "product_renames" AS "t10"
      ) AS "t31"
        ON "t38"."offering_external_key" = "t31"."renamed_offering"
        AND "t38"."offering_product_line_code" = "t31"."renamed_line"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t10"."offering_product_line_code" AS "moved_line",
          "t10"."successor_line_code" AS "moved_to"
        FROM "product_renames" AS "t10"
        WHERE
          "t10"."is_whole_line"
      ) AS "t32"
        ON "t38"."offering_product_line_code" = "t32"."moved_line"
    ) AS "t47"
  ) AS "t57"
  SEMI JOIN (
    SELECT
      *
    FROM "product_offerings" AS "t5"
    WHERE
      "t5"."is_standard_aum"
  ) AS "t28"
    ON "t57"."offering_external_key" = "t28"."product_offering"
    AND "t57"."offering_product_line_code" = "t28"."offering_product_line_code"
), "t97" AS (
  SELECT
    "t70"."surviving_account_csn",
    "t70"."contact_id",
    "t70"."contact_role",
    BOOL_OR(
      CAST(NOT (
        COALESCE("t70"."left_on" <= CAST(':last_day' AS DATE), FALSE)
      ) AS BOOLEAN)
    ) AS "is_now",
    BOOL_OR(
      CAST(NOT (
        COALESCE("t70"."left_on" <= (
          CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
        ), FALSE)
      ) AS BOOLEAN)
    ) AS "is_before"
  FROM (
    SELECT
      "t49"."contact_id",
      "t49"."account_csn",
      "t49"."contact_role",
      "t49"."contact_name",
      "t49"."contact_email",
      "t49"."last_contact_on",
      "t49"."left_on",
      "t49"."by_month",
      COALESCE("t49"."final_csn", "t49"."account_csn") AS "surviving_account_csn"
    FROM "t43" AS "t49"
    WHERE
      "t49"."by_month" = CAST(':first_day' AS DATE)
  ) AS "t70"
  GROUP BY
    1,
    2,
    3
), "t103" AS (
  SELECT
    "t91"."message_id",
    "t91"."account_csn",
    "t91"."thread_id",
    "t91"."direction",
    "t91"."sent_at",
    "t91"."contact_id",
    "t91"."is_auto_reply",
    "t91"."sent_on",
    "t91"."surviving_account_csn",
    "t91"."is_real",
    "t91"."is_inbound",
    "t91"."reply_at",
    "t91"."reply_on",
    (
      ROW_NUMBER() OVER (
        PARTITION BY "t91"."surviving_account_csn", "t91"."thread_id"
        ORDER BY "t91"."sent_at" ASC, "t91"."message_id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1
    ) = 0 AS "is_first",
    MIN("t91"."reply_at") OVER (
      PARTITION BY "t91"."surviving_account_csn", "t91"."thread_id"
      ORDER BY "t91"."sent_at" ASC, "t91"."message_id" ASC
      ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
    ) AS "answered_at",
    MIN("t91"."reply_on") OVER (
      PARTITION BY "t91"."surviving_account_csn", "t91"."thread_id"
      ORDER BY "t91"."sent_at" ASC, "t91"."message_id" ASC
      ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
    ) AS "answered_on"
  FROM (
    SELECT
      "t46"."message_id",
      "t46"."account_csn",
      "t46"."thread_id",
      "t46"."direction",
      "t46"."sent_at",
      "t46"."contact_id",
      "t46"."is_auto_reply",
      "t46"."sent_on",
      COALESCE("t46"."final_csn", "t46"."account_csn") AS "surviving_account_csn",
      NOT (
        COALESCE("t46"."is_auto_reply", FALSE)
      ) AS "is_real",
      "t46"."direction" = 'inbound' AS "is_inbound",
      CASE
        WHEN NOT (
          COALESCE("t46"."is_auto_reply", FALSE)
        )
        AND (
          "t46"."direction" = 'inbound'
        )
        THEN "t46"."sent_at"
        ELSE CAST(NULL AS TIMESTAMPTZ)
      END AS "reply_at",
      CASE
        WHEN NOT (
          COALESCE("t46"."is_auto_reply", FALSE)
        )
        AND (
          "t46"."direction" = 'inbound'
        )
        THEN "t46"."sent_on"
        ELSE CAST(NULL AS DATE)
      END AS "reply_on"
    FROM (
      SELECT
        "t21"."message_id",
        "t21"."account_csn",
        "t21"."thread_id",
        "t21"."direction",
        "t21"."sent_at",
        "t21"."contact_id",
        "t21"."is_auto_reply",
        "t21"."sent_on",
        "t36"."merged_csn",
        "t36"."final_csn"
      FROM "emails" AS "t21"
      LEFT OUTER JOIN "t23" AS "t36"
        ON "t21"."account_csn" = "t36"."merged_csn"
    ) AS "t46"
  ) AS "t91"
), "t144" AS (
  SELECT
    *
  FROM (
    SELECT
      "t136"."surviving_account_csn",
      "t136"."contact_id",
      "t136"."contact_role",
      "t136"."is_now",
      "t136"."is_before",
      "t136"."day",
      TRUE AS "is_event"
    FROM (
      SELECT
        "t102"."surviving_account_csn",
        "t102"."contact_id",
        "t102"."contact_role",
        "t102"."is_now",
        "t102"."is_before",
        "t128"."day"
      FROM "t97" AS "t102"
      INNER JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t108"."surviving_account_csn",
            "t108"."contact_id",
            "t108"."sent_on" AS "day"
          FROM "t103" AS "t108"
          WHERE
            "t108"."is_real" AND "t108"."is_inbound" AND "t108"."contact_id" IS NOT NULL
        ) AS "t119"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            COALESCE("t50"."final_csn", "t50"."account_csn") AS "surviving_account_csn",
            "t50"."contact_id",
            "t50"."scheduled_on" AS "day"
          FROM "t45" AS "t50"
          WHERE
            NOT (
              COALESCE("t50"."is_cancelled", FALSE)
            )
            AND "t50"."attended"
            AND "t50"."contact_id" IS NOT NULL
        ) AS "t85"
      ) AS "t128"
        ON "t102"."surviving_account_csn" = "t128"."surviving_account_csn"
        AND "t102"."contact_id" = "t128"."contact_id"
    ) AS "t136"
  ) AS "t140"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t118"."surviving_account_csn",
      "t118"."contact_id",
      "t118"."contact_role",
      "t118"."is_now",
      "t118"."is_before",
      "t118"."day",
      FALSE AS "is_event"
    FROM (
      SELECT
        "t102"."surviving_account_csn",
        "t102"."contact_id",
        "t102"."contact_role",
        "t102"."is_now",
        "t102"."is_before",
        "t84"."day"
      FROM "t97" AS "t102"
      INNER JOIN (
        SELECT DISTINCT
          COALESCE("t49"."final_csn", "t49"."account_csn") AS "surviving_account_csn",
          "t49"."contact_id",
          "t49"."contact_role",
          "t49"."last_contact_on" AS "day"
        FROM "t43" AS "t49"
        WHERE
          "t49"."last_contact_on" IS NOT NULL
      ) AS "t84"
        ON "t102"."surviving_account_csn" = "t84"."surviving_account_csn"
        AND "t102"."contact_id" = "t84"."contact_id"
        AND "t102"."contact_role" = "t84"."contact_role"
    ) AS "t118"
  ) AS "t125"
), "t161" AS (
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t44"."final_csn", "t44"."account_csn") AS "surviving_account_csn",
      "t44"."tenant_id",
      "t44"."pool_id",
      "t44"."offering_product_line_code",
      "t44"."seats_purchased",
      "t44"."seats_assigned",
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
        "t36"."merged_csn",
        "t36"."final_csn"
      FROM "active_subscription_monthly" AS "t16"
      LEFT OUTER JOIN "t23" AS "t36"
        ON "t16"."account_csn" = "t36"."merged_csn"
    ) AS "t44"
  ) AS "t54"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t153"."final_csn", "t153"."account_csn") AS "surviving_account_csn",
      "t153"."tenant_id",
      "t153"."pool_id",
      "t153"."offering_product_line_code",
      "t153"."seats_purchased",
      "t153"."seats_assigned",
      'before' AS "period"
    FROM (
      SELECT
        "t120"."subscription_id",
        "t120"."account_csn",
        "t120"."tenant_id",
        "t120"."pool_id",
        "t120"."contract_id",
        "t120"."offering_external_key",
        "t120"."offering_product_line_code",
        "t120"."entitlement_model",
        "t120"."usage_type",
        "t120"."is_unlimited",
        "t120"."start_date",
        "t120"."seats_purchased",
        "t120"."end_date",
        "t120"."renews_subscription_id",
        "t120"."seats_assigned",
        "t37"."merged_csn",
        "t37"."final_csn"
      FROM (
        SELECT
          *
        FROM "t95" AS "t96"
        WHERE
          "t96"."start_date" <= (
            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
          )
          AND NOT (
            COALESCE(
              CASE
                WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                THEN "t96"."end_date" + INTERVAL '1' DAY
                ELSE "t96"."end_date"
              END <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              ),
              FALSE
            )
          )
      ) AS "t120"
      ANTI JOIN (
        SELECT DISTINCT
          "t121"."subscription_id" AS "renewed_id"
        FROM (
          SELECT
            "t57"."subscription_id",
            "t57"."account_csn",
            "t57"."tenant_id",
            "t57"."pool_id",
            "t57"."contract_id",
            "t57"."offering_external_key",
            "t57"."offering_product_line_code",
            "t57"."entitlement_model",
            "t57"."usage_type",
            "t57"."is_unlimited",
            "t57"."start_date",
            "t57"."seats_purchased",
            "t57"."end_date",
            "t57"."renews_subscription_id",
            "t57"."seats_assigned",
            "t105"."renewal_id",
            "t105"."renewal_of",
            "t105"."renewal_tenant",
            "t105"."renewal_start"
          FROM (
            SELECT
              "t47"."subscription_id",
              "t47"."account_csn",
              "t47"."tenant_id",
              "t47"."pool_id",
              "t47"."contract_id",
              "t47"."offering_external_key",
              "t47"."offering_product_line_code",
              "t47"."entitlement_model",
              "t47"."usage_type",
              "t47"."is_unlimited",
              "t47"."start_date",
              "t47"."seats_purchased",
              "t47"."end_date",
              "t47"."renews_subscription_id",
              "t47"."seats_assigned"
            FROM (
              SELECT
                "t38"."subscription_id",
                "t38"."account_csn",
                "t38"."tenant_id",
                "t38"."pool_id",
                "t38"."contract_id",
                "t38"."entitlement_model",
                "t38"."usage_type",
                "t38"."is_unlimited",
                "t38"."start_date",
                "t38"."seats_purchased",
                "t38"."end_date",
                "t38"."renews_subscription_id",
                "t38"."seats_assigned",
                COALESCE("t31"."offering_now", "t38"."offering_external_key") AS "offering_external_key",
                COALESCE("t31"."line_now", "t32"."moved_to", "t38"."offering_product_line_code") AS "offering_product_line_code"
              FROM (
                SELECT
                  *
                FROM "entitlements" AS "t12"
                WHERE
                  "t12"."usage_type" = 'COM'
                  AND "t12"."entitlement_model" = 'SUS'
                  AND NOT (
                    "t12"."is_unlimited"
                  )
              ) AS "t38"
              LEFT OUTER JOIN (
                SELECT
                  "t10"."product_offering" AS "renamed_offering",
                  "t10"."offering_product_line_code" AS "renamed_line",
                  "t10"."successor_offering" AS "offering_now",
                  "t10"."successor_line_code" AS "line_now"
                FROM "product_renames" AS "t10"
              ) AS "t31"
                ON "t38"."offering_external_key" = "t31"."renamed_offering"
                AND "t38"."offering_product_line_code" = "t31"."renamed_line"
              LEFT OUTER JOIN (
                SELECT DISTINCT
                  "t10"."offering_product_line_code" AS "moved_line",
                  "t10"."successor_line_code" AS "moved_to"
                FROM "product_renames" AS "t10"
                WHERE
                  "t10"."is_whole_line"
              ) AS "t32"
                ON "t38"."offering_product_line_code" = "t32"."moved_line"
            ) AS "t47"
          ) AS "t57"
          SEMI JOIN (
            SELECT
              *
            FROM "product_offerings" AS "t5"
            WHERE
              "t5"."is_standard_aum"
          ) AS "t28"
            ON "t57"."offering_external_key" = "t28"."product_offering"
            AND "t57"."offering_product_line_code" = "t28"."offering_product_line_code"
          INNER JOIN (
            SELECT
              "t96"."subscription_id" AS "renewal_id",
              "t96"."renews_subscription_id" AS "renewal_of",
              "t96"."tenant_id" AS "renewal_tenant",
              "t96"."start_date" AS "renewal_start"
            FROM "t95" AS "t96"
            WHERE
              "t96"."renews_subscription_id" IS NOT NULL
              AND "t96"."start_date" <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              )
          ) AS "t105"
            ON "t57"."subscription_id" = "t105"."renewal_of"
            AND "t57"."tenant_id" = "t105"."renewal_tenant"
        ) AS "t121"
        WHERE
          (
            "t121"."renewal_start" > "t121"."start_date"
          )
          OR (
            (
              "t121"."renewal_start" = "t121"."start_date"
            )
            AND (
              "t121"."renewal_id" <> "t121"."subscription_id"
            )
            AND (
              (
                "t121"."renews_subscription_id" IS NULL
              )
              OR (
                "t121"."renewal_id" > "t121"."subscription_id"
              )
            )
          )
      ) AS "t139"
        ON "t120"."subscription_id" = "t139"."renewed_id"
      LEFT OUTER JOIN "t23" AS "t37"
        ON "t120"."account_csn" = "t37"."merged_csn"
    ) AS "t153"
  ) AS "t158"
), "t185" AS (
  SELECT
    "t147"."surviving_account_csn",
    "t147"."contact_id",
    "t147"."target",
    "t171"."last_on",
    CASE
      WHEN "t147"."place" = 0
      THEN 'executive'
      WHEN "t147"."place" = 1
      THEN 'champion'
      WHEN "t147"."place" = 2
      THEN 'admin'
      WHEN "t147"."place" = 3
      THEN 'user'
      ELSE 'user'
    END AS "contact_role",
    COALESCE("t171"."inside", 0) AS "inside"
  FROM (
    SELECT
      "t131"."surviving_account_csn",
      "t131"."contact_id",
      MIN(
        CASE
          WHEN "t131"."contact_role" = 'executive'
          THEN 0
          WHEN "t131"."contact_role" = 'champion'
          THEN 1
          WHEN "t131"."contact_role" = 'admin'
          THEN 2
          WHEN "t131"."contact_role" = 'user'
          THEN 3
          ELSE NULL
        END
      ) AS "place",
      MAX("t131"."target") AS "target"
    FROM (
      SELECT
        "t124"."surviving_account_csn",
        "t124"."contact_id",
        "t124"."contact_role",
        "t124"."is_now",
        "t124"."is_before",
        "t124"."current_value",
        "t124"."target"
      FROM (
        SELECT
          "t111"."surviving_account_csn",
          "t111"."contact_id",
          "t111"."contact_role",
          "t111"."is_now",
          "t111"."is_before",
          "t79"."low_csn",
          "t79"."current_value",
          "t79"."target"
        FROM (
          SELECT
            *
          FROM "t97" AS "t98"
          WHERE
            "t98"."is_now"
        ) AS "t111"
        INNER JOIN (
          SELECT
            "t48"."surviving_account_csn" AS "low_csn",
            "t48"."current_value",
            "t48"."target"
          FROM "t42" AS "t48"
          WHERE
            "t48"."factor" = 'stakeholder_depth'
        ) AS "t79"
          ON "t111"."surviving_account_csn" = "t79"."low_csn"
      ) AS "t124"
    ) AS "t131"
    GROUP BY
      1,
      2
  ) AS "t147"
  LEFT OUTER JOIN (
    SELECT
      "t157"."surviving_account_csn" AS "last_csn",
      "t157"."contact_id" AS "last_contact",
      MAX("t157"."day") AS "last_on",
      SUM(
        CAST("t157"."is_event"
        AND (
          (
            "t157"."day" > (
              CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
            )
          )
          AND (
            "t157"."day" <= CAST(':last_day' AS DATE)
          )
        ) AS INT)
      ) AS "inside"
    FROM (
      SELECT
        *
      FROM "t144" AS "t148"
      WHERE
        "t148"."is_now" AND "t148"."day" <= CAST(':last_day' AS DATE)
    ) AS "t157"
    GROUP BY
      1,
      2
  ) AS "t171"
    ON "t147"."surviving_account_csn" = "t171"."last_csn"
    AND "t147"."contact_id" = "t171"."last_contact"
), "t191" AS (
  SELECT
    "t177"."surviving_account_csn",
    "t177"."tenant_id",
    "t177"."is_now",
    "t177"."is_before",
    "t13"."session_id",
    "t13"."user_id",
    "t13"."product_offering",
    "t13"."started_at",
    "t13"."duration_minutes",
    "t13"."features_used",
    "t13"."started_on",
    "t74"."low_csn",
    "t74"."current_value",
    "t74"."target"
  FROM (
    SELECT
      "t163"."surviving_account_csn",
      "t163"."tenant_id",
      BOOL_OR(CAST("t163"."period" = 'now' AS BOOLEAN)) AS "is_now",
      BOOL_OR(CAST("t163"."period" = 'before' AS BOOLEAN)) AS "is_before"
    FROM "t161" AS "t163"
    GROUP BY
      1,
      2
  ) AS "t177"
  INNER JOIN "product_sessions" AS "t13"
    ON "t177"."tenant_id" = "t13"."tenant_id"
  INNER JOIN (
    SELECT
      "t48"."surviving_account_csn" AS "low_csn",
      "t48"."current_value",
      "t48"."target"
    FROM "t42" AS "t48"
    WHERE
      "t48"."factor" = 'login_frequency'
  ) AS "t74"
    ON "t177"."surviving_account_csn" = "t74"."low_csn"
), "t198" AS (
  SELECT
    "t189"."surviving_account_csn" AS "counted_csn",
    COUNT(*) AS "known_people",
    MAX("t189"."target") AS "target"
  FROM "t185" AS "t189"
  GROUP BY
    1
)
SELECT
  "t275"."surviving_account_csn",
  "t275"."factor",
  "t275"."root_cause",
  "t275"."cause_rank",
  "t275"."cause_count",
  "t275"."improvement",
  "t275"."explanation",
  "t275"."began_on",
  "t275"."hours_waited",
  "t275"."thread_id",
  "t275"."meeting_id",
  "t275"."contact_id",
  "t275"."contact_role",
  "t275"."tenant_id",
  "t275"."offering_product_line_code",
  "t275"."product_offering",
  "t275"."feature",
  "t275"."user_category",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t275"."factor" = 'email_response_rate'
    THEN 'communication'
    WHEN "t275"."factor" = 'response_time_hours'
    THEN 'communication'
    WHEN "t275"."factor" = 'meeting_attendance'
    THEN 'communication'
    WHEN "t275"."factor" = 'proactive_outreach'
    THEN 'communication'
    WHEN "t275"."factor" = 'login_frequency'
    THEN 'product'
    WHEN "t275"."factor" = 'feature_breadth'
    THEN 'product'
    WHEN "t275"."factor" = 'session_minutes'
    THEN 'product'
    WHEN "t275"."factor" = 'active_user_share'
    THEN 'product'
    WHEN "t275"."factor" = 'stakeholder_depth'
    THEN 'relationship'
    WHEN "t275"."factor" = 'executive_access'
    THEN 'relationship'
    WHEN "t275"."factor" = 'champion_activity'
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
                          "t179"."surviving_account_csn",
                          'email_response_rate' AS "factor",
                          'unanswered_thread' AS "root_cause",
                          (
                            ROW_NUMBER() OVER (
                              PARTITION BY "t179"."surviving_account_csn"
                              ORDER BY "t179"."unanswered" DESC, "t179"."oldest" ASC, "t179"."thread_id" ASC
                              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                            ) - 1
                          ) + 1 + 0 AS "cause_rank",
                          "t179"."unanswered" AS "cause_count",
                          CAST("t179"."unanswered" * 100 AS DOUBLE) / NULLIF(CAST("t179"."all_asked" AS DOUBLE), 0.0) AS "improvement",
                          'Thread ' || "t179"."thread_id" || ': ' || CAST("t179"."unanswered" AS TEXT) || CASE WHEN "t179"."unanswered" = 1 THEN ' message' ELSE ' messages' END || CASE
                            WHEN "t179"."unanswered" = 1
                            THEN ' without an answer, sent on '
                            ELSE ' without an answer, the oldest sent on '
                          END || CAST("t179"."oldest" AS TEXT) || '.' AS "explanation",
                          "t179"."oldest" AS "began_on",
                          CAST(DATE_DIFF('DAY', "t179"."oldest", CAST(':last_day' AS DATE)) * 24 AS DOUBLE) AS "hours_waited",
                          "t179"."thread_id",
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
                              "t159"."surviving_account_csn",
                              "t159"."thread_id",
                              "t159"."asked",
                              "t159"."unanswered",
                              "t159"."oldest",
                              SUM("t159"."asked") OVER (
                                PARTITION BY "t159"."surviving_account_csn"
                                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                              ) AS "all_asked"
                            FROM (
                              SELECT
                                "t142"."surviving_account_csn",
                                "t142"."thread_id",
                                SUM(CAST("t142"."asked" AS INT)) AS "asked",
                                SUM(CAST("t142"."asked" AND NOT (
                                  "t142"."answered"
                                ) AS INT)) AS "unanswered",
                                MIN(
                                  CASE
                                    WHEN "t142"."asked" AND NOT (
                                      "t142"."answered"
                                    )
                                    THEN "t142"."sent_on"
                                    ELSE CAST(NULL AS DATE)
                                  END
                                ) AS "oldest"
                              FROM (
                                SELECT
                                  "t126"."message_id",
                                  "t126"."account_csn",
                                  "t126"."thread_id",
                                  "t126"."direction",
                                  "t126"."sent_at",
                                  "t126"."contact_id",
                                  "t126"."is_auto_reply",
                                  "t126"."sent_on",
                                  "t126"."surviving_account_csn",
                                  "t126"."is_real",
                                  "t126"."is_inbound",
                                  "t126"."reply_at",
                                  "t126"."reply_on",
                                  "t126"."is_first",
                                  "t126"."answered_at",
                                  "t126"."answered_on",
                                  "t126"."current_value",
                                  "t126"."target",
                                  "t126"."is_real"
                                  AND NOT (
                                    "t126"."is_inbound"
                                  )
                                  AND (
                                    (
                                      "t126"."sent_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t126"."sent_on" <= CAST(':last_day' AS DATE)
                                    )
                                  )
                                  AND (
                                    "t126"."sent_on" <= (
                                      CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                    )
                                  ) AS "asked",
                                  "t126"."is_real"
                                  AND NOT (
                                    "t126"."is_inbound"
                                  )
                                  AND (
                                    (
                                      "t126"."sent_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t126"."sent_on" <= CAST(':last_day' AS DATE)
                                    )
                                  )
                                  AND (
                                    "t126"."sent_on" <= (
                                      CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                    )
                                  )
                                  AND COALESCE("t126"."answered_on" <= CAST(':last_day' AS DATE), FALSE) AS "answered"
                                FROM (
                                  SELECT
                                    "t114"."message_id",
                                    "t114"."account_csn",
                                    "t114"."thread_id",
                                    "t114"."direction",
                                    "t114"."sent_at",
                                    "t114"."contact_id",
                                    "t114"."is_auto_reply",
                                    "t114"."sent_on",
                                    "t114"."surviving_account_csn",
                                    "t114"."is_real",
                                    "t114"."is_inbound",
                                    "t114"."reply_at",
                                    "t114"."reply_on",
                                    "t114"."is_first",
                                    "t114"."answered_at",
                                    "t114"."answered_on",
                                    "t81"."low_csn",
                                    "t81"."current_value",
                                    "t81"."target"
                                  FROM "t103" AS "t114"
                                  INNER JOIN (
                                    SELECT
                                      "t48"."surviving_account_csn" AS "low_csn",
                                      "t48"."current_value",
                                      "t48"."target"
                                    FROM "t42" AS "t48"
                                    WHERE
                                      "t48"."factor" = 'email_response_rate'
                                  ) AS "t81"
                                    ON "t114"."surviving_account_csn" = "t81"."low_csn"
                                ) AS "t126"
                              ) AS "t142"
                              GROUP BY
                                1,
                                2
                            ) AS "t159"
                          ) AS "t164"
                          WHERE
                            "t164"."unanswered" > 0
                        ) AS "t179"
                      ) AS "t211"
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t197"."surviving_account_csn",
                            'response_time_hours' AS "factor",
                            'slow_thread' AS "root_cause",
                            (
                              ROW_NUMBER() OVER (
                                PARTITION BY "t197"."surviving_account_csn"
                                ORDER BY "t197"."excess" DESC, "t197"."thread_id" ASC
                                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                              ) - 1
                            ) + 1 + 0 AS "cause_rank",
                            "t197"."late" AS "cause_count",
                            (
                              CAST("t197"."excess" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
                            ) / NULLIF(CAST("t197"."all_answered" AS DOUBLE), 0.0) AS "improvement",
                            'Thread ' || "t197"."thread_id" || ': ' || CAST("t197"."late" AS TEXT) || CASE WHEN "t197"."late" = 1 THEN ' message' ELSE ' messages' END || CASE
                              WHEN "t197"."late" = 1
                              THEN ' answered late, after '
                              ELSE ' answered late, after up to '
                            END || COALESCE(
                              CAST(CAST(FLOOR(
                                (
                                  CAST(ROUND(
                                    CAST(ROUND(
                                      (
                                        CAST("t197"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
                                      ) * 10.0,
                                      8
                                    ) AS DOUBLE),
                                    0
                                  ) AS BIGINT) - (
                                    CAST(ROUND(
                                      CAST(ROUND(
                                        (
                                          CAST("t197"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
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
                                        CAST("t197"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
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
                                      CAST("t197"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0)
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
                                  CAST(ROUND(CAST(ROUND("t197"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
                                    CAST(ROUND(CAST(ROUND("t197"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                                  )
                                ) / (
                                  10
                                )
                              ) AS BIGINT) AS TEXT) || CASE
                                WHEN (
                                  CAST(ROUND(CAST(ROUND("t197"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                                ) = 0
                                THEN ''
                                ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t197"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
                              END,
                              'unknown'
                            ) || ').' AS "explanation",
                            "t197"."oldest" AS "began_on",
                            CAST("t197"."longest" AS DOUBLE) / NULLIF(CAST(3600000000 AS DOUBLE), 0.0) AS "hours_waited",
                            "t197"."thread_id",
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
                                "t175"."surviving_account_csn",
                                "t175"."thread_id",
                                "t175"."answered",
                                "t175"."late",
                                "t175"."excess",
                                "t175"."longest",
                                "t175"."oldest",
                                "t175"."target",
                                SUM("t175"."answered") OVER (
                                  PARTITION BY "t175"."surviving_account_csn"
                                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                ) AS "all_answered"
                              FROM (
                                SELECT
                                  "t162"."surviving_account_csn",
                                  "t162"."thread_id",
                                  SUM(CAST("t162"."answered" AS INT)) AS "answered",
                                  SUM(CAST("t162"."is_late" AS INT)) AS "late",
                                  SUM(
                                    CASE WHEN "t162"."is_late" THEN "t162"."waited" - "t162"."waited_at_most" ELSE 0 END
                                  ) AS "excess",
                                  MAX(CASE WHEN "t162"."is_late" THEN "t162"."waited" ELSE 0 END) AS "longest",
                                  MIN(CASE WHEN "t162"."is_late" THEN "t162"."sent_on" ELSE CAST(NULL AS DATE) END) AS "oldest",
                                  MAX("t162"."target") AS "target"
                                FROM (
                                  SELECT
                                    "t143"."message_id",
                                    "t143"."account_csn",
                                    "t143"."thread_id",
                                    "t143"."direction",
                                    "t143"."sent_at",
                                    "t143"."contact_id",
                                    "t143"."is_auto_reply",
                                    "t143"."sent_on",
                                    "t143"."surviving_account_csn",
                                    "t143"."is_real",
                                    "t143"."is_inbound",
                                    "t143"."reply_at",
                                    "t143"."reply_on",
                                    "t143"."is_first",
                                    "t143"."answered_at",
                                    "t143"."answered_on",
                                    "t143"."current_value",
                                    "t143"."target",
                                    "t143"."answered",
                                    "t143"."waited",
                                    CAST(ROUND("t143"."target" * 3600000000.0, 0) AS BIGINT) AS "waited_at_most",
                                    "t143"."answered"
                                    AND COALESCE("t143"."waited" > CAST(ROUND("t143"."target" * 3600000000.0, 0) AS BIGINT), FALSE) AS "is_late"
                                  FROM (
                                    SELECT
                                      "t127"."message_id",
                                      "t127"."account_csn",
                                      "t127"."thread_id",
                                      "t127"."direction",
                                      "t127"."sent_at",
                                      "t127"."contact_id",
                                      "t127"."is_auto_reply",
                                      "t127"."sent_on",
                                      "t127"."surviving_account_csn",
                                      "t127"."is_real",
                                      "t127"."is_inbound",
                                      "t127"."reply_at",
                                      "t127"."reply_on",
                                      "t127"."is_first",
                                      "t127"."answered_at",
                                      "t127"."answered_on",
                                      "t127"."current_value",
                                      "t127"."target",
                                      "t127"."is_real"
                                      AND NOT (
                                        "t127"."is_inbound"
                                      )
                                      AND (
                                        (
                                          "t127"."sent_on" > (
                                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                          )
                                        )
                                        AND (
                                          "t127"."sent_on" <= CAST(':last_day' AS DATE)
                                        )
                                      )
                                      AND (
                                        "t127"."sent_on" <= (
                                          CAST(':last_day' AS DATE) + INTERVAL '-3' DAY
                                        )
                                      )
                                      AND COALESCE("t127"."answered_on" <= CAST(':last_day' AS DATE), FALSE) AS "answered",
                                      DATE_DIFF('MICROSECOND', "t127"."sent_at", "t127"."answered_at") AS "waited"
                                    FROM (
                                      SELECT
                                        "t114"."message_id",
                                        "t114"."account_csn",
                                        "t114"."thread_id",
                                        "t114"."direction",
                                        "t114"."sent_at",
                                        "t114"."contact_id",
                                        "t114"."is_auto_reply",
                                        "t114"."sent_on",
                                        "t114"."surviving_account_csn",
                                        "t114"."is_real",
                                        "t114"."is_inbound",
                                        "t114"."reply_at",
                                        "t114"."reply_on",
                                        "t114"."is_first",
                                        "t114"."answered_at",
                                        "t114"."answered_on",
                                        "t83"."low_csn",
                                        "t83"."current_value",
                                        "t83"."target"
                                      FROM "t103" AS "t114"
                                      INNER JOIN (
                                        SELECT
                                          "t48"."surviving_account_csn" AS "low_csn",
                                          "t48"."current_value",
                                          "t48"."target"
                                        FROM "t42" AS "t48"
                                        WHERE
                                          "t48"."factor" = 'response_time_hours'
                                      ) AS "t83"
                                        ON "t114"."surviving_account_csn" = "t83"."low_csn"
                                    ) AS "t127"
                                  ) AS "t143"
                                ) AS "t162"
                                GROUP BY
                                  1,
                                  2
                              ) AS "t175"
                            ) AS "t188"
                            WHERE
                              "t188"."late" > 0
                          ) AS "t197"
                        ) AS "t238"
                      ) AS "t239"
                    ) AS "t242"
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t132"."surviving_account_csn",
                          'meeting_attendance' AS "factor",
                          'missed_meeting' AS "root_cause",
                          (
                            ROW_NUMBER() OVER (
                              PARTITION BY "t132"."surviving_account_csn"
                              ORDER BY "t132"."scheduled_on" DESC, "t132"."meeting_id" ASC
                              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                            ) - 1
                          ) + 1 + 0 AS "cause_rank",
                          1 AS "cause_count",
                          CAST(100 AS DOUBLE) / NULLIF(CAST("t132"."scheduled" AS DOUBLE), 0.0) AS "improvement",
                          'Meeting ' || "t132"."meeting_id" || ' of ' || CAST("t132"."scheduled_on" AS TEXT) || ': the customer did not attend.' AS "explanation",
                          "t132"."scheduled_on" AS "began_on",
                          CAST(NULL AS DOUBLE) AS "hours_waited",
                          CAST(NULL AS TEXT) AS "thread_id",
                          "t132"."meeting_id",
                          "t132"."contact_id",
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
                              "t112"."meeting_id",
                              "t112"."account_csn",
                              "t112"."scheduled_at",
                              "t112"."attended",
                              "t112"."is_cancelled",
                              "t112"."initiated_by",
                              "t112"."contact_id",
                              "t112"."scheduled_on",
                              "t112"."surviving_account_csn",
                              "t112"."current_value",
                              "t112"."target",
                              COUNT(*) OVER (
                                PARTITION BY "t112"."surviving_account_csn"
                                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                              ) AS "scheduled"
                            FROM (
                              SELECT
                                "t99"."meeting_id",
                                "t99"."account_csn",
                                "t99"."scheduled_at",
                                "t99"."attended",
                                "t99"."is_cancelled",
                                "t99"."initiated_by",
                                "t99"."contact_id",
                                "t99"."scheduled_on",
                                "t99"."surviving_account_csn",
                                "t99"."current_value",
                                "t99"."target"
                              FROM (
                                SELECT
                                  "t94"."meeting_id",
                                  "t94"."account_csn",
                                  "t94"."scheduled_at",
                                  "t94"."attended",
                                  "t94"."is_cancelled",
                                  "t94"."initiated_by",
                                  "t94"."contact_id",
                                  "t94"."scheduled_on",
                                  "t94"."surviving_account_csn",
                                  "t80"."low_csn",
                                  "t80"."current_value",
                                  "t80"."target"
                                FROM "t86" AS "t94"
                                INNER JOIN (
                                  SELECT
                                    "t48"."surviving_account_csn" AS "low_csn",
                                    "t48"."current_value",
                                    "t48"."target"
                                  FROM "t42" AS "t48"
                                  WHERE
                                    "t48"."factor" = 'meeting_attendance'
                                ) AS "t80"
                                  ON "t94"."surviving_account_csn" = "t80"."low_csn"
                              ) AS "t99"
                              WHERE
                                "t99"."scheduled_on" > (
                                  CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                )
                                AND "t99"."scheduled_on" <= CAST(':last_day' AS DATE)
                            ) AS "t112"
                          ) AS "t122"
                          WHERE
                            NOT (
                              "t122"."attended"
                            )
                        ) AS "t132"
                      ) AS "t152"
                    ) AS "t154"
                  ) AS "t247"
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t160"."surviving_account_csn",
                        'proactive_outreach' AS "factor",
                        'begun_by_vendor' AS "root_cause",
                        (
                          ROW_NUMBER() OVER (
                            PARTITION BY "t160"."surviving_account_csn"
                            ORDER BY "t160"."factor" ASC
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) - 1
                        ) + 1 + 0 AS "cause_rank",
                        "t160"."others" AS "cause_count",
                        CAST(NULL AS DOUBLE) AS "improvement",
                        'Threads and meetings that the customer did not begin: ' || CAST("t160"."others" AS TEXT) || '. ' || COALESCE(
                          'The customer last began one on ' || CAST("t160"."last_on" AS TEXT) || '.',
                          'The customer has begun none in the last year.'
                        ) AS "explanation",
                        "t160"."last_on" AS "began_on",
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
                          "t149"."surviving_account_csn",
                          "t149"."factor",
                          "t149"."current_value",
                          "t149"."target",
                          "t149"."thread_csn",
                          "t149"."other_threads",
                          "t149"."thread_on",
                          "t149"."meeting_csn",
                          "t149"."other_meetings",
                          "t149"."meeting_on",
                          COALESCE("t149"."other_threads", 0) + COALESCE("t149"."other_meetings", 0) AS "others",
                          COALESCE(
                            CASE
                              WHEN "t149"."thread_on" > "t149"."meeting_on"
                              THEN "t149"."thread_on"
                              ELSE "t149"."meeting_on"
                            END,
                            "t149"."thread_on",
                            "t149"."meeting_on"
                          ) AS "last_on"
                        FROM (
                          SELECT
                            "t77"."surviving_account_csn",
                            "t77"."factor",
                            "t77"."current_value",
                            "t77"."target",
                            "t137"."thread_csn",
                            "t137"."other_threads",
                            "t137"."thread_on",
                            "t113"."meeting_csn",
                            "t113"."other_meetings",
                            "t113"."meeting_on"
                          FROM (
                            SELECT
                              *
                            FROM "t42" AS "t48"
                            WHERE
                              "t48"."factor" = 'proactive_outreach'
                          ) AS "t77"
                          LEFT OUTER JOIN (
                            SELECT
                              "t108"."surviving_account_csn" AS "thread_csn",
                              SUM(
                                CAST("t108"."is_first"
                                AND (
                                  (
                                    "t108"."sent_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                  )
                                  AND (
                                    "t108"."sent_on" <= CAST(':last_day' AS DATE)
                                  )
                                )
                                AND NOT (
                                  "t108"."is_first"
                                  AND "t108"."is_inbound"
                                  AND "t108"."is_real"
                                  AND (
                                    (
                                      "t108"."sent_on" > (
                                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                      )
                                    )
                                    AND (
                                      "t108"."sent_on" <= CAST(':last_day' AS DATE)
                                    )
                                  )
                                ) AS INT)
                              ) AS "other_threads",
                              MAX(
                                CASE
                                  WHEN "t108"."is_first"
                                  AND "t108"."is_inbound"
                                  AND "t108"."is_real"
                                  AND (
                                    "t108"."sent_on" <= CAST(':last_day' AS DATE)
                                  )
                                  THEN "t108"."sent_on"
                                  ELSE CAST(NULL AS DATE)
                                END
                              ) AS "thread_on"
                            FROM "t103" AS "t108"
                            GROUP BY
                              1
                          ) AS "t137"
                            ON "t77"."surviving_account_csn" = "t137"."thread_csn"
                          LEFT OUTER JOIN (
                            SELECT
                              "t90"."surviving_account_csn" AS "meeting_csn",
                              SUM(
                                CAST((
                                  "t90"."scheduled_on" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t90"."scheduled_on" <= CAST(':last_day' AS DATE)
                                )
                                AND NOT (
                                  COALESCE("t90"."initiated_by" = 'customer', FALSE)
                                ) AS INT)
                              ) AS "other_meetings",
                              MAX(
                                CASE
                                  WHEN COALESCE("t90"."initiated_by" = 'customer', FALSE)
                                  AND (
                                    "t90"."scheduled_on" <= CAST(':last_day' AS DATE)
                                  )
                                  THEN "t90"."scheduled_on"
                                  ELSE CAST(NULL AS DATE)
                                END
                              ) AS "meeting_on"
                            FROM "t86" AS "t90"
                            GROUP BY
                              1
                          ) AS "t113"
                            ON "t77"."surviving_account_csn" = "t113"."meeting_csn"
                        ) AS "t149"
                      ) AS "t160"
                    ) AS "t180"
                  ) AS "t186"
                ) AS "t248"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t255"."surviving_account_csn",
                      'login_frequency' AS "factor",
                      'infrequent_users' AS "root_cause",
                      (
                        ROW_NUMBER() OVER (
                          PARTITION BY "t255"."surviving_account_csn"
                          ORDER BY CAST(ROUND(
                            (
                              (
                                "t255"."infrequent" * "t255"."target"
                              ) - (
                                CAST("t255"."had" AS DOUBLE) / NULLIF(4.285714285714286, 0.0)
                              )
                            ) / NULLIF(CAST("t255"."all_users" AS DOUBLE), 0.0),
                            9
                          ) AS DOUBLE) DESC, "t255"."tenant_id" ASC, "t255"."product_offering" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) - 1
                      ) + 1 + 0 AS "cause_rank",
                      "t255"."infrequent" AS "cause_count",
                      (
                        (
                          "t255"."infrequent" * "t255"."target"
                        ) - (
                          CAST("t255"."had" AS DOUBLE) / NULLIF(4.285714285714286, 0.0)
                        )
                      ) / NULLIF(CAST("t255"."all_users" AS DOUBLE), 0.0) AS "improvement",
                      'Tenant ' || CAST("t255"."tenant_id" AS TEXT) || ', ' || "t255"."product_offering" || ': ' || CAST("t255"."infrequent" AS TEXT) || CASE WHEN "t255"."infrequent" = 1 THEN ' user has' ELSE ' users have' END || ' fewer sessions a week than ' || COALESCE(
                        CAST(CAST(FLOOR(
                          (
                            CAST(ROUND(CAST(ROUND("t255"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
                              CAST(ROUND(CAST(ROUND("t255"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                            )
                          ) / (
                            10
                          )
                        ) AS BIGINT) AS TEXT) || CASE
                          WHEN (
                            CAST(ROUND(CAST(ROUND("t255"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                          ) = 0
                          THEN ''
                          ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t255"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
                        END,
                        'unknown'
                      ) || '.' AS "explanation",
                      CAST(NULL AS DATE) AS "began_on",
                      CAST(NULL AS DOUBLE) AS "hours_waited",
                      CAST(NULL AS TEXT) AS "thread_id",
                      CAST(NULL AS TEXT) AS "meeting_id",
                      CAST(NULL AS TEXT) AS "contact_id",
                      CAST(NULL AS TEXT) AS "contact_role",
                      "t255"."tenant_id",
                      CAST(NULL AS TEXT) AS "offering_product_line_code",
                      "t255"."product_offering",
                      CAST(NULL AS TEXT) AS "feature",
                      CAST(NULL AS TEXT) AS "user_category"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t244"."surviving_account_csn",
                          "t244"."tenant_id",
                          "t244"."product_offering",
                          "t244"."users",
                          "t244"."infrequent",
                          "t244"."had",
                          "t244"."target",
                          SUM("t244"."users") OVER (
                            PARTITION BY "t244"."surviving_account_csn"
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) AS "all_users"
                        FROM (
                          SELECT
                            "t233"."surviving_account_csn",
                            "t233"."tenant_id",
                            "t233"."product_offering",
                            COUNT(*) AS "users",
                            SUM(
                              CAST(CAST(ROUND("t233"."all_sessions" - (
                                "t233"."target" * 4.285714285714286
                              ), 9) AS DOUBLE) < 0 AS INT)
                            ) AS "infrequent",
                            SUM(
                              CASE
                                WHEN CAST(ROUND("t233"."all_sessions" - (
                                  "t233"."target" * 4.285714285714286
                                ), 9) AS DOUBLE) < 0
                                THEN "t233"."all_sessions"
                                ELSE 0
                              END
                            ) AS "had",
                            MAX("t233"."target") AS "target"
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t214"."surviving_account_csn",
                                "t214"."user_id",
                                "t214"."tenant_id",
                                "t214"."product_offering",
                                "t214"."sessions",
                                "t214"."target",
                                SUM("t214"."sessions") OVER (
                                  PARTITION BY "t214"."surviving_account_csn", "t214"."user_id"
                                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                ) AS "all_sessions",
                                ROW_NUMBER() OVER (
                                  PARTITION BY "t214"."surviving_account_csn", "t214"."user_id"
                                  ORDER BY "t214"."sessions" DESC, "t214"."tenant_id" ASC, "t214"."product_offering" ASC
                                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                ) - 1 AS "place"
                              FROM (
                                SELECT
                                  "t204"."surviving_account_csn",
                                  "t204"."user_id",
                                  "t204"."tenant_id",
                                  "t204"."product_offering",
                                  COUNT(*) AS "sessions",
                                  MAX("t204"."target") AS "target"
                                FROM (
                                  SELECT
                                    "t195"."surviving_account_csn",
                                    "t195"."tenant_id",
                                    "t195"."is_now",
                                    "t195"."is_before",
                                    "t195"."session_id",
                                    "t195"."user_id",
                                    "t195"."product_offering",
                                    "t195"."started_at",
                                    "t195"."duration_minutes",
                                    "t195"."features_used",
                                    "t195"."started_on",
                                    "t195"."current_value",
                                    "t195"."target"
                                  FROM "t191" AS "t195"
                                  WHERE
                                    "t195"."is_now"
                                    AND "t195"."started_on" > (
                                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                    )
                                    AND "t195"."started_on" <= CAST(':last_day' AS DATE)
                                ) AS "t204"
                                GROUP BY
                                  1,
                                  2,
                                  3,
                                  4
                              ) AS "t214"
                            ) AS "t229"
                            WHERE
                              "t229"."place" = 0
                          ) AS "t233"
                          GROUP BY
                            1,
                            2,
                            3
                        ) AS "t244"
                      ) AS "t251"
                      WHERE
                        "t251"."infrequent" > 0
                    ) AS "t255"
                  ) AS "t264"
                ) AS "t265"
              ) AS "t266"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t73"."surviving_account_csn",
                    'login_frequency' AS "factor",
                    'no_sessions' AS "root_cause",
                    (
                      ROW_NUMBER() OVER (
                        PARTITION BY "t73"."surviving_account_csn"
                        ORDER BY "t73"."factor" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) - 1
                    ) + 1 + 0 AS "cause_rank",
                    "t181"."tenants" AS "cause_count",
                    CAST(NULL AS DOUBLE) AS "improvement",
                    'No session in the period, in ' || CAST("t181"."tenants" AS TEXT) || CASE WHEN "t181"."tenants" = 1 THEN ' tenant' ELSE ' tenants' END || '.' AS "explanation",
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
                    FROM "t42" AS "t48"
                    WHERE
                      "t48"."factor" = 'login_frequency'
                  ) AS "t73"
                  ANTI JOIN (
                    SELECT DISTINCT
                      "t195"."surviving_account_csn"
                    FROM "t191" AS "t195"
                    WHERE
                      "t195"."is_now"
                      AND "t195"."started_on" > (
                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                      )
                      AND "t195"."started_on" <= CAST(':last_day' AS DATE)
                  ) AS "t208"
                    ON "t73"."surviving_account_csn" = "t208"."surviving_account_csn"
                  INNER JOIN (
                    SELECT
                      "t168"."surviving_account_csn" AS "tenant_csn",
                      COUNT(*) AS "tenants"
                    FROM (
                      SELECT DISTINCT
                        "t163"."surviving_account_csn",
                        "t163"."tenant_id"
                      FROM "t161" AS "t163"
                      WHERE
                        "t163"."period" = 'now'
                    ) AS "t168"
                    GROUP BY
                      1
                  ) AS "t181"
                    ON "t73"."surviving_account_csn" = "t181"."tenant_csn"
                ) AS "t219"
              ) AS "t228"
            ) AS "t267"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t234"."surviving_account_csn",
                  'session_minutes' AS "factor",
                  'short_sessions' AS "root_cause",
                  (
                    ROW_NUMBER() OVER (
                      PARTITION BY "t234"."surviving_account_csn"
                      ORDER BY CAST(ROUND(
                        (
                          (
                            "t234"."short" * "t234"."target"
                          ) - "t234"."minutes"
                        ) / NULLIF(CAST("t234"."all_sessions" AS DOUBLE), 0.0),
                        9
                      ) AS DOUBLE) DESC, "t234"."tenant_id" ASC, "t234"."product_offering" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1
                  ) + 1 + 0 AS "cause_rank",
                  "t234"."short" AS "cause_count",
                  (
                    (
                      "t234"."short" * "t234"."target"
                    ) - "t234"."minutes"
                  ) / NULLIF(CAST("t234"."all_sessions" AS DOUBLE), 0.0) AS "improvement",
                  'Tenant ' || CAST("t234"."tenant_id" AS TEXT) || ', ' || "t234"."product_offering" || ': ' || CAST("t234"."short" AS TEXT) || CASE WHEN "t234"."short" = 1 THEN ' session was' ELSE ' sessions were' END || ' shorter than ' || COALESCE(
                    CAST(CAST(FLOOR(
                      (
                        CAST(ROUND(CAST(ROUND("t234"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
                          CAST(ROUND(CAST(ROUND("t234"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                        )
                      ) / (
                        10
                      )
                    ) AS BIGINT) AS TEXT) || CASE
                      WHEN (
                        CAST(ROUND(CAST(ROUND("t234"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                      ) = 0
                      THEN ''
                      ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t234"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
                    END,
                    'unknown'
                  ) || ' minutes.' AS "explanation",
                  CAST(NULL AS DATE) AS "began_on",
                  CAST(NULL AS DOUBLE) AS "hours_waited",
                  CAST(NULL AS TEXT) AS "thread_id",
                  CAST(NULL AS TEXT) AS "meeting_id",
                  CAST(NULL AS TEXT) AS "contact_id",
                  CAST(NULL AS TEXT) AS "contact_role",
                  "t234"."tenant_id",
                  CAST(NULL AS TEXT) AS "offering_product_line_code",
                  "t234"."product_offering",
                  CAST(NULL AS TEXT) AS "feature",
                  CAST(NULL AS TEXT) AS "user_category"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t224"."surviving_account_csn",
                      "t224"."tenant_id",
                      "t224"."product_offering",
                      "t224"."sessions",
                      "t224"."short",
                      "t224"."minutes",
                      "t224"."target",
                      SUM("t224"."sessions") OVER (
                        PARTITION BY "t224"."surviving_account_csn"
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) AS "all_sessions"
                    FROM (
                      SELECT
                        "t199"."surviving_account_csn",
                        "t199"."tenant_id",
                        "t199"."product_offering",
                        COUNT(*) AS "sessions",
                        SUM(CAST("t199"."duration_minutes" < "t199"."target" AS INT)) AS "short",
                        CAST(SUM(
                          CAST(CASE
                            WHEN "t199"."duration_minutes" < "t199"."target"
                            THEN "t199"."duration_minutes"
                            ELSE 0.0
                          END AS DECIMAL(18, 6))
                        ) AS DOUBLE) AS "minutes",
                        MAX("t199"."target") AS "target"
                      FROM (
                        SELECT
                          "t190"."surviving_account_csn",
                          "t190"."tenant_id",
                          "t190"."is_now",
                          "t190"."is_before",
                          "t190"."session_id",
                          "t190"."user_id",
                          "t190"."product_offering",
                          "t190"."started_at",
                          "t190"."duration_minutes",
                          "t190"."features_used",
                          "t190"."started_on",
                          "t190"."current_value",
                          "t190"."target"
                        FROM (
                          SELECT
                            "t177"."surviving_account_csn",
                            "t177"."tenant_id",
                            "t177"."is_now",
                            "t177"."is_before",
                            "t13"."session_id",
                            "t13"."user_id",
                            "t13"."product_offering",
                            "t13"."started_at",
                            "t13"."duration_minutes",
                            "t13"."features_used",
                            "t13"."started_on",
                            "t78"."low_csn",
                            "t78"."current_value",
                            "t78"."target"
                          FROM (
                            SELECT
                              "t163"."surviving_account_csn",
                              "t163"."tenant_id",
                              BOOL_OR(CAST("t163"."period" = 'now' AS BOOLEAN)) AS "is_now",
                              BOOL_OR(CAST("t163"."period" = 'before' AS BOOLEAN)) AS "is_before"
                            FROM "t161" AS "t163"
                            GROUP BY
                              1,
                              2
                          ) AS "t177"
                          INNER JOIN "product_sessions" AS "t13"
                            ON "t177"."tenant_id" = "t13"."tenant_id"
                          INNER JOIN (
                            SELECT
                              "t48"."surviving_account_csn" AS "low_csn",
                              "t48"."current_value",
                              "t48"."target"
                            FROM "t42" AS "t48"
                            WHERE
                              "t48"."factor" = 'session_minutes'
                          ) AS "t78"
                            ON "t177"."surviving_account_csn" = "t78"."low_csn"
                        ) AS "t190"
                        WHERE
                          "t190"."is_now"
                          AND "t190"."started_on" > (
                            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                          )
                          AND "t190"."started_on" <= CAST(':last_day' AS DATE)
                      ) AS "t199"
                      GROUP BY
                        1,
                        2,
                        3
                    ) AS "t224"
                  ) AS "t230"
                  WHERE
                    "t230"."short" > 0
                ) AS "t234"
              ) AS "t254"
            ) AS "t258"
          ) AS "t268"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t262"."surviving_account_csn",
                'active_user_share' AS "factor",
                'inactive_seats' AS "root_cause",
                (
                  ROW_NUMBER() OVER (
                    PARTITION BY "t262"."surviving_account_csn"
                    ORDER BY "t262"."inactive" DESC, "t262"."tenant_id" ASC, "t262"."offering_product_line_code" ASC, "t262"."user_category" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) - 1
                ) + 1 + 0 AS "cause_rank",
                "t262"."inactive" AS "cause_count",
                CAST("t262"."inactive" * 100 AS DOUBLE) / NULLIF(CAST("t262"."assigned" AS DOUBLE), 0.0) AS "improvement",
                'Tenant ' || CAST("t262"."tenant_id" AS TEXT) || ', ' || "t262"."offering_product_line_code" || ': ' || CAST("t262"."inactive" AS TEXT) || CASE
                  WHEN "t262"."inactive" = 1
                  THEN ' holder of a seat has'
                  ELSE ' holders of a seat have'
                END || ' no session in the period' || CASE
                  WHEN "t262"."user_category" = 'stopped'
                  THEN ', and had one in the period before.'
                  ELSE '.'
                END AS "explanation",
                CAST(NULL AS DATE) AS "began_on",
                CAST(NULL AS DOUBLE) AS "hours_waited",
                CAST(NULL AS TEXT) AS "thread_id",
                CAST(NULL AS TEXT) AS "meeting_id",
                CAST(NULL AS TEXT) AS "contact_id",
                CAST(NULL AS TEXT) AS "contact_role",
                "t262"."tenant_id",
                "t262"."offering_product_line_code",
                CAST(NULL AS TEXT) AS "product_offering",
                CAST(NULL AS TEXT) AS "feature",
                "t262"."user_category"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t259"."surviving_account_csn",
                    "t259"."tenant_id",
                    "t259"."offering_product_line_code",
                    "t259"."user_category",
                    "t259"."holders",
                    "t259"."inactive",
                    SUM("t259"."holders") OVER (
                      PARTITION BY "t259"."surviving_account_csn"
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS "assigned"
                  FROM (
                    SELECT
                      "t257"."surviving_account_csn",
                      "t257"."tenant_id",
                      "t257"."offering_product_line_code",
                      "t257"."user_category",
                      COUNT(*) AS "holders",
                      SUM(CAST("t257"."is_inactive" AS INT)) AS "inactive"
                    FROM (
                      SELECT
                        "t252"."surviving_account_csn",
                        "t252"."user_id",
                        "t252"."tenant_id",
                        "t252"."pool_id",
                        "t252"."offering_product_line_code",
                        "t252"."place",
                        "t252"."active_csn",
                        "t252"."active_id",
                        "t252"."active_now",
                        "t252"."active_before",
                        NOT (
                          COALESCE("t252"."active_now", FALSE)
                        ) AS "is_inactive",
                        CASE WHEN COALESCE("t252"."active_before", FALSE) THEN 'stopped' ELSE 'idle' END AS "user_category"
                      FROM (
                        SELECT
                          "t246"."surviving_account_csn",
                          "t246"."user_id",
                          "t246"."tenant_id",
                          "t246"."pool_id",
                          "t246"."offering_product_line_code",
                          "t246"."place",
                          "t220"."active_csn",
                          "t220"."active_id",
                          "t220"."active_now",
                          "t220"."active_before"
                        FROM (
                          SELECT
                            *
                          FROM (
                            SELECT
                              "t231"."surviving_account_csn",
                              "t231"."user_id",
                              "t231"."tenant_id",
                              "t231"."pool_id",
                              "t231"."offering_product_line_code",
                              ROW_NUMBER() OVER (
                                PARTITION BY "t231"."surviving_account_csn", "t231"."user_id"
                                ORDER BY "t231"."tenant_id" ASC, "t231"."pool_id" ASC, "t231"."offering_product_line_code" ASC
                                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                              ) - 1 AS "place"
                            FROM (
                              SELECT DISTINCT
                                "t225"."surviving_account_csn",
                                "t225"."user_id",
                                "t225"."tenant_id",
                                "t225"."pool_id",
                                "t225"."offering_product_line_code"
                              FROM (
                                SELECT
                                  "t213"."surviving_account_csn",
                                  "t213"."tenant_id",
                                  "t213"."pool_id",
                                  "t213"."is_now",
                                  "t213"."offering_product_line_code",
                                  "t213"."current_value",
                                  "t213"."target",
                                  "t19"."user_id",
                                  "t19"."assigned_on",
                                  "t19"."unassigned_on"
                                FROM (
                                  SELECT
                                    "t201"."surviving_account_csn",
                                    "t201"."tenant_id",
                                    "t201"."pool_id",
                                    "t201"."is_now",
                                    "t201"."offering_product_line_code",
                                    "t201"."current_value",
                                    "t201"."target"
                                  FROM (
                                    SELECT
                                      "t187"."surviving_account_csn",
                                      "t187"."tenant_id",
                                      "t187"."pool_id",
                                      "t187"."is_now",
                                      "t187"."offering_product_line_code",
                                      "t89"."low_csn",
                                      "t89"."current_value",
                                      "t89"."target"
                                    FROM (
                                      SELECT
                                        "t174"."surviving_account_csn",
                                        "t174"."tenant_id",
                                        "t174"."pool_id",
                                        BOOL_OR(CAST("t174"."is_now" AS BOOLEAN)) AS "is_now",
                                        MIN("t174"."offering_product_line_code") AS "offering_product_line_code"
                                      FROM (
                                        SELECT
                                          "t163"."surviving_account_csn",
                                          "t163"."tenant_id",
                                          "t163"."pool_id",
                                          "t163"."offering_product_line_code",
                                          BOOL_OR(CAST("t163"."period" = 'now' AS BOOLEAN)) AS "is_now",
                                          BOOL_OR(CAST("t163"."period" = 'before' AS BOOLEAN)) AS "is_before"
                                        FROM "t161" AS "t163"
                                        GROUP BY
                                          1,
                                          2,
                                          3,
                                          4
                                      ) AS "t174"
                                      GROUP BY
                                        1,
                                        2,
                                        3
                                    ) AS "t187"
                                    INNER JOIN "t68" AS "t89"
                                      ON "t187"."surviving_account_csn" = "t89"."low_csn"
                                  ) AS "t201"
                                ) AS "t213"
                                INNER JOIN "seat_assignments" AS "t19"
                                  ON "t213"."tenant_id" = "t19"."tenant_id" AND "t213"."pool_id" = "t19"."pool_id"
                              ) AS "t225"
                              WHERE
                                "t225"."is_now"
                                AND "t225"."assigned_on" <= CAST(':last_day' AS DATE)
                                AND COALESCE("t225"."unassigned_on" > CAST(':last_day' AS DATE), TRUE)
                            ) AS "t231"
                          ) AS "t237"
                          WHERE
                            "t237"."place" = 0
                        ) AS "t246"
                        LEFT OUTER JOIN (
                          SELECT
                            "t196"."surviving_account_csn" AS "active_csn",
                            "t196"."user_id" AS "active_id",
                            BOOL_OR(
                              CAST("t196"."is_now"
                              AND (
                                (
                                  "t196"."started_on" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t196"."started_on" <= CAST(':last_day' AS DATE)
                                )
                              ) AS BOOLEAN)
                            ) AS "active_now",
                            BOOL_OR(
                              CAST("t196"."is_before"
                              AND (
                                (
                                  "t196"."started_on" > (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                                  )
                                )
                                AND (
                                  "t196"."started_on" <= (
                                    CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                                  )
                                )
                              ) AS BOOLEAN)
                            ) AS "active_before"
                          FROM (
                            SELECT
                              "t192"."surviving_account_csn",
                              "t192"."tenant_id",
                              "t192"."is_now",
                              "t192"."is_before",
                              "t192"."session_id",
                              "t192"."user_id",
                              "t192"."product_offering",
                              "t192"."started_at",
                              "t192"."duration_minutes",
                              "t192"."features_used",
                              "t192"."started_on",
                              "t192"."current_value",
                              "t192"."target"
                            FROM (
                              SELECT
                                "t177"."surviving_account_csn",
                                "t177"."tenant_id",
                                "t177"."is_now",
                                "t177"."is_before",
                                "t13"."session_id",
                                "t13"."user_id",
                                "t13"."product_offering",
                                "t13"."started_at",
                                "t13"."duration_minutes",
                                "t13"."features_used",
                                "t13"."started_on",
                                "t88"."low_csn",
                                "t88"."current_value",
                                "t88"."target"
                              FROM (
                                SELECT
                                  "t163"."surviving_account_csn",
                                  "t163"."tenant_id",
                                  BOOL_OR(CAST("t163"."period" = 'now' AS BOOLEAN)) AS "is_now",
                                  BOOL_OR(CAST("t163"."period" = 'before' AS BOOLEAN)) AS "is_before"
                                FROM "t161" AS "t163"
                                GROUP BY
                                  1,
                                  2
                              ) AS "t177"
                              INNER JOIN "product_sessions" AS "t13"
                                ON "t177"."tenant_id" = "t13"."tenant_id"
                              INNER JOIN "t68" AS "t88"
                                ON "t177"."surviving_account_csn" = "t88"."low_csn"
                            ) AS "t192"
                          ) AS "t196"
                          GROUP BY
                            1,
                            2
                        ) AS "t220"
                          ON "t246"."surviving_account_csn" = "t220"."active_csn"
                          AND "t246"."user_id" = "t220"."active_id"
                      ) AS "t252"
                    ) AS "t257"
                    GROUP BY
                      1,
                      2,
                      3,
                      4
                  ) AS "t259"
                ) AS "t260"
                WHERE
                  "t260"."inactive" > 0
              ) AS "t262"
            ) AS "t269"
          ) AS "t270"
        ) AS "t271"
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
                "t218"."surviving_account_csn",
                'stakeholder_depth' AS "factor",
                'few_stakeholders' AS "root_cause",
                (
                  ROW_NUMBER() OVER (
                    PARTITION BY "t218"."surviving_account_csn"
                    ORDER BY "t218"."target" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) - 1
                ) + 1 + 0 AS "cause_rank",
                CAST(CEIL("t218"."lacking") AS BIGINT) AS "cause_count",
                "t218"."lacking" AS "improvement",
                CAST("t218"."known_people" AS TEXT) || CASE
                  WHEN "t218"."known_people" = 1
                  THEN ' stakeholder is'
                  ELSE ' stakeholders are'
                END || ' known (target ' || COALESCE(
                  CAST(CAST(FLOOR(
                    (
                      CAST(ROUND(CAST(ROUND("t218"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) - (
                        CAST(ROUND(CAST(ROUND("t218"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                      )
                    ) / (
                      10
                    )
                  ) AS BIGINT) AS TEXT) || CASE
                    WHEN (
                      CAST(ROUND(CAST(ROUND("t218"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10
                    ) = 0
                    THEN ''
                    ELSE '.' || CAST(CAST(ROUND(CAST(ROUND("t218"."target" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) % 10 AS TEXT)
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
                  "t202"."counted_csn" AS "surviving_account_csn",
                  "t202"."known_people",
                  "t202"."target",
                  CAST(ROUND("t202"."target" - "t202"."known_people", 9) AS DOUBLE) AS "lacking"
                FROM "t198" AS "t202"
                WHERE
                  CAST(ROUND("t202"."target" - "t202"."known_people", 9) AS DOUBLE) > 0
              ) AS "t218"
            ) AS "t240"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t212"."surviving_account_csn",
                'stakeholder_depth' AS "factor",
                'silent_stakeholder' AS "root_cause",
                (
                  ROW_NUMBER() OVER (
                    PARTITION BY "t212"."surviving_account_csn"
                    ORDER BY COALESCE("t212"."last_on", CAST('1900-01-01' AS DATE)) ASC, "t212"."contact_id" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) - 1
                ) + 1 + "t227"."few" AS "cause_rank",
                1 AS "cause_count",
                1.0 AS "improvement",
                "t212"."contact_id" || ' (' || "t212"."contact_role" || '): ' || COALESCE('last contact on ' || CAST("t212"."last_on" AS TEXT), 'no contact on record') || CASE WHEN "t212"."last_on" IS NULL THEN '.' ELSE ', none in the last 90 days.' END AS "explanation",
                "t212"."last_on" AS "began_on",
                CAST(NULL AS DOUBLE) AS "hours_waited",
                CAST(NULL AS TEXT) AS "thread_id",
                CAST(NULL AS TEXT) AS "meeting_id",
                "t212"."contact_id",
                "t212"."contact_role",
                CAST(NULL AS BIGINT) AS "tenant_id",
                CAST(NULL AS TEXT) AS "offering_product_line_code",
                CAST(NULL AS TEXT) AS "product_offering",
                CAST(NULL AS TEXT) AS "feature",
                CAST(NULL AS TEXT) AS "user_category"
              FROM (
                SELECT
                  *
                FROM "t185" AS "t189"
                WHERE
                  NOT (
                    COALESCE("t189"."last_on" > (
                      CAST(':last_day' AS DATE) + INTERVAL '-90' DAY
                    ), FALSE)
                  )
              ) AS "t212"
              LEFT OUTER JOIN (
                SELECT
                  "t202"."counted_csn" AS "few_csn",
                  CASE
                    WHEN CAST(ROUND("t202"."target" - "t202"."known_people", 9) AS DOUBLE) > 0
                    THEN 1
                    ELSE 0
                  END AS "few"
                FROM "t198" AS "t202"
              ) AS "t227"
                ON "t212"."surviving_account_csn" = "t227"."few_csn"
            ) AS "t232"
          ) AS "t243"
        ) AS "t249"
      ) AS "t272"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t184"."surviving_account_csn",
            'executive_access' AS "factor",
            'distant_executive' AS "root_cause",
            (
              ROW_NUMBER() OVER (
                PARTITION BY "t184"."surviving_account_csn"
                ORDER BY COALESCE("t184"."last_on", CAST('1900-01-01' AS DATE)) DESC, "t184"."contact_id" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1
            ) + 1 + 0 AS "cause_rank",
            1 AS "cause_count",
            CAST(NULL AS DOUBLE) AS "improvement",
            "t184"."contact_id" || ' (' || "t184"."contact_role" || '): ' || COALESCE('last contact on ' || CAST("t184"."last_on" AS TEXT), 'no contact on record') || COALESCE(
              ', ' || CAST(DATE_DIFF('DAY', "t184"."last_on", CAST(':last_day' AS DATE)) AS TEXT) || CASE
                WHEN DATE_DIFF('DAY', "t184"."last_on", CAST(':last_day' AS DATE)) = 1
                THEN ' day'
                ELSE ' days'
              END || ' ago.',
              '.'
            ) AS "explanation",
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
              "t151"."surviving_account_csn",
              "t151"."contact_id",
              "t151"."target",
              "t170"."last_on",
              CASE
                WHEN "t151"."place" = 0
                THEN 'executive'
                WHEN "t151"."place" = 1
                THEN 'champion'
                WHEN "t151"."place" = 2
                THEN 'admin'
                WHEN "t151"."place" = 3
                THEN 'user'
                ELSE 'user'
              END AS "contact_role",
              COALESCE("t170"."inside", 0) AS "inside"
            FROM (
              SELECT
                "t134"."surviving_account_csn",
                "t134"."contact_id",
                MIN(
                  CASE
                    WHEN "t134"."contact_role" = 'executive'
                    THEN 0
                    WHEN "t134"."contact_role" = 'champion'
                    THEN 1
                    WHEN "t134"."contact_role" = 'admin'
                    THEN 2
                    WHEN "t134"."contact_role" = 'user'
                    THEN 3
                    ELSE NULL
                  END
                ) AS "place",
                MAX("t134"."target") AS "target"
              FROM (
                SELECT
                  "t130"."surviving_account_csn",
                  "t130"."contact_id",
                  "t130"."contact_role",
                  "t130"."is_now",
                  "t130"."is_before",
                  "t130"."current_value",
                  "t130"."target"
                FROM (
                  SELECT
                    "t116"."surviving_account_csn",
                    "t116"."contact_id",
                    "t116"."contact_role",
                    "t116"."is_now",
                    "t116"."is_before",
                    "t76"."low_csn",
                    "t76"."current_value",
                    "t76"."target"
                  FROM (
                    SELECT
                      *
                    FROM "t97" AS "t98"
                    WHERE
                      "t98"."contact_role" = 'executive' AND "t98"."is_now"
                  ) AS "t116"
                  INNER JOIN (
                    SELECT
                      "t48"."surviving_account_csn" AS "low_csn",
                      "t48"."current_value",
                      "t48"."target"
                    FROM "t42" AS "t48"
                    WHERE
                      "t48"."factor" = 'executive_access'
                  ) AS "t76"
                    ON "t116"."surviving_account_csn" = "t76"."low_csn"
                ) AS "t130"
              ) AS "t134"
              GROUP BY
                1,
                2
            ) AS "t151"
            LEFT OUTER JOIN (
              SELECT
                "t156"."surviving_account_csn" AS "last_csn",
                "t156"."contact_id" AS "last_contact",
                MAX("t156"."day") AS "last_on",
                SUM(
                  CAST("t156"."is_event"
                  AND (
                    (
                      "t156"."day" > (
                        CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                      )
                    )
                    AND (
                      "t156"."day" <= CAST(':last_day' AS DATE)
                    )
                  ) AS INT)
                ) AS "inside"
              FROM (
                SELECT
                  *
                FROM "t144" AS "t148"
                WHERE
                  "t148"."contact_role" = 'executive'
                  AND "t148"."is_now"
                  AND "t148"."day" <= CAST(':last_day' AS DATE)
              ) AS "t156"
              GROUP BY
                1,
                2
            ) AS "t170"
              ON "t151"."surviving_account_csn" = "t170"."last_csn"
              AND "t151"."contact_id" = "t170"."last_contact"
          ) AS "t184"
        ) AS "t217"
      ) AS "t226"
    ) AS "t273"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t183"."surviving_account_csn",
          'champion_activity' AS "factor",
          'quiet_champion' AS "root_cause",
          (
            ROW_NUMBER() OVER (
              PARTITION BY "t183"."surviving_account_csn"
              ORDER BY "t183"."inside" ASC, COALESCE("t183"."last_on", CAST('1900-01-01' AS DATE)) ASC, "t183"."contact_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) + 1 + 0 AS "cause_rank",
          "t183"."inside" AS "cause_count",
          CAST(NULL AS DOUBLE) AS "improvement",
          "t183"."contact_id" || ' (' || "t183"."contact_role" || '): ' || CAST("t183"."inside" AS TEXT) || CASE
            WHEN "t183"."inside" = 1
            THEN ' message or meeting'
            ELSE ' messages and meetings'
          END || ' in the period; ' || COALESCE('last contact on ' || CAST("t183"."last_on" AS TEXT), 'no contact on record') || '.' AS "explanation",
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
            "t150"."surviving_account_csn",
            "t150"."contact_id",
            "t150"."target",
            "t169"."last_on",
            CASE
              WHEN "t150"."place" = 0
              THEN 'executive'
              WHEN "t150"."place" = 1
              THEN 'champion'
              WHEN "t150"."place" = 2
              THEN 'admin'
              WHEN "t150"."place" = 3
              THEN 'user'
              ELSE 'user'
            END AS "contact_role",
            COALESCE("t169"."inside", 0) AS "inside"
          FROM (
            SELECT
              "t133"."surviving_account_csn",
              "t133"."contact_id",
              MIN(
                CASE
                  WHEN "t133"."contact_role" = 'executive'
                  THEN 0
                  WHEN "t133"."contact_role" = 'champion'
                  THEN 1
                  WHEN "t133"."contact_role" = 'admin'
                  THEN 2
                  WHEN "t133"."contact_role" = 'user'
                  THEN 3
                  ELSE NULL
                END
              ) AS "place",
              MAX("t133"."target") AS "target"
            FROM (
              SELECT
                "t129"."surviving_account_csn",
                "t129"."contact_id",
                "t129"."contact_role",
                "t129"."is_now",
                "t129"."is_before",
                "t129"."current_value",
                "t129"."target"
              FROM (
                SELECT
                  "t115"."surviving_account_csn",
                  "t115"."contact_id",
                  "t115"."contact_role",
                  "t115"."is_now",
                  "t115"."is_before",
                  "t75"."low_csn",
                  "t75"."current_value",
                  "t75"."target"
                FROM (
                  SELECT
                    *
                  FROM "t97" AS "t98"
                  WHERE
                    "t98"."contact_role" = 'champion' AND "t98"."is_now"
                ) AS "t115"
                INNER JOIN (
                  SELECT
                    "t48"."surviving_account_csn" AS "low_csn",
                    "t48"."current_value",
                    "t48"."target"
                  FROM "t42" AS "t48"
                  WHERE
                    "t48"."factor" = 'champion_activity'
                ) AS "t75"
                  ON "t115"."surviving_account_csn" = "t75"."low_csn"
              ) AS "t129"
            ) AS "t133"
            GROUP BY
              1,
              2
          ) AS "t150"
          LEFT OUTER JOIN (
            SELECT
              "t155"."surviving_account_csn" AS "last_csn",
              "t155"."contact_id" AS "last_contact",
              MAX("t155"."day") AS "last_on",
              SUM(
                CAST("t155"."is_event"
                AND (
                  (
                    "t155"."day" > (
                      CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                    )
                  )
                  AND (
                    "t155"."day" <= CAST(':last_day' AS DATE)
                  )
                ) AS INT)
              ) AS "inside"
            FROM (
              SELECT
                *
              FROM "t144" AS "t148"
              WHERE
                "t148"."contact_role" = 'champion'
                AND "t148"."is_now"
                AND "t148"."day" <= CAST(':last_day' AS DATE)
            ) AS "t155"
            GROUP BY
              1,
              2
          ) AS "t169"
            ON "t150"."surviving_account_csn" = "t169"."last_csn"
            AND "t150"."contact_id" = "t169"."last_contact"
        ) AS "t183"
      ) AS "t215"
    ) AS "t222"
  ) AS "t274"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t256"."surviving_account_csn",
        'feature_breadth' AS "factor",
        'unused_feature' AS "root_cause",
        (
          ROW_NUMBER() OVER (
            PARTITION BY "t256"."surviving_account_csn"
            ORDER BY CASE WHEN "t256"."is_before" AND "t256"."used_before" THEN 0 ELSE 1 END ASC, "t256"."product_offering" ASC, "t256"."feature" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1
        ) + 1 + 0 AS "cause_rank",
        1 AS "cause_count",
        CAST(100 AS DOUBLE) / NULLIF(CAST("t256"."available" AS DOUBLE), 0.0) AS "improvement",
        "t256"."product_offering" || ': ' || "t256"."feature" || CASE
          WHEN "t256"."is_before" AND "t256"."used_before"
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
        "t256"."product_offering",
        "t256"."feature",
        CAST(NULL AS TEXT) AS "user_category"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t250"."surviving_account_csn",
            "t250"."product_offering",
            "t250"."feature",
            "t250"."is_now",
            "t250"."is_before",
            "t250"."used_now",
            "t250"."used_before",
            "t250"."current_value",
            "t250"."target",
            COUNT(*) OVER (
              PARTITION BY "t250"."surviving_account_csn"
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS "available"
          FROM (
            SELECT
              "t245"."surviving_account_csn",
              "t245"."product_offering",
              "t245"."feature",
              "t245"."is_now",
              "t245"."is_before",
              "t245"."used_now",
              "t245"."used_before",
              "t245"."current_value",
              "t245"."target"
            FROM (
              SELECT
                "t236"."surviving_account_csn",
                "t236"."product_offering",
                "t236"."feature",
                "t236"."is_now",
                "t236"."is_before",
                "t236"."used_now",
                "t236"."used_before",
                "t72"."low_csn",
                "t72"."current_value",
                "t72"."target"
              FROM (
                SELECT
                  "t221"."surviving_account_csn",
                  "t221"."product_offering",
                  "t221"."feature",
                  BOOL_OR(CAST("t221"."is_now" AS BOOLEAN)) AS "is_now",
                  BOOL_OR(CAST("t221"."is_before" AS BOOLEAN)) AS "is_before",
                  BOOL_OR(
                    CAST(COALESCE(
                      NOT (
                        CONTAINS("t221"."feature", ';')
                      )
                      AND CONTAINS(';' || "t221"."features_used" || ';', ';' || "t221"."feature" || ';'),
                      FALSE
                    )
                    AND COALESCE("t221"."used_now", FALSE) AS BOOLEAN)
                  ) AS "used_now",
                  BOOL_OR(
                    CAST(COALESCE(
                      NOT (
                        CONTAINS("t221"."feature", ';')
                      )
                      AND CONTAINS(';' || "t221"."features_used" || ';', ';' || "t221"."feature" || ';'),
                      FALSE
                    )
                    AND COALESCE("t221"."used_before", FALSE) AS BOOLEAN)
                  ) AS "used_before"
                FROM (
                  SELECT
                    "t206"."surviving_account_csn",
                    "t206"."product_offering",
                    "t206"."feature",
                    "t206"."is_now",
                    "t206"."is_before",
                    "t209"."surviving_account_csn" AS "surviving_account_csn_right",
                    "t209"."product_offering" AS "product_offering_right",
                    "t209"."features_used",
                    "t209"."used_now",
                    "t209"."used_before"
                  FROM (
                    SELECT
                      "t194"."surviving_account_csn",
                      "t194"."product_offering",
                      "t194"."feature",
                      BOOL_OR(CAST("t194"."is_now" AS BOOLEAN)) AS "is_now",
                      BOOL_OR(CAST("t194"."is_before" AS BOOLEAN)) AS "is_before"
                    FROM (
                      SELECT
                        "t178"."surviving_account_csn",
                        "t178"."offering_product_line_code",
                        "t178"."is_now",
                        "t178"."is_before",
                        "t52"."product_offering",
                        "t92"."feature"
                      FROM (
                        SELECT
                          "t163"."surviving_account_csn",
                          "t163"."offering_product_line_code",
                          BOOL_OR(CAST("t163"."period" = 'now' AS BOOLEAN)) AS "is_now",
                          BOOL_OR(CAST("t163"."period" = 'before' AS BOOLEAN)) AS "is_before"
                        FROM "t161" AS "t163"
                        GROUP BY
                          1,
                          2
                      ) AS "t178"
                      INNER JOIN (
                        SELECT DISTINCT
                          "t41"."product_offering",
                          "t41"."offering_product_line_code"
                        FROM (
                          SELECT
                            "t17"."product_name",
                            "t17"."is_standard_aum",
                            COALESCE("t31"."offering_now", "t17"."product_offering") AS "product_offering",
                            COALESCE("t31"."line_now", "t32"."moved_to", "t17"."offering_product_line_code") AS "offering_product_line_code"
                          FROM "product_offerings" AS "t17"
                          LEFT OUTER JOIN (
                            SELECT
                              "t10"."product_offering" AS "renamed_offering",
                              "t10"."offering_product_line_code" AS "renamed_line",
                              "t10"."successor_offering" AS "offering_now",
                              "t10"."successor_line_code" AS "line_now"
                            FROM "product_renames" AS "t10"
                          ) AS "t31"
                            ON "t17"."product_offering" = "t31"."renamed_offering"
                            AND "t17"."offering_product_line_code" = "t31"."renamed_line"
                          LEFT OUTER JOIN (
                            SELECT DISTINCT
                              "t10"."offering_product_line_code" AS "moved_line",
                              "t10"."successor_line_code" AS "moved_to"
                            FROM "product_renames" AS "t10"
                            WHERE
                              "t10"."is_whole_line"
                          ) AS "t32"
                            ON "t17"."offering_product_line_code" = "t32"."moved_line"
                        ) AS "t41"
                      ) AS "t52"
                        ON "t178"."offering_product_line_code" = "t52"."offering_product_line_code"
                      INNER JOIN (
                        SELECT DISTINCT
                          "t55"."product_offering",
                          "t55"."feature"
                        FROM (
                          SELECT
                            "t18"."feature",
                            COALESCE("t40"."offering_now", "t18"."product_offering") AS "product_offering"
                          FROM "product_features" AS "t18"
                          LEFT OUTER JOIN (
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t10"."product_offering" AS "former_offering",
                                COUNT(DISTINCT "t10"."successor_offering") AS "offerings",
                                MIN("t10"."successor_offering") AS "offering_now"
                              FROM "product_renames" AS "t10"
                              GROUP BY
                                1
                            ) AS "t30"
                            WHERE
                              "t30"."offerings" = 1
                          ) AS "t40"
                            ON "t18"."product_offering" = "t40"."former_offering"
                        ) AS "t55"
                      ) AS "t92"
                        ON "t52"."product_offering" = "t92"."product_offering"
                    ) AS "t194"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t206"
                  LEFT OUTER JOIN (
                    SELECT
                      "t193"."surviving_account_csn",
                      "t193"."product_offering",
                      "t193"."features_used",
                      BOOL_OR(CAST("t193"."is_now" AND "t193"."in_now" AS BOOLEAN)) AS "used_now",
                      BOOL_OR(CAST("t193"."is_before" AND "t193"."in_before" AS BOOLEAN)) AS "used_before"
                    FROM (
                      SELECT
                        "t177"."surviving_account_csn",
                        "t177"."tenant_id",
                        "t177"."is_now",
                        "t177"."is_before",
                        "t104"."product_offering",
                        "t104"."features_used",
                        "t104"."in_now",
                        "t104"."in_before"
                      FROM (
                        SELECT
                          "t163"."surviving_account_csn",
                          "t163"."tenant_id",
                          BOOL_OR(CAST("t163"."period" = 'now' AS BOOLEAN)) AS "is_now",
                          BOOL_OR(CAST("t163"."period" = 'before' AS BOOLEAN)) AS "is_before"
                        FROM "t161" AS "t163"
                        GROUP BY
                          1,
                          2
                      ) AS "t177"
                      INNER JOIN (
                        SELECT
                          "t93"."tenant_id",
                          "t93"."product_offering",
                          "t93"."features_used",
                          BOOL_OR(
                            CAST((
                              "t93"."started_on" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                            )
                            AND (
                              "t93"."started_on" <= CAST(':last_day' AS DATE)
                            ) AS BOOLEAN)
                          ) AS "in_now",
                          BOOL_OR(
                            CAST((
                              "t93"."started_on" > (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY + INTERVAL '-30' DAY
                              )
                            )
                            AND (
                              "t93"."started_on" <= (
                                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
                              )
                            ) AS BOOLEAN)
                          ) AS "in_before"
                        FROM (
                          SELECT
                            "t56"."session_id",
                            "t56"."tenant_id",
                            "t56"."user_id",
                            "t56"."product_offering",
                            "t56"."started_at",
                            "t56"."duration_minutes",
                            "t56"."features_used",
                            "t56"."started_on"
                          FROM (
                            SELECT
                              "t14"."session_id",
                              "t14"."tenant_id",
                              "t14"."user_id",
                              "t14"."started_at",
                              "t14"."duration_minutes",
                              "t14"."features_used",
                              "t14"."started_on",
                              COALESCE("t40"."offering_now", "t14"."product_offering") AS "product_offering"
                            FROM "product_sessions" AS "t14"
                            LEFT OUTER JOIN (
                              SELECT
                                *
                              FROM (
                                SELECT
                                  "t10"."product_offering" AS "former_offering",
                                  COUNT(DISTINCT "t10"."successor_offering") AS "offerings",
                                  MIN("t10"."successor_offering") AS "offering_now"
                                FROM "product_renames" AS "t10"
                                GROUP BY
                                  1
                              ) AS "t30"
                              WHERE
                                "t30"."offerings" = 1
                            ) AS "t40"
                              ON "t14"."product_offering" = "t40"."former_offering"
                          ) AS "t56"
                          WHERE
                            "t56"."features_used" IS NOT NULL
                        ) AS "t93"
                        GROUP BY
                          1,
                          2,
                          3
                      ) AS "t104"
                        ON "t177"."tenant_id" = "t104"."tenant_id"
                    ) AS "t193"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t209"
                    ON "t206"."surviving_account_csn" = "t209"."surviving_account_csn"
                    AND "t206"."product_offering" = "t209"."product_offering"
                ) AS "t221"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t236"
              INNER JOIN (
                SELECT
                  "t48"."surviving_account_csn" AS "low_csn",
                  "t48"."current_value",
                  "t48"."target"
                FROM "t42" AS "t48"
                WHERE
                  "t48"."factor" = 'feature_breadth'
              ) AS "t72"
                ON "t236"."surviving_account_csn" = "t72"."low_csn"
            ) AS "t245"
            WHERE
              "t245"."is_now"
          ) AS "t250"
        ) AS "t253"
        WHERE
          NOT (
            "t253"."used_now"
          )
      ) AS "t256"
    ) AS "t261"
  ) AS "t263"
) AS "t275"