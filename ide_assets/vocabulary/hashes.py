"""Short hashes of texts: names for contents, settings and code."""

import hashlib


def short_hash(*parts: str) -> str:
    """Sixteen hexadecimal digits of SHA-256 over texts, with a separator between them.

    Texts may contain bytes of file names that are not UTF-8.
    """
    return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:16]
