"""Months in which a pool's own count of assigned seats cannot be used."""

from ide_assets.vocabulary.parameters import declare

#: Whether seats_assigned of the month comes from the seat-assignment feed (R-AR-9).
IN_UNRELIABLE_WINDOW = declare(
    "in_unreliable_window", "boolean", lambda month, rules: rules.in_unreliable_window(str(month))
)
