"""Accounts in segments, and the segments' sizes and measures, as pure functions (R-CI-6)."""

from functools import reduce
from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.cohorts.renewals import decided_renewals
from ide_assets.domains.cohorts.transforms import with_newest_score
from ide_assets.domains.engagement.score.wide import with_engagement
from ide_assets.domains.insights.examples.renewals import next_renewals
from ide_assets.domains.insights.segments.definition import SEPARATOR, Segments
from ide_assets.domains.insights.segments.definition import of as segments_of
from ide_assets.domains.insights.segments.tables import SEGMENT_ACCOUNTS
from ide_assets.domains.opportunities.transforms import visible
from ide_assets.domains.usage.accounts import seats_and_users
from ide_assets.settings import Rules
from ide_assets.vocabulary.expressions import condition
from ide_assets.vocabulary.rates import (
    assignment_rate,
    by_value,
    from_tenths,
    listed,
    quotient,
    rounded_ratio,
    tenths,
    whole_percent,
)

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


def segment_accounts_monthly(
    account_attributes: "ir.Table",
    account_merges: "ir.Table",
    active_subscription_monthly: "ir.Table",
    pool_monthly: "ir.Table",
    usage_authorizations: "ir.Table | None",
    opportunities: "ir.Table",
    ews_scores: "ir.Table | None",
    engagement_scores_monthly: "ir.Table | None",
    insight_churn_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per surviving account. `arr_usd` sums the open renewals: a contract has one until it is renewed."""
    accounts = with_survivor(account_attributes.select("account_csn"), "account_csn", account_merges)
    rows = accounts.select("surviving_account_csn").distinct()
    known = account_attributes.select(
        known_csn="account_csn",
        site_geo="site_geo",
        industry_group="industry_group",
        named_account_group="named_account_group",
        parent_account_new_customer_flag="is_new_customer",
    )
    rows = rows.left_join(known, [("surviving_account_csn", "known_csn")])
    seats = seats_and_users(active_subscription_monthly, pool_monthly, usage_authorizations, account_merges)
    seats = seats.rename(seats_csn="surviving_account_csn")
    rows = rows.left_join(seats, [("surviving_account_csn", "seats_csn")])
    rows = with_engagement(rows, engagement_scores_monthly)
    rows = rows.left_join(
        _contract_values(opportunities, account_merges, month), [("surviving_account_csn", "contracted_csn")]
    )
    due = with_newest_score(next_renewals(opportunities, account_merges, month), ews_scores, month).select(
        "close_date", "customer_ews_prediction", due_csn="surviving_account_csn"
    )
    rows = rows.left_join(due, [("surviving_account_csn", "due_csn")])
    scored = insight_churn_monthly.select("churn_probability", "churn_band", scored_again="surviving_account_csn")
    rows = rows.left_join(scored, [("surviving_account_csn", "scored_again")])
    rows = rows.mutate(
        snapshot_date=month.last_day,
        assignment_rate=assignment_rate(rows.seats_assigned, rows.seats_purchased),
        utilisation_rate=whole_percent(rows.active_users, rows.seats_purchased),
        days_to_close=rows.close_date.delta(month.last_day, unit="day"),
    ).select(*(name for name in SEGMENT_ACCOUNTS.column_names if name != "segments"))
    return rows.mutate(segments=_joined(rows, segments_of(rules)))


def _contract_values(opportunities: "ir.Table", account_merges: "ir.Table", month: "MonthParameters") -> "ir.Table":
    """The annual contract value of each account's open renewals, summed in cents: the order of rows does not matter."""
    renewals = visible(opportunities, month).filter(lambda rows: rows.is_renewal & ~rows.is_closed)
    renewals = with_survivor(renewals.select("account_csn", "acv_usd"), "account_csn", account_merges)
    renewals = renewals.mutate(cents=(renewals.acv_usd * 100).round().cast("int64"))
    sums = renewals.group_by(contracted_csn="surviving_account_csn").agg(cents=renewals.cents.sum())
    return sums.select("contracted_csn", arr_usd=_dollars(sums.cents))


def _dollars(cents: "ir.Value") -> "ir.Value":
    return quotient(cents, ibis.literal(100, type="int64"))


def _joined(rows: "ir.Table", declared: Segments) -> "ir.Value":
    """The names of each account's segments in the order of the file; null if there are none."""
    parts: list[Any] = [
        ibis.ifelse(condition(segment.condition, rows), f"{SEPARATOR}{segment.name}", "")
        for segment in declared.segments
    ]
    joined: ir.StringValue = reduce(lambda one, other: one + other, parts).substr(len(SEPARATOR)).nullif("")
    return joined


def customer_segments_monthly(
    segment_accounts_monthly: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """One row per account and segment that it is in."""
    return members(segment_accounts_monthly, segments_of(rules)).select(
        "snapshot_date", "surviving_account_csn", "segment"
    )


def members(rows: "ir.Table", declared: Segments) -> "ir.Table":
    """The rows of accounts once for each segment that they are in, as `segment`."""
    names = [name for name in rows.columns if name != "segments"]
    held = rows.select(
        *names, **{f"in_{place}": condition(one.condition, rows) for place, one in enumerate(declared.segments)}
    )
    held = held.cross_join(listed("segment", declared.names))
    is_in = by_value(held.segment, {one.name: held[f"in_{place}"] for place, one in enumerate(declared.segments)})
    return held.filter(ibis.coalesce(is_in, False)).select(*names, "segment")


def segment_sizes_monthly(
    segment_accounts_monthly: "ir.Table",
    account_merges: "ir.Table",
    opportunities: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per segment, also of one without accounts. The input has the accounts of the month and the one before.

    An account that was merged since counts as its survivor.
    """
    declared = segments_of(rules)
    accounts = segment_accounts_monthly
    now = members(accounts.filter(accounts.snapshot_date == month.last_day), declared)
    former = accounts.filter(accounts.snapshot_date < month.last_day)
    earlier = members(former, declared).select("segment", former_csn="surviving_account_csn")
    before = with_survivor(earlier, "former_csn", account_merges).select("segment", "surviving_account_csn").distinct()
    rows = listed("segment", declared.names)
    for part, key in (
        (_moves(now, before), "moved_segment"),
        (_measures(now), "measured_segment"),
        (_renewals(before, opportunities, account_merges, opportunity_outcomes_monthly, month), "renewed_segment"),
    ):
        rows = rows.left_join(part, [("segment", key)])
    rows = rows.cross_join(former.agg(accounts_known_before=former.count()))
    has_before = rows.accounts_known_before > 0

    def if_known(value: Any) -> "ir.Value":
        return ibis.ifelse(has_before, ibis.coalesce(value, 0), ibis.null("int64"))

    texts = {segment.name: ibis.literal(segment.meaning) for segment in declared.segments}
    offers = {segment.name: ibis.literal(segment.offer) for segment in declared.segments if segment.offer}
    decided, won = if_known(rows.decided), if_known(rows.won)
    return rows.mutate(
        snapshot_date=month.last_day,
        segment_meaning=by_value(rows.segment, texts),
        segment_offer=by_value(rows.segment, offers) if offers else ibis.null("string"),
        accounts_in_segment=ibis.coalesce(rows.size, 0),
        accounts_in_segment_before=if_known(rows.size_before),
        accounts_entered=if_known(rows.entered),
        accounts_exited=if_known(rows.exited),
        arr_usd=_dollars(ibis.coalesce(rows.cents, 0)),
        seats_purchased=ibis.coalesce(rows.seats, 0),
        active_users=ibis.coalesce(rows.users, 0),
        assignment_rate=assignment_rate(rows.assigned, rows.known_seats),
        utilisation_rate=whole_percent(rows.users, rows.seats),
        mean_engagement_score=from_tenths(rounded_ratio(1, rows.score_tenths, rows.scored)),
        renewals_decided=decided,
        renewals_won=won,
        renewal_rate=from_tenths(rounded_ratio(1000, won, decided)),
    )


def _moves(now: "ir.Table", before: "ir.Table") -> "ir.Table":
    """Accounts now and before, entered and exited, by segment."""
    one, none = ibis.literal(1, type="int64"), ibis.literal(0, type="int64")
    both = (
        now.select("segment", "surviving_account_csn")
        .mutate(is_now=one, was=none)
        .union(before.select("segment", "surviving_account_csn").mutate(is_now=none, was=one))
    )
    accounts = both.group_by("segment", "surviving_account_csn").agg(is_now=both.is_now.max(), was=both.was.max())
    return accounts.group_by(moved_segment="segment").agg(
        size=accounts.is_now.sum(),
        size_before=accounts.was.sum(),
        entered=(accounts.is_now * (1 - accounts.was)).sum(),
        exited=(accounts.was * (1 - accounts.is_now)).sum(),
    )


def _measures(now: "ir.Table") -> "ir.Table":
    """Sums over the accounts of each segment. Seats count for the assignment where the assigned seats are known."""
    is_known = now.seats_assigned.notnull()
    return now.group_by(measured_segment="segment").agg(
        cents=(now.arr_usd * 100).round().cast("int64").sum(),
        seats=now.seats_purchased.sum(),
        users=now.active_users.sum(),
        assigned=now.seats_assigned.sum(),
        known_seats=ibis.ifelse(is_known, now.seats_purchased, ibis.null("int64")).sum(),
        score_tenths=tenths(now.engagement_score).sum(),
        scored=ibis.ifelse(now.engagement_score.notnull(), 1, 0).sum(),
    )


def _renewals(
    before: "ir.Table",
    opportunities: "ir.Table",
    account_merges: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    month: "MonthParameters",
) -> "ir.Table":
    """Renewals decided in the month of the accounts that were in each segment."""
    outcomes = decided_renewals(opportunity_outcomes_monthly)
    decided = outcomes.filter(outcomes.outcome_shown_on >= month.first_day).select(
        decided_opportunity="opportunity_id", is_won="is_won"
    )
    owners = with_survivor(opportunities.select("opportunity_id", "account_csn"), "account_csn", account_merges)
    owned = owners.inner_join(decided, [("opportunity_id", "decided_opportunity")]).select(
        "is_won", owner_csn="surviving_account_csn"
    )
    rows = before.inner_join(owned, [("surviving_account_csn", "owner_csn")])
    return rows.group_by(renewed_segment="segment").agg(decided=rows.count(), won=ibis.ifelse(rows.is_won, 1, 0).sum())
