"""What pages give away as files and text: CSV, a calendar entry, the text of an e-mail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from urllib.parse import quote

from fastapi import Response

from ide_assets.domains.engagement.definition import COMPONENTS
from ide_assets.vocabulary import spreadsheet
from ide_assets.vocabulary.hashes import short_hash
from ide_assets.web.breakdown import low_factors
from ide_assets.web.shapes import Breakdown

#: What to talk about where a factor is low, in words for the customer.
TOPICS = {
    "email_response_rate": "The best way to reach you with questions",
    "response_time_hours": "Who answers questions from us, and by when",
    "meeting_attendance": "A time for our regular meetings that suits you",
    "proactive_outreach": "What your team is working on, and whom to write to",
    "login_frequency": "Where the product can save time in your daily work",
    "feature_breadth": "Features that fit your projects and are not used yet",
    "session_minutes": "Tasks that you finish in other tools",
    "active_user_share": "An introduction for people who have a seat",
    "stakeholder_depth": "Who in your team should be involved",
    "executive_access": "A business review with your management",
    "champion_activity": "A regular call with those who know the product best",
}

#: Topics of one meeting at most.
MOST_TOPICS = 3

#: When a drafted meeting starts, and for how long.
_START, _LENGTH = time(10), timedelta(minutes=30)


def download(content: bytes, media_type: str, name: str) -> Response:
    """A file that the browser saves; only plain characters reach its name."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name)
    return Response(
        content,
        media_type=f"{media_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{plain}"'},
    )


def engagement_csv(document: Breakdown, name: str) -> bytes:
    """Overall, components and factors, one row each."""
    header = (
        "account", "name", "as_of", "component", "factor", "current", "previous", "target", "unit", "score",
        "weight_percent", "contribution_points", "coverage_percent", "status", "trend",
    )  # fmt: skip
    whose = (document.customer.account_csn, name, document.as_of)
    overall = document.overall
    rows: list[Sequence[object]] = [
        (*whose, "overall", None, None, None, None, None, overall.overall, 100, overall.overall, overall.coverage,
         overall.status, overall.trend)
    ]  # fmt: skip
    for component in COMPONENTS:
        scored = getattr(document.components, component)
        if scored is not None:
            rows.append(
                (*whose, component, None, None, None, None, None, scored.score, scored.weight, scored.contribution,
                 scored.coverage, scored.status, scored.trend)
            )  # fmt: skip
        rows += [
            (*whose, component, factor.key, factor.current, factor.previous, factor.target, factor.unit, factor.score,
             factor.weight, factor.contribution, None, factor.status, factor.trend)
            for factor in document.factors
            if factor.component == component
        ]  # fmt: skip
    return spreadsheet.as_csv(header, rows)


@dataclass(frozen=True)
class Mail:
    """An e-mail to a customer, which names no score."""

    subject: str
    text: str

    @property
    def link(self) -> str:
        """The address that opens it in the reader's mail program."""
        return f"mailto:?subject={quote(self.subject)}&body={quote(self.text.replace(chr(10), chr(13) + chr(10)))}"


def topics(document: Breakdown) -> list[str]:
    """What to talk about: the low factors that cost the most, and otherwise how things are going."""
    listed = [TOPICS[factor.key] for factor in low_factors(document.factors) if factor.key in TOPICS][:MOST_TOPICS]
    return listed or ["What is going well, and what you need from us next"]


def mail(document: Breakdown) -> Mail:
    """The text that asks a customer for a meeting."""
    listed = "\n".join(f"- {topic}" for topic in topics(document))
    text = (
        f"Hello,\n\nI would like to take half an hour with you to talk about:\n\n{listed}\n\n"
        "Which day next week suits you?\n\nKind regards"
    )
    return Mail("Half an hour next week?", text)


def meeting(document: Breakdown, name: str, now: datetime) -> bytes:
    """A tentative half-hour entry on the next working day after `now`, in the local time of the person who opens it."""
    from icalendar import Calendar, Event

    day = now.date() + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    start = datetime.combine(day, _START)
    event = Event()
    event.add("uid", f"{short_hash(f'{document.customer.account_csn} {document.release} {day}')}@ide-assets")
    event.add("dtstamp", now)
    event.add("dtstart", start)
    event.add("dtend", start + _LENGTH)
    event.add("summary", f"Review with {' '.join(name.split())}")
    event.add("description", "\n".join(topics(document)))
    event.add("status", "TENTATIVE")
    calendar = Calendar()
    calendar.add("prodid", "-//ide_assets//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
