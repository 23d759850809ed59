"""Expectations of the tables of the accounts domain."""

from ide_assets.domains.accounts import tables
from ide_assets.kernel.expectations import Expectation, between

_ATTRIBUTES = ", ".join(f"{{0}}.{name}" for name in tables.ACCOUNT_ATTRIBUTES.column_names if name != "account_csn")

#: Each delivered account with its own attributes, and each merged account without a row with its final survivor's.
_OWN_OR_SURVIVORS = f"""
            SELECT own.account_csn, {_ATTRIBUTES.format("own")}
            FROM accounts AS own
            UNION ALL
            SELECT m.victim_account_csn, {_ATTRIBUTES.format("survivor")}
            FROM account_merges AS m
            JOIN accounts AS survivor ON survivor.account_csn = m.surviving_account_csn
            WHERE m.final_merge_status = 'COMPLETED'
                AND NOT EXISTS (SELECT 1 FROM accounts AS own WHERE own.account_csn = m.victim_account_csn)
"""
_SHOWN = f"""
            SELECT b.account_csn, {_ATTRIBUTES.format("b")} FROM judged AS b
"""

ACCOUNT_MERGES = (
    Expectation(
        "survivor_is_final",
        "Seats would be counted under an account that was itself merged away, or that is not the end of its chain of "
        "merges. Accounts merged in a circle have no survivor.",
        """
        SELECT
            b.victim_account_csn, b.survivor_account_csn, b.surviving_account_csn,
            CASE WHEN b.surviving_account_csn IS NULL THEN 'merged in a circle' ELSE 'not where its merges lead' END
                AS problem
        FROM judged b
        LEFT JOIN judged onward
            ON b.survivor_account_csn = onward.victim_account_csn AND onward.final_merge_status = 'COMPLETED'
        WHERE b.surviving_account_csn IS NULL
            OR b.surviving_account_csn <> CASE
                WHEN b.final_merge_status = 'COMPLETED'
                THEN coalesce(onward.surviving_account_csn, b.survivor_account_csn)
                ELSE b.victim_account_csn
            END
        """,
        structural=True,
        explained_by="problem",
    ),
    Expectation(
        "every_victim_is_resolved",
        "A dissolved account that is missing here keeps its seats as if it had never been merged.",
        """
        SELECT DISTINCT victim_account_csn
        FROM victim_survivor_mapping m
        WHERE NOT EXISTS (SELECT 1 FROM judged b WHERE b.victim_account_csn = m.victim_account_csn)
        """,
        structural=True,
    ),
    between(
        "no_merge_chains",
        "The final survivor is more than one merge away: a query that follows a single merge gets another account.",
        "merge_links",
        max_value=1,
        shown="victim_account_csn, survivor_account_csn, surviving_account_csn, merge_links",
        blocking=False,
    ),
    Expectation(
        "one_merge_per_victim",
        "An account has several merges that are not COMPLETED; only the first is shown here.",
        """
        SELECT victim_account_csn, count(*) AS merges
        FROM victim_survivor_mapping
        GROUP BY victim_account_csn
        HAVING count(*) > 1
        """,
        blocking=False,
    ),
)

ACCOUNT_ATTRIBUTES = (
    Expectation(
        "attributes_are_its_own_or_the_survivors",
        "An account without its attributes has no geography and does not count as a new customer; an account with "
        "another's attributes is called by the wrong team.",
        f"""
        SELECT account_csn, site_geo, 'missing or changed' AS problem
        FROM ({_OWN_OR_SURVIVORS} EXCEPT {_SHOWN})
        UNION ALL
        SELECT account_csn, site_geo, 'not delivered so'
        FROM ({_SHOWN} EXCEPT ({_OWN_OR_SURVIVORS}))
        """,
        structural=True,
        explained_by="problem",
    ),
)

VICTIM_SURVIVOR_MAPPING = (
    Expectation(
        "no_merge_lost",
        "Where a merge is missing or differs from its delivery, queries that join this table get the wrong account.",
        """
        SELECT victim_account_csn, survivor_account_csn, final_merge_status FROM account_merges
        EXCEPT
        SELECT victim_account_csn, survivor_account_csn, final_merge_status FROM judged
        """,
        structural=True,
    ),
)

ACCOUNT = (
    Expectation(
        "no_account_lost",
        "A delivered account that is missing here, or has the wrong CSN, takes its opportunities out of every query "
        "that joins it.",
        """
        SELECT account_id, min(account_csn) AS account_csn FROM accounts GROUP BY account_id
        EXCEPT
        SELECT id, account_csn__c FROM judged
        """,
        structural=True,
    ),
)
