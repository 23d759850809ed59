"""The report of what the plays did."""
