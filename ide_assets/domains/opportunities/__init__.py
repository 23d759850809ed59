"""Opportunities: records of the customer relationship system that queries join."""
