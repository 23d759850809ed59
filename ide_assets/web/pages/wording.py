"""Scores and factors in words, with singular and plural."""

from ide_assets.web.shapes import EngagementFactor


def measured(value: float | None, unit: str | None) -> str:
    """`82%`, `18 hours`, `1 contact`, `2.1 per user and week`; `not measured` where there is no value."""
    if value is None:
        return "not measured"
    digits = 1 if abs(value) < 10 and round(value, 1) != round(value) else 0
    number = f"{value:,.{digits}f}"
    if unit in ("percent", None):
        return f"{number}%" if unit else number
    noun = unit.removesuffix("s") if number == "1" else unit
    return f"{number} {noun}"


def target_of(factor: EngagementFactor) -> str:
    """A factor's target: `at most 24 hours` where lower is better."""
    text = measured(factor.target, factor.unit)
    return f"at most {text}" if factor.better == "lower" else text


def against_target(factor: EngagementFactor) -> str:
    """`login frequency 0.5 per user and week (target 3 per user and week)`."""
    name = factor.name[:1].lower() + factor.name[1:]
    current = "nothing on record" if factor.current is None else measured(factor.current, factor.unit)
    return f"{name} {current} (target {target_of(factor)})"


def title(goal: str | None) -> str:
    """What a play is for, as its reason declares it: the goal without the numbers that follow its colon."""
    return (goal or "").partition(":")[0].strip().rstrip(".")


def ordinal(number: float | None) -> str:
    """`1st`, `22nd`, `13th`; empty for what is not known."""
    if number is None:
        return ""
    whole = round(number)
    suffix = "th" if 10 < whole % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(whole % 10, "th")
    return f"{whole}{suffix}"
