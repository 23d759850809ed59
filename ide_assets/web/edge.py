"""The outermost layer of the server: limits of a request, HEAD, conditional requests and security headers."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ide_assets.web.problems import MEDIA_TYPE, Problem

#: Longest body of a request, in bytes.
MOST_BODY = 16_384

#: Longest path with query, in bytes.
MOST_ADDRESS = 8_192

#: A page of another site that resolves its own name to this machine is rejected.
HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}

_API_HEADERS = {
    **_HEADERS,
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    # An answer depends on the caller's rights: only the caller may store it, and asks each time whether it still holds.
    "Cache-Control": "private, no-cache",
    "Vary": "Authorization, Accept, Accept-Encoding",
}

#: Pages have no script and no inline style, and load nothing from elsewhere.
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

#: A page may show names of people, so no copy of it is stored.
_PAGE_HEADERS = {
    **_HEADERS,
    "Content-Security-Policy": PAGE_POLICY,
    "Cache-Control": "private, no-store",
    "Vary": "Cookie, Accept-Encoding",
}

#: The address of a static file changes with its content.
_STATIC_HEADERS = {**_PAGE_HEADERS, "Cache-Control": "public, max-age=31536000, immutable"}


def is_api(path: str) -> bool:
    """Whether an address belongs to the API, and not to the pages."""
    return path == "/api" or path.startswith("/api/")


def _headers_of(path: str, status: int) -> dict[str, str]:
    if is_api(path):
        return _API_HEADERS
    return _STATIC_HEADERS if path.startswith("/static/") and status == 200 else _PAGE_HEADERS


class Edge:
    """Wraps an ASGI application, also around its handler of unexpected errors."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        is_read = scope["method"] in ("GET", "HEAD")
        tags = headers.get("if-none-match") if is_read else None
        answer = _Answer(send, scope["path"], scope["method"] == "HEAD", tags)
        problem = _problem_of(scope, headers)
        if problem is not None:
            await send_problem(problem, answer)
            return
        await self._app({**scope, "method": "GET"} if answer.is_head else scope, _limited(receive), answer)


def _limited(receive: Receive) -> Receive:
    """Receive at most MOST_BODY bytes, also of a body without a length."""
    left = MOST_BODY

    async def receive_limited() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise HTTPException(413)
        return message

    return receive_limited


class _Answer:
    """Sends an answer with the security headers, and without a body where it has none (HEAD, 304)."""

    def __init__(self, send: Send, path: str, is_head: bool, known_tags: str | None) -> None:
        self._send = send
        self._path = path
        self.is_head = is_head
        self._known_tags = known_tags
        self._is_empty = is_head

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(_headers_of(self._path, message["status"]))
            tag = headers.get("etag")
            if tag is not None and "content-encoding" in headers:
                # The bytes differ from those of the plain answer, so that the tag of both can only be a weak one.
                headers["etag"] = tag = f"W/{tag}"
            if message["status"] == 200 and tag is not None and matches(self._known_tags, tag):
                message = {**message, "status": 304}
                for name in ("content-length", "content-type", "content-encoding"):
                    del headers[name]
                message["headers"] = headers.raw
                self._is_empty = True
        elif message["type"] == "http.response.body" and self._is_empty:
            message = {**message, "body": b""}
        await self._send(message)


async def send_problem(problem: Problem, send: Send) -> None:
    """Send a problem from outside the framework."""
    body = problem.body()
    headers = {"content-type": MEDIA_TYPE, "content-length": str(len(body)), **problem.headers}
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": problem.status, "headers": raw})
    await send({"type": "http.response.body", "body": body})


def _problem_of(scope: Scope, headers: Headers) -> Problem | None:
    """What is wrong with a request before its address is looked at."""
    host = headers.get("host", "")
    if (host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host).lower() not in HOSTS:
        return Problem(400, "wrong-host", "The Host header names another machine; expected 127.0.0.1 or localhost.")
    length = headers.get("content-length", "0")
    if not length.isascii() or not length.isdigit() or len(length) > 15 or int(length) > MOST_BODY:
        return Problem(413, "body-too-large", f"The body has more than {MOST_BODY:,} bytes, or no valid length.")
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MOST_ADDRESS:
        return Problem(414, "address-too-long", f"The address has more than {MOST_ADDRESS:,} bytes.")
    if is_api(scope["path"]) and not accepts_json(headers.get("accept")):
        return Problem(406, "not-acceptable", "The API answers application/json; the Accept header excludes it.")
    return None


def accepts_json(accept: str | None) -> bool:
    """Whether an Accept header allows application/json: the most specific range that matches decides."""
    if accept is None or not accept.strip():
        return True
    qualities: dict[str, float] = {}
    for item in accept.split(","):
        media, *parameters = (part.strip().lower() for part in item.split(";"))
        quality = next((part[2:] for part in parameters if part.startswith("q=")), "1")
        try:
            qualities[media] = float(quality)
        except ValueError:
            qualities[media] = 1.0
    ranges = [media for media in ("application/json", "application/*", "*/*") if media in qualities]
    return bool(ranges) and qualities[ranges[0]] > 0


def matches(known: str | None, tag: str) -> bool:
    """Whether an If-None-Match header names an entity tag, by weak comparison."""
    if known is None:
        return False
    if known.strip() == "*":
        return True
    return tag.removeprefix("W/") in (item.strip().removeprefix("W/") for item in known.split(","))
