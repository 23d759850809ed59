"""The document's application query as a table: what is selected, and where the query was wrong (R-IDE-13)."""

from datetime import date
from typing import Any

import pytest

from ide_assets.settings import ActionRules, Rules
from ide_assets_tests.inline import run

Row = dict[str, Any]

_OPPORTUNITY: Row = {
    "id": "O-1",
    "accountid": "ID-1",
    "acv_usd__c": 1000.0,
    "opportunity_number__c": "A-1",
    "term__c": "Annual",
    "territory_account_tier__c": "Tier 1",
    "is_renewal_opportunity__c": True,
}
_ACCOUNT: Row = {"id": "ID-1", "account_csn__c": "A-1", "ownerid": "Owner", "ispartner__c": False}
#: An eligible row with a low assignment rate.
_IDE: Row = {
    "original_account_csn": "A-1",
    "surviving_account_csn": "A-1",
    "opportunity_id": "O-1",
    "snapshot_date": date(2023, 5, 31),
    "snapshot_year": 2023,
    "snapshot_month": 5,
    "tenant_id": 1,
    "product_offering": "ACD",
    "offering_product_line_code": "ACDIST",
    "contract_id": "C-1",
    "original_account_named_account_group": "Territory",
    "opportunity_close_date": date(2023, 12, 31),
    "customer_aov_band": "AOV: $10k+",
    "dormancy_flag": False,
    "assignment_benchmark_use_phase_diff": -1.0,
    "assignment_benchmark_extend_phase_diff": 0.0,
    "utilisation_benchmark_use_phase_diff": 0.0,
    "utilisation_benchmark_extend_phase_diff": 0.0,
}
_NOT_LOW = {"assignment_benchmark_use_phase_diff": 0.0}


def selected(
    *ide: Row, opportunities: tuple[Row, ...] = ({},), account: Row | None = None, rules: ActionRules | None = None
) -> list[Row]:
    return run(
        "ide_opportunity_selection_monthly",
        "2023-05",
        Rules(actions=rules or ActionRules()),
        ide_cohort_benchmark_monthly=[{**_IDE, **row} for row in ide or ({},)],
        opportunity=[{**_OPPORTUNITY, **row} for row in opportunities],
        account=[{**_ACCOUNT, **(account or {})}],
    )


def test_low_row_is_selected_with_its_opportunity_and_account() -> None:
    (row,) = selected()
    assert (row["opportunity_id"], row["acv_usd__c"], row["ownerid"], row["is_at_risk"]) == (
        "O-1",
        1000.0,
        "Owner",
        False,
    )


@pytest.mark.parametrize(
    "low",
    [
        {"dormancy_flag": True},
        {"assignment_benchmark_extend_phase_diff": -0.1},
        # The document's query compares these two flags with a number and never selects by them.
        {"utilisation_benchmark_use_phase_diff": -1.0},
        {"utilisation_benchmark_extend_phase_diff": -1.0},
    ],
)
def test_selects_by_each_low_or_dormant_flag(low: Row) -> None:
    assert len(selected({**_NOT_LOW, **low})) == 1


@pytest.mark.parametrize("changes", [_NOT_LOW, {name: None for name in _IDE if name.endswith("_diff")}])
def test_row_that_is_neither_low_nor_dormant_is_not_selected(changes: Row) -> None:
    assert selected(changes) == []
    assert len(selected(changes, rules=ActionRules(require_low_or_dormant=False))) == 1


def test_utilisation_is_low_only_if_every_product_of_the_offering_is_low() -> None:
    below = {**_NOT_LOW, "utilisation_benchmark_use_phase_diff": -20.0}
    assert selected(below, {**_NOT_LOW, "product_offering": "RVT"}) == []
    rows = selected(below, {**below, "product_offering": "RVT"})
    assert [(row["product_offering"], row["use_phase_low_utilisation"]) for row in rows] == [
        ("ACD", True),
        ("RVT", True),
    ]
    (row,) = selected({"utilisation_benchmark_use_phase_diff": None})
    assert (row["use_phase_low_utilisation"], row["extend_phase_low_utilisation"]) == (None, False)


@pytest.mark.parametrize(
    ("ide", "opportunity", "account"),
    [
        ({"customer_aov_band": "AOV: $1-5k"}, {}, {}),
        ({"customer_aov_band": None}, {}, {}),
        ({"original_account_named_account_group": "Enterprise"}, {}, {}),
        ({"offering_product_line_code": "PREMSUB"}, {}, {}),
        ({"opportunity_close_date": date(2023, 5, 31)}, {}, {}),
        ({}, {"term__c": "Monthly"}, {}),
        ({}, {"term__c": None}, {}),
        ({}, {"territory_account_tier__c": "Tier 9"}, {}),
        ({}, {"is_renewal_opportunity__c": False}, {}),
        ({}, {}, {"ispartner__c": True}),
        # The account is missing in the month.
        ({}, {"accountid": None}, {}),
    ],
)
def test_each_criterion_excludes(ide: Row, opportunity: Row, account: Row) -> None:
    assert selected(ide, opportunities=(opportunity,), account=account) == []


def test_every_criterion_is_a_setting() -> None:
    everything = ActionRules(
        aov_bands=("AOV: $1-5k",),
        named_account_groups=("Enterprise",),
        excluded_line_codes=(),
        terms=("Monthly",),
        territory_account_tiers=("Tier 9",),
        require_renewal=False,
        require_open=False,
        exclude_partners=False,
    )
    ide = {
        "customer_aov_band": "AOV: $1-5k",
        "original_account_named_account_group": "ENTERPRISE",
        "offering_product_line_code": "premsub",
        "opportunity_close_date": date(2023, 1, 31),
    }
    opportunity = {"term__c": "Monthly", "territory_account_tier__c": "Tier 9", "is_renewal_opportunity__c": False}
    assert len(selected(ide, opportunities=(opportunity,), account={"ispartner__c": True}, rules=everything)) == 1


def test_at_risk_is_below_the_threshold_and_never_without_a_score() -> None:
    risks = {score: selected({"customer_ews_prediction": score})[0]["is_at_risk"] for score in (0.29, 0.3, None)}
    assert risks == {0.29: True, 0.3: False, None: False}
    at_risk_only = ActionRules(require_at_risk=True)
    assert len(selected({"customer_ews_prediction": 0.29}, rules=at_risk_only)) == 1
    assert selected({"customer_ews_prediction": None}, rules=at_risk_only) == []


@pytest.mark.parametrize(
    ("values", "chosen"),
    [
        # The document's query takes the largest id, at any value.
        ({"O-1": 900.0, "O-2": 100.0}, "O-1"),
        ({"O-1": 100.0, "O-2": 100.0}, "O-2"),
        ({"O-1": 0.0, "O-2": None}, "O-1"),
        ({"O-1": None, "O-2": None}, "O-2"),
    ],
)
def test_selects_the_largest_opportunity_per_account(values: dict[str, float | None], chosen: str) -> None:
    # Opportunities of a victim and of its survivor belong to one account.
    rows = selected(
        *({"opportunity_id": opportunity, "original_account_csn": f"A-of-{opportunity}"} for opportunity in values),
        *(
            {"opportunity_id": opportunity, "product_offering": "RVT", "original_account_csn": f"A-of-{opportunity}"}
            for opportunity in values
        ),
        opportunities=tuple({"id": opportunity, "acv_usd__c": value} for opportunity, value in values.items()),
    )
    assert [(row["opportunity_id"], row["product_offering"]) for row in rows] == [(chosen, "ACD"), (chosen, "RVT")]


def test_ineligible_opportunity_does_not_displace_an_eligible_one() -> None:
    rows = selected(
        {"opportunity_id": "O-1"},
        {"opportunity_id": "O-2", "customer_aov_band": "AOV: <$1k"},
        opportunities=({"id": "O-1", "acv_usd__c": 1.0}, {"id": "O-2", "acv_usd__c": 9.0}),
    )
    assert [row["opportunity_id"] for row in rows] == ["O-1"]


def test_two_lines_of_one_product_are_one_row() -> None:
    """While a line is renamed in part, an opportunity is observed under both codes."""
    lines = ({"seats_purchased": 5}, {"offering_product_line_code": "ACDNEW", "seats_purchased": 8})
    for order in (lines, lines[::-1]):
        (row,) = selected(*order)
        assert row["offering_product_line_code"] == "ACDNEW"
    rows = selected(lines[0], {**lines[1], "product_offering": "ACD2"})
    assert {row["product_offering"] for row in rows} == {"ACD", "ACD2"}
