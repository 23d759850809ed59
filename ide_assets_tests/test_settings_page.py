"""The defaults on docs/settings.md can be pasted: setting the variable to its default changes nothing."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from ide_assets.settings import Settings, read
from ide_assets.settings.sources import variables

PAGE = Path(__file__).parents[1] / "docs" / "settings.md"

#: Groups that exist only with their required settings.
REQUIRED = {
    **{f"IDE_{group}__{name}": "x" for group in ("WAREHOUSE", "SNOWFLAKE") for name in ("ACCOUNT", "USER", "PASSWORD")},
    "IDE_SNOWFLAKE__DATABASE": "x",
    "IDE_SNOWFLAKE__SCHEMA": "x",
}

DEFAULTS = dict(re.findall(r"^\| (IDE_\w+) \| `(.+?)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))


def setting(settings: BaseModel, variable: str) -> Any:
    """The value of the setting of a variable."""
    value: Any = settings
    for name in variable.removeprefix("IDE_").lower().split("__"):
        value = getattr(value, name)
    return value


@pytest.mark.parametrize("variable", DEFAULTS)
def test_defaults_can_be_pasted(variable: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("IDE_HOME", "IDE_LANDING"):
        monkeypatch.delenv(name, raising=False)
    # The default needs its group, and the variable must set the value.
    monkeypatch.setenv("IDE_CALENDAR__DAY", "7")
    for name, value in REQUIRED.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv(variable, raising=False)
    default = setting(read(), variable) if variable != "IDE_CALENDAR__DAY" else 5
    (word,) = shlex.split(DEFAULTS[variable])
    monkeypatch.setenv(variable, word)
    assert setting(read(), variable) == default


def test_page_has_a_row_for_every_variable() -> None:
    rows = re.findall(r"^\| (IDE_\w+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == list(variables(Settings))
    assert {"IDE_HOME", "IDE_RULES__SOURCES", "IDE_RULES__END_DATE_INCLUSIVE", "IDE_SPARK__ADDRESS"} - {*DEFAULTS} == {
        "IDE_SPARK__ADDRESS"
    }
