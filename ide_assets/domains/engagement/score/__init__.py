"""What follows from factor values: scores, their changes, peer groups, alerts and recommendations."""
