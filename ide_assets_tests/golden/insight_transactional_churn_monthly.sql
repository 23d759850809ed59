WITH "t12" AS (
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
)
SELECT
  "t24"."surviving_account_csn",
  "t24"."ordered_on",
  "t24"."orders",
  "t24"."returns",
  "t24"."cents",
  "t24"."model_version",
  "t24"."model_sha256",
  "t24"."baseline_rate",
  "t24"."score_limits",
  "t24"."model_file",
  CAST(':last_day' AS DATE) AS "now",
  6 AS "window_months"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t22"."surviving_account_csn",
      "t22"."ordered_on",
      "t22"."orders",
      "t22"."returns",
      "t22"."cents",
      CAST(NULL AS TEXT) AS "model_version",
      CAST(NULL AS TEXT) AS "model_sha256",
      CAST(NULL AS DOUBLE) AS "baseline_rate",
      CAST(NULL AS TEXT) AS "score_limits",
      CAST(NULL AS TEXT) AS "model_file"
    FROM (
      SELECT
        "t21"."surviving_account_csn",
        "t21"."ordered_on",
        "t21"."orders",
        "t21"."returns",
        "t21"."cents",
        "t8"."any_model"
      FROM (
        SELECT
          "t19"."surviving_account_csn",
          "t19"."ordered_on",
          "t19"."orders",
          "t19"."returns",
          "t19"."cents"
        FROM (
          SELECT
            "t14"."surviving_account_csn",
            "t14"."ordered_on",
            "t14"."orders",
            "t14"."returns",
            "t14"."cents",
            "t18"."drawn_csn"
          FROM "t12" AS "t14"
          INNER JOIN (
            SELECT
              "t16"."surviving_account_csn" AS "drawn_csn"
            FROM (
              SELECT
                "t15"."surviving_account_csn",
                ROW_NUMBER() OVER (
                  ORDER BY SHA256("t15"."surviving_account_csn") ASC, "t15"."surviving_account_csn" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "draw"
              FROM (
                SELECT DISTINCT
                  "t13"."surviving_account_csn"
                FROM "t12" AS "t13"
              ) AS "t15"
            ) AS "t16"
            WHERE
              "t16"."draw" < 10000
          ) AS "t18"
            ON "t14"."surviving_account_csn" = "t18"."drawn_csn"
        ) AS "t19"
      ) AS "t21"
      CROSS JOIN (
        SELECT
          "t0"."model_version" AS "any_model"
        FROM "insight_registry_monthly" AS "t0"
        WHERE
          "t0"."is_serving" AND "t0"."model" = 'transactional_churn'
      ) AS "t8"
    ) AS "t22"
  ) AS "t23"
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
) AS "t24"
