"""Which subscriptions count, and which product they count for."""
