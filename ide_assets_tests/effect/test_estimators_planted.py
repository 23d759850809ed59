"""Plays with planted effects over a few fixed seeds; `benchmarks/effect_coverage.py` does so over a thousand."""

from dataclasses import replace

from benchmarks.effect_coverage import Cell, band, gathered, of_seed, table
from ide_assets.domains.effect.estimators import before_after, intention_to_treat
from ide_assets_tests.effect.planted import play

SEEDS = range(8)


def test_intervals_cover_the_planted_effects() -> None:
    found = gathered(map(of_seed, SEEDS))
    lines, outside = table(found)
    assert not outside
    assert len(lines) == len(found)
    effective = [each.is_effective for each in found[Cell("intention to treat", "strong", "after 6")]]
    assert sum(1 for each in effective if each) > len(SEEDS) / 2


def test_the_play_that_regresses_looks_effective_and_is_not() -> None:
    looks, is_ = 0, 0
    for seed in range(30):
        planted = play("regression", 1, seed)
        past, estimate = before_after(planted.study, planted.drift), intention_to_treat(planted.study)
        assert past is not None and estimate is not None
        looks += past.naive.low > 0
        is_ += estimate.low > 0
        # The rise would have come by itself, which the accounts held back show.
        assert past.regression_to_the_mean is not None
        assert past.regression_to_the_mean > past.change_offered / 3
    assert looks == 30
    assert is_ <= band(30, 0.05)[1] * 30


def test_a_coverage_outside_its_band_is_told() -> None:
    found = gathered([of_seed(0)])
    cell = Cell("intention to treat", "zero", "after 1")
    found[cell] = [replace(each, covers=False, excludes_zero=True) for each in found[cell]] * 40
    _, outside = table(found)
    assert [each.split(":")[0] for each in outside] == ["intention to treat, zero, after 1"] * 2
