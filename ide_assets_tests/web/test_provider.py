"""The provider's answers: real keys, codes and tokens, and what happens to forged ones."""

import base64
import hashlib
import hmac
import json
import logging
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from ide_assets.settings.sign_in import SignIn
from ide_assets_tests.needs import missing
from ide_assets_tests.postgres import free_port
from ide_assets_tests.waiting import PATIENCE_SECONDS
from ide_assets_tests.web.browsing import running
from ide_assets_tests.web.conftest import LEADER, ORIGIN

if TYPE_CHECKING:
    from ide_assets.web.oidc.provider import Provider
    from ide_assets_tests.web.oidc_provider import RealProvider


Claims = dict[str, Any]


def client_of(issuer: str, **changed: str) -> "Provider":
    """Our side of the sign-in at an issuer."""
    from ide_assets.web.oidc.provider import Provider
    from ide_assets_tests.web.oidc_provider import CLIENT_ID, CLIENT_SECRET

    known = {"issuer": issuer, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "leaders": "groups=cs-leads"}
    return Provider(SignIn.model_validate({**known, **changed}), f"{ORIGIN}/sign-in/return")


@pytest.fixture
def client(provider: "RealProvider") -> "Provider":
    return client_of(provider.issuer)


def code_of(address: str) -> str:
    """The code that the provider sends back after the person signed in at this address."""
    answer = requests.post(address, allow_redirects=False, timeout=PATIENCE_SECONDS)
    assert answer.status_code == 302, answer.text
    assert answer.headers["location"].startswith(f"{ORIGIN}/sign-in/return?")
    return parse_qs(urlsplit(answer.headers["location"]).query)["code"][0]


def sign_in(client: "Provider") -> Claims:
    """The claims after a whole sign-in."""
    from ide_assets.web.oidc.pending import Pending

    begun = Pending().begin("browser", "/")
    return dict(client.claims(code_of(client.address(begun)), begun))


def reason(client: "Provider") -> str:
    """Why a sign-in is not accepted."""
    from ide_assets.web.oidc.provider import UnprovenError

    with pytest.raises(UnprovenError) as error:
        sign_in(client)
    assert "lea@example.com" not in str(error.value)
    return str(error.value)


def test_claims_are_those_of_the_person(client: "Provider") -> None:
    claims = sign_in(client)
    assert {name: claims[name] for name in LEADER} == LEADER


def other_key(claims: Claims) -> str:
    """Signed with a key that claims to be the provider's."""
    from joserfc import jwt

    from ide_assets_tests.web.oidc_provider import rsa_key

    return str(jwt.encode({"alg": "RS256", "kid": "key-1"}, claims, rsa_key("attacker")))


def unknown_key(claims: Claims) -> str:
    from joserfc import jwt

    from ide_assets_tests.web.oidc_provider import rsa_key

    return str(jwt.encode({"alg": "RS256", "kid": "attacker"}, claims, rsa_key("attacker")))


def by_hand(algorithm: str, claims: Claims, secret: bytes) -> str:
    """A token that the library would not make: signed with a secret, or not at all."""
    header = {"alg": algorithm, "kid": "key-1", "typ": "JWT"}
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in (header, claims)]
    signature = hmac.new(secret, b".".join(parts), hashlib.sha256).digest() if secret else b""
    return b".".join([*parts, base64.urlsafe_b64encode(signature).rstrip(b"=")]).decode()


def public_key_as_secret(claims: Claims) -> str:
    from ide_assets_tests.web.oidc_provider import rsa_key

    return by_hand("HS256", claims, rsa_key("key-1").as_pem(private=False))


def client_secret(claims: Claims) -> str:
    from ide_assets_tests.web.oidc_provider import CLIENT_SECRET

    return by_hand("HS256", claims, CLIENT_SECRET.encode())


@pytest.mark.parametrize(
    ("signed", "why"),
    [
        (other_key, "BadSignatureError"),
        (unknown_key, "InvalidKeyIdError"),
        (lambda claims: by_hand("none", claims, b""), "UnsupportedAlgorithmError"),
        (lambda claims: by_hand("NONE", claims, b""), "UnsupportedAlgorithmError"),
        (public_key_as_secret, "UnsupportedAlgorithmError"),
        (client_secret, "UnsupportedAlgorithmError"),
        (lambda claims: "nonsense", "the ID token is not valid"),
        (lambda claims: "a.b.c", "the ID token is not valid"),
        (lambda claims: "", "the ID token is not valid"),
        (lambda claims: 7, "gave no ID token"),
    ],
)
def test_an_id_token_that_the_provider_did_not_sign_is_not_accepted(
    client: "Provider", provider: "RealProvider", signed: Callable[[Claims], str], why: str
) -> None:
    provider.signed = signed
    assert why in reason(client)


def now() -> int:
    return int(time.time())


@pytest.mark.parametrize(
    ("changed", "claim"),
    [
        (lambda: {"iss": "https://attacker.example"}, "iss"),
        (lambda: {"iss": None}, "iss"),
        (lambda: {"aud": "another-client"}, "aud"),
        (lambda: {"aud": ["another-client"]}, "aud"),
        (lambda: {"aud": None}, "aud"),
        (lambda: {"aud": ["ide-pages", "another-client"]}, "azp"),
        (lambda: {"azp": "another-client"}, "azp"),
        (lambda: {"exp": now() - 120}, "expired"),
        (lambda: {"exp": None}, "exp"),
        (lambda: {"exp": "never"}, "exp"),
        (lambda: {"iat": now() + 600}, "future"),
        (lambda: {"nbf": now() + 600}, "nbf|yet"),
        (lambda: {"nonce": None}, "nonce"),
        (lambda: {"nonce": "another"}, "nonce"),
        (lambda: {"at_hash": "of another access token"}, "at_hash"),
        (lambda: {"sub": None}, "sub"),
    ],
)
def test_a_signed_id_token_that_is_not_for_this_sign_in_is_not_accepted(
    client: "Provider", provider: "RealProvider", changed: Callable[[], Claims], claim: str
) -> None:
    provider.changed = lambda claims: {
        name: value for name, value in {**claims, **changed()}.items() if value is not None
    }
    assert re.search(rf"the ID token is not valid: .*{claim}", reason(client))


def test_clocks_may_differ_by_a_minute(client: "Provider", provider: "RealProvider") -> None:
    provider.changed = lambda claims: {**claims, "iat": now() + 30, "exp": now() - 30}
    assert sign_in(client)["email"] == "lea@example.com"


def test_a_code_of_another_sign_in_is_not_accepted(client: "Provider") -> None:
    """The provider compares the code with the verifier (PKCE)."""
    from ide_assets.web.oidc.pending import Pending
    from ide_assets.web.oidc.provider import UnprovenError

    pending = Pending()
    first, second = pending.begin("browser", "/"), pending.begin("browser", "/")
    stolen = code_of(client.address(first))
    with pytest.raises(UnprovenError, match="'invalid_grant': 'Code challenge failed"):
        client.claims(stolen, second)


def test_a_code_counts_once_at_the_provider(client: "Provider") -> None:
    from ide_assets.web.oidc.pending import Pending
    from ide_assets.web.oidc.provider import UnprovenError

    begun = Pending().begin("browser", "/")
    code = code_of(client.address(begun))
    assert client.claims(code, begun)["email"] == "lea@example.com"
    with pytest.raises(UnprovenError, match="invalid_grant"):
        client.claims(code, begun)


def test_a_wrong_client_secret_is_named_without_it(provider: "RealProvider") -> None:
    text = reason(client_of(provider.issuer, client_secret="outdated-secret"))
    assert "the token endpoint answered 'invalid_client'" in text and "outdated-secret" not in text


def test_a_client_that_may_only_post_its_secret_signs_in(client: "Provider", provider: "RealProvider") -> None:
    provider.metadata = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    assert sign_in(client)["email"] == "lea@example.com"


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ({"is_broken": True}, "status 500"),
        ({"metadata": {"issuer": "https://attacker.example"}}, "names the issuer 'https://attacker.example'"),
        ({"metadata": {"token_endpoint": "http://attacker.example/token"}}, "expected https addresses in token_endp"),
        ({"metadata": {"jwks_uri": "file:///etc/passwd"}}, "expected https addresses in jwks_uri"),
        ({"metadata": {"authorization_endpoint": None}}, "expected https addresses in authorization_endpoint"),
        ({"metadata": {"padding": "x" * 1_000_001}}, "more than 1,000,000 bytes"),
    ],
)
def test_a_discovery_document_that_cannot_be_used_is_not_asked_for_again_at_once(
    client: "Provider", provider: "RealProvider", fault: dict[str, Any], why: str
) -> None:
    from ide_assets.web.oidc.provider import ProviderError

    provider.__dict__.update(fault)
    for _ in range(2):
        with pytest.raises(ProviderError, match=re.escape(why)):
            sign_in(client)
    assert provider.requests == ["discovery"]


def test_a_redirect_of_the_provider_is_not_followed(client: "Provider", provider: "RealProvider") -> None:
    from ide_assets.web.oidc.provider import ProviderError

    provider.metadata = {"jwks_uri": f"{provider.issuer}/elsewhere"}
    with pytest.raises(ProviderError, match="status 302"):
        sign_in(client)
    assert "keys" not in provider.requests


@pytest.mark.parametrize("listens", [False, True])
def test_a_provider_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch, listens: bool) -> None:
    from ide_assets.web.oidc import provider as module

    monkeypatch.setattr(module, "_WAIT", 0.2)
    port = free_port()
    with socket.socket() as silent:
        if listens:
            silent.bind(("127.0.0.1", port))
            silent.listen()
        with pytest.raises(module.ProviderError, match="Timeout" if listens else "ConnectionError"):
            sign_in(client_of(f"http://127.0.0.1:{port}"))


def test_a_certificate_of_an_unknown_authority_is_not_accepted(provider: "RealProvider", tmp_path: Path) -> None:
    from ide_assets.web.oidc.provider import ProviderError
    from ide_assets_tests.web.oidc_provider import application

    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    try:
        subprocess.run(
            [*command.split(), "-keyout", "key.pem", "-out", "cert.pem"], cwd=tmp_path, check=True, capture_output=True
        )
    except FileNotFoundError:
        missing("openssl", "openssl")
    with running(application(provider), tls=tmp_path) as address:
        issuer = address.replace("http://127.0.0.1", "https://localhost")
        with pytest.raises(ProviderError, match="CERTIFICATE_VERIFY_FAILED"):
            sign_in(client_of(issuer))
    assert provider.requests == []


def test_documents_of_the_provider_are_used_again(client: "Provider", provider: "RealProvider") -> None:
    for _ in range(3):
        sign_in(client)
    assert (provider.requests.count("discovery"), provider.requests.count("keys")) == (1, 1)


def test_a_new_key_of_the_provider_is_looked_up(
    client: "Provider", provider: "RealProvider", monkeypatch: pytest.MonkeyPatch
) -> None:
    from ide_assets.web.oidc import provider as module

    sign_in(client)
    provider.keys = ("key-2", "key-1")
    # Not at once: a forged token with any key id must not cause a request each.
    assert "InvalidKeyIdError" in reason(client)
    monkeypatch.setattr(module, "_PAUSE", 0.0)
    assert sign_in(client)["email"] == "lea@example.com"
    assert provider.requests.count("keys") == 2


def test_a_server_loads_the_library_with_the_first_sign_in_only() -> None:
    code = "import sys, ide_assets.web.application; print('authlib' in sys.modules, 'joserfc' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert printed.stdout == "False False\n"


def test_nothing_is_logged_about_the_person(client: "Provider", caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        sign_in(client)
    assert "lea@example.com" not in caplog.text and "secret of the pages" not in caplog.text
