"""Deliveries: the source contract, the landing folder, reading, row rules, quarantine and the register.

To add a source, declare it in `sources`. reader.py lists the steps in which a delivery is read.
"""
