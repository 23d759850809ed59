"""Asking for a re-engagement of an account: an action that is handed over as requested by a person."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response

from ide_assets.domains.actions.handover import requests
from ide_assets.domains.actions.handover.requests import Request
from ide_assets.operations.call_decisions import OPEN
from ide_assets.web import queries
from ide_assets.web.pages import forms, lookups, site
from ide_assets.web.pages.calls import of_account
from ide_assets.web.releases import Reading
from ide_assets.web.storing import store

router = APIRouter(include_in_schema=False)

_Account = Annotated[str, Query(min_length=1, max_length=site.LONGEST_TEXT)]

#: What a reader learns where an action would spoil a measurement: no more than that there can be none.
NOT_NOW = "No action can be requested for this account at present. Ask the person who runs the programme."


def _open_requests(visit: site.Visit, reading: Reading, account_csn: str) -> list[Request]:
    """The requests for an account that are open on the pages."""
    shown = {call.id for call in of_account(visit, reading, account_csn) if call.state == OPEN}
    return [request for request in requests.in_force(visit.service.releases.home) if request.action in shown]


@router.get("/request")
def show(visit: site.Visitor, account: _Account) -> Response:
    """The form, the open request, or why there can be none."""
    with visit.reading() as reading:
        csn = queries.account(reading, visit.reader, account)["account_csn"]
        facts = lookups.facts(reading, visit.reader, csn)
        return visit.page(
            "request.html.j2",
            reading,
            csn=csn,
            name=facts.get("account_name") or csn,
            requests=_open_requests(visit, reading, csn),
            can_request=lookups.can_request(reading, visit.reader, csn),
            not_now=NOT_NOW,
            longest=forms.LONGEST_NOTE,
        )


@router.post("/request")
def request(visit: site.Visitor, form: forms.Form) -> Response:
    """Store a request or its withdrawal, for an account within the reader's rights."""
    home, now = visit.service.releases.home, datetime.now(UTC)
    with visit.reading() as reading:
        csn = queries.account(reading, visit.reader, forms.text(form, "account", site.LONGEST_TEXT))["account_csn"]
        known = _open_requests(visit, reading, csn)
        can_request = lookups.can_request(reading, visit.reader, csn)
    if form.get("withdraw"):
        entry = next((item for item in known if item.action == form["withdraw"]), None)
        if entry is None:
            raise forms.unusable("The request is not open any more.")
        chosen = requests.withdrawn(entry, visit.reader.name, now)
    elif known:
        raise forms.unusable("A re-engagement of this account is requested already.")
    elif not can_request:
        raise forms.unusable(NOT_NOW)
    else:
        why = forms.text(form, "why")
        chosen = forms.usable(lambda: requests.requested(csn, why, visit.reader.name, now, visit.today))
    store(lambda seconds: requests.ENTRIES.append(home, chosen, seconds))
    return forms.done(site.path_of("account", csn) + "#calls")
