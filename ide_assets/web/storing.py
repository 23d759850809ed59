"""Storing a decision of a reader in the home, for the API and the pages."""

from collections.abc import Callable
from typing import Any

from fastapi import Depends, Request

from ide_assets.store.home import HomeBusyError
from ide_assets.web.problems import OF_EVERY_OPERATION, InvalidParameter, Problem, responses

#: A run has the lock of the home for minutes, and a request does not wait for it.
LOCK_SECONDS = 1.0


def store(write: Callable[[float], object]) -> None:
    """Call `write` with the seconds to wait for the lock. Raises Problem (503) if it cannot write now."""
    try:
        write(LOCK_SECONDS)
    except (HomeBusyError, OSError) as error:
        problem = "A run has the home" if isinstance(error, HomeBusyError) else "The home cannot be written"
        raise Problem(
            503,
            "decision-not-stored",
            f"{problem}, so the decision was not stored. Send it again.",
            headers={"retry-after": "30"},
        ) from None


def impossible_day(parameter: str, error: ValueError) -> Problem:
    """The problem of a decision that cannot have its day."""
    detail = str(error)
    return Problem(409, "impossible-day", detail, errors=[InvalidParameter(parameter=parameter, detail=detail)])


async def _json_only(request: Request) -> None:
    """Accept a body that is declared as JSON alone: a page of another site cannot send one without asking first."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/json":
        raise Problem(415, "unsupported-media-type", "Expected a body with the header Content-Type: application/json.")


#: What the operations of the API that store a decision share.
OF_DECISIONS: dict[str, Any] = {
    "responses": {**responses(401, 404, 409, 415), **OF_EVERY_OPERATION},
    "dependencies": [Depends(_json_only)],
}
