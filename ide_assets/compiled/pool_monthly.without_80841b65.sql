SELECT
  "t19"."by_month",
  "t19"."tenant_id",
  "t19"."pool_id",
  "t19"."offering_external_key",
  "t19"."offering_product_line_code",
  "t19"."seats_purchased",
  "t19"."pool_snapshot",
  "t19"."subscriptions",
  "t19"."accounts",
  "t19"."expired_tenant",
  "t19"."expired_pool",
  COALESCE("t19"."expired_seats", 0) AS "expired_seats",
  CASE
    WHEN CAST(':in_unreliable_window' AS BOOLEAN)
    THEN CAST(NULL AS BIGINT)
    ELSE "t19"."pool_snapshot"
  END AS "seats_assigned",
  CASE
    WHEN CAST(':in_unreliable_window' AS BOOLEAN) OR (
      "t19"."pool_snapshot" IS NULL
    )
    THEN CAST(NULL AS TEXT)
    ELSE 'pool_snapshot'
  END AS "seats_assigned_source"
FROM (
  SELECT
    "t7"."by_month",
    "t7"."tenant_id",
    "t7"."pool_id",
    "t7"."offering_external_key",
    "t7"."offering_product_line_code",
    "t7"."seats_purchased",
    "t7"."pool_snapshot",
    "t7"."subscriptions",
    "t7"."accounts",
    "t18"."expired_tenant",
    "t18"."expired_pool",
    "t18"."expired_seats"
  FROM (
    SELECT
      "t0"."by_month",
      "t0"."tenant_id",
      "t0"."pool_id",
      "t0"."offering_external_key",
      "t0"."offering_product_line_code",
      SUM("t0"."seats_purchased") AS "seats_purchased",
      MAX("t0"."seats_assigned") AS "pool_snapshot",
      COUNT(*) AS "subscriptions",
      COUNT(DISTINCT "t0"."account_csn") AS "accounts"
    FROM "active_subscription_monthly" AS "t0"
    GROUP BY
      1,
      2,
      3,
      4,
      5
  ) AS "t7"
  LEFT OUTER JOIN (
    SELECT
      "t16"."tenant_id" AS "expired_tenant",
      "t16"."pool_id" AS "expired_pool",
      SUM("t16"."seats_purchased") AS "expired_seats"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t8"."subscription_id",
          "t8"."account_csn",
          "t8"."tenant_id",
          "t8"."pool_id",
          "t8"."contract_id",
          "t8"."offering_external_key",
          "t8"."offering_product_line_code",
          "t8"."entitlement_model",
          "t8"."usage_type",
          "t8"."is_unlimited",
          "t8"."start_date",
          "t8"."seats_purchased",
          "t8"."end_date",
          "t8"."renews_subscription_id",
          "t8"."seats_assigned",
          "t14"."renewed_id"
        FROM (
          SELECT
            *
          FROM "entitlements" AS "t1"
          WHERE
            "t1"."usage_type" = 'COM'
            AND "t1"."entitlement_model" = 'SUS'
            AND NOT (
              "t1"."is_unlimited"
            )
        ) AS "t8"
        SEMI JOIN (
          SELECT
            *
          FROM "product_offerings" AS "t2"
          WHERE
            "t2"."is_standard_aum"
        ) AS "t6"
          ON "t8"."offering_external_key" = "t6"."product_offering"
          AND "t8"."offering_product_line_code" = "t6"."offering_product_line_code"
        LEFT OUTER JOIN (
          SELECT DISTINCT
            "t12"."subscription_id" AS "renewed_id"
          FROM (
            SELECT
              "t8"."subscription_id",
              "t8"."account_csn",
              "t8"."tenant_id",
              "t8"."pool_id",
              "t8"."contract_id",
              "t8"."offering_external_key",
              "t8"."offering_product_line_code",
              "t8"."entitlement_model",
              "t8"."usage_type",
              "t8"."is_unlimited",
              "t8"."start_date",
              "t8"."seats_purchased",
              "t8"."end_date",
              "t8"."renews_subscription_id",
              "t8"."seats_assigned",
              "t11"."renewal_id",
              "t11"."renewal_of",
              "t11"."renewal_tenant",
              "t11"."renewal_start"
            FROM (
              SELECT
                *
              FROM "entitlements" AS "t1"
              WHERE
                "t1"."usage_type" = 'COM'
                AND "t1"."entitlement_model" = 'SUS'
                AND NOT (
                  "t1"."is_unlimited"
                )
            ) AS "t8"
            SEMI JOIN (
              SELECT
                *
              FROM "product_offerings" AS "t2"
              WHERE
                "t2"."is_standard_aum"
            ) AS "t6"
              ON "t8"."offering_external_key" = "t6"."product_offering"
              AND "t8"."offering_product_line_code" = "t6"."offering_product_line_code"
            INNER JOIN (
              SELECT
                "t9"."subscription_id" AS "renewal_id",
                "t9"."renews_subscription_id" AS "renewal_of",
                "t9"."tenant_id" AS "renewal_tenant",
                "t9"."start_date" AS "renewal_start"
              FROM (
                SELECT
                  "t8"."subscription_id",
                  "t8"."account_csn",
                  "t8"."tenant_id",
                  "t8"."pool_id",
                  "t8"."contract_id",
                  "t8"."offering_external_key",
                  "t8"."offering_product_line_code",
                  "t8"."entitlement_model",
                  "t8"."usage_type",
                  "t8"."is_unlimited",
                  "t8"."start_date",
                  "t8"."seats_purchased",
                  "t8"."end_date",
                  "t8"."renews_subscription_id",
                  "t8"."seats_assigned"
                FROM (
                  SELECT
                    *
                  FROM "entitlements" AS "t1"
                  WHERE
                    "t1"."usage_type" = 'COM'
                    AND "t1"."entitlement_model" = 'SUS'
                    AND NOT (
                      "t1"."is_unlimited"
                    )
                ) AS "t8"
                SEMI JOIN (
                  SELECT
                    *
                  FROM "product_offerings" AS "t2"
                  WHERE
                    "t2"."is_standard_aum"
                ) AS "t6"
                  ON "t8"."offering_external_key" = "t6"."product_offering"
                  AND "t8"."offering_product_line_code" = "t6"."offering_product_line_code"
              ) AS "t9"
              WHERE
                "t9"."renews_subscription_id" IS NOT NULL
                AND "t9"."start_date" <= CAST(':last_day' AS DATE)
            ) AS "t11"
              ON "t8"."subscription_id" = "t11"."renewal_of"
              AND "t8"."tenant_id" = "t11"."renewal_tenant"
          ) AS "t12"
          WHERE
            (
              "t12"."renewal_start" > "t12"."start_date"
            )
            OR (
              (
                "t12"."renewal_start" = "t12"."start_date"
              )
              AND (
                "t12"."renewal_id" <> "t12"."subscription_id"
              )
              AND (
                (
                  "t12"."renews_subscription_id" IS NULL
                )
                OR (
                  "t12"."renewal_id" > "t12"."subscription_id"
                )
              )
            )
        ) AS "t14"
          ON "t8"."subscription_id" = "t14"."renewed_id"
      ) AS "t15"
      WHERE
        COALESCE(
          CASE
            WHEN CAST(':end_date_inclusive' AS BOOLEAN)
            THEN "t15"."end_date" + INTERVAL '1' DAY
            ELSE "t15"."end_date"
          END <= CAST(':last_day' AS DATE),
          FALSE
        )
        OR (
          "t15"."renewed_id" IS NOT NULL
        )
    ) AS "t16"
    GROUP BY
      1,
      2
  ) AS "t18"
    ON "t7"."tenant_id" = "t18"."expired_tenant"
    AND "t7"."pool_id" = "t18"."expired_pool"
) AS "t19"