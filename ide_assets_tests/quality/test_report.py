"""The pages: what a person reads, what cannot get in, and that they are only written when they change."""

import re
from datetime import date
from pathlib import Path

import pytest

from ide_assets.graph import RECIPES
from ide_assets.kernel.home import Home
from ide_assets.months import Month
from ide_assets.pages import rendering
from ide_assets.quality import charts, report
from ide_assets.settings import Settings
from ide_assets_tests.inline import Rows
from ide_assets_tests.pages import HOSTILE, Page, assert_is_readable, assert_nothing_runs
from ide_assets_tests.quality.handmade import delivered, judged, published, quarantined, verdict, waived
from ide_assets_tests.quality.test_seats import assigned, pool

TODAY = date(2023, 7, 1)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def write(home: Home, only: Month | None = None) -> Path:
    settings = Settings(home=home.root, landing=home.root / "landing")
    return report.write(home, settings, RECIPES, TODAY, only=only)


def one_month(home: Home, month: str = "2023-05", run: str = "r1", failing: int = 2) -> None:
    judged(home, month, "accounts", run, f"{month}-20 10:00", verdict("known", failing))
    published(home, month, run, f"{month}-20 10:01", {"accounts": None})


@pytest.mark.parametrize("value", HOSTILE, ids=[f"{value[:12]!r}" for value in HOSTILE])
def test_whatever_a_delivery_says_is_shown_and_never_run(value: str, home: Home) -> None:
    moment = "2023-05-20 10:00"
    broken = verdict(
        "known",
        1,
        sample=[{"account_csn": value, value: "column"}],
        explained={value: 1},
        note=value,
        waived=value,
        consequence="It matters.",
    )
    judged(home, "2023-05", "accounts", "r1", moment, broken, shares={"site_geo": {value: 1.0}})
    folder = delivered(
        home, "accounts", "2023-05", "a" * 64, "r1", moment, verdict="rejected", reason=value, rows_quarantined=1,
        reasons={value: 1}, remarks=[value],
    )  # fmt: skip
    quarantined(folder, (value, 2, "account_csn", value, value))
    waived(home, "accounts", "known", "2023-05", value, "2023-12-31", "2023-05-02 10:00")
    row = assigned(1, value, value, 1, 2)
    tables: dict[str, Rows | None] = {
        "assignment_monthly": [{**row, "pool_id": value}],
        "pool_monthly": [{**pool(1, 1, 2), "pool_id": value}],
        "accounts": [{"account_csn": value, "account_name": value}],
        "account_merges": [
            {"victim_account_csn": value, "survivor_account_csn": value, "surviving_account_csn": value,
             "merge_links": 2, "final_merge_status": "COMPLETED"},
        ],
    }  # fmt: skip
    published(home, "2023-05", "r1", "2023-05-20 10:01", tables)

    index = write(home)
    for page, least in ((Page(index), 2), (Page(index.with_name("2023-05.html")), 8)):
        assert_nothing_runs(page)
        shown = re.sub(r"\s+", " ", rendering.cut(value, 40)).partition("…")[0]
        assert page.text.count(shown) >= least, shown
        assert "N" * 1_000 not in page.text
        assert "49" not in shown


def test_long_text_is_cut_and_unseen_characters_are_named() -> None:
    assert rendering.cut("N" * 10_000, 5) == "NNNNN… (10,000 characters)"
    assert rendering.cut("a\u202eb\n") == "a⟨U+202E⟩b⟨U+000A⟩"
    assert rendering.cut("Weiß 中铁 اسم") == "Weiß 中铁 اسم"


def test_a_month_that_failed_says_so_first_and_what_to_do(home: Home) -> None:
    one_month(home)
    delivered(home, "entitlements", "2023-05", "b" * 64, "r2", "2023-05-28 09:00", verdict="rejected", reason="Half.")
    judged(
        home, "2023-05", "accounts", "r2", "2023-05-28 09:00",
        verdict("named", 3, rows=1000, blocking=True, sample=[{"account_csn": "5100"}]), verdict("known", 2),
    )  # fmt: skip
    index = write(home)
    health = Page(index).text
    assert "May 2023 is not published: accounts and entitlements failed." in health
    assert "Readers still see publication 1 of 2023-05-20 10:01 UTC." in health
    assert "ide run --month 2023-05" in health and "ide quarantine --source entitlements --month 2023-05" in health
    month = Page(index.with_name("2023-05.html")).text
    assert "3 rows failing of 1,000 in the table (0.3%)" in month
    assert month.index("delivery rejected") < month.index("✕ blocks", month.index("named")) < month.index("! warns")
    assert "5100" in month


def test_a_month_without_the_second_feed_says_that_there_is_none(home: Home) -> None:
    one_month(home)
    assert "No second feed was delivered" in Page(write(home).with_name("2023-05.html")).text


def test_the_same_records_give_the_same_bytes_wherever_they_lie(home: Home, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")
    for each in (home, other):
        one_month(each, "2023-04", "r0", failing=0)
        one_month(each)
    first, second = write(home), write(other)
    assert {path.name for path in first.parent.iterdir()} == {"index.html", "2023-04.html", "2023-05.html"}
    for path in first.parent.iterdir():
        assert path.read_bytes() == second.with_name(path.name).read_bytes()


def test_only_pages_whose_records_changed_are_written_anew(home: Home) -> None:
    for month in ("2023-03", "2023-04", "2023-05"):
        one_month(home, month, month)
    folder = write(home).parent
    stamps = {path.name: path.stat().st_ino for path in folder.iterdir()}
    write(home)
    assert {path.name for path in folder.iterdir() if path.stat().st_ino != stamps[path.name]} == {"index.html"}

    one_month(home, "2023-06", "r9")
    write(home)
    untouched = {name for name, inode in stamps.items() if (folder / name).stat().st_ino == inode}
    # April's page now has a next month; those before it have nothing new to say.
    assert untouched == {"2023-03.html", "2023-04.html"}
    assert "June 2023 →" in Page(folder / "2023-05.html").text

    one_month(home, "2023-04", "again", failing=7)
    write(home)
    assert (folder / "2023-03.html").stat().st_ino == stamps["2023-03.html"]
    assert "Apr 2023 7" in (folder / "2023-06.html").read_text(encoding="utf-8"), "the trend shows the restated month"


def test_one_month_can_be_asked_for_and_one_without_records_cannot(home: Home) -> None:
    one_month(home, "2023-04", "r0")
    one_month(home)
    folder = write(home, only=Month(2023, 4)).parent
    assert {path.name for path in folder.iterdir()} == {"index.html", "2023-04.html"}
    with pytest.raises(report.NothingRecordedError, match="nothing was read or judged for 2022-01"):
        write(home, only=Month(2022, 1))


def test_an_empty_home_has_a_health_page() -> None:
    assert "Nothing was delivered or published yet." in rendering.render(
        report.TEMPLATES, "index.html.j2", newest=None, sentence="Nothing was delivered or published yet.", todos=[],
        months=[],
        attempts={}, statuses={}, cells={}, not_made=None, tables=[], tallies={}, attention=charts.attention([]),
        rejected=[], waivers=[],
    )  # fmt: skip


def test_headings_are_in_order_and_tables_and_pictures_have_words(home: Home) -> None:
    one_month(home, "2023-04", "r0", failing=0)
    one_month(home)
    index = write(home)
    for path in (index, index.with_name("2023-05.html")):
        assert_is_readable(Page(path))


def test_the_band_of_a_total_is_that_of_the_months_before_it() -> None:
    months = [Month(2023, 1).plus(number) for number in range(6)]
    values = {month: (100.0 if month < months[-1] else 300.0, True) for month in months}
    drawn = charts.totals("accounts", "rows", values, 3)
    assert [each.month for each in drawn] == months[-3:]
    assert [each.is_outside for each in drawn] == [False, False, True]
    assert drawn[-1].band is not None and drawn[-1].band.months == 5
    assert "Jun 2023: 300, expected 80 to 125" in charts.line(drawn).told
