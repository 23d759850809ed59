"""Input windows of the engagement domain, and what its checks take from the score definition."""

from ide_assets.domains.engagement.definition import definition_of
from ide_assets.kernel.inputs import LOOK_BACK_MONTHS, InputWindow
from ide_assets.vocabulary.parameters import declare

#: The months in which threads may begin and contacts with stakeholders count.
YEAR = InputWindow("the year of {input} that ends with the month, for {table}", first=1 - LOOK_BACK_MONTHS, last=0)

#: The period of 30 days and the one before it overlap at most these months.
THREE_MONTHS = InputWindow("the three months of {input} that end with the month, for {table}", first=-2, last=0)

TWO_MONTHS = InputWindow("the month of {input} and the one before it, for {table}", first=-1, last=0)

#: An alert lasts from month to month. A month without alerts has none that lasts, so the newest month with rows is not
#: what the next month continues from.
MONTH_BEFORE = InputWindow("the month of {input} before, whose alerts {table} continues", first=-1, last=-1)

#: The coverage, in percent, at which a score is still unknown.
UNKNOWN_AT_COVERAGE = declare(
    "unknown_at_coverage", "float64", lambda month, rules: definition_of(rules).statuses.unknown_at_coverage
)
