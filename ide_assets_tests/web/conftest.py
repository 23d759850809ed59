"""Servers of the API and the pages over homes of a few accounts."""

import hashlib
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ide_assets.settings import Settings
from ide_assets.settings.connections import Web
from ide_assets_tests.conftest import built_once
from ide_assets_tests.needs import without
from ide_assets_tests.web import page_home as page_rows
from ide_assets_tests.web.browsing import chromium, listening
from ide_assets_tests.web.scored_home import ScoredHome, publish_two_months

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

    from ide_assets_tests.web.oidc_provider import RealProvider

#: Role and owner ids of each token.
ROLES: Mapping[str, tuple[str, Sequence[str]]] = {
    "token-of-o1": ("owner", ["O1"]),
    "token-of-o2": ("owner", ["O2"]),
    "token-of-manager": ("manager", ["O1", "O2"]),
    "token-of-leader": ("leader", []),
}

#: Where the provider of OpenID Connect sends people back to, and the person who signs in there.
ORIGIN = "http://127.0.0.1"
LEADER = {"email": "lea@example.com", "email_verified": True, "groups": ["cs-leads", "everybody"]}


@pytest.fixture(scope="session", autouse=True)
def web_extra() -> None:
    """Skip without the extra `web`."""
    if any(find_spec(name) is None for name in ("authlib", "fastapi", "limits")):
        without("needs the extra web: pip install -e '.[web]'")


@pytest.fixture(scope="module")
def running_provider(web_extra: None) -> "Iterator[RealProvider]":
    from ide_assets_tests.web.oidc_provider import provider_for

    with provider_for(ORIGIN) as provider:
        yield provider


@pytest.fixture
def provider(running_provider: "RealProvider") -> "RealProvider":
    """The provider as it should be, at which the leader signs in."""
    running_provider.reset()
    running_provider.person = dict(LEADER)
    return running_provider


@pytest.fixture(scope="session")
def scored_home(tmp_path_factory: pytest.TempPathFactory) -> ScoredHome:
    """Two months, released; read-only."""

    def build(folder: Path) -> None:
        home = ScoredHome(folder / "home")
        publish_two_months(home)
        home.release()

    return ScoredHome(built_once(tmp_path_factory, "scored", build) / "home")


def served_settings(settings: Settings, **web: object) -> Settings:
    """The settings with these of the API, and more requests per minute than a test sends."""
    return settings.model_copy(update={"web": Web.model_validate({"requests_per_minute": 1_000_000, **web})})


@contextmanager
def serving(settings: Settings, **web: object) -> "Iterator[TestClient]":
    """A client of a server with these settings of the API."""
    from starlette.testclient import TestClient

    from ide_assets.web.application import application

    app = application(served_settings(settings, **web))
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


def write_tokens(path: Path, roles: Mapping[str, tuple[str, Sequence[str]]]) -> Path:
    """A tokens file of these tokens."""
    lines = ["tokens:"]
    for token, (role, owners) in roles.items():
        digest = hashlib.sha256(token.encode()).hexdigest()
        lines += [f"  - name: {token}", f"    sha256: {digest}", f"    role: {role}"]
        lines += [f"    owners: [{', '.join(owners)}]"] if owners else []
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def bearer(token: str) -> dict[str, str]:
    """The header of a token."""
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture(scope="module")
def client(web_extra: None, scored_home: ScoredHome) -> "Iterator[TestClient]":
    """A client of a server without a tokens file."""
    with serving(scored_home.settings) as client:
        yield client


@pytest.fixture(scope="module")
def guarded(
    web_extra: None, scored_home: ScoredHome, tmp_path_factory: pytest.TempPathFactory
) -> "Iterator[TestClient]":
    """A client of a server with a tokens file."""
    tokens = write_tokens(tmp_path_factory.mktemp("tokens") / "tokens.yaml", ROLES)
    with serving(scored_home.settings, tokens_file=tokens) as client:
        yield client


@pytest.fixture(scope="session")
def page_home(tmp_path_factory: pytest.TempPathFactory) -> ScoredHome:
    """Four months, released; read-only."""

    def build(folder: Path) -> None:
        page_rows.publish(ScoredHome(folder / "home", page_rows.TABLES))

    return ScoredHome(built_once(tmp_path_factory, "pages", build) / "home", page_rows.TABLES)


@pytest.fixture(scope="module")
def written(page_home: ScoredHome, tmp_path_factory: pytest.TempPathFactory) -> ScoredHome:
    """A copy of the home for the tests of one file, because what readers decide is written to it."""
    home = tmp_path_factory.mktemp("written") / "home"
    shutil.copytree(page_home.home.root, home, symlinks=True)
    return ScoredHome(home, page_rows.TABLES)


@pytest.fixture(scope="module")
def pages(web_extra: None, page_home: ScoredHome) -> "Iterator[TestClient]":
    """A client of a server without tokens."""
    with serving(page_home.settings) as client:
        yield client


@pytest.fixture(scope="module")
def tokens_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of the tokens of all roles."""
    return write_tokens(tmp_path_factory.mktemp("page-tokens") / "tokens.yaml", ROLES)


@pytest.fixture(scope="module")
def _with_tokens(web_extra: None, page_home: ScoredHome, tokens_file: Path) -> "Iterator[TestClient]":
    with serving(page_home.settings, tokens_file=tokens_file) as client:
        yield client


@pytest.fixture
def visitor(_with_tokens: "TestClient") -> "TestClient":
    """A client that has not signed in, of a server with tokens."""
    _with_tokens.cookies.clear()
    return _with_tokens


@pytest.fixture(scope="module")
def site(web_extra: None, page_home: ScoredHome) -> Iterator[str]:
    """The address of a listening server without tokens."""
    settings = page_home.settings.model_copy(update={"web": Web(requests_per_minute=1_000_000)})
    with listening(settings) as address:
        yield address


@pytest.fixture(scope="module")
def browser(web_extra: None) -> "Iterator[Browser]":
    """Headless Chromium."""
    with chromium() as browser:
        yield browser


def form_secret(text: str) -> str:
    """The secret that a form of the page repeats."""
    match = re.search(r'name="form" value="([^"]+)"', text)
    assert match is not None
    return match[1]


def sign_in(client: "TestClient", token: str, target: str = "/") -> None:
    """Sign in as a reader does."""
    secret = form_secret(client.get("/sign-in").text)
    answer = client.post("/sign-in", data={"form": secret, "next": target, "token": token}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, target)
