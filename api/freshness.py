"""Entity tags: every answer made from the store alone is as old as the store's last write (RFC 9110 section 8.8.3)."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# These answers depend on more than the store: files of this version, the server itself.
WITHOUT_TAG = ("/health", "/static/", "/openapi.json", "/ontology")
REVALIDATE = b"no-cache"  # may be kept, must be asked about before use


class EntityTags:
    """Adds `ETag` to good answers and says 304 when the client has that version already.

    Args:
        app: the next layer.
        version: a word that changes with every write to the store.
        release: a word that changes with every version of the pages.
    """

    def __init__(self, app: ASGIApp, *, version: Callable[[], str], release: str) -> None:
        self.app = app
        self.version = version
        self.release = release

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or scope["path"].startswith(WITHOUT_TAG):
            await self.app(scope, receive, send)
            return
        # Weak, because the same answer may go out compressed or not.
        tag = tag_of(self.release, await run_in_threadpool(self.version))
        if has_tag(Headers(scope=scope).get("if-none-match"), tag):
            await send({"type": "http.response.start", "status": 304, "headers": _headers(tag)})
            await send({"type": "http.response.body", "body": b""})
            return

        async def add(message: Message) -> None:
            headers = MutableHeaders(scope=message) if message["type"] == "http.response.start" else None
            # A route that says how its answer may be kept knows better: a query that asks for the time, for one.
            if headers is not None and message["status"] == 200 and "cache-control" not in headers:
                headers["ETag"] = tag
                headers["Cache-Control"] = REVALIDATE.decode()
                headers.add_vary_header("Accept")
            await send(message)

        await self.app(scope, receive, add)


def tag_of(release: str, version: str) -> str:
    """The tag of every answer that this release of the program makes from this version of the store."""
    return f'W/"{release}-{version}"'


def has_tag(header: str | None, tag: str) -> bool:
    """Does `If-None-Match` or `If-Match` name this tag, by weak comparison?

    "*" does not count: it would hide what is not there.
    """
    given = [entry.strip().removeprefix("W/") for entry in (header or "").split(",")]
    return tag.removeprefix("W/") in given


def _headers(tag: str) -> list[tuple[bytes, bytes]]:
    return [(b"etag", tag.encode()), (b"cache-control", REVALIDATE), (b"vary", b"Accept")]
