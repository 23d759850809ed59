"""Names and addresses of people on handed-over actions, looked up in the lake when the hand-over is written.

No release contains them: only the sources `owners` and `stakeholders` do, so that an erasure reaches all copies that
the product makes.
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

#: By source: its key, the action's column joined on it, and the columns that the source adds to an action.
_ADDED = {
    "owners": ("owner_id", "ownerid", ("owner_name",)),
    "stakeholders": ("contact_id", "contact_id", ("contact_name", "contact_email")),
}


def with_people(home: "Home", month: "Month", rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows with the names of the newest month up to `month`; ended actions keep the names last handed over."""
    for source, (key, column, added) in _ADDED.items():
        open_rows = [row for row in rows if row["status"] != Status.ENDED]
        people = _people(home, month, source, key, added, sorted({str(row[column]) for row in open_rows}))
        for row in open_rows:
            row.update(people.get(str(row[column]), dict.fromkeys(added)))
    return rows


def _people(
    home: "Home", month: "Month", source: str, key: str, added: Sequence[str], identifiers: Sequence[str]
) -> Mapping[str, Mapping[str, object]]:
    import duckdb

    ledger = Ledger(home)
    table = BY_NAME[source].table
    months = [past for past in ledger.months_with_rows(table.name) if past <= month]
    entry = ledger.entry(table.name, max(months)) if months else None
    if entry is None:
        return {}
    with duckdb.connect() as connection:
        # min(): a person at several accounts usually has the same name at each; otherwise the first is shown.
        shown = ", ".join(f"min({name})" for name in added)
        people = connection.execute(
            f"SELECT {key}, {shown} FROM {database.parquet([ledger.path(entry)])} "
            f"WHERE {key} IN (SELECT unnest($identifiers::VARCHAR[])) GROUP BY {key}",
            {"identifiers": identifiers},
        ).fetchall()
    return {str(row[0]): dict(zip(added, row[1:], strict=True)) for row in people}
