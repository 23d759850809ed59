SELECT
  "t23"."snapshot_date",
  "t23"."surviving_account_csn",
  "t23"."opportunity_id",
  "t23"."close_date",
  "t23"."acv_usd",
  "t23"."renewal_number",
  "t23"."term_years",
  "t23"."renewal_score",
  "t23"."is_won",
  "t23"."counted_acv_usd",
  "t23"."decided_on",
  "t23"."known_on",
  CAST(':last_day' AS DATE) AS "now",
  12 AS "horizon_months",
  12 AS "origins",
  0.8 AS "high_value_share"
FROM (
  SELECT
    "t22"."snapshot_date",
    "t22"."surviving_account_csn",
    "t22"."opportunity_id",
    "t22"."close_date",
    "t22"."acv_usd",
    "t22"."renewal_number",
    "t22"."term_years",
    "t22"."renewal_score",
    "t22"."is_won",
    "t22"."counted_acv_usd",
    "t22"."decided_on",
    "t22"."known_on",
    "t14"."passed_model"
  FROM (
    SELECT
      "t20"."snapshot_date",
      "t20"."surviving_account_csn",
      "t20"."opportunity_id",
      "t20"."close_date",
      "t20"."acv_usd",
      "t20"."renewal_number",
      "t20"."term_years",
      "t20"."renewal_score",
      "t20"."is_won",
      "t20"."counted_acv_usd",
      "t20"."decided_on",
      "t20"."known_on"
    FROM (
      SELECT
        "t19"."snapshot_date",
        "t19"."surviving_account_csn",
        "t19"."opportunity_id",
        "t19"."close_date",
        "t19"."acv_usd",
        "t19"."renewal_number",
        CAST(CASE WHEN COALESCE("t19"."term", '') = '3-Year' THEN 3 ELSE 1 END AS BIGINT) AS "term_years",
        COALESCE("t19"."customer_ews_prediction", 1 - "t8"."churn_probability") AS "renewal_score",
        "t10"."is_won",
        "t10"."counted_acv_usd",
        "t10"."decided_opportunity",
        "t10"."decided_on",
        "t10"."known_on"
      FROM (
        SELECT
          "t17"."snapshot_date",
          "t17"."surviving_account_csn",
          "t17"."opportunity_id",
          "t17"."close_date",
          "t17"."term",
          "t17"."acv_usd",
          "t17"."customer_ews_prediction",
          "t17"."renewal_number"
        FROM (
          SELECT
            "t4"."snapshot_date",
            "t4"."surviving_account_csn",
            "t4"."opportunity_id",
            "t4"."close_date",
            "t4"."term",
            "t4"."acv_usd",
            "t4"."customer_ews_prediction",
            "t4"."renewal_number",
            "t16"."drawn_csn"
          FROM "insight_open_renewals_monthly" AS "t4"
          INNER JOIN (
            SELECT
              "t12"."surviving_account_csn" AS "drawn_csn"
            FROM (
              SELECT
                "t6"."surviving_account_csn",
                ROW_NUMBER() OVER (
                  ORDER BY SHA256("t6"."surviving_account_csn") ASC, "t6"."surviving_account_csn" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "draw"
              FROM (
                SELECT DISTINCT
                  "t3"."surviving_account_csn"
                FROM "insight_open_renewals_monthly" AS "t3"
              ) AS "t6"
            ) AS "t12"
            WHERE
              "t12"."draw" < 10000
          ) AS "t16"
            ON "t4"."surviving_account_csn" = "t16"."drawn_csn"
        ) AS "t17"
      ) AS "t19"
      LEFT OUTER JOIN (
        SELECT
          "t1"."churn_probability",
          "t1"."opportunity_id" AS "churn_opportunity",
          "t1"."snapshot_date" AS "churn_month"
        FROM "insight_churn_monthly" AS "t1"
      ) AS "t8"
        ON "t19"."opportunity_id" = "t8"."churn_opportunity"
        AND "t19"."snapshot_date" = "t8"."churn_month"
      LEFT OUTER JOIN (
        SELECT
          "t2"."is_won",
          "t2"."counted_acv_usd",
          "t2"."opportunity_id" AS "decided_opportunity",
          "t2"."close_date" AS "decided_on",
          "t2"."outcome_shown_on" AS "known_on"
        FROM "opportunity_outcomes_monthly" AS "t2"
        WHERE
          "t2"."is_renewal" AND "t2"."is_closed" AND "t2"."is_won" IS NOT NULL
      ) AS "t10"
        ON "t19"."opportunity_id" = "t10"."decided_opportunity"
    ) AS "t20"
  ) AS "t22"
  CROSS JOIN (
    SELECT
      "t11"."model" AS "passed_model"
    FROM (
      SELECT
        "t7"."model",
        SUM(CAST("t7"."state" <> 'sufficient' AS INT)) AS "shortcomings"
      FROM (
        SELECT
          *
        FROM "insight_usability_monthly" AS "t0"
        WHERE
          "t0"."model" = 'lifetime_value'
      ) AS "t7"
      GROUP BY
        1
    ) AS "t11"
    WHERE
      "t11"."shortcomings" = 0
  ) AS "t14"
) AS "t23"
