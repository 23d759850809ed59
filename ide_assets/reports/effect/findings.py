"""What is known of each play at the end of a month: the published tables, and what they say should be done next."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from ide_assets.domains.actions.tables import CANDIDATES
from ide_assets.domains.deliveries.sources import BY_NAME
from ide_assets.domains.effect.estimators import EFFECTIVE, HARMFUL, TOO_FEW
from ide_assets.domains.effect.measuring import BEFORE_AFTER, DIFFERENCE_IN_DIFFERENCES, INTENTION_TO_TREAT, TREATED
from ide_assets.domains.effect.rules import STUDY_MONTHS
from ide_assets.domains.effect.tables import BALANCE, EFFECTS, ENROLMENTS, FAIRNESS, TRAJECTORIES
from ide_assets.domains.effect.transforms import ALL, RENEWAL
from ide_assets.engines import base as engine
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

INTERVENTIONS = BY_NAME["interventions"].table

#: Methods that compare with accounts to which the play was not offered, the better one first.
MEASURING = (INTENTION_TO_TREAT, DIFFERENCE_IN_DIFFERENCES)


@dataclass(frozen=True)
class Measure:
    """What is measured: its name, its unit, and the smallest effect that is worth the work of a play.

    `counted` names what an effect is in a hundred accounts, where it can be counted, and `times` turns it into that.
    """

    name: str
    unit: str
    worthwhile: float
    counted: str = ""
    times: float = 1


#: In the order in which the report shows them. What is worthwhile is in points, or in users of an account.
MEASURES: Mapping[str, Measure] = {
    "assignment_rate": Measure("Assignment rate", "points", 2.0),
    "utilisation_rate": Measure("Utilisation rate", "points", 2.0),
    "active_users": Measure("Active users", "users", 0.2, "active users", 100),
    RENEWAL: Measure("Renewal", "points", 2.0, "renewals"),
}

#: Months after the enrolment, the one that a play is judged by first; 0 is renewal, measured once.
HORIZONS = (3, 6, 1, 0)


@dataclass(frozen=True, order=True)
class Question:
    """A measure and the months after which it is looked at."""

    measured: str
    horizon: int

    @property
    def measure(self) -> Measure:
        """The measure's name, unit and threshold."""
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
        """The question as an address within a page."""
        return f"{self.measured}-{self.horizon}"


#: In the order in which one of them stands for a play: the first that is measured.
QUESTIONS = tuple(
    Question(measured, horizon)
    for measured in MEASURES
    for horizon in HORIZONS
    if (horizon == 0) == (measured == RENEWAL)
)


@dataclass(frozen=True)
class Estimate:
    """A row of action_effects; None where nothing can be said."""

    measured: str
    horizon_months: int
    method: str
    conclusion: str
    effect: float | None = None
    effect_low: float | None = None
    effect_high: float | None = None
    p_value: float | None = None
    p_value_adjusted: float | None = None
    minimum_detectable_effect: float | None = None
    accounts_offered: int | None = None
    accounts_held_back: int | None = None
    accounts_treated: int | None = None
    holdout_units: int | None = None
    mean_before: float | None = None
    change_offered: float | None = None
    change_held_back: float | None = None
    drift: float | None = None
    regression_to_the_mean: float | None = None

    @property
    def accounts(self) -> int:
        """Accounts of both arms."""
        return (self.accounts_offered or 0) + (self.accounts_held_back or 0)

    @property
    def is_known(self) -> bool:
        """Whether there is an effect with its interval."""
        return None not in (self.effect, self.effect_low, self.effect_high)

    @property
    def probability_positive(self) -> float | None:
        """How probable it is that the play helps at all, where nothing was believed of it before.

        It follows from the p-value, and so from the distribution that the estimator holds to be right.
        """
        if self.effect is None or self.p_value is None:
            return None
        return 1 - self.p_value / 2 if self.effect > 0 else self.p_value / 2


@dataclass(frozen=True)
class Answer:
    """What is known about one question: the measured effect, that of carrying it out, and the naive look."""

    main: Estimate | None = None
    treated: Estimate | None = None
    naive: Estimate | None = None

    @property
    def is_measured(self) -> bool:
        """Whether there is an effect against accounts to which the play was not offered."""
        return self.main is not None and self.main.is_known

    @property
    def conclusion(self) -> str:
        """What the measurement concludes; too few accounts where there is none."""
        return self.main.conclusion if self.main is not None else TOO_FEW


@dataclass(frozen=True)
class TrajectoryPoint:
    """The mean of one arm, so many months after the enrolment."""

    measured: str
    arm: str
    months_since: int
    accounts_measured: int
    mean_value: float | None
    mean_low: float | None
    mean_high: float | None


@dataclass(frozen=True)
class Comparison:
    """How alike both arms were before the play."""

    characteristic: str
    accounts_offered: int
    accounts_held_back: int
    offered_mean: float | None
    held_back_mean: float | None
    standardised_difference: float | None


@dataclass(frozen=True)
class Share:
    """Who gets actions, and who is held back, of one group of accounts."""

    group_value: str
    accounts_measured: int
    accounts_with_action: int
    action_rate: float | None
    action_rate_low: float | None
    action_rate_high: float | None
    accounts_in_holdout: int
    holdout_rate: float | None
    holdout_rate_low: float | None
    holdout_rate_high: float | None


@dataclass(frozen=True)
class Enrolled:
    """Accounts that take part in a play's measurement, and at how many it was carried out."""

    offered: int = 0
    held_back: int = 0
    carried_out: int = 0
    carried_out_though_held_back: int = 0
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Performed:
    """Interventions of a play by channel and outcome."""

    channel: str
    outcome: str | None
    interventions: int
    accounts: int


class Next(Enum):
    """What to do with a play."""

    SCALE_UP = "scale up"
    KEEP_MEASURING = "keep measuring"
    STOP = "stop or redesign"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True)
class Advice:
    """What to do with a play, and why."""

    step: Next
    why: str


@dataclass(frozen=True)
class Play:
    """Everything known of one play, or of all of them together."""

    key: str
    name: str
    answers: Mapping[Question, Answer]
    enrolled: Enrolled = Enrolled()
    trajectories: Sequence[TrajectoryPoint] = ()
    balance: Sequence[Comparison] = ()
    performed: Sequence[Performed] = ()

    @property
    def question(self) -> Question | None:
        """The question that the play is judged by: the first that is measured."""
        return next((each for each in QUESTIONS if each in self.answers and self.answers[each].is_measured), None)

    @property
    def lead(self) -> Estimate | None:
        """The measured effect that the play is judged by."""
        return self.answers[self.question].main if self.question is not None else None

    @property
    def in_hundred(self) -> list[tuple[str, float, Estimate]]:
        """What the play brings in a hundred accounts: its name, the factor that the effect is to be taken by, it."""
        found: dict[str, tuple[str, float, Estimate]] = {}
        for question in QUESTIONS:
            answer, measure = self.answers.get(question, Answer()), question.measure
            if measure.counted and answer.main is not None and answer.is_measured:
                found.setdefault(measure.counted, (f"{measure.counted} {question.when}", measure.times, answer.main))
        return list(found.values())

    def advice(self, plays: int) -> Advice:
        """What to do next with the play, of so many that are measured at once."""
        lead, question = self.lead, self.question
        if lead is None or question is None or lead.effect_high is None or lead.effect_low is None:
            return Advice(Next.CANNOT_TELL, self._why_unknown())
        harmed = [each.in_sentence for each, answer in self.answers.items() if answer.conclusion == HARMFUL]
        if harmed:
            return Advice(Next.STOP, f"Accounts that were offered it did worse: {', '.join(harmed)}.")
        least = question.measure.worthwhile
        if lead.conclusion == EFFECTIVE and lead.effect_high >= least:
            return Advice(Next.SCALE_UP, "Keep a holdout all the same, to see when the effect wears off.")
        worth = f"{least:g} {question.measure.unit}"
        others = [(each, answer) for each, answer in self.answers.items() if each != question]
        helped = [each.in_sentence for each, answer in others if answer.conclusion == EFFECTIVE]
        if helped:
            why = f"Effective by another measure: {', '.join(helped)}. Judge it by what it is to achieve."
            return Advice(Next.KEEP_MEASURING, why)
        if lead.effect_high < least:
            return Advice(Next.STOP, f"An effect of {worth} or more is as good as ruled out.")
        if lead.effect_low > 0:
            why = f"Its own interval lies above zero, but among {plays} plays measured at once one does so by chance."
            return Advice(Next.KEEP_MEASURING, why)
        # As many as make the minimum detectable effect the least that is worth having.
        detectable = lead.minimum_detectable_effect
        more = 0.0 if detectable is None else lead.accounts * ((detectable / least) ** 2 - 1)
        if more <= 0:
            why = f"So many accounts show an effect of {worth} four times in five: it is smaller, or was missed."
            return Advice(Next.KEEP_MEASURING, why)
        why = (
            f"It needs about {rounded(more):,} more accounts, with the same share held back, until an effect of "
            f"{worth} is detected four times in five."
        )
        return Advice(Next.KEEP_MEASURING, why)

    def _why_unknown(self) -> str:
        accounts = "account was" if self.enrolled.offered == 1 else "accounts were"
        who = f"{self.enrolled.offered:,} {accounts} offered it and {self.enrolled.held_back:,} held back"
        if not self.enrolled.held_back and not any(answer.main for answer in self.answers.values()):
            return f"{who}: there is nobody to compare with. Let the play take part in the holdout."
        return f"{who}: too few, or not long enough ago."


@dataclass(frozen=True)
class Findings:
    """What the report of a month is made from; `month` is None where nothing of this kind was ever published."""

    month: Month | None
    plays: Sequence[Play] = ()
    together: Play | None = None
    fairness: Mapping[str, Sequence[Share]] = field(default_factory=dict)

    @property
    def measured(self) -> list[Play]:
        """The plays with a measured effect."""
        return [play for play in self.plays if play.lead is not None]

    @property
    def enrolled(self) -> Enrolled:
        """All plays' enrolments added up; an account counts once for each play."""
        each = [play.enrolled for play in self.plays]
        firsts = [one.first for one in each if one.first is not None]
        lasts = [one.last for one in each if one.last is not None]
        return Enrolled(
            sum(one.offered for one in each),
            sum(one.held_back for one in each),
            sum(one.carried_out for one in each),
            sum(one.carried_out_though_held_back for one in each),
            min(firsts, default=None),
            max(lasts, default=None),
        )

    def by_worth(self) -> list[Play]:
        """The plays by the probability that they help, in whole percent, then by effect; unknown ones last."""

        def worth(play: Play) -> tuple[bool, int, float, str]:
            lead = play.lead
            if lead is None or lead.effect is None:
                return (True, 0, 0.0, play.key)
            probability = lead.probability_positive
            return (False, -round(100 * (0.5 if probability is None else probability)), -lead.effect, play.key)

        return sorted(self.plays, key=worth)


def rounded(value: float) -> int:
    """A count to two figures: 1,234 is 1,200."""
    if value < 10:
        return math.ceil(value)
    size = int(10 ** (math.floor(math.log10(value)) - 1))
    return math.ceil(value / size) * size


class NotMeasuredError(RuntimeError):
    """The month that a report was asked for has no published effects."""


def read(home: Home, settings: Settings, month: Month | None = None) -> Findings:
    """What the published tables say, of the newest month that has effects or of the one asked for.

    Raises NotMeasuredError where that one has none, RemovedVersionError where its files are gone.
    """
    ledger = Ledger(home)
    known = [each for each, entries in ledger.published.items() if EFFECTS.name in entries]
    if month is not None and month not in known:
        told = f"{known[0]} to {known[-1]}" if known else "none"
        raise NotMeasuredError(
            f"no effects of actions are published for {month} (months that have them: {told}). Make it: "
            f"ide run --month {month}"
        )
    if not known:
        return Findings(None)
    month = month or known[-1]
    with database.session(settings, home) as connection:
        for table in (EFFECTS, TRAJECTORIES, BALANCE, FAIRNESS, ENROLMENTS):
            _bind(connection, ledger, table, [month])
        study = list(month.plus(-STUDY_MONTHS).through(month))
        for table in (CANDIDATES, INTERVENTIONS):
            _bind(connection, ledger, table, study)
        return _findings(connection, month)


def _bind(connection: "duckdb.DuckDBPyConnection", ledger: Ledger, table: Table, months: Sequence[Month]) -> None:
    entries = [entry for month in months if (entry := ledger.entry(table.name, month)) is not None]
    engine.bind(connection, table, [ledger.path(entry) for entry in entries])


def _findings(connection: "duckdb.DuckDBPyConnection", month: Month) -> Findings:
    names = dict(
        connection.execute(
            "SELECT action_key, arg_max(action_name, (snapshot_date, action_name)) FROM ide_action_candidates_monthly "
            "WHERE action_name IS NOT NULL GROUP BY 1"
        ).fetchall()
    )
    answers = _answers(connection)
    enrolled = {key: Enrolled(*rest) for key, *rest in connection.execute(_ENROLLED).fetchall()}
    trajectories = _grouped(connection, TRAJECTORIES, TrajectoryPoint, "measured, arm, months_since")
    balance = _grouped(connection, BALANCE, Comparison, "abs(standardised_difference) DESC NULLS LAST, characteristic")
    performed: dict[str, list[Performed]] = {}
    for key, *rest in connection.execute(_PERFORMED).fetchall():
        performed.setdefault(key, []).append(Performed(*rest))

    def play(key: str, name: str) -> Play:
        return Play(
            key,
            name,
            answers.get(key, {}),
            enrolled.get(key, Enrolled()),
            trajectories.get(key, ()),
            balance.get(key, ()),
            performed.get(key, ()),
        )

    plays = [play(key, names.get(key) or key) for key in sorted({*answers, *enrolled} - {ALL})]
    fairness = _grouped(connection, FAIRNESS, Share, "dimension, accounts_measured DESC, group_value")
    found = Findings(month, plays, None, fairness)
    if ALL not in answers:
        return found
    together = Play(ALL, "All plays together", answers[ALL], found.enrolled, trajectories.get(ALL, ()),
                    balance.get(ALL, ()))  # fmt: skip
    return replace(found, together=together)


_ENROLLED = """
SELECT action_key, count(*) FILTER (is_offered), count(*) FILTER (NOT is_offered),
       count(*) FILTER (is_offered AND first_performed_on IS NOT NULL),
       count(*) FILTER (NOT is_offered AND first_performed_on IS NOT NULL), min(enrolled_on), max(enrolled_on)
FROM action_enrolments_monthly GROUP BY 1
"""

_PERFORMED = """
SELECT action_key, channel, outcome, count(DISTINCT intervention_id), count(DISTINCT account_csn)
FROM interventions GROUP BY ALL ORDER BY action_key, 4 DESC, channel, outcome
"""


def _rows(connection: "duckdb.DuckDBPyConnection", table: Table, row: type[T], order: str) -> Iterator[tuple[str, T]]:
    """Each row of a table with its first column after the month, which is the play or the dimension."""
    names = ", ".join(f'"{each.name}"' for each in fields(row))
    whose = table.key[1]
    for first, *values in connection.execute(
        f'SELECT "{whose}", {names} FROM "{table.name}" ORDER BY {order}'
    ).fetchall():
        yield first, row(*values)


def _grouped(connection: "duckdb.DuckDBPyConnection", table: Table, row: type[T], order: str) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for whose, each in _rows(connection, table, row, order):
        found.setdefault(whose, []).append(each)
    return found


def _answers(connection: "duckdb.DuckDBPyConnection") -> dict[str, dict[Question, Answer]]:
    rows: dict[str, dict[Question, dict[str, Estimate]]] = {}
    for key, each in _rows(connection, EFFECTS, Estimate, "action_key, measured, horizon_months, method"):
        question = Question(each.measured, each.horizon_months)
        rows.setdefault(key, {}).setdefault(question, {})[each.method] = each
    return {
        key: {
            question: Answer(
                next((by_method[method] for method in MEASURING if method in by_method), None),
                by_method.get(TREATED),
                by_method.get(BEFORE_AFTER),
            )
            for question, by_method in questions.items()
        }
        for key, questions in rows.items()
    }
