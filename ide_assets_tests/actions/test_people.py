"""Names of people: stored apart, added to hand-overs only, erased on request."""

import csv
import shutil
from pathlib import Path

import duckdb
import pytest

from benchmarks.effect_end_to_end import make_month
from ide_assets.domains.actions.handover.export import CSV, export
from ide_assets.domains.actions.handover.people import with_people
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.recipes import Delivered
from ide_assets.domains.graph import RECIPES
from ide_assets.months import Month
from ide_assets.operations.erase_contact import erase_contact
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger
from ide_assets_tests.actions.handmade import ActionsHome, candidate

MONTH = Month(2023, 1)
OWNERS = "owner_id,owner_name,owner_email,is_active\nAnn,Ann Abara,ann@vendor.example,true\nBob,Bob Bauer,,true\n"
PEOPLE = """contact_id,account_csn,contact_role,contact_name,contact_email
P-A,A,admin,Carla Costa,carla@customer.example
P-A,A,champion,Carla Costa,carla@customer.example
P-B,B,executive,Dmitri Duval,dmitri@customer.example
"""


def deliver(landing: Path) -> None:
    for source, rows in (("owners", OWNERS), ("stakeholders", PEOPLE)):
        folder = landing / source / str(MONTH)
        folder.mkdir(parents=True)
        (folder / "rows.csv").write_text(rows, encoding="utf-8")
        (folder / "_SUCCESS").touch()


@pytest.fixture
def env(tmp_path: Path) -> ActionsHome:
    """January's actions of A and B, with their owners and contacts in the lake."""
    env = ActionsHome(tmp_path / "home")
    env.settings = Settings(home=env.home.root, landing=tmp_path / "landing")
    deliver(tmp_path / "landing")
    env.publish("2023-01", candidate("2023-01"), candidate("2023-01", account="B"))
    # A publication of its own: the release stays the one above.
    make_month(env.settings, MONTH, [Delivered(BY_NAME["owners"]), Delivered(BY_NAME["stakeholders"])])
    return env


def names(home: Home) -> str:
    """Everything that the stored versions contain about people."""
    rows_of_people = []
    for source in ("owners", "stakeholders"):
        for path in Lake(home).files(BY_NAME[source].table):
            rows_of_people += duckdb.execute(f"FROM {database.parquet([path])}").fetchall()
    return str(rows_of_people)


def test_only_the_two_sources_contain_names_of_people() -> None:
    with_names = {
        recipe.table.name for recipe in RECIPES if any(column.names_person for column in recipe.table.columns)
    }
    assert with_names == {"owners", "stakeholders"}


def test_hand_over_has_the_names_of_owner_and_contact(env: ActionsHome) -> None:
    folder = export(env.home, env.settings).folder
    rows = list(csv.DictReader((folder / CSV).read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["owner_name"], row["contact_name"], row["contact_email"]) for row in rows] == [
        ("Ann Abara", "Carla Costa", "carla@customer.example"),
        ("Bob Bauer", "Dmitri Duval", "dmitri@customer.example"),
    ]


def test_ended_action_keeps_the_names_that_were_handed_over(env: ActionsHome) -> None:
    row: dict[str, object] = {"status": "ended", "ownerid": "Ann", "contact_id": "P-A", "owner_name": "before"}
    assert with_people(env.home, MONTH, [row]) == [row]


@pytest.mark.parametrize("identifier", ["P-A", "Carla@Customer.example"])
def test_contact_is_erased_from_all_versions_and_hand_overs(env: ActionsHome, identifier: str) -> None:
    export(env.home, env.settings)
    done = erase_contact(env.settings, identifier)
    assert (done.files, done.rows) == (1, 2)
    assert "Carla" not in names(env.home) and "Dmitri Duval" in names(env.home)
    for path in env.home.root.rglob("*"):
        if path.is_file() and not path.is_relative_to(env.home.lake):
            assert b"Carla" not in path.read_bytes() and b"carla@" not in path.read_bytes(), path
    # The ledger names the new file, and reading the delivery again does not restore the names.
    entry = Ledger(env.home).entry("stakeholders", MONTH)
    assert entry is not None and Ledger(env.home).path(entry).exists()
    make_month(env.settings, MONTH, [Delivered(BY_NAME["stakeholders"])])
    assert "Carla" not in names(env.home)
    assert erase_contact(env.settings, identifier if "@" not in identifier else "P-A").files == 0


def test_owner_is_erased_and_the_identifier_stays(env: ActionsHome) -> None:
    assert erase_contact(env.settings, "Ann").rows == 1
    assert "Ann Abara" not in names(env.home) and "'Ann'" in names(env.home)
    assert erase_contact(env.settings, "unknown").files == 0


def test_erasing_a_contact_deletes_the_candidate_of_a_killed_run(env: ActionsHome) -> None:
    lake = Lake(env.home)
    entry = Ledger(env.home).entry("stakeholders", MONTH)
    assert entry is not None
    leftover = lake.candidate(BY_NAME["stakeholders"].table, MONTH, "killed")
    shutil.copyfile(Ledger(env.home).path(entry), leftover)
    assert erase_contact(env.settings, "P-A").rows == 2
    assert not leftover.exists()


def test_an_erasure_that_was_killed_is_completed_by_the_next_one(
    env: ActionsHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """The process ends here."""

    def killed(*_: object) -> None:
        raise Killed

    for name in ("erase_from_records", "_replace", "finish_replacements"):
        export(env.home, env.settings)
        with monkeypatch.context() as patched, pytest.raises(Killed):
            patched.setattr(f"ide_assets.operations.erase_contact.{name}", killed)
            erase_contact(env.settings, "Carla@customer.example")
    erase_contact(env.settings, "Carla@customer.example")
    assert "Carla" not in names(env.home)
    for path in env.home.root.rglob("*"):
        if path.is_file() and not path.is_relative_to(env.home.lake):
            assert b"Carla" not in path.read_bytes() and b"carla@" not in path.read_bytes(), path
