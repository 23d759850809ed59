WITH "t9" AS (
  SELECT
    "t2"."victim_account_csn" AS "merged_csn",
    "t2"."surviving_account_csn" AS "final_csn"
  FROM "account_merges" AS "t2"
), "t31" AS (
  SELECT
    "t30"."subscription_id",
    "t30"."account_csn",
    "t30"."tenant_id",
    "t30"."pool_id",
    "t30"."contract_id",
    "t30"."offering_external_key",
    "t30"."offering_product_line_code",
    "t30"."entitlement_model",
    "t30"."usage_type",
    "t30"."is_unlimited",
    "t30"."start_date",
    "t30"."seats_purchased",
    "t30"."end_date",
    "t30"."renews_subscription_id",
    "t30"."seats_assigned"
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
      "t27"."seats_assigned"
    FROM (
      SELECT
        "t25"."subscription_id",
        "t25"."account_csn",
        "t25"."tenant_id",
        "t25"."pool_id",
        "t25"."contract_id",
        "t25"."entitlement_model",
        "t25"."usage_type",
        "t25"."is_unlimited",
        "t25"."start_date",
        "t25"."seats_purchased",
        "t25"."end_date",
        "t25"."renews_subscription_id",
        "t25"."seats_assigned",
        COALESCE("t19"."offering_now", "t25"."offering_external_key") AS "offering_external_key",
        COALESCE("t19"."line_now", "t20"."moved_to", "t25"."offering_product_line_code") AS "offering_product_line_code"
      FROM (
        SELECT
          *
        FROM "entitlements" AS "t5"
        WHERE
          "t5"."usage_type" = 'COM'
          AND "t5"."entitlement_model" = 'SUS'
          AND NOT (
            "t5"."is_unlimited"
          )
      ) AS "t25"
      LEFT OUTER JOIN (
        SELECT
          "t6"."product_offering" AS "renamed_offering",
          "t6"."offering_product_line_code" AS "renamed_line",
          "t6"."successor_offering" AS "offering_now",
          "t6"."successor_line_code" AS "line_now"
        FROM "product_renames" AS "t6"
      ) AS "t19"
        ON "t25"."offering_external_key" = "t19"."renamed_offering"
        AND "t25"."offering_product_line_code" = "t19"."renamed_line"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t6"."offering_product_line_code" AS "moved_line",
          "t6"."successor_line_code" AS "moved_to"
        FROM "product_renames" AS "t6"
        WHERE
          "t6"."is_whole_line"
      ) AS "t20"
        ON "t25"."offering_product_line_code" = "t20"."moved_line"
    ) AS "t27"
  ) AS "t30"
  SEMI JOIN (
    SELECT
      *
    FROM "product_offerings" AS "t4"
    WHERE
      "t4"."is_standard_aum"
  ) AS "t17"
    ON "t30"."offering_external_key" = "t17"."product_offering"
    AND "t30"."offering_product_line_code" = "t17"."offering_product_line_code"
), "t42" AS (
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t26"."final_csn", "t26"."account_csn") AS "surviving_account_csn",
      "t26"."tenant_id",
      "t26"."pool_id",
      "t26"."offering_product_line_code",
      "t26"."seats_purchased",
      "t26"."seats_assigned",
      'now' AS "period"
    FROM (
      SELECT
        "t7"."by_month",
        "t7"."subscription_id",
        "t7"."account_csn",
        "t7"."tenant_id",
        "t7"."pool_id",
        "t7"."contract_id",
        "t7"."offering_external_key",
        "t7"."offering_product_line_code",
        "t7"."seats_purchased",
        "t7"."seats_assigned",
        "t7"."start_date",
        "t7"."end_date",
        "t23"."merged_csn",
        "t23"."final_csn"
      FROM "active_subscription_monthly" AS "t7"
      LEFT OUTER JOIN "t9" AS "t23"
        ON "t7"."account_csn" = "t23"."merged_csn"
    ) AS "t26"
  ) AS "t29"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t40"."final_csn", "t40"."account_csn") AS "surviving_account_csn",
      "t40"."tenant_id",
      "t40"."pool_id",
      "t40"."offering_product_line_code",
      "t40"."seats_purchased",
      "t40"."seats_assigned",
      'before' AS "period"
    FROM (
      SELECT
        "t36"."subscription_id",
        "t36"."account_csn",
        "t36"."tenant_id",
        "t36"."pool_id",
        "t36"."contract_id",
        "t36"."offering_external_key",
        "t36"."offering_product_line_code",
        "t36"."entitlement_model",
        "t36"."usage_type",
        "t36"."is_unlimited",
        "t36"."start_date",
        "t36"."seats_purchased",
        "t36"."end_date",
        "t36"."renews_subscription_id",
        "t36"."seats_assigned",
        "t24"."merged_csn",
        "t24"."final_csn"
      FROM (
        SELECT
          *
        FROM "t31" AS "t32"
        WHERE
          "t32"."start_date" <= (
            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
          )
          AND NOT (
            COALESCE(
              CASE
                WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                THEN "t32"."end_date" + INTERVAL '1' DAY
                ELSE "t32"."end_date"
              END <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              ),
              FALSE
            )
          )
      ) AS "t36"
      ANTI JOIN (
        SELECT DISTINCT
          "t37"."subscription_id" AS "renewed_id"
        FROM (
          SELECT
            "t30"."subscription_id",
            "t30"."account_csn",
            "t30"."tenant_id",
            "t30"."pool_id",
            "t30"."contract_id",
            "t30"."offering_external_key",
            "t30"."offering_product_line_code",
            "t30"."entitlement_model",
            "t30"."usage_type",
            "t30"."is_unlimited",
            "t30"."start_date",
            "t30"."seats_purchased",
            "t30"."end_date",
            "t30"."renews_subscription_id",
            "t30"."seats_assigned",
            "t34"."renewal_id",
            "t34"."renewal_of",
            "t34"."renewal_tenant",
            "t34"."renewal_start"
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
              "t27"."seats_assigned"
            FROM (
              SELECT
                "t25"."subscription_id",
                "t25"."account_csn",
                "t25"."tenant_id",
                "t25"."pool_id",
                "t25"."contract_id",
                "t25"."entitlement_model",
                "t25"."usage_type",
                "t25"."is_unlimited",
                "t25"."start_date",
                "t25"."seats_purchased",
                "t25"."end_date",
                "t25"."renews_subscription_id",
                "t25"."seats_assigned",
                COALESCE("t19"."offering_now", "t25"."offering_external_key") AS "offering_external_key",
                COALESCE("t19"."line_now", "t20"."moved_to", "t25"."offering_product_line_code") AS "offering_product_line_code"
              FROM (
                SELECT
                  *
                FROM "entitlements" AS "t5"
                WHERE
                  "t5"."usage_type" = 'COM'
                  AND "t5"."entitlement_model" = 'SUS'
                  AND NOT (
                    "t5"."is_unlimited"
                  )
              ) AS "t25"
              LEFT OUTER JOIN (
                SELECT
                  "t6"."product_offering" AS "renamed_offering",
                  "t6"."offering_product_line_code" AS "renamed_line",
                  "t6"."successor_offering" AS "offering_now",
                  "t6"."successor_line_code" AS "line_now"
                FROM "product_renames" AS "t6"
              ) AS "t19"
                ON "t25"."offering_external_key" = "t19"."renamed_offering"
                AND "t25"."offering_product_line_code" = "t19"."renamed_line"
              LEFT OUTER JOIN (
                SELECT DISTINCT
                  "t6"."offering_product_line_code" AS "moved_line",
                  "t6"."successor_line_code" AS "moved_to"
                FROM "product_renames" AS "t6"
                WHERE
                  "t6"."is_whole_line"
              ) AS "t20"
                ON "t25"."offering_product_line_code" = "t20"."moved_line"
            ) AS "t27"
          ) AS "t30"
          SEMI JOIN (
            SELECT
              *
            FROM "product_offerings" AS "t4"
            WHERE
              "t4"."is_standard_aum"
          ) AS "t17"
            ON "t30"."offering_external_key" = "t17"."product_offering"
            AND "t30"."offering_product_line_code" = "t17"."offering_product_line_code"
          INNER JOIN (
            SELECT
              "t32"."subscription_id" AS "renewal_id",
              "t32"."renews_subscription_id" AS "renewal_of",
              "t32"."tenant_id" AS "renewal_tenant",
              "t32"."start_date" AS "renewal_start"
            FROM "t31" AS "t32"
            WHERE
              "t32"."renews_subscription_id" IS NOT NULL
              AND "t32"."start_date" <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              )
          ) AS "t34"
            ON "t30"."subscription_id" = "t34"."renewal_of"
            AND "t30"."tenant_id" = "t34"."renewal_tenant"
        ) AS "t37"
        WHERE
          (
            "t37"."renewal_start" > "t37"."start_date"
          )
          OR (
            (
              "t37"."renewal_start" = "t37"."start_date"
            )
            AND (
              "t37"."renewal_id" <> "t37"."subscription_id"
            )
            AND (
              (
                "t37"."renews_subscription_id" IS NULL
              )
              OR (
                "t37"."renewal_id" > "t37"."subscription_id"
              )
            )
          )
      ) AS "t39"
        ON "t36"."subscription_id" = "t39"."renewed_id"
      LEFT OUTER JOIN "t9" AS "t24"
        ON "t36"."account_csn" = "t24"."merged_csn"
    ) AS "t40"
  ) AS "t41"
), "t47" AS (
  SELECT DISTINCT
    "t43"."surviving_account_csn",
    "t43"."tenant_id"
  FROM "t42" AS "t43"
  WHERE
    "t43"."period" = 'now'
), "t63" AS (
  SELECT
    CAST(':last_day' AS DATE) AS "snapshot_date",
    "t60"."surviving_account_csn",
    "t60"."seats_purchased",
    CASE
      WHEN "t60"."seats_purchased" <= 10
      THEN '1-10'
      WHEN "t60"."seats_purchased" <= 50
      THEN '11-50'
      WHEN "t60"."seats_purchased" <= 250
      THEN '51-250'
      ELSE '251+'
    END AS "seat_band",
    "t13"."industry_group",
    "t48"."before_csn" IS NOT NULL AS "was_active_before",
    "t62"."sharing_csn" IS NOT NULL AS "is_shared",
    FALSE AS "is_frozen",
    CAST(':last_day' AS DATE) AS "last_active_on"
  FROM (
    SELECT
      "t57"."surviving_account_csn",
      SUM("t57"."seats_purchased") AS "seats_purchased"
    FROM (
      SELECT
        "t49"."surviving_account_csn",
        "t49"."tenant_id",
        "t49"."pool_id",
        "t54"."seats_purchased"
      FROM (
        SELECT DISTINCT
          "t43"."surviving_account_csn",
          "t43"."tenant_id",
          "t43"."pool_id"
        FROM "t42" AS "t43"
        WHERE
          "t43"."period" = 'now'
      ) AS "t49"
      INNER JOIN (
        SELECT
          "t46"."tenant_id",
          "t46"."pool_id",
          SUM("t46"."seats_purchased") AS "seats_purchased"
        FROM (
          SELECT
            *
          FROM "t42" AS "t43"
          WHERE
            "t43"."period" = 'now'
        ) AS "t46"
        GROUP BY
          1,
          2
      ) AS "t54"
        ON "t49"."tenant_id" = "t54"."tenant_id" AND "t49"."pool_id" = "t54"."pool_id"
    ) AS "t57"
    GROUP BY
      1
  ) AS "t60"
  LEFT OUTER JOIN (
    SELECT
      "t0"."account_csn" AS "known_csn",
      "t0"."industry_group"
    FROM "account_attributes" AS "t0"
  ) AS "t13"
    ON "t60"."surviving_account_csn" = "t13"."known_csn"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      "t43"."surviving_account_csn" AS "before_csn"
    FROM "t42" AS "t43"
    WHERE
      "t43"."period" = 'before'
  ) AS "t48"
    ON "t60"."surviving_account_csn" = "t48"."before_csn"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      *
    FROM (
      SELECT
        "t51"."surviving_account_csn" AS "sharing_csn"
      FROM "t47" AS "t51"
      SEMI JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t50"."tenant_id",
            COUNT(*) AS "accounts"
          FROM "t47" AS "t50"
          GROUP BY
            1
        ) AS "t53"
        WHERE
          "t53"."accounts" > 1
      ) AS "t56"
        ON "t51"."tenant_id" = "t56"."tenant_id"
    ) AS "t59"
  ) AS "t62"
    ON "t60"."surviving_account_csn" = "t62"."sharing_csn"
)
SELECT
  *
FROM "t63" AS "t64"
UNION ALL
SELECT
  *
FROM (
  SELECT
    CAST(':last_day' AS DATE) AS "snapshot_date",
    "t67"."surviving_account_csn",
    "t67"."seats_purchased",
    "t67"."seat_band",
    "t67"."industry_group",
    "t67"."was_active_before",
    "t67"."is_shared",
    TRUE AS "is_frozen",
    "t67"."last_active_on"
  FROM (
    SELECT
      "t66"."snapshot_date",
      "t66"."surviving_account_csn",
      "t66"."seats_purchased",
      "t66"."seat_band",
      "t66"."industry_group",
      "t66"."was_active_before",
      "t66"."is_shared",
      "t66"."is_frozen",
      "t66"."last_active_on",
      ROW_NUMBER() OVER (
        PARTITION BY "t66"."surviving_account_csn"
        ORDER BY "t66"."snapshot_date" DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "place"
    FROM (
      SELECT
        "t21"."snapshot_date",
        "t21"."surviving_account_csn",
        "t21"."seats_purchased",
        "t21"."seat_band",
        "t21"."industry_group",
        "t21"."was_active_before",
        "t21"."is_shared",
        "t21"."is_frozen",
        "t21"."last_active_on"
      FROM (
        SELECT
          *
        FROM "engagement_accounts_monthly" AS "t1"
        WHERE
          NOT (
            "t1"."is_frozen"
          )
      ) AS "t21"
      ANTI JOIN "t63" AS "t65"
        ON "t21"."surviving_account_csn" = "t65"."surviving_account_csn"
      ANTI JOIN (
        SELECT
          "t2"."victim_account_csn" AS "merged_csn"
        FROM "account_merges" AS "t2"
        WHERE
          "t2"."surviving_account_csn" <> "t2"."victim_account_csn"
      ) AS "t22"
        ON "t21"."surviving_account_csn" = "t22"."merged_csn"
    ) AS "t66"
  ) AS "t67"
  WHERE
    "t67"."place" = 0
) AS "t68"