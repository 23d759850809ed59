"""Recipes of the effect domain: inputs and expectations of each table."""

from ide_assets.domains.accounts.tables import ACCOUNT_MERGES
from ide_assets.domains.actions.tables import CANDIDATES, SIGNALS
from ide_assets.domains.cohorts.tables import OUTCOMES as RENEWALS
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.effect import expectations, tables
from ide_assets.domains.effect.conclusions import expectations as expectations_of_effects
from ide_assets.domains.effect.conclusions import measuring, revenue
from ide_assets.domains.effect.conclusions.fairness import action_fairness
from ide_assets.domains.effect.rules import STUDY
from ide_assets.domains.effect.studies.aims import action_aims_monthly
from ide_assets.domains.effect.studies.comparisons import action_balance, trajectory_sums
from ide_assets.domains.effect.studies.enrolments import action_enrolments_monthly
from ide_assets.domains.effect.studies.outcomes import account_outcomes_monthly
from ide_assets.domains.effect.studies.studies import studies
from ide_assets.domains.entitlement.tables import ACTIVE_SUBSCRIPTION, POOL
from ide_assets.kernel.inputs import NEWEST_BEFORE, Input
from ide_assets.kernel.recipe import Derived, Estimated

ACCOUNTS = BY_NAME["accounts"].table

_KEY = {"action_key": "action_key"}
_ACCOUNT = {"surviving_account_csn": "surviving_account_csn"}

RECIPES = (
    Derived(
        tables.OUTCOMES,
        account_outcomes_monthly,
        inputs=(
            Input(ACTIVE_SUBSCRIPTION, trace={"account_csn": "surviving_account_csn"}),
            Input(POOL, trace={}),
            Input(BY_NAME["usage_authorizations"].table, trace={}),
            Input(ACCOUNTS, trace={"account_csn": "surviving_account_csn"}),
            Input(ACCOUNT_MERGES, trace=_ACCOUNT),
        ),
        own_expectations=expectations.OUTCOMES,
    ),
    Derived(
        tables.ENROLMENTS,
        action_enrolments_monthly,
        inputs=(
            Input(CANDIDATES, trace={**_KEY, **_ACCOUNT}, window=STUDY),
            Input(
                BY_NAME["interventions"].table,
                trace={**_KEY, "account_csn": "surviving_account_csn"},
                window=STUDY,
            ),
            Input(RENEWALS, trace={"opportunity_id": "opportunity_id"}),
            Input(ACCOUNT_MERGES, trace=_ACCOUNT),
            Input(tables.ENROLMENTS, trace={**_KEY, **_ACCOUNT}, window=NEWEST_BEFORE),
        ),
        own_expectations=expectations.ENROLMENTS,
    ),
    Derived(
        tables.AIMS,
        action_aims_monthly,
        inputs=(
            Input(tables.ENROLMENTS, trace=_KEY),
            Input(tables.AIMS, trace=_KEY, window=NEWEST_BEFORE),
        ),
        own_expectations=expectations.AIMS,
    ),
    Estimated(
        tables.EFFECTS,
        studies,
        inputs=(
            Input(tables.ENROLMENTS, trace=_KEY),
            Input(tables.AIMS, trace=_KEY),
            Input(tables.OUTCOMES, trace={}, window=STUDY),
            Input(RENEWALS, trace={}),
            Input(ACCOUNT_MERGES, trace={}),
        ),
        estimate=measuring.effects,
        own_expectations=expectations_of_effects.EFFECTS,
    ),
    Estimated(
        tables.REVENUE,
        revenue.revenue_sums,
        inputs=(Input(tables.ENROLMENTS, trace=_KEY), Input(RENEWALS, trace={})),
        estimate=revenue.revenue,
        own_expectations=expectations_of_effects.REVENUE,
    ),
    Estimated(
        tables.TRAJECTORIES,
        trajectory_sums,
        inputs=(
            Input(tables.ENROLMENTS, trace=_KEY),
            Input(tables.OUTCOMES, trace={}, window=STUDY),
        ),
        estimate=measuring.trajectories,
        own_expectations=expectations.TRAJECTORIES,
    ),
    Derived(
        tables.BALANCE,
        action_balance,
        inputs=(
            Input(tables.ENROLMENTS, trace=_KEY),
            Input(tables.OUTCOMES, trace={}, window=STUDY),
        ),
        own_expectations=expectations.BALANCE,
    ),
    Derived(
        tables.FAIRNESS,
        action_fairness,
        inputs=(
            Input(SIGNALS, trace={}),
            Input(CANDIDATES, trace={}),
            Input(tables.OUTCOMES, trace={}),
            Input(ACCOUNTS, trace={}),
        ),
        own_expectations=expectations.FAIRNESS,
    ),
)
