"""Shares of accounts that get actions and that are held back, by group of accounts."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.actions.choice.candidates import HELD_BACK, SELECTED
from ide_assets.domains.effect.estimation.estimates import SINGLE_LOOK
from ide_assets.domains.effect.words import DIMENSIONS, UNKNOWN
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import assignment_rate, by_value, from_tenths, listed, quotient

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


def action_fairness(
    ide_action_signals_monthly: "ir.Table",
    ide_action_candidates_monthly: "ir.Table",
    account_outcomes_monthly: "ir.Table",
    accounts: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Shares with actions and held back, of the surviving accounts with an opportunity in the month.

    Each account counts once in each dimension: by the geography and the industry of the surviving account, and by the
    seats of all its pools. Intervals are Wilson's.
    """
    everyone = ide_action_signals_monthly.select("surviving_account_csn").distinct()
    drawn = ide_action_candidates_monthly.group_by(drawn_account="surviving_account_csn").agg(
        acted=(ibis._.verdict == SELECTED).any(), withheld=(ibis._.verdict == HELD_BACK).any()
    )
    known = accounts.select(
        known_csn=accounts.account_csn, site_geo=accounts.site_geo, industry_group=accounts.industry_group
    )
    sizes = account_outcomes_monthly.select(
        sized_csn=account_outcomes_monthly.surviving_account_csn, seat_bucket=account_outcomes_monthly.seat_bucket
    )
    rows = everyone.left_join(known, [("surviving_account_csn", "known_csn")])
    rows = rows.left_join(sizes, [("surviving_account_csn", "sized_csn")])
    rows = rows.left_join(drawn, [("surviving_account_csn", "drawn_account")])
    rows = rows.mutate(acted=ibis.coalesce(rows.acted, False), withheld=ibis.coalesce(rows.withheld, False))
    rows = rows.cross_join(listed("dimension", DIMENSIONS))
    value = by_value(rows.dimension, {name: rows[column] for name, column in DIMENSIONS.items()})
    rows = rows.mutate(group_value=ibis.coalesce(value, UNKNOWN))
    counted = rows.group_by("dimension", "group_value").agg(
        accounts_measured=ibis._.count(),
        accounts_with_action=ibis._.acted.sum(),
        accounts_in_holdout=ibis._.withheld.sum(),
        accounts_drawn=(ibis._.acted | ibis._.withheld).sum(),
    )
    return counted.mutate(
        snapshot_date=month.last_day,
        **_rate_with_interval("action_rate", counted.accounts_with_action, counted.accounts_measured),
        **_rate_with_interval("holdout_rate", counted.accounts_in_holdout, counted.accounts_drawn),
    )


def _rate_with_interval(
    name: str, part: "ir.IntegerValue", whole: "ir.IntegerValue"
) -> "Mapping[str, ir.FloatingValue]":
    """100 * part / whole and the ends of Wilson's 95% interval, each with 1 decimal; null for a whole of 0."""
    number = whole.cast("float64")
    share = quotient(part, number)
    z = ibis.literal(SINGLE_LOOK, type="float64")
    one, two, four = (ibis.literal(value, type="float64") for value in (1.0, 2.0, 4.0))
    shrink = one + quotient(z * z, number)
    centre = quotient(share + quotient(z * z, two * number), shrink)
    spread = quotient(share * (one - share), number) + quotient(z * z, four * number * number)
    half = quotient(z * spread.sqrt(), shrink)
    return {
        name: assignment_rate(part, whole),
        f"{name}_low": from_tenths(((centre - half) * 1000).round().cast("int64")),
        f"{name}_high": from_tenths(((centre + half) * 1000).round().cast("int64")),
    }
