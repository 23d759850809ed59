"""Input windows of the insight models, and what all of them share."""

from ide_assets.kernel.inputs import InputWindow

#: The models, by the name that tables have for them.
SUBSCRIPTION_CHURN, TRANSACTIONAL_CHURN = "subscription_churn", "transactional_churn"
LIFETIME_VALUE, RECOMMENDATION = "lifetime_value", "product_recommendation"
MODELS = (SUBSCRIPTION_CHURN, TRANSACTIONAL_CHURN, LIFETIME_VALUE, RECOMMENDATION)

#: Months of features that models learn from, the month itself included.
_HISTORY_MONTHS = 36

HISTORY = InputWindow("the three years of {input} that {table} learns from", first=1 - _HISTORY_MONTHS, last=0)

LAST_YEAR = InputWindow("the month of {input} and the year before, which {table} compares", first=-12, last=0)

#: Months before a month with which its features compare.
CHANGE_MONTHS = 3

QUARTER_BEFORE = InputWindow(
    "the month of {input}, three months before, that {table} compares with", first=-CHANGE_MONTHS, last=-CHANGE_MONTHS
)

QUARTER = InputWindow("the three months of {input} up to the month, for {table}", first=1 - CHANGE_MONTHS, last=0)

#: Outcomes of each kind that training, or a grade, needs at least.
LEAST_OUTCOMES = 20

#: Share of new outcomes that intervals and sets are to cover.
PROMISED_COVERAGE = 0.9

#: States of a step of the usability report; a model is trained if every step is sufficient.
SUFFICIENT, INSUFFICIENT, NOT_DELIVERED = "sufficient", "insufficient", "not delivered"
