"""Errors of the API as problem details (RFC 9457): one shape for every status, without tracebacks or input."""

import json
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ide_assets.domains.engagement.factors.periods import LEAST_DAYS, MOST_DAYS

MEDIA_TYPE = "application/problem+json"


class InvalidParameter(BaseModel):
    """One parameter that cannot be used, and why."""

    parameter: str
    detail: str


class ProblemDetails(BaseModel):
    """A problem: `type` identifies its kind, `detail` says what was found and what to do."""

    model_config = ConfigDict(title="Problem")

    type: str = Field(description="Identifies the kind of problem.", examples=["urn:ide-assets:unknown-account"])
    title: str = Field(description="The status in words.", examples=["Not Found"])
    status: int = Field(description="The HTTP status.", examples=[404])
    detail: str = Field(description="What was found, what was expected, and what to do.")
    errors: list[InvalidParameter] | None = Field(None, description="The parameters that cannot be used.")
    available: list[str] | None = Field(None, description="The values that can be used instead.")


class Problem(Exception):  # noqa: N818  # RFC 9457 calls it a problem.
    """A request that is answered with a problem. `kind` is the last part of its type."""

    def __init__(
        self,
        status: int,
        kind: str,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        errors: Sequence[InvalidParameter] | None = None,
        available: Sequence[str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = dict(headers or {})
        self.details = ProblemDetails(
            type=f"urn:ide-assets:{kind}",
            title=HTTPStatus(status).phrase,
            status=status,
            detail=detail,
            errors=None if errors is None else list(errors),
            available=None if available is None else list(available),
        )

    def body(self) -> bytes:
        """The JSON document."""
        # The name of an unknown field may be any text that JSON can escape.
        return json.dumps(self.details.model_dump(exclude_none=True), ensure_ascii=False).encode(errors="replace")


#: Details of statuses that the framework raises, which says no more than the status.
_DETAILS = {
    404: ("unknown-address", "No resource has this address. Addresses are listed in /api/openapi.json."),
    405: ("method-not-allowed", "The address does not accept this method; the header Allow names those that it does."),
    413: ("body-too-large", "The body is too large."),
    400: ("unreadable-body", "The body cannot be read. Expected a JSON document in UTF-8."),
}


def of_status(status: int, headers: Mapping[str, str] | None = None) -> Problem:
    """The problem of a bare HTTP status."""
    bare = ("request-failed", f"The request was not answered: {HTTPStatus(status).phrase}.")
    kind, detail = _DETAILS.get(status, bare)
    allowed = {name.lower(): value for name, value in (headers or {}).items()}
    if status == 405 and "GET" in allowed.get("allow", "GET"):
        # The framework does not know that the edge answers HEAD.
        allowed["allow"] = "GET, HEAD"
    return Problem(status, kind, detail, headers=allowed)


def unexpected() -> Problem:
    """The problem of an error that has no other; the server's log has the details."""
    return Problem(500, "unexpected", "The server failed to answer. Try again; the server's log has the details.")


def invalid_parameters(errors: Sequence[Mapping[str, Any]]) -> Problem:
    """The problem of parameters or fields that failed validation; their values are not repeated."""
    listed = [
        InvalidParameter(
            # A body that is not JSON has the place of the fault instead of a name.
            parameter="body" if error["type"] == "json_invalid" else str(error["loc"][-1]),
            detail=_detail(error),
        )
        for error in errors
    ]
    choices = [str(error["ctx"]["expected"]) for error in errors if error["type"] == "literal_error"]
    names = ", ".join(item.parameter for item in listed)
    patterns = [item.detail for item, error in zip(listed, errors, strict=True) if error["type"] == _PATTERN_MISMATCH]
    hint = f" Available today: {'; '.join(choices)}." if choices else "".join(f" {pattern}" for pattern in patterns)
    return Problem(
        422,
        "invalid-parameters",
        f"Wrong value of {names}.{hint}",
        errors=listed,
        available=re.findall("'([^']*)'", choices[0]) if len(choices) == 1 else None,
    )


_PATTERN_MISMATCH = "string_pattern_mismatch"

#: What parameters with a pattern expect, in words.
_EXPECTED = {"period": f"Expected a number of days: {LEAST_DAYS}d to {MOST_DAYS}d."}


def _detail(error: Mapping[str, Any]) -> str:
    message = str(error["msg"])
    return _EXPECTED.get(str(error["loc"][-1]), message) if error["type"] == _PATTERN_MISMATCH else message


#: What each problem status means, for the OpenAPI document.
DESCRIPTIONS = {
    400: "The Host header names another machine, or the body cannot be read.",
    401: "No valid bearer token.",
    404: "No such account, alert or call within the caller's rights, or no such segment.",
    405: "The address does not accept this method.",
    406: "The Accept header excludes JSON.",
    409: "The alert is over, or the decision cannot have this day.",
    413: "The request has a body that is too large.",
    414: "The address is too long.",
    415: "The body is not declared as application/json.",
    422: "A parameter or the body cannot be used.",
    429: "Too many requests; Retry-After says when to continue.",
    500: "The server failed to answer.",
    503: (
        "Nothing is released yet, the tokens file cannot be used, the lake lacks files of the release, or a decision "
        "cannot be stored now."
    ),
}


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Problem responses of an operation, for the OpenAPI document."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": DESCRIPTIONS[status], "content": content} for status in statuses}


#: The problems that every operation can answer with.
OF_EVERY_OPERATION = responses(400, 405, 406, 413, 414, 422, 429, 500, 503)

_TAG = {"description": "Changes with the answer and the caller's rights.", "schema": {"type": "string"}}

#: What every operation that reads for a caller can answer with.
OF_READERS: dict[int | str, dict[str, Any]] = {
    200: {"headers": {"ETag": _TAG}},
    304: {"description": "If-None-Match names the ETag of this answer."},
    **responses(401),
    **OF_EVERY_OPERATION,
}

#: What lists that can be limited to a segment can answer with.
OF_LISTS = {**OF_READERS, **responses(404)}
