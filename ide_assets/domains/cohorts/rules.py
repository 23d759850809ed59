"""Cohorts and phases: what an opportunity is compared with, and the columns that decide it."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.kernel.parameters import MonthParameters


USE, EXTEND = "use", "extend"

BASE, DEFAULT = "Base", "Default"

#: The single cohorts in their order: name, and the column of an observation that is its flag (R-IDE-10).
SINGLE_COHORTS = (
    ("FYC", "parent_account_new_customer_flag"),
    ("LC", "opportunity_lc_flag"),
    ("Promo", "opportunity_promo_flag"),
)


def cohort_name(rows: "ir.Table") -> "ir.StringValue":
    """`FYC`, `LC`, `Promo` joined by & in that order, or `Base`; an unknown flag counts as false."""
    joined = ibis.literal("")
    for name, flag in SINGLE_COHORTS:
        joined = joined + ibis.ifelse(ibis.coalesce(rows[flag], False), f"&{name}", "")
    return ibis.ifelse(joined == "", BASE, joined.substr(1))


def phase(close_date: "ir.DateColumn", month: "MonthParameters", rules: Rules) -> "ir.StringValue":
    """`extend` if the opportunity closes within the days of the setting or is overdue; otherwise `use` (R-IDE-9)."""
    last_extend_day = month.last_day + ibis.interval(days=rules.extend_phase_days)
    return ibis.ifelse(close_date <= last_extend_day.cast("date"), EXTEND, USE)
