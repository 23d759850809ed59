SELECT
  "t1"."victim_account_csn",
  "t1"."final_merge_status",
  "t1"."surviving_account_csn" AS "survivor_account_csn"
FROM (
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
) AS "t1"
WHERE
  "t1"."rank" = 0