"""Choose the rows to quarantine: those with equal keys and different values, then those that break a group rule.

Adds them to `row_faults`, which has the rows with faulty values from parsing. Creates `duplicates` (exact copies of
another row) and the view `sound_rows` (all other rows).
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.files.landing import Delivery, DeliveryRejectedError
from ide_assets.domains.deliveries.reading.rows import NOT_KEPT, SHOWN_VALUE
from ide_assets.domains.deliveries.reading.values import EMPTY
from ide_assets.domains.deliveries.rules import GROUP_RULES
from ide_assets.settings import Rules
from ide_assets.store.database import literal, quoted
from ide_assets.vocabulary.column import Column

if TYPE_CHECKING:
    import duckdb

#: Rows that are neither quarantined so far nor exact copies.
_SOUND_ROWS = """
SELECT parsed.* FROM parsed
ANTI JOIN row_faults ON parsed.file_number = row_faults.file_number AND parsed.line = row_faults.line
ANTI JOIN duplicates ON parsed.file_number = duplicates.file_number AND parsed.line = duplicates.line
"""


def quarantine(
    connection: "duckdb.DuckDBPyConnection",
    source: Source,
    delivery: Delivery,
    rules: Rules,
    unusable: Collection[str] = (),
) -> int:
    """Apply the row rules to `parsed`, except those that read an unusable source.

    Returns the number of quarantined rows that do not count towards the share above which a delivery is rejected.
    Raises DeliveryRejectedError if a required column has no value at all, or a rule rejects the delivery.
    """
    _reject_columns_without_values(connection, source, delivery)
    _find_equal_keys(connection, source)
    exempt = 0
    for rule in GROUP_RULES.get(source.name, ()):
        if any(name in unusable for name in rule.reads):
            continue
        from ide_assets.engines.binding import bound  # loads Ibis, which most sources do without

        connection.execute(f"CREATE OR REPLACE TEMP VIEW sound_rows AS {_SOUND_ROWS}")
        query = bound(rule.faults(), delivery.month, rules=rules)
        (quarantined,) = connection.execute(f"INSERT INTO row_faults {query}").fetchone() or (0,)
        exempt += 0 if rule.counts_towards_share else int(quarantined)
        rejection = rule.rejection(connection)
        if rejection is not None:
            raise DeliveryRejectedError(f"{delivery.folder}: {rejection}")
    connection.execute(f"CREATE OR REPLACE TEMP VIEW sound_rows AS {_SOUND_ROWS}")
    return exempt


def _reject_columns_without_values(connection: "duckdb.DuckDBPyConnection", source: Source, delivery: Delivery) -> None:
    # Problems are counted instead of nulls: an unreadable value is null, but was delivered.
    counted = ", ".join(
        f"count(*) FILTER (list_contains(problems, {{'column_name': '{name}', 'value': NULL::VARCHAR, "
        f"'reason': {literal(EMPTY)}}}))"
        for name in source.required
    )
    counts = connection.execute(
        f"SELECT (SELECT count(*) FROM parsed), {counted} FROM parsed WHERE len(problems) > 0"
    ).fetchone()
    if counts is None or counts[0] == 0:
        return
    for name, empty in zip(source.required, counts[1:], strict=True):
        if empty == counts[0]:
            raise DeliveryRejectedError(
                f"{delivery.folder}: required column {name} has no value in any of {counts[0]:,} rows. Fill it "
                "and deliver again."
            )


def _find_equal_keys(connection: "duckdb.DuckDBPyConnection", source: Source) -> None:
    key = ", ".join(f'"{name}"' for name in source.key)
    everything = ", ".join(f'"{column.name}"' for column in source.columns)
    # Grouping by hashes takes less time and memory than by keys; rows with equal hashes are compared in full below.
    connection.execute("CREATE OR REPLACE TEMP TABLE duplicates (file_number INTEGER, line BIGINT)")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE crowded AS SELECT file_number, line, {everything}, row_number() OVER "
        f"(PARTITION BY {everything} ORDER BY file_number, line) AS copy FROM parsed SEMI JOIN (SELECT hash({key}) AS "
        "hashed FROM parsed WHERE len(problems) = 0 GROUP BY 1 HAVING count(*) > 1) AS often "
        f"ON hash({key}) = often.hashed WHERE len(problems) = 0"
    )
    connection.execute("INSERT INTO duplicates SELECT file_number, line FROM crowded WHERE copy > 1")
    shown = " || ', ' || ".join(
        f"'{name}=' || " + _shown_key(source, column)
        for name, column in ((c.name, c) for c in source.columns if c.name in source.key)
    )
    connection.execute(
        f"INSERT INTO row_faults SELECT file_number, line, '{source.key[0]}', left({shown}, {SHOWN_VALUE}), "
        f"'another row has the same key ({', '.join(source.key)}) and different values; expected one' "
        f"FROM crowded SEMI JOIN (SELECT {key} FROM crowded WHERE copy = 1 GROUP BY {key} HAVING count(*) > 1) "
        f"USING ({key}) WHERE copy = 1"
    )


def _shown_key(source: Source, column: Column) -> str:
    if column.personal:
        return f"'{NOT_KEPT}'"
    text = f"CAST({quoted(column.name)} AS VARCHAR)"
    return f"CASE WHEN contains({text}, '@') THEN '{NOT_KEPT}' ELSE {text} END" if source.is_personal else text
