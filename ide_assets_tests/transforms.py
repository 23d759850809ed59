"""The recipes with a transform, the variants of their queries, and the folder of their reviewed SQL."""

import json
from collections.abc import Iterator
from pathlib import Path

from ide_assets.domains.graph import RECIPES
from ide_assets.kernel import lineage, shipped
from ide_assets.kernel.inputs import MissingInput
from ide_assets.kernel.recipe import Derived
from ide_assets.settings import Settings
from ide_assets.vocabulary.hashes import short_hash

#: The default settings, with the product's own files of reasons, segments and the score's definition.
RULES = Settings().rules

DERIVED = [recipe for recipe in RECIPES if isinstance(recipe, Derived)]

#: The hashes of the queries in other dialects. `IDE_UPDATE_SNAPSHOT=1` rewrites it (CONTRIBUTING.md).
GOLDEN = Path(__file__).parent / "golden"

#: An input that most vendors do not have: few of them rename products.
_USUALLY_ABSENT = frozenset({"product_renames"})


def variants(recipe: Derived) -> dict[str, bool | None]:
    """The values of `audited` by suffix of the query's name: for a first publication, and for a restatement."""
    return {"": False, ".restated": True} if recipe.table.audited else {"": None}


def shipped_variants(recipe: Derived) -> Iterator[tuple[frozenset[str], bool | None]]:
    """Absent inputs and `audited` of the queries that the package ships: of the first month, and of code versions."""
    optional = frozenset(upstream.table.name for upstream in recipe.inputs if upstream.absence is MissingInput.IS_NULL)
    first = False if recipe.table.audited else None
    most_absent = [optional - {name} for name in recipe.needs_one_of] or [optional]
    for absent in dict.fromkeys((frozenset[str](), optional & _USUALLY_ABSENT, *most_absent)):
        yield absent, first
    if recipe.table.audited:
        yield frozenset(), True


def compiled(recipe: Derived) -> dict[str, str]:
    """What the package ships of a recipe, by name of the file, as compiled now."""
    queries = {
        shipped.file_of(recipe.table, absent, audited).name: recipe.sql(RULES, absent, audited)
        for absent, audited in shipped_variants(recipe)
    }
    facts = {
        "decided_by": shipped.decided_by(recipe.transform, recipe.tables, RULES),
        "queries": {name: short_hash(text) for name, text in queries.items()},
        "lineage": lineage.of_expression(recipe.expression(RULES)),
    }
    return {f"{recipe.table.name}.json": json.dumps(facts, indent=1) + "\n", **queries}
