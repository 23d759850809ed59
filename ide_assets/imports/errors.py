"""The error of an import that writes nothing."""


class CannotImportError(RuntimeError):
    """Nothing is imported; the message says what was found, where, and what to do next."""
