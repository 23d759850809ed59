"""Great Expectations reads the candidate of the context that judges, also while other threads judge."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import duckdb
import great_expectations as gx

from ide_assets.engines import batches
from ide_assets_tests.processes import loaded_by
from ide_assets_tests.waiting import PATIENCE_SECONDS


def connection_with(rows: int) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(f"CREATE TEMP TABLE {batches.CANDIDATE} AS SELECT * FROM range({rows}) AS rows(id)")
    return connection


def counted(batch: Any) -> int:
    """The number of rows that Great Expectations finds in a batch."""
    result = batch.validate(gx.expectations.ExpectTableRowCountToEqual(value=0))
    return int(result.result["observed_value"])


def test_a_nested_batch_does_not_replace_the_outer_one() -> None:
    with connection_with(rows=3) as outer, connection_with(rows=5) as inner, batches.of_duckdb(outer) as batch:
        with batches.of_duckdb(inner) as other:
            assert counted(other) == 5
        assert counted(batch) == 3


def test_each_thread_judges_its_own_candidate() -> None:
    both_open = Barrier(2)

    def forwarded_to(rows: int) -> int:
        with connection_with(rows) as connection, batches.of_duckdb(connection):
            both_open.wait(PATIENCE_SECONDS)
            (count,) = batches._JudgedConnection().execute(f"SELECT count(*) FROM {batches.CANDIDATE}").fetchone()
            both_open.wait(PATIENCE_SECONDS)
            return int(count)

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(forwarded_to, [3, 5])) == [3, 5]


def test_scipys_statistics_are_loaded_when_they_are_used() -> None:
    """Great Expectations imports them for an expectation and two metrics, and they take a third of its time."""
    loaded_by(
        "from ide_assets.engines import batches; batches.great_expectations()\n"
        "assert 'scipy.stats._stats_py' not in sys.modules\n"
        "from scipy import stats; import scipy.stats.distributions\n"
        "assert isinstance(stats.norm, scipy.stats.distributions.rv_continuous)\n"
        "from great_expectations.expectations.core import expect_column_kl_divergence_to_be_less_than as divergence\n"
        "assert divergence.stats.entropy is stats.entropy"
    )
