"""The operations of the API. Each reads one release; the framework runs them in its threads."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query

from ide_assets.domains.engagement.periods import LEAST_DAYS, MOST_DAYS
from ide_assets.web import queries, shapes
from ide_assets.web.breakdown import PERIOD, breakdown
from ide_assets.web.over_period import PATTERN, over_period
from ide_assets.web.problems import responses
from ide_assets.web.service import Caller, Guest

_OF_EVERY_OPERATION = responses(400, 405, 406, 413, 414, 422, 429, 500, 503)

_TAG = {"description": "Identifies the release and the caller's rights.", "schema": {"type": "string"}}

_OF_READERS: dict[int | str, dict[str, Any]] = {
    200: {"headers": {"ETag": _TAG}},
    304: {"description": "If-None-Match names the ETag of this answer."},
    **responses(401),
    **_OF_EVERY_OPERATION,
}

router = APIRouter(prefix="/api")

_Limit = Annotated[int, Query(ge=1, le=200, description="Accounts on a page.")]
_Owner = Annotated[str | None, Query(alias="ownerId", max_length=200, description="Only accounts of this owner.")]
_Search = Annotated[str | None, Query(max_length=200, description="Part of a CSN or account id; case is ignored.")]
_Cursor = Annotated[str | None, Query(max_length=1000, description="The nextCursor of the page before.")]


@router.get(
    "/intelligence/engagement/{customerId:path}",
    tags=["engagement"],
    summary="The engagement score of an account and its breakdown",
    responses={**_OF_READERS, **responses(404)},
)
def engagement(
    call: Caller,
    customer_id: Annotated[
        str, Path(alias="customerId", min_length=1, max_length=200, description="CSN or id of an account.")
    ],
    period: Annotated[
        str,
        Query(pattern=PATTERN, description="The days that end with the newest month: 7d to 365d.", examples=["45d"]),
    ] = PERIOD,
    compare_period: Annotated[
        Literal["previous", "none"],
        Query(alias="comparePeriod", description="The period of the same length before, or no comparison."),
    ] = "previous",
) -> shapes.Breakdown:
    """A merged account is answered for by the account that it was merged into; `customer` says so.

    Periods other than 30d are computed on request, without peers, history and causes of the last month's change.
    """
    with call.reading() as reading:
        row: Mapping[str, Any] = queries.account(reading, call.reader, customer_id)
        if period != PERIOD:
            row = over_period(reading, row, call.service.definition, int(period.removesuffix("d")))
        return breakdown(reading, row, call.service.definition, customer_id, period, compare_period)


@router.get("/accounts", tags=["accounts"], summary="Accounts with their scores", responses=_OF_READERS)
def accounts(
    call: Caller,
    search: _Search = None,
    status: Annotated[
        Literal["Good", "Fair", "Poor", "unknown"] | None, Query(description="Only accounts of this status.")
    ] = None,
    owner: _Owner = None,
    cursor: _Cursor = None,
    limit: _Limit = 50,
) -> shapes.Accounts:
    """Ordered by CSN. Pages that follow `nextCursor` have every account once, also while releases change."""
    with call.reading() as reading:
        rows, next_cursor = queries.accounts(
            reading, call.reader, search=search, status=status, owner=owner, cursor=cursor, limit=limit
        )
        return shapes.Accounts(
            release=reading.release,
            as_of=reading.as_of,
            accounts=[shapes.Account(**row) for row in rows],
            next_cursor=next_cursor,
        )


@router.get(
    "/portfolio/engagement", tags=["engagement"], summary="The caller's accounts together", responses=_OF_READERS
)
def portfolio(call: Caller) -> shapes.Portfolio:
    """Accounts by status, movement since the month before, and the factors that are low in the most accounts."""
    definition = call.service.definition
    declared = {factor.key: factor for factor in definition.factors}
    with call.reading() as reading:
        counts = dict(queries.portfolio(reading, call.reader, definition.score_trend))
        movement = {name: counts.pop(name) for name in shapes.Movement.model_fields}
        low_factors = [
            shapes.LowFactor(name=declared[row["factor"]].name, component=declared[row["factor"]].component, **row)
            for row in counts.pop("low_factors")
            if row["factor"] in declared
        ]
        return shapes.Portfolio(
            release=reading.release,
            as_of=reading.as_of,
            movement=shapes.Movement(**movement),
            status_moves=[shapes.StatusMove(**row) for row in counts.pop("status_moves")],
            low_factors=low_factors,
            **counts,
        )


@router.get(
    "/definitions/engagement", tags=["definitions"], summary="How the engagement score is made", responses=_OF_READERS
)
def definition(call: Caller) -> shapes.ScoreDefinition:
    """Factors, weights, targets and limits of the installed definition."""
    declared = call.service.definition
    with call.reading() as reading:
        return shapes.ScoreDefinition(
            release=reading.release,
            as_of=reading.as_of,
            version=declared.version,
            released_versions=list(reading.definition_versions),
            is_released=reading.definition_versions == (declared.version,),
            factors=[shapes.FactorDefinition(**factor.model_dump()) for factor in declared.factors],
            factor_statuses=shapes.FactorStatuses(**declared.statuses.factor.model_dump()),
            score_statuses=shapes.ScoreStatuses(**declared.statuses.score.model_dump()),
            unknown_at_coverage=declared.statuses.unknown_at_coverage,
            score_trend=declared.score_trend,
            least_peers=declared.least_peers,
            profiles=[shapes.ProfileDefinition(**profile.model_dump()) for profile in declared.profiles],
            periods=[f"{LEAST_DAYS}d", PERIOD, f"{MOST_DAYS}d"],
        )


@router.get("/health", tags=["service"], summary="Whether the API can answer", responses=_OF_EVERY_OPERATION)
def health(service: Guest) -> shapes.Health:
    """Needs no token. 503 before the first release."""
    with service.releases.reading() as reading:
        return shapes.Health(release=reading.release, as_of=reading.as_of, status="ok")
