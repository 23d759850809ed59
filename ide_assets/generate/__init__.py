"""Believable deliveries of a seat-based software vendor, for the sample, tests and benchmarks.

    generate(Path("data/landing"), SAMPLE_ACCOUNTS, "2022-07", "2023-09", seed=7, file_format="sample")

The same arguments and interventions give the same bytes, and a month is the same in any range of generated months.
Interventions follow from the pipeline's actions (plays.py), and writer.py knows the landing folder. No other module
here depends on the pipeline.
"""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb

from ide_assets.generate import plays
from ide_assets.generate.draws import define_draws
from ide_assets.generate.engagement import ENGAGEMENT
from ide_assets.generate.month import build_month, working_days
from ide_assets.generate.sources import SOURCES
from ide_assets.generate.vendor import Vendor
from ide_assets.generate.world import build_world
from ide_assets.generate.writer import FILE_FORMATS, ending, write_delivery
from ide_assets.months import Month

__all__ = ["SAMPLE_ACCOUNTS", "generate"]

SAMPLE_ACCOUNTS = 220
"""Large enough for every phenomenon of the contract, small enough to be committed."""

MEMORY_LIMIT = "3GB"
"""Beyond it DuckDB spills to a temporary folder."""


def generate(
    out: Path,
    accounts: int,
    first: str,
    last: str,
    seed: int,
    file_format: str = "csv",
    progress: Callable[[str], None] | None = None,
    actions: Mapping[str, Path] | None = None,
) -> None:
    """Write `<out>/<source>/<YYYY-MM>/part-0.<ext>` and `_SUCCESS` for every source and month.

    `accounts` are all that ever sign; about three quarters of them have done so by 2023. `first` and
    `last` are months, YYYY-MM, both included. `file_format` is csv, parquet or sample (csv, with
    seat_assignments and usage_authorizations as csv.gz). Generated deliveries of these months are
    replaced. `progress` is called with a line for each delivery. Raises ValueError for bad arguments.

    `actions` are files of ide_actions_monthly (Parquet) by the month they were given in; each month whose former
    month has one gets a delivery of `interventions`. What was carried out, according to the landing, changes what
    customers do from then on; so a landing with interventions is made month by month, oldest first.
    """
    first_month, last_month = Month.parse(first), Month.parse(last)
    vendor = Vendor()
    if last_month < first_month:
        raise ValueError(f"the last month, {last}, is before the first, {first}")
    if first_month.last_day < vendor.first_sale:
        raise ValueError(f"the vendor sold nothing before {vendor.first_sale}: {first}")
    if accounts < 1:
        raise ValueError(f"a vendor has at least one account, not {accounts}")
    if file_format not in FILE_FORMATS:
        raise ValueError(f"file_format is one of {', '.join(FILE_FORMATS)}, not {file_format!r}")
    with (
        tempfile.TemporaryDirectory() as spill,
        duckdb.connect(config={"memory_limit": MEMORY_LIMIT, "temp_directory": spill}) as connection,
    ):
        define_draws(connection, seed)
        plays.define_outcomes(connection)
        for month in first_month.through(last_month):
            given = (actions or {}).get(str(month.plus(-1)))
            if given is not None:
                connection.execute(working_days(month))
                interventions = plays.carried_out(connection, given, month)
                folder = out / plays.SOURCE / str(month)
                rows = write_delivery(connection, interventions, folder, ending(plays.SOURCE, file_format))
                if progress:
                    progress(f"{plays.SOURCE} {month}: {rows:,} rows")
        plays.read_interventions(connection, out, last_month)
        build_world(connection, vendor, accounts, last_month.last_day)
        for month in first_month.through(last_month):
            build_month(connection, vendor, month)
            for source, query in (SOURCES | ENGAGEMENT).items():
                folder = out / source / str(month)
                rows = write_delivery(connection, query(vendor, month), folder, ending(source, file_format))
                if progress:
                    progress(f"{source} {month}: {rows:,} rows")
