"""Reports of a cut ledger, a damaged manifest, a damaged register entry and unreadable settings."""

import json
import shutil
from pathlib import Path

import pytest

from ide_assets.reports.quality.catalogue import opened
from ide_assets.settings import Settings
from ide_assets.store import delta
from ide_assets.store.dagster_records import DAGSTER_YAML, dagster_instance, why
from ide_assets.store.home import DamagedHomeError, Home
from ide_assets.store.ledger import Ledger
from ide_assets_tests.quality.handmade import delivered
from ide_assets_tests.small_home import SmallHome


@pytest.fixture
def small(tmp_path: Path) -> SmallHome:
    """A home with two released publications."""
    small = SmallHome(tmp_path)
    for month in ("2023-01", "2023-02"):
        small.publish(month, ("P1", 1, 0, None))
        small.release()
    return small


def cut(home: Home) -> None:
    """Remove the ledger's newest commit."""
    delta.commits(home.ledger)[-1].unlink()


def remove_releases(home: Home) -> None:
    for folder in home.releases.glob("[0-9]*"):
        folder.chmod(0o755)
        shutil.rmtree(folder)
    (home.releases / "current").unlink()


def test_cut_ledger_is_detected_without_a_release(small: SmallHome) -> None:
    remove_releases(small.home)
    cut(small.home)
    with pytest.raises(DamagedHomeError, match="publication 2, which was published, is not in it"):
        _ = Ledger(small.home).history


def test_ledger_without_its_note_is_readable(small: SmallHome) -> None:
    """Homes of earlier versions have no note; a damaged note stops nothing."""
    small.home.newest_publication.unlink()
    assert Ledger(small.home).publication == 2
    small.home.newest_publication.write_text("garbage", encoding="ascii")
    assert Ledger(small.home).publication == 2


def test_manifest_of_an_unknown_publication_is_named(small: SmallHome) -> None:
    manifest = max(small.home.releases.glob("[0-9]*/manifest.json"))
    content = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.chmod(0o644)
    manifest.write_text(json.dumps({**content, "publication": 99}), encoding="utf-8")
    with pytest.raises(DamagedHomeError) as raised:
        _ = Ledger(small.home).history
    assert str(manifest) in str(raised.value)
    assert "The ledger is complete" in str(raised.value)


def test_damaged_register_entry_is_a_row_with_the_reason(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    delivered(home, "accounts", "2023-01", "a" * 64, "run-1", "2023-02-01")
    damaged = delivered(home, "accounts", "2023-02", "b" * 64, "run-2", "2023-03-01")
    (damaged / "delivery.json").write_text('{"source": "acc', encoding="utf-8")
    with opened(home, Settings(home=home.root)) as connection:
        rows = connection.execute(
            "SELECT month, verdict, reason FROM quality.main.deliveries ORDER BY month"
        ).fetchall()
    assert [row[:2] for row in rows] == [("2023-01", "accepted"), ("2023-02", "unreadable")]
    assert str(damaged / "delivery.json") in str(rows[1][2])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"a: [b\n  c: }", r"\(line 2\)"),
        (b"just text", "expected settings by name"),
        (b"telemetry: 5", "telemetry"),
        (b"\xa7\x00\xff", "utf-8"),
    ],
)
def test_unreadable_dagster_settings_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, problem: str
) -> None:
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    home = Home(tmp_path / "home")
    with dagster_instance(home):
        pass
    settings = home.dagster / "dagster.yaml"
    assert settings.read_text(encoding="utf-8") == DAGSTER_YAML
    settings.write_bytes(content)
    with pytest.raises(DamagedHomeError, match=problem) as raised, dagster_instance(home):
        pytest.fail("the settings were read")
    assert str(settings) in str(raised.value)
    settings.unlink()
    with dagster_instance(home) as instance:
        assert instance.get_runs_count() == 0


def test_reason_of_a_failed_run_names_no_class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import dagster as dg

    @dg.op
    def fails() -> None:
        raise DamagedHomeError("The ledger is missing: restore a backup.")

    @dg.job
    def failing() -> None:
        fails()

    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    with dagster_instance(Home(tmp_path / "home")) as instance:
        done = failing.execute_in_process(instance=instance, raise_on_error=False)
    assert why(done.all_events) == "fails: The ledger is missing: restore a backup."
