"""The operations of the API. Each reads one release; the framework runs them in its threads."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response

from ide_assets.domains.engagement.factors.periods import LEAST_DAYS, MOST_DAYS
from ide_assets.web import definition_shapes, queries, segment_shapes, shapes
from ide_assets.web.breakdown import PERIOD, breakdown
from ide_assets.web.over_period import PATTERN, over_period
from ide_assets.web.problems import OF_EVERY_OPERATION, OF_LISTS, OF_READERS, responses
from ide_assets.web.service import Caller, Guest, Limit, OwnerId, Search, SegmentName

router = APIRouter(prefix="/api")

#: Any such text is a position, so that the document says exactly which cursors are accepted.
_Cursor = Annotated[
    str | None,
    Query(max_length=4000, pattern="^([0-9a-f]{2})*$", description="The nextCursor of the page before."),
]


@router.get(
    "/intelligence/engagement/{customerId:path}",
    tags=["engagement"],
    summary="The engagement score of an account and its breakdown",
    response_model=shapes.Breakdown,
    responses={**OF_READERS, **responses(404)},
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
) -> Response:
    """For a merged account, the answer is that of the account into which it was merged; `customer` names it.

    Periods other than 30d are computed on request, without peers, history and causes of the last month's change.
    """
    with call.reading() as reading:
        row: Mapping[str, Any] = queries.account(reading, call.reader, customer_id)
        if period != PERIOD:
            row = over_period(reading, row, call.service.definition, int(period.removesuffix("d")))
        return call.answer(breakdown(reading, row, call.service.definition, customer_id, period, compare_period))


@router.get("/accounts", tags=["accounts"], summary="Accounts with their scores", responses=OF_LISTS)
def accounts(
    call: Caller,
    search: Search = None,
    status: Annotated[
        Literal["Good", "Fair", "Poor", "unknown"] | None, Query(description="Only accounts of this status.")
    ] = None,
    owner: OwnerId = None,
    segment: SegmentName = None,
    cursor: _Cursor = None,
    limit: Limit = 50,
) -> shapes.Accounts:
    """Ordered by CSN. Pages that follow `nextCursor` have every account once, also while releases change."""
    with call.reading() as reading:
        rows, next_cursor = queries.accounts(
            reading,
            call.reader,
            search=search,
            status=status,
            owner=owner,
            segment=segment,
            cursor=cursor,
            limit=limit,
        )
        return shapes.Accounts(
            release=reading.release,
            as_of=reading.as_of,
            accounts=[shapes.Account(**row) for row in rows],
            next_cursor=next_cursor,
        )


@router.get("/segments", tags=["accounts"], summary="Segments of accounts", responses=OF_READERS)
def segments(call: Caller) -> segment_shapes.Segments:
    """The segments of the release, by name: what each means, and what is recommended to it."""
    with call.reading() as reading:
        return segment_shapes.Segments(
            release=reading.release,
            as_of=reading.as_of,
            segments=[segment_shapes.Segment(**row) for row in queries.segments(reading)],
        )


@router.get("/portfolio/engagement", tags=["engagement"], summary="The caller's accounts together", responses=OF_LISTS)
def portfolio(call: Caller, segment: SegmentName = None) -> shapes.Portfolio:
    """Accounts by status, movement since the month before, and the factors that are low in the most accounts."""
    definition = call.service.definition
    declared = {factor.key: factor for factor in definition.factors}
    with call.reading() as reading:
        counts = dict(queries.portfolio(reading, call.reader, definition.score_trend, segment))
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
    "/definitions/engagement", tags=["definitions"], summary="How the engagement score is made", responses=OF_READERS
)
def definition(call: Caller) -> definition_shapes.ScoreDefinition:
    """Factors, weights, targets and limits of the installed definition."""
    declared = call.service.definition
    with call.reading() as reading:
        return definition_shapes.ScoreDefinition(
            release=reading.release,
            as_of=reading.as_of,
            version=declared.version,
            released_versions=list(reading.definition_versions),
            is_released=reading.definition_versions == (declared.version,),
            factors=[definition_shapes.FactorDefinition(**factor.model_dump()) for factor in declared.factors],
            factor_statuses=definition_shapes.FactorStatuses(**declared.statuses.factor.model_dump()),
            score_statuses=definition_shapes.ScoreStatuses(**declared.statuses.score.model_dump()),
            unknown_at_coverage=declared.statuses.unknown_at_coverage,
            indispensable_weight=declared.statuses.indispensable_weight,
            score_trend=declared.score_trend,
            factor_trend=definition_shapes.FactorTrend(**declared.factor_trend.model_dump()),
            alerts=definition_shapes.AlertLimits(**declared.alerts.model_dump()),
            least_peers=declared.least_peers,
            profiles=[definition_shapes.ProfileDefinition(**profile.model_dump()) for profile in declared.profiles],
            periods=[f"{LEAST_DAYS}d", PERIOD, f"{MOST_DAYS}d"],
        )


@router.get("/health", tags=["service"], summary="Whether the API can answer", responses=OF_EVERY_OPERATION)
def health(service: Guest) -> shapes.Health:
    """Needs no token. 503 before the first release."""
    with service.releases.reading() as reading:
        return shapes.Health(release=reading.release, as_of=reading.as_of, status="ok")
