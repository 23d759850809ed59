"""Static pages: the quality, effect and models reports and the data inventory; `pages` has what they share."""
