"""Where the reasons to act stand, and the hash that makes a changed file a changed rule."""

import hashlib
from pathlib import Path

#: The product's own reasons.
OWN = Path(__file__).parent / "reasons.yaml"


def sha256_of(path: Path | None) -> str:
    """The hash of the file's bytes; None is the product's own file. Raises ValueError where it cannot be read."""
    try:
        return hashlib.sha256((path or OWN).read_bytes()).hexdigest()
    except OSError as error:
        raise ValueError(f"the file of reasons to act {error.filename} cannot be read: {error.strerror}") from None
