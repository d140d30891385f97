"""The rows that the graph of an article gives: article, statements, silences, readings of claims, names.

In: a graph as nodes. Out: rows by table, in the order of the columns of `schema.sql` without the first, which is the
graph. A node that lacks what its table needs gives no row, as in the queries that views ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.graph.vocabulary import Class, Outside, Property
from kg.ids import fold
from kg.index.described import NOTHING, Node, decimal, first, integer, is_a, texts
from kg.index.keys import latest_first, place_in_time, read_day

Row = tuple[object, ...]
_NAMES = (Outside.RDFS_LABEL, Outside.SKOS_ALT_LABEL)


def rows(nodes: Mapping[str, Node]) -> Iterator[tuple[str, Row]]:
    """Table and row of everything in the graph."""
    wholes: dict[str, int] = {}
    for iri, node in nodes.items():
        article = first(node, Property.REPORTED_IN)
        if article is None:
            continue
        if first(node, Outside.DCT_IS_PART_OF) is None:
            wholes[article] = wholes.get(article, 0) + 1
        yield from _statement(iri, node, article, nodes)
    for iri, node in nodes.items():
        if is_a(node, Class.ARTICLE):
            yield from _article(iri, node, wholes.get(iri, 0))
        if is_a(node, Class.ACTOR):
            forms = {fold(name) for predicate in _NAMES for name in texts(node, predicate)}
            if forms:
                yield "name", (iri, "\n".join(sorted(forms)))
        yield from _silence(iri, node, nodes)


def _article(iri: str, node: Node, statements: int) -> Iterator[tuple[str, Row]]:
    lang, published = first(node, Outside.SCHEMA_IN_LANGUAGE), first(node, Outside.SCHEMA_DATE_PUBLISHED)
    if lang is not None:
        place = latest_first(read_day(published))
        yield "article", (iri, lang, published, first(node, Outside.SCHEMA_PUBLISHER), statements, place)


def _statement(iri: str, node: Node, article: str, nodes: Mapping[str, Node]) -> Iterator[tuple[str, Row]]:
    speaker, act, commitment = (
        first(node, predicate) for predicate in (Property.SPEAKER, Property.SPEECH_ACT, Property.COMMITMENT)
    )
    start = integer(node, Outside.OA_START)
    if speaker is None:
        return
    day = first(node, Property.SAID_NOT_AFTER)
    yield from _readings(iri, node, day or "", nodes)
    if act is None or commitment is None or start is None:
        return
    claim, polarity = first(node, Property.EXPRESSES), first(node, Property.POLARITY)
    if claim is None or polarity is None:
        claim = polarity = None
    side, whole = first(node, Property.ON_BEHALF_OF), first(node, Outside.DCT_IS_PART_OF)
    places = (place_in_time(read_day(day), article, start), latest_first(read_day(day)))
    yield "statement", (iri, speaker, side, article, act, commitment, day, whole, claim, polarity, *places)


def _silence(iri: str, node: Node, nodes: Mapping[str, Node]) -> Iterator[tuple[str, Row]]:
    yield from (("silent_on", (iri, claim, True)) for claim in texts(node, Property.SILENT_ON))
    actor, statement = first(node, Property.SILENT), first(node, Property.TOLD_IN)
    if actor is None or statement is None or not is_a(node, Class.SILENCE):
        return
    telling, confidence = nodes.get(statement, NOTHING), decimal(node, Property.CONFIDENCE)
    article, teller = first(telling, Property.REPORTED_IN), first(telling, Property.SPEAKER)
    start, day = integer(telling, Outside.OA_START), read_day(first(telling, Property.SAID_NOT_AFTER))
    if article is None or teller is None or start is None or confidence is None:
        return
    as_of, since = first(node, Property.SILENT_AS_OF), first(node, Property.SILENT_SINCE)
    places = (place_in_time(day, article, start), latest_first(day))
    yield "silence", (iri, actor, statement, teller, article, as_of, since, confidence, *places)
    claim = first(telling, Property.EXPRESSES)
    if claim is not None:
        yield "silent_on", (iri, claim, False)


def _readings(iri: str, node: Node, day: str, nodes: Mapping[str, Node]) -> Iterator[tuple[str, Row]]:
    found = [(first(node, Property.EXPRESSES), node)]
    for implied in texts(node, Property.IMPLICATION):
        reading = nodes.get(implied, NOTHING)
        found.append((first(reading, Property.IMPLIED_CLAIM), reading))
    for claim, reading in found:
        polarity, explicitness = first(reading, Property.POLARITY), first(reading, Property.EXPLICITNESS)
        if claim is not None and polarity is not None and explicitness is not None:
            place = f"{day[:10]} {iri} {explicitness}"
            yield "reading", (claim, iri, polarity, explicitness, place)
