"""A Snowflake for the tests: fakesnow's server, an emulator on DuckDB, and the packages of the extra `snowflake`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from ide_assets.settings import Settings, Snowflake
from ide_assets_tests.fakesnow import served, use_extra
from ide_assets_tests.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from snowflake.connector import SnowflakeConnection


@pytest.fixture(scope="session")
def extra() -> None:
    """Makes the extra importable in this process; the project's environment does not have it."""
    use_extra()


@pytest.fixture(scope="session")
def on_snowflake(extra: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings that name the emulator."""
    with emulator(tmp_path_factory) as settings:
        yield settings


@contextmanager
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Run an emulator; gives the settings that name it."""
    with served(tmp_path_factory.mktemp("fakesnow")) as port:
        yield Settings(engine="snowflake", snowflake=account(port))


def account(port: int) -> Snowflake:
    """The emulator at a port; it creates the database and the schema of a session."""
    named: dict[str, Any] = {"database": "IDE", "schema": "LAKE"}
    return Snowflake(
        account="fakesnow",
        user="ide",
        password=SecretStr("not-to-be-printed"),
        host="127.0.0.1",
        port=port,
        protocol="http",
        login_timeout_seconds=PATIENCE_SECONDS,
        retry_seconds=PATIENCE_SECONDS,
        **named,
    )


@pytest.fixture(scope="session")
def session(on_snowflake: Settings) -> "Iterator[SnowflakeConnection]":
    """A session for the tests that only query."""
    from ide_assets.engines.snowflake import engine as snowflake

    with snowflake.session(on_snowflake) as opened:
        yield opened
