"""`ide check-delivery` reports what a run would do with a delivery, and stores nothing (R-DQ-4)."""

import csv
import shutil
from pathlib import Path

import pytest

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.trial import CannotTryError, Trial, named_by, try_delivery
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import SAMPLE, command

MONTH = "2022-11"


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    """One month of the sample's deliveries."""
    for source in SAMPLE.iterdir():
        shutil.copytree(source / MONTH, tmp_path / "landing" / source.name / MONTH)
    return tmp_path / "landing"


def tried(landing: Path, name: str) -> Trial:
    settings = Settings(landing=landing, home=landing.parent / "home")
    source, month = named_by(landing / name / MONTH, None, None)
    return try_delivery(landing / name / MONTH, source, month, settings, Ledger(Home(settings.home)))


def edit(folder: Path, column: str, value: str, rows: slice) -> None:
    """Give a column of these rows another value."""
    (path,) = folder.glob("*.csv")
    with path.open(newline="", encoding="utf-8") as file:
        header, *body = csv.reader(file)
    for row in body[rows]:
        row[header.index(column)] = value
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *body])


def test_good_delivery_would_be_accepted_and_nothing_is_written(landing: Path) -> None:
    trial = tried(landing, "entitlements")
    assert (trial.rejection, trial.would_stop) == ("", False)
    assert trial.counts is not None
    assert trial.counts.rows_in == trial.counts.accepted + trial.counts.quarantined + trial.counts.duplicates > 100
    assert {verdict.name for verdict in trial.verdicts if not verdict.passed} == {"account_is_known"}
    assert not (landing.parent / "home").exists()


def test_unfinished_delivery_can_be_checked(landing: Path) -> None:
    (landing / "entitlements" / MONTH / "_SUCCESS").unlink()
    assert not tried(landing, "entitlements").would_stop


def test_delivery_of_a_future_month_would_be_rejected(landing: Path) -> None:
    settings = Settings(landing=landing, home=landing.parent / "home")
    folder = landing / "entitlements" / MONTH
    source, month = named_by(folder, None, "2198-12")
    trial = try_delivery(folder, source, month, settings, Ledger(Home(settings.home)))
    assert trial.would_stop
    assert "in the future" in trial.rejection


def test_quarantined_rows_are_shown_with_line_column_and_value(landing: Path) -> None:
    edit(landing / "entitlements" / MONTH, "seats_purchased", "-5", slice(2, 4))
    trial = tried(landing, "entitlements")
    assert trial.rejection == ""
    assert [(line, column, value) for _, line, column, value, _ in trial.quarantined] == [
        (4, "seats_purchased", "-5"),
        (5, "seats_purchased", "-5"),
    ]


def test_too_many_quarantined_rows_would_reject_the_delivery(landing: Path) -> None:
    edit(landing / "entitlements" / MONTH, "seats_purchased", "-5", slice(20))
    trial = tried(landing, "entitlements")
    assert trial.would_stop
    assert "20 of" in trial.rejection and "break a row rule" in trial.rejection
    assert trial.counts is not None and trial.counts.quarantined == 20


def test_unreadable_file_would_be_rejected(landing: Path) -> None:
    (path,) = (landing / "accounts" / MONTH).glob("*.csv")
    path.write_bytes(b"PK\x03\x04")
    trial = tried(landing, "accounts")
    assert "is a zip archive" in trial.rejection
    assert trial.counts is None


def test_sources_that_rules_look_up_are_required(landing: Path) -> None:
    shutil.rmtree(landing / "accounts")
    with pytest.raises(CannotTryError, match=r"entitlements is checked against accounts of 2022-11, which is neither"):
        tried(landing, "entitlements")
    assert not tried(landing, "product_offerings").would_stop, "needs nothing else"


def test_rejected_accounts_do_not_hide_faults_of_opportunities(landing: Path) -> None:
    (accounts,) = (landing / "accounts" / MONTH).glob("*.csv")
    accounts.write_text(accounts.read_text().replace("site_geo", "geo", 1))
    edit(landing / "opportunities" / MONTH, "is_closed", "perhaps", slice(20))
    trial = tried(landing, "opportunities")
    assert "is_closed expected true or false" in trial.rejection
    assert list(trial.unchecked) == ["accounts"] and "site_geo missing" in trial.unchecked["accounts"]
    assert "accounts_are_found" not in {verdict.name for verdict in trial.verdicts}
    # Merges that would all lack their survivor are not reported as faults either.
    assert tried(landing, "victim_survivor_mapping").rejection == ""


def test_source_and_month_come_from_the_path_or_the_options(tmp_path: Path) -> None:
    folder = tmp_path / "outbox"
    folder.mkdir()
    with pytest.raises(CannotTryError, match="--source"):
        named_by(folder, None, None)
    with pytest.raises(CannotTryError, match=r"'outbox' is not a month.*--month"):
        named_by(folder, "accounts", None)
    assert named_by(folder, "accounts", MONTH) == (BY_NAME["accounts"], Month.parse(MONTH))
    with pytest.raises(CannotTryError, match="is not a folder"):
        named_by(folder / "missing", "accounts", MONTH)


@pytest.mark.slow
def test_check_delivery_reports_in_text_and_by_exit_code(landing: Path, tmp_path: Path) -> None:
    folder = landing / "accounts" / MONTH
    good = command("check-delivery", str(folder), landing=landing, home=tmp_path / "home")
    assert (good.returncode, "accounts of 2022-11 would be accepted." in good.stdout) == (0, True), good.stderr
    edit(folder, "is_partner", "perhaps", slice(30))
    bad = command("check-delivery", str(folder), landing=landing, home=tmp_path / "home")
    assert bad.returncode == 1
    assert "would be rejected" in bad.stdout and "is_partner" in bad.stdout
    wrong = command("check-delivery", str(landing), landing=landing, home=tmp_path / "home")
    assert wrong.returncode == 2
    assert "is not a source" in wrong.stderr


@pytest.mark.parametrize("source", ["product_sessions", "seat_assignments"])
def test_references_may_lack_their_own_optional_references(landing: Path, source: str) -> None:
    shutil.rmtree(landing / "product_successions", ignore_errors=True)
    trial = tried(landing, source)
    assert (trial.rejection, trial.would_stop) == ("", False)
