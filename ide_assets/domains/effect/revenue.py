"""Revenue renewed because of a play, by quarter, with its interval (R-EFF-8).

The share of the value at stake that was renewed is compared between the arm that was offered the play and the arm held
back. The difference, multiplied by the value at stake of the offered accounts, is the revenue that the play renewed.
"""

import math
from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.effect.enrolments import decided
from ide_assets.domains.effect.estimates import ALPHA, LEAST_DIFFERING, LEAST_UNITS
from ide_assets.domains.effect.words import month_index, with_all
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import listed

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

    from ide_assets.kernel.parameters import MonthParameters

#: The value of `quarter` for all quarters of a play together.
ALL_QUARTERS = "all"

#: Names of sums over units: the value at stake (x) and renewed (y), offered (1) and held back (0).
_VALUES = ("x1", "y1", "x0", "y0")
_PRODUCTS = tuple((a, b) for place, a in enumerate(_VALUES) for b in _VALUES[place:])


def revenue_sums(
    action_enrolments_monthly: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """The counts, sums and sums of products over units from which `action_revenue_quarterly` is estimated.

    Rows are by play (and all) and fiscal quarter of the decision, given as the running number of its first month, or 0
    for all quarters. Sums are of whole dollars, so that the order of rows does not matter. Renewals without a known
    value are left out.
    """
    outcome = decided(opportunity_outcomes_monthly)
    amounts = opportunity_outcomes_monthly.select(valued="opportunity_id", usd="counted_acv_usd")
    rows = with_all(action_enrolments_monthly)
    rows = rows.filter(rows.is_renewed.notnull()).inner_join(
        outcome.select("decided_opportunity", "decided_on"), [("opportunity_id", "decided_opportunity")]
    )
    rows = rows.inner_join(amounts, [("opportunity_id", "valued")]).filter(ibis._.usd.notnull())
    since_start = (month_index(rows.decided_on) - 1 - (rules.fiscal_year_start_month - 1)) % 3
    rows = rows.mutate(
        first_month=month_index(rows.decided_on) - since_start,
        usd=rows.usd.round().cast("int64"),
        renewed=ibis.ifelse(rows.is_renewed, 1, 0).cast("int64"),
        offered=ibis.ifelse(rows.is_offered, 1, 0).cast("int64"),
    ).cross_join(listed("together", (0, 1)))
    rows = rows.mutate(quarter=ibis.ifelse(rows.together == 1, 0, rows.first_month).cast("int64"))
    units = rows.group_by("action_key", "quarter", "holdout_unit").agg(
        accounts_offered=rows.offered.sum(),
        accounts_held_back=(1 - rows.offered).sum(),
        renewals=rows.renewed.sum(),
        losses=(1 - rows.renewed).sum(),
        x1=(rows.offered * rows.usd).sum(),
        y1=(rows.offered * rows.usd * rows.renewed).sum(),
        x0=((1 - rows.offered) * rows.usd).sum(),
        y0=((1 - rows.offered) * rows.usd * rows.renewed).sum(),
    )
    counts = ("accounts_offered", "accounts_held_back", "renewals", "losses", *_VALUES)
    return (
        units.group_by("action_key", "quarter")
        .agg(
            units_offered=ibis.ifelse(units.accounts_offered > 0, 1, 0).sum(),
            units_held_back=ibis.ifelse(units.accounts_held_back > 0, 1, 0).sum(),
            **{name: units[name].sum().cast("int64") for name in counts},
            **{f"{a}_{b}": (units[a] * units[b]).sum().cast("float64") for a, b in _PRODUCTS},
        )
        .mutate(snapshot_date=month.last_day)
    )


def revenue(sums: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `action_revenue_quarterly`, from those of `revenue_sums`.

    Amounts are null if an arm has fewer than LEAST_UNITS units, or both together have fewer than LEAST_DIFFERING
    renewals or losses.
    """
    import pandas as pd

    return pd.DataFrame([_row(sum_) for sum_ in sums.to_dict("records")])


def _row(sums: "dict[Any, Any]") -> dict[str, Any]:
    effect, error, degrees = _estimate(sums) if _is_enough(sums) else (None, None, None)
    row: dict[str, Any] = {
        "snapshot_date": sums["snapshot_date"],
        "action_key": sums["action_key"],
        "quarter": _quarter(int(sums["quarter"])),
        "accounts_offered": int(sums["accounts_offered"]),
        "accounts_held_back": int(sums["accounts_held_back"]),
        "value_at_stake": float(sums["x1"]),
    }
    hundred = 100 / sums["accounts_offered"] if sums["accounts_offered"] else 0.0
    for name, times in (("revenue", 1.0), ("revenue_per_hundred", hundred)):
        reach = 0.0 if effect is None or error is None or degrees is None else _quantile(degrees) * error
        for ending, sign in (("", 0), ("_low", -1), ("_high", 1)):
            row[name + ending] = None if effect is None else round(times * (effect + sign * reach), 2) + 0.0
    return row


def _is_enough(sums: "dict[Any, Any]") -> bool:
    units = min(sums["units_offered"], sums["units_held_back"])
    events = min(sums["renewals"], sums["losses"])
    return bool(units >= LEAST_UNITS and events >= LEAST_DIFFERING and min(sums["x1"], sums["x0"]) > 0)


def _estimate(sums: "dict[Any, Any]") -> tuple[float | None, float | None, float | None]:
    """The revenue, its standard error (of a difference of ratios, by linearisation), and the degrees of freedom."""
    x1, y1, x0, y0 = (float(sums[name]) for name in _VALUES)
    share1, share0 = y1 / x1, y0 / x0
    n1, n0 = float(sums["units_offered"]), float(sums["units_held_back"])
    # The influence of a unit on the difference, over both arms: a unit can be in different arms of two plays.
    factors = {"y1": 1 / x1, "x1": -share1 / x1, "y0": -1 / x0, "x0": share0 / x0}

    def squares(names: tuple[str, ...], small: float) -> float:
        pairs = ((a, b) for a, b in _PRODUCTS if a in names and b in names)
        return small * float(sum((1 if a == b else 2) * factors[a] * factors[b] * sums[f"{a}_{b}"] for a, b in pairs))

    offered = squares(("x1", "y1"), n1 / (n1 - 1))
    held_back = squares(("x0", "y0"), n0 / (n0 - 1))
    both = squares(_VALUES, 1.0) - squares(("x1", "y1"), 1.0) - squares(("x0", "y0"), 1.0)
    variance = offered + held_back + both
    if variance <= 0 or offered + held_back <= 0:
        return None, None, None
    degrees = (offered + held_back) ** 2 / (offered**2 / (n1 - 1) + held_back**2 / (n0 - 1))
    return x1 * (share1 - share0), x1 * math.sqrt(variance), degrees


def _quantile(degrees: float) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(degrees, 1 - ALPHA / 2))


def _quarter(first_month: int) -> str:
    """`2023-04 to 2023-06`, from the running number of its first month."""
    if not first_month:
        return ALL_QUARTERS

    first = Month((first_month - 1) // 12, (first_month - 1) % 12 + 1)
    return f"{first} to {first.plus(2)}"
