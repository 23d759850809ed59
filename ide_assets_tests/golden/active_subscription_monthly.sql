SELECT
  "t6"."subscription_id",
  "t6"."account_csn",
  "t6"."tenant_id",
  "t6"."pool_id",
  "t6"."contract_id",
  "t6"."offering_external_key",
  "t6"."offering_product_line_code",
  "t6"."entitlement_model",
  "t6"."usage_type",
  "t6"."is_unlimited",
  "t6"."start_date",
  "t6"."end_date",
  "t6"."seats_purchased",
  "t6"."seats_assigned",
  CAST(':first_day' AS DATE) AS "by_month"
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
    "t5"."end_date",
    "t5"."seats_purchased",
    "t5"."seats_assigned"
  FROM (
    SELECT
      *
    FROM "entitlements" AS "t0"
    WHERE
      "t0"."start_date" <= CAST(':last_day' AS DATE)
      AND "t0"."end_date" > CAST(':last_day' AS DATE)
      AND "t0"."usage_type" = 'COM'
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
  ) AS "t3"
    ON "t5"."offering_external_key" = "t3"."product_offering"
    AND "t5"."offering_product_line_code" = "t3"."offering_product_line_code"
) AS "t6"
