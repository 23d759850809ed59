SELECT
  "t34"."by_month",
  "t34"."tenant_id",
  "t34"."pool_id",
  "t34"."offering_external_key",
  "t34"."offering_product_line_code",
  "t34"."seats_purchased",
  "t34"."pool_snapshot",
  "t34"."subscriptions",
  "t34"."accounts",
  "t34"."expired_tenant",
  "t34"."expired_pool",
  "t34"."expired_seats",
  "t34"."held_tenant",
  "t34"."held_pool",
  "t34"."users",
  CASE
    WHEN CAST(':in_unreliable_window' AS BOOLEAN)
    THEN "t34"."users"
    ELSE "t34"."pool_snapshot"
  END AS "seats_assigned",
  CASE
    WHEN CASE
      WHEN CAST(':in_unreliable_window' AS BOOLEAN)
      THEN "t34"."users"
      ELSE "t34"."pool_snapshot"
    END IS NULL
    THEN CAST(NULL AS TEXT)
    ELSE CASE
      WHEN CAST(':in_unreliable_window' AS BOOLEAN)
      THEN 'seat_assignments'
      ELSE 'pool_snapshot'
    END
  END AS "seats_assigned_source"
FROM (
  SELECT
    "t33"."by_month",
    "t33"."tenant_id",
    "t33"."pool_id",
    "t33"."offering_external_key",
    "t33"."offering_product_line_code",
    "t33"."seats_purchased",
    "t33"."pool_snapshot",
    "t33"."subscriptions",
    "t33"."accounts",
    "t33"."expired_tenant",
    "t33"."expired_pool",
    "t33"."expired_seats",
    "t18"."held_tenant",
    "t18"."held_pool",
    "t18"."users"
  FROM (
    SELECT
      "t31"."by_month",
      "t31"."tenant_id",
      "t31"."pool_id",
      "t31"."offering_external_key",
      "t31"."offering_product_line_code",
      "t31"."seats_purchased",
      "t31"."pool_snapshot",
      "t31"."subscriptions",
      "t31"."accounts",
      "t31"."expired_tenant",
      "t31"."expired_pool",
      COALESCE("t31"."expired_seats", 0) AS "expired_seats"
    FROM (
      SELECT
        "t13"."by_month",
        "t13"."tenant_id",
        "t13"."pool_id",
        "t13"."offering_external_key",
        "t13"."offering_product_line_code",
        "t13"."seats_purchased",
        "t13"."pool_snapshot",
        "t13"."subscriptions",
        "t13"."accounts",
        "t30"."expired_tenant",
        "t30"."expired_pool",
        "t30"."expired_seats"
      FROM (
        SELECT
          "t1"."by_month",
          "t1"."tenant_id",
          "t1"."pool_id",
          "t1"."offering_external_key",
          "t1"."offering_product_line_code",
          SUM("t1"."seats_purchased") AS "seats_purchased",
          MAX("t1"."seats_assigned") AS "pool_snapshot",
          COUNT(*) AS "subscriptions",
          COUNT(DISTINCT "t1"."account_csn") AS "accounts"
        FROM "active_subscription_monthly" AS "t1"
        GROUP BY
          1,
          2,
          3,
          4,
          5
      ) AS "t13"
      LEFT OUTER JOIN (
        SELECT
          "t28"."tenant_id" AS "expired_tenant",
          "t28"."pool_id" AS "expired_pool",
          SUM("t28"."seats_purchased") AS "expired_seats"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t20"."subscription_id",
              "t20"."account_csn",
              "t20"."tenant_id",
              "t20"."pool_id",
              "t20"."contract_id",
              "t20"."offering_external_key",
              "t20"."offering_product_line_code",
              "t20"."entitlement_model",
              "t20"."usage_type",
              "t20"."is_unlimited",
              "t20"."start_date",
              "t20"."seats_purchased",
              "t20"."end_date",
              "t20"."renews_subscription_id",
              "t20"."seats_assigned",
              "t26"."renewed_id"
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
                  "t14"."subscription_id",
                  "t14"."account_csn",
                  "t14"."tenant_id",
                  "t14"."pool_id",
                  "t14"."contract_id",
                  "t14"."entitlement_model",
                  "t14"."usage_type",
                  "t14"."is_unlimited",
                  "t14"."start_date",
                  "t14"."seats_purchased",
                  "t14"."end_date",
                  "t14"."renews_subscription_id",
                  "t14"."seats_assigned",
                  COALESCE("t11"."offering_now", "t14"."offering_external_key") AS "offering_external_key",
                  COALESCE("t11"."line_now", "t12"."moved_to", "t14"."offering_product_line_code") AS "offering_product_line_code"
                FROM (
                  SELECT
                    *
                  FROM "entitlements" AS "t3"
                  WHERE
                    "t3"."usage_type" = 'COM'
                    AND "t3"."entitlement_model" = 'SUS'
                    AND NOT (
                      "t3"."is_unlimited"
                    )
                ) AS "t14"
                LEFT OUTER JOIN (
                  SELECT
                    "t4"."product_offering" AS "renamed_offering",
                    "t4"."offering_product_line_code" AS "renamed_line",
                    "t4"."successor_offering" AS "offering_now",
                    "t4"."successor_line_code" AS "line_now"
                  FROM "product_renames" AS "t4"
                ) AS "t11"
                  ON "t14"."offering_external_key" = "t11"."renamed_offering"
                  AND "t14"."offering_product_line_code" = "t11"."renamed_line"
                LEFT OUTER JOIN (
                  SELECT DISTINCT
                    "t4"."offering_product_line_code" AS "moved_line",
                    "t4"."successor_line_code" AS "moved_to"
                  FROM "product_renames" AS "t4"
                  WHERE
                    "t4"."is_whole_line"
                ) AS "t12"
                  ON "t14"."offering_product_line_code" = "t12"."moved_line"
              ) AS "t16"
            ) AS "t20"
            SEMI JOIN (
              SELECT
                *
              FROM "product_offerings" AS "t2"
              WHERE
                "t2"."is_standard_aum"
            ) AS "t9"
              ON "t20"."offering_external_key" = "t9"."product_offering"
              AND "t20"."offering_product_line_code" = "t9"."offering_product_line_code"
            LEFT OUTER JOIN (
              SELECT DISTINCT
                "t24"."subscription_id" AS "renewed_id"
              FROM (
                SELECT
                  "t20"."subscription_id",
                  "t20"."account_csn",
                  "t20"."tenant_id",
                  "t20"."pool_id",
                  "t20"."contract_id",
                  "t20"."offering_external_key",
                  "t20"."offering_product_line_code",
                  "t20"."entitlement_model",
                  "t20"."usage_type",
                  "t20"."is_unlimited",
                  "t20"."start_date",
                  "t20"."seats_purchased",
                  "t20"."end_date",
                  "t20"."renews_subscription_id",
                  "t20"."seats_assigned",
                  "t23"."renewal_id",
                  "t23"."renewal_of",
                  "t23"."renewal_tenant",
                  "t23"."renewal_start"
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
                      "t14"."subscription_id",
                      "t14"."account_csn",
                      "t14"."tenant_id",
                      "t14"."pool_id",
                      "t14"."contract_id",
                      "t14"."entitlement_model",
                      "t14"."usage_type",
                      "t14"."is_unlimited",
                      "t14"."start_date",
                      "t14"."seats_purchased",
                      "t14"."end_date",
                      "t14"."renews_subscription_id",
                      "t14"."seats_assigned",
                      COALESCE("t11"."offering_now", "t14"."offering_external_key") AS "offering_external_key",
                      COALESCE("t11"."line_now", "t12"."moved_to", "t14"."offering_product_line_code") AS "offering_product_line_code"
                    FROM (
                      SELECT
                        *
                      FROM "entitlements" AS "t3"
                      WHERE
                        "t3"."usage_type" = 'COM'
                        AND "t3"."entitlement_model" = 'SUS'
                        AND NOT (
                          "t3"."is_unlimited"
                        )
                    ) AS "t14"
                    LEFT OUTER JOIN (
                      SELECT
                        "t4"."product_offering" AS "renamed_offering",
                        "t4"."offering_product_line_code" AS "renamed_line",
                        "t4"."successor_offering" AS "offering_now",
                        "t4"."successor_line_code" AS "line_now"
                      FROM "product_renames" AS "t4"
                    ) AS "t11"
                      ON "t14"."offering_external_key" = "t11"."renamed_offering"
                      AND "t14"."offering_product_line_code" = "t11"."renamed_line"
                    LEFT OUTER JOIN (
                      SELECT DISTINCT
                        "t4"."offering_product_line_code" AS "moved_line",
                        "t4"."successor_line_code" AS "moved_to"
                      FROM "product_renames" AS "t4"
                      WHERE
                        "t4"."is_whole_line"
                    ) AS "t12"
                      ON "t14"."offering_product_line_code" = "t12"."moved_line"
                  ) AS "t16"
                ) AS "t20"
                SEMI JOIN (
                  SELECT
                    *
                  FROM "product_offerings" AS "t2"
                  WHERE
                    "t2"."is_standard_aum"
                ) AS "t9"
                  ON "t20"."offering_external_key" = "t9"."product_offering"
                  AND "t20"."offering_product_line_code" = "t9"."offering_product_line_code"
                INNER JOIN (
                  SELECT
                    "t21"."subscription_id" AS "renewal_id",
                    "t21"."renews_subscription_id" AS "renewal_of",
                    "t21"."tenant_id" AS "renewal_tenant",
                    "t21"."start_date" AS "renewal_start"
                  FROM (
                    SELECT
                      "t20"."subscription_id",
                      "t20"."account_csn",
                      "t20"."tenant_id",
                      "t20"."pool_id",
                      "t20"."contract_id",
                      "t20"."offering_external_key",
                      "t20"."offering_product_line_code",
                      "t20"."entitlement_model",
                      "t20"."usage_type",
                      "t20"."is_unlimited",
                      "t20"."start_date",
                      "t20"."seats_purchased",
                      "t20"."end_date",
                      "t20"."renews_subscription_id",
                      "t20"."seats_assigned"
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
                          "t14"."subscription_id",
                          "t14"."account_csn",
                          "t14"."tenant_id",
                          "t14"."pool_id",
                          "t14"."contract_id",
                          "t14"."entitlement_model",
                          "t14"."usage_type",
                          "t14"."is_unlimited",
                          "t14"."start_date",
                          "t14"."seats_purchased",
                          "t14"."end_date",
                          "t14"."renews_subscription_id",
                          "t14"."seats_assigned",
                          COALESCE("t11"."offering_now", "t14"."offering_external_key") AS "offering_external_key",
                          COALESCE("t11"."line_now", "t12"."moved_to", "t14"."offering_product_line_code") AS "offering_product_line_code"
                        FROM (
                          SELECT
                            *
                          FROM "entitlements" AS "t3"
                          WHERE
                            "t3"."usage_type" = 'COM'
                            AND "t3"."entitlement_model" = 'SUS'
                            AND NOT (
                              "t3"."is_unlimited"
                            )
                        ) AS "t14"
                        LEFT OUTER JOIN (
                          SELECT
                            "t4"."product_offering" AS "renamed_offering",
                            "t4"."offering_product_line_code" AS "renamed_line",
                            "t4"."successor_offering" AS "offering_now",
                            "t4"."successor_line_code" AS "line_now"
                          FROM "product_renames" AS "t4"
                        ) AS "t11"
                          ON "t14"."offering_external_key" = "t11"."renamed_offering"
                          AND "t14"."offering_product_line_code" = "t11"."renamed_line"
                        LEFT OUTER JOIN (
                          SELECT DISTINCT
                            "t4"."offering_product_line_code" AS "moved_line",
                            "t4"."successor_line_code" AS "moved_to"
                          FROM "product_renames" AS "t4"
                          WHERE
                            "t4"."is_whole_line"
                        ) AS "t12"
                          ON "t14"."offering_product_line_code" = "t12"."moved_line"
                      ) AS "t16"
                    ) AS "t20"
                    SEMI JOIN (
                      SELECT
                        *
                      FROM "product_offerings" AS "t2"
                      WHERE
                        "t2"."is_standard_aum"
                    ) AS "t9"
                      ON "t20"."offering_external_key" = "t9"."product_offering"
                      AND "t20"."offering_product_line_code" = "t9"."offering_product_line_code"
                  ) AS "t21"
                  WHERE
                    "t21"."renews_subscription_id" IS NOT NULL
                    AND "t21"."start_date" <= CAST(':last_day' AS DATE)
                ) AS "t23"
                  ON "t20"."subscription_id" = "t23"."renewal_of"
                  AND "t20"."tenant_id" = "t23"."renewal_tenant"
              ) AS "t24"
              WHERE
                (
                  "t24"."renewal_start" > "t24"."start_date"
                )
                OR (
                  (
                    "t24"."renewal_start" = "t24"."start_date"
                  )
                  AND (
                    "t24"."renewal_id" <> "t24"."subscription_id"
                  )
                  AND (
                    (
                      "t24"."renews_subscription_id" IS NULL
                    )
                    OR (
                      "t24"."renewal_id" > "t24"."subscription_id"
                    )
                  )
                )
            ) AS "t26"
              ON "t20"."subscription_id" = "t26"."renewed_id"
          ) AS "t27"
          WHERE
            COALESCE(
              CASE
                WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                THEN "t27"."end_date" + INTERVAL '1' DAY
                ELSE "t27"."end_date"
              END <= CAST(':last_day' AS DATE),
              FALSE
            )
            OR (
              "t27"."renewed_id" IS NOT NULL
            )
        ) AS "t28"
        GROUP BY
          1,
          2
      ) AS "t30"
        ON "t13"."tenant_id" = "t30"."expired_tenant"
        AND "t13"."pool_id" = "t30"."expired_pool"
    ) AS "t31"
  ) AS "t33"
  LEFT OUTER JOIN (
    SELECT
      "t15"."tenant_id" AS "held_tenant",
      "t15"."pool_id" AS "held_pool",
      COUNT(DISTINCT "t15"."holder") AS "users"
    FROM (
      SELECT
        "t0"."tenant_id",
        "t0"."pool_id",
        "t0"."user_id",
        "t0"."assigned_on",
        "t0"."unassigned_on",
        CASE
          WHEN (
            "t0"."assigned_on" <= CAST(':last_day' AS DATE)
          )
          AND (
            (
              "t0"."unassigned_on" IS NULL
            )
            OR (
              "t0"."unassigned_on" > CAST(':last_day' AS DATE)
            )
          )
          THEN "t0"."user_id"
          ELSE CAST(NULL AS TEXT)
        END AS "holder"
      FROM "seat_assignments" AS "t0"
      WHERE
        CAST(':in_unreliable_window' AS BOOLEAN)
    ) AS "t15"
    GROUP BY
      1,
      2
  ) AS "t18"
    ON "t33"."tenant_id" = "t18"."held_tenant" AND "t33"."pool_id" = "t18"."held_pool"
) AS "t34"