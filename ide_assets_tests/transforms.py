"""The recipes with a transform, the variants of their queries, and the folder of their reviewed SQL."""

from pathlib import Path

from ide_assets.domains.graph import RECIPES
from ide_assets.kernel.recipe import Derived

DERIVED = [recipe for recipe in RECIPES if isinstance(recipe, Derived)]

#: IDE_UPDATE_SNAPSHOT=1 make test rewrites it.
GOLDEN = Path(__file__).parent / "golden"


def variants(recipe: Derived) -> dict[str, bool | None]:
    """The values of `audited` by suffix of the query's name: for a first publication, and for a restatement."""
    return {"": False, ".restated": True} if recipe.table.audited else {"": None}
