"""What the product does with a month besides computing it, in hand-written SQL, for the fair floor.

Sources are stored sorted; quarantined rows and duplicates are set aside with file and line; users are pseudonymised
with a keyed hash; published tables are written to a catalogue that is one file.
"""

from collections.abc import Mapping
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


def keep(connection: duckdb.DuckDBPyConnection, source: str, files: str, rules: str, out: Path) -> Path:
    """Store a delivery's accepted rows, sorted by key, and the places of the others; returns the file of the accepted.

    `files` is a glob of Parquet files, `rules` the SQL condition of an accepted row. Equal keys: the first row stays.
    """
    key = ", ".join(KEYS[source])
    pseudonym = f"REPLACE (left(sha256('{_PSEUDONYM_KEY}' || user_id), 32) AS user_id)" if source in _WITH_USERS else ""
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE delivered AS SELECT * {pseudonym}, filename AS file, file_row_number AS line, "
        f"({rules}) IS TRUE AS follows_rules FROM read_parquet('{files}', filename = true, file_row_number = true)"
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE repeated AS SELECT {key}, min((file, line)) AS first FROM delivered "
        f"WHERE follows_rules GROUP BY {key} HAVING count(*) > 1"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE set_aside AS SELECT file, line, 'rule' AS reason FROM delivered "
        "WHERE NOT follows_rules UNION ALL SELECT file, line, 'duplicate' FROM delivered "
        f"JOIN repeated USING ({key}) WHERE follows_rules AND (file, line) <> first"
    )
    accepted = out / "sources" / f"{source}.parquet"
    for file, query in (
        (
            accepted,
            "SELECT * EXCLUDE (file, line, follows_rules) FROM delivered "
            f"ANTI JOIN set_aside USING (file, line) ORDER BY {key}",
        ),
        (out / "quarantine" / f"{source}.parquet", "FROM set_aside"),
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        connection.execute(f"COPY ({query}) TO '{file}' (FORMAT parquet, COMPRESSION zstd)")
    return accepted


def publish(connection: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Write the published tables to a catalogue, one DuckDB file."""
    connection.execute(f"ATTACH '{out / 'catalogue.duckdb'}' AS catalogue")
    for table in PUBLISHED:
        connection.execute(f"CREATE TABLE catalogue.{table} AS FROM {table}")
    connection.execute("DETACH catalogue")
