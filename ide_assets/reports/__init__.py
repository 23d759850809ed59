"""Pages to open in a browser: shared shapes, the data-quality report, the effect report."""
