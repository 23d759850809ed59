WITH "t17" AS (
  SELECT
    "t15"."done_at",
    "t15"."done_key",
    "t15"."performed_on",
    "t11"."merged_csn",
    "t11"."final_csn"
  FROM (
    SELECT
      "t3"."account_csn" AS "done_at",
      "t3"."action_key" AS "done_key",
      "t3"."performed_on"
    FROM "interventions" AS "t3"
    WHERE
      CAST(CASE
        WHEN SUBSTRING(
          LOWER(COALESCE("t3"."outcome", '')),
          CASE
            WHEN (
              0 + 1
            ) >= 1
            THEN 0 + 1
            ELSE 0 + 1 + LENGTH(LOWER(COALESCE("t3"."outcome", '')))
          END,
          7
        ) = 'snoozed'
        THEN 1
        WHEN SUBSTRING(
          LOWER(COALESCE("t3"."outcome", '')),
          CASE
            WHEN (
              0 + 1
            ) >= 1
            THEN 0 + 1
            ELSE 0 + 1 + LENGTH(LOWER(COALESCE("t3"."outcome", '')))
          END,
          8
        ) = 'declined'
        THEN 2
        ELSE 0
      END AS BIGINT) = 0
  ) AS "t15"
  LEFT OUTER JOIN (
    SELECT
      "t4"."victim_account_csn" AS "merged_csn",
      "t4"."surviving_account_csn" AS "final_csn"
    FROM "account_merges" AS "t4"
  ) AS "t11"
    ON "t15"."done_at" = "t11"."merged_csn"
), "t25" AS (
  SELECT
    *
  FROM (
    SELECT
      "t19"."done_at",
      "t19"."done_key",
      "t19"."performed_on",
      COALESCE("t19"."final_csn", "t19"."done_at") AS "surviving_account_csn"
    FROM "t17" AS "t19"
    WHERE
      "t19"."performed_on" <= CAST(':last_day' AS DATE)
  ) AS "t22"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t19"."done_at",
      'programme' AS "done_key",
      "t19"."performed_on",
      COALESCE("t19"."final_csn", "t19"."done_at") AS "surviving_account_csn"
    FROM "t17" AS "t19"
    WHERE
      "t19"."performed_on" <= CAST(':last_day' AS DATE)
  ) AS "t23"
), "t31" AS (
  SELECT
    "t24"."action_key",
    "t24"."surviving_account_csn",
    "t24"."holdout_unit",
    "t24"."opportunity_id",
    "t24"."cohort",
    "t24"."seat_bucket",
    "t24"."site_geo",
    "t24"."industry_group",
    "t24"."tenant_id",
    "t24"."enrolled_on",
    "t24"."is_offered",
    "t24"."former_performed_on",
    "t24"."former_renewed",
    "t24"."is_former",
    ROW_NUMBER() OVER (
      PARTITION BY "t24"."action_key", "t24"."surviving_account_csn"
      ORDER BY NOT (
        "t24"."is_former"
      ) ASC, "t24"."enrolled_on" ASC, "t24"."opportunity_id" ASC, "t24"."tenant_id" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "place"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t20"."action_key",
        "t20"."surviving_account_csn",
        "t20"."holdout_unit",
        "t20"."opportunity_id",
        "t20"."cohort",
        "t20"."seat_bucket",
        "t20"."site_geo",
        "t20"."industry_group",
        "t20"."tenant_id",
        "t20"."snapshot_date" AS "enrolled_on",
        "t20"."is_offered",
        CAST(NULL AS DATE) AS "former_performed_on",
        CAST(NULL AS BOOLEAN) AS "former_renewed",
        FALSE AS "is_former"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t2"."snapshot_date",
            "t2"."surviving_account_csn",
            "t2"."action_key",
            "t2"."opportunity_id",
            "t2"."tenant_id",
            "t2"."original_account_csn",
            "t2"."contract_id",
            "t2"."offering_product_line_code",
            "t2"."opportunity_close_date",
            "t2"."action_name",
            "t2"."lifecycle",
            "t2"."channel",
            "t2"."cohort",
            "t2"."priority",
            "t2"."value_at_stake",
            "t2"."gap",
            "t2"."probability",
            "t2"."uplift",
            "t2"."uplift_source",
            "t2"."expected_value",
            "t2"."confidence",
            "t2"."weaknesses",
            "t2"."goal",
            "t2"."why_now",
            "t2"."next_step",
            "t2"."success_criterion",
            "t2"."verdict",
            "t2"."verdict_reason",
            "t2"."candidate_rank",
            "t2"."action_id",
            "t2"."again_from",
            "t2"."due_on",
            "t2"."closed_by",
            "t2"."owner_id",
            "t2"."topic",
            "t2"."holdout_unit",
            "t2"."site_geo",
            "t2"."seat_bucket",
            "t2"."industry_group",
            "t2"."verdict" = 'selected' AS "is_offered"
          FROM "ide_action_candidates_monthly" AS "t2"
          WHERE
            "t2"."verdict" IN ('selected', 'held_back')
        ) AS "t10"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t16"."snapshot_date",
            "t16"."surviving_account_csn",
            'programme' AS "action_key",
            "t16"."opportunity_id",
            "t16"."tenant_id",
            "t16"."original_account_csn",
            "t16"."contract_id",
            "t16"."offering_product_line_code",
            "t16"."opportunity_close_date",
            "t16"."action_name",
            "t16"."lifecycle",
            "t16"."channel",
            "t16"."cohort",
            "t16"."priority",
            "t16"."value_at_stake",
            "t16"."gap",
            "t16"."probability",
            "t16"."uplift",
            "t16"."uplift_source",
            "t16"."expected_value",
            "t16"."confidence",
            "t16"."weaknesses",
            "t16"."goal",
            "t16"."why_now",
            "t16"."next_step",
            "t16"."success_criterion",
            "t16"."verdict",
            "t16"."verdict_reason",
            "t16"."candidate_rank",
            "t16"."action_id",
            "t16"."again_from",
            "t16"."due_on",
            "t16"."closed_by",
            "t16"."owner_id",
            "t16"."topic",
            "t16"."holdout_unit",
            "t16"."site_geo",
            "t16"."seat_bucket",
            "t16"."industry_group",
            "t16"."is_offered"
          FROM (
            SELECT
              "t13"."snapshot_date",
              "t13"."surviving_account_csn",
              "t13"."action_key",
              "t13"."opportunity_id",
              "t13"."tenant_id",
              "t13"."original_account_csn",
              "t13"."contract_id",
              "t13"."offering_product_line_code",
              "t13"."opportunity_close_date",
              "t13"."action_name",
              "t13"."lifecycle",
              "t13"."channel",
              "t13"."cohort",
              "t13"."priority",
              "t13"."value_at_stake",
              "t13"."gap",
              "t13"."probability",
              "t13"."uplift",
              "t13"."uplift_source",
              "t13"."expected_value",
              "t13"."confidence",
              "t13"."weaknesses",
              "t13"."goal",
              "t13"."why_now",
              "t13"."next_step",
              "t13"."success_criterion",
              "t13"."verdict",
              "t13"."verdict_reason",
              "t13"."candidate_rank",
              "t13"."action_id",
              "t13"."again_from",
              "t13"."due_on",
              "t13"."closed_by",
              "t13"."owner_id",
              "t13"."topic",
              "t13"."holdout_unit",
              "t13"."site_geo",
              "t13"."seat_bucket",
              "t13"."industry_group",
              "t13"."is_offered",
              ROW_NUMBER() OVER (
                PARTITION BY "t13"."snapshot_date", "t13"."surviving_account_csn"
                ORDER BY "t13"."expected_value" DESC, "t13"."action_key" ASC, "t13"."tenant_id" ASC, "t13"."opportunity_id" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place"
            FROM (
              SELECT
                "t2"."snapshot_date",
                "t2"."surviving_account_csn",
                "t2"."action_key",
                "t2"."opportunity_id",
                "t2"."tenant_id",
                "t2"."original_account_csn",
                "t2"."contract_id",
                "t2"."offering_product_line_code",
                "t2"."opportunity_close_date",
                "t2"."action_name",
                "t2"."lifecycle",
                "t2"."channel",
                "t2"."cohort",
                "t2"."priority",
                "t2"."value_at_stake",
                "t2"."gap",
                "t2"."probability",
                "t2"."uplift",
                "t2"."uplift_source",
                "t2"."expected_value",
                "t2"."confidence",
                "t2"."weaknesses",
                "t2"."goal",
                "t2"."why_now",
                "t2"."next_step",
                "t2"."success_criterion",
                "t2"."verdict",
                "t2"."verdict_reason",
                "t2"."candidate_rank",
                "t2"."action_id",
                "t2"."again_from",
                "t2"."due_on",
                "t2"."closed_by",
                "t2"."owner_id",
                "t2"."topic",
                "t2"."holdout_unit",
                "t2"."site_geo",
                "t2"."seat_bucket",
                "t2"."industry_group",
                "t2"."verdict" <> 'control' AS "is_offered"
              FROM "ide_action_candidates_monthly" AS "t2"
              WHERE
                NOT (
                  "t2"."verdict" IN (
                    'not_eligible',
                    'another_opportunity',
                    'covered',
                    'withheld',
                    'below_one_seat',
                    'improbable'
                  )
                )
                AND (
                  "t2"."verdict" <> 'control'
                ) <> (
                  SUBSTRING(
                    SHA256('ide|control|' || "t2"."holdout_unit"),
                    CASE
                      WHEN (
                        0 + 1
                      ) >= 1
                      THEN 0 + 1
                      ELSE 0 + 1 + LENGTH(SHA256('ide|control|' || "t2"."holdout_unit"))
                    END,
                    8
                  ) < '051eb852'
                )
            ) AS "t13"
          ) AS "t16"
          WHERE
            "t16"."place" = 0
        ) AS "t18"
      ) AS "t20"
    ) AS "t21"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t1"."action_key",
        "t1"."surviving_account_csn",
        "t1"."holdout_unit",
        "t1"."opportunity_id",
        "t1"."cohort",
        "t1"."seat_bucket",
        "t1"."site_geo",
        "t1"."industry_group",
        CAST(NULL AS BIGINT) AS "tenant_id",
        "t1"."enrolled_on",
        "t1"."is_offered",
        "t1"."first_performed_on" AS "former_performed_on",
        "t1"."is_renewed" AS "former_renewed",
        TRUE AS "is_former"
      FROM "action_enrolments_monthly" AS "t1"
    ) AS "t6"
  ) AS "t24"
)
SELECT
  "t41"."action_key",
  "t41"."surviving_account_csn",
  "t41"."holdout_unit",
  "t41"."opportunity_id",
  "t41"."cohort",
  "t41"."seat_bucket",
  "t41"."site_geo",
  "t41"."industry_group",
  "t41"."tenant_id",
  "t41"."enrolled_on",
  "t41"."is_offered",
  "t41"."former_performed_on",
  "t41"."former_renewed",
  "t41"."is_former",
  "t41"."place",
  "t41"."after_key",
  "t41"."after_account",
  COALESCE("t41"."former_performed_on", "t41"."first_performed_on") AS "first_performed_on",
  "t41"."decided_opportunity",
  "t41"."decided_on",
  "t41"."shown_on",
  CASE
    WHEN "t41"."seen_opportunity" IS NOT NULL
    THEN "t41"."is_renewed"
    ELSE "t41"."former_renewed"
  END AS "is_renewed",
  "t41"."seen_opportunity",
  CAST(':last_day' AS DATE) AS "snapshot_date"
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
    "t40"."after_key",
    "t40"."after_account",
    "t40"."first_performed_on",
    "t12"."decided_opportunity",
    "t12"."decided_on",
    "t12"."shown_on",
    "t12"."is_renewed",
    "t8"."seen_opportunity"
  FROM (
    SELECT
      *
    FROM "t31" AS "t32"
    WHERE
      "t32"."place" = 0
  ) AS "t35"
  LEFT OUTER JOIN (
    SELECT
      "t38"."action_key" AS "after_key",
      "t38"."surviving_account_csn" AS "after_account",
      MIN("t38"."performed_on") AS "first_performed_on"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t36"."action_key",
          "t36"."surviving_account_csn",
          "t36"."enrolled_on",
          "t30"."done_key",
          "t30"."done_at",
          "t30"."performed_on"
        FROM (
          SELECT
            "t32"."action_key",
            "t32"."surviving_account_csn",
            "t32"."enrolled_on"
          FROM "t31" AS "t32"
          WHERE
            "t32"."place" = 0
        ) AS "t36"
        INNER JOIN (
          SELECT
            *
          FROM (
            SELECT
              "t26"."done_key",
              "t26"."done_at",
              "t26"."performed_on"
            FROM "t25" AS "t26"
          ) AS "t27"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t26"."done_key",
              "t26"."surviving_account_csn" AS "done_at",
              "t26"."performed_on"
            FROM "t25" AS "t26"
          ) AS "t28"
        ) AS "t30"
          ON "t36"."action_key" = "t30"."done_key"
          AND "t36"."surviving_account_csn" = "t30"."done_at"
      ) AS "t37"
      WHERE
        "t37"."performed_on" > "t37"."enrolled_on"
    ) AS "t38"
    GROUP BY
      1,
      2
  ) AS "t40"
    ON "t35"."action_key" = "t40"."after_key"
    AND "t35"."surviving_account_csn" = "t40"."after_account"
  LEFT OUTER JOIN (
    SELECT
      "t0"."opportunity_id" AS "decided_opportunity",
      "t0"."close_date" AS "decided_on",
      "t0"."outcome_shown_on" AS "shown_on",
      "t0"."is_won" AS "is_renewed"
    FROM "opportunity_outcomes_monthly" AS "t0"
    WHERE
      "t0"."is_closed" AND "t0"."is_won" IS NOT NULL
  ) AS "t12"
    ON "t35"."opportunity_id" = "t12"."decided_opportunity"
    AND "t35"."enrolled_on" < "t12"."shown_on"
  LEFT OUTER JOIN (
    SELECT
      "t0"."opportunity_id" AS "seen_opportunity"
    FROM "opportunity_outcomes_monthly" AS "t0"
  ) AS "t8"
    ON "t35"."opportunity_id" = "t8"."seen_opportunity"
) AS "t41"
