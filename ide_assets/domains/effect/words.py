"""Shared parts of the effect transforms: names of measures and arms, months as numbers, values by month."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.vocabulary.rates import by_value, listed

if TYPE_CHECKING:
    import ibis.expr.types as ir


#: The measures of an account in every month.
MEASURED = ("assignment_rate", "utilisation_rate", "active_users")

#: Rates. An account that is no longer a customer has no rates, and 0 active users.
RATES = ("assignment_rate", "utilisation_rate")

#: The measure that is known once, when the opportunity is decided.
RENEWAL = "renewal"

#: Months from the enrolment after which effects are measured (R-EFF-2).
HORIZONS = (1, 3, 6)

#: The action key of all plays together.
ALL = "all"

#: The action key of all actions together: accounts with a reason to act, against those in the universal control.
PROGRAMME = "programme"

HELD_BACK, OFFERED = "held_back", "offered"

#: Dimensions by which equal treatment of accounts is checked, with their columns (`action_fairness`).
DIMENSIONS = {"geo": "site_geo", "seat_bucket": "seat_bucket", "industry": "industry_group"}
UNKNOWN = "unknown"


def with_all(action_enrolments_monthly: "ir.Table") -> "ir.Table":
    """Each enrolment twice: under its play, and under `all`.

    Plays without a holdout are not among `all`, because their accounts would all be in one arm; neither is the
    programme.
    """
    rows = action_enrolments_monthly.mutate(
        enrolled_index=month_index(action_enrolments_monthly.enrolled_on),
    )
    plays = rows.filter(rows.action_key != PROGRAMME)
    held_back = ~plays.is_offered
    together = plays.mutate(
        play_holds_back=held_back.max().over(group_by="action_key"), any_holds_back=held_back.max().over()
    ).filter(ibis._.play_holds_back | ~ibis._.any_holds_back)
    return rows.union(together.select(rows.columns).mutate(action_key=ibis.literal(ALL)))


def values_by_month(account_outcomes_monthly: "ir.Table") -> "ir.Table":
    """The known outcomes, one row per account, month and measure."""
    outcomes = account_outcomes_monthly
    rows = outcomes.cross_join(listed("measured", MEASURED))
    rows = rows.select(
        "measured",
        account="surviving_account_csn",
        month=month_index(rows.snapshot_date),
        value=by_value(rows.measured, {name: rows[name].cast("float64") for name in MEASURED}),
    )
    return rows.filter(rows.value.notnull())


def month_index(day: "ir.DateValue") -> "ir.IntegerValue":
    """The month of a day, as a number that grows by one each month."""
    return day.year().cast("int64") * 12 + day.month().cast("int64")


def arm_of(is_offered: "ir.BooleanValue") -> "ir.StringValue":
    """The name of an account's arm."""
    return ibis.ifelse(is_offered, OFFERED, HELD_BACK)
