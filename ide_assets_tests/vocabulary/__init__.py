"""Tests of the words that all domains share."""
