WITH "t15" AS (
  SELECT
    "t14"."subscription_id",
    "t14"."account_csn",
    "t14"."tenant_id",
    "t14"."pool_id",
    "t14"."contract_id",
    "t14"."offering_external_key",
    "t14"."offering_product_line_code",
    "t14"."entitlement_model",
    "t14"."usage_type",
    "t14"."is_unlimited",
    "t14"."start_date",
    "t14"."seats_purchased",
    "t14"."end_date",
    "t14"."renews_subscription_id",
    "t14"."seats_assigned",
    "t14"."expiry",
    COALESCE("t14"."final_csn", "t14"."account_csn") AS "surviving_account_csn"
  FROM (
    SELECT
      "t13"."subscription_id",
      "t13"."account_csn",
      "t13"."tenant_id",
      "t13"."pool_id",
      "t13"."contract_id",
      "t13"."offering_external_key",
      "t13"."offering_product_line_code",
      "t13"."entitlement_model",
      "t13"."usage_type",
      "t13"."is_unlimited",
      "t13"."start_date",
      "t13"."seats_purchased",
      "t13"."end_date",
      "t13"."renews_subscription_id",
      "t13"."seats_assigned",
      "t13"."expiry",
      "t6"."merged_csn",
      "t6"."final_csn"
    FROM (
      SELECT
        "t11"."subscription_id",
        "t11"."account_csn",
        "t11"."tenant_id",
        "t11"."pool_id",
        "t11"."contract_id",
        "t11"."offering_external_key",
        "t11"."offering_product_line_code",
        "t11"."entitlement_model",
        "t11"."usage_type",
        "t11"."is_unlimited",
        "t11"."start_date",
        "t11"."seats_purchased",
        "t11"."end_date",
        "t11"."renews_subscription_id",
        "t11"."seats_assigned",
        CASE
          WHEN CAST(':end_date_inclusive' AS BOOLEAN)
          THEN "t11"."end_date" + INTERVAL '1' DAY
          ELSE "t11"."end_date"
        END AS "expiry"
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
          "t10"."seats_purchased",
          "t10"."end_date",
          "t10"."renews_subscription_id",
          "t10"."seats_assigned"
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
        ) AS "t10"
        SEMI JOIN (
          SELECT
            *
          FROM "product_offerings" AS "t2"
          WHERE
            "t2"."is_standard_aum"
        ) AS "t8"
          ON "t10"."offering_external_key" = "t8"."product_offering"
          AND "t10"."offering_product_line_code" = "t8"."offering_product_line_code"
      ) AS "t11"
      WHERE
        "t11"."start_date" <= CAST(':last_day' AS DATE)
    ) AS "t13"
    LEFT OUTER JOIN (
      SELECT
        "t0"."victim_account_csn" AS "merged_csn",
        "t0"."surviving_account_csn" AS "final_csn"
      FROM "account_merges" AS "t0"
    ) AS "t6"
      ON "t13"."account_csn" = "t6"."merged_csn"
  ) AS "t14"
)
SELECT
  "t23"."survival_group",
  "t23"."group_value",
  "t23"."months_since_start",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  COUNT(*) AS "pools",
  SUM("t23"."has_ended") AS "ended"
FROM (
  SELECT
    "t9"."survival_group",
    CASE
      WHEN "t9"."survival_group" = 'start_year'
      THEN CAST(EXTRACT(year FROM "t22"."started") AS TEXT)
      WHEN "t9"."survival_group" = 'seats'
      THEN CASE
        WHEN "t22"."first_seats" <= 10
        THEN '1-10'
        WHEN "t22"."first_seats" <= 50
        THEN '11-50'
        WHEN "t22"."first_seats" <= 250
        THEN '51-250'
        ELSE '251+'
      END
      ELSE 'all'
    END AS "group_value",
    GREATEST(
      (
        (
          (
            EXTRACT(year FROM CASE
              WHEN NOT (
                "t22"."is_open"
              )
              AND COALESCE("t22"."last" <= CAST(':last_day' AS DATE), FALSE)
              THEN "t22"."last"
              ELSE CAST(':last_day' AS DATE)
            END) - EXTRACT(year FROM "t22"."started")
          ) * 12
        ) + EXTRACT(month FROM CASE
          WHEN NOT (
            "t22"."is_open"
          )
          AND COALESCE("t22"."last" <= CAST(':last_day' AS DATE), FALSE)
          THEN "t22"."last"
          ELSE CAST(':last_day' AS DATE)
        END)
      ) - EXTRACT(month FROM "t22"."started"),
      0
    ) AS "months_since_start",
    CASE
      WHEN NOT (
        "t22"."is_open"
      )
      AND COALESCE("t22"."last" <= CAST(':last_day' AS DATE), FALSE)
      THEN 1
      ELSE 0
    END AS "has_ended"
  FROM (
    SELECT
      "t20"."surviving_account_csn",
      "t20"."tenant_id",
      "t20"."pool_id",
      MAX("t20"."started") AS "started",
      MAX("t20"."expiry") AS "last",
      BOOL_OR(CAST("t20"."expiry" IS NULL AS BOOLEAN)) AS "is_open",
      SUM(
        CASE
          WHEN "t20"."start_date" = "t20"."started"
          THEN "t20"."seats_purchased"
          ELSE 0
        END
      ) AS "first_seats"
    FROM (
      SELECT
        "t17"."subscription_id",
        "t17"."account_csn",
        "t17"."tenant_id",
        "t17"."pool_id",
        "t17"."contract_id",
        "t17"."offering_external_key",
        "t17"."offering_product_line_code",
        "t17"."entitlement_model",
        "t17"."usage_type",
        "t17"."is_unlimited",
        "t17"."start_date",
        "t17"."seats_purchased",
        "t17"."end_date",
        "t17"."renews_subscription_id",
        "t17"."seats_assigned",
        "t17"."expiry",
        "t17"."surviving_account_csn",
        "t19"."started_csn",
        "t19"."started_tenant",
        "t19"."started_pool",
        "t19"."started"
      FROM "t15" AS "t17"
      INNER JOIN (
        SELECT
          "t16"."surviving_account_csn" AS "started_csn",
          "t16"."tenant_id" AS "started_tenant",
          "t16"."pool_id" AS "started_pool",
          MIN("t16"."start_date") AS "started"
        FROM "t15" AS "t16"
        GROUP BY
          1,
          2,
          3
      ) AS "t19"
        ON "t17"."surviving_account_csn" = "t19"."started_csn"
        AND "t17"."tenant_id" = "t19"."started_tenant"
        AND "t17"."pool_id" = "t19"."started_pool"
    ) AS "t20"
    GROUP BY
      1,
      2,
      3
  ) AS "t22"
  CROSS JOIN (
    SELECT
      UNNEST(CAST(['all', 'start_year', 'seats'] AS TEXT[])) AS "survival_group"
  ) AS "t9"
) AS "t23"
GROUP BY
  1,
  2,
  3