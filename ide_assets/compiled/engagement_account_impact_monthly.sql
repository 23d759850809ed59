WITH "t12" AS (
  SELECT
    *
  FROM (
    SELECT
      "t2"."surviving_account_csn" AS "csn",
      "t2"."factor",
      "t2"."raw_score" AS "from_score"
    FROM "engagement_values_monthly" AS "t2"
  ) AS "t4"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t3"."surviving_account_csn" AS "csn",
      'overall' AS "factor",
      "t3"."score" AS "from_score"
    FROM "engagement_scores_monthly" AS "t3"
    WHERE
      "t3"."component" = 'overall' AND NOT (
        "t3"."is_frozen"
      )
  ) AS "t8"
)
SELECT
  "t11"."association",
  "t28"."factor",
  "t28"."move",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  "t28"."csn" AS "surviving_account_csn",
  "t28"."from_score",
  "t28"."to_score",
  CAST(ROUND(
    100.0 * (
      1.0 / NULLIF(EXP(-(
        GREATEST(LEAST("t29"."log_odds", 700.0), -700.0)
      )) + 1, 0.0)
    ),
    6
  ) AS DOUBLE) AS "fitted_probability",
  CAST(ROUND(
    100.0 * (
      (
        1.0 / NULLIF(
          EXP(
            -(
              GREATEST(
                LEAST(
                  "t29"."log_odds" + (
                    "t11"."slope" * (
                      (
                        "t28"."to_score" - "t28"."from_score"
                      ) / NULLIF(10.0, 0.0)
                    )
                  ),
                  700.0
                ),
                -700.0
              )
            )
          ) + 1,
          0.0
        )
      ) - (
        1.0 / NULLIF(EXP(-(
          GREATEST(LEAST("t29"."log_odds", 700.0), -700.0)
        )) + 1, 0.0)
      )
    ),
    6
  ) AS DOUBLE) AS "change_points",
  CAST(ROUND(
    CASE
      WHEN "t28"."move" = 'raised'
      THEN 100.0 * (
        (
          1.0 / NULLIF(
            EXP(
              -(
                GREATEST(
                  LEAST(
                    "t29"."log_odds" + (
                      "t11"."slope_low" * (
                        (
                          "t28"."to_score" - "t28"."from_score"
                        ) / NULLIF(10.0, 0.0)
                      )
                    ),
                    700.0
                  ),
                  -700.0
                )
              )
            ) + 1,
            0.0
          )
        ) - (
          1.0 / NULLIF(EXP(-(
            GREATEST(LEAST("t29"."log_odds", 700.0), -700.0)
          )) + 1, 0.0)
        )
      )
      ELSE 100.0 * (
        (
          1.0 / NULLIF(
            EXP(
              -(
                GREATEST(
                  LEAST(
                    "t29"."log_odds" + (
                      "t11"."slope_high" * (
                        (
                          "t28"."to_score" - "t28"."from_score"
                        ) / NULLIF(10.0, 0.0)
                      )
                    ),
                    700.0
                  ),
                  -700.0
                )
              )
            ) + 1,
            0.0
          )
        ) - (
          1.0 / NULLIF(EXP(-(
            GREATEST(LEAST("t29"."log_odds", 700.0), -700.0)
          )) + 1, 0.0)
        )
      )
    END,
    6
  ) AS DOUBLE) AS "change_points_low",
  CAST(ROUND(
    CASE
      WHEN "t28"."move" = 'raised'
      THEN 100.0 * (
        (
          1.0 / NULLIF(
            EXP(
              -(
                GREATEST(
                  LEAST(
                    "t29"."log_odds" + (
                      "t11"."slope_high" * (
                        (
                          "t28"."to_score" - "t28"."from_score"
                        ) / NULLIF(10.0, 0.0)
                      )
                    ),
                    700.0
                  ),
                  -700.0
                )
              )
            ) + 1,
            0.0
          )
        ) - (
          1.0 / NULLIF(EXP(-(
            GREATEST(LEAST("t29"."log_odds", 700.0), -700.0)
          )) + 1, 0.0)
        )
      )
      ELSE 100.0 * (
        (
          1.0 / NULLIF(
            EXP(
              -(
                GREATEST(
                  LEAST(
                    "t29"."log_odds" + (
                      "t11"."slope_low" * (
                        (
                          "t28"."to_score" - "t28"."from_score"
                        ) / NULLIF(10.0, 0.0)
                      )
                    ),
                    700.0
                  ),
                  -700.0
                )
              )
            ) + 1,
            0.0
          )
        ) - (
          1.0 / NULLIF(EXP(-(
            GREATEST(LEAST("t29"."log_odds", 700.0), -700.0)
          )) + 1, 0.0)
        )
      )
    END,
    6
  ) AS DOUBLE) AS "change_points_high"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t21"."csn",
      "t21"."factor",
      "t21"."from_score",
      "t21"."move",
      CASE
        WHEN "t21"."factor" = 'overall'
        THEN GREATEST(
          LEAST(
            "t21"."from_score" + CASE WHEN "t21"."move" = 'raised' THEN 10.0 ELSE -10.0 END,
            100.0
          ),
          0.0
        )
        ELSE 100.0
      END AS "to_score"
    FROM (
      SELECT
        "t18"."csn",
        "t18"."factor",
        "t18"."from_score",
        "t13"."move"
      FROM (
        SELECT
          *
        FROM "t12" AS "t14"
        WHERE
          "t14"."from_score" IS NOT NULL
      ) AS "t18"
      CROSS JOIN (
        SELECT
          UNNEST(CAST(['raised', 'lowered'] AS TEXT[])) AS "move"
      ) AS "t13"
    ) AS "t21"
  ) AS "t24"
  WHERE
    (
      (
        "t24"."factor" = 'overall'
      ) OR (
        "t24"."move" = 'raised'
      )
    )
    AND CAST(ROUND("t24"."to_score" - "t24"."from_score", 9) AS DOUBLE) <> 0
) AS "t28"
INNER JOIN (
  SELECT
    "t0"."association",
    LN("t0"."odds_ratio") AS "slope",
    "t0"."factor" AS "term",
    "t0"."model" AS "term_model",
    LN("t0"."odds_ratio_low") AS "slope_low",
    LN("t0"."odds_ratio_high") AS "slope_high"
  FROM "engagement_impact_monthly" AS "t0"
  WHERE
    "t0"."odds_ratio" IS NOT NULL
    AND "t0"."factor" IN (
      'email_response_rate',
      'response_time_hours',
      'meeting_attendance',
      'proactive_outreach',
      'login_frequency',
      'feature_breadth',
      'session_minutes',
      'active_user_share',
      'stakeholder_depth',
      'executive_access',
      'champion_activity',
      'overall'
    )
) AS "t11"
  ON "t28"."factor" = "t11"."term"
INNER JOIN (
  SELECT
    "t25"."csn" AS "fitted_csn",
    "t25"."association" AS "fitted_association",
    "t25"."model" AS "fitted_model",
    CAST(SUM("t25"."part") AS DOUBLE) AS "log_odds"
  FROM (
    SELECT
      "t23"."csn",
      "t23"."factor",
      "t23"."value",
      "t23"."association",
      "t23"."model",
      "t23"."slope",
      "t23"."centre",
      "t23"."term",
      CAST("t23"."slope" * (
        "t23"."value" - "t23"."centre"
      ) AS DECIMAL(30, 15)) AS "part"
    FROM (
      SELECT
        "t22"."csn",
        "t22"."factor",
        "t22"."value",
        "t10"."association",
        "t10"."model",
        "t10"."slope",
        "t10"."centre",
        "t10"."term"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t14"."csn",
              "t14"."factor",
              "t14"."from_score" / NULLIF(10.0, 0.0) AS "value"
            FROM "t12" AS "t14"
            WHERE
              "t14"."from_score" IS NOT NULL
          ) AS "t17"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t1"."surviving_account_csn" AS "csn",
              'seats' AS "factor",
              LN(CAST("t1"."seats_purchased" + 1 AS DOUBLE)) / NULLIF(LN(2.0), 0.0) AS "value"
            FROM "engagement_accounts_monthly" AS "t1"
            WHERE
              NOT (
                "t1"."is_frozen"
              )
          ) AS "t15"
        ) AS "t19"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t1"."surviving_account_csn" AS "csn",
            'intercept' AS "factor",
            1.0 AS "value"
          FROM "engagement_accounts_monthly" AS "t1"
          WHERE
            NOT (
              "t1"."is_frozen"
            )
        ) AS "t7"
      ) AS "t22"
      INNER JOIN (
        SELECT
          "t0"."association",
          "t0"."model",
          LN("t0"."odds_ratio") AS "slope",
          "t0"."centre",
          "t0"."factor" AS "term"
        FROM "engagement_impact_monthly" AS "t0"
        WHERE
          "t0"."odds_ratio" IS NOT NULL
      ) AS "t10"
        ON "t22"."factor" = "t10"."term"
    ) AS "t23"
  ) AS "t25"
  GROUP BY
    1,
    2,
    3
) AS "t29"
  ON "t28"."csn" = "t29"."fitted_csn"
  AND "t11"."association" = "t29"."fitted_association"
  AND "t11"."term_model" = "t29"."fitted_model"