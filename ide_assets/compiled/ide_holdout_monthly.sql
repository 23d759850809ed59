WITH "t33" AS (
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
          COALESCE("t24"."final_csn", "t24"."account_csn") AS "surviving_account_csn",
          'tenant ' || CAST("t24"."tenant_id" AS TEXT) AS "group"
        FROM (
          SELECT
            "t19"."account_csn",
            "t19"."tenant_id",
            "t15"."merged_csn",
            "t15"."final_csn"
          FROM (
            SELECT
              "t5"."account_csn",
              "t5"."tenant_id"
            FROM "active_subscription_monthly" AS "t5"
          ) AS "t19"
          LEFT OUTER JOIN (
            SELECT
              "t1"."victim_account_csn" AS "merged_csn",
              "t1"."surviving_account_csn" AS "final_csn"
            FROM "account_merges" AS "t1"
          ) AS "t15"
            ON "t19"."account_csn" = "t15"."merged_csn"
        ) AS "t24"
      ) AS "t28"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t2"."surviving_account_csn",
          'tenant ' || CAST("t2"."tenant_id" AS TEXT) AS "group"
        FROM "ide_cohort_benchmark_monthly" AS "t2"
      ) AS "t20"
    ) AS "t29"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t16"."surviving_account_csn",
        "t21"."group"
      FROM (
        SELECT DISTINCT
          "t3"."account_csn",
          "t3"."surviving_account_csn"
        FROM "assignment_monthly" AS "t3"
        WHERE
          "t3"."is_dirty_team"
      ) AS "t16"
      INNER JOIN (
        SELECT
          "t4"."account_csn" AS "child_csn",
          'parent ' || "t4"."parent_account_csn" AS "group"
        FROM "account_attributes" AS "t4"
        WHERE
          "t4"."parent_account_csn" IS NOT NULL
      ) AS "t21"
        ON "t16"."account_csn" = "t21"."child_csn"
    ) AS "t25"
  ) AS "t31"
), "t40" AS (
  SELECT
    "t39"."surviving_account_csn",
    "t39"."surviving_account_csn" AS "label"
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
            COALESCE("t23"."final_csn", "t23"."account_csn") AS "surviving_account_csn"
          FROM (
            SELECT
              "t17"."account_csn",
              "t15"."merged_csn",
              "t15"."final_csn"
            FROM (
              SELECT
                "t4"."account_csn"
              FROM "account_attributes" AS "t4"
            ) AS "t17"
            LEFT OUTER JOIN (
              SELECT
                "t1"."victim_account_csn" AS "merged_csn",
                "t1"."surviving_account_csn" AS "final_csn"
              FROM "account_merges" AS "t1"
            ) AS "t15"
              ON "t17"."account_csn" = "t15"."merged_csn"
          ) AS "t23"
        ) AS "t27"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t34"."surviving_account_csn"
          FROM "t33" AS "t34"
        ) AS "t36"
      ) AS "t37"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t0"."surviving_account_csn"
        FROM "ide_holdout_monthly" AS "t0"
      ) AS "t6"
    ) AS "t38"
  ) AS "t39"
), "t51" AS (
  SELECT
    "t42"."surviving_account_csn",
    COALESCE(LEAST("t50"."near", "t42"."label"), "t42"."label") AS "label"
  FROM "t40" AS "t42"
  LEFT OUTER JOIN (
    SELECT
      "t48"."surviving_account_csn" AS "near_csn",
      "t48"."near"
    FROM (
      SELECT
        "t47"."surviving_account_csn",
        MIN("t47"."group_label") AS "near"
      FROM (
        SELECT
          "t35"."surviving_account_csn",
          "t35"."group",
          "t46"."group_label"
        FROM "t33" AS "t35"
        INNER JOIN (
          SELECT
            "t44"."group",
            MIN("t44"."label") AS "group_label"
          FROM (
            SELECT
              "t35"."surviving_account_csn",
              "t35"."group",
              "t43"."label"
            FROM "t33" AS "t35"
            INNER JOIN "t40" AS "t43"
              ON "t35"."surviving_account_csn" = "t43"."surviving_account_csn"
          ) AS "t44"
          GROUP BY
            1
        ) AS "t46"
          ON "t35"."group" = "t46"."group"
      ) AS "t47"
      GROUP BY
        1
    ) AS "t48"
  ) AS "t50"
    ON "t42"."surviving_account_csn" = "t50"."near_csn"
), "t58" AS (
  SELECT
    *
  FROM (
    SELECT
      "t55"."surviving_account_csn",
      COALESCE("t56"."next_label", "t55"."label") AS "label"
    FROM (
      SELECT
        *
      FROM "t51" AS "t52"
      WHERE
        "t52"."label" IS NOT NULL
    ) AS "t55"
    LEFT OUTER JOIN (
      SELECT
        "t52"."surviving_account_csn" AS "next_csn",
        "t52"."label" AS "next_label"
      FROM "t51" AS "t52"
      WHERE
        "t52"."label" IS NOT NULL
    ) AS "t56"
      ON "t55"."label" = "t56"."next_csn"
  ) AS "t57"
  WHERE
    "t57"."label" IS NOT NULL
), "t69" AS (
  SELECT
    "t60"."surviving_account_csn",
    COALESCE(LEAST("t68"."near", "t60"."label"), "t60"."label") AS "label"
  FROM "t58" AS "t60"
  LEFT OUTER JOIN (
    SELECT
      "t66"."surviving_account_csn" AS "near_csn",
      "t66"."near"
    FROM (
      SELECT
        "t65"."surviving_account_csn",
        MIN("t65"."group_label") AS "near"
      FROM (
        SELECT
          "t35"."surviving_account_csn",
          "t35"."group",
          "t64"."group_label"
        FROM "t33" AS "t35"
        INNER JOIN (
          SELECT
            "t62"."group",
            MIN("t62"."label") AS "group_label"
          FROM (
            SELECT
              "t35"."surviving_account_csn",
              "t35"."group",
              "t61"."label"
            FROM "t33" AS "t35"
            INNER JOIN "t58" AS "t61"
              ON "t35"."surviving_account_csn" = "t61"."surviving_account_csn"
          ) AS "t62"
          GROUP BY
            1
        ) AS "t64"
          ON "t35"."group" = "t64"."group"
      ) AS "t65"
      GROUP BY
        1
    ) AS "t66"
  ) AS "t68"
    ON "t60"."surviving_account_csn" = "t68"."near_csn"
), "t76" AS (
  SELECT
    *
  FROM (
    SELECT
      "t73"."surviving_account_csn",
      COALESCE("t74"."next_label", "t73"."label") AS "label"
    FROM (
      SELECT
        *
      FROM "t69" AS "t70"
      WHERE
        "t70"."label" IS NOT NULL
    ) AS "t73"
    LEFT OUTER JOIN (
      SELECT
        "t70"."surviving_account_csn" AS "next_csn",
        "t70"."label" AS "next_label"
      FROM "t69" AS "t70"
      WHERE
        "t70"."label" IS NOT NULL
    ) AS "t74"
      ON "t73"."label" = "t74"."next_csn"
  ) AS "t75"
  WHERE
    "t75"."label" IS NOT NULL
), "t87" AS (
  SELECT
    "t78"."surviving_account_csn",
    COALESCE(LEAST("t86"."near", "t78"."label"), "t78"."label") AS "label"
  FROM "t76" AS "t78"
  LEFT OUTER JOIN (
    SELECT
      "t84"."surviving_account_csn" AS "near_csn",
      "t84"."near"
    FROM (
      SELECT
        "t83"."surviving_account_csn",
        MIN("t83"."group_label") AS "near"
      FROM (
        SELECT
          "t35"."surviving_account_csn",
          "t35"."group",
          "t82"."group_label"
        FROM "t33" AS "t35"
        INNER JOIN (
          SELECT
            "t80"."group",
            MIN("t80"."label") AS "group_label"
          FROM (
            SELECT
              "t35"."surviving_account_csn",
              "t35"."group",
              "t79"."label"
            FROM "t33" AS "t35"
            INNER JOIN "t76" AS "t79"
              ON "t35"."surviving_account_csn" = "t79"."surviving_account_csn"
          ) AS "t80"
          GROUP BY
            1
        ) AS "t82"
          ON "t35"."group" = "t82"."group"
      ) AS "t83"
      GROUP BY
        1
    ) AS "t84"
  ) AS "t86"
    ON "t78"."surviving_account_csn" = "t86"."near_csn"
), "t94" AS (
  SELECT
    *
  FROM (
    SELECT
      "t91"."surviving_account_csn",
      COALESCE("t92"."next_label", "t91"."label") AS "label"
    FROM (
      SELECT
        *
      FROM "t87" AS "t88"
      WHERE
        "t88"."label" IS NOT NULL
    ) AS "t91"
    LEFT OUTER JOIN (
      SELECT
        "t88"."surviving_account_csn" AS "next_csn",
        "t88"."label" AS "next_label"
      FROM "t87" AS "t88"
      WHERE
        "t88"."label" IS NOT NULL
    ) AS "t92"
      ON "t91"."label" = "t92"."next_csn"
  ) AS "t93"
  WHERE
    "t93"."label" IS NOT NULL
), "t105" AS (
  SELECT
    "t96"."surviving_account_csn",
    COALESCE(LEAST("t104"."near", "t96"."label"), "t96"."label") AS "label"
  FROM "t94" AS "t96"
  LEFT OUTER JOIN (
    SELECT
      "t102"."surviving_account_csn" AS "near_csn",
      "t102"."near"
    FROM (
      SELECT
        "t101"."surviving_account_csn",
        MIN("t101"."group_label") AS "near"
      FROM (
        SELECT
          "t35"."surviving_account_csn",
          "t35"."group",
          "t100"."group_label"
        FROM "t33" AS "t35"
        INNER JOIN (
          SELECT
            "t98"."group",
            MIN("t98"."label") AS "group_label"
          FROM (
            SELECT
              "t35"."surviving_account_csn",
              "t35"."group",
              "t97"."label"
            FROM "t33" AS "t35"
            INNER JOIN "t94" AS "t97"
              ON "t35"."surviving_account_csn" = "t97"."surviving_account_csn"
          ) AS "t98"
          GROUP BY
            1
        ) AS "t100"
          ON "t35"."group" = "t100"."group"
      ) AS "t101"
      GROUP BY
        1
    ) AS "t102"
  ) AS "t104"
    ON "t96"."surviving_account_csn" = "t104"."near_csn"
), "t112" AS (
  SELECT
    *
  FROM (
    SELECT
      "t109"."surviving_account_csn",
      COALESCE("t110"."next_label", "t109"."label") AS "label"
    FROM (
      SELECT
        *
      FROM "t105" AS "t106"
      WHERE
        "t106"."label" IS NOT NULL
    ) AS "t109"
    LEFT OUTER JOIN (
      SELECT
        "t106"."surviving_account_csn" AS "next_csn",
        "t106"."label" AS "next_label"
      FROM "t105" AS "t106"
      WHERE
        "t106"."label" IS NOT NULL
    ) AS "t110"
      ON "t109"."label" = "t110"."next_csn"
  ) AS "t111"
  WHERE
    "t111"."label" IS NOT NULL
), "t123" AS (
  SELECT
    "t114"."surviving_account_csn",
    COALESCE(LEAST("t122"."near", "t114"."label"), "t114"."label") AS "label"
  FROM "t112" AS "t114"
  LEFT OUTER JOIN (
    SELECT
      "t120"."surviving_account_csn" AS "near_csn",
      "t120"."near"
    FROM (
      SELECT
        "t119"."surviving_account_csn",
        MIN("t119"."group_label") AS "near"
      FROM (
        SELECT
          "t35"."surviving_account_csn",
          "t35"."group",
          "t118"."group_label"
        FROM "t33" AS "t35"
        INNER JOIN (
          SELECT
            "t116"."group",
            MIN("t116"."label") AS "group_label"
          FROM (
            SELECT
              "t35"."surviving_account_csn",
              "t35"."group",
              "t115"."label"
            FROM "t33" AS "t35"
            INNER JOIN "t112" AS "t115"
              ON "t35"."surviving_account_csn" = "t115"."surviving_account_csn"
          ) AS "t116"
          GROUP BY
            1
        ) AS "t118"
          ON "t35"."group" = "t118"."group"
      ) AS "t119"
      GROUP BY
        1
    ) AS "t120"
  ) AS "t122"
    ON "t114"."surviving_account_csn" = "t122"."near_csn"
), "t130" AS (
  SELECT
    *
  FROM (
    SELECT
      "t127"."surviving_account_csn",
      COALESCE("t128"."next_label", "t127"."label") AS "label"
    FROM (
      SELECT
        *
      FROM "t123" AS "t124"
      WHERE
        "t124"."label" IS NOT NULL
    ) AS "t127"
    LEFT OUTER JOIN (
      SELECT
        "t124"."surviving_account_csn" AS "next_csn",
        "t124"."label" AS "next_label"
      FROM "t123" AS "t124"
      WHERE
        "t124"."label" IS NOT NULL
    ) AS "t128"
      ON "t127"."label" = "t128"."next_csn"
  ) AS "t129"
  WHERE
    "t129"."label" IS NOT NULL
), "t141" AS (
  SELECT
    "t132"."surviving_account_csn",
    COALESCE(LEAST("t140"."near", "t132"."label"), "t132"."label") AS "label"
  FROM "t130" AS "t132"
  LEFT OUTER JOIN (
    SELECT
      "t138"."surviving_account_csn" AS "near_csn",
      "t138"."near"
    FROM (
      SELECT
        "t137"."surviving_account_csn",
        MIN("t137"."group_label") AS "near"
      FROM (
        SELECT
          "t35"."surviving_account_csn",
          "t35"."group",
          "t136"."group_label"
        FROM "t33" AS "t35"
        INNER JOIN (
          SELECT
            "t134"."group",
            MIN("t134"."label") AS "group_label"
          FROM (
            SELECT
              "t35"."surviving_account_csn",
              "t35"."group",
              "t133"."label"
            FROM "t33" AS "t35"
            INNER JOIN "t130" AS "t133"
              ON "t35"."surviving_account_csn" = "t133"."surviving_account_csn"
          ) AS "t134"
          GROUP BY
            1
        ) AS "t136"
          ON "t35"."group" = "t136"."group"
      ) AS "t137"
      GROUP BY
        1
    ) AS "t138"
  ) AS "t140"
    ON "t132"."surviving_account_csn" = "t140"."near_csn"
), "t151" AS (
  SELECT
    "t150"."surviving_account_csn",
    "t150"."label",
    "t150"."former_csn",
    "t150"."former_unit",
    "t150"."former_since",
    "t150"."survivor_csn",
    "t150"."victim_unit",
    COALESCE("t150"."former_unit", "t150"."victim_unit") AS "drawn_unit"
  FROM (
    SELECT
      "t149"."surviving_account_csn",
      "t149"."label",
      "t14"."former_csn",
      "t14"."former_unit",
      "t14"."former_since",
      "t32"."survivor_csn",
      "t32"."victim_unit"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t145"."surviving_account_csn",
          COALESCE("t146"."next_label", "t145"."label") AS "label"
        FROM (
          SELECT
            *
          FROM "t141" AS "t142"
          WHERE
            "t142"."label" IS NOT NULL
        ) AS "t145"
        LEFT OUTER JOIN (
          SELECT
            "t142"."surviving_account_csn" AS "next_csn",
            "t142"."label" AS "next_label"
          FROM "t141" AS "t142"
          WHERE
            "t142"."label" IS NOT NULL
        ) AS "t146"
          ON "t145"."label" = "t146"."next_csn"
      ) AS "t147"
      WHERE
        "t147"."label" IS NOT NULL
    ) AS "t149"
    LEFT OUTER JOIN (
      SELECT
        "t0"."surviving_account_csn" AS "former_csn",
        "t0"."holdout_unit" AS "former_unit",
        "t0"."in_unit_since" AS "former_since"
      FROM "ide_holdout_monthly" AS "t0"
    ) AS "t14"
      ON "t149"."surviving_account_csn" = "t14"."former_csn"
    LEFT OUTER JOIN (
      SELECT
        "t26"."surviving_account_csn" AS "survivor_csn",
        MIN("t26"."victim_unit") AS "victim_unit"
      FROM (
        SELECT
          "t22"."victim_csn",
          "t22"."victim_unit",
          COALESCE("t22"."final_csn", "t22"."victim_csn") AS "surviving_account_csn"
        FROM (
          SELECT
            "t13"."victim_csn",
            "t13"."victim_unit",
            "t15"."merged_csn",
            "t15"."final_csn"
          FROM (
            SELECT
              "t0"."surviving_account_csn" AS "victim_csn",
              "t0"."holdout_unit" AS "victim_unit"
            FROM "ide_holdout_monthly" AS "t0"
          ) AS "t13"
          LEFT OUTER JOIN (
            SELECT
              "t1"."victim_account_csn" AS "merged_csn",
              "t1"."surviving_account_csn" AS "final_csn"
            FROM "account_merges" AS "t1"
          ) AS "t15"
            ON "t13"."victim_csn" = "t15"."merged_csn"
        ) AS "t22"
      ) AS "t26"
      GROUP BY
        1
    ) AS "t32"
      ON "t149"."surviving_account_csn" = "t32"."survivor_csn"
  ) AS "t150"
)
SELECT
  "t157"."surviving_account_csn",
  "t157"."label",
  "t157"."former_csn",
  "t157"."former_unit",
  "t157"."former_since",
  "t157"."survivor_csn",
  "t157"."victim_unit",
  "t157"."drawn_unit",
  "t157"."of_label",
  "t157"."first_unit",
  "t157"."holdout_unit",
  "t157"."in_unit_since",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  COUNT(*) OVER (
    PARTITION BY "t157"."holdout_unit"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "unit_accounts",
  SUBSTRING(
    SHA256('ide|control|' || "t157"."holdout_unit"),
    CASE
      WHEN (
        0 + 1
      ) >= 1
      THEN 0 + 1
      ELSE 0 + 1 + LENGTH(SHA256('ide|control|' || "t157"."holdout_unit"))
    END,
    8
  ) < '051eb852' AS "is_control",
  MIN("t157"."holdout_unit") OVER (
    PARTITION BY "t157"."label"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) <> MAX("t157"."holdout_unit") OVER (
    PARTITION BY "t157"."label"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "is_mixed_unit"
FROM (
  SELECT
    "t156"."surviving_account_csn",
    "t156"."label",
    "t156"."former_csn",
    "t156"."former_unit",
    "t156"."former_since",
    "t156"."survivor_csn",
    "t156"."victim_unit",
    "t156"."drawn_unit",
    "t156"."of_label",
    "t156"."first_unit",
    COALESCE("t156"."drawn_unit", "t156"."first_unit", "t156"."label") AS "holdout_unit",
    COALESCE("t156"."former_since", CAST(':last_day' AS DATE)) AS "in_unit_since"
  FROM (
    SELECT
      "t153"."surviving_account_csn",
      "t153"."label",
      "t153"."former_csn",
      "t153"."former_unit",
      "t153"."former_since",
      "t153"."survivor_csn",
      "t153"."victim_unit",
      "t153"."drawn_unit",
      "t155"."of_label",
      "t155"."first_unit"
    FROM "t151" AS "t153"
    LEFT OUTER JOIN (
      SELECT
        "t152"."label" AS "of_label",
        MIN("t152"."drawn_unit") AS "first_unit"
      FROM "t151" AS "t152"
      GROUP BY
        1
    ) AS "t155"
      ON "t153"."label" = "t155"."of_label"
  ) AS "t156"
) AS "t157"