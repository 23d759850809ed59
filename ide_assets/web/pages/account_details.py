"""What the page of an account says of its people, its stage, its value and what was done: pure functions (R-VZ-2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ide_assets.domains.cohorts.rules import EXTEND, USE
from ide_assets.reports.pages.drawing import Box, Drawing, Label
from ide_assets.vocabulary.wording import plural, signed
from ide_assets.web.pages.charts import shares_bar
from ide_assets.web.pages.measures import NEAR_DAYS

#: Categories of users, the most active first, with what they mean.
CATEGORIES = (
    ("power", "Power"),
    ("regular", "Regular"),
    ("light", "Light"),
    ("inactive", "Inactive"),
)

STAGES = {"onboarding": "Onboarding", USE: "Use", EXTEND: "Extend: the renewal is near or overdue"}

#: Answers that a net promoter score needs at least; fewer have a mean.
LEAST_ANSWERS = 5

#: Kinds of surveys: name, and the highest answer.
SURVEYS = {"nps": ("Would recommend (nps)", 10), "csat": ("Customer satisfaction", 5), "ces": ("Customer effort", 7)}


@dataclass(frozen=True)
class People:
    """Users by category: (name, class, number) and the bar of their shares."""

    counts: Sequence[tuple[str, str, int]]
    total: int
    chart: Drawing


def people(facts: Mapping[str, Any]) -> People | None:
    """The users of an account by category; None where no user is known."""
    if not facts["users"]:
        return None
    counts = [(name, key, facts[f"{key}_users"]) for key, name in CATEGORIES]
    return People(counts, facts["users"], shares_bar([(name, key, number) for name, key, number in counts], "users"))


def stage_chart(score: float, median: float) -> Drawing:
    """Own score above the median of the stage, as two bars from zero on one scale of 0 to 100."""
    left, width, height = 96, 300, 64
    boxes, labels = [], []
    for place, (name, kind, value) in enumerate(
        (("This account", "communication", score), ("Same stage", "before", median))
    ):
        y = 4 + 30 * place
        boxes.append(Box(left, y, round(width * value / 100, 1), 20, kind, f"{name}: {value:.0f} of 100"))
        labels.append(Label(left - 8, y + 14, name, "end", "small"))
        labels.append(Label(round(left + width * value / 100 + 6, 1), y + 14, f"{value:.0f}", "start", "strong"))
    return Drawing(left + width + 40, height, f"Score {score:.0f} against a median of {median:.0f}.", boxes, labels)


def retention(won: int | None, decided: int | None) -> str:
    """`91% (10 of 11 renewals)`; words where none was decided."""
    if not decided:
        return "no renewal decided"
    return f"{100 * (won or 0) / decided:.0f}% ({won or 0} of {plural(decided, 'renewal')})"


def readiness(facts: Mapping[str, Any], today: date | None) -> float | None:
    """Seats in use, in percent, where the next open renewal is near; None where it is not, or nothing is known."""
    close = facts["next_close_date"]
    if close is None or today is None or (close - today).days > NEAR_DAYS:
        return None
    return None if facts["utilisation_rate"] is None else float(facts["utilisation_rate"])


def satisfaction(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, str, str]]:
    """Kind, value, and answers with the newest date of each kind of survey."""
    listed = []
    for row in rows:
        name, highest = SURVEYS.get(row["kind"], (row["kind"], 0))
        is_enough = row["kind"] == "nps" and row["answers"] >= LEAST_ANSWERS
        value = signed(row["nps"], 0) if is_enough else f"{row['mean']:g} of {highest} on average"
        newest = f"newest {row['newest_score']:g} of {highest} on {row['newest']}"
        listed.append((name, value, f"{plural(row['answers'], 'answer')}, {newest}"))
    return listed


def first_use_in_words(facts: Mapping[str, Any]) -> str:
    """How long the account took to use what it bought, against everybody; empty without a purchase."""
    uses = facts["first_uses"]
    if not uses:
        return ""
    bought, used = facts["purchases"], facts["purchases_used"]
    everybody = uses["everybody"]
    own = (
        "Nothing of it is used yet"
        if not used
        else f"First used after {plural(round(facts['days_to_first_use']), 'day')} (median)"
        + (f"; {plural(bought - used, 'purchase is', 'purchases are')} not used yet" if bought > used else "")
    )
    others = (
        ""
        if everybody["median_days"] is None
        else f" All accounts: {plural(round(everybody['median_days']), 'day')} "
        f"(median of {plural(everybody['n'], 'purchase')})."
    )
    return f"{plural(bought, 'purchase')} in the last twelve months. {own}.{others}"
