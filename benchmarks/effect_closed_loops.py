"""Do the promises hold where vendor and product answer each other? `python -m benchmarks.effect_closed_loops`.

Each loop plays months of a made-up vendor against the whole pipeline: deliveries, actions, hand-over, some actions
carried out, customers that respond, accounts that merge. Counted are what must never happen (an account that is held
back or in the universal control is handed over, a customer is in both arms of a topic), how many actions end in the
next month without anybody having acted, and wrong conclusions of `action_effects` in the last month. Exits with 1 where
one is outside its bound. A loop of ten months takes about a minute of one core.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.effect_end_to_end import Size, kind, play_through, published, settings_of
from ide_assets.domains.accounts.tables import ACCOUNT_MERGES
from ide_assets.domains.actions.handover.handover import Status, Why, hand_over
from ide_assets.domains.actions.tables import ACTIONS, CANDIDATES, HISTORY, HOLDOUT
from ide_assets.domains.effect.tables import EFFECTS, ENROLMENTS
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger

#: Ends of an action by a person's work, or by its cool-down.
_ACTED = {Why.DONE, Why.SNOOZED, Why.DECLINED, Why.COOL_DOWN_OVER}

#: The largest share of actions that may end in the next month without anybody having acted.
MOST_ENDING_ALONE = 0.25


@dataclass(frozen=True)
class Promises:
    """What one loop counted."""

    handed_over: int
    enrolled_held_back: int
    in_control: int
    held_back_handed_over: int
    control_handed_over: int
    in_both_arms: int
    open_before: int
    ended_alone: int
    plays_without_effect: int
    called_effective: int
    plays: int
    wrong: int

    def __add__(self, other: "Promises") -> "Promises":
        return Promises(*(a + b for a, b in zip(_values(self), _values(other), strict=True)))

    @property
    def broken(self) -> list[str]:
        """The promises that do not hold, in words."""
        never = {
            "held-back accounts handed over": self.held_back_handed_over,
            "accounts of the universal control handed over": self.control_handed_over,
            "customers in both arms": self.in_both_arms,
        }
        broken = [f"{name}: {count}" for name, count in never.items() if count]
        if self.ended_alone > MOST_ENDING_ALONE * self.open_before:
            broken.append(f"{self.ended_alone} of {self.open_before} actions ended without any intervention")
        # Three standard errors above 5%.
        for name, count, of in (
            ("plays without effect called effective", self.called_effective, self.plays_without_effect),
            ("wrong conclusions", self.wrong, self.plays),
        ):
            if count > 0.05 * of + 3 * (0.05 * 0.95 * of) ** 0.5:
                broken.append(f"{name}: {count} of {of}")
        return broken


def _values(promises: Promises) -> Sequence[int]:
    return [getattr(promises, name) for name in Promises.__dataclass_fields__]


def loop(seed: int, size: Size) -> Promises:
    """Play one loop, and delete its files."""
    with tempfile.TemporaryDirectory(prefix="loop-") as name:
        settings = settings_of(Path(name) / "landing", Path(name) / "home", size)
        play_through(settings, size, seed)
        return counted(settings, size)


def counted(settings: Settings, size: Size) -> Promises:
    """What the published tables of a loop and the hand-overs of its months show."""
    with duckdb.connect() as connection:
        for table in (ACTIONS, CANDIDATES, HISTORY, HOLDOUT, EFFECTS, ENROLMENTS):
            connection.execute(f"CREATE TABLE {table.name} AS FROM {published(settings, table)}")
        connection.execute(f"CREATE TABLE account_merges AS {_merges(settings)}")
        open_rows = list(_handed_over(connection, size))
        held_back = control = 0
        for month, rows in open_rows:
            held_back += _count(connection, _HELD_BACK, month, [row for row in rows if row["status"] != Status.ENDED])
            control += _count(connection, _CONTROL, month, [row for row in rows if row["status"] != Status.ENDED])
        ((both_arms,),) = connection.execute(_BOTH_ARMS, {"last": size.last.last_day}).fetchall()
        ((enrolled_held_back, in_control),) = connection.execute(_NOT_OFFERED, {"last": size.last.last_day}).fetchall()
        judged = connection.execute(
            "SELECT action_key, conclusion FROM action_effects WHERE is_primary "
            "AND action_key NOT IN ('all', 'programme') AND snapshot_date = $last",
            {"last": size.last.last_day},
        ).fetchall()
    zero = [conclusion for key, conclusion in judged if kind(key) in ("zero", "regression")]
    effective = sum(conclusion == "effective" for conclusion in zero)
    return Promises(
        sum(row["status"] == Status.NEW for _, rows in open_rows for row in rows),
        enrolled_held_back,
        in_control,
        held_back,
        control,
        both_arms,
        # In its first month nothing was open before.
        sum(row["status"] != Status.ENDED for _, rows in open_rows[:-1] for row in rows),
        sum(
            row["status"] == Status.ENDED and row["status_reason"] not in _ACTED
            for _, rows in open_rows
            for row in rows
        ),
        len(zero),
        effective,
        len(judged),
        # No play of this vendor does harm.
        effective + sum(conclusion == "harmful" for _, conclusion in judged),
    )


def _merges(settings: Settings) -> str:
    """SQL of the merges known in each month, which have no date of their own."""
    ledger = Ledger(Home(settings.home.resolve()))
    return " UNION ALL ".join(
        f"SELECT DATE '{month.last_day}' AS snapshot_date, * FROM "
        f"{database.parquet([ledger.path(tables[ACCOUNT_MERGES.name])])}"
        for month, tables in ledger.published.items()
    )


def _handed_over(connection: duckdb.DuckDBPyConnection, size: Size) -> Iterator[tuple[Month, list[dict[str, Any]]]]:
    """Each month with the rows handed over with it."""
    before: list[dict[str, Any]] = []
    first: dict[str, object] = {}
    for month in size.first.through(size.last):
        selected = _rows(connection, "FROM ide_actions_monthly WHERE snapshot_date <= $day", month)
        candidates = _rows(connection, "FROM ide_action_candidates_monthly WHERE snapshot_date = $day", month)
        before = hand_over(month, selected, candidates, before, first=first)
        first |= {str(row["action_id"]): row["first_handed_over"] for row in before if row["status"] == Status.NEW}
        yield month, before


def _rows(connection: duckdb.DuckDBPyConnection, query: str, month: Month) -> list[dict[str, Any]]:
    cursor = connection.execute(query, {"day": month.last_day})
    names = [str(column[0]) for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _count(
    connection: duckdb.DuckDBPyConnection, query: str, month: Month, rows: Sequence[Mapping[str, object]]
) -> int:
    parameters = {
        "day": month.last_day,
        "accounts": [row["surviving_account_csn"] for row in rows],
        "plays": [row["action_key"] for row in rows],
    }
    ((count,),) = connection.execute(query, parameters).fetchall()
    return int(count)


_SURVIVOR = """
survivor AS (
    SELECT victim_account_csn AS csn, surviving_account_csn AS now FROM account_merges WHERE snapshot_date = $day
),
handed AS (SELECT DISTINCT unnest($accounts::VARCHAR[]) AS account, unnest($plays::VARCHAR[]) AS action_key)
"""

#: Accounts handed over with a play of a topic from which they, or an account merged into them, are held back.
_HELD_BACK = f"""
WITH {_SURVIVOR},
topic AS (SELECT DISTINCT action_key, topic FROM ide_action_history_monthly WHERE topic IS NOT NULL),
held AS (
    SELECT DISTINCT coalesce(s.now, h.surviving_account_csn) AS account, topic
    FROM ide_action_history_monthly h LEFT JOIN survivor s ON s.csn = h.surviving_account_csn
    WHERE NOT is_offered AND topic IS NOT NULL AND snapshot_date = $day
)
SELECT count(*) FROM handed JOIN topic USING (action_key) JOIN held USING (account, topic)
"""

#: Enrolments in plays that were held back, and accounts of the programme in the universal control.
_NOT_OFFERED = """
SELECT count(*) FILTER (action_key <> 'programme'), count(*) FILTER (action_key = 'programme')
FROM action_enrolments_monthly WHERE NOT is_offered AND snapshot_date = $last
"""

#: Accounts handed over that are in the universal control, themselves or by one merged into them.
_CONTROL = f"""
WITH {_SURVIVOR},
control AS (
    SELECT DISTINCT coalesce(s.now, h.surviving_account_csn) AS account
    FROM ide_holdout_monthly h LEFT JOIN survivor s ON s.csn = h.surviving_account_csn
    WHERE is_control AND snapshot_date = $day
)
SELECT count(*) FROM handed JOIN control USING (account)
"""

#: Customers that the last month's measurement has in both arms of a play.
_BOTH_ARMS = """
WITH survivor AS (
    SELECT victim_account_csn AS csn, surviving_account_csn AS now FROM account_merges WHERE snapshot_date = $last
),
arm AS (
    SELECT action_key, coalesce(s.now, e.surviving_account_csn) AS account, is_offered
    FROM action_enrolments_monthly e LEFT JOIN survivor s ON s.csn = e.surviving_account_csn
    WHERE e.snapshot_date = $last
)
SELECT count(*) FROM (SELECT 1 FROM arm GROUP BY action_key, account HAVING count(DISTINCT is_offered) > 1)
"""


def main() -> int:
    """Play the loops, print what was counted, and say by the exit code whether all promises hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--loops", type=int, default=10)
    parser.add_argument("--months", type=int, default=10)
    parser.add_argument("--accounts", type=int, default=2500)
    parser.add_argument("--minutes", type=float, default=60, help="stop after this time, with the loops done by then")
    options = parser.parse_args()
    end = time.monotonic() + 60 * options.minutes
    size = Size(options.accounts, Month.parse("2022-10"), options.months, 0.1)
    together: Promises | None = None
    for seed in range(1, options.loops + 1):
        began = time.process_time()
        promises = loop(seed, size)
        together = promises if together is None else together + promises
        print(f"loop {seed} ({time.process_time() - began:.0f} s of CPU): {promises}", flush=True)
        if time.monotonic() > end:
            break
    assert together is not None
    print(f"together: {together}")
    for line in together.broken:
        print(f"OUTSIDE: {line}")
    return 1 if together.broken else 0


if __name__ == "__main__":
    sys.exit(main())
