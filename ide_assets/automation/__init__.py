"""Automation: which months are due, what is wrong, and who is alerted.

This package decides when months are built and which alerts are sent. The kernel builds, checks and publishes them.
"""
