"""Columns of accounts, contracts, seat assignment, usage and the benchmarks of cohorts."""

from ide_assets.vocabulary.column import Column, Type, section

COLUMNS: tuple[Column, ...] = (
    *section(
        Type.DATE,
        contradicted_month="First day of the published month that the newest delivery contradicts.",
        published_start_date="First day of the subscription in the published month.",
        published_end_date="Expiry of the subscription in the published month; null if open-ended.",
        snapshot_date="Last day of the month that the row describes.",
        opportunity_created_date="Day on which the opportunity was created.",
        opportunity_close_date="Day on which the opportunity closes or closed.",
        outcome_shown_on="Last day of the month whose delivery first showed the outcome; null while undecided.",
        counted_on="Last day of the month in which the renewal counts; null where it does not.",
        insert_dt="Date on which the row's key was first published.",
        update_dt="Date on which any other column of the row last changed.",
    ),
    *section(
        Type.TEXT,
        survivor_account_csn="CSN of the survivor named by this merge, as delivered: one link of a chain.",
        mau_source=(
            "Source of mau: authorizations, or counts (usage_counts, for a tenant and line code without any "
            "authorisation); null if there is neither, so mau is 0."
        ),
        contradiction=(
            "How the newest delivery contradicts the published month: had ended, had not started, or had other seats."
        ),
        seats_assigned_source=(
            "Source of seats_assigned: pool_snapshot, or seat_assignments in the unreliable window (settings "
            "unreliable_from, unreliable_to); null if no source has a number."
        ),
        seat_bucket="Purchased seats as `0 Seat`, `1 Seat` .. `10 Seat`, `11+ Seat`.",
        slice="How seats are grouped: overall, offering, seat_bucket, geo, industry, or a pair `a x b`.",
        value=(
            "Value of the slice, e.g. EMEA for geo; `all` for overall. The two values of a pair are joined by ` | `, "
            "and a | inside a value is written ||. An unknown geography or industry has the value `unknown`."
        ),
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
        original_account_csn="CSN of the opportunity's account, before any merge.",
        original_account_named_account_group="Named account group of the original account.",
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
        assignment_band=(
            "Share of purchased seats that were assigned, in percent: `0`, `0-25`, `25-50`, `50-75`, `75-100`, "
            "`100`, `above 100`, or `unknown`. The lower edge belongs to the band; 0 and 100 are bands of their own."
        ),
        reversed_band="Band in which the reversed renewal had counted.",
    ),
    *section(
        Type.INTEGER,
        expired_seats="Seats of the pool's expired and renewed subscriptions, whose users stay assigned.",
        published_seats_purchased="Purchased seats of the subscription in the published month.",
        subscriptions="Number of active subscriptions in scope in the pool.",
        accounts="Number of distinct CSNs among the active subscriptions in scope of the pool or pools.",
        pools="Number of seat pools, each counted once.",
        pools_without_assignment="Pools whose seats_assigned is unknown; they are left out of rates.",
        seats_without_assignment="Purchased seats of the pools whose seats_assigned is unknown.",
        mau=(
            "Monthly active users: distinct members with a commercial authorisation in the month, or the delivered "
            "number where only counts are delivered."
        ),
        merge_links="Number of COMPLETED merges from the victim to its final survivor; 0 if not COMPLETED.",
        days_into_term__c="Days since the term began.",
        users_without_seats=(
            "Active users of the tenant on line codes without an active subscription: per line code the largest number "
            "over its products, summed over line codes."
        ),
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
        snapshot_year="Year of the snapshot date.",
        snapshot_month="Month of the snapshot date, 1 to 12.",
        n_accounts="Distinct original accounts among the benchmark's observations, null rates included.",
        n_observations="Observations of the benchmark, null rates included.",
        ide_rows="Rows of the opportunity in the IDE table of the month.",
        opportunities_on_usage=(
            "Largest number of opportunities that share one of the opportunity's usage rows (the product-line "
            "fan-out): never sum usage over opportunities where this is above 1."
        ),
    ),
    *section(
        Type.NUMBER,
        assignment_rate=(
            "100 * seats_assigned / seats_purchased, 1 decimal, not capped. Where pools are re-summed, pools whose "
            "seats_assigned is unknown are left out of both."
        ),
        assignment_rate_capped="assignment_rate, at most 100.",
        usage_rate="100 * mau / seats_assigned, 0 decimals.",
        utilisation_rate="100 * mau / seats_purchased, 0 decimals; may exceed 100.",
        acv_usd__c="Annual contract value, US dollars.",
        opportunity_amount__c="Amount of the opportunity, in its own currency.",
        assignment_mean="Mean assignment rate of the benchmark's observations, capped at 100.",
        utilisation_mean="Mean utilisation rate of the benchmark's observations, capped at 100.",
        assignment_strength="Weight of the cohort's mean, in seats, when an account's rate is shrunk towards it.",
        utilisation_strength="Weight of the cohort's mean, in seats, when an account's rate is shrunk towards it.",
        **{
            f"{measure}_benchmark_{end}": f"{text} end of the {measure} benchmark's 95% confidence interval."
            for measure in ("assignment", "utilisation")
            for end, text in (("low", "Lower"), ("high", "Upper"))
        },
        renewal_rate="100 * won / decided renewal opportunities, 1 decimal; null if none is decided.",
        renewals_acv_usd="Annual contract value of the decided renewal opportunities, US dollars.",
        renewals_won_acv_usd="Annual contract value of the won renewal opportunities, US dollars.",
        renewals_acv_usd_reversed="Amount that renewals_reversed had added to renewals_acv_usd, US dollars.",
        renewals_won_acv_usd_reversed="Amount that renewals_reversed had added to renewals_won_acv_usd, US dollars.",
        counted_acv_usd="Annual contract value at which the renewal counts, US dollars.",
        reversed_acv_usd="Annual contract value at which the reversed renewal had counted, US dollars.",
        customer_active_aov_net3="Active annual order value of the customer, US dollars.",
        customer_ews_prediction="Newest renewal score, 0 to 1; null if not yet scored.",
        assignment_benchmark="Median assignment rate of the cohort, capped at 100, 1 decimal.",
        utilisation_benchmark="Median utilisation rate of the cohort, capped at 100, 1 decimal.",
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
    *section(
        Type.BOOLEAN,
        is_dirty_pool="More than one active subscription in scope: no number can be attributed to one of them.",
        is_dirty_team="More than one CSN: each of them has a row with the pool's full numbers.",
        dormancy_flag="Whether there was no active user in the month.",
        has_subscription=(
            "Whether the tenant has an active subscription of the line code, in scope or not. Usage without one "
            "happens after expiry or under a renamed product."
        ),
        is_whole_line="Whether all offerings of the line code moved to one new line code.",
        is_renewal_opportunity__c="Whether the opportunity is a renewal.",
        ispartner__c="Whether the account is a partner.",
        is_reversed=(
            "Whether a renewal that had counted is taken back in the month because it was reopened or corrected."
        ),
        reversed_won="Whether the reversed renewal had counted as won.",
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
    ),
)
