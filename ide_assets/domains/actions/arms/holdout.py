"""Holdout units (accounts that are drawn together) and the universal control, as pure functions (R-EFF-1).

Accounts that share a tenant are one unit, because a call to one reaches the other. An account keeps the unit under
which it was first drawn. The arms of units are drawn in arms.py.
"""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.settings import ActionRules, Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

#: A round joins about every second set of linked accounts to another one: chains of 150 accounts are joined, in all
#: orders of their numbers that were tried.
LINKING_ROUNDS = 8

#: Digits of the hash that are compared with the share: exact to one in four billion.
_DIGITS = 8


def is_control(unit: "ir.StringValue", actions: ActionRules) -> "ir.BooleanValue":
    """Whether a unit is in the universal control: the keyed hash of the unit is below the share's threshold.

    A larger share contains the units of a smaller one. Hexadecimal digits in lower case sort like the
    numbers that they represent, on every engine.
    """
    threshold = f"{round(actions.control_share * 16**_DIGITS):0{_DIGITS}x}"
    drawn = (ibis.literal(f"{actions.holdout_salt}|control|") + unit).hexdigest("sha256")
    return drawn.left(_DIGITS) < threshold


def ide_holdout_monthly(
    account_attributes: "ir.Table",
    account_merges: "ir.Table",
    active_subscription_monthly: "ir.Table",
    assignment_monthly: "ir.Table",
    ide_cohort_benchmark_monthly: "ir.Table",
    ide_holdout_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per surviving account that ever occurred, with its unit.

    Accounts that share a tenant belong together, and accounts of dirty teams that share a parent. The input
    `ide_holdout_monthly` is the newest month before: an account in it keeps its unit. A new account takes the first
    unit of those merged into it, otherwise of those that it belongs with, otherwise the first CSN among them.
    """
    before = ide_holdout_monthly
    members = _members(
        account_attributes,
        account_merges,
        active_subscription_monthly,
        assignment_monthly,
        ide_cohort_benchmark_monthly,
    )
    known = with_survivor(account_attributes.select("account_csn"), "account_csn", account_merges)
    everybody = (
        known.select("surviving_account_csn")
        .union(members.select("surviving_account_csn"))
        .union(before.select("surviving_account_csn"))
        .distinct()
    )
    linked = _labels(members).rename(linked_csn="surviving_account_csn", shared_label="label")
    labelled = everybody.left_join(linked, everybody.surviving_account_csn == linked.linked_csn)
    labelled = labelled.select(
        "surviving_account_csn", label=ibis.coalesce(labelled.shared_label, labelled.surviving_account_csn)
    )
    former = before.select(former_csn="surviving_account_csn", former_unit="holdout_unit", former_since="in_unit_since")
    rows = labelled.left_join(former, labelled.surviving_account_csn == former.former_csn)
    dissolved = before.select(victim_csn="surviving_account_csn", victim_unit="holdout_unit")
    dissolved = with_survivor(dissolved, "victim_csn", account_merges)
    taken_over = dissolved.group_by(survivor_csn="surviving_account_csn").agg(victim_unit=ibis._.victim_unit.min())
    rows = rows.left_join(taken_over, rows.surviving_account_csn == taken_over.survivor_csn)
    # A new survivor is its victims under another number, and those were drawn already.
    rows = rows.mutate(drawn_unit=ibis.coalesce(rows.former_unit, rows.victim_unit))
    together = rows.group_by(of_label="label").agg(first_unit=rows.drawn_unit.min())
    rows = rows.left_join(together, rows.label == together.of_label)
    rows = rows.mutate(
        holdout_unit=ibis.coalesce(rows.drawn_unit, rows.first_unit, rows.label),
        in_unit_since=ibis.coalesce(rows.former_since, month.last_day),
    )
    return rows.mutate(
        snapshot_date=month.last_day,
        unit_accounts=rows.count().over(group_by="holdout_unit"),
        is_control=is_control(rows.holdout_unit, rules.actions),
        is_mixed_unit=rows.holdout_unit.min().over(group_by="label") != rows.holdout_unit.max().over(group_by="label"),
    )


def _members(
    account_attributes: "ir.Table",
    account_merges: "ir.Table",
    active_subscription_monthly: "ir.Table",
    assignment_monthly: "ir.Table",
    ide_cohort_benchmark_monthly: "ir.Table",
) -> "ir.Table":
    """The groups of each surviving account: its tenants, and the parents of its dirty teams."""
    tenant = ibis.literal("tenant ")
    subscribed = with_survivor(
        active_subscription_monthly.select("account_csn", "tenant_id"), "account_csn", account_merges
    )
    ide = ide_cohort_benchmark_monthly
    by_tenant = subscribed.select("surviving_account_csn", group=tenant + subscribed.tenant_id.cast("string")).union(
        ide.select("surviving_account_csn", group=tenant + ide.tenant_id.cast("string"))
    )
    dirty = (
        assignment_monthly.filter(assignment_monthly.is_dirty_team)
        .select("account_csn", "surviving_account_csn")
        .distinct()
    )
    parents = account_attributes.filter(account_attributes.parent_account_csn.notnull()).select(
        child_csn="account_csn", group=ibis.literal("parent ") + account_attributes.parent_account_csn
    )
    by_parent = dirty.inner_join(parents, dirty.account_csn == parents.child_csn).select(
        "surviving_account_csn", "group"
    )
    return by_tenant.union(by_parent).distinct()


def _labels(members: "ir.Table") -> "ir.Table":
    """The first CSN among the accounts that each account is linked to, over any number of groups, as its label.

    Columns: surviving_account_csn, label; a row for each account that shares a group with another one.
    """
    shared = members.group_by("group").agg(accounts=members.surviving_account_csn.nunique())
    members = members.semi_join(shared.filter(shared.accounts > 1), "group")
    labelled = members.select("surviving_account_csn", label="surviving_account_csn").distinct()
    for _ in range(LINKING_ROUNDS):
        labelled = _joined(labelled, members)
    return labelled


def _joined(labelled: "ir.Table", members: "ir.Table") -> "ir.Table":
    """Each set of accounts with one label joined to the set with the first label in any of its groups.

    The account that gives a set its label is moved with it, so that a part that went elsewhere is joined again in the
    next round. Then each label is replaced by that label's own label.
    """
    in_groups = members.inner_join(labelled, "surviving_account_csn")
    firsts = in_groups.group_by("group").agg(first_label=in_groups.label.min())
    seen = in_groups.inner_join(firsts, "group")
    own = seen.group_by(own_csn="surviving_account_csn").agg(own_first=seen.first_label.min())
    of_set = seen.group_by(set_label="label").agg(set_first=seen.first_label.min())
    moved = labelled.left_join(own, labelled.surviving_account_csn == own.own_csn)
    moved = moved.left_join(of_set, moved.surviving_account_csn == of_set.set_label)
    moved = moved.select(
        "surviving_account_csn",
        label=ibis.least(
            moved.label, ibis.coalesce(moved.own_first, moved.label), ibis.coalesce(moved.set_first, moved.label)
        ),
    )
    # The filter removes nothing: it ends the join, which Ibis would otherwise extend.
    moved = moved.filter(moved.label.notnull())
    onward = moved.select(next_csn="surviving_account_csn", next_label="label")
    jumped = moved.left_join(onward, moved.label == onward.next_csn)
    jumped = jumped.select("surviving_account_csn", label=ibis.coalesce(jumped.next_label, jumped.label))
    return jumped.filter(jumped.label.notnull())
