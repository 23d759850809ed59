"""Queries of the API about accounts and alerts. Input is bound; a caller's rights are a condition of each query."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ide_assets.domains.engagement.definition import LOW_STATUSES
from ide_assets.operations.engagement_alerts import STATE
from ide_assets.web.access import Reader
from ide_assets.web.problems import Problem
from ide_assets.web.releases import Reading

if TYPE_CHECKING:
    import duckdb

#: Accounts that the caller may read: all, or those of the owner ids.
ALLOWED = "($owners IS NULL OR owner_id IN $owners)"

#: Accounts of a segment of the release.
OF_SEGMENT = "account_csn IN (SELECT account_csn FROM segment_members WHERE segment = $segment)"

#: Accounts of a segment of the release, or all.
IN_SEGMENT = f"($segment IS NULL OR {OF_SEGMENT})"

_Row = dict[str, Any]


def rows(reading: Reading, query: str, reader: Reader, **values: object) -> list[_Row]:
    """The rows of a query that has the condition ALLOWED."""
    return fetched(reading.execute(query, {"owners": reader.scope, **values}))


def fetched(cursor: "duckdb.DuckDBPyConnection") -> list[_Row]:
    """The rows of an executed query, by the names of their columns."""
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


#: Two lookups; one join is slower.
IDENTITY = "SELECT requested_csn, account_csn FROM identities WHERE customer_id = $customer"
ACCOUNT = f"SELECT document FROM accounts WHERE account_csn = $csn AND {ALLOWED}"


def account(reading: Reading, reader: Reader, customer_id: str) -> _Row:
    """The served row of the account with this CSN or id, or of the account into which that one was merged.

    Raises Problem (404), the same one for an account that does not exist and for one outside the caller's rights.
    """
    identity = reading.execute(IDENTITY, {"customer": customer_id}).fetchone()
    own = [] if identity is None else rows(reading, ACCOUNT, reader, csn=identity[1])
    if identity is None or not own:
        raise Problem(
            404,
            "unknown-account",
            "No account with an engagement score has this CSN or id, or you may not read it. List the accounts: "
            "/api/accounts",
        )
    document = json.loads(own[0]["document"])
    return {**document.pop("account"), **document, "requested_csn": identity[0]}


_PAGE = f"""
SELECT account_csn, account_id, owner_id, industry_group, country, score, status, trend, coverage, is_frozen
FROM accounts
WHERE {ALLOWED} AND account_csn > $after AND {IN_SEGMENT}
    AND ($status IS NULL OR status = $status)
    AND ($owner IS NULL OR owner_id = $owner)
    AND ($search IS NULL OR contains(lower(account_csn), lower($search)) OR contains(lower(account_id), lower($search)))
ORDER BY account_csn LIMIT $rows
"""


def accounts(
    reading: Reading,
    reader: Reader,
    *,
    search: str | None,
    status: str | None,
    owner: str | None,
    segment: str | None,
    cursor: str | None,
    limit: int,
) -> tuple[Sequence[_Row], str | None]:
    """A page of accounts by CSN, and the cursor of the next page: the CSN's bytes in hexadecimal digits.

    Raises Problem (404) for an unknown segment.
    """
    require_segment(reading, segment)
    listed = rows(
        reading,
        _PAGE,
        reader,
        search=search,
        status=status,
        owner=owner,
        segment=segment,
        after=bytes.fromhex(cursor or "").decode(errors="replace"),
        # One more than shown says whether there is a next page.
        rows=limit + 1,
    )
    page = listed[:limit]
    return page, page[-1]["account_csn"].encode().hex() if len(listed) > limit else None


_ALERTS = f"""
SELECT * FROM (
    SELECT alert_id AS id, account_csn, account_id, owner_id, raised_for, component, alert, severity, score, threshold,
        raised_on, last_on, order_value, place, {STATE} AS state
    FROM alerts WHERE {ALLOWED}
        AND ($alert IS NULL OR alert_id = $alert)
        AND ($severity IS NULL OR severity = $severity)
        AND ($owner IS NULL OR owner_id = $owner)
        AND ($search IS NULL OR contains(lower(account_csn), lower($search))
            OR contains(lower(account_id), lower($search)))
)
WHERE ($state IS NULL OR state = $state)
"""

_ALERTS_AFTER = f"""
{_ALERTS}
    AND ($day IS NULL OR strftime(raised_on, '%Y%m%d') < $day
        OR (strftime(raised_on, '%Y%m%d') = $day AND id > $after))
ORDER BY raised_on DESC, id LIMIT $rows
"""

_ALERTS_BY_URGENCY = f"{_ALERTS} ORDER BY place LIMIT $rows OFFSET $skipped"


def alerts(
    reading: Reading,
    reader: Reader,
    decided: Mapping[str, Sequence[str]],
    *,
    state: str | None = None,
    severity: str | None = None,
    owner: str | None = None,
    search: str | None = None,
    cursor: str | None = None,
    alert: str | None = None,
    limit: int = 1,
) -> tuple[Sequence[_Row], str | None]:
    """A page of alerts, the newest first, and the cursor of the next page: day and id of the last one.

    `decided` are the parameters of the state.
    """
    day, _, after = (None, "", "") if cursor is None else cursor.partition("-")
    listed = rows(
        reading,
        _ALERTS_AFTER,
        reader,
        **decided,
        alert=alert,
        severity=severity,
        owner=owner,
        search=search,
        day=day,
        after=after,
        state=state,
        rows=limit + 1,
    )
    page = listed[:limit]
    last = page[-1] if len(listed) > limit else None
    return page, None if last is None else f"{last['raised_on']:%Y%m%d}-{last['id']}"


def alerts_by_urgency(
    reading: Reading,
    reader: Reader,
    decided: Mapping[str, Sequence[str]],
    *,
    state: str,
    severity: str | None,
    page: int,
    limit: int,
) -> tuple[Sequence[_Row], bool]:
    """A page of alerts, counted from 1, and whether there is another one.

    The newest day comes first; the alerts of a day are ordered by severity, then by the account's annual order value.
    """
    listed = rows(
        reading,
        _ALERTS_BY_URGENCY,
        reader,
        **decided,
        alert=None,
        owner=None,
        search=None,
        severity=severity,
        state=state,
        rows=limit + 1,
        skipped=limit * (page - 1),
    )
    return listed[:limit], len(listed) > limit


_TOTALS = f"""
SELECT count(*) FILTER (NOT is_frozen) AS accounts, count(*) FILTER (is_frozen) AS frozen,
    round(avg(score) FILTER (NOT is_frozen), 1) AS average_score,
    count(*) FILTER (NOT is_frozen AND round(score - score_month_before, 1) >= $limit) AS improved,
    count(*) FILTER (NOT is_frozen AND round(score - score_month_before, 1) <= -$limit) AS declined,
    count(*) FILTER (NOT is_frozen AND abs(round(score - score_month_before, 1)) < $limit) AS stable,
    count(*) FILTER (NOT is_frozen AND score - score_month_before IS NULL) AS not_comparable
FROM accounts WHERE {ALLOWED} AND {IN_SEGMENT}
"""

_STATUSES = f"""
SELECT status, count(*) AS accounts FROM accounts WHERE NOT is_frozen AND {ALLOWED} AND {IN_SEGMENT}
GROUP BY status ORDER BY status
"""

_STATUS_MOVES = f"""
SELECT status_month_before AS before, status AS now, count(*) AS accounts FROM accounts
WHERE NOT is_frozen AND status_month_before <> status AND {ALLOWED} AND {IN_SEGMENT}
GROUP BY ALL ORDER BY accounts DESC, before, now
"""

_LOW_FACTORS = f"""
SELECT factor, count(score) AS accounts, count(*) FILTER (status IN {LOW_STATUSES}) AS low,
    count(*) FILTER (status = 'critical') AS critical, round(100 * low / accounts, 1) AS low_share
FROM factor_statuses WHERE {ALLOWED} AND {IN_SEGMENT}
GROUP BY factor HAVING count(score) > 0 ORDER BY low_share DESC, factor
"""


def summary(reading: Reading, reader: Reader, limit: float, segment: str | None = None) -> Mapping[str, Any]:
    """Counts over the caller's accounts; `limit` is the least change of a score, in points, that is a movement."""
    totals = rows(reading, _TOTALS, reader, limit=limit, segment=segment)[0]
    statuses = rows(reading, _STATUSES, reader, segment=segment)
    return {**totals, "statuses": {row["status"]: row["accounts"] for row in statuses}}


def portfolio(reading: Reading, reader: Reader, limit: float, segment: str | None) -> Mapping[str, Any]:
    """The summary with the moves between statuses and the factors that are low.

    Raises Problem (404) for an unknown segment.
    """
    require_segment(reading, segment)
    return {
        **summary(reading, reader, limit, segment),
        "status_moves": rows(reading, _STATUS_MOVES, reader, segment=segment),
        "low_factors": rows(reading, _LOW_FACTORS, reader, segment=segment),
    }


def segments(reading: Reading) -> list[_Row]:
    """The segments of the release: name, meaning, and what is recommended to them. They name no account."""
    return fetched(reading.execute("SELECT name, meaning, offer FROM segments"))


def require_segment(reading: Reading, segment: str | None) -> None:
    """Raises Problem (404) where the release has no segment of this name."""
    names = [] if segment is None else [row["name"] for row in segments(reading)]
    if segment is not None and segment not in names:
        detail = f"Available: {', '.join(names)}." if names else "It has no segments."
        raise Problem(
            404, "unknown-segment", f"The release has no segment of this name. {detail}", available=names or None
        )
