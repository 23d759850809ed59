SELECT
  "t0"."contract_line_item_id" AS "id",
  "t0"."service_contract_id" AS "servicecontractid"
FROM "contract_line_items" AS "t0"