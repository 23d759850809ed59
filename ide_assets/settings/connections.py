"""Connections to other systems: who gets alerts, who may use the API, and which Snowflake and Spark to use."""

from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from ide_assets.settings.types import Texts


class Alerts(BaseModel):
    """Who gets alerts, and how. Without a recipient or a webhook no alert is sent."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    email_to: Texts = Field((), description="Recipients of e-mail.")
    email_from: str = Field("ide-assets@localhost", description="Sender of e-mail.")
    smtp_host: str = Field("localhost", description="Mail server.")
    smtp_port: int = Field(587, ge=1, le=65535, description="Port of the mail server.")
    smtp_security: Literal["starttls", "tls", "none"] = Field("starttls", description="How the connection is secured.")
    smtp_user: str | None = Field(None, description="User at the mail server; unset: no login.")
    smtp_password: SecretStr | None = Field(None, description="Password of that user.")
    webhook_url: SecretStr | None = Field(
        None, description="Where to POST a JSON message, e.g. a webhook of Slack or Teams."
    )
    webhook_format: Literal["text", "teams"] = Field(
        "text", description="'text': {text, ...}, which Slack and most others read; 'teams': an adaptive card."
    )
    timeout_seconds: float = Field(20, gt=0, le=3600, description="How long to wait for a mail server or a webhook.")
    owners: Literal["off", "mail", "webhook"] = Field(
        "off",
        description="How owners of accounts and their managers get engagement alerts: not at all, by e-mail to their "
        "own addresses, or through the webhook.",
    )


class SnowflakeLogin(BaseModel):
    """How to log in to a Snowflake account (docs/snowflake.md)."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    account: str = Field(description="Account identifier, e.g. 'MYORG-MYACCOUNT'.")
    user: str = Field(description="User to log in as.")
    role: str | None = Field(None, description="Role; unset: the user's default.")
    warehouse: str | None = Field(None, description="Virtual warehouse that computes; unset: the user's default.")
    private_key_file: Path | None = Field(None, description="File of the user's private key (PEM, PKCS#8).")
    private_key_passphrase: SecretStr | None = Field(None, description="Passphrase of that file.")
    password: SecretStr | None = Field(None, description="Password or programmatic access token, instead of a key.")
    host: str | None = Field(None, description="Host; unset: derived from the account.")
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
    """A Snowflake account that sources are read from (docs/snowflake.md): `ide fetch` by `queries`, `ide import`."""

    database: str | None = Field(None, description="Database of unqualified names in the queries.")
    db_schema: str | None = Field(None, alias="schema", description="Schema of unqualified names in the queries.")
    queries: dict[str, str] = Field({}, description="By source: the query of `ide fetch`, or the path of a .sql file.")


#: A name in Snowflake that needs no quotation marks; Snowflake reads it in upper case.
_NAME = r"^[A-Za-z_][A-Za-z0-9_$]*$"


class Snowflake(SnowflakeLogin):
    """The Snowflake account that builds, judges and publishes tables with `engine` 'snowflake' (docs/snowflake.md)."""

    database: str = Field(pattern=_NAME, description="Database of the schema that the engine works in.")
    db_schema: str = Field(
        pattern=_NAME, alias="schema", description="Schema that the engine works in: one for each home."
    )
    # A running server answers at once, and all tables wait for the same session.
    login_timeout_seconds: int = Field(10, ge=1, le=3600, description="How long to try to log in.")
    retry_seconds: int = Field(
        300, ge=1, le=86_400, description="How long to repeat a request while the server does not answer."
    )


class Spark(BaseModel):
    """The Spark that builds and judges tables with `engine` 'spark' (docs/spark.md)."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    address: SecretStr | None = Field(
        None,
        description="Spark Connect ('sc://host:15002', with ';token=...' and more for Databricks), or a Spark to start "
        "('local[*]'); unset: the session of the environment, as in a Databricks job.",
    )


class Web(BaseModel):
    """Who may use the API (docs/api.md)."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    tokens_file: Path | None = Field(
        None,
        description="File of the bearer tokens' hashes and roles; unset: every user of the machine reads all accounts.",
    )
    requests_per_minute: int = Field(600, ge=1, le=1_000_000, description="Most requests of one caller in a minute.")
