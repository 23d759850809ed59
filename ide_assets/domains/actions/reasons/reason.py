"""A reason to act (a play) and the signals that it combines, with what follows from its declaration."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ide_assets.domains.actions.reasons.aims import DEFAULT_AIMS, Aim
from ide_assets.domains.cohorts.rules import EXTEND, USE
from ide_assets.domains.insights.segments.definition import SEPARATOR
from ide_assets.kernel.inputs import LOOK_BACK_MONTHS

if TYPE_CHECKING:
    import ibis.expr.types as ir

#: By lifecycle: the end of the key, and the phase of the opportunity.
LIFECYCLES = {"Adopt": ("Adopt", USE), "Renew": ("Extend", EXTEND)}

ANY_COHORT = "All"

#: Defaults of reasons that do not declare their own, by channel.
NEXT_STEPS = {
    "human": "Call the contact, agree on one step and a date, and record the outcome.",
    "digital": "Start the in-product and e-mail journey, and record the delivery.",
}
UPLIFTS = {"human": 0.03, "digital": 0.01}
SUCCESS = "The reason no longer holds for two months in a row."


class Signal(BaseModel):
    """Something worth acting on: a condition over the signals table, the gap, its probability and a text.

    `probability` is how likely the account is truly below, 0 to 1: an observed gap of few seats is often chance.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, coerce_numbers_to_str=True)

    condition: str = Field(min_length=1)
    gap: str = Field(min_length=1)
    says: str = Field(min_length=1)
    probability: str = Field("1", min_length=1)


class Reason(BaseModel):
    """A play: its signals, cohorts, segments and lifecycle; its channel, goal, priority, cool-down (R-IDE-12)."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    key: str = Field(min_length=1)
    name: str = Field(min_length=1)
    lifecycle: Literal["Adopt", "Renew"]
    signals: tuple[str, ...] = Field(min_length=1)
    cohorts: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    condition: str = "true"
    channel: Literal["human", "digital"]
    goal: str = Field(min_length=1)
    priority: int = Field(ge=1)
    cool_down_months: int = Field(ge=1, le=LOOK_BACK_MONTHS)
    holdout: bool = True
    measures: Aim | None = None
    next_step: str | None = Field(None, min_length=1)
    success: str | None = Field(None, min_length=1)
    uplift: float | None = Field(None, ge=0, le=1)

    @property
    def aim(self) -> Aim:
        """What the play is judged by: as declared, otherwise the default of its lifecycle."""
        return self.measures or DEFAULT_AIMS[self.lifecycle]

    @property
    def steps(self) -> str:
        """The next step; the channel's default if the file has none."""
        return self.next_step or NEXT_STEPS[self.channel]

    @property
    def done_when(self) -> str:
        """When the action has succeeded; a default if the file has none."""
        return self.success or SUCCESS

    @property
    def prior_uplift(self) -> float:
        """The share of renewals that the play is expected to save before its holdout has measured it."""
        return UPLIFTS[self.channel] if self.uplift is None else self.uplift

    @property
    def phase(self) -> str:
        """The phase that the opportunity must be in."""
        return LIFECYCLES[self.lifecycle][1]

    @property
    def expected_key(self) -> str:
        """The key that follows from signals, cohorts and lifecycle, as the document writes keys."""
        cohorts = "+".join(self.cohorts) or ANY_COHORT
        return f"IDE-{'&'.join(self.signals)}-{cohorts}-{LIFECYCLES[self.lifecycle][0]}"

    @property
    def specificity(self) -> int:
        """The least number of flags that the cohorts require; Base counts as one."""
        return min((len(cohort.split("&")) for cohort in self.cohorts), default=0)

    def holds_for(self, cohort: "ir.StringValue") -> "ir.BooleanValue":
        """Whether the reason applies to a cohort: the cohort has all flags of one of the reason's cohorts."""
        import ibis

        if not self.cohorts:
            return ibis.literal(True)
        wrapped = ibis.literal("&") + cohort + "&"
        applies: Any = ibis.literal(False)
        for required in self.cohorts:
            has_all_flags: Any = ibis.literal(True)
            for flag in required.split("&"):
                has_all_flags = has_all_flags & wrapped.contains(f"&{flag}&")
            applies = applies | has_all_flags
        return applies

    def holds_in(self, segments: "ir.StringValue") -> "ir.BooleanValue":
        """Whether the reason applies to an account: it is in one of the reason's segments (R-CI-6)."""
        import ibis

        if not self.segments:
            return ibis.literal(True)
        wrapped = ibis.literal(SEPARATOR) + ibis.coalesce(segments, "") + SEPARATOR
        applies: Any = ibis.literal(False)
        for name in self.segments:
            applies = applies | wrapped.contains(f"{SEPARATOR}{name}{SEPARATOR}")
        return applies


@dataclass(frozen=True)
class Reasons:
    """The signals and reasons of one file, reasons by priority and then by key."""

    signals: dict[str, Signal]
    reasons: tuple[Reason, ...]

    @property
    def topics(self) -> dict[str, str]:
        """The topic of each play that holds accounts back, by its key.

        Plays that share a signal, directly or through other plays, have the same topic: an account that is held back
        from one of them must not get the same message from another (R-EFF-1). A topic is named by its signals.
        """
        return _topics(reason for reason in self.reasons if reason.holdout)

    def covering(self, reason: Reason) -> tuple[Reason, ...]:
        """The reasons that replace this one if they hold, because they are more specific.

        They have all of its signals and others, or the same signals with more cohort flags; ties are broken by priority
        and key.
        """
        mine = frozenset(reason.signals)

        def order(item: Reason) -> tuple[int, int, str]:
            return -item.specificity, item.priority, item.key

        return tuple(
            other
            for other in self.reasons
            if other.phase == reason.phase
            and (
                mine < frozenset(other.signals)
                or (mine == frozenset(other.signals) and other.key != reason.key and order(other) < order(reason))
            )
        )


def _topics(reasons: Iterable[Reason]) -> dict[str, str]:
    groups: list[tuple[set[str], list[str]]] = []
    for reason in reasons:
        signals, keys = set(reason.signals), [reason.key]
        for group in [group for group in groups if group[0] & signals]:
            groups.remove(group)
            signals |= group[0]
            keys += group[1]
        groups.append((signals, keys))
    return {key: "&".join(sorted(signals)) for signals, keys in groups for key in keys}
