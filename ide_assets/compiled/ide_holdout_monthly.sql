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
            "t17"."merged_csn",
            "t17"."final_csn"
          FROM (
            SELECT
              "t5"."account_csn",
              "t5"."tenant_id"
            FROM "active_subscription_monthly" AS "t5"
          ) AS "t19"
          LEFT OUTER JOIN (
            SELECT
              "t2"."victim_account_csn" AS "merged_csn",
              "t2"."surviving_account_csn" AS "final_csn"
            FROM "account_merges" AS "t2"
          ) AS "t17"
            ON "t19"."account_csn" = "t17"."merged_csn"
        ) AS "t24"
      ) AS "t28"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t3"."surviving_account_csn",
          'tenant ' || CAST("t3"."tenant_id" AS TEXT) AS "group"
        FROM "ide_cohort_benchmark_monthly" AS "t3"
      ) AS "t21"
    ) AS "t29"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t18"."surviving_account_csn",
        "t20"."group"
      FROM (
        SELECT DISTINCT
          "t4"."account_csn",
          "t4"."surviving_account_csn"
        FROM "assignment_monthly" AS "t4"
        WHERE
          "t4"."is_dirty_team"
      ) AS "t18"
      INNER JOIN (
        SELECT
          "t1"."account_csn" AS "child_csn",
          'parent ' || "t1"."parent_account_csn" AS "group"
        FROM "account_attributes" AS "t1"
        WHERE
          "t1"."parent_account_csn" IS NOT NULL
      ) AS "t20"
        ON "t18"."account_csn" = "t20"."child_csn"
    ) AS "t25"
  ) AS "t31"
), "t45" AS (
  SELECT DISTINCT
    *
  FROM (
    SELECT
      "t35"."surviving_account_csn",
      "t35"."surviving_account_csn" AS "label"
    FROM "t33" AS "t35"
    SEMI JOIN (
      SELECT
        *
      FROM (
        SELECT
          "t34"."group",
          COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
        FROM "t33" AS "t34"
        GROUP BY
          1
      ) AS "t38"
      WHERE
        "t38"."accounts" > 1
    ) AS "t43"
      ON "t35"."group" = "t43"."group"
  ) AS "t44"
), "t52" AS (
  SELECT
    "t35"."surviving_account_csn",
    "t35"."group",
    "t48"."label",
    "t51"."first_label"
  FROM "t33" AS "t35"
  SEMI JOIN (
    SELECT
      *
    FROM (
      SELECT
        "t34"."group",
        COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
      FROM "t33" AS "t34"
      GROUP BY
        1
    ) AS "t38"
    WHERE
      "t38"."accounts" > 1
  ) AS "t43"
    ON "t35"."group" = "t43"."group"
  INNER JOIN "t45" AS "t48"
    ON "t35"."surviving_account_csn" = "t48"."surviving_account_csn"
  INNER JOIN (
    SELECT
      "t49"."group",
      MIN("t49"."label") AS "first_label"
    FROM (
      SELECT
        "t35"."surviving_account_csn",
        "t35"."group",
        "t48"."label"
      FROM "t33" AS "t35"
      SEMI JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t34"."group",
            COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
          FROM "t33" AS "t34"
          GROUP BY
            1
        ) AS "t38"
        WHERE
          "t38"."accounts" > 1
      ) AS "t43"
        ON "t35"."group" = "t43"."group"
      INNER JOIN "t45" AS "t48"
        ON "t35"."surviving_account_csn" = "t48"."surviving_account_csn"
    ) AS "t49"
    GROUP BY
      1
  ) AS "t51"
    ON "t35"."group" = "t51"."group"
), "t58" AS (
  SELECT
    "t47"."surviving_account_csn",
    LEAST(
      "t47"."label",
      COALESCE("t56"."own_first", "t47"."label"),
      COALESCE("t57"."set_first", "t47"."label")
    ) AS "label"
  FROM "t45" AS "t47"
  LEFT OUTER JOIN (
    SELECT
      "t53"."surviving_account_csn" AS "own_csn",
      MIN("t53"."first_label") AS "own_first"
    FROM "t52" AS "t53"
    GROUP BY
      1
  ) AS "t56"
    ON "t47"."surviving_account_csn" = "t56"."own_csn"
  LEFT OUTER JOIN (
    SELECT
      "t53"."label" AS "set_label",
      MIN("t53"."first_label") AS "set_first"
    FROM "t52" AS "t53"
    GROUP BY
      1
  ) AS "t57"
    ON "t47"."surviving_account_csn" = "t57"."set_label"
), "t65" AS (
  SELECT
    *
  FROM (
    SELECT
      "t62"."surviving_account_csn",
      COALESCE("t63"."next_label", "t62"."label") AS "label"
    FROM (
      SELECT
        *
      FROM "t58" AS "t59"
      WHERE
        "t59"."label" IS NOT NULL
    ) AS "t62"
    LEFT OUTER JOIN (
      SELECT
        "t59"."surviving_account_csn" AS "next_csn",
        "t59"."label" AS "next_label"
      FROM "t58" AS "t59"
      WHERE
        "t59"."label" IS NOT NULL
    ) AS "t63"
      ON "t62"."label" = "t63"."next_csn"
  ) AS "t64"
  WHERE
    "t64"."label" IS NOT NULL
), "t72" AS (
  SELECT
    "t35"."surviving_account_csn",
    "t35"."group",
    "t68"."label",
    "t71"."first_label"
  FROM "t33" AS "t35"
  SEMI JOIN (
    SELECT
      *
    FROM (
      SELECT
        "t34"."group",
        COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
      FROM "t33" AS "t34"
      GROUP BY
        1
    ) AS "t38"
    WHERE
      "t38"."accounts" > 1
  ) AS "t43"
    ON "t35"."group" = "t43"."group"
  INNER JOIN "t65" AS "t68"
    ON "t35"."surviving_account_csn" = "t68"."surviving_account_csn"
  INNER JOIN (
    SELECT
      "t69"."group",
      MIN("t69"."label") AS "first_label"
    FROM (
      SELECT
        "t35"."surviving_account_csn",
        "t35"."group",
        "t68"."label"
      FROM "t33" AS "t35"
      SEMI JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t34"."group",
            COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
          FROM "t33" AS "t34"
          GROUP BY
            1
        ) AS "t38"
        WHERE
          "t38"."accounts" > 1
      ) AS "t43"
        ON "t35"."group" = "t43"."group"
      INNER JOIN "t65" AS "t68"
        ON "t35"."surviving_account_csn" = "t68"."surviving_account_csn"
    ) AS "t69"
    GROUP BY
      1
  ) AS "t71"
    ON "t35"."group" = "t71"."group"
), "t78" AS (
  SELECT
    "t67"."surviving_account_csn",
    LEAST(
      "t67"."label",
      COALESCE("t76"."own_first", "t67"."label"),
      COALESCE("t77"."set_first", "t67"."label")
    ) AS "label"
  FROM "t65" AS "t67"
  LEFT OUTER JOIN (
    SELECT
      "t73"."surviving_account_csn" AS "own_csn",
      MIN("t73"."first_label") AS "own_first"
    FROM "t72" AS "t73"
    GROUP BY
      1
  ) AS "t76"
    ON "t67"."surviving_account_csn" = "t76"."own_csn"
  LEFT OUTER JOIN (
    SELECT
      "t73"."label" AS "set_label",
      MIN("t73"."first_label") AS "set_first"
    FROM "t72" AS "t73"
    GROUP BY
      1
  ) AS "t77"
    ON "t67"."surviving_account_csn" = "t77"."set_label"
), "t85" AS (
  SELECT
    *
  FROM (
    SELECT
      "t82"."surviving_account_csn",
      COALESCE("t83"."next_label", "t82"."label") AS "label"
    FROM (
      SELECT
        *
      FROM "t78" AS "t79"
      WHERE
        "t79"."label" IS NOT NULL
    ) AS "t82"
    LEFT OUTER JOIN (
      SELECT
        "t79"."surviving_account_csn" AS "next_csn",
        "t79"."label" AS "next_label"
      FROM "t78" AS "t79"
      WHERE
        "t79"."label" IS NOT NULL
    ) AS "t83"
      ON "t82"."label" = "t83"."next_csn"
  ) AS "t84"
  WHERE
    "t84"."label" IS NOT NULL
), "t92" AS (
  SELECT
    "t35"."surviving_account_csn",
    "t35"."group",
    "t88"."label",
    "t91"."first_label"
  FROM "t33" AS "t35"
  SEMI JOIN (
    SELECT
      *
    FROM (
      SELECT
        "t34"."group",
        COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
      FROM "t33" AS "t34"
      GROUP BY
        1
    ) AS "t38"
    WHERE
      "t38"."accounts" > 1
  ) AS "t43"
    ON "t35"."group" = "t43"."group"
  INNER JOIN "t85" AS "t88"
    ON "t35"."surviving_account_csn" = "t88"."surviving_account_csn"
  INNER JOIN (
    SELECT
      "t89"."group",
      MIN("t89"."label") AS "first_label"
    FROM (
      SELECT
        "t35"."surviving_account_csn",
        "t35"."group",
        "t88"."label"
      FROM "t33" AS "t35"
      SEMI JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t34"."group",
            COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
          FROM "t33" AS "t34"
          GROUP BY
            1
        ) AS "t38"
        WHERE
          "t38"."accounts" > 1
      ) AS "t43"
        ON "t35"."group" = "t43"."group"
      INNER JOIN "t85" AS "t88"
        ON "t35"."surviving_account_csn" = "t88"."surviving_account_csn"
    ) AS "t89"
    GROUP BY
      1
  ) AS "t91"
    ON "t35"."group" = "t91"."group"
), "t98" AS (
  SELECT
    "t87"."surviving_account_csn",
    LEAST(
      "t87"."label",
      COALESCE("t96"."own_first", "t87"."label"),
      COALESCE("t97"."set_first", "t87"."label")
    ) AS "label"
  FROM "t85" AS "t87"
  LEFT OUTER JOIN (
    SELECT
      "t93"."surviving_account_csn" AS "own_csn",
      MIN("t93"."first_label") AS "own_first"
    FROM "t92" AS "t93"
    GROUP BY
      1
  ) AS "t96"
    ON "t87"."surviving_account_csn" = "t96"."own_csn"
  LEFT OUTER JOIN (
    SELECT
      "t93"."label" AS "set_label",
      MIN("t93"."first_label") AS "set_first"
    FROM "t92" AS "t93"
    GROUP BY
      1
  ) AS "t97"
    ON "t87"."surviving_account_csn" = "t97"."set_label"
), "t105" AS (
  SELECT
    *
  FROM (
    SELECT
      "t102"."surviving_account_csn",
      COALESCE("t103"."next_label", "t102"."label") AS "label"
    FROM (
      SELECT
        *
      FROM "t98" AS "t99"
      WHERE
        "t99"."label" IS NOT NULL
    ) AS "t102"
    LEFT OUTER JOIN (
      SELECT
        "t99"."surviving_account_csn" AS "next_csn",
        "t99"."label" AS "next_label"
      FROM "t98" AS "t99"
      WHERE
        "t99"."label" IS NOT NULL
    ) AS "t103"
      ON "t102"."label" = "t103"."next_csn"
  ) AS "t104"
  WHERE
    "t104"."label" IS NOT NULL
), "t112" AS (
  SELECT
    "t35"."surviving_account_csn",
    "t35"."group",
    "t108"."label",
    "t111"."first_label"
  FROM "t33" AS "t35"
  SEMI JOIN (
    SELECT
      *
    FROM (
      SELECT
        "t34"."group",
        COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
      FROM "t33" AS "t34"
      GROUP BY
        1
    ) AS "t38"
    WHERE
      "t38"."accounts" > 1
  ) AS "t43"
    ON "t35"."group" = "t43"."group"
  INNER JOIN "t105" AS "t108"
    ON "t35"."surviving_account_csn" = "t108"."surviving_account_csn"
  INNER JOIN (
    SELECT
      "t109"."group",
      MIN("t109"."label") AS "first_label"
    FROM (
      SELECT
        "t35"."surviving_account_csn",
        "t35"."group",
        "t108"."label"
      FROM "t33" AS "t35"
      SEMI JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t34"."group",
            COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
          FROM "t33" AS "t34"
          GROUP BY
            1
        ) AS "t38"
        WHERE
          "t38"."accounts" > 1
      ) AS "t43"
        ON "t35"."group" = "t43"."group"
      INNER JOIN "t105" AS "t108"
        ON "t35"."surviving_account_csn" = "t108"."surviving_account_csn"
    ) AS "t109"
    GROUP BY
      1
  ) AS "t111"
    ON "t35"."group" = "t111"."group"
), "t118" AS (
  SELECT
    "t107"."surviving_account_csn",
    LEAST(
      "t107"."label",
      COALESCE("t116"."own_first", "t107"."label"),
      COALESCE("t117"."set_first", "t107"."label")
    ) AS "label"
  FROM "t105" AS "t107"
  LEFT OUTER JOIN (
    SELECT
      "t113"."surviving_account_csn" AS "own_csn",
      MIN("t113"."first_label") AS "own_first"
    FROM "t112" AS "t113"
    GROUP BY
      1
  ) AS "t116"
    ON "t107"."surviving_account_csn" = "t116"."own_csn"
  LEFT OUTER JOIN (
    SELECT
      "t113"."label" AS "set_label",
      MIN("t113"."first_label") AS "set_first"
    FROM "t112" AS "t113"
    GROUP BY
      1
  ) AS "t117"
    ON "t107"."surviving_account_csn" = "t117"."set_label"
), "t125" AS (
  SELECT
    *
  FROM (
    SELECT
      "t122"."surviving_account_csn",
      COALESCE("t123"."next_label", "t122"."label") AS "label"
    FROM (
      SELECT
        *
      FROM "t118" AS "t119"
      WHERE
        "t119"."label" IS NOT NULL
    ) AS "t122"
    LEFT OUTER JOIN (
      SELECT
        "t119"."surviving_account_csn" AS "next_csn",
        "t119"."label" AS "next_label"
      FROM "t118" AS "t119"
      WHERE
        "t119"."label" IS NOT NULL
    ) AS "t123"
      ON "t122"."label" = "t123"."next_csn"
  ) AS "t124"
  WHERE
    "t124"."label" IS NOT NULL
), "t132" AS (
  SELECT
    "t35"."surviving_account_csn",
    "t35"."group",
    "t128"."label",
    "t131"."first_label"
  FROM "t33" AS "t35"
  SEMI JOIN (
    SELECT
      *
    FROM (
      SELECT
        "t34"."group",
        COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
      FROM "t33" AS "t34"
      GROUP BY
        1
    ) AS "t38"
    WHERE
      "t38"."accounts" > 1
  ) AS "t43"
    ON "t35"."group" = "t43"."group"
  INNER JOIN "t125" AS "t128"
    ON "t35"."surviving_account_csn" = "t128"."surviving_account_csn"
  INNER JOIN (
    SELECT
      "t129"."group",
      MIN("t129"."label") AS "first_label"
    FROM (
      SELECT
        "t35"."surviving_account_csn",
        "t35"."group",
        "t128"."label"
      FROM "t33" AS "t35"
      SEMI JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t34"."group",
            COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
          FROM "t33" AS "t34"
          GROUP BY
            1
        ) AS "t38"
        WHERE
          "t38"."accounts" > 1
      ) AS "t43"
        ON "t35"."group" = "t43"."group"
      INNER JOIN "t125" AS "t128"
        ON "t35"."surviving_account_csn" = "t128"."surviving_account_csn"
    ) AS "t129"
    GROUP BY
      1
  ) AS "t131"
    ON "t35"."group" = "t131"."group"
), "t138" AS (
  SELECT
    "t127"."surviving_account_csn",
    LEAST(
      "t127"."label",
      COALESCE("t136"."own_first", "t127"."label"),
      COALESCE("t137"."set_first", "t127"."label")
    ) AS "label"
  FROM "t125" AS "t127"
  LEFT OUTER JOIN (
    SELECT
      "t133"."surviving_account_csn" AS "own_csn",
      MIN("t133"."first_label") AS "own_first"
    FROM "t132" AS "t133"
    GROUP BY
      1
  ) AS "t136"
    ON "t127"."surviving_account_csn" = "t136"."own_csn"
  LEFT OUTER JOIN (
    SELECT
      "t133"."label" AS "set_label",
      MIN("t133"."first_label") AS "set_first"
    FROM "t132" AS "t133"
    GROUP BY
      1
  ) AS "t137"
    ON "t127"."surviving_account_csn" = "t137"."set_label"
), "t145" AS (
  SELECT
    *
  FROM (
    SELECT
      "t142"."surviving_account_csn",
      COALESCE("t143"."next_label", "t142"."label") AS "label"
    FROM (
      SELECT
        *
      FROM "t138" AS "t139"
      WHERE
        "t139"."label" IS NOT NULL
    ) AS "t142"
    LEFT OUTER JOIN (
      SELECT
        "t139"."surviving_account_csn" AS "next_csn",
        "t139"."label" AS "next_label"
      FROM "t138" AS "t139"
      WHERE
        "t139"."label" IS NOT NULL
    ) AS "t143"
      ON "t142"."label" = "t143"."next_csn"
  ) AS "t144"
  WHERE
    "t144"."label" IS NOT NULL
), "t152" AS (
  SELECT
    "t35"."surviving_account_csn",
    "t35"."group",
    "t148"."label",
    "t151"."first_label"
  FROM "t33" AS "t35"
  SEMI JOIN (
    SELECT
      *
    FROM (
      SELECT
        "t34"."group",
        COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
      FROM "t33" AS "t34"
      GROUP BY
        1
    ) AS "t38"
    WHERE
      "t38"."accounts" > 1
  ) AS "t43"
    ON "t35"."group" = "t43"."group"
  INNER JOIN "t145" AS "t148"
    ON "t35"."surviving_account_csn" = "t148"."surviving_account_csn"
  INNER JOIN (
    SELECT
      "t149"."group",
      MIN("t149"."label") AS "first_label"
    FROM (
      SELECT
        "t35"."surviving_account_csn",
        "t35"."group",
        "t148"."label"
      FROM "t33" AS "t35"
      SEMI JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t34"."group",
            COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
          FROM "t33" AS "t34"
          GROUP BY
            1
        ) AS "t38"
        WHERE
          "t38"."accounts" > 1
      ) AS "t43"
        ON "t35"."group" = "t43"."group"
      INNER JOIN "t145" AS "t148"
        ON "t35"."surviving_account_csn" = "t148"."surviving_account_csn"
    ) AS "t149"
    GROUP BY
      1
  ) AS "t151"
    ON "t35"."group" = "t151"."group"
), "t158" AS (
  SELECT
    "t147"."surviving_account_csn",
    LEAST(
      "t147"."label",
      COALESCE("t156"."own_first", "t147"."label"),
      COALESCE("t157"."set_first", "t147"."label")
    ) AS "label"
  FROM "t145" AS "t147"
  LEFT OUTER JOIN (
    SELECT
      "t153"."surviving_account_csn" AS "own_csn",
      MIN("t153"."first_label") AS "own_first"
    FROM "t152" AS "t153"
    GROUP BY
      1
  ) AS "t156"
    ON "t147"."surviving_account_csn" = "t156"."own_csn"
  LEFT OUTER JOIN (
    SELECT
      "t153"."label" AS "set_label",
      MIN("t153"."first_label") AS "set_first"
    FROM "t152" AS "t153"
    GROUP BY
      1
  ) AS "t157"
    ON "t147"."surviving_account_csn" = "t157"."set_label"
), "t165" AS (
  SELECT
    *
  FROM (
    SELECT
      "t162"."surviving_account_csn",
      COALESCE("t163"."next_label", "t162"."label") AS "label"
    FROM (
      SELECT
        *
      FROM "t158" AS "t159"
      WHERE
        "t159"."label" IS NOT NULL
    ) AS "t162"
    LEFT OUTER JOIN (
      SELECT
        "t159"."surviving_account_csn" AS "next_csn",
        "t159"."label" AS "next_label"
      FROM "t158" AS "t159"
      WHERE
        "t159"."label" IS NOT NULL
    ) AS "t163"
      ON "t162"."label" = "t163"."next_csn"
  ) AS "t164"
  WHERE
    "t164"."label" IS NOT NULL
), "t172" AS (
  SELECT
    "t35"."surviving_account_csn",
    "t35"."group",
    "t168"."label",
    "t171"."first_label"
  FROM "t33" AS "t35"
  SEMI JOIN (
    SELECT
      *
    FROM (
      SELECT
        "t34"."group",
        COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
      FROM "t33" AS "t34"
      GROUP BY
        1
    ) AS "t38"
    WHERE
      "t38"."accounts" > 1
  ) AS "t43"
    ON "t35"."group" = "t43"."group"
  INNER JOIN "t165" AS "t168"
    ON "t35"."surviving_account_csn" = "t168"."surviving_account_csn"
  INNER JOIN (
    SELECT
      "t169"."group",
      MIN("t169"."label") AS "first_label"
    FROM (
      SELECT
        "t35"."surviving_account_csn",
        "t35"."group",
        "t168"."label"
      FROM "t33" AS "t35"
      SEMI JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t34"."group",
            COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
          FROM "t33" AS "t34"
          GROUP BY
            1
        ) AS "t38"
        WHERE
          "t38"."accounts" > 1
      ) AS "t43"
        ON "t35"."group" = "t43"."group"
      INNER JOIN "t165" AS "t168"
        ON "t35"."surviving_account_csn" = "t168"."surviving_account_csn"
    ) AS "t169"
    GROUP BY
      1
  ) AS "t171"
    ON "t35"."group" = "t171"."group"
), "t178" AS (
  SELECT
    "t167"."surviving_account_csn",
    LEAST(
      "t167"."label",
      COALESCE("t176"."own_first", "t167"."label"),
      COALESCE("t177"."set_first", "t167"."label")
    ) AS "label"
  FROM "t165" AS "t167"
  LEFT OUTER JOIN (
    SELECT
      "t173"."surviving_account_csn" AS "own_csn",
      MIN("t173"."first_label") AS "own_first"
    FROM "t172" AS "t173"
    GROUP BY
      1
  ) AS "t176"
    ON "t167"."surviving_account_csn" = "t176"."own_csn"
  LEFT OUTER JOIN (
    SELECT
      "t173"."label" AS "set_label",
      MIN("t173"."first_label") AS "set_first"
    FROM "t172" AS "t173"
    GROUP BY
      1
  ) AS "t177"
    ON "t167"."surviving_account_csn" = "t177"."set_label"
), "t185" AS (
  SELECT
    *
  FROM (
    SELECT
      "t182"."surviving_account_csn",
      COALESCE("t183"."next_label", "t182"."label") AS "label"
    FROM (
      SELECT
        *
      FROM "t178" AS "t179"
      WHERE
        "t179"."label" IS NOT NULL
    ) AS "t182"
    LEFT OUTER JOIN (
      SELECT
        "t179"."surviving_account_csn" AS "next_csn",
        "t179"."label" AS "next_label"
      FROM "t178" AS "t179"
      WHERE
        "t179"."label" IS NOT NULL
    ) AS "t183"
      ON "t182"."label" = "t183"."next_csn"
  ) AS "t184"
  WHERE
    "t184"."label" IS NOT NULL
), "t192" AS (
  SELECT
    "t35"."surviving_account_csn",
    "t35"."group",
    "t188"."label",
    "t191"."first_label"
  FROM "t33" AS "t35"
  SEMI JOIN (
    SELECT
      *
    FROM (
      SELECT
        "t34"."group",
        COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
      FROM "t33" AS "t34"
      GROUP BY
        1
    ) AS "t38"
    WHERE
      "t38"."accounts" > 1
  ) AS "t43"
    ON "t35"."group" = "t43"."group"
  INNER JOIN "t185" AS "t188"
    ON "t35"."surviving_account_csn" = "t188"."surviving_account_csn"
  INNER JOIN (
    SELECT
      "t189"."group",
      MIN("t189"."label") AS "first_label"
    FROM (
      SELECT
        "t35"."surviving_account_csn",
        "t35"."group",
        "t188"."label"
      FROM "t33" AS "t35"
      SEMI JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t34"."group",
            COUNT(DISTINCT "t34"."surviving_account_csn") AS "accounts"
          FROM "t33" AS "t34"
          GROUP BY
            1
        ) AS "t38"
        WHERE
          "t38"."accounts" > 1
      ) AS "t43"
        ON "t35"."group" = "t43"."group"
      INNER JOIN "t185" AS "t188"
        ON "t35"."surviving_account_csn" = "t188"."surviving_account_csn"
    ) AS "t189"
    GROUP BY
      1
  ) AS "t191"
    ON "t35"."group" = "t191"."group"
), "t198" AS (
  SELECT
    "t187"."surviving_account_csn",
    LEAST(
      "t187"."label",
      COALESCE("t196"."own_first", "t187"."label"),
      COALESCE("t197"."set_first", "t187"."label")
    ) AS "label"
  FROM "t185" AS "t187"
  LEFT OUTER JOIN (
    SELECT
      "t193"."surviving_account_csn" AS "own_csn",
      MIN("t193"."first_label") AS "own_first"
    FROM "t192" AS "t193"
    GROUP BY
      1
  ) AS "t196"
    ON "t187"."surviving_account_csn" = "t196"."own_csn"
  LEFT OUTER JOIN (
    SELECT
      "t193"."label" AS "set_label",
      MIN("t193"."first_label") AS "set_first"
    FROM "t192" AS "t193"
    GROUP BY
      1
  ) AS "t197"
    ON "t187"."surviving_account_csn" = "t197"."set_label"
), "t208" AS (
  SELECT
    "t207"."surviving_account_csn",
    "t207"."label",
    "t207"."former_csn",
    "t207"."former_unit",
    "t207"."former_since",
    "t207"."survivor_csn",
    "t207"."victim_unit",
    COALESCE("t207"."former_unit", "t207"."victim_unit") AS "drawn_unit"
  FROM (
    SELECT
      "t42"."surviving_account_csn",
      COALESCE("t206"."shared_label", "t42"."surviving_account_csn") AS "label",
      "t14"."former_csn",
      "t14"."former_unit",
      "t14"."former_since",
      "t32"."survivor_csn",
      "t32"."victim_unit"
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
                "t15"."account_csn",
                "t17"."merged_csn",
                "t17"."final_csn"
              FROM (
                SELECT
                  "t1"."account_csn"
                FROM "account_attributes" AS "t1"
              ) AS "t15"
              LEFT OUTER JOIN (
                SELECT
                  "t2"."victim_account_csn" AS "merged_csn",
                  "t2"."surviving_account_csn" AS "final_csn"
                FROM "account_merges" AS "t2"
              ) AS "t17"
                ON "t15"."account_csn" = "t17"."merged_csn"
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
      ) AS "t39"
    ) AS "t42"
    LEFT OUTER JOIN (
      SELECT
        "t204"."surviving_account_csn" AS "linked_csn",
        "t204"."label" AS "shared_label"
      FROM (
        SELECT
          "t202"."surviving_account_csn",
          COALESCE("t203"."next_label", "t202"."label") AS "label"
        FROM (
          SELECT
            *
          FROM "t198" AS "t199"
          WHERE
            "t199"."label" IS NOT NULL
        ) AS "t202"
        LEFT OUTER JOIN (
          SELECT
            "t199"."surviving_account_csn" AS "next_csn",
            "t199"."label" AS "next_label"
          FROM "t198" AS "t199"
          WHERE
            "t199"."label" IS NOT NULL
        ) AS "t203"
          ON "t202"."label" = "t203"."next_csn"
      ) AS "t204"
      WHERE
        "t204"."label" IS NOT NULL
    ) AS "t206"
      ON "t42"."surviving_account_csn" = "t206"."linked_csn"
    LEFT OUTER JOIN (
      SELECT
        "t0"."surviving_account_csn" AS "former_csn",
        "t0"."holdout_unit" AS "former_unit",
        "t0"."in_unit_since" AS "former_since"
      FROM "ide_holdout_monthly" AS "t0"
    ) AS "t14"
      ON "t42"."surviving_account_csn" = "t14"."former_csn"
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
            "t17"."merged_csn",
            "t17"."final_csn"
          FROM (
            SELECT
              "t0"."surviving_account_csn" AS "victim_csn",
              "t0"."holdout_unit" AS "victim_unit"
            FROM "ide_holdout_monthly" AS "t0"
          ) AS "t13"
          LEFT OUTER JOIN (
            SELECT
              "t2"."victim_account_csn" AS "merged_csn",
              "t2"."surviving_account_csn" AS "final_csn"
            FROM "account_merges" AS "t2"
          ) AS "t17"
            ON "t13"."victim_csn" = "t17"."merged_csn"
        ) AS "t22"
      ) AS "t26"
      GROUP BY
        1
    ) AS "t32"
      ON "t42"."surviving_account_csn" = "t32"."survivor_csn"
  ) AS "t207"
)
SELECT
  "t214"."surviving_account_csn",
  "t214"."label",
  "t214"."former_csn",
  "t214"."former_unit",
  "t214"."former_since",
  "t214"."survivor_csn",
  "t214"."victim_unit",
  "t214"."drawn_unit",
  "t214"."of_label",
  "t214"."first_unit",
  "t214"."holdout_unit",
  "t214"."in_unit_since",
  CAST(':last_day' AS DATE) AS "snapshot_date",
  COUNT(*) OVER (
    PARTITION BY "t214"."holdout_unit"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "unit_accounts",
  SUBSTRING(
    SHA256('ide|control|' || "t214"."holdout_unit"),
    CASE
      WHEN (
        0 + 1
      ) >= 1
      THEN 0 + 1
      ELSE 0 + 1 + LENGTH(SHA256('ide|control|' || "t214"."holdout_unit"))
    END,
    8
  ) < '051eb852' AS "is_control",
  MIN("t214"."holdout_unit") OVER (
    PARTITION BY "t214"."label"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) <> MAX("t214"."holdout_unit") OVER (
    PARTITION BY "t214"."label"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "is_mixed_unit"
FROM (
  SELECT
    "t213"."surviving_account_csn",
    "t213"."label",
    "t213"."former_csn",
    "t213"."former_unit",
    "t213"."former_since",
    "t213"."survivor_csn",
    "t213"."victim_unit",
    "t213"."drawn_unit",
    "t213"."of_label",
    "t213"."first_unit",
    COALESCE("t213"."drawn_unit", "t213"."first_unit", "t213"."label") AS "holdout_unit",
    COALESCE("t213"."former_since", CAST(':last_day' AS DATE)) AS "in_unit_since"
  FROM (
    SELECT
      "t210"."surviving_account_csn",
      "t210"."label",
      "t210"."former_csn",
      "t210"."former_unit",
      "t210"."former_since",
      "t210"."survivor_csn",
      "t210"."victim_unit",
      "t210"."drawn_unit",
      "t212"."of_label",
      "t212"."first_unit"
    FROM "t208" AS "t210"
    LEFT OUTER JOIN (
      SELECT
        "t209"."label" AS "of_label",
        MIN("t209"."drawn_unit") AS "first_unit"
      FROM "t208" AS "t209"
      GROUP BY
        1
    ) AS "t212"
      ON "t210"."label" = "t212"."of_label"
  ) AS "t213"
) AS "t214"