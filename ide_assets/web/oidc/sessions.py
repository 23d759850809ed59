"""Sessions of people who signed in with the provider: in memory, for a bounded time, until they sign out."""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable

from ide_assets.web.access import Reader

#: Most sessions at a time; with one more the oldest ends.
_MOST = 10_000


class Sessions:
    """The sessions of one server. A cookie has a secret; only its hash is stored."""

    def __init__(self, hours: float, now: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._now = hours * 3_600, now
        self._sessions: dict[str, tuple[float, Reader]] = {}
        self._lock = threading.Lock()

    def begin(self, reader: Reader) -> str:
        """The secret of a new session."""
        secret = secrets.token_urlsafe(32)
        with self._lock:
            for digest in [digest for digest, (until, _) in self._sessions.items() if until < self._now()]:
                del self._sessions[digest]
            while len(self._sessions) >= _MOST:
                del self._sessions[next(iter(self._sessions))]
            self._sessions[_digest(secret)] = (self._now() + self._seconds, reader)
        return secret

    def reader(self, secret: str) -> Reader | None:
        """Who has the session of a secret; None where it is over, or is no secret of a session."""
        # Looked up by the hash of a secret: the time of a comparison says nothing about it.
        with self._lock:
            until, reader = self._sessions.get(_digest(secret), (0.0, None))
        return reader if until >= self._now() else None

    def end(self, secret: str) -> None:
        """End a session, if there is one."""
        with self._lock:
            self._sessions.pop(_digest(secret), None)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
