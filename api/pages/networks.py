"""The page of a network of actors: a picture, communities with their actors, and the strongest ties with quotes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.drawing import names_of, places_of
from api.routes.networks import (
    MaterialsOf,
    NetworkSearch,
    find_conflicts,
    find_measures,
    find_shared,
    find_view,
)
from api.templating import render
from kg.networks.records import Conflict, NetworkName, Shared
from kg.networks.showing import ActorLine, NetworkView, TieLine

router = APIRouter(include_in_schema=False)
Words = Annotated[str, Query(max_length=200)]
TIES = 12  # ties that are shown with quotes
QUOTES = 2  # pairs of quotes for each
DRAWN = 120  # actors of the picture
DRAWN_TIES = 600


@dataclass(frozen=True, slots=True)
class StrongTie:
    """A tie with some of the statements behind it; `conflicts` or `shared`, by the network."""

    a: ActorLine
    b: ActorLine
    tie: TieLine
    conflicts: tuple[Conflict, ...] = ()
    shared: tuple[Shared, ...] = ()


@router.get("/networks")
def show_networks(request: Request, materials: MaterialsOf, by: Words = "side", topic: Words = "") -> Response:
    """The dispute network."""
    return _show(request, materials, "dispute", by=by, topic=topic)


@router.get("/networks/{network}")
def show_network(
    request: Request, materials: MaterialsOf, network: NetworkName, by: Words = "side", topic: Words = ""
) -> Response:
    """One of the two networks."""
    return _show(request, materials, network, by=by, topic=topic)


def _show(request: Request, materials: MaterialsOf, name: NetworkName, *, by: str, topic: str) -> Response:
    wanted = NetworkSearch(
        by="speaker" if by == "speaker" else "side",
        topic=topic.strip() or None,
        max_actors=DRAWN,
        max_ties=DRAWN_TIES,
    )
    view, measures = find_view(materials, name, wanted), find_measures(materials, name, wanted)
    heaviest = max((abs(tie.weight) for tie in view.ties), default=1.0)
    strongest = max((actor.strength for actor in view.actors), default=1.0)
    places = places_of(view.actors)
    return render(
        request,
        "network.html",
        network=name,
        places=places,
        names=names_of(view.actors, places),
        view=view,
        measures=measures,
        alone=sum(len(group.actors) == 1 for group in measures.communities),
        widths=[round(_share(abs(tie.weight), heaviest, 0.004, 0.03), 4) for tie in view.ties],
        sizes={actor.iri: round(_share(actor.strength, strongest, 0.018, 0.06), 4) for actor in view.actors},
        actors={actor.iri: actor for actor in view.actors},
        strong=_strong(materials, view, wanted),
        by=wanted.by,
        topic=topic,
    )


def _share(value: float, most: float, low: float, high: float) -> float:
    """Between low and high by the root of the value, so that one very large one leaves the others visible."""
    return low + (high - low) * math.sqrt(value / most) if most else low


def _strong(materials: MaterialsOf, view: NetworkView, wanted: NetworkSearch) -> tuple[StrongTie, ...]:
    """The heaviest ties with the surest quotes behind each."""
    actors = {actor.iri: actor for actor in view.actors}
    ends = [(tie, {tie.a, tie.b}) for tie in view.ties[:TIES]]
    if view.name == "dispute":
        pairs = find_conflicts(materials, wanted)
        return tuple(
            StrongTie(
                actors[tie.a],
                actors[tie.b],
                tie,
                conflicts=tuple(one for one in pairs if {one.a.actor, one.b.actor} == both)[:QUOTES],
            )
            for tie, both in ends
        )
    shared = find_shared(materials, wanted)
    return tuple(
        StrongTie(
            actors[tie.a],
            actors[tie.b],
            tie,
            shared=tuple(one for one in shared if {one.a.said.actor, one.b.said.actor} == both)[:QUOTES],
        )
        for tie, both in ends
    )
