"""Scores of the serving churn model: what they are computed from, and the computation."""

from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.insights.churn.kinds import SUBSCRIPTION, TRANSACTIONAL, Kind
from ide_assets.domains.insights.examples.ordering import is_day, order_days
from ide_assets.domains.insights.examples.renewals import drawn_accounts, examples
from ide_assets.domains.insights.examples.unions import together
from ide_assets.domains.insights.sufficiency.sufficiency import if_sufficient
from ide_assets.domains.insights.tables import BACKTEST, CHURN, DRIVERS, FEATURES, REGISTRY
from ide_assets.domains.insights.words import CHURNS, EITHER, HIGH, LOW, MEDIUM, STAYS, UNKNOWN, in_words
from ide_assets.settings import Rules
from ide_assets.vocabulary.wording import short_number

if TYPE_CHECKING:
    from collections.abc import Callable

    import ibis.expr.types as ir
    import pandas as pd

    from ide_assets.vocabulary.parameters import MonthParameters

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
    orders: "ir.Table",
    account_merges: "ir.Table",
    insight_usability_monthly: "ir.Table",
    insight_registry_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """What the registry of a month is made from: the rows of tested_on, and the models that served before.

    No row of a model whose data the usability report of the month finds insufficient, so that it is not trained
    (R-CI-2). The input `insight_registry_monthly` is the newest earlier month that has models.
    """
    rows = _examples(
        insight_renewals_monthly, opportunity_outcomes_monthly, orders, account_merges, insight_usability_monthly, month
    )
    former = insight_registry_monthly.filter(insight_registry_monthly.is_serving).select(
        *_FORMER, "model_file", learned_model="model"
    )
    former = together(
        *(
            if_sufficient(former.filter(former.learned_model == kind.model), insight_usability_monthly, kind.model)
            for kind in (SUBSCRIPTION, TRANSACTIONAL)
        )
    )
    return _with_settings(together(rows, former), month, rules)


def tested_on(
    insight_renewals_monthly: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    orders: "ir.Table",
    account_merges: "ir.Table",
    insight_usability_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """What the backtest of a month is made from, with the model in `learned_model`.

    Decided renewals and days with orders, of each model whose data the usability report finds sufficient.
    """
    rows = _examples(
        insight_renewals_monthly, opportunity_outcomes_monthly, orders, account_merges, insight_usability_monthly, month
    )
    return _with_settings(rows, month, rules)


def _examples(
    insight_renewals_monthly: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    orders: "ir.Table",
    account_merges: "ir.Table",
    insight_usability_monthly: "ir.Table",
    month: "MonthParameters",
) -> "ir.Table":
    decided = examples(insight_renewals_monthly, opportunity_outcomes_monthly).select(
        "snapshot_date", "surviving_account_csn", "opportunity_id", "known_on", "churned", *FEATURES
    )
    days = drawn_accounts(order_days(orders, account_merges, month))
    return together(
        *(
            if_sufficient(rows.mutate(learned_model=ibis.literal(kind.model)), insight_usability_monthly, kind.model)
            for kind, rows in ((SUBSCRIPTION, decided), (TRANSACTIONAL, days))
        )
    )


def _with_settings(rows: "ir.Table", month: "MonthParameters", rules: Rules) -> "ir.Table":
    """The rows, with the settings of the training."""
    return rows.mutate(
        now=month.last_day,
        test_months=ibis.literal(rules.insights.test_months, type="int64"),
        horizon_months=ibis.literal(rules.insights.churn_horizon_months, type="int64"),
        window_months=ibis.literal(rules.insights.transactional_window_months, type="int64"),
        origins=ibis.literal(rules.insights.backtest_origins, type="int64"),
    )


def registry(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `insight_registry_monthly`, from those of `learned_from`."""
    from ide_assets.domains.insights.churn import training

    first = rows.iloc[0]
    test_months, window = int(first["test_months"]), int(first["window_months"])

    def registered(of_kind: "pd.DataFrame", known: "pd.DataFrame", kind: Kind) -> "pd.DataFrame":
        former = of_kind[of_kind["model_file"].notna()]
        # Whether a customer ordered again is known one window later, so the months of the test begin that much earlier.
        months = test_months + (window if kind is TRANSACTIONAL else 0)
        return training.registered(known, former, first["now"], months, kind)

    return _shaped(_of_each_kind(rows, registered), REGISTRY.column_names)


def tested(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `insight_backtest_monthly`, from those of `tested_on`."""
    from ide_assets.domains.insights.churn import training

    first = rows.iloc[0]

    def tested_again(of_kind: "pd.DataFrame", known: "pd.DataFrame", kind: Kind) -> "pd.DataFrame":
        ahead = first["horizon_months"] if kind is SUBSCRIPTION else first["window_months"]
        return training.backtest(known, first["now"], int(ahead), int(first["origins"]), kind)

    return _shaped(_of_each_kind(rows, tested_again), BACKTEST.column_names)


def _of_each_kind(
    rows: "pd.DataFrame", result_of: "Callable[[pd.DataFrame, pd.DataFrame, Kind], pd.DataFrame]"
) -> "pd.DataFrame":
    """A function's results for each model that has examples; it gets all rows of the model, its examples, its kind."""
    import pandas as pd

    from ide_assets.domains.insights.examples import ordering

    first = rows.iloc[0]
    parts = []
    for kind in (SUBSCRIPTION, TRANSACTIONAL):
        of_kind = rows[rows["learned_model"] == kind.model]
        if kind is TRANSACTIONAL:
            known = ordering.examples(of_kind[is_day(of_kind)], first["now"], int(first["window_months"]))
        else:
            known = of_kind[of_kind["churned"].notna()]
        if not known.empty:
            parts.append(result_of(of_kind, known, kind).assign(model=kind.model))
    return (pd.concat(parts) if parts else pd.DataFrame()).assign(snapshot_date=first["now"])


def _shaped(table: "pd.DataFrame", names: tuple[str, ...]) -> "pd.DataFrame":
    return table.reindex(columns=list(names))


def to_score(
    insight_renewals_monthly: "ir.Table", insight_registry_monthly: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """What scores are computed from: the month's renewals, and one row with the serving model.

    No row if no model serves.
    """
    renewals = insight_renewals_monthly.select(
        "snapshot_date", "surviving_account_csn", "opportunity_id", "close_date", *FEATURES
    )
    return with_model(renewals, insight_registry_monthly, SUBSCRIPTION)


def with_model(rows: "ir.Table", insight_registry_monthly: "ir.Table", kind: Kind) -> "ir.Table":
    """The rows, and one row with the serving model of the kind; no row if none serves."""
    registry = insight_registry_monthly
    serving = registry.filter(registry.is_serving & (registry.model == kind.model)).select(*_MODEL)
    return together(rows.cross_join(serving.select(any_model="model_version")).drop("any_model"), serving)


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
    is_model = rows["model_file"].notna()
    renewals = rows[~is_model].reset_index(drop=True)
    return scored(renewals, rows[is_model].iloc[0], FEATURES)[list(CHURN.column_names)]


def scored(profiles: "pd.DataFrame", model: "pd.Series", features: tuple[str, ...]) -> "pd.DataFrame":
    """The profiles with `churn_probability`, its interval, band, possible outcomes, drivers and model (R-CI-3, R-CI-4).

    `model` is the row of the registry.
    """
    import json

    import numpy as np
    from scipy.special import expit

    from ide_assets.domains.insights.grading.intervals import possible

    terms = _contributions(profiles, model, features)
    probability = expit(terms.to_numpy().sum(axis=1))
    limits = json.loads(str(model["score_limits"]))
    group = np.minimum(np.searchsorted(limits["edges"], probability), len(limits["edges"]) - 1)
    rate = float(model["baseline_rate"])
    stays, churns = possible(probability, limits["stays_limit"], limits["churns_limit"]).T
    return profiles.assign(
        churn_probability=probability,
        churn_probability_low=np.minimum(np.asarray(limits["low"])[group], probability),
        churn_probability_high=np.maximum(np.asarray(limits["high"])[group], probability),
        churn_band=np.select([probability >= 2 * rate, probability >= rate], [HIGH, MEDIUM], LOW),
        possible_outcomes=np.select([stays & churns, stays], [EITHER, STAYS], CHURNS),
        main_drivers=_main_drivers(profiles, terms, features),
        model_version=str(model["model_version"]),
    )


def drivers(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `insight_drivers_monthly`, from those of `to_explain`."""
    return explained(rows, SUBSCRIPTION)


def explained(rows: "pd.DataFrame", kind: Kind) -> "pd.DataFrame":
    """One row for each scored account and driver, from the accounts' features and the serving model (R-CI-4).

    Columns are those of DRIVERS. The `log_odds` of an account sum to the logit of its score. No row if there is no
    account.
    """
    import pandas as pd

    is_model = rows["model_file"].notna()
    profiles = rows[~is_model].reset_index(drop=True)
    if profiles.empty:
        return profiles.reindex(columns=list(DRIVERS.column_names))
    terms = _contributions(profiles, rows[is_model].iloc[0], kind.features)
    parts = [
        pd.DataFrame(
            {
                "snapshot_date": profiles["snapshot_date"],
                "surviving_account_csn": profiles["surviving_account_csn"],
                "driver": name,
                "driver_value": _shown(profiles[name]) if name in kind.features else None,
                "log_odds": terms[name],
            }
        )
        for name in terms
    ]
    return pd.concat(parts)[list(DRIVERS.column_names)]


def _contributions(profiles: "pd.DataFrame", model: "pd.Series", features: tuple[str, ...]) -> "pd.DataFrame":
    """The contributions of each feature in log-odds."""
    from ide_assets.domains.insights.churn import model as churn
    from ide_assets.domains.insights.churn import persistence

    trained = persistence.from_text(str(model["model_file"]), str(model["model_sha256"]))
    return churn.contributions(trained, profiles[list(features)]).round(_DECIMALS)


def _main_drivers(profiles: "pd.DataFrame", terms: "pd.DataFrame", features: tuple[str, ...]) -> list[str]:
    """The features that move each score most, in words; those that do not move it are left out."""
    import numpy as np

    logits = terms[list(features)].to_numpy()
    values = {name: _shown(profiles[name]).to_numpy() for name in features}
    order = np.argsort(-np.abs(logits), axis=1, kind="stable")[:, :_MAIN_DRIVERS]
    return [
        "; ".join(
            in_words(features[place], values[features[place]][row], float(np.exp(logits[row, place])))
            for place in places
            if logits[row, place]
        )
        for row, places in enumerate(order)
    ]


def _shown(column: "pd.Series") -> "pd.Series":
    """Values as text: numbers without superfluous decimals, yes and no, and `unknown`."""
    return column.astype(object).where(column.notna(), UNKNOWN).map(_text)


def _text(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return short_number(value)
    return {"True": "yes", "False": "no"}.get(str(value), str(value))
