"""Insights: models of churn, lifetime value and the next product, graded against naive baselines."""
