"""Outcomes of opportunities, and renewals by their earlier assignment, as pure functions."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import from_tenths, listed, rounded_ratio, sum_if_all_known

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


#: Bands of the share of seats assigned, from low to high, then unknown (R-AR-10).
ASSIGNMENT_BANDS = ("0", "0-25", "25-50", "50-75", "75-100", "100", "above 100", "unknown")


def assignment_band(assigned: "ir.IntegerValue", purchased: "ir.IntegerValue") -> "ir.StringValue":
    """The band of assigned / purchased, computed from the seats and not from a rounded rate (R-AR-10).

    Unknown where seats_assigned is unknown or no seat was purchased.
    """
    zero, under_25, under_50, under_75, under_100, full, above, unknown = ASSIGNMENT_BANDS
    return ibis.cases(
        (assigned.isnull() | purchased.isnull() | (purchased == 0), unknown),
        (assigned == 0, zero),
        (assigned * 4 < purchased, under_25),
        (assigned * 2 < purchased, under_50),
        (assigned * 4 < purchased * 3, under_75),
        (assigned < purchased, under_100),
        (assigned == purchased, full),
        else_=above,
    )


def opportunity_outcomes_monthly(
    opportunities: "ir.Table",
    ide_observation_monthly: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Every opportunity seen so far, with its newest outcome and the month in which that counts (R-IDE-7).

    The input `opportunity_outcomes_monthly` is the newest earlier month. If there is none, this is the home's first
    month, and only renewals that closed in it count. Later, a renewal counts when a delivery first shows it as closed,
    however long ago it closed. A renewal that is reopened, or shown with another outcome, is reversed in the band it
    counted in; with another outcome it counts again, in the same band. An opportunity that is no longer delivered
    stays as it was. An opportunity with a close date after the month's end is not closed yet.
    """
    now = opportunities.filter(opportunities.created_date <= month.last_day).select(
        "opportunity_id",
        "is_renewal",
        "is_won",
        "close_date",
        "acv_usd",
        is_closed=opportunities.is_closed & (opportunities.close_date <= month.last_day),
    )
    seats = _seats_before_closing(now, ide_observation_monthly, month)
    delivered = _delivered_outcomes(now, seats, opportunity_outcomes_monthly, month)
    gone = _outcomes_no_longer_delivered(now, opportunity_outcomes_monthly)
    return delivered.union(gone.select(*delivered.columns)).mutate(snapshot_date=month.last_day)


def _delivered_outcomes(
    now: "ir.Table", seats: "ir.Table", opportunity_outcomes_monthly: "ir.Table", month: "MonthParameters"
) -> "ir.Table":
    """The delivered opportunities with their outcome: the former one where it stays, otherwise that of this month."""
    rows = _compared_with_former(now, seats, opportunity_outcomes_monthly, month)
    band = ibis.ifelse(
        rows.was_counted & rows.is_shown, rows.former_band, assignment_band(rows.assigned, rows.purchased)
    )
    is_reversed = rows.was_counted & ~rows.stays
    return rows.select(
        "opportunity_id",
        "is_renewal",
        "is_closed",
        "is_won",
        "close_date",
        outcome_shown_on=ibis.cases(
            (rows.stays_decided, rows.former_shown_on), (rows.is_closed & rows.is_won.notnull(), month.last_day)
        ),
        counted_on=ibis.cases((rows.stays, rows.former_counted_on), (rows.counts, month.last_day)),
        assignment_band=ibis.ifelse(rows.stays | rows.counts, band, ibis.null("string")),
        counted_acv_usd=ibis.cases((rows.stays, rows.former_acv_usd), (rows.counts, rows.acv_usd)),
        is_reversed=is_reversed,
        reversed_band=ibis.ifelse(is_reversed, rows.former_band, ibis.null("string")),
        reversed_won=ibis.ifelse(is_reversed, rows.former_won, ibis.null("boolean")),
        reversed_acv_usd=ibis.ifelse(is_reversed, rows.former_acv_usd, ibis.null("float64")),
    )


def _compared_with_former(
    now: "ir.Table", seats: "ir.Table", opportunity_outcomes_monthly: "ir.Table", month: "MonthParameters"
) -> "ir.Table":
    """The delivered opportunities beside their former outcome.

    `stays`: the renewal counted before, with the same outcome. `counts`: it counts in this month. `stays_decided`: the
    outcome of the opportunity, a renewal or not, was shown before.
    """
    former = opportunity_outcomes_monthly.select(
        former_id="opportunity_id",
        former_renewal="is_renewal",
        former_closed="is_closed",
        former_won="is_won",
        former_shown_on="outcome_shown_on",
        former_counted_on="counted_on",
        former_band="assignment_band",
        former_acv_usd="counted_acv_usd",
    )
    months_before = opportunity_outcomes_monthly.agg(rows_before=opportunity_outcomes_monthly.count())
    rows = now.left_join(former, now.opportunity_id == former.former_id)
    rows = rows.left_join(seats, rows.opportunity_id == seats.observed_opportunity).cross_join(months_before)
    same_outcome = ibis.coalesce(
        rows.is_won == rows.former_won, rows.is_won.isnull() & rows.former_won.isnull() & rows.former_id.notnull()
    )
    rows = rows.mutate(
        is_shown=rows.is_renewal & rows.is_closed,
        was_shown=ibis.coalesce(rows.former_renewal & rows.former_closed, False),
        was_counted=rows.former_counted_on.notnull(),
        is_same=same_outcome,
    )
    return rows.mutate(
        stays=rows.was_counted & rows.is_shown & rows.is_same,
        counts=rows.is_shown
        & ibis.ifelse(
            rows.rows_before == 0,
            rows.close_date >= month.first_day,
            ~rows.was_shown | (rows.was_counted & ~rows.is_same),
        ),
        stays_decided=rows.former_shown_on.notnull() & rows.is_closed & rows.is_same,
    )


def _outcomes_no_longer_delivered(now: "ir.Table", opportunity_outcomes_monthly: "ir.Table") -> "ir.Table":
    """The outcomes of opportunities that this month did not deliver: as they were."""
    seen = now.select(seen_id="opportunity_id")
    return opportunity_outcomes_monthly.anti_join(
        seen, opportunity_outcomes_monthly.opportunity_id == seen.seen_id
    ).mutate(
        is_reversed=ibis.literal(False),
        reversed_band=ibis.null("string"),
        reversed_won=ibis.null("boolean"),
        reversed_acv_usd=ibis.null("float64"),
    )


def decided(opportunity_outcomes_monthly: "ir.Table") -> "ir.Table":
    """The outcomes of opportunities that are closed and known to be won or not."""
    outcomes = opportunity_outcomes_monthly
    return outcomes.filter(outcomes.is_closed & outcomes.is_won.notnull())


def decided_renewals(opportunity_outcomes_monthly: "ir.Table") -> "ir.Table":
    """The outcomes of renewals that are closed and known to be won or not."""
    return decided(opportunity_outcomes_monthly).filter(lambda rows: rows.is_renewal)


def _seats_before_closing(now: "ir.Table", ide_observation_monthly: "ir.Table", month: "MonthParameters") -> "ir.Table":
    """Seats of each opportunity, summed over its tenants, in the newest observed month before it closes.

    Only months before this one are read, so the outcome cannot influence the seats.
    """
    closing = now.select(closing_id="opportunity_id", closes="close_date")
    observed = ide_observation_monthly.filter(ide_observation_monthly.snapshot_date < month.first_day)
    before = observed.inner_join(closing, observed.opportunity_id == closing.closing_id).filter(
        lambda rows: rows.snapshot_date < rows.closes
    )
    return (
        before.group_by("opportunity_id", "snapshot_date")
        .agg(purchased=ibis._.seats_purchased.sum(), assigned=sum_if_all_known(ibis._.seats_assigned))
        .mutate(place=ibis.row_number().over(group_by="opportunity_id", order_by=ibis._.snapshot_date.desc()))
        .filter(ibis._.place == 0)
        .select("purchased", "assigned", observed_opportunity="opportunity_id")
    )


def renewal_by_assignment_monthly(
    opportunity_outcomes_monthly: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """Renewals that count in the month, and renewals taken back in it, by band of their earlier assignment (R-AR-10).

    Values are summed as decimals with two places, so that the order of rows does not matter.
    """
    outcomes = opportunity_outcomes_monthly
    counted = _renewal_sums(
        outcomes.filter(outcomes.counted_on == month.last_day).select(
            band="assignment_band", won="is_won", acv_usd="counted_acv_usd"
        ),
        "",
    )
    taken_back = _renewal_sums(
        outcomes.filter(outcomes.is_reversed).select(
            band="reversed_band", won="reversed_won", acv_usd="reversed_acv_usd"
        ),
        "_reversed",
    )
    bands = listed("assignment_band", ASSIGNMENT_BANDS)
    sums = bands.left_join(counted, bands.assignment_band == counted.band).drop("band")
    sums = sums.left_join(taken_back, sums.assignment_band == taken_back.band_reversed).drop("band_reversed")
    sums = sums.mutate(**{name: ibis.coalesce(sums[name], 0) for name in sums.columns if name != "assignment_band"})
    return sums.mutate(
        by_month=month.first_day,
        renewal_rate=from_tenths(rounded_ratio(1000, sums.renewals_won, sums.renewals - sums.renewals_without_outcome)),
    )


def _renewal_sums(renewals: "ir.Table", ending: str) -> "ir.Table":
    """Counts and values by band of rows with band, won and acv_usd; `ending` is added to each name."""
    rows = renewals.mutate(
        acv=ibis.ifelse(renewals.won.notnull(), renewals.acv_usd, ibis.null("float64")).try_cast("decimal(24, 2)")
    )
    sums = {
        "renewals": rows.count(),
        "renewals_won": rows.won.sum(),
        "renewals_without_outcome": rows.won.isnull().sum(),
        "renewals_without_acv": (rows.won.notnull() & rows.acv.isnull()).sum(),
        "renewals_acv_usd": rows.acv.sum(),
        "renewals_won_acv_usd": ibis.ifelse(rows.won, rows.acv, ibis.null("decimal(24, 2)")).sum(),
    }
    return rows.group_by(**{f"band{ending}": "band"}).agg(**{f"{name}{ending}": value for name, value in sums.items()})
