"""The vendor's history as tables that do not depend on the month: who signed, bought and renewed what.

Every table is made of hash draws, set-based. Numbers (`account`, `pool_number`, ...) are the generator's
own keys; the identifiers of the deliveries are derived from them once, here.

Neighbouring accounts come in blocks of six, so that families, mergers and shared pools find partners:
place 0 is the block's parent and hosts a dirty team, place 1 is its guest, places 2 to 5 merge, or
place 5 is the account that is not delivered.
"""

from datetime import date, timedelta

import duckdb

from ide_assets.generate import catalogue
from ide_assets.generate.accounts import accounts_of, mergers
from ide_assets.generate.draws import define_pick, list_literal, text_literal
from ide_assets.generate.plays import responses
from ide_assets.generate.vendor import Vendor

BLOCK = 6
"""Accounts in a block."""


def build_world(connection: duckdb.DuckDBPyConnection, vendor: Vendor, accounts: int, until: date) -> None:
    """Create the tables account, pool, subscription, line_term, merger and talk with all that starts by `until`.

    Rows that start earlier do not depend on `until`. Expects the macros of define_draws and the table
    intervention.
    """
    define_health(connection, vendor)
    define_catalogue(connection)
    for statement in (
        blocks(vendor, accounts),
        signings(vendor, accounts),
        pools(vendor),
        subscriptions(vendor),
        accounts_of(vendor),
        mergers(),
        responses(),
        line_terms(vendor, until),
    ):
        connection.execute(statement)


def define_catalogue(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the tables offering, product_use, place and language, and the pick_ macros."""
    offerings = ", ".join(
        f"({text_literal(o.code)}, {text_literal(o.line_code)}, {text_literal(o.name)}, {o.price_usd}, {o.is_standard})"
        for o in catalogue.OFFERINGS
    )
    connection.execute(
        "CREATE TABLE offering AS SELECT * FROM"
        f" (VALUES {offerings}) offering(code, line_code, name, price_usd, is_standard)"
    )
    uses = ", ".join(
        f"({text_literal(u.offering_code)}, {text_literal(u.product)}, {u.share}::DOUBLE)" for u in catalogue.USES
    )
    connection.execute(f"""
        CREATE TABLE product_use AS
        WITH listed AS (SELECT * FROM (VALUES {uses}) listed(offering_code, product, share)),
        complete AS (
            SELECT * FROM listed
            UNION ALL
            SELECT code, code, 1.0 FROM offering WHERE code NOT IN (SELECT offering_code FROM listed)
        )
        SELECT *,
            coalesce(sum(share) OVER (PARTITION BY offering_code ORDER BY product
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS surely_from,
            sum(share) OVER (PARTITION BY offering_code ORDER BY product) AS surely_until
        FROM complete""")
    places = ", ".join(
        f"({number}, {text_literal(p.geo)}, {text_literal(p.country)}, {text_literal(p.state)},"
        f" {text_literal(p.zip_abbreviation)}, {text_literal(p.language)}, {p.units_per_usd}::DOUBLE)"
        for number, p in enumerate(catalogue.PLACES)
    )
    connection.execute(
        f"CREATE TABLE place AS SELECT * FROM (VALUES {places})"
        " place(place, geo, country, state, zip_abbreviation, language, units_per_usd)"
    )
    languages = ", ".join(
        f"({text_literal(code)}, {list_literal(words.stems)}, {list_literal(words.trades)},"
        f" {list_literal(words.forms)})"
        for code, words in catalogue.LANGUAGES.items()
    )
    connection.execute(
        f"CREATE TABLE language AS SELECT * FROM (VALUES {languages}) language(language, stems, trades, forms)"
    )
    define_pick(connection, "pick_offering", [(o.code, o.popularity) for o in catalogue.OFFERINGS])
    define_pick(connection, "pick_place", [(str(n), p.weight) for n, p in enumerate(catalogue.PLACES)])
    define_pick(connection, "pick_industry_group", catalogue.INDUSTRY_GROUPS)
    define_pick(connection, "pick_industry_pigs", catalogue.INDUSTRY_PIGS)
    define_pick(connection, "pick_ccs_segment", catalogue.CCS_SEGMENTS)
    define_pick(connection, "pick_named_account_group", catalogue.NAMED_ACCOUNT_GROUPS)
    define_pick(connection, "pick_territory_tier", catalogue.TERRITORY_TIERS)


def define_health(connection: duckdb.DuckDBPyConnection, vendor: Vendor) -> None:
    """Create health(account, line_code, day) and is_silent(account, line_code, day).

    Health is what usage, renewal and the early-warning score have in common: about
    standard normal, the sum of a part for the account, one for the line code and one for the year.
    """
    connection.execute(
        "CREATE MACRO health(account, line_code, day) AS"
        f" {vendor.account_health} * normal('health', account)"
        f" + {vendor.line_health} * normal('line health', account || line_code)"
        f" + {vendor.year_health} * normal('year health', account || line_code || year(day))"
    )
    connection.execute(
        "CREATE MACRO is_silent(account, line_code, day) AS"
        f" uniform('asleep', account || line_code) < {vendor.asleep_share}"
        f" OR uniform('dark', account || line_code || year(day) || (month(day) > 6)) < {vendor.dark_share}"
    )


def blocks(vendor: Vendor, accounts: int) -> str:
    """block: which blocks share a pool, merge (and how), form a family, or hide an account."""
    return f"""
    CREATE TABLE block AS
    WITH numbered AS (
        SELECT block,
            is_sampled(block, {vendor.dirty_team_period}, 'dirty team') AS shares_pool,
            is_sampled(block, {vendor.merging_period}, 'merging') AND (block + 1) * {BLOCK} <= {accounts}
                AS merges,
            sample_position(block, {vendor.merging_period}, 'merging') // {vendor.merging_period}
                AS merging_rank,
            uniform('family', block) < {vendor.family_share} AS is_family
        FROM (SELECT unnest(range({-(-accounts // BLOCK)})) AS block)
    )
    SELECT * REPLACE (
            -- The kind of mergers in which a guest goes up in its host; see mergers().
            shares_pool OR (merges AND merging_rank % 8 = 4) AS shares_pool
        ),
        NOT merges AND is_sampled(
            row_number() OVER (PARTITION BY merges ORDER BY block), {vendor.unlisted_period}, 'unlisted'
        ) AS hides_account
    FROM numbered"""


def signings(vendor: Vendor, accounts: int) -> str:
    """signing: when each account signed, how large it is, to which family it belongs."""
    fast = (vendor.established_until - vendor.first_sale).days
    slow = (vendor.last_sale - vendor.established_until).days
    share = vendor.established_share
    return f"""
    CREATE TABLE signing AS
    WITH placed AS (
        SELECT account, block.*, account % {BLOCK} AS place_in_block,
            -- Rare events happen to old customers, because most would otherwise come too late to be seen.
            uniform('signed', account) * CASE
                WHEN (merges AND account % {BLOCK} >= 2)
                  OR (shares_pool AND account % {BLOCK} = 0)
                  OR (hides_account AND account % {BLOCK} = {BLOCK - 1})
                THEN {share} ELSE 1
            END AS u
        FROM (SELECT unnest(range({accounts})) AS account) JOIN block ON block = account // {BLOCK}
    )
    SELECT account, block, place_in_block, shares_pool,
        DATE '{vendor.first_sale}' + days(CASE
            WHEN u < {share} THEN u / {share} * {fast}
            ELSE {fast} + (u - {share}) / {1 - share} * {slow}
        END) AS signed_on,
        exp({vendor.seats_log_mean} + {vendor.seats_log_deviation} * normal('size', account)) AS size,
        CASE
            WHEN merges
              OR (shares_pool AND place_in_block <= 1)
              OR (is_family AND uniform('member', account) < {vendor.family_member_share})
            THEN block * {BLOCK} ELSE account
        END AS parent,
        hides_account AND place_in_block = {BLOCK - 1} AS is_unlisted
    FROM placed"""


def pools(vendor: Vendor) -> str:
    """pool: seat pools of the tenants of each account, one offering each."""
    return f"""
    CREATE TABLE pool AS
    WITH tenant AS (
        SELECT account, place_in_block, shares_pool, size,
            account * 3 + unnest(range(CASE
                WHEN uniform('tenants', account) < {vendor.third_tenant_share} THEN 3
                WHEN uniform('tenants', account) < {vendor.second_tenant_share} THEN 2
                ELSE 1
            END)) AS tenant_number
        FROM signing
    ),
    numbered AS (
        SELECT *,
            tenant_number * 3 + unnest(range(CASE
                WHEN uniform('pools', tenant_number) < {vendor.third_pool_share} THEN 3
                WHEN uniform('pools', tenant_number) < {vendor.second_pool_share} THEN 2
                ELSE 1
            END)) AS pool_number
        FROM tenant
    ),
    drawn AS (
        SELECT *,
            1000000 + eight_digits(tenant_number, 'tenant') AS tenant_id,
            'PL' || lpad(ten_digits(pool_number, 'pool')::VARCHAR, 10, '0') AS pool_id,
            pick_offering(uniform('offering', pool_number)) AS offering_code,
            pool_number % 9 = 0 AS is_first,
            -- Pools have gaps in their numbers; a rank without gaps keeps the periods true.
            row_number() OVER (ORDER BY pool_number) AS pool_rank
        FROM numbered
    ),
    kept_apart AS (
        SELECT drawn.*, offering.line_code, offering.price_usd,
            shares_pool AND is_first AND place_in_block = 0 AS has_guest,
            is_sampled(pool_rank, {vendor.out_of_scope_period}, 'out of scope')
                AND NOT (shares_pool AND is_first) AS is_out_of_scope,
            sample_position(pool_rank, {vendor.out_of_scope_period}, 'out of scope')
                // {vendor.out_of_scope_period} % 5 AS way_out_of_scope
        FROM drawn JOIN offering ON offering.code = offering_code
    )
    SELECT account, tenant_number, tenant_id, pool_number, pool_id, offering_code, line_code, price_usd,
        has_guest,
        CASE WHEN is_first OR uniform('contract', pool_number) >= {vendor.second_contract_share}
            THEN 0 ELSE 1 END AS contract_slot,
        CASE WHEN is_out_of_scope AND way_out_of_scope = 0 THEN 'MUS'
             WHEN is_out_of_scope AND way_out_of_scope = 1 THEN 'FLEX' ELSE 'SUS' END AS entitlement_model,
        CASE WHEN is_out_of_scope AND way_out_of_scope = 2 THEN 'EDU'
             WHEN is_out_of_scope AND way_out_of_scope = 3 THEN 'NCM' ELSE 'COM' END AS usage_type,
        is_out_of_scope AND way_out_of_scope = 4 AS is_unlimited,
        is_sampled(pool_rank, {vendor.dirty_pool_period}, 'dirty pool') AS is_dirty,
        -- Two pools of a tenant on one line have different users.
        row_number() OVER (PARTITION BY tenant_number, line_code ORDER BY pool_number) - 1 AS place_on_line,
        greatest(1, round(size * exp({vendor.pool_log_deviation} * normal('pool size', pool_number))))::BIGINT
            AS seats,
        CASE WHEN uniform('full', pool_number) < {vendor.fully_assigned_share} THEN 1.0
             ELSE {vendor.lowest_assigned_share} + {1 - vendor.lowest_assigned_share}
                * uniform('assigned share', pool_number) END AS assigned_share
    FROM kept_apart"""


def subscriptions(vendor: Vendor) -> str:
    """subscription: what fills the pools. ordinal 0 is the pool's own, 1 makes it dirty, 2 is a guest's.

    A pool's subscriptions start within the first term of the first one, so the pool is never empty
    between two of them. Contract slots: 0 and 1 are an account's own contracts, 2 its later additions,
    3 what it bought into the pool of another account.
    """
    return f"""
    CREATE TABLE subscription AS
    WITH contract AS (
        SELECT account * 4 + slot AS contract_number, account, slot, signed_on + days(CASE slot
            WHEN 0 THEN 0
            WHEN 1 THEN 90 + 800 * uniform('second contract', account)
            ELSE 30 + 300 * uniform('later contract', account)
        END) AS contract_start
        FROM signing, (SELECT unnest(range(3)) AS slot)
    ),
    own AS (
        SELECT pool.*, contract.contract_number, contract_start, pool.account AS buyer,
            contract_start + days(CASE WHEN uniform('added later', pool_number) < 0.2
                THEN 280 * uniform('added on', pool_number) ELSE 0 END) AS start_date
        FROM pool JOIN contract ON contract.account = pool.account AND slot = contract_slot
    ),
    addition AS (
        SELECT own.* REPLACE (
                usage_type_of_second AS usage_type, chosen.contract_number AS contract_number,
                chosen.contract_start AS contract_start,
                greatest(1, round(own.seats * (0.2 + 0.6 * uniform('addition', pool_number))))::BIGINT
                    AS seats,
                CASE WHEN same_contract THEN start_date + days(60 * uniform('addition on', pool_number))
                     ELSE chosen.contract_start END AS start_date
            )
        FROM (
            SELECT *, contract_slot = 1 OR uniform('same contract', pool_number) < 0.4 AS same_contract,
                CASE WHEN uniform('addition use', pool_number) < 0.08 THEN 'EDU' ELSE usage_type END
                    AS usage_type_of_second
            FROM own WHERE is_dirty
        ) own
        JOIN contract chosen ON chosen.contract_number
            = CASE WHEN same_contract THEN own.contract_number ELSE own.account * 4 + 2 END
    ),
    guest AS (
        SELECT own.* REPLACE (
                (own.account + 1) * 4 + 3 AS contract_number, own.account + 1 AS buyer,
                guest_start AS contract_start, guest_start AS start_date,
                greatest(1, round(own.seats * (0.3 + 0.5 * uniform('guest', pool_number))))::BIGINT AS seats
            )
        FROM (
            SELECT *, contract_start + 30 + days(300 * uniform('guest on', pool_number)) AS guest_start
            FROM own WHERE has_guest
        ) own
        WHERE own.account + 1 IN (SELECT account FROM signing)
    ),
    together AS (
        SELECT *, 0 AS ordinal FROM own
        UNION ALL SELECT * EXCLUDE (same_contract, usage_type_of_second), 1 FROM addition
        UNION ALL SELECT * EXCLUDE (guest_start), 2 FROM guest
    ),
    line AS (
        SELECT contract_number, line_code,
            row_number() OVER (ORDER BY contract_number, line_code) AS line_number
        FROM (SELECT DISTINCT contract_number, line_code FROM together)
    )
    SELECT * EXCLUDE (account, seats, is_dirty, has_guest, contract_slot),
        account AS host,
        pool_number * 3 + ordinal AS subscription_number,
        '6' || lpad(ten_digits(pool_number * 3 + ordinal, 'subscription')::VARCHAR, 10, '0')
            AS subscription_id,
        '1100' || lpad(eight_digits(contract_number, 'contract')::VARCHAR, 8, '0') AS contract_id,
        '8103g00000' || five_letters(contract_number, 'service contract') || 'AAH' AS service_contract_id,
        CASE WHEN uniform('years', contract_number) < {vendor.three_year_share} THEN 3 ELSE 1 END AS years,
        CASE WHEN is_sampled(
                row_number() OVER (ORDER BY pool_number, ordinal), {vendor.no_seats_period}, 'no seats'
            ) THEN 0 ELSE seats END AS first_seats,
        CASE WHEN uniform('grows', pool_number * 3 + ordinal) < {vendor.growing_share}
            THEN {vendor.yearly_growth} * uniform('growth', pool_number * 3 + ordinal) ELSE 0 END AS growth
    FROM together JOIN line USING (contract_number, line_code)"""


def line_terms(vendor: Vendor, until: date) -> str:
    """line_term: the terms of every contract and line code, up to the one at whose end it was lost.

    `term` counts from 0; `renews` says how the term ended, which must not be used before its end. What a talk adds
    to a renewal counts only where it came before anybody could decide; the early-warning score does not see it.
    """
    horizon = until + timedelta(days=62)
    return f"""
    CREATE TABLE line_term AS
    WITH line AS (
        SELECT line_number, any_value(buyer) AS buyer, any_value(line_code) AS line_code,
            any_value(contract_number) AS contract_number, any_value(contract_id) AS contract_id,
            any_value(service_contract_id) AS service_contract_id, any_value(years) AS years,
            any_value(contract_start) AS contract_start
        FROM subscription GROUP BY line_number
    ),
    possible AS (
        SELECT *,
            unnest(range(1 + datediff('month', contract_start, DATE '{horizon}') // (12 * years))) AS term
        FROM line WHERE contract_start <= DATE '{horizon}'
    ),
    dated AS (
        SELECT *,
            (contract_start + to_months((12 * years * term)::INTEGER))::DATE AS term_start,
            (contract_start + to_months((12 * years * (term + 1))::INTEGER))::DATE AS term_end
        FROM possible
    ),
    judged AS (
        SELECT *, health(buyer, line_code, term_end) AS health,
            is_silent(buyer, line_code, term_end - 40) AS is_silent
        FROM dated
    ),
    decided AS (
        SELECT *, {vendor.renewal_level} + {vendor.renewal_by_health} * health
                + CASE WHEN is_silent THEN {vendor.renewal_if_silent} ELSE 0 END AS renewal_log_odds
        FROM judged
    )
    SELECT *, uniform('renews', line_number || '/' || term) < logistic(renewal_log_odds + coalesce((
            SELECT max(renewal_lift) FROM talk
            WHERE talk.buyer = decided.buyer AND performed_on >= term_start AND performed_on < term_end - 22
        ), 0)) AS renews
    FROM decided
    QUALIFY coalesce(bool_and(renews) OVER (
        PARTITION BY line_number ORDER BY term ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), true)"""
