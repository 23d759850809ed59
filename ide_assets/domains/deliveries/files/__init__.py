"""The landing folder and its files: names, hashes, headers and limits, before any row is read."""
