"""The churn models: training, the registry, scores with their drivers, and monitoring."""
