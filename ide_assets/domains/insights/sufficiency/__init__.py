"""Whether there are enough data to train a model, reported before any training."""
