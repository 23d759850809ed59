"""Records of judging: what every check of every candidate found, published or not.

One file of lines for each month and run, one line for each table judged; reports and SQL read them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from ide_assets.kernel.expectations import Verdict
from ide_assets.kernel.figures import Figures
from ide_assets.months import Month
from ide_assets.store.home import Home, append_line
from ide_assets.vocabulary.table import Table

#: Types of a line's fields for whoever reads the files with SQL.
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
    """Append what judging one candidate found."""
    folder = home.checks / str(month)
    home.writable(folder)
    line = {
        "month": str(month),
        "table_name": table.name,
        "run_id": run_id,
        "judged_at": now.isoformat(timespec="seconds"),
        "rows": int(figures.totals["rows"]),
        "figures": figures.to_facts(),
        "checks": [asdict(verdict) for verdict in verdicts],
    }
    # A kill leaves the line out, or at worst an unfinished last one, which readers skip.
    append_line(folder / f"{run_id}.jsonl", json.dumps(line, default=str, ensure_ascii=False))


def files(home: Home) -> list[Path]:
    """The files of all records."""
    return sorted(home.checks.glob("*/*.jsonl"))
