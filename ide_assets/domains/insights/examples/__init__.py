"""What the insight models learn from, as pure functions: accounts with outcomes, days with orders, purchases."""
