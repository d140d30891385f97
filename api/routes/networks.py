"""Networks of actors: who contradicts whom, who takes the same positions, measures of both, and change over time."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import NoParameters, expand
from api.errors import NotAcceptableError
from api.materials import Materials
from api.negotiation import choose
from api.routes.describe import failures
from kg.networks import alignment, bounds, changes, disputes, files, showing
from kg.networks.alignment import Normalised, Over
from kg.networks.bounds import USUAL, Bounds
from kg.networks.changes import MAX_DAYS, Unit, Windows
from kg.networks.choosing import By, Wanted
from kg.networks.records import Conflict, Material, Network, NetworkName, Shared
from kg.networks.showing import MeasuresView, NetworkView, WindowView
from kg.views.paging import DEFAULT_LIMIT, MAX_CURSOR, MAX_LIMIT, descending, page
from kg.views.records import Page

router = APIRouter(prefix="/api/v1/networks", tags=["networks"])
JSON = "application/json"
T = TypeVar("T")
# Half of what the library takes: measuring and placing them takes some seconds, and a request must not take more.
MOST_ACTORS = 500
MOST_TIES = 5_000


class NetworkSearch(NoParameters):
    """Query parameters of every network: what counts; those given must all fit."""

    by: By = Field("side", description="Actors are those for whom words count (side), or who say them (speaker).")
    min_confidence: float = Field(0.0, ge=0.0, le=1.0, description="Lowest confidence, 0 to 1.")
    since: date | None = Field(None, description="First day, by the latest day it can have been said.")
    until: date | None = Field(None, description="Last day, included.")
    topic: str | None = Field(None, max_length=200, description="Words that all stand in quotes, claim or dispute.")
    dispute: str | None = Field(None, max_length=200, description="Dispute, by identifier.")
    outlets: bool = Field(True, description="Also outlets in their own voice.")
    unnamed: bool = Field(False, description="Also sources whom the text does not name, each article's apart.")
    over: Over = Field("issues", description="Alignment only: issues (disputes, else claims), claims, or disputes.")
    normalised: Normalised = Field("average", description="Alignment only: what weights are divided by.")
    max_actors: int = Field(USUAL.actors, ge=1, le=MOST_ACTORS, description="Most actors, the strongest.")
    max_ties: int = Field(USUAL.ties, ge=1, le=MOST_TIES, description="Most ties, the heaviest.")


class DrawnSearch(NetworkSearch):
    """Query parameters of a network as such."""

    format: Literal["json", "graphml", "gexf"] | None = Field(None, description="Goes before the Accept header.")


class PartedSearch(NetworkSearch):
    """Query parameters of what comes in parts."""

    cursor: str | None = Field(None, max_length=MAX_CURSOR, description="`next` of the part before.")
    limit: int = Field(DEFAULT_LIMIT, ge=1, le=MAX_LIMIT, description="Most items that may come.")


class TieSearch(PartedSearch):
    """Query parameters of what lies behind one tie."""

    a: str | None = Field(None, max_length=200, description="Only ties of this actor, by identifier.")
    b: str | None = Field(None, max_length=200, description="And of this one: the tie between the two.")


class ChangeSearch(PartedSearch):
    """Query parameters of change over time."""

    window: Unit = Field("month", description="Calendar months, ISO weeks, or windows of `days`.")
    days: int = Field(90, ge=1, le=MAX_DAYS, description="Days of a window, where window=days.")
    step: int = Field(30, ge=1, le=MAX_DAYS, description="Days from one window's start to the next, where window=days.")


def get_materials(request: Request) -> Materials:
    """What the networks of this app's store are made from."""
    materials: Materials = request.app.state.materials
    return materials


MaterialsOf = Annotated[Materials, Depends(get_materials)]


def wanted_of(query: NetworkSearch) -> Wanted:
    """What is asked for, as the networks take it."""
    return Wanted(
        by=query.by,
        min_confidence=query.min_confidence,
        since=query.since,
        until=query.until,
        topic=query.topic,
        dispute=expand("dispute", query.dispute) if query.dispute else None,
        with_outlets=query.outlets,
        with_unnamed=query.unnamed,
    )


def _answer(
    materials: Materials, kind: Hashable, name: NetworkName, query: NetworkSearch, make: Callable[[Network], T]
) -> T:
    """What `make` makes of the network that is asked for, before it is cut; the network is built once for all kinds."""
    question = (name, _question(query))
    return materials.answer(
        (kind, *question),
        lambda material: make(materials.network(question, lambda: _built(material, name, query))),
    )


def _built(material: Material, name: NetworkName, query: NetworkSearch) -> Network:
    if name == "dispute":
        return disputes.build(material, wanted_of(query))
    return alignment.build(material, wanted_of(query), over=query.over, normalised=query.normalised)


def _cut(network: Network, query: NetworkSearch) -> Network:
    return bounds.cut(network, Bounds(query.max_actors, query.max_ties))


def find_view(materials: Materials, name: NetworkName, query: NetworkSearch) -> NetworkView:
    """The network that is asked for, cut to its bounds, with places."""
    return _answer(materials, "view", name, query, lambda network: showing.view(_cut(network, query)))


def find_measures(materials: Materials, name: NetworkName, query: NetworkSearch) -> MeasuresView:
    """The measures of the network that is asked for."""
    return _answer(materials, "measures", name, query, lambda network: showing.measures_view(_cut(network, query)))


def find_conflicts(materials: Materials, query: NetworkSearch, *actors: str) -> tuple[Conflict, ...]:
    """The contradictions behind the ties of these actors."""
    return _answer(materials, ("pairs", actors), "dispute", query, lambda network: showing.conflicts(network, actors))


def find_shared(materials: Materials, query: NetworkSearch, *actors: str) -> tuple[Shared, ...]:
    """The issues behind the ties of these actors."""
    return _answer(materials, ("issues", actors), "alignment", query, lambda network: showing.shared(network, actors))


def _question(query: NetworkSearch) -> tuple[object, ...]:
    """All that a network depends on."""
    return tuple(getattr(query, name) for name in NetworkSearch.model_fields)


@router.get(
    "/{network}",
    response_model=NetworkView,
    responses={
        **failures(400, 404, 406, 413, 503),
        200: {"content": {kind: {"schema": {"type": "string"}} for kind in files.MEDIA_TYPES.values()}},
    },
)
def get_network(
    request: Request, materials: MaterialsOf, network: NetworkName, query: Annotated[DrawnSearch, Query()]
) -> NetworkView | Response:
    """One network with a place for each actor, to be drawn; GraphML and GEXF are for Gephi and other programs.

    `dispute`: two actors are tied by the contradictions between their statements. `alignment`: by the issues on which
    both took a position, weighted by agreements less disagreements. What the bounds leave out is counted.
    """
    offers = {"json": JSON, **files.MEDIA_TYPES}
    kind = offers.get(query.format or "") or choose(request.headers.get("accept"), tuple(offers.values()))
    if kind is None:
        raise NotAcceptableError(f"a network can be written as {', '.join(offers.values())}")
    if kind == JSON:
        return find_view(materials, network, query)
    name = next(name for name, media_type in offers.items() if media_type == kind)
    content = _answer(materials, name, network, query, lambda whole: files.write(_cut(whole, query), name))
    return Response(
        content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{network}.{name}"'}
    )


@router.get("/{network}/measures", response_model=MeasuresView, responses=failures(400, 404, 413, 503))
def get_measures(
    materials: MaterialsOf, network: NetworkName, query: Annotated[NetworkSearch, Query()]
) -> MeasuresView:
    """Communities, centrality, bridges, cut points and structural balance of one network, cut to its bounds."""
    return find_measures(materials, network, query)


@router.get("/{network}/changes", response_model=Page[WindowView], responses=failures(400, 404, 413, 503))
def list_changes(
    materials: MaterialsOf, network: NetworkName, query: Annotated[ChangeSearch, Query()]
) -> Page[WindowView]:
    """One network window by window, earliest first: communities, where actors stand, ties that come, go and turn."""
    windows = Windows(query.window, query.days, query.step)
    size = Bounds(query.max_actors, query.max_ties)
    found = materials.answer(
        ("changes", network, windows, _question(query)),
        lambda material: showing.window_views(
            changes.follow(material, network, wanted_of(query), windows=windows, most=size)
        ),
    )
    return page(
        found,
        key=lambda one: (one.first.isoformat(), ""),
        cursor=query.cursor,
        limit=query.limit,
    )


@router.get("/dispute/pairs", response_model=Page[Conflict], responses=failures(400, 404, 503))
def list_pairs(materials: MaterialsOf, query: Annotated[TieSearch, Query()]) -> Page[Conflict]:
    """The contradictions behind the ties of the dispute network, surest first, with both quotes."""
    found = find_conflicts(materials, query, *_actors(query))
    return page(found, key=lambda one: (descending(one.confidence), one.iri), cursor=query.cursor, limit=query.limit)


@router.get("/alignment/issues", response_model=Page[Shared], responses=failures(400, 404, 503))
def list_issues(materials: MaterialsOf, query: Annotated[TieSearch, Query()]) -> Page[Shared]:
    """The issues behind the ties of the alignment network, with a statement of each actor and its quote."""
    found = find_shared(materials, query, *_actors(query))
    return page(
        found,
        key=lambda one: (one.issue, f"{one.a.said.statement} {one.b.said.statement}"),
        cursor=query.cursor,
        limit=query.limit,
    )


def _actors(query: TieSearch) -> list[str]:
    return [expand("actor", given) for given in (query.a, query.b) if given]
