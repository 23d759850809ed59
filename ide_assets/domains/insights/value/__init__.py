"""Lifetime value: of contracts, and of customers who order without one; with its grading."""
