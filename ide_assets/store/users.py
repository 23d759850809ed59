"""The users of a home: the key of their pseudonyms, and the list of those who were erased."""

import re
import secrets

from ide_assets.settings import KEY_BYTES
from ide_assets.store.files import file_content, write_whole
from ide_assets.store.home import DamagedHomeError, Home

#: Mode of a file that only its owner may read.
_PRIVATE = 0o600


def key(home: Home) -> bytes:
    """The home's key of the user pseudonyms, created on first use and readable by its owner only.

    Raises DamagedHomeError if the file is damaged: anyone can compute pseudonyms under an empty or short key.
    """
    home.root.mkdir(parents=True, exist_ok=True)
    if not home.key_file.exists():
        write_whole(home.key_file, secrets.token_hex(32), _PRIVATE)
    try:
        key = bytes.fromhex(file_content(home.key_file).decode("ascii"))
    except ValueError:
        key = b""
    if len(key) < KEY_BYTES:
        raise DamagedHomeError(
            f"{home.key_file}, the key of the user pseudonyms, is empty, incomplete or invalid: expected at least "
            f"{2 * KEY_BYTES} hexadecimal digits. No delivery is read without it, and no new key is created: under "
            "another key no stored user could be recognised or erased. To recover: restore the file from a "
            "backup (tar -xOf FILE home/user.key)."
        )
    return key


def erased(home: Home) -> frozenset[str]:
    """SHA-256 (hex) of each erased user's pseudonym; the pseudonyms themselves are not stored (R-DQ-5).

    Raises DamagedHomeError if a line is invalid, because the user whom it named would be stored again.
    """
    path = home.erased_users
    try:
        text = file_content(path).decode("ascii")
    except FileNotFoundError:
        return frozenset()
    except ValueError:
        text = "?"
    lines = text.split("\n")
    # The list is written as a whole and is never empty; every line, also the last, ends with a line feed.
    if len(lines) < 2 or lines[-1] or not all(re.fullmatch("[0-9a-f]{64}", line) for line in lines[:-1]):
        raise DamagedHomeError(
            f"{path}, the list of erased users, is empty, incomplete or invalid: expected lines of 64 hexadecimal "
            "digits. No delivery is read until this is fixed: erased users would be stored again. To recover: "
            "restore the file from a backup (tar -xOf FILE home/erased.users), then repeat later erasures. "
            "Without a backup, delete the file and repeat all erasures."
        )
    return frozenset(lines[:-1])


def remember_erased(home: Home, hashed_pseudonym: str) -> None:
    """Add to the list of erased users, which only its owner can read. Requires the home's lock."""
    lines = sorted({*erased(home), hashed_pseudonym})
    write_whole(home.erased_users, "\n".join(lines) + "\n", _PRIVATE)
