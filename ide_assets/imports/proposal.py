"""A proposed mapping: the columns of a source, matched with those of a file by name, type and sample values (R-IN-1).

Every column says how sure the match is. Nothing is delivered from a proposal without a person who has read it: columns
without a match are commented out, so that the mapping is incomplete until they are filled in.
"""

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.imports.errors import CannotImportError
from ide_assets.imports.files import File, prepared
from ide_assets.imports.mapping import Input
from ide_assets.imports.relations import column_of, list_of_rows, load, names_in, table_of
from ide_assets.store.database import literal, quoted
from ide_assets.vocabulary.column import Column, Type

if TYPE_CHECKING:
    import duckdb

#: Rows whose values are looked at.
_ROWS = 1_000

#: Words that mean the same in names of columns.
_SAME = {
    "csn": "account id",
    "ids": "id",
    "customer": "account",
    "company": "account",
    "organization": "account",
    "organisation": "account",
    "licenses": "seats",
    "licences": "seats",
    "licensed": "seats",
    "quantity": "seats purchased",
    "qty": "seats purchased",
    "enabled": "purchased",
    "total": "purchased",
    "consumed": "assigned",
    "used": "assigned",
    "licence": "subscription",
    "license": "subscription",
    "no": "id",
    "workspace": "tenant",
    "from": "start date",
    "since": "start date",
    "until": "end date",
    "to": "end date",
    "started": "start",
    "begin": "start",
    "begins": "start",
    "ended": "end",
    "expiry": "end",
    "expires": "end",
    "expiration": "end",
    "timestamp": "at",
    "time": "at",
    "when": "at",
    "ordered": "order date",
    "sku": "offering",
    "product": "offering",
    "plan": "offering",
    "line": "code",
    "mail": "email",
    "region": "geo",
    "geography": "geo",
    "title": "role",
    "deal": "opportunity",
    "uid": "id",
    "guid": "id",
    "key": "id",
    "number": "id",
}

#: Words of columns that identify the row of any export: `Id`, `Record ID`.
_OWN_IDENTIFIERS = ({"id"}, {"record", "id"}, {"object", "id"})

#: Values that some contracts fix, for columns that exports seldom have.
_USUAL = {
    "entitlement_model": "SUS",
    "usage_type": "COM",
    "is_unlimited": "false",
    "lc_flag": "false",
    "promo_flag": "false",
}

_PATTERNS: Mapping[Type, str] = {
    Type.INTEGER: r"[+-]?\d+(\.0+)?",
    Type.NUMBER: r"[+-]?(\d+\.?\d*|\.\d+)",
    Type.BOOLEAN: r"(?i)true|false|t|f|yes|no|1|0",
    Type.DATE: r"\d{4}-\d{2}-\d{2}([T ].*)?",
    Type.TIMESTAMP: r"\d{4}-\d{2}-\d{2}([T ].*)?",
}


#: Formats of dates other than ISO 8601, in the order in which they are tried.
_FORMATS = ("%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y", "%Y/%m/%d", "%d-%b-%Y", "%b %d, %Y", "%Y%m%d")


@dataclass(frozen=True)
class _Candidate:
    """A column of the file: its name, its samples, and the share of its values that fits each type.

    `filled` is the share of rows with a value. `format` is that of all its dates; empty if they are ISO 8601, or no
    dates.
    """

    name: str
    samples: tuple[str, ...]
    filled: float
    shares: Mapping[Type, float]
    format: str


def propose(source: Source, path: Path) -> str:
    """The text of a mapping for a file. Raises CannotImportError if the file cannot be read."""
    import duckdb

    if not path.is_file():
        raise CannotImportError(f"{path} is not a file. Give a file of the export.")
    with tempfile.TemporaryDirectory(prefix="ide-import-") as folder, duckdb.connect() as connection:
        declared, file = _declared(path, Path(folder))
        if file.kind == "json":
            declared = declared.model_copy(update={"records": list_of_rows(connection, file)})
        names = tuple(filter(None, file.header)) or names_in(connection, file, declared)
        load(connection, "export", declared, [file], names)
        candidates = [_candidate(connection, name) for name in names]
    return _written(source, declared, candidates)


def _declared(path: Path, scratch: Path) -> tuple[Input, File]:
    """The input of a file, and the file as DuckDB reads it.

    The separator is the one that gives most columns, because a person reads the proposal.
    """
    declared = Input(files=(path.name,))
    try:
        return declared, prepared("export", declared, path, scratch)
    except CannotImportError as error:
        if "columns are separated by" not in str(error):
            raise
        others = [Input(files=(path.name,), delimiter=delimiter) for delimiter in (";", "\t", "|")]
        declared = max(others, key=lambda other: _width(other, path, scratch))
    return declared, prepared("export", declared, path, scratch)


def _width(declared: Input, path: Path, scratch: Path) -> int:
    try:
        return len(prepared("export", declared, path, scratch).header)
    except CannotImportError:
        return 0


def _candidate(connection: "duckdb.DuckDBPyConnection", name: str) -> _Candidate:
    column, rows = quoted(column_of(name)), f"(FROM {table_of('export')} LIMIT {_ROWS})"
    samples = connection.execute(
        f"SELECT {column} FROM {rows} WHERE {column} <> '' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 3"
    ).fetchall()
    tests = ", ".join(f"avg(CAST(regexp_full_match({column}, $p{at}) AS INTEGER))" for at in range(len(_PATTERNS)))
    patterns = {f"p{at}": pattern for at, pattern in enumerate(_PATTERNS.values())}
    tried = ", ".join(f"count(*) = count(try_strptime({column}, {literal(written)}))" for written in _FORMATS)
    filled = f"count(*) / (SELECT greatest(count(*), 1) FROM {rows})"
    row = connection.execute(f"SELECT {filled}, {tests}, {tried} FROM {rows} WHERE {column} <> ''", patterns).fetchone()
    assert row is not None
    shares = {kind: float(share or 0) for kind, share in zip(_PATTERNS, row[1:], strict=False)}
    fits = row[1 + len(_PATTERNS) :]
    written = next((written for written, fit in zip(_FORMATS, fits, strict=True) if fit), "") if samples else ""
    if written:
        shares |= {Type.DATE: 1.0, Type.TIMESTAMP: 1.0}
    return _Candidate(name, tuple(str(sample) for (sample,) in samples), float(row[0]), shares, written)


def _words(name: str) -> list[str]:
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name.removesuffix("__c"))
    words = (_SAME.get(word, word) for word in re.split(r"[^a-z0-9]+", spaced.lower()) if word)
    return [part for word in words for part in word.split()]


def _likeness(source: Source, column: Column, candidate: _Candidate) -> float:
    """How well a column of the file fits one of the contract, 0 to 1: by its name, and by its values."""
    mine, other = _words(column.name), _words(candidate.name)
    shared = len({*mine} & {*other}) / max(len({*mine} | {*other}), 1)
    letters = SequenceMatcher(None, "".join(mine), "".join(other)).ratio()
    likeness = 1.0 if mine == other else 0.6 * shared + 0.35 * letters
    if source.key == (column.name,) and {*other} in _OWN_IDENTIFIERS:
        likeness = max(likeness, 0.7)
    if "id" in mine and {"name", "owner"} & ({*other} - {*mine}):
        # A person or a title identifies no row.
        likeness *= 0.5
    if column.name in source.required:
        # A required column has a value in each row.
        likeness *= candidate.filled
    if column.name == "tenant_id":  # A text gets a number.
        return likeness
    return likeness * (candidate.shares[column.type] if column.type in candidate.shares and candidate.samples else 1.0)


def _written(source: Source, declared: Input, candidates: Sequence[_Candidate]) -> str:
    scores = sorted(
        (
            (_likeness(source, column, candidate), column.name, candidate)
            for column in source.columns
            for candidate in candidates
        ),
        key=lambda scored: (-scored[0], scored[1], scored[2].name),
    )
    chosen: dict[str, tuple[float, _Candidate]] = {}
    for score, name, candidate in scores:
        if score >= 0.4 and name not in chosen and candidate.name not in (taken.name for _, taken in chosen.values()):
            chosen[name] = (score, candidate)
    lines = [
        f"# Proposed for {declared.files[0]}.",
        "# Read each line: `sure` is an equal name, `likely` and `guess` are to be checked.",
        "inputs:",
        "  export:",
        f"    files: [{_text(declared.files[0])}]",
        *([] if declared.delimiter == "," else [f"    delimiter: {_text(declared.delimiter)}"]),
        *([] if declared.records is None else [f"    records: {_text(declared.records)}"]),
        "deliveries:",
        f"  - source: {source.name}",
        "    from: export",
        "    columns:",
    ]
    for column in source.columns:
        is_required = column.name in source.required
        lines.append(f"      {_line(column, chosen.get(column.name), is_required)}")
    unused = [
        candidate.name for candidate in candidates if candidate.name not in {taken.name for _, taken in chosen.values()}
    ]
    if unused:
        lines.append(f"# Not used: {', '.join(unused)}")
    return "\n".join(lines) + "\n"


def _line(column: Column, match: tuple[float, _Candidate] | None, is_required: bool) -> str:
    need = "required" if is_required else "optional"
    if match is None:
        if is_required and column.name in _USUAL:
            usual = _USUAL[column.name]
            return f"{column.name}: {{constant: {usual}}}  # guess: the usual value; {column.type.logical}, {need}"
        about = f": {column.meaning}" if is_required else ""
        return f"# {column.name}:   # no match; {column.type.logical}, {need}{about}"
    score, candidate = match
    sure = "sure" if score >= 0.95 else "likely" if score >= 0.6 else "guess"
    is_private = column.personal or column.names_person
    shown = "" if is_private or not candidate.samples else f", such as {_comment(candidate.samples)}"
    rule = _text(candidate.name)
    if column.name == "tenant_id" and candidate.shares[Type.INTEGER] < 1:
        rule = f"{{number_of: {_text(quoted(candidate.name))}}}"
    elif column.type in (Type.DATE, Type.TIMESTAMP) and candidate.format:
        rule = f'{{column: {rule}, time: "{candidate.format}"}}'
    return f"{column.name}: {rule}  # {sure} ({score:.0%}); {column.type.logical}, {need}{shown}"


def _comment(samples: Sequence[str]) -> str:
    return ", ".join(re.sub(r"[^\x20-\x7e\u00a0-\uffff]", " ", sample)[:30] for sample in samples)


def _text(name: str) -> str:
    """A name as YAML, in quotes where it needs them."""
    if re.fullmatch(r"[A-Za-z_][\w. ]*\w|[A-Za-z_]", name) and name.lower() not in (
        "yes",
        "no",
        "on",
        "off",
        "true",
        "false",
        "null",
        "y",
        "n",
    ):
        return name
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
