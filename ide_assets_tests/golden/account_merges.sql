WITH "t1" AS (
  SELECT
    "t0"."victim_account_csn",
    "t0"."surviving_account_csn",
    "t0"."final_merge_status",
    ROW_NUMBER() OVER (
      PARTITION BY "t0"."victim_account_csn"
      ORDER BY CASE WHEN "t0"."final_merge_status" = 'COMPLETED' THEN 0 ELSE 1 END ASC, "t0"."final_merge_status" ASC, "t0"."surviving_account_csn" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "rank"
  FROM "victim_survivor_mapping" AS "t0"
), "t9" AS (
  SELECT
    "t7"."victim",
    COALESCE("t8"."next_survivor", "t7"."survivor") AS "survivor",
    "t7"."links" + COALESCE("t8"."next_links", 0) AS "links"
  FROM (
    SELECT
      "t2"."victim_account_csn" AS "victim",
      "t2"."surviving_account_csn" AS "survivor",
      1 AS "links"
    FROM "t1" AS "t2"
    WHERE
      "t2"."rank" = 0 AND "t2"."final_merge_status" = 'COMPLETED'
  ) AS "t7"
  LEFT OUTER JOIN (
    SELECT
      "t2"."victim_account_csn" AS "next_victim",
      "t2"."surviving_account_csn" AS "next_survivor",
      1 AS "next_links"
    FROM "t1" AS "t2"
    WHERE
      "t2"."rank" = 0 AND "t2"."final_merge_status" = 'COMPLETED'
  ) AS "t8"
    ON "t7"."survivor" = "t8"."next_victim"
), "t15" AS (
  SELECT
    "t13"."victim",
    COALESCE("t14"."next_survivor", "t13"."survivor") AS "survivor",
    "t13"."links" + COALESCE("t14"."next_links", 0) AS "links"
  FROM (
    SELECT
      *
    FROM "t9" AS "t10"
    WHERE
      "t10"."victim" IS NOT NULL
  ) AS "t13"
  LEFT OUTER JOIN (
    SELECT
      "t10"."victim" AS "next_victim",
      "t10"."survivor" AS "next_survivor",
      "t10"."links" AS "next_links"
    FROM "t9" AS "t10"
    WHERE
      "t10"."victim" IS NOT NULL
  ) AS "t14"
    ON "t13"."survivor" = "t14"."next_victim"
), "t21" AS (
  SELECT
    "t19"."victim",
    COALESCE("t20"."next_survivor", "t19"."survivor") AS "survivor",
    "t19"."links" + COALESCE("t20"."next_links", 0) AS "links"
  FROM (
    SELECT
      *
    FROM "t15" AS "t16"
    WHERE
      "t16"."victim" IS NOT NULL
  ) AS "t19"
  LEFT OUTER JOIN (
    SELECT
      "t16"."victim" AS "next_victim",
      "t16"."survivor" AS "next_survivor",
      "t16"."links" AS "next_links"
    FROM "t15" AS "t16"
    WHERE
      "t16"."victim" IS NOT NULL
  ) AS "t20"
    ON "t19"."survivor" = "t20"."next_victim"
), "t27" AS (
  SELECT
    "t25"."victim",
    COALESCE("t26"."next_survivor", "t25"."survivor") AS "survivor",
    "t25"."links" + COALESCE("t26"."next_links", 0) AS "links"
  FROM (
    SELECT
      *
    FROM "t21" AS "t22"
    WHERE
      "t22"."victim" IS NOT NULL
  ) AS "t25"
  LEFT OUTER JOIN (
    SELECT
      "t22"."victim" AS "next_victim",
      "t22"."survivor" AS "next_survivor",
      "t22"."links" AS "next_links"
    FROM "t21" AS "t22"
    WHERE
      "t22"."victim" IS NOT NULL
  ) AS "t26"
    ON "t25"."survivor" = "t26"."next_victim"
), "t33" AS (
  SELECT
    "t31"."victim",
    COALESCE("t32"."next_survivor", "t31"."survivor") AS "survivor",
    "t31"."links" + COALESCE("t32"."next_links", 0) AS "links"
  FROM (
    SELECT
      *
    FROM "t27" AS "t28"
    WHERE
      "t28"."victim" IS NOT NULL
  ) AS "t31"
  LEFT OUTER JOIN (
    SELECT
      "t28"."victim" AS "next_victim",
      "t28"."survivor" AS "next_survivor",
      "t28"."links" AS "next_links"
    FROM "t27" AS "t28"
    WHERE
      "t28"."victim" IS NOT NULL
  ) AS "t32"
    ON "t31"."survivor" = "t32"."next_victim"
)
SELECT
  "t6"."victim_account_csn",
  "t6"."surviving_account_csn" AS "survivor_account_csn",
  "t6"."final_merge_status",
  COALESCE("t41"."survivor", "t6"."victim_account_csn") AS "surviving_account_csn",
  COALESCE("t41"."links", 0) AS "merge_links"
FROM (
  SELECT
    *
  FROM "t1" AS "t2"
  WHERE
    "t2"."rank" = 0
) AS "t6"
LEFT OUTER JOIN (
  SELECT
    *
  FROM (
    SELECT
      "t37"."victim",
      COALESCE("t38"."next_survivor", "t37"."survivor") AS "survivor",
      "t37"."links" + COALESCE("t38"."next_links", 0) AS "links"
    FROM (
      SELECT
        *
      FROM "t33" AS "t34"
      WHERE
        "t34"."victim" IS NOT NULL
    ) AS "t37"
    LEFT OUTER JOIN (
      SELECT
        "t34"."victim" AS "next_victim",
        "t34"."survivor" AS "next_survivor",
        "t34"."links" AS "next_links"
      FROM "t33" AS "t34"
      WHERE
        "t34"."victim" IS NOT NULL
    ) AS "t38"
      ON "t37"."survivor" = "t38"."next_victim"
  ) AS "t39"
  WHERE
    "t39"."victim" IS NOT NULL
) AS "t41"
  ON "t6"."victim_account_csn" = "t41"."victim"
