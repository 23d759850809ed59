WITH "t6" AS (
  SELECT
    "t5"."subscription_id",
    "t5"."account_csn",
    "t5"."tenant_id",
    "t5"."pool_id",
    "t5"."contract_id",
    "t5"."offering_external_key",
    "t5"."offering_product_line_code",
    "t5"."entitlement_model",
    "t5"."usage_type",
    "t5"."is_unlimited",
    "t5"."start_date",
    "t5"."seats_purchased",
    "t5"."end_date",
    "t5"."renews_subscription_id",
    "t5"."seats_assigned"
  FROM (
    SELECT
      *
    FROM "entitlements" AS "t0"
    WHERE
      "t0"."usage_type" = 'COM'
      AND "t0"."entitlement_model" = 'SUS'
      AND NOT (
        "t0"."is_unlimited"
      )
  ) AS "t5"
  SEMI JOIN (
    SELECT
      *
    FROM "product_offerings" AS "t1"
    WHERE
      "t1"."is_standard_aum"
  ) AS "t4"
    ON "t5"."offering_external_key" = "t4"."product_offering"
    AND "t5"."offering_product_line_code" = "t4"."offering_product_line_code"
)
SELECT
  "t15"."subscription_id",
  "t15"."account_csn",
  "t15"."tenant_id",
  "t15"."pool_id",
  "t15"."contract_id",
  "t15"."offering_external_key",
  "t15"."offering_product_line_code",
  "t15"."entitlement_model",
  "t15"."usage_type",
  "t15"."is_unlimited",
  "t15"."start_date",
  "t15"."seats_purchased",
  "t15"."end_date",
  "t15"."renews_subscription_id",
  "t15"."seats_assigned",
  CAST(':first_day' AS DATE) AS "by_month"
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
    "t11"."seats_assigned"
  FROM (
    SELECT
      *
    FROM "t6" AS "t7"
    WHERE
      "t7"."start_date" <= CAST(':last_day' AS DATE)
      AND NOT (
        COALESCE(
          CASE
            WHEN CAST(':end_date_inclusive' AS BOOLEAN)
            THEN "t7"."end_date" + INTERVAL '1' DAY
            ELSE "t7"."end_date"
          END <= CAST(':last_day' AS DATE),
          FALSE
        )
      )
  ) AS "t11"
  ANTI JOIN (
    SELECT DISTINCT
      "t12"."subscription_id" AS "renewed_id"
    FROM (
      SELECT
        "t5"."subscription_id",
        "t5"."account_csn",
        "t5"."tenant_id",
        "t5"."pool_id",
        "t5"."contract_id",
        "t5"."offering_external_key",
        "t5"."offering_product_line_code",
        "t5"."entitlement_model",
        "t5"."usage_type",
        "t5"."is_unlimited",
        "t5"."start_date",
        "t5"."seats_purchased",
        "t5"."end_date",
        "t5"."renews_subscription_id",
        "t5"."seats_assigned",
        "t9"."renewal_id",
        "t9"."renewal_of",
        "t9"."renewal_tenant",
        "t9"."renewal_start"
      FROM (
        SELECT
          *
        FROM "entitlements" AS "t0"
        WHERE
          "t0"."usage_type" = 'COM'
          AND "t0"."entitlement_model" = 'SUS'
          AND NOT (
            "t0"."is_unlimited"
          )
      ) AS "t5"
      SEMI JOIN (
        SELECT
          *
        FROM "product_offerings" AS "t1"
        WHERE
          "t1"."is_standard_aum"
      ) AS "t4"
        ON "t5"."offering_external_key" = "t4"."product_offering"
        AND "t5"."offering_product_line_code" = "t4"."offering_product_line_code"
      INNER JOIN (
        SELECT
          "t7"."subscription_id" AS "renewal_id",
          "t7"."renews_subscription_id" AS "renewal_of",
          "t7"."tenant_id" AS "renewal_tenant",
          "t7"."start_date" AS "renewal_start"
        FROM "t6" AS "t7"
        WHERE
          "t7"."renews_subscription_id" IS NOT NULL
          AND "t7"."start_date" <= CAST(':last_day' AS DATE)
      ) AS "t9"
        ON "t5"."subscription_id" = "t9"."renewal_of"
        AND "t5"."tenant_id" = "t9"."renewal_tenant"
    ) AS "t12"
    WHERE
      (
        "t12"."renewal_start" > "t12"."start_date"
      )
      OR (
        (
          "t12"."renewal_start" = "t12"."start_date"
        )
        AND (
          "t12"."renewal_id" <> "t12"."subscription_id"
        )
        AND (
          (
            "t12"."renews_subscription_id" IS NULL
          )
          OR (
            "t12"."renewal_id" > "t12"."subscription_id"
          )
        )
      )
  ) AS "t14"
    ON "t11"."subscription_id" = "t14"."renewed_id"
) AS "t15"