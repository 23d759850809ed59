"""Sign-in: a form takes the API's bearer token and sets it as a cookie that scripts and other sites cannot use."""

import hmac
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from ide_assets.web.edge import MOST_BODY
from ide_assets.web.pages import site
from ide_assets.web.problems import Problem
from ide_assets.web.service import Guest, address_of

router = APIRouter(include_in_schema=False)

_Next = Annotated[str, Query(max_length=4000)]


def safe_target(target: str) -> str:
    """A path of this site to go to after the sign-in: anything else becomes the start page."""
    is_path = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if is_path and "\\" not in target else "/"


@router.get("/sign-in")
def show(request: Request, service: Guest, next: _Next = "/") -> Response:
    """The form. Where the server has no tokens there is nothing to sign in to."""
    if not service.access.has_tokens:
        return RedirectResponse(safe_target(next), 303)
    return _form(request, safe_target(next))


@router.post("/sign-in")
async def sign_in(request: Request, service: Guest) -> Response:
    """Check the token, set the cookie, go on to the page that was asked for."""
    fields = await _fields(request)
    target = safe_target(fields.get("next", "/"))
    token = fields.get("token", "").strip()
    try:
        service.access.reader(f"Bearer {token}", address_of(request))
    except Problem as problem:
        if problem.status != 401:
            raise
        return _form(request, target, "No reader has this token. Paste it again, or ask for a new one.", 401)
    response = RedirectResponse(target, 303)
    _set(response, request, site.SESSION, token)
    _set(response, request, site.FORM, site.new_secret())
    return response


@router.post("/sign-out")
async def sign_out(request: Request, _: site.Visitor) -> Response:
    """Delete the cookie."""
    await _fields(request)
    response = RedirectResponse("/sign-in", 303)
    for name in (site.SESSION, site.FORM):
        response.delete_cookie(name, path="/")
    return response


def _form(request: Request, target: str, fault: str = "", status: int = 200) -> HTMLResponse:
    secret = request.cookies.get(site.FORM) or site.new_secret()
    text = site.frame("sign_in.html.j2", None, None, target=target, fault=fault, secret=secret)
    response = HTMLResponse(text, status)
    _set(response, request, site.FORM, secret)
    return response


def _set(response: Response, request: Request, name: str, value: str) -> None:
    # A caller that claims https only makes its own cookie stricter.
    is_secure = "https" in (request.url.scheme, request.headers.get("x-forwarded-proto", "").lower())
    response.set_cookie(name, value, path="/", secure=is_secure, httponly=True, samesite="strict")


async def _fields(request: Request) -> dict[str, str]:
    """The fields of a form of this site. Raises Problem (403) where another site sent it, and 413."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BODY:
            raise Problem(413, "body-too-large", f"A form has at most {MOST_BODY:,} bytes.")
    fields = {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace"), max_num_fields=20).items()}
    cookie, field = request.cookies.get(site.FORM, ""), fields.get("form", "")
    is_own = request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    if not is_own or not cookie or not hmac.compare_digest(cookie.encode(), field.encode()):
        raise Problem(403, "wrong-form", "The form is out of date, or another site sent it. Open the page again.")
    return fields
