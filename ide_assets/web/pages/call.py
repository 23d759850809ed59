"""One call: what it is about, what was decided about it by whom, and the forms of a decision (R-ACT-4)."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import APIRouter, Path, Query, Response

from ide_assets.operations import call_decisions
from ide_assets.operations.call_decisions import LATEST_DAYS, REASONS, Decision, Subject
from ide_assets.store.entries import LONGEST_DAYS
from ide_assets.web.pages import forms, site
from ide_assets.web.pages.calls import in_words, one
from ide_assets.web.storing import store

router = APIRouter(include_in_schema=False)

_Action = Annotated[str, Path(min_length=1, max_length=site.LONGEST_TEXT)]
_Back = Annotated[str, Query(max_length=4000)]


@router.get("/call/{action:path}")
def call(visit: site.Visitor, action: _Action, back: _Back = "/calls") -> Response:
    """The page of a call."""
    day = visit.today
    with visit.reading() as reading:
        (shown,) = in_words(visit, reading, [one(visit, reading, action)])
        return visit.page(
            "call.html.j2",
            reading,
            call=shown,
            history=call_decisions.history(visit.service.releases.home, action),
            back=forms.safe_target(back),
            today=day,
            tomorrow=day + timedelta(days=1),
            earliest=day - timedelta(days=LATEST_DAYS),
            latest=day + timedelta(days=LONGEST_DAYS),
            reasons=REASONS,
            longest=forms.LONGEST_NOTE,
        )


@router.post("/call/{action:path}")
def decide(visit: site.Visitor, action: _Action, form: forms.Form) -> Response:
    """Store a decision about a call within the reader's rights, then go back."""
    with visit.reading() as reading:
        subject = Subject.of(one(visit, reading, action))
    decision = forms.usable(lambda: _decision(visit, subject, form))
    store(lambda seconds: call_decisions.decide(visit.service.releases.home, decision, seconds))
    return forms.done(_after(form.get("back", "/calls"), action))


def _decision(visit: site.Visit, subject: Subject, form: Mapping[str, str]) -> Decision:
    """The decision that a form describes. Raises ValueError, and Problem for a text or a day that cannot be used."""
    kind, by, now, day = form.get("kind"), visit.reader.name, datetime.now(UTC), visit.today
    note = forms.text(form, "note")
    if kind == "done":
        carried_out = forms.day(form, "day") if "day" in form else day
        return call_decisions.done(subject, carried_out, note, by, now, day)
    if kind == "snoozed":
        return call_decisions.snoozed(subject, forms.day(form, "until"), note, by, now, day)
    if kind == "declined":
        return call_decisions.declined(subject, form.get("reason", ""), note, by, now, day)
    if kind == "open":
        return call_decisions.reopened(subject, by, now, day)
    raise forms.unusable("The form does not say what was decided.")


def _after(back: str, action: str) -> str:
    """Where to go: the list says what was decided, as the call may have left it; other pages show its new state."""
    target = urlsplit(forms.safe_target(back))
    if target.path != "/calls":
        return target._replace(fragment="calls").geturl()
    asked = [(name, value) for name, value in parse_qsl(target.query) if name != "decided"]
    return f"/calls?{urlencode([*asked, ('decided', action)])}"
