"""What the checks of effects accept; checks/effect_cases.py has tables that break them."""

import duckdb
import pytest

from ide_assets.domains.effect.tables import AIMS, EFFECTS
from ide_assets_tests.inline import load, recipe


@pytest.mark.parametrize(
    ("p_adjusted", "conclusion", "passes"),
    [
        # 0.0499997 and 0.0500003 are both published as 0.05.
        (0.05, "effective", True),
        (0.05, "no detectable effect", True),
        (0.05, "harmful", False),
        (0.04999, "no detectable effect", False),
        (0.05001, "effective", False),
    ],
)
def test_either_conclusion_passes_at_the_rounded_threshold(
    p_adjusted: float | None, conclusion: str, passes: bool
) -> None:
    (check,) = (
        check
        for check in recipe("action_effects").own_expectations
        if check.name == "conclusion_follows_from_the_numbers"
    )
    row = {
        "method": "intention_to_treat",
        "is_primary": True,
        "effect": 2.0,
        "p_value_adjusted": p_adjusted,
        "conclusion": conclusion,
    }
    with duckdb.connect() as connection:
        load(connection, EFFECTS, [row])
        load(connection, AIMS, [])
        connection.execute("CREATE VIEW judged AS FROM action_effects")
        assert (connection.execute(check.failing).fetchall() == []) is passes
