"""The published engagement tables, as pure functions."""

from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.engagement.definition import OVERALL, SHARED, Definition, definition_of
from ide_assets.domains.engagement.score import composition, peers
from ide_assets.domains.engagement.score.composition import composed, with_shares
from ide_assets.domains.engagement.statistics import to_nine_decimals, to_one_decimal
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

_ACCOUNT = "surviving_account_csn"
UNKNOWN = "unknown"


def engagement_factors_monthly(
    engagement_values_monthly: "ir.Table",
    engagement_accounts_monthly: "ir.Table",
    engagement_factors_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per account and factor (R-ES-1 to R-ES-5); a frozen account repeats its last rows.

    `engagement_factors_monthly` has the rows of the twelve months before.
    """
    definition = definition_of(rules)
    values = engagement_values_monthly
    full = with_shares(values, composed(values, definition), definition)
    accounts = engagement_accounts_monthly.select(sharing_csn=_ACCOUNT, is_sharing="is_shared")
    full = full.inner_join(accounts, full.surviving_account_csn == accounts.sharing_csn)
    contribution = full.effective_weight * full.raw_score / ibis.literal(100.0, type="float64")
    now = full.select(
        "snapshot_date",
        _ACCOUNT,
        "factor",
        component="component",
        current_value="current_value",
        previous_value="previous_value",
        target="target",
        score=to_one_decimal(full.raw_score),
        weight="weight",
        effective_weight="effective_weight",
        contribution=ibis.coalesce(contribution, 0.0),
        status=_factor_status(full, definition),
        trend="trend",
        is_shared=full.is_sharing & full.factor.isin(sorted(SHARED)),
    )
    return now.union(_frozen(engagement_factors_monthly, engagement_accounts_monthly, ["factor"], month, now.columns))


def _factor_status(rows: "ir.Table", definition: Definition) -> "ir.StringValue":
    limits = definition.statuses.factor
    score = to_nine_decimals(rows.raw_score)
    is_falling = ibis.coalesce(rows.trend == "down", False)
    return ibis.cases(
        (score.isnull(), "missing"),
        (score >= limits.healthy, "healthy"),
        (score < limits.warning, "critical"),
        (score < limits.near_target, "warning"),
        (is_falling & (score < limits.near_target_when_falling), "warning"),
        else_="near target",
    )


def _frozen(
    earlier: "ir.Table", accounts: "ir.Table", what: list[str], month: "MonthParameters", columns: Any
) -> "ir.Table":
    """The newest earlier rows of frozen accounts, under the month's date."""
    frozen = accounts.filter(accounts.is_frozen).select(_ACCOUNT)
    rows = earlier.semi_join(frozen, _ACCOUNT)
    rows = rows.mutate(place=ibis.row_number().over(group_by=[_ACCOUNT, *what], order_by=rows.snapshot_date.desc()))
    rows = rows.filter(rows.place == 0)
    changed: dict[str, Any] = {"snapshot_date": month.last_day}
    if "is_frozen" in columns:
        changed["is_frozen"] = ibis.literal(True)
    return rows.select(**{name: changed.get(name, rows[name]) for name in columns})


def engagement_scores_monthly(
    engagement_values_monthly: "ir.Table",
    engagement_accounts_monthly: "ir.Table",
    engagement_scores_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per account and component, and one for the overall score (R-ES-2, R-ES-3)."""
    definition = definition_of(rules)
    values = engagement_values_monthly
    active = engagement_accounts_monthly.filter(~engagement_accounts_monthly.is_frozen)
    scores = values.select(_ACCOUNT, "factor", "raw_score")
    medians = peers.medians_of_groups(scores, active, "factor", definition.least_peers)
    filled = values.left_join(medians, [_ACCOUNT, "factor"])
    filled = filled.select(
        _ACCOUNT, "factor", "weight", filled_score=ibis.coalesce(filled.raw_score, filled.peer_median)
    )
    now = composed(values, definition)
    before = composed(values, definition, "raw_previous_score")
    imputed = composed(filled, definition, "filled_score")
    rows = now.left_join(
        before.select(before_csn=_ACCOUNT, before_component="component", raw_before="raw"),
        [("surviving_account_csn", "before_csn"), ("component", "before_component")],
    ).drop("before_csn", "before_component")
    rows = rows.left_join(
        imputed.select(imputed_csn=_ACCOUNT, imputed_component="component", imputed="raw"),
        [("surviving_account_csn", "imputed_csn"), ("component", "imputed_component")],
    ).drop("imputed_csn", "imputed_component")
    lacking = _lacking(now, definition)
    rows = rows.left_join(lacking, rows.surviving_account_csn == lacking.lacking_csn)
    is_whole = to_nine_decimals(rows.weight - rows.covered) <= 0
    scored = rows.mutate(
        coverage=composition.coverage(rows),
        imputed=ibis.ifelse(is_whole, ibis.null("float64"), rows.imputed),
        is_lacking=(rows.component == OVERALL) & rows.lacking_csn.notnull(),
    )
    active_rows = scored.select(
        _ACCOUNT,
        "component",
        "weight",
        "coverage",
        snapshot_date=month.last_day,
        contribution=ibis.ifelse(
            scored.component == OVERALL, scored.raw, scored.share * scored.raw / ibis.literal(100.0, type="float64")
        ),
        score=to_one_decimal(scored.raw),
        previous_score=to_one_decimal(scored.raw_before),
        lower_bound=to_one_decimal(composition.lower_bound(scored)),
        upper_bound=to_one_decimal(composition.upper_bound(scored)),
        peer_median_score=to_one_decimal(scored.imputed),
        status=_score_status(scored, definition),
        trend=_score_trend(scored, definition),
        definition_version=ibis.literal(definition.version),
        is_frozen=ibis.literal(False),
    )
    frozen_rows = _frozen(
        engagement_scores_monthly, engagement_accounts_monthly, ["component"], month, active_rows.columns
    )
    return active_rows.union(frozen_rows)


def _lacking(components: "ir.Table", definition: Definition) -> "ir.Table":
    """Accounts that lack the score of an indispensable component, as lacking_csn."""
    is_heavy = components.weight >= definition.statuses.indispensable_weight
    rows = components.filter((components.component != OVERALL) & is_heavy & components.raw.isnull())
    return rows.select(lacking_csn=_ACCOUNT).distinct()


def _score_status(rows: "ir.Table", definition: Definition) -> "ir.StringValue":
    limits, score = definition.statuses.score, to_nine_decimals(rows.raw)
    is_thin = ibis.coalesce(to_nine_decimals(rows.coverage) <= definition.statuses.unknown_at_coverage, True)
    return ibis.cases(
        (score.isnull() | is_thin | rows.is_lacking, UNKNOWN),
        (score >= limits.good, "Good"),
        (score >= limits.fair, "Fair"),
        else_="Poor",
    )


def _score_trend(rows: "ir.Table", definition: Definition) -> "ir.StringValue":
    change, least = to_nine_decimals(rows.raw - rows.raw_before), definition.score_trend
    return ibis.cases(
        (change.isnull(), ibis.null("string")),
        (change >= least, "improving"),
        (change <= -least, "declining"),
        else_="stable",
    )


def engagement_peers_monthly(
    engagement_values_monthly: "ir.Table",
    engagement_accounts_monthly: "ir.Table",
    engagement_peers_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per account and component, and one for the overall score, compared with its peers (R-ES-7)."""
    definition = definition_of(rules)
    scores = composed(engagement_values_monthly, definition).select(_ACCOUNT, "component", raw_score="raw")
    active = engagement_accounts_monthly.filter(~engagement_accounts_monthly.is_frozen)
    against = peers.compared(scores, active, "component", definition.least_peers)
    compared = scores.left_join(against, [_ACCOUNT, "component"])
    now = compared.select(
        _ACCOUNT,
        "component",
        "peer_group",
        "n_peers",
        "percentile",
        snapshot_date=month.last_day,
        peer_average=to_one_decimal(compared.peer_mean),
    )
    return now.union(_frozen(engagement_peers_monthly, engagement_accounts_monthly, ["component"], month, now.columns))
