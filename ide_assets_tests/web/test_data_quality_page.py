"""Whether the numbers can be trusted, for leaders."""

from typing import TYPE_CHECKING, Any

from ide_assets.web.pages.data_quality import rejected, results_of, sentence
from ide_assets_tests.web.browsing import assert_accessible
from ide_assets_tests.web.conftest import sign_in
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient


def check(name: str, passed: bool, **columns: Any) -> dict[str, Any]:
    """A check result."""
    return {"table_name": "usage_monthly", "check_name": name, "passed": passed, "waived": None, "blocking": False,
            "failing": 0, **columns}  # fmt: skip


def test_unwaived_checks_come_first_then_those_with_the_most_rows() -> None:
    results = results_of(
        [
            check("a", True),
            check("b", False, failing=3),
            check("c", False, failing=9, waived="known"),
            check("d", False, failing=5),
            check("e", False, failing=1, blocking=True),
        ]
    )
    assert [item["check_name"] for item in results.failing] == ["e", "d", "b", "c"]
    assert (results.passed, results.failed, results.waived) == (1, 3, 1)
    assert list(results.by_table) == [("usage_monthly", 1, 4)]


def test_the_page_is_summed_up_in_words() -> None:
    deliveries: list[dict[str, Any]] = [
        {"rows_in": 10, "rows_quarantined": 1},
        {"rows_in": None, "rows_quarantined": None},
    ]
    assert sentence(results_of([]), []) == "No check results are known for this release."
    assert sentence(results_of([check("a", True)]), deliveries) == (
        "Every check passed. Quarantined rows: 1 of 10 delivered."
    )
    assert sentence(results_of([check("a", True), check("b", False)]), []) == (
        "1 of 2 checks passed for every row. The others are warnings, or waived with a reason."
    )


def test_a_delivery_is_rejected_by_its_verdict_not_by_its_counts() -> None:
    deliveries: list[dict[str, Any]] = [
        {"source": "a", "verdict": "accepted", "rows_in": 9, "rows_kept": 9},
        {"source": "b", "verdict": "rejected", "rows_in": 9, "rows_kept": 5},
        {"source": "c", "verdict": "rejected", "rows_in": None, "rows_kept": None},
    ]
    assert [delivery["source"] for delivery in rejected(deliveries)] == ["b", "c"]


def test_a_release_without_check_results_says_so(pages: "TestClient") -> None:
    text = text_of(pages.get("/data-quality").text)
    assert "No check results are known" in text and "No delivery of this month is registered." in text


def test_every_role_may_read_it(visitor: "TestClient") -> None:
    sign_in(visitor, "token-of-o1")
    assert visitor.get("/data-quality").status_code == 200


def test_every_look_is_accessible(site: str, browser: "Browser") -> None:
    assert_accessible(browser, f"{site}/data-quality")
