"""The data inventory: every data set once, with its target, owner, timing and comments."""

import csv
from pathlib import Path

from ide_assets.domains.graph import RECIPES
from ide_assets.reports.inventory import report
from ide_assets.settings import Calendar, Settings
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import command
from ide_assets_tests.models.handmade import publish_untrained
from ide_assets_tests.pages import Page, assert_is_readable, assert_nothing_runs


def rows_of(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / report.SPREADSHEET).open(encoding="utf-8-sig", newline="") as file:
        return {row["data_set"]: row for row in csv.DictReader(file)}


def test_every_data_set_is_listed_with_what_a_steward_needs(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    publish_untrained(home)
    settings = Settings(
        home=home.root, owner="team:data", owners={"usage": "ann@example.com"}, calendar=Calendar(day=3, hour=7)
    )
    index = report.write(home, settings, RECIPES)
    rows = rows_of(index.parent)
    assert list(rows) == [recipe.table.name for recipe in RECIPES]
    assert all(row["description"] and row["target"] and row["owner"] and row["comments"] for row in rows.values())
    usage = rows["usage_monthly"]
    assert (usage["kind"], usage["owner"]) == ("table", "ann@example.com")
    assert usage["target"] == "eio_publish.access_shared.usage_monthly"
    models = rows["insight_models_monthly"]
    assert (models["owner"], models["newest_month"], models["rows"]) == ("team:data", "2023-05", "4")
    assert "Built from insight_usability_monthly, insight_registry_monthly, " in models["comments"]
    assert rows["accounts"]["timing"].startswith("Monthly, by day 3 of the next month, 07:00 (UTC). A month waits")
    assert rows["accounts"]["newest_month"] == "" and "Optional." in rows["interventions"]["timing"]
    page = Page(index)
    assert_is_readable(page)
    assert_nothing_runs(page)
    assert "usage_monthly" in page.text and "team:data" in page.text


def test_personal_data_is_named() -> None:
    rows = {row.data_set: row for row in report.inventory(RECIPES, Settings(), Ledger(Home(Path("nowhere"))))}
    assert "Has personal data." in rows["usage_authorizations"].comments
    assert "Has personal data." not in rows["usage_monthly"].comments


def test_command_prints_the_path(tmp_path: Path) -> None:
    done = command("report", "inventory", "--out", str(tmp_path / "out"), home=tmp_path / "home")
    assert (done.returncode, done.stdout.strip()) == (0, str(tmp_path / "out" / "index.html")), done.stderr
    assert len(rows_of(tmp_path / "out")) == len(RECIPES)
