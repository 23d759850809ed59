"""The engagement score: how much a customer communicates, uses the product and keeps in touch."""
