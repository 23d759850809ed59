WITH "t6" AS (
  SELECT
    "t4"."tenant_id",
    "t4"."offering_product_line_code",
    "t4"."product_offering",
    "t4"."mau",
    'counts' AS "mau_source"
  FROM (
    SELECT
      "t2"."tenant_id",
      "t2"."offering_product_line_code",
      "t2"."product_offering",
      SUM("t2"."active_users") AS "mau"
    FROM "usage_counts" AS "t2"
    GROUP BY
      1,
      2,
      3
  ) AS "t4"
)
SELECT
  "t17"."tenant_id",
  "t17"."offering_product_line_code",
  "t17"."product_offering",
  "t17"."mau",
  "t17"."mau_source",
  "t17"."seats_tenant",
  "t17"."seats_line",
  "t17"."purchased",
  "t17"."assigned",
  "t17"."subscribed_tenant",
  "t17"."subscribed_line",
  CAST(':first_day' AS DATE) AS "by_month",
  COALESCE("t17"."purchased", 0) AS "seats_purchased",
  "t17"."assigned" AS "seats_assigned",
  "t17"."mau" = 0 AS "dormancy_flag",
  "t17"."subscribed_tenant" IS NOT NULL AS "has_subscription",
  CASE
    WHEN COALESCE("t17"."purchased", 0) = 0
    THEN CAST(NULL AS DOUBLE)
    ELSE CAST(CAST(FLOOR(
      (
        (
          (
            "t17"."mau" * 200
          ) + "t17"."assigned"
        ) - (
          (
            (
              "t17"."mau" * 200
            ) + "t17"."assigned"
          ) % (
            NULLIF("t17"."assigned", 0) * 2
          )
        )
      ) / (
        NULLIF("t17"."assigned", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE)
  END AS "usage_rate",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t17"."mau" * 200
        ) + COALESCE("t17"."purchased", 0)
      ) - (
        (
          (
            "t17"."mau" * 200
          ) + COALESCE("t17"."purchased", 0)
        ) % (
          NULLIF(COALESCE("t17"."purchased", 0), 0) * 2
        )
      )
    ) / (
      NULLIF(COALESCE("t17"."purchased", 0), 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) AS "utilisation_rate"
FROM (
  SELECT
    "t16"."tenant_id",
    "t16"."offering_product_line_code",
    "t16"."product_offering",
    "t16"."mau",
    "t16"."mau_source",
    "t7"."seats_tenant",
    "t7"."seats_line",
    "t7"."purchased",
    "t7"."assigned",
    "t11"."subscribed_tenant",
    "t11"."subscribed_line"
  FROM (
    SELECT
      *
    FROM "t6" AS "t8"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t13"."tenant_id",
        "t13"."offering_product_line_code",
        "t13"."product_offering",
        0 AS "mau",
        CAST(NULL AS TEXT) AS "mau_source"
      FROM (
        SELECT DISTINCT
          *
        FROM (
          SELECT
            "t3"."tenant_id",
            "t3"."offering_product_line_code",
            "t3"."offering_external_key" AS "product_offering"
          FROM "pool_monthly" AS "t3"
          ANTI JOIN "t6" AS "t10"
            ON "t3"."tenant_id" = "t10"."tenant_id"
            AND "t3"."offering_product_line_code" = "t10"."offering_product_line_code"
        ) AS "t12"
      ) AS "t13"
    ) AS "t14"
  ) AS "t16"
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
  ) AS "t7"
    ON "t16"."tenant_id" = "t7"."seats_tenant"
    AND "t16"."offering_product_line_code" = "t7"."seats_line"
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
  ) AS "t11"
    ON "t16"."tenant_id" = "t11"."subscribed_tenant"
    AND "t16"."offering_product_line_code" = "t11"."subscribed_line"
) AS "t17"