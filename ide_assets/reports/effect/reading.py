"""Reads the published tables of a month as findings."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from ide_assets.domains.actions.tables import CANDIDATES
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.effect.conclusions.measuring import BEFORE_AFTER, PLACEBO_LEAD, TREATED
from ide_assets.domains.effect.rules import STUDY_MONTHS
from ide_assets.domains.effect.tables import AIMS, BALANCE, EFFECTS, ENROLMENTS, FAIRNESS, REVENUE, TRAJECTORIES
from ide_assets.domains.effect.words import ALL, PROGRAMME, RENEWAL
from ide_assets.months import Month
from ide_assets.reports.effect.findings import (
    MEASURING,
    Answer,
    Comparison,
    Enrolled,
    Estimate,
    Findings,
    Performed,
    Play,
    Revenue,
    Share,
    TrajectoryPoint,
)
from ide_assets.reports.effect.questions import Aim, Question
from ide_assets.reports.pages.published import bind, chosen_month
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

INTERVENTIONS = BY_NAME["interventions"].table

#: What all plays together are judged by, and a play that declares nothing.
_AIM_OF_ALL = Aim(RENEWAL, "up", 0, 2.0)
_UNDECLARED = Aim("utilisation_rate", "up", 3, 2.0)


def read(home: Home, settings: Settings, month: Month | None = None, publication: int | None = None) -> Findings:
    """The findings of the newest month with effects, or of `month`, as of now or of a publication.

    Raises NotPublishedError if `month` has none, RemovedVersionError if its files were removed.
    """
    ledger = Ledger(home, publication)
    month = chosen_month(ledger, EFFECTS, "effects of actions", month)
    if month is None:
        return Findings(None)
    with database.session(settings, home) as connection:
        for table in (EFFECTS, AIMS, REVENUE, TRAJECTORIES, BALANCE, FAIRNESS, ENROLMENTS):
            bind(connection, ledger, table, [month])
        study = list(month.plus(-STUDY_MONTHS).through(month))
        for table in (CANDIDATES, INTERVENTIONS):
            bind(connection, ledger, table, study)
        return _findings(connection, month)


def _findings(connection: "duckdb.DuckDBPyConnection", month: Month) -> Findings:
    names = dict(
        connection.execute(
            "SELECT action_key, arg_max(action_name, (snapshot_date, action_name)) FROM ide_action_candidates_monthly "
            "WHERE action_name IS NOT NULL GROUP BY 1"
        ).fetchall()
    )
    answers = _answers(connection)
    enrolled = {key: Enrolled(*rest) for key, *rest in connection.execute(_ENROLLED).fetchall()}
    trajectories = _grouped(connection, TRAJECTORIES, TrajectoryPoint, "measured, arm, months_since")
    balance = _grouped(connection, BALANCE, Comparison, "abs(standardised_difference) DESC NULLS LAST, characteristic")
    revenue = _grouped(connection, REVENUE, Revenue, "quarter")
    aims = dict(_rows(connection, AIMS, Aim, "action_key"))
    performed: dict[str, list[Performed]] = {}
    for key, *rest in connection.execute(_PERFORMED).fetchall():
        performed.setdefault(key, []).append(Performed(*rest))

    def play(key: str, name: str) -> Play:
        return Play(
            key,
            name,
            aims.get(key, _AIM_OF_ALL if key == ALL else _UNDECLARED),
            answers.get(key, {}),
            enrolled.get(key, Enrolled()),
            trajectories.get(key, ()),
            balance.get(key, ()),
            performed.get(key, ()),
            revenue.get(key, ()),
        )

    plays = [play(key, names.get(key) or key) for key in sorted({*answers, *enrolled} - {ALL, PROGRAMME})]
    fairness = _grouped(connection, FAIRNESS, Share, "dimension, accounts_measured DESC, group_value")
    programme = play(PROGRAMME, "All actions") if PROGRAMME in enrolled else None
    result = Findings(month, plays, None, programme, fairness)
    if ALL not in answers:
        return result
    together = replace(play(ALL, "All plays together"), enrolled=result.enrolled)
    return replace(result, together=together)


_ENROLLED = """
SELECT action_key, count(*) FILTER (is_offered), count(*) FILTER (NOT is_offered),
       count(*) FILTER (is_offered AND first_performed_on IS NOT NULL),
       count(*) FILTER (NOT is_offered AND first_performed_on IS NOT NULL), min(enrolled_on), max(enrolled_on)
FROM action_enrolments_monthly GROUP BY 1
"""

_PERFORMED = """
SELECT action_key, channel, outcome, count(DISTINCT intervention_id), count(DISTINCT account_csn)
FROM interventions GROUP BY ALL ORDER BY action_key, 4 DESC, channel, outcome
"""


def _rows(connection: "duckdb.DuckDBPyConnection", table: Table, row: type[T], order: str) -> Iterator[tuple[str, T]]:
    """The rows of a table, each with the first key column after the month: the play or the dimension."""
    names = ", ".join(f'"{field.name}"' for field in fields(row))
    whose = table.key[1]
    for first, *values in connection.execute(
        f'SELECT "{whose}", {names} FROM "{table.name}" ORDER BY {order}'
    ).fetchall():
        yield first, row(*values)


def _grouped(connection: "duckdb.DuckDBPyConnection", table: Table, row: type[T], order: str) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for whose, item in _rows(connection, table, row, order):
        groups.setdefault(whose, []).append(item)
    return groups


def _answers(connection: "duckdb.DuckDBPyConnection") -> dict[str, dict[Question, Answer]]:
    rows: dict[str, dict[Question, dict[str, Estimate]]] = {}
    for key, estimate in _rows(connection, EFFECTS, Estimate, "action_key, measured, horizon_months, method"):
        question = Question(estimate.measured, estimate.horizon_months)
        rows.setdefault(key, {}).setdefault(question, {})[estimate.method] = estimate
    return {
        key: {
            question: Answer(
                next((by_method[method] for method in MEASURING if method in by_method), None),
                by_method.get(TREATED),
                by_method.get(BEFORE_AFTER),
                by_method.get(PLACEBO_LEAD),
            )
            for question, by_method in questions.items()
        }
        for key, questions in rows.items()
    }
