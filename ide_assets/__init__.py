"""Insights driven engagement: monthly seat, usage and cohort tables for customer success.

The package is a Dagster asset graph (`ide_assets.definitions`) and a command line (`ide_assets.cli`); `load` gives a
released table to Python. A domain folder imports the kernel and the tables of domains before it; they never import it.
"""

import os
from typing import TYPE_CHECKING, Literal, overload

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb
    import pandas
    import pyarrow

__all__ = ["load"]

# Before numpy is loaded: the matrices of the effect are small, and more than one thread would mostly wait.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@overload
def load(
    table: str, month: str | None = None, as_: Literal["pandas"] = "pandas", home: "str | Path | None" = None
) -> "pandas.DataFrame": ...


@overload
def load(
    table: str, month: str | None = None, *, as_: Literal["arrow"], home: "str | Path | None" = None
) -> "pyarrow.Table": ...


@overload
def load(
    table: str, month: str | None = None, *, as_: Literal["duckdb"], home: "str | Path | None" = None
) -> "duckdb.DuckDBPyRelation": ...


def load(
    table: str,
    month: str | None = None,
    as_: Literal["pandas", "arrow", "duckdb"] = "pandas",
    home: "str | Path | None" = None,
) -> "pandas.DataFrame | pyarrow.Table | duckdb.DuckDBPyRelation":
    """A released table, or one month of it (`2023-05`), as a data frame, an Arrow table or a DuckDB relation.

    `table` is a name such as `assignment_monthly` or, in full, `eio_publish.access_shared.assignment_monthly`. It is
    read from the current release of `home` (default: that of the settings, IDE_HOME). A DuckDB relation is evaluated
    when its rows are fetched. Raises LookupError for a table or a month that the release does not contain, ValueError
    for an invalid `month` or `as_`, NoReleaseError if nothing is released.
    """
    from ide_assets.operations import released

    return released.load(table, month, as_, home)
