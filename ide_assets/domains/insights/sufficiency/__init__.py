"""Whether the data suffice for a model, reported before any training."""
