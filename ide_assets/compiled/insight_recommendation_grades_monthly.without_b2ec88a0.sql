WITH "t12" AS (
  SELECT DISTINCT
    COALESCE("t9"."final_csn", "t9"."account_csn") AS "surviving_account_csn",
    "t9"."bought_at",
    "t9"."offering_external_key" AS "product"
  FROM (
    SELECT
      "t7"."account_csn",
      "t7"."offering_external_key",
      "t7"."offering_product_line_code",
      "t7"."bought_at",
      "t6"."merged_csn",
      "t6"."final_csn"
    FROM (
      SELECT
        "t1"."account_csn",
        "t1"."offering_external_key",
        "t1"."offering_product_line_code",
        "t1"."start_date" AS "bought_at"
      FROM "entitlements" AS "t1"
      WHERE
        "t1"."start_date" <= CAST(':last_day' AS DATE)
    ) AS "t7"
    LEFT OUTER JOIN (
      SELECT
        "t2"."victim_account_csn" AS "merged_csn",
        "t2"."surviving_account_csn" AS "final_csn"
      FROM "account_merges" AS "t2"
    ) AS "t6"
      ON "t7"."account_csn" = "t6"."merged_csn"
  ) AS "t9"
)
SELECT
  "t22"."surviving_account_csn",
  "t22"."bought_at",
  "t22"."product",
  CAST(':last_day' AS DATE) AS "now"
FROM (
  SELECT
    "t21"."surviving_account_csn",
    "t21"."bought_at",
    "t21"."product",
    "t11"."passed_model"
  FROM (
    SELECT
      "t19"."surviving_account_csn",
      "t19"."bought_at",
      "t19"."product"
    FROM (
      SELECT
        "t14"."surviving_account_csn",
        "t14"."bought_at",
        "t14"."product",
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
      "t8"."model" AS "passed_model"
    FROM (
      SELECT
        "t4"."model",
        SUM(CAST("t4"."state" <> 'sufficient' AS INT)) AS "shortcomings"
      FROM (
        SELECT
          *
        FROM "insight_usability_monthly" AS "t0"
        WHERE
          "t0"."model" = 'product_recommendation'
      ) AS "t4"
      GROUP BY
        1
    ) AS "t8"
    WHERE
      "t8"."shortcomings" = 0
  ) AS "t11"
) AS "t22"