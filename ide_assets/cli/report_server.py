"""The reports over HTTP on this machine, read only: the address that Dagster's links to report pages lead to."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import RedirectResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Served folders. Others below `reports`, such as handed-over actions, hold personal data.
_SERVED = ("quality", "effect", "models", "inventory")

#: A page has a stricter policy of its own; browsers enforce both.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}

#: A page of another site that resolves its own name to this machine is rejected.
_HOSTS = ["127.0.0.1", "localhost"]


class _SecurityHeaders:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def application(reports: Path) -> Starlette:
    """The files below the served folders of a home's `reports`; `/` leads to the data-quality report.

    Links out of a folder are not followed. Files that are written later are served, too.
    """

    async def to_quality_report(_: object) -> RedirectResponse:
        return RedirectResponse(f"/{_SERVED[0]}/index.html")

    mounts = [Mount(f"/{name}", StaticFiles(directory=reports / name, html=True, check_dir=False)) for name in _SERVED]
    return Starlette(
        routes=[Route("/", to_quality_report), *mounts],
        middleware=[Middleware(_SecurityHeaders), Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS)],
    )


def serve(reports: Path, port: int) -> None:
    """Serve until interrupted, on 127.0.0.1 only."""
    import uvicorn

    uvicorn.run(application(reports), host="127.0.0.1", port=port, log_level="warning", server_header=False)
