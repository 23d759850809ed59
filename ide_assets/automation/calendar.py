"""When a month is expected: on a day of the month after it, at an hour, in the installation's time zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

from ide_assets.months import Month
from ide_assets.settings import Calendar, Settings


def expected_at(month: Month, calendar: Calendar) -> datetime:
    """The moment at which a month is expected to be published."""
    after = month.plus(1)
    return datetime(after.year, after.number, calendar.day, calendar.hour, tzinfo=ZoneInfo(calendar.time_zone))


def expected_in_words(month: Month, calendar: Calendar) -> str:
    """The moment at which a month is expected, for people, in the calendar's time zone."""
    return f"{expected_at(month, calendar):%Y-%m-%d %H:%M} ({calendar.time_zone})"


def newest_expected(now: datetime, calendar: Calendar) -> Month:
    """The newest month that is expected to be published at a moment (an aware time)."""
    month = Month.of(now.astimezone(ZoneInfo(calendar.time_zone)).date()).plus(-1)
    return month if expected_at(month, calendar) <= now else month.plus(-1)


def newest_due(now: datetime, settings: Settings) -> Month | None:
    """The newest month that the calendar expects and that is over in the rules' time zone; None without a calendar."""
    if settings.calendar is None:
        return None
    return min(newest_expected(now, settings.calendar), Month.of(settings.rules.today(now)).plus(-1))


def cron(calendar: Calendar) -> str:
    """The moments at which another month becomes expected, as a cron schedule in the calendar's time zone."""
    return f"0 {calendar.hour} {calendar.day} * *"
