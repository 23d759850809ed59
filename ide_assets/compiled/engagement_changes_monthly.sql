WITH "t7" AS (
  SELECT
    "t6"."surviving_account_csn",
    "t6"."factor",
    MAX(CASE WHEN "t6"."is_now" THEN "t6"."raw_score" ELSE NULL END) AS "new_score",
    MAX(CASE WHEN NOT (
      "t6"."is_now"
    ) THEN "t6"."raw_score" ELSE NULL END) AS "old_score",
    COALESCE(MAX(CASE WHEN "t6"."is_now" THEN "t6"."weight" ELSE NULL END), 0.0) AS "new_weight",
    COALESCE(MAX(CASE WHEN NOT (
      "t6"."is_now"
    ) THEN "t6"."weight" ELSE NULL END), 0.0) AS "old_weight",
    MAX(CASE WHEN "t6"."is_now" THEN "t6"."current_value" ELSE NULL END) AS "current_value",
    MAX(CASE WHEN NOT (
      "t6"."is_now"
    ) THEN "t6"."target" ELSE NULL END) AS "old_target",
    BOOL_OR(CAST("t6"."is_higher_better" AS BOOLEAN)) AS "is_higher_better",
    BOOL_OR(CAST("t6"."is_now" AND "t6"."is_silent" AS BOOLEAN)) AS "is_silent"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t0"."snapshot_date",
        "t0"."surviving_account_csn",
        "t0"."factor",
        "t0"."current_value",
        "t0"."previous_value",
        "t0"."target",
        "t0"."weight",
        "t0"."is_higher_better",
        "t0"."is_silent",
        "t0"."raw_score",
        "t0"."raw_previous_score",
        "t0"."trend_band",
        "t0"."trend",
        (
          (
            (
              CAST(':year' AS BIGINT) * 12
            ) + CAST(':number' AS BIGINT)
          ) - (
            (
              EXTRACT(year FROM "t0"."snapshot_date") * 12
            ) + EXTRACT(month FROM "t0"."snapshot_date")
          )
        ) = 0 AS "is_now"
      FROM "engagement_values_monthly" AS "t0"
    ) AS "t5"
    WHERE
      "t5"."is_now"
      OR (
        (
          (
            (
              CAST(':year' AS BIGINT) * 12
            ) + CAST(':number' AS BIGINT)
          ) - (
            (
              EXTRACT(year FROM "t5"."snapshot_date") * 12
            ) + EXTRACT(month FROM "t5"."snapshot_date")
          )
        ) = 1
      )
  ) AS "t6"
  GROUP BY
    1,
    2
), "t19" AS (
  SELECT
    "t16"."surviving_account_csn",
    "t16"."component",
    "t16"."weight",
    "t16"."covered",
    "t16"."earned",
    "t16"."earned" / NULLIF("t16"."covered", 0.0) AS "raw"
  FROM (
    SELECT
      "t9"."surviving_account_csn",
      "t9"."component",
      CAST(SUM("t9"."weight") AS DOUBLE) AS "weight",
      CAST(SUM("t9"."covered") AS DOUBLE) AS "covered",
      CAST(SUM("t9"."earned") AS DOUBLE) AS "earned"
    FROM (
      SELECT
        "t8"."surviving_account_csn",
        CASE
          WHEN "t8"."factor" = 'email_response_rate'
          THEN 'communication'
          WHEN "t8"."factor" = 'response_time_hours'
          THEN 'communication'
          WHEN "t8"."factor" = 'meeting_attendance'
          THEN 'communication'
          WHEN "t8"."factor" = 'proactive_outreach'
          THEN 'communication'
          WHEN "t8"."factor" = 'login_frequency'
          THEN 'product'
          WHEN "t8"."factor" = 'feature_breadth'
          THEN 'product'
          WHEN "t8"."factor" = 'session_minutes'
          THEN 'product'
          WHEN "t8"."factor" = 'active_user_share'
          THEN 'product'
          WHEN "t8"."factor" = 'stakeholder_depth'
          THEN 'relationship'
          WHEN "t8"."factor" = 'executive_access'
          THEN 'relationship'
          WHEN "t8"."factor" = 'champion_activity'
          THEN 'relationship'
          ELSE NULL
        END AS "component",
        CAST("t8"."new_weight" AS DECIMAL(30, 15)) AS "weight",
        CAST(CASE WHEN "t8"."new_score" IS NULL THEN 0.0 ELSE "t8"."new_weight" END AS DECIMAL(30, 15)) AS "covered",
        CAST(COALESCE("t8"."new_weight" * "t8"."new_score", 0.0) AS DECIMAL(30, 15)) AS "earned"
      FROM "t7" AS "t8"
    ) AS "t9"
    GROUP BY
      1,
      2
  ) AS "t16"
), "t20" AS (
  SELECT
    "t17"."surviving_account_csn",
    "t17"."component",
    "t17"."weight",
    "t17"."covered",
    "t17"."earned",
    "t17"."earned" / NULLIF("t17"."covered", 0.0) AS "raw"
  FROM (
    SELECT
      "t10"."surviving_account_csn",
      "t10"."component",
      CAST(SUM("t10"."weight") AS DOUBLE) AS "weight",
      CAST(SUM("t10"."covered") AS DOUBLE) AS "covered",
      CAST(SUM("t10"."earned") AS DOUBLE) AS "earned"
    FROM (
      SELECT
        "t8"."surviving_account_csn",
        CASE
          WHEN "t8"."factor" = 'email_response_rate'
          THEN 'communication'
          WHEN "t8"."factor" = 'response_time_hours'
          THEN 'communication'
          WHEN "t8"."factor" = 'meeting_attendance'
          THEN 'communication'
          WHEN "t8"."factor" = 'proactive_outreach'
          THEN 'communication'
          WHEN "t8"."factor" = 'login_frequency'
          THEN 'product'
          WHEN "t8"."factor" = 'feature_breadth'
          THEN 'product'
          WHEN "t8"."factor" = 'session_minutes'
          THEN 'product'
          WHEN "t8"."factor" = 'active_user_share'
          THEN 'product'
          WHEN "t8"."factor" = 'stakeholder_depth'
          THEN 'relationship'
          WHEN "t8"."factor" = 'executive_access'
          THEN 'relationship'
          WHEN "t8"."factor" = 'champion_activity'
          THEN 'relationship'
          ELSE NULL
        END AS "component",
        CAST("t8"."new_weight" AS DECIMAL(30, 15)) AS "weight",
        CAST(CASE WHEN "t8"."old_score" IS NULL THEN 0.0 ELSE "t8"."new_weight" END AS DECIMAL(30, 15)) AS "covered",
        CAST(COALESCE("t8"."new_weight" * "t8"."old_score", 0.0) AS DECIMAL(30, 15)) AS "earned"
      FROM "t7" AS "t8"
    ) AS "t10"
    GROUP BY
      1,
      2
  ) AS "t17"
), "t21" AS (
  SELECT
    "t18"."surviving_account_csn",
    "t18"."component",
    "t18"."weight",
    "t18"."covered",
    "t18"."earned",
    "t18"."earned" / NULLIF("t18"."covered", 0.0) AS "raw"
  FROM (
    SELECT
      "t11"."surviving_account_csn",
      "t11"."component",
      CAST(SUM("t11"."weight") AS DOUBLE) AS "weight",
      CAST(SUM("t11"."covered") AS DOUBLE) AS "covered",
      CAST(SUM("t11"."earned") AS DOUBLE) AS "earned"
    FROM (
      SELECT
        "t8"."surviving_account_csn",
        CASE
          WHEN "t8"."factor" = 'email_response_rate'
          THEN 'communication'
          WHEN "t8"."factor" = 'response_time_hours'
          THEN 'communication'
          WHEN "t8"."factor" = 'meeting_attendance'
          THEN 'communication'
          WHEN "t8"."factor" = 'proactive_outreach'
          THEN 'communication'
          WHEN "t8"."factor" = 'login_frequency'
          THEN 'product'
          WHEN "t8"."factor" = 'feature_breadth'
          THEN 'product'
          WHEN "t8"."factor" = 'session_minutes'
          THEN 'product'
          WHEN "t8"."factor" = 'active_user_share'
          THEN 'product'
          WHEN "t8"."factor" = 'stakeholder_depth'
          THEN 'relationship'
          WHEN "t8"."factor" = 'executive_access'
          THEN 'relationship'
          WHEN "t8"."factor" = 'champion_activity'
          THEN 'relationship'
          ELSE NULL
        END AS "component",
        CAST("t8"."old_weight" AS DECIMAL(30, 15)) AS "weight",
        CAST(CASE WHEN "t8"."old_score" IS NULL THEN 0.0 ELSE "t8"."old_weight" END AS DECIMAL(30, 15)) AS "covered",
        CAST(COALESCE("t8"."old_weight" * "t8"."old_score", 0.0) AS DECIMAL(30, 15)) AS "earned"
      FROM "t7" AS "t8"
    ) AS "t11"
    GROUP BY
      1,
      2
  ) AS "t18"
), "t31" AS (
  SELECT
    "t28"."surviving_account_csn",
    CAST(SUM("t28"."weight") AS DOUBLE) AS "weight",
    CAST(SUM("t28"."covered") AS DOUBLE) AS "covered",
    CAST(SUM("t28"."earned") AS DOUBLE) AS "earned",
    CAST(SUM("t28"."present") AS DOUBLE) AS "present",
    CAST(SUM("t28"."points") AS DOUBLE) AS "points"
  FROM (
    SELECT
      "t22"."surviving_account_csn",
      "t22"."component",
      CAST("t22"."weight" AS DECIMAL(30, 15)) AS "weight",
      CAST("t22"."covered" AS DECIMAL(30, 15)) AS "covered",
      CAST("t22"."earned" AS DECIMAL(30, 15)) AS "earned",
      "t22"."raw",
      CAST(CASE WHEN "t22"."raw" IS NULL THEN 0.0 ELSE "t22"."weight" END AS DECIMAL(30, 15)) AS "present",
      CAST(COALESCE("t22"."weight" * "t22"."raw", 0.0) AS DECIMAL(30, 15)) AS "points"
    FROM "t19" AS "t22"
  ) AS "t28"
  GROUP BY
    1
), "t32" AS (
  SELECT
    "t29"."surviving_account_csn",
    CAST(SUM("t29"."weight") AS DOUBLE) AS "weight",
    CAST(SUM("t29"."covered") AS DOUBLE) AS "covered",
    CAST(SUM("t29"."earned") AS DOUBLE) AS "earned",
    CAST(SUM("t29"."present") AS DOUBLE) AS "present",
    CAST(SUM("t29"."points") AS DOUBLE) AS "points"
  FROM (
    SELECT
      "t23"."surviving_account_csn",
      "t23"."component",
      CAST("t23"."weight" AS DECIMAL(30, 15)) AS "weight",
      CAST("t23"."covered" AS DECIMAL(30, 15)) AS "covered",
      CAST("t23"."earned" AS DECIMAL(30, 15)) AS "earned",
      "t23"."raw",
      CAST(CASE WHEN "t23"."raw" IS NULL THEN 0.0 ELSE "t23"."weight" END AS DECIMAL(30, 15)) AS "present",
      CAST(COALESCE("t23"."weight" * "t23"."raw", 0.0) AS DECIMAL(30, 15)) AS "points"
    FROM "t20" AS "t23"
  ) AS "t29"
  GROUP BY
    1
), "t33" AS (
  SELECT
    "t30"."surviving_account_csn",
    CAST(SUM("t30"."weight") AS DOUBLE) AS "weight",
    CAST(SUM("t30"."covered") AS DOUBLE) AS "covered",
    CAST(SUM("t30"."earned") AS DOUBLE) AS "earned",
    CAST(SUM("t30"."present") AS DOUBLE) AS "present",
    CAST(SUM("t30"."points") AS DOUBLE) AS "points"
  FROM (
    SELECT
      "t24"."surviving_account_csn",
      "t24"."component",
      CAST("t24"."weight" AS DECIMAL(30, 15)) AS "weight",
      CAST("t24"."covered" AS DECIMAL(30, 15)) AS "covered",
      CAST("t24"."earned" AS DECIMAL(30, 15)) AS "earned",
      "t24"."raw",
      CAST(CASE WHEN "t24"."raw" IS NULL THEN 0.0 ELSE "t24"."weight" END AS DECIMAL(30, 15)) AS "present",
      CAST(COALESCE("t24"."weight" * "t24"."raw", 0.0) AS DECIMAL(30, 15)) AS "points"
    FROM "t21" AS "t24"
  ) AS "t30"
  GROUP BY
    1
), "t52" AS (
  SELECT
    *
  FROM (
    SELECT
      "t46"."surviving_account_csn",
      "t46"."component",
      "t46"."weight",
      "t46"."covered",
      "t46"."earned",
      "t46"."raw",
      CASE
        WHEN "t46"."raw" IS NULL
        THEN 0.0
        ELSE (
          "t46"."weight" * 100.0
        ) / NULLIF("t46"."present", 0.0)
      END AS "share"
    FROM (
      SELECT
        "t25"."surviving_account_csn",
        "t25"."component",
        "t25"."weight",
        "t25"."covered",
        "t25"."earned",
        "t25"."raw",
        "t40"."present_csn",
        "t40"."present"
      FROM "t19" AS "t25"
      INNER JOIN (
        SELECT
          "t34"."surviving_account_csn" AS "present_csn",
          "t34"."present"
        FROM "t31" AS "t34"
      ) AS "t40"
        ON "t25"."surviving_account_csn" = "t40"."present_csn"
    ) AS "t46"
  ) AS "t49"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t34"."surviving_account_csn",
      'overall' AS "component",
      "t34"."weight",
      "t34"."covered",
      "t34"."earned",
      "t34"."points" / NULLIF("t34"."present", 0.0) AS "raw",
      100.0 AS "share"
    FROM "t31" AS "t34"
  ) AS "t43"
), "t54" AS (
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
        "t27"."surviving_account_csn",
        "t27"."component",
        "t27"."weight",
        "t27"."covered",
        "t27"."earned",
        "t27"."raw",
        "t42"."present_csn",
        "t42"."present"
      FROM "t21" AS "t27"
      INNER JOIN (
        SELECT
          "t36"."surviving_account_csn" AS "present_csn",
          "t36"."present"
        FROM "t33" AS "t36"
      ) AS "t42"
        ON "t27"."surviving_account_csn" = "t42"."present_csn"
    ) AS "t48"
  ) AS "t51"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t36"."surviving_account_csn",
      'overall' AS "component",
      "t36"."weight",
      "t36"."covered",
      "t36"."earned",
      "t36"."points" / NULLIF("t36"."present", 0.0) AS "raw",
      100.0 AS "share"
    FROM "t33" AS "t36"
  ) AS "t45"
)
SELECT
  *
FROM (
  SELECT
    "t84"."surviving_account_csn",
    "t84"."component",
    "t84"."factor",
    "t3"."cause",
    "t72"."change",
    CAST(':last_day' AS DATE) AS "snapshot_date",
    "t84"."factor" || ': ' || "t3"."cause" AS "part",
    CASE
      WHEN "t3"."cause" = 'behaviour'
      THEN CASE
        WHEN (
          "t84"."old_score" IS NOT NULL
        ) AND (
          "t84"."new_score" IS NOT NULL
        )
        THEN "t84"."was" * (
          "t84"."kept_score" - "t84"."old_score"
        )
        ELSE 0.0
      END
      WHEN "t3"."cause" = 'definition'
      THEN CASE
        WHEN (
          "t84"."old_score" IS NOT NULL
        ) AND (
          "t84"."new_score" IS NOT NULL
        )
        THEN (
          "t84"."between" * "t84"."new_score"
        ) - (
          "t84"."was" * "t84"."kept_score"
        )
        WHEN "t84"."old_score" IS NOT NULL
        THEN (
          "t84"."between" - "t84"."was"
        ) * "t84"."old_score"
        ELSE 0.0
      END
      WHEN "t3"."cause" = 'coverage'
      THEN CASE
        WHEN (
          "t84"."old_score" IS NOT NULL
        ) AND (
          "t84"."new_score" IS NOT NULL
        )
        THEN (
          "t84"."now" - "t84"."between"
        ) * "t84"."new_score"
        WHEN "t84"."old_score" IS NOT NULL
        THEN -(
          "t84"."between" * "t84"."old_score"
        )
        WHEN "t84"."new_score" IS NOT NULL
        THEN "t84"."now" * "t84"."new_score"
        ELSE 0.0
      END
      ELSE NULL
    END AS "points"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t81"."surviving_account_csn",
        "t81"."factor",
        "t81"."old_score",
        "t81"."new_score",
        "t81"."kept_score",
        CASE WHEN "t4"."level" = 'overall' THEN 'overall' ELSE "t81"."own_component" END AS "component",
        CASE
          WHEN "t4"."level" = 'overall'
          THEN "t81"."was_overall"
          ELSE "t81"."was_component"
        END / NULLIF(100.0, 0.0) AS "was",
        CASE
          WHEN "t4"."level" = 'overall'
          THEN "t81"."between_overall"
          ELSE "t81"."between_component"
        END / NULLIF(100.0, 0.0) AS "between",
        CASE
          WHEN "t4"."level" = 'overall'
          THEN "t81"."now_overall"
          ELSE "t81"."now_component"
        END / NULLIF(100.0, 0.0) AS "now"
      FROM (
        SELECT
          "t79"."surviving_account_csn",
          "t79"."factor",
          "t79"."new_score",
          "t79"."old_score",
          "t79"."new_weight",
          "t79"."old_weight",
          "t79"."current_value",
          "t79"."old_target",
          "t79"."is_higher_better",
          "t79"."is_silent",
          "t79"."kept_score",
          "t79"."was_csn",
          "t79"."was_factor",
          "t79"."was_overall",
          "t79"."was_component",
          "t79"."between_csn",
          "t79"."between_factor",
          "t79"."between_overall",
          "t79"."between_component",
          "t79"."now_csn",
          "t79"."now_factor",
          "t79"."now_overall",
          "t79"."now_component",
          CASE
            WHEN "t79"."factor" = 'email_response_rate'
            THEN 'communication'
            WHEN "t79"."factor" = 'response_time_hours'
            THEN 'communication'
            WHEN "t79"."factor" = 'meeting_attendance'
            THEN 'communication'
            WHEN "t79"."factor" = 'proactive_outreach'
            THEN 'communication'
            WHEN "t79"."factor" = 'login_frequency'
            THEN 'product'
            WHEN "t79"."factor" = 'feature_breadth'
            THEN 'product'
            WHEN "t79"."factor" = 'session_minutes'
            THEN 'product'
            WHEN "t79"."factor" = 'active_user_share'
            THEN 'product'
            WHEN "t79"."factor" = 'stakeholder_depth'
            THEN 'relationship'
            WHEN "t79"."factor" = 'executive_access'
            THEN 'relationship'
            WHEN "t79"."factor" = 'champion_activity'
            THEN 'relationship'
            ELSE NULL
          END AS "own_component"
        FROM (
          SELECT
            "t14"."surviving_account_csn",
            "t14"."factor",
            "t14"."new_score",
            "t14"."old_score",
            "t14"."new_weight",
            "t14"."old_weight",
            "t14"."current_value",
            "t14"."old_target",
            "t14"."is_higher_better",
            "t14"."is_silent",
            "t14"."kept_score",
            "t78"."was_csn",
            "t78"."was_factor",
            "t78"."was_overall",
            "t78"."was_component",
            "t75"."between_csn",
            "t75"."between_factor",
            "t75"."between_overall",
            "t75"."between_component",
            "t77"."now_csn",
            "t77"."now_factor",
            "t77"."now_overall",
            "t77"."now_component"
          FROM (
            SELECT
              "t8"."surviving_account_csn",
              "t8"."factor",
              "t8"."new_score",
              "t8"."old_score",
              "t8"."new_weight",
              "t8"."old_weight",
              "t8"."current_value",
              "t8"."old_target",
              "t8"."is_higher_better",
              "t8"."is_silent",
              CASE
                WHEN "t8"."is_silent"
                THEN 0.0
                WHEN "t8"."current_value" IS NULL
                THEN CAST(NULL AS DOUBLE)
                WHEN CASE
                  WHEN "t8"."is_higher_better"
                  THEN "t8"."current_value" >= "t8"."old_target"
                  ELSE "t8"."current_value" <= "t8"."old_target"
                END
                THEN 100.0
                ELSE CASE
                  WHEN "t8"."is_higher_better"
                  THEN (
                    100.0 * "t8"."current_value"
                  ) / NULLIF("t8"."old_target", 0.0)
                  ELSE (
                    100.0 * "t8"."old_target"
                  ) / NULLIF("t8"."current_value", 0.0)
                END
              END AS "kept_score"
            FROM "t7" AS "t8"
          ) AS "t14"
          INNER JOIN (
            SELECT
              "t70"."surviving_account_csn" AS "was_csn",
              "t70"."factor" AS "was_factor",
              (
                "t70"."own_share" * CASE
                  WHEN "t70"."old_score" IS NULL
                  THEN 0.0
                  ELSE COALESCE((
                    "t70"."old_weight" * 100.0
                  ) / NULLIF("t70"."own_covered", 0.0), 0.0)
                END
              ) / 100.0 AS "was_overall",
              CASE
                WHEN "t70"."old_score" IS NULL
                THEN 0.0
                ELSE COALESCE((
                  "t70"."old_weight" * 100.0
                ) / NULLIF("t70"."own_covered", 0.0), 0.0)
              END AS "was_component"
            FROM (
              SELECT
                "t15"."surviving_account_csn",
                "t15"."factor",
                "t15"."new_score",
                "t15"."old_score",
                "t15"."new_weight",
                "t15"."old_weight",
                "t15"."current_value",
                "t15"."old_target",
                "t15"."is_higher_better",
                "t15"."is_silent",
                "t15"."kept_score",
                "t15"."component",
                "t66"."own_csn",
                "t66"."own_component",
                "t66"."own_covered",
                "t66"."own_share"
              FROM (
                SELECT
                  "t8"."surviving_account_csn",
                  "t8"."factor",
                  "t8"."new_score",
                  "t8"."old_score",
                  "t8"."new_weight",
                  "t8"."old_weight",
                  "t8"."current_value",
                  "t8"."old_target",
                  "t8"."is_higher_better",
                  "t8"."is_silent",
                  CASE
                    WHEN "t8"."is_silent"
                    THEN 0.0
                    WHEN "t8"."current_value" IS NULL
                    THEN CAST(NULL AS DOUBLE)
                    WHEN CASE
                      WHEN "t8"."is_higher_better"
                      THEN "t8"."current_value" >= "t8"."old_target"
                      ELSE "t8"."current_value" <= "t8"."old_target"
                    END
                    THEN 100.0
                    ELSE CASE
                      WHEN "t8"."is_higher_better"
                      THEN (
                        100.0 * "t8"."current_value"
                      ) / NULLIF("t8"."old_target", 0.0)
                      ELSE (
                        100.0 * "t8"."old_target"
                      ) / NULLIF("t8"."current_value", 0.0)
                    END
                  END AS "kept_score",
                  CASE
                    WHEN "t8"."factor" = 'email_response_rate'
                    THEN 'communication'
                    WHEN "t8"."factor" = 'response_time_hours'
                    THEN 'communication'
                    WHEN "t8"."factor" = 'meeting_attendance'
                    THEN 'communication'
                    WHEN "t8"."factor" = 'proactive_outreach'
                    THEN 'communication'
                    WHEN "t8"."factor" = 'login_frequency'
                    THEN 'product'
                    WHEN "t8"."factor" = 'feature_breadth'
                    THEN 'product'
                    WHEN "t8"."factor" = 'session_minutes'
                    THEN 'product'
                    WHEN "t8"."factor" = 'active_user_share'
                    THEN 'product'
                    WHEN "t8"."factor" = 'stakeholder_depth'
                    THEN 'relationship'
                    WHEN "t8"."factor" = 'executive_access'
                    THEN 'relationship'
                    WHEN "t8"."factor" = 'champion_activity'
                    THEN 'relationship'
                    ELSE NULL
                  END AS "component"
                FROM "t7" AS "t8"
              ) AS "t15"
              INNER JOIN (
                SELECT
                  "t56"."surviving_account_csn" AS "own_csn",
                  "t56"."component" AS "own_component",
                  "t56"."covered" AS "own_covered",
                  "t56"."share" AS "own_share"
                FROM "t54" AS "t56"
                WHERE
                  "t56"."component" <> 'overall'
              ) AS "t66"
                ON "t15"."surviving_account_csn" = "t66"."own_csn"
                AND "t15"."component" = "t66"."own_component"
            ) AS "t70"
          ) AS "t78"
            ON "t14"."surviving_account_csn" = "t78"."was_csn"
            AND "t14"."factor" = "t78"."was_factor"
          INNER JOIN (
            SELECT
              "t67"."surviving_account_csn" AS "between_csn",
              "t67"."factor" AS "between_factor",
              (
                "t67"."own_share" * CASE
                  WHEN "t67"."old_score" IS NULL
                  THEN 0.0
                  ELSE COALESCE((
                    "t67"."new_weight" * 100.0
                  ) / NULLIF("t67"."own_covered", 0.0), 0.0)
                END
              ) / 100.0 AS "between_overall",
              CASE
                WHEN "t67"."old_score" IS NULL
                THEN 0.0
                ELSE COALESCE((
                  "t67"."new_weight" * 100.0
                ) / NULLIF("t67"."own_covered", 0.0), 0.0)
              END AS "between_component"
            FROM (
              SELECT
                "t15"."surviving_account_csn",
                "t15"."factor",
                "t15"."new_score",
                "t15"."old_score",
                "t15"."new_weight",
                "t15"."old_weight",
                "t15"."current_value",
                "t15"."old_target",
                "t15"."is_higher_better",
                "t15"."is_silent",
                "t15"."kept_score",
                "t15"."component",
                "t62"."own_csn",
                "t62"."own_component",
                "t62"."own_covered",
                "t62"."own_share"
              FROM (
                SELECT
                  "t8"."surviving_account_csn",
                  "t8"."factor",
                  "t8"."new_score",
                  "t8"."old_score",
                  "t8"."new_weight",
                  "t8"."old_weight",
                  "t8"."current_value",
                  "t8"."old_target",
                  "t8"."is_higher_better",
                  "t8"."is_silent",
                  CASE
                    WHEN "t8"."is_silent"
                    THEN 0.0
                    WHEN "t8"."current_value" IS NULL
                    THEN CAST(NULL AS DOUBLE)
                    WHEN CASE
                      WHEN "t8"."is_higher_better"
                      THEN "t8"."current_value" >= "t8"."old_target"
                      ELSE "t8"."current_value" <= "t8"."old_target"
                    END
                    THEN 100.0
                    ELSE CASE
                      WHEN "t8"."is_higher_better"
                      THEN (
                        100.0 * "t8"."current_value"
                      ) / NULLIF("t8"."old_target", 0.0)
                      ELSE (
                        100.0 * "t8"."old_target"
                      ) / NULLIF("t8"."current_value", 0.0)
                    END
                  END AS "kept_score",
                  CASE
                    WHEN "t8"."factor" = 'email_response_rate'
                    THEN 'communication'
                    WHEN "t8"."factor" = 'response_time_hours'
                    THEN 'communication'
                    WHEN "t8"."factor" = 'meeting_attendance'
                    THEN 'communication'
                    WHEN "t8"."factor" = 'proactive_outreach'
                    THEN 'communication'
                    WHEN "t8"."factor" = 'login_frequency'
                    THEN 'product'
                    WHEN "t8"."factor" = 'feature_breadth'
                    THEN 'product'
                    WHEN "t8"."factor" = 'session_minutes'
                    THEN 'product'
                    WHEN "t8"."factor" = 'active_user_share'
                    THEN 'product'
                    WHEN "t8"."factor" = 'stakeholder_depth'
                    THEN 'relationship'
                    WHEN "t8"."factor" = 'executive_access'
                    THEN 'relationship'
                    WHEN "t8"."factor" = 'champion_activity'
                    THEN 'relationship'
                    ELSE NULL
                  END AS "component"
                FROM "t7" AS "t8"
              ) AS "t15"
              INNER JOIN (
                SELECT
                  "t53"."surviving_account_csn" AS "own_csn",
                  "t53"."component" AS "own_component",
                  "t53"."covered" AS "own_covered",
                  "t53"."share" AS "own_share"
                FROM (
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
                        "t26"."surviving_account_csn",
                        "t26"."component",
                        "t26"."weight",
                        "t26"."covered",
                        "t26"."earned",
                        "t26"."raw",
                        "t41"."present_csn",
                        "t41"."present"
                      FROM "t20" AS "t26"
                      INNER JOIN (
                        SELECT
                          "t35"."surviving_account_csn" AS "present_csn",
                          "t35"."present"
                        FROM "t32" AS "t35"
                      ) AS "t41"
                        ON "t26"."surviving_account_csn" = "t41"."present_csn"
                    ) AS "t47"
                  ) AS "t50"
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t35"."surviving_account_csn",
                      'overall' AS "component",
                      "t35"."weight",
                      "t35"."covered",
                      "t35"."earned",
                      "t35"."points" / NULLIF("t35"."present", 0.0) AS "raw",
                      100.0 AS "share"
                    FROM "t32" AS "t35"
                  ) AS "t44"
                ) AS "t53"
                WHERE
                  "t53"."component" <> 'overall'
              ) AS "t62"
                ON "t15"."surviving_account_csn" = "t62"."own_csn"
                AND "t15"."component" = "t62"."own_component"
            ) AS "t67"
          ) AS "t75"
            ON "t14"."surviving_account_csn" = "t75"."between_csn"
            AND "t14"."factor" = "t75"."between_factor"
          INNER JOIN (
            SELECT
              "t69"."surviving_account_csn" AS "now_csn",
              "t69"."factor" AS "now_factor",
              (
                "t69"."own_share" * CASE
                  WHEN "t69"."new_score" IS NULL
                  THEN 0.0
                  ELSE COALESCE((
                    "t69"."new_weight" * 100.0
                  ) / NULLIF("t69"."own_covered", 0.0), 0.0)
                END
              ) / 100.0 AS "now_overall",
              CASE
                WHEN "t69"."new_score" IS NULL
                THEN 0.0
                ELSE COALESCE((
                  "t69"."new_weight" * 100.0
                ) / NULLIF("t69"."own_covered", 0.0), 0.0)
              END AS "now_component"
            FROM (
              SELECT
                "t15"."surviving_account_csn",
                "t15"."factor",
                "t15"."new_score",
                "t15"."old_score",
                "t15"."new_weight",
                "t15"."old_weight",
                "t15"."current_value",
                "t15"."old_target",
                "t15"."is_higher_better",
                "t15"."is_silent",
                "t15"."kept_score",
                "t15"."component",
                "t65"."own_csn",
                "t65"."own_component",
                "t65"."own_covered",
                "t65"."own_share"
              FROM (
                SELECT
                  "t8"."surviving_account_csn",
                  "t8"."factor",
                  "t8"."new_score",
                  "t8"."old_score",
                  "t8"."new_weight",
                  "t8"."old_weight",
                  "t8"."current_value",
                  "t8"."old_target",
                  "t8"."is_higher_better",
                  "t8"."is_silent",
                  CASE
                    WHEN "t8"."is_silent"
                    THEN 0.0
                    WHEN "t8"."current_value" IS NULL
                    THEN CAST(NULL AS DOUBLE)
                    WHEN CASE
                      WHEN "t8"."is_higher_better"
                      THEN "t8"."current_value" >= "t8"."old_target"
                      ELSE "t8"."current_value" <= "t8"."old_target"
                    END
                    THEN 100.0
                    ELSE CASE
                      WHEN "t8"."is_higher_better"
                      THEN (
                        100.0 * "t8"."current_value"
                      ) / NULLIF("t8"."old_target", 0.0)
                      ELSE (
                        100.0 * "t8"."old_target"
                      ) / NULLIF("t8"."current_value", 0.0)
                    END
                  END AS "kept_score",
                  CASE
                    WHEN "t8"."factor" = 'email_response_rate'
                    THEN 'communication'
                    WHEN "t8"."factor" = 'response_time_hours'
                    THEN 'communication'
                    WHEN "t8"."factor" = 'meeting_attendance'
                    THEN 'communication'
                    WHEN "t8"."factor" = 'proactive_outreach'
                    THEN 'communication'
                    WHEN "t8"."factor" = 'login_frequency'
                    THEN 'product'
                    WHEN "t8"."factor" = 'feature_breadth'
                    THEN 'product'
                    WHEN "t8"."factor" = 'session_minutes'
                    THEN 'product'
                    WHEN "t8"."factor" = 'active_user_share'
                    THEN 'product'
                    WHEN "t8"."factor" = 'stakeholder_depth'
                    THEN 'relationship'
                    WHEN "t8"."factor" = 'executive_access'
                    THEN 'relationship'
                    WHEN "t8"."factor" = 'champion_activity'
                    THEN 'relationship'
                    ELSE NULL
                  END AS "component"
                FROM "t7" AS "t8"
              ) AS "t15"
              INNER JOIN (
                SELECT
                  "t55"."surviving_account_csn" AS "own_csn",
                  "t55"."component" AS "own_component",
                  "t55"."covered" AS "own_covered",
                  "t55"."share" AS "own_share"
                FROM "t52" AS "t55"
                WHERE
                  "t55"."component" <> 'overall'
              ) AS "t65"
                ON "t15"."surviving_account_csn" = "t65"."own_csn"
                AND "t15"."component" = "t65"."own_component"
            ) AS "t69"
          ) AS "t77"
            ON "t14"."surviving_account_csn" = "t77"."now_csn"
            AND "t14"."factor" = "t77"."now_factor"
        ) AS "t79"
      ) AS "t81"
      CROSS JOIN (
        SELECT
          UNNEST(CAST(['component', 'overall'] AS TEXT[])) AS "level"
      ) AS "t4"
    ) AS "t82"
    WHERE
      "t82"."component" IS NOT NULL
  ) AS "t84"
  INNER JOIN (
    SELECT
      *
    FROM (
      SELECT
        "t64"."old_csn" AS "scored_csn",
        "t64"."old_component" AS "scored_component",
        "t61"."new_raw" - "t64"."old_raw" AS "change"
      FROM (
        SELECT
          "t56"."surviving_account_csn" AS "old_csn",
          "t56"."component" AS "old_component",
          "t56"."raw" AS "old_raw"
        FROM "t54" AS "t56"
      ) AS "t64"
      INNER JOIN (
        SELECT
          "t55"."surviving_account_csn" AS "new_csn",
          "t55"."component" AS "new_component",
          "t55"."raw" AS "new_raw"
        FROM "t52" AS "t55"
      ) AS "t61"
        ON "t64"."old_csn" = "t61"."new_csn"
        AND "t64"."old_component" = "t61"."new_component"
    ) AS "t68"
    WHERE
      "t68"."change" IS NOT NULL
  ) AS "t72"
    ON "t84"."surviving_account_csn" = "t72"."scored_csn"
    AND "t84"."component" = "t72"."scored_component"
  CROSS JOIN (
    SELECT
      UNNEST(CAST(['behaviour', 'definition', 'coverage'] AS TEXT[])) AS "cause"
  ) AS "t3"
) AS "t85"
WHERE
  "t85"."points" <> 0