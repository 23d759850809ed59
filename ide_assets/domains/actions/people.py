"""Names and addresses of people on handed-over actions, looked up in the lake when the hand-over is written.

No release contains them: only the sources `owners` and `stakeholders` do, so that an erasure reaches all copies that
the product makes.
"""

from typing import TYPE_CHECKING

from ide_assets.domains.actions.handover import Status
from ide_assets.domains.deliveries.lookup import look_up

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


def with_people(home: "Home", month: "Month", rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows with the names of the newest month up to `month`; ended actions keep what was handed over last."""
    for source, (column, added) in _ADDED.items():
        open_rows = [row for row in rows if row["status"] != Status.ENDED]
        people = look_up(home, month, source, added, {str(row[column]) for row in open_rows})
        for row in open_rows:
            row.update(people.get(str(row[column]), dict.fromkeys(added)))
    return rows
