"""Engagement alerts on pages: listed, acknowledged, snoozed, and a reader's own thresholds (R-ES-11, R-ES-14)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response

from ide_assets.operations import alert_decisions, alert_thresholds
from ide_assets.operations.alert_decisions import Decision
from ide_assets.operations.alert_thresholds import Raised, Threshold
from ide_assets.operations.engagement_alerts import BY_URGENCY, ids_in_force
from ide_assets.store.entries import LONGEST_DAYS
from ide_assets.store.release_reading import NoReleaseError
from ide_assets.web import queries
from ide_assets.web.alerts import decide_about, open_alert
from ide_assets.web.pages import forms, lookups, site
from ide_assets.web.problems import of_status
from ide_assets.web.releases import Reading, identity_of
from ide_assets.web.storing import store

router = APIRouter(include_in_schema=False)

_State = Annotated[Literal["open", "snoozed", "acknowledged", "over"], Query()]
_Severity = Annotated[Literal["", "critical", "high", "medium"], Query()]
_Page = Annotated[int, Query(ge=1, le=100_000)]
_Id = Annotated[str, Path(pattern="^[0-9a-f]{32}$")]
_Account = Annotated[str, Query(min_length=1, max_length=site.LONGEST_TEXT)]

#: Alerts on one page.
_ON_A_PAGE = 50


@dataclass(frozen=True)
class Shown:
    """An alert as a page shows it; `own` are the words of the reader's threshold, empty for other alerts."""

    id: str
    csn: str
    name: str | None
    severity: str
    sentence: str
    own: str
    raised_on: date
    state: str
    decision: Decision | None
    order_value: float | None


def sentence(row: Mapping[str, Any]) -> str:
    """`Overall score 40.0, below 50`; an alert lasts until the score is clearly above its threshold again."""
    score = "unknown" if row["score"] is None else f"{row['score']:.1f}"
    limit = f"{row['threshold']:.1f}".removesuffix(".0")
    subject = f"{row['component'].capitalize()} score {score}"
    if row["score"] is not None and row["score"] >= row["threshold"]:
        return f"{subject}, was below {limit} and has not recovered enough"
    return f"{subject}, {'fell below' if row['alert'] == 'drop' else 'below'} {limit}"


def _shown(row: Mapping[str, Any], names: Mapping[str, str | None], decision: Decision | None) -> Shown:
    csn = row["account_csn"]
    state = row["state"]
    return Shown(
        row["id"], csn, names.get(csn), row["severity"], sentence(row), "", row["raised_on"], state,
        decision if state in ("acknowledged", "snoozed") else None, row["order_value"],
    )  # fmt: skip


#: The alerts of thresholds, by home and thresholds, with the identity of the release that they were evaluated on.
_remembered: dict[tuple[str, tuple[Threshold, ...]], tuple[str | None, Sequence[Raised]]] = {}

#: Readers with thresholds whose alerts are remembered.
_MOST_REMEMBERED = 200


def _raised(visit: site.Visit, chosen: Sequence[Threshold]) -> Sequence[Raised]:
    """The alerts of thresholds, evaluated once for each release. Raises NoReleaseError."""
    if not chosen:
        return ()
    identity, whose = identity_of(visit.home), (str(visit.home.root), tuple(chosen))
    known = _remembered.get(whose)
    if known is not None and known[0] == identity:
        return known[1]
    raised = alert_thresholds.alerts(visit.service.settings, chosen)
    # The release may have been replaced meanwhile.
    if identity is not None and identity == identity_of(visit.home):
        if len(_remembered) >= _MOST_REMEMBERED:
            _remembered.clear()
        _remembered[whose] = identity, raised
    return raised


def _own(visit: site.Visit, reading: Reading, chosen: Sequence[Threshold]) -> list[Shown]:
    """The alerts of the reader's own thresholds at accounts within the reader's rights."""
    try:
        raised = _raised(visit, chosen)
    except NoReleaseError:
        return []
    accounts = lookups.accounts(reading, visit.reader, [alert.account_csn for alert in raised])
    decisions = alert_decisions.newest(visit.service.releases.home)
    shown = [
        _own_shown(visit, alert, accounts[alert.account_csn], decisions)
        for alert in raised
        if alert.account_csn in accounts
    ]
    # The severity of all of them is one.
    return sorted(shown, key=lambda alert: (-alert.raised_on.toordinal(), -(alert.order_value or 0.0)))


def _own_shown(
    visit: site.Visit, alert: Raised, account: Mapping[str, Any], decisions: Mapping[str, Decision]
) -> Shown:
    decision = decisions.get(alert.alert_id)
    if decision is not None and not decision.is_in_force(visit.today):
        decision = None
    words = alert.threshold.in_words
    return Shown(
        alert.alert_id, alert.account_csn, account["account_name"], alert_thresholds.SEVERITY,
        f"{alert.threshold.component.capitalize()} score {alert.score:.1f}", words, alert.raised_on,
        "open" if decision is None else decision.kind, decision, account["order_value"],
    )  # fmt: skip


def _thresholds(visit: site.Visit) -> list[Threshold]:
    """The reader's own thresholds."""
    home = visit.service.releases.home
    return [known for known in alert_thresholds.in_force(home) if known.by == visit.reader.name]


@router.get("/alerts")
def alerts(visit: site.Visitor, state: _State = "open", severity: _Severity = "", page: _Page = 1) -> Response:
    """The alerts within the reader's rights, the reader's own thresholds first."""
    home = visit.service.releases.home
    decisions = alert_decisions.newest(home)
    chosen = _thresholds(visit)
    with visit.reading() as reading:
        rows, has_next = queries.alerts_by_urgency(
            reading, visit.reader, ids_in_force(home, visit.today), state=state, severity=severity or None, page=page,
            limit=_ON_A_PAGE,
        )  # fmt: skip
        names = lookups.account_names(reading, visit.reader, [row["account_csn"] for row in rows])
        own = [] if page > 1 or severity not in ("", alert_thresholds.SEVERITY) else _own(visit, reading, chosen)
        set_names = lookups.account_names(reading, visit.reader, [known.account_csn for known in chosen])
        return visit.page(
            "alerts.html.j2",
            reading,
            alerts=[
                *(alert for alert in own if alert.state == state),
                *(_shown(row, names, decisions.get(row["id"])) for row in rows),
            ],
            thresholds=[(known, set_names.get(known.account_csn)) for known in chosen],
            recovered_by=visit.service.definition.alerts.recovered_by,
            states=("open", "snoozed", "acknowledged", "over"),
            severities=BY_URGENCY,
            filters={"state": state, "severity": severity},
            next_page=page + 1 if has_next else None,
        )


@router.get("/alerts/set")
def show_thresholds(visit: site.Visitor, account: _Account) -> Response:
    """The reader's own thresholds for an account, and the form of another one."""
    with visit.reading() as reading:
        row = queries.account(reading, visit.reader, account)
        csn = row["account_csn"]
        facts = lookups.facts(reading, visit.reader, csn)
        return visit.page(
            "thresholds.html.j2",
            reading,
            csn=csn,
            name=facts.get("account_name") or csn,
            score=row["score"],
            thresholds=[known for known in _thresholds(visit) if known.account_csn in (csn, account)],
            scored=alert_thresholds.SCORED,
            are_sent=visit.service.settings.alerts.owners != "off",
        )


@router.post("/alerts/set")
def set_threshold(visit: site.Visitor, form: forms.Form) -> Response:
    """Store or remove a threshold of the reader for an account within the reader's rights."""
    account, now = forms.text(form, "account", site.LONGEST_TEXT), datetime.now(UTC)
    is_removed = form.get("points", "") == ""
    if is_removed and "remove" not in form:
        raise forms.unusable("The number of points is missing.")
    with visit.reading() as reading:
        known = next((own for own in _thresholds(visit) if is_removed and own.account_csn == account), None)
        # A threshold can be removed also where the account is not within the rights any more.
        csn = account if known is not None else queries.account(reading, visit.reader, account)["account_csn"]

    def write(seconds: float) -> None:
        chosen = alert_thresholds.threshold(
            csn, form.get("component", ""), form.get("kind", ""), form.get("points", ""), visit.reader.name, now
        )
        alert_thresholds.set_threshold(visit.service.releases.home, chosen, seconds)

    forms.usable(lambda: store(write))
    return forms.done(form.get("back", "/alerts"))


@router.get("/alert/{alert_id}")
def alert(visit: site.Visitor, alert_id: _Id) -> Response:
    """An alert, with the forms of a decision about it."""
    with visit.reading() as reading:
        own = next((item for item in _own(visit, reading, _thresholds(visit)) if item.id == alert_id), None)
        if own is None:
            rows, _ = queries.alerts(
                reading, visit.reader, ids_in_force(visit.service.releases.home, visit.today), alert=alert_id
            )
            if not rows:
                raise of_status(404)
            names = lookups.account_names(reading, visit.reader, [rows[0]["account_csn"]])
            own = _shown(rows[0], names, alert_decisions.newest(visit.service.releases.home).get(alert_id))
        return visit.page(
            "alert.html.j2",
            reading,
            alert=own,
            tomorrow=visit.today + timedelta(days=1),
            latest=visit.today + timedelta(days=LONGEST_DAYS),
            longest=forms.LONGEST_NOTE,
        )


@router.post("/alert/{alert_id}")
def decide(visit: site.Visitor, alert_id: _Id, form: forms.Form) -> Response:
    """Store a decision about an alert within the reader's rights, then go back to the list."""
    now = datetime.now(UTC)
    with visit.reading() as reading:
        is_own = any(item.id == alert_id for item in _own(visit, reading, _thresholds(visit)))
    if not is_own:
        open_alert(visit.service, visit.reader, alert_id, now)
    chosen = forms.usable(lambda: _decision(visit, alert_id, form, now))
    if is_own:
        store(lambda seconds: alert_decisions.decide(visit.service.releases.home, chosen, seconds))
    else:
        decide_about(visit.service, visit.reader, alert_id, lambda: chosen, now)
    return forms.done(f"/alerts?state={chosen.kind}")


def _decision(visit: site.Visit, alert_id: str, form: Mapping[str, str], now: datetime) -> Decision:
    """The decision that a form describes. Raises ValueError, and Problem for a text or a day that cannot be used."""
    reason, by = forms.text(form, "reason"), visit.reader.name
    if form.get("kind") == "acknowledged":
        return alert_decisions.acknowledged(alert_id, reason, by, now)
    if form.get("kind") == "snoozed":
        return alert_decisions.snoozed(alert_id, forms.day(form, "until"), reason, by, now, visit.today)
    raise forms.unusable("The form does not say what was decided.")
