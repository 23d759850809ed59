WITH "t9" AS (
  SELECT DISTINCT
    "t1"."surviving_account_csn" AS "account"
  FROM "action_enrolments_monthly" AS "t1"
  WHERE
    "t1"."action_key" <> 'programme'
), "t38" AS (
  SELECT
    "t20"."measured",
    "t5"."surviving_account_csn" AS "account",
    (
      CAST(EXTRACT(year FROM "t5"."snapshot_date") AS BIGINT) * 12
    ) + CAST(EXTRACT(month FROM "t5"."snapshot_date") AS BIGINT) AS "month",
    CASE
      WHEN "t20"."measured" = 'assignment_rate'
      THEN "t5"."assignment_rate"
      WHEN "t20"."measured" = 'utilisation_rate'
      THEN "t5"."utilisation_rate"
      WHEN "t20"."measured" = 'active_users'
      THEN CAST("t5"."active_users" AS DOUBLE)
      ELSE NULL
    END AS "value"
  FROM "account_outcomes_monthly" AS "t5"
  CROSS JOIN (
    SELECT
      UNNEST(CAST(['assignment_rate', 'utilisation_rate', 'active_users'] AS TEXT[])) AS "measured"
  ) AS "t20"
), "t48" AS (
  SELECT
    *
  FROM "t38" AS "t42"
  WHERE
    "t42"."value" IS NOT NULL
)
SELECT
  "t83"."action_key",
  "t83"."measured",
  "t83"."horizon_months",
  "t83"."surviving_account_csn",
  "t83"."holdout_unit",
  "t83"."is_offered",
  "t83"."treated",
  "t83"."first_month",
  "t83"."seat_bucket",
  "t83"."site_geo",
  "t83"."before",
  "t83"."after",
  "t83"."drift",
  "t83"."left",
  "t83"."known_month",
  "t83"."direction",
  "t83"."worth_having",
  "t83"."least_holdout_share",
  "t83"."most_holdout_share",
  "t83"."aim_measured",
  "t83"."aim_horizon",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t81"."action_key",
      "t81"."measured",
      "t81"."horizon_months",
      "t81"."surviving_account_csn",
      "t81"."holdout_unit",
      "t81"."is_offered",
      "t81"."treated",
      "t81"."first_month",
      "t81"."seat_bucket",
      "t81"."site_geo",
      "t81"."before",
      "t81"."after",
      "t81"."drift",
      "t81"."left",
      "t81"."known_month",
      "t8"."direction",
      "t8"."worth_having",
      "t8"."least_holdout_share",
      "t8"."most_holdout_share",
      "t8"."aim_measured",
      "t8"."aim_horizon"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t78"."action_key",
          "t78"."measured",
          "t78"."horizon_months",
          "t78"."surviving_account_csn",
          "t78"."holdout_unit",
          "t78"."is_offered",
          COALESCE(
            (
              (
                CAST(EXTRACT(year FROM "t78"."first_performed_on") AS BIGINT) * 12
              ) + CAST(EXTRACT(month FROM "t78"."first_performed_on") AS BIGINT)
            ) <= "t78"."at_month",
            FALSE
          ) AS "treated",
          "t78"."first_month",
          "t78"."seat_bucket",
          "t78"."site_geo",
          "t78"."before",
          CASE
            WHEN (
              "t78"."before" IS NOT NULL
            )
            AND (
              "t78"."published_month" IS NOT NULL
            )
            AND (
              "t78"."p_account" IS NULL
            )
            AND (
              "t78"."victim_account_csn" IS NULL
            )
            AND NOT (
              "t78"."measured" IN ('assignment_rate', 'utilisation_rate')
            )
            THEN 0.0
            ELSE "t78"."after"
          END AS "after",
          "t78"."drift",
          (
            "t78"."before" IS NOT NULL
          )
          AND (
            "t78"."published_month" IS NOT NULL
          )
          AND (
            "t78"."p_account" IS NULL
          )
          AND (
            "t78"."victim_account_csn" IS NULL
          )
          AND "t78"."measured" IN ('assignment_rate', 'utilisation_rate') AS "left",
          CASE
            WHEN (
              "t78"."after" IS NOT NULL
            )
            OR (
              (
                "t78"."before" IS NOT NULL
              )
              AND (
                "t78"."published_month" IS NOT NULL
              )
              AND (
                "t78"."p_account" IS NULL
              )
              AND (
                "t78"."victim_account_csn" IS NULL
              )
            )
            THEN "t78"."at_month"
            ELSE CAST(NULL AS BIGINT)
          END AS "known_month"
        FROM (
          SELECT
            "t53"."action_key",
            "t53"."surviving_account_csn",
            "t53"."holdout_unit",
            "t53"."is_offered",
            "t53"."first_performed_on",
            "t53"."first_month",
            "t53"."seat_bucket",
            "t53"."site_geo",
            "t53"."horizon_months",
            "t53"."measured",
            "t53"."at_month",
            "t57"."b_measured",
            "t57"."b_account",
            "t57"."b_month",
            "t57"."before",
            "t58"."a_measured",
            "t58"."a_account",
            "t58"."a_month",
            "t58"."after",
            "t76"."d_month",
            "t76"."d_horizon",
            "t76"."d_measured",
            "t76"."drift",
            "t36"."p_account",
            "t36"."p_month",
            "t37"."published_month",
            "t18"."victim_account_csn"
          FROM (
            SELECT
              "t39"."action_key",
              "t39"."surviving_account_csn",
              "t39"."holdout_unit",
              "t39"."is_offered",
              "t39"."first_performed_on",
              "t39"."first_month",
              "t39"."seat_bucket",
              "t39"."site_geo",
              "t39"."horizon_months",
              "t39"."measured",
              "t39"."first_month" + "t39"."horizon_months" AS "at_month"
            FROM (
              SELECT
                "t33"."action_key",
                "t33"."surviving_account_csn",
                "t33"."holdout_unit",
                "t33"."is_offered",
                "t33"."first_performed_on",
                "t33"."first_month",
                "t33"."seat_bucket",
                "t33"."site_geo",
                "t22"."horizon_months",
                "t21"."measured"
              FROM (
                SELECT
                  "t1"."action_key",
                  "t1"."surviving_account_csn",
                  "t1"."holdout_unit",
                  "t1"."is_offered",
                  "t1"."first_performed_on",
                  (
                    CAST(EXTRACT(year FROM "t1"."enrolled_on") AS BIGINT) * 12
                  ) + CAST(EXTRACT(month FROM "t1"."enrolled_on") AS BIGINT) AS "first_month",
                  "t1"."seat_bucket",
                  "t1"."site_geo"
                FROM "action_enrolments_monthly" AS "t1"
              ) AS "t33"
              CROSS JOIN (
                SELECT
                  UNNEST(CAST([1, 3, 6] AS BIGINT[])) AS "horizon_months"
              ) AS "t22"
              CROSS JOIN (
                SELECT
                  UNNEST(CAST(['assignment_rate', 'utilisation_rate', 'active_users'] AS TEXT[])) AS "measured"
              ) AS "t21"
            ) AS "t39"
          ) AS "t53"
          LEFT OUTER JOIN (
            SELECT
              "t42"."measured" AS "b_measured",
              "t42"."account" AS "b_account",
              "t42"."month" AS "b_month",
              "t42"."value" AS "before"
            FROM "t38" AS "t42"
            WHERE
              "t42"."value" IS NOT NULL
          ) AS "t57"
            ON "t53"."surviving_account_csn" = "t57"."b_account"
            AND "t53"."first_month" = "t57"."b_month"
            AND "t53"."measured" = "t57"."b_measured"
          LEFT OUTER JOIN (
            SELECT
              "t42"."measured" AS "a_measured",
              "t42"."account" AS "a_account",
              "t42"."month" AS "a_month",
              "t42"."value" AS "after"
            FROM "t38" AS "t42"
            WHERE
              "t42"."value" IS NOT NULL
          ) AS "t58"
            ON "t53"."surviving_account_csn" = "t58"."a_account"
            AND "t53"."at_month" = "t58"."a_month"
            AND "t53"."measured" = "t58"."a_measured"
          LEFT OUTER JOIN (
            SELECT
              "t70"."d_month",
              "t70"."d_horizon",
              "t70"."d_measured",
              CAST("t70"."changes" AS DOUBLE) / NULLIF(CAST("t70"."accounts" * 10 AS DOUBLE), 0.0) AS "drift"
            FROM (
              SELECT
                "t68"."d_month",
                "t68"."d_horizon",
                "t68"."measured" AS "d_measured",
                SUM(
                  CAST(ROUND("t68"."end_value" * 10, 0) AS BIGINT) - CAST(ROUND("t68"."value" * 10, 0) AS BIGINT)
                ) AS "changes",
                COUNT(*) AS "accounts"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t54"."d_month",
                    "t54"."d_horizon",
                    "t54"."end_month",
                    "t63"."measured",
                    "t63"."account",
                    "t63"."month",
                    "t63"."value",
                    "t60"."end_measured",
                    "t60"."end_account",
                    "t60"."at_end",
                    "t60"."end_value",
                    "t43"."enrolled_account",
                    "t43"."enrolled_from"
                  FROM (
                    SELECT
                      "t41"."d_month",
                      "t41"."d_horizon",
                      "t41"."d_month" + "t41"."d_horizon" AS "end_month"
                    FROM (
                      SELECT
                        "t34"."d_month",
                        "t23"."d_horizon"
                      FROM (
                        SELECT DISTINCT
                          (
                            CAST(EXTRACT(year FROM "t1"."enrolled_on") AS BIGINT) * 12
                          ) + CAST(EXTRACT(month FROM "t1"."enrolled_on") AS BIGINT) AS "d_month"
                        FROM "action_enrolments_monthly" AS "t1"
                      ) AS "t34"
                      CROSS JOIN (
                        SELECT
                          UNNEST(CAST([1, 3, 6] AS BIGINT[])) AS "d_horizon"
                      ) AS "t23"
                    ) AS "t41"
                  ) AS "t54"
                  INNER JOIN "t48" AS "t63"
                    ON "t54"."d_month" = "t63"."month"
                  INNER JOIN (
                    SELECT
                      "t42"."measured" AS "end_measured",
                      "t42"."account" AS "end_account",
                      "t42"."month" AS "at_end",
                      "t42"."value" AS "end_value"
                    FROM "t38" AS "t42"
                    WHERE
                      "t42"."value" IS NOT NULL
                  ) AS "t60"
                    ON "t63"."account" = "t60"."end_account"
                    AND "t54"."end_month" = "t60"."at_end"
                    AND "t63"."measured" = "t60"."end_measured"
                  LEFT OUTER JOIN (
                    SELECT
                      "t27"."surviving_account_csn" AS "enrolled_account",
                      MIN("t27"."first_month") AS "enrolled_from"
                    FROM (
                      SELECT
                        "t1"."snapshot_date",
                        "t1"."action_key",
                        "t1"."surviving_account_csn",
                        "t1"."enrolled_on",
                        "t1"."is_offered",
                        "t1"."first_performed_on",
                        "t1"."holdout_unit",
                        "t1"."opportunity_id",
                        "t1"."is_renewed",
                        "t1"."cohort",
                        "t1"."seat_bucket",
                        "t1"."site_geo",
                        "t1"."industry_group",
                        (
                          CAST(EXTRACT(year FROM "t1"."enrolled_on") AS BIGINT) * 12
                        ) + CAST(EXTRACT(month FROM "t1"."enrolled_on") AS BIGINT) AS "first_month"
                      FROM "action_enrolments_monthly" AS "t1"
                      WHERE
                        "t1"."action_key" <> 'programme'
                    ) AS "t27"
                    GROUP BY
                      1
                  ) AS "t43"
                    ON "t63"."account" = "t43"."enrolled_account"
                ) AS "t65"
                WHERE
                  (
                    "t65"."enrolled_from" IS NULL
                  )
                  OR (
                    "t65"."enrolled_from" > "t65"."end_month"
                  )
              ) AS "t68"
              GROUP BY
                1,
                2,
                3
            ) AS "t70"
          ) AS "t76"
            ON "t53"."first_month" = "t76"."d_month"
            AND "t53"."horizon_months" = "t76"."d_horizon"
            AND "t53"."measured" = "t76"."d_measured"
          LEFT OUTER JOIN (
            SELECT
              "t2"."surviving_account_csn" AS "p_account",
              (
                CAST(EXTRACT(year FROM "t2"."snapshot_date") AS BIGINT) * 12
              ) + CAST(EXTRACT(month FROM "t2"."snapshot_date") AS BIGINT) AS "p_month"
            FROM "account_outcomes_monthly" AS "t2"
          ) AS "t36"
            ON "t53"."surviving_account_csn" = "t36"."p_account"
            AND "t53"."at_month" = "t36"."p_month"
          LEFT OUTER JOIN (
            SELECT DISTINCT
              (
                CAST(EXTRACT(year FROM "t2"."snapshot_date") AS BIGINT) * 12
              ) + CAST(EXTRACT(month FROM "t2"."snapshot_date") AS BIGINT) AS "published_month"
            FROM "account_outcomes_monthly" AS "t2"
          ) AS "t37"
            ON "t53"."at_month" = "t37"."published_month"
          LEFT OUTER JOIN (
            SELECT DISTINCT
              "t3"."victim_account_csn"
            FROM "account_merges" AS "t3"
            WHERE
              "t3"."surviving_account_csn" <> "t3"."victim_account_csn"
          ) AS "t18"
            ON "t53"."surviving_account_csn" = "t18"."victim_account_csn"
        ) AS "t78"
      ) AS "t79"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t44"."action_key",
          'renewal' AS "measured",
          0 AS "horizon_months",
          "t44"."surviving_account_csn",
          "t44"."holdout_unit",
          "t44"."is_offered",
          COALESCE("t44"."first_performed_on" <= "t44"."decided_on", FALSE) AS "treated",
          "t44"."first_month",
          "t44"."seat_bucket",
          "t44"."site_geo",
          CAST(NULL AS DOUBLE) AS "before",
          CASE
            WHEN "t44"."is_renewed"
            THEN 100.0
            WHEN NOT (
              "t44"."is_renewed"
            )
            THEN 0.0
            ELSE NULL
          END AS "after",
          CAST(NULL AS DOUBLE) AS "drift",
          FALSE AS "left",
          CASE
            WHEN "t44"."is_renewed" IS NOT NULL
            THEN (
              CAST(EXTRACT(year FROM COALESCE("t44"."shown_on", "t44"."snapshot_date")) AS BIGINT) * 12
            ) + CAST(EXTRACT(month FROM COALESCE("t44"."shown_on", "t44"."snapshot_date")) AS BIGINT)
            ELSE CAST(NULL AS BIGINT)
          END AS "known_month"
        FROM (
          SELECT
            "t32"."snapshot_date",
            "t32"."action_key",
            "t32"."surviving_account_csn",
            "t32"."enrolled_on",
            "t32"."is_offered",
            "t32"."first_performed_on",
            "t32"."holdout_unit",
            "t32"."opportunity_id",
            "t32"."is_renewed",
            "t32"."cohort",
            "t32"."seat_bucket",
            "t32"."site_geo",
            "t32"."industry_group",
            "t32"."first_month",
            "t19"."decided_opportunity",
            "t19"."decided_on",
            "t19"."shown_on"
          FROM (
            SELECT
              "t1"."snapshot_date",
              "t1"."action_key",
              "t1"."surviving_account_csn",
              "t1"."enrolled_on",
              "t1"."is_offered",
              "t1"."first_performed_on",
              "t1"."holdout_unit",
              "t1"."opportunity_id",
              "t1"."is_renewed",
              "t1"."cohort",
              "t1"."seat_bucket",
              "t1"."site_geo",
              "t1"."industry_group",
              (
                CAST(EXTRACT(year FROM "t1"."enrolled_on") AS BIGINT) * 12
              ) + CAST(EXTRACT(month FROM "t1"."enrolled_on") AS BIGINT) AS "first_month"
            FROM "action_enrolments_monthly" AS "t1"
          ) AS "t32"
          LEFT OUTER JOIN (
            SELECT
              "t4"."opportunity_id" AS "decided_opportunity",
              "t4"."close_date" AS "decided_on",
              "t4"."outcome_shown_on" AS "shown_on"
            FROM "opportunity_outcomes_monthly" AS "t4"
            WHERE
              "t4"."is_closed" AND "t4"."is_won" IS NOT NULL
          ) AS "t19"
            ON "t32"."opportunity_id" = "t19"."decided_opportunity"
        ) AS "t44"
      ) AS "t66"
    ) AS "t81"
    LEFT OUTER JOIN (
      SELECT
        "t0"."direction",
        "t0"."worth_having",
        "t0"."least_holdout_share",
        "t0"."most_holdout_share",
        "t0"."action_key" AS "aim_key",
        "t0"."primary_measure" AS "aim_measured",
        "t0"."horizon_months" AS "aim_horizon"
      FROM "action_aims_monthly" AS "t0"
    ) AS "t8"
      ON "t81"."action_key" = "t8"."aim_key"
  ) AS "t82"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      CAST(NULL AS TEXT) AS "action_key",
      "t75"."measured",
      CAST(NULL AS BIGINT) AS "horizon_months",
      "t75"."account" AS "surviving_account_csn",
      CAST(NULL AS TEXT) AS "holdout_unit",
      CAST(NULL AS BOOLEAN) AS "is_offered",
      CAST(NULL AS BOOLEAN) AS "treated",
      "t75"."month" AS "first_month",
      CAST(NULL AS TEXT) AS "seat_bucket",
      CAST(NULL AS TEXT) AS "site_geo",
      CAST(NULL AS DOUBLE) AS "before",
      "t75"."value" AS "after",
      CAST(NULL AS DOUBLE) AS "drift",
      CAST(NULL AS BOOLEAN) AS "left",
      CAST(NULL AS BIGINT) AS "known_month",
      CAST(NULL AS TEXT) AS "direction",
      CAST(NULL AS DOUBLE) AS "worth_having",
      CAST(NULL AS DOUBLE) AS "least_holdout_share",
      CAST(NULL AS DOUBLE) AS "most_holdout_share",
      CAST(NULL AS TEXT) AS "aim_measured",
      CAST(NULL AS BIGINT) AS "aim_horizon"
    FROM (
      SELECT
        "t62"."measured",
        "t62"."account",
        "t62"."month",
        "t62"."value",
        "t61"."is_one"
      FROM "t48" AS "t62"
      SEMI JOIN (
        SELECT
          *
        FROM "t9" AS "t17"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t69"."account"
          FROM (
            SELECT
              "t67"."account",
              "t67"."drawn",
              ROW_NUMBER() OVER (
                ORDER BY "t67"."drawn" ASC, "t67"."account" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place"
            FROM (
              SELECT
                "t64"."account",
                SHA256("t64"."account") AS "drawn"
              FROM (
                SELECT
                  "t59"."account"
                FROM (
                  SELECT DISTINCT
                    "t42"."account"
                  FROM "t38" AS "t42"
                  WHERE
                    "t42"."value" IS NOT NULL
                ) AS "t59"
                ANTI JOIN "t9" AS "t24"
                  ON "t59"."account" = "t24"."account"
              ) AS "t64"
            ) AS "t67"
          ) AS "t69"
          WHERE
            "t69"."place" < 20000
        ) AS "t71"
      ) AS "t73"
        ON "t62"."account" = "t73"."account"
      CROSS JOIN (
        SELECT DISTINCT
          *
        FROM (
          SELECT
            TRUE AS "is_one"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t1"."action_key",
                COUNT(DISTINCT "t1"."holdout_unit") AS "units"
              FROM "action_enrolments_monthly" AS "t1"
              GROUP BY
                1
            ) AS "t10"
            WHERE
              "t10"."units" >= 6
          ) AS "t35"
          INNER JOIN (
            SELECT
              "t0"."action_key" AS "aim_key"
            FROM "action_aims_monthly" AS "t0"
            WHERE
              "t0"."most_holdout_share" = 0
          ) AS "t16"
            ON "t35"."action_key" = "t16"."aim_key"
        ) AS "t45"
      ) AS "t61"
    ) AS "t75"
  ) AS "t77"
) AS "t83"