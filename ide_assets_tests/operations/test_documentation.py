"""Defaults on the page of settings can be pasted into the variable beside them."""

import re
import shlex

import pytest

from ide_assets import settings
from ide_assets.settings import Rules
from ide_assets_tests.conftest import REPOSITORY

ROW = re.compile(r"^\| (IDE_RULES__[A-Z0-9_]+) \| `([^`|]+)` \|", re.MULTILINE)


def test_defaults_from_the_settings_page_can_be_pasted(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = ROW.findall((REPOSITORY / "docs" / "settings.md").read_text(encoding="utf-8"))
    defaults = {variable: shlex.split(default)[0] for variable, default in rows}
    assert len(defaults) > 20
    for variable, default in defaults.items():
        monkeypatch.setenv(variable, default)
    assert settings.read().rules == Rules()
