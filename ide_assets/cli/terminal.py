"""Output to the terminal: everything that the command line prints goes through this module."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from ide_assets.cli.edge import complain
from ide_assets.vocabulary.shown import shown

_is_quiet = False


def be_quiet(quiet: bool) -> None:
    """Print results and errors only from now on (--quiet), or everything again."""
    global _is_quiet
    _is_quiet = quiet


class Terminal(Console):
    """A console on which data cannot steer the terminal: only the console's own styles do."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments of what is printed, their text escaped."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=shown(segment.text))


def remarks(stderr: bool = False, **options: Any) -> Terminal:
    """A console for progress, notes and next steps, which prints nothing with --quiet."""
    return Terminal(stderr=stderr, quiet=_is_quiet, **options)


def say(text: object, end: str = "\n") -> None:
    """Print a result for people on stdout."""
    print(shown(str(text)), end=end)


def remark(text: object) -> None:
    """Print additional text, such as a next step; nothing with --quiet."""
    if not _is_quiet:
        say(text)


def note(text: object) -> None:
    """Print a note about a result on stderr; nothing with --quiet."""
    if not _is_quiet:
        complain(f"note: {text}")
