"""Readers' saved views: the filters of a page under a name. Lines in the home; the newest about a view counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args
from urllib.parse import parse_qsl, urlencode

from ide_assets.store.entries import Entries, moment, one_line
from ide_assets.store.home import Home
from ide_assets.vocabulary.hashes import short_hash

Kind = Literal["saved", "deleted"]

#: The filters of each page that can be saved.
FILTERS: Mapping[str, tuple[str, ...]] = {
    "/calls": ("owner", "channel", "segment", "state", "sort"),
    "/portfolio": ("region", "industry", "company", "billing", "owner", "segment", "by"),
}

#: Views that a reader can have, and characters of a name and of a filter.
MOST, LONGEST_NAME, LONGEST_VALUE = 50, 80, 200


@dataclass(frozen=True)
class View:
    """One line: a view of a reader, by its id, was saved or deleted. `query` is the filters as an address has them."""

    view: str
    kind: Kind
    page: str
    query: str
    name: str
    by: str
    given_at: str

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind) or self.page not in FILTERS:
            raise ValueError(f"{self.kind!r}, {self.page!r}: not a view")

    @property
    def sha256(self) -> str:
        """A hash of what decides. An erasure may replace names in `query`, `name` and `by`."""
        return short_hash(self.view, self.kind, self.page, self.given_at)

    @property
    def address(self) -> str:
        """The address that shows it."""
        return f"{self.page}?{self.query}" if self.query else self.page


ENTRIES = Entries(View, lambda home: home.saved_views, "saved-view")


def saved(page: str, query: str, name: str, by: str, now: datetime) -> View:
    """A view of the filters in a query, without other parameters. Raises ValueError for what cannot be saved."""
    if page not in FILTERS:
        raise ValueError("the page has no filters that can be saved")
    text = one_line(name)
    if not text or len(text) > LONGEST_NAME:
        raise ValueError(f"a view needs a name of at most {LONGEST_NAME} characters")
    given = dict(parse_qsl(query, max_num_fields=20))
    filters = {key: given[key] for key in FILTERS[page] if given.get(key)}
    if any(len(value) > LONGEST_VALUE for value in filters.values()):
        raise ValueError(f"a filter has more than {LONGEST_VALUE} characters")
    return View(short_hash(by, page, text, moment(now)), "saved", page, urlencode(filters), text, by, moment(now))


def of_reader(home: Home, by: str) -> Sequence[View]:
    """The views of a reader, the oldest first."""
    newest = {entry.view: entry for entry in ENTRIES.records(home)}
    return [entry for entry in newest.values() if entry.kind == "saved" and entry.by == by]


def save(home: Home, view: View, timeout_seconds: float) -> None:
    """Record a view; a former one of the page with the same name is replaced.

    Raises ValueError for one too many, and HomeBusyError.
    """
    own = of_reader(home, view.by)
    same = next((known for known in own if (known.page, known.name) == (view.page, view.name)), None)
    if same is None and len(own) >= MOST:
        raise ValueError(f"there are {MOST} views already. Delete one on the start page first")
    chosen = view if same is None else View(**{**vars(view), "view": same.view})
    ENTRIES.append(home, chosen, timeout_seconds)


def delete(home: Home, view: str, by: str, now: datetime, timeout_seconds: float) -> bool:
    """Delete a view of a reader; returns whether there was one. Raises HomeBusyError."""
    known = next((own for own in of_reader(home, by) if own.view == view), None)
    if known is None:
        return False
    gone = View(known.view, "deleted", known.page, "", "", by, moment(now))
    ENTRIES.append(home, gone, timeout_seconds)
    return True


def unreadable(home: Home) -> str:
    """A message about damaged lines; empty if there are none."""
    damaged = ENTRIES.damaged_lines(home)
    return damaged and (
        f"{damaged}: damaged, so a saved view of the pages is missing, or one that was deleted is back. Save or delete "
        "it again, or restore the file from a backup."
    )
