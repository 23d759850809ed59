"""Publications of months, each with the publication that it replaced."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ide_assets.months import Month
from ide_assets.operations.causes import causes, differs
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.vocabulary.wording import plural


class CannotCompareError(ValueError):
    """The selected publications cannot be compared; the message names those that can."""


@dataclass(frozen=True)
class Published:
    """A publication, and the entries that it replaced; None for the month's first publication."""

    entries: Mapping[str, Entry]
    former: Mapping[str, Entry] | None

    @property
    def any_entry(self) -> Entry:
        """One of its entries: number, time and month are the same in all."""
        return next(iter(self.entries.values()))

    def changes(self) -> str:
        """The changes since the month's former publication, as a phrase."""
        if self.former is None:
            return "first publication"
        changed = [name for name in {*self.entries, *self.former} if differs(self.former, self.entries, name)]
        if not changed:
            return "rebuilt, the same rows"
        reasons = "; ".join(cause.what for cause in causes(self.former, self.entries) if cause.reaches)
        return f"{reasons}: {plural(len(changed), 'table')} changed"


def publications(history: Sequence[Entry], month: Month | None = None) -> list[Published]:
    """Every publication (of one month), oldest first, with the one that it replaced."""
    numbered: dict[int, dict[str, Entry]] = {}
    for entry in history:
        if month is None or entry.month == month:
            numbered.setdefault(entry.publication, {})[entry.table] = entry
    former: dict[Month, Mapping[str, Entry]] = {}
    published = []
    for _, entries in sorted(numbered.items()):
        published_month = next(iter(entries.values())).month
        published.append(Published(entries, former.get(published_month)))
        former[published_month] = entries
    return published


def two_publications(
    ledger: Ledger, month: Month, before: int | None, after: int | None
) -> tuple[Published, Published]:
    """The month as published at two publications of the ledger; by default its last two.

    Raises CannotCompareError unless there are two different ones.
    """
    of_month = publications(ledger.history, month)
    if not of_month:
        months = ", ".join(str(other) for other in ledger.published)
        raise CannotCompareError(f"{month} is not published. Published: {months or 'no month yet'}.")
    numbers = [publication.any_entry.publication for publication in of_month]
    known = f"publications of {month}: {', '.join(map(str, numbers))}. See them: ide history --month {month}"

    def at(number: int) -> int:
        places = [place for place, publication in enumerate(numbers) if publication <= number]
        if not places:
            raise CannotCompareError(f"{month} was not yet published at publication {number}; {known}")
        return places[-1]

    last = len(numbers) - 1 if after is None else at(after)
    first = last - 1 if before is None else at(before)
    if first < 0:
        raise CannotCompareError(f"there is nothing before publication {numbers[last]} to compare with; {known}")
    if first >= last:
        raise CannotCompareError(
            f"--from selects publication {numbers[first]} of {month} and --to selects {numbers[last]}; --from must "
            f"select an earlier one; {known}"
        )
    return of_month[first], of_month[last]
