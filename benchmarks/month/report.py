"""The measurements as Markdown tables, for the terminal and for docs/performance.md."""

import importlib.metadata
import json
import os
import platform
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.month.contenders import CONTENDERS
from benchmarks.month.environment import PYTHON

_PRODUCT = ("dagster", "deltalake", "duckdb", "great-expectations", "ibis-framework", "pandas", "pyarrow")
_PEERS = ("dagster-duckdb-pandas", "dbt-core", "dbt-duckdb", "duckdb", "great-expectations", "pandas")


@dataclass
class Measured:
    """All repeats of one size. `costs` are by contender: wall and CPU seconds, peak bytes."""

    accounts: int
    months: int
    size: Mapping[str, int]
    rows: Mapping[str, int] = field(default_factory=dict)
    costs: dict[str, list[dict[str, float]]] = field(default_factory=dict)

    def median(self, contender: str, what: str) -> float:
        """The median over the repeats."""
        return statistics.median(cost[what] for cost in self.costs[contender])

    def table(self) -> str:
        """Medians, and their ratios to the floors'."""
        sized = ", ".join(f"{count:,} {name}" for name, count in self.size.items())
        before = "an empty home" if self.months == 1 else f"{self.months} earlier months"
        repeats = min(len(costs) for costs in self.costs.values())
        lines = [
            f"### {self.accounts:,} accounts, {before}",
            "",
            f"{sized}; medians of {repeats}{' repeat' if repeats == 1 else ' repeats'}.",
            "",
            "| | CPU s | wall s | peak MB | CPU, x floor | CPU, x fair floor | peak, x fair floor | CPU, x ours |",
            "|---|--:|--:|--:|--:|--:|--:|--:|",
        ]
        for name in self.costs:
            medians = [self.median(name, what) for what in ("cpu", "wall", "peak")]
            ratios = [
                f"{self.median(name, what) / self.median(to, what):.1f}" if to in self.costs else ""
                for to, what in (("floor", "cpu"), ("fair floor", "cpu"), ("fair floor", "peak"))
            ]
            to_ours = f"{medians[0] / self.median('ours', 'cpu'):.2f}" if "ours" in self.costs else ""
            cells = [name, f"{medians[0]:.2f}", f"{medians[1]:.2f}", f"{medians[2] / 1e6:,.0f}", *ratios, to_ours]
            lines.append(f"| {' | '.join(cells)} |")
        if "ours" in self.costs:
            copied = self.median("ours", "copy_bytes") / 1e6
            lines += [
                "",
                f"Copying the former release's files (ours): {self.median('ours', 'copy_seconds'):.2f} s wall "
                f"for {copied:,.1f} MB.",
            ]
        if self.rows:
            counts = ", ".join(f"{name} {count:,}" for name, count in self.rows.items())
            lines += ["", f"Rows, equal in all contenders: {counts}."]
        return "\n".join(lines)


def page(measured: Sequence[Measured], sizes: str) -> str:
    """The whole page; `sizes` are the arguments of the command."""
    measured_here = {name for size in measured for name in size.costs}
    listed = "\n".join(
        f"- {contender.name}: {contender.meaning}." for contender in CONTENDERS if contender.name in measured_here
    )
    return "\n\n".join(
        [
            "# Cost of a month",
            f"Written by `python -m benchmarks.month {sizes} --write`. Every contender builds the same eight tables "
            "from the same Parquet files. The tables are compared row by row (floats within 1e-9, without audit "
            "dates). Contenders take turns; the order rotates from round to round.",
            listed,
            "CPU time is user and system time of the whole process tree. Peak memory is the greatest sum of the "
            "processes' proportional set sizes (PSS), sampled every 50 ms. On a shared machine, ratios are only "
            "indicative. [Speed](decisions/0007-speed.md) shows where the time goes and what was tried.",
            *(size.table() for size in measured),
            _where(),
        ]
    )


def _where() -> str:
    installed = json.loads(
        subprocess.run(
            [str(PYTHON), "-m", "pip", "list", "--format", "json", "--disable-pip-version-check"],
            check=True,
            capture_output=True,
        ).stdout
    )
    peers = {package["name"].lower().replace("_", "-"): package["version"] for package in installed}
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return "\n".join(
        [
            "## Environment",
            "",
            f"- {datetime.now(UTC).date()}; {platform.system()} {platform.release()} {platform.machine()}; {_cpu()}; "
            f"{os.cpu_count()} cores; {memory:.0f} GiB; load average at the end {os.getloadavg()[0]:.1f}",
            f"- Product: Python {platform.python_version()}, "
            + ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _PRODUCT),
            "- Peers: " + ", ".join(f"{name} {peers[name]}" for name in _PEERS),
            "",
        ]
    )


def _cpu() -> str:
    information = Path("/proc/cpuinfo")
    for line in information.read_text(encoding="utf-8").splitlines() if information.exists() else ():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"
