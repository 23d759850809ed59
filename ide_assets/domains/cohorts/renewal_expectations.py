"""Expectations of outcomes and of renewal rates by assignment."""

from ide_assets.domains.cohorts.renewals import ASSIGNMENT_BANDS
from ide_assets.kernel.expectations import Expectation, between

#: The opportunities of the month's delivery.
_SEEN = """
            SELECT
                opportunity_id, is_renewal, is_won, close_date,
                is_closed AND close_date <= CAST(':last_day' AS DATE) AS is_closed
            FROM opportunities
            WHERE created_date <= CAST(':last_day' AS DATE)
"""

#: Whether a renewal that counted in the newest month before (f) is taken back by the delivery (o).
_REVERSED = """
                    f.counted_on IS NOT NULL
                    AND NOT (o.is_renewal AND o.is_closed AND o.is_won IS NOT DISTINCT FROM f.is_won)
"""

#: The last day of the month in which a renewal counts, by the delivery (o) and the newest month before (f).
_COUNTED_ON = """
                    CASE
                        WHEN NOT (o.is_renewal AND o.is_closed) THEN NULL
                        WHEN f.counted_on IS NOT NULL AND o.is_won IS NOT DISTINCT FROM f.is_won THEN f.counted_on
                        WHEN f.counted_on IS NOT NULL
                            OR NOT coalesce(f.is_renewal AND f.is_closed, false)
                            AND (o.close_date >= CAST(':first_day' AS DATE) OR home.rows_before > 0)
                        THEN CAST(':last_day' AS DATE)
                    END
"""

#: Renewals that count in the month, and renewals taken back in it, as rows of won and acv.
_COUNTED_ROWS = """
            SELECT is_won AS won, try_cast(counted_acv_usd AS DECIMAL(24, 2)) AS acv
            FROM opportunity_outcomes_monthly
            WHERE counted_on = CAST(':last_day' AS DATE)
"""
_REVERSED_ROWS = """
            SELECT reversed_won AS won, try_cast(reversed_acv_usd AS DECIMAL(24, 2)) AS acv
            FROM opportunity_outcomes_monthly
            WHERE is_reversed
"""
_SUMS = {
    "renewals": "count(*)",
    "renewals_won": "count(*) FILTER (WHERE won)",
    "renewals_without_outcome": "count(*) - count(won)",
    "renewals_without_acv": "count(won) - count(acv) FILTER (WHERE won IS NOT NULL)",
    "renewals_acv_usd": "coalesce(sum(acv) FILTER (WHERE won IS NOT NULL), 0)",
    "renewals_won_acv_usd": "coalesce(sum(acv) FILTER (WHERE won), 0)",
}
_ALL_COUNTED = ", ".join(f"{query} AS all_{name}" for name, query in _SUMS.items())
_ALL_REVERSED = ", ".join(f"{query} AS all_{name}_reversed" for name, query in _SUMS.items())
_SUMMED = ", ".join(f"coalesce(sum({name}{end}), 0) AS {name}{end}" for name in _SUMS for end in ("", "_reversed"))
_UNLIKE = " OR ".join(f"abs({name}{end} - all_{name}{end}) >= 0.005" for name in _SUMS for end in ("", "_reversed"))

OUTCOMES = (
    Expectation(
        "outcome_is_as_delivered",
        "A renewal whose outcome differs from its delivery counts for or against plays that did not affect it.",
        f"""
        SELECT o.opportunity_id, o.is_closed, o.is_won, b.is_closed AS shown_closed, b.is_won AS shown_won
        FROM ({_SEEN}) o
        LEFT JOIN judged b ON b.opportunity_id = o.opportunity_id
        WHERE o.is_renewal IS DISTINCT FROM b.is_renewal
            OR o.is_closed IS DISTINCT FROM b.is_closed
            OR o.is_won IS DISTINCT FROM b.is_won
            OR o.close_date IS DISTINCT FROM b.close_date
        """,
        structural=True,
    ),
    Expectation(
        "no_outcome_forgotten",
        "An opportunity that is no longer delivered must stay here as it was; otherwise it counts again when it is "
        "delivered again.",
        f"""
        SELECT f.opportunity_id, f.counted_on, b.counted_on AS counted_on_now
        FROM opportunity_outcomes_monthly f
        LEFT JOIN judged b ON b.opportunity_id = f.opportunity_id
        LEFT JOIN ({_SEEN}) o ON o.opportunity_id = f.opportunity_id
        WHERE b.opportunity_id IS NULL
            OR o.opportunity_id IS NULL
                AND (
                    b.counted_on IS DISTINCT FROM f.counted_on
                    OR b.assignment_band IS DISTINCT FROM f.assignment_band
                    OR b.is_won IS DISTINCT FROM f.is_won
                )
        """,
        structural=True,
    ),
    Expectation(
        "counts_when_first_shown",
        "A renewal that counts in two months, or in none, makes sums over months wrong.",
        f"""
        SELECT
            opportunity_id, is_closed, is_won, counted_on, is_reversed, assignment_band, reversed_band, problem
        FROM (
            SELECT
                b.*,
                CASE
                    WHEN b.is_reversed IS DISTINCT FROM ({_REVERSED}) THEN 'not reversed as it should be'
                    WHEN b.is_reversed
                        AND (
                            b.reversed_band IS DISTINCT FROM f.assignment_band
                            OR b.reversed_won IS DISTINCT FROM f.is_won
                        )
                    THEN 'reversed as another than it counted'
                    WHEN b.counted_on IS DISTINCT FROM ({_COUNTED_ON}) THEN 'not counted in its month'
                    WHEN (b.counted_on IS NULL) <> (b.assignment_band IS NULL) THEN 'counted in no band'
                END AS problem
            FROM judged b
            JOIN ({_SEEN}) o ON o.opportunity_id = b.opportunity_id
            LEFT JOIN opportunity_outcomes_monthly f ON f.opportunity_id = b.opportunity_id
            CROSS JOIN (SELECT count(*) AS rows_before FROM opportunity_outcomes_monthly) AS home
        ) AS compared
        WHERE problem IS NOT NULL
        """,
        structural=True,
        explained_by="problem",
    ),
)

RENEWAL_BY_ASSIGNMENT = (
    Expectation(
        "every_band_has_a_row",
        "A band without a row looks unmeasured, although it has no renewals.",
        f"""
        SELECT band, times
        FROM (SELECT unnest({list(ASSIGNMENT_BANDS)}) AS band)
        FULL JOIN (SELECT assignment_band, count(*) AS times FROM judged GROUP BY assignment_band)
            ON band = assignment_band
        WHERE band IS NULL OR times IS DISTINCT FROM 1
        """,
        structural=True,
    ),
    Expectation(
        "rate_follows_from_renewals",
        "A renewal rate that does not follow from its own renewals makes low assignment look riskier, or less risky, "
        "than it is.",
        """
        SELECT assignment_band, renewals, renewals_won, renewals_without_outcome, renewal_rate
        FROM judged
        WHERE renewals_won < 0
            OR renewals_without_outcome < 0
            OR renewals_won_reversed < 0
            OR renewals_won_reversed + renewals_without_outcome_reversed > renewals_reversed
            OR renewals_won + renewals_without_outcome > renewals
            OR (renewal_rate IS NULL) <> (renewals = renewals_without_outcome)
            OR abs(renewal_rate - 100.0 * renewals_won / nullif(renewals - renewals_without_outcome, 0)) > 0.0500001
        """,
        structural=True,
    ),
    Expectation(
        "no_renewal_lost",
        "A renewal that is in no band, or in two, distorts the rates that show whether low assignment matters.",
        f"""
        SELECT *
        FROM (SELECT {_SUMMED} FROM judged) AS bands
        CROSS JOIN (SELECT {_ALL_COUNTED} FROM ({_COUNTED_ROWS}) AS counted) AS outcomes
        CROSS JOIN (SELECT {_ALL_REVERSED} FROM ({_REVERSED_ROWS}) AS taken_back) AS reversals
        WHERE {_UNLIKE}
        """,
        structural=True,
    ),
    between(
        "outcome_is_known",
        "A closed renewal that is neither won nor lost is in no rate.",
        "renewals_without_outcome",
        max_value=0,
        shown="assignment_band, renewals, renewals_without_outcome",
        blocking=False,
    ),
)
