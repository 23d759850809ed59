"""What a server needs to sign people in with a provider: the provider, sign-ins under way, and sessions."""

from dataclasses import dataclass

import anyio

from ide_assets.settings import Settings
from ide_assets.settings.sign_in import SignIn, public_origin
from ide_assets.web.oidc.pending import Pending
from ide_assets.web.oidc.provider import Provider
from ide_assets.web.oidc.sessions import Sessions

#: Where the provider sends people back to, below the public address of the pages.
RETURN_PATH = "/sign-in/return"

#: Threads that wait for the provider: others than those that answer for pages, so that it cannot hold them up.
_THREADS = 4


@dataclass(frozen=True)
class ProviderSignIn:
    """The sign-in of one server with a provider. `origin` is the public address of the pages."""

    settings: SignIn
    origin: str
    provider: Provider
    pending: Pending
    sessions: Sessions
    threads: anyio.CapacityLimiter


def of(settings: Settings) -> ProviderSignIn | None:
    """The sign-in of these settings; None where only tokens are set."""
    chosen = settings.web.oidc
    if chosen is None:
        return None
    origin = public_origin(settings.pages_url or "")
    provider = Provider(chosen, origin + RETURN_PATH)
    return ProviderSignIn(
        chosen, origin, provider, Pending(), Sessions(chosen.session_hours), anyio.CapacityLimiter(_THREADS)
    )
