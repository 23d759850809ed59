SELECT
  *
FROM (
  SELECT
    "t6"."snapshot_date",
    "t6"."model",
    "t6"."model_version",
    "t6"."is_trained",
    "t6"."decision",
    "t6"."model_role",
    "t6"."is_serving",
    "t6"."trained_until",
    "t6"."training_rows",
    "t6"."test_rows",
    "t6"."grade",
    "t6"."baseline_rate",
    "t6"."auc",
    "t6"."auc_low",
    "t6"."auc_high",
    "t6"."brier_score",
    "t6"."brier_baseline",
    "t6"."calibration_slope",
    "t6"."calibration_slope_low",
    "t6"."calibration_slope_high",
    "t6"."calibration_intercept",
    "t6"."calibration_intercept_low",
    "t6"."calibration_intercept_high",
    "t6"."lift",
    "t6"."captured",
    "t6"."brier_difference",
    "t6"."brier_difference_low",
    "t6"."brier_difference_high",
    "t6"."training_sha256",
    "t6"."model_sha256",
    "t6"."model_settings"
  FROM (
    SELECT
      "t0"."snapshot_date",
      "t0"."model",
      "t0"."model_version",
      "t0"."decision",
      "t0"."model_role",
      "t0"."is_serving",
      "t0"."trained_until",
      "t0"."training_rows",
      "t0"."test_rows",
      "t0"."grade",
      "t0"."baseline_rate",
      "t0"."auc",
      "t0"."auc_low",
      "t0"."auc_high",
      "t0"."brier_score",
      "t0"."brier_baseline",
      "t0"."calibration_slope",
      "t0"."calibration_slope_low",
      "t0"."calibration_slope_high",
      "t0"."calibration_intercept",
      "t0"."calibration_intercept_low",
      "t0"."calibration_intercept_high",
      "t0"."lift",
      "t0"."captured",
      "t0"."brier_difference",
      "t0"."brier_difference_low",
      "t0"."brier_difference_high",
      "t0"."training_sha256",
      "t0"."model_sha256",
      "t0"."model_settings",
      "t0"."score_limits",
      "t0"."model_file",
      BOOL_OR(CAST("t0"."is_serving" AS BOOLEAN)) OVER (
        PARTITION BY "t0"."model"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "is_trained"
    FROM "insight_registry_monthly" AS "t0"
  ) AS "t6"
) AS "t8"
UNION ALL
SELECT
  *
FROM (
  SELECT
    CAST(':last_day' AS DATE) AS "snapshot_date",
    "t12"."model",
    'none' AS "model_version",
    FALSE AS "is_trained",
    CASE
      WHEN "t12"."finding" IS NOT NULL
      THEN 'Not trained: ' || "t12"."finding" || ' ' || "t12"."what_to_do"
      WHEN "t12"."model" = 'subscription_churn'
      THEN 'Not trained: fewer renewals were won or lost than needed before the last 3 months, or in them.'
      ELSE 'Not trained: the product has no such model yet.'
    END AS "decision",
    CAST(NULL AS TEXT) AS "model_role",
    FALSE AS "is_serving",
    CAST(NULL AS DATE) AS "trained_until",
    CAST(NULL AS BIGINT) AS "training_rows",
    CAST(NULL AS BIGINT) AS "test_rows",
    CAST(NULL AS TEXT) AS "grade",
    CAST(NULL AS DOUBLE) AS "baseline_rate",
    CAST(NULL AS DOUBLE) AS "auc",
    CAST(NULL AS DOUBLE) AS "auc_low",
    CAST(NULL AS DOUBLE) AS "auc_high",
    CAST(NULL AS DOUBLE) AS "brier_score",
    CAST(NULL AS DOUBLE) AS "brier_baseline",
    CAST(NULL AS DOUBLE) AS "calibration_slope",
    CAST(NULL AS DOUBLE) AS "calibration_slope_low",
    CAST(NULL AS DOUBLE) AS "calibration_slope_high",
    CAST(NULL AS DOUBLE) AS "calibration_intercept",
    CAST(NULL AS DOUBLE) AS "calibration_intercept_low",
    CAST(NULL AS DOUBLE) AS "calibration_intercept_high",
    CAST(NULL AS DOUBLE) AS "lift",
    CAST(NULL AS DOUBLE) AS "captured",
    CAST(NULL AS DOUBLE) AS "brier_difference",
    CAST(NULL AS DOUBLE) AS "brier_difference_low",
    CAST(NULL AS DOUBLE) AS "brier_difference_high",
    CAST(NULL AS TEXT) AS "training_sha256",
    CAST(NULL AS TEXT) AS "model_sha256",
    CAST(NULL AS TEXT) AS "model_settings"
  FROM (
    SELECT
      "t7"."model",
      "t11"."short_model",
      "t11"."finding",
      "t11"."what_to_do"
    FROM (
      SELECT
        UNNEST(
          CAST([
            'subscription_churn',
            'transactional_churn',
            'lifetime_value',
            'product_recommendation'
          ] AS TEXT[])
        ) AS "model"
    ) AS "t7"
    ANTI JOIN (
      SELECT DISTINCT
        "t0"."model" AS "trained_model"
      FROM "insight_registry_monthly" AS "t0"
    ) AS "t3"
      ON "t7"."model" = "t3"."trained_model"
    LEFT OUTER JOIN (
      SELECT
        "t9"."model" AS "short_model",
        "t9"."finding",
        "t9"."what_to_do"
      FROM (
        SELECT
          "t5"."snapshot_date",
          "t5"."model",
          "t5"."step",
          "t5"."state",
          "t5"."source",
          "t5"."examined_column",
          "t5"."finding",
          "t5"."what_to_do",
          ROW_NUMBER() OVER (
            PARTITION BY "t5"."model"
            ORDER BY "t5"."step" <> 'profiles' ASC, "t5"."step" ASC, "t5"."examined_column" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            *
          FROM "insight_usability_monthly" AS "t1"
          WHERE
            "t1"."state" <> 'sufficient'
        ) AS "t5"
      ) AS "t9"
      WHERE
        "t9"."place" = 0
    ) AS "t11"
      ON "t7"."model" = "t11"."short_model"
  ) AS "t12"
) AS "t13"
