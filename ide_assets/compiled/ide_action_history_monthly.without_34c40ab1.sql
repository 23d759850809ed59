WITH "t38" AS (
  SELECT
    "t23"."holdout_unit",
    "t23"."is_control",
    "t23"."member_csn",
    "t16"."merged_csn",
    "t16"."final_csn"
  FROM (
    SELECT
      "t3"."holdout_unit",
      "t3"."is_control",
      "t3"."surviving_account_csn" AS "member_csn"
    FROM "ide_holdout_monthly" AS "t3"
  ) AS "t23"
  LEFT OUTER JOIN (
    SELECT
      "t1"."victim_account_csn" AS "merged_csn",
      "t1"."surviving_account_csn" AS "final_csn"
    FROM "account_merges" AS "t1"
  ) AS "t16"
    ON "t23"."member_csn" = "t16"."merged_csn"
), "t55" AS (
  SELECT
    "t49"."unit_topic",
    "t49"."holdout_unit" AS "unit",
    BOOL_OR(CAST(NOT (
      "t49"."is_offered"
    ) AS BOOLEAN)) AS "is_held",
    BOOL_OR(CAST("t49"."is_offered" AS BOOLEAN)) AS "is_offered"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t29"."holdout_unit",
        "t29"."topic",
        "t29"."is_offered",
        "t30"."unit_topic"
      FROM (
        SELECT
          "t2"."holdout_unit",
          "t2"."topic",
          "t2"."is_offered"
        FROM "ide_action_history_monthly" AS "t2"
        WHERE
          "t2"."topic" IS NOT NULL
      ) AS "t29"
      CROSS JOIN (
        SELECT
          UNNEST(
            CAST([
              'Dormancy&LowAssignment&NoFirstUse',
              'FallingUsage',
              'LowUtilisation&RenewalNear'
            ] AS TEXT[])
          ) AS "unit_topic"
      ) AS "t30"
    ) AS "t36"
    WHERE
      CASE
        WHEN "t36"."unit_topic" = 'Dormancy&LowAssignment&NoFirstUse'
        THEN CONTAINS('&' || "t36"."topic" || '&', '&Dormancy&')
        OR CONTAINS('&' || "t36"."topic" || '&', '&LowAssignment&')
        OR CONTAINS('&' || "t36"."topic" || '&', '&NoFirstUse&')
        WHEN "t36"."unit_topic" = 'FallingUsage'
        THEN CONTAINS('&' || "t36"."topic" || '&', '&FallingUsage&')
        WHEN "t36"."unit_topic" = 'LowUtilisation&RenewalNear'
        THEN CONTAINS('&' || "t36"."topic" || '&', '&LowUtilisation&')
        OR CONTAINS('&' || "t36"."topic" || '&', '&RenewalNear&')
        ELSE NULL
      END
  ) AS "t49"
  GROUP BY
    1,
    2
), "t88" AS (
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
    "t87"."candidate_rank",
    "t87"."takes_time",
    ROW_NUMBER() OVER (
      PARTITION BY "t87"."owner_id", "t87"."takes_time"
      ORDER BY "t87"."expected_value" DESC, "t87"."priority" ASC, "t87"."stake" DESC, "t87"."surviving_account_csn" ASC, "t87"."action_key" ASC, "t87"."tenant_id" ASC, "t87"."opportunity_id" ASC, "t87"."contract_id" ASC, "t87"."offering_product_line_code" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "in_line"
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
        CASE WHEN "t86"."candidate_rank" > 3 THEN 'beyond_limit' ELSE NULL END
      ) AS "verdict",
      "t86"."at_account",
      "t86"."candidate_rank",
      (
        COALESCE(
          "t86"."verdict",
          CASE WHEN "t86"."candidate_rank" > 3 THEN 'beyond_limit' ELSE NULL END
        ) IS NULL
      )
      AND (
        "t86"."channel" = 'human'
      )
      AND (
        "t86"."owner_id" IS NOT NULL
      ) AS "takes_time"
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
        "t85"."at_account",
        CASE
          WHEN "t85"."verdict" IS NULL
          THEN (
            ROW_NUMBER() OVER (
              PARTITION BY "t85"."surviving_account_csn", "t85"."verdict" IS NULL
              ORDER BY "t85"."expected_value" DESC, "t85"."priority" ASC, "t85"."stake" DESC, "t85"."action_key" ASC, "t85"."tenant_id" ASC, "t85"."opportunity_id" ASC, "t85"."contract_id" ASC, "t85"."offering_product_line_code" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) + 1
          ELSE CAST(NULL AS BIGINT)
        END AS "candidate_rank"
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
          COALESCE(
            "t84"."verdict",
            CASE
              WHEN "t84"."at_account" > 0
              THEN 'another_tenant'
              WHEN NOT (
                "t84"."holds"
              ) AND "t84"."is_open"
              THEN 'closing'
              WHEN COALESCE("t84"."former_again_from" > CAST(':first_day' AS DATE), FALSE)
              THEN 'cooling_down'
              ELSE NULL
            END
          ) AS "verdict",
          "t84"."at_account"
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
            "t83"."accounts_opportunity",
            "t83"."verdict",
            ROW_NUMBER() OVER (
              PARTITION BY "t83"."surviving_account_csn", "t83"."action_key", "t83"."verdict" IS NULL
              ORDER BY NOT (
                "t83"."holds"
              ) ASC, "t83"."stake" DESC, "t83"."contract_id" ASC, "t83"."tenant_id" ASC, "t83"."offering_product_line_code" ASC, "t83"."opportunity_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "at_account"
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
              "t82"."expected_value",
              "t82"."accounts_opportunity",
              CASE
                WHEN "t82"."ineligible_because" IS NOT NULL
                THEN 'not_eligible'
                WHEN "t82"."opportunity_id" <> "t82"."accounts_opportunity"
                THEN 'another_opportunity'
                WHEN "t82"."covered_by" IS NOT NULL
                THEN 'covered'
                WHEN "t82"."weak_points" > 2
                THEN 'withheld'
                WHEN NOT (
                  COALESCE("t82"."former_again_from" > CAST(':first_day' AS DATE), FALSE)
                )
                AND (
                  "t82"."doubt" IS NOT NULL
                )
                THEN "t82"."doubt"
                WHEN "t82"."is_in_control"
                THEN 'control'
                WHEN "t82"."is_in_both_arms"
                THEN 'both_arms'
                ELSE NULL
              END AS "verdict"
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
                "t81"."uplift_key",
                "t81"."uplift",
                "t81"."uplift_source",
                "t81"."expected_value",
                FIRST_VALUE("t81"."opportunity_id") OVER (
                  PARTITION BY "t81"."surviving_account_csn"
                  ORDER BY "t81"."ineligible_because" IS NOT NULL ASC, NOT (
                    "t81"."is_selected"
                  ) ASC, NOT (
                    "t81"."holds"
                  ) ASC, "t81"."acv_usd" IS NULL ASC, "t81"."acv_usd" DESC, "t81"."opportunity_id" DESC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "accounts_opportunity"
              FROM (
                SELECT
                  "t80"."opportunity_id",
                  "t80"."contract_id",
                  "t80"."tenant_id",
                  "t80"."offering_product_line_code",
                  "t80"."original_account_csn",
                  "t80"."surviving_account_csn",
                  "t80"."opportunity_close_date",
                  "t80"."acv_usd",
                  "t80"."cohort",
                  "t80"."seat_bucket",
                  "t80"."site_geo",
                  "t80"."industry_group",
                  "t80"."ineligible_because",
                  "t80"."is_selected",
                  "t80"."action_name",
                  "t80"."lifecycle",
                  "t80"."channel",
                  "t80"."priority",
                  "t80"."cool_down_months",
                  "t80"."action_key",
                  "t80"."weak_points",
                  "t80"."weaknesses",
                  "t80"."holds",
                  "t80"."is_open",
                  "t80"."gap",
                  "t80"."probability",
                  "t80"."doubt",
                  "t80"."covered_by",
                  "t80"."goal",
                  "t80"."why_now",
                  "t80"."next_step",
                  "t80"."success_criterion",
                  "t80"."value_at_stake",
                  "t80"."confidence",
                  "t80"."former_on",
                  "t80"."former_again_from",
                  "t80"."former_id",
                  "t80"."former_offered",
                  "t80"."former_closed_by",
                  "t80"."stake",
                  "t80"."owner_id",
                  "t80"."topic",
                  "t80"."holdout_unit",
                  "t80"."unit_held",
                  "t80"."unit_offered",
                  "t80"."ever_held",
                  "t80"."ever_offered",
                  "t80"."is_in_control",
                  "t80"."is_in_both_arms",
                  "t80"."uplift_key",
                  "t80"."uplift",
                  "t80"."uplift_source",
                  CAST(ROUND("t80"."uplift" * "t80"."value_at_stake" * COALESCE("t80"."probability", 0.5), 2) AS DOUBLE) AS "expected_value"
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
                    "t79"."unit_held",
                    "t79"."unit_offered",
                    "t79"."ever_held",
                    "t79"."ever_offered",
                    "t79"."is_in_control",
                    "t79"."is_in_both_arms",
                    "t72"."uplift_key",
                    "t72"."uplift",
                    "t72"."uplift_source"
                  FROM (
                    SELECT
                      "t77"."opportunity_id",
                      "t77"."contract_id",
                      "t77"."tenant_id",
                      "t77"."offering_product_line_code",
                      "t77"."original_account_csn",
                      "t77"."surviving_account_csn",
                      "t77"."opportunity_close_date",
                      "t77"."acv_usd",
                      "t77"."cohort",
                      "t77"."seat_bucket",
                      "t77"."site_geo",
                      "t77"."industry_group",
                      "t77"."ineligible_because",
                      "t77"."is_selected",
                      "t77"."action_name",
                      "t77"."lifecycle",
                      "t77"."channel",
                      "t77"."priority",
                      "t77"."cool_down_months",
                      "t77"."action_key",
                      "t77"."weak_points",
                      "t77"."weaknesses",
                      "t77"."holds",
                      "t77"."is_open",
                      "t77"."gap",
                      "t77"."probability",
                      "t77"."doubt",
                      "t77"."covered_by",
                      "t77"."goal",
                      "t77"."why_now",
                      "t77"."next_step",
                      "t77"."success_criterion",
                      "t77"."value_at_stake",
                      "t77"."confidence",
                      "t77"."former_on",
                      "t77"."former_again_from",
                      "t77"."former_id",
                      "t77"."former_offered",
                      "t77"."former_closed_by",
                      "t77"."stake",
                      "t77"."owner_id",
                      "t77"."topic",
                      "t77"."holdout_unit",
                      COALESCE("t77"."unit_held", FALSE) AS "unit_held",
                      COALESCE("t77"."unit_offered", FALSE) AS "unit_offered",
                      COALESCE("t77"."ever_held", FALSE) AS "ever_held",
                      COALESCE("t77"."ever_offered", FALSE) AS "ever_offered",
                      COALESCE("t77"."any_control", FALSE) AS "is_in_control",
                      COALESCE("t77"."ever_held", FALSE) AND COALESCE("t77"."ever_offered", FALSE) AS "is_in_both_arms"
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
                        "t76"."owner_id",
                        "t76"."topic",
                        "t22"."unit_csn",
                        "t22"."holdout_unit",
                        "t52"."control_csn",
                        "t52"."any_control",
                        "t60"."own_unit",
                        "t60"."own_topic",
                        "t60"."unit_held",
                        "t60"."unit_offered",
                        "t65"."ever_csn",
                        "t65"."ever_topic",
                        "t65"."ever_held",
                        "t65"."ever_offered"
                      FROM (
                        SELECT
                          "t74"."opportunity_id",
                          "t74"."contract_id",
                          "t74"."tenant_id",
                          "t74"."offering_product_line_code",
                          "t74"."original_account_csn",
                          "t74"."surviving_account_csn",
                          "t74"."opportunity_close_date",
                          "t74"."acv_usd",
                          "t74"."cohort",
                          "t74"."seat_bucket",
                          "t74"."site_geo",
                          "t74"."industry_group",
                          "t74"."ineligible_because",
                          "t74"."is_selected",
                          "t74"."action_name",
                          "t74"."lifecycle",
                          "t74"."channel",
                          "t74"."priority",
                          "t74"."cool_down_months",
                          "t74"."action_key",
                          "t74"."weak_points",
                          "t74"."weaknesses",
                          "t74"."holds",
                          "t74"."is_open",
                          "t74"."gap",
                          "t74"."probability",
                          "t74"."doubt",
                          "t74"."covered_by",
                          "t74"."goal",
                          "t74"."why_now",
                          "t74"."next_step",
                          "t74"."success_criterion",
                          "t74"."value_at_stake",
                          "t74"."confidence",
                          "t74"."former_on",
                          "t74"."former_again_from",
                          "t74"."former_id",
                          "t74"."former_offered",
                          "t74"."former_closed_by",
                          "t74"."stake",
                          COALESCE("t74"."own_owner", "t74"."former_owner") AS "owner_id",
                          CASE
                            WHEN "t74"."action_key" = 'IDE-FallingUsage-All-Adopt'
                            THEN 'FallingUsage'
                            WHEN "t74"."action_key" = 'IDE-FallingUsage-All-Extend'
                            THEN 'FallingUsage'
                            WHEN "t74"."action_key" = 'IDE-LowAssignment-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t74"."action_key" = 'IDE-Dormancy-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t74"."action_key" = 'IDE-LowAssignment-All-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t74"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t74"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t74"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t74"."action_key" = 'IDE-Dormancy-All-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t74"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t74"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t74"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t74"."action_key" = 'IDE-LowUtilisation-All-Extend'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t74"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t74"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                            THEN 'LowUtilisation&RenewalNear'
                            ELSE NULL
                          END AS "topic"
                        FROM (
                          SELECT
                            "t73"."opportunity_id",
                            "t73"."contract_id",
                            "t73"."tenant_id",
                            "t73"."offering_product_line_code",
                            "t73"."original_account_csn",
                            "t73"."surviving_account_csn",
                            "t73"."opportunity_close_date",
                            "t73"."acv_usd",
                            "t73"."cohort",
                            "t73"."seat_bucket",
                            "t73"."site_geo",
                            "t73"."industry_group",
                            "t73"."ineligible_because",
                            "t73"."is_selected",
                            "t73"."action_name",
                            "t73"."lifecycle",
                            "t73"."channel",
                            "t73"."priority",
                            "t73"."cool_down_months",
                            "t73"."action_key",
                            "t73"."weak_points",
                            "t73"."weaknesses",
                            "t73"."holds",
                            "t73"."is_open",
                            "t73"."gap",
                            "t73"."probability",
                            "t73"."doubt",
                            "t73"."covered_by",
                            "t73"."goal",
                            "t73"."why_now",
                            "t73"."next_step",
                            "t73"."success_criterion",
                            "t73"."value_at_stake",
                            "t73"."confidence",
                            "t73"."former_on",
                            "t73"."former_again_from",
                            "t73"."former_id",
                            "t73"."former_offered",
                            "t73"."former_closed_by",
                            "t73"."stake",
                            "t31"."own_csn",
                            "t31"."own_owner",
                            "t32"."former_account",
                            "t32"."former_owner"
                          FROM (
                            SELECT
                              "t67"."opportunity_id",
                              "t67"."contract_id",
                              "t67"."tenant_id",
                              "t67"."offering_product_line_code",
                              "t67"."original_account_csn",
                              "t67"."surviving_account_csn",
                              "t67"."opportunity_close_date",
                              "t67"."acv_usd",
                              "t67"."cohort",
                              "t67"."seat_bucket",
                              "t67"."site_geo",
                              "t67"."industry_group",
                              "t67"."ineligible_because",
                              "t67"."is_selected",
                              CASE
                                WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'IDE - Dormancy & No First Use - FYC - Adopt'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'IDE - Dormancy - FYC & Promo - Extend'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'IDE - Dormancy - Extend'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'IDE - Low Assignment & Dormancy - Promo - Adopt'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'IDE - Low Utilisation & Renewal Near - Extend'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'IDE - Over Assignment - LC - Extend'
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'IDE - Falling Usage - Extend'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'IDE - Low Assignment & Dormancy - Adopt'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'IDE - Low Assignment - FYC - Adopt'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'IDE - Low Assignment - Extend'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'IDE - Low Utilisation - FYC - Adopt'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'IDE - Over Assignment - Extend'
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'IDE - Falling Usage - Adopt'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'IDE - Low Utilisation - Extend'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'IDE - Over Assignment - Adopt'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'IDE - Dormancy - Adopt'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'IDE - Low Assignment - Adopt'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'IDE - Low Utilisation - Adopt'
                                ELSE NULL
                              END AS "action_name",
                              CASE
                                WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'Renew'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'Renew'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'Adopt'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'Renew'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'Renew'
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'Renew'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'Renew'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'Renew'
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'Renew'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'Adopt'
                                ELSE NULL
                              END AS "lifecycle",
                              CASE
                                WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'human'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'human'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'human'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'human'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'human'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'human'
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'human'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'human'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'human'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'human'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'human'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'human'
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'digital'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'digital'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'human'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'digital'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'digital'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'digital'
                                ELSE NULL
                              END AS "channel",
                              CASE
                                WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 1
                                WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 1
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 2
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 2
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 2
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 2
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 4
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 4
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 4
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 5
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 5
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 5
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 6
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 7
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 8
                                ELSE NULL
                              END AS "priority",
                              CASE
                                WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 2
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 6
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 6
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 6
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 3
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 3
                                ELSE NULL
                              END AS "cool_down_months",
                              "t67"."action_key",
                              "t67"."weak_points",
                              "t67"."weaknesses",
                              CASE
                                WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t67"."holds_0"
                                WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t67"."holds_1"
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t67"."holds_2"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t67"."holds_3"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t67"."holds_4"
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t67"."holds_5"
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t67"."holds_6"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t67"."holds_7"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t67"."holds_8"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t67"."holds_9"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t67"."holds_10"
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t67"."holds_11"
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t67"."holds_12"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t67"."holds_13"
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t67"."holds_14"
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t67"."holds_15"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t67"."holds_16"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t67"."holds_17"
                                ELSE NULL
                              END AS "holds",
                              COALESCE(
                                (
                                  "t67"."former_again_from" > CAST(':first_day' AS DATE)
                                )
                                AND (
                                  "t67"."former_closed_by" IS NULL
                                )
                                AND "t67"."former_offered",
                                FALSE
                              ) AS "is_open",
                              CAST(ROUND(
                                GREATEST(
                                  CASE
                                    WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                    THEN "t67"."gap_of_0"
                                    WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                    THEN "t67"."gap_of_1"
                                    WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                    THEN "t67"."gap_of_2"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                    THEN "t67"."gap_of_3"
                                    WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                    THEN "t67"."gap_of_4"
                                    WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                    THEN "t67"."gap_of_5"
                                    WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                    THEN "t67"."gap_of_6"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                    THEN "t67"."gap_of_7"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                    THEN "t67"."gap_of_8"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                    THEN "t67"."gap_of_9"
                                    WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                    THEN "t67"."gap_of_10"
                                    WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                    THEN "t67"."gap_of_11"
                                    WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                    THEN "t67"."gap_of_12"
                                    WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                    THEN "t67"."gap_of_13"
                                    WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                    THEN "t67"."gap_of_14"
                                    WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                    THEN "t67"."gap_of_15"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                    THEN "t67"."gap_of_16"
                                    WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                    THEN "t67"."gap_of_17"
                                    ELSE NULL
                                  END,
                                  0.0
                                ),
                                4
                              ) AS DOUBLE) AS "gap",
                              CASE
                                WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t67"."sure_of_0"
                                WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t67"."sure_of_1"
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t67"."sure_of_2"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t67"."sure_of_3"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t67"."sure_of_4"
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t67"."sure_of_5"
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t67"."sure_of_6"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t67"."sure_of_7"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t67"."sure_of_8"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t67"."sure_of_9"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t67"."sure_of_10"
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t67"."sure_of_11"
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t67"."sure_of_12"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t67"."sure_of_13"
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t67"."sure_of_14"
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t67"."sure_of_15"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t67"."sure_of_16"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t67"."sure_of_17"
                                ELSE NULL
                              END AS "probability",
                              CASE
                                WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t67"."doubt_0"
                                WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t67"."doubt_1"
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t67"."doubt_2"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t67"."doubt_3"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t67"."doubt_4"
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t67"."doubt_5"
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t67"."doubt_6"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t67"."doubt_7"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t67"."doubt_8"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t67"."doubt_9"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t67"."doubt_10"
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t67"."doubt_11"
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t67"."doubt_12"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t67"."doubt_13"
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t67"."doubt_14"
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t67"."doubt_15"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t67"."doubt_16"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t67"."doubt_17"
                                ELSE NULL
                              END AS "doubt",
                              CASE
                                WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN CASE
                                  WHEN "t67"."holds_1" AND (
                                    "t67"."doubt_1" IS NULL
                                  )
                                  THEN 'IDE-Dormancy-FYC&Promo-Extend'
                                  ELSE NULL
                                END
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN CASE
                                  WHEN "t67"."holds_3" AND (
                                    "t67"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN CASE
                                  WHEN "t67"."holds_3" AND (
                                    "t67"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t67"."holds_7" AND (
                                    "t67"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN CASE
                                  WHEN "t67"."holds_5" AND (
                                    "t67"."doubt_5" IS NULL
                                  )
                                  THEN 'IDE-OverAssignment-LC-Extend'
                                  ELSE NULL
                                END
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN CASE
                                  WHEN "t67"."holds_4" AND (
                                    "t67"."doubt_4" IS NULL
                                  )
                                  THEN 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                  ELSE NULL
                                END
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN CASE
                                  WHEN "t67"."holds_0" AND (
                                    "t67"."doubt_0" IS NULL
                                  )
                                  THEN 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                  WHEN "t67"."holds_3" AND (
                                    "t67"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t67"."holds_7" AND (
                                    "t67"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN CASE
                                  WHEN "t67"."holds_3" AND (
                                    "t67"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t67"."holds_7" AND (
                                    "t67"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  WHEN "t67"."holds_8" AND (
                                    "t67"."doubt_8" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment-FYC-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN CASE
                                  WHEN "t67"."holds_10" AND (
                                    "t67"."doubt_10" IS NULL
                                  )
                                  THEN 'IDE-LowUtilisation-FYC-Adopt'
                                  ELSE NULL
                                END
                                ELSE NULL
                              END AS "covered_by",
                              CASE
                                WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'Get the new customer started: ' || "t67"."says_Dormancy" || ', ' || "t67"."says_NoFirstUse" || '.'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'Show the new customer what a renewal is worth: ' || "t67"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t67"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t67"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'Find out whether the customer still needs the product: ' || "t67"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t67"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t67"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Get the promotion''s seats assigned and used: ' || "t67"."says_LowAssignment" || ', ' || "t67"."says_Dormancy" || '.'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || 'Raise usage before the renewal: ' || "t67"."says_LowUtilisation" || '; ' || "t67"."says_RenewalNear" || '.'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'Agree on the seats that the customer needs, after a licence review: ' || "t67"."says_OverAssignment" || '.'
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Find out why usage fell before the renewal: ' || "t67"."says_FallingUsage" || '; renews in ' || COALESCE(CAST("t67"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t67"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Get seats assigned and used: ' || "t67"."says_LowAssignment" || ', ' || "t67"."says_Dormancy" || '.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Help the new customer assign its seats: ' || "t67"."says_LowAssignment" || '.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Get the seats assigned before they are renewed: ' || "t67"."says_LowAssignment" || '; renews in ' || COALESCE(CAST("t67"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t67"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || 'Help the new customer''s users get started: ' || "t67"."says_LowUtilisation" || '.'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'Renew as many seats as are in use: ' || "t67"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t67"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t67"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Win back users: ' || "t67"."says_FallingUsage" || '.'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || 'Raise usage before the renewal: ' || "t67"."says_LowUtilisation" || '; renews in ' || COALESCE(CAST("t67"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t67"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'Agree on the seats that the customer needs: ' || "t67"."says_OverAssignment" || '.'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'Get the product used: ' || "t67"."says_Dormancy" || '.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Get more seats assigned: ' || "t67"."says_LowAssignment" || '.'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || 'Raise usage: ' || "t67"."says_LowUtilisation" || '.'
                                ELSE NULL
                              END AS "goal",
                              CASE
                                WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || '' || "t67"."says_Dormancy" || '; ' || "t67"."says_NoFirstUse" || ''
                                WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || '' || "t67"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t67"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t67"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || '' || "t67"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t67"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t67"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || '' || "t67"."says_LowAssignment" || '; ' || "t67"."says_Dormancy" || ''
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || '' || "t67"."says_LowUtilisation" || '; ' || "t67"."says_RenewalNear" || ''
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || '' || "t67"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t67"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t67"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || '' || "t67"."says_FallingUsage" || '; renews in ' || COALESCE(CAST("t67"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t67"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || '' || "t67"."says_LowAssignment" || '; ' || "t67"."says_Dormancy" || ''
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || '' || "t67"."says_LowAssignment" || ''
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || '' || "t67"."says_LowAssignment" || '; renews in ' || COALESCE(CAST("t67"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t67"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || '' || "t67"."says_LowUtilisation" || ''
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || '' || "t67"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t67"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t67"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || '' || "t67"."says_FallingUsage" || ''
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || '' || "t67"."says_LowUtilisation" || '; renews in ' || COALESCE(CAST("t67"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t67"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || '' || "t67"."says_OverAssignment" || ''
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || '' || "t67"."says_Dormancy" || ''
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || '' || "t67"."says_LowAssignment" || ''
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || '' || "t67"."says_LowUtilisation" || ''
                                ELSE NULL
                              END AS "why_now",
                              CASE
                                WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'Book a first session with the administrator and install the product together.'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'Ask what the promotion was bought for, and set up the first project with one user.'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'Ask the decision maker who works with the product now, and what has changed.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Ask the administrator who should have a seat, and assign the seats together on the call.'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || 'Review usage with the decision maker, and agree how the inactive users get started.'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'Send the list of assigned users, and agree who keeps a seat.'
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Ask the administrator what changed for the users who stopped.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Ask the administrator who should have a seat, and assign the seats together on the call.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Walk the administrator through assigning seats to named users.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Ask the administrator which seats are needed, and assign those together on the call.'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || 'Offer the administrator a short training for the users who are not active yet.'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'Send the list of assigned users, and offer the missing seats with the renewal.'
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'Send the list of assigned users, and offer the missing seats.'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                ELSE NULL
                              END AS "next_step",
                              CASE
                                WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'At least one active user within a month.'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'At least one active user before the renewal.'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'The customer has said whether it will renew, and for how many seats.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t67"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% and at least one active user.'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t67"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active, or the renewal is agreed.'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Usage back at ' || COALESCE(
                                  CASE WHEN CAST(ROUND("t67"."mau_before" * 10, 0) AS BIGINT) < 0 THEN '-' ELSE '' END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t67"."mau_before") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t67"."mau_before") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t67"."mau_before") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t67"."mau_before") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || CASE
                                  WHEN COALESCE("t67"."mau_before" = 1, FALSE)
                                  THEN ' active user'
                                  ELSE ' active users'
                                END || ', or the cause is known and recorded.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t67"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% and at least one active user.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t67"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t67"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%, or the number of seats to renew is agreed.'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t67"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Usage back at ' || COALESCE(
                                  CASE WHEN CAST(ROUND("t67"."mau_before" * 10, 0) AS BIGINT) < 0 THEN '-' ELSE '' END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t67"."mau_before") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t67"."mau_before") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t67"."mau_before") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t67"."mau_before") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || CASE
                                  WHEN COALESCE("t67"."mau_before" = 1, FALSE)
                                  THEN ' active user'
                                  ELSE ' active users'
                                END || '.'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t67"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'At least one active user.'
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t67"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t67"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%.'
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t67"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t67"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                ELSE NULL
                              END AS "success_criterion",
                              GREATEST(COALESCE("t67"."acv_usd", 0.0), 0.0) AS "value_at_stake",
                              CASE
                                WHEN "t67"."weak_points" = 0
                                THEN 'high'
                                WHEN "t67"."weak_points" = 1
                                THEN 'medium'
                                ELSE 'low'
                              END AS "confidence",
                              "t67"."former_on",
                              "t67"."former_again_from",
                              "t67"."former_id",
                              "t67"."former_offered",
                              "t67"."former_closed_by",
                              GREATEST(COALESCE("t67"."acv_usd", 0.0), 0.0) * CAST(ROUND(
                                GREATEST(
                                  CASE
                                    WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                    THEN "t67"."gap_of_0"
                                    WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                    THEN "t67"."gap_of_1"
                                    WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                    THEN "t67"."gap_of_2"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                    THEN "t67"."gap_of_3"
                                    WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                    THEN "t67"."gap_of_4"
                                    WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                    THEN "t67"."gap_of_5"
                                    WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                    THEN "t67"."gap_of_6"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                    THEN "t67"."gap_of_7"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                    THEN "t67"."gap_of_8"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                    THEN "t67"."gap_of_9"
                                    WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                    THEN "t67"."gap_of_10"
                                    WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                    THEN "t67"."gap_of_11"
                                    WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                    THEN "t67"."gap_of_12"
                                    WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                    THEN "t67"."gap_of_13"
                                    WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                    THEN "t67"."gap_of_14"
                                    WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                    THEN "t67"."gap_of_15"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                    THEN "t67"."gap_of_16"
                                    WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                    THEN "t67"."gap_of_17"
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
                                "t33"."action_key",
                                "t56"."former_key",
                                "t56"."former_on",
                                "t56"."former_again_from",
                                "t56"."former_id",
                                "t56"."former_offered",
                                "t56"."former_tenant",
                                "t56"."former_line",
                                "t56"."former_held_on",
                                "t56"."former_csn",
                                "t56"."former_closed_by"
                              FROM (
                                SELECT
                                  "t53"."snapshot_date",
                                  "t53"."opportunity_id",
                                  "t53"."contract_id",
                                  "t53"."tenant_id",
                                  "t53"."offering_product_line_code",
                                  "t53"."original_account_csn",
                                  "t53"."surviving_account_csn",
                                  "t53"."opportunity_close_date",
                                  "t53"."days_to_close",
                                  "t53"."acv_usd",
                                  "t53"."cohort",
                                  "t53"."phase",
                                  "t53"."lifecycle",
                                  "t53"."seat_bucket",
                                  "t53"."site_geo",
                                  "t53"."industry_group",
                                  "t53"."seats_purchased",
                                  "t53"."seats_assigned",
                                  "t53"."mau",
                                  "t53"."mau_before",
                                  "t53"."usage_change",
                                  "t53"."has_used_before",
                                  "t53"."dormancy_flag",
                                  "t53"."users_without_seats",
                                  "t53"."assignment_rate",
                                  "t53"."assignment_benchmark",
                                  "t53"."assignment_diff",
                                  "t53"."probability_below_assignment_benchmark",
                                  "t53"."utilisation_rate",
                                  "t53"."utilisation_benchmark",
                                  "t53"."utilisation_diff",
                                  "t53"."probability_below_utilisation_benchmark",
                                  "t53"."probability_below_usual",
                                  "t53"."cohort_benchmark_used",
                                  "t53"."customer_ews_prediction",
                                  "t53"."is_at_risk",
                                  "t53"."churn_probability",
                                  "t53"."effective_renewal_score",
                                  "t53"."effective_score_source",
                                  "t53"."engagement_score",
                                  "t53"."engagement_change",
                                  "t53"."communication_score",
                                  "t53"."product_score",
                                  "t53"."relationship_score",
                                  "t53"."parent_account_new_customer_flag",
                                  "t53"."opportunity_lc_flag",
                                  "t53"."opportunity_promo_flag",
                                  "t53"."is_dirty_pool",
                                  "t53"."is_dirty_team",
                                  "t53"."is_unreliable_assignment",
                                  "t53"."is_bootstrap",
                                  "t53"."opportunities_on_usage",
                                  "t53"."segments",
                                  "t53"."ineligible_because",
                                  "t53"."is_selected",
                                  "t53"."says_LowAssignment",
                                  "t53"."says_LowUtilisation",
                                  "t53"."says_Dormancy",
                                  "t53"."says_NoFirstUse",
                                  "t53"."says_FallingUsage",
                                  "t53"."says_OverAssignment",
                                  "t53"."says_RenewalNear",
                                  "t53"."weak_points",
                                  "t53"."weaknesses",
                                  (
                                    "t53"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t53"."cohort" || '&', '&FYC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_Dormancy"
                                  AND "t53"."has_NoFirstUse" AS "holds_0",
                                  (
                                    "t53"."phase" = 'extend'
                                  )
                                  AND (
                                    FALSE
                                    OR (
                                      TRUE
                                      AND CONTAINS('&' || "t53"."cohort" || '&', '&FYC&')
                                      AND CONTAINS('&' || "t53"."cohort" || '&', '&Promo&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_Dormancy" AS "holds_1",
                                  (
                                    "t53"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_Dormancy" AS "holds_2",
                                  (
                                    "t53"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t53"."cohort" || '&', '&Promo&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_LowAssignment"
                                  AND "t53"."has_Dormancy" AS "holds_3",
                                  (
                                    "t53"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_LowUtilisation"
                                  AND "t53"."has_RenewalNear" AS "holds_4",
                                  (
                                    "t53"."phase" = 'extend'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t53"."cohort" || '&', '&LC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_OverAssignment" AS "holds_5",
                                  (
                                    "t53"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_FallingUsage" AS "holds_6",
                                  (
                                    "t53"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_LowAssignment"
                                  AND "t53"."has_Dormancy" AS "holds_7",
                                  (
                                    "t53"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t53"."cohort" || '&', '&FYC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_LowAssignment" AS "holds_8",
                                  (
                                    "t53"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_LowAssignment" AS "holds_9",
                                  (
                                    "t53"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t53"."cohort" || '&', '&FYC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_LowUtilisation" AS "holds_10",
                                  (
                                    "t53"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_OverAssignment" AS "holds_11",
                                  (
                                    "t53"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_FallingUsage" AS "holds_12",
                                  (
                                    "t53"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_LowUtilisation" AS "holds_13",
                                  (
                                    "t53"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_OverAssignment" AS "holds_14",
                                  (
                                    "t53"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_Dormancy" AS "holds_15",
                                  (
                                    "t53"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_LowAssignment" AS "holds_16",
                                  (
                                    "t53"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t53"."has_LowUtilisation" AS "holds_17",
                                  GREATEST("t53"."gap_Dormancy", "t53"."gap_NoFirstUse") AS "gap_of_0",
                                  "t53"."gap_Dormancy" AS "gap_of_1",
                                  "t53"."gap_Dormancy" AS "gap_of_2",
                                  GREATEST("t53"."gap_LowAssignment", "t53"."gap_Dormancy") AS "gap_of_3",
                                  GREATEST("t53"."gap_LowUtilisation", "t53"."gap_RenewalNear") AS "gap_of_4",
                                  "t53"."gap_OverAssignment" AS "gap_of_5",
                                  "t53"."gap_FallingUsage" AS "gap_of_6",
                                  GREATEST("t53"."gap_LowAssignment", "t53"."gap_Dormancy") AS "gap_of_7",
                                  "t53"."gap_LowAssignment" AS "gap_of_8",
                                  "t53"."gap_LowAssignment" AS "gap_of_9",
                                  "t53"."gap_LowUtilisation" AS "gap_of_10",
                                  "t53"."gap_OverAssignment" AS "gap_of_11",
                                  "t53"."gap_FallingUsage" AS "gap_of_12",
                                  "t53"."gap_LowUtilisation" AS "gap_of_13",
                                  "t53"."gap_OverAssignment" AS "gap_of_14",
                                  "t53"."gap_Dormancy" AS "gap_of_15",
                                  "t53"."gap_LowAssignment" AS "gap_of_16",
                                  "t53"."gap_LowUtilisation" AS "gap_of_17",
                                  CASE
                                    WHEN (
                                      "t53"."sure_Dormancy" IS NOT NULL
                                    )
                                    AND (
                                      "t53"."sure_NoFirstUse" IS NOT NULL
                                    )
                                    THEN LEAST("t53"."sure_Dormancy", "t53"."sure_NoFirstUse")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_0",
                                  "t53"."sure_Dormancy" AS "sure_of_1",
                                  "t53"."sure_Dormancy" AS "sure_of_2",
                                  CASE
                                    WHEN (
                                      "t53"."sure_LowAssignment" IS NOT NULL
                                    )
                                    AND (
                                      "t53"."sure_Dormancy" IS NOT NULL
                                    )
                                    THEN LEAST("t53"."sure_LowAssignment", "t53"."sure_Dormancy")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_3",
                                  CASE
                                    WHEN (
                                      "t53"."sure_LowUtilisation" IS NOT NULL
                                    )
                                    AND (
                                      "t53"."sure_RenewalNear" IS NOT NULL
                                    )
                                    THEN LEAST("t53"."sure_LowUtilisation", "t53"."sure_RenewalNear")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_4",
                                  "t53"."sure_OverAssignment" AS "sure_of_5",
                                  "t53"."sure_FallingUsage" AS "sure_of_6",
                                  CASE
                                    WHEN (
                                      "t53"."sure_LowAssignment" IS NOT NULL
                                    )
                                    AND (
                                      "t53"."sure_Dormancy" IS NOT NULL
                                    )
                                    THEN LEAST("t53"."sure_LowAssignment", "t53"."sure_Dormancy")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_7",
                                  "t53"."sure_LowAssignment" AS "sure_of_8",
                                  "t53"."sure_LowAssignment" AS "sure_of_9",
                                  "t53"."sure_LowUtilisation" AS "sure_of_10",
                                  "t53"."sure_OverAssignment" AS "sure_of_11",
                                  "t53"."sure_FallingUsage" AS "sure_of_12",
                                  "t53"."sure_LowUtilisation" AS "sure_of_13",
                                  "t53"."sure_OverAssignment" AS "sure_of_14",
                                  "t53"."sure_Dormancy" AS "sure_of_15",
                                  "t53"."sure_LowAssignment" AS "sure_of_16",
                                  "t53"."sure_LowUtilisation" AS "sure_of_17",
                                  CASE
                                    WHEN (
                                      GREATEST("t53"."gap_Dormancy", "t53"."gap_NoFirstUse") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t53"."gap_Dormancy", "t53"."gap_NoFirstUse") * "t53"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t53"."sure_Dormancy" IS NOT NULL
                                        )
                                        AND (
                                          "t53"."sure_NoFirstUse" IS NOT NULL
                                        )
                                        THEN LEAST("t53"."sure_Dormancy", "t53"."sure_NoFirstUse")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_0",
                                  CASE
                                    WHEN (
                                      "t53"."gap_Dormancy" > 0
                                    )
                                    AND (
                                      (
                                        "t53"."gap_Dormancy" * "t53"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t53"."sure_Dormancy" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_1",
                                  CASE
                                    WHEN (
                                      "t53"."gap_Dormancy" > 0
                                    )
                                    AND (
                                      (
                                        "t53"."gap_Dormancy" * "t53"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t53"."sure_Dormancy" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_2",
                                  CASE
                                    WHEN (
                                      GREATEST("t53"."gap_LowAssignment", "t53"."gap_Dormancy") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t53"."gap_LowAssignment", "t53"."gap_Dormancy") * "t53"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t53"."sure_LowAssignment" IS NOT NULL
                                        )
                                        AND (
                                          "t53"."sure_Dormancy" IS NOT NULL
                                        )
                                        THEN LEAST("t53"."sure_LowAssignment", "t53"."sure_Dormancy")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_3",
                                  CASE
                                    WHEN (
                                      GREATEST("t53"."gap_LowUtilisation", "t53"."gap_RenewalNear") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t53"."gap_LowUtilisation", "t53"."gap_RenewalNear") * "t53"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t53"."sure_LowUtilisation" IS NOT NULL
                                        )
                                        AND (
                                          "t53"."sure_RenewalNear" IS NOT NULL
                                        )
                                        THEN LEAST("t53"."sure_LowUtilisation", "t53"."sure_RenewalNear")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_4",
                                  CASE
                                    WHEN (
                                      "t53"."gap_OverAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t53"."gap_OverAssignment" * "t53"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t53"."sure_OverAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_5",
                                  CASE
                                    WHEN (
                                      "t53"."gap_FallingUsage" > 0
                                    )
                                    AND (
                                      (
                                        "t53"."gap_FallingUsage" * "t53"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t53"."sure_FallingUsage" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_6",
                                  CASE
                                    WHEN (
                                      GREATEST("t53"."gap_LowAssignment", "t53"."gap_Dormancy") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t53"."gap_LowAssignment", "t53"."gap_Dormancy") * "t53"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t53"."sure_LowAssignment" IS NOT NULL
                                        )
                                        AND (
                                          "t53"."sure_Dormancy" IS NOT NULL
                                        )
                                        THEN LEAST("t53"."sure_LowAssignment", "t53"."sure_Dormancy")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_7",
                                  CASE
                                    WHEN (
                                      "t53"."gap_LowAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t53"."gap_LowAssignment" * "t53"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t53"."sure_LowAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_8",
                                  CASE
                                    WHEN (
                                      "t53"."gap_LowAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t53"."gap_LowAssignment" * "t53"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t53"."sure_LowAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_9",
                                  CASE
                                    WHEN (
                                      "t53"."gap_LowUtilisation" > 0
                                    )
                                    AND (
                                      (
                                        "t53"."gap_LowUtilisation" * "t53"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t53"."sure_LowUtilisation" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_10",
                                  CASE
                                    WHEN (
                                      "t53"."gap_OverAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t53"."gap_OverAssignment" * "t53"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t53"."sure_OverAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_11",
                                  CAST(NULL AS TEXT) AS "doubt_12",
                                  CAST(NULL AS TEXT) AS "doubt_13",
                                  CASE
                                    WHEN (
                                      "t53"."gap_OverAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t53"."gap_OverAssignment" * "t53"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t53"."sure_OverAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_14",
                                  CAST(NULL AS TEXT) AS "doubt_15",
                                  CAST(NULL AS TEXT) AS "doubt_16",
                                  CAST(NULL AS TEXT) AS "doubt_17"
                                FROM (
                                  SELECT
                                    "t5"."snapshot_date",
                                    "t5"."opportunity_id",
                                    "t5"."contract_id",
                                    "t5"."tenant_id",
                                    "t5"."offering_product_line_code",
                                    "t5"."original_account_csn",
                                    "t5"."surviving_account_csn",
                                    "t5"."opportunity_close_date",
                                    "t5"."days_to_close",
                                    "t5"."acv_usd",
                                    "t5"."cohort",
                                    "t5"."phase",
                                    "t5"."lifecycle",
                                    "t5"."seat_bucket",
                                    "t5"."site_geo",
                                    "t5"."industry_group",
                                    "t5"."seats_purchased",
                                    "t5"."seats_assigned",
                                    "t5"."mau",
                                    "t5"."mau_before",
                                    "t5"."usage_change",
                                    "t5"."has_used_before",
                                    "t5"."dormancy_flag",
                                    "t5"."users_without_seats",
                                    "t5"."assignment_rate",
                                    "t5"."assignment_benchmark",
                                    "t5"."assignment_diff",
                                    "t5"."probability_below_assignment_benchmark",
                                    "t5"."utilisation_rate",
                                    "t5"."utilisation_benchmark",
                                    "t5"."utilisation_diff",
                                    "t5"."probability_below_utilisation_benchmark",
                                    "t5"."probability_below_usual",
                                    "t5"."cohort_benchmark_used",
                                    "t5"."customer_ews_prediction",
                                    "t5"."is_at_risk",
                                    "t5"."churn_probability",
                                    "t5"."effective_renewal_score",
                                    "t5"."effective_score_source",
                                    "t5"."engagement_score",
                                    "t5"."engagement_change",
                                    "t5"."communication_score",
                                    "t5"."product_score",
                                    "t5"."relationship_score",
                                    "t5"."parent_account_new_customer_flag",
                                    "t5"."opportunity_lc_flag",
                                    "t5"."opportunity_promo_flag",
                                    "t5"."is_dirty_pool",
                                    "t5"."is_dirty_team",
                                    "t5"."is_unreliable_assignment",
                                    "t5"."is_bootstrap",
                                    "t5"."opportunities_on_usage",
                                    "t5"."segments",
                                    "t5"."ineligible_because",
                                    "t5"."is_selected",
                                    COALESCE("t5"."assignment_diff" < 0, FALSE) AS "has_LowAssignment",
                                    COALESCE((
                                      "t5"."utilisation_diff" < 0
                                    ) AND NOT (
                                      "t5"."dormancy_flag"
                                    ), FALSE) AS "has_LowUtilisation",
                                    COALESCE(
                                      "t5"."dormancy_flag"
                                      AND (
                                        "t5"."seats_purchased" > 0
                                      )
                                      AND (
                                        "t5"."users_without_seats" = 0
                                      ),
                                      FALSE
                                    ) AS "has_Dormancy",
                                    COALESCE(
                                      "t5"."dormancy_flag"
                                      AND NOT (
                                        "t5"."has_used_before"
                                      )
                                      AND (
                                        "t5"."users_without_seats" = 0
                                      ),
                                      FALSE
                                    ) AS "has_NoFirstUse",
                                    COALESCE(
                                      (
                                        "t5"."usage_change" <= (
                                          0 - 30
                                        )
                                      )
                                      AND (
                                        "t5"."mau_before" >= 3
                                      )
                                      AND NOT (
                                        "t5"."dormancy_flag"
                                      ),
                                      FALSE
                                    ) AS "has_FallingUsage",
                                    COALESCE("t5"."assignment_rate" > 100, FALSE) AS "has_OverAssignment",
                                    COALESCE("t5"."days_to_close" BETWEEN 0 AND 45, FALSE) AS "has_RenewalNear",
                                    COALESCE((
                                      0 - "t5"."assignment_diff"
                                    ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_LowAssignment",
                                    COALESCE((
                                      0 - "t5"."utilisation_diff"
                                    ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_LowUtilisation",
                                    COALESCE(CAST(1 AS DOUBLE), 0.0) AS "gap_Dormancy",
                                    COALESCE(CAST(1 AS DOUBLE), 0.0) AS "gap_NoFirstUse",
                                    COALESCE((
                                      0 - "t5"."usage_change"
                                    ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_FallingUsage",
                                    COALESCE((
                                      "t5"."assignment_rate" - 100
                                    ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_OverAssignment",
                                    COALESCE(CAST(0 AS DOUBLE), 0.0) AS "gap_RenewalNear",
                                    "t5"."probability_below_assignment_benchmark" AS "sure_LowAssignment",
                                    "t5"."probability_below_utilisation_benchmark" AS "sure_LowUtilisation",
                                    "t5"."probability_below_utilisation_benchmark" AS "sure_Dormancy",
                                    CAST(1 AS DOUBLE) AS "sure_NoFirstUse",
                                    "t5"."probability_below_usual" AS "sure_FallingUsage",
                                    CAST(1 AS DOUBLE) AS "sure_OverAssignment",
                                    CAST(1 AS DOUBLE) AS "sure_RenewalNear",
                                    '' || 'assignment ' || COALESCE(
                                      CASE
                                        WHEN CAST(ROUND("t5"."assignment_rate" * 10, 0) AS BIGINT) < 0
                                        THEN '-'
                                        ELSE ''
                                      END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t5"."assignment_rate") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t5"."assignment_rate") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t5"."assignment_rate") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t5"."assignment_rate") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || '% against ' || COALESCE(
                                      CASE
                                        WHEN CAST(ROUND("t5"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                        THEN '-'
                                        ELSE ''
                                      END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t5"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t5"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t5"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t5"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || '% for similar customers' AS "says_LowAssignment",
                                    '' || '' || COALESCE(
                                      CASE
                                        WHEN CAST(ROUND("t5"."utilisation_rate" * 10, 0) AS BIGINT) < 0
                                        THEN '-'
                                        ELSE ''
                                      END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t5"."utilisation_rate") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t5"."utilisation_rate") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t5"."utilisation_rate") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t5"."utilisation_rate") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || '% active against ' || COALESCE(
                                      CASE
                                        WHEN CAST(ROUND("t5"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                        THEN '-'
                                        ELSE ''
                                      END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t5"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t5"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t5"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t5"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || '% for similar customers' AS "says_LowUtilisation",
                                    '' || 'nobody active on ' || COALESCE(CAST("t5"."seats_purchased" AS TEXT), 'unknown') || CASE WHEN COALESCE("t5"."seats_purchased" = 1, FALSE) THEN ' seat' ELSE ' seats' END || '' AS "says_Dormancy",
                                    '' || 'never used before' AS "says_NoFirstUse",
                                    '' || '' || COALESCE(CAST("t5"."mau" AS TEXT), 'unknown') || CASE
                                      WHEN COALESCE("t5"."mau" = 1, FALSE)
                                      THEN ' active user'
                                      ELSE ' active users'
                                    END || ' against ' || COALESCE(
                                      CASE WHEN CAST(ROUND("t5"."mau_before" * 10, 0) AS BIGINT) < 0 THEN '-' ELSE '' END || CAST(CAST(FLOOR(
                                        (
                                          CAST(ROUND(ABS("t5"."mau_before") * 10, 0) AS BIGINT) - (
                                            CAST(ROUND(ABS("t5"."mau_before") * 10, 0) AS BIGINT) % 10
                                          )
                                        ) / (
                                          10
                                        )
                                      ) AS BIGINT) AS TEXT) || CASE
                                        WHEN (
                                          CAST(ROUND(ABS("t5"."mau_before") * 10, 0) AS BIGINT) % 10
                                        ) = 0
                                        THEN ''
                                        ELSE '.' || CAST(CAST(ROUND(ABS("t5"."mau_before") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                      END,
                                      'unknown'
                                    ) || ' in the months before' AS "says_FallingUsage",
                                    '' || '' || COALESCE(CAST("t5"."seats_assigned" AS TEXT), 'unknown') || CASE WHEN COALESCE("t5"."seats_assigned" = 1, FALSE) THEN ' seat' ELSE ' seats' END || ' assigned, ' || COALESCE(CAST("t5"."seats_purchased" AS TEXT), 'unknown') || ' purchased' AS "says_OverAssignment",
                                    '' || 'renews in ' || COALESCE(CAST("t5"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t5"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '' AS "says_RenewalNear",
                                    0 + CAST(COALESCE("t5"."is_dirty_pool" OR "t5"."is_dirty_team", FALSE) AS BIGINT) + CAST(COALESCE("t5"."is_unreliable_assignment", FALSE) AS BIGINT) + CAST(COALESCE("t5"."opportunities_on_usage" > 1, FALSE) AS BIGINT) + CAST(COALESCE("t5"."is_bootstrap", FALSE) AS BIGINT) + CAST((
                                      "t5"."customer_ews_prediction" IS NULL
                                    )
                                    AND (
                                      "t5"."days_to_close" <= 365
                                    ) AS BIGINT) AS "weak_points",
                                    SUBSTRING(
                                      '' || CASE
                                        WHEN COALESCE("t5"."is_dirty_pool" OR "t5"."is_dirty_team", FALSE)
                                        THEN ', dirty pool'
                                        ELSE ''
                                      END || CASE
                                        WHEN COALESCE("t5"."is_unreliable_assignment", FALSE)
                                        THEN ', unreliable window'
                                        ELSE ''
                                      END || CASE
                                        WHEN COALESCE("t5"."opportunities_on_usage" > 1, FALSE)
                                        THEN ', product-line fan-out'
                                        ELSE ''
                                      END || CASE
                                        WHEN COALESCE("t5"."is_bootstrap", FALSE)
                                        THEN ', bootstrap benchmark'
                                        ELSE ''
                                      END || CASE
                                        WHEN (
                                          "t5"."customer_ews_prediction" IS NULL
                                        )
                                        AND (
                                          "t5"."days_to_close" <= 365
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
                                            WHEN COALESCE("t5"."is_dirty_pool" OR "t5"."is_dirty_team", FALSE)
                                            THEN ', dirty pool'
                                            ELSE ''
                                          END || CASE
                                            WHEN COALESCE("t5"."is_unreliable_assignment", FALSE)
                                            THEN ', unreliable window'
                                            ELSE ''
                                          END || CASE
                                            WHEN COALESCE("t5"."opportunities_on_usage" > 1, FALSE)
                                            THEN ', product-line fan-out'
                                            ELSE ''
                                          END || CASE
                                            WHEN COALESCE("t5"."is_bootstrap", FALSE)
                                            THEN ', bootstrap benchmark'
                                            ELSE ''
                                          END || CASE
                                            WHEN (
                                              "t5"."customer_ews_prediction" IS NULL
                                            )
                                            AND (
                                              "t5"."days_to_close" <= 365
                                            )
                                            THEN ', no score'
                                            ELSE ''
                                          END
                                        )
                                      END
                                    ) AS "weaknesses"
                                  FROM "ide_action_signals_monthly" AS "t5"
                                ) AS "t53"
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
                              ) AS "t33"
                              LEFT OUTER JOIN (
                                SELECT
                                  "t51"."action_key" AS "former_key",
                                  "t51"."former_on",
                                  "t51"."former_again_from",
                                  "t51"."former_id",
                                  "t51"."former_offered",
                                  "t51"."former_tenant",
                                  "t51"."former_line",
                                  "t51"."former_held_on",
                                  "t51"."surviving_account_csn" AS "former_csn",
                                  "t51"."former_closed" AS "former_closed_by"
                                FROM (
                                  SELECT
                                    "t44"."action_key",
                                    "t44"."earlier_csn",
                                    "t44"."former_on",
                                    "t44"."former_again_from",
                                    "t44"."former_id",
                                    "t44"."former_offered",
                                    "t44"."former_tenant",
                                    "t44"."former_line",
                                    "t44"."former_held_on",
                                    "t44"."former_closed",
                                    "t44"."surviving_account_csn",
                                    ROW_NUMBER() OVER (
                                      PARTITION BY "t44"."surviving_account_csn", "t44"."action_key"
                                      ORDER BY "t44"."former_on" DESC, "t44"."former_offered" DESC, "t44"."earlier_csn" ASC
                                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                    ) - 1 AS "newest"
                                  FROM (
                                    SELECT
                                      "t37"."action_key",
                                      "t37"."earlier_csn",
                                      "t37"."former_on",
                                      "t37"."former_again_from",
                                      "t37"."former_id",
                                      "t37"."former_offered",
                                      "t37"."former_tenant",
                                      "t37"."former_line",
                                      "t37"."former_held_on",
                                      "t37"."former_closed",
                                      COALESCE("t37"."final_csn", "t37"."earlier_csn") AS "surviving_account_csn"
                                    FROM (
                                      SELECT
                                        "t20"."action_key",
                                        "t20"."earlier_csn",
                                        "t20"."former_on",
                                        "t20"."former_again_from",
                                        "t20"."former_id",
                                        "t20"."former_offered",
                                        "t20"."former_tenant",
                                        "t20"."former_line",
                                        "t20"."former_held_on",
                                        "t20"."former_closed",
                                        "t16"."merged_csn",
                                        "t16"."final_csn"
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
                                      ) AS "t20"
                                      LEFT OUTER JOIN (
                                        SELECT
                                          "t1"."victim_account_csn" AS "merged_csn",
                                          "t1"."surviving_account_csn" AS "final_csn"
                                        FROM "account_merges" AS "t1"
                                      ) AS "t16"
                                        ON "t20"."earlier_csn" = "t16"."merged_csn"
                                    ) AS "t37"
                                  ) AS "t44"
                                ) AS "t51"
                                WHERE
                                  "t51"."newest" = 0
                              ) AS "t56"
                                ON "t66"."surviving_account_csn" = "t56"."former_csn"
                                AND "t33"."action_key" = "t56"."former_key"
                            ) AS "t67"
                            WHERE
                              CASE
                                WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t67"."holds_0"
                                WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t67"."holds_1"
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t67"."holds_2"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t67"."holds_3"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t67"."holds_4"
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t67"."holds_5"
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t67"."holds_6"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t67"."holds_7"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t67"."holds_8"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t67"."holds_9"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t67"."holds_10"
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t67"."holds_11"
                                WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t67"."holds_12"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t67"."holds_13"
                                WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t67"."holds_14"
                                WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t67"."holds_15"
                                WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t67"."holds_16"
                                WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t67"."holds_17"
                                ELSE NULL
                              END
                              OR COALESCE(
                                NOT (
                                  CASE
                                    WHEN "t67"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                    THEN "t67"."holds_0"
                                    WHEN "t67"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                    THEN "t67"."holds_1"
                                    WHEN "t67"."action_key" = 'IDE-Dormancy-All-Extend'
                                    THEN "t67"."holds_2"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                    THEN "t67"."holds_3"
                                    WHEN "t67"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                    THEN "t67"."holds_4"
                                    WHEN "t67"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                    THEN "t67"."holds_5"
                                    WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Extend'
                                    THEN "t67"."holds_6"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                    THEN "t67"."holds_7"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                    THEN "t67"."holds_8"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Extend'
                                    THEN "t67"."holds_9"
                                    WHEN "t67"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                    THEN "t67"."holds_10"
                                    WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Extend'
                                    THEN "t67"."holds_11"
                                    WHEN "t67"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                    THEN "t67"."holds_12"
                                    WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                    THEN "t67"."holds_13"
                                    WHEN "t67"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                    THEN "t67"."holds_14"
                                    WHEN "t67"."action_key" = 'IDE-Dormancy-All-Adopt'
                                    THEN "t67"."holds_15"
                                    WHEN "t67"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                    THEN "t67"."holds_16"
                                    WHEN "t67"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                    THEN "t67"."holds_17"
                                    ELSE NULL
                                  END
                                )
                                AND (
                                  (
                                    "t67"."former_again_from" > CAST(':first_day' AS DATE)
                                  )
                                  AND "t67"."former_offered"
                                )
                                AND (
                                  (
                                    (
                                      (
                                        CAST(':year' AS BIGINT) * 12
                                      ) + CAST(':number' AS BIGINT)
                                    ) - (
                                      (
                                        EXTRACT(year FROM "t67"."former_held_on") * 12
                                      ) + EXTRACT(month FROM "t67"."former_held_on")
                                    )
                                  ) <= 1
                                )
                                AND (
                                  (
                                    "t67"."tenant_id" = "t67"."former_tenant"
                                  )
                                  AND (
                                    "t67"."offering_product_line_code" = "t67"."former_line"
                                  )
                                ),
                                FALSE
                              )
                          ) AS "t73"
                          LEFT OUTER JOIN (
                            SELECT
                              "t4"."account_csn" AS "own_csn",
                              "t4"."owner_id" AS "own_owner"
                            FROM "account_attributes" AS "t4"
                            WHERE
                              "t4"."owner_id" IS NOT NULL
                          ) AS "t31"
                            ON "t73"."surviving_account_csn" = "t31"."own_csn"
                          LEFT OUTER JOIN (
                            SELECT
                              "t4"."account_csn" AS "former_account",
                              "t4"."owner_id" AS "former_owner"
                            FROM "account_attributes" AS "t4"
                            WHERE
                              "t4"."owner_id" IS NOT NULL
                          ) AS "t32"
                            ON "t73"."original_account_csn" = "t32"."former_account"
                        ) AS "t74"
                      ) AS "t76"
                      LEFT OUTER JOIN (
                        SELECT
                          "t3"."surviving_account_csn" AS "unit_csn",
                          "t3"."holdout_unit"
                        FROM "ide_holdout_monthly" AS "t3"
                      ) AS "t22"
                        ON "t76"."surviving_account_csn" = "t22"."unit_csn"
                      LEFT OUTER JOIN (
                        SELECT
                          "t45"."surviving_account_csn" AS "control_csn",
                          BOOL_OR(CAST("t45"."is_control" AS BOOLEAN)) AS "any_control"
                        FROM (
                          SELECT
                            "t40"."holdout_unit",
                            "t40"."is_control",
                            "t40"."member_csn",
                            COALESCE("t40"."final_csn", "t40"."member_csn") AS "surviving_account_csn"
                          FROM "t38" AS "t40"
                        ) AS "t45"
                        GROUP BY
                          1
                      ) AS "t52"
                        ON "t76"."surviving_account_csn" = "t52"."control_csn"
                      LEFT OUTER JOIN (
                        SELECT
                          "t57"."unit" AS "own_unit",
                          "t57"."unit_topic" AS "own_topic",
                          "t57"."is_held" AS "unit_held",
                          "t57"."is_offered" AS "unit_offered"
                        FROM "t55" AS "t57"
                      ) AS "t60"
                        ON "t22"."holdout_unit" = "t60"."own_unit" AND "t76"."topic" = "t60"."own_topic"
                      LEFT OUTER JOIN (
                        SELECT
                          "t61"."pair_csn" AS "ever_csn",
                          "t61"."unit_topic" AS "ever_topic",
                          BOOL_OR(CAST("t61"."is_held" AS BOOLEAN)) AS "ever_held",
                          BOOL_OR(CAST("t61"."is_offered" AS BOOLEAN)) AS "ever_offered"
                        FROM (
                          SELECT
                            "t47"."pair_csn",
                            "t47"."pair_unit",
                            "t58"."unit_topic",
                            "t58"."unit",
                            "t58"."is_held",
                            "t58"."is_offered"
                          FROM (
                            SELECT DISTINCT
                              COALESCE("t40"."final_csn", "t40"."member_csn") AS "pair_csn",
                              "t40"."holdout_unit" AS "pair_unit"
                            FROM "t38" AS "t40"
                          ) AS "t47"
                          INNER JOIN "t55" AS "t58"
                            ON "t47"."pair_unit" = "t58"."unit"
                        ) AS "t61"
                        GROUP BY
                          1,
                          2
                      ) AS "t65"
                        ON "t76"."surviving_account_csn" = "t65"."ever_csn"
                        AND "t76"."topic" = "t65"."ever_topic"
                    ) AS "t77"
                  ) AS "t79"
                  LEFT OUTER JOIN (
                    SELECT
                      "t69"."uplift_key",
                      CAST(ROUND(
                        (
                          (
                            "t69"."measured" * "t69"."weight"
                          ) + (
                            (
                              "t69"."prior" + "t69"."mean"
                            ) * 399.99999999999994
                          )
                        ) / NULLIF("t69"."weight" + (
                          399.99999999999994 * 2.0
                        ), 0.0),
                        4
                      ) AS DOUBLE) AS "uplift",
                      CASE
                        WHEN "t69"."weight" > (
                          399.99999999999994 * 2.0
                        )
                        THEN 'measured'
                        ELSE 'prior'
                      END AS "uplift_source"
                    FROM (
                      SELECT
                        "t68"."uplift_key",
                        "t68"."prior",
                        "t68"."counted_key",
                        "t68"."offered",
                        "t68"."held",
                        "t68"."won_offered",
                        "t68"."won_held",
                        "t68"."measured",
                        "t68"."weight",
                        "t68"."millionths",
                        CAST(SUM("t68"."millionths") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS DOUBLE) / NULLIF(CAST(18000000 AS DOUBLE), 0.0) AS "mean"
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
                            "t48"."uplift_key",
                            "t48"."prior",
                            "t48"."counted_key",
                            "t48"."offered",
                            "t48"."held",
                            "t48"."won_offered",
                            "t48"."won_held",
                            COALESCE(
                              (
                                CAST("t48"."won_offered" AS DOUBLE) / NULLIF(CAST("t48"."offered" AS DOUBLE), 0.0)
                              ) - (
                                CAST("t48"."won_held" AS DOUBLE) / NULLIF(CAST("t48"."held" AS DOUBLE), 0.0)
                              ),
                              0.0
                            ) AS "measured",
                            COALESCE(
                              CASE
                                WHEN (
                                  (
                                    CAST("t48"."won_offered" + "t48"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t48"."offered" + "t48"."held" + 2 AS DOUBLE), 0.0)
                                  ) * (
                                    1.0 - (
                                      CAST("t48"."won_offered" + "t48"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t48"."offered" + "t48"."held" + 2 AS DOUBLE), 0.0)
                                    )
                                  ) * (
                                    (
                                      1.0 / NULLIF(CAST("t48"."offered" AS DOUBLE), 0.0)
                                    ) + (
                                      1.0 / NULLIF(CAST("t48"."held" AS DOUBLE), 0.0)
                                    )
                                  )
                                ) > 0
                                THEN 1.0 / NULLIF(
                                  (
                                    CAST("t48"."won_offered" + "t48"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t48"."offered" + "t48"."held" + 2 AS DOUBLE), 0.0)
                                  ) * (
                                    1.0 - (
                                      CAST("t48"."won_offered" + "t48"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t48"."offered" + "t48"."held" + 2 AS DOUBLE), 0.0)
                                    )
                                  ) * (
                                    (
                                      1.0 / NULLIF(CAST("t48"."offered" AS DOUBLE), 0.0)
                                    ) + (
                                      1.0 / NULLIF(CAST("t48"."held" AS DOUBLE), 0.0)
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
                              "t41"."uplift_key",
                              "t41"."prior",
                              "t43"."counted_key",
                              "t43"."offered",
                              "t43"."held",
                              "t43"."won_offered",
                              "t43"."won_held"
                            FROM (
                              SELECT
                                "t26"."uplift_key",
                                CASE
                                  WHEN "t26"."uplift_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                  THEN 0.04
                                  WHEN "t26"."uplift_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                  THEN 0.05
                                  WHEN "t26"."uplift_key" = 'IDE-Dormancy-All-Extend'
                                  THEN 0.05
                                  WHEN "t26"."uplift_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  THEN 0.03
                                  WHEN "t26"."uplift_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                  THEN 0.05
                                  WHEN "t26"."uplift_key" = 'IDE-OverAssignment-LC-Extend'
                                  THEN 0.03
                                  WHEN "t26"."uplift_key" = 'IDE-FallingUsage-All-Extend'
                                  THEN 0.04
                                  WHEN "t26"."uplift_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  THEN 0.03
                                  WHEN "t26"."uplift_key" = 'IDE-LowAssignment-FYC-Adopt'
                                  THEN 0.03
                                  WHEN "t26"."uplift_key" = 'IDE-LowAssignment-All-Extend'
                                  THEN 0.04
                                  WHEN "t26"."uplift_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                  THEN 0.03
                                  WHEN "t26"."uplift_key" = 'IDE-OverAssignment-All-Extend'
                                  THEN 0.03
                                  WHEN "t26"."uplift_key" = 'IDE-FallingUsage-All-Adopt'
                                  THEN 0.01
                                  WHEN "t26"."uplift_key" = 'IDE-LowUtilisation-All-Extend'
                                  THEN 0.01
                                  WHEN "t26"."uplift_key" = 'IDE-OverAssignment-All-Adopt'
                                  THEN 0.03
                                  WHEN "t26"."uplift_key" = 'IDE-Dormancy-All-Adopt'
                                  THEN 0.01
                                  WHEN "t26"."uplift_key" = 'IDE-LowAssignment-All-Adopt'
                                  THEN 0.01
                                  WHEN "t26"."uplift_key" = 'IDE-LowUtilisation-All-Adopt'
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
                              ) AS "t26"
                            ) AS "t41"
                            LEFT OUTER JOIN (
                              SELECT
                                "t18"."action_key" AS "counted_key",
                                SUM(CASE WHEN "t18"."is_offered" THEN 1 ELSE 0 END) AS "offered",
                                SUM(CASE WHEN "t18"."is_offered" THEN 0 ELSE 1 END) AS "held",
                                SUM(CASE WHEN "t18"."is_offered" AND "t18"."is_renewed" THEN 1 ELSE 0 END) AS "won_offered",
                                SUM(CASE WHEN NOT (
                                  "t18"."is_offered"
                                ) AND "t18"."is_renewed" THEN 1 ELSE 0 END) AS "won_held"
                              FROM (
                                SELECT
                                  *
                                FROM "ide_action_history_monthly" AS "t2"
                                WHERE
                                  "t2"."is_renewed" IS NOT NULL AND "t2"."topic" IS NOT NULL
                              ) AS "t18"
                              GROUP BY
                                1
                            ) AS "t43"
                              ON "t41"."uplift_key" = "t43"."counted_key"
                          ) AS "t48"
                        ) AS "t64"
                      ) AS "t68"
                    ) AS "t69"
                  ) AS "t72"
                    ON "t79"."action_key" = "t72"."uplift_key"
                ) AS "t80"
              ) AS "t81"
            ) AS "t82"
          ) AS "t83"
        ) AS "t84"
      ) AS "t85"
    ) AS "t86"
  ) AS "t87"
), "t95" AS (
  SELECT
    "t91"."holdout_unit" AS "of_unit",
    "t91"."topic" AS "of_topic",
    BOOL_OR(CAST("t91"."ever_held" AS BOOLEAN)) AS "inherits_held",
    BOOL_OR(CAST("t91"."ever_offered" AS BOOLEAN)) AS "inherits_offered"
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
      COALESCE(
        "t89"."verdict",
        CASE
          WHEN "t89"."takes_time" AND (
            "t89"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) AS "verdict",
      "t89"."at_account",
      "t89"."candidate_rank",
      "t89"."takes_time",
      "t89"."in_line",
      COALESCE(
        "t89"."verdict",
        CASE
          WHEN "t89"."takes_time" AND (
            "t89"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) IS NULL AS "is_chosen"
    FROM "t88" AS "t89"
    WHERE
      COALESCE(
        "t89"."verdict",
        CASE
          WHEN "t89"."takes_time" AND (
            "t89"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) IS NULL
      AND "t89"."topic" IS NOT NULL
  ) AS "t91"
  GROUP BY
    1,
    2
), "t109" AS (
  SELECT
    "t108"."opportunity_id",
    "t108"."contract_id",
    "t108"."tenant_id",
    "t108"."offering_product_line_code",
    "t108"."original_account_csn",
    "t108"."surviving_account_csn",
    "t108"."opportunity_close_date",
    "t108"."acv_usd",
    "t108"."cohort",
    "t108"."seat_bucket",
    "t108"."site_geo",
    "t108"."industry_group",
    "t108"."ineligible_because",
    "t108"."is_selected",
    "t108"."action_name",
    "t108"."lifecycle",
    "t108"."channel",
    "t108"."priority",
    "t108"."cool_down_months",
    "t108"."action_key",
    "t108"."weak_points",
    "t108"."weaknesses",
    "t108"."holds",
    "t108"."is_open",
    "t108"."gap",
    "t108"."probability",
    "t108"."doubt",
    "t108"."covered_by",
    "t108"."goal",
    "t108"."why_now",
    "t108"."next_step",
    "t108"."success_criterion",
    "t108"."value_at_stake",
    "t108"."confidence",
    "t108"."former_on",
    "t108"."former_again_from",
    "t108"."former_id",
    "t108"."former_offered",
    "t108"."former_closed_by",
    "t108"."stake",
    "t108"."owner_id",
    "t108"."topic",
    "t108"."holdout_unit",
    "t108"."unit_held",
    "t108"."unit_offered",
    "t108"."ever_held",
    "t108"."ever_offered",
    "t108"."is_in_control",
    "t108"."is_in_both_arms",
    "t108"."uplift_key",
    "t108"."uplift",
    "t108"."uplift_source",
    "t108"."expected_value",
    "t108"."accounts_opportunity",
    COALESCE(
      "t108"."verdict",
      CASE
        WHEN (
          "t108"."topic" IS NOT NULL
        )
        AND CASE
          WHEN COALESCE(
            (
              "t108"."topic" IS NOT NULL
            )
            AND CASE
              WHEN "t108"."unit_held" OR "t108"."unit_offered"
              THEN "t108"."unit_held"
              WHEN COALESCE("t108"."inherits_held", FALSE)
              THEN TRUE
              WHEN COALESCE("t108"."inherits_offered", FALSE)
              THEN FALSE
              ELSE COALESCE("t108"."is_drawn_held", FALSE)
            END,
            FALSE
          )
          THEN "t108"."ever_offered"
          ELSE "t108"."ever_held"
        END
        THEN 'both_arms'
        WHEN COALESCE(
          (
            "t108"."topic" IS NOT NULL
          )
          AND CASE
            WHEN "t108"."unit_held" OR "t108"."unit_offered"
            THEN "t108"."unit_held"
            WHEN COALESCE("t108"."inherits_held", FALSE)
            THEN TRUE
            WHEN COALESCE("t108"."inherits_offered", FALSE)
            THEN FALSE
            ELSE COALESCE("t108"."is_drawn_held", FALSE)
          END,
          FALSE
        )
        THEN 'held_back'
        ELSE 'selected'
      END
    ) AS "verdict",
    "t108"."at_account",
    "t108"."candidate_rank",
    "t108"."takes_time",
    "t108"."in_line",
    "t108"."is_chosen",
    "t108"."of_unit",
    "t108"."of_topic",
    "t108"."inherits_held",
    "t108"."inherits_offered",
    "t108"."drawn_unit",
    "t108"."drawn_topic",
    "t108"."drawn_with",
    "t108"."is_drawn_held",
    COALESCE(
      (
        "t108"."topic" IS NOT NULL
      )
      AND CASE
        WHEN "t108"."unit_held" OR "t108"."unit_offered"
        THEN "t108"."unit_held"
        WHEN COALESCE("t108"."inherits_held", FALSE)
        THEN TRUE
        WHEN COALESCE("t108"."inherits_offered", FALSE)
        THEN FALSE
        ELSE COALESCE("t108"."is_drawn_held", FALSE)
      END,
      FALSE
    ) AS "is_held",
    "t108"."is_chosen" AND COALESCE("t108"."drawn_with" = "t108"."action_key", FALSE) AS "is_drawn_here",
    (
      "t108"."topic" IS NOT NULL
    )
    AND CASE
      WHEN COALESCE(
        (
          "t108"."topic" IS NOT NULL
        )
        AND CASE
          WHEN "t108"."unit_held" OR "t108"."unit_offered"
          THEN "t108"."unit_held"
          WHEN COALESCE("t108"."inherits_held", FALSE)
          THEN TRUE
          WHEN COALESCE("t108"."inherits_offered", FALSE)
          THEN FALSE
          ELSE COALESCE("t108"."is_drawn_held", FALSE)
        END,
        FALSE
      )
      THEN "t108"."ever_offered"
      ELSE "t108"."ever_held"
    END AS "is_mixed"
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
      "t93"."accounts_opportunity",
      "t93"."verdict",
      "t93"."at_account",
      "t93"."candidate_rank",
      "t93"."takes_time",
      "t93"."in_line",
      "t93"."is_chosen",
      "t97"."of_unit",
      "t97"."of_topic",
      "t97"."inherits_held",
      "t97"."inherits_offered",
      "t107"."drawn_unit",
      "t107"."drawn_topic",
      "t107"."drawn_with",
      "t107"."is_drawn_held"
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
        COALESCE(
          "t89"."verdict",
          CASE
            WHEN "t89"."takes_time" AND (
              "t89"."in_line" >= 20
            )
            THEN 'beyond_capacity'
            ELSE NULL
          END
        ) AS "verdict",
        "t89"."at_account",
        "t89"."candidate_rank",
        "t89"."takes_time",
        "t89"."in_line",
        COALESCE(
          "t89"."verdict",
          CASE
            WHEN "t89"."takes_time" AND (
              "t89"."in_line" >= 20
            )
            THEN 'beyond_capacity'
            ELSE NULL
          END
        ) IS NULL AS "is_chosen"
      FROM "t88" AS "t89"
    ) AS "t93"
    LEFT OUTER JOIN "t95" AS "t97"
      ON "t93"."holdout_unit" = "t97"."of_unit" AND "t93"."topic" = "t97"."of_topic"
    LEFT OUTER JOIN (
      SELECT
        "t105"."drawn_unit",
        "t105"."drawn_topic",
        "t105"."drawn_with",
        "t105"."place" < (
          CAST(FLOOR(
            (
              (
                (
                  (
                    COALESCE("t35"."units_before", 0) + "t105"."units"
                  ) * 100000
                ) + COALESCE(
                  CASE
                    WHEN "t105"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                    THEN 735857
                    WHEN "t105"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                    THEN 355937
                    WHEN "t105"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                    THEN 505949
                    WHEN "t105"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                    THEN 988562
                    WHEN "t105"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                    THEN 651327
                    WHEN "t105"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 272559
                    WHEN "t105"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 797985
                    WHEN "t105"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 20905
                    WHEN "t105"."drawn_with" = 'IDE-Dormancy-All-Extend'
                    THEN 81496
                    WHEN "t105"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 426770
                    WHEN "t105"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 295002
                    WHEN "t105"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 214302
                    WHEN "t105"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                    THEN 934432
                    WHEN "t105"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 565590
                    WHEN "t105"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN 922428
                    ELSE NULL
                  END,
                  0
                )
              ) - (
                (
                  (
                    (
                      COALESCE("t35"."units_before", 0) + "t105"."units"
                    ) * 100000
                  ) + COALESCE(
                    CASE
                      WHEN "t105"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                      THEN 735857
                      WHEN "t105"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                      THEN 355937
                      WHEN "t105"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                      THEN 505949
                      WHEN "t105"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                      THEN 988562
                      WHEN "t105"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                      THEN 651327
                      WHEN "t105"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                      THEN 272559
                      WHEN "t105"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                      THEN 797985
                      WHEN "t105"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                      THEN 20905
                      WHEN "t105"."drawn_with" = 'IDE-Dormancy-All-Extend'
                      THEN 81496
                      WHEN "t105"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                      THEN 426770
                      WHEN "t105"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                      THEN 295002
                      WHEN "t105"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                      THEN 214302
                      WHEN "t105"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                      THEN 934432
                      WHEN "t105"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                      THEN 565590
                      WHEN "t105"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
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
                  COALESCE("t35"."units_before", 0) * 100000
                ) + COALESCE(
                  CASE
                    WHEN "t105"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                    THEN 735857
                    WHEN "t105"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                    THEN 355937
                    WHEN "t105"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                    THEN 505949
                    WHEN "t105"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                    THEN 988562
                    WHEN "t105"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                    THEN 651327
                    WHEN "t105"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 272559
                    WHEN "t105"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 797985
                    WHEN "t105"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 20905
                    WHEN "t105"."drawn_with" = 'IDE-Dormancy-All-Extend'
                    THEN 81496
                    WHEN "t105"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 426770
                    WHEN "t105"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 295002
                    WHEN "t105"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 214302
                    WHEN "t105"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                    THEN 934432
                    WHEN "t105"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 565590
                    WHEN "t105"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN 922428
                    ELSE NULL
                  END,
                  0
                )
              ) - (
                (
                  (
                    COALESCE("t35"."units_before", 0) * 100000
                  ) + COALESCE(
                    CASE
                      WHEN "t105"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                      THEN 735857
                      WHEN "t105"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                      THEN 355937
                      WHEN "t105"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                      THEN 505949
                      WHEN "t105"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                      THEN 988562
                      WHEN "t105"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                      THEN 651327
                      WHEN "t105"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                      THEN 272559
                      WHEN "t105"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                      THEN 797985
                      WHEN "t105"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                      THEN 20905
                      WHEN "t105"."drawn_with" = 'IDE-Dormancy-All-Extend'
                      THEN 81496
                      WHEN "t105"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                      THEN 426770
                      WHEN "t105"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                      THEN 295002
                      WHEN "t105"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                      THEN 214302
                      WHEN "t105"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                      THEN 934432
                      WHEN "t105"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                      THEN 565590
                      WHEN "t105"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
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
          "t103"."drawn_unit",
          "t103"."drawn_topic",
          "t103"."drawn_with",
          "t103"."lot",
          ROW_NUMBER() OVER (
            PARTITION BY "t103"."drawn_with", "t103"."drawn_topic"
            ORDER BY "t103"."lot" ASC, "t103"."drawn_unit" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place",
          COUNT(*) OVER (
            PARTITION BY "t103"."drawn_with", "t103"."drawn_topic"
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "units"
        FROM (
          SELECT
            "t102"."holdout_unit" AS "drawn_unit",
            "t102"."topic" AS "drawn_topic",
            "t102"."action_key" AS "drawn_with",
            SHA256('ide|' || "t102"."topic" || '|' || "t102"."holdout_unit") AS "lot"
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
              "t101"."verdict",
              "t101"."at_account",
              "t101"."candidate_rank",
              "t101"."takes_time",
              "t101"."in_line",
              "t101"."is_chosen",
              "t101"."of_unit",
              "t101"."of_topic",
              "t101"."inherits_held",
              "t101"."inherits_offered",
              ROW_NUMBER() OVER (
                PARTITION BY "t101"."holdout_unit", "t101"."topic"
                ORDER BY "t101"."candidate_rank" ASC, "t101"."action_key" ASC, "t101"."surviving_account_csn" ASC, "t101"."opportunity_id" ASC, "t101"."contract_id" ASC, "t101"."tenant_id" ASC, "t101"."offering_product_line_code" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "nth"
            FROM (
              SELECT
                *
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
                  "t94"."verdict",
                  "t94"."at_account",
                  "t94"."candidate_rank",
                  "t94"."takes_time",
                  "t94"."in_line",
                  "t94"."is_chosen",
                  "t99"."of_unit",
                  "t99"."of_topic",
                  "t99"."inherits_held",
                  "t99"."inherits_offered"
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
                    COALESCE(
                      "t89"."verdict",
                      CASE
                        WHEN "t89"."takes_time" AND (
                          "t89"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) AS "verdict",
                    "t89"."at_account",
                    "t89"."candidate_rank",
                    "t89"."takes_time",
                    "t89"."in_line",
                    COALESCE(
                      "t89"."verdict",
                      CASE
                        WHEN "t89"."takes_time" AND (
                          "t89"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) IS NULL AS "is_chosen"
                  FROM "t88" AS "t89"
                  WHERE
                    COALESCE(
                      "t89"."verdict",
                      CASE
                        WHEN "t89"."takes_time" AND (
                          "t89"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) IS NULL
                    AND "t89"."topic" IS NOT NULL
                    AND NOT (
                      "t89"."unit_held"
                    )
                    AND NOT (
                      "t89"."unit_offered"
                    )
                ) AS "t94"
                LEFT OUTER JOIN (
                  SELECT
                    *
                  FROM "t95" AS "t96"
                  WHERE
                    "t96"."inherits_held" OR "t96"."inherits_offered"
                ) AS "t99"
                  ON "t94"."holdout_unit" = "t99"."of_unit" AND "t94"."topic" = "t99"."of_topic"
              ) AS "t100"
              WHERE
                "t100"."of_unit" IS NULL
            ) AS "t101"
          ) AS "t102"
          WHERE
            "t102"."nth" = 0
        ) AS "t103"
      ) AS "t105"
      LEFT OUTER JOIN (
        SELECT
          "t10"."action_key" AS "before_key",
          COUNT(DISTINCT "t10"."holdout_unit") AS "units_before"
        FROM (
          SELECT
            *
          FROM "ide_action_history_monthly" AS "t2"
          WHERE
            "t2"."is_drawn_here"
        ) AS "t10"
        GROUP BY
          1
      ) AS "t35"
        ON "t105"."drawn_with" = "t35"."before_key"
    ) AS "t107"
      ON "t93"."holdout_unit" = "t107"."drawn_unit"
      AND "t93"."topic" = "t107"."drawn_topic"
  ) AS "t108"
)
SELECT
  "t127"."action_key",
  "t127"."opportunity_id",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  "t127"."drawn_csn" AS "surviving_account_csn",
  CASE
    WHEN "t127"."was_action_key" IS NOT NULL
    THEN "t127"."was_topic"
    ELSE "t127"."now_topic"
  END AS "topic",
  COALESCE("t127"."was_holdout_unit", "t127"."now_unit") AS "holdout_unit",
  COALESCE("t127"."was_is_offered", "t127"."now_offered") AS "is_offered",
  COALESCE("t127"."was_drawn_on", CAST(':last_day' AS DATE)) AS "drawn_on",
  COALESCE("t127"."was_is_drawn_here", "t127"."now_drawn_here") AS "is_drawn_here",
  CASE
    WHEN "t14"."seen" IS NOT NULL
    THEN "t28"."decided_won"
    ELSE "t127"."was_is_renewed"
  END AS "is_renewed",
  CASE
    WHEN "t127"."now_key" IS NOT NULL
    THEN CAST(':last_day' AS DATE)
    ELSE "t127"."was_given_on"
  END AS "given_on",
  CASE
    WHEN "t127"."now_key" IS NOT NULL
    THEN "t127"."now_again_from"
    ELSE "t127"."was_again_from"
  END AS "again_from",
  CASE
    WHEN "t127"."now_key" IS NOT NULL
    THEN "t127"."now_id"
    ELSE "t127"."was_action_id"
  END AS "action_id",
  CASE
    WHEN "t127"."now_key" IS NOT NULL
    THEN "t127"."now_tenant"
    ELSE "t127"."was_tenant_id"
  END AS "tenant_id",
  CASE
    WHEN "t127"."now_key" IS NOT NULL
    THEN "t127"."now_line"
    ELSE "t127"."was_offering_product_line_code"
  END AS "offering_product_line_code",
  CASE
    WHEN (
      "t127"."now_key" IS NOT NULL
    ) OR (
      "t127"."held_csn" IS NOT NULL
    )
    THEN CAST(':last_day' AS DATE)
    ELSE "t127"."was_held_on"
  END AS "held_on",
  CASE
    WHEN "t127"."now_key" IS NOT NULL
    THEN CAST(NULL AS TEXT)
    ELSE "t127"."was_closed_by"
  END AS "closed_by"
FROM (
  SELECT
    "t125"."action_key",
    "t125"."drawn_csn",
    "t125"."was_snapshot_date",
    "t125"."was_action_key",
    "t125"."was_surviving_account_csn",
    "t125"."was_topic",
    "t125"."was_holdout_unit",
    "t125"."was_is_offered",
    "t125"."was_drawn_on",
    "t125"."was_is_drawn_here",
    "t125"."was_opportunity_id",
    "t125"."was_is_renewed",
    "t125"."was_given_on",
    "t125"."was_again_from",
    "t125"."was_action_id",
    "t125"."was_tenant_id",
    "t125"."was_offering_product_line_code",
    "t125"."was_held_on",
    "t125"."was_closed_by",
    "t125"."now_key",
    "t125"."now_csn",
    "t125"."now_topic",
    "t125"."now_unit",
    "t125"."now_offered",
    "t125"."now_drawn_here",
    "t125"."now_opportunity",
    "t125"."now_again_from",
    "t125"."now_id",
    "t125"."now_tenant",
    "t125"."now_line",
    "t125"."today_csn",
    "t125"."held_csn",
    "t125"."held_key",
    COALESCE("t125"."was_opportunity_id", "t125"."now_opportunity") AS "opportunity_id"
  FROM (
    SELECT
      "t124"."action_key",
      "t124"."drawn_csn",
      "t124"."was_snapshot_date",
      "t124"."was_action_key",
      "t124"."was_surviving_account_csn",
      "t124"."was_topic",
      "t124"."was_holdout_unit",
      "t124"."was_is_offered",
      "t124"."was_drawn_on",
      "t124"."was_is_drawn_here",
      "t124"."was_opportunity_id",
      "t124"."was_is_renewed",
      "t124"."was_given_on",
      "t124"."was_again_from",
      "t124"."was_action_id",
      "t124"."was_tenant_id",
      "t124"."was_offering_product_line_code",
      "t124"."was_held_on",
      "t124"."was_closed_by",
      "t124"."now_key",
      "t124"."now_csn",
      "t124"."now_topic",
      "t124"."now_unit",
      "t124"."now_offered",
      "t124"."now_drawn_here",
      "t124"."now_opportunity",
      "t124"."now_again_from",
      "t124"."now_id",
      "t124"."now_tenant",
      "t124"."now_line",
      "t124"."today_csn",
      "t113"."held_csn",
      "t113"."held_key"
    FROM (
      SELECT
        "t122"."action_key",
        "t122"."drawn_csn",
        "t122"."was_snapshot_date",
        "t122"."was_action_key",
        "t122"."was_surviving_account_csn",
        "t122"."was_topic",
        "t122"."was_holdout_unit",
        "t122"."was_is_offered",
        "t122"."was_drawn_on",
        "t122"."was_is_drawn_here",
        "t122"."was_opportunity_id",
        "t122"."was_is_renewed",
        "t122"."was_given_on",
        "t122"."was_again_from",
        "t122"."was_action_id",
        "t122"."was_tenant_id",
        "t122"."was_offering_product_line_code",
        "t122"."was_held_on",
        "t122"."was_closed_by",
        "t122"."now_key",
        "t122"."now_csn",
        "t122"."now_topic",
        "t122"."now_unit",
        "t122"."now_offered",
        "t122"."now_drawn_here",
        "t122"."now_opportunity",
        "t122"."now_again_from",
        "t122"."now_id",
        "t122"."now_tenant",
        "t122"."now_line",
        COALESCE("t122"."final_csn", "t122"."drawn_csn") AS "today_csn"
      FROM (
        SELECT
          "t121"."action_key",
          "t121"."drawn_csn",
          "t121"."was_snapshot_date",
          "t121"."was_action_key",
          "t121"."was_surviving_account_csn",
          "t121"."was_topic",
          "t121"."was_holdout_unit",
          "t121"."was_is_offered",
          "t121"."was_drawn_on",
          "t121"."was_is_drawn_here",
          "t121"."was_opportunity_id",
          "t121"."was_is_renewed",
          "t121"."was_given_on",
          "t121"."was_again_from",
          "t121"."was_action_id",
          "t121"."was_tenant_id",
          "t121"."was_offering_product_line_code",
          "t121"."was_held_on",
          "t121"."was_closed_by",
          "t121"."now_key",
          "t121"."now_csn",
          "t121"."now_topic",
          "t121"."now_unit",
          "t121"."now_offered",
          "t121"."now_drawn_here",
          "t121"."now_opportunity",
          "t121"."now_again_from",
          "t121"."now_id",
          "t121"."now_tenant",
          "t121"."now_line",
          "t16"."merged_csn",
          "t16"."final_csn"
        FROM (
          SELECT
            "t119"."action_key",
            "t119"."surviving_account_csn" AS "drawn_csn",
            "t119"."was_snapshot_date",
            "t119"."was_action_key",
            "t119"."was_surviving_account_csn",
            "t119"."was_topic",
            "t119"."was_holdout_unit",
            "t119"."was_is_offered",
            "t119"."was_drawn_on",
            "t119"."was_is_drawn_here",
            "t119"."was_opportunity_id",
            "t119"."was_is_renewed",
            "t119"."was_given_on",
            "t119"."was_again_from",
            "t119"."was_action_id",
            "t119"."was_tenant_id",
            "t119"."was_offering_product_line_code",
            "t119"."was_held_on",
            "t119"."was_closed_by",
            "t119"."now_key",
            "t119"."now_csn",
            "t119"."now_topic",
            "t119"."now_unit",
            "t119"."now_offered",
            "t119"."now_drawn_here",
            "t119"."now_opportunity",
            "t119"."now_again_from",
            "t119"."now_id",
            "t119"."now_tenant",
            "t119"."now_line"
          FROM (
            SELECT
              "t116"."action_key",
              "t116"."surviving_account_csn",
              "t19"."was_snapshot_date",
              "t19"."was_action_key",
              "t19"."was_surviving_account_csn",
              "t19"."was_topic",
              "t19"."was_holdout_unit",
              "t19"."was_is_offered",
              "t19"."was_drawn_on",
              "t19"."was_is_drawn_here",
              "t19"."was_opportunity_id",
              "t19"."was_is_renewed",
              "t19"."was_given_on",
              "t19"."was_again_from",
              "t19"."was_action_id",
              "t19"."was_tenant_id",
              "t19"."was_offering_product_line_code",
              "t19"."was_held_on",
              "t19"."was_closed_by",
              "t118"."now_key",
              "t118"."now_csn",
              "t118"."now_topic",
              "t118"."now_unit",
              "t118"."now_offered",
              "t118"."now_drawn_here",
              "t118"."now_opportunity",
              "t118"."now_again_from",
              "t118"."now_id",
              "t118"."now_tenant",
              "t118"."now_line"
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
                ) AS "t8"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t110"."action_key",
                    "t110"."surviving_account_csn"
                  FROM "t109" AS "t110"
                  WHERE
                    "t110"."verdict" IN ('selected', 'held_back')
                ) AS "t112"
              ) AS "t114"
            ) AS "t116"
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
            ) AS "t19"
              ON "t116"."action_key" = "t19"."was_action_key"
              AND "t116"."surviving_account_csn" = "t19"."was_surviving_account_csn"
            LEFT OUTER JOIN (
              SELECT
                "t110"."action_key" AS "now_key",
                "t110"."surviving_account_csn" AS "now_csn",
                "t110"."topic" AS "now_topic",
                "t110"."holdout_unit" AS "now_unit",
                "t110"."verdict" = 'selected' AS "now_offered",
                "t110"."is_drawn_here" AS "now_drawn_here",
                "t110"."opportunity_id" AS "now_opportunity",
                CASE
                  WHEN "t110"."verdict" IN ('selected', 'held_back')
                  THEN MAKE_DATE(
                    CAST(FLOOR(
                      (
                        (
                          (
                            CAST(':year' AS BIGINT) * 12
                          ) + (
                            CAST(':number' AS BIGINT) - 1
                          ) + "t110"."cool_down_months"
                        ) - (
                          (
                            (
                              CAST(':year' AS BIGINT) * 12
                            ) + (
                              CAST(':number' AS BIGINT) - 1
                            ) + "t110"."cool_down_months"
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
                        ) + "t110"."cool_down_months"
                      ) % 12
                    ) + 1,
                    1
                  )
                  WHEN "t110"."verdict" IN ('closing', 'cooling_down')
                  THEN "t110"."former_again_from"
                  ELSE NULL
                END AS "now_again_from",
                CASE
                  WHEN "t110"."verdict" = 'selected'
                  THEN SUBSTRING(
                    SHA256(
                      "t110"."surviving_account_csn" || '|' || "t110"."action_key" || '|' || CAST(CAST(':last_day' AS DATE) AS TEXT)
                    ),
                    CASE
                      WHEN (
                        0 + 1
                      ) >= 1
                      THEN 0 + 1
                      ELSE 0 + 1 + LENGTH(
                        SHA256(
                          "t110"."surviving_account_csn" || '|' || "t110"."action_key" || '|' || CAST(CAST(':last_day' AS DATE) AS TEXT)
                        )
                      )
                    END,
                    16
                  )
                  WHEN "t110"."verdict" IN ('closing', 'cooling_down') AND "t110"."is_open"
                  THEN "t110"."former_id"
                  ELSE NULL
                END AS "now_id",
                "t110"."tenant_id" AS "now_tenant",
                "t110"."offering_product_line_code" AS "now_line"
              FROM "t109" AS "t110"
              WHERE
                "t110"."verdict" IN ('selected', 'held_back')
            ) AS "t118"
              ON "t116"."action_key" = "t118"."now_key"
              AND "t116"."surviving_account_csn" = "t118"."now_csn"
          ) AS "t119"
        ) AS "t121"
        LEFT OUTER JOIN (
          SELECT
            "t1"."victim_account_csn" AS "merged_csn",
            "t1"."surviving_account_csn" AS "final_csn"
          FROM "account_merges" AS "t1"
        ) AS "t16"
          ON "t121"."drawn_csn" = "t16"."merged_csn"
      ) AS "t122"
    ) AS "t124"
    LEFT OUTER JOIN (
      SELECT DISTINCT
        "t110"."surviving_account_csn" AS "held_csn",
        "t110"."action_key" AS "held_key"
      FROM "t109" AS "t110"
      WHERE
        "t110"."holds" AND "t110"."verdict" = 'cooling_down'
    ) AS "t113"
      ON "t124"."today_csn" = "t113"."held_csn"
      AND "t124"."action_key" = "t113"."held_key"
  ) AS "t125"
) AS "t127"
LEFT OUTER JOIN (
  SELECT
    "t0"."opportunity_id" AS "decided",
    "t0"."is_won" AS "decided_won"
  FROM "opportunity_outcomes_monthly" AS "t0"
  WHERE
    "t0"."is_closed" AND "t0"."is_won" IS NOT NULL
) AS "t28"
  ON "t127"."opportunity_id" = "t28"."decided"
LEFT OUTER JOIN (
  SELECT
    "t0"."opportunity_id" AS "seen"
  FROM "opportunity_outcomes_monthly" AS "t0"
) AS "t14"
  ON "t127"."opportunity_id" = "t14"."seen"