"""Inspect a delivered file before any of its rows is read: its hash, whether it is whole, its header.

Nothing is guessed. A file that is not what its name says, is truncated, or unpacks to too much is rejected, with what
was found and what to send instead.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.files.csv_text import inspect_csv
from ide_assets.domains.deliveries.files.header import match_columns, quotable
from ide_assets.domains.deliveries.files.landing import DataFile, DeliveryRejectedError, Format
from ide_assets.domains.deliveries.files.parquet import inspect_parquet


@dataclass(frozen=True)
class Inspected:
    """A data file that may be read: its hash, its header, and the position of each column of the source.

    `extra` has the position of each column that the contract does not have. `rows` is the number of rows that a Parquet
    file claims to have, None for CSV.
    """

    file: DataFile
    sha256: str
    positions: Mapping[str, int]
    header: tuple[str, ...]
    extra: Mapping[str, int]
    rows: int | None
    is_personal: bool

    @property
    def shown(self) -> Path:
        """The path as messages repeat it."""
        return self.file.shown

    @property
    def is_parquet(self) -> bool:
        """Whether it is a Parquet file; otherwise it is CSV."""
        return self.file.format is Format.PARQUET

    def column(self, position: int, has_rows: bool = False) -> str:
        """A column in messages: its name if that may be repeated, otherwise its position.

        `has_rows` means that rows have as many fields as the header.
        """
        known = next((name for name, place in self.positions.items() if place == position), None)
        if known is not None:
            return known
        if position < len(self.header):
            name = self.header[position].strip()
            if quotable(name, self.is_personal, is_header=has_rows or self.is_parquet):
                return name
        return f"field {position + 1}"


def inspect_file(file: DataFile, source: Source) -> Inspected:
    """Read the file once, for its hash, soundness and header. Raises DeliveryRejectedError."""
    if file.path.stat().st_size == 0:
        raise DeliveryRejectedError(
            f"{file.shown} is empty (0 bytes). Expected at least a header row. Write it again and deliver again."
        )
    if file.format is Format.PARQUET:
        header, rows = inspect_parquet(file, source)
        with file.path.open("rb") as opened:
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
        positions, extra = match_columns(str(file.shown), header, source, is_header=True)
        return Inspected(file, sha256, positions, header, extra, rows, source.is_personal)
    sha256, header = inspect_csv(file)
    positions, extra = match_columns(f"{file.shown}, line 1", header, source, is_header=False)
    return Inspected(file, sha256, positions, header, extra, None, source.is_personal)
