"""Rows of several kinds in one table, for models that are made from all of them."""

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir


def together(*tables: "ir.Table") -> "ir.Table":
    """The rows of all tables with the columns of all, in the order of their first appearance; null where absent."""
    types = {name: type_ for table in reversed(tables) for name, type_ in table.schema().items()}
    names = list(dict.fromkeys(name for table in tables for name in table.columns))
    return ibis.union(
        *(
            table.select(**{name: table[name] if name in table.columns else ibis.null(types[name]) for name in names})
            for table in tables
        )
    )
