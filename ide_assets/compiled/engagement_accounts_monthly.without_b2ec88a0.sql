WITH "t8" AS (
  SELECT
    "t2"."victim_account_csn" AS "merged_csn",
    "t2"."surviving_account_csn" AS "final_csn"
  FROM "account_merges" AS "t2"
), "t22" AS (
  SELECT
    "t20"."subscription_id",
    "t20"."account_csn",
    "t20"."tenant_id",
    "t20"."pool_id",
    "t20"."contract_id",
    "t20"."offering_external_key",
    "t20"."offering_product_line_code",
    "t20"."entitlement_model",
    "t20"."usage_type",
    "t20"."is_unlimited",
    "t20"."start_date",
    "t20"."seats_purchased",
    "t20"."end_date",
    "t20"."renews_subscription_id",
    "t20"."seats_assigned"
  FROM (
    SELECT
      *
    FROM "entitlements" AS "t4"
    WHERE
      "t4"."usage_type" = 'COM'
      AND "t4"."entitlement_model" = 'SUS'
      AND NOT (
        "t4"."is_unlimited"
      )
  ) AS "t20"
  SEMI JOIN (
    SELECT
      *
    FROM "product_offerings" AS "t5"
    WHERE
      "t5"."is_standard_aum"
  ) AS "t15"
    ON "t20"."offering_external_key" = "t15"."product_offering"
    AND "t20"."offering_product_line_code" = "t15"."offering_product_line_code"
), "t34" AS (
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t21"."final_csn", "t21"."account_csn") AS "surviving_account_csn",
      "t21"."tenant_id",
      "t21"."pool_id",
      "t21"."offering_product_line_code",
      "t21"."seats_purchased",
      "t21"."seats_assigned",
      'now' AS "period"
    FROM (
      SELECT
        "t6"."by_month",
        "t6"."subscription_id",
        "t6"."account_csn",
        "t6"."tenant_id",
        "t6"."pool_id",
        "t6"."contract_id",
        "t6"."offering_external_key",
        "t6"."offering_product_line_code",
        "t6"."seats_purchased",
        "t6"."seats_assigned",
        "t6"."start_date",
        "t6"."end_date",
        "t18"."merged_csn",
        "t18"."final_csn"
      FROM "active_subscription_monthly" AS "t6"
      LEFT OUTER JOIN "t8" AS "t18"
        ON "t6"."account_csn" = "t18"."merged_csn"
    ) AS "t21"
  ) AS "t24"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      COALESCE("t32"."final_csn", "t32"."account_csn") AS "surviving_account_csn",
      "t32"."tenant_id",
      "t32"."pool_id",
      "t32"."offering_product_line_code",
      "t32"."seats_purchased",
      "t32"."seats_assigned",
      'before' AS "period"
    FROM (
      SELECT
        "t28"."subscription_id",
        "t28"."account_csn",
        "t28"."tenant_id",
        "t28"."pool_id",
        "t28"."contract_id",
        "t28"."offering_external_key",
        "t28"."offering_product_line_code",
        "t28"."entitlement_model",
        "t28"."usage_type",
        "t28"."is_unlimited",
        "t28"."start_date",
        "t28"."seats_purchased",
        "t28"."end_date",
        "t28"."renews_subscription_id",
        "t28"."seats_assigned",
        "t19"."merged_csn",
        "t19"."final_csn"
      FROM (
        SELECT
          *
        FROM "t22" AS "t23"
        WHERE
          "t23"."start_date" <= (
            CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
          )
          AND NOT (
            COALESCE(
              CASE
                WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                THEN "t23"."end_date" + INTERVAL '1' DAY
                ELSE "t23"."end_date"
              END <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              ),
              FALSE
            )
          )
      ) AS "t28"
      ANTI JOIN (
        SELECT DISTINCT
          "t29"."subscription_id" AS "renewed_id"
        FROM (
          SELECT
            "t20"."subscription_id",
            "t20"."account_csn",
            "t20"."tenant_id",
            "t20"."pool_id",
            "t20"."contract_id",
            "t20"."offering_external_key",
            "t20"."offering_product_line_code",
            "t20"."entitlement_model",
            "t20"."usage_type",
            "t20"."is_unlimited",
            "t20"."start_date",
            "t20"."seats_purchased",
            "t20"."end_date",
            "t20"."renews_subscription_id",
            "t20"."seats_assigned",
            "t26"."renewal_id",
            "t26"."renewal_of",
            "t26"."renewal_tenant",
            "t26"."renewal_start"
          FROM (
            SELECT
              *
            FROM "entitlements" AS "t4"
            WHERE
              "t4"."usage_type" = 'COM'
              AND "t4"."entitlement_model" = 'SUS'
              AND NOT (
                "t4"."is_unlimited"
              )
          ) AS "t20"
          SEMI JOIN (
            SELECT
              *
            FROM "product_offerings" AS "t5"
            WHERE
              "t5"."is_standard_aum"
          ) AS "t15"
            ON "t20"."offering_external_key" = "t15"."product_offering"
            AND "t20"."offering_product_line_code" = "t15"."offering_product_line_code"
          INNER JOIN (
            SELECT
              "t23"."subscription_id" AS "renewal_id",
              "t23"."renews_subscription_id" AS "renewal_of",
              "t23"."tenant_id" AS "renewal_tenant",
              "t23"."start_date" AS "renewal_start"
            FROM "t22" AS "t23"
            WHERE
              "t23"."renews_subscription_id" IS NOT NULL
              AND "t23"."start_date" <= (
                CAST(':last_day' AS DATE) + INTERVAL '-30' DAY
              )
          ) AS "t26"
            ON "t20"."subscription_id" = "t26"."renewal_of"
            AND "t20"."tenant_id" = "t26"."renewal_tenant"
        ) AS "t29"
        WHERE
          (
            "t29"."renewal_start" > "t29"."start_date"
          )
          OR (
            (
              "t29"."renewal_start" = "t29"."start_date"
            )
            AND (
              "t29"."renewal_id" <> "t29"."subscription_id"
            )
            AND (
              (
                "t29"."renews_subscription_id" IS NULL
              )
              OR (
                "t29"."renewal_id" > "t29"."subscription_id"
              )
            )
          )
      ) AS "t31"
        ON "t28"."subscription_id" = "t31"."renewed_id"
      LEFT OUTER JOIN "t8" AS "t19"
        ON "t28"."account_csn" = "t19"."merged_csn"
    ) AS "t32"
  ) AS "t33"
), "t39" AS (
  SELECT DISTINCT
    "t35"."surviving_account_csn",
    "t35"."tenant_id"
  FROM "t34" AS "t35"
  WHERE
    "t35"."period" = 'now'
), "t55" AS (
  SELECT
    CAST(':last_day' AS DATE) AS "snapshot_date",
    "t52"."surviving_account_csn",
    "t52"."seats_purchased",
    CASE
      WHEN "t52"."seats_purchased" <= 10
      THEN '1-10'
      WHEN "t52"."seats_purchased" <= 50
      THEN '11-50'
      WHEN "t52"."seats_purchased" <= 250
      THEN '51-250'
      ELSE '251+'
    END AS "seat_band",
    "t10"."industry_group",
    "t40"."before_csn" IS NOT NULL AS "was_active_before",
    "t54"."sharing_csn" IS NOT NULL AS "is_shared",
    FALSE AS "is_frozen",
    CAST(':last_day' AS DATE) AS "last_active_on"
  FROM (
    SELECT
      "t49"."surviving_account_csn",
      SUM("t49"."seats_purchased") AS "seats_purchased"
    FROM (
      SELECT
        "t41"."surviving_account_csn",
        "t41"."tenant_id",
        "t41"."pool_id",
        "t46"."seats_purchased"
      FROM (
        SELECT DISTINCT
          "t35"."surviving_account_csn",
          "t35"."tenant_id",
          "t35"."pool_id"
        FROM "t34" AS "t35"
        WHERE
          "t35"."period" = 'now'
      ) AS "t41"
      INNER JOIN (
        SELECT
          "t38"."tenant_id",
          "t38"."pool_id",
          SUM("t38"."seats_purchased") AS "seats_purchased"
        FROM (
          SELECT
            *
          FROM "t34" AS "t35"
          WHERE
            "t35"."period" = 'now'
        ) AS "t38"
        GROUP BY
          1,
          2
      ) AS "t46"
        ON "t41"."tenant_id" = "t46"."tenant_id" AND "t41"."pool_id" = "t46"."pool_id"
    ) AS "t49"
    GROUP BY
      1
  ) AS "t52"
  LEFT OUTER JOIN (
    SELECT
      "t0"."account_csn" AS "known_csn",
      "t0"."industry_group"
    FROM "account_attributes" AS "t0"
  ) AS "t10"
    ON "t52"."surviving_account_csn" = "t10"."known_csn"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      "t35"."surviving_account_csn" AS "before_csn"
    FROM "t34" AS "t35"
    WHERE
      "t35"."period" = 'before'
  ) AS "t40"
    ON "t52"."surviving_account_csn" = "t40"."before_csn"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      *
    FROM (
      SELECT
        "t43"."surviving_account_csn" AS "sharing_csn"
      FROM "t39" AS "t43"
      SEMI JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t42"."tenant_id",
            COUNT(*) AS "accounts"
          FROM "t39" AS "t42"
          GROUP BY
            1
        ) AS "t45"
        WHERE
          "t45"."accounts" > 1
      ) AS "t48"
        ON "t43"."tenant_id" = "t48"."tenant_id"
    ) AS "t51"
  ) AS "t54"
    ON "t52"."surviving_account_csn" = "t54"."sharing_csn"
)
SELECT
  *
FROM "t55" AS "t56"
UNION ALL
SELECT
  *
FROM (
  SELECT
    CAST(':last_day' AS DATE) AS "snapshot_date",
    "t59"."surviving_account_csn",
    "t59"."seats_purchased",
    "t59"."seat_band",
    "t59"."industry_group",
    "t59"."was_active_before",
    "t59"."is_shared",
    TRUE AS "is_frozen",
    "t59"."last_active_on"
  FROM (
    SELECT
      "t58"."snapshot_date",
      "t58"."surviving_account_csn",
      "t58"."seats_purchased",
      "t58"."seat_band",
      "t58"."industry_group",
      "t58"."was_active_before",
      "t58"."is_shared",
      "t58"."is_frozen",
      "t58"."last_active_on",
      ROW_NUMBER() OVER (
        PARTITION BY "t58"."surviving_account_csn"
        ORDER BY "t58"."snapshot_date" DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "place"
    FROM (
      SELECT
        "t16"."snapshot_date",
        "t16"."surviving_account_csn",
        "t16"."seats_purchased",
        "t16"."seat_band",
        "t16"."industry_group",
        "t16"."was_active_before",
        "t16"."is_shared",
        "t16"."is_frozen",
        "t16"."last_active_on"
      FROM (
        SELECT
          *
        FROM "engagement_accounts_monthly" AS "t1"
        WHERE
          NOT (
            "t1"."is_frozen"
          )
      ) AS "t16"
      ANTI JOIN "t55" AS "t57"
        ON "t16"."surviving_account_csn" = "t57"."surviving_account_csn"
      ANTI JOIN (
        SELECT
          "t2"."victim_account_csn" AS "merged_csn"
        FROM "account_merges" AS "t2"
        WHERE
          "t2"."surviving_account_csn" <> "t2"."victim_account_csn"
      ) AS "t17"
        ON "t16"."surviving_account_csn" = "t17"."merged_csn"
    ) AS "t58"
  ) AS "t59"
  WHERE
    "t59"."place" = 0
) AS "t60"