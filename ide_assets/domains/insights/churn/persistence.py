"""Models as bytes: skops files, which contain data and no code that runs when they are read (R-CI-8)."""

import base64
import hashlib
import io
import json
import re
import zipfile
from typing import Any

from ide_assets.domains.insights.churn.model import ChurnModel

#: Types that a file may contain beside numbers, texts and arrays.
_TRUSTED = ("interpret.glassbox._ebm._ebm.ExplainableBoostingClassifier",)

#: The date of the files inside a file: without it, the same model would have other bytes at another time.
_DATE = (1980, 1, 1, 0, 0, 0)

_SCHEMA = "schema.json"


class DamagedModelError(RuntimeError):
    """A stored model is damaged, or contains types that a model does not have."""


def to_text(model: ChurnModel) -> str:
    """The model as a skops file in base64; the same model always gives the same text."""
    import skops.io

    return base64.b64encode(_normalised(skops.io.dumps(model.machine))).decode("ascii")


def from_text(text: str, sha256: str) -> ChurnModel:
    """The model of to_text. Raises DamagedModelError if the text does not have the hash or is no such model."""
    import skops.io

    if hash_of(text) != sha256:
        raise DamagedModelError(
            f"The stored model does not have the hash {sha256[:12]}: its file was changed. Build the month again: the "
            "model is trained again from the same data."
        )
    try:
        machine: Any = skops.io.loads(base64.b64decode(text, validate=True), trusted=list(_TRUSTED))
    except Exception as error:
        raise DamagedModelError(f"The stored model cannot be read: unexpected {type(error).__name__}.") from None
    return ChurnModel(machine, tuple(machine.feature_names))


def hash_of(text: str) -> str:
    """The SHA-256 of a model's text, in hexadecimal digits."""
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _normalised(content: bytes) -> bytes:
    """The file with objects numbered in their order, where skops uses addresses in memory, and without dates."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        schema = file.read(_SCHEMA).decode()
        numbers: dict[str, str] = {}
        for address in re.findall(r'"__id__": (\d+)', schema):
            numbers.setdefault(address, str(len(numbers) + 1))
        schema = re.sub(r'"__id__": (\d+)', lambda match: f'"__id__": {numbers[match[1]]}', schema)
        schema = re.sub(r'"file": "(\d+)\.', lambda match: f'"file": "{numbers[match[1]]}.', schema)
        parts = {
            f"{numbers[stem]}.{ending}": file.read(f"{stem}.{ending}")
            for stem, _, ending in (name.partition(".") for name in file.namelist() if name != _SCHEMA)
        }
    parts[_SCHEMA] = json.dumps(json.loads(schema)).encode()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for name in sorted(parts):
            file.writestr(zipfile.ZipInfo(name, _DATE), parts[name], zipfile.ZIP_DEFLATED, 6)
    return written.getvalue()
