"""Is the server alive, and how much does it hold?"""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

import kg
from api.dependencies import NoQuery, StoreOf

router = APIRouter(tags=["health"])


@dataclass(frozen=True, slots=True)
class Health:
    """`status` is "ok" whenever the store answers; `store` is a word that changes with every write."""

    status: str
    version: str
    store: str
    articles: int


@router.get("/health", response_model=Health)
def get_health(store: StoreOf, query: NoQuery) -> Health:
    """The server's version, and that its store answers."""
    return Health("ok", kg.__version__, store.version(), store.articles())
