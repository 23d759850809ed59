WITH "t10" AS (
  SELECT
    "t7"."product_offering",
    "t7"."offering_product_line_code",
    COALESCE("t8"."next_offering", "t7"."successor_offering") AS "successor_offering",
    COALESCE("t8"."next_line", "t7"."successor_line_code") AS "successor_line_code"
  FROM (
    SELECT
      "t1"."product_offering",
      "t1"."offering_product_line_code",
      "t1"."successor_offering",
      "t1"."successor_line_code"
    FROM "product_successions" AS "t1"
    WHERE
      "t1"."valid_from" <= CAST(':last_day' AS DATE)
  ) AS "t7"
  LEFT OUTER JOIN (
    SELECT
      "t1"."product_offering" AS "next_from_offering",
      "t1"."offering_product_line_code" AS "next_from_line",
      "t1"."successor_offering" AS "next_offering",
      "t1"."successor_line_code" AS "next_line"
    FROM "product_successions" AS "t1"
    WHERE
      "t1"."valid_from" <= CAST(':last_day' AS DATE)
  ) AS "t8"
    ON "t7"."successor_offering" = "t8"."next_from_offering"
    AND "t7"."successor_line_code" = "t8"."next_from_line"
), "t18" AS (
  SELECT
    "t16"."product_offering",
    "t16"."offering_product_line_code",
    COALESCE("t17"."next_offering", "t16"."successor_offering") AS "successor_offering",
    COALESCE("t17"."next_line", "t16"."successor_line_code") AS "successor_line_code"
  FROM (
    SELECT
      *
    FROM "t10" AS "t11"
    WHERE
      "t11"."product_offering" IS NOT NULL
  ) AS "t16"
  LEFT OUTER JOIN (
    SELECT
      "t11"."product_offering" AS "next_from_offering",
      "t11"."offering_product_line_code" AS "next_from_line",
      "t11"."successor_offering" AS "next_offering",
      "t11"."successor_line_code" AS "next_line"
    FROM "t10" AS "t11"
    WHERE
      "t11"."product_offering" IS NOT NULL
  ) AS "t17"
    ON "t16"."successor_offering" = "t17"."next_from_offering"
    AND "t16"."successor_line_code" = "t17"."next_from_line"
), "t24" AS (
  SELECT
    "t22"."product_offering",
    "t22"."offering_product_line_code",
    COALESCE("t23"."next_offering", "t22"."successor_offering") AS "successor_offering",
    COALESCE("t23"."next_line", "t22"."successor_line_code") AS "successor_line_code"
  FROM (
    SELECT
      *
    FROM "t18" AS "t19"
    WHERE
      "t19"."product_offering" IS NOT NULL
  ) AS "t22"
  LEFT OUTER JOIN (
    SELECT
      "t19"."product_offering" AS "next_from_offering",
      "t19"."offering_product_line_code" AS "next_from_line",
      "t19"."successor_offering" AS "next_offering",
      "t19"."successor_line_code" AS "next_line"
    FROM "t18" AS "t19"
    WHERE
      "t19"."product_offering" IS NOT NULL
  ) AS "t23"
    ON "t22"."successor_offering" = "t23"."next_from_offering"
    AND "t22"."successor_line_code" = "t23"."next_from_line"
), "t30" AS (
  SELECT
    "t28"."product_offering",
    "t28"."offering_product_line_code",
    COALESCE("t29"."next_offering", "t28"."successor_offering") AS "successor_offering",
    COALESCE("t29"."next_line", "t28"."successor_line_code") AS "successor_line_code"
  FROM (
    SELECT
      *
    FROM "t24" AS "t25"
    WHERE
      "t25"."product_offering" IS NOT NULL
  ) AS "t28"
  LEFT OUTER JOIN (
    SELECT
      "t25"."product_offering" AS "next_from_offering",
      "t25"."offering_product_line_code" AS "next_from_line",
      "t25"."successor_offering" AS "next_offering",
      "t25"."successor_line_code" AS "next_line"
    FROM "t24" AS "t25"
    WHERE
      "t25"."product_offering" IS NOT NULL
  ) AS "t29"
    ON "t28"."successor_offering" = "t29"."next_from_offering"
    AND "t28"."successor_line_code" = "t29"."next_from_line"
), "t36" AS (
  SELECT
    "t34"."product_offering",
    "t34"."offering_product_line_code",
    COALESCE("t35"."next_offering", "t34"."successor_offering") AS "successor_offering",
    COALESCE("t35"."next_line", "t34"."successor_line_code") AS "successor_line_code"
  FROM (
    SELECT
      *
    FROM "t30" AS "t31"
    WHERE
      "t31"."product_offering" IS NOT NULL
  ) AS "t34"
  LEFT OUTER JOIN (
    SELECT
      "t31"."product_offering" AS "next_from_offering",
      "t31"."offering_product_line_code" AS "next_from_line",
      "t31"."successor_offering" AS "next_offering",
      "t31"."successor_line_code" AS "next_line"
    FROM "t30" AS "t31"
    WHERE
      "t31"."product_offering" IS NOT NULL
  ) AS "t35"
    ON "t34"."successor_offering" = "t35"."next_from_offering"
    AND "t34"."successor_line_code" = "t35"."next_from_line"
), "t42" AS (
  SELECT
    "t40"."product_offering",
    "t40"."offering_product_line_code",
    COALESCE("t41"."next_offering", "t40"."successor_offering") AS "successor_offering",
    COALESCE("t41"."next_line", "t40"."successor_line_code") AS "successor_line_code"
  FROM (
    SELECT
      *
    FROM "t36" AS "t37"
    WHERE
      "t37"."product_offering" IS NOT NULL
  ) AS "t40"
  LEFT OUTER JOIN (
    SELECT
      "t37"."product_offering" AS "next_from_offering",
      "t37"."offering_product_line_code" AS "next_from_line",
      "t37"."successor_offering" AS "next_offering",
      "t37"."successor_line_code" AS "next_line"
    FROM "t36" AS "t37"
    WHERE
      "t37"."product_offering" IS NOT NULL
  ) AS "t41"
    ON "t40"."successor_offering" = "t41"."next_from_offering"
    AND "t40"."successor_line_code" = "t41"."next_from_line"
), "t48" AS (
  SELECT
    "t46"."product_offering",
    "t46"."offering_product_line_code",
    COALESCE("t47"."next_offering", "t46"."successor_offering") AS "successor_offering",
    COALESCE("t47"."next_line", "t46"."successor_line_code") AS "successor_line_code"
  FROM (
    SELECT
      *
    FROM "t42" AS "t43"
    WHERE
      "t43"."product_offering" IS NOT NULL
  ) AS "t46"
  LEFT OUTER JOIN (
    SELECT
      "t43"."product_offering" AS "next_from_offering",
      "t43"."offering_product_line_code" AS "next_from_line",
      "t43"."successor_offering" AS "next_offering",
      "t43"."successor_line_code" AS "next_line"
    FROM "t42" AS "t43"
    WHERE
      "t43"."product_offering" IS NOT NULL
  ) AS "t47"
    ON "t46"."successor_offering" = "t47"."next_from_offering"
    AND "t46"."successor_line_code" = "t47"."next_from_line"
), "t55" AS (
  SELECT
    *
  FROM (
    SELECT
      "t52"."product_offering",
      "t52"."offering_product_line_code",
      COALESCE("t53"."next_offering", "t52"."successor_offering") AS "successor_offering",
      COALESCE("t53"."next_line", "t52"."successor_line_code") AS "successor_line_code"
    FROM (
      SELECT
        *
      FROM "t48" AS "t49"
      WHERE
        "t49"."product_offering" IS NOT NULL
    ) AS "t52"
    LEFT OUTER JOIN (
      SELECT
        "t49"."product_offering" AS "next_from_offering",
        "t49"."offering_product_line_code" AS "next_from_line",
        "t49"."successor_offering" AS "next_offering",
        "t49"."successor_line_code" AS "next_line"
      FROM "t48" AS "t49"
      WHERE
        "t49"."product_offering" IS NOT NULL
    ) AS "t53"
      ON "t52"."successor_offering" = "t53"."next_from_offering"
      AND "t52"."successor_line_code" = "t53"."next_from_line"
  ) AS "t54"
  WHERE
    "t54"."product_offering" IS NOT NULL
)
SELECT
  "t62"."product_offering",
  "t62"."offering_product_line_code",
  "t62"."successor_offering",
  "t62"."successor_line_code",
  "t62"."is_whole_line"
FROM (
  SELECT
    "t57"."product_offering",
    "t57"."offering_product_line_code",
    "t57"."successor_offering",
    "t57"."successor_line_code",
    "t61"."moved_line",
    "t61"."is_whole_line"
  FROM "t55" AS "t57"
  INNER JOIN (
    SELECT
      "t59"."moved_line",
      (
        "t59"."line_codes" = 1
      ) AND (
        "t13"."kept_line" IS NULL
      ) AS "is_whole_line"
    FROM (
      SELECT
        "t56"."offering_product_line_code" AS "moved_line",
        COUNT(DISTINCT "t56"."successor_line_code") AS "line_codes"
      FROM "t55" AS "t56"
      GROUP BY
        1
    ) AS "t59"
    LEFT OUTER JOIN (
      SELECT DISTINCT
        *
      FROM (
        SELECT
          "t2"."offering_product_line_code" AS "kept_line"
        FROM "product_offerings" AS "t2"
        ANTI JOIN (
          SELECT
            *
          FROM "product_successions" AS "t1"
          WHERE
            "t1"."valid_from" <= CAST(':last_day' AS DATE)
        ) AS "t6"
          ON "t2"."product_offering" = "t6"."product_offering"
          AND "t2"."offering_product_line_code" = "t6"."offering_product_line_code"
      ) AS "t9"
    ) AS "t13"
      ON "t59"."moved_line" = "t13"."kept_line"
  ) AS "t61"
    ON "t57"."offering_product_line_code" = "t61"."moved_line"
) AS "t62"