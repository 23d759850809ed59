SELECT
    DATE '{{ var("first_day") }}' AS by_month,
    subscription_id,
    account_csn,
    tenant_id,
    pool_id,
    contract_id,
    offering_external_key,
    offering_product_line_code,
    seats_purchased,
    seats_assigned,
    start_date,
    end_date
FROM {{ ref('int_entitlements_in_scope') }}
WHERE start_date <= last_day(DATE '{{ var("first_day") }}')
    AND (end_date IS NULL OR end_date > last_day(DATE '{{ var("first_day") }}'))
