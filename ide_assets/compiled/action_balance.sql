WITH "t14" AS (
  SELECT
    *
  FROM (
    SELECT
      "t0"."snapshot_date",
      "t0"."action_key",
      "t0"."surviving_account_csn",
      "t0"."enrolled_on",
      "t0"."is_offered",
      "t0"."first_performed_on",
      "t0"."holdout_unit",
      "t0"."opportunity_id",
      "t0"."is_renewed",
      "t0"."cohort",
      "t0"."seat_bucket",
      "t0"."site_geo",
      "t0"."industry_group",
      (
        CAST(EXTRACT(year FROM "t0"."enrolled_on") AS BIGINT) * 12
      ) + CAST(EXTRACT(month FROM "t0"."enrolled_on") AS BIGINT) AS "enrolled_index"
    FROM "action_enrolments_monthly" AS "t0"
  ) AS "t7"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t10"."snapshot_date",
      'all' AS "action_key",
      "t10"."surviving_account_csn",
      "t10"."enrolled_on",
      "t10"."is_offered",
      "t10"."first_performed_on",
      "t10"."holdout_unit",
      "t10"."opportunity_id",
      "t10"."is_renewed",
      "t10"."cohort",
      "t10"."seat_bucket",
      "t10"."site_geo",
      "t10"."industry_group",
      "t10"."enrolled_index"
    FROM (
      SELECT
        "t8"."snapshot_date",
        "t8"."action_key",
        "t8"."surviving_account_csn",
        "t8"."enrolled_on",
        "t8"."is_offered",
        "t8"."first_performed_on",
        "t8"."holdout_unit",
        "t8"."opportunity_id",
        "t8"."is_renewed",
        "t8"."cohort",
        "t8"."seat_bucket",
        "t8"."site_geo",
        "t8"."industry_group",
        "t8"."enrolled_index",
        BOOL_OR(CAST(NOT (
          "t8"."is_offered"
        ) AS BOOLEAN)) OVER (
          PARTITION BY "t8"."action_key"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "play_holds_back",
        BOOL_OR(CAST(NOT (
          "t8"."is_offered"
        ) AS BOOLEAN)) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "any_holds_back"
      FROM (
        SELECT
          "t0"."snapshot_date",
          "t0"."action_key",
          "t0"."surviving_account_csn",
          "t0"."enrolled_on",
          "t0"."is_offered",
          "t0"."first_performed_on",
          "t0"."holdout_unit",
          "t0"."opportunity_id",
          "t0"."is_renewed",
          "t0"."cohort",
          "t0"."seat_bucket",
          "t0"."site_geo",
          "t0"."industry_group",
          (
            CAST(EXTRACT(year FROM "t0"."enrolled_on") AS BIGINT) * 12
          ) + CAST(EXTRACT(month FROM "t0"."enrolled_on") AS BIGINT) AS "enrolled_index"
        FROM "action_enrolments_monthly" AS "t0"
        WHERE
          "t0"."action_key" <> 'programme'
      ) AS "t8"
    ) AS "t10"
    WHERE
      "t10"."play_holds_back" OR NOT (
        "t10"."any_holds_back"
      )
  ) AS "t13"
)
SELECT
  "t28"."action_key",
  "t28"."characteristic",
  "t28"."offered",
  "t28"."held_back",
  "t28"."offered_sum",
  "t28"."held_back_sum",
  "t28"."offered_squares",
  "t28"."held_back_squares",
  "t28"."offered_tenths",
  "t28"."held_back_tenths",
  "t28"."deviation",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  "t28"."offered" AS "accounts_offered",
  "t28"."held_back" AS "accounts_held_back",
  "t28"."offered_tenths" / 10.0 AS "offered_mean",
  "t28"."held_back_tenths" / 10.0 AS "held_back_mean",
  CASE
    WHEN (
      "t28"."offered_tenths" - "t28"."held_back_tenths"
    ) = 0
    THEN 0.0
    ELSE (
      "t28"."offered_tenths" - "t28"."held_back_tenths"
    ) / NULLIF("t28"."deviation", 0.0)
  END AS "standardised_difference"
FROM (
  SELECT
    "t27"."action_key",
    "t27"."characteristic",
    "t27"."offered",
    "t27"."held_back",
    "t27"."offered_sum",
    "t27"."held_back_sum",
    "t27"."offered_squares",
    "t27"."held_back_squares",
    "t27"."offered_tenths",
    "t27"."held_back_tenths",
    SQRT(
      CASE
        WHEN (
          (
            (
              (
                (
                  CAST("t27"."offered_squares" AS DOUBLE) / NULLIF(CAST("t27"."offered" AS DOUBLE), 0.0)
                ) - (
                  "t27"."offered_tenths" * "t27"."offered_tenths"
                )
              ) + (
                CAST("t27"."held_back_squares" AS DOUBLE) / NULLIF(CAST("t27"."held_back" AS DOUBLE), 0.0)
              )
            ) - (
              "t27"."held_back_tenths" * "t27"."held_back_tenths"
            )
          ) / 2.0
        ) > 0
        THEN (
          (
            (
              (
                CAST("t27"."offered_squares" AS DOUBLE) / NULLIF(CAST("t27"."offered" AS DOUBLE), 0.0)
              ) - (
                "t27"."offered_tenths" * "t27"."offered_tenths"
              )
            ) + (
              CAST("t27"."held_back_squares" AS DOUBLE) / NULLIF(CAST("t27"."held_back" AS DOUBLE), 0.0)
            )
          ) - (
            "t27"."held_back_tenths" * "t27"."held_back_tenths"
          )
        ) / 2.0
        ELSE 0.0
      END
    ) AS "deviation"
  FROM (
    SELECT
      "t26"."action_key",
      "t26"."characteristic",
      "t26"."offered",
      "t26"."held_back",
      "t26"."offered_sum",
      "t26"."held_back_sum",
      "t26"."offered_squares",
      "t26"."held_back_squares",
      CAST("t26"."offered_sum" AS DOUBLE) / NULLIF(CAST("t26"."offered" AS DOUBLE), 0.0) AS "offered_tenths",
      CAST("t26"."held_back_sum" AS DOUBLE) / NULLIF(CAST("t26"."held_back" AS DOUBLE), 0.0) AS "held_back_tenths"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t20"."action_key",
          "t20"."characteristic",
          SUM(CAST("t20"."is_offered" AS INT)) AS "offered",
          SUM(CAST(NOT (
            "t20"."is_offered"
          ) AS INT)) AS "held_back",
          SUM(CASE WHEN "t20"."is_offered" THEN "t20"."tenths" ELSE 0 END) AS "offered_sum",
          SUM(CASE WHEN "t20"."is_offered" THEN 0 ELSE "t20"."tenths" END) AS "held_back_sum",
          SUM(CASE WHEN "t20"."is_offered" THEN "t20"."tenths" * "t20"."tenths" ELSE 0 END) AS "offered_squares",
          SUM(CASE WHEN "t20"."is_offered" THEN 0 ELSE "t20"."tenths" * "t20"."tenths" END) AS "held_back_squares"
        FROM (
          SELECT
            "t16"."action_key",
            "t16"."is_offered",
            "t12"."measured" AS "characteristic",
            CAST(ROUND("t12"."value" * 10, 0) AS BIGINT) AS "tenths"
          FROM "t14" AS "t16"
          SEMI JOIN (
            SELECT
              *
            FROM (
              SELECT
                "t15"."action_key" AS "compared_key",
                SUM(CAST("t15"."is_offered" AS INT)) AS "offered",
                SUM(CAST(NOT (
                  "t15"."is_offered"
                ) AS INT)) AS "held_back"
              FROM "t14" AS "t15"
              GROUP BY
                1
            ) AS "t17"
            WHERE
              "t17"."offered" > 0 AND "t17"."held_back" > 0
          ) AS "t19"
            ON "t16"."action_key" = "t19"."compared_key"
          INNER JOIN (
            SELECT
              *
            FROM (
              SELECT
                "t5"."measured",
                "t2"."surviving_account_csn" AS "account",
                (
                  CAST(EXTRACT(year FROM "t2"."snapshot_date") AS BIGINT) * 12
                ) + CAST(EXTRACT(month FROM "t2"."snapshot_date") AS BIGINT) AS "month",
                CASE
                  WHEN "t5"."measured" = 'assignment_rate'
                  THEN "t2"."assignment_rate"
                  WHEN "t5"."measured" = 'utilisation_rate'
                  THEN "t2"."utilisation_rate"
                  WHEN "t5"."measured" = 'active_users'
                  THEN CAST("t2"."active_users" AS DOUBLE)
                  ELSE NULL
                END AS "value"
              FROM "account_outcomes_monthly" AS "t2"
              CROSS JOIN (
                SELECT
                  UNNEST(CAST(['assignment_rate', 'utilisation_rate', 'active_users'] AS TEXT[])) AS "measured"
              ) AS "t5"
            ) AS "t9"
            WHERE
              "t9"."value" IS NOT NULL
          ) AS "t12"
            ON "t16"."surviving_account_csn" = "t12"."account"
            AND "t16"."enrolled_index" = "t12"."month"
        ) AS "t20"
        GROUP BY
          1,
          2
      ) AS "t23"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t24"."action_key",
          "t24"."characteristic",
          "t19"."offered",
          "t19"."held_back",
          "t24"."with_offered" * 1000 AS "offered_sum",
          "t24"."with_held_back" * 1000 AS "held_back_sum",
          "t24"."with_offered" * 1000 * 1000 AS "offered_squares",
          "t24"."with_held_back" * 1000 * 1000 AS "held_back_squares"
        FROM (
          SELECT
            "t21"."action_key",
            "t21"."characteristic",
            SUM(CAST("t21"."is_offered" AS INT)) AS "with_offered",
            SUM(CAST(NOT (
              "t21"."is_offered"
            ) AS INT)) AS "with_held_back"
          FROM (
            SELECT
              "t16"."action_key",
              "t16"."is_offered",
              "t6"."attribute" || ': ' || COALESCE(
                CASE
                  WHEN "t6"."attribute" = 'geo'
                  THEN "t16"."site_geo"
                  WHEN "t6"."attribute" = 'seat_bucket'
                  THEN "t16"."seat_bucket"
                  WHEN "t6"."attribute" = 'industry'
                  THEN "t16"."industry_group"
                  WHEN "t6"."attribute" = 'cohort'
                  THEN "t16"."cohort"
                  ELSE NULL
                END,
                'unknown'
              ) AS "characteristic"
            FROM "t14" AS "t16"
            SEMI JOIN (
              SELECT
                *
              FROM (
                SELECT
                  "t15"."action_key" AS "compared_key",
                  SUM(CAST("t15"."is_offered" AS INT)) AS "offered",
                  SUM(CAST(NOT (
                    "t15"."is_offered"
                  ) AS INT)) AS "held_back"
                FROM "t14" AS "t15"
                GROUP BY
                  1
              ) AS "t17"
              WHERE
                "t17"."offered" > 0 AND "t17"."held_back" > 0
            ) AS "t19"
              ON "t16"."action_key" = "t19"."compared_key"
            CROSS JOIN (
              SELECT
                UNNEST(CAST(['geo', 'seat_bucket', 'industry', 'cohort'] AS TEXT[])) AS "attribute"
            ) AS "t6"
          ) AS "t21"
          GROUP BY
            1,
            2
        ) AS "t24"
        INNER JOIN (
          SELECT
            *
          FROM (
            SELECT
              "t15"."action_key" AS "compared_key",
              SUM(CAST("t15"."is_offered" AS INT)) AS "offered",
              SUM(CAST(NOT (
                "t15"."is_offered"
              ) AS INT)) AS "held_back"
            FROM "t14" AS "t15"
            GROUP BY
              1
          ) AS "t17"
          WHERE
            "t17"."offered" > 0 AND "t17"."held_back" > 0
        ) AS "t19"
          ON "t24"."action_key" = "t19"."compared_key"
      ) AS "t25"
    ) AS "t26"
  ) AS "t27"
) AS "t28"