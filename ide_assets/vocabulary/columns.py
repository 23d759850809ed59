"""The column dictionary: each name, type and meaning, written once for every table and source.

A column means the same wherever it stands. Tables and sources pick from here by name, and every
projection (Ibis, Arrow and Delta, DuckDB, Dagster's column schema, docs) is made from these entries.
"""

from dataclasses import dataclass
from enum import Enum


class Type(Enum):
    """The logical types of the delivery contract, with their name in each system."""

    TEXT = ("text", "string", "VARCHAR")
    INTEGER = ("int64", "int64", "BIGINT")
    NUMBER = ("double", "float64", "DOUBLE")
    BOOLEAN = ("bool", "boolean", "BOOLEAN")
    DATE = ("date", "date", "DATE")
    TIMESTAMP = ("timestamp UTC", "timestamp('UTC')", "TIMESTAMPTZ")

    def __init__(self, logical: str, ibis: str, duckdb: str) -> None:
        self.logical = logical
        self.ibis = ibis
        self.duckdb = duckdb


@dataclass(frozen=True)
class Column:
    """One entry of the dictionary.

    `personal` marks an identifier of a person: it is replaced by a keyed hash before it is stored, can be erased, and
    is never published.
    """

    name: str
    type: Type
    meaning: str
    personal: bool = False

    @property
    def is_identifier(self) -> bool:
        """Whether values name a thing, so that two that look alike must be the same."""
        return self.name.endswith(_IDENTIFIER_ENDINGS) or self.name in _IDENTIFIERS


#: How the names of identifiers end, and those that end otherwise.
_IDENTIFIER_ENDINGS = ("_id", "_csn", "_key", "_code")
_IDENTIFIERS = frozenset({"product_offering", "successor_offering", "feature"})


def _section(type_: Type, **meanings: str) -> list[Column]:
    return [Column(name, type_, meaning) for name, meaning in meanings.items()]


_COLUMNS: list[Column] = [
    *_section(
        Type.DATE,
        by_month="First day of the month that the row describes.",
        snapshot_date="Last day of the month that the row describes.",
        start_date="First day of the subscription.",
        end_date=(
            "Expiry: the subscription is inactive from this day on, or from the day after it with the setting "
            "end_date_inclusive; null: open-ended."
        ),
        valid_from="First day on which the successor takes the product's place; the whole month counts.",
        contradicted_month="First day of the published month that the newest delivery contradicts.",
        published_start_date="First day of the subscription, as the month was published.",
        published_end_date="Expiry of the subscription, as the month was published; null: open-ended.",
        assigned_on="First day on which the user held the seat.",
        unassigned_on="First day on which the user no longer held the seat; null while assigned.",
        created_date="Day on which the opportunity was created.",
        close_date="Day on which the opportunity closes or closed.",
        opportunity_created_date="Day on which the opportunity was created.",
        opportunity_close_date="Day on which the opportunity closes or closed.",
        outcome_shown_on="Last day of the month whose delivery first showed the outcome; null while there is none.",
        counted_on="Last day of the month in which the renewal counts; null where it does not.",
        scored_on="Day on which the renewal score was made.",
        performed_on="Day on which the intervention was carried out.",
        declared_on="Last day of the month since which the play has had this measure, direction and horizon.",
        enrolled_on="Snapshot date of the first month in which the account was offered the play, or held back from it.",
        first_performed_on="Day of the first intervention of the play after the enrolment; null: none was carried out.",
        in_unit_since="Snapshot date of the month in which the account was drawn with its holdout unit.",
        again_from="First day of the month from which the action may be given again.",
        insert_dt="Date on which the row's key was first published.",
        update_dt="Date on which any other column of the row last changed.",
    ),
    *_section(Type.TIMESTAMP, authorized_at="Moment of the usage authorisation, UTC."),
    *_section(
        Type.TEXT,
        subscription_id="Identifier of the subscription.",
        account_csn="Customer number (CSN) of the child account.",
        original_account_csn="CSN of the opportunity's account, before any merge.",
        surviving_account_csn="CSN of the final survivor of the account's merges; its own where never merged.",
        victim_account_csn="CSN of the account that a merge dissolves.",
        survivor_account_csn="CSN that the merge names as survivor, as delivered (one link of a chain).",
        final_merge_status="Status of the merge; only COMPLETED merges apply.",
        renews_subscription_id=(
            "Subscription that this one renews: from the start of this one on the other counts no more; null: none."
        ),
        user_type="member (also where null), guest or service; only members are counted as active users.",
        successor_offering="Product offering under which the renamed or replaced one counts.",
        successor_line_code="Product line code under which the renamed or replaced product counts.",
        mau_source=(
            "Where mau comes from: authorizations; counts (usage_counts, where a tenant and line code has no "
            "authorisation); null where there is neither, so that nobody was active."
        ),
        contradiction="What the newest delivery says of a subscription that a published month counts.",
        pool_id="Seat pool inside the tenant; holds one product.",
        contract_id="Identifier of the contract.",
        offering_external_key="Product offering that was sold, e.g. ACD or the collection AECCOL.",
        offering_product_line_code="Product line code of the offering sold, e.g. ACDIST.",
        entitlement_model="Entitlement model; SUS is single user, others are out of scope.",
        usage_type="COM is commercial; others are out of scope.",
        authorization_id="Identifier of the usage authorisation.",
        product_offering="Product offering that was used, e.g. ACD inside AECCOL.",
        product_name="Name of the product.",
        account_id="Identifier of the account in the customer relationship system.",
        account_name="Name of the account.",
        parent_account_csn="CSN of the parent account.",
        site_geo="Sales geography of the account's site: AMER, EMEA or APAC.",
        country="Country of the account.",
        state_province="State or province of the account.",
        zip_abbreviation="First characters of the account's postal code.",
        industry_group="Industry of the account.",
        ccs_segment="Customer success segment of the account.",
        named_account_group="Sales grouping of the account, e.g. Territory or Midmarket.",
        original_account_named_account_group="Named account group of the original account.",
        owner_id="Identifier of the account's owner.",
        p4pigs="Partner program industry group of the account.",
        opportunity_id="Identifier of the opportunity.",
        service_contract_id="Identifier of the service contract.",
        contract_line_item_id="Identifier of the contract line item.",
        term="Term of the contract, e.g. Annual or 3-Year.",
        territory_account_tier="Tier of the account in its territory.",
        opportunity_number="Number of the opportunity that people read.",
        seats_assigned_source=(
            "Where seats_assigned came from: pool_snapshot; seat_assignments in the unreliable window "
            "(settings unreliable_from, unreliable_to); null where no source gave a number."
        ),
        seat_bucket="Purchased seats as `0 Seat`, `1 Seat` .. `10 Seat`, `11+ Seat`.",
        customer_aov_band="Active annual order value in bands; the lower edge belongs to the band.",
        cohort="FYC (first-year customer), LC (licence compliance), Promo, combined with &; else Base. "
        "Among benchmarks, Default stands for all observations whatever their cohort.",
        phase="Lifecycle phase of the opportunity: use, or extend when it closes soon or is overdue.",
        benchmark_version=(
            "Quarter whose months these benchmarks judge, e.g. 2023-Q2. Where the fiscal year does not start in "
            "January, a fiscal quarter, whose year has the name of the calendar year in which it ends."
        ),
        cohort_benchmark_used="Cohort whose benchmark the row is compared with, in its own phase.",
        coverage="Why the opportunity has rows in the IDE table, or has none.",
        slice="What the seats are re-summed by: overall, offering, seat_bucket, geo, industry, or a pair `a x b`.",
        value=(
            "The one value that the slice is for; `all` overall. A pair's two values are joined by ` | `, a | inside "
            "one is written ||. An unknown geography or industry is the value `unknown`."
        ),
        assignment_band=(
            "Share of the purchased seats that was assigned, in percent: `0`, `0-25`, `25-50`, `50-75`, `75-100`, "
            "`100`, `above 100`, or `unknown`. The lower edge belongs to the band; 0 and 100 are bands of their own."
        ),
        reversed_band="Band in which the reversed renewal had counted.",
        intervention_id="Identifier of the intervention.",
        action_key="Key of the reason to act, which names the play, e.g. IDE-LowAssignment&Dormancy-Promo-Adopt.",
        channel="Who carries an action out: human or digital.",
        outcome="What came of the intervention, in its performer's words.",
        action_name="Name of the reason to act that people read.",
        lifecycle="Adopt in the use phase, Renew in the extend phase.",
        weaknesses="Why the data behind an action is weak, joined by a comma; empty where it is not.",
        confidence="high, medium or low: how many weaknesses the data behind the action has (none, one, more).",
        goal="What the action is to achieve, with its numbers.",
        verdict=(
            "selected; held_back (in the holdout); or why not: not_eligible, another_opportunity, covered, "
            "another_tenant, withheld, cooling_down, beyond_limit."
        ),
        verdict_reason="The verdict in words.",
        action_id="Identifier of the action, the same however often its month is made; null unless given or going on.",
        holdout_unit="Accounts that are held back together, named by the CSN that they were first drawn under.",
        ineligible_because="The first criterion of eligibility that the row fails; null where it is eligible.",
        arm="offered, or held_back.",
        measured="What is measured: assignment_rate, utilisation_rate, active_users or renewal.",
        method=(
            "intention_to_treat (offered against held back), treated (carried out, by instrument), "
            "difference_in_differences (of a play without a holdout, against accounts not offered it), placebo_lead "
            "(the same comparison a month before the offer, where there is nothing to find), or before_after (naive)."
        ),
        conclusion=(
            "Of the primary row: effective, harmful, no detectable effect, withheld, or too few accounts. Of the "
            "others: not judged; of before_after: not a measurement; of a play without a holdout: no holdout."
        ),
        withheld_because="Why the conclusion is withheld: sample ratio or attrition; null where it is not.",
        primary_measure="What the play is judged by: assignment_rate, utilisation_rate, active_users or renewal.",
        direction="Where the primary measure is to go: up or down.",
        secondary_measures="What is shown beside the primary measure, separated by commas; no conclusion follows it.",
        quarter="Months of the fiscal quarter in which the renewals were decided, or `all`.",
        characteristic="What is compared between the accounts offered the play and those held back.",
        dimension="What accounts are told apart by: geo, seat_bucket or industry.",
        group_value="The dimension's value; `unknown` where the account has none.",
        id="Identifier of the record.",
        accountid="Identifier of the opportunity's account; null when the month has no such account.",
        service_contract__c="Identifier of the opportunity's service contract.",
        opportunity_number__c="Number of the opportunity that people read.",
        term__c="Term of the contract, e.g. Annual or 3-Year.",
        territory_account_tier__c="Tier of the account in its territory.",
        account_csn__c="Customer number (CSN) of the account.",
        ownerid="Identifier of the account's owner.",
        p4pigs__c="Partner program industry group of the account.",
        industry_group__c="Industry of the account.",
        ccs_segment__c="Customer success segment of the account.",
        country__c="Country of the account.",
        state_province__c="State or province of the account.",
        zip_abbreviation__c="First characters of the account's postal code.",
        servicecontractid="Identifier of the service contract that the line item belongs to.",
    ),
    Column("user_id", Type.TEXT, "Pseudonym (keyed hash) of the user.", personal=True),
    *_section(
        Type.INTEGER,
        tenant_id="Team (tenant) that owns the seat pools.",
        seats_purchased="Purchased seats of the active subscriptions in scope.",
        seats_assigned="Seats assigned to a named user; null when unknown.",
        expired_seats="Seats of the pool's expired and renewed subscriptions, whose users stay assigned (R-AR-5).",
        published_seats_purchased="Purchased seats of the subscription, as the month was published.",
        users_without_seats=(
            "Active users of the tenant on line codes of which it has no active subscription: the most over the "
            "products of each line code, summed over the line codes."
        ),
        subscriptions="Number of active subscriptions in scope in the pool.",
        accounts="Number of distinct CSNs among the active subscriptions in scope of the pool, or of the pools.",
        pools="Number of seat pools, each counted once.",
        pools_without_assignment="Pools of which seats_assigned is unknown; they are in no rate.",
        seats_without_assignment="Purchased seats of the pools of which seats_assigned is unknown.",
        renewals="Renewal opportunities that the month's delivery shows closed for the first time.",
        renewals_won="Of renewals, those that were won.",
        renewals_without_outcome="Of renewals, those of which nobody says whether they were won.",
        renewals_without_acv="Of renewals, those decided without annual contract value; they are in no value.",
        renewals_reversed="Renewals counted in an earlier month and taken back in this one: reopened or corrected.",
        renewals_won_reversed="Of renewals_reversed, those that had counted as won.",
        renewals_without_outcome_reversed="Of renewals_reversed, those that had counted without outcome.",
        renewals_without_acv_reversed="Of renewals_reversed, those that had counted without annual contract value.",
        mau=(
            "Monthly active users: distinct members with a commercial authorisation in the month, or their number as "
            "delivered where only counts are."
        ),
        employee_count="Number of employees of the account.",
        days_into_term="Days since the term began.",
        snapshot_year="Year of the snapshot date.",
        snapshot_month="Month of the snapshot date, 1 to 12.",
        n_accounts="Distinct original accounts among the benchmark's observations, null rates included.",
        n_observations="Observations of the benchmark, null rates included.",
        merge_links="Number of COMPLETED merges from the victim to its final survivor; 0 if not COMPLETED.",
        ide_rows="Rows of the opportunity in the IDE table of the month.",
        opportunities_on_usage=(
            "Largest number of opportunities that share one of the opportunity's usage rows (the product-line "
            "fan-out, R-IDE-8): never sum usage over opportunities where this is above 1."
        ),
        days_into_term__c="Days since the term began.",
        days_to_close="Days from the snapshot date to the opportunity's close date; negative when overdue.",
        priority="Rank of the reason to act among all reasons; 1 comes first.",
        action_rank="Place among the actions of the account and month, 1 to 3.",
        candidate_rank=(
            "Place among the account's candidates that nothing speaks against, those held back included; null for the "
            "others."
        ),
        unit_accounts="Surviving accounts in the holdout unit in the month.",
        months_since="Whole months from the enrolment to the month measured; 0 is the month of the enrolment.",
        horizon_months="Months from the enrolment after which the effect is measured; 0 for renewal, measured once.",
        active_users=(
            "Distinct active users in the month: of the account's tenants, or, in usage_counts, of the row's product."
        ),
        accounts_measured="Surviving accounts that the row is about.",
        accounts_offered="Accounts that were offered the play and are measured.",
        accounts_held_back="Accounts that were held back from the play and are measured.",
        accounts_treated="Accounts at which the play was carried out, of those measured.",
        accounts_left_offered="Accounts offered the play that had no seats any more at the horizon.",
        accounts_left_held_back="Accounts held back that had no seats any more at the horizon.",
        looks="Monthly looks at the play's primary measure up to now, since the first that could say anything.",
        units_missing="Units of the smaller arm that are missing until anything is said.",
        more_accounts_needed="Accounts of both arms that are missing until the effect worth having is detectable.",
        holdout_units="Units of the draw among the accounts measured.",
        accounts_with_action="Accounts that got at least one action.",
        accounts_in_holdout="Accounts that were held back from at least one action.",
    ),
    *_section(
        Type.NUMBER,
        mau_before="Mean monthly active users of the up to three months before, 1 decimal; null where none is known.",
        usage_change="100 * mau / mau_before - 100, 0 decimals; null where there was none before.",
        assignment_diff="assignment_rate minus the benchmark of the opportunity's own phase, 1 decimal.",
        utilisation_diff="utilisation_rate minus the benchmark of the opportunity's own phase, 1 decimal.",
        probability_below_assignment_benchmark=(
            "Probability that the account truly assigns less than the benchmark, its rate shrunk towards its cohort's."
        ),
        probability_below_utilisation_benchmark=(
            "Probability that the account truly uses less than the benchmark, its rate shrunk towards its cohort's."
        ),
        value_at_stake="Annual contract value of the opportunity, US dollars; 0 where unknown.",
        gap="How far the account is from the goal, as a share; what it means is the reason's matter.",
        effect="Estimated effect of the play, in points of the rate, in users, or in points of the renewal rate.",
        effect_low="Lower end of the effect's 95% confidence interval.",
        effect_high="Upper end of the effect's 95% confidence interval.",
        standard_error="Standard error of the effect.",
        p_value="Probability of an estimate so far from zero where there is no effect.",
        p_value_adjusted="p_value_every_look corrected for the plays judged at once (Benjamini and Hochberg).",
        p_value_every_look=(
            "The smallest p-value of all monthly looks up to now, at each of which a part of the error is spent."
        ),
        minimum_detectable_effect=(
            "The effect that these accounts show with 80% power: in the primary row called effective by now, over all "
            "looks and plays; in the others at the 5% level of a single look."
        ),
        effect_low_every_look="Lower end of an interval that holds the effect at every look in 95% of cases.",
        effect_high_every_look="Upper end of an interval that holds the effect at every look in 95% of cases.",
        effect_bound_low="The effect on accounts that stay in either arm is at least this (Lee); null if none left.",
        effect_bound_high="The effect on accounts that stay in either arm is at most this (Lee); null if none left.",
        worth_having="The smallest effect that pays for the play, in the unit of its primary measure.",
        least_holdout_share="The smallest share of units that was declared to be held back from the play.",
        most_holdout_share="The largest share of units that was declared to be held back; 0: it has no holdout.",
        revenue="Revenue renewed because of the play, US dollars: of the accounts offered it in the quarter.",
        revenue_low="Lower end of the revenue's 95% confidence interval.",
        revenue_high="Upper end of the revenue's 95% confidence interval.",
        revenue_per_hundred="Revenue that offering the play to a hundred more such accounts would renew, US dollars.",
        revenue_per_hundred_low="Lower end of revenue_per_hundred's 95% confidence interval.",
        revenue_per_hundred_high="Upper end of revenue_per_hundred's 95% confidence interval.",
        mean_before="Mean of the accounts measured in the month of the enrolment.",
        change_offered="Mean change of the accounts offered the play, since the enrolment.",
        change_held_back="Mean change of the accounts held back, since the enrolment.",
        drift="Mean change of all accounts that were not enrolled, over the same months.",
        regression_to_the_mean="Change of the accounts held back beyond the drift: what would have come by itself.",
        mean_value="Mean over the accounts.",
        mean_low="Lower end of the mean's 95% confidence interval.",
        mean_high="Upper end of the mean's 95% confidence interval.",
        offered_mean="Mean of the accounts offered the play.",
        held_back_mean="Mean of the accounts held back.",
        standardised_difference="Difference of the means over the pooled standard deviation; beyond 0.1 looks uneven.",
        action_rate="100 * accounts with an action / accounts, 1 decimal.",
        action_rate_low="Lower end of action_rate's 95% interval (Wilson).",
        action_rate_high="Upper end of action_rate's 95% interval (Wilson).",
        holdout_rate="100 * accounts held back / accounts with an action or held back, 1 decimal.",
        holdout_rate_low="Lower end of holdout_rate's 95% interval (Wilson).",
        holdout_rate_high="Upper end of holdout_rate's 95% interval (Wilson).",
        assignment_mean="Mean assignment rate of the benchmark's observations, capped at 100.",
        utilisation_mean="Mean utilisation rate of the benchmark's observations, capped at 100.",
        assignment_strength="Seats that the cohort's mean weighs as much as, when an account's rate is shrunk to it.",
        utilisation_strength="Seats that the cohort's mean weighs as much as, when an account's rate is shrunk to it.",
        **{
            f"{measure}_benchmark_{end}": f"{text} end of the {measure} benchmark's 95% interval, by its accounts."
            for measure in ("assignment", "utilisation")
            for end, text in (("low", "Lower"), ("high", "Upper"))
        },
        assignment_rate=(
            "100 * seats_assigned / seats_purchased, 1 decimal, not capped. Where pools are re-summed, those of which "
            "seats_assigned is unknown count in neither."
        ),
        assignment_rate_capped="assignment_rate, at most 100.",
        usage_rate="100 * mau / seats_assigned, 0 decimals.",
        utilisation_rate="100 * mau / seats_purchased, 0 decimals; may exceed 100.",
        acv_usd="Annual contract value, US dollars.",
        renewal_rate="100 * won / decided renewal opportunities, 1 decimal; null where none is decided.",
        renewals_acv_usd="Annual contract value of the decided renewal opportunities, US dollars.",
        renewals_won_acv_usd="Annual contract value of the won renewal opportunities, US dollars.",
        renewals_acv_usd_reversed="What renewals_reversed had added to renewals_acv_usd, US dollars.",
        renewals_won_acv_usd_reversed="What renewals_reversed had added to renewals_won_acv_usd, US dollars.",
        counted_acv_usd="Annual contract value with which the renewal counts, US dollars.",
        reversed_acv_usd="Annual contract value with which the reversed renewal had counted, US dollars.",
        opportunity_amount="Amount of the opportunity, in its own currency.",
        active_aov_net3="Active annual order value of the customer, US dollars.",
        customer_active_aov_net3="Active annual order value of the customer, US dollars.",
        prediction="Probability of renewal, 0 to 1.",
        customer_ews_prediction="Newest renewal score, 0 to 1; null means not yet scored.",
        assignment_benchmark="Median assignment rate of the cohort, capped at 100, 1 decimal.",
        utilisation_benchmark="Median utilisation rate of the cohort, capped at 100, 1 decimal.",
        acv_usd__c="Annual contract value, US dollars.",
        opportunity_amount__c="Amount of the opportunity, in its own currency.",
        **{
            f"{measure}_benchmark_{phase}_phase{suffix}": text.format(measure=measure, phase=phase)
            for measure in ("assignment", "utilisation")
            for phase in ("use", "extend")
            for suffix, text in (
                ("", "Benchmark of the {measure} rate in the {phase} phase."),
                ("_diff", "{measure}_rate minus its {phase} phase benchmark, 1 decimal; low means below 0."),
            )
        },
    ),
    *_section(
        Type.BOOLEAN,
        is_unlimited="Whether assignment is unlimited; such subscriptions are out of scope.",
        is_standard_aum="Whether the offering follows the standard configuration, so that rates mean something.",
        is_partner="Whether the account is a partner.",
        is_new_customer="Whether the account's parent is a first-year customer.",
        is_renewal="Whether the opportunity is a renewal.",
        is_closed="Whether the opportunity is closed.",
        is_won="Whether the closed opportunity was won.",
        is_reversed="Whether a renewal that had counted is taken back in the month: reopened or corrected.",
        reversed_won="Whether the reversed renewal had counted as won.",
        lc_flag="Whether the opportunity comes from licence compliance (LC).",
        promo_flag="Whether the opportunity was sold in a promotion.",
        is_dirty_pool="More than one active subscription in scope: no number belongs to a single one (R-AR-6).",
        is_dirty_team="More than one CSN: the pool's numbers stand in full on each of them (R-AR-7).",
        dormancy_flag="No active user in the month.",
        has_subscription=(
            "Whether the tenant has an active subscription of the line code, in scope or not; usage without one is "
            "usage after expiry, or of a renamed product."
        ),
        is_whole_line="Whether all offerings of the line code went to one new line code.",
        is_bootstrap="Made without a full window, from the earliest month with observations (R-IDE-10).",
        opportunity_lc_flag="Whether the opportunity comes from licence compliance (LC).",
        opportunity_promo_flag="Whether the opportunity was sold in a promotion.",
        parent_account_new_customer_flag="Whether the parent is a first-year customer; null when unknown.",
        base_flag="Neither LC nor promotion nor new customer; an unknown flag counts as false.",
        is_renewal_opportunity__c="Whether the opportunity is a renewal.",
        ispartner__c="Whether the account is a partner.",
        use_phase_low_utilisation=(
            "Whether the best utilisation over the products of the offering lies below the use phase benchmark; null "
            "when nothing is known (R-IDE-11)."
        ),
        extend_phase_low_utilisation=(
            "Whether the best utilisation over the products of the offering lies below the extend phase benchmark; "
            "null when nothing is known (R-IDE-11)."
        ),
        is_at_risk="Whether the renewal score lies below the threshold; false where there is no score (R-IDE-13).",
        has_used_before="Whether anybody used the line in the year before; null where no month of it is known.",
        is_unreliable_assignment="The month lies in the window in which the pool's count is unusable (R-AR-9).",
        is_selected="Whether the opportunity is in the month's selection, one for each surviving account (R-IDE-13).",
        is_mixed_unit="Accounts drawn apart have come to share a tenant since; each keeps its draw.",
        is_primary="Whether the play is judged by this row.",
        is_offered="Whether the account was offered the play; false: it was held back.",
        is_renewed="Whether the opportunity was won, once decided; null while it is open.",
    ),
]

DICTIONARY: dict[str, Column] = {column.name: column for column in _COLUMNS}


def columns(*names: str) -> tuple[Column, ...]:
    """The dictionary's entries of these names, in this order. Raises KeyError for a name it lacks."""
    return tuple(DICTIONARY[name] for name in names)
