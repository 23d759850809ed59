"""An incident: a problem that keeps readers from a month they expect, described for the person who fixes it."""

from dataclasses import dataclass

from ide_assets.vocabulary.hashes import short_hash


@dataclass(frozen=True)
class Incident:
    """One present problem. An incident keeps its key while it lasts; its description may change."""

    #: Identifies the incident while it lasts, e.g. `2023-02`.
    key: str
    #: One line: which month, what is wrong.
    title: str
    #: What was found, where, and what it means; several lines.
    details: str
    #: What to do next.
    next_step: str
    #: URL of further details; may be empty.
    link: str = ""

    @property
    def fingerprint(self) -> str:
        """Changes with the description."""
        return short_hash(self.title, self.details, self.next_step)
