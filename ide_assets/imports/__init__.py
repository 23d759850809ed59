"""Sources brought from other systems, written as deliveries."""
