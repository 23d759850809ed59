"""The engine that builds, checks and publishes tables in Snowflake."""
