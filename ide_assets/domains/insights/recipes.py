"""Recipes of the insights domain: what each table is made from."""

from ide_assets.domains.accounts.tables import ACCOUNT_ATTRIBUTES, ACCOUNT_MERGES
from ide_assets.domains.cohorts.tables import IDE
from ide_assets.domains.cohorts.tables import OUTCOMES as OPPORTUNITY_OUTCOMES
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.engagement.tables import SCORES
from ide_assets.domains.entitlement.tables import PRODUCT_RENAMES
from ide_assets.domains.insights import expectations, tables
from ide_assets.domains.insights import transforms as customers
from ide_assets.domains.insights.churn import monitoring, order_serving, serving
from ide_assets.domains.insights.examples.renewals import insight_renewals_monthly
from ide_assets.domains.insights.recommendation import expectations as recommendation_expectations
from ide_assets.domains.insights.recommendation import offers
from ide_assets.domains.insights.recommendation import tables as recommendation_tables
from ide_assets.domains.insights.rules import HISTORY, LAST_YEAR, QUARTER, QUARTER_BEFORE
from ide_assets.domains.insights.segments.recipes import SEGMENT_RECIPES
from ide_assets.domains.insights.segments.tables import SEGMENT_ACCOUNTS
from ide_assets.domains.insights.sufficiency import sufficiency
from ide_assets.domains.insights.survival import curves as survival
from ide_assets.domains.insights.survival import expectations as expectations_of_survival
from ide_assets.domains.insights.survival.tables import SURVIVAL
from ide_assets.domains.insights.value import expectations as value_expectations
from ide_assets.domains.insights.value import tables as value_tables
from ide_assets.domains.insights.value import values
from ide_assets.kernel.inputs import NEWEST_BEFORE, Input, MissingInput
from ide_assets.kernel.recipe import Derived, Estimated, Recipe

_ACCOUNT = {"surviving_account_csn": "surviving_account_csn"}
_CSN = {"account_csn": "surviving_account_csn"}
_MODEL = {"model": "model"}
_OPPORTUNITY = {"opportunity_id": "opportunity_id"}

RECIPES: tuple[Recipe, ...] = (
    Derived(
        tables.RENEWALS,
        insight_renewals_monthly,
        inputs=(
            Input(BY_NAME["opportunities"].table, trace=_OPPORTUNITY),
            Input(IDE, trace=_OPPORTUNITY),
            Input(ACCOUNT_ATTRIBUTES, trace=_CSN),
            Input(ACCOUNT_MERGES, trace=_ACCOUNT),
            Input(BY_NAME["ews_scores"].table, trace=_OPPORTUNITY, absence=MissingInput.IS_NULL),
            Input(SCORES, trace=_ACCOUNT, absence=MissingInput.IS_NULL),
            Input(BY_NAME["interventions"].table, trace=_CSN, window=QUARTER),
            Input(tables.RENEWALS, trace=_ACCOUNT, window=QUARTER_BEFORE),
        ),
        own_expectations=expectations.RENEWALS,
    ),
    Derived(
        value_tables.OPEN_RENEWALS,
        values.insight_open_renewals_monthly,
        inputs=(
            Input(BY_NAME["opportunities"].table, trace=_OPPORTUNITY),
            Input(BY_NAME["entitlements"].table, trace=_CSN),
            Input(ACCOUNT_MERGES, trace=_ACCOUNT),
            Input(BY_NAME["ews_scores"].table, trace=_OPPORTUNITY, absence=MissingInput.IS_NULL),
        ),
        own_expectations=value_expectations.OPEN_RENEWALS,
    ),
    Estimated(
        tables.USABILITY,
        sufficiency.examined,
        inputs=(
            Input(tables.RENEWALS, trace={}, window=HISTORY),
            Input(value_tables.OPEN_RENEWALS, trace={}, window=HISTORY),
            Input(OPPORTUNITY_OUTCOMES, trace={}),
            Input(BY_NAME["entitlements"].table, trace={}),
            Input(PRODUCT_RENAMES, trace={}, absence=MissingInput.IS_NULL),
            Input(ACCOUNT_MERGES, trace={}),
            Input(BY_NAME["orders"].table, trace={}, window=HISTORY),
        ),
        estimate=sufficiency.report,
        own_expectations=expectations.USABILITY,
    ),
    Estimated(
        tables.REGISTRY,
        serving.learned_from,
        inputs=(
            Input(tables.RENEWALS, trace={}, window=HISTORY),
            Input(OPPORTUNITY_OUTCOMES, trace={}),
            Input(BY_NAME["orders"].table, trace={}, window=HISTORY),
            Input(ACCOUNT_MERGES, trace={}),
            Input(tables.USABILITY, trace={}),
            Input(tables.REGISTRY, trace={}, window=NEWEST_BEFORE),
        ),
        estimate=serving.registry,
        own_expectations=expectations.REGISTRY,
    ),
    Estimated(
        tables.BACKTEST,
        serving.tested_on,
        inputs=(
            Input(tables.RENEWALS, trace={}, window=HISTORY),
            Input(OPPORTUNITY_OUTCOMES, trace={}),
            Input(BY_NAME["orders"].table, trace={}, window=HISTORY),
            Input(ACCOUNT_MERGES, trace={}),
            Input(tables.USABILITY, trace={}),
        ),
        estimate=serving.tested,
        own_expectations=expectations.BACKTEST,
    ),
    Estimated(
        tables.CHURN,
        serving.to_score,
        inputs=(Input(tables.RENEWALS, trace=_ACCOUNT), Input(tables.REGISTRY, trace={})),
        estimate=serving.scores,
        own_expectations=expectations.CHURN,
    ),
    Estimated(
        tables.TRANSACTIONAL,
        order_serving.to_score,
        inputs=(
            Input(BY_NAME["orders"].table, trace=_CSN, window=HISTORY),
            Input(ACCOUNT_MERGES, trace=_ACCOUNT),
            Input(tables.REGISTRY, trace={"model_version": "model_version"}),
        ),
        estimate=order_serving.scores,
        own_expectations=expectations.TRANSACTIONAL,
    ),
    Estimated(
        tables.DRIVERS,
        serving.to_explain,
        inputs=(
            Input(tables.RENEWALS, trace=_ACCOUNT),
            Input(tables.REGISTRY, trace={}),
            Input(tables.CHURN, trace=_ACCOUNT),
        ),
        estimate=serving.drivers,
        own_expectations=expectations.DRIVERS,
    ),
    Estimated(
        tables.TRANSACTIONAL_DRIVERS,
        order_serving.to_explain,
        inputs=(Input(tables.TRANSACTIONAL, trace=_ACCOUNT), Input(tables.REGISTRY, trace={})),
        estimate=order_serving.drivers,
        own_expectations=expectations.TRANSACTIONAL_DRIVERS,
    ),
    Derived(
        tables.DRIVERS_BY_BAND,
        customers.insight_drivers_by_band_monthly,
        inputs=(Input(tables.DRIVERS, trace={"driver": "driver"}), Input(tables.CHURN, trace={})),
        own_expectations=expectations.DRIVERS_BY_BAND,
    ),
    Derived(
        tables.TRANSACTIONAL_DRIVERS_BY_BAND,
        customers.insight_transactional_drivers_by_band_monthly,
        inputs=(
            Input(tables.TRANSACTIONAL_DRIVERS, trace={"driver": "driver"}),
            Input(tables.TRANSACTIONAL, trace={}),
        ),
        own_expectations=expectations.DRIVERS_BY_BAND,
    ),
    Estimated(
        tables.MONITORING,
        monitoring.monitored,
        inputs=(
            Input(tables.RENEWALS, trace={}, window=LAST_YEAR),
            Input(tables.CHURN, trace={}, window=LAST_YEAR),
            Input(OPPORTUNITY_OUTCOMES, trace={}),
            Input(tables.TRANSACTIONAL, trace={}, window=LAST_YEAR),
            Input(BY_NAME["orders"].table, trace={}, window=LAST_YEAR),
            Input(ACCOUNT_MERGES, trace={}),
        ),
        estimate=monitoring.monitoring,
        own_expectations=expectations.MONITORING,
    ),
    Estimated(
        value_tables.LIFETIME_GRADES,
        values.to_grade,
        inputs=(
            Input(value_tables.OPEN_RENEWALS, trace={}, window=HISTORY),
            Input(tables.CHURN, trace={}, window=HISTORY),
            Input(OPPORTUNITY_OUTCOMES, trace={}),
            Input(BY_NAME["orders"].table, trace={}, window=HISTORY),
            Input(ACCOUNT_MERGES, trace={}),
            Input(tables.USABILITY, trace=_MODEL),
        ),
        estimate=values.grades,
        own_expectations=value_expectations.LIFETIME_GRADES,
    ),
    Estimated(
        value_tables.LIFETIME_VALUES,
        values.to_value,
        inputs=(
            Input(ACCOUNT_ATTRIBUTES, trace=_CSN),
            Input(ACCOUNT_MERGES, trace=_ACCOUNT),
            Input(value_tables.OPEN_RENEWALS, trace=_ACCOUNT),
            Input(tables.CHURN, trace=_ACCOUNT),
            Input(value_tables.LIFETIME_GRADES, trace={}),
            Input(BY_NAME["entitlements"].table, trace=_CSN),
            Input(BY_NAME["orders"].table, trace=_CSN, window=HISTORY),
        ),
        estimate=values.values,
        own_expectations=value_expectations.LIFETIME_VALUES,
    ),
    Estimated(
        recommendation_tables.RECOMMENDATION_GRADES,
        offers.to_grade,
        inputs=(
            Input(BY_NAME["entitlements"].table, trace={}),
            Input(PRODUCT_RENAMES, trace={}, absence=MissingInput.IS_NULL),
            Input(ACCOUNT_MERGES, trace={}),
            Input(tables.USABILITY, trace=_MODEL),
        ),
        estimate=offers.grades,
        own_expectations=recommendation_expectations.RECOMMENDATION_GRADES,
    ),
    Estimated(
        recommendation_tables.RECOMMENDATIONS,
        offers.to_recommend,
        inputs=(
            Input(BY_NAME["entitlements"].table, trace=_CSN),
            Input(PRODUCT_RENAMES, trace={}, absence=MissingInput.IS_NULL),
            Input(ACCOUNT_MERGES, trace=_ACCOUNT),
            Input(BY_NAME["product_offerings"].table, trace={"product_offering": "recommended_offering"}),
            Input(recommendation_tables.RECOMMENDATION_GRADES, trace={"model_version": "model_version"}),
        ),
        estimate=offers.recommendations,
        own_expectations=recommendation_expectations.RECOMMENDATIONS,
    ),
    Derived(
        tables.MODELS,
        customers.insight_models_monthly,
        inputs=(
            Input(tables.USABILITY, trace=_MODEL),
            Input(tables.REGISTRY, trace=_MODEL),
            Input(value_tables.LIFETIME_GRADES, trace=_MODEL),
            Input(recommendation_tables.RECOMMENDATION_GRADES, trace=_MODEL),
        ),
        own_expectations=expectations.MODELS,
    ),
    *SEGMENT_RECIPES,
    Derived(
        tables.CUSTOMERS,
        customers.customer_insights_monthly,
        inputs=(
            Input(tables.CHURN, trace=_ACCOUNT),
            Input(tables.TRANSACTIONAL, trace=_ACCOUNT),
            Input(tables.MODELS, trace={}),
            Input(value_tables.LIFETIME_VALUES, trace=_ACCOUNT),
            Input(recommendation_tables.RECOMMENDATIONS, trace=_ACCOUNT),
            Input(SEGMENT_ACCOUNTS, trace=_ACCOUNT),
        ),
        own_expectations=expectations.CUSTOMERS,
    ),
    Estimated(
        SURVIVAL,
        survival.lasted,
        inputs=(
            Input(BY_NAME["entitlements"].table, trace={}),
            Input(BY_NAME["product_offerings"].table, trace={}),
            Input(PRODUCT_RENAMES, trace={}, absence=MissingInput.IS_NULL),
            Input(ACCOUNT_MERGES, trace={}),
        ),
        estimate=survival.curves,
        own_expectations=expectations_of_survival.SURVIVAL,
    ),
)
