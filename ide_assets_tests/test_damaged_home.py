"""Every command on a home with one lost or damaged file or folder (rows 70 and 71 of docs/faults.md)."""

import os
import random
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from ide_assets_tests.conftest import JANUARY, command

#: The files and folders of each part of a home.
PARTS: Mapping[str, str] = {
    "ledger": "ledger",
    "ledger's log": "ledger/_delta_log",
    "ledger's commit": "ledger/_delta_log/*.json",
    "ledger's rows": "ledger/*.parquet",
    "lake": "lake",
    "a table": "lake/*",
    "a table's log": "lake/*/_delta_log",
    "a table's commit": "lake/*/_delta_log/*.json",
    "a table's rows": "lake/*/month=*/*.parquet",
    "releases": "releases",
    "a release": "releases/0*",
    "a catalogue": "releases/0*/*.duckdb",
    "a manifest": "releases/0*/manifest.json",
    "the current release": "releases/current",
    "holds": "releases/holds.json",
    "register": "deliveries",
    "an entry": "deliveries/*/*/*/delivery.json",
    "quarantined rows": "deliveries/*/*/*/quarantined.parquet",
    "waivers": "waivers.jsonl",
    "key": "user.key",
    "erased users": "erased.users",
    "alerts": "alerts.json",
    "decisions about alerts": "alert_decisions.jsonl",
    "decisions about calls": "call_decisions.jsonl",
    "thresholds of alerts": "alert_thresholds.jsonl",
    "requested actions": "requested_actions.jsonl",
    "saved views": "saved_views.jsonl",
    "alerts to owners": "owner_alerts.jsonl",
    "hashes": "known_hashes.json",
    "checks": "checks/*/*.jsonl",
    "handed over": "handed_over/*.parquet",
    "Dagster's records": "dagster",
    "Dagster's runs": "dagster/history/runs.db",
    "Dagster's events": "dagster/**/*.db",
    "Dagster's schedules": "dagster/schedules/*.db",
    "compiled queries": "compiled",
}
WAYS = ("removed", "emptied", "cut", "garbage")

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("sql", "select count(*) from eio_publish.engagement_shared.ide_cohort_benchmark_monthly"),
    ("sql", "select count(*) from quality.deliveries"),
    ("history",),
    ("quarantine",),
    ("report", "quality"),
    ("actions", "list"),
    ("tidy",),
    ("run",),
    ("erase-user",),
    ("actions", "export"),
    ("release",),
    ("rollback", "--reason", "a test"),
    ("backup",),
)


@pytest.fixture(scope="module")
def whole(january: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published month, after all commands that write to a home."""
    folder = tmp_path_factory.mktemp("whole")
    shutil.copytree(january, folder, symlinks=True, dirs_exist_ok=True)
    for arguments, stdin in (
        (("erase-user",), "nobody@example.com"),
        (("actions", "export"), ""),
        (
            (
                "waive",
                "accounts",
                "no_rows_quarantined",
                "--month",
                JANUARY,
                "--reason",
                "test",
                "--until",
                "2099-01-01",
            ),
            "",
        ),
    ):
        command(*arguments, landing=folder / "landing", home=folder / "home", stdin=stdin)
    (folder / "home" / "releases" / "holds.json").write_text("[]", encoding="utf-8")
    return folder


def damage(path: Path, way: str) -> None:
    """Damage a file or folder in one of the ways."""
    if way == "removed":
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    elif path.is_symlink():
        path.unlink()
        path.symlink_to("nowhere")
    elif path.is_dir():
        shutil.rmtree(path)
        if way == "garbage":
            path.write_bytes(b"\x00\xffgarbage")
        else:
            path.mkdir()
    elif way == "emptied":
        path.write_bytes(b"")
    elif way == "cut":
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2])
    else:
        path.write_bytes(b"\x00\xff[{garbage")


def run(folder: Path, arguments: tuple[str, ...]) -> CompletedProcess[str]:
    """Run a command on the home, with the input that it needs."""
    more = (str(folder / f"backup-{random.random()}.tar"),) if arguments == ("backup",) else ()
    stdin = "someone@example.com" if arguments == ("erase-user",) else ""
    return command(*arguments, *more, landing=folder / "landing", home=folder / "home", stdin=stdin)


def published_files(home: Path) -> dict[Path, int]:
    """The lake's files and their sizes."""
    return {path: path.stat().st_size for path in (home / "lake").glob("*/month=*/*.parquet")}


def check_every_command(whole: Path, folder: Path, part: str, way: str, seed: int, commands: int) -> list[str]:
    """Damage a copy of a home and run commands on it; returns descriptions of what went wrong."""
    generator = random.Random(seed)
    shutil.copytree(whole, folder, symlinks=True)
    home = folder / "home"
    candidates = sorted(home.glob(PARTS[part]))
    if not candidates:
        shutil.rmtree(folder)
        return []
    path = generator.choice(candidates)
    damage(path, way)
    before = published_files(home)
    wrong = []
    for arguments in generator.sample(COMMANDS, commands):
        done = run(folder, arguments)
        what = f"{path.relative_to(home)} {way}, ide {' '.join(arguments)[:40]}"
        output = done.stdout + done.stderr
        if "Traceback" in output or done.returncode not in (0, 1, 2):
            wrong.append(f"{what}: exit code {done.returncode}: {output[-600:]}")
        if done.returncode and not done.stderr.strip():
            wrong.append(f"{what}: exit code {done.returncode} without a message")
        lost = [path for path in before if not path.exists()]
        if lost:
            wrong.append(f"{what}: deleted {lost[0]} and {len(lost) - 1} more: {output[-300:]}")
            break
        if "Published " in output and not any((home / "ledger").glob("*.parquet")):
            wrong.append(f"{what}: says published: {output[-300:]}")
    shutil.rmtree(folder)
    return wrong


def cases(number: int, seed: int) -> Iterator[tuple[str, str, int]]:
    """`number` different pairs of a part and a way, each with a seed."""
    generator = random.Random(seed)
    pairs = [(part, way) for part in PARTS for way in WAYS]
    for part, way in generator.sample(pairs, min(number, len(pairs))):
        yield part, way, generator.randrange(1_000_000)


@pytest.mark.slow(minutes=1)
def test_damage_never_deletes_published_files(whole: Path, tmp_path: Path) -> None:
    number, seed = (int(os.environ.get(name, default)) for name, default in (("CASES", 12), ("SEED", 1)))
    commands = int(os.environ.get("COMMANDS", 4))
    wrong = []
    for part, way, case_seed in cases(number, seed):
        wrong += check_every_command(whole, tmp_path / "copy", part, way, case_seed, commands)
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.slow(minutes=1)
def test_69_commands_work_at_a_strange_path(january: Path, tmp_path: Path) -> None:
    folder = tmp_path / "a home #1? 50%20off Größe [1] *"
    shutil.copytree(january, folder, symlinks=True)
    shutil.rmtree(folder / "home" / "releases")
    before = published_files(folder / "home")
    for arguments in (("run",), ("run", "--stale"), *COMMANDS):
        done = run(folder, arguments)
        # There is no earlier release to roll back to.
        assert done.returncode == (arguments[0] == "rollback"), (arguments, done.stdout, done.stderr)
        assert published_files(folder / "home") == before
