"""Insights driven engagement: monthly seat, usage and cohort tables for customer success.

The package is a Dagster asset graph (`ide_assets.definitions`) and a command line (`ide_assets.cli`).
A domain folder imports the kernel and the tables of domains before it, never the other way round.
"""

import os

# Before numpy is loaded: the matrices of the effect are small, and two threads at one of them mostly wait.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
