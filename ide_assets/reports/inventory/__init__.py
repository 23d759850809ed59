"""The data inventory: every data set of the graph with its target, owner and timing, as a page and as a spreadsheet."""
