"""Sign-in: a form takes the API's bearer token and sets it as a cookie that scripts and other sites cannot use.

Where a provider of OpenID Connect is set, a link leads to it.
"""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from ide_assets.web.pages import forms, site
from ide_assets.web.pages.form_secret import masked, new_secret
from ide_assets.web.problems import Problem, of_status
from ide_assets.web.service import Guest, Service, address_of

router = APIRouter(include_in_schema=False)

#: The page to go to after the sign-in.
Next = Annotated[str, Query(max_length=4000)]


@router.get("/sign-in")
def show(request: Request, service: Guest, next: Next = "/") -> Response:
    """The form. Where the server is open there is nothing to sign in to."""
    if service.access.is_open:
        return RedirectResponse(forms.safe_target(next), 303)
    return form(request, service, forms.safe_target(next))


@router.post("/sign-in")
async def sign_in(request: Request, service: Guest) -> Response:
    """Check the token, set the cookie, go on to the page that was asked for."""
    fields = await forms.fields(request)
    if not service.access.has_tokens and not service.access.is_open:
        raise of_status(404)
    target = forms.safe_target(fields.get("next", "/"))
    token = fields.get("token", "").strip()
    try:
        service.access.reader(f"Bearer {token}", address_of(request))
    except Problem as problem:
        if problem.status != 401:
            raise
        fault = "No reader has this token. Paste it again, or ask for a new one."
        return form(request, service, target, fault, 401)
    response = RedirectResponse(target, 303)
    site.set_cookie(response, request, site.SESSION, token)
    site.set_cookie(response, request, site.FORM, new_secret())
    return response


@router.post("/sign-out")
async def sign_out(request: Request, visit: site.Visitor) -> Response:
    """End the session, and delete the cookie."""
    await forms.fields(request)
    if visit.service.provider_sign_in is not None:
        visit.service.provider_sign_in.sessions.end(request.cookies.get(site.SESSION, ""))
    response = RedirectResponse("/sign-in", 303)
    for name in (site.SESSION, site.FORM):
        response.delete_cookie(name, path="/")
    return response


def form(request: Request, service: Service, target: str, fault: str = "", status: int = 200) -> HTMLResponse:
    """The page with the ways to sign in that the server has."""
    secret = request.cookies.get(site.FORM) or new_secret()
    text = site.frame(
        "sign_in.html.j2",
        None,
        None,
        target=target,
        fault=fault,
        secret=masked(secret),
        has_tokens=service.access.has_tokens,
        start=f"/sign-in/start?{urlencode({'next': target})}" if service.provider_sign_in is not None else "",
    )
    response = HTMLResponse(text, status)
    site.set_cookie(response, request, site.FORM, secret)
    return response
