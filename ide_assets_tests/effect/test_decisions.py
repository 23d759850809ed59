"""Conclusions at every look: boundaries against simulation, score intervals against published ones; simulations."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from benchmarks import effect_decisions, effect_rule
from ide_assets.domains.effect.conclusions import decisions, integrity
from ide_assets.domains.effect.conclusions.decisions import SAMPLE_RATIO, Goal, decide
from ide_assets.domains.effect.estimation import sequential
from ide_assets.domains.effect.estimation.estimates import EFFECTIVE, TOO_FEW, WITHHELD
from ide_assets.domains.effect.estimation.shares import Shares, difference


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
        ("arms", "interval", "z"),
        [
            # Published with the R package ratesci, function scoreci: differences with skewness correction.
            (Shares(12, 16, 1, 16), (0.38567597, 0.8778839), 3.8969520),
            (Shares(19, 29, 22, 30), (-0.31189939, 0.1600794), -0.6466546),
            (Shares(5, 56, 0, 29), (-0.01861751, 0.1867180), 1.7392131),
        ],
    )
    def test_intervals_are_the_published_ones(self, arms: Shares, interval: tuple[float, float], z: float) -> None:
        assert arms.interval(1.959964) == pytest.approx(interval, abs=1e-6)
        assert arms.z(0.0) == pytest.approx(z, abs=1e-6)

    def test_all_renewed_in_both_arms_still_has_an_interval(self) -> None:
        low, high = Shares(90, 90, 10, 10).interval(1.96)
        assert low < -0.03 and 0.1 < high < 0.4

    @pytest.mark.parametrize("base", [0.6, 0.75, 0.9, 0.95, 0.98])
    @pytest.mark.parametrize(("z", "level"), [(1.96, 0.025), (2.6, 0.00466), (3.1, 0.00097)])
    def test_either_tail_errs_as_rarely_as_it_says(self, base: float, z: float, level: float) -> None:
        """Ninety accounts offered, ten held back: uncorrected, a tail of 0.5% errs in 2.4% at a base of 95%."""
        of_offered, of_held_back = binom.pmf(range(91), 90, base), binom.pmf(range(11), 10, base)
        z_values = np.array([[Shares(a, 90, b, 10).z(0.0) for b in range(11)] for a in range(91)])
        chances = np.outer(of_offered, of_held_back)
        assert chances[z_values > z].sum() <= 1.2 * level + 1e-4
        assert chances[z_values < -z].sum() <= 1.2 * level + 1e-4

    def test_detectable_effect_has_the_power_of_whole_accounts(self) -> None:
        base, z = 0.75, 2.2
        rise = Shares(base * 180, 180, base * 20, 20).detectable(z)
        assert rise is not None
        is_detected = np.array([[Shares(a, 180, b, 20).z(0.0) > z for b in range(21)] for a in range(181)])
        power = (np.outer(binom.pmf(range(181), 180, base + rise), binom.pmf(range(21), 20, base)) * is_detected).sum()
        assert power == pytest.approx(0.8, abs=0.001)

    def test_no_effect_is_stated_where_renewing_everywhere_would_not_be_noticed(self) -> None:
        assert Shares(49, 54, 5, 6).detectable(2.2) is None

    def test_few_losses_are_shown_without_a_conclusion(self) -> None:
        """Whether an effect is shown must not depend on how the accounts fared, or those shown are biased."""
        renewed, offered = np.ones(60, dtype=bool), np.arange(60) >= 6
        renewed[0] = False
        estimate = difference(renewed, offered, offered, np.arange(60))
        assert estimate is not None
        assert estimate.effect == pytest.approx(100 / 6)
        assert estimate.low < 0 < estimate.high
        assert estimate.p_value > 0.05
        assert estimate.minimum_detectable_effect is None
        none_lost = difference(np.ones(60, dtype=bool), offered, offered, np.arange(60))
        assert none_lost is not None
        assert none_lost.effect == 0.0 and none_lost.standard_error > 0 and none_lost.p_value == 1.0


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


@pytest.mark.parametrize(("kind", "base"), [("rate", 0.75), ("renewal", 0.75), ("renewal", 0.9)])
def test_rule_keeps_its_errors_and_its_power(kind: str, base: float) -> None:
    """Two thousand plays without effect over twelve looks, and as many with the stated smallest effect."""
    row = effect_rule.line(kind, 40, plays=2000, base=base)
    assert row.effective <= 0.035 and row.harmful <= 0.035
    assert row.power is not None and 0.77 <= row.power <= 0.84
    assert abs(row.bias) <= 0.5 and abs(row.bias_there) <= 0.5


def test_an_effect_after_which_nearly_all_renew_is_shown_without_bias() -> None:
    """With a gate on the number of losses the effects shown were 3 to 9 points too large."""
    row = effect_rule.line("renewal", 8, plays=5000, base=0.9)
    assert row.stated is None and row.power is None
    assert abs(row.bias_there) <= 0.5


def test_conclusions_about_simulated_worlds_are_right() -> None:
    world = effect_decisions.mixed(1, effect_of_strong=20.0)
    seen = effect_decisions.judge_world(world)
    assert not any(play.is_wrong for play in seen.values())
    assert not any(play.is_ill_advised for play in seen.values())
    effective = {play for play, views in seen.items() if views.conclusions[-1] == EFFECTIVE}
    assert effective == {"strong renewal", "falling", "rate worth having"}
