"""Every path, limit and threshold that an installation can set, typed and in one place.

Values come from the environment (`IDE_HOME`, `IDE_RULES__EXTEND_PHASE_DAYS` ...), then from `ide.toml` in the working
directory, then from the defaults. Values that change a published number are in `Rules`: their hash is recorded with
every month, so that a changed rule makes the months built with the old one stale (R-DQ-2).

This package checks types and limits. Names that refer to a domain, such as those of sources, are checked in
`domains/configuration.py`.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from ide_assets.months import Month
from ide_assets.settings import sources
from ide_assets.settings.connections import Alerts, Snowflake, SnowflakeLogin, Spark, Warehouse, Web
from ide_assets.settings.rules import ActionRules, InsightRules, Rules
from ide_assets.settings.sources import WrongSettingsError, nearest
from ide_assets.settings.types import Folder, Texts, TimeZone

__all__ = [
    "ActionRules",
    "Alerts",
    "Calendar",
    "Calls",
    "InsightRules",
    "Rules",
    "Settings",
    "Snowflake",
    "SnowflakeLogin",
    "Spark",
    "Texts",
    "Warehouse",
    "Web",
    "WrongSettingsError",
    "nearest",
]

#: A shorter key is an error: pseudonyms under a key that can be guessed can be reversed.
KEY_BYTES = 16


class Calendar(BaseModel):
    """When a month is expected to be published: the day of the following month, and the hour.

    Setting any of its values sets the calendar.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    day: int = Field(
        5,
        ge=1,
        le=28,
        description="Day of the next month on which a month is expected. If no value of the calendar is set, a month "
        "is reported as late only after a later one is delivered.",
    )
    hour: int = Field(6, ge=0, le=23, description="Hour of that day, in the time zone.")
    time_zone: TimeZone = Field("UTC", description="IANA time zone, e.g. 'Europe/Zurich'.")


class Calls(BaseModel):
    """What a call costs and is worth, for the profit curve of the models report. Changes no published number."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    cost_usd: float = Field(40.0, ge=0, le=1e6, description="Cost of calling one customer, in US dollars.")
    renewal_usd: float = Field(6_000.0, ge=0, le=1e9, description="Value of one renewal, in US dollars.")
    saved_share: float = Field(
        0.1, ge=0, le=1, description="Share of the customers about to leave whom a call keeps, 0 to 1."
    )

    @property
    def worth_usd(self) -> float:
        """What calling a customer that would leave is worth on average."""
        return self.renewal_usd * self.saved_share


#: An e-mail address, or a team.
_OWNER = re.compile(r"team:[^\s:/]{1,200}|[^\s@]{1,64}@[^\s@]{1,200}\.[^\s@]{1,60}")


class Settings(BaseSettings):
    """One installation: where deliveries land, where results are stored, and what the machine may use."""

    model_config = SettingsConfigDict(
        env_prefix="IDE_",
        env_nested_delimiter="__",
        toml_file="ide.toml",
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
    )

    landing: Folder = Field(Path("data/landing"), description="Folder of deliveries.")
    home: Folder = Field(Path("data/home"), description="Folder of the lake, the releases and Dagster's records.")
    first_month: str = Field(
        "2015-01",
        description="The earliest month that can be processed; partitions begin with the first delivered month.",
    )
    owner: str = Field("team:customer-success-data", description="Owner shown on every asset (an e-mail or team:name).")
    owners: dict[str, str] = Field(
        {},
        description=(
            "Owners of single tables or groups of tables, by name, in place of `owner`, e.g. "
            """'{"usage": "team:usage-data", "assignment_monthly": "ann@example.com"}'."""
        ),
    )
    rules: Rules = Rules()
    calendar: Calendar | None = Field(
        None, description="When a month is expected; unset: a month is late only after a later one is delivered."
    )
    alerts: Alerts = Alerts()
    calls: Calls = Calls()
    warehouse: Warehouse | None = Field(
        None, description="Snowflake, where `ide fetch` and `ide import` read; unset: not."
    )
    engine: Literal["duckdb", "spark", "snowflake"] = Field(
        "duckdb", description="The engine that builds and judges tables; DuckDB always reads the deliveries."
    )
    spark: Spark = Spark()
    snowflake: Snowflake | None = Field(
        None, description="The account of the engine 'snowflake'; unset: another engine."
    )
    ui_url: str | None = Field(
        None, description="Address of the Dagster UI, for the links in alerts, e.g. 'https://ide.example.com'."
    )
    pages_url: str | None = Field(
        None,
        description="Address of the pages (`ide serve`), for the links in messages to owners, e.g. "
        "'https://customers.ide.example.com'.",
    )
    reports_url: str = Field(
        "http://127.0.0.1:3030",
        description="Address of the reports, for links in the Dagster UI; the default is `ide report serve`.",
    )
    web: Web = Web()
    look_every_seconds: int = Field(60, ge=1, le=86_400, description="How often the sensors look at the deliveries.")
    memory_limit: str | None = Field(
        None,
        pattern=r"^ *[0-9]{1,12}(\.[0-9]+)? *(%|[bB]|[kKmMgGtT][iI]?[bB]) *$",
        description="DuckDB's memory limit, e.g. '4GB'; unset: 80% of the machine.",
    )
    threads: int | None = Field(None, ge=1, le=1024, description="DuckDB's threads; unset: one for each core.")
    lock_timeout_seconds: float = Field(
        600, ge=0, le=604_800, description="How long a run waits for another run on the same home."
    )
    keep_versions_days: float | None = Field(
        None,
        ge=0,
        le=36_500,
        description="Days for which superseded versions and their quarantine are kept; unset: keep indefinitely.",
    )
    keep_runs_days: float = Field(
        180,
        ge=0,
        le=36_500,
        description=(
            "Days for which Dagster's run records and logs are kept; runs that the UI shows as current are not deleted."
        ),
    )
    retention_months: int | None = Field(
        None, ge=0, le=1_200, description="Months for which user pseudonyms are kept; unset: keep indefinitely."
    )
    user_key: SecretStr | None = Field(
        None, description="Secret key of the user pseudonyms; unset: a key is created in the home (mode 0600)."
    )

    @model_validator(mode="before")
    @classmethod
    def _has_no_blank_values(cls, values: object) -> object:
        """An empty setting is a mistake, and a dangerous one for a path or a key (R-DQ-5)."""
        blank = list(sources.blank(values))
        if blank:
            raise ValueError(
                f"{', '.join(blank)}: set, but empty. Give it a value, or remove the setting to get its default"
            )
        return values

    @field_validator("home")
    @classmethod
    def _can_be_opened(cls, home: Path) -> Path:
        if os.sep == "/" and "\\" in str(home.resolve()):
            raise ValueError(f"{home}: DuckDB reads a backslash as a slash; expected a path without one")
        return home

    @field_validator("user_key")
    @classmethod
    def _cannot_be_guessed(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None and len(key.get_secret_value().strip().encode()) < KEY_BYTES:
            raise ValueError(
                f"too short to protect pseudonyms; expected at least {KEY_BYTES} bytes, e.g. the output of "
                "`openssl rand -hex 32`"
            )
        return key

    @field_validator("first_month")
    @classmethod
    def _is_a_month(cls, text: str) -> str:
        return str(Month.parse(text))

    @field_validator("owner")
    @classmethod
    def _is_a_person_or_team(cls, owner: str) -> str:
        if not _OWNER.fullmatch(owner):
            raise ValueError("expected an e-mail address, or a team as team:name")
        return owner

    @field_validator("owners")
    @classmethod
    def _are_persons_or_teams(cls, owners: dict[str, str]) -> dict[str, str]:
        for name, owner in owners.items():
            if not _OWNER.fullmatch(owner):
                raise ValueError(f"{name}: expected an e-mail address, or a team as team:name")
        return owners

    def owner_of(self, group: str, table: str) -> str:
        """Owner of an asset: the table's own, otherwise its group's, otherwise `owner`."""
        return self.owners.get(table) or self.owners.get(group) or self.owner

    def report_url(self, page: str) -> str:
        """Address of a page by its path below the home's `reports`, e.g. `quality/2023-09.html`."""
        return f"{self.reports_url.rstrip('/')}/{page}"

    @model_validator(mode="after")
    def _names_the_engines_account(self) -> Self:
        # The settings of an engine that has any are in the section of its name.
        if getattr(self, self.engine, self) is None:
            raise ValueError(
                f"engine is '{self.engine}', so expected [snowflake] with account, user, database, schema and a key or "
                "password (IDE_SNOWFLAKE__ACCOUNT ..., docs/snowflake.md)"
            )
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments take precedence over the environment, and the environment over `ide.toml`."""
        return init_settings, sources.Environment(settings_cls), sources.File(settings_cls)


def read(**values: Any) -> Settings:
    """The settings of this process, with other values of some. Raises WrongSettingsError for every kind of fault."""
    try:
        return Settings(**values)
    except WrongSettingsError as error:
        problem = str(error)
    except ValidationError as error:
        problem = "; ".join(
            sources.problem(fault["loc"], fault["type"], fault["msg"], Settings) for fault in error.errors()
        )
    except Exception as error:
        where = getattr(error, "filename", None) or "settings"
        problem = f"{where}: {getattr(error, 'strerror', None) or f'unexpected {type(error).__name__}'}"
    raise _wrong(problem)


def wrong_value(setting: Sequence[str], message: str) -> WrongSettingsError:
    """The error for a setting whose value only another module can judge; `setting` is its groups and its name."""
    return _wrong(sources.problem(setting, "value_error", message, Settings))


def _wrong(problem: str) -> WrongSettingsError:
    return WrongSettingsError(
        f"a setting is wrong: {problem}. Settings come from IDE_... variables and ide.toml (docs/settings.md)."
    )
