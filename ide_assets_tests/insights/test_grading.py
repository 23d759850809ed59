"""Letters as documented, and the measures beside them on values that can be checked by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.domains.insights.grading import grading, statistics
from ide_assets.domains.insights.grading.grading import A, B, C


@pytest.mark.parametrize(
    ("accuracy", "churner_accuracy", "rate", "letter"),
    [
        (0.9, 0.33, 0.30, A),
        (0.9, 0.329, 0.30, B),
        (0.9, 0.30, 0.30, C),
        (0.9, 0.25, 0.30, C),
        (0.5, 0.40, 0.30, A),
        (0.49, 0.90, 0.30, C),
    ],
)
def test_letters_of_churn(accuracy: float, churner_accuracy: float, rate: float, letter: str) -> None:
    assert grading.churn_letter(accuracy, churner_accuracy, rate) == letter


@pytest.mark.parametrize(
    ("success", "popular", "letter"), [(0.579, 0.514, A), (0.561, 0.514, B), (0.477, 0.514, C), (0.514, 0.514, C)]
)
def test_letters_of_recommendation(success: float, popular: float, letter: str) -> None:
    assert grading.recommendation_letter(success, popular) == letter


@pytest.mark.parametrize(("share", "baseline", "letter"), [(0.63, 0.60, A), (0.62, 0.60, B), (0.60, 0.60, C)])
def test_letters_of_lifetime_value(share: float, baseline: float, letter: str) -> None:
    assert grading.lifetime_letter(share, baseline) == letter


def test_area_under_curve_counts_pairs() -> None:
    churned, predicted = [True, False, True, False, False], [0.9, 0.8, 0.5, 0.5, 0.1]
    # Of six pairs, four are in order, one is tied and one is not: 4.5 / 6.
    assert statistics.area_under_curve(churned, predicted).value == pytest.approx(0.75)


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_area_under_curve_agrees_with_scikit_learn(seed: int) -> None:
    from sklearn.metrics import roc_auc_score

    random = np.random.default_rng(seed)
    churned = np.concatenate([[True, False], random.random(60) < 0.4])
    predicted = random.integers(0, 12, 62) / 12
    area = statistics.area_under_curve(churned, predicted)
    assert area.value == pytest.approx(roc_auc_score(churned, predicted))
    assert area.low <= area.value <= area.high
    weights = random.integers(0, 3, 62).astype(float)
    weights[:2] = 1
    repeated = np.repeat(np.arange(62), weights.astype(int))
    assert statistics.area(churned, predicted, weights) == pytest.approx(
        roc_auc_score(churned[repeated], predicted[repeated])
    )


def test_delong_interval_covers_the_true_area() -> None:
    from scipy.stats import norm

    random = np.random.default_rng(1)
    true, covered = norm.cdf(1 / np.sqrt(2)), []
    for _ in range(300):
        churned = random.random(400) < 0.2
        score = norm.cdf(random.normal(size=400) + churned)
        area = statistics.area_under_curve(churned, score)
        covered.append(area.low <= true <= area.high)
    assert np.mean(covered) == pytest.approx(0.95, abs=0.03)


def test_calibration_finds_overconfident_scores() -> None:
    random = np.random.default_rng(2)
    logit = random.normal(-1, 1, 20_000)
    churned = random.random(20_000) < 1 / (1 + np.exp(-logit))
    honest = statistics.calibration(churned, 1 / (1 + np.exp(-logit)))
    assert honest.slope.low < 1 < honest.slope.high and honest.intercept.low < 0 < honest.intercept.high
    overconfident = statistics.calibration(churned, 1 / (1 + np.exp(-2 * logit)))
    assert overconfident.slope.value == pytest.approx(0.5, abs=0.03)
    too_low = statistics.calibration(churned, 1 / (1 + np.exp(-(logit - 0.7))))
    assert too_low.intercept.value == pytest.approx(0.7, abs=0.05)
    assert too_low.intercept.low > 0


def test_perfect_scores_are_graded_a() -> None:
    grade = grading.grade_churn([True, False, False, False] * 10, [0.99, 0.01, 0.02, 0.03] * 10)
    assert (grade.letter, grade.churner_accuracy, grade.accuracy) == (A, 1.0, 1.0)
    assert (grade.lift, grade.captured) == (4.0, 0.4)


def test_same_score_for_everyone_is_graded_c() -> None:
    grade = grading.grade_churn([True, False, False, False] * 10, [0.25] * 40)
    assert (grade.letter, grade.auc.value) == (C, 0.5)
    assert grade.brier == grade.brier_baseline


@pytest.mark.parametrize(
    ("churned", "predicted"), [([True, False], [0.5]), ([True, False], [0.5, 1.5]), ([1, 2], [0.5, 0.5])]
)
def test_rejects_probabilities_that_are_none(churned: list[float], predicted: list[float]) -> None:
    with pytest.raises(ValueError):
        grading.grade_churn(churned, predicted)


def test_lift_by_tenths() -> None:
    churned = [True] * 10 + [False] * 90
    table = grading.lift_table(churned, np.linspace(1, 0, 100))
    assert table["lift"].tolist() == [10.0] + [0.0] * 9
    assert table["captured"].tolist() == [1.0] * 10
    assert table["profiles"].sum() == 100


def test_profit_of_calls() -> None:
    curve = grading.profit_curve([True, False, False, True], [0.9, 0.5, 0.5, 0.5], 10, 100)
    # The three profiles with equal scores have one churner among them.
    assert curve["profit"].tolist() == pytest.approx([0, 90, 90 + 70 / 3, 90 + 140 / 3, 160])
    assert curve["profit_at_random"].tolist() == [0, 40, 80, 120, 160]


def test_better_challenger_is_not_worse() -> None:
    random = np.random.default_rng(3)
    logit = random.normal(-1, 1.5, 3000)
    churned = random.random(3000) < 1 / (1 + np.exp(-logit))
    good, noisy = 1 / (1 + np.exp(-logit)), 1 / (1 + np.exp(-logit - random.normal(0, 1.5, 3000)))
    assert not grading.paired_bootstrap(churned, noisy, good).is_worse
    assert grading.paired_bootstrap(churned, good, noisy).is_worse
    same = grading.paired_bootstrap(churned, good, good)
    assert (same.brier.low, same.brier.high, same.is_worse) == (0, 0, False)


def test_accounts_are_drawn_whole() -> None:
    random = np.random.default_rng(4)
    churned, old, new = random.random(200) < 0.5, random.random(200), random.random(200)
    once = grading.paired_bootstrap(churned, old, new)
    one, two, three = (np.repeat(values, 3) for values in (churned, old, new))
    grouped = grading.paired_bootstrap(one, two, three, groups=np.repeat(np.arange(200), 3))
    assert (grouped.brier.low, grouped.auc.high) == pytest.approx((once.brier.low, once.auc.high))


def test_high_value_customers_make_80_per_cent() -> None:
    assert grading.high_value([50, 30, 15, 5]).tolist() == [True, True, False, False]
    assert grading.high_value([50, 29, 16, 5]).tolist() == [True, True, True, False]
    assert grading.high_value([0, 0, -3]).tolist() == [False] * 3


def test_lifetime_value_against_the_baseline() -> None:
    money = np.array([100.0, 90, 5, 4, 1])
    grade = grading.grade_lifetime_value(money, money + 1, np.array([1.0, 90, 100, 0, 0]))
    assert (grade.high_value_share, grade.high_value_share_of_baseline, grade.letter) == (1.0, 0.5, A)
    assert (grade.mean_absolute_error, grade.bias) == (1.0, 1.0)


def test_interval_over_origins() -> None:
    mean = statistics.interval_over([0.7, 0.72, 0.74])
    assert mean is not None and mean.value == pytest.approx(0.72)
    assert mean.high - mean.value == pytest.approx(4.3027 * 0.02 / np.sqrt(3), rel=1e-4)
    assert statistics.interval_over([0.7]) is None
