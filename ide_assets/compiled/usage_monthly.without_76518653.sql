WITH "t10" AS (
  SELECT
    "t8"."tenant_id",
    "t8"."offering_product_line_code",
    "t8"."product_offering",
    "t8"."mau",
    'authorizations' AS "mau_source"
  FROM (
    SELECT
      "t4"."tenant_id",
      "t4"."offering_product_line_code",
      "t4"."product_offering",
      COUNT(DISTINCT "t4"."user_id") AS "mau"
    FROM (
      SELECT
        *
      FROM "usage_authorizations" AS "t2"
      WHERE
        "t2"."usage_type" = 'COM' AND COALESCE("t2"."user_type", 'member') = 'member'
    ) AS "t4"
    GROUP BY
      1,
      2,
      3
  ) AS "t8"
)
SELECT
  "t18"."tenant_id",
  "t18"."offering_product_line_code",
  "t18"."product_offering",
  "t18"."mau",
  "t18"."mau_source",
  "t18"."seats_tenant",
  "t18"."seats_line",
  "t18"."purchased",
  "t18"."assigned",
  "t18"."subscribed_tenant",
  "t18"."subscribed_line",
  CAST(':first_day' AS DATE) AS "by_month",
  COALESCE("t18"."purchased", 0) AS "seats_purchased",
  "t18"."assigned" AS "seats_assigned",
  "t18"."mau" = 0 AS "dormancy_flag",
  "t18"."subscribed_tenant" IS NOT NULL AS "has_subscription",
  CASE
    WHEN COALESCE("t18"."purchased", 0) = 0
    THEN CAST(NULL AS DOUBLE)
    ELSE CAST(CAST(FLOOR(
      (
        (
          (
            "t18"."mau" * 200
          ) + "t18"."assigned"
        ) - (
          (
            (
              "t18"."mau" * 200
            ) + "t18"."assigned"
          ) % (
            NULLIF("t18"."assigned", 0) * 2
          )
        )
      ) / (
        NULLIF("t18"."assigned", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE)
  END AS "usage_rate",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t18"."mau" * 200
        ) + COALESCE("t18"."purchased", 0)
      ) - (
        (
          (
            "t18"."mau" * 200
          ) + COALESCE("t18"."purchased", 0)
        ) % (
          NULLIF(COALESCE("t18"."purchased", 0), 0) * 2
        )
      )
    ) / (
      NULLIF(COALESCE("t18"."purchased", 0), 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) AS "utilisation_rate"
FROM (
  SELECT
    "t17"."tenant_id",
    "t17"."offering_product_line_code",
    "t17"."product_offering",
    "t17"."mau",
    "t17"."mau_source",
    "t6"."seats_tenant",
    "t6"."seats_line",
    "t6"."purchased",
    "t6"."assigned",
    "t9"."subscribed_tenant",
    "t9"."subscribed_line"
  FROM (
    SELECT
      *
    FROM "t10" AS "t11"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t14"."tenant_id",
        "t14"."offering_product_line_code",
        "t14"."product_offering",
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
          ANTI JOIN "t10" AS "t12"
            ON "t3"."tenant_id" = "t12"."tenant_id"
            AND "t3"."offering_product_line_code" = "t12"."offering_product_line_code"
        ) AS "t13"
      ) AS "t14"
    ) AS "t15"
  ) AS "t17"
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
  ) AS "t6"
    ON "t17"."tenant_id" = "t6"."seats_tenant"
    AND "t17"."offering_product_line_code" = "t6"."seats_line"
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
  ) AS "t9"
    ON "t17"."tenant_id" = "t9"."subscribed_tenant"
    AND "t17"."offering_product_line_code" = "t9"."subscribed_line"
) AS "t18"