"""What must hold of each source's kept rows, beyond the row rules that its reader applies."""

from collections.abc import Mapping

from ide_assets.deliveries.sources import Source
from ide_assets.kernel.expectations import Expectation, key_expectation, learned_expectations

#: The expectations of each source beyond those that every table has.
_OWN: Mapping[str, tuple[Expectation, ...]] = {
    "entitlements": (
        Expectation(
            "account_is_known",
            "A subscription of an account that the month does not have is counted, but in no geography.",
            "SELECT subscription_id, account_csn FROM judged b "
            "WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.account_csn = b.account_csn)",
            blocking=False,
        ),
        Expectation(
            "product_is_known",
            "A subscription of an offering that product_offerings lacks is out of scope and in no rate.",
            "SELECT subscription_id, offering_external_key, offering_product_line_code FROM judged b "
            "WHERE NOT EXISTS (SELECT 1 FROM product_offerings p WHERE p.product_offering = b.offering_external_key "
            "AND p.offering_product_line_code = b.offering_product_line_code)",
            blocking=False,
        ),
    ),
    "usage_authorizations": (
        Expectation(
            "product_is_known",
            "Usage of a product that product_offerings lacks is counted, but may be a misspelt product.",
            "SELECT authorization_id, product_offering, offering_product_line_code FROM judged b "
            "WHERE NOT EXISTS (SELECT 1 FROM product_offerings p WHERE p.product_offering = b.product_offering)",
            blocking=False,
        ),
    ),
    "opportunities": (
        Expectation(
            "account_is_known",
            "An opportunity of an account that the month does not have has no geography and an unknown cohort flag.",
            "SELECT opportunity_id, account_csn FROM judged b "
            "WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.account_csn = b.account_csn)",
            blocking=False,
        ),
    ),
    "accounts": (
        Expectation(
            "geography_is_known",
            "A geography other than AMER, EMEA and APAC falls out of every report by geography.",
            "SELECT account_csn, site_geo FROM judged WHERE site_geo NOT IN ('AMER', 'EMEA', 'APAC')",
            blocking=False,
        ),
        Expectation(
            "account_id_names_one_account",
            "Where two CSNs share an account_id, an opportunity could be joined to either; the lower CSN is taken.",
            "SELECT account_id, count(*) AS accounts FROM judged GROUP BY account_id HAVING count(*) > 1",
            blocking=False,
        ),
    ),
    "victim_survivor_mapping": (
        Expectation(
            "survivor_exists",
            "Seats merged into an account that does not exist would leave every report.",
            "SELECT victim_account_csn, surviving_account_csn FROM judged b "
            "WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.account_csn = b.surviving_account_csn)",
        ),
        Expectation(
            "no_merge_cycle",
            "Accounts merged in a circle survive nowhere: their seats could be counted under none of them.",
            "WITH RECURSIVE completed AS (SELECT victim_account_csn AS victim, surviving_account_csn AS survivor "
            "FROM judged WHERE final_merge_status = 'COMPLETED'), walk AS (SELECT victim, survivor FROM completed "
            "UNION SELECT walk.victim, completed.survivor FROM walk JOIN completed "
            "ON walk.survivor = completed.victim) SELECT victim FROM walk WHERE victim = survivor",
            structural=True,
        ),
    ),
}


def suite(source: Source) -> tuple[Expectation, ...]:
    """All that must hold of a source's kept rows: key, totals and shares, and its own."""
    return (key_expectation(source.table), *learned_expectations(source.table), *_OWN.get(source.name, ()))
