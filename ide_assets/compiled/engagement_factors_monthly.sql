WITH "t14" AS (
  SELECT
    "t12"."surviving_account_csn",
    "t12"."component",
    "t12"."weight",
    "t12"."covered",
    "t12"."earned",
    "t12"."earned" / NULLIF("t12"."covered", 0.0) AS "raw"
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
  ) AS "t12"
), "t19" AS (
  SELECT
    "t18"."surviving_account_csn",
    CAST(SUM("t18"."weight") AS DOUBLE) AS "weight",
    CAST(SUM("t18"."covered") AS DOUBLE) AS "covered",
    CAST(SUM("t18"."earned") AS DOUBLE) AS "earned",
    CAST(SUM("t18"."present") AS DOUBLE) AS "present",
    CAST(SUM("t18"."points") AS DOUBLE) AS "points"
  FROM (
    SELECT
      "t15"."surviving_account_csn",
      "t15"."component",
      CAST("t15"."weight" AS DECIMAL(30, 15)) AS "weight",
      CAST("t15"."covered" AS DECIMAL(30, 15)) AS "covered",
      CAST("t15"."earned" AS DECIMAL(30, 15)) AS "earned",
      "t15"."raw",
      CAST(CASE WHEN "t15"."raw" IS NULL THEN 0.0 ELSE "t15"."weight" END AS DECIMAL(30, 15)) AS "present",
      CAST(COALESCE("t15"."weight" * "t15"."raw", 0.0) AS DECIMAL(30, 15)) AS "points"
    FROM "t14" AS "t15"
  ) AS "t18"
  GROUP BY
    1
)
SELECT
  *
FROM (
  SELECT
    "t31"."snapshot_date",
    "t31"."surviving_account_csn",
    "t31"."factor",
    "t31"."component",
    "t31"."current_value",
    "t31"."previous_value",
    "t31"."target",
    CAST(CAST(ROUND(CAST(ROUND("t31"."raw_score" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) AS DOUBLE) / 10.0 AS "score",
    "t31"."weight",
    "t31"."effective_weight",
    COALESCE((
      "t31"."effective_weight" * "t31"."raw_score"
    ) / 100.0, 0.0) AS "contribution",
    CASE
      WHEN CAST(ROUND("t31"."raw_score", 9) AS DOUBLE) IS NULL
      THEN 'missing'
      WHEN CAST(ROUND("t31"."raw_score", 9) AS DOUBLE) >= 100.0
      THEN 'healthy'
      WHEN CAST(ROUND("t31"."raw_score", 9) AS DOUBLE) < 50.0
      THEN 'critical'
      WHEN CAST(ROUND("t31"."raw_score", 9) AS DOUBLE) < 80.0
      THEN 'warning'
      WHEN COALESCE("t31"."trend" = 'down', FALSE)
      AND (
        CAST(ROUND("t31"."raw_score", 9) AS DOUBLE) < 90.0
      )
      THEN 'warning'
      ELSE 'near target'
    END AS "status",
    "t31"."trend",
    "t6"."is_sharing"
    AND "t31"."factor" IN ('active_user_share', 'feature_breadth', 'login_frequency', 'session_minutes') AS "is_shared"
  FROM (
    SELECT
      "t29"."snapshot_date",
      "t29"."surviving_account_csn",
      "t29"."factor",
      "t29"."current_value",
      "t29"."previous_value",
      "t29"."target",
      "t29"."weight",
      "t29"."is_higher_better",
      "t29"."is_silent",
      "t29"."raw_score",
      "t29"."raw_previous_score",
      "t29"."trend_band",
      "t29"."trend",
      "t29"."component",
      CASE
        WHEN "t29"."raw_score" IS NULL
        THEN 0.0
        ELSE COALESCE((
          "t29"."weight" * 100.0
        ) / NULLIF("t29"."own_covered", 0.0), 0.0)
      END AS "share_of_component",
      (
        "t29"."own_share" * CASE
          WHEN "t29"."raw_score" IS NULL
          THEN 0.0
          ELSE COALESCE((
            "t29"."weight" * 100.0
          ) / NULLIF("t29"."own_covered", 0.0), 0.0)
        END
      ) / 100.0 AS "effective_weight"
    FROM (
      SELECT
        "t9"."snapshot_date",
        "t9"."surviving_account_csn",
        "t9"."factor",
        "t9"."current_value",
        "t9"."previous_value",
        "t9"."target",
        "t9"."weight",
        "t9"."is_higher_better",
        "t9"."is_silent",
        "t9"."raw_score",
        "t9"."raw_previous_score",
        "t9"."trend_band",
        "t9"."trend",
        "t9"."component",
        "t28"."own_csn",
        "t28"."own_component",
        "t28"."own_covered",
        "t28"."own_share"
      FROM (
        SELECT
          "t2"."snapshot_date",
          "t2"."surviving_account_csn",
          "t2"."factor",
          "t2"."current_value",
          "t2"."previous_value",
          "t2"."target",
          "t2"."weight",
          "t2"."is_higher_better",
          "t2"."is_silent",
          "t2"."raw_score",
          "t2"."raw_previous_score",
          "t2"."trend_band",
          "t2"."trend",
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
          END AS "component"
        FROM "engagement_values_monthly" AS "t2"
      ) AS "t9"
      INNER JOIN (
        SELECT
          "t26"."surviving_account_csn" AS "own_csn",
          "t26"."component" AS "own_component",
          "t26"."covered" AS "own_covered",
          "t26"."share" AS "own_share"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t24"."surviving_account_csn",
              "t24"."component",
              "t24"."weight",
              "t24"."covered",
              "t24"."earned",
              "t24"."raw",
              CASE
                WHEN "t24"."raw" IS NULL
                THEN 0.0
                ELSE (
                  "t24"."weight" * 100.0
                ) / NULLIF("t24"."present", 0.0)
              END AS "share"
            FROM (
              SELECT
                "t17"."surviving_account_csn",
                "t17"."component",
                "t17"."weight",
                "t17"."covered",
                "t17"."earned",
                "t17"."raw",
                "t22"."present_csn",
                "t22"."present"
              FROM "t14" AS "t17"
              INNER JOIN (
                SELECT
                  "t20"."surviving_account_csn" AS "present_csn",
                  "t20"."present"
                FROM "t19" AS "t20"
              ) AS "t22"
                ON "t17"."surviving_account_csn" = "t22"."present_csn"
            ) AS "t24"
          ) AS "t25"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t20"."surviving_account_csn",
              'overall' AS "component",
              "t20"."weight",
              "t20"."covered",
              "t20"."earned",
              "t20"."points" / NULLIF("t20"."present", 0.0) AS "raw",
              100.0 AS "share"
            FROM "t19" AS "t20"
          ) AS "t23"
        ) AS "t26"
        WHERE
          "t26"."component" <> 'overall'
      ) AS "t28"
        ON "t9"."surviving_account_csn" = "t28"."own_csn"
        AND "t9"."component" = "t28"."own_component"
    ) AS "t29"
  ) AS "t31"
  INNER JOIN (
    SELECT
      "t0"."surviving_account_csn" AS "sharing_csn",
      "t0"."is_shared" AS "is_sharing"
    FROM "engagement_accounts_monthly" AS "t0"
  ) AS "t6"
    ON "t31"."surviving_account_csn" = "t6"."sharing_csn"
) AS "t32"
UNION ALL
SELECT
  *
FROM (
  SELECT
    CAST(':last_day' AS DATE) AS "snapshot_date",
    "t13"."surviving_account_csn",
    "t13"."factor",
    "t13"."component",
    "t13"."current_value",
    "t13"."previous_value",
    "t13"."target",
    "t13"."score",
    "t13"."weight",
    "t13"."effective_weight",
    "t13"."contribution",
    "t13"."status",
    "t13"."trend",
    "t13"."is_shared"
  FROM (
    SELECT
      "t11"."snapshot_date",
      "t11"."surviving_account_csn",
      "t11"."factor",
      "t11"."component",
      "t11"."current_value",
      "t11"."previous_value",
      "t11"."target",
      "t11"."score",
      "t11"."weight",
      "t11"."effective_weight",
      "t11"."contribution",
      "t11"."status",
      "t11"."trend",
      "t11"."is_shared",
      ROW_NUMBER() OVER (
        PARTITION BY "t11"."surviving_account_csn", "t11"."factor"
        ORDER BY "t11"."snapshot_date" DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "place"
    FROM (
      SELECT
        "t3"."snapshot_date",
        "t3"."surviving_account_csn",
        "t3"."factor",
        "t3"."component",
        "t3"."current_value",
        "t3"."previous_value",
        "t3"."target",
        "t3"."score",
        "t3"."weight",
        "t3"."effective_weight",
        "t3"."contribution",
        "t3"."status",
        "t3"."trend",
        "t3"."is_shared"
      FROM "engagement_factors_monthly" AS "t3"
      SEMI JOIN (
        SELECT
          "t0"."surviving_account_csn"
        FROM "engagement_accounts_monthly" AS "t0"
        WHERE
          "t0"."is_frozen"
      ) AS "t7"
        ON "t3"."surviving_account_csn" = "t7"."surviving_account_csn"
    ) AS "t11"
  ) AS "t13"
  WHERE
    "t13"."place" = 0
) AS "t16"