"""All that a run begins with, done once in the server that children are forked from: imports, and the queries' SQL.

Nothing is opened here: neither connections nor threads outlive a fork.
"""

import threading

import duckdb_engine  # noqa: F401
import great_expectations  # noqa: F401
from tqdm import tqdm

import ide_assets.automation.running
import ide_assets.cli.app
import ide_assets.definitions
import ide_assets.reports.quality.report  # noqa: F401
from ide_assets.settings import Rules
from ide_assets_tests.transforms import DERIVED, variants

# Great Expectations' progress bars share a semaphore between all children: one that is killed while it holds it would
# have every later one wait for ever.
tqdm.set_lock(threading.RLock())

for recipe in DERIVED:
    for audited in variants(recipe).values():
        recipe.sql(Rules(), audited=audited)
