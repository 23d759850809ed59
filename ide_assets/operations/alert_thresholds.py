"""Readers' own thresholds for accounts: a score below a limit, or a fall since the month before (R-ES-14).

They are lines of a file in the home. The newest line of a reader about an account, component and kind counts; one
without points removes the threshold. They are evaluated on the scores of the current release, and sent to the owner of
the account with the other engagement alerts.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Literal, get_args

from ide_assets.domains.accounts.survivors import survivors
from ide_assets.domains.accounts.tables import ACCOUNT, VICTIM_SURVIVOR_MAPPING
from ide_assets.domains.deliveries.reading.lookup import look_up
from ide_assets.domains.engagement.definition import COMPONENTS, OVERALL
from ide_assets.domains.engagement.tables import SCORES
from ide_assets.months import Month
from ide_assets.operations.engagement_alerts import Alert
from ide_assets.settings import Settings
from ide_assets.store import release_reading
from ide_assets.store.entries import Entries, moment
from ide_assets.store.home import Home, home_of
from ide_assets.vocabulary.hashes import short_hash

Kind = Literal["below", "drop"]

#: What a threshold can be about.
SCORED = (OVERALL, *COMPONENTS)

SEVERITY = "medium"

#: Thresholds that a reader can have: each is evaluated once for every release.
MOST = 200


@dataclass(frozen=True)
class Threshold:
    """One line. `points` is the limit in points of the score, or empty where the threshold was removed."""

    account_csn: str
    component: str
    kind: Kind
    points: str
    by: str
    given_at: str

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind) or self.component not in SCORED:
            raise ValueError(f"{self.component!r}, {self.kind!r}: not a threshold")
        if self.points and not 0 < float(self.points) <= 100:
            raise ValueError(f"{self.points} is not more than 0 and at most 100 points")

    @property
    def sha256(self) -> str:
        """A hash of what decides. An erasure may replace the name in `by`."""
        return short_hash(self.account_csn, self.component, self.kind, self.points, self.given_at)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What there is one threshold for."""
        return self.by, self.account_csn, self.component, self.kind

    @property
    def in_words(self) -> str:
        """`overall score below 60`."""
        points = f"{float(self.points):g}"
        how = f"below {points}" if self.kind == "below" else f"down by {points} or more since the month before"
        return f"{self.component} score {how}"


ENTRIES = Entries(Threshold, lambda home: home.alert_thresholds, "alert-threshold")


def threshold(account_csn: str, component: str, kind: str, points: str, by: str, now: datetime) -> Threshold:
    """A threshold; without points the one that removes it. Raises ValueError for what cannot be one."""
    if component not in SCORED:
        raise ValueError(f"the score is missing. Choose one of: {', '.join(SCORED)}")
    if kind not in ("below", "drop"):
        raise ValueError("the condition is missing. Choose below, or a fall since the month before")
    try:
        number = float(points) if points else None
    except ValueError:
        raise ValueError(f"{points[:20]!r} is not a number of points") from None
    text = "" if number is None else f"{number:.1f}"
    return Threshold(account_csn, component, "below" if kind == "below" else "drop", text, by, moment(now))


def set_threshold(home: Home, chosen: Threshold, timeout_seconds: float) -> None:
    """Record a threshold. Raises ValueError for one too many, and HomeBusyError."""
    own = [known for known in in_force(home) if known.by == chosen.by and known.key != chosen.key]
    if chosen.points and len(own) >= MOST:
        raise ValueError(f"there are {MOST} thresholds of {chosen.by} already. Remove one first")
    ENTRIES.append(home, chosen, timeout_seconds)


def in_force(home: Home) -> Sequence[Threshold]:
    """The thresholds that count, in the order of their newest lines."""
    newest: dict[tuple[str, str, str, str], Threshold] = {}
    for known in ENTRIES.records(home):
        newest.pop(known.key, None)
        if known.points:
            newest[known.key] = known
    return list(newest.values())


def unreadable(home: Home) -> str:
    """A message about damaged lines; empty if there are none."""
    damaged = ENTRIES.damaged_lines(home)
    return damaged and (
        f"{damaged}: damaged, so it sets no threshold of an alert. Set the threshold again on the page, or restore the "
        "file from a backup."
    )


@dataclass(frozen=True)
class Scores:
    """Scores of an account in one component by month, the oldest first, and the account's owner."""

    account_csn: str
    owner_id: str | None
    months: Sequence[tuple[date, float | None]]


@dataclass(frozen=True)
class Raised:
    """A threshold that a score is beyond in the newest month."""

    alert_id: str
    threshold: Threshold
    account_csn: str
    owner_id: str | None
    score: float
    raised_on: date


def raised(chosen: Threshold, scores: Scores) -> Raised | None:
    """The alert of a threshold, or None. An unknown score raises none and ends none.

    Below a limit it lasts since the first month in a row with a score below it. A fall is an alert of its month.
    """
    points, month = float(chosen.points), scores.months[-1][0]
    if chosen.kind == "drop":
        before = dict(scores.months).get(Month.of(month).plus(-1).last_day)
        score = scores.months[-1][1]
        if score is None or before is None or round(before - score, 1) < points:
            return None
        since = month
    else:
        known = [(day, score) for day, score in scores.months if score is not None]
        above = max((place for place, (_, score) in enumerate(known) if score >= points), default=-1)
        if above == len(known) - 1:
            return None
        since, score = known[above + 1][0], known[-1][1]
    identity = "|".join(("own", chosen.component, chosen.kind, chosen.points, str(since), scores.account_csn))
    return Raised(
        hashlib.sha256(identity.encode()).hexdigest()[:32], chosen, scores.account_csn, scores.owner_id, score, since
    )


#: Scores of surviving accounts in all months, without those that are frozen.
_SCORES = """
WITH owners AS (
    SELECT account_csn__c AS account_csn, arg_min(ownerid, id) AS owner_id FROM released_account GROUP BY account_csn__c
)
SELECT surviving_account_csn, component, owner_id, snapshot_date, score
FROM released_scores LEFT JOIN owners ON owners.account_csn = surviving_account_csn
WHERE NOT is_frozen AND surviving_account_csn IN (SELECT unnest(CAST($csns AS VARCHAR[])))
ORDER BY surviving_account_csn, component, snapshot_date
"""


def alerts(settings: Settings, chosen: Sequence[Threshold]) -> Sequence[Raised]:
    """The alerts of thresholds on the current release. Raises NoReleaseError."""
    if not chosen:
        return ()
    scores = _scores(settings, {known.account_csn for known in chosen})
    pairs = ((known, scores.get((known.account_csn, known.component))) for known in chosen)
    listed = (raised(known, of_account) for known, of_account in pairs if of_account is not None)
    return [alert for alert in listed if alert is not None]


def _scores(settings: Settings, csns: Collection[str]) -> Mapping[tuple[str, str], Scores]:
    """By account as a threshold names it and component: those whose account has a score in the newest month."""
    with release_reading.attached(home_of(settings), settings) as connection:
        release_reading.released_as(
            connection, {"scores": SCORES, "merge": VICTIM_SURVIVOR_MAPPING, "account": ACCOUNT}
        )
        newest = connection.execute("SELECT max(snapshot_date) FROM released_scores").fetchall()[0][0]
        answers = survivors(connection, csns)
        rows = connection.execute(_SCORES, {"csns": sorted(set(answers.values()))}).fetchall()
    scores = {}
    for (csn, component), group in groupby(rows, key=lambda row: (row[0], row[1])):
        of_account = list(group)
        if of_account[-1][3] == newest:
            scores[csn, component] = Scores(csn, of_account[0][2], [(row[3], row[4]) for row in of_account])
    by_name = {(asked, component): (csn, component) for asked, csn in answers.items() for component in SCORED}
    return {name: scores[key] for name, key in by_name.items() if key in scores}


def lasting(settings: Settings, month: Month, closed: Collection[str]) -> list[Alert]:
    """The alerts of all thresholds as messages show them, without those of the ids `closed`. Raises NoReleaseError."""
    home = home_of(settings)
    own = {alert.alert_id: alert for alert in alerts(settings, in_force(home)) if alert.alert_id not in closed}
    names = look_up(home, month, "accounts", ("account_name",), {alert.account_csn for alert in own.values()})
    listed = []
    for alert in own.values():
        name = names.get(alert.account_csn, {}).get("account_name")
        listed.append(
            Alert(
                alert_id=alert.alert_id,
                account_csn=alert.account_csn,
                account_name=None if name is None else str(name),
                owner_id=alert.owner_id,
                component=alert.threshold.component,
                alert=f"{alert.threshold.in_words}, set by {alert.threshold.by}",
                severity=SEVERITY,
                recipients="owner",
                score=alert.score,
                previous_score=None,
                threshold=float(alert.threshold.points),
                raised_on=alert.raised_on,
                change=None,
                parts=(),
            )
        )
    return listed
