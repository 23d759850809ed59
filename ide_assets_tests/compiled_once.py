"""Queries of the recipes, compiled once for all processes of a test run.

Compiling them takes longer than building a month, and every process and every new home would do it again. Tests of the
compilation itself use `recipe._compiled.__wrapped__`, which always compiles.
"""

import hashlib
import os
from functools import cache
from pathlib import Path

from filelock import FileLock

from ide_assets.domains.graph import RECIPES
from ide_assets.kernel import recipe
from ide_assets.kernel.inputs import MissingInput
from ide_assets.kernel.recipe import Derived
from ide_assets.settings import Rules, Settings
from ide_assets.store.files import write_whole
from ide_assets.store.home import Home

#: The environment variable that names the folder; not `IDE_...`, which tests remove.
FOLDER = "TEST_COMPILED_QUERIES"


def share() -> None:
    """Let this process, and those that it forks, share compiled queries with the others of the run."""
    folder = Path(os.environ[FOLDER])
    compiled = recipe._compiled.__wrapped__
    # A recipe that a test makes or changes is compiled by itself.
    transforms = {derived: derived.transform for derived in RECIPES if isinstance(derived, Derived)}

    @cache
    def shared(derived: Derived, rules: Rules, absent: frozenset[str], audited: bool | None, dialect: str) -> str:
        if transforms.get(derived) is not derived.transform:
            return compiled(derived, rules, absent, audited, dialect)
        decided_by = repr((derived.table.name, rules.fingerprint, sorted(absent), audited, dialect))
        file = folder / f"{hashlib.sha256(decided_by.encode()).hexdigest()}.sql"
        if not file.exists():
            with FileLock(file.with_suffix(".lock")):
                if not file.exists():
                    write_whole(file, compiled(derived, rules, absent, audited, dialect))
        return file.read_text(encoding="utf-8")

    shared.__wrapped__ = compiled
    recipe._compiled = shared


def fill(home: Home) -> None:
    """Write the queries of a month to the cache of a home, for processes that cannot share them.

    The month is one of the small vendor, which delivers neither `product_successions` nor `usage_counts`.
    """
    if FOLDER not in os.environ:
        return
    settings = Settings(home=home.root)
    for derived in RECIPES:
        if isinstance(derived, Derived):
            derived.code(settings)
            optional = {upstream.table.name for upstream in derived.inputs if upstream.absence is MissingInput.IS_NULL}
            absent = frozenset(optional & {"product_renames", "usage_counts"})
            derived.cached_sql(home, settings.rules, absent, False if derived.table.audited else None)
