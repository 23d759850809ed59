"""What an operator does with a home: status, explain, diff, retention, backup."""
