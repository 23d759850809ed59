"""The periods over which values are measured, and the subscriptions that assign tenants and pools to accounts.

A length in days is a constant in the monthly tables, and a scalar where a period is computed on request, so that one
compiled query serves every length.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.deliveries.subscriptions.scope import active_in_scope
from ide_assets.vocabulary.rates import quotient

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

#: Length of the published period, in days.
PERIOD_DAYS = 30

#: Shortest and longest period that can be computed on request.
LEAST_DAYS, MOST_DAYS = 7, 365

#: A contact with a stakeholder counts during this many days up to the end of a period.
CONTACT_DAYS = 90

#: A message sent this many days before the end of a period, or later, is not yet expected to be answered.
ANSWER_DAYS = 3

NOW, BEFORE = "now", "before"


@dataclass(frozen=True)
class Period:
    """The `days` days that end with `last_day`; `name` distinguishes the two periods of a month."""

    name: str
    last_day: "ir.DateScalar"
    days: "int | ir.IntegerScalar"

    def contains(self, day: "ir.DateColumn") -> "ir.BooleanColumn":
        """Whether a day is in the period."""
        return (day > earlier(self.last_day, self.days)) & (day <= self.last_day)

    @property
    def weeks(self) -> "ir.FloatingScalar":
        """The length in weeks."""
        if isinstance(self.days, int):
            return ibis.literal(self.days / 7, type="float64")
        return quotient(self.days, ibis.literal(7))

    def per_month(self, count: "ir.NumericValue") -> "ir.FloatingValue":
        """A count of the period, scaled to 30 days."""
        return quotient(count * 30, ibis.literal(self.days) if isinstance(self.days, int) else self.days)


def periods(month: "MonthParameters", days: "int | ir.IntegerScalar" = PERIOD_DAYS) -> tuple[Period, Period]:
    """The period of this length that ends with the month, and the one before it."""
    return (
        Period(NOW, month.last_day, days),
        Period(BEFORE, earlier(month.last_day, days), days),
    )


def earlier(day: "ir.DateScalar", days: "int | ir.IntegerScalar") -> "ir.DateScalar":
    """The day this many days earlier."""
    if not isinstance(days, int):
        return (day - days.as_interval("D")).cast("date")
    # Ibis writes the subtraction of an interval for Snowflake as a negated text, which is an error there.
    return (day + ibis.interval(days=-days)).cast("date")


def subscriptions(
    active_subscription_monthly: "ir.Table",
    entitlements: "ir.Table",
    product_offerings: "ir.Table",
    product_renames: "ir.Table | None",
    account_merges: "ir.Table",
    before: Period,
) -> "ir.Table":
    """The subscriptions active and in scope on the last day of the month or of the period before; a row for each.

    With surviving_account_csn and `period`, the name of the period; products have the codes of the month.
    """
    # The scope depends on the last day of a month only, which a period has, too.
    former = active_in_scope(entitlements, product_offerings, product_renames, _as_month(before))
    now, earlier_rows = (
        with_survivor(rows, "account_csn", account_merges).select(
            "surviving_account_csn",
            "tenant_id",
            "pool_id",
            "offering_product_line_code",
            "seats_purchased",
            "seats_assigned",
            period=ibis.literal(name),
        )
        for name, rows in ((NOW, active_subscription_monthly), (BEFORE, former))
    )
    return now.union(earlier_rows)


def _as_month(period: Period) -> "MonthParameters":
    return cast("MonthParameters", period)


def by_period(rows: "ir.Table", *keys: str) -> "ir.Table":
    """Distinct keys of subscriptions, with `is_now` and `is_before`: the periods in which they occur."""
    return rows.group_by(*keys).agg(is_now=(rows.period == NOW).any(), is_before=(rows.period == BEFORE).any())
