"""The hand-over of actions: its files, its records and its messages."""

import csv
import json
import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from pyarrow import parquet

from ide_assets.cli import actions as console
from ide_assets.domains.actions.handover.export import CSV, JSON, PARQUET, CannotHandOverError, export
from ide_assets.domains.actions.handover.handover import HANDED_OVER
from ide_assets.months import Month
from ide_assets.store import holds
from ide_assets.store.home import HomeBusyError
from ide_assets.store.release_reading import NoReleaseError
from ide_assets_tests.actions.handmade import ActionsHome, candidate
from ide_assets_tests.conftest import REPOSITORY, command
from ide_assets_tests.needs import missing
from ide_assets_tests.waiting import PATIENCE_SECONDS

JANUARY, FEBRUARY = Month(2023, 1), Month(2023, 2)

#: What spreadsheets run, or run once they cut a text in two at a semicolon or a tab.
NASTY = (
    "=1+1",
    "+cmd",
    "-2+3",
    "@SUM(1;2)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://example.com","here")',
    "a;=1+1;b",
    " =1+1",
    "\uff1d1+1",
)


@pytest.fixture
def env(tmp_path: Path) -> ActionsHome:
    """January selects for A and B and holds C back; in February A goes on, B's reason is gone, D is selected."""
    env = ActionsHome(tmp_path / "home")
    env.publish("2023-01", *januarys())
    env.publish(
        "2023-02",
        candidate("2023-02", "cooling_down", since="2023-01"),
        candidate("2023-02", "held_back", "C"),
        candidate("2023-02", account="D"),
    )
    return env


def januarys() -> list[dict[str, Any]]:
    return [candidate("2023-01"), candidate("2023-01", account="B"), candidate("2023-01", "held_back", "C")]


def exported(env: ActionsHome, month: Month | None = None, **more: Any) -> Mapping[str, bytes]:
    folder = export(env.home, env.settings, month, **more).folder
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines(keepends=True)))


def statuses(content: bytes) -> list[str]:
    return [f"{row['action_id']} {row['status']} {row['status_reason']}".strip() for row in read_csv(content)]


def test_hands_over_one_month_after_another(env: ActionsHome) -> None:
    assert statuses(exported(env, JANUARY)[CSV]) == ["2023-01/A/P new", "2023-01/B/P new"]
    files = exported(env)
    assert list(files) == [CSV, JSON, PARQUET]
    assert statuses(files[CSV]) == [
        "2023-01/A/P continued",
        "2023-02/D/P new",
        "2023-01/B/P ended goal no longer holds",
    ]
    assert [row["ownerid"] for row in read_csv(files[CSV])] == ["Ann", "", "Bob"]


def test_the_three_files_have_the_same_rows_in_the_dictionarys_types(env: ActionsHome) -> None:
    exported(env, JANUARY)
    files = exported(env)
    document = json.loads(files[JSON])
    assert (document["schema_version"], document["month"], document["publication"]) == (2, "2023-02", 2)
    table = parquet.read_table(env.home.root / "reports" / "actions" / "2023-02" / PARQUET)
    rows = [{n: v.isoformat() if isinstance(v, date) else v for n, v in row.items()} for row in table.to_pylist()]
    assert document["actions"] == rows
    csv_rows = [{name: value or None for name, value in row.items()} for row in read_csv(files[CSV])]
    assert csv_rows == [{n: None if v in (None, "") else str(v) for n, v in row.items()} for row in rows]
    assert {field.name: field.metadata[b"comment"].decode() for field in table.schema} == {
        column.name: column.meaning for column in HANDED_OVER.columns
    }
    assert (str(table.schema.field("due_on").type), str(table.schema.field("gap").type)) == ("date32[day]", "double")


def test_json_conforms_to_its_schema(env: ActionsHome) -> None:
    schema = json.loads((REPOSITORY / "docs" / "actions_export.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    exported(env, JANUARY)
    document = json.loads(exported(env)[JSON])
    validator.validate(document)
    assert schema["properties"]["actions"]["items"]["required"] == list(document["actions"][0])
    # The schema rejects wrong values, and names the column.
    for name, wrong in {"status": "open", "due_on": "soon", "action_id": None, "priority": 1.5, "gap": "0.2"}.items():
        action = {**document["actions"][0], name: wrong}
        assert [list(error.path)[-1] for error in validator.iter_errors({**document, "actions": [action]})] == [name]


def test_exporting_a_month_twice_gives_the_same_bytes(env: ActionsHome) -> None:
    assert exported(env, JANUARY) == exported(env, JANUARY)
    assert exported(env) == exported(env, FEBRUARY)


def test_retry_after_a_failed_write_gives_the_same_files(env: ActionsHome, tmp_path: Path) -> None:
    expected = exported(env, JANUARY)
    (tmp_path / "out" / JSON).mkdir(parents=True)
    shutil.rmtree(env.home.handed_over)
    with pytest.raises(OSError):
        export(env.home, env.settings, JANUARY, tmp_path / "out")
    (tmp_path / "out" / JSON).rmdir()
    assert exported(env, JANUARY, out=tmp_path / "out") == expected


def test_dry_run_writes_and_records_nothing(env: ActionsHome) -> None:
    done = export(env.home, env.settings, JANUARY, dry_run=True)
    assert done.by_status == {"new": 2, "continued": 0, "ended": 0}
    assert not done.folder.exists() and not env.home.handed_over.exists()


def test_restated_month_withdraws_actions_that_it_no_longer_has(env: ActionsHome) -> None:
    exported(env)
    env.publish("2023-02", candidate("2023-02", "cooling_down", since="2023-01"), candidate("2023-02", account="E"))
    again = exported(env)
    assert statuses(again[CSV]) == [
        "2023-01/A/P new",
        "2023-02/E/P new",
        "2023-02/D/P ended withdrawn by a restatement",
    ]
    assert exported(env) == again
    # January is restated without A, which February still continues.
    env.publish("2023-01", candidate("2023-01", account="B"))
    assert "2023-01/A/P ended withdrawn by a restatement" in statuses(exported(env)[CSV])


def test_action_that_holds_again_keeps_its_first_handed_over_date(env: ActionsHome) -> None:
    exported(env, JANUARY)
    exported(env)
    env.publish("2023-03", candidate("2023-03", "cooling_down", account="B", since="2023-01"))
    row = next(row for row in read_csv(exported(env)[CSV]) if row["surviving_account_csn"] == "B")
    assert (row["status"], row["status_reason"]) == ("continued", "holds again")
    assert (row["first_handed_over"], row["selected_on"]) == ("2023-01-31", "2023-01-31")


def test_held_back_account_is_never_handed_over(env: ActionsHome) -> None:
    """Not even if a later month's candidate continues the held-back one."""
    env.publish("2023-03", candidate("2023-03", "cooling_down", account="C", since="2023-01"), candidate("2023-03"))
    for month in (JANUARY, FEBRUARY, Month(2023, 3)):
        files = exported(env, month)
        assert "C" not in {row["surviving_account_csn"] for row in read_csv(files[CSV])}
        assert b"O-C" not in files[JSON] + files[PARQUET] and b"held" not in files[JSON] + files[CSV]


def test_older_month_cannot_be_handed_over(env: ActionsHome) -> None:
    exported(env)
    with pytest.raises(
        CannotHandOverError, match=r"2023-01 is older than 2023-02, which was handed over.*export 2023-02"
    ):
        export(env.home, env.settings, JANUARY)
    holds.roll_back(env.home, "seats are wrong", datetime(2026, 3, 9, tzinfo=UTC))
    with pytest.raises(CannotHandOverError, match=r"seats are wrong\. Export 2023-02 when it is released again"):
        export(env.home, env.settings)
    with pytest.raises(CannotHandOverError, match=r"2023-02 are not released\. .*Lift the hold: ide release"):
        export(env.home, env.settings, FEBRUARY)


def test_error_says_why_a_month_cannot_be_handed_over(tmp_path: Path) -> None:
    env = ActionsHome(tmp_path / "home")
    with pytest.raises(NoReleaseError, match="Nothing is published"):
        export(env.home, env.settings)
    env.publish("2023-01", candidate("2023-01", "beyond_limit"))
    with pytest.raises(CannotHandOverError, match="2023-01 has no actions, and none handed over before is open"):
        export(env.home, env.settings)
    with pytest.raises(CannotHandOverError, match=r"the actions of 2023-02 are not released\. Released: 2023-01\. "):
        export(env.home, env.settings, FEBRUARY)
    assert not env.home.handed_over.exists()


def test_errors_for_a_home_in_use_and_a_damaged_record(env: ActionsHome) -> None:
    busy = env.settings.model_copy(update={"lock_timeout_seconds": 0.0})
    with env.home.locked("run-of-march", 0), pytest.raises(HomeBusyError, match="run run-of-march"):
        export(env.home, busy)
    exported(env, JANUARY)
    (env.home.handed_over / "2023-01.parquet").write_bytes(b"PAR1 cut")
    with pytest.raises(CannotHandOverError, match=r"2023-01\.parquet, the record of what was handed over"):
        export(env.home, env.settings)


def test_cli_prints_what_was_handed_over_and_where(env: ActionsHome, capsys: pytest.CaptureFixture[str]) -> None:
    assert console.export(env.settings, JANUARY, None, dry_run=True) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Actions of 2023-01 (publication 1): 2 new, 0 continued, 0 ended.",
        "Nothing was written or recorded; without --dry-run this would be handed over.",
    ]
    assert console.export(env.settings, JANUARY, None, dry_run=False) == 0
    done = command("actions", "export", home=env.home.root)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Actions of 2023-02 (publication 2): 1 new, 1 continued, 1 ended.",
        "    1 goal no longer holds",
        f"Written to {env.home.root}/reports/actions/2023-02: actions.csv, actions.parquet, actions.json",
    ]
    assert console.export(env.settings, JANUARY, None, dry_run=False) == 1
    assert capsys.readouterr().err.startswith("ide: 2023-01 is older than")


def test_cli_lists_actions_and_explains_verdicts(env: ActionsHome, capsys: pytest.CaptureFixture[str]) -> None:
    as_csv = console.Listing(output="csv")
    assert console.list_actions(env.settings, JANUARY, as_csv) == 0
    assert [row["surviving_account_csn"] for row in csv.DictReader(capsys.readouterr().out.splitlines())] == ["A", "B"]
    assert console.list_actions(env.settings, FEBRUARY, as_csv) == 0
    listed = capsys.readouterr()
    status_by_id = {row["action_id"]: row["status"] for row in csv.DictReader(listed.out.splitlines())}
    assert status_by_id == {"2023-01/A/P": "continued", "2023-02/D/P": "new"}
    assert "note: 2 open actions in 2023-02: 1 new this month, 1 still open from earlier months" in listed.err
    filtered = console.Listing(sort="due", limit=1, owner="ann", channel="human")
    assert console.list_actions(env.settings, FEBRUARY, filtered) == 0
    listed = capsys.readouterr()
    assert "Company A" in listed.out and "Company D" not in listed.out and "expected gain $100" in listed.out
    # Due on 1 February, and open at the end of that month.
    assert "overdue since" in listed.out and "2023-02-01" in listed.out
    assert "note: 1 open human action in 2023-02 of owner ann" in listed.err
    assert console.why(env.settings, "C", None, "json") == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["action_key"], row["verdict"], row["verdict_reason"]) == ("P", "held_back", "held_back, in words")
    assert console.why(env.settings, "Z", None, "table") == 1
    assert "no data for account Z in 2023-02" in capsys.readouterr().err
    signals_row = {
        "snapshot_date": date(2023, 3, 31),
        "surviving_account_csn": "Z",
        "original_account_csn": "Y",
        "opportunity_id": "O",
    }
    env.publish("2023-03", signals=[signals_row])
    assert console.why(env.settings, "Y", None, "table") == 1
    assert "account Y in 2023-03. Its 1 observation can be seen in" in capsys.readouterr().err
    assert console.list_actions(env.settings, Month(2024, 1), as_csv) == 1
    assert "the actions of 2024-01 are not released" in capsys.readouterr().err


def nasty_month(tmp_path: Path) -> dict[str, bytes]:
    env = ActionsHome(tmp_path / "home")
    texts = [
        candidate("2023-01", account=f"A{place}", goal=text, opportunity_id=text, gap=-0.5)
        for place, text in enumerate(NASTY)
    ]
    env.publish("2023-01", *texts)
    return dict(exported(env))


def test_only_the_csv_escapes_formulas(tmp_path: Path) -> None:
    files = nasty_month(tmp_path)
    assert files[CSV].startswith(b"\xef\xbb\xbfstatus,") and files[CSV].count(b"\r\n") == len(NASTY) + 1
    for text, row in zip(NASTY, read_csv(files[CSV]), strict=True):
        assert row["goal"].replace("'", "") == text and row["goal"] != text
        assert not row["goal"].lstrip().startswith(("=", "+", "-", "@", "\uff1d"))
        # A negative number is a number.
        assert row["gap"] == "-0.5"
    assert tuple(row["goal"] for row in json.loads(files[JSON])["actions"]) == NASTY


@pytest.mark.parametrize("separator", [",", ";"])
def test_libreoffice_runs_no_formula(tmp_path: Path, separator: str) -> None:
    """LibreOffice evaluates formulas here, and splits cells at the file's separator or at that of another locale."""
    if shutil.which("soffice") is None:
        missing("LibreOffice", "libreoffice-calc-nogui")
    (tmp_path / "safe.csv").write_bytes(nasty_month(tmp_path)[CSV])
    with (tmp_path / "unsafe.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([text, "x"] for text in NASTY)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            f"--infilter=CSV:{ord(separator)},34,76,1,,0,false,true,false,false,false,-1,true",
            "--convert-to",
            "fods",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "safe.csv"),
            str(tmp_path / "unsafe.csv"),
        ],
        check=True,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
    )
    assert "table:formula=" in (tmp_path / "unsafe.fods").read_text(encoding="utf-8")
    safe = (tmp_path / "safe.fods").read_text(encoding="utf-8")
    assert "table:formula=" not in safe and "&apos;=1+1" in safe
