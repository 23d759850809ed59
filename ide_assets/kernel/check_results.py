"""Check results: the outcome of every check of every candidate, published or not.

One file of JSON lines per month and run, one line per judged table. Reports and SQL read them.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from ide_assets.kernel.expectations import Verdict
from ide_assets.kernel.figures import Figures
from ide_assets.months import Month
from ide_assets.store.files import append_line
from ide_assets.store.home import Home
from ide_assets.vocabulary.table import Table

#: Types of a line's fields, to read the files with SQL.
LINE_TYPES: Mapping[str, str] = {
    "month": "VARCHAR",
    "table_name": "VARCHAR",
    "run_id": "VARCHAR",
    "judged_at": "TIMESTAMPTZ",
    "rows": "BIGINT",
    "figures": "STRUCT(totals MAP(VARCHAR, DOUBLE), shares MAP(VARCHAR, MAP(VARCHAR, DOUBLE)), "
    "distances MAP(VARCHAR, DOUBLE))",
    "checks": 'STRUCT("name" VARCHAR, consequence VARCHAR, blocking BOOLEAN, structural BOOLEAN, passed BOOLEAN, '
    "failing BIGINT, rows BIGINT, note VARCHAR, waived VARCHAR, "
    "types VARCHAR[], explained MAP(VARCHAR, BIGINT), sample JSON)[]",
}


def record(
    home: Home, table: Table, month: Month, run_id: str, now: datetime, figures: Figures, verdicts: Sequence[Verdict]
) -> None:
    """Append the results of judging one candidate."""
    file = file_of(home, month, run_id)
    home.writable(file.parent)
    line = {
        "month": str(month),
        "table_name": table.name,
        "run_id": run_id,
        "judged_at": now.isoformat(timespec="seconds"),
        "rows": int(figures.totals["rows"]),
        "figures": figures.to_facts(),
        "checks": [asdict(verdict) for verdict in verdicts],
    }
    # If the process is killed, the line is missing or, at worst, unfinished: readers skip it.
    append_line(file, json.dumps(line, default=str, ensure_ascii=False))


def file_of(home: Home, month: Month, run_id: str) -> Path:
    """The file with the results of a month and run."""
    return home.checks / str(month) / f"{run_id}.jsonl"


def is_unwaivable(home: Home, table: str, check: str, month: Month) -> bool:
    """Whether the check failed structurally when the month of the table was last judged: no waiver applies then."""
    newest: dict[str, Any] = {}
    for path in (home.checks / str(month)).glob("*.jsonl"):
        for text in path.read_text(encoding="utf-8", errors="replace").split("\n"):
            # The last line may be unfinished.
            with suppress(ValueError):
                line = json.loads(text)
                if line["table_name"] == table and line["judged_at"] >= newest.get("judged_at", ""):
                    newest = line
    results = newest.get("checks", ())
    return any(result["name"] == check and result["structural"] and not result["passed"] for result in results)


def files(home: Home) -> list[Path]:
    """The files of all records."""
    return sorted(home.checks.glob("*/*.jsonl"))
