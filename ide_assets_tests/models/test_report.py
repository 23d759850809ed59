"""The models report: grades, measures against their baselines, profit, drivers, drift, and models without data."""

from collections.abc import Callable
from pathlib import Path

import dagster as dg
import pytest

from ide_assets.kernel.installation import Installation
from ide_assets.months import Month
from ide_assets.reports.models import charts, measures, reading, report
from ide_assets.reports.models.assets import models_report_asset
from ide_assets.reports.models.findings import Lasting, Origin, Tenth
from ide_assets.settings import Calls, Settings
from ide_assets.store.home import Home
from ide_assets_tests.conftest import command
from ide_assets_tests.models.handmade import (
    MONTH,
    OTHERS,
    SHORT,
    champion,
    publish,
    publish_trained,
    publish_untrained,
    untrained,
)
from ide_assets_tests.pages import HOSTILE, Page, assert_is_readable, assert_nothing_runs


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose churn model serves, for tests that only read it."""
    home = Home(tmp_path_factory.mktemp("trained"))
    publish_trained(home)
    return home


def write(home: Home, month: Month | None = None, calls: Calls | None = None) -> Path:
    return report.write(home, Settings(home=home.root, calls=calls or Calls()), month=month)


def of_origin(month: int, lost: tuple[int, ...], renewals: int = 10) -> Origin:
    """An origin with ten renewals in each tenth; `lost` are those lost."""
    tenths = [Tenth(renewals, count, count / renewals) for count in lost]
    return Origin(Month(2023, month), "A", renewals * len(lost), sum(lost), 0.7, 0.1, 0.2, 1, 0, 2, 0.3, tenths)


def test_serving_model_is_graded_in_words(trained: Home) -> None:
    text = Page(write(trained)).text
    assert "1 of 4 models is in use: churn of subscriptions (grade A). 3 are not trained" in text
    assert "Use it. At least half of all predictions are right" in text
    assert "Learned from 5,000 rows known by 2023-02-28, graded on 600 later renewals." in text
    assert "Dec 2021 to Nov 2022" in text


def test_measures_have_baseline_interval_and_verdict(trained: Home) -> None:
    results = reading.read(trained, Settings(home=trained.root))
    by_title = {measure.title: measure for measure in measures.measures(results.origins)}
    assert len(results.origins) == 12
    # The probabilities are the law of the renewals: better than chance, and they mean what they say.
    verdicts = {title: measure.verdict for title, measure in by_title.items()}
    assert verdicts == dict.fromkeys(by_title, measures.BETTER)
    area = by_title["Area under the curve"].interval
    assert area.low is not None and area.high is not None and 0.7 < area.low < area.mean < area.high < 0.9
    assert by_title["Captured"].baseline == pytest.approx(0.1)
    assert all(words in Page(write(trained)).text for words in ("smaller error than the rate", "as it should be"))


def test_measure_worse_than_its_baseline_is_named() -> None:
    origins = [of_origin(month, (0, 1, 2)) for month in (1, 2, 3)]
    steep = [0.4, 0.5, 0.45]
    slope = measures.Measure("s", "", "", steep, [1.0] * 3, 0, ("too high", "right", "too low"))
    assert (slope.verdict, slope.words) == (measures.WORSE, "too high")
    (brier,) = (measure for measure in measures.measures(origins) if measure.title == "Brier score")
    assert (brier.sign, brier.values, brier.baselines) == (-1, [0.1] * 3, [0.2] * 3)
    (area,) = (measure for measure in measures.measures(origins[:1]) if measure.title == "Area under the curve")
    assert (area.verdict, area.words) == (measures.UNCLEAR, "one origin: not known")


def test_profit_of_calls_by_score_and_at_random() -> None:
    """Two tenths of ten renewals: calls to the first reach 8 of 10 lost ones."""
    rows = measures.profits([of_origin(1, (8, 2)), of_origin(2, (8, 2))], cost=10, worth=100)
    assert [row.share for row in rows] == [0, 0.5, 1]
    # 800 for eight renewals less 100 for ten calls, of twenty renewals: 3,500 for a hundred.
    assert [row.by_score.mean for row in rows] == [0, 3500, 4000]
    assert [row.at_random.mean for row in rows] == [0, 2000, 4000]
    assert (rows[1].gain.low, rows[1].gain.high) == (1500, 1500)


def test_calls_that_do_not_pay_are_advised_against(trained: Home) -> None:
    text = Page(write(trained, calls=Calls(cost_usd=500, renewal_usd=1000, saved_share=0.05))).text
    assert "With a call at $500, a renewal at $1,000 and 5% of the customers about to leave kept by a call, no" in text
    assert "earns the most" not in text
    write(trained)


def test_groups_of_all_origins_are_added() -> None:
    first, second = measures.groups([of_origin(1, (8, 2)), of_origin(2, (6, 0))])
    assert (first.renewals, first.lost, first.rate, first.predicted) == pytest.approx((20, 14, 0.7, 0.7))
    assert (first.overall, first.lift, second.rate) == pytest.approx((0.4, 1.75, 0.1))


def test_drivers_are_shown_by_band_in_the_order_of_their_size(trained: Home) -> None:
    driven = reading.read(trained, Settings(home=trained.root)).drivers
    assert list(driven) == ["subscription_churn"]
    drivers = driven["subscription_churn"]
    assert [driver.driver for driver in drivers][:2] == ["utilisation_rate", "term"]
    assert drivers[0].by_band["high"] == 0.9 and drivers[0].accounts["all"] == 400
    text = Page(write(trained)).text
    assert "High 40 accounts" in text and "seats in use" in text and "2.46" in text
    assert "intercept" not in text.partition("What drives retention")[2].partition("Does the model")[0]


def test_drift_is_named_and_shown_by_month(trained: Home) -> None:
    text = Page(write(trained)).text
    assert "1 of 4 items drifted beyond the limit: seats in use." in text
    drifts = reading.read(trained, Settings(home=trained.root)).drifts
    assert [(drift.above, round(drift.largest, 2)) for drift in drifts] == [(0, 0.69), (1, 1.41)]
    section = text.partition("Does the model still fit?")[2].partition("How long customers stay")[0]
    assert "Churn of subscriptions" in section and "Churn without subscriptions" not in section


def test_how_long_customers_stay(trained: Home, home: Home) -> None:
    text = Page(write(trained)).text
    assert "74% of the subscriptions last longer than a year (64% to 84%). Half have ended after 24 months." in text
    assert "1-10 seats 100 subscriptions, 62 ended" in text and "Started in 2021" in text
    rows = [Lasting(0, 9, 1, 0.9, 0.7, 1.0), Lasting(1, 8, 4, 0.4, 0.1, 0.7)]
    (curve,) = charts.survival(rows).curves
    heights = [y for _, y in curve.points]
    assert heights[0] == heights[1] == heights[2] < heights[3], "a share stays until the next end"
    none_ended = [
        {"survival_group": "all", "group_value": "all", "months_since_start": 0, "subscriptions_at_risk": 9,
         "subscriptions_ended": 0, "survival": 1.0}
    ]  # fmt: skip
    publish(home, insight_models_monthly=OTHERS, subscription_survival_monthly=none_ended)
    assert "No ended subscription is delivered" in Page(write(home)).text


def test_segments_are_listed_with_moves_measures_and_offer(trained: Home) -> None:
    text = Page(write(trained)).text.partition("Segments of customers")[2]
    assert text.index("Dormant") < text.index("Engaged")
    engaged = "30+5, \N{MINUS SIGN}3 $250,000 900 91.2% 78.0% 81.5 100.0%4"
    assert engaged.replace(" ", "") in text.replace(" ", "")
    assert "A restart with help." in text


def test_models_without_data_say_what_they_need(home: Home) -> None:
    publish_untrained(home)
    text = Page(write(home)).text
    assert "No model is in use: there is not enough data for any of them yet." in text
    assert "Not met: 2 of 2 requirements." in text
    assert "212 profiles; expected at least 1,000. Deliver more customers or earlier months." in text
    assert "orders was not delivered. Deliver the source orders." in text
    assert "Whom to call" not in text and "What drives retention" not in text


def test_model_graded_c_is_not_in_use(home: Home) -> None:
    publish(home, insight_models_monthly=[champion("C", is_serving=False), *OTHERS])
    text = Page(write(home)).text
    assert "No model is in use." in text and "trained, not used" in text and "Do not use it." in text


def test_lifetime_model_graded_c_is_trained_and_not_in_use(home: Home) -> None:
    """Models of lifetime value and of recommendations have no role, unlike churn models."""
    graded = {
        **untrained("lifetime_value", "Graded C: 20% of the high-value customers found, 25% by the baseline."),
        "model_version": "value-2023-05-12345678",
        "grade": "C",
    }
    publish(home, insight_models_monthly=[untrained("subscription_churn"), graded, *OTHERS[1:]])
    models = {model.name: model for model in reading.read(home, Settings(home=home.root)).models}
    assert {name: model.state for name, model in models.items()} == {
        "subscription_churn": "not trained",
        "lifetime_value": "trained, not used",
        "product_recommendation": "not trained",
        "transactional_churn": "not trained",
    }
    text = Page(write(home)).text
    assert "Lifetime value grade C trained, not used" in text and "20% of the high-value customers found" in text


def test_home_without_a_month(home: Home) -> None:
    assert "No month with insight models is published yet." in Page(write(home)).text


def test_values_are_escaped(home: Home) -> None:
    rows = [{**SHORT[0], "step": f"s{place}", "finding": value} for place, value in enumerate(HOSTILE)]
    publish(home, insight_models_monthly=[champion()], insight_usability_monthly=rows)
    assert_nothing_runs(Page(write(home)))


def test_page_is_readable_and_the_same_again(trained: Home, home: Home) -> None:
    index = write(trained)
    assert_is_readable(Page(index))
    assert_nothing_runs(Page(index))
    written = index.read_bytes()
    assert write(trained).read_bytes() == written


def test_links_to_the_other_reports(home: Home) -> None:
    publish_untrained(home)
    for page in ("quality/2023-05.html", "effect/index.html"):
        path = home.root / "reports" / page
        path.parent.mkdir(parents=True)
        path.touch()

    def links(month: Month | None = None) -> set[str]:
        return {attributes.get("href") or "" for tag, attributes in Page(write(home, month)).elements if tag == "a"}

    assert {"../quality/2023-05.html", "../effect/index.html"} <= links()
    assert {"../../quality/2023-05.html", "../../effect/index.html"} <= links(Month.parse(MONTH))


def test_command_prints_the_path_of_the_report(home: Home, tmp_path: Path) -> None:
    publish_untrained(home)
    done = command("report", "models", "--out", str(tmp_path / "out"), home=home.root)
    assert (done.returncode, done.stdout.strip()) == (0, str(tmp_path / "out" / "index.html")), done.stderr
    failed = command("report", "models", "--month", "2022-01", home=home.root)
    assert failed.returncode == 1 and "ide run --month 2022-01" in failed.stderr


def test_asset_writes_the_same_report(home: Home, installation: Callable[[Path], Settings], tmp_path: Path) -> None:
    settings = installation(tmp_path)
    publish_untrained(Home(settings.home))
    done = dg.materialize([models_report_asset(settings)], resources={"installation": Installation()})
    (event,) = done.asset_materializations_for_node("publication__models_report")
    publish_untrained(home)
    assert Path(str(event.metadata["index"].value)).read_bytes() == write(home).read_bytes()
