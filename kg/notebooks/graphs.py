"""Records as networkx graphs, by IRI, with labels.

Contradictions tie their two speakers, with both quotes; statements tie the speaker to the claim; disputes tie those who
hold a side to the dispute; claims and actors are nodes without ties. Ties are as many as there are records.
"""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from kg.views.profiles import ActorLine
from kg.views.records import (
    ActorRef,
    ClaimLine,
    ContradictionView,
    DisputeLine,
    StatementView,
    TimelineEntry,
)


def build(records: Iterable[object]) -> nx.MultiGraph[str]:
    """The graph of these records; those of another kind are left out."""
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    for record in records:
        if isinstance(record, ContradictionView):
            _add_contradiction(graph, record)
        elif isinstance(record, StatementView):
            _add_statement(graph, record)
        elif isinstance(record, TimelineEntry):
            _add_statement(graph, record.statement)
        elif isinstance(record, DisputeLine):
            _add_dispute(graph, record)
        elif isinstance(record, ActorLine):
            _add_actor(graph, record.actor)
        elif isinstance(record, ClaimLine):
            graph.add_node(record.claim.iri, label=record.claim.label, kind="claim")
    return graph


def _add_actor(graph: nx.MultiGraph[str], actor: ActorRef) -> None:
    graph.add_node(actor.iri, label=actor.label, kind=actor.kind)


def _add_contradiction(graph: nx.MultiGraph[str], view: ContradictionView) -> None:
    for side in (view.a, view.b):
        _add_actor(graph, side.speaker)
    graph.add_edge(
        view.a.speaker.iri,
        view.b.speaker.iri,
        key=view.iri,
        kind=view.kind,
        level=view.level,
        confidence=view.confidence,
        why=view.why,
        a=view.a.speaker.iri,
        a_quote=view.a.quote,
        a_article=view.a.article.iri,
        b=view.b.speaker.iri,
        b_quote=view.b.quote,
        b_article=view.b.article.iri,
    )


def _add_statement(graph: nx.MultiGraph[str], view: StatementView) -> None:
    _add_actor(graph, view.speaker)
    if view.claim is not None:
        graph.add_node(view.claim.iri, label=view.claim.label, kind="claim")
        said = view.said.last.isoformat() if view.said.last else ""
        graph.add_edge(
            view.speaker.iri, view.claim.iri, key=view.iri, act=view.act, polarity=view.polarity or "",
            quote=view.quote, article=view.article.iri, said=said,
        )  # fmt: skip


def _add_dispute(graph: nx.MultiGraph[str], line: DisputeLine) -> None:
    graph.add_node(line.iri, label=line.title, kind="dispute")
    for number, side in enumerate(line.sides, start=1):
        for actor in side.actors:
            _add_actor(graph, actor)
            graph.add_edge(actor.iri, line.iri, key=str(number), side=side.label)
