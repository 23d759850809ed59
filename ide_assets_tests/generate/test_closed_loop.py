"""Vendor and pipeline alternate for two months; benchmarks/effect_end_to_end.py does so for a year."""

from pathlib import Path

import duckdb
import pytest

from benchmarks.effect_end_to_end import Size, Truth, kind, play_through, published, settings_of, truths_of
from ide_assets.domains.actions.tables import ACTIONS
from ide_assets.domains.effect.tables import ENROLMENTS
from ide_assets.months import Month
from ide_assets.settings import Settings

pytestmark = pytest.mark.slow(minutes=0.5)

SIZE = Size(accounts=300, first=Month(2023, 1), months=2, holdout_share=0.3)
SEED = 5


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("world")
    settings = settings_of(folder / "landing", folder / "home", SIZE)
    play_through(settings, SIZE, SEED, in_the_end=ENROLMENTS)
    return settings


def number(query: str) -> float:
    with duckdb.connect() as connection:
        row = connection.execute(query).fetchone()
    assert row and row[0] is not None
    return float(row[0])


def test_interventions_are_actions_of_the_month_before(world: Settings) -> None:
    done = f"'{world.landing}/interventions/2023-02/part-0.parquet'"
    given = f"(FROM {published(world, ACTIONS)} WHERE snapshot_date = '2023-01-31')"
    assert number(f"SELECT count(*) FROM {done}") > 30
    carried_out = number(f"SELECT (SELECT count(*) FROM {done}) / (SELECT count(*) FROM {given})")
    assert carried_out == pytest.approx(0.75, abs=0.1)
    assert not number(
        f"SELECT count(*) FROM {done} done ANTI JOIN {given} given ON given.action_key = done.action_key"
        " AND original_account_csn = account_csn AND given.channel = done.channel"
        " AND given.opportunity_id = coalesce(done.opportunity_id, given.opportunity_id)"
    )


def test_carries_out_no_action_for_accounts_that_are_held_back(world: Settings) -> None:
    enrolled = f"{published(world, ENROLMENTS)} WHERE enrolled_on = '2023-01-31'"
    assert number(f"SELECT count(*) FROM {enrolled} AND NOT is_offered") > 20
    assert not number(f"SELECT count(first_performed_on) FROM {enrolled} AND NOT is_offered")
    carried_out = number(f"SELECT count(first_performed_on) / count(*) FROM {enrolled} AND is_offered")
    assert carried_out == pytest.approx(0.75, abs=0.12)


def test_true_effect_of_a_play_is_the_change_by_its_interventions(world: Settings, tmp_path: Path) -> None:
    truths = truths_of(world, SIZE, SEED, tmp_path)

    def of(response: str, measured: str) -> list[Truth]:
        return [truth for cell, truth in truths.items() if kind(cell.play) == response and cell.measured == measured]

    for measured in ("assignment_rate", "utilisation_rate", "active_users"):
        for truth in (*of("zero", measured), *of("regression", measured)):
            assert truth.treated > 0 or truth.accounts < 5
            assert truth.effect == 0
    strong = of("strong", "assignment_rate")
    per_account = sum(truth.effect for truth in strong) / sum(truth.accounts for truth in strong)
    assert 3 < per_account < 30
    weak = of("weak", "assignment_rate")
    assert weak
    assert sum(truth.effect for truth in weak) == 0
