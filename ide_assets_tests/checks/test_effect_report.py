"""The before/after report of the clean study: the tables as the recipes calculate them, not handwritten."""

import shutil
from pathlib import Path

from ide_assets.domains.effect.tables import AIMS, BALANCE, EFFECTS, ENROLMENTS, FAIRNESS, REVENUE, TRAJECTORIES
from ide_assets.reports.effect import report
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets_tests.checks import clean_study
from ide_assets_tests.checks.clean_study import DUE, LOW
from ide_assets_tests.checks.harness import CleanMonth
from ide_assets_tests.inline import Rows
from ide_assets_tests.pages import Page, assert_is_readable
from ide_assets_tests.quality.handmade import published


def test_effect_report_of_the_clean_study_shows_its_plays(study: CleanMonth, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    tables: dict[str, Rows | None] = {
        "ide_action_candidates_monthly": clean_study.candidates(),
        "interventions": clean_study.interventions(),
    }
    for table in (EFFECTS, AIMS, REVENUE, TRAJECTORIES, BALANCE, FAIRNESS, ENROLMENTS):
        tables[table.name] = None
        folder = home.lake / table.name / "month=2023-05"
        folder.mkdir(parents=True)
        shutil.copy(study.files[table.name], folder / "run.parquet")
    published(home, "2023-05", "run", "2023-06-02 10:00", tables)

    index = report.write(home, Settings(home=home.root))
    pages = {path.name: Page(path) for path in index.parent.iterdir()}
    assert set(pages) == {"index.html", report.page_of(LOW), report.page_of(DUE)}
    for page in pages.values():
        assert_is_readable(page)
    text, low, due = (pages[name].text for name in ("index.html", report.page_of(LOW), report.page_of(DUE)))
    assert "1 of 2 plays works: IDE-LowAssignment-All-Adopt." in text and "1 cannot be judged yet." in text
    # Accounts went up by 6 points where they were offered the one play; the other has no holdout.
    assert "Assignment rate 6.0 points higher after 3 months" in low
    assert "This play has no holdout, so no conclusion is possible." in due
    assert "11 accounts offered it, carried out at 7 of them; 8 accounts held back" in low
    assert "Not shown with fewer than 6 accounts held back." in due
