"""Shadows on published months: they show what a plan shows, remember their own months, and touch nothing published."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from ide_assets.automation.sensors import evaluate_months
from ide_assets.automation.shadowing import SHADOW_JOB
from ide_assets.domains.actions.reasons import reasons
from ide_assets.domains.engagement import definition
from ide_assets.domains.graph import RECIPES
from ide_assets.months import Month
from ide_assets.operations import shadow, shadow_files
from ide_assets.operations.backup import back_up, restore
from ide_assets.operations.erasure import erase_user
from ide_assets.operations.plan import plan
from ide_assets.operations.shadow import Who
from ide_assets.operations.shadow_comparison import CURRENT, MEASURES
from ide_assets.operations.shadow_parts import parts
from ide_assets.settings import Settings
from ide_assets.store import database, shadows
from ide_assets.store.home import Home, home_of
from ide_assets.store.ledger import Ledger
from ide_assets.store.shadows import Deed, Kind, ShadowMonth
from ide_assets_tests.conftest import FEBRUARY, JANUARY, command, copy_of

WHO = Who("Ann", "try it")
MONTHS = [Month.parse(JANUARY), Month.parse(FEBRUARY)]


@pytest.fixture
def settings(
    tmp_path: Path, two_months: Path, installation: Callable[[Path], Settings], monkeypatch: pytest.MonkeyPatch
) -> Settings:
    """Settings of a copy of `two_months`, with files of the company's own."""
    copy_of(two_months, tmp_path)
    for name, own in (("reasons", reasons.OWN), ("definition", definition.OWN)):
        shutil.copyfile(own, tmp_path / f"{name}.yaml")
    return installation(tmp_path / "landing")


def published(home: Home) -> dict[str, bytes]:
    """Every file that decides what readers see."""
    return {
        str(path): path.read_bytes()
        for folder in (home.lake, home.ledger, home.releases)
        for path in folder.rglob("*")
        if path.is_file()
    }


def shown(months: list[ShadowMonth]) -> str:
    return json.dumps([month.changes for month in months], sort_keys=True)


@pytest.mark.slow(minutes=1.5)
def test_a_shadow_of_reasons_from_start_to_promotion(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = home_of(settings)
    before = published(home)
    # The last reason comes first, and every reason may be given again after a month.
    own = reasons.OWN.read_text(encoding="utf-8")
    candidate = tmp_path / "candidate.yaml"
    candidate.write_text(
        own.replace("priority: 8", "priority: 1").replace("cool_down_months: 3", "cool_down_months: 1")
    )
    assert candidate.read_text() != own
    started = shadow.start(settings, "softer", Kind.REASONS, candidate, WHO, MONTHS[0])
    months = shadow.run(settings, "softer", RECIPES)
    assert [month.month for month in months] == MONTHS
    assert not any(month.blocked for month in months)

    # What it shows is what a plan of the same file shows.
    planned = plan(settings, shadow_files.with_candidate(settings, home, started), RECIPES, 2, datetime.now(UTC))
    for month, of_plan in zip(months, planned.months, strict=True):
        tables = [(table.table, table.added, table.removed, table.changed) for table in of_plan.tables]
        assert tables, "the candidate changes something"
        assert [
            (table["table"], table["added"], table["removed"], table["changed"]) for table in month.changes["tables"]
        ] == tables
        assert [(one["column"], one["value"], one["gained"]) for one in month.changes["actions"]] == [
            (one.column, one.value, one.gained) for one in of_plan.actions
        ]
        assert month.changes["notes"] == []

    # February continues from the shadow's own January, not from the published one.
    history = {month.month: entry for month in months for entry in month.entries if "history" in entry.table}
    january, february = (history[month] for month in MONTHS)
    name = f"{january.table}@{JANUARY}"
    assert february.inputs[name] == january.sha256
    assert Ledger(home).published[MONTHS[1]][january.table].inputs[name] != january.sha256

    # Nothing is left to compute; a second computation, month by month, gives the same.
    assert shadow.run(settings, "softer", RECIPES) == []
    assert shadow.catch_up(settings, RECIPES) == []
    shadow.stop(settings, "softer", WHO)
    shadow.start(settings, "softer", Kind.REASONS, candidate, WHO, MONTHS[0])
    again = [month for until in MONTHS for month in shadow.run(settings, "softer", RECIPES, until)]
    assert shown(again) == shown(months)
    assert [[entry.sha256 for entry in month.entries] for month in again] == [
        [entry.sha256 for entry in month.entries] for month in months
    ]

    # An erasure leaves its tables as they are; a backup has all of it.
    stored = {path.name: path.read_bytes() for path in (home.shadows / "softer").rglob("*") if path.is_file()}
    with duckdb.connect() as connection:
        file = next((settings.landing / "seat_assignments" / JANUARY).glob("*.csv"))
        (user,) = connection.execute(
            f"SELECT user_id FROM read_csv({database.literal(file)}, all_varchar=true)"
        ).fetchone() or ("",)
    assert erase_user(settings, str(user)).lake.files
    assert {path.name: path.read_bytes() for path in (home.shadows / "softer").rglob("*") if path.is_file()} == stored
    assert shadow.run(settings, "softer", RECIPES) == [], "an erasure publishes no month again"
    back_up(settings, tmp_path / "backup.tar", datetime.now(UTC))
    elsewhere = settings.model_copy(update={"home": tmp_path / "restored"})
    restore(elsewhere, tmp_path / "backup.tar")
    assert shadows.months(home_of(elsewhere), "softer") == shadows.months(home, "softer")
    before = {name: content for name, content in published(home).items() if name in before}

    # The command line shows it, and puts it to use.
    monkeypatch.setenv("IDE_RULES__ACTIONS__REASONS_FILE", str(tmp_path / "reasons.yaml"))
    ours = Settings()
    assert shadow.promote(ours, "softer", Who("Bob", "as planned")) == tmp_path / "reasons.yaml"
    assert (tmp_path / "reasons.yaml").read_text() == candidate.read_text()
    assert {name: content for name, content in published(home).items() if name in before} == before
    promoted = shadows.history(home).records[-1]
    assert (promoted.deed, promoted.by, promoted.months) == (Deed.PROMOTED, "Bob", 2)
    assert promoted.comparison == months[-1].comparison


@pytest.mark.slow
def test_a_score_is_measured_as_the_published_one_over_the_same_months(settings: Settings, tmp_path: Path) -> None:
    own = definition.OWN.read_text(encoding="utf-8")
    candidate = tmp_path / "candidate.yaml"
    candidate.write_text(own.replace("good: 70", "good: 80"), encoding="utf-8")
    assert candidate.read_text() != own
    shadow.start(settings, "stricter", Kind.DEFINITION, candidate, WHO, MONTHS[0])
    months = shadow.run(settings, "stricter", RECIPES)
    assert [month.month for month in months] == MONTHS
    ledger = Ledger(home_of(settings))
    entry = ledger.published[MONTHS[1]]["engagement_validation_monthly"]
    with duckdb.connect() as connection:
        file = database.parquet([ledger.path(entry)])
        rows = connection.execute(
            f"SELECT {', '.join(MEASURES)} FROM {file} ORDER BY history DESC, component"
        ).fetchall()
    # The shadow has all months of this home, so the current side is what is published.
    assert [tuple(row.values()) for row in months[-1].comparison[CURRENT]] == rows
    sides = [
        {row["component"]: row["good_share"] for row in side if row["history"] == "two_years"}
        for side in months[-1].comparison.values()  # the current file, the candidate, the difference
    ]
    current, stricter, gained = sides
    assert gained == {}, "no month of scores has follow-up"
    assert all(stricter[component] <= current[component] for component in current if current[component] is not None)
    texts = [
        cell for part in parts(shadows.get(home_of(settings), "stricter"), months) for row in part.rows for cell in row
    ]
    assert "candidate" in texts and "no month of scores has 3 months of follow-up" in texts


@pytest.mark.slow
def test_a_run_computes_shadows_and_a_shadow_that_fails_does_not_fail_the_run(two_months: Path, tmp_path: Path) -> None:
    from functools import partial

    copy_of(two_months, tmp_path)
    candidate = tmp_path / "candidate.yaml"
    candidate.write_text(
        reasons.OWN.read_text(encoding="utf-8").replace("priority: 8", "priority: 1"), encoding="utf-8"
    )
    ide = partial(command, landing=tmp_path / "landing", home=tmp_path / "home")
    wrong = ide("shadow", "start", "softer", "--reason", "try it")
    assert (wrong.returncode, "give --reasons FILE or --definition FILE" in wrong.stderr) == (2, True)
    for name in ("softer", "edited"):
        finished = ide("shadow", "start", name, "--reasons", str(candidate), "--reason", "try it", "--by", "Ann")
        assert finished.returncode == 0, finished.stderr
        assert f"from {FEBRUARY} on" in finished.stdout
    edited = tmp_path / "home" / "shadow" / "edited" / "candidate.yaml"
    edited.write_text(edited.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    finished = ide("run")
    assert finished.returncode == 0, finished.stderr
    assert "the shadow edited could not be computed" in finished.stderr
    assert "was edited since the shadow started" in finished.stderr
    listed = json.loads(ide("shadow", "list", "--json").stdout)
    assert {one["name"]: one["months"] for one in listed["shadows"]} == {"softer": [FEBRUARY], "edited": []}
    assert [record["by"] for record in listed["history"]] == ["Ann", "Ann"]
    one = json.loads(ide("shadow", "show", "softer", "--json").stdout)
    assert [month["month"] for month in one["months"]] == [FEBRUARY]
    assert [row["part"] for row in one["months"][0]["comparison"]["calls"]][:2] == ["current list", "candidate list"]
    assert "Renewals per hundred calls" in ide("shadow", "show", "softer").stdout
    assert "No month of softer is missing" in ide("shadow", "run", "softer").stdout
    rejected = ide("shadow", "promote", "softer", "--reason", "as planned")
    assert (rejected.returncode, "rules.actions.reasons_file is not set" in rejected.stderr) == (1, True)
    for name in ("softer", "edited"):
        assert ide("shadow", "stop", name, "--reason", "enough").returncode == 0
    assert "stopped" in ide("shadow", "list").stdout


@pytest.mark.slow
def test_the_scheduler_computes_a_month_of_a_shadow_when_no_month_is_due(settings: Settings, tmp_path: Path) -> None:
    from ide_assets.definitions import defs

    candidate = tmp_path / "candidate.yaml"
    candidate.write_text(
        reasons.OWN.read_text(encoding="utf-8").replace("priority: 8", "priority: 1"), encoding="utf-8"
    )
    shadow.start(settings, "softer", Kind.REASONS, candidate, WHO, MONTHS[0])
    asked = []
    with dg.DagsterInstance.get() as instance:
        for _ in MONTHS:
            (request,) = evaluate_months(instance, None, datetime(2023, 3, 10, tzinfo=UTC)).run_requests or ()
            assert request.job_name == SHADOW_JOB
            asked.append(request.run_key)
            done = defs.resolve_job_def(SHADOW_JOB).execute_in_process(instance=instance)
            assert done.success
        assert not evaluate_months(instance, None, datetime(2023, 3, 10, tzinfo=UTC)).run_requests
    assert len({*asked}) == 2, "Dagster never runs a key again"
    assert [month.month for month in shadows.months(home_of(settings), "softer")] == MONTHS
