"""Sign-ins under way: each can be finished once, in the browser that began it, within ten minutes."""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

#: Seconds that a person has to sign in at the provider.
SECONDS = 600

#: Most sign-ins under way; the oldest are forgotten. At the default limit, guests send fewer requests within the time.
_MOST = 10_000


@dataclass(frozen=True)
class Begun:
    """A sign-in that was begun: its secrets, which bind the provider's messages to it, and where to go afterwards."""

    state: str
    nonce: str
    verifier: str
    target: str


class Pending:
    """The sign-ins under way in one server."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._begun: dict[str, tuple[float, str, Begun]] = {}
        self._lock = threading.Lock()

    def begin(self, browser: str, target: str) -> Begun:
        """A new sign-in of a browser, which is known by a secret in its cookie."""
        begun = Begun(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48), target)
        with self._lock:
            for state in [state for state, (until, _, _) in self._begun.items() if until < self._now()]:
                del self._begun[state]
            while len(self._begun) >= _MOST:
                del self._begun[next(iter(self._begun))]
            self._begun[begun.state] = (self._now() + SECONDS, _digest(browser), begun)
        return begun

    def finish(self, state: str, browser: str) -> Begun | None:
        """The sign-in of this state, once; None for an unknown, former or late one, or one of another browser."""
        with self._lock:
            until, owner, begun = self._begun.get(state, (0.0, "", None))
            if begun is None or not secrets.compare_digest(owner, _digest(browser)):
                return None
            del self._begun[state]
        return begun if until >= self._now() else None


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
