"""The before/after report: what leadership reads of each play, what cannot get in, and what it says when unsure."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import dagster as dg
import pytest

from ide_assets.kernel.installation import Installation
from ide_assets.months import Month
from ide_assets.reports.effect import charts, findings, report
from ide_assets.reports.effect.assets import effect_report_asset
from ide_assets.reports.effect.findings import Advice, Next, Play, Question, rounded
from ide_assets.reports.pages import rendering
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger, RemovedVersionError
from ide_assets_tests.conftest import command
from ide_assets_tests.effect.handmade import (
    HARMFUL,
    PLAYS,
    REGRESSING,
    STAGGERED,
    STRONG,
    TOGETHER,
    UNKNOWN,
    WEAK,
    ZERO,
    HandmadePlay,
    enrolments,
    publish,
)
from ide_assets_tests.pages import HOSTILE, Page, assert_is_readable, assert_nothing_runs

MONTH = "2023-09"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home in which plays of every kind are measured, for tests that only read it."""
    home = Home(tmp_path_factory.mktemp("measured"))
    publish(home, MONTH, PLAYS, TOGETHER)
    return home


@pytest.fixture(scope="module")
def index(measured: Home) -> Path:
    """Its report."""
    return write(measured)


def write(home: Home, month: Month | None = None) -> Path:
    return report.write(home, Settings(home=home.root), month=month)


def page_of(index: Path, play: HandmadePlay) -> Page:
    return Page(index.with_name(report.page_of(play.key)))


def plays_of(home: Home) -> dict[str, Play]:
    return {play.key: play for play in findings.read(home, Settings(home=home.root)).plays}


def test_the_headline_says_how_many_plays_work_and_what_all_do_together(index: Path) -> None:
    text = Page(index).text
    assert (
        "Of 7 plays, 6 are measured. 1 works (Low assignment, promotion), 1 does harm (More users than seats), "
        "4 show no detectable effect. All plays together: assignment rate after 3 months +1.9 points "
        "(95% interval +0.9 to +2.9)."
    ) in text
    assert "as known at the end of September 2023" in text


def test_plays_stand_by_how_probable_it_is_that_they_help(measured: Home, index: Path) -> None:
    found = findings.read(measured, Settings(home=measured.root))
    assert [play.key for play in found.by_worth()] == [
        play.key for play in (STRONG, STAGGERED, WEAK, ZERO, REGRESSING, HARMFUL, UNKNOWN)
    ]
    chances = [play.lead.probability_positive for play in found.by_worth() if play.lead]
    assert chances == sorted(chances, key=lambda each: -(each or 0))
    # 1.2 with a standard error of 1.1 is 1.09 of them above zero.
    assert chances[2] == pytest.approx(0.862, abs=0.001)
    text = Page(index).text
    assert "Probability that it helps: more than 99%" in text and "Probability that it helps: less than 1%" in text


def test_every_play_has_a_next_step_with_its_reason(measured: Home) -> None:
    advice = {key: play.advice(6) for key, play in plays_of(measured).items()}
    assert {key: each.step for key, each in advice.items()} == {
        STRONG.key: Next.SCALE_UP,
        WEAK.key: Next.KEEP_MEASURING,
        ZERO.key: Next.STOP,
        REGRESSING.key: Next.STOP,
        HARMFUL.key: Next.STOP,
        STAGGERED.key: Next.KEEP_MEASURING,
        UNKNOWN.key: Next.CANNOT_TELL,
    }
    # 3.08 points are detected and 2 are worth having: (3.08 / 2)² is 2.37 times the 400 accounts there are.
    assert "about 550 more accounts" in advice[WEAK.key].why
    # 0.1 + 1.96 * 0.6 lies below 2 points.
    assert advice[ZERO.key].why == "An effect of 2 points or more is as good as ruled out."
    assert "9 accounts were offered it and 1 held back" in advice[UNKNOWN.key].why


def test_a_play_that_helps_one_thing_and_harms_another_is_not_scaled_up(home: Home) -> None:
    torn = HandmadePlay(
        "IDE-Torn", 6.0, 1.0, conclusion="effective", others={("renewal", 0): (-9.0, 2.0, "harmful")}
    )  # fmt: skip
    publish(home, MONTH, [torn])
    advice = plays_of(home)["IDE-Torn"].advice(1)
    assert advice.step is Next.STOP and "renewal once decided" in advice.why


def test_a_play_above_zero_by_itself_but_not_among_all_is_measured_on(home: Home) -> None:
    lucky = HandmadePlay("IDE-Lucky", 2.0, 0.5, conclusion="no detectable effect")
    publish(home, MONTH, [lucky])
    advice = plays_of(home)["IDE-Lucky"].advice(9)
    assert advice.step is Next.KEEP_MEASURING and "among 9 plays measured at once" in advice.why


def test_a_play_that_does_something_else_than_it_is_judged_by_is_not_stopped(home: Home) -> None:
    # Nothing for the assignment rate, but for what the play is about.
    waking = HandmadePlay("IDE-Dormancy", 0.1, 0.6, others={("active_users", 3): (0.9, 0.2, "effective")})
    publish(home, MONTH, [waking])
    advice = plays_of(home)["IDE-Dormancy"].advice(1)
    assert advice.step is Next.KEEP_MEASURING
    assert advice.why.startswith("Effective by another measure: active users after 3 months.")


def test_an_effect_that_is_sure_and_not_worth_the_work_is_not_scaled_up(home: Home) -> None:
    # 0.3 + 1.96 * 0.1 lies below 2 points.
    publish(home, MONTH, [HandmadePlay("IDE-Tiny", 0.3, 0.1, conclusion="effective")])
    assert plays_of(home)["IDE-Tiny"].advice(1) == Advice(
        Next.STOP, "An effect of 2 points or more is as good as ruled out."
    )


def test_a_play_that_could_have_been_detected_needs_no_more_accounts(home: Home) -> None:
    # 2.8 * 0.7 lies below 2 points; -0.17 to 2.57 holds both nothing and 2.
    publish(home, MONTH, [HandmadePlay("IDE-Near", 1.2, 0.7)])
    advice = plays_of(home)["IDE-Near"].advice(1)
    assert advice.step is Next.KEEP_MEASURING and "more accounts" not in advice.why


def test_a_play_that_only_looks_good_is_taken_apart(index: Path) -> None:
    said = "Before and after alone it looks like +9.1, of which +1.0 is drift and +8.5 regression to the mean."
    assert said in Page(index).text
    page = page_of(index, REGRESSING)
    labels = [a["aria-label"] for tag, a in page.elements if tag == "svg"]
    first = labels.index("Before/after, as it looks: +9.1 points")
    assert labels[first + 1 : first + 4] == [
        "Drift: accounts without the play changed too: +1.0 points",
        "Regression to the mean: +8.5 points",
        "Left for the play: \N{MINUS SIGN}0.4 points",
    ]
    bars = [a for tag, a in page.elements if tag == "rect" and (a.get("class") or "").startswith("part")]
    places = [(float((a["x"] or "").rstrip("%")), float((a["width"] or "").rstrip("%"))) for a in bars]
    # Each part begins where the one before it ended; the last goes back to where the whole ends.
    (whole, drift, regression, left) = places
    assert drift[0] == whole[0]
    assert regression[0] == pytest.approx(sum(drift), abs=0.02)
    assert sum(left) == pytest.approx(sum(regression), abs=0.02) and left[0] == pytest.approx(sum(whole), abs=0.02)


def test_without_drift_the_accounts_held_back_show_what_would_have_come_anyway() -> None:
    naive = findings.Estimate(
        "assignment_rate", 3, "before_after", "not a measurement", effect=9.0, change_offered=9.0, change_held_back=7.0
    )
    steps = charts.waterfall(findings.Answer(naive=naive), "points")
    assert [(step.kind, step.value) for step in steps] == [("naive", 9.0), ("regression", 7.0), ("left", 2.0)]
    assert charts.waterfall(findings.Answer(naive=replace(naive, change_held_back=None)), "points") == []


def test_without_a_holdout_regression_to_the_mean_is_not_claimed(index: Path) -> None:
    page = page_of(index, STAGGERED).text
    assert "Nobody was held back, so regression to the mean cannot be separated from the play." in page
    assert "It has no holdout: it is compared with accounts that were offered it later" in page
    assert "Measured against accounts not yet offered it" in page and "Left for the play and for regression" in page


def test_a_plays_page_shows_both_arms_their_balance_and_what_was_done(home: Home) -> None:
    done = [
        {"intervention_id": f"i{place}", "account_csn": f"a{place % 4}", "action_key": STRONG.key,
         "channel": "human", "outcome": "reached" if place else None}
        for place in range(6)
    ]  # fmt: skip
    enrolled = enrolments(STRONG.key, 9, 1, 6, date(2023, 6, 30))
    enrolled[-1]["first_performed_on"] = date(2023, 8, 1)
    publish(home, MONTH, [STRONG], interventions=done, enrolled=enrolled)
    index = write(home)
    page = page_of(index, STRONG)
    assert "9 accounts offered it, 6 of them had it carried out; 1 account held back" in page.text
    assert "At 1 account held back it was carried out all the same" in page.text
    assert "human reached 5 4" in page.text and "human (none said) 1 1" in page.text
    labels = " ".join(a.get("aria-label") or "" for tag, a in page.elements if tag == "svg")
    assert "offered, month +3: 49.5 % (48.5 to 50.5), 360 accounts" in labels
    assert "held back, month +3: 43.5 % (39.5 to 47.5), 40 accounts" in labels
    # The most uneven characteristic comes first.
    assert page.text.index("site_geo: EMEA") < page.text.index("Assignment rate Standardised difference +0.05")
    dots = [a.get("class") for tag, a in page.elements if tag == "circle" and "even" in (a.get("class") or "")]
    assert dots == ["dot uneven", "dot even"]


def test_dots_and_intervals_stand_where_their_numbers_are(index: Path) -> None:
    page = Page(index)
    strips = [place for place, (tag, a) in enumerate(page.elements) if tag == "svg" and a.get("class") == "strip"]
    shown = {}
    for place in strips[:6]:
        told = page.elements[place][1]["aria-label"] or ""
        rest = page.elements[place + 1 :]
        until = next(index for index, (tag, _) in enumerate(rest) if tag == "svg")
        dot = next(a for tag, a in rest[:until] if tag == "circle" and (a["class"] or "").startswith("dot"))
        effect = re.search(r"effect (\S+)", told)
        assert effect is not None
        shown[float(effect[1].replace("\N{MINUS SIGN}", "-"))] = float((dot["cx"] or "").rstrip("%"))
    (low, at_low), (high, at_high) = min(shown.items()), max(shown.items())
    assert (low, high) == (-3.9, 6.0)
    for value, at in shown.items():
        assert at == pytest.approx(at_low + (value - low) / (high - low) * (at_high - at_low), abs=0.1)


def test_many_plays_at_once_and_what_nothing_detectable_means_are_explained(index: Path) -> None:
    text = Page(index).text
    assert "corrected for the plays measured at once (Holm): with 6 plays" in text
    for term in ("Holdout", "Intention to treat", "Why before and after mislead", "No detectable effect"):
        assert term in text
    assert "an effect of 3.1 points would be found four times in five" in text


def test_who_gets_actions_and_who_is_held_back_is_shown_with_intervals(index: Path) -> None:
    page = Page(index)
    assert re.search(r"AMER 700 33\.3% .* 9\.8% .* EMEA 500 33\.3% .* 11\.0%", page.text)
    labels = [a.get("aria-label") or "" for tag, a in page.elements if tag == "svg"]
    assert "9.8%, 95% interval 6.8% to 13.8%" in labels


def test_before_the_first_horizon_it_says_when_something_will_be_known(home: Home) -> None:
    enrolled = [*enrolments("IDE-A", 20, 2, 0, date(2023, 9, 30)), *enrolments("IDE-B", 5, 1, 0, date(2023, 9, 30))]
    publish(home, MONTH, [], enrolled=enrolled, shares=[])
    text = Page(write(home)).text
    assert "Nothing is measured yet. 25 offers of 2 plays were made and 3 held back." in text
    assert "one month, is reached when October 2023 is published" in text
    assert "three months, with December 2023" in text


def test_an_installation_without_actions_has_a_page_too(home: Home) -> None:
    assert "Nothing is measured yet" in Page(write(home)).text
    publish(home, MONTH, [], enrolled=[], shares=[])
    text = Page(write(home)).text
    assert "no account was offered a play, or held back from one" in text
    assert "no reason to act has been selected" in text


@pytest.mark.parametrize("value", HOSTILE, ids=[f"{value[:12]!r}" for value in HOSTILE])
def test_whatever_a_name_says_is_shown_and_never_run(value: str, home: Home) -> None:
    play = HandmadePlay(value, 6.0, 1.0, conclusion="effective", name=value)
    done = [{"intervention_id": "i1", "account_csn": "a1", "action_key": value, "channel": value, "outcome": value}]
    share = {"dimension": value, "group_value": value, "accounts_measured": 1, "accounts_with_action": 1}
    publish(home, MONTH, [play], TOGETHER, interventions=done, shares=[share])
    index = write(home)
    page = page_of(index, play)
    assert re.fullmatch(r"play-[a-z0-9-]{0,60}-[0-9a-f]{8}\.html", report.page_of(value))
    for each, least in ((Page(index), 3), (page, 3)):
        assert_nothing_runs(each)
        shown = re.sub(r"\s+", " ", rendering.cut(value, 40)).partition("…")[0]
        assert each.text.count(shown) >= least, shown
        assert "N" * 1_000 not in each.text
    assert "49" not in page.text.split("What it did")[0]


def test_the_same_tables_give_the_same_bytes_wherever_they_lie(home: Home, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")
    for each in (home, other):
        publish(each, MONTH, PLAYS, TOGETHER)
    first, second = write(home), write(other)
    assert len(list(first.parent.iterdir())) == 1 + len(PLAYS)
    for path in first.parent.iterdir():
        assert path.read_bytes() == second.with_name(path.name).read_bytes()


def test_pages_of_plays_that_are_gone_go_and_nothing_else_does(home: Home) -> None:
    publish(home, MONTH, [STRONG, WEAK])
    folder = write(home).parent
    (folder / "play-notes.html").write_text("mine", encoding="utf-8")
    publish(home, "2023-10", [STRONG])
    write(home)
    assert {path.name for path in folder.iterdir()} == {"index.html", "play-notes.html", report.page_of(STRONG.key)}


def test_an_earlier_month_has_a_folder_of_its_own(home: Home) -> None:
    publish(home, "2023-08", [STRONG])
    publish(home, MONTH, [STRONG, WEAK])
    newest = write(home)
    earlier = write(home, Month(2023, 8))
    assert earlier == newest.parent / "2023-08" / "index.html"
    assert "Of 1 play, 1 is measured" in Page(earlier).text and "Of 2 plays, 2 are measured" in Page(newest).text
    with pytest.raises(findings.NotMeasuredError, match=r"published for 2022-01 .*2023-08 to 2023-09"):
        write(home, Month(2022, 1))


def test_a_file_that_is_gone_from_the_lake_is_told(home: Home) -> None:
    publish(home, MONTH, [STRONG])
    entry = Ledger(home).entry("action_balance", Month(2023, 9))
    assert entry is not None
    (home.lake / entry.file).unlink()
    with pytest.raises(RemovedVersionError, match="action_balance of 2023-09"):
        write(home)


def test_headings_are_in_order_and_tables_and_pictures_have_words(index: Path) -> None:
    for path in index.parent.iterdir():
        assert_is_readable(Page(path))


def test_the_command_prints_where_the_report_begins(home: Home, tmp_path: Path) -> None:
    publish(home, MONTH, [STRONG])
    done = command("report", "effect", "--out", str(tmp_path / "out"), home=home.root)
    assert (done.returncode, done.stdout.strip()) == (0, str(tmp_path / "out" / "index.html")), done.stderr
    refused = command("report", "effect", "--month", "2022-01", home=home.root)
    assert refused.returncode == 1 and "ide run --month 2022-01" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_play_is_judged_by_the_assignment_rate_after_three_months_where_that_is_known(home: Home) -> None:
    late = HandmadePlay("IDE-Late", None, None, others={("active_users", 1): (0.5, 0.1, "effective")})
    publish(home, MONTH, [STRONG, late])
    plays = plays_of(home)
    assert plays[STRONG.key].question == Question("assignment_rate", 3)
    assert plays["IDE-Late"].question == Question("active_users", 1)
    assert "+50 active users after 1 month (+30 to +70)" in Page(write(home)).text


def test_the_asset_writes_the_same_report(home: Home, installation: Callable[[Path], Settings], tmp_path: Path) -> None:
    settings = installation(tmp_path)
    publish(Home(settings.home), MONTH, PLAYS, TOGETHER)
    done = dg.materialize([effect_report_asset(settings)], resources={"installation": Installation()})
    (event,) = done.asset_materializations_for_node("publication__effect_report")
    assert event.metadata["plays"].value == len(PLAYS)
    publish(home, MONTH, PLAYS, TOGETHER)
    index = Path(str(event.metadata["index"].value))
    assert index.read_bytes() == report.write(home, settings).read_bytes()


def test_an_interval_far_out_is_cut_off_with_an_arrow_and_its_numbers_stay() -> None:
    rows = [
        findings.Answer(findings.Estimate("renewal", 0, "intention_to_treat", "harmful", effect, low, high))
        for effect, low, high in ((1.0, -1.0, 3.0), (2.0, 1.0, 3.0), (1.0, -100.0, 102.0))
    ]
    scale = charts.forest_scale(rows)
    assert (scale.low, scale.high) == (-6.0, 6.0)
    strip = charts.effect_strip(rows[-1], scale, "points")
    assert [mark.shape for mark in strip.marks] == ["span", "before", "beyond", "dot"]
    assert (strip.marks[0].at, strip.marks[0].to) == (4.0, 96.0)
    assert "95% interval \N{MINUS SIGN}100.0 to +102.0" in strip.told


def test_numbers_are_written_with_a_true_sign_and_never_as_certain() -> None:
    assert [charts.signed(value) for value in (4.21, -0.3, -0.04, None)] == ["+4.2", "\N{MINUS SIGN}0.3", "0.0", ""]
    assert [charts.probability(value) for value in (0.999, 0.871, 0.001, None)] == [
        "more than 99%",
        "87%",
        "less than 1%",
        "not known",
    ]
    assert [charts.p_value(value) for value in (0.0004, 0.0341, None)] == ["<0.001", "0.034", ""]


def test_counts_of_accounts_still_needed_have_two_figures() -> None:
    assert [rounded(value) for value in (0.2, 9.1, 87.0, 1234.0, 45678.0)] == [1, 10, 87, 1300, 46000]


def test_pages_link_to_the_data_quality_report_of_the_month_and_to_the_dagster_ui(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    publish(home, "2023-09", PLAYS, TOGETHER)
    quality = home.root / "reports" / "quality" / "2023-09.html"
    quality.parent.mkdir(parents=True)
    quality.touch()
    settings = Settings(home=home.root, ui_url="https://ide.example.com")
    index = report.write(home, settings)
    former = report.write(home, settings, month=Month(2023, 9))
    for page in (index, former, index.with_name(report.page_of(PLAYS[0].key))):
        links = [attributes.get("href") or "" for tag, attributes in Page(page).elements if tag == "a"]
        (to_quality,) = [each for each in links if each.endswith("quality/2023-09.html")]
        assert (page.parent / to_quality).resolve() == quality.resolve()
        assert "https://ide.example.com/assets/publication/effect_report" in links
    elsewhere = report.write(home, settings, folder=tmp_path / "out")
    assert "quality/" not in elsewhere.read_text(encoding="utf-8")
