"""Names of owners and contacts, for pages and the API: read for each request, so that an erasure reaches them."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from ide_assets.domains.actions.handover.people import ADDED_COLUMNS, with_names
from ide_assets.store.home import DamagedHomeError
from ide_assets.vocabulary import wording
from ide_assets.web.problems import Problem
from ide_assets.web.releases import Reading

_log = logging.getLogger(__name__)

_Read = TypeVar("_Read")


def named(reading: Reading, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with names of people.

    All rows are of accounts within the reader's rights; anyone who may read an account may read whom to call there.
    """
    if not rows:
        return rows
    day = rows[0]["snapshot_date"]
    with_people = _of_people(lambda: with_names(rows, lambda *asked: reading.facts.look_up(day, *asked)))
    return [{**row, **dict.fromkeys(ADDED_COLUMNS)} for row in rows] if with_people is None else with_people


def owner_names(reading: Reading, owners: Sequence[str], day: date | None) -> dict[str, str]:
    """The name of each owner id up to a day; an owner without one keeps the id.

    Owners of one name have their address beside it, or their id, so that each can be recognised.
    """
    if day is None:
        return {}
    people = _of_people(lambda: reading.facts.look_up(day, "owners", ("owner_name", "owner_email"), owners)) or {}
    names = {owner: str(people.get(owner, {}).get("owner_name") or owner) for owner in owners}
    return distinct_names(names, {owner: str(row.get("owner_email") or "") for owner, row in people.items()})


def distinct_names(names: Mapping[str, str], addresses: Mapping[str, str]) -> dict[str, str]:
    """Names by id, those that several ids have with the address in brackets, or with the id where that is no help."""
    with_address = {id: f"{name} ({addresses.get(id) or id})" for id, name in names.items()}
    count, addressed = Counter(names.values()), Counter(with_address.values())
    return {
        id: name if count[name] == 1 else with_address[id] if addressed[with_address[id]] == 1 else f"{name} ({id})"
        for id, name in names.items()
    }


def _of_people(read: Callable[[], _Read]) -> _Read | None:
    """What is read from the home at this moment, so that no copy of a name outlives an erasure.

    None where the home is damaged: its release is still served.
    """
    import duckdb

    try:
        return read()
    except (DamagedHomeError, OSError, duckdb.Error, Problem) as error:
        _log.warning("Names of owners and contacts are not shown: %s", wording.in_words(error))
        return None
