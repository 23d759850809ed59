"""What is made of factor values: scores, changes, peer groups, alerts and recommendations."""
