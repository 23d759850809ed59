"""Where text meets the terminal: all that the command line prints goes through here."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from ide_assets.vocabulary.shown import shown


class Terminal(Console):
    """A console on which data cannot steer the terminal: only the console's own styles do."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments of what is printed, their text escaped."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=shown(segment.text))


def say(text: object, end: str = "\n") -> None:
    """Print for people on stdout."""
    print(shown(str(text)), end=end)
