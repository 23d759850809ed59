"""Queries of the recipes, compiled once for all processes of a test run.

Compiling them takes longer than building a month, and every process and every new home would do it again. Tests of the
compilation itself use `recipe._compiled.__wrapped__`, which always compiles.
"""

import hashlib
import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from filelock import FileLock

from ide_assets.domains.graph import RECIPES
from ide_assets.engines import query_cache
from ide_assets.kernel import lineage, recipe
from ide_assets.kernel.inputs import MissingInput
from ide_assets.kernel.recipe import Derived
from ide_assets.settings import Rules, Settings
from ide_assets.store.files import write_whole
from ide_assets.store.home import Home

#: The environment variable that names the folder; not `IDE_...`, which tests remove.
FOLDER = "TEST_COMPILED_QUERIES"


def share() -> None:
    """Let this process, and those that it forks, share compiled queries with the others of the run."""
    compiled = recipe._compiled.__wrapped__
    # A recipe that a test makes or changes is compiled separately.
    transforms = {derived: derived.transform for derived in RECIPES if isinstance(derived, Derived)}

    @cache
    def shared(derived: Derived, rules: Rules, absent: frozenset[str], audited: bool | None, dialect: str) -> str:
        def compile_() -> str:
            return compiled(derived, rules, absent, audited, dialect)

        if transforms.get(derived) is not derived.transform:
            return compile_()
        return _once((derived.table.name, rules.fingerprint, sorted(absent), audited, dialect), compile_)

    shared.__wrapped__ = compiled
    recipe._compiled = shared
    # Column lineage takes half as long as compiling. It is written to the home's cache as before.
    setattr(lineage, "compiled", _SharedLineage)  # noqa: B010


class _SharedLineage:
    """The query cache, as the module `lineage` uses it."""

    @staticmethod
    def get_or_compile(home: Home, decided_by: Sequence[object], compute: Callable[[], str]) -> str:
        return query_cache.get_or_compile(home, decided_by, lambda: _once(decided_by, compute))


def _once(decided_by: Sequence[object], compute: Callable[[], str]) -> str:
    """What the first process to need it computes."""
    file = Path(os.environ[FOLDER], f"{hashlib.sha256(repr(decided_by).encode()).hexdigest()}.txt")
    if not file.exists():
        with FileLock(file.with_suffix(".lock")):
            if not file.exists():
                write_whole(file, compute())
    return file.read_text(encoding="utf-8")


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
            lineage.of_recipe(derived, settings.rules, home)
