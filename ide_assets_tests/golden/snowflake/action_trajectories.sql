WITH "t3" AS (
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
    "t1"."action_key" AS "play",
    (
      CAST(DATE_PART(year, "t1"."enrolled_on") AS BIGINT) * 12
    ) + CAST(DATE_PART(month, "t1"."enrolled_on") AS BIGINT) AS "enrolled_index"
  FROM "action_enrolments_monthly" AS "t1"
)
SELECT
  "t16"."action_key",
  "t16"."measured",
  "t16"."arm",
  "t16"."months_since",
  "t16"."accounts_measured",
  "t16"."total",
  "t16"."squares",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    "t15"."action_key",
    "t15"."measured",
    "t15"."arm",
    "t15"."months_since",
    COUNT(*) AS "accounts_measured",
    CAST(SUM("t15"."tenths") AS DOUBLE) AS "total",
    CAST(SUM("t15"."tenths" * "t15"."tenths") AS DOUBLE) AS "squares"
  FROM (
    SELECT
      "t14"."snapshot_date",
      "t14"."action_key",
      "t14"."surviving_account_csn",
      "t14"."enrolled_on",
      "t14"."is_offered",
      "t14"."first_performed_on",
      "t14"."holdout_unit",
      "t14"."opportunity_id",
      "t14"."is_renewed",
      "t14"."cohort",
      "t14"."seat_bucket",
      "t14"."site_geo",
      "t14"."industry_group",
      "t14"."play",
      "t14"."enrolled_index",
      "t14"."first_month",
      "t14"."months_since",
      "t14"."at_month",
      "t14"."account",
      "t14"."month",
      "t14"."measured",
      "t14"."value",
      IFF("t14"."is_offered", 'offered', 'held_back') AS "arm",
      CAST(ROUND("t14"."value" * 10, 0) AS BIGINT) AS "tenths"
    FROM (
      SELECT
        "t13"."snapshot_date",
        "t13"."action_key",
        "t13"."surviving_account_csn",
        "t13"."enrolled_on",
        "t13"."is_offered",
        "t13"."first_performed_on",
        "t13"."holdout_unit",
        "t13"."opportunity_id",
        "t13"."is_renewed",
        "t13"."cohort",
        "t13"."seat_bucket",
        "t13"."site_geo",
        "t13"."industry_group",
        "t13"."play",
        "t13"."enrolled_index",
        "t13"."first_month",
        "t13"."months_since",
        "t13"."at_month",
        "t6"."account",
        "t6"."month",
        "t6"."measured",
        "t6"."value"
      FROM (
        SELECT
          "t11"."snapshot_date",
          "t11"."action_key",
          "t11"."surviving_account_csn",
          "t11"."enrolled_on",
          "t11"."is_offered",
          "t11"."first_performed_on",
          "t11"."holdout_unit",
          "t11"."opportunity_id",
          "t11"."is_renewed",
          "t11"."cohort",
          "t11"."seat_bucket",
          "t11"."site_geo",
          "t11"."industry_group",
          "t11"."play",
          "t11"."enrolled_index",
          "t11"."first_month",
          "t11"."months_since",
          "t11"."first_month" + "t11"."months_since" AS "at_month"
        FROM (
          SELECT
            "t10"."snapshot_date",
            "t10"."action_key",
            "t10"."surviving_account_csn",
            "t10"."enrolled_on",
            "t10"."is_offered",
            "t10"."first_performed_on",
            "t10"."holdout_unit",
            "t10"."opportunity_id",
            "t10"."is_renewed",
            "t10"."cohort",
            "t10"."seat_bucket",
            "t10"."site_geo",
            "t10"."industry_group",
            "t10"."play",
            "t10"."enrolled_index",
            "t10"."first_month",
            CAST(NULLIF(IFF(_u.pos = _u_2.pos_2, _u_2."months_since", NULL), '') AS BIGINT) AS "months_since"
          FROM (
            SELECT
              "t9"."snapshot_date",
              "t9"."action_key",
              "t9"."surviving_account_csn",
              "t9"."enrolled_on",
              "t9"."is_offered",
              "t9"."first_performed_on",
              "t9"."holdout_unit",
              "t9"."opportunity_id",
              "t9"."is_renewed",
              "t9"."cohort",
              "t9"."seat_bucket",
              "t9"."site_geo",
              "t9"."industry_group",
              "t9"."play",
              "t9"."enrolled_index",
              "t9"."enrolled_index" AS "first_month"
            FROM (
              SELECT
                *
              FROM "t3" AS "t4"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t7"."snapshot_date",
                  'all' AS "action_key",
                  "t7"."surviving_account_csn",
                  "t7"."enrolled_on",
                  "t7"."is_offered",
                  "t7"."first_performed_on",
                  "t7"."holdout_unit",
                  "t7"."opportunity_id",
                  "t7"."is_renewed",
                  "t7"."cohort",
                  "t7"."seat_bucket",
                  "t7"."site_geo",
                  "t7"."industry_group",
                  "t7"."play",
                  "t7"."enrolled_index"
                FROM (
                  SELECT
                    "t4"."snapshot_date",
                    "t4"."action_key",
                    "t4"."surviving_account_csn",
                    "t4"."enrolled_on",
                    "t4"."is_offered",
                    "t4"."first_performed_on",
                    "t4"."holdout_unit",
                    "t4"."opportunity_id",
                    "t4"."is_renewed",
                    "t4"."cohort",
                    "t4"."seat_bucket",
                    "t4"."site_geo",
                    "t4"."industry_group",
                    "t4"."play",
                    "t4"."enrolled_index",
                    BOOLOR_AGG(NOT (
                      "t4"."is_offered"
                    )) OVER (
                      PARTITION BY "t4"."action_key"
                      ORDER BY NULL ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS "play_holds_back",
                    BOOLOR_AGG(NOT (
                      "t4"."is_offered"
                    )) OVER (ORDER BY NULL ASC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "any_holds_back"
                  FROM "t3" AS "t4"
                ) AS "t7"
                WHERE
                  "t7"."play_holds_back" OR NOT (
                    "t7"."any_holds_back"
                  )
              ) AS "t8"
            ) AS "t9"
          ) AS "t10"
          CROSS JOIN TABLE(FLATTEN(INPUT => ARRAY_GENERATE_RANGE(
            0,
            (
              GREATEST(
                ARRAY_SIZE(
                  SPLIT(
                    ARRAY_TO_STRING(
                      NULLIF([-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6], []),
                      '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
                    ),
                    '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
                  )
                )
              ) - 1
            ) + 1
          ))) AS _u(seq, key, path, index, pos, this)
          CROSS JOIN TABLE(FLATTEN(INPUT => SPLIT(
            ARRAY_TO_STRING(
              NULLIF([-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6], []),
              '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
            ),
            '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
          ))) AS _u_2(seq, key, path, pos_2, "months_since", this)
          WHERE
            _u.pos = _u_2.pos_2
            OR (
              _u.pos > (
                ARRAY_SIZE(
                  SPLIT(
                    ARRAY_TO_STRING(
                      NULLIF([-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6], []),
                      '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
                    ),
                    '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
                  )
                ) - 1
              )
              AND _u_2.pos_2 = (
                ARRAY_SIZE(
                  SPLIT(
                    ARRAY_TO_STRING(
                      NULLIF([-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6], []),
                      '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
                    ),
                    '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
                  )
                ) - 1
              )
            )
        ) AS "t11"
      ) AS "t13"
      INNER JOIN (
        SELECT
          "t2"."account",
          "t2"."month",
          CAST(GET("t2"."each", 'measured') AS VARCHAR) AS "measured",
          CAST(GET("t2"."each", 'value') AS DOUBLE) AS "value"
        FROM (
          SELECT
            "t0"."surviving_account_csn" AS "account",
            (
              CAST(DATE_PART(year, "t0"."snapshot_date") AS BIGINT) * 12
            ) + CAST(DATE_PART(month, "t0"."snapshot_date") AS BIGINT) AS "month",
            CAST(NULLIF(IFF(_u.pos = _u_2.pos_2, _u_2."each", NULL), '') AS OBJECT) AS "each"
          FROM "account_outcomes_monthly" AS "t0"
          CROSS JOIN TABLE(FLATTEN(INPUT => ARRAY_GENERATE_RANGE(
            0,
            (
              GREATEST(
                ARRAY_SIZE(
                  SPLIT(
                    ARRAY_TO_STRING(
                      NULLIF(
                        [
                          OBJECT_CONSTRUCT_KEEP_NULL('measured', 'assignment_rate', 'value', "t0"."assignment_rate"),
                          OBJECT_CONSTRUCT_KEEP_NULL('measured', 'utilisation_rate', 'value', "t0"."utilisation_rate"),
                          OBJECT_CONSTRUCT_KEEP_NULL('measured', 'active_users', 'value', CAST("t0"."active_users" AS DOUBLE))
                        ],
                        []
                      ),
                      '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
                    ),
                    '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
                  )
                )
              ) - 1
            ) + 1
          ))) AS _u(seq, key, path, index, pos, this)
          CROSS JOIN TABLE(FLATTEN(INPUT => SPLIT(
            ARRAY_TO_STRING(
              NULLIF(
                [
                  OBJECT_CONSTRUCT_KEEP_NULL('measured', 'assignment_rate', 'value', "t0"."assignment_rate"),
                  OBJECT_CONSTRUCT_KEEP_NULL('measured', 'utilisation_rate', 'value', "t0"."utilisation_rate"),
                  OBJECT_CONSTRUCT_KEEP_NULL('measured', 'active_users', 'value', CAST("t0"."active_users" AS DOUBLE))
                ],
                []
              ),
              '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
            ),
            '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
          ))) AS _u_2(seq, key, path, pos_2, "each", this)
          WHERE
            _u.pos = _u_2.pos_2
            OR (
              _u.pos > (
                ARRAY_SIZE(
                  SPLIT(
                    ARRAY_TO_STRING(
                      NULLIF(
                        [
                          OBJECT_CONSTRUCT_KEEP_NULL('measured', 'assignment_rate', 'value', "t0"."assignment_rate"),
                          OBJECT_CONSTRUCT_KEEP_NULL('measured', 'utilisation_rate', 'value', "t0"."utilisation_rate"),
                          OBJECT_CONSTRUCT_KEEP_NULL('measured', 'active_users', 'value', CAST("t0"."active_users" AS DOUBLE))
                        ],
                        []
                      ),
                      '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
                    ),
                    '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
                  )
                ) - 1
              )
              AND _u_2.pos_2 = (
                ARRAY_SIZE(
                  SPLIT(
                    ARRAY_TO_STRING(
                      NULLIF(
                        [
                          OBJECT_CONSTRUCT_KEEP_NULL('measured', 'assignment_rate', 'value', "t0"."assignment_rate"),
                          OBJECT_CONSTRUCT_KEEP_NULL('measured', 'utilisation_rate', 'value', "t0"."utilisation_rate"),
                          OBJECT_CONSTRUCT_KEEP_NULL('measured', 'active_users', 'value', CAST("t0"."active_users" AS DOUBLE))
                        ],
                        []
                      ),
                      '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
                    ),
                    '3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a'
                  )
                ) - 1
              )
            )
        ) AS "t2"
        WHERE
          CAST(GET("t2"."each", 'value') AS DOUBLE) IS NOT NULL
      ) AS "t6"
        ON "t13"."surviving_account_csn" = "t6"."account"
        AND "t13"."at_month" = "t6"."month"
    ) AS "t14"
  ) AS "t15"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t16"
