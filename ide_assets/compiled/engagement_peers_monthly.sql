WITH "t17" AS (
  SELECT
    "t13"."surviving_account_csn",
    "t13"."component",
    "t13"."weight",
    "t13"."covered",
    "t13"."earned",
    "t13"."earned" / NULLIF("t13"."covered", 0.0) AS "raw"
  FROM (
    SELECT
      "t10"."surviving_account_csn",
      "t10"."component",
      CAST(SUM("t10"."weight") AS DOUBLE) AS "weight",
      CAST(SUM("t10"."covered") AS DOUBLE) AS "covered",
      CAST(SUM("t10"."earned") AS DOUBLE) AS "earned"
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
    ) AS "t10"
    GROUP BY
      1,
      2
  ) AS "t13"
), "t22" AS (
  SELECT
    "t21"."surviving_account_csn",
    CAST(SUM("t21"."weight") AS DOUBLE) AS "weight",
    CAST(SUM("t21"."covered") AS DOUBLE) AS "covered",
    CAST(SUM("t21"."earned") AS DOUBLE) AS "earned",
    CAST(SUM("t21"."present") AS DOUBLE) AS "present",
    CAST(SUM("t21"."points") AS DOUBLE) AS "points"
  FROM (
    SELECT
      "t18"."surviving_account_csn",
      "t18"."component",
      CAST("t18"."weight" AS DECIMAL(30, 15)) AS "weight",
      CAST("t18"."covered" AS DECIMAL(30, 15)) AS "covered",
      CAST("t18"."earned" AS DECIMAL(30, 15)) AS "earned",
      "t18"."raw",
      CAST(CASE WHEN "t18"."raw" IS NULL THEN 0.0 ELSE "t18"."weight" END AS DECIMAL(30, 15)) AS "present",
      CAST(COALESCE("t18"."weight" * "t18"."raw", 0.0) AS DECIMAL(30, 15)) AS "points"
    FROM "t17" AS "t18"
  ) AS "t21"
  GROUP BY
    1
), "t29" AS (
  SELECT
    *
  FROM (
    SELECT
      "t27"."surviving_account_csn",
      "t27"."component",
      "t27"."weight",
      "t27"."covered",
      "t27"."earned",
      "t27"."raw",
      CASE
        WHEN "t27"."raw" IS NULL
        THEN 0.0
        ELSE (
          "t27"."weight" * 100.0
        ) / NULLIF("t27"."present", 0.0)
      END AS "share"
    FROM (
      SELECT
        "t20"."surviving_account_csn",
        "t20"."component",
        "t20"."weight",
        "t20"."covered",
        "t20"."earned",
        "t20"."raw",
        "t25"."present_csn",
        "t25"."present"
      FROM "t17" AS "t20"
      INNER JOIN (
        SELECT
          "t23"."surviving_account_csn" AS "present_csn",
          "t23"."present"
        FROM "t22" AS "t23"
      ) AS "t25"
        ON "t20"."surviving_account_csn" = "t25"."present_csn"
    ) AS "t27"
  ) AS "t28"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t23"."surviving_account_csn",
      'overall' AS "component",
      "t23"."weight",
      "t23"."covered",
      "t23"."earned",
      "t23"."points" / NULLIF("t23"."present", 0.0) AS "raw",
      100.0 AS "share"
    FROM "t22" AS "t23"
  ) AS "t26"
), "t37" AS (
  SELECT
    "t36"."surviving_account_csn",
    "t36"."component",
    "t36"."own",
    "t16"."peer_group",
    "t16"."members"
  FROM (
    SELECT
      "t30"."surviving_account_csn",
      "t30"."component",
      CAST(ROUND("t30"."raw" * 1000000000.0, 0) AS BIGINT) AS "own"
    FROM "t29" AS "t30"
    WHERE
      "t30"."raw" IS NOT NULL
  ) AS "t36"
  INNER JOIN (
    SELECT
      *
    FROM (
      SELECT
        "t8"."surviving_account_csn",
        "t9"."peer_group",
        CASE
          WHEN "t9"."peer_group" = 'industry_and_band'
          THEN "t8"."seat_band" || '|' || "t8"."industry_group"
          WHEN "t9"."peer_group" = 'band'
          THEN "t8"."seat_band"
          WHEN "t9"."peer_group" = 'all'
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
      ) AS "t8"
      CROSS JOIN (
        SELECT
          UNNEST(CAST(['industry_and_band', 'band', 'all'] AS TEXT[])) AS "peer_group"
      ) AS "t9"
    ) AS "t12"
    WHERE
      "t12"."members" IS NOT NULL
  ) AS "t16"
    ON "t36"."surviving_account_csn" = "t16"."surviving_account_csn"
)
SELECT
  *
FROM (
  SELECT
    "t32"."surviving_account_csn",
    "t32"."component",
    "t51"."peer_group",
    "t51"."n_peers",
    "t51"."percentile",
    CAST(':last_day' AS DATE) AS "snapshot_date",
    CAST(CAST(ROUND(CAST(ROUND("t51"."peer_mean" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) AS DOUBLE) / 10.0 AS "peer_average"
  FROM (
    SELECT
      "t30"."surviving_account_csn",
      "t30"."component",
      "t30"."raw" AS "raw_score"
    FROM "t29" AS "t30"
  ) AS "t32"
  LEFT OUTER JOIN (
    SELECT
      "t49"."surviving_account_csn",
      "t49"."component",
      "t49"."peer_group",
      "t49"."members",
      "t49"."n_peers",
      (
        (
          CAST("t49"."total" AS DOUBLE) - CAST(COALESCE("t49"."own", 0) AS DOUBLE)
        ) / NULLIF(CAST("t49"."n_peers" AS DOUBLE), 0.0)
      ) / 1000000000.0 AS "peer_mean",
      CAST(CAST(FLOOR(
        (
          (
            (
              (
                (
                  (
                    "t49"."up_to" - "t49"."equal"
                  ) * 2
                ) + (
                  "t49"."equal" - 1
                )
              ) * 100
            ) + "t49"."n_peers"
          ) - (
            (
              (
                (
                  (
                    (
                      "t49"."up_to" - "t49"."equal"
                    ) * 2
                  ) + (
                    "t49"."equal" - 1
                  )
                ) * 100
              ) + "t49"."n_peers"
            ) % (
              NULLIF("t49"."n_peers", 0) * 2
            )
          )
        ) / (
          NULLIF("t49"."n_peers", 0) * 2
        )
      ) AS BIGINT) AS DOUBLE) AS "percentile"
    FROM (
      SELECT
        "t48"."surviving_account_csn",
        "t48"."component",
        "t48"."own",
        "t48"."peer_group",
        "t48"."members",
        "t48"."size",
        "t48"."total",
        "t48"."equal",
        "t48"."up_to",
        "t48"."n_peers",
        "t48"."closeness",
        ROW_NUMBER() OVER (
          PARTITION BY "t48"."surviving_account_csn", "t48"."component"
          ORDER BY "t48"."closeness" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "place"
      FROM (
        SELECT
          "t47"."surviving_account_csn",
          "t47"."component",
          "t47"."own",
          "t47"."peer_group",
          "t47"."members",
          "t47"."size",
          "t47"."total",
          "t47"."equal",
          "t47"."up_to",
          COALESCE("t47"."size", 0) - CASE WHEN "t47"."own" IS NOT NULL THEN 1 ELSE 0 END AS "n_peers",
          CASE
            WHEN "t47"."peer_group" = 'industry_and_band'
            THEN 0
            WHEN "t47"."peer_group" = 'band'
            THEN 1
            WHEN "t47"."peer_group" = 'all'
            THEN 2
            ELSE NULL
          END AS "closeness"
        FROM (
          SELECT
            "t46"."surviving_account_csn",
            "t46"."component",
            "t46"."own",
            "t46"."peer_group",
            "t46"."members",
            "t46"."size",
            "t46"."total",
            "t43"."peer_group" AS "peer_group_right",
            "t43"."members" AS "members_right",
            "t43"."component" AS "component_right",
            "t43"."own" AS "own_right",
            "t43"."equal",
            "t43"."up_to"
          FROM (
            SELECT
              "t44"."surviving_account_csn",
              "t44"."component",
              "t44"."own",
              "t44"."peer_group",
              "t44"."members",
              "t44"."size",
              "t44"."total"
            FROM (
              SELECT
                "t35"."surviving_account_csn",
                "t35"."component",
                "t35"."own",
                "t16"."peer_group",
                "t16"."members",
                "t41"."peer_group" AS "peer_group_right",
                "t41"."members" AS "members_right",
                "t41"."component" AS "component_right",
                "t41"."size",
                "t41"."total"
              FROM (
                SELECT
                  "t30"."surviving_account_csn",
                  "t30"."component",
                  CAST(ROUND("t30"."raw" * 1000000000.0, 0) AS BIGINT) AS "own"
                FROM "t29" AS "t30"
              ) AS "t35"
              INNER JOIN (
                SELECT
                  *
                FROM (
                  SELECT
                    "t8"."surviving_account_csn",
                    "t9"."peer_group",
                    CASE
                      WHEN "t9"."peer_group" = 'industry_and_band'
                      THEN "t8"."seat_band" || '|' || "t8"."industry_group"
                      WHEN "t9"."peer_group" = 'band'
                      THEN "t8"."seat_band"
                      WHEN "t9"."peer_group" = 'all'
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
                  ) AS "t8"
                  CROSS JOIN (
                    SELECT
                      UNNEST(CAST(['industry_and_band', 'band', 'all'] AS TEXT[])) AS "peer_group"
                  ) AS "t9"
                ) AS "t12"
                WHERE
                  "t12"."members" IS NOT NULL
              ) AS "t16"
                ON "t35"."surviving_account_csn" = "t16"."surviving_account_csn"
              LEFT OUTER JOIN (
                SELECT
                  "t38"."peer_group",
                  "t38"."members",
                  "t38"."component",
                  COUNT(*) AS "size",
                  SUM("t38"."own") AS "total"
                FROM "t37" AS "t38"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t41"
                ON "t16"."peer_group" = "t41"."peer_group"
                AND "t16"."members" = "t41"."members"
                AND "t35"."component" = "t41"."component"
            ) AS "t44"
          ) AS "t46"
          LEFT OUTER JOIN (
            SELECT
              "t39"."peer_group",
              "t39"."members",
              "t39"."component",
              "t39"."own",
              "t39"."equal",
              SUM("t39"."equal") OVER (
                PARTITION BY "t39"."peer_group", "t39"."members", "t39"."component"
                ORDER BY "t39"."own" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "up_to"
            FROM (
              SELECT
                "t38"."peer_group",
                "t38"."members",
                "t38"."component",
                "t38"."own",
                COUNT(*) AS "equal"
              FROM "t37" AS "t38"
              GROUP BY
                1,
                2,
                3,
                4
            ) AS "t39"
          ) AS "t43"
            ON "t46"."peer_group" = "t43"."peer_group"
            AND "t46"."members" = "t43"."members"
            AND "t46"."component" = "t43"."component"
            AND "t46"."own" = "t43"."own"
        ) AS "t47"
        WHERE
          (
            COALESCE("t47"."size", 0) - CASE WHEN "t47"."own" IS NOT NULL THEN 1 ELSE 0 END
          ) >= 20
      ) AS "t48"
    ) AS "t49"
    WHERE
      "t49"."place" = 0
  ) AS "t51"
    ON "t32"."surviving_account_csn" = "t51"."surviving_account_csn"
    AND "t32"."component" = "t51"."component"
) AS "t52"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t14"."surviving_account_csn",
    "t14"."component",
    "t14"."peer_group",
    "t14"."n_peers",
    "t14"."percentile",
    CAST(':last_day' AS DATE) AS "snapshot_date",
    "t14"."peer_average"
  FROM (
    SELECT
      "t11"."snapshot_date",
      "t11"."surviving_account_csn",
      "t11"."component",
      "t11"."peer_group",
      "t11"."n_peers",
      "t11"."peer_average",
      "t11"."percentile",
      ROW_NUMBER() OVER (
        PARTITION BY "t11"."surviving_account_csn", "t11"."component"
        ORDER BY "t11"."snapshot_date" DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "place"
    FROM (
      SELECT
        "t3"."snapshot_date",
        "t3"."surviving_account_csn",
        "t3"."component",
        "t3"."peer_group",
        "t3"."n_peers",
        "t3"."peer_average",
        "t3"."percentile"
      FROM "engagement_peers_monthly" AS "t3"
      SEMI JOIN (
        SELECT
          "t1"."surviving_account_csn"
        FROM "engagement_accounts_monthly" AS "t1"
        WHERE
          "t1"."is_frozen"
      ) AS "t5"
        ON "t3"."surviving_account_csn" = "t5"."surviving_account_csn"
    ) AS "t11"
  ) AS "t14"
  WHERE
    "t14"."place" = 0
) AS "t19"