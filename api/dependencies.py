"""What routes ask for: the store, the query pool, an IRI from an address, and the query parameters of lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Path, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from api.options import Options
from kg.errors import NotFoundError
from kg.ids import BASE
from kg.model import Act, Commitment
from kg.stores.base import Store
from kg.stores.outside import OutsideWriter
from kg.stores.worker import QueryPool
from kg.views.claims import STATEMENTS
from kg.views.disputes import STATEMENTS as SHOWN
from kg.views.paging import DEFAULT_LIMIT, MAX_CURSOR, MAX_LIMIT

PAGE_BY_KIND: Mapping[str, str] = {
    "article": "articles",
    "actor": "actors",
    "claim": "claims",
    "contradiction": "contradictions",
    "dispute": "disputes",
}
LOCAL = re.compile(r"[a-z2-7]{26}")


def _state(request: Request) -> Any:  # Any: Starlette's state is untyped
    return request.app.state


def get_store(request: Request) -> Store:
    """The store of this app."""
    store: Store = _state(request).store
    return store


def get_pool(request: Request) -> QueryPool:
    """The pool of read workers of this app."""
    pool: QueryPool = _state(request).pool
    return pool


def get_writer(request: Request) -> OutsideWriter:
    """What takes writes from outside, in this app."""
    writer: OutsideWriter = _state(request).writer
    return writer


def get_options(request: Request) -> Options:
    """The limits of this app."""
    options: Options = _state(request).options
    return options


StoreOf = Annotated[Store, Depends(get_store)]
PoolOf = Annotated[QueryPool, Depends(get_pool)]
WriterOf = Annotated[OutsideWriter, Depends(get_writer)]
OptionsOf = Annotated[Options, Depends(get_options)]
Id = Annotated[
    str,
    Path(
        description="The 26 characters at the end of the thing's IRI, or the whole IRI.",
        max_length=200,
        examples=["aaaaaaaaaaaaaaaaaaaaaaaaaa"],
    ),
]


def expand(kind: str, given: str) -> str:
    """The whole IRI for what stood in the address.

    Raises:
        NotFoundError: it cannot be the identifier of such a thing.
    """
    local = given.removeprefix(f"{BASE}id/{kind}/")
    if not LOCAL.fullmatch(local):
        raise NotFoundError(f"no {kind} has the identifier {given!r}")
    return f"{BASE}id/{kind}/{local}"


class NoParameters(BaseModel):
    """Query parameters of an answer that takes none: anything given is refused, so that a slip of the pen shows."""

    model_config = ConfigDict(extra="forbid")


class Paging(NoParameters):
    """Query parameters of every list."""

    cursor: str | None = Field(
        None, max_length=MAX_CURSOR, description="`next` of the part before; none for the first."
    )
    limit: int = Field(DEFAULT_LIMIT, ge=1, le=MAX_LIMIT, description="Most items that may come.")


class ClaimParts(Paging):
    """Query parameters of one claim, whose statements come in parts."""

    limit: int = Field(STATEMENTS, ge=1, le=MAX_LIMIT, description="Most statements that may come.")


class ActorSearch(Paging):
    """Query parameters of the list of actors."""

    q: str | None = Field(None, max_length=200, description="Part of a name, in any script.")


class StatementSearch(Paging):
    """Query parameters of the list of statements; those given must all fit."""

    actor: str | None = Field(None, max_length=200, description="Speaker, by identifier.")
    article: str | None = Field(None, max_length=200, description="Article, by identifier.")
    claim: str | None = Field(None, max_length=200, description="Claim, by identifier.")
    act: Act | None = Field(None, description="Speech act.")
    dispute: str | None = Field(None, max_length=200, description="Dispute of which they show a side, by identifier.")
    side: int | None = Field(None, ge=1, le=1000, description="With dispute: only of this side, 1 for the first.")
    commitment: Commitment | None = Field(None, description="Does the speaker hold the content to be so?")


class SilenceSearch(Paging):
    """Query parameters of the list of silences; those given must all fit."""

    actor: str | None = Field(None, max_length=200, description="Who is told not to have spoken, by identifier.")
    teller: str | None = Field(None, max_length=200, description="Whose statement tells of it, by identifier.")
    article: str | None = Field(None, max_length=200, description="Article that tells of it, by identifier.")
    claim: str | None = Field(
        None, max_length=200, description="Claim that it is on, or that of the statement which tells of it."
    )
    since: date | None = Field(None, description="First day, by the day up to which the silence is told.")
    until: date | None = Field(None, description="Last day, included.")


class ContradictionSearch(Paging):
    """Query parameters of the list of contradictions; those given must all fit."""

    actor: str | None = Field(None, max_length=200, description="Speaker of either side, by identifier.")
    dispute: str | None = Field(None, max_length=200, description="Dispute that holds them, by identifier.")
    level: str | None = Field(None, max_length=40, description="world, attribution, position or norm.")
    min_confidence: float = Field(0.0, ge=0.0, le=1.0, description="Lowest confidence, 0 to 1.")
    undecided: bool = Field(False, description="Instead: pairs too unsure to be counted as found, for reviewers.")


class DisputeParts(NoParameters):
    """Query parameters of one dispute."""

    limit: int = Field(
        SHOWN, ge=1, le=MAX_LIMIT, description="Most statements of each side, and most contradictions, that may come."
    )


class RejectedSearch(Paging):
    """Query parameters of the list of pairs that are no contradiction."""

    guard: str | None = Field(None, max_length=60, description='The check that says so; "reviewed" for a person.')


class TimelineSearch(Paging):
    """Query parameters of a timeline."""

    since: date | None = Field(None, description="First day, by the latest day it can have been said.")
    until: date | None = Field(None, description="Last day, included.")
    kind: str = Field(
        "statement",
        pattern="^(statement|silence|all)$",
        description="statement: what the actor said. silence: that others tell that it did not speak. all: both.",
    )
    format: str | None = Field(None, pattern="^(json|csv)$", description="json or csv; goes before the Accept header.")


NoQuery = Annotated[NoParameters, Query()]
PagingQuery = Annotated[Paging, Query()]
ClaimQuery = Annotated[ClaimParts, Query()]
ActorQuery = Annotated[ActorSearch, Query()]
StatementQuery = Annotated[StatementSearch, Query()]
SilenceQuery = Annotated[SilenceSearch, Query()]
ContradictionQuery = Annotated[ContradictionSearch, Query()]
DisputeQuery = Annotated[DisputeParts, Query()]
RejectedQuery = Annotated[RejectedSearch, Query()]
TimelineQuery = Annotated[TimelineSearch, Query()]
