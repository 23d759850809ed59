"""Every entry point reads the settings through the same checks, and reports errors as messages."""

from collections.abc import Callable
from datetime import UTC, datetime
from unittest.mock import Mock

import pytest

import ide_assets
from ide_assets.automation.code_location import definitions
from ide_assets.automation.sensors import evaluate_months
from ide_assets.domains import configuration
from ide_assets.settings import Rules, Settings, WrongSettingsError

ENTRY_POINTS: dict[str, Callable[[], object]] = {
    "the settings": configuration.read,
    "ide_assets.load": lambda: ide_assets.load("assignment_monthly"),
    "the sensor": lambda: evaluate_months(Mock(), None, datetime.now(UTC)),
}


@pytest.mark.parametrize("entry_point", ENTRY_POINTS)
@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("IDE_RULES__SOURCES", "accounts,oportunities", "'oportunities' is not a source; the nearest name is"),
        ("IDE_RULES__ACTIONS__REASONS_FILE", "missing.yaml", "missing.yaml cannot be read: No such file"),
        ("IDE_THREADS", "many", "valid integer"),
    ],
)
def test_wrong_settings_are_reported_at_every_entry_point(
    monkeypatch: pytest.MonkeyPatch, entry_point: str, variable: str, value: str, words: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(WrongSettingsError, match=words) as raised:
        ENTRY_POINTS[entry_point]()
    assert variable.rpartition("__REASONS_FILE")[0] in str(raised.value) or variable in str(raised.value)


def test_definitions_check_the_names_in_settings() -> None:
    with pytest.raises(WrongSettingsError, match="no table can be built without product_offerings"):
        definitions(Settings(rules=Rules(sources=("accounts",))))
