SELECT
  "t27"."surviving_account_csn",
  "t27"."bought_at",
  "t27"."product",
  "t27"."snapshot_date",
  "t27"."product_name",
  "t27"."contender",
  "t27"."tuned_strength",
  "t27"."model_version"
FROM (
  SELECT
    "t26"."surviving_account_csn",
    "t26"."bought_at",
    "t26"."product",
    "t26"."snapshot_date",
    "t26"."product_name",
    "t9"."contender",
    "t9"."tuned_strength",
    "t9"."model_version",
    "t9"."graded_on"
  FROM (
    SELECT
      "t24"."surviving_account_csn",
      "t24"."bought_at",
      "t24"."product",
      "t24"."snapshot_date",
      "t24"."product_name"
    FROM (
      SELECT
        "t23"."surviving_account_csn",
        "t23"."bought_at",
        "t23"."product",
        "t23"."snapshot_date",
        "t15"."sold_offering",
        "t15"."product_name"
      FROM (
        SELECT
          "t21"."surviving_account_csn",
          "t21"."bought_at",
          "t21"."product",
          CAST(':last_day' AS DATE) AS "snapshot_date"
        FROM (
          SELECT DISTINCT
            COALESCE("t20"."final_csn", "t20"."account_csn") AS "surviving_account_csn",
            "t20"."bought_at",
            "t20"."offering_external_key" AS "product"
          FROM (
            SELECT
              "t19"."account_csn",
              "t19"."offering_external_key",
              "t19"."offering_product_line_code",
              "t19"."bought_at",
              "t11"."merged_csn",
              "t11"."final_csn"
            FROM (
              SELECT
                "t17"."account_csn",
                "t17"."offering_external_key",
                "t17"."offering_product_line_code",
                "t17"."bought_at"
              FROM (
                SELECT
                  "t16"."account_csn",
                  "t16"."bought_at",
                  COALESCE("t13"."offering_now", "t16"."offering_external_key") AS "offering_external_key",
                  COALESCE("t13"."line_now", "t14"."moved_to", "t16"."offering_product_line_code") AS "offering_product_line_code"
                FROM (
                  SELECT
                    "t3"."account_csn",
                    "t3"."offering_external_key",
                    "t3"."offering_product_line_code",
                    "t3"."start_date" AS "bought_at"
                  FROM "entitlements" AS "t3"
                  WHERE
                    "t3"."start_date" <= CAST(':last_day' AS DATE)
                ) AS "t16"
                LEFT OUTER JOIN (
                  SELECT
                    "t4"."product_offering" AS "renamed_offering",
                    "t4"."offering_product_line_code" AS "renamed_line",
                    "t4"."successor_offering" AS "offering_now",
                    "t4"."successor_line_code" AS "line_now"
                  FROM "product_renames" AS "t4"
                ) AS "t13"
                  ON "t16"."offering_external_key" = "t13"."renamed_offering"
                  AND "t16"."offering_product_line_code" = "t13"."renamed_line"
                LEFT OUTER JOIN (
                  SELECT DISTINCT
                    "t4"."offering_product_line_code" AS "moved_line",
                    "t4"."successor_line_code" AS "moved_to"
                  FROM "product_renames" AS "t4"
                  WHERE
                    "t4"."is_whole_line"
                ) AS "t14"
                  ON "t16"."offering_product_line_code" = "t14"."moved_line"
              ) AS "t17"
            ) AS "t19"
            LEFT OUTER JOIN (
              SELECT
                "t2"."victim_account_csn" AS "merged_csn",
                "t2"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t2"
            ) AS "t11"
              ON "t19"."account_csn" = "t11"."merged_csn"
          ) AS "t20"
        ) AS "t21"
      ) AS "t23"
      LEFT OUTER JOIN (
        SELECT
          "t1"."product_offering" AS "sold_offering",
          MIN("t1"."product_name") AS "product_name"
        FROM "product_offerings" AS "t1"
        GROUP BY
          1
      ) AS "t15"
        ON "t23"."product" = "t15"."sold_offering"
    ) AS "t24"
  ) AS "t26"
  INNER JOIN (
    SELECT
      "t0"."contender",
      "t0"."tuned_strength",
      "t0"."model_version",
      "t0"."snapshot_date" AS "graded_on"
    FROM "insight_recommendation_grades_monthly" AS "t0"
    WHERE
      "t0"."is_serving"
  ) AS "t9"
    ON "t26"."snapshot_date" = "t9"."graded_on"
) AS "t27"