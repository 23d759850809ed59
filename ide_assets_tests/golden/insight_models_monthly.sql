WITH "t7" AS (
  SELECT
    *
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
      "t0"."model_settings"
    FROM "insight_registry_monthly" AS "t0"
  ) AS "t3"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t1"."snapshot_date",
      "t1"."model",
      COALESCE("t1"."model_version", 'none') AS "model_version",
      "t1"."decision",
      CAST(NULL AS TEXT) AS "model_role",
      "t1"."is_serving",
      "t1"."trained_until",
      "t1"."training_rows",
      "t1"."profiles" AS "test_rows",
      "t1"."grade",
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
      "t1"."training_sha256",
      CAST(NULL AS TEXT) AS "model_sha256",
      CAST(NULL AS TEXT) AS "model_settings"
    FROM "insight_lifetime_grades_monthly" AS "t1"
    WHERE
      "t1"."origin" = 'all'
  ) AS "t4"
)
SELECT
  *
FROM (
  SELECT
    "t12"."snapshot_date",
    "t12"."model",
    "t12"."model_version",
    "t12"."is_trained",
    "t12"."decision",
    "t12"."model_role",
    "t12"."is_serving",
    "t12"."trained_until",
    "t12"."training_rows",
    "t12"."test_rows",
    "t12"."grade",
    "t12"."baseline_rate",
    "t12"."auc",
    "t12"."auc_low",
    "t12"."auc_high",
    "t12"."brier_score",
    "t12"."brier_baseline",
    "t12"."calibration_slope",
    "t12"."calibration_slope_low",
    "t12"."calibration_slope_high",
    "t12"."calibration_intercept",
    "t12"."calibration_intercept_low",
    "t12"."calibration_intercept_high",
    "t12"."lift",
    "t12"."captured",
    "t12"."brier_difference",
    "t12"."brier_difference_low",
    "t12"."brier_difference_high",
    "t12"."training_sha256",
    "t12"."model_sha256",
    "t12"."model_settings"
  FROM (
    SELECT
      "t9"."snapshot_date",
      "t9"."model",
      "t9"."model_version",
      "t9"."decision",
      "t9"."model_role",
      "t9"."is_serving",
      "t9"."trained_until",
      "t9"."training_rows",
      "t9"."test_rows",
      "t9"."grade",
      "t9"."baseline_rate",
      "t9"."auc",
      "t9"."auc_low",
      "t9"."auc_high",
      "t9"."brier_score",
      "t9"."brier_baseline",
      "t9"."calibration_slope",
      "t9"."calibration_slope_low",
      "t9"."calibration_slope_high",
      "t9"."calibration_intercept",
      "t9"."calibration_intercept_low",
      "t9"."calibration_intercept_high",
      "t9"."lift",
      "t9"."captured",
      "t9"."brier_difference",
      "t9"."brier_difference_low",
      "t9"."brier_difference_high",
      "t9"."training_sha256",
      "t9"."model_sha256",
      "t9"."model_settings",
      BOOL_OR(CAST("t9"."is_serving" AS BOOLEAN)) OVER (
        PARTITION BY "t9"."model"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "is_trained"
    FROM "t7" AS "t9"
  ) AS "t12"
) AS "t14"
UNION ALL
SELECT
  *
FROM (
  SELECT
    CAST(':last_day' AS DATE) AS "snapshot_date",
    "t17"."model",
    'none' AS "model_version",
    FALSE AS "is_trained",
    CASE
      WHEN "t17"."finding" IS NOT NULL
      THEN 'Not trained: ' || "t17"."finding" || ' ' || "t17"."what_to_do"
      WHEN "t17"."model" = 'subscription_churn'
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
      "t8"."model",
      "t16"."short_model",
      "t16"."finding",
      "t16"."what_to_do"
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
    ) AS "t8"
    ANTI JOIN (
      SELECT DISTINCT
        "t9"."model" AS "trained_model"
      FROM "t7" AS "t9"
    ) AS "t11"
      ON "t8"."model" = "t11"."trained_model"
    LEFT OUTER JOIN (
      SELECT
        "t13"."model" AS "short_model",
        "t13"."finding",
        "t13"."what_to_do"
      FROM (
        SELECT
          "t6"."snapshot_date",
          "t6"."model",
          "t6"."step",
          "t6"."state",
          "t6"."source",
          "t6"."examined_column",
          "t6"."finding",
          "t6"."what_to_do",
          ROW_NUMBER() OVER (
            PARTITION BY "t6"."model"
            ORDER BY "t6"."step" <> 'profiles' ASC, "t6"."step" ASC, "t6"."examined_column" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            *
          FROM "insight_usability_monthly" AS "t2"
          WHERE
            "t2"."state" <> 'sufficient'
        ) AS "t6"
      ) AS "t13"
      WHERE
        "t13"."place" = 0
    ) AS "t16"
      ON "t8"."model" = "t16"."short_model"
  ) AS "t17"
) AS "t18"
