"""A delivered Parquet file: its header, and whether it is whole and small enough once unpacked."""

from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.files.header import match_columns
from ide_assets.domains.deliveries.files.landing import DataFile, DeliveryRejectedError
from ide_assets.domains.deliveries.files.limits import Allowance

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

#: Rows of a Parquet file that are unpacked at a time.
_ROWS_AT_ONCE = 16_384


def inspect_parquet(file: DataFile, source: Source) -> tuple[tuple[str, ...], int]:
    """Header and number of rows. Reads the needed columns to their end, checking page checksums and text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(file.path, page_checksum_verification=True) as opened:
            header = tuple(opened.schema_arrow.names)
            positions, _ = match_columns(str(file.shown), header, source, is_header=True)
            needed = [header[position] for position in positions.values()]
            allowance = Allowance(file.path, file.shown)
            _weigh_claims(opened, set(needed), allowance)
            repeating = _repeating(opened) & set(needed)
            texts = [name for name in repeating if _is_text(opened.schema_arrow.field(header.index(name)).type)]
            rows = opened.metadata.num_rows
        # Texts stay dictionary-encoded, so that a long one takes its memory once.
        with pq.ParquetFile(
            file.path, page_checksum_verification=True, read_dictionary=texts, pre_buffer=False
        ) as opened:
            for batch in opened.iter_batches(batch_size=_ROWS_AT_ONCE, columns=needed, use_threads=False):
                batch.validate(full=True)
                allowance.take(sum(_unpacked(column, allowance) for column in batch.columns))
            return header, rows
    except (pa.ArrowException, OSError, ValueError) as error:
        if isinstance(error, DeliveryRejectedError):
            raise
        # The library's message may quote names and values of the file.
        detail = "" if source.is_personal else f" ({' '.join(str(error).split())[:200]})"
        raise DeliveryRejectedError(
            f"{file.shown}: is not a whole Parquet file{detail}. Write it again and deliver again."
        ) from None


def _weigh_claims(file: "pq.ParquetFile", needed: set[str], allowance: Allowance) -> None:
    """Reject a file whose own metadata says it is too large, before any of it is unpacked."""
    metadata = file.metadata
    chunks = 0
    for group in range(metadata.num_row_groups):
        row_group = metadata.row_group(group)
        for at in range(row_group.num_columns):
            chunk = row_group.column(at)
            if chunk.path_in_schema.split(".", 1)[0] in needed:
                # A column may take less than a byte per value where many values are equal.
                chunks += max(chunk.total_uncompressed_size, chunk.num_values)
        allowance.reject_above(chunks)
    allowance.reject_above(metadata.num_rows)


def _repeating(file: "pq.ParquetFile") -> set[str]:
    """The columns that may store a value once for many rows."""
    metadata = file.metadata
    groups = (metadata.row_group(group) for group in range(metadata.num_row_groups))
    chunks = (group.column(at) for group in groups for at in range(group.num_columns))
    return {chunk.path_in_schema for chunk in chunks if any("DICTIONARY" in encoding for encoding in chunk.encodings)}


def _is_text(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _unpacked(column: "pa.Array", allowance: Allowance) -> int:
    """Bytes of an array if each row had its own copy of its text. Rejects a text that is too long."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_dictionary(column.type):
        if _is_text(column.type):
            allowance.reject_long(pc.max(pc.binary_length(column)).as_py() or 0)
        return int(column.nbytes)
    lengths = pc.binary_length(column.dictionary)
    allowance.reject_long(pc.max(lengths).as_py() or 0)
    return int(pc.sum(lengths.take(column.indices)).as_py() or 0) + 4 * len(column)
