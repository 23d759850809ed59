"""The list of all recipes, in an order in which each comes after its inputs."""

from ide_assets.accounts.recipes import RECIPES as ACCOUNTS
from ide_assets.actions.recipes import RECIPES as ACTIONS
from ide_assets.cohorts.recipes import RECIPES as COHORTS
from ide_assets.deliveries.recipes import delivery_recipes
from ide_assets.effect.recipes import RECIPES as EFFECT
from ide_assets.entitlement.recipes import RECIPES as ENTITLEMENT
from ide_assets.kernel.recipe import Recipe
from ide_assets.opportunities.recipes import RECIPES as OPPORTUNITIES
from ide_assets.usage.recipes import RECIPES as USAGE

RECIPES: tuple[Recipe, ...] = (
    *delivery_recipes(),
    *ACCOUNTS,
    *OPPORTUNITIES,
    *ENTITLEMENT,
    *USAGE,
    *COHORTS,
    *ACTIONS,
    *EFFECT,
)
