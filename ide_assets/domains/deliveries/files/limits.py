"""How large a delivered file may be: its lines, its values, and its size once unpacked."""

from pathlib import Path

from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError

#: Longest line of a CSV file, in bytes. Files are read in pieces of this size, so a longer line spans several pieces.
LONGEST_LINE = 1 << 20

#: A gzip or Parquet file may not unpack to more bytes than this, nor to more than this many times its size.
UNPACKED_BYTES = 64 << 30
UNPACKED_RATIO = 200
#: ... but a small file may always unpack to this many bytes.
UNPACKED_FREELY = 16 << 20


class Allowance:
    """The number of bytes that a file may unpack to."""

    def __init__(self, path: Path, shown: Path) -> None:
        self._shown = shown
        self._size = path.stat().st_size
        self._limit = min(UNPACKED_BYTES, max(self._size * UNPACKED_RATIO, UNPACKED_FREELY))
        self._taken = 0

    def take(self, bytes_: int) -> None:
        """Count unpacked bytes. Raises DeliveryRejectedError if their sum is above the limit."""
        self._taken += bytes_
        self.reject_above(self._taken)

    def reject_above(self, bytes_: int) -> None:
        """Raise DeliveryRejectedError if this many bytes are above the file's limit."""
        if bytes_ > self._limit:
            raise DeliveryRejectedError(
                f"{self._shown}: its {self._size:,} bytes unpack to more than {self._limit:,}. Expected at "
                f"most {UNPACKED_RATIO} times its size and {UNPACKED_BYTES:,} bytes; split it into smaller files or "
                "deliver it unpacked."
            )

    def reject_long(self, longest: int) -> None:
        """Raise DeliveryRejectedError for a value longer than a line of a CSV file may be."""
        if longest > LONGEST_LINE:
            raise DeliveryRejectedError(
                f"{self._shown} has a value of {longest:,} bytes. Expected at most {LONGEST_LINE:,}."
            )
