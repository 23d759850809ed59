SELECT
  "t13"."assignment_band",
  "t13"."renewals",
  "t13"."renewals_won",
  "t13"."renewals_without_outcome",
  "t13"."renewals_without_acv",
  "t13"."renewals_acv_usd",
  "t13"."renewals_won_acv_usd",
  "t13"."renewals_reversed",
  "t13"."renewals_won_reversed",
  "t13"."renewals_without_outcome_reversed",
  "t13"."renewals_without_acv_reversed",
  "t13"."renewals_acv_usd_reversed",
  "t13"."renewals_won_acv_usd_reversed",
  CAST(':first_day' AS DATE) AS "by_month",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t13"."renewals_won" * 2000
        ) + (
          "t13"."renewals" - "t13"."renewals_without_outcome"
        )
      ) - (
        (
          (
            "t13"."renewals_won" * 2000
          ) + (
            "t13"."renewals" - "t13"."renewals_without_outcome"
          )
        ) % (
          NULLIF("t13"."renewals" - "t13"."renewals_without_outcome", 0) * 2
        )
      )
    ) / (
      NULLIF("t13"."renewals" - "t13"."renewals_without_outcome", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "renewal_rate"
FROM (
  SELECT
    "t12"."assignment_band",
    COALESCE("t12"."renewals", 0) AS "renewals",
    COALESCE("t12"."renewals_won", 0) AS "renewals_won",
    COALESCE("t12"."renewals_without_outcome", 0) AS "renewals_without_outcome",
    COALESCE("t12"."renewals_without_acv", 0) AS "renewals_without_acv",
    COALESCE("t12"."renewals_acv_usd", 0) AS "renewals_acv_usd",
    COALESCE("t12"."renewals_won_acv_usd", 0) AS "renewals_won_acv_usd",
    COALESCE("t12"."renewals_reversed", 0) AS "renewals_reversed",
    COALESCE("t12"."renewals_won_reversed", 0) AS "renewals_won_reversed",
    COALESCE("t12"."renewals_without_outcome_reversed", 0) AS "renewals_without_outcome_reversed",
    COALESCE("t12"."renewals_without_acv_reversed", 0) AS "renewals_without_acv_reversed",
    COALESCE("t12"."renewals_acv_usd_reversed", 0) AS "renewals_acv_usd_reversed",
    COALESCE("t12"."renewals_won_acv_usd_reversed", 0) AS "renewals_won_acv_usd_reversed"
  FROM (
    SELECT
      "t11"."assignment_band",
      "t11"."renewals",
      "t11"."renewals_won",
      "t11"."renewals_without_outcome",
      "t11"."renewals_without_acv",
      "t11"."renewals_acv_usd",
      "t11"."renewals_won_acv_usd",
      "t7"."band_reversed",
      "t7"."renewals_reversed",
      "t7"."renewals_won_reversed",
      "t7"."renewals_without_outcome_reversed",
      "t7"."renewals_without_acv_reversed",
      "t7"."renewals_acv_usd_reversed",
      "t7"."renewals_won_acv_usd_reversed"
    FROM (
      SELECT
        "t9"."assignment_band",
        "t9"."renewals",
        "t9"."renewals_won",
        "t9"."renewals_without_outcome",
        "t9"."renewals_without_acv",
        "t9"."renewals_acv_usd",
        "t9"."renewals_won_acv_usd"
      FROM (
        SELECT
          "t2"."assignment_band",
          "t8"."band",
          "t8"."renewals",
          "t8"."renewals_won",
          "t8"."renewals_without_outcome",
          "t8"."renewals_without_acv",
          "t8"."renewals_acv_usd",
          "t8"."renewals_won_acv_usd"
        FROM (
          SELECT
            UNNEST(
              CAST(['0', '0-25', '25-50', '50-75', '75-100', '100', 'above 100', 'unknown'] AS TEXT[])
            ) AS "assignment_band"
        ) AS "t2"
        LEFT OUTER JOIN (
          SELECT
            "t4"."band",
            COUNT(*) AS "renewals",
            SUM(CAST("t4"."won" AS INT)) AS "renewals_won",
            SUM(CAST("t4"."won" IS NULL AS INT)) AS "renewals_without_outcome",
            SUM(CAST((
              "t4"."won" IS NOT NULL
            ) AND (
              "t4"."acv" IS NULL
            ) AS INT)) AS "renewals_without_acv",
            SUM("t4"."acv") AS "renewals_acv_usd",
            SUM(CASE WHEN "t4"."won" THEN "t4"."acv" ELSE CAST(NULL AS DECIMAL(24, 2)) END) AS "renewals_won_acv_usd"
          FROM (
            SELECT
              "t0"."assignment_band" AS "band",
              "t0"."is_won" AS "won",
              "t0"."counted_acv_usd" AS "acv_usd",
              TRY_CAST(CASE
                WHEN "t0"."is_won" IS NOT NULL
                THEN "t0"."counted_acv_usd"
                ELSE CAST(NULL AS DOUBLE)
              END AS DECIMAL(24, 2)) AS "acv"
            FROM "opportunity_outcomes_monthly" AS "t0"
            WHERE
              "t0"."counted_on" = CAST(':last_day' AS DATE)
          ) AS "t4"
          GROUP BY
            1
        ) AS "t8"
          ON "t2"."assignment_band" = "t8"."band"
      ) AS "t9"
    ) AS "t11"
    LEFT OUTER JOIN (
      SELECT
        "t3"."band" AS "band_reversed",
        COUNT(*) AS "renewals_reversed",
        SUM(CAST("t3"."won" AS INT)) AS "renewals_won_reversed",
        SUM(CAST("t3"."won" IS NULL AS INT)) AS "renewals_without_outcome_reversed",
        SUM(CAST((
          "t3"."won" IS NOT NULL
        ) AND (
          "t3"."acv" IS NULL
        ) AS INT)) AS "renewals_without_acv_reversed",
        SUM("t3"."acv") AS "renewals_acv_usd_reversed",
        SUM(CASE WHEN "t3"."won" THEN "t3"."acv" ELSE CAST(NULL AS DECIMAL(24, 2)) END) AS "renewals_won_acv_usd_reversed"
      FROM (
        SELECT
          "t0"."reversed_band" AS "band",
          "t0"."reversed_won" AS "won",
          "t0"."reversed_acv_usd" AS "acv_usd",
          TRY_CAST(CASE
            WHEN "t0"."reversed_won" IS NOT NULL
            THEN "t0"."reversed_acv_usd"
            ELSE CAST(NULL AS DOUBLE)
          END AS DECIMAL(24, 2)) AS "acv"
        FROM "opportunity_outcomes_monthly" AS "t0"
        WHERE
          "t0"."is_reversed"
      ) AS "t3"
      GROUP BY
        1
    ) AS "t7"
      ON "t11"."assignment_band" = "t7"."band_reversed"
  ) AS "t12"
) AS "t13"