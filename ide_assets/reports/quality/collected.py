"""What all pages of the data-quality report are made from, read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.reports.pages.links import Links
from ide_assets.reports.pages.rendering import month_name
from ide_assets.reports.quality.checks import Tally
from ide_assets.reports.quality.records import Attempt, Cell, CellState
from ide_assets.settings import Rules
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Collected:
    """The records of a home, its ledger, and the connection that has the catalogue `quality`."""

    home: Home
    recipes: Sequence[Recipe]
    ledger: Ledger
    connection: "duckdb.DuckDBPyConnection"
    attempts: Mapping[Month, Attempt]
    cells: Mapping[Month, Mapping[str, Cell]]
    tallies: Mapping[Month, Tally]
    links: Links
    rules: Rules

    def tally(self, month: Month) -> Tally:
        """The month's failed checks; all 0 where nothing was judged."""
        return self.tallies.get(month, Tally(month, 0, 0, 0, 0, 0, 0))

    def sentence(self, month: Month) -> str:
        """The outcome of a month in one sentence."""
        attempt, tally = self.attempts[month], self.tally(month)
        if not attempt.is_published:
            broken = [name for name, cell in self.cells[month].items() if cell.state is CellState.FAILED]
            why = f": {' and '.join(broken[:2])} failed" if broken else ": the newest run did not finish"
            visible = (
                f" Readers still see publication {attempt.publication} of {attempt.published_at}."
                if attempt.publication
                else " Readers see nothing of it."
            )
            return f"{month_name(month)} is not published{why}.{visible}"
        published = f"{month_name(month)} is published"
        known = [
            *([plural(tally.waived, "waived check")] if tally.waived else []),
            *([plural(tally.acknowledged, "acknowledged warning")] if tally.acknowledged else []),
        ]
        if not tally.attention:
            return f"{published}; every check passed" + (f", except {' and '.join(known)}." if known else ".")
        verb = "needs" if tally.attention == 1 else "need"
        if not tally.new:
            new = "not new" if tally.attention == 1 else "none of them new"
        elif tally.attention == 1:
            new = "new since the month before"
        else:
            new = f"{tally.new} of them new since the month before"
        return f"{published}; {plural(tally.attention, 'check')} {verb} attention, {new}."
