"""Accounts: merges resolved to their final survivors, and the account records that queries join."""
