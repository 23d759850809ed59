"""Merges and account records, as pure functions."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


def account_merges(victim_survivor_mapping: "ir.Table", month: "MonthParameters", rules: Rules) -> "ir.Table":
    """One merge per victim, the start of each chain that chains.final_survivors follows (R-AR-8).

    The row rules of the delivery ensure that a victim has at most one COMPLETED merge. If it has none and several
    others, the first by status and survivor is taken.
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
    return ranked.filter(ranked["rank"] == 0).select(
        "victim_account_csn", "final_merge_status", survivor_account_csn="surviving_account_csn"
    )


def merged_accounts(account_merges: "ir.Table") -> "ir.Table":
    """The merges of accounts that have another survivor than themselves: a merge that was undone leaves the account."""
    return account_merges.filter(account_merges.surviving_account_csn != account_merges.victim_account_csn)


def account_attributes(
    accounts: "ir.Table", account_merges: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """Attributes by CSN: those of the account's own row, or those of its final survivor if it has none (R-AR-8)."""
    merged = merged_accounts(account_merges).select(merged_csn="victim_account_csn", final_csn="surviving_account_csn")
    own = accounts.select(own_csn="account_csn")
    without_row = merged.anti_join(own, merged.merged_csn == own.own_csn).select("merged_csn", "final_csn")
    attributes = [name for name in accounts.columns if name != "account_csn"]
    inherited = without_row.inner_join(accounts, [("final_csn", "account_csn")]).select(
        *attributes, account_csn="merged_csn"
    )
    return accounts.select("account_csn", *attributes).union(inherited.select("account_csn", *attributes))


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
    """Accounts under the field names of the customer relationship system; if two share an id, the lower CSN."""
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
