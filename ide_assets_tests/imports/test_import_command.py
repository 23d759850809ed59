"""`ide import` on the command line: what is printed, and the exit codes."""

from pathlib import Path

import pytest

from ide_assets.cli.app import run_with
from ide_assets_tests.imports.test_shipped import ACCOUNTS


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with an export of accounts, one of them in a country that does not exist."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IDE_LANDING", str(tmp_path / "landing"))
    monkeypatch.setenv("IDE_HOME", str(tmp_path / "home"))
    account = "001A0000001Nowh,Nowhere,false,,,AEC,Narnia,2020-05-01T10:00:00Z,Territory,005A0000000Ownr,\n"
    (tmp_path / "Account.csv").write_text(ACCOUNTS + account)
    return tmp_path


def test_check_shows_rows_faults_and_uncovered_values(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_with(["import", "salesforce", "Account.csv", "--month", "2026-10", "--check"]) == 0
    printed = capsys.readouterr().out
    assert "accounts: 6 rows read = 2 delivered + 3 left out + 1 quarantined" in printed
    assert "3 left out: deleted or merged in Salesforce" in printed
    assert "no entry in the value map of site_geo: 'Narnia' (1 row)" in printed
    assert '001A0000001AbcDIAS,001A0000001AbcDIAS,"Acme, Inc.",AMER' in printed
    assert "opportunities: not imported, because no file was given for opportunity" in printed
    assert "Nothing was written" in printed and not (export / "landing").exists()


def test_options_may_come_first_and_a_second_import_needs_replace(
    export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_with(["import", "--month", "2026-10", "salesforce", "Account.csv"]) == 0
    assert "Next: ide run --month 2026-10" in capsys.readouterr().out
    assert run_with(["import", "run", "salesforce", "account=Account.csv", "--month", "2026-10"]) == 1
    assert "add --replace" in capsys.readouterr().err
    assert run_with(["import", "salesforce", "Account.csv", "--month", "2026-10", "--replace", "-q"]) == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["salesforc", "Account.csv", "--month", "2026-10"], 2, "the nearest name is salesforce"),
        (
            ["wrong.yaml", "Account.csv", "--month", "2026-10"],
            2,
            "wrong.yaml, line 4: deliveries.0.source: 'account' is not a source",
        ),
        (["salesforce", "Account.csv", "--month", "October"], 2, "is not a month"),
        (["salesforce", "nothing.csv", "--month", "2026-10"], 1, "nothing.csv"),
        (["init", "acounts", "Account.csv"], 2, "the nearest name is accounts"),
        (["init", "accounts", "nothing.csv"], 1, "is not a file"),
        (["show", "nothing"], 2, "is neither a file nor a mapping"),
    ],
)
def test_wrong_usage_is_explained(
    export: Path, arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (export / "wrong.yaml").write_text(
        "inputs:\n  a: {files: '*'}\ndeliveries:\n  - source: account\n    from: a\n    columns: {account_id: Id}\n"
    )
    assert run_with(["import", *arguments]) == code
    assert message in capsys.readouterr().err


def test_shipped_mapping_can_be_copied(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_with(["import", "show", "salesforce"]) == 0
    (export / "mine.yaml").write_text(capsys.readouterr().out.replace("Segment__c", "Type"))
    assert run_with(["import", "mine.yaml", "Account.csv", "--month", "2026-10", "--check"]) == 0
    capsys.readouterr()
    assert run_with(["import", "list"]) == 0
    assert "salesforce: Accounts" in capsys.readouterr().out
