WITH "t24" AS (
  SELECT
    "t19"."surviving_account_csn",
    "t19"."component",
    "t19"."weight",
    "t19"."covered",
    "t19"."earned",
    "t19"."earned" / NULLIF("t19"."covered", 0.0) AS "raw"
  FROM (
    SELECT
      "t15"."surviving_account_csn",
      "t15"."component",
      CAST(SUM("t15"."weight") AS DOUBLE) AS "weight",
      CAST(SUM("t15"."covered") AS DOUBLE) AS "covered",
      CAST(SUM("t15"."earned") AS DOUBLE) AS "earned"
    FROM (
      SELECT
        "t2"."surviving_account_csn",
        CASE
          WHEN "t2"."factor" = 'email_response_rate'
          THEN 'communication'
          WHEN "t2"."factor" = 'response_time_hours'
          THEN 'communication'
          WHEN "t2"."factor" = 'meeting_attendance'
          THEN 'communication'
          WHEN "t2"."factor" = 'proactive_outreach'
          THEN 'communication'
          WHEN "t2"."factor" = 'login_frequency'
          THEN 'product'
          WHEN "t2"."factor" = 'feature_breadth'
          THEN 'product'
          WHEN "t2"."factor" = 'session_minutes'
          THEN 'product'
          WHEN "t2"."factor" = 'active_user_share'
          THEN 'product'
          WHEN "t2"."factor" = 'stakeholder_depth'
          THEN 'relationship'
          WHEN "t2"."factor" = 'executive_access'
          THEN 'relationship'
          WHEN "t2"."factor" = 'champion_activity'
          THEN 'relationship'
          ELSE NULL
        END AS "component",
        CAST("t2"."weight" AS DECIMAL(30, 15)) AS "weight",
        CAST(CASE WHEN "t2"."raw_score" IS NULL THEN 0.0 ELSE "t2"."weight" END AS DECIMAL(30, 15)) AS "covered",
        CAST(COALESCE("t2"."weight" * "t2"."raw_score", 0.0) AS DECIMAL(30, 15)) AS "earned"
      FROM "engagement_values_monthly" AS "t2"
    ) AS "t15"
    GROUP BY
      1,
      2
  ) AS "t19"
), "t25" AS (
  SELECT
    "t20"."surviving_account_csn",
    "t20"."component",
    "t20"."weight",
    "t20"."covered",
    "t20"."earned",
    "t20"."earned" / NULLIF("t20"."covered", 0.0) AS "raw"
  FROM (
    SELECT
      "t16"."surviving_account_csn",
      "t16"."component",
      CAST(SUM("t16"."weight") AS DOUBLE) AS "weight",
      CAST(SUM("t16"."covered") AS DOUBLE) AS "covered",
      CAST(SUM("t16"."earned") AS DOUBLE) AS "earned"
    FROM (
      SELECT
        "t2"."surviving_account_csn",
        CASE
          WHEN "t2"."factor" = 'email_response_rate'
          THEN 'communication'
          WHEN "t2"."factor" = 'response_time_hours'
          THEN 'communication'
          WHEN "t2"."factor" = 'meeting_attendance'
          THEN 'communication'
          WHEN "t2"."factor" = 'proactive_outreach'
          THEN 'communication'
          WHEN "t2"."factor" = 'login_frequency'
          THEN 'product'
          WHEN "t2"."factor" = 'feature_breadth'
          THEN 'product'
          WHEN "t2"."factor" = 'session_minutes'
          THEN 'product'
          WHEN "t2"."factor" = 'active_user_share'
          THEN 'product'
          WHEN "t2"."factor" = 'stakeholder_depth'
          THEN 'relationship'
          WHEN "t2"."factor" = 'executive_access'
          THEN 'relationship'
          WHEN "t2"."factor" = 'champion_activity'
          THEN 'relationship'
          ELSE NULL
        END AS "component",
        CAST("t2"."weight" AS DECIMAL(30, 15)) AS "weight",
        CAST(CASE WHEN "t2"."raw_previous_score" IS NULL THEN 0.0 ELSE "t2"."weight" END AS DECIMAL(30, 15)) AS "covered",
        CAST(COALESCE("t2"."weight" * "t2"."raw_previous_score", 0.0) AS DECIMAL(30, 15)) AS "earned"
      FROM "engagement_values_monthly" AS "t2"
    ) AS "t16"
    GROUP BY
      1,
      2
  ) AS "t20"
), "t35" AS (
  SELECT
    "t32"."surviving_account_csn",
    CAST(SUM("t32"."weight") AS DOUBLE) AS "weight",
    CAST(SUM("t32"."covered") AS DOUBLE) AS "covered",
    CAST(SUM("t32"."earned") AS DOUBLE) AS "earned",
    CAST(SUM("t32"."present") AS DOUBLE) AS "present",
    CAST(SUM("t32"."points") AS DOUBLE) AS "points"
  FROM (
    SELECT
      "t26"."surviving_account_csn",
      "t26"."component",
      CAST("t26"."weight" AS DECIMAL(30, 15)) AS "weight",
      CAST("t26"."covered" AS DECIMAL(30, 15)) AS "covered",
      CAST("t26"."earned" AS DECIMAL(30, 15)) AS "earned",
      "t26"."raw",
      CAST(CASE WHEN "t26"."raw" IS NULL THEN 0.0 ELSE "t26"."weight" END AS DECIMAL(30, 15)) AS "present",
      CAST(COALESCE("t26"."weight" * "t26"."raw", 0.0) AS DECIMAL(30, 15)) AS "points"
    FROM "t24" AS "t26"
  ) AS "t32"
  GROUP BY
    1
), "t36" AS (
  SELECT
    "t33"."surviving_account_csn",
    CAST(SUM("t33"."weight") AS DOUBLE) AS "weight",
    CAST(SUM("t33"."covered") AS DOUBLE) AS "covered",
    CAST(SUM("t33"."earned") AS DOUBLE) AS "earned",
    CAST(SUM("t33"."present") AS DOUBLE) AS "present",
    CAST(SUM("t33"."points") AS DOUBLE) AS "points"
  FROM (
    SELECT
      "t27"."surviving_account_csn",
      "t27"."component",
      CAST("t27"."weight" AS DECIMAL(30, 15)) AS "weight",
      CAST("t27"."covered" AS DECIMAL(30, 15)) AS "covered",
      CAST("t27"."earned" AS DECIMAL(30, 15)) AS "earned",
      "t27"."raw",
      CAST(CASE WHEN "t27"."raw" IS NULL THEN 0.0 ELSE "t27"."weight" END AS DECIMAL(30, 15)) AS "present",
      CAST(COALESCE("t27"."weight" * "t27"."raw", 0.0) AS DECIMAL(30, 15)) AS "points"
    FROM "t25" AS "t27"
  ) AS "t33"
  GROUP BY
    1
), "t53" AS (
  SELECT
    *
  FROM (
    SELECT
      "t47"."surviving_account_csn",
      "t47"."component",
      "t47"."weight",
      "t47"."covered",
      "t47"."earned",
      "t47"."raw",
      CASE
        WHEN "t47"."raw" IS NULL
        THEN 0.0
        ELSE (
          "t47"."weight" * 100.0
        ) / NULLIF("t47"."present", 0.0)
      END AS "share"
    FROM (
      SELECT
        "t29"."surviving_account_csn",
        "t29"."component",
        "t29"."weight",
        "t29"."covered",
        "t29"."earned",
        "t29"."raw",
        "t42"."present_csn",
        "t42"."present"
      FROM "t24" AS "t29"
      INNER JOIN (
        SELECT
          "t37"."surviving_account_csn" AS "present_csn",
          "t37"."present"
        FROM "t35" AS "t37"
      ) AS "t42"
        ON "t29"."surviving_account_csn" = "t42"."present_csn"
    ) AS "t47"
  ) AS "t51"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t37"."surviving_account_csn",
      'overall' AS "component",
      "t37"."weight",
      "t37"."covered",
      "t37"."earned",
      "t37"."points" / NULLIF("t37"."present", 0.0) AS "raw",
      100.0 AS "share"
    FROM "t35" AS "t37"
  ) AS "t44"
), "t72" AS (
  SELECT
    "t71"."surviving_account_csn",
    "t71"."component",
    "t71"."weight",
    "t71"."covered",
    "t71"."earned",
    "t71"."earned" / NULLIF("t71"."covered", 0.0) AS "raw"
  FROM (
    SELECT
      "t70"."surviving_account_csn",
      "t70"."component",
      CAST(SUM("t70"."weight") AS DOUBLE) AS "weight",
      CAST(SUM("t70"."covered") AS DOUBLE) AS "covered",
      CAST(SUM("t70"."earned") AS DOUBLE) AS "earned"
    FROM (
      SELECT
        "t69"."surviving_account_csn",
        CASE
          WHEN "t69"."factor" = 'email_response_rate'
          THEN 'communication'
          WHEN "t69"."factor" = 'response_time_hours'
          THEN 'communication'
          WHEN "t69"."factor" = 'meeting_attendance'
          THEN 'communication'
          WHEN "t69"."factor" = 'proactive_outreach'
          THEN 'communication'
          WHEN "t69"."factor" = 'login_frequency'
          THEN 'product'
          WHEN "t69"."factor" = 'feature_breadth'
          THEN 'product'
          WHEN "t69"."factor" = 'session_minutes'
          THEN 'product'
          WHEN "t69"."factor" = 'active_user_share'
          THEN 'product'
          WHEN "t69"."factor" = 'stakeholder_depth'
          THEN 'relationship'
          WHEN "t69"."factor" = 'executive_access'
          THEN 'relationship'
          WHEN "t69"."factor" = 'champion_activity'
          THEN 'relationship'
          ELSE NULL
        END AS "component",
        CAST("t69"."weight" AS DECIMAL(30, 15)) AS "weight",
        CAST(CASE WHEN "t69"."filled_score" IS NULL THEN 0.0 ELSE "t69"."weight" END AS DECIMAL(30, 15)) AS "covered",
        CAST(COALESCE("t69"."weight" * "t69"."filled_score", 0.0) AS DECIMAL(30, 15)) AS "earned"
      FROM (
        SELECT
          "t4"."surviving_account_csn",
          "t4"."factor",
          "t4"."weight",
          COALESCE("t4"."raw_score", "t68"."peer_median") AS "filled_score"
        FROM "engagement_values_monthly" AS "t4"
        LEFT OUTER JOIN (
          SELECT
            "t66"."surviving_account_csn",
            "t66"."factor",
            "t66"."median" AS "peer_median"
          FROM (
            SELECT
              "t62"."surviving_account_csn",
              "t62"."factor",
              "t62"."peer_group",
              "t62"."members",
              "t62"."rows",
              "t62"."median",
              "t62"."closeness",
              ROW_NUMBER() OVER (
                PARTITION BY "t62"."surviving_account_csn", "t62"."factor"
                ORDER BY "t62"."closeness" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place"
            FROM (
              SELECT
                "t56"."surviving_account_csn",
                "t56"."factor",
                "t56"."peer_group",
                "t56"."members",
                "t56"."rows",
                "t56"."median",
                CASE
                  WHEN "t56"."peer_group" = 'industry_and_band'
                  THEN 0
                  WHEN "t56"."peer_group" = 'band'
                  THEN 1
                  WHEN "t56"."peer_group" = 'all'
                  THEN 2
                  ELSE NULL
                END AS "closeness"
              FROM (
                SELECT
                  "t12"."surviving_account_csn",
                  "t12"."factor",
                  "t23"."peer_group",
                  "t23"."members",
                  "t50"."rows",
                  "t50"."median"
                FROM (
                  SELECT
                    "t2"."surviving_account_csn",
                    "t2"."factor"
                  FROM "engagement_values_monthly" AS "t2"
                  WHERE
                    "t2"."raw_score" IS NULL
                ) AS "t12"
                INNER JOIN (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t11"."surviving_account_csn",
                      "t14"."peer_group",
                      CASE
                        WHEN "t14"."peer_group" = 'industry_and_band'
                        THEN "t11"."seat_band" || '|' || "t11"."industry_group"
                        WHEN "t14"."peer_group" = 'band'
                        THEN "t11"."seat_band"
                        WHEN "t14"."peer_group" = 'all'
                        THEN ''
                        ELSE NULL
                      END AS "members"
                    FROM (
                      SELECT
                        "t1"."surviving_account_csn",
                        "t1"."industry_group",
                        "t1"."seat_band"
                      FROM "engagement_accounts_monthly" AS "t1"
                      WHERE
                        NOT (
                          "t1"."is_frozen"
                        )
                    ) AS "t11"
                    CROSS JOIN (
                      SELECT
                        UNNEST(CAST(['industry_and_band', 'band', 'all'] AS TEXT[])) AS "peer_group"
                    ) AS "t14"
                  ) AS "t18"
                  WHERE
                    "t18"."members" IS NOT NULL
                ) AS "t23"
                  ON "t12"."surviving_account_csn" = "t23"."surviving_account_csn"
                INNER JOIN (
                  SELECT
                    "t46"."peer_group",
                    "t46"."members",
                    "t46"."factor",
                    "t46"."rows",
                    (
                      "t46"."low" + "t46"."high"
                    ) * 0.5 AS "median"
                  FROM (
                    SELECT
                      "t41"."peer_group",
                      "t41"."members",
                      "t41"."factor",
                      MIN("t41"."raw_score") AS "low",
                      MAX("t41"."raw_score") AS "high",
                      MAX("t41"."size") AS "rows"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t31"."surviving_account_csn",
                          "t31"."factor",
                          "t31"."raw_score",
                          "t31"."peer_group",
                          "t31"."members",
                          ROW_NUMBER() OVER (
                            PARTITION BY "t31"."peer_group", "t31"."members", "t31"."factor"
                            ORDER BY "t31"."raw_score" ASC, "t31"."surviving_account_csn" ASC
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) - 1 AS "place",
                          COUNT(*) OVER (
                            PARTITION BY "t31"."peer_group", "t31"."members", "t31"."factor"
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) AS "size"
                        FROM (
                          SELECT
                            "t13"."surviving_account_csn",
                            "t13"."factor",
                            "t13"."raw_score",
                            "t23"."peer_group",
                            "t23"."members"
                          FROM (
                            SELECT
                              "t2"."surviving_account_csn",
                              "t2"."factor",
                              "t2"."raw_score"
                            FROM "engagement_values_monthly" AS "t2"
                            WHERE
                              "t2"."raw_score" IS NOT NULL
                          ) AS "t13"
                          INNER JOIN (
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t11"."surviving_account_csn",
                                "t14"."peer_group",
                                CASE
                                  WHEN "t14"."peer_group" = 'industry_and_band'
                                  THEN "t11"."seat_band" || '|' || "t11"."industry_group"
                                  WHEN "t14"."peer_group" = 'band'
                                  THEN "t11"."seat_band"
                                  WHEN "t14"."peer_group" = 'all'
                                  THEN ''
                                  ELSE NULL
                                END AS "members"
                              FROM (
                                SELECT
                                  "t1"."surviving_account_csn",
                                  "t1"."industry_group",
                                  "t1"."seat_band"
                                FROM "engagement_accounts_monthly" AS "t1"
                                WHERE
                                  NOT (
                                    "t1"."is_frozen"
                                  )
                              ) AS "t11"
                              CROSS JOIN (
                                SELECT
                                  UNNEST(CAST(['industry_and_band', 'band', 'all'] AS TEXT[])) AS "peer_group"
                              ) AS "t14"
                            ) AS "t18"
                            WHERE
                              "t18"."members" IS NOT NULL
                          ) AS "t23"
                            ON "t13"."surviving_account_csn" = "t23"."surviving_account_csn"
                        ) AS "t31"
                      ) AS "t34"
                      WHERE
                        (
                          (
                            "t34"."place" + 1
                          ) * 2
                        ) >= "t34"."size"
                        AND (
                          (
                            "t34"."place" + 1
                          ) * 2
                        ) <= (
                          "t34"."size" + 2
                        )
                    ) AS "t41"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t46"
                  WHERE
                    "t46"."rows" >= 20
                ) AS "t50"
                  ON "t23"."peer_group" = "t50"."peer_group"
                  AND "t23"."members" = "t50"."members"
                  AND "t12"."factor" = "t50"."factor"
              ) AS "t56"
            ) AS "t62"
          ) AS "t66"
          WHERE
            "t66"."place" = 0
        ) AS "t68"
          ON "t4"."surviving_account_csn" = "t68"."surviving_account_csn"
          AND "t4"."factor" = "t68"."factor"
      ) AS "t69"
    ) AS "t70"
    GROUP BY
      1,
      2
  ) AS "t71"
), "t76" AS (
  SELECT
    "t75"."surviving_account_csn",
    CAST(SUM("t75"."weight") AS DOUBLE) AS "weight",
    CAST(SUM("t75"."covered") AS DOUBLE) AS "covered",
    CAST(SUM("t75"."earned") AS DOUBLE) AS "earned",
    CAST(SUM("t75"."present") AS DOUBLE) AS "present",
    CAST(SUM("t75"."points") AS DOUBLE) AS "points"
  FROM (
    SELECT
      "t73"."surviving_account_csn",
      "t73"."component",
      CAST("t73"."weight" AS DECIMAL(30, 15)) AS "weight",
      CAST("t73"."covered" AS DECIMAL(30, 15)) AS "covered",
      CAST("t73"."earned" AS DECIMAL(30, 15)) AS "earned",
      "t73"."raw",
      CAST(CASE WHEN "t73"."raw" IS NULL THEN 0.0 ELSE "t73"."weight" END AS DECIMAL(30, 15)) AS "present",
      CAST(COALESCE("t73"."weight" * "t73"."raw", 0.0) AS DECIMAL(30, 15)) AS "points"
    FROM "t72" AS "t73"
  ) AS "t75"
  GROUP BY
    1
)
SELECT
  *
FROM (
  SELECT
    "t89"."surviving_account_csn",
    "t89"."component",
    "t89"."weight",
    (
      "t89"."covered" * 100.0
    ) / NULLIF("t89"."weight", 0.0) AS "coverage",
    CAST(':last_day' AS DATE) AS "snapshot_date",
    CASE
      WHEN "t89"."component" = 'overall'
      THEN "t89"."raw"
      ELSE (
        "t89"."share" * "t89"."raw"
      ) / 100.0
    END AS "contribution",
    CAST(CAST(ROUND(CAST(ROUND("t89"."raw" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) AS DOUBLE) / 10.0 AS "score",
    CAST(CAST(ROUND(CAST(ROUND("t89"."raw_before" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) AS DOUBLE) / 10.0 AS "previous_score",
    CAST(CAST(ROUND(
      CAST(ROUND((
        "t89"."earned" / NULLIF("t89"."weight", 0.0)
      ) * 10.0, 8) AS DOUBLE),
      0
    ) AS BIGINT) AS DOUBLE) / 10.0 AS "lower_bound",
    CAST(CAST(ROUND(
      CAST(ROUND(
        (
          (
            "t89"."earned" + (
              (
                "t89"."weight" - "t89"."covered"
              ) * 100.0
            )
          ) / NULLIF("t89"."weight", 0.0)
        ) * 10.0,
        8
      ) AS DOUBLE),
      0
    ) AS BIGINT) AS DOUBLE) / 10.0 AS "upper_bound",
    CAST(CAST(ROUND(
      CAST(ROUND(
        CASE
          WHEN CAST(ROUND("t89"."weight" - "t89"."covered", 9) AS DOUBLE) <= 0
          THEN CAST(NULL AS DOUBLE)
          ELSE "t89"."imputed"
        END * 10.0,
        8
      ) AS DOUBLE),
      0
    ) AS BIGINT) AS DOUBLE) / 10.0 AS "peer_median_score",
    CASE
      WHEN (
        CAST(ROUND("t89"."raw", 9) AS DOUBLE) IS NULL
      )
      OR COALESCE(
        CAST(ROUND((
          "t89"."covered" * 100.0
        ) / NULLIF("t89"."weight", 0.0), 9) AS DOUBLE) <= 60.0,
        TRUE
      )
      OR (
        (
          "t89"."component" = 'overall'
        ) AND (
          "t89"."lacking_csn" IS NOT NULL
        )
      )
      THEN 'unknown'
      WHEN CAST(ROUND("t89"."raw", 9) AS DOUBLE) >= 70.0
      THEN 'Good'
      WHEN CAST(ROUND("t89"."raw", 9) AS DOUBLE) >= 50.0
      THEN 'Fair'
      ELSE 'Poor'
    END AS "status",
    CASE
      WHEN CAST(ROUND("t89"."raw" - "t89"."raw_before", 9) AS DOUBLE) IS NULL
      THEN CAST(NULL AS TEXT)
      WHEN CAST(ROUND("t89"."raw" - "t89"."raw_before", 9) AS DOUBLE) >= 2.0
      THEN 'improving'
      WHEN CAST(ROUND("t89"."raw" - "t89"."raw_before", 9) AS DOUBLE) <= -2.0
      THEN 'declining'
      ELSE 'stable'
    END AS "trend",
    '8ff26554ac761a90' AS "definition_version",
    FALSE AS "is_frozen"
  FROM (
    SELECT
      "t88"."surviving_account_csn",
      "t88"."component",
      "t88"."weight",
      "t88"."covered",
      "t88"."earned",
      "t88"."raw",
      "t88"."share",
      "t88"."raw_before",
      "t88"."imputed",
      "t61"."lacking_csn"
    FROM (
      SELECT
        "t86"."surviving_account_csn",
        "t86"."component",
        "t86"."weight",
        "t86"."covered",
        "t86"."earned",
        "t86"."raw",
        "t86"."share",
        "t86"."raw_before",
        "t86"."imputed"
      FROM (
        SELECT
          "t65"."surviving_account_csn",
          "t65"."component",
          "t65"."weight",
          "t65"."covered",
          "t65"."earned",
          "t65"."raw",
          "t65"."share",
          "t65"."raw_before",
          "t85"."imputed_csn",
          "t85"."imputed_component",
          "t85"."imputed"
        FROM (
          SELECT
            "t63"."surviving_account_csn",
            "t63"."component",
            "t63"."weight",
            "t63"."covered",
            "t63"."earned",
            "t63"."raw",
            "t63"."share",
            "t63"."raw_before"
          FROM (
            SELECT
              "t57"."surviving_account_csn",
              "t57"."component",
              "t57"."weight",
              "t57"."covered",
              "t57"."earned",
              "t57"."raw",
              "t57"."share",
              "t59"."before_csn",
              "t59"."before_component",
              "t59"."raw_before"
            FROM "t53" AS "t57"
            LEFT OUTER JOIN (
              SELECT
                "t54"."surviving_account_csn" AS "before_csn",
                "t54"."component" AS "before_component",
                "t54"."raw" AS "raw_before"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t48"."surviving_account_csn",
                    "t48"."component",
                    "t48"."weight",
                    "t48"."covered",
                    "t48"."earned",
                    "t48"."raw",
                    CASE
                      WHEN "t48"."raw" IS NULL
                      THEN 0.0
                      ELSE (
                        "t48"."weight" * 100.0
                      ) / NULLIF("t48"."present", 0.0)
                    END AS "share"
                  FROM (
                    SELECT
                      "t30"."surviving_account_csn",
                      "t30"."component",
                      "t30"."weight",
                      "t30"."covered",
                      "t30"."earned",
                      "t30"."raw",
                      "t43"."present_csn",
                      "t43"."present"
                    FROM "t25" AS "t30"
                    INNER JOIN (
                      SELECT
                        "t38"."surviving_account_csn" AS "present_csn",
                        "t38"."present"
                      FROM "t36" AS "t38"
                    ) AS "t43"
                      ON "t30"."surviving_account_csn" = "t43"."present_csn"
                  ) AS "t48"
                ) AS "t52"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t38"."surviving_account_csn",
                    'overall' AS "component",
                    "t38"."weight",
                    "t38"."covered",
                    "t38"."earned",
                    "t38"."points" / NULLIF("t38"."present", 0.0) AS "raw",
                    100.0 AS "share"
                  FROM "t36" AS "t38"
                ) AS "t45"
              ) AS "t54"
            ) AS "t59"
              ON "t57"."surviving_account_csn" = "t59"."before_csn"
              AND "t57"."component" = "t59"."before_component"
          ) AS "t63"
        ) AS "t65"
        LEFT OUTER JOIN (
          SELECT
            "t83"."surviving_account_csn" AS "imputed_csn",
            "t83"."component" AS "imputed_component",
            "t83"."raw" AS "imputed"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t81"."surviving_account_csn",
                "t81"."component",
                "t81"."weight",
                "t81"."covered",
                "t81"."earned",
                "t81"."raw",
                CASE
                  WHEN "t81"."raw" IS NULL
                  THEN 0.0
                  ELSE (
                    "t81"."weight" * 100.0
                  ) / NULLIF("t81"."present", 0.0)
                END AS "share"
              FROM (
                SELECT
                  "t74"."surviving_account_csn",
                  "t74"."component",
                  "t74"."weight",
                  "t74"."covered",
                  "t74"."earned",
                  "t74"."raw",
                  "t79"."present_csn",
                  "t79"."present"
                FROM "t72" AS "t74"
                INNER JOIN (
                  SELECT
                    "t77"."surviving_account_csn" AS "present_csn",
                    "t77"."present"
                  FROM "t76" AS "t77"
                ) AS "t79"
                  ON "t74"."surviving_account_csn" = "t79"."present_csn"
              ) AS "t81"
            ) AS "t82"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t77"."surviving_account_csn",
                'overall' AS "component",
                "t77"."weight",
                "t77"."covered",
                "t77"."earned",
                "t77"."points" / NULLIF("t77"."present", 0.0) AS "raw",
                100.0 AS "share"
              FROM "t76" AS "t77"
            ) AS "t80"
          ) AS "t83"
        ) AS "t85"
          ON "t65"."surviving_account_csn" = "t85"."imputed_csn"
          AND "t65"."component" = "t85"."imputed_component"
      ) AS "t86"
    ) AS "t88"
    LEFT OUTER JOIN (
      SELECT DISTINCT
        "t55"."surviving_account_csn" AS "lacking_csn"
      FROM "t53" AS "t55"
      WHERE
        "t55"."component" <> 'overall' AND "t55"."weight" >= 40.0 AND "t55"."raw" IS NULL
    ) AS "t61"
      ON "t88"."surviving_account_csn" = "t61"."lacking_csn"
  ) AS "t89"
) AS "t90"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t21"."surviving_account_csn",
    "t21"."component",
    "t21"."weight",
    "t21"."coverage",
    CAST(':last_day' AS DATE) AS "snapshot_date",
    "t21"."contribution",
    "t21"."score",
    "t21"."previous_score",
    "t21"."lower_bound",
    "t21"."upper_bound",
    "t21"."peer_median_score",
    "t21"."status",
    "t21"."trend",
    "t21"."definition_version",
    TRUE AS "is_frozen"
  FROM (
    SELECT
      "t17"."snapshot_date",
      "t17"."surviving_account_csn",
      "t17"."component",
      "t17"."score",
      "t17"."previous_score",
      "t17"."coverage",
      "t17"."lower_bound",
      "t17"."upper_bound",
      "t17"."peer_median_score",
      "t17"."weight",
      "t17"."contribution",
      "t17"."status",
      "t17"."trend",
      "t17"."definition_version",
      "t17"."is_frozen",
      ROW_NUMBER() OVER (
        PARTITION BY "t17"."surviving_account_csn", "t17"."component"
        ORDER BY "t17"."snapshot_date" DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "place"
    FROM (
      SELECT
        "t3"."snapshot_date",
        "t3"."surviving_account_csn",
        "t3"."component",
        "t3"."score",
        "t3"."previous_score",
        "t3"."coverage",
        "t3"."lower_bound",
        "t3"."upper_bound",
        "t3"."peer_median_score",
        "t3"."weight",
        "t3"."contribution",
        "t3"."status",
        "t3"."trend",
        "t3"."definition_version",
        "t3"."is_frozen"
      FROM "engagement_scores_monthly" AS "t3"
      SEMI JOIN (
        SELECT
          "t1"."surviving_account_csn"
        FROM "engagement_accounts_monthly" AS "t1"
        WHERE
          "t1"."is_frozen"
      ) AS "t6"
        ON "t3"."surviving_account_csn" = "t6"."surviving_account_csn"
    ) AS "t17"
  ) AS "t21"
  WHERE
    "t21"."place" = 0
) AS "t28"