"""How long subscriptions last."""
