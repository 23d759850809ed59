"""Recipes of the accounts domain: inputs, expectations."""

from ide_assets.domains.accounts import chains, tables, transforms
from ide_assets.domains.deliveries.sources import BY_NAME
from ide_assets.kernel.expectations import Expectation
from ide_assets.kernel.inputs import Input
from ide_assets.kernel.recipe import Derived, Estimated

_ATTRIBUTES = ", ".join(f"{{0}}.{name}" for name in tables.ACCOUNT_ATTRIBUTES.column_names if name != "account_csn")

#: Accounts with their own attributes, and merged ones without a row with their final survivor's.
_OWN_OR_SURVIVORS = (
    f"SELECT own.account_csn, {_ATTRIBUTES.format('own')} FROM accounts AS own UNION ALL "
    f"SELECT m.victim_account_csn, {_ATTRIBUTES.format('survivor')} FROM account_merges AS m "
    "JOIN accounts AS survivor ON survivor.account_csn = m.surviving_account_csn "
    "WHERE m.final_merge_status = 'COMPLETED' "
    "AND NOT EXISTS (SELECT 1 FROM accounts AS own WHERE own.account_csn = m.victim_account_csn)"
)
_SHOWN = f"SELECT b.account_csn, {_ATTRIBUTES.format('b')} FROM judged AS b"

RECIPES = (
    Estimated(
        tables.ACCOUNT_MERGES,
        transforms.account_merges,
        inputs=(Input(BY_NAME["victim_survivor_mapping"].table, trace={"victim_account_csn": "victim_account_csn"}),),
        estimate=chains.final_survivors,
        own_expectations=(
            Expectation(
                "survivor_is_final",
                "Seats of an account would be left in another that was merged away itself, or never took it over; of "
                "accounts merged in a circle none survives.",
                "SELECT b.victim_account_csn, b.survivor_account_csn, b.surviving_account_csn, "
                "CASE WHEN b.surviving_account_csn IS NULL THEN 'merged in a circle' "
                "ELSE 'not where its merges lead' END AS problem FROM judged b LEFT JOIN judged onward "
                "ON b.survivor_account_csn = onward.victim_account_csn AND onward.final_merge_status = 'COMPLETED' "
                "WHERE b.surviving_account_csn IS NULL OR b.surviving_account_csn <> "
                "CASE WHEN b.final_merge_status = 'COMPLETED' "
                "THEN coalesce(onward.surviving_account_csn, b.survivor_account_csn) ELSE b.victim_account_csn END",
                structural=True,
                explained_by="problem",
            ),
            Expectation(
                "every_victim_is_resolved",
                "A dissolved account missing here would keep its seats as if it had never been merged.",
                "SELECT DISTINCT victim_account_csn FROM victim_survivor_mapping m WHERE NOT EXISTS "
                "(SELECT 1 FROM judged b WHERE b.victim_account_csn = m.victim_account_csn)",
                structural=True,
            ),
            Expectation(
                "no_merge_chains",
                "A chain of merges is resolved to its end; a query that follows one link only will differ.",
                "SELECT victim_account_csn, survivor_account_csn, surviving_account_csn, merge_links "
                "FROM judged WHERE merge_links > 1",
                blocking=False,
            ),
            Expectation(
                "one_merge_per_victim",
                "Of several merges of one account that are not COMPLETED only the first is shown here.",
                "SELECT victim_account_csn, count(*) AS merges FROM victim_survivor_mapping "
                "GROUP BY victim_account_csn HAVING count(*) > 1",
                blocking=False,
            ),
        ),
    ),
    Derived(
        tables.ACCOUNT_ATTRIBUTES,
        transforms.account_attributes,
        inputs=(
            Input(BY_NAME["accounts"].table, trace={"account_id": "account_id"}),
            Input(tables.ACCOUNT_MERGES, trace={"victim_account_csn": "account_csn"}),
        ),
        own_expectations=(
            Expectation(
                "attributes_are_its_own_or_the_survivors",
                "An account without its attributes is in no geography and counts as no new customer; with another's "
                "it is called by the wrong team.",
                f"SELECT account_csn, site_geo, 'missing or changed' AS problem FROM ({_OWN_OR_SURVIVORS} EXCEPT "
                f"{_SHOWN}) UNION ALL SELECT account_csn, site_geo, 'not delivered so' FROM ({_SHOWN} EXCEPT "
                f"({_OWN_OR_SURVIVORS}))",
                structural=True,
                explained_by="problem",
            ),
        ),
    ),
    Derived(
        tables.VICTIM_SURVIVOR_MAPPING,
        transforms.published_merges,
        inputs=(Input(tables.ACCOUNT_MERGES, trace={"victim_account_csn": "victim_account_csn"}),),
        own_expectations=(
            Expectation(
                "no_merge_lost",
                "A merge missing here, or shown otherwise than it was delivered, sends every query that joins it to "
                "the wrong account.",
                "SELECT victim_account_csn, survivor_account_csn, final_merge_status FROM account_merges EXCEPT "
                "SELECT victim_account_csn, survivor_account_csn, final_merge_status FROM judged",
                structural=True,
            ),
        ),
    ),
    Derived(
        tables.ACCOUNT,
        transforms.account,
        inputs=(Input(BY_NAME["accounts"].table, trace={"account_id": "id"}),),
        own_expectations=(
            Expectation(
                "no_account_lost",
                "An account that is delivered and missing here, or stands under another CSN, takes its opportunities "
                "out of every query that joins it.",
                "SELECT account_id, min(account_csn) AS account_csn FROM accounts GROUP BY account_id EXCEPT "
                "SELECT id, account_csn__c FROM judged",
                structural=True,
            ),
        ),
    ),
)
