SELECT
  "t9"."churn_band",
  "t9"."driver",
  "t9"."accounts_scored",
  "t9"."total",
  "t9"."size",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  (
    CAST("t9"."total" AS DOUBLE) / NULLIF(CAST("t9"."accounts_scored" AS DOUBLE), 0.0)
  ) / 1000000000.0 AS "mean_log_odds",
  (
    CAST("t9"."size" AS DOUBLE) / NULLIF(CAST("t9"."accounts_scored" AS DOUBLE), 0.0)
  ) / 1000000000.0 AS "mean_absolute_log_odds"
FROM (
  SELECT
    "t8"."churn_band",
    "t8"."driver",
    COUNT(*) AS "accounts_scored",
    SUM("t8"."billionths") AS "total",
    SUM(ABS("t8"."billionths")) AS "size"
  FROM (
    SELECT
      "t7"."snapshot_date",
      "t7"."surviving_account_csn",
      "t7"."driver",
      "t7"."driver_value",
      "t7"."log_odds",
      "t7"."banded_csn",
      "t7"."band",
      "t7"."together",
      CASE WHEN "t7"."together" = 1 THEN 'all' ELSE "t7"."band" END AS "churn_band",
      CAST(ROUND("t7"."log_odds" * 1000000000.0, 0) AS BIGINT) AS "billionths"
    FROM (
      SELECT
        "t2"."snapshot_date",
        "t2"."surviving_account_csn",
        "t2"."driver",
        "t2"."driver_value",
        "t2"."log_odds",
        "t4"."banded_csn",
        "t4"."band",
        "t6"."together"
      FROM "insight_transactional_drivers_monthly" AS "t2"
      INNER JOIN (
        SELECT
          "t1"."surviving_account_csn" AS "banded_csn",
          "t1"."churn_band" AS "band"
        FROM "insight_transactional_churn_monthly" AS "t1"
      ) AS "t4"
        ON "t2"."surviving_account_csn" = "t4"."banded_csn"
      CROSS JOIN (
        SELECT
          UNNEST(CAST([0, 1] AS BIGINT[])) AS "together"
      ) AS "t6"
    ) AS "t7"
  ) AS "t8"
  GROUP BY
    1,
    2
) AS "t9"