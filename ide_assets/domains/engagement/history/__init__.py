"""What followed scores: whether they foretell who leaves, and what they are associated with."""
