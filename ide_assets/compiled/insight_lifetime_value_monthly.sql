SELECT
  "t45"."surviving_account_csn",
  "t45"."opportunity_id",
  "t45"."close_date",
  "t45"."acv_usd",
  "t45"."renewal_number",
  "t45"."term_years",
  "t45"."renewal_score",
  "t45"."model_version",
  "t45"."retention_alpha",
  "t45"."retention_beta",
  "t45"."interval_width",
  "t45"."has_contract",
  "t45"."ordered_on",
  "t45"."orders",
  "t45"."returns",
  "t45"."cents",
  "t45"."order_parameters",
  "t45"."order_model_version",
  "t45"."order_interval_width",
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
      "t43"."valued_csn" AS "surviving_account_csn",
      "t43"."opportunity_id",
      "t43"."close_date",
      "t43"."acv_usd",
      "t43"."renewal_number",
      "t43"."term_years",
      "t43"."renewal_score",
      "t43"."model_version",
      "t43"."retention_alpha",
      "t43"."retention_beta",
      "t43"."interval_width",
      (
        "t43"."contracted_csn" IS NOT NULL
      )
      OR (
        "t43"."opportunity_id" IS NOT NULL
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
        "t42"."valued_csn",
        "t42"."snapshot_date",
        "t42"."opportunity_id",
        "t42"."close_date",
        "t42"."acv_usd",
        "t42"."renewal_number",
        "t42"."term_years",
        "t42"."renewal_score",
        "t42"."model_version",
        "t42"."retention_alpha",
        "t42"."retention_beta",
        "t42"."interval_width",
        "t34"."contracted_csn"
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
          "t40"."model_version",
          "t40"."retention_alpha",
          "t40"."retention_beta",
          "t40"."interval_width"
        FROM (
          SELECT
            "t39"."valued_csn",
            "t39"."snapshot_date",
            "t39"."opportunity_id",
            "t39"."close_date",
            "t39"."acv_usd",
            "t39"."renewal_number",
            "t39"."term_years",
            "t39"."renewal_score",
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
                      "t14"."merged_csn",
                      "t14"."final_csn"
                    FROM (
                      SELECT
                        "t5"."account_csn"
                      FROM "account_attributes" AS "t5"
                    ) AS "t15"
                    LEFT OUTER JOIN (
                      SELECT
                        "t3"."victim_account_csn" AS "merged_csn",
                        "t3"."surviving_account_csn" AS "final_csn"
                      FROM "account_merges" AS "t3"
                    ) AS "t14"
                      ON "t15"."account_csn" = "t14"."merged_csn"
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
          ) AS "t39"
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
            ON "t39"."snapshot_date" = "t18"."graded_on"
        ) AS "t40"
      ) AS "t42"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          COALESCE("t29"."final_csn", "t29"."account_csn") AS "contracted_csn"
        FROM (
          SELECT
            "t24"."account_csn",
            "t14"."merged_csn",
            "t14"."final_csn"
          FROM (
            SELECT
              "t2"."account_csn"
            FROM "entitlements" AS "t2"
            WHERE
              "t2"."start_date" <= CAST(':last_day' AS DATE)
              AND NOT (
                COALESCE(
                  CASE
                    WHEN CAST(':end_date_inclusive' AS BOOLEAN)
                    THEN "t2"."end_date" + INTERVAL '1' DAY
                    ELSE "t2"."end_date"
                  END <= CAST(':last_day' AS DATE),
                  FALSE
                )
              )
          ) AS "t24"
          LEFT OUTER JOIN (
            SELECT
              "t3"."victim_account_csn" AS "merged_csn",
              "t3"."surviving_account_csn" AS "final_csn"
            FROM "account_merges" AS "t3"
          ) AS "t14"
            ON "t24"."account_csn" = "t14"."merged_csn"
        ) AS "t29"
      ) AS "t34"
        ON "t42"."valued_csn" = "t34"."contracted_csn"
    ) AS "t43"
  ) AS "t44"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t35"."surviving_account_csn",
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
      "t35"."ordered_on",
      "t35"."orders",
      "t35"."returns",
      "t35"."cents",
      "t17"."order_parameters",
      "t17"."order_model_version",
      "t17"."order_interval_width"
    FROM (
      SELECT
        "t28"."surviving_account_csn",
        "t28"."ordered_on",
        SUM(CASE WHEN "t28"."is_return" THEN 0 ELSE 1 END) AS "orders",
        SUM(CASE WHEN "t28"."is_return" THEN 1 ELSE 0 END) AS "returns",
        SUM("t28"."cents") AS "cents"
      FROM (
        SELECT
          "t23"."account_csn",
          "t23"."ordered_on",
          "t23"."amount_usd",
          COALESCE("t23"."final_csn", "t23"."account_csn") AS "surviving_account_csn",
          "t23"."amount_usd" < 0 AS "is_return",
          CAST(ROUND("t23"."amount_usd" * 100, 0) AS BIGINT) AS "cents"
        FROM (
          SELECT
            "t19"."account_csn",
            "t19"."ordered_on",
            "t19"."amount_usd",
            "t14"."merged_csn",
            "t14"."final_csn"
          FROM (
            SELECT
              "t1"."account_csn",
              "t1"."ordered_on",
              "t1"."amount_usd"
            FROM "orders" AS "t1"
            WHERE
              "t1"."ordered_on" <= CAST(':last_day' AS DATE)
          ) AS "t19"
          LEFT OUTER JOIN (
            SELECT
              "t3"."victim_account_csn" AS "merged_csn",
              "t3"."surviving_account_csn" AS "final_csn"
            FROM "account_merges" AS "t3"
          ) AS "t14"
            ON "t19"."account_csn" = "t14"."merged_csn"
        ) AS "t23"
      ) AS "t28"
      GROUP BY
        1,
        2
    ) AS "t35"
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
  ) AS "t37"
) AS "t45"