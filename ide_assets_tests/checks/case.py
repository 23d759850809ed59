"""A corruption of the clean month that fails a check, and a change that fails none."""

from collections.abc import Mapping
from dataclasses import dataclass, field

KEY = "key_identifies_one_row"
TOTALS = "totals_near_earlier_months"
SHARES = "shares_near_earlier_months"

FLAGS = ("opportunity_lc_flag", "opportunity_promo_flag", "parent_account_new_customer_flag")


@dataclass(frozen=True)
class Case:
    """A corruption of a table: the expectation that fails, in words and as SQL, and which others fail with it, and why.

    With `after_a_clean_month` the clean table is the month before, for comparison. `corruption_before` corrupts the
    table's own earlier months, for tables that read them.
    """

    table: str
    expectation: str
    story: str
    corruption: str
    follows: Mapping[str, str] = field(default_factory=dict)
    after_a_clean_month: bool = False
    corruption_before: str = ""

    def __str__(self) -> str:
        return f"{self.table}-{self.expectation}-{self.story.replace(' ', '_')}"


@dataclass(frozen=True)
class Innocent:
    """An unusual change that is valid: no check fails."""

    table: str
    story: str
    change: str

    def __str__(self) -> str:
        return f"{self.table}-{self.story.replace(' ', '_')}"
