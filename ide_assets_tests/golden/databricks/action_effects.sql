WITH `t3` AS (
  SELECT DISTINCT
    `t0`.`surviving_account_csn` AS `account`
  FROM `action_enrolments_monthly` AS `t0`
), `t7` AS (
  SELECT
    `t0`.`snapshot_date`,
    `t0`.`action_key`,
    `t0`.`surviving_account_csn`,
    `t0`.`enrolled_on`,
    `t0`.`is_offered`,
    `t0`.`first_performed_on`,
    `t0`.`holdout_unit`,
    `t0`.`opportunity_id`,
    `t0`.`is_renewed`,
    `t0`.`cohort`,
    `t0`.`seat_bucket`,
    `t0`.`site_geo`,
    `t0`.`industry_group`,
    (
      CAST(EXTRACT(year FROM `t0`.`enrolled_on`) AS BIGINT) * 12
    ) + CAST(EXTRACT(month FROM `t0`.`enrolled_on`) AS BIGINT) AS `first_month`
  FROM `action_enrolments_monthly` AS `t0`
), `t8` AS (
  SELECT
    `t0`.`snapshot_date`,
    `t0`.`action_key`,
    `t0`.`surviving_account_csn`,
    `t0`.`enrolled_on`,
    `t0`.`is_offered`,
    `t0`.`first_performed_on`,
    `t0`.`holdout_unit`,
    `t0`.`opportunity_id`,
    `t0`.`is_renewed`,
    `t0`.`cohort`,
    `t0`.`seat_bucket`,
    `t0`.`site_geo`,
    `t0`.`industry_group`,
    `t0`.`action_key` AS `play`,
    (
      CAST(EXTRACT(year FROM `t0`.`enrolled_on`) AS BIGINT) * 12
    ) + CAST(EXTRACT(month FROM `t0`.`enrolled_on`) AS BIGINT) AS `enrolled_index`
  FROM `action_enrolments_monthly` AS `t0`
), `t10` AS (
  SELECT
    `t1`.`surviving_account_csn` AS `account`,
    (
      CAST(EXTRACT(year FROM `t1`.`snapshot_date`) AS BIGINT) * 12
    ) + CAST(EXTRACT(month FROM `t1`.`snapshot_date`) AS BIGINT) AS `month`,
    EXPLODE(
      ARRAY(
        STRUCT('assignment_rate' AS `measured`, `t1`.`assignment_rate` AS `value`),
        STRUCT('utilisation_rate' AS `measured`, `t1`.`utilisation_rate` AS `value`),
        STRUCT('active_users' AS `measured`, CAST(`t1`.`active_users` AS DOUBLE) AS `value`)
      )
    ) AS `each`
  FROM `account_outcomes_monthly` AS `t1`
), `t22` AS (
  SELECT
    `t13`.`account`,
    `t13`.`month`,
    `t13`.`each`.`measured` AS `measured`,
    `t13`.`each`.`value` AS `value`
  FROM `t10` AS `t13`
  WHERE
    (
      `t13`.`each`.`value`
    ) IS NOT NULL AND NOT ISNAN(`t13`.`each`.`value`)
)
SELECT
  `t63`.`action_key`,
  `t63`.`measured`,
  `t63`.`horizon_months`,
  `t63`.`surviving_account_csn`,
  `t63`.`holdout_unit`,
  `t63`.`is_offered`,
  `t63`.`treated`,
  `t63`.`first_month`,
  `t63`.`seat_bucket`,
  `t63`.`site_geo`,
  `t63`.`before`,
  `t63`.`after`,
  `t63`.`drift`,
  CAST(':last_day' AS DATE) AS `snapshot_date`
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t60`.`action_key`,
        `t60`.`measured`,
        `t60`.`horizon_months`,
        `t60`.`surviving_account_csn`,
        `t60`.`holdout_unit`,
        `t60`.`is_offered`,
        COALESCE(
          (
            (
              CAST(EXTRACT(year FROM `t60`.`first_performed_on`) AS BIGINT) * 12
            ) + CAST(EXTRACT(month FROM `t60`.`first_performed_on`) AS BIGINT)
          ) <= `t60`.`at_month`,
          FALSE
        ) AS `treated`,
        `t60`.`first_month`,
        `t60`.`seat_bucket`,
        `t60`.`site_geo`,
        `t60`.`before`,
        `t60`.`after`,
        `t60`.`drift`
      FROM (
        SELECT
          `t39`.`action_key`,
          `t39`.`surviving_account_csn`,
          `t39`.`holdout_unit`,
          `t39`.`is_offered`,
          `t39`.`first_performed_on`,
          `t39`.`first_month`,
          `t39`.`seat_bucket`,
          `t39`.`site_geo`,
          `t39`.`horizon_months`,
          `t39`.`measured`,
          `t39`.`at_month`,
          `t30`.`b_account`,
          `t30`.`b_month`,
          `t30`.`b_measured`,
          `t30`.`before`,
          `t31`.`a_account`,
          `t31`.`a_month`,
          `t31`.`a_measured`,
          `t31`.`after`,
          `t58`.`d_month`,
          `t58`.`d_horizon`,
          `t58`.`d_measured`,
          `t58`.`drift`
        FROM (
          SELECT
            `t20`.`action_key`,
            `t20`.`surviving_account_csn`,
            `t20`.`holdout_unit`,
            `t20`.`is_offered`,
            `t20`.`first_performed_on`,
            `t20`.`first_month`,
            `t20`.`seat_bucket`,
            `t20`.`site_geo`,
            `t20`.`horizon_months`,
            `t20`.`measured`,
            `t20`.`first_month` + `t20`.`horizon_months` AS `at_month`
          FROM (
            SELECT
              `t16`.`action_key`,
              `t16`.`surviving_account_csn`,
              `t16`.`holdout_unit`,
              `t16`.`is_offered`,
              `t16`.`first_performed_on`,
              `t16`.`first_month`,
              `t16`.`seat_bucket`,
              `t16`.`site_geo`,
              `t16`.`horizon_months`,
              EXPLODE(ARRAY('assignment_rate', 'utilisation_rate', 'active_users')) AS `measured`
            FROM (
              SELECT
                `t11`.`action_key`,
                `t11`.`surviving_account_csn`,
                `t11`.`holdout_unit`,
                `t11`.`is_offered`,
                `t11`.`first_performed_on`,
                `t11`.`first_month`,
                `t11`.`seat_bucket`,
                `t11`.`site_geo`,
                EXPLODE(ARRAY(1, 3, 6)) AS `horizon_months`
              FROM `t7` AS `t11`
            ) AS `t16`
          ) AS `t20`
        ) AS `t39`
        LEFT OUTER JOIN (
          SELECT
            `t13`.`account` AS `b_account`,
            `t13`.`month` AS `b_month`,
            `t13`.`each`.`measured` AS `b_measured`,
            `t13`.`each`.`value` AS `before`
          FROM `t10` AS `t13`
          WHERE
            (
              `t13`.`each`.`value`
            ) IS NOT NULL AND NOT ISNAN(`t13`.`each`.`value`)
        ) AS `t30`
          ON `t39`.`surviving_account_csn` = `t30`.`b_account`
          AND `t39`.`first_month` = `t30`.`b_month`
          AND `t39`.`measured` = `t30`.`b_measured`
        LEFT OUTER JOIN (
          SELECT
            `t13`.`account` AS `a_account`,
            `t13`.`month` AS `a_month`,
            `t13`.`each`.`measured` AS `a_measured`,
            `t13`.`each`.`value` AS `after`
          FROM `t10` AS `t13`
          WHERE
            (
              `t13`.`each`.`value`
            ) IS NOT NULL AND NOT ISNAN(`t13`.`each`.`value`)
        ) AS `t31`
          ON `t39`.`surviving_account_csn` = `t31`.`a_account`
          AND `t39`.`at_month` = `t31`.`a_month`
          AND `t39`.`measured` = `t31`.`a_measured`
        LEFT OUTER JOIN (
          SELECT
            `t52`.`d_month`,
            `t52`.`d_horizon`,
            `t52`.`d_measured`,
            CAST(`t52`.`changes` AS DOUBLE) / NULLIF(CAST(`t52`.`accounts` * 10 AS DOUBLE), CAST(0.0 AS DOUBLE)) AS `drift`
          FROM (
            SELECT
              `t47`.`d_month`,
              `t47`.`d_horizon`,
              `t47`.`measured` AS `d_measured`,
              SUM(
                CAST(ROUND(`t47`.`end_value` * 10, 0) AS BIGINT) - CAST(ROUND(`t47`.`value` * 10, 0) AS BIGINT)
              ) AS `changes`,
              COUNT(*) AS `accounts`
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  `t28`.`d_month`,
                  `t28`.`d_horizon`,
                  `t28`.`end_month`,
                  `t36`.`account`,
                  `t36`.`month`,
                  `t36`.`measured`,
                  `t36`.`value`,
                  `t33`.`end_account`,
                  `t33`.`at_end`,
                  `t33`.`end_measured`,
                  `t33`.`end_value`,
                  `t19`.`enrolled_account`,
                  `t19`.`enrolled_from`
                FROM (
                  SELECT
                    `t15`.`d_month`,
                    `t15`.`d_horizon`,
                    `t15`.`d_month` + `t15`.`d_horizon` AS `end_month`
                  FROM (
                    SELECT
                      `t9`.`d_month`,
                      EXPLODE(ARRAY(1, 3, 6)) AS `d_horizon`
                    FROM (
                      SELECT DISTINCT
                        (
                          CAST(EXTRACT(year FROM `t0`.`enrolled_on`) AS BIGINT) * 12
                        ) + CAST(EXTRACT(month FROM `t0`.`enrolled_on`) AS BIGINT) AS `d_month`
                      FROM `action_enrolments_monthly` AS `t0`
                    ) AS `t9`
                  ) AS `t15`
                ) AS `t28`
                INNER JOIN `t22` AS `t36`
                  ON `t28`.`d_month` = `t36`.`month`
                INNER JOIN (
                  SELECT
                    `t13`.`account` AS `end_account`,
                    `t13`.`month` AS `at_end`,
                    `t13`.`each`.`measured` AS `end_measured`,
                    `t13`.`each`.`value` AS `end_value`
                  FROM `t10` AS `t13`
                  WHERE
                    (
                      `t13`.`each`.`value`
                    ) IS NOT NULL AND NOT ISNAN(`t13`.`each`.`value`)
                ) AS `t33`
                  ON `t36`.`account` = `t33`.`end_account`
                  AND `t28`.`end_month` = `t33`.`at_end`
                  AND `t36`.`measured` = `t33`.`end_measured`
                LEFT OUTER JOIN (
                  SELECT
                    `t11`.`surviving_account_csn` AS `enrolled_account`,
                    MIN(`t11`.`first_month`) AS `enrolled_from`
                  FROM `t7` AS `t11`
                  GROUP BY
                    1
                ) AS `t19`
                  ON `t36`.`account` = `t19`.`enrolled_account`
              ) AS `t43`
              WHERE
                (
                  `t43`.`enrolled_from` IS NULL
                )
                OR (
                  `t43`.`enrolled_from` > `t43`.`end_month`
                )
            ) AS `t47`
            GROUP BY
              1,
              2,
              3
          ) AS `t52`
        ) AS `t58`
          ON `t39`.`first_month` = `t58`.`d_month`
          AND `t39`.`horizon_months` = `t58`.`d_horizon`
          AND `t39`.`measured` = `t58`.`d_measured`
      ) AS `t60`
    ) AS `t61`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t44`.`action_key`,
        'renewal' AS `measured`,
        0 AS `horizon_months`,
        `t44`.`surviving_account_csn`,
        `t44`.`holdout_unit`,
        `t44`.`is_offered`,
        COALESCE(`t44`.`first_performed_on` <= `t44`.`decided_on`, FALSE) AS `treated`,
        `t44`.`first_month`,
        `t44`.`seat_bucket`,
        `t44`.`site_geo`,
        CAST(NULL AS DOUBLE) AS `before`,
        CASE
          WHEN `t44`.`is_renewed`
          THEN CAST(100.0 AS DOUBLE)
          WHEN NOT (
            `t44`.`is_renewed`
          )
          THEN CAST(0.0 AS DOUBLE)
          ELSE NULL
        END AS `after`,
        CAST(NULL AS DOUBLE) AS `drift`
      FROM (
        SELECT
          `t14`.`snapshot_date`,
          `t14`.`action_key`,
          `t14`.`surviving_account_csn`,
          `t14`.`enrolled_on`,
          `t14`.`is_offered`,
          `t14`.`first_performed_on`,
          `t14`.`holdout_unit`,
          `t14`.`opportunity_id`,
          `t14`.`is_renewed`,
          `t14`.`cohort`,
          `t14`.`seat_bucket`,
          `t14`.`site_geo`,
          `t14`.`industry_group`,
          `t14`.`first_month`,
          `t37`.`decided_opportunity`,
          `t37`.`decided_on`
        FROM `t7` AS `t14`
        LEFT OUTER JOIN (
          SELECT
            `t17`.`opportunity_id` AS `decided_opportunity`,
            `t17`.`close_date` AS `decided_on`
          FROM (
            SELECT
              `t5`.`opportunity_id`,
              `t5`.`account_csn`,
              `t5`.`contract_id`,
              `t5`.`offering_product_line_code`,
              `t5`.`created_date`,
              `t5`.`close_date`,
              `t5`.`is_renewal`,
              `t5`.`is_closed`,
              `t5`.`lc_flag`,
              `t5`.`promo_flag`,
              `t5`.`service_contract_id`,
              `t5`.`term`,
              `t5`.`territory_account_tier`,
              `t5`.`is_won`,
              `t5`.`acv_usd`,
              `t5`.`opportunity_amount`,
              `t5`.`opportunity_number`,
              `t5`.`days_into_term`,
              `t5`.`active_aov_net3`,
              ROW_NUMBER() OVER (
                PARTITION BY `t5`.`opportunity_id`
                ORDER BY `t5`.`close_date` DESC, CAST(`t5`.`is_won` AS BIGINT) DESC
              ) - 1 AS `place`
            FROM (
              SELECT
                *
              FROM `opportunities` AS `t2`
              WHERE
                `t2`.`is_closed`
                AND `t2`.`is_won` IS NOT NULL
                AND `t2`.`close_date` <= CAST(':last_day' AS DATE)
            ) AS `t5`
          ) AS `t17`
          WHERE
            `t17`.`place` = 0
        ) AS `t37`
          ON `t14`.`opportunity_id` = `t37`.`decided_opportunity`
      ) AS `t44`
    ) AS `t48`
  ) AS `t62`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      CAST(NULL AS STRING) AS `action_key`,
      `t57`.`measured`,
      CAST(NULL AS BIGINT) AS `horizon_months`,
      `t57`.`account` AS `surviving_account_csn`,
      CAST(NULL AS STRING) AS `holdout_unit`,
      CAST(NULL AS BOOLEAN) AS `is_offered`,
      CAST(NULL AS BOOLEAN) AS `treated`,
      `t57`.`month` AS `first_month`,
      CAST(NULL AS STRING) AS `seat_bucket`,
      CAST(NULL AS STRING) AS `site_geo`,
      CAST(NULL AS DOUBLE) AS `before`,
      `t57`.`value` AS `after`,
      CAST(NULL AS DOUBLE) AS `drift`
    FROM (
      SELECT
        `t35`.`account`,
        `t35`.`month`,
        `t35`.`measured`,
        `t35`.`value`,
        `t51`.`is_one`
      FROM `t22` AS `t35`
      LEFT SEMI JOIN (
        SELECT
          *
        FROM `t3` AS `t4`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            `t50`.`account`
          FROM (
            SELECT
              `t45`.`account`,
              `t45`.`drawn`,
              ROW_NUMBER() OVER (ORDER BY `t45`.`drawn` ASC NULLS LAST, `t45`.`account` ASC NULLS LAST) - 1 AS `place`
            FROM (
              SELECT
                `t41`.`account`,
                SHA2(`t41`.`account`, 256) AS `drawn`
              FROM (
                SELECT
                  `t32`.`account`
                FROM (
                  SELECT DISTINCT
                    `t13`.`account`
                  FROM `t10` AS `t13`
                  WHERE
                    (
                      `t13`.`each`.`value`
                    ) IS NOT NULL AND NOT ISNAN(`t13`.`each`.`value`)
                ) AS `t32`
                LEFT ANTI JOIN `t3` AS `t6`
                  ON `t32`.`account` = `t6`.`account`
              ) AS `t41`
            ) AS `t45`
          ) AS `t50`
          WHERE
            `t50`.`place` < 20000
        ) AS `t53`
      ) AS `t55`
        ON `t35`.`account` = `t55`.`account`
      CROSS JOIN (
        SELECT DISTINCT
          TRUE AS `is_one`
        FROM (
          SELECT
            `t42`.`action_key`,
            SUM(CAST(NOT (
              `t42`.`is_offered`
            ) AS INT)) AS `held_back`,
            COUNT(DISTINCT `t42`.`holdout_unit`) AS `units`
          FROM (
            SELECT
              *
            FROM `t8` AS `t12`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t27`.`snapshot_date`,
                'all' AS `action_key`,
                `t27`.`surviving_account_csn`,
                `t27`.`enrolled_on`,
                `t27`.`is_offered`,
                `t27`.`first_performed_on`,
                `t27`.`holdout_unit`,
                `t27`.`opportunity_id`,
                `t27`.`is_renewed`,
                `t27`.`cohort`,
                `t27`.`seat_bucket`,
                `t27`.`site_geo`,
                `t27`.`industry_group`,
                `t27`.`play`,
                `t27`.`enrolled_index`
              FROM (
                SELECT
                  `t12`.`snapshot_date`,
                  `t12`.`action_key`,
                  `t12`.`surviving_account_csn`,
                  `t12`.`enrolled_on`,
                  `t12`.`is_offered`,
                  `t12`.`first_performed_on`,
                  `t12`.`holdout_unit`,
                  `t12`.`opportunity_id`,
                  `t12`.`is_renewed`,
                  `t12`.`cohort`,
                  `t12`.`seat_bucket`,
                  `t12`.`site_geo`,
                  `t12`.`industry_group`,
                  `t12`.`play`,
                  `t12`.`enrolled_index`,
                  BOOL_OR(NOT (
                    `t12`.`is_offered`
                  )) OVER (
                    PARTITION BY `t12`.`action_key`
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) AS `play_holds_back`,
                  BOOL_OR(NOT (
                    `t12`.`is_offered`
                  )) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `any_holds_back`
                FROM `t8` AS `t12`
              ) AS `t27`
              WHERE
                `t27`.`play_holds_back` OR NOT (
                  `t27`.`any_holds_back`
                )
            ) AS `t40`
          ) AS `t42`
          GROUP BY
            1
        ) AS `t46`
        WHERE
          `t46`.`held_back` = 0 AND `t46`.`units` >= 5
      ) AS `t51`
    ) AS `t57`
  ) AS `t59`
) AS `t63`
