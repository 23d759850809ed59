"""The monthly partitions of all assets: from the first month that was delivered or built to the newest."""

from datetime import date

import dagster as dg

from ide_assets.domains.deliveries.files.landing import Landing
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.home import home_of
from ide_assets.store.lake import Lake


def months_definition(settings: Settings, today: date) -> dg.MonthlyPartitionsDefinition:
    """The partitions as of `today`, without months before and after all deliveries, which the UI would show as missing.

    They start at the first month that was delivered or built, no earlier than `first_month`, and end at the newest.
    The end advances by one month every month, because deliveries are monthly; a delivery outside of the range becomes a
    partition when the definitions are loaded again. If nothing was delivered or built, every month from `first_month`
    to the present one is a partition.
    """
    months = known_months(settings, today)
    return dg.MonthlyPartitionsDefinition(
        start_date=str(months[0] if months else settings.first_month),
        fmt="%Y-%m",
        # With 0, the newest partition is the month before the present one.
        end_offset=1 - _months_between(months[-1], Month.of(today)) if months else 1,
    )


def known_months(settings: Settings, today: date) -> list[Month]:
    """The months from `first_month` to the present one that were delivered or built, in order."""
    try:
        delivered = Landing(settings.landing).months()
    except OSError:
        # The sensors report a landing folder that cannot be read; the UI must open nevertheless.
        delivered = []
    first, present = Month.parse(settings.first_month), Month.of(today)
    return [month for month in sorted({*delivered, *Lake(home_of(settings)).months()}) if first <= month <= present]


def _months_between(earlier: Month, later: Month) -> int:
    return (later.year - earlier.year) * 12 + later.number - earlier.number
