"""Every command in README.md and docs/ runs on a home like the demo's, or is listed here with the reason why not."""

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer

from ide_assets.cli.app import app
from ide_assets_tests.conftest import REPOSITORY, SAMPLE, command

#: The delivery of the sample that has a corrected successor; see `make demo`.
FIRST_DELIVERY = REPOSITORY / "data" / "first_delivery"

#: Beginnings of commands that are not run, with the reason.
NOT_RUN = {
    "ui": "stays running",
    "daemon": "stays running",
    "serve": "stays running",
    "fetch": "needs a warehouse",
    "import": "reads exports; the files of docs/first_month.md are in test_first_month",
    "run --month 2023-05": "follows `ide fetch`",
    "run --month 2026-10": "follows `ide import`",
    "check-delivery data/landing/opportunities/2026-10": "follows `ide import`",
    "alert": "sends to channels, which the demo has not",
    "actions outcomes": "writes into the landing",
    "erase-user": "reads an identifier from stdin",
    "restore": "needs a backup, which docs/backup.md names by a path of its own",
    "sql --as-of 2026-01-31": "a day before the demo was published",
    "sql --as-of 2026-01-31T08:00:00+01:00": "a day before the demo was published",
    "waive": "ends on a day that passes",
}

#: What marks a placeholder, or a path outside the demo.
_PLACEHOLDER = re.compile(r"\.\.\.|<|\b[A-Z]{4,}(\.[A-Za-z]+)?$|^/(mnt|srv|var|etc)/|\$")

_LINE = re.compile(r"^\s+(?:\$ )?(?:\.venv/bin/)?ide (?P<arguments>[a-z-].*)$")


@dataclass(frozen=True)
class Example:
    """A command of a page, with its arguments."""

    page: str
    line: int
    arguments: tuple[str, ...]

    @property
    def why_not(self) -> str:
        """The reason not to run the command; empty if it is run."""
        words = " ".join(self.arguments)
        if reason := next((why for start, why in NOT_RUN.items() if f"{words} ".startswith(f"{start} ")), ""):
            return "" if "--dry-run" in self.arguments else reason
        return "a placeholder, or a path elsewhere" if any(map(_PLACEHOLDER.search, self.arguments)) else ""


def pages() -> list[Path]:
    return [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]


def examples() -> Iterator[Example]:
    for page in pages():
        for number, text in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
            if match := _LINE.match(text):
                words = shlex.split(match["arguments"], comments=True)
                yield Example(str(page.relative_to(REPOSITORY)), number, tuple(words))


@pytest.fixture(scope="module")
def demo(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A landing folder and a home in which one month is restated, as after `make demo`."""
    folder = tmp_path_factory.mktemp("demo")
    landing, home = folder / "landing", folder / "home"
    shutil.copytree(SAMPLE, landing)
    shutil.copytree(sample_home, home, symlinks=True)
    shutil.copytree(FIRST_DELIVERY, landing, dirs_exist_ok=True)
    restated = command("run", "--stale", landing=landing, home=home)
    assert "Published 1 month" in restated.stdout, restated.stdout + restated.stderr
    return landing, home


@pytest.mark.slow(minutes=6)
def test_documented_commands_succeed_on_the_demo_home(demo: tuple[Path, Path]) -> None:
    landing, home = demo
    (home.parent / "tmp").mkdir()
    failed = []
    for arguments in dict.fromkeys(example.arguments for example in examples() if not example.why_not):
        # Files that an example writes to /tmp go to the test's own folder.
        own = [re.sub("^/tmp/", f"{home.parent}/tmp/", argument) for argument in arguments]
        done = command(*own, landing=landing, home=home)
        if done.returncode:
            failed.append((arguments, done.returncode, done.stderr[-500:]))
    assert failed == []


def test_readme_has_no_placeholders() -> None:
    placeholders = [
        example.arguments
        for example in examples()
        if example.page == "README.md" and example.why_not.startswith("a placeholder")
    ]
    assert placeholders == []


def test_reasons_to_skip_a_command_are_used() -> None:
    reasons = {example.why_not for example in examples()}
    assert {why for why in NOT_RUN.values() if why not in reasons} == set()


def test_commands_in_running_text_exist() -> None:
    group = vars(typer.main.get_command(app))["commands"]
    unknown = []
    for page in pages():
        text = page.read_text(encoding="utf-8")
        for match in re.finditer(r"`(?:\.venv/bin/)?ide ([a-z][a-z-]*)(?: ([a-z]+))?", text):
            name, below = match.groups()
            subcommands = vars(group[name]).get("commands", {}) if name in group else {}
            # `ide import salesforce` is short for `ide import run salesforce`.
            if name not in group or (subcommands and below and below not in subcommands and name != "import"):
                unknown.append((page.name, match[0]))
    assert unknown == []


def test_first_delivery_differs_from_the_corrected_one_only_in_seats() -> None:
    path = Path("entitlements", "2023-09", "part-0.csv")
    first, corrected = (
        [line.rsplit(",", 1) for line in (folder / path).read_text(encoding="utf-8").splitlines()]
        for folder in (FIRST_DELIVERY, SAMPLE)
    )
    assert [rest for rest, _ in first] == [rest for rest, _ in corrected], "write data/first_delivery again"
    assert sum(one != other for (_, one), (_, other) in zip(first, corrected, strict=True)) == 8
