"""The product's tables, a folder for each domain; `graph` lists their recipes."""
