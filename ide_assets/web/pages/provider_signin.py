"""Sign-in with the provider of OpenID Connect: a link leads to it, and it leads back here."""

import logging
from typing import Annotated

import anyio.to_thread
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from ide_assets.web.access import Reader
from ide_assets.web.oidc import rights
from ide_assets.web.oidc.pending import SECONDS, Begun
from ide_assets.web.oidc.provider import ProviderError, UnprovenError
from ide_assets.web.oidc.sign_in import RETURN_PATH, ProviderSignIn
from ide_assets.web.pages import forms, signin, site
from ide_assets.web.pages.form_secret import new_secret
from ide_assets.web.problems import of_status
from ide_assets.web.service import Guest, Service

router = APIRouter(include_in_schema=False)

_log = logging.getLogger(__name__)

#: Cookie of the browser that began a sign-in. The provider's answer is a request of another site, so a strict cookie
#: does not come with it.
_BROWSER = "ide_sign_in"

_Text = Annotated[str, Query(max_length=4_096)]

_AWAY = "Your organisation's sign-in does not answer. Try again in a minute"
_UNPROVEN = "Your organisation's sign-in did not confirm who you are. Try again; the server's log has the reason."


@router.get("/sign-in/start")
async def start(request: Request, service: Guest, next: signin.Next = "/") -> Response:
    """Lead to the provider."""
    provider = _of(service)
    browser = request.cookies.get(_BROWSER) or new_secret()
    begun = provider.pending.begin(browser, forms.safe_target(next))
    try:
        address = await anyio.to_thread.run_sync(provider.provider.address, begun, limiter=provider.threads)
    except ProviderError as error:
        return _away(request, service, begun.target, error)
    response = RedirectResponse(address, 303)
    response.set_cookie(
        _BROWSER, browser, path="/sign-in", max_age=SECONDS, secure=site.is_secure(request), httponly=True,
        samesite="lax",
    )  # fmt: skip
    return response


@router.get(RETURN_PATH)
async def finish(
    request: Request, service: Guest, state: _Text = "", code: _Text = "", error: _Text = "", iss: _Text = ""
) -> Response:
    """Begin the session of the person whom the provider names, and lead to the page that was asked for."""
    provider = _of(service)
    begun = provider.pending.finish(state, request.cookies.get(_BROWSER, ""))
    if begun is None:
        return _stopped(
            "Sign in again",
            "This sign-in took too long, was used already, or was begun in another browser or at another address.",
            f"Sign in at {provider.origin}.",
            400,
        )
    # The address names the provider if it can (RFC 9207).
    if error or not code or iss not in ("", provider.settings.issuer):
        _log.warning("A sign-in was not confirmed: error %r, issuer %r", error[:200], iss[:200])
        return signin.form(request, service, begun.target, _UNPROVEN, 403)
    try:
        reader = await anyio.to_thread.run_sync(_reader, service, provider, code, begun, limiter=provider.threads)
    except ProviderError as failure:
        return _away(request, service, begun.target, failure)
    except UnprovenError as failure:
        _log.warning("A sign-in was not confirmed: %s", failure)
        return signin.form(request, service, begun.target, _UNPROVEN, 403)
    except rights.NoRightsError as failure:
        return _stopped("You have no access", str(failure), _whom_to_ask(service), 403)
    return _signed_in(request, provider, reader, begun.target)


def _reader(service: Service, provider: ProviderSignIn, code: str, begun: Begun) -> Reader:
    """Who signed in, with its rights as of now."""
    claims = provider.provider.claims(code, begun)

    def owners_of(address: str, with_team: bool) -> list[str]:
        with service.releases.reading() as reading:
            return [] if reading.as_of is None else reading.facts.owner_ids(reading.as_of, address, with_team)

    return rights.reader(claims, provider.settings, owners_of)


def _signed_in(request: Request, provider: ProviderSignIn, reader: Reader, target: str) -> Response:
    # A redirect would still be a request that the provider's site caused, without the strict cookies set here. The page
    # leads on automatically, which is a request of this site.
    response = HTMLResponse(site.frame("signed_in.html.j2", None, None, target=target, name=reader.name))
    site.set_cookie(response, request, site.SESSION, provider.sessions.begin(reader))
    site.set_cookie(response, request, site.FORM, new_secret())
    return response


def _away(request: Request, service: Service, target: str, error: ProviderError) -> Response:
    _log.warning("The provider cannot be used: %s", error)
    remedy = ", or sign in with a token." if service.access.has_tokens else "."
    return signin.form(request, service, target, _AWAY + remedy, 503)


def _stopped(title: str, sentence: str, remedy: str, status: int) -> Response:
    text = site.frame("not_signed_in.html.j2", None, None, title=title, sentence=sentence, remedy=remedy)
    return HTMLResponse(text, status)


def _whom_to_ask(service: Service) -> str:
    owner = service.settings.owner
    return f"Ask {'the team ' + owner.removeprefix('team:') if owner.startswith('team:') else owner} for access."


def _of(service: Service) -> ProviderSignIn:
    if service.provider_sign_in is None:
        raise of_status(404)
    return service.provider_sign_in
