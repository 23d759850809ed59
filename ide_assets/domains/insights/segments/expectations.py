"""Expectations of the tables of segments."""

from ide_assets.kernel.expectations import Expectation

SEGMENT_ACCOUNTS = (
    Expectation(
        "every_account_can_be_in_a_segment",
        "A customer without a row is in no segment, even if it meets a condition.",
        """
        SELECT DISTINCT coalesce(m.surviving_account_csn, a.account_csn) AS surviving_account_csn
        FROM account_attributes a LEFT JOIN account_merges m ON m.victim_account_csn = a.account_csn
        EXCEPT SELECT surviving_account_csn FROM judged
        """,
        structural=True,
    ),
)

SEGMENTS = (
    Expectation(
        "segments_are_those_of_the_accounts",
        "A list of a segment that disagrees with the account's own segments sends people to the wrong customers.",
        """
        SELECT a.surviving_account_csn, a.segments, s.segments_listed FROM segment_accounts_monthly a
        LEFT JOIN (SELECT surviving_account_csn, count(*) AS segments_listed, sum(length(segment)) AS letters
                   FROM judged GROUP BY surviving_account_csn) s ON s.surviving_account_csn = a.surviving_account_csn
        WHERE coalesce(length(a.segments), 0) <> coalesce(s.letters + 2 * (s.segments_listed - 1), 0)
        """,
        structural=True,
    ),
)

SIZES = (
    Expectation(
        "moves_explain_the_sizes",
        "A size must be the former size plus accounts entered minus accounts exited; otherwise a customer counts twice "
        "or not at all.",
        """
        SELECT segment, accounts_in_segment, accounts_in_segment_before, accounts_entered, accounts_exited FROM judged
        WHERE accounts_in_segment < 0 OR accounts_in_segment IS NULL
        OR accounts_in_segment <> accounts_in_segment_before + accounts_entered - accounts_exited
        """,
        structural=True,
    ),
    Expectation(
        "renewals_won_are_decided",
        "A renewal rate outside 0 to 100%, or more renewals won than decided, is wrong.",
        """
        SELECT segment, renewals_decided, renewals_won, renewal_rate FROM judged
        WHERE renewals_won > renewals_decided OR renewal_rate NOT BETWEEN 0 AND 100
        """,
        structural=True,
    ),
)
