"""The models report: how good the insight models are, what drives their scores, and what is missing."""
