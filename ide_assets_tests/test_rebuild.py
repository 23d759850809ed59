"""Published months are built again from their recorded inputs and compared byte for byte."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from ide_assets.domains.graph import RECIPES
from ide_assets.kernel.recipe import Derived, Recipe
from ide_assets.months import Month
from ide_assets.operations.rebuild import CannotRebuildError, Outcome, RebuiltTable, verify
from ide_assets.settings import Rules, Settings
from ide_assets.store.home import Home, home_of
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import JANUARY, command

MONTH = Month.parse(JANUARY)


def rebuilt(settings: Settings, recipes: Sequence[Recipe] = RECIPES) -> dict[str, RebuiltTable]:
    (month,) = verify(settings, recipes, [MONTH])
    return {table.table: table for table in month.tables}


def contents(home: Home) -> dict[str, tuple[int, int]]:
    """Every file of a home with its size and time, without the cache of compiled queries."""
    files = (path for path in home.root.rglob("*") if path.is_file() and home.compiled not in path.parents)
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


def published_file(settings: Settings, table: str) -> Path:
    ledger = Ledger(home_of(settings))
    return ledger.path(ledger.published[MONTH][table])


@pytest.mark.slow(minutes=0.2)
def test_a_month_is_equal_beside_a_run_and_leaves_the_home_as_it_is(january: Path) -> None:
    settings = Settings(landing=january / "landing", home=january / "home", lock_timeout_seconds=0)
    home = home_of(settings)
    before = contents(home)
    with home.locked("a run", 0):
        during = contents(home)
        tables = rebuilt(settings)
        assert contents(home) == during
    assert {table.outcome for table in tables.values()} == {Outcome.EQUAL}
    assert tables.keys() == Ledger(home).published[MONTH].keys()
    assert contents(home).keys() == before.keys()


@pytest.mark.slow(minutes=0.2)
def test_says_what_is_damaged_redelivered_or_gone_and_verifies_the_rest(published_month: Settings) -> None:
    settings = published_month
    with published_file(settings, "pool_monthly").open("ab") as file:
        file.write(b"damage")
    shutil.rmtree(settings.landing / "accounts" / JANUARY)
    (delivered,) = (settings.landing / "opportunities" / JANUARY).glob("*.csv")
    delivered.write_text(delivered.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    tables = rebuilt(settings)
    unequal = {name: table for name, table in tables.items() if table.outcome is not Outcome.EQUAL}
    assert {name: table.outcome for name, table in unequal.items()} == {
        "pool_monthly": Outcome.DIFFERS,
        "accounts": Outcome.CANNOT,
        "opportunities": Outcome.CANNOT,
    }, "tables that read these are built from the recorded bytes, so they are equal"
    assert "does not have its recorded bytes: it is damaged" in unequal["pool_monthly"].why
    assert "its delivery is no longer in" in unequal["accounts"].why
    assert "was redelivered since" in unequal["opportunities"].why


def test_a_missing_input_is_named(published_month: Settings) -> None:
    settings = published_month
    published_file(settings, "accounts").unlink()
    shutil.rmtree(settings.landing / "accounts" / JANUARY)
    recipes = [recipe for recipe in RECIPES if recipe.table.name in ("accounts", "account")]
    tables = rebuilt(settings, recipes)
    assert tables["account"].outcome is Outcome.CANNOT
    assert "its input accounts of 2023-01" in tables["account"].why
    assert tables["usage_monthly"].why == "the product no longer has this table"


@dataclass(frozen=True, eq=False)
class Recoded(Derived):
    """A recipe whose transform changed; its code version only if `is_recorded`."""

    is_recorded: bool = True
    recorded: str = ""

    def code(self, settings: Settings) -> str:
        return "another version" if self.is_recorded else self.recorded


def recoded(settings: Settings, is_recorded: bool) -> Recoded:
    (recipe,) = (one for one in RECIPES if one.table.name == "pool_monthly")
    assert isinstance(recipe, Derived)
    transform = recipe.transform
    parts = {name: getattr(recipe, name) for name in ("table", "inputs", "own_expectations", "needs_one_of")}
    return Recoded(
        **parts,
        transform=lambda **inputs: transform(**inputs).mutate(seats_purchased=1),
        is_recorded=is_recorded,
        recorded=recipe.code(settings),
    )


@pytest.mark.parametrize(
    ("is_recorded", "outcome", "why"),
    [
        (True, Outcome.CANNOT, "it was built by another version of its code (recorded "),
        (False, Outcome.DIFFERS, "changed (columns seats_purchased); code, settings and inputs are the recorded ones"),
    ],
)
def test_another_code_version_is_distinguished_from_a_difference(
    january: Path, is_recorded: bool, outcome: Outcome, why: str
) -> None:
    settings = Settings(landing=january / "landing", home=january / "home")
    table = rebuilt(settings, [recoded(settings, is_recorded)])["pool_monthly"]
    assert table.outcome is outcome
    assert why in table.why


def test_other_settings_are_named_only_where_they_change_bytes(january: Path) -> None:
    settings = Settings(landing=january / "landing", home=january / "home")
    recipes = [recipe for recipe in RECIPES if recipe.table.name in ("pool_monthly", "ide_observation_monthly")]
    tables = rebuilt(settings.model_copy(update={"rules": Rules(extend_phase_days=3650)}), recipes)
    assert tables["pool_monthly"].outcome is Outcome.EQUAL
    assert tables["ide_observation_monthly"].outcome is Outcome.CANNOT
    assert "it was built with other settings (fingerprint " in tables["ide_observation_monthly"].why


def test_pseudonyms_that_were_replaced_are_named(published_month: Settings) -> None:
    from datetime import UTC, datetime

    from ide_assets.operations.retention import tidy

    settings = published_month.model_copy(update={"retention_months": 0})
    tidy(settings, datetime.now(UTC), dry_run=False)
    recipes = [recipe for recipe in RECIPES if recipe.table.name == "usage_authorizations"]
    table = rebuilt(settings, recipes)["usage_authorizations"]
    assert (table.outcome, "pseudonyms of users were replaced" in table.why) == (Outcome.CANNOT, True)


def test_a_month_that_is_not_published_is_an_error(january: Path) -> None:
    settings = Settings(landing=january / "landing", home=january / "home")
    with pytest.raises(CannotRebuildError, match=r"2024-05 is not published\. Published: 2023-01"):
        list(verify(settings, RECIPES, [Month.parse("2024-05")]))


@pytest.mark.slow
def test_a_restated_month_is_equal_with_its_audit_dates(
    published_month: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The second publication dates its rows by the file of the first one."""
    from ide_assets.automation.running import run_months

    monkeypatch.setenv("IDE_RULES__EXTEND_PHASE_DAYS", "20")
    settings = Settings()
    (result,) = run_months(settings, [MONTH], refresh_stale=False)
    assert result.published, result.reason
    assert {table.outcome for table in rebuilt(settings).values()} == {Outcome.EQUAL}


@pytest.mark.slow
def test_the_command_has_an_exit_code_for_each_outcome(published_month: Settings) -> None:
    ide = partial(command, landing=published_month.landing, home=published_month.home)
    assert ide("rebuild", "--month", JANUARY).returncode == 2, "without --verify"
    equal = ide("rebuild", "--verify")
    assert equal.returncode == 0, equal.stderr
    assert f"{JANUARY} (publication 1): equal" in equal.stdout
    shutil.rmtree(published_month.landing / "accounts" / JANUARY)
    cannot = ide("rebuild", "--verify", "--month", JANUARY, "--format", "json")
    assert cannot.returncode == 3
    (month,) = json.loads(cannot.stdout)
    assert month["outcome"] == "cannot be rebuilt"
    assert [table["table"] for table in month["tables"] if table["outcome"] != "equal"] == ["accounts"]
    with published_file(published_month, "pool_monthly").open("ab") as file:
        file.write(b"damage")
    assert ide("rebuild", "--verify", "--months", f"{JANUARY}..{JANUARY}").returncode == 1
