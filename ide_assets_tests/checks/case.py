"""One corruption of the clean month, and one change that is valid."""

from collections.abc import Mapping
from dataclasses import dataclass, field

KEY = "key_identifies_one_row"
TOTALS = "totals_near_earlier_months"
SHARES = "shares_near_earlier_months"

FLAGS = ("opportunity_lc_flag", "opportunity_promo_flag", "parent_account_new_customer_flag")


@dataclass(frozen=True)
class Case:
    """One corruption: the expectation it is about, the story, the SQL, and what follows with the reason.

    `after_a_clean_month` has the table compared with the clean one as the month before; `corruption_before` is of the
    table's own former months, where it is made from them.
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
    """What looks odd and is none: nothing fails."""

    table: str
    story: str
    change: str

    def __str__(self) -> str:
        return f"{self.table}-{self.story.replace(' ', '_')}"
