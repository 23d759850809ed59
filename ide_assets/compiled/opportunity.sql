SELECT
  "t2"."opportunity_id" AS "id",
  "t4"."known_id" AS "accountid",
  "t2"."service_contract_id" AS "service_contract__c",
  "t2"."acv_usd" AS "acv_usd__c",
  "t2"."opportunity_amount" AS "opportunity_amount__c",
  "t2"."opportunity_number" AS "opportunity_number__c",
  "t2"."days_into_term" AS "days_into_term__c",
  "t2"."term" AS "term__c",
  "t2"."territory_account_tier" AS "territory_account_tier__c",
  "t2"."is_renewal" AS "is_renewal_opportunity__c"
FROM "opportunities" AS "t2"
LEFT OUTER JOIN (
  SELECT
    "t1"."account_csn" AS "known_csn",
    "t1"."account_id" AS "known_id"
  FROM "account_attributes" AS "t1"
) AS "t4"
  ON "t2"."account_csn" = "t4"."known_csn"