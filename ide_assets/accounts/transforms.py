"""Merges and account records, as pure functions."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.kernel.parameters import MonthParameters

#: Each round doubles the links that a chain has been followed, so this resolves chains of 64 merges.
DOUBLING_ROUNDS = 6


def account_merges(victim_survivor_mapping: "ir.Table", month: "MonthParameters", rules: Rules) -> "ir.Table":
    """One row per victim with its final survivor (R-AR-8).

    A victim has at most one COMPLETED merge and the merges have no cycle: the delivery's rules see to both. Of
    several merges that are not COMPLETED the first by status and survivor is shown.
    """
    ranked = victim_survivor_mapping.mutate(
        rank=ibis.row_number().over(
            group_by="victim_account_csn",
            order_by=[
                ibis.ifelse(ibis._.final_merge_status == "COMPLETED", 0, 1),
                ibis._.final_merge_status,
                ibis._.surviving_account_csn,
            ],
        )
    )
    merges = ranked.filter(ranked["rank"] == 0)
    completed = merges.filter(merges.final_merge_status == "COMPLETED")
    reached = completed.select(
        victim=completed.victim_account_csn,
        survivor=completed.surviving_account_csn,
        links=ibis.literal(1, type="int64"),
    )
    for _ in range(DOUBLING_ROUNDS):
        onward = reached.select(next_victim="victim", next_survivor="survivor", next_links="links")
        reached = reached.left_join(onward, [("survivor", "next_victim")]).select(
            "victim",
            survivor=ibis.coalesce(ibis._.next_survivor, ibis._.survivor),
            links=ibis._.links + ibis.coalesce(ibis._.next_links, 0),
        )
        # The filter keeps nothing out: it ends the join, which Ibis would otherwise extend in the next round.
        reached = reached.filter(reached.victim.notnull())
    return merges.left_join(reached, merges.victim_account_csn == reached.victim).select(
        merges.victim_account_csn,
        survivor_account_csn=merges.surviving_account_csn,
        final_merge_status=merges.final_merge_status,
        surviving_account_csn=ibis.coalesce(reached.survivor, merges.victim_account_csn),
        merge_links=ibis.coalesce(reached.links, 0),
    )


def with_survivor(rows: "ir.Table", csn: str, account_merges: "ir.Table") -> "ir.Table":
    """The rows with surviving_account_csn: the final survivor of column `csn`, or the account itself."""
    merges = account_merges.select(
        merged_csn=account_merges.victim_account_csn, final_csn=account_merges.surviving_account_csn
    )
    return (
        rows.left_join(merges, rows[csn] == merges.merged_csn)
        .mutate(surviving_account_csn=ibis.coalesce(ibis._.final_csn, ibis._[csn]))
        .drop("merged_csn", "final_csn")
    )


def published_merges(account_merges: "ir.Table", month: "MonthParameters", rules: Rules) -> "ir.Table":
    """The mapping as delivered, one row per victim."""
    return account_merges.select("victim_account_csn", "survivor_account_csn", "final_merge_status")


def account(accounts: "ir.Table", month: "MonthParameters", rules: Rules) -> "ir.Table":
    """Accounts under the relationship system's field names; of two with one id, the lower CSN."""
    ranked = accounts.mutate(rank=ibis.row_number().over(group_by="account_id", order_by=accounts.account_csn))
    return ranked.filter(ranked["rank"] == 0).select(
        id="account_id",
        account_csn__c="account_csn",
        ownerid="owner_id",
        p4pigs__c="p4pigs",
        industry_group__c="industry_group",
        ccs_segment__c="ccs_segment",
        country__c="country",
        state_province__c="state_province",
        zip_abbreviation__c="zip_abbreviation",
        ispartner__c="is_partner",
    )
