WITH "t6" AS (
  SELECT
    "t3"."tenant_id",
    "t3"."offering_product_line_code",
    "t3"."product_offering",
    COUNT(DISTINCT "t3"."user_id") AS "mau"
  FROM (
    SELECT
      *
    FROM "usage_authorizations" AS "t1"
    WHERE
      "t1"."usage_type" = 'COM'
  ) AS "t3"
  GROUP BY
    1,
    2,
    3
)
SELECT
  "t14"."tenant_id",
  "t14"."offering_product_line_code",
  "t14"."product_offering",
  "t14"."mau",
  "t14"."seats_tenant",
  "t14"."seats_line",
  "t14"."purchased",
  "t14"."assigned",
  CAST(':first_day' AS DATE) AS "by_month",
  COALESCE("t14"."purchased", 0) AS "seats_purchased",
  "t14"."assigned" AS "seats_assigned",
  "t14"."mau" = 0 AS "dormancy_flag",
  CASE
    WHEN COALESCE("t14"."purchased", 0) = 0
    THEN CAST(NULL AS DOUBLE)
    ELSE CAST(CAST(FLOOR(
      (
        (
          (
            "t14"."mau" * 200
          ) + "t14"."assigned"
        ) - (
          (
            (
              "t14"."mau" * 200
            ) + "t14"."assigned"
          ) % (
            NULLIF("t14"."assigned", 0) * 2
          )
        )
      ) / (
        NULLIF("t14"."assigned", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE)
  END AS "usage_rate",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t14"."mau" * 200
        ) + COALESCE("t14"."purchased", 0)
      ) - (
        (
          (
            "t14"."mau" * 200
          ) + COALESCE("t14"."purchased", 0)
        ) % (
          NULLIF(COALESCE("t14"."purchased", 0), 0) * 2
        )
      )
    ) / (
      NULLIF(COALESCE("t14"."purchased", 0), 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) AS "utilisation_rate"
FROM (
  SELECT
    "t13"."tenant_id",
    "t13"."offering_product_line_code",
    "t13"."product_offering",
    "t13"."mau",
    "t5"."seats_tenant",
    "t5"."seats_line",
    "t5"."purchased",
    "t5"."assigned"
  FROM (
    SELECT
      *
    FROM "t6" AS "t7"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t10"."tenant_id",
        "t10"."offering_product_line_code",
        "t10"."product_offering",
        0 AS "mau"
      FROM (
        SELECT DISTINCT
          *
        FROM (
          SELECT
            "t2"."tenant_id",
            "t2"."offering_product_line_code",
            "t2"."offering_external_key" AS "product_offering"
          FROM "pool_monthly" AS "t2"
          ANTI JOIN "t6" AS "t8"
            ON "t2"."tenant_id" = "t8"."tenant_id"
            AND "t2"."offering_product_line_code" = "t8"."offering_product_line_code"
        ) AS "t9"
      ) AS "t10"
    ) AS "t11"
  ) AS "t13"
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
  ) AS "t5"
    ON "t13"."tenant_id" = "t5"."seats_tenant"
    AND "t13"."offering_product_line_code" = "t5"."seats_line"
) AS "t14"
