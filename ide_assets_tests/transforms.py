"""The recipes that are transforms, the queries that each may run, and where their reviewed SQL lies."""

from pathlib import Path

from ide_assets.domains.graph import RECIPES
from ide_assets.kernel.recipe import Derived

DERIVED = [recipe for recipe in RECIPES if isinstance(recipe, Derived)]

#: IDE_UPDATE_SNAPSHOT=1 make test writes it again.
GOLDEN = Path(__file__).parent / "golden"


def variants(recipe: Derived) -> dict[str, bool | None]:
    """What `audited` may be, by the end of the query's name: as a rule, and where a former version is restated."""
    return {"": False, ".restated": True} if recipe.table.audited else {"": None}
