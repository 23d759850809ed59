"""The before/after report: what it says about each play and about uncertainty, and what it escapes."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import dagster as dg
import pytest

from ide_assets.kernel.installation import Installation
from ide_assets.months import Month
from ide_assets.reports.effect import charts, findings, reading, report
from ide_assets.reports.effect.assets import effect_report_asset
from ide_assets.reports.effect.findings import Next, Play, effect_in_words, rounded
from ide_assets.reports.effect.questions import Question
from ide_assets.reports.pages import numbers, rendering
from ide_assets.reports.pages.published import NotPublishedError
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger, RemovedVersionError
from ide_assets.vocabulary.wording import signed
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
    of_play,
    publish,
    renewed,
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
    """The index page of its report."""
    return write(measured)


def write(home: Home, month: Month | None = None) -> Path:
    return report.write(home, Settings(home=home.root), month=month)


def page_of(index: Path, play: HandmadePlay) -> Page:
    return Page(index.with_name(report.page_of(play.key)))


def plays_of(home: Home) -> dict[str, Play]:
    return {play.key: play for play in reading.read(home, Settings(home=home.root)).plays}


def test_headline_names_what_works_and_what_to_stop(index: Path) -> None:
    text = Page(index).text
    assert "1 of 7 plays works: Low assignment, promotion." in text
    assert "Stop or redesign More users than seats, Dormant, Falling usage." in text
    assert "1 is measured without an effect shown so far, and 2 cannot be judged yet." in text
    assert "as known at the end of September 2023" in text


def test_every_play_has_a_next_step_with_its_reason(measured: Home) -> None:
    advice = {key: play.advice for key, play in plays_of(measured).items()}
    assert {key: entry.step for key, entry in advice.items()} == {
        STRONG.key: Next.SCALE_UP,
        WEAK.key: Next.KEEP_MEASURING,
        ZERO.key: Next.STOP,
        REGRESSING.key: Next.STOP,
        HARMFUL.key: Next.STOP,
        STAGGERED.key: Next.CANNOT_TELL,
        UNKNOWN.key: Next.CANNOT_TELL,
    }
    assert advice[STRONG.key].line == "Assignment rate 6.0 points higher after 3 months (between +2.9 and +9.1)."
    # 3.08 points are detectable and 2 are worth having: (3.08 / 2)² is 2.37 times the present 400 accounts.
    assert advice[WEAK.key].why == "Needs 550 more accounts to detect an effect of 2 points."
    assert advice[WEAK.key].line.startswith("No effect shown so far: assignment rate 1.2 points higher")
    # 0.1 + 2.2 * 0.6 is below 2 points.
    assert advice[ZERO.key].why == "An effect of 2 points, which would pay for the work, is ruled out."
    assert advice[UNKNOWN.key].why == "Needs 5 more held-back accounts."
    assert "This play has no holdout" in advice[STAGGERED.key].why


def test_secondary_measures_do_not_change_the_advice(home: Home) -> None:
    torn = HandmadePlay("IDE-Torn", 6.0, 1.0, conclusion="effective", others={("renewal", 0): (-9.0, 2.0, "harmful")})
    publish(home, MONTH, [torn])
    assert plays_of(home)["IDE-Torn"].advice.step is Next.SCALE_UP


def test_advice_on_a_falling_rate_follows_its_direction(home: Home) -> None:
    bought = HandmadePlay("IDE-Over", -6.0, 1.0, conclusion="effective", direction="down")
    publish(home, MONTH, [bought])
    advice = plays_of(home)["IDE-Over"].advice
    assert advice.step is Next.SCALE_UP and "6.0 points lower" in advice.line
    assert "which is to fall" in Page(write(home)).text


def test_certain_effect_that_does_not_pay_is_not_scaled_up(home: Home) -> None:
    # 0.3 + 2.2 * 0.1 is below 2 points.
    publish(home, MONTH, [HandmadePlay("IDE-Tiny", 0.3, 0.1, conclusion="effective")])
    advice = plays_of(home)["IDE-Tiny"].advice
    assert (advice.step, advice.why) == (
        Next.STOP,
        "An effect of 2 points, which would pay for the work, is ruled out.",
    )


def test_effects_are_written_as_sentences() -> None:
    renewal = findings.Estimate("renewal", 0, "intention_to_treat", "effective", effect=9.0,
                                effect_low_every_look=3.0, effect_high_every_look=15.0)  # fmt: skip
    line = "9.0 more renewals per hundred accounts offered it (between +3.0 and +15.0)."
    assert effect_in_words(Question("renewal", 0), renewal) == line
    users = replace(renewal, measured="active_users", effect=-0.4, conclusion="harmful")
    assert effect_in_words(Question("active_users", 3), users).startswith("0.40 fewer active users per account after 3")


def test_revenue_is_shown_by_quarter_and_for_all_actions(home: Home) -> None:
    revenue = [
        renewed(STRONG.key, 123_456.0, 50_000.0), renewed(STRONG.key, 60_000.0, 70_000.0, "2023-04 to 2023-06"),
        renewed(WEAK.key, None), renewed("all", 999_000.0, 60_000.0), renewed("programme", 150_000.0, 60_000.0),
    ]  # fmt: skip
    enrolled = [*of_play(STRONG), *of_play(WEAK), *enrolments("programme", 200, 30, 60, date(2023, 6, 30))]
    publish(home, MONTH, [STRONG, WEAK], TOGETHER, enrolled, revenue=revenue)
    text = Page(write(home)).text
    assert "All actions together renewed $150,000 that would have been lost (between $90,000 and $210,000)." in text
    assert "Without any action, $150,000 of $400,000 would not have been renewed" in text
    assert "200 accounts with a reason to act are compared with 30 in the universal control" in text
    # Plays overlap, so their sum is no amount; and the programme is no play.
    assert "$999,000" not in text
    assert "1 of 2 plays works" in text
    assert "Revenue renewed because of it: $123,000 (between $73,500 and $173,000)." in text
    assert "2023-04 to 2023-06 $400,000 $60,000\N{MINUS SIGN}$10,000 to $130,000 $30,000" in text
    assert "Low utilisation all quarters" not in text


def test_all_actions_are_not_valued_below_the_minimum_control(home: Home) -> None:
    enrolled = [*of_play(STRONG), *enrolments("programme", 200, 4, 60, date(2023, 6, 30))]
    publish(home, MONTH, [STRONG], TOGETHER, enrolled, revenue=[renewed("programme", None)])
    text = Page(write(home)).text
    assert (
        "All actions. Not known yet. At least 6 accounts in the universal control must have a decided renewal." in text
    )


def test_nothing_causal_is_shown_below_the_minimum_holdout(index: Path) -> None:
    page = page_of(index, UNKNOWN)
    assert "Not shown with fewer than 6 accounts held back." in page.text
    assert "the parts would come from a handful of accounts" in page.text
    labels = [a.get("aria-label") or "" for tag, a in page.elements if tag == "svg"]
    assert not any("regression" in label.lower() or "standardised" in label for label in labels)


def test_decomposes_a_misleading_before_after_change(index: Path) -> None:
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
    # Each part begins where the previous one ends; the last ends where the whole does.
    (whole, drift, regression, left) = places
    assert drift[0] == whole[0]
    assert regression[0] == pytest.approx(sum(drift), abs=0.02)
    assert sum(left) == pytest.approx(sum(regression), abs=0.02) and left[0] == pytest.approx(sum(whole), abs=0.02)


def test_without_drift_the_change_of_held_back_accounts_is_subtracted() -> None:
    naive = findings.Estimate(
        "assignment_rate", 3, "before_after", "not a measurement", effect=9.0, change_offered=9.0, change_held_back=7.0
    )
    steps = charts.waterfall(findings.Answer(naive=naive), "points")
    assert [(step.kind, step.value) for step in steps] == [("naive", 9.0), ("regression", 7.0), ("left", 2.0)]
    assert charts.waterfall(findings.Answer(naive=replace(naive, change_held_back=None)), "points") == []


def test_no_conclusion_without_a_holdout(index: Path) -> None:
    page = page_of(index, STAGGERED).text
    assert "No account was held back, so regression to the mean cannot be separated from the play." in page
    assert "It has no holdout: it is compared with accounts that were not offered it" in page


def test_page_of_a_play_shows_both_arms_their_balance_and_the_interventions(home: Home) -> None:
    done = [
        {"intervention_id": f"i{place}", "account_csn": f"a{place % 4}", "action_key": STRONG.key,
         "channel": "human", "outcome": "reached" if place else None}
        for place in range(6)
    ]  # fmt: skip
    enrolled = enrolments(STRONG.key, 9, 7, 6, date(2023, 6, 30))
    enrolled[-1]["first_performed_on"] = date(2023, 8, 1)
    publish(home, MONTH, [STRONG], interventions=done, enrolled=enrolled)
    index = write(home)
    page = page_of(index, STRONG)
    assert "9 accounts offered it, carried out at 6 of them; 7 accounts held back" in page.text
    assert "At 1 account held back it was carried out anyway" in page.text
    assert "human reached 5 4" in page.text and "human (none recorded) 1 1" in page.text
    labels = " ".join(a.get("aria-label") or "" for tag, a in page.elements if tag == "svg")
    assert "offered, month +3: 49.5 % (48.5 to 50.5), 360 accounts" in labels
    assert "held back, month +3: 43.5 % (39.5 to 47.5), 40 accounts" in labels
    # The most unbalanced characteristic comes first.
    assert page.text.index("site_geo: EMEA") < page.text.index("Assignment rate Standardised difference +0.05")
    dots = [a.get("class") for tag, a in page.elements if tag == "circle" and "even" in (a.get("class") or "")]
    assert dots == ["dot uneven", "dot even"]


def test_dots_are_placed_at_their_numbers(index: Path) -> None:
    page = Page(index)
    strips = [place for place, (tag, a) in enumerate(page.elements) if tag == "svg" and a.get("class") == "strip"]
    shown = {}
    for place in strips[:6]:
        label = page.elements[place][1]["aria-label"] or ""
        rest = page.elements[place + 1 :]
        until = next(index for index, (tag, _) in enumerate(rest) if tag == "svg")
        dot = next(a for tag, a in rest[:until] if tag == "circle" and (a["class"] or "").startswith("dot"))
        effect = re.search(r"effect (\S+)", label)
        assert effect is not None
        shown[float(effect[1].replace("\N{MINUS SIGN}", "-"))] = float((dot["cx"] or "").rstrip("%"))
    (low, at_low), (high, at_high) = min(shown.items()), max(shown.items())
    assert (low, high) == (-3.9, 6.0)
    for value, at in shown.items():
        assert at == pytest.approx(at_low + (value - low) / (high - low) * (at_high - at_low), abs=0.1)


def test_terms_are_explained(index: Path) -> None:
    text = Page(index).text
    for term in ("Holdout", "Intention to treat", "Why before and after mislead", "No effect shown so far"):
        assert term in text
    assert "conclusions hold however often this page is read: 3 monthly looks so far" in text


def test_shows_shares_with_actions_and_held_back_with_intervals(index: Path) -> None:
    page = Page(index)
    assert re.search(r"AMER 700 33\.3% .* 9\.8% .* EMEA 500 33\.3% .* 11\.0%", page.text)
    labels = [a.get("aria-label") or "" for tag, a in page.elements if tag == "svg"]
    assert "9.8%, 95% interval 6.8% to 13.8%" in labels


def test_before_the_first_horizon_it_says_when_results_are_expected(home: Home) -> None:
    enrolled = [*enrolments("IDE-A", 20, 2, 0, date(2023, 9, 30)), *enrolments("IDE-B", 5, 1, 0, date(2023, 9, 30))]
    publish(home, MONTH, [], enrolled=enrolled, shares=[])
    text = Page(write(home)).text
    assert "Nothing is measured yet. 2 plays were offered 25 times, and accounts were held back 3 times." in text
    assert "one month, is reached when October 2023 is published" in text
    assert "three months, with December 2023" in text


def test_installation_without_actions_has_a_page_too(home: Home) -> None:
    assert "Nothing is measured yet" in Page(write(home)).text
    publish(home, MONTH, [], enrolled=[], shares=[])
    text = Page(write(home)).text
    assert "no account was offered a play, or held back from one" in text
    assert "no reason to act has been selected" in text


@pytest.mark.parametrize("value", HOSTILE, ids=[f"{value[:12]!r}" for value in HOSTILE])
def test_hostile_names_are_shown_and_never_run(value: str, home: Home) -> None:
    play = HandmadePlay(value, 6.0, 1.0, conclusion="effective", name=value)
    done = [{"intervention_id": "i1", "account_csn": "a1", "action_key": value, "channel": value, "outcome": value}]
    share = {"dimension": value, "group_value": value, "accounts_measured": 1, "accounts_with_action": 1}
    publish(home, MONTH, [play], TOGETHER, interventions=done, shares=[share])
    index = write(home)
    page = page_of(index, play)
    assert re.fullmatch(r"play-[a-z0-9-]{0,60}-[0-9a-f]{8}\.html", report.page_of(value))
    for checked, least in ((Page(index), 3), (page, 3)):
        assert_nothing_runs(checked)
        shown = re.sub(r"\s+", " ", rendering.cut(value, 40)).partition("…")[0]
        assert checked.text.count(shown) >= least, shown
        assert "N" * 1_000 not in checked.text
    assert "49" not in page.text.split("What it did")[0]


def test_same_tables_give_the_same_bytes_in_any_home(home: Home, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")
    for place in (home, other):
        publish(place, MONTH, PLAYS, TOGETHER)
    first, second = write(home), write(other)
    assert len(list(first.parent.iterdir())) == 1 + len(PLAYS)
    for path in first.parent.iterdir():
        assert path.read_bytes() == second.with_name(path.name).read_bytes()


def test_deletes_only_pages_of_plays_that_no_longer_exist(home: Home) -> None:
    publish(home, MONTH, [STRONG, WEAK])
    folder = write(home).parent
    (folder / "play-notes.html").write_text("mine", encoding="utf-8")
    publish(home, "2023-10", [STRONG])
    write(home)
    assert {path.name for path in folder.iterdir()} == {"index.html", "play-notes.html", report.page_of(STRONG.key)}


def test_earlier_month_has_its_own_folder(home: Home) -> None:
    publish(home, "2023-08", [STRONG])
    publish(home, MONTH, [STRONG, WEAK])
    newest = write(home)
    earlier = write(home, Month(2023, 8))
    assert earlier == newest.parent / "2023-08" / "index.html"
    assert "1 of 1 play works" in Page(earlier).text and "1 of 2 plays works" in Page(newest).text
    with pytest.raises(NotPublishedError, match=r"published for 2022-01 .*2023-08 to 2023-09"):
        write(home, Month(2022, 1))


def test_missing_file_in_the_lake_is_an_error(home: Home) -> None:
    publish(home, MONTH, [STRONG])
    entry = Ledger(home).entry("action_balance", Month(2023, 9))
    assert entry is not None
    (home.lake / entry.file).unlink()
    with pytest.raises(RemovedVersionError, match="action_balance of 2023-09"):
        write(home)


def test_headings_are_in_order_and_tables_and_pictures_have_labels(index: Path) -> None:
    for path in index.parent.iterdir():
        assert_is_readable(Page(path))


def test_command_prints_the_path_of_the_report(home: Home, tmp_path: Path) -> None:
    publish(home, MONTH, [STRONG])
    done = command("report", "effect", "--out", str(tmp_path / "out"), home=home.root)
    assert (done.returncode, done.stdout.strip()) == (0, str(tmp_path / "out" / "index.html")), done.stderr
    failed = command("report", "effect", "--month", "2022-01", home=home.root)
    assert failed.returncode == 1 and "ide run --month 2022-01" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_asset_writes_the_same_report(home: Home, installation: Callable[[Path], Settings], tmp_path: Path) -> None:
    settings = installation(tmp_path)
    publish(Home(settings.home), MONTH, PLAYS, TOGETHER)
    done = dg.materialize([effect_report_asset(settings)], resources={"installation": Installation()})
    (event,) = done.asset_materializations_for_node("publication__effect_report")
    assert event.metadata["plays"].value == len(PLAYS)
    publish(home, MONTH, PLAYS, TOGETHER)
    index = Path(str(event.metadata["index"].value))
    assert index.read_bytes() == report.write(home, settings).read_bytes()


def test_interval_beyond_the_scale_is_clipped_with_an_arrow_and_keeps_its_numbers() -> None:
    rows = [
        findings.Answer(findings.Estimate("renewal", 0, "intention_to_treat", "harmful", effect, low, high))
        for effect, low, high in ((1.0, -1.0, 3.0), (2.0, 1.0, 3.0), (1.0, -100.0, 102.0))
    ]
    scale = charts.forest_scale(rows)
    assert (scale.low, scale.high) == (-6.0, 6.0)
    strip = charts.effect_strip(rows[-1], scale, "points")
    assert [mark.shape for mark in strip.marks] == ["span", "before", "beyond", "dot"]
    assert (strip.marks[0].at, strip.marks[0].to) == (4.0, 96.0)
    assert "95% interval \N{MINUS SIGN}100.0 to +102.0" in strip.label


def test_numbers_are_written_with_a_true_sign_and_never_as_certain() -> None:
    assert [signed(value) for value in (4.21, -0.3, -0.04, None)] == ["+4.2", "\N{MINUS SIGN}0.3", "0.0", ""]
    dollars = [numbers.dollars(value) for value in (123_456.0, -987.4, 0.2, None)]
    assert dollars == ["$123,000", "\N{MINUS SIGN}$987", "$0", ""]
    assert [charts.p_value(value) for value in (0.0004, 0.0341, None)] == ["<0.001", "0.034", ""]


def test_counts_of_needed_accounts_have_two_significant_figures() -> None:
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
        (to_quality,) = [link for link in links if link.endswith("quality/2023-09.html")]
        assert (page.parent / to_quality).resolve() == quality.resolve()
        assert "https://ide.example.com/assets/publication/effect_report" in links
    elsewhere = report.write(home, settings, folder=tmp_path / "out")
    assert "quality/" not in elsewhere.read_text(encoding="utf-8")
