"""Scores compared with what followed: how well they predict churn, and what their factors are associated with."""
