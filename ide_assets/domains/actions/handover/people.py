"""Names and addresses of people on handed-over actions, looked up in the lake when the hand-over is written.

No release contains them: only the sources `owners` and `stakeholders` do, so that an erasure reaches all copies that
the product makes.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from ide_assets.domains.actions.handover.handover import Status
from ide_assets.domains.deliveries.reading.lookup import look_up

if TYPE_CHECKING:
    from ide_assets.months import Month
    from ide_assets.store.home import Home

#: The columns that each source adds to an action, and the action's column with the key of the source.
_ADDED = {
    "owners": ("ownerid", ("owner_name",)),
    "stakeholders": ("contact_id", ("contact_name", "contact_email")),
}

#: All columns that `with_people` fills.
ADDED_COLUMNS = tuple(name for _, added in _ADDED.values() for name in added)


#: Looks up columns of a source by the keys of its rows.
LookUp = Callable[[str, Sequence[str], Collection[str]], Mapping[str, Mapping[str, object]]]


def with_people(home: "Home", month: "Month", rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows with the names of the newest month up to `month`; ended actions keep what was handed over last."""
    return with_names(rows, lambda source, columns, keys: look_up(home, month, source, columns, keys))


def with_names(rows: list[dict[str, object]], names: LookUp) -> list[dict[str, object]]:
    """The rows with the names that are looked up; ended actions keep what was handed over last."""
    for source, (column, added) in _ADDED.items():
        open_rows = [row for row in rows if row["status"] != Status.ENDED]
        people = names(source, added, {str(row[column]) for row in open_rows})
        for row in open_rows:
            row.update(people.get(str(row[column]), dict.fromkeys(added)))
    return rows
