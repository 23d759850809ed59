"""Sources from other systems, written as deliveries."""
