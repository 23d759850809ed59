SELECT
  "t19"."surviving_account_csn",
  "t19"."bought_at",
  "t19"."product",
  "t19"."snapshot_date",
  "t19"."product_name",
  "t19"."contender",
  "t19"."tuned_strength",
  "t19"."model_version"
FROM (
  SELECT
    "t18"."surviving_account_csn",
    "t18"."bought_at",
    "t18"."product",
    "t18"."snapshot_date",
    "t18"."product_name",
    "t6"."contender",
    "t6"."tuned_strength",
    "t6"."model_version",
    "t6"."graded_on"
  FROM (
    SELECT
      "t16"."surviving_account_csn",
      "t16"."bought_at",
      "t16"."product",
      "t16"."snapshot_date",
      "t16"."product_name"
    FROM (
      SELECT
        "t15"."surviving_account_csn",
        "t15"."bought_at",
        "t15"."product",
        "t15"."snapshot_date",
        "t10"."sold_offering",
        "t10"."product_name"
      FROM (
        SELECT
          "t13"."surviving_account_csn",
          "t13"."bought_at",
          "t13"."product",
          CAST(':last_day' AS DATE) AS "snapshot_date"
        FROM (
          SELECT DISTINCT
            COALESCE("t12"."final_csn", "t12"."account_csn") AS "surviving_account_csn",
            "t12"."bought_at",
            "t12"."offering_external_key" AS "product"
          FROM (
            SELECT
              "t11"."account_csn",
              "t11"."offering_external_key",
              "t11"."offering_product_line_code",
              "t11"."bought_at",
              "t9"."merged_csn",
              "t9"."final_csn"
            FROM (
              SELECT
                "t2"."account_csn",
                "t2"."offering_external_key",
                "t2"."offering_product_line_code",
                "t2"."start_date" AS "bought_at"
              FROM "entitlements" AS "t2"
              WHERE
                "t2"."start_date" <= CAST(':last_day' AS DATE)
            ) AS "t11"
            LEFT OUTER JOIN (
              SELECT
                "t3"."victim_account_csn" AS "merged_csn",
                "t3"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t3"
            ) AS "t9"
              ON "t11"."account_csn" = "t9"."merged_csn"
          ) AS "t12"
        ) AS "t13"
      ) AS "t15"
      LEFT OUTER JOIN (
        SELECT
          "t1"."product_offering" AS "sold_offering",
          MIN("t1"."product_name") AS "product_name"
        FROM "product_offerings" AS "t1"
        GROUP BY
          1
      ) AS "t10"
        ON "t15"."product" = "t10"."sold_offering"
    ) AS "t16"
  ) AS "t18"
  INNER JOIN (
    SELECT
      "t0"."contender",
      "t0"."tuned_strength",
      "t0"."model_version",
      "t0"."snapshot_date" AS "graded_on"
    FROM "insight_recommendation_grades_monthly" AS "t0"
    WHERE
      "t0"."is_serving"
  ) AS "t6"
    ON "t18"."snapshot_date" = "t6"."graded_on"
) AS "t19"