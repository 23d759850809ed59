WITH "t30" AS (
  SELECT
    "t15"."holdout_unit",
    "t15"."is_control",
    "t15"."member_csn",
    "t20"."merged_csn",
    "t20"."final_csn"
  FROM (
    SELECT
      "t1"."holdout_unit",
      "t1"."is_control",
      "t1"."surviving_account_csn" AS "member_csn"
    FROM "ide_holdout_monthly" AS "t1"
  ) AS "t15"
  LEFT OUTER JOIN (
    SELECT
      "t4"."victim_account_csn" AS "merged_csn",
      "t4"."surviving_account_csn" AS "final_csn"
    FROM "account_merges" AS "t4"
  ) AS "t20"
    ON "t15"."member_csn" = "t20"."merged_csn"
), "t46" AS (
  SELECT
    "t41"."unit_topic",
    "t41"."holdout_unit" AS "unit",
    BOOL_OR(CAST(NOT (
      "t41"."is_offered"
    ) AS BOOLEAN)) AS "is_held",
    BOOL_OR(CAST("t41"."is_offered" AS BOOLEAN)) AS "is_offered"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t21"."holdout_unit",
        "t21"."topic",
        "t21"."is_offered",
        "t22"."unit_topic"
      FROM (
        SELECT
          "t0"."holdout_unit",
          "t0"."topic",
          "t0"."is_offered"
        FROM "ide_action_history_monthly" AS "t0"
        WHERE
          "t0"."topic" IS NOT NULL
      ) AS "t21"
      CROSS JOIN (
        SELECT
          UNNEST(
            CAST([
              'Dormancy&LowAssignment&NoFirstUse',
              'FallingUsage',
              'LowUtilisation&RenewalNear'
            ] AS TEXT[])
          ) AS "unit_topic"
      ) AS "t22"
    ) AS "t28"
    WHERE
      CASE
        WHEN "t28"."unit_topic" = 'Dormancy&LowAssignment&NoFirstUse'
        THEN CONTAINS('&' || "t28"."topic" || '&', '&Dormancy&')
        OR CONTAINS('&' || "t28"."topic" || '&', '&LowAssignment&')
        OR CONTAINS('&' || "t28"."topic" || '&', '&NoFirstUse&')
        WHEN "t28"."unit_topic" = 'FallingUsage'
        THEN CONTAINS('&' || "t28"."topic" || '&', '&FallingUsage&')
        WHEN "t28"."unit_topic" = 'LowUtilisation&RenewalNear'
        THEN CONTAINS('&' || "t28"."topic" || '&', '&LowUtilisation&')
        OR CONTAINS('&' || "t28"."topic" || '&', '&RenewalNear&')
        ELSE NULL
      END
  ) AS "t41"
  GROUP BY
    1,
    2
), "t80" AS (
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
    "t79"."uplift_key",
    "t79"."uplift",
    "t79"."uplift_source",
    "t79"."expected_value",
    "t79"."accounts_opportunity",
    "t79"."verdict",
    "t79"."at_account",
    "t79"."candidate_rank",
    "t79"."takes_time",
    ROW_NUMBER() OVER (
      PARTITION BY "t79"."owner_id", "t79"."takes_time"
      ORDER BY "t79"."expected_value" DESC, "t79"."priority" ASC, "t79"."stake" DESC, "t79"."surviving_account_csn" ASC, "t79"."action_key" ASC, "t79"."tenant_id" ASC, "t79"."opportunity_id" ASC, "t79"."contract_id" ASC, "t79"."offering_product_line_code" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "in_line"
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
      "t78"."holdout_unit",
      "t78"."unit_held",
      "t78"."unit_offered",
      "t78"."ever_held",
      "t78"."ever_offered",
      "t78"."is_in_control",
      "t78"."is_in_both_arms",
      "t78"."uplift_key",
      "t78"."uplift",
      "t78"."uplift_source",
      "t78"."expected_value",
      "t78"."accounts_opportunity",
      COALESCE(
        "t78"."verdict",
        CASE WHEN "t78"."candidate_rank" > 3 THEN 'beyond_limit' ELSE NULL END
      ) AS "verdict",
      "t78"."at_account",
      "t78"."candidate_rank",
      (
        COALESCE(
          "t78"."verdict",
          CASE WHEN "t78"."candidate_rank" > 3 THEN 'beyond_limit' ELSE NULL END
        ) IS NULL
      )
      AND (
        "t78"."channel" = 'human'
      )
      AND (
        "t78"."owner_id" IS NOT NULL
      ) AS "takes_time"
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
        "t77"."unit_held",
        "t77"."unit_offered",
        "t77"."ever_held",
        "t77"."ever_offered",
        "t77"."is_in_control",
        "t77"."is_in_both_arms",
        "t77"."uplift_key",
        "t77"."uplift",
        "t77"."uplift_source",
        "t77"."expected_value",
        "t77"."accounts_opportunity",
        "t77"."verdict",
        "t77"."at_account",
        CASE
          WHEN "t77"."verdict" IS NULL
          THEN (
            ROW_NUMBER() OVER (
              PARTITION BY "t77"."surviving_account_csn", "t77"."verdict" IS NULL
              ORDER BY "t77"."expected_value" DESC, "t77"."priority" ASC, "t77"."stake" DESC, "t77"."action_key" ASC, "t77"."tenant_id" ASC, "t77"."opportunity_id" ASC, "t77"."contract_id" ASC, "t77"."offering_product_line_code" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) + 1
          ELSE CAST(NULL AS BIGINT)
        END AS "candidate_rank"
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
          "t76"."holdout_unit",
          "t76"."unit_held",
          "t76"."unit_offered",
          "t76"."ever_held",
          "t76"."ever_offered",
          "t76"."is_in_control",
          "t76"."is_in_both_arms",
          "t76"."uplift_key",
          "t76"."uplift",
          "t76"."uplift_source",
          "t76"."expected_value",
          "t76"."accounts_opportunity",
          COALESCE(
            "t76"."verdict",
            CASE
              WHEN "t76"."at_account" > 0
              THEN 'another_tenant'
              WHEN NOT (
                "t76"."holds"
              ) AND "t76"."is_open"
              THEN 'closing'
              WHEN COALESCE("t76"."former_again_from" > CAST(':first_day' AS DATE), FALSE)
              THEN 'cooling_down'
              ELSE NULL
            END
          ) AS "verdict",
          "t76"."at_account"
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
            "t75"."owner_id",
            "t75"."topic",
            "t75"."holdout_unit",
            "t75"."unit_held",
            "t75"."unit_offered",
            "t75"."ever_held",
            "t75"."ever_offered",
            "t75"."is_in_control",
            "t75"."is_in_both_arms",
            "t75"."uplift_key",
            "t75"."uplift",
            "t75"."uplift_source",
            "t75"."expected_value",
            "t75"."accounts_opportunity",
            "t75"."verdict",
            ROW_NUMBER() OVER (
              PARTITION BY "t75"."surviving_account_csn", "t75"."action_key", "t75"."verdict" IS NULL
              ORDER BY NOT (
                "t75"."holds"
              ) ASC, "t75"."stake" DESC, "t75"."contract_id" ASC, "t75"."tenant_id" ASC, "t75"."offering_product_line_code" ASC, "t75"."opportunity_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "at_account"
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
              "t74"."owner_id",
              "t74"."topic",
              "t74"."holdout_unit",
              "t74"."unit_held",
              "t74"."unit_offered",
              "t74"."ever_held",
              "t74"."ever_offered",
              "t74"."is_in_control",
              "t74"."is_in_both_arms",
              "t74"."uplift_key",
              "t74"."uplift",
              "t74"."uplift_source",
              "t74"."expected_value",
              "t74"."accounts_opportunity",
              CASE
                WHEN "t74"."ineligible_because" IS NOT NULL
                THEN 'not_eligible'
                WHEN "t74"."opportunity_id" <> "t74"."accounts_opportunity"
                THEN 'another_opportunity'
                WHEN "t74"."covered_by" IS NOT NULL
                THEN 'covered'
                WHEN "t74"."weak_points" > 2
                THEN 'withheld'
                WHEN NOT (
                  COALESCE("t74"."former_again_from" > CAST(':first_day' AS DATE), FALSE)
                )
                AND (
                  "t74"."doubt" IS NOT NULL
                )
                THEN "t74"."doubt"
                WHEN "t74"."is_in_control"
                THEN 'control'
                WHEN "t74"."is_in_both_arms"
                THEN 'both_arms'
                ELSE NULL
              END AS "verdict"
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
                "t73"."owner_id",
                "t73"."topic",
                "t73"."holdout_unit",
                "t73"."unit_held",
                "t73"."unit_offered",
                "t73"."ever_held",
                "t73"."ever_offered",
                "t73"."is_in_control",
                "t73"."is_in_both_arms",
                "t73"."uplift_key",
                "t73"."uplift",
                "t73"."uplift_source",
                "t73"."expected_value",
                FIRST_VALUE("t73"."opportunity_id") OVER (
                  PARTITION BY "t73"."surviving_account_csn"
                  ORDER BY "t73"."ineligible_because" IS NOT NULL ASC, NOT (
                    "t73"."is_selected"
                  ) ASC, NOT (
                    "t73"."holds"
                  ) ASC, "t73"."acv_usd" IS NULL ASC, "t73"."acv_usd" DESC, "t73"."opportunity_id" DESC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "accounts_opportunity"
              FROM (
                SELECT
                  "t72"."opportunity_id",
                  "t72"."contract_id",
                  "t72"."tenant_id",
                  "t72"."offering_product_line_code",
                  "t72"."original_account_csn",
                  "t72"."surviving_account_csn",
                  "t72"."opportunity_close_date",
                  "t72"."acv_usd",
                  "t72"."cohort",
                  "t72"."seat_bucket",
                  "t72"."site_geo",
                  "t72"."industry_group",
                  "t72"."ineligible_because",
                  "t72"."is_selected",
                  "t72"."action_name",
                  "t72"."lifecycle",
                  "t72"."channel",
                  "t72"."priority",
                  "t72"."cool_down_months",
                  "t72"."action_key",
                  "t72"."weak_points",
                  "t72"."weaknesses",
                  "t72"."holds",
                  "t72"."is_open",
                  "t72"."gap",
                  "t72"."probability",
                  "t72"."doubt",
                  "t72"."covered_by",
                  "t72"."goal",
                  "t72"."why_now",
                  "t72"."next_step",
                  "t72"."success_criterion",
                  "t72"."value_at_stake",
                  "t72"."confidence",
                  "t72"."former_on",
                  "t72"."former_again_from",
                  "t72"."former_id",
                  "t72"."former_offered",
                  "t72"."former_closed_by",
                  "t72"."stake",
                  "t72"."owner_id",
                  "t72"."topic",
                  "t72"."holdout_unit",
                  "t72"."unit_held",
                  "t72"."unit_offered",
                  "t72"."ever_held",
                  "t72"."ever_offered",
                  "t72"."is_in_control",
                  "t72"."is_in_both_arms",
                  "t72"."uplift_key",
                  "t72"."uplift",
                  "t72"."uplift_source",
                  CAST(ROUND("t72"."uplift" * "t72"."value_at_stake" * COALESCE("t72"."probability", 0.5), 2) AS DOUBLE) AS "expected_value"
                FROM (
                  SELECT
                    "t71"."opportunity_id",
                    "t71"."contract_id",
                    "t71"."tenant_id",
                    "t71"."offering_product_line_code",
                    "t71"."original_account_csn",
                    "t71"."surviving_account_csn",
                    "t71"."opportunity_close_date",
                    "t71"."acv_usd",
                    "t71"."cohort",
                    "t71"."seat_bucket",
                    "t71"."site_geo",
                    "t71"."industry_group",
                    "t71"."ineligible_because",
                    "t71"."is_selected",
                    "t71"."action_name",
                    "t71"."lifecycle",
                    "t71"."channel",
                    "t71"."priority",
                    "t71"."cool_down_months",
                    "t71"."action_key",
                    "t71"."weak_points",
                    "t71"."weaknesses",
                    "t71"."holds",
                    "t71"."is_open",
                    "t71"."gap",
                    "t71"."probability",
                    "t71"."doubt",
                    "t71"."covered_by",
                    "t71"."goal",
                    "t71"."why_now",
                    "t71"."next_step",
                    "t71"."success_criterion",
                    "t71"."value_at_stake",
                    "t71"."confidence",
                    "t71"."former_on",
                    "t71"."former_again_from",
                    "t71"."former_id",
                    "t71"."former_offered",
                    "t71"."former_closed_by",
                    "t71"."stake",
                    "t71"."owner_id",
                    "t71"."topic",
                    "t71"."holdout_unit",
                    "t71"."unit_held",
                    "t71"."unit_offered",
                    "t71"."ever_held",
                    "t71"."ever_offered",
                    "t71"."is_in_control",
                    "t71"."is_in_both_arms",
                    "t64"."uplift_key",
                    "t64"."uplift",
                    "t64"."uplift_source"
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
                      "t69"."action_name",
                      "t69"."lifecycle",
                      "t69"."channel",
                      "t69"."priority",
                      "t69"."cool_down_months",
                      "t69"."action_key",
                      "t69"."weak_points",
                      "t69"."weaknesses",
                      "t69"."holds",
                      "t69"."is_open",
                      "t69"."gap",
                      "t69"."probability",
                      "t69"."doubt",
                      "t69"."covered_by",
                      "t69"."goal",
                      "t69"."why_now",
                      "t69"."next_step",
                      "t69"."success_criterion",
                      "t69"."value_at_stake",
                      "t69"."confidence",
                      "t69"."former_on",
                      "t69"."former_again_from",
                      "t69"."former_id",
                      "t69"."former_offered",
                      "t69"."former_closed_by",
                      "t69"."stake",
                      "t69"."owner_id",
                      "t69"."topic",
                      "t69"."holdout_unit",
                      COALESCE("t69"."unit_held", FALSE) AS "unit_held",
                      COALESCE("t69"."unit_offered", FALSE) AS "unit_offered",
                      COALESCE("t69"."ever_held", FALSE) AS "ever_held",
                      COALESCE("t69"."ever_offered", FALSE) AS "ever_offered",
                      COALESCE("t69"."any_control", FALSE) AS "is_in_control",
                      COALESCE("t69"."ever_held", FALSE) AND COALESCE("t69"."ever_offered", FALSE) AS "is_in_both_arms"
                    FROM (
                      SELECT
                        "t68"."opportunity_id",
                        "t68"."contract_id",
                        "t68"."tenant_id",
                        "t68"."offering_product_line_code",
                        "t68"."original_account_csn",
                        "t68"."surviving_account_csn",
                        "t68"."opportunity_close_date",
                        "t68"."acv_usd",
                        "t68"."cohort",
                        "t68"."seat_bucket",
                        "t68"."site_geo",
                        "t68"."industry_group",
                        "t68"."ineligible_because",
                        "t68"."is_selected",
                        "t68"."action_name",
                        "t68"."lifecycle",
                        "t68"."channel",
                        "t68"."priority",
                        "t68"."cool_down_months",
                        "t68"."action_key",
                        "t68"."weak_points",
                        "t68"."weaknesses",
                        "t68"."holds",
                        "t68"."is_open",
                        "t68"."gap",
                        "t68"."probability",
                        "t68"."doubt",
                        "t68"."covered_by",
                        "t68"."goal",
                        "t68"."why_now",
                        "t68"."next_step",
                        "t68"."success_criterion",
                        "t68"."value_at_stake",
                        "t68"."confidence",
                        "t68"."former_on",
                        "t68"."former_again_from",
                        "t68"."former_id",
                        "t68"."former_offered",
                        "t68"."former_closed_by",
                        "t68"."stake",
                        "t68"."owner_id",
                        "t68"."topic",
                        "t14"."unit_csn",
                        "t14"."holdout_unit",
                        "t43"."control_csn",
                        "t43"."any_control",
                        "t52"."own_unit",
                        "t52"."own_topic",
                        "t52"."unit_held",
                        "t52"."unit_offered",
                        "t57"."ever_csn",
                        "t57"."ever_topic",
                        "t57"."ever_held",
                        "t57"."ever_offered"
                      FROM (
                        SELECT
                          "t66"."opportunity_id",
                          "t66"."contract_id",
                          "t66"."tenant_id",
                          "t66"."offering_product_line_code",
                          "t66"."original_account_csn",
                          "t66"."surviving_account_csn",
                          "t66"."opportunity_close_date",
                          "t66"."acv_usd",
                          "t66"."cohort",
                          "t66"."seat_bucket",
                          "t66"."site_geo",
                          "t66"."industry_group",
                          "t66"."ineligible_because",
                          "t66"."is_selected",
                          "t66"."action_name",
                          "t66"."lifecycle",
                          "t66"."channel",
                          "t66"."priority",
                          "t66"."cool_down_months",
                          "t66"."action_key",
                          "t66"."weak_points",
                          "t66"."weaknesses",
                          "t66"."holds",
                          "t66"."is_open",
                          "t66"."gap",
                          "t66"."probability",
                          "t66"."doubt",
                          "t66"."covered_by",
                          "t66"."goal",
                          "t66"."why_now",
                          "t66"."next_step",
                          "t66"."success_criterion",
                          "t66"."value_at_stake",
                          "t66"."confidence",
                          "t66"."former_on",
                          "t66"."former_again_from",
                          "t66"."former_id",
                          "t66"."former_offered",
                          "t66"."former_closed_by",
                          "t66"."stake",
                          COALESCE("t66"."own_owner", "t66"."former_owner") AS "owner_id",
                          CASE
                            WHEN "t66"."action_key" = 'IDE-FallingUsage-All-Adopt'
                            THEN 'FallingUsage'
                            WHEN "t66"."action_key" = 'IDE-FallingUsage-All-Extend'
                            THEN 'FallingUsage'
                            WHEN "t66"."action_key" = 'IDE-LowAssignment-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t66"."action_key" = 'IDE-Dormancy-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t66"."action_key" = 'IDE-LowAssignment-All-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t66"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t66"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t66"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t66"."action_key" = 'IDE-Dormancy-All-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t66"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t66"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                            THEN 'Dormancy&LowAssignment&NoFirstUse'
                            WHEN "t66"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t66"."action_key" = 'IDE-LowUtilisation-All-Extend'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t66"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                            THEN 'LowUtilisation&RenewalNear'
                            WHEN "t66"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                            THEN 'LowUtilisation&RenewalNear'
                            ELSE NULL
                          END AS "topic"
                        FROM (
                          SELECT
                            "t65"."opportunity_id",
                            "t65"."contract_id",
                            "t65"."tenant_id",
                            "t65"."offering_product_line_code",
                            "t65"."original_account_csn",
                            "t65"."surviving_account_csn",
                            "t65"."opportunity_close_date",
                            "t65"."acv_usd",
                            "t65"."cohort",
                            "t65"."seat_bucket",
                            "t65"."site_geo",
                            "t65"."industry_group",
                            "t65"."ineligible_because",
                            "t65"."is_selected",
                            "t65"."action_name",
                            "t65"."lifecycle",
                            "t65"."channel",
                            "t65"."priority",
                            "t65"."cool_down_months",
                            "t65"."action_key",
                            "t65"."weak_points",
                            "t65"."weaknesses",
                            "t65"."holds",
                            "t65"."is_open",
                            "t65"."gap",
                            "t65"."probability",
                            "t65"."doubt",
                            "t65"."covered_by",
                            "t65"."goal",
                            "t65"."why_now",
                            "t65"."next_step",
                            "t65"."success_criterion",
                            "t65"."value_at_stake",
                            "t65"."confidence",
                            "t65"."former_on",
                            "t65"."former_again_from",
                            "t65"."former_id",
                            "t65"."former_offered",
                            "t65"."former_closed_by",
                            "t65"."stake",
                            "t23"."own_csn",
                            "t23"."own_owner",
                            "t24"."former_account",
                            "t24"."former_owner"
                          FROM (
                            SELECT
                              "t59"."opportunity_id",
                              "t59"."contract_id",
                              "t59"."tenant_id",
                              "t59"."offering_product_line_code",
                              "t59"."original_account_csn",
                              "t59"."surviving_account_csn",
                              "t59"."opportunity_close_date",
                              "t59"."acv_usd",
                              "t59"."cohort",
                              "t59"."seat_bucket",
                              "t59"."site_geo",
                              "t59"."industry_group",
                              "t59"."ineligible_because",
                              "t59"."is_selected",
                              CASE
                                WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'IDE - Dormancy & No First Use - FYC - Adopt'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'IDE - Dormancy - FYC & Promo - Extend'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'IDE - Dormancy - Extend'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'IDE - Low Assignment & Dormancy - Promo - Adopt'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'IDE - Low Utilisation & Renewal Near - Extend'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'IDE - Over Assignment - LC - Extend'
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'IDE - Falling Usage - Extend'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'IDE - Low Assignment & Dormancy - Adopt'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'IDE - Low Assignment - FYC - Adopt'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'IDE - Low Assignment - Extend'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'IDE - Low Utilisation - FYC - Adopt'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'IDE - Over Assignment - Extend'
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'IDE - Falling Usage - Adopt'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'IDE - Low Utilisation - Extend'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'IDE - Over Assignment - Adopt'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'IDE - Dormancy - Adopt'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'IDE - Low Assignment - Adopt'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'IDE - Low Utilisation - Adopt'
                                ELSE NULL
                              END AS "action_name",
                              CASE
                                WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'Renew'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'Renew'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'Adopt'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'Renew'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'Renew'
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'Renew'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'Renew'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'Adopt'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'Renew'
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'Renew'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'Adopt'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'Adopt'
                                ELSE NULL
                              END AS "lifecycle",
                              CASE
                                WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 'human'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 'human'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 'human'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 'human'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 'human'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 'human'
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 'human'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 'human'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 'human'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 'human'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 'human'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 'human'
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 'digital'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 'digital'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 'human'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 'digital'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 'digital'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 'digital'
                                ELSE NULL
                              END AS "channel",
                              CASE
                                WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 1
                                WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 1
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 2
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 2
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 2
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 2
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 4
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 4
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 4
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 5
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 5
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 5
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 6
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 7
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 8
                                ELSE NULL
                              END AS "priority",
                              CASE
                                WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN 2
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN 6
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN 6
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN 6
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN 3
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN 3
                                ELSE NULL
                              END AS "cool_down_months",
                              "t59"."action_key",
                              "t59"."weak_points",
                              "t59"."weaknesses",
                              CASE
                                WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t59"."holds_0"
                                WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t59"."holds_1"
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t59"."holds_2"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t59"."holds_3"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t59"."holds_4"
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t59"."holds_5"
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t59"."holds_6"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t59"."holds_7"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t59"."holds_8"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t59"."holds_9"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t59"."holds_10"
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t59"."holds_11"
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t59"."holds_12"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t59"."holds_13"
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t59"."holds_14"
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t59"."holds_15"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t59"."holds_16"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t59"."holds_17"
                                ELSE NULL
                              END AS "holds",
                              COALESCE(
                                (
                                  "t59"."former_again_from" > CAST(':first_day' AS DATE)
                                )
                                AND (
                                  "t59"."former_closed_by" IS NULL
                                )
                                AND "t59"."former_offered",
                                FALSE
                              ) AS "is_open",
                              CAST(ROUND(
                                GREATEST(
                                  CASE
                                    WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                    THEN "t59"."gap_of_0"
                                    WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                    THEN "t59"."gap_of_1"
                                    WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                    THEN "t59"."gap_of_2"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                    THEN "t59"."gap_of_3"
                                    WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                    THEN "t59"."gap_of_4"
                                    WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                    THEN "t59"."gap_of_5"
                                    WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                    THEN "t59"."gap_of_6"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                    THEN "t59"."gap_of_7"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                    THEN "t59"."gap_of_8"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                    THEN "t59"."gap_of_9"
                                    WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                    THEN "t59"."gap_of_10"
                                    WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                    THEN "t59"."gap_of_11"
                                    WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                    THEN "t59"."gap_of_12"
                                    WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                    THEN "t59"."gap_of_13"
                                    WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                    THEN "t59"."gap_of_14"
                                    WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                    THEN "t59"."gap_of_15"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                    THEN "t59"."gap_of_16"
                                    WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                    THEN "t59"."gap_of_17"
                                    ELSE NULL
                                  END,
                                  0.0
                                ),
                                4
                              ) AS DOUBLE) AS "gap",
                              CASE
                                WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t59"."sure_of_0"
                                WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t59"."sure_of_1"
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t59"."sure_of_2"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t59"."sure_of_3"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t59"."sure_of_4"
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t59"."sure_of_5"
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t59"."sure_of_6"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t59"."sure_of_7"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t59"."sure_of_8"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t59"."sure_of_9"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t59"."sure_of_10"
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t59"."sure_of_11"
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t59"."sure_of_12"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t59"."sure_of_13"
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t59"."sure_of_14"
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t59"."sure_of_15"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t59"."sure_of_16"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t59"."sure_of_17"
                                ELSE NULL
                              END AS "probability",
                              CASE
                                WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t59"."doubt_0"
                                WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t59"."doubt_1"
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t59"."doubt_2"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t59"."doubt_3"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t59"."doubt_4"
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t59"."doubt_5"
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t59"."doubt_6"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t59"."doubt_7"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t59"."doubt_8"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t59"."doubt_9"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t59"."doubt_10"
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t59"."doubt_11"
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t59"."doubt_12"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t59"."doubt_13"
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t59"."doubt_14"
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t59"."doubt_15"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t59"."doubt_16"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t59"."doubt_17"
                                ELSE NULL
                              END AS "doubt",
                              CASE
                                WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN CASE
                                  WHEN "t59"."holds_1" AND (
                                    "t59"."doubt_1" IS NULL
                                  )
                                  THEN 'IDE-Dormancy-FYC&Promo-Extend'
                                  ELSE NULL
                                END
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN CASE
                                  WHEN "t59"."holds_3" AND (
                                    "t59"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN CASE
                                  WHEN "t59"."holds_3" AND (
                                    "t59"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t59"."holds_7" AND (
                                    "t59"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN CASE
                                  WHEN "t59"."holds_5" AND (
                                    "t59"."doubt_5" IS NULL
                                  )
                                  THEN 'IDE-OverAssignment-LC-Extend'
                                  ELSE NULL
                                END
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN CASE
                                  WHEN "t59"."holds_4" AND (
                                    "t59"."doubt_4" IS NULL
                                  )
                                  THEN 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                  ELSE NULL
                                END
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN CAST(NULL AS TEXT)
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN CASE
                                  WHEN "t59"."holds_0" AND (
                                    "t59"."doubt_0" IS NULL
                                  )
                                  THEN 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                  WHEN "t59"."holds_3" AND (
                                    "t59"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t59"."holds_7" AND (
                                    "t59"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN CASE
                                  WHEN "t59"."holds_3" AND (
                                    "t59"."doubt_3" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  WHEN "t59"."holds_7" AND (
                                    "t59"."doubt_7" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  WHEN "t59"."holds_8" AND (
                                    "t59"."doubt_8" IS NULL
                                  )
                                  THEN 'IDE-LowAssignment-FYC-Adopt'
                                  ELSE NULL
                                END
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN CASE
                                  WHEN "t59"."holds_10" AND (
                                    "t59"."doubt_10" IS NULL
                                  )
                                  THEN 'IDE-LowUtilisation-FYC-Adopt'
                                  ELSE NULL
                                END
                                ELSE NULL
                              END AS "covered_by",
                              CASE
                                WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'Get the new customer started: ' || "t59"."says_Dormancy" || ', ' || "t59"."says_NoFirstUse" || '.'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'Show the new customer what a renewal is worth: ' || "t59"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t59"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t59"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'Find out whether the customer still needs the product: ' || "t59"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t59"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t59"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Get the promotion''s seats assigned and used: ' || "t59"."says_LowAssignment" || ', ' || "t59"."says_Dormancy" || '.'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || 'Raise usage before the renewal: ' || "t59"."says_LowUtilisation" || '; ' || "t59"."says_RenewalNear" || '.'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'Agree on the seats that the customer needs, after a licence review: ' || "t59"."says_OverAssignment" || '.'
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Find out why usage fell before the renewal: ' || "t59"."says_FallingUsage" || '; renews in ' || COALESCE(CAST("t59"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t59"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Get seats assigned and used: ' || "t59"."says_LowAssignment" || ', ' || "t59"."says_Dormancy" || '.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Help the new customer assign its seats: ' || "t59"."says_LowAssignment" || '.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Get the seats assigned before they are renewed: ' || "t59"."says_LowAssignment" || '; renews in ' || COALESCE(CAST("t59"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t59"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || 'Help the new customer''s users get started: ' || "t59"."says_LowUtilisation" || '.'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'Renew as many seats as are in use: ' || "t59"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t59"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t59"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Win back users: ' || "t59"."says_FallingUsage" || '.'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || 'Raise usage before the renewal: ' || "t59"."says_LowUtilisation" || '; renews in ' || COALESCE(CAST("t59"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t59"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || '.'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'Agree on the seats that the customer needs: ' || "t59"."says_OverAssignment" || '.'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'Get the product used: ' || "t59"."says_Dormancy" || '.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Get more seats assigned: ' || "t59"."says_LowAssignment" || '.'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || 'Raise usage: ' || "t59"."says_LowUtilisation" || '.'
                                ELSE NULL
                              END AS "goal",
                              CASE
                                WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || '' || "t59"."says_Dormancy" || '; ' || "t59"."says_NoFirstUse" || ''
                                WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || '' || "t59"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t59"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t59"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || '' || "t59"."says_Dormancy" || '; renews in ' || COALESCE(CAST("t59"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t59"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || '' || "t59"."says_LowAssignment" || '; ' || "t59"."says_Dormancy" || ''
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || '' || "t59"."says_LowUtilisation" || '; ' || "t59"."says_RenewalNear" || ''
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || '' || "t59"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t59"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t59"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || '' || "t59"."says_FallingUsage" || '; renews in ' || COALESCE(CAST("t59"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t59"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || '' || "t59"."says_LowAssignment" || '; ' || "t59"."says_Dormancy" || ''
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || '' || "t59"."says_LowAssignment" || ''
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || '' || "t59"."says_LowAssignment" || '; renews in ' || COALESCE(CAST("t59"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t59"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || '' || "t59"."says_LowUtilisation" || ''
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || '' || "t59"."says_OverAssignment" || '; renews in ' || COALESCE(CAST("t59"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t59"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || '' || "t59"."says_FallingUsage" || ''
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || '' || "t59"."says_LowUtilisation" || '; renews in ' || COALESCE(CAST("t59"."days_to_close" AS TEXT), 'unknown') || CASE WHEN COALESCE("t59"."days_to_close" = 1, FALSE) THEN ' day' ELSE ' days' END || ''
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || '' || "t59"."says_OverAssignment" || ''
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || '' || "t59"."says_Dormancy" || ''
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || '' || "t59"."says_LowAssignment" || ''
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || '' || "t59"."says_LowUtilisation" || ''
                                ELSE NULL
                              END AS "why_now",
                              CASE
                                WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'Book a first session with the administrator and install the product together.'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'Ask what the promotion was bought for, and set up the first project with one user.'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'Ask the decision maker who works with the product now, and what has changed.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Ask the administrator who should have a seat, and assign the seats together on the call.'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || 'Review usage with the decision maker, and agree how the inactive users get started.'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'Send the list of assigned users, and agree who keeps a seat.'
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Ask the administrator what changed for the users who stopped.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Ask the administrator who should have a seat, and assign the seats together on the call.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Walk the administrator through assigning seats to named users.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Ask the administrator which seats are needed, and assign those together on the call.'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || 'Offer the administrator a short training for the users who are not active yet.'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'Send the list of assigned users, and offer the missing seats with the renewal.'
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'Send the list of assigned users, and offer the missing seats.'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || 'Start the in-product and e-mail journey, and record the delivery.'
                                ELSE NULL
                              END AS "next_step",
                              CASE
                                WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN '' || 'At least one active user within a month.'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN '' || 'At least one active user before the renewal.'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN '' || 'The customer has said whether it will renew, and for how many seats.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t59"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% and at least one active user.'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t59"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active, or the renewal is agreed.'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN '' || 'Usage back at ' || COALESCE(
                                  CASE WHEN CAST(ROUND("t59"."mau_before" * 10, 0) AS BIGINT) < 0 THEN '-' ELSE '' END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t59"."mau_before") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t59"."mau_before") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t59"."mau_before") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t59"."mau_before") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || CASE
                                  WHEN COALESCE("t59"."mau_before" = 1, FALSE)
                                  THEN ' active user'
                                  ELSE ' active users'
                                END || ', or the cause is known and recorded.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t59"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% and at least one active user.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t59"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t59"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%, or the number of seats to renew is agreed.'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t59"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN '' || 'Usage back at ' || COALESCE(
                                  CASE WHEN CAST(ROUND("t59"."mau_before" * 10, 0) AS BIGINT) < 0 THEN '-' ELSE '' END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t59"."mau_before") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t59"."mau_before") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t59"."mau_before") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t59"."mau_before") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || CASE
                                  WHEN COALESCE("t59"."mau_before" = 1, FALSE)
                                  THEN ' active user'
                                  ELSE ' active users'
                                END || '.'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t59"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN '' || 'As many seats purchased as assigned.'
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN '' || 'At least one active user.'
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN '' || 'Assignment at ' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t59"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t59"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '%.'
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN '' || '' || COALESCE(
                                  CASE
                                    WHEN CAST(ROUND("t59"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                                    THEN '-'
                                    ELSE ''
                                  END || CAST(CAST(FLOOR(
                                    (
                                      CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                                        CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                      )
                                    ) / (
                                      10
                                    )
                                  ) AS BIGINT) AS TEXT) || CASE
                                    WHEN (
                                      CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                                    ) = 0
                                    THEN ''
                                    ELSE '.' || CAST(CAST(ROUND(ABS("t59"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                                  END,
                                  'unknown'
                                ) || '% active.'
                                ELSE NULL
                              END AS "success_criterion",
                              GREATEST(COALESCE("t59"."acv_usd", 0.0), 0.0) AS "value_at_stake",
                              CASE
                                WHEN "t59"."weak_points" = 0
                                THEN 'high'
                                WHEN "t59"."weak_points" = 1
                                THEN 'medium'
                                ELSE 'low'
                              END AS "confidence",
                              "t59"."former_on",
                              "t59"."former_again_from",
                              "t59"."former_id",
                              "t59"."former_offered",
                              "t59"."former_closed_by",
                              GREATEST(COALESCE("t59"."acv_usd", 0.0), 0.0) * CAST(ROUND(
                                GREATEST(
                                  CASE
                                    WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                    THEN "t59"."gap_of_0"
                                    WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                    THEN "t59"."gap_of_1"
                                    WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                    THEN "t59"."gap_of_2"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                    THEN "t59"."gap_of_3"
                                    WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                    THEN "t59"."gap_of_4"
                                    WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                    THEN "t59"."gap_of_5"
                                    WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                    THEN "t59"."gap_of_6"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                    THEN "t59"."gap_of_7"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                    THEN "t59"."gap_of_8"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                    THEN "t59"."gap_of_9"
                                    WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                    THEN "t59"."gap_of_10"
                                    WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                    THEN "t59"."gap_of_11"
                                    WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                    THEN "t59"."gap_of_12"
                                    WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                    THEN "t59"."gap_of_13"
                                    WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                    THEN "t59"."gap_of_14"
                                    WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                    THEN "t59"."gap_of_15"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                    THEN "t59"."gap_of_16"
                                    WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                    THEN "t59"."gap_of_17"
                                    ELSE NULL
                                  END,
                                  0.0
                                ),
                                4
                              ) AS DOUBLE) AS "stake"
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
                                "t58"."holds_0",
                                "t58"."holds_1",
                                "t58"."holds_2",
                                "t58"."holds_3",
                                "t58"."holds_4",
                                "t58"."holds_5",
                                "t58"."holds_6",
                                "t58"."holds_7",
                                "t58"."holds_8",
                                "t58"."holds_9",
                                "t58"."holds_10",
                                "t58"."holds_11",
                                "t58"."holds_12",
                                "t58"."holds_13",
                                "t58"."holds_14",
                                "t58"."holds_15",
                                "t58"."holds_16",
                                "t58"."holds_17",
                                "t58"."gap_of_0",
                                "t58"."gap_of_1",
                                "t58"."gap_of_2",
                                "t58"."gap_of_3",
                                "t58"."gap_of_4",
                                "t58"."gap_of_5",
                                "t58"."gap_of_6",
                                "t58"."gap_of_7",
                                "t58"."gap_of_8",
                                "t58"."gap_of_9",
                                "t58"."gap_of_10",
                                "t58"."gap_of_11",
                                "t58"."gap_of_12",
                                "t58"."gap_of_13",
                                "t58"."gap_of_14",
                                "t58"."gap_of_15",
                                "t58"."gap_of_16",
                                "t58"."gap_of_17",
                                "t58"."sure_of_0",
                                "t58"."sure_of_1",
                                "t58"."sure_of_2",
                                "t58"."sure_of_3",
                                "t58"."sure_of_4",
                                "t58"."sure_of_5",
                                "t58"."sure_of_6",
                                "t58"."sure_of_7",
                                "t58"."sure_of_8",
                                "t58"."sure_of_9",
                                "t58"."sure_of_10",
                                "t58"."sure_of_11",
                                "t58"."sure_of_12",
                                "t58"."sure_of_13",
                                "t58"."sure_of_14",
                                "t58"."sure_of_15",
                                "t58"."sure_of_16",
                                "t58"."sure_of_17",
                                "t58"."doubt_0",
                                "t58"."doubt_1",
                                "t58"."doubt_2",
                                "t58"."doubt_3",
                                "t58"."doubt_4",
                                "t58"."doubt_5",
                                "t58"."doubt_6",
                                "t58"."doubt_7",
                                "t58"."doubt_8",
                                "t58"."doubt_9",
                                "t58"."doubt_10",
                                "t58"."doubt_11",
                                "t58"."doubt_12",
                                "t58"."doubt_13",
                                "t58"."doubt_14",
                                "t58"."doubt_15",
                                "t58"."doubt_16",
                                "t58"."doubt_17",
                                "t25"."action_key",
                                "t49"."former_key",
                                "t49"."former_on",
                                "t49"."former_again_from",
                                "t49"."former_id",
                                "t49"."former_offered",
                                "t49"."former_tenant",
                                "t49"."former_line",
                                "t49"."former_held_on",
                                "t49"."former_csn",
                                "t49"."former_closed_by"
                              FROM (
                                SELECT
                                  "t45"."snapshot_date",
                                  "t45"."opportunity_id",
                                  "t45"."contract_id",
                                  "t45"."tenant_id",
                                  "t45"."offering_product_line_code",
                                  "t45"."original_account_csn",
                                  "t45"."surviving_account_csn",
                                  "t45"."opportunity_close_date",
                                  "t45"."days_to_close",
                                  "t45"."acv_usd",
                                  "t45"."cohort",
                                  "t45"."phase",
                                  "t45"."lifecycle",
                                  "t45"."seat_bucket",
                                  "t45"."site_geo",
                                  "t45"."industry_group",
                                  "t45"."seats_purchased",
                                  "t45"."seats_assigned",
                                  "t45"."mau",
                                  "t45"."mau_before",
                                  "t45"."usage_change",
                                  "t45"."has_used_before",
                                  "t45"."dormancy_flag",
                                  "t45"."users_without_seats",
                                  "t45"."assignment_rate",
                                  "t45"."assignment_benchmark",
                                  "t45"."assignment_diff",
                                  "t45"."probability_below_assignment_benchmark",
                                  "t45"."utilisation_rate",
                                  "t45"."utilisation_benchmark",
                                  "t45"."utilisation_diff",
                                  "t45"."probability_below_utilisation_benchmark",
                                  "t45"."probability_below_usual",
                                  "t45"."cohort_benchmark_used",
                                  "t45"."customer_ews_prediction",
                                  "t45"."is_at_risk",
                                  "t45"."churn_probability",
                                  "t45"."effective_renewal_score",
                                  "t45"."effective_score_source",
                                  "t45"."engagement_score",
                                  "t45"."engagement_change",
                                  "t45"."communication_score",
                                  "t45"."product_score",
                                  "t45"."relationship_score",
                                  "t45"."parent_account_new_customer_flag",
                                  "t45"."opportunity_lc_flag",
                                  "t45"."opportunity_promo_flag",
                                  "t45"."is_dirty_pool",
                                  "t45"."is_dirty_team",
                                  "t45"."is_unreliable_assignment",
                                  "t45"."is_bootstrap",
                                  "t45"."opportunities_on_usage",
                                  "t45"."segments",
                                  "t45"."ineligible_because",
                                  "t45"."is_selected",
                                  "t45"."says_LowAssignment",
                                  "t45"."says_LowUtilisation",
                                  "t45"."says_Dormancy",
                                  "t45"."says_NoFirstUse",
                                  "t45"."says_FallingUsage",
                                  "t45"."says_OverAssignment",
                                  "t45"."says_RenewalNear",
                                  "t45"."weak_points",
                                  "t45"."weaknesses",
                                  (
                                    "t45"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t45"."cohort" || '&', '&FYC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_Dormancy"
                                  AND "t45"."has_NoFirstUse" AS "holds_0",
                                  (
                                    "t45"."phase" = 'extend'
                                  )
                                  AND (
                                    FALSE
                                    OR (
                                      TRUE
                                      AND CONTAINS('&' || "t45"."cohort" || '&', '&FYC&')
                                      AND CONTAINS('&' || "t45"."cohort" || '&', '&Promo&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_Dormancy" AS "holds_1",
                                  (
                                    "t45"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_Dormancy" AS "holds_2",
                                  (
                                    "t45"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t45"."cohort" || '&', '&Promo&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_LowAssignment"
                                  AND "t45"."has_Dormancy" AS "holds_3",
                                  (
                                    "t45"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_LowUtilisation"
                                  AND "t45"."has_RenewalNear" AS "holds_4",
                                  (
                                    "t45"."phase" = 'extend'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t45"."cohort" || '&', '&LC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_OverAssignment" AS "holds_5",
                                  (
                                    "t45"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_FallingUsage" AS "holds_6",
                                  (
                                    "t45"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_LowAssignment"
                                  AND "t45"."has_Dormancy" AS "holds_7",
                                  (
                                    "t45"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t45"."cohort" || '&', '&FYC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_LowAssignment" AS "holds_8",
                                  (
                                    "t45"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_LowAssignment" AS "holds_9",
                                  (
                                    "t45"."phase" = 'use'
                                  )
                                  AND (
                                    FALSE OR (
                                      TRUE AND CONTAINS('&' || "t45"."cohort" || '&', '&FYC&')
                                    )
                                  )
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_LowUtilisation" AS "holds_10",
                                  (
                                    "t45"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_OverAssignment" AS "holds_11",
                                  (
                                    "t45"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_FallingUsage" AS "holds_12",
                                  (
                                    "t45"."phase" = 'extend'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_LowUtilisation" AS "holds_13",
                                  (
                                    "t45"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_OverAssignment" AS "holds_14",
                                  (
                                    "t45"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_Dormancy" AS "holds_15",
                                  (
                                    "t45"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_LowAssignment" AS "holds_16",
                                  (
                                    "t45"."phase" = 'use'
                                  )
                                  AND TRUE
                                  AND COALESCE(TRUE, FALSE)
                                  AND "t45"."has_LowUtilisation" AS "holds_17",
                                  GREATEST("t45"."gap_Dormancy", "t45"."gap_NoFirstUse") AS "gap_of_0",
                                  "t45"."gap_Dormancy" AS "gap_of_1",
                                  "t45"."gap_Dormancy" AS "gap_of_2",
                                  GREATEST("t45"."gap_LowAssignment", "t45"."gap_Dormancy") AS "gap_of_3",
                                  GREATEST("t45"."gap_LowUtilisation", "t45"."gap_RenewalNear") AS "gap_of_4",
                                  "t45"."gap_OverAssignment" AS "gap_of_5",
                                  "t45"."gap_FallingUsage" AS "gap_of_6",
                                  GREATEST("t45"."gap_LowAssignment", "t45"."gap_Dormancy") AS "gap_of_7",
                                  "t45"."gap_LowAssignment" AS "gap_of_8",
                                  "t45"."gap_LowAssignment" AS "gap_of_9",
                                  "t45"."gap_LowUtilisation" AS "gap_of_10",
                                  "t45"."gap_OverAssignment" AS "gap_of_11",
                                  "t45"."gap_FallingUsage" AS "gap_of_12",
                                  "t45"."gap_LowUtilisation" AS "gap_of_13",
                                  "t45"."gap_OverAssignment" AS "gap_of_14",
                                  "t45"."gap_Dormancy" AS "gap_of_15",
                                  "t45"."gap_LowAssignment" AS "gap_of_16",
                                  "t45"."gap_LowUtilisation" AS "gap_of_17",
                                  CASE
                                    WHEN (
                                      "t45"."sure_Dormancy" IS NOT NULL
                                    )
                                    AND (
                                      "t45"."sure_NoFirstUse" IS NOT NULL
                                    )
                                    THEN LEAST("t45"."sure_Dormancy", "t45"."sure_NoFirstUse")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_0",
                                  "t45"."sure_Dormancy" AS "sure_of_1",
                                  "t45"."sure_Dormancy" AS "sure_of_2",
                                  CASE
                                    WHEN (
                                      "t45"."sure_LowAssignment" IS NOT NULL
                                    )
                                    AND (
                                      "t45"."sure_Dormancy" IS NOT NULL
                                    )
                                    THEN LEAST("t45"."sure_LowAssignment", "t45"."sure_Dormancy")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_3",
                                  CASE
                                    WHEN (
                                      "t45"."sure_LowUtilisation" IS NOT NULL
                                    )
                                    AND (
                                      "t45"."sure_RenewalNear" IS NOT NULL
                                    )
                                    THEN LEAST("t45"."sure_LowUtilisation", "t45"."sure_RenewalNear")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_4",
                                  "t45"."sure_OverAssignment" AS "sure_of_5",
                                  "t45"."sure_FallingUsage" AS "sure_of_6",
                                  CASE
                                    WHEN (
                                      "t45"."sure_LowAssignment" IS NOT NULL
                                    )
                                    AND (
                                      "t45"."sure_Dormancy" IS NOT NULL
                                    )
                                    THEN LEAST("t45"."sure_LowAssignment", "t45"."sure_Dormancy")
                                    ELSE CAST(NULL AS DOUBLE)
                                  END AS "sure_of_7",
                                  "t45"."sure_LowAssignment" AS "sure_of_8",
                                  "t45"."sure_LowAssignment" AS "sure_of_9",
                                  "t45"."sure_LowUtilisation" AS "sure_of_10",
                                  "t45"."sure_OverAssignment" AS "sure_of_11",
                                  "t45"."sure_FallingUsage" AS "sure_of_12",
                                  "t45"."sure_LowUtilisation" AS "sure_of_13",
                                  "t45"."sure_OverAssignment" AS "sure_of_14",
                                  "t45"."sure_Dormancy" AS "sure_of_15",
                                  "t45"."sure_LowAssignment" AS "sure_of_16",
                                  "t45"."sure_LowUtilisation" AS "sure_of_17",
                                  CASE
                                    WHEN (
                                      GREATEST("t45"."gap_Dormancy", "t45"."gap_NoFirstUse") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t45"."gap_Dormancy", "t45"."gap_NoFirstUse") * "t45"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t45"."sure_Dormancy" IS NOT NULL
                                        )
                                        AND (
                                          "t45"."sure_NoFirstUse" IS NOT NULL
                                        )
                                        THEN LEAST("t45"."sure_Dormancy", "t45"."sure_NoFirstUse")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_0",
                                  CASE
                                    WHEN (
                                      "t45"."gap_Dormancy" > 0
                                    )
                                    AND (
                                      (
                                        "t45"."gap_Dormancy" * "t45"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t45"."sure_Dormancy" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_1",
                                  CASE
                                    WHEN (
                                      "t45"."gap_Dormancy" > 0
                                    )
                                    AND (
                                      (
                                        "t45"."gap_Dormancy" * "t45"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t45"."sure_Dormancy" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_2",
                                  CASE
                                    WHEN (
                                      GREATEST("t45"."gap_LowAssignment", "t45"."gap_Dormancy") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t45"."gap_LowAssignment", "t45"."gap_Dormancy") * "t45"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t45"."sure_LowAssignment" IS NOT NULL
                                        )
                                        AND (
                                          "t45"."sure_Dormancy" IS NOT NULL
                                        )
                                        THEN LEAST("t45"."sure_LowAssignment", "t45"."sure_Dormancy")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_3",
                                  CASE
                                    WHEN (
                                      GREATEST("t45"."gap_LowUtilisation", "t45"."gap_RenewalNear") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t45"."gap_LowUtilisation", "t45"."gap_RenewalNear") * "t45"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t45"."sure_LowUtilisation" IS NOT NULL
                                        )
                                        AND (
                                          "t45"."sure_RenewalNear" IS NOT NULL
                                        )
                                        THEN LEAST("t45"."sure_LowUtilisation", "t45"."sure_RenewalNear")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_4",
                                  CASE
                                    WHEN (
                                      "t45"."gap_OverAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t45"."gap_OverAssignment" * "t45"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t45"."sure_OverAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_5",
                                  CASE
                                    WHEN (
                                      "t45"."gap_FallingUsage" > 0
                                    )
                                    AND (
                                      (
                                        "t45"."gap_FallingUsage" * "t45"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t45"."sure_FallingUsage" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_6",
                                  CASE
                                    WHEN (
                                      GREATEST("t45"."gap_LowAssignment", "t45"."gap_Dormancy") > 0
                                    )
                                    AND (
                                      (
                                        GREATEST("t45"."gap_LowAssignment", "t45"."gap_Dormancy") * "t45"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE(
                                      CASE
                                        WHEN (
                                          "t45"."sure_LowAssignment" IS NOT NULL
                                        )
                                        AND (
                                          "t45"."sure_Dormancy" IS NOT NULL
                                        )
                                        THEN LEAST("t45"."sure_LowAssignment", "t45"."sure_Dormancy")
                                        ELSE CAST(NULL AS DOUBLE)
                                      END < 0.5,
                                      FALSE
                                    )
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_7",
                                  CASE
                                    WHEN (
                                      "t45"."gap_LowAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t45"."gap_LowAssignment" * "t45"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t45"."sure_LowAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_8",
                                  CASE
                                    WHEN (
                                      "t45"."gap_LowAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t45"."gap_LowAssignment" * "t45"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t45"."sure_LowAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_9",
                                  CASE
                                    WHEN (
                                      "t45"."gap_LowUtilisation" > 0
                                    )
                                    AND (
                                      (
                                        "t45"."gap_LowUtilisation" * "t45"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t45"."sure_LowUtilisation" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_10",
                                  CASE
                                    WHEN (
                                      "t45"."gap_OverAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t45"."gap_OverAssignment" * "t45"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t45"."sure_OverAssignment" < 0.5, FALSE)
                                    THEN 'improbable'
                                    ELSE NULL
                                  END AS "doubt_11",
                                  CAST(NULL AS TEXT) AS "doubt_12",
                                  CAST(NULL AS TEXT) AS "doubt_13",
                                  CASE
                                    WHEN (
                                      "t45"."gap_OverAssignment" > 0
                                    )
                                    AND (
                                      (
                                        "t45"."gap_OverAssignment" * "t45"."seats_purchased"
                                      ) < 1.0
                                    )
                                    THEN 'below_one_seat'
                                    WHEN COALESCE("t45"."sure_OverAssignment" < 0.5, FALSE)
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
                                ) AS "t45"
                              ) AS "t58"
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
                              ) AS "t25"
                              LEFT OUTER JOIN (
                                SELECT
                                  "t44"."action_key" AS "former_key",
                                  "t44"."former_on",
                                  "t44"."former_again_from",
                                  "t44"."former_id",
                                  "t44"."former_offered",
                                  "t44"."former_tenant",
                                  "t44"."former_line",
                                  "t44"."former_held_on",
                                  "t44"."surviving_account_csn" AS "former_csn",
                                  "t44"."former_closed" AS "former_closed_by"
                                FROM (
                                  SELECT
                                    "t36"."action_key",
                                    "t36"."earlier_csn",
                                    "t36"."former_on",
                                    "t36"."former_again_from",
                                    "t36"."former_id",
                                    "t36"."former_offered",
                                    "t36"."former_tenant",
                                    "t36"."former_line",
                                    "t36"."former_held_on",
                                    "t36"."former_closed",
                                    "t36"."surviving_account_csn",
                                    ROW_NUMBER() OVER (
                                      PARTITION BY "t36"."surviving_account_csn", "t36"."action_key"
                                      ORDER BY "t36"."former_on" DESC, "t36"."former_offered" DESC, "t36"."earlier_csn" ASC
                                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                    ) - 1 AS "newest"
                                  FROM (
                                    SELECT
                                      "t31"."action_key",
                                      "t31"."earlier_csn",
                                      "t31"."former_on",
                                      "t31"."former_again_from",
                                      "t31"."former_id",
                                      "t31"."former_offered",
                                      "t31"."former_tenant",
                                      "t31"."former_line",
                                      "t31"."former_held_on",
                                      "t31"."former_closed",
                                      COALESCE("t31"."final_csn", "t31"."earlier_csn") AS "surviving_account_csn"
                                    FROM (
                                      SELECT
                                        "t12"."action_key",
                                        "t12"."earlier_csn",
                                        "t12"."former_on",
                                        "t12"."former_again_from",
                                        "t12"."former_id",
                                        "t12"."former_offered",
                                        "t12"."former_tenant",
                                        "t12"."former_line",
                                        "t12"."former_held_on",
                                        "t12"."former_closed",
                                        "t20"."merged_csn",
                                        "t20"."final_csn"
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
                                      ) AS "t12"
                                      LEFT OUTER JOIN (
                                        SELECT
                                          "t4"."victim_account_csn" AS "merged_csn",
                                          "t4"."surviving_account_csn" AS "final_csn"
                                        FROM "account_merges" AS "t4"
                                      ) AS "t20"
                                        ON "t12"."earlier_csn" = "t20"."merged_csn"
                                    ) AS "t31"
                                  ) AS "t36"
                                ) AS "t44"
                                WHERE
                                  "t44"."newest" = 0
                              ) AS "t49"
                                ON "t58"."surviving_account_csn" = "t49"."former_csn"
                                AND "t25"."action_key" = "t49"."former_key"
                            ) AS "t59"
                            WHERE
                              CASE
                                WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                THEN "t59"."holds_0"
                                WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                THEN "t59"."holds_1"
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                THEN "t59"."holds_2"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                THEN "t59"."holds_3"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                THEN "t59"."holds_4"
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                THEN "t59"."holds_5"
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                THEN "t59"."holds_6"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                THEN "t59"."holds_7"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                THEN "t59"."holds_8"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                THEN "t59"."holds_9"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                THEN "t59"."holds_10"
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                THEN "t59"."holds_11"
                                WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                THEN "t59"."holds_12"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                THEN "t59"."holds_13"
                                WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                THEN "t59"."holds_14"
                                WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                THEN "t59"."holds_15"
                                WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                THEN "t59"."holds_16"
                                WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                THEN "t59"."holds_17"
                                ELSE NULL
                              END
                              OR COALESCE(
                                NOT (
                                  CASE
                                    WHEN "t59"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                    THEN "t59"."holds_0"
                                    WHEN "t59"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                    THEN "t59"."holds_1"
                                    WHEN "t59"."action_key" = 'IDE-Dormancy-All-Extend'
                                    THEN "t59"."holds_2"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                    THEN "t59"."holds_3"
                                    WHEN "t59"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                    THEN "t59"."holds_4"
                                    WHEN "t59"."action_key" = 'IDE-OverAssignment-LC-Extend'
                                    THEN "t59"."holds_5"
                                    WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Extend'
                                    THEN "t59"."holds_6"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                    THEN "t59"."holds_7"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                                    THEN "t59"."holds_8"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Extend'
                                    THEN "t59"."holds_9"
                                    WHEN "t59"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                    THEN "t59"."holds_10"
                                    WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Extend'
                                    THEN "t59"."holds_11"
                                    WHEN "t59"."action_key" = 'IDE-FallingUsage-All-Adopt'
                                    THEN "t59"."holds_12"
                                    WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Extend'
                                    THEN "t59"."holds_13"
                                    WHEN "t59"."action_key" = 'IDE-OverAssignment-All-Adopt'
                                    THEN "t59"."holds_14"
                                    WHEN "t59"."action_key" = 'IDE-Dormancy-All-Adopt'
                                    THEN "t59"."holds_15"
                                    WHEN "t59"."action_key" = 'IDE-LowAssignment-All-Adopt'
                                    THEN "t59"."holds_16"
                                    WHEN "t59"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                                    THEN "t59"."holds_17"
                                    ELSE NULL
                                  END
                                )
                                AND (
                                  (
                                    "t59"."former_again_from" > CAST(':first_day' AS DATE)
                                  )
                                  AND "t59"."former_offered"
                                )
                                AND (
                                  (
                                    (
                                      (
                                        CAST(':year' AS BIGINT) * 12
                                      ) + CAST(':number' AS BIGINT)
                                    ) - (
                                      (
                                        EXTRACT(year FROM "t59"."former_held_on") * 12
                                      ) + EXTRACT(month FROM "t59"."former_held_on")
                                    )
                                  ) <= 1
                                )
                                AND (
                                  (
                                    "t59"."tenant_id" = "t59"."former_tenant"
                                  )
                                  AND (
                                    "t59"."offering_product_line_code" = "t59"."former_line"
                                  )
                                ),
                                FALSE
                              )
                          ) AS "t65"
                          LEFT OUTER JOIN (
                            SELECT
                              "t2"."account_csn" AS "own_csn",
                              "t2"."owner_id" AS "own_owner"
                            FROM "account_attributes" AS "t2"
                            WHERE
                              "t2"."owner_id" IS NOT NULL
                          ) AS "t23"
                            ON "t65"."surviving_account_csn" = "t23"."own_csn"
                          LEFT OUTER JOIN (
                            SELECT
                              "t2"."account_csn" AS "former_account",
                              "t2"."owner_id" AS "former_owner"
                            FROM "account_attributes" AS "t2"
                            WHERE
                              "t2"."owner_id" IS NOT NULL
                          ) AS "t24"
                            ON "t65"."original_account_csn" = "t24"."former_account"
                        ) AS "t66"
                      ) AS "t68"
                      LEFT OUTER JOIN (
                        SELECT
                          "t1"."surviving_account_csn" AS "unit_csn",
                          "t1"."holdout_unit"
                        FROM "ide_holdout_monthly" AS "t1"
                      ) AS "t14"
                        ON "t68"."surviving_account_csn" = "t14"."unit_csn"
                      LEFT OUTER JOIN (
                        SELECT
                          "t37"."surviving_account_csn" AS "control_csn",
                          BOOL_OR(CAST("t37"."is_control" AS BOOLEAN)) AS "any_control"
                        FROM (
                          SELECT
                            "t33"."holdout_unit",
                            "t33"."is_control",
                            "t33"."member_csn",
                            COALESCE("t33"."final_csn", "t33"."member_csn") AS "surviving_account_csn"
                          FROM "t30" AS "t33"
                        ) AS "t37"
                        GROUP BY
                          1
                      ) AS "t43"
                        ON "t68"."surviving_account_csn" = "t43"."control_csn"
                      LEFT OUTER JOIN (
                        SELECT
                          "t48"."unit" AS "own_unit",
                          "t48"."unit_topic" AS "own_topic",
                          "t48"."is_held" AS "unit_held",
                          "t48"."is_offered" AS "unit_offered"
                        FROM "t46" AS "t48"
                      ) AS "t52"
                        ON "t14"."holdout_unit" = "t52"."own_unit" AND "t68"."topic" = "t52"."own_topic"
                      LEFT OUTER JOIN (
                        SELECT
                          "t53"."pair_csn" AS "ever_csn",
                          "t53"."unit_topic" AS "ever_topic",
                          BOOL_OR(CAST("t53"."is_held" AS BOOLEAN)) AS "ever_held",
                          BOOL_OR(CAST("t53"."is_offered" AS BOOLEAN)) AS "ever_offered"
                        FROM (
                          SELECT
                            "t39"."pair_csn",
                            "t39"."pair_unit",
                            "t50"."unit_topic",
                            "t50"."unit",
                            "t50"."is_held",
                            "t50"."is_offered"
                          FROM (
                            SELECT DISTINCT
                              COALESCE("t33"."final_csn", "t33"."member_csn") AS "pair_csn",
                              "t33"."holdout_unit" AS "pair_unit"
                            FROM "t30" AS "t33"
                          ) AS "t39"
                          INNER JOIN "t46" AS "t50"
                            ON "t39"."pair_unit" = "t50"."unit"
                        ) AS "t53"
                        GROUP BY
                          1,
                          2
                      ) AS "t57"
                        ON "t68"."surviving_account_csn" = "t57"."ever_csn"
                        AND "t68"."topic" = "t57"."ever_topic"
                    ) AS "t69"
                  ) AS "t71"
                  LEFT OUTER JOIN (
                    SELECT
                      "t61"."uplift_key",
                      CAST(ROUND(
                        (
                          (
                            "t61"."measured" * "t61"."weight"
                          ) + (
                            (
                              "t61"."prior" + "t61"."mean"
                            ) * 399.99999999999994
                          )
                        ) / NULLIF("t61"."weight" + (
                          399.99999999999994 * 2.0
                        ), 0.0),
                        4
                      ) AS DOUBLE) AS "uplift",
                      CASE
                        WHEN "t61"."weight" > (
                          399.99999999999994 * 2.0
                        )
                        THEN 'measured'
                        ELSE 'prior'
                      END AS "uplift_source"
                    FROM (
                      SELECT
                        "t60"."uplift_key",
                        "t60"."prior",
                        "t60"."counted_key",
                        "t60"."offered",
                        "t60"."held",
                        "t60"."won_offered",
                        "t60"."won_held",
                        "t60"."measured",
                        "t60"."weight",
                        "t60"."millionths",
                        CAST(SUM("t60"."millionths") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS DOUBLE) / NULLIF(CAST(18000000 AS DOUBLE), 0.0) AS "mean"
                      FROM (
                        SELECT
                          "t56"."uplift_key",
                          "t56"."prior",
                          "t56"."counted_key",
                          "t56"."offered",
                          "t56"."held",
                          "t56"."won_offered",
                          "t56"."won_held",
                          "t56"."measured",
                          "t56"."weight",
                          CAST(ROUND(
                            (
                              (
                                (
                                  "t56"."measured" * "t56"."weight"
                                ) + (
                                  "t56"."prior" * 399.99999999999994
                                )
                              ) / NULLIF("t56"."weight" + 399.99999999999994, 0.0)
                            ) * 1000000,
                            0
                          ) AS BIGINT) AS "millionths"
                        FROM (
                          SELECT
                            "t40"."uplift_key",
                            "t40"."prior",
                            "t40"."counted_key",
                            "t40"."offered",
                            "t40"."held",
                            "t40"."won_offered",
                            "t40"."won_held",
                            COALESCE(
                              (
                                CAST("t40"."won_offered" AS DOUBLE) / NULLIF(CAST("t40"."offered" AS DOUBLE), 0.0)
                              ) - (
                                CAST("t40"."won_held" AS DOUBLE) / NULLIF(CAST("t40"."held" AS DOUBLE), 0.0)
                              ),
                              0.0
                            ) AS "measured",
                            COALESCE(
                              CASE
                                WHEN (
                                  (
                                    CAST("t40"."won_offered" + "t40"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t40"."offered" + "t40"."held" + 2 AS DOUBLE), 0.0)
                                  ) * (
                                    1.0 - (
                                      CAST("t40"."won_offered" + "t40"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t40"."offered" + "t40"."held" + 2 AS DOUBLE), 0.0)
                                    )
                                  ) * (
                                    (
                                      1.0 / NULLIF(CAST("t40"."offered" AS DOUBLE), 0.0)
                                    ) + (
                                      1.0 / NULLIF(CAST("t40"."held" AS DOUBLE), 0.0)
                                    )
                                  )
                                ) > 0
                                THEN 1.0 / NULLIF(
                                  (
                                    CAST("t40"."won_offered" + "t40"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t40"."offered" + "t40"."held" + 2 AS DOUBLE), 0.0)
                                  ) * (
                                    1.0 - (
                                      CAST("t40"."won_offered" + "t40"."won_held" + 1 AS DOUBLE) / NULLIF(CAST("t40"."offered" + "t40"."held" + 2 AS DOUBLE), 0.0)
                                    )
                                  ) * (
                                    (
                                      1.0 / NULLIF(CAST("t40"."offered" AS DOUBLE), 0.0)
                                    ) + (
                                      1.0 / NULLIF(CAST("t40"."held" AS DOUBLE), 0.0)
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
                              "t32"."uplift_key",
                              "t32"."prior",
                              "t35"."counted_key",
                              "t35"."offered",
                              "t35"."held",
                              "t35"."won_offered",
                              "t35"."won_held"
                            FROM (
                              SELECT
                                "t18"."uplift_key",
                                CASE
                                  WHEN "t18"."uplift_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                                  THEN 0.04
                                  WHEN "t18"."uplift_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                                  THEN 0.05
                                  WHEN "t18"."uplift_key" = 'IDE-Dormancy-All-Extend'
                                  THEN 0.05
                                  WHEN "t18"."uplift_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                                  THEN 0.03
                                  WHEN "t18"."uplift_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                                  THEN 0.05
                                  WHEN "t18"."uplift_key" = 'IDE-OverAssignment-LC-Extend'
                                  THEN 0.03
                                  WHEN "t18"."uplift_key" = 'IDE-FallingUsage-All-Extend'
                                  THEN 0.04
                                  WHEN "t18"."uplift_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                                  THEN 0.03
                                  WHEN "t18"."uplift_key" = 'IDE-LowAssignment-FYC-Adopt'
                                  THEN 0.03
                                  WHEN "t18"."uplift_key" = 'IDE-LowAssignment-All-Extend'
                                  THEN 0.04
                                  WHEN "t18"."uplift_key" = 'IDE-LowUtilisation-FYC-Adopt'
                                  THEN 0.03
                                  WHEN "t18"."uplift_key" = 'IDE-OverAssignment-All-Extend'
                                  THEN 0.03
                                  WHEN "t18"."uplift_key" = 'IDE-FallingUsage-All-Adopt'
                                  THEN 0.01
                                  WHEN "t18"."uplift_key" = 'IDE-LowUtilisation-All-Extend'
                                  THEN 0.01
                                  WHEN "t18"."uplift_key" = 'IDE-OverAssignment-All-Adopt'
                                  THEN 0.03
                                  WHEN "t18"."uplift_key" = 'IDE-Dormancy-All-Adopt'
                                  THEN 0.01
                                  WHEN "t18"."uplift_key" = 'IDE-LowAssignment-All-Adopt'
                                  THEN 0.01
                                  WHEN "t18"."uplift_key" = 'IDE-LowUtilisation-All-Adopt'
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
                              ) AS "t18"
                            ) AS "t32"
                            LEFT OUTER JOIN (
                              SELECT
                                "t11"."action_key" AS "counted_key",
                                SUM(CASE WHEN "t11"."is_offered" THEN 1 ELSE 0 END) AS "offered",
                                SUM(CASE WHEN "t11"."is_offered" THEN 0 ELSE 1 END) AS "held",
                                SUM(CASE WHEN "t11"."is_offered" AND "t11"."is_renewed" THEN 1 ELSE 0 END) AS "won_offered",
                                SUM(CASE WHEN NOT (
                                  "t11"."is_offered"
                                ) AND "t11"."is_renewed" THEN 1 ELSE 0 END) AS "won_held"
                              FROM (
                                SELECT
                                  *
                                FROM "ide_action_history_monthly" AS "t0"
                                WHERE
                                  "t0"."is_renewed" IS NOT NULL AND "t0"."topic" IS NOT NULL
                              ) AS "t11"
                              GROUP BY
                                1
                            ) AS "t35"
                              ON "t32"."uplift_key" = "t35"."counted_key"
                          ) AS "t40"
                        ) AS "t56"
                      ) AS "t60"
                    ) AS "t61"
                  ) AS "t64"
                    ON "t71"."action_key" = "t64"."uplift_key"
                ) AS "t72"
              ) AS "t73"
            ) AS "t74"
          ) AS "t75"
        ) AS "t76"
      ) AS "t77"
    ) AS "t78"
  ) AS "t79"
), "t87" AS (
  SELECT
    "t83"."holdout_unit" AS "of_unit",
    "t83"."topic" AS "of_topic",
    BOOL_OR(CAST("t83"."ever_held" AS BOOLEAN)) AS "inherits_held",
    BOOL_OR(CAST("t83"."ever_offered" AS BOOLEAN)) AS "inherits_offered"
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
      "t81"."accounts_opportunity",
      COALESCE(
        "t81"."verdict",
        CASE
          WHEN "t81"."takes_time" AND (
            "t81"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) AS "verdict",
      "t81"."at_account",
      "t81"."candidate_rank",
      "t81"."takes_time",
      "t81"."in_line",
      COALESCE(
        "t81"."verdict",
        CASE
          WHEN "t81"."takes_time" AND (
            "t81"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) IS NULL AS "is_chosen"
    FROM "t80" AS "t81"
    WHERE
      COALESCE(
        "t81"."verdict",
        CASE
          WHEN "t81"."takes_time" AND (
            "t81"."in_line" >= 20
          )
          THEN 'beyond_capacity'
          ELSE NULL
        END
      ) IS NULL
      AND "t81"."topic" IS NOT NULL
  ) AS "t83"
  GROUP BY
    1,
    2
)
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
  "t101"."drawn_unit",
  "t101"."drawn_topic",
  "t101"."drawn_with",
  "t101"."is_drawn_held",
  "t101"."is_held",
  "t101"."is_drawn_here",
  "t101"."is_mixed",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  CASE
    WHEN "t101"."verdict" = 'selected'
    THEN SUBSTRING(
      SHA256(
        "t101"."surviving_account_csn" || '|' || "t101"."action_key" || '|' || CAST(CAST(':last_day' AS DATE) AS TEXT)
      ),
      CASE
        WHEN (
          0 + 1
        ) >= 1
        THEN 0 + 1
        ELSE 0 + 1 + LENGTH(
          SHA256(
            "t101"."surviving_account_csn" || '|' || "t101"."action_key" || '|' || CAST(CAST(':last_day' AS DATE) AS TEXT)
          )
        )
      END,
      16
    )
    WHEN "t101"."verdict" IN ('closing', 'cooling_down') AND "t101"."is_open"
    THEN "t101"."former_id"
    ELSE NULL
  END AS "action_id",
  CASE
    WHEN "t101"."verdict" IN ('selected', 'held_back')
    THEN MAKE_DATE(
      CAST(FLOOR(
        (
          (
            (
              CAST(':year' AS BIGINT) * 12
            ) + (
              CAST(':number' AS BIGINT) - 1
            ) + "t101"."cool_down_months"
          ) - (
            (
              (
                CAST(':year' AS BIGINT) * 12
              ) + (
                CAST(':number' AS BIGINT) - 1
              ) + "t101"."cool_down_months"
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
          ) + "t101"."cool_down_months"
        ) % 12
      ) + 1,
      1
    )
    WHEN "t101"."verdict" IN ('closing', 'cooling_down')
    THEN "t101"."former_again_from"
    ELSE NULL
  END AS "again_from",
  CAST(CAST(CASE
    WHEN "t101"."verdict" = 'selected'
    THEN CASE
      WHEN COALESCE("t101"."opportunity_close_date" > CAST(':last_day' AS DATE), FALSE)
      THEN LEAST(
        CASE
          WHEN "t101"."priority" = 1
          THEN CAST(':last_day' AS DATE) + INTERVAL '7' DAY
          WHEN "t101"."priority" = 2
          THEN CAST(':last_day' AS DATE) + INTERVAL '14' DAY
          ELSE CAST(':last_day' AS DATE) + INTERVAL '30' DAY
        END,
        GREATEST(
          "t101"."opportunity_close_date" + INTERVAL '-7' DAY,
          CAST(':last_day' AS DATE) + INTERVAL '1' DAY
        )
      )
      ELSE CASE
        WHEN "t101"."priority" = 1
        THEN CAST(':last_day' AS DATE) + INTERVAL '7' DAY
        WHEN "t101"."priority" = 2
        THEN CAST(':last_day' AS DATE) + INTERVAL '14' DAY
        ELSE CAST(':last_day' AS DATE) + INTERVAL '30' DAY
      END
    END
    ELSE CAST(NULL AS DATE)
  END AS TIMESTAMP) AS DATE) AS "due_on",
  CASE
    WHEN "t101"."verdict" = 'cooling_down'
    THEN "t101"."former_closed_by"
    ELSE CAST(NULL AS TEXT)
  END AS "closed_by",
  CASE
    WHEN "t101"."verdict" = 'not_eligible'
    THEN 'not eligible: ' || "t101"."ineligible_because"
    WHEN "t101"."verdict" = 'another_opportunity'
    THEN 'the account''s actions are about opportunity ' || "t101"."accounts_opportunity"
    WHEN "t101"."verdict" = 'covered'
    THEN 'replaced by ' || "t101"."covered_by"
    WHEN "t101"."verdict" = 'withheld'
    THEN 'data too weak: ' || "t101"."weaknesses"
    WHEN "t101"."verdict" = 'control'
    THEN 'in the universal control, which gets no action'
    WHEN "t101"."verdict" = 'both_arms'
    THEN 'accounts of both arms were merged into it: neither given nor held back'
    WHEN "t101"."verdict" = 'below_one_seat'
    THEN 'the gap is less than one seat: not worth a call'
    WHEN "t101"."verdict" = 'improbable'
    THEN 'probably not below: probability ' || CAST("t101"."probability" AS TEXT)
    WHEN "t101"."verdict" = 'another_tenant'
    THEN 'the same reason weighs more at another tenant of the account'
    WHEN "t101"."verdict" = 'closing'
    THEN CASE WHEN "t101"."former_offered" THEN 'given on ' ELSE 'held back on ' END || CAST("t101"."former_on" AS TEXT) || '; its reason did not hold this month, and a second such month ends it'
    WHEN "t101"."verdict" = 'cooling_down'
    THEN CASE WHEN "t101"."former_offered" THEN 'given on ' ELSE 'held back on ' END || CAST("t101"."former_on" AS TEXT) || ', again from ' || CAST("t101"."former_again_from" AS TEXT) || CASE
      WHEN CASE
        WHEN "t101"."verdict" = 'cooling_down'
        THEN "t101"."former_closed_by"
        ELSE CAST(NULL AS TEXT)
      END IS NULL
      THEN ''
      ELSE '; closed: ' || CASE
        WHEN "t101"."verdict" = 'cooling_down'
        THEN "t101"."former_closed_by"
        ELSE CAST(NULL AS TEXT)
      END
    END
    WHEN "t101"."verdict" = 'beyond_limit'
    THEN 'place ' || CAST("t101"."candidate_rank" AS TEXT) || '; the limit of an account is 3'
    WHEN "t101"."verdict" = 'beyond_capacity'
    THEN 'place ' || CAST("t101"."candidate_rank" AS TEXT) || '; the capacity of the owner is 20 a month'
    WHEN "t101"."verdict" = 'held_back'
    THEN 'held back, to measure the play'
    ELSE 'place ' || CAST("t101"."candidate_rank" AS TEXT)
  END AS "verdict_reason"
FROM (
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
    COALESCE(
      "t100"."verdict",
      CASE
        WHEN (
          "t100"."topic" IS NOT NULL
        )
        AND CASE
          WHEN COALESCE(
            (
              "t100"."topic" IS NOT NULL
            )
            AND CASE
              WHEN "t100"."unit_held" OR "t100"."unit_offered"
              THEN "t100"."unit_held"
              WHEN COALESCE("t100"."inherits_held", FALSE)
              THEN TRUE
              WHEN COALESCE("t100"."inherits_offered", FALSE)
              THEN FALSE
              ELSE COALESCE("t100"."is_drawn_held", FALSE)
            END,
            FALSE
          )
          THEN "t100"."ever_offered"
          ELSE "t100"."ever_held"
        END
        THEN 'both_arms'
        WHEN COALESCE(
          (
            "t100"."topic" IS NOT NULL
          )
          AND CASE
            WHEN "t100"."unit_held" OR "t100"."unit_offered"
            THEN "t100"."unit_held"
            WHEN COALESCE("t100"."inherits_held", FALSE)
            THEN TRUE
            WHEN COALESCE("t100"."inherits_offered", FALSE)
            THEN FALSE
            ELSE COALESCE("t100"."is_drawn_held", FALSE)
          END,
          FALSE
        )
        THEN 'held_back'
        ELSE 'selected'
      END
    ) AS "verdict",
    "t100"."at_account",
    "t100"."candidate_rank",
    "t100"."takes_time",
    "t100"."in_line",
    "t100"."is_chosen",
    "t100"."of_unit",
    "t100"."of_topic",
    "t100"."inherits_held",
    "t100"."inherits_offered",
    "t100"."drawn_unit",
    "t100"."drawn_topic",
    "t100"."drawn_with",
    "t100"."is_drawn_held",
    COALESCE(
      (
        "t100"."topic" IS NOT NULL
      )
      AND CASE
        WHEN "t100"."unit_held" OR "t100"."unit_offered"
        THEN "t100"."unit_held"
        WHEN COALESCE("t100"."inherits_held", FALSE)
        THEN TRUE
        WHEN COALESCE("t100"."inherits_offered", FALSE)
        THEN FALSE
        ELSE COALESCE("t100"."is_drawn_held", FALSE)
      END,
      FALSE
    ) AS "is_held",
    "t100"."is_chosen" AND COALESCE("t100"."drawn_with" = "t100"."action_key", FALSE) AS "is_drawn_here",
    (
      "t100"."topic" IS NOT NULL
    )
    AND CASE
      WHEN COALESCE(
        (
          "t100"."topic" IS NOT NULL
        )
        AND CASE
          WHEN "t100"."unit_held" OR "t100"."unit_offered"
          THEN "t100"."unit_held"
          WHEN COALESCE("t100"."inherits_held", FALSE)
          THEN TRUE
          WHEN COALESCE("t100"."inherits_offered", FALSE)
          THEN FALSE
          ELSE COALESCE("t100"."is_drawn_held", FALSE)
        END,
        FALSE
      )
      THEN "t100"."ever_offered"
      ELSE "t100"."ever_held"
    END AS "is_mixed"
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
      "t85"."candidate_rank",
      "t85"."takes_time",
      "t85"."in_line",
      "t85"."is_chosen",
      "t89"."of_unit",
      "t89"."of_topic",
      "t89"."inherits_held",
      "t89"."inherits_offered",
      "t99"."drawn_unit",
      "t99"."drawn_topic",
      "t99"."drawn_with",
      "t99"."is_drawn_held"
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
        "t81"."accounts_opportunity",
        COALESCE(
          "t81"."verdict",
          CASE
            WHEN "t81"."takes_time" AND (
              "t81"."in_line" >= 20
            )
            THEN 'beyond_capacity'
            ELSE NULL
          END
        ) AS "verdict",
        "t81"."at_account",
        "t81"."candidate_rank",
        "t81"."takes_time",
        "t81"."in_line",
        COALESCE(
          "t81"."verdict",
          CASE
            WHEN "t81"."takes_time" AND (
              "t81"."in_line" >= 20
            )
            THEN 'beyond_capacity'
            ELSE NULL
          END
        ) IS NULL AS "is_chosen"
      FROM "t80" AS "t81"
    ) AS "t85"
    LEFT OUTER JOIN "t87" AS "t89"
      ON "t85"."holdout_unit" = "t89"."of_unit" AND "t85"."topic" = "t89"."of_topic"
    LEFT OUTER JOIN (
      SELECT
        "t97"."drawn_unit",
        "t97"."drawn_topic",
        "t97"."drawn_with",
        "t97"."place" < (
          CAST(FLOOR(
            (
              (
                (
                  (
                    COALESCE("t27"."units_before", 0) + "t97"."units"
                  ) * 100000
                ) + COALESCE(
                  CASE
                    WHEN "t97"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                    THEN 735857
                    WHEN "t97"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                    THEN 355937
                    WHEN "t97"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                    THEN 505949
                    WHEN "t97"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                    THEN 988562
                    WHEN "t97"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                    THEN 651327
                    WHEN "t97"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 272559
                    WHEN "t97"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 797985
                    WHEN "t97"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 20905
                    WHEN "t97"."drawn_with" = 'IDE-Dormancy-All-Extend'
                    THEN 81496
                    WHEN "t97"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 426770
                    WHEN "t97"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 295002
                    WHEN "t97"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 214302
                    WHEN "t97"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                    THEN 934432
                    WHEN "t97"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 565590
                    WHEN "t97"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN 922428
                    ELSE NULL
                  END,
                  0
                )
              ) - (
                (
                  (
                    (
                      COALESCE("t27"."units_before", 0) + "t97"."units"
                    ) * 100000
                  ) + COALESCE(
                    CASE
                      WHEN "t97"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                      THEN 735857
                      WHEN "t97"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                      THEN 355937
                      WHEN "t97"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                      THEN 505949
                      WHEN "t97"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                      THEN 988562
                      WHEN "t97"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                      THEN 651327
                      WHEN "t97"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                      THEN 272559
                      WHEN "t97"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                      THEN 797985
                      WHEN "t97"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                      THEN 20905
                      WHEN "t97"."drawn_with" = 'IDE-Dormancy-All-Extend'
                      THEN 81496
                      WHEN "t97"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                      THEN 426770
                      WHEN "t97"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                      THEN 295002
                      WHEN "t97"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                      THEN 214302
                      WHEN "t97"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                      THEN 934432
                      WHEN "t97"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                      THEN 565590
                      WHEN "t97"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
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
                  COALESCE("t27"."units_before", 0) * 100000
                ) + COALESCE(
                  CASE
                    WHEN "t97"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                    THEN 735857
                    WHEN "t97"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                    THEN 355937
                    WHEN "t97"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                    THEN 505949
                    WHEN "t97"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                    THEN 988562
                    WHEN "t97"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                    THEN 651327
                    WHEN "t97"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 272559
                    WHEN "t97"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 797985
                    WHEN "t97"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 20905
                    WHEN "t97"."drawn_with" = 'IDE-Dormancy-All-Extend'
                    THEN 81496
                    WHEN "t97"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 426770
                    WHEN "t97"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 295002
                    WHEN "t97"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 214302
                    WHEN "t97"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                    THEN 934432
                    WHEN "t97"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 565590
                    WHEN "t97"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN 922428
                    ELSE NULL
                  END,
                  0
                )
              ) - (
                (
                  (
                    COALESCE("t27"."units_before", 0) * 100000
                  ) + COALESCE(
                    CASE
                      WHEN "t97"."drawn_with" = 'IDE-FallingUsage-All-Adopt'
                      THEN 735857
                      WHEN "t97"."drawn_with" = 'IDE-FallingUsage-All-Extend'
                      THEN 355937
                      WHEN "t97"."drawn_with" = 'IDE-LowAssignment-All-Adopt'
                      THEN 505949
                      WHEN "t97"."drawn_with" = 'IDE-Dormancy-All-Adopt'
                      THEN 988562
                      WHEN "t97"."drawn_with" = 'IDE-LowAssignment-All-Extend'
                      THEN 651327
                      WHEN "t97"."drawn_with" = 'IDE-LowAssignment-FYC-Adopt'
                      THEN 272559
                      WHEN "t97"."drawn_with" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                      THEN 797985
                      WHEN "t97"."drawn_with" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                      THEN 20905
                      WHEN "t97"."drawn_with" = 'IDE-Dormancy-All-Extend'
                      THEN 81496
                      WHEN "t97"."drawn_with" = 'IDE-Dormancy-FYC&Promo-Extend'
                      THEN 426770
                      WHEN "t97"."drawn_with" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                      THEN 295002
                      WHEN "t97"."drawn_with" = 'IDE-LowUtilisation-All-Adopt'
                      THEN 214302
                      WHEN "t97"."drawn_with" = 'IDE-LowUtilisation-All-Extend'
                      THEN 934432
                      WHEN "t97"."drawn_with" = 'IDE-LowUtilisation-FYC-Adopt'
                      THEN 565590
                      WHEN "t97"."drawn_with" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
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
          "t95"."drawn_unit",
          "t95"."drawn_topic",
          "t95"."drawn_with",
          "t95"."lot",
          ROW_NUMBER() OVER (
            PARTITION BY "t95"."drawn_with", "t95"."drawn_topic"
            ORDER BY "t95"."lot" ASC, "t95"."drawn_unit" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place",
          COUNT(*) OVER (
            PARTITION BY "t95"."drawn_with", "t95"."drawn_topic"
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "units"
        FROM (
          SELECT
            "t94"."holdout_unit" AS "drawn_unit",
            "t94"."topic" AS "drawn_topic",
            "t94"."action_key" AS "drawn_with",
            SHA256('ide|' || "t94"."topic" || '|' || "t94"."holdout_unit") AS "lot"
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
              "t93"."of_unit",
              "t93"."of_topic",
              "t93"."inherits_held",
              "t93"."inherits_offered",
              ROW_NUMBER() OVER (
                PARTITION BY "t93"."holdout_unit", "t93"."topic"
                ORDER BY "t93"."candidate_rank" ASC, "t93"."action_key" ASC, "t93"."surviving_account_csn" ASC, "t93"."opportunity_id" ASC, "t93"."contract_id" ASC, "t93"."tenant_id" ASC, "t93"."offering_product_line_code" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "nth"
            FROM (
              SELECT
                *
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
                  "t86"."verdict",
                  "t86"."at_account",
                  "t86"."candidate_rank",
                  "t86"."takes_time",
                  "t86"."in_line",
                  "t86"."is_chosen",
                  "t91"."of_unit",
                  "t91"."of_topic",
                  "t91"."inherits_held",
                  "t91"."inherits_offered"
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
                    "t81"."accounts_opportunity",
                    COALESCE(
                      "t81"."verdict",
                      CASE
                        WHEN "t81"."takes_time" AND (
                          "t81"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) AS "verdict",
                    "t81"."at_account",
                    "t81"."candidate_rank",
                    "t81"."takes_time",
                    "t81"."in_line",
                    COALESCE(
                      "t81"."verdict",
                      CASE
                        WHEN "t81"."takes_time" AND (
                          "t81"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) IS NULL AS "is_chosen"
                  FROM "t80" AS "t81"
                  WHERE
                    COALESCE(
                      "t81"."verdict",
                      CASE
                        WHEN "t81"."takes_time" AND (
                          "t81"."in_line" >= 20
                        )
                        THEN 'beyond_capacity'
                        ELSE NULL
                      END
                    ) IS NULL
                    AND "t81"."topic" IS NOT NULL
                    AND NOT (
                      "t81"."unit_held"
                    )
                    AND NOT (
                      "t81"."unit_offered"
                    )
                ) AS "t86"
                LEFT OUTER JOIN (
                  SELECT
                    *
                  FROM "t87" AS "t88"
                  WHERE
                    "t88"."inherits_held" OR "t88"."inherits_offered"
                ) AS "t91"
                  ON "t86"."holdout_unit" = "t91"."of_unit" AND "t86"."topic" = "t91"."of_topic"
              ) AS "t92"
              WHERE
                "t92"."of_unit" IS NULL
            ) AS "t93"
          ) AS "t94"
          WHERE
            "t94"."nth" = 0
        ) AS "t95"
      ) AS "t97"
      LEFT OUTER JOIN (
        SELECT
          "t5"."action_key" AS "before_key",
          COUNT(DISTINCT "t5"."holdout_unit") AS "units_before"
        FROM (
          SELECT
            *
          FROM "ide_action_history_monthly" AS "t0"
          WHERE
            "t0"."is_drawn_here"
        ) AS "t5"
        GROUP BY
          1
      ) AS "t27"
        ON "t97"."drawn_with" = "t27"."before_key"
    ) AS "t99"
      ON "t85"."holdout_unit" = "t99"."drawn_unit" AND "t85"."topic" = "t99"."drawn_topic"
  ) AS "t100"
) AS "t101"