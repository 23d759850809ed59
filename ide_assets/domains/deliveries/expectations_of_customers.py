"""Expectations of the accepted rows about customers: renewal scores, opportunities, accounts and their merges."""

from collections.abc import Mapping

from ide_assets.domains.deliveries.contract.references import ACCOUNT_IS_UNKNOWN
from ide_assets.kernel.expectations import Expectation, in_set, unique

#: A feed without a new score for this many days, a quarter, has stopped.
_NEWEST_SCORE_DAYS = 93

#: By source.
OF_CUSTOMERS: Mapping[str, tuple[Expectation, ...]] = {
    "ews_scores": (
        Expectation(
            "scores_are_recent",
            "If the feed of scores has stopped, renewals are ranked by predictions that are a quarter old. A score "
            "dated after the month's end does not count in the month.",
            f"""
            SELECT opportunity_id, scored_on, 'made after the month' AS problem
            FROM judged
            WHERE scored_on > CAST(':last_day' AS DATE)
            UNION ALL
            SELECT NULL, max(scored_on), 'none for a quarter'
            FROM judged
            HAVING max(scored_on) < CAST(':last_day' AS DATE) - {_NEWEST_SCORE_DAYS}
            """,
            blocking=False,
            explained_by="problem",
        ),
    ),
    "opportunities": (
        Expectation(
            "dates_and_outcome_are_plausible",
            "An opportunity with contradictory dates or outcome is in the wrong phase, or in a renewal rate where it "
            "does not belong.",
            """
            SELECT opportunity_id, created_date, close_date, is_closed, is_won, acv_usd, problem
            FROM (
                SELECT
                    *,
                    CASE
                        WHEN is_won AND NOT is_closed THEN 'won and still open'
                        WHEN close_date < created_date THEN 'closes before it was created'
                        WHEN created_date > CAST(':last_day' AS DATE) THEN 'created after the month'
                        WHEN is_closed AND close_date > CAST(':last_day' AS DATE) THEN 'closed after the month'
                        WHEN acv_usd < 0 THEN 'negative value'
                    END AS problem
                FROM judged
            )
            WHERE problem IS NOT NULL
            """,
            blocking=False,
            explained_by="problem",
        ),
        Expectation(
            "account_is_known",
            "The account of an opportunity is not among the month's accounts: the opportunity has no geography, and "
            "whether its customer is new is unknown.",
            f"""
            SELECT opportunity_id, account_csn
            FROM judged b
            WHERE {ACCOUNT_IS_UNKNOWN}
            """,
            blocking=False,
        ),
    ),
    "accounts": (
        in_set(
            "geography_is_known",
            "Accounts with a geography other than AMER, EMEA and APAC are missing from reports by geography.",
            "site_geo",
            ("AMER", "EMEA", "APAC"),
            shown="account_csn, site_geo",
            blocking=False,
        ),
        unique(
            "account_id_names_one_account",
            "If two CSNs share an account_id, an opportunity could belong to either; the lower CSN is taken.",
            "account_id",
            counted_as="accounts",
            blocking=False,
        ),
        Expectation(
            "parents_are_consistent",
            "is_new_customer describes the parent: if the parent is not delivered, it cannot be verified; if accounts "
            "of one parent disagree, some of them are compared with the wrong cohort.",
            """
            SELECT parent_account_csn, count(*) AS accounts, 'not delivered' AS problem
            FROM judged AS child
            WHERE parent_account_csn IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM judged AS parent WHERE parent.account_csn = child.parent_account_csn)
            GROUP BY parent_account_csn
            UNION ALL
            SELECT coalesce(parent_account_csn, account_csn) AS family, count(*), 'accounts disagree'
            FROM judged
            GROUP BY family
            HAVING count(DISTINCT is_new_customer) > 1
            """,
            blocking=False,
            explained_by="problem",
        ),
    ),
    "victim_survivor_mapping": (
        Expectation(
            "completed_is_spelt_as_agreed",
            "Only merges with status COMPLETED apply: with another spelling, the seats stay in the dissolved account.",
            """
            SELECT victim_account_csn, surviving_account_csn, final_merge_status
            FROM judged
            WHERE final_merge_status <> 'COMPLETED' AND upper(trim(final_merge_status)) IN ('COMPLETED', 'COMPLETE')
            """,
            blocking=False,
        ),
        Expectation(
            "survivor_exists",
            "Seats merged into an account that does not exist would be missing from every report.",
            """
            SELECT victim_account_csn, surviving_account_csn
            FROM judged b
            WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.account_csn = b.surviving_account_csn)
                AND NOT EXISTS (
                    SELECT 1 FROM judged onward
                    WHERE onward.victim_account_csn = b.surviving_account_csn
                        AND onward.final_merge_status = 'COMPLETED'
                )
            """,
        ),
    ),
}
