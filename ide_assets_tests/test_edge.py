"""The edge: every error becomes a sentence and an exit code, and no data controls a terminal (faults 74, 75)."""

import errno
import io
import json
import os
import re
import stat
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ide_assets import settings
from ide_assets.cli import edge
from ide_assets.cli.app import main
from ide_assets.cli.rows import print_rows
from ide_assets.cli.terminal import Terminal
from ide_assets.domains import configuration
from ide_assets.months import Month
from ide_assets.store.past import parse_moment
from ide_assets.vocabulary.shown import shown
from ide_assets_tests.small_home import SmallHome
from ide_assets_tests.waiting import PATIENCE_SECONDS

PROGRAM = (sys.executable, "-c", f"from {main.__module__} import main; main()")


def ide(
    arguments: Sequence[str | bytes], folder: Path, *, stdin: bytes = b"", before: str = "", **environment: str
) -> tuple[int, str, str]:
    """The exit code and what a process of its own wrote; `before` is a shell's redirection, such as `<&-`."""
    settled = {name: value for name, value in os.environ.items() if not name.startswith(("IDE_", "DAGSTER_"))}
    shell = ("sh", "-c", f'exec "$@" {before}', "sh")
    words = [*(shell if before else ()), *PROGRAM, *arguments]
    done = subprocess.run(
        words,
        cwd=folder,
        env={**settled, **environment},
        input=stdin,
        capture_output=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "landing").mkdir()
    small = SmallHome(tmp_path / "home")
    small.publish("2023-01", ("\x1b[31mred", 2, 1, "[red]x\u202e"))
    small.release()
    return tmp_path


HOME = ("--home", "home")
ROWS = "SELECT pool_id, site_geo FROM eio_publish.access_shared.assignment_monthly"


@pytest.mark.parametrize(
    ("arguments", "stdin", "before", "words"),
    [
        ((b"sql", b"ab\xfc"), b"", "", r"argument 2 is not UTF-8 text: ab\xfc"),
        (("sql", ""), b"", "", "the query is empty"),
        (("sql", "-"), b"", "", "stdin is empty"),
        (("sql",), b"", "<&-", "expected a query on stdin, which is closed"),
        (("sql",), b"SELECT '\xfc'", "", "stdin is not UTF-8 text: byte 0xfc on line 1"),
        (("sql", "latin.sql"), b"", "", "latin.sql is not UTF-8 text: byte 0xfc on line 2"),
        (("sql", "missing.sql"), b"", "", "missing.sql: No such file"),
        (("sql", "landing"), b"", "", "landing: Is a directory"),
        (("erase-user",), b"\xfc", "", "stdin is not UTF-8 text"),
        (("run", "--month", "0000-01"), b"", "", "expected a year from 1990 to 2199"),
        (("run", "--month", "\uff12\uff10\uff12\uff13-05"), b"", "", "write it as YYYY-MM"),
        (("diff", "--month", "2023-01", "--rows", "\uff12"), b"", "", "is not a whole number"),
        (("run", "--mnth", "2023-01"), b"", "", "No such option"),
        (("status", "--home", "latin.sql"), b"", "", "latin.sql is not a folder"),
    ],
)
def test_74_wrong_arguments_and_input_give_one_message(
    folder: Path, arguments: tuple[str | bytes, ...], stdin: bytes, before: str, words: str
) -> None:
    (folder / "latin.sql").write_bytes(b"SELECT\n'\xfc'")
    code, _, message = ide(arguments, folder, stdin=stdin, before=before)
    assert code == 2
    assert words in message
    assert message.startswith("ide: ")
    assert "Traceback" not in message


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("IDE_KEEP_VERSIONS_DAYS", "999999", "less than or equal to 36500"),
        ("IDE_RULES__ACTIONS__TERMS", "('Annual', '3-Year')", 'JSON: ["a", "b"]'),
        ("IDE_RULES__ACTIONS__TERMS", "[" * 100_000, 'JSON: ["a", "b"]'),
        ("IDE_HOMEE", "x", "there is no setting IDE_HOMEE; the nearest name is IDE_HOME"),
        ("IDE_ALERTS__EMIAL_TO", "x", "the nearest name is IDE_ALERTS__EMAIL_TO"),
        ("IDE_ALERTS", "x", "IDE_ALERTS"),
        ("IDE_LOCK_TIMEOUT_SECONDS", "inf", "finite number"),
        ("IDE_THREADS", "\uff12", "valid integer"),
        ("IDE_FIRST_MONTH", "9999-12", "expected a year from 1990 to 2199"),
        ("IDE_RULES__MONTH_TIME_ZONE", "Europe", "is not a time zone"),
        ("IDE_RULES__SOURCES", "accounts,oportunities", "the nearest name is opportunities"),
        ("IDE_RULES__SOURCES", "opportunities", "no table can be built"),
        ("IDE_HOME", "", "IDE_HOME: set, but empty"),
        ("IDE_OWNER", "somebody", "team:name"),
        ("IDE_MEMORY_LIMIT", "much", "IDE_MEMORY_LIMIT"),
    ],
)
def test_74_wrong_settings_name_the_variable_and_the_expected_value(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, words: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(settings.WrongSettingsError, match=re.escape(words)) as raised:
        configuration.read()
    assert variable in str(raised.value)


def test_74_lists_are_written_with_commas_or_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("jo@example.com, bo@example.com", '["jo@example.com", "bo@example.com"]'):
        monkeypatch.setenv("IDE_ALERTS__EMAIL_TO", text)
        assert configuration.read().alerts.email_to == ("jo@example.com", "bo@example.com")
    monkeypatch.setenv("IDE_ALERTS__EMAIL_TO", "jo@example.com")
    assert configuration.read().alerts.email_to == ("jo@example.com",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"home = ", "is not valid TOML"),
        (b"home = '\xfc'", "is not UTF-8 text"),
        (b"[rules]\nextend_phase_days = 'x'", "IDE_RULES__EXTEND_PHASE_DAYS"),
        (b"rules = 3", "IDE_RULES"),
        (b"homee = 'x'", "the nearest name is IDE_HOME"),
        (None, "is not a file"),
    ],
)
def test_74_broken_settings_file_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if content is None:
        Path("ide.toml").mkdir()
    else:
        Path("ide.toml").write_bytes(content)
    with pytest.raises(settings.WrongSettingsError, match=words):
        configuration.read()


def test_74_commands_work_with_ascii_terminals_and_closed_streams(folder: Path) -> None:
    (folder / "landing" / "Prüfung").mkdir()
    code, message, _ = ide(("status", *HOME, "--landing", "landing"), folder, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (code, "Pr\\xfcfung" in message) == (0, True)
    assert ide(("status", *HOME, "--landing", "landing"), folder, before=">&- 2>&-")[0] == 0
    code, _, message = ide(("status", *HOME, "--landing", "landing"), folder, before=">/dev/full")
    assert (code, "No space left on device" in message, "Traceback" in message) == (1, True, False)


def test_74_undecodable_file_names_are_shown_escaped(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder / "landing") + b"/caf\xe9")).mkdir()
    code, message, _ = ide(("status", *HOME, "--landing", "landing"), folder)
    assert (code, r"caf\xe9" in message) == (0, True)


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (KeyError("jo@example.com"), 1, "unexpected KeyError: '...'"),
        (OSError(errno.ENOSPC, "No space left on device", "x"), 1, "x: No space left on device"),
        (MemoryError(), 1, "out of memory"),
        (RecursionError("maximum recursion depth exceeded"), 1, "unexpected RecursionError"),
        (UnicodeEncodeError("ascii", "ü", 0, 1, "no"), 1, "unexpected UnicodeEncodeError"),
    ],
)
def test_74_unexpected_error_is_a_message_that_names_the_log(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    code: int,
    words: str,
) -> None:
    home = tmp_path / "home"
    (home / "lake").mkdir(parents=True)
    monkeypatch.setattr(edge, "_home", home)

    def program() -> None:
        raise error

    assert edge.run(program) == code
    message = capsys.readouterr().err
    assert words in message
    assert "Traceback" not in message
    (log,) = (home / "logs").iterdir()
    assert f"Details: {log}" in message
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    logged = log.read_text(encoding="utf-8")
    assert "in program" in logged
    assert "jo@example.com" not in message + logged


def test_74_interrupted_command_prints_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    def program() -> None:
        raise KeyboardInterrupt

    assert edge.run(program) == 130
    assert capsys.readouterr().err.count("\n") == 1


def test_74_log_without_a_home_is_a_temporary_file_and_follows_no_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(edge, "_home", tmp_path / "missing")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))

    def program() -> None:
        raise KeyError("x")

    edge.run(program)
    (log,) = tmp_path.iterdir()
    assert str(log) in capsys.readouterr().err
    victim = tmp_path / "victim"
    victim.write_text("safe")
    log.unlink()
    log.symlink_to(victim)
    edge.run(program)
    assert victim.read_text() == "safe"
    assert "could not be logged" in capsys.readouterr().err


def test_75_control_characters_of_data_are_shown_escaped(folder: Path) -> None:
    code, message, _ = ide(("sql", ROWS, *HOME), folder)
    assert (code, "\x1b" in message) == (0, False)
    assert r"\e[31mred" in message
    assert r"[red]x\u202e" in message


def test_75_csv_and_json_for_programs_stay_exact(folder: Path) -> None:
    _, message, _ = ide(("sql", ROWS, "--format", "csv", *HOME), folder, PYTHONIOENCODING="ascii")
    assert message.splitlines()[1] == "\x1b[31mred,[red]x\u202e"
    _, message, _ = ide(("sql", ROWS, "--format", "json", *HOME), folder)
    assert "\u202e" not in message
    assert json.loads(message) == [{"pool_id": "\x1b[31mred", "site_geo": "[red]x\u202e"}]


def test_75_csv_on_a_terminal_is_shown_escaped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import duckdb

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    print_rows(duckdb.execute("SELECT chr(27) || 'x' AS a"), "csv")
    assert capsys.readouterr().out.split() == ["a", "\\x1bx"]


@given(st.text())
def test_75_shown_text_cannot_control_a_terminal(text: str) -> None:
    safe = shown(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", safe)
    assert shown(safe) == safe
    output = io.StringIO()
    Terminal(file=output, width=10_000).print(text, markup=False)
    assert shown(output.getvalue()) == output.getvalue()


def test_75_only_the_terminal_module_prints() -> None:
    root = Path(edge.__file__).parent
    for path in sorted(root.glob("*.py")):
        if path.name in ("terminal.py", "rows.py", "edge.py"):
            continue
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])print\(|rich\.console import Console", text), path


@pytest.mark.parametrize(
    "text", ["\uff12", "\uff12026-01-31", "1" * 30, "0001-01-01T00:00+23:59", "9999-12-31T23:59-23:59"]
)
def test_74_rejects_moments_outside_the_calendar_or_ascii(text: str) -> None:
    with pytest.raises(ValueError, match="neither"):
        parse_moment(text)


@given(st.text(max_size=8) | st.from_regex(r"\A\d{4}-\d{2}\Z"))
def test_74_parsed_month_prints_its_own_text(text: str) -> None:
    try:
        month = Month.parse(text)
    except ValueError:
        return
    assert str(month) == text
    assert text.isascii()
    assert month.plus(12).last_day > month.plus(-24).first_day
