"""Today's survivors of a few accounts, read from the current release."""

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

#: Merges are followed this far.
_MOST_MERGES = 100

_SURVIVORS = f"""
WITH RECURSIVE merges AS (
    SELECT victim_account_csn AS victim, min(survivor_account_csn) AS survivor
    FROM released_merge WHERE final_merge_status = 'COMPLETED' GROUP BY victim_account_csn
),
chain AS (
    SELECT csn AS asked, csn AS survivor, 0 AS links FROM (SELECT unnest(CAST($csns AS VARCHAR[])) AS csn)
    UNION ALL
    SELECT asked, merges.survivor, links + 1 FROM chain JOIN merges ON victim = chain.survivor
    WHERE links < {_MOST_MERGES}
)
SELECT asked, arg_max(survivor, links) FROM chain GROUP BY asked
"""


def survivors(connection: "duckdb.DuckDBPyConnection", csns: Collection[str]) -> dict[str, str]:
    """The surviving account of each of these, from the view `released_merge`; an account may be its own."""
    return dict(connection.execute(_SURVIVORS, {"csns": sorted(csns)}).fetchall())
