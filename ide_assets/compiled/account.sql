SELECT
  "t1"."account_id" AS "id",
  "t1"."account_csn" AS "account_csn__c",
  "t1"."owner_id" AS "ownerid",
  "t1"."p4pigs" AS "p4pigs__c",
  "t1"."industry_group" AS "industry_group__c",
  "t1"."ccs_segment" AS "ccs_segment__c",
  "t1"."country" AS "country__c",
  "t1"."state_province" AS "state_province__c",
  "t1"."zip_abbreviation" AS "zip_abbreviation__c",
  "t1"."is_partner" AS "ispartner__c"
FROM (
  SELECT
    "t0"."account_csn",
    "t0"."account_id",
    "t0"."account_name",
    "t0"."site_geo",
    "t0"."named_account_group",
    "t0"."is_partner",
    "t0"."is_new_customer",
    "t0"."parent_account_csn",
    "t0"."country",
    "t0"."state_province",
    "t0"."zip_abbreviation",
    "t0"."industry_group",
    "t0"."ccs_segment",
    "t0"."owner_id",
    "t0"."p4pigs",
    "t0"."employee_count",
    ROW_NUMBER() OVER (
      PARTITION BY "t0"."account_id"
      ORDER BY "t0"."account_csn" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "rank"
  FROM "accounts" AS "t0"
) AS "t1"
WHERE
  "t1"."rank" = 0