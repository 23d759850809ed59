"""Names and addresses of people on handed-over actions, looked up in the lake when the hand-over is written.

They are in no release: only the sources `owners` and `stakeholders` have them, so that an erasure reaches all copies
that the product makes.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ide_assets.domains.actions.handover import Status
from ide_assets.domains.deliveries.sources import BY_NAME
from ide_assets.store import database
from ide_assets.store.ledger import Ledger

if TYPE_CHECKING:
    from ide_assets.months import Month
    from ide_assets.store.home import Home

#: The columns that each source adds to an action, and its column that the action is joined on, by that of the source.
_ADDED = {
    "owners": ("owner_id", "ownerid", ("owner_name",)),
    "stakeholders": ("contact_id", "contact_id", ("contact_name", "contact_email")),
}

#: All columns that `with_people` fills.
ADDED_COLUMNS = tuple(name for _, _, added in _ADDED.values() for name in added)


def with_people(home: "Home", month: "Month", rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows with the names of the newest month up to `month`; ended actions keep what was handed over last."""
    for source, (key, column, added) in _ADDED.items():
        open_rows = [row for row in rows if row["status"] != Status.ENDED]
        people = _people(home, month, source, key, added, sorted({str(row[column]) for row in open_rows}))
        for row in open_rows:
            row.update(people.get(str(row[column]), dict.fromkeys(added)))
    return rows


def _people(
    home: "Home", month: "Month", source: str, key: str, added: Sequence[str], wanted: Sequence[str]
) -> Mapping[str, Mapping[str, object]]:
    import duckdb

    ledger = Ledger(home)
    table = BY_NAME[source].table
    months = [each for each in ledger.months_with_rows(table.name) if each <= month]
    entry = ledger.entry(table.name, max(months)) if months else None
    if entry is None:
        return {}
    with duckdb.connect() as connection:
        # A person at several accounts has the same name at each; of different ones the first is shown.
        shown = ", ".join(f"min({name})" for name in added)
        found = connection.execute(
            f"SELECT {key}, {shown} FROM {database.parquet([ledger.path(entry)])} "
            f"WHERE {key} IN (SELECT unnest($wanted::VARCHAR[])) GROUP BY {key}",
            {"wanted": wanted},
        ).fetchall()
    return {str(row[0]): dict(zip(added, row[1:], strict=True)) for row in found}
