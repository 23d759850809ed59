WITH "t11" AS (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t1"."snapshot_date",
        "t1"."model",
        "t1"."model_version",
        "t1"."decision",
        "t1"."model_role",
        "t1"."is_serving",
        "t1"."trained_until",
        "t1"."training_rows",
        "t1"."test_rows",
        "t1"."grade",
        "t1"."baseline_rate",
        "t1"."auc",
        "t1"."auc_low",
        "t1"."auc_high",
        "t1"."brier_score",
        "t1"."brier_baseline",
        "t1"."calibration_slope",
        "t1"."calibration_slope_low",
        "t1"."calibration_slope_high",
        "t1"."calibration_intercept",
        "t1"."calibration_intercept_low",
        "t1"."calibration_intercept_high",
        "t1"."lift",
        "t1"."captured",
        "t1"."brier_difference",
        "t1"."brier_difference_low",
        "t1"."brier_difference_high",
        "t1"."training_sha256",
        "t1"."model_sha256",
        "t1"."model_settings"
      FROM "insight_registry_monthly" AS "t1"
    ) AS "t4"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t2"."snapshot_date",
        "t2"."model",
        COALESCE("t2"."model_version", 'none') AS "model_version",
        "t2"."decision",
        CAST(NULL AS TEXT) AS "model_role",
        "t2"."is_serving",
        "t2"."trained_until",
        "t2"."training_rows",
        "t2"."profiles" AS "test_rows",
        "t2"."grade",
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
        "t2"."training_sha256",
        CAST(NULL AS TEXT) AS "model_sha256",
        CAST(NULL AS TEXT) AS "model_settings"
      FROM "insight_lifetime_grades_monthly" AS "t2"
      WHERE
        (
          (
            COALESCE("t2"."value_method", '') <> 'orders'
          )
          OR (
            "t2"."model_version" IS NOT NULL
          )
        )
        AND "t2"."origin" = 'all'
    ) AS "t9"
  ) AS "t10"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t0"."snapshot_date",
      "t0"."model",
      COALESCE("t0"."model_version", 'none') AS "model_version",
      "t0"."decision",
      CAST(NULL AS TEXT) AS "model_role",
      "t0"."is_serving",
      "t0"."trained_until",
      "t0"."training_rows",
      "t0"."profiles" AS "test_rows",
      "t0"."grade",
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
      "t0"."training_sha256",
      CAST(NULL AS TEXT) AS "model_sha256",
      CAST(NULL AS TEXT) AS "model_settings"
    FROM "insight_recommendation_grades_monthly" AS "t0"
  ) AS "t5"
)
SELECT
  *
FROM (
  SELECT
    "t16"."snapshot_date",
    "t16"."model",
    "t16"."model_version",
    "t16"."is_trained",
    "t16"."decision",
    "t16"."model_role",
    "t16"."is_serving",
    "t16"."trained_until",
    "t16"."training_rows",
    "t16"."test_rows",
    "t16"."grade",
    "t16"."baseline_rate",
    "t16"."auc",
    "t16"."auc_low",
    "t16"."auc_high",
    "t16"."brier_score",
    "t16"."brier_baseline",
    "t16"."calibration_slope",
    "t16"."calibration_slope_low",
    "t16"."calibration_slope_high",
    "t16"."calibration_intercept",
    "t16"."calibration_intercept_low",
    "t16"."calibration_intercept_high",
    "t16"."lift",
    "t16"."captured",
    "t16"."brier_difference",
    "t16"."brier_difference_low",
    "t16"."brier_difference_high",
    "t16"."training_sha256",
    "t16"."model_sha256",
    "t16"."model_settings"
  FROM (
    SELECT
      "t12"."snapshot_date",
      "t12"."model",
      "t12"."model_version",
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
      "t12"."model_settings",
      BOOL_OR(CAST("t12"."is_serving" AS BOOLEAN)) OVER (
        PARTITION BY "t12"."model"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "is_trained"
    FROM "t11" AS "t12"
  ) AS "t16"
) AS "t19"
UNION ALL
SELECT
  *
FROM (
  SELECT
    CAST(':last_day' AS DATE) AS "snapshot_date",
    "t20"."model",
    'none' AS "model_version",
    FALSE AS "is_trained",
    CASE
      WHEN "t20"."finding" IS NOT NULL
      THEN 'Not trained: ' || "t20"."finding" || ' ' || "t20"."what_to_do"
      WHEN "t20"."model" = 'subscription_churn'
      THEN 'Not trained: fewer renewals were won or lost than needed before the last 3 months, or in them.'
      WHEN "t20"."model" = 'transactional_churn'
      THEN 'Not trained: fewer customers went on ordering, or stopped, than needed before the last 9 months, or in them.'
      ELSE 'Not trained: no model was made from the data.'
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
      "t18"."short_model",
      "t18"."finding",
      "t18"."what_to_do"
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
        "t12"."model" AS "trained_model"
      FROM "t11" AS "t12"
    ) AS "t15"
      ON "t8"."model" = "t15"."trained_model"
    LEFT OUTER JOIN (
      SELECT
        "t13"."model" AS "short_model",
        "t13"."finding",
        "t13"."what_to_do"
      FROM (
        SELECT
          "t7"."snapshot_date",
          "t7"."model",
          "t7"."step",
          "t7"."state",
          "t7"."source",
          "t7"."examined_column",
          "t7"."finding",
          "t7"."what_to_do",
          ROW_NUMBER() OVER (
            PARTITION BY "t7"."model"
            ORDER BY "t7"."source" = 'orders' ASC, "t7"."step" <> 'profiles' ASC, "t7"."step" ASC, "t7"."examined_column" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            *
          FROM "insight_usability_monthly" AS "t3"
          WHERE
            "t3"."state" <> 'sufficient'
        ) AS "t7"
      ) AS "t13"
      WHERE
        "t13"."place" = 0
    ) AS "t18"
      ON "t8"."model" = "t18"."short_model"
  ) AS "t20"
) AS "t21"