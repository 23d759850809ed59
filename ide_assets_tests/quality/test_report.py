"""The pages: their texts, their protection against hostile values, and rewriting only after changes."""

import re
from datetime import date
from pathlib import Path

import pytest

from ide_assets.domains.graph import RECIPES
from ide_assets.months import Month
from ide_assets.reports.pages import rendering
from ide_assets.reports.quality import charts, health_page, report
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets_tests.inline import Rows
from ide_assets_tests.pages import HOSTILE, Page, assert_is_readable, assert_nothing_runs
from ide_assets_tests.quality.handmade import TABLES, delivered, judged, published, quarantined, verdict, waived
from ide_assets_tests.quality.test_seats import assigned, pool

TODAY = date(2023, 7, 1)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def write(home: Home, only: Month | None = None, ui_url: str | None = None) -> Path:
    settings = Settings(home=home.root, landing=home.root / "landing", ui_url=ui_url)
    return report.write(home, settings, RECIPES, TODAY, only=only)


def one_month(home: Home, month: str = "2023-05", run: str = "r1", failing: int = 2) -> None:
    judged(home, month, "accounts", run, f"{month}-20 10:00", verdict("known", failing))
    published(home, month, run, f"{month}-20 10:01", {"accounts": None})


@pytest.mark.parametrize("value", HOSTILE, ids=[f"{value[:12]!r}" for value in HOSTILE])
def test_hostile_values_are_escaped(value: str, home: Home) -> None:
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
        assert "N" * 5_001 not in page.text
        assert "49" not in shown


def test_long_text_is_cut_and_unseen_characters_are_named() -> None:
    assert [rendering.cut(value) for value in (-0.00001, 0.12345, -1.5)] == ["0", "0.1235", "-1.5"]
    assert rendering.cut("N" * 10_000, 5) == "NNNNN… (10,000 characters)"
    assert rendering.cut("a\u202eb\n") == "a⟨U+202E⟩b⟨U+000A⟩"
    assert rendering.cut("Weiß 中铁 اسم") == "Weiß 中铁 اسم"


def test_failed_month_comes_first_with_its_next_step(home: Home) -> None:
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


def test_missing_second_feed_is_named(home: Home) -> None:
    one_month(home)
    assert (
        "The second feed, seat_assignments, was not delivered for May 2023."
        in Page(write(home).with_name("2023-05.html")).text
    )


def test_same_records_give_the_same_bytes_in_any_folder(home: Home, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")
    for either in (home, other):
        one_month(either, "2023-04", "r0", failing=0)
        one_month(either)
    first, second = write(home), write(other)
    assert {path.name for path in first.parent.iterdir()} == {"index.html", "2023-04.html", "2023-05.html"}
    for path in first.parent.iterdir():
        assert path.read_bytes() == second.with_name(path.name).read_bytes()


def test_only_pages_whose_records_changed_are_rewritten(home: Home) -> None:
    for month in ("2023-03", "2023-04", "2023-05"):
        one_month(home, month, month)
    folder = write(home).parent
    stamps = {path.name: path.stat().st_ino for path in folder.iterdir()}
    write(home)
    assert {path.name for path in folder.iterdir() if path.stat().st_ino != stamps[path.name]} == {"index.html"}

    one_month(home, "2023-06", "r9")
    write(home)
    untouched = {name for name, inode in stamps.items() if (folder / name).stat().st_ino == inode}
    # April's page now has a next month; earlier pages are unchanged.
    assert untouched == {"2023-03.html", "2023-04.html"}
    assert "Later: June 2023" in Page(folder / "2023-05.html").text

    one_month(home, "2023-04", "again", failing=7)
    write(home)
    assert (folder / "2023-03.html").stat().st_ino == stamps["2023-03.html"]
    assert "Apr 2023 7" in (folder / "2023-06.html").read_text(encoding="utf-8"), "the trend shows the restated month"


def test_single_month_is_written_and_unknown_month_is_an_error(home: Home) -> None:
    one_month(home, "2023-04", "r0")
    one_month(home)
    folder = write(home, only=Month(2023, 4)).parent
    assert {path.name for path in folder.iterdir()} == {"index.html", "2023-04.html"}
    with pytest.raises(report.NothingRecordedError, match="nothing was read or judged for 2022-01"):
        write(home, only=Month(2022, 1))


def test_empty_home_has_a_health_page(home: Home) -> None:
    assert "Nothing was delivered or published yet." in Page(write(home)).text


def test_headings_are_in_order_and_tables_and_pictures_have_texts(home: Home) -> None:
    one_month(home, "2023-04", "r0", failing=0)
    one_month(home)
    index = write(home)
    for path in (index, index.with_name("2023-05.html")):
        assert_is_readable(Page(path))


def test_band_of_a_total_comes_from_earlier_months() -> None:
    months = [Month(2023, 1).plus(number) for number in range(6)]
    values = {month: (100.0 if month < months[-1] else 300.0, True) for month in months}
    drawn = charts.totals("accounts", "rows", values, 3)
    assert [total.month for total in drawn] == months[-3:]
    assert [total.is_outside for total in drawn] == [False, False, True]
    assert drawn[-1].band is not None and drawn[-1].band.months == 5
    assert "Jun 2023: 300, expected 80 to 125" in charts.line(drawn).description


def links_of(page: Page) -> list[str]:
    return [attributes["href"] or "" for tag, attributes in page.elements if tag == "a"]


def test_new_warnings_come_before_known_ones_and_acknowledged_ones_come_last(home: Home) -> None:
    for month in ("2023-03", "2023-04", "2023-05"):
        judged(
            home, month, "accounts", month, f"{month}-20 10:00",
            verdict("known", 2), verdict("accepted", 1), verdict("fresh", 1 if month == "2023-05" else 0),
        )  # fmt: skip
        published(home, month, month, f"{month}-20 10:01", {"accounts": None})
    waived(home, "accounts", "accepted", "2023-04", "the vendor knows", "2023-12-31", "2023-05-02 10:00")
    index = write(home)
    health, month_page = Page(index).text, Page(index.with_name("2023-05.html")).text
    warnings = health[health.index("Warnings in May 2023") : health.index("Tables by month Newest")]
    assert warnings.index("new this month") < warnings.index("3 months, since Mar 2023")
    assert warnings.index("3 months, since Mar 2023") < warnings.index("acknowledged until 2023-12-31")
    assert "the vendor knows" in warnings and "failing for 3 months" in warnings
    assert month_page.index("! new this month") < month_page.index("! 3 months, since Mar 2023")
    assert month_page.index("! 3 months, since Mar 2023") < month_page.index("A acknowledged until 2023-12-31")
    assert "May 2023 is published; 2 checks need attention, 1 of them new since the month before." in health


def test_page_is_rewritten_when_an_acknowledgement_is_given_or_ends(home: Home) -> None:
    one_month(home)
    page = write(home).with_name("2023-05.html")
    before = page.read_bytes()
    waived(home, "accounts", "known", "2023-05", "agreed", "2023-07-01", "2023-06-02 10:00")
    write(home)
    assert "acknowledged until 2023-07-01" in Page(page).text
    report.write(home, Settings(home=home.root, landing=home.root / "landing"), RECIPES, date(2023, 7, 2))
    assert page.read_bytes() == before


def test_only_failed_checks_that_block_or_are_new_are_open(home: Home) -> None:
    one_month(home, "2023-04", "r0", failing=0)
    one_month(home)
    one_month(home, "2023-06", "r2")
    folder = write(home).parent
    opened = {
        name: next("open" in attributes for tag, attributes in Page(folder / name).elements if tag == "details")
        for name in ("2023-05.html", "2023-06.html")
    }
    assert opened == {"2023-05.html": True, "2023-06.html": False}


def seatless(count: int) -> list[dict[str, object]]:
    return [pool(number, 0, 1) for number in range(count)]


def test_all_failing_rows_are_listed(home: Home) -> None:
    sample = [{"tenant_id": 1, "pool_id": f"P{number}", "seats_assigned": 1} for number in range(20)]
    failed = verdict("purchased_seats_above_zero", 43, rows=43, sample=sample)
    judged(home, "2023-05", "pool_monthly", "r1", "2023-05-20 10:00", failed)
    published(home, "2023-05", "r1", "2023-05-20 10:01", {"pool_monthly": seatless(43)})
    folder = write(home).parent
    page = Page(folder / "2023-05.html")
    assert "The first 20 of 43 failing rows" in page.text and "All 43 failing rows" in page.text
    assert all(f"1P{number}1" in page.text for number in range(43))
    assert_nothing_runs(page)
    assert_is_readable(page)


def test_more_failing_rows_than_a_page_lists_are_counted(home: Home) -> None:
    failed = verdict("purchased_seats_above_zero", 201, rows=201, sample=[{"pool_id": "P1"}] * 20)
    judged(home, "2023-05", "pool_monthly", "r1", "2023-05-20 10:00", failed)
    published(home, "2023-05", "r1", "2023-05-20 10:01", {"pool_monthly": seatless(201)})
    text = Page(write(home).with_name("2023-05.html")).text
    assert "200 of 201 failing rows" in text and "so no query lists the others" in text


def test_failing_rows_come_with_the_command_that_prints_them_all(home: Home) -> None:
    table = "ide_opportunity_coverage_monthly"
    rows = [{"opportunity_id": f"O{number}", "coverage_reason": "not covered"} for number in range(21)]
    failed = verdict("opportunities_are_covered", 21, rows=21, sample=[{"opportunity_id": "O1"}] * 20)
    judged(home, "2023-05", table, "r1", "2023-05-20 10:00", failed)
    published(home, "2023-05", "r1", "2023-05-20 10:01", {table: rows})
    listed = Page(write(home).with_name("2023-05.html")).text
    assert (
        'ide sql --format csv "WITH judged AS (FROM eio_publish.engagement_shared.ide_opportunity_coverage_monthly '
        "WHERE snapshot_date = DATE '2023-05-31') SELECT * FROM (SELECT opportunity_id, coverage_reason FROM judged"
    ) in listed


def test_failing_rows_are_not_listed_where_the_lake_no_longer_agrees_with_the_record(home: Home) -> None:
    failed = verdict("purchased_seats_above_zero", 43, rows=43, sample=[{"pool_id": "P1"}] * 20)
    judged(home, "2023-05", "pool_monthly", "r1", "2023-05-20 10:00", failed)
    published(home, "2023-05", "r1", "2023-05-20 10:01", {"pool_monthly": seatless(42)})
    text = Page(write(home).with_name("2023-05.html")).text
    assert "All 43 failing rows" not in text and "The record has these rows only: ide sql" in text


def test_failing_rows_withhold_what_identifies_a_person(home: Home) -> None:
    columns = {column.name: column.personal for column in TABLES["seat_assignments"].columns}
    (personal,) = [name for name, is_personal in columns.items() if is_personal]
    rows = [
        {"tenant_id": 1, "pool_id": f"P{number}", personal: f"someone{number}", "assigned_on": date(2023, 5, 1)}
        for number in range(21)
    ] * 2
    failed = verdict("key_identifies_one_row", 21, rows=42, structural=True, sample=[{"pool_id": "P1"}] * 20)
    judged(home, "2023-05", "seat_assignments", "r1", "2023-05-20 10:00", failed)
    published(home, "2023-05", "r1", "2023-05-20 10:01", {"seat_assignments": rows})
    listed = Page(write(home).with_name("2023-05.html")).text
    assert "someone" not in listed and listed.count("(personal data)") == 21


def test_match_rate_never_hides_pools_that_one_feed_lacks(home: Home) -> None:
    holders: Rows = [
        {"tenant_id": 1, "pool_id": "P1", "user_id": "u", "assigned_on": date(2023, 5, 1)},
    ]
    tables: dict[str, Rows | None] = {
        "pool_monthly": [pool(number, 2, 1) for number in range(1, 16)],
        "seat_assignments": holders,
        "entitlements": [],
    }
    published(home, "2023-05", "r1", "2023-05-20 10:01", tables)
    judged(home, "2023-05", "pool_monthly", "r1", "2023-05-20 10:00", verdict("seats"))
    text = Page(write(home).with_name("2023-05.html")).text
    feed = text[text.index("Assigned seats against") : text.index("Deliveries", text.index("Assigned seats against"))]
    assert "The feeds agree on 1 of 15 pools with users in either feed (6.7%)." in feed
    assert "1 of 1pool in both feeds has the same number (match rate of the intersection only)" in feed
    assert "14pools missing in the second feed" in feed and "0pools only in the second feed" in feed
    assert "100" not in feed


def test_reports_link_to_each_other_and_to_the_dagster_ui(home: Home) -> None:
    one_month(home)
    for name in ("effect", "models"):
        other = home.root / "reports" / name / "index.html"
        other.parent.mkdir(parents=True)
        other.touch()
    index = write(home, ui_url="https://ide.example.com/")
    assert {"../effect/index.html", "../models/index.html", "https://ide.example.com"} <= set(links_of(Page(index)))
    links = links_of(Page(index.with_name("2023-05.html")))
    assert "https://ide.example.com/runs/r1" in links
    assert "https://ide.example.com/assets/deliveries/accounts?view=partitions&partition=2023-05" in links
    assert "index.html" in links


@pytest.mark.parametrize("ui_url", [None, "javascript:alert(1)"])
def test_no_link_to_the_ui_without_a_web_address(ui_url: str | None, home: Home) -> None:
    one_month(home)
    index = write(home, ui_url=ui_url)
    assert_nothing_runs(Page(index))
    assert_nothing_runs(Page(index.with_name("2023-05.html")))


def test_months_before_the_newest_are_on_a_page_per_year(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health_page, "SHOWN_MONTHS", 2)
    months = ("2021-12", "2022-11", "2022-12", "2023-01", "2023-02")
    for month in months:
        one_month(home, month, month)
    folder = write(home).parent
    index = Page(folder / "index.html")
    assert {"2023-02.html", "2023-01.html", "year-2022.html", "year-2021.html"} <= set(links_of(index))
    assert "Feb2023" in index.text and "Dec2022" not in index.text
    former = Page(folder / "year-2022.html")
    assert {"2022-12.html", "2022-11.html", "year-2021.html"} <= set(links_of(former))
    assert "Dec2022" in former.text and "Feb2023" not in former.text
    assert_is_readable(former)
    written = (folder / "year-2021.html").stat().st_ino
    write(home)
    assert (folder / "year-2021.html").stat().st_ino == written


@pytest.mark.slow(minutes=0.2)
def test_weight_of_the_pages_does_not_grow_with_history(home: Home) -> None:
    first = Month(2018, 1)

    def weights(months: int) -> tuple[int, int]:
        """Bytes of the health page and of the newest month's page after this many months."""
        for number in range(len(known), months):
            month = str(first.plus(number))
            one_month(home, month, month)
            known.append(month)
        newest = Month.parse(known[-1])
        index = write(home, only=newest)
        return index.stat().st_size, index.with_name(f"{newest}.html").stat().st_size

    known: list[str] = []
    health, month = weights(26)
    later_health, later_month = weights(44)
    # A year more is one more link.
    assert later_health < health + 500
    assert later_month < month + 500


@pytest.mark.parametrize(("failing", "words"), [(1, "1 row failing of 10 in"), (2, "2 rows failing of 10 in")])
def test_numbers_agree_with_their_nouns(failing: int, words: str, home: Home) -> None:
    one_month(home, failing=failing)
    index = write(home)
    assert words in Page(index.with_name("2023-05.html")).text
    assert "1 of 1month published" in Page(index).text
    assert "1of 1 check needs attention" in Page(index).text
