"""Names of people: stored apart, added to hand-overs only, erased on request."""

import csv
import shutil
from pathlib import Path

import duckdb
import pytest

from benchmarks.effect_end_to_end import make_month
from ide_assets.domains.actions.export import CSV, export
from ide_assets.domains.actions.people import with_people
from ide_assets.domains.deliveries.recipes import Delivered
from ide_assets.domains.deliveries.sources import BY_NAME
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
def made(tmp_path: Path) -> ActionsHome:
    """January's actions of A and B, with their owners and contacts in the lake."""
    made = ActionsHome(tmp_path / "home")
    made.settings = Settings(home=made.home.root, landing=tmp_path / "landing")
    deliver(tmp_path / "landing")
    made.publish("2023-01", candidate("2023-01"), candidate("2023-01", account="B"))
    # A publication of its own: the release stays the one above.
    make_month(made.settings, MONTH, [Delivered(BY_NAME["owners"]), Delivered(BY_NAME["stakeholders"])])
    return made


def names(home: Home) -> str:
    """Everything that the stored versions say of people."""
    found = []
    for source in ("owners", "stakeholders"):
        for path in Lake(home).files(BY_NAME[source].table):
            found += duckdb.execute(f"FROM {database.parquet([path])}").fetchall()
    return str(found)


def test_no_table_but_the_two_sources_has_names_of_people() -> None:
    with_names = {
        recipe.table.name for recipe in RECIPES if any(column.names_person for column in recipe.table.columns)
    }
    assert with_names == {"owners", "stakeholders"}


def test_a_hand_over_has_the_names_of_owner_and_contact(made: ActionsHome) -> None:
    folder = export(made.home, made.settings).folder
    rows = list(csv.DictReader((folder / CSV).read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["owner_name"], row["contact_name"], row["contact_email"]) for row in rows] == [
        ("Ann Abara", "Carla Costa", "carla@customer.example"),
        ("Bob Bauer", "Dmitri Duval", "dmitri@customer.example"),
    ]


def test_an_ended_action_keeps_the_names_that_were_handed_over(made: ActionsHome) -> None:
    row: dict[str, object] = {"status": "ended", "ownerid": "Ann", "contact_id": "P-A", "owner_name": "before"}
    assert with_people(made.home, MONTH, [row]) == [row]


@pytest.mark.parametrize("identifier", ["P-A", "Carla@Customer.example"])
def test_a_contact_is_erased_from_all_versions_and_hand_overs(made: ActionsHome, identifier: str) -> None:
    export(made.home, made.settings)
    done = erase_contact(made.settings, identifier)
    assert (done.files, done.rows) == (1, 2)
    assert "Carla" not in names(made.home) and "Dmitri Duval" in names(made.home)
    for path in made.home.root.rglob("*"):
        if path.is_file() and not path.is_relative_to(made.home.lake):
            assert b"Carla" not in path.read_bytes() and b"carla@" not in path.read_bytes(), path
    # The ledger names the new file; the same delivery, read again, does not bring the names back.
    entry = Ledger(made.home).entry("stakeholders", MONTH)
    assert entry is not None and Ledger(made.home).path(entry).exists()
    make_month(made.settings, MONTH, [Delivered(BY_NAME["stakeholders"])])
    assert "Carla" not in names(made.home)
    assert erase_contact(made.settings, identifier if "@" not in identifier else "P-A").files == 0


def test_an_owner_is_erased_and_the_identifier_stays(made: ActionsHome) -> None:
    assert erase_contact(made.settings, "Ann").rows == 1
    assert "Ann Abara" not in names(made.home) and "'Ann'" in names(made.home)
    assert erase_contact(made.settings, "nobody").files == 0


def test_contact_is_erased_beside_the_candidate_of_a_killed_run(made: ActionsHome) -> None:
    lake = Lake(made.home)
    entry = Ledger(made.home).entry("stakeholders", MONTH)
    assert entry is not None
    leftover = lake.candidate(BY_NAME["stakeholders"].table, MONTH, "killed")
    shutil.copyfile(Ledger(made.home).path(entry), leftover)
    assert erase_contact(made.settings, "P-A").rows == 2
    assert not leftover.exists()
