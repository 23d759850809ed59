"""The landing folder and its files, before any row is read."""
