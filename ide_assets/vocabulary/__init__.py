"""Words and arithmetic that all domains share: columns, tables, rates. It declares no table and touches no file."""
