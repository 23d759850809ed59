"""A column of the dictionary, and the types that columns have in each system."""

from dataclasses import dataclass
from enum import Enum


class Type(Enum):
    """The logical types of the delivery contract, with their name in each system."""

    TEXT = ("text", "string", "VARCHAR")
    INTEGER = ("int64", "int64", "BIGINT")
    NUMBER = ("double", "float64", "DOUBLE")
    BOOLEAN = ("bool", "boolean", "BOOLEAN")
    DATE = ("date", "date", "DATE")
    TIMESTAMP = ("timestamp UTC", "timestamp('UTC')", "TIMESTAMPTZ")

    def __init__(self, logical: str, ibis: str, duckdb: str) -> None:
        self.logical = logical
        self.ibis = ibis
        self.duckdb = duckdb


@dataclass(frozen=True)
class Column:
    """One entry of the dictionary.

    `personal` marks an identifier of a person: it is replaced by a keyed hash before it is stored, can be erased, and
    is never published. `names_person` marks a name or an address of a person: it is stored as delivered, because a
    hand-over needs it, can be erased, and is never published or quoted.
    """

    name: str
    type: Type
    meaning: str
    personal: bool = False
    names_person: bool = False

    @property
    def is_identifier(self) -> bool:
        """Whether values are identifiers, which are cleaned so that values that look the same are equal."""
        return self.name.endswith(_IDENTIFIER_ENDINGS) or self.name in _IDENTIFIERS


#: Endings of the names of identifiers, and identifiers with other names.
_IDENTIFIER_ENDINGS = ("_id", "_csn", "_key", "_code")
_IDENTIFIERS = frozenset({"product_offering", "successor_offering", "feature"})


def section(type_: Type, **meanings: str) -> list[Column]:
    """Columns of one type by name, with their meanings."""
    return [Column(name, type_, meaning) for name, meaning in meanings.items()]
