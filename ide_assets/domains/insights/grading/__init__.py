"""How good predictions were: measures, grades and intervals that the models share."""
