"""The hand-over of a month to those who act: rows, files, people, requests."""
