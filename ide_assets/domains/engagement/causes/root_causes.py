"""Root causes of low factors: the messages, meetings, users, features and people behind their values (R-ES-8)."""

from functools import reduce
from typing import TYPE_CHECKING

from ide_assets.domains.engagement.causes import communication as communication_causes
from ide_assets.domains.engagement.causes import product as product_causes
from ide_assets.domains.engagement.causes import relationship as relationship_causes
from ide_assets.domains.engagement.definition import LOW_STATUSES, definition_of
from ide_assets.domains.engagement.factors import communication, product, relationship
from ide_assets.domains.engagement.factors.periods import PERIOD_DAYS, periods, subscriptions
from ide_assets.domains.engagement.score.composition import component_of
from ide_assets.domains.entitlement.rules import IN_UNRELIABLE_WINDOW
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

_ACCOUNT = "surviving_account_csn"


def engagement_root_causes_monthly(
    engagement_factors_monthly: "ir.Table",
    engagement_accounts_monthly: "ir.Table",
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
    month: "MonthParameters",
    rules: Rules,
    days: "int | ir.IntegerScalar" = PERIOD_DAYS,
) -> "ir.Table":
    """One row per cause of each low factor of an account with a subscription.

    Causes are counted by the same conditions as the factor itself, so that they add up: answered and unanswered
    messages to all that asked for an answer, attended and missed meetings to all scheduled ones, used and unused
    features to all available ones, holders of a seat with and without a session to all assigned ones.
    """
    both = periods(month, days)
    now = both[0]
    subscribed = subscriptions(
        active_subscription_monthly, entitlements, product_offerings, product_renames, account_merges, both[1]
    )
    mail = communication.messages(emails, account_merges)
    held = communication.held_meetings(meetings, account_merges)
    sessions = product.account_sessions(product_sessions, subscribed)
    known, contacts = relationship.contacts_of(mail, held, stakeholders, account_merges, month, both)
    factors = engagement_factors_monthly.filter(engagement_factors_monthly.status.isin(LOW_STATUSES))
    factors = factors.semi_join(
        engagement_accounts_monthly.filter(~engagement_accounts_monthly.is_frozen).select(_ACCOUNT), _ACCOUNT
    ).select(_ACCOUNT, "factor", "current_value", "target")

    def low(factor: str) -> "ir.Table":
        return factors.filter(factors.factor == factor)

    shares = low("active_user_share")
    causes = [
        communication_causes.unanswered_threads(mail, low("email_response_rate"), now),
        communication_causes.slow_threads(mail, low("response_time_hours"), now),
        communication_causes.missed_meetings(held, low("meeting_attendance"), now),
        communication_causes.outreach_by_vendor(mail, held, low("proactive_outreach"), now),
        product_causes.infrequent_users(sessions, low("login_frequency"), now),
        product_causes.no_sessions(sessions, subscribed, low("login_frequency"), now),
        product_causes.short_sessions(sessions, low("session_minutes"), now),
        product_causes.seats_without_users(product_sessions, subscribed, IN_UNRELIABLE_WINDOW.scalar, shares, both)
        if seat_assignments is None
        else product_causes.inactive_seats(sessions, subscribed, seat_assignments, shares, both),
        relationship_causes.silent_stakeholders(known, contacts, low("stakeholder_depth"), now),
        relationship_causes.distant_executives(known, contacts, low("executive_access"), now),
        relationship_causes.quiet_champions(known, contacts, low("champion_activity"), now),
    ]
    if product_features is not None:
        use = product.feature_use(
            product_sessions, product_features, product_offerings, product_renames, subscribed, both
        )
        causes.append(product_causes.unused_features(use, low("feature_breadth"), now))
    rows = reduce(lambda one, other: one.union(other.select(*one.columns)), causes)
    return rows.mutate(snapshot_date=month.last_day, component=component_of(rows.factor, definition_of(rules)))
