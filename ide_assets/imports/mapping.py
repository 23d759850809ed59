"""A mapping: which files the rows of deliveries come from, and how their columns become those of the contract (R-IN-1).

    inputs:      the files, by name, with their format
    deliveries:  one part for each source: its input, the rules that leave rows out, and its columns

Every part is checked when the file is read, before any row: sources, columns, expressions, value maps.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.imports import expressions
from ide_assets.imports.country import GEO_BY_COUNTRY
from ide_assets.settings import nearest
from ide_assets.settings.types import TimeZone
from ide_assets.vocabulary.column import Type
from ide_assets.vocabulary.declared_yaml import compose, declared, line_of, unusable

Kind = Literal["csv", "excel", "parquet", "json", "mbox", "gmail", "icalendar", "duckdb", "postgresql", "snowflake"]

#: Value maps of the product, by the name that a mapping uses in place of a list.
VALUE_MAPS = {"geo_of_country": GEO_BY_COUNTRY}

#: Formats of a time that are no patterns of strptime.
EPOCH_SECONDS, EPOCH_MILLISECONDS = "epoch seconds", "epoch milliseconds"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _as_column(value: object) -> object:
    return {"column": value} if isinstance(value, str) else value


def _as_expression(value: object) -> object:
    if isinstance(value, str):
        try:
            expressions.parse(value)
        except expressions.ExpressionError as error:
            raise ValueError(str(error)) from None
    return value


#: An expression over the columns of one row.
Expression = Annotated[str, BeforeValidator(_as_expression)]


def _as_text(value: object) -> object:
    """YAML reads 2026-01-31 as a date."""
    return value.isoformat() if isinstance(value, date) else value


#: A value as it is written in a delivery.
Scalar = Annotated[bool | int | float | str, BeforeValidator(_as_text)]


def text_of(value: Scalar) -> str:
    """A constant as the text of a delivery."""
    return str(value).lower() if isinstance(value, bool) else str(value)


class Input(_Part):
    """Files with the same columns, or the rows of a query.

    `files`: patterns of their names; `files_of`: another input, whose files are read again. `records`: the list of rows
    inside a JSON document. `items`: a list inside a row; every item becomes a row, in which it is called `item`;
    `separated_by`: what separates the items of a text. `section`: the line of a CSV file after which the header is.
    `query`: one SELECT on a DuckDB file, or on a server, which has no files (`format`: `postgresql` or `snowflake`).
    `optional_columns`: columns that a file may lack.
    """

    files: Annotated[tuple[str, ...], BeforeValidator(_as_list)] = ()
    files_of: str | None = None
    format: Kind | None = None
    description: str = ""
    records: str | None = None
    items: str | None = None
    separated_by: str | None = None
    sheet: str | None = None
    section: str | None = None
    delimiter: Literal[",", ";", "\t", "|"] = ","
    encoding: Literal["utf-8", "utf-16", "latin-1"] = "utf-8"
    query: Annotated[str, Field(min_length=1)] | None = None
    optional_columns: tuple[str, ...] = ()

    @property
    def is_on_server(self) -> bool:
        """Whether the rows come from a database server and not from files."""
        return self.format in ("postgresql", "snowflake")

    @model_validator(mode="after")
    def _has_files(self) -> Self:
        if self.is_on_server:
            if self.query is None or self.files or self.files_of:
                raise ValueError(f"expected query and no files, because the format is {self.format}")
        elif bool(self.files) == bool(self.files_of):
            raise ValueError("expected either files or files_of")
        return self


class Join(_Part):
    """Columns of another input: its row whose `key` equals `on`.

    A key names one row, unless `any_row` says that one of several is enough.
    """

    on: Expression
    key: Expression
    any_row: bool = False


class LeaveOut(_Part):
    """Rows that are not delivered, with the reason."""

    when: Expression
    because: str = Field(min_length=1)


class ColumnRule(_Part):
    """Where a column's values come from, and how they are converted."""

    column: str | None = None
    constant: Scalar | None = None
    expression: Expression | None = None
    number_of: Expression | None = None
    values: dict[str, Scalar] | str | None = None
    otherwise: Scalar | None = None
    salesforce_id: Literal[15, 18] | None = None
    time: Annotated[tuple[str, ...], BeforeValidator(_as_list)] = ()
    time_zone: TimeZone | None = None

    @property
    def computed_from(self) -> str | None:
        """The expression of the values, or of the texts that are numbered; None for a column and a constant."""
        return self.expression if self.number_of is None else self.number_of

    @property
    def value_map(self) -> dict[str, str] | None:
        """The value map, as texts."""
        if self.values is None:
            return None
        chosen: dict[str, Any] = VALUE_MAPS[self.values] if isinstance(self.values, str) else self.values
        return {key: text_of(value) for key, value in chosen.items()}

    @field_validator("values")
    @classmethod
    def _known_map(cls, values: dict[str, Scalar] | str | None) -> dict[str, Scalar] | str | None:
        if isinstance(values, str) and values not in VALUE_MAPS:
            raise ValueError(
                f"there is no value map {values!r}{nearest(values, list(VALUE_MAPS))}. Expected values with their "
                f"replacements, or one of {', '.join(VALUE_MAPS)}"
            )
        return values

    @model_validator(mode="after")
    def _has_one_origin(self) -> Self:
        origins = [self.column, self.constant, self.expression, self.number_of]
        if sum(origin is not None for origin in origins) != 1:
            raise ValueError("expected exactly one of column, constant, expression and number_of")
        if self.otherwise is not None and self.values is None:
            raise ValueError("otherwise is for values that a value map does not have; values is missing")
        if self.time_zone is not None and not self.time:
            raise ValueError("time_zone is for times without an offset; write their format as time")
        return self


class Part(_Part):
    """How one source is delivered from one input.

    `combine`: rows that become one: `same` (equal rows), `first` (the first row of each key) or `sessions` (the events
    of a user in a product without a pause of `pause_minutes`).
    """

    source: str
    origin: str = Field(alias="from")
    join: dict[str, Join] = Field(default_factory=dict)
    leave_out: tuple[LeaveOut, ...] = ()
    columns: dict[str, Annotated[ColumnRule, BeforeValidator(_as_column)]]
    combine: Literal["same", "first", "sessions"] | None = None
    pause_minutes: int = Field(30, ge=1, le=1440)
    note: str = ""

    @field_validator("source")
    @classmethod
    def _known_source(cls, source: str) -> str:
        if source not in BY_NAME:
            raise ValueError(
                f"{source!r} is not a source{nearest(source, list(BY_NAME))}. Expected one of {', '.join(BY_NAME)}"
            )
        return source

    @property
    def contract(self) -> Source:
        """The source's contract."""
        return BY_NAME[self.source]

    @property
    def computed(self) -> tuple[str, ...]:
        """Columns that combining computes, so that the mapping does not name them."""
        return ("session_id", "duration_minutes") if self.combine == "sessions" else ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Required columns without an origin."""
        return tuple(name for name in self.contract.required if name not in (*self.columns, *self.computed))


class Mapping(_Part):
    """A mapping file: its inputs, and what is delivered from them."""

    description: str = ""
    inputs: dict[str, Input] = Field(min_length=1)
    deliveries: tuple[Part, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that are delivered, each once."""
        return tuple(dict.fromkeys(part.source for part in self.deliveries))

    def parts_of(self, source: str) -> tuple[Part, ...]:
        """The parts that deliver a source; their rows are delivered together."""
        return tuple(part for part in self.deliveries if part.source == source)


def read(text: str, where: str) -> Mapping:
    """The mapping of a text. Raises DeclarationError with the line of each fault."""
    what = "expected inputs and deliveries (see docs/imports.md), not a list or a value"
    mapping = declared(Mapping, text, where, "The mapping", what)
    faults: list[tuple[tuple[str | int, ...], str]] = [
        (("deliveries", number, *path), message)
        for number, part in enumerate(mapping.deliveries)
        for path, message in (*_unknown_inputs(mapping, part), *_wrong_columns(part))
    ]
    faults += [(("inputs", name, "files_of"), message) for name, message in _unknown_files(mapping)]
    if not mapping.deliveries:
        faults.append((("deliveries",), "deliveries is empty; expected at least one source"))
    if faults:
        root = compose(text, where)
        raise unusable("The mapping", where, [(line_of(root, path), message) for path, message in faults])
    return mapping


def _unknown_files(mapping: Mapping) -> Iterator[tuple[str, str]]:
    """Inputs that read the files of an input that has none, by their name."""
    for name, declared_input in mapping.inputs.items():
        other = declared_input.files_of
        if other is not None and (other not in mapping.inputs or not mapping.inputs[other].files):
            yield name, f"{other!r} is not an input with files{nearest(other, list(mapping.inputs))}"


def _unknown_inputs(mapping: Mapping, part: Part) -> Iterator[tuple[tuple[str, ...], str]]:
    """Inputs that a part reads and the mapping does not have, with the path of their name in the part."""
    for path, name in ((("from",), part.origin), *((("join", name), name) for name in part.join)):
        if name not in mapping.inputs:
            yield (
                path,
                f"{name!r} is not an input{nearest(name, list(mapping.inputs))}. Inputs: {', '.join(mapping.inputs)}",
            )
    if part.combine == "sessions" and part.source != "product_sessions":
        yield ("combine",), "combine: sessions is for product_sessions"


def _wrong_columns(part: Part) -> Iterator[tuple[tuple[str, ...], str]]:
    """Columns that do not fit the contract, with their path in the part."""
    known = {column.name: column for column in part.contract.columns}
    for name, rule in part.columns.items():
        path = ("columns", name)
        if name not in known:
            unknown = f"{part.source} has no column {name!r}{nearest(name, list(known))}"
            yield path, f"{unknown}. Its columns: {', '.join(known)}"
            continue
        kind = known[name].type
        if name in part.computed:
            yield path, f"{name} is computed from the events of a session; take it out of columns"
        if rule.time and kind not in (Type.DATE, Type.TIMESTAMP):
            yield path, f"{name} is {kind.logical}, so it has no format of a time"
        written = [rule.constant, rule.otherwise, *(rule.values.values() if isinstance(rule.values, dict) else ())]
        if kind is not Type.BOOLEAN and any(isinstance(value, bool) for value in written):
            yield (
                path,
                f"{name} is {kind.logical}, and a value is true or false, as YAML reads yes, no, on and off. "
                'Write the text in quotes: "NO"',
            )
        if rule.number_of is not None and name != "tenant_id":
            yield path, f"number_of gives numbers, for tenant_id; {name} is {kind.logical}"
