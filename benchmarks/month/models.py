"""The models that all contenders compute, and the SQL of them that the floor and dbt share.

The SQL is written once, as Jinja files of a dbt project; `rendered` gives it to the floor with the same `ref`, `source`
and `var` that dbt has. Nothing here needs more than Jinja.
"""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

DBT = Path(__file__).parent / "dbt"

#: Rows as delivered that keep the row rules, and what several models share: views.
VIEWS = (
    "stg_entitlements",
    "stg_usage_authorizations",
    "stg_opportunities",
    "stg_accounts",
    "stg_product_offerings",
    "stg_seat_assignments",
    "stg_ews_scores",
    "stg_victim_survivor_mapping",
    "int_entitlements_in_scope",
)

#: The tables that are compared, each after those that it is made from; names are the product's.
TABLES = (
    "account_merges",
    "active_subscription_monthly",
    "pool_monthly",
    "assignment_monthly",
    "usage_monthly",
    "ide_observation_monthly",
    "cohort_benchmarks",
    "ide_cohort_benchmark_monthly",
)

#: The table whose earlier months make the benchmarks (R-IDE-10).
HISTORY = "ide_observation_monthly"

#: What the product's tables above are made from in the end.
WANTED = ("ide_cohort_benchmark_monthly", "assignment_monthly", "usage_monthly")


def rendered(
    model: str, ref: Callable[[str], str], source: Callable[[str, str], str], var: Callable[[str], str]
) -> str:
    """The SQL of a model, with what `ref`, `source` and `var` give for its inputs and values.

    Raises jinja2.TemplateError where the model asks for anything else.
    """
    environment = Environment(loader=FileSystemLoader(DBT / "models"), undefined=StrictUndefined)
    return environment.get_template(f"{model}.sql").render(ref=ref, source=source, var=var)
