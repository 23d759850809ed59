"""An account's row over a period that the release does not hold: the same parts, computed from the lake's facts."""

from collections.abc import Mapping, Sequence
from typing import Any

from ide_assets.domains.engagement import tables
from ide_assets.domains.engagement.definition import Definition
from ide_assets.web.releases import Reading
from ide_assets.web.served import PLACE

_Row = Mapping[str, Any]

#: The lengths that can be requested: `periods.LEAST_DAYS` to MOST_DAYS.
PATTERN = "^([7-9]|[1-9][0-9]|[12][0-9][0-9]|3[0-5][0-9]|36[0-5])d$"

#: What needs the same period of all accounts, or of other months.
_OF_OTHERS = ("peer_median_score", "peer_group", "n_peers", "peer_average", "percentile")


def over_period(reading: Reading, row: _Row, definition: Definition, days: int) -> _Row:
    """A row of `queries.account` with the scores, factors, causes and recommendations of another period.

    Without peers, history, and causes of the last month's change. Raises Problem (503).
    """
    # A release with a scored account has a month.
    assert reading.as_of is not None
    computed = reading.facts.computed(row["account_csn"], reading.as_of, days)
    is_advised = not row["is_frozen"]
    return {
        **row,
        "scores": [{**score, **dict.fromkeys(_OF_OTHERS)} for score in computed[tables.SCORES.name]],
        "factors": computed[tables.FACTORS.name],
        "recommendations": _items(computed[tables.RECOMMENDATIONS.name]) if is_advised else None,
        "root_causes": _items(computed[tables.ROOT_CAUSES.name]) if is_advised else None,
        "changes": None,
        "history": None,
        "definition_version": definition.version,
    }


def _items(rows: Sequence[_Row]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in PLACE} for row in rows]
