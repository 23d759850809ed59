"""What to do about low factors, the one that costs the score most first (R-ES-10)."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.engagement.definition import definition_of
from ide_assets.domains.engagement.score.composition import component_of
from ide_assets.domains.engagement.statistics import shown, to_nine_decimals
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import by_value

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

_ACCOUNT = "surviving_account_csn"

#: What is measured, with the places of value and target, and what to do.
TEXTS = {
    "email_response_rate": (
        "Messages answered by the customer: {value}% (target {target}%). Call the contacts who have not answered, and "
        "ask one question per message."
    ),
    "response_time_hours": (
        "Average time until the customer answers, in hours: {value} (target {target}). Agree on who answers, and by "
        "when."
    ),
    "meeting_attendance": (
        "Meetings attended by the customer: {value}% (target {target}%). Move regular meetings to a time that suits "
        "the customer, and confirm each one on the day before."
    ),
    "proactive_outreach": (
        "Conversations and meetings started by the customer per month: {value} (target {target}). Ask what the team is "
        "working on, and name one person to write to."
    ),
    "login_frequency": (
        "Sessions per user and week: {value} (target {target}). Show the team where the product saves time in its "
        "daily work."
    ),
    "feature_breadth": (
        "Features in use: {value}% (target {target}%). Offer a workshop on the unused features that fit the team's "
        "projects."
    ),
    "session_minutes": (
        "Average length of a session, in minutes: {value} (target {target}). Find out which tasks users finish in "
        "other tools."
    ),
    "active_user_share": (
        "Assigned seats in use: {value}% (target {target}%). Invite the people who have a seat and no session to an "
        "onboarding."
    ),
    "stakeholder_depth": (
        "Stakeholders in contact with us in the last 90 days: {value} (target {target}). Ask for an introduction to "
        "other people in the team."
    ),
    "executive_access": (
        "Days since the last contact with an executive: {value} (target: at most {target}). Invite an executive to a "
        "business review."
    ),
    "champion_activity": (
        "Contacts with champions per month: {value} (target {target}). Arrange a regular call with a champion."
    ),
}

#: For an executive with whom no contact is on record.
NO_EXECUTIVE = "No contact with an executive is on record. Invite an executive to a business review."


def engagement_recommendations_monthly(
    engagement_values_monthly: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """One row per account and factor that misses its target, ranked by the points that it costs the overall score.

    These are weight x (100 - score) / 100. Ties are in the order of the factors' keys.
    """
    low = engagement_values_monthly.filter(to_nine_decimals(engagement_values_monthly.raw_score) < 100)
    hundred = ibis.literal(100.0, type="float64")
    low = low.mutate(weighted_gap=to_nine_decimals(low.weight * (hundred - low.raw_score) / hundred))
    rows = low.filter(low.weighted_gap > 0)
    place = ibis.row_number().over(group_by=_ACCOUNT, order_by=[rows.weighted_gap.desc(), "factor"])
    texts = by_value(rows.factor, {name: _text(text, rows) for name, text in TEXTS.items()})
    return rows.select(
        _ACCOUNT,
        "factor",
        "weighted_gap",
        snapshot_date=month.last_day,
        component=component_of(rows.factor, definition_of(rules)),
        recommendation_rank=(place + 1).cast("int64"),
        recommendation=ibis.ifelse(rows.is_silent, NO_EXECUTIVE, texts),
    )


def _text(template: str, rows: "ir.Table") -> "ir.StringValue":
    before, rest = template.split("{value}")
    between, after = rest.split("{target}")
    text: ir.StringValue = ibis.literal(before) + shown(rows.current_value) + between + shown(rows.target) + after
    return text
