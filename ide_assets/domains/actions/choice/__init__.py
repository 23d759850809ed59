"""From signals to the actions of a month: candidates with their verdicts, their order, and what became of earlier ones.

The reasons file and its validation are in `reasons`, the draw of the holdout is in `arms`.
"""
