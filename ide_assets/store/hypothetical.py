"""A ledger whose entries are given, for months that are built without being published."""

from collections.abc import Iterable
from dataclasses import replace

from ide_assets.store.home import Home
from ide_assets.store.ledger import Entry, Ledger


class HypotheticalLedger(Ledger):
    """A ledger with exactly the given entries; it cannot publish.

    The file of an entry may be an absolute path: that of a candidate outside the home's lake (`outside`).
    """

    def __init__(self, home: Home, entries: Iterable[Entry]) -> None:
        super().__init__(home)
        self.history = list(entries)

    def _write(self, entries: object, overwrite: bool) -> None:
        raise TypeError("nothing is written to the ledger of months that are not published")


def outside(entry: Entry, home: Home) -> Entry:
    """The entry with the absolute path of its file in another home's lake."""
    return replace(entry, file=str(home.lake / entry.file))
