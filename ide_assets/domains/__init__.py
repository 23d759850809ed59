"""The product's tables, one package per domain; `graph` lists their recipes."""
