"""The landing folder: its deliveries, and their data files.

    <landing>/<source>/<YYYY-MM>/<any name>.parquet | .csv | .csv.gz
    <landing>/<source>/<YYYY-MM>/_SUCCESS

A delivery without `_SUCCESS` is still being written and stays invisible.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from ide_assets.domains.deliveries.contract.sources import SOURCES
from ide_assets.months import Month
from ide_assets.store import known_hashes
from ide_assets.vocabulary.shown import shown
from ide_assets.vocabulary.wording import in_words

SUCCESS = "_SUCCESS"

#: How the names of dlt's own folders begin: `_dlt_loads`, `_dlt_version`, `_dlt_pipeline_state`.
_OF_DLT = "_dlt_"


class DeliveryRejectedError(ValueError):
    """A delivery is rejected as a whole; the message says what was found, where, and what to send instead."""


class Format(Enum):
    """How a data file is written."""

    PARQUET = ".parquet"
    CSV = ".csv"
    CSV_GZIP = ".csv.gz"


@dataclass(frozen=True)
class DataFile:
    """A data file of a delivery, with the name that messages and records repeat."""

    path: Path
    format: Format
    shown_name: str

    @property
    def shown(self) -> Path:
        """The path as messages repeat it."""
        return self.path.with_name(self.shown_name)


@dataclass(frozen=True)
class Delivery:
    """A complete delivery: one source's state for one month."""

    source: str
    month: Month
    folder: Path

    def files(self) -> list[DataFile]:
        """The data files by name. Raises DeliveryRejectedError for unsafe names, or if there is no data file."""
        files: list[DataFile] = []
        if self.folder.is_symlink():
            raise DeliveryRejectedError(f"{self.folder} is a symbolic link. Deliver the folder itself.")
        for path in sorted(self.folder.iterdir()):
            file_format = _format_of(path)
            if path.is_symlink():
                raise DeliveryRejectedError(
                    f"{self.folder / shown_name(path)} is a symbolic link. Deliver the file itself."
                )
            if file_format is None or not path.is_file():
                continue
            if shown(path.name) != path.name:
                raise DeliveryRejectedError(
                    f"{self.folder / shown(path.name)}: the file name has control characters, or bytes that are "
                    "not UTF-8 text. Rename the file and deliver again."
                )
            if re.search(r"[*?\[\]{}]", path.name):
                raise DeliveryRejectedError(
                    f"{self.folder / shown_name(path)}: the file name has one of the characters * ? [ ] {{ }}, which "
                    "readers take for a pattern. Rename the file and deliver again."
                )
            files.append(DataFile(path, file_format, shown_name(path)))
        if not files:
            raise DeliveryRejectedError(
                f"{self.folder} has {SUCCESS} but no data file. Expected at least one .parquet, .csv or .csv.gz."
            )
        return files

    def stamps(self) -> list[tuple[int, int, int]]:
        """Size, time of change and inode of each data file; a difference shows that the files changed in between."""
        stats = [file.path.stat() for file in self.files()]
        return [(stat.st_size, stat.st_mtime_ns, stat.st_ino) for stat in stats]

    def ignored(self) -> list[str]:
        """Names in the folder that are not part of the delivery, to be recorded."""
        return [
            shown_name(path)
            for path in sorted(self.folder.iterdir())
            if path.name != SUCCESS and (_format_of(path) is None or not path.is_file())
        ]

    def content_hash(self) -> str:
        """One hash of all the files' bytes, independent of names, order and times."""
        return combined_hash(known_hashes.hash_of(file.path) for file in self.files())


def shown_name(path: Path) -> str:
    """A delivered file's name as messages and records repeat it.

    A name with an e-mail address, which identifies a person, is replaced by its position among the folder's files.
    """
    if "@" not in path.name:
        return path.name
    file_format = _format_of(path)
    place = sorted(path.parent.iterdir()).index(path) + 1 if path in path.parent.iterdir() else 1
    return f"(file {place} by name, which has an address){file_format.value if file_format else ''}"


def why_not_written(folder: Path) -> str:
    """Why nothing may be written to `<source>/<YYYY-MM>`: a link leads to another place. Empty if none does."""
    for path in (folder.parent, folder):
        if path.is_symlink():
            return f"{path} is a symbolic link. Nothing is written through a link; remove it."
    return ""


def combined_hash(hashes: Iterable[str]) -> str:
    """One hash of many files' hashes, independent of their order."""
    return hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()


@dataclass(frozen=True)
class Landing:
    """The landing folder as it is now."""

    root: Path

    def find(self, source: str, month: Month) -> Delivery | None:
        """The complete delivery of a source for a month; None where there is none."""
        folder = self.root / source / str(month)
        return Delivery(source, month, folder) if (folder / SUCCESS).is_file() else None

    def why_changed(self, source: str, month: Month, recorded: str) -> str:
        """Why a delivery cannot be read again as it was, by the recorded hash of its content; empty if it can."""
        delivery = self.find(source, month)
        if delivery is None:
            return f"its delivery is no longer in {self.root}"
        try:
            is_same = delivery.content_hash() == recorded
        except (DeliveryRejectedError, OSError) as error:
            return f"its delivery cannot be read: {in_words(error)}"
        return "" if is_same else f"{delivery.folder} was redelivered since; the former files no longer exist"

    def months(self) -> list[Month]:
        """Months for which any known source has a folder, complete or not."""
        months = (_month_of(path) for source in SOURCES for path in _folders(self.root / source.name))
        return sorted({month for month in months if month is not None})

    def missing(self, month: Month, sources: Sequence[str]) -> list[str]:
        """The given sources that have no complete delivery for a month."""
        return [name for name in sources if self.find(name, month) is None]

    def first_arrival(self, month: Month) -> datetime | None:
        """When the first complete delivery of a month arrived, by the file system's clock; for display only."""
        return min(self._arrivals(month), default=None)

    def last_arrival(self, month: Month) -> datetime | None:
        """When the newest complete delivery of a month arrived, by the file system's clock; never decides a number."""
        return max(self._arrivals(month), default=None)

    def _arrivals(self, month: Month) -> list[datetime]:
        deliveries = [self.find(source.name, month) for source in SOURCES]
        return [
            datetime.fromtimestamp((delivery.folder / SUCCESS).stat().st_mtime, UTC)
            for delivery in deliveries
            if delivery is not None
        ]

    def unknown(self) -> list[Path]:
        """Folders that belong to no source or month of the contract; they are left untouched.

        Folders of dlt, which writes deliveries, are not among them.
        """
        known = {source.name for source in SOURCES}
        folders = [path for path in _folders(self.root) if path.name not in known and not path.name.startswith(_OF_DLT)]
        return folders + [
            path for source in SOURCES for path in _folders(self.root / source.name) if _month_of(path) is None
        ]


def _month_of(folder: Path) -> Month | None:
    try:
        return Month.parse(folder.name)
    except ValueError:
        return None


def _folders(root: Path) -> list[Path]:
    return sorted(path for path in root.iterdir() if path.is_dir()) if root.is_dir() else []


def _format_of(path: Path) -> Format | None:
    name = path.name.lower()
    for file_format in (Format.CSV_GZIP, Format.CSV, Format.PARQUET):
        if name.endswith(file_format.value):
            return file_format
    return None
