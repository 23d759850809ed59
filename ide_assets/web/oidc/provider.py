"""The provider: where it sends people to sign in, and which claims about a person its ID token proves.

The flow is the authorization code flow with PKCE. Authlib makes the requests and verifies the ID token: signature,
issuer, audience, expiry and nonce (OpenID Connect Core 1.0, 3.1.3.7).
"""

import io
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ide_assets.settings.sign_in import SignIn, is_encrypted
from ide_assets.web.oidc.pending import Begun

if TYPE_CHECKING:
    import requests
    from authlib.integrations.requests_client import OAuth2Session
    from joserfc.jwk import KeySet

#: Seconds to wait for the provider: to connect and for each part of an answer, and for a whole answer.
_WAIT, _MOST_WAIT = 5.0, 15.0

#: Longest answer of the provider, in bytes.
_MOST_ANSWER = 1_000_000

#: Seconds for which the discovery document and the keys are used again.
_KEEP = 3_600.0

#: Seconds before the provider is asked again: after a failure, and for keys after one that is not known.
_PAUSE = 20.0

#: Seconds by which the clocks of the two machines may differ.
_LEEWAY = 60

#: Signatures by a key that only the provider has. `none`, and a secret shared with this site, prove nothing.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA")

_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class ProviderError(RuntimeError):
    """The provider cannot be used now; the message is for the server's log."""


class UnprovenError(RuntimeError):
    """The provider's answer does not prove who signed in; the message is for the server's log."""


@dataclass(frozen=True)
class _Fetched:
    """A document of the provider, or why there is none, and when it was requested by the monotonic clock."""

    at: float
    document: Mapping[str, Any] | None
    problem: str = ""

    def is_recent(self, newer: bool) -> bool:
        """Whether it is used again; a document that lacks something is requested again earlier."""
        return time.monotonic() - self.at < (_PAUSE if newer or self.document is None else _KEEP)


class Provider:
    """The provider of these settings, for any number of threads. Nothing is requested before the first sign-in."""

    def __init__(self, settings: SignIn, redirect_uri: str) -> None:
        self._settings, self._redirect_uri = settings, redirect_uri
        self._fetched: dict[str, _Fetched] = {}
        self._lock = threading.Lock()

    def address(self, begun: Begun) -> str:
        """Where a person signs in. Raises ProviderError."""
        metadata = self._metadata()
        with self._session(metadata) as session:
            address, _ = session.create_authorization_url(
                metadata["authorization_endpoint"],
                state=begun.state,
                nonce=begun.nonce,
                code_verifier=begun.verifier,
            )
        return str(address)

    def claims(self, code: str, begun: Begun) -> Mapping[str, Any]:
        """The claims about the person who signed in, for the code that came back.

        Raises ProviderError where the provider does not answer, and UnprovenError for every answer without proof.
        """
        import requests
        from authlib.integrations.base_client import OAuthError

        metadata = self._metadata()
        try:
            with self._session(metadata) as session:
                token = session.fetch_token(
                    metadata["token_endpoint"],
                    grant_type="authorization_code",
                    code=code,
                    redirect_uri=self._redirect_uri,
                    code_verifier=begun.verifier,
                    allow_redirects=False,
                )
        except OAuthError as error:
            raise UnprovenError(f"the token endpoint answered {error.error!r}: {error.description!r}") from None
        except (requests.RequestException, ValueError) as error:
            raise ProviderError(f"the token endpoint gave no token: {type(error).__name__}: {error}") from None
        id_token, access_token = token.get("id_token"), token.get("access_token")
        if not isinstance(id_token, str):
            raise UnprovenError("the token endpoint gave no ID token; is 'openid' among the client's scopes?")
        return self._verified(id_token, access_token, begun.nonce)

    def _verified(self, id_token: str, access_token: object, nonce: str) -> Mapping[str, Any]:
        """The claims of an ID token that the provider signed for this site and this sign-in."""
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import InvalidKeyIdError, JoseError
        from joserfc.jws import JWSRegistry

        # Headers that only the provider understands are no reason to reject a token; unknown critical ones are.
        registry = JWSRegistry(algorithms=list(_ALGORITHMS), strict_check_header=False)
        try:
            try:
                token = jwt.decode(id_token, self._keys(), registry=registry)
            except InvalidKeyIdError:
                # Providers replace their keys from time to time.
                token = jwt.decode(id_token, self._keys(newer=True), registry=registry)
            claims = CodeIDToken(
                token.claims,
                token.header,
                {
                    "iss": {"essential": True, "value": self._settings.issuer},
                    "aud": {"essential": True, "value": self._settings.client_id},
                },
                {"nonce": nonce, "client_id": self._settings.client_id, "access_token": access_token},
            )
            claims.validate(leeway=_LEEWAY)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise UnprovenError(f"the ID token is not valid: {type(error).__name__}: {error}") from None
        return dict(claims)

    def _metadata(self) -> Mapping[str, Any]:
        """The discovery document. Raises ProviderError."""
        address = f"{self._settings.issuer.rstrip('/')}/.well-known/openid-configuration"
        with self._lock:
            metadata = self._document(address)
        if metadata.get("issuer") != self._settings.issuer:
            raise ProviderError(
                f"{address} names the issuer {metadata.get('issuer')!r}; expected {self._settings.issuer!r}, as "
                "IDE_WEB__OIDC__ISSUER has it"
            )
        unusable = [name for name in _ENDPOINTS if not is_encrypted(str(metadata.get(name)))]
        if unusable:
            raise ProviderError(f"{address}: expected https addresses in {', '.join(unusable)}")
        return metadata

    def _keys(self, newer: bool = False) -> "KeySet":
        """The keys of the provider's signatures; newer ones than those known, if asked for. Raises ProviderError."""
        from joserfc.jwk import KeySet

        address = self._metadata()["jwks_uri"]
        with self._lock:
            listed = self._document(address, newer).get("keys")
        # The set may have keys for other purposes, of kinds that need not be known.
        signing = [
            key
            for key in (listed if isinstance(listed, list) else [])
            if isinstance(key, dict) and key.get("kty") in ("RSA", "EC", "OKP") and key.get("use", "sig") == "sig"
        ]
        try:
            return KeySet.import_key_set({"keys": signing})
        except (ValueError, TypeError, KeyError) as error:
            raise ProviderError(f"{address}: a key cannot be read: {type(error).__name__}: {error}") from None

    def _document(self, address: str, newer: bool = False) -> Mapping[str, Any]:
        """A JSON object of the provider, requested once while it or its failure is recent. The lock is held."""
        known = self._fetched.get(address)
        if known is None or not known.is_recent(newer):
            known = self._fetched[address] = self._request(address)
        if known.document is None:
            raise ProviderError(known.problem)
        return known.document

    def _request(self, address: str) -> _Fetched:
        import requests

        problem = "expected a JSON object"
        try:
            with self._session({}) as session:
                answer = session.get(address, withhold_token=True, allow_redirects=False)
                document = answer.json() if answer.status_code == 200 else None
                problem = problem if answer.status_code == 200 else f"status {answer.status_code}"
        except (requests.RequestException, ValueError) as error:
            document, problem = None, f"{type(error).__name__}: {error}"
        is_object = isinstance(document, dict)
        return _Fetched(time.monotonic(), document if is_object else None, f"{address}: {problem}")

    def _session(self, metadata: Mapping[str, Any]) -> "OAuth2Session":
        """A client of the provider, which verifies certificates, waits for a bounded time and reads bounded answers."""
        from authlib.integrations.requests_client import OAuth2Session

        known = metadata.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        secret = self._settings.client_secret
        session = OAuth2Session(
            self._settings.client_id,
            None if secret is None else secret.get_secret_value(),
            token_endpoint_auth_method="client_secret_basic"
            if "client_secret_basic" in known
            else "client_secret_post",
            scope=self._settings.scopes,
            redirect_uri=self._redirect_uri,
            code_challenge_method="S256",
            default_timeout=_WAIT,
        )
        session.stream = True
        session.hooks["response"].append(_bounded)
        return session


def _bounded(answer: "requests.Response", **_: object) -> "requests.Response":
    """The answer with its whole content. Raises requests.RequestException where it is too long or too slow."""
    import requests

    content, began = io.BytesIO(), time.monotonic()
    for part in answer.iter_content(8_192):
        content.write(part)
        if content.tell() > _MOST_ANSWER or time.monotonic() - began > _MOST_WAIT:
            answer.close()
            raise requests.RequestException(
                f"the answer has more than {_MOST_ANSWER:,} bytes, or took more than {_MOST_WAIT:g} seconds"
            )
    content.seek(0)
    whole = requests.Response()
    whole.status_code, whole.headers, whole.url = answer.status_code, answer.headers, answer.url
    whole.request, whole.encoding, whole.raw = answer.request, answer.encoding, content
    return whole
