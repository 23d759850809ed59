"""A candidate compared with the current file by outcome: how well scores foretell churn, what calls change.

Both sides are computed from the same months, with the functions of the published tables. The effect of calls that were
not made cannot be known: such a number is left out, and the reason is given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ide_assets.domains.actions.reasons import reasons
from ide_assets.domains.actions.tables import CANDIDATES
from ide_assets.domains.effect.estimation import shares
from ide_assets.domains.effect.estimation.estimates import LEAST_UNITS
from ide_assets.domains.effect.tables import ENROLMENTS
from ide_assets.domains.effect.words import PROGRAMME
from ide_assets.domains.engagement.definition import OVERALL
from ide_assets.domains.engagement.history import difference as score_difference
from ide_assets.domains.engagement.tables import SCORES, VALIDATION
from ide_assets.engines import base as engine
from ide_assets.kernel.build import BuildContext, Candidate, RunTables
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.operations.rehearsal import Rehearsal
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import home_of
from ide_assets.store.hypothetical import HypotheticalLedger
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.store.shadows import Kind, Shadow
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

CURRENT, CANDIDATE, DIFFERENCE = "current", "candidate", "difference"

#: Columns of `engagement_validation_monthly` that a comparison shows.
MEASURES = (
    *("history", "component", "score_months", "accounts_followed", "accounts_lost"),
    *("correlation", "correlation_low", "correlation_high", "correlation_ceiling"),
    *("auc", "auc_low", "auc_high", "lowest_decile_share", "band_order", "good_share", "not_estimated_because"),
)

#: Calls by who has them, in the order in which they are shown.
ALL_CURRENT, ALL_CANDIDATE = "current list", "candidate list"
SHARED, DROPPED, ADDED, OTHER_ARM = "in both lists", "only in the current list", "only in the candidate", "other arm"

_DECIMALS = 2


def accounts_that_differ(
    connection: "duckdb.DuckDBPyConnection",
    kind: Kind,
    ledger: Ledger,
    before: Mapping[str, Entry],
    after: Mapping[str, Entry],
) -> int:
    """The number of accounts with other actions, or with another status of the overall score."""
    if kind is Kind.REASONS:
        table, value, condition = CANDIDATES, "action_key", "verdict = 'selected'"
    else:
        table, value, condition = SCORES, "status", f"component = '{OVERALL}'"
    columns = f"surviving_account_csn, {value} AS value"
    was, now = (
        f"SELECT {columns} FROM ({_rows(ledger, entries, table.name, engine.no_rows(table.columns))}) WHERE {condition}"
        for entries in (before, after)
    )
    differing = f"(({was}) EXCEPT ({now})) UNION ALL (({now}) EXCEPT ({was}))"
    counted = connection.execute(f"SELECT count(DISTINCT surviving_account_csn) FROM ({differing})").fetchone()
    return int(counted[0]) if counted else 0


def _rows(ledger: Ledger, entries: Mapping[str, Entry], table: str, otherwise: str) -> str:
    entry = entries.get(table)
    path = None if entry is None else ledger.found(entry)
    return otherwise if path is None else f"SELECT * FROM {database.parquet([path])}"


def compared(
    opened: Rehearsal,
    settings: Settings,
    shadow: Shadow,
    recipes: Sequence[Recipe],
    month: Month,
    published: Ledger,
    ahead: Ledger,
) -> dict[str, Any]:
    """The comparison of both sides as of a month, from the shadow's months up to it; values of JSON."""
    if shadow.kind is Kind.DEFINITION:
        recipe = next(one for one in recipes if one.table.name == VALIDATION.name)
        measures = {
            side: _rows_of(recipe, MEASURES, opened, of_side, month, _scores_since(shadow.since, ledger))
            for side, of_side, ledger in ((CURRENT, settings, published), (CANDIDATE, opened.settings, ahead))
        }
        both = [*_scores_since(shadow.since, published), *_candidate_scores(shadow.since, month, published, ahead)]
        difference = score_difference.RECIPE
        return measures | {
            DIFFERENCE: _rows_of(difference, difference.table.column_names, opened, settings, month, both)
        }
    none = engine.no_rows(ENROLMENTS.columns)
    current, candidate = (
        _rows(ledger, ledger.published[month], ENROLMENTS.name, none) for ledger in (published, ahead)
    )
    drawn = opened.connection.execute(draws(current, candidate, shadow.since)).df()
    return {"calls": calls(drawn, frozenset(reasons.of(settings.rules).topics))}


def _scores_since(since: Month, ledger: Ledger) -> list[Entry]:
    """The entries of a ledger without scores of months before the shadow's, which are those of the current file."""
    return [
        entry
        for entry in ledger.history
        if entry.table != VALIDATION.name and not (entry.table == SCORES.name and entry.month < since)
    ]


def _candidate_scores(since: Month, month: Month, published: Ledger, ahead: Ledger) -> list[Entry]:
    """The candidate's scores as a table beside the published ones, with the publications of these."""
    return [
        replace(
            tables[SCORES.name],
            table=score_difference.CANDIDATE_SCORES.name,
            publication=published.publication_of(scored),
        )
        for scored, tables in ahead.published.items()
        if since <= scored <= month and SCORES.name in tables
    ]


def _rows_of(
    recipe: Recipe,
    names: Sequence[str],
    opened: Rehearsal,
    settings: Settings,
    month: Month,
    entries: Sequence[Entry],
) -> list[dict[str, Any]]:
    """The rows of a table by history, the longest first, and component, built from these entries and not stored."""
    tables = RunTables(opened.lake, HypotheticalLedger(home_of(settings), entries), "comparison", frozenset())
    with opened.workspace() as workspace:
        built = recipe.build(BuildContext(month, month.last_day, settings, tables, workspace))
    if not isinstance(built, Candidate):
        return []
    query = f"SELECT {', '.join(names)} FROM {database.parquet([built.path])} ORDER BY history DESC, component"
    rows = opened.connection.execute(query).fetchall()
    built.path.unlink()
    return [dict(zip(names, row, strict=True)) for row in rows]


def draws(current: str, candidate: str, since: Month) -> str:
    """The accounts that either list drew for a play from a month on (SQL, of two queries of enrolments).

    Columns: action_key, account, `offered` and `candidate_offered` (null: not in that list), unit, treated and renewed
    (null: unknown). Accounts that were drawn before the shadow began are the same in both lists, and left out.
    """
    columns = (
        "action_key, surviving_account_csn, is_offered, holdout_unit, first_performed_on IS NOT NULL AS is_treated, "
        "is_renewed"
    )
    one, other = (
        f"(SELECT {columns} FROM ({rows}) WHERE enrolled_on >= DATE '{since.last_day}' AND action_key <> '{PROGRAMME}')"
        for rows in (current, candidate)
    )
    return (
        "SELECT coalesce(c.action_key, n.action_key) AS action_key, "
        "coalesce(c.surviving_account_csn, n.surviving_account_csn) AS account, "
        "c.is_offered AS offered, n.is_offered AS candidate_offered, "
        "coalesce(c.holdout_unit, n.holdout_unit) AS unit, coalesce(c.is_treated, false) AS treated, "
        f"coalesce(c.is_renewed, n.is_renewed) AS renewed FROM {one} AS c FULL JOIN {other} AS n "
        "ON c.action_key = n.action_key AND c.surviving_account_csn = n.surviving_account_csn ORDER BY ALL"
    )


def calls(drawn: "pd.DataFrame", holding_back: frozenset[str]) -> list[dict[str, Any]]:
    """Renewals per hundred calls: of each list, and of the calls that are in both or in one of them.

    `drawn` has the rows of `draws`; `holding_back` are the plays of the current list that hold accounts back, without
    which there is nothing to compare with. Only the calls of the current list were made. The effect of a call
    that only the candidate has is unknown, and with it that of the whole candidate.
    """
    is_current, is_candidate = drawn["offered"].notna(), drawn["candidate_offered"].notna()
    same_arm = is_current & is_candidate & (drawn["offered"] == drawn["candidate_offered"])
    other_arm = is_current & is_candidate & ~same_arm
    dropped, added = is_current & ~is_candidate, is_candidate & ~is_current
    unknown = int((added | other_arm).sum())
    why = ""
    if unknown:
        why = (
            f"unknown for {unknown:,} of its {int(is_candidate.sum()):,} draws: the current list does not have them, "
            "or in the other arm"
        )
    return [
        _row(ALL_CURRENT, drawn[is_current], "offered", holding_back),
        _row(ALL_CANDIDATE, drawn[is_candidate], "candidate_offered", holding_back, why),
        _row(SHARED, drawn[same_arm], "offered", holding_back),
        _row(DROPPED, drawn[dropped], "offered", holding_back),
        _row(OTHER_ARM, drawn[other_arm], "offered", holding_back, "called by one list and held back by the other"),
        _row(ADDED, drawn[added], "candidate_offered", holding_back, "no account was called"),
    ]


def _row(part: str, rows: "pd.DataFrame", arm: str, holding_back: frozenset[str], why: str = "") -> dict[str, Any]:
    offered = rows[arm].astype(bool)
    known = rows["renewed"].notna()
    row: dict[str, Any] = {
        "part": part,
        "calls": int(offered.sum()),
        "held_back": int((~offered).sum()),
        "renewals_known": int(known.sum()),
        "renewed_share": round(100 * float(rows["renewed"][known].mean()), _DECIMALS) if known.any() else None,
        "renewals_per_hundred_calls": None,
        "low": None,
        "high": None,
        "not_measured_because": why if len(rows) else "no call",
    }
    if why or not len(rows):
        return row
    measured = rows[known & rows["action_key"].isin(holding_back)]
    estimate = None
    if len(measured):
        estimate = shares.difference(
            measured["renewed"].to_numpy(dtype=bool),
            measured[arm].to_numpy(dtype=bool),
            measured["treated"].to_numpy(dtype=bool),
            measured["unit"].to_numpy(),
        )
    if estimate is None:
        units = measured.groupby(measured[arm].astype(bool))["unit"].nunique()
        least = min(int(units.get(True, 0)), int(units.get(False, 0)))
        return row | {
            "not_measured_because": f"{plural(least, 'unit')} with a known renewal in the smaller arm: at least "
            f"{LEAST_UNITS} are needed"
        }
    names = {"renewals_per_hundred_calls": "effect", "low": "low", "high": "high"}
    return row | {name: round(getattr(estimate, field), _DECIMALS) + 0.0 for name, field in names.items()}
