"""Engagement alerts in words: one message to a person, with all of the accounts that it concerns.

Names of accounts come from deliveries. They are shown on one line without control characters, and no header has them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from urllib.parse import quote

from ide_assets.automation.incident import Incident
from ide_assets.automation.message import Message, one_line
from ide_assets.domains.engagement.definition import OVERALL
from ide_assets.domains.engagement.score.alerts import SEVERITIES
from ide_assets.months import Month
from ide_assets.operations.engagement_alerts import BY_URGENCY, Alert
from ide_assets.vocabulary.wording import plural

#: Accounts in a message through a webhook: Teams accepts 28 kB.
_MOST_ACCOUNTS = 25

_NAME_CHARACTERS = 100

#: The length of a threshold in words, which ends with the name of the person who set it.
_THRESHOLD_CHARACTERS = 400

_TABLES = "engagement_factors_monthly and engagement_changes_monthly (eio_publish.engagement_shared)"


@dataclass(frozen=True)
class OwnerMessage:
    """The alerts that a person is due: `own` of accounts that the person owns, `team` of those of the person's team."""

    owner_id: str
    address: str
    own: tuple[Alert, ...]
    team: tuple[Alert, ...]

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """All of them."""
        return self.own + self.team


def in_words(
    due: OwnerMessage, month: Month, factors: Mapping[str, str], pages_url: str | None, now: datetime, by_webhook: bool
) -> Message:
    """The message as it is sent; `factors` are the names of factors by their keys."""
    accounts = len({alert.account_csn for alert in due.alerts})
    critical = len({alert.account_csn for alert in due.alerts if alert.severity == "critical"})
    title = f"engagement alerts for {plural(accounts, 'account')}, {month}"
    if critical:
        title += f" ({critical:,} critical)"
    sections, room = [], _MOST_ACCOUNTS if by_webhook else accounts
    for heading, alerts in (("Your accounts", due.own), ("Accounts of your team", due.team)):
        if alerts:
            sections.append(f"{heading}\n\n{_accounts(alerts, month, factors, pages_url, room)}")
            room = max(0, room - len({alert.account_csn for alert in alerts}))
    details = "\n\n".join(sections)
    next_step = f"See why in {_TABLES}."
    body = f"Scores as of {month.last_day}.\n\n{details}\n\n{next_step}\n"
    if by_webhook:
        address = one_line(due.address, 320)
        body = f"For {address}\n\n{body}"
    incident = Incident(f"engagement {month}", title, details, next_step, pages_url or "")
    return Message("new", f"[ide_assets] {title}", body, incident, now, to=due.address if by_webhook else "")


def _accounts(
    alerts: Sequence[Alert], month: Month, factors: Mapping[str, str], pages_url: str | None, most: int
) -> str:
    """The `most` accounts that need a look first, and the number of the others."""

    def worst(of_account: Sequence[Alert]) -> tuple[int, float, str]:
        lowest = min(alert.score if alert.score is not None else 100.0 for alert in of_account)
        return min(BY_URGENCY.index(alert.severity) for alert in of_account), lowest, of_account[0].account_csn

    ordered = sorted(alerts, key=lambda alert: (alert.account_csn, BY_URGENCY.index(alert.severity), alert.component))
    by_account = [tuple(rows) for _, rows in groupby(ordered, key=lambda alert: alert.account_csn)]
    by_account.sort(key=worst)
    shown = by_account[:most]
    texts = [_account(of_account, month, factors, pages_url) for of_account in shown]
    if len(by_account) > len(shown):
        texts.append(f"... and {plural(len(by_account) - len(shown), 'more account')}: see engagement_alerts_monthly.")
    return "\n\n".join(texts)


def _account(alerts: Sequence[Alert], month: Month, factors: Mapping[str, str], pages_url: str | None) -> str:
    first = alerts[0]
    csn = one_line(first.account_csn, _NAME_CHARACTERS)
    name = one_line(first.account_name or "", _NAME_CHARACTERS)
    lines = [f"{name} ({csn})" if name else csn]
    lines += [f"  {alert.severity}: {_alert(alert, month)}" for alert in alerts]
    if first.change is not None and first.parts:
        lines.append(f"  Overall score since the month before: {_points(first.change)}. Largest parts:")
        for part in first.parts:
            lines.append(f"    {_points(part.points)}: {factors.get(part.factor, part.factor)} ({part.cause})")
    if pages_url:
        lines.append(f"  {pages_url.rstrip('/')}/engagement/{quote(first.account_csn, safe='')}")
    return "\n".join(lines)


def _alert(alert: Alert, month: Month) -> str:
    if alert.alert not in SEVERITIES:
        # A reader's own threshold, in words, with the name of a person.
        return f"{one_line(alert.alert, _THRESHOLD_CHARACTERS)}: {_number(alert.score)}"
    what = f"{alert.component} score {_number(alert.score)}"
    if Month.of(alert.raised_on) != month:
        return f"{what}; alert since {Month.of(alert.raised_on)}, when it fell below {alert.threshold:.1f}"
    if alert.component == OVERALL and alert.alert == "drop" and alert.previous_score is not None:
        return f"{what}, down from {_number(alert.previous_score)} in the period before"
    return f"{what}, below {alert.threshold:.1f}"


def _number(score: float | None) -> str:
    return "unknown" if score is None else f"{score:.1f}"


def _points(points: float) -> str:
    return f"{points:+.1f} {'point' if f'{abs(points):.1f}' == '1.0' else 'points'}"
