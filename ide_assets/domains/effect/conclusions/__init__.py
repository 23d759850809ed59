"""Estimates per play and the conclusions from them: decisions, revenue, integrity, fairness, planning.

Formulas that do not depend on a table are in `estimation`.
"""
