"""Actions and their effect on the sample's fifteen months, as readers get them."""

import shutil
from pathlib import Path

import duckdb
import pytest

from ide_assets_tests.conftest import REPOSITORY, command
from ide_assets_tests.published import attach

# Not beside test_sample.py, which makes the home that both wait for.
pytestmark = [pytest.mark.slow(minutes=1)]

SHARED = "eio_publish.engagement_shared"


def fetch(home: Path, query: str) -> list[tuple[object, ...]]:
    with attach(home) as connection:
        return connection.execute(query).fetchall()


def test_the_selection_is_what_the_corrected_query_selects(sample_home: Path) -> None:
    # The records of the relationship system are those of the newest month.
    query = (REPOSITORY / "docs" / "queries" / "select_opportunities.sql").read_text(encoding="utf-8")
    newest = query.replace("2023-05-31", "2023-09-30")
    columns = "surviving_account_csn, opportunity_id, tenant_id, product_offering, acv_usd__c"
    found = fetch(sample_home, f"SELECT {columns} FROM ({newest}) ORDER BY ALL")
    table = f"{SHARED}.ide_opportunity_selection_monthly"
    assert found
    assert found == fetch(
        sample_home, f"SELECT {columns} FROM {table} WHERE snapshot_date = DATE '2023-09-30' ORDER BY ALL"
    )


def test_every_verdict_and_most_reasons_are_seen(sample_home: Path) -> None:
    verdicts = fetch(sample_home, f"SELECT DISTINCT verdict FROM {SHARED}.ide_action_candidates_monthly")
    assert {each for (each,) in verdicts} >= {
        "not_eligible", "another_opportunity", "covered", "withheld", "another_tenant", "cooling_down", "held_back",
        "selected",
    }  # fmt: skip
    ((plays,),) = fetch(sample_home, f"SELECT count(DISTINCT action_key) FROM {SHARED}.ide_actions_monthly")
    assert isinstance(plays, int)
    assert plays >= 10


def test_over_all_months_nobody_is_called_twice_within_the_cool_down_or_changes_sides(sample_home: Path) -> None:
    again = f"""
        SELECT a.surviving_account_csn, a.action_key, a.snapshot_date, b.snapshot_date
        FROM {SHARED}.ide_actions_monthly a JOIN {SHARED}.ide_actions_monthly b
            USING (surviving_account_csn, action_key)
        WHERE b.snapshot_date > a.snapshot_date AND date_trunc('month', b.snapshot_date) < a.again_from"""
    assert fetch(sample_home, again) == []
    sides = f"""
        SELECT holdout_unit, action_key FROM {SHARED}.ide_action_candidates_monthly
        WHERE verdict IN ('selected', 'held_back') GROUP BY ALL HAVING count(DISTINCT verdict) > 1"""
    # A play that opts out has one side only; of the others a unit is on one side for good.
    assert fetch(sample_home, sides) == []


def test_interventions_reach_the_offered_only_and_every_play_says_what_it_did(sample_home: Path) -> None:
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
    said = fetch(sample_home, f"SELECT DISTINCT conclusion FROM {SHARED}.action_effects ORDER BY 1")
    assert {each for (each,) in said} >= {"not judged", "not a measurement", "too few accounts"}


def test_the_months_actions_are_handed_over_and_reported_on(sample_home: Path, tmp_path: Path) -> None:
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
        held = f"""
            SELECT action_key, surviving_account_csn FROM '{folder / "actions.parquet"}' WHERE status <> 'ended'"""
        handed = set(connection.execute(held).fetchall())
    kept_back = fetch(
        sample_home,
        f"SELECT action_key, surviving_account_csn FROM {SHARED}.ide_action_candidates_monthly "
        "WHERE snapshot_date = DATE '2023-09-30' AND verdict = 'held_back'",
    )
    assert handed
    assert not handed & set(kept_back)
    why = command("actions", "why", str(sorted(handed)[0][1]), home=home)
    assert why.returncode == 0, why.stderr
    assert "selected" in why.stdout or "cooling_down" in why.stdout
    report = command("report", "effect", home=home)
    assert report.returncode == 0, report.stderr
    assert "What the plays did" in Path(report.stdout.strip()).read_text(encoding="utf-8")
