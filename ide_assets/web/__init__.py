"""The API and the pages that `ide serve` answers with.

They read the current release; pages of users and quality also read the home. The only writes are what readers decide:
alerts, thresholds, calls, requested actions, saved views.
"""
