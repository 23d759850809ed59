"""Eligibility of opportunities and the month's selection of them, as pure functions (R-IDE-13).

The document's application query, with its defects fixed: flags are compared as flags, the best utilisation over an
offering is that of the month, and the opportunity selected for an account is the one with the largest annual contract
value.
"""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.actions.tables import IDE_COLUMNS, RELATIONSHIP_COLUMNS
from ide_assets.settings import ActionRules, Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

#: The columns that identify an offering of an opportunity (R-IDE-11).
OFFERING = ("opportunity_id", "offering_product_line_code", "contract_id", "tenant_id")


def with_relationship(
    rows: "ir.Table", opportunity: "ir.Table", account: "ir.Table", also: tuple[str, ...] = ()
) -> "ir.Table":
    """Rows of opportunities with the fields of their opportunity and its account, under the document's names."""
    fields = {name: opportunity[name] for name in RELATIONSHIP_COLUMNS if name in opportunity.columns}
    decisive = ("term__c", "territory_account_tier__c", "is_renewal_opportunity__c")
    opportunities = opportunity.select(
        found_opportunity=opportunity.id,
        found_account=opportunity.accountid,
        **fields,
        **{name: opportunity[name] for name in decisive},
    )
    fields = {name: account[name] for name in RELATIONSHIP_COLUMNS if name in account.columns}
    accounts = account.select(known_account=account.id, ispartner__c=account.ispartner__c, **fields)
    joined = rows.left_join(opportunities, rows.opportunity_id == opportunities.found_opportunity)
    return joined.left_join(accounts, joined.found_account == accounts.known_account)


def is_at_risk(score: "ir.FloatingValue", actions: ActionRules) -> "ir.BooleanValue":
    """Whether the renewal score is below the threshold; a missing score is not at risk (R-IDE-7)."""
    return ibis.coalesce(score < actions.at_risk_below, False)


def ineligible_because(rows: "ir.Table", actions: ActionRules) -> "ir.StringValue":
    """The first criterion that a row of `with_relationship` does not meet, in words; null if it is eligible.

    A null does not meet a criterion: an account without a tier is in none of the tiers.
    """
    group = rows.original_account_named_account_group.lower()
    criteria = [
        (rows.customer_aov_band.isin(actions.aov_bands), "annual order value"),
        (group.isin([name.lower() for name in actions.named_account_groups]), "named account group"),
        (
            ~rows.offering_product_line_code.lower().isin([code.lower() for code in actions.excluded_line_codes]),
            "product line",
        ),
        (rows.term__c.isin(actions.terms), "term"),
        (rows.territory_account_tier__c.isin(actions.territory_account_tiers), "account tier"),
    ]
    if actions.require_renewal:
        criteria.append((rows.is_renewal_opportunity__c, "not a renewal"))
    if actions.require_open:
        criteria.append((rows.opportunity_close_date > rows.snapshot_date, "close date has passed"))
    if actions.exclude_partners:
        criteria.append((~rows.ispartner__c, "partner"))
    if actions.require_at_risk:
        criteria.append((is_at_risk(rows.customer_ews_prediction, actions), "not at risk"))
    return ibis.cases(*((~ibis.coalesce(holds, False), reason) for holds, reason in criteria))


def ide_opportunity_selection_monthly(
    ide_cohort_benchmark_monthly: "ir.Table",
    opportunity: "ir.Table",
    account: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """The eligible rows that are low or dormant, for one opportunity per surviving account (R-IDE-13).

    The opportunity with the largest annual contract value is selected, with ties the one with the largest id; the
    selection contains all of its rows that are eligible and low or dormant, of two lines with one product the larger.
    """
    ide = ide_cohort_benchmark_monthly
    best = ide.group_by(OFFERING).agg(
        best_use=ide.utilisation_benchmark_use_phase_diff.max(),
        best_extend=ide.utilisation_benchmark_extend_phase_diff.max(),
    )
    rows = ide.inner_join(best, list(OFFERING)).mutate(
        use_phase_low_utilisation=ibis._.best_use < 0,
        extend_phase_low_utilisation=ibis._.best_extend < 0,
        is_at_risk=is_at_risk(ibis._.customer_ews_prediction, rules.actions),
    )
    rows = with_relationship(rows, opportunity, account)
    eligible = rows.filter(ineligible_because(rows, rules.actions).isnull())
    if rules.actions.require_low_or_dormant:
        eligible = eligible.filter(
            ibis.coalesce(eligible.dormancy_flag, False)
            | ibis.coalesce(eligible.assignment_benchmark_use_phase_diff < 0, False)
            | ibis.coalesce(eligible.assignment_benchmark_extend_phase_diff < 0, False)
            | ibis.coalesce(eligible.use_phase_low_utilisation, False)
            | ibis.coalesce(eligible.extend_phase_low_utilisation, False)
        )
    offered = eligible.select("surviving_account_csn", "opportunity_id", "acv_usd__c").distinct()
    first = offered.mutate(
        place=ibis.row_number().over(
            group_by="surviving_account_csn",
            order_by=[offered.acv_usd__c.isnull(), offered.acv_usd__c.desc(), offered.opportunity_id.desc()],
        )
    )
    chosen = first.filter(first.place == 0).select(chosen_opportunity="opportunity_id")
    rows = eligible.semi_join(chosen, eligible.opportunity_id == chosen.chosen_opportunity)
    # While a product line is renamed in part, an opportunity has a product under both codes.
    place = ibis.row_number().over(
        group_by=["opportunity_id", "tenant_id", "product_offering"],
        order_by=[
            rows.seats_purchased.desc(),
            "contract_id",
            "offering_product_line_code",
            "original_account_csn",
            "surviving_account_csn",
        ],
    )
    rows = rows.mutate(place=place)
    return rows.filter(rows.place == 0).select(
        *IDE_COLUMNS,
        "use_phase_low_utilisation",
        "extend_phase_low_utilisation",
        *RELATIONSHIP_COLUMNS,
        "is_at_risk",
    )
