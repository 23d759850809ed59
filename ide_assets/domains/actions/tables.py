"""Tables of the actions domain."""

from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Publication, Table

GROUP = "actions"

_CATALOGUE, _SCHEMA = "eio_publish", "engagement_shared"

#: Columns of the document's sample table that come from the relationship system, in its order.
RELATIONSHIP_COLUMNS = (
    "ownerid",
    "p4pigs__c",
    "industry_group__c",
    "ccs_segment__c",
    "acv_usd__c",
    "opportunity_amount__c",
    "opportunity_number__c",
    "country__c",
    "state_province__c",
    "zip_abbreviation__c",
    "days_into_term__c",
)

#: Columns of the document's sample table that come from the IDE table, in its order.
IDE_COLUMNS = (
    "original_account_csn",
    "surviving_account_csn",
    "site_geo",
    "original_account_named_account_group",
    "opportunity_id",
    "opportunity_created_date",
    "opportunity_close_date",
    "snapshot_year",
    "snapshot_month",
    "snapshot_date",
    "contract_id",
    "tenant_id",
    "product_offering",
    "offering_product_line_code",
    "seats_purchased",
    "seats_assigned",
    "mau",
    "assignment_rate",
    "usage_rate",
    "utilisation_rate",
    "customer_ews_prediction",
    "customer_active_aov_net3",
    "customer_aov_band",
    "opportunity_lc_flag",
    "opportunity_promo_flag",
    "parent_account_new_customer_flag",
    "base_flag",
    "seat_bucket",
    "dormancy_flag",
    "assignment_benchmark_use_phase",
    "assignment_benchmark_extend_phase",
    "assignment_benchmark_use_phase_diff",
    "assignment_benchmark_extend_phase_diff",
)

SELECTION = Table(
    "ide_opportunity_selection_monthly",
    GROUP,
    key=("snapshot_date", "opportunity_id", "tenant_id", "product_offering"),
    columns=columns(
        *IDE_COLUMNS,
        "use_phase_low_utilisation",
        "extend_phase_low_utilisation",
        *RELATIONSHIP_COLUMNS,
        "is_at_risk",
    ),
    description=(
        "The eligible opportunities that are low or dormant, one for each surviving account, with the columns of the "
        "document's sample table (R-IDE-13)."
    ),
    publication=Publication(_CATALOGUE, _SCHEMA, "ide_opportunity_selection_monthly"),
    shares=("site_geo", "seat_bucket"),
)

SIGNALS = Table(
    "ide_action_signals_monthly",
    GROUP,
    key=("snapshot_date", "opportunity_id", "contract_id", "tenant_id", "offering_product_line_code"),
    columns=columns(
        "snapshot_date",
        "opportunity_id",
        "contract_id",
        "tenant_id",
        "offering_product_line_code",
        "original_account_csn",
        "surviving_account_csn",
        "opportunity_close_date",
        "days_to_close",
        "acv_usd",
        "cohort",
        "phase",
        "lifecycle",
        "seat_bucket",
        "site_geo",
        "industry_group",
        "seats_purchased",
        "seats_assigned",
        "mau",
        "mau_before",
        "usage_change",
        "has_used_before",
        "dormancy_flag",
        "users_without_seats",
        "assignment_rate",
        "assignment_benchmark",
        "assignment_diff",
        "probability_below_assignment_benchmark",
        "utilisation_rate",
        "utilisation_benchmark",
        "utilisation_diff",
        "probability_below_utilisation_benchmark",
        "cohort_benchmark_used",
        "customer_ews_prediction",
        "is_at_risk",
        "parent_account_new_customer_flag",
        "opportunity_lc_flag",
        "opportunity_promo_flag",
        "is_dirty_pool",
        "is_dirty_team",
        "is_unreliable_assignment",
        "is_bootstrap",
        "opportunities_on_usage",
        "ineligible_because",
        "is_selected",
    ),
    description=(
        "What reasons to act can ask about: each observation in the phase its opportunity is in, with its usage "
        "before, how sure its gaps are, how sound its data is, and whether it is eligible."
    ),
    publication=Publication(_CATALOGUE, _SCHEMA, "ide_action_signals_monthly"),
    shares=("ineligible_because",),
)

HOLDOUT = Table(
    "ide_holdout_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn"),
    columns=columns(
        "snapshot_date", "surviving_account_csn", "holdout_unit", "in_unit_since", "unit_accounts", "is_mixed_unit"
    ),
    description=(
        "Which accounts are held back together: those that share a tenant, or a parent in a dirty team. An account "
        "keeps the unit that it was first drawn under; for each play a keyed hash of the unit decides (R-EFF-1)."
    ),
    publication=Publication(_CATALOGUE, _SCHEMA, "ide_holdout_monthly"),
)

CANDIDATES = Table(
    "ide_action_candidates_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn", "action_key", "opportunity_id", "tenant_id"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "action_key",
        "opportunity_id",
        "tenant_id",
        "original_account_csn",
        "contract_id",
        "offering_product_line_code",
        "opportunity_close_date",
        "action_name",
        "lifecycle",
        "channel",
        "cohort",
        "priority",
        "value_at_stake",
        "gap",
        "confidence",
        "weaknesses",
        "goal",
        "verdict",
        "verdict_reason",
        "candidate_rank",
        "action_id",
        "again_from",
        "holdout_unit",
        "site_geo",
        "seat_bucket",
        "industry_group",
    ),
    description=(
        "Every reason to act that holds for an observation, with its verdict: selected, held back, or why not "
        "(R-IDE-12). What is held back keeps its place, so that both arms of a play are chosen alike."
    ),
    publication=Publication(_CATALOGUE, _SCHEMA, "ide_action_candidates_monthly"),
    shares=("verdict", "action_key"),
)

ACTIONS = Table(
    "ide_actions_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn", "action_rank"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "action_rank",
        "action_id",
        "action_key",
        "action_name",
        "lifecycle",
        "channel",
        "goal",
        "confidence",
        "weaknesses",
        "priority",
        "value_at_stake",
        "gap",
        "original_account_csn",
        "opportunity_id",
        "contract_id",
        "tenant_id",
        "offering_product_line_code",
        "cohort",
        "opportunity_close_date",
        "again_from",
        "insert_dt",
        "update_dt",
    ),
    description="The customer-success actions of the month, at most three for each surviving account (R-IDE-12).",
    publication=Publication(_CATALOGUE, _SCHEMA, "ide_actions_monthly"),
    audited=True,
    shares=("action_key", "channel"),
)
