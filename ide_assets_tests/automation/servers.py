"""A mail server and a web server on this machine, with certificates, for tests that send real messages."""

import json
import ssl
import time
from asyncio import Server
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


@dataclass
class Certificate:
    """A self-signed certificate: clients that trust the file trust the server."""

    certificate: Path
    key: Path

    def context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        return context


def certificate(folder: Path, host: str = "localhost") -> Certificate:
    """A certificate for a host name and 127.0.0.1, valid for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    names: list[x509.GeneralName] = [x509.DNSName(host)]
    if host == "localhost":
        names.append(x509.IPAddress(ip_address("127.0.0.1")))
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = Certificate(folder / f"{host}.pem", folder / f"{host}.key")
    files.certificate.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    files.key.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return files


@dataclass
class MailServer:
    """The mails that a server accepted. `rejected` recipients get a 550; with `is_down` no mail is accepted."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    rejected: set[str] = field(default_factory=set)
    is_down: bool = False
    farewell: str = "221 Bye"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.rejected:
            return "550 no such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.is_down:
            return "451 try again later"
        assert isinstance(envelope.content, bytes)
        # Line ends as in a mail program; the protocol uses CRLF.
        mail = message_from_bytes(envelope.content.replace(b"\r\n", b"\n"), policy=default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 taken"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        return self.farewell

    def authenticate(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append(data.login.decode())
        # Not `handled`: the server answers 535.
        return AuthResult(success=data.password == b"right", handled=False)


class _FreePort(Controller):
    """Listens on a port that the system chooses."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def mail_server(
    certificate: Certificate | None = None, tls_at_once: bool = False, login: bool = False
) -> Iterator[MailServer]:
    """A mail server on 127.0.0.1: with a certificate it uses STARTTLS or, with `tls_at_once`, TLS."""
    handler = MailServer()
    context = certificate.context() if certificate else None
    controller = _FreePort(
        handler,
        hostname="127.0.0.1",
        port=0,
        ssl_context=context if tls_at_once else None,
        tls_context=None if tls_at_once else context,
        require_starttls=context is not None and not tls_at_once,
        authenticator=handler.authenticate if login else None,
        auth_required=login,
        auth_require_tls=not tls_at_once,
    )
    controller.start()
    handler.port = controller.port
    try:
        yield handler
    finally:
        controller.stop()


@dataclass
class Hook:
    """The requests that a web server received, and its answer."""

    url: str = ""
    status: int = 200
    answer: str = "ok"
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0
    requests: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)

    @property
    def payloads(self) -> list[Any]:
        return [payload for _, _, payload in self.requests]


@contextmanager
def hook(certificate: Certificate | None = None) -> Iterator[Hook]:
    """A web server on 127.0.0.1 that accepts JSON."""
    state = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            time.sleep(state.seconds)
            state.requests.append((self.path, dict(self.headers), json.loads(sent)))
            self.send_response(state.status)
            for name, value in state.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(state.answer)))
            self.end_headers()
            with suppress(BrokenPipeError):
                self.wfile.write(state.answer.encode())

        def log_message(self, format: str, *arguments: object) -> None:
            """Log nothing to the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate is not None:
        server.socket = certificate.context().wrap_socket(server.socket, server_side=True)
    state.url = f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}/services/T0SECRET"
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
