"""Sources from Snowflake: the rows of a query, written as an ordinary delivery.

What reads deliveries knows nothing of it: after the snapshot everything is as for files.
"""
