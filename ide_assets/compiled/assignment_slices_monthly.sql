WITH "t13" AS (
  SELECT
    "t12"."tenant_id",
    "t12"."pool_id",
    "t12"."account_csn",
    "t9"."slice",
    CASE
      WHEN "t9"."slice" = 'overall'
      THEN 'all'
      WHEN "t9"."slice" = 'offering'
      THEN "t12"."offering_external_key"
      WHEN "t9"."slice" = 'seat_bucket'
      THEN "t12"."seat_bucket"
      WHEN "t9"."slice" = 'geo'
      THEN "t12"."site_geo"
      WHEN "t9"."slice" = 'industry'
      THEN "t12"."industry_group"
      WHEN "t9"."slice" = 'offering x seat_bucket'
      THEN REPLACE("t12"."offering_external_key", '|', '||') || ' | ' || REPLACE("t12"."seat_bucket", '|', '||')
      WHEN "t9"."slice" = 'offering x geo'
      THEN REPLACE("t12"."offering_external_key", '|', '||') || ' | ' || REPLACE("t12"."site_geo", '|', '||')
      WHEN "t9"."slice" = 'offering x industry'
      THEN REPLACE("t12"."offering_external_key", '|', '||') || ' | ' || REPLACE("t12"."industry_group", '|', '||')
      WHEN "t9"."slice" = 'seat_bucket x geo'
      THEN REPLACE("t12"."seat_bucket", '|', '||') || ' | ' || REPLACE("t12"."site_geo", '|', '||')
      WHEN "t9"."slice" = 'seat_bucket x industry'
      THEN REPLACE("t12"."seat_bucket", '|', '||') || ' | ' || REPLACE("t12"."industry_group", '|', '||')
      WHEN "t9"."slice" = 'geo x industry'
      THEN REPLACE("t12"."site_geo", '|', '||') || ' | ' || REPLACE("t12"."industry_group", '|', '||')
      ELSE NULL
    END AS "value"
  FROM (
    SELECT
      "t10"."by_month",
      "t10"."account_csn",
      "t10"."tenant_id",
      "t10"."pool_id",
      "t10"."offering_external_key",
      "t10"."seats_assigned",
      "t10"."seats_purchased",
      "t10"."surviving_account_csn",
      "t10"."assignment_rate",
      "t10"."assignment_rate_capped",
      "t10"."seat_bucket",
      "t10"."seats_assigned_source",
      "t10"."is_dirty_pool",
      "t10"."is_dirty_team",
      COALESCE("t10"."site_geo", 'unknown') AS "site_geo",
      "t10"."known_csn",
      COALESCE("t10"."industry_group", 'unknown') AS "industry_group"
    FROM (
      SELECT
        "t3"."by_month",
        "t3"."account_csn",
        "t3"."tenant_id",
        "t3"."pool_id",
        "t3"."offering_external_key",
        "t3"."seats_assigned",
        "t3"."seats_purchased",
        "t3"."surviving_account_csn",
        "t3"."assignment_rate",
        "t3"."assignment_rate_capped",
        "t3"."seat_bucket",
        "t3"."seats_assigned_source",
        "t3"."is_dirty_pool",
        "t3"."is_dirty_team",
        "t3"."site_geo",
        "t8"."known_csn",
        "t8"."industry_group"
      FROM "assignment_monthly" AS "t3"
      LEFT OUTER JOIN (
        SELECT
          "t2"."account_csn" AS "known_csn",
          "t2"."industry_group"
        FROM "account_attributes" AS "t2"
      ) AS "t8"
        ON "t3"."account_csn" = "t8"."known_csn"
    ) AS "t10"
  ) AS "t12"
  CROSS JOIN (
    SELECT
      UNNEST(
        CAST([
          'overall',
          'offering',
          'seat_bucket',
          'geo',
          'industry',
          'offering x seat_bucket',
          'offering x geo',
          'offering x industry',
          'seat_bucket x geo',
          'seat_bucket x industry',
          'geo x industry'
        ] AS TEXT[])
      ) AS "slice"
  ) AS "t9"
)
SELECT
  "t23"."slice",
  "t23"."value",
  "t23"."pools",
  "t23"."pools_without_assignment",
  "t23"."seats_purchased",
  "t23"."seats_without_assignment",
  "t23"."seats_assigned",
  "t23"."accounts",
  "t23"."assignment_rate",
  CAST(':first_day' AS DATE) AS "by_month",
  CASE WHEN "t23"."assignment_rate" > 100 THEN 100.0 ELSE "t23"."assignment_rate" END AS "assignment_rate_capped"
FROM (
  SELECT
    "t22"."slice",
    "t22"."value",
    "t22"."pools",
    "t22"."pools_without_assignment",
    "t22"."seats_purchased",
    "t22"."seats_without_assignment",
    "t22"."seats_assigned",
    "t22"."accounts",
    CAST(CAST(FLOOR(
      (
        (
          (
            "t22"."seats_assigned" * 2000
          ) + (
            "t22"."seats_purchased" - "t22"."seats_without_assignment"
          )
        ) - (
          (
            (
              "t22"."seats_assigned" * 2000
            ) + (
              "t22"."seats_purchased" - "t22"."seats_without_assignment"
            )
          ) % (
            NULLIF("t22"."seats_purchased" - "t22"."seats_without_assignment", 0) * 2
          )
        )
      ) / (
        NULLIF("t22"."seats_purchased" - "t22"."seats_without_assignment", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_rate"
  FROM (
    SELECT
      "t21"."slice",
      "t21"."value",
      "t21"."pools",
      "t21"."pools_without_assignment",
      "t21"."seats_purchased",
      "t21"."seats_without_assignment",
      "t21"."seats_assigned",
      "t18"."accounts"
    FROM (
      SELECT
        "t19"."slice",
        "t19"."value",
        COUNT(*) AS "pools",
        SUM(CAST("t19"."seats_assigned" IS NULL AS INT)) AS "pools_without_assignment",
        SUM("t19"."seats_purchased") AS "seats_purchased",
        SUM(CASE WHEN "t19"."seats_assigned" IS NULL THEN "t19"."seats_purchased" ELSE 0 END) AS "seats_without_assignment",
        SUM("t19"."seats_assigned") AS "seats_assigned"
      FROM (
        SELECT
          "t17"."tenant_id",
          "t17"."pool_id",
          "t17"."slice",
          "t17"."value",
          "t6"."seats_purchased",
          "t6"."seats_assigned"
        FROM (
          SELECT DISTINCT
            "t14"."tenant_id",
            "t14"."pool_id",
            "t14"."slice",
            "t14"."value"
          FROM "t13" AS "t14"
        ) AS "t17"
        INNER JOIN (
          SELECT
            "t0"."tenant_id",
            "t0"."pool_id",
            "t0"."seats_purchased",
            "t0"."seats_assigned"
          FROM "pool_monthly" AS "t0"
        ) AS "t6"
          ON "t17"."tenant_id" = "t6"."tenant_id" AND "t17"."pool_id" = "t6"."pool_id"
      ) AS "t19"
      GROUP BY
        1,
        2
    ) AS "t21"
    INNER JOIN (
      SELECT
        "t14"."slice",
        "t14"."value",
        COUNT(DISTINCT "t14"."account_csn") AS "accounts"
      FROM "t13" AS "t14"
      GROUP BY
        1,
        2
    ) AS "t18"
      ON "t21"."slice" = "t18"."slice" AND "t21"."value" = "t18"."value"
  ) AS "t22"
) AS "t23"