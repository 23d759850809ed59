WITH "t13" AS (
  SELECT
    "t11"."surviving_account_csn",
    "t11"."component",
    "t11"."weight",
    "t11"."covered",
    "t11"."earned",
    "t11"."earned" / NULLIF("t11"."covered", 0.0) AS "raw"
  FROM (
    SELECT
      "t9"."surviving_account_csn",
      "t9"."component",
      CAST(SUM("t9"."weight") AS DOUBLE) AS "weight",
      CAST(SUM("t9"."covered") AS DOUBLE) AS "covered",
      CAST(SUM("t9"."earned") AS DOUBLE) AS "earned"
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
    ) AS "t9"
    GROUP BY
      1,
      2
  ) AS "t11"
), "t14" AS (
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
        CAST(CASE WHEN "t2"."raw_previous_score" IS NULL THEN 0.0 ELSE "t2"."weight" END AS DECIMAL(30, 15)) AS "covered",
        CAST(COALESCE("t2"."weight" * "t2"."raw_previous_score", 0.0) AS DECIMAL(30, 15)) AS "earned"
      FROM "engagement_values_monthly" AS "t2"
    ) AS "t10"
    GROUP BY
      1,
      2
  ) AS "t12"
), "t21" AS (
  SELECT
    "t19"."surviving_account_csn",
    CAST(SUM("t19"."weight") AS DOUBLE) AS "weight",
    CAST(SUM("t19"."covered") AS DOUBLE) AS "covered",
    CAST(SUM("t19"."earned") AS DOUBLE) AS "earned",
    CAST(SUM("t19"."present") AS DOUBLE) AS "present",
    CAST(SUM("t19"."points") AS DOUBLE) AS "points"
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
    FROM "t13" AS "t15"
  ) AS "t19"
  GROUP BY
    1
), "t22" AS (
  SELECT
    "t20"."surviving_account_csn",
    CAST(SUM("t20"."weight") AS DOUBLE) AS "weight",
    CAST(SUM("t20"."covered") AS DOUBLE) AS "covered",
    CAST(SUM("t20"."earned") AS DOUBLE) AS "earned",
    CAST(SUM("t20"."present") AS DOUBLE) AS "present",
    CAST(SUM("t20"."points") AS DOUBLE) AS "points"
  FROM (
    SELECT
      "t16"."surviving_account_csn",
      "t16"."component",
      CAST("t16"."weight" AS DECIMAL(30, 15)) AS "weight",
      CAST("t16"."covered" AS DECIMAL(30, 15)) AS "covered",
      CAST("t16"."earned" AS DECIMAL(30, 15)) AS "earned",
      "t16"."raw",
      CAST(CASE WHEN "t16"."raw" IS NULL THEN 0.0 ELSE "t16"."weight" END AS DECIMAL(30, 15)) AS "present",
      CAST(COALESCE("t16"."weight" * "t16"."raw", 0.0) AS DECIMAL(30, 15)) AS "points"
    FROM "t14" AS "t16"
  ) AS "t20"
  GROUP BY
    1
)
SELECT
  "t46"."surviving_account_csn",
  "t46"."component",
  "t46"."alert",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t46"."alert" = 'drop'
    THEN 'high'
    WHEN "t46"."alert" = 'component_low'
    THEN 'medium'
    WHEN "t46"."alert" = 'overall_low'
    THEN 'critical'
    ELSE NULL
  END AS "severity",
  CASE
    WHEN "t46"."alert" = 'drop'
    THEN 'owner'
    WHEN "t46"."alert" = 'component_low'
    THEN 'owner'
    WHEN "t46"."alert" = 'overall_low'
    THEN 'owner and manager'
    ELSE NULL
  END AS "recipients",
  CAST(CAST(ROUND(CAST(ROUND("t46"."raw" * 10.0, 8) AS DOUBLE), 0) AS BIGINT) AS DOUBLE) / 10.0 AS "score",
  CASE
    WHEN "t46"."is_lasting"
    THEN "t46"."former_threshold"
    ELSE "t46"."raised_below"
  END AS "threshold",
  CASE
    WHEN "t46"."is_lasting"
    THEN "t46"."former_raised_on"
    ELSE CAST(':last_day' AS DATE)
  END AS "raised_on",
  NOT (
    "t46"."is_lasting"
  ) AS "is_new"
FROM (
  SELECT
    "t45"."surviving_account_csn",
    "t45"."component",
    "t45"."raw",
    "t45"."raw_before",
    "t45"."is_known",
    "t45"."alert",
    "t45"."former_csn",
    "t45"."former_component",
    "t45"."former_alert",
    "t45"."former_threshold",
    "t45"."former_raised_on",
    "t45"."raised_below",
    (
      "t45"."former_csn" IS NOT NULL
    )
    AND NOT (
      "t45"."is_known"
      AND COALESCE(CAST(ROUND("t45"."raw" - "t45"."former_threshold", 9) AS DOUBLE) >= 5.0, FALSE)
    ) AS "is_lasting",
    "t45"."is_known"
    AND COALESCE(CAST(ROUND("t45"."raw" - "t45"."raised_below", 9) AS DOUBLE) < 0, FALSE) AS "is_raised"
  FROM (
    SELECT
      "t44"."surviving_account_csn",
      "t44"."component",
      "t44"."raw",
      "t44"."raw_before",
      "t44"."is_known",
      "t44"."alert",
      "t44"."former_csn",
      "t44"."former_component",
      "t44"."former_alert",
      "t44"."former_threshold",
      "t44"."former_raised_on",
      CASE
        WHEN "t44"."alert" = 'drop'
        THEN "t44"."raw_before" - 10.0
        WHEN "t44"."alert" = 'component_low'
        THEN 50.0
        WHEN "t44"."alert" = 'overall_low'
        THEN 50.0
        ELSE NULL
      END AS "raised_below"
    FROM (
      SELECT
        "t43"."surviving_account_csn",
        "t43"."component",
        "t43"."raw",
        "t43"."raw_before",
        "t43"."is_known",
        "t43"."alert",
        "t5"."former_csn",
        "t5"."former_component",
        "t5"."former_alert",
        "t5"."former_threshold",
        "t5"."former_raised_on"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t39"."surviving_account_csn",
            "t39"."component",
            "t39"."raw",
            "t40"."raw_before",
            (
              "t39"."raw" IS NOT NULL
            ) AND (
              "t8"."status" <> 'unknown'
            ) AS "is_known",
            "t7"."alert"
          FROM (
            SELECT
              "t35"."surviving_account_csn",
              "t35"."component",
              "t35"."raw"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t31"."surviving_account_csn",
                  "t31"."component",
                  "t31"."weight",
                  "t31"."covered",
                  "t31"."earned",
                  "t31"."raw",
                  CASE
                    WHEN "t31"."raw" IS NULL
                    THEN 0.0
                    ELSE (
                      "t31"."weight" * 100.0
                    ) / NULLIF("t31"."present", 0.0)
                  END AS "share"
                FROM (
                  SELECT
                    "t17"."surviving_account_csn",
                    "t17"."component",
                    "t17"."weight",
                    "t17"."covered",
                    "t17"."earned",
                    "t17"."raw",
                    "t27"."present_csn",
                    "t27"."present"
                  FROM "t13" AS "t17"
                  INNER JOIN (
                    SELECT
                      "t23"."surviving_account_csn" AS "present_csn",
                      "t23"."present"
                    FROM "t21" AS "t23"
                  ) AS "t27"
                    ON "t17"."surviving_account_csn" = "t27"."present_csn"
                ) AS "t31"
              ) AS "t33"
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
                FROM "t21" AS "t23"
              ) AS "t29"
            ) AS "t35"
          ) AS "t39"
          LEFT OUTER JOIN (
            SELECT
              "t36"."surviving_account_csn" AS "before_csn",
              "t36"."component" AS "before_component",
              "t36"."raw" AS "raw_before"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t32"."surviving_account_csn",
                  "t32"."component",
                  "t32"."weight",
                  "t32"."covered",
                  "t32"."earned",
                  "t32"."raw",
                  CASE
                    WHEN "t32"."raw" IS NULL
                    THEN 0.0
                    ELSE (
                      "t32"."weight" * 100.0
                    ) / NULLIF("t32"."present", 0.0)
                  END AS "share"
                FROM (
                  SELECT
                    "t18"."surviving_account_csn",
                    "t18"."component",
                    "t18"."weight",
                    "t18"."covered",
                    "t18"."earned",
                    "t18"."raw",
                    "t28"."present_csn",
                    "t28"."present"
                  FROM "t14" AS "t18"
                  INNER JOIN (
                    SELECT
                      "t24"."surviving_account_csn" AS "present_csn",
                      "t24"."present"
                    FROM "t22" AS "t24"
                  ) AS "t28"
                    ON "t18"."surviving_account_csn" = "t28"."present_csn"
                ) AS "t32"
              ) AS "t34"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t24"."surviving_account_csn",
                  'overall' AS "component",
                  "t24"."weight",
                  "t24"."covered",
                  "t24"."earned",
                  "t24"."points" / NULLIF("t24"."present", 0.0) AS "raw",
                  100.0 AS "share"
                FROM "t22" AS "t24"
              ) AS "t30"
            ) AS "t36"
          ) AS "t40"
            ON "t39"."surviving_account_csn" = "t40"."before_csn"
            AND "t39"."component" = "t40"."before_component"
          INNER JOIN (
            SELECT
              "t1"."surviving_account_csn" AS "status_csn",
              "t1"."component" AS "status_component",
              "t1"."status"
            FROM "engagement_scores_monthly" AS "t1"
            WHERE
              NOT (
                "t1"."is_frozen"
              )
          ) AS "t8"
            ON "t39"."surviving_account_csn" = "t8"."status_csn"
            AND "t39"."component" = "t8"."status_component"
          CROSS JOIN (
            SELECT
              UNNEST(CAST(['drop', 'component_low', 'overall_low'] AS TEXT[])) AS "alert"
          ) AS "t7"
        ) AS "t41"
        WHERE
          (
            "t41"."alert" = 'component_low'
          ) <> (
            "t41"."component" = 'overall'
          )
      ) AS "t43"
      LEFT OUTER JOIN (
        SELECT
          "t0"."surviving_account_csn" AS "former_csn",
          "t0"."component" AS "former_component",
          "t0"."alert" AS "former_alert",
          "t0"."threshold" AS "former_threshold",
          "t0"."raised_on" AS "former_raised_on"
        FROM "engagement_alerts_monthly" AS "t0"
      ) AS "t5"
        ON "t43"."surviving_account_csn" = "t5"."former_csn"
        AND "t43"."component" = "t5"."former_component"
        AND "t43"."alert" = "t5"."former_alert"
    ) AS "t44"
  ) AS "t45"
) AS "t46"
WHERE
  "t46"."is_lasting" OR "t46"."is_raised"