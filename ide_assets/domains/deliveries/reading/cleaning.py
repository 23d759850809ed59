"""How delivered text is cleaned before it is compared, as SQL: one definition for reading and for erasure.

Text is composed (NFC). Blanks around identifiers and invisible characters in them are removed, and an e-mail address
that identifies a person is put in lower case, so that look-alikes count once. Cleaning is idempotent.
"""

#: ASCII blanks, as an argument of `trim`.
_ASCII_BLANKS = "' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1f'"

#: All blanks, for a class of a regular expression: no-break, ideographic and thin spaces, line separators.
_BLANKS = r"\x09-\x0d\x1c-\x20\x{85}\p{Z}"

#: Invisible characters: zero-width ones, soft hyphens, marks of direction, fillers, variation selectors.
_UNSEEN = (
    r"\p{Cf}\x{034F}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2065}\x{3164}\x{FE00}-\x{FE0F}\x{FFA0}"
    r"\x{E0100}-\x{E01EF}"
)

#: Control characters except tab and line ends, and the replacement character (U+FFFD).
_CONTROL = r"\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x{9f}\x{FFFD}"

#: Texts that systems write for an unknown user, without brackets, blanks and punctuation.
_PLACEHOLDERS = (
    "anon", "anonymous", "anonymoususer", "anonymized", "anonymised", "blank", "default", "deleted", "deletedaccount",
    "deleteduser", "dummy", "empty", "formeruser", "inactiveuser", "missing", "na", "nan", "nil", "nobody", "none",
    "noname", "notapplicable", "notassigned", "notavailable", "notfound", "notset", "nouser", "null", "redacted",
    "removed", "removeduser", "system", "systemuser", "tba", "tbd", "test", "testuser", "unassigned", "undefined",
    "unidentified", "unknown", "unknownuser", "unnamed", "unspecified", "user", "void",
)  # fmt: skip


def trimmed(text: str) -> str:
    """The text without blanks of any kind around it."""
    any_text = f"regexp_replace({text}, '^[{_BLANKS}]+|[{_BLANKS}]+$', '', 'g')"
    return _by_bytes(text, _ascii_trimmed(text), any_text)


def items(text: str) -> str:
    """A list of identifiers separated by semicolons, cleaned, without empty items; null if no item is left."""
    cleaned_items = f"list_transform(string_split({text}, ';'), lambda item: {identifier('item')})"
    return f"nullif(array_to_string(list_filter({cleaned_items}, lambda item: item <> ''), ';'), '')"


def composed(text: str) -> str:
    """The text in NFC."""
    return f"nfc_normalize({text})"


def identifier(text: str) -> str:
    """An identifier as it is compared: composed, without blanks around it or invisible characters; possibly empty."""
    seen = f"regexp_replace({text}, '[{_UNSEEN}]', '', 'g')"
    bare = f"regexp_replace({seen}, '^[{_BLANKS}]+|[{_BLANKS}]+$', '', 'g')"
    return _by_bytes(text, _ascii_trimmed(text), f"nfc_normalize({bare})")


def person(clean: str) -> str:
    """A cleaned identifier of a person as it is compared: e-mail addresses in lower case."""
    is_address = f"regexp_full_match({clean}, '[^@\\s]+@[^@\\s]+')"
    folded = f"CASE WHEN {is_address} THEN nfc_normalize(lower({clean})) ELSE {clean} END"
    return f"CASE WHEN contains({clean}, '@') THEN {folded} ELSE {clean} END"


def has_address(text: str) -> str:
    """Whether the text contains an e-mail address."""
    return f"regexp_matches({text}, '[^@\\s]@[^@\\s]+\\.[^@\\s]')"


def has_blanks_around(text: str) -> str:
    """Whether the text begins or ends with a blank, or with invisible characters and a blank."""
    any_text = f"regexp_matches({text}, '^[{_UNSEEN}]*[{_BLANKS}]|[{_BLANKS}][{_UNSEEN}]*$')"
    return _by_bytes(text, f"strlen({_ascii_trimmed(text)}) < strlen({text})", any_text)


def is_changed_by_composing(text: str) -> str:
    """Whether the text is not in NFC."""
    return _by_bytes(text, "false", f"{composed(text)} <> {text}")


def has_unseen(text: str) -> str:
    """Whether the text has invisible characters."""
    return _by_bytes(text, "false", f"regexp_matches({text}, '[{_UNSEEN}]')")


def has_control(text: str) -> str:
    """Whether the text has control characters, or the replacement character (U+FFFD)."""
    return f"regexp_matches({text}, '[{_CONTROL}]')"


def is_placeholder(text: str) -> str:
    """Whether a cleaned identifier of a person is a placeholder: a word such as (unknown), or only signs and zeros."""
    words = ", ".join(f"'{word}'" for word in _PLACEHOLDERS)
    letters = f"regexp_replace(split_part(lower({text}), '@', 1), '[^\\pL\\pN]', '', 'g')"
    return f"({letters} IN ({words}) OR NOT regexp_matches({text}, '[\\pL1-9\\x{{80}}-\\x{{10FFFF}}]'))"


def _ascii_trimmed(text: str) -> str:
    # Checking both ends first takes a tenth of the time of trimming every text.
    return f"CASE WHEN {text}[1:1] <= ' ' OR {text}[-1:] <= ' ' THEN trim({text}, {_ASCII_BLANKS}) ELSE {text} END"


def _by_bytes(text: str, ascii_only: str, any_text: str) -> str:
    # Most identifiers are ASCII, which needs no regular expression.
    return f"CASE WHEN strlen({text}) = length({text}) THEN {ascii_only} ELSE {any_text} END"
