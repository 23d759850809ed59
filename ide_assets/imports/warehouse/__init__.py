"""Sources from Snowflake: the rows of a query, written as an ordinary delivery.

Reading a delivery does not depend on its origin: after the snapshot everything is the same as for delivered files.
"""
