WITH "t27" AS (
  SELECT
    "t8"."surviving_account_csn" AS "account",
    "t8"."component",
    "t8"."status",
    "t8"."snapshot_date" AS "scored_on",
    "t26"."age",
    "t26"."lost",
    CASE
      WHEN "t8"."status" = 'unknown'
      THEN CAST(NULL AS BIGINT)
      ELSE CAST(ROUND("t8"."score" * 10, 0) AS BIGINT)
    END AS "tenths",
    "t11"."history"
  FROM (
    SELECT
      *
    FROM "engagement_scores_monthly" AS "t0"
    WHERE
      NOT (
        "t0"."is_frozen"
      )
  ) AS "t8"
  INNER JOIN (
    SELECT
      "t24"."followed_csn",
      "t24"."scored_on",
      "t24"."age",
      "t24"."seats",
      CAST(CASE WHEN "t21"."later_csn" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "lost",
      CASE
        WHEN "t21"."later_csn" IS NULL
        THEN CAST(NULL AS BIGINT)
        WHEN "t21"."later_seats" > "t24"."seats"
        THEN 1
        ELSE 0
      END AS "grown"
    FROM (
      SELECT
        "t22"."followed_csn",
        "t22"."scored_on",
        "t22"."age",
        "t22"."seats",
        "t22"."age" - 3 AS "until_age"
      FROM (
        SELECT
          "t17"."followed_csn",
          "t17"."scored_on",
          "t17"."age",
          "t17"."seats"
        FROM (
          SELECT
            "t1"."surviving_account_csn" AS "followed_csn",
            "t1"."snapshot_date" AS "scored_on",
            (
              (
                CAST(':year' AS BIGINT) * 12
              ) + CAST(':number' AS BIGINT)
            ) - (
              (
                EXTRACT(year FROM "t1"."snapshot_date") * 12
              ) + EXTRACT(month FROM "t1"."snapshot_date")
            ) AS "age",
            "t1"."seats_purchased" AS "seats"
          FROM "engagement_accounts_monthly" AS "t1"
          WHERE
            NOT (
              "t1"."is_frozen"
            )
        ) AS "t17"
        ANTI JOIN (
          SELECT DISTINCT
            "t2"."victim_account_csn" AS "merged_csn"
          FROM "account_merges" AS "t2"
          WHERE
            "t2"."surviving_account_csn" <> "t2"."victim_account_csn"
        ) AS "t12"
          ON "t17"."followed_csn" = "t12"."merged_csn"
      ) AS "t22"
    ) AS "t24"
    INNER JOIN (
      SELECT DISTINCT
        (
          (
            CAST(':year' AS BIGINT) * 12
          ) + CAST(':number' AS BIGINT)
        ) - (
          (
            EXTRACT(year FROM "t1"."snapshot_date") * 12
          ) + EXTRACT(month FROM "t1"."snapshot_date")
        ) AS "built_age"
      FROM "engagement_accounts_monthly" AS "t1"
    ) AS "t16"
      ON "t24"."until_age" = "t16"."built_age"
    LEFT OUTER JOIN (
      SELECT
        "t14"."surviving_account_csn" AS "later_csn",
        "t14"."age" AS "later_age",
        MAX("t14"."seats_purchased") AS "later_seats"
      FROM (
        SELECT
          "t1"."snapshot_date",
          "t1"."surviving_account_csn",
          "t1"."seats_purchased",
          "t1"."seat_band",
          "t1"."industry_group",
          "t1"."was_active_before",
          "t1"."is_shared",
          "t1"."is_frozen",
          "t1"."last_active_on",
          (
            (
              CAST(':year' AS BIGINT) * 12
            ) + CAST(':number' AS BIGINT)
          ) - (
            (
              EXTRACT(year FROM "t1"."snapshot_date") * 12
            ) + EXTRACT(month FROM "t1"."snapshot_date")
          ) AS "age"
        FROM "engagement_accounts_monthly" AS "t1"
        WHERE
          NOT (
            "t1"."is_frozen"
          )
      ) AS "t14"
      GROUP BY
        1,
        2
    ) AS "t21"
      ON "t24"."followed_csn" = "t21"."later_csn"
      AND "t24"."until_age" = "t21"."later_age"
  ) AS "t26"
    ON "t8"."surviving_account_csn" = "t26"."followed_csn"
    AND "t8"."snapshot_date" = "t26"."scored_on"
  CROSS JOIN (
    SELECT
      UNNEST(CAST(['newest', 'two_years'] AS TEXT[])) AS "history"
  ) AS "t11"
), "t29" AS (
  SELECT
    *
  FROM "t27" AS "t28"
  WHERE
    (
      (
        "t28"."history" = 'two_years'
      ) OR (
        "t28"."age" = 3
      )
    )
    AND "t28"."tenths" IS NOT NULL
), "t30" AS (
  SELECT
    *
  FROM "t27" AS "t28"
  WHERE
    (
      "t28"."history" = 'two_years'
    ) OR (
      "t28"."age" = 3
    )
), "t43" AS (
  SELECT
    "t38"."history",
    "t38"."component",
    "t38"."tenths",
    "t38"."lost",
    "t38"."size",
    "t38"."stayed",
    SUM("t38"."lost") OVER (
      PARTITION BY "t38"."history", "t38"."component"
      ORDER BY "t38"."tenths" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) - "t38"."lost" AS "lost_below",
    SUM("t38"."stayed") OVER (
      PARTITION BY "t38"."history", "t38"."component"
      ORDER BY "t38"."tenths" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) - "t38"."stayed" AS "stayed_below"
  FROM (
    SELECT
      "t35"."history",
      "t35"."component",
      "t35"."tenths",
      "t35"."lost",
      "t35"."size",
      "t35"."size" - "t35"."lost" AS "stayed"
    FROM (
      SELECT
        "t31"."history",
        "t31"."component",
        "t31"."tenths",
        SUM("t31"."lost") AS "lost",
        COUNT(*) AS "size"
      FROM "t29" AS "t31"
      GROUP BY
        1,
        2,
        3
    ) AS "t35"
  ) AS "t38"
), "t61" AS (
  SELECT
    "t47"."history",
    "t47"."component",
    "t47"."tenths",
    "t47"."lost",
    "t47"."size",
    "t47"."stayed",
    "t47"."lost_below",
    "t47"."stayed_below",
    "t59"."all_history",
    "t59"."all_component",
    "t59"."n_lost",
    "t59"."n_stayed",
    "t59"."sum_x",
    "t59"."sum_xx",
    "t59"."sum_xy",
    "t59"."doubled",
    "t59"."mean",
    "t59"."spread",
    "t59"."share",
    "t59"."spread_of_stay",
    "t59"."auc",
    "t59"."correlation"
  FROM "t43" AS "t47"
  INNER JOIN (
    SELECT
      "t51"."all_history",
      "t51"."all_component",
      "t51"."n_lost",
      "t51"."n_stayed",
      "t51"."sum_x",
      "t51"."sum_xx",
      "t51"."sum_xy",
      "t51"."doubled",
      CAST("t51"."sum_x" AS DOUBLE) / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0) AS "mean",
      SQRT(
        GREATEST(
          (
            "t51"."sum_xx" / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0)
          ) - (
            (
              CAST("t51"."sum_x" AS DOUBLE) / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0)
            ) * (
              CAST("t51"."sum_x" AS DOUBLE) / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0)
            )
          ),
          0.0
        )
      ) AS "spread",
      CAST("t51"."n_stayed" AS DOUBLE) / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0) AS "share",
      SQRT(
        (
          CAST("t51"."n_stayed" AS DOUBLE) / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0)
        ) * (
          1 - (
            CAST("t51"."n_stayed" AS DOUBLE) / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0)
          )
        )
      ) AS "spread_of_stay",
      (
        "t51"."doubled" / NULLIF(CAST("t51"."n_lost" AS DOUBLE), 0.0)
      ) / NULLIF(CAST("t51"."n_stayed" * 2 AS DOUBLE), 0.0) AS "auc",
      (
        (
          CAST("t51"."sum_xy" AS DOUBLE) / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0)
        ) - (
          (
            CAST("t51"."sum_x" AS DOUBLE) / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0)
          ) * (
            CAST("t51"."n_stayed" AS DOUBLE) / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0)
          )
        )
      ) / NULLIF(
        SQRT(
          GREATEST(
            (
              "t51"."sum_xx" / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0)
            ) - (
              (
                CAST("t51"."sum_x" AS DOUBLE) / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0)
              ) * (
                CAST("t51"."sum_x" AS DOUBLE) / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0)
              )
            ),
            0.0
          )
        ) * SQRT(
          (
            CAST("t51"."n_stayed" AS DOUBLE) / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0)
          ) * (
            1 - (
              CAST("t51"."n_stayed" AS DOUBLE) / NULLIF(CAST("t51"."n_lost" + "t51"."n_stayed" AS DOUBLE), 0.0)
            )
          )
        ),
        0.0
      ) AS "correlation"
    FROM (
      SELECT
        "t44"."history" AS "all_history",
        "t44"."component" AS "all_component",
        SUM("t44"."lost") AS "n_lost",
        SUM("t44"."stayed") AS "n_stayed",
        SUM("t44"."tenths" * "t44"."size") AS "sum_x",
        CAST(SUM("t44"."tenths" * "t44"."tenths" * "t44"."size") AS DOUBLE) AS "sum_xx",
        SUM("t44"."tenths" * "t44"."stayed") AS "sum_xy",
        CAST(SUM("t44"."stayed" * (
          (
            "t44"."lost_below" * 2
          ) + "t44"."lost"
        )) AS DOUBLE) AS "doubled"
      FROM "t43" AS "t44"
      GROUP BY
        1,
        2
    ) AS "t51"
  ) AS "t59"
    ON "t47"."history" = "t59"."all_history"
    AND "t47"."component" = "t59"."all_component"
)
SELECT
  "t80"."component",
  "t80"."history",
  "t80"."newest_scores_on",
  COALESCE("t80"."score_months", 0) AS "score_months",
  COALESCE("t80"."followed", 0) AS "followed",
  COALESCE("t80"."lost", 0) AS "lost",
  COALESCE("t80"."followed_good", 0) AS "followed_good",
  COALESCE("t80"."lost_good", 0) AS "lost_good",
  COALESCE("t80"."followed_fair", 0) AS "followed_fair",
  COALESCE("t80"."lost_fair", 0) AS "lost_fair",
  COALESCE("t80"."followed_poor", 0) AS "followed_poor",
  COALESCE("t80"."lost_poor", 0) AS "lost_poor",
  COALESCE("t80"."followed_unknown", 0) AS "followed_unknown",
  COALESCE("t80"."lost_unknown", 0) AS "lost_unknown",
  "t80"."clustered",
  "t80"."alone",
  COALESCE("t80"."scored", 0) AS "scored",
  COALESCE("t80"."scored_lost", 0) AS "scored_lost",
  "t80"."auc",
  "t80"."correlation",
  "t80"."captured",
  "t80"."auc_variance",
  "t80"."correlation_variance",
  COALESCE("t80"."book", 0) AS "book",
  COALESCE("t80"."book_good", 0) AS "book_good",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    "t79"."component",
    "t79"."history",
    "t79"."newest_scores_on",
    "t79"."score_months",
    "t79"."followed",
    "t79"."lost",
    "t79"."followed_good",
    "t79"."lost_good",
    "t79"."followed_fair",
    "t79"."lost_fair",
    "t79"."followed_poor",
    "t79"."lost_poor",
    "t79"."followed_unknown",
    "t79"."lost_unknown",
    "t79"."clustered",
    "t79"."alone",
    "t79"."scored",
    "t79"."scored_lost",
    "t79"."auc",
    "t79"."correlation",
    "t79"."captured",
    "t79"."auc_variance",
    "t79"."correlation_variance",
    "t19"."book_component",
    "t19"."book",
    "t19"."book_good"
  FROM (
    SELECT
      "t77"."component",
      "t77"."history",
      "t77"."newest_scores_on",
      "t77"."score_months",
      "t77"."followed",
      "t77"."lost",
      "t77"."followed_good",
      "t77"."lost_good",
      "t77"."followed_fair",
      "t77"."lost_fair",
      "t77"."followed_poor",
      "t77"."lost_poor",
      "t77"."followed_unknown",
      "t77"."lost_unknown",
      "t77"."clustered",
      "t77"."alone",
      "t77"."scored",
      "t77"."scored_lost",
      "t77"."auc",
      "t77"."correlation",
      "t77"."captured",
      "t77"."auc_variance",
      "t77"."correlation_variance"
    FROM (
      SELECT
        "t73"."component",
        "t73"."history",
        "t73"."newest_scores_on",
        "t73"."score_months",
        "t73"."followed",
        "t73"."lost",
        "t73"."followed_good",
        "t73"."lost_good",
        "t73"."followed_fair",
        "t73"."lost_fair",
        "t73"."followed_poor",
        "t73"."lost_poor",
        "t73"."followed_unknown",
        "t73"."lost_unknown",
        "t73"."clustered",
        "t73"."alone",
        "t73"."scored",
        "t73"."scored_lost",
        "t73"."auc",
        "t73"."correlation",
        "t73"."captured",
        "t76"."history_3",
        "t76"."component_3",
        "t76"."auc_variance",
        "t76"."correlation_variance"
      FROM (
        SELECT
          "t71"."component",
          "t71"."history",
          "t71"."newest_scores_on",
          "t71"."score_months",
          "t71"."followed",
          "t71"."lost",
          "t71"."followed_good",
          "t71"."lost_good",
          "t71"."followed_fair",
          "t71"."lost_fair",
          "t71"."followed_poor",
          "t71"."lost_poor",
          "t71"."followed_unknown",
          "t71"."lost_unknown",
          "t71"."clustered",
          "t71"."alone",
          "t71"."scored",
          "t71"."scored_lost",
          "t71"."auc",
          "t71"."correlation",
          "t71"."captured"
        FROM (
          SELECT
            "t60"."component",
            "t60"."history",
            "t60"."newest_scores_on",
            "t60"."score_months",
            "t60"."followed",
            "t60"."lost",
            "t60"."followed_good",
            "t60"."lost_good",
            "t60"."followed_fair",
            "t60"."lost_fair",
            "t60"."followed_poor",
            "t60"."lost_poor",
            "t60"."followed_unknown",
            "t60"."lost_unknown",
            "t60"."clustered",
            "t60"."alone",
            "t69"."history_2",
            "t69"."component_2",
            "t69"."scored",
            "t69"."scored_lost",
            "t69"."auc",
            "t69"."correlation",
            "t69"."captured"
          FROM (
            SELECT
              "t56"."component",
              "t56"."history",
              "t56"."newest_scores_on",
              "t56"."score_months",
              "t56"."followed",
              "t56"."lost",
              "t56"."followed_good",
              "t56"."lost_good",
              "t56"."followed_fair",
              "t56"."lost_fair",
              "t56"."followed_poor",
              "t56"."lost_poor",
              "t56"."followed_unknown",
              "t56"."lost_unknown",
              "t56"."clustered",
              "t56"."alone"
            FROM (
              SELECT
                "t50"."component",
                "t50"."history",
                "t50"."newest_scores_on",
                "t50"."score_months",
                "t50"."followed",
                "t50"."lost",
                "t50"."followed_good",
                "t50"."lost_good",
                "t50"."followed_fair",
                "t50"."lost_fair",
                "t50"."followed_poor",
                "t50"."lost_poor",
                "t50"."followed_unknown",
                "t50"."lost_unknown",
                "t55"."history_1",
                "t55"."component_1",
                "t55"."clustered",
                "t55"."alone"
              FROM (
                SELECT
                  "t46"."component",
                  "t46"."history",
                  "t46"."newest_scores_on",
                  "t46"."score_months",
                  "t46"."followed",
                  "t46"."lost",
                  "t46"."followed_good",
                  "t46"."lost_good",
                  "t46"."followed_fair",
                  "t46"."lost_fair",
                  "t46"."followed_poor",
                  "t46"."lost_poor",
                  "t46"."followed_unknown",
                  "t46"."lost_unknown"
                FROM (
                  SELECT
                    "t9"."component",
                    "t10"."history",
                    "t42"."history_0",
                    "t42"."component_0",
                    "t42"."newest_scores_on",
                    "t42"."score_months",
                    "t42"."followed",
                    "t42"."lost",
                    "t42"."followed_good",
                    "t42"."lost_good",
                    "t42"."followed_fair",
                    "t42"."lost_fair",
                    "t42"."followed_poor",
                    "t42"."lost_poor",
                    "t42"."followed_unknown",
                    "t42"."lost_unknown"
                  FROM (
                    SELECT
                      UNNEST(CAST(['communication', 'product', 'relationship', 'overall'] AS TEXT[])) AS "component"
                  ) AS "t9"
                  CROSS JOIN (
                    SELECT
                      UNNEST(CAST(['newest', 'two_years'] AS TEXT[])) AS "history"
                  ) AS "t10"
                  LEFT OUTER JOIN (
                    SELECT
                      "t37"."history" AS "history_0",
                      "t37"."component" AS "component_0",
                      "t37"."newest_scores_on",
                      "t37"."score_months",
                      "t37"."followed",
                      "t37"."lost",
                      "t37"."followed_good",
                      "t37"."lost_good",
                      "t37"."followed_fair",
                      "t37"."lost_fair",
                      "t37"."followed_poor",
                      "t37"."lost_poor",
                      "t37"."followed_unknown",
                      "t37"."lost_unknown"
                    FROM (
                      SELECT
                        "t32"."history",
                        "t32"."component",
                        MAX("t32"."scored_on") AS "newest_scores_on",
                        COUNT(DISTINCT "t32"."scored_on") AS "score_months",
                        COUNT(*) AS "followed",
                        SUM("t32"."lost") AS "lost",
                        SUM(CASE WHEN "t32"."status" = 'Good' THEN 1 ELSE 0 END) AS "followed_good",
                        SUM(CASE WHEN "t32"."status" = 'Good' THEN "t32"."lost" ELSE 0 END) AS "lost_good",
                        SUM(CASE WHEN "t32"."status" = 'Fair' THEN 1 ELSE 0 END) AS "followed_fair",
                        SUM(CASE WHEN "t32"."status" = 'Fair' THEN "t32"."lost" ELSE 0 END) AS "lost_fair",
                        SUM(CASE WHEN "t32"."status" = 'Poor' THEN 1 ELSE 0 END) AS "followed_poor",
                        SUM(CASE WHEN "t32"."status" = 'Poor' THEN "t32"."lost" ELSE 0 END) AS "lost_poor",
                        SUM(CASE WHEN "t32"."status" = 'unknown' THEN 1 ELSE 0 END) AS "followed_unknown",
                        SUM(CASE WHEN "t32"."status" = 'unknown' THEN "t32"."lost" ELSE 0 END) AS "lost_unknown"
                      FROM "t30" AS "t32"
                      GROUP BY
                        1,
                        2
                    ) AS "t37"
                  ) AS "t42"
                    ON "t10"."history" = "t42"."history_0" AND "t9"."component" = "t42"."component_0"
                ) AS "t46"
              ) AS "t50"
              LEFT OUTER JOIN (
                SELECT
                  "t53"."history" AS "history_1",
                  "t53"."component" AS "component_1",
                  "t53"."clustered",
                  "t53"."alone"
                FROM (
                  SELECT
                    "t52"."history",
                    "t52"."component",
                    SUM("t52"."rest" * "t52"."rest") AS "clustered",
                    SUM("t52"."alone") AS "alone"
                  FROM (
                    SELECT
                      "t49"."history",
                      "t49"."component",
                      "t49"."account",
                      SUM("t49"."rest") AS "rest",
                      SUM("t49"."rest" * "t49"."rest") AS "alone"
                    FROM (
                      SELECT
                        "t45"."account",
                        "t45"."component",
                        "t45"."status",
                        "t45"."scored_on",
                        "t45"."age",
                        "t45"."lost",
                        "t45"."tenths",
                        "t45"."history",
                        "t45"."rate",
                        "t45"."rate_history",
                        "t45"."rate_component",
                        "t45"."rate_status",
                        "t45"."lost" - "t45"."rate" AS "rest"
                      FROM (
                        SELECT
                          "t34"."account",
                          "t34"."component",
                          "t34"."status",
                          "t34"."scored_on",
                          "t34"."age",
                          "t34"."lost",
                          "t34"."tenths",
                          "t34"."history",
                          "t41"."rate",
                          "t41"."rate_history",
                          "t41"."rate_component",
                          "t41"."rate_status"
                        FROM "t30" AS "t34"
                        INNER JOIN (
                          SELECT
                            "t36"."rate",
                            "t36"."history" AS "rate_history",
                            "t36"."component" AS "rate_component",
                            "t36"."status" AS "rate_status"
                          FROM (
                            SELECT
                              "t32"."history",
                              "t32"."component",
                              "t32"."status",
                              CAST(SUM("t32"."lost") AS DOUBLE) / NULLIF(CAST(COUNT(*) AS DOUBLE), 0.0) AS "rate"
                            FROM "t30" AS "t32"
                            GROUP BY
                              1,
                              2,
                              3
                          ) AS "t36"
                        ) AS "t41"
                          ON "t34"."history" = "t41"."rate_history"
                          AND "t34"."component" = "t41"."rate_component"
                          AND "t34"."status" = "t41"."rate_status"
                      ) AS "t45"
                    ) AS "t49"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t52"
                  GROUP BY
                    1,
                    2
                ) AS "t53"
              ) AS "t55"
                ON "t50"."history" = "t55"."history_1" AND "t50"."component" = "t55"."component_1"
            ) AS "t56"
          ) AS "t60"
          LEFT OUTER JOIN (
            SELECT
              "t66"."history" AS "history_2",
              "t66"."component" AS "component_2",
              "t66"."scored",
              "t66"."scored_lost",
              "t66"."auc",
              "t66"."correlation",
              "t66"."captured"
            FROM (
              SELECT
                "t64"."history",
                "t64"."component",
                SUM("t64"."size") AS "scored",
                SUM("t64"."lost") AS "scored_lost",
                MAX("t64"."auc") AS "auc",
                MAX("t64"."correlation") AS "correlation",
                SUM("t64"."captured") AS "captured"
              FROM (
                SELECT
                  "t62"."history",
                  "t62"."component",
                  "t62"."tenths",
                  "t62"."lost",
                  "t62"."size",
                  "t62"."stayed",
                  "t62"."lost_below",
                  "t62"."stayed_below",
                  "t62"."all_history",
                  "t62"."all_component",
                  "t62"."n_lost",
                  "t62"."n_stayed",
                  "t62"."sum_x",
                  "t62"."sum_xx",
                  "t62"."sum_xy",
                  "t62"."doubled",
                  "t62"."mean",
                  "t62"."spread",
                  "t62"."share",
                  "t62"."spread_of_stay",
                  "t62"."auc",
                  "t62"."correlation",
                  "t62"."lost" * GREATEST(
                    LEAST(
                      (
                        (
                          CAST("t62"."n_lost" + "t62"."n_stayed" AS DOUBLE) / NULLIF(CAST(10 AS DOUBLE), 0.0)
                        ) - (
                          "t62"."lost_below" + "t62"."stayed_below"
                        )
                      ) / NULLIF(CAST("t62"."size" AS DOUBLE), 0.0),
                      1.0
                    ),
                    0.0
                  ) AS "captured"
                FROM "t61" AS "t62"
              ) AS "t64"
              GROUP BY
                1,
                2
            ) AS "t66"
          ) AS "t69"
            ON "t60"."history" = "t69"."history_2" AND "t60"."component" = "t69"."component_2"
        ) AS "t71"
      ) AS "t73"
      LEFT OUTER JOIN (
        SELECT
          "t74"."history" AS "history_3",
          "t74"."component" AS "component_3",
          "t74"."auc_variance",
          "t74"."correlation_variance"
        FROM (
          SELECT
            "t70"."history",
            "t70"."component",
            SUM("t70"."auc" * "t70"."auc") AS "auc_variance",
            SUM("t70"."correlation" * "t70"."correlation") AS "correlation_variance"
          FROM (
            SELECT
              "t67"."history",
              "t67"."component",
              "t67"."account",
              SUM(CASE WHEN "t67"."lost" = 1 THEN "t67"."auc_lost" ELSE "t67"."auc_stayed" END) AS "auc",
              SUM(
                CASE
                  WHEN "t67"."lost" = 1
                  THEN "t67"."correlation_lost"
                  ELSE "t67"."correlation_stayed"
                END
              ) AS "correlation"
            FROM (
              SELECT
                "t33"."account",
                "t33"."component",
                "t33"."status",
                "t33"."scored_on",
                "t33"."age",
                "t33"."lost",
                "t33"."tenths",
                "t33"."history",
                "t65"."error_history",
                "t65"."error_component",
                "t65"."error_tenths",
                "t65"."auc_lost",
                "t65"."auc_stayed",
                "t65"."correlation_lost",
                "t65"."correlation_stayed"
              FROM "t29" AS "t33"
              INNER JOIN (
                SELECT
                  "t62"."history" AS "error_history",
                  "t62"."component" AS "error_component",
                  "t62"."tenths" AS "error_tenths",
                  (
                    (
                      1 - (
                        (
                          "t62"."stayed_below" + (
                            0.5 * "t62"."stayed"
                          )
                        ) / NULLIF(CAST("t62"."n_stayed" AS DOUBLE), 0.0)
                      )
                    ) - "t62"."auc"
                  ) / NULLIF(CAST("t62"."n_lost" AS DOUBLE), 0.0) AS "auc_lost",
                  (
                    (
                      (
                        "t62"."lost_below" + (
                          0.5 * "t62"."lost"
                        )
                      ) / NULLIF(CAST("t62"."n_lost" AS DOUBLE), 0.0)
                    ) - "t62"."auc"
                  ) / NULLIF(CAST("t62"."n_stayed" AS DOUBLE), 0.0) AS "auc_stayed",
                  (
                    (
                      (
                        (
                          "t62"."tenths" - "t62"."mean"
                        ) / NULLIF("t62"."spread", 0.0)
                      ) * (
                        (
                          0.0 - "t62"."share"
                        ) / NULLIF("t62"."spread_of_stay", 0.0)
                      )
                    ) - (
                      "t62"."correlation" * 0.5 * (
                        (
                          (
                            (
                              "t62"."tenths" - "t62"."mean"
                            ) / NULLIF("t62"."spread", 0.0)
                          ) * (
                            (
                              "t62"."tenths" - "t62"."mean"
                            ) / NULLIF("t62"."spread", 0.0)
                          )
                        ) + (
                          (
                            (
                              0.0 - "t62"."share"
                            ) / NULLIF("t62"."spread_of_stay", 0.0)
                          ) * (
                            (
                              0.0 - "t62"."share"
                            ) / NULLIF("t62"."spread_of_stay", 0.0)
                          )
                        )
                      )
                    )
                  ) / NULLIF(CAST("t62"."n_lost" + "t62"."n_stayed" AS DOUBLE), 0.0) AS "correlation_lost",
                  (
                    (
                      (
                        (
                          "t62"."tenths" - "t62"."mean"
                        ) / NULLIF("t62"."spread", 0.0)
                      ) * (
                        (
                          1.0 - "t62"."share"
                        ) / NULLIF("t62"."spread_of_stay", 0.0)
                      )
                    ) - (
                      "t62"."correlation" * 0.5 * (
                        (
                          (
                            (
                              "t62"."tenths" - "t62"."mean"
                            ) / NULLIF("t62"."spread", 0.0)
                          ) * (
                            (
                              "t62"."tenths" - "t62"."mean"
                            ) / NULLIF("t62"."spread", 0.0)
                          )
                        ) + (
                          (
                            (
                              1.0 - "t62"."share"
                            ) / NULLIF("t62"."spread_of_stay", 0.0)
                          ) * (
                            (
                              1.0 - "t62"."share"
                            ) / NULLIF("t62"."spread_of_stay", 0.0)
                          )
                        )
                      )
                    )
                  ) / NULLIF(CAST("t62"."n_lost" + "t62"."n_stayed" AS DOUBLE), 0.0) AS "correlation_stayed"
                FROM "t61" AS "t62"
              ) AS "t65"
                ON "t33"."history" = "t65"."error_history"
                AND "t33"."component" = "t65"."error_component"
                AND "t33"."tenths" = "t65"."error_tenths"
            ) AS "t67"
            GROUP BY
              1,
              2,
              3
          ) AS "t70"
          GROUP BY
            1,
            2
        ) AS "t74"
      ) AS "t76"
        ON "t73"."history" = "t76"."history_3" AND "t73"."component" = "t76"."component_3"
    ) AS "t77"
  ) AS "t79"
  LEFT OUTER JOIN (
    SELECT
      "t3"."component" AS "book_component",
      COUNT(*) AS "book",
      SUM(CASE WHEN "t3"."status" = 'Good' THEN 1 ELSE 0 END) AS "book_good"
    FROM (
      SELECT
        *
      FROM "engagement_scores_monthly" AS "t0"
      WHERE
        NOT (
          "t0"."is_frozen"
        ) AND "t0"."snapshot_date" = CAST(':last_day' AS DATE)
    ) AS "t3"
    GROUP BY
      1
  ) AS "t19"
    ON "t79"."component" = "t19"."book_component"
) AS "t80"