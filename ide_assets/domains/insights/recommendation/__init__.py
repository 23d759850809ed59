"""The next product for each account, with the reason, and how good earlier recommendations were."""
