"""Deliveries: the source contract, the landing folder, readers, row rules and quarantine.

Adding a source is adding its declaration in `sources`.
"""
