"""What all pages share: who is looking, the frame around a page, and errors in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from ide_assets.months import Month
from ide_assets.reports.pages.rendering import SHARED, render
from ide_assets.store.home import Home
from ide_assets.web.access import EVERYTHING, Reader
from ide_assets.web.pages.form_secret import masked, new_secret
from ide_assets.web.problems import Problem
from ide_assets.web.releases import Reading
from ide_assets.web.service import Service, address_of, service_of

_HERE = Path(__file__).parent
TEMPLATES = _HERE / "templates"

#: Cookies: the bearer token of who signed in, or the secret of a session; and the secret that every form repeats.
SESSION, FORM = "ide_session", "ide_form"

#: Longest text that a search or a filter accepts.
LONGEST_TEXT = 200


@cache
def static_files() -> dict[str, tuple[bytes, str]]:
    """Content and media type of each static file. The stylesheet is the reports' with the pages' own."""
    style = (SHARED / "style.css").read_bytes() + (_HERE / "static" / "pages.css").read_bytes()
    icon = (_HERE / "static" / "icon.svg").read_bytes()
    return {"style.css": (style, "text/css; charset=utf-8"), "icon.svg": (icon, "image/svg+xml")}


@cache
def _address(name: str) -> str:
    """The address of a static file, which changes with its content."""
    return f"/static/{name}?v={sha256(static_files()[name][0]).hexdigest()[:12]}"


def path_of(kind: str, account_csn: str, **parameters: str) -> str:
    """The address of an account's page: `account` or `engagement`."""
    text = urlencode(parameters)
    return f"/{kind}/{quote(account_csn, safe='')}{f'?{text}' if text else ''}"


def call_path(action: str, back: str = "") -> str:
    """The address of a call, which leads back to the page that it was opened from."""
    return f"/call/{quote(action, safe='')}" + (f"?{urlencode({'back': back})}" if back else "")


def made_path(table: str, column: str, account_csn: str = "", **key: str) -> str:
    """The address of the page that says how a number was made."""
    parameters = {"account": account_csn, **key} if account_csn else key
    return f"/made/{quote(table, safe='')}/{quote(column, safe='')}?{urlencode(parameters)}".rstrip("?")


@dataclass(frozen=True)
class Visit:
    """A request of a reader for a page. `form_secret` is what forms of the page have to repeat, under a mask.

    Who signed in has a cookie of it; where there is no sign-in, the first page sets one.
    """

    service: Service
    reader: Reader
    request: Request
    form_secret: str

    @property
    def home(self) -> Home:
        """The home that is served."""
        return self.service.releases.home

    @property
    def path(self) -> str:
        """The path of the request."""
        return self.request.url.path

    @property
    def address(self) -> str:
        """The path with its query, to come back to."""
        raw: bytes = self.request.scope["raw_path"]
        path = raw.partition(b"?")[0].decode("ascii", "replace")
        return path + (f"?{self.request.url.query}" if self.request.url.query else "")

    @property
    def today(self) -> date:
        """The day in the time zone of months."""
        return self.service.settings.rules.today(datetime.now(UTC))

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """The current release."""
        with self.service.releases.reading() as reading:
            yield reading

    def page(self, template: str, reading: Reading | None, status: int = 200, **values: object) -> HTMLResponse:
        """The page that a template makes of these values, in the frame that names reader and release."""
        response = HTMLResponse(frame(template, self, reading, **values), status)
        if not self.request.cookies.get(FORM):
            set_cookie(response, self.request, FORM, self.form_secret)
        return response


def frame(template: str, visit: Visit | None, reading: Reading | None, **values: object) -> str:
    """The text of a page; without a visit, that of someone who has not signed in."""
    is_signed_in = visit is not None and visit.reader is not EVERYTHING
    return render(
        TEMPLATES,
        template,
        style_path=_address("style.css"),
        icon_path=_address("icon.svg"),
        path=visit.path if visit is not None else "",
        address=visit.address if visit is not None else "",
        reader_name=visit.reader.name if visit is not None and is_signed_in else "",
        has_menu=visit is not None,
        sees_all=visit is not None and visit.reader.scope is None,
        form_secret=masked(visit.form_secret) if visit is not None else "",
        release=reading,
        month=None if reading is None or reading.as_of is None else Month.of(reading.as_of),
        path_of=path_of,
        made_path=made_path,
        call_path=call_path,
        **values,
    )


async def _visit(request: Request) -> Visit:
    service = service_of(request)
    secret = request.cookies.get(SESSION)
    provider = service.provider_sign_in
    reader = None if provider is None or secret is None else provider.sessions.reader(secret)
    if reader is None:
        reader = service.access.reader(None if secret is None else f"Bearer {secret}", address_of(request))
    else:
        service.access.count("session", reader.name)
    return Visit(service, reader, request, request.cookies.get(FORM) or new_secret())


#: A reader of pages; without a valid cookie the request is led to the sign-in.
Visitor = Annotated[Visit, Depends(_visit)]


def answer(request: Request, problem: Problem) -> Response:
    """A problem as a page in words; a reader who has not signed in is led to the sign-in."""
    if problem.status == 401:
        target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        target = target if request.method == "GET" else "/"
        return RedirectResponse(f"/sign-in?{urlencode({'next': target})}", 303)
    sentences = {
        404: "This page does not exist, or you may not read it.",
        405: "This page does not support this kind of request.",
    }
    if problem.details.errors:
        sentences[422] = "The address contains an invalid value."
    text = frame(
        "problem.html.j2",
        None,
        None,
        title=problem.details.title,
        status=problem.status,
        sentence=sentences.get(problem.status, problem.details.detail),
        listed=problem.details.errors or [],
    )
    return HTMLResponse(text, problem.status, problem.headers)


def set_cookie(response: Response, request: Request, name: str, value: str) -> None:
    """Set a cookie that scripts and other sites cannot use, until the browser is closed."""
    response.set_cookie(name, value, path="/", secure=is_secure(request), httponly=True, samesite="strict")


def is_secure(request: Request) -> bool:
    """Whether a cookie of the answer is for encrypted connections only."""
    # A caller that claims https only makes its own cookie stricter.
    return "https" in (request.url.scheme, request.headers.get("x-forwarded-proto", "").lower())
