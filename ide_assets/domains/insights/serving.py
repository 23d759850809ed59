"""Scores of the serving churn model: what they are computed from, and the computation."""

from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.insights.renewals import examples
from ide_assets.domains.insights.rules import SUBSCRIPTION_CHURN
from ide_assets.domains.insights.sufficiency import if_sufficient
from ide_assets.domains.insights.tables import BACKTEST, CHURN, DRIVERS, FEATURES, REGISTRY
from ide_assets.domains.insights.words import CHURNS, EITHER, HIGH, LOW, MEDIUM, STAYS, UNKNOWN, in_words
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

    from ide_assets.kernel.parameters import MonthParameters

#: What scoring needs of a model.
_MODEL = ("model_version", "model_sha256", "baseline_rate", "score_limits", "model_file")

#: What training takes over from the serving model of the month before.
_FORMER = ("model_version", "model_sha256", "training_sha256", "model_settings", "trained_until", "training_rows")

#: Features in main_drivers.
_MAIN_DRIVERS = 3

#: Decimals of contributions in log-odds: beyond them, libraries of other versions and machines differ.
_DECIMALS = 12


def learned_from(
    insight_renewals_monthly: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    insight_usability_monthly: "ir.Table",
    insight_registry_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """What the registry of a month is made from: examples, and the model that served before, with its file.

    No row if the usability report of the month finds the data insufficient, so that nothing is trained (R-CI-2). The
    input `insight_registry_monthly` is the newest earlier month that has models.
    """
    rows = examples(insight_renewals_monthly, opportunity_outcomes_monthly).select(
        "snapshot_date", "surviving_account_csn", "opportunity_id", "known_on", "churned", *FEATURES
    )
    former = insight_registry_monthly.filter(insight_registry_monthly.is_serving)
    types = dict(former.select(*_FORMER, "model_file").schema().items())
    rows = rows.mutate(**{name: ibis.null(type_) for name, type_ in types.items()})
    of_former = former.select(*types)
    of_former = of_former.mutate(
        **{name: ibis.null(type_) for name, type_ in rows.schema().items() if name not in types}
    ).select(*rows.columns)
    return _with_settings(rows.union(of_former), insight_usability_monthly, month, rules)


def tested_on(
    insight_renewals_monthly: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    insight_usability_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """What the backtest of a month is made from: the examples, if the usability report finds the data sufficient."""
    rows = examples(insight_renewals_monthly, opportunity_outcomes_monthly).select(
        "snapshot_date", "surviving_account_csn", "opportunity_id", "known_on", "churned", *FEATURES
    )
    return _with_settings(rows, insight_usability_monthly, month, rules)


def _with_settings(
    rows: "ir.Table", insight_usability_monthly: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """The rows, with the settings of the training, or none if a step of the churn model is not sufficient."""
    return if_sufficient(rows, insight_usability_monthly, SUBSCRIPTION_CHURN).mutate(
        now=month.last_day,
        test_months=ibis.literal(rules.insights.test_months, type="int64"),
        horizon_months=ibis.literal(rules.insights.churn_horizon_months, type="int64"),
        origins=ibis.literal(rules.insights.backtest_origins, type="int64"),
    )


def registry(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `insight_registry_monthly`, from those of `learned_from`."""
    from ide_assets.domains.insights import training

    first, is_former = rows.iloc[0], rows["model_file"].notna()
    table = training.registered(rows[~is_former], rows[is_former], first["now"], int(first["test_months"]))
    return _shaped(table.assign(snapshot_date=first["now"], model=SUBSCRIPTION_CHURN), REGISTRY.column_names)


def tested(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `insight_backtest_monthly`, from those of `tested_on`."""
    from ide_assets.domains.insights import training

    first = rows.iloc[0]
    table = training.backtest(rows, first["now"], int(first["horizon_months"]), int(first["origins"]))
    return _shaped(table.assign(snapshot_date=first["now"], model=SUBSCRIPTION_CHURN), BACKTEST.column_names)


def _shaped(table: "pd.DataFrame", names: tuple[str, ...]) -> "pd.DataFrame":
    return table.reindex(columns=list(names))


def to_score(
    insight_renewals_monthly: "ir.Table", insight_registry_monthly: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """What scores are computed from: the month's renewals, and one row with the serving model.

    No row if no model serves.
    """
    serving = insight_registry_monthly.filter(insight_registry_monthly.is_serving).select(*_MODEL)
    renewals = insight_renewals_monthly.select(
        "snapshot_date", "surviving_account_csn", "opportunity_id", "close_date", *FEATURES
    )
    types = serving.schema()
    scored = renewals.cross_join(serving.select("model_version")).drop("model_version")
    scored = scored.mutate(**{name: ibis.null(types[name]) for name in _MODEL})
    model = serving.mutate(**{name: ibis.null(type_) for name, type_ in renewals.schema().items()})
    return scored.union(model.select(*scored.columns))


def to_explain(
    insight_renewals_monthly: "ir.Table",
    insight_registry_monthly: "ir.Table",
    insight_churn_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """As to_score, for the renewals that have a score."""
    scored = insight_churn_monthly.select("surviving_account_csn")
    renewals = insight_renewals_monthly.semi_join(scored, "surviving_account_csn")
    return to_score(renewals, insight_registry_monthly, month, rules)


def scores(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `insight_churn_monthly`, from those of `to_score`."""
    import json

    import numpy as np
    from scipy.special import expit

    from ide_assets.domains.insights.intervals import possible

    renewals, model, terms = _explained(rows)
    probability = expit(terms.to_numpy().sum(axis=1))
    limits = json.loads(str(model["score_limits"]))
    group = np.minimum(np.searchsorted(limits["edges"], probability), len(limits["edges"]) - 1)
    rate = float(model["baseline_rate"])
    stays, churns = possible(probability, limits["stays_limit"], limits["churns_limit"]).T
    table = renewals.assign(
        churn_probability=probability,
        churn_probability_low=np.minimum(np.asarray(limits["low"])[group], probability),
        churn_probability_high=np.maximum(np.asarray(limits["high"])[group], probability),
        churn_band=np.select([probability >= 2 * rate, probability >= rate], [HIGH, MEDIUM], LOW),
        possible_outcomes=np.select([stays & churns, stays], [EITHER, STAYS], CHURNS),
        main_drivers=_main_drivers(renewals, terms),
        model_version=str(model["model_version"]),
    )
    return table[list(CHURN.column_names)]


def drivers(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `insight_drivers_monthly`, from those of `to_score`."""
    import pandas as pd

    renewals, _, terms = _explained(rows)
    parts = [
        pd.DataFrame(
            {
                "snapshot_date": renewals["snapshot_date"],
                "surviving_account_csn": renewals["surviving_account_csn"],
                "driver": name,
                "driver_value": _shown(renewals[name]) if name in FEATURES else None,
                "log_odds": terms[name],
            }
        )
        for name in terms
    ]
    return pd.concat(parts)[list(DRIVERS.column_names)]


def _explained(rows: "pd.DataFrame") -> "tuple[pd.DataFrame, pd.Series, pd.DataFrame]":
    """The renewals, the serving model's row, and the contributions of each feature in log-odds."""
    from ide_assets.domains.insights import churn, persistence

    is_model = rows["model_file"].notna()
    model, renewals = rows[is_model].iloc[0], rows[~is_model].reset_index(drop=True)
    trained = persistence.from_text(str(model["model_file"]), str(model["model_sha256"]))
    return renewals, model, churn.contributions(trained, renewals[list(FEATURES)]).round(_DECIMALS)


def _main_drivers(renewals: "pd.DataFrame", terms: "pd.DataFrame") -> list[str]:
    """The features that move each score most, in words; those that do not move it are left out."""
    import numpy as np

    logits = terms[list(FEATURES)].to_numpy()
    values = {name: _shown(renewals[name]).to_numpy() for name in FEATURES}
    order = np.argsort(-np.abs(logits), axis=1, kind="stable")[:, :_MAIN_DRIVERS]
    return [
        "; ".join(
            in_words(FEATURES[place], values[FEATURES[place]][row], float(np.exp(logits[row, place])))
            for place in places
            if logits[row, place]
        )
        for row, places in enumerate(order)
    ]


def _shown(column: "pd.Series") -> "pd.Series":
    """Values as text: numbers without superfluous decimals, yes and no, and `unknown`."""
    return column.astype(object).where(column.notna(), UNKNOWN).map(_text)


def _text(value: Any) -> str:
    if str(value) in ("True", "False"):
        return "yes" if value else "no"
    return f"{value:,.6g}" if isinstance(value, int | float) else str(value)
