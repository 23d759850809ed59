WITH "t9" AS (
  SELECT DISTINCT
    "t1"."surviving_account_csn" AS "account"
  FROM "action_enrolments_monthly" AS "t1"
  WHERE
    "t1"."action_key" <> 'programme'
), "t24" AS (
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
), "t36" AS (
  SELECT
    "t19"."measured",
    "t5"."surviving_account_csn" AS "account",
    (
      CAST(EXTRACT(year FROM "t5"."snapshot_date") AS BIGINT) * 12
    ) + CAST(EXTRACT(month FROM "t5"."snapshot_date") AS BIGINT) AS "month",
    CASE
      WHEN "t19"."measured" = 'assignment_rate'
      THEN "t5"."assignment_rate"
      WHEN "t19"."measured" = 'utilisation_rate'
      THEN "t5"."utilisation_rate"
      WHEN "t19"."measured" = 'active_users'
      THEN CAST("t5"."active_users" AS DOUBLE)
      ELSE NULL
    END AS "value"
  FROM "account_outcomes_monthly" AS "t5"
  CROSS JOIN (
    SELECT
      UNNEST(CAST(['assignment_rate', 'utilisation_rate', 'active_users'] AS TEXT[])) AS "measured"
  ) AS "t19"
), "t46" AS (
  SELECT
    *
  FROM "t36" AS "t40"
  WHERE
    "t40"."value" IS NOT NULL
)
SELECT
  "t84"."action_key",
  "t84"."measured",
  "t84"."horizon_months",
  "t84"."surviving_account_csn",
  "t84"."holdout_unit",
  "t84"."is_offered",
  "t84"."treated",
  "t84"."first_month",
  "t84"."seat_bucket",
  "t84"."site_geo",
  "t84"."before",
  "t84"."after",
  "t84"."drift",
  "t84"."left",
  "t84"."known_month",
  "t84"."direction",
  "t84"."worth_having",
  "t84"."least_holdout_share",
  "t84"."most_holdout_share",
  "t84"."aim_measured",
  "t84"."aim_horizon",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t82"."action_key",
      "t82"."measured",
      "t82"."horizon_months",
      "t82"."surviving_account_csn",
      "t82"."holdout_unit",
      "t82"."is_offered",
      "t82"."treated",
      "t82"."first_month",
      "t82"."seat_bucket",
      "t82"."site_geo",
      "t82"."before",
      "t82"."after",
      "t82"."drift",
      "t82"."left",
      "t82"."known_month",
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
          "t79"."action_key",
          "t79"."measured",
          "t79"."horizon_months",
          "t79"."surviving_account_csn",
          "t79"."holdout_unit",
          "t79"."is_offered",
          COALESCE(
            (
              (
                CAST(EXTRACT(year FROM "t79"."first_performed_on") AS BIGINT) * 12
              ) + CAST(EXTRACT(month FROM "t79"."first_performed_on") AS BIGINT)
            ) <= "t79"."at_month",
            FALSE
          ) AS "treated",
          "t79"."first_month",
          "t79"."seat_bucket",
          "t79"."site_geo",
          "t79"."before",
          CASE
            WHEN (
              "t79"."before" IS NOT NULL
            )
            AND (
              "t79"."published_month" IS NOT NULL
            )
            AND (
              "t79"."p_account" IS NULL
            )
            AND (
              "t79"."victim_account_csn" IS NULL
            )
            AND NOT (
              "t79"."measured" IN ('assignment_rate', 'utilisation_rate')
            )
            THEN 0.0
            ELSE "t79"."after"
          END AS "after",
          "t79"."drift",
          (
            "t79"."before" IS NOT NULL
          )
          AND (
            "t79"."published_month" IS NOT NULL
          )
          AND (
            "t79"."p_account" IS NULL
          )
          AND (
            "t79"."victim_account_csn" IS NULL
          )
          AND "t79"."measured" IN ('assignment_rate', 'utilisation_rate') AS "left",
          CASE
            WHEN (
              "t79"."after" IS NOT NULL
            )
            OR (
              (
                "t79"."before" IS NOT NULL
              )
              AND (
                "t79"."published_month" IS NOT NULL
              )
              AND (
                "t79"."p_account" IS NULL
              )
              AND (
                "t79"."victim_account_csn" IS NULL
              )
            )
            THEN "t79"."at_month"
            ELSE CAST(NULL AS BIGINT)
          END AS "known_month"
        FROM (
          SELECT
            "t52"."action_key",
            "t52"."surviving_account_csn",
            "t52"."holdout_unit",
            "t52"."is_offered",
            "t52"."first_performed_on",
            "t52"."first_month",
            "t52"."seat_bucket",
            "t52"."site_geo",
            "t52"."horizon_months",
            "t52"."measured",
            "t52"."at_month",
            "t55"."b_measured",
            "t55"."b_account",
            "t55"."b_month",
            "t55"."before",
            "t56"."a_measured",
            "t56"."a_account",
            "t56"."a_month",
            "t56"."after",
            "t77"."d_month",
            "t77"."d_horizon",
            "t77"."d_measured",
            "t77"."drift",
            "t33"."p_account",
            "t33"."p_month",
            "t34"."published_month",
            "t17"."victim_account_csn"
          FROM (
            SELECT
              "t37"."action_key",
              "t37"."surviving_account_csn",
              "t37"."holdout_unit",
              "t37"."is_offered",
              "t37"."first_performed_on",
              "t37"."first_month",
              "t37"."seat_bucket",
              "t37"."site_geo",
              "t37"."horizon_months",
              "t37"."measured",
              "t37"."first_month" + "t37"."horizon_months" AS "at_month"
            FROM (
              SELECT
                "t31"."action_key",
                "t31"."surviving_account_csn",
                "t31"."holdout_unit",
                "t31"."is_offered",
                "t31"."first_performed_on",
                "t31"."first_month",
                "t31"."seat_bucket",
                "t31"."site_geo",
                "t21"."horizon_months",
                "t20"."measured"
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
              ) AS "t31"
              CROSS JOIN (
                SELECT
                  UNNEST(CAST([1, 3, 6] AS BIGINT[])) AS "horizon_months"
              ) AS "t21"
              CROSS JOIN (
                SELECT
                  UNNEST(CAST(['assignment_rate', 'utilisation_rate', 'active_users'] AS TEXT[])) AS "measured"
              ) AS "t20"
            ) AS "t37"
          ) AS "t52"
          LEFT OUTER JOIN (
            SELECT
              "t40"."measured" AS "b_measured",
              "t40"."account" AS "b_account",
              "t40"."month" AS "b_month",
              "t40"."value" AS "before"
            FROM "t36" AS "t40"
            WHERE
              "t40"."value" IS NOT NULL
          ) AS "t55"
            ON "t52"."surviving_account_csn" = "t55"."b_account"
            AND "t52"."first_month" = "t55"."b_month"
            AND "t52"."measured" = "t55"."b_measured"
          LEFT OUTER JOIN (
            SELECT
              "t40"."measured" AS "a_measured",
              "t40"."account" AS "a_account",
              "t40"."month" AS "a_month",
              "t40"."value" AS "after"
            FROM "t36" AS "t40"
            WHERE
              "t40"."value" IS NOT NULL
          ) AS "t56"
            ON "t52"."surviving_account_csn" = "t56"."a_account"
            AND "t52"."at_month" = "t56"."a_month"
            AND "t52"."measured" = "t56"."a_measured"
          LEFT OUTER JOIN (
            SELECT
              "t71"."d_month",
              "t71"."d_horizon",
              "t71"."d_measured",
              CAST("t71"."changes" AS DOUBLE) / NULLIF(CAST("t71"."accounts" * 10 AS DOUBLE), 0.0) AS "drift"
            FROM (
              SELECT
                "t69"."d_month",
                "t69"."d_horizon",
                "t69"."measured" AS "d_measured",
                SUM(
                  CAST(ROUND("t69"."end_value" * 10, 0) AS BIGINT) - CAST(ROUND("t69"."value" * 10, 0) AS BIGINT)
                ) AS "changes",
                COUNT(*) AS "accounts"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t53"."d_month",
                    "t53"."d_horizon",
                    "t53"."end_month",
                    "t61"."measured",
                    "t61"."account",
                    "t61"."month",
                    "t61"."value",
                    "t58"."end_measured",
                    "t58"."end_account",
                    "t58"."at_end",
                    "t58"."end_value",
                    "t42"."enrolled_account",
                    "t42"."enrolled_from"
                  FROM (
                    SELECT
                      "t39"."d_month",
                      "t39"."d_horizon",
                      "t39"."d_month" + "t39"."d_horizon" AS "end_month"
                    FROM (
                      SELECT
                        "t32"."d_month",
                        "t22"."d_horizon"
                      FROM (
                        SELECT DISTINCT
                          (
                            CAST(EXTRACT(year FROM "t1"."enrolled_on") AS BIGINT) * 12
                          ) + CAST(EXTRACT(month FROM "t1"."enrolled_on") AS BIGINT) AS "d_month"
                        FROM "action_enrolments_monthly" AS "t1"
                      ) AS "t32"
                      CROSS JOIN (
                        SELECT
                          UNNEST(CAST([1, 3, 6] AS BIGINT[])) AS "d_horizon"
                      ) AS "t22"
                    ) AS "t39"
                  ) AS "t53"
                  INNER JOIN "t46" AS "t61"
                    ON "t53"."d_month" = "t61"."month"
                  INNER JOIN (
                    SELECT
                      "t40"."measured" AS "end_measured",
                      "t40"."account" AS "end_account",
                      "t40"."month" AS "at_end",
                      "t40"."value" AS "end_value"
                    FROM "t36" AS "t40"
                    WHERE
                      "t40"."value" IS NOT NULL
                  ) AS "t58"
                    ON "t61"."account" = "t58"."end_account"
                    AND "t53"."end_month" = "t58"."at_end"
                    AND "t61"."measured" = "t58"."end_measured"
                  LEFT OUTER JOIN (
                    SELECT
                      "t26"."surviving_account_csn" AS "enrolled_account",
                      MIN("t26"."first_month") AS "enrolled_from"
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
                    ) AS "t26"
                    GROUP BY
                      1
                  ) AS "t42"
                    ON "t61"."account" = "t42"."enrolled_account"
                ) AS "t64"
                WHERE
                  (
                    "t64"."enrolled_from" IS NULL
                  )
                  OR (
                    "t64"."enrolled_from" > "t64"."end_month"
                  )
              ) AS "t69"
              GROUP BY
                1,
                2,
                3
            ) AS "t71"
          ) AS "t77"
            ON "t52"."first_month" = "t77"."d_month"
            AND "t52"."horizon_months" = "t77"."d_horizon"
            AND "t52"."measured" = "t77"."d_measured"
          LEFT OUTER JOIN (
            SELECT
              "t2"."surviving_account_csn" AS "p_account",
              (
                CAST(EXTRACT(year FROM "t2"."snapshot_date") AS BIGINT) * 12
              ) + CAST(EXTRACT(month FROM "t2"."snapshot_date") AS BIGINT) AS "p_month"
            FROM "account_outcomes_monthly" AS "t2"
          ) AS "t33"
            ON "t52"."surviving_account_csn" = "t33"."p_account"
            AND "t52"."at_month" = "t33"."p_month"
          LEFT OUTER JOIN (
            SELECT DISTINCT
              (
                CAST(EXTRACT(year FROM "t2"."snapshot_date") AS BIGINT) * 12
              ) + CAST(EXTRACT(month FROM "t2"."snapshot_date") AS BIGINT) AS "published_month"
            FROM "account_outcomes_monthly" AS "t2"
          ) AS "t34"
            ON "t52"."at_month" = "t34"."published_month"
          LEFT OUTER JOIN (
            SELECT DISTINCT
              "t3"."victim_account_csn"
            FROM "account_merges" AS "t3"
            WHERE
              "t3"."surviving_account_csn" <> "t3"."victim_account_csn"
          ) AS "t17"
            ON "t52"."surviving_account_csn" = "t17"."victim_account_csn"
        ) AS "t79"
      ) AS "t80"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t43"."action_key",
          'renewal' AS "measured",
          0 AS "horizon_months",
          "t43"."surviving_account_csn",
          "t43"."holdout_unit",
          "t43"."is_offered",
          COALESCE("t43"."first_performed_on" <= "t43"."decided_on", FALSE) AS "treated",
          "t43"."first_month",
          "t43"."seat_bucket",
          "t43"."site_geo",
          CAST(NULL AS DOUBLE) AS "before",
          CASE
            WHEN "t43"."is_renewed"
            THEN 100.0
            WHEN NOT (
              "t43"."is_renewed"
            )
            THEN 0.0
            ELSE NULL
          END AS "after",
          CAST(NULL AS DOUBLE) AS "drift",
          FALSE AS "left",
          CASE
            WHEN "t43"."is_renewed" IS NOT NULL
            THEN (
              CAST(EXTRACT(year FROM COALESCE("t43"."shown_on", "t43"."snapshot_date")) AS BIGINT) * 12
            ) + CAST(EXTRACT(month FROM COALESCE("t43"."shown_on", "t43"."snapshot_date")) AS BIGINT)
            ELSE CAST(NULL AS BIGINT)
          END AS "known_month"
        FROM (
          SELECT
            "t35"."snapshot_date",
            "t35"."action_key",
            "t35"."surviving_account_csn",
            "t35"."enrolled_on",
            "t35"."is_offered",
            "t35"."first_performed_on",
            "t35"."holdout_unit",
            "t35"."opportunity_id",
            "t35"."is_renewed",
            "t35"."cohort",
            "t35"."seat_bucket",
            "t35"."site_geo",
            "t35"."industry_group",
            "t35"."first_month",
            "t18"."decided_opportunity",
            "t18"."decided_on",
            "t18"."shown_on"
          FROM "t24" AS "t35"
          LEFT OUTER JOIN (
            SELECT
              "t4"."opportunity_id" AS "decided_opportunity",
              "t4"."close_date" AS "decided_on",
              "t4"."outcome_shown_on" AS "shown_on"
            FROM "opportunity_outcomes_monthly" AS "t4"
            WHERE
              "t4"."is_closed" AND "t4"."is_won" IS NOT NULL
          ) AS "t18"
            ON "t35"."opportunity_id" = "t18"."decided_opportunity"
        ) AS "t43"
      ) AS "t65"
    ) AS "t82"
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
      ON "t82"."action_key" = "t8"."aim_key"
  ) AS "t83"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      CAST(NULL AS TEXT) AS "action_key",
      "t76"."measured",
      CAST(NULL AS BIGINT) AS "horizon_months",
      "t76"."account" AS "surviving_account_csn",
      CAST(NULL AS TEXT) AS "holdout_unit",
      CAST(NULL AS BOOLEAN) AS "is_offered",
      CAST(NULL AS BOOLEAN) AS "treated",
      "t76"."month" AS "first_month",
      CAST(NULL AS TEXT) AS "seat_bucket",
      CAST(NULL AS TEXT) AS "site_geo",
      CAST(NULL AS DOUBLE) AS "before",
      "t76"."value" AS "after",
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
        "t60"."measured",
        "t60"."account",
        "t60"."month",
        "t60"."value",
        "t68"."is_one"
      FROM "t46" AS "t60"
      SEMI JOIN (
        SELECT
          *
        FROM "t9" AS "t16"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t70"."account"
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
                "t62"."account",
                SHA256("t62"."account") AS "drawn"
              FROM (
                SELECT
                  "t57"."account"
                FROM (
                  SELECT DISTINCT
                    "t40"."account"
                  FROM "t36" AS "t40"
                  WHERE
                    "t40"."value" IS NOT NULL
                ) AS "t57"
                ANTI JOIN "t9" AS "t23"
                  ON "t57"."account" = "t23"."account"
              ) AS "t62"
            ) AS "t67"
          ) AS "t70"
          WHERE
            "t70"."place" < 20000
        ) AS "t72"
      ) AS "t74"
        ON "t60"."account" = "t74"."account"
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
                "t30"."action_key",
                COUNT(DISTINCT "t30"."holdout_unit") AS "units"
              FROM "t24" AS "t30"
              GROUP BY
                1
            ) AS "t41"
            WHERE
              "t41"."units" >= 6
          ) AS "t59"
          INNER JOIN (
            SELECT
              "t0"."action_key" AS "aim_key"
            FROM "action_aims_monthly" AS "t0"
            WHERE
              "t0"."most_holdout_share" = 0
          ) AS "t15"
            ON "t59"."action_key" = "t15"."aim_key"
        ) AS "t63"
      ) AS "t68"
    ) AS "t76"
  ) AS "t78"
) AS "t84"