"""Sign-in: a form takes the API's bearer token and sets it as a cookie that scripts and other sites cannot use."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from ide_assets.web.pages import forms, site
from ide_assets.web.pages.form_secret import masked, new_secret
from ide_assets.web.problems import Problem
from ide_assets.web.service import Guest, address_of

router = APIRouter(include_in_schema=False)

_Next = Annotated[str, Query(max_length=4000)]


@router.get("/sign-in")
def show(request: Request, service: Guest, next: _Next = "/") -> Response:
    """The form. Where the server has no tokens there is nothing to sign in to."""
    if not service.access.has_tokens:
        return RedirectResponse(forms.safe_target(next), 303)
    return _form(request, forms.safe_target(next))


@router.post("/sign-in")
async def sign_in(request: Request, service: Guest) -> Response:
    """Check the token, set the cookie, go on to the page that was asked for."""
    fields = await forms.fields(request)
    target = forms.safe_target(fields.get("next", "/"))
    token = fields.get("token", "").strip()
    try:
        service.access.reader(f"Bearer {token}", address_of(request))
    except Problem as problem:
        if problem.status != 401:
            raise
        return _form(request, target, "No reader has this token. Paste it again, or ask for a new one.", 401)
    response = RedirectResponse(target, 303)
    site.set_cookie(response, request, site.SESSION, token)
    site.set_cookie(response, request, site.FORM, new_secret())
    return response


@router.post("/sign-out")
async def sign_out(request: Request, _: site.Visitor) -> Response:
    """Delete the cookie."""
    await forms.fields(request)
    response = RedirectResponse("/sign-in", 303)
    for name in (site.SESSION, site.FORM):
        response.delete_cookie(name, path="/")
    return response


def _form(request: Request, target: str, fault: str = "", status: int = 200) -> HTMLResponse:
    secret = request.cookies.get(site.FORM) or new_secret()
    text = site.frame("sign_in.html.j2", None, None, target=target, fault=fault, secret=masked(secret))
    response = HTMLResponse(text, status)
    site.set_cookie(response, request, site.FORM, secret)
    return response
