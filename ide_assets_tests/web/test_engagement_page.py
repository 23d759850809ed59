"""The breakdown of an account's engagement as a page, and what can be taken away from it (R-ES-13)."""

import csv
import io
import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from ide_assets.domains.engagement.definition import load
from ide_assets.domains.engagement.tables import FACTORS, RECOMMENDATIONS, SCORES
from ide_assets.months import Month
from ide_assets.vocabulary.column import Column, Type
from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Publication, Table
from ide_assets.web.pages import exports, patterns
from ide_assets.web.pages.engagement_view import highlights
from ide_assets.web.pages.wording import against_target, measured, ordinal
from ide_assets.web.shapes import Breakdown, EngagementFactor, MonthOfScores, PeerComparison, PeerScore
from ide_assets_tests.web.browsing import assert_accessible, opened
from ide_assets_tests.web.conftest import ROLES, serving, sign_in
from ide_assets_tests.web.page_home import ACCOUNTS, LONG, RIGHT_TO_LEFT
from ide_assets_tests.web.scored_home import ScoredHome, factors, scored

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

DEFINITION = load()


def text_of(page: str) -> str:
    """A page's text without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def factor(key: str = "login_frequency", **values: Any) -> EngagementFactor:
    """A factor below its target."""
    base: dict[str, Any] = {
        "key": key, "name": "Login frequency", "component": "product", "current": 2.1, "previous": 2.8, "target": 3.0,
        "better": "higher", "unit": "per user and week", "score": 70.0, "weight": 15.0, "effective_weight": 15.0,
        "contribution": 10.5, "status": "warning", "trend": "down", "is_shared": False,
    }  # fmt: skip
    return EngagementFactor(**{**base, **values})


def months(*values: float | None, versions: str = "") -> list[MonthOfScores]:
    """Months from 2023-04 on, all scores alike; `versions` has a letter for each month."""
    return [
        MonthOfScores(
            month=f"2023-{number:02d}", communication=value, product=value, relationship=value, overall=value,
            definition_version=versions[number - 4] if versions else "a",
        )
        for number, value in enumerate(values, 4)
    ]  # fmt: skip


def test_page_has_every_part_of_the_breakdown(pages: "TestClient") -> None:
    text = text_of(pages.get("/engagement/P1").text)
    for part in (
        "Engagement of Acme Corp",
        "72.0 of 100",
        "Score composition",
        "Communication engagement",
        "Product engagement",
        "Relationship engagement",
        "What to do, in order of priority",
        "Show the team where the product saves time.",
        "Engagement trend",
        "Why the score changed since the previous month",
        "+3.5 points: Login frequency (its value changed)",
        "Compared with 25 accounts of the same size",
        "The score definition changed in August 2023",
        "40th",
    ):
        assert part in text, part
    for declared in DEFINITION.factors:
        assert declared.name in text


def test_sections_of_absent_tables_are_absent(pages: "TestClient") -> None:
    text = text_of(pages.get("/engagement/P1").text)
    assert "Root causes" not in text and "What a higher or lower score goes with" not in text


def test_a_merged_account_is_answered_for_by_its_survivor(pages: "TestClient") -> None:
    text = text_of(pages.get("/engagement/V2").text)
    assert "Engagement of Acme Corp" in text and "Account V2 was merged into P1" in text


def test_a_recommendation_is_listed_once(pages: "TestClient") -> None:
    assert pages.get("/engagement/P1").text.count("Show the team where the product saves time.") == 1


def test_comparison_can_be_left_out_in_the_address(pages: "TestClient") -> None:
    with_it, without = (text_of(pages.get(f"/engagement/P1{query}").text) for query in ("", "?compare=none"))
    assert "points since the 30 days before" in with_it and "points since the 30 days before" not in without
    assert pages.get("/engagement/P1?compare=year").status_code == 422


def test_an_account_without_a_score_says_so(pages: "TestClient") -> None:
    text = text_of(pages.get("/engagement/P5").text)
    assert "No score" in text and "Too little is measured for a score." in text and "not measured" in text


@pytest.mark.parametrize("path", ["/engagement/{}", "/export/engagement.csv?account={}", "/meeting?account={}",
                                  "/export/meeting.ics?account={}", "/account/{}"])  # fmt: skip
@pytest.mark.parametrize("token", ROLES)
def test_accounts_outside_the_rights_look_like_unknown_ones(visitor: "TestClient", path: str, token: str) -> None:
    sign_in(visitor, token)
    unknown = visitor.get(path.format("XX"))
    assert unknown.status_code == 404
    for csn, (_, owner, _) in ACCOUNTS.items():
        answer = visitor.get(path.format(csn))
        if token == "token-of-leader" or owner in ROLES[token][1]:
            assert answer.status_code == 200
        else:
            assert (answer.status_code, answer.text) == (404, unknown.text)


def test_csv_has_overall_components_and_factors_and_no_formula(pages: "TestClient") -> None:
    answer = pages.get("/export/engagement.csv?account=P1")
    assert answer.headers["content-disposition"] == 'attachment; filename="engagement-P1.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 1 + 3 + len(DEFINITION.factors)
    assert (rows[0]["component"], rows[0]["score"], rows[0]["name"]) == ("overall", "72.0", "Acme Corp")
    for account in ACCOUNTS:
        content = pages.get(f"/export/engagement.csv?account={account}").content.decode("utf-8-sig")
        assert not re.search(r"(^|,)\"?[=+@]", content, re.MULTILINE)


def test_calendar_file_is_a_tentative_half_hour_on_a_working_day(pages: "TestClient") -> None:
    from icalendar import Calendar

    answer = pages.get("/export/meeting.ics?account=P3")
    assert answer.headers["content-type"].startswith("text/calendar")
    event: Any = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    start, end = event["dtstart"].dt, event["dtend"].dt
    assert start.weekday() < 5 and (end - start).total_seconds() == 1800
    assert event["status"] == "TENTATIVE"
    assert event["summary"] == "Review with Müller & Söhne GmbH"
    assert len(str(event["description"]).splitlines()) == exports.MOST_TOPICS


def test_meeting_on_friday_is_drafted_for_monday_and_one_line_stays_one(pages: "TestClient") -> None:
    from icalendar import Calendar

    document = Breakdown.model_validate(pages.get("/api/intelligence/engagement/P3").json())
    friday = datetime(2023, 9, 29, 12, tzinfo=UTC)
    content = exports.meeting(document, "A\r\nATTENDEE:mailto:x@example.com", friday)
    event: Any = Calendar.from_ical(content).walk("VEVENT")[0]
    assert event["dtstart"].dt.date() == date(2023, 10, 2)
    assert "attendee" not in event


def test_mail_names_no_score(pages: "TestClient") -> None:
    page = pages.get("/meeting?account=P3").text
    text = text_of(page)
    assert "Half an hour next week?" in text and "Draft of a meeting" in text
    mail = re.search(r'aria-label="Text of the e-mail">(.*?)</pre>', page, re.DOTALL)
    assert mail is not None and not re.search(r"\d|score|critical", mail[1])
    assert re.search(r'href="mailto:\?subject=[^"]+&amp;body=[^"]+"', page)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (82.4, "percent", "82%"),
        (18.25, "hours", "18 hours"),
        (1.0, "contacts", "1 contact"),
        (0.4667, "per user and week", "0.5 per user and week"),
        (0.0, "days", "0 days"),
        (1234.0, "minutes", "1,234 minutes"),
        (None, "days", "not measured"),
    ],
)
def test_values_are_written_with_their_unit(value: float | None, unit: str, text: str) -> None:
    assert measured(value, unit) == text


def test_targets_say_which_side_is_better() -> None:
    late = factor("response_time_hours", name="Response time", current=30.0, target=24.0, better="lower", unit="hours")
    assert against_target(late) == "response time 30 hours (target at most 24 hours)"
    silent = factor("executive_access", name="Executive access", current=None, target=90.0, better="lower", unit="days")
    assert against_target(silent) == "executive access nothing on record (target at most 90 days)"


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd"), (None, "")]
)
def test_percentiles_are_ordinals(number: float | None, text: str) -> None:
    assert ordinal(number) == text


def test_highlights_list_low_factors_first() -> None:
    good = factor("feature_breadth", name="Feature breadth", status="healthy", score=100.0, trend="flat")
    listed = highlights([good, factor()])
    assert [item.kind for item in listed] == ["bad", "good"]
    assert listed[0].text == (
        "Login frequency 2.1 per user and week (target 3 per user and week), worse than the period before "
        "(2.8 per user and week)."
    )


@pytest.mark.parametrize(
    ("values", "pattern"),
    [
        ((80, 82, 90, 75, 71, 70), "is consistently strong: 70 or more in all 6 months"),
        ((40, 42, 45, 30), "is consistently weak: below 50 in all 4 months"),
        ((69, 65, 62, 60), "has fallen in each of the last 3 months with a score, from 69 to 60"),
        ((50, 55, 61, 66), "has risen in each of the last 3 months with a score, from 50 to 66"),
        ((65, 66, 40, 64, 65), "dipped to 40 and has recovered to 65"),
        ((52, 69, 51, 68, 52), "is volatile: between 51 and 69"),
        ((85, 83, 60, 62, 45), "has fallen from 85 to 45 within 5 months"),
        ((60, 62, 61, 60), "is steady: between 60 and 62"),
    ],
)
def test_patterns_of_six_months(values: tuple[float, ...], pattern: str) -> None:
    assert patterns.notes(months(*values), DEFINITION)[0] == f"Overall {pattern}."


def test_three_months_have_no_pattern() -> None:
    assert patterns.notes(months(60, 61, None, 62), DEFINITION) == []


def test_changes_of_definition_are_marked_at_the_month_that_has_the_new_one() -> None:
    assert patterns.definition_changes(months(1, 2, 3, 4, versions="aabb")) == [Month(2023, 6)]


def test_insight_names_components_above_and_below_average() -> None:
    def peer(score: float | None) -> PeerScore:
        return PeerScore(score=score, peer_average=60.0, percentile=50.0, peer_group="band", peers=25)

    mixed = PeerComparison(overall=peer(60), communication=peer(68), product=peer(50), relationship=peer(61))
    assert patterns.insight(mixed, 2) == (
        "Above average on communication (+8), below average on product (\N{MINUS SIGN}10)."
    )
    partly = PeerComparison(overall=peer(60), communication=peer(61), product=peer(None), relationship=None)
    assert patterns.insight(partly, 2) == "Close to the average of its peers on every component that is known."
    close = PeerComparison(overall=peer(60), communication=peer(61), product=peer(59), relationship=peer(60))
    assert patterns.insight(close, 2) == "Close to the average of its peers on every component."
    unknown = PeerComparison(overall=peer(60), communication=None, product=None, relationship=None)
    assert patterns.insight(unknown, 2) == ""


def test_further_tables_of_advice_become_sections(tmp_path: "Path") -> None:
    """Root causes and impact are shown where a release has them."""

    def advice(name: str) -> Table:
        own = (Column("explanation", Type.TEXT, "What is behind it."),)
        return Table(
            f"engagement_{name}_monthly",
            "engagement",
            key=("snapshot_date", "surviving_account_csn"),
            columns=(*columns("snapshot_date", "surviving_account_csn", "component", "factor"), *own),
            description="For this test.",
            publication=Publication("eio_publish", "engagement_shared", f"engagement_{name}_monthly"),
        )

    from ide_assets.domains.engagement.tables import ACCOUNT_IMPACT
    from ide_assets_tests.web.test_impact import impact_of_a1

    causes = advice("root_causes")
    home = ScoredHome(tmp_path / "home", (SCORES, FACTORS, RECOMMENDATIONS, causes, ACCOUNT_IMPACT))
    row = {"snapshot_date": date(2023, 9, 30), "surviving_account_csn": "A1", "component": "product",
           "factor": "login_frequency"}  # fmt: skip
    home.publish(
        "2023-09",
        {
            SCORES: scored("A1", "2023-09", 45.0),
            FACTORS: factors("A1", "2023-09", 45.0),
            causes: [{**row, "explanation": "3 of 10 people had no session <b>."}],
            ACCOUNT_IMPACT: [impact_of_a1("login_frequency", "renewal", 3.0)],
        },
    )
    home.release()
    with serving(home.settings) as client:
        page = client.get("/engagement/A1").text
    assert "3 of 10 people had no session &lt;b&gt;." in page and "Root causes" in page
    assert "associated with a probability of renewal within 3 months of 91% in place of 88%" in text_of(page)


@pytest.mark.parametrize(
    "path", ["/engagement/P1", "/engagement/P5", "/engagement/P4?compare=none", "/meeting?account=P1"]
)
def test_every_look_is_accessible(site: str, browser: "Browser", path: str) -> None:
    assert_accessible(browser, f"{site}{path}")


def test_quick_actions_work_without_scripts(site: str, browser: "Browser") -> None:
    with opened(browser, f"{site}/engagement/P1", accept_downloads=True) as page:
        with page.expect_download() as download:
            page.get_by_role("link", name="Export as CSV").click()
        assert download.value.suggested_filename == "engagement-P1.csv"
        page.get_by_role("link", name="Without comparison").click()
        assert page.url.endswith("/engagement/P1?compare=none")
        page.get_by_role("link", name="Draft a meeting").click()
        with page.expect_download() as download:
            page.get_by_role("link", name="Calendar file").click()
        assert download.value.suggested_filename == "meeting-P1.ics"


def test_the_keyboard_reaches_how_the_score_was_made(site: str, browser: "Browser") -> None:
    with opened(browser, f"{site}/engagement/P1") as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.url.endswith("#main")
        page.get_by_role("link", name="How is this calculated?").first.focus()
        page.keyboard.press("Enter")
        page.get_by_role("region", name="Rows of account P1").wait_for()
        page.locator("summary", has_text="Down to file and line").focus()
        page.keyboard.press("Enter")
        assert "ide explain engagement_scores_monthly --month 2023-09 --account P1" in page.inner_text("main")


@pytest.mark.parametrize("csn", [csn for csn in ACCOUNTS if csn.startswith("H")] + ["P4", "P5", "P6"])
def test_names_of_any_kind_are_shown_and_nothing_of_them_runs(site: str, browser: "Browser", csn: str) -> None:
    name = ACCOUNTS[csn][0]
    with opened(browser, f"{site}/engagement/{csn}", scripts=True) as page:
        heading = page.get_by_role("heading", level=1).inner_text()
        assert page.locator("script").count() == 0
        if name in (RIGHT_TO_LEFT, LONG) and name is not None:
            assert name[:60] in heading
        width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert width <= 0


def test_print_has_the_numbers_and_no_controls(site: str, browser: "Browser") -> None:
    with opened(browser, f"{site}/engagement/P1") as page:
        page.emulate_media(media="print")
        assert not page.get_by_role("link", name="Export as CSV").is_visible()
        assert page.get_by_role("heading", name="Engagement trend").is_visible()
        assert page.pdf()[:5] == b"%PDF-"
