SELECT
  "t0"."service_contract_id" AS "id"
FROM "service_contracts" AS "t0"