SELECT
  `t16`.`dimension`,
  `t16`.`group_value`,
  `t16`.`accounts_measured`,
  `t16`.`accounts_with_action`,
  `t16`.`accounts_in_holdout`,
  `t16`.`accounts_drawn`,
  CAST(':last_day' AS DATE) AS `snapshot_date`,
  CAST(CAST(FLOOR(
    (
      (
        (
          `t16`.`accounts_with_action` * 2000
        ) + `t16`.`accounts_measured`
      ) - (
        (
          (
            `t16`.`accounts_with_action` * 2000
          ) + `t16`.`accounts_measured`
        ) % (
          NULLIF(`t16`.`accounts_measured`, 0) * 2
        )
      )
    ) / (
      NULLIF(`t16`.`accounts_measured`, 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / CAST(10.0 AS DOUBLE) AS `action_rate`,
  CAST(CAST(ROUND(
    (
      (
        (
          (
            CAST(`t16`.`accounts_with_action` AS DOUBLE) / NULLIF(CAST(`t16`.`accounts_measured` AS DOUBLE), CAST(0.0 AS DOUBLE))
          ) + (
            (
              CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
            ) / NULLIF(
              CAST(2.0 AS DOUBLE) * CAST(`t16`.`accounts_measured` AS DOUBLE),
              CAST(0.0 AS DOUBLE)
            )
          )
        ) / NULLIF(
          CAST(1.0 AS DOUBLE) + (
            (
              CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
            ) / NULLIF(CAST(`t16`.`accounts_measured` AS DOUBLE), CAST(0.0 AS DOUBLE))
          ),
          CAST(0.0 AS DOUBLE)
        )
      ) - (
        (
          CAST(1.959963984540054 AS DOUBLE) * SQRT(
            (
              (
                (
                  CAST(`t16`.`accounts_with_action` AS DOUBLE) / NULLIF(CAST(`t16`.`accounts_measured` AS DOUBLE), CAST(0.0 AS DOUBLE))
                ) * (
                  CAST(1.0 AS DOUBLE) - (
                    CAST(`t16`.`accounts_with_action` AS DOUBLE) / NULLIF(CAST(`t16`.`accounts_measured` AS DOUBLE), CAST(0.0 AS DOUBLE))
                  )
                )
              ) / NULLIF(CAST(`t16`.`accounts_measured` AS DOUBLE), CAST(0.0 AS DOUBLE))
            ) + (
              (
                CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
              ) / NULLIF(
                CAST(4.0 AS DOUBLE) * CAST(`t16`.`accounts_measured` AS DOUBLE) * CAST(`t16`.`accounts_measured` AS DOUBLE),
                CAST(0.0 AS DOUBLE)
              )
            )
          )
        ) / NULLIF(
          CAST(1.0 AS DOUBLE) + (
            (
              CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
            ) / NULLIF(CAST(`t16`.`accounts_measured` AS DOUBLE), CAST(0.0 AS DOUBLE))
          ),
          CAST(0.0 AS DOUBLE)
        )
      )
    ) * 1000,
    0
  ) AS BIGINT) AS DOUBLE) / CAST(10.0 AS DOUBLE) AS `action_rate_low`,
  CAST(CAST(ROUND(
    (
      (
        (
          (
            CAST(`t16`.`accounts_with_action` AS DOUBLE) / NULLIF(CAST(`t16`.`accounts_measured` AS DOUBLE), CAST(0.0 AS DOUBLE))
          ) + (
            (
              CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
            ) / NULLIF(
              CAST(2.0 AS DOUBLE) * CAST(`t16`.`accounts_measured` AS DOUBLE),
              CAST(0.0 AS DOUBLE)
            )
          )
        ) / NULLIF(
          CAST(1.0 AS DOUBLE) + (
            (
              CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
            ) / NULLIF(CAST(`t16`.`accounts_measured` AS DOUBLE), CAST(0.0 AS DOUBLE))
          ),
          CAST(0.0 AS DOUBLE)
        )
      ) + (
        (
          CAST(1.959963984540054 AS DOUBLE) * SQRT(
            (
              (
                (
                  CAST(`t16`.`accounts_with_action` AS DOUBLE) / NULLIF(CAST(`t16`.`accounts_measured` AS DOUBLE), CAST(0.0 AS DOUBLE))
                ) * (
                  CAST(1.0 AS DOUBLE) - (
                    CAST(`t16`.`accounts_with_action` AS DOUBLE) / NULLIF(CAST(`t16`.`accounts_measured` AS DOUBLE), CAST(0.0 AS DOUBLE))
                  )
                )
              ) / NULLIF(CAST(`t16`.`accounts_measured` AS DOUBLE), CAST(0.0 AS DOUBLE))
            ) + (
              (
                CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
              ) / NULLIF(
                CAST(4.0 AS DOUBLE) * CAST(`t16`.`accounts_measured` AS DOUBLE) * CAST(`t16`.`accounts_measured` AS DOUBLE),
                CAST(0.0 AS DOUBLE)
              )
            )
          )
        ) / NULLIF(
          CAST(1.0 AS DOUBLE) + (
            (
              CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
            ) / NULLIF(CAST(`t16`.`accounts_measured` AS DOUBLE), CAST(0.0 AS DOUBLE))
          ),
          CAST(0.0 AS DOUBLE)
        )
      )
    ) * 1000,
    0
  ) AS BIGINT) AS DOUBLE) / CAST(10.0 AS DOUBLE) AS `action_rate_high`,
  CAST(CAST(FLOOR(
    (
      (
        (
          `t16`.`accounts_in_holdout` * 2000
        ) + `t16`.`accounts_drawn`
      ) - (
        (
          (
            `t16`.`accounts_in_holdout` * 2000
          ) + `t16`.`accounts_drawn`
        ) % (
          NULLIF(`t16`.`accounts_drawn`, 0) * 2
        )
      )
    ) / (
      NULLIF(`t16`.`accounts_drawn`, 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / CAST(10.0 AS DOUBLE) AS `holdout_rate`,
  CAST(CAST(ROUND(
    (
      (
        (
          (
            CAST(`t16`.`accounts_in_holdout` AS DOUBLE) / NULLIF(CAST(`t16`.`accounts_drawn` AS DOUBLE), CAST(0.0 AS DOUBLE))
          ) + (
            (
              CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
            ) / NULLIF(CAST(2.0 AS DOUBLE) * CAST(`t16`.`accounts_drawn` AS DOUBLE), CAST(0.0 AS DOUBLE))
          )
        ) / NULLIF(
          CAST(1.0 AS DOUBLE) + (
            (
              CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
            ) / NULLIF(CAST(`t16`.`accounts_drawn` AS DOUBLE), CAST(0.0 AS DOUBLE))
          ),
          CAST(0.0 AS DOUBLE)
        )
      ) - (
        (
          CAST(1.959963984540054 AS DOUBLE) * SQRT(
            (
              (
                (
                  CAST(`t16`.`accounts_in_holdout` AS DOUBLE) / NULLIF(CAST(`t16`.`accounts_drawn` AS DOUBLE), CAST(0.0 AS DOUBLE))
                ) * (
                  CAST(1.0 AS DOUBLE) - (
                    CAST(`t16`.`accounts_in_holdout` AS DOUBLE) / NULLIF(CAST(`t16`.`accounts_drawn` AS DOUBLE), CAST(0.0 AS DOUBLE))
                  )
                )
              ) / NULLIF(CAST(`t16`.`accounts_drawn` AS DOUBLE), CAST(0.0 AS DOUBLE))
            ) + (
              (
                CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
              ) / NULLIF(
                CAST(4.0 AS DOUBLE) * CAST(`t16`.`accounts_drawn` AS DOUBLE) * CAST(`t16`.`accounts_drawn` AS DOUBLE),
                CAST(0.0 AS DOUBLE)
              )
            )
          )
        ) / NULLIF(
          CAST(1.0 AS DOUBLE) + (
            (
              CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
            ) / NULLIF(CAST(`t16`.`accounts_drawn` AS DOUBLE), CAST(0.0 AS DOUBLE))
          ),
          CAST(0.0 AS DOUBLE)
        )
      )
    ) * 1000,
    0
  ) AS BIGINT) AS DOUBLE) / CAST(10.0 AS DOUBLE) AS `holdout_rate_low`,
  CAST(CAST(ROUND(
    (
      (
        (
          (
            CAST(`t16`.`accounts_in_holdout` AS DOUBLE) / NULLIF(CAST(`t16`.`accounts_drawn` AS DOUBLE), CAST(0.0 AS DOUBLE))
          ) + (
            (
              CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
            ) / NULLIF(CAST(2.0 AS DOUBLE) * CAST(`t16`.`accounts_drawn` AS DOUBLE), CAST(0.0 AS DOUBLE))
          )
        ) / NULLIF(
          CAST(1.0 AS DOUBLE) + (
            (
              CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
            ) / NULLIF(CAST(`t16`.`accounts_drawn` AS DOUBLE), CAST(0.0 AS DOUBLE))
          ),
          CAST(0.0 AS DOUBLE)
        )
      ) + (
        (
          CAST(1.959963984540054 AS DOUBLE) * SQRT(
            (
              (
                (
                  CAST(`t16`.`accounts_in_holdout` AS DOUBLE) / NULLIF(CAST(`t16`.`accounts_drawn` AS DOUBLE), CAST(0.0 AS DOUBLE))
                ) * (
                  CAST(1.0 AS DOUBLE) - (
                    CAST(`t16`.`accounts_in_holdout` AS DOUBLE) / NULLIF(CAST(`t16`.`accounts_drawn` AS DOUBLE), CAST(0.0 AS DOUBLE))
                  )
                )
              ) / NULLIF(CAST(`t16`.`accounts_drawn` AS DOUBLE), CAST(0.0 AS DOUBLE))
            ) + (
              (
                CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
              ) / NULLIF(
                CAST(4.0 AS DOUBLE) * CAST(`t16`.`accounts_drawn` AS DOUBLE) * CAST(`t16`.`accounts_drawn` AS DOUBLE),
                CAST(0.0 AS DOUBLE)
              )
            )
          )
        ) / NULLIF(
          CAST(1.0 AS DOUBLE) + (
            (
              CAST(1.959963984540054 AS DOUBLE) * CAST(1.959963984540054 AS DOUBLE)
            ) / NULLIF(CAST(`t16`.`accounts_drawn` AS DOUBLE), CAST(0.0 AS DOUBLE))
          ),
          CAST(0.0 AS DOUBLE)
        )
      )
    ) * 1000,
    0
  ) AS BIGINT) AS DOUBLE) / CAST(10.0 AS DOUBLE) AS `holdout_rate_high`
FROM (
  SELECT
    `t15`.`dimension`,
    `t15`.`group_value`,
    COUNT(*) AS `accounts_measured`,
    SUM(CAST(`t15`.`acted` AS INT)) AS `accounts_with_action`,
    SUM(CAST(`t15`.`withheld` AS INT)) AS `accounts_in_holdout`,
    SUM(CAST(`t15`.`acted` OR `t15`.`withheld` AS INT)) AS `accounts_drawn`
  FROM (
    SELECT
      `t14`.`acted`,
      `t14`.`withheld`,
      `t14`.`group`.`dimension` AS `dimension`,
      `t14`.`group`.`group_value` AS `group_value`
    FROM (
      SELECT
        `t13`.`acted`,
        `t13`.`withheld`,
        EXPLODE(
          ARRAY(
            STRUCT('geo' AS `dimension`, COALESCE(`t13`.`site_geo`, 'unknown') AS `group_value`),
            STRUCT(
              'seat_bucket' AS `dimension`,
              COALESCE(`t13`.`seat_bucket`, 'unknown') AS `group_value`
            ),
            STRUCT(
              'industry' AS `dimension`,
              COALESCE(`t13`.`industry_group`, 'unknown') AS `group_value`
            )
          )
        ) AS `group`
      FROM (
        SELECT
          `t12`.`surviving_account_csn`,
          `t12`.`known_csn`,
          `t12`.`site_geo`,
          `t12`.`industry_group`,
          `t12`.`sized_csn`,
          `t12`.`seat_bucket`,
          `t12`.`drawn_account`,
          COALESCE(`t12`.`acted`, FALSE) AS `acted`,
          COALESCE(`t12`.`withheld`, FALSE) AS `withheld`
        FROM (
          SELECT
            `t7`.`surviving_account_csn`,
            `t8`.`known_csn`,
            `t8`.`site_geo`,
            `t8`.`industry_group`,
            `t9`.`sized_csn`,
            `t9`.`seat_bucket`,
            `t11`.`drawn_account`,
            `t11`.`acted`,
            `t11`.`withheld`
          FROM (
            SELECT DISTINCT
              `t0`.`surviving_account_csn`
            FROM `ide_action_signals_monthly` AS `t0`
          ) AS `t7`
          LEFT OUTER JOIN (
            SELECT
              `t1`.`account_csn` AS `known_csn`,
              `t1`.`site_geo`,
              `t1`.`industry_group`
            FROM `accounts` AS `t1`
          ) AS `t8`
            ON `t7`.`surviving_account_csn` = `t8`.`known_csn`
          LEFT OUTER JOIN (
            SELECT
              `t2`.`surviving_account_csn` AS `sized_csn`,
              `t2`.`seat_bucket`
            FROM `account_outcomes_monthly` AS `t2`
          ) AS `t9`
            ON `t7`.`surviving_account_csn` = `t9`.`sized_csn`
          LEFT OUTER JOIN (
            SELECT
              `t3`.`surviving_account_csn` AS `drawn_account`,
              BOOL_OR(`t3`.`verdict` = 'selected') AS `acted`,
              BOOL_OR(`t3`.`verdict` = 'held_back') AS `withheld`
            FROM `ide_action_candidates_monthly` AS `t3`
            GROUP BY
              1
          ) AS `t11`
            ON `t7`.`surviving_account_csn` = `t11`.`drawn_account`
        ) AS `t12`
      ) AS `t13`
    ) AS `t14`
  ) AS `t15`
  GROUP BY
    1,
    2
) AS `t16`
