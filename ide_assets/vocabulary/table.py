"""A table: its key, columns and description, and their projections to other systems."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from ide_assets.vocabulary.column import Column, Type

if TYPE_CHECKING:
    import dagster as dg
    import ibis.expr.types as ir
    import pyarrow as pa
    from deltalake import Schema


class Keep(Enum):
    """Which published months of a table a release contains."""

    EVERY_MONTH = "every month"
    NEWEST_OF_QUARTER = "the newest month of each quarter"
    NEWEST_MONTH = "the newest month"


@dataclass(frozen=True)
class Publication:
    """Where analysts find a table: catalogue, schema, name; `month_column` identifies the month of a row."""

    catalogue: str
    schema: str
    name: str
    keep: Keep = Keep.EVERY_MONTH
    month_column: str = "snapshot_date"

    def __str__(self) -> str:
        return f"{self.catalogue}.{self.schema}.{self.name}"


@dataclass(frozen=True)
class Table:
    """One monthly table of the product.

    `key` is unique within a month. `audited` tables end with insert_dt and update_dt, which the kernel fills from
    earlier publications (R-IDE-16). The sums of the columns `totals`, and the shares of the values of the columns
    `shares`, are compared with earlier months. Rows are sorted by the columns `clustered_by`, then by the key, which
    makes a large file smaller and filters on these columns faster. `joins` are shares of rows with a partner in another
    table, as pairs of a name and its SQL over `judged`; they are compared with earlier months. `plotted` are further
    figures that the Dagster UI plots over months, as pairs of a name and its SQL, an aggregate over the month's rows.
    """

    name: str
    group: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    description: str
    publication: Publication | None = None
    audited: bool = False
    totals: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    clustered_by: tuple[str, ...] = ()
    joins: tuple[tuple[str, str], ...] = ()
    plotted: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        names = self.column_names
        named = {*self.key, *self.totals, *self.shares, *self.clustered_by}
        if len(set(names)) != len(names) or not named <= set(names):
            raise ValueError(
                f"table {self.name}: column names must differ and contain key, totals, shares and clustered_by"
            )
        # Releases and their readers' copies are out of reach of an erasure (R-DQ-5).
        personal = [column.name for column in self.columns if column.personal or column.names_person]
        if (self.publication is not None and personal) or {*personal} & {*self.shares}:
            raise ValueError(f"table {self.name}: shows {', '.join(personal)}, which identifies people")

    @property
    def column_names(self) -> tuple[str, ...]:
        """All columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def duckdb_types(self) -> dict[str, str]:
        """The DuckDB type of each column, in order."""
        return {column.name: column.type.duckdb for column in self.columns}

    def to_ibis(self) -> "ir.Table":
        """The unbound table that transforms are written against."""
        import ibis

        return ibis.table({column.name: column.type.ibis for column in self.columns}, name=self.name)

    def to_arrow(self) -> "pa.Schema":
        """The Arrow schema of the columns, with their meanings as `comment`."""
        import pyarrow as pa

        arrow = {
            Type.TEXT: pa.string(),
            Type.INTEGER: pa.int64(),
            Type.NUMBER: pa.float64(),
            Type.BOOLEAN: pa.bool_(),
            Type.DATE: pa.date32(),
            Type.TIMESTAMP: pa.timestamp("us", tz="UTC"),
        }
        return pa.schema([pa.field(c.name, arrow[c.type], metadata={"comment": c.meaning}) for c in self.columns])

    def to_delta(self) -> "Schema":
        """The schema of the lake's table: the columns and the partition column `month`."""
        import pyarrow as pa
        from deltalake import Schema

        return Schema.from_arrow(self.to_arrow().append(pa.field("month", pa.string())))

    def to_dagster(self) -> "dg.TableSchema":
        """Column schema shown in the Dagster UI."""
        import dagster as dg

        return dg.TableSchema(
            columns=[
                dg.TableColumn(
                    name=column.name,
                    type=column.type.logical,
                    description=column.meaning,
                    constraints=dg.TableColumnConstraints(nullable=column.name not in self.key),
                )
                for column in self.columns
            ]
        )

    def to_select(self) -> str:
        """DuckDB projection that enforces column order and types: `CAST("a" AS BIGINT) AS "a", ...`."""
        return ", ".join(f'CAST("{c.name}" AS {c.type.duckdb}) AS "{c.name}"' for c in self.columns)

    def order_by(self) -> str:
        """The total order in which rows are stored, so that the same rows give the same bytes."""
        names = dict.fromkeys((*self.clustered_by, *self.key, *self.column_names))
        return ", ".join(f'"{name}"' for name in names)
