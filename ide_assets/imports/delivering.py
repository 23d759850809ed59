"""Rows as a delivery: a folder that is written aside and then renamed, so that it is there completely or not at all.

<landing>/<source>/.<YYYY-MM>.<random>.importing     being written; never read
<landing>/<source>/.<YYYY-MM>.<random>.replaced      the former delivery, until the new one is in its place
"""

import re
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.sources import SOURCES
from ide_assets.domains.deliveries.files.landing import SUCCESS, Delivery, why_not_written
from ide_assets.imports.errors import CannotImportError
from ide_assets.imports.locking import locked
from ide_assets.store.database import literal
from ide_assets.store.files import sync_file, sync_folder

if TYPE_CHECKING:
    import duckdb

PART = "part-0.csv"

_ASIDE, _REPLACED = ".importing", ".replaced"


@contextmanager
def only_import(landing: Path) -> Iterator[None]:
    """Lock a landing folder for one import, and complete what a killed one left. Raises CannotImportError."""
    busy = f"another import writes to {landing}. Import again when it has finished."
    with locked(landing / ".import.lock", busy, CannotImportError):
        for source in SOURCES:
            if not (landing / source.name).is_symlink():
                _recover(landing / source.name)
        yield


def _recover(folder: Path) -> None:
    """Delete what was not completed; put a former delivery back if no new one has taken its place."""
    for path in sorted(folder.glob(f".*{_ASIDE}")):
        shutil.rmtree(path)
    for path in sorted(folder.glob(f".*{_REPLACED}")):
        month = re.match(r"\.(\d{4}-\d{2})\.", path.name)
        if month is not None and not (folder / month[1]).exists():
            path.rename(folder / month[1])
        else:
            shutil.rmtree(path)


def check_place(delivery: Delivery, may_replace: bool) -> None:
    """Raise CannotImportError if the delivery's folder is a link, or exists and must not be replaced."""
    if reason := why_not_written(delivery.folder):
        raise CannotImportError(reason)
    if delivery.folder.exists() and not may_replace:
        what = "is delivered already" if (delivery.folder / SUCCESS).is_file() else "exists already"
        raise CannotImportError(
            f"{delivery.source} of {delivery.month} {what} ({delivery.folder}). Nothing was written. To deliver the "
            "month again, add --replace."
        )


def write_aside(connection: "duckdb.DuckDBPyConnection", delivery: Delivery) -> Path:
    """Write the table `delivered` as a complete delivery beside its place; returns its folder."""
    parent = delivery.folder.parent
    parent.mkdir(exist_ok=True)
    aside = parent / f".{delivery.month}.{secrets.token_hex(8)}{_ASIDE}"
    aside.mkdir()
    connection.execute(f"COPY delivered TO {literal(aside / PART)} (FORMAT csv, HEADER)")
    (aside / SUCCESS).touch()
    for name in (PART, SUCCESS):
        sync_file(aside / name)
    return aside


def put_in_place(asides: Sequence[tuple[Path, Delivery]]) -> None:
    """Rename complete deliveries to their places, each in place of a former one."""
    for aside, delivery in asides:
        former = delivery.folder.with_name(f"{aside.name.removesuffix(_ASIDE)}{_REPLACED}")
        if delivery.folder.exists():
            delivery.folder.rename(former)
        aside.rename(delivery.folder)
        sync_folder(delivery.folder.parent)
        if former.exists():
            shutil.rmtree(former)


def discard(asides: Sequence[tuple[Path, Delivery]]) -> None:
    """Delete deliveries that are not put in place."""
    for aside, _ in asides:
        shutil.rmtree(aside, ignore_errors=True)
