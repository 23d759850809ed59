"""Factor values of each account and period, and the facts that they are measured from."""
