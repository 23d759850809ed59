"""Estimators: an effect with its interval, from one row per account.

Pure statistics: no module here knows a table, a play or a setting.
"""
