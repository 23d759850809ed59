"""Which accounts get which actions in a month, in which order."""
