SELECT
  *
FROM (
  SELECT
    *
  FROM "accounts" AS "t0"
) AS "t4"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t8"."account_csn",
    "t8"."account_id",
    "t8"."account_name",
    "t8"."site_geo",
    "t8"."named_account_group",
    "t8"."is_partner",
    "t8"."is_new_customer",
    "t8"."parent_account_csn",
    "t8"."country",
    "t8"."state_province",
    "t8"."zip_abbreviation",
    "t8"."industry_group",
    "t8"."ccs_segment",
    "t8"."owner_id",
    "t8"."p4pigs",
    "t8"."employee_count"
  FROM (
    SELECT
      "t2"."account_id",
      "t2"."account_name",
      "t2"."site_geo",
      "t2"."named_account_group",
      "t2"."is_partner",
      "t2"."is_new_customer",
      "t2"."parent_account_csn",
      "t2"."country",
      "t2"."state_province",
      "t2"."zip_abbreviation",
      "t2"."industry_group",
      "t2"."ccs_segment",
      "t2"."owner_id",
      "t2"."p4pigs",
      "t2"."employee_count",
      "t7"."merged_csn" AS "account_csn"
    FROM (
      SELECT
        "t1"."victim_account_csn" AS "merged_csn",
        "t1"."surviving_account_csn" AS "final_csn"
      FROM "account_merges" AS "t1"
      WHERE
        "t1"."surviving_account_csn" <> "t1"."victim_account_csn"
    ) AS "t7"
    ANTI JOIN (
      SELECT
        "t0"."account_csn" AS "own_csn"
      FROM "accounts" AS "t0"
    ) AS "t5"
      ON "t7"."merged_csn" = "t5"."own_csn"
    INNER JOIN "accounts" AS "t2"
      ON "t7"."final_csn" = "t2"."account_csn"
  ) AS "t8"
) AS "t9"