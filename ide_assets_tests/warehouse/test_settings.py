"""Settings in [warehouse], and the parameters of a query."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from ide_assets.cli.app import run_with
from ide_assets.domains import configuration
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.imports.warehouse.query import _bindable, query_text
from ide_assets.imports.warehouse.snapshot import CannotFetchError
from ide_assets.settings import Settings, Warehouse, WrongSettingsError

GOOD: dict[str, Any] = {"account": "acme", "user": "ide", "password": "secret", "queries": {"accounts": "SELECT 1"}}


def test_reads_the_warehouse_from_the_file_and_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Settings().warehouse is None
    (tmp_path / "ide.toml").write_text(
        '[warehouse]\naccount = "acme"\nuser = "ide"\nschema = "SHARED"\nprivate_key_file = "/run/key.p8"\n'
        '[warehouse.queries]\naccounts = "queries/accounts.sql"\n'
    )
    monkeypatch.setenv("IDE_WAREHOUSE__USER", "ide_reader")
    monkeypatch.setenv("IDE_WAREHOUSE__QUERIES__EWS_SCORES", "SELECT * FROM scores")
    warehouse = Settings().warehouse
    assert warehouse is not None
    assert (warehouse.user, warehouse.db_schema) == ("ide_reader", "SHARED")
    assert warehouse.queries == {"accounts": "queries/accounts.sql", "ews_scores": "SELECT * FROM scores"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"password": None}, "expected either private_key_file or password"),
        ({"private_key_file": "key.p8"}, "expected either private_key_file or password"),
        ({"protocol": "http", "host": "snow.example.com"}, "sends data unencrypted"),
        ({"protocol": "http"}, "sends data unencrypted"),
        ({"pasword": "x"}, "Extra inputs are not permitted"),
    ],
)
def test_rejects_wrong_settings_with_the_reason(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Warehouse.model_validate({**GOOD, **changes})


def test_reports_a_query_of_an_unknown_source() -> None:
    warehouse = Warehouse.model_validate({**GOOD, "queries": {"acounts": "SELECT 1"}})
    with pytest.raises(WrongSettingsError, match="'acounts' is not a source; the nearest name is accounts"):
        configuration.check(Settings(warehouse=warehouse))


def test_login_without_queries_is_for_imports_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ide.toml").write_text('[warehouse]\naccount = "acme"\nuser = "ide"\npassword = "secret"\n')
    assert Settings().warehouse == Warehouse.model_validate({**GOOD, "queries": {}})
    assert run_with(["fetch", "--month", "2023-05"]) == 2
    assert "no source has a query. Write [warehouse.queries] in ide.toml" in capsys.readouterr().err


def test_secrets_are_not_shown() -> None:
    warehouse = Warehouse.model_validate({**GOOD, "private_key_passphrase": "secret"})
    assert "secret" not in f"{warehouse!r} {warehouse} {warehouse.model_dump_json()}"


@pytest.mark.parametrize("wrong", ["%(month)s", "%s", "10%", "%d", "'A%'", "%%%", "%(last_day)d"])
def test_query_has_only_the_days_of_the_month_as_parameters(wrong: str) -> None:
    source = BY_NAME["accounts"]
    good = "SELECT * FROM a WHERE d BETWEEN %(first_day)s AND %(last_day)s AND name NOT LIKE 'A%%' -- 100%%"
    assert _bindable(source, f"\n{good} ;\n") == good
    with pytest.raises(CannotFetchError, match=r"which is not a parameter.* write a per cent sign as %%"):
        _bindable(source, f"{good} {wrong} ")


def test_rejects_an_empty_query() -> None:
    with pytest.raises(CannotFetchError, match="the query of accounts is empty"):
        _bindable(BY_NAME["accounts"], " ; ")


def test_reads_a_query_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "accounts.sql"
    path.write_text("SELECT 1 -- été", encoding="utf-8")
    assert query_text(str(path)) == "SELECT 1 -- été"
    assert query_text("SELECT 1") == "SELECT 1"
    with pytest.raises(CannotFetchError, match=r"the query file .*other\.sql cannot be read"):
        query_text(str(tmp_path / "other.sql"))
