SELECT
  "t24"."valued_csn" AS "surviving_account_csn",
  "t24"."snapshot_date",
  "t24"."opportunity_id",
  "t24"."close_date",
  "t24"."acv_usd",
  "t24"."renewal_number",
  "t24"."term_years",
  "t24"."renewal_score",
  "t24"."model_version",
  "t24"."retention_alpha",
  "t24"."retention_beta",
  "t24"."interval_width",
  12 AS "horizon_months",
  1.0 AS "margin",
  0.1 AS "yearly_discount",
  0.8 AS "high_value_share"
FROM (
  SELECT
    "t23"."valued_csn",
    "t23"."snapshot_date",
    "t23"."opportunity_id",
    "t23"."close_date",
    "t23"."acv_usd",
    "t23"."renewal_number",
    "t23"."term_years",
    "t23"."renewal_score",
    "t13"."model_version",
    "t13"."retention_alpha",
    "t13"."retention_beta",
    "t13"."interval_width",
    "t13"."graded_on"
  FROM (
    SELECT
      "t21"."valued_csn",
      "t21"."snapshot_date",
      "t21"."opportunity_id",
      "t21"."close_date",
      "t21"."acv_usd",
      "t21"."renewal_number",
      "t21"."term_years",
      "t21"."renewal_score"
    FROM (
      SELECT
        "t20"."valued_csn",
        "t20"."snapshot_date",
        "t18"."surviving_account_csn",
        "t18"."opportunity_id",
        "t18"."close_date",
        "t18"."acv_usd",
        "t18"."renewal_number",
        "t18"."term_years",
        "t18"."renewal_score"
      FROM (
        SELECT
          "t17"."valued_csn",
          CAST(':last_day' AS DATE) AS "snapshot_date"
        FROM (
          SELECT DISTINCT
            COALESCE("t14"."final_csn", "t14"."account_csn") AS "valued_csn"
          FROM (
            SELECT
              "t10"."account_csn",
              "t11"."merged_csn",
              "t11"."final_csn"
            FROM (
              SELECT
                "t2"."account_csn"
              FROM "account_attributes" AS "t2"
            ) AS "t10"
            LEFT OUTER JOIN (
              SELECT
                "t3"."victim_account_csn" AS "merged_csn",
                "t3"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t3"
            ) AS "t11"
              ON "t10"."account_csn" = "t11"."merged_csn"
          ) AS "t14"
        ) AS "t17"
      ) AS "t20"
      LEFT OUTER JOIN (
        SELECT
          "t15"."surviving_account_csn",
          "t15"."opportunity_id",
          "t15"."close_date",
          "t15"."acv_usd",
          "t15"."renewal_number",
          "t15"."term_years",
          "t15"."renewal_score"
        FROM (
          SELECT
            "t5"."snapshot_date",
            "t5"."surviving_account_csn",
            "t5"."opportunity_id",
            "t5"."close_date",
            "t5"."acv_usd",
            "t5"."renewal_number",
            CAST(CASE WHEN COALESCE("t5"."term", '') = '3-Year' THEN 3 ELSE 1 END AS BIGINT) AS "term_years",
            COALESCE("t5"."customer_ews_prediction", 1 - "t12"."churn_probability") AS "renewal_score"
          FROM "insight_open_renewals_monthly" AS "t5"
          LEFT OUTER JOIN (
            SELECT
              "t4"."churn_probability",
              "t4"."opportunity_id" AS "churn_opportunity",
              "t4"."snapshot_date" AS "churn_month"
            FROM "insight_churn_monthly" AS "t4"
          ) AS "t12"
            ON "t5"."opportunity_id" = "t12"."churn_opportunity"
            AND "t5"."snapshot_date" = "t12"."churn_month"
        ) AS "t15"
      ) AS "t18"
        ON "t20"."valued_csn" = "t18"."surviving_account_csn"
    ) AS "t21"
  ) AS "t23"
  LEFT OUTER JOIN (
    SELECT
      "t0"."model_version",
      "t0"."retention_alpha",
      "t0"."retention_beta",
      "t0"."interval_width",
      "t0"."snapshot_date" AS "graded_on"
    FROM "insight_lifetime_grades_monthly" AS "t0"
    WHERE
      "t0"."origin" = 'all' AND "t0"."is_serving"
  ) AS "t13"
    ON "t23"."snapshot_date" = "t13"."graded_on"
) AS "t24"
