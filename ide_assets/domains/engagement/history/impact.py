"""What factors are associated with (R-ES-9): the rows that `association` fits, and what follows for an account."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.engagement.definition import FACTORS, OVERALL
from ide_assets.domains.engagement.history.followup import followed, renewals
from ide_assets.domains.engagement.statistics import to_nine_decimals
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import by_value, listed, quotient, within

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

_ACCOUNT = "surviving_account_csn"

#: What is foretold over three months: the account still has an active subscription in scope at their end; it had
#: renewals to decide, and won all; it stays and has more purchased seats.
RETENTION, RENEWAL, EXPANSION = "retention", "renewal", "expansion"
ASSOCIATIONS = (RETENTION, RENEWAL, EXPANSION)

#: The two models: all factors together, and the overall score alone. Both are adjusted for the number of seats.
FACTORS_MODEL, OVERALL_MODEL = "factors", "overall"

#: Terms of a model that are no score: its level, and the binary logarithm of the seats and one.
INTERCEPT, SEATS = "intercept", "seats"

#: The scores that models are fitted on: a column each.
SCORES = (*FACTORS, OVERALL)

#: Rows of each outcome that are fitted, at most: more would hardly narrow an interval, and they must fit in memory.
MOST_ROWS = 30_000

#: Points by which the overall score is raised and lowered.
STEP = 10

RAISED, LOWERED = "raised", "lowered"

_TEN, _HUNDRED = ibis.literal(10.0, type="float64"), ibis.literal(100.0, type="float64")


def impact_rows(
    engagement_values_monthly: "ir.Table",
    engagement_scores_monthly: "ir.Table",
    engagement_accounts_monthly: "ir.Table",
    account_merges: "ir.Table",
    opportunities: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table | None",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """What `engagement_impact_monthly` is fitted on: a row per account, month with follow-up and association.

    Returns account, `happened` (1 or 0), `row_weight`, the binary logarithm of seats as `seats`, and a column for each
    of SCORES, null if missing. If an outcome has more than MOST_ROWS rows, that many are drawn by a hash of the account
    and weighted. A row without an account for each association ensures that its reasons are published.
    """
    outcomes = followed(engagement_accounts_monthly, account_merges, month)
    rows = outcomes.left_join(
        _scores(engagement_values_monthly, engagement_scores_monthly),
        [("followed_csn", "scored_csn"), ("scored_on", "scores_on")],
    )
    if opportunity_outcomes_monthly is None:
        rows = rows.mutate(renewed=ibis.null("int64"))
    else:
        decided = renewals(opportunities, opportunity_outcomes_monthly, account_merges, month)
        rows = rows.left_join(decided, [("followed_csn", "renewed_csn"), ("age", "renewed_age")])
    rows = rows.cross_join(listed("association", ASSOCIATIONS))
    happened = by_value(rows.association, {RETENTION: 1 - rows.lost, RENEWAL: rows.renewed, EXPANSION: rows.grown})
    rows = rows.mutate(happened=happened)
    rows = rows.filter(rows.happened.notnull())
    rows = rows.mutate(drawn=rows.followed_csn.hexdigest("sha256"))
    group = ["association", "happened"]
    rows = rows.mutate(
        size=rows.count().over(group_by=group),
        place=ibis.row_number().over(group_by=group, order_by=["drawn", "followed_csn", "scored_on", *group]),
    )
    rows = rows.filter(rows.place < MOST_ROWS)
    chosen = rows.select(
        "association",
        *SCORES,
        account="followed_csn",
        happened=rows.happened.cast("int64"),
        row_weight=quotient(rows["size"], ibis.least(rows["size"], MOST_ROWS)),
        seats=_doublings(rows.seats),
    )
    none = listed("association", ASSOCIATIONS).mutate(
        **{name: ibis.null("float64") for name in SCORES},
        account=ibis.null("string"),
        happened=ibis.null("int64"),
        row_weight=ibis.null("float64"),
        seats=ibis.null("float64"),
    )
    return chosen.union(none.select(*chosen.columns)).mutate(snapshot_date=month.last_day)


def _doublings(seats: "ir.IntegerValue") -> "ir.FloatingValue":
    """The binary logarithm of a number of seats and one: twice the seats are one more."""
    more: ir.FloatingValue = quotient((seats + 1).cast("float64").ln(), ibis.literal(2.0, type="float64").ln())
    return more


def _scores(values: "ir.Table", scores: "ir.Table") -> "ir.Table":
    """Scores of each account and month in a column each, with scored_csn and scores_on."""
    factors = values.group_by(scored_csn=_ACCOUNT, scores_on="snapshot_date").agg(
        **{name: ibis.ifelse(values.factor == name, values.raw_score, ibis.null("float64")).max() for name in FACTORS}
    )
    overall = scores.filter((scores.component == OVERALL) & ~scores.is_frozen)
    overall = overall.select(overall_csn=_ACCOUNT, overall_on="snapshot_date", overall="score")
    return factors.left_join(overall, [("scored_csn", "overall_csn"), ("scores_on", "overall_on")]).drop(
        "overall_csn", "overall_on"
    )


def engagement_account_impact_monthly(
    engagement_impact_monthly: "ir.Table",
    engagement_values_monthly: "ir.Table",
    engagement_scores_monthly: "ir.Table",
    engagement_accounts_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """What another score is associated with, for accounts with an active subscription: nothing that is not estimated.

    Each factor below its target is raised to it; the overall score is raised and lowered by STEP points. The interval
    is that of the association: the account's own probability is taken as fitted.
    """
    impact = engagement_impact_monthly
    impact = impact.filter(impact.odds_ratio.notnull()).mutate(slope=impact.odds_ratio.ln())
    scores = _own_scores(engagement_values_monthly, engagement_scores_monthly)
    fitted = _fitted(impact, scores, engagement_accounts_monthly)
    terms = impact.filter(impact.factor.isin(SCORES)).select(
        "association",
        "slope",
        term="factor",
        term_model="model",
        slope_low=impact.odds_ratio_low.ln(),
        slope_high=impact.odds_ratio_high.ln(),
    )
    rows = (
        _moves(scores)
        .inner_join(terms, [("factor", "term")])
        .inner_join(
            fitted, [("csn", "fitted_csn"), ("association", "fitted_association"), ("term_model", "fitted_model")]
        )
    )
    tens = quotient(rows.to_score - rows.from_score, _TEN)

    def change(slope: str) -> "ir.FloatingValue":
        return _HUNDRED * (_logistic(rows.log_odds + rows[slope] * tens) - _logistic(rows.log_odds))

    is_raised = rows.move == RAISED
    return rows.select(
        "association",
        "factor",
        "move",
        snapshot_date=month.last_day,
        surviving_account_csn="csn",
        from_score="from_score",
        to_score="to_score",
        fitted_probability=(_HUNDRED * _logistic(rows.log_odds)).round(6),
        change_points=change("slope").round(6),
        change_points_low=ibis.ifelse(is_raised, change("slope_low"), change("slope_high")).round(6),
        change_points_high=ibis.ifelse(is_raised, change("slope_high"), change("slope_low")).round(6),
    )


def _own_scores(values: "ir.Table", scores: "ir.Table") -> "ir.Table":
    """The scores of the month's accounts, before rounding where they are of a factor: csn, factor, from_score."""
    overall = scores.filter((scores.component == OVERALL) & ~scores.is_frozen)
    factors = values.select(csn=_ACCOUNT, factor="factor", from_score="raw_score")
    both = factors.union(overall.select(csn=_ACCOUNT, factor=ibis.literal(OVERALL), from_score="score"))
    return both.filter(both.from_score.notnull())


def _moves(scores: "ir.Table") -> "ir.Table":
    """The scores that are moved, where to and whether up or down."""
    rows = scores.cross_join(listed("move", (RAISED, LOWERED)))
    is_overall, is_raised = rows.factor == OVERALL, rows.move == RAISED
    step = ibis.ifelse(is_raised, ibis.literal(float(STEP)), ibis.literal(-float(STEP)))
    rows = rows.mutate(to_score=ibis.ifelse(is_overall, within(0.0, rows.from_score + step, 100.0), _HUNDRED))
    return rows.filter((is_overall | is_raised) & (to_nine_decimals(rows.to_score - rows.from_score) != 0))


def _fitted(impact: "ir.Table", scores: "ir.Table", accounts: "ir.Table") -> "ir.Table":
    """The log-odds that each model gives each account; a missing score counts as the mean of the others."""
    active = accounts.filter(~accounts.is_frozen)
    seats = active.select(csn=_ACCOUNT, factor=ibis.literal(SEATS), value=_doublings(active.seats_purchased))
    level = active.select(csn=_ACCOUNT, factor=ibis.literal(INTERCEPT), value=ibis.literal(1.0, type="float64"))
    values = scores.select("csn", "factor", value=quotient(scores.from_score, _TEN)).union(seats).union(level)
    terms = impact.select("association", "model", "slope", "centre", term="factor")
    rows = values.inner_join(terms, [("factor", "term")])
    # Sums of decimals are the same in any order.
    parts = rows.mutate(part=(rows.slope * (rows.value - rows.centre)).cast("decimal(30, 15)"))
    return parts.group_by(fitted_csn="csn", fitted_association="association", fitted_model="model").agg(
        log_odds=parts.part.sum().cast("float64")
    )


def _logistic(log_odds: "ir.FloatingValue") -> "ir.FloatingValue":
    odds = (-within(-700.0, log_odds, 700.0)).exp()
    return quotient(ibis.literal(1.0, type="float64"), 1 + odds)
