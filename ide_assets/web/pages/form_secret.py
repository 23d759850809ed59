"""The secret that every form repeats, so that no other site can send one.

Pages are compressed, and the size of a compressed page betrays a text that is repeated in it. So a page never has the
secret itself, but the secret under a mask that is another one on each page.
"""

import hmac
import secrets


def new_secret() -> str:
    """A secret for a cookie."""
    return secrets.token_urlsafe(24)


def masked(secret: str) -> str:
    """The secret as a form has it: a random mask, and the secret under it, in hexadecimal digits."""
    plain = secret.encode()
    mask = secrets.token_bytes(len(plain))
    return (mask + _exclusive(mask, plain)).hex()


def is_masked(field: str, secret: str) -> bool:
    """Whether the field of a form is this secret under any mask. An empty secret has no form."""
    try:
        both = bytes.fromhex(field)
    except ValueError:
        return False
    half = len(both) // 2
    plain = _exclusive(both[:half], both[half:])
    return bool(secret) and len(both) % 2 == 0 and hmac.compare_digest(plain, secret.encode())


def _exclusive(mask: bytes, content: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(mask, content, strict=False))
