"""The definitions that every later domain shares: which subscriptions count, and under which product code."""
