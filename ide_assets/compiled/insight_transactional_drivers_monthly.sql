SELECT
  *
FROM (
  SELECT
    "t7"."snapshot_date",
    "t7"."surviving_account_csn",
    "t7"."days_since_order",
    "t7"."days_between_orders",
    "t7"."orders_recent",
    "t7"."orders_change",
    "t7"."order_value_recent",
    "t7"."returns_recent",
    CAST(NULL AS TEXT) AS "model_version",
    CAST(NULL AS TEXT) AS "model_sha256",
    CAST(NULL AS DOUBLE) AS "baseline_rate",
    CAST(NULL AS TEXT) AS "score_limits",
    CAST(NULL AS TEXT) AS "model_file"
  FROM (
    SELECT
      "t5"."snapshot_date",
      "t5"."surviving_account_csn",
      "t5"."days_since_order",
      "t5"."days_between_orders",
      "t5"."orders_recent",
      "t5"."orders_change",
      "t5"."order_value_recent",
      "t5"."returns_recent",
      "t6"."any_model"
    FROM (
      SELECT
        "t1"."snapshot_date",
        "t1"."surviving_account_csn",
        "t1"."days_since_order",
        "t1"."days_between_orders",
        "t1"."orders_recent",
        "t1"."orders_change",
        "t1"."order_value_recent",
        "t1"."returns_recent"
      FROM "insight_transactional_churn_monthly" AS "t1"
    ) AS "t5"
    CROSS JOIN (
      SELECT
        "t0"."model_version" AS "any_model"
      FROM "insight_registry_monthly" AS "t0"
      WHERE
        "t0"."is_serving" AND "t0"."model" = 'transactional_churn'
    ) AS "t6"
  ) AS "t7"
) AS "t8"
UNION ALL
SELECT
  *
FROM (
  SELECT
    CAST(NULL AS DATE) AS "snapshot_date",
    CAST(NULL AS TEXT) AS "surviving_account_csn",
    CAST(NULL AS BIGINT) AS "days_since_order",
    CAST(NULL AS DOUBLE) AS "days_between_orders",
    CAST(NULL AS BIGINT) AS "orders_recent",
    CAST(NULL AS BIGINT) AS "orders_change",
    CAST(NULL AS DOUBLE) AS "order_value_recent",
    CAST(NULL AS BIGINT) AS "returns_recent",
    "t0"."model_version",
    "t0"."model_sha256",
    "t0"."baseline_rate",
    "t0"."score_limits",
    "t0"."model_file"
  FROM "insight_registry_monthly" AS "t0"
  WHERE
    "t0"."is_serving" AND "t0"."model" = 'transactional_churn'
) AS "t3"