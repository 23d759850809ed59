"""Column lineage: the columns of its inputs from which a transform computes each column."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ide_assets.engines import query_cache as compiled
from ide_assets.kernel import shipped
from ide_assets.kernel.recipe import Derived
from ide_assets.settings import Rules
from ide_assets.store.home import Home

if TYPE_CHECKING:
    import ibis.expr.types as ir

#: For each column, the (table, column) pairs whose values it is computed from; filters and join keys are not listed.
Lineage = Mapping[str, list[tuple[str, str]]]


def of_recipe(recipe: Derived, rules: Rules, home: Home) -> Lineage:
    """The lineage of a recipe's columns, cached in the home for each version of its code.

    If Python estimates the table from the rows of a transform, only columns that both have are listed.
    """

    def compute() -> str:
        known = shipped.facts(recipe.transform, recipe.tables, rules)
        return json.dumps(known["lineage"] if known else of_expression(recipe.expression(rules)))

    decided_by = ("column lineage", recipe.transform.__module__, recipe.table.name, rules.fingerprint)
    cached = json.loads(compiled.get_or_compile(home, decided_by, compute))
    names = set(recipe.table.column_names)
    return {column: [(table, name) for table, name in pairs] for column, pairs in cached.items() if column in names}


def of_expression(expression: "ir.Table") -> dict[str, list[tuple[str, str]]]:
    """The lineage of the columns of an expression over unbound tables."""
    import ibis.expr.operations as ops

    known: dict[tuple[ops.Relation, str], frozenset[tuple[str, str]]] = {}

    def of_value(value: ops.Node) -> frozenset[tuple[str, str]]:
        columns: set[tuple[str, str]] = set()
        # A field is followed into its relation by name (of_column), instead of searching the whole relation.
        for node in value.find((ops.Field, ops.Subquery), filter=ops.Value):
            if isinstance(node, ops.Field):
                columns |= of_column(node.rel, node.name)
            else:
                for name in node.rel.schema.names:
                    columns |= of_column(node.rel, name)
        return frozenset(columns)

    def of_column(relation: ops.Relation, name: str) -> frozenset[tuple[str, str]]:
        if (relation, name) not in known:
            if isinstance(relation, ops.PhysicalTable):
                known[relation, name] = frozenset({(relation.name, name)})
            elif isinstance(relation, ops.Set):
                known[relation, name] = of_column(relation.left, name) | of_column(relation.right, name)
            else:
                known[relation, name] = of_value(relation.values[name])
        return known[relation, name]

    root = expression.op()
    return {name: sorted(of_column(root, name)) for name in root.schema.names}
