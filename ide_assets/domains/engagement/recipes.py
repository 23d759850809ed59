"""Recipes of the engagement domain: inputs and expectations."""

from ide_assets.domains.accounts.tables import ACCOUNT_ATTRIBUTES, ACCOUNT_MERGES
from ide_assets.domains.cohorts.tables import OUTCOMES
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.engagement import expectations, tables
from ide_assets.domains.engagement.causes import root_causes
from ide_assets.domains.engagement.definition import FACTORS
from ide_assets.domains.engagement.factors import accounts, factors
from ide_assets.domains.engagement.factors.feeds import DeliveredFeeds
from ide_assets.domains.engagement.history import association, foretelling, impact, validation
from ide_assets.domains.engagement.history import expectations as expectations_of_history
from ide_assets.domains.engagement.history.followup import QUARTERS
from ide_assets.domains.engagement.rules import MONTH_BEFORE, THREE_MONTHS, TWO_MONTHS, YEAR
from ide_assets.domains.engagement.score import alerts, changes, recommendations
from ide_assets.domains.engagement.score import scores as transforms
from ide_assets.domains.entitlement.tables import ACTIVE_SUBSCRIPTION, PRODUCT_RENAMES
from ide_assets.kernel.inputs import YEAR_BEFORE, Input, InputWindow, MissingInput
from ide_assets.kernel.recipe import Derived, Estimated, Recipe

_ACCOUNT = {"surviving_account_csn": "surviving_account_csn"}
_FACTOR = {**_ACCOUNT, "factor": "factor"}
_COMPONENT = {**_ACCOUNT, "component": "component"}
_OF_FACTOR = {"factor": "factor"}
_OF_COMPONENT = {"component": "component"}
_CSN = {"account_csn": "surviving_account_csn"}


def _source(name: str, window: InputWindow, trace: dict[str, str] | None = None) -> Input:
    return Input(BY_NAME[name].table, trace=trace or {}, window=window)


_SUBSCRIPTIONS = (
    Input(ACTIVE_SUBSCRIPTION, trace=_CSN),
    Input(BY_NAME["entitlements"].table, trace=_CSN),
    Input(BY_NAME["product_offerings"].table, trace={}),
    Input(PRODUCT_RENAMES, trace={}, absence=MissingInput.IS_NULL),
    Input(ACCOUNT_MERGES, trace=_ACCOUNT),
)

#: What factors are measured on.
_MEASURED = (
    _source("emails", YEAR, _CSN),
    _source("meetings", YEAR, _CSN),
    _source("stakeholders", YEAR, _CSN),
    _source("product_sessions", THREE_MONTHS),
    Input(BY_NAME["product_features"].table, trace={}, absence=MissingInput.IS_NULL),
    Input(BY_NAME["seat_assignments"].table, trace={}, absence=MissingInput.IS_NULL),
)

RECIPES: tuple[Recipe, ...] = (
    DeliveredFeeds(
        tuple(
            _source(name, YEAR) for name in ("entitlements", *factors.EVENT_SOURCES, "stakeholders", "product_features")
        )
    ),
    Derived(
        tables.ACCOUNTS,
        accounts.engagement_accounts_monthly,
        inputs=(
            *_SUBSCRIPTIONS,
            Input(ACCOUNT_ATTRIBUTES, trace=_CSN),
            Input(tables.ACCOUNTS, trace=_ACCOUNT, window=YEAR_BEFORE),
        ),
        own_expectations=expectations.ACCOUNTS,
    ),
    Derived(
        tables.VALUES,
        factors.engagement_values_monthly,
        inputs=(
            Input(tables.ACCOUNTS, trace=_ACCOUNT),
            Input(tables.FEEDS, trace={}),
            *_SUBSCRIPTIONS,
            *_MEASURED,
            Input(tables.VALUES, trace=_FACTOR, window=YEAR_BEFORE),
        ),
        own_expectations=expectations.VALUES,
    ),
    Derived(
        tables.FACTORS,
        transforms.engagement_factors_monthly,
        inputs=(
            Input(tables.VALUES, trace=_FACTOR),
            Input(tables.ACCOUNTS, trace=_ACCOUNT),
            Input(tables.FACTORS, trace=_FACTOR, window=YEAR_BEFORE),
        ),
        own_expectations=expectations.FACTORS,
    ),
    Derived(
        tables.SCORES,
        transforms.engagement_scores_monthly,
        inputs=(
            Input(tables.VALUES, trace=_ACCOUNT),
            Input(tables.ACCOUNTS, trace=_ACCOUNT),
            Input(tables.SCORES, trace=_COMPONENT, window=YEAR_BEFORE),
        ),
        own_expectations=expectations.SCORES,
    ),
    Derived(
        tables.PEERS,
        transforms.engagement_peers_monthly,
        inputs=(
            Input(tables.VALUES, trace=_ACCOUNT),
            Input(tables.ACCOUNTS, trace=_ACCOUNT),
            Input(tables.PEERS, trace=_COMPONENT, window=YEAR_BEFORE),
        ),
        own_expectations=expectations.PEERS,
    ),
    Derived(
        tables.CHANGES,
        changes.engagement_changes_monthly,
        inputs=(Input(tables.VALUES, trace=_FACTOR, window=TWO_MONTHS),),
        own_expectations=expectations.CHANGES,
    ),
    Derived(
        tables.RECOMMENDATIONS,
        recommendations.engagement_recommendations_monthly,
        inputs=(Input(tables.VALUES, trace=_FACTOR),),
        own_expectations=expectations.RECOMMENDATIONS,
    ),
    Derived(
        tables.ROOT_CAUSES,
        root_causes.engagement_root_causes_monthly,
        inputs=(
            Input(tables.FACTORS, trace=_FACTOR),
            Input(tables.ACCOUNTS, trace=_ACCOUNT),
            *_SUBSCRIPTIONS,
            *_MEASURED,
        ),
        own_expectations=expectations.ROOT_CAUSES,
        parts=tuple(f"factor = '{factor}'" for factor in FACTORS),
    ),
    Derived(
        tables.ALERTS,
        alerts.engagement_alerts_monthly,
        inputs=(
            Input(tables.VALUES, trace=_ACCOUNT),
            Input(tables.SCORES, trace=_COMPONENT),
            Input(tables.ALERTS, trace=_COMPONENT, window=MONTH_BEFORE),
        ),
        own_expectations=expectations.ALERTS,
    ),
    Estimated(
        tables.VALIDATION,
        validation.validation_sums,
        inputs=(
            Input(tables.SCORES, trace=_OF_COMPONENT, window=QUARTERS),
            Input(tables.ACCOUNTS, trace={}, window=QUARTERS),
            Input(ACCOUNT_MERGES, trace={}),
        ),
        estimate=foretelling.validation,
        own_expectations=expectations_of_history.VALIDATION,
    ),
    Estimated(
        tables.IMPACT,
        impact.impact_rows,
        inputs=(
            Input(tables.VALUES, trace=_OF_FACTOR, window=QUARTERS),
            Input(tables.SCORES, trace={}, window=QUARTERS),
            Input(tables.ACCOUNTS, trace={}, window=QUARTERS),
            Input(ACCOUNT_MERGES, trace={}),
            _source("opportunities", QUARTERS),
            Input(OUTCOMES, trace={}, absence=MissingInput.IS_NULL),
        ),
        estimate=association.impact,
        own_expectations=expectations_of_history.IMPACT,
    ),
    Derived(
        tables.ACCOUNT_IMPACT,
        impact.engagement_account_impact_monthly,
        inputs=(
            Input(tables.IMPACT, trace=_OF_FACTOR),
            Input(tables.VALUES, trace=_FACTOR),
            Input(tables.SCORES, trace=_ACCOUNT),
            Input(tables.ACCOUNTS, trace=_ACCOUNT),
        ),
        own_expectations=expectations_of_history.ACCOUNT_IMPACT,
    ),
)
