"""The before/after report of the clean study: the tables as the recipes calculate them, not handwritten."""

import shutil
from pathlib import Path

from ide_assets.domains.effect.tables import BALANCE, EFFECTS, ENROLMENTS, FAIRNESS, TRAJECTORIES
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
    for table in (EFFECTS, TRAJECTORIES, BALANCE, FAIRNESS, ENROLMENTS):
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
    assert "Of 2 plays, 2 are measured. 2 work (IDE-Low-Base-Adopt, IDE-Due-Base-Renew)." in text
    assert "offers, 7 of them carried out" in text
    # Accounts that were offered the first play rose by 6 points, those offered the second by 4.
    assert "Assignment rate after 3 months: +6.0 points" in low
    assert "Assignment rate after 3 months: +3.9 points" in due
    assert "11 accounts offered it, 7 of them had it carried out; 8 accounts held back" in low
    assert "No comparison is possible: no account was held back." in due
