"""The churn models: training, storage, scores with their drivers, and monitoring.

The rows from which they learn are in `examples`.
"""
