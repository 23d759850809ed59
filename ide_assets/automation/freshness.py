"""Whether readers find the month that they expect by now."""

from datetime import UTC, datetime, timedelta

import dagster as dg

from ide_assets.automation.calendar import cron, expected_in_words, newest_expected
from ide_assets.domains import configuration
from ide_assets.kernel.publishing import RELEASE
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.home import home_of
from ide_assets.store.ledger import Ledger

#: Of the release, which is of no month, as this check is. A run of a month must not plan it: Dagster would store it as
#: planned for that month, and nothing would ever evaluate it there.
FRESHNESS = dg.AssetCheckKey(RELEASE, "newest_expected_month_is_published")


def freshness(settings: Settings, ledger: Ledger, now: datetime) -> tuple[bool, str]:
    """Whether the newest month that the calendar expects is published, whatever was made since, in words."""
    if settings.calendar is None:
        return True, "No calendar is set (IDE_CALENDAR__DAY), so no month is expected by a certain day."
    month = min(newest_expected(now, settings.calendar), Month.of(settings.rules.today(now)).plus(-1))
    expected = expected_in_words(month, settings.calendar)
    newest = max(ledger.published, default=None)
    if month in ledger.published:
        return True, f"{month} was expected on {expected} and is published."
    return False, f"{month} was expected on {expected}; the newest published month is {newest or 'none'}."


def freshness_policy(settings: Settings) -> dg.FreshnessPolicy | None:
    """What Dagster shows on the release: a new one between two dates of the calendar. Without a calendar there is none.

    Dagster sees only that something was released; whether it was the expected month is what the check says.
    """
    if settings.calendar is None:
        return None
    return dg.FreshnessPolicy.cron(
        deadline_cron=cron(settings.calendar),
        # No month is shorter, and a window must not reach back over the deadline before.
        lower_bound_delta=timedelta(days=28),
        timezone=settings.calendar.time_zone,
    )


def freshness_check() -> dg.AssetChecksDefinition:
    """The check of the newest expected month; evaluated by the sensor `publish_deliveries`, and by a run when asked."""

    @dg.asset_check(
        asset=FRESHNESS.asset_key,
        name=FRESHNESS.name,
        description=(
            "Readers who look for the month that they expect by now find nothing. A month published late or anew does "
            "not turn this green; only that month does."
        ),
    )
    def is_fresh() -> dg.AssetCheckResult:
        settings = configuration.read()
        passed, told = freshness(settings, Ledger(home_of(settings)), datetime.now(UTC))
        return dg.AssetCheckResult(passed=passed, severity=dg.AssetCheckSeverity.ERROR, metadata={"why": told})

    return is_fresh
