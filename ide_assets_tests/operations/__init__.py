"""Tests of the operations behind the commands."""
