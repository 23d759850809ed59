"""Handmade months of actions. Defaults: account `A`, its opportunity `O-A`, play `P`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from ide_assets.domains.actions.tables import ACTIONS, CANDIDATES, SIGNALS
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database, release_building
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.table import Table
from ide_assets_tests.inline import Rows, load
from ide_assets_tests.small_home import entry

TABLES = (ACTIONS, CANDIDATES, SIGNALS)

#: Owners of accounts; others have none.
OWNERS = {"A": "Ann", "B": "Bob"}


def action_id(month: str, account: str = "A", key: str = "P") -> str:
    return f"{month}/{account}/{key}"


def candidate(month: str, verdict: str = "selected", account: str = "A", key: str = "P", **more: Any) -> dict[str, Any]:
    """A candidate. A selected one gets its own id; for an open one, `since` is the month that selected it."""
    since = more.pop("since", month if verdict == "selected" else None)
    rows: dict[str, Any] = {
        "snapshot_date": Month.parse(month).last_day,
        "surviving_account_csn": account,
        "action_key": key,
        "opportunity_id": f"O-{account}",
        "tenant_id": 7,
        "original_account_csn": account,
        "contract_id": "C1",
        "offering_product_line_code": "ACDIST",
        "opportunity_close_date": Month.parse("2023-12").first_day,
        "action_name": f"Play {key}",
        "lifecycle": "Adopt",
        "channel": "human",
        "cohort": "Base",
        "priority": 1,
        "value_at_stake": 1000.0,
        "gap": 0.2,
        "confidence": "high",
        "weaknesses": "",
        "goal": f"assignment 40% against 60%, in {month}",
        "verdict": verdict,
        "verdict_reason": f"{verdict}, in words",
        "candidate_rank": 1 if verdict == "selected" else None,
        "action_id": None if since is None else action_id(since, account, key),
        "again_from": Month.parse(month if since is None else since).plus(3).first_day,
        "due_on": Month.parse(month).plus(1).first_day if verdict == "selected" else None,
        "expected_value": 100.0,
        "why_now": "assignment 40% against 60%",
        "next_step": "Call the administrator.",
        "success_criterion": "Assignment at 60%.",
        "owner_id": OWNERS.get(account),
    }
    assert set(more) <= set(CANDIDATES.column_names), more
    return {**rows, **more}


def selected(candidates: Rows) -> list[dict[str, Any]]:
    """The month's actions, as the product derives them from the candidates."""
    return [
        {
            **{name: row.get(name) for name in ACTIONS.column_names},
            "action_rank": row["candidate_rank"],
            "account_name": f"Company {row['surviving_account_csn']}",
            "contact_id": f"P-{row['surviving_account_csn']}",
        }
        for row in candidates
        if row["verdict"] == "selected"
    ]


class ActionsHome:
    """Months of candidates, published and released by hand."""

    def __init__(self, root: Path) -> None:
        self.home = Home(root.resolve())
        self.settings = Settings(home=self.home.root)

    def publish(self, month: str, *candidates: dict[str, Any], signals: Rows = ()) -> int:
        """Publish a month, release it, and return the number of its publication."""
        number = Ledger(self.home).publication + 1
        rows_by_table: dict[str, Sequence[Any]] = {
            ACTIONS.name: selected(candidates),
            CANDIDATES.name: candidates,
            SIGNALS.name: signals,
        }
        entries = []
        for table in TABLES:
            new_entry = entry(number, table.name, sha256=f"{number}", month=month, rows=len(rows_by_table[table.name]))
            self._write(table, rows_by_table[table.name], self.home.lake / new_entry.file)
            entries.append(new_entry)
        Ledger(self.home).publish(entries)
        release_building.build(self.home, self.settings, TABLES, Ledger(self.home))
        return number

    def _write(self, table: Table, rows: Rows, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with duckdb.connect() as connection:
            load(connection, table, rows)
            connection.execute(f'COPY "{table.name}" TO {database.literal(path)} (FORMAT parquet)')
