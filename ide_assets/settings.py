"""Every path, limit and threshold that an installation may set, typed, in one place.

Values come from the environment (`IDE_HOME`, `IDE_RULES__EXTEND_PHASE_DAYS` ...), then from `ide.toml` in
the working directory, then from the defaults here. What changes a published number lives in `Rules`: its
hash is recorded with every month, so a changed rule makes the months that it made stale (R-DQ-2).
"""

import difflib
import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from ide_assets.months import Month

#: A key shorter than this is refused: a pseudonym under a key that can be guessed is none.
KEY_BYTES = 16

#: Sources without which not even assignment can be made.
INDISPENSABLE_SOURCES = ("product_offerings", "accounts", "victim_survivor_mapping", "entitlements")

#: Variables that begin like a setting and are for the product's own tests.
_FOR_TESTS = ("IDE_TEST_", "IDE_UPDATE_SNAPSHOT")


class WrongSettingsError(ValueError):
    """Settings are wrong; the message names each one, what was expected, and where settings come from."""


def _separated(value: object) -> object:
    """A list as people write it in a variable: `a, b`; a JSON list stays one."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if text.startswith(("[", "(", "{", "'", '"')):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise ValueError(
                """expected a list: a, b without quotation marks and brackets, or JSON: ["a", "b"]"""
            ) from None
    return [part.strip() for part in text.split(",") if part.strip()]


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone that this machine knows, like 'Europe/Zurich'") from None
    return name


def _not_empty(path: object) -> object:
    if path == "":
        raise ValueError("is empty; expected a folder")
    return path


def _possible_folder(path: Path) -> Path:
    """A folder, or a path at which one can be made."""
    if path == Path():
        raise ValueError("expected a folder of its own; this is the working directory, or empty")
    place = path.absolute()
    while not place.is_dir() and place != place.parent:
        if place.exists():
            raise ValueError(f"{place} is not a folder")
        place = place.parent
    return path


#: Texts, written in a variable with commas between them or as JSON.
Texts = Annotated[tuple[str, ...], BeforeValidator(_separated)]

#: An IANA time zone that this machine knows.
TimeZone = Annotated[str, AfterValidator(_known_zone)]

#: A folder that exists or can be made.
Folder = Annotated[Path, BeforeValidator(_not_empty), AfterValidator(_possible_folder)]


class ActionRules(BaseModel):
    """Who is eligible for an action, how many an account gets, and how many are held back (R-IDE-12, R-IDE-13)."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    aov_bands: Texts = Field(
        ("AOV: $5-10k", "AOV: $10k+"), description="Bands of annual order value that are eligible."
    )
    named_account_groups: Texts = Field(
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
    excluded_line_codes: Texts = Field(
        ("premsub", "collrp", "bimcoll", "tflex", "eflex", "mflex"),
        description="Product line codes that are not eligible, whatever their case.",
    )
    terms: Texts = Field(("Annual", "3-Year"), description="Terms of contract that are eligible.")
    territory_account_tiers: Texts = Field(
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
    most_weaknesses: int = Field(
        2, ge=0, le=100, description="An action whose data has more weaknesses than this is withheld."
    )
    owner_capacity: int = Field(
        20, ge=1, le=100_000, description="New actions for people that an owner gets in a month at most."
    )
    least_probability: float = Field(
        0.5, ge=0, le=1, description="An action for people needs at least this probability that the account is below."
    )
    holdout_share: float = Field(
        0.1,
        ge=0,
        le=0.5,
        description="Share of accounts held back from each topic, to measure its plays.",
    )
    control_share: float = Field(
        0.02, ge=0, le=0.5, description="Share of accounts in the universal control, which get no action at all."
    )
    holdout_salt: str = Field(
        "ide",
        min_length=1,
        description="Key of the draw; do not change it while a measurement runs: a new key draws other accounts.",
    )
    reasons_file: Path | None = Field(None, description="File of the reasons to act; none: the product's own.")
    reasons_sha256: str = Field("", description="Filled in from the file: a changed file is a changed rule.")

    @model_validator(mode="after")
    def _notes_the_file(self) -> Self:
        from ide_assets.domains.actions.reasons_file import sha256_of

        object.__setattr__(self, "reasons_sha256", sha256_of(self.reasons_file))
        return self


#: A month as text.
_MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"


class Rules(BaseModel):
    """Settings that change published numbers or decide what is published."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    extend_phase_days: int = Field(
        90, ge=0, le=3650, description="An opportunity is in `extend` when it closes within this many days (R-IDE-9)."
    )
    benchmark_minimum_accounts: int = Field(
        30,
        ge=1,
        le=1_000_000,
        description="Distinct original accounts that a cohort needs to be a benchmark (R-IDE-10).",
    )
    fiscal_year_start_month: int = Field(
        1, ge=1, le=12, description="Month in which the fiscal year starts, whose quarters benchmarks are made for."
    )
    least_joined_share: float = Field(
        0.5,
        ge=0,
        le=1,
        description="A month is blocked where a smaller share of a source's rows finds its account, tenant, product or "
        "contract in the source that it refers to; where none does, whatever is set here.",
    )
    quarantine_share: float = Field(
        0.01, ge=0, le=1, description="A delivery with a larger share of quarantined rows is rejected whole."
    )
    quarantine_rows: int = Field(
        10, ge=0, le=1_000_000_000, description="... but never for this many quarantined rows or fewer."
    )
    sources: Texts = Field(
        (
            "product_offerings",
            "accounts",
            "victim_survivor_mapping",
            "entitlements",
            "usage_authorizations",
            "opportunities",
        ),
        description="Sources that this installation delivers: a month waits for each of them. Others may come as well. "
        "Tables that need a source that is neither listed nor delivered are skipped.",
    )
    month_time_zone: TimeZone = Field(
        "UTC", description="IANA time zone of months: a month is over, and an event is in it, by the clocks there."
    )
    end_date_inclusive: bool = Field(
        False, description="The end_date of a subscription is its last active day; otherwise its first inactive one."
    )
    unreliable_from: str | None = Field(
        "2021-09",
        pattern=_MONTH,
        description="First month in which the pool table's seats_assigned is unusable (R-AR-9); empty: no such months.",
    )
    unreliable_to: str | None = Field(
        "2022-09", pattern=_MONTH, description="Last month in which it is unusable; empty: no such months."
    )
    actions: ActionRules = ActionRules()

    @field_validator("unreliable_from", "unreliable_to", mode="before")
    @classmethod
    def _may_be_empty(cls, text: object) -> object:
        return None if text == "" else text

    @model_validator(mode="after")
    def _has_a_whole_window(self) -> Self:
        first, last = self.unreliable_from, self.unreliable_to
        if (first is None) != (last is None) or (first is not None and last is not None and first > last):
            raise ValueError(
                f"unreliable_from ({first or 'empty'}) and unreliable_to ({last or 'empty'}) must both be months, the "
                "first not after the second, or both be empty"
            )
        return self

    def in_unreliable_window(self, month: str) -> bool:
        """Whether seats_assigned of a month (`2022-01`) must come from the seat-assignment feed (R-AR-9)."""
        first, last = self.unreliable_from, self.unreliable_to
        return first is not None and last is not None and first <= month <= last

    @field_validator("sources")
    @classmethod
    def _are_known_and_enough(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        from ide_assets.domains.deliveries.sources import BY_NAME

        for name in names:
            if name not in BY_NAME:
                raise ValueError(
                    f"{name!r} is no source{_nearest(name, list(BY_NAME))}. Expected some of {', '.join(BY_NAME)}"
                )
        missing = [name for name in INDISPENSABLE_SOURCES if name not in names]
        if missing:
            raise ValueError(
                f"without {', '.join(missing)} no table can be made; add what is missing (without merges, "
                "victim_survivor_mapping is delivered as a header alone)"
            )
        # The order says nothing, so it must not make months stale.
        return tuple(name for name in BY_NAME if name in names)

    def today(self, now: datetime) -> date:
        """The date at a moment where months are counted: a month is over once this is past its last day."""
        return now.astimezone(ZoneInfo(self.month_time_zone)).date()

    def wait_for(self, month: Month) -> str:
        """Why a month that still runs is not made yet."""
        return (
            f"{month} still runs: it waits until {month.plus(1).first_day} 00:00 ({self.month_time_zone}), "
            "when the month is over"
        )

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

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    day: int = Field(
        5,
        ge=1,
        le=28,
        description="Day of the next month on which a month is expected; where no value of the calendar is set, no "
        "month is reported as late before a later one is delivered.",
    )
    hour: int = Field(6, ge=0, le=23, description="Hour of that day, in the time zone.")
    time_zone: TimeZone = Field("UTC", description="IANA time zone, e.g. 'Europe/Zurich'.")


class Alerts(BaseModel):
    """Whom to tell, and how; without a recipient and a webhook nobody is told."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    email_to: Texts = Field((), description="Recipients of e-mail.")
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
    timeout_seconds: float = Field(20, gt=0, le=3600, description="How long to wait for a mail server or a webhook.")


#: A name in Snowflake that needs no quotation marks; it is taken in upper case.
_NAME = r"^[A-Za-z_][A-Za-z0-9_$]*$"


class SnowflakeLogin(BaseModel):
    """How to log in to a Snowflake account (docs/snowflake.md)."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

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
    login_timeout_seconds: int = Field(60, ge=1, le=3600, description="How long to try to log in.")

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
        from ide_assets.domains.deliveries.sources import BY_NAME

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
    login_timeout_seconds: int = Field(10, ge=1, le=3600, description="How long to try to log in.")
    retry_seconds: int = Field(
        300, ge=1, le=86_400, description="How long a request that the server did not answer is repeated."
    )


class Spark(BaseModel):
    """The Spark that makes and judges tables where `engine` is 'spark' (docs/spark.md)."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    address: SecretStr | None = Field(
        None,
        description="Spark Connect ('sc://host:15002', with ';token=...' and more for Databricks), or a Spark to start "
        "('local[*]'); none: the session of the environment, as in a job of Databricks.",
    )


#: Settings for which an empty text has a meaning of its own.
_MAY_BE_EMPTY = {("rules", "unreliable_from"), ("rules", "unreliable_to")}


def _blank(values: object, place: tuple[str, ...]) -> Iterator[str]:
    """The variables of settings whose text is empty or blank, and must not be."""
    if isinstance(values, Mapping):
        for name, value in values.items():
            yield from _blank(value, (*place, str(name)))
    else:
        text = values.get_secret_value() if isinstance(values, SecretStr) else values
        if isinstance(text, str) and not text.strip() and place not in _MAY_BE_EMPTY:
            yield f"IDE_{'__'.join(place)}".upper()


class Settings(BaseSettings):
    """One installation: where deliveries land, where results live, and what the machine may use."""

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
    look_every_seconds: int = Field(60, ge=1, le=86_400, description="How often the sensors look at the deliveries.")
    memory_limit: str | None = Field(
        None,
        pattern=r"^ *[0-9]{1,12}(\.[0-9]+)? *(%|[bB]|[kKmMgGtT][iI]?[bB]) *$",
        description="DuckDB's memory limit, e.g. '4GB'; none: 80% of the machine.",
    )
    threads: int | None = Field(None, ge=1, le=1024, description="DuckDB's threads; none: one for each core.")
    lock_timeout_seconds: float = Field(
        600, ge=0, le=604_800, description="How long a run waits for another run on the same home."
    )
    keep_versions_days: float | None = Field(
        None,
        ge=0,
        le=36_500,
        description="Days for which superseded versions and their quarantine are kept; none: for ever.",
    )
    keep_runs_days: float = Field(
        180,
        ge=0,
        le=36_500,
        description=(
            "Days for which `ide tidy` keeps runs in Dagster's records; those that the UI shows as current stay longer."
        ),
    )
    retention_months: int | None = Field(
        None, ge=0, le=1_200, description="Months for which user pseudonyms are kept (R-DQ-5); none: for ever."
    )
    user_key: SecretStr | None = Field(
        None, description="Secret key of the user pseudonyms; none: one is made in the home (mode 0600)."
    )

    @model_validator(mode="before")
    @classmethod
    def _has_no_blank_values(cls, values: object) -> object:
        """A setting that is set to nothing is a mistake, and a dangerous one for a path or a key (R-DQ-5)."""
        blank = list(_blank(values, ()))
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
                f"too short to keep pseudonyms from being computed; expected at least {KEY_BYTES} bytes, e.g. those "
                "that `openssl rand -hex 32` prints"
            )
        return key

    @field_validator("first_month")
    @classmethod
    def _is_a_month(cls, text: str) -> str:
        return str(Month.parse(text))

    @field_validator("owner")
    @classmethod
    def _is_a_person_or_team(cls, owner: str) -> str:
        if not re.fullmatch(r"team:[^\s:/]{1,200}|[^\s@]{1,64}@[^\s@]{1,200}\.[^\s@]{1,60}", owner):
            raise ValueError("expected an e-mail address, or a team as team:name")
        return owner

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
        return init_settings, _Environment(settings_cls), _File(settings_cls)


class _Environment(EnvSettingsSource):
    """Variables `IDE_...`: unknown ones are refused, and a list need not be JSON."""

    def __call__(self) -> dict[str, Any]:
        known = {name.upper() for name in Settings.model_fields}
        for variable, value in os.environ.items():
            if not variable.upper().startswith("IDE_") or variable.startswith(_FOR_TESTS):
                continue
            if variable[4:].upper().split("__")[0] not in known:
                raise WrongSettingsError(_unknown(variable))
            if any("\ud800" <= character <= "\udfff" for character in value):
                raise WrongSettingsError(f"{variable}: is no text in UTF-8")
        return super().__call__()

    def decode_complex_value(self, field_name: str, field: Any, value: Any) -> Any:
        """JSON as what it says, and all else as the text that it is: the field's own validation words what is wrong."""
        if not str(value).lstrip().startswith(("{", "[")):
            return value
        try:
            return super().decode_complex_value(field_name, field, value)
        except (ValueError, RecursionError):
            return value


class _File(TomlConfigSettingsSource):
    """`ide.toml`; what cannot be read is said in words, never ignored."""

    def _read_files(self, files: Any, deep_merge: bool = False) -> dict[str, Any]:
        path = Path(str(files))
        if os.path.lexists(path) and not path.is_file():
            raise WrongSettingsError(f"{path} is not a file; expected settings as TOML, or nothing of that name")
        try:
            return super()._read_files(files, deep_merge)
        except UnicodeDecodeError as error:
            raise WrongSettingsError(f"{path} is no text in UTF-8 (byte {error.start}): save it as UTF-8") from None
        except OSError as error:
            raise WrongSettingsError(f"{path} cannot be read: {error.strerror}") from None
        except (ValueError, RecursionError) as error:
            raise WrongSettingsError(f"{path} is no TOML: {error}") from None


def read() -> Settings:
    """The settings of this process. Raises WrongSettingsError, whatever is wrong."""
    try:
        return Settings()
    except WrongSettingsError as error:
        problem = str(error)
    except ValidationError as error:
        problem = "; ".join(_problem(each["loc"], each["type"], each["msg"]) for each in error.errors())
    except Exception as error:
        where = getattr(error, "filename", None) or "settings"
        problem = f"{where}: {getattr(error, 'strerror', None) or f'unexpected {type(error).__name__}'}"
    raise WrongSettingsError(
        f"a setting is wrong: {problem}. Settings come from IDE_... variables and ide.toml (docs/settings.md)."
    )


def variables(model: type[BaseModel] | None = None, prefix: str = "IDE_") -> Iterator[str]:
    """The names of all variables."""
    for name, field in (model or Settings).model_fields.items():
        variable = f"{prefix}{(field.alias or name).upper()}"
        groups = [kind for kind in (field.annotation, *get_args(field.annotation)) if _is_group(kind)]
        if groups:
            yield from variables(groups[0], f"{variable}__")
        else:
            yield variable


def _is_group(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _problem(location: tuple[int | str, ...], kind: str, message: str) -> str:
    names = [part for part in location if isinstance(part, str)]
    variable = "IDE_" + "__".join(names).upper()
    if kind == "extra_forbidden":
        return _unknown(variable)
    where = f"{variable}, in ide.toml {'.'.join(names)}" if names else "all together"
    return f"{where}: {message.removeprefix('Value error, ')}"


def _unknown(variable: str) -> str:
    return f"there is no setting {variable}{_nearest(variable.upper(), list(variables()))}"


def _nearest(name: str, names: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, names, 1, 0.7)
    return f"; the nearest name is {near[0]}" if near else ""
