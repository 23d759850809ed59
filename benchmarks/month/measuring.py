"""Measure a command: `python -m benchmarks.month.measuring RESULT.json COMMAND ...`, in the benchmark's environment.

CPU time is user and system time of the command and of all its descendants that were waited for. Peak memory is the
greatest sum of their proportional set sizes (PSS: pages that processes share are divided among them), sampled every 50
milliseconds.
"""

import json
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path

#: Seconds between two samples of the memory.
EVERY = 0.05


def measure(command: list[str]) -> dict[str, float]:
    """Run the command; returns seconds of wall and CPU time, peak bytes, and the exit code."""
    import psutil  # type: ignore[import-not-found,import-untyped,unused-ignore]

    peak, done = 0, threading.Event()

    def sample(root: "psutil.Process") -> None:
        nonlocal peak
        while not done.is_set():
            total = 0
            for process in (root, *_below(root)):
                try:
                    total += process.memory_full_info().pss
                except psutil.Error:
                    continue
            peak = max(peak, total)
            done.wait(EVERY)

    def _below(root: "psutil.Process") -> list["psutil.Process"]:
        try:
            return list(root.children(recursive=True))
        except psutil.Error:
            return []

    began = time.perf_counter()
    with subprocess.Popen(command) as child:
        watcher = threading.Thread(target=sample, args=(psutil.Process(child.pid),))
        watcher.start()
        code = child.wait()
        wall = time.perf_counter() - began
        done.set()
        watcher.join()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": peak, "code": code}


if __name__ == "__main__":
    measured = measure(sys.argv[2:])
    Path(sys.argv[1]).write_text(json.dumps(measured), encoding="utf-8")
    sys.exit(int(measured["code"]))
