"""How an intervention closes its action, by how its outcome begins: one spelling for writers and readers."""

from typing import Final

DONE: Final = "done"
SNOOZED: Final = "snoozed"
DECLINED: Final = "declined"

#: Beginnings of an outcome in any case; any other outcome, or none, means that the action was done.
CLOSINGS = (SNOOZED, DECLINED)


def closing_of(outcome: str | None) -> str:
    """How an outcome closes its action: done, snoozed or declined."""
    begins = (outcome or "").lower()
    return next((word for word in CLOSINGS if begins.startswith(word)), DONE)
