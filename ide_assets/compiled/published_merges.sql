SELECT
  "t0"."victim_account_csn",
  "t0"."survivor_account_csn",
  "t0"."final_merge_status"
FROM "account_merges" AS "t0"