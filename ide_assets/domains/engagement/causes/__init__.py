"""Root causes: the rows behind low factors."""
