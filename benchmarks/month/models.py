"""The models that all contenders compute, and their SQL, which the floor and dbt share.

The SQL is written once, as Jinja files of a dbt project; `rendered` gives it to the floor with the same `ref`, `source`
and `var` that dbt has. Nothing here needs more than Jinja.
"""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

DBT = Path(__file__).parent / "dbt"

#: Views: delivered rows that follow the row rules, and queries that several models share.
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

#: The compared tables, in the order of their dependencies, by the product's names.
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

#: The table from whose earlier months benchmarks are calculated (R-IDE-10).
HISTORY = "ide_observation_monthly"

#: The tables that the product is asked for; it also builds all their inputs.
REQUESTED = ("ide_cohort_benchmark_monthly", "assignment_monthly", "usage_monthly")


def rendered(
    model: str, ref: Callable[[str], str], source: Callable[[str, str], str], var: Callable[[str], str]
) -> str:
    """The SQL of a model; `ref`, `source` and `var` return its inputs and values.

    Raises jinja2.TemplateError if the model uses anything else.
    """
    environment = Environment(loader=FileSystemLoader(DBT / "models"), undefined=StrictUndefined)
    return environment.get_template(f"{model}.sql").render(ref=ref, source=source, var=var)
