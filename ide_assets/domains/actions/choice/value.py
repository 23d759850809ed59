"""The expected value of an action, as pure functions: it gives a single ranking of all actions (R-ACT-2).

expected value = uplift of the play x value at stake x probability that the account is truly below. The uplift is the
share of renewals that giving the play saves. It is measured against the play's holdout on the renewals decided so far,
and shrunk towards the prior of the reason and the mean of all plays: with few decided renewals it is close to them.
"""

from typing import TYPE_CHECKING

import ibis

from ide_assets.vocabulary.rates import by_value, listed, quotient

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.domains.actions.reasons.reason import Reasons

#: Standard deviation of true uplifts around the prior, and around the mean of all plays: five points of renewal.
SPREAD = 0.05

#: The probability of being below that is assumed if it is unknown.
UNKNOWN_PROBABILITY = 0.5

_PRECISION = ibis.literal(1 / SPREAD**2, type="float64")
_MILLION = 1_000_000


def uplifts(history: "ir.Table", declared: "Reasons") -> "ir.Table":
    """uplift (4 decimals) and uplift_source of each declared play, by `uplift_key`.

    The difference of the renewal rates of offered and held-back accounts has the variance p (1 - p) (1/n1 + 1/n0), p
    over both arms with one renewal and one loss added. Sums are of integers, so that the order of rows does not matter.
    """
    decided = history.filter(history.is_renewed.notnull() & history.topic.notnull())
    counts = decided.group_by(counted_key="action_key").agg(
        offered=decided.is_offered.ifelse(1, 0).sum().cast("int64"),
        held=decided.is_offered.ifelse(0, 1).sum().cast("int64"),
        won_offered=(decided.is_offered & decided.is_renewed).ifelse(1, 0).sum().cast("int64"),
        won_held=(~decided.is_offered & decided.is_renewed).ifelse(1, 0).sum().cast("int64"),
    )
    plays = listed("uplift_key", [reason.key for reason in declared.reasons])
    plays = plays.mutate(
        prior=by_value(plays.uplift_key, {reason.key: reason.prior_uplift for reason in declared.reasons}).cast(
            "float64"
        )
    )
    plays = plays.left_join(counts, plays.uplift_key == counts.counted_key)
    one = ibis.literal(1.0, type="float64")
    share = quotient(plays.won_offered + plays.won_held + 1, plays.offered + plays.held + 2)
    variance = share * (one - share) * (quotient(one, plays.offered) + quotient(one, plays.held))
    measured = quotient(plays.won_offered, plays.offered) - quotient(plays.won_held, plays.held)
    plays = plays.mutate(
        measured=ibis.coalesce(measured, 0.0),
        weight=ibis.coalesce(ibis.ifelse(variance > 0, quotient(one, variance), 0.0), 0.0),
    )
    towards_prior = quotient(plays.measured * plays.weight + plays.prior * _PRECISION, plays.weight + _PRECISION)
    plays = plays.mutate(millionths=(towards_prior * _MILLION).round().cast("int64"))
    plays = plays.mutate(
        mean=quotient(plays.millionths.sum().over(), ibis.literal(len(declared.reasons) * _MILLION, type="int64"))
    )
    shrunk = quotient(
        plays.measured * plays.weight + (plays.prior + plays["mean"]) * _PRECISION, plays.weight + 2.0 * _PRECISION
    )
    return plays.select(
        "uplift_key",
        uplift=shrunk.round(4),
        uplift_source=ibis.ifelse(plays.weight > 2.0 * _PRECISION, "measured", "prior"),
    )


def with_expected_value(rows: "ir.Table", history: "ir.Table", declared: "Reasons") -> "ir.Table":
    """Rows with uplift, uplift_source and expected_value."""
    known = uplifts(history, declared)
    rows = rows.left_join(known, rows.action_key == known.uplift_key)
    probability = ibis.coalesce(rows.probability, UNKNOWN_PROBABILITY)
    return rows.mutate(expected_value=(rows.uplift * rows.value_at_stake * probability).round(2))
