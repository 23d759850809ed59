"""The column dictionary: each name, type and meaning, written once for every table and source.

A column has one meaning in all tables. Tables and sources pick columns by name, and every projection (Ibis, Arrow and
Delta, DuckDB, Dagster's column schema, docs) is derived from these entries.
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
    is never published. `names_person` marks a name or an address of a person: it is stored as delivered, because a
    hand-over needs it, can be erased, and is never published or quoted.
    """

    name: str
    type: Type
    meaning: str
    personal: bool = False
    names_person: bool = False

    @property
    def is_identifier(self) -> bool:
        """Whether values are identifiers, which are cleaned so that values that look the same are equal."""
        return self.name.endswith(_IDENTIFIER_ENDINGS) or self.name in _IDENTIFIERS


#: Endings of the names of identifiers, and identifiers with other names.
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
            "Expiry: first day on which the subscription is inactive, or its last active day with the setting "
            "end_date_inclusive; null if open-ended."
        ),
        valid_from="First day on which the successor replaces the product; it counts for the whole month.",
        contradicted_month="First day of the published month that the newest delivery contradicts.",
        published_start_date="First day of the subscription in the published month.",
        published_end_date="Expiry of the subscription in the published month; null if open-ended.",
        assigned_on="First day on which the user held the seat.",
        raised_on="Last day of the month in which the alert was raised.",
        newest_scores_on="Last day of the newest month whose scores are judged by what followed; null: none.",
        unassigned_on="First day on which the user no longer held the seat; null while assigned.",
        created_date="Day on which the opportunity was created.",
        close_date="Day on which the opportunity closes or closed.",
        opportunity_created_date="Day on which the opportunity was created.",
        opportunity_close_date="Day on which the opportunity closes or closed.",
        outcome_shown_on="Last day of the month whose delivery first showed the outcome; null while undecided.",
        counted_on="Last day of the month in which the renewal counts; null where it does not.",
        trained_until="Last day of the month up to which outcomes were known to the training.",
        scored_on="Day on which the renewal score was computed.",
        performed_on="Day on which the intervention was carried out.",
        enrolled_on="Snapshot date of the first month in which the account was offered the play or held back from it.",
        first_performed_on=(
            "Day of the first intervention of the play after the enrolment; null if none was carried out."
        ),
        declared_on="Last day of the month since which the play has had this measure, direction and horizon.",
        in_unit_since="Snapshot date of the month in which the account was drawn with its holdout unit.",
        again_from="First day of the month from which the action may be given again.",
        due_on=(
            "Day by which to carry the action out: 7 days after the snapshot date for priority 1, 14 for priority 2, "
            "30 for others; at the latest a week before the opportunity closes."
        ),
        drawn_on="Snapshot date of the month in which the account was first given the play, or held back from it.",
        given_on="Snapshot date of the month in which the account was last given the play, or held back from it.",
        held_on="Snapshot date of the last month in which the reason held.",
        insert_dt="Date on which the row's key was first published.",
        update_dt="Date on which any other column of the row last changed.",
    ),
    *_section(
        Type.TIMESTAMP,
        authorized_at="Moment of the usage authorisation, UTC.",
        sent_at="Moment at which the message was sent, UTC.",
        scheduled_at="Moment for which the meeting was scheduled, UTC.",
        started_at="Moment at which the session started, UTC.",
    ),
    *_section(
        Type.DATE,
        sent_on="Day on which the message was sent, in the time zone of months.",
        scheduled_on="Day for which the meeting was scheduled, in the time zone of months.",
        started_on="Day on which the session started, in the time zone of months.",
        last_contact_on="Day of the last contact with the person, as delivered; null if unknown.",
        began_on=(
            "Day of the oldest of the messages, of the missed meeting, of the last contact with the person, or the "
            "last day on which the customer began a thread or meeting; null: none."
        ),
        left_on="Day on which the person left the role; null if still in it.",
        answered_on="Day on which the survey was answered.",
        ordered_on="Day on which the order, or the return, was placed.",
        delivered_month="First day of the month for which the source was delivered.",
        delivered_month_end="Last day of the month for which the source was delivered.",
        last_active_on="Last day of the newest month in which the account had an active subscription in scope.",
    ),
    *_section(
        Type.TEXT,
        message_id="Identifier of the message.",
        thread_id="Identifier of the conversation that the message belongs to.",
        meeting_id="Identifier of the meeting.",
        initiated_by="Who set the meeting up: customer or vendor.",
        session_id="Identifier of the session.",
        features_used="Features used in the session, separated by semicolons; null if none.",
        feature="Name of the feature.",
        survey_id="Identifier of the survey answer.",
        order_id="Identifier of the order.",
        kind="Kind of survey: nps (score 0 to 10), csat (1 to 5) or ces (1 to 7).",
        source="Name of the source.",
        seat_band="Band of purchased seats, over the account's distinct pools: 1-10 (0 included), 11-50, 51-250, 251+.",
        factor="What is measured, e.g. login_frequency.",
        component="Part of the engagement score: communication, product, relationship, or overall.",
        status=(
            "healthy, near target, warning, critical or missing for a factor; Good, Fair, Poor, or unknown if too "
            "little is measured, for a score."
        ),
        trend=(
            "Change since the period before: up (better), down or flat for a factor; improving, declining or stable "
            "for a score; null if one of the two periods is missing."
        ),
        definition_version="Version of the score definition: hash of its file.",
        peer_group="Accounts that the account is compared with: industry_and_band, band or all; null: too few others.",
        part="Part of the change: the factor and the cause.",
        recommendation="What is measured, against its target, and what to do about it.",
        root_cause=(
            "Kind of cause: unanswered_thread, slow_thread, missed_meeting, begun_by_vendor, infrequent_users, "
            "no_sessions, unused_feature, short_sessions, inactive_seats, few_stakeholders, silent_stakeholder, "
            "distant_executive or quiet_champion."
        ),
        user_category=(
            "Of holders of a seat without a session in the period: stopped (had one in the period before) or idle; "
            "otherwise null."
        ),
        explanation="The cause in words.",
        alert=(
            "What the alert is about: drop (the overall score fell by more than the limit since the period before), "
            "component_low or overall_low (the score is below the limit)."
        ),
        severity="Severity of the alert: critical, high or medium.",
        history=(
            "Months whose scores are judged by what followed: newest (the newest month with follow-up) or two_years "
            "(every third month of the two years before)."
        ),
        band_order=(
            "Whether better bands (Good, Fair, Poor) lose fewer accounts: in order; within chance (not in order, but "
            "chance explains it); out of order; null if fewer than two bands have accounts."
        ),
        association=(
            "What the factor is associated with over the three months after: retention (the account has an active "
            "subscription in scope at their end), renewal (it had renewals to decide, and won all) or expansion (it "
            "stays and has more purchased seats)."
        ),
        move="Whether the score is raised (a factor to 100, the overall score by 10) or lowered (the latter only).",
        not_estimated_because="Why nothing is estimated; null where it is.",
        recipients="Who gets the alert: owner, or owner and manager.",
        cause=(
            "Why the part changed: behaviour (other values), definition (other targets or weights) or coverage (a "
            "factor is measured only now, or no longer)."
        ),
    ),
    *_section(
        Type.TEXT,
        subscription_id="Identifier of the subscription.",
        account_csn="Customer number (CSN) of the child account.",
        original_account_csn="CSN of the opportunity's account, before any merge.",
        surviving_account_csn=(
            "CSN of the final survivor of the account's merges; the account's own CSN if it was never merged."
        ),
        victim_account_csn="CSN of the account that a merge dissolves.",
        survivor_account_csn="CSN of the survivor named by this merge, as delivered: one link of a chain.",
        final_merge_status="Status of the merge; only COMPLETED merges apply.",
        renews_subscription_id=(
            "Subscription that this one renews: it stops counting when this one starts; null if none."
        ),
        user_type="member (also where null), guest or service; only members are counted as active users.",
        successor_offering="Product offering that the renamed or replaced one counts as.",
        successor_line_code="Product line code that the renamed or replaced product counts as.",
        mau_source=(
            "Source of mau: authorizations, or counts (usage_counts, for a tenant and line code without any "
            "authorisation); null if there is neither, so mau is 0."
        ),
        contradiction=(
            "How the newest delivery contradicts the published month: had ended, had not started, or had other seats."
        ),
        pool_id="Seat pool inside the tenant; holds one product.",
        contract_id="Identifier of the contract.",
        offering_external_key="Product offering that was sold, e.g. ACD or the collection AECCOL.",
        offering_product_line_code="Product line code of the offering sold, e.g. ACDIST.",
        entitlement_model="Entitlement model; SUS means single user, others are out of scope.",
        usage_type="COM means commercial; others are out of scope.",
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
        opportunity_number="Human-readable number of the opportunity.",
        seats_assigned_source=(
            "Source of seats_assigned: pool_snapshot, or seat_assignments in the unreliable window (settings "
            "unreliable_from, unreliable_to); null if no source has a number."
        ),
        seat_bucket="Purchased seats as `0 Seat`, `1 Seat` .. `10 Seat`, `11+ Seat`.",
        customer_aov_band="Active annual order value in bands; the lower edge belongs to the band.",
        cohort=(
            "FYC (first-year customer), LC (licence compliance), Promo, or their combination joined by &; Base "
            "otherwise. Benchmarks also have Default: all observations of every cohort."
        ),
        phase="Lifecycle phase of the opportunity: use, or extend when it closes soon or is overdue.",
        benchmark_version=(
            "Quarter whose months are compared with these benchmarks, e.g. 2023-Q2. Where the fiscal year does not "
            "start in January, a fiscal quarter; a fiscal year is named after the calendar year in which it ends."
        ),
        cohort_benchmark_used="Cohort whose benchmark the row is compared with, in its own phase.",
        coverage_reason="covered, or why the opportunity has no row in the IDE table.",
        slice="How seats are grouped: overall, offering, seat_bucket, geo, industry, or a pair `a x b`.",
        value=(
            "Value of the slice, e.g. EMEA for geo; `all` for overall. The two values of a pair are joined by ` | `, "
            "and a | inside a value is written ||. An unknown geography or industry has the value `unknown`."
        ),
        assignment_band=(
            "Share of purchased seats that were assigned, in percent: `0`, `0-25`, `25-50`, `50-75`, `75-100`, "
            "`100`, `above 100`, or `unknown`. The lower edge belongs to the band; 0 and 100 are bands of their own."
        ),
        reversed_band="Band in which the reversed renewal had counted.",
        intervention_id="Identifier of the intervention.",
        action_key="Key of the reason to act, which names the play, e.g. IDE-LowAssignment&Dormancy-Promo-Adopt.",
        channel="How an action is carried out: human (by a person) or digital.",
        outcome="Result of the intervention, in the words of the person who carried it out.",
        action_name="Human-readable name of the reason to act.",
        lifecycle="Adopt in the use phase, Renew in the extend phase.",
        weaknesses="Weaknesses of the data behind an action, joined by commas; empty if none.",
        confidence="high, medium or low: the data behind the action has no, one or several weaknesses.",
        goal="What the action should achieve, with the account's numbers.",
        verdict=(
            "selected; held_back (in the holdout); closing (open, and its reason did not hold this month); or why not: "
            "not_eligible, another_opportunity, covered, withheld, control, both_arms, below_one_seat, improbable, "
            "another_tenant, cooling_down, beyond_limit, beyond_capacity."
        ),
        topic="Signals of the plays from which accounts are held back together, joined by &; null without a holdout.",
        uplift_source="measured if the holdout weighs more than the prior, otherwise prior.",
        closed_by="How an intervention closed the action: done, snoozed or declined; null if none did.",
        next_step="Next best step for the person who carries the action out.",
        success_criterion="When the action has succeeded.",
        why_now="The signals of the action with their numbers and, for a renewal, when it is due.",
        contact_id="Identifier of a person at the customer; for an action, the person to contact.",
        contact_role="executive, champion, admin or user.",
        manager_owner_id="Identifier of the owner's manager; null where there is none.",
        team="Team of the owner.",
        verdict_reason="The verdict in words.",
        action_id=(
            "Identifier of the action, unchanged when its month is built again; null unless selected or continued."
        ),
        holdout_unit="Accounts that are held back together, named by the CSN under which they were first drawn.",
        ineligible_because="The first criterion of eligibility that the row does not meet; null if it is eligible.",
        arm="offered, or held_back.",
        measured="What is measured: assignment_rate, utilisation_rate, active_users or renewal.",
        method=(
            "intention_to_treat (offered against held back), treated (carried out, by instrument), "
            "difference_in_differences (of a play without a holdout, against accounts not offered it), placebo_lead "
            "(the same comparison a month before the offer, which cannot have an effect), or before_after (naive)."
        ),
        conclusion=(
            "For the primary row: effective, harmful, no detectable effect, withheld, or too few accounts. For other "
            "rows: not judged; for before_after: not a measurement; for a play without a holdout: no holdout."
        ),
        withheld_because="Why the conclusion is withheld: sample ratio or attrition; null if it is not withheld.",
        primary_measure="Measure that decides on the play: assignment_rate, utilisation_rate, active_users or renewal.",
        direction="Intended direction of the primary measure: up or down.",
        secondary_measures="Measures that are only shown, separated by commas; they have no conclusion.",
        quarter="Months of the fiscal quarter in which the renewals were decided, or `all`.",
        characteristic="What is compared between the accounts offered the play and those held back.",
        dimension="The attribute by which accounts are grouped: geo, seat_bucket or industry.",
        group_value="The dimension's value; `unknown` where the account has none.",
        model=(
            "The model: of insights subscription_churn, transactional_churn, lifetime_value or product_recommendation; "
            "of impact factors (all factors and seats) or overall (the overall score and seats)."
        ),
        step="What is examined: profiles, history, activities, products, missing values, outcomes or leak.",
        state="sufficient; insufficient (the model is not trained); or not delivered (nor is it then).",
        examined_column="The column that is examined.",
        finding="What was found, with its numbers and what was expected.",
        what_to_do="What to do about it; empty if nothing.",
        model_version="Version of the model: the month in which it was trained, and the beginning of its hash.",
        contender="The model, ease or bm25, or the baseline most_popular.",
        recommended_offering="Product offering to offer next.",
        recommendation_reason="Why the product is recommended, in words.",
        value_model_version="Version of the lifetime value model; null without a value.",
        value_method=(
            "What the value follows from. An account with a contract: renewal scores, renewal rates of earlier "
            "customers, or renewal scores and rates; one without: orders. Grades: contracts or orders."
        ),
        value_drivers=(
            "The account's largest open renewals: date, annual value and probability, joined by `; `; or its orders, "
            "and those expected."
        ),
        lifetime_missing_because="Why there is no lifetime value; null where there is one.",
        model_role="challenger (trained in the month) or champion (the model that served before).",
        decision="Why the model serves or does not; for a model that is not trained, what is missing.",
        grade="A, B or C against the naive baseline (docs/insights.md).",
        training_sha256="Version of the training data: hash of their features and outcomes.",
        model_sha256="Hash of model_file.",
        model_settings="Settings of the training, as JSON.",
        order_parameters="Parameters of the model of orders, as JSON: BG/NBD r, alpha, a, b; gamma-gamma p, q, v.",
        score_limits="What held-out scores say about new ones, as JSON: intervals by score, and conformal limits.",
        score_groups=(
            "Tenths of the renewals from the highest scores to the lowest, as JSON: renewals, lost ones and the mean "
            "probability of each."
        ),
        model_file="The model as a skops file, in base64.",
        origin="Month from whose end the model was tested again; `all`: mean over origins, with its interval.",
        churn_band="high: at least twice the historical churn rate; medium: at least that rate; low: below; or `all`.",
        possible_outcomes="stays, churns or either: outcomes that cannot be ruled out at 90% (conformal prediction).",
        main_drivers="The three features that move the score most, in words, joined by `; `.",
        driver="Feature that moves the score; `intercept` for what all scores start from.",
        driver_value="Value of the feature; `unknown` if missing.",
        monitored="What is monitored: drift, calibration or coverage.",
        monitored_item="The feature, `score`, or the month (as text) that is monitored.",
        churn_model_version="Version of the churn model; null without a probability.",
        churn_missing_because="Why there is no churn probability; null where there is one.",
        effective_score_source="Source of effective_renewal_score: ews or churn_model; null without a score.",
        recommendations="Up to five products to offer next, with the reason, joined by `; `; null if none.",
        segments="Names of the segments that the account is in, joined by `; `; null if none.",
        survival_group="all; start_year (the year in which the subscription started); or seats (at the start).",
        segment="Name of a segment of customers, as the file of segments declares it.",
        segment_meaning="What the segment means, as declared.",
        segment_offer="What to recommend to the segment, as declared; null if nothing is.",
        id="Identifier of the record.",
        accountid="Identifier of the opportunity's account; null if the month does not have the account.",
        service_contract__c="Identifier of the opportunity's service contract.",
        opportunity_number__c="Human-readable number of the opportunity.",
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
    Column("owner_name", Type.TEXT, "Name of the account owner.", names_person=True),
    Column("owner_email", Type.TEXT, "E-mail address of the account owner.", names_person=True),
    Column("contact_name", Type.TEXT, "Name of the person at the customer.", names_person=True),
    Column("contact_email", Type.TEXT, "E-mail address of the person at the customer.", names_person=True),
    *_section(
        Type.INTEGER,
        tenant_id="Team (tenant) that owns the seat pools.",
        seats_purchased="Purchased seats of the active subscriptions in scope.",
        seats_assigned="Seats assigned to a named user; null if unknown.",
        expired_seats="Seats of the pool's expired and renewed subscriptions, whose users stay assigned.",
        published_seats_purchased="Purchased seats of the subscription in the published month.",
        users_without_seats=(
            "Active users of the tenant on line codes without an active subscription: per line code the largest number "
            "over its products, summed over line codes."
        ),
        subscriptions="Number of active subscriptions in scope in the pool.",
        accounts="Number of distinct CSNs among the active subscriptions in scope of the pool or pools.",
        pools="Number of seat pools, each counted once.",
        pools_without_assignment="Pools whose seats_assigned is unknown; they are left out of rates.",
        seats_without_assignment="Purchased seats of the pools whose seats_assigned is unknown.",
        renewals="Renewal opportunities that the month's delivery shows as closed for the first time.",
        renewals_won="Number of renewals that were won.",
        renewals_without_outcome="Number of renewals without a delivered outcome (is_won is null).",
        renewals_without_acv="Number of decided renewals without annual contract value; they are in no value column.",
        renewals_reversed=(
            "Renewals that counted in an earlier month and are taken back in this one: reopened or corrected."
        ),
        renewals_won_reversed="Number of renewals_reversed that had counted as won.",
        renewals_without_outcome_reversed="Number of renewals_reversed that had counted without an outcome.",
        renewals_without_acv_reversed="Number of renewals_reversed that had counted without annual contract value.",
        mau=(
            "Monthly active users: distinct members with a commercial authorisation in the month, or the delivered "
            "number where only counts are delivered."
        ),
        employee_count="Number of employees of the account.",
        days_into_term="Days since the term began.",
        snapshot_year="Year of the snapshot date.",
        snapshot_month="Month of the snapshot date, 1 to 12.",
        followed_months="Months after the score at whose end the account is looked at again.",
        score_months="Number of months whose scores are judged by what followed.",
        accounts_followed="Accounts that are looked at again; an account counts once for each month of scores.",
        accounts_lost="Accounts followed that then had no active subscription in scope.",
        accounts_scored="Accounts with a usable score; of engagement, followed ones with a status other than unknown.",
        accounts_scored_lost="Accounts of accounts_scored that then had no active subscription in scope.",
        accounts_modelled="Accounts that the model describes; an account counts once for each month of scores.",
        accounts_with_outcome="Accounts of accounts_modelled that stayed, renewed or expanded.",
        driver_rank=(
            "Place among the factors estimated, by the strength of the association per standard deviation of the score."
        ),
        accounts_good="Accounts followed whose score was Good.",
        accounts_fair="Accounts followed whose score was Fair.",
        accounts_poor="Accounts followed whose score was Poor.",
        accounts_unknown="Accounts followed whose score had the status unknown.",
        n_accounts="Distinct original accounts among the benchmark's observations, null rates included.",
        n_observations="Observations of the benchmark, null rates included.",
        merge_links="Number of COMPLETED merges from the victim to its final survivor; 0 if not COMPLETED.",
        ide_rows="Rows of the opportunity in the IDE table of the month.",
        opportunities_on_usage=(
            "Largest number of opportunities that share one of the opportunity's usage rows (the product-line "
            "fan-out): never sum usage over opportunities where this is above 1."
        ),
        days_into_term__c="Days since the term began.",
        days_to_close="Days from the snapshot date to the opportunity's close date; negative when overdue.",
        priority="Rank of the reason to act among all reasons; 1 comes first.",
        cause_rank="Rank of the cause among those of the account and factor; 1 comes first.",
        cause_count=(
            "How many messages, meetings, users, sessions, features, seats or people the cause comprises; of "
            "begun_by_vendor and quiet_champion, threads, messages and meetings; of no_sessions, tenants."
        ),
        recommendation_rank="Rank of the recommendation among those of the account; 1 comes first.",
        action_rank="Rank among the actions of the account and month, 1 to 3.",
        candidate_rank=(
            "Rank among the account's candidates that could be selected, including held-back ones; null for others."
        ),
        unit_accounts="Surviving accounts in the holdout unit in the month.",
        months_since="Whole months from the enrolment to the measured month; 0 is the month of the enrolment.",
        horizon_months="Months from the enrolment after which the effect is measured; 0 for renewal, measured once.",
        active_users=(
            "Distinct active users in the month: in the account's tenants or, in usage_counts, of the row's product."
        ),
        training_rows="Months of renewals, or renewals, that the model learned from.",
        test_rows="Renewals decided since, by which the model is judged.",
        profiles="Renewals, or accounts, that were predicted and whose outcome is known.",
        renewal_number="Which renewal of the account it is, from its first subscription on; 1: the first.",
        churners="Renewals among them that were lost.",
        months_since_start="Whole months since the subscription started; 0 is the month of the start.",
        subscriptions_at_risk="Pools that were observed at least until this month and had not ended before it.",
        subscriptions_ended="Pools among them that ended in it.",
        accounts_in_segment="Surviving accounts in the segment at the end of the month.",
        accounts_in_segment_before="Those at the end of the month before, under the same condition; null if unknown.",
        accounts_entered="Accounts in the segment that were not in it at the end of the month before.",
        accounts_exited="Accounts that were in the segment at the end of the month before and no longer are.",
        renewals_decided="Renewals decided in the month, won or lost.",
        merged_accounts="Accounts that were merged into this one.",
        days_since_order="Days from the newest order to the month's end.",
        orders_recent="Days with an order in the last window of months.",
        orders_change="orders_recent minus the days with an order in the window before.",
        returns_recent="Returns in the last window of months.",
        interventions_recent="Interventions carried out for the account in the three months that end with the month.",
        accounts_measured="Surviving accounts that the row describes.",
        accounts_offered="Accounts that were offered the play and are measured.",
        accounts_held_back="Accounts that were held back from the play and are measured.",
        accounts_treated="Measured accounts for which the play was carried out.",
        holdout_units="Holdout units among the measured accounts.",
        accounts_left_offered="Accounts offered the play that no longer had seats at the horizon.",
        accounts_left_held_back="Accounts held back that no longer had seats at the horizon.",
        looks="Monthly looks at the play's primary measure so far, since the first one with an estimate.",
        units_missing="Further units that the smaller arm needs for an estimate.",
        more_accounts_needed="Further accounts, in both arms together, until the effect worth having is detectable.",
        accounts_with_action="Accounts that got at least one action.",
        accounts_in_holdout="Accounts that were held back from at least one action.",
        n_peers="Other accounts of the peer group that have this score; null if too few.",
    ),
    *_section(
        Type.NUMBER,
        baseline_rate="Historical churn rate: share of lost renewals among those that the model learned from.",
        brier_score="Mean squared error of the probabilities.",
        brier_baseline="Mean squared error of predicting baseline_rate for every renewal.",
        calibration_slope="Slope of the outcomes on the logit of the scores; 1: the scores mean what they say.",
        calibration_slope_low="Lower end of the 95% interval of calibration_slope.",
        calibration_slope_high="Upper end of the 95% interval of calibration_slope.",
        calibration_intercept="Log-odds by which churn is more frequent than predicted; 0: as frequent.",
        calibration_intercept_low="Lower end of the 95% interval of calibration_intercept.",
        calibration_intercept_high="Upper end of the 95% interval of calibration_intercept.",
        lift="Churn rate of the tenth with the highest scores, divided by the overall churn rate.",
        captured="Share of all lost renewals in the tenth with the highest scores, 0 to 1.",
        brier_difference="Brier score minus that of the serving model on the same renewals; below 0: better.",
        brier_difference_low="Lower end of the 95% interval of brier_difference (paired bootstrap over accounts).",
        brier_difference_high="Upper end of the 95% interval of brier_difference (paired bootstrap over accounts).",
        churn_probability="Probability that the account's next renewal is lost, 0 to 1; null without a score.",
        churn_probability_low="Lower end of the probability's 90% interval: churn rates of held-out scores like it.",
        churn_probability_high="Upper end of the probability's 90% interval: churn rates of held-out scores like it.",
        log_odds="What the feature adds to the log-odds of churn; a score's rows sum to the logit of its probability.",
        mean_log_odds="Mean of log_odds over the accounts; above 0: the feature raises the churn of the band.",
        mean_absolute_log_odds="Mean size of log_odds over the accounts: how much the feature matters.",
        monitored_value=(
            "drift: population stability index against the year before; calibration: standard errors between expected "
            "and lost renewals; coverage: share of outcomes that were not ruled out."
        ),
        monitored_limit="The value from which a check warns; for coverage, below which.",
        effective_renewal_score=(
            "Probability of renewal of the account's next renewal: the delivered renewal score, or 1 - "
            "churn_probability where none was delivered."
        ),
        transactional_churn_probability=(
            "Probability that a customer who ordered in the last window of months orders nothing in the next one, 0 to "
            "1; null: no such order, or no model serves."
        ),
        transactional_churn_probability_low=(
            "Lower end of the probability's 90% interval: churn rates of held-out scores like it."
        ),
        transactional_churn_probability_high=(
            "Upper end of the probability's 90% interval: churn rates of held-out scores like it."
        ),
        days_between_orders="Mean days between the days of orders of the last two windows; null with fewer than two.",
        order_value_recent="Orders of the last window less its returns, US dollars.",
        lifetime_value=(
            "What the account is expected to pay within the horizon, times margin, discounted, US dollars; null: not "
            "modelled."
        ),
        lifetime_value_low="Lower end of the lifetime value's 90% interval, US dollars (conformal prediction).",
        lifetime_value_high="Upper end of the lifetime value's 90% interval, US dollars (conformal prediction).",
        success="Share of accounts that later bought one of the five products recommended, 0 to 1.",
        success_low="Lower end of the 95% interval of success.",
        success_high="Upper end of the 95% interval of success.",
        tuned_strength="Strength of EASE's regularisation, tuned on an inner window; null for others.",
        recommendation_score="Score of the product for the account; comparable among the products of an account only.",
        value_contracted="Part of lifetime_value that running terms pay, renewed or not, US dollars.",
        value_of_orders=(
            "Part of lifetime_value that orders pay, US dollars; 0 for an account with a contract, whose orders do not "
            "count."
        ),
        value_of_renewals="Part of lifetime_value that renewals pay, times their probabilities, US dollars.",
        value_if_all_renew="What lifetime_value would be if every renewal came, US dollars.",
        mean_absolute_error="Mean size of the difference between predicted and real payments, US dollars.",
        mean_absolute_error_low="Lower end of the 95% interval of mean_absolute_error over origins.",
        mean_absolute_error_high="Upper end of the 95% interval of mean_absolute_error over origins.",
        mean_absolute_error_baseline=(
            "The same of the baseline: annual contract value times retention; of orders, their monthly mean times "
            "months and retention."
        ),
        value_bias="Mean of predicted minus real payments, US dollars; 0: right on the whole.",
        high_value_found="Share of the later high-value accounts among as many with the highest prediction, 0 to 1.",
        high_value_found_low="Lower end of the 95% interval of high_value_found over origins.",
        high_value_found_high="Upper end of the 95% interval of high_value_found over origins.",
        high_value_found_baseline="The same of the baseline, 0 to 1.",
        interval_coverage="Share of accounts whose payments were in the interval that other origins give; 0.9 is due.",
        interval_width="Half the width of an interval, in units of the prediction's own spread.",
        retention_alpha="Parameter alpha of the shifted beta-geometric model of renewals without a score.",
        retention_beta="Parameter beta of that model.",
        utilisation_change="utilisation_rate minus that of three months before, for the account's next renewal then.",
        engagement_change="engagement_score minus that of the 30 days before, in points; null: one is missing.",
        engagement_score="Overall engagement score, 0 to 100; null: missing.",
        communication_score="Score of the component communication, 0 to 100; null: missing.",
        product_score="Score of the component product, 0 to 100; null: missing.",
        relationship_score="Score of the component relationship, 0 to 100; null: missing.",
        mau_before="Mean monthly active users of up to three months before, 1 decimal; null if none is known.",
        usage_change="100 * mau / mau_before - 100, 0 decimals; null where mau_before is 0 or unknown.",
        duration_minutes="Length of the session, in minutes.",
        quantity="Units that were ordered.",
        amount_usd="Amount of the order, US dollars; negative: a return.",
        current_value="Value measured in the 30 days that end with the month; null: missing.",
        previous_value="Value measured in the 30 days before those; null: missing.",
        target="Value at which the factor scores 100.",
        score="Score, 0 to 100, 1 decimal; null: missing.",
        previous_score="Score of the 30 days before, 1 decimal; null: missing.",
        raw_score="Score, 0 to 100, before rounding; null: missing.",
        raw_previous_score="Score of the 30 days before, before rounding; null: missing.",
        trend_band="Change of the value up to which it counts as unchanged.",
        effective_weight="Weight after redistribution of the weights of missing factors, percent of the whole.",
        contribution="Points of the overall score.",
        coverage="Percent of the weight that has a score.",
        lower_bound="The score if every missing factor had 0, 1 decimal.",
        upper_bound="The score if every missing factor had 100, 1 decimal.",
        peer_median_score=(
            "The score with the peers' median in place of each missing factor, 1 decimal; null: nothing is missing."
        ),
        weight="Weight, percent of the whole score.",
        peer_average="Mean score of the other accounts of the peer group, 1 decimal; null: too few.",
        percentile="Percent of the peers with a lower score, and half of those with the same; whole.",
        points="Points that the part adds to the score, before rounding.",
        improvement=(
            "How much better the factor's value would be without the cause, in the factor's unit; null where that is "
            "not exact."
        ),
        hours_waited=(
            "Longest time until the customer answered, in hours; of messages without an answer, 24 for each day from "
            "the oldest one to the end of the month."
        ),
        churn_rate="Percent of the accounts followed that then had no active subscription in scope.",
        churn_rate_good="Percent lost of the accounts whose score was Good; null without accounts.",
        churn_rate_fair="Percent lost of the accounts whose score was Fair; null without accounts.",
        churn_rate_poor="Percent lost of the accounts whose score was Poor; null without accounts.",
        churn_rate_unknown="Percent lost of the accounts whose score had the status unknown; null without accounts.",
        correlation="Correlation of the score with staying a customer; above 0: higher scores stay more often.",
        correlation_low="Lower end of the correlation's 95% interval.",
        correlation_high="Upper end of the correlation's 95% interval.",
        correlation_ceiling="Highest correlation that a normal score can have at this churn rate of accounts_scored.",
        auc=(
            "Area under the ROC curve: probability that an account that left ranked as less safe than one that stayed "
            "(a lower engagement score, a higher churn probability), 0 to 1; 0.5 is no better than chance."
        ),
        auc_low="Lower end of the AUC's 95% interval.",
        auc_high="Upper end of the AUC's 95% interval.",
        lowest_decile_share="Percent of the accounts that left that were among the 10% with the lowest scores.",
        odds_ratio=(
            "Odds of the outcome with 10 points more of the score, as a multiple of the odds without; for seats with "
            "twice the seats; for the intercept the odds where everything is at its centre."
        ),
        odds_ratio_low="Lower end of odds_ratio's 95% interval.",
        odds_ratio_high="Upper end of odds_ratio's 95% interval.",
        association_points=(
            "Percentage points of the outcome's probability that 10 points more of the score are associated with, mean "
            "over the accounts."
        ),
        association_points_low="Lower end of association_points' 95% interval.",
        association_points_high="Upper end of association_points' 95% interval.",
        centre="Mean of the term in the model: a score in tens, or the binary logarithm of seats plus one.",
        from_score="Score of the account in the month.",
        to_score="Score that it is compared with.",
        fitted_probability="Probability of the outcome that the model gives the account, percent.",
        change_points="Percentage points of the outcome's probability that the move is associated with.",
        change_points_low="Lower end of change_points' 95% interval, that of the association.",
        change_points_high="Upper end of change_points' 95% interval, that of the association.",
        good_share="Percent of the month's own accounts whose score is Good, frozen ones left out.",
        weighted_gap="Points of the overall score that the factor costs: weight times what it lacks of 100, by 100.",
        threshold="Score below which the alert is raised, before rounding.",
        change="Change of the score since the month before, before rounding.",
        assignment_diff="assignment_rate minus the benchmark of the opportunity's own phase, 1 decimal.",
        utilisation_diff="utilisation_rate minus the benchmark of the opportunity's own phase, 1 decimal.",
        probability_below_assignment_benchmark=(
            "Probability that the account's true assignment rate is below the benchmark, after shrinking it towards "
            "its cohort's."
        ),
        probability_below_utilisation_benchmark=(
            "Probability that the account's true utilisation rate is below the benchmark, after shrinking it towards "
            "its cohort's."
        ),
        value_at_stake="Annual contract value of the opportunity, US dollars; 0 if unknown.",
        gap="How far the account is from the goal, as a share; its meaning depends on the reason to act.",
        probability_below_usual=(
            "Probability that the account truly uses less than in the months before, after shrinking its rate towards "
            "its cohort's."
        ),
        probability="Probability that the account is truly below, the lowest over the signals; null if unknown.",
        uplift=(
            "Share of renewals that the play is expected to save: measured against its holdout and shrunk towards the "
            "reason's prior and the mean of all plays."
        ),
        expected_value="uplift * value_at_stake * probability, US dollars, 2 decimals; an unknown probability is 0.5.",
        effect="Estimated effect of the play, in points of the rate, in users, or in points of the renewal rate.",
        effect_low="Lower end of the effect's 95% confidence interval.",
        effect_high="Upper end of the effect's 95% confidence interval.",
        standard_error="Standard error of the effect; of a renewal, its 95% interval's width by 3.92.",
        p_value="Probability of an estimate at least this far from zero if there were no effect.",
        mean_before="Mean of the measured accounts in the month of the enrolment.",
        p_value_adjusted="p_value_every_look corrected for the plays judged at once (Benjamini and Hochberg).",
        p_value_every_look=(
            "The smallest p-value of all monthly looks up to now; each look spends a part of the error."
        ),
        minimum_detectable_effect=(
            "The effect that these accounts show with 80% power: in the primary row called effective by now, over all "
            "looks and plays; in the others at the 5% level of a single look. Null: no possible effect, or not known."
        ),
        effect_low_every_look="Lower end of an interval that contains the effect at every look in 95% of cases.",
        effect_high_every_look="Upper end of an interval that contains the effect at every look in 95% of cases.",
        effect_bound_low="The effect on accounts that stay in either arm is at least this (Lee); null if none left.",
        effect_bound_high="The effect on accounts that stay in either arm is at most this (Lee); null if none left.",
        worth_having="The smallest effect that pays for the play, in the unit of its primary measure.",
        least_holdout_share="The smallest share of units that was declared to be held back from the play.",
        most_holdout_share="The largest share of units that was declared to be held back; 0: it has no holdout.",
        revenue="Revenue renewed because of the play by accounts offered it, US dollars.",
        revenue_low="Lower end of the revenue's 95% confidence interval.",
        revenue_high="Upper end of the revenue's 95% confidence interval.",
        revenue_per_hundred="Revenue that offering the play to a hundred more such accounts would renew, US dollars.",
        revenue_per_hundred_low="Lower end of revenue_per_hundred's 95% confidence interval.",
        revenue_per_hundred_high="Upper end of revenue_per_hundred's 95% confidence interval.",
        change_offered="Mean change of the accounts offered the play, since the enrolment.",
        change_held_back="Mean change of the accounts held back, since the enrolment.",
        drift="Mean change of all accounts that were not enrolled, over the same months.",
        regression_to_the_mean=(
            "Change of the accounts held back beyond the drift: the change that happens without any action."
        ),
        mean_value="Mean over the accounts.",
        mean_low="Lower end of the mean's 95% confidence interval.",
        mean_high="Upper end of the mean's 95% confidence interval.",
        offered_mean="Mean of the accounts offered the play.",
        held_back_mean="Mean of the accounts held back.",
        standardised_difference=(
            "Difference of the means over the pooled standard deviation; above 0.1 the groups differ noticeably."
        ),
        action_rate="100 * accounts with an action / accounts, 1 decimal.",
        action_rate_low="Lower end of action_rate's 95% interval (Wilson).",
        action_rate_high="Upper end of action_rate's 95% interval (Wilson).",
        holdout_rate="100 * accounts held back / accounts with an action or held back, 1 decimal.",
        holdout_rate_low="Lower end of holdout_rate's 95% interval (Wilson).",
        holdout_rate_high="Upper end of holdout_rate's 95% interval (Wilson).",
        assignment_mean="Mean assignment rate of the benchmark's observations, capped at 100.",
        utilisation_mean="Mean utilisation rate of the benchmark's observations, capped at 100.",
        assignment_strength="Weight of the cohort's mean, in seats, when an account's rate is shrunk towards it.",
        utilisation_strength="Weight of the cohort's mean, in seats, when an account's rate is shrunk towards it.",
        **{
            f"{measure}_benchmark_{end}": f"{text} end of the {measure} benchmark's 95% confidence interval."
            for measure in ("assignment", "utilisation")
            for end, text in (("low", "Lower"), ("high", "Upper"))
        },
        assignment_rate=(
            "100 * seats_assigned / seats_purchased, 1 decimal, not capped. Where pools are re-summed, pools whose "
            "seats_assigned is unknown are left out of both."
        ),
        assignment_rate_capped="assignment_rate, at most 100.",
        usage_rate="100 * mau / seats_assigned, 0 decimals.",
        utilisation_rate="100 * mau / seats_purchased, 0 decimals; may exceed 100.",
        acv_usd="Annual contract value, US dollars.",
        survival="Share of subscriptions that last longer than this, 0 to 1 (Kaplan-Meier).",
        survival_low="Lower end of the survival's 95% interval; null before the first end.",
        survival_high="Upper end of the survival's 95% interval; null before the first end.",
        arr_usd="Annual recurring revenue: annual contract value of the open renewals, US dollars.",
        mean_engagement_score="Mean engagement score of the accounts that have one, 0 to 100, 1 decimal.",
        renewal_rate="100 * won / decided renewal opportunities, 1 decimal; null if none is decided.",
        renewals_acv_usd="Annual contract value of the decided renewal opportunities, US dollars.",
        renewals_won_acv_usd="Annual contract value of the won renewal opportunities, US dollars.",
        renewals_acv_usd_reversed="Amount that renewals_reversed had added to renewals_acv_usd, US dollars.",
        renewals_won_acv_usd_reversed="Amount that renewals_reversed had added to renewals_won_acv_usd, US dollars.",
        counted_acv_usd="Annual contract value at which the renewal counts, US dollars.",
        reversed_acv_usd="Annual contract value at which the reversed renewal had counted, US dollars.",
        opportunity_amount="Amount of the opportunity, in its own currency.",
        active_aov_net3="Active annual order value of the customer, US dollars.",
        customer_active_aov_net3="Active annual order value of the customer, US dollars.",
        prediction="Probability of renewal, 0 to 1.",
        customer_ews_prediction="Newest renewal score, 0 to 1; null if not yet scored.",
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
        is_serving="Whether the model's scores are published.",
        is_trained="Whether a model serves in the month.",
        is_high_value=(
            "Whether the account is among the fewest that make the setting high_value_share of all lifetime value; "
            "null: not modelled."
        ),
        is_new="Whether the alert was raised in this month; otherwise it lasts from an earlier one.",
        is_auto_reply="Whether the message is an automatic reply; null: no.",
        attended="Whether the customer attended the meeting.",
        is_cancelled="Whether the meeting was cancelled; null: no.",
        was_active_before="Whether the account had an active subscription in scope 30 days before.",
        is_shared="Whether the measured value includes another surviving account, because of a shared tenant.",
        is_frozen="Whether the account no longer has an active subscription, so that its last score is repeated.",
        is_higher_better="Whether a higher value of the factor is better.",
        is_silent="Whether the account has a known executive without a recorded contact, which scores 0.",
        is_unlimited="Whether assignment is unlimited; such subscriptions are out of scope.",
        is_standard_aum="Whether the offering follows the standard configuration; only these have rates.",
        is_partner="Whether the account is a partner.",
        is_active="Whether the owner works with accounts at present.",
        is_new_customer="Whether the account's parent is a first-year customer.",
        is_renewal="Whether the opportunity is a renewal.",
        is_closed="Whether the opportunity is closed.",
        is_won="Whether the closed opportunity was won.",
        is_reversed=(
            "Whether a renewal that had counted is taken back in the month because it was reopened or corrected."
        ),
        reversed_won="Whether the reversed renewal had counted as won.",
        lc_flag="Whether the opportunity comes from licence compliance (LC).",
        promo_flag="Whether the opportunity was sold in a promotion.",
        is_dirty_pool="More than one active subscription in scope: no number can be attributed to one of them.",
        is_dirty_team="More than one CSN: each of them has a row with the pool's full numbers.",
        dormancy_flag="Whether there was no active user in the month.",
        has_subscription=(
            "Whether the tenant has an active subscription of the line code, in scope or not. Usage without one "
            "happens after expiry or under a renamed product."
        ),
        is_whole_line="Whether all offerings of the line code moved to one new line code.",
        is_bootstrap=(
            "Whether the benchmark was computed without a full window, from the earliest month with observations."
        ),
        opportunity_lc_flag="Whether the opportunity comes from licence compliance (LC).",
        opportunity_promo_flag="Whether the opportunity was sold in a promotion.",
        parent_account_new_customer_flag="Whether the parent is a first-year customer; null if unknown.",
        base_flag=(
            "Whether the opportunity is neither LC nor promotion nor of a new customer; an unknown flag counts as "
            "false."
        ),
        is_renewal_opportunity__c="Whether the opportunity is a renewal.",
        ispartner__c="Whether the account is a partner.",
        use_phase_low_utilisation=(
            "Whether the best utilisation over the products of the offering is below the use phase benchmark; null if "
            "unknown."
        ),
        extend_phase_low_utilisation=(
            "Whether the best utilisation over the products of the offering is below the extend phase benchmark; null "
            "if unknown."
        ),
        is_at_risk="Whether the renewal score is below the threshold; false without a score.",
        has_used_before=(
            "Whether the line had an active user in the year before; null if no month of that year is known."
        ),
        is_unreliable_assignment="Whether the month is in the window in which the pool's own count is unreliable.",
        is_selected="Whether the opportunity is in the month's selection, which has one per surviving account.",
        is_mixed_unit="Whether accounts that were drawn separately now share a tenant; each keeps its own draw.",
        is_offered="Whether the account was offered the play; false if it was held back.",
        is_primary="Whether the play is judged by this row.",
        is_control="Whether the account is in the universal control, which gets no action at all.",
        is_drawn_here="Whether the account's unit was drawn for the topic with this play.",
        is_renewed="Whether the opportunity was won, once decided; null while it is open.",
    ),
]

DICTIONARY: dict[str, Column] = {column.name: column for column in _COLUMNS}
if len(DICTIONARY) != len(_COLUMNS):
    raise ValueError("a column is declared twice: the dictionary would keep the last meaning only")


def columns(*names: str) -> tuple[Column, ...]:
    """The dictionary's entries with these names, in this order. Raises KeyError for an unknown name."""
    return tuple(DICTIONARY[name] for name in names)
