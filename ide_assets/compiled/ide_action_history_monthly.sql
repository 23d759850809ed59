WITH "t39" AS (
  SELECT
    "t24"."holdout_unit",
    "t24"."is_control",
    "t24"."member_csn",
    "t17"."merged_csn",
    "t17"."final_csn"
  FROM (
    SELECT
      "t4"."holdout_unit",
      "t4"."is_control",
      "t4"."surviving_account_csn" AS "member_csn"
    FROM "ide_holdout_monthly" AS "t4"
  ) AS "t24"
  LEFT OUTER JOIN (
    SELECT
      "t1"."victim_account_csn" AS "merged_csn",
      "t1"."surviving_account_csn" AS "final_csn"
    FROM "account_merges" AS "t1"
  ) AS "t17"
    ON "t24"."member_csn" = "t17"."merged_csn"
), "t60" AS (
  SELECT
    "t53"."unit_topic",
    "t53"."holdout_unit" AS "unit",
    BOOL_OR(CAST(NOT (
      "t53"."is_offered"
    ) AS BOOLEAN)) AS "is_held",
    BOOL_OR(CAST("t53"."is_offered" AS BOOLEAN)) AS "is_offered"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t30"."holdout_unit",
        "t30"."topic",
        "t30"."is_offered",
        "t31"."unit_topic"
      FROM (
        SELECT
          "t2"."holdout_unit",
          "t2"."topic",
          "t2"."is_offered"
        FROM "ide_action_history_monthly" AS "t2"
        WHERE
          "t2"."topic" IS NOT NULL
      ) AS "t30"
      CROSS JOIN (
        SELECT
          UNNEST(
            CAST([
              'Dormancy&LowAssignment&NoFirstUse',
              'FallingUsage',
              'LowUtilisation&RenewalNear'
            ] AS TEXT[])
          ) AS "unit_topic"
      ) AS "t31"
    ) AS "t37"
    WHERE
      CASE
        WHEN "t37"."unit_topic" = 'Dormancy&LowAssignment&NoFirstUse'
        THEN CONTAINS('&' || "t37"."topic" || '&', '&Dormancy&')
        OR CONTAINS('&' || "t37"."topic" || '&', '&LowAssignment&')
        OR CONTAINS('&' || "t37"."topic" || '&', '&NoFirstUse&')
        WHEN "t37"."unit_topic" = 'FallingUsage'
        THEN CONTAINS('&' || "t37"."topic" || '&', '&FallingUsage&')
        WHEN "t37"."unit_topic" = 'LowUtilisation&RenewalNear'
        THEN CONTAINS('&' || "t37"."topic" || '&', '&LowUtilisation&')
        OR CONTAINS('&' || "t37"."topic" || '&', '&RenewalNear&')
        ELSE NULL
      END
  ) AS "t53"
  GROUP BY
    1,
    2
), "t67" AS (
  SELECT
    "t62"."done_key",
    "t62"."done_csn",
    "t62"."first",
    CASE
      WHEN "t62"."first" = 0
      THEN 'done'
      WHEN "t62"."first" = 1
      THEN 'snoozed'
      WHEN "t62"."first" = 2
      THEN 'declined'
      ELSE NULL
    END AS "done_by"
  FROM (
    SELECT
      "t57"."done_key",
      "t57"."surviving_account_csn" AS "done_csn",
      MIN("t57"."how") AS "first"
    FROM (
      SELECT
        "t51"."done_at",
        "t51"."done_key",
        "t51"."how",
        COALESCE("t51"."final_csn", "t51"."done_at") AS "surviving_account_csn"
      FROM (
        SELECT
          "t45"."done_at",
          "t45"."done_key",
          "t45"."how",
          "t17"."merged_csn",
          "t17"."final_csn"
        FROM (
          SELECT
            "t3"."account_csn" AS "done_at",
            "t3"."action_key" AS "done_key",
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
            END AS BIGINT) AS "how"
          FROM "interventions" AS "t3"
        ) AS "t45"
        LEFT OUTER JOIN (
          SELECT
            "t1"."victim_account_csn" AS "merged_csn",
            "t1"."surviving_account_csn" AS "final_csn"
          FROM "account_merges" AS "t1"
        ) AS "t17"
          ON "t45"."done_at" = "t17"."merged_csn"
      ) AS "t51"
    ) AS "t57"
    GROUP BY
      1,
      2
  ) AS "t62"
), "t100" AS (
  SELECT
    "t99"."opportunity_id",
    "t99"."contract_id",
    "t99"."tenant_id",
    "t99"."offering_product_line_code",
    "t99"."original_account_csn",
    "t99"."surviving_account_csn",
    "t99"."opportunity_close_date",
    "t99"."acv_usd",
    "t99"."cohort",
    "t99"."seat_bucket",
    "t99"."site_geo",
    "t99"."industry_group",
    "t99"."ineligible_because",
    "t99"."is_selected",
    "t99"."action_name",
    "t99"."lifecycle",
    "t99"."channel",
    "t99"."priority",
    "t99"."cool_down_months",
    "t99"."action_key",
    "t99"."weak_points",
    "t99"."weaknesses",
    "t99"."holds",
    "t99"."is_open",
    "t99"."gap",
    "t99"."probability",
    "t99"."doubt",
    "t99"."covered_by",
    "t99"."goal",
    "t99"."why_now",
    "t99"."next_step",
    "t99"."success_criterion",
    "t99"."value_at_stake",
    "t99"."confidence",
    "t99"."former_on",
    "t99"."former_again_from",
    "t99"."former_id",
    "t99"."former_offered",
    "t99"."former_closed_by",
    "t99"."stake",
    "t99"."owner_id",
    "t99"."topic",
    "t99"."holdout_unit",
    "t99"."unit_held",
    "t99"."unit_offered",
    "t99"."ever_held",
    "t99"."ever_offered",
    "t99"."is_in_control",
    "t99"."is_in_both_arms",
    "t99"."uplift_key",
    "t99"."uplift",
    "t99"."uplift_source",
    "t99"."expected_value",
    "t99"."accounts_opportunity",
    "t99"."verdict",
    "t99"."at_account",
    "t99"."candidate_rank",
    "t99"."takes_time",
    ROW_NUMBER() OVER (
      PARTITION BY "t99"."owner_id", "t99"."takes_time"
      ORDER BY "t99"."expected_value" DESC, "t99"."priority" ASC, "t99"."stake" DESC, "t99"."surviving_account_csn" ASC, "t99"."action_key" ASC, "t99"."tenant_id" ASC, "t99"."opportunity_id" ASC, "t99"."contract_id" ASC, "t99"."offering_product_line_code" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "in_line"
  FROM (
    SELECT
      "t98"."opportunity_id",
      "t98"."contract_id",
      "t98"."tenant_id",
      "t98"."offering_product_line_code",
      "t98"."original_account_csn",
      "t98"."surviving_account_csn",
      "t98"."opportunity_close_date",
      "t98"."acv_usd",
      "t98"."cohort",
      "t98"."seat_bucket",
      "t98"."site_geo",
      "t98"."industry_group",
      "t98"."ineligible_because",
      "t98"."is_selected",
      "t98"."action_name",
      "t98"."lifecycle",
      "t98"."channel",
      "t98"."priority",
      "t98"."cool_down_months",
      "t98"."action_key",
      "t98"."weak_points",
      "t98"."weaknesses",
      "t98"."holds",
      "t98"."is_open",
      "t98"."gap",
      "t98"."probability",
      "t98"."doubt",
      "t98"."covered_by",
      "t98"."goal",
      "t98"."why_now",
      "t98"."next_step",
      "t98"."success_criterion",
      "t98"."value_at_stake",
      "t98"."confidence",
      "t98"."former_on",
      "t98"."former_again_from",
      "t98"."former_id",
      "t98"."former_offered",
      "t98"."former_closed_by",
      "t98"."stake",
      "t98"."owner_id",
      "t98"."topic",
      "t98"."holdout_unit",
      "t98"."unit_held",
      "t98"."unit_offered",
      "t98"."ever_held",
      "t98"."ever_offered",
      "t98"."is_in_control",
      "t98"."is_in_both_arms",
      "t98"."uplift_key",
      "t98"."uplift",
      "t98"."uplift_source",
      "t98"."expected_value",
      "t98"."accounts_opportunity",
      COALESCE(
        "t98"."verdict",
        CASE WHEN "t98"."candidate_rank" > 3 THEN 'beyond_limit' ELSE NULL END
      ) AS "verdict",
      "t98"."at_account",
      "t98"."candidate_rank",
      (
        COALESCE(
          "t98"."verdict",
          CASE WHEN "t98"."candidate_rank" > 3 THEN 'beyond_limit' ELSE NULL END
        ) IS NULL
      )
      AND (
        "t98"."channel" = 'human'
      )
      AND (
        "t98"."owner_id" IS NOT NULL
      ) AS "takes_time"
    FROM (
      SELECT
        "t97"."opportunity_id",
        "t97"."contract_id",
        "t97"."tenant_id",
        "t97"."offering_product_line_code",
        "t97"."original_account_csn",
        "t97"."surviving_account_csn",
        "t97"."opportunity_close_date",
        "t97"."acv_usd",
        "t97"."cohort",
        "t97"."seat_bucket",
        "t97"."site_geo",
        "t97"."industry_group",
        "t97"."ineligible_because",
        "t97"."is_selected",
        "t97"."action_name",
        "t97"."lifecycle",
        "t97"."channel",
        "t97"."priority",
        "t97"."cool_down_months",
        "t97"."action_key",
        "t97"."weak_points",
        "t97"."weaknesses",
        "t97"."holds",
        "t97"."is_open",
        "t97"."gap",
        "t97"."probability",
        "t97"."doubt",
        "t97"."covered_by",
        "t97"."goal",
        "t97"."why_now",
        "t97"."next_step",
        "t97"."success_criterion",
        "t97"."value_at_stake",
        "t97"."confidence",
        "t97"."former_on",
        "t97"."former_again_from",
        "t97"."former_id",
        "t97"."former_offered",
        "t97"."former_closed_by",
        "t97"."stake",
        "t97"."owner_id",
        "t97"."topic",
        "t97"."holdout_unit",
        "t97"."unit_held",
        "t97"."unit_offered",
        "t97"."ever_held",
        "t97"."ever_offered",
        "t97"."is_in_control",
        "t97"."is_in_both_arms",
        "t97"."uplift_key",
        "t97"."uplift",
        "t97"."uplift_source",
        "t97"."expected_value",
        "t97"."accounts_opportunity",
        "t97"."verdict",
        "t97"."at_account",
        CASE
          WHEN "t97"."verdict" IS NULL
          THEN (
            ROW_NUMBER() OVER (
              PARTITION BY "t97"."surviving_account_csn", "t97"."verdict" IS NULL
              ORDER BY "t97"."expected_value" DESC, "t97"."priority" ASC, "t97"."stake" DESC, "t97"."action_key" ASC, "t97"."tenant_id" ASC, "t97"."opportunity_id" ASC, "t97"."contract_id" ASC, "t97"."offering_product_line_code" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) + 1
          ELSE CAST(NULL AS BIGINT)
        END AS "candidate_rank"
      FROM (
        SELECT
          "t96"."opportunity_id",
          "t96"."contract_id",
          "t96"."tenant_id",
          "t96"."offering_product_line_code",
          "t96"."original_account_csn",
          "t96"."surviving_account_csn",
          "t96"."opportunity_close_date",
          "t96"."acv_usd",
          "t96"."cohort",
          "t96"."seat_bucket",
          "t96"."site_geo",
          "t96"."industry_group",
          "t96"."ineligible_because",
          "t96"."is_selected",
          "t96"."action_name",
          "t96"."lifecycle",
          "t96"."channel",
          "t96"."priority",
          "t96"."cool_down_months",
          "t96"."action_key",
          "t96"."weak_points",
          "t96"."weaknesses",
          "t96"."holds",
          "t96"."is_open",
          "t96"."gap",
          "t96"."probability",
          "t96"."doubt",
          "t96"."covered_by",
          "t96"."goal",
          "t96"."why_now",
          "t96"."next_step",
          "t96"."success_criterion",
          "t96"."value_at_stake",
          "t96"."confidence",
          "t96"."former_on",
          "t96"."former_again_from",
          "t96"."former_id",
          "t96"."former_offered",
          "t96"."former_closed_by",
          "t96"."stake",
          "t96"."owner_id",
          "t96"."topic",
          "t96"."holdout_unit",
          "t96"."unit_held",
          "t96"."unit_offered",
          "t96"."ever_held",
          "t96"."ever_offered",
          "t96"."is_in_control",
          "t96"."is_in_both_arms",
          "t96"."uplift_key",
          "t96"."uplift",
          "t96"."uplift_source",
          "t96"."expected_value",
          "t96"."accounts_opportunity",
          COALESCE(
            "t96"."verdict",
            CASE
              WHEN "t96"."at_account" > 0
              THEN 'another_tenant'
              WHEN NOT (
                "t96"."holds"
              ) AND "t96"."is_open"
              THEN 'closing'
              WHEN COALESCE("t96"."former_again_from" > CAST(':first_day' AS DATE), FALSE)
              THEN 'cooling_down'
              ELSE NULL
            END
          ) AS "verdict",
          "t96"."at_account"
        FROM (
          SELECT
            "t95"."opportunity_id",
            "t95"."contract_id",
            "t95"."tenant_id",
            "t95"."offering_product_line_code",
            "t95"."original_account_csn",
            "t95"."surviving_account_csn",
            "t95"."opportunity_close_date",
            "t95"."acv_usd",
            "t95"."cohort",
            "t95"."seat_bucket",
            "t95"."site_geo",
            "t95"."industry_group",
            "t95"."ineligible_because",
            "t95"."is_selected",
            "t95"."action_name",
            "t95"."lifecycle",
            "t95"."channel",
            "t95"."priority",
            "t95"."cool_down_months",
            "t95"."action_key",
            "t95"."weak_points",
            "t95"."weaknesses",
            "t95"."holds",
            "t95"."is_open",
            "t95"."gap",
            "t95"."probability",
            "t95"."doubt",
            "t95"."covered_by",
            "t95"."goal",
            "t95"."why_now",
            "t95"."next_step",
            "t95"."success_criterion",
            "t95"."value_at_stake",
            "t95"."confidence",
            "t95"."former_on",
            "t95"."former_again_from",
            "t95"."former_id",
            "t95"."former_offered",
            "t95"."former_closed_by",
            "t95"."stake",
            "t95"."owner_id",
            "t95"."topic",
            "t95"."holdout_unit",
            "t95"."unit_held",
            "t95"."unit_offered",
            "t95"."ever_held",
            "t95"."ever_offered",
            "t95"."is_in_control",
            "t95"."is_in_both_arms",
            "t95"."uplift_key",
            "t95"."uplift",
            "t95"."uplift_source",
            "t95"."expected_value",
            "t95"."accounts_opportunity",
            "t95"."verdict",
            ROW_NUMBER() OVER (
              PARTITION BY "t95"."surviving_account_csn", "t95"."action_key", "t95"."verdict" IS NULL
              ORDER BY NOT (
                "t95"."holds"
              ) ASC, "t95"."stake" DESC, "t95"."contract_id" ASC, "t95"."tenant_id" ASC, "t95"."offering_product_line_code" ASC, "t95"."opportunity_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "at_account"
          FROM (
            SELECT
              "t94"."opportunity_id",
              "t94"."contract_id",
              "t94"."tenant_id",
              "t94"."offering_product_line_code",
              "t94"."original_account_csn",
              "t94"."surviving_account_csn",
              "t94"."opportunity_close_date",
              "t94"."acv_usd",
              "t94"."cohort",
              "t94"."seat_bucket",
              "t94"."site_geo",
              "t94"."industry_group",
              "t94"."ineligible_because",
              "t94"."is_selected",
              "t94"."action_name",
              "t94"."lifecycle",
              "t94"."channel",
              "t94"."priority",
              "t94"."cool_down_months",
              "t94"."action_key",
              "t94"."weak_points",
              "t94"."weaknesses",
              "t94"."holds",
              "t94"."is_open",
              "t94"."gap",
              "t94"."probability",
              "t94"."doubt",
              "t94"."covered_by",
              "t94"."goal",
              "t94"."why_now",
              "t94"."next_step",
              "t94"."success_criterion",
              "t94"."value_at_stake",
              "t94"."confidence",
              "t94"."former_on",
              "t94"."former_again_from",
              "t94"."former_id",
              "t94"."former_offered",
              "t94"."former_closed_by",
              "t94"."stake",
              "t94"."owner_id",
              "t94"."topic",
              "t94"."holdout_unit",
              "t94"."unit_held",
              "t94"."unit_offered",
              "t94"."ever_held",
              "t94"."ever_offered",
              "t94"."is_in_control",
              "t94"."is_in_both_arms",
              "t94"."uplift_key",
              "t94"."uplift",
              "t94"."uplift_source",
              "t94"."expected_value",
              "t94"."accounts_opportunity",
              CASE
                WHEN "t94"."ineligible_because" IS NOT NULL
                THEN 'not_eligible'
                WHEN "t94"."opportunity_id" <> "t94"."accounts_opportunity"
                THEN 'another_opportunity'
                WHEN "t94"."covered_by" IS NOT NULL
                THEN 'covered'
                WHEN "t94"."weak_points" > 2
                THEN 'withheld'
                WHEN NOT (
                  COALESCE("t94"."former_again_from" > CAST(':first_day' AS DATE), FALSE)
                )
                AND (
                  "t94"."doubt" IS NOT NULL
                )
                THEN "t94"."doubt"
                WHEN "t94"."is_in_control"
                THEN 'control'
                WHEN "t94"."is_in_both_arms"
                THEN 'both_arms'
                ELSE NULL
              END AS "verdict"
            FROM (
              SELECT
                "t93"."opportunity_id",
                "t93"."contract_id",
                "t93"."tenant_id",
                "t93"."offering_product_line_code",
                "t93"."original_account_csn",
                "t93"."surviving_account_csn",
                "t93"."opportunity_close_date",
                "t93"."acv_usd",
                "t93"."cohort",
                "t93"."seat_bucket",
                "t93"."site_geo",
                "t93"."industry_group",
                "t93"."ineligible_because",
                "t93"."is_selected",
                "t93"."action_name",
                "t93"."lifecycle",
                "t93"."channel",
                "t93"."priority",
                "t93"."cool_down_months",
                "t93"."action_key",
                "t93"."weak_points",
                "t93"."weaknesses",
                "t93"."holds",
                "t93"."is_open",
                "t93"."gap",
                "t93"."probability",
                "t93"."doubt",
                "t93"."covered_by",
                "t93"."goal",
                "t93"."why_now",
                "t93"."next_step",
                "t93"."success_criterion",
                "t93"."value_at_stake",
                "t93"."confidence",
                "t93"."former_on",
                "t93"."former_again_from",
                "t93"."former_id",
                "t93"."former_offered",
                "t93"."former_closed_by",
                "t93"."stake",
                "t93"."owner_id",
                "t93"."topic",
                "t93"."holdout_unit",
                "t93"."unit_held",
                "t93"."unit_offered",
                "t93"."ever_held",
                "t93"."ever_offered",
                "t93"."is_in_control",
                "t93"."is_in_both_arms",
                "t93"."uplift_key",
                "t93"."uplift",
                "t93"."uplift_source",
                "t93"."expected_value",
                FIRST_VALUE("t93"."opportunity_id") OVER (
                  PARTITION BY "t93"."surviving_account_csn"
                  ORDER BY "t93"."ineligible_because" IS NOT NULL ASC, NOT (
                    "t93"."is_selected"
                  ) ASC, NOT (
                    "t93"."holds"
                  ) ASC, "t93"."acv_usd" IS NULL ASC, "t93"."acv_usd" DESC, "t93"."opportunity_id" DESC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "accounts_opportunity"
              FROM (
                SELECT
                  "t92"."opportunity_id",
                  "t92"."contract_id",
                  "t92"."tenant_id",
                  "t92"."offering_product_line_code",
                  "t92"."original_account_csn",
                  "t92"."surviving_account_csn",
                  "t92"."opportunity_close_date",
                  "t92"."acv_usd",
                  "t92"."cohort",
                  "t92"."seat_bucket",
                  "t92"."site_geo",
                  "t92"."industry_group",
                  "t92"."ineligible_because",
                  "t92"."is_selected",
                  "t92"."action_name",
                  "t92"."lifecycle",
                  "t92"."channel",
                  "t92"."priority",
                  "t92"."cool_down_months",
                  "t92"."action_key",
                  "t92"."weak_points",
                  "t92"."weaknesses",
                  "t92"."holds",
                  "t92"."is_open",
                  "t92"."gap",
                  "t92"."probability",
                  "t92"."doubt",
                  "t92"."covered_by",
                  "t92"."goal",
                  "t92"."why_now",
                  "t92"."next_step",
                  "t92"."success_criterion",
                  "t92"."value_at_stake",
                  "t92"."confidence",
                  "t92"."former_on",
                  "t92"."former_again_from",
                  "t92"."former_id",
                  "t92"."former_offered",
                  "t92"."former_closed_by",
                  "t92"."stake",
                  "t92"."owner_id",
                  "t92"."topic",
                  "t92"."holdout_unit",
                  "t92"."unit_held",
                  "t92"."unit_offered",
                  "t92"."ever_held",
                  "t92"."ever_offered",
                  "t92"."is_in_control",
                  "t92"."is_in_both_arms",
                  "t92"."uplift_key",
                  "t92"."uplift",
                  "t92"."uplift_source",
                  CAST(ROUND("t92"."uplift" * "t92"."value_at_stake" * COALESCE("t92"."probability", 0.5), 2) AS DOUBLE) AS "expected_value"
                FROM (
                  SELECT
                    "t91"."opportunity_id",
                    "t91"."contract_id",
                    "t91"."tenant_id",
                    "t91"."offering_product_line_code",
                    "t91"."original_account_csn",
                    "t91"."surviving_account_csn",
                    "t91"."opportunity_close_date",
                    "t91"."acv_usd",
                    "t91"."cohort",
                    "t91"."seat_bucket",
                    "t91"."site_geo",
                    "t91"."industry_group",
                    "t91"."ineligible_because",
                    "t91"."is_selected",
                    "t91"."action_name",
                    "t91"."lifecycle",
                    "t91"."channel",
                    "t91"."priority",
                    "t91"."cool_down_months",
                    "t91"."action_key",
                    "t91"."weak_points",
                    "t91"."weaknesses",
                    "t91"."holds",
                    "t91"."is_open",
                    "t91"."gap",
                    "t91"."probability",
                    "t91"."doubt",
                    "t91"."covered_by",
                    "t91"."goal",
                    "t91"."why_now",
                    "t91"."next_step",
                    "t91"."success_criterion",
                    "t91"."value_at_stake",
                    "t91"."confidence",
                    "t91"."former_on",
                    "t91"."former_again_from",
                    "t91"."former_id",
                    "t91"."former_offered",
                    "t91"."former_closed_by",
                    "t91"."stake",
                    "t91"."owner_id",
                    "t91"."topic",
                    "t91"."holdout_unit",
                    "t91"."unit_held",
                    "t91"."unit_offered",
                    "t91"."ever_held",
                    "t91"."ever_offered",
                    "t91"."is_in_control",
                    "t91"."is_in_both_arms",
                    "t83"."uplift_key",
                    "t83"."uplift",
                    "t83"."uplift_source"
                  FROM (
                    SELECT
                      "t89"."opportunity_id",
                      "t89"."contract_id",
                      "t89"."tenant_id",
                      "t89"."offering_product_line_code",
                      "t89"."original_account_csn",
                      "t89"."surviving_account_csn",
                      "t89"."opportunity_close_date",
                      "t89"."acv_usd",
                      "t89"."cohort",
                      "t89"."seat_bucket",
                      "t89"."site_geo",
                      "t89"."industry_group",
                      "t89"."ineligible_because",
                      "t89"."is_selected",
                      "t89"."action_name",
                      "t89"."lifecycle",
                      "t89"."channel",
                      "t89"."priority",
                      "t89"."cool_down_months",
                      "t89"."action_key",
                      "t89"."weak_points",
                      "t89"."weaknesses",
                      "t89"."holds",
                      "t89"."is_open",
                      "t89"."gap",
                      "t89"."probability",
                      "t89"."doubt",
                      "t89"."covered_by",
                      "t89"."goal",
                      "t89"."why_now",
                      "t89"."next_step",
                      "t89"."success_criterion",
                      "t89"."value_at_stake",
                      "t89"."confidence",
                      "t89"."former_on",
                      "t89"."former_again_from",
                      "t89"."former_id",
                      "t89"."former_offered",
                      "t89"."former_closed_by",
                      "t89"."stake",
                      "t89"."owner_id",
                      "t89"."topic",
                      "t89"."holdout_unit",
                      COALESCE("t89"."unit_held", FALSE) AS "unit_held",
                      COALESCE("t89"."unit_offered", FALSE) AS "unit_offered",
                      COALESCE("t89"."ever_held", FALSE) AS "ever_held",
                      COALESCE("t89"."ever_offered", FALSE) AS "ever_offered",
                      COALESCE("t89"."any_control", FALSE) AS "is_in_control",
                      COALESCE("t89"."ever_held", FALSE) AND COALESCE("t89"."ever_offered", FALSE) AS "is_in_both_arms"
                    FROM (
                      SELECT
                        "t88"."opportunity_id",
                        "t88"."contract_id",
                        "t88"."tenant_id",
                        "t88"."offering_product_line_code",
                        "t88"."original_account_csn",
                        "t88"."surviving_account_csn",
                        "t88"."opportunity_close_date",
                        "t88"."acv_usd",
                        "t88"."cohort",
                        "t88"."seat_bucket",
                        "t88"."site_geo",
                        "t88"."industry_group",
                        "t88"."ineligible_because",
                        "t88"."is_selected",
                        "t88"."action_name",
                        "t88"."lifecycle",
                        "t88"."channel",
                        "t88"."priority",
                        "t88"."cool_down_months",
                        "t88"."action_key",
                        "t88"."weak_points",
                        "t88"."weaknesses",
                        "t88"."holds",
                        "t88"."is_open",
                        "t88"."gap",
                        "t88"."probability",
                        "t88"."doubt",
                        "t88"."covered_by",
                        "t88"."goal",
                        "t88"."why_now",
                        "t88"."next_step",
                        "t88"."success_criterion",
                        "t88"."value_at_stake",
                        "t88"."confidence",
                        "t88"."former_on",
                        "t88"."former_again_from",
                        "t88"."former_id",
                        "t88"."former_offered",
                        "t88"."former_closed_by",
                        "t88"."stake",
                        "t88"."owner_id",
                        "t88"."topic",
                        "t23"."unit_csn",
                        "t23"."holdout_unit",
                        "t56"."control_csn",
                        "t56"."any_control",
                        "t66"."own_unit",
                        "t66"."own_topic",
                        "t66"."unit_held",
                        "t66"."unit_offered",
                        "t75"."ever_csn",
                        "t75"."ever_topic",
                        "t75"."ever_held",
                        "t75"."ever_offered"
                      FROM (
                        SELECT
                          "t86"."opportunity_id",
                          "t86"."contract_id",
                          "t86"."tenant_id",
                          "t86"."offering_product_line_code",
                          "t86"."original_account_csn",
                          "t86"."surviving_account_csn",
                          "t86"."opportunity_close_date",
                          "t86"."acv_usd",
                          "t86"."cohort",
                          "t86"."seat_bucket",
                          "t86"."site_geo",
                          "t86"."industry_group",
                          "t86"."ineligible_because",
                          "t86"."is_selected",
                          "t86"."action_name",
                          "t86"."lifecycle",
                          "t86"."channel",
                          "t86"."priority",
                          "t86"."cool_down_months",
                          "t86"."action_key",
                          "t86"."weak_points",
                          "t86"."weaknesses",
                          "t86"."holds",
                          "t86"."is_open",
                          "t86"."gap",
                          "t86"."probability",
                          "t86"."doubt",
                          "t86"."covered_by",
                          "t86"."goal",
                          "t86"."why_now",
                          "t86"."next_step",
                          "t86"."success_criterion",
                          "t86"."value_at_stake",
                          "t86"."confidence",
                          "t86"."former_on",
                          "t86"."former_again_from",
                          "t86"."former_id",
                          "t86"."former_offered",
                          "t86"."former_closed_by",
                          "t86"."stake",
                          COALESCE("t86"."own_owner", "t86"."former_owner") AS "owner_id",
                          CASE
                            WHEN "t86"."action_key" = 'IDE-FallingUsage-All-Adopt'
                            THEN 'FallingUsage'
                            WHEN "t86"."action_key" = 'IDE-FallingUsage-All-Extend'
                            THEN 'FallingUsage'
                            WHEN "t86"."action_key" = 'IDE-LowAssignment-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t86"."action_key" = 'IDE-Dormancy-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t86"."action_key" = 'IDE-LowAssignment-All-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t86"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t86"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t86"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t86"."action_key" = 'IDE-Dormancy-All-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t86"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t86"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t86"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t86"."action_key" = 'IDE-LowUtilisation-All-Extend'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t86"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t86"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                            THEN 'LowUtilisation&RenewalNear'
                            ELSE NULL
                          END AS "topic"
                        FROM (
                          SELECT
                            "t85"."opportunity_id",
                            "t85"."contract_id",
                            "t85"."tenant_id",
                            "t85"."offering_product_line_code",
                            "t85"."original_account_csn",
                            "t85"."surviving_account_csn",
                            "t85"."opportunity_close_date",
                            "t85"."acv_usd",
                            "t85"."cohort",
                            "t85"."seat_bucket",
                            "t85"."site_geo",
                            "t85"."industry_group",
                            "t85"."ineligible_because",
                            "t85"."is_selected",
                            "t85"."action_name",
                            "t85"."lifecycle",
                            "t85"."channel",
                            "t85"."priority",
                            "t85"."cool_down_months",
                            "t85"."action_key",
                            "t85"."weak_points",
                            "t85"."weaknesses",
                            "t85"."holds",
                            "t85"."is_open",
                            "t85"."gap",
                            "t85"."probability",
                            "t85"."doubt",
                            "t85"."covered_by",
                            "t85"."goal",
                            "t85"."why_now",
                            "t85"."next_step",
                            "t85"."success_criterion",
                            "t85"."value_at_stake",
                            "t85"."confidence",
                            "t85"."former_on",
                            "t85"."former_again_from",
                            "t85"."former_id",
                            "t85"."former_offered",
                            "t85"."former_closed_by",
                            "t85"."stake",
                            "t32"."own_csn",
                            "t32"."own_owner",
                            "t33"."former_account",
                            "t33"."former_owner"
                          FROM (
                            SELECT
                              "t79"."opportunity_id",
                              "t79"."contract_id",
                              "t79"."tenant_id",
                              "t79"."offering_product_line_code",
                              "t79"."original_account_csn",
                              "t79"."surviving_account_csn",
                              "t79"."opportunity_close_date",
                              "t79"."acv_usd",
                              "t79"."cohort",
                              "t79"."seat_bucket",
                              "t79"."site_geo",
                              "t79"."industry_group",
                              "t79"."ineligible_because",
                              "t79"."is_selected",
                              CASE
                                WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'IDE - Dormancy & No First Use - FYC - Adopt'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'IDE - Dormancy - FYC & Promo - Extend'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'IDE - Dormancy - Extend'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'IDE - Low Assignment & Dormancy - Promo - Adopt'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'IDE - Low Utilisation & Renewal Near - Extend'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'IDE - Over Assignment - LC - Extend'
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'IDE - Falling Usage - Extend'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'IDE - Low Assignment & Dormancy - Adopt'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'IDE - Low Assignment - FYC - Adopt'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'IDE - Low Assignment - Extend'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'IDE - Low Utilisation - FYC - Adopt'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'IDE - Over Assignment - Extend'
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'IDE - Falling Usage - Adopt'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'IDE - Low Utilisation - Extend'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'IDE - Over Assignment - Adopt'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'IDE - Dormancy - Adopt'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'IDE - Low Assignment - Adopt'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'IDE - Low Utilisation - Adopt'
                                ELSE NULL
                              END AS "action_name",
                              CASE
                                WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'Renew'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'Renew'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'Adopt'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'Renew'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'Renew'
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'Renew'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'Renew'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'Renew'
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'Renew'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'Adopt'
                                ELSE NULL
                              END AS "lifecycle",
                              CASE
                                WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'human'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'human'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'human'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'human'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'human'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'human'
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'human'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'human'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'human'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'human'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'human'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'human'
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'digital'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'digital'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'human'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'digital'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'digital'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'digital'
                                ELSE NULL
                              END AS "channel",
                              CASE
                                WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 1
                                WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 1
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 2
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 2
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 2
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 2
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 4
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 4
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 4
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 5
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 5
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 5
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 6
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 7
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 8
                                ELSE NULL
                              END AS "priority",
                              CASE
                                WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 2
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 6
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 6
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 6
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 3
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 3
                                ELSE NULL
                              END AS "cool_down_months",
                              "t79"."action_key",
                              "t79"."weak_points",
                              "t79"."weaknesses",
                              CASE
                                WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t79"."holds_0"
                                WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t79"."holds_1"
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t79"."holds_2"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t79"."holds_3"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t79"."holds_4"
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t79"."holds_5"
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t79"."holds_6"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t79"."holds_7"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t79"."holds_8"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t79"."holds_9"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t79"."holds_10"
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t79"."holds_11"
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t79"."holds_12"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t79"."holds_13"
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t79"."holds_14"
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t79"."holds_15"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t79"."holds_16"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t79"."holds_17"
                                ELSE NULL
                              END AS "holds",
                              COALESCE(
                                (
                                  "t79"."former_again_from" > CAST(':first_day' AS DATE)
                                )
                                AND (
                                  "t79"."former_closed_by" IS NULL
                                )
                                AND "t79"."former_offered",
                                FALSE
                              ) AS "is_open",
                              CAST(ROUND(
                                GREATEST(
                                  CASE
                                    WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                    THEN "t79"."gap_of_0"
                                    WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                    THEN "t79"."gap_of_1"
                                    WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                    THEN "t79"."gap_of_2"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                    THEN "t79"."gap_of_3"
                                    WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                    THEN "t79"."gap_of_4"
                                    WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                    THEN "t79"."gap_of_5"
                                    WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                    THEN "t79"."gap_of_6"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                    THEN "t79"."gap_of_7"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                    THEN "t79"."gap_of_8"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                    THEN "t79"."gap_of_9"
                                    WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                    THEN "t79"."gap_of_10"
                                    WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                    THEN "t79"."gap_of_11"
                                    WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                    THEN "t79"."gap_of_12"
                                    WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                    THEN "t79"."gap_of_13"
                                    WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                    THEN "t79"."gap_of_14"
                                    WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                    THEN "t79"."gap_of_15"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                    THEN "t79"."gap_of_16"
                                    WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                    THEN "t79"."gap_of_17"
                                    ELSE NULL
                                  END,
                                  0.0
                                ),
                                4
                              ) AS DOUBLE) AS "gap",
                              CASE
                                WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t79"."sure_of_0"
                                WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t79"."sure_of_1"
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t79"."sure_of_2"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t79"."sure_of_3"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t79"."sure_of_4"
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t79"."sure_of_5"
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t79"."sure_of_6"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t79"."sure_of_7"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t79"."sure_of_8"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t79"."sure_of_9"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t79"."sure_of_10"
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t79"."sure_of_11"
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t79"."sure_of_12"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t79"."sure_of_13"
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t79"."sure_of_14"
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t79"."sure_of_15"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t79"."sure_of_16"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t79"."sure_of_17"
                                ELSE NULL
                              END AS "probability",
                              CASE
                                WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t79"."doubt_0"
                                WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t79"."doubt_1"
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t79"."doubt_2"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t79"."doubt_3"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t79"."doubt_4"
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t79"."doubt_5"
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t79"."doubt_6"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t79"."doubt_7"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t79"."doubt_8"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t79"."doubt_9"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t79"."doubt_10"
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t79"."doubt_11"
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t79"."doubt_12"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t79"."doubt_13"
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t79"."doubt_14"
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t79"."doubt_15"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t79"."doubt_16"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t79"."doubt_17"
                                ELSE NULL
                              END AS "doubt",
                              CASE
                                WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN CASE
                                  WHEN "t79"."holds_1" AND (
                                    "t79"."doubt_1" IS NULL
                                  )
                                  THEN 'IDE-Dormancy-FYC&Promo-Extend'
                                  ELSE NULL
                                END
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN CASE
                                  WHEN "t79"."holds_3" AND (
                                    "t79"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN CASE
                                  WHEN "t79"."holds_3" AND (
                                    "t79"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t79"."holds_7" AND (
                                    "t79"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN CASE
                                  WHEN "t79"."holds_5" AND (
                                    "t79"."doubt_5" IS NULL
                                  )
                                  THEN 'IDE-OverAssignment-LC-Extend'
                                  ELSE NULL
                                END
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN CASE
                                  WHEN "t79"."holds_4" AND (
                                    "t79"."doubt_4" IS NULL
                                  )
                                  THEN 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                  ELSE NULL
                                END
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN CASE
                                  WHEN "t79"."holds_0" AND (
                                    "t79"."doubt_0" IS NULL
                                  )
                                  THEN 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                  WHEN "t79"."holds_3" AND (
                                    "t79"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t79"."holds_7" AND (
                                    "t79"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN CASE
                                  WHEN "t79"."holds_3" AND (
                                    "t79"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t79"."holds_7" AND (
                                    "t79"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  WHEN "t79"."holds_8" AND (
                                    "t79"."doubt_8" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment-FYC-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN CASE
                                  WHEN "t79"."holds_10" AND (
                                    "t79"."doubt_10" IS NULL
                                  )
                                  THEN 'IDE-LowUtilisation-FYC-Adopt'
                                  ELSE NULL
                                END
                                ELSE NULL
                              END AS "covered_by",
                              CASE
                                WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'Get the new customer started: ' || "t79"."says_Dormancy" || ', ' || "t79"."says_NoFirstUse" || '.'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'Show the new customer what a renewal is worth: ' || "t79"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t79"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t79"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'Find out whether the customer still needs the product: ' || "t79"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t79"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t79"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Get the promotion''s seats assigned and used: ' || "t79"."says_LowAssignment" || ', ' || "t79"."says_Dormancy" || '.'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || 'Raise usage before the renewal: ' || "t79"."says_LowUtilisation" || '; ' || "t79"."says_RenewalNear" || '.'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'Agree on the seats that the customer needs, after a licence review: ' || "t79"."says_OverAssignment" || '.'
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Find out why usage fell before the renewal: ' || "t79"."says_FallingUsage" || '; renews in ' || COALESCE(CAST("t79"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t79"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Get seats assigned and used: ' || "t79"."says_LowAssignment" || ', ' || "t79"."says_Dormancy" || '.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Help the new customer assign its seats: ' || "t79"."says_LowAssignment" || '.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Get the seats assigned before they are renewed: ' || "t79"."says_LowAssignment" || '; renews in ' || COALESCE(CAST("t79"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t79"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || 'Help the new customer''s users get started: ' || "t79"."says_LowUtilisation" || '.'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'Renew as many seats as are in use: ' || "t79"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t79"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t79"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Win back users: ' || "t79"."says_FallingUsage" || '.'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || 'Raise usage before the renewal: ' || "t79"."says_LowUtilisation" || '; renews in ' || COALESCE(CAST("t79"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t79"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'Agree on the seats that the customer needs: ' || "t79"."says_OverAssignment" || '.'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'Get the product used: ' || "t79"."says_Dormancy" || '.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Get more seats assigned: ' || "t79"."says_LowAssignment" || '.'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || 'Raise usage: ' || "t79"."says_LowUtilisation" || '.'
                                ELSE NULL
                              END AS "goal",
                              CASE
                                WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || '' || "t79"."says_Dormancy" || '; ' || "t79"."says_NoFirstUse" || ''
                                WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || '' || "t79"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t79"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t79"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || '' || "t79"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t79"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t79"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || '' || "t79"."says_LowAssignment" || '; ' || "t79"."says_Dormancy" || ''
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || '' || "t79"."says_LowUtilisation" || '; ' || "t79"."says_RenewalNear" || ''
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || '' || "t79"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t79"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t79"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || '' || "t79"."says_FallingUsage" || '; renews in ' || COALESCE(CAST("t79"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t79"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || '' || "t79"."says_LowAssignment" || '; ' || "t79"."says_Dormancy" || ''
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || '' || "t79"."says_LowAssignment" || ''
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || '' || "t79"."says_LowAssignment" || '; renews in ' || COALESCE(CAST("t79"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t79"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || '' || "t79"."says_LowUtilisation" || ''
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || '' || "t79"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t79"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t79"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || '' || "t79"."says_FallingUsage" || ''
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || '' || "t79"."says_LowUtilisation" || '; renews in ' || COALESCE(CAST("t79"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t79"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || '' || "t79"."says_OverAssignment" || ''
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || '' || "t79"."says_Dormancy" || ''
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || '' || "t79"."says_LowAssignment" || ''
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || '' || "t79"."says_LowUtilisation" || ''
                                ELSE NULL
                              END AS "why_now",
                              CASE
                                WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'Book a first session with the administrator and install the product together.'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'Ask what the promotion was bought for, and set up the first project with one user.'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'Ask the decision maker who works with the product now, and what has changed.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Ask the administrator who should have a seat, and assign the seats together on the call.'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || 'Review usage with the decision maker, and agree how the inactive users get started.'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'Send the list of assigned users, and agree who keeps a seat.'
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Ask the administrator what changed for the users who stopped.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Ask the administrator who should have a seat, and assign the seats together on the call.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Walk the administrator through assigning seats to named users.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Ask the administrator which seats are needed, and assign those together on the call.'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || 'Offer the administrator a short training for the users who are not active yet.'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'Send the list of assigned users, and offer the missing seats with the renewal.'
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'Send the list of assigned users, and offer the missing seats.'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                ELSE NULL
                              END AS "next_step",
                              CASE
                                WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'At least one active user within a month.'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'At least one active user before the renewal.'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'The customer has said whether it will renew, and for how many seats.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t79"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% and at least one active user.'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t79"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active, or the renewal is agreed.'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Usage back at ' || COALESCE(
                                  CASE WHEN CAST(ROUND("t79"."mau_before" * 10, 0) AS BIGINT) < 0 THEN '-' ELSE '' END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t79"."mau_before") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t79"."mau_before") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t79"."mau_before") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t79"."mau_before") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || CASE
                                  WHEN COALESCE("t79"."mau_before" = 1, FALSE)
                                  THEN ' active user'
                                  ELSE ' active users'
                                END || ', or the cause is known and recorded.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t79"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% and at least one active user.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t79"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t79"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%, or the number of seats to renew is agreed.'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t79"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Usage back at ' || COALESCE(
                                  CASE WHEN CAST(ROUND("t79"."mau_before" * 10, 0) AS BIGINT) < 0 THEN '-' ELSE '' END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t79"."mau_before") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t79"."mau_before") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t79"."mau_before") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t79"."mau_before") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || CASE
                                  WHEN COALESCE("t79"."mau_before" = 1, FALSE)
                                  THEN ' active user'
                                  ELSE ' active users'
                                END || '.'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t79"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'At least one active user.'
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t79"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t79"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%.'
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t79"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t79"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                ELSE NULL
                              END AS "success_criterion",
                              GREATEST(COALESCE("t79"."acv_usd", 0.0), 0.0) AS "value_at_stake",
                              CASE
                                WHEN "t79"."weak_points" = 0
                                THEN 'high'
                                WHEN "t79"."weak_points" = 1
                                THEN 'medium'
                                ELSE 'low'
                              END AS "confidence",
                              "t79"."former_on",
                              "t79"."former_again_from",
                              "t79"."former_id",
                              "t79"."former_offered",
                              "t79"."former_closed_by",
                              GREATEST(COALESCE("t79"."acv_usd", 0.0), 0.0) * CAST(ROUND(
                                GREATEST(
                                  CASE
                                    WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                    THEN "t79"."gap_of_0"
                                    WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                    THEN "t79"."gap_of_1"
                                    WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                    THEN "t79"."gap_of_2"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                    THEN "t79"."gap_of_3"
                                    WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                    THEN "t79"."gap_of_4"
                                    WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                    THEN "t79"."gap_of_5"
                                    WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                    THEN "t79"."gap_of_6"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                    THEN "t79"."gap_of_7"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                    THEN "t79"."gap_of_8"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                    THEN "t79"."gap_of_9"
                                    WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                    THEN "t79"."gap_of_10"
                                    WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                    THEN "t79"."gap_of_11"
                                    WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                    THEN "t79"."gap_of_12"
                                    WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                    THEN "t79"."gap_of_13"
                                    WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                    THEN "t79"."gap_of_14"
                                    WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                    THEN "t79"."gap_of_15"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                    THEN "t79"."gap_of_16"
                                    WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                    THEN "t79"."gap_of_17"
                                    ELSE NULL
                                  END,
                                  0.0
                                ),
                                4
                              ) AS DOUBLE) AS "stake"
                            FROM (
                              SELECT
                                "t76"."snapshot_date",
                                "t76"."opportunity_id",
                                "t76"."contract_id",
                                "t76"."tenant_id",
                                "t76"."offering_product_line_code",
                                "t76"."original_account_csn",
                                "t76"."surviving_account_csn",
                                "t76"."opportunity_close_date",
                                "t76"."days_to_close",
                                "t76"."acv_usd",
                                "t76"."cohort",
                                "t76"."phase",
                                "t76"."lifecycle",
                                "t76"."seat_bucket",
                                "t76"."site_geo",
                                "t76"."industry_group",
                                "t76"."seats_purchased",
                                "t76"."seats_assigned",
                                "t76"."mau",
                                "t76"."mau_before",
                                "t76"."usage_change",
                                "t76"."has_used_before",
                                "t76"."dormancy_flag",
                                "t76"."users_without_seats",
                                "t76"."assignment_rate",
                                "t76"."assignment_benchmark",
                                "t76"."assignment_diff",
                                "t76"."probability_below_assignment_benchmark",
                                "t76"."utilisation_rate",
                                "t76"."utilisation_benchmark",
                                "t76"."utilisation_diff",
                                "t76"."probability_below_utilisation_benchmark",
                                "t76"."probability_below_usual",
                                "t76"."cohort_benchmark_used",
                                "t76"."customer_ews_prediction",
                                "t76"."is_at_risk",
                                "t76"."churn_probability",
                                "t76"."effective_renewal_score",
                                "t76"."effective_score_source",
                                "t76"."engagement_score",
                                "t76"."engagement_change",
                                "t76"."communication_score",
                                "t76"."product_score",
                                "t76"."relationship_score",
                                "t76"."parent_account_new_customer_flag",
                                "t76"."opportunity_lc_flag",
                                "t76"."opportunity_promo_flag",
                                "t76"."is_dirty_pool",
                                "t76"."is_dirty_team",
                                "t76"."is_unreliable_assignment",
                                "t76"."is_bootstrap",
                                "t76"."opportunities_on_usage",
                                "t76"."segments",
                                "t76"."ineligible_because",
                                "t76"."is_selected",
                                "t76"."says_LowAssignment",
                                "t76"."says_LowUtilisation",
                                "t76"."says_Dormancy",
                                "t76"."says_NoFirstUse",
                                "t76"."says_FallingUsage",
                                "t76"."says_OverAssignment",
                                "t76"."says_RenewalNear",
                                "t76"."weak_points",
                                "t76"."weaknesses",
                                "t76"."holds_0",
                                "t76"."holds_1",
                                "t76"."holds_2",
                                "t76"."holds_3",
                                "t76"."holds_4",
                                "t76"."holds_5",
                                "t76"."holds_6",
                                "t76"."holds_7",
                                "t76"."holds_8",
                                "t76"."holds_9",
                                "t76"."holds_10",
                                "t76"."holds_11",
                                "t76"."holds_12",
                                "t76"."holds_13",
                                "t76"."holds_14",
                                "t76"."holds_15",
                                "t76"."holds_16",
                                "t76"."holds_17",
                                "t76"."gap_of_0",
                                "t76"."gap_of_1",
                                "t76"."gap_of_2",
                                "t76"."gap_of_3",
                                "t76"."gap_of_4",
                                "t76"."gap_of_5",
                                "t76"."gap_of_6",
                                "t76"."gap_of_7",
                                "t76"."gap_of_8",
                                "t76"."gap_of_9",
                                "t76"."gap_of_10",
                                "t76"."gap_of_11",
                                "t76"."gap_of_12",
                                "t76"."gap_of_13",
                                "t76"."gap_of_14",
                                "t76"."gap_of_15",
                                "t76"."gap_of_16",
                                "t76"."gap_of_17",
                                "t76"."sure_of_0",
                                "t76"."sure_of_1",
                                "t76"."sure_of_2",
                                "t76"."sure_of_3",
                                "t76"."sure_of_4",
                                "t76"."sure_of_5",
                                "t76"."sure_of_6",
                                "t76"."sure_of_7",
                                "t76"."sure_of_8",
                                "t76"."sure_of_9",
                                "t76"."sure_of_10",
                                "t76"."sure_of_11",
                                "t76"."sure_of_12",
                                "t76"."sure_of_13",
                                "t76"."sure_of_14",
                                "t76"."sure_of_15",
                                "t76"."sure_of_16",
                                "t76"."sure_of_17",
                                "t76"."doubt_0",
                                "t76"."doubt_1",
                                "t76"."doubt_2",
                                "t76"."doubt_3",
                                "t76"."doubt_4",
                                "t76"."doubt_5",
                                "t76"."doubt_6",
                                "t76"."doubt_7",
                                "t76"."doubt_8",
                                "t76"."doubt_9",
                                "t76"."doubt_10",
                                "t76"."doubt_11",
                                "t76"."doubt_12",
                                "t76"."doubt_13",
                                "t76"."doubt_14",
                                "t76"."doubt_15",
                                "t76"."doubt_16",
                                "t76"."doubt_17",
                                "t34"."action_key",
                                "t78"."former_key",
                                "t78"."former_on",
                                "t78"."former_again_from",
                                "t78"."former_id",
                                "t78"."former_offered",
                                "t78"."former_tenant",
                                "t78"."former_line",
                                "t78"."former_held_on",
                                "t78"."former_csn",
                                "t78"."former_closed_by"
                              FROM (
                                SELECT
                                  "t58"."snapshot_date",
                                  "t58"."opportunity_id",
                                  "t58"."contract_id",
                                  "t58"."tenant_id",
                                  "t58"."offering_product_line_code",
                                  "t58"."original_account_csn",
                                  "t58"."surviving_account_csn",
                                  "t58"."opportunity_close_date",
                                  "t58"."days_to_close",
                                  "t58"."acv_usd",
                                  "t58"."cohort",
                                  "t58"."phase",
                                  "t58"."lifecycle",
                                  "t58"."seat_bucket",
                                  "t58"."site_geo",
                                  "t58"."industry_group",
                                  "t58"."seats_purchased",
                                  "t58"."seats_assigned",
                                  "t58"."mau",
                                  "t58"."mau_before",
                                  "t58"."usage_change",
                                  "t58"."has_used_before",
                                  "t58"."dormancy_flag",
                                  "t58"."users_without_seats",
                                  "t58"."assignment_rate",
                                  "t58"."assignment_benchmark",
                                  "t58"."assignment_diff",
                                  "t58"."probability_below_assignment_benchmark",
                                  "t58"."utilisation_rate",
                                  "t58"."utilisation_benchmark",
                                  "t58"."utilisation_diff",
                                  "t58"."probability_below_utilisation_benchmark",
                                  "t58"."probability_below_usual",
                                  "t58"."cohort_benchmark_used",
                                  "t58"."customer_ews_prediction",
                                  "t58"."is_at_risk",
                                  "t58"."churn_probability",
                                  "t58"."effective_renewal_score",
                                  "t58"."effective_score_source",
                                  "t58"."engagement_score",
                                  "t58"."engagement_change",
                                  "t58"."communication_score",
                                  "t58"."product_score",
                                  "t58"."relationship_score",
                                  "t58"."parent_account_new_customer_flag",
                                  "t58"."opportunity_lc_flag",
                                  "t58"."opportunity_promo_flag",
                                  "t58"."is_dirty_pool",
                                  "t58"."is_dirty_team",
                                  "t58"."is_unreliable_assignment",
                                  "t58"."is_bootstrap",
                                  "t58"."opportunities_on_usage",
                                  "t58"."segments",
                                  "t58"."ineligible_because",
                                  "t58"."is_selected",
                                  "t58"."says_LowAssignment",
                                  "t58"."says_LowUtilisation",
                                  "t58"."says_Dormancy",
                                  "t58"."says_NoFirstUse",
                                  "t58"."says_FallingUsage",
                                  "t58"."says_OverAssignment",
                                  "t58"."says_RenewalNear",
                                  "t58"."weak_points",
                                  "t58"."weaknesses",
                                  (
                                    "t58"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t58"."cohort" || '&', '&FYC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_Dormancy"
                                  AND "t58"."has_NoFirstUse" AS "holds_0",
                                  (
                                    "t58"."phase" = 'extend'
                                  )
                                  AND (
                                    FALSE
                                    OR (
                                      TRUE
                                      AND CONTAINS('&' || "t58"."cohort" || '&', '&FYC&')
                                      AND CONTAINS('&' || "t58"."cohort" || '&', '&Promo&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_Dormancy" AS "holds_1",
                                  (
                                    "t58"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_Dormancy" AS "holds_2",
                                  (
                                    "t58"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t58"."cohort" || '&', '&Promo&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_LowAssignment"
                                  AND "t58"."has_Dormancy" AS "holds_3",
                                  (
                                    "t58"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_LowUtilisation"
                                  AND "t58"."has_RenewalNear" AS "holds_4",
                                  (
                                    "t58"."phase" = 'extend'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t58"."cohort" || '&', '&LC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_OverAssignment" AS "holds_5",
                                  (
                                    "t58"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_FallingUsage" AS "holds_6",
                                  (
                                    "t58"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_LowAssignment"
                                  AND "t58"."has_Dormancy" AS "holds_7",
                                  (
                                    "t58"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t58"."cohort" || '&', '&FYC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_LowAssignment" AS "holds_8",
                                  (
                                    "t58"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_LowAssignment" AS "holds_9",
                                  (
                                    "t58"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t58"."cohort" || '&', '&FYC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_LowUtilisation" AS "holds_10",
                                  (
                                    "t58"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_OverAssignment" AS "holds_11",
                                  (
                                    "t58"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_FallingUsage" AS "holds_12",
                                  (
                                    "t58"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_LowUtilisation" AS "holds_13",
                                  (
                                    "t58"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_OverAssignment" AS "holds_14",
                                  (
                                    "t58"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_Dormancy" AS "holds_15",
                                  (
                                    "t58"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_LowAssignment" AS "holds_16",
                                  (
                                    "t58"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t58"."has_LowUtilisation" AS "holds_17",
                                  GREATEST("t58"."gap_Dormancy", "t58"."gap_NoFirstUse") AS "gap_of_0",
                                  "t58"."gap_Dormancy" AS "gap_of_1",
                                  "t58"."gap_Dormancy" AS "gap_of_2",
                                  GREATEST("t58"."gap_LowAssignment", "t58"."gap_Dormancy") AS "gap_of_3",
                                  GREATEST("t58"."gap_LowUtilisation", "t58"."gap_RenewalNear") AS "gap_of_4",
                                  "t58"."gap_OverAssignment" AS "gap_of_5",
                                  "t58"."gap_FallingUsage" AS "gap_of_6",
                                  GREATEST("t58"."gap_LowAssignment", "t58"."gap_Dormancy") AS "gap_of_7",
                                  "t58"."gap_LowAssignment" AS "gap_of_8",
                                  "t58"."gap_LowAssignment" AS "gap_of_9",
                                  "t58"."gap_LowUtilisation" AS "gap_of_10",
                                  "t58"."gap_OverAssignment" AS "gap_of_11",
                                  "t58"."gap_FallingUsage" AS "gap_of_12",
                                  "t58"."gap_LowUtilisation" AS "gap_of_13",
                                  "t58"."gap_OverAssignment" AS "gap_of_14",
                                  "t58"."gap_Dormancy" AS "gap_of_15",
                                  "t58"."gap_LowAssignment" AS "gap_of_16",
                                  "t58"."gap_LowUtilisation" AS "gap_of_17",
                                  CASE
                                    WHEN (
                                      "t58"."sure_Dormancy" IS NOT NULL
                                    )
                                    AND (
                                      "t58"."sure_NoFirstUse" IS NOT NULL
                                    )
                                    THEN LEAST("t58"."sure_Dormancy", "t58"."sure_NoFirstUse")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_0",
                                  "t58"."sure_Dormancy" AS "sure_of_1",
                                  "t58"."sure_Dormancy" AS "sure_of_2",
                                  CASE
                                    WHEN (
                                      "t58"."sure_LowAssignment" IS NOT NULL
                                    )
                                    AND (
                                      "t58"."sure_Dormancy" IS NOT NULL
                                    )
                                    THEN LEAST("t58"."sure_LowAssignment", "t58"."sure_Dormancy")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_3",
                                  CASE
                                    WHEN (
                                      "t58"."sure_LowUtilisation" IS NOT NULL
                                    )
                                    AND (
                                      "t58"."sure_RenewalNear" IS NOT NULL
                                    )
                                    THEN LEAST("t58"."sure_LowUtilisation", "t58"."sure_RenewalNear")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_4",
                                  "t58"."sure_OverAssignment" AS "sure_of_5",
                                  "t58"."sure_FallingUsage" AS "sure_of_6",
                                  CASE
                                    WHEN (
                                      "t58"."sure_LowAssignment" IS NOT NULL
                                    )
                                    AND (
                                      "t58"."sure_Dormancy" IS NOT NULL
                                    )
                                    THEN LEAST("t58"."sure_LowAssignment", "t58"."sure_Dormancy")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_7",
                                  "t58"."sure_LowAssignment" AS "sure_of_8",
                                  "t58"."sure_LowAssignment" AS "sure_of_9",
                                  "t58"."sure_LowUtilisation" AS "sure_of_10",
                                  "t58"."sure_OverAssignment" AS "sure_of_11",
                                  "t58"."sure_FallingUsage" AS "sure_of_12",
                                  "t58"."sure_LowUtilisation" AS "sure_of_13",
                                  "t58"."sure_OverAssignment" AS "sure_of_14",
                                  "t58"."sure_Dormancy" AS "sure_of_15",
                                  "t58"."sure_LowAssignment" AS "sure_of_16",
                                  "t58"."sure_LowUtilisation" AS "sure_of_17",
                                  CASE
                                    WHEN (
                                      GREATEST("t58"."gap_Dormancy", "t58"."gap_NoFirstUse") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t58"."gap_Dormancy", "t58"."gap_NoFirstUse") * "t58"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t58"."sure_Dormancy" IS NOT NULL
                                        )
                                        AND (
                                          "t58"."sure_NoFirstUse" IS NOT NULL
                                        )
                                        THEN LEAST("t58"."sure_Dormancy", "t58"."sure_NoFirstUse")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_0",
                                  CASE
                                    WHEN (
                                      "t58"."gap_Dormancy" > 0
                                    )
                                    AND (
                                      (
                                        "t58"."gap_Dormancy" * "t58"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t58"."sure_Dormancy" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_1",
                                  CASE
                                    WHEN (
                                      "t58"."gap_Dormancy" > 0
                                    )
                                    AND (
                                      (
                                        "t58"."gap_Dormancy" * "t58"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t58"."sure_Dormancy" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_2",
                                  CASE
                                    WHEN (
                                      GREATEST("t58"."gap_LowAssignment", "t58"."gap_Dormancy") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t58"."gap_LowAssignment", "t58"."gap_Dormancy") * "t58"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t58"."sure_LowAssignment" IS NOT NULL
                                        )
                                        AND (
                                          "t58"."sure_Dormancy" IS NOT NULL
                                        )
                                        THEN LEAST("t58"."sure_LowAssignment", "t58"."sure_Dormancy")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_3",
                                  CASE
                                    WHEN (
                                      GREATEST("t58"."gap_LowUtilisation", "t58"."gap_RenewalNear") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t58"."gap_LowUtilisation", "t58"."gap_RenewalNear") * "t58"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t58"."sure_LowUtilisation" IS NOT NULL
                                        )
                                        AND (
                                          "t58"."sure_RenewalNear" IS NOT NULL
                                        )
                                        THEN LEAST("t58"."sure_LowUtilisation", "t58"."sure_RenewalNear")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_4",
                                  CASE
                                    WHEN (
                                      "t58"."gap_OverAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t58"."gap_OverAssignment" * "t58"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t58"."sure_OverAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_5",
                                  CASE
                                    WHEN (
                                      "t58"."gap_FallingUsage" > 0
                                    )
                                    AND (
                                      (
                                        "t58"."gap_FallingUsage" * "t58"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t58"."sure_FallingUsage" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_6",
                                  CASE
                                    WHEN (
                                      GREATEST("t58"."gap_LowAssignment", "t58"."gap_Dormancy") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t58"."gap_LowAssignment", "t58"."gap_Dormancy") * "t58"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t58"."sure_LowAssignment" IS NOT NULL
                                        )
                                        AND (
                                          "t58"."sure_Dormancy" IS NOT NULL
                                        )
                                        THEN LEAST("t58"."sure_LowAssignment", "t58"."sure_Dormancy")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_7",
                                  CASE
                                    WHEN (
                                      "t58"."gap_LowAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t58"."gap_LowAssignment" * "t58"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t58"."sure_LowAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_8",
                                  CASE
                                    WHEN (
                                      "t58"."gap_LowAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t58"."gap_LowAssignment" * "t58"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t58"."sure_LowAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_9",
                                  CASE
                                    WHEN (
                                      "t58"."gap_LowUtilisation" > 0
                                    )
                                    AND (
                                      (
                                        "t58"."gap_LowUtilisation" * "t58"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t58"."sure_LowUtilisation" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_10",
                                  CASE
                                    WHEN (
                                      "t58"."gap_OverAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t58"."gap_OverAssignment" * "t58"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t58"."sure_OverAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_11",
                                  CAST(NULL AS TEXT) AS "doubt_12",
                                  CAST(NULL AS TEXT) AS "doubt_13",
                                  CASE
                                    WHEN (
                                      "t58"."gap_OverAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t58"."gap_OverAssignment" * "t58"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t58"."sure_OverAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_14",
                                  CAST(NULL AS TEXT) AS "doubt_15",
                                  CAST(NULL AS TEXT) AS "doubt_16",
                                  CAST(NULL AS TEXT) AS "doubt_17"
                                FROM (
                                  SELECT
                                    "t6"."snapshot_date",
                                    "t6"."opportunity_id",
                                    "t6"."contract_id",
                                    "t6"."tenant_id",
                                    "t6"."offering_product_line_code",
                                    "t6"."original_account_csn",
                                    "t6"."surviving_account_csn",
                                    "t6"."opportunity_close_date",
                                    "t6"."days_to_close",
                                    "t6"."acv_usd",
                                    "t6"."cohort",
                                    "t6"."phase",
                                    "t6"."lifecycle",
                                    "t6"."seat_bucket",
                                    "t6"."site_geo",
                                    "t6"."industry_group",
                                    "t6"."seats_purchased",
                                    "t6"."seats_assigned",
                                    "t6"."mau",
                                    "t6"."mau_before",
                                    "t6"."usage_change",
                                    "t6"."has_used_before",
                                    "t6"."dormancy_flag",
                                    "t6"."users_without_seats",
                                    "t6"."assignment_rate",
                                    "t6"."assignment_benchmark",
                                    "t6"."assignment_diff",
                                    "t6"."probability_below_assignment_benchmark",
                                    "t6"."utilisation_rate",
                                    "t6"."utilisation_benchmark",
                                    "t6"."utilisation_diff",
                                    "t6"."probability_below_utilisation_benchmark",
                                    "t6"."probability_below_usual",
                                    "t6"."cohort_benchmark_used",
                                    "t6"."customer_ews_prediction",
                                    "t6"."is_at_risk",
                                    "t6"."churn_probability",
                                    "t6"."effective_renewal_score",
                                    "t6"."effective_score_source",
                                    "t6"."engagement_score",
                                    "t6"."engagement_change",
                                    "t6"."communication_score",
                                    "t6"."product_score",
                                    "t6"."relationship_score",
                                    "t6"."parent_account_new_customer_flag",
                                    "t6"."opportunity_lc_flag",
                                    "t6"."opportunity_promo_flag",
                                    "t6"."is_dirty_pool",
                                    "t6"."is_dirty_team",
                                    "t6"."is_unreliable_assignment",
                                    "t6"."is_bootstrap",
                                    "t6"."opportunities_on_usage",
                                    "t6"."segments",
                                    "t6"."ineligible_because",
                                    "t6"."is_selected",
                                    COALESCE("t6"."assignment_diff" < 0, FALSE) AS "has_LowAssignment",
                                    COALESCE((
                                      "t6"."utilisation_diff" < 0
                                    ) AND NOT (
                                      "t6"."dormancy_flag"
                                    ), FALSE) AS "has_LowUtilisation",
                                    COALESCE(
                                      "t6"."dormancy_flag"
                                      AND (
                                        "t6"."seats_purchased" > 0
                                      )
                                      AND (
                                        "t6"."users_without_seats" = 0
                                      ),
                                      FALSE
                                    ) AS "has_Dormancy",
                                    COALESCE(
                                      "t6"."dormancy_flag"
                                      AND NOT (
                                        "t6"."has_used_before"
                                      )
                                      AND (
                                        "t6"."users_without_seats" = 0
                                      ),
                                      FALSE
                                    ) AS "has_NoFirstUse",
                                    COALESCE(
                                      (
                                        "t6"."usage_change" <= (
                                          0 - 30
                                        )
                                      )
                                      AND (
                                        "t6"."mau_before" >= 3
                                      )
                                      AND NOT (
                                        "t6"."dormancy_flag"
                                      ),
                                      FALSE
                                    ) AS "has_FallingUsage",
                                    COALESCE("t6"."assignment_rate" > 100, FALSE) AS "has_OverAssignment",
                                    COALESCE("t6"."days_to_close" BETWEEN 0 AND 45, FALSE) AS "has_RenewalNear",
                                    COALESCE((
                                      0 - "t6"."assignment_diff"
                                    ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_LowAssignment",
                                    COALESCE((
                                      0 - "t6"."utilisation_diff"
                                    ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_LowUtilisation",
                                    COALESCE(CAST(1 AS DOUBLE), 0.0) AS "gap_Dormancy",
                                    COALESCE(CAST(1 AS DOUBLE), 0.0) AS "gap_NoFirstUse",
                                    COALESCE((
                                      0 - "t6"."usage_change"
                                    ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_FallingUsage",
                                    COALESCE((
                                      "t6"."assignment_rate" - 100
                                    ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_OverAssignment",
                                    COALESCE(CAST(0 AS DOUBLE), 0.0) AS "gap_RenewalNear",
                                    "t6"."probability_below_assignment_benchmark" AS "sure_LowAssignment",
                                    "t6"."probability_below_utilisation_benchmark" AS "sure_LowUtilisation",
                                    "t6"."probability_below_utilisation_benchmark" AS "sure_Dormancy",
                                    CAST(1 AS DOUBLE) AS "sure_NoFirstUse",
                                    "t6"."probability_below_usual" AS "sure_FallingUsage",
                                    CAST(1 AS DOUBLE) AS "sure_OverAssignment",
                                    CAST(1 AS DOUBLE) AS "sure_RenewalNear",
                                    '' || 'assignment ' || COALESCE(
                                      CASE
                                        WHEN CAST(ROUND("t6"."assignment_rate" * 10, 0) AS BIGINT) < 0
                                        THEN '-'
                                        ELSE ''
                                      END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t6"."assignment_rate") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t6"."assignment_rate") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t6"."assignment_rate") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t6"."assignment_rate") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || '% against ' || COALESCE(
                                      CASE
                                        WHEN CAST(ROUND("t6"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                        THEN '-'
                                        ELSE ''
                                      END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t6"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t6"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t6"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t6"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || '% for similar customers' AS "says_LowAssignment",
                                    '' || '' || COALESCE(
                                      CASE
                                        WHEN CAST(ROUND("t6"."utilisation_rate" * 10, 0) AS BIGINT) < 0
                                        THEN '-'
                                        ELSE ''
                                      END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t6"."utilisation_rate") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t6"."utilisation_rate") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t6"."utilisation_rate") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t6"."utilisation_rate") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || '% active against ' || COALESCE(
                                      CASE
                                        WHEN CAST(ROUND("t6"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                        THEN '-'
                                        ELSE ''
                                      END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t6"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t6"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t6"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t6"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || '% for similar customers' AS "says_LowUtilisation",
                                    '' || 'nobody active on ' || COALESCE(CAST("t6"."seats_purchased" AS TEXT), 'unknown') || CASE WHEN COALESCE("t6"."seats_purchased" = 1, FALSE) THEN ' seat' ELSE ' seats' END || '' AS "says_Dormancy",
                                    '' || 'never used before' AS "says_NoFirstUse",
                                    '' || '' || COALESCE(CAST("t6"."mau" AS TEXT), 'unknown') || CASE
                                      WHEN COALESCE("t6"."mau" = 1, FALSE)
                                      THEN ' active user'
                                      ELSE ' active users'
                                    END || ' against ' || COALESCE(
                                      CASE WHEN CAST(ROUND("t6"."mau_before" * 10, 0) AS BIGINT) < 0 THEN '-' ELSE '' END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t6"."mau_before") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t6"."mau_before") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t6"."mau_before") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t6"."mau_before") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || ' in the months before' AS "says_FallingUsage",
                                    '' || '' || COALESCE(CAST("t6"."seats_assigned" AS TEXT), 'unknown') || CASE WHEN COALESCE("t6"."seats_assigned" = 1, FALSE) THEN ' seat' ELSE ' seats' END || ' assigned, ' || COALESCE(CAST("t6"."seats_purchased" AS TEXT), 'unknown') || ' purchased' AS "says_OverAssignment",
                                    '' || 'renews in ' || COALESCE(CAST("t6"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t6"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '' AS "says_RenewalNear",
                                    0 + CAST(COALESCE("t6"."is_dirty_pool" OR "t6"."is_dirty_team", FALSE) AS BIGINT) + CAST(COALESCE("t6"."is_unreliable_assignment", FALSE) AS BIGINT) + CAST(COALESCE("t6"."opportunities_on_usage" > 1, FALSE) AS BIGINT) + CAST(COALESCE("t6"."is_bootstrap", FALSE) AS BIGINT) + CAST((
                                      "t6"."customer_ews_prediction" IS NULL
                                    )
                                    AND (
                                      "t6"."days_to_close" <= 365
                                    ) AS BIGINT) AS "weak_points",
                                    SUBSTRING(
                                      '' || CASE
                                        WHEN COALESCE("t6"."is_dirty_pool" OR "t6"."is_dirty_team", FALSE)
                                        THEN ', dirty pool'
                                        ELSE ''
                                      END || CASE
                                        WHEN COALESCE("t6"."is_unreliable_assignment", FALSE)
                                        THEN ', unreliable window'
                                        ELSE ''
                                      END || CASE
                                        WHEN COALESCE("t6"."opportunities_on_usage" > 1, FALSE)
                                        THEN ', product-line fan-out'
                                        ELSE ''
                                      END || CASE
                                        WHEN COALESCE("t6"."is_bootstrap", FALSE)
                                        THEN ', bootstrap benchmark'
                                        ELSE ''
                                      END || CASE
                                        WHEN (
                                          "t6"."customer_ews_prediction" IS NULL
                                        )
                                        AND (
                                          "t6"."days_to_close" <= 365
                                        )
                                        THEN ', no score'
                                        ELSE ''
                                      END,
                                      CASE
                                        WHEN (
                                          2 + 1
                                        ) >= 1
                                        THEN 2 + 1
                                        ELSE 2 + 1 + LENGTH(
                                          '' || CASE
                                            WHEN COALESCE("t6"."is_dirty_pool" OR "t6"."is_dirty_team", FALSE)
                                            THEN ', dirty pool'
                                            ELSE ''
                                          END || CASE
                                            WHEN COALESCE("t6"."is_unreliable_assignment", FALSE)
                                            THEN ', unreliable window'
                                            ELSE ''
                                          END || CASE
                                            WHEN COALESCE("t6"."opportunities_on_usage" > 1, FALSE)
                                            THEN ', product-line fan-out'
                                            ELSE ''
                                          END || CASE
                                            WHEN COALESCE("t6"."is_bootstrap", FALSE)
                                            THEN ', bootstrap benchmark'
                                            ELSE ''
                                          END || CASE
                                            WHEN (
                                              "t6"."customer_ews_prediction" IS NULL
                                            )
                                            AND (
                                              "t6"."days_to_close" <= 365
                                            )
                                            THEN ', no score'
                                            ELSE ''
                                          END
                                        )
                                      END
                                    ) AS "weaknesses"
                                  FROM "ide_action_signals_monthly" AS "t6"
                                ) AS "t58"
                              ) AS "t76"
                              CROSS JOIN (
                                SELECT
                                  UNNEST(
                                    CAST([
                                      'IDE-Dormancy&NoFirstUse-FYC-Adopt',
                                      'IDE-Dormancy-FYC&Promo-Extend',
                                      'IDE-Dormancy-All-Extend',
                                      'IDE-LowAssignment&Dormancy-Promo-Adopt',
                                      'IDE-LowUtilisation&RenewalNear-All-Extend',
                                      'IDE-OverAssignment-LC-Extend',
                                      'IDE-FallingUsage-All-Extend',
                                      'IDE-LowAssignment&Dormancy-All-Adopt',
                                      'IDE-LowAssignment-FYC-Adopt',
                                      'IDE-LowAssignment-All-Extend',
                                      'IDE-LowUtilisation-FYC-Adopt',
                                      'IDE-OverAssignment-All-Extend',
                                      'IDE-FallingUsage-All-Adopt',
                                      'IDE-LowUtilisation-All-Extend',
                                      'IDE-OverAssignment-All-Adopt',
                                      'IDE-Dormancy-All-Adopt',
                                      'IDE-LowAssignment-All-Adopt',
                                      'IDE-LowUtilisation-All-Adopt'
                                    ] AS TEXT[])
                                  ) AS "action_key"
                              ) AS "t34"
                              LEFT OUTER JOIN (
                                SELECT
                                  "t61"."former_key",
                                  "t61"."former_on",
                                  "t61"."former_again_from",
                                  "t61"."former_id",
                                  "t61"."former_offered",
                                  "t61"."former_tenant",
                                  "t61"."former_line",
                                  "t61"."former_held_on",
                                  "t61"."former_csn",
                                  COALESCE("t61"."former_closed", "t71"."done_by") AS "former_closed_by"
                                FROM (
                                  SELECT
                                    "t55"."action_key" AS "former_key",
                                    "t55"."earlier_csn",
                                    "t55"."former_on",
                                    "t55"."former_again_from",
                                    "t55"."former_id",
                                    "t55"."former_offered",
                                    "t55"."former_tenant",
                                    "t55"."former_line",
                                    "t55"."former_held_on",
                                    "t55"."former_closed",
                                    "t55"."surviving_account_csn" AS "former_csn",
                                    "t55"."newest"
                                  FROM (
                                    SELECT
                                      "t47"."action_key",
                                      "t47"."earlier_csn",
                                      "t47"."former_on",
                                      "t47"."former_again_from",
                                      "t47"."former_id",
                                      "t47"."former_offered",
                                      "t47"."former_tenant",
                                      "t47"."former_line",
                                      "t47"."former_held_on",
                                      "t47"."former_closed",
                                      "t47"."surviving_account_csn",
                                      ROW_NUMBER() OVER (
                                        PARTITION BY "t47"."surviving_account_csn", "t47"."action_key"
                                        ORDER BY "t47"."former_on" DESC, "t47"."former_offered" DESC, "t47"."earlier_csn" ASC
                                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                      ) - 1 AS "newest"
                                    FROM (
                                      SELECT
                                        "t38"."action_key",
                                        "t38"."earlier_csn",
                                        "t38"."former_on",
                                        "t38"."former_again_from",
                                        "t38"."former_id",
                                        "t38"."former_offered",
                                        "t38"."former_tenant",
                                        "t38"."former_line",
                                        "t38"."former_held_on",
                                        "t38"."former_closed",
                                        COALESCE("t38"."final_csn", "t38"."earlier_csn") AS "surviving_account_csn"
                                      FROM (
                                        SELECT
                                          "t21"."action_key",
                                          "t21"."earlier_csn",
                                          "t21"."former_on",
                                          "t21"."former_again_from",
                                          "t21"."former_id",
                                          "t21"."former_offered",
                                          "t21"."former_tenant",
                                          "t21"."former_line",
                                          "t21"."former_held_on",
                                          "t21"."former_closed",
                                          "t17"."merged_csn",
                                          "t17"."final_csn"
                                        FROM (
                                          SELECT
                                            "t2"."action_key",
                                            "t2"."surviving_account_csn" AS "earlier_csn",
                                            "t2"."given_on" AS "former_on",
                                            "t2"."again_from" AS "former_again_from",
                                            "t2"."action_id" AS "former_id",
                                            "t2"."is_offered" AS "former_offered",
                                            "t2"."tenant_id" AS "former_tenant",
                                            "t2"."offering_product_line_code" AS "former_line",
                                            "t2"."held_on" AS "former_held_on",
                                            "t2"."closed_by" AS "former_closed"
                                          FROM "ide_action_history_monthly" AS "t2"
                                        ) AS "t21"
                                        LEFT OUTER JOIN (
                                          SELECT
                                            "t1"."victim_account_csn" AS "merged_csn",
                                            "t1"."surviving_account_csn" AS "final_csn"
                                          FROM "account_merges" AS "t1"
                                        ) AS "t17"
                                          ON "t21"."earlier_csn" = "t17"."merged_csn"
                                      ) AS "t38"
                                    ) AS "t47"
                                  ) AS "t55"
                                  WHERE
                                    "t55"."newest" = 0
                                ) AS "t61"
                                LEFT OUTER JOIN "t67" AS "t71"
                                  ON "t61"."former_csn" = "t71"."done_csn" AND "t61"."former_key" = "t71"."done_key"
                              ) AS "t78"
                                ON "t76"."surviving_account_csn" = "t78"."former_csn"
                                AND "t34"."action_key" = "t78"."former_key"
                            ) AS "t79"
                            WHERE
                              CASE
                                WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t79"."holds_0"
                                WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t79"."holds_1"
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t79"."holds_2"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t79"."holds_3"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t79"."holds_4"
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t79"."holds_5"
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t79"."holds_6"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t79"."holds_7"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t79"."holds_8"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t79"."holds_9"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t79"."holds_10"
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t79"."holds_11"
                                WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t79"."holds_12"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t79"."holds_13"
                                WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t79"."holds_14"
                                WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t79"."holds_15"
                                WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t79"."holds_16"
                                WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t79"."holds_17"
                                ELSE NULL
                              END
                              OR COALESCE(
                                NOT (
                                  CASE
                                    WHEN "t79"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                    THEN "t79"."holds_0"
                                    WHEN "t79"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                    THEN "t79"."holds_1"
                                    WHEN "t79"."action_key" = 'IDE-Dormancy-All-Extend'
                                    THEN "t79"."holds_2"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                    THEN "t79"."holds_3"
                                    WHEN "t79"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                    THEN "t79"."holds_4"
                                    WHEN "t79"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                    THEN "t79"."holds_5"
                                    WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Extend'
                                    THEN "t79"."holds_6"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                    THEN "t79"."holds_7"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                    THEN "t79"."holds_8"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Extend'
                                    THEN "t79"."holds_9"
                                    WHEN "t79"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                    THEN "t79"."holds_10"
                                    WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Extend'
                                    THEN "t79"."holds_11"
                                    WHEN "t79"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                    THEN "t79"."holds_12"
                                    WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                    THEN "t79"."holds_13"
                                    WHEN "t79"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                    THEN "t79"."holds_14"
                                    WHEN "t79"."action_key" = 'IDE-Dormancy-All-Adopt'
                                    THEN "t79"."holds_15"
                                    WHEN "t79"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                    THEN "t79"."holds_16"
                                    WHEN "t79"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                    THEN "t79"."holds_17"
                                    ELSE NULL
                                  END
                                )
                                AND (
                                  (
                                    "t79"."former_again_from" > CAST(':first_day' AS DATE)
                                  )
                                  AND "t79"."former_offered"
                                )
                                AND (
                                  (
                                    (
                                      (
                                        CAST(':year' AS BIGINT) * 12
                                      ) + CAST(':number' AS BIGINT)
                                    ) - (
                                      (
                                        EXTRACT(year FROM "t79"."former_held_on") * 12
                                      ) + EXTRACT(month FROM "t79"."former_held_on")
                                    )
                                  ) <= 1
                                )
                                AND (
                                  (
                                    "t79"."tenant_id" = "t79"."former_tenant"
                                  )
                                  AND (
                                    "t79"."offering_product_line_code" = "t79"."former_line"
                                  )
                                ),
                                FALSE
                              )
                          ) AS "t85"
                          LEFT OUTER JOIN (
                            SELECT
                              "t5"."account_csn" AS "own_csn",
                              "t5"."owner_id" AS "own_owner"
                            FROM "account_attributes" AS "t5"
                            WHERE
                              "t5"."owner_id" IS NOT NULL
                          ) AS "t32"
                            ON "t85"."surviving_account_csn" = "t32"."own_csn"
                          LEFT OUTER JOIN (
                            SELECT
                              "t5"."account_csn" AS "former_account",
                              "t5"."owner_id" AS "former_owner"
                            FROM "account_attributes" AS "t5"
                            WHERE
                              "t5"."owner_id" IS NOT NULL
                          ) AS "t33"
                            ON "t85"."original_account_csn" = "t33"."former_account"
                        ) AS "t86"
                      ) AS "t88"
                      LEFT OUTER JOIN (
                        SELECT
                          "t4"."surviving_account_csn" AS "unit_csn",
                          "t4"."holdout_unit"
                        FROM "ide_holdout_monthly" AS "t4"
                      ) AS "t23"
                        ON "t88"."surviving_account_csn" = "t23"."unit_csn"
                      LEFT OUTER JOIN (
                        SELECT
                          "t48"."surviving_account_csn" AS "control_csn",
                          BOOL_OR(CAST("t48"."is_control" AS BOOLEAN)) AS "any_control"
                        FROM (
                          SELECT
                            "t42"."holdout_unit",
                            "t42"."is_control",
                            "t42"."member_csn",
                            COALESCE("t42"."final_csn", "t42"."member_csn") AS "surviving_account_csn"
                          FROM "t39" AS "t42"
                        ) AS "t48"
                        GROUP BY
                          1
                      ) AS "t56"
                        ON "t88"."surviving_account_csn" = "t56"."control_csn"
                      LEFT OUTER JOIN (
                        SELECT
                          "t63"."unit" AS "own_unit",
                          "t63"."unit_topic" AS "own_topic",
                          "t63"."is_held" AS "unit_held",
                          "t63"."is_offered" AS "unit_offered"
                        FROM "t60" AS "t63"
                      ) AS "t66"
                        ON "t23"."holdout_unit" = "t66"."own_unit" AND "t88"."topic" = "t66"."own_topic"
                      LEFT OUTER JOIN (
                        SELECT
                          "t69"."pair_csn" AS "ever_csn",
                          "t69"."unit_topic" AS "ever_topic",
                          BOOL_OR(CAST("t69"."is_held" AS BOOLEAN)) AS "ever_held",
                          BOOL_OR(CAST("t69"."is_offered" AS BOOLEAN)) AS "ever_offered"
                        FROM (
                          SELECT
                            "t50"."pair_csn",
                            "t50"."pair_unit",
                            "t64"."unit_topic",
                            "t64"."unit",
                            "t64"."is_held",
                            "t64"."is_offered"
                          FROM (
                            SELECT DISTINCT
                              COALESCE("t42"."final_csn", "t42"."member_csn") AS "pair_csn",
                              "t42"."holdout_unit" AS "pair_unit"
                            FROM "t39" AS "t42"
                          ) AS "t50"
                          INNER JOIN "t60" AS "t64"
                            ON "t50"."pair_unit" = "t64"."unit"
                        ) AS "t69"
                        GROUP BY
                          1,
                          2
                      ) AS "t75"
                        ON "t88"."surviving_account_csn" = "t75"."ever_csn"
                        AND "t88"."topic" = "t75"."ever_topic"
                    ) AS "t89"
                  ) AS "t91"
                  LEFT OUTER JOIN (
                    SELECT
                      "t81"."uplift_key",
                      CAST(ROUND(
                        (
                          (
                            "t81"."measured" * "t81"."weight"
                          ) + (
                            (
                              "t81"."prior" + "t81"."mean"
                            ) * 399.99999999999994
                          )
                        ) / NULLIF("t81"."weight" + (
                          399.99999999999994 * 2.0
                        ), 0.0),
                        4
                      ) AS DOUBLE) AS "uplift",
                      CASE
                        WHEN "t81"."weight" > (
                          399.99999999999994 * 2.0
                        )
                        THEN 'measured'
                        ELSE 'prior'
                      END AS "uplift_source"
                    FROM (
                      SELECT
                        "t80"."uplift_key",
                        "t80"."prior",
                        "t80"."counted_key",
                        "t80"."offered",
                        "t80"."held",
                        "t80"."won_offered",
                        "t80"."won_held",
                        "t80"."measured",
                        "t80"."weight",
                        "t80"."millionths",
                        CAST(SUM("t80"."millionths") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS DOUBLE) / NULLIF(CAST(18000000 AS DOUBLE), 0.0) AS "mean"
                      FROM (
                        SELECT
                          "t74"."uplift_key",
                          "t74"."prior",
                          "t74"."counted_key",
                          "t74"."offered",
                          "t74"."held",
                          "t74"."won_offered",
                          "t74"."won_held",
                          "t74"."measured",
                          "t74"."weight",
                          CAST(ROUND(
                            (
                              (
                                (
                                  "t74"."measured" * "t74"."weight"
                                ) + (
                                  "t74"."prior" * 399.99999999999994
                                )
                              ) / NULLIF("t74"."weight" + 399.99999999999994, 0.0)
                            ) * 1000000,
                            0
                          ) AS BIGINT) AS "millionths"
                        FROM (
                          SELECT
                            "t52"."uplift_key",
                            "t52"."prior",
                            "t52"."counted_key",
                            "t52"."offered",
                            "t52"."held",
                            "t52"."won_offered",
                            "t52"."won_held",
                            COALESCE(
                              (
                                CAST("t52"."won_offered" AS DOUBLE) / NULLIF(CAST("t52"."offered" AS DOUBLE), 0.0)
                              ) - (
                                CAST("t52"."won_held" AS DOUBLE) / NULLIF(CAST("t52"."held" AS DOUBLE), 0.0)
                              ),
                              0.0
                            ) AS "measured",
                            COALESCE(
                              CASE
                                WHEN (
                                  (
                                    CAST("t52"."won_offered" + "t52"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t52"."offered" + "t52"."held" + 2 AS DOUBLE), 0.0)
                                  ) * (
                                    1.0 - (
                                      CAST("t52"."won_offered" + "t52"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t52"."offered" + "t52"."held" + 2 AS DOUBLE), 0.0)
                                    )
                                  ) * (
                                    (
                                      1.0 / NULLIF(CAST("t52"."offered" AS DOUBLE), 0.0)
                                    ) + (
                                      1.0 / NULLIF(CAST("t52"."held" AS DOUBLE), 0.0)
                                    )
                                  )
                                ) > 0
                                THEN 1.0 / NULLIF(
                                  (
                                    CAST("t52"."won_offered" + "t52"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t52"."offered" + "t52"."held" + 2 AS DOUBLE), 0.0)
                                  ) * (
                                    1.0 - (
                                      CAST("t52"."won_offered" + "t52"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t52"."offered" + "t52"."held" + 2 AS DOUBLE), 0.0)
                                    )
                                  ) * (
                                    (
                                      1.0 / NULLIF(CAST("t52"."offered" AS DOUBLE), 0.0)
                                    ) + (
                                      1.0 / NULLIF(CAST("t52"."held" AS DOUBLE), 0.0)
                                    )
                                  ),
                                  0.0
                                )
                                ELSE 0.0
                              END,
                              0.0
                            ) AS "weight"
                          FROM (
                            SELECT
                              "t43"."uplift_key",
                              "t43"."prior",
                              "t46"."counted_key",
                              "t46"."offered",
                              "t46"."held",
                              "t46"."won_offered",
                              "t46"."won_held"
                            FROM (
                              SELECT
                                "t27"."uplift_key",
                                CASE
                                  WHEN "t27"."uplift_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                  THEN 0.04
                                  WHEN "t27"."uplift_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                  THEN 0.05
                                  WHEN "t27"."uplift_key" = 'IDE-Dormancy-All-Extend'
                                  THEN 0.05
                                  WHEN "t27"."uplift_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  THEN 0.03
                                  WHEN "t27"."uplift_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                  THEN 0.05
                                  WHEN "t27"."uplift_key" = 'IDE-OverAssignment-LC-Extend'
                                  THEN 0.03
                                  WHEN "t27"."uplift_key" = 'IDE-FallingUsage-All-Extend'
                                  THEN 0.04
                                  WHEN "t27"."uplift_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  THEN 0.03
                                  WHEN "t27"."uplift_key" = 'IDE-LowAssignment-FYC-Adopt'
                                  THEN 0.03
                                  WHEN "t27"."uplift_key" = 'IDE-LowAssignment-All-Extend'
                                  THEN 0.04
                                  WHEN "t27"."uplift_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                  THEN 0.03
                                  WHEN "t27"."uplift_key" = 'IDE-OverAssignment-All-Extend'
                                  THEN 0.03
                                  WHEN "t27"."uplift_key" = 'IDE-FallingUsage-All-Adopt'
                                  THEN 0.01
                                  WHEN "t27"."uplift_key" = 'IDE-LowUtilisation-All-Extend'
                                  THEN 0.01
                                  WHEN "t27"."uplift_key" = 'IDE-OverAssignment-All-Adopt'
                                  THEN 0.03
                                  WHEN "t27"."uplift_key" = 'IDE-Dormancy-All-Adopt'
                                  THEN 0.01
                                  WHEN "t27"."uplift_key" = 'IDE-LowAssignment-All-Adopt'
                                  THEN 0.01
                                  WHEN "t27"."uplift_key" = 'IDE-LowUtilisation-All-Adopt'
                                  THEN 0.01
                                  ELSE NULL
                                END AS "prior"
                              FROM (
                                SELECT
                                  UNNEST(
                                    CAST([
                                      'IDE-Dormancy&NoFirstUse-FYC-Adopt',
                                      'IDE-Dormancy-FYC&Promo-Extend',
                                      'IDE-Dormancy-All-Extend',
                                      'IDE-LowAssignment&Dormancy-Promo-Adopt',
                                      'IDE-LowUtilisation&RenewalNear-All-Extend',
                                      'IDE-OverAssignment-LC-Extend',
                                      'IDE-FallingUsage-All-Extend',
                                      'IDE-LowAssignment&Dormancy-All-Adopt',
                                      'IDE-LowAssignment-FYC-Adopt',
                                      'IDE-LowAssignment-All-Extend',
                                      'IDE-LowUtilisation-FYC-Adopt',
                                      'IDE-OverAssignment-All-Extend',
                                      'IDE-FallingUsage-All-Adopt',
                                      'IDE-LowUtilisation-All-Extend',
                                      'IDE-OverAssignment-All-Adopt',
                                      'IDE-Dormancy-All-Adopt',
                                      'IDE-LowAssignment-All-Adopt',
                                      'IDE-LowUtilisation-All-Adopt'
                                    ] AS TEXT[])
                                  ) AS "uplift_key"
                              ) AS "t27"
                            ) AS "t43"
                            LEFT OUTER JOIN (
                              SELECT
                                "t19"."action_key" AS "counted_key",
                                SUM(CASE WHEN "t19"."is_offered" THEN 1 ELSE 0 END) AS "offered",
                                SUM(CASE WHEN "t19"."is_offered" THEN 0 ELSE 1 END) AS "held",
                                SUM(CASE WHEN "t19"."is_offered" AND "t19"."is_renewed" THEN 1 ELSE 0 END) AS "won_offered",
                                SUM(CASE WHEN NOT (
                                  "t19"."is_offered"
                                ) AND "t19"."is_renewed" THEN 1 ELSE 0 END) AS "won_held"
                              FROM (
                                SELECT
                                  *
                                FROM "ide_action_history_monthly" AS "t2"
                                WHERE
                                  "t2"."is_renewed" IS NOT NULL AND "t2"."topic" IS NOT NULL
                              ) AS "t19"
                              GROUP BY
                                1
                            ) AS "t46"
                              ON "t43"."uplift_key" = "t46"."counted_key"
                          ) AS "t52"
                        ) AS "t74"
                      ) AS "t80"
                    ) AS "t81"
                  ) AS "t83"
                    ON "t91"."action_key" = "t83"."uplift_key"
                ) AS "t92"
              ) AS "t93"
            ) AS "t94"
          ) AS "t95"
        ) AS "t96"
      ) AS "t97"
    ) AS "t98"
  ) AS "t99"
), "t107" AS (
  SELECT
    "t103"."holdout_unit" AS "of_unit",
    "t103"."topic" AS "of_topic",
    BOOL_OR(CAST("t103"."ever_held" AS BOOLEAN)) AS "inherits_held",
    BOOL_OR(CAST("t103"."ever_offered" AS BOOLEAN)) AS "inherits_offered"
  FROM (
    SELECT
      "t101"."opportunity_id",
      "t101"."contract_id",
      "t101"."tenant_id",
      "t101"."offering_product_line_code",
      "t101"."original_account_csn",
      "t101"."surviving_account_csn",
      "t101"."opportunity_close_date",
      "t101"."acv_usd",
      "t101"."cohort",
      "t101"."seat_bucket",
      "t101"."site_geo",
      "t101"."industry_group",
      "t101"."ineligible_because",
      "t101"."is_selected",
      "t101"."action_name",
      "t101"."lifecycle",
      "t101"."channel",
      "t101"."priority",
      "t101"."cool_down_months",
      "t101"."action_key",
      "t101"."weak_points",
      "t101"."weaknesses",
      "t101"."holds",
      "t101"."is_open",
      "t101"."gap",
      "t101"."probability",
      "t101"."doubt",
      "t101"."covered_by",
      "t101"."goal",
      "t101"."why_now",
      "t101"."next_step",
      "t101"."success_criterion",
      "t101"."value_at_stake",
      "t101"."confidence",
      "t101"."former_on",
      "t101"."former_again_from",
      "t101"."former_id",
      "t101"."former_offered",
      "t101"."former_closed_by",
      "t101"."stake",
      "t101"."owner_id",
      "t101"."topic",
      "t101"."holdout_unit",
      "t101"."unit_held",
      "t101"."unit_offered",
      "t101"."ever_held",
      "t101"."ever_offered",
      "t101"."is_in_control",
      "t101"."is_in_both_arms",
      "t101"."uplift_key",
      "t101"."uplift",
      "t101"."uplift_source",
      "t101"."expected_value",
      "t101"."accounts_opportunity",
      COALESCE(
        "t101"."verdict",
        CASE
          WHEN "t101"."takes_time" AND (
            "t101"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) AS "verdict",
      "t101"."at_account",
      "t101"."candidate_rank",
      "t101"."takes_time",
      "t101"."in_line",
      COALESCE(
        "t101"."verdict",
        CASE
          WHEN "t101"."takes_time" AND (
            "t101"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) IS NULL AS "is_chosen"
    FROM "t100" AS "t101"
    WHERE
      COALESCE(
        "t101"."verdict",
        CASE
          WHEN "t101"."takes_time" AND (
            "t101"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) IS NULL
      AND "t101"."topic" IS NOT NULL
  ) AS "t103"
  GROUP BY
    1,
    2
), "t121" AS (
  SELECT
    "t120"."opportunity_id",
    "t120"."contract_id",
    "t120"."tenant_id",
    "t120"."offering_product_line_code",
    "t120"."original_account_csn",
    "t120"."surviving_account_csn",
    "t120"."opportunity_close_date",
    "t120"."acv_usd",
    "t120"."cohort",
    "t120"."seat_bucket",
    "t120"."site_geo",
    "t120"."industry_group",
    "t120"."ineligible_because",
    "t120"."is_selected",
    "t120"."action_name",
    "t120"."lifecycle",
    "t120"."channel",
    "t120"."priority",
    "t120"."cool_down_months",
    "t120"."action_key",
    "t120"."weak_points",
    "t120"."weaknesses",
    "t120"."holds",
    "t120"."is_open",
    "t120"."gap",
    "t120"."probability",
    "t120"."doubt",
    "t120"."covered_by",
    "t120"."goal",
    "t120"."why_now",
    "t120"."next_step",
    "t120"."success_criterion",
    "t120"."value_at_stake",
    "t120"."confidence",
    "t120"."former_on",
    "t120"."former_again_from",
    "t120"."former_id",
    "t120"."former_offered",
    "t120"."former_closed_by",
    "t120"."stake",
    "t120"."owner_id",
    "t120"."topic",
    "t120"."holdout_unit",
    "t120"."unit_held",
    "t120"."unit_offered",
    "t120"."ever_held",
    "t120"."ever_offered",
    "t120"."is_in_control",
    "t120"."is_in_both_arms",
    "t120"."uplift_key",
    "t120"."uplift",
    "t120"."uplift_source",
    "t120"."expected_value",
    "t120"."accounts_opportunity",
    COALESCE(
      "t120"."verdict",
      CASE
        WHEN (
          "t120"."topic" IS NOT NULL
        )
        AND CASE
          WHEN COALESCE(
            (
              "t120"."topic" IS NOT NULL
            )
            AND CASE
              WHEN "t120"."unit_held" OR "t120"."unit_offered"
              THEN "t120"."unit_held"
              WHEN COALESCE("t120"."inherits_held", FALSE)
              THEN TRUE
              WHEN COALESCE("t120"."inherits_offered", FALSE)
              THEN FALSE
              ELSE COALESCE("t120"."is_drawn_held", FALSE)
            END,
            FALSE
          )
          THEN "t120"."ever_offered"
          ELSE "t120"."ever_held"
        END
        THEN 'both_arms'
        WHEN COALESCE(
          (
            "t120"."topic" IS NOT NULL
          )
          AND CASE
            WHEN "t120"."unit_held" OR "t120"."unit_offered"
            THEN "t120"."unit_held"
            WHEN COALESCE("t120"."inherits_held", FALSE)
            THEN TRUE
            WHEN COALESCE("t120"."inherits_offered", FALSE)
            THEN FALSE
            ELSE COALESCE("t120"."is_drawn_held", FALSE)
          END,
          FALSE
        )
        THEN 'held_back'
        ELSE 'selected'
      END
    ) AS "verdict",
    "t120"."at_account",
    "t120"."candidate_rank",
    "t120"."takes_time",
    "t120"."in_line",
    "t120"."is_chosen",
    "t120"."of_unit",
    "t120"."of_topic",
    "t120"."inherits_held",
    "t120"."inherits_offered",
    "t120"."drawn_unit",
    "t120"."drawn_topic",
    "t120"."drawn_with",
    "t120"."is_drawn_held",
    COALESCE(
      (
        "t120"."topic" IS NOT NULL
      )
      AND CASE
        WHEN "t120"."unit_held" OR "t120"."unit_offered"
        THEN "t120"."unit_held"
        WHEN COALESCE("t120"."inherits_held", FALSE)
        THEN TRUE
        WHEN COALESCE("t120"."inherits_offered", FALSE)
        THEN FALSE
        ELSE COALESCE("t120"."is_drawn_held", FALSE)
      END,
      FALSE
    ) AS "is_held",
    "t120"."is_chosen" AND COALESCE("t120"."drawn_with" = "t120"."action_key", FALSE) AS "is_drawn_here",
    (
      "t120"."topic" IS NOT NULL
    )
    AND CASE
      WHEN COALESCE(
        (
          "t120"."topic" IS NOT NULL
        )
        AND CASE
          WHEN "t120"."unit_held" OR "t120"."unit_offered"
          THEN "t120"."unit_held"
          WHEN COALESCE("t120"."inherits_held", FALSE)
          THEN TRUE
          WHEN COALESCE("t120"."inherits_offered", FALSE)
          THEN FALSE
          ELSE COALESCE("t120"."is_drawn_held", FALSE)
        END,
        FALSE
      )
      THEN "t120"."ever_offered"
      ELSE "t120"."ever_held"
    END AS "is_mixed"
  FROM (
    SELECT
      "t105"."opportunity_id",
      "t105"."contract_id",
      "t105"."tenant_id",
      "t105"."offering_product_line_code",
      "t105"."original_account_csn",
      "t105"."surviving_account_csn",
      "t105"."opportunity_close_date",
      "t105"."acv_usd",
      "t105"."cohort",
      "t105"."seat_bucket",
      "t105"."site_geo",
      "t105"."industry_group",
      "t105"."ineligible_because",
      "t105"."is_selected",
      "t105"."action_name",
      "t105"."lifecycle",
      "t105"."channel",
      "t105"."priority",
      "t105"."cool_down_months",
      "t105"."action_key",
      "t105"."weak_points",
      "t105"."weaknesses",
      "t105"."holds",
      "t105"."is_open",
      "t105"."gap",
      "t105"."probability",
      "t105"."doubt",
      "t105"."covered_by",
      "t105"."goal",
      "t105"."why_now",
      "t105"."next_step",
      "t105"."success_criterion",
      "t105"."value_at_stake",
      "t105"."confidence",
      "t105"."former_on",
      "t105"."former_again_from",
      "t105"."former_id",
      "t105"."former_offered",
      "t105"."former_closed_by",
      "t105"."stake",
      "t105"."owner_id",
      "t105"."topic",
      "t105"."holdout_unit",
      "t105"."unit_held",
      "t105"."unit_offered",
      "t105"."ever_held",
      "t105"."ever_offered",
      "t105"."is_in_control",
      "t105"."is_in_both_arms",
      "t105"."uplift_key",
      "t105"."uplift",
      "t105"."uplift_source",
      "t105"."expected_value",
      "t105"."accounts_opportunity",
      "t105"."verdict",
      "t105"."at_account",
      "t105"."candidate_rank",
      "t105"."takes_time",
      "t105"."in_line",
      "t105"."is_chosen",
      "t109"."of_unit",
      "t109"."of_topic",
      "t109"."inherits_held",
      "t109"."inherits_offered",
      "t119"."drawn_unit",
      "t119"."drawn_topic",
      "t119"."drawn_with",
      "t119"."is_drawn_held"
    FROM (
      SELECT
        "t101"."opportunity_id",
        "t101"."contract_id",
        "t101"."tenant_id",
        "t101"."offering_product_line_code",
        "t101"."original_account_csn",
        "t101"."surviving_account_csn",
        "t101"."opportunity_close_date",
        "t101"."acv_usd",
        "t101"."cohort",
        "t101"."seat_bucket",
        "t101"."site_geo",
        "t101"."industry_group",
        "t101"."ineligible_because",
        "t101"."is_selected",
        "t101"."action_name",
        "t101"."lifecycle",
        "t101"."channel",
        "t101"."priority",
        "t101"."cool_down_months",
        "t101"."action_key",
        "t101"."weak_points",
        "t101"."weaknesses",
        "t101"."holds",
        "t101"."is_open",
        "t101"."gap",
        "t101"."probability",
        "t101"."doubt",
        "t101"."covered_by",
        "t101"."goal",
        "t101"."why_now",
        "t101"."next_step",
        "t101"."success_criterion",
        "t101"."value_at_stake",
        "t101"."confidence",
        "t101"."former_on",
        "t101"."former_again_from",
        "t101"."former_id",
        "t101"."former_offered",
        "t101"."former_closed_by",
        "t101"."stake",
        "t101"."owner_id",
        "t101"."topic",
        "t101"."holdout_unit",
        "t101"."unit_held",
        "t101"."unit_offered",
        "t101"."ever_held",
        "t101"."ever_offered",
        "t101"."is_in_control",
        "t101"."is_in_both_arms",
        "t101"."uplift_key",
        "t101"."uplift",
        "t101"."uplift_source",
        "t101"."expected_value",
        "t101"."accounts_opportunity",
        COALESCE(
          "t101"."verdict",
          CASE
            WHEN "t101"."takes_time" AND (
              "t101"."in_line" >= 20
            )
            THEN 'beyond_capacity'
            ELSE NULL
          END
        ) AS "verdict",
        "t101"."at_account",
        "t101"."candidate_rank",
        "t101"."takes_time",
        "t101"."in_line",
        COALESCE(
          "t101"."verdict",
          CASE
            WHEN "t101"."takes_time" AND (
              "t101"."in_line" >= 20
            )
            THEN 'beyond_capacity'
            ELSE NULL
          END
        ) IS NULL AS "is_chosen"
      FROM "t100" AS "t101"
    ) AS "t105"
    LEFT OUTER JOIN "t107" AS "t109"
      ON "t105"."holdout_unit" = "t109"."of_unit" AND "t105"."topic" = "t109"."of_topic"
    LEFT OUTER JOIN (
      SELECT
        "t117"."drawn_unit",
        "t117"."drawn_topic",
        "t117"."drawn_with",
        "t117"."place" < (
          CAST(FLOOR(
            (
              (
                (
                  (
                    COALESCE("t36"."units_before", 0) + "t117"."units"
                  ) * 100000
                ) + COALESCE(
                  CASE
                    WHEN "t117"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                    THEN 735857
                    WHEN "t117"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                    THEN 355937
                    WHEN "t117"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                    THEN 505949
                    WHEN "t117"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                    THEN 988562
                    WHEN "t117"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                    THEN 651327
                    WHEN "t117"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 272559
                    WHEN "t117"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 797985
                    WHEN "t117"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 20905
                    WHEN "t117"."drawn_with" = 'IDE-Dormancy-All-Extend'
                    THEN 81496
                    WHEN "t117"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 426770
                    WHEN "t117"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 295002
                    WHEN "t117"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 214302
                    WHEN "t117"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                    THEN 934432
                    WHEN "t117"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 565590
                    WHEN "t117"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN 922428
                    ELSE NULL
                  END,
                  0
                )
              ) - (
                (
                  (
                    (
                      COALESCE("t36"."units_before", 0) + "t117"."units"
                    ) * 100000
                  ) + COALESCE(
                    CASE
                      WHEN "t117"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                      THEN 735857
                      WHEN "t117"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                      THEN 355937
                      WHEN "t117"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                      THEN 505949
                      WHEN "t117"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                      THEN 988562
                      WHEN "t117"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                      THEN 651327
                      WHEN "t117"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                      THEN 272559
                      WHEN "t117"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                      THEN 797985
                      WHEN "t117"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                      THEN 20905
                      WHEN "t117"."drawn_with" = 'IDE-Dormancy-All-Extend'
                      THEN 81496
                      WHEN "t117"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                      THEN 426770
                      WHEN "t117"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                      THEN 295002
                      WHEN "t117"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                      THEN 214302
                      WHEN "t117"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                      THEN 934432
                      WHEN "t117"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                      THEN 565590
                      WHEN "t117"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                      THEN 922428
                      ELSE NULL
                    END,
                    0
                  )
                ) % 1000000
              )
            ) / (
              1000000
            )
          ) AS BIGINT) - CAST(FLOOR(
            (
              (
                (
                  COALESCE("t36"."units_before", 0) * 100000
                ) + COALESCE(
                  CASE
                    WHEN "t117"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                    THEN 735857
                    WHEN "t117"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                    THEN 355937
                    WHEN "t117"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                    THEN 505949
                    WHEN "t117"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                    THEN 988562
                    WHEN "t117"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                    THEN 651327
                    WHEN "t117"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 272559
                    WHEN "t117"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 797985
                    WHEN "t117"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 20905
                    WHEN "t117"."drawn_with" = 'IDE-Dormancy-All-Extend'
                    THEN 81496
                    WHEN "t117"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 426770
                    WHEN "t117"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 295002
                    WHEN "t117"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 214302
                    WHEN "t117"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                    THEN 934432
                    WHEN "t117"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 565590
                    WHEN "t117"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN 922428
                    ELSE NULL
                  END,
                  0
                )
              ) - (
                (
                  (
                    COALESCE("t36"."units_before", 0) * 100000
                  ) + COALESCE(
                    CASE
                      WHEN "t117"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                      THEN 735857
                      WHEN "t117"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                      THEN 355937
                      WHEN "t117"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                      THEN 505949
                      WHEN "t117"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                      THEN 988562
                      WHEN "t117"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                      THEN 651327
                      WHEN "t117"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                      THEN 272559
                      WHEN "t117"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                      THEN 797985
                      WHEN "t117"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                      THEN 20905
                      WHEN "t117"."drawn_with" = 'IDE-Dormancy-All-Extend'
                      THEN 81496
                      WHEN "t117"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                      THEN 426770
                      WHEN "t117"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                      THEN 295002
                      WHEN "t117"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                      THEN 214302
                      WHEN "t117"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                      THEN 934432
                      WHEN "t117"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                      THEN 565590
                      WHEN "t117"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                      THEN 922428
                      ELSE NULL
                    END,
                    0
                  )
                ) % 1000000
              )
            ) / (
              1000000
            )
          ) AS BIGINT)
        ) AS "is_drawn_held"
      FROM (
        SELECT
          "t115"."drawn_unit",
          "t115"."drawn_topic",
          "t115"."drawn_with",
          "t115"."lot",
          ROW_NUMBER() OVER (
            PARTITION BY "t115"."drawn_with", "t115"."drawn_topic"
            ORDER BY "t115"."lot" ASC, "t115"."drawn_unit" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place",
          COUNT(*) OVER (
            PARTITION BY "t115"."drawn_with", "t115"."drawn_topic"
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "units"
        FROM (
          SELECT
            "t114"."holdout_unit" AS "drawn_unit",
            "t114"."topic" AS "drawn_topic",
            "t114"."action_key" AS "drawn_with",
            SHA256('ide|' || "t114"."topic" || '|' || "t114"."holdout_unit") AS "lot"
          FROM (
            SELECT
              "t113"."opportunity_id",
              "t113"."contract_id",
              "t113"."tenant_id",
              "t113"."offering_product_line_code",
              "t113"."original_account_csn",
              "t113"."surviving_account_csn",
              "t113"."opportunity_close_date",
              "t113"."acv_usd",
              "t113"."cohort",
              "t113"."seat_bucket",
              "t113"."site_geo",
              "t113"."industry_group",
              "t113"."ineligible_because",
              "t113"."is_selected",
              "t113"."action_name",
              "t113"."lifecycle",
              "t113"."channel",
              "t113"."priority",
              "t113"."cool_down_months",
              "t113"."action_key",
              "t113"."weak_points",
              "t113"."weaknesses",
              "t113"."holds",
              "t113"."is_open",
              "t113"."gap",
              "t113"."probability",
              "t113"."doubt",
              "t113"."covered_by",
              "t113"."goal",
              "t113"."why_now",
              "t113"."next_step",
              "t113"."success_criterion",
              "t113"."value_at_stake",
              "t113"."confidence",
              "t113"."former_on",
              "t113"."former_again_from",
              "t113"."former_id",
              "t113"."former_offered",
              "t113"."former_closed_by",
              "t113"."stake",
              "t113"."owner_id",
              "t113"."topic",
              "t113"."holdout_unit",
              "t113"."unit_held",
              "t113"."unit_offered",
              "t113"."ever_held",
              "t113"."ever_offered",
              "t113"."is_in_control",
              "t113"."is_in_both_arms",
              "t113"."uplift_key",
              "t113"."uplift",
              "t113"."uplift_source",
              "t113"."expected_value",
              "t113"."accounts_opportunity",
              "t113"."verdict",
              "t113"."at_account",
              "t113"."candidate_rank",
              "t113"."takes_time",
              "t113"."in_line",
              "t113"."is_chosen",
              "t113"."of_unit",
              "t113"."of_topic",
              "t113"."inherits_held",
              "t113"."inherits_offered",
              ROW_NUMBER() OVER (
                PARTITION BY "t113"."holdout_unit", "t113"."topic"
                ORDER BY "t113"."candidate_rank" ASC, "t113"."action_key" ASC, "t113"."surviving_account_csn" ASC, "t113"."opportunity_id" ASC, "t113"."contract_id" ASC, "t113"."tenant_id" ASC, "t113"."offering_product_line_code" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "nth"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t106"."opportunity_id",
                  "t106"."contract_id",
                  "t106"."tenant_id",
                  "t106"."offering_product_line_code",
                  "t106"."original_account_csn",
                  "t106"."surviving_account_csn",
                  "t106"."opportunity_close_date",
                  "t106"."acv_usd",
                  "t106"."cohort",
                  "t106"."seat_bucket",
                  "t106"."site_geo",
                  "t106"."industry_group",
                  "t106"."ineligible_because",
                  "t106"."is_selected",
                  "t106"."action_name",
                  "t106"."lifecycle",
                  "t106"."channel",
                  "t106"."priority",
                  "t106"."cool_down_months",
                  "t106"."action_key",
                  "t106"."weak_points",
                  "t106"."weaknesses",
                  "t106"."holds",
                  "t106"."is_open",
                  "t106"."gap",
                  "t106"."probability",
                  "t106"."doubt",
                  "t106"."covered_by",
                  "t106"."goal",
                  "t106"."why_now",
                  "t106"."next_step",
                  "t106"."success_criterion",
                  "t106"."value_at_stake",
                  "t106"."confidence",
                  "t106"."former_on",
                  "t106"."former_again_from",
                  "t106"."former_id",
                  "t106"."former_offered",
                  "t106"."former_closed_by",
                  "t106"."stake",
                  "t106"."owner_id",
                  "t106"."topic",
                  "t106"."holdout_unit",
                  "t106"."unit_held",
                  "t106"."unit_offered",
                  "t106"."ever_held",
                  "t106"."ever_offered",
                  "t106"."is_in_control",
                  "t106"."is_in_both_arms",
                  "t106"."uplift_key",
                  "t106"."uplift",
                  "t106"."uplift_source",
                  "t106"."expected_value",
                  "t106"."accounts_opportunity",
                  "t106"."verdict",
                  "t106"."at_account",
                  "t106"."candidate_rank",
                  "t106"."takes_time",
                  "t106"."in_line",
                  "t106"."is_chosen",
                  "t111"."of_unit",
                  "t111"."of_topic",
                  "t111"."inherits_held",
                  "t111"."inherits_offered"
                FROM (
                  SELECT
                    "t101"."opportunity_id",
                    "t101"."contract_id",
                    "t101"."tenant_id",
                    "t101"."offering_product_line_code",
                    "t101"."original_account_csn",
                    "t101"."surviving_account_csn",
                    "t101"."opportunity_close_date",
                    "t101"."acv_usd",
                    "t101"."cohort",
                    "t101"."seat_bucket",
                    "t101"."site_geo",
                    "t101"."industry_group",
                    "t101"."ineligible_because",
                    "t101"."is_selected",
                    "t101"."action_name",
                    "t101"."lifecycle",
                    "t101"."channel",
                    "t101"."priority",
                    "t101"."cool_down_months",
                    "t101"."action_key",
                    "t101"."weak_points",
                    "t101"."weaknesses",
                    "t101"."holds",
                    "t101"."is_open",
                    "t101"."gap",
                    "t101"."probability",
                    "t101"."doubt",
                    "t101"."covered_by",
                    "t101"."goal",
                    "t101"."why_now",
                    "t101"."next_step",
                    "t101"."success_criterion",
                    "t101"."value_at_stake",
                    "t101"."confidence",
                    "t101"."former_on",
                    "t101"."former_again_from",
                    "t101"."former_id",
                    "t101"."former_offered",
                    "t101"."former_closed_by",
                    "t101"."stake",
                    "t101"."owner_id",
                    "t101"."topic",
                    "t101"."holdout_unit",
                    "t101"."unit_held",
                    "t101"."unit_offered",
                    "t101"."ever_held",
                    "t101"."ever_offered",
                    "t101"."is_in_control",
                    "t101"."is_in_both_arms",
                    "t101"."uplift_key",
                    "t101"."uplift",
                    "t101"."uplift_source",
                    "t101"."expected_value",
                    "t101"."accounts_opportunity",
                    COALESCE(
                      "t101"."verdict",
                      CASE
                        WHEN "t101"."takes_time" AND (
                          "t101"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) AS "verdict",
                    "t101"."at_account",
                    "t101"."candidate_rank",
                    "t101"."takes_time",
                    "t101"."in_line",
                    COALESCE(
                      "t101"."verdict",
                      CASE
                        WHEN "t101"."takes_time" AND (
                          "t101"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) IS NULL AS "is_chosen"
                  FROM "t100" AS "t101"
                  WHERE
                    COALESCE(
                      "t101"."verdict",
                      CASE
                        WHEN "t101"."takes_time" AND (
                          "t101"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) IS NULL
                    AND "t101"."topic" IS NOT NULL
                    AND NOT (
                      "t101"."unit_held"
                    )
                    AND NOT (
                      "t101"."unit_offered"
                    )
                ) AS "t106"
                LEFT OUTER JOIN (
                  SELECT
                    *
                  FROM "t107" AS "t108"
                  WHERE
                    "t108"."inherits_held" OR "t108"."inherits_offered"
                ) AS "t111"
                  ON "t106"."holdout_unit" = "t111"."of_unit" AND "t106"."topic" = "t111"."of_topic"
              ) AS "t112"
              WHERE
                "t112"."of_unit" IS NULL
            ) AS "t113"
          ) AS "t114"
          WHERE
            "t114"."nth" = 0
        ) AS "t115"
      ) AS "t117"
      LEFT OUTER JOIN (
        SELECT
          "t11"."action_key" AS "before_key",
          COUNT(DISTINCT "t11"."holdout_unit") AS "units_before"
        FROM (
          SELECT
            *
          FROM "ide_action_history_monthly" AS "t2"
          WHERE
            "t2"."is_drawn_here"
        ) AS "t11"
        GROUP BY
          1
      ) AS "t36"
        ON "t117"."drawn_with" = "t36"."before_key"
    ) AS "t119"
      ON "t105"."holdout_unit" = "t119"."drawn_unit"
      AND "t105"."topic" = "t119"."drawn_topic"
  ) AS "t120"
)
SELECT
  "t139"."action_key",
  "t139"."opportunity_id",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  "t139"."drawn_csn" AS "surviving_account_csn",
  CASE
    WHEN "t139"."was_action_key" IS NOT NULL
    THEN "t139"."was_topic"
    ELSE "t139"."now_topic"
  END AS "topic",
  COALESCE("t139"."was_holdout_unit", "t139"."now_unit") AS "holdout_unit",
  COALESCE("t139"."was_is_offered", "t139"."now_offered") AS "is_offered",
  COALESCE("t139"."was_drawn_on", CAST(':last_day' AS DATE)) AS "drawn_on",
  COALESCE("t139"."was_is_drawn_here", "t139"."now_drawn_here") AS "is_drawn_here",
  CASE
    WHEN "t15"."seen" IS NOT NULL
    THEN "t29"."decided_won"
    ELSE "t139"."was_is_renewed"
  END AS "is_renewed",
  CASE
    WHEN "t139"."now_key" IS NOT NULL
    THEN CAST(':last_day' AS DATE)
    ELSE "t139"."was_given_on"
  END AS "given_on",
  CASE
    WHEN "t139"."now_key" IS NOT NULL
    THEN "t139"."now_again_from"
    ELSE "t139"."was_again_from"
  END AS "again_from",
  CASE
    WHEN "t139"."now_key" IS NOT NULL
    THEN "t139"."now_id"
    ELSE "t139"."was_action_id"
  END AS "action_id",
  CASE
    WHEN "t139"."now_key" IS NOT NULL
    THEN "t139"."now_tenant"
    ELSE "t139"."was_tenant_id"
  END AS "tenant_id",
  CASE
    WHEN "t139"."now_key" IS NOT NULL
    THEN "t139"."now_line"
    ELSE "t139"."was_offering_product_line_code"
  END AS "offering_product_line_code",
  CASE
    WHEN (
      "t139"."now_key" IS NOT NULL
    ) OR (
      "t139"."held_csn" IS NOT NULL
    )
    THEN CAST(':last_day' AS DATE)
    ELSE "t139"."was_held_on"
  END AS "held_on",
  CASE
    WHEN "t139"."now_key" IS NOT NULL
    THEN CAST(NULL AS TEXT)
    ELSE COALESCE("t139"."was_closed_by", "t139"."done_by")
  END AS "closed_by"
FROM (
  SELECT
    "t137"."action_key",
    "t137"."drawn_csn",
    "t137"."was_snapshot_date",
    "t137"."was_action_key",
    "t137"."was_surviving_account_csn",
    "t137"."was_topic",
    "t137"."was_holdout_unit",
    "t137"."was_is_offered",
    "t137"."was_drawn_on",
    "t137"."was_is_drawn_here",
    "t137"."was_opportunity_id",
    "t137"."was_is_renewed",
    "t137"."was_given_on",
    "t137"."was_again_from",
    "t137"."was_action_id",
    "t137"."was_tenant_id",
    "t137"."was_offering_product_line_code",
    "t137"."was_held_on",
    "t137"."was_closed_by",
    "t137"."now_key",
    "t137"."now_csn",
    "t137"."now_topic",
    "t137"."now_unit",
    "t137"."now_offered",
    "t137"."now_drawn_here",
    "t137"."now_opportunity",
    "t137"."now_again_from",
    "t137"."now_id",
    "t137"."now_tenant",
    "t137"."now_line",
    "t137"."today_csn",
    "t137"."held_csn",
    "t137"."held_key",
    "t137"."done_key",
    "t137"."done_csn",
    "t137"."first",
    "t137"."done_by",
    COALESCE("t137"."was_opportunity_id", "t137"."now_opportunity") AS "opportunity_id"
  FROM (
    SELECT
      "t136"."action_key",
      "t136"."drawn_csn",
      "t136"."was_snapshot_date",
      "t136"."was_action_key",
      "t136"."was_surviving_account_csn",
      "t136"."was_topic",
      "t136"."was_holdout_unit",
      "t136"."was_is_offered",
      "t136"."was_drawn_on",
      "t136"."was_is_drawn_here",
      "t136"."was_opportunity_id",
      "t136"."was_is_renewed",
      "t136"."was_given_on",
      "t136"."was_again_from",
      "t136"."was_action_id",
      "t136"."was_tenant_id",
      "t136"."was_offering_product_line_code",
      "t136"."was_held_on",
      "t136"."was_closed_by",
      "t136"."now_key",
      "t136"."now_csn",
      "t136"."now_topic",
      "t136"."now_unit",
      "t136"."now_offered",
      "t136"."now_drawn_here",
      "t136"."now_opportunity",
      "t136"."now_again_from",
      "t136"."now_id",
      "t136"."now_tenant",
      "t136"."now_line",
      "t136"."today_csn",
      "t125"."held_csn",
      "t125"."held_key",
      "t70"."done_key",
      "t70"."done_csn",
      "t70"."first",
      "t70"."done_by"
    FROM (
      SELECT
        "t134"."action_key",
        "t134"."drawn_csn",
        "t134"."was_snapshot_date",
        "t134"."was_action_key",
        "t134"."was_surviving_account_csn",
        "t134"."was_topic",
        "t134"."was_holdout_unit",
        "t134"."was_is_offered",
        "t134"."was_drawn_on",
        "t134"."was_is_drawn_here",
        "t134"."was_opportunity_id",
        "t134"."was_is_renewed",
        "t134"."was_given_on",
        "t134"."was_again_from",
        "t134"."was_action_id",
        "t134"."was_tenant_id",
        "t134"."was_offering_product_line_code",
        "t134"."was_held_on",
        "t134"."was_closed_by",
        "t134"."now_key",
        "t134"."now_csn",
        "t134"."now_topic",
        "t134"."now_unit",
        "t134"."now_offered",
        "t134"."now_drawn_here",
        "t134"."now_opportunity",
        "t134"."now_again_from",
        "t134"."now_id",
        "t134"."now_tenant",
        "t134"."now_line",
        COALESCE("t134"."final_csn", "t134"."drawn_csn") AS "today_csn"
      FROM (
        SELECT
          "t133"."action_key",
          "t133"."drawn_csn",
          "t133"."was_snapshot_date",
          "t133"."was_action_key",
          "t133"."was_surviving_account_csn",
          "t133"."was_topic",
          "t133"."was_holdout_unit",
          "t133"."was_is_offered",
          "t133"."was_drawn_on",
          "t133"."was_is_drawn_here",
          "t133"."was_opportunity_id",
          "t133"."was_is_renewed",
          "t133"."was_given_on",
          "t133"."was_again_from",
          "t133"."was_action_id",
          "t133"."was_tenant_id",
          "t133"."was_offering_product_line_code",
          "t133"."was_held_on",
          "t133"."was_closed_by",
          "t133"."now_key",
          "t133"."now_csn",
          "t133"."now_topic",
          "t133"."now_unit",
          "t133"."now_offered",
          "t133"."now_drawn_here",
          "t133"."now_opportunity",
          "t133"."now_again_from",
          "t133"."now_id",
          "t133"."now_tenant",
          "t133"."now_line",
          "t17"."merged_csn",
          "t17"."final_csn"
        FROM (
          SELECT
            "t131"."action_key",
            "t131"."surviving_account_csn" AS "drawn_csn",
            "t131"."was_snapshot_date",
            "t131"."was_action_key",
            "t131"."was_surviving_account_csn",
            "t131"."was_topic",
            "t131"."was_holdout_unit",
            "t131"."was_is_offered",
            "t131"."was_drawn_on",
            "t131"."was_is_drawn_here",
            "t131"."was_opportunity_id",
            "t131"."was_is_renewed",
            "t131"."was_given_on",
            "t131"."was_again_from",
            "t131"."was_action_id",
            "t131"."was_tenant_id",
            "t131"."was_offering_product_line_code",
            "t131"."was_held_on",
            "t131"."was_closed_by",
            "t131"."now_key",
            "t131"."now_csn",
            "t131"."now_topic",
            "t131"."now_unit",
            "t131"."now_offered",
            "t131"."now_drawn_here",
            "t131"."now_opportunity",
            "t131"."now_again_from",
            "t131"."now_id",
            "t131"."now_tenant",
            "t131"."now_line"
          FROM (
            SELECT
              "t128"."action_key",
              "t128"."surviving_account_csn",
              "t20"."was_snapshot_date",
              "t20"."was_action_key",
              "t20"."was_surviving_account_csn",
              "t20"."was_topic",
              "t20"."was_holdout_unit",
              "t20"."was_is_offered",
              "t20"."was_drawn_on",
              "t20"."was_is_drawn_here",
              "t20"."was_opportunity_id",
              "t20"."was_is_renewed",
              "t20"."was_given_on",
              "t20"."was_again_from",
              "t20"."was_action_id",
              "t20"."was_tenant_id",
              "t20"."was_offering_product_line_code",
              "t20"."was_held_on",
              "t20"."was_closed_by",
              "t130"."now_key",
              "t130"."now_csn",
              "t130"."now_topic",
              "t130"."now_unit",
              "t130"."now_offered",
              "t130"."now_drawn_here",
              "t130"."now_opportunity",
              "t130"."now_again_from",
              "t130"."now_id",
              "t130"."now_tenant",
              "t130"."now_line"
            FROM (
              SELECT DISTINCT
                *
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t2"."action_key",
                    "t2"."surviving_account_csn"
                  FROM "ide_action_history_monthly" AS "t2"
                ) AS "t9"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t122"."action_key",
                    "t122"."surviving_account_csn"
                  FROM "t121" AS "t122"
                  WHERE
                    "t122"."verdict" IN ('selected', 'held_back')
                ) AS "t124"
              ) AS "t126"
            ) AS "t128"
            LEFT OUTER JOIN (
              SELECT
                "t2"."snapshot_date" AS "was_snapshot_date",
                "t2"."action_key" AS "was_action_key",
                "t2"."surviving_account_csn" AS "was_surviving_account_csn",
                "t2"."topic" AS "was_topic",
                "t2"."holdout_unit" AS "was_holdout_unit",
                "t2"."is_offered" AS "was_is_offered",
                "t2"."drawn_on" AS "was_drawn_on",
                "t2"."is_drawn_here" AS "was_is_drawn_here",
                "t2"."opportunity_id" AS "was_opportunity_id",
                "t2"."is_renewed" AS "was_is_renewed",
                "t2"."given_on" AS "was_given_on",
                "t2"."again_from" AS "was_again_from",
                "t2"."action_id" AS "was_action_id",
                "t2"."tenant_id" AS "was_tenant_id",
                "t2"."offering_product_line_code" AS "was_offering_product_line_code",
                "t2"."held_on" AS "was_held_on",
                "t2"."closed_by" AS "was_closed_by"
              FROM "ide_action_history_monthly" AS "t2"
            ) AS "t20"
              ON "t128"."action_key" = "t20"."was_action_key"
              AND "t128"."surviving_account_csn" = "t20"."was_surviving_account_csn"
            LEFT OUTER JOIN (
              SELECT
                "t122"."action_key" AS "now_key",
                "t122"."surviving_account_csn" AS "now_csn",
                "t122"."topic" AS "now_topic",
                "t122"."holdout_unit" AS "now_unit",
                "t122"."verdict" = 'selected' AS "now_offered",
                "t122"."is_drawn_here" AS "now_drawn_here",
                "t122"."opportunity_id" AS "now_opportunity",
                CASE
                  WHEN "t122"."verdict" IN ('selected', 'held_back')
                  THEN MAKE_DATE(
                    CAST(FLOOR(
                      (
                        (
                          (
                            CAST(':year' AS BIGINT) * 12
                          ) + (
                            CAST(':number' AS BIGINT) - 1
                          ) + "t122"."cool_down_months"
                        ) - (
                          (
                            (
                              CAST(':year' AS BIGINT) * 12
                            ) + (
                              CAST(':number' AS BIGINT) - 1
                            ) + "t122"."cool_down_months"
                          ) % 12
                        )
                      ) / (
                        12
                      )
                    ) AS BIGINT),
                    (
                      (
                        (
                          CAST(':year' AS BIGINT) * 12
                        ) + (
                          CAST(':number' AS BIGINT) - 1
                        ) + "t122"."cool_down_months"
                      ) % 12
                    ) + 1,
                    1
                  )
                  WHEN "t122"."verdict" IN ('closing', 'cooling_down')
                  THEN "t122"."former_again_from"
                  ELSE NULL
                END AS "now_again_from",
                CASE
                  WHEN "t122"."verdict" = 'selected'
                  THEN SUBSTRING(
                    SHA256(
                      "t122"."surviving_account_csn" || '|' || "t122"."action_key" || '|' || CAST(CAST(':last_day' AS DATE) AS TEXT)
                    ),
                    CASE
                      WHEN (
                        0 + 1
                      ) >= 1
                      THEN 0 + 1
                      ELSE 0 + 1 + LENGTH(
                        SHA256(
                          "t122"."surviving_account_csn" || '|' || "t122"."action_key" || '|' || CAST(CAST(':last_day' AS DATE) AS TEXT)
                        )
                      )
                    END,
                    16
                  )
                  WHEN "t122"."verdict" IN ('closing', 'cooling_down') AND "t122"."is_open"
                  THEN "t122"."former_id"
                  ELSE NULL
                END AS "now_id",
                "t122"."tenant_id" AS "now_tenant",
                "t122"."offering_product_line_code" AS "now_line"
              FROM "t121" AS "t122"
              WHERE
                "t122"."verdict" IN ('selected', 'held_back')
            ) AS "t130"
              ON "t128"."action_key" = "t130"."now_key"
              AND "t128"."surviving_account_csn" = "t130"."now_csn"
          ) AS "t131"
        ) AS "t133"
        LEFT OUTER JOIN (
          SELECT
            "t1"."victim_account_csn" AS "merged_csn",
            "t1"."surviving_account_csn" AS "final_csn"
          FROM "account_merges" AS "t1"
        ) AS "t17"
          ON "t133"."drawn_csn" = "t17"."merged_csn"
      ) AS "t134"
    ) AS "t136"
    LEFT OUTER JOIN (
      SELECT DISTINCT
        "t122"."surviving_account_csn" AS "held_csn",
        "t122"."action_key" AS "held_key"
      FROM "t121" AS "t122"
      WHERE
        "t122"."holds" AND "t122"."verdict" = 'cooling_down'
    ) AS "t125"
      ON "t136"."today_csn" = "t125"."held_csn"
      AND "t136"."action_key" = "t125"."held_key"
    LEFT OUTER JOIN "t67" AS "t70"
      ON "t136"."today_csn" = "t70"."done_csn" AND "t136"."action_key" = "t70"."done_key"
  ) AS "t137"
) AS "t139"
LEFT OUTER JOIN (
  SELECT
    "t0"."opportunity_id" AS "decided",
    "t0"."is_won" AS "decided_won"
  FROM "opportunity_outcomes_monthly" AS "t0"
  WHERE
    "t0"."is_closed" AND "t0"."is_won" IS NOT NULL
) AS "t29"
  ON "t139"."opportunity_id" = "t29"."decided"
LEFT OUTER JOIN (
  SELECT
    "t0"."opportunity_id" AS "seen"
  FROM "opportunity_outcomes_monthly" AS "t0"
) AS "t15"
  ON "t139"."opportunity_id" = "t15"."seen"