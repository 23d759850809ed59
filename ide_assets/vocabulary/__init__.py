"""Words and arithmetic that all domains share: columns, tables, rates. No table, file or engine of its own."""
