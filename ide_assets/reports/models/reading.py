"""Reads the published tables of a month as findings."""

import json
from dataclasses import fields
from typing import TYPE_CHECKING

from ide_assets.domains.insights.recommendation.tables import RECOMMENDATION_GRADES
from ide_assets.domains.insights.rules import SUBSCRIPTION_CHURN, TRANSACTIONAL_CHURN
from ide_assets.domains.insights.segments.tables import SIZES
from ide_assets.domains.insights.survival.tables import SURVIVAL
from ide_assets.domains.insights.tables import (
    BACKTEST,
    DRIVERS_BY_BAND,
    MODELS,
    MONITORING,
    TRANSACTIONAL_DRIVERS_BY_BAND,
    USABILITY,
)
from ide_assets.domains.insights.value.tables import LIFETIME_GRADES
from ide_assets.domains.insights.words import ALL, CONTRACTS, DRIFT
from ide_assets.months import Month
from ide_assets.reports.models.findings import (
    TITLES,
    Contender,
    DriftOfMonth,
    Driver,
    Findings,
    Lasting,
    Model,
    Monitored,
    Origin,
    Segment,
    Step,
    Tenth,
    ValueModel,
    ValueOrigin,
    Version,
)
from ide_assets.reports.pages.published import bind, chosen_month
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb

#: What drives the scores of each churn model.
_DRIVEN = {SUBSCRIPTION_CHURN: DRIVERS_BY_BAND, TRANSACTIONAL_CHURN: TRANSACTIONAL_DRIVERS_BY_BAND}

#: Tables of the month of the report.
_TABLES = (
    MODELS,
    USABILITY,
    BACKTEST,
    LIFETIME_GRADES,
    RECOMMENDATION_GRADES,
    *_DRIVEN.values(),
    SIZES,
    SURVIVAL,
)

#: Months of drift that the report shows.
_DRIFT_MONTHS = 24


def read(home: Home, settings: Settings, month: Month | None = None) -> Findings:
    """The findings of the newest month with models, or of `month`.

    Raises NotPublishedError if `month` has none, RemovedVersionError if its files were removed.
    """
    ledger = Ledger(home)
    month = chosen_month(ledger, MODELS, "insight models", month)
    if month is None:
        return Findings(None)
    with database.session(settings, home) as connection:
        for table in _TABLES:
            bind(connection, ledger, table, [month])
        bind(connection, ledger, MONITORING, list(month.plus(1 - _DRIFT_MONTHS).through(month)))
        return Findings(
            month,
            _models(connection),
            _origins(connection),
            _values(connection),
            [Contender(*row) for row in connection.execute(_CONTENDERS).fetchall()],
            {model: drivers for model, table in _DRIVEN.items() if (drivers := _drivers(connection, table))},
            [
                Monitored(*row)
                for row in connection.execute(_MONITORED, {"last_day": month.last_day, "drift": DRIFT}).fetchall()
            ],
            [
                DriftOfMonth(model, Month.of(day), *rest)
                for model, day, *rest in connection.execute(_DRIFTS, {"drift": DRIFT}).fetchall()
            ],
            [Segment(*row) for row in connection.execute(_SEGMENTS).fetchall()],
            _survival(connection),
        )


_VERSIONS = """
SELECT model, model_version, model_role, coalesce(is_serving, false), decision, trained_until, training_rows, test_rows,
       grade, auc, auc_low, auc_high, brier_score, brier_baseline
FROM insight_models_monthly ORDER BY model, is_serving DESC NULLS LAST, model_role, model_version
"""

_STEPS = """
SELECT model, step, state, source, examined_column, finding, what_to_do FROM insight_usability_monthly
ORDER BY model, state = 'sufficient', step <> 'profiles', step, examined_column
"""

_ORIGINS = """
SELECT model, origin, grade, profiles, churners, auc, brier_score, brier_baseline, calibration_slope,
       calibration_intercept, lift, captured, score_groups
FROM insight_backtest_monthly WHERE origin <> $everything ORDER BY model, origin
"""

_VALUES = """
SELECT coalesce(value_method, $contracts), coalesce(is_serving, false), decision, grade FROM
insight_lifetime_grades_monthly WHERE origin = $everything ORDER BY 1
"""

_VALUE_ORIGINS = f"""
SELECT {", ".join(field.name for field in fields(ValueOrigin))} FROM insight_lifetime_grades_monthly
WHERE coalesce(value_method, $contracts) = $method AND origin <> $everything ORDER BY origin
"""

# The best one first; the baseline is the last one of equals.
_CONTENDERS = """
SELECT contender, coalesce(is_serving, false), decision, grade, profiles, trained_until, success, success_low,
       success_high
FROM insight_recommendation_grades_monthly ORDER BY success DESC NULLS LAST, grade NULLS LAST, contender
"""

_DRIVERS = """
SELECT driver, churn_band, mean_log_odds, mean_absolute_log_odds, accounts_scored FROM {}
WHERE driver <> 'intercept'
ORDER BY max(mean_absolute_log_odds) FILTER (churn_band = $everything) OVER (PARTITION BY driver) DESC,
         driver, churn_band
"""

_MONITORED = """
SELECT model, monitored, monitored_item, monitored_value, monitored_limit FROM insight_monitoring_monthly
WHERE snapshot_date = $last_day
ORDER BY model, monitored, CASE WHEN monitored = $drift THEN -monitored_value / monitored_limit END, monitored_item
"""

_DRIFTS = """
SELECT model, snapshot_date, max(monitored_value / monitored_limit),
       count(*) FILTER (monitored_value > monitored_limit), count(*)
FROM insight_monitoring_monthly WHERE monitored = $drift GROUP BY model, snapshot_date ORDER BY model, snapshot_date
"""


_SEGMENTS = f"""
SELECT {", ".join(field.name for field in fields(Segment))} FROM segment_sizes_monthly
ORDER BY accounts_in_segment DESC, segment
"""

_SURVIVAL = """
SELECT survival_group, group_value, months_since_start, subscriptions_at_risk, subscriptions_ended, survival,
       survival_low, survival_high
FROM subscription_survival_monthly ORDER BY ALL
"""


def _survival(connection: "duckdb.DuckDBPyConnection") -> dict[tuple[str, str], list[Lasting]]:
    curves: dict[tuple[str, str], list[Lasting]] = {}
    for group, value, *rest in connection.execute(_SURVIVAL).fetchall():
        curves.setdefault((group, value), []).append(Lasting(*rest))
    return curves


def _models(connection: "duckdb.DuckDBPyConnection") -> list[Model]:
    versions: dict[str, list[Version]] = {}
    for name, *values in connection.execute(_VERSIONS).fetchall():
        versions.setdefault(name, []).append(Version(*values))
    steps: dict[str, list[Step]] = {}
    for name, *values in connection.execute(_STEPS).fetchall():
        steps.setdefault(name, []).append(Step(*values))
    order = {name: place for place, name in enumerate(TITLES)}
    names = sorted(versions, key=lambda name: (order.get(name, len(order)), name))
    return [Model(name, versions[name], steps.get(name, [])) for name in names]


def _origins(connection: "duckdb.DuckDBPyConnection") -> dict[str, list[Origin]]:
    origins: dict[str, list[Origin]] = {}
    for model, origin, *values, tenths in connection.execute(_ORIGINS, {"everything": ALL}).fetchall():
        parts = [Tenth(*tenth) for tenth in json.loads(tenths)]
        origins.setdefault(model, []).append(Origin(*(Month.parse(origin), *values, parts)))
    return origins


def _values(connection: "duckdb.DuckDBPyConnection") -> dict[str, ValueModel]:
    asked = {"contracts": CONTRACTS, "everything": ALL}
    values: dict[str, ValueModel] = {}
    for method, is_serving, decision, grade in connection.execute(_VALUES, asked).fetchall():
        rows = connection.execute(_VALUE_ORIGINS, {**asked, "method": method}).fetchall()
        origins = [ValueOrigin(Month.parse(origin), *rest) for origin, *rest in rows]
        values[method] = ValueModel(is_serving, decision, grade, origins)
    return values


def _drivers(connection: "duckdb.DuckDBPyConnection", table: Table) -> list[Driver]:
    drivers: dict[str, Driver] = {}
    rows = connection.execute(_DRIVERS.format(table.name), {"everything": ALL}).fetchall()
    for name, band, mean, size, accounts in rows:
        driver = drivers.setdefault(name, Driver(name, size, {}, {}))
        driver.by_band[band] = mean
        driver.accounts[band] = accounts
    return list(drivers.values())
