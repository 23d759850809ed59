WITH "t30" AS (
  SELECT
    "t27"."surviving_account_csn",
    "t27"."ordered_on",
    SUM(CASE WHEN "t27"."is_return" THEN 0 ELSE 1 END) AS "orders",
    SUM(CASE WHEN "t27"."is_return" THEN 1 ELSE 0 END) AS "returns",
    SUM("t27"."cents") AS "cents"
  FROM (
    SELECT
      "t20"."account_csn",
      "t20"."ordered_on",
      "t20"."amount_usd",
      COALESCE("t20"."final_csn", "t20"."account_csn") AS "surviving_account_csn",
      "t20"."amount_usd" < 0 AS "is_return",
      CAST(ROUND("t20"."amount_usd" * 100, 0) AS BIGINT) AS "cents"
    FROM (
      SELECT
        "t16"."account_csn",
        "t16"."ordered_on",
        "t16"."amount_usd",
        "t13"."merged_csn",
        "t13"."final_csn"
      FROM (
        SELECT
          "t4"."account_csn",
          "t4"."ordered_on",
          "t4"."amount_usd"
        FROM "orders" AS "t4"
        WHERE
          "t4"."ordered_on" <= CAST(':last_day' AS DATE)
      ) AS "t16"
      LEFT OUTER JOIN (
        SELECT
          "t5"."victim_account_csn" AS "merged_csn",
          "t5"."surviving_account_csn" AS "final_csn"
        FROM "account_merges" AS "t5"
      ) AS "t13"
        ON "t16"."account_csn" = "t13"."merged_csn"
    ) AS "t20"
  ) AS "t27"
  GROUP BY
    1,
    2
)
SELECT
  "t49"."snapshot_date",
  "t49"."surviving_account_csn",
  "t49"."opportunity_id",
  "t49"."close_date",
  "t49"."acv_usd",
  "t49"."renewal_number",
  "t49"."term_years",
  "t49"."renewal_score",
  "t49"."is_won",
  "t49"."counted_acv_usd",
  "t49"."decided_on",
  "t49"."known_on",
  "t49"."ordered_on",
  "t49"."orders",
  "t49"."returns",
  "t49"."cents",
  CAST(':last_day' AS DATE) AS "now",
  12 AS "horizon_months",
  12 AS "origins",
  0.8 AS "high_value_share"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t42"."snapshot_date",
      "t42"."surviving_account_csn",
      "t42"."opportunity_id",
      "t42"."close_date",
      "t42"."acv_usd",
      "t42"."renewal_number",
      "t42"."term_years",
      "t42"."renewal_score",
      "t42"."is_won",
      "t42"."counted_acv_usd",
      "t42"."decided_on",
      "t42"."known_on",
      CAST(NULL AS DATE) AS "ordered_on",
      CAST(NULL AS BIGINT) AS "orders",
      CAST(NULL AS BIGINT) AS "returns",
      CAST(NULL AS BIGINT) AS "cents"
    FROM (
      SELECT
        "t39"."snapshot_date",
        "t39"."surviving_account_csn",
        "t39"."opportunity_id",
        "t39"."close_date",
        "t39"."acv_usd",
        "t39"."renewal_number",
        "t39"."term_years",
        "t39"."renewal_score",
        "t39"."is_won",
        "t39"."counted_acv_usd",
        "t39"."decided_on",
        "t39"."known_on",
        "t28"."passed_model"
      FROM (
        SELECT
          "t36"."snapshot_date",
          "t36"."surviving_account_csn",
          "t36"."opportunity_id",
          "t36"."close_date",
          "t36"."acv_usd",
          "t36"."renewal_number",
          "t36"."term_years",
          "t36"."renewal_score",
          "t36"."is_won",
          "t36"."counted_acv_usd",
          "t36"."decided_on",
          "t36"."known_on"
        FROM (
          SELECT
            "t34"."snapshot_date",
            "t34"."surviving_account_csn",
            "t34"."opportunity_id",
            "t34"."close_date",
            "t34"."acv_usd",
            "t34"."renewal_number",
            CAST(CASE WHEN COALESCE("t34"."term", '') = '3-Year' THEN 3 ELSE 1 END AS BIGINT) AS "term_years",
            COALESCE("t34"."customer_ews_prediction", 1 - "t10"."churn_probability") AS "renewal_score",
            "t15"."is_won",
            "t15"."counted_acv_usd",
            "t15"."decided_opportunity",
            "t15"."decided_on",
            "t15"."known_on"
          FROM (
            SELECT
              "t29"."snapshot_date",
              "t29"."surviving_account_csn",
              "t29"."opportunity_id",
              "t29"."close_date",
              "t29"."term",
              "t29"."acv_usd",
              "t29"."customer_ews_prediction",
              "t29"."renewal_number"
            FROM (
              SELECT
                "t6"."snapshot_date",
                "t6"."surviving_account_csn",
                "t6"."opportunity_id",
                "t6"."close_date",
                "t6"."term",
                "t6"."acv_usd",
                "t6"."customer_ews_prediction",
                "t6"."renewal_number",
                "t26"."drawn_csn"
              FROM "insight_open_renewals_monthly" AS "t6"
              INNER JOIN (
                SELECT
                  "t19"."surviving_account_csn" AS "drawn_csn"
                FROM (
                  SELECT
                    "t8"."surviving_account_csn",
                    ROW_NUMBER() OVER (
                      ORDER BY SHA256("t8"."surviving_account_csn") ASC, "t8"."surviving_account_csn" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1 AS "draw"
                  FROM (
                    SELECT DISTINCT
                      "t3"."surviving_account_csn"
                    FROM "insight_open_renewals_monthly" AS "t3"
                  ) AS "t8"
                ) AS "t19"
                WHERE
                  "t19"."draw" < 10000
              ) AS "t26"
                ON "t6"."surviving_account_csn" = "t26"."drawn_csn"
            ) AS "t29"
          ) AS "t34"
          LEFT OUTER JOIN (
            SELECT
              "t1"."churn_probability",
              "t1"."opportunity_id" AS "churn_opportunity",
              "t1"."snapshot_date" AS "churn_month"
            FROM "insight_churn_monthly" AS "t1"
          ) AS "t10"
            ON "t34"."opportunity_id" = "t10"."churn_opportunity"
            AND "t34"."snapshot_date" = "t10"."churn_month"
          LEFT OUTER JOIN (
            SELECT
              "t2"."is_won",
              "t2"."counted_acv_usd",
              "t2"."opportunity_id" AS "decided_opportunity",
              "t2"."close_date" AS "decided_on",
              "t2"."outcome_shown_on" AS "known_on"
            FROM "opportunity_outcomes_monthly" AS "t2"
            WHERE
              "t2"."is_closed" AND "t2"."is_won" IS NOT NULL AND "t2"."is_renewal"
          ) AS "t15"
            ON "t34"."opportunity_id" = "t15"."decided_opportunity"
        ) AS "t36"
      ) AS "t39"
      CROSS JOIN (
        SELECT
          "t21"."model" AS "passed_model"
        FROM (
          SELECT
            "t17"."model",
            SUM(CAST("t17"."state" <> 'sufficient' AS INT)) AS "shortcomings"
          FROM (
            SELECT
              *
            FROM "insight_usability_monthly" AS "t0"
            WHERE
              "t0"."model" = 'lifetime_value'
              AND NOT (
                COALESCE("t0"."source" = 'orders', FALSE)
              )
          ) AS "t17"
          GROUP BY
            1
        ) AS "t21"
        WHERE
          "t21"."shortcomings" = 0
      ) AS "t28"
    ) AS "t42"
  ) AS "t43"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      CAST(NULL AS DATE) AS "snapshot_date",
      "t47"."surviving_account_csn",
      CAST(NULL AS TEXT) AS "opportunity_id",
      CAST(NULL AS DATE) AS "close_date",
      CAST(NULL AS DOUBLE) AS "acv_usd",
      CAST(NULL AS BIGINT) AS "renewal_number",
      CAST(NULL AS BIGINT) AS "term_years",
      CAST(NULL AS DOUBLE) AS "renewal_score",
      CAST(NULL AS BOOLEAN) AS "is_won",
      CAST(NULL AS DOUBLE) AS "counted_acv_usd",
      CAST(NULL AS DATE) AS "decided_on",
      CAST(NULL AS DATE) AS "known_on",
      "t47"."ordered_on",
      "t47"."orders",
      "t47"."returns",
      "t47"."cents"
    FROM (
      SELECT
        "t46"."surviving_account_csn",
        "t46"."ordered_on",
        "t46"."orders",
        "t46"."returns",
        "t46"."cents",
        "t24"."passed_model"
      FROM (
        SELECT
          "t44"."surviving_account_csn",
          "t44"."ordered_on",
          "t44"."orders",
          "t44"."returns",
          "t44"."cents"
        FROM (
          SELECT
            "t33"."surviving_account_csn",
            "t33"."ordered_on",
            "t33"."orders",
            "t33"."returns",
            "t33"."cents",
            "t41"."drawn_csn"
          FROM "t30" AS "t33"
          INNER JOIN (
            SELECT
              "t37"."surviving_account_csn" AS "drawn_csn"
            FROM (
              SELECT
                "t35"."surviving_account_csn",
                ROW_NUMBER() OVER (
                  ORDER BY SHA256("t35"."surviving_account_csn") ASC, "t35"."surviving_account_csn" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "draw"
              FROM (
                SELECT DISTINCT
                  "t31"."surviving_account_csn"
                FROM "t30" AS "t31"
              ) AS "t35"
            ) AS "t37"
            WHERE
              "t37"."draw" < 10000
          ) AS "t41"
            ON "t33"."surviving_account_csn" = "t41"."drawn_csn"
        ) AS "t44"
      ) AS "t46"
      CROSS JOIN (
        SELECT
          "t18"."model" AS "passed_model"
        FROM (
          SELECT
            "t14"."model",
            SUM(CAST("t14"."state" <> 'sufficient' AS INT)) AS "shortcomings"
          FROM (
            SELECT
              *
            FROM "insight_usability_monthly" AS "t0"
            WHERE
              "t0"."model" = 'lifetime_value' AND COALESCE("t0"."source" = 'orders', FALSE)
          ) AS "t14"
          GROUP BY
            1
        ) AS "t18"
        WHERE
          "t18"."shortcomings" = 0
      ) AS "t24"
    ) AS "t47"
  ) AS "t48"
) AS "t49"