"""Who may read what: bearer tokens with roles, and how often.

The tokens file lists hashes, so reading it gives no access. It is read again when it changes: a token that is deleted
from it is rejected from the next request on.
"""

import hashlib
import math
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from ide_assets.vocabulary.declared_yaml import DeclarationError, declared, decoded
from ide_assets.web.problems import Problem

#: A bearer token of RFC 6750 in at most 512 characters.
_TOKEN = re.compile(r"[Bb]earer +([A-Za-z0-9._~+/=-]{1,512}) *")

_Text = Annotated[str, Field(min_length=1, max_length=200)]


def _checked_hash(text: str) -> str:
    # The message does not repeat the value, which may be a token pasted by mistake.
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise ValueError("expected 64 hexadecimal digits, as `printf %s TOKEN | sha256sum` prints them")
    return text


class TokensError(RuntimeError):
    """The tokens file cannot be used; the message names each fault with its line."""


class Token(BaseModel):
    """A token by its hash. An owner and a manager read the accounts of `owners`, a leader reads all."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: _Text
    sha256: Annotated[str, AfterValidator(_checked_hash)]
    role: Literal["owner", "manager", "leader"]
    owners: tuple[_Text, ...] = ()

    @model_validator(mode="after")
    def _has_owners(self) -> Self:
        if self.role == "leader" and self.owners:
            raise ValueError(f"{self.name!r} is a leader and reads all accounts: remove its owners")
        if self.role != "leader" and not self.owners:
            raise ValueError(f"{self.name!r} is of role {self.role}: expected owners, the owner ids of its accounts")
        return self


class _TokensFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    tokens: tuple[Token, ...]

    @model_validator(mode="after")
    def _has_each_once(self) -> Self:
        names: dict[str, list[str]] = {}
        for token in self.tokens:
            names.setdefault(token.sha256, []).append(token.name)
        for same in names.values():
            if len(same) > 1:
                raise ValueError(f"{' and '.join(map(repr, same))} have the same token")
        return self


@dataclass(frozen=True)
class Reader:
    """The caller of a request. `owners` are the owner ids whose accounts it reads; None: all accounts."""

    name: str
    owners: tuple[str, ...] | None

    @property
    def scope(self) -> list[str] | None:
        """The owner ids as a bound parameter of a query."""
        return None if self.owners is None else sorted(self.owners)


#: The user of this machine, where no tokens file is set.
EVERYTHING = Reader("this machine", None)


class Access:
    """The readers of one server, with a limit of requests per minute for each.

    Without a tokens file or another way to sign in, it `is_open`: every caller is the user of this machine.
    """

    def __init__(self, tokens_file: Path | None, requests_per_minute: int, has_sign_in: bool = False) -> None:
        self._path = tokens_file
        self.is_open = tokens_file is None and not has_sign_in
        self._seen: tuple[int, int, int] | None = None
        self._readers: Mapping[str, Reader] = {}
        self._limit = RateLimitItemPerMinute(requests_per_minute)
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    @property
    def has_tokens(self) -> bool:
        """Whether readers can sign in with a token."""
        return self._path is not None

    def load(self) -> None:
        """Read the tokens file if it changed. Raises TokensError."""
        if self._path is None:
            return
        try:
            status = self._path.stat()
            seen = (status.st_ino, status.st_mtime_ns, status.st_size)
            if seen == self._seen:
                return
            content = self._path.read_bytes()
        except OSError as error:
            self._seen = None
            raise TokensError(f"the tokens file {self._path} cannot be read: {error.strerror}") from None
        self._seen = None
        self._readers = {
            token.sha256: Reader(token.name, None if token.role == "leader" else token.owners)
            for token in parse(content, str(self._path))
        }
        self._seen = seen

    def reader(self, authorization: str | None, address: str) -> Reader:
        """The caller, by its Authorization header; `address` identifies a caller without a valid token.

        Raises Problem: 401 without a valid token, 429 above the limit, 503 while the tokens file cannot be used.
        """
        if self.is_open:
            self.count("token", EVERYTHING.name)
            return EVERYTHING
        try:
            self.load()
        except TokensError:
            raise Problem(
                503, "tokens-file", "The server's tokens file cannot be used, so no token is accepted.",
                headers={"retry-after": "60"},
            ) from None  # fmt: skip
        match = _TOKEN.fullmatch(authorization or "")
        digest = hashlib.sha256(match[1].encode()).hexdigest() if match else ""
        # Looked up by the hash of a secret: the time of a comparison says nothing about the token.
        reader = self._readers.get(digest)
        if reader is None:
            self.count("address", address)
            raise Problem(
                401, "no-valid-token", "Expected the header `Authorization: Bearer TOKEN` with a valid token.",
                headers={"www-authenticate": 'Bearer realm="ide_assets"'},
            )  # fmt: skip
        self.count("token", digest)
        return reader

    def count(self, kind: str, caller: str) -> None:
        """Count a request. Raises Problem (429) above the limit."""
        if self._limiter.hit(self._limit, kind, caller):
            return
        reset = self._limiter.get_window_stats(self._limit, kind, caller).reset_time
        seconds = min(60, max(1, math.ceil(reset - time.time())))
        raise Problem(
            429, "too-many-requests", f"More than {self._limit.amount:,} requests in a minute. Wait and try again.",
            headers={"retry-after": str(seconds)},
        )  # fmt: skip


def parse(content: bytes, where: str) -> tuple[Token, ...]:
    """The tokens that a YAML file declares. Raises TokensError with every fault and its line."""
    expected = "expected `tokens:` with a list of name, sha256, role and owners"
    try:
        return declared(_TokensFile, decoded(content, where), where, "the tokens file", expected).tokens
    except DeclarationError as error:
        raise TokensError(str(error)) from None
