"""What every run begins with, done once in the server that children are forked from: imports, and hashes of code.

Nothing is opened here, because neither connections nor threads survive a fork. Compiled queries come with the homes.
"""

import gc
import os
import threading

import duckdb_engine  # noqa: F401
import scipy.stats  # noqa: F401
from tqdm import tqdm

import ide_assets.automation.running
import ide_assets.cli.app
import ide_assets.definitions
import ide_assets.reports.effect.report
import ide_assets.reports.models.report
import ide_assets.reports.quality.report  # noqa: F401
from ide_assets.domains.graph import RECIPES
from ide_assets.engines import batches
from ide_assets.kernel import shipped
from ide_assets.kernel.recipe import Derived
from ide_assets.settings import Rules, Settings
from ide_assets_tests import compiled_once
from ide_assets_tests.processes import without_leak_report

if compiled_once.FOLDER in os.environ:
    compiled_once.share()

batches.great_expectations()
for recipe in RECIPES:
    if isinstance(recipe, Derived):
        shipped.decided_by(recipe.transform, recipe.tables, Rules())
    else:
        recipe.code(Settings())

without_leak_report()

# Great Expectations' progress bars share a semaphore between all children. A child that is killed while it holds the
# semaphore would make every later one wait forever.
tqdm.set_lock(threading.RLock())

# Children share these objects' memory with the server, as long as no search for unreachable objects writes to them.
gc.set_threshold(100_000, 50, 50)
gc.collect()
gc.freeze()
