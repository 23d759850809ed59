"""Corruptions of what every table has: a key, totals, and shares where some are watched."""

from collections.abc import Iterator, Mapping

from ide_assets_tests.checks.case import KEY, SHARES, TOTALS, Case

#: Further failures, and why, when a row of a table appears twice. Tables without further failures are left out.
TWICE: Mapping[str, Mapping[str, str]] = {
    "accounts": {"account_id_names_one_account": "the account's id appears twice, too"},
    "pool_monthly": {"seats_conserved_from_subscriptions": "the pool's seats count twice"},
    "assignment_slices_monthly": {"slices_resum_to_the_whole": "the geography's pools count twice, in its pairs once"},
    "renewal_by_assignment_monthly": {"every_band_has_a_row": "the band's row appears twice"},
}

#: For each table: its first key column, and further failures, and why, when that column is null in one row.
KEY_MISSING: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "product_offerings": ("product_offering", {}),
    "product_successions": ("product_offering", {}),
    "usage_counts": ("tenant_id", {}),
    "product_renames": ("product_offering", {}),
    "accounts": ("account_csn", {}),
    "victim_survivor_mapping": ("victim_account_csn", {}),
    "entitlements": ("subscription_id", {}),
    "seat_assignments": ("tenant_id", {}),
    "usage_authorizations": ("authorization_id", {}),
    "opportunities": ("opportunity_id", {}),
    "service_contracts": ("service_contract_id", {}),
    "contract_line_items": ("contract_line_item_id", {}),
    "ews_scores": ("opportunity_id", {}),
    "interventions": ("intervention_id", {}),
    "owners": ("owner_id", {}),
    "stakeholders": ("contact_id", {}),
    "emails": ("message_id", {}),
    "meetings": ("meeting_id", {}),
    "product_sessions": ("session_id", {}),
    "product_features": ("product_offering", {}),
    "surveys": ("survey_id", {}),
    "orders": ("order_id", {}),
    "account_merges": ("victim_account_csn", {"every_victim_is_resolved": "the victim's own row is gone"}),
    "account_attributes": (
        "account_csn",
        {"attributes_are_its_own_or_the_survivors": "the account's own row is gone"},
    ),
    "published_merges": ("victim_account_csn", {"no_merge_lost": "the merge's own row is gone"}),
    "account": ("id", {"no_account_lost": "the account's own row is gone"}),
    "opportunity": ("id", {"no_opportunity_lost": "the opportunity's own row is gone"}),
    "servicecontract": ("id", {"no_contract_lost": "the contract's own row is gone"}),
    "contractlineitem": ("id", {"no_line_item_lost": "the line item's own row is gone"}),
    "active_subscription_monthly": (
        "subscription_id",
        {"exactly_those_that_count": "the subscription's own row is gone"},
    ),
    "pool_monthly": ("pool_id", {}),
    "assignment_monthly": (
        "account_csn",
        {
            "account_is_known": "an account without a number is unknown",
            "every_owner_has_a_row": "the owner's own row is gone",
            "no_victim_survives": "the survivor is of another account",
        },
    ),
    "usage_monthly": ("product_offering", {"no_usage_lost": "the product's own row is gone"}),
    "ide_observation_monthly": ("opportunity_id", {"no_opportunity_lost": "the opportunity's own row is gone"}),
    "cohort_benchmarks": ("cohort", {"default_covers_every_cohort": "the row was its bucket's Default"}),
    "ide_cohort_benchmark_monthly": ("product_offering", {}),
    "ide_opportunity_coverage_monthly": (
        "opportunity_id",
        {"every_visible_opportunity_is_listed": "the opportunity's own row is gone"},
    ),
    "assignment_slices_monthly": (
        "value",
        {"geographies_hold_their_pools_once": "the row was that of a geography"},
    ),
    "opportunity_outcomes_monthly": (
        "opportunity_id",
        {
            "outcome_is_as_delivered": "the opportunity's own row is gone",
            "no_outcome_forgotten": "the opportunity's own row is gone",
        },
    ),
    "renewal_by_assignment_monthly": ("assignment_band", {"every_band_has_a_row": "the band's own row is gone"}),
}

#: Further failures, and why, when a table has no rows. Tables without further failures are left out.
EMPTY: Mapping[str, Mapping[str, str]] = {
    "product_offerings": {"some_offering_is_standard": "no offering is delivered"},
    "account_attributes": {"attributes_are_its_own_or_the_survivors": "all are lost"},
    "published_merges": {"no_merge_lost": "all are lost"},
    "account": {"no_account_lost": "all are lost"},
    "servicecontract": {"no_contract_lost": "all are lost"},
    "contractlineitem": {"no_line_item_lost": "all are lost"},
    "active_subscription_monthly": {
        "some_subscription_counts": "no subscription counts",
        "exactly_those_that_count": "all are lost",
    },
    "ide_observation_monthly": {"no_opportunity_lost": "all are lost"},
    "ide_opportunity_coverage_monthly": {"every_visible_opportunity_is_listed": "no opportunity is listed"},
    "account_merges": {"every_victim_is_resolved": "all merges are lost"},
    "opportunity": {"no_opportunity_lost": "all are lost"},
    "pool_monthly": {"seats_conserved_from_subscriptions": "all seats are lost"},
    "assignment_monthly": {
        "seats_conserved_by_merge": "all seats are lost",
        "every_owner_has_a_row": "no owner has one",
    },
    "usage_monthly": {"every_active_line_has_a_row": "no team has one", "no_usage_lost": "all is lost"},
    "ide_cohort_benchmark_monthly": {"no_observation_lost": "all are lost"},
    "assignment_slices_monthly": {
        "overall_is_all_pools": "the overall slice has none",
        "geographies_hold_their_pools_once": "no geography has one",
    },
    "opportunity_outcomes_monthly": {
        "outcome_is_as_delivered": "no outcome is shown",
        "no_outcome_forgotten": "all are missing",
    },
    "renewal_by_assignment_monthly": {
        "every_band_has_a_row": "no band has one",
        "no_renewal_lost": "the month's renewals are in no band",
    },
}

#: For each table with watched shares: a column whose values are renamed, and further failures, and why.
RENAMED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "accounts": ("site_geo", {"geography_is_known": "the new names are unknown"}),
    "victim_survivor_mapping": ("final_merge_status", {}),
    "entitlements": ("usage_type", {}),
    "usage_authorizations": ("usage_type", {}),
    "usage_counts": (
        "product_offering",
        {
            "product_is_known": "no product has the new names",
            "products_are_found": "no product has the new names",
            "joined_shares_near_earlier_months": "all had one before",
        },
    ),
    "opportunities": (
        "offering_product_line_code",
        {
            "contracts_are_found": "no subscription has the new line codes",
            "joined_shares_near_earlier_months": "all had one before",
        },
    ),
    "active_subscription_monthly": ("offering_product_line_code", {}),
    "assignment_monthly": ("site_geo", {"geography_is_the_accounts": "no account has the new names"}),
    "usage_monthly": ("product_offering", {"no_usage_lost": "the products used have no row"}),
    "ide_observation_monthly": ("phase", {}),
    "ide_cohort_benchmark_monthly": ("site_geo", {"attributes_are_the_accounts": "no account has the new names"}),
    "ide_opportunity_coverage_monthly": (
        "coverage_reason",
        {
            "opportunities_are_covered": "no opportunity is covered any more",
            "every_visible_opportunity_is_listed": "opportunities with rows have another reason",
        },
    ),
}


def cases_of_every_table() -> Iterator[Case]:
    """The cases of the expectations that every table has, and of watched shares."""
    for table, (column, follows) in KEY_MISSING.items():
        yield Case(
            table,
            KEY,
            "a row appears twice",
            f"INSERT INTO {table} FROM {table} ORDER BY ALL LIMIT 1",
            TWICE.get(table, {}),
        )
        yield Case(
            table,
            KEY,
            f"a row has no {column}",
            f"UPDATE {table} SET {column} = NULL WHERE rowid = 0",
            follows,
        )
        yield Case(table, TOTALS, "no row came", f"DELETE FROM {table}", EMPTY.get(table, {}), after_a_clean_month=True)
    for table, (column, follows) in RENAMED.items():
        yield Case(
            table,
            SHARES,
            f"every {column} has a new name",
            f"UPDATE {table} SET {column} = 'X' || {column}",
            follows,
            after_a_clean_month=True,
        )
