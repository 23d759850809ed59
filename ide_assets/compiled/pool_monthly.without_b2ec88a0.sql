SELECT
  "t26"."by_month",
  "t26"."tenant_id",
  "t26"."pool_id",
  "t26"."offering_external_key",
  "t26"."offering_product_line_code",
  "t26"."seats_purchased",
  "t26"."pool_snapshot",
  "t26"."subscriptions",
  "t26"."accounts",
  "t26"."expired_tenant",
  "t26"."expired_pool",
  "t26"."expired_seats",
  "t26"."held_tenant",
  "t26"."held_pool",
  "t26"."users",
  CASE
    WHEN CAST(':in_unreliable_window' AS BOOLEAN)
    THEN "t26"."users"
    ELSE "t26"."pool_snapshot"
  END AS "seats_assigned",
  CASE
    WHEN CASE
      WHEN CAST(':in_unreliable_window' AS BOOLEAN)
      THEN "t26"."users"
      ELSE "t26"."pool_snapshot"
    END IS NULL
    THEN CAST(NULL AS TEXT)
    ELSE CASE
      WHEN CAST(':in_unreliable_window' AS BOOLEAN)
      THEN 'seat_assignments'
      ELSE 'pool_snapshot'
    END
  END AS "seats_assigned_source"
FROM (
  SELECT
    "t25"."by_month",
    "t25"."tenant_id",
    "t25"."pool_id",
    "t25"."offering_external_key",
    "t25"."offering_product_line_code",
    "t25"."seats_purchased",
    "t25"."pool_snapshot",
    "t25"."subscriptions",
    "t25"."accounts",
    "t25"."expired_tenant",
    "t25"."expired_pool",
    "t25"."expired_seats",
    "t13"."held_tenant",
    "t13"."held_pool",
    "t13"."users"
  FROM (
    SELECT
      "t23"."by_month",
      "t23"."tenant_id",
      "t23"."pool_id",
      "t23"."offering_external_key",
      "t23"."offering_product_line_code",
      "t23"."seats_purchased",
      "t23"."pool_snapshot",
      "t23"."subscriptions",
      "t23"."accounts",
      "t23"."expired_tenant",
      "t23"."expired_pool",
      COALESCE("t23"."expired_seats", 0) AS "expired_seats"
    FROM (
      SELECT
        "t8"."by_month",
        "t8"."tenant_id",
        "t8"."pool_id",
        "t8"."offering_external_key",
        "t8"."offering_product_line_code",
        "t8"."seats_purchased",
        "t8"."pool_snapshot",
        "t8"."subscriptions",
        "t8"."accounts",
        "t22"."expired_tenant",
        "t22"."expired_pool",
        "t22"."expired_seats"
      FROM (
        SELECT
          "t1"."by_month",
          "t1"."tenant_id",
          "t1"."pool_id",
          "t1"."offering_external_key",
          "t1"."offering_product_line_code",
          SUM("t1"."seats_purchased") AS "seats_purchased",
          MAX("t1"."seats_assigned") AS "pool_snapshot",
          COUNT(*) AS "subscriptions",
          COUNT(DISTINCT "t1"."account_csn") AS "accounts"
        FROM "active_subscription_monthly" AS "t1"
        GROUP BY
          1,
          2,
          3,
          4,
          5
      ) AS "t8"
      LEFT OUTER JOIN (
        SELECT
          "t20"."tenant_id" AS "expired_tenant",
          "t20"."pool_id" AS "expired_pool",
          SUM("t20"."seats_purchased") AS "expired_seats"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t9"."subscription_id",
              "t9"."account_csn",
              "t9"."tenant_id",
              "t9"."pool_id",
              "t9"."contract_id",
              "t9"."offering_external_key",
              "t9"."offering_product_line_code",
              "t9"."entitlement_model",
              "t9"."usage_type",
              "t9"."is_unlimited",
              "t9"."start_date",
              "t9"."seats_purchased",
              "t9"."end_date",
              "t9"."renews_subscription_id",
              "t9"."seats_assigned",
              "t18"."renewed_id"
            FROM (
              SELECT
                *
              FROM "entitlements" AS "t2"
              WHERE
                "t2"."usage_type" = 'COM'
                AND "t2"."entitlement_model" = 'SUS'
                AND NOT (
                  "t2"."is_unlimited"
                )
            ) AS "t9"
            SEMI JOIN (
              SELECT
                *
              FROM "product_offerings" AS "t3"
              WHERE
                "t3"."is_standard_aum"
            ) AS "t7"
              ON "t9"."offering_external_key" = "t7"."product_offering"
              AND "t9"."offering_product_line_code" = "t7"."offering_product_line_code"
            LEFT OUTER JOIN (
              SELECT DISTINCT
                "t16"."subscription_id" AS "renewed_id"
              FROM (
                SELECT
                  "t9"."subscription_id",
                  "t9"."account_csn",
                  "t9"."tenant_id",
                  "t9"."pool_id",
                  "t9"."contract_id",
                  "t9"."offering_external_key",
                  "t9"."offering_product_line_code",
                  "t9"."entitlement_model",
                  "t9"."usage_type",
                  "t9"."is_unlimited",
                  "t9"."start_date",
                  "t9"."seats_purchased",
                  "t9"."end_date",
                  "t9"."renews_subscription_id",
                  "t9"."seats_assigned",
                  "t15"."renewal_id",
                  "t15"."renewal_of",
                  "t15"."renewal_tenant",
                  "t15"."renewal_start"
                FROM (
                  SELECT
                    *
                  FROM "entitlements" AS "t2"
                  WHERE
                    "t2"."usage_type" = 'COM'
                    AND "t2"."entitlement_model" = 'SUS'
                    AND NOT (
                      "t2"."is_unlimited"
                    )
                ) AS "t9"
                SEMI JOIN (
                  SELECT
                    *
                  FROM "product_offerings" AS "t3"
                  WHERE
                    "t3"."is_standard_aum"
                ) AS "t7"
                  ON "t9"."offering_external_key" = "t7"."product_offering"
                  AND "t9"."offering_product_line_code" = "t7"."offering_product_line_code"
                INNER JOIN (
                  SELECT
                    "t11"."subscription_id" AS "renewal_id",
                    "t11"."renews_subscription_id" AS "renewal_of",
                    "t11"."tenant_id" AS "renewal_tenant",
                    "t11"."start_date" AS "renewal_start"
                  FROM (
                    SELECT
                      "t9"."subscription_id",
                      "t9"."account_csn",
                      "t9"."tenant_id",
                      "t9"."pool_id",
                      "t9"."contract_id",
                      "t9"."offering_external_key",
                      "t9"."offering_product_line_code",
                      "t9"."entitlement_model",
                      "t9"."usage_type",
                      "t9"."is_unlimited",
                      "t9"."start_date",
                      "t9"."seats_purchased",
                      "t9"."end_date",
                      "t9"."renews_subscription_id",
                      "t9"."seats_assigned"
                    FROM (
                      SELECT
                        *
                      FROM "entitlements" AS "t2"
                      WHERE
                        "t2"."usage_type" = 'COM'
                        AND "t2"."entitlement_model" = 'SUS'
                        AND NOT (
                          "t2"."is_unlimited"
                        )
                    ) AS "t9"
                    SEMI JOIN (
                      SELECT
                        *
                      FROM "product_offerings" AS "t3"
                      WHERE
                        "t3"."is_standard_aum"
                    ) AS "t7"
                      ON "t9"."offering_external_key" = "t7"."product_offering"
                      AND "t9"."offering_product_line_code" = "t7"."offering_product_line_code"
                  ) AS "t11"
                  WHERE
                    "t11"."renews_subscription_id" IS NOT NULL
                    AND "t11"."start_date" <= CAST(':last_day' AS DATE)
                ) AS "t15"
                  ON "t9"."subscription_id" = "t15"."renewal_of"
                  AND "t9"."tenant_id" = "t15"."renewal_tenant"
              ) AS "t16"
              WHERE
                (
                  "t16"."renewal_start" > "t16"."start_date"
                )
                OR (
                  (
                    "t16"."renewal_start" = "t16"."start_date"
                  )
                  AND (
                    "t16"."renewal_id" <> "t16"."subscription_id"
                  )
                  AND (
                    (
                      "t16"."renews_subscription_id" IS NULL
                    )
                    OR (
                      "t16"."renewal_id" > "t16"."subscription_id"
                    )
                  )
                )
            ) AS "t18"
              ON "t9"."subscription_id" = "t18"."renewed_id"
          ) AS "t19"
          WHERE
            COALESCE(
              CASE
                WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                THEN "t19"."end_date" + INTERVAL '1' DAY
                ELSE "t19"."end_date"
              END <= CAST(':last_day' AS DATE),
              FALSE
            )
            OR (
              "t19"."renewed_id" IS NOT NULL
            )
        ) AS "t20"
        GROUP BY
          1,
          2
      ) AS "t22"
        ON "t8"."tenant_id" = "t22"."expired_tenant"
        AND "t8"."pool_id" = "t22"."expired_pool"
    ) AS "t23"
  ) AS "t25"
  LEFT OUTER JOIN (
    SELECT
      "t10"."tenant_id" AS "held_tenant",
      "t10"."pool_id" AS "held_pool",
      COUNT(DISTINCT "t10"."holder") AS "users"
    FROM (
      SELECT
        "t0"."tenant_id",
        "t0"."pool_id",
        "t0"."user_id",
        "t0"."assigned_on",
        "t0"."unassigned_on",
        CASE
          WHEN (
            "t0"."assigned_on" <= CAST(':last_day' AS DATE)
          )
          AND (
            (
              "t0"."unassigned_on" IS NULL
            )
            OR (
              "t0"."unassigned_on" > CAST(':last_day' AS DATE)
            )
          )
          THEN "t0"."user_id"
          ELSE CAST(NULL AS TEXT)
        END AS "holder"
      FROM "seat_assignments" AS "t0"
      WHERE
        CAST(':in_unreliable_window' AS BOOLEAN)
    ) AS "t10"
    GROUP BY
      1,
      2
  ) AS "t13"
    ON "t25"."tenant_id" = "t13"."held_tenant" AND "t25"."pool_id" = "t13"."held_pool"
) AS "t26"