"""Recipes of the segments of customers."""

from ide_assets.domains.accounts.tables import ACCOUNT_ATTRIBUTES, ACCOUNT_MERGES
from ide_assets.domains.cohorts.tables import OUTCOMES as OPPORTUNITY_OUTCOMES
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.engagement.rules import TWO_MONTHS
from ide_assets.domains.engagement.tables import SCORES
from ide_assets.domains.entitlement.tables import ACTIVE_SUBSCRIPTION, POOL
from ide_assets.domains.insights.segments import expectations as segment_expectations
from ide_assets.domains.insights.segments import transforms as segments
from ide_assets.domains.insights.segments.tables import SEGMENT_ACCOUNTS, SEGMENTS, SIZES
from ide_assets.domains.insights.tables import CHURN
from ide_assets.kernel.inputs import Input, MissingInput
from ide_assets.kernel.recipe import Derived, Recipe

_ACCOUNT = {"surviving_account_csn": "surviving_account_csn"}
_CSN = {"account_csn": "surviving_account_csn"}

SEGMENT_RECIPES: tuple[Recipe, ...] = (
    Derived(
        SEGMENT_ACCOUNTS,
        segments.segment_accounts_monthly,
        inputs=(
            Input(ACCOUNT_ATTRIBUTES, trace=_CSN),
            Input(ACCOUNT_MERGES, trace=_ACCOUNT),
            Input(ACTIVE_SUBSCRIPTION, trace=_CSN),
            Input(POOL, trace={}),
            Input(BY_NAME["usage_authorizations"].table, trace={}, absence=MissingInput.IS_NULL),
            Input(BY_NAME["opportunities"].table, trace=_CSN),
            Input(BY_NAME["ews_scores"].table, trace={}, absence=MissingInput.IS_NULL),
            Input(SCORES, trace=_ACCOUNT, absence=MissingInput.IS_NULL),
            Input(CHURN, trace=_ACCOUNT),
        ),
        own_expectations=segment_expectations.SEGMENT_ACCOUNTS,
    ),
    Derived(
        SEGMENTS,
        segments.customer_segments_monthly,
        inputs=(Input(SEGMENT_ACCOUNTS, trace=_ACCOUNT),),
        own_expectations=segment_expectations.SEGMENTS,
    ),
    Derived(
        SIZES,
        segments.segment_sizes_monthly,
        inputs=(
            Input(SEGMENT_ACCOUNTS, trace={}, window=TWO_MONTHS),
            Input(ACCOUNT_MERGES, trace={}),
            Input(BY_NAME["opportunities"].table, trace={}),
            Input(OPPORTUNITY_OUTCOMES, trace={}),
        ),
        own_expectations=segment_expectations.SIZES,
    ),
)
