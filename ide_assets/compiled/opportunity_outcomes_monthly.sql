SELECT
  "t28"."opportunity_id",
  "t28"."is_renewal",
  "t28"."is_closed",
  "t28"."is_won",
  "t28"."close_date",
  "t28"."outcome_shown_on",
  "t28"."counted_on",
  "t28"."assignment_band",
  "t28"."counted_acv_usd",
  "t28"."is_reversed",
  "t28"."reversed_band",
  "t28"."reversed_won",
  "t28"."reversed_acv_usd",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t26"."opportunity_id",
      "t26"."is_renewal",
      "t26"."is_closed",
      "t26"."is_won",
      "t26"."close_date",
      CASE
        WHEN "t26"."stays_decided"
        THEN "t26"."former_shown_on"
        WHEN "t26"."is_closed" AND (
          "t26"."is_won" IS NOT NULL
        )
        THEN CAST(':last_day' AS DATE)
        ELSE NULL
      END AS "outcome_shown_on",
      CASE
        WHEN "t26"."stays"
        THEN "t26"."former_counted_on"
        WHEN "t26"."counts"
        THEN CAST(':last_day' AS DATE)
        ELSE NULL
      END AS "counted_on",
      CASE
        WHEN "t26"."stays" OR "t26"."counts"
        THEN CASE
          WHEN "t26"."was_counted" AND "t26"."is_shown"
          THEN "t26"."former_band"
          ELSE CASE
            WHEN (
              "t26"."assigned" IS NULL
            )
            OR (
              "t26"."purchased" IS NULL
            )
            OR (
              "t26"."purchased" = 0
            )
            THEN 'unknown'
            WHEN "t26"."assigned" = 0
            THEN '0'
            WHEN (
              "t26"."assigned" * 4
            ) < "t26"."purchased"
            THEN '0-25'
            WHEN (
              "t26"."assigned" * 2
            ) < "t26"."purchased"
            THEN '25-50'
            WHEN (
              "t26"."assigned" * 4
            ) < (
              "t26"."purchased" * 3
            )
            THEN '50-75'
            WHEN "t26"."assigned" < "t26"."purchased"
            THEN '75-100'
            WHEN "t26"."assigned" = "t26"."purchased"
            THEN '100'
            ELSE 'above 100'
          END
        END
        ELSE CAST(NULL AS TEXT)
      END AS "assignment_band",
      CASE
        WHEN "t26"."stays"
        THEN "t26"."former_acv_usd"
        WHEN "t26"."counts"
        THEN "t26"."acv_usd"
        ELSE NULL
      END AS "counted_acv_usd",
      "t26"."was_counted" AND NOT (
        "t26"."stays"
      ) AS "is_reversed",
      CASE
        WHEN "t26"."was_counted" AND NOT (
          "t26"."stays"
        )
        THEN "t26"."former_band"
        ELSE CAST(NULL AS TEXT)
      END AS "reversed_band",
      CASE
        WHEN "t26"."was_counted" AND NOT (
          "t26"."stays"
        )
        THEN "t26"."former_won"
        ELSE CAST(NULL AS BOOLEAN)
      END AS "reversed_won",
      CASE
        WHEN "t26"."was_counted" AND NOT (
          "t26"."stays"
        )
        THEN "t26"."former_acv_usd"
        ELSE CAST(NULL AS DOUBLE)
      END AS "reversed_acv_usd"
    FROM (
      SELECT
        "t25"."opportunity_id",
        "t25"."is_renewal",
        "t25"."is_won",
        "t25"."close_date",
        "t25"."acv_usd",
        "t25"."is_closed",
        "t25"."former_id",
        "t25"."former_renewal",
        "t25"."former_closed",
        "t25"."former_won",
        "t25"."former_shown_on",
        "t25"."former_counted_on",
        "t25"."former_band",
        "t25"."former_acv_usd",
        "t25"."purchased",
        "t25"."assigned",
        "t25"."observed_opportunity",
        "t25"."rows_before",
        "t25"."is_shown",
        "t25"."was_shown",
        "t25"."was_counted",
        "t25"."is_same",
        "t25"."was_counted" AND "t25"."is_shown" AND "t25"."is_same" AS "stays",
        "t25"."is_shown"
        AND CASE
          WHEN "t25"."rows_before" = 0
          THEN "t25"."close_date" >= CAST(':first_day' AS DATE)
          ELSE NOT (
            "t25"."was_shown"
          )
          OR (
            "t25"."was_counted" AND NOT (
              "t25"."is_same"
            )
          )
        END AS "counts",
        (
          "t25"."former_shown_on" IS NOT NULL
        )
        AND "t25"."is_closed"
        AND "t25"."is_same" AS "stays_decided"
      FROM (
        SELECT
          "t24"."opportunity_id",
          "t24"."is_renewal",
          "t24"."is_won",
          "t24"."close_date",
          "t24"."acv_usd",
          "t24"."is_closed",
          "t24"."former_id",
          "t24"."former_renewal",
          "t24"."former_closed",
          "t24"."former_won",
          "t24"."former_shown_on",
          "t24"."former_counted_on",
          "t24"."former_band",
          "t24"."former_acv_usd",
          "t24"."purchased",
          "t24"."assigned",
          "t24"."observed_opportunity",
          "t24"."rows_before",
          "t24"."is_renewal" AND "t24"."is_closed" AS "is_shown",
          COALESCE("t24"."former_renewal" AND "t24"."former_closed", FALSE) AS "was_shown",
          "t24"."former_counted_on" IS NOT NULL AS "was_counted",
          COALESCE(
            "t24"."is_won" = "t24"."former_won",
            (
              "t24"."is_won" IS NULL
            )
            AND (
              "t24"."former_won" IS NULL
            )
            AND (
              "t24"."former_id" IS NOT NULL
            )
          ) AS "is_same"
        FROM (
          SELECT
            "t15"."opportunity_id",
            "t15"."is_renewal",
            "t15"."is_won",
            "t15"."close_date",
            "t15"."acv_usd",
            "t15"."is_closed",
            "t6"."former_id",
            "t6"."former_renewal",
            "t6"."former_closed",
            "t6"."former_won",
            "t6"."former_shown_on",
            "t6"."former_counted_on",
            "t6"."former_band",
            "t6"."former_acv_usd",
            "t23"."purchased",
            "t23"."assigned",
            "t23"."observed_opportunity",
            "t7"."rows_before"
          FROM (
            SELECT
              "t1"."opportunity_id",
              "t1"."is_renewal",
              "t1"."is_won",
              "t1"."close_date",
              "t1"."acv_usd",
              "t1"."is_closed" AND (
                "t1"."close_date" <= CAST(':last_day' AS DATE)
              ) AS "is_closed"
            FROM "opportunities" AS "t1"
            WHERE
              "t1"."created_date" <= CAST(':last_day' AS DATE)
          ) AS "t15"
          LEFT OUTER JOIN (
            SELECT
              "t0"."opportunity_id" AS "former_id",
              "t0"."is_renewal" AS "former_renewal",
              "t0"."is_closed" AS "former_closed",
              "t0"."is_won" AS "former_won",
              "t0"."outcome_shown_on" AS "former_shown_on",
              "t0"."counted_on" AS "former_counted_on",
              "t0"."assignment_band" AS "former_band",
              "t0"."counted_acv_usd" AS "former_acv_usd"
            FROM "opportunity_outcomes_monthly" AS "t0"
          ) AS "t6"
            ON "t15"."opportunity_id" = "t6"."former_id"
          LEFT OUTER JOIN (
            SELECT
              "t21"."purchased",
              "t21"."assigned",
              "t21"."opportunity_id" AS "observed_opportunity"
            FROM (
              SELECT
                "t20"."opportunity_id",
                "t20"."snapshot_date",
                "t20"."purchased",
                "t20"."assigned",
                ROW_NUMBER() OVER (
                  PARTITION BY "t20"."opportunity_id"
                  ORDER BY "t20"."snapshot_date" DESC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "place"
              FROM (
                SELECT
                  "t19"."opportunity_id",
                  "t19"."snapshot_date",
                  SUM("t19"."seats_purchased") AS "purchased",
                  CASE
                    WHEN BOOL_OR(CAST("t19"."seats_assigned" IS NULL AS BOOLEAN))
                    THEN CAST(NULL AS BIGINT)
                    ELSE SUM("t19"."seats_assigned")
                  END AS "assigned"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t14"."opportunity_id",
                      "t14"."contract_id",
                      "t14"."tenant_id",
                      "t14"."offering_product_line_code",
                      "t14"."snapshot_date",
                      "t14"."original_account_csn",
                      "t14"."cohort",
                      "t14"."seat_bucket",
                      "t14"."phase",
                      "t14"."seats_purchased",
                      "t14"."seats_assigned",
                      "t14"."assignment_rate",
                      "t14"."utilisation_rate",
                      "t14"."opportunity_lc_flag",
                      "t14"."opportunity_promo_flag",
                      "t14"."parent_account_new_customer_flag",
                      "t14"."base_flag",
                      "t14"."users_without_seats",
                      "t13"."closing_id",
                      "t13"."closes"
                    FROM (
                      SELECT
                        *
                      FROM "ide_observation_monthly" AS "t2"
                      WHERE
                        "t2"."snapshot_date" < CAST(':first_day' AS DATE)
                    ) AS "t14"
                    INNER JOIN (
                      SELECT
                        "t1"."opportunity_id" AS "closing_id",
                        "t1"."close_date" AS "closes"
                      FROM "opportunities" AS "t1"
                      WHERE
                        "t1"."created_date" <= CAST(':last_day' AS DATE)
                    ) AS "t13"
                      ON "t14"."opportunity_id" = "t13"."closing_id"
                  ) AS "t17"
                  WHERE
                    "t17"."snapshot_date" < "t17"."closes"
                ) AS "t19"
                GROUP BY
                  1,
                  2
              ) AS "t20"
            ) AS "t21"
            WHERE
              "t21"."place" = 0
          ) AS "t23"
            ON "t15"."opportunity_id" = "t23"."observed_opportunity"
          CROSS JOIN (
            SELECT
              COUNT(*) AS "rows_before"
            FROM "opportunity_outcomes_monthly" AS "t0"
          ) AS "t7"
        ) AS "t24"
      ) AS "t25"
    ) AS "t26"
  ) AS "t27"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t16"."opportunity_id",
      "t16"."is_renewal",
      "t16"."is_closed",
      "t16"."is_won",
      "t16"."close_date",
      "t16"."outcome_shown_on",
      "t16"."counted_on",
      "t16"."assignment_band",
      "t16"."counted_acv_usd",
      FALSE AS "is_reversed",
      CAST(NULL AS TEXT) AS "reversed_band",
      CAST(NULL AS BOOLEAN) AS "reversed_won",
      CAST(NULL AS DOUBLE) AS "reversed_acv_usd"
    FROM (
      SELECT
        "t3"."snapshot_date",
        "t3"."opportunity_id",
        "t3"."is_renewal",
        "t3"."is_closed",
        "t3"."is_won",
        "t3"."close_date",
        "t3"."outcome_shown_on",
        "t3"."counted_on",
        "t3"."assignment_band",
        "t3"."counted_acv_usd",
        "t3"."is_reversed",
        "t3"."reversed_band",
        "t3"."reversed_won",
        "t3"."reversed_acv_usd"
      FROM "opportunity_outcomes_monthly" AS "t3"
      ANTI JOIN (
        SELECT
          "t1"."opportunity_id" AS "seen_id"
        FROM "opportunities" AS "t1"
        WHERE
          "t1"."created_date" <= CAST(':last_day' AS DATE)
      ) AS "t12"
        ON "t3"."opportunity_id" = "t12"."seen_id"
    ) AS "t16"
  ) AS "t18"
) AS "t28"