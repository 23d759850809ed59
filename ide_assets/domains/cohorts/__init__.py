"""Cohorts: observations of opportunities, benchmarks made from them, and the published IDE table."""
