"""Handing a month's actions over to the people and systems that carry them out: rows, files, requests, names.

Nothing here selects an action.
"""
