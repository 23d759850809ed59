"""The vendor's history as tables that do not depend on the month: who signed, bought and renewed what.

Every table is made of hash draws, set-based. Numbers (`account`, `pool_number`, ...) are the generator's
own keys; the identifiers of the deliveries are derived from them once, here.

Neighbouring accounts come in blocks of six, so that families, mergers and shared pools find partners:
place 0 is the block's parent and hosts a dirty team, place 1 is its guest, places 2 to 5 merge, or
place 5 is the account that is not delivered.
"""

from datetime import date

import duckdb

from ide_assets.generate import catalogue
from ide_assets.generate.accounts import accounts_of, mergers
from ide_assets.generate.contracts import line_terms, pools, subscriptions
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
    """SQL of `block`: which blocks share a pool, merge (and how), form a family, or hide an account."""
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
    """SQL of `signing`: when each account signed, how large it is, to which family it belongs."""
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
