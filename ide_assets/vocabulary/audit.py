"""Audit dates: when a row's key was first published, and when any other of its columns last changed (R-IDE-16)."""

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import ibis

from ide_assets.vocabulary.parameters import today
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import ibis.expr.types as ir

#: Names under which the engine binds the last published version of the month, and the first date per key.
FORMER, FIRST_PUBLISHED = "former_version", "first_published"


def audited(current: "ir.Table", table: Table, has_former: bool) -> "ir.Table":
    """The rows with insert_dt and update_dt.

    A key that was published for the month before keeps its first date; a row that equals the last published one keeps
    its update date. All other dates are the day of the run.
    """
    if not has_former:
        return current.mutate(insert_dt=today(), update_dt=today())
    types = {column.name: column.type.ibis for column in table.columns}
    former = ibis.table(types, name=FORMER)
    first = ibis.table({name: types[name] for name in (*table.key, "insert_dt")}, name=FIRST_PUBLISHED)
    values = [name for name in current.columns if name not in table.key]
    unchanged = reduce(and_, (current[name].identical_to(former[name]) for name in values))
    return (
        current.left_join(former, list(table.key), rname="former_{name}")
        .select(
            *(current[name] for name in current.columns),
            update_dt=ibis.ifelse(unchanged & former["update_dt"].notnull(), former["update_dt"], today()),
        )
        .left_join(first, list(table.key), rname="first_{name}")
        .select(
            *current.columns,
            insert_dt=ibis.coalesce(first["insert_dt"], today()),
            update_dt=ibis._["update_dt"],
        )
    )
