"""Settings that queries over deliveries depend on, and tolerances of delivered rows."""

from datetime import date

from ide_assets.kernel.bounds import Loosened, Tolerance, loosen
from ide_assets.vocabulary.parameters import declare

#: Whether the end_date of a subscription is its last active day.
END_DATE_INCLUSIVE = declare("end_date_inclusive", "boolean", lambda month, rules: rules.end_date_inclusive)

#: The share of a source's rows that must have a match in another source.
LEAST_JOINED_SHARE = declare("least_joined_share", "float64", lambda month, rules: rules.least_joined_share)

#: IANA time zone in which months, and the days of events, are counted.
MONTH_TIME_ZONE = declare("month_time_zone", "string", lambda month, rules: rules.month_time_zone)

loosen(
    "ews_scores",
    "rows",
    Loosened(
        Tolerance(share_of_total=1.0, absolute=50),
        date(2026, 11, 22),
        "Scores are computed when the model runs, which is not every month for every opportunity.",
    ),
)
