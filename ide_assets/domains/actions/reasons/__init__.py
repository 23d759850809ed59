"""The reasons file: its format and validation, and which reasons apply to an observation.

Which of the reasons that apply becomes an action is decided in `choice`.
"""
