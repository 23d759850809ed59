"""Can the numbers be trusted? Checks, deliveries and quarantined rows of the newest month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Response

from ide_assets.domains.deliveries.register import REJECTED
from ide_assets.domains.graph import RECIPES
from ide_assets.reports.pages.drawing import Drawing
from ide_assets.vocabulary.wording import plural
from ide_assets.web import queries
from ide_assets.web.pages import site
from ide_assets.web.pages.charts import shares_bar

router = APIRouter(include_in_schema=False)

#: Reasons of quarantine on the page.
MOST_REASONS = 12

#: The address that says how a published table was made, by the table's own name: its first column that is no key.
_MADE = {
    recipe.table.name: (recipe.table.publication.name, column)
    for recipe in RECIPES
    if recipe.table.publication is not None
    for column in [name for name in recipe.table.column_names if name not in recipe.table.key][:1]
}


@dataclass(frozen=True)
class Results:
    """Check results of each table's newest month, counted, and those that did not pass: unwaived ones first.

    `by_table` has the table's name, checks that passed, and checks that did not.
    """

    passed: int
    failed: int
    waived: int
    tables: int
    chart: Drawing
    failing: Sequence[Mapping[str, Any]]
    by_table: Sequence[tuple[str, int, int]]


def results_of(checks: Sequence[Mapping[str, Any]]) -> Results:
    """The results of all checks, arranged for the page."""
    failing = [check for check in checks if not check["passed"]]
    waived = sum(bool(check["waived"]) for check in failing)
    by_table: dict[str, tuple[int, int]] = {}
    for check in checks:
        done, missed = by_table.get(check["table_name"], (0, 0))
        by_table[check["table_name"]] = (done + bool(check["passed"]), missed + (not check["passed"]))
    passed, failed = len(checks) - len(failing), len(failing) - waived
    return Results(
        passed,
        failed,
        waived,
        len(by_table),
        shares_bar(
            (("Passed", "good", passed), ("Waived", "unknown", waived), ("Did not pass", "fair", failed)), "checks"
        ),
        sorted(failing, key=lambda check: (bool(check["waived"]), not check["blocking"], -(check["failing"] or 0))),
        [(name, done, missed) for name, (done, missed) in sorted(by_table.items())],
    )


def sentence(results: Results, deliveries: Sequence[Mapping[str, Any]]) -> str:
    """The page in one sentence or two."""
    number = results.passed + results.failed + results.waived
    if not number:
        return "No check results are known for this release."
    rows = sum(delivery["rows_in"] or 0 for delivery in deliveries)
    out = sum(delivery["rows_quarantined"] or 0 for delivery in deliveries)
    checks = "Every check passed."
    if number > results.passed:
        passed = f"{results.passed:,} of {plural(number, 'check')} passed for every row"
        checks = f"{passed}. The others are warnings, or waived with a reason."
    return f"{checks} Quarantined rows: {out:,} of {rows:,} delivered." if rows else checks


def rejected(deliveries: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """The newest deliveries of sources that were rejected: for their files, or for their share of quarantined rows."""
    return [delivery for delivery in deliveries if delivery["verdict"] == REJECTED]


@router.get("/data-quality")
def data_quality(visit: site.Visitor) -> Response:
    """The page. It names no account and shows no value of a row."""
    with visit.reading() as reading:
        checks = queries.fetched(reading.execute("SELECT * FROM checks ORDER BY table_name, check_name"))
        deliveries = queries.fetched(reading.execute("SELECT * FROM deliveries ORDER BY source"))
        reasons = queries.fetched(
            reading.execute("SELECT * FROM quarantined ORDER BY rows DESC, source, column_name, reason")
        )
        results = results_of(checks)
        return visit.page(
            "data_quality.html.j2",
            reading,
            results=results,
            sentence=sentence(results, deliveries),
            made={name: site.made_path(table, column) for name, (table, column) in _MADE.items()},
            deliveries=deliveries,
            rejected=rejected(deliveries),
            reasons=reasons[:MOST_REASONS],
            reasons_left=len(reasons[MOST_REASONS:]),
        )
