"""Forms of pages: their fields, proof that this site sent them, and where to go afterwards."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, TypeVar
from urllib.parse import parse_qs, urlsplit

from fastapi import Depends, Request, Response
from fastapi.responses import RedirectResponse

from ide_assets.web.edge import MOST_BODY
from ide_assets.web.pages import site
from ide_assets.web.pages.form_secret import is_masked
from ide_assets.web.problems import Problem

#: The most fields of a form.
_MOST_FIELDS = 20

#: Longest note that a form accepts.
LONGEST_NOTE = 500

_Made = TypeVar("_Made")


async def fields(request: Request) -> dict[str, str]:
    """The fields of a form of this site. Raises Problem (403) where another site sent it, and 413."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BODY:
            raise Problem(413, "body-too-large", f"A form has at most {MOST_BODY:,} bytes.")
    try:
        parts = parse_qs(body.decode("utf-8", "replace"), max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise Problem(413, "too-many-fields", f"A form has at most {_MOST_FIELDS} fields.") from None
    listed = {name: values[0] for name, values in parts.items()}
    is_own = request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    if not is_own or not is_masked(listed.get("form", ""), request.cookies.get(site.FORM, "")):
        raise Problem(403, "wrong-form", "The form is out of date, or another site sent it. Open the page again.")
    return listed


async def _sent(_: site.Visitor, request: Request) -> dict[str, str]:
    return await fields(request)


#: The fields of a form that a signed-in reader sent.
Form = Annotated[Mapping[str, str], Depends(_sent)]


def text(form: Mapping[str, str], name: str, most: int = LONGEST_NOTE) -> str:
    """A text of a form. Raises Problem (422) if it is too long."""
    value = form.get(name, "").strip()
    if len(value) > most:
        raise unusable(f"The text has {len(value):,} characters; at most {most:,} are stored. Shorten it.")
    return value


def day(form: Mapping[str, str], name: str) -> date:
    """A day of a form, as browsers send it. Raises Problem (422)."""
    value = form.get(name, "")
    try:
        if len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise unusable("The day is missing, or it is not a day. Write it as YYYY-MM-DD.")


def usable(make: Callable[[], _Made]) -> _Made:
    """What `make` returns; its ValueError becomes a problem in words (422)."""
    try:
        return make()
    except ValueError as error:
        sentence = str(error)
        raise unusable(f"{sentence[:1].upper()}{sentence[1:].rstrip('.')}.") from None


def unusable(sentence: str) -> Problem:
    """A form that cannot be used, in one sentence for the reader."""
    return Problem(422, "unusable-form", f"{sentence} Go back and correct it; nothing was stored.")


def safe_target(target: str) -> str:
    """A path of this site to go to: anything else becomes the start page."""
    is_path = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if is_path and "\\" not in target and urlsplit(target).netloc == "" else "/"


def done(target: str) -> Response:
    """The answer after a form: the browser opens a page, so that a reload does not send the form again."""
    return RedirectResponse(safe_target(target), 303)
