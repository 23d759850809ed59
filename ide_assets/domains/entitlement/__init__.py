"""Entitlement: active subscriptions in scope, seat pools, and the assignment rate."""
