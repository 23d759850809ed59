"""The next product of each account, with the reason."""
