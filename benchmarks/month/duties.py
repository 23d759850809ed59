"""What the product does with a month besides computing it, in hand-written SQL: for the fair floor and dbt.

Sources are stored sorted; quarantined rows and duplicates are set aside with file and line; users are pseudonymised
with a keyed hash; published tables are written to a catalogue that is one file.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb

#: The key of each source.
KEYS: Mapping[str, tuple[str, ...]] = {
    "entitlements": ("subscription_id",),
    "usage_authorizations": ("authorization_id",),
    "opportunities": ("opportunity_id",),
    "accounts": ("account_csn",),
    "product_offerings": ("product_offering", "offering_product_line_code"),
    "seat_assignments": ("tenant_id", "pool_id", "user_id", "assigned_on"),
    "ews_scores": ("opportunity_id", "scored_on"),
    "victim_survivor_mapping": ("victim_account_csn", "surviving_account_csn"),
}

#: Sources with identifiers of users.
_WITH_USERS = ("usage_authorizations", "seat_assignments")

#: The tables that readers get.
PUBLISHED = (
    "assignment_monthly",
    "usage_monthly",
    "ide_observation_monthly",
    "cohort_benchmarks",
    "ide_cohort_benchmark_monthly",
)

#: The key of the pseudonyms; a real one would be drawn once and stored.
_PSEUDONYM_KEY = "0" * 64


def queries(source: str, delivered: str, rules: str, ref: Callable[[str], str]) -> dict[str, str]:
    """The queries that take a delivery over, by the name of the table that each makes; later ones read earlier ones.

    `delivered` is a relation with the delivered rows, `file` and `line`; `rules` is the SQL condition of a row to
    accept; `ref` returns the relation of a table of this result. Equal keys: the first row stays.
    """
    key = ", ".join(KEYS[source])
    read, repeated, set_aside = (f"{part}_{source}" for part in ("delivered", "repeated", "set_aside"))
    pseudonym = f"REPLACE (left(sha256('{_PSEUDONYM_KEY}' || user_id), 32) AS user_id)" if source in _WITH_USERS else ""
    return {
        read: f"SELECT * {pseudonym}, ({rules}) IS TRUE AS follows_rules FROM {delivered}",
        repeated: f"SELECT {key}, min((file, line)) AS first FROM {ref(read)} WHERE follows_rules GROUP BY {key} "
        "HAVING count(*) > 1",
        set_aside: f"SELECT file, line, 'rule' AS reason FROM {ref(read)} WHERE NOT follows_rules UNION ALL "
        f"SELECT file, line, 'duplicate' FROM {ref(read)} JOIN {ref(repeated)} USING ({key}) "
        "WHERE follows_rules AND (file, line) <> first",
        f"accepted_{source}": f"SELECT * EXCLUDE (file, line, follows_rules) FROM {ref(read)} "
        f"ANTI JOIN {ref(set_aside)} USING (file, line) ORDER BY {key}",
    }


def delivered_files(files: str) -> str:
    """A relation with the rows of Parquet files (a glob), and the file and line of each."""
    return (
        f"(SELECT * EXCLUDE (filename, file_row_number), filename AS file, file_row_number AS line "
        f"FROM read_parquet('{files}', filename = true, file_row_number = true))"
    )


def keep(connection: duckdb.DuckDBPyConnection, source: str, files: str, rules: str, out: Path) -> Path:
    """Store a delivery's accepted rows and the places of the others; returns the file of the accepted rows."""
    tables = queries(source, delivered_files(files), rules, ref=str)
    accepted = f"accepted_{source}"
    for name, query in tables.items():
        if name != accepted:
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")
    stored = {
        out / "sources" / f"{source}.parquet": tables[accepted],
        out / "quarantine" / f"{source}.parquet": f"FROM set_aside_{source}",
    }
    for file, query in stored.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        connection.execute(f"COPY ({query}) TO '{file}' (FORMAT parquet, COMPRESSION zstd)")
    for name in tables:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    return next(iter(stored))


def publish(connection: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Write the published tables to a catalogue, one DuckDB file."""
    connection.execute(f"ATTACH '{out / 'catalogue.duckdb'}' AS catalogue")
    for table in PUBLISHED:
        connection.execute(f"CREATE TABLE catalogue.{table} AS FROM {table}")
    connection.execute("DETACH catalogue")
