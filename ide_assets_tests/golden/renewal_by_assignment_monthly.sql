SELECT
  "t16"."assignment_band",
  "t16"."renewals",
  "t16"."renewals_won",
  "t16"."renewals_without_outcome",
  "t16"."renewals_without_acv",
  "t16"."renewals_acv_usd",
  "t16"."renewals_won_acv_usd",
  CAST(':first_day' AS DATE) AS "by_month",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t16"."renewals_won" * 2000
        ) + (
          "t16"."renewals" - "t16"."renewals_without_outcome"
        )
      ) - (
        (
          (
            "t16"."renewals_won" * 2000
          ) + (
            "t16"."renewals" - "t16"."renewals_without_outcome"
          )
        ) % (
          NULLIF("t16"."renewals" - "t16"."renewals_without_outcome", 0) * 2
        )
      )
    ) / (
      NULLIF("t16"."renewals" - "t16"."renewals_without_outcome", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "renewal_rate"
FROM (
  SELECT
    "t15"."assignment_band",
    COALESCE("t15"."renewals", 0) AS "renewals",
    COALESCE("t15"."renewals_won", 0) AS "renewals_won",
    COALESCE("t15"."renewals_without_outcome", 0) AS "renewals_without_outcome",
    COALESCE("t15"."renewals_without_acv", 0) AS "renewals_without_acv",
    COALESCE("t15"."renewals_acv_usd", 0) AS "renewals_acv_usd",
    COALESCE("t15"."renewals_won_acv_usd", 0) AS "renewals_won_acv_usd"
  FROM (
    SELECT
      "t4"."assignment_band",
      "t14"."band",
      "t14"."renewals",
      "t14"."renewals_won",
      "t14"."renewals_without_outcome",
      "t14"."renewals_without_acv",
      "t14"."renewals_acv_usd",
      "t14"."renewals_won_acv_usd"
    FROM (
      SELECT
        UNNEST(
          CAST(['0', '0-25', '25-50', '50-75', '75-100', '100', 'above 100', 'unknown'] AS TEXT[])
        ) AS "assignment_band"
    ) AS "t4"
    LEFT OUTER JOIN (
      SELECT
        "t12"."band",
        COUNT(*) AS "renewals",
        SUM(CAST("t12"."is_won" AS INT)) AS "renewals_won",
        SUM(CAST("t12"."is_won" IS NULL AS INT)) AS "renewals_without_outcome",
        SUM(CAST((
          "t12"."is_won" IS NOT NULL
        ) AND (
          "t12"."cents" IS NULL
        ) AS INT)) AS "renewals_without_acv",
        SUM("t12"."cents") AS "renewals_acv_usd",
        SUM(
          CASE WHEN "t12"."is_won" THEN "t12"."cents" ELSE CAST(NULL AS DECIMAL(24, 2)) END
        ) AS "renewals_won_acv_usd"
      FROM (
        SELECT
          "t11"."opportunity_id",
          "t11"."account_csn",
          "t11"."contract_id",
          "t11"."offering_product_line_code",
          "t11"."created_date",
          "t11"."close_date",
          "t11"."is_renewal",
          "t11"."is_closed",
          "t11"."lc_flag",
          "t11"."promo_flag",
          "t11"."service_contract_id",
          "t11"."term",
          "t11"."territory_account_tier",
          "t11"."is_won",
          "t11"."acv_usd",
          "t11"."opportunity_amount",
          "t11"."opportunity_number",
          "t11"."days_into_term",
          "t11"."active_aov_net3",
          "t11"."purchased",
          "t11"."assigned",
          "t11"."observed_opportunity",
          CASE
            WHEN (
              "t11"."assigned" IS NULL
            )
            OR (
              "t11"."purchased" IS NULL
            )
            OR (
              "t11"."purchased" = 0
            )
            THEN 'unknown'
            WHEN "t11"."assigned" = 0
            THEN '0'
            WHEN (
              "t11"."assigned" * 4
            ) < "t11"."purchased"
            THEN '0-25'
            WHEN (
              "t11"."assigned" * 2
            ) < "t11"."purchased"
            THEN '25-50'
            WHEN (
              "t11"."assigned" * 4
            ) < (
              "t11"."purchased" * 3
            )
            THEN '50-75'
            WHEN "t11"."assigned" < "t11"."purchased"
            THEN '75-100'
            WHEN "t11"."assigned" = "t11"."purchased"
            THEN '100'
            ELSE 'above 100'
          END AS "band",
          TRY_CAST(CASE
            WHEN "t11"."is_won" IS NOT NULL
            THEN "t11"."acv_usd"
            ELSE CAST(NULL AS DOUBLE)
          END AS DECIMAL(24, 2)) AS "cents"
        FROM (
          SELECT
            "t6"."opportunity_id",
            "t6"."account_csn",
            "t6"."contract_id",
            "t6"."offering_product_line_code",
            "t6"."created_date",
            "t6"."close_date",
            "t6"."is_renewal",
            "t6"."is_closed",
            "t6"."lc_flag",
            "t6"."promo_flag",
            "t6"."service_contract_id",
            "t6"."term",
            "t6"."territory_account_tier",
            "t6"."is_won",
            "t6"."acv_usd",
            "t6"."opportunity_amount",
            "t6"."opportunity_number",
            "t6"."days_into_term",
            "t6"."active_aov_net3",
            "t10"."purchased",
            "t10"."assigned",
            "t10"."observed_opportunity"
          FROM (
            SELECT
              *
            FROM "opportunities" AS "t0"
            WHERE
              "t0"."created_date" <= CAST(':last_day' AS DATE)
              AND NOT (
                "t0"."is_closed" AND (
                  "t0"."close_date" < CAST(':first_day' AS DATE)
                )
              )
              AND "t0"."is_renewal"
              AND "t0"."is_closed"
              AND "t0"."close_date" <= CAST(':last_day' AS DATE)
          ) AS "t6"
          LEFT OUTER JOIN (
            SELECT
              "t8"."purchased",
              "t8"."assigned",
              "t8"."opportunity_id" AS "observed_opportunity"
            FROM (
              SELECT
                "t7"."opportunity_id",
                "t7"."snapshot_date",
                "t7"."purchased",
                "t7"."assigned",
                ROW_NUMBER() OVER (
                  PARTITION BY "t7"."opportunity_id"
                  ORDER BY "t7"."snapshot_date" DESC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "place"
              FROM (
                SELECT
                  "t3"."opportunity_id",
                  "t3"."snapshot_date",
                  SUM("t3"."seats_purchased") AS "purchased",
                  CASE
                    WHEN BOOL_OR(CAST("t3"."seats_assigned" IS NULL AS BOOLEAN))
                    THEN CAST(NULL AS BIGINT)
                    ELSE SUM("t3"."seats_assigned")
                  END AS "assigned"
                FROM (
                  SELECT
                    *
                  FROM "ide_observation_monthly" AS "t1"
                  WHERE
                    "t1"."snapshot_date" < CAST(':first_day' AS DATE)
                ) AS "t3"
                GROUP BY
                  1,
                  2
              ) AS "t7"
            ) AS "t8"
            WHERE
              "t8"."place" = 0
          ) AS "t10"
            ON "t6"."opportunity_id" = "t10"."observed_opportunity"
        ) AS "t11"
      ) AS "t12"
      GROUP BY
        1
    ) AS "t14"
      ON "t4"."assignment_band" = "t14"."band"
  ) AS "t15"
) AS "t16"
