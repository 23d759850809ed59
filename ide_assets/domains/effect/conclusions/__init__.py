"""What is concluded from the estimates, about each play and in money."""
