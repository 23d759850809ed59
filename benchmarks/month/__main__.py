"""The cost of one month, compared with peers: `python -m benchmarks.month`.

Ten minutes by default; `python -m benchmarks.month 127000:1 20000:36` measures more. Deliveries and histories stay
below `--work` and are reused. Exits with 1 if contenders produce different tables, or one of them fails.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.month import environment
from benchmarks.month.comparing import DifferentTablesError, demand_same
from benchmarks.month.contenders import CONTENDERS, FIRST_DAY, Contender, WholeGraph
from benchmarks.month.deliveries import Case, prepared, read_facts
from benchmarks.month.report import Measured, page

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "performance.md"


class FailedContenderError(RuntimeError):
    """A contender did not build its month; the message names the file with its output."""


def main() -> int:
    """Measure every size and print its table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.month", description=__doc__)
    parser.add_argument(
        "sizes",
        metavar="ACCOUNTS:MONTHS[:REPEATS]",
        type=_size,
        nargs="*",
        default=[(2_000, 1, 3), (2_000, 12, 3)],
        help="accounts of the vendor, the earlier months in its home (1 for an empty home), and rounds (3 for medians)",
    )
    parser.add_argument("--only", nargs="+", choices=[contender.name for contender in CONTENDERS], help="contenders")
    parser.add_argument(
        "--work",
        type=Path,
        default=ROOT / "build" / "month",
        help="folder of deliveries and results, which later calls reuse",
    )
    parser.add_argument("--write", action="store_true", help=f"also write {PAGE.relative_to(ROOT)}")
    arguments = parser.parse_args()
    os.chdir(ROOT)
    environment.ensure()
    contenders = [contender for contender in CONTENDERS if arguments.only is None or contender.name in arguments.only]
    measured = []
    try:
        for accounts, months, repeats in arguments.sizes:
            case = prepared(arguments.work.resolve(), accounts, months)
            measured.append(_measured(case, contenders, repeats))
            print(f"\n{measured[-1].table()}\n", flush=True)
    except (DifferentTablesError, FailedContenderError) as error:
        print(error, file=sys.stderr)
        return 1
    if arguments.write:
        sizes = " ".join(":".join(map(str, size)) for size in arguments.sizes)
        PAGE.write_text(page(measured, sizes), encoding="utf-8")
    return 0


def _size(text: str) -> tuple[int, int, int]:
    accounts, months, repeats = map(int, (text if text.count(":") == 2 else f"{text}:3").split(":"))
    if min(accounts, months, repeats) < 1:
        raise ValueError(text)
    return accounts, months, repeats


def _measured(case: Case, contenders: Sequence[Contender], repeats: int) -> Measured:
    size = {
        "entitlements": case.rows("entitlements"),
        "authorisations": case.rows("usage_authorizations"),
        "opportunities": case.rows("opportunities"),
    }
    measured = Measured(case.accounts, case.months, size, costs={contender.name: [] for contender in contenders})
    for number in range(repeats):
        shift = number % len(contenders)
        folders = {}
        for contender in (*contenders[shift:], *contenders[:shift]):
            # With earlier months the whole graph would need its own home with all of them.
            if isinstance(contender, WholeGraph) and case.before:
                measured.costs.pop(contender.name, None)
                continue
            folders[contender.name] = case.folder / "runs" / contender.name.replace(", ", "-").replace(" ", "-")
            cost = _run(contender, case, folders[contender.name])
            measured.costs[contender.name].append(cost)
            print(
                f"{case.accounts:,} accounts, round {number + 1}: {contender.name} {cost['cpu']:.2f} s CPU, "
                f"{cost['wall']:.2f} s wall, {cost['peak'] / 1e6:,.0f} MB",
                file=sys.stderr,
            )
        results = {
            contender.name: contender.result(case, folders[contender.name])
            for contender in contenders
            if contender.compared
        }
        measured.rows = demand_same(results, FIRST_DAY) if results else {}
    measured.size = {"pools": measured.rows["pool_monthly"], **size} if measured.rows else size
    return measured


def _run(contender: Contender, case: Case, folder: Path) -> dict[str, float]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    contender.prepare(case, folder)
    result, log = folder / "cost.json", folder / "log"
    measuring = [str(environment.PYTHON), "-m", "benchmarks.month.measuring", str(result)]
    with log.open("w") as printed:
        done = subprocess.run(
            [*measuring, *contender.command(case, folder)],
            env={**os.environ, **contender.environment(case, folder)},
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
    if done.returncode != 0:
        raise FailedContenderError(f"{contender.name} failed with exit code {done.returncode}: see {log}")
    cost = dict(json.loads(result.read_text(encoding="utf-8")))
    facts = folder / "facts.json"
    return cost | (read_facts(facts) if facts.exists() else {})


if __name__ == "__main__":
    sys.exit(main())
