"""Origins: the months in the past from which a model predicts, so that what followed is known."""

from typing import Any

import pandas as pd


def month_before(day: Any, months: int) -> pd.Timestamp:
    """The last day of the month that is this many months before the month of the day."""
    return pd.Timestamp(day) + pd.offsets.MonthEnd(0) - pd.offsets.MonthEnd(months)
