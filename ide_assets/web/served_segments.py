"""The segments of a release and their accounts, for filters of pages and the API (R-CI-6, R-VZ-1)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

#: Each segment of the file that the newest month was built with, also one without accounts.
_SEGMENTS = """
CREATE TABLE served.segments AS
SELECT segment AS name, any_value(segment_meaning) AS meaning, any_value(segment_offer) AS offer
FROM released_segment_sizes WHERE snapshot_date = (SELECT as_of FROM served.release)
GROUP BY segment ORDER BY lower(segment)
"""

#: Sorted by segment: a filter reads the row groups of one.
_MEMBERS = """
CREATE TABLE served.segment_members AS
SELECT DISTINCT segment, coalesce(survivors.account_csn, surviving_account_csn) AS account_csn
FROM released_segments LEFT JOIN survivors ON csn = surviving_account_csn
WHERE snapshot_date = (SELECT as_of FROM served.release)
ORDER BY segment, account_csn
"""


def fill(connection: "duckdb.DuckDBPyConnection") -> None:
    """Add `segments` and `segment_members` to the catalogue `served`. Needs the table `survivors`."""
    connection.execute(_SEGMENTS)
    connection.execute(_MEMBERS)
