"""A table's figures: the totals and shares by which its months are compared with each other."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from ide_assets.engines.binding import bound
from ide_assets.kernel.bounds import BASELINE_MONTHS, LEARNING_MONTHS
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    from ide_assets.engines.base import Engine

ROWS = "rows"

#: The text for null among the values of a column.
NO_VALUE = "(none)"

Shares = Mapping[str, float]


@dataclass(frozen=True)
class Figures:
    """The figures of one month of a table.

    `totals`: its rows, and sums of columns. `shares`: the share of rows by value of a column. `distances`: how far
    those shares are from the months before, from 0 (equal) to 1 (no value in common). `joins`: the shares of rows that
    match another table.
    """

    totals: Mapping[str, float]
    shares: Mapping[str, Shares] = field(default_factory=dict)
    distances: Mapping[str, float] = field(default_factory=dict)
    joins: Mapping[str, float] = field(default_factory=dict)

    def to_facts(self) -> dict[str, Any]:
        """As recorded with the month."""
        return asdict(self)


def of_earlier_months(ledger: Ledger, table: Table, month: Month) -> list[Figures]:
    """The figures of the earlier published months from which bounds are learned, oldest first."""
    published = ledger.published.items()
    before = [entries[table.name] for earlier, entries in published if earlier < month and table.name in entries]
    newest = before[-(BASELINE_MONTHS + LEARNING_MONTHS) :]
    # Months published by an earlier version of this code have no figures.
    return [Figures(**entry.facts["figures"]) for entry in newest if "figures" in entry.facts]  # type: ignore[arg-type]


def total_queries(table: Table) -> dict[str, str]:
    """The SQL of each total."""
    return {ROWS: "count(*)", **{name: f'coalesce(sum("{name}"), 0)' for name in table.totals}}


def share_query(column: str, relation: str) -> str:
    """The SQL of a column's shares: value, share."""
    return (
        f"SELECT coalesce(CAST(\"{column}\" AS VARCHAR), '{NO_VALUE}') AS value, "
        f"count(*) / sum(count(*)) OVER () AS share FROM {relation} GROUP BY 1"
    )


def measure(
    engine: "Engine", table: Table, relation: str, earlier: Sequence[Figures], month: Month, rules: Rules
) -> Figures:
    """The figures of a relation's rows; the relation and the tables that it refers to are bound in the engine."""
    totals = ", ".join(f'{query} AS "{name}"' for name, query in total_queries(table).items())
    (sums,) = engine.rows(f"SELECT {totals} FROM {relation}")
    shares = {
        name: {
            str(row["value"]): float(str(row["share"]))
            for row in engine.rows(f"{share_query(name, relation)} ORDER BY 1")
        }
        for name in table.shares
    }
    judged = f"WITH judged AS (SELECT * FROM {relation}) SELECT share FROM"
    joins = {
        name: row["share"]
        for name, query in table.joins
        for row in engine.rows(bound(f"{judged} ({query})", month, rules=rules))
    }
    before = {name: shares_before(name, earlier) for name in table.shares}
    return Figures(
        totals={name: float(str(value)) for name, value in sums.items()},
        shares=shares,
        distances={name: distance(shares[name], was) for name, was in before.items() if was and shares[name]},
        joins={name: float(str(share)) for name, share in joins.items() if share is not None},
    )


def shares_before(column: str, earlier: Sequence[Figures]) -> Shares:
    """Mean shares of a column over the months just before; empty where there are none."""
    months = [figures.shares[column] for figures in earlier if figures.shares.get(column)][-BASELINE_MONTHS:]
    values = sorted({value for month in months for value in month})
    return {value: sum(month.get(value, 0.0) for month in months) / len(months) for value in values}


def distance(now: Shares, before: Shares) -> float:
    """Total variation distance: the share of rows that would have to change their value."""
    return sum(abs(now.get(value, 0.0) - before.get(value, 0.0)) for value in {*now, *before}) / 2
