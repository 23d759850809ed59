"""Factor values of each account, in the month's period and in the period before."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.engagement.definition import Definition, Factor, definition_of
from ide_assets.domains.engagement.factors import communication, product, relationship
from ide_assets.domains.engagement.factors.periods import (
    BEFORE,
    NOW,
    PERIOD_DAYS,
    Period,
    earlier,
    periods,
    subscriptions,
)
from ide_assets.domains.engagement.statistics import medians, to_nine_decimals
from ide_assets.domains.entitlement.rules import IN_UNRELIABLE_WINDOW
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import by_value, listed, quotient

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

_ACCOUNT = "surviving_account_csn"

#: 1.4826 times the median absolute deviation estimates the standard deviation of a normal distribution.
_DEVIATIONS = 1.4826

#: The event sources that a factor needs; the state sources are in _NEEDS_STATE.
_NEEDS_EVENTS = {
    "email_response_rate": ("emails",),
    "response_time_hours": ("emails",),
    "meeting_attendance": ("meetings",),
    "login_frequency": ("product_sessions",),
    "feature_breadth": ("product_sessions",),
    "session_minutes": ("product_sessions",),
    "active_user_share": ("product_sessions",),
}
#: Factors that need emails, meetings or both, depending on which of them are in use.
_NEEDS_CONTACTS = ("proactive_outreach", "stakeholder_depth", "executive_access", "champion_activity")
_NEEDS_STATE = {
    "feature_breadth": "product_features",
    "stakeholder_depth": "stakeholders",
    "executive_access": "stakeholders",
    "champion_activity": "stakeholders",
}
EVENT_SOURCES = ("emails", "meetings", "product_sessions")
STATE_SOURCES = ("stakeholders", "product_features", "entitlements")


def engagement_values_monthly(
    engagement_accounts_monthly: "ir.Table",
    engagement_feeds: "ir.Table",
    active_subscription_monthly: "ir.Table",
    entitlements: "ir.Table",
    product_offerings: "ir.Table",
    product_renames: "ir.Table | None",
    account_merges: "ir.Table",
    emails: "ir.Table",
    meetings: "ir.Table",
    stakeholders: "ir.Table",
    product_sessions: "ir.Table",
    product_features: "ir.Table | None",
    seat_assignments: "ir.Table | None",
    engagement_values_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
    days: "int | ir.IntegerScalar" = PERIOD_DAYS,
) -> "ir.Table":
    """One row per account with a subscription and factor: values, scores and trend, unrounded (R-ES-2, R-ES-5).

    Emails, meetings and stakeholders are those of the year that ends with the month, or from the first day of the
    period before if that is earlier; `engagement_values_monthly` has the rows of the twelve months before.
    """
    definition = definition_of(rules)
    both = periods(month, days)
    subscribed = subscriptions(
        active_subscription_monthly,
        entitlements,
        product_offerings,
        product_renames,
        account_merges,
        both[1],
    )
    mail = communication.messages(emails, account_merges)
    held = communication.held_meetings(meetings, account_merges)
    counted = [
        mail.group_by(_ACCOUNT).agg(**_both(communication.message_counts, mail, both)),
        held.group_by(_ACCOUNT).agg(**_both(communication.meeting_counts, held, both)),
        product.session_counts(product_sessions, subscribed, both),
        product.seat_counts(seat_assignments, subscribed, IN_UNRELIABLE_WINDOW.scalar, both),
        relationship.counts(mail, held, stakeholders, account_merges, month, both),
    ]
    if product_features is not None:
        counted.append(
            product.feature_counts(
                product_sessions, product_features, product_offerings, product_renames, subscribed, both
            )
        )
    accounts = engagement_accounts_monthly.filter(~engagement_accounts_monthly.is_frozen)
    rows = accounts
    for number, counts in enumerate(counted):
        renamed = counts.rename({f"csn_{number}": _ACCOUNT})
        rows = rows.left_join(renamed, rows[_ACCOUNT] == renamed[f"csn_{number}"]).drop(f"csn_{number}")
    rows = _without_nulls(rows, has_features=product_features is not None, has_seats=seat_assignments is not None)
    rows = rows.cross_join(_feeds(engagement_feeds, month, both))
    rows = rows.mutate(
        **{
            f"{factor}_{period.name}": ibis.ifelse(_is_delivered(rows, factor, period), value, ibis.null("float64"))
            for period in both
            for factor, value in _values(rows, period).items()
        },
        **{
            f"silent_{period.name}": _is_delivered(rows, "executive_access", period)
            & ibis.coalesce(relationship.executive_is_silent(rows, period), False)
            for period in both
        },
    )
    return _scored(_melted(rows, definition, month), engagement_values_monthly, definition, month)


def _both(counts: "Callable[..., Any]", rows: "ir.Table", both: tuple[Period, Period]) -> dict[str, "ir.Scalar"]:
    return {name: count for period in both for name, count in counts(rows, period).items()}


_COUNTS = (
    "asked", "answered", "waited", "threads", "scheduled", "attended", "invited", "sessions", "users", "people",
    "champion_events",
)  # fmt: skip
_FLAGS = ("stakeholder_known", "executive_known", "champion_known", "champion_named")


def _without_nulls(rows: "ir.Table", has_features: bool, has_seats: bool) -> "ir.Table":
    """Counts of 0 for accounts that a source does not mention, and for all accounts if features are not delivered."""
    counts = (*_COUNTS, *(("available", "used") if has_features else ()), *(("assigned",) if has_seats else ()))
    nothing = () if has_features else ("available", "used")
    return rows.mutate(
        **{f"{name}_{when}": ibis.coalesce(rows[f"{name}_{when}"], 0) for name in counts for when in (NOW, BEFORE)},
        **{f"{name}_{when}": ibis.literal(0, type="int64") for name in nothing for when in (NOW, BEFORE)},
        **{f"{name}_{when}": ibis.coalesce(rows[f"{name}_{when}"], False) for name in _FLAGS for when in (NOW, BEFORE)},
        **{f"minutes_{when}": ibis.coalesce(rows[f"minutes_{when}"], 0.0) for when in (NOW, BEFORE)},
    )


def _values(rows: "ir.Table", period: Period) -> dict[str, "ir.FloatingValue"]:
    return {
        **communication.values(rows, period),
        **product.values(rows, period),
        **relationship.values(rows, period),
    }


def _feeds(engagement_feeds: "ir.Table", month: "MonthParameters", both: tuple[Period, Period]) -> "ir.Table":
    """One row of flags: whether each source was delivered for the month, is in use, and covers the period before."""
    feeds = engagement_feeds
    before = both[1]
    first, last = earlier(before.last_day, before.days - 1), before.last_day
    touched = (last.year() * 12 + last.month()) - (first.year() * 12 + first.month()) + 1
    is_touched = (feeds.delivered_month <= last) & (feeds.delivered_month_end >= first)
    has_last = (feeds.delivered_month <= last) & (feeds.delivered_month_end >= last)
    flags = {}
    for source in (*EVENT_SOURCES, *STATE_SOURCES):
        is_source = feeds.source == source
        flags[f"{source}_delivered"] = _any(is_source & (feeds.delivered_month == month.first_day))
    for source in EVENT_SOURCES:
        is_source = feeds.source == source
        flags[f"{source}_in_use"] = _any(is_source)
        flags[f"{source}_before"] = ibis.coalesce((is_source & is_touched).sum(), 0) == touched
    flags["month_before"] = _any((feeds.source == "entitlements") & has_last)
    return feeds.aggregate(**flags)


def _any(condition: "ir.BooleanColumn") -> "ir.BooleanScalar":
    return ibis.coalesce(condition.any(), False)


def _is_delivered(rows: "ir.Table", factor: str, period: Period) -> "ir.BooleanValue":
    """Whether the sources that a factor needs were delivered for a period."""
    suffix = "delivered" if period.name == NOW else "before"
    needed = [rows[f"{source}_{suffix}"] for source in _NEEDS_EVENTS.get(factor, ())]
    if factor in _NEEDS_CONTACTS:
        needed += [rows[f"{source}_{suffix}"] | ~rows[f"{source}_in_use"] for source in ("emails", "meetings")]
    if factor == "proactive_outreach":
        needed.append(rows.emails_in_use | rows.meetings_in_use)
    if factor in _NEEDS_STATE:
        needed.append(rows[f"{_NEEDS_STATE[factor]}_delivered"])
    if period.name == BEFORE:
        needed += [rows.month_before, rows.was_active_before]
    is_delivered = needed[0]
    for condition in needed[1:]:
        is_delivered = is_delivered & condition
    return is_delivered


def _melted(rows: "ir.Table", definition: Definition, month: "MonthParameters") -> "ir.Table":
    """A row for each factor of the definition."""
    factors = definition.factors
    long = rows.cross_join(listed("factor", [factor.key for factor in factors]))

    def by_factor(expression: "Callable[..., Any]") -> "ir.Value":
        return by_value(long.factor, {factor.key: expression(factor) for factor in factors})

    is_access = long.factor == "executive_access"
    return long.select(
        snapshot_date=month.last_day,
        surviving_account_csn=_ACCOUNT,
        factor="factor",
        weight=by_factor(lambda factor: declared(definition, factor, "weight", long)),
        target=by_factor(lambda factor: declared(definition, factor, "target", long)),
        is_higher_better=by_factor(lambda factor: ibis.literal(factor.better == "higher")),
        current_value=by_factor(lambda factor: long[f"{factor.key}_{NOW}"]),
        previous_value=by_factor(lambda factor: long[f"{factor.key}_{BEFORE}"]),
        is_silent=is_access & long[f"silent_{NOW}"],
        was_silent=is_access & long[f"silent_{BEFORE}"],
    )


def declared(definition: Definition, factor: Factor, field: str, accounts: "ir.Table") -> "ir.FloatingValue":
    """A factor's weight or target for an account: that of the first profile it fits, otherwise the factor's own."""
    own = ibis.literal(float(getattr(factor, field)), type="float64")
    cases = []
    for profile in definition.profiles:
        values = profile.weights if field == "weight" else profile.targets
        fits = ibis.literal(True)
        if profile.industry_groups:
            fits = fits & ibis.coalesce(accounts.industry_group.isin(profile.industry_groups), False)
        if profile.seat_bands:
            fits = fits & accounts.seat_band.isin(profile.seat_bands)
        cases.append((fits, ibis.literal(float(values.get(factor.key, getattr(factor, field))), type="float64")))
    return ibis.cases(*cases, else_=own) if cases else own


def _scored(
    rows: "ir.Table", earlier_values: "ir.Table", definition: Definition, month: "MonthParameters"
) -> "ir.Table":
    """The rows with scores, and with the trend of each value against the account's usual noise."""
    rows = rows.mutate(
        raw_score=score_of(rows.current_value, rows.target, rows.is_higher_better, rows.is_silent),
        raw_previous_score=score_of(rows.previous_value, rows.target, rows.is_higher_better, rows.was_silent),
    )
    noise = _noise(earlier_values, definition, month)
    rows = rows.left_join(noise, [rows.surviving_account_csn == noise.noise_csn, rows.factor == noise.noise_factor])
    fallback = rows.target * ibis.literal(definition.factor_trend.fallback_percent / 100, type="float64")
    is_usable = (rows.changes >= definition.factor_trend.least_changes) & (to_nine_decimals(rows.noise_band) > 0)
    band = ibis.ifelse(ibis.coalesce(is_usable, False), rows.noise_band, fallback)
    change = ibis.ifelse(
        rows.is_higher_better, rows.current_value - rows.previous_value, rows.previous_value - rows.current_value
    )
    rows = rows.mutate(trend_band=band, change=to_nine_decimals(change))
    limit = to_nine_decimals(rows.trend_band)
    return rows.mutate(
        trend=ibis.cases(
            (rows.change.isnull(), ibis.null("string")),
            (rows.change > limit, "up"),
            (rows.change < -limit, "down"),
            else_="flat",
        )
    )


def score_of(
    current: "ir.FloatingValue", target: "ir.FloatingValue", is_higher_better: Any, is_silent: Any
) -> "ir.FloatingValue":
    """100 at the target or better, in proportion below it; 0 for a silent executive; null without a value."""
    hundred = ibis.literal(100.0, type="float64")
    higher, lower = quotient(hundred * current, target), quotient(hundred * target, current)
    return ibis.cases(
        (is_silent, 0.0),
        (current.isnull(), ibis.null("float64")),
        (ibis.ifelse(is_higher_better, current >= target, current <= target), hundred),
        else_=ibis.ifelse(is_higher_better, higher, lower),
    )


def _noise(earlier_values: "ir.Table", definition: Definition, month: "MonthParameters") -> "ir.Table":
    """Per account and factor: the number of changes in the months before, and the band of their noise."""
    ago = month.months_passed_since(earlier_values.snapshot_date)
    known = earlier_values.filter(earlier_values.current_value.notnull()).mutate(ago=ago)
    former = known.select(
        former_csn=_ACCOUNT, former_factor="factor", former_value="current_value", next_ago=known.ago - 1
    )
    recent = known.filter(known.ago <= definition.factor_trend.months)
    pairs = recent.inner_join(
        former,
        [
            recent.surviving_account_csn == former.former_csn,
            recent.factor == former.former_factor,
            recent.ago == former.next_ago,
        ],
    )
    changes = pairs.select(
        noise_csn=_ACCOUNT, noise_factor="factor", ago="ago", change=pairs.current_value - pairs.former_value
    )
    by = ["noise_csn", "noise_factor"]
    middle = medians(changes, by, "change", ["ago"])
    apart = changes.inner_join(middle, by)
    apart = apart.select(*by, "ago", distance=(apart.change - apart.median).abs())
    spread = medians(apart, by, "distance", ["ago"])
    return spread.select(*by, changes="rows", noise_band=spread.median * ibis.literal(_DEVIATIONS, type="float64"))
