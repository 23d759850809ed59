"""Corruptions of outcomes and renewals by assignment, and what each makes fail; see cases.py."""

from ide_assets_tests.checks.case import Case

CASES: tuple[Case, ...] = (
    Case(
        "opportunity_outcomes_monthly",
        "rows_are_of_the_month",
        "an earlier outcome is of the month before",
        "UPDATE opportunity_outcomes_monthly SET snapshot_date = DATE '2023-04-30' WHERE opportunity_id = 'O4'",
    ),
    Case(
        "opportunity_outcomes_monthly",
        "outcome_is_as_delivered",
        "a won renewal is shown as lost",
        "UPDATE opportunity_outcomes_monthly SET is_won = false WHERE opportunity_id = 'O1'",
    ),
    Case(
        "opportunity_outcomes_monthly",
        "no_outcome_forgotten",
        "an opportunity that is no longer delivered is missing",
        "DELETE FROM opportunities WHERE opportunity_id = 'O4'; "
        "DELETE FROM opportunity_outcomes_monthly WHERE opportunity_id = 'O4'",
    ),
    Case(
        "opportunity_outcomes_monthly",
        "counts_when_first_shown",
        "a renewal that closed before the first month counts",
        "UPDATE opportunity_outcomes_monthly SET counted_on = DATE '2023-05-31', assignment_band = 'unknown' "
        "WHERE opportunity_id = 'O4'",
    ),
    Case(
        "opportunity_outcomes_monthly",
        "counts_when_first_shown",
        "a renewal that is shown closed counts in no month",
        "UPDATE opportunity_outcomes_monthly SET counted_on = NULL, assignment_band = NULL WHERE opportunity_id = 'O1'",
    ),
    Case(
        "opportunity_outcomes_monthly",
        "counts_when_first_shown",
        "a reopened renewal is not reversed",
        "SELECT 1",
        corruption_before="UPDATE opportunity_outcomes_monthly SET is_closed = true, is_won = true, "
        "counted_on = DATE '2023-03-31', assignment_band = '100' WHERE opportunity_id = 'O3'",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "rows_are_of_the_month",
        "an empty band is of the month before",
        "UPDATE renewal_by_assignment_monthly SET by_month = DATE '2023-04-01' WHERE assignment_band = '0'",
    ),
    # Renewals by assignment.
    Case(
        "renewal_by_assignment_monthly",
        "every_band_has_a_row",
        "bands without renewals are left out",
        "DELETE FROM renewal_by_assignment_monthly WHERE renewals = 0",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "every_band_has_a_row",
        "a band of another scheme appears",
        "UPDATE renewal_by_assignment_monthly SET assignment_band = '1-24' WHERE assignment_band = '0-25'",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "rate_follows_from_renewals",
        "a won renewal is a rate of 1 and not of 100",
        "UPDATE renewal_by_assignment_monthly SET renewal_rate = 1 WHERE renewals = 1",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "rate_follows_from_renewals",
        "a band without renewals has lost all of them",
        "UPDATE renewal_by_assignment_monthly SET renewal_rate = 0 WHERE assignment_band = '0'",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "no_renewal_lost",
        "a lost renewal is left out because its seats are gone",
        "UPDATE opportunity_outcomes_monthly SET is_closed = true, is_won = false, counted_on = DATE '2023-05-31', "
        "assignment_band = '50-75' WHERE opportunity_id = 'O5'",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "no_renewal_lost",
        "a reopened renewal is reversed in no band",
        "UPDATE opportunity_outcomes_monthly SET is_reversed = true, reversed_band = '100', reversed_won = true "
        "WHERE opportunity_id = 'O3'",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "rate_follows_from_renewals",
        "more won renewals are reversed than renewals",
        "UPDATE renewal_by_assignment_monthly SET renewals_won_reversed = 1 WHERE assignment_band = '0'",
        {"no_renewal_lost": "none was reversed"},
    ),
    Case(
        "renewal_by_assignment_monthly",
        "no_renewal_lost",
        "a renewal counts in two bands",
        "UPDATE renewal_by_assignment_monthly SET renewals = 1, renewals_won = 1, renewal_rate = 100, "
        "renewals_acv_usd = 1000, renewals_won_acv_usd = 1000 WHERE assignment_band = 'unknown'",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "no_renewal_lost",
        "a renewal's value is lost",
        "UPDATE renewal_by_assignment_monthly SET renewals_acv_usd = 0, renewals_won_acv_usd = 0",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "outcome_is_known",
        "the outcome of the closed renewal is unknown",
        "UPDATE opportunity_outcomes_monthly SET is_won = NULL WHERE opportunity_id = 'O1'; "
        "UPDATE renewal_by_assignment_monthly SET renewals_won = 0, "
        "renewals_without_outcome = 1, renewal_rate = NULL, renewals_acv_usd = 0, "
        "renewals_won_acv_usd = 0 WHERE renewals = 1",
    ),
)
