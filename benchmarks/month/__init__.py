"""The cost of one month, compared with peers: `python -m benchmarks.month`."""
