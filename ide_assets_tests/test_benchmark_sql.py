"""The SQL that the product's costs are measured against gives tables of the same shape (benchmarks/month)."""

import re
from pathlib import Path

import duckdb

from benchmarks.month import duties, floor
from benchmarks.month.comparing import core_tables
from benchmarks.month.models import TABLES
from ide_assets.generate import generate
from ide_assets.store.database import parquet


def test_floor_builds_the_core_tables(tmp_path: Path) -> None:
    landing, folder = tmp_path / "landing", tmp_path / "made"
    generate(landing, 30, "2023-06", "2023-06", seed=1, file_format="parquet")

    floor.make(landing, folder, "2023-06", tmp_path / "no earlier months")

    tables = core_tables()
    assert set(tables) == set(TABLES)
    for name, table in tables.items():
        rows = duckdb.execute(f"FROM {parquet([folder / f'{name}.parquet'])}")
        assert [column for column, *_ in rows.description or ()] == list(table.column_names), name
        assert rows.fetchone() is not None, name


def test_fair_floor_gives_the_same_tables_and_does_its_duties(tmp_path: Path) -> None:
    landing, bare, fair = tmp_path / "landing", tmp_path / "bare", tmp_path / "fair"
    generate(landing, 30, "2023-06", "2023-06", seed=1, file_format="parquet")
    usage = landing / "usage_authorizations" / "2023-06"
    duckdb.execute(
        f"COPY (FROM {parquet([usage / 'part-0.parquet'])} LIMIT 3) TO '{usage / 'part-1.parquet'}'"
    ).fetchall()

    floor.make(landing, bare, "2023-06", tmp_path / "no earlier months")
    floor.make(landing, fair, "2023-06", tmp_path / "no earlier months", with_duties=True)

    for name in TABLES:
        one, other = (parquet([folder / f"{name}.parquet"]) for folder in (bare, fair))
        differing = f"(FROM {one} EXCEPT ALL FROM {other}) UNION ALL (FROM {other} EXCEPT ALL FROM {one})"
        assert duckdb.execute(differing).fetchall() == [], name
    accepted, set_aside = (
        parquet([fair / part / "usage_authorizations.parquet"]) for part in ("sources", "quarantine")
    )
    users = duckdb.execute(f"SELECT user_id FROM {accepted}").fetchall()
    assert all(re.fullmatch("[0-9a-f]{32}", user) for (user,) in users)
    repeated = f"SELECT parse_filename(file), line FROM {set_aside} WHERE reason = 'duplicate' ORDER BY ALL"
    assert duckdb.execute(repeated).fetchall() == [("part-1.parquet", line) for line in range(3)]
    with duckdb.connect(str(fair / "catalogue.duckdb"), read_only=True) as catalogue:
        assert {name for (name,) in catalogue.execute("SHOW TABLES").fetchall()} == set(duties.PUBLISHED)
    assert {name for name, table in core_tables().items() if table.publication} == set(duties.PUBLISHED)
