"""The settings of this process, with the names in them checked against what the domains declare.

`settings` knows the types of all values and no domain. Every entry point (the command line, Dagster's code location,
its sensors, `ide_assets.load`) reads the settings here.
"""

from collections.abc import Iterable

from ide_assets import settings
from ide_assets.domains.deliveries.sources import BY_NAME, INDISPENSABLE
from ide_assets.settings import Settings


def read() -> Settings:
    """The settings of this process. Raises WrongSettingsError for a wrong value or an unknown source."""
    installed = settings.read()
    check(installed)
    return installed


def check(installed: Settings) -> None:
    """Raise WrongSettingsError where the settings name a source that does not exist, or leave out a necessary one."""
    sources = installed.rules.sources
    _check_names(sources, "rules", "sources")
    missing = [name for name in INDISPENSABLE if name not in sources]
    if missing:
        raise settings.wrong_value(
            ("rules", "sources"),
            f"no table can be built without {', '.join(missing)}. Add what is missing (an installation without "
            "merges delivers victim_survivor_mapping as a header without rows)",
        )
    if installed.warehouse is not None:
        _check_names(installed.warehouse.queries, "warehouse", "queries")


def _check_names(names: Iterable[str], *setting: str) -> None:
    for name in names:
        if name not in BY_NAME:
            raise settings.wrong_value(
                setting,
                f"{name!r} is not a source{settings.nearest(name, list(BY_NAME))}. Expected some of "
                f"{', '.join(BY_NAME)}",
            )
