SELECT
  "t16"."surviving_account_csn",
  "t16"."ordered_on",
  "t16"."orders",
  "t16"."returns",
  "t16"."cents",
  "t16"."model_version",
  "t16"."model_sha256",
  "t16"."baseline_rate",
  "t16"."score_limits",
  "t16"."model_file",
  CAST(':last_day' AS DATE) AS "now",
  6 AS "window_months"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t14"."surviving_account_csn",
      "t14"."ordered_on",
      "t14"."orders",
      "t14"."returns",
      "t14"."cents",
      CAST(NULL AS TEXT) AS "model_version",
      CAST(NULL AS TEXT) AS "model_sha256",
      CAST(NULL AS DOUBLE) AS "baseline_rate",
      CAST(NULL AS TEXT) AS "score_limits",
      CAST(NULL AS TEXT) AS "model_file"
    FROM (
      SELECT
        "t13"."surviving_account_csn",
        "t13"."ordered_on",
        "t13"."orders",
        "t13"."returns",
        "t13"."cents",
        "t8"."any_model"
      FROM (
        SELECT
          "t11"."surviving_account_csn",
          "t11"."ordered_on",
          SUM(CASE WHEN "t11"."is_return" THEN 0 ELSE 1 END) AS "orders",
          SUM(CASE WHEN "t11"."is_return" THEN 1 ELSE 0 END) AS "returns",
          SUM("t11"."cents") AS "cents"
        FROM (
          SELECT
            "t10"."account_csn",
            "t10"."ordered_on",
            "t10"."amount_usd",
            COALESCE("t10"."final_csn", "t10"."account_csn") AS "surviving_account_csn",
            "t10"."amount_usd" < 0 AS "is_return",
            CAST(ROUND("t10"."amount_usd" * 100, 0) AS BIGINT) AS "cents"
          FROM (
            SELECT
              "t9"."account_csn",
              "t9"."ordered_on",
              "t9"."amount_usd",
              "t7"."merged_csn",
              "t7"."final_csn"
            FROM (
              SELECT
                "t1"."account_csn",
                "t1"."ordered_on",
                "t1"."amount_usd"
              FROM "orders" AS "t1"
              WHERE
                "t1"."ordered_on" <= CAST(':last_day' AS DATE)
            ) AS "t9"
            LEFT OUTER JOIN (
              SELECT
                "t2"."victim_account_csn" AS "merged_csn",
                "t2"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t2"
            ) AS "t7"
              ON "t9"."account_csn" = "t7"."merged_csn"
          ) AS "t10"
        ) AS "t11"
        GROUP BY
          1,
          2
      ) AS "t13"
      CROSS JOIN (
        SELECT
          "t0"."model_version" AS "any_model"
        FROM "insight_registry_monthly" AS "t0"
        WHERE
          "t0"."is_serving" AND "t0"."model" = 'transactional_churn'
      ) AS "t8"
    ) AS "t14"
  ) AS "t15"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      CAST(NULL AS TEXT) AS "surviving_account_csn",
      CAST(NULL AS DATE) AS "ordered_on",
      CAST(NULL AS BIGINT) AS "orders",
      CAST(NULL AS BIGINT) AS "returns",
      CAST(NULL AS BIGINT) AS "cents",
      "t0"."model_version",
      "t0"."model_sha256",
      "t0"."baseline_rate",
      "t0"."score_limits",
      "t0"."model_file"
    FROM "insight_registry_monthly" AS "t0"
    WHERE
      "t0"."is_serving" AND "t0"."model" = 'transactional_churn'
  ) AS "t4"
) AS "t16"