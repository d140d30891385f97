"""Turns every failure into an answer: problem+json (RFC 9457) for programs, a plain page for people.

One table maps the error tree of `kg/errors.py` to HTTP statuses. Nothing about the inside of the server (paths,
stack, values of other requests) goes out.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.negotiation import choose
from api.options import Options
from api.templating import render
from kg.errors import (
    BusyError,
    ChangedError,
    FormError,
    GoneError,
    InputError,
    KgError,
    NotFoundError,
    ProtectedError,
    ShareError,
    StoreError,
    TooLargeError,
)

MEDIA_TYPE = "application/problem+json"
TYPE_BASE = "https://w3id.org/claimgraph/problems/"
PROGRAM_PATHS = (
    "/api/",
    "/sparql",
    "/graphs",
    "/graph/",
    "/dumps",
    "/void",
    "/.well-known/",
    "/health",
    "/openapi.json",
)
STATUS_BY_ERROR: Mapping[type[KgError], int] = {
    FormError: 406,
    ProtectedError: 403,
    InputError: 400,
    NotFoundError: 404,
    TooLargeError: 413,
    ShareError: 429,  # RFC 6585, section 4; a kind of BusyError, so before it
    BusyError: 503,
    ChangedError: 412,
    GoneError: 408,  # nobody reads it: the client has left
    StoreError: 500,
    KgError: 500,
}
LATER = (429, 503)  # worth another try later
UNTOLD: Mapping[int, str] = {500: "The store failed; the server's log says how."}
log = logging.getLogger(__name__)


class ForbiddenError(InputError):
    """A request that is not carried out for this client, such as a write without a key that may write."""

    code = "forbidden"


class NotAcceptableError(InputError):
    """None of the media types that the client accepts can be written; the text lists those that can."""

    code = "not_acceptable"


def register(app: FastAPI) -> None:
    """Give the app one handler for each kind of failure."""
    app.add_exception_handler(KgError, _on_kg_error)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)


def problem(
    status: int,
    *,
    code: str,
    detail: str,
    extra: Mapping[str, object] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """An RFC 9457 answer; `code` is the fixed word that programs may rely on, `extra` further members."""
    body = {
        "type": TYPE_BASE + code,
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
        **(extra or {}),
    }
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE, headers=dict(headers or {}))


class CatchAll:
    """Answers 500 to an error that nobody foresaw, and logs it; it lies inside the layers that add headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def watch(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watch)
        except Exception:
            if started:  # too late for another answer: let the server cut the connection
                raise
            log.exception("unforeseen error", extra={"path": scope["path"]})
            response = _answer(
                Request(scope), 500, code="error", detail="The server met an error that it did not foresee."
            )
            await response(scope, receive, send)


async def _on_kg_error(request: Request, error: Exception) -> Response:
    failure = error if isinstance(error, KgError) else KgError(str(error))
    status = _status(failure)
    members = {name: getattr(failure, name, None) for name in ("line", "column", "limit", "allowed")}
    return _answer(
        request,
        status,
        code=failure.code,
        detail=UNTOLD.get(status, str(failure)),
        extra={name: value for name, value in members.items() if value is not None},
        headers={"Retry-After": str(_options(request).retry_after_seconds)} if status in LATER else {},
    )


async def _on_http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    detail = str(error.detail) if isinstance(error, HTTPException) else ""
    code = HTTPStatus(status).phrase.lower().replace(" ", "_")
    return _answer(request, status, code=code, detail=detail, headers=headers)


async def _on_invalid(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else ()
    errors = [{"parameter": ".".join(str(part) for part in item["loc"][1:]), "detail": item["msg"]} for item in found]
    detail = "; ".join(f"{item['parameter']}: {item['detail']}" for item in errors)
    return _answer(request, 400, code="invalid", detail=detail, extra={"errors": errors})


def _status(error: KgError) -> int:
    if isinstance(error, ForbiddenError):
        return 403
    if isinstance(error, NotAcceptableError):
        return 406
    return next(status for kind, status in STATUS_BY_ERROR.items() if isinstance(error, kind))


def _answer(
    request: Request,
    status: int,
    *,
    code: str,
    detail: str,
    extra: Mapping[str, object] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    if wants_page(request):
        return render(
            request, "error.html", status=status, headers=headers, detail=detail, title=HTTPStatus(status).phrase
        )
    return problem(status, code=code, detail=detail, extra=extra, headers=headers)


def wants_page(request: Request) -> bool:
    """Is a person looking? True outside the programs' addresses, unless HTML is not accepted there."""
    if request.url.path.startswith(PROGRAM_PATHS):
        return False
    return choose(request.headers.get("accept"), ("text/html", MEDIA_TYPE, "application/json")) == "text/html"


def _options(request: Request) -> Options:
    options: Any = request.app.state.options  # Any: Starlette's state is untyped
    return options if isinstance(options, Options) else Options()
