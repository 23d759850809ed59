"""A month with a table that fails a blocking expectation is not published; readers keep the published version."""

import csv
import functools
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from ide_assets.automation.running import MonthResult, run_months
from ide_assets.engines import query_cache as compiled
from ide_assets.kernel import recipe as recipe_module
from ide_assets.kernel import shipped
from ide_assets.kernel.assets import asset_key
from ide_assets.kernel.publishing import PUBLISHED_MONTH
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.dagster_records import dagster_instance
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets_tests import published
from ide_assets_tests.checks.harness import BY_TABLE

pytestmark = [pytest.mark.slow(minutes=2)]

MONTH = Month.parse("2022-11")
SAMPLE = Path(__file__).parents[2] / "data" / "landing"

#: The consequence of a negative seat count, as its check states it.
CONSEQUENCE = "A negative seat count would make every other pool of its account look over-assigned."

#: Tables that depend on opportunities, directly or not.
AFTER_OPPORTUNITIES = (
    "ide_observation_monthly",
    "cohort_benchmarks",
    "ide_cohort_benchmark_monthly",
    "ide_opportunity_coverage_monthly",
)


class OneMonth:
    """One month's sample deliveries in a landing folder and a home of their own."""

    def __init__(self, root: Path) -> None:
        self.settings = Settings(landing=root / "landing", home=root / "home")
        self.home = Home(self.settings.home)
        for source in sorted(SAMPLE.iterdir()):
            shutil.copytree(source / str(MONTH), self.delivery(source.name))

    def delivery(self, source: str) -> Path:
        return self.settings.landing / source / str(MONTH)

    def run(self) -> MonthResult:
        (result,) = run_months(self.settings, [MONTH], refresh_stale=False)
        return result

    def checks(self, table: str, name: str) -> list[tuple[str, dg.AssetCheckEvaluation | None]]:
        """The status and evaluation of each execution of a check for the month in Dagster, newest first."""
        key = dg.AssetCheckKey(asset_key(BY_TABLE[table]), name)
        with dagster_instance(self.home) as instance:
            records = instance.event_log_storage.get_asset_check_execution_history(key, limit=10)
            assert {record.partition for record in records} <= {str(MONTH)}
            return [(record.status.value, record.evaluation) for record in records]

    def times_built(self, table: str) -> int:
        """The number of times the month of a table was materialised in Dagster."""
        return self.materialised(asset_key(BY_TABLE[table]))

    def materialised(self, key: dg.AssetKey) -> int:
        """The number of times the month of an asset was materialised in Dagster."""
        with dagster_instance(self.home) as instance:
            records = instance.fetch_materializations(
                dg.AssetRecordsFilter(asset_key=key, asset_partitions=[str(MONTH)]), limit=10
            )
            return len(records.records)

    def lake_files(self, table: str) -> list[str]:
        return sorted(path.name for path in (self.home.lake / table).glob("month=*/*"))

    def published_files(self) -> dict[str, bytes]:
        """The bytes of every published file and of every file of the release, by name."""
        ledger = Ledger(self.home)
        files = [ledger.path(entry) for entry in ledger.published.get(MONTH, {}).values()]
        if self.home.releases.exists():
            files += [path for path in (self.home.releases / "current").resolve().rglob("*") if path.is_file()]
        return {str(path.relative_to(self.home.root)): path.read_bytes() for path in files}


@pytest.fixture
def one_month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OneMonth:
    root = tmp_path.resolve()
    monkeypatch.chdir(root)  # no ide.toml of the working directory
    monkeypatch.setenv("IDE_LANDING", str(root / "landing"))
    monkeypatch.setenv("IDE_HOME", str(root / "home"))
    monkeypatch.setenv("DAGSTER_HOME", str(root / "home" / "dagster"))
    monkeypatch.setenv("DAGSTER_DISABLE_TELEMETRY", "1")
    return OneMonth(root)


def broken(transform: Callable[..., Any]) -> Callable[..., Any]:
    """The transform with the lowest CSN's assigned seats turned negative."""

    @functools.wraps(transform)
    def negative(**inputs: Any) -> Any:
        rows = transform(**inputs)
        return rows.mutate(
            seats_assigned=(rows.account_csn == rows.account_csn.min()).ifelse(
                -rows.seats_assigned - 1, rows.seats_assigned
            )
        )

    return negative


def deliver_a_new_account_name(folder: Path) -> None:
    """A redelivery in which one account has another name."""
    (path,) = folder.glob("*.csv")
    with path.open(newline="", encoding="utf-8") as file:
        header, *rows = list(csv.reader(file))
    rows[0][header.index("account_name")] = "Renamed"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


def deliver_contracts_in_another_numbering(opportunities: Path) -> None:
    """A delivery of opportunities whose contracts are in no entitlement."""
    (path,) = opportunities.glob("*.csv")
    with path.open(newline="", encoding="utf-8") as file:
        header, *rows = list(csv.reader(file))
    contract = header.index("contract_id")
    for row in rows:
        row[contract] = f"C-{row[contract]}"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


@pytest.mark.slow
def test_blocked_restatement_leaves_the_former_version_published(
    one_month: OneMonth, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = one_month.run()
    assert good.published, good.reason
    before = one_month.published_files()
    lake_before = published.lake_bytes(one_month.home.root)
    assignment_files = one_month.lake_files("assignment_monthly")
    publication = Ledger(one_month.home).publication
    assert len(before) >= len(Ledger(one_month.home).published[MONTH])

    # The month is redelivered, and a defect makes assigned seats negative.
    deliver_a_new_account_name(one_month.delivery("accounts"))
    recipe = BY_TABLE["assignment_monthly"]
    with monkeypatch.context() as defect:
        defect.setitem(vars(recipe), "transform", broken(vars(recipe)["transform"]))
        # Bypass the compiled good query, which the package ships, and this process and the home have cached.
        defect.setattr(shipped, "facts", lambda *given: None)
        defect.setattr(recipe_module, "_compiled", recipe_module._compiled.__wrapped__)
        defect.setattr(compiled, "get_or_compile", lambda home, decided_by, compile_: compile_())
        bad = one_month.run()

    assert not bad.published
    assert "assignment_monthly of 2022-11 is not published" in bad.reason
    assert "seats_not_negative: " in bad.reason
    assert CONSEQUENCE in bad.reason
    assert "The last good version stays." in bad.reason
    assert "seats_assigned=-" in bad.reason
    assert "seats_not_negative" in bad.tables["assignment_monthly"].failed
    assert bad.tables["assignment_monthly"].rows is None

    # Dagster has both verdicts of the month: the first passed, the newest failed.
    (newest, evaluation), (first, _) = one_month.checks("assignment_monthly", "seats_not_negative")
    assert (newest, first) == ("FAILED", "SUCCEEDED")
    assert evaluation is not None
    assert not evaluation.passed
    assert evaluation.blocking
    assert evaluation.partition == str(MONTH)
    assert evaluation.severity is dg.AssetCheckSeverity.ERROR
    assert evaluation.description == CONSEQUENCE
    sample = evaluation.metadata["sample of failing rows"]
    assert isinstance(sample, dg.TableMetadataValue)
    assert evaluation.metadata["failing rows"].value == len(sample.records) > 0
    assert all(str(row.data["seats_assigned"]).startswith("-") for row in sample.records)
    assert [status for status, _ in one_month.checks("assignment_monthly", "no_victim_survives")] == [
        "SUCCEEDED",
        "SUCCEEDED",
    ]

    # Tables that do not depend on it were rebuilt; the table itself and the publication of the month were not.
    assert one_month.times_built("accounts") == 2
    assert one_month.times_built("assignment_monthly") == 1
    assert one_month.materialised(PUBLISHED_MONTH) == 1

    # Readers see the former month, byte for byte; the candidate is gone.
    assert Ledger(one_month.home).publication == publication
    assert published.lake_bytes(one_month.home.root) == lake_before
    assert one_month.published_files() == before
    assert one_month.lake_files("assignment_monthly") == assignment_files

    # After the correction, the month is published with the redelivered rows.
    corrected = one_month.run()
    assert corrected.published, corrected.reason
    assert Ledger(one_month.home).publication == publication + 1
    assert [status for status, _ in one_month.checks("assignment_monthly", "seats_not_negative")] == [
        "SUCCEEDED",
        "FAILED",
        "SUCCEEDED",
    ]
    after = published.lake_bytes(one_month.home.root)[str(MONTH)]
    changed = {line.split()[0] for line in set(after) - set(lake_before[str(MONTH)])}
    assert changed == {"accounts", "account_attributes"}  # no other table has the name


@pytest.mark.slow
def test_blocked_first_version_publishes_nothing_until_corrected(one_month: OneMonth) -> None:
    # A delivery that passes every row rule: its contracts are numbered differently from those of the entitlements.
    opportunities = one_month.delivery("opportunities")
    (as_delivered,) = opportunities.glob("*.csv")
    good_opportunities = as_delivered.read_bytes()
    deliver_contracts_in_another_numbering(opportunities)
    bad = one_month.run()

    assert not bad.published
    assert "opportunities of 2022-11 is not published" in bad.reason
    assert "contracts_are_found: " in bad.reason
    assert bad.tables["opportunities"].failed == ["contracts_are_found"]
    assert one_month.checks("opportunities", "contracts_are_found")[0][0] == "FAILED"

    # Tables that depend on it are not built, and nothing is published or released; tables before it are built.
    for table in ("opportunities", *AFTER_OPPORTUNITIES):
        assert one_month.times_built(table) == 0, table
        assert one_month.lake_files(table) == [], table
        assert table not in bad.tables or bad.tables[table].rows is None
    assert one_month.times_built("pool_monthly") == 1
    assert one_month.materialised(PUBLISHED_MONTH) == 0
    assert Ledger(one_month.home).published == {}
    assert one_month.published_files() == {}

    as_delivered.write_bytes(good_opportunities)
    corrected = one_month.run()
    assert corrected.published, corrected.reason
    skipped = {name for name, result in corrected.tables.items() if result.skipped}
    assert set(Ledger(one_month.home).published[MONTH]) == set(BY_TABLE) - skipped
    assert [status for status, _ in one_month.checks("opportunities", "contracts_are_found")] == [
        "SUCCEEDED",
        "FAILED",
    ]
    assert one_month.times_built("ide_opportunity_coverage_monthly") == 1
