"""What one named graph tells of its nodes, as cards, and how cards are kept in step with the graphs.

In: a graph as nodes. Out: rows of the tables `card` and `told`. A node of which too little is told gives no card.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode

from kg.graph.terms import tag
from kg.graph.vocabulary import Class, Outside, Property
from kg.index import cards
from kg.index.cards import ArticleCard, Card, ClaimCard, NameCard, PairCard, ReadingCard, StatementCard, Stretch
from kg.index.described import NOTHING, Node, classes, decimal, first, integer, is_a, texts

Told = tuple[str, str, str]  # kind, IRI, content
_TRUE = ("true", "1")  # xsd:boolean, XML Schema part 2, section 3.2.2.1
_UNKNOWN = "und"  # BCP 47: language not determined
_STRETCH = re.compile(r"([0-9]{1,12}) ([0-9]{1,12})")
_UNNAMED = {Class.CLAIM.value, Class.DISPUTE.value, Class.DISPUTE_SIDE.value}  # their labels are sentences


def replace(connection: sqlite3.Connection, graph: int, nodes: Mapping[str, Node]) -> None:
    """Put the cards of a graph in place of those it had; those that are still told stay as they are."""
    known = connection.execute(
        "SELECT kind, iri, content, id FROM told JOIN card ON card.id = told.card WHERE told.graph = ?", (graph,)
    )
    had = {row[:3]: row[3] for row in known.fetchall()}
    wanted = dict.fromkeys(_tell(nodes))
    gone = [(number,) for row, number in had.items() if row not in wanted]
    connection.executemany("DELETE FROM told WHERE graph = ? AND card = ?", ((graph, *number) for number in gone))
    connection.executemany(
        "DELETE FROM card WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM told WHERE told.card = ?1)", gone
    )
    _add(connection, graph, (row for row in wanted if row not in had))


def add(connection: sqlite3.Connection, graph: int, nodes: Mapping[str, Node]) -> None:
    """Keep what a graph tells of nodes of which the index holds no cards."""
    _add(connection, graph, dict.fromkeys(_tell(nodes)))


def remove(connection: sqlite3.Connection, iris: Iterable[str]) -> None:
    """Take away whatever is told of these nodes."""
    values = (json.dumps(sorted(iris)),)
    which = "(SELECT id FROM card WHERE iri IN (SELECT value FROM json_each(?)))"
    connection.execute(f"DELETE FROM told WHERE card IN {which}", values)
    connection.execute(f"DELETE FROM card WHERE id IN {which}", values)


def _add(connection: sqlite3.Connection, graph: int, rows: Iterable[Told]) -> None:
    for row in rows:
        found = connection.execute("SELECT id FROM card WHERE kind = ? AND iri = ? AND content = ?", row).fetchone()
        number = (
            found[0]
            if found
            else connection.execute("INSERT INTO card (kind, iri, content) VALUES (?, ?, ?)", row).lastrowid
        )
        connection.execute("INSERT INTO told (graph, card) VALUES (?, ?)", (graph, number))


def _tell(nodes: Mapping[str, Node]) -> Iterator[Told]:
    """Everything that the graph tells, in a fixed order."""
    for iri, node in sorted(nodes.items()):
        for kind, read in _READERS.items():
            card = read(node, nodes)
            if card is not None:
                yield kind, iri, cards.write(card)
        article, text = first(node, Property.VERSION_OF), first(node, Property.TEXT)
        if article is not None and text is not None:
            yield cards.TEXT, article, text


def _statement(node: Node, nodes: Mapping[str, Node]) -> StatementCard | None:
    article = first(node, Property.REPORTED_IN)
    if article is None:  # most nodes are no statements
        return None
    speaker, speaker_name, act, commitment, mode, quote = _all(
        node, Property.SPEAKER, Property.SPEAKER_NAME, Property.SPEECH_ACT, Property.COMMITMENT, Property.MODE,
        Property.QUOTE,
    )  # fmt: skip
    depth, confidence = integer(node, Property.ATTRIBUTION_DEPTH), decimal(node, Property.CONFIDENCE)
    spans = _stretches(node, Property.EVIDENCE)
    if depth is None or confidence is None or not spans:
        return None
    if speaker is None or speaker_name is None or act is None or commitment is None or mode is None or quote is None:
        return None
    claim, polarity = _all(node, Property.EXPRESSES, Property.POLARITY)
    since, until, precision, is_assumed = _all(
        node, Property.SAID_FIRST, Property.SAID_LAST, Property.SAID_PRECISION, Property.SAID_ASSUMED
    )
    return StatementCard(
        speaker, speaker_name, act, commitment, mode, depth, quote, confidence, article, spans,
        next(iter(_stretches(node, Property.CUE)), None), claim, polarity,
        first(node, Outside.DCT_IS_PART_OF), first(node, Property.EMBEDDED_IN), since, until, precision,
        is_assumed in _TRUE, first(node, Property.SAID_NOT_AFTER), _chain(node, nodes),
    )  # fmt: skip


def _chain(node: Node, nodes: Mapping[str, Node]) -> tuple[tuple[int, str, str | None], ...]:
    """Position, source and name of each link; of two in one position the first by IRI."""
    links: dict[int, tuple[int, str, str | None]] = {}
    for iri in texts(node, Property.VIA):
        link = nodes.get(iri, NOTHING)
        position, source = integer(link, Property.POSITION), first(link, Property.VIA_SOURCE)
        if position is not None and source is not None:
            links.setdefault(position, (position, source, first(link, Property.VIA_NAME)))
    return tuple(links[position] for position in sorted(links))


def _claim(node: Node, _: Mapping[str, Node]) -> ClaimCard | None:
    frame = first(node, Property.PREDICATE)
    if frame is None or not is_a(node, Class.CLAIM):
        return None
    since, until, precision = _all(node, Property.TIME_FIRST, Property.TIME_LAST, Property.TIME_PRECISION)
    unit = first(node, Property.QUANTITY_UNIT)
    low, high, about = (
        first(node, predicate) if unit is not None else None
        for predicate in (Property.QUANTITY_LOW, Property.QUANTITY_HIGH, Property.QUANTITY_APPROXIMATE)
    )
    return ClaimCard(
        frame, _labels(node), first(node, Property.LEMMAS), since, until, precision,
        since is not None and first(node, Property.TIME_ASSUMED) in _TRUE, first(node, Property.TIME_NOTE),
        low, high, unit, about in _TRUE,
    )  # fmt: skip


def _article(node: Node, _: Mapping[str, Node]) -> ArticleCard | None:
    name, lang = _all(node, Outside.DCT_IDENTIFIER, Outside.SCHEMA_IN_LANGUAGE)
    if name is None or lang is None or not is_a(node, Class.ARTICLE):
        return None
    return ArticleCard(
        name, lang, first(node, Outside.SCHEMA_HEADLINE), first(node, Outside.SCHEMA_URL),
        first(node, Outside.SCHEMA_DATE_PUBLISHED), first(node, Outside.SCHEMA_PUBLISHER),
        first(node, Property.DERIVED_FROM),
    )  # fmt: skip


def _name(node: Node, _: Mapping[str, Node]) -> NameCard | None:
    known = tuple(sorted(classes(node)))
    if not known or not _UNNAMED.isdisjoint(known):
        return None
    found = (NameCard(lang, label, known) for lang, label in _labels(node))
    return min(found, key=cards.rank_of_name, default=None)


def _pair(node: Node, _: Mapping[str, Node]) -> PairCard | None:
    kind, level, rule, why, a, b = _all(
        node, Property.CONTRADICTION_TYPE, Property.LEVEL, Property.RULE, Property.WHY, Property.SIDE_A, Property.SIDE_B
    )
    confidence = decimal(node, Property.CONFIDENCE)
    is_undecided = is_a(node, Class.UNDECIDED_PAIR)
    if kind is None or level is None or rule is None or confidence is None or why is None or a is None or b is None:
        return None
    if not is_undecided and not is_a(node, Class.CONTRADICTION):
        return None
    return PairCard(
        is_undecided, kind, level, rule, confidence, why, first(node, Property.CLASH), a, b,
        first(node, Property.READING_A), first(node, Property.READING_B),
        texts(node, Property.SHARED), texts(node, Property.ASSUMED),
    )  # fmt: skip


def _reading(node: Node, _: Mapping[str, Node]) -> ReadingCard | None:
    claim, polarity, explicitness = _all(node, Property.IMPLIED_CLAIM, Property.POLARITY, Property.EXPLICITNESS)
    if claim is None or polarity is None or explicitness is None:
        return None
    return ReadingCard(claim, polarity, explicitness)


_READERS: Mapping[str, Callable[[Node, Mapping[str, Node]], Card | None]] = {
    cards.STATEMENT: _statement,
    cards.CLAIM: _claim,
    cards.ARTICLE: _article,
    cards.NAME: _name,
    cards.PAIR: _pair,
    cards.READING: _reading,
}


def _all(node: Node, *predicates: NamedNode) -> tuple[str | None, ...]:
    """The values of properties that are there together; None for each where one is missing."""
    found = tuple(first(node, predicate) for predicate in predicates)
    return found if None not in found else (None,) * len(found)


def _stretches(node: Node, predicate: NamedNode) -> tuple[Stretch, ...]:
    """The stretches of text behind a property, in text order; those that are not told by two whole numbers left out."""
    found = (_STRETCH.fullmatch(value.text) for value in node.get(predicate.value, ()))
    return tuple(sorted({(int(place[1]), int(place[2])) for place in found if place}))


def _labels(node: Node) -> tuple[tuple[str, str], ...]:
    """Language tags and labels, sorted."""
    found = node.get(Outside.RDFS_LABEL.value, ())
    return tuple(sorted({(tag(label.lang or _UNKNOWN), label.text) for label in found}))
