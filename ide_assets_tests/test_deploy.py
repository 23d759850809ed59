"""What lies in deploy/ is what the programs it is for accept, and works with them."""

import shutil
from pathlib import Path

import dagster as dg
import pytest

from ide_assets_tests.conftest import REPOSITORY
from ide_assets_tests.postgres import postgres

DEPLOY = REPOSITORY / "deploy"


def test_dagster_stores_its_records_in_postgresql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @dg.asset
    def seats() -> dg.MaterializeResult[None]:
        return dg.MaterializeResult(metadata={"rows": 3})

    shutil.copy(DEPLOY / "dagster.yaml", tmp_path / "dagster.yaml")
    with postgres() as variables:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        with dg.DagsterInstance.from_config(str(tmp_path)) as instance:
            made = dg.materialize([seats], instance=instance)
        assert made.success
        # Another process, later: only what the database holds.
        with dg.DagsterInstance.from_config(str(tmp_path)) as again:
            run = again.get_run_by_id(made.run_id)
            assert run is not None
            assert run.status is dg.DagsterRunStatus.SUCCESS
            newest = again.get_latest_materialization_event(dg.AssetKey("seats"))
            assert newest is not None
            assert newest.asset_materialization is not None
            assert newest.asset_materialization.metadata["rows"].value == 3
    assert not list(tmp_path.rglob("*.db")), "nothing is stored in SQLite"
