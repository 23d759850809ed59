"""Revenue renewed because of a play, by quarter, with its interval (R-EFF-8).

The share of the value at stake that was renewed is compared between the arm that was offered the play and the arm held
back. The difference, multiplied by the value at stake of the offered accounts, is the revenue that the play renewed.

Values differ widely, and most accounts renew: an interval from a standard error contains the truth in only 66 to 90% of
cases. The interval is that of shares (shares.py), for the effective number of accounts (Kish), so that a few large
accounts count as few.
"""

from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.effect.estimation.estimates import LEAST_UNITS, SINGLE_LOOK
from ide_assets.domains.effect.estimation.shares import Shares
from ide_assets.domains.effect.studies.enrolments import decided_opportunities
from ide_assets.domains.effect.words import month_index, with_all
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import listed

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

    from ide_assets.vocabulary.parameters import MonthParameters

#: The value of `quarter` for all quarters of a play together.
ALL_QUARTERS = "all"

#: Names of sums over units: the value at stake (x) and renewed (y), offered (1) and held back (0).
_VALUES = ("x1", "y1", "x0", "y0")


def revenue_sums(
    action_enrolments_monthly: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """What `action_revenue_quarterly` is estimated from: counts, sums, and sums of squares over units (xx1, xx0).

    Rows are by play (and all) and fiscal quarter of the decision, given as the running number of its first month, or 0
    for all quarters. Sums are of whole dollars, so that the order of rows does not matter. Renewals without a known
    value are left out; a negative one, as some systems book a loss, has nothing at stake.
    """
    outcome = decided_opportunities(opportunity_outcomes_monthly)
    amounts = opportunity_outcomes_monthly.select(valued="opportunity_id", usd="counted_acv_usd")
    rows = with_all(action_enrolments_monthly)
    rows = rows.filter(rows.is_renewed.notnull()).inner_join(
        outcome.select("decided_opportunity", "decided_on"), [("opportunity_id", "decided_opportunity")]
    )
    rows = rows.inner_join(amounts, [("opportunity_id", "valued")]).filter(ibis._.usd.notnull())
    since_start = (month_index(rows.decided_on) - 1 - (rules.fiscal_year_start_month - 1)) % 3
    rows = rows.mutate(
        first_month=month_index(rows.decided_on) - since_start,
        usd=ibis.greatest(rows.usd.round().cast("int64"), 0),
        renewed=ibis.ifelse(rows.is_renewed, 1, 0).cast("int64"),
        offered=ibis.ifelse(rows.is_offered, 1, 0).cast("int64"),
    ).cross_join(listed("together", (0, 1)))
    rows = rows.mutate(quarter=ibis.ifelse(rows.together == 1, 0, rows.first_month).cast("int64"))
    units = rows.group_by("action_key", "quarter", "holdout_unit").agg(
        accounts_offered=rows.offered.sum(),
        accounts_held_back=(1 - rows.offered).sum(),
        x1=(rows.offered * rows.usd).sum(),
        y1=(rows.offered * rows.usd * rows.renewed).sum(),
        x0=((1 - rows.offered) * rows.usd).sum(),
        y0=((1 - rows.offered) * rows.usd * rows.renewed).sum(),
    )
    counts = ("accounts_offered", "accounts_held_back", *_VALUES)
    return (
        units.group_by("action_key", "quarter")
        .agg(
            units_offered=ibis.ifelse(units.accounts_offered > 0, 1, 0).sum(),
            units_held_back=ibis.ifelse(units.accounts_held_back > 0, 1, 0).sum(),
            **{name: units[name].sum().cast("int64") for name in counts},
            xx1=(units.x1 * units.x1).sum().cast("float64"),
            xx0=(units.x0 * units.x0).sum().cast("float64"),
        )
        .mutate(snapshot_date=month.last_day)
    )


def revenue(sums: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `action_revenue_quarterly`, from those of `revenue_sums`.

    Amounts are null where an arm has fewer than LEAST_UNITS units, or nothing at stake.
    """
    import pandas as pd

    return pd.DataFrame([_row(sum_) for sum_ in sums.to_dict("records")])


def _row(sums: "dict[Any, Any]") -> dict[str, Any]:
    effect, low, high = _estimate(sums) or (None, None, None)
    accounts = int(sums["accounts_offered"])
    row: dict[str, Any] = {
        "snapshot_date": sums["snapshot_date"],
        "action_key": sums["action_key"],
        "quarter": _quarter(int(sums["quarter"])),
        "accounts_offered": accounts,
        "accounts_held_back": int(sums["accounts_held_back"]),
        "value_at_stake": float(sums["x1"]),
    }
    for name, times in (("revenue", 1.0), ("revenue_per_hundred", 100 / accounts if accounts else 0.0)):
        for ending, amount in (("", effect), ("_low", low), ("_high", high)):
            row[name + ending] = None if amount is None else round(times * amount, 2) + 0.0
    return row


def _estimate(sums: "dict[Any, Any]") -> tuple[float, float, float] | None:
    """The revenue with its 95% interval; None: too few units."""
    x1, y1, x0, y0 = (float(sums[name]) for name in _VALUES)
    if min(sums["units_offered"], sums["units_held_back"]) < LEAST_UNITS or min(x1, x0) <= 0:
        return None
    offered, held_back = x1**2 / float(sums["xx1"]), x0**2 / float(sums["xx0"])
    arms = Shares(y1 / x1 * offered, offered, y0 / x0 * held_back, held_back)
    low, high = arms.interval(SINGLE_LOOK)
    return x1 * arms.difference, x1 * low, x1 * high


def _quarter(first_month: int) -> str:
    """`2023-04 to 2023-06`, from the running number of its first month."""
    if not first_month:
        return ALL_QUARTERS

    first = Month((first_month - 1) // 12, (first_month - 1) % 12 + 1)
    return f"{first} to {first.plus(2)}"
