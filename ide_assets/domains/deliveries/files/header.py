"""The header of a delivered file: the positions of the contract's columns, and the names that messages may repeat."""

import difflib
import re
from collections.abc import Sequence

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError

#: Characters of a column's name that messages repeat.
LONGEST_NAME = 60

#: The number of names in a header that are compared with a missing name.
_NAMES_COMPARED = 2000


def quotable(name: str, is_personal: bool, is_header: bool, similar_to: Sequence[str] = ()) -> bool:
    """Whether a message may repeat a column name that is not in the contract, because it may be a value.

    A header without a line end continues with the first row, and some files have no header at all. If the source
    identifies people, only plain words are repeated, and only from a line that is certainly a header (`is_header`) or
    if they are misspelled names of the contract (`similar_to`).
    """
    if not name or len(name) > LONGEST_NAME or "@" in name or not name.isprintable():
        return False
    if not is_personal:
        return True
    if not re.fullmatch(r"[A-Za-z]+([_ ][A-Za-z]+){0,5}", name):
        return False
    folded = name.lower()
    return is_header or any(
        -4 < len(folded) - len(known) < 2
        and not folded.startswith(known)
        and difflib.SequenceMatcher(None, folded, known).ratio() >= 0.7
        for known in similar_to
    )


def match_columns(
    where: str, header: tuple[str, ...], source: Source, is_header: bool
) -> tuple[dict[str, int], dict[str, int]]:
    """Positions by name: of the contract's columns, and of the columns that the contract does not have.

    `is_header` means that the line is certainly a header and not a row. Raises DeliveryRejectedError, whose message
    begins with `where`, if a required column is missing or a name appears twice.
    """
    known = tuple(column.name for column in source.columns)
    names = [name.strip().lower() for name in header]
    folded = {name: position for position, name in reversed(list(enumerate(names)))}
    missing = [name for name in source.required if name not in folded]
    # A broken header can have millions of names; the first ones are enough to find the fault.
    first = list(zip(header, names, strict=True))[: _NAMES_COMPARED if missing else 0]
    shown = [
        name.strip()
        for name, plain in first
        if plain in known or quotable(name.strip(), source.is_personal, is_header, known)
    ]
    if missing and len(missing) == len(source.required):
        # The line may be a row: its values are not repeated if they could identify a person.
        content = (
            f"{len(header)} fields that are not column names" if source.is_personal else _listed(shown, len(header))
        )
        raise DeliveryRejectedError(
            f"{where} is not a header of {source.name}: no column of the contract is named. Found {content}; "
            f"expected {', '.join(source.required)}. Add the header row and deliver again."
        )
    if len(folded) < len(names):
        at = next(position for position, name in enumerate(names) if folded[name] != position)
        name = names[at]
        if name in known or quotable(name, source.is_personal, is_header):
            column = f"column {name} appears more than once in the header"
        elif not name:
            column = "column (without a name) appears more than once in the header"
        else:
            column = f"columns {folded[name] + 1} and {at + 1} have the same name"
        raise DeliveryRejectedError(f"{where}: {column}. Expected each name once.")
    if missing:
        likely = _likely(missing, [name.lower() for name in shown if name.lower() not in known])
        hint = ""
        if len(missing) == 1 and likely:
            hint = f" Closest match: {likely[missing[0]]}."
        elif likely:
            hint = f" Closest matches: {', '.join(f'{near} for {name}' for name, near in likely.items())}."
        grown = [name for name in missing if any(plain.startswith(name) for _, plain in first)]
        if grown:
            hint += f" The header may lack a line end, so that the first row follows {grown[0]} directly."
        raise DeliveryRejectedError(
            f"{where}: required column{'s' if len(missing) > 1 else ''} {', '.join(missing)} missing. "
            f"Columns found: {_listed(shown, len(header))}.{hint} Add the column and deliver again."
        )
    positions = {name: folded[name] for name in (*source.required, *source.optional) if name in folded}
    return positions, {name: folded[name] for name in sorted(set(folded) - {*known})}


def _likely(missing: Sequence[str], others: Sequence[str]) -> dict[str, str]:
    """The likely column for each missing one: the most similar pair first, each column once."""
    pairs = sorted(
        ((difflib.SequenceMatcher(None, other, name).ratio(), name, other) for name in missing for other in others),
        key=lambda pair: (-pair[0], pair[1:]),
    )
    likely: dict[str, str] = {}
    for ratio, name, other in pairs:
        if ratio >= 0.6 and name not in likely and other not in likely.values():
            likely[name] = other
    return {name: likely[name] for name in missing if name in likely}


def _listed(shown: Sequence[str], number: int) -> str:
    """The first names that may be repeated, and the number of further ones."""
    first = ", ".join(shown[:40])
    more = number - len(shown[:40])
    return first if not more else f"{first} and {more:,} more" if first else f"{more:,} that may be values"
