"""A Snowflake to ask: fakesnow's server, an emulator on DuckDB, and the packages of the extra `snowflake`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from ide_assets.settings import Settings, Snowflake
from ide_assets_tests.fakesnow import NEEDED, PYTHON, served
from ide_assets_tests.needs import without

if TYPE_CHECKING:
    from snowflake.connector import SnowflakeConnection

#: Where the emulator's Python has the extra's packages.
PACKAGES = [str(path) for path in Path(PYTHON).parent.parent.glob("lib/python*/site-packages")] if PYTHON else []


@pytest.fixture(scope="session")
def extra() -> None:
    """Lets this process import the extra, which the project's own environment does not have."""
    if not PYTHON:
        without(NEEDED)
    # Last, so that everything else stays the project's own.
    sys.path += PACKAGES


@pytest.fixture(scope="session")
def on_snowflake(extra: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings that name the emulator."""
    with served(tmp_path_factory.mktemp("fakesnow")) as port:
        yield Settings(engine="snowflake", snowflake=account(port))


def account(port: int) -> Snowflake:
    """The emulator at a port; it makes the database and the schema that a session names."""
    named: dict[str, Any] = {"database": "IDE", "schema": "LAKE"}
    return Snowflake(
        account="fakesnow",
        user="ide",
        password=SecretStr("not-to-be-printed"),
        host="127.0.0.1",
        port=port,
        protocol="http",
        retry_seconds=5,
        **named,
    )


@pytest.fixture(scope="session")
def session(on_snowflake: Settings) -> "Iterator[SnowflakeConnection]":
    """One session for the tests that only ask."""
    from ide_assets.engines.snowflake import engine as snowflake

    with snowflake.session(on_snowflake) as made:
        yield made
