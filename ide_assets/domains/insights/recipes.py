"""Recipes of the insights domain: what each table is made from."""

from ide_assets.domains.accounts.tables import ACCOUNT_ATTRIBUTES, ACCOUNT_MERGES
from ide_assets.domains.cohorts.tables import IDE
from ide_assets.domains.cohorts.tables import OUTCOMES as OPPORTUNITY_OUTCOMES
from ide_assets.domains.deliveries.sources import BY_NAME
from ide_assets.domains.engagement.tables import SCORES
from ide_assets.domains.insights import expectations, sufficiency, tables
from ide_assets.domains.insights.renewals import insight_renewals_monthly
from ide_assets.domains.insights.rules import HISTORY, QUARTER, QUARTER_BEFORE
from ide_assets.kernel.inputs import Input, MissingInput
from ide_assets.kernel.recipe import Derived, Estimated, Recipe

_ACCOUNT = {"surviving_account_csn": "surviving_account_csn"}
_CSN = {"account_csn": "surviving_account_csn"}
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
    Estimated(
        tables.USABILITY,
        sufficiency.examined,
        inputs=(
            Input(tables.RENEWALS, trace={}, window=HISTORY),
            Input(OPPORTUNITY_OUTCOMES, trace={}),
            Input(BY_NAME["entitlements"].table, trace={}),
            Input(ACCOUNT_MERGES, trace={}),
        ),
        estimate=sufficiency.report,
        own_expectations=expectations.USABILITY,
    ),
)
