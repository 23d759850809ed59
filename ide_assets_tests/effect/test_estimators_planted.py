"""Plays with planted effects over a few fixed seeds; `benchmarks/effect_coverage.py` runs a thousand."""

from dataclasses import replace

from benchmarks.effect_coverage import Cell, band, gathered, of_seed, table
from ide_assets.domains.effect.estimation.estimators import before_after, intention_to_treat
from ide_assets_tests.effect.planted import play

SEEDS = range(8)


def test_intervals_cover_the_planted_effects() -> None:
    outcomes = gathered(map(of_seed, SEEDS))
    lines, outside = table(outcomes)
    assert not outside
    assert len(lines) == len(outcomes)
    effective = [outcome.is_effective for outcome in outcomes[Cell("intention to treat", "strong", "after 6")]]
    assert sum(1 for is_effective in effective if is_effective) > len(SEEDS) / 2


def test_play_with_regression_to_the_mean_looks_effective_but_is_not() -> None:
    naive_effects, effects = 0, 0
    for seed in range(30):
        planted = play("regression", 1, seed)
        past, estimate = before_after(planted.study, planted.drift), intention_to_treat(planted.study)
        assert past is not None and estimate is not None
        naive_effects += past.naive.low > 0
        effects += estimate.low > 0
        # The held-back accounts show that the rise occurs without the play.
        assert past.regression_to_the_mean is not None
        assert past.regression_to_the_mean > past.change_offered / 3
    assert naive_effects == 30
    assert effects <= band(30, 0.05)[1] * 30


def test_reports_coverage_outside_its_band() -> None:
    outcomes = gathered([of_seed(0)])
    cell = Cell("intention to treat", "zero", "after 1")
    outcomes[cell] = [replace(outcome, covers=False, excludes_zero=True) for outcome in outcomes[cell]] * 40
    _, outside = table(outcomes)
    assert [line.split(":")[0] for line in outside] == ["intention to treat, zero, after 1"] * 2
