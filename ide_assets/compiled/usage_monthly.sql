WITH "t15" AS (
  SELECT
    "t6"."authorization_id",
    "t6"."user_id",
    "t6"."tenant_id",
    "t6"."usage_type",
    "t6"."authorized_at",
    "t6"."user_type",
    COALESCE("t10"."offering_now", "t6"."product_offering") AS "product_offering",
    COALESCE("t10"."line_now", "t11"."moved_to", "t6"."offering_product_line_code") AS "offering_product_line_code"
  FROM "usage_authorizations" AS "t6"
  LEFT OUTER JOIN (
    SELECT
      "t2"."product_offering" AS "renamed_offering",
      "t2"."offering_product_line_code" AS "renamed_line",
      "t2"."successor_offering" AS "offering_now",
      "t2"."successor_line_code" AS "line_now"
    FROM "product_renames" AS "t2"
  ) AS "t10"
    ON "t6"."product_offering" = "t10"."renamed_offering"
    AND "t6"."offering_product_line_code" = "t10"."renamed_line"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      "t2"."offering_product_line_code" AS "moved_line",
      "t2"."successor_line_code" AS "moved_to"
    FROM "product_renames" AS "t2"
    WHERE
      "t2"."is_whole_line"
  ) AS "t11"
    ON "t6"."offering_product_line_code" = "t11"."moved_line"
), "t32" AS (
  SELECT
    *
  FROM (
    SELECT
      "t27"."tenant_id",
      "t27"."offering_product_line_code",
      "t27"."product_offering",
      "t27"."mau",
      'authorizations' AS "mau_source"
    FROM (
      SELECT
        "t24"."tenant_id",
        "t24"."offering_product_line_code",
        "t24"."product_offering",
        COUNT(DISTINCT "t24"."user_id") AS "mau"
      FROM (
        SELECT
          "t18"."authorization_id",
          "t18"."user_id",
          "t18"."tenant_id",
          "t18"."product_offering",
          "t18"."offering_product_line_code",
          "t18"."usage_type",
          "t18"."authorized_at",
          "t18"."user_type"
        FROM "t15" AS "t18"
        WHERE
          "t18"."usage_type" = 'COM' AND COALESCE("t18"."user_type", 'member') = 'member'
      ) AS "t24"
      GROUP BY
        1,
        2,
        3
    ) AS "t27"
  ) AS "t29"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t30"."tenant_id",
      "t30"."offering_product_line_code",
      "t30"."product_offering",
      "t30"."mau",
      'counts' AS "mau_source"
    FROM (
      SELECT
        "t28"."tenant_id",
        "t28"."offering_product_line_code",
        "t28"."product_offering",
        SUM("t28"."active_users") AS "mau"
      FROM (
        SELECT
          "t21"."tenant_id",
          "t21"."product_offering",
          "t21"."offering_product_line_code",
          "t21"."active_users"
        FROM (
          SELECT
            "t16"."tenant_id",
            "t16"."product_offering",
            "t16"."offering_product_line_code",
            "t16"."active_users"
          FROM (
            SELECT
              "t7"."tenant_id",
              "t7"."active_users",
              COALESCE("t10"."offering_now", "t7"."product_offering") AS "product_offering",
              COALESCE("t10"."line_now", "t11"."moved_to", "t7"."offering_product_line_code") AS "offering_product_line_code"
            FROM "usage_counts" AS "t7"
            LEFT OUTER JOIN (
              SELECT
                "t2"."product_offering" AS "renamed_offering",
                "t2"."offering_product_line_code" AS "renamed_line",
                "t2"."successor_offering" AS "offering_now",
                "t2"."successor_line_code" AS "line_now"
              FROM "product_renames" AS "t2"
            ) AS "t10"
              ON "t7"."product_offering" = "t10"."renamed_offering"
              AND "t7"."offering_product_line_code" = "t10"."renamed_line"
            LEFT OUTER JOIN (
              SELECT DISTINCT
                "t2"."offering_product_line_code" AS "moved_line",
                "t2"."successor_line_code" AS "moved_to"
              FROM "product_renames" AS "t2"
              WHERE
                "t2"."is_whole_line"
            ) AS "t11"
              ON "t7"."offering_product_line_code" = "t11"."moved_line"
          ) AS "t16"
        ) AS "t21"
        ANTI JOIN (
          SELECT
            "t18"."authorization_id",
            "t18"."user_id",
            "t18"."tenant_id",
            "t18"."product_offering",
            "t18"."offering_product_line_code",
            "t18"."usage_type",
            "t18"."authorized_at",
            "t18"."user_type"
          FROM "t15" AS "t18"
        ) AS "t22"
          ON "t21"."tenant_id" = "t22"."tenant_id"
          AND "t21"."offering_product_line_code" = "t22"."offering_product_line_code"
      ) AS "t28"
      GROUP BY
        1,
        2,
        3
    ) AS "t30"
  ) AS "t31"
)
SELECT
  "t40"."tenant_id",
  "t40"."offering_product_line_code",
  "t40"."product_offering",
  "t40"."mau",
  "t40"."mau_source",
  "t40"."seats_tenant",
  "t40"."seats_line",
  "t40"."purchased",
  "t40"."assigned",
  "t40"."subscribed_tenant",
  "t40"."subscribed_line",
  CAST(':first_day' AS DATE) AS "by_month",
  COALESCE("t40"."purchased", 0) AS "seats_purchased",
  "t40"."assigned" AS "seats_assigned",
  "t40"."mau" = 0 AS "dormancy_flag",
  "t40"."subscribed_tenant" IS NOT NULL AS "has_subscription",
  CASE
    WHEN COALESCE("t40"."purchased", 0) = 0
    THEN CAST(NULL AS DOUBLE)
    ELSE CAST(CAST(FLOOR(
      (
        (
          (
            "t40"."mau" * 200
          ) + "t40"."assigned"
        ) - (
          (
            (
              "t40"."mau" * 200
            ) + "t40"."assigned"
          ) % (
            NULLIF("t40"."assigned", 0) * 2
          )
        )
      ) / (
        NULLIF("t40"."assigned", 0) * 2
      )
    ) AS BIGINT) AS DOUBLE)
  END AS "usage_rate",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t40"."mau" * 200
        ) + COALESCE("t40"."purchased", 0)
      ) - (
        (
          (
            "t40"."mau" * 200
          ) + COALESCE("t40"."purchased", 0)
        ) % (
          NULLIF(COALESCE("t40"."purchased", 0), 0) * 2
        )
      )
    ) / (
      NULLIF(COALESCE("t40"."purchased", 0), 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) AS "utilisation_rate"
FROM (
  SELECT
    "t39"."tenant_id",
    "t39"."offering_product_line_code",
    "t39"."product_offering",
    "t39"."mau",
    "t39"."mau_source",
    "t13"."seats_tenant",
    "t13"."seats_line",
    "t13"."purchased",
    "t13"."assigned",
    "t26"."subscribed_tenant",
    "t26"."subscribed_line"
  FROM (
    SELECT
      *
    FROM "t32" AS "t33"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t36"."tenant_id",
        "t36"."offering_product_line_code",
        "t36"."product_offering",
        0 AS "mau",
        CAST(NULL AS TEXT) AS "mau_source"
      FROM (
        SELECT DISTINCT
          *
        FROM (
          SELECT
            "t5"."tenant_id",
            "t5"."offering_product_line_code",
            "t5"."offering_external_key" AS "product_offering"
          FROM "pool_monthly" AS "t5"
          ANTI JOIN "t32" AS "t34"
            ON "t5"."tenant_id" = "t34"."tenant_id"
            AND "t5"."offering_product_line_code" = "t34"."offering_product_line_code"
        ) AS "t35"
      ) AS "t36"
    ) AS "t37"
  ) AS "t39"
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
  ) AS "t13"
    ON "t39"."tenant_id" = "t13"."seats_tenant"
    AND "t39"."offering_product_line_code" = "t13"."seats_line"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      "t23"."tenant_id" AS "subscribed_tenant",
      "t23"."offering_product_line_code" AS "subscribed_line"
    FROM (
      SELECT
        "t17"."subscription_id",
        "t17"."account_csn",
        "t17"."tenant_id",
        "t17"."pool_id",
        "t17"."contract_id",
        "t17"."entitlement_model",
        "t17"."usage_type",
        "t17"."is_unlimited",
        "t17"."start_date",
        "t17"."seats_purchased",
        "t17"."end_date",
        "t17"."renews_subscription_id",
        "t17"."seats_assigned",
        COALESCE("t10"."offering_now", "t17"."offering_external_key") AS "offering_external_key",
        COALESCE("t10"."line_now", "t11"."moved_to", "t17"."offering_product_line_code") AS "offering_product_line_code"
      FROM (
        SELECT
          *
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
      ) AS "t17"
      LEFT OUTER JOIN (
        SELECT
          "t2"."product_offering" AS "renamed_offering",
          "t2"."offering_product_line_code" AS "renamed_line",
          "t2"."successor_offering" AS "offering_now",
          "t2"."successor_line_code" AS "line_now"
        FROM "product_renames" AS "t2"
      ) AS "t10"
        ON "t17"."offering_external_key" = "t10"."renamed_offering"
        AND "t17"."offering_product_line_code" = "t10"."renamed_line"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t2"."offering_product_line_code" AS "moved_line",
          "t2"."successor_line_code" AS "moved_to"
        FROM "product_renames" AS "t2"
        WHERE
          "t2"."is_whole_line"
      ) AS "t11"
        ON "t17"."offering_product_line_code" = "t11"."moved_line"
    ) AS "t23"
  ) AS "t26"
    ON "t39"."tenant_id" = "t26"."subscribed_tenant"
    AND "t39"."offering_product_line_code" = "t26"."subscribed_line"
) AS "t40"