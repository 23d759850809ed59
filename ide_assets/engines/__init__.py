"""What makes tables of tables: DuckDB, Spark, Snowflake, and the dialects that queries are compiled to."""
