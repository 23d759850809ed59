"""How well scores foretell which accounts leave (R-ES-15): counts, ranks and sums, which `foretelling` judges.

Everything over accounts is computed here, in SQL. A score is a whole number of tenths, so accounts with the same one
are counted together, and an account's share in the error of an estimate depends on its score and outcome only.
"""

from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.engagement.definition import COMPONENTS, OVERALL
from ide_assets.domains.engagement.history.followup import FOLLOWED_MONTHS, followed
from ide_assets.domains.engagement.score.scores import UNKNOWN
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import listed, quotient, tenths, within

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

#: The newest month with follow-up, and all of two years together.
NEWEST, TWO_YEARS = "newest", "two_years"
HISTORIES = (NEWEST, TWO_YEARS)

#: Bands of scores, best first; unknown is no band of its own order.
BANDS = ("Good", "Fair", "Poor", UNKNOWN)

#: The AUC of a score that foretells nothing.
CHANCE = 0.5

_GROUP = ("history", "component")
_HALF = ibis.literal(0.5, type="float64")


def validation_sums(
    engagement_scores_monthly: "ir.Table",
    engagement_accounts_monthly: "ir.Table",
    account_merges: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """What `engagement_validation_monthly` is estimated from (foretelling.validation): a row per history and component.

    Scores of the month and of the months before it, three months apart. Where nothing is known, counts are 0.
    """
    scores = engagement_scores_monthly.filter(~engagement_scores_monthly.is_frozen)
    rows = followed_scores(engagement_scores_monthly, engagement_accounts_monthly, account_merges, month)
    parts = [_counts(rows), _clustering(rows), *_ranked(rows.filter(rows.tenths.notnull()))]
    sums = listed("component", (*COMPONENTS, OVERALL)).cross_join(listed("history", HISTORIES))
    for number, part in enumerate(parts):
        keys = {f"{name}_{number}": name for name in _GROUP}
        matched = part.rename(keys)
        sums = sums.left_join(matched, [(name, f"{name}_{number}") for name in _GROUP]).drop(*keys)
    sums = sums.left_join(_book(scores, month), [("component", "book_component")]).drop("book_component")
    counts = [name for name, type_ in sums.schema().items() if type_.is_integer()]
    return sums.mutate(snapshot_date=month.last_day, **{name: ibis.coalesce(sums[name], 0) for name in counts})


def followed_scores(
    engagement_scores_monthly: "ir.Table",
    engagement_accounts_monthly: "ir.Table",
    account_merges: "ir.Table",
    month: "MonthParameters",
) -> "ir.Table":
    """A row per history, component, account and month with a score, with what became of the account (`lost`).

    `tenths` is the score in tenths; null where it is unknown.
    """
    scores = engagement_scores_monthly.filter(~engagement_scores_monthly.is_frozen)
    outcomes = followed(engagement_accounts_monthly, account_merges, month)
    rows = scores.inner_join(outcomes, [("surviving_account_csn", "followed_csn"), ("snapshot_date", "scored_on")])
    rows = rows.select(
        account="surviving_account_csn",
        component="component",
        status="status",
        scored_on="snapshot_date",
        age="age",
        lost="lost",
        tenths=ibis.ifelse(rows.status == UNKNOWN, ibis.null("int64"), tenths(rows.score)),
    ).cross_join(listed("history", HISTORIES))
    return rows.filter((rows.history == TWO_YEARS) | (rows.age == FOLLOWED_MONTHS))


def _book(scores: "ir.Table", month: "MonthParameters") -> "ir.Table":
    """The scores of the month itself: how many, and how many of them are good."""
    now = scores.filter(scores.snapshot_date == month.last_day)
    good = ibis.ifelse(now.status == BANDS[0], 1, 0).sum().cast("int64")
    return now.group_by(book_component="component").agg(book=now.count().cast("int64"), book_good=good)


def _counts(rows: "ir.Table") -> "ir.Table":
    """Accounts and those lost, in all and by band."""
    aggregates: dict[str, Any] = {
        "newest_scores_on": rows.scored_on.max(),
        "score_months": rows.scored_on.nunique().cast("int64"),
        "followed": rows.count().cast("int64"),
        "lost": rows.lost.sum().cast("int64"),
    }
    for band in BANDS:
        is_in = rows.status == band
        aggregates[f"followed_{band.lower()}"] = ibis.ifelse(is_in, 1, 0).sum().cast("int64")
        aggregates[f"lost_{band.lower()}"] = ibis.ifelse(is_in, rows.lost, 0).sum().cast("int64")
    return rows.group_by(*_GROUP).agg(**aggregates)


def _clustering(rows: "ir.Table") -> "ir.Table":
    """How far outcomes differ from the rate of their band: squared per account (`clustered`), and per row (`alone`)."""
    rates = rows.group_by(*_GROUP, "status").agg(rate=quotient(rows.lost.sum(), rows.count()))
    rates = rates.select(rate="rate", rate_history="history", rate_component="component", rate_status="status")
    rows = rows.inner_join(
        rates, [("history", "rate_history"), ("component", "rate_component"), ("status", "rate_status")]
    )
    rows = rows.mutate(rest=rows.lost - rows.rate)
    accounts = rows.group_by(*_GROUP, "account").agg(rest=rows.rest.sum(), alone=(rows.rest * rows.rest).sum())
    return accounts.group_by(*_GROUP).agg(clustered=(accounts.rest * accounts.rest).sum(), alone=accounts.alone.sum())


def _ranked(known: "ir.Table") -> tuple["ir.Table", "ir.Table"]:
    """Sums over accounts with a known score: those of the estimates, and the squared errors of AUC and correlation."""
    bins = binned(known)
    tenth = quotient(bins.n_lost + bins.n_stayed, ibis.literal(10))
    share = quotient(tenth - (bins.lost_below + bins.stayed_below), bins["size"])
    bins = bins.mutate(captured=bins.lost * within(0.0, share, 1.0))
    sums = bins.group_by(*_GROUP).agg(
        scored=bins["size"].sum().cast("int64"),
        scored_lost=bins.lost.sum().cast("int64"),
        auc=bins.auc.max(),
        correlation=bins.correlation.max(),
        captured=bins.captured.sum(),
    )
    return sums, _errors(known, bins)


def binned(known: "ir.Table") -> "ir.Table":
    """Accounts with the same score together: how many left and stayed, also with lower scores, and the estimates."""
    bins = known.group_by(*_GROUP, "tenths").agg(lost=known.lost.sum().cast("int64"), size=known.count().cast("int64"))
    bins = bins.mutate(stayed=bins["size"] - bins.lost)
    before = ibis.window(group_by=list(_GROUP), order_by="tenths", rows=(None, 0))
    bins = bins.mutate(
        lost_below=bins.lost.sum().over(before).cast("int64") - bins.lost,
        stayed_below=bins.stayed.sum().over(before).cast("int64") - bins.stayed,
    )
    return bins.inner_join(_totals(bins), [(name, f"all_{name}") for name in _GROUP])


def _totals(bins: "ir.Table") -> "ir.Table":
    """Accounts lost and stayed, mean and spread of the score, AUC and correlation, by history and component."""
    size, x = bins["size"], bins.tenths
    sums = bins.group_by(**{f"all_{name}": name for name in _GROUP}).agg(
        n_lost=bins.lost.sum().cast("int64"),
        n_stayed=bins.stayed.sum().cast("int64"),
        sum_x=(x * size).sum().cast("int64"),
        sum_xx=(x * x * size).sum().cast("float64"),
        sum_xy=(x * bins.stayed).sum().cast("int64"),
        # Twice the pairs in which the account that left had the lower score; equal ones are half a pair.
        doubled=(bins.stayed * (2 * bins.lost_below + bins.lost)).sum().cast("float64"),
    )
    n = sums.n_lost + sums.n_stayed
    mean, share = quotient(sums.sum_x, n), quotient(sums.n_stayed, n)
    spread = ibis.greatest(quotient(sums.sum_xx, n) - mean * mean, 0.0).sqrt()
    spread_of_stay = (share * (1 - share)).sqrt()
    return sums.mutate(
        mean=mean,
        spread=spread,
        share=share,
        spread_of_stay=spread_of_stay,
        auc=quotient(quotient(sums.doubled, sums.n_lost), 2 * sums.n_stayed),
        correlation=quotient(quotient(sums.sum_xy, n) - mean * share, spread * spread_of_stay),
    )


def _errors(known: "ir.Table", bins: "ir.Table") -> "ir.Table":
    """Squared errors of AUC (DeLong's, by placements) and correlation, summed over accounts."""
    accounts = influences(known, bins)
    return accounts.group_by(*_GROUP).agg(
        auc_variance=(accounts.auc * accounts.auc).sum(),
        correlation_variance=(accounts.correlation * accounts.correlation).sum(),
    )


def influences(known: "ir.Table", bins: "ir.Table") -> "ir.Table":
    """What each account adds to the error of AUC and correlation, by history and component.

    All rows of an account are added before they are squared: they do not vary independently.
    """
    x = quotient(bins.tenths - bins["mean"], bins.spread)

    def of_correlation(stayed: float) -> "ir.FloatingValue":
        y = quotient(stayed - bins.share, bins.spread_of_stay)
        both = bins.n_lost + bins.n_stayed
        influence: ir.FloatingValue = quotient(x * y - bins.correlation * _HALF * (x * x + y * y), both)
        return influence

    lower_lost = quotient(bins.lost_below + _HALF * bins.lost, bins.n_lost)
    lower_stayed = quotient(bins.stayed_below + _HALF * bins.stayed, bins.n_stayed)
    errors = bins.select(
        error_history="history",
        error_component="component",
        error_tenths="tenths",
        auc_lost=quotient(1 - lower_stayed - bins.auc, bins.n_lost),
        auc_stayed=quotient(lower_lost - bins.auc, bins.n_stayed),
        correlation_lost=of_correlation(0.0),
        correlation_stayed=of_correlation(1.0),
    )
    rows = known.inner_join(
        errors, [("history", "error_history"), ("component", "error_component"), ("tenths", "error_tenths")]
    )
    is_lost = rows.lost == 1
    return rows.group_by(*_GROUP, "account").agg(
        auc=ibis.ifelse(is_lost, rows.auc_lost, rows.auc_stayed).sum(),
        correlation=ibis.ifelse(is_lost, rows.correlation_lost, rows.correlation_stayed).sum(),
    )
