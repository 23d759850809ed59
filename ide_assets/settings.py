"""Every path, limit and threshold that an installation may set, typed, in one place.

Values come from the environment (`IDE_HOME`, `IDE_RULES__EXTEND_PHASE_DAYS` ...), then from `ide.toml` in
the working directory, then from the defaults here. What changes a published number lives in `Rules`: its
hash is recorded with every month, so a changed rule makes the months that it made stale (R-DQ-2).
"""

import hashlib
from functools import cached_property
from pathlib import Path
from typing import Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)


class ActionRules(BaseModel):
    """Who is eligible for an action, how many an account gets, and how many are held back (R-IDE-12, R-IDE-13)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    aov_bands: tuple[str, ...] = Field(
        ("AOV: $5-10k", "AOV: $10k+"), description="Bands of annual order value that are eligible."
    )
    named_account_groups: tuple[str, ...] = Field(
        (
            "territory",
            "individual",
            "unknown",
            "strategic territory mature",
            "strategic territory emerging",
            "midmarket",
            "midmarket federal",
            "emerging strategic account",
        ),
        description="Named account groups that are eligible, whatever their case.",
    )
    excluded_line_codes: tuple[str, ...] = Field(
        ("premsub", "collrp", "bimcoll", "tflex", "eflex", "mflex"),
        description="Product line codes that are not eligible, whatever their case.",
    )
    terms: tuple[str, ...] = Field(("Annual", "3-Year"), description="Terms of contract that are eligible.")
    territory_account_tiers: tuple[str, ...] = Field(
        ("Tier 1", "Tier 2", "Tier 3", "Supported", "Digital Only"), description="Account tiers that are eligible."
    )
    require_renewal: bool = Field(True, description="Only renewal opportunities are eligible.")
    require_open: bool = Field(True, description="Only opportunities that close after the snapshot date are eligible.")
    exclude_partners: bool = Field(True, description="Partners are not eligible.")
    require_low_or_dormant: bool = Field(
        True, description="Only rows below a benchmark, or dormant, are selected (not asked of actions)."
    )
    require_at_risk: bool = Field(False, description="Only opportunities at risk are eligible.")
    at_risk_below: float = Field(0.3, ge=0, le=1, description="A renewal score below this is at risk; none is not.")
    most_actions: int = Field(3, ge=1, le=3, description="Actions that an account gets in a month at most.")
    most_weaknesses: int = Field(2, ge=0, description="An action whose data has more weaknesses than this is withheld.")
    holdout_share: float = Field(
        0.1, ge=0, le=0.5, description="Share of accounts held back from each play, so that its effect can be told."
    )
    holdout_salt: str = Field(
        "ide", min_length=1, description="Key of the draw; another one draws anew and ends what is being measured."
    )
    reasons_file: Path | None = Field(None, description="File of the reasons to act; none: the product's own.")
    reasons_sha256: str = Field("", description="Filled in from the file: a changed file is a changed rule.")

    @model_validator(mode="after")
    def _notes_the_file(self) -> Self:
        from ide_assets.actions.reasons_file import sha256_of

        object.__setattr__(self, "reasons_sha256", sha256_of(self.reasons_file))
        return self


class Rules(BaseModel):
    """Settings that change published numbers or decide what is published."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    extend_phase_days: int = Field(
        90, ge=0, description="An opportunity is in `extend` when it closes within this many days (R-IDE-9)."
    )
    benchmark_minimum_accounts: int = Field(
        30, ge=1, description="Distinct original accounts that a cohort needs to be a benchmark (R-IDE-10)."
    )
    quarantine_share: float = Field(
        0.01, ge=0, le=1, description="A delivery with a larger share of quarantined rows is rejected whole."
    )
    quarantine_rows: int = Field(10, ge=0, description="... but never for this many quarantined rows or fewer.")
    actions: ActionRules = ActionRules()

    @cached_property
    def fingerprint(self) -> str:
        """A short hash of all values, recorded with everything they made.

        What the file of reasons says counts, not where it lies.
        """
        values = self.model_dump_json(exclude={"actions": {"reasons_file"}})
        return hashlib.sha256(values.encode()).hexdigest()[:16]


class Calendar(BaseModel):
    """When a month is expected to be published: on this day of the month after it, at this hour.

    A calendar is set as soon as one of its values is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    day: int = Field(
        5,
        ge=1,
        le=28,
        description="Day of the next month on which a month is expected; where no value of the calendar is set, no "
        "month is reported as late before a later one is delivered.",
    )
    hour: int = Field(6, ge=0, le=23, description="Hour of that day, in the time zone.")
    time_zone: str = Field("UTC", description="IANA time zone, e.g. 'Europe/Zurich'.")

    @field_validator("time_zone")
    @classmethod
    def _is_known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(f"{name!r} is no time zone that this machine knows, like 'Europe/Zurich'") from None
        return name


class Alerts(BaseModel):
    """Whom to tell, and how; without a recipient and a webhook nobody is told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    email_to: tuple[str, ...] = Field((), description="Recipients of e-mail.")
    email_from: str = Field("ide-assets@localhost", description="Sender of e-mail.")
    smtp_host: str = Field("localhost", description="Mail server.")
    smtp_port: int = Field(587, ge=1, le=65535, description="Port of the mail server.")
    smtp_security: Literal["starttls", "tls", "none"] = Field("starttls", description="How the connection is secured.")
    smtp_user: str | None = Field(None, description="User at the mail server; none: no login.")
    smtp_password: SecretStr | None = Field(None, description="Password of that user.")
    webhook_url: SecretStr | None = Field(None, description="Where to POST a JSON message, e.g. a Slack or Teams hook.")
    webhook_format: Literal["text", "teams"] = Field(
        "text", description="'text': {text, ...}, as Slack and most others take it; 'teams': an adaptive card."
    )
    timeout_seconds: float = Field(20, gt=0, description="How long to wait for a mail server or a webhook.")


#: A name in Snowflake that needs no quotation marks; it is taken in upper case.
_NAME = r"^[A-Za-z_][A-Za-z0-9_$]*$"


class SnowflakeLogin(BaseModel):
    """How to log in to a Snowflake account (docs/snowflake.md)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    account: str = Field(description="Account identifier, e.g. 'MYORG-MYACCOUNT'.")
    user: str = Field(description="User to log in as.")
    role: str | None = Field(None, description="Role; none: the user's default.")
    warehouse: str | None = Field(None, description="Virtual warehouse that computes; none: the user's default.")
    private_key_file: Path | None = Field(None, description="File of the user's private key (PEM, PKCS#8).")
    private_key_passphrase: SecretStr | None = Field(None, description="Passphrase of that file.")
    password: SecretStr | None = Field(None, description="Password, or programmatic access token, in place of a key.")
    host: str | None = Field(None, description="Host, where it does not follow from the account.")
    port: int = Field(443, ge=1, le=65535, description="Port of the host.")
    protocol: Literal["https", "http"] = Field("https", description="'http' only for an emulator on this machine.")
    login_timeout_seconds: int = Field(60, ge=1, description="How long to try to log in.")

    @model_validator(mode="after")
    def _can_log_in(self) -> Self:
        if (self.private_key_file is None) == (self.password is None):
            raise ValueError("expected either private_key_file or password")
        if self.protocol == "http" and self.host not in ("127.0.0.1", "localhost"):
            raise ValueError("protocol 'http' sends data unencrypted; expected host '127.0.0.1' with it")
        return self


class Warehouse(SnowflakeLogin):
    """A Snowflake account that sources are fetched from, and a query for each (docs/snowflake.md)."""

    database: str | None = Field(None, description="Database in which the queries' names are looked up.")
    db_schema: str | None = Field(None, alias="schema", description="Schema in which they are looked up.")
    queries: dict[str, str] = Field(min_length=1, description="Source: its query, or the path of a .sql file with it.")

    @field_validator("queries")
    @classmethod
    def _are_of_sources(cls, queries: dict[str, str]) -> dict[str, str]:
        from ide_assets.deliveries.sources import BY_NAME

        for name in queries:
            if name not in BY_NAME:
                raise ValueError(f"{name!r} is no source; expected some of {', '.join(BY_NAME)}")
        return queries


class Snowflake(SnowflakeLogin):
    """The Snowflake that makes, judges and publishes tables where `engine` is 'snowflake' (docs/snowflake.md)."""

    database: str = Field(pattern=_NAME, description="Database of the schema that the engine works in.")
    db_schema: str = Field(
        pattern=_NAME, alias="schema", description="Schema that the engine works in: one for each home."
    )
    # A server that runs answers at once, and every table waits for the one session.
    login_timeout_seconds: int = Field(10, ge=1, description="How long to try to log in.")
    retry_seconds: int = Field(300, ge=1, description="How long a request that the server did not answer is repeated.")


class Spark(BaseModel):
    """The Spark that makes and judges tables where `engine` is 'spark' (docs/spark.md)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    address: SecretStr | None = Field(
        None,
        description="Spark Connect ('sc://host:15002', with ';token=...' and more for Databricks), or a Spark to start "
        "('local[*]'); none: the session of the environment, as in a job of Databricks.",
    )


class Settings(BaseSettings):
    """One installation: where deliveries land, where results live, and what the machine may use."""

    model_config = SettingsConfigDict(
        env_prefix="IDE_",
        env_nested_delimiter="__",
        toml_file="ide.toml",
        frozen=True,
        extra="forbid",
    )

    landing: Path = Field(Path("data/landing"), description="Folder of deliveries.")
    home: Path = Field(Path("data/home"), description="Folder of the lake, the releases and Dagster's records.")
    first_month: str = Field(
        "2015-01",
        pattern=r"^\d{4}-(0[1-9]|1[0-2])$",
        description="The earliest month that can be processed; partitions begin with the first that was delivered.",
    )
    owner: str = Field("team:customer-success-data", description="Owner shown on every asset (an e-mail or team:name).")
    rules: Rules = Rules()
    calendar: Calendar | None = Field(
        None, description="When a month is expected; unset: no month is late before a later one is delivered."
    )
    alerts: Alerts = Alerts()
    warehouse: Warehouse | None = Field(None, description="Where `ide fetch` reads sources from; none: files only.")
    engine: Literal["duckdb", "spark", "snowflake"] = Field(
        "duckdb", description="What makes tables of tables and judges them; deliveries are always read by DuckDB."
    )
    spark: Spark = Spark()
    snowflake: Snowflake | None = Field(
        None, description="The account of the engine 'snowflake'; none: another engine."
    )
    ui_url: str | None = Field(
        None, description="Where people reach the Dagster UI, for the links in alerts, e.g. 'https://ide.example.com'."
    )
    look_every_seconds: int = Field(60, ge=1, description="How often the sensors look at the deliveries.")
    memory_limit: str | None = Field(None, description="DuckDB's memory limit, e.g. '4GB'; none: 80% of the machine.")
    threads: int | None = Field(None, ge=1, description="DuckDB's threads; none: one for each core.")
    lock_timeout_seconds: float = Field(600, ge=0, description="How long a run waits for another run on the same home.")
    keep_versions_days: float | None = Field(
        None, ge=0, description="Days for which superseded versions and their quarantine are kept; none: for ever."
    )
    retention_months: int | None = Field(
        None, ge=0, description="Months for which user pseudonyms are kept (R-DQ-5); none: for ever."
    )
    user_key: SecretStr | None = Field(
        None, description="Secret key of the user pseudonyms; none: one is made in the home (mode 0600)."
    )

    @model_validator(mode="after")
    def _names_the_engines_account(self) -> Self:
        if self.engine == "snowflake" and self.snowflake is None:
            raise ValueError(
                "engine is 'snowflake', so expected [snowflake] with account, user, database, schema and a key or "
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
        """Arguments before environment before `ide.toml`."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
