SELECT
  "t14"."account_csn",
  "t14"."tenant_id",
  "t14"."pool_id",
  "t14"."by_month",
  "t14"."offering_external_key",
  "t14"."offering_product_line_code",
  "t14"."seats_purchased",
  "t14"."seats_assigned",
  "t14"."seats_assigned_source",
  "t14"."subscriptions",
  "t14"."accounts",
  "t14"."expired_seats",
  "t14"."surviving_account_csn",
  "t14"."assignment_rate",
  "t14"."known_csn",
  "t14"."site_geo",
  CASE WHEN "t14"."assignment_rate" > 100 THEN 100.0 ELSE "t14"."assignment_rate" END AS "assignment_rate_capped",
  CASE
    WHEN "t14"."seats_purchased" > 10
    THEN '11+ Seat'
    ELSE CAST("t14"."seats_purchased" AS TEXT) || ' Seat'
  END AS "seat_bucket",
  "t14"."subscriptions" > 1 AS "is_dirty_pool",
  "t14"."accounts" > 1 AS "is_dirty_team"
FROM (
  SELECT
    "t13"."account_csn",
    "t13"."tenant_id",
    "t13"."pool_id",
    "t13"."by_month",
    "t13"."offering_external_key",
    "t13"."offering_product_line_code",
    "t13"."seats_purchased",
    "t13"."seats_assigned",
    "t13"."seats_assigned_source",
    "t13"."subscriptions",
    "t13"."accounts",
    "t13"."expired_seats",
    "t13"."surviving_account_csn",
    "t13"."assignment_rate",
    "t8"."known_csn",
    "t8"."site_geo"
  FROM (
    SELECT
      "t11"."account_csn",
      "t11"."tenant_id",
      "t11"."pool_id",
      "t11"."by_month",
      "t11"."offering_external_key",
      "t11"."offering_product_line_code",
      "t11"."seats_purchased",
      "t11"."seats_assigned",
      "t11"."seats_assigned_source",
      "t11"."subscriptions",
      "t11"."accounts",
      "t11"."expired_seats",
      COALESCE("t11"."final_csn", "t11"."account_csn") AS "surviving_account_csn",
      CAST(CAST(FLOOR(
        (
          (
            (
              "t11"."seats_assigned" * 2000
            ) + "t11"."seats_purchased"
          ) - (
            (
              (
                "t11"."seats_assigned" * 2000
              ) + "t11"."seats_purchased"
            ) % (
              NULLIF("t11"."seats_purchased", 0) * 2
            )
          )
        ) / (
          NULLIF("t11"."seats_purchased", 0) * 2
        )
      ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_rate"
    FROM (
      SELECT
        "t9"."account_csn",
        "t9"."tenant_id",
        "t9"."pool_id",
        "t4"."by_month",
        "t4"."offering_external_key",
        "t4"."offering_product_line_code",
        "t4"."seats_purchased",
        "t4"."seats_assigned",
        "t4"."seats_assigned_source",
        "t4"."subscriptions",
        "t4"."accounts",
        "t4"."expired_seats",
        "t10"."merged_csn",
        "t10"."final_csn"
      FROM (
        SELECT DISTINCT
          "t1"."account_csn",
          "t1"."tenant_id",
          "t1"."pool_id"
        FROM "active_subscription_monthly" AS "t1"
      ) AS "t9"
      INNER JOIN "pool_monthly" AS "t4"
        ON "t9"."tenant_id" = "t4"."tenant_id" AND "t9"."pool_id" = "t4"."pool_id"
      LEFT OUTER JOIN (
        SELECT
          "t3"."victim_account_csn" AS "merged_csn",
          "t3"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t3"
      ) AS "t10"
        ON "t9"."account_csn" = "t10"."merged_csn"
    ) AS "t11"
  ) AS "t13"
  LEFT OUTER JOIN (
    SELECT
      "t0"."account_csn" AS "known_csn",
      "t0"."site_geo"
    FROM "account_attributes" AS "t0"
  ) AS "t8"
    ON "t13"."account_csn" = "t8"."known_csn"
) AS "t14"