"""Lifetime value: simulated customers give their parameters back, and hostile input is rejected."""

import numpy as np
import pytest

from ide_assets.domains.insights.value import lifetime
from ide_assets.domains.insights.value.lifetime import CannotFitError


def buyers(customers: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """x, t_x, T and purchases in the 20 periods after T of customers of BG/NBD(.5, 5, 1, 3)."""
    random = np.random.default_rng(seed)
    rate, dropout = random.gamma(0.5, 1 / 5, customers), random.beta(1, 3, customers)
    age = random.uniform(20, 40, customers)
    x, later, last = np.zeros(customers), np.zeros(customers), np.zeros(customers)
    for row in range(customers):
        moment, is_alive = 0.0, True
        while is_alive:
            moment += random.exponential(1 / max(rate[row], 1e-9))
            if moment > age[row] + 20:
                break
            if moment <= age[row]:
                x[row], last[row] = x[row] + 1, moment
            else:
                later[row] += 1
            is_alive = random.random() >= dropout[row]
    return x, last, age, later


def test_simulated_purchases() -> None:
    x, last, age, later = buyers(8000)
    model = lifetime.fit_bg_nbd(x, last, age)
    assert (model.r, model.alpha) == pytest.approx((0.5, 5), rel=0.15)
    assert model.a / (model.a + model.b) == pytest.approx(0.25, abs=0.05)
    assert model.expected_purchases(20, x, last, age).sum() == pytest.approx(later.sum(), rel=0.08)
    alive = model.alive(x, last, age)
    assert ((alive >= 0) & (alive <= 1)).all() and (alive[x == 0] == 1).all()


def test_unit_of_time_does_not_matter() -> None:
    x, last, age, _ = buyers(1500)
    weeks, days = lifetime.fit_bg_nbd(x, last, age), lifetime.fit_bg_nbd(x, last * 7, age * 7)
    assert (days.r, days.alpha, days.a, days.b) == pytest.approx((weeks.r, weeks.alpha * 7, weeks.a, weeks.b), rel=1e-3)
    assert days.expected_purchases(70, x[:5], last[:5] * 7, age[:5] * 7) == pytest.approx(
        weeks.expected_purchases(10, x[:5], last[:5], age[:5]), rel=1e-3
    )


def test_simulated_values() -> None:
    random = np.random.default_rng(1)
    count = random.integers(1, 8, 20_000)
    scale = random.gamma(4, 1 / 20, 20_000)
    mean = np.array([random.gamma(6, 1 / s, n).mean() for n, s in zip(count, scale, strict=True)])
    model = lifetime.fit_gamma_gamma(count, mean)
    assert (model.p, model.q, model.v) == pytest.approx((6, 4, 20), rel=0.12)
    expected = model.expected_value([0, 1000], [np.nan, 90.0])
    assert expected == pytest.approx([6 * 20 / 3, 90], rel=0.1)


def test_retention_rises() -> None:
    model = lifetime.fit_shifted_beta_geometric([1000, 700, 560, 480])
    assert (np.diff(model.retention(10)) > 0).all()
    survival = model.survival(10)
    assert survival[0] == 1 and (np.diff(survival) < 0).all()
    assert 1000 * survival[:4] == pytest.approx([1000, 700, 560, 480], rel=0.01)


@pytest.mark.parametrize(
    "survivors", [[1000, 900], [1000, 900, 950], [10, 10, 10], [10, 0, 0], [[1, 2, 3]], [5, 3, -1]]
)
def test_cohorts_that_say_nothing(survivors: list[float]) -> None:
    with pytest.raises(CannotFitError):
        lifetime.fit_shifted_beta_geometric(survivors)


@pytest.mark.parametrize(
    ("x", "t_x", "age"),
    [([0, 0], [0, 0], [5, 5]), ([1], [9], [5]), ([-1], [0], [5]), ([1, 2], [1], [5, 5]), ([1], [np.nan], [5])],
)
def test_purchases_that_say_nothing(x: list[float], t_x: list[float], age: list[float]) -> None:
    with pytest.raises(CannotFitError):
        lifetime.fit_bg_nbd(x, t_x, age)


def test_values_that_say_nothing() -> None:
    with pytest.raises(CannotFitError):
        lifetime.fit_gamma_gamma([1, 2], [-5.0, 3.0])
    with pytest.raises(CannotFitError):
        lifetime.fit_gamma_gamma([0, 0], [0.0, 0.0])


def test_customers_who_were_not_seen_from_the_start() -> None:
    """The same renewals, without the first ones of half of the customers, give the same law."""
    whole = lifetime.fit_renewals([1, 2, 3], [700, 560, 480], [300, 140, 80])
    assert (whole.alpha, whole.beta) == pytest.approx(
        (lambda m: (m.alpha, m.beta))(lifetime.fit_shifted_beta_geometric([1000, 700, 560, 480])), rel=1e-4
    )
    late = lifetime.fit_renewals([1, 2, 3], [350, 560, 480], [150, 140, 80])
    assert late.renewing([1, 2, 3]) == pytest.approx(whole.renewing([1, 2, 3]), rel=0.01)


def test_renewals_that_say_nothing() -> None:
    for won, lost in (([5, 5], [0, 0]), ([0, 0], [5, 5]), ([5, 0], [5, 0])):
        with pytest.raises(CannotFitError):
            lifetime.fit_renewals([1, 2], won, lost)
