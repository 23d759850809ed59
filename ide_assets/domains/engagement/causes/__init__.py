"""Root causes: the messages, meetings, users, features and people behind low factors.

Counted by the same conditions as in `factors`, so that causes sum to the factor.
"""
