"""Make the committed sample again: `python -m ide_assets_tests.remake_sample`. Takes a few minutes.

A vendor of SAMPLE_ACCOUNTS accounts and the product answer each other, month by month: deliveries are generated,
`ide run` publishes the month, and the next deliveries contain the results of its actions. So the sample changes with
the generator and with every rule that selects accounts for actions.
"""

import sys
import tempfile
from pathlib import Path

import duckdb

from ide_assets.domains.actions.tables import ACTIONS
from ide_assets.generate import SAMPLE_ACCOUNTS, generate
from ide_assets.generate.plays import published_actions
from ide_assets.months import Month
from ide_assets_tests.conftest import SAMPLE, command

FIRST, LAST, SEED, FILE_FORMAT = "2022-07", "2023-09", 7, "sample"


def remake(landing: Path, scratch: Path) -> None:
    """Generate and run each month. Raises RuntimeError where one is not published."""
    home, nobody = scratch / "home", scratch / "no_actions.parquet"
    with duckdb.connect() as connection:
        columns = ", ".join(f'NULL::{column.type.duckdb} AS "{column.name}"' for column in ACTIONS.columns)
        connection.execute(f"COPY (SELECT {columns} WHERE false) TO '{nobody}' (FORMAT parquet)")
    before_the_first = {str(Month.parse(FIRST).plus(-1)): nobody}
    for month in map(str, Month.parse(FIRST).through(Month.parse(LAST))):
        actions = before_the_first | published_actions(home)
        generate(landing, SAMPLE_ACCOUNTS, month, month, SEED, FILE_FORMAT, actions=actions)
        done = command("run", "--month", month, landing=landing, home=home)
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        print(f"{month} made", flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        remake(SAMPLE, Path(name))
    sys.exit(0)
