"""The list of all recipes, in an order in which each comes after its inputs."""

from ide_assets.domains.accounts.recipes import RECIPES as ACCOUNTS
from ide_assets.domains.actions.recipes import RECIPES as ACTIONS
from ide_assets.domains.cohorts.recipes import RECIPES as COHORTS
from ide_assets.domains.deliveries.recipes import delivery_recipes
from ide_assets.domains.effect.recipes import RECIPES as EFFECT
from ide_assets.domains.engagement.recipes import RECIPES as ENGAGEMENT
from ide_assets.domains.entitlement.recipes import RECIPES as ENTITLEMENT
from ide_assets.domains.insights.recipes import RECIPES as INSIGHTS
from ide_assets.domains.opportunities.recipes import RECIPES as OPPORTUNITIES
from ide_assets.domains.usage.recipes import RECIPES as USAGE
from ide_assets.kernel.recipe import Recipe

RECIPES: tuple[Recipe, ...] = (
    *delivery_recipes(),
    *ACCOUNTS,
    *OPPORTUNITIES,
    *ENTITLEMENT,
    *USAGE,
    *COHORTS,
    *ENGAGEMENT,
    *INSIGHTS,
    *ACTIONS,
    *EFFECT,
)
