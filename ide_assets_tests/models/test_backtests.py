"""The models report on churn without subscriptions, lifetime value and recommendation, with and without rows."""

from pathlib import Path

import pytest

from ide_assets.domains.insights.rules import LIFETIME_VALUE, SUBSCRIPTION_CHURN, TRANSACTIONAL_CHURN
from ide_assets.months import Month
from ide_assets.reports.models import backtests, measures, reading, report
from ide_assets.reports.models.findings import Contender, Findings, Model, ValueOrigin
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets_tests.models.handmade import (
    OTHERS,
    champion,
    contenders,
    graded,
    publish,
    publish_all,
    publish_untrained,
    untrained,
    values,
)
from ide_assets_tests.pages import Page, assert_is_readable, assert_nothing_runs


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home in which all models serve, for tests that only read it."""
    home = Home(tmp_path_factory.mktemp("full"))
    publish_all(home)
    return home


def text_of(home: Home) -> str:
    return Page(report.write(home, Settings(home=home.root))).text


def findings_of(home: Home) -> Findings:
    return reading.read(home, Settings(home=home.root))


def value_origin(
    month: int, coverage: float | None = 0.9, error: float = 100.0, bias: float = 0.0, share: float = 0.7
) -> ValueOrigin:
    """An origin whose baseline misses by 200 USD and finds 60% of the high-value customers."""
    return ValueOrigin(Month(2022, month), "A", 400, error, 200.0, bias, share, 0.6, coverage)


def value_measures(*origins: ValueOrigin) -> dict[str, measures.Measure]:
    return {measure.title: measure for measure in measures.value_measures(origins, "the past")}


def test_each_churn_model_has_its_drivers(full: Home) -> None:
    assert list(findings_of(full).drivers) == ["subscription_churn", "transactional_churn"]
    section = text_of(full).partition("What drives retention")[2].partition("Does the model still fit?")[0]
    of_renewals, _, of_orders = section.partition("Churn without subscriptions")
    assert "seats in use" in of_renewals and "Medium 60 accounts" in of_renewals
    # No customer has a medium probability. exp(1.1) = 3.00
    assert "days with orders" in of_orders and "3.00" in of_orders and "Medium" not in of_orders


def test_each_churn_model_is_monitored(full: Home) -> None:
    section = text_of(full).partition("Does the model still fit?")[2]
    of_renewals, of_orders = section.partition("Churn without subscriptions")[::2]
    assert "1 of 4 items drifted beyond the limit: seats in use." in of_renewals
    assert "No feature drifted" in of_orders and "days with orders" in of_orders and "-4.2" in of_orders
    assert {row.model for row in findings_of(full).drifts} == {SUBSCRIPTION_CHURN, TRANSACTIONAL_CHURN}


def test_lifetime_value_is_compared_in_money_with_its_baseline() -> None:
    by_title = value_measures(*(value_origin(month, error=90.0 + 10 * month) for month in (1, 2, 3)))
    error = by_title["Error"]
    # 100, 110 and 120: mean 110, standard deviation 10; half the interval is 4.303 x 10 / sqrt(3) = 24.8.
    assert (error.mean_text, error.interval_text, error.text(error.baseline)) == ("$110", "$85 to $135", "$200")
    assert (error.verdict, error.words) == (measures.BETTER, "smaller error than the baseline")


def test_high_value_customers_and_coverage_are_shares() -> None:
    by_title = value_measures(value_origin(1, 0.88), value_origin(2, 0.90), value_origin(3, 0.92))
    share, coverage = by_title["High-value customers found"], by_title["Coverage of the interval"]
    assert (share.mean_text, share.interval_text, share.verdict) == ("70.0%", "70.0% to 70.0%", measures.BETTER)
    # 88%, 90% and 92%: half the interval is 4.303 x 2 / sqrt(3) = 5.0.
    assert (coverage.mean_text, coverage.interval_text, coverage.words) == ("90.0%", "85.0% to 95.0%", "as promised")


def test_lifetime_value_worse_than_its_baseline_is_named() -> None:
    by_title = value_measures(
        *(value_origin(month, 0.7, error=250.0, share=0.5, bias=month - 40.0) for month in (1, 2, 3))
    )
    assert {title: measure.words for title, measure in by_title.items()} == {
        "Error": "larger error than the baseline",
        "Bias": "predicts too little",
        "High-value customers found": "fewer than by the baseline",
        "Coverage of the interval": "fewer than promised",
    }
    assert {measure.verdict for measure in by_title.values()} == {measures.WORSE}
    assert by_title["Bias"].mean_text == "\N{MINUS SIGN}$38"


def test_coverage_of_a_single_origin_is_not_shown() -> None:
    """Intervals of an origin are those that the others give."""
    by_title = value_measures(value_origin(1, None))
    assert list(by_title) == ["Error", "Bias", "High-value customers found"]
    assert (by_title["Error"].words, by_title["Error"].interval_text) == ("one origin: not known", "")


def test_page_has_both_methods_of_lifetime_value(full: Home) -> None:
    part = (
        text_of(full).partition("Lifetime value against its baseline")[2].partition("Product recommendation against")[0]
    )
    contracts, _, orders = part.partition("Customers without a contract")
    assert "Accounts with a contract grade A" in contracts and orders.lstrip().startswith("grade C")
    assert "Use it. It finds at least 5% more of the high-value customers than the baseline." in contracts
    assert "Do not use it. It finds no more of the high-value customers than the baseline." in orders
    assert "$110$85 to $135 $210the annual value of their contracts" in contracts
    assert "50.0%50.0% to 50.0% 60.0%the monthly mean of their orders" in orders
    assert "(Mar 2022 to May 2022), and judged by what accounts paid after it, up to a year." in contracts
    assert "Graded A: contracts." not in part, "the decision is in the list of models"


def test_numbers_by_month_have_the_baseline_where_it_differs(full: Home) -> None:
    (contracts, _) = backtests.value_backtests(findings_of(full))
    by_title = {drawn.measure.title: drawn for drawn in contracts.measures}
    assert by_title["Error"].measure.is_against_months and not by_title["Bias"].measure.is_against_months
    assert "Mar 2022: $100" in by_title["Error"].plot.description
    assert "May 2022: 92.0%" in by_title["Coverage of the interval"].plot.description
    assert "April 2022A400$110$210" in text_of(full)


def test_transactional_churn_is_beside_subscription_churn(full: Home) -> None:
    subscriptions, orders = backtests.churn_backtests(findings_of(full))
    assert (subscriptions.title, orders.title) == ("Churn of subscriptions", "Churn without subscriptions")
    assert (len(subscriptions.months), orders.months) == (3, [Month(2022, 6), Month(2022, 7)])
    assert orders.counts["Customers"] == [500, 500]
    assert [drawn.measure.title for drawn in orders.measures] == [
        drawn.measure.title for drawn in subscriptions.measures
    ]
    text = text_of(full)
    assert "(Jun 2022 to Jul 2022), and judged by whether customers ordered in the months after it." in text
    assert text.count("Use it with care. It finds churners better") == 2, "in the list of models and under the grades"


def test_calls_follow_from_subscription_churn_alone(full: Home) -> None:
    results = findings_of(full)
    assert sum(group.renewals for group in measures.groups(results.origins)) == 3 * 3_000


def test_recommendation_is_compared_with_the_most_bought_products(full: Home) -> None:
    judged = backtests.recommendation(findings_of(full))
    assert judged is not None and judged.products == 5
    assert [(row.name, row.multiple) for row in judged.rows] == [
        ("EASE", pytest.approx(1.2)),
        ("Most bought products", None),
        ("BM25", pytest.approx(0.9)),
    ]
    text = text_of(full).partition("Product recommendation against")[2]
    assert "Customers later buy one of its products at least 10% more often than one of the most bought." in text
    assert "recommended 5 products to each of 120 accounts that bought another product later" in text
    assert "EASE servesgrade A 36.0%28.0% to 44.0% 1.20" in text
    assert "Most bought productsbaseline 30.0%22.0% to 38.0%" in text


def test_most_bought_products_serve_if_no_model_is_better(home: Home) -> None:
    publish(
        home,
        insight_models_monthly=[graded("product_recommendation", None, "No model is better.")],
        insight_recommendation_grades_monthly=contenders("most_popular"),
    )
    assert "No model is better than the most bought products, so these are recommended." in text_of(home)


def test_models_without_rows_name_the_requirements_that_are_not_met(home: Home) -> None:
    publish_untrained(home)
    text = text_of(home)
    churn = text.partition("Churn against its baselines")[2].partition("Is there enough data?")[0]
    assert "Churn of subscriptions Not trained: 2 of 2 requirements are not met (profiles, history)." in churn
    assert "Churn without subscriptions Not trained: 1 of 1 requirement is not met (profiles)." in churn
    assert "Accounts with a contract Not trained: 1 of 1 requirement is not met (profiles)." in churn
    assert "Customers without a contract Not trained: the optional source orders was not delivered." in churn
    assert "most bought products Not trained: 1 of 1 requirement is not met (profiles)." in churn
    assert "212 profiles" not in churn and "By month of training" not in churn


def test_model_that_is_not_graded_gives_its_decision_once(home: Home) -> None:
    decision = "Not graded: no earlier month has 20 customers who ordered."
    (*_, of_orders) = values("orders")
    publish(
        home,
        insight_models_monthly=[champion(), graded("lifetime_value", "A", "Graded A: contracts."), *OTHERS[1:]],
        insight_lifetime_grades_monthly=[*values(), {**of_orders, "decision": decision, "grade": None}],
    )
    assert f"Customers without a contract {decision}" in text_of(home)
    publish(
        home,
        insight_models_monthly=[untrained(LIFETIME_VALUE, decision)],
        insight_lifetime_grades_monthly=[{**of_orders, "decision": decision, "grade": None}],
    )
    text = text_of(home)
    assert "Customers without a contract Not graded yet. The reason" in text and text.count(decision) == 1


def test_churn_that_no_month_can_judge_says_what_is_missing() -> None:
    results = Findings(Month(2023, 5), [Model(TRANSACTIONAL_CHURN, [], [])])
    (backtest,) = backtests.churn_backtests(results)
    assert backtest.reason.text.startswith("Not judged yet: no earlier month has 20 customers who stayed")
    assert (backtests.value_backtests(results), backtests.recommendation(results)) == ([], None)


def test_success_that_is_not_known_is_not_compared(home: Home) -> None:
    short = {**contenders()[0], "success": None, "decision": "Not graded: 3 accounts bought another product."}
    publish(
        home,
        insight_models_monthly=[untrained("product_recommendation", str(short["decision"]))],
        insight_recommendation_grades_monthly=[short],
    )
    (row,) = findings_of(home).contenders
    assert isinstance(row, Contender) and row.success is None
    text = text_of(home)
    assert text.count("Not graded: 3 accounts bought another product.") == 1 and "Not graded yet. The reason" in text


def test_page_of_all_models_is_readable(full: Home) -> None:
    page = Page(report.write(full, Settings(home=full.root)))
    assert_is_readable(page)
    assert_nothing_runs(page)
