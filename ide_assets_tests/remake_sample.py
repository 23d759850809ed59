"""Make the committed sample anew: `python -m ide_assets_tests.remake_sample`.

A vendor of SAMPLE_ACCOUNTS accounts and the product answer each other, month by month: deliveries are generated,
`ide run` publishes the month, and what comes of its actions is delivered with the next one. So the sample changes with
the generator, and with whatever decides who gets an action.
"""

import sys
import tempfile
from pathlib import Path

from ide_assets.generate import SAMPLE_ACCOUNTS, generate
from ide_assets.generate.plays import published_actions
from ide_assets.months import Month
from ide_assets_tests.conftest import SAMPLE, command

FIRST, LAST, SEED, FILE_FORMAT = "2022-07", "2023-09", 7, "sample"


def remake(landing: Path, home: Path, last: str = LAST) -> None:
    """Generate and run each month up to `last`. Raises RuntimeError where one is not published."""
    for month in Month.parse(FIRST).through(Month.parse(last)):
        generate(landing, SAMPLE_ACCOUNTS, str(month), str(month), SEED, FILE_FORMAT, actions=published_actions(home))
        done = command("run", "--month", str(month), landing=landing, home=home)
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        print(f"{month} made", flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        remake(SAMPLE, Path(home))
    sys.exit(0)
