"""The engine that makes, judges and publishes tables in Snowflake."""
