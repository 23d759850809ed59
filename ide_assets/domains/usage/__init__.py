"""Usage: monthly active users by tenant, line code and product, dormancy included."""
