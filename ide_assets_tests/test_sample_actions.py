"""Actions and their effect over the sample's fifteen months, as readers see them."""

import shutil
from pathlib import Path

import duckdb
import pytest

from ide_assets_tests.conftest import REPOSITORY, command
from ide_assets_tests.published import attach

# Not in test_sample.py, so that the two files run side by side once the home is built.
pytestmark = [pytest.mark.slow(minutes=0.5)]

SHARED = "eio_publish.engagement_shared"


def fetch(home: Path, query: str) -> list[tuple[object, ...]]:
    with attach(home) as connection:
        return connection.execute(query).fetchall()


def test_selection_equals_the_corrected_query(sample_home: Path) -> None:
    # Opportunities and accounts are published as of the newest month.
    query = (REPOSITORY / "docs" / "queries" / "select_opportunities.sql").read_text(encoding="utf-8")
    newest = query.replace("2023-05-31", "2023-09-30")
    columns = "surviving_account_csn, opportunity_id, tenant_id, product_offering, acv_usd__c"
    selected = fetch(sample_home, f"SELECT {columns} FROM ({newest}) ORDER BY ALL")
    table = f"{SHARED}.ide_opportunity_selection_monthly"
    assert selected
    assert selected == fetch(
        sample_home, f"SELECT {columns} FROM {table} WHERE snapshot_date = DATE '2023-09-30' ORDER BY ALL"
    )


def test_sample_covers_verdicts_and_plays(sample_home: Path) -> None:
    verdicts = fetch(sample_home, f"SELECT DISTINCT verdict FROM {SHARED}.ide_action_candidates_monthly")
    assert {verdict for (verdict,) in verdicts} >= {
        "not_eligible", "another_opportunity", "covered", "withheld", "another_tenant", "cooling_down", "held_back",
        "selected",
    }  # fmt: skip
    ((plays,),) = fetch(sample_home, f"SELECT count(DISTINCT action_key) FROM {SHARED}.ide_actions_monthly")
    assert isinstance(plays, int)
    assert plays >= 10


def test_cool_down_and_holdout_sides_across_months(sample_home: Path) -> None:
    again = f"""
        SELECT a.surviving_account_csn, a.action_key, a.snapshot_date, b.snapshot_date
        FROM {SHARED}.ide_actions_monthly a JOIN {SHARED}.ide_actions_monthly b
            USING (surviving_account_csn, action_key)
        WHERE b.snapshot_date > a.snapshot_date AND date_trunc('month', b.snapshot_date) < a.again_from"""
    assert fetch(sample_home, again) == []
    sides = f"""
        SELECT holdout_unit, action_key FROM {SHARED}.ide_action_candidates_monthly
        WHERE verdict IN ('selected', 'held_back') GROUP BY ALL HAVING count(DISTINCT verdict) > 1"""
    # A play without a holdout has one side; in the others a unit keeps its side.
    assert fetch(sample_home, sides) == []


def test_every_enrolled_play_has_a_conclusion(sample_home: Path) -> None:
    enrolled = f"{SHARED}.action_enrolments_monthly"
    ((treated,),) = fetch(
        sample_home,
        f"SELECT count(*) FROM {enrolled} WHERE snapshot_date = DATE '2023-09-30' AND first_performed_on IS NOT NULL",
    )
    assert isinstance(treated, int)
    assert treated > 50
    silent = f"""
        SELECT action_key FROM {enrolled} e WHERE NOT EXISTS (SELECT 1 FROM {SHARED}.action_effects f
            WHERE f.action_key = e.action_key AND f.snapshot_date = e.snapshot_date)"""
    assert fetch(sample_home, silent) == []
    conclusions = fetch(sample_home, f"SELECT DISTINCT conclusion FROM {SHARED}.action_effects ORDER BY 1")
    assert {conclusion for (conclusion,) in conclusions} >= {"not judged", "not a measurement", "too few accounts"}


def test_actions_are_exported_explained_and_reported(sample_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(sample_home, home, symlinks=True)
    exported = command("actions", "export", home=home)
    assert exported.returncode == 0, exported.stderr
    folder = home / "reports" / "actions" / "2023-09"
    again = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(again) == {"actions.csv", "actions.json", "actions.parquet"}
    assert command("actions", "export", home=home).returncode == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == again
    with duckdb.connect() as connection:
        open_actions = f"""
            SELECT action_key, surviving_account_csn FROM '{folder / "actions.parquet"}' WHERE status <> 'ended'"""
        exported_actions = set(connection.execute(open_actions).fetchall())
    held_back = fetch(
        sample_home,
        f"SELECT action_key, surviving_account_csn FROM {SHARED}.ide_action_candidates_monthly "
        "WHERE snapshot_date = DATE '2023-09-30' AND verdict = 'held_back'",
    )
    assert exported_actions
    assert not exported_actions & set(held_back)
    why = command("actions", "why", str(sorted(exported_actions)[0][1]), home=home)
    assert why.returncode == 0, why.stderr
    assert "selected" in why.stdout or "cooling_down" in why.stdout
    report = command("report", "effect", home=home)
    assert report.returncode == 0, report.stderr
    assert "What the plays did" in Path(report.stdout.strip()).read_text(encoding="utf-8")
