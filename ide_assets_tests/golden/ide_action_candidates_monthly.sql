SELECT
  CAST(':last_day' AS DATE) AS "snapshot_date",
  "t28"."opportunity_id",
  "t28"."contract_id",
  "t28"."tenant_id",
  "t28"."offering_product_line_code",
  "t28"."original_account_csn",
  "t28"."surviving_account_csn",
  "t28"."opportunity_close_date",
  "t28"."days_to_close",
  "t28"."acv_usd",
  "t28"."cohort",
  "t28"."phase",
  "t28"."lifecycle",
  "t28"."seat_bucket",
  "t28"."site_geo",
  "t28"."industry_group",
  "t28"."seats_purchased",
  "t28"."seats_assigned",
  "t28"."mau",
  "t28"."mau_before",
  "t28"."usage_change",
  "t28"."has_used_before",
  "t28"."dormancy_flag",
  "t28"."users_without_seats",
  "t28"."assignment_rate",
  "t28"."assignment_benchmark",
  "t28"."assignment_diff",
  "t28"."probability_below_assignment_benchmark",
  "t28"."utilisation_rate",
  "t28"."utilisation_benchmark",
  "t28"."utilisation_diff",
  "t28"."probability_below_utilisation_benchmark",
  "t28"."cohort_benchmark_used",
  "t28"."customer_ews_prediction",
  "t28"."is_at_risk",
  "t28"."parent_account_new_customer_flag",
  "t28"."opportunity_lc_flag",
  "t28"."opportunity_promo_flag",
  "t28"."is_dirty_pool",
  "t28"."is_dirty_team",
  "t28"."is_unreliable_assignment",
  "t28"."is_bootstrap",
  "t28"."opportunities_on_usage",
  "t28"."ineligible_because",
  "t28"."is_selected",
  "t28"."has_LowAssignment",
  "t28"."has_LowUtilisation",
  "t28"."has_Dormancy",
  "t28"."has_NoFirstUse",
  "t28"."has_FallingUsage",
  "t28"."has_OverAssignment",
  "t28"."has_RenewalNear",
  "t28"."gap_LowAssignment",
  "t28"."gap_LowUtilisation",
  "t28"."gap_Dormancy",
  "t28"."gap_NoFirstUse",
  "t28"."gap_FallingUsage",
  "t28"."gap_OverAssignment",
  "t28"."gap_RenewalNear",
  "t28"."says_LowAssignment",
  "t28"."says_LowUtilisation",
  "t28"."says_Dormancy",
  "t28"."says_NoFirstUse",
  "t28"."says_FallingUsage",
  "t28"."says_OverAssignment",
  "t28"."says_RenewalNear",
  "t28"."weak_points",
  "t28"."weaknesses",
  "t28"."action_key",
  "t28"."value_at_stake",
  "t28"."gap",
  "t28"."stake",
  "t28"."goal",
  "t28"."covered_by",
  "t28"."confidence",
  "t28"."action_name",
  "t28"."channel",
  "t28"."priority",
  "t28"."cool_down_months",
  "t28"."has_holdout",
  "t28"."unit_csn",
  "t28"."holdout_unit",
  "t28"."former_on",
  "t28"."former_again_from",
  "t28"."former_id",
  "t28"."former_csn",
  "t28"."former_key",
  "t28"."former_verdict",
  "t28"."accounts_opportunity",
  "t28"."verdict",
  "t28"."at_account",
  "t28"."candidate_rank",
  CASE
    WHEN "t28"."verdict" = 'not_eligible'
    THEN 'not eligible: ' || "t28"."ineligible_because"
    WHEN "t28"."verdict" = 'another_opportunity'
    THEN 'the account''s actions are about opportunity ' || "t28"."accounts_opportunity"
    WHEN "t28"."verdict" = 'covered'
    THEN 'said by ' || "t28"."covered_by"
    WHEN "t28"."verdict" = 'withheld'
    THEN 'too weak: ' || "t28"."weaknesses"
    WHEN "t28"."verdict" = 'another_tenant'
    THEN 'the same reason weighs more at another tenant of the account'
    WHEN "t28"."verdict" = 'cooling_down'
    THEN CASE
      WHEN "t28"."former_verdict" = 'selected'
      THEN 'given on '
      ELSE 'held back on '
    END || CAST("t28"."former_on" AS TEXT) || ', again from ' || CAST("t28"."former_again_from" AS TEXT)
    WHEN "t28"."verdict" = 'beyond_limit'
    THEN 'place ' || CAST("t28"."candidate_rank" AS TEXT) || ', and an account gets 3'
    WHEN "t28"."verdict" = 'held_back'
    THEN 'held back, to measure the play'
    ELSE 'place ' || CAST("t28"."candidate_rank" AS TEXT)
  END AS "verdict_reason",
  CASE
    WHEN "t28"."verdict" = 'selected'
    THEN SUBSTRING(
      SHA256(
        "t28"."surviving_account_csn" || '|' || "t28"."action_key" || '|' || CAST(CAST(':last_day' AS DATE) AS TEXT)
      ),
      CASE
        WHEN (
          0 + 1
        ) >= 1
        THEN 0 + 1
        ELSE 0 + 1 + LENGTH(
          SHA256(
            "t28"."surviving_account_csn" || '|' || "t28"."action_key" || '|' || CAST(CAST(':last_day' AS DATE) AS TEXT)
          )
        )
      END,
      16
    )
    WHEN (
      "t28"."verdict" = 'cooling_down'
    )
    AND (
      "t28"."former_verdict" = 'selected'
    )
    THEN "t28"."former_id"
    ELSE NULL
  END AS "action_id",
  CASE
    WHEN "t28"."verdict" IN ('selected', 'held_back')
    THEN MAKE_DATE(
      CAST(FLOOR(
        (
          (
            (
              CAST(':year' AS BIGINT) * 12
            ) + (
              CAST(':number' AS BIGINT) - 1
            ) + "t28"."cool_down_months"
          ) - (
            (
              (
                CAST(':year' AS BIGINT) * 12
              ) + (
                CAST(':number' AS BIGINT) - 1
              ) + "t28"."cool_down_months"
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
          ) + "t28"."cool_down_months"
        ) % 12
      ) + 1,
      1
    )
    WHEN "t28"."verdict" = 'cooling_down'
    THEN "t28"."former_again_from"
    ELSE NULL
  END AS "again_from"
FROM (
  SELECT
    "t27"."snapshot_date",
    "t27"."opportunity_id",
    "t27"."contract_id",
    "t27"."tenant_id",
    "t27"."offering_product_line_code",
    "t27"."original_account_csn",
    "t27"."surviving_account_csn",
    "t27"."opportunity_close_date",
    "t27"."days_to_close",
    "t27"."acv_usd",
    "t27"."cohort",
    "t27"."phase",
    "t27"."lifecycle",
    "t27"."seat_bucket",
    "t27"."site_geo",
    "t27"."industry_group",
    "t27"."seats_purchased",
    "t27"."seats_assigned",
    "t27"."mau",
    "t27"."mau_before",
    "t27"."usage_change",
    "t27"."has_used_before",
    "t27"."dormancy_flag",
    "t27"."users_without_seats",
    "t27"."assignment_rate",
    "t27"."assignment_benchmark",
    "t27"."assignment_diff",
    "t27"."probability_below_assignment_benchmark",
    "t27"."utilisation_rate",
    "t27"."utilisation_benchmark",
    "t27"."utilisation_diff",
    "t27"."probability_below_utilisation_benchmark",
    "t27"."cohort_benchmark_used",
    "t27"."customer_ews_prediction",
    "t27"."is_at_risk",
    "t27"."parent_account_new_customer_flag",
    "t27"."opportunity_lc_flag",
    "t27"."opportunity_promo_flag",
    "t27"."is_dirty_pool",
    "t27"."is_dirty_team",
    "t27"."is_unreliable_assignment",
    "t27"."is_bootstrap",
    "t27"."opportunities_on_usage",
    "t27"."ineligible_because",
    "t27"."is_selected",
    "t27"."has_LowAssignment",
    "t27"."has_LowUtilisation",
    "t27"."has_Dormancy",
    "t27"."has_NoFirstUse",
    "t27"."has_FallingUsage",
    "t27"."has_OverAssignment",
    "t27"."has_RenewalNear",
    "t27"."gap_LowAssignment",
    "t27"."gap_LowUtilisation",
    "t27"."gap_Dormancy",
    "t27"."gap_NoFirstUse",
    "t27"."gap_FallingUsage",
    "t27"."gap_OverAssignment",
    "t27"."gap_RenewalNear",
    "t27"."says_LowAssignment",
    "t27"."says_LowUtilisation",
    "t27"."says_Dormancy",
    "t27"."says_NoFirstUse",
    "t27"."says_FallingUsage",
    "t27"."says_OverAssignment",
    "t27"."says_RenewalNear",
    "t27"."weak_points",
    "t27"."weaknesses",
    "t27"."action_key",
    "t27"."value_at_stake",
    "t27"."gap",
    "t27"."stake",
    "t27"."goal",
    "t27"."covered_by",
    "t27"."confidence",
    "t27"."action_name",
    "t27"."channel",
    "t27"."priority",
    "t27"."cool_down_months",
    "t27"."has_holdout",
    "t27"."unit_csn",
    "t27"."holdout_unit",
    "t27"."former_on",
    "t27"."former_again_from",
    "t27"."former_id",
    "t27"."former_csn",
    "t27"."former_key",
    "t27"."former_verdict",
    "t27"."accounts_opportunity",
    COALESCE(
      "t27"."verdict",
      CASE
        WHEN "t27"."candidate_rank" > 3
        THEN 'beyond_limit'
        WHEN "t27"."has_holdout"
        AND (
          SUBSTRING(
            SHA256('ide|' || "t27"."action_key" || '|' || "t27"."holdout_unit"),
            CASE
              WHEN (
                0 + 1
              ) >= 1
              THEN 0 + 1
              ELSE 0 + 1 + LENGTH(SHA256('ide|' || "t27"."action_key" || '|' || "t27"."holdout_unit"))
            END,
            8
          ) < '1999999a'
        )
        THEN 'held_back'
        ELSE 'selected'
      END
    ) AS "verdict",
    "t27"."at_account",
    "t27"."candidate_rank"
  FROM (
    SELECT
      "t26"."snapshot_date",
      "t26"."opportunity_id",
      "t26"."contract_id",
      "t26"."tenant_id",
      "t26"."offering_product_line_code",
      "t26"."original_account_csn",
      "t26"."surviving_account_csn",
      "t26"."opportunity_close_date",
      "t26"."days_to_close",
      "t26"."acv_usd",
      "t26"."cohort",
      "t26"."phase",
      "t26"."lifecycle",
      "t26"."seat_bucket",
      "t26"."site_geo",
      "t26"."industry_group",
      "t26"."seats_purchased",
      "t26"."seats_assigned",
      "t26"."mau",
      "t26"."mau_before",
      "t26"."usage_change",
      "t26"."has_used_before",
      "t26"."dormancy_flag",
      "t26"."users_without_seats",
      "t26"."assignment_rate",
      "t26"."assignment_benchmark",
      "t26"."assignment_diff",
      "t26"."probability_below_assignment_benchmark",
      "t26"."utilisation_rate",
      "t26"."utilisation_benchmark",
      "t26"."utilisation_diff",
      "t26"."probability_below_utilisation_benchmark",
      "t26"."cohort_benchmark_used",
      "t26"."customer_ews_prediction",
      "t26"."is_at_risk",
      "t26"."parent_account_new_customer_flag",
      "t26"."opportunity_lc_flag",
      "t26"."opportunity_promo_flag",
      "t26"."is_dirty_pool",
      "t26"."is_dirty_team",
      "t26"."is_unreliable_assignment",
      "t26"."is_bootstrap",
      "t26"."opportunities_on_usage",
      "t26"."ineligible_because",
      "t26"."is_selected",
      "t26"."has_LowAssignment",
      "t26"."has_LowUtilisation",
      "t26"."has_Dormancy",
      "t26"."has_NoFirstUse",
      "t26"."has_FallingUsage",
      "t26"."has_OverAssignment",
      "t26"."has_RenewalNear",
      "t26"."gap_LowAssignment",
      "t26"."gap_LowUtilisation",
      "t26"."gap_Dormancy",
      "t26"."gap_NoFirstUse",
      "t26"."gap_FallingUsage",
      "t26"."gap_OverAssignment",
      "t26"."gap_RenewalNear",
      "t26"."says_LowAssignment",
      "t26"."says_LowUtilisation",
      "t26"."says_Dormancy",
      "t26"."says_NoFirstUse",
      "t26"."says_FallingUsage",
      "t26"."says_OverAssignment",
      "t26"."says_RenewalNear",
      "t26"."weak_points",
      "t26"."weaknesses",
      "t26"."action_key",
      "t26"."value_at_stake",
      "t26"."gap",
      "t26"."stake",
      "t26"."goal",
      "t26"."covered_by",
      "t26"."confidence",
      "t26"."action_name",
      "t26"."channel",
      "t26"."priority",
      "t26"."cool_down_months",
      "t26"."has_holdout",
      "t26"."unit_csn",
      "t26"."holdout_unit",
      "t26"."former_on",
      "t26"."former_again_from",
      "t26"."former_id",
      "t26"."former_csn",
      "t26"."former_key",
      "t26"."former_verdict",
      "t26"."accounts_opportunity",
      "t26"."verdict",
      "t26"."at_account",
      CASE
        WHEN "t26"."verdict" IS NULL
        THEN (
          ROW_NUMBER() OVER (
            PARTITION BY "t26"."surviving_account_csn", "t26"."verdict" IS NULL
            ORDER BY "t26"."priority" ASC, "t26"."stake" DESC, "t26"."action_key" ASC, "t26"."tenant_id" ASC, "t26"."opportunity_id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1
        ) + 1
        ELSE CAST(NULL AS BIGINT)
      END AS "candidate_rank"
    FROM (
      SELECT
        "t25"."snapshot_date",
        "t25"."opportunity_id",
        "t25"."contract_id",
        "t25"."tenant_id",
        "t25"."offering_product_line_code",
        "t25"."original_account_csn",
        "t25"."surviving_account_csn",
        "t25"."opportunity_close_date",
        "t25"."days_to_close",
        "t25"."acv_usd",
        "t25"."cohort",
        "t25"."phase",
        "t25"."lifecycle",
        "t25"."seat_bucket",
        "t25"."site_geo",
        "t25"."industry_group",
        "t25"."seats_purchased",
        "t25"."seats_assigned",
        "t25"."mau",
        "t25"."mau_before",
        "t25"."usage_change",
        "t25"."has_used_before",
        "t25"."dormancy_flag",
        "t25"."users_without_seats",
        "t25"."assignment_rate",
        "t25"."assignment_benchmark",
        "t25"."assignment_diff",
        "t25"."probability_below_assignment_benchmark",
        "t25"."utilisation_rate",
        "t25"."utilisation_benchmark",
        "t25"."utilisation_diff",
        "t25"."probability_below_utilisation_benchmark",
        "t25"."cohort_benchmark_used",
        "t25"."customer_ews_prediction",
        "t25"."is_at_risk",
        "t25"."parent_account_new_customer_flag",
        "t25"."opportunity_lc_flag",
        "t25"."opportunity_promo_flag",
        "t25"."is_dirty_pool",
        "t25"."is_dirty_team",
        "t25"."is_unreliable_assignment",
        "t25"."is_bootstrap",
        "t25"."opportunities_on_usage",
        "t25"."ineligible_because",
        "t25"."is_selected",
        "t25"."has_LowAssignment",
        "t25"."has_LowUtilisation",
        "t25"."has_Dormancy",
        "t25"."has_NoFirstUse",
        "t25"."has_FallingUsage",
        "t25"."has_OverAssignment",
        "t25"."has_RenewalNear",
        "t25"."gap_LowAssignment",
        "t25"."gap_LowUtilisation",
        "t25"."gap_Dormancy",
        "t25"."gap_NoFirstUse",
        "t25"."gap_FallingUsage",
        "t25"."gap_OverAssignment",
        "t25"."gap_RenewalNear",
        "t25"."says_LowAssignment",
        "t25"."says_LowUtilisation",
        "t25"."says_Dormancy",
        "t25"."says_NoFirstUse",
        "t25"."says_FallingUsage",
        "t25"."says_OverAssignment",
        "t25"."says_RenewalNear",
        "t25"."weak_points",
        "t25"."weaknesses",
        "t25"."action_key",
        "t25"."value_at_stake",
        "t25"."gap",
        "t25"."stake",
        "t25"."goal",
        "t25"."covered_by",
        "t25"."confidence",
        "t25"."action_name",
        "t25"."channel",
        "t25"."priority",
        "t25"."cool_down_months",
        "t25"."has_holdout",
        "t25"."unit_csn",
        "t25"."holdout_unit",
        "t25"."former_on",
        "t25"."former_again_from",
        "t25"."former_id",
        "t25"."former_csn",
        "t25"."former_key",
        "t25"."former_verdict",
        "t25"."accounts_opportunity",
        COALESCE(
          "t25"."verdict",
          CASE
            WHEN "t25"."at_account" > 0
            THEN 'another_tenant'
            WHEN COALESCE("t25"."former_again_from" > CAST(':first_day' AS DATE), FALSE)
            THEN 'cooling_down'
            ELSE NULL
          END
        ) AS "verdict",
        "t25"."at_account"
      FROM (
        SELECT
          "t24"."snapshot_date",
          "t24"."opportunity_id",
          "t24"."contract_id",
          "t24"."tenant_id",
          "t24"."offering_product_line_code",
          "t24"."original_account_csn",
          "t24"."surviving_account_csn",
          "t24"."opportunity_close_date",
          "t24"."days_to_close",
          "t24"."acv_usd",
          "t24"."cohort",
          "t24"."phase",
          "t24"."lifecycle",
          "t24"."seat_bucket",
          "t24"."site_geo",
          "t24"."industry_group",
          "t24"."seats_purchased",
          "t24"."seats_assigned",
          "t24"."mau",
          "t24"."mau_before",
          "t24"."usage_change",
          "t24"."has_used_before",
          "t24"."dormancy_flag",
          "t24"."users_without_seats",
          "t24"."assignment_rate",
          "t24"."assignment_benchmark",
          "t24"."assignment_diff",
          "t24"."probability_below_assignment_benchmark",
          "t24"."utilisation_rate",
          "t24"."utilisation_benchmark",
          "t24"."utilisation_diff",
          "t24"."probability_below_utilisation_benchmark",
          "t24"."cohort_benchmark_used",
          "t24"."customer_ews_prediction",
          "t24"."is_at_risk",
          "t24"."parent_account_new_customer_flag",
          "t24"."opportunity_lc_flag",
          "t24"."opportunity_promo_flag",
          "t24"."is_dirty_pool",
          "t24"."is_dirty_team",
          "t24"."is_unreliable_assignment",
          "t24"."is_bootstrap",
          "t24"."opportunities_on_usage",
          "t24"."ineligible_because",
          "t24"."is_selected",
          "t24"."has_LowAssignment",
          "t24"."has_LowUtilisation",
          "t24"."has_Dormancy",
          "t24"."has_NoFirstUse",
          "t24"."has_FallingUsage",
          "t24"."has_OverAssignment",
          "t24"."has_RenewalNear",
          "t24"."gap_LowAssignment",
          "t24"."gap_LowUtilisation",
          "t24"."gap_Dormancy",
          "t24"."gap_NoFirstUse",
          "t24"."gap_FallingUsage",
          "t24"."gap_OverAssignment",
          "t24"."gap_RenewalNear",
          "t24"."says_LowAssignment",
          "t24"."says_LowUtilisation",
          "t24"."says_Dormancy",
          "t24"."says_NoFirstUse",
          "t24"."says_FallingUsage",
          "t24"."says_OverAssignment",
          "t24"."says_RenewalNear",
          "t24"."weak_points",
          "t24"."weaknesses",
          "t24"."action_key",
          "t24"."value_at_stake",
          "t24"."gap",
          "t24"."stake",
          "t24"."goal",
          "t24"."covered_by",
          "t24"."confidence",
          "t24"."action_name",
          "t24"."channel",
          "t24"."priority",
          "t24"."cool_down_months",
          "t24"."has_holdout",
          "t24"."unit_csn",
          "t24"."holdout_unit",
          "t24"."former_on",
          "t24"."former_again_from",
          "t24"."former_id",
          "t24"."former_csn",
          "t24"."former_key",
          "t24"."former_verdict",
          "t24"."accounts_opportunity",
          "t24"."verdict",
          ROW_NUMBER() OVER (
            PARTITION BY "t24"."surviving_account_csn", "t24"."action_key", "t24"."verdict" IS NULL
            ORDER BY "t24"."stake" DESC, "t24"."contract_id" ASC, "t24"."tenant_id" ASC, "t24"."offering_product_line_code" ASC, "t24"."opportunity_id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "at_account"
        FROM (
          SELECT
            "t23"."snapshot_date",
            "t23"."opportunity_id",
            "t23"."contract_id",
            "t23"."tenant_id",
            "t23"."offering_product_line_code",
            "t23"."original_account_csn",
            "t23"."surviving_account_csn",
            "t23"."opportunity_close_date",
            "t23"."days_to_close",
            "t23"."acv_usd",
            "t23"."cohort",
            "t23"."phase",
            "t23"."lifecycle",
            "t23"."seat_bucket",
            "t23"."site_geo",
            "t23"."industry_group",
            "t23"."seats_purchased",
            "t23"."seats_assigned",
            "t23"."mau",
            "t23"."mau_before",
            "t23"."usage_change",
            "t23"."has_used_before",
            "t23"."dormancy_flag",
            "t23"."users_without_seats",
            "t23"."assignment_rate",
            "t23"."assignment_benchmark",
            "t23"."assignment_diff",
            "t23"."probability_below_assignment_benchmark",
            "t23"."utilisation_rate",
            "t23"."utilisation_benchmark",
            "t23"."utilisation_diff",
            "t23"."probability_below_utilisation_benchmark",
            "t23"."cohort_benchmark_used",
            "t23"."customer_ews_prediction",
            "t23"."is_at_risk",
            "t23"."parent_account_new_customer_flag",
            "t23"."opportunity_lc_flag",
            "t23"."opportunity_promo_flag",
            "t23"."is_dirty_pool",
            "t23"."is_dirty_team",
            "t23"."is_unreliable_assignment",
            "t23"."is_bootstrap",
            "t23"."opportunities_on_usage",
            "t23"."ineligible_because",
            "t23"."is_selected",
            "t23"."has_LowAssignment",
            "t23"."has_LowUtilisation",
            "t23"."has_Dormancy",
            "t23"."has_NoFirstUse",
            "t23"."has_FallingUsage",
            "t23"."has_OverAssignment",
            "t23"."has_RenewalNear",
            "t23"."gap_LowAssignment",
            "t23"."gap_LowUtilisation",
            "t23"."gap_Dormancy",
            "t23"."gap_NoFirstUse",
            "t23"."gap_FallingUsage",
            "t23"."gap_OverAssignment",
            "t23"."gap_RenewalNear",
            "t23"."says_LowAssignment",
            "t23"."says_LowUtilisation",
            "t23"."says_Dormancy",
            "t23"."says_NoFirstUse",
            "t23"."says_FallingUsage",
            "t23"."says_OverAssignment",
            "t23"."says_RenewalNear",
            "t23"."weak_points",
            "t23"."weaknesses",
            "t23"."action_key",
            "t23"."value_at_stake",
            "t23"."gap",
            "t23"."stake",
            "t23"."goal",
            "t23"."covered_by",
            "t23"."confidence",
            "t23"."action_name",
            "t23"."channel",
            "t23"."priority",
            "t23"."cool_down_months",
            "t23"."has_holdout",
            "t23"."unit_csn",
            "t23"."holdout_unit",
            "t23"."former_on",
            "t23"."former_again_from",
            "t23"."former_id",
            "t23"."former_csn",
            "t23"."former_key",
            "t23"."former_verdict",
            "t23"."accounts_opportunity",
            CASE
              WHEN "t23"."ineligible_because" IS NOT NULL
              THEN 'not_eligible'
              WHEN "t23"."opportunity_id" <> "t23"."accounts_opportunity"
              THEN 'another_opportunity'
              WHEN "t23"."covered_by" IS NOT NULL
              THEN 'covered'
              WHEN "t23"."weak_points" > 2
              THEN 'withheld'
              ELSE NULL
            END AS "verdict"
          FROM (
            SELECT
              "t22"."snapshot_date",
              "t22"."opportunity_id",
              "t22"."contract_id",
              "t22"."tenant_id",
              "t22"."offering_product_line_code",
              "t22"."original_account_csn",
              "t22"."surviving_account_csn",
              "t22"."opportunity_close_date",
              "t22"."days_to_close",
              "t22"."acv_usd",
              "t22"."cohort",
              "t22"."phase",
              "t22"."lifecycle",
              "t22"."seat_bucket",
              "t22"."site_geo",
              "t22"."industry_group",
              "t22"."seats_purchased",
              "t22"."seats_assigned",
              "t22"."mau",
              "t22"."mau_before",
              "t22"."usage_change",
              "t22"."has_used_before",
              "t22"."dormancy_flag",
              "t22"."users_without_seats",
              "t22"."assignment_rate",
              "t22"."assignment_benchmark",
              "t22"."assignment_diff",
              "t22"."probability_below_assignment_benchmark",
              "t22"."utilisation_rate",
              "t22"."utilisation_benchmark",
              "t22"."utilisation_diff",
              "t22"."probability_below_utilisation_benchmark",
              "t22"."cohort_benchmark_used",
              "t22"."customer_ews_prediction",
              "t22"."is_at_risk",
              "t22"."parent_account_new_customer_flag",
              "t22"."opportunity_lc_flag",
              "t22"."opportunity_promo_flag",
              "t22"."is_dirty_pool",
              "t22"."is_dirty_team",
              "t22"."is_unreliable_assignment",
              "t22"."is_bootstrap",
              "t22"."opportunities_on_usage",
              "t22"."ineligible_because",
              "t22"."is_selected",
              "t22"."has_LowAssignment",
              "t22"."has_LowUtilisation",
              "t22"."has_Dormancy",
              "t22"."has_NoFirstUse",
              "t22"."has_FallingUsage",
              "t22"."has_OverAssignment",
              "t22"."has_RenewalNear",
              "t22"."gap_LowAssignment",
              "t22"."gap_LowUtilisation",
              "t22"."gap_Dormancy",
              "t22"."gap_NoFirstUse",
              "t22"."gap_FallingUsage",
              "t22"."gap_OverAssignment",
              "t22"."gap_RenewalNear",
              "t22"."says_LowAssignment",
              "t22"."says_LowUtilisation",
              "t22"."says_Dormancy",
              "t22"."says_NoFirstUse",
              "t22"."says_FallingUsage",
              "t22"."says_OverAssignment",
              "t22"."says_RenewalNear",
              "t22"."weak_points",
              "t22"."weaknesses",
              "t22"."action_key",
              "t22"."value_at_stake",
              "t22"."gap",
              "t22"."stake",
              "t22"."goal",
              "t22"."covered_by",
              "t22"."confidence",
              "t22"."action_name",
              "t22"."channel",
              "t22"."priority",
              "t22"."cool_down_months",
              "t22"."has_holdout",
              "t22"."unit_csn",
              "t22"."holdout_unit",
              "t22"."former_on",
              "t22"."former_again_from",
              "t22"."former_id",
              "t22"."former_csn",
              "t22"."former_key",
              "t22"."former_verdict",
              FIRST_VALUE("t22"."opportunity_id") OVER (
                PARTITION BY "t22"."surviving_account_csn"
                ORDER BY "t22"."ineligible_because" IS NOT NULL ASC, NOT (
                  "t22"."is_selected"
                ) ASC, "t22"."acv_usd" IS NULL ASC, "t22"."acv_usd" DESC, "t22"."opportunity_id" DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "accounts_opportunity"
            FROM (
              SELECT
                "t21"."snapshot_date",
                "t21"."opportunity_id",
                "t21"."contract_id",
                "t21"."tenant_id",
                "t21"."offering_product_line_code",
                "t21"."original_account_csn",
                "t21"."surviving_account_csn",
                "t21"."opportunity_close_date",
                "t21"."days_to_close",
                "t21"."acv_usd",
                "t21"."cohort",
                "t21"."phase",
                "t21"."lifecycle",
                "t21"."seat_bucket",
                "t21"."site_geo",
                "t21"."industry_group",
                "t21"."seats_purchased",
                "t21"."seats_assigned",
                "t21"."mau",
                "t21"."mau_before",
                "t21"."usage_change",
                "t21"."has_used_before",
                "t21"."dormancy_flag",
                "t21"."users_without_seats",
                "t21"."assignment_rate",
                "t21"."assignment_benchmark",
                "t21"."assignment_diff",
                "t21"."probability_below_assignment_benchmark",
                "t21"."utilisation_rate",
                "t21"."utilisation_benchmark",
                "t21"."utilisation_diff",
                "t21"."probability_below_utilisation_benchmark",
                "t21"."cohort_benchmark_used",
                "t21"."customer_ews_prediction",
                "t21"."is_at_risk",
                "t21"."parent_account_new_customer_flag",
                "t21"."opportunity_lc_flag",
                "t21"."opportunity_promo_flag",
                "t21"."is_dirty_pool",
                "t21"."is_dirty_team",
                "t21"."is_unreliable_assignment",
                "t21"."is_bootstrap",
                "t21"."opportunities_on_usage",
                "t21"."ineligible_because",
                "t21"."is_selected",
                "t21"."has_LowAssignment",
                "t21"."has_LowUtilisation",
                "t21"."has_Dormancy",
                "t21"."has_NoFirstUse",
                "t21"."has_FallingUsage",
                "t21"."has_OverAssignment",
                "t21"."has_RenewalNear",
                "t21"."gap_LowAssignment",
                "t21"."gap_LowUtilisation",
                "t21"."gap_Dormancy",
                "t21"."gap_NoFirstUse",
                "t21"."gap_FallingUsage",
                "t21"."gap_OverAssignment",
                "t21"."gap_RenewalNear",
                "t21"."says_LowAssignment",
                "t21"."says_LowUtilisation",
                "t21"."says_Dormancy",
                "t21"."says_NoFirstUse",
                "t21"."says_FallingUsage",
                "t21"."says_OverAssignment",
                "t21"."says_RenewalNear",
                "t21"."weak_points",
                "t21"."weaknesses",
                "t21"."action_key",
                "t21"."value_at_stake",
                "t21"."gap",
                "t21"."stake",
                "t21"."goal",
                "t21"."covered_by",
                "t21"."confidence",
                "t21"."action_name",
                "t21"."channel",
                "t21"."priority",
                "t21"."cool_down_months",
                "t21"."has_holdout",
                "t6"."unit_csn",
                "t6"."holdout_unit",
                "t19"."former_on",
                "t19"."former_again_from",
                "t19"."former_id",
                "t19"."former_csn",
                "t19"."former_key",
                "t19"."former_verdict"
              FROM (
                SELECT
                  "t17"."snapshot_date",
                  "t17"."opportunity_id",
                  "t17"."contract_id",
                  "t17"."tenant_id",
                  "t17"."offering_product_line_code",
                  "t17"."original_account_csn",
                  "t17"."surviving_account_csn",
                  "t17"."opportunity_close_date",
                  "t17"."days_to_close",
                  "t17"."acv_usd",
                  "t17"."cohort",
                  "t17"."phase",
                  CASE
                    WHEN "t17"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 'Adopt'
                    WHEN "t17"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 'Renew'
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Extend'
                    THEN 'Renew'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 'Adopt'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN 'Renew'
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-LC-Extend'
                    THEN 'Renew'
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Extend'
                    THEN 'Renew'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 'Adopt'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 'Adopt'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Extend'
                    THEN 'Renew'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 'Adopt'
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Extend'
                    THEN 'Renew'
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Adopt'
                    THEN 'Adopt'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Extend'
                    THEN 'Renew'
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Adopt'
                    THEN 'Adopt'
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Adopt'
                    THEN 'Adopt'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Adopt'
                    THEN 'Adopt'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 'Adopt'
                    ELSE NULL
                  END AS "lifecycle",
                  "t17"."seat_bucket",
                  "t17"."site_geo",
                  "t17"."industry_group",
                  "t17"."seats_purchased",
                  "t17"."seats_assigned",
                  "t17"."mau",
                  "t17"."mau_before",
                  "t17"."usage_change",
                  "t17"."has_used_before",
                  "t17"."dormancy_flag",
                  "t17"."users_without_seats",
                  "t17"."assignment_rate",
                  "t17"."assignment_benchmark",
                  "t17"."assignment_diff",
                  "t17"."probability_below_assignment_benchmark",
                  "t17"."utilisation_rate",
                  "t17"."utilisation_benchmark",
                  "t17"."utilisation_diff",
                  "t17"."probability_below_utilisation_benchmark",
                  "t17"."cohort_benchmark_used",
                  "t17"."customer_ews_prediction",
                  "t17"."is_at_risk",
                  "t17"."parent_account_new_customer_flag",
                  "t17"."opportunity_lc_flag",
                  "t17"."opportunity_promo_flag",
                  "t17"."is_dirty_pool",
                  "t17"."is_dirty_team",
                  "t17"."is_unreliable_assignment",
                  "t17"."is_bootstrap",
                  "t17"."opportunities_on_usage",
                  "t17"."ineligible_because",
                  "t17"."is_selected",
                  "t17"."has_LowAssignment",
                  "t17"."has_LowUtilisation",
                  "t17"."has_Dormancy",
                  "t17"."has_NoFirstUse",
                  "t17"."has_FallingUsage",
                  "t17"."has_OverAssignment",
                  "t17"."has_RenewalNear",
                  "t17"."gap_LowAssignment",
                  "t17"."gap_LowUtilisation",
                  "t17"."gap_Dormancy",
                  "t17"."gap_NoFirstUse",
                  "t17"."gap_FallingUsage",
                  "t17"."gap_OverAssignment",
                  "t17"."gap_RenewalNear",
                  "t17"."says_LowAssignment",
                  "t17"."says_LowUtilisation",
                  "t17"."says_Dormancy",
                  "t17"."says_NoFirstUse",
                  "t17"."says_FallingUsage",
                  "t17"."says_OverAssignment",
                  "t17"."says_RenewalNear",
                  "t17"."weak_points",
                  "t17"."weaknesses",
                  "t17"."action_key",
                  GREATEST(COALESCE("t17"."acv_usd", 0.0), 0.0) AS "value_at_stake",
                  CAST(ROUND(
                    GREATEST(
                      CASE
                        WHEN "t17"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                        THEN GREATEST("t17"."gap_Dormancy", "t17"."gap_NoFirstUse")
                        WHEN "t17"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                        THEN "t17"."gap_Dormancy"
                        WHEN "t17"."action_key" = 'IDE-Dormancy-All-Extend'
                        THEN "t17"."gap_Dormancy"
                        WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                        THEN GREATEST("t17"."gap_LowAssignment", "t17"."gap_Dormancy")
                        WHEN "t17"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                        THEN GREATEST("t17"."gap_LowUtilisation", "t17"."gap_RenewalNear")
                        WHEN "t17"."action_key" = 'IDE-OverAssignment-LC-Extend'
                        THEN "t17"."gap_OverAssignment"
                        WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Extend'
                        THEN "t17"."gap_FallingUsage"
                        WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                        THEN GREATEST("t17"."gap_LowAssignment", "t17"."gap_Dormancy")
                        WHEN "t17"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                        THEN "t17"."gap_LowAssignment"
                        WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Extend'
                        THEN "t17"."gap_LowAssignment"
                        WHEN "t17"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                        THEN "t17"."gap_LowUtilisation"
                        WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Extend'
                        THEN "t17"."gap_OverAssignment"
                        WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Adopt'
                        THEN "t17"."gap_FallingUsage"
                        WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Extend'
                        THEN "t17"."gap_LowUtilisation"
                        WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Adopt'
                        THEN "t17"."gap_OverAssignment"
                        WHEN "t17"."action_key" = 'IDE-Dormancy-All-Adopt'
                        THEN "t17"."gap_Dormancy"
                        WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Adopt'
                        THEN "t17"."gap_LowAssignment"
                        WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                        THEN "t17"."gap_LowUtilisation"
                        ELSE NULL
                      END,
                      0.0
                    ),
                    4
                  ) AS DOUBLE) AS "gap",
                  GREATEST(COALESCE("t17"."acv_usd", 0.0), 0.0) * CAST(ROUND(
                    GREATEST(
                      CASE
                        WHEN "t17"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                        THEN GREATEST("t17"."gap_Dormancy", "t17"."gap_NoFirstUse")
                        WHEN "t17"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                        THEN "t17"."gap_Dormancy"
                        WHEN "t17"."action_key" = 'IDE-Dormancy-All-Extend'
                        THEN "t17"."gap_Dormancy"
                        WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                        THEN GREATEST("t17"."gap_LowAssignment", "t17"."gap_Dormancy")
                        WHEN "t17"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                        THEN GREATEST("t17"."gap_LowUtilisation", "t17"."gap_RenewalNear")
                        WHEN "t17"."action_key" = 'IDE-OverAssignment-LC-Extend'
                        THEN "t17"."gap_OverAssignment"
                        WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Extend'
                        THEN "t17"."gap_FallingUsage"
                        WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                        THEN GREATEST("t17"."gap_LowAssignment", "t17"."gap_Dormancy")
                        WHEN "t17"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                        THEN "t17"."gap_LowAssignment"
                        WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Extend'
                        THEN "t17"."gap_LowAssignment"
                        WHEN "t17"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                        THEN "t17"."gap_LowUtilisation"
                        WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Extend'
                        THEN "t17"."gap_OverAssignment"
                        WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Adopt'
                        THEN "t17"."gap_FallingUsage"
                        WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Extend'
                        THEN "t17"."gap_LowUtilisation"
                        WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Adopt'
                        THEN "t17"."gap_OverAssignment"
                        WHEN "t17"."action_key" = 'IDE-Dormancy-All-Adopt'
                        THEN "t17"."gap_Dormancy"
                        WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Adopt'
                        THEN "t17"."gap_LowAssignment"
                        WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                        THEN "t17"."gap_LowUtilisation"
                        ELSE NULL
                      END,
                      0.0
                    ),
                    4
                  ) AS DOUBLE) AS "stake",
                  CASE
                    WHEN "t17"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN '' || 'Get a new customer started: ' || "t17"."says_Dormancy" || ', ' || "t17"."says_NoFirstUse" || '.'
                    WHEN "t17"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN '' || 'Show a new customer of a promotion what to renew for: ' || "t17"."says_Dormancy" || ', ' || COALESCE(CAST("t17"."days_to_close" AS TEXT), 'unknown') || ' days to the renewal.'
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Extend'
                    THEN '' || 'Find out whether the customer still needs the product: ' || "t17"."says_Dormancy" || ', ' || COALESCE(CAST("t17"."days_to_close" AS TEXT), 'unknown') || ' days to the renewal.'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN '' || 'Have the seats of the promotion assigned and used: ' || "t17"."says_LowAssignment" || ', ' || "t17"."says_Dormancy" || '.'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN '' || 'Bring the value home before the renewal: ' || "t17"."says_LowUtilisation" || ', ' || "t17"."says_RenewalNear" || '.'
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-LC-Extend'
                    THEN '' || 'Talk about licences with a customer of licence compliance: ' || "t17"."says_OverAssignment" || '.'
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Extend'
                    THEN '' || 'Find out why usage fell before the renewal: ' || "t17"."says_FallingUsage" || '.'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN '' || 'Have seats assigned and used: ' || "t17"."says_LowAssignment" || ', ' || "t17"."says_Dormancy" || '.'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN '' || 'Help a new customer to assign its seats: ' || "t17"."says_LowAssignment" || '.'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Extend'
                    THEN '' || 'Have the seats assigned before they are renewed: ' || "t17"."says_LowAssignment" || '.'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN '' || 'Help a new customer''s users to get going: ' || "t17"."says_LowUtilisation" || '.'
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Extend'
                    THEN '' || 'Renew as many licences as are in use: ' || "t17"."says_OverAssignment" || '.'
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Adopt'
                    THEN '' || 'Win users back: ' || "t17"."says_FallingUsage" || '.'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Extend'
                    THEN '' || 'Have more people use what is to be renewed: ' || "t17"."says_LowUtilisation" || '.'
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Adopt'
                    THEN '' || 'Talk about licences: ' || "t17"."says_OverAssignment" || '.'
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Adopt'
                    THEN '' || 'Wake up a product that nobody uses: ' || "t17"."says_Dormancy" || '.'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Adopt'
                    THEN '' || 'Have more seats assigned: ' || "t17"."says_LowAssignment" || '.'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                    THEN '' || 'Have more seats used: ' || "t17"."says_LowUtilisation" || '.'
                    ELSE NULL
                  END AS "goal",
                  CASE
                    WHEN "t17"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN CAST(NULL AS TEXT)
                    WHEN "t17"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN CAST(NULL AS TEXT)
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Extend'
                    THEN CASE
                      WHEN (
                        "t17"."phase" = 'extend'
                      )
                      AND (
                        FALSE
                        OR (
                          TRUE
                          AND CONTAINS('&' || "t17"."cohort" || '&', '&FYC&')
                          AND CONTAINS('&' || "t17"."cohort" || '&', '&Promo&')
                        )
                      )
                      AND COALESCE(TRUE, FALSE)
                      AND "t17"."has_Dormancy"
                      THEN 'IDE-Dormancy-FYC&Promo-Extend'
                      ELSE NULL
                    END
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN CAST(NULL AS TEXT)
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN CAST(NULL AS TEXT)
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-LC-Extend'
                    THEN CAST(NULL AS TEXT)
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Extend'
                    THEN CAST(NULL AS TEXT)
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN CASE
                      WHEN (
                        "t17"."phase" = 'use'
                      )
                      AND (
                        FALSE OR (
                          TRUE AND CONTAINS('&' || "t17"."cohort" || '&', '&Promo&')
                        )
                      )
                      AND COALESCE(TRUE, FALSE)
                      AND "t17"."has_LowAssignment"
                      AND "t17"."has_Dormancy"
                      THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                      ELSE NULL
                    END
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN CASE
                      WHEN (
                        "t17"."phase" = 'use'
                      )
                      AND (
                        FALSE OR (
                          TRUE AND CONTAINS('&' || "t17"."cohort" || '&', '&Promo&')
                        )
                      )
                      AND COALESCE(TRUE, FALSE)
                      AND "t17"."has_LowAssignment"
                      AND "t17"."has_Dormancy"
                      THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                      WHEN (
                        "t17"."phase" = 'use'
                      )
                      AND TRUE
                      AND COALESCE(TRUE, FALSE)
                      AND "t17"."has_LowAssignment"
                      AND "t17"."has_Dormancy"
                      THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                      ELSE NULL
                    END
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Extend'
                    THEN CAST(NULL AS TEXT)
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN CAST(NULL AS TEXT)
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Extend'
                    THEN CASE
                      WHEN (
                        "t17"."phase" = 'extend'
                      )
                      AND (
                        FALSE OR (
                          TRUE AND CONTAINS('&' || "t17"."cohort" || '&', '&LC&')
                        )
                      )
                      AND COALESCE(TRUE, FALSE)
                      AND "t17"."has_OverAssignment"
                      THEN 'IDE-OverAssignment-LC-Extend'
                      ELSE NULL
                    END
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Adopt'
                    THEN CAST(NULL AS TEXT)
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Extend'
                    THEN CASE
                      WHEN (
                        "t17"."phase" = 'extend'
                      )
                      AND TRUE
                      AND COALESCE(TRUE, FALSE)
                      AND "t17"."has_LowUtilisation"
                      AND "t17"."has_RenewalNear"
                      THEN 'IDE-LowUtilisation&RenewalNear-All-Extend'
                      ELSE NULL
                    END
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Adopt'
                    THEN CAST(NULL AS TEXT)
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Adopt'
                    THEN CASE
                      WHEN (
                        "t17"."phase" = 'use'
                      )
                      AND (
                        FALSE OR (
                          TRUE AND CONTAINS('&' || "t17"."cohort" || '&', '&FYC&')
                        )
                      )
                      AND COALESCE(TRUE, FALSE)
                      AND "t17"."has_Dormancy"
                      AND "t17"."has_NoFirstUse"
                      THEN 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                      WHEN (
                        "t17"."phase" = 'use'
                      )
                      AND (
                        FALSE OR (
                          TRUE AND CONTAINS('&' || "t17"."cohort" || '&', '&Promo&')
                        )
                      )
                      AND COALESCE(TRUE, FALSE)
                      AND "t17"."has_LowAssignment"
                      AND "t17"."has_Dormancy"
                      THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                      WHEN (
                        "t17"."phase" = 'use'
                      )
                      AND TRUE
                      AND COALESCE(TRUE, FALSE)
                      AND "t17"."has_LowAssignment"
                      AND "t17"."has_Dormancy"
                      THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                      ELSE NULL
                    END
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Adopt'
                    THEN CASE
                      WHEN (
                        "t17"."phase" = 'use'
                      )
                      AND (
                        FALSE OR (
                          TRUE AND CONTAINS('&' || "t17"."cohort" || '&', '&Promo&')
                        )
                      )
                      AND COALESCE(TRUE, FALSE)
                      AND "t17"."has_LowAssignment"
                      AND "t17"."has_Dormancy"
                      THEN 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                      WHEN (
                        "t17"."phase" = 'use'
                      )
                      AND TRUE
                      AND COALESCE(TRUE, FALSE)
                      AND "t17"."has_LowAssignment"
                      AND "t17"."has_Dormancy"
                      THEN 'IDE-LowAssignment&Dormancy-All-Adopt'
                      WHEN (
                        "t17"."phase" = 'use'
                      )
                      AND (
                        FALSE OR (
                          TRUE AND CONTAINS('&' || "t17"."cohort" || '&', '&FYC&')
                        )
                      )
                      AND COALESCE(TRUE, FALSE)
                      AND "t17"."has_LowAssignment"
                      THEN 'IDE-LowAssignment-FYC-Adopt'
                      ELSE NULL
                    END
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                    THEN CASE
                      WHEN (
                        "t17"."phase" = 'use'
                      )
                      AND (
                        FALSE OR (
                          TRUE AND CONTAINS('&' || "t17"."cohort" || '&', '&FYC&')
                        )
                      )
                      AND COALESCE(TRUE, FALSE)
                      AND "t17"."has_LowUtilisation"
                      THEN 'IDE-LowUtilisation-FYC-Adopt'
                      ELSE NULL
                    END
                    ELSE NULL
                  END AS "covered_by",
                  CASE
                    WHEN "t17"."weak_points" = 0
                    THEN 'high'
                    WHEN "t17"."weak_points" = 1
                    THEN 'medium'
                    ELSE 'low'
                  END AS "confidence",
                  CASE
                    WHEN "t17"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 'IDE - Dormancy & No First Use - FYC - Adopt'
                    WHEN "t17"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 'IDE - Dormancy - FYC & Promo - Extend'
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Extend'
                    THEN 'IDE - Dormancy - Extend'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 'IDE - Low Assignment & Dormancy - Promo - Adopt'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN 'IDE - Low Utilisation & Renewal Near - Extend'
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-LC-Extend'
                    THEN 'IDE - Over Assignment - LC - Extend'
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Extend'
                    THEN 'IDE - Falling Usage - Extend'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 'IDE - Low Assignment & Dormancy - Adopt'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 'IDE - Low Assignment - FYC - Adopt'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Extend'
                    THEN 'IDE - Low Assignment - Extend'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 'IDE - Low Utilisation - FYC - Adopt'
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Extend'
                    THEN 'IDE - Over Assignment - Extend'
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Adopt'
                    THEN 'IDE - Falling Usage - Adopt'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Extend'
                    THEN 'IDE - Low Utilisation - Extend'
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Adopt'
                    THEN 'IDE - Over Assignment - Adopt'
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Adopt'
                    THEN 'IDE - Dormancy - Adopt'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Adopt'
                    THEN 'IDE - Low Assignment - Adopt'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 'IDE - Low Utilisation - Adopt'
                    ELSE NULL
                  END AS "action_name",
                  CASE
                    WHEN "t17"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 'human'
                    WHEN "t17"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 'human'
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Extend'
                    THEN 'human'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 'human'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN 'human'
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-LC-Extend'
                    THEN 'human'
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Extend'
                    THEN 'human'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 'human'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 'human'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Extend'
                    THEN 'human'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 'human'
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Extend'
                    THEN 'human'
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Adopt'
                    THEN 'digital'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Extend'
                    THEN 'digital'
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Adopt'
                    THEN 'human'
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Adopt'
                    THEN 'digital'
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Adopt'
                    THEN 'digital'
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 'digital'
                    ELSE NULL
                  END AS "channel",
                  CASE
                    WHEN "t17"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 1
                    WHEN "t17"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 1
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Extend'
                    THEN 2
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 2
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN 2
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-LC-Extend'
                    THEN 2
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Extend'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Extend'
                    THEN 4
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 4
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Extend'
                    THEN 4
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Adopt'
                    THEN 5
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Extend'
                    THEN 5
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Adopt'
                    THEN 5
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Adopt'
                    THEN 6
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Adopt'
                    THEN 7
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 8
                    ELSE NULL
                  END AS "priority",
                  CASE
                    WHEN "t17"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Extend'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN 2
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-LC-Extend'
                    THEN 6
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Extend'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Extend'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Extend'
                    THEN 6
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Adopt'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Extend'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Adopt'
                    THEN 6
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Adopt'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Adopt'
                    THEN 3
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                    THEN 3
                    ELSE NULL
                  END AS "cool_down_months",
                  CASE
                    WHEN "t17"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN TRUE
                    WHEN "t17"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN TRUE
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Extend'
                    THEN TRUE
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN TRUE
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN TRUE
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-LC-Extend'
                    THEN FALSE
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Extend'
                    THEN TRUE
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN TRUE
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN TRUE
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Extend'
                    THEN TRUE
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN TRUE
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Extend'
                    THEN FALSE
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Adopt'
                    THEN TRUE
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Extend'
                    THEN TRUE
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Adopt'
                    THEN FALSE
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Adopt'
                    THEN TRUE
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Adopt'
                    THEN TRUE
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                    THEN TRUE
                    ELSE NULL
                  END AS "has_holdout"
                FROM (
                  SELECT
                    "t16"."snapshot_date",
                    "t16"."opportunity_id",
                    "t16"."contract_id",
                    "t16"."tenant_id",
                    "t16"."offering_product_line_code",
                    "t16"."original_account_csn",
                    "t16"."surviving_account_csn",
                    "t16"."opportunity_close_date",
                    "t16"."days_to_close",
                    "t16"."acv_usd",
                    "t16"."cohort",
                    "t16"."phase",
                    "t16"."lifecycle",
                    "t16"."seat_bucket",
                    "t16"."site_geo",
                    "t16"."industry_group",
                    "t16"."seats_purchased",
                    "t16"."seats_assigned",
                    "t16"."mau",
                    "t16"."mau_before",
                    "t16"."usage_change",
                    "t16"."has_used_before",
                    "t16"."dormancy_flag",
                    "t16"."users_without_seats",
                    "t16"."assignment_rate",
                    "t16"."assignment_benchmark",
                    "t16"."assignment_diff",
                    "t16"."probability_below_assignment_benchmark",
                    "t16"."utilisation_rate",
                    "t16"."utilisation_benchmark",
                    "t16"."utilisation_diff",
                    "t16"."probability_below_utilisation_benchmark",
                    "t16"."cohort_benchmark_used",
                    "t16"."customer_ews_prediction",
                    "t16"."is_at_risk",
                    "t16"."parent_account_new_customer_flag",
                    "t16"."opportunity_lc_flag",
                    "t16"."opportunity_promo_flag",
                    "t16"."is_dirty_pool",
                    "t16"."is_dirty_team",
                    "t16"."is_unreliable_assignment",
                    "t16"."is_bootstrap",
                    "t16"."opportunities_on_usage",
                    "t16"."ineligible_because",
                    "t16"."is_selected",
                    "t16"."has_LowAssignment",
                    "t16"."has_LowUtilisation",
                    "t16"."has_Dormancy",
                    "t16"."has_NoFirstUse",
                    "t16"."has_FallingUsage",
                    "t16"."has_OverAssignment",
                    "t16"."has_RenewalNear",
                    "t16"."gap_LowAssignment",
                    "t16"."gap_LowUtilisation",
                    "t16"."gap_Dormancy",
                    "t16"."gap_NoFirstUse",
                    "t16"."gap_FallingUsage",
                    "t16"."gap_OverAssignment",
                    "t16"."gap_RenewalNear",
                    "t16"."says_LowAssignment",
                    "t16"."says_LowUtilisation",
                    "t16"."says_Dormancy",
                    "t16"."says_NoFirstUse",
                    "t16"."says_FallingUsage",
                    "t16"."says_OverAssignment",
                    "t16"."says_RenewalNear",
                    "t16"."weak_points",
                    "t16"."weaknesses",
                    "t10"."action_key"
                  FROM (
                    SELECT
                      "t1"."snapshot_date",
                      "t1"."opportunity_id",
                      "t1"."contract_id",
                      "t1"."tenant_id",
                      "t1"."offering_product_line_code",
                      "t1"."original_account_csn",
                      "t1"."surviving_account_csn",
                      "t1"."opportunity_close_date",
                      "t1"."days_to_close",
                      "t1"."acv_usd",
                      "t1"."cohort",
                      "t1"."phase",
                      "t1"."lifecycle",
                      "t1"."seat_bucket",
                      "t1"."site_geo",
                      "t1"."industry_group",
                      "t1"."seats_purchased",
                      "t1"."seats_assigned",
                      "t1"."mau",
                      "t1"."mau_before",
                      "t1"."usage_change",
                      "t1"."has_used_before",
                      "t1"."dormancy_flag",
                      "t1"."users_without_seats",
                      "t1"."assignment_rate",
                      "t1"."assignment_benchmark",
                      "t1"."assignment_diff",
                      "t1"."probability_below_assignment_benchmark",
                      "t1"."utilisation_rate",
                      "t1"."utilisation_benchmark",
                      "t1"."utilisation_diff",
                      "t1"."probability_below_utilisation_benchmark",
                      "t1"."cohort_benchmark_used",
                      "t1"."customer_ews_prediction",
                      "t1"."is_at_risk",
                      "t1"."parent_account_new_customer_flag",
                      "t1"."opportunity_lc_flag",
                      "t1"."opportunity_promo_flag",
                      "t1"."is_dirty_pool",
                      "t1"."is_dirty_team",
                      "t1"."is_unreliable_assignment",
                      "t1"."is_bootstrap",
                      "t1"."opportunities_on_usage",
                      "t1"."ineligible_because",
                      "t1"."is_selected",
                      COALESCE("t1"."assignment_diff" < 0, FALSE) AS "has_LowAssignment",
                      COALESCE((
                        "t1"."utilisation_diff" < 0
                      ) AND NOT (
                        "t1"."dormancy_flag"
                      ), FALSE) AS "has_LowUtilisation",
                      COALESCE(
                        "t1"."dormancy_flag"
                        AND (
                          "t1"."seats_purchased" > 0
                        )
                        AND (
                          "t1"."users_without_seats" = 0
                        ),
                        FALSE
                      ) AS "has_Dormancy",
                      COALESCE(
                        "t1"."dormancy_flag"
                        AND NOT (
                          "t1"."has_used_before"
                        )
                        AND (
                          "t1"."users_without_seats" = 0
                        ),
                        FALSE
                      ) AS "has_NoFirstUse",
                      COALESCE(
                        (
                          "t1"."usage_change" <= (
                            0 - 30
                          )
                        )
                        AND (
                          "t1"."mau_before" >= 3
                        )
                        AND NOT (
                          "t1"."dormancy_flag"
                        ),
                        FALSE
                      ) AS "has_FallingUsage",
                      COALESCE("t1"."assignment_rate" > 100, FALSE) AS "has_OverAssignment",
                      COALESCE("t1"."days_to_close" BETWEEN 0 AND 45, FALSE) AS "has_RenewalNear",
                      COALESCE((
                        0 - "t1"."assignment_diff"
                      ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_LowAssignment",
                      COALESCE((
                        0 - "t1"."utilisation_diff"
                      ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_LowUtilisation",
                      COALESCE(CAST(1 AS DOUBLE), 0.0) AS "gap_Dormancy",
                      COALESCE(CAST(1 AS DOUBLE), 0.0) AS "gap_NoFirstUse",
                      COALESCE((
                        0 - "t1"."usage_change"
                      ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_FallingUsage",
                      COALESCE((
                        "t1"."assignment_rate" - 100
                      ) / NULLIF(CAST(100 AS DOUBLE), 0.0), 0.0) AS "gap_OverAssignment",
                      COALESCE(CAST(0 AS DOUBLE), 0.0) AS "gap_RenewalNear",
                      '' || 'assignment ' || COALESCE(
                        CASE
                          WHEN CAST(ROUND("t1"."assignment_rate" * 10, 0) AS BIGINT) < 0
                          THEN '-'
                          ELSE ''
                        END || CAST(CAST(FLOOR(
                          (
                            CAST(ROUND(ABS("t1"."assignment_rate") * 10, 0) AS BIGINT) - (
                              CAST(ROUND(ABS("t1"."assignment_rate") * 10, 0) AS BIGINT) % 10
                            )
                          ) / (
                            10
                          )
                        ) AS BIGINT) AS TEXT) || CASE
                          WHEN (
                            CAST(ROUND(ABS("t1"."assignment_rate") * 10, 0) AS BIGINT) % 10
                          ) = 0
                          THEN ''
                          ELSE '.' || CAST(CAST(ROUND(ABS("t1"."assignment_rate") * 10, 0) AS BIGINT) % 10 AS TEXT)
                        END,
                        'unknown'
                      ) || '% against ' || COALESCE(
                        CASE
                          WHEN CAST(ROUND("t1"."assignment_benchmark" * 10, 0) AS BIGINT) < 0
                          THEN '-'
                          ELSE ''
                        END || CAST(CAST(FLOOR(
                          (
                            CAST(ROUND(ABS("t1"."assignment_benchmark") * 10, 0) AS BIGINT) - (
                              CAST(ROUND(ABS("t1"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                            )
                          ) / (
                            10
                          )
                        ) AS BIGINT) AS TEXT) || CASE
                          WHEN (
                            CAST(ROUND(ABS("t1"."assignment_benchmark") * 10, 0) AS BIGINT) % 10
                          ) = 0
                          THEN ''
                          ELSE '.' || CAST(CAST(ROUND(ABS("t1"."assignment_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                        END,
                        'unknown'
                      ) || '% for its cohort' AS "says_LowAssignment",
                      '' || '' || COALESCE(
                        CASE
                          WHEN CAST(ROUND("t1"."utilisation_rate" * 10, 0) AS BIGINT) < 0
                          THEN '-'
                          ELSE ''
                        END || CAST(CAST(FLOOR(
                          (
                            CAST(ROUND(ABS("t1"."utilisation_rate") * 10, 0) AS BIGINT) - (
                              CAST(ROUND(ABS("t1"."utilisation_rate") * 10, 0) AS BIGINT) % 10
                            )
                          ) / (
                            10
                          )
                        ) AS BIGINT) AS TEXT) || CASE
                          WHEN (
                            CAST(ROUND(ABS("t1"."utilisation_rate") * 10, 0) AS BIGINT) % 10
                          ) = 0
                          THEN ''
                          ELSE '.' || CAST(CAST(ROUND(ABS("t1"."utilisation_rate") * 10, 0) AS BIGINT) % 10 AS TEXT)
                        END,
                        'unknown'
                      ) || '% active against ' || COALESCE(
                        CASE
                          WHEN CAST(ROUND("t1"."utilisation_benchmark" * 10, 0) AS BIGINT) < 0
                          THEN '-'
                          ELSE ''
                        END || CAST(CAST(FLOOR(
                          (
                            CAST(ROUND(ABS("t1"."utilisation_benchmark") * 10, 0) AS BIGINT) - (
                              CAST(ROUND(ABS("t1"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                            )
                          ) / (
                            10
                          )
                        ) AS BIGINT) AS TEXT) || CASE
                          WHEN (
                            CAST(ROUND(ABS("t1"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10
                          ) = 0
                          THEN ''
                          ELSE '.' || CAST(CAST(ROUND(ABS("t1"."utilisation_benchmark") * 10, 0) AS BIGINT) % 10 AS TEXT)
                        END,
                        'unknown'
                      ) || '% for its cohort' AS "says_LowUtilisation",
                      '' || 'nobody active on ' || COALESCE(CAST("t1"."seats_purchased" AS TEXT), 'unknown') || ' seats' AS "says_Dormancy",
                      '' || 'never used before' AS "says_NoFirstUse",
                      '' || '' || COALESCE(CAST("t1"."mau" AS TEXT), 'unknown') || ' active users against ' || COALESCE(
                        CASE WHEN CAST(ROUND("t1"."mau_before" * 10, 0) AS BIGINT) < 0 THEN '-' ELSE '' END || CAST(CAST(FLOOR(
                          (
                            CAST(ROUND(ABS("t1"."mau_before") * 10, 0) AS BIGINT) - (
                              CAST(ROUND(ABS("t1"."mau_before") * 10, 0) AS BIGINT) % 10
                            )
                          ) / (
                            10
                          )
                        ) AS BIGINT) AS TEXT) || CASE
                          WHEN (
                            CAST(ROUND(ABS("t1"."mau_before") * 10, 0) AS BIGINT) % 10
                          ) = 0
                          THEN ''
                          ELSE '.' || CAST(CAST(ROUND(ABS("t1"."mau_before") * 10, 0) AS BIGINT) % 10 AS TEXT)
                        END,
                        'unknown'
                      ) || ' in the months before' AS "says_FallingUsage",
                      '' || '' || COALESCE(CAST("t1"."seats_assigned" AS TEXT), 'unknown') || ' seats assigned, ' || COALESCE(CAST("t1"."seats_purchased" AS TEXT), 'unknown') || ' purchased' AS "says_OverAssignment",
                      '' || 'renewal in ' || COALESCE(CAST("t1"."days_to_close" AS TEXT), 'unknown') || ' days' AS "says_RenewalNear",
                      0 + CAST(COALESCE("t1"."is_dirty_pool" OR "t1"."is_dirty_team", FALSE) AS BIGINT) + CAST(COALESCE("t1"."is_unreliable_assignment", FALSE) AS BIGINT) + CAST(COALESCE("t1"."opportunities_on_usage" > 1, FALSE) AS BIGINT) + CAST(COALESCE("t1"."is_bootstrap", FALSE) AS BIGINT) + CAST((
                        "t1"."customer_ews_prediction" IS NULL
                      )
                      AND (
                        "t1"."days_to_close" <= 365
                      ) AS BIGINT) AS "weak_points",
                      SUBSTRING(
                        '' || CASE
                          WHEN COALESCE("t1"."is_dirty_pool" OR "t1"."is_dirty_team", FALSE)
                          THEN ', dirty pool'
                          ELSE ''
                        END || CASE
                          WHEN COALESCE("t1"."is_unreliable_assignment", FALSE)
                          THEN ', unreliable window'
                          ELSE ''
                        END || CASE
                          WHEN COALESCE("t1"."opportunities_on_usage" > 1, FALSE)
                          THEN ', product-line fan-out'
                          ELSE ''
                        END || CASE
                          WHEN COALESCE("t1"."is_bootstrap", FALSE)
                          THEN ', bootstrap benchmark'
                          ELSE ''
                        END || CASE
                          WHEN (
                            "t1"."customer_ews_prediction" IS NULL
                          )
                          AND (
                            "t1"."days_to_close" <= 365
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
                              WHEN COALESCE("t1"."is_dirty_pool" OR "t1"."is_dirty_team", FALSE)
                              THEN ', dirty pool'
                              ELSE ''
                            END || CASE
                              WHEN COALESCE("t1"."is_unreliable_assignment", FALSE)
                              THEN ', unreliable window'
                              ELSE ''
                            END || CASE
                              WHEN COALESCE("t1"."opportunities_on_usage" > 1, FALSE)
                              THEN ', product-line fan-out'
                              ELSE ''
                            END || CASE
                              WHEN COALESCE("t1"."is_bootstrap", FALSE)
                              THEN ', bootstrap benchmark'
                              ELSE ''
                            END || CASE
                              WHEN (
                                "t1"."customer_ews_prediction" IS NULL
                              )
                              AND (
                                "t1"."days_to_close" <= 365
                              )
                              THEN ', no score'
                              ELSE ''
                            END
                          )
                        END
                      ) AS "weaknesses"
                    FROM "ide_action_signals_monthly" AS "t1"
                    WHERE
                      COALESCE("t1"."assignment_diff" < 0, FALSE)
                      OR COALESCE((
                        "t1"."utilisation_diff" < 0
                      ) AND NOT (
                        "t1"."dormancy_flag"
                      ), FALSE)
                      OR COALESCE(
                        "t1"."dormancy_flag"
                        AND (
                          "t1"."seats_purchased" > 0
                        )
                        AND (
                          "t1"."users_without_seats" = 0
                        ),
                        FALSE
                      )
                      OR COALESCE(
                        "t1"."dormancy_flag"
                        AND NOT (
                          "t1"."has_used_before"
                        )
                        AND (
                          "t1"."users_without_seats" = 0
                        ),
                        FALSE
                      )
                      OR COALESCE(
                        (
                          "t1"."usage_change" <= (
                            0 - 30
                          )
                        )
                        AND (
                          "t1"."mau_before" >= 3
                        )
                        AND NOT (
                          "t1"."dormancy_flag"
                        ),
                        FALSE
                      )
                      OR COALESCE("t1"."assignment_rate" > 100, FALSE)
                      OR COALESCE("t1"."days_to_close" BETWEEN 0 AND 45, FALSE)
                  ) AS "t16"
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
                  ) AS "t10"
                ) AS "t17"
                WHERE
                  CASE
                    WHEN "t17"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
                    THEN (
                      "t17"."phase" = 'use'
                    )
                    AND (
                      FALSE OR (
                        TRUE AND CONTAINS('&' || "t17"."cohort" || '&', '&FYC&')
                      )
                    )
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_Dormancy"
                    AND "t17"."has_NoFirstUse"
                    WHEN "t17"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
                    THEN (
                      "t17"."phase" = 'extend'
                    )
                    AND (
                      FALSE
                      OR (
                        TRUE
                        AND CONTAINS('&' || "t17"."cohort" || '&', '&FYC&')
                        AND CONTAINS('&' || "t17"."cohort" || '&', '&Promo&')
                      )
                    )
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_Dormancy"
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Extend'
                    THEN (
                      "t17"."phase" = 'extend'
                    )
                    AND TRUE
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_Dormancy"
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
                    THEN (
                      "t17"."phase" = 'use'
                    )
                    AND (
                      FALSE OR (
                        TRUE AND CONTAINS('&' || "t17"."cohort" || '&', '&Promo&')
                      )
                    )
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_LowAssignment"
                    AND "t17"."has_Dormancy"
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
                    THEN (
                      "t17"."phase" = 'extend'
                    )
                    AND TRUE
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_LowUtilisation"
                    AND "t17"."has_RenewalNear"
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-LC-Extend'
                    THEN (
                      "t17"."phase" = 'extend'
                    )
                    AND (
                      FALSE OR (
                        TRUE AND CONTAINS('&' || "t17"."cohort" || '&', '&LC&')
                      )
                    )
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_OverAssignment"
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Extend'
                    THEN (
                      "t17"."phase" = 'extend'
                    )
                    AND TRUE
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_FallingUsage"
                    WHEN "t17"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
                    THEN (
                      "t17"."phase" = 'use'
                    )
                    AND TRUE
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_LowAssignment"
                    AND "t17"."has_Dormancy"
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
                    THEN (
                      "t17"."phase" = 'use'
                    )
                    AND (
                      FALSE OR (
                        TRUE AND CONTAINS('&' || "t17"."cohort" || '&', '&FYC&')
                      )
                    )
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_LowAssignment"
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Extend'
                    THEN (
                      "t17"."phase" = 'extend'
                    )
                    AND TRUE
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_LowAssignment"
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
                    THEN (
                      "t17"."phase" = 'use'
                    )
                    AND (
                      FALSE OR (
                        TRUE AND CONTAINS('&' || "t17"."cohort" || '&', '&FYC&')
                      )
                    )
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_LowUtilisation"
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Extend'
                    THEN (
                      "t17"."phase" = 'extend'
                    )
                    AND TRUE
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_OverAssignment"
                    WHEN "t17"."action_key" = 'IDE-FallingUsage-All-Adopt'
                    THEN (
                      "t17"."phase" = 'use'
                    )
                    AND TRUE
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_FallingUsage"
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Extend'
                    THEN (
                      "t17"."phase" = 'extend'
                    )
                    AND TRUE
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_LowUtilisation"
                    WHEN "t17"."action_key" = 'IDE-OverAssignment-All-Adopt'
                    THEN (
                      "t17"."phase" = 'use'
                    )
                    AND TRUE
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_OverAssignment"
                    WHEN "t17"."action_key" = 'IDE-Dormancy-All-Adopt'
                    THEN (
                      "t17"."phase" = 'use'
                    )
                    AND TRUE
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_Dormancy"
                    WHEN "t17"."action_key" = 'IDE-LowAssignment-All-Adopt'
                    THEN (
                      "t17"."phase" = 'use'
                    )
                    AND TRUE
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_LowAssignment"
                    WHEN "t17"."action_key" = 'IDE-LowUtilisation-All-Adopt'
                    THEN (
                      "t17"."phase" = 'use'
                    )
                    AND TRUE
                    AND COALESCE(TRUE, FALSE)
                    AND "t17"."has_LowUtilisation"
                    ELSE NULL
                  END
              ) AS "t21"
              LEFT OUTER JOIN (
                SELECT
                  "t0"."surviving_account_csn" AS "unit_csn",
                  "t0"."holdout_unit"
                FROM "ide_holdout_monthly" AS "t0"
              ) AS "t6"
                ON "t21"."surviving_account_csn" = "t6"."unit_csn"
              LEFT OUTER JOIN (
                SELECT
                  "t15"."former_on",
                  "t15"."former_again_from",
                  "t15"."former_id",
                  "t15"."surviving_account_csn" AS "former_csn",
                  "t15"."action_key" AS "former_key",
                  "t15"."verdict" AS "former_verdict"
                FROM (
                  SELECT
                    "t13"."action_key",
                    "t13"."verdict",
                    "t13"."earlier_csn",
                    "t13"."former_on",
                    "t13"."former_again_from",
                    "t13"."former_id",
                    "t13"."surviving_account_csn",
                    ROW_NUMBER() OVER (
                      PARTITION BY "t13"."surviving_account_csn", "t13"."action_key"
                      ORDER BY "t13"."former_on" DESC, "t13"."verdict" DESC, "t13"."earlier_csn" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1 AS "newest"
                  FROM (
                    SELECT
                      "t12"."action_key",
                      "t12"."verdict",
                      "t12"."earlier_csn",
                      "t12"."former_on",
                      "t12"."former_again_from",
                      "t12"."former_id",
                      COALESCE("t12"."final_csn", "t12"."earlier_csn") AS "surviving_account_csn"
                    FROM (
                      SELECT
                        "t11"."action_key",
                        "t11"."verdict",
                        "t11"."earlier_csn",
                        "t11"."former_on",
                        "t11"."former_again_from",
                        "t11"."former_id",
                        "t9"."merged_csn",
                        "t9"."final_csn"
                      FROM (
                        SELECT
                          "t2"."action_key",
                          "t2"."verdict",
                          "t2"."surviving_account_csn" AS "earlier_csn",
                          "t2"."snapshot_date" AS "former_on",
                          "t2"."again_from" AS "former_again_from",
                          "t2"."action_id" AS "former_id"
                        FROM "ide_action_candidates_monthly" AS "t2"
                        WHERE
                          "t2"."verdict" IN ('selected', 'held_back')
                      ) AS "t11"
                      LEFT OUTER JOIN (
                        SELECT
                          "t3"."victim_account_csn" AS "merged_csn",
                          "t3"."surviving_account_csn" AS "final_csn"
                        FROM "account_merges" AS "t3"
                      ) AS "t9"
                        ON "t11"."earlier_csn" = "t9"."merged_csn"
                    ) AS "t12"
                  ) AS "t13"
                ) AS "t15"
                WHERE
                  "t15"."newest" = 0
              ) AS "t19"
                ON "t21"."surviving_account_csn" = "t19"."former_csn"
                AND "t21"."action_key" = "t19"."former_key"
            ) AS "t22"
          ) AS "t23"
        ) AS "t24"
      ) AS "t25"
    ) AS "t26"
  ) AS "t27"
) AS "t28"
