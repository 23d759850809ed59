"""Whether the newest month that readers expect is published."""

from datetime import UTC, datetime, timedelta

import dagster as dg

from ide_assets.automation.calendar import cron, expected_in_words, newest_due
from ide_assets.domains import configuration
from ide_assets.kernel.publishing import RELEASE
from ide_assets.settings import Settings
from ide_assets.store.home import home_of
from ide_assets.store.ledger import Ledger

#: A check of `release`, and unpartitioned like it. A run of a month must not plan it: Dagster would record it as
#: planned for that month, where nothing ever evaluates it.
FRESHNESS = dg.AssetCheckKey(RELEASE, "newest_expected_month_is_published")


def freshness(settings: Settings, ledger: Ledger, now: datetime) -> tuple[bool, str]:
    """Whether the newest month that the calendar expects is published, and a sentence for people."""
    month = newest_due(now, settings)
    if settings.calendar is None or month is None:
        return True, "No calendar is set (IDE_CALENDAR__DAY), so no month is expected by a certain day."
    expected = expected_in_words(month, settings.calendar)
    newest = max(ledger.published, default=None)
    if month in ledger.published:
        return True, f"{month} was expected on {expected} and is published."
    return False, f"{month} was expected on {expected}; the newest published month is {newest or 'none'}."


def freshness_policy(settings: Settings) -> dg.FreshnessPolicy | None:
    """Dagster's freshness policy: between two consecutive deadlines the release must be built. None without a calendar.

    Dagster sees only that a release was built; the check reports whether it contains the expected month.
    """
    if settings.calendar is None:
        return None
    return dg.FreshnessPolicy.cron(
        deadline_cron=cron(settings.calendar),
        # The window must not reach back beyond the previous deadline. Dagster subtracts hours, and from February to
        # March the deadlines are an hour less than 28 days apart if daylight saving time begins between them.
        lower_bound_delta=timedelta(days=27),
        timezone=settings.calendar.time_zone,
    )


def freshness_check() -> dg.AssetChecksDefinition:
    """The check of the newest expected month. The sensor `publish_deliveries`, and runs that select it, evaluate it."""

    @dg.asset_check(
        asset=FRESHNESS.asset_key,
        name=FRESHNESS.name,
        description=(
            "The newest month that the calendar expects is published. If it is not, readers do not find it. Publishing "
            "or restating any other month does not make this check pass."
        ),
    )
    def is_fresh() -> dg.AssetCheckResult:
        settings = configuration.read()
        passed, reason = freshness(settings, Ledger(home_of(settings)), datetime.now(UTC))
        return dg.AssetCheckResult(passed=passed, severity=dg.AssetCheckSeverity.ERROR, metadata={"why": reason})

    return is_fresh
