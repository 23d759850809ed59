"""Expectations of the survival curves."""

from ide_assets.kernel.expectations import Expectation

SURVIVAL = (
    Expectation(
        "survival_never_rises",
        "A subscription that ended does not come back: a rising curve, or one outside its interval, comes from wrong "
        "counts.",
        """
        SELECT j.survival_group, j.group_value, j.months_since_start, j.survival, b.survival AS survival_before
        FROM judged j LEFT JOIN judged b ON b.survival_group = j.survival_group AND b.group_value = j.group_value
        AND b.months_since_start = j.months_since_start - 1
        WHERE NOT coalesce(j.survival BETWEEN 0 AND 1 AND j.subscriptions_ended BETWEEN 0 AND j.subscriptions_at_risk,
        false) OR j.survival > coalesce(b.survival, 1) + 1e-9
        OR j.survival NOT BETWEEN coalesce(j.survival_low, 0) - 1e-6 AND coalesce(j.survival_high, 1) + 1e-6
        """,
        structural=True,
    ),
)
