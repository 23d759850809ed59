"""Which accounts are held back, and which are drawn together."""
