"""The documents about segments of accounts."""

from pydantic import Field

from ide_assets.web.shapes import Released, Shape


class Segment(Shape):
    """A segment of the file of segments; lists of accounts and calls can be limited to its accounts."""

    name: str
    meaning: str | None
    offer: str | None = Field(description="What is recommended to the segment; null: nothing.")


class Segments(Released):
    """The segments that the newest month was built with."""

    segments: list[Segment]
