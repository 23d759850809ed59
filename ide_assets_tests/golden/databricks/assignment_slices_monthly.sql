WITH `t10` AS (
  SELECT
    `t9`.`tenant_id`,
    `t9`.`pool_id`,
    `t9`.`account_csn`,
    EXPLODE(
      ARRAY(
        STRUCT('overall' AS `slice`, 'all' AS `value`),
        STRUCT('offering' AS `slice`, `t9`.`offering_external_key` AS `value`),
        STRUCT('seat_bucket' AS `slice`, `t9`.`seat_bucket` AS `value`),
        STRUCT('geo' AS `slice`, `t9`.`site_geo` AS `value`),
        STRUCT('industry' AS `slice`, `t9`.`industry_group` AS `value`),
        STRUCT(
          'offering x seat_bucket' AS `slice`,
          CONCAT(
            CONCAT(REPLACE(`t9`.`offering_external_key`, '|', '||'), ' | '),
            REPLACE(`t9`.`seat_bucket`, '|', '||')
          ) AS `value`
        ),
        STRUCT(
          'offering x geo' AS `slice`,
          CONCAT(
            CONCAT(REPLACE(`t9`.`offering_external_key`, '|', '||'), ' | '),
            REPLACE(`t9`.`site_geo`, '|', '||')
          ) AS `value`
        ),
        STRUCT(
          'offering x industry' AS `slice`,
          CONCAT(
            CONCAT(REPLACE(`t9`.`offering_external_key`, '|', '||'), ' | '),
            REPLACE(`t9`.`industry_group`, '|', '||')
          ) AS `value`
        ),
        STRUCT(
          'seat_bucket x geo' AS `slice`,
          CONCAT(
            CONCAT(REPLACE(`t9`.`seat_bucket`, '|', '||'), ' | '),
            REPLACE(`t9`.`site_geo`, '|', '||')
          ) AS `value`
        ),
        STRUCT(
          'seat_bucket x industry' AS `slice`,
          CONCAT(
            CONCAT(REPLACE(`t9`.`seat_bucket`, '|', '||'), ' | '),
            REPLACE(`t9`.`industry_group`, '|', '||')
          ) AS `value`
        ),
        STRUCT(
          'geo x industry' AS `slice`,
          CONCAT(
            CONCAT(REPLACE(`t9`.`site_geo`, '|', '||'), ' | '),
            REPLACE(`t9`.`industry_group`, '|', '||')
          ) AS `value`
        )
      )
    ) AS `cut`
  FROM (
    SELECT
      `t8`.`by_month`,
      `t8`.`account_csn`,
      `t8`.`tenant_id`,
      `t8`.`pool_id`,
      `t8`.`offering_external_key`,
      `t8`.`seats_assigned`,
      `t8`.`seats_purchased`,
      `t8`.`surviving_account_csn`,
      `t8`.`assignment_rate`,
      `t8`.`assignment_rate_capped`,
      `t8`.`seat_bucket`,
      `t8`.`seats_assigned_source`,
      `t8`.`is_dirty_pool`,
      `t8`.`is_dirty_team`,
      COALESCE(`t8`.`site_geo`, 'unknown') AS `site_geo`,
      `t8`.`known_csn`,
      COALESCE(`t8`.`industry_group`, 'unknown') AS `industry_group`
    FROM (
      SELECT
        `t3`.`by_month`,
        `t3`.`account_csn`,
        `t3`.`tenant_id`,
        `t3`.`pool_id`,
        `t3`.`offering_external_key`,
        `t3`.`seats_assigned`,
        `t3`.`seats_purchased`,
        `t3`.`surviving_account_csn`,
        `t3`.`assignment_rate`,
        `t3`.`assignment_rate_capped`,
        `t3`.`seat_bucket`,
        `t3`.`seats_assigned_source`,
        `t3`.`is_dirty_pool`,
        `t3`.`is_dirty_team`,
        `t3`.`site_geo`,
        `t7`.`known_csn`,
        `t7`.`industry_group`
      FROM `assignment_monthly` AS `t3`
      LEFT OUTER JOIN (
        SELECT
          `t2`.`account_csn` AS `known_csn`,
          `t2`.`industry_group`
        FROM `accounts` AS `t2`
      ) AS `t7`
        ON `t3`.`account_csn` = `t7`.`known_csn`
    ) AS `t8`
  ) AS `t9`
)
SELECT
  `t21`.`slice`,
  `t21`.`value`,
  `t21`.`pools`,
  `t21`.`pools_without_assignment`,
  `t21`.`seats_purchased`,
  `t21`.`seats_without_assignment`,
  `t21`.`seats_assigned`,
  `t21`.`accounts`,
  `t21`.`assignment_rate`,
  CAST(':first_day' AS DATE) AS `by_month`,
  IF(`t21`.`assignment_rate` > 100, CAST(100.0 AS DOUBLE), `t21`.`assignment_rate`) AS `assignment_rate_capped`
FROM (
  SELECT
    `t20`.`slice`,
    `t20`.`value`,
    `t20`.`pools`,
    `t20`.`pools_without_assignment`,
    `t20`.`seats_purchased`,
    `t20`.`seats_without_assignment`,
    `t20`.`seats_assigned`,
    `t20`.`accounts`,
    CAST(CAST(FLOOR(
      (
        (
          (
            `t20`.`seats_assigned` * 2000
          ) + (
            `t20`.`seats_purchased` - `t20`.`seats_without_assignment`
          )
        ) - (
          (
            (
              `t20`.`seats_assigned` * 2000
            ) + (
              `t20`.`seats_purchased` - `t20`.`seats_without_assignment`
            )
          ) % (
            NULLIF(`t20`.`seats_purchased` - `t20`.`seats_without_assignment`, 0) * 2
          )
        )
      ) / (
        NULLIF(`t20`.`seats_purchased` - `t20`.`seats_without_assignment`, 0) * 2
      )
    ) AS BIGINT) AS DOUBLE) / CAST(10.0 AS DOUBLE) AS `assignment_rate`
  FROM (
    SELECT
      `t19`.`slice`,
      `t19`.`value`,
      `t19`.`pools`,
      `t19`.`pools_without_assignment`,
      `t19`.`seats_purchased`,
      `t19`.`seats_without_assignment`,
      `t19`.`seats_assigned`,
      `t16`.`accounts`
    FROM (
      SELECT
        `t17`.`slice`,
        `t17`.`value`,
        COUNT(*) AS `pools`,
        SUM(CAST(`t17`.`seats_assigned` IS NULL AS INT)) AS `pools_without_assignment`,
        SUM(`t17`.`seats_purchased`) AS `seats_purchased`,
        SUM(IF(`t17`.`seats_assigned` IS NULL, `t17`.`seats_purchased`, 0)) AS `seats_without_assignment`,
        SUM(`t17`.`seats_assigned`) AS `seats_assigned`
      FROM (
        SELECT
          `t14`.`tenant_id`,
          `t14`.`pool_id`,
          `t14`.`slice`,
          `t14`.`value`,
          `t6`.`seats_purchased`,
          `t6`.`seats_assigned`
        FROM (
          SELECT DISTINCT
            `t11`.`tenant_id`,
            `t11`.`pool_id`,
            `t11`.`cut`.`slice` AS `slice`,
            `t11`.`cut`.`value` AS `value`
          FROM `t10` AS `t11`
        ) AS `t14`
        INNER JOIN (
          SELECT
            `t0`.`tenant_id`,
            `t0`.`pool_id`,
            `t0`.`seats_purchased`,
            `t0`.`seats_assigned`
          FROM `pool_monthly` AS `t0`
        ) AS `t6`
          ON `t14`.`tenant_id` = `t6`.`tenant_id` AND `t14`.`pool_id` = `t6`.`pool_id`
      ) AS `t17`
      GROUP BY
        1,
        2
    ) AS `t19`
    INNER JOIN (
      SELECT
        `t12`.`slice`,
        `t12`.`value`,
        COUNT(DISTINCT `t12`.`account_csn`) AS `accounts`
      FROM (
        SELECT
          `t11`.`tenant_id`,
          `t11`.`pool_id`,
          `t11`.`account_csn`,
          `t11`.`cut`.`slice` AS `slice`,
          `t11`.`cut`.`value` AS `value`
        FROM `t10` AS `t11`
      ) AS `t12`
      GROUP BY
        1,
        2
    ) AS `t16`
      ON `t19`.`slice` = `t16`.`slice` AND `t19`.`value` = `t16`.`value`
  ) AS `t20`
) AS `t21`
