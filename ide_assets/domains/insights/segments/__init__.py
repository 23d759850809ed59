"""Segments: groups of accounts declared in a file, with their sizes and measures. No model is trained here."""
