WITH "t14" AS (
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
    "t13"."seats_assigned"
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
        "t10"."subscription_id",
        "t10"."account_csn",
        "t10"."tenant_id",
        "t10"."pool_id",
        "t10"."contract_id",
        "t10"."entitlement_model",
        "t10"."usage_type",
        "t10"."is_unlimited",
        "t10"."start_date",
        "t10"."seats_purchased",
        "t10"."end_date",
        "t10"."renews_subscription_id",
        "t10"."seats_assigned",
        COALESCE("t8"."offering_now", "t10"."offering_external_key") AS "offering_external_key",
        COALESCE("t8"."line_now", "t9"."moved_to", "t10"."offering_product_line_code") AS "offering_product_line_code"
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
      LEFT OUTER JOIN (
        SELECT
          "t2"."product_offering" AS "renamed_offering",
          "t2"."offering_product_line_code" AS "renamed_line",
          "t2"."successor_offering" AS "offering_now",
          "t2"."successor_line_code" AS "line_now"
        FROM "product_renames" AS "t2"
      ) AS "t8"
        ON "t10"."offering_external_key" = "t8"."renamed_offering"
        AND "t10"."offering_product_line_code" = "t8"."renamed_line"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t2"."offering_product_line_code" AS "moved_line",
          "t2"."successor_line_code" AS "moved_to"
        FROM "product_renames" AS "t2"
        WHERE
          "t2"."is_whole_line"
      ) AS "t9"
        ON "t10"."offering_product_line_code" = "t9"."moved_line"
    ) AS "t11"
  ) AS "t13"
  SEMI JOIN (
    SELECT
      *
    FROM "product_offerings" AS "t0"
    WHERE
      "t0"."is_standard_aum"
  ) AS "t6"
    ON "t13"."offering_external_key" = "t6"."product_offering"
    AND "t13"."offering_product_line_code" = "t6"."offering_product_line_code"
)
SELECT
  "t23"."subscription_id",
  "t23"."account_csn",
  "t23"."tenant_id",
  "t23"."pool_id",
  "t23"."contract_id",
  "t23"."offering_external_key",
  "t23"."offering_product_line_code",
  "t23"."entitlement_model",
  "t23"."usage_type",
  "t23"."is_unlimited",
  "t23"."start_date",
  "t23"."seats_purchased",
  "t23"."end_date",
  "t23"."renews_subscription_id",
  "t23"."seats_assigned",
  CAST(':first_day' AS DATE) AS "by_month"
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
    "t19"."seats_assigned"
  FROM (
    SELECT
      *
    FROM "t14" AS "t15"
    WHERE
      "t15"."start_date" <= CAST(':last_day' AS DATE)
      AND NOT (
        COALESCE(
          CASE
            WHEN CAST(':end_date_inclusive' AS BOOLEAN)
            THEN "t15"."end_date" + INTERVAL '1' DAY
            ELSE "t15"."end_date"
          END <= CAST(':last_day' AS DATE),
          FALSE
        )
      )
  ) AS "t19"
  ANTI JOIN (
    SELECT DISTINCT
      "t20"."subscription_id" AS "renewed_id"
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
        "t17"."renewal_id",
        "t17"."renewal_of",
        "t17"."renewal_tenant",
        "t17"."renewal_start"
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
            "t10"."subscription_id",
            "t10"."account_csn",
            "t10"."tenant_id",
            "t10"."pool_id",
            "t10"."contract_id",
            "t10"."entitlement_model",
            "t10"."usage_type",
            "t10"."is_unlimited",
            "t10"."start_date",
            "t10"."seats_purchased",
            "t10"."end_date",
            "t10"."renews_subscription_id",
            "t10"."seats_assigned",
            COALESCE("t8"."offering_now", "t10"."offering_external_key") AS "offering_external_key",
            COALESCE("t8"."line_now", "t9"."moved_to", "t10"."offering_product_line_code") AS "offering_product_line_code"
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
          LEFT OUTER JOIN (
            SELECT
              "t2"."product_offering" AS "renamed_offering",
              "t2"."offering_product_line_code" AS "renamed_line",
              "t2"."successor_offering" AS "offering_now",
              "t2"."successor_line_code" AS "line_now"
            FROM "product_renames" AS "t2"
          ) AS "t8"
            ON "t10"."offering_external_key" = "t8"."renamed_offering"
            AND "t10"."offering_product_line_code" = "t8"."renamed_line"
          LEFT OUTER JOIN (
            SELECT DISTINCT
              "t2"."offering_product_line_code" AS "moved_line",
              "t2"."successor_line_code" AS "moved_to"
            FROM "product_renames" AS "t2"
            WHERE
              "t2"."is_whole_line"
          ) AS "t9"
            ON "t10"."offering_product_line_code" = "t9"."moved_line"
        ) AS "t11"
      ) AS "t13"
      SEMI JOIN (
        SELECT
          *
        FROM "product_offerings" AS "t0"
        WHERE
          "t0"."is_standard_aum"
      ) AS "t6"
        ON "t13"."offering_external_key" = "t6"."product_offering"
        AND "t13"."offering_product_line_code" = "t6"."offering_product_line_code"
      INNER JOIN (
        SELECT
          "t15"."subscription_id" AS "renewal_id",
          "t15"."renews_subscription_id" AS "renewal_of",
          "t15"."tenant_id" AS "renewal_tenant",
          "t15"."start_date" AS "renewal_start"
        FROM "t14" AS "t15"
        WHERE
          "t15"."renews_subscription_id" IS NOT NULL
          AND "t15"."start_date" <= CAST(':last_day' AS DATE)
      ) AS "t17"
        ON "t13"."subscription_id" = "t17"."renewal_of"
        AND "t13"."tenant_id" = "t17"."renewal_tenant"
    ) AS "t20"
    WHERE
      (
        "t20"."renewal_start" > "t20"."start_date"
      )
      OR (
        (
          "t20"."renewal_start" = "t20"."start_date"
        )
        AND (
          "t20"."renewal_id" <> "t20"."subscription_id"
        )
        AND (
          (
            "t20"."renews_subscription_id" IS NULL
          )
          OR (
            "t20"."renewal_id" > "t20"."subscription_id"
          )
        )
      )
  ) AS "t22"
    ON "t19"."subscription_id" = "t22"."renewed_id"
) AS "t23"