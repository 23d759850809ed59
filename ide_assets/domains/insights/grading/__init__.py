"""How good predictions were: measures, grades and intervals that several models share.

The grading of a single model is in that model's package.
"""
