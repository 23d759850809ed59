"""The estimators on studies that can be checked by hand, against libraries, and on uninformative input."""

import math
from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.domains.effect.conclusions.decisions import conclude
from ide_assets.domains.effect.estimation.estimates import (
    EFFECTIVE,
    HARMFUL,
    NO_DETECTABLE_EFFECT,
    Estimate,
    adjusted,
)
from ide_assets.domains.effect.estimation.estimators import (
    before_after,
    intention_to_treat,
    randomised,
    staggered,
    treated_effect,
)
from ide_assets.domains.effect.estimation.regression import design, effect_of_arm
from ide_assets_tests.effect.planted import panel, play, stacked


def study(offered: list[float], held_back: list[float], **columns: Any) -> pd.DataFrame:
    """A study in which each account is its own unit and every offered account is treated."""
    arms = [True] * len(offered) + [False] * len(held_back)
    return pd.DataFrame(
        {
            "unit": [f"U{number}" for number in range(len(arms))],
            "offered": arms,
            "treated": arms,
            "after": [*offered, *held_back],
            "enrolled": "2024-01",
            "seat_bucket": "1 Seat",
            "site_geo": "EMEA",
            **columns,
        }
    )


def assert_sound(estimate: Estimate | None) -> None:
    """The numbers of an estimate are finite and consistent."""
    if estimate is None:
        return
    # No effect is detectable where even renewals everywhere would not be noticed often enough.
    numbers = {name: number for name, number in asdict(estimate).items() if name != "minimum_detectable_effect"}
    assert all(math.isfinite(number) for number in numbers.values())
    assert estimate.low <= estimate.effect <= estimate.high
    assert estimate.standard_error > 0
    detectable = estimate.minimum_detectable_effect
    assert detectable is None or 0 < detectable < math.inf
    assert (estimate.p_value < 0.05) == (not estimate.low <= 0 <= estimate.high)


class TestIntentionToTreat:
    def test_effect_is_the_difference_of_means_with_unequal_variances(self) -> None:
        estimate = intention_to_treat(study([10, 12, 14, 16, 18, 20], [1, 5, 9, 13, 17, 9]))
        assert estimate is not None
        assert estimate.effect == pytest.approx(15 - 9)
        # Sample variances 14 and 32: 14 / 6 + 32 / 6.
        assert estimate.standard_error == pytest.approx(math.sqrt(14 / 6 + 32 / 6))
        assert (estimate.offered, estimate.held_back, estimate.treated, estimate.units) == (6, 6, 6, 12)

    def test_shared_rise_is_no_effect_and_different_starts_are_adjusted_for(self) -> None:
        before = [20.0, 30, 40, 50, 60, 70, 40, 50, 60, 70, 80, 60]
        noise = [0.5, -0.5, 0.25, 0.5, -0.5, -0.25, 0.5, -0.5, 0.25, 0.5, -0.75, 0.0]
        after = [start + 5 + other for start, other in zip(before, noise, strict=True)]
        estimate = intention_to_treat(study(after[:6], after[6:], before=before))
        assert estimate is not None
        assert abs(estimate.effect) < 0.5
        assert estimate.p_value > 0.05

    def test_shares_renewed_are_in_percent_also_if_no_account_renewed(self) -> None:
        all_lost, all_renewed = (intention_to_treat(study([share] * 30, [share] * 30)) for share in (0.0, 100.0))
        assert all_lost is not None and all_renewed is not None
        assert all_lost.effect == all_renewed.effect == 0
        assert (all_lost.low, all_lost.high) == pytest.approx((-all_renewed.high, -all_renewed.low))
        assert all_lost.high > 5

    def test_agrees_with_diff_diff(self) -> None:
        from diff_diff import LinearRegression

        one_play = play("strong", 3, seed=5).study
        regressors = design(one_play)
        assert regressors.shape[1] > 8, "the strata are regressors"
        theirs = (
            LinearRegression(include_intercept=False, cluster_ids=one_play["unit"].to_numpy(), vcov_type="hc2_bm")
            .fit(regressors, one_play["after"].to_numpy())
            .get_inference(1)
        )
        ours = intention_to_treat(one_play)
        assert ours is not None
        assert ours.effect == pytest.approx(theirs.coefficient)
        assert ours.standard_error == pytest.approx(theirs.se)
        assert (ours.low, ours.high) == pytest.approx(theirs.conf_int)
        assert ours.p_value == pytest.approx(theirs.p_value)

    def test_agrees_with_diff_diff_for_a_large_unit_with_its_own_level(self) -> None:
        from diff_diff import LinearRegression

        draw = np.random.default_rng(3)
        units = np.repeat(np.arange(12), [1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 30, 40])
        regressors = np.column_stack(
            [np.ones(len(units)), units % 3 > 0, units == 11, draw.normal(size=len(units))]
        ).astype(float)
        outcome = draw.normal(size=len(units)) + draw.normal(size=12)[units]
        theirs = (
            LinearRegression(include_intercept=False, cluster_ids=units, vcov_type="hc2_bm")
            .fit(regressors, outcome)
            .get_inference(1)
        )
        ours = effect_of_arm(regressors, outcome[:, None], units)
        assert ours is not None
        assert ours.coefficients[0] == pytest.approx(theirs.coefficient)
        assert math.sqrt(ours.covariance[0, 0]) == pytest.approx(theirs.se)
        assert ours.degrees == pytest.approx(theirs.df)

    def test_minimum_detectable_effect_follows_from_the_power_calculation(self) -> None:
        from statsmodels.stats.power import TTestIndPower

        values = np.random.default_rng(1).normal(0, 10, 200)
        estimate = intention_to_treat(study(list(values[:100]), list(values[100:])))
        assert estimate is not None
        # The spread that gives this standard error of the difference between two means of 100.
        spread = estimate.standard_error / math.sqrt(2 / 100)
        expected = TTestIndPower().solve_power(nobs1=100, alpha=0.05, power=0.8) * spread
        assert estimate.minimum_detectable_effect == pytest.approx(expected, rel=0.01)

    def test_stack_leaves_out_plays_without_a_holdout(self) -> None:
        together = stacked(3, seed=2).study
        other = play("strong", 3, seed=9).study.assign(offered=True, play="without holdout")
        estimate = intention_to_treat(pd.concat([together, other], ignore_index=True))
        assert estimate == intention_to_treat(together)

    def test_order_of_rows_and_origin_of_the_scale_do_not_matter(self) -> None:
        one_play = play("weak", 1, seed=4).study
        estimate = intention_to_treat(one_play)
        assert estimate is not None
        shuffled = intention_to_treat(one_play.sample(frac=1, random_state=1))
        moved = intention_to_treat(one_play.assign(after=one_play["after"] + 100, before=one_play["before"] + 100))
        assert shuffled is not None and moved is not None
        assert list(asdict(shuffled).values()) == pytest.approx(list(asdict(estimate).values()))
        assert list(asdict(moved).values()) == pytest.approx(list(asdict(estimate).values()))


class TestTreated:
    def test_equals_the_intention_to_treat_with_full_compliance(self) -> None:
        one_play = play("strong", 6, seed=1).study
        one_play["treated"] = one_play["offered"]
        offer, treatment = intention_to_treat(one_play), treated_effect(one_play)
        assert offer is not None and treatment is not None
        assert list(asdict(treatment).values()) == pytest.approx(list(asdict(offer).values()))

    def test_equals_the_instrumental_variable_estimate_of_statsmodels(self) -> None:
        from statsmodels.sandbox.regression.gmm import IV2SLS

        one_play = play("strong", 3, seed=1).study
        instruments = design(one_play)
        regressors = instruments.copy()
        regressors[:, 1] = one_play["treated"]
        theirs = IV2SLS(one_play["after"].to_numpy(), regressors, instruments).fit().params[1]
        ours = treated_effect(one_play)
        assert ours is not None
        assert ours.effect == pytest.approx(theirs)
        assert_sound(ours)

    def test_interval_ends_where_the_arms_stop_differing(self) -> None:
        one_play = play("strong", 3, seed=1).study
        estimate = treated_effect(one_play)
        assert estimate is not None
        for end in (estimate.low, estimate.high):
            without = one_play.assign(after=one_play["after"] - end * one_play["treated"])
            rest = intention_to_treat(without)
            assert rest is not None
            assert rest.p_value == pytest.approx(0.05)

    def test_has_no_estimate_if_the_offer_hardly_led_to_treatment(self) -> None:
        one_play = play("strong", 3, seed=1).study
        carried_out = one_play.groupby("offered").cumcount() % 2 == 0  # As often in either arm.
        assert intention_to_treat(one_play.assign(treated=carried_out)) is not None
        assert treated_effect(one_play.assign(treated=carried_out)) is None
        assert treated_effect(one_play.assign(treated=False)) is None


class TestRandomised:
    def test_gives_both_estimates_from_one_regression(self) -> None:
        for name in ("strong", "zero"):
            one_play = play(name, 3, seed=1).study
            offer, treatment = randomised(one_play)
            alone = intention_to_treat(one_play)
            assert offer is not None and alone is not None
            assert list(asdict(offer).values()) == pytest.approx(list(asdict(alone).values()))
            assert treatment is not None
            assert treatment == treated_effect(one_play)
        assert randomised(UNINFORMATIVE["no unit held back"]) == (None, None)


class TestBeforeAfter:
    def test_separates_regression_to_the_mean_from_drift(self) -> None:
        before = [float(value) for value in range(20, 32)]
        changes = [10.0, 12, 11, 9, 8, 10, 9, 8, 7, 9, 7, 8]
        after = [start + change for start, change in zip(before, changes, strict=True)]
        result = before_after(study(after[:6], after[6:], before=before), drift=3.0)
        assert result is not None
        assert result.change_offered == result.naive.effect == pytest.approx(10)
        assert result.change_held_back == pytest.approx(8)
        assert result.regression_to_the_mean == pytest.approx(8 - 3)
        assert result.mean_before == pytest.approx(25.5)
        assert result.naive.low > 0, "looks effective"
        # Mean of six: standard deviation over the root of six, t with five degrees of freedom.
        error = float(np.std(changes[:6], ddof=1)) / math.sqrt(6)
        assert result.naive.standard_error == pytest.approx(error)
        assert result.naive.high - result.naive.low == pytest.approx(2 * 2.5706 * error, rel=1e-4)

    def test_without_a_holdout_only_the_change_is_known(self) -> None:
        result = before_after(study([1, 2, 3, 4, 6, 5], [], before=[1.0] * 6), drift=None)
        assert result is not None
        assert result.change_held_back is None
        assert result.regression_to_the_mean is None

    def test_does_not_apply_to_renewal(self) -> None:
        assert before_after(play("strong", 0, seed=1).study, drift=0.0) is None


class TestStaggered:
    def test_finds_the_planted_effect_with_and_without_never_offered_accounts(self) -> None:
        months = panel(4.0, seed=1)
        all_accounts = staggered(months, [3])[3]
        offered = staggered(months[months["first_offered"] > 0], [0])[0]
        for estimate in (all_accounts, offered):
            assert estimate is not None
            assert_sound(estimate)
            assert estimate.low <= 4 <= estimate.high
            assert estimate.p_value < 0.05
        assert all_accounts is not None
        assert all_accounts.offered == months.loc[months["first_offered"] > 0, "account"].nunique()

    @pytest.mark.parametrize("control_group", ["never_treated", "not_yet_treated"])
    def test_leaving_out_unused_months_changes_nothing(self, control_group: str) -> None:
        """Compared with diff-diff on the whole panel, with a tenth of the values missing."""
        from diff_diff import CallawaySantAnna

        months = panel(4.0, seed=1, months=14)
        months = months[months["first_offered"] > 0] if control_group == "not_yet_treated" else months
        months = months.sample(frac=0.9, random_state=1)
        whole = CallawaySantAnna(control_group=control_group, estimation_method="reg", cluster="unit")
        with pytest.warns(UserWarning):
            fit = whole.fit(months, "value", "account", "month", "first_offered")
        theirs = fit.aggregate("event_study").to_dataframe().set_index("event_time")
        by_horizon = staggered(months, [0, 1, 3])
        for horizon, estimate in by_horizon.items():
            if estimate is None:
                assert (control_group, horizon) == ("not_yet_treated", 3), "all were offered it by then"
                continue
            assert (estimate.effect, estimate.standard_error) == pytest.approx(
                tuple(theirs.loc[horizon, ["att", "se"]]), rel=1e-9
            )
        assert by_horizon[0] is not None and by_horizon[1] is not None

    def test_combination_of_horizons_and_order_of_rows_do_not_matter(self) -> None:
        months = panel(4.0, seed=2)
        by_horizon = staggered(months, [0, 3, 99, None])
        assert by_horizon == {horizon: staggered(months, [horizon])[horizon] for horizon in by_horizon}
        shuffled = staggered(months.sample(frac=1, random_state=1), list(by_horizon))
        for horizon, estimate in by_horizon.items():
            other = shuffled[horizon]
            assert (estimate is None) == (other is None)
            if estimate is not None and other is not None:
                assert list(asdict(other).values()) == pytest.approx(list(asdict(estimate).values()))

    def test_has_no_estimate_without_a_comparison(self) -> None:
        months = panel(4.0, seed=1)
        panels = {
            "all at once": months[months["first_offered"] == 3],
            "no offer": months[months["first_offered"] == 0],
            "no spread": months.assign(value=1.0),
            "no month before the offer": months[months["month"] >= 6],
        }
        for name, incomparable in panels.items():
            assert staggered(incomparable, [3]) == {3: None}, name
        assert staggered(months, [99]) == {99: None}
        assert staggered(months, []) == {}


class TestConclusions:
    def test_corrects_for_the_number_one_plays(self) -> None:
        assert adjusted([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.04, 0.04])
        assert adjusted([]) == []

    def test_correction_equals_that_of_statsmodels(self) -> None:
        from statsmodels.stats.multitest import multipletests

        chance = np.random.default_rng(1)
        # With and without effects; rounded, so that ties, zeros and ones occur.
        for p_values in ([0.2], (chance.random(20) ** 3).round(2).tolist(), chance.random(5).round(1).tolist()):
            assert adjusted(p_values) == pytest.approx(list(multipletests(p_values, method="fdr_bh")[1]))

    def test_follows_the_corrected_p_value_and_the_goal(self) -> None:
        assert conclude(0.049, towards_the_goal=2.5) == EFFECTIVE
        assert conclude(0.049, towards_the_goal=-2.5) == HARMFUL
        assert conclude(0.05, towards_the_goal=2.5) == NO_DETECTABLE_EFFECT
        assert conclude(0.0, towards_the_goal=0.0) == NO_DETECTABLE_EFFECT


UNINFORMATIVE = {
    "no unit held back": study([1, 2, 3, 4, 5, 6], []),
    "no unit offered": study([], [1, 2, 3, 4, 5, 6]),
    "no accounts": study([], []),
    "four units held back": study([1, 2, 3, 4, 5, 6], [1, 2, 3, 4]),
    "all one unit": study([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], unit="U"),
    "constant outcome": study([2] * 6, [2] * 6),
    "four of both arms differ": study([0.0, 2.0] * 4 + [2.0] * 12, [2.0] * 10),
    "two arms, each constant": study([2] * 6, [0] * 6),
    "outcome equals the value before": study(
        [1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 7], before=[1.0, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6, 7]
    ),
    "outcome is twice the value before": study(
        [2, 4, 6, 8, 10, 12], [4, 6, 8, 10, 12, 14], before=[1.0, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6, 7]
    ),
}


@pytest.mark.parametrize("name", UNINFORMATIVE)
def test_uninformative_studies_have_no_estimate(name: str) -> None:
    assert intention_to_treat(UNINFORMATIVE[name]) is None
    assert treated_effect(UNINFORMATIVE[name]) is None


def test_collinear_stratum_and_constant_value_before_change_nothing() -> None:
    offered, held_back = [10.0, 12, 14, 16, 18, 20] * 5, [1.0, 5, 9, 13, 17] * 5
    plain = intention_to_treat(study(offered, held_back))
    geo = ["AMER"] * len(offered) + ["EMEA"] * len(held_back)
    assert intention_to_treat(study(offered, held_back, site_geo=geo)) == plain
    constant = intention_to_treat(study(offered, held_back, before=7.0))
    absent = intention_to_treat(study(offered, held_back, before=None))
    assert constant == absent == plain


numbers = st.sampled_from([0.0, 1.0, 2.0, 50.0, 100.0, -3.5, 1e6])


def any_study(seed: int) -> pd.DataFrame:
    """An arbitrary study with few distinct values, so that ties, empty arms and strata equal to arms are common."""
    chance = np.random.default_rng(seed)
    size = chance.choice([3, 25, 60, 120])
    values = chance.choice([0.0, 1.0, 2.0, 50.0, 100.0, -3.5, 1e6], chance.integers(1, 5))
    offered = chance.random(size) < chance.choice([0.0, 0.5, 0.8, 1.0])
    treated = chance.random(size) < np.where(offered, chance.choice([0.0, 0.6, 1.0]), 0.05)
    frame = pd.DataFrame(
        {
            "unit": [f"U{number}" for number in chance.integers(0, chance.choice([1, 12, 60]), size)],
            "offered": offered,
            "treated": treated,
            "after": chance.choice(values, size),
            "enrolled": chance.choice(["2024-01", "2024-02"], size),
            "seat_bucket": chance.choice(np.array(["1 Seat", None]), size),
            "site_geo": np.where(offered, "AMER", "EMEA") if chance.random() < 0.5 else "EMEA",
        }
    )
    if chance.random() < 0.5:
        frame["before"] = chance.choice([*values, float("nan")], size)
    if chance.random() < 0.5:
        frame["play"] = chance.choice(["a", "b"], size)
    return frame


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_any_study_has_a_sound_estimate_or_none(seed: int) -> None:
    frame = any_study(seed)
    original = frame.copy()
    assert_sound(intention_to_treat(frame))
    assert_sound(treated_effect(frame))
    naive = before_after(frame, drift=1.0)
    if naive is not None:
        assert_sound(naive.naive)
        assert math.isfinite(naive.mean_before)
    pd.testing.assert_frame_equal(frame, original)


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_any_panel_has_sound_estimates_or_none(data: st.DataObject) -> None:
    accounts = data.draw(st.integers(1, 24))
    first = data.draw(st.lists(st.integers(0, 5), min_size=accounts, max_size=accounts))
    rows = [
        {"account": f"A{number}", "unit": f"U{number // 2}", "month": month, "first_offered": first[number]}
        for number in range(accounts)
        for month in range(1, 6)
    ]
    frame = pd.DataFrame(rows)
    values = st.lists(st.one_of(numbers, st.just(float("nan"))), min_size=len(frame), max_size=len(frame))
    frame["value"] = np.array(data.draw(values), dtype=float)
    for estimate in staggered(frame, data.draw(st.sampled_from([[None], [0], [1, 3], [3, None]]))).values():
        assert_sound(estimate)
