"""Dagster's records of a home that several processes open."""

from pathlib import Path
from threading import Barrier

from ide_assets.dagster_records import dagster_instance
from ide_assets.kernel.home import Home
from ide_assets_tests.processes import server

_TOGETHER = 4


def _open_records(root: Path, together: Barrier) -> None:
    together.wait()
    with dagster_instance(Home(root)) as instance:
        instance.get_runs(limit=1)
        instance.all_instigator_state()


def test_processes_that_begin_together_make_the_records_of_a_new_home_once(tmp_path: Path) -> None:
    """As a daemon and a web server do on a new machine."""
    together = server().Barrier(_TOGETHER)
    processes = [server().Process(target=_open_records, args=(tmp_path, together)) for _ in range(_TOGETHER)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * _TOGETHER
    _open_records(tmp_path, Barrier(1))
