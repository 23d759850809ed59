"""Pages: what all reports share, self-contained HTML without scripts, in one style."""
