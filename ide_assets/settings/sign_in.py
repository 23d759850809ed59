"""Sign-in to the pages with OpenID Connect: the provider, and who gets which role (docs/sign_in.md)."""

from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, model_validator

from ide_assets.settings.types import Texts

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def is_encrypted(address: str) -> bool:
    """Whether an address is https, or http on this machine, which no other machine can read."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in _LOOPBACK))


def _is_issuer(address: str) -> str:
    if not is_encrypted(address) or "?" in address or "#" in address or "@" in address:
        raise ValueError(
            "expected the issuer's address as its discovery document writes it, e.g. "
            "'https://login.example.com/realms/main'; http only on this machine"
        )
    return address


def _are_claims(texts: tuple[str, ...]) -> tuple[str, ...]:
    for text in texts:
        claim, _, value = text.partition("=")
        if not claim.strip() or not value.strip():
            raise ValueError(f"{text!r}: expected a claim and its value, e.g. 'groups=cs-leads'")
    return texts


#: Claims with a value, as `claim=value`; one of them is enough.
_Claims = Annotated[Texts, AfterValidator(_are_claims)]


class SignIn(BaseModel):
    """An OpenID Connect provider that people sign in with, and the roles that follow from its claims."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    issuer: Annotated[str, AfterValidator(_is_issuer)] = Field(
        description="Issuer of the provider, e.g. 'https://login.example.com/realms/main'; its discovery document is "
        "read below it."
    )
    client_id: str = Field(description="Client id that the provider gave this site.")
    client_secret: SecretStr | None = Field(
        None, description="Client secret that the provider gave this site; only `ide serve` needs it."
    )
    scopes: str = Field("openid email profile", description="Scopes that are requested, with blanks between them.")
    email_claim: str = Field("email", description="Claim with the person's e-mail address.")
    leaders: _Claims = Field((), description="Claims that make a person a leader, e.g. 'groups=cs-leads'.")
    managers: _Claims = Field((), description="Claims that make a person a manager, e.g. 'groups=cs-managers'.")
    owners: _Claims = Field((), description="Claims that make a person an owner, e.g. 'groups=cs-team'.")
    session_hours: float = Field(
        10, gt=0, le=72, description="Hours after which a person has to sign in again; roles are read at sign-in."
    )

    @model_validator(mode="after")
    def _gives_roles(self) -> Self:
        if "openid" not in self.scopes.split():
            raise ValueError("scopes: expected 'openid' among them")
        if not (self.leaders or self.managers or self.owners):
            raise ValueError("no claim gives a role: expected claims in leaders, managers or owners")
        return self


def public_origin(address: str) -> str:
    """The origin of the pages' public address, where the provider sends people back to. Raises ValueError."""
    origin = address.rstrip("/")
    parts = urlsplit(origin)
    if not is_encrypted(origin) or parts.path or parts.query or parts.fragment or "@" in parts.netloc:
        raise ValueError(
            f"{address!r}: the sign-in expected the pages' address without a path, e.g. "
            "'https://customers.ide.example.com'; http only on this machine"
        )
    return origin
