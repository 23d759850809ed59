"""Recipes of the cohorts domain: which tables are built from which inputs."""

from ide_assets.domains.accounts.tables import ACCOUNT_ATTRIBUTES, ACCOUNT_MERGES
from ide_assets.domains.cohorts import (
    benchmark_expectations,
    benchmarks,
    expectations,
    renewal_expectations,
    renewals,
    tables,
    transforms,
)
from ide_assets.domains.cohorts.rules import BENCHMARK_WINDOW
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.entitlement.tables import ACTIVE_SUBSCRIPTION, POOL, PRODUCT_RENAMES
from ide_assets.domains.usage.tables import USAGE
from ide_assets.kernel.inputs import NEWEST_BEFORE, Input, MissingInput
from ide_assets.kernel.recipe import Derived

OPPORTUNITIES = BY_NAME["opportunities"].table

_LINE = {"tenant_id": "tenant_id", "offering_product_line_code": "offering_product_line_code"}
_OPPORTUNITY = {"opportunity_id": "opportunity_id"}

RECIPES = (
    Derived(
        tables.OBSERVATION,
        transforms.ide_observation_monthly,
        inputs=(
            Input(OPPORTUNITIES, trace=_OPPORTUNITY),
            Input(ACCOUNT_ATTRIBUTES, trace={"account_csn": "original_account_csn"}),
            Input(ACTIVE_SUBSCRIPTION, trace={"contract_id": "contract_id", **_LINE}),
            Input(POOL, trace=_LINE),
            Input(USAGE, trace=_LINE),
            Input(
                PRODUCT_RENAMES,
                trace={"successor_line_code": "offering_product_line_code"},
                absence=MissingInput.IS_NULL,
            ),
        ),
        own_expectations=expectations.OBSERVATION,
    ),
    Derived(
        tables.BENCHMARKS,
        benchmarks.cohort_benchmarks,
        inputs=(
            Input(
                tables.OBSERVATION,
                trace={"seat_bucket": "seat_bucket", "phase": "phase"},
                window=BENCHMARK_WINDOW,
            ),
        ),
        own_expectations=benchmark_expectations.BENCHMARKS,
    ),
    Derived(
        tables.IDE,
        transforms.ide_cohort_benchmark_monthly,
        inputs=(
            Input(
                tables.OBSERVATION,
                trace={**_OPPORTUNITY, "contract_id": "contract_id", **_LINE},
            ),
            Input(tables.BENCHMARKS, trace={"seat_bucket": "seat_bucket", "cohort": "cohort_benchmark_used"}),
            Input(USAGE, trace={**_LINE, "product_offering": "product_offering"}),
            Input(OPPORTUNITIES, trace=_OPPORTUNITY),
            Input(ACCOUNT_ATTRIBUTES, trace={"account_csn": "original_account_csn"}),
            Input(ACCOUNT_MERGES, trace={"victim_account_csn": "original_account_csn"}),
            Input(BY_NAME["ews_scores"].table, trace=_OPPORTUNITY, absence=MissingInput.IS_NULL),
        ),
        own_expectations=expectations.IDE,
    ),
    Derived(
        tables.COVERAGE,
        transforms.ide_opportunity_coverage_monthly,
        inputs=(
            Input(OPPORTUNITIES, trace=_OPPORTUNITY),
            Input(BY_NAME["entitlements"].table, trace={}),
            Input(BY_NAME["product_offerings"].table, trace={}),
            Input(PRODUCT_RENAMES, trace={}, absence=MissingInput.IS_NULL),
            Input(tables.IDE, trace=_OPPORTUNITY),
        ),
        own_expectations=expectations.COVERAGE,
    ),
    Derived(
        tables.OUTCOMES,
        renewals.opportunity_outcomes_monthly,
        inputs=(
            Input(OPPORTUNITIES, trace=_OPPORTUNITY),
            Input(tables.OBSERVATION, trace=_OPPORTUNITY, window=BENCHMARK_WINDOW),
            Input(tables.OUTCOMES, trace=_OPPORTUNITY, window=NEWEST_BEFORE),
        ),
        own_expectations=renewal_expectations.OUTCOMES,
    ),
    Derived(
        tables.RENEWAL_BY_ASSIGNMENT,
        renewals.renewal_by_assignment_monthly,
        inputs=(Input(tables.OUTCOMES, trace={"assignment_band": "assignment_band"}),),
        own_expectations=renewal_expectations.RENEWAL_BY_ASSIGNMENT,
    ),
)
