WITH "t31" AS (
  SELECT
    "t16"."holdout_unit",
    "t16"."is_control",
    "t16"."member_csn",
    "t21"."merged_csn",
    "t21"."final_csn"
  FROM (
    SELECT
      "t1"."holdout_unit",
      "t1"."is_control",
      "t1"."surviving_account_csn" AS "member_csn"
    FROM "ide_holdout_monthly" AS "t1"
  ) AS "t16"
  LEFT OUTER JOIN (
    SELECT
      "t4"."victim_account_csn" AS "merged_csn",
      "t4"."surviving_account_csn" AS "final_csn"
    FROM "account_merges" AS "t4"
  ) AS "t21"
    ON "t16"."member_csn" = "t21"."merged_csn"
), "t51" AS (
  SELECT
    "t45"."unit_topic",
    "t45"."holdout_unit" AS "unit",
    BOOL_OR(CAST(NOT (
      "t45"."is_offered"
    ) AS BOOLEAN)) AS "is_held",
    BOOL_OR(CAST("t45"."is_offered" AS BOOLEAN)) AS "is_offered"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t22"."holdout_unit",
        "t22"."topic",
        "t22"."is_offered",
        "t23"."unit_topic"
      FROM (
        SELECT
          "t0"."holdout_unit",
          "t0"."topic",
          "t0"."is_offered"
        FROM "ide_action_history_monthly" AS "t0"
        WHERE
          "t0"."topic" IS NOT NULL
      ) AS "t22"
      CROSS JOIN (
        SELECT
          UNNEST(
            CAST([
              'Dormancy&LowAssignment&NoFirstUse',
              'FallingUsage',
              'LowUtilisation&RenewalNear'
            ] AS TEXT[])
          ) AS "unit_topic"
      ) AS "t23"
    ) AS "t29"
    WHERE
      CASE
        WHEN "t29"."unit_topic" = 'Dormancy&LowAssignment&NoFirstUse'
        THEN CONTAINS('&' || "t29"."topic" || '&', '&Dormancy&')
        OR CONTAINS('&' || "t29"."topic" || '&', '&LowAssignment&')
        OR CONTAINS('&' || "t29"."topic" || '&', '&NoFirstUse&')
        WHEN "t29"."unit_topic" = 'FallingUsage'
        THEN CONTAINS('&' || "t29"."topic" || '&', '&FallingUsage&')
        WHEN "t29"."unit_topic" = 'LowUtilisation&RenewalNear'
        THEN CONTAINS('&' || "t29"."topic" || '&', '&LowUtilisation&')
        OR CONTAINS('&' || "t29"."topic" || '&', '&RenewalNear&')
        ELSE NULL
      END
  ) AS "t45"
  GROUP BY
    1,
    2
), "t90" AS (
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
    "t89"."unit_held",
    "t89"."unit_offered",
    "t89"."ever_held",
    "t89"."ever_offered",
    "t89"."is_in_control",
    "t89"."is_in_both_arms",
    "t89"."uplift_key",
    "t89"."uplift",
    "t89"."uplift_source",
    "t89"."expected_value",
    "t89"."accounts_opportunity",
    "t89"."verdict",
    "t89"."at_account",
    "t89"."candidate_rank",
    "t89"."takes_time",
    ROW_NUMBER() OVER (
      PARTITION BY "t89"."owner_id", "t89"."takes_time"
      ORDER BY "t89"."expected_value" DESC, "t89"."priority" ASC, "t89"."stake" DESC, "t89"."surviving_account_csn" ASC, "t89"."action_key" ASC, "t89"."tenant_id" ASC, "t89"."opportunity_id" ASC, "t89"."contract_id" ASC, "t89"."offering_product_line_code" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "in_line"
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
      "t88"."holdout_unit",
      "t88"."unit_held",
      "t88"."unit_offered",
      "t88"."ever_held",
      "t88"."ever_offered",
      "t88"."is_in_control",
      "t88"."is_in_both_arms",
      "t88"."uplift_key",
      "t88"."uplift",
      "t88"."uplift_source",
      "t88"."expected_value",
      "t88"."accounts_opportunity",
      COALESCE(
        "t88"."verdict",
        CASE WHEN "t88"."candidate_rank" > 3 THEN 'beyond_limit' ELSE NULL END
      ) AS "verdict",
      "t88"."at_account",
      "t88"."candidate_rank",
      (
        COALESCE(
          "t88"."verdict",
          CASE WHEN "t88"."candidate_rank" > 3 THEN 'beyond_limit' ELSE NULL END
        ) IS NULL
      )
      AND (
        "t88"."channel" = 'human'
      )
      AND (
        "t88"."owner_id" IS NOT NULL
      ) AS "takes_time"
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
        "t87"."owner_id",
        "t87"."topic",
        "t87"."holdout_unit",
        "t87"."unit_held",
        "t87"."unit_offered",
        "t87"."ever_held",
        "t87"."ever_offered",
        "t87"."is_in_control",
        "t87"."is_in_both_arms",
        "t87"."uplift_key",
        "t87"."uplift",
        "t87"."uplift_source",
        "t87"."expected_value",
        "t87"."accounts_opportunity",
        "t87"."verdict",
        "t87"."at_account",
        CASE
          WHEN "t87"."verdict" IS NULL
          THEN (
            ROW_NUMBER() OVER (
              PARTITION BY "t87"."surviving_account_csn", "t87"."verdict" IS NULL
              ORDER BY "t87"."expected_value" DESC, "t87"."priority" ASC, "t87"."stake" DESC, "t87"."action_key" ASC, "t87"."tenant_id" ASC, "t87"."opportunity_id" ASC, "t87"."contract_id" ASC, "t87"."offering_product_line_code" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) + 1
          ELSE CAST(NULL AS BIGINT)
        END AS "candidate_rank"
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
          "t86"."owner_id",
          "t86"."topic",
          "t86"."holdout_unit",
          "t86"."unit_held",
          "t86"."unit_offered",
          "t86"."ever_held",
          "t86"."ever_offered",
          "t86"."is_in_control",
          "t86"."is_in_both_arms",
          "t86"."uplift_key",
          "t86"."uplift",
          "t86"."uplift_source",
          "t86"."expected_value",
          "t86"."accounts_opportunity",
          COALESCE(
            "t86"."verdict",
            CASE
              WHEN "t86"."at_account" > 0
              THEN 'another_tenant'
              WHEN NOT (
                "t86"."holds"
              ) AND "t86"."is_open"
              THEN 'closing'
              WHEN COALESCE("t86"."former_again_from" > CAST(':first_day' AS DATE), FALSE)
              THEN 'cooling_down'
              ELSE NULL
            END
          ) AS "verdict",
          "t86"."at_account"
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
            "t85"."owner_id",
            "t85"."topic",
            "t85"."holdout_unit",
            "t85"."unit_held",
            "t85"."unit_offered",
            "t85"."ever_held",
            "t85"."ever_offered",
            "t85"."is_in_control",
            "t85"."is_in_both_arms",
            "t85"."uplift_key",
            "t85"."uplift",
            "t85"."uplift_source",
            "t85"."expected_value",
            "t85"."accounts_opportunity",
            "t85"."verdict",
            ROW_NUMBER() OVER (
              PARTITION BY "t85"."surviving_account_csn", "t85"."action_key", "t85"."verdict" IS NULL
              ORDER BY NOT (
                "t85"."holds"
              ) ASC, "t85"."stake" DESC, "t85"."contract_id" ASC, "t85"."tenant_id" ASC, "t85"."offering_product_line_code" ASC, "t85"."opportunity_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "at_account"
          FROM (
            SELECT
              "t84"."opportunity_id",
              "t84"."contract_id",
              "t84"."tenant_id",
              "t84"."offering_product_line_code",
              "t84"."original_account_csn",
              "t84"."surviving_account_csn",
              "t84"."opportunity_close_date",
              "t84"."acv_usd",
              "t84"."cohort",
              "t84"."seat_bucket",
              "t84"."site_geo",
              "t84"."industry_group",
              "t84"."ineligible_because",
              "t84"."is_selected",
              "t84"."action_name",
              "t84"."lifecycle",
              "t84"."channel",
              "t84"."priority",
              "t84"."cool_down_months",
              "t84"."action_key",
              "t84"."weak_points",
              "t84"."weaknesses",
              "t84"."holds",
              "t84"."is_open",
              "t84"."gap",
              "t84"."probability",
              "t84"."doubt",
              "t84"."covered_by",
              "t84"."goal",
              "t84"."why_now",
              "t84"."next_step",
              "t84"."success_criterion",
              "t84"."value_at_stake",
              "t84"."confidence",
              "t84"."former_on",
              "t84"."former_again_from",
              "t84"."former_id",
              "t84"."former_offered",
              "t84"."former_closed_by",
              "t84"."stake",
              "t84"."owner_id",
              "t84"."topic",
              "t84"."holdout_unit",
              "t84"."unit_held",
              "t84"."unit_offered",
              "t84"."ever_held",
              "t84"."ever_offered",
              "t84"."is_in_control",
              "t84"."is_in_both_arms",
              "t84"."uplift_key",
              "t84"."uplift",
              "t84"."uplift_source",
              "t84"."expected_value",
              "t84"."accounts_opportunity",
              CASE
                WHEN "t84"."ineligible_because" IS NOT NULL
                THEN 'not_eligible'
                WHEN "t84"."opportunity_id" <> "t84"."accounts_opportunity"
                THEN 'another_opportunity'
                WHEN "t84"."covered_by" IS NOT NULL
                THEN 'covered'
                WHEN "t84"."weak_points" > 2
                THEN 'withheld'
                WHEN NOT (
                  COALESCE("t84"."former_again_from" > CAST(':first_day' AS DATE), FALSE)
                )
                AND (
                  "t84"."doubt" IS NOT NULL
                )
                THEN "t84"."doubt"
                WHEN "t84"."is_in_control"
                THEN 'control'
                WHEN "t84"."is_in_both_arms"
                THEN 'both_arms'
                ELSE NULL
              END AS "verdict"
            FROM (
              SELECT
                "t83"."opportunity_id",
                "t83"."contract_id",
                "t83"."tenant_id",
                "t83"."offering_product_line_code",
                "t83"."original_account_csn",
                "t83"."surviving_account_csn",
                "t83"."opportunity_close_date",
                "t83"."acv_usd",
                "t83"."cohort",
                "t83"."seat_bucket",
                "t83"."site_geo",
                "t83"."industry_group",
                "t83"."ineligible_because",
                "t83"."is_selected",
                "t83"."action_name",
                "t83"."lifecycle",
                "t83"."channel",
                "t83"."priority",
                "t83"."cool_down_months",
                "t83"."action_key",
                "t83"."weak_points",
                "t83"."weaknesses",
                "t83"."holds",
                "t83"."is_open",
                "t83"."gap",
                "t83"."probability",
                "t83"."doubt",
                "t83"."covered_by",
                "t83"."goal",
                "t83"."why_now",
                "t83"."next_step",
                "t83"."success_criterion",
                "t83"."value_at_stake",
                "t83"."confidence",
                "t83"."former_on",
                "t83"."former_again_from",
                "t83"."former_id",
                "t83"."former_offered",
                "t83"."former_closed_by",
                "t83"."stake",
                "t83"."owner_id",
                "t83"."topic",
                "t83"."holdout_unit",
                "t83"."unit_held",
                "t83"."unit_offered",
                "t83"."ever_held",
                "t83"."ever_offered",
                "t83"."is_in_control",
                "t83"."is_in_both_arms",
                "t83"."uplift_key",
                "t83"."uplift",
                "t83"."uplift_source",
                "t83"."expected_value",
                FIRST_VALUE("t83"."opportunity_id") OVER (
                  PARTITION BY "t83"."surviving_account_csn"
                  ORDER BY "t83"."ineligible_because" IS NOT NULL ASC, NOT (
                    "t83"."is_selected"
                  ) ASC, NOT (
                    "t83"."holds"
                  ) ASC, "t83"."acv_usd" IS NULL ASC, "t83"."acv_usd" DESC, "t83"."opportunity_id" DESC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "accounts_opportunity"
              FROM (
                SELECT
                  "t82"."opportunity_id",
                  "t82"."contract_id",
                  "t82"."tenant_id",
                  "t82"."offering_product_line_code",
                  "t82"."original_account_csn",
                  "t82"."surviving_account_csn",
                  "t82"."opportunity_close_date",
                  "t82"."acv_usd",
                  "t82"."cohort",
                  "t82"."seat_bucket",
                  "t82"."site_geo",
                  "t82"."industry_group",
                  "t82"."ineligible_because",
                  "t82"."is_selected",
                  "t82"."action_name",
                  "t82"."lifecycle",
                  "t82"."channel",
                  "t82"."priority",
                  "t82"."cool_down_months",
                  "t82"."action_key",
                  "t82"."weak_points",
                  "t82"."weaknesses",
                  "t82"."holds",
                  "t82"."is_open",
                  "t82"."gap",
                  "t82"."probability",
                  "t82"."doubt",
                  "t82"."covered_by",
                  "t82"."goal",
                  "t82"."why_now",
                  "t82"."next_step",
                  "t82"."success_criterion",
                  "t82"."value_at_stake",
                  "t82"."confidence",
                  "t82"."former_on",
                  "t82"."former_again_from",
                  "t82"."former_id",
                  "t82"."former_offered",
                  "t82"."former_closed_by",
                  "t82"."stake",
                  "t82"."owner_id",
                  "t82"."topic",
                  "t82"."holdout_unit",
                  "t82"."unit_held",
                  "t82"."unit_offered",
                  "t82"."ever_held",
                  "t82"."ever_offered",
                  "t82"."is_in_control",
                  "t82"."is_in_both_arms",
                  "t82"."uplift_key",
                  "t82"."uplift",
                  "t82"."uplift_source",
                  CAST(ROUND("t82"."uplift" * "t82"."value_at_stake" * COALESCE("t82"."probability", 0.5), 2) AS DOUBLE) AS "expected_value"
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
                    "t81"."action_name",
                    "t81"."lifecycle",
                    "t81"."channel",
                    "t81"."priority",
                    "t81"."cool_down_months",
                    "t81"."action_key",
                    "t81"."weak_points",
                    "t81"."weaknesses",
                    "t81"."holds",
                    "t81"."is_open",
                    "t81"."gap",
                    "t81"."probability",
                    "t81"."doubt",
                    "t81"."covered_by",
                    "t81"."goal",
                    "t81"."why_now",
                    "t81"."next_step",
                    "t81"."success_criterion",
                    "t81"."value_at_stake",
                    "t81"."confidence",
                    "t81"."former_on",
                    "t81"."former_again_from",
                    "t81"."former_id",
                    "t81"."former_offered",
                    "t81"."former_closed_by",
                    "t81"."stake",
                    "t81"."owner_id",
                    "t81"."topic",
                    "t81"."holdout_unit",
                    "t81"."unit_held",
                    "t81"."unit_offered",
                    "t81"."ever_held",
                    "t81"."ever_offered",
                    "t81"."is_in_control",
                    "t81"."is_in_both_arms",
                    "t73"."uplift_key",
                    "t73"."uplift",
                    "t73"."uplift_source"
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
                      "t79"."action_name",
                      "t79"."lifecycle",
                      "t79"."channel",
                      "t79"."priority",
                      "t79"."cool_down_months",
                      "t79"."action_key",
                      "t79"."weak_points",
                      "t79"."weaknesses",
                      "t79"."holds",
                      "t79"."is_open",
                      "t79"."gap",
                      "t79"."probability",
                      "t79"."doubt",
                      "t79"."covered_by",
                      "t79"."goal",
                      "t79"."why_now",
                      "t79"."next_step",
                      "t79"."success_criterion",
                      "t79"."value_at_stake",
                      "t79"."confidence",
                      "t79"."former_on",
                      "t79"."former_again_from",
                      "t79"."former_id",
                      "t79"."former_offered",
                      "t79"."former_closed_by",
                      "t79"."stake",
                      "t79"."owner_id",
                      "t79"."topic",
                      "t79"."holdout_unit",
                      COALESCE("t79"."unit_held", FALSE) AS "unit_held",
                      COALESCE("t79"."unit_offered", FALSE) AS "unit_offered",
                      COALESCE("t79"."ever_held", FALSE) AS "ever_held",
                      COALESCE("t79"."ever_offered", FALSE) AS "ever_offered",
                      COALESCE("t79"."any_control", FALSE) AS "is_in_control",
                      COALESCE("t79"."ever_held", FALSE) AND COALESCE("t79"."ever_offered", FALSE) AS "is_in_both_arms"
                    FROM (
                      SELECT
                        "t78"."opportunity_id",
                        "t78"."contract_id",
                        "t78"."tenant_id",
                        "t78"."offering_product_line_code",
                        "t78"."original_account_csn",
                        "t78"."surviving_account_csn",
                        "t78"."opportunity_close_date",
                        "t78"."acv_usd",
                        "t78"."cohort",
                        "t78"."seat_bucket",
                        "t78"."site_geo",
                        "t78"."industry_group",
                        "t78"."ineligible_because",
                        "t78"."is_selected",
                        "t78"."action_name",
                        "t78"."lifecycle",
                        "t78"."channel",
                        "t78"."priority",
                        "t78"."cool_down_months",
                        "t78"."action_key",
                        "t78"."weak_points",
                        "t78"."weaknesses",
                        "t78"."holds",
                        "t78"."is_open",
                        "t78"."gap",
                        "t78"."probability",
                        "t78"."doubt",
                        "t78"."covered_by",
                        "t78"."goal",
                        "t78"."why_now",
                        "t78"."next_step",
                        "t78"."success_criterion",
                        "t78"."value_at_stake",
                        "t78"."confidence",
                        "t78"."former_on",
                        "t78"."former_again_from",
                        "t78"."former_id",
                        "t78"."former_offered",
                        "t78"."former_closed_by",
                        "t78"."stake",
                        "t78"."owner_id",
                        "t78"."topic",
                        "t15"."unit_csn",
                        "t15"."holdout_unit",
                        "t47"."control_csn",
                        "t47"."any_control",
                        "t58"."own_unit",
                        "t58"."own_topic",
                        "t58"."unit_held",
                        "t58"."unit_offered",
                        "t65"."ever_csn",
                        "t65"."ever_topic",
                        "t65"."ever_held",
                        "t65"."ever_offered"
                      FROM (
                        SELECT
                          "t76"."opportunity_id",
                          "t76"."contract_id",
                          "t76"."tenant_id",
                          "t76"."offering_product_line_code",
                          "t76"."original_account_csn",
                          "t76"."surviving_account_csn",
                          "t76"."opportunity_close_date",
                          "t76"."acv_usd",
                          "t76"."cohort",
                          "t76"."seat_bucket",
                          "t76"."site_geo",
                          "t76"."industry_group",
                          "t76"."ineligible_because",
                          "t76"."is_selected",
                          "t76"."action_name",
                          "t76"."lifecycle",
                          "t76"."channel",
                          "t76"."priority",
                          "t76"."cool_down_months",
                          "t76"."action_key",
                          "t76"."weak_points",
                          "t76"."weaknesses",
                          "t76"."holds",
                          "t76"."is_open",
                          "t76"."gap",
                          "t76"."probability",
                          "t76"."doubt",
                          "t76"."covered_by",
                          "t76"."goal",
                          "t76"."why_now",
                          "t76"."next_step",
                          "t76"."success_criterion",
                          "t76"."value_at_stake",
                          "t76"."confidence",
                          "t76"."former_on",
                          "t76"."former_again_from",
                          "t76"."former_id",
                          "t76"."former_offered",
                          "t76"."former_closed_by",
                          "t76"."stake",
                          COALESCE("t76"."own_owner", "t76"."former_owner") AS "owner_id",
                          CASE
                            WHEN "t76"."action_key" = 'IDE-FallingUsage-All-Adopt'
                            THEN 'FallingUsage'
                            WHEN "t76"."action_key" = 'IDE-FallingUsage-All-Extend'
                            THEN 'FallingUsage'
                            WHEN "t76"."action_key" = 'IDE-LowAssignment-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t76"."action_key" = 'IDE-Dormancy-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t76"."action_key" = 'IDE-LowAssignment-All-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t76"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t76"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t76"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t76"."action_key" = 'IDE-Dormancy-All-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t76"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t76"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t76"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t76"."action_key" = 'IDE-LowUtilisation-All-Extend'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t76"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t76"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                            THEN 'LowUtilisation&RenewalNear'
                            ELSE NULL
                          END AS "topic"
                        FROM (
                          SELECT
                            "t75"."opportunity_id",
                            "t75"."contract_id",
                            "t75"."tenant_id",
                            "t75"."offering_product_line_code",
                            "t75"."original_account_csn",
                            "t75"."surviving_account_csn",
                            "t75"."opportunity_close_date",
                            "t75"."acv_usd",
                            "t75"."cohort",
                            "t75"."seat_bucket",
                            "t75"."site_geo",
                            "t75"."industry_group",
                            "t75"."ineligible_because",
                            "t75"."is_selected",
                            "t75"."action_name",
                            "t75"."lifecycle",
                            "t75"."channel",
                            "t75"."priority",
                            "t75"."cool_down_months",
                            "t75"."action_key",
                            "t75"."weak_points",
                            "t75"."weaknesses",
                            "t75"."holds",
                            "t75"."is_open",
                            "t75"."gap",
                            "t75"."probability",
                            "t75"."doubt",
                            "t75"."covered_by",
                            "t75"."goal",
                            "t75"."why_now",
                            "t75"."next_step",
                            "t75"."success_criterion",
                            "t75"."value_at_stake",
                            "t75"."confidence",
                            "t75"."former_on",
                            "t75"."former_again_from",
                            "t75"."former_id",
                            "t75"."former_offered",
                            "t75"."former_closed_by",
                            "t75"."stake",
                            "t24"."own_csn",
                            "t24"."own_owner",
                            "t25"."former_account",
                            "t25"."former_owner"
                          FROM (
                            SELECT
                              "t69"."opportunity_id",
                              "t69"."contract_id",
                              "t69"."tenant_id",
                              "t69"."offering_product_line_code",
                              "t69"."original_account_csn",
                              "t69"."surviving_account_csn",
                              "t69"."opportunity_close_date",
                              "t69"."acv_usd",
                              "t69"."cohort",
                              "t69"."seat_bucket",
                              "t69"."site_geo",
                              "t69"."industry_group",
                              "t69"."ineligible_because",
                              "t69"."is_selected",
                              CASE
                                WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'IDE - Dormancy & No First Use - FYC - Adopt'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'IDE - Dormancy - FYC & Promo - Extend'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'IDE - Dormancy - Extend'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'IDE - Low Assignment & Dormancy - Promo - Adopt'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'IDE - Low Utilisation & Renewal Near - Extend'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'IDE - Over Assignment - LC - Extend'
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'IDE - Falling Usage - Extend'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'IDE - Low Assignment & Dormancy - Adopt'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'IDE - Low Assignment - FYC - Adopt'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'IDE - Low Assignment - Extend'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'IDE - Low Utilisation - FYC - Adopt'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'IDE - Over Assignment - Extend'
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'IDE - Falling Usage - Adopt'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'IDE - Low Utilisation - Extend'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'IDE - Over Assignment - Adopt'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'IDE - Dormancy - Adopt'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'IDE - Low Assignment - Adopt'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'IDE - Low Utilisation - Adopt'
                                ELSE NULL
                              END AS "action_name",
                              CASE
                                WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'Renew'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'Renew'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'Adopt'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'Renew'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'Renew'
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'Renew'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'Renew'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'Renew'
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'Renew'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'Adopt'
                                ELSE NULL
                              END AS "lifecycle",
                              CASE
                                WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'human'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'human'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'human'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'human'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'human'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'human'
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'human'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'human'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'human'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'human'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'human'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'human'
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'digital'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'digital'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'human'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'digital'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'digital'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'digital'
                                ELSE NULL
                              END AS "channel",
                              CASE
                                WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 1
                                WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 1
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 2
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 2
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 2
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 2
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 4
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 4
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 4
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 5
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 5
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 5
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 6
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 7
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 8
                                ELSE NULL
                              END AS "priority",
                              CASE
                                WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 2
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 6
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 6
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 6
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 3
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 3
                                ELSE NULL
                              END AS "cool_down_months",
                              "t69"."action_key",
                              "t69"."weak_points",
                              "t69"."weaknesses",
                              CASE
                                WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t69"."holds_0"
                                WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t69"."holds_1"
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t69"."holds_2"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t69"."holds_3"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t69"."holds_4"
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t69"."holds_5"
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t69"."holds_6"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t69"."holds_7"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t69"."holds_8"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t69"."holds_9"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t69"."holds_10"
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t69"."holds_11"
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t69"."holds_12"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t69"."holds_13"
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t69"."holds_14"
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t69"."holds_15"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t69"."holds_16"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t69"."holds_17"
                                ELSE NULL
                              END AS "holds",
                              COALESCE(
                                (
                                  "t69"."former_again_from" > CAST(':first_day' AS DATE)
                                )
                                AND (
                                  "t69"."former_closed_by" IS NULL
                                )
                                AND "t69"."former_offered",
                                FALSE
                              ) AS "is_open",
                              CAST(ROUND(
                                GREATEST(
                                  CASE
                                    WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                    THEN "t69"."gap_of_0"
                                    WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                    THEN "t69"."gap_of_1"
                                    WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                    THEN "t69"."gap_of_2"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                    THEN "t69"."gap_of_3"
                                    WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                    THEN "t69"."gap_of_4"
                                    WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                    THEN "t69"."gap_of_5"
                                    WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                    THEN "t69"."gap_of_6"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                    THEN "t69"."gap_of_7"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                    THEN "t69"."gap_of_8"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                    THEN "t69"."gap_of_9"
                                    WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                    THEN "t69"."gap_of_10"
                                    WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                    THEN "t69"."gap_of_11"
                                    WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                    THEN "t69"."gap_of_12"
                                    WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                    THEN "t69"."gap_of_13"
                                    WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                    THEN "t69"."gap_of_14"
                                    WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                    THEN "t69"."gap_of_15"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                    THEN "t69"."gap_of_16"
                                    WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                    THEN "t69"."gap_of_17"
                                    ELSE NULL
                                  END,
                                  0.0
                                ),
                                4
                              ) AS DOUBLE) AS "gap",
                              CASE
                                WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t69"."sure_of_0"
                                WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t69"."sure_of_1"
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t69"."sure_of_2"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t69"."sure_of_3"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t69"."sure_of_4"
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t69"."sure_of_5"
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t69"."sure_of_6"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t69"."sure_of_7"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t69"."sure_of_8"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t69"."sure_of_9"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t69"."sure_of_10"
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t69"."sure_of_11"
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t69"."sure_of_12"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t69"."sure_of_13"
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t69"."sure_of_14"
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t69"."sure_of_15"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t69"."sure_of_16"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t69"."sure_of_17"
                                ELSE NULL
                              END AS "probability",
                              CASE
                                WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t69"."doubt_0"
                                WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t69"."doubt_1"
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t69"."doubt_2"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t69"."doubt_3"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t69"."doubt_4"
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t69"."doubt_5"
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t69"."doubt_6"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t69"."doubt_7"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t69"."doubt_8"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t69"."doubt_9"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t69"."doubt_10"
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t69"."doubt_11"
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t69"."doubt_12"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t69"."doubt_13"
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t69"."doubt_14"
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t69"."doubt_15"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t69"."doubt_16"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t69"."doubt_17"
                                ELSE NULL
                              END AS "doubt",
                              CASE
                                WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN CASE
                                  WHEN "t69"."holds_1" AND (
                                    "t69"."doubt_1" IS NULL
                                  )
                                  THEN 'IDE-Dormancy-FYC&Promo-Extend'
                                  ELSE NULL
                                END
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN CASE
                                  WHEN "t69"."holds_3" AND (
                                    "t69"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN CASE
                                  WHEN "t69"."holds_3" AND (
                                    "t69"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t69"."holds_7" AND (
                                    "t69"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN CASE
                                  WHEN "t69"."holds_5" AND (
                                    "t69"."doubt_5" IS NULL
                                  )
                                  THEN 'IDE-OverAssignment-LC-Extend'
                                  ELSE NULL
                                END
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN CASE
                                  WHEN "t69"."holds_4" AND (
                                    "t69"."doubt_4" IS NULL
                                  )
                                  THEN 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                  ELSE NULL
                                END
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN CASE
                                  WHEN "t69"."holds_0" AND (
                                    "t69"."doubt_0" IS NULL
                                  )
                                  THEN 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                  WHEN "t69"."holds_3" AND (
                                    "t69"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t69"."holds_7" AND (
                                    "t69"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN CASE
                                  WHEN "t69"."holds_3" AND (
                                    "t69"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t69"."holds_7" AND (
                                    "t69"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  WHEN "t69"."holds_8" AND (
                                    "t69"."doubt_8" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment-FYC-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN CASE
                                  WHEN "t69"."holds_10" AND (
                                    "t69"."doubt_10" IS NULL
                                  )
                                  THEN 'IDE-LowUtilisation-FYC-Adopt'
                                  ELSE NULL
                                END
                                ELSE NULL
                              END AS "covered_by",
                              CASE
                                WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'Get the new customer started: ' || "t69"."says_Dormancy" || ', ' || "t69"."says_NoFirstUse" || '.'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'Show the new customer what a renewal is worth: ' || "t69"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t69"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t69"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'Find out whether the customer still needs the product: ' || "t69"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t69"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t69"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Get the promotion''s seats assigned and used: ' || "t69"."says_LowAssignment" || ', ' || "t69"."says_Dormancy" || '.'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || 'Raise usage before the renewal: ' || "t69"."says_LowUtilisation" || '; ' || "t69"."says_RenewalNear" || '.'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'Agree on the seats that the customer needs, after a licence review: ' || "t69"."says_OverAssignment" || '.'
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Find out why usage fell before the renewal: ' || "t69"."says_FallingUsage" || '; renews in ' || COALESCE(CAST("t69"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t69"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Get seats assigned and used: ' || "t69"."says_LowAssignment" || ', ' || "t69"."says_Dormancy" || '.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Help the new customer assign its seats: ' || "t69"."says_LowAssignment" || '.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Get the seats assigned before they are renewed: ' || "t69"."says_LowAssignment" || '; renews in ' || COALESCE(CAST("t69"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t69"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || 'Help the new customer''s users get started: ' || "t69"."says_LowUtilisation" || '.'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'Renew as many seats as are in use: ' || "t69"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t69"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t69"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Win back users: ' || "t69"."says_FallingUsage" || '.'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || 'Raise usage before the renewal: ' || "t69"."says_LowUtilisation" || '; renews in ' || COALESCE(CAST("t69"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t69"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'Agree on the seats that the customer needs: ' || "t69"."says_OverAssignment" || '.'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'Get the product used: ' || "t69"."says_Dormancy" || '.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Get more seats assigned: ' || "t69"."says_LowAssignment" || '.'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || 'Raise usage: ' || "t69"."says_LowUtilisation" || '.'
                                ELSE NULL
                              END AS "goal",
                              CASE
                                WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || '' || "t69"."says_Dormancy" || '; ' || "t69"."says_NoFirstUse" || ''
                                WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || '' || "t69"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t69"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t69"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || '' || "t69"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t69"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t69"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || '' || "t69"."says_LowAssignment" || '; ' || "t69"."says_Dormancy" || ''
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || '' || "t69"."says_LowUtilisation" || '; ' || "t69"."says_RenewalNear" || ''
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || '' || "t69"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t69"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t69"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || '' || "t69"."says_FallingUsage" || '; renews in ' || COALESCE(CAST("t69"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t69"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || '' || "t69"."says_LowAssignment" || '; ' || "t69"."says_Dormancy" || ''
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || '' || "t69"."says_LowAssignment" || ''
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || '' || "t69"."says_LowAssignment" || '; renews in ' || COALESCE(CAST("t69"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t69"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || '' || "t69"."says_LowUtilisation" || ''
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || '' || "t69"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t69"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t69"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || '' || "t69"."says_FallingUsage" || ''
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || '' || "t69"."says_LowUtilisation" || '; renews in ' || COALESCE(CAST("t69"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t69"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || '' || "t69"."says_OverAssignment" || ''
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || '' || "t69"."says_Dormancy" || ''
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || '' || "t69"."says_LowAssignment" || ''
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || '' || "t69"."says_LowUtilisation" || ''
                                ELSE NULL
                              END AS "why_now",
                              CASE
                                WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'Book a first session with the administrator and install the product together.'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'Ask what the promotion was bought for, and set up the first project with one user.'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'Ask the decision maker who works with the product now, and what has changed.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Ask the administrator who should have a seat, and assign the seats together on the call.'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || 'Review usage with the decision maker, and agree how the inactive users get started.'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'Send the list of assigned users, and agree who keeps a seat.'
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Ask the administrator what changed for the users who stopped.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Ask the administrator who should have a seat, and assign the seats together on the call.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Walk the administrator through assigning seats to named users.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Ask the administrator which seats are needed, and assign those together on the call.'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || 'Offer the administrator a short training for the users who are not active yet.'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'Send the list of assigned users, and offer the missing seats with the renewal.'
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'Send the list of assigned users, and offer the missing seats.'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                ELSE NULL
                              END AS "next_step",
                              CASE
                                WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'At least one active user within a month.'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'At least one active user before the renewal.'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'The customer has said whether it will renew, and for how many seats.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t69"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% and at least one active user.'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t69"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active, or the renewal is agreed.'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Usage back at ' || COALESCE(
                                  CASE WHEN CAST(ROUND("t69"."mau_before" * 10, 0) AS BIGINT) < 0 THEN '-' ELSE '' END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t69"."mau_before") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t69"."mau_before") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t69"."mau_before") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t69"."mau_before") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || CASE
                                  WHEN COALESCE("t69"."mau_before" = 1, FALSE)
                                  THEN ' active user'
                                  ELSE ' active users'
                                END || ', or the cause is known and recorded.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t69"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% and at least one active user.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t69"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t69"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%, or the number of seats to renew is agreed.'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t69"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Usage back at ' || COALESCE(
                                  CASE WHEN CAST(ROUND("t69"."mau_before" * 10, 0) AS BIGINT) < 0 THEN '-' ELSE '' END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t69"."mau_before") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t69"."mau_before") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t69"."mau_before") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t69"."mau_before") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || CASE
                                  WHEN COALESCE("t69"."mau_before" = 1, FALSE)
                                  THEN ' active user'
                                  ELSE ' active users'
                                END || '.'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t69"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'At least one active user.'
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t69"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t69"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%.'
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t69"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t69"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                ELSE NULL
                              END AS "success_criterion",
                              GREATEST(COALESCE("t69"."acv_usd", 0.0), 0.0) AS "value_at_stake",
                              CASE
                                WHEN "t69"."weak_points" = 0
                                THEN 'high'
                                WHEN "t69"."weak_points" = 1
                                THEN 'medium'
                                ELSE 'low'
                              END AS "confidence",
                              "t69"."former_on",
                              "t69"."former_again_from",
                              "t69"."former_id",
                              "t69"."former_offered",
                              "t69"."former_closed_by",
                              GREATEST(COALESCE("t69"."acv_usd", 0.0), 0.0) * CAST(ROUND(
                                GREATEST(
                                  CASE
                                    WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                    THEN "t69"."gap_of_0"
                                    WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                    THEN "t69"."gap_of_1"
                                    WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                    THEN "t69"."gap_of_2"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                    THEN "t69"."gap_of_3"
                                    WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                    THEN "t69"."gap_of_4"
                                    WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                    THEN "t69"."gap_of_5"
                                    WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                    THEN "t69"."gap_of_6"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                    THEN "t69"."gap_of_7"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                    THEN "t69"."gap_of_8"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                    THEN "t69"."gap_of_9"
                                    WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                    THEN "t69"."gap_of_10"
                                    WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                    THEN "t69"."gap_of_11"
                                    WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                    THEN "t69"."gap_of_12"
                                    WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                    THEN "t69"."gap_of_13"
                                    WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                    THEN "t69"."gap_of_14"
                                    WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                    THEN "t69"."gap_of_15"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                    THEN "t69"."gap_of_16"
                                    WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                    THEN "t69"."gap_of_17"
                                    ELSE NULL
                                  END,
                                  0.0
                                ),
                                4
                              ) AS DOUBLE) AS "stake"
                            FROM (
                              SELECT
                                "t66"."snapshot_date",
                                "t66"."opportunity_id",
                                "t66"."contract_id",
                                "t66"."tenant_id",
                                "t66"."offering_product_line_code",
                                "t66"."original_account_csn",
                                "t66"."surviving_account_csn",
                                "t66"."opportunity_close_date",
                                "t66"."days_to_close",
                                "t66"."acv_usd",
                                "t66"."cohort",
                                "t66"."phase",
                                "t66"."lifecycle",
                                "t66"."seat_bucket",
                                "t66"."site_geo",
                                "t66"."industry_group",
                                "t66"."seats_purchased",
                                "t66"."seats_assigned",
                                "t66"."mau",
                                "t66"."mau_before",
                                "t66"."usage_change",
                                "t66"."has_used_before",
                                "t66"."dormancy_flag",
                                "t66"."users_without_seats",
                                "t66"."assignment_rate",
                                "t66"."assignment_benchmark",
                                "t66"."assignment_diff",
                                "t66"."probability_below_assignment_benchmark",
                                "t66"."utilisation_rate",
                                "t66"."utilisation_benchmark",
                                "t66"."utilisation_diff",
                                "t66"."probability_below_utilisation_benchmark",
                                "t66"."probability_below_usual",
                                "t66"."cohort_benchmark_used",
                                "t66"."customer_ews_prediction",
                                "t66"."is_at_risk",
                                "t66"."churn_probability",
                                "t66"."effective_renewal_score",
                                "t66"."effective_score_source",
                                "t66"."engagement_score",
                                "t66"."engagement_change",
                                "t66"."communication_score",
                                "t66"."product_score",
                                "t66"."relationship_score",
                                "t66"."parent_account_new_customer_flag",
                                "t66"."opportunity_lc_flag",
                                "t66"."opportunity_promo_flag",
                                "t66"."is_dirty_pool",
                                "t66"."is_dirty_team",
                                "t66"."is_unreliable_assignment",
                                "t66"."is_bootstrap",
                                "t66"."opportunities_on_usage",
                                "t66"."segments",
                                "t66"."ineligible_because",
                                "t66"."is_selected",
                                "t66"."says_LowAssignment",
                                "t66"."says_LowUtilisation",
                                "t66"."says_Dormancy",
                                "t66"."says_NoFirstUse",
                                "t66"."says_FallingUsage",
                                "t66"."says_OverAssignment",
                                "t66"."says_RenewalNear",
                                "t66"."weak_points",
                                "t66"."weaknesses",
                                "t66"."holds_0",
                                "t66"."holds_1",
                                "t66"."holds_2",
                                "t66"."holds_3",
                                "t66"."holds_4",
                                "t66"."holds_5",
                                "t66"."holds_6",
                                "t66"."holds_7",
                                "t66"."holds_8",
                                "t66"."holds_9",
                                "t66"."holds_10",
                                "t66"."holds_11",
                                "t66"."holds_12",
                                "t66"."holds_13",
                                "t66"."holds_14",
                                "t66"."holds_15",
                                "t66"."holds_16",
                                "t66"."holds_17",
                                "t66"."gap_of_0",
                                "t66"."gap_of_1",
                                "t66"."gap_of_2",
                                "t66"."gap_of_3",
                                "t66"."gap_of_4",
                                "t66"."gap_of_5",
                                "t66"."gap_of_6",
                                "t66"."gap_of_7",
                                "t66"."gap_of_8",
                                "t66"."gap_of_9",
                                "t66"."gap_of_10",
                                "t66"."gap_of_11",
                                "t66"."gap_of_12",
                                "t66"."gap_of_13",
                                "t66"."gap_of_14",
                                "t66"."gap_of_15",
                                "t66"."gap_of_16",
                                "t66"."gap_of_17",
                                "t66"."sure_of_0",
                                "t66"."sure_of_1",
                                "t66"."sure_of_2",
                                "t66"."sure_of_3",
                                "t66"."sure_of_4",
                                "t66"."sure_of_5",
                                "t66"."sure_of_6",
                                "t66"."sure_of_7",
                                "t66"."sure_of_8",
                                "t66"."sure_of_9",
                                "t66"."sure_of_10",
                                "t66"."sure_of_11",
                                "t66"."sure_of_12",
                                "t66"."sure_of_13",
                                "t66"."sure_of_14",
                                "t66"."sure_of_15",
                                "t66"."sure_of_16",
                                "t66"."sure_of_17",
                                "t66"."doubt_0",
                                "t66"."doubt_1",
                                "t66"."doubt_2",
                                "t66"."doubt_3",
                                "t66"."doubt_4",
                                "t66"."doubt_5",
                                "t66"."doubt_6",
                                "t66"."doubt_7",
                                "t66"."doubt_8",
                                "t66"."doubt_9",
                                "t66"."doubt_10",
                                "t66"."doubt_11",
                                "t66"."doubt_12",
                                "t66"."doubt_13",
                                "t66"."doubt_14",
                                "t66"."doubt_15",
                                "t66"."doubt_16",
                                "t66"."doubt_17",
                                "t26"."action_key",
                                "t68"."former_key",
                                "t68"."former_on",
                                "t68"."former_again_from",
                                "t68"."former_id",
                                "t68"."former_offered",
                                "t68"."former_tenant",
                                "t68"."former_line",
                                "t68"."former_held_on",
                                "t68"."former_csn",
                                "t68"."former_closed_by"
                              FROM (
                                SELECT
                                  "t49"."snapshot_date",
                                  "t49"."opportunity_id",
                                  "t49"."contract_id",
                                  "t49"."tenant_id",
                                  "t49"."offering_product_line_code",
                                  "t49"."original_account_csn",
                                  "t49"."surviving_account_csn",
                                  "t49"."opportunity_close_date",
                                  "t49"."days_to_close",
                                  "t49"."acv_usd",
                                  "t49"."cohort",
                                  "t49"."phase",
                                  "t49"."lifecycle",
                                  "t49"."seat_bucket",
                                  "t49"."site_geo",
                                  "t49"."industry_group",
                                  "t49"."seats_purchased",
                                  "t49"."seats_assigned",
                                  "t49"."mau",
                                  "t49"."mau_before",
                                  "t49"."usage_change",
                                  "t49"."has_used_before",
                                  "t49"."dormancy_flag",
                                  "t49"."users_without_seats",
                                  "t49"."assignment_rate",
                                  "t49"."assignment_benchmark",
                                  "t49"."assignment_diff",
                                  "t49"."probability_below_assignment_benchmark",
                                  "t49"."utilisation_rate",
                                  "t49"."utilisation_benchmark",
                                  "t49"."utilisation_diff",
                                  "t49"."probability_below_utilisation_benchmark",
                                  "t49"."probability_below_usual",
                                  "t49"."cohort_benchmark_used",
                                  "t49"."customer_ews_prediction",
                                  "t49"."is_at_risk",
                                  "t49"."churn_probability",
                                  "t49"."effective_renewal_score",
                                  "t49"."effective_score_source",
                                  "t49"."engagement_score",
                                  "t49"."engagement_change",
                                  "t49"."communication_score",
                                  "t49"."product_score",
                                  "t49"."relationship_score",
                                  "t49"."parent_account_new_customer_flag",
                                  "t49"."opportunity_lc_flag",
                                  "t49"."opportunity_promo_flag",
                                  "t49"."is_dirty_pool",
                                  "t49"."is_dirty_team",
                                  "t49"."is_unreliable_assignment",
                                  "t49"."is_bootstrap",
                                  "t49"."opportunities_on_usage",
                                  "t49"."segments",
                                  "t49"."ineligible_because",
                                  "t49"."is_selected",
                                  "t49"."says_LowAssignment",
                                  "t49"."says_LowUtilisation",
                                  "t49"."says_Dormancy",
                                  "t49"."says_NoFirstUse",
                                  "t49"."says_FallingUsage",
                                  "t49"."says_OverAssignment",
                                  "t49"."says_RenewalNear",
                                  "t49"."weak_points",
                                  "t49"."weaknesses",
                                  (
                                    "t49"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t49"."cohort" || '&', '&FYC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_Dormancy"
                                  AND "t49"."has_NoFirstUse" AS "holds_0",
                                  (
                                    "t49"."phase" = 'extend'
                                  )
                                  AND (
                                    FALSE
                                    OR (
                                      TRUE
                                      AND CONTAINS('&' || "t49"."cohort" || '&', '&FYC&')
                                      AND CONTAINS('&' || "t49"."cohort" || '&', '&Promo&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_Dormancy" AS "holds_1",
                                  (
                                    "t49"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_Dormancy" AS "holds_2",
                                  (
                                    "t49"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t49"."cohort" || '&', '&Promo&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_LowAssignment"
                                  AND "t49"."has_Dormancy" AS "holds_3",
                                  (
                                    "t49"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_LowUtilisation"
                                  AND "t49"."has_RenewalNear" AS "holds_4",
                                  (
                                    "t49"."phase" = 'extend'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t49"."cohort" || '&', '&LC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_OverAssignment" AS "holds_5",
                                  (
                                    "t49"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_FallingUsage" AS "holds_6",
                                  (
                                    "t49"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_LowAssignment"
                                  AND "t49"."has_Dormancy" AS "holds_7",
                                  (
                                    "t49"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t49"."cohort" || '&', '&FYC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_LowAssignment" AS "holds_8",
                                  (
                                    "t49"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_LowAssignment" AS "holds_9",
                                  (
                                    "t49"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t49"."cohort" || '&', '&FYC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_LowUtilisation" AS "holds_10",
                                  (
                                    "t49"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_OverAssignment" AS "holds_11",
                                  (
                                    "t49"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_FallingUsage" AS "holds_12",
                                  (
                                    "t49"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_LowUtilisation" AS "holds_13",
                                  (
                                    "t49"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_OverAssignment" AS "holds_14",
                                  (
                                    "t49"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_Dormancy" AS "holds_15",
                                  (
                                    "t49"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_LowAssignment" AS "holds_16",
                                  (
                                    "t49"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t49"."has_LowUtilisation" AS "holds_17",
                                  GREATEST("t49"."gap_Dormancy", "t49"."gap_NoFirstUse") AS "gap_of_0",
                                  "t49"."gap_Dormancy" AS "gap_of_1",
                                  "t49"."gap_Dormancy" AS "gap_of_2",
                                  GREATEST("t49"."gap_LowAssignment", "t49"."gap_Dormancy") AS "gap_of_3",
                                  GREATEST("t49"."gap_LowUtilisation", "t49"."gap_RenewalNear") AS "gap_of_4",
                                  "t49"."gap_OverAssignment" AS "gap_of_5",
                                  "t49"."gap_FallingUsage" AS "gap_of_6",
                                  GREATEST("t49"."gap_LowAssignment", "t49"."gap_Dormancy") AS "gap_of_7",
                                  "t49"."gap_LowAssignment" AS "gap_of_8",
                                  "t49"."gap_LowAssignment" AS "gap_of_9",
                                  "t49"."gap_LowUtilisation" AS "gap_of_10",
                                  "t49"."gap_OverAssignment" AS "gap_of_11",
                                  "t49"."gap_FallingUsage" AS "gap_of_12",
                                  "t49"."gap_LowUtilisation" AS "gap_of_13",
                                  "t49"."gap_OverAssignment" AS "gap_of_14",
                                  "t49"."gap_Dormancy" AS "gap_of_15",
                                  "t49"."gap_LowAssignment" AS "gap_of_16",
                                  "t49"."gap_LowUtilisation" AS "gap_of_17",
                                  CASE
                                    WHEN (
                                      "t49"."sure_Dormancy" IS NOT NULL
                                    )
                                    AND (
                                      "t49"."sure_NoFirstUse" IS NOT NULL
                                    )
                                    THEN LEAST("t49"."sure_Dormancy", "t49"."sure_NoFirstUse")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_0",
                                  "t49"."sure_Dormancy" AS "sure_of_1",
                                  "t49"."sure_Dormancy" AS "sure_of_2",
                                  CASE
                                    WHEN (
                                      "t49"."sure_LowAssignment" IS NOT NULL
                                    )
                                    AND (
                                      "t49"."sure_Dormancy" IS NOT NULL
                                    )
                                    THEN LEAST("t49"."sure_LowAssignment", "t49"."sure_Dormancy")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_3",
                                  CASE
                                    WHEN (
                                      "t49"."sure_LowUtilisation" IS NOT NULL
                                    )
                                    AND (
                                      "t49"."sure_RenewalNear" IS NOT NULL
                                    )
                                    THEN LEAST("t49"."sure_LowUtilisation", "t49"."sure_RenewalNear")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_4",
                                  "t49"."sure_OverAssignment" AS "sure_of_5",
                                  "t49"."sure_FallingUsage" AS "sure_of_6",
                                  CASE
                                    WHEN (
                                      "t49"."sure_LowAssignment" IS NOT NULL
                                    )
                                    AND (
                                      "t49"."sure_Dormancy" IS NOT NULL
                                    )
                                    THEN LEAST("t49"."sure_LowAssignment", "t49"."sure_Dormancy")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_7",
                                  "t49"."sure_LowAssignment" AS "sure_of_8",
                                  "t49"."sure_LowAssignment" AS "sure_of_9",
                                  "t49"."sure_LowUtilisation" AS "sure_of_10",
                                  "t49"."sure_OverAssignment" AS "sure_of_11",
                                  "t49"."sure_FallingUsage" AS "sure_of_12",
                                  "t49"."sure_LowUtilisation" AS "sure_of_13",
                                  "t49"."sure_OverAssignment" AS "sure_of_14",
                                  "t49"."sure_Dormancy" AS "sure_of_15",
                                  "t49"."sure_LowAssignment" AS "sure_of_16",
                                  "t49"."sure_LowUtilisation" AS "sure_of_17",
                                  CASE
                                    WHEN (
                                      GREATEST("t49"."gap_Dormancy", "t49"."gap_NoFirstUse") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t49"."gap_Dormancy", "t49"."gap_NoFirstUse") * "t49"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t49"."sure_Dormancy" IS NOT NULL
                                        )
                                        AND (
                                          "t49"."sure_NoFirstUse" IS NOT NULL
                                        )
                                        THEN LEAST("t49"."sure_Dormancy", "t49"."sure_NoFirstUse")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_0",
                                  CASE
                                    WHEN (
                                      "t49"."gap_Dormancy" > 0
                                    )
                                    AND (
                                      (
                                        "t49"."gap_Dormancy" * "t49"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t49"."sure_Dormancy" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_1",
                                  CASE
                                    WHEN (
                                      "t49"."gap_Dormancy" > 0
                                    )
                                    AND (
                                      (
                                        "t49"."gap_Dormancy" * "t49"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t49"."sure_Dormancy" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_2",
                                  CASE
                                    WHEN (
                                      GREATEST("t49"."gap_LowAssignment", "t49"."gap_Dormancy") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t49"."gap_LowAssignment", "t49"."gap_Dormancy") * "t49"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t49"."sure_LowAssignment" IS NOT NULL
                                        )
                                        AND (
                                          "t49"."sure_Dormancy" IS NOT NULL
                                        )
                                        THEN LEAST("t49"."sure_LowAssignment", "t49"."sure_Dormancy")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_3",
                                  CASE
                                    WHEN (
                                      GREATEST("t49"."gap_LowUtilisation", "t49"."gap_RenewalNear") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t49"."gap_LowUtilisation", "t49"."gap_RenewalNear") * "t49"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t49"."sure_LowUtilisation" IS NOT NULL
                                        )
                                        AND (
                                          "t49"."sure_RenewalNear" IS NOT NULL
                                        )
                                        THEN LEAST("t49"."sure_LowUtilisation", "t49"."sure_RenewalNear")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_4",
                                  CASE
                                    WHEN (
                                      "t49"."gap_OverAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t49"."gap_OverAssignment" * "t49"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t49"."sure_OverAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_5",
                                  CASE
                                    WHEN (
                                      "t49"."gap_FallingUsage" > 0
                                    )
                                    AND (
                                      (
                                        "t49"."gap_FallingUsage" * "t49"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t49"."sure_FallingUsage" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_6",
                                  CASE
                                    WHEN (
                                      GREATEST("t49"."gap_LowAssignment", "t49"."gap_Dormancy") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t49"."gap_LowAssignment", "t49"."gap_Dormancy") * "t49"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t49"."sure_LowAssignment" IS NOT NULL
                                        )
                                        AND (
                                          "t49"."sure_Dormancy" IS NOT NULL
                                        )
                                        THEN LEAST("t49"."sure_LowAssignment", "t49"."sure_Dormancy")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_7",
                                  CASE
                                    WHEN (
                                      "t49"."gap_LowAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t49"."gap_LowAssignment" * "t49"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t49"."sure_LowAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_8",
                                  CASE
                                    WHEN (
                                      "t49"."gap_LowAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t49"."gap_LowAssignment" * "t49"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t49"."sure_LowAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_9",
                                  CASE
                                    WHEN (
                                      "t49"."gap_LowUtilisation" > 0
                                    )
                                    AND (
                                      (
                                        "t49"."gap_LowUtilisation" * "t49"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t49"."sure_LowUtilisation" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_10",
                                  CASE
                                    WHEN (
                                      "t49"."gap_OverAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t49"."gap_OverAssignment" * "t49"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t49"."sure_OverAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_11",
                                  CAST(NULL AS TEXT) AS "doubt_12",
                                  CAST(NULL AS TEXT) AS "doubt_13",
                                  CASE
                                    WHEN (
                                      "t49"."gap_OverAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t49"."gap_OverAssignment" * "t49"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t49"."sure_OverAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_14",
                                  CAST(NULL AS TEXT) AS "doubt_15",
                                  CAST(NULL AS TEXT) AS "doubt_16",
                                  CAST(NULL AS TEXT) AS "doubt_17"
                                FROM (
                                  SELECT
                                    "t3"."snapshot_date",
                                    "t3"."opportunity_id",
                                    "t3"."contract_id",
                                    "t3"."tenant_id",
                                    "t3"."offering_product_line_code",
                                    "t3"."original_account_csn",
                                    "t3"."surviving_account_csn",
                                    "t3"."opportunity_close_date",
                                    "t3"."days_to_close",
                                    "t3"."acv_usd",
                                    "t3"."cohort",
                                    "t3"."phase",
                                    "t3"."lifecycle",
                                    "t3"."seat_bucket",
                                    "t3"."site_geo",
                                    "t3"."industry_group",
                                    "t3"."seats_purchased",
                                    "t3"."seats_assigned",
                                    "t3"."mau",
                                    "t3"."mau_before",
                                    "t3"."usage_change",
                                    "t3"."has_used_before",
                                    "t3"."dormancy_flag",
                                    "t3"."users_without_seats",
                                    "t3"."assignment_rate",
                                    "t3"."assignment_benchmark",
                                    "t3"."assignment_diff",
                                    "t3"."probability_below_assignment_benchmark",
                                    "t3"."utilisation_rate",
                                    "t3"."utilisation_benchmark",
                                    "t3"."utilisation_diff",
                                    "t3"."probability_below_utilisation_benchmark",
                                    "t3"."probability_below_usual",
                                    "t3"."cohort_benchmark_used",
                                    "t3"."customer_ews_prediction",
                                    "t3"."is_at_risk",
                                    "t3"."churn_probability",
                                    "t3"."effective_renewal_score",
                                    "t3"."effective_score_source",
                                    "t3"."engagement_score",
                                    "t3"."engagement_change",
                                    "t3"."communication_score",
                                    "t3"."product_score",
                                    "t3"."relationship_score",
                                    "t3"."parent_account_new_customer_flag",
                                    "t3"."opportunity_lc_flag",
                                    "t3"."opportunity_promo_flag",
                                    "t3"."is_dirty_pool",
                                    "t3"."is_dirty_team",
                                    "t3"."is_unreliable_assignment",
                                    "t3"."is_bootstrap",
                                    "t3"."opportunities_on_usage",
                                    "t3"."segments",
                                    "t3"."ineligible_because",
                                    "t3"."is_selected",
                                    COALESCE("t3"."assignment_diff" < 0, FALSE) AS "has_LowAssignment",
                                    COALESCE((
                                      "t3"."utilisation_diff" < 0
                                    ) AND NOT (
                                      "t3"."dormancy_flag"
                                    ), FALSE) AS "has_LowUtilisation",
                                    COALESCE(
                                      "t3"."dormancy_flag"
                                      AND (
                                        "t3"."seats_purchased" > 0
                                      )
                                      AND (
                                        "t3"."users_without_seats" = 0
                                      ),
                                      FALSE
                                    ) AS "has_Dormancy",
                                    COALESCE(
                                      "t3"."dormancy_flag"
                                      AND NOT (
                                        "t3"."has_used_before"
                                      )
                                      AND (
                                        "t3"."users_without_seats" = 0
                                      ),
                                      FALSE
                                    ) AS "has_NoFirstUse",
                                    COALESCE(
                                      (
                                        "t3"."usage_change" <= (
                                          0 - 30
                                        )
                                      )
                                      AND (
                                        "t3"."mau_before" >= 3
                                      )
                                      AND NOT (
                                        "t3"."dormancy_flag"
                                      ),
                                      FALSE
                                    ) AS "has_FallingUsage",
                                    COALESCE("t3"."assignment_rate" > 100, FALSE) AS "has_OverAssignment",
                                    COALESCE("t3"."days_to_close" BETWEEN 0 AND 45, FALSE) AS "has_RenewalNear",
                                    COALESCE((
                                      0 - "t3"."assignment_diff"
                                    ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_LowAssignment",
                                    COALESCE((
                                      0 - "t3"."utilisation_diff"
                                    ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_LowUtilisation",
                                    COALESCE(CAST(1 AS DOUBLE), 0.0) AS "gap_Dormancy",
                                    COALESCE(CAST(1 AS DOUBLE), 0.0) AS "gap_NoFirstUse",
                                    COALESCE((
                                      0 - "t3"."usage_change"
                                    ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_FallingUsage",
                                    COALESCE((
                                      "t3"."assignment_rate" - 100
                                    ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_OverAssignment",
                                    COALESCE(CAST(0 AS DOUBLE), 0.0) AS "gap_RenewalNear",
                                    "t3"."probability_below_assignment_benchmark" AS "sure_LowAssignment",
                                    "t3"."probability_below_utilisation_benchmark" AS "sure_LowUtilisation",
                                    "t3"."probability_below_utilisation_benchmark" AS "sure_Dormancy",
                                    CAST(1 AS DOUBLE) AS "sure_NoFirstUse",
                                    "t3"."probability_below_usual" AS "sure_FallingUsage",
                                    CAST(1 AS DOUBLE) AS "sure_OverAssignment",
                                    CAST(1 AS DOUBLE) AS "sure_RenewalNear",
                                    '' || 'assignment ' || COALESCE(
                                      CASE
                                        WHEN CAST(ROUND("t3"."assignment_rate" * 10, 0) AS BIGINT) < 0
                                        THEN '-'
                                        ELSE ''
                                      END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t3"."assignment_rate") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t3"."assignment_rate") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t3"."assignment_rate") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t3"."assignment_rate") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || '% against ' || COALESCE(
                                      CASE
                                        WHEN CAST(ROUND("t3"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                        THEN '-'
                                        ELSE ''
                                      END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t3"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t3"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t3"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t3"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || '% for similar customers' AS "says_LowAssignment",
                                    '' || '' || COALESCE(
                                      CASE
                                        WHEN CAST(ROUND("t3"."utilisation_rate" * 10, 0) AS BIGINT) < 0
                                        THEN '-'
                                        ELSE ''
                                      END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t3"."utilisation_rate") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t3"."utilisation_rate") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t3"."utilisation_rate") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t3"."utilisation_rate") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || '% active against ' || COALESCE(
                                      CASE
                                        WHEN CAST(ROUND("t3"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                        THEN '-'
                                        ELSE ''
                                      END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t3"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t3"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t3"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t3"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || '% for similar customers' AS "says_LowUtilisation",
                                    '' || 'nobody active on ' || COALESCE(CAST("t3"."seats_purchased" AS TEXT), 'unknown') || CASE WHEN COALESCE("t3"."seats_purchased" = 1, FALSE) THEN ' seat' ELSE ' seats' END || '' AS "says_Dormancy",
                                    '' || 'never used before' AS "says_NoFirstUse",
                                    '' || '' || COALESCE(CAST("t3"."mau" AS TEXT), 'unknown') || CASE
                                      WHEN COALESCE("t3"."mau" = 1, FALSE)
                                      THEN ' active user'
                                      ELSE ' active users'
                                    END || ' against ' || COALESCE(
                                      CASE WHEN CAST(ROUND("t3"."mau_before" * 10, 0) AS BIGINT) < 0 THEN '-' ELSE '' END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t3"."mau_before") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t3"."mau_before") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t3"."mau_before") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t3"."mau_before") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || ' in the months before' AS "says_FallingUsage",
                                    '' || '' || COALESCE(CAST("t3"."seats_assigned" AS TEXT), 'unknown') || CASE WHEN COALESCE("t3"."seats_assigned" = 1, FALSE) THEN ' seat' ELSE ' seats' END || ' assigned, ' || COALESCE(CAST("t3"."seats_purchased" AS TEXT), 'unknown') || ' purchased' AS "says_OverAssignment",
                                    '' || 'renews in ' || COALESCE(CAST("t3"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t3"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '' AS "says_RenewalNear",
                                    0 + CAST(COALESCE("t3"."is_dirty_pool" OR "t3"."is_dirty_team", FALSE) AS BIGINT) + CAST(COALESCE("t3"."is_unreliable_assignment", FALSE) AS BIGINT) + CAST(COALESCE("t3"."opportunities_on_usage" > 1, FALSE) AS BIGINT) + CAST(COALESCE("t3"."is_bootstrap", FALSE) AS BIGINT) + CAST((
                                      "t3"."customer_ews_prediction" IS NULL
                                    )
                                    AND (
                                      "t3"."days_to_close" <= 365
                                    ) AS BIGINT) AS "weak_points",
                                    SUBSTRING(
                                      '' || CASE
                                        WHEN COALESCE("t3"."is_dirty_pool" OR "t3"."is_dirty_team", FALSE)
                                        THEN ', dirty pool'
                                        ELSE ''
                                      END || CASE
                                        WHEN COALESCE("t3"."is_unreliable_assignment", FALSE)
                                        THEN ', unreliable window'
                                        ELSE ''
                                      END || CASE
                                        WHEN COALESCE("t3"."opportunities_on_usage" > 1, FALSE)
                                        THEN ', product-line fan-out'
                                        ELSE ''
                                      END || CASE
                                        WHEN COALESCE("t3"."is_bootstrap", FALSE)
                                        THEN ', bootstrap benchmark'
                                        ELSE ''
                                      END || CASE
                                        WHEN (
                                          "t3"."customer_ews_prediction" IS NULL
                                        )
                                        AND (
                                          "t3"."days_to_close" <= 365
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
                                            WHEN COALESCE("t3"."is_dirty_pool" OR "t3"."is_dirty_team", FALSE)
                                            THEN ', dirty pool'
                                            ELSE ''
                                          END || CASE
                                            WHEN COALESCE("t3"."is_unreliable_assignment", FALSE)
                                            THEN ', unreliable window'
                                            ELSE ''
                                          END || CASE
                                            WHEN COALESCE("t3"."opportunities_on_usage" > 1, FALSE)
                                            THEN ', product-line fan-out'
                                            ELSE ''
                                          END || CASE
                                            WHEN COALESCE("t3"."is_bootstrap", FALSE)
                                            THEN ', bootstrap benchmark'
                                            ELSE ''
                                          END || CASE
                                            WHEN (
                                              "t3"."customer_ews_prediction" IS NULL
                                            )
                                            AND (
                                              "t3"."days_to_close" <= 365
                                            )
                                            THEN ', no score'
                                            ELSE ''
                                          END
                                        )
                                      END
                                    ) AS "weaknesses"
                                  FROM "ide_action_signals_monthly" AS "t3"
                                ) AS "t49"
                              ) AS "t66"
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
                              ) AS "t26"
                              LEFT OUTER JOIN (
                                SELECT
                                  "t54"."former_key",
                                  "t54"."former_on",
                                  "t54"."former_again_from",
                                  "t54"."former_id",
                                  "t54"."former_offered",
                                  "t54"."former_tenant",
                                  "t54"."former_line",
                                  "t54"."former_held_on",
                                  "t54"."former_csn",
                                  COALESCE("t54"."former_closed", "t61"."done_by") AS "former_closed_by"
                                FROM (
                                  SELECT
                                    "t48"."action_key" AS "former_key",
                                    "t48"."earlier_csn",
                                    "t48"."former_on",
                                    "t48"."former_again_from",
                                    "t48"."former_id",
                                    "t48"."former_offered",
                                    "t48"."former_tenant",
                                    "t48"."former_line",
                                    "t48"."former_held_on",
                                    "t48"."former_closed",
                                    "t48"."surviving_account_csn" AS "former_csn",
                                    "t48"."newest"
                                  FROM (
                                    SELECT
                                      "t39"."action_key",
                                      "t39"."earlier_csn",
                                      "t39"."former_on",
                                      "t39"."former_again_from",
                                      "t39"."former_id",
                                      "t39"."former_offered",
                                      "t39"."former_tenant",
                                      "t39"."former_line",
                                      "t39"."former_held_on",
                                      "t39"."former_closed",
                                      "t39"."surviving_account_csn",
                                      ROW_NUMBER() OVER (
                                        PARTITION BY "t39"."surviving_account_csn", "t39"."action_key"
                                        ORDER BY "t39"."former_on" DESC, "t39"."former_offered" DESC, "t39"."earlier_csn" ASC
                                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                      ) - 1 AS "newest"
                                    FROM (
                                      SELECT
                                        "t32"."action_key",
                                        "t32"."earlier_csn",
                                        "t32"."former_on",
                                        "t32"."former_again_from",
                                        "t32"."former_id",
                                        "t32"."former_offered",
                                        "t32"."former_tenant",
                                        "t32"."former_line",
                                        "t32"."former_held_on",
                                        "t32"."former_closed",
                                        COALESCE("t32"."final_csn", "t32"."earlier_csn") AS "surviving_account_csn"
                                      FROM (
                                        SELECT
                                          "t13"."action_key",
                                          "t13"."earlier_csn",
                                          "t13"."former_on",
                                          "t13"."former_again_from",
                                          "t13"."former_id",
                                          "t13"."former_offered",
                                          "t13"."former_tenant",
                                          "t13"."former_line",
                                          "t13"."former_held_on",
                                          "t13"."former_closed",
                                          "t21"."merged_csn",
                                          "t21"."final_csn"
                                        FROM (
                                          SELECT
                                            "t0"."action_key",
                                            "t0"."surviving_account_csn" AS "earlier_csn",
                                            "t0"."given_on" AS "former_on",
                                            "t0"."again_from" AS "former_again_from",
                                            "t0"."action_id" AS "former_id",
                                            "t0"."is_offered" AS "former_offered",
                                            "t0"."tenant_id" AS "former_tenant",
                                            "t0"."offering_product_line_code" AS "former_line",
                                            "t0"."held_on" AS "former_held_on",
                                            "t0"."closed_by" AS "former_closed"
                                          FROM "ide_action_history_monthly" AS "t0"
                                        ) AS "t13"
                                        LEFT OUTER JOIN (
                                          SELECT
                                            "t4"."victim_account_csn" AS "merged_csn",
                                            "t4"."surviving_account_csn" AS "final_csn"
                                          FROM "account_merges" AS "t4"
                                        ) AS "t21"
                                          ON "t13"."earlier_csn" = "t21"."merged_csn"
                                      ) AS "t32"
                                    ) AS "t39"
                                  ) AS "t48"
                                  WHERE
                                    "t48"."newest" = 0
                                ) AS "t54"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t55"."done_key",
                                    "t55"."done_csn",
                                    "t55"."first",
                                    CASE
                                      WHEN "t55"."first" = 0
                                      THEN 'done'
                                      WHEN "t55"."first" = 1
                                      THEN 'snoozed'
                                      WHEN "t55"."first" = 2
                                      THEN 'declined'
                                      ELSE NULL
                                    END AS "done_by"
                                  FROM (
                                    SELECT
                                      "t50"."done_key",
                                      "t50"."surviving_account_csn" AS "done_csn",
                                      MIN("t50"."how") AS "first"
                                    FROM (
                                      SELECT
                                        "t43"."done_at",
                                        "t43"."done_key",
                                        "t43"."how",
                                        COALESCE("t43"."final_csn", "t43"."done_at") AS "surviving_account_csn"
                                      FROM (
                                        SELECT
                                          "t37"."done_at",
                                          "t37"."done_key",
                                          "t37"."how",
                                          "t21"."merged_csn",
                                          "t21"."final_csn"
                                        FROM (
                                          SELECT
                                            "t5"."account_csn" AS "done_at",
                                            "t5"."action_key" AS "done_key",
                                            CAST(CASE
                                              WHEN SUBSTRING(
                                                LOWER(COALESCE("t5"."outcome", '')),
                                                CASE
                                                  WHEN (
                                                    0 + 1
                                                  ) >= 1
                                                  THEN 0 + 1
                                                  ELSE 0 + 1 + LENGTH(LOWER(COALESCE("t5"."outcome", '')))
                                                END,
                                                7
                                              ) = 'snoozed'
                                              THEN 1
                                              WHEN SUBSTRING(
                                                LOWER(COALESCE("t5"."outcome", '')),
                                                CASE
                                                  WHEN (
                                                    0 + 1
                                                  ) >= 1
                                                  THEN 0 + 1
                                                  ELSE 0 + 1 + LENGTH(LOWER(COALESCE("t5"."outcome", '')))
                                                END,
                                                8
                                              ) = 'declined'
                                              THEN 2
                                              ELSE 0
                                            END AS BIGINT) AS "how"
                                          FROM "interventions" AS "t5"
                                        ) AS "t37"
                                        LEFT OUTER JOIN (
                                          SELECT
                                            "t4"."victim_account_csn" AS "merged_csn",
                                            "t4"."surviving_account_csn" AS "final_csn"
                                          FROM "account_merges" AS "t4"
                                        ) AS "t21"
                                          ON "t37"."done_at" = "t21"."merged_csn"
                                      ) AS "t43"
                                    ) AS "t50"
                                    GROUP BY
                                      1,
                                      2
                                  ) AS "t55"
                                ) AS "t61"
                                  ON "t54"."former_csn" = "t61"."done_csn" AND "t54"."former_key" = "t61"."done_key"
                              ) AS "t68"
                                ON "t66"."surviving_account_csn" = "t68"."former_csn"
                                AND "t26"."action_key" = "t68"."former_key"
                            ) AS "t69"
                            WHERE
                              CASE
                                WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t69"."holds_0"
                                WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t69"."holds_1"
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t69"."holds_2"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t69"."holds_3"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t69"."holds_4"
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t69"."holds_5"
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t69"."holds_6"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t69"."holds_7"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t69"."holds_8"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t69"."holds_9"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t69"."holds_10"
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t69"."holds_11"
                                WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t69"."holds_12"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t69"."holds_13"
                                WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t69"."holds_14"
                                WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t69"."holds_15"
                                WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t69"."holds_16"
                                WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t69"."holds_17"
                                ELSE NULL
                              END
                              OR COALESCE(
                                NOT (
                                  CASE
                                    WHEN "t69"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                    THEN "t69"."holds_0"
                                    WHEN "t69"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                    THEN "t69"."holds_1"
                                    WHEN "t69"."action_key" = 'IDE-Dormancy-All-Extend'
                                    THEN "t69"."holds_2"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                    THEN "t69"."holds_3"
                                    WHEN "t69"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                    THEN "t69"."holds_4"
                                    WHEN "t69"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                    THEN "t69"."holds_5"
                                    WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Extend'
                                    THEN "t69"."holds_6"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                    THEN "t69"."holds_7"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                    THEN "t69"."holds_8"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Extend'
                                    THEN "t69"."holds_9"
                                    WHEN "t69"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                    THEN "t69"."holds_10"
                                    WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Extend'
                                    THEN "t69"."holds_11"
                                    WHEN "t69"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                    THEN "t69"."holds_12"
                                    WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                    THEN "t69"."holds_13"
                                    WHEN "t69"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                    THEN "t69"."holds_14"
                                    WHEN "t69"."action_key" = 'IDE-Dormancy-All-Adopt'
                                    THEN "t69"."holds_15"
                                    WHEN "t69"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                    THEN "t69"."holds_16"
                                    WHEN "t69"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                    THEN "t69"."holds_17"
                                    ELSE NULL
                                  END
                                )
                                AND (
                                  (
                                    "t69"."former_again_from" > CAST(':first_day' AS DATE)
                                  )
                                  AND "t69"."former_offered"
                                )
                                AND (
                                  (
                                    (
                                      (
                                        CAST(':year' AS BIGINT) * 12
                                      ) + CAST(':number' AS BIGINT)
                                    ) - (
                                      (
                                        EXTRACT(year FROM "t69"."former_held_on") * 12
                                      ) + EXTRACT(month FROM "t69"."former_held_on")
                                    )
                                  ) <= 1
                                )
                                AND (
                                  (
                                    "t69"."tenant_id" = "t69"."former_tenant"
                                  )
                                  AND (
                                    "t69"."offering_product_line_code" = "t69"."former_line"
                                  )
                                ),
                                FALSE
                              )
                          ) AS "t75"
                          LEFT OUTER JOIN (
                            SELECT
                              "t2"."account_csn" AS "own_csn",
                              "t2"."owner_id" AS "own_owner"
                            FROM "account_attributes" AS "t2"
                            WHERE
                              "t2"."owner_id" IS NOT NULL
                          ) AS "t24"
                            ON "t75"."surviving_account_csn" = "t24"."own_csn"
                          LEFT OUTER JOIN (
                            SELECT
                              "t2"."account_csn" AS "former_account",
                              "t2"."owner_id" AS "former_owner"
                            FROM "account_attributes" AS "t2"
                            WHERE
                              "t2"."owner_id" IS NOT NULL
                          ) AS "t25"
                            ON "t75"."original_account_csn" = "t25"."former_account"
                        ) AS "t76"
                      ) AS "t78"
                      LEFT OUTER JOIN (
                        SELECT
                          "t1"."surviving_account_csn" AS "unit_csn",
                          "t1"."holdout_unit"
                        FROM "ide_holdout_monthly" AS "t1"
                      ) AS "t15"
                        ON "t78"."surviving_account_csn" = "t15"."unit_csn"
                      LEFT OUTER JOIN (
                        SELECT
                          "t40"."surviving_account_csn" AS "control_csn",
                          BOOL_OR(CAST("t40"."is_control" AS BOOLEAN)) AS "any_control"
                        FROM (
                          SELECT
                            "t34"."holdout_unit",
                            "t34"."is_control",
                            "t34"."member_csn",
                            COALESCE("t34"."final_csn", "t34"."member_csn") AS "surviving_account_csn"
                          FROM "t31" AS "t34"
                        ) AS "t40"
                        GROUP BY
                          1
                      ) AS "t47"
                        ON "t78"."surviving_account_csn" = "t47"."control_csn"
                      LEFT OUTER JOIN (
                        SELECT
                          "t53"."unit" AS "own_unit",
                          "t53"."unit_topic" AS "own_topic",
                          "t53"."is_held" AS "unit_held",
                          "t53"."is_offered" AS "unit_offered"
                        FROM "t51" AS "t53"
                      ) AS "t58"
                        ON "t15"."holdout_unit" = "t58"."own_unit" AND "t78"."topic" = "t58"."own_topic"
                      LEFT OUTER JOIN (
                        SELECT
                          "t60"."pair_csn" AS "ever_csn",
                          "t60"."unit_topic" AS "ever_topic",
                          BOOL_OR(CAST("t60"."is_held" AS BOOLEAN)) AS "ever_held",
                          BOOL_OR(CAST("t60"."is_offered" AS BOOLEAN)) AS "ever_offered"
                        FROM (
                          SELECT
                            "t42"."pair_csn",
                            "t42"."pair_unit",
                            "t56"."unit_topic",
                            "t56"."unit",
                            "t56"."is_held",
                            "t56"."is_offered"
                          FROM (
                            SELECT DISTINCT
                              COALESCE("t34"."final_csn", "t34"."member_csn") AS "pair_csn",
                              "t34"."holdout_unit" AS "pair_unit"
                            FROM "t31" AS "t34"
                          ) AS "t42"
                          INNER JOIN "t51" AS "t56"
                            ON "t42"."pair_unit" = "t56"."unit"
                        ) AS "t60"
                        GROUP BY
                          1,
                          2
                      ) AS "t65"
                        ON "t78"."surviving_account_csn" = "t65"."ever_csn"
                        AND "t78"."topic" = "t65"."ever_topic"
                    ) AS "t79"
                  ) AS "t81"
                  LEFT OUTER JOIN (
                    SELECT
                      "t71"."uplift_key",
                      CAST(ROUND(
                        (
                          (
                            "t71"."measured" * "t71"."weight"
                          ) + (
                            (
                              "t71"."prior" + "t71"."mean"
                            ) * 399.99999999999994
                          )
                        ) / NULLIF("t71"."weight" + (
                          399.99999999999994 * 2.0
                        ), 0.0),
                        4
                      ) AS DOUBLE) AS "uplift",
                      CASE
                        WHEN "t71"."weight" > (
                          399.99999999999994 * 2.0
                        )
                        THEN 'measured'
                        ELSE 'prior'
                      END AS "uplift_source"
                    FROM (
                      SELECT
                        "t70"."uplift_key",
                        "t70"."prior",
                        "t70"."counted_key",
                        "t70"."offered",
                        "t70"."held",
                        "t70"."won_offered",
                        "t70"."won_held",
                        "t70"."measured",
                        "t70"."weight",
                        "t70"."millionths",
                        CAST(SUM("t70"."millionths") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS DOUBLE) / NULLIF(CAST(18000000 AS DOUBLE), 0.0) AS "mean"
                      FROM (
                        SELECT
                          "t64"."uplift_key",
                          "t64"."prior",
                          "t64"."counted_key",
                          "t64"."offered",
                          "t64"."held",
                          "t64"."won_offered",
                          "t64"."won_held",
                          "t64"."measured",
                          "t64"."weight",
                          CAST(ROUND(
                            (
                              (
                                (
                                  "t64"."measured" * "t64"."weight"
                                ) + (
                                  "t64"."prior" * 399.99999999999994
                                )
                              ) / NULLIF("t64"."weight" + 399.99999999999994, 0.0)
                            ) * 1000000,
                            0
                          ) AS BIGINT) AS "millionths"
                        FROM (
                          SELECT
                            "t44"."uplift_key",
                            "t44"."prior",
                            "t44"."counted_key",
                            "t44"."offered",
                            "t44"."held",
                            "t44"."won_offered",
                            "t44"."won_held",
                            COALESCE(
                              (
                                CAST("t44"."won_offered" AS DOUBLE) / NULLIF(CAST("t44"."offered" AS DOUBLE), 0.0)
                              ) - (
                                CAST("t44"."won_held" AS DOUBLE) / NULLIF(CAST("t44"."held" AS DOUBLE), 0.0)
                              ),
                              0.0
                            ) AS "measured",
                            COALESCE(
                              CASE
                                WHEN (
                                  (
                                    CAST("t44"."won_offered" + "t44"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t44"."offered" + "t44"."held" + 2 AS DOUBLE), 0.0)
                                  ) * (
                                    1.0 - (
                                      CAST("t44"."won_offered" + "t44"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t44"."offered" + "t44"."held" + 2 AS DOUBLE), 0.0)
                                    )
                                  ) * (
                                    (
                                      1.0 / NULLIF(CAST("t44"."offered" AS DOUBLE), 0.0)
                                    ) + (
                                      1.0 / NULLIF(CAST("t44"."held" AS DOUBLE), 0.0)
                                    )
                                  )
                                ) > 0
                                THEN 1.0 / NULLIF(
                                  (
                                    CAST("t44"."won_offered" + "t44"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t44"."offered" + "t44"."held" + 2 AS DOUBLE), 0.0)
                                  ) * (
                                    1.0 - (
                                      CAST("t44"."won_offered" + "t44"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t44"."offered" + "t44"."held" + 2 AS DOUBLE), 0.0)
                                    )
                                  ) * (
                                    (
                                      1.0 / NULLIF(CAST("t44"."offered" AS DOUBLE), 0.0)
                                    ) + (
                                      1.0 / NULLIF(CAST("t44"."held" AS DOUBLE), 0.0)
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
                              "t33"."uplift_key",
                              "t33"."prior",
                              "t38"."counted_key",
                              "t38"."offered",
                              "t38"."held",
                              "t38"."won_offered",
                              "t38"."won_held"
                            FROM (
                              SELECT
                                "t19"."uplift_key",
                                CASE
                                  WHEN "t19"."uplift_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                  THEN 0.04
                                  WHEN "t19"."uplift_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                  THEN 0.05
                                  WHEN "t19"."uplift_key" = 'IDE-Dormancy-All-Extend'
                                  THEN 0.05
                                  WHEN "t19"."uplift_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  THEN 0.03
                                  WHEN "t19"."uplift_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                  THEN 0.05
                                  WHEN "t19"."uplift_key" = 'IDE-OverAssignment-LC-Extend'
                                  THEN 0.03
                                  WHEN "t19"."uplift_key" = 'IDE-FallingUsage-All-Extend'
                                  THEN 0.04
                                  WHEN "t19"."uplift_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  THEN 0.03
                                  WHEN "t19"."uplift_key" = 'IDE-LowAssignment-FYC-Adopt'
                                  THEN 0.03
                                  WHEN "t19"."uplift_key" = 'IDE-LowAssignment-All-Extend'
                                  THEN 0.04
                                  WHEN "t19"."uplift_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                  THEN 0.03
                                  WHEN "t19"."uplift_key" = 'IDE-OverAssignment-All-Extend'
                                  THEN 0.03
                                  WHEN "t19"."uplift_key" = 'IDE-FallingUsage-All-Adopt'
                                  THEN 0.01
                                  WHEN "t19"."uplift_key" = 'IDE-LowUtilisation-All-Extend'
                                  THEN 0.01
                                  WHEN "t19"."uplift_key" = 'IDE-OverAssignment-All-Adopt'
                                  THEN 0.03
                                  WHEN "t19"."uplift_key" = 'IDE-Dormancy-All-Adopt'
                                  THEN 0.01
                                  WHEN "t19"."uplift_key" = 'IDE-LowAssignment-All-Adopt'
                                  THEN 0.01
                                  WHEN "t19"."uplift_key" = 'IDE-LowUtilisation-All-Adopt'
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
                              ) AS "t19"
                            ) AS "t33"
                            LEFT OUTER JOIN (
                              SELECT
                                "t12"."action_key" AS "counted_key",
                                SUM(CASE WHEN "t12"."is_offered" THEN 1 ELSE 0 END) AS "offered",
                                SUM(CASE WHEN "t12"."is_offered" THEN 0 ELSE 1 END) AS "held",
                                SUM(CASE WHEN "t12"."is_offered" AND "t12"."is_renewed" THEN 1 ELSE 0 END) AS "won_offered",
                                SUM(CASE WHEN NOT (
                                  "t12"."is_offered"
                                ) AND "t12"."is_renewed" THEN 1 ELSE 0 END) AS "won_held"
                              FROM (
                                SELECT
                                  *
                                FROM "ide_action_history_monthly" AS "t0"
                                WHERE
                                  "t0"."is_renewed" IS NOT NULL AND "t0"."topic" IS NOT NULL
                              ) AS "t12"
                              GROUP BY
                                1
                            ) AS "t38"
                              ON "t33"."uplift_key" = "t38"."counted_key"
                          ) AS "t44"
                        ) AS "t64"
                      ) AS "t70"
                    ) AS "t71"
                  ) AS "t73"
                    ON "t81"."action_key" = "t73"."uplift_key"
                ) AS "t82"
              ) AS "t83"
            ) AS "t84"
          ) AS "t85"
        ) AS "t86"
      ) AS "t87"
    ) AS "t88"
  ) AS "t89"
), "t97" AS (
  SELECT
    "t93"."holdout_unit" AS "of_unit",
    "t93"."topic" AS "of_topic",
    BOOL_OR(CAST("t93"."ever_held" AS BOOLEAN)) AS "inherits_held",
    BOOL_OR(CAST("t93"."ever_offered" AS BOOLEAN)) AS "inherits_offered"
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
      "t91"."uplift_key",
      "t91"."uplift",
      "t91"."uplift_source",
      "t91"."expected_value",
      "t91"."accounts_opportunity",
      COALESCE(
        "t91"."verdict",
        CASE
          WHEN "t91"."takes_time" AND (
            "t91"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) AS "verdict",
      "t91"."at_account",
      "t91"."candidate_rank",
      "t91"."takes_time",
      "t91"."in_line",
      COALESCE(
        "t91"."verdict",
        CASE
          WHEN "t91"."takes_time" AND (
            "t91"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) IS NULL AS "is_chosen"
    FROM "t90" AS "t91"
    WHERE
      COALESCE(
        "t91"."verdict",
        CASE
          WHEN "t91"."takes_time" AND (
            "t91"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) IS NULL
      AND "t91"."topic" IS NOT NULL
  ) AS "t93"
  GROUP BY
    1,
    2
)
SELECT
  "t111"."opportunity_id",
  "t111"."contract_id",
  "t111"."tenant_id",
  "t111"."offering_product_line_code",
  "t111"."original_account_csn",
  "t111"."surviving_account_csn",
  "t111"."opportunity_close_date",
  "t111"."acv_usd",
  "t111"."cohort",
  "t111"."seat_bucket",
  "t111"."site_geo",
  "t111"."industry_group",
  "t111"."ineligible_because",
  "t111"."is_selected",
  "t111"."action_name",
  "t111"."lifecycle",
  "t111"."channel",
  "t111"."priority",
  "t111"."cool_down_months",
  "t111"."action_key",
  "t111"."weak_points",
  "t111"."weaknesses",
  "t111"."holds",
  "t111"."is_open",
  "t111"."gap",
  "t111"."probability",
  "t111"."doubt",
  "t111"."covered_by",
  "t111"."goal",
  "t111"."why_now",
  "t111"."next_step",
  "t111"."success_criterion",
  "t111"."value_at_stake",
  "t111"."confidence",
  "t111"."former_on",
  "t111"."former_again_from",
  "t111"."former_id",
  "t111"."former_offered",
  "t111"."former_closed_by",
  "t111"."stake",
  "t111"."owner_id",
  "t111"."topic",
  "t111"."holdout_unit",
  "t111"."unit_held",
  "t111"."unit_offered",
  "t111"."ever_held",
  "t111"."ever_offered",
  "t111"."is_in_control",
  "t111"."is_in_both_arms",
  "t111"."uplift_key",
  "t111"."uplift",
  "t111"."uplift_source",
  "t111"."expected_value",
  "t111"."accounts_opportunity",
  "t111"."verdict",
  "t111"."at_account",
  "t111"."candidate_rank",
  "t111"."takes_time",
  "t111"."in_line",
  "t111"."is_chosen",
  "t111"."of_unit",
  "t111"."of_topic",
  "t111"."inherits_held",
  "t111"."inherits_offered",
  "t111"."drawn_unit",
  "t111"."drawn_topic",
  "t111"."drawn_with",
  "t111"."is_drawn_held",
  "t111"."is_held",
  "t111"."is_drawn_here",
  "t111"."is_mixed",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t111"."verdict" = 'selected'
    THEN SUBSTRING(
      SHA256(
        "t111"."surviving_account_csn" || '|' || "t111"."action_key" || '|' || CAST(CAST(':last_day' AS DATE) AS TEXT)
      ),
      CASE
        WHEN (
          0 + 1
        ) >= 1
        THEN 0 + 1
        ELSE 0 + 1 + LENGTH(
          SHA256(
            "t111"."surviving_account_csn" || '|' || "t111"."action_key" || '|' || CAST(CAST(':last_day' AS DATE) AS TEXT)
          )
        )
      END,
      16
    )
    WHEN "t111"."verdict" IN ('closing', 'cooling_down') AND "t111"."is_open"
    THEN "t111"."former_id"
    ELSE NULL
  END AS "action_id",
  CASE
    WHEN "t111"."verdict" IN ('selected', 'held_back')
    THEN MAKE_DATE(
      CAST(FLOOR(
        (
          (
            (
              CAST(':year' AS BIGINT) * 12
            ) + (
              CAST(':number' AS BIGINT) - 1
            ) + "t111"."cool_down_months"
          ) - (
            (
              (
                CAST(':year' AS BIGINT) * 12
              ) + (
                CAST(':number' AS BIGINT) - 1
              ) + "t111"."cool_down_months"
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
          ) + "t111"."cool_down_months"
        ) % 12
      ) + 1,
      1
    )
    WHEN "t111"."verdict" IN ('closing', 'cooling_down')
    THEN "t111"."former_again_from"
    ELSE NULL
  END AS "again_from",
  CAST(CAST(CASE
    WHEN "t111"."verdict" = 'selected'
    THEN CASE
      WHEN COALESCE("t111"."opportunity_close_date" > CAST(':last_day' AS DATE), FALSE)
      THEN LEAST(
        CASE
          WHEN "t111"."priority" = 1
          THEN CAST(':last_day' AS DATE) + INTERVAL '7' DAY
          WHEN "t111"."priority" = 2
          THEN CAST(':last_day' AS DATE) + INTERVAL '14' DAY
          ELSE CAST(':last_day' AS DATE) + INTERVAL '30' DAY
        END,
        GREATEST(
          "t111"."opportunity_close_date" + INTERVAL '-7' DAY,
          CAST(':last_day' AS DATE) + INTERVAL '1' DAY
        )
      )
      ELSE CASE
        WHEN "t111"."priority" = 1
        THEN CAST(':last_day' AS DATE) + INTERVAL '7' DAY
        WHEN "t111"."priority" = 2
        THEN CAST(':last_day' AS DATE) + INTERVAL '14' DAY
        ELSE CAST(':last_day' AS DATE) + INTERVAL '30' DAY
      END
    END
    ELSE CAST(NULL AS DATE)
  END AS TIMESTAMP) AS DATE) AS "due_on",
  CASE
    WHEN "t111"."verdict" = 'cooling_down'
    THEN "t111"."former_closed_by"
    ELSE CAST(NULL AS TEXT)
  END AS "closed_by",
  CASE
    WHEN "t111"."verdict" = 'not_eligible'
    THEN 'not eligible: ' || "t111"."ineligible_because"
    WHEN "t111"."verdict" = 'another_opportunity'
    THEN 'the account''s actions are about opportunity ' || "t111"."accounts_opportunity"
    WHEN "t111"."verdict" = 'covered'
    THEN 'replaced by ' || "t111"."covered_by"
    WHEN "t111"."verdict" = 'withheld'
    THEN 'data too weak: ' || "t111"."weaknesses"
    WHEN "t111"."verdict" = 'control'
    THEN 'in the universal control, which gets no action'
    WHEN "t111"."verdict" = 'both_arms'
    THEN 'accounts of both arms were merged into it: neither given nor held back'
    WHEN "t111"."verdict" = 'below_one_seat'
    THEN 'the gap is less than one seat: not worth a call'
    WHEN "t111"."verdict" = 'improbable'
    THEN 'probably not below: probability ' || CAST("t111"."probability" AS TEXT)
    WHEN "t111"."verdict" = 'another_tenant'
    THEN 'the same reason weighs more at another tenant of the account'
    WHEN "t111"."verdict" = 'closing'
    THEN CASE WHEN "t111"."former_offered" THEN 'given on ' ELSE 'held back on ' END || CAST("t111"."former_on" AS TEXT) || '; its reason did not hold this month, and a second such month ends it'
    WHEN "t111"."verdict" = 'cooling_down'
    THEN CASE WHEN "t111"."former_offered" THEN 'given on ' ELSE 'held back on ' END || CAST("t111"."former_on" AS TEXT) || ', again from ' || CAST("t111"."former_again_from" AS TEXT) || CASE
      WHEN CASE
        WHEN "t111"."verdict" = 'cooling_down'
        THEN "t111"."former_closed_by"
        ELSE CAST(NULL AS TEXT)
      END IS NULL
      THEN ''
      ELSE '; closed: ' || CASE
        WHEN "t111"."verdict" = 'cooling_down'
        THEN "t111"."former_closed_by"
        ELSE CAST(NULL AS TEXT)
      END
    END
    WHEN "t111"."verdict" = 'beyond_limit'
    THEN 'place ' || CAST("t111"."candidate_rank" AS TEXT) || '; the limit of an account is 3'
    WHEN "t111"."verdict" = 'beyond_capacity'
    THEN 'place ' || CAST("t111"."candidate_rank" AS TEXT) || '; the capacity of the owner is 20 a month'
    WHEN "t111"."verdict" = 'held_back'
    THEN 'held back, to measure the play'
    ELSE 'place ' || CAST("t111"."candidate_rank" AS TEXT)
  END AS "verdict_reason"
FROM (
  SELECT
    "t110"."opportunity_id",
    "t110"."contract_id",
    "t110"."tenant_id",
    "t110"."offering_product_line_code",
    "t110"."original_account_csn",
    "t110"."surviving_account_csn",
    "t110"."opportunity_close_date",
    "t110"."acv_usd",
    "t110"."cohort",
    "t110"."seat_bucket",
    "t110"."site_geo",
    "t110"."industry_group",
    "t110"."ineligible_because",
    "t110"."is_selected",
    "t110"."action_name",
    "t110"."lifecycle",
    "t110"."channel",
    "t110"."priority",
    "t110"."cool_down_months",
    "t110"."action_key",
    "t110"."weak_points",
    "t110"."weaknesses",
    "t110"."holds",
    "t110"."is_open",
    "t110"."gap",
    "t110"."probability",
    "t110"."doubt",
    "t110"."covered_by",
    "t110"."goal",
    "t110"."why_now",
    "t110"."next_step",
    "t110"."success_criterion",
    "t110"."value_at_stake",
    "t110"."confidence",
    "t110"."former_on",
    "t110"."former_again_from",
    "t110"."former_id",
    "t110"."former_offered",
    "t110"."former_closed_by",
    "t110"."stake",
    "t110"."owner_id",
    "t110"."topic",
    "t110"."holdout_unit",
    "t110"."unit_held",
    "t110"."unit_offered",
    "t110"."ever_held",
    "t110"."ever_offered",
    "t110"."is_in_control",
    "t110"."is_in_both_arms",
    "t110"."uplift_key",
    "t110"."uplift",
    "t110"."uplift_source",
    "t110"."expected_value",
    "t110"."accounts_opportunity",
    COALESCE(
      "t110"."verdict",
      CASE
        WHEN (
          "t110"."topic" IS NOT NULL
        )
        AND CASE
          WHEN COALESCE(
            (
              "t110"."topic" IS NOT NULL
            )
            AND CASE
              WHEN "t110"."unit_held" OR "t110"."unit_offered"
              THEN "t110"."unit_held"
              WHEN COALESCE("t110"."inherits_held", FALSE)
              THEN TRUE
              WHEN COALESCE("t110"."inherits_offered", FALSE)
              THEN FALSE
              ELSE COALESCE("t110"."is_drawn_held", FALSE)
            END,
            FALSE
          )
          THEN "t110"."ever_offered"
          ELSE "t110"."ever_held"
        END
        THEN 'both_arms'
        WHEN COALESCE(
          (
            "t110"."topic" IS NOT NULL
          )
          AND CASE
            WHEN "t110"."unit_held" OR "t110"."unit_offered"
            THEN "t110"."unit_held"
            WHEN COALESCE("t110"."inherits_held", FALSE)
            THEN TRUE
            WHEN COALESCE("t110"."inherits_offered", FALSE)
            THEN FALSE
            ELSE COALESCE("t110"."is_drawn_held", FALSE)
          END,
          FALSE
        )
        THEN 'held_back'
        ELSE 'selected'
      END
    ) AS "verdict",
    "t110"."at_account",
    "t110"."candidate_rank",
    "t110"."takes_time",
    "t110"."in_line",
    "t110"."is_chosen",
    "t110"."of_unit",
    "t110"."of_topic",
    "t110"."inherits_held",
    "t110"."inherits_offered",
    "t110"."drawn_unit",
    "t110"."drawn_topic",
    "t110"."drawn_with",
    "t110"."is_drawn_held",
    COALESCE(
      (
        "t110"."topic" IS NOT NULL
      )
      AND CASE
        WHEN "t110"."unit_held" OR "t110"."unit_offered"
        THEN "t110"."unit_held"
        WHEN COALESCE("t110"."inherits_held", FALSE)
        THEN TRUE
        WHEN COALESCE("t110"."inherits_offered", FALSE)
        THEN FALSE
        ELSE COALESCE("t110"."is_drawn_held", FALSE)
      END,
      FALSE
    ) AS "is_held",
    "t110"."is_chosen" AND COALESCE("t110"."drawn_with" = "t110"."action_key", FALSE) AS "is_drawn_here",
    (
      "t110"."topic" IS NOT NULL
    )
    AND CASE
      WHEN COALESCE(
        (
          "t110"."topic" IS NOT NULL
        )
        AND CASE
          WHEN "t110"."unit_held" OR "t110"."unit_offered"
          THEN "t110"."unit_held"
          WHEN COALESCE("t110"."inherits_held", FALSE)
          THEN TRUE
          WHEN COALESCE("t110"."inherits_offered", FALSE)
          THEN FALSE
          ELSE COALESCE("t110"."is_drawn_held", FALSE)
        END,
        FALSE
      )
      THEN "t110"."ever_offered"
      ELSE "t110"."ever_held"
    END AS "is_mixed"
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
      "t95"."at_account",
      "t95"."candidate_rank",
      "t95"."takes_time",
      "t95"."in_line",
      "t95"."is_chosen",
      "t99"."of_unit",
      "t99"."of_topic",
      "t99"."inherits_held",
      "t99"."inherits_offered",
      "t109"."drawn_unit",
      "t109"."drawn_topic",
      "t109"."drawn_with",
      "t109"."is_drawn_held"
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
        "t91"."uplift_key",
        "t91"."uplift",
        "t91"."uplift_source",
        "t91"."expected_value",
        "t91"."accounts_opportunity",
        COALESCE(
          "t91"."verdict",
          CASE
            WHEN "t91"."takes_time" AND (
              "t91"."in_line" >= 20
            )
            THEN 'beyond_capacity'
            ELSE NULL
          END
        ) AS "verdict",
        "t91"."at_account",
        "t91"."candidate_rank",
        "t91"."takes_time",
        "t91"."in_line",
        COALESCE(
          "t91"."verdict",
          CASE
            WHEN "t91"."takes_time" AND (
              "t91"."in_line" >= 20
            )
            THEN 'beyond_capacity'
            ELSE NULL
          END
        ) IS NULL AS "is_chosen"
      FROM "t90" AS "t91"
    ) AS "t95"
    LEFT OUTER JOIN "t97" AS "t99"
      ON "t95"."holdout_unit" = "t99"."of_unit" AND "t95"."topic" = "t99"."of_topic"
    LEFT OUTER JOIN (
      SELECT
        "t107"."drawn_unit",
        "t107"."drawn_topic",
        "t107"."drawn_with",
        "t107"."place" < (
          CAST(FLOOR(
            (
              (
                (
                  (
                    COALESCE("t28"."units_before", 0) + "t107"."units"
                  ) * 100000
                ) + COALESCE(
                  CASE
                    WHEN "t107"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                    THEN 735857
                    WHEN "t107"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                    THEN 355937
                    WHEN "t107"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                    THEN 505949
                    WHEN "t107"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                    THEN 988562
                    WHEN "t107"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                    THEN 651327
                    WHEN "t107"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 272559
                    WHEN "t107"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 797985
                    WHEN "t107"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 20905
                    WHEN "t107"."drawn_with" = 'IDE-Dormancy-All-Extend'
                    THEN 81496
                    WHEN "t107"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 426770
                    WHEN "t107"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 295002
                    WHEN "t107"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 214302
                    WHEN "t107"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                    THEN 934432
                    WHEN "t107"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 565590
                    WHEN "t107"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN 922428
                    ELSE NULL
                  END,
                  0
                )
              ) - (
                (
                  (
                    (
                      COALESCE("t28"."units_before", 0) + "t107"."units"
                    ) * 100000
                  ) + COALESCE(
                    CASE
                      WHEN "t107"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                      THEN 735857
                      WHEN "t107"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                      THEN 355937
                      WHEN "t107"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                      THEN 505949
                      WHEN "t107"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                      THEN 988562
                      WHEN "t107"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                      THEN 651327
                      WHEN "t107"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                      THEN 272559
                      WHEN "t107"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                      THEN 797985
                      WHEN "t107"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                      THEN 20905
                      WHEN "t107"."drawn_with" = 'IDE-Dormancy-All-Extend'
                      THEN 81496
                      WHEN "t107"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                      THEN 426770
                      WHEN "t107"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                      THEN 295002
                      WHEN "t107"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                      THEN 214302
                      WHEN "t107"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                      THEN 934432
                      WHEN "t107"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                      THEN 565590
                      WHEN "t107"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
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
                  COALESCE("t28"."units_before", 0) * 100000
                ) + COALESCE(
                  CASE
                    WHEN "t107"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                    THEN 735857
                    WHEN "t107"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                    THEN 355937
                    WHEN "t107"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                    THEN 505949
                    WHEN "t107"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                    THEN 988562
                    WHEN "t107"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                    THEN 651327
                    WHEN "t107"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 272559
                    WHEN "t107"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 797985
                    WHEN "t107"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 20905
                    WHEN "t107"."drawn_with" = 'IDE-Dormancy-All-Extend'
                    THEN 81496
                    WHEN "t107"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 426770
                    WHEN "t107"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 295002
                    WHEN "t107"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 214302
                    WHEN "t107"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                    THEN 934432
                    WHEN "t107"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 565590
                    WHEN "t107"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN 922428
                    ELSE NULL
                  END,
                  0
                )
              ) - (
                (
                  (
                    COALESCE("t28"."units_before", 0) * 100000
                  ) + COALESCE(
                    CASE
                      WHEN "t107"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                      THEN 735857
                      WHEN "t107"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                      THEN 355937
                      WHEN "t107"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                      THEN 505949
                      WHEN "t107"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                      THEN 988562
                      WHEN "t107"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                      THEN 651327
                      WHEN "t107"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                      THEN 272559
                      WHEN "t107"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                      THEN 797985
                      WHEN "t107"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                      THEN 20905
                      WHEN "t107"."drawn_with" = 'IDE-Dormancy-All-Extend'
                      THEN 81496
                      WHEN "t107"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                      THEN 426770
                      WHEN "t107"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                      THEN 295002
                      WHEN "t107"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                      THEN 214302
                      WHEN "t107"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                      THEN 934432
                      WHEN "t107"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                      THEN 565590
                      WHEN "t107"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
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
          "t105"."drawn_unit",
          "t105"."drawn_topic",
          "t105"."drawn_with",
          "t105"."lot",
          ROW_NUMBER() OVER (
            PARTITION BY "t105"."drawn_with", "t105"."drawn_topic"
            ORDER BY "t105"."lot" ASC, "t105"."drawn_unit" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place",
          COUNT(*) OVER (
            PARTITION BY "t105"."drawn_with", "t105"."drawn_topic"
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "units"
        FROM (
          SELECT
            "t104"."holdout_unit" AS "drawn_unit",
            "t104"."topic" AS "drawn_topic",
            "t104"."action_key" AS "drawn_with",
            SHA256('ide|' || "t104"."topic" || '|' || "t104"."holdout_unit") AS "lot"
          FROM (
            SELECT
              "t103"."opportunity_id",
              "t103"."contract_id",
              "t103"."tenant_id",
              "t103"."offering_product_line_code",
              "t103"."original_account_csn",
              "t103"."surviving_account_csn",
              "t103"."opportunity_close_date",
              "t103"."acv_usd",
              "t103"."cohort",
              "t103"."seat_bucket",
              "t103"."site_geo",
              "t103"."industry_group",
              "t103"."ineligible_because",
              "t103"."is_selected",
              "t103"."action_name",
              "t103"."lifecycle",
              "t103"."channel",
              "t103"."priority",
              "t103"."cool_down_months",
              "t103"."action_key",
              "t103"."weak_points",
              "t103"."weaknesses",
              "t103"."holds",
              "t103"."is_open",
              "t103"."gap",
              "t103"."probability",
              "t103"."doubt",
              "t103"."covered_by",
              "t103"."goal",
              "t103"."why_now",
              "t103"."next_step",
              "t103"."success_criterion",
              "t103"."value_at_stake",
              "t103"."confidence",
              "t103"."former_on",
              "t103"."former_again_from",
              "t103"."former_id",
              "t103"."former_offered",
              "t103"."former_closed_by",
              "t103"."stake",
              "t103"."owner_id",
              "t103"."topic",
              "t103"."holdout_unit",
              "t103"."unit_held",
              "t103"."unit_offered",
              "t103"."ever_held",
              "t103"."ever_offered",
              "t103"."is_in_control",
              "t103"."is_in_both_arms",
              "t103"."uplift_key",
              "t103"."uplift",
              "t103"."uplift_source",
              "t103"."expected_value",
              "t103"."accounts_opportunity",
              "t103"."verdict",
              "t103"."at_account",
              "t103"."candidate_rank",
              "t103"."takes_time",
              "t103"."in_line",
              "t103"."is_chosen",
              "t103"."of_unit",
              "t103"."of_topic",
              "t103"."inherits_held",
              "t103"."inherits_offered",
              ROW_NUMBER() OVER (
                PARTITION BY "t103"."holdout_unit", "t103"."topic"
                ORDER BY "t103"."candidate_rank" ASC, "t103"."action_key" ASC, "t103"."surviving_account_csn" ASC, "t103"."opportunity_id" ASC, "t103"."contract_id" ASC, "t103"."tenant_id" ASC, "t103"."offering_product_line_code" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "nth"
            FROM (
              SELECT
                *
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
                  "t96"."at_account",
                  "t96"."candidate_rank",
                  "t96"."takes_time",
                  "t96"."in_line",
                  "t96"."is_chosen",
                  "t101"."of_unit",
                  "t101"."of_topic",
                  "t101"."inherits_held",
                  "t101"."inherits_offered"
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
                    "t91"."uplift_key",
                    "t91"."uplift",
                    "t91"."uplift_source",
                    "t91"."expected_value",
                    "t91"."accounts_opportunity",
                    COALESCE(
                      "t91"."verdict",
                      CASE
                        WHEN "t91"."takes_time" AND (
                          "t91"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) AS "verdict",
                    "t91"."at_account",
                    "t91"."candidate_rank",
                    "t91"."takes_time",
                    "t91"."in_line",
                    COALESCE(
                      "t91"."verdict",
                      CASE
                        WHEN "t91"."takes_time" AND (
                          "t91"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) IS NULL AS "is_chosen"
                  FROM "t90" AS "t91"
                  WHERE
                    COALESCE(
                      "t91"."verdict",
                      CASE
                        WHEN "t91"."takes_time" AND (
                          "t91"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) IS NULL
                    AND "t91"."topic" IS NOT NULL
                    AND NOT (
                      "t91"."unit_held"
                    )
                    AND NOT (
                      "t91"."unit_offered"
                    )
                ) AS "t96"
                LEFT OUTER JOIN (
                  SELECT
                    *
                  FROM "t97" AS "t98"
                  WHERE
                    "t98"."inherits_held" OR "t98"."inherits_offered"
                ) AS "t101"
                  ON "t96"."holdout_unit" = "t101"."of_unit" AND "t96"."topic" = "t101"."of_topic"
              ) AS "t102"
              WHERE
                "t102"."of_unit" IS NULL
            ) AS "t103"
          ) AS "t104"
          WHERE
            "t104"."nth" = 0
        ) AS "t105"
      ) AS "t107"
      LEFT OUTER JOIN (
        SELECT
          "t6"."action_key" AS "before_key",
          COUNT(DISTINCT "t6"."holdout_unit") AS "units_before"
        FROM (
          SELECT
            *
          FROM "ide_action_history_monthly" AS "t0"
          WHERE
            "t0"."is_drawn_here"
        ) AS "t6"
        GROUP BY
          1
      ) AS "t28"
        ON "t107"."drawn_with" = "t28"."before_key"
    ) AS "t109"
      ON "t95"."holdout_unit" = "t109"."drawn_unit"
      AND "t95"."topic" = "t109"."drawn_topic"
  ) AS "t110"
) AS "t111"