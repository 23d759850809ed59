"""Cohorts: observations of opportunities, benchmarks computed from them, and the published IDE table."""
