WITH RECURSIVE merges AS (
    SELECT *
    FROM {{ ref('stg_victim_survivor_mapping') }}
    QUALIFY row_number() OVER (
        PARTITION BY victim_account_csn
        ORDER BY final_merge_status <> 'COMPLETED', final_merge_status, survivor_account_csn
    ) = 1
),

completed AS (SELECT * FROM merges WHERE final_merge_status = 'COMPLETED'),

chain AS (
    SELECT victim_account_csn, survivor_account_csn AS survivor, 1 AS links FROM completed
    UNION ALL
    SELECT chain.victim_account_csn, completed.survivor_account_csn, chain.links + 1
    FROM chain
    JOIN completed ON chain.survivor = completed.victim_account_csn
),

final AS (
    SELECT victim_account_csn, arg_max(survivor, links) AS survivor, max(links) AS links FROM chain GROUP BY ALL
)

SELECT
    merges.victim_account_csn,
    merges.survivor_account_csn,
    merges.final_merge_status,
    coalesce(final.survivor, merges.victim_account_csn) AS surviving_account_csn,
    coalesce(final.links, 0)::BIGINT AS merge_links
FROM merges
LEFT JOIN final USING (victim_account_csn)
