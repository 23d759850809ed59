"""Hostile values for every command, option, setting and state file, and the commands' answers.

`python -m ide_assets_tests.hostile SEED COUNT` tries many and prints the errors.
"""

import contextlib
import io
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import typer

from ide_assets.cli import app as cli
from ide_assets.cli import edge
from ide_assets.cli.rebuild import CANNOT_REBUILD
from ide_assets.settings import Settings
from ide_assets.settings.sources import variables
from ide_assets_tests.small_home import SmallHome

VALUES = (
    *(
        "",
        " ",
        "x" * 1_000_000,
        "a\0b",
        "ab\udcfc",
        "a\nb",
        "--",
        "-",
        ".",
        "..",
        "nope",
        "file",
        "folder",
        "unreadable",
    ),
    *("/dev/full", "/etc/passwd", "/proc/1/mem", "file/below", "0000-01", "1970-01", "9999-12", "2023-13", "2023-02"),
    *("\uff12\uff10\uff12\uff13-\uff10\uff15", "2023-01..2022-01", "2022-01..9999-12", "..", "-1", "0", "nan", "inf"),
    *("1e400", "9" * 400, "\uff12", "1_0", "\x1b[31mred", "[red]x[/]", "[/]", "%s{}", "é", "\u202eabc", "2026-02-30"),
    *(
        "0001-01-01T00:00+23:59",
        "9999-12-31T23:59-23:59",
        "a=b",
        "=",
        "'",
        '"',
        ";",
        "('a', 'b')",
        "[1, 2]",
        "{",
        "null",
    ),
    *(
        "[" * 100_000,
        "true",
        "team:x",
        "jo@example.com, b@example.com",
        "Europe",
        "../../etc/passwd",
        "C:\\x",
        "~",
        "*",
    ),
)

#: Arguments that commands need besides the tested parameter.
NEEDED = {
    "month": "2023-01",
    "reason": "because",
    "until": "2026-12-31",
    "check": "assignment_monthly.key_is_unique",
    "table": "assignment_monthly",
    "alert": "1-overall-drop",
    "account": "1",
    "key": "IDE-LowAssignment-FYC-Adopt",
    "file": "copy.tar",
    "folder": "folder",
    "out": "out",
    "accounts": "1",
    "first": "2023-01",
    "last": "2023-01",
    "source": "accounts",
    "mapping": "stripe",
    "files": "customers=file",
    "name": "fewer-calls",
    "why": "because",
}

#: Bytes of damaged files.
BYTES = (b"", b"\0" * 64, b"\xff\xfe\xfd", b"{", b"[]", b"null", b'{"a": 1}\n', b"[" * 50_000, b"\x1b[31m", b"0\n1\n")

#: State files of a home, by the names under which the product looks for them.
STATE = (
    *(
        "holds.json",
        "waivers.jsonl",
        "alert_decisions.jsonl",
        "call_decisions.jsonl",
        "alert_thresholds.jsonl",
        "requested_actions.jsonl",
        "saved_views.jsonl",
        "owner_alerts.jsonl",
        "alerts.json",
        "erased.users",
        "user.key",
        "known_hashes.json",
        "handed_over",
    ),
    *(
        "ledger",
        "lake",
        "releases/current",
        "releases/000001/manifest.json",
        "deliveries/entitlements/2023-01/x/delivery.json",
    ),
    *("quarantine", "checks/2023-01/run.jsonl", "reports", "dagster", "logs", "lock", "daemon.lock"),
)


@dataclass(frozen=True)
class Answer:
    """The outcome of a command."""

    arguments: Sequence[str]
    code: int
    output: str
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def faults(self) -> list[str]:
        """The errors of the answer."""
        problems = []
        if "Traceback (most" in self.output:
            problems.append("a traceback")
        codes = (0, 1, 2, 130, *((CANNOT_REBUILD,) if "rebuild" in self.arguments else ()))
        if self.code not in codes:
            problems.append(f"exit code {self.code}")
        if self.code and not self.output.strip():
            problems.append("no words")
        if "ide: unexpected" in self.output and "Details: " not in self.output and self.code != edge.WRONG_USAGE:
            problems.append("no log named")
        if any(character in self.output for character in "\x1b\u202e\0"):
            problems.append("raw control characters")
        return problems


def commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command by its words, groups resolved."""

    def below(words: tuple[str, ...], command: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
        if hasattr(command, "commands"):
            for name, item in sorted(command.commands.items()):
                yield from below((*words, name), item)
        else:
            yield words, command

    return below((), typer.main.get_command(cli.app))


def cases() -> list[list[str]]:
    """Each parameter of each command with each hostile value, and each value in place of a command."""
    cases = [[value] for value in VALUES]
    for words, command in commands():
        needed = [item for item in command.params if item.required]
        for tried in command.params:
            for value in VALUES:
                arguments = list(words)
                for item in (*needed, *(() if tried in needed else (tried,))):
                    given = value if item is tried else NEEDED[str(item.name)]
                    if item.param_type_name == "argument":
                        arguments.append(given)
                    elif getattr(item, "is_flag", False):
                        arguments.append(item.opts[0])
                    else:
                        arguments += [item.opts[0], given]
                cases.append(arguments)
    return cases


def answer(arguments: Sequence[str], environment: Mapping[str, str], stdin: bytes = b"") -> Answer:
    """Run a command in this process; programs that would replace it are not started."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    taken = {name: value for name, value in os.environ.items() if not name.startswith(("IDE_", "DAGSTER_"))}
    with (
        mock.patch.dict(os.environ, {**taken, **environment}, clear=True),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")),
        mock.patch.object(os, "execv", lambda *_: None),
        mock.patch("uvicorn.run", lambda *_, **__: None),
        mock.patch("ide_assets.generate.generate", lambda *_, **__: None),
        mock.patch("ide_assets.store.dagster_records.take_daemon_lock", lambda *_: None),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(out),
    ):
        code = cli.run_with(arguments)
    out.seek(0)
    return Answer(arguments, code, out.buffer.read().decode("utf-8", "backslashreplace"), dict(environment))


def prepare(folder: Path) -> dict[str, str]:
    """A working directory with files, folders and a home with one publication; returns the environment."""
    (folder / "folder").mkdir()
    (folder / "landing").mkdir()
    (folder / "file").write_text("x")
    unreadable = folder / "unreadable"
    unreadable.write_text("x")
    unreadable.chmod(0)
    small = SmallHome(folder / "home")
    small.publish("2023-01", ("P1", 2, 1, "EMEA"))
    small.release()
    return {"IDE_HOME": str(folder / "home"), "IDE_LANDING": str(folder / "landing")}


def tried_arguments(folder: Path, chosen: Callable[[list[list[str]]], list[list[str]]]) -> Iterator[Answer]:
    """The answers to chosen cases, in a working directory of their own."""
    environment = prepare(folder)
    with contextlib.chdir(folder):
        for arguments in chosen(cases()):
            yield answer(arguments, environment)


def tried_settings(folder: Path, generator: random.Random, count: int) -> Iterator[Answer]:
    """The answers of commands to hostile settings: one variable, or a file of settings."""
    environment = prepare(folder)
    names = [*variables(Settings), "IDE_HOMEE", "IDE_RULES", "IDE_WAREHOUSE__QUERIES__ACCOUNTS", "DAGSTER_HOME"]
    with contextlib.chdir(folder):
        for _ in range(count):
            command = generator.choice((["status"], ["sql", "SELECT 1"], ["history"], ["tidy", "--dry-run"]))
            name, value = generator.choice(names), generator.choice([item for item in VALUES if "\0" not in item])
            if generator.random() < 0.7:
                yield answer(command, {**environment, name: value[:100_000]})
                continue
            key = name.removeprefix("IDE_").lower().replace("__", ".")
            text = generator.choice((f"{key} = {value}", f"{key} = '{value}'", value, f"[{key}]\nx = 1"))
            Path("ide.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
            yield answer(command, {} if generator.random() < 0.2 else environment)
            Path("ide.toml").unlink()


def tried_states(folder: Path, generator: random.Random, count: int) -> Iterator[Answer]:
    """The answers of commands in a home with one damaged file or folder."""
    environment = prepare(folder)
    sound = folder / "sound"
    (folder / "home").rename(sound)
    asked: Sequence[Sequence[str]] = (
        ["status"], ["sql", "SELECT 1"], ["sql", "FROM quality.deliveries"], ["history"], ["tidy"], ["release"],
        ["rollback", "--reason", "x"], ["quarantine"], ["report", "quality"], ["report", "effect"],
        ["report", "models"], ["report", "inventory"], ["retry"], ["run"],
        ["actions", "list"], ["actions", "why", "1"], ["actions", "export"], ["alert", "--dry-run"],
        ["backup", "b.tar"],
        ["explain", "assignment_monthly", "--month", "2023-01"], ["diff", "--month", "2023-01"], ["erase-user"],
        ["waive", "assignment_monthly.key_is_unique", "--month", "2023-01", "--reason", "x", "--until", "2026-12-31"],
    )  # fmt: skip
    with contextlib.chdir(folder):
        for _ in range(count):
            shutil.rmtree("home", ignore_errors=True)
            Path("b.tar").unlink(missing_ok=True)
            shutil.copytree(sound, "home", symlinks=True)
            inside = [str(path.relative_to("home")) for path in sorted(Path("home").rglob("*"))]
            target = Path("home", generator.choice((generator.choice(STATE), generator.choice(inside))))
            damage(target, generator)
            yield answer(generator.choice(asked), environment, stdin=b"somebody")


def damage(target: Path, generator: random.Random) -> None:
    """Replace a file or folder by something invalid."""
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    else:
        target.unlink(missing_ok=True)
    with contextlib.suppress(FileExistsError, NotADirectoryError):
        target.parent.mkdir(parents=True, exist_ok=True)
        kind = generator.random()
        if kind < 0.7:
            target.write_bytes(generator.choice(BYTES))
        elif kind < 0.85:
            target.mkdir()


def main() -> None:
    """Try many cases and print the errors of the answers."""
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    generator = random.Random(seed)
    with tempfile.TemporaryDirectory() as scratch:
        folders = [Path(scratch, name) for name in ("arguments", "settings", "states")]
        for folder in folders:
            folder.mkdir()
        answers = (
            *tried_arguments(folders[0], lambda cases: generator.sample(cases, min(count, len(cases)))),
            *tried_settings(folders[1], generator, count),
            *tried_states(folders[2], generator, count),
        )
        wrong = [item for item in answers if item.faults]
        unexpected = [item for item in answers if "unexpected" in item.output and not item.faults]
    for item in (*wrong, *unexpected):
        given = [argument[:60] for argument in item.arguments]
        print(f"{item.faults or ''} {given} {item.code} {item.output[-600:]!r}", file=sys.__stdout__)
    print(f"{len(answers)} tried, {len(wrong)} wrong, {len(unexpected)} unexpected", file=sys.__stdout__)


if __name__ == "__main__":
    main()
