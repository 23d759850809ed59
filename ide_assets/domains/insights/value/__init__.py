"""Lifetime value of contracts, and of orders without one."""
