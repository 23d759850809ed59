"""Published figures, reproduced by the functions that the product itself uses."""

import numpy as np
import pytest

from ide_assets.domains.insights.churn import model as churn
from ide_assets.domains.insights.grading import grading, statistics
from ide_assets.domains.insights.value import lifetime
from ide_assets_tests.insights.public import public_data


@pytest.fixture(scope="module")
def telco() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Outcomes, out-of-fold probabilities and folds of the Telco customers."""
    customers = public_data("telco_churn_wa.csv")
    churned = (customers["churn"] == "Yes").to_numpy()
    predicted, fold = churn.cross_validated(customers.drop(columns="churn"), churned)
    return churned, predicted, fold


def test_telco_area_under_curve(telco: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    churned, predicted, fold = telco
    areas = [statistics.area_under_curve(churned[fold == n], predicted[fold == n]).value for n in range(5)]
    assert np.mean(areas) == pytest.approx(0.852, abs=0.01)


def test_telco_probabilities_are_calibrated(telco: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    grade = grading.grade_churn(*telco[:2])
    assert grade.letter == "A"
    assert grade.calibration.slope.low < 1 < grade.calibration.slope.high
    assert grade.calibration.intercept.low < 0 < grade.calibration.intercept.high
    assert grade.brier < 0.75 * grade.brier_baseline


def test_cdnow_purchases() -> None:
    customers = public_data("cdnow_summary_39wk.csv")
    model = lifetime.fit_bg_nbd(customers["x"], customers["t_x"], customers["T"])
    assert (model.r, model.alpha, model.a, model.b) == pytest.approx((0.243, 4.414, 0.793, 2.426), rel=0.01)
    assert model.log_likelihood == pytest.approx(-9582.4, abs=0.1)
    # Fader and Hardie's example: two purchases, the last after 30.43 of 38.86 weeks, the next 39 weeks.
    assert model.expected_purchases(39, [2], [30.43], [38.86]) == pytest.approx([1.226], abs=0.005)


def test_cdnow_value_of_a_purchase() -> None:
    customers = public_data("cdnow_summary_39wk.csv")
    model = lifetime.fit_gamma_gamma(customers["x"], customers["zbar"])
    assert (model.p, model.q, model.v) == pytest.approx((6.25, 3.74, 15.44), rel=0.01)


@pytest.mark.parametrize(("cohort", "figures"), [("regular", (0.704, 1.182)), ("high_end", (0.668, 3.806))])
def test_retention_of_cohorts(cohort: str, figures: tuple[float, float]) -> None:
    survivors = public_data("sbg_fader_hardie_2007.csv")[cohort]
    model = lifetime.fit_shifted_beta_geometric(survivors[:8])
    assert (model.alpha, model.beta) == pytest.approx(figures, rel=0.002)
    # Years 8 to 12 were not fitted.
    assert 1000 * model.survival(12)[8:] == pytest.approx(survivors[8:], rel=0.05)
