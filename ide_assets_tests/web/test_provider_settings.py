"""Settings of the sign-in with OpenID Connect: what is accepted, and what is said about the rest."""

from pathlib import Path

import pytest

from ide_assets.settings import WrongSettingsError, read
from ide_assets.settings.sign_in import is_encrypted

PAGES = {"IDE_PAGES_URL": "https://customers.example.com"}
COMPLETE = {
    **PAGES,
    "IDE_WEB__OIDC__ISSUER": "https://login.example.com/realms/main",
    "IDE_WEB__OIDC__CLIENT_ID": "ide-pages",
    "IDE_WEB__OIDC__CLIENT_SECRET": "s3cret-s3cret",
    "IDE_WEB__OIDC__LEADERS": "groups=cs-leads, roles=leader",
}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the settings of this machine."""
    monkeypatch.chdir(tmp_path)


def test_a_sign_in_from_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in COMPLETE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("IDE_WEB__OIDC__OWNERS", '["groups=cn=team,ou=cs"]')
    settings = read()
    chosen = settings.web.oidc
    assert chosen is not None and chosen.client_secret is not None
    assert (chosen.leaders, chosen.owners) == (("groups=cs-leads", "roles=leader"), ("groups=cn=team,ou=cs",))
    assert chosen.client_secret.get_secret_value() == "s3cret-s3cret"
    assert "s3cret" not in repr(settings)


def test_a_sign_in_from_the_file_needs_no_secret_for_other_commands(tmp_path: Path) -> None:
    (tmp_path / "ide.toml").write_text(
        'pages_url = "https://customers.example.com"\n[web.oidc]\nissuer = "https://login.example.com"\n'
        'client_id = "ide-pages"\nowners = ["groups=cs-team"]\n'
    )
    chosen = read().web.oidc
    assert chosen is not None and chosen.client_secret is None


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"IDE_PAGES_URL": None}, "expected the public address of the pages too (IDE_PAGES_URL)"),
        ({"IDE_PAGES_URL": "https://example.com/pages"}, "the pages' address without a path"),
        ({"IDE_PAGES_URL": "http://customers.example.com"}, "http only on this machine"),
        ({"IDE_WEB__OIDC__ISSUER": "http://login.example.com"}, "in ide.toml web.oidc.issuer: expected the issuer"),
        ({"IDE_WEB__OIDC__ISSUER": "login.example.com"}, "expected the issuer's address"),
        ({"IDE_WEB__OIDC__ISSUER": "https://u:p@login.example.com"}, "expected the issuer's address"),
        ({"IDE_WEB__OIDC__ISSUER": "https://login.example.com?x=1"}, "expected the issuer's address"),
        ({"IDE_WEB__OIDC__ISSUER": None}, "IDE_WEB__OIDC__ISSUER"),
        ({"IDE_WEB__OIDC__CLIENT_SECRET": " "}, "IDE_WEB__OIDC__CLIENT_SECRET: set, but empty"),
        ({"IDE_WEB__OIDC__LEADERS": "cs-leads"}, "'cs-leads': expected a claim and its value, e.g. 'groups=cs-leads'"),
        ({"IDE_WEB__OIDC__LEADERS": "groups="}, "'groups=': expected a claim and its value"),
        ({"IDE_WEB__OIDC__LEADERS": None}, "no claim gives a role: expected claims in leaders, managers or owners"),
        ({"IDE_WEB__OIDC__SCOPES": "email profile"}, "scopes: expected 'openid' among them"),
        ({"IDE_WEB__OIDC__SESSION_HOURS": "100"}, "less than or equal to 72"),
        ({"IDE_WEB__OIDC__ISSUR": "x"}, "the nearest name is IDE_WEB__OIDC__ISSUER"),
    ],
)  # fmt: skip
def test_faults_name_the_setting_and_what_was_expected(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, str | None], message: str
) -> None:
    for name, value in {**COMPLETE, **changed}.items():
        if value is not None:
            monkeypatch.setenv(name, value)
    with pytest.raises(WrongSettingsError) as error:
        read()
    assert message in str(error.value)
    assert "s3cret" not in str(error.value)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.com", True),
        ("http://127.0.0.1:8080", True),
        ("http://localhost", True),
        ("http://[::1]:1", True),
        ("http://localhost.example.com", False),
        ("http://127.0.0.1.example.com", False),
        ("http://example.com", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("https://example.com:port", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_plain_addresses_are_accepted_on_this_machine_only(address: str, expected: bool) -> None:
    assert is_encrypted(address) == expected
