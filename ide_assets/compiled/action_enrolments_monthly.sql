WITH "t19" AS (
  SELECT
    "t17"."done_at",
    "t17"."done_key",
    "t17"."performed_on",
    "t12"."merged_csn",
    "t12"."final_csn"
  FROM (
    SELECT
      "t4"."account_csn" AS "done_at",
      "t4"."action_key" AS "done_key",
      "t4"."performed_on"
    FROM "interventions" AS "t4"
    WHERE
      CAST(CASE
        WHEN SUBSTRING(
          LOWER(COALESCE("t4"."outcome", '')),
          CASE
            WHEN (
              0 + 1
            ) >= 1
            THEN 0 + 1
            ELSE 0 + 1 + LENGTH(LOWER(COALESCE("t4"."outcome", '')))
          END,
          7
        ) = 'snoozed'
        THEN 1
        WHEN SUBSTRING(
          LOWER(COALESCE("t4"."outcome", '')),
          CASE
            WHEN (
              0 + 1
            ) >= 1
            THEN 0 + 1
            ELSE 0 + 1 + LENGTH(LOWER(COALESCE("t4"."outcome", '')))
          END,
          8
        ) = 'declined'
        THEN 2
        ELSE 0
      END AS BIGINT) = 0
  ) AS "t17"
  LEFT OUTER JOIN (
    SELECT
      "t1"."victim_account_csn" AS "merged_csn",
      "t1"."surviving_account_csn" AS "final_csn"
    FROM "account_merges" AS "t1"
  ) AS "t12"
    ON "t17"."done_at" = "t12"."merged_csn"
), "t27" AS (
  SELECT
    *
  FROM (
    SELECT
      "t21"."done_at",
      "t21"."done_key",
      "t21"."performed_on",
      COALESCE("t21"."final_csn", "t21"."done_at") AS "surviving_account_csn"
    FROM "t19" AS "t21"
    WHERE
      "t21"."performed_on" <= CAST(':last_day' AS DATE)
  ) AS "t24"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t21"."done_at",
      'programme' AS "done_key",
      "t21"."performed_on",
      COALESCE("t21"."final_csn", "t21"."done_at") AS "surviving_account_csn"
    FROM "t19" AS "t21"
    WHERE
      "t21"."performed_on" <= CAST(':last_day' AS DATE)
  ) AS "t25"
), "t37" AS (
  SELECT
    "t36"."action_key",
    "t36"."surviving_account_csn",
    "t36"."holdout_unit",
    "t36"."opportunity_id",
    "t36"."cohort",
    "t36"."seat_bucket",
    "t36"."site_geo",
    "t36"."industry_group",
    "t36"."tenant_id",
    "t36"."enrolled_on",
    "t36"."is_offered",
    "t36"."former_performed_on",
    "t36"."former_renewed",
    "t36"."is_former",
    "t36"."place",
    "t36"."merged_csn",
    "t36"."merged_into",
    COALESCE("t36"."merged_into", "t36"."surviving_account_csn") AS "customer"
  FROM (
    SELECT
      "t35"."action_key",
      "t35"."surviving_account_csn",
      "t35"."holdout_unit",
      "t35"."opportunity_id",
      "t35"."cohort",
      "t35"."seat_bucket",
      "t35"."site_geo",
      "t35"."industry_group",
      "t35"."tenant_id",
      "t35"."enrolled_on",
      "t35"."is_offered",
      "t35"."former_performed_on",
      "t35"."former_renewed",
      "t35"."is_former",
      "t35"."place",
      "t11"."merged_csn",
      "t11"."merged_into"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t26"."action_key",
          "t26"."surviving_account_csn",
          "t26"."holdout_unit",
          "t26"."opportunity_id",
          "t26"."cohort",
          "t26"."seat_bucket",
          "t26"."site_geo",
          "t26"."industry_group",
          "t26"."tenant_id",
          "t26"."enrolled_on",
          "t26"."is_offered",
          "t26"."former_performed_on",
          "t26"."former_renewed",
          "t26"."is_former",
          ROW_NUMBER() OVER (
            PARTITION BY "t26"."action_key", "t26"."surviving_account_csn"
            ORDER BY NOT (
              "t26"."is_former"
            ) ASC, "t26"."enrolled_on" ASC, "t26"."opportunity_id" ASC, "t26"."tenant_id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t22"."action_key",
              "t22"."surviving_account_csn",
              "t22"."holdout_unit",
              "t22"."opportunity_id",
              "t22"."cohort",
              "t22"."seat_bucket",
              "t22"."site_geo",
              "t22"."industry_group",
              "t22"."tenant_id",
              "t22"."snapshot_date" AS "enrolled_on",
              "t22"."is_offered",
              CAST(NULL AS DATE) AS "former_performed_on",
              CAST(NULL AS BOOLEAN) AS "former_renewed",
              FALSE AS "is_former"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t3"."snapshot_date",
                  "t3"."surviving_account_csn",
                  "t3"."action_key",
                  "t3"."opportunity_id",
                  "t3"."tenant_id",
                  "t3"."original_account_csn",
                  "t3"."contract_id",
                  "t3"."offering_product_line_code",
                  "t3"."opportunity_close_date",
                  "t3"."action_name",
                  "t3"."lifecycle",
                  "t3"."channel",
                  "t3"."cohort",
                  "t3"."priority",
                  "t3"."value_at_stake",
                  "t3"."gap",
                  "t3"."probability",
                  "t3"."uplift",
                  "t3"."uplift_source",
                  "t3"."expected_value",
                  "t3"."confidence",
                  "t3"."weaknesses",
                  "t3"."goal",
                  "t3"."why_now",
                  "t3"."next_step",
                  "t3"."success_criterion",
                  "t3"."verdict",
                  "t3"."verdict_reason",
                  "t3"."candidate_rank",
                  "t3"."action_id",
                  "t3"."again_from",
                  "t3"."due_on",
                  "t3"."closed_by",
                  "t3"."owner_id",
                  "t3"."topic",
                  "t3"."holdout_unit",
                  "t3"."site_geo",
                  "t3"."seat_bucket",
                  "t3"."industry_group",
                  "t3"."verdict" = 'selected' AS "is_offered"
                FROM "ide_action_candidates_monthly" AS "t3"
                WHERE
                  "t3"."verdict" IN ('selected', 'held_back')
              ) AS "t13"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t18"."snapshot_date",
                  "t18"."surviving_account_csn",
                  'programme' AS "action_key",
                  "t18"."opportunity_id",
                  "t18"."tenant_id",
                  "t18"."original_account_csn",
                  "t18"."contract_id",
                  "t18"."offering_product_line_code",
                  "t18"."opportunity_close_date",
                  "t18"."action_name",
                  "t18"."lifecycle",
                  "t18"."channel",
                  "t18"."cohort",
                  "t18"."priority",
                  "t18"."value_at_stake",
                  "t18"."gap",
                  "t18"."probability",
                  "t18"."uplift",
                  "t18"."uplift_source",
                  "t18"."expected_value",
                  "t18"."confidence",
                  "t18"."weaknesses",
                  "t18"."goal",
                  "t18"."why_now",
                  "t18"."next_step",
                  "t18"."success_criterion",
                  "t18"."verdict",
                  "t18"."verdict_reason",
                  "t18"."candidate_rank",
                  "t18"."action_id",
                  "t18"."again_from",
                  "t18"."due_on",
                  "t18"."closed_by",
                  "t18"."owner_id",
                  "t18"."topic",
                  "t18"."holdout_unit",
                  "t18"."site_geo",
                  "t18"."seat_bucket",
                  "t18"."industry_group",
                  "t18"."is_offered"
                FROM (
                  SELECT
                    "t15"."snapshot_date",
                    "t15"."surviving_account_csn",
                    "t15"."action_key",
                    "t15"."opportunity_id",
                    "t15"."tenant_id",
                    "t15"."original_account_csn",
                    "t15"."contract_id",
                    "t15"."offering_product_line_code",
                    "t15"."opportunity_close_date",
                    "t15"."action_name",
                    "t15"."lifecycle",
                    "t15"."channel",
                    "t15"."cohort",
                    "t15"."priority",
                    "t15"."value_at_stake",
                    "t15"."gap",
                    "t15"."probability",
                    "t15"."uplift",
                    "t15"."uplift_source",
                    "t15"."expected_value",
                    "t15"."confidence",
                    "t15"."weaknesses",
                    "t15"."goal",
                    "t15"."why_now",
                    "t15"."next_step",
                    "t15"."success_criterion",
                    "t15"."verdict",
                    "t15"."verdict_reason",
                    "t15"."candidate_rank",
                    "t15"."action_id",
                    "t15"."again_from",
                    "t15"."due_on",
                    "t15"."closed_by",
                    "t15"."owner_id",
                    "t15"."topic",
                    "t15"."holdout_unit",
                    "t15"."site_geo",
                    "t15"."seat_bucket",
                    "t15"."industry_group",
                    "t15"."is_offered",
                    ROW_NUMBER() OVER (
                      PARTITION BY "t15"."snapshot_date", "t15"."surviving_account_csn"
                      ORDER BY "t15"."expected_value" DESC, "t15"."action_key" ASC, "t15"."tenant_id" ASC, "t15"."opportunity_id" ASC, "t15"."contract_id" ASC, "t15"."offering_product_line_code" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1 AS "place"
                  FROM (
                    SELECT
                      "t3"."snapshot_date",
                      "t3"."surviving_account_csn",
                      "t3"."action_key",
                      "t3"."opportunity_id",
                      "t3"."tenant_id",
                      "t3"."original_account_csn",
                      "t3"."contract_id",
                      "t3"."offering_product_line_code",
                      "t3"."opportunity_close_date",
                      "t3"."action_name",
                      "t3"."lifecycle",
                      "t3"."channel",
                      "t3"."cohort",
                      "t3"."priority",
                      "t3"."value_at_stake",
                      "t3"."gap",
                      "t3"."probability",
                      "t3"."uplift",
                      "t3"."uplift_source",
                      "t3"."expected_value",
                      "t3"."confidence",
                      "t3"."weaknesses",
                      "t3"."goal",
                      "t3"."why_now",
                      "t3"."next_step",
                      "t3"."success_criterion",
                      "t3"."verdict",
                      "t3"."verdict_reason",
                      "t3"."candidate_rank",
                      "t3"."action_id",
                      "t3"."again_from",
                      "t3"."due_on",
                      "t3"."closed_by",
                      "t3"."owner_id",
                      "t3"."topic",
                      "t3"."holdout_unit",
                      "t3"."site_geo",
                      "t3"."seat_bucket",
                      "t3"."industry_group",
                      "t3"."verdict" <> 'control' AS "is_offered"
                    FROM "ide_action_candidates_monthly" AS "t3"
                    WHERE
                      NOT (
                        "t3"."verdict" IN (
                          'not_eligible',
                          'another_opportunity',
                          'covered',
                          'withheld',
                          'below_one_seat',
                          'improbable'
                        )
                      )
                      AND (
                        "t3"."verdict" <> 'control'
                      ) <> (
                        SUBSTRING(
                          SHA256('ide|control|' || "t3"."holdout_unit"),
                          CASE
                            WHEN (
                              0 + 1
                            ) >= 1
                            THEN 0 + 1
                            ELSE 0 + 1 + LENGTH(SHA256('ide|control|' || "t3"."holdout_unit"))
                          END,
                          8
                        ) < '051eb852'
                      )
                  ) AS "t15"
                ) AS "t18"
                WHERE
                  "t18"."place" = 0
              ) AS "t20"
            ) AS "t22"
          ) AS "t23"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t2"."action_key",
              "t2"."surviving_account_csn",
              "t2"."holdout_unit",
              "t2"."opportunity_id",
              "t2"."cohort",
              "t2"."seat_bucket",
              "t2"."site_geo",
              "t2"."industry_group",
              CAST(NULL AS BIGINT) AS "tenant_id",
              "t2"."enrolled_on",
              "t2"."is_offered",
              "t2"."first_performed_on" AS "former_performed_on",
              "t2"."is_renewed" AS "former_renewed",
              TRUE AS "is_former"
            FROM "action_enrolments_monthly" AS "t2"
          ) AS "t8"
        ) AS "t26"
      ) AS "t33"
      WHERE
        "t33"."place" = 0
    ) AS "t35"
    LEFT OUTER JOIN (
      SELECT
        "t1"."victim_account_csn" AS "merged_csn",
        "t1"."surviving_account_csn" AS "merged_into"
      FROM "account_merges" AS "t1"
    ) AS "t11"
      ON "t35"."surviving_account_csn" = "t11"."merged_csn"
  ) AS "t36"
), "t42" AS (
  SELECT
    "t39"."action_key",
    "t39"."surviving_account_csn",
    "t39"."holdout_unit",
    "t39"."opportunity_id",
    "t39"."cohort",
    "t39"."seat_bucket",
    "t39"."site_geo",
    "t39"."industry_group",
    "t39"."tenant_id",
    "t39"."enrolled_on",
    "t39"."is_offered",
    "t39"."former_performed_on",
    "t39"."former_renewed",
    "t39"."is_former",
    "t39"."place",
    "t39"."merged_csn",
    "t39"."merged_into",
    "t39"."customer",
    "t41"."arms_key",
    "t41"."arms_customer",
    "t41"."was_offered",
    "t41"."was_held_back"
  FROM "t37" AS "t39"
  INNER JOIN (
    SELECT
      "t38"."action_key" AS "arms_key",
      "t38"."customer" AS "arms_customer",
      BOOL_OR(CAST("t38"."is_offered" AS BOOLEAN)) AS "was_offered",
      BOOL_OR(CAST(NOT (
        "t38"."is_offered"
      ) AS BOOLEAN)) AS "was_held_back"
    FROM "t37" AS "t38"
    GROUP BY
      1,
      2
  ) AS "t41"
    ON "t39"."action_key" = "t41"."arms_key"
    AND "t39"."customer" = "t41"."arms_customer"
)
SELECT
  "t52"."action_key",
  "t52"."surviving_account_csn",
  "t52"."holdout_unit",
  "t52"."opportunity_id",
  "t52"."cohort",
  "t52"."seat_bucket",
  "t52"."site_geo",
  "t52"."industry_group",
  "t52"."tenant_id",
  "t52"."enrolled_on",
  "t52"."is_offered",
  "t52"."former_performed_on",
  "t52"."former_renewed",
  "t52"."is_former",
  "t52"."place",
  "t52"."after_key",
  "t52"."after_account",
  COALESCE("t52"."former_performed_on", "t52"."first_performed_on") AS "first_performed_on",
  "t52"."decided_opportunity",
  "t52"."decided_on",
  "t52"."shown_on",
  CASE
    WHEN "t52"."seen_opportunity" IS NOT NULL
    THEN "t52"."is_renewed"
    ELSE "t52"."former_renewed"
  END AS "is_renewed",
  "t52"."seen_opportunity",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    "t46"."action_key",
    "t46"."surviving_account_csn",
    "t46"."holdout_unit",
    "t46"."opportunity_id",
    "t46"."cohort",
    "t46"."seat_bucket",
    "t46"."site_geo",
    "t46"."industry_group",
    "t46"."tenant_id",
    "t46"."enrolled_on",
    "t46"."is_offered",
    "t46"."former_performed_on",
    "t46"."former_renewed",
    "t46"."is_former",
    "t46"."place",
    "t51"."after_key",
    "t51"."after_account",
    "t51"."first_performed_on",
    "t14"."decided_opportunity",
    "t14"."decided_on",
    "t14"."shown_on",
    "t14"."is_renewed",
    "t9"."seen_opportunity"
  FROM (
    SELECT
      "t43"."action_key",
      "t43"."surviving_account_csn",
      "t43"."holdout_unit",
      "t43"."opportunity_id",
      "t43"."cohort",
      "t43"."seat_bucket",
      "t43"."site_geo",
      "t43"."industry_group",
      "t43"."tenant_id",
      "t43"."enrolled_on",
      "t43"."is_offered",
      "t43"."former_performed_on",
      "t43"."former_renewed",
      "t43"."is_former",
      "t43"."place"
    FROM "t42" AS "t43"
    WHERE
      NOT (
        "t43"."was_offered" AND "t43"."was_held_back"
      )
  ) AS "t46"
  LEFT OUTER JOIN (
    SELECT
      "t49"."action_key" AS "after_key",
      "t49"."surviving_account_csn" AS "after_account",
      MIN("t49"."performed_on") AS "first_performed_on"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t47"."action_key",
          "t47"."surviving_account_csn",
          "t47"."enrolled_on",
          "t32"."done_key",
          "t32"."done_at",
          "t32"."performed_on"
        FROM (
          SELECT
            "t43"."action_key",
            "t43"."surviving_account_csn",
            "t43"."enrolled_on"
          FROM "t42" AS "t43"
          WHERE
            NOT (
              "t43"."was_offered" AND "t43"."was_held_back"
            )
        ) AS "t47"
        INNER JOIN (
          SELECT
            *
          FROM (
            SELECT
              "t28"."done_key",
              "t28"."done_at",
              "t28"."performed_on"
            FROM "t27" AS "t28"
          ) AS "t29"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t28"."done_key",
              "t28"."surviving_account_csn" AS "done_at",
              "t28"."performed_on"
            FROM "t27" AS "t28"
          ) AS "t30"
        ) AS "t32"
          ON "t47"."action_key" = "t32"."done_key"
          AND "t47"."surviving_account_csn" = "t32"."done_at"
      ) AS "t48"
      WHERE
        "t48"."performed_on" > "t48"."enrolled_on"
    ) AS "t49"
    GROUP BY
      1,
      2
  ) AS "t51"
    ON "t46"."action_key" = "t51"."after_key"
    AND "t46"."surviving_account_csn" = "t51"."after_account"
  LEFT OUTER JOIN (
    SELECT
      "t0"."opportunity_id" AS "decided_opportunity",
      "t0"."close_date" AS "decided_on",
      "t0"."outcome_shown_on" AS "shown_on",
      "t0"."is_won" AS "is_renewed"
    FROM "opportunity_outcomes_monthly" AS "t0"
    WHERE
      "t0"."is_closed" AND "t0"."is_won" IS NOT NULL
  ) AS "t14"
    ON "t46"."opportunity_id" = "t14"."decided_opportunity"
    AND "t46"."enrolled_on" < "t14"."shown_on"
  LEFT OUTER JOIN (
    SELECT
      "t0"."opportunity_id" AS "seen_opportunity"
    FROM "opportunity_outcomes_monthly" AS "t0"
  ) AS "t9"
    ON "t46"."opportunity_id" = "t9"."seen_opportunity"
) AS "t52"