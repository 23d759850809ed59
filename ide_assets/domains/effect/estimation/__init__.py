"""Estimators: an effect with its interval, from one row per account. They know no table."""
