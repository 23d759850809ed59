"""The rows that effects are estimated from: drawn accounts, their outcomes and the aims of plays."""
