"""How factor scores compose: the document's figures, redistribution, coverage and bounds."""

import random

import pytest

from ide_assets.domains.engagement.definition import COMPONENTS, load
from ide_assets_tests.engagement.made_up import account, scores, values

FACTORS = [factor.key for factor in load().factors]
FULL = dict.fromkeys(FACTORS, 80.0)


def of_components(communication: float, product: float, relationship: float) -> dict[str, float | None]:
    by_component = dict(zip(COMPONENTS, (communication, product, relationship), strict=True))
    return {factor.key: by_component[factor.component] for factor in load().factors}


def test_components_of_78_65_and_70_are_an_overall_score_of_72() -> None:
    scored = scores(values(of_components(78, 65, 70)))
    assert scored["A", "overall"]["score"] == 72.0
    assert [scored["A", name]["contribution"] for name in COMPONENTS] == pytest.approx([39.0, 26.0, 7.0])
    assert [scored["A", name]["status"] for name in (*COMPONENTS, "overall")] == ["Good", "Fair", "Good", "Good"]


def test_missing_factor_gives_its_weight_to_its_component() -> None:
    scored = scores(values({**FULL, "email_response_rate": None, "login_frequency": 40.0}))
    assert scored["A", "communication"]["score"] == 80.0
    assert scored["A", "communication"]["coverage"] == 70.0
    assert (scored["A", "communication"]["lower_bound"], scored["A", "communication"]["upper_bound"]) == (56.0, 86.0)
    assert scored["A", "overall"]["score"] == 74.0


def test_null_component_gives_its_weight_to_the_others() -> None:
    relationship = {factor.key: None for factor in load().of("relationship")}
    scored = scores(values({**of_components(78, 65, 70), **relationship}))
    assert scored["A", "relationship"]["score"] is None
    assert scored["A", "relationship"]["contribution"] is None
    assert scored["A", "overall"]["score"] == 72.2
    assert scored["A", "overall"]["coverage"] == 90.0


def test_thin_score_is_unknown_and_never_good() -> None:
    scored = scores(values({"email_response_rate": 100.0, "response_time_hours": 100.0}))
    assert scored["A", "communication"]["score"] == 100.0
    assert scored["A", "communication"]["status"] == scored["A", "overall"]["status"] == "unknown"


def test_overall_status_is_unknown_without_an_indispensable_component() -> None:
    product = {factor.key: None for factor in load().of("product")}
    scored = scores(values({**FULL, **product}))
    assert scored["A", "overall"]["coverage"] == 60.0
    assert scored["A", "overall"]["status"] == "unknown"


@pytest.mark.parametrize("seed", range(5))
def test_more_missing_factors_never_narrow_the_bounds(seed: int) -> None:
    chance = random.Random(seed)
    rows, accounts, given = [], [], {}
    known: dict[str, float | None] = {key: chance.uniform(0, 100) for key in FACTORS}
    for step, key in enumerate([None, *chance.sample(FACTORS, len(FACTORS))]):
        if key is not None:
            known[key] = None
        given[step] = dict(known)
        rows += values(known, csn=f"A{step:02}")
        accounts.append(account(f"A{step:02}"))
    scored = scores(rows, accounts)
    for component in (*COMPONENTS, "overall"):
        bounds = [
            (scored[f"A{step:02}", component]["lower_bound"], scored[f"A{step:02}", component]["upper_bound"])
            for step in given
        ]
        assert bounds == sorted(bounds, key=lambda pair: (-pair[0], pair[1]))
        assert [low for low, _ in bounds] == sorted((low for low, _ in bounds), reverse=True)
        assert [high for _, high in bounds] == sorted(high for _, high in bounds)


def test_missing_data_is_not_rewarded_where_the_peers_are_worse() -> None:
    """An account measured on what it is good at alone scores above its peers, and its peer-median score does not."""
    peers = [row for number in range(25) for row in values(dict.fromkeys(FACTORS, 50.0), csn=f"P{number:02}")]
    accounts = [account(f"P{number:02}") for number in range(25)]
    scored = scores([*peers, *values({"email_response_rate": 100.0, "login_frequency": 100.0})], [*accounts, account()])
    overall = scored["A", "overall"]
    assert overall["score"] == 100.0
    assert overall["status"] == "unknown"
    assert overall["peer_median_score"] == 65.0
    assert (overall["lower_bound"], overall["upper_bound"]) == (30.0, 100.0)
