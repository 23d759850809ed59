"""Short hashes of texts: names for contents, settings and code."""

import hashlib


def short_hash(*parts: str) -> str:
    """Sixteen hexadecimal digits of SHA-256 over texts, none of which runs into the next."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
