"""The score of one account over a period of any length, by the transforms of the monthly tables (R-ES-12).

The length is a parameter of the same functions, so a factor has one definition. The queries are compiled once for all
lengths and months.
"""

from datetime import timedelta
from functools import cache, lru_cache

from ide_assets.domains.engagement import tables
from ide_assets.domains.engagement.recipes import RECIPES
from ide_assets.domains.engagement.rules import YEAR
from ide_assets.engines import dialects
from ide_assets.engines.binding import bound
from ide_assets.kernel.inputs import LOOK_BACK_MONTHS, SAME_MONTH, Input
from ide_assets.kernel.recipe import Derived
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.vocabulary import parameters
from ide_assets.vocabulary.table import Table

#: The place of the length in the cached queries of a month. It is filled for each request.
_DAYS = "days of the period"

#: Queries in the cache: those of a few months, with and without optional inputs.
_CACHED = 64

#: What is computed, in this order: each reads some of those before it.
COMPUTED = (
    tables.ACCOUNTS,
    tables.VALUES,
    tables.FACTORS,
    tables.SCORES,
    tables.RECOMMENDATIONS,
    tables.ROOT_CAUSES,
)
_RECIPES: dict[str, Derived] = {
    recipe.table.name: recipe for recipe in RECIPES if isinstance(recipe, Derived) and recipe.table in COMPUTED
}

#: Their length is that of the period; the others follow from them.
_MEASURED = (tables.ACCOUNTS, tables.VALUES, tables.ROOT_CAUSES)


#: The sources whose months of delivery count.
FEEDS = tuple(upstream for recipe in RECIPES if recipe.table == tables.FEEDS for upstream in recipe.inputs)


#: What is read: the inputs, but for those that are computed.
READ = tuple(
    upstream
    for recipe in _RECIPES.values()
    for upstream in recipe.inputs
    if upstream.table not in COMPUTED or upstream.window is not SAME_MONTH
)


def months(upstream: Input, month: Month, days: int) -> list[Month]:
    """The months of an input that count for the period.

    Events begin with the period before; those of a year begin with the year if that is earlier. Of earlier results only
    the values are read, for the noise of each factor, which is that of the published months.
    """
    if upstream.window is SAME_MONTH:
        return [month]
    if upstream.table in COMPUTED:
        # Frozen rows, which the others would add, are not computed here.
        is_read = upstream.table == tables.VALUES
        return [month.plus(-ago) for ago in range(LOOK_BACK_MONTHS, 0, -1)] if is_read else []
    first = Month.of(month.last_day - timedelta(days=2 * days - 1))
    return list((min(first, month.plus(YEAR.first)) if upstream.window is YEAR else first).through(month))


def query(table: Table, month: Month, days: int, rules: Rules, absent: frozenset[str]) -> str:
    """The SQL of one of the computed tables, over its inputs by name; `absent` are optional inputs that are missing."""
    names = {upstream.table.name for upstream in _RECIPES[table.name].inputs}
    return _bound(table.name, month, rules, absent & names).replace(f"'{_DAYS}'", f"'{days}'")


@lru_cache(_CACHED)
def _bound(name: str, month: Month, rules: Rules, absent: frozenset[str]) -> str:
    return bound(_compiled(name, rules, absent), month, rules=rules)


@cache
def _compiled(name: str, rules: Rules, absent: frozenset[str]) -> str:
    import ibis

    recipe = _RECIPES[name]
    if recipe.table not in _MEASURED:
        return recipe.sql(rules, absent)
    given = {
        upstream.table.name: None if upstream.table.name in absent else upstream.table.to_ibis()
        for upstream in recipe.inputs
    }
    days = ibis.literal(_DAYS).cast("int64")
    return dialects.to_sql(recipe.transform(month=parameters.MONTH, rules=rules, days=days, **given), dialects.DIALECT)
