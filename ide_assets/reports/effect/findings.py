"""What is known about each play at the end of a month, and what to do with it next."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from ide_assets.domains.effect.conclusions.decisions import SAMPLE_RATIO
from ide_assets.domains.effect.conclusions.measuring import DIFFERENCE_IN_DIFFERENCES, INTENTION_TO_TREAT
from ide_assets.domains.effect.conclusions.revenue import ALL_QUARTERS
from ide_assets.domains.effect.estimation.estimates import (
    EFFECTIVE,
    HARMFUL,
    LEAST_UNITS,
    NO_DETECTABLE_EFFECT,
    TOO_FEW,
    WITHHELD,
)
from ide_assets.domains.effect.words import RENEWAL
from ide_assets.months import Month
from ide_assets.reports.effect.questions import Aim, Question
from ide_assets.vocabulary.wording import plural, signed

#: Methods that compare with accounts that were not offered the play, the better one first.
MEASURING = (INTENTION_TO_TREAT, DIFFERENCE_IN_DIFFERENCES)


@dataclass(frozen=True)
class Estimate:
    """A row of action_effects; numbers are None without an estimate."""

    measured: str
    horizon_months: int
    method: str
    conclusion: str
    effect: float | None = None
    effect_low: float | None = None
    effect_high: float | None = None
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
    looks: int | None = None
    effect_low_every_look: float | None = None
    effect_high_every_look: float | None = None
    units_missing: int | None = None
    more_accounts_needed: int | None = None
    withheld_because: str | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is an effect with an interval."""
        return None not in (self.effect, self.effect_low, self.effect_high)


@dataclass(frozen=True)
class Answer:
    """What is known about one question: measured effect, treated effect, naive before/after, placebo."""

    main: Estimate | None = None
    treated: Estimate | None = None
    naive: Estimate | None = None
    placebo: Estimate | None = None

    @property
    def is_measured(self) -> bool:
        """Whether there is an effect compared with accounts that were not offered the play."""
        return self.main is not None and self.main.is_known

    @property
    def conclusion(self) -> str:
        """The conclusion of the measurement; too few accounts if there is none."""
        return self.main.conclusion if self.main is not None else TOO_FEW


@dataclass(frozen=True)
class TrajectoryPoint:
    """The mean of one arm in a month, counted from the enrolment."""

    measured: str
    arm: str
    months_since: int
    accounts_measured: int
    mean_value: float | None
    mean_low: float | None
    mean_high: float | None


@dataclass(frozen=True)
class Comparison:
    """The difference between the arms in one characteristic before the play."""

    characteristic: str
    accounts_offered: int
    accounts_held_back: int
    offered_mean: float | None
    held_back_mean: float | None
    standardised_difference: float | None


@dataclass(frozen=True)
class Share:
    """Shares of one group of accounts with actions and held back."""

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
    """Numbers of accounts enrolled in a play, and of accounts for which it was carried out."""

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


@dataclass(frozen=True)
class Revenue:
    """Revenue that a play renewed, in US dollars; None below the minimum holdout."""

    quarter: str
    accounts_offered: int
    accounts_held_back: int
    value_at_stake: float
    revenue: float | None = None
    revenue_low: float | None = None
    revenue_high: float | None = None
    revenue_per_hundred: float | None = None
    revenue_per_hundred_low: float | None = None
    revenue_per_hundred_high: float | None = None


class Next(Enum):
    """What to do with a play."""

    SCALE_UP = "scale up"
    STOP = "stop or redesign"
    KEEP_MEASURING = "keep measuring"
    CANNOT_TELL = "not measured yet"


@dataclass(frozen=True)
class Advice:
    """The next step for a play, its effect in a sentence, and the reason for the step."""

    step: Next
    line: str
    why: str


@dataclass(frozen=True)
class Play:
    """Everything known about one play, or about all of them together."""

    key: str
    name: str
    aim: Aim
    answers: Mapping[Question, Answer]
    enrolled: Enrolled = Enrolled()
    trajectories: Sequence[TrajectoryPoint] = ()
    balance: Sequence[Comparison] = ()
    performed: Sequence[Performed] = ()
    revenue: Sequence[Revenue] = ()

    @property
    def question(self) -> Question:
        """The question by which the play is judged."""
        return self.aim.question

    @property
    def primary(self) -> Estimate | None:
        """The row by which the play is judged; None without a holdout."""
        main = self.answers.get(self.question, Answer()).main
        return main if main is not None and main.method == INTENTION_TO_TREAT else None

    @property
    def lead(self) -> Estimate | None:
        """The measured effect by which the play is judged."""
        return self.primary if self.primary is not None and self.primary.is_known else None

    @property
    def is_comparable(self) -> bool:
        """Whether both arms have enough accounts to be shown side by side."""
        return min(self.enrolled.held_back, self.enrolled.offered) >= LEAST_UNITS

    @property
    def renewed(self) -> Revenue | None:
        """The revenue of all quarters; None if unknown."""
        whole = next((amount for amount in self.revenue if amount.quarter == ALL_QUARTERS), None)
        return whole if whole is not None and whole.revenue is not None else None

    @property
    def advice(self) -> Advice:
        """The next step for the play. It follows from the conclusion, which is valid at every look."""
        lead = self.lead
        if lead is None or lead.effect is None or self._conclusion in (TOO_FEW, WITHHELD):
            return Advice(Next.CANNOT_TELL, "Not measured yet.", self.needs)
        line = effect_in_words(self.question, lead)
        worth = f"{self.aim.worth_having:g} {self.question.measure.unit}"
        most = self._most_gained(lead)
        if self._conclusion == HARMFUL:
            return Advice(Next.STOP, line, "It does the opposite of what it is for.")
        if most is not None and most < self.aim.worth_having:
            return Advice(Next.STOP, line, f"An effect of {worth}, which would pay for the work, is ruled out.")
        if self._conclusion == EFFECTIVE:
            return Advice(Next.SCALE_UP, line, "Keep a holdout, to detect when the effect wears off.")
        return Advice(Next.KEEP_MEASURING, line, self.needs)

    @property
    def needs(self) -> str:
        """What a conclusion still needs."""
        primary, worth = self.primary, f"{self.aim.worth_having:g} {self.question.measure.unit}"
        if primary is None:
            return "This play has no holdout, so no conclusion is possible. The reasons file sets this (`holdout`)."
        if primary.withheld_because is not None:
            return _WITHHELD[primary.withheld_because]
        if primary.is_known:
            if not primary.more_accounts_needed:
                return f"There are enough accounts to detect {worth}, and no effect was detected so far."
            return (
                f"Needs {plural(rounded(primary.more_accounts_needed), 'more account')} to detect an effect of {worth}."
            )
        missing = primary.units_missing or 0
        if missing and self.enrolled.held_back < LEAST_UNITS:
            return f"Needs {plural(LEAST_UNITS - self.enrolled.held_back, 'more held-back account')}."
        if missing:
            what = plural(missing, "more held-back account")
            if self.question.measured == RENEWAL:
                return f"Needs {what} with a decided renewal."
            months = plural(self.question.horizon, "month")
            return f"Needs {what} that {'was' if missing == 1 else 'were'} enrolled at least {months} ago."
        return "Needs more accounts whose result differs from the most common one."

    @property
    def _conclusion(self) -> str:
        return TOO_FEW if self.primary is None else self.primary.conclusion

    def _most_gained(self, lead: Estimate) -> float | None:
        """The end of the interval towards the goal, as a gain."""
        end = lead.effect_low_every_look if self.aim.sign < 0 else lead.effect_high_every_look
        return None if end is None else end * self.aim.sign


_WITHHELD = {
    SAMPLE_RATIO: "Withheld: the share held back differs from the declared one. Check why accounts are missing.",
    "attrition": "Withheld: one arm lost more customers than the other, so their rates cannot be compared.",
}


def effect_in_words(question: Question, lead: Estimate) -> str:
    """The effect of a play, as a sentence with its interval for all looks."""
    effect, low, high = lead.effect or 0.0, lead.effect_low_every_look, lead.effect_high_every_look
    between = "" if low is None or high is None else f" (between {signed(low)} and {signed(high)})"
    if question.measured == RENEWAL:
        what = f"{abs(effect):.1f} {'more' if effect >= 0 else 'fewer'} renewals per hundred accounts offered it"
    elif question.measured == "active_users":
        what = f"{abs(effect):.2f} {'more' if effect >= 0 else 'fewer'} active users per account {question.when}"
    else:
        what = (
            f"{question.measure.name} {abs(effect):.1f} points {'higher' if effect >= 0 else 'lower'} {question.when}"
        )
    sentence = f"{what}{between}"
    if lead.conclusion == NO_DETECTABLE_EFFECT:
        return f"No effect shown so far: {sentence[0].lower()}{sentence[1:]}."
    return f"{sentence}."


@dataclass(frozen=True)
class Findings:
    """What the report of a month is made from; `month` is None where nothing of this kind was ever published.

    `together` is every play against its own holdout, so an account counts once for each; `programme` is getting actions
    at all against the universal control, so each counts once.
    """

    month: Month | None
    plays: Sequence[Play] = ()
    together: Play | None = None
    programme: Play | None = None
    fairness: Mapping[str, Sequence[Share]] = field(default_factory=dict)

    @property
    def measured(self) -> list[Play]:
        """The plays with a measured effect on their primary measure."""
        return [play for play in self.plays if play.lead is not None]

    def advised(self, *steps: Next) -> list[Play]:
        """The plays with one of these steps: harmful ones first, then by p-value, then by revenue."""

        def order(play: Play) -> tuple[bool, float, float, str]:
            p_value = play.lead.p_value_adjusted if play.lead is not None else None
            gained = play.renewed.revenue if play.renewed is not None else None
            is_harmful = play.lead is not None and play.lead.conclusion == HARMFUL
            return (not is_harmful, 1.0 if p_value is None else p_value, -(gained or 0.0), play.key)

        return sorted((play for play in self.plays if play.advice.step in steps), key=order)

    @property
    def enrolled(self) -> Enrolled:
        """All plays' enrolments added up; an account counts once for each play."""
        by_play = [play.enrolled for play in self.plays]
        firsts = [enrolled.first for enrolled in by_play if enrolled.first is not None]
        lasts = [enrolled.last for enrolled in by_play if enrolled.last is not None]
        return Enrolled(
            sum(enrolled.offered for enrolled in by_play),
            sum(enrolled.held_back for enrolled in by_play),
            sum(enrolled.carried_out for enrolled in by_play),
            sum(enrolled.carried_out_though_held_back for enrolled in by_play),
            min(firsts, default=None),
            max(lasts, default=None),
        )


def rounded(value: float) -> int:
    """A count rounded up to two figures: 1,234 becomes 1,300."""
    if value < 10:
        return math.ceil(value)
    size = int(10 ** (math.floor(math.log10(value)) - 1))
    return math.ceil(value / size) * size
