"""Products to offer next, through the transforms of the product: graded by time, with reasons, never what is owned."""

from datetime import date, timedelta
from typing import Any

import pytest

from ide_assets.settings import Rules
from ide_assets_tests.inline import Rows, run
from ide_assets_tests.insights.test_recommendation import teams

MONTH = "2023-05"
END = date(2023, 5, 31)

USABLE = {"model": "product_recommendation", "step": "profiles", "examined_column": "x", "state": "sufficient"}


def subscription(number: int, account: str, product: str, start: date, **changes: Any) -> dict[str, Any]:
    """A subscription that began on the day."""
    return {
        "subscription_id": f"S{number}",
        "account_csn": account,
        "offering_external_key": product,
        "offering_product_line_code": product,
        "start_date": start,
        **changes,
    }


def entitlements(customers: int = 240) -> list[dict[str, Any]]:
    """What customers of two trades bought; the first products first."""
    return [
        subscription(
            number, row["customer"], row["product"], date(2022, 1, 1) + timedelta(days=int(row["bought_at"]) * 7)
        )
        for number, row in enumerate(teams(customers).to_dict("records"))
    ]


def grades(rows: Rows, **tables: Any) -> dict[str, dict[str, Any]]:
    """The grades by contender."""
    usable = tables.pop("insight_usability_monthly", [USABLE])
    graded = run(
        "insight_recommendation_grades_monthly", MONTH, entitlements=rows, insight_usability_monthly=usable, **tables
    )
    return {row["contender"]: row for row in graded}


def test_models_are_judged_by_later_purchases() -> None:
    rows = grades(entitlements())
    assert set(rows) == {"ease", "bm25", "most_popular"}
    (serving,) = (row for row in rows.values() if row["is_serving"])
    assert serving["contender"] in ("ease", "bm25") and serving["grade"] == "A"
    assert serving["success"] == max(row["success"] for row in rows.values())
    assert serving["success_low"] <= serving["success"] <= serving["success_high"]
    assert rows["most_popular"]["grade"] is None
    assert rows["ease"]["trained_until"] < END and rows["ease"]["profiles"] >= 100


def test_order_of_the_rows_does_not_matter() -> None:
    rows = entitlements()
    assert grades(rows) == grades(rows[::-1])


def test_purchases_after_the_month_are_unknown() -> None:
    rows = entitlements(60)
    later = [subscription(9000 + n, f"c{n}", "later", date(2023, 6, 1)) for n in range(60)]
    assert grades(rows) == grades([*rows, *later])


def test_too_few_later_purchases_are_not_graded() -> None:
    rows = grades(entitlements(4))
    (row,) = rows.values()
    assert not row["is_serving"] and row["grade"] is None
    assert row["decision"].startswith("Not graded: ")


def test_nothing_is_graded_without_enough_data() -> None:
    short = {**USABLE, "step": "history", "state": "insufficient"}
    for report in ([], [USABLE, short]):
        assert grades(entitlements(30), insight_usability_monthly=report) == {}


SERVING = {
    "snapshot_date": END,
    "contender": "ease",
    "is_serving": True,
    "tuned_strength": 20.0,
    "model_version": "ease-2023-05-12345678",
}

BEGUN = date(2022, 3, 1)


def recommended(rows: Rows, sold: str = "MRCX", model: dict[str, Any] = SERVING, **tables: Any) -> dict[str, list[Any]]:
    """Products and reasons by account, in the order of their rank."""
    offerings = [
        {"product_offering": code, "offering_product_line_code": code, "product_name": f"Name {code}"} for code in sold
    ]
    given = run(
        "insight_recommendations_monthly",
        MONTH,
        entitlements=rows,
        product_offerings=offerings,
        insight_recommendation_grades_monthly=[model],
        **tables,
    )
    accounts: dict[str, list[Any]] = {}
    for row in given:
        accounts.setdefault(row["surviving_account_csn"], []).append(
            (row["recommended_offering"], row["recommendation_reason"])
        )
        assert row["recommendation_rank"] == len(accounts[row["surviving_account_csn"]])
        assert row["product_name"] == f"Name {row['recommended_offering']}"
    return accounts


def market() -> list[dict[str, Any]]:
    """Four customers have M and R, one only M, five only C."""
    owned = [
        *((f"T{n}", product) for n in range(4) for product in "MR"),
        ("A1", "M"),
        *((f"U{n}", "C") for n in range(5)),
    ]
    return [subscription(number, *what, BEGUN) for number, what in enumerate(owned)]


def test_customers_get_what_similar_ones_have() -> None:
    rows = recommended(market())
    assert rows["A1"][0] == ("R", "80% of the customers with Name M have it, 40% of all")
    assert [product for product, _ in rows["T0"]] == ["C"]
    assert rows["T0"][0][1] == "50% of all customers have it"


def test_bm25_and_most_bought_serve_too() -> None:
    bm25 = {**SERVING, "contender": "bm25", "tuned_strength": None}
    # BM25 gives no weight to customers who own most of the products.
    others = [subscription(90 + n, "U0", product, BEGUN) for n, product in enumerate("XYZ")]
    assert recommended([*market(), *others], model=bm25)["A1"][0][0] == "R"
    popular = {**SERVING, "contender": "most_popular", "tuned_strength": None}
    assert recommended(market(), model=popular)["A1"][0] == ("C", "50% of all customers have it")


def test_product_that_is_not_sold_is_not_recommended() -> None:
    assert [product for product, _ in recommended(market(), sold="MC")["A1"]] == ["C"]


def test_expired_and_renamed_products_are_owned() -> None:
    rows = [*market(), subscription(90, "A1", "OLD", BEGUN, end_date=date(2022, 9, 1))]
    renames = [
        {
            "product_offering": "OLD",
            "offering_product_line_code": "OLD",
            "successor_offering": "R",
            "successor_line_code": "R",
            "is_whole_line": True,
        }
    ]
    assert [product for product, _ in recommended(rows, product_renames=renames)["A1"]] == ["C"]


def test_merged_accounts_own_together() -> None:
    rows = [*market(), subscription(90, "A9", "R", BEGUN)]
    merges = [{"victim_account_csn": "A9", "surviving_account_csn": "A1"}]
    given = recommended(rows, account_merges=merges)
    assert [product for product, _ in given["A1"]] == ["C"] and "A9" not in given


def test_no_recommendation_without_a_serving_model() -> None:
    assert recommended(market(), model={**SERVING, "is_serving": False}) == {}


def test_customer_has_the_offers_in_one_text() -> None:
    offers = [
        {
            "surviving_account_csn": "A1",
            "recommendation_rank": rank,
            "product_name": name,
            "recommendation_reason": f"reason {rank}",
        }
        for rank, name in ((2, "Revit"), (1, "Maya"))
    ]
    rows = run(
        "customer_insights_monthly",
        MONTH,
        Rules(),
        segment_accounts_monthly=[{"surviving_account_csn": "A1"}, {"surviving_account_csn": "A2"}],
        insight_recommendations_monthly=offers,
    )
    assert [row["recommendations"] for row in rows] == ["Maya (reason 1); Revit (reason 2)", None]


def test_models_of_the_month_have_every_contender() -> None:
    graded = {**SERVING, "model": "product_recommendation", "grade": "A", "decision": "Graded A."}
    other = {**graded, "contender": "bm25", "model_version": "bm25-2023-05-1", "is_serving": False}
    rows = run("insight_models_monthly", MONTH, insight_recommendation_grades_monthly=[graded, other])
    listed = {row["model_version"]: row["is_trained"] for row in rows if row["model"] == "product_recommendation"}
    assert listed == {"ease-2023-05-12345678": True, "bm25-2023-05-1": True}


@pytest.mark.parametrize("missing", [[], None])
def test_first_month_has_no_recommendation(missing: list[Any] | None) -> None:
    assert grades([], product_renames=missing) == {}
