"""Does expected value select better calls than priority? `python -m benchmarks.ranking`.

A simulated book of renewals is worked through month by month. Each play saves a planted share of renewals; calls are
limited per month. Two policies select among the same candidates: the priorities of the reasons file, and the product's
expected value (the code of `domains/actions/choice/value.py`, with a tenth held back). Planted uplifts differ from the
priors, and gaps are partly chance: if the account is not truly below, a call saves nothing.

Prints renewals and revenue saved per hundred calls by policy, and their difference with a 95% interval over paired
seeds. Exits with 1 if the interval of revenue includes zero. A seed takes a second.
"""

import argparse
import sys
from dataclasses import dataclass
from functools import cache

import duckdb
import numpy as np

from ide_assets.domains.actions.choice.value import UNKNOWN_PROBABILITY, uplifts
from ide_assets.domains.actions.reasons import reasons
from ide_assets.domains.actions.tables import HISTORY
from ide_assets.engines import dialects

#: Share of accounts without a call that renew.
BASE_RENEWAL = 0.75

#: Share of candidates that are held back.
HELD_BACK = 0.1


@dataclass(frozen=True)
class Book:
    """The size of the simulated book: candidates and calls per month, and months."""

    candidates: int = 400
    calls: int = 80
    months: int = 12


@dataclass(frozen=True)
class Saved:
    """Renewals and revenue (US dollars) saved per hundred calls."""

    renewals: float
    revenue: float


def play(seed: int, book: Book, by_value: bool) -> Saved:
    """Work through one book with one policy. Seeds are paired: both policies get the same candidates."""
    declared = reasons.load(None, "")
    human = [reason for reason in declared.reasons if reason.channel == "human" and reason.holdout]
    rng = np.random.default_rng(seed)
    truth = np.clip(rng.normal([reason.prior_uplift for reason in human], 0.05), 0, 0.2)
    priority = np.array([reason.priority for reason in human])
    decided: list[tuple[str, bool, bool]] = []
    saved = revenue = calls = 0.0
    for _ in range(book.months):
        which = rng.integers(len(human), size=book.candidates)
        worth = rng.lognormal(8.5, 1.0, book.candidates)
        probability = rng.beta(3, 1.2, book.candidates)
        is_below = rng.random(book.candidates) < probability
        held = rng.random(book.candidates) < HELD_BACK
        luck = rng.random(book.candidates)
        if by_value:
            uplift = _uplifts(decided)
            expected = np.array([uplift[human[play].key] for play in which]) * worth * probability
            order = np.argsort(-expected, kind="stable")
        else:
            # Today's rule: by priority, then by value at stake.
            order = np.lexsort((-worth, priority[which]))
        chosen = order[: book.calls]
        effect = truth[which] * is_below
        for n in chosen:
            renews = bool(luck[n] < BASE_RENEWAL + (0 if held[n] else effect[n]))
            decided.append((human[which[n]].key, not held[n], renews))
        called = chosen[~held[chosen]]
        saved += float(effect[called].sum())
        revenue += float((effect[called] * worth[called]).sum())
        calls += len(called)
    return Saved(100 * saved / calls, 100 * revenue / calls)


def _uplifts(decided: list[tuple[str, bool, bool]]) -> dict[str, float]:
    """The product's uplift of each play after these decided renewals (play, offered, renewed)."""
    sql = _uplifts_sql()
    with duckdb.connect() as connection:
        columns = ", ".join(f'"{column.name}" {column.type.duckdb}' for column in HISTORY.columns)
        connection.execute(f"CREATE TABLE {HISTORY.name} ({columns})")
        keys, offered, renewed = (list(values) for values in zip(*decided, strict=True)) if decided else ([], [], [])
        connection.execute(
            f"INSERT INTO {HISTORY.name} (action_key, topic, is_offered, is_renewed) "
            "SELECT unnest($keys::VARCHAR[]), 'topic', unnest($offered::BOOLEAN[]), unnest($renewed::BOOLEAN[])",
            {"keys": keys, "offered": offered, "renewed": renewed},
        )
        return {key: value for key, value, _ in connection.execute(sql).fetchall()}


@cache
def _uplifts_sql() -> str:
    return dialects.to_sql(uplifts(HISTORY.to_ibis(), reasons.load(None, "")))


def differences(seeds: range, book: Book) -> tuple[list[Saved], list[Saved]]:
    """The results of each seed by expected value, and by priority."""
    return [play(seed, book, True) for seed in seeds], [play(seed, book, False) for seed in seeds]


def interval(gains: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> tuple[float, float, float]:
    """Mean and 95% interval of the paired differences."""
    mean, error = float(gains.mean()), float(gains.std(ddof=1) / len(gains) ** 0.5)
    return mean, mean - 1.96 * error, mean + 1.96 * error


def main() -> int:
    """Measure and print; the exit code is 1 if expected value is not better."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=60)
    options = parser.parse_args()
    by_value, by_priority = differences(range(options.seeds), Book())
    worst = 0.0
    for name in ("renewals", "revenue"):
        ours, theirs = (np.array([getattr(run, name) for run in saved]) for saved in (by_value, by_priority))
        mean, low, high = interval(ours - theirs)
        print(
            f"{name} saved per hundred calls: {ours.mean():,.2f} by expected value, {theirs.mean():,.2f} by priority, "
            f"difference {mean:,.2f} ({low:,.2f} to {high:,.2f})"
        )
        worst = low if name == "revenue" else worst
    print(f"Unknown probabilities count as {UNKNOWN_PROBABILITY}; a tenth of the candidates is held back.")
    return 0 if worst > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
