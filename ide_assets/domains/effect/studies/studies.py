"""The rows from which effects are estimated: drawn accounts with their outcomes, and accounts in no play."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import merged_accounts
from ide_assets.domains.effect.estimation.estimates import LEAST_UNITS
from ide_assets.domains.effect.studies.enrolments import decided_opportunities
from ide_assets.domains.effect.words import (
    HORIZONS,
    MEASURED,
    PROGRAMME,
    RATES,
    RENEWAL,
    month_index,
    values_by_month,
)
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import listed, quotient, tenths

#: The most accounts without any play with which plays without a holdout are compared. More would hardly narrow an
#: interval, and the rows must fit in memory.
MOST_NEVER_ENROLLED = 20_000

#: What a play is judged by, in addition to its measure and horizon (`action_aims_monthly`).
AIM_COLUMNS = ("direction", "worth_having", "least_holdout_share", "most_holdout_share")

#: The columns of all rows, without what a play is judged by.
_COLUMNS = (
    "action_key",
    "measured",
    "horizon_months",
    "surviving_account_csn",
    "holdout_unit",
    "is_offered",
    "treated",
    "first_month",
    "seat_bucket",
    "site_geo",
    "before",
    "after",
    "drift",
    "left",
    "known_month",
)

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


def studies(
    action_enrolments_monthly: "ir.Table",
    action_aims_monthly: "ir.Table",
    account_outcomes_monthly: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    account_merges: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """The rows of two kinds from which measuring.effects estimates `action_effects`.

    Rows with an `action_key`: one per play, account, measure and horizon, with the values before and after (null if
    unknown), the running number of the month in which the value became known, the `drift` (the mean change of accounts
    that were in no play by then), and what the play is judged by. An account that had seats when it was enrolled and
    has none at the horizon has left: it has no active users, and no rate. One that was merged into another has not
    left, but its outcome is unknown.

    Rows with a null `action_key`: one per account, month and measure, with the value as `after`. They exist only if a
    play that declares no holdout has enough units: its differences in differences need the other accounts.
    """
    enrolments = action_enrolments_monthly.mutate(first_month=month_index(action_enrolments_monthly.enrolled_on))
    values = values_by_month(account_outcomes_monthly)
    measured = _measured(enrolments, account_outcomes_monthly, values, account_merges)
    renewals = _renewals(enrolments, opportunity_outcomes_monthly)
    aims = action_aims_monthly.select(
        *AIM_COLUMNS, aim_key="action_key", aim_measured="primary_measure", aim_horizon="horizon_months"
    )
    aimed = (*_COLUMNS, *AIM_COLUMNS, "aim_measured", "aim_horizon")
    return (
        measured.select(*_COLUMNS)
        .union(renewals.select(*_COLUMNS))
        .left_join(aims, [("action_key", "aim_key")])
        .select(*aimed)
        .union(_panel(enrolments, values, aims).select(*aimed))
        .mutate(snapshot_date=month.last_day)
    )


def _measured(
    enrolments: "ir.Table", account_outcomes_monthly: "ir.Table", values: "ir.Table", account_merges: "ir.Table"
) -> "ir.Table":
    """A row per enrolment, horizon and measure that changes from month to month."""
    rows = enrolments.select(
        "action_key",
        "surviving_account_csn",
        "holdout_unit",
        "is_offered",
        "first_performed_on",
        "first_month",
        "seat_bucket",
        "site_geo",
    ).cross_join(listed("horizon_months", HORIZONS), listed("measured", MEASURED))
    rows = rows.mutate(at_month=rows.first_month + rows.horizon_months)
    before = values.rename(b_account="account", b_month="month", b_measured="measured", before="value")
    after = values.rename(a_account="account", a_month="month", a_measured="measured", after="value")
    drift = _drift(enrolments, values)
    present = account_outcomes_monthly.select(
        p_account="surviving_account_csn", p_month=month_index(account_outcomes_monthly.snapshot_date)
    )
    months = present.select(published_month="p_month").distinct()
    merged = merged_accounts(account_merges).select("victim_account_csn").distinct()
    rows = (
        rows.left_join(
            before,
            [("surviving_account_csn", "b_account"), ("first_month", "b_month"), ("measured", "b_measured")],
        )
        .left_join(
            after,
            [("surviving_account_csn", "a_account"), ("at_month", "a_month"), ("measured", "a_measured")],
        )
        .left_join(drift, [("first_month", "d_month"), ("horizon_months", "d_horizon"), ("measured", "d_measured")])
        .left_join(present, [("surviving_account_csn", "p_account"), ("at_month", "p_month")])
        .left_join(months, [("at_month", "published_month")])
        .left_join(merged, [("surviving_account_csn", "victim_account_csn")])
    )
    rows = rows.mutate(
        treated=ibis.coalesce(month_index(rows.first_performed_on) <= rows.at_month, False),
        has_left=rows.before.notnull()
        & rows.published_month.notnull()
        & rows.p_account.isnull()
        & rows.victim_account_csn.isnull(),
    )
    return rows.mutate(
        after=ibis.ifelse(rows.has_left & ~rows.measured.isin(RATES), 0.0, rows.after),
        known_month=ibis.ifelse(rows.after.notnull() | rows.has_left, rows.at_month, ibis.null("int64")),
        # An account that left has no users, which is a value; only its rates are unknown because it left.
        left=rows.has_left & rows.measured.isin(RATES),
    )


def _renewals(enrolments: "ir.Table", opportunity_outcomes_monthly: "ir.Table") -> "ir.Table":
    """A row per enrolment: whether its renewal was won."""
    outcome = decided_opportunities(opportunity_outcomes_monthly)
    renewals = enrolments.left_join(
        outcome.select("decided_opportunity", "decided_on", "shown_on"), [("opportunity_id", "decided_opportunity")]
    )
    return renewals.mutate(
        measured=ibis.literal(RENEWAL),
        horizon_months=ibis.literal(0, type="int64"),
        before=ibis.null("float64"),
        after=ibis.cases((renewals.is_renewed, 100.0), (~renewals.is_renewed, 0.0)).cast("float64"),
        drift=ibis.null("float64"),
        treated=ibis.coalesce(renewals.first_performed_on <= renewals.decided_on, False),
        left=ibis.literal(False),
        # The outcome of an opportunity that is no longer delivered is known by now.
        known_month=ibis.ifelse(
            renewals.is_renewed.notnull(),
            month_index(ibis.coalesce(renewals.shown_on, renewals.snapshot_date)),
            ibis.null("int64"),
        ),
    )


def _panel(enrolments: "ir.Table", values: "ir.Table", aims: "ir.Table") -> "ir.Table":
    """A row per account, month and measure if a play without a holdout has enough units; otherwise none."""
    units = enrolments.group_by("action_key").agg(units=ibis._.holdout_unit.nunique())
    undrawn = aims.filter(aims.most_holdout_share == 0).select("aim_key")
    # One row if there is such a play, otherwise none.
    compared = (
        units.filter(units.units >= LEAST_UNITS)
        .inner_join(undrawn, [("action_key", "aim_key")])
        .select(is_one=ibis.literal(True))
    )
    in_plays = enrolments.filter(enrolments.action_key != PROGRAMME)
    return (
        values.semi_join(_panel_accounts(in_plays, values), "account")
        .cross_join(compared.distinct())
        .mutate(
            action_key=ibis.null("string"),
            surviving_account_csn=ibis._.account,
            horizon_months=ibis.null("int64"),
            holdout_unit=ibis.null("string"),
            is_offered=ibis.null("boolean"),
            treated=ibis.null("boolean"),
            first_month=ibis._.month,
            seat_bucket=ibis.null("string"),
            site_geo=ibis.null("string"),
            before=ibis.null("float64"),
            after=ibis._.value,
            drift=ibis.null("float64"),
            left=ibis.null("boolean"),
            known_month=ibis.null("int64"),
            **{name: ibis.null(aims[name].type()) for name in (*AIM_COLUMNS, "aim_measured", "aim_horizon")},
        )
    )


def _panel_accounts(enrolments: "ir.Table", values: "ir.Table") -> "ir.Table":
    """Accounts whose months are compared: all that were ever enrolled, and MOST_NEVER_ENROLLED of the others.

    These are chosen by a hash of the account, so independently of its outcomes.
    """
    enrolled = enrolments.select(account="surviving_account_csn").distinct()
    others = values.select("account").distinct().anti_join(enrolled, "account")
    drawn = others.mutate(drawn=others.account.hexdigest("sha256"))
    placed = drawn.mutate(place=ibis.row_number().over(order_by=[drawn.drawn, drawn.account]))
    return enrolled.union(placed.filter(placed.place < MOST_NEVER_ENROLLED).select("account"))


def _drift(enrolments: "ir.Table", values: "ir.Table") -> "ir.Table":
    """Mean change from each month with enrolments to its horizons, of the accounts that were in no play by then.

    Sums are of integers, so that the order of rows does not matter.
    """
    starts = enrolments.select(d_month="first_month").distinct()
    spans = starts.cross_join(listed("d_horizon", HORIZONS)).mutate(end_month=ibis._.d_month + ibis._.d_horizon)
    ends = values.rename(end_account="account", at_end="month", end_measured="measured", end_value="value")
    in_plays = enrolments.filter(enrolments.action_key != PROGRAMME)
    enrolled = in_plays.group_by(enrolled_account="surviving_account_csn").agg(enrolled_from=ibis._.first_month.min())
    pairs = spans.inner_join(values, [("d_month", "month")])
    pairs = pairs.inner_join(
        ends, [("account", "end_account"), ("end_month", "at_end"), ("measured", "end_measured")]
    ).left_join(enrolled, [("account", "enrolled_account")])
    others = pairs.filter(pairs.enrolled_from.isnull() | (pairs.enrolled_from > pairs.end_month))
    sums = others.group_by("d_month", "d_horizon", d_measured="measured").agg(
        changes=(tenths(ibis._.end_value) - tenths(ibis._.value)).sum(), accounts=ibis._.count()
    )
    return sums.select(
        "d_month",
        "d_horizon",
        "d_measured",
        drift=quotient(sums.changes, sums["accounts"] * 10),
    )
