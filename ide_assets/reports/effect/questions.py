"""The measures of plays in words, and the one by which each play is judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ide_assets.domains.effect.words import RENEWAL


@dataclass(frozen=True)
class Measure:
    """A measure: its name and its unit."""

    name: str
    unit: str


#: In the order in which the report shows them.
MEASURES: Mapping[str, Measure] = {
    RENEWAL: Measure("Renewal", "points"),
    "assignment_rate": Measure("Assignment rate", "points"),
    "utilisation_rate": Measure("Utilisation rate", "points"),
    "active_users": Measure("Active users", "users"),
}

#: Months after the enrolment, in the order in which they are shown; 0 is renewal, measured once.
HORIZONS = (3, 6, 1, 0)


@dataclass(frozen=True, order=True)
class Question:
    """A measure and its horizon: the months from the enrolment until it is measured."""

    measured: str
    horizon: int

    @property
    def measure(self) -> Measure:
        """The measure's name and unit."""
        return MEASURES[self.measured]

    @property
    def title(self) -> str:
        """`Assignment rate after 3 months`."""
        return f"{self.measure.name} {self.when}"

    @property
    def in_sentence(self) -> str:
        """`assignment rate after 3 months`."""
        return self.title[0].lower() + self.title[1:]

    @property
    def when(self) -> str:
        """`after 3 months`."""
        if not self.horizon:
            return "once decided"
        return f"after {self.horizon} {'month' if self.horizon == 1 else 'months'}"

    @property
    def anchor(self) -> str:
        """The question as an anchor in a page."""
        return f"{self.measured}-{self.horizon}"


#: In the order in which the report shows them.
QUESTIONS = tuple(
    Question(measured, horizon)
    for measured in MEASURES
    for horizon in HORIZONS
    if (horizon == 0) == (measured == RENEWAL)
)


@dataclass(frozen=True)
class Aim:
    """The aim of a play."""

    primary_measure: str
    direction: str
    horizon_months: int
    worth_having: float
    declared_on: date | None = None

    @property
    def question(self) -> Question:
        """The measure and horizon by which the play is judged."""
        return Question(self.primary_measure, self.horizon_months)

    @property
    def sign(self) -> int:
        """-1 if the measure is to fall."""
        return -1 if self.direction == "down" else 1
