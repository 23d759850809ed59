"""Factor values by account and period, and the facts from which they are measured.

Weights and scores are in `score`.
"""
