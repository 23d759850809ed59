"""How long subscriptions last: survival curves. They describe groups and predict no single account."""
