"""Intervals that domains share: normal quantiles, and the interval of an area under the curve."""

import math

#: Standard errors of a two-sided interval of 95% with normal errors.
Z_95 = 1.959963984540054

#: Standard errors below a value that chance exceeds once in a hundred cases.
Z_99_ONE_SIDED = 2.3263478740408408


def area_interval(area: float, variance: float, rarer: int, tail: float = 0.025) -> tuple[float, float]:
    """The interval of an area under the curve with this error at each end, on the logit scale: it stays in 0 to 1.

    `variance` is DeLong's, from the squared errors of `rarer` rows with the rarer outcome and the others. Where the
    score separates all rows no error is seen: the other end is then that of a share of 100% (or 0%) seen in as many
    trials as the rarer outcome has rows.
    """
    if rarer < 2 or not 0 < area < 1 or variance <= 0:
        reach = 1 - tail ** (1 / rarer)
        return max(area - reach, 0.0), min(area + reach, 1.0)
    centre = math.log(area / (1 - area))
    reach = few_quantile(rarer, tail) * math.sqrt(variance) / (area * (1 - area))
    low, high = (1 / (1 + math.exp(-max(min(centre + sign * reach, 700), -700))) for sign in (-1, 1))
    return low, high


def few_quantile(rows: int, tail: float = 0.025) -> float:
    """Standard errors of an interval whose error comes mostly from so few rows, at least 2."""
    from scipy.special import stdtrit

    return math.sqrt(rows / (rows - 1)) * float(stdtrit(rows - 1, 1 - tail))
