"""Measures of messages and meetings."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.engagement.factors.periods import ANSWER_DAYS, Period, earlier
from ide_assets.vocabulary.rates import quotient

if TYPE_CHECKING:
    import ibis.expr.types as ir

MICROSECONDS_PER_HOUR = 3_600_000_000


def messages(emails: "ir.Table", account_merges: "ir.Table") -> "ir.Table":
    """The year's messages, each with the customer's first real answer that follows it in its thread.

    A thread is a thread_id within a surviving account, in order of sent_at, then message_id. `is_first` marks its first
    message, `is_real` messages that are not auto-replies. `answered_at` and `answered_on` are null without an answer.
    """
    rows = with_survivor(emails, "account_csn", account_merges)
    rows = rows.mutate(is_real=~ibis.coalesce(rows.is_auto_reply, False), is_inbound=rows.direction == "inbound")
    is_answer = rows.is_real & rows.is_inbound
    rows = rows.mutate(
        reply_at=ibis.ifelse(is_answer, rows.sent_at, ibis.null("timestamp('UTC')")),
        reply_on=ibis.ifelse(is_answer, rows.sent_on, ibis.null("date")),
    )
    thread = {"group_by": ["surviving_account_csn", "thread_id"], "order_by": ["sent_at", "message_id"]}
    return rows.mutate(
        is_first=ibis.row_number().over(**thread) == 0,
        answered_at=rows.reply_at.min().over(**thread, rows=(1, None)),
        answered_on=rows.reply_on.min().over(**thread, rows=(1, None)),
    )


def is_asked(rows: "ir.Table", period: Period) -> "ir.BooleanColumn":
    """Whether an answer to the message is expected by the end of the period."""
    return (
        rows.is_real
        & ~rows.is_inbound
        & period.contains(rows.sent_on)
        & (rows.sent_on <= earlier(period.last_day, ANSWER_DAYS))
    )


def is_answered(rows: "ir.Table", period: Period) -> "ir.BooleanColumn":
    """Whether an answer to the message is expected and there is one by the end of the period."""
    return is_asked(rows, period) & ibis.coalesce(rows.answered_on <= period.last_day, False)


def is_begun(rows: "ir.Table", period: Period) -> "ir.BooleanColumn":
    """Whether the customer began a thread of the period with the message."""
    return rows.is_first & rows.is_inbound & rows.is_real & period.contains(rows.sent_on)


def microseconds_waited(rows: "ir.Table") -> "ir.IntegerColumn":
    """From the message to its answer; null without one."""
    return rows.answered_at.delta(rows.sent_at, unit="microsecond")


def message_counts(rows: "ir.Table", period: Period) -> dict[str, "ir.Scalar"]:
    """Counts of a period: messages sent and answered, microseconds until answers, threads that the customer began."""
    return {
        f"asked_{period.name}": is_asked(rows, period).sum(),
        f"answered_{period.name}": is_answered(rows, period).sum(),
        f"waited_{period.name}": ibis.ifelse(is_answered(rows, period), microseconds_waited(rows), 0).sum(),
        f"threads_{period.name}": is_begun(rows, period).sum(),
    }


def held_meetings(meetings: "ir.Table", account_merges: "ir.Table") -> "ir.Table":
    """The year's meetings that were not cancelled."""
    rows = with_survivor(meetings, "account_csn", account_merges)
    return rows.filter(~ibis.coalesce(rows.is_cancelled, False))


def is_by_customer(rows: "ir.Table") -> "ir.BooleanColumn":
    """Whether the customer set the meeting up."""
    return ibis.coalesce(rows.initiated_by == "customer", False)


def meeting_counts(rows: "ir.Table", period: Period) -> dict[str, "ir.Scalar"]:
    """Counts of a period: meetings scheduled, attended, and set up by the customer."""
    is_inside = period.contains(rows.scheduled_on)
    return {
        f"scheduled_{period.name}": is_inside.sum(),
        f"attended_{period.name}": (is_inside & rows.attended).sum(),
        f"invited_{period.name}": (is_inside & is_by_customer(rows)).sum(),
    }


def values(counts: "ir.Table", period: Period) -> dict[str, "ir.FloatingValue"]:
    """The four factors, from a row of counts without nulls; the caller checks that their sources were delivered."""

    def count(name: str) -> "ir.IntegerColumn":
        return counts[f"{name}_{period.name}"]

    waited_hours = quotient(count("waited"), ibis.literal(MICROSECONDS_PER_HOUR))
    return {
        "email_response_rate": quotient(100 * count("answered"), count("asked")),
        "response_time_hours": quotient(waited_hours, count("answered")),
        "meeting_attendance": quotient(100 * count("attended"), count("scheduled")),
        "proactive_outreach": period.per_month(count("threads") + count("invited")),
    }
