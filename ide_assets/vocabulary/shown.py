"""Text from deliveries, files and settings, made safe for a terminal."""

import re

#: Control characters other than tab and line feed, marks of reading direction, invisible line breaks, and unpaired
#: surrogates (bytes of a file name or an argument that are not text).
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str) -> str:
    r"""The text with each character that could control a terminal written out, such as `\x1b` and `\u202e`.

    Tabs and line feeds stay. An undecoded byte of a file name is written as that byte. For people; CSV and JSON stay
    exact.
    """
    return _UNSAFE.sub(_escaped, text)


def shown_in_json(text: str) -> str:
    """JSON text with the same value, without characters that could control a terminal."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # Python's stand-in for a byte that is not text.
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
