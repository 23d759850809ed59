"""The rows that effects are estimated from: enrolled accounts, their outcomes, and the aims of plays."""
