"""What one month costs, against peers: `python -m benchmarks.month`."""
