"""The login arguments of Snowflake's connector, from the settings."""

from typing import Any

from ide_assets.settings import SnowflakeLogin


def options(login: SnowflakeLogin, tag: str, database: str | None, schema: str | None) -> dict[str, Any]:
    """Arguments of the connector for a session in UTC whose queries have a tag. Contains secrets: do not print it."""
    arguments: dict[str, Any] = {
        "account": login.account,
        "user": login.user,
        "role": login.role,
        "warehouse": login.warehouse,
        "database": database,
        "schema": schema,
        "host": login.host,
        "port": login.port,
        "protocol": login.protocol,
        "login_timeout": login.login_timeout_seconds,
        "session_parameters": {"TIMEZONE": "UTC", "QUERY_TAG": tag},
        # Otherwise decimals would be fetched as binary numbers, which differ from the stored values.
        "arrow_number_to_decimal": True,
    }
    if login.password is not None:
        arguments["password"] = login.password.get_secret_value()
    if login.private_key_file is not None:
        arguments |= {"authenticator": "SNOWFLAKE_JWT", "private_key_file": str(login.private_key_file)}
    if login.private_key_passphrase is not None:
        arguments["private_key_file_pwd"] = login.private_key_passphrase.get_secret_value()
    return {name: value for name, value in arguments.items() if value is not None}
