WITH "t16" AS (
  SELECT DISTINCT
    COALESCE("t15"."final_csn", "t15"."account_csn") AS "surviving_account_csn",
    "t15"."tenant_id",
    "t15"."pool_id"
  FROM (
    SELECT
      "t11"."account_csn",
      "t11"."tenant_id",
      "t11"."pool_id",
      "t12"."merged_csn",
      "t12"."final_csn"
    FROM (
      SELECT DISTINCT
        "t3"."account_csn",
        "t3"."tenant_id",
        "t3"."pool_id"
      FROM "active_subscription_monthly" AS "t3"
    ) AS "t11"
    LEFT OUTER JOIN (
      SELECT
        "t4"."victim_account_csn" AS "merged_csn",
        "t4"."surviving_account_csn" AS "final_csn"
      FROM "account_merges" AS "t4"
    ) AS "t12"
      ON "t11"."account_csn" = "t12"."merged_csn"
  ) AS "t15"
)
SELECT
  "t30"."surviving_account_csn",
  "t30"."seats_purchased",
  "t30"."seats_assigned",
  "t30"."active_users",
  "t30"."known_csn",
  "t30"."site_geo",
  "t30"."industry_group",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t30"."seats_purchased" > 10
    THEN '11+ Seat'
    ELSE CAST("t30"."seats_purchased" AS TEXT) || ' Seat'
  END AS "seat_bucket",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t30"."seats_assigned" * 2000
        ) + "t30"."seats_purchased"
      ) - (
        (
          (
            "t30"."seats_assigned" * 2000
          ) + "t30"."seats_purchased"
        ) % (
          NULLIF("t30"."seats_purchased", 0) * 2
        )
      )
    ) / (
      NULLIF("t30"."seats_purchased", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_rate",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t30"."active_users" * 200
        ) + "t30"."seats_purchased"
      ) - (
        (
          (
            "t30"."active_users" * 200
          ) + "t30"."seats_purchased"
        ) % (
          NULLIF("t30"."seats_purchased", 0) * 2
        )
      )
    ) / (
      NULLIF("t30"."seats_purchased", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) AS "utilisation_rate"
FROM (
  SELECT
    "t29"."surviving_account_csn",
    "t29"."seats_purchased",
    "t29"."seats_assigned",
    "t29"."active_users",
    "t9"."known_csn",
    "t9"."site_geo",
    "t9"."industry_group"
  FROM (
    SELECT
      "t27"."surviving_account_csn",
      "t27"."seats_purchased",
      "t27"."seats_assigned",
      COALESCE("t27"."users", 0) AS "active_users"
    FROM (
      SELECT
        "t25"."surviving_account_csn",
        "t25"."seats_purchased",
        "t25"."seats_assigned",
        "t26"."team_account",
        "t26"."users"
      FROM (
        SELECT
          "t21"."surviving_account_csn",
          SUM("t21"."seats_purchased") AS "seats_purchased",
          CASE
            WHEN BOOL_OR(CAST("t21"."seats_assigned" IS NULL AS BOOLEAN))
            THEN CAST(NULL AS BIGINT)
            ELSE SUM("t21"."seats_assigned")
          END AS "seats_assigned"
        FROM (
          SELECT
            "t18"."surviving_account_csn",
            "t18"."tenant_id",
            "t18"."pool_id",
            "t10"."seats_purchased",
            "t10"."seats_assigned"
          FROM "t16" AS "t18"
          INNER JOIN (
            SELECT
              "t1"."tenant_id",
              "t1"."pool_id",
              "t1"."seats_purchased",
              "t1"."seats_assigned"
            FROM "pool_monthly" AS "t1"
          ) AS "t10"
            ON "t18"."tenant_id" = "t10"."tenant_id" AND "t18"."pool_id" = "t10"."pool_id"
        ) AS "t21"
        GROUP BY
          1
      ) AS "t25"
      LEFT OUTER JOIN (
        SELECT
          "t22"."team_account",
          COUNT(DISTINCT "t22"."user_id") AS "users"
        FROM (
          SELECT
            "t20"."team_account",
            "t20"."tenant_id",
            "t14"."user_id"
          FROM (
            SELECT DISTINCT
              "t17"."surviving_account_csn" AS "team_account",
              "t17"."tenant_id"
            FROM "t16" AS "t17"
          ) AS "t20"
          INNER JOIN (
            SELECT DISTINCT
              "t2"."tenant_id",
              "t2"."user_id"
            FROM "usage_authorizations" AS "t2"
            WHERE
              "t2"."usage_type" = 'COM' AND COALESCE("t2"."user_type", 'member') = 'member'
          ) AS "t14"
            ON "t20"."tenant_id" = "t14"."tenant_id"
        ) AS "t22"
        GROUP BY
          1
      ) AS "t26"
        ON "t25"."surviving_account_csn" = "t26"."team_account"
    ) AS "t27"
  ) AS "t29"
  LEFT OUTER JOIN (
    SELECT
      "t0"."account_csn" AS "known_csn",
      "t0"."site_geo",
      "t0"."industry_group"
    FROM "accounts" AS "t0"
  ) AS "t9"
    ON "t29"."surviving_account_csn" = "t9"."known_csn"
) AS "t30"