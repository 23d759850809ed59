"""A provider of OpenID Connect on this machine, from the server-side parts of Authlib.

It has a discovery document, RSA keys, a page to sign in, and a token end point that verifies the client's secret, the
way back, PKCE, and that a code is used once. A test can change what it answers, as an attacker or a fault would.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

from authlib.common.security import generate_token
from authlib.oauth2.rfc6749 import AuthorizationServer, ClientMixin, InvalidClientError, OAuth2Request
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import AuthorizationCodeMixin, OpenIDCode
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from ide_assets_tests.web.browsing import running

CLIENT_ID, CLIENT_SECRET = "ide-pages", "secret of the pages"

Claims = dict[str, Any]


@cache
def rsa_key(name: str) -> Any:
    """A key of this name; made once, because that takes time."""
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig", "alg": "RS256"}, private=True)


@dataclass
class RealProvider:
    """What the provider answers, for tests to change. `person` are the claims about who signs in."""

    return_address: str
    issuer: str = ""
    person: Claims = field(default_factory=dict)
    keys: tuple[str, ...] = ("key-1",)
    #: Changes the claims of the next ID tokens.
    changed: Callable[[Claims], Claims] = lambda claims: claims
    #: Signs them in place of the first key.
    signed: Callable[[Claims], str] | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    denies: bool = False
    is_broken: bool = False
    requests: list[str] = field(default_factory=list)

    def reset(self) -> None:
        """Answer as at first."""
        self.__dict__.update(RealProvider(self.return_address, self.issuer).__dict__)

    def token_of(self, claims: Claims) -> str:
        """The ID token of these claims."""
        claims = self.changed({"iss": self.issuer, **claims})
        if self.signed is not None:
            return self.signed(claims)
        key = rsa_key(self.keys[0])
        return str(jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key))


@contextmanager
def provider_for(origin: str) -> Iterator[RealProvider]:
    """A running provider that knows the pages at an origin as its client. It is another site: localhost."""
    provider = RealProvider(f"{origin}/sign-in/return")
    with running(application(provider)) as address:
        provider.issuer = address.replace("127.0.0.1", "localhost")
        yield provider


@dataclass(frozen=True)
class _Client(ClientMixin):
    return_address: str

    def get_client_id(self) -> str:
        return CLIENT_ID

    def get_default_redirect_uri(self) -> str:
        return self.return_address

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri == self.return_address

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == CLIENT_SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method in ("client_secret_basic", "client_secret_post")

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass(frozen=True)
class _Code(AuthorizationCodeMixin):
    code: str
    redirect_uri: str
    scope: str
    nonce: str | None
    code_challenge: str | None
    code_challenge_method: str | None

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str | None:
        return self.nonce

    def get_auth_time(self) -> None:
        return None

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


class _Request(OAuth2Request):
    """A request with its parameters and the fields of its form."""

    def __init__(self, request: Request, fields: Mapping[str, str]) -> None:
        super().__init__(request.method, str(request.url), headers=request.headers)
        self.fields = dict(fields)
        self.payload = BasicOAuth2Payload({**request.query_params, **fields})

    @property
    def args(self) -> dict[str, str]:
        return {}

    @property
    def form(self) -> dict[str, str]:
        return self.fields


class _Server(AuthorizationServer):
    def __init__(self, provider: RealProvider) -> None:
        super().__init__(["openid", "email", "profile"])
        self._client = _Client(provider.return_address)
        self.register_token_generator("default", BearerTokenGenerator(lambda **_: generate_token(42)))
        codes: dict[str, _Code] = {}

        class Grant(AuthorizationCodeGrant):
            def save_authorization_code(self, code: str, request: Any) -> None:
                data = request.payload.data
                codes[code] = _Code(
                    code, data["redirect_uri"], data["scope"], data.get("nonce"), data.get("code_challenge"),
                    data.get("code_challenge_method"),
                )  # fmt: skip

            def query_authorization_code(self, code: str, client: _Client) -> _Code | None:
                return codes.get(code)

            def delete_authorization_code(self, authorization_code: _Code) -> None:
                del codes[authorization_code.code]

            def authenticate_user(self, authorization_code: _Code) -> Claims:
                return provider.person

        class IdTokens(OpenIDCode):
            def exists_nonce(self, nonce: str, request: Any) -> bool:
                return any(code.nonce == nonce for code in codes.values())

            def encode_id_token(self, token: Mapping[str, Any], request: Any) -> str:
                import time

                now = int(time.time())
                claims = self.get_authorization_code_claims(request.authorization_code)
                own = {"sub": "4711", "aud": CLIENT_ID, "iat": now, "exp": now + 300}
                return provider.token_of({**own, **claims, **provider.person})

        self.register_grant(Grant, [IdTokens(require_nonce=True), CodeChallenge(required=True)])

    def query_client(self, client_id: str) -> _Client | None:
        return self._client if client_id == CLIENT_ID else None

    def save_token(self, token: Any, request: Any) -> None:
        pass

    def create_oauth2_request(self, request: _Request) -> _Request:
        return request

    def handle_response(self, status: int, body: Any, headers: Any) -> Response:
        if isinstance(body, dict):
            return JSONResponse(body, status, dict(headers))
        return Response(body, status, dict(headers))

    def send_signal(self, name: str, *args: object, **kwargs: object) -> None:
        pass


def application(provider: RealProvider) -> Starlette:
    server = _Server(provider)

    async def fields(request: Request) -> _Request:
        return _Request(request, dict(parse_qsl((await request.body()).decode())))

    async def discovery(_: Request) -> Response:
        provider.requests.append("discovery")
        if provider.is_broken:
            return Response("out of order", 500)
        document = {
            "issuer": provider.issuer,
            "authorization_endpoint": f"{provider.issuer}/authorize",
            "token_endpoint": f"{provider.issuer}/token",
            "jwks_uri": f"{provider.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        return JSONResponse({**document, **provider.metadata})

    async def keys(_: Request) -> Response:
        provider.requests.append("keys")
        return JSONResponse({"keys": [rsa_key(name).as_dict(private=False) for name in provider.keys]})

    async def authorize(request: Request) -> Response:
        asked = await fields(request)
        try:
            grant = server.get_consent_grant(asked)
        except InvalidClientError as error:
            return Response(str(error), 400)
        if request.method == "GET":
            return HTMLResponse(
                "<!doctype html><title>Provider</title><form method=post><button>Sign in</button></form>"
            )
        if provider.denies:
            state = asked.payload.state
            return RedirectResponse(f"{provider.return_address}?error=access_denied&state={state}", 302)
        answer: Response = server.create_authorization_response(asked, grant_user=provider.person, grant=grant)
        return answer

    async def token(request: Request) -> Response:
        provider.requests.append("token")
        answer: Response = server.create_token_response(await fields(request))
        return answer

    return Starlette(
        routes=[
            Route("/.well-known/openid-configuration", discovery),
            Route("/keys", keys),
            Route("/elsewhere", lambda _: RedirectResponse(f"{provider.issuer}/keys", 302)),
            Route("/authorize", authorize, methods=["GET", "POST"]),
            Route("/token", token, methods=["POST"]),
        ]
    )
