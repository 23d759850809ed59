"""Deliveries: from the landing folder to accepted rows, quarantined rows and an entry in the register.

To add a source, declare it in `contract/sources.py`. `reading/reader.py` lists the steps in which a delivery is read.
"""
