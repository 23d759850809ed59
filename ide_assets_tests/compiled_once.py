"""Queries of the recipes that the package does not ship, compiled once for all processes of a test run.

Compiling them, for another engine or other settings, takes longer than building a month, and every process would do it
again. Tests of the compilation itself use `recipe._compiled.__wrapped__`, which always compiles.
"""

import hashlib
import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from filelock import FileLock

from ide_assets.domains.graph import RECIPES
from ide_assets.kernel import recipe
from ide_assets.kernel.recipe import Derived
from ide_assets.settings import Rules
from ide_assets.store.files import write_whole

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


def _once(decided_by: Sequence[object], compute: Callable[[], str]) -> str:
    """What the first process to need it computes."""
    file = Path(os.environ[FOLDER], f"{hashlib.sha256(repr(decided_by).encode()).hexdigest()}.txt")
    if not file.exists():
        with FileLock(file.with_suffix(".lock")):
            if not file.exists():
                write_whole(file, compute())
    return file.read_text(encoding="utf-8")
