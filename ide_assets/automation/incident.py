"""An incident: something that keeps readers from a month they expect, in words for whoever mends it."""

from dataclasses import dataclass

from ide_assets.vocabulary.hashes import short_hash


@dataclass(frozen=True)
class Incident:
    """One thing that is wrong now. The same incident keeps its key; what is said of it may change."""

    #: Names the incident for as long as it lasts, e.g. `2023-02`.
    key: str
    #: One line: which month, what is wrong.
    title: str
    #: What was found, where, and what it means; several lines.
    details: str
    #: What to do next.
    next_step: str
    #: Where to read more; empty where there is no place to point to.
    link: str = ""

    @property
    def fingerprint(self) -> str:
        """Changes when what is said of it changes."""
        return short_hash(self.title, self.details, self.next_step)
