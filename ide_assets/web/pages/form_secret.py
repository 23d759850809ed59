"""The secret that every form repeats, so that no other site can send one.

Pages are compressed, and the size of a compressed page betrays a text that is repeated in it. So a page never has the
secret itself, but the secret under a mask that is another one on each page.
"""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode


def new_secret() -> str:
    """A secret for a cookie."""
    return secrets.token_urlsafe(24)


def masked(secret: str) -> str:
    """The secret as a form has it: a random mask, and the secret under it."""
    plain = secret.encode()
    mask = secrets.token_bytes(len(plain))
    return urlsafe_b64encode(mask + _exclusive(mask, plain)).decode()


def is_masked(field: str, secret: str) -> bool:
    """Whether the field of a form is this secret under any mask. An empty secret has no form."""
    try:
        both = urlsafe_b64decode(field.encode())
    except ValueError:
        return False
    half = len(both) // 2
    plain = _exclusive(both[:half], both[half:])
    return bool(secret) and len(both) % 2 == 0 and hmac.compare_digest(plain, secret.encode())


def _exclusive(mask: bytes, content: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(mask, content, strict=False))
