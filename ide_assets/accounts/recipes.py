"""Recipes of the accounts domain: inputs, expectations."""

from ide_assets.accounts import tables, transforms
from ide_assets.deliveries.sources import BY_NAME
from ide_assets.kernel.expectations import Expectation
from ide_assets.kernel.recipe import Derived, Input

RECIPES = (
    Derived(
        tables.ACCOUNT_MERGES,
        transforms.account_merges,
        inputs=(Input(BY_NAME["victim_survivor_mapping"].table, trace={"victim_account_csn": "victim_account_csn"}),),
        own_expectations=(
            Expectation(
                "survivor_is_final",
                "A survivor that was itself merged away would leave its seats in an account that no longer exists.",
                "SELECT b.victim_account_csn, b.surviving_account_csn FROM judged b JOIN judged onward "
                "ON b.surviving_account_csn = onward.victim_account_csn "
                "WHERE b.final_merge_status = 'COMPLETED' AND onward.final_merge_status = 'COMPLETED'",
                structural=True,
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
