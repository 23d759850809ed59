"""Insights: models of churn, lifetime value and the next product, graded against naive baselines.

`churn`, `value`, `recommendation` and `survival` have a model each and `segments` the declared groups of accounts.
They share `examples` (what models learn from), `grading` (how good they are) and `sufficiency` (whether the data are
enough to train one).
"""
