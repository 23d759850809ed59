"""The catalogue `quality`: deliveries, quarantined rows, check results, figures, waivers and publications as SQL views.

It is made from the home's records and not from a release, so it also shows what was never published.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.register import ENTRY_TYPES, Register
from ide_assets.kernel import check_results
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger

if TYPE_CHECKING:
    import duckdb

NAME = "quality"

_WAIVER_TYPES = {
    "table": "VARCHAR",
    "check": "VARCHAR",
    "month": "VARCHAR",
    "reason": "VARCHAR",
    "until": "DATE",
    "by": "VARCHAR",
    "given_at": "TIMESTAMPTZ",
}

_QUARANTINED_TYPES = {
    "source": "VARCHAR",
    "month": "VARCHAR",
    "delivery": "VARCHAR",
    "file": "VARCHAR",
    "line": "BIGINT",
    "column_name": "VARCHAR",
    "value": "VARCHAR",
    "reason": "VARCHAR",
}

_PUBLICATION_TYPES = {
    "publication": "BIGINT",
    "published_at": "TIMESTAMPTZ",
    "run_id": "VARCHAR",
    "month": "VARCHAR",
    "table": "VARCHAR",
    "version": "BIGINT",
    "file": "VARCHAR",
    "rows": "BIGINT",
    "sha256": "VARCHAR",
    "code": "VARCHAR",
    "rules": "VARCHAR",
    "inputs": "VARCHAR",
    "facts": "VARCHAR",
}

#: The views that people query, by name: their SQL over the records.
_VIEWS: Mapping[str, str] = {
    "publications": """
SELECT publication, published_at, month, "table" AS table_name, rows, run_id, sha256, code, rules,
       CAST(inputs AS JSON) AS inputs, CAST(facts AS JSON) AS facts,
       publication = max(publication) OVER (PARTITION BY month) AS is_current
FROM quality.records.publications
""",
    "deliveries": """
SELECT source, month, delivery, verdict, rows_in, rows_kept, rows_quarantined, exact_duplicates, reason, reasons,
       remarks, files, first_read, last_read, run_id,
       coalesce((SELECT list(publication ORDER BY publication) FROM quality.main.publications p
                 WHERE p.table_name = source AND p.month = d.month AND p.inputs ->> 'delivery' = d.delivery), [])
         AS publications
FROM quality.records.deliveries AS d
""",
    "quarantined_rows": """
SELECT source, month, delivery, file, line, column_name, value, reason FROM quality.records.quarantined_rows
""",
    "check_results": """
SELECT month, table_name, run_id, judged_at, c."name" AS check_name, c.passed AS passed, c.blocking AS blocking,
       c.structural AS structural, c.failing AS failing, c.rows AS rows, c.note AS note, c.waived AS waived,
       c.consequence AS consequence, c.explained AS explained, c.sample AS sample,
       c.types AS types,
       EXISTS (SELECT 1 FROM quality.main.publications p WHERE p.month = each.month AND p.table_name = each.table_name
               AND p.run_id = each.run_id AND p.is_current) AS is_published
FROM (SELECT month, table_name, run_id, judged_at, unnest(checks) AS c FROM quality.records.check_results) AS each
QUALIFY row_number() OVER (PARTITION BY month, table_name, run_id, check_name ORDER BY judged_at DESC) = 1
""",
    "figures": """
SELECT month, table_name, run_id, judged_at, unnest(map_keys(totals)) AS figure, unnest(map_values(totals)) AS value
FROM (SELECT month, table_name, run_id, judged_at, figures.totals AS totals FROM quality.records.check_results)
""",
    "waivers": """
SELECT "table" AS table_name, "check" AS check_name, month, reason, until, "by", given_at FROM quality.records.waivers
""",
}


def attach(connection: "duckdb.DuckDBPyConnection", home: Home, copied: bool = True) -> None:
    """Make the catalogue in a connection.

    If `copied`, external access can be disabled afterwards. If not, Parquet files are read on demand.
    """
    connection.execute(f"ATTACH ':memory:' AS {NAME}")
    connection.execute(f"CREATE SCHEMA {NAME}.records")
    register = Register(home)
    ledger = Ledger(home)
    entries, quarantined = register.entries(), register.quarantined()
    readable = _readable(connection, quarantined)
    judged = check_results.LINE_TYPES
    for name, files, types, reader in (
        ("publications", ledger.files(), _PUBLICATION_TYPES, database.parquet),
        ("deliveries", _regular(entries), ENTRY_TYPES, _json(ENTRY_TYPES)),
        ("quarantined_rows", readable, _QUARANTINED_TYPES, database.parquet),
        ("check_results", _regular(check_results.files(home)), judged, _json(judged)),
        ("waivers", _regular([home.waivers]), _WAIVER_TYPES, _json(_WAIVER_TYPES)),
    ):
        query = f"SELECT * FROM {reader(files)}" if files else database.no_rows(types)
        kind = "TABLE" if copied or reader is not database.parquet else "VIEW"
        connection.execute(f"CREATE {kind} {NAME}.records.{name} AS {query}")
    _add_damaged_entries(connection, entries)
    _name_damaged_rows(connection, sorted({*quarantined} - {*readable}))
    for name, query in _VIEWS.items():
        connection.execute(f"CREATE VIEW {NAME}.main.{name} AS {query}")


def _add_damaged_entries(connection: "duckdb.DuckDBPyConnection", entries: Sequence[Path]) -> None:
    """Add a row with the verdict `unreadable` for each entry that cannot be read; its path names the delivery."""
    connection.execute("CREATE TEMP TABLE entries (source VARCHAR, month VARCHAR, delivery VARCHAR, file VARCHAR)")
    if entries:
        rows = [(*path.parts[-4:-1], str(path)) for path in entries]
        values = ", ".join(f"({', '.join(map(database.literal, row))})" for row in rows)
        connection.execute(f"INSERT INTO entries VALUES {values}")
    connection.execute(
        f"INSERT INTO {NAME}.records.deliveries (source, month, delivery, verdict, reason) "
        "SELECT source, month, delivery, 'unreadable', 'the entry in the register is damaged: ' || file FROM entries "
        "WHERE (source, month, delivery) NOT IN "
        f"(SELECT (source, month, left(delivery, 16)) FROM {NAME}.records.deliveries)"
    )
    connection.execute("DROP TABLE entries")


def _regular(paths: Iterable[Path]) -> list[Path]:
    """The paths that are files: reading a pipe in place of one would wait for its writer."""
    return [path for path in paths if path.is_file()]


def _readable(connection: "duckdb.DuckDBPyConnection", paths: Sequence[Path]) -> list[Path]:
    """The Parquet files that can be opened: usually all, which takes one query."""
    files = _regular(paths)
    if not files or _can_be_opened(connection, files):
        return files
    return [path for path in files if _can_be_opened(connection, [path])]


def _can_be_opened(connection: "duckdb.DuckDBPyConnection", paths: Sequence[Path]) -> bool:
    import duckdb

    try:
        connection.execute(f"SELECT 1 FROM {database.parquet(paths, by_name=True)} LIMIT 0")
    except duckdb.Error as error:
        if database.is_of_machine(error):
            raise
        return False
    return True


def _name_damaged_rows(connection: "duckdb.DuckDBPyConnection", files: Sequence[Path]) -> None:
    """Add to the reason of each delivery that its quarantined rows cannot be read; the path names the delivery."""
    for path in files:
        source, month, delivery = path.parts[-4:-1]
        connection.execute(
            f"UPDATE {NAME}.records.deliveries SET reason = concat_ws('; ', nullif(reason, ''), ?) "
            "WHERE source = ? AND month = ? AND left(delivery, 16) = ?",
            [f"the quarantined rows cannot be read: {path} is damaged", source, month, delivery],
        )


@contextmanager
def opened(home: Home, settings: Settings) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A connection with this catalogue alone."""
    with database.session(settings, home) as connection:
        attach(connection, home, copied=False)
        yield connection


def _json(types: Mapping[str, str]) -> Callable[[Sequence[Path]], str]:
    """A SQL table function over files of JSON lines with fields of these types."""

    def function(files: Sequence[Path]) -> str:
        listed = ", ".join(database.literal(database.exact(path)) for path in files)
        fields = ", ".join(f'"{name}": {database.literal(kind)}' for name, kind in types.items())
        # A line that was cut short is no record: DuckDB makes a row of nulls of it. Every record has a month.
        return (
            f"(FROM read_json([{listed}], columns = {{{fields}}}, format = 'newline_delimited', ignore_errors = true, "
            "maximum_object_size = 268435456, hive_partitioning = false) WHERE month IS NOT NULL)"
        )

    return function
