"""A person waives a failed check for a month. It stays visible, and structural checks cannot be waived (R-DQ-3)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import pytest

from ide_assets.automation.running import failed_months, run_months
from ide_assets.cli import quality
from ide_assets.cli.edge import WRONG_USAGE
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.kernel.check_results import record
from ide_assets.kernel.expectations import Verdict
from ide_assets.kernel.figures import Figures
from ide_assets.kernel.waivers import Waiver, applied, give, given
from ide_assets.months import Month
from ide_assets.reports.quality.catalogue import opened
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets_tests.days import day, in_days
from ide_assets_tests.small_vendor import deliver

MAY = Month.parse("2023-05")
TODAY = date(2023, 6, 10)


def failed(name: str = "seats_not_negative", structural: bool = False) -> Verdict:
    return Verdict(name, "It would be wrong.", True, False, 3, 100, structural=structural)


def waiver(check: str = "seats_not_negative", until: str = "2023-06-30", reason: str = "vendor knows") -> Waiver:
    return Waiver("pool_monthly", check, "2023-05", reason, until, "jo", "2023-06-01T00:00:00+00:00")


def test_waived_check_is_failed_without_blocking() -> None:
    (verdict,) = applied([waiver()], "pool_monthly", MAY, TODAY, [failed()])
    assert (verdict.passed, verdict.stops) == (False, False)
    assert verdict.waived == "vendor knows (waived by jo until 2023-06-30)"
    assert failed().stops


@pytest.mark.parametrize(
    ("table", "month", "today"),
    [
        ("usage_monthly", "2023-05", TODAY),
        ("pool_monthly", "2023-06", TODAY),
        ("pool_monthly", "2023-05", date(2023, 7, 1)),
    ],
    ids=["of another table", "in another month", "after its last day"],
)
def test_waiver_counts_only_for_its_check_month_and_days(table: str, month: str, today: date) -> None:
    (verdict,) = applied([waiver()], table, Month.parse(month), today, [failed()])
    assert verdict.stops


def test_waiver_counts_on_its_last_day() -> None:
    assert not applied([waiver()], "pool_monthly", MAY, date(2023, 6, 30), [failed()])[0].stops


def test_structural_check_blocks_despite_a_waiver() -> None:
    assert applied([waiver()], "pool_monthly", MAY, TODAY, [failed(structural=True)])[0].stops


def test_newest_waiver_counts_and_all_are_recorded(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert given(home) == []
    give(home, waiver())
    give(home, waiver(until="2023-06-05", reason="shortened"))
    assert [waiver.reason for waiver in given(home)] == ["vendor knows", "shortened"]
    assert applied(given(home), "pool_monthly", MAY, TODAY, [failed()])[0].stops


def test_cut_line_is_no_waiver_and_hides_no_other(tmp_path: Path) -> None:
    home = Home(tmp_path)
    # str.splitlines treats U+2028 as the end of a line.
    give(home, waiver(reason="first\u2028line"))
    with home.waivers.open("ab") as file:
        file.write('{"table": "é'.encode()[:-1])
    give(home, waiver(reason="second"))
    assert [waiver.reason for waiver in given(home)] == ["first\u2028line", "second"]
    with opened(home, Settings(home=tmp_path)) as connection:
        rows = connection.execute("SELECT reason FROM quality.waivers").fetchall()
    assert rows == [("first\u2028line",), ("second",)]


@pytest.mark.parametrize(
    ("check", "month", "reason", "until", "message"),
    [
        ("seats_not_negative", "2023-05", "because", 3, "is not a table"),
        ("pool_monthly.no_such", "2023-05", "because", 3, "Its checks: key_identifies_one_row"),
        ("pool_monthly.key_identifies_one_row", "2023-05", "because", 3, "cannot be waived"),
        ("pool_monthly.seats_not_negative", "May", "because", 3, "not a month"),
        ("pool_monthly.seats_not_negative", "2023-05", " ", 3, "--reason is empty"),
        ("pool_monthly.seats_not_negative", "2023-05", "because", "soon", "is not a day"),
        ("pool_monthly.seats_not_negative", "2023-05", "because", -1, "is in the past"),
        ("pool_monthly.seats_not_negative", "2023-05", "because", 400, "more than a year"),
    ],
)
def test_invalid_waivers_are_errors(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    check: str,
    month: str,
    reason: str,
    until: int | str,
    message: str,
) -> None:
    settings = Settings(home=tmp_path)
    assert quality.waive(settings, check, month, reason, day(until)) == 2
    assert message in capsys.readouterr().err
    assert given(Home(tmp_path)) == []


@pytest.mark.parametrize(("is_structural", "code"), [(True, 2), (False, 0)])
def test_join_without_any_match_cannot_be_waived(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], is_structural: bool, code: int
) -> None:
    settings, month = Settings(home=tmp_path), Month.parse("2023-05")
    verdict = Verdict(
        "accounts_are_found", "No calls.", True, passed=False, failing=3, rows=3, structural=is_structural
    )
    figures = Figures({"rows": 3.0})
    entitlements = BY_NAME["entitlements"].table
    record(Home(tmp_path), entitlements, month, "run", datetime.now(UTC), figures, [verdict])
    assert quality.waive(settings, "entitlements.accounts_are_found", str(month), "known", in_days(7)) == code
    assert ("cannot be waived: it failed for every row" in capsys.readouterr().err) is is_structural
    assert len(given(Home(tmp_path))) == (0 if is_structural else 1)


def test_waiver_names_its_author_and_the_next_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(home=tmp_path)
    assert quality.waive(settings, "pool_monthly.seats_not_negative", "2023-05", "agreed with sales", in_days(7)) == 0
    assert "Next: ide run --month 2023-05" in capsys.readouterr().out
    (recorded,) = given(Home(tmp_path))
    assert (recorded.table, recorded.check, recorded.month, recorded.reason) == (
        "pool_monthly",
        "seats_not_negative",
        "2023-05",
        "agreed with sales",
    )
    assert recorded.by


def test_waiver_of_a_warning_is_an_acknowledgement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(home=tmp_path)
    assert quality.waive(settings, "usage_monthly.users_within_seats", "2023-05", "shared logins", in_days(7)) == 0
    printed = capsys.readouterr().out
    assert f"acknowledged from 2023-05 on, until {in_days(7)}" in printed and "Next: ide report quality" in printed


@pytest.mark.slow
def test_month_is_published_after_its_failed_check_is_waived(
    tmp_path: Path, installation: Callable[[Path], Settings], capsys: pytest.CaptureFixture[str]
) -> None:
    month = "2023-01"
    deliver(tmp_path / "landing", month, month)
    (offerings,) = (tmp_path / "landing" / "product_offerings" / month).glob("*.csv")
    offerings.write_text(offerings.read_text(encoding="utf-8").replace("true", "false"), encoding="utf-8")
    settings = installation(tmp_path / "landing")

    for check in (
        "product_offerings.some_offering_is_standard",
        "active_subscription_monthly.some_subscription_counts",
    ):
        (result,) = run_months(settings, [Month.parse(month)], refresh_stale=False)
        assert not result.published
        assert f"ide waive {check} --month {month}" in result.reason
        assert failed_months(settings) == [Month.parse(month)]
        assert quality.waive(settings, check, month, "nothing standard is sold yet", in_days(7)) == 0
    (result,) = run_months(settings, [Month.parse(month)], refresh_stale=False)

    assert result.published, result.reason
    assert "some_offering_is_standard" in result.tables["product_offerings"].warned
    assert result.tables["product_offerings"].waived == ["some_offering_is_standard"]
    assert failed_months(settings) == []
    with opened(Home(settings.home), settings) as connection:
        waived = connection.execute(
            "SELECT table_name, check_name, passed, waived FROM quality.check_results "
            "WHERE is_published AND waived <> '' ORDER BY ALL"
        ).fetchall()
    assert [(table, check, passed) for table, check, passed, _ in waived] == [
        ("active_subscription_monthly", "some_subscription_counts", False),
        ("product_offerings", "some_offering_is_standard", False),
    ]
    assert all("nothing standard is sold yet (waived by " in reason for *_, reason in waived)


def test_last_day_of_a_waiver_is_that_of_the_time_zone_in_which_it_is_applied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class LateInJune(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "LateInJune":
            return cls(2023, 6, 30, 22, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(quality, "datetime", LateInJune)
    settings = Settings.model_validate({"home": tmp_path, "rules": {"month_time_zone": "Pacific/Auckland"}})
    check = "pool_monthly.seats_not_negative"
    assert quality.waive(settings, check, "2023-05", "vendor knows", "2023-06-30") == WRONG_USAGE
    assert quality.waive(settings, check, "2023-05", "vendor knows", "2023-07-01") == 0
