"""docs/first_month.md: its files and commands, taken from the page, lead to a published month."""

import csv
import io
import os
import re
import shlex
from pathlib import Path

import pytest

from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import REPOSITORY
from ide_assets_tests.processes import run_command

PAGE = (REPOSITORY / "docs" / "first_month.md").read_text(encoding="utf-8")


def files() -> dict[str, str]:
    """The files of the page: each has its name in the paragraph before it."""
    blocks = re.findall(r"^`([\w.]+)`[^`]*(?:`\w+`[^`]*)*\n\n```\w+\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    return dict(blocks)


def commands() -> list[list[str]]:
    return [shlex.split(line) for line in re.findall(r"^    ide (.*)$", PAGE, re.MULTILINE)]


def test_page_has_all_its_files() -> None:
    assert list(files()) == ["Account.csv", "Opportunity.csv", "licences.csv", "licences.yaml", "events.jsonl"]
    assert len(commands()) == 8


@pytest.mark.slow
def test_page_leads_to_a_published_month(tmp_path: Path) -> None:
    for name, text in files().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("IDE_", "DAGSTER_"))}
    output = ""
    for arguments in commands():
        if ">" in arguments:
            arguments = arguments[: arguments.index(">")]
        if arguments[0] == "sql":
            arguments = [*arguments, "--format", "csv"]
        done = run_command(tuple(arguments), {**environment, "COLUMNS": "200"}, tmp_path, "")
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)
        output = done.stdout
    assert Ledger(Home(tmp_path / "data" / "home")).entry("usage_monthly", Month(2026, 10)) is not None
    rows = {row["account_csn"]: row for row in csv.DictReader(io.StringIO(output))}
    assert {row["seats_purchased"] for row in rows.values()} == {"25", "20", "8"}
    assert rows["001A0000001AbcDIAS"]["seats_assigned"] == "18"
    assert Settings.model_fields["landing"].default == Path("data/landing")
