"""The months of shadows as a Dagster job, which the sensor of deliveries requests when no month is to be published."""

import dagster as dg

SHADOW_JOB = "compute_shadows"


@dg.op(
    out=dg.Out(dg.Nothing),
    description=(
        "Computes the next month of each candidate file that runs in shadow, and takes the home's lock only to store "
        "it. A failure is a warning in the log: published months do not depend on it."
    ),
)
def compute_next_months(context: dg.OpExecutionContext) -> None:
    """Compute one month of each shadow. A month that is delivered meanwhile waits for this run."""
    from ide_assets.domains import configuration
    from ide_assets.domains.graph import RECIPES
    from ide_assets.operations import shadow
    from ide_assets.store.home import home_of

    settings = configuration.read()
    with home_of(settings).noted(context.run_id):
        for problem in shadow.catch_up(settings, RECIPES, one_month=True):
            context.log.warning(problem)


@dg.job(
    name=SHADOW_JOB,
    description="Computes the months of candidate files in shadow that are missing. The same as `ide shadow run`.",
    executor_def=dg.in_process_executor,
)
def compute_shadows() -> None:
    """A single step."""
    compute_next_months()
