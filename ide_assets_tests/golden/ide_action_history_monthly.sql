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
), "t101" AS (
  SELECT
    "t100"."opportunity_id",
    "t100"."contract_id",
    "t100"."tenant_id",
    "t100"."offering_product_line_code",
    "t100"."original_account_csn",
    "t100"."surviving_account_csn",
    "t100"."opportunity_close_date",
    "t100"."acv_usd",
    "t100"."cohort",
    "t100"."seat_bucket",
    "t100"."site_geo",
    "t100"."industry_group",
    "t100"."ineligible_because",
    "t100"."is_selected",
    "t100"."action_name",
    "t100"."lifecycle",
    "t100"."channel",
    "t100"."priority",
    "t100"."cool_down_months",
    "t100"."action_key",
    "t100"."weak_points",
    "t100"."weaknesses",
    "t100"."holds",
    "t100"."is_open",
    "t100"."gap",
    "t100"."probability",
    "t100"."doubt",
    "t100"."covered_by",
    "t100"."goal",
    "t100"."why_now",
    "t100"."next_step",
    "t100"."success_criterion",
    "t100"."value_at_stake",
    "t100"."confidence",
    "t100"."former_on",
    "t100"."former_again_from",
    "t100"."former_id",
    "t100"."former_offered",
    "t100"."former_closed_by",
    "t100"."stake",
    "t100"."owner_id",
    "t100"."topic",
    "t100"."holdout_unit",
    "t100"."unit_held",
    "t100"."unit_offered",
    "t100"."ever_held",
    "t100"."ever_offered",
    "t100"."is_in_control",
    "t100"."is_in_both_arms",
    "t100"."uplift_key",
    "t100"."uplift",
    "t100"."uplift_source",
    "t100"."expected_value",
    "t100"."accounts_opportunity",
    "t100"."verdict",
    "t100"."at_account",
    "t100"."candidate_rank",
    "t100"."takes_time",
    ROW_NUMBER() OVER (
      PARTITION BY "t100"."owner_id", "t100"."takes_time"
      ORDER BY "t100"."expected_value" DESC, "t100"."priority" ASC, "t100"."stake" DESC, "t100"."surviving_account_csn" ASC, "t100"."action_key" ASC, "t100"."tenant_id" ASC, "t100"."opportunity_id" ASC, "t100"."contract_id" ASC, "t100"."offering_product_line_code" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "in_line"
  FROM (
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
      COALESCE(
        "t99"."verdict",
        CASE WHEN "t99"."candidate_rank" > 3 THEN 'beyond_limit' ELSE NULL END
      ) AS "verdict",
      "t99"."at_account",
      "t99"."candidate_rank",
      (
        COALESCE(
          "t99"."verdict",
          CASE WHEN "t99"."candidate_rank" > 3 THEN 'beyond_limit' ELSE NULL END
        ) IS NULL
      )
      AND (
        "t99"."channel" = 'human'
      )
      AND (
        "t99"."owner_id" IS NOT NULL
      ) AS "takes_time"
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
        "t98"."verdict",
        "t98"."at_account",
        CASE
          WHEN "t98"."verdict" IS NULL
          THEN (
            ROW_NUMBER() OVER (
              PARTITION BY "t98"."surviving_account_csn", "t98"."verdict" IS NULL
              ORDER BY "t98"."expected_value" DESC, "t98"."priority" ASC, "t98"."stake" DESC, "t98"."action_key" ASC, "t98"."tenant_id" ASC, "t98"."opportunity_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) + 1
          ELSE CAST(NULL AS BIGINT)
        END AS "candidate_rank"
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
          COALESCE(
            "t97"."verdict",
            CASE
              WHEN "t97"."at_account" > 0
              THEN 'another_tenant'
              WHEN NOT (
                "t97"."holds"
              ) AND "t97"."is_open"
              THEN 'closing'
              WHEN COALESCE("t97"."former_again_from" > CAST(':first_day' AS DATE), FALSE)
              THEN 'cooling_down'
              ELSE NULL
            END
          ) AS "verdict",
          "t97"."at_account"
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
            "t96"."verdict",
            ROW_NUMBER() OVER (
              PARTITION BY "t96"."surviving_account_csn", "t96"."action_key", "t96"."verdict" IS NULL
              ORDER BY NOT (
                "t96"."holds"
              ) ASC, "t96"."stake" DESC, "t96"."contract_id" ASC, "t96"."tenant_id" ASC, "t96"."offering_product_line_code" ASC, "t96"."opportunity_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "at_account"
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
              CASE
                WHEN "t95"."ineligible_because" IS NOT NULL
                THEN 'not_eligible'
                WHEN "t95"."opportunity_id" <> "t95"."accounts_opportunity"
                THEN 'another_opportunity'
                WHEN "t95"."covered_by" IS NOT NULL
                THEN 'covered'
                WHEN "t95"."weak_points" > 2
                THEN 'withheld'
                WHEN NOT (
                  COALESCE("t95"."former_again_from" > CAST(':first_day' AS DATE), FALSE)
                )
                AND (
                  "t95"."doubt" IS NOT NULL
                )
                THEN "t95"."doubt"
                WHEN "t95"."is_in_control"
                THEN 'control'
                WHEN "t95"."is_in_both_arms"
                THEN 'both_arms'
                ELSE NULL
              END AS "verdict"
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
                FIRST_VALUE("t94"."opportunity_id") OVER (
                  PARTITION BY "t94"."surviving_account_csn"
                  ORDER BY "t94"."ineligible_because" IS NOT NULL ASC, NOT (
                    "t94"."is_selected"
                  ) ASC, NOT (
                    "t94"."holds"
                  ) ASC, "t94"."acv_usd" IS NULL ASC, "t94"."acv_usd" DESC, "t94"."opportunity_id" DESC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "accounts_opportunity"
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
                  CAST(ROUND("t93"."uplift" * "t93"."value_at_stake" * COALESCE("t93"."probability", 0.5), 2) AS DOUBLE) AS "expected_value"
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
                    "t84"."uplift_key",
                    "t84"."uplift",
                    "t84"."uplift_source"
                  FROM (
                    SELECT
                      "t90"."opportunity_id",
                      "t90"."contract_id",
                      "t90"."tenant_id",
                      "t90"."offering_product_line_code",
                      "t90"."original_account_csn",
                      "t90"."surviving_account_csn",
                      "t90"."opportunity_close_date",
                      "t90"."acv_usd",
                      "t90"."cohort",
                      "t90"."seat_bucket",
                      "t90"."site_geo",
                      "t90"."industry_group",
                      "t90"."ineligible_because",
                      "t90"."is_selected",
                      "t90"."action_name",
                      "t90"."lifecycle",
                      "t90"."channel",
                      "t90"."priority",
                      "t90"."cool_down_months",
                      "t90"."action_key",
                      "t90"."weak_points",
                      "t90"."weaknesses",
                      "t90"."holds",
                      "t90"."is_open",
                      "t90"."gap",
                      "t90"."probability",
                      "t90"."doubt",
                      "t90"."covered_by",
                      "t90"."goal",
                      "t90"."why_now",
                      "t90"."next_step",
                      "t90"."success_criterion",
                      "t90"."value_at_stake",
                      "t90"."confidence",
                      "t90"."former_on",
                      "t90"."former_again_from",
                      "t90"."former_id",
                      "t90"."former_offered",
                      "t90"."former_closed_by",
                      "t90"."stake",
                      "t90"."owner_id",
                      "t90"."topic",
                      "t90"."holdout_unit",
                      COALESCE("t90"."unit_held", FALSE) AS "unit_held",
                      COALESCE("t90"."unit_offered", FALSE) AS "unit_offered",
                      COALESCE("t90"."ever_held", FALSE) AS "ever_held",
                      COALESCE("t90"."ever_offered", FALSE) AS "ever_offered",
                      COALESCE("t90"."any_control", FALSE) AS "is_in_control",
                      COALESCE("t90"."ever_held", FALSE) AND COALESCE("t90"."ever_offered", FALSE) AS "is_in_both_arms"
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
                          "t87"."opportunity_id",
                          "t87"."contract_id",
                          "t87"."tenant_id",
                          "t87"."offering_product_line_code",
                          "t87"."original_account_csn",
                          "t87"."surviving_account_csn",
                          "t87"."opportunity_close_date",
                          "t87"."acv_usd",
                          "t87"."cohort",
                          "t87"."seat_bucket",
                          "t87"."site_geo",
                          "t87"."industry_group",
                          "t87"."ineligible_because",
                          "t87"."is_selected",
                          "t87"."action_name",
                          "t87"."lifecycle",
                          "t87"."channel",
                          "t87"."priority",
                          "t87"."cool_down_months",
                          "t87"."action_key",
                          "t87"."weak_points",
                          "t87"."weaknesses",
                          "t87"."holds",
                          "t87"."is_open",
                          "t87"."gap",
                          "t87"."probability",
                          "t87"."doubt",
                          "t87"."covered_by",
                          "t87"."goal",
                          "t87"."why_now",
                          "t87"."next_step",
                          "t87"."success_criterion",
                          "t87"."value_at_stake",
                          "t87"."confidence",
                          "t87"."former_on",
                          "t87"."former_again_from",
                          "t87"."former_id",
                          "t87"."former_offered",
                          "t87"."former_closed_by",
                          "t87"."stake",
                          COALESCE("t87"."own_owner", "t87"."former_owner") AS "owner_id",
                          CASE
                            WHEN "t87"."action_key" = 'IDE-FallingUsage-All-Adopt'
                            THEN 'FallingUsage'
                            WHEN "t87"."action_key" = 'IDE-FallingUsage-All-Extend'
                            THEN 'FallingUsage'
                            WHEN "t87"."action_key" = 'IDE-LowAssignment-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t87"."action_key" = 'IDE-Dormancy-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t87"."action_key" = 'IDE-LowAssignment-All-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t87"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t87"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t87"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t87"."action_key" = 'IDE-Dormancy-All-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t87"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t87"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t87"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t87"."action_key" = 'IDE-LowUtilisation-All-Extend'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t87"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t87"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                            THEN 'LowUtilisation&RenewalNear'
                            ELSE NULL
                          END AS "topic"
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
                            "t32"."own_csn",
                            "t32"."own_owner",
                            "t33"."former_account",
                            "t33"."former_owner"
                          FROM (
                            SELECT
                              "t81"."opportunity_id",
                              "t81"."contract_id",
                              "t81"."tenant_id",
                              "t81"."offering_product_line_code",
                              "t81"."original_account_csn",
                              "t81"."surviving_account_csn",
                              "t81"."opportunity_close_date",
                              "t81"."acv_usd",
                              "t81"."cohort",
                              "t81"."seat_bucket",
                              "t81"."site_geo",
                              "t81"."industry_group",
                              "t81"."ineligible_because",
                              "t81"."is_selected",
                              CASE
                                WHEN "t81"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'IDE - Dormancy & No First Use - FYC - Adopt'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'IDE - Dormancy - FYC & Promo - Extend'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'IDE - Dormancy - Extend'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'IDE - Low Assignment & Dormancy - Promo - Adopt'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'IDE - Low Utilisation & Renewal Near - Extend'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'IDE - Over Assignment - LC - Extend'
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'IDE - Falling Usage - Extend'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'IDE - Low Assignment & Dormancy - Adopt'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'IDE - Low Assignment - FYC - Adopt'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'IDE - Low Assignment - Extend'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'IDE - Low Utilisation - FYC - Adopt'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'IDE - Over Assignment - Extend'
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'IDE - Falling Usage - Adopt'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'IDE - Low Utilisation - Extend'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'IDE - Over Assignment - Adopt'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'IDE - Dormancy - Adopt'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'IDE - Low Assignment - Adopt'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'IDE - Low Utilisation - Adopt'
                                ELSE NULL
                              END AS "action_name",
                              CASE
                                WHEN "t81"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'Renew'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'Renew'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'Adopt'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'Renew'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'Renew'
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'Renew'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'Renew'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'Renew'
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'Renew'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'Adopt'
                                ELSE NULL
                              END AS "lifecycle",
                              CASE
                                WHEN "t81"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'human'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'human'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'human'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'human'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'human'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'human'
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'human'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'human'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'human'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'human'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'human'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'human'
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'digital'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'digital'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'human'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'digital'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'digital'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'digital'
                                ELSE NULL
                              END AS "channel",
                              CASE
                                WHEN "t81"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 1
                                WHEN "t81"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 1
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 2
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 2
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 2
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 2
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 4
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 4
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 4
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 5
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 5
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 5
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 6
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 7
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 8
                                ELSE NULL
                              END AS "priority",
                              CASE
                                WHEN "t81"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 2
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 6
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 6
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 6
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 3
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 3
                                ELSE NULL
                              END AS "cool_down_months",
                              "t81"."action_key",
                              "t81"."weak_points",
                              "t81"."weaknesses",
                              "t81"."holds",
                              "t81"."is_open",
                              CAST(ROUND(
                                GREATEST(
                                  CASE
                                    WHEN "t81"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                    THEN "t81"."gap_of_0"
                                    WHEN "t81"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                    THEN "t81"."gap_of_1"
                                    WHEN "t81"."action_key" = 'IDE-Dormancy-All-Extend'
                                    THEN "t81"."gap_of_2"
                                    WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                    THEN "t81"."gap_of_3"
                                    WHEN "t81"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                    THEN "t81"."gap_of_4"
                                    WHEN "t81"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                    THEN "t81"."gap_of_5"
                                    WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Extend'
                                    THEN "t81"."gap_of_6"
                                    WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                    THEN "t81"."gap_of_7"
                                    WHEN "t81"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                    THEN "t81"."gap_of_8"
                                    WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Extend'
                                    THEN "t81"."gap_of_9"
                                    WHEN "t81"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                    THEN "t81"."gap_of_10"
                                    WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Extend'
                                    THEN "t81"."gap_of_11"
                                    WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                    THEN "t81"."gap_of_12"
                                    WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                    THEN "t81"."gap_of_13"
                                    WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                    THEN "t81"."gap_of_14"
                                    WHEN "t81"."action_key" = 'IDE-Dormancy-All-Adopt'
                                    THEN "t81"."gap_of_15"
                                    WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                    THEN "t81"."gap_of_16"
                                    WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                    THEN "t81"."gap_of_17"
                                    ELSE NULL
                                  END,
                                  0.0
                                ),
                                4
                              ) AS DOUBLE) AS "gap",
                              CASE
                                WHEN "t81"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t81"."sure_of_0"
                                WHEN "t81"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t81"."sure_of_1"
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t81"."sure_of_2"
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t81"."sure_of_3"
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t81"."sure_of_4"
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t81"."sure_of_5"
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t81"."sure_of_6"
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t81"."sure_of_7"
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t81"."sure_of_8"
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t81"."sure_of_9"
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t81"."sure_of_10"
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t81"."sure_of_11"
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t81"."sure_of_12"
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t81"."sure_of_13"
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t81"."sure_of_14"
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t81"."sure_of_15"
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t81"."sure_of_16"
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t81"."sure_of_17"
                                ELSE NULL
                              END AS "probability",
                              CASE
                                WHEN "t81"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t81"."doubt_0"
                                WHEN "t81"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t81"."doubt_1"
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t81"."doubt_2"
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t81"."doubt_3"
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t81"."doubt_4"
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t81"."doubt_5"
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t81"."doubt_6"
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t81"."doubt_7"
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t81"."doubt_8"
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t81"."doubt_9"
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t81"."doubt_10"
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t81"."doubt_11"
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t81"."doubt_12"
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t81"."doubt_13"
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t81"."doubt_14"
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t81"."doubt_15"
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t81"."doubt_16"
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t81"."doubt_17"
                                ELSE NULL
                              END AS "doubt",
                              CASE
                                WHEN "t81"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t81"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN CASE
                                  WHEN "t81"."holds_1" AND (
                                    "t81"."doubt_1" IS NULL
                                  )
                                  THEN 'IDE-Dormancy-FYC&Promo-Extend'
                                  ELSE NULL
                                END
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN CASE
                                  WHEN "t81"."holds_3" AND (
                                    "t81"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN CASE
                                  WHEN "t81"."holds_3" AND (
                                    "t81"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t81"."holds_7" AND (
                                    "t81"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN CASE
                                  WHEN "t81"."holds_5" AND (
                                    "t81"."doubt_5" IS NULL
                                  )
                                  THEN 'IDE-OverAssignment-LC-Extend'
                                  ELSE NULL
                                END
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN CASE
                                  WHEN "t81"."holds_4" AND (
                                    "t81"."doubt_4" IS NULL
                                  )
                                  THEN 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                  ELSE NULL
                                END
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN CASE
                                  WHEN "t81"."holds_0" AND (
                                    "t81"."doubt_0" IS NULL
                                  )
                                  THEN 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                  WHEN "t81"."holds_3" AND (
                                    "t81"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t81"."holds_7" AND (
                                    "t81"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN CASE
                                  WHEN "t81"."holds_3" AND (
                                    "t81"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t81"."holds_7" AND (
                                    "t81"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  WHEN "t81"."holds_8" AND (
                                    "t81"."doubt_8" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment-FYC-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN CASE
                                  WHEN "t81"."holds_10" AND (
                                    "t81"."doubt_10" IS NULL
                                  )
                                  THEN 'IDE-LowUtilisation-FYC-Adopt'
                                  ELSE NULL
                                END
                                ELSE NULL
                              END AS "covered_by",
                              CASE
                                WHEN "t81"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'Get the new customer started: ' || "t81"."says_Dormancy" || ', ' || "t81"."says_NoFirstUse" || '.'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'Show the new customer what a renewal is worth: ' || "t81"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t81"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t81"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'Find out whether the customer still needs the product: ' || "t81"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t81"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t81"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Get the promotion''s seats assigned and used: ' || "t81"."says_LowAssignment" || ', ' || "t81"."says_Dormancy" || '.'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || 'Raise usage before the renewal: ' || "t81"."says_LowUtilisation" || '; ' || "t81"."says_RenewalNear" || '.'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'Agree on the seats that the customer needs, after a licence review: ' || "t81"."says_OverAssignment" || '.'
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Find out why usage fell before the renewal: ' || "t81"."says_FallingUsage" || '; renews in ' || COALESCE(CAST("t81"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t81"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Get seats assigned and used: ' || "t81"."says_LowAssignment" || ', ' || "t81"."says_Dormancy" || '.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Help the new customer assign its seats: ' || "t81"."says_LowAssignment" || '.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Get the seats assigned before they are renewed: ' || "t81"."says_LowAssignment" || '; renews in ' || COALESCE(CAST("t81"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t81"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || 'Help the new customer''s users get started: ' || "t81"."says_LowUtilisation" || '.'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'Renew as many seats as are in use: ' || "t81"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t81"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t81"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Win back users: ' || "t81"."says_FallingUsage" || '.'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || 'Raise usage before the renewal: ' || "t81"."says_LowUtilisation" || '; renews in ' || COALESCE(CAST("t81"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t81"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'Agree on the seats that the customer needs: ' || "t81"."says_OverAssignment" || '.'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'Get the product used: ' || "t81"."says_Dormancy" || '.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Get more seats assigned: ' || "t81"."says_LowAssignment" || '.'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || 'Raise usage: ' || "t81"."says_LowUtilisation" || '.'
                                ELSE NULL
                              END AS "goal",
                              CASE
                                WHEN "t81"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || '' || "t81"."says_Dormancy" || '; ' || "t81"."says_NoFirstUse" || ''
                                WHEN "t81"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || '' || "t81"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t81"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t81"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || '' || "t81"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t81"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t81"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || '' || "t81"."says_LowAssignment" || '; ' || "t81"."says_Dormancy" || ''
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || '' || "t81"."says_LowUtilisation" || '; ' || "t81"."says_RenewalNear" || ''
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || '' || "t81"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t81"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t81"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || '' || "t81"."says_FallingUsage" || '; renews in ' || COALESCE(CAST("t81"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t81"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || '' || "t81"."says_LowAssignment" || '; ' || "t81"."says_Dormancy" || ''
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || '' || "t81"."says_LowAssignment" || ''
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || '' || "t81"."says_LowAssignment" || '; renews in ' || COALESCE(CAST("t81"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t81"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || '' || "t81"."says_LowUtilisation" || ''
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || '' || "t81"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t81"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t81"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || '' || "t81"."says_FallingUsage" || ''
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || '' || "t81"."says_LowUtilisation" || '; renews in ' || COALESCE(CAST("t81"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t81"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || '' || "t81"."says_OverAssignment" || ''
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || '' || "t81"."says_Dormancy" || ''
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || '' || "t81"."says_LowAssignment" || ''
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || '' || "t81"."says_LowUtilisation" || ''
                                ELSE NULL
                              END AS "why_now",
                              CASE
                                WHEN "t81"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'Book a first session with the administrator and install the product together.'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'Ask what the promotion was bought for, and set up the first project with one user.'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'Ask the decision maker who works with the product now, and what has changed.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Ask the administrator who should have a seat, and assign the seats together on the call.'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || 'Review usage with the decision maker, and agree how the inactive users get started.'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'Send the list of assigned users, and agree who keeps a seat.'
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Ask the administrator what changed for the users who stopped.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Ask the administrator who should have a seat, and assign the seats together on the call.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Walk the administrator through assigning seats to named users.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Ask the administrator which seats are needed, and assign those together on the call.'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || 'Offer the administrator a short training for the users who are not active yet.'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'Send the list of assigned users, and offer the missing seats with the renewal.'
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'Send the list of assigned users, and offer the missing seats.'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                ELSE NULL
                              END AS "next_step",
                              CASE
                                WHEN "t81"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'At least one active user within a month.'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'At least one active user before the renewal.'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'The customer has said whether it will renew, and for how many seats.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t81"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% and at least one active user.'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t81"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active, or the renewal is agreed.'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Usage back at ' || COALESCE(
                                  CASE WHEN CAST(ROUND("t81"."mau_before" * 10, 0) AS BIGINT) < 0 THEN '-' ELSE '' END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t81"."mau_before") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t81"."mau_before") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t81"."mau_before") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t81"."mau_before") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || CASE
                                  WHEN COALESCE("t81"."mau_before" = 1, FALSE)
                                  THEN ' active user'
                                  ELSE ' active users'
                                END || ', or the cause is known and recorded.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t81"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% and at least one active user.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t81"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t81"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%, or the number of seats to renew is agreed.'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t81"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Usage back at ' || COALESCE(
                                  CASE WHEN CAST(ROUND("t81"."mau_before" * 10, 0) AS BIGINT) < 0 THEN '-' ELSE '' END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t81"."mau_before") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t81"."mau_before") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t81"."mau_before") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t81"."mau_before") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || CASE
                                  WHEN COALESCE("t81"."mau_before" = 1, FALSE)
                                  THEN ' active user'
                                  ELSE ' active users'
                                END || '.'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t81"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t81"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'At least one active user.'
                                WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t81"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t81"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%.'
                                WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t81"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t81"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                ELSE NULL
                              END AS "success_criterion",
                              GREATEST(COALESCE("t81"."acv_usd", 0.0), 0.0) AS "value_at_stake",
                              CASE
                                WHEN "t81"."weak_points" = 0
                                THEN 'high'
                                WHEN "t81"."weak_points" = 1
                                THEN 'medium'
                                ELSE 'low'
                              END AS "confidence",
                              "t81"."former_on",
                              "t81"."former_again_from",
                              "t81"."former_id",
                              "t81"."former_offered",
                              "t81"."former_closed_by",
                              GREATEST(COALESCE("t81"."acv_usd", 0.0), 0.0) * CAST(ROUND(
                                GREATEST(
                                  CASE
                                    WHEN "t81"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                    THEN "t81"."gap_of_0"
                                    WHEN "t81"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                    THEN "t81"."gap_of_1"
                                    WHEN "t81"."action_key" = 'IDE-Dormancy-All-Extend'
                                    THEN "t81"."gap_of_2"
                                    WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                    THEN "t81"."gap_of_3"
                                    WHEN "t81"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                    THEN "t81"."gap_of_4"
                                    WHEN "t81"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                    THEN "t81"."gap_of_5"
                                    WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Extend'
                                    THEN "t81"."gap_of_6"
                                    WHEN "t81"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                    THEN "t81"."gap_of_7"
                                    WHEN "t81"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                    THEN "t81"."gap_of_8"
                                    WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Extend'
                                    THEN "t81"."gap_of_9"
                                    WHEN "t81"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                    THEN "t81"."gap_of_10"
                                    WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Extend'
                                    THEN "t81"."gap_of_11"
                                    WHEN "t81"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                    THEN "t81"."gap_of_12"
                                    WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                    THEN "t81"."gap_of_13"
                                    WHEN "t81"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                    THEN "t81"."gap_of_14"
                                    WHEN "t81"."action_key" = 'IDE-Dormancy-All-Adopt'
                                    THEN "t81"."gap_of_15"
                                    WHEN "t81"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                    THEN "t81"."gap_of_16"
                                    WHEN "t81"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                    THEN "t81"."gap_of_17"
                                    ELSE NULL
                                  END,
                                  0.0
                                ),
                                4
                              ) AS DOUBLE) AS "stake"
                            FROM (
                              SELECT
                                "t79"."snapshot_date",
                                "t79"."opportunity_id",
                                "t79"."contract_id",
                                "t79"."tenant_id",
                                "t79"."offering_product_line_code",
                                "t79"."original_account_csn",
                                "t79"."surviving_account_csn",
                                "t79"."opportunity_close_date",
                                "t79"."days_to_close",
                                "t79"."acv_usd",
                                "t79"."cohort",
                                "t79"."phase",
                                "t79"."lifecycle",
                                "t79"."seat_bucket",
                                "t79"."site_geo",
                                "t79"."industry_group",
                                "t79"."seats_purchased",
                                "t79"."seats_assigned",
                                "t79"."mau",
                                "t79"."mau_before",
                                "t79"."usage_change",
                                "t79"."has_used_before",
                                "t79"."dormancy_flag",
                                "t79"."users_without_seats",
                                "t79"."assignment_rate",
                                "t79"."assignment_benchmark",
                                "t79"."assignment_diff",
                                "t79"."probability_below_assignment_benchmark",
                                "t79"."utilisation_rate",
                                "t79"."utilisation_benchmark",
                                "t79"."utilisation_diff",
                                "t79"."probability_below_utilisation_benchmark",
                                "t79"."probability_below_usual",
                                "t79"."cohort_benchmark_used",
                                "t79"."customer_ews_prediction",
                                "t79"."is_at_risk",
                                "t79"."parent_account_new_customer_flag",
                                "t79"."opportunity_lc_flag",
                                "t79"."opportunity_promo_flag",
                                "t79"."is_dirty_pool",
                                "t79"."is_dirty_team",
                                "t79"."is_unreliable_assignment",
                                "t79"."is_bootstrap",
                                "t79"."opportunities_on_usage",
                                "t79"."segments",
                                "t79"."ineligible_because",
                                "t79"."is_selected",
                                "t79"."says_LowAssignment",
                                "t79"."says_LowUtilisation",
                                "t79"."says_Dormancy",
                                "t79"."says_NoFirstUse",
                                "t79"."says_FallingUsage",
                                "t79"."says_OverAssignment",
                                "t79"."says_RenewalNear",
                                "t79"."weak_points",
                                "t79"."weaknesses",
                                "t79"."holds_0",
                                "t79"."holds_1",
                                "t79"."holds_2",
                                "t79"."holds_3",
                                "t79"."holds_4",
                                "t79"."holds_5",
                                "t79"."holds_6",
                                "t79"."holds_7",
                                "t79"."holds_8",
                                "t79"."holds_9",
                                "t79"."holds_10",
                                "t79"."holds_11",
                                "t79"."holds_12",
                                "t79"."holds_13",
                                "t79"."holds_14",
                                "t79"."holds_15",
                                "t79"."holds_16",
                                "t79"."holds_17",
                                "t79"."gap_of_0",
                                "t79"."gap_of_1",
                                "t79"."gap_of_2",
                                "t79"."gap_of_3",
                                "t79"."gap_of_4",
                                "t79"."gap_of_5",
                                "t79"."gap_of_6",
                                "t79"."gap_of_7",
                                "t79"."gap_of_8",
                                "t79"."gap_of_9",
                                "t79"."gap_of_10",
                                "t79"."gap_of_11",
                                "t79"."gap_of_12",
                                "t79"."gap_of_13",
                                "t79"."gap_of_14",
                                "t79"."gap_of_15",
                                "t79"."gap_of_16",
                                "t79"."gap_of_17",
                                "t79"."sure_of_0",
                                "t79"."sure_of_1",
                                "t79"."sure_of_2",
                                "t79"."sure_of_3",
                                "t79"."sure_of_4",
                                "t79"."sure_of_5",
                                "t79"."sure_of_6",
                                "t79"."sure_of_7",
                                "t79"."sure_of_8",
                                "t79"."sure_of_9",
                                "t79"."sure_of_10",
                                "t79"."sure_of_11",
                                "t79"."sure_of_12",
                                "t79"."sure_of_13",
                                "t79"."sure_of_14",
                                "t79"."sure_of_15",
                                "t79"."sure_of_16",
                                "t79"."sure_of_17",
                                "t79"."doubt_0",
                                "t79"."doubt_1",
                                "t79"."doubt_2",
                                "t79"."doubt_3",
                                "t79"."doubt_4",
                                "t79"."doubt_5",
                                "t79"."doubt_6",
                                "t79"."doubt_7",
                                "t79"."doubt_8",
                                "t79"."doubt_9",
                                "t79"."doubt_10",
                                "t79"."doubt_11",
                                "t79"."doubt_12",
                                "t79"."doubt_13",
                                "t79"."doubt_14",
                                "t79"."doubt_15",
                                "t79"."doubt_16",
                                "t79"."doubt_17",
                                "t79"."action_key",
                                "t79"."former_key",
                                "t79"."former_on",
                                "t79"."former_again_from",
                                "t79"."former_id",
                                "t79"."former_offered",
                                "t79"."former_tenant",
                                "t79"."former_line",
                                "t79"."former_held_on",
                                "t79"."former_csn",
                                "t79"."former_closed_by",
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
                                ) AS "is_open"
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
                            ) AS "t81"
                            WHERE
                              "t81"."holds"
                              OR COALESCE(
                                NOT (
                                  "t81"."holds"
                                )
                                AND (
                                  (
                                    "t81"."former_again_from" > CAST(':first_day' AS DATE)
                                  )
                                  AND "t81"."former_offered"
                                )
                                AND (
                                  (
                                    (
                                      (
                                        CAST(':year' AS BIGINT) * 12
                                      ) + CAST(':number' AS BIGINT)
                                    ) - (
                                      (
                                        EXTRACT(year FROM "t81"."former_held_on") * 12
                                      ) + EXTRACT(month FROM "t81"."former_held_on")
                                    )
                                  ) <= 1
                                )
                                AND (
                                  (
                                    "t81"."tenant_id" = "t81"."former_tenant"
                                  )
                                  AND (
                                    "t81"."offering_product_line_code" = "t81"."former_line"
                                  )
                                ),
                                FALSE
                              )
                          ) AS "t86"
                          LEFT OUTER JOIN (
                            SELECT
                              "t5"."account_csn" AS "own_csn",
                              "t5"."owner_id" AS "own_owner"
                            FROM "account_attributes" AS "t5"
                            WHERE
                              "t5"."owner_id" IS NOT NULL
                          ) AS "t32"
                            ON "t86"."surviving_account_csn" = "t32"."own_csn"
                          LEFT OUTER JOIN (
                            SELECT
                              "t5"."account_csn" AS "former_account",
                              "t5"."owner_id" AS "former_owner"
                            FROM "account_attributes" AS "t5"
                            WHERE
                              "t5"."owner_id" IS NOT NULL
                          ) AS "t33"
                            ON "t86"."original_account_csn" = "t33"."former_account"
                        ) AS "t87"
                      ) AS "t89"
                      LEFT OUTER JOIN (
                        SELECT
                          "t4"."surviving_account_csn" AS "unit_csn",
                          "t4"."holdout_unit"
                        FROM "ide_holdout_monthly" AS "t4"
                      ) AS "t23"
                        ON "t89"."surviving_account_csn" = "t23"."unit_csn"
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
                        ON "t89"."surviving_account_csn" = "t56"."control_csn"
                      LEFT OUTER JOIN (
                        SELECT
                          "t63"."unit" AS "own_unit",
                          "t63"."unit_topic" AS "own_topic",
                          "t63"."is_held" AS "unit_held",
                          "t63"."is_offered" AS "unit_offered"
                        FROM "t60" AS "t63"
                      ) AS "t66"
                        ON "t23"."holdout_unit" = "t66"."own_unit" AND "t89"."topic" = "t66"."own_topic"
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
                        ON "t89"."surviving_account_csn" = "t75"."ever_csn"
                        AND "t89"."topic" = "t75"."ever_topic"
                    ) AS "t90"
                  ) AS "t92"
                  LEFT OUTER JOIN (
                    SELECT
                      "t82"."uplift_key",
                      CAST(ROUND(
                        (
                          (
                            "t82"."measured" * "t82"."weight"
                          ) + (
                            (
                              "t82"."prior" + "t82"."mean"
                            ) * 399.99999999999994
                          )
                        ) / NULLIF("t82"."weight" + (
                          399.99999999999994 * 2.0
                        ), 0.0),
                        4
                      ) AS DOUBLE) AS "uplift",
                      CASE
                        WHEN "t82"."weight" > (
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
                    ) AS "t82"
                  ) AS "t84"
                    ON "t92"."action_key" = "t84"."uplift_key"
                ) AS "t93"
              ) AS "t94"
            ) AS "t95"
          ) AS "t96"
        ) AS "t97"
      ) AS "t98"
    ) AS "t99"
  ) AS "t100"
), "t108" AS (
  SELECT
    "t104"."holdout_unit" AS "of_unit",
    "t104"."topic" AS "of_topic",
    BOOL_OR(CAST("t104"."ever_held" AS BOOLEAN)) AS "inherits_held",
    BOOL_OR(CAST("t104"."ever_offered" AS BOOLEAN)) AS "inherits_offered"
  FROM (
    SELECT
      "t102"."opportunity_id",
      "t102"."contract_id",
      "t102"."tenant_id",
      "t102"."offering_product_line_code",
      "t102"."original_account_csn",
      "t102"."surviving_account_csn",
      "t102"."opportunity_close_date",
      "t102"."acv_usd",
      "t102"."cohort",
      "t102"."seat_bucket",
      "t102"."site_geo",
      "t102"."industry_group",
      "t102"."ineligible_because",
      "t102"."is_selected",
      "t102"."action_name",
      "t102"."lifecycle",
      "t102"."channel",
      "t102"."priority",
      "t102"."cool_down_months",
      "t102"."action_key",
      "t102"."weak_points",
      "t102"."weaknesses",
      "t102"."holds",
      "t102"."is_open",
      "t102"."gap",
      "t102"."probability",
      "t102"."doubt",
      "t102"."covered_by",
      "t102"."goal",
      "t102"."why_now",
      "t102"."next_step",
      "t102"."success_criterion",
      "t102"."value_at_stake",
      "t102"."confidence",
      "t102"."former_on",
      "t102"."former_again_from",
      "t102"."former_id",
      "t102"."former_offered",
      "t102"."former_closed_by",
      "t102"."stake",
      "t102"."owner_id",
      "t102"."topic",
      "t102"."holdout_unit",
      "t102"."unit_held",
      "t102"."unit_offered",
      "t102"."ever_held",
      "t102"."ever_offered",
      "t102"."is_in_control",
      "t102"."is_in_both_arms",
      "t102"."uplift_key",
      "t102"."uplift",
      "t102"."uplift_source",
      "t102"."expected_value",
      "t102"."accounts_opportunity",
      COALESCE(
        "t102"."verdict",
        CASE
          WHEN "t102"."takes_time" AND (
            "t102"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) AS "verdict",
      "t102"."at_account",
      "t102"."candidate_rank",
      "t102"."takes_time",
      "t102"."in_line",
      COALESCE(
        "t102"."verdict",
        CASE
          WHEN "t102"."takes_time" AND (
            "t102"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) IS NULL AS "is_chosen"
    FROM "t101" AS "t102"
    WHERE
      COALESCE(
        "t102"."verdict",
        CASE
          WHEN "t102"."takes_time" AND (
            "t102"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) IS NULL
      AND "t102"."topic" IS NOT NULL
  ) AS "t104"
  GROUP BY
    1,
    2
), "t122" AS (
  SELECT
    "t121"."opportunity_id",
    "t121"."contract_id",
    "t121"."tenant_id",
    "t121"."offering_product_line_code",
    "t121"."original_account_csn",
    "t121"."surviving_account_csn",
    "t121"."opportunity_close_date",
    "t121"."acv_usd",
    "t121"."cohort",
    "t121"."seat_bucket",
    "t121"."site_geo",
    "t121"."industry_group",
    "t121"."ineligible_because",
    "t121"."is_selected",
    "t121"."action_name",
    "t121"."lifecycle",
    "t121"."channel",
    "t121"."priority",
    "t121"."cool_down_months",
    "t121"."action_key",
    "t121"."weak_points",
    "t121"."weaknesses",
    "t121"."holds",
    "t121"."is_open",
    "t121"."gap",
    "t121"."probability",
    "t121"."doubt",
    "t121"."covered_by",
    "t121"."goal",
    "t121"."why_now",
    "t121"."next_step",
    "t121"."success_criterion",
    "t121"."value_at_stake",
    "t121"."confidence",
    "t121"."former_on",
    "t121"."former_again_from",
    "t121"."former_id",
    "t121"."former_offered",
    "t121"."former_closed_by",
    "t121"."stake",
    "t121"."owner_id",
    "t121"."topic",
    "t121"."holdout_unit",
    "t121"."unit_held",
    "t121"."unit_offered",
    "t121"."ever_held",
    "t121"."ever_offered",
    "t121"."is_in_control",
    "t121"."is_in_both_arms",
    "t121"."uplift_key",
    "t121"."uplift",
    "t121"."uplift_source",
    "t121"."expected_value",
    "t121"."accounts_opportunity",
    COALESCE(
      "t121"."verdict",
      CASE
        WHEN (
          "t121"."topic" IS NOT NULL
        )
        AND CASE
          WHEN COALESCE(
            (
              "t121"."topic" IS NOT NULL
            )
            AND CASE
              WHEN "t121"."unit_held" OR "t121"."unit_offered"
              THEN "t121"."unit_held"
              WHEN COALESCE("t121"."inherits_held", FALSE)
              THEN TRUE
              WHEN COALESCE("t121"."inherits_offered", FALSE)
              THEN FALSE
              ELSE COALESCE("t121"."is_drawn_held", FALSE)
            END,
            FALSE
          )
          THEN "t121"."ever_offered"
          ELSE "t121"."ever_held"
        END
        THEN 'both_arms'
        WHEN COALESCE(
          (
            "t121"."topic" IS NOT NULL
          )
          AND CASE
            WHEN "t121"."unit_held" OR "t121"."unit_offered"
            THEN "t121"."unit_held"
            WHEN COALESCE("t121"."inherits_held", FALSE)
            THEN TRUE
            WHEN COALESCE("t121"."inherits_offered", FALSE)
            THEN FALSE
            ELSE COALESCE("t121"."is_drawn_held", FALSE)
          END,
          FALSE
        )
        THEN 'held_back'
        ELSE 'selected'
      END
    ) AS "verdict",
    "t121"."at_account",
    "t121"."candidate_rank",
    "t121"."takes_time",
    "t121"."in_line",
    "t121"."is_chosen",
    "t121"."of_unit",
    "t121"."of_topic",
    "t121"."inherits_held",
    "t121"."inherits_offered",
    "t121"."drawn_unit",
    "t121"."drawn_topic",
    "t121"."drawn_with",
    "t121"."is_drawn_held",
    COALESCE(
      (
        "t121"."topic" IS NOT NULL
      )
      AND CASE
        WHEN "t121"."unit_held" OR "t121"."unit_offered"
        THEN "t121"."unit_held"
        WHEN COALESCE("t121"."inherits_held", FALSE)
        THEN TRUE
        WHEN COALESCE("t121"."inherits_offered", FALSE)
        THEN FALSE
        ELSE COALESCE("t121"."is_drawn_held", FALSE)
      END,
      FALSE
    ) AS "is_held",
    "t121"."is_chosen" AND COALESCE("t121"."drawn_with" = "t121"."action_key", FALSE) AS "is_drawn_here",
    (
      "t121"."topic" IS NOT NULL
    )
    AND CASE
      WHEN COALESCE(
        (
          "t121"."topic" IS NOT NULL
        )
        AND CASE
          WHEN "t121"."unit_held" OR "t121"."unit_offered"
          THEN "t121"."unit_held"
          WHEN COALESCE("t121"."inherits_held", FALSE)
          THEN TRUE
          WHEN COALESCE("t121"."inherits_offered", FALSE)
          THEN FALSE
          ELSE COALESCE("t121"."is_drawn_held", FALSE)
        END,
        FALSE
      )
      THEN "t121"."ever_offered"
      ELSE "t121"."ever_held"
    END AS "is_mixed"
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
      "t110"."of_unit",
      "t110"."of_topic",
      "t110"."inherits_held",
      "t110"."inherits_offered",
      "t120"."drawn_unit",
      "t120"."drawn_topic",
      "t120"."drawn_with",
      "t120"."is_drawn_held"
    FROM (
      SELECT
        "t102"."opportunity_id",
        "t102"."contract_id",
        "t102"."tenant_id",
        "t102"."offering_product_line_code",
        "t102"."original_account_csn",
        "t102"."surviving_account_csn",
        "t102"."opportunity_close_date",
        "t102"."acv_usd",
        "t102"."cohort",
        "t102"."seat_bucket",
        "t102"."site_geo",
        "t102"."industry_group",
        "t102"."ineligible_because",
        "t102"."is_selected",
        "t102"."action_name",
        "t102"."lifecycle",
        "t102"."channel",
        "t102"."priority",
        "t102"."cool_down_months",
        "t102"."action_key",
        "t102"."weak_points",
        "t102"."weaknesses",
        "t102"."holds",
        "t102"."is_open",
        "t102"."gap",
        "t102"."probability",
        "t102"."doubt",
        "t102"."covered_by",
        "t102"."goal",
        "t102"."why_now",
        "t102"."next_step",
        "t102"."success_criterion",
        "t102"."value_at_stake",
        "t102"."confidence",
        "t102"."former_on",
        "t102"."former_again_from",
        "t102"."former_id",
        "t102"."former_offered",
        "t102"."former_closed_by",
        "t102"."stake",
        "t102"."owner_id",
        "t102"."topic",
        "t102"."holdout_unit",
        "t102"."unit_held",
        "t102"."unit_offered",
        "t102"."ever_held",
        "t102"."ever_offered",
        "t102"."is_in_control",
        "t102"."is_in_both_arms",
        "t102"."uplift_key",
        "t102"."uplift",
        "t102"."uplift_source",
        "t102"."expected_value",
        "t102"."accounts_opportunity",
        COALESCE(
          "t102"."verdict",
          CASE
            WHEN "t102"."takes_time" AND (
              "t102"."in_line" >= 20
            )
            THEN 'beyond_capacity'
            ELSE NULL
          END
        ) AS "verdict",
        "t102"."at_account",
        "t102"."candidate_rank",
        "t102"."takes_time",
        "t102"."in_line",
        COALESCE(
          "t102"."verdict",
          CASE
            WHEN "t102"."takes_time" AND (
              "t102"."in_line" >= 20
            )
            THEN 'beyond_capacity'
            ELSE NULL
          END
        ) IS NULL AS "is_chosen"
      FROM "t101" AS "t102"
    ) AS "t106"
    LEFT OUTER JOIN "t108" AS "t110"
      ON "t106"."holdout_unit" = "t110"."of_unit" AND "t106"."topic" = "t110"."of_topic"
    LEFT OUTER JOIN (
      SELECT
        "t118"."drawn_unit",
        "t118"."drawn_topic",
        "t118"."drawn_with",
        "t118"."place" < (
          CAST(FLOOR(
            (
              (
                (
                  (
                    COALESCE("t36"."units_before", 0) + "t118"."units"
                  ) * 100000
                ) + COALESCE(
                  CASE
                    WHEN "t118"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                    THEN 735857
                    WHEN "t118"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                    THEN 355937
                    WHEN "t118"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                    THEN 505949
                    WHEN "t118"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                    THEN 988562
                    WHEN "t118"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                    THEN 651327
                    WHEN "t118"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 272559
                    WHEN "t118"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 797985
                    WHEN "t118"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 20905
                    WHEN "t118"."drawn_with" = 'IDE-Dormancy-All-Extend'
                    THEN 81496
                    WHEN "t118"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 426770
                    WHEN "t118"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 295002
                    WHEN "t118"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 214302
                    WHEN "t118"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                    THEN 934432
                    WHEN "t118"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 565590
                    WHEN "t118"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN 922428
                    ELSE NULL
                  END,
                  0
                )
              ) - (
                (
                  (
                    (
                      COALESCE("t36"."units_before", 0) + "t118"."units"
                    ) * 100000
                  ) + COALESCE(
                    CASE
                      WHEN "t118"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                      THEN 735857
                      WHEN "t118"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                      THEN 355937
                      WHEN "t118"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                      THEN 505949
                      WHEN "t118"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                      THEN 988562
                      WHEN "t118"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                      THEN 651327
                      WHEN "t118"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                      THEN 272559
                      WHEN "t118"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                      THEN 797985
                      WHEN "t118"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                      THEN 20905
                      WHEN "t118"."drawn_with" = 'IDE-Dormancy-All-Extend'
                      THEN 81496
                      WHEN "t118"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                      THEN 426770
                      WHEN "t118"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                      THEN 295002
                      WHEN "t118"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                      THEN 214302
                      WHEN "t118"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                      THEN 934432
                      WHEN "t118"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                      THEN 565590
                      WHEN "t118"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
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
                    WHEN "t118"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                    THEN 735857
                    WHEN "t118"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                    THEN 355937
                    WHEN "t118"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                    THEN 505949
                    WHEN "t118"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                    THEN 988562
                    WHEN "t118"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                    THEN 651327
                    WHEN "t118"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 272559
                    WHEN "t118"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 797985
                    WHEN "t118"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 20905
                    WHEN "t118"."drawn_with" = 'IDE-Dormancy-All-Extend'
                    THEN 81496
                    WHEN "t118"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 426770
                    WHEN "t118"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 295002
                    WHEN "t118"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 214302
                    WHEN "t118"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                    THEN 934432
                    WHEN "t118"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 565590
                    WHEN "t118"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
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
                      WHEN "t118"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                      THEN 735857
                      WHEN "t118"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                      THEN 355937
                      WHEN "t118"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                      THEN 505949
                      WHEN "t118"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                      THEN 988562
                      WHEN "t118"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                      THEN 651327
                      WHEN "t118"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                      THEN 272559
                      WHEN "t118"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                      THEN 797985
                      WHEN "t118"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                      THEN 20905
                      WHEN "t118"."drawn_with" = 'IDE-Dormancy-All-Extend'
                      THEN 81496
                      WHEN "t118"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                      THEN 426770
                      WHEN "t118"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                      THEN 295002
                      WHEN "t118"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                      THEN 214302
                      WHEN "t118"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                      THEN 934432
                      WHEN "t118"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                      THEN 565590
                      WHEN "t118"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
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
          "t116"."drawn_unit",
          "t116"."drawn_topic",
          "t116"."drawn_with",
          "t116"."lot",
          ROW_NUMBER() OVER (
            PARTITION BY "t116"."drawn_with", "t116"."drawn_topic"
            ORDER BY "t116"."lot" ASC, "t116"."drawn_unit" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place",
          COUNT(*) OVER (
            PARTITION BY "t116"."drawn_with", "t116"."drawn_topic"
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "units"
        FROM (
          SELECT
            "t115"."holdout_unit" AS "drawn_unit",
            "t115"."topic" AS "drawn_topic",
            "t115"."action_key" AS "drawn_with",
            SHA256('ide|' || "t115"."topic" || '|' || "t115"."holdout_unit") AS "lot"
          FROM (
            SELECT
              "t114"."opportunity_id",
              "t114"."contract_id",
              "t114"."tenant_id",
              "t114"."offering_product_line_code",
              "t114"."original_account_csn",
              "t114"."surviving_account_csn",
              "t114"."opportunity_close_date",
              "t114"."acv_usd",
              "t114"."cohort",
              "t114"."seat_bucket",
              "t114"."site_geo",
              "t114"."industry_group",
              "t114"."ineligible_because",
              "t114"."is_selected",
              "t114"."action_name",
              "t114"."lifecycle",
              "t114"."channel",
              "t114"."priority",
              "t114"."cool_down_months",
              "t114"."action_key",
              "t114"."weak_points",
              "t114"."weaknesses",
              "t114"."holds",
              "t114"."is_open",
              "t114"."gap",
              "t114"."probability",
              "t114"."doubt",
              "t114"."covered_by",
              "t114"."goal",
              "t114"."why_now",
              "t114"."next_step",
              "t114"."success_criterion",
              "t114"."value_at_stake",
              "t114"."confidence",
              "t114"."former_on",
              "t114"."former_again_from",
              "t114"."former_id",
              "t114"."former_offered",
              "t114"."former_closed_by",
              "t114"."stake",
              "t114"."owner_id",
              "t114"."topic",
              "t114"."holdout_unit",
              "t114"."unit_held",
              "t114"."unit_offered",
              "t114"."ever_held",
              "t114"."ever_offered",
              "t114"."is_in_control",
              "t114"."is_in_both_arms",
              "t114"."uplift_key",
              "t114"."uplift",
              "t114"."uplift_source",
              "t114"."expected_value",
              "t114"."accounts_opportunity",
              "t114"."verdict",
              "t114"."at_account",
              "t114"."candidate_rank",
              "t114"."takes_time",
              "t114"."in_line",
              "t114"."is_chosen",
              "t114"."of_unit",
              "t114"."of_topic",
              "t114"."inherits_held",
              "t114"."inherits_offered",
              ROW_NUMBER() OVER (
                PARTITION BY "t114"."holdout_unit", "t114"."topic"
                ORDER BY "t114"."candidate_rank" ASC, "t114"."action_key" ASC, "t114"."surviving_account_csn" ASC, "t114"."opportunity_id" ASC, "t114"."contract_id" ASC, "t114"."tenant_id" ASC, "t114"."offering_product_line_code" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "nth"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t107"."opportunity_id",
                  "t107"."contract_id",
                  "t107"."tenant_id",
                  "t107"."offering_product_line_code",
                  "t107"."original_account_csn",
                  "t107"."surviving_account_csn",
                  "t107"."opportunity_close_date",
                  "t107"."acv_usd",
                  "t107"."cohort",
                  "t107"."seat_bucket",
                  "t107"."site_geo",
                  "t107"."industry_group",
                  "t107"."ineligible_because",
                  "t107"."is_selected",
                  "t107"."action_name",
                  "t107"."lifecycle",
                  "t107"."channel",
                  "t107"."priority",
                  "t107"."cool_down_months",
                  "t107"."action_key",
                  "t107"."weak_points",
                  "t107"."weaknesses",
                  "t107"."holds",
                  "t107"."is_open",
                  "t107"."gap",
                  "t107"."probability",
                  "t107"."doubt",
                  "t107"."covered_by",
                  "t107"."goal",
                  "t107"."why_now",
                  "t107"."next_step",
                  "t107"."success_criterion",
                  "t107"."value_at_stake",
                  "t107"."confidence",
                  "t107"."former_on",
                  "t107"."former_again_from",
                  "t107"."former_id",
                  "t107"."former_offered",
                  "t107"."former_closed_by",
                  "t107"."stake",
                  "t107"."owner_id",
                  "t107"."topic",
                  "t107"."holdout_unit",
                  "t107"."unit_held",
                  "t107"."unit_offered",
                  "t107"."ever_held",
                  "t107"."ever_offered",
                  "t107"."is_in_control",
                  "t107"."is_in_both_arms",
                  "t107"."uplift_key",
                  "t107"."uplift",
                  "t107"."uplift_source",
                  "t107"."expected_value",
                  "t107"."accounts_opportunity",
                  "t107"."verdict",
                  "t107"."at_account",
                  "t107"."candidate_rank",
                  "t107"."takes_time",
                  "t107"."in_line",
                  "t107"."is_chosen",
                  "t112"."of_unit",
                  "t112"."of_topic",
                  "t112"."inherits_held",
                  "t112"."inherits_offered"
                FROM (
                  SELECT
                    "t102"."opportunity_id",
                    "t102"."contract_id",
                    "t102"."tenant_id",
                    "t102"."offering_product_line_code",
                    "t102"."original_account_csn",
                    "t102"."surviving_account_csn",
                    "t102"."opportunity_close_date",
                    "t102"."acv_usd",
                    "t102"."cohort",
                    "t102"."seat_bucket",
                    "t102"."site_geo",
                    "t102"."industry_group",
                    "t102"."ineligible_because",
                    "t102"."is_selected",
                    "t102"."action_name",
                    "t102"."lifecycle",
                    "t102"."channel",
                    "t102"."priority",
                    "t102"."cool_down_months",
                    "t102"."action_key",
                    "t102"."weak_points",
                    "t102"."weaknesses",
                    "t102"."holds",
                    "t102"."is_open",
                    "t102"."gap",
                    "t102"."probability",
                    "t102"."doubt",
                    "t102"."covered_by",
                    "t102"."goal",
                    "t102"."why_now",
                    "t102"."next_step",
                    "t102"."success_criterion",
                    "t102"."value_at_stake",
                    "t102"."confidence",
                    "t102"."former_on",
                    "t102"."former_again_from",
                    "t102"."former_id",
                    "t102"."former_offered",
                    "t102"."former_closed_by",
                    "t102"."stake",
                    "t102"."owner_id",
                    "t102"."topic",
                    "t102"."holdout_unit",
                    "t102"."unit_held",
                    "t102"."unit_offered",
                    "t102"."ever_held",
                    "t102"."ever_offered",
                    "t102"."is_in_control",
                    "t102"."is_in_both_arms",
                    "t102"."uplift_key",
                    "t102"."uplift",
                    "t102"."uplift_source",
                    "t102"."expected_value",
                    "t102"."accounts_opportunity",
                    COALESCE(
                      "t102"."verdict",
                      CASE
                        WHEN "t102"."takes_time" AND (
                          "t102"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) AS "verdict",
                    "t102"."at_account",
                    "t102"."candidate_rank",
                    "t102"."takes_time",
                    "t102"."in_line",
                    COALESCE(
                      "t102"."verdict",
                      CASE
                        WHEN "t102"."takes_time" AND (
                          "t102"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) IS NULL AS "is_chosen"
                  FROM "t101" AS "t102"
                  WHERE
                    COALESCE(
                      "t102"."verdict",
                      CASE
                        WHEN "t102"."takes_time" AND (
                          "t102"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) IS NULL
                    AND "t102"."topic" IS NOT NULL
                    AND NOT (
                      "t102"."unit_held"
                    )
                    AND NOT (
                      "t102"."unit_offered"
                    )
                ) AS "t107"
                LEFT OUTER JOIN (
                  SELECT
                    *
                  FROM "t108" AS "t109"
                  WHERE
                    "t109"."inherits_held" OR "t109"."inherits_offered"
                ) AS "t112"
                  ON "t107"."holdout_unit" = "t112"."of_unit" AND "t107"."topic" = "t112"."of_topic"
              ) AS "t113"
              WHERE
                "t113"."of_unit" IS NULL
            ) AS "t114"
          ) AS "t115"
          WHERE
            "t115"."nth" = 0
        ) AS "t116"
      ) AS "t118"
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
        ON "t118"."drawn_with" = "t36"."before_key"
    ) AS "t120"
      ON "t106"."holdout_unit" = "t120"."drawn_unit"
      AND "t106"."topic" = "t120"."drawn_topic"
  ) AS "t121"
)
SELECT
  "t140"."action_key",
  "t140"."opportunity_id",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  "t140"."drawn_csn" AS "surviving_account_csn",
  CASE
    WHEN "t140"."was_action_key" IS NOT NULL
    THEN "t140"."was_topic"
    ELSE "t140"."now_topic"
  END AS "topic",
  COALESCE("t140"."was_holdout_unit", "t140"."now_unit") AS "holdout_unit",
  COALESCE("t140"."was_is_offered", "t140"."now_offered") AS "is_offered",
  COALESCE("t140"."was_drawn_on", CAST(':last_day' AS DATE)) AS "drawn_on",
  COALESCE("t140"."was_is_drawn_here", "t140"."now_drawn_here") AS "is_drawn_here",
  CASE
    WHEN "t15"."seen" IS NOT NULL
    THEN "t29"."decided_won"
    ELSE "t140"."was_is_renewed"
  END AS "is_renewed",
  CASE
    WHEN "t140"."now_key" IS NOT NULL
    THEN CAST(':last_day' AS DATE)
    ELSE "t140"."was_given_on"
  END AS "given_on",
  CASE
    WHEN "t140"."now_key" IS NOT NULL
    THEN "t140"."now_again_from"
    ELSE "t140"."was_again_from"
  END AS "again_from",
  CASE
    WHEN "t140"."now_key" IS NOT NULL
    THEN "t140"."now_id"
    ELSE "t140"."was_action_id"
  END AS "action_id",
  CASE
    WHEN "t140"."now_key" IS NOT NULL
    THEN "t140"."now_tenant"
    ELSE "t140"."was_tenant_id"
  END AS "tenant_id",
  CASE
    WHEN "t140"."now_key" IS NOT NULL
    THEN "t140"."now_line"
    ELSE "t140"."was_offering_product_line_code"
  END AS "offering_product_line_code",
  CASE
    WHEN (
      "t140"."now_key" IS NOT NULL
    ) OR (
      "t140"."held_csn" IS NOT NULL
    )
    THEN CAST(':last_day' AS DATE)
    ELSE "t140"."was_held_on"
  END AS "held_on",
  CASE
    WHEN "t140"."now_key" IS NOT NULL
    THEN CAST(NULL AS TEXT)
    ELSE COALESCE("t140"."was_closed_by", "t140"."done_by")
  END AS "closed_by"
FROM (
  SELECT
    "t138"."action_key",
    "t138"."drawn_csn",
    "t138"."was_snapshot_date",
    "t138"."was_action_key",
    "t138"."was_surviving_account_csn",
    "t138"."was_topic",
    "t138"."was_holdout_unit",
    "t138"."was_is_offered",
    "t138"."was_drawn_on",
    "t138"."was_is_drawn_here",
    "t138"."was_opportunity_id",
    "t138"."was_is_renewed",
    "t138"."was_given_on",
    "t138"."was_again_from",
    "t138"."was_action_id",
    "t138"."was_tenant_id",
    "t138"."was_offering_product_line_code",
    "t138"."was_held_on",
    "t138"."was_closed_by",
    "t138"."now_key",
    "t138"."now_csn",
    "t138"."now_topic",
    "t138"."now_unit",
    "t138"."now_offered",
    "t138"."now_drawn_here",
    "t138"."now_opportunity",
    "t138"."now_again_from",
    "t138"."now_id",
    "t138"."now_tenant",
    "t138"."now_line",
    "t138"."today_csn",
    "t138"."held_csn",
    "t138"."held_key",
    "t138"."done_key",
    "t138"."done_csn",
    "t138"."first",
    "t138"."done_by",
    COALESCE("t138"."was_opportunity_id", "t138"."now_opportunity") AS "opportunity_id"
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
      "t126"."held_csn",
      "t126"."held_key",
      "t70"."done_key",
      "t70"."done_csn",
      "t70"."first",
      "t70"."done_by"
    FROM (
      SELECT
        "t135"."action_key",
        "t135"."drawn_csn",
        "t135"."was_snapshot_date",
        "t135"."was_action_key",
        "t135"."was_surviving_account_csn",
        "t135"."was_topic",
        "t135"."was_holdout_unit",
        "t135"."was_is_offered",
        "t135"."was_drawn_on",
        "t135"."was_is_drawn_here",
        "t135"."was_opportunity_id",
        "t135"."was_is_renewed",
        "t135"."was_given_on",
        "t135"."was_again_from",
        "t135"."was_action_id",
        "t135"."was_tenant_id",
        "t135"."was_offering_product_line_code",
        "t135"."was_held_on",
        "t135"."was_closed_by",
        "t135"."now_key",
        "t135"."now_csn",
        "t135"."now_topic",
        "t135"."now_unit",
        "t135"."now_offered",
        "t135"."now_drawn_here",
        "t135"."now_opportunity",
        "t135"."now_again_from",
        "t135"."now_id",
        "t135"."now_tenant",
        "t135"."now_line",
        COALESCE("t135"."final_csn", "t135"."drawn_csn") AS "today_csn"
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
          "t17"."merged_csn",
          "t17"."final_csn"
        FROM (
          SELECT
            "t132"."action_key",
            "t132"."surviving_account_csn" AS "drawn_csn",
            "t132"."was_snapshot_date",
            "t132"."was_action_key",
            "t132"."was_surviving_account_csn",
            "t132"."was_topic",
            "t132"."was_holdout_unit",
            "t132"."was_is_offered",
            "t132"."was_drawn_on",
            "t132"."was_is_drawn_here",
            "t132"."was_opportunity_id",
            "t132"."was_is_renewed",
            "t132"."was_given_on",
            "t132"."was_again_from",
            "t132"."was_action_id",
            "t132"."was_tenant_id",
            "t132"."was_offering_product_line_code",
            "t132"."was_held_on",
            "t132"."was_closed_by",
            "t132"."now_key",
            "t132"."now_csn",
            "t132"."now_topic",
            "t132"."now_unit",
            "t132"."now_offered",
            "t132"."now_drawn_here",
            "t132"."now_opportunity",
            "t132"."now_again_from",
            "t132"."now_id",
            "t132"."now_tenant",
            "t132"."now_line"
          FROM (
            SELECT
              "t129"."action_key",
              "t129"."surviving_account_csn",
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
                    "t123"."action_key",
                    "t123"."surviving_account_csn"
                  FROM "t122" AS "t123"
                  WHERE
                    "t123"."verdict" IN ('selected', 'held_back')
                ) AS "t125"
              ) AS "t127"
            ) AS "t129"
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
              ON "t129"."action_key" = "t20"."was_action_key"
              AND "t129"."surviving_account_csn" = "t20"."was_surviving_account_csn"
            LEFT OUTER JOIN (
              SELECT
                "t123"."action_key" AS "now_key",
                "t123"."surviving_account_csn" AS "now_csn",
                "t123"."topic" AS "now_topic",
                "t123"."holdout_unit" AS "now_unit",
                "t123"."verdict" = 'selected' AS "now_offered",
                "t123"."is_drawn_here" AS "now_drawn_here",
                "t123"."opportunity_id" AS "now_opportunity",
                CASE
                  WHEN "t123"."verdict" IN ('selected', 'held_back')
                  THEN MAKE_DATE(
                    CAST(FLOOR(
                      (
                        (
                          (
                            CAST(':year' AS BIGINT) * 12
                          ) + (
                            CAST(':number' AS BIGINT) - 1
                          ) + "t123"."cool_down_months"
                        ) - (
                          (
                            (
                              CAST(':year' AS BIGINT) * 12
                            ) + (
                              CAST(':number' AS BIGINT) - 1
                            ) + "t123"."cool_down_months"
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
                        ) + "t123"."cool_down_months"
                      ) % 12
                    ) + 1,
                    1
                  )
                  WHEN "t123"."verdict" IN ('closing', 'cooling_down')
                  THEN "t123"."former_again_from"
                  ELSE NULL
                END AS "now_again_from",
                CASE
                  WHEN "t123"."verdict" = 'selected'
                  THEN SUBSTRING(
                    SHA256(
                      "t123"."surviving_account_csn" || '|' || "t123"."action_key" || '|' || CAST(CAST(':last_day' AS DATE) AS TEXT)
                    ),
                    CASE
                      WHEN (
                        0 + 1
                      ) >= 1
                      THEN 0 + 1
                      ELSE 0 + 1 + LENGTH(
                        SHA256(
                          "t123"."surviving_account_csn" || '|' || "t123"."action_key" || '|' || CAST(CAST(':last_day' AS DATE) AS TEXT)
                        )
                      )
                    END,
                    16
                  )
                  WHEN "t123"."verdict" IN ('closing', 'cooling_down') AND "t123"."is_open"
                  THEN "t123"."former_id"
                  ELSE NULL
                END AS "now_id",
                "t123"."tenant_id" AS "now_tenant",
                "t123"."offering_product_line_code" AS "now_line"
              FROM "t122" AS "t123"
              WHERE
                "t123"."verdict" IN ('selected', 'held_back')
            ) AS "t131"
              ON "t129"."action_key" = "t131"."now_key"
              AND "t129"."surviving_account_csn" = "t131"."now_csn"
          ) AS "t132"
        ) AS "t134"
        LEFT OUTER JOIN (
          SELECT
            "t1"."victim_account_csn" AS "merged_csn",
            "t1"."surviving_account_csn" AS "final_csn"
          FROM "account_merges" AS "t1"
        ) AS "t17"
          ON "t134"."drawn_csn" = "t17"."merged_csn"
      ) AS "t135"
    ) AS "t137"
    LEFT OUTER JOIN (
      SELECT DISTINCT
        "t123"."surviving_account_csn" AS "held_csn",
        "t123"."action_key" AS "held_key"
      FROM "t122" AS "t123"
      WHERE
        "t123"."holds" AND "t123"."verdict" = 'cooling_down'
    ) AS "t126"
      ON "t137"."today_csn" = "t126"."held_csn"
      AND "t137"."action_key" = "t126"."held_key"
    LEFT OUTER JOIN "t67" AS "t70"
      ON "t137"."today_csn" = "t70"."done_csn" AND "t137"."action_key" = "t70"."done_key"
  ) AS "t138"
) AS "t140"
LEFT OUTER JOIN (
  SELECT
    "t0"."opportunity_id" AS "decided",
    "t0"."is_won" AS "decided_won"
  FROM "opportunity_outcomes_monthly" AS "t0"
  WHERE
    "t0"."is_closed" AND "t0"."is_won" IS NOT NULL
) AS "t29"
  ON "t140"."opportunity_id" = "t29"."decided"
LEFT OUTER JOIN (
  SELECT
    "t0"."opportunity_id" AS "seen"
  FROM "opportunity_outcomes_monthly" AS "t0"
) AS "t15"
  ON "t140"."opportunity_id" = "t15"."seen"
