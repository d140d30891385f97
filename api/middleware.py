"""Layers around every answer: security headers, a limit on bodies, HEAD, and headers for reading from other sites.

Each is plain ASGI: it sees messages pass and keeps nothing between requests.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import problem
from api.negotiation import takes_gzip

# Styles need 'unsafe-inline': the query editor writes style elements of its own. Scripts do not.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SECURITY: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
WITH_SLASH = ("/sparql/", "/graphs/")
# Methods by the start of the path; writes need a key, which no browser adds by itself.
OPEN_PATHS: Mapping[str, str] = {
    "/api/": "GET, HEAD",
    "/dumps": "GET, HEAD",
    "/graph/": "GET, HEAD, POST, PUT, DELETE",
    "/graphs": "GET, HEAD, POST, PUT, DELETE",
    "/ontology": "GET, HEAD",
    "/openapi.json": "GET, HEAD",
    "/sparql": "GET, HEAD, POST",
    "/void": "GET, HEAD",
    "/.well-known/void": "GET, HEAD",
}
_SENT = b"Accept, Authorization, Content-Type, If-Match, If-None-Match"
_SHOWN = "ETag, Link, Location, Retry-After, WWW-Authenticate"


class SecurityHeaders:
    """Adds the headers of `SECURITY` to every answer, errors and files included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, add)


class HeadAsGet:
    """Answers HEAD as GET without the body, for every route."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def drop(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, drop)


class Encodings:
    """Settles once whether the client takes gzip, and names what an answer varies with once each.

    Layers and routes below look for the word "gzip", which stands in "gzip;q=0" too (RFC 9110, section 12.5.3).
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = MutableHeaders(raw=list(scope["headers"]))
        asked["Accept-Encoding"] = "gzip" if takes_gzip(",".join(asked.getlist("accept-encoding"))) else "identity"

        async def settle(message: Message) -> None:
            headers = MutableHeaders(scope=message) if message["type"] == "http.response.start" else None
            if headers is not None and "vary" in headers:
                names = [name.strip() for value in headers.getlist("vary") for name in value.split(",")]
                headers["Vary"] = ", ".join(dict.fromkeys(names))
            await send(message)

        await self.app({**scope, "headers": asked.raw}, receive, settle)


class SlashAtEnd:
    """Takes a slash at the end of an endpoint's address for nothing: clients of the protocols add or drop it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""
        if scope["type"] == "http" and scope["path"] in WITH_SLASH:
            scope = {**scope, "path": scope["path"].rstrip("/")}
        await self.app(scope, receive, send)


class OpenToOtherSites:
    """Lets pages of any site use what is made for programs (Fetch standard, CORS protocol); pages stay closed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""
        methods = _open_methods(scope["path"]) if scope["type"] == "http" else None
        if methods is None:
            await self.app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS":
            await send({"type": "http.response.start", "status": 204, "headers": _preflight(methods)})
            await send({"type": "http.response.body", "body": b""})
            return

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Access-Control-Allow-Origin"] = "*"
                headers["Access-Control-Expose-Headers"] = _SHOWN
                if message["status"] == 405:  # the router knows the methods of one handler only
                    headers["Allow"] = f"{methods}, OPTIONS"
            await send(message)

        await self.app(scope, receive, add)


class BodyLimit:
    """Refuses request bodies above the limit with 413, whether or not their length was announced, and long addresses.

    Args:
        app: the next layer.
        max_bytes: most bytes of a body.
        max_address_bytes: most bytes of an address (414); a server may cut the connection at longer ones before.
    """

    def __init__(self, app: ASGIApp, *, max_bytes: int, max_address_bytes: int) -> None:
        self.app = app
        self.max_bytes = max_bytes
        self.max_address_bytes = max_address_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if len(scope["raw_path"]) + len(scope["query_string"]) > self.max_address_bytes:
            detail = f"An address may have {self.max_address_bytes} bytes at most: send a longer query by POST."
            await problem(414, code="too_long", detail=detail)(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        body = None if not announced.isdigit() or int(announced) > self.max_bytes else await self._read(receive)
        if body is None:
            response = problem(413, code="too_large", detail=f"A request body may have {self.max_bytes} bytes at most.")
            await response(scope, receive, send)
            return
        waiting = [body]

        async def replay() -> Message:
            if waiting:
                return {"type": "http.request", "body": waiting.pop(), "more_body": False}
            return await receive()

        await self.app(scope, replay, send)

    async def _read(self, receive: Receive) -> bytes | None:
        """The whole body, or None as soon as it is too long."""
        parts: list[bytes] = []
        length = 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return b"".join(parts)
            parts.append(message.get("body", b""))
            length += len(parts[-1])
            if length > self.max_bytes:
                return None
            if not message.get("more_body", False):
                return b"".join(parts)


def _open_methods(path: str) -> str | None:
    return next((methods for start, methods in OPEN_PATHS.items() if path.startswith(start)), None)


def _preflight(methods: str) -> list[tuple[bytes, bytes]]:
    return [
        (b"allow", f"{methods}, OPTIONS".encode()),
        (b"access-control-allow-origin", b"*"),
        (b"access-control-allow-methods", methods.encode()),
        (b"access-control-allow-headers", _SENT),
        (b"access-control-max-age", b"86400"),
    ]
