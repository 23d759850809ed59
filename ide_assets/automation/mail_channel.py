"""E-mail as a channel: one message to one recipient by SMTP."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ide_assets.automation.channel import ChannelError, is_this_machine
from ide_assets.automation.message import Message, one_line
from ide_assets.settings import Alerts

if TYPE_CHECKING:
    from email.message import EmailMessage
    from smtplib import SMTP


@dataclass(frozen=True)
class Email:
    """E-mail to one recipient, through the mail server of the settings.

    With `is_personal`, no error has the recipient or a text of the server, which may repeat it.
    """

    settings: Alerts
    to: str
    is_personal: bool = False

    @property
    def name(self) -> str:
        """`e-mail to` and the recipient."""
        return "e-mail to an owner" if self.is_personal else f"e-mail to {self.to}"

    @property
    def address(self) -> str:
        """The recipient."""
        return self.name

    @property
    def server(self) -> str:
        """Host and port of the mail server."""
        return f"{self.settings.smtp_host}:{self.settings.smtp_port}"

    def send(self, message: Message) -> str:
        """Hand a message to the mail server. Raises ChannelError.

        With `starttls` and `tls`, nothing is sent to a server whose certificate is not valid for its host name. A
        password is never sent to another machine over an unencrypted connection.
        """
        settings = self.settings
        with self._channel_errors():
            mail = self._mail(message)
            with self._connected() as server:
                if settings.smtp_user is not None:
                    password = settings.smtp_password.get_secret_value() if settings.smtp_password else ""
                    server.login(settings.smtp_user, password)
                server.send_message(mail)
        return f"the mail server {self.server} accepted it"

    def _mail(self, message: Message) -> "EmailMessage":
        from email.message import EmailMessage
        from email.utils import localtime, make_msgid

        from ide_assets.automation.mail_policy import POLICY

        try:
            mail = EmailMessage(policy=POLICY)
            mail["From"] = self.settings.email_from
            mail["To"] = self.to
            mail["Subject"] = one_line(message.subject, 300)
            mail["Date"] = localtime()
            (sender,), (_,) = mail["From"].addresses, mail["To"].addresses
            mail["Message-ID"] = make_msgid(domain=sender.domain or "localhost")
            # Suppresses out-of-office replies.
            mail["Auto-Submitted"] = "auto-generated"
            mail.set_content(message.body)
        except ValueError:
            if self.is_personal:
                raise ChannelError(
                    f"{self.name}: the sender {self.settings.email_from!r} or the address of the owner is not valid. "
                    "Check IDE_ALERTS__EMAIL_FROM, and owner_email in the source owners."
                ) from None
            raise ChannelError(
                f"{self.name}: the sender {self.settings.email_from!r} or the recipient {self.to!r} is not valid. "
                "Each must be one address, like 'ide@example.com'. Check IDE_ALERTS__EMAIL_FROM and "
                "IDE_ALERTS__EMAIL_TO."
            ) from None
        return mail

    @contextmanager
    def _connected(self) -> "Iterator[SMTP]":
        from smtplib import SMTP, SMTP_SSL

        settings = self.settings
        host, port, seconds = settings.smtp_host, settings.smtp_port, settings.timeout_seconds
        if settings.smtp_security == "none" and settings.smtp_user is not None and not is_this_machine(host):
            raise ChannelError(
                f"{self.name}: not sent, because the password would go to {self.server} unencrypted. "
                "Set IDE_ALERTS__SMTP_SECURITY to starttls or tls, or unset IDE_ALERTS__SMTP_USER.",
                unreachable=True,
            )
        server = (
            SMTP_SSL(host, port, timeout=seconds, context=ssl.create_default_context())
            if settings.smtp_security == "tls"
            else SMTP(host, port, timeout=seconds)
        )
        try:
            if settings.smtp_security == "starttls":
                server.starttls(context=ssl.create_default_context())
            yield server
            # The server has accepted the mail: an error while disconnecting must not cause it to be sent again.
            with suppress(OSError):
                server.quit()
        finally:
            server.close()

    @contextmanager
    def _channel_errors(self) -> Iterator[None]:
        """Turn all errors of the mail server and the connection into ChannelError."""
        import smtplib

        try:
            yield
        except smtplib.SMTPRecipientsRefused as error:
            answers = "; ".join(self._answer(code, text) for code, text in error.recipients.values())
            where = "owner_email in the source owners" if self.is_personal else "IDE_ALERTS__EMAIL_TO"
            raise ChannelError(
                f"{self.name}: the mail server {self.server} rejected the recipient: {answers}. Check {where}, and "
                "whether the server allows this sender to send to that address."
            ) from None
        except smtplib.SMTPAuthenticationError as error:
            raise ChannelError(
                f"{self.name}: the mail server {self.server} rejected the login: "
                f"{self._answer(error.smtp_code, error.smtp_error)}. Check IDE_ALERTS__SMTP_USER and "
                "IDE_ALERTS__SMTP_PASSWORD.",
                unreachable=True,
            ) from None
        except smtplib.SMTPNotSupportedError as error:
            raise ChannelError(
                f"{self.name}: the mail server {self.server} does not support the settings: "
                f"{one_line(str(error), 200)} "
                "Check IDE_ALERTS__SMTP_SECURITY (starttls: usually port 587; tls: port 465) and "
                "IDE_ALERTS__SMTP_USER (unset: no login).",
                # An address in another alphabet is a problem of its own; the server may accept others.
                unreachable="SMTPUTF8" not in str(error),
            ) from None
        except smtplib.SMTPResponseException as error:
            raise ChannelError(
                f"{self.name}: the mail server {self.server} answered "
                f"{self._answer(error.smtp_code, error.smtp_error)}. Check IDE_ALERTS__EMAIL_FROM, and whether the "
                "server requires a login (IDE_ALERTS__SMTP_USER)."
            ) from None
        except ssl.SSLCertVerificationError as error:
            raise ChannelError(
                f"{self.name}: the certificate of the mail server {self.server} cannot be trusted: "
                f"{error.verify_message}. Nothing was sent. Check that IDE_ALERTS__SMTP_HOST is the name in the "
                "certificate; for your own certificate authority, set SSL_CERT_FILE.",
                unreachable=True,
            ) from None
        except UnicodeError:
            raise ChannelError(
                f"{self.name}: the mail server's name, the user or the password has characters that cannot be sent. "
                "Check IDE_ALERTS__SMTP_HOST, IDE_ALERTS__SMTP_USER and IDE_ALERTS__SMTP_PASSWORD: ASCII only.",
                unreachable=True,
            ) from None
        except OSError as error:
            # SMTPException is an OSError as well; if the server did not answer, its text is all that is known.
            problem = f"did not answer within {self.settings.timeout_seconds:g} s"
            if not isinstance(error, TimeoutError) and not isinstance(error.__context__, TimeoutError):
                problem = f"could not be reached: {one_line(str(error), 200) or type(error).__name__}"
            raise ChannelError(
                f"{self.name}: the mail server {self.server} {problem}. Check IDE_ALERTS__SMTP_HOST, "
                "IDE_ALERTS__SMTP_PORT and IDE_ALERTS__SMTP_SECURITY (starttls: usually port 587; tls: port 465).",
                unreachable=True,
            ) from None

    def _answer(self, code: int, text: bytes | str) -> str:
        answer = text.decode("utf-8", errors="replace") if isinstance(text, bytes) else text
        return str(code) if self.is_personal else f"{code} {one_line(answer, 200)}"
