SELECT
  "t12"."action_key",
  "t12"."former_key",
  "t12"."former_primary_measure",
  "t12"."former_direction",
  "t12"."former_horizon_months",
  "t12"."former_worth_having",
  "t12"."former_declared_on",
  "t12"."former_secondary",
  "t12"."former_least",
  "t12"."former_most",
  "t12"."snapshot_date",
  "t12"."primary_measure",
  "t12"."direction",
  "t12"."horizon_months",
  "t12"."worth_having",
  "t12"."secondary_measures",
  "t12"."least_holdout_share",
  "t12"."most_holdout_share",
  CASE
    WHEN (
      "t12"."former_declared_on" IS NOT NULL
    )
    AND (
      "t12"."primary_measure" = "t12"."former_primary_measure"
    )
    AND (
      "t12"."direction" = "t12"."former_direction"
    )
    AND (
      "t12"."horizon_months" = "t12"."former_horizon_months"
    )
    THEN "t12"."former_declared_on"
    ELSE "t12"."snapshot_date"
  END AS "declared_on"
FROM (
  SELECT
    "t11"."action_key",
    "t11"."former_key",
    "t11"."former_primary_measure",
    "t11"."former_direction",
    "t11"."former_horizon_months",
    "t11"."former_worth_having",
    "t11"."former_declared_on",
    "t11"."former_secondary",
    "t11"."former_least",
    "t11"."former_most",
    CAST(':last_day' AS DATE) AS "snapshot_date",
    COALESCE(
      CASE
        WHEN "t11"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
        THEN 'utilisation_rate'
        WHEN "t11"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
        THEN 'renewal'
        WHEN "t11"."action_key" = 'IDE-Dormancy-All-Extend'
        THEN 'renewal'
        WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
        THEN 'utilisation_rate'
        WHEN "t11"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
        THEN 'renewal'
        WHEN "t11"."action_key" = 'IDE-OverAssignment-LC-Extend'
        THEN 'assignment_rate'
        WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Extend'
        THEN 'renewal'
        WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
        THEN 'utilisation_rate'
        WHEN "t11"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
        THEN 'assignment_rate'
        WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Extend'
        THEN 'renewal'
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
        THEN 'utilisation_rate'
        WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Extend'
        THEN 'assignment_rate'
        WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Adopt'
        THEN 'utilisation_rate'
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Extend'
        THEN 'renewal'
        WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Adopt'
        THEN 'assignment_rate'
        WHEN "t11"."action_key" = 'IDE-Dormancy-All-Adopt'
        THEN 'utilisation_rate'
        WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Adopt'
        THEN 'assignment_rate'
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Adopt'
        THEN 'utilisation_rate'
        WHEN "t11"."action_key" = 'programme'
        THEN 'renewal'
        ELSE NULL
      END,
      "t11"."former_primary_measure",
      'utilisation_rate'
    ) AS "primary_measure",
    COALESCE(
      CASE
        WHEN "t11"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
        THEN 'up'
        WHEN "t11"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
        THEN 'up'
        WHEN "t11"."action_key" = 'IDE-Dormancy-All-Extend'
        THEN 'up'
        WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
        THEN 'up'
        WHEN "t11"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
        THEN 'up'
        WHEN "t11"."action_key" = 'IDE-OverAssignment-LC-Extend'
        THEN 'down'
        WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Extend'
        THEN 'up'
        WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
        THEN 'up'
        WHEN "t11"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
        THEN 'up'
        WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Extend'
        THEN 'up'
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
        THEN 'up'
        WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Extend'
        THEN 'down'
        WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Adopt'
        THEN 'up'
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Extend'
        THEN 'up'
        WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Adopt'
        THEN 'down'
        WHEN "t11"."action_key" = 'IDE-Dormancy-All-Adopt'
        THEN 'up'
        WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Adopt'
        THEN 'up'
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Adopt'
        THEN 'up'
        WHEN "t11"."action_key" = 'programme'
        THEN 'up'
        ELSE NULL
      END,
      "t11"."former_direction",
      'up'
    ) AS "direction",
    COALESCE(
      CASE
        WHEN "t11"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
        THEN 3
        WHEN "t11"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
        THEN 0
        WHEN "t11"."action_key" = 'IDE-Dormancy-All-Extend'
        THEN 0
        WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
        THEN 3
        WHEN "t11"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
        THEN 0
        WHEN "t11"."action_key" = 'IDE-OverAssignment-LC-Extend'
        THEN 3
        WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Extend'
        THEN 0
        WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
        THEN 3
        WHEN "t11"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
        THEN 3
        WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Extend'
        THEN 0
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
        THEN 3
        WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Extend'
        THEN 3
        WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Adopt'
        THEN 3
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Extend'
        THEN 0
        WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Adopt'
        THEN 3
        WHEN "t11"."action_key" = 'IDE-Dormancy-All-Adopt'
        THEN 3
        WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Adopt'
        THEN 3
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Adopt'
        THEN 3
        WHEN "t11"."action_key" = 'programme'
        THEN 0
        ELSE NULL
      END,
      "t11"."former_horizon_months",
      3
    ) AS "horizon_months",
    COALESCE(
      CASE
        WHEN "t11"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
        THEN 3.0
        WHEN "t11"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
        THEN 3.0
        WHEN "t11"."action_key" = 'IDE-Dormancy-All-Extend'
        THEN 3.0
        WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
        THEN 3.0
        WHEN "t11"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
        THEN 3.0
        WHEN "t11"."action_key" = 'IDE-OverAssignment-LC-Extend'
        THEN 5.0
        WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Extend'
        THEN 3.0
        WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
        THEN 3.0
        WHEN "t11"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
        THEN 3.0
        WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Extend'
        THEN 3.0
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
        THEN 3.0
        WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Extend'
        THEN 5.0
        WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Adopt'
        THEN 3.0
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Extend'
        THEN 3.0
        WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Adopt'
        THEN 5.0
        WHEN "t11"."action_key" = 'IDE-Dormancy-All-Adopt'
        THEN 3.0
        WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Adopt'
        THEN 3.0
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Adopt'
        THEN 3.0
        WHEN "t11"."action_key" = 'programme'
        THEN 2.0
        ELSE NULL
      END,
      "t11"."former_worth_having",
      2.0
    ) AS "worth_having",
    COALESCE(
      CASE
        WHEN "t11"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
        THEN 'active_users, renewal'
        WHEN "t11"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
        THEN 'utilisation_rate, active_users'
        WHEN "t11"."action_key" = 'IDE-Dormancy-All-Extend'
        THEN 'utilisation_rate, active_users'
        WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
        THEN 'active_users, renewal'
        WHEN "t11"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
        THEN 'utilisation_rate, active_users'
        WHEN "t11"."action_key" = 'IDE-OverAssignment-LC-Extend'
        THEN 'renewal'
        WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Extend'
        THEN 'utilisation_rate, active_users'
        WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
        THEN 'active_users, renewal'
        WHEN "t11"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
        THEN 'utilisation_rate, renewal'
        WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Extend'
        THEN 'utilisation_rate, active_users'
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
        THEN 'active_users, renewal'
        WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Extend'
        THEN 'renewal'
        WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Adopt'
        THEN 'active_users, renewal'
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Extend'
        THEN 'utilisation_rate, active_users'
        WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Adopt'
        THEN 'renewal'
        WHEN "t11"."action_key" = 'IDE-Dormancy-All-Adopt'
        THEN 'active_users, renewal'
        WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Adopt'
        THEN 'utilisation_rate, renewal'
        WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Adopt'
        THEN 'active_users, renewal'
        WHEN "t11"."action_key" = 'programme'
        THEN ''
        ELSE NULL
      END,
      "t11"."former_secondary",
      ''
    ) AS "secondary_measures",
    LEAST(
      COALESCE(
        CASE
          WHEN "t11"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-Dormancy-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-OverAssignment-LC-Extend'
          THEN 0.0
          WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Extend'
          THEN 0.0
          WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Adopt'
          THEN 0.0
          WHEN "t11"."action_key" = 'IDE-Dormancy-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'programme'
          THEN 0.02
          ELSE NULL
        END,
        "t11"."former_least",
        0.1
      ),
      COALESCE(
        "t11"."former_least",
        CASE
          WHEN "t11"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-Dormancy-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-OverAssignment-LC-Extend'
          THEN 0.0
          WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Extend'
          THEN 0.0
          WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Adopt'
          THEN 0.0
          WHEN "t11"."action_key" = 'IDE-Dormancy-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'programme'
          THEN 0.02
          ELSE NULL
        END,
        0.1
      )
    ) AS "least_holdout_share",
    GREATEST(
      COALESCE(
        CASE
          WHEN "t11"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-Dormancy-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-OverAssignment-LC-Extend'
          THEN 0.0
          WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Extend'
          THEN 0.0
          WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Adopt'
          THEN 0.0
          WHEN "t11"."action_key" = 'IDE-Dormancy-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'programme'
          THEN 0.02
          ELSE NULL
        END,
        "t11"."former_most",
        0.1
      ),
      COALESCE(
        "t11"."former_most",
        CASE
          WHEN "t11"."action_key" = 'IDE-Dormancy&NoFirstUse-FYC-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-Dormancy-FYC&Promo-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-Dormancy-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-Promo-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation&RenewalNear-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-OverAssignment-LC-Extend'
          THEN 0.0
          WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment&Dormancy-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment-FYC-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation-FYC-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Extend'
          THEN 0.0
          WHEN "t11"."action_key" = 'IDE-FallingUsage-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Extend'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-OverAssignment-All-Adopt'
          THEN 0.0
          WHEN "t11"."action_key" = 'IDE-Dormancy-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowAssignment-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'IDE-LowUtilisation-All-Adopt'
          THEN 0.1
          WHEN "t11"."action_key" = 'programme'
          THEN 0.02
          ELSE NULL
        END,
        0.1
      )
    ) AS "most_holdout_share"
  FROM (
    SELECT
      "t10"."action_key",
      "t6"."former_key",
      "t6"."former_primary_measure",
      "t6"."former_direction",
      "t6"."former_horizon_months",
      "t6"."former_worth_having",
      "t6"."former_declared_on",
      "t6"."former_secondary",
      "t6"."former_least",
      "t6"."former_most"
    FROM (
      SELECT DISTINCT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              UNNEST(
                CAST([
                  'IDE-Dormancy&NoFirstUse-FYC-Adopt',
                  'IDE-Dormancy-All-Adopt',
                  'IDE-Dormancy-All-Extend',
                  'IDE-Dormancy-FYC&Promo-Extend',
                  'IDE-FallingUsage-All-Adopt',
                  'IDE-FallingUsage-All-Extend',
                  'IDE-LowAssignment&Dormancy-All-Adopt',
                  'IDE-LowAssignment&Dormancy-Promo-Adopt',
                  'IDE-LowAssignment-All-Adopt',
                  'IDE-LowAssignment-All-Extend',
                  'IDE-LowAssignment-FYC-Adopt',
                  'IDE-LowUtilisation&RenewalNear-All-Extend',
                  'IDE-LowUtilisation-All-Adopt',
                  'IDE-LowUtilisation-All-Extend',
                  'IDE-LowUtilisation-FYC-Adopt',
                  'IDE-OverAssignment-All-Adopt',
                  'IDE-OverAssignment-All-Extend',
                  'IDE-OverAssignment-LC-Extend',
                  'programme'
                ] AS TEXT[])
              ) AS "action_key"
          ) AS "t5"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT DISTINCT
              "t1"."action_key"
            FROM "action_enrolments_monthly" AS "t1"
          ) AS "t4"
        ) AS "t7"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t0"."action_key"
          FROM "action_aims_monthly" AS "t0"
        ) AS "t2"
      ) AS "t8"
    ) AS "t10"
    LEFT OUTER JOIN (
      SELECT
        "t0"."action_key" AS "former_key",
        "t0"."primary_measure" AS "former_primary_measure",
        "t0"."direction" AS "former_direction",
        "t0"."horizon_months" AS "former_horizon_months",
        "t0"."worth_having" AS "former_worth_having",
        "t0"."declared_on" AS "former_declared_on",
        "t0"."secondary_measures" AS "former_secondary",
        "t0"."least_holdout_share" AS "former_least",
        "t0"."most_holdout_share" AS "former_most"
      FROM "action_aims_monthly" AS "t0"
    ) AS "t6"
      ON "t10"."action_key" = "t6"."former_key"
  ) AS "t11"
) AS "t12"