"""The reasons file, and which reasons hold for an account."""
