"""Segments of customers, declared in a file."""
