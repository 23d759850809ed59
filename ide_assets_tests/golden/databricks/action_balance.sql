WITH `t3` AS (
  SELECT
    `t1`.`snapshot_date`,
    `t1`.`action_key`,
    `t1`.`surviving_account_csn`,
    `t1`.`enrolled_on`,
    `t1`.`is_offered`,
    `t1`.`first_performed_on`,
    `t1`.`holdout_unit`,
    `t1`.`opportunity_id`,
    `t1`.`is_renewed`,
    `t1`.`cohort`,
    `t1`.`seat_bucket`,
    `t1`.`site_geo`,
    `t1`.`industry_group`,
    `t1`.`action_key` AS `play`,
    (
      CAST(EXTRACT(year FROM `t1`.`enrolled_on`) AS BIGINT) * 12
    ) + CAST(EXTRACT(month FROM `t1`.`enrolled_on`) AS BIGINT) AS `enrolled_index`
  FROM `action_enrolments_monthly` AS `t1`
), `t9` AS (
  SELECT
    *
  FROM `t3` AS `t4`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t7`.`snapshot_date`,
      'all' AS `action_key`,
      `t7`.`surviving_account_csn`,
      `t7`.`enrolled_on`,
      `t7`.`is_offered`,
      `t7`.`first_performed_on`,
      `t7`.`holdout_unit`,
      `t7`.`opportunity_id`,
      `t7`.`is_renewed`,
      `t7`.`cohort`,
      `t7`.`seat_bucket`,
      `t7`.`site_geo`,
      `t7`.`industry_group`,
      `t7`.`play`,
      `t7`.`enrolled_index`
    FROM (
      SELECT
        `t4`.`snapshot_date`,
        `t4`.`action_key`,
        `t4`.`surviving_account_csn`,
        `t4`.`enrolled_on`,
        `t4`.`is_offered`,
        `t4`.`first_performed_on`,
        `t4`.`holdout_unit`,
        `t4`.`opportunity_id`,
        `t4`.`is_renewed`,
        `t4`.`cohort`,
        `t4`.`seat_bucket`,
        `t4`.`site_geo`,
        `t4`.`industry_group`,
        `t4`.`play`,
        `t4`.`enrolled_index`,
        BOOL_OR(NOT (
          `t4`.`is_offered`
        )) OVER (
          PARTITION BY `t4`.`action_key`
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS `play_holds_back`,
        BOOL_OR(NOT (
          `t4`.`is_offered`
        )) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `any_holds_back`
      FROM `t3` AS `t4`
    ) AS `t7`
    WHERE
      `t7`.`play_holds_back` OR NOT (
        `t7`.`any_holds_back`
      )
  ) AS `t8`
)
SELECT
  `t26`.`action_key`,
  `t26`.`characteristic`,
  `t26`.`offered`,
  `t26`.`held_back`,
  `t26`.`offered_sum`,
  `t26`.`held_back_sum`,
  `t26`.`offered_squares`,
  `t26`.`held_back_squares`,
  `t26`.`offered_tenths`,
  `t26`.`held_back_tenths`,
  `t26`.`deviation`,
  CAST(':last_day' AS DATE) AS `snapshot_date`,
  `t26`.`offered` AS `accounts_offered`,
  `t26`.`held_back` AS `accounts_held_back`,
  `t26`.`offered_tenths` / CAST(10.0 AS DOUBLE) AS `offered_mean`,
  `t26`.`held_back_tenths` / CAST(10.0 AS DOUBLE) AS `held_back_mean`,
  IF(
    (
      `t26`.`offered_tenths` - `t26`.`held_back_tenths`
    ) = 0,
    CAST(0.0 AS DOUBLE),
    (
      `t26`.`offered_tenths` - `t26`.`held_back_tenths`
    ) / NULLIF(`t26`.`deviation`, CAST(0.0 AS DOUBLE))
  ) AS `standardised_difference`
FROM (
  SELECT
    `t25`.`action_key`,
    `t25`.`characteristic`,
    `t25`.`offered`,
    `t25`.`held_back`,
    `t25`.`offered_sum`,
    `t25`.`held_back_sum`,
    `t25`.`offered_squares`,
    `t25`.`held_back_squares`,
    `t25`.`offered_tenths`,
    `t25`.`held_back_tenths`,
    SQRT(
      IF(
        (
          (
            (
              (
                (
                  CAST(`t25`.`offered_squares` AS DOUBLE) / NULLIF(CAST(`t25`.`offered` AS DOUBLE), CAST(0.0 AS DOUBLE))
                ) - (
                  `t25`.`offered_tenths` * `t25`.`offered_tenths`
                )
              ) + (
                CAST(`t25`.`held_back_squares` AS DOUBLE) / NULLIF(CAST(`t25`.`held_back` AS DOUBLE), CAST(0.0 AS DOUBLE))
              )
            ) - (
              `t25`.`held_back_tenths` * `t25`.`held_back_tenths`
            )
          ) / CAST(2.0 AS DOUBLE)
        ) > 0,
        (
          (
            (
              (
                CAST(`t25`.`offered_squares` AS DOUBLE) / NULLIF(CAST(`t25`.`offered` AS DOUBLE), CAST(0.0 AS DOUBLE))
              ) - (
                `t25`.`offered_tenths` * `t25`.`offered_tenths`
              )
            ) + (
              CAST(`t25`.`held_back_squares` AS DOUBLE) / NULLIF(CAST(`t25`.`held_back` AS DOUBLE), CAST(0.0 AS DOUBLE))
            )
          ) - (
            `t25`.`held_back_tenths` * `t25`.`held_back_tenths`
          )
        ) / CAST(2.0 AS DOUBLE),
        CAST(0.0 AS DOUBLE)
      )
    ) AS `deviation`
  FROM (
    SELECT
      `t24`.`action_key`,
      `t24`.`characteristic`,
      `t24`.`offered`,
      `t24`.`held_back`,
      `t24`.`offered_sum`,
      `t24`.`held_back_sum`,
      `t24`.`offered_squares`,
      `t24`.`held_back_squares`,
      CAST(`t24`.`offered_sum` AS DOUBLE) / NULLIF(CAST(`t24`.`offered` AS DOUBLE), CAST(0.0 AS DOUBLE)) AS `offered_tenths`,
      CAST(`t24`.`held_back_sum` AS DOUBLE) / NULLIF(CAST(`t24`.`held_back` AS DOUBLE), CAST(0.0 AS DOUBLE)) AS `held_back_tenths`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t15`.`action_key`,
          `t15`.`characteristic`,
          SUM(CAST(`t15`.`is_offered` AS INT)) AS `offered`,
          SUM(CAST(NOT (
            `t15`.`is_offered`
          ) AS INT)) AS `held_back`,
          SUM(IF(`t15`.`is_offered`, `t15`.`tenths`, 0)) AS `offered_sum`,
          SUM(IF(`t15`.`is_offered`, 0, `t15`.`tenths`)) AS `held_back_sum`,
          SUM(IF(`t15`.`is_offered`, `t15`.`tenths` * `t15`.`tenths`, 0)) AS `offered_squares`,
          SUM(IF(`t15`.`is_offered`, 0, `t15`.`tenths` * `t15`.`tenths`)) AS `held_back_squares`
        FROM (
          SELECT
            `t11`.`action_key`,
            `t11`.`is_offered`,
            `t6`.`measured` AS `characteristic`,
            CAST(ROUND(`t6`.`value` * 10, 0) AS BIGINT) AS `tenths`
          FROM `t9` AS `t11`
          LEFT SEMI JOIN (
            SELECT
              *
            FROM (
              SELECT
                `t10`.`action_key` AS `compared_key`,
                SUM(CAST(`t10`.`is_offered` AS INT)) AS `offered`,
                SUM(CAST(NOT (
                  `t10`.`is_offered`
                ) AS INT)) AS `held_back`
              FROM `t9` AS `t10`
              GROUP BY
                1
            ) AS `t12`
            WHERE
              `t12`.`offered` > 0 AND `t12`.`held_back` > 0
          ) AS `t14`
            ON `t11`.`action_key` = `t14`.`compared_key`
          INNER JOIN (
            SELECT
              `t2`.`account`,
              `t2`.`month`,
              `t2`.`each`.`measured` AS `measured`,
              `t2`.`each`.`value` AS `value`
            FROM (
              SELECT
                `t0`.`surviving_account_csn` AS `account`,
                (
                  CAST(EXTRACT(year FROM `t0`.`snapshot_date`) AS BIGINT) * 12
                ) + CAST(EXTRACT(month FROM `t0`.`snapshot_date`) AS BIGINT) AS `month`,
                EXPLODE(
                  ARRAY(
                    STRUCT('assignment_rate' AS `measured`, `t0`.`assignment_rate` AS `value`),
                    STRUCT('utilisation_rate' AS `measured`, `t0`.`utilisation_rate` AS `value`),
                    STRUCT('active_users' AS `measured`, CAST(`t0`.`active_users` AS DOUBLE) AS `value`)
                  )
                ) AS `each`
              FROM `account_outcomes_monthly` AS `t0`
            ) AS `t2`
            WHERE
              (
                `t2`.`each`.`value`
              ) IS NOT NULL AND NOT ISNAN(`t2`.`each`.`value`)
          ) AS `t6`
            ON `t11`.`surviving_account_csn` = `t6`.`account`
            AND `t11`.`enrolled_index` = `t6`.`month`
        ) AS `t15`
        GROUP BY
          1,
          2
      ) AS `t20`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t21`.`action_key`,
          `t21`.`characteristic`,
          `t22`.`offered`,
          `t22`.`held_back`,
          `t21`.`with_offered` * 1000 AS `offered_sum`,
          `t21`.`with_held_back` * 1000 AS `held_back_sum`,
          `t21`.`with_offered` * 1000 * 1000 AS `offered_squares`,
          `t21`.`with_held_back` * 1000 * 1000 AS `held_back_squares`
        FROM (
          SELECT
            `t16`.`action_key`,
            `t16`.`characteristic`,
            SUM(CAST(`t16`.`is_offered` AS INT)) AS `with_offered`,
            SUM(CAST(NOT (
              `t16`.`is_offered`
            ) AS INT)) AS `with_held_back`
          FROM (
            SELECT
              `t11`.`action_key`,
              `t11`.`is_offered`,
              EXPLODE(
                ARRAY(
                  CONCAT('geo: ', COALESCE(`t11`.`site_geo`, 'unknown')),
                  CONCAT('seat_bucket: ', COALESCE(`t11`.`seat_bucket`, 'unknown')),
                  CONCAT('industry: ', COALESCE(`t11`.`industry_group`, 'unknown')),
                  CONCAT('cohort: ', COALESCE(`t11`.`cohort`, 'unknown'))
                )
              ) AS `characteristic`
            FROM `t9` AS `t11`
            LEFT SEMI JOIN (
              SELECT
                *
              FROM (
                SELECT
                  `t10`.`action_key` AS `compared_key`,
                  SUM(CAST(`t10`.`is_offered` AS INT)) AS `offered`,
                  SUM(CAST(NOT (
                    `t10`.`is_offered`
                  ) AS INT)) AS `held_back`
                FROM `t9` AS `t10`
                GROUP BY
                  1
              ) AS `t12`
              WHERE
                `t12`.`offered` > 0 AND `t12`.`held_back` > 0
            ) AS `t14`
              ON `t11`.`action_key` = `t14`.`compared_key`
          ) AS `t16`
          GROUP BY
            1,
            2
        ) AS `t21`
        INNER JOIN (
          SELECT
            `t17`.`action_key`,
            SUM(CAST(`t17`.`is_offered` AS INT)) AS `offered`,
            SUM(CAST(NOT (
              `t17`.`is_offered`
            ) AS INT)) AS `held_back`
          FROM (
            SELECT
              `t11`.`snapshot_date`,
              `t11`.`action_key`,
              `t11`.`surviving_account_csn`,
              `t11`.`enrolled_on`,
              `t11`.`is_offered`,
              `t11`.`first_performed_on`,
              `t11`.`holdout_unit`,
              `t11`.`opportunity_id`,
              `t11`.`is_renewed`,
              `t11`.`cohort`,
              `t11`.`seat_bucket`,
              `t11`.`site_geo`,
              `t11`.`industry_group`,
              `t11`.`play`,
              `t11`.`enrolled_index`
            FROM `t9` AS `t11`
            LEFT SEMI JOIN (
              SELECT
                *
              FROM (
                SELECT
                  `t10`.`action_key` AS `compared_key`,
                  SUM(CAST(`t10`.`is_offered` AS INT)) AS `offered`,
                  SUM(CAST(NOT (
                    `t10`.`is_offered`
                  ) AS INT)) AS `held_back`
                FROM `t9` AS `t10`
                GROUP BY
                  1
              ) AS `t12`
              WHERE
                `t12`.`offered` > 0 AND `t12`.`held_back` > 0
            ) AS `t14`
              ON `t11`.`action_key` = `t14`.`compared_key`
          ) AS `t17`
          GROUP BY
            1
        ) AS `t22`
          ON `t21`.`action_key` = `t22`.`action_key`
      ) AS `t23`
    ) AS `t24`
  ) AS `t25`
) AS `t26`
