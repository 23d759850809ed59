"""Comparison of offered and held-back accounts: month by month, and before the enrolment."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.effect.words import (
    DIMENSIONS,
    UNKNOWN,
    arm_of,
    values_by_month,
    with_all,
)
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import by_value, from_tenths, listed, quotient, tenths

#: Months before and after the enrolment that trajectories show.
TRAJECTORY_MONTHS = 6

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


def trajectory_sums(
    action_enrolments_monthly: "ir.Table",
    account_outcomes_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """The counts, sums and sums of squares from which measuring.trajectories estimates `action_trajectories`.

    Sums are of integer tenths, by play (and all), measure, arm and month since the enrolment.
    """
    values = values_by_month(account_outcomes_monthly)
    months = listed("months_since", range(-TRAJECTORY_MONTHS, TRAJECTORY_MONTHS + 1))
    rows = with_all(action_enrolments_monthly).cross_join(months)
    rows = rows.mutate(at_month=rows.enrolled_index + rows.months_since)
    rows = rows.inner_join(values, [("surviving_account_csn", "account"), ("at_month", "month")])
    return (
        rows.mutate(arm=arm_of(rows.is_offered), tenths=tenths(rows.value))
        .group_by("action_key", "measured", "arm", "months_since")
        .agg(
            accounts_measured=ibis._.count(),
            total=ibis._.tenths.sum().cast("float64"),
            squares=(ibis._.tenths * ibis._.tenths).sum().cast("float64"),
        )
        .mutate(snapshot_date=month.last_day)
    )


def action_balance(
    action_enrolments_monthly: "ir.Table",
    account_outcomes_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Measures in the month of the enrolment, and the share of each attribute, for offered and held-back accounts.

    Only plays with held-back accounts are compared; `all` is those plays together. Shares are percentages. The
    standardised difference is divided by the root of the mean of both variances; if both arms are constant it is 0, or
    null if they differ.
    """
    drawn = with_all(action_enrolments_monthly)
    compared = (
        drawn.group_by(compared_key="action_key")
        .agg(offered=ibis._.is_offered.sum(), held_back=(~ibis._.is_offered).sum())
        .filter((ibis._.offered > 0) & (ibis._.held_back > 0))
    )
    drawn = drawn.semi_join(compared, [("action_key", "compared_key")])
    values = values_by_month(account_outcomes_monthly)
    measured = drawn.inner_join(values, [("surviving_account_csn", "account"), ("enrolled_index", "month")]).select(
        "action_key", "is_offered", characteristic=ibis._.measured, tenths=tenths(ibis._.value)
    )
    attributes = {**DIMENSIONS, "cohort": "cohort"}
    levels = drawn.cross_join(listed("attribute", attributes))
    level = by_value(levels.attribute, {name: levels[column] for name, column in attributes.items()})
    levels = levels.select(
        "action_key", "is_offered", characteristic=levels.attribute + ": " + ibis.coalesce(level, UNKNOWN)
    )
    # An account with the level counts 100 percent, or 1000 tenths; any other counts 0.
    has = ibis.literal(1000, type="int64")
    levels = (
        levels.group_by("action_key", "characteristic")
        .agg(with_offered=ibis._.is_offered.sum(), with_held_back=(~ibis._.is_offered).sum())
        .inner_join(compared, [("action_key", "compared_key")])
        .select(
            "action_key",
            "characteristic",
            "offered",
            "held_back",
            offered_sum=ibis._.with_offered * has,
            held_back_sum=ibis._.with_held_back * has,
            offered_squares=ibis._.with_offered * has * has,
            held_back_squares=ibis._.with_held_back * has * has,
        )
    )
    sums = measured.group_by("action_key", "characteristic").agg(
        offered=ibis._.is_offered.sum(),
        held_back=(~ibis._.is_offered).sum(),
        offered_sum=ibis.ifelse(ibis._.is_offered, ibis._.tenths, 0).sum(),
        held_back_sum=ibis.ifelse(ibis._.is_offered, 0, ibis._.tenths).sum(),
        offered_squares=ibis.ifelse(ibis._.is_offered, ibis._.tenths * ibis._.tenths, 0).sum(),
        held_back_squares=ibis.ifelse(ibis._.is_offered, 0, ibis._.tenths * ibis._.tenths).sum(),
    )
    rows = sums.union(levels)
    rows = rows.mutate(
        offered_tenths=quotient(rows.offered_sum, rows.offered),
        held_back_tenths=quotient(rows.held_back_sum, rows.held_back),
    )
    variance = (
        quotient(rows.offered_squares, rows.offered)
        - rows.offered_tenths * rows.offered_tenths
        + quotient(rows.held_back_squares, rows.held_back)
        - rows.held_back_tenths * rows.held_back_tenths
    ) / ibis.literal(2.0, type="float64")
    # Rounding can make a variance of zero slightly negative.
    rows = rows.mutate(deviation=ibis.ifelse(variance > 0, variance, 0.0).cast("float64").sqrt())
    difference = rows.offered_tenths - rows.held_back_tenths
    return rows.mutate(
        snapshot_date=month.last_day,
        accounts_offered=rows.offered,
        accounts_held_back=rows.held_back,
        offered_mean=from_tenths(rows.offered_tenths),
        held_back_mean=from_tenths(rows.held_back_tenths),
        standardised_difference=ibis.ifelse(
            difference == 0, ibis.literal(0.0, type="float64"), quotient(difference, rows.deviation)
        ),
    )
