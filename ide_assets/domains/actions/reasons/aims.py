"""The aim of a play: the `measures` of a reason in the file of reasons."""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

#: The measures by which the effect of a play can be judged.
Measure = Literal["assignment_rate", "utilisation_rate", "active_users", "renewal"]


class Aim(BaseModel):
    """The aim of a play: the one measure it is judged by, and those that are only shown in addition (R-EFF-5).

    `horizon_months` counts from the enrolment; it is 0 for a renewal, which is measured once, when it is decided.
    `worth_having` is the smallest effect that pays for the work: points of a rate or of renewal, users of an account.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    primary: Measure
    direction: Literal["up", "down"] = "up"
    horizon_months: Literal[0, 1, 3, 6]
    worth_having: float = Field(gt=0, allow_inf_nan=False)
    secondary: tuple[Measure, ...] = ()

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        if (self.primary == "renewal") != (self.horizon_months == 0):
            raise ValueError("horizon_months must be 0 for renewal, and 1, 3 or 6 for every other measure")
        if self.primary in self.secondary:
            raise ValueError(f"{self.primary} is the primary measure; leave it out of secondary")
        return self


#: The aim of a play whose reason declares no `measures`.
DEFAULT_AIMS = {
    "Adopt": Aim(primary="utilisation_rate", horizon_months=3, worth_having=2.0),
    "Renew": Aim(primary="renewal", horizon_months=0, worth_having=2.0),
}
