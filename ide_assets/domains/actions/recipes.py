"""Recipes of the actions domain: which tables are built from which inputs."""

from ide_assets.domains.accounts.tables import ACCOUNT, ACCOUNT_ATTRIBUTES, ACCOUNT_MERGES
from ide_assets.domains.actions import expectations, tables
from ide_assets.domains.actions.arms import holdout
from ide_assets.domains.actions.choice import calls, candidates, history, selection, signals
from ide_assets.domains.cohorts.tables import BENCHMARKS, COVERAGE, IDE, OBSERVATION, OUTCOMES
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.engagement.tables import SCORES
from ide_assets.domains.entitlement.tables import ACTIVE_SUBSCRIPTION, ASSIGNMENT, POOL, PRODUCT_RENAMES
from ide_assets.domains.insights.tables import CUSTOMERS
from ide_assets.domains.opportunities.tables import OPPORTUNITY
from ide_assets.domains.usage.tables import USAGE
from ide_assets.kernel.inputs import NEWEST_BEFORE, YEAR_BEFORE, Input, MissingInput
from ide_assets.kernel.recipe import Derived

_OPPORTUNITY = {"opportunity_id": "opportunity_id"}
_LINE = {"tenant_id": "tenant_id", "offering_product_line_code": "offering_product_line_code"}
_OBSERVATION = {**_OPPORTUNITY, "contract_id": "contract_id", **_LINE}
_ACCOUNT = {"surviving_account_csn": "surviving_account_csn"}

#: Inputs of the candidates and of their history.
_JUDGED_FROM = (
    Input(tables.SIGNALS, trace=_OBSERVATION),
    Input(tables.HOLDOUT, trace=_ACCOUNT),
    Input(ACCOUNT_MERGES, trace={}),
    Input(ACCOUNT_ATTRIBUTES, trace={"account_csn": "surviving_account_csn"}),
)
_INTERVENTIONS = Input(
    BY_NAME["interventions"].table,
    trace={"account_csn": "surviving_account_csn", "action_key": "action_key"},
    absence=MissingInput.IS_NULL,
)
_HISTORY = Input(tables.HISTORY, trace={**_ACCOUNT, "action_key": "action_key"}, window=NEWEST_BEFORE)

RECIPES = (
    Derived(
        tables.SELECTION,
        selection.ide_opportunity_selection_monthly,
        inputs=(
            Input(IDE, trace={**_OPPORTUNITY, **_LINE, "product_offering": "product_offering"}),
            Input(OPPORTUNITY, trace={"id": "opportunity_id"}),
            Input(ACCOUNT, trace={"account_csn__c": "original_account_csn"}),
        ),
        own_expectations=expectations.SELECTION,
    ),
    Derived(
        tables.SIGNALS,
        signals.ide_action_signals_monthly,
        inputs=(
            Input(IDE, trace=_OBSERVATION),
            Input(OBSERVATION, trace=_OBSERVATION),
            Input(COVERAGE, trace=_OPPORTUNITY),
            Input(tables.SELECTION, trace=_OPPORTUNITY),
            Input(BENCHMARKS, trace={"seat_bucket": "seat_bucket", "cohort": "cohort_benchmark_used"}),
            Input(ACTIVE_SUBSCRIPTION, trace={"contract_id": "contract_id", **_LINE}),
            Input(POOL, trace=_LINE),
            Input(USAGE, trace=_LINE, window=YEAR_BEFORE),
            Input(
                PRODUCT_RENAMES,
                trace={"successor_line_code": "offering_product_line_code"},
                absence=MissingInput.IS_NULL,
            ),
            Input(OPPORTUNITY, trace={"id": "opportunity_id"}),
            Input(ACCOUNT, trace={"account_csn__c": "original_account_csn"}),
            Input(SCORES, trace=_ACCOUNT, absence=MissingInput.IS_NULL),
            Input(CUSTOMERS, trace=_ACCOUNT),
        ),
        own_expectations=expectations.SIGNALS,
    ),
    Derived(
        tables.HOLDOUT,
        holdout.ide_holdout_monthly,
        inputs=(
            Input(ACCOUNT_ATTRIBUTES, trace={"account_csn": "surviving_account_csn"}),
            Input(ACCOUNT_MERGES, trace={}),
            Input(ACTIVE_SUBSCRIPTION, trace={"account_csn": "surviving_account_csn"}),
            Input(ASSIGNMENT, trace=_ACCOUNT),
            Input(IDE, trace=_ACCOUNT),
            Input(tables.HOLDOUT, trace=_ACCOUNT, window=NEWEST_BEFORE),
        ),
        own_expectations=expectations.HOLDOUT,
    ),
    Derived(
        tables.HISTORY,
        history.ide_action_history_monthly,
        inputs=(
            Input(tables.SIGNALS, trace={**_OPPORTUNITY, **_LINE}),
            *_JUDGED_FROM[1:],
            Input(OUTCOMES, trace=_OPPORTUNITY),
            _HISTORY,
            _INTERVENTIONS,
        ),
        own_expectations=expectations.HISTORY,
    ),
    Derived(
        tables.CANDIDATES,
        candidates.ide_action_candidates_monthly,
        inputs=(*_JUDGED_FROM, _HISTORY, _INTERVENTIONS),
        own_expectations=expectations.CANDIDATES,
    ),
    Derived(
        tables.ACTIONS,
        calls.ide_actions_monthly,
        inputs=(
            Input(
                tables.CANDIDATES,
                trace={**_ACCOUNT, "action_key": "action_key", **_OPPORTUNITY, "tenant_id": "tenant_id"},
            ),
            Input(ACCOUNT_ATTRIBUTES, trace={"account_csn": "surviving_account_csn"}),
            Input(ACCOUNT_MERGES, trace={}),
            Input(ACTIVE_SUBSCRIPTION, trace={"contract_id": "contract_id", **_LINE}),
            Input(
                BY_NAME["product_offerings"].table, trace={"offering_product_line_code": "offering_product_line_code"}
            ),
            Input(BY_NAME["stakeholders"].table, trace={"contact_id": "contact_id"}, absence=MissingInput.IS_NULL),
        ),
        own_expectations=expectations.ACTIONS,
    ),
)
