"""The holdout: which accounts are drawn together as a unit, and in which arm of a topic a unit is.

Estimating the difference between the arms belongs to the domain `effect`.
"""
