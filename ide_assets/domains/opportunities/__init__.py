"""Opportunities: the records of the relationship system that queries join."""
