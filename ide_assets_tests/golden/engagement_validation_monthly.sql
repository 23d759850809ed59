WITH "t26" AS (
  SELECT
    "t8"."surviving_account_csn" AS "account",
    "t8"."component",
    "t8"."status",
    "t8"."snapshot_date" AS "scored_on",
    "t25"."age",
    "t25"."lost",
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
      "t23"."followed_csn",
      "t23"."scored_on",
      "t23"."age",
      "t23"."seats",
      CAST(CASE WHEN "t17"."later_csn" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "lost",
      CASE
        WHEN "t17"."later_csn" IS NULL
        THEN CAST(NULL AS BIGINT)
        WHEN "t17"."later_seats" > "t23"."seats"
        THEN 1
        ELSE 0
      END AS "grown"
    FROM (
      SELECT
        "t21"."followed_csn",
        "t21"."scored_on",
        "t21"."age",
        "t21"."seats",
        "t21"."age" - 3 AS "until_age"
      FROM (
        SELECT
          "t18"."followed_csn",
          "t18"."scored_on",
          "t18"."age",
          "t18"."seats"
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
        ) AS "t18"
        ANTI JOIN (
          SELECT DISTINCT
            "t2"."victim_account_csn" AS "merged_csn"
          FROM "account_merges" AS "t2"
          WHERE
            "t2"."victim_account_csn" <> "t2"."surviving_account_csn"
        ) AS "t12"
          ON "t18"."followed_csn" = "t12"."merged_csn"
      ) AS "t21"
    ) AS "t23"
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
      ON "t23"."until_age" = "t16"."built_age"
    LEFT OUTER JOIN (
      SELECT
        "t1"."surviving_account_csn" AS "later_csn",
        (
          (
            CAST(':year' AS BIGINT) * 12
          ) + CAST(':number' AS BIGINT)
        ) - (
          (
            EXTRACT(year FROM "t1"."snapshot_date") * 12
          ) + EXTRACT(month FROM "t1"."snapshot_date")
        ) AS "later_age",
        "t1"."seats_purchased" AS "later_seats"
      FROM "engagement_accounts_monthly" AS "t1"
      WHERE
        NOT (
          "t1"."is_frozen"
        )
    ) AS "t17"
      ON "t23"."followed_csn" = "t17"."later_csn"
      AND "t23"."until_age" = "t17"."later_age"
  ) AS "t25"
    ON "t8"."surviving_account_csn" = "t25"."followed_csn"
    AND "t8"."snapshot_date" = "t25"."scored_on"
  CROSS JOIN (
    SELECT
      UNNEST(CAST(['newest', 'two_years'] AS TEXT[])) AS "history"
  ) AS "t11"
), "t28" AS (
  SELECT
    *
  FROM "t26" AS "t27"
  WHERE
    (
      (
        "t27"."history" = 'two_years'
      ) OR (
        "t27"."age" = 3
      )
    )
    AND "t27"."tenths" IS NOT NULL
), "t29" AS (
  SELECT
    *
  FROM "t26" AS "t27"
  WHERE
    (
      "t27"."history" = 'two_years'
    ) OR (
      "t27"."age" = 3
    )
), "t42" AS (
  SELECT
    "t37"."history",
    "t37"."component",
    "t37"."tenths",
    "t37"."lost",
    "t37"."size",
    "t37"."stayed",
    SUM("t37"."lost") OVER (
      PARTITION BY "t37"."history", "t37"."component"
      ORDER BY "t37"."tenths" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) - "t37"."lost" AS "lost_below",
    SUM("t37"."stayed") OVER (
      PARTITION BY "t37"."history", "t37"."component"
      ORDER BY "t37"."tenths" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) - "t37"."stayed" AS "stayed_below"
  FROM (
    SELECT
      "t34"."history",
      "t34"."component",
      "t34"."tenths",
      "t34"."lost",
      "t34"."size",
      "t34"."size" - "t34"."lost" AS "stayed"
    FROM (
      SELECT
        "t30"."history",
        "t30"."component",
        "t30"."tenths",
        SUM("t30"."lost") AS "lost",
        COUNT(*) AS "size"
      FROM "t28" AS "t30"
      GROUP BY
        1,
        2,
        3
    ) AS "t34"
  ) AS "t37"
), "t60" AS (
  SELECT
    "t46"."history",
    "t46"."component",
    "t46"."tenths",
    "t46"."lost",
    "t46"."size",
    "t46"."stayed",
    "t46"."lost_below",
    "t46"."stayed_below",
    "t58"."all_history",
    "t58"."all_component",
    "t58"."n_lost",
    "t58"."n_stayed",
    "t58"."sum_x",
    "t58"."sum_xx",
    "t58"."sum_xy",
    "t58"."doubled",
    "t58"."mean",
    "t58"."spread",
    "t58"."share",
    "t58"."spread_of_stay",
    "t58"."auc",
    "t58"."correlation"
  FROM "t42" AS "t46"
  INNER JOIN (
    SELECT
      "t50"."all_history",
      "t50"."all_component",
      "t50"."n_lost",
      "t50"."n_stayed",
      "t50"."sum_x",
      "t50"."sum_xx",
      "t50"."sum_xy",
      "t50"."doubled",
      CAST("t50"."sum_x" AS DOUBLE) / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0) AS "mean",
      SQRT(
        GREATEST(
          (
            "t50"."sum_xx" / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0)
          ) - (
            (
              CAST("t50"."sum_x" AS DOUBLE) / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0)
            ) * (
              CAST("t50"."sum_x" AS DOUBLE) / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0)
            )
          ),
          0.0
        )
      ) AS "spread",
      CAST("t50"."n_stayed" AS DOUBLE) / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0) AS "share",
      SQRT(
        (
          CAST("t50"."n_stayed" AS DOUBLE) / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0)
        ) * (
          1 - (
            CAST("t50"."n_stayed" AS DOUBLE) / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0)
          )
        )
      ) AS "spread_of_stay",
      (
        "t50"."doubled" / NULLIF(CAST("t50"."n_lost" AS DOUBLE), 0.0)
      ) / NULLIF(CAST("t50"."n_stayed" * 2 AS DOUBLE), 0.0) AS "auc",
      (
        (
          CAST("t50"."sum_xy" AS DOUBLE) / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0)
        ) - (
          (
            CAST("t50"."sum_x" AS DOUBLE) / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0)
          ) * (
            CAST("t50"."n_stayed" AS DOUBLE) / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0)
          )
        )
      ) / NULLIF(
        SQRT(
          GREATEST(
            (
              "t50"."sum_xx" / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0)
            ) - (
              (
                CAST("t50"."sum_x" AS DOUBLE) / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0)
              ) * (
                CAST("t50"."sum_x" AS DOUBLE) / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0)
              )
            ),
            0.0
          )
        ) * SQRT(
          (
            CAST("t50"."n_stayed" AS DOUBLE) / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0)
          ) * (
            1 - (
              CAST("t50"."n_stayed" AS DOUBLE) / NULLIF(CAST("t50"."n_lost" + "t50"."n_stayed" AS DOUBLE), 0.0)
            )
          )
        ),
        0.0
      ) AS "correlation"
    FROM (
      SELECT
        "t43"."history" AS "all_history",
        "t43"."component" AS "all_component",
        SUM("t43"."lost") AS "n_lost",
        SUM("t43"."stayed") AS "n_stayed",
        SUM("t43"."tenths" * "t43"."size") AS "sum_x",
        CAST(SUM("t43"."tenths" * "t43"."tenths" * "t43"."size") AS DOUBLE) AS "sum_xx",
        SUM("t43"."tenths" * "t43"."stayed") AS "sum_xy",
        CAST(SUM("t43"."stayed" * (
          (
            "t43"."lost_below" * 2
          ) + "t43"."lost"
        )) AS DOUBLE) AS "doubled"
      FROM "t42" AS "t43"
      GROUP BY
        1,
        2
    ) AS "t50"
  ) AS "t58"
    ON "t46"."history" = "t58"."all_history"
    AND "t46"."component" = "t58"."all_component"
)
SELECT
  "t79"."component",
  "t79"."history",
  "t79"."newest_scores_on",
  COALESCE("t79"."score_months", 0) AS "score_months",
  COALESCE("t79"."followed", 0) AS "followed",
  COALESCE("t79"."lost", 0) AS "lost",
  COALESCE("t79"."followed_good", 0) AS "followed_good",
  COALESCE("t79"."lost_good", 0) AS "lost_good",
  COALESCE("t79"."followed_fair", 0) AS "followed_fair",
  COALESCE("t79"."lost_fair", 0) AS "lost_fair",
  COALESCE("t79"."followed_poor", 0) AS "followed_poor",
  COALESCE("t79"."lost_poor", 0) AS "lost_poor",
  COALESCE("t79"."followed_unknown", 0) AS "followed_unknown",
  COALESCE("t79"."lost_unknown", 0) AS "lost_unknown",
  "t79"."clustered",
  "t79"."alone",
  COALESCE("t79"."scored", 0) AS "scored",
  COALESCE("t79"."scored_lost", 0) AS "scored_lost",
  "t79"."auc",
  "t79"."correlation",
  "t79"."captured",
  "t79"."auc_variance",
  "t79"."correlation_variance",
  COALESCE("t79"."book", 0) AS "book",
  COALESCE("t79"."book_good", 0) AS "book_good",
  CAST(':last_day' AS DATE) AS "snapshot_date"
FROM (
  SELECT
    "t78"."component",
    "t78"."history",
    "t78"."newest_scores_on",
    "t78"."score_months",
    "t78"."followed",
    "t78"."lost",
    "t78"."followed_good",
    "t78"."lost_good",
    "t78"."followed_fair",
    "t78"."lost_fair",
    "t78"."followed_poor",
    "t78"."lost_poor",
    "t78"."followed_unknown",
    "t78"."lost_unknown",
    "t78"."clustered",
    "t78"."alone",
    "t78"."scored",
    "t78"."scored_lost",
    "t78"."auc",
    "t78"."correlation",
    "t78"."captured",
    "t78"."auc_variance",
    "t78"."correlation_variance",
    "t20"."book_component",
    "t20"."book",
    "t20"."book_good"
  FROM (
    SELECT
      "t76"."component",
      "t76"."history",
      "t76"."newest_scores_on",
      "t76"."score_months",
      "t76"."followed",
      "t76"."lost",
      "t76"."followed_good",
      "t76"."lost_good",
      "t76"."followed_fair",
      "t76"."lost_fair",
      "t76"."followed_poor",
      "t76"."lost_poor",
      "t76"."followed_unknown",
      "t76"."lost_unknown",
      "t76"."clustered",
      "t76"."alone",
      "t76"."scored",
      "t76"."scored_lost",
      "t76"."auc",
      "t76"."correlation",
      "t76"."captured",
      "t76"."auc_variance",
      "t76"."correlation_variance"
    FROM (
      SELECT
        "t72"."component",
        "t72"."history",
        "t72"."newest_scores_on",
        "t72"."score_months",
        "t72"."followed",
        "t72"."lost",
        "t72"."followed_good",
        "t72"."lost_good",
        "t72"."followed_fair",
        "t72"."lost_fair",
        "t72"."followed_poor",
        "t72"."lost_poor",
        "t72"."followed_unknown",
        "t72"."lost_unknown",
        "t72"."clustered",
        "t72"."alone",
        "t72"."scored",
        "t72"."scored_lost",
        "t72"."auc",
        "t72"."correlation",
        "t72"."captured",
        "t75"."history_3",
        "t75"."component_3",
        "t75"."auc_variance",
        "t75"."correlation_variance"
      FROM (
        SELECT
          "t70"."component",
          "t70"."history",
          "t70"."newest_scores_on",
          "t70"."score_months",
          "t70"."followed",
          "t70"."lost",
          "t70"."followed_good",
          "t70"."lost_good",
          "t70"."followed_fair",
          "t70"."lost_fair",
          "t70"."followed_poor",
          "t70"."lost_poor",
          "t70"."followed_unknown",
          "t70"."lost_unknown",
          "t70"."clustered",
          "t70"."alone",
          "t70"."scored",
          "t70"."scored_lost",
          "t70"."auc",
          "t70"."correlation",
          "t70"."captured"
        FROM (
          SELECT
            "t59"."component",
            "t59"."history",
            "t59"."newest_scores_on",
            "t59"."score_months",
            "t59"."followed",
            "t59"."lost",
            "t59"."followed_good",
            "t59"."lost_good",
            "t59"."followed_fair",
            "t59"."lost_fair",
            "t59"."followed_poor",
            "t59"."lost_poor",
            "t59"."followed_unknown",
            "t59"."lost_unknown",
            "t59"."clustered",
            "t59"."alone",
            "t68"."history_2",
            "t68"."component_2",
            "t68"."scored",
            "t68"."scored_lost",
            "t68"."auc",
            "t68"."correlation",
            "t68"."captured"
          FROM (
            SELECT
              "t55"."component",
              "t55"."history",
              "t55"."newest_scores_on",
              "t55"."score_months",
              "t55"."followed",
              "t55"."lost",
              "t55"."followed_good",
              "t55"."lost_good",
              "t55"."followed_fair",
              "t55"."lost_fair",
              "t55"."followed_poor",
              "t55"."lost_poor",
              "t55"."followed_unknown",
              "t55"."lost_unknown",
              "t55"."clustered",
              "t55"."alone"
            FROM (
              SELECT
                "t49"."component",
                "t49"."history",
                "t49"."newest_scores_on",
                "t49"."score_months",
                "t49"."followed",
                "t49"."lost",
                "t49"."followed_good",
                "t49"."lost_good",
                "t49"."followed_fair",
                "t49"."lost_fair",
                "t49"."followed_poor",
                "t49"."lost_poor",
                "t49"."followed_unknown",
                "t49"."lost_unknown",
                "t54"."history_1",
                "t54"."component_1",
                "t54"."clustered",
                "t54"."alone"
              FROM (
                SELECT
                  "t45"."component",
                  "t45"."history",
                  "t45"."newest_scores_on",
                  "t45"."score_months",
                  "t45"."followed",
                  "t45"."lost",
                  "t45"."followed_good",
                  "t45"."lost_good",
                  "t45"."followed_fair",
                  "t45"."lost_fair",
                  "t45"."followed_poor",
                  "t45"."lost_poor",
                  "t45"."followed_unknown",
                  "t45"."lost_unknown"
                FROM (
                  SELECT
                    "t9"."component",
                    "t10"."history",
                    "t41"."history_0",
                    "t41"."component_0",
                    "t41"."newest_scores_on",
                    "t41"."score_months",
                    "t41"."followed",
                    "t41"."lost",
                    "t41"."followed_good",
                    "t41"."lost_good",
                    "t41"."followed_fair",
                    "t41"."lost_fair",
                    "t41"."followed_poor",
                    "t41"."lost_poor",
                    "t41"."followed_unknown",
                    "t41"."lost_unknown"
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
                      "t36"."history" AS "history_0",
                      "t36"."component" AS "component_0",
                      "t36"."newest_scores_on",
                      "t36"."score_months",
                      "t36"."followed",
                      "t36"."lost",
                      "t36"."followed_good",
                      "t36"."lost_good",
                      "t36"."followed_fair",
                      "t36"."lost_fair",
                      "t36"."followed_poor",
                      "t36"."lost_poor",
                      "t36"."followed_unknown",
                      "t36"."lost_unknown"
                    FROM (
                      SELECT
                        "t31"."history",
                        "t31"."component",
                        MAX("t31"."scored_on") AS "newest_scores_on",
                        COUNT(DISTINCT "t31"."scored_on") AS "score_months",
                        COUNT(*) AS "followed",
                        SUM("t31"."lost") AS "lost",
                        SUM(CASE WHEN "t31"."status" = 'Good' THEN 1 ELSE 0 END) AS "followed_good",
                        SUM(CASE WHEN "t31"."status" = 'Good' THEN "t31"."lost" ELSE 0 END) AS "lost_good",
                        SUM(CASE WHEN "t31"."status" = 'Fair' THEN 1 ELSE 0 END) AS "followed_fair",
                        SUM(CASE WHEN "t31"."status" = 'Fair' THEN "t31"."lost" ELSE 0 END) AS "lost_fair",
                        SUM(CASE WHEN "t31"."status" = 'Poor' THEN 1 ELSE 0 END) AS "followed_poor",
                        SUM(CASE WHEN "t31"."status" = 'Poor' THEN "t31"."lost" ELSE 0 END) AS "lost_poor",
                        SUM(CASE WHEN "t31"."status" = 'unknown' THEN 1 ELSE 0 END) AS "followed_unknown",
                        SUM(CASE WHEN "t31"."status" = 'unknown' THEN "t31"."lost" ELSE 0 END) AS "lost_unknown"
                      FROM "t29" AS "t31"
                      GROUP BY
                        1,
                        2
                    ) AS "t36"
                  ) AS "t41"
                    ON "t10"."history" = "t41"."history_0" AND "t9"."component" = "t41"."component_0"
                ) AS "t45"
              ) AS "t49"
              LEFT OUTER JOIN (
                SELECT
                  "t52"."history" AS "history_1",
                  "t52"."component" AS "component_1",
                  "t52"."clustered",
                  "t52"."alone"
                FROM (
                  SELECT
                    "t51"."history",
                    "t51"."component",
                    SUM("t51"."rest" * "t51"."rest") AS "clustered",
                    SUM("t51"."alone") AS "alone"
                  FROM (
                    SELECT
                      "t48"."history",
                      "t48"."component",
                      "t48"."account",
                      SUM("t48"."rest") AS "rest",
                      SUM("t48"."rest" * "t48"."rest") AS "alone"
                    FROM (
                      SELECT
                        "t44"."account",
                        "t44"."component",
                        "t44"."status",
                        "t44"."scored_on",
                        "t44"."age",
                        "t44"."lost",
                        "t44"."tenths",
                        "t44"."history",
                        "t44"."rate",
                        "t44"."rate_history",
                        "t44"."rate_component",
                        "t44"."rate_status",
                        "t44"."lost" - "t44"."rate" AS "rest"
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
                          "t40"."rate",
                          "t40"."rate_history",
                          "t40"."rate_component",
                          "t40"."rate_status"
                        FROM "t29" AS "t33"
                        INNER JOIN (
                          SELECT
                            "t35"."rate",
                            "t35"."history" AS "rate_history",
                            "t35"."component" AS "rate_component",
                            "t35"."status" AS "rate_status"
                          FROM (
                            SELECT
                              "t31"."history",
                              "t31"."component",
                              "t31"."status",
                              CAST(SUM("t31"."lost") AS DOUBLE) / NULLIF(CAST(COUNT(*) AS DOUBLE), 0.0) AS "rate"
                            FROM "t29" AS "t31"
                            GROUP BY
                              1,
                              2,
                              3
                          ) AS "t35"
                        ) AS "t40"
                          ON "t33"."history" = "t40"."rate_history"
                          AND "t33"."component" = "t40"."rate_component"
                          AND "t33"."status" = "t40"."rate_status"
                      ) AS "t44"
                    ) AS "t48"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t51"
                  GROUP BY
                    1,
                    2
                ) AS "t52"
              ) AS "t54"
                ON "t49"."history" = "t54"."history_1" AND "t49"."component" = "t54"."component_1"
            ) AS "t55"
          ) AS "t59"
          LEFT OUTER JOIN (
            SELECT
              "t65"."history" AS "history_2",
              "t65"."component" AS "component_2",
              "t65"."scored",
              "t65"."scored_lost",
              "t65"."auc",
              "t65"."correlation",
              "t65"."captured"
            FROM (
              SELECT
                "t63"."history",
                "t63"."component",
                SUM("t63"."size") AS "scored",
                SUM("t63"."lost") AS "scored_lost",
                MAX("t63"."auc") AS "auc",
                MAX("t63"."correlation") AS "correlation",
                SUM("t63"."captured") AS "captured"
              FROM (
                SELECT
                  "t61"."history",
                  "t61"."component",
                  "t61"."tenths",
                  "t61"."lost",
                  "t61"."size",
                  "t61"."stayed",
                  "t61"."lost_below",
                  "t61"."stayed_below",
                  "t61"."all_history",
                  "t61"."all_component",
                  "t61"."n_lost",
                  "t61"."n_stayed",
                  "t61"."sum_x",
                  "t61"."sum_xx",
                  "t61"."sum_xy",
                  "t61"."doubled",
                  "t61"."mean",
                  "t61"."spread",
                  "t61"."share",
                  "t61"."spread_of_stay",
                  "t61"."auc",
                  "t61"."correlation",
                  "t61"."lost" * GREATEST(
                    LEAST(
                      (
                        (
                          CAST("t61"."n_lost" + "t61"."n_stayed" AS DOUBLE) / NULLIF(CAST(10 AS DOUBLE), 0.0)
                        ) - (
                          "t61"."lost_below" + "t61"."stayed_below"
                        )
                      ) / NULLIF(CAST("t61"."size" AS DOUBLE), 0.0),
                      1.0
                    ),
                    0.0
                  ) AS "captured"
                FROM "t60" AS "t61"
              ) AS "t63"
              GROUP BY
                1,
                2
            ) AS "t65"
          ) AS "t68"
            ON "t59"."history" = "t68"."history_2" AND "t59"."component" = "t68"."component_2"
        ) AS "t70"
      ) AS "t72"
      LEFT OUTER JOIN (
        SELECT
          "t73"."history" AS "history_3",
          "t73"."component" AS "component_3",
          "t73"."auc_variance",
          "t73"."correlation_variance"
        FROM (
          SELECT
            "t69"."history",
            "t69"."component",
            SUM("t69"."auc" * "t69"."auc") AS "auc_variance",
            SUM("t69"."correlation" * "t69"."correlation") AS "correlation_variance"
          FROM (
            SELECT
              "t66"."history",
              "t66"."component",
              "t66"."account",
              SUM(CASE WHEN "t66"."lost" = 1 THEN "t66"."auc_lost" ELSE "t66"."auc_stayed" END) AS "auc",
              SUM(
                CASE
                  WHEN "t66"."lost" = 1
                  THEN "t66"."correlation_lost"
                  ELSE "t66"."correlation_stayed"
                END
              ) AS "correlation"
            FROM (
              SELECT
                "t32"."account",
                "t32"."component",
                "t32"."status",
                "t32"."scored_on",
                "t32"."age",
                "t32"."lost",
                "t32"."tenths",
                "t32"."history",
                "t64"."error_history",
                "t64"."error_component",
                "t64"."error_tenths",
                "t64"."auc_lost",
                "t64"."auc_stayed",
                "t64"."correlation_lost",
                "t64"."correlation_stayed"
              FROM "t28" AS "t32"
              INNER JOIN (
                SELECT
                  "t61"."history" AS "error_history",
                  "t61"."component" AS "error_component",
                  "t61"."tenths" AS "error_tenths",
                  (
                    (
                      1 - (
                        (
                          "t61"."stayed_below" + (
                            0.5 * "t61"."stayed"
                          )
                        ) / NULLIF(CAST("t61"."n_stayed" AS DOUBLE), 0.0)
                      )
                    ) - "t61"."auc"
                  ) / NULLIF(CAST("t61"."n_lost" AS DOUBLE), 0.0) AS "auc_lost",
                  (
                    (
                      (
                        "t61"."lost_below" + (
                          0.5 * "t61"."lost"
                        )
                      ) / NULLIF(CAST("t61"."n_lost" AS DOUBLE), 0.0)
                    ) - "t61"."auc"
                  ) / NULLIF(CAST("t61"."n_stayed" AS DOUBLE), 0.0) AS "auc_stayed",
                  (
                    (
                      (
                        (
                          "t61"."tenths" - "t61"."mean"
                        ) / NULLIF("t61"."spread", 0.0)
                      ) * (
                        (
                          0.0 - "t61"."share"
                        ) / NULLIF("t61"."spread_of_stay", 0.0)
                      )
                    ) - (
                      "t61"."correlation" * 0.5 * (
                        (
                          (
                            (
                              "t61"."tenths" - "t61"."mean"
                            ) / NULLIF("t61"."spread", 0.0)
                          ) * (
                            (
                              "t61"."tenths" - "t61"."mean"
                            ) / NULLIF("t61"."spread", 0.0)
                          )
                        ) + (
                          (
                            (
                              0.0 - "t61"."share"
                            ) / NULLIF("t61"."spread_of_stay", 0.0)
                          ) * (
                            (
                              0.0 - "t61"."share"
                            ) / NULLIF("t61"."spread_of_stay", 0.0)
                          )
                        )
                      )
                    )
                  ) / NULLIF(CAST("t61"."n_lost" + "t61"."n_stayed" AS DOUBLE), 0.0) AS "correlation_lost",
                  (
                    (
                      (
                        (
                          "t61"."tenths" - "t61"."mean"
                        ) / NULLIF("t61"."spread", 0.0)
                      ) * (
                        (
                          1.0 - "t61"."share"
                        ) / NULLIF("t61"."spread_of_stay", 0.0)
                      )
                    ) - (
                      "t61"."correlation" * 0.5 * (
                        (
                          (
                            (
                              "t61"."tenths" - "t61"."mean"
                            ) / NULLIF("t61"."spread", 0.0)
                          ) * (
                            (
                              "t61"."tenths" - "t61"."mean"
                            ) / NULLIF("t61"."spread", 0.0)
                          )
                        ) + (
                          (
                            (
                              1.0 - "t61"."share"
                            ) / NULLIF("t61"."spread_of_stay", 0.0)
                          ) * (
                            (
                              1.0 - "t61"."share"
                            ) / NULLIF("t61"."spread_of_stay", 0.0)
                          )
                        )
                      )
                    )
                  ) / NULLIF(CAST("t61"."n_lost" + "t61"."n_stayed" AS DOUBLE), 0.0) AS "correlation_stayed"
                FROM "t60" AS "t61"
              ) AS "t64"
                ON "t32"."history" = "t64"."error_history"
                AND "t32"."component" = "t64"."error_component"
                AND "t32"."tenths" = "t64"."error_tenths"
            ) AS "t66"
            GROUP BY
              1,
              2,
              3
          ) AS "t69"
          GROUP BY
            1,
            2
        ) AS "t73"
      ) AS "t75"
        ON "t72"."history" = "t75"."history_3" AND "t72"."component" = "t75"."component_3"
    ) AS "t76"
  ) AS "t78"
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
  ) AS "t20"
    ON "t78"."component" = "t20"."book_component"
) AS "t79"
