"""Saving the filters of a page under a name, and deleting such a view. The start page lists a reader's views."""

from datetime import UTC, datetime

from fastapi import APIRouter, Response

from ide_assets.operations import saved_views
from ide_assets.web.pages import forms, site
from ide_assets.web.storing import store

router = APIRouter(include_in_schema=False)


@router.post("/views")
def change(visit: site.Visitor, form: forms.Form) -> Response:
    """Save or delete a view of the reader, then show all of them."""
    home, by, now = visit.service.releases.home, visit.reader.name, datetime.now(UTC)
    view = form.get("delete", "")
    if view:
        store(lambda seconds: saved_views.delete(home, view, by, now, seconds))
    else:
        chosen = forms.usable(
            lambda: saved_views.saved(form.get("page", ""), form.get("query", ""), forms.text(form, "name"), by, now)
        )
        forms.usable(lambda: store(lambda seconds: saved_views.save(home, chosen, seconds)))
    return forms.done("/#views")
