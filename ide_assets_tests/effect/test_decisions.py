"""Conclusions at every look: boundaries against simulation, score intervals against published ones; simulations."""

import numpy as np
import pandas as pd
import pytest

from benchmarks import effect_decisions, effect_rule
from ide_assets.domains.effect import decisions, integrity, sequential
from ide_assets.domains.effect.decisions import SAMPLE_RATIO, Goal, decide
from ide_assets.domains.effect.estimates import EFFECTIVE, TOO_FEW, WITHHELD
from ide_assets.domains.effect.shares import Shares


class TestSequential:
    def test_error_over_all_looks_is_the_given_level(self) -> None:
        """Cumulated noise crosses the boundary as often as the error spending allows: 4.5% by look 12 of 24."""
        information = np.arange(1.0, 25.0)
        limits = sequential.boundaries(information.tolist(), 0.05)
        sums = np.random.default_rng(1).standard_normal((40_000, 24)).cumsum(axis=1)
        crossed = abs(sums / np.sqrt(information)) > limits
        assert crossed[:, :12].any(axis=1).mean() == pytest.approx(0.045, abs=0.004)
        assert crossed.any(axis=1).mean() == pytest.approx(0.0475, abs=0.004)

    def test_detectable_effect_is_detected_with_80_percent_power(self) -> None:
        information = np.arange(1.0, 13.0)
        limits = sequential.boundaries(information.tolist(), 0.05)
        drift = sequential.detectable(information.tolist(), 0.05) / np.sqrt(12)
        sums = (np.random.default_rng(1).standard_normal((40_000, 12)) + drift).cumsum(axis=1)
        assert ((sums / np.sqrt(information)) > limits).any(axis=1).mean() == pytest.approx(0.8, abs=0.01)

    def test_p_value_is_the_level_whose_boundary_is_reached(self) -> None:
        information = [3.0, 5.0, 9.0, 12.0]
        for level in (0.2, 0.05, 0.01, 0.0005):
            limits = sequential.boundaries(information, level)
            assert sequential.p_values(information, limits.tolist()) == pytest.approx([level] * 4, rel=0.03)

    def test_look_without_new_information_keeps_its_boundary(self) -> None:
        limits = sequential.boundaries([10.0, 10.01, 20.0], 0.05)
        assert limits[0] == limits[1] > limits[2]

    def test_requires_information(self) -> None:
        with pytest.raises(ValueError, match="at least one look"):
            sequential.boundaries([], 0.05)


class TestShares:
    @pytest.mark.parametrize(
        ("arms", "interval"),
        [
            # Newcombe (1998), table II, method 5.
            (Shares(56, 70, 48, 80), (0.0528, 0.3382)),
            (Shares(9, 10, 3, 10), (0.1700, 0.8406)),
            (Shares(10, 10, 0, 10), (0.6636, 1.0)),
        ],
    )
    def test_intervals_equal_the_published_ones(self, arms: Shares, interval: tuple[float, float]) -> None:
        assert arms.interval(1.959964) == pytest.approx(interval, abs=1e-4)

    def test_all_renewed_in_both_arms_still_has_an_interval(self) -> None:
        low, high = Shares(90, 90, 10, 10).interval(1.96)
        assert low < -0.03 and 0.1 < high < 0.4


class TestIntegrity:
    def test_detects_a_share_that_differs_from_the_declared_one(self) -> None:
        assert integrity.sample_ratio(10, 100, 0.1, 0.1) == 1.0
        assert integrity.sample_ratio(30, 100, 0.1, 0.1) < integrity.SAMPLE_RATIO_ALPHA
        assert integrity.sample_ratio(30, 100, 0.1, 0.3) == 1.0, "both shares were declared"

    def test_bounds_trim_the_arm_with_fewer_losses(self) -> None:
        study = pd.DataFrame(
            {"offered": [True] * 4 + [False] * 4, "left": [False] * 6 + [True] * 2, "after": [1.0, 2, 3, 4, 1, 2, 0, 0]}
        )
        low, high = integrity.bounds(study)
        assert low.loc[low["offered"], "after"].tolist() == [1.0, 2.0]
        assert high.loc[high["offered"], "after"].tolist() == [3.0, 4.0]


def test_p_values_are_the_smallest_so_far_on_the_newest_side() -> None:
    p_values = decisions.p_values([1.0, 2.0, 3.0], [5.0, 1.0, -0.5])
    assert p_values[0] == p_values[1] < 0.002 and p_values[2] == 1.0
    assert decisions.p_values([], []) == []


def test_unexpected_ratio_of_arms_withholds_the_conclusion() -> None:
    study = effect_decisions.rates(np.random.default_rng(1), effect=20.0)
    goal = Goal("utilisation_rate", 3, holdout=(0.3, 0.3))
    decision = decide({"play": study}, {"play": goal})["play"]
    assert (decision.conclusion, decision.withheld_because) == (WITHHELD, SAMPLE_RATIO)


def test_empty_holdout_reports_the_missing_units() -> None:
    study = effect_decisions.rates(np.random.default_rng(1), 0.0).query("offered")
    decision = decide({"play": study}, {"play": Goal("utilisation_rate", 3, holdout=(0.0, 0.1))})["play"]
    assert (decision.conclusion, decision.units_missing, decision.estimate) == (TOO_FEW, 6, None)


@pytest.mark.parametrize("kind", ["rate", "renewal"])
def test_rule_has_its_stated_error_and_power(kind: str) -> None:
    """Two thousand plays without effect over twelve looks, and two thousand with the stated smallest effect."""
    cells = effect_rule.line(kind, 40, plays=2000)
    effective, harmful, power = (float(cells[place].rstrip("%")) for place in (2, 3, 7))
    assert effective <= 3.5 and harmful <= 3.5
    assert 77 <= power <= 84


def test_conclusions_about_simulated_worlds_are_right() -> None:
    world = effect_decisions.mixed(1, effect_of_strong=20.0)
    judged = effect_decisions.judge_world(world)
    assert not any(play.is_wrong for play in judged.values())
    assert {play for play, run in judged.items() if run.conclusions[-1] == EFFECTIVE} == {"strong renewal", "falling"}
