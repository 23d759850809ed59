"""Garbage collection while queries are compiled and run."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def rare_garbage_collection() -> Iterator[None]:
    """Collect garbage less often during a run, and while its libraries are imported; also a decorator.

    Dagster creates millions of objects in a month and keeps few, and so does the compilation of queries. By default
    Python scans them after every 700th, which takes a seventh of a small month's time.
    """
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
