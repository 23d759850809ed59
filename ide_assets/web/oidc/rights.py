"""The rights that follow from the claims about a person: a role, and the owner ids whose accounts it reads."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from ide_assets.settings.sign_in import SignIn
from ide_assets.web.access import Reader

Role = Literal["leader", "manager", "owner"]

#: The owner ids of an address, and for a manager also those of the team below.
OwnersOf = Callable[[str, bool], Sequence[str]]

#: One plain address: no character has a meaning in a header, a link or a table, and none looks like another.
_ADDRESS = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,90}\.[A-Za-z0-9-]{2,40}"
)


class NoRightsError(RuntimeError):
    """A person whom the provider knows has no rights here; the message is a sentence for that person."""


def reader(claims: Mapping[str, Any], settings: SignIn, owners_of: OwnersOf) -> Reader:
    """Who has these claims. Its name is the e-mail address, in lower case. Raises NoRightsError."""
    address = _address(claims, settings)
    role = role_of(claims, settings)
    if role is None:
        raise NoRightsError(f"You signed in as {address}, but nothing gives you a role here.")
    if role == "leader":
        return Reader(address, None)
    owners = tuple(owners_of(address, role == "manager"))
    if not owners:
        raise NoRightsError(f"You signed in as {address}, but no active account owner has this address.")
    return Reader(address, owners)


def role_of(claims: Mapping[str, Any], settings: SignIn) -> Role | None:
    """The role with the most rights that a claim gives."""
    roles: tuple[tuple[Role, Sequence[str]], ...] = (
        ("leader", settings.leaders), ("manager", settings.managers), ("owner", settings.owners),
    )  # fmt: skip
    return next((role for role, expected in roles if any(_has(claims, text) for text in expected)), None)


def _has(claims: Mapping[str, Any], text: str) -> bool:
    name, _, value = (part.strip() for part in text.partition("="))
    claim = claims.get(name)
    return value in claim if isinstance(claim, list) else isinstance(claim, str) and claim == value


def _address(claims: Mapping[str, Any], settings: SignIn) -> str:
    address = claims.get(settings.email_claim)
    if not isinstance(address, str) or not _ADDRESS.fullmatch(address):
        raise NoRightsError(f"Your sign-in has no e-mail address in the claim {settings.email_claim}.")
    # Some providers write it as a text. One that says nothing lets only administrators set addresses.
    if claims.get("email_verified", True) not in (True, "true"):
        raise NoRightsError(f"Your organisation's sign-in has not verified the address {address}.")
    return address.lower()
