"""The formula by which a published number follows from other columns of its row, with the row's own numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MEASURES = ("assignment", "utilisation")


@dataclass(frozen=True)
class Formula:
    """A column as arithmetic on other columns of its row, rounded to `decimals` (half away from zero)."""

    column: str
    expression: str
    decimals: int

    @property
    def inputs(self) -> tuple[str, ...]:
        """The columns in the expression."""
        return tuple(dict.fromkeys(re.findall("[a-z][a-z_0-9]*", self.expression)))

    def in_words(self, row: Mapping[str, object]) -> str:
        """The formula, the row's numbers in it, and the row's value."""
        numbers = re.sub("[a-z][a-z_0-9]*", lambda match: _operand(row[match[0]]), self.expression)
        value = row[self.column]
        if value is None:
            unknown = next((name for name in self.inputs if row[name] is None), None)
            reason = f"{unknown} is unknown" if unknown else "a division by 0 has no result"
            return f"{self.column} = {self.expression} = {numbers}, which is null: {reason}"
        places = "a whole number" if self.decimals == 0 else f"{self.decimals} decimal"
        return f"{self.column} = {self.expression} = {numbers} = {_number(value)} (rounded to {places})"


def _number(value: object) -> str:
    if value is None:
        return "(unknown)"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _operand(value: object) -> str:
    text = _number(value)
    return f"({text})" if text.startswith("-") else text


#: For each column, the first formula is used whose columns the table has.
FORMULAS: Sequence[Formula] = (
    Formula("assignment_rate", "100 * seats_assigned / (seats_purchased - seats_without_assignment)", 1),
    Formula("assignment_rate", "100 * seats_assigned / seats_purchased", 1),
    Formula("usage_rate", "100 * mau / seats_assigned", 0),
    Formula("utilisation_rate", "100 * mau / seats_purchased", 0),
    Formula("usage_change", "100 * mau / mau_before - 100", 0),
    Formula("renewal_rate", "100 * renewals_won / (renewals - renewals_without_outcome)", 1),
    Formula("action_rate", "100 * accounts_with_action / accounts_measured", 1),
    Formula("holdout_rate", "100 * accounts_in_holdout / (accounts_with_action + accounts_in_holdout)", 1),
    *(
        Formula(f"{measure}_benchmark_{phase}_phase_diff", f"{measure}_rate - {measure}_benchmark_{phase}_phase", 1)
        for measure in _MEASURES
        for phase in ("use", "extend")
    ),
)


def formulas_of(columns: Sequence[str]) -> list[Formula]:
    """The formulas of a table with these columns, in the order of its columns."""
    chosen: dict[str, Formula] = {}
    for formula in FORMULAS:
        if {formula.column, *formula.inputs} <= set(columns):
            chosen.setdefault(formula.column, formula)
    return sorted(chosen.values(), key=lambda formula: columns.index(formula.column))
