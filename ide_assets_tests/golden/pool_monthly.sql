SELECT
  "t20"."by_month",
  "t20"."tenant_id",
  "t20"."pool_id",
  "t20"."offering_external_key",
  "t20"."offering_product_line_code",
  "t20"."seats_purchased",
  "t20"."pool_snapshot",
  "t20"."subscriptions",
  "t20"."accounts",
  "t20"."expired_tenant",
  "t20"."expired_pool",
  "t20"."expired_seats",
  "t20"."held_tenant",
  "t20"."held_pool",
  "t20"."users",
  CASE
    WHEN CAST(':in_unreliable_window' AS BOOLEAN)
    THEN COALESCE("t20"."users", 0)
    ELSE "t20"."pool_snapshot"
  END AS "seats_assigned",
  CASE
    WHEN CAST(':in_unreliable_window' AS BOOLEAN)
    THEN 'seat_assignments'
    ELSE 'pool_snapshot'
  END AS "seats_assigned_source"
FROM (
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
    "t19"."expired_seats",
    "t12"."held_tenant",
    "t12"."held_pool",
    "t12"."users"
  FROM (
    SELECT
      "t17"."by_month",
      "t17"."tenant_id",
      "t17"."pool_id",
      "t17"."offering_external_key",
      "t17"."offering_product_line_code",
      "t17"."seats_purchased",
      "t17"."pool_snapshot",
      "t17"."subscriptions",
      "t17"."accounts",
      "t17"."expired_tenant",
      "t17"."expired_pool",
      COALESCE("t17"."expired_seats", 0) AS "expired_seats"
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
        "t16"."expired_tenant",
        "t16"."expired_pool",
        "t16"."expired_seats"
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
          "t14"."tenant_id" AS "expired_tenant",
          "t14"."pool_id" AS "expired_pool",
          SUM("t14"."seats_purchased") AS "expired_seats"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t10"."subscription_id",
              "t10"."account_csn",
              "t10"."tenant_id",
              "t10"."pool_id",
              "t10"."contract_id",
              "t10"."offering_external_key",
              "t10"."offering_product_line_code",
              "t10"."entitlement_model",
              "t10"."usage_type",
              "t10"."is_unlimited",
              "t10"."start_date",
              "t10"."end_date",
              "t10"."seats_purchased",
              "t10"."seats_assigned"
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
            ) AS "t10"
            SEMI JOIN (
              SELECT
                *
              FROM "product_offerings" AS "t3"
              WHERE
                "t3"."is_standard_aum"
            ) AS "t7"
              ON "t10"."offering_external_key" = "t7"."product_offering"
              AND "t10"."offering_product_line_code" = "t7"."offering_product_line_code"
          ) AS "t13"
          WHERE
            "t13"."end_date" <= CAST(':last_day' AS DATE)
        ) AS "t14"
        GROUP BY
          1,
          2
      ) AS "t16"
        ON "t8"."tenant_id" = "t16"."expired_tenant"
        AND "t8"."pool_id" = "t16"."expired_pool"
    ) AS "t17"
  ) AS "t19"
  LEFT OUTER JOIN (
    SELECT
      "t9"."tenant_id" AS "held_tenant",
      "t9"."pool_id" AS "held_pool",
      COUNT(DISTINCT "t9"."user_id") AS "users"
    FROM (
      SELECT
        *
      FROM "seat_assignments" AS "t0"
      WHERE
        CAST(':in_unreliable_window' AS BOOLEAN)
        AND "t0"."assigned_on" <= CAST(':last_day' AS DATE)
        AND (
          (
            "t0"."unassigned_on" IS NULL
          )
          OR (
            "t0"."unassigned_on" > CAST(':last_day' AS DATE)
          )
        )
    ) AS "t9"
    GROUP BY
      1,
      2
  ) AS "t12"
    ON "t19"."tenant_id" = "t12"."held_tenant" AND "t19"."pool_id" = "t12"."held_pool"
) AS "t20"
