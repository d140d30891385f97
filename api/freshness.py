"""Entity tags: every answer made from the store alone is as old as the store's last write (RFC 9110 section 8.8.3)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

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
        tag = tag_of(self.release, await run_in_threadpool(self.version), scope)
        given = Headers(scope=scope).getlist("if-none-match")
        if has_tag(given, tag):
            await send({"type": "http.response.start", "status": 304, "headers": _headers(tag)})
            await send({"type": "http.response.body", "body": b""})
            return
        takes_any, is_known = "*" in _entries(given), False

        async def add(message: Message) -> None:
            nonlocal is_known
            headers = MutableHeaders(scope=message) if message["type"] == "http.response.start" else None
            # A route that says how its answer may be kept knows better: a query that asks for the time, for one.
            if headers is not None and message["status"] == 200 and "cache-control" not in headers:
                headers["ETag"] = tag
                headers["Cache-Control"] = REVALIDATE.decode()
                headers.add_vary_header("Accept")
                if takes_any:  # only now is it known that there is something
                    is_known, message = True, {**message, "status": 304, "headers": _headers(tag)}
            await send({**message, "body": b""} if is_known and headers is None else message)

        await self.app(scope, receive, add)


def tag_of(release: str, version: str, scope: Scope) -> str:
    """The tag of what this release of the program answers at this address from this version of the store.

    The address is in it, so that nobody is told 304 who has never had an answer from there: a query with a fault has no
    tag, whatever others have.
    """
    address = scope["raw_path"] + b"?" + scope["query_string"]
    return f'W/"{release}-{version}-{hashlib.sha256(address).hexdigest()[:16]}"'


def has_tag(headers: Sequence[str], tag: str) -> bool:
    """Does `If-None-Match` or `If-Match` name this tag, by weak comparison?

    Args:
        headers: the values of the header; it may come more than once.
        tag: what is looked for. "*" does not count: it would hide what is not there.
    """
    return tag.removeprefix("W/") in _entries(headers)


def _entries(headers: Sequence[str]) -> list[str]:
    return [entry.strip().removeprefix("W/") for header in headers for entry in header.split(",")]


def _headers(tag: str) -> list[tuple[bytes, bytes]]:
    return [(b"etag", tag.encode()), (b"cache-control", REVALIDATE), (b"vary", b"Accept, Accept-Encoding")]
