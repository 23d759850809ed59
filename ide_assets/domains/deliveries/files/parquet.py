"""A delivered Parquet file: its header, and whether it is whole and small enough once unpacked."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
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
    """Header and number of rows. Reads the needed columns to their end, checking page checksums and texts of rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(file.path, page_checksum_verification=True) as opened:
            header = tuple(opened.schema_arrow.names)
            positions, _ = match_columns(str(file.shown), header, source, is_header=True)
            needed = [header[position] for position in positions.values()]
            allowance = Allowance(file.path, file.shown)
            metadata, schema = opened.metadata, opened.schema_arrow
        _weigh_claims(metadata, set(needed), allowance)
        texts = [name for name in needed if _is_text(schema.field(header.index(name)).type)]
        for batch in _batches(file, metadata, needed, texts):
            allowance.take(sum(_unpacked(column, allowance) for column in batch.columns))
        return header, metadata.num_rows
    except (pa.ArrowException, OSError, ValueError) as error:
        if isinstance(error, DeliveryRejectedError):
            raise
        # The library's message may quote names and values of the file.
        detail = "" if source.is_personal else f" ({' '.join(str(error).split())[:200]})"
        raise DeliveryRejectedError(
            f"{file.shown} is not a whole Parquet file{detail}. Write it again and deliver again."
        ) from None


def _weigh_claims(metadata: "pq.FileMetaData", needed: set[str], allowance: Allowance) -> None:
    """Reject a file whose own metadata says it is too large, before any of it is unpacked."""
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


def _batches(
    file: DataFile, metadata: "pq.FileMetaData", needed: Sequence[str], texts: Collection[str]
) -> "Iterator[pa.RecordBatch]":
    """The needed columns, some rows at a time. A text that its row group stores once takes its memory once."""
    import pyarrow.parquet as pq

    for encoded, groups in groupby(range(metadata.num_row_groups), lambda group: _encoded(metadata, group, texts)):
        with pq.ParquetFile(
            file.path,
            metadata=metadata,
            page_checksum_verification=True,
            read_dictionary=list(encoded),
            pre_buffer=False,
        ) as opened:
            # Within one call, the library would keep the texts of every row group before.
            for group in groups:
                yield from opened.iter_batches(_ROWS_AT_ONCE, row_groups=[group], columns=needed, use_threads=False)


def _encoded(metadata: "pq.FileMetaData", group: int, texts: Collection[str]) -> tuple[str, ...]:
    """The texts that a row group may store once for many rows."""
    row_group = metadata.row_group(group)
    chunks = (row_group.column(at) for at in range(row_group.num_columns))
    return tuple(
        chunk.path_in_schema
        for chunk in chunks
        if chunk.path_in_schema in texts and any("DICTIONARY" in encoding for encoding in chunk.encodings)
    )


def _is_text(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _unpacked(column: "pa.Array", allowance: Allowance) -> int:
    """Bytes of a valid array if each row had its own copy of its text. Rejects a text that is too long."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_dictionary(column.type):
        column.validate(full=True)
        if _is_text(column.type):
            allowance.reject_long(pc.max(pc.binary_length(column)).as_py() or 0)
        return int(column.nbytes)
    # Only the texts of these rows: a row group has many batches, and may have as many texts as rows.
    used = column.indices.dictionary_encode()
    texts = column.dictionary.take(used.dictionary)
    texts.validate(full=True)
    lengths = pc.binary_length(texts)
    allowance.reject_long(pc.max(lengths).as_py() or 0)
    return int(pc.sum(lengths.take(used.indices)).as_py() or 0) + 4 * len(column)
