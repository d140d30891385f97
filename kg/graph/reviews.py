"""Decisions of people: how one is written, and what all of them together say about pairs of statements.

In: a decision, or a store. Out: quads of the review's own graph, or judgements by pair. The latest decision counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from kg.graph import queries
from kg.graph.terms import Sink, iris, words
from kg.graph.vocabulary import Class, Outside, Property, concept
from kg.ids import mint
from kg.model import PairJudgement
from kg.stores.base import REVIEW_GRAPHS, Store

Pair = tuple[str, str]
WITHDRAWN = "withdrawn"


def review_quads(
    subject: str,
    *,
    decision: str,
    person: str,
    at: datetime,
    note: str | None = None,
    pair: tuple[str, str] | None = None,
    compared: tuple[str, ...] = (),
) -> tuple[str, tuple[Quad, ...]]:
    """A person's decision, with the IRI of the review.

    Args:
        subject: IRI of the contradiction, statement or other node decided upon.
        decision: notation of `vocab/review-status`: "confirmed", "rejected", "unclear" or "withdrawn".
        person: name or address of the person; never a program.
        at: when, with a time zone.
        note: what the person wrote.
        pair: IRIs of the two statements, where the decision is about a pair; it then holds for the pair, whatever
            rule raises it.
        compared: for a judgement on actors the IRIs of the two, so that the decision outlives the judgement's node.

    Raises:
        ValueError: the time has no zone: nobody could put decisions in order.
    """
    if at.tzinfo is None:
        raise ValueError(f"the time of a review needs a time zone: {at}")
    moment = at.isoformat()
    review = mint("review", subject=subject, person=person, at=moment)
    who = mint("person", name=person)
    sink = Sink(REVIEW_GRAPHS + review.rsplit("/", 1)[-1])
    sink.add(
        review,
        {
            Outside.RDF_TYPE: Class.REVIEW,
            Property.REVIEW_OF: NamedNode(subject),
            Property.REVIEWED_STATEMENT: iris(pair or ()),
            Property.COMPARES: iris(compared),
            Property.DECISION: concept("review-status", decision),
            Property.NOTE: words(note),
            Outside.PROV_WAS_ATTRIBUTED_TO: NamedNode(who),
            Outside.PROV_GENERATED_AT_TIME: ox.Literal(moment, datatype=Outside.XSD_DATE_TIME),
        },
    )
    sink.add(who, {Outside.RDF_TYPE: Outside.PROV_PERSON, Outside.SCHEMA_NAME: words(person)})
    return review, sink.quads()


def pair_judgements(store: Store) -> Mapping[Pair, PairJudgement]:
    """What people last decided on each pair, by the IRIs of its statements in order; a decision taken back is none."""
    latest: dict[Pair, PairJudgement] = {}
    for row in queries.run(store, "read-pair-reviews").values():
        found = {name: value for name, value in row.items() if value is not None}
        pair = (found["a"], found["b"])
        decision = found["decision"].rsplit("/", 1)[-1]
        made = PairJudgement(*pair, decision, found["name"], found["at"], found.get("note"))
        if pair not in latest or made.at >= latest[pair].at:
            latest[pair] = made
    return {pair: made for pair, made in latest.items() if made.decision != WITHDRAWN}
