"""What every table shares: columns, declarations, the engine, the lake, the ledger, releases, checks.

The kernel knows no domain: it never imports deliveries, entitlement, usage, cohorts and so on.
"""
