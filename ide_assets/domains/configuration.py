"""The settings of this process, with the names in them checked against what the domains declare.

`settings` knows the types of all values and no domain. Every entry point (the command line, Dagster's code location,
its sensors, `ide_assets.load`) reads the settings here.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ide_assets import settings
from ide_assets.domains.deliveries.contract.sources import BY_NAME, INDISPENSABLE
from ide_assets.settings import Settings, WrongSettingsError


def read() -> Settings:
    """The settings of this process. Raises WrongSettingsError for a wrong value or an unknown source."""
    installed = settings.read()
    check(installed)
    return installed


def read_with(values: Mapping[str, str]) -> Settings:
    """The settings of this process with other values of rules, by their names in `ide.toml`.

    Raises WrongSettingsError for a name that is not one of a rule, and for a value that `ide.toml` could not have.
    """
    rules: dict[str, Any] = {}
    for name, value in values.items():
        group, *parts = name.split(".")
        if group != "rules" or not all(parts) or not parts:
            raise WrongSettingsError(
                f"{name!r} is not a rule. Expected a name like rules.extend_phase_days or "
                "rules.actions.at_risk_below: only rules change published numbers (docs/settings.md)"
            )
        place = rules
        for number, part in enumerate(parts[:-1], 2):
            place = place.setdefault(part, {})
            if not isinstance(place, dict):
                group_name = ".".join(name.split(".")[:number])
                raise WrongSettingsError(
                    f"{group_name} is set together with {name}, which is part of it. Set one of them"
                )
        place[parts[-1]] = value
    candidate = settings.read(rules=rules) if rules else settings.read()
    check(candidate)
    return candidate


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
