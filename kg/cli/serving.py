"""Serving the pages and the API: the server is started by name, so that the command line never imports it."""

from __future__ import annotations

import importlib

from kg.cli.common import say
from kg.index import index_of
from kg.settings import Settings
from kg.stores import Store


def serve_store(store: Store, settings: Settings) -> None:
    """Serve an open store until the process is stopped (Ctrl-C)."""
    index_of(store).refresh()  # here, where somebody waits for it anyhow, and not under the first visitor
    server = importlib.import_module("api.server")
    say(f"pages: http://{settings.host}:{settings.port}/  SPARQL: http://{settings.host}:{settings.port}/sparql")
    server.run(store, settings)
