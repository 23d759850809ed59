SELECT
  "t19"."dimension",
  "t19"."group_value",
  "t19"."accounts_measured",
  "t19"."accounts_with_action",
  "t19"."accounts_in_holdout",
  "t19"."accounts_drawn",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t19"."accounts_with_action" * 2000
        ) + "t19"."accounts_measured"
      ) - (
        (
          (
            "t19"."accounts_with_action" * 2000
          ) + "t19"."accounts_measured"
        ) % (
          NULLIF("t19"."accounts_measured", 0) * 2
        )
      )
    ) / (
      NULLIF("t19"."accounts_measured", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "action_rate",
  CAST(CAST(ROUND(
    (
      (
        (
          (
            CAST("t19"."accounts_with_action" AS DOUBLE) / NULLIF(CAST("t19"."accounts_measured" AS DOUBLE), 0.0)
          ) + (
            (
              1.959963984540054 * 1.959963984540054
            ) / NULLIF(2.0 * CAST("t19"."accounts_measured" AS DOUBLE), 0.0)
          )
        ) / NULLIF(
          1.0 + (
            (
              1.959963984540054 * 1.959963984540054
            ) / NULLIF(CAST("t19"."accounts_measured" AS DOUBLE), 0.0)
          ),
          0.0
        )
      ) - (
        (
          1.959963984540054 * SQRT(
            (
              (
                (
                  CAST("t19"."accounts_with_action" AS DOUBLE) / NULLIF(CAST("t19"."accounts_measured" AS DOUBLE), 0.0)
                ) * (
                  1.0 - (
                    CAST("t19"."accounts_with_action" AS DOUBLE) / NULLIF(CAST("t19"."accounts_measured" AS DOUBLE), 0.0)
                  )
                )
              ) / NULLIF(CAST("t19"."accounts_measured" AS DOUBLE), 0.0)
            ) + (
              (
                1.959963984540054 * 1.959963984540054
              ) / NULLIF(
                4.0 * CAST("t19"."accounts_measured" AS DOUBLE) * CAST("t19"."accounts_measured" AS DOUBLE),
                0.0
              )
            )
          )
        ) / NULLIF(
          1.0 + (
            (
              1.959963984540054 * 1.959963984540054
            ) / NULLIF(CAST("t19"."accounts_measured" AS DOUBLE), 0.0)
          ),
          0.0
        )
      )
    ) * 1000,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "action_rate_low",
  CAST(CAST(ROUND(
    (
      (
        (
          (
            CAST("t19"."accounts_with_action" AS DOUBLE) / NULLIF(CAST("t19"."accounts_measured" AS DOUBLE), 0.0)
          ) + (
            (
              1.959963984540054 * 1.959963984540054
            ) / NULLIF(2.0 * CAST("t19"."accounts_measured" AS DOUBLE), 0.0)
          )
        ) / NULLIF(
          1.0 + (
            (
              1.959963984540054 * 1.959963984540054
            ) / NULLIF(CAST("t19"."accounts_measured" AS DOUBLE), 0.0)
          ),
          0.0
        )
      ) + (
        (
          1.959963984540054 * SQRT(
            (
              (
                (
                  CAST("t19"."accounts_with_action" AS DOUBLE) / NULLIF(CAST("t19"."accounts_measured" AS DOUBLE), 0.0)
                ) * (
                  1.0 - (
                    CAST("t19"."accounts_with_action" AS DOUBLE) / NULLIF(CAST("t19"."accounts_measured" AS DOUBLE), 0.0)
                  )
                )
              ) / NULLIF(CAST("t19"."accounts_measured" AS DOUBLE), 0.0)
            ) + (
              (
                1.959963984540054 * 1.959963984540054
              ) / NULLIF(
                4.0 * CAST("t19"."accounts_measured" AS DOUBLE) * CAST("t19"."accounts_measured" AS DOUBLE),
                0.0
              )
            )
          )
        ) / NULLIF(
          1.0 + (
            (
              1.959963984540054 * 1.959963984540054
            ) / NULLIF(CAST("t19"."accounts_measured" AS DOUBLE), 0.0)
          ),
          0.0
        )
      )
    ) * 1000,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "action_rate_high",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t19"."accounts_in_holdout" * 2000
        ) + "t19"."accounts_drawn"
      ) - (
        (
          (
            "t19"."accounts_in_holdout" * 2000
          ) + "t19"."accounts_drawn"
        ) % (
          NULLIF("t19"."accounts_drawn", 0) * 2
        )
      )
    ) / (
      NULLIF("t19"."accounts_drawn", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "holdout_rate",
  CAST(CAST(ROUND(
    (
      (
        (
          (
            CAST("t19"."accounts_in_holdout" AS DOUBLE) / NULLIF(CAST("t19"."accounts_drawn" AS DOUBLE), 0.0)
          ) + (
            (
              1.959963984540054 * 1.959963984540054
            ) / NULLIF(2.0 * CAST("t19"."accounts_drawn" AS DOUBLE), 0.0)
          )
        ) / NULLIF(
          1.0 + (
            (
              1.959963984540054 * 1.959963984540054
            ) / NULLIF(CAST("t19"."accounts_drawn" AS DOUBLE), 0.0)
          ),
          0.0
        )
      ) - (
        (
          1.959963984540054 * SQRT(
            (
              (
                (
                  CAST("t19"."accounts_in_holdout" AS DOUBLE) / NULLIF(CAST("t19"."accounts_drawn" AS DOUBLE), 0.0)
                ) * (
                  1.0 - (
                    CAST("t19"."accounts_in_holdout" AS DOUBLE) / NULLIF(CAST("t19"."accounts_drawn" AS DOUBLE), 0.0)
                  )
                )
              ) / NULLIF(CAST("t19"."accounts_drawn" AS DOUBLE), 0.0)
            ) + (
              (
                1.959963984540054 * 1.959963984540054
              ) / NULLIF(
                4.0 * CAST("t19"."accounts_drawn" AS DOUBLE) * CAST("t19"."accounts_drawn" AS DOUBLE),
                0.0
              )
            )
          )
        ) / NULLIF(
          1.0 + (
            (
              1.959963984540054 * 1.959963984540054
            ) / NULLIF(CAST("t19"."accounts_drawn" AS DOUBLE), 0.0)
          ),
          0.0
        )
      )
    ) * 1000,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "holdout_rate_low",
  CAST(CAST(ROUND(
    (
      (
        (
          (
            CAST("t19"."accounts_in_holdout" AS DOUBLE) / NULLIF(CAST("t19"."accounts_drawn" AS DOUBLE), 0.0)
          ) + (
            (
              1.959963984540054 * 1.959963984540054
            ) / NULLIF(2.0 * CAST("t19"."accounts_drawn" AS DOUBLE), 0.0)
          )
        ) / NULLIF(
          1.0 + (
            (
              1.959963984540054 * 1.959963984540054
            ) / NULLIF(CAST("t19"."accounts_drawn" AS DOUBLE), 0.0)
          ),
          0.0
        )
      ) + (
        (
          1.959963984540054 * SQRT(
            (
              (
                (
                  CAST("t19"."accounts_in_holdout" AS DOUBLE) / NULLIF(CAST("t19"."accounts_drawn" AS DOUBLE), 0.0)
                ) * (
                  1.0 - (
                    CAST("t19"."accounts_in_holdout" AS DOUBLE) / NULLIF(CAST("t19"."accounts_drawn" AS DOUBLE), 0.0)
                  )
                )
              ) / NULLIF(CAST("t19"."accounts_drawn" AS DOUBLE), 0.0)
            ) + (
              (
                1.959963984540054 * 1.959963984540054
              ) / NULLIF(
                4.0 * CAST("t19"."accounts_drawn" AS DOUBLE) * CAST("t19"."accounts_drawn" AS DOUBLE),
                0.0
              )
            )
          )
        ) / NULLIF(
          1.0 + (
            (
              1.959963984540054 * 1.959963984540054
            ) / NULLIF(CAST("t19"."accounts_drawn" AS DOUBLE), 0.0)
          ),
          0.0
        )
      )
    ) * 1000,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "holdout_rate_high"
FROM (
  SELECT
    "t18"."dimension",
    "t18"."group_value",
    COUNT(*) AS "accounts_measured",
    SUM(CAST("t18"."acted" AS INT)) AS "accounts_with_action",
    SUM(CAST("t18"."withheld" AS INT)) AS "accounts_in_holdout",
    SUM(CAST("t18"."acted" OR "t18"."withheld" AS INT)) AS "accounts_drawn"
  FROM (
    SELECT
      "t17"."surviving_account_csn",
      "t17"."known_csn",
      "t17"."site_geo",
      "t17"."industry_group",
      "t17"."sized_csn",
      "t17"."seat_bucket",
      "t17"."drawn_account",
      "t17"."acted",
      "t17"."withheld",
      "t17"."dimension",
      COALESCE(
        CASE
          WHEN "t17"."dimension" = 'geo'
          THEN "t17"."site_geo"
          WHEN "t17"."dimension" = 'seat_bucket'
          THEN "t17"."seat_bucket"
          WHEN "t17"."dimension" = 'industry'
          THEN "t17"."industry_group"
          ELSE NULL
        END,
        'unknown'
      ) AS "group_value"
    FROM (
      SELECT
        "t16"."surviving_account_csn",
        "t16"."known_csn",
        "t16"."site_geo",
        "t16"."industry_group",
        "t16"."sized_csn",
        "t16"."seat_bucket",
        "t16"."drawn_account",
        "t16"."acted",
        "t16"."withheld",
        "t11"."dimension"
      FROM (
        SELECT
          "t14"."surviving_account_csn",
          "t14"."known_csn",
          "t14"."site_geo",
          "t14"."industry_group",
          "t14"."sized_csn",
          "t14"."seat_bucket",
          "t14"."drawn_account",
          COALESCE("t14"."acted", FALSE) AS "acted",
          COALESCE("t14"."withheld", FALSE) AS "withheld"
        FROM (
          SELECT
            "t8"."surviving_account_csn",
            "t9"."known_csn",
            "t9"."site_geo",
            "t9"."industry_group",
            "t10"."sized_csn",
            "t10"."seat_bucket",
            "t13"."drawn_account",
            "t13"."acted",
            "t13"."withheld"
          FROM (
            SELECT DISTINCT
              "t0"."surviving_account_csn"
            FROM "ide_action_signals_monthly" AS "t0"
          ) AS "t8"
          LEFT OUTER JOIN (
            SELECT
              "t1"."account_csn" AS "known_csn",
              "t1"."site_geo",
              "t1"."industry_group"
            FROM "accounts" AS "t1"
          ) AS "t9"
            ON "t8"."surviving_account_csn" = "t9"."known_csn"
          LEFT OUTER JOIN (
            SELECT
              "t2"."surviving_account_csn" AS "sized_csn",
              "t2"."seat_bucket"
            FROM "account_outcomes_monthly" AS "t2"
          ) AS "t10"
            ON "t8"."surviving_account_csn" = "t10"."sized_csn"
          LEFT OUTER JOIN (
            SELECT
              "t3"."surviving_account_csn" AS "drawn_account",
              BOOL_OR(CAST("t3"."verdict" = 'selected' AS BOOLEAN)) AS "acted",
              BOOL_OR(CAST("t3"."verdict" = 'held_back' AS BOOLEAN)) AS "withheld"
            FROM "ide_action_candidates_monthly" AS "t3"
            GROUP BY
              1
          ) AS "t13"
            ON "t8"."surviving_account_csn" = "t13"."drawn_account"
        ) AS "t14"
      ) AS "t16"
      CROSS JOIN (
        SELECT
          UNNEST(CAST(['geo', 'seat_bucket', 'industry'] AS TEXT[])) AS "dimension"
      ) AS "t11"
    ) AS "t17"
  ) AS "t18"
  GROUP BY
    1,
    2
) AS "t19"