"""Training rows of the insight models, as pure functions: accounts with outcomes, days with orders, purchases."""
