"""Months through the whole graph: order of arrival, restatement, missing sources, rejection, recovery."""

import csv
import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from ide_assets.automation.running import MonthResult, run_months
from ide_assets.cli.queries import sql
from ide_assets.domains.graph import RECIPES
from ide_assets.months import Month
from ide_assets.operations.status import State, all_months
from ide_assets.settings import Settings
from ide_assets.store import release, release_reading
from ide_assets.store.home import Home, HomeBusyError
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import copy_of
from ide_assets_tests.published import TABLES, attach, lake_bytes, rows
from ide_assets_tests.reference import KEYS, calculate, compare
from ide_assets_tests.small_vendor import deliver, redeliver

pytestmark = [pytest.mark.slow(minutes=3)]

Installation = Callable[[Path], Settings]


def run(settings: Settings, *months: str, stale: bool = False) -> dict[str, MonthResult]:
    selected = [Month.parse(month) for month in months] or None
    return {str(result.month): result for result in run_months(settings, selected, stale)}


def states(settings: Settings) -> dict[str, State]:
    statuses = all_months(RECIPES, settings, Ledger(Home(settings.home)), datetime.now(UTC).date())
    return {str(status.month): status.state for status in statuses}


def vary_file_formats(landing: Path) -> None:
    """Rewrite deliveries with other column orders, upper-case headers, several files, and Parquet beside CSV."""
    for number, folder in enumerate(sorted(landing.glob("*/*"))):
        (file,) = folder.glob("part-0.csv")
        with duckdb.connect() as connection:
            connection.execute(f"CREATE TABLE t AS FROM read_csv('{file}', all_varchar = true, header = true)")
            names = [row[0] for row in connection.execute("SELECT column_name FROM (DESCRIBE t)").fetchall()][::-1]
            select = ", ".join(f'"{name}" AS "{name.upper()}"' for name in names)
            half = "SELECT * FROM t ORDER BY ALL"
            if number % 3 == 0:
                connection.execute(f"COPY (SELECT {select}, 1 AS surplus FROM ({half})) TO '{folder}/all.parquet'")
            elif number % 3 == 1:
                connection.execute(
                    f"COPY (SELECT {select} FROM ({half} LIMIT 5)) TO '{folder}/Einer März.CSV' (HEADER)"
                )
                connection.execute(f"COPY (SELECT * FROM ({half} OFFSET 5)) TO '{folder}/b.csv.gz' (HEADER)")
            else:
                continue
        file.unlink()


def test_unusual_deliveries_equal_the_independent_calculation(tmp_path: Path, installation: Installation) -> None:
    """Months around a turn of the year and at the end of the unreliable window, mixed formats, missing sources."""
    landing = tmp_path / "landing"
    deliver(landing, "2022-09", "2022-09", seed=5)
    deliver(landing, "2024-01", "2024-01", seed=5)
    for absent in ("ews_scores/2024-01", "service_contracts/2024-01", "seat_assignments/2022-09"):
        shutil.rmtree(landing / absent)
    vary_file_formats(landing)
    settings = installation(landing)
    results = run(settings)
    assert {month: result.reason for month, result in results.items()} == {"2022-09": "", "2024-01": ""}
    assert all(result.published for result in results.values())
    assert not any(table.failed for result in results.values() for table in result.tables.values())
    expected = calculate(landing)
    with attach(settings.home) as connection:
        for name, published in TABLES.items():
            assert compare(expected[name], rows(connection, published), KEYS[name]) == [], name
    assert states(settings)["2022-11"] is State.MISSING


def test_final_tables_do_not_depend_on_order_of_arrival(
    tmp_path: Path, installation: Installation, january: Path
) -> None:
    # January's benchmarks come from the quarter before, which is delivered after it.
    copy_of(january, tmp_path)
    settings = installation(tmp_path / "landing")
    before = lake_bytes(settings.home)["2023-01"]
    deliver(settings.landing, "2022-12", "2022-12")
    assert run(settings)["2022-12"].published
    assert states(settings)["2023-01"] is State.STALE
    refreshed = run(settings, stale=True)
    assert all(result.published for result in refreshed.values())
    assert set(states(settings).values()) == {State.PUBLISHED}
    assert run(settings, stale=True) == {}
    out_of_order = lake_bytes(settings.home)
    assert out_of_order["2023-01"] != before

    shutil.move(settings.home, tmp_path / "out-of-order")
    in_order = installation(settings.landing)
    shutil.copy(tmp_path / "out-of-order" / "user.key", in_order.home / "user.key")
    assert list(run(in_order)) == ["2022-12", "2023-01"]
    assert lake_bytes(in_order.home) == out_of_order


def test_restated_month_keeps_its_former_version(tmp_path: Path, published_month: Settings) -> None:
    settings, landing = published_month, published_month.landing
    (first,) = (entry for entry in Ledger(Home(settings.home)).history if entry.table == "assignment_monthly")
    redeliver(landing, "2023-01", seed=2, scratch=tmp_path)
    assert states(settings) == {"2023-01": State.STALE}
    assert run(settings) == {}
    result = run(settings, stale=True)["2023-01"]
    assert result.published
    ledger = Ledger(Home(settings.home))
    published = ledger.published[Month.parse("2023-01")]
    counted = {name: table.rows for name, table in result.tables.items() if name in published}
    assert counted == {name: entry.rows for name, entry in published.items()}
    # Nothing else counts as a table, such as the month as a whole.
    assert set(result.tables) <= {recipe.table.name for recipe in RECIPES}
    second = ledger.entry("assignment_monthly", Month.parse("2023-01"))
    assert second is not None and second.sha256 != first.sha256
    assert ledger.path(first).is_file()

    # The same bytes under other file names do not restate the month.
    entitlements = landing / "entitlements" / "2023-01"
    (entitlements / "part-0.csv").rename(entitlements / "renamed.csv")
    assert states(settings) == {"2023-01": State.PUBLISHED}


def test_rejected_delivery_leaves_the_published_month(published_month: Settings) -> None:
    settings, landing = published_month, published_month.landing
    with attach(settings.home) as connection:
        good = rows(connection, TABLES["assignment_monthly"])
    before = lake_bytes(settings.home)

    file = landing / "entitlements" / "2023-01" / "part-0.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        header, *body = csv.reader(stream)
    seats = header.index("seats_purchased")
    for row in body[:15]:
        row[seats] = "-1"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *body])

    (result,) = run(settings, stale=True).values()
    assert not result.published
    for part in ("entitlements/2023-01", "15 of", "seats_purchased", "expected 0 to 10,000,000", "deliver again"):
        assert part in result.reason
    assert result.tables.get("assignment_monthly") is None
    with attach(settings.home) as connection:
        assert rows(connection, TABLES["assignment_monthly"]) == good
    assert lake_bytes(settings.home) == before
    recorded = (settings.home / "deliveries" / "entitlements" / "2023-01").glob("*/delivery.json")
    entries = {
        delivery["verdict"]: delivery
        for delivery in map(json.loads, (path.read_text(encoding="utf-8") for path in recorded))
    }
    assert set(entries) == {"accepted", "rejected"}  # the former delivery has its own entry
    assert "seats_purchased" in entries["rejected"]["reason"]
    assert entries["rejected"]["rows_quarantined"] == 15

    # Up to ten bad rows are quarantined, and the month is published without them.
    with file.open("w", encoding="utf-8", newline="") as stream:
        for row in body[:12]:
            row[seats] = "5"
        csv.writer(stream).writerows([header, *body])
    (result,) = run(settings, stale=True).values()
    assert result.published, result.reason
    assert result.tables["entitlements"].quarantined == 3
    assert "no_rows_quarantined" in result.tables["entitlements"].warned


def test_reasons_for_months_that_cannot_be_built(tmp_path: Path, installation: Installation) -> None:
    landing = tmp_path / "landing"
    deliver(landing, "2023-01", "2023-01")
    (landing / "accounts" / "2023-01" / "_SUCCESS").unlink()
    (landing / "accounts" / "2199-01").mkdir()
    settings = installation(landing)
    results = run(settings, "2023-01", "2022-05", "2199-01")
    assert "waiting for accounts" in results["2023-01"].reason
    assert "nothing delivered" in results["2022-05"].reason
    assert "future" in results["2199-01"].reason
    assert not any(result.published for result in results.values())
    with (
        pytest.raises(release_reading.NoReleaseError, match="ide run"),
        release_reading.attached(Home(settings.home), settings),
    ):
        pass


def test_damaged_release_is_reported_and_rebuilt(published_month: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings = published_month
    with attach(settings.home) as connection:
        good = {name: rows(connection, table) for name, table in TABLES.items()}
    tables = [recipe.table for recipe in RECIPES]
    catalogue = (settings.home / "releases" / "current" / "eio_publish.duckdb").resolve()
    whole, stamp = catalogue.read_bytes(), catalogue.stat()
    for damage in (_flip_bits, _cut, Path.unlink):
        damage(catalogue)
        if catalogue.exists():
            # A disk error does not change the file's times.
            os.utime(catalogue, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        assert sql(settings, f"SELECT * FROM {TABLES['assignment_monthly']}", "csv", None) == 1
        message = capsys.readouterr().err
        assert f"{catalogue.parent} is damaged" in message
        assert message.endswith("No published data is lost; rebuild the release from the lake: ide run\n")
        assert not release.is_up_to_date(Home(settings.home), tables, Ledger(Home(settings.home)))
        catalogue.write_bytes(whole)
        assert release.is_up_to_date(Home(settings.home), tables, Ledger(Home(settings.home)))
    _flip_bits(catalogue)
    assert run(settings) == {}
    with attach(settings.home) as connection:
        assert {name: rows(connection, table) for name, table in TABLES.items()} == good


def _flip_bits(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for at in range(20_000, len(content), 500):
        content[at] ^= 255
    file.write_bytes(content)


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def test_audit_dates_change_only_with_the_row(published_month: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A month that is restated on another day: only changed rows have a new date."""
    settings, landing = published_month, published_month.landing
    first_day = Ledger(Home(settings.home)).history[0].published_at.date()
    _on_another_day(monkeypatch)
    scores = landing / "ews_scores" / "2023-01" / "part-0.csv"
    with attach(settings.home) as connection:
        (scored,) = connection.execute(
            "SELECT min(opportunity_id) FROM eio_publish.engagement_shared.ide_cohort_benchmark_monthly "
            "WHERE customer_ews_prediction IS NOT NULL"
        ).fetchone() or (None,)
    lines = scores.read_text(encoding="utf-8").splitlines(keepends=True)
    scores.write_text("".join(line for line in lines if f"{scored}," not in line), encoding="utf-8")
    assert run(settings, stale=True)["2023-01"].published
    with attach(settings.home) as connection:
        dates: list[tuple[Any, ...]] = connection.execute(
            "SELECT opportunity_id = ?, list(DISTINCT insert_dt), list(DISTINCT update_dt) "
            "FROM eio_publish.engagement_shared.ide_cohort_benchmark_monthly GROUP BY 1 ORDER BY 1",
            [scored],
        ).fetchall()
    assert dates == [(False, [first_day], [first_day]), (True, [first_day], [ANOTHER_DAY.date()])]


ANOTHER_DAY = datetime(2030, 1, 2, tzinfo=UTC)


def _on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    from ide_assets.kernel import assets

    class AnotherDay(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return ANOTHER_DAY

    monkeypatch.setattr(assets, "datetime", AnotherDay)


def test_home_lock_excludes_a_second_run(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with (
        home.locked("one", 0),
        pytest.raises(HomeBusyError, match="one"),
        home.locked("two", 0.1),
    ):
        pass
    with home.locked("three", 0):
        pass


def test_crashed_check_is_not_a_pass(
    tmp_path: Path, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ide_assets.kernel import judging
    from ide_assets.kernel.judging import ExpectationCrashedError

    landing = tmp_path / "landing"
    deliver(landing, "2023-01", "2023-01")
    settings = installation(landing)

    def crash(*_: object) -> None:
        raise ExpectationCrashedError("expectation x could not be judged")

    monkeypatch.setattr(judging, "judge", crash)
    (result,) = run(settings).values()
    assert (result.published, "could not be judged" in result.reason) == (False, True)
    assert not list((settings.home / "lake").glob("*/*/*.parquet"))
    monkeypatch.undo()


def test_incomplete_selection_is_not_published(tmp_path: Path, installation: Installation) -> None:
    """As selected in the UI: part of a month with its publication, and late scores without the tables they feed."""
    import dagster as dg

    from ide_assets.automation.jobs import MONTHLY_JOB
    from ide_assets.definitions import defs
    from ide_assets.kernel.publishing import PUBLISHED_MONTH
    from ide_assets.store.dagster_records import dagster_instance

    landing = tmp_path / "landing"
    deliver(landing, "2023-01", "2023-01")
    late = tmp_path / "late"
    shutil.move(landing / "ews_scores", late)
    settings = installation(landing)
    home = Home(settings.home)

    def publish_only(*keys: str) -> str:
        with dagster_instance(home) as instance:
            result = defs.resolve_job_def(MONTHLY_JOB).execute_in_process(
                instance=instance,
                partition_key="2023-01",
                asset_selection=[*(dg.AssetKey(["deliveries", key]) for key in keys), PUBLISHED_MONTH],
                run_config={"loggers": {"progress": {}}},
                raise_on_error=False,
            )
            assert not result.success
            (failure,) = (event for event in result.all_events if event.is_step_failure)
            error = failure.step_failure_data.user_failure_data
            assert error is not None
            return str(error.description)

    assert "is incomplete without it" in publish_only("product_offerings", "accounts")
    assert Ledger(home).published == {}
    assert run(settings)["2023-01"].published
    shutil.move(late, landing / "ews_scores")
    assert states(settings)["2023-01"] is State.STALE
    assert "built without ews_scores, which was built later" in publish_only("ews_scores")
    assert Ledger(home).publication == 1


def test_home_below_a_folder_named_like_a_partition(tmp_path: Path) -> None:
    from ide_assets.engines import base as engine
    from ide_assets.store import database
    from ide_assets.vocabulary.columns import columns
    from ide_assets.vocabulary.table import Table

    table = Table("t", "group", ("tenant_id",), columns("tenant_id"), "A table.")
    folder = tmp_path / "tenant_id=999" / "it's [here]"
    folder.mkdir(parents=True)
    with database.session(Settings(), Home(folder)) as connection:
        assert engine.write(connection, table, "SELECT 7 AS tenant_id", folder / "a.parquet") == 1
        engine.bind(connection, table, [folder / "a.parquet"])
        assert connection.execute("SELECT * FROM t").fetchall() == [(7,)]
