"""The SQL of each source's delivery of a month, in the order of the contract's columns.

`SOURCES` maps a source's name to the query; rows come in a fixed order, so files are reproducible.
"""

from collections.abc import Callable

from ide_assets.generate.catalogue import UNKNOWN_PRODUCT
from ide_assets.generate.vendor import Vendor
from ide_assets.months import Month


def repeated(share: float, purpose: str, thing: str) -> str:
    """SQL for a SELECT list that occasionally delivers a row twice."""
    return f"unnest(range(1 + (uniform('{purpose}', {thing}) < {share})::BIGINT))"


def entitlements(vendor: Vendor, month: Month) -> str:
    """One row per subscription, active or expired not long ago; the pool's snapshot on each of its rows."""
    return f"""
    SELECT subscription_id, account_csn, tenant_id, pool_id, contract_id,
        offering_code AS offering_external_key, line_code AS offering_product_line_code,
        entitlement_model, usage_type, is_unlimited, start_date, end_date,
        seats AS seats_purchased, seats_assigned
    FROM (
        SELECT *, {repeated(vendor.duplicate_share, "entitlement twice", f"subscription_number || '{month}'")}
        FROM holding
        JOIN account ON account.account = buyer
        JOIN snapshot USING (pool_number)
        WHERE end_date > DATE '{month.last_day}' - {vendor.expired_kept_days}
    )
    ORDER BY account_csn, subscription_id"""


def seat_assignments(vendor: Vendor, month: Month) -> str:
    """One row per spell that is open or ended in the last three months."""
    return """
    SELECT tenant_id, pool_id, user_id, assigned_on, unassigned_on
    FROM spell JOIN (SELECT pool_number, tenant_id, pool_id FROM pool) USING (pool_number)
    ORDER BY tenant_id, pool_id, user_id, assigned_on"""


def usage_authorizations(vendor: Vendor, month: Month) -> str:
    """One row per user, product and active day of the month.

    Some users go on for a while after the whole pool has expired; others left in mid-month.
    """
    start, end = f"DATE '{month.first_day}'", f"DATE '{month.last_day}'"
    return f"""
    WITH holder AS (
        SELECT spell.*, tenant_id, offering_code, usage_type, geo,
            draw('habit', user_id) AS habit,
            draw('month', user_id || '/' || pool_number || '{month}') AS d,
            unassigned_on < {start} AS is_lingering, coalesce(usage_lift, 0) AS usage_lift
        FROM spell
        LEFT JOIN (SELECT pool_number, usage_lift FROM response) USING (pool_number)
        JOIN (SELECT pool_number, tenant_id, offering_code, usage_type FROM pool) USING (pool_number)
        JOIN (SELECT account AS host, geo FROM account) USING (host)
        WHERE unassigned_on IS NULL OR unassigned_on > {start}
          OR (unassigned_on >= pool_end - 1 AND pool_end > {start} - {vendor.lingering_days})
    ),
    line_health AS (
        SELECT host, line_code, health(host, line_code, {end}) AS health
        FROM (SELECT DISTINCT host, line_code FROM holder)
        WHERE NOT is_silent(host, line_code, {end})
    ),
    active AS (
        SELECT holder.*
        FROM holder JOIN line_health USING (host, line_code)
        WHERE part(d, 0) < CASE WHEN is_lingering THEN {vendor.lingering_share} ELSE 1 END
            * (SELECT season FROM working_day)
            * logistic({vendor.usage_level} + {vendor.usage_by_health} * health
                + {vendor.usage_by_habit} * box_muller(habit) + usage_lift)
    ),
    product AS (
        SELECT active.*, product,
            draw('product', user_id || '/' || pool_number || '/' || product || '{month}') AS p
        FROM active JOIN product_use USING (offering_code)
        WHERE (part(habit, 0) >= surely_from AND part(habit, 0) < surely_until)
           OR part(draw('other', user_id || product), 0) < share
    ),
    used AS (
        SELECT *, unnest(range(1 + whole({vendor.most_active_days} * power(part(p, 0), 1.5)))) AS nth
        FROM product
    ),
    dated AS (
        -- At most 5 steps of at most 4 days stay below the 20 working days that every month has.
        SELECT *,
            days[1 + (whole(23 * part(p, 1)) + nth * (1 + whole(4 * part(p, 2)))) % len(days)] AS day,
            draw('day', user_id || '/' || pool_number || '/' || product || '/' || nth || '{month}') AS e
        FROM used, working_day
    )
    SELECT authorization_id, user_id, tenant_id, product_offering, offering_product_line_code, usage_type,
        authorized_at
    FROM (
        SELECT 'A' || token('authorization', user_id || '/' || pool_number || '/' || product || '/' || day)
                AS authorization_id,
            user_id, tenant_id,
            CASE WHEN part(e, 0) < {vendor.unknown_product_share} THEN '{UNKNOWN_PRODUCT}' ELSE product END
                AS product_offering,
            line_code AS offering_product_line_code,
            CASE WHEN usage_type = 'COM' AND part(e, 1) < {vendor.stray_education_share} THEN 'EDU'
                 ELSE usage_type END AS usage_type,
            day + to_seconds(whole(3600 * CASE geo
                WHEN 'AMER' THEN 13 + 10.9 * part(e, 2)
                WHEN 'EMEA' THEN 6 + 11 * part(e, 2)
                ELSE 9 * part(e, 2) END)) AS authorized_at,
            {repeated(vendor.duplicate_share, "usage twice", "e")}
        FROM dated
        WHERE assigned_on <= day AND (is_lingering OR unassigned_on IS NULL OR day < unassigned_on)
    )
    ORDER BY tenant_id, user_id, authorized_at, authorization_id"""


def product_offerings(vendor: Vendor, month: Month) -> str:
    """Every offering; for a collection also one row for each product used under it, with the collection's line code."""
    return """
    SELECT product_offering, offering_product_line_code, product_name, is_standard_aum
    FROM (
        SELECT code AS product_offering, line_code AS offering_product_line_code, name AS product_name,
            is_standard AS is_standard_aum
        FROM offering
        UNION
        SELECT product, sold.line_code, used.name || ' (' || sold.name || ')', sold.is_standard
        FROM product_use
        JOIN offering sold ON sold.code = offering_code
        JOIN offering used ON used.code = product
        WHERE product <> offering_code
    )
    ORDER BY offering_product_line_code, product_offering"""


def accounts(vendor: Vendor, month: Month) -> str:
    """One row per account that signed by the month's end, merged ones included."""
    return f"""
    SELECT account_csn, account_id, account_name, parent_account_csn, geo AS site_geo, country,
        state_province, zip_abbreviation, industry_group, ccs_segment, named_account_group, owner_id,
        is_partner, p4pigs, employee_count,
        family_since + to_months({vendor.new_customer_months}) > DATE '{month.last_day}' AS is_new_customer
    FROM account
    WHERE known_from <= DATE '{month.last_day}' AND NOT is_unlisted
    ORDER BY account_csn"""


def opportunities(vendor: Vendor, month: Month) -> str:
    """Renewals and new business that are open or closed in the last months."""
    return f"""
    SELECT opportunity_id, account_csn,
        CASE WHEN uniform('no service contract', number) >= {vendor.missing_value_share}
            THEN service_contract_id END AS service_contract_id,
        contract_id, line_code AS offering_product_line_code,
        created_on AS created_date, close_date,
        CASE WHEN uniform('no term', number) >= {vendor.missing_value_share}
            THEN CASE years WHEN 3 THEN '3-Year' ELSE 'Annual' END END AS term,
        CASE WHEN uniform('no tier', number) >= {vendor.missing_value_share} THEN territory_account_tier END
            AS territory_account_tier,
        is_renewal, is_closed, is_won,
        CASE WHEN uniform('no acv', number) >= {vendor.missing_value_share} THEN acv_usd END AS acv_usd,
        round(acv_usd * years * units_per_usd, 1) AS opportunity_amount,
        opportunity_number,
        greatest(0, least(DATE '{month.last_day}', close_date, term_end) - term_start) AS days_into_term,
        active_aov_net3,
        uniform('lc', number) < {vendor.lc_share} AS lc_flag,
        uniform('promo', number) < {vendor.promo_share} AS promo_flag
    FROM (
        SELECT *, {repeated(vendor.duplicate_share, "opportunity twice", f"number || '{month}'")}
        FROM opportunity
    )
    ORDER BY opportunity_id"""


def service_contracts(vendor: Vendor, month: Month) -> str:
    """Every contract begun by the month's end."""
    return f"""
    SELECT DISTINCT service_contract_id FROM subscription
    WHERE contract_start <= DATE '{month.last_day}'
    ORDER BY service_contract_id"""


def contract_line_items(vendor: Vendor, month: Month) -> str:
    """One item for each subscription of a contract."""
    return f"""
    SELECT '8113g00000' || five_letters(subscription_number, 'line item') || 'AAI' AS contract_line_item_id,
        service_contract_id
    FROM subscription
    WHERE start_date <= DATE '{month.last_day}'
    ORDER BY contract_line_item_id"""


def ews_scores(vendor: Vendor, month: Month) -> str:
    """The scores of this month and of the one before, from one year before the close date on."""
    return f"""
    SELECT opportunity_id, scored_on,
        round(logistic({vendor.score_level} + {vendor.score_by_log_odds} * renewal_log_odds
            + {vendor.score_noise} * normal('score', number || '/' || scored_on)), 6) AS prediction
    FROM (
        SELECT *, unnest([
                (date_trunc('month', DATE '{month.first_day}' - 1) + to_days(2 + (number % 5)::INTEGER))::DATE,
                DATE '{month.first_day}' + (2 + (number % 5)::INTEGER)
            ]) AS scored_on
        FROM opportunity
        WHERE is_renewal AND uniform('unscored', number) >= {vendor.unscored_share}
    )
    WHERE scored_on >= created_on AND scored_on <= decided_on AND scored_on >= close_date - to_years(1)
    ORDER BY opportunity_id, scored_on"""


def victim_survivor_mapping(vendor: Vendor, month: Month) -> str:
    """All mergers agreed so far; they are pending until settled."""
    return f"""
    SELECT victim_account_csn, surviving_account_csn,
        CASE WHEN settled_on > DATE '{month.last_day}' THEN 'PENDING' ELSE final_status END AS final_merge_status
    FROM merger
    WHERE agreed_on <= DATE '{month.last_day}'
    ORDER BY victim_account_csn"""


_NAMES = {
    "given": ("Ada", "Ben", "Carla", "Dmitri", "Elif", "Femi", "Greta", "Hiro", "Ines", "Jonas", "Keiko", "Liam"),
    "family": ("Abara", "Bauer", "Costa", "Duval", "Eriksen", "Fischer", "Garcia", "Haddad", "Ito", "Jensen"),
}


def person_name(kind: str, thing: str) -> str:
    """SQL of a made-up given or family name for each thing."""
    names = ", ".join(f"'{name}'" for name in _NAMES[kind])
    return f"list_value({names})[1 + whole(uniform('{kind} name', {thing}) * {len(_NAMES[kind])})]"


def owners(vendor: Vendor, month: Month) -> str:
    """Everybody who owns an account known by the month's end; some have left, and each fifth leads the others."""
    given, family = person_name("given", "owner_id"), person_name("family", "owner_id")
    return f"""
    SELECT owner_id, given || ' ' || family AS owner_name,
        lower(given || '.' || family) || '.' || number || '@vendor.example' AS owner_email,
        CASE WHEN number % 5 <> 1 THEN first_value(owner_id) OVER (PARTITION BY (number - 1) // 5 ORDER BY number) END
            AS manager_owner_id,
        'Team ' || (1 + (number - 1) // 5) AS team,
        uniform('owner left', owner_id) >= {vendor.owner_left_share} AS is_active
    FROM (
        SELECT owner_id, {given} AS given, {family} AS family, row_number() OVER (ORDER BY owner_id) AS number
        FROM (
            SELECT DISTINCT owner_id FROM account
            WHERE owner_id IS NOT NULL AND known_from <= DATE '{month.last_day}' AND NOT is_unlisted
        )
    )
    ORDER BY owner_id"""


SOURCES: dict[str, Callable[[Vendor, Month], str]] = {
    "entitlements": entitlements,
    "seat_assignments": seat_assignments,
    "usage_authorizations": usage_authorizations,
    "product_offerings": product_offerings,
    "accounts": accounts,
    "opportunities": opportunities,
    "service_contracts": service_contracts,
    "contract_line_items": contract_line_items,
    "ews_scores": ews_scores,
    "victim_survivor_mapping": victim_survivor_mapping,
    "owners": owners,
}

LARGE_SOURCES = frozenset({"seat_assignments", "usage_authorizations", "emails", "product_sessions"})
"""Sources that grow with the seats, not with the accounts."""
