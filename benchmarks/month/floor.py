"""The floors: a month in hand-written SQL. `python -m benchmarks.month.floor LANDING OUT MONTH HISTORY [--duties]`.

Runs the SQL of the models in one DuckDB in memory and writes each table to Parquet. No checks, no orchestration, no
former versions, no order of rows. Later models read the tables and views of earlier ones.

With `--duties` it is the fair floor: it also does what the product owes its deliveries and its readers (duties.py).
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from benchmarks.month import duties
from benchmarks.month.models import HISTORY, TABLES, VIEWS, rendered


def make(landing: Path, out: Path, month: str, history: Path, with_duties: bool = False) -> None:
    """Write `<out>/<table>.parquet` of a month (YYYY-MM); `history` holds the earlier months' observations, if any."""
    values = {"first_day": f"{month}-01", "today": datetime.now(UTC).date().isoformat()}
    out.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        for model in (*VIEWS, *TABLES):
            if model == "stg_seat_assignments" and not (landing / "seat_assignments" / month).is_dir():
                continue

            def source(_: str, name: str, model: str = model) -> str:
                delivered = f"{landing / name / month}/*.parquet"
                if with_duties:
                    rules = rendered(model, ref=str, source=lambda *_: "", var=values.__getitem__).partition("WHERE")[2]
                    return f"read_parquet('{duties.keep(connection, name, delivered, rules, out)}')"
                return f"read_parquet('{delivered}')"

            sql = rendered(model, ref=str, source=source, var=values.__getitem__)
            connection.execute(f"CREATE {'VIEW' if model in VIEWS else 'TABLE'} {model} AS {sql}")
            if model in TABLES:
                connection.execute(f"COPY {model} TO '{out / model}.parquet' (FORMAT parquet, COMPRESSION zstd)")
            if model == HISTORY and history.is_dir():
                connection.execute(f"INSERT INTO {model} BY NAME FROM read_parquet('{history}/*.parquet')")
        if with_duties:
            duties.publish(connection, out)


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4]), with_duties="--duties" in sys.argv)
