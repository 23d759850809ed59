WITH "t17" AS (
  SELECT
    *
  FROM (
    SELECT
      "t12"."tenant_id",
      "t12"."offering_product_line_code",
      "t12"."product_offering",
      "t12"."mau",
      'authorizations' AS "mau_source"
    FROM (
      SELECT
        "t7"."tenant_id",
        "t7"."offering_product_line_code",
        "t7"."product_offering",
        COUNT(DISTINCT "t7"."user_id") AS "mau"
      FROM (
        SELECT
          *
        FROM "usage_authorizations" AS "t2"
        WHERE
          "t2"."usage_type" = 'COM' AND COALESCE("t2"."user_type", 'member') = 'member'
      ) AS "t7"
      GROUP BY
        1,
        2,
        3
    ) AS "t12"
  ) AS "t15"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t14"."tenant_id",
      "t14"."offering_product_line_code",
      "t14"."product_offering",
      "t14"."mau",
      'counts' AS "mau_source"
    FROM (
      SELECT
        "t9"."tenant_id",
        "t9"."offering_product_line_code",
        "t9"."product_offering",
        SUM("t9"."active_users") AS "mau"
      FROM (
        SELECT
          "t6"."tenant_id",
          "t6"."product_offering",
          "t6"."offering_product_line_code",
          "t6"."active_users"
        FROM "usage_counts" AS "t6"
        ANTI JOIN "usage_authorizations" AS "t5"
          ON "t6"."tenant_id" = "t5"."tenant_id"
          AND "t6"."offering_product_line_code" = "t5"."offering_product_line_code"
      ) AS "t9"
      GROUP BY
        1,
        2,
        3
    ) AS "t14"
  ) AS "t16"
)
SELECT
  "t25"."tenant_id",
  "t25"."offering_product_line_code",
  "t25"."product_offering",
  "t25"."mau",
  "t25"."mau_source",
  "t25"."seats_tenant",
  "t25"."seats_line",
  "t25"."purchased",
  "t25"."assigned",
  "t25"."subscribed_tenant",
  "t25"."subscribed_line",
  CAST(':first_day' AS DATE) AS "by_month",
  COALESCE("t25"."purchased", 0) AS "seats_purchased",
  "t25"."assigned" AS "seats_assigned",
  "t25"."mau" = 0 AS "dormancy_flag",
  "t25"."subscribed_tenant" IS NOT NULL AS "has_subscription",
  CASE
    WHEN COALESCE("t25"."purchased", 0) = 0
    THEN CAST(NULL AS DOUBLE)
    ELSE CAST(CAST(FLOOR(
      (
        (
          (
            "t25"."mau" * 200
          ) + "t25"."assigned"
        ) - (
          (
            (
              "t25"."mau" * 200
            ) + "t25"."assigned"
          ) % (
            NULLIF("t25"."assigned", 0) * 2
          )
        )
      ) / (
        NULLIF("t25"."assigned", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE)
  END AS "usage_rate",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t25"."mau" * 200
        ) + COALESCE("t25"."purchased", 0)
      ) - (
        (
          (
            "t25"."mau" * 200
          ) + COALESCE("t25"."purchased", 0)
        ) % (
          NULLIF(COALESCE("t25"."purchased", 0), 0) * 2
        )
      )
    ) / (
      NULLIF(COALESCE("t25"."purchased", 0), 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) AS "utilisation_rate"
FROM (
  SELECT
    "t24"."tenant_id",
    "t24"."offering_product_line_code",
    "t24"."product_offering",
    "t24"."mau",
    "t24"."mau_source",
    "t10"."seats_tenant",
    "t10"."seats_line",
    "t10"."purchased",
    "t10"."assigned",
    "t13"."subscribed_tenant",
    "t13"."subscribed_line"
  FROM (
    SELECT
      *
    FROM "t17" AS "t18"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t21"."tenant_id",
        "t21"."offering_product_line_code",
        "t21"."product_offering",
        0 AS "mau",
        CAST(NULL AS TEXT) AS "mau_source"
      FROM (
        SELECT DISTINCT
          *
        FROM (
          SELECT
            "t4"."tenant_id",
            "t4"."offering_product_line_code",
            "t4"."offering_external_key" AS "product_offering"
          FROM "pool_monthly" AS "t4"
          ANTI JOIN "t17" AS "t19"
            ON "t4"."tenant_id" = "t19"."tenant_id"
            AND "t4"."offering_product_line_code" = "t19"."offering_product_line_code"
        ) AS "t20"
      ) AS "t21"
    ) AS "t22"
  ) AS "t24"
  LEFT OUTER JOIN (
    SELECT
      "t0"."tenant_id" AS "seats_tenant",
      "t0"."offering_product_line_code" AS "seats_line",
      SUM("t0"."seats_purchased") AS "purchased",
      CASE
        WHEN BOOL_OR(CAST("t0"."seats_assigned" IS NULL AS BOOLEAN))
        THEN CAST(NULL AS BIGINT)
        ELSE SUM("t0"."seats_assigned")
      END AS "assigned"
    FROM "pool_monthly" AS "t0"
    GROUP BY
      1,
      2
  ) AS "t10"
    ON "t24"."tenant_id" = "t10"."seats_tenant"
    AND "t24"."offering_product_line_code" = "t10"."seats_line"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      "t1"."tenant_id" AS "subscribed_tenant",
      "t1"."offering_product_line_code" AS "subscribed_line"
    FROM "entitlements" AS "t1"
    WHERE
      "t1"."start_date" <= CAST(':last_day' AS DATE)
      AND NOT (
        COALESCE(
          CASE
            WHEN CAST(':end_date_inclusive' AS BOOLEAN)
            THEN "t1"."end_date" + INTERVAL '1' DAY
            ELSE "t1"."end_date"
          END <= CAST(':last_day' AS DATE),
          FALSE
        )
      )
  ) AS "t13"
    ON "t24"."tenant_id" = "t13"."subscribed_tenant"
    AND "t24"."offering_product_line_code" = "t13"."subscribed_line"
) AS "t25"