"""Data quality for people: what was checked, rejected, quarantined, waived, and what it means.

Here records are read and shown. What is checked is declared with each table; judging and recording is the kernel's.
"""
