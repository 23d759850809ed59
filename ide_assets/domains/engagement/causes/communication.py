"""Root causes of low communication: threads without an answer, slow answers, missed meetings (R-ES-8)."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.engagement.causes.rows import caused, counted, of_account, of_low, text
from ide_assets.domains.engagement.factors.communication import (
    MICROSECONDS_PER_HOUR,
    is_answered,
    is_asked,
    is_begun,
    is_by_customer,
    microseconds_waited,
)
from ide_assets.domains.engagement.factors.periods import Period
from ide_assets.domains.engagement.statistics import shown
from ide_assets.vocabulary.rates import quotient

if TYPE_CHECKING:
    import ibis.expr.types as ir

_ACCOUNT = "surviving_account_csn"
_THREAD = (_ACCOUNT, "thread_id")
_HOURS_PER_DAY = 24


def unanswered_threads(mail: "ir.Table", low: "ir.Table", period: Period) -> "ir.Table":
    """A row per thread with messages of the period that should have an answer and have none."""
    rows = of_low(mail, low)
    rows = rows.mutate(asked=is_asked(rows, period), answered=is_answered(rows, period))
    is_open = rows.asked & ~rows.answered
    threads = rows.group_by(*_THREAD).agg(
        asked=rows.asked.sum(),
        unanswered=is_open.sum(),
        oldest=ibis.ifelse(is_open, rows.sent_on, ibis.null("date")).min(),
    )
    threads = threads.mutate(all_asked=of_account(threads.asked)).filter(threads.unanswered > 0)
    count = threads.unanswered
    since = ibis.ifelse(count == 1, " without an answer, sent on ", " without an answer, the oldest sent on ")
    return caused(
        threads,
        "email_response_rate",
        "unanswered_thread",
        count=count,
        order=[count.desc(), "oldest", "thread_id"],
        improvement=quotient(100 * count, threads.all_asked),
        began_on=threads.oldest,
        hours_waited=(period.last_day.delta(threads.oldest, unit="day") * _HOURS_PER_DAY).cast("float64"),
        thread_id=threads.thread_id,
        explanation="Thread " + threads.thread_id + ": " + counted(count, "message", "messages") + since
        + text(threads.oldest) + ".",
    )  # fmt: skip


def slow_threads(mail: "ir.Table", low: "ir.Table", period: Period) -> "ir.Table":
    """A row per thread with answers that took longer than the target."""
    rows = of_low(mail, low)
    rows = rows.mutate(answered=is_answered(rows, period), waited=microseconds_waited(rows))
    limit = (rows.target * ibis.literal(float(MICROSECONDS_PER_HOUR), type="float64")).round().cast("int64")
    rows = rows.mutate(waited_at_most=limit, is_late=rows.answered & ibis.coalesce(rows.waited > limit, False))
    threads = rows.group_by(*_THREAD).agg(
        answered=rows.answered.sum(),
        late=rows.is_late.sum(),
        excess=ibis.ifelse(rows.is_late, rows.waited - rows.waited_at_most, 0).sum(),
        longest=ibis.ifelse(rows.is_late, rows.waited, 0).max(),
        oldest=ibis.ifelse(rows.is_late, rows.sent_on, ibis.null("date")).min(),
        target=rows.target.max(),
    )
    threads = threads.mutate(all_answered=of_account(threads.answered)).filter(threads.late > 0)
    hour = ibis.literal(MICROSECONDS_PER_HOUR)
    longest = quotient(threads.longest, hour)
    after = ibis.ifelse(threads.late == 1, " answered late, after ", " answered late, after up to ")
    return caused(
        threads,
        "response_time_hours",
        "slow_thread",
        count=threads.late,
        order=[threads.excess.desc(), "thread_id"],
        improvement=quotient(quotient(threads.excess, hour), threads.all_answered),
        began_on=threads.oldest,
        hours_waited=longest,
        thread_id=threads.thread_id,
        explanation="Thread " + threads.thread_id + ": " + counted(threads.late, "message", "messages") + after
        + shown(longest) + " hours (target " + shown(threads.target) + ").",
    )  # fmt: skip


def missed_meetings(held: "ir.Table", low: "ir.Table", period: Period) -> "ir.Table":
    """A row per meeting of the period that the customer did not attend."""
    rows = of_low(held, low)
    rows = rows.filter(period.contains(rows.scheduled_on))
    rows = rows.mutate(scheduled=rows.count().over(group_by=_ACCOUNT))
    missed = rows.filter(~rows.attended)
    return caused(
        missed,
        "meeting_attendance",
        "missed_meeting",
        count=1,
        order=[missed.scheduled_on.desc(), "meeting_id"],
        improvement=quotient(ibis.literal(100), missed.scheduled),
        began_on=missed.scheduled_on,
        meeting_id=missed.meeting_id,
        contact_id=missed.contact_id,
        explanation="Meeting " + missed.meeting_id + " of " + text(missed.scheduled_on)
        + ": the customer did not attend.",
    )  # fmt: skip


def outreach_by_vendor(mail: "ir.Table", held: "ir.Table", low: "ir.Table", period: Period) -> "ir.Table":
    """A row per account: threads and meetings that the customer did not begin, and when it last began one."""
    is_opening = mail.is_first & period.contains(mail.sent_on)
    by_customer = mail.is_first & mail.is_inbound & mail.is_real & (mail.sent_on <= period.last_day)
    threads = mail.group_by(thread_csn=_ACCOUNT).agg(
        other_threads=(is_opening & ~is_begun(mail, period)).sum(),
        thread_on=ibis.ifelse(by_customer, mail.sent_on, ibis.null("date")).max(),
    )
    was_invited = is_by_customer(held) & (held.scheduled_on <= period.last_day)
    meetings = held.group_by(meeting_csn=_ACCOUNT).agg(
        other_meetings=(period.contains(held.scheduled_on) & ~is_by_customer(held)).sum(),
        meeting_on=ibis.ifelse(was_invited, held.scheduled_on, ibis.null("date")).max(),
    )
    rows = low.left_join(threads, low[_ACCOUNT] == threads.thread_csn)
    rows = rows.left_join(meetings, rows[_ACCOUNT] == meetings.meeting_csn)
    thread_on, meeting_on = rows.thread_on, rows.meeting_on
    rows = rows.mutate(
        others=ibis.coalesce(rows.other_threads, 0) + ibis.coalesce(rows.other_meetings, 0),
        last_on=ibis.coalesce(ibis.ifelse(thread_on > meeting_on, thread_on, meeting_on), thread_on, meeting_on),
    )
    last = "The customer last began one on " + text(rows.last_on) + "."
    return caused(
        rows,
        "proactive_outreach",
        "begun_by_vendor",
        count=rows.others,
        order=["factor"],
        began_on=rows.last_on,
        explanation="Threads and meetings that the customer did not begin: " + text(rows.others) + ". "
        + ibis.coalesce(last, "The customer has begun none in the last year."),
    )  # fmt: skip
