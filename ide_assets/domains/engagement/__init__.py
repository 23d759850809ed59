"""The engagement score: a customer's communication, use of the product and relationships."""
