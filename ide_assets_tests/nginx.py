"""nginx with the configuration of deploy/nginx, on ports of the loopback interface."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import urllib3

from ide_assets_tests.conftest import REPOSITORY
from ide_assets_tests.needs import missing
from ide_assets_tests.postgres import free_port
from ide_assets_tests.waiting import PATIENCE_SECONDS

NGINX = REPOSITORY / "deploy" / "nginx"
READERS = "ide.example.com"
OPERATORS = "operate.ide.example.com"
#: The pages about customers.
CUSTOMERS = "customers.ide.example.com"
#: Where the readers' UI is below the path /ide.
APPS = "apps.example.com"
PASSWORDS = {READERS: "reader:for-reading", OPERATORS: "operator:for-operating", APPS: "reader:for-reading"}


@dataclass(frozen=True)
class Upstreams:
    """The ports behind the proxy: Dagster's web servers for readers, operators and below a path, and the API."""

    reader: int
    operator: int
    prefixed: int
    api: int


@dataclass
class Proxy:
    """nginx with all sites on one port of the loopback interface."""

    port: int
    plain_port: int
    certificate: Path

    def origin(self, host: str) -> str:
        return f"https://{host}:{self.port}"

    def ask(
        self,
        method: str,
        host: str,
        path: str,
        password: str | None = None,
        body: object = None,
        **headers: str,
    ) -> urllib3.BaseHTTPResponse:
        """The answer to a request with a body as JSON."""
        if password is not None:
            headers |= urllib3.make_headers(basic_auth=password)
        return self.request(method, host, path, headers, json=body)

    def request(
        self, method: str, host: str, path: str, headers: Mapping[str, str], **body: Any
    ) -> urllib3.BaseHTTPResponse:
        """The answer to a request; `body` as urllib3 takes it."""
        with urllib3.HTTPSConnectionPool(
            "127.0.0.1",
            self.port,
            server_hostname=host,
            assert_hostname=host,
            ca_certs=str(self.certificate),
            retries=False,
            timeout=PATIENCE_SECONDS,
        ) as pool:
            sent = {"Host": f"{host}:{self.port}", **headers}
            return pool.request(method, path, headers=sent, redirect=False, **body)


def configured(folder: Path, home: Path, upstreams: Upstreams) -> tuple[list[str], Proxy]:
    """The command of nginx in front of these ports; only paths and ports differ from deploy/nginx.

    Skips without nginx or openssl.
    """
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        missing("nginx", "nginx-light")
    if shutil.which("openssl") is None:
        missing("openssl", "openssl")
    plain, port = free_port(), free_port()
    (folder / "etc" / "tls").mkdir(parents=True)
    certificate = folder / "etc" / "tls" / "fullchain.pem"
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-days", "2", "-subj", f"/CN={READERS}", "-addext",
            f"subjectAltName=DNS:{READERS},DNS:{OPERATORS},DNS:{APPS},DNS:{CUSTOMERS}",
            "-keyout", str(certificate.with_name("privkey.pem")), "-out", str(certificate),
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    for host, file in ((READERS, "readers"), (OPERATORS, "operators")):
        user, _, password = PASSWORDS[host].partition(":")
        hashed = subprocess.run(
            ["openssl", "passwd", "-6", "-stdin"], input=password, check=True, capture_output=True, text=True
        ).stdout
        (folder / "etc" / f"{file}.htpasswd").write_text(f"{user}:{hashed}", encoding="ascii")

    def placed(name: str) -> str:
        text = (NGINX / name).read_text(encoding="utf-8")
        for production, local in (
            ("listen 80", f"listen 127.0.0.1:{plain}"),
            ("listen 443", f"listen 127.0.0.1:{port}"),
            ("127.0.0.1:3000", f"127.0.0.1:{upstreams.reader}"),
            ("127.0.0.1:3001", f"127.0.0.1:{upstreams.operator}"),
            ("127.0.0.1:3040", f"127.0.0.1:{upstreams.api}"),
            ("/etc/ide-assets/", f"{folder}/etc/"),
            ("/var/lib/ide-assets/home/", f"{home}/"),
        ):
            text = text.replace(production, local)
        return text

    for name in ("site", "api"):
        (folder / "etc" / f"nginx-{name}.conf").write_text(placed(f"{name}.conf"), encoding="utf-8")
    configuration = folder / "nginx.conf"
    configuration.write_text(
        # Root's temporary folders are closed to nginx's usual user.
        f"{'user root;' if os.geteuid() == 0 else ''} daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; types {{ text/html html; }}\n"
        + "".join(
            f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        + f"{placed('upstreams.conf')}\n{placed('ide-assets.conf')}\n"
        + placed("below-a-path.conf").replace("http://ide_webserver", f"http://127.0.0.1:{upstreams.prefixed}")
        + "}\n",
        encoding="utf-8",
    )
    said = subprocess.run([nginx, "-t", "-c", str(configuration)], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert "[warn]" not in said.stderr, said.stderr
    return [nginx, "-c", str(configuration)], Proxy(port, plain, certificate)
