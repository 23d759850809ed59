WITH "t20" AS (
  SELECT DISTINCT
    COALESCE("t19"."final_csn", "t19"."account_csn") AS "surviving_account_csn",
    "t19"."bought_at",
    "t19"."offering_external_key" AS "product"
  FROM (
    SELECT
      "t18"."account_csn",
      "t18"."offering_external_key",
      "t18"."offering_product_line_code",
      "t18"."bought_at",
      "t8"."merged_csn",
      "t8"."final_csn"
    FROM (
      SELECT
        "t14"."account_csn",
        "t14"."offering_external_key",
        "t14"."offering_product_line_code",
        "t14"."bought_at"
      FROM (
        SELECT
          "t12"."account_csn",
          "t12"."bought_at",
          COALESCE("t10"."offering_now", "t12"."offering_external_key") AS "offering_external_key",
          COALESCE("t10"."line_now", "t11"."moved_to", "t12"."offering_product_line_code") AS "offering_product_line_code"
        FROM (
          SELECT
            "t2"."account_csn",
            "t2"."offering_external_key",
            "t2"."offering_product_line_code",
            "t2"."start_date" AS "bought_at"
          FROM "entitlements" AS "t2"
          WHERE
            "t2"."start_date" <= CAST(':last_day' AS DATE)
        ) AS "t12"
        LEFT OUTER JOIN (
          SELECT
            "t3"."product_offering" AS "renamed_offering",
            "t3"."offering_product_line_code" AS "renamed_line",
            "t3"."successor_offering" AS "offering_now",
            "t3"."successor_line_code" AS "line_now"
          FROM "product_renames" AS "t3"
        ) AS "t10"
          ON "t12"."offering_external_key" = "t10"."renamed_offering"
          AND "t12"."offering_product_line_code" = "t10"."renamed_line"
        LEFT OUTER JOIN (
          SELECT DISTINCT
            "t3"."offering_product_line_code" AS "moved_line",
            "t3"."successor_line_code" AS "moved_to"
          FROM "product_renames" AS "t3"
          WHERE
            "t3"."is_whole_line"
        ) AS "t11"
          ON "t12"."offering_product_line_code" = "t11"."moved_line"
      ) AS "t14"
    ) AS "t18"
    LEFT OUTER JOIN (
      SELECT
        "t1"."victim_account_csn" AS "merged_csn",
        "t1"."surviving_account_csn" AS "final_csn"
      FROM "account_merges" AS "t1"
    ) AS "t8"
      ON "t18"."account_csn" = "t8"."merged_csn"
  ) AS "t19"
)
SELECT
  "t30"."surviving_account_csn",
  "t30"."bought_at",
  "t30"."product",
  CAST(':last_day' AS DATE) AS "now"
FROM (
  SELECT
    "t29"."surviving_account_csn",
    "t29"."bought_at",
    "t29"."product",
    "t17"."passed_model"
  FROM (
    SELECT
      "t27"."surviving_account_csn",
      "t27"."bought_at",
      "t27"."product"
    FROM (
      SELECT
        "t22"."surviving_account_csn",
        "t22"."bought_at",
        "t22"."product",
        "t26"."drawn_csn"
      FROM "t20" AS "t22"
      INNER JOIN (
        SELECT
          "t24"."surviving_account_csn" AS "drawn_csn"
        FROM (
          SELECT
            "t23"."surviving_account_csn",
            ROW_NUMBER() OVER (
              ORDER BY SHA256("t23"."surviving_account_csn") ASC, "t23"."surviving_account_csn" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "draw"
          FROM (
            SELECT DISTINCT
              "t21"."surviving_account_csn"
            FROM "t20" AS "t21"
          ) AS "t23"
        ) AS "t24"
        WHERE
          "t24"."draw" < 10000
      ) AS "t26"
        ON "t22"."surviving_account_csn" = "t26"."drawn_csn"
    ) AS "t27"
  ) AS "t29"
  CROSS JOIN (
    SELECT
      "t13"."model" AS "passed_model"
    FROM (
      SELECT
        "t7"."model",
        SUM(CAST("t7"."state" <> 'sufficient' AS INT)) AS "shortcomings"
      FROM (
        SELECT
          *
        FROM "insight_usability_monthly" AS "t0"
        WHERE
          "t0"."model" = 'product_recommendation'
      ) AS "t7"
      GROUP BY
        1
    ) AS "t13"
    WHERE
      "t13"."shortcomings" = 0
  ) AS "t17"
) AS "t30"