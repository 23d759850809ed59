"""Words and arithmetic that all domains share: columns, tables, rates. It declares no table and writes no file."""
