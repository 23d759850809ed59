WITH "t23" AS (
  SELECT
    "t22"."subscription_id",
    "t22"."account_csn",
    "t22"."tenant_id",
    "t22"."pool_id",
    "t22"."contract_id",
    "t22"."offering_external_key",
    "t22"."offering_product_line_code",
    "t22"."entitlement_model",
    "t22"."usage_type",
    "t22"."is_unlimited",
    "t22"."start_date",
    "t22"."seats_purchased",
    "t22"."end_date",
    "t22"."renews_subscription_id",
    "t22"."seats_assigned",
    "t22"."expiry",
    COALESCE("t22"."final_csn", "t22"."account_csn") AS "surviving_account_csn"
  FROM (
    SELECT
      "t21"."subscription_id",
      "t21"."account_csn",
      "t21"."tenant_id",
      "t21"."pool_id",
      "t21"."contract_id",
      "t21"."offering_external_key",
      "t21"."offering_product_line_code",
      "t21"."entitlement_model",
      "t21"."usage_type",
      "t21"."is_unlimited",
      "t21"."start_date",
      "t21"."seats_purchased",
      "t21"."end_date",
      "t21"."renews_subscription_id",
      "t21"."seats_assigned",
      "t21"."expiry",
      "t9"."merged_csn",
      "t9"."final_csn"
    FROM (
      SELECT
        "t19"."subscription_id",
        "t19"."account_csn",
        "t19"."tenant_id",
        "t19"."pool_id",
        "t19"."contract_id",
        "t19"."offering_external_key",
        "t19"."offering_product_line_code",
        "t19"."entitlement_model",
        "t19"."usage_type",
        "t19"."is_unlimited",
        "t19"."start_date",
        "t19"."seats_purchased",
        "t19"."end_date",
        "t19"."renews_subscription_id",
        "t19"."seats_assigned",
        CASE
          WHEN CAST(':end_date_inclusive' AS BOOLEAN)
          THEN "t19"."end_date" + INTERVAL '1' DAY
          ELSE "t19"."end_date"
        END AS "expiry"
      FROM (
        SELECT
          "t18"."subscription_id",
          "t18"."account_csn",
          "t18"."tenant_id",
          "t18"."pool_id",
          "t18"."contract_id",
          "t18"."offering_external_key",
          "t18"."offering_product_line_code",
          "t18"."entitlement_model",
          "t18"."usage_type",
          "t18"."is_unlimited",
          "t18"."start_date",
          "t18"."seats_purchased",
          "t18"."end_date",
          "t18"."renews_subscription_id",
          "t18"."seats_assigned"
        FROM (
          SELECT
            "t16"."subscription_id",
            "t16"."account_csn",
            "t16"."tenant_id",
            "t16"."pool_id",
            "t16"."contract_id",
            "t16"."offering_external_key",
            "t16"."offering_product_line_code",
            "t16"."entitlement_model",
            "t16"."usage_type",
            "t16"."is_unlimited",
            "t16"."start_date",
            "t16"."seats_purchased",
            "t16"."end_date",
            "t16"."renews_subscription_id",
            "t16"."seats_assigned"
          FROM (
            SELECT
              "t15"."subscription_id",
              "t15"."account_csn",
              "t15"."tenant_id",
              "t15"."pool_id",
              "t15"."contract_id",
              "t15"."entitlement_model",
              "t15"."usage_type",
              "t15"."is_unlimited",
              "t15"."start_date",
              "t15"."seats_purchased",
              "t15"."end_date",
              "t15"."renews_subscription_id",
              "t15"."seats_assigned",
              COALESCE("t12"."offering_now", "t15"."offering_external_key") AS "offering_external_key",
              COALESCE("t12"."line_now", "t13"."moved_to", "t15"."offering_product_line_code") AS "offering_product_line_code"
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
            ) AS "t15"
            LEFT OUTER JOIN (
              SELECT
                "t3"."product_offering" AS "renamed_offering",
                "t3"."offering_product_line_code" AS "renamed_line",
                "t3"."successor_offering" AS "offering_now",
                "t3"."successor_line_code" AS "line_now"
              FROM "product_renames" AS "t3"
            ) AS "t12"
              ON "t15"."offering_external_key" = "t12"."renamed_offering"
              AND "t15"."offering_product_line_code" = "t12"."renamed_line"
            LEFT OUTER JOIN (
              SELECT DISTINCT
                "t3"."offering_product_line_code" AS "moved_line",
                "t3"."successor_line_code" AS "moved_to"
              FROM "product_renames" AS "t3"
              WHERE
                "t3"."is_whole_line"
            ) AS "t13"
              ON "t15"."offering_product_line_code" = "t13"."moved_line"
          ) AS "t16"
        ) AS "t18"
        SEMI JOIN (
          SELECT
            *
          FROM "product_offerings" AS "t1"
          WHERE
            "t1"."is_standard_aum"
        ) AS "t10"
          ON "t18"."offering_external_key" = "t10"."product_offering"
          AND "t18"."offering_product_line_code" = "t10"."offering_product_line_code"
      ) AS "t19"
      WHERE
        "t19"."start_date" <= CAST(':last_day' AS DATE)
    ) AS "t21"
    LEFT OUTER JOIN (
      SELECT
        "t0"."victim_account_csn" AS "merged_csn",
        "t0"."surviving_account_csn" AS "final_csn"
      FROM "account_merges" AS "t0"
    ) AS "t9"
      ON "t21"."account_csn" = "t9"."merged_csn"
  ) AS "t22"
)
SELECT
  "t31"."survival_group",
  "t31"."group_value",
  "t31"."months_since_start",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  COUNT(*) AS "pools",
  SUM("t31"."has_ended") AS "ended"
FROM (
  SELECT
    "t14"."survival_group",
    CASE
      WHEN "t14"."survival_group" = 'start_year'
      THEN CAST(EXTRACT(year FROM "t30"."started") AS TEXT)
      WHEN "t14"."survival_group" = 'seats'
      THEN CASE
        WHEN "t30"."first_seats" <= 10
        THEN '1-10'
        WHEN "t30"."first_seats" <= 50
        THEN '11-50'
        WHEN "t30"."first_seats" <= 250
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
                "t30"."is_open"
              )
              AND COALESCE("t30"."last" <= CAST(':last_day' AS DATE), FALSE)
              THEN "t30"."last"
              ELSE CAST(':last_day' AS DATE)
            END) - EXTRACT(year FROM "t30"."started")
          ) * 12
        ) + EXTRACT(month FROM CASE
          WHEN NOT (
            "t30"."is_open"
          )
          AND COALESCE("t30"."last" <= CAST(':last_day' AS DATE), FALSE)
          THEN "t30"."last"
          ELSE CAST(':last_day' AS DATE)
        END)
      ) - EXTRACT(month FROM "t30"."started"),
      0
    ) AS "months_since_start",
    CASE
      WHEN NOT (
        "t30"."is_open"
      )
      AND COALESCE("t30"."last" <= CAST(':last_day' AS DATE), FALSE)
      THEN 1
      ELSE 0
    END AS "has_ended"
  FROM (
    SELECT
      "t28"."surviving_account_csn",
      "t28"."tenant_id",
      "t28"."pool_id",
      MAX("t28"."started") AS "started",
      MAX("t28"."expiry") AS "last",
      BOOL_OR(CAST("t28"."expiry" IS NULL AS BOOLEAN)) AS "is_open",
      SUM(
        CASE
          WHEN "t28"."start_date" = "t28"."started"
          THEN "t28"."seats_purchased"
          ELSE 0
        END
      ) AS "first_seats"
    FROM (
      SELECT
        "t25"."subscription_id",
        "t25"."account_csn",
        "t25"."tenant_id",
        "t25"."pool_id",
        "t25"."contract_id",
        "t25"."offering_external_key",
        "t25"."offering_product_line_code",
        "t25"."entitlement_model",
        "t25"."usage_type",
        "t25"."is_unlimited",
        "t25"."start_date",
        "t25"."seats_purchased",
        "t25"."end_date",
        "t25"."renews_subscription_id",
        "t25"."seats_assigned",
        "t25"."expiry",
        "t25"."surviving_account_csn",
        "t27"."started_csn",
        "t27"."started_tenant",
        "t27"."started_pool",
        "t27"."started"
      FROM "t23" AS "t25"
      INNER JOIN (
        SELECT
          "t24"."surviving_account_csn" AS "started_csn",
          "t24"."tenant_id" AS "started_tenant",
          "t24"."pool_id" AS "started_pool",
          MIN("t24"."start_date") AS "started"
        FROM "t23" AS "t24"
        GROUP BY
          1,
          2,
          3
      ) AS "t27"
        ON "t25"."surviving_account_csn" = "t27"."started_csn"
        AND "t25"."tenant_id" = "t27"."started_tenant"
        AND "t25"."pool_id" = "t27"."started_pool"
    ) AS "t28"
    GROUP BY
      1,
      2,
      3
  ) AS "t30"
  CROSS JOIN (
    SELECT
      UNNEST(CAST(['all', 'start_year', 'seats'] AS TEXT[])) AS "survival_group"
  ) AS "t14"
) AS "t31"
GROUP BY
  1,
  2,
  3