"""Effect: what the actions achieved, measured against the accounts that were held back.

`studies` prepares the rows, `estimation` has the statistics, and `conclusions` decides what they mean for each play.
Drawing the holdout belongs to the domain `actions`.
"""
