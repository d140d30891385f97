"""Builds the HTTP application from a store, a pool of query workers and limits; nothing lives outside the app."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from anyio import CapacityLimiter
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

import kg
from api.census import CensusTaker
from api.dumps import Dumps
from api.errors import CatchAll, register
from api.freshness import EntityTags
from api.materials import Materials
from api.middleware import BodyLimit, Encodings, HeadAsGet, OpenToOtherSites, SecurityHeaders, SlashAtEnd
from api.options import Options
from api.pages import PAGES
from api.routes import ROUTERS
from api.templating import environment
from kg.stores.base import Store
from kg.stores.outside import OutsideWriter
from kg.stores.worker import QueryPool

FOLDER = Path(__file__).parent
SUMMARY = "Who said what about what, when, and who contradicts it: statements, claims, contradictions and disputes."
WRITERS = 4  # writes from outside that may wait for each other with a thread in hand; the rest waits without one
READERS = 2  # whole graphs that are read at once; the rest waits without a thread, so that pages keep theirs
MIN_COMPRESSED = 1_000  # bytes; below it, compressing costs more than it saves


def create_app(options: Options, store: Store, pool: QueryPool) -> FastAPI:
    """The application; the caller opens and closes the store and the pool.

    Args:
        options: limits and switches.
        store: where all pages and the API read.
        pool: where SPARQL from outside runs, apart and killable.
    """
    app = FastAPI(
        title="ClaimGraph",
        version=kg.__version__,
        summary=SUMMARY,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        docs_url=None,  # the stock documentation pages load their scripts from other sites
        redoc_url=None,
        middleware=_layers(options, store),
    )
    app.state.options, app.state.store, app.state.pool = options, store, pool
    app.state.query_threads = CapacityLimiter(pool.capacity + 1)
    app.state.writer = OutsideWriter(
        store, deadline_seconds=options.query_seconds, memory_bytes=options.update_memory_bytes
    )
    app.state.census_taker = CensusTaker(store, pool)
    app.state.write_threads = CapacityLimiter(WRITERS)
    app.state.graph_threads = CapacityLimiter(READERS)
    app.state.dumps, app.state.dump_threads = Dumps(store), CapacityLimiter(1)
    app.state.templates = environment()
    app.state.materials = Materials(store)
    register(app)
    for router in (*ROUTERS, *PAGES):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
    _describe(app)
    return app


def _layers(options: Options, store: Store) -> list[Middleware]:
    """Outermost first: the order in which a request meets them."""
    return [
        Middleware(HeadAsGet),
        Middleware(Encodings),
        Middleware(SlashAtEnd),
        Middleware(SecurityHeaders),
        Middleware(OpenToOtherSites),
        Middleware(GZipMiddleware, minimum_size=MIN_COMPRESSED),
        Middleware(BodyLimit, max_bytes=options.max_body_bytes, max_address_bytes=options.max_address_bytes),
        Middleware(CatchAll),
        Middleware(EntityTags, version=store.version, release=kg.__version__),
    ]


def _describe(app: FastAPI) -> None:
    """Make the OpenAPI file say what is so: wrong parameters are answered 400 as a problem, never 422."""
    write = app.openapi

    def openapi() -> dict[str, Any]:  # Any: OpenAPI's own free form
        document = write()
        for operations in document["paths"].values():
            for operation in operations.values():
                operation["responses"].pop("422", None)
        document.setdefault("components", {})["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
        for name in ("HTTPValidationError", "ValidationError"):
            document.get("components", {}).get("schemas", {}).pop(name, None)
        return document

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to change the file
