"""Numbers that stand for texts, such as a GUID that identifies a tenant: the same text always gets the same number.

A number follows from the text's hash, so another installation, or one that has lost the table, gets the same one. The
table in the home decides where two texts have one hash: the later text gets the next free number. A number is never
given to another text. It has at most 52 bits, which every program that reads JSON keeps exactly.

    <home>/tenant_numbers.csv     text,number; written as a whole, so it is never half written
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.imports.errors import CannotImportError
from ide_assets.imports.locking import locked
from ide_assets.store.database import exact, is_of_machine, literal
from ide_assets.store.files import written_aside

if TYPE_CHECKING:
    import duckdb

#: Numbers are 1 to this.
_MOST = (1 << 52) - 1

_GUID = "\\{?[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}\\}?"


def folded(text: str) -> str:
    """SQL: the text by which a number is looked up. A GUID is the same in every spelling; other texts are exact."""
    bare = f"trim({text})"
    digits = f"lower(regexp_replace({bare}, '[{{}}-]', '', 'g'))"
    return f"CASE WHEN regexp_full_match({bare}, '{_GUID}') THEN {digits} ELSE {bare} END"


@contextmanager
def only_numbering(path: Path) -> Iterator[None]:
    """Lock the table, so that two imports do not number at once. Raises CannotImportError."""
    busy = f"another import is numbering tenants in {path}. Import again in a minute."
    with locked(path.with_name(f".{path.name}.lock"), busy, CannotImportError, timeout_seconds=60):
        yield


def read(connection: "duckdb.DuckDBPyConnection", path: Path) -> None:
    """Create the table `numbers` (text, number) from that in the home. Raises CannotImportError if it is damaged."""
    import duckdb

    connection.execute("CREATE OR REPLACE TEMP TABLE numbers (text VARCHAR, number BIGINT)")
    if not path.exists():
        return
    damaged = CannotImportError(
        f"{path} is damaged, so numbers of tenants could be given twice. Restore it from a backup. If there is none, "
        "delete it: numbers follow from the texts, and only texts that shared a hash can change."
    )
    if path.is_symlink():
        raise CannotImportError(f"{path} is a symbolic link. Move the file itself there.")
    try:
        connection.execute(
            f"INSERT INTO numbers FROM read_csv({literal(exact(path))}, "
            "columns = {'text': 'VARCHAR', 'number': 'BIGINT'}, hive_partitioning = false, "
            "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', strict_mode = true)"
        )
    except duckdb.Error as error:
        raise error if is_of_machine(error) else damaged from None
    row = connection.execute(
        "SELECT count(*) = count(DISTINCT text) AND count(*) = count(DISTINCT number) FROM numbers"
    ).fetchone()
    if row is None or not row[0]:
        raise damaged


def number(connection: "duckdb.DuckDBPyConnection", texts: str) -> None:
    """Add the texts that a query gives to the table `numbers`. `texts` has one column, `text`, already folded."""
    # A hash may be taken by another text: texts are numbered by their hash, one round for each collision.
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE unnumbered AS SELECT text, CAST(md5_number_lower(text) % {_MOST} AS BIGINT) + 1 "
        f"AS number FROM (SELECT DISTINCT text FROM ({texts}) WHERE text IS NOT NULL AND text <> '') "
        "WHERE text NOT IN (SELECT text FROM numbers)"
    )
    while connection.execute("SELECT 1 FROM unnumbered LIMIT 1").fetchone():
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE placed AS SELECT min(text) AS text, number FROM unnumbered "
            "WHERE number NOT IN (SELECT number FROM numbers) GROUP BY number"
        )
        connection.execute("INSERT INTO numbers FROM placed")
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE unnumbered AS SELECT text, number % {_MOST} + 1 AS number FROM unnumbered "
            "WHERE text NOT IN (SELECT text FROM placed)"
        )


def save(connection: "duckdb.DuckDBPyConnection", path: Path) -> None:
    """Write the table with its new numbers, completely or not at all."""
    with written_aside(path) as aside:
        connection.execute(
            f"COPY (FROM numbers ORDER BY number) TO {literal(aside)} (FORMAT csv, HEADER, FORCE_QUOTE (text))"
        )
