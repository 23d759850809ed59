WITH "t34" AS (
  SELECT
    "t29"."surviving_account_csn",
    "t29"."ordered_on",
    SUM(CASE WHEN "t29"."is_return" THEN 0 ELSE 1 END) AS "orders",
    SUM(CASE WHEN "t29"."is_return" THEN 1 ELSE 0 END) AS "returns",
    SUM("t29"."cents") AS "cents"
  FROM (
    SELECT
      "t24"."account_csn",
      "t24"."ordered_on",
      "t24"."amount_usd",
      COALESCE("t24"."final_csn", "t24"."account_csn") AS "surviving_account_csn",
      "t24"."amount_usd" < 0 AS "is_return",
      CAST(ROUND("t24"."amount_usd" * 100, 0) AS BIGINT) AS "cents"
    FROM (
      SELECT
        "t19"."account_csn",
        "t19"."ordered_on",
        "t19"."amount_usd",
        "t13"."merged_csn",
        "t13"."final_csn"
      FROM (
        SELECT
          "t3"."account_csn",
          "t3"."ordered_on",
          "t3"."amount_usd"
        FROM "orders" AS "t3"
        WHERE
          "t3"."ordered_on" <= CAST(':last_day' AS DATE)
      ) AS "t19"
      LEFT OUTER JOIN (
        SELECT
          "t2"."victim_account_csn" AS "merged_csn",
          "t2"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t2"
      ) AS "t13"
        ON "t19"."account_csn" = "t13"."merged_csn"
    ) AS "t24"
  ) AS "t29"
  GROUP BY
    1,
    2
)
SELECT
  "t53"."surviving_account_csn",
  "t53"."opportunity_id",
  "t53"."close_date",
  "t53"."acv_usd",
  "t53"."renewal_number",
  "t53"."term_years",
  "t53"."renewal_score",
  "t53"."model_version",
  "t53"."retention_alpha",
  "t53"."retention_beta",
  "t53"."interval_width",
  "t53"."has_contract",
  "t53"."ordered_on",
  "t53"."orders",
  "t53"."returns",
  "t53"."cents",
  "t53"."order_parameters",
  "t53"."order_model_version",
  "t53"."order_interval_width",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  12 AS "horizon_months",
  1.0 AS "margin",
  0.1 AS "yearly_discount",
  0.8 AS "high_value_share"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t47"."valued_csn" AS "surviving_account_csn",
      "t47"."opportunity_id",
      "t47"."close_date",
      "t47"."acv_usd",
      "t47"."renewal_number",
      "t47"."term_years",
      "t47"."renewal_score",
      "t47"."model_version",
      "t47"."retention_alpha",
      "t47"."retention_beta",
      "t47"."interval_width",
      (
        "t47"."contracted_csn" IS NOT NULL
      )
      OR (
        "t47"."opportunity_id" IS NOT NULL
      ) AS "has_contract",
      CAST(NULL AS DATE) AS "ordered_on",
      CAST(NULL AS BIGINT) AS "orders",
      CAST(NULL AS BIGINT) AS "returns",
      CAST(NULL AS BIGINT) AS "cents",
      CAST(NULL AS TEXT) AS "order_parameters",
      CAST(NULL AS TEXT) AS "order_model_version",
      CAST(NULL AS DOUBLE) AS "order_interval_width"
    FROM (
      SELECT
        "t44"."valued_csn",
        "t44"."snapshot_date",
        "t44"."opportunity_id",
        "t44"."close_date",
        "t44"."acv_usd",
        "t44"."renewal_number",
        "t44"."term_years",
        "t44"."renewal_score",
        "t44"."model_version",
        "t44"."retention_alpha",
        "t44"."retention_beta",
        "t44"."interval_width",
        "t33"."contracted_csn"
      FROM (
        SELECT
          "t41"."valued_csn",
          "t41"."snapshot_date",
          "t41"."opportunity_id",
          "t41"."close_date",
          "t41"."acv_usd",
          "t41"."renewal_number",
          "t41"."term_years",
          "t41"."renewal_score",
          "t41"."model_version",
          "t41"."retention_alpha",
          "t41"."retention_beta",
          "t41"."interval_width"
        FROM (
          SELECT
            "t40"."valued_csn",
            "t40"."snapshot_date",
            "t40"."opportunity_id",
            "t40"."close_date",
            "t40"."acv_usd",
            "t40"."renewal_number",
            "t40"."term_years",
            "t40"."renewal_score",
            "t18"."model_version",
            "t18"."retention_alpha",
            "t18"."retention_beta",
            "t18"."interval_width",
            "t18"."graded_on"
          FROM (
            SELECT
              "t36"."valued_csn",
              "t36"."snapshot_date",
              "t36"."opportunity_id",
              "t36"."close_date",
              "t36"."acv_usd",
              "t36"."renewal_number",
              "t36"."term_years",
              "t36"."renewal_score"
            FROM (
              SELECT
                "t31"."valued_csn",
                "t31"."snapshot_date",
                "t27"."surviving_account_csn",
                "t27"."opportunity_id",
                "t27"."close_date",
                "t27"."acv_usd",
                "t27"."renewal_number",
                "t27"."term_years",
                "t27"."renewal_score"
              FROM (
                SELECT
                  "t26"."valued_csn",
                  CAST(':last_day' AS DATE) AS "snapshot_date"
                FROM (
                  SELECT DISTINCT
                    COALESCE("t21"."final_csn", "t21"."account_csn") AS "valued_csn"
                  FROM (
                    SELECT
                      "t15"."account_csn",
                      "t13"."merged_csn",
                      "t13"."final_csn"
                    FROM (
                      SELECT
                        "t5"."account_csn"
                      FROM "account_attributes" AS "t5"
                    ) AS "t15"
                    LEFT OUTER JOIN (
                      SELECT
                        "t2"."victim_account_csn" AS "merged_csn",
                        "t2"."surviving_account_csn" AS "final_csn"
                      FROM "account_merges" AS "t2"
                    ) AS "t13"
                      ON "t15"."account_csn" = "t13"."merged_csn"
                  ) AS "t21"
                ) AS "t26"
              ) AS "t31"
              LEFT OUTER JOIN (
                SELECT
                  "t22"."surviving_account_csn",
                  "t22"."opportunity_id",
                  "t22"."close_date",
                  "t22"."acv_usd",
                  "t22"."renewal_number",
                  "t22"."term_years",
                  "t22"."renewal_score"
                FROM (
                  SELECT
                    "t7"."snapshot_date",
                    "t7"."surviving_account_csn",
                    "t7"."opportunity_id",
                    "t7"."close_date",
                    "t7"."acv_usd",
                    "t7"."renewal_number",
                    CAST(CASE WHEN COALESCE("t7"."term", '') = '3-Year' THEN 3 ELSE 1 END AS BIGINT) AS "term_years",
                    COALESCE("t7"."customer_ews_prediction", 1 - "t16"."churn_probability") AS "renewal_score"
                  FROM "insight_open_renewals_monthly" AS "t7"
                  LEFT OUTER JOIN (
                    SELECT
                      "t6"."churn_probability",
                      "t6"."opportunity_id" AS "churn_opportunity",
                      "t6"."snapshot_date" AS "churn_month"
                    FROM "insight_churn_monthly" AS "t6"
                  ) AS "t16"
                    ON "t7"."opportunity_id" = "t16"."churn_opportunity"
                    AND "t7"."snapshot_date" = "t16"."churn_month"
                ) AS "t22"
              ) AS "t27"
                ON "t31"."valued_csn" = "t27"."surviving_account_csn"
            ) AS "t36"
          ) AS "t40"
          LEFT OUTER JOIN (
            SELECT
              "t0"."model_version",
              "t0"."retention_alpha",
              "t0"."retention_beta",
              "t0"."interval_width",
              "t0"."snapshot_date" AS "graded_on"
            FROM "insight_lifetime_grades_monthly" AS "t0"
            WHERE
              "t0"."origin" = 'all' AND "t0"."is_serving" AND "t0"."retention_alpha" IS NOT NULL
          ) AS "t18"
            ON "t40"."snapshot_date" = "t18"."graded_on"
        ) AS "t41"
      ) AS "t44"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          COALESCE("t28"."final_csn", "t28"."account_csn") AS "contracted_csn"
        FROM (
          SELECT
            "t23"."account_csn",
            "t13"."merged_csn",
            "t13"."final_csn"
          FROM (
            SELECT
              "t1"."account_csn"
            FROM "entitlements" AS "t1"
            WHERE
              "t1"."start_date" <= CAST(':last_day' AS DATE)
              AND NOT (
                COALESCE(
                  CASE
                    WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                    THEN "t1"."end_date" + INTERVAL '1' DAY
                    ELSE "t1"."end_date"
                  END <= CAST(':last_day' AS DATE),
                  FALSE
                )
              )
          ) AS "t23"
          LEFT OUTER JOIN (
            SELECT
              "t2"."victim_account_csn" AS "merged_csn",
              "t2"."surviving_account_csn" AS "final_csn"
            FROM "account_merges" AS "t2"
          ) AS "t13"
            ON "t23"."account_csn" = "t13"."merged_csn"
        ) AS "t28"
      ) AS "t33"
        ON "t44"."valued_csn" = "t33"."contracted_csn"
    ) AS "t47"
  ) AS "t50"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t51"."surviving_account_csn",
      CAST(NULL AS TEXT) AS "opportunity_id",
      CAST(NULL AS DATE) AS "close_date",
      CAST(NULL AS DOUBLE) AS "acv_usd",
      CAST(NULL AS BIGINT) AS "renewal_number",
      CAST(NULL AS BIGINT) AS "term_years",
      CAST(NULL AS DOUBLE) AS "renewal_score",
      CAST(NULL AS TEXT) AS "model_version",
      CAST(NULL AS DOUBLE) AS "retention_alpha",
      CAST(NULL AS DOUBLE) AS "retention_beta",
      CAST(NULL AS DOUBLE) AS "interval_width",
      CAST(NULL AS BOOLEAN) AS "has_contract",
      "t51"."ordered_on",
      "t51"."orders",
      "t51"."returns",
      "t51"."cents",
      "t17"."order_parameters",
      "t17"."order_model_version",
      "t17"."order_interval_width"
    FROM (
      SELECT
        "t48"."surviving_account_csn",
        "t48"."ordered_on",
        "t48"."orders",
        "t48"."returns",
        "t48"."cents"
      FROM (
        SELECT
          "t37"."surviving_account_csn",
          "t37"."ordered_on",
          "t37"."orders",
          "t37"."returns",
          "t37"."cents",
          "t46"."drawn_csn"
        FROM "t34" AS "t37"
        INNER JOIN (
          SELECT
            "t42"."surviving_account_csn" AS "drawn_csn"
          FROM (
            SELECT
              "t38"."surviving_account_csn",
              ROW_NUMBER() OVER (
                ORDER BY SHA256("t38"."surviving_account_csn") ASC, "t38"."surviving_account_csn" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "draw"
            FROM (
              SELECT DISTINCT
                "t35"."surviving_account_csn"
              FROM "t34" AS "t35"
            ) AS "t38"
          ) AS "t42"
          WHERE
            "t42"."draw" < 10000
        ) AS "t46"
          ON "t37"."surviving_account_csn" = "t46"."drawn_csn"
      ) AS "t48"
    ) AS "t51"
    CROSS JOIN (
      SELECT
        "t0"."order_parameters",
        "t0"."model_version" AS "order_model_version",
        "t0"."interval_width" AS "order_interval_width"
      FROM "insight_lifetime_grades_monthly" AS "t0"
      WHERE
        "t0"."origin" = 'all'
        AND "t0"."is_serving"
        AND "t0"."order_parameters" IS NOT NULL
    ) AS "t17"
  ) AS "t52"
) AS "t53"
