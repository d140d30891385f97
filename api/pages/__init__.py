"""Pages for people: each is drawn on the server and works without scripts."""

from __future__ import annotations

from fastapi import APIRouter

from api.pages import browse, home, networks, things

PAGES: tuple[APIRouter, ...] = (home.router, browse.router, networks.router, things.router)
