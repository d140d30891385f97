"""What is shown of statements, claims, articles, names and pairs, kept ready: a page reads one row for each.

A card holds what one named graph tells of one thing, as text and numbers of the graph's own words: IRIs of concepts,
days as they are written. It is kept once, however many graphs tell the same. `kg.index.telling` makes cards; the
functions here read them, with what several graphs tell put together.
"""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

STATEMENT, CLAIM, ARTICLE, TEXT, NAME, PAIR, READING = (
    "statement", "claim", "article", "text", "name", "pair", "reading",
)  # fmt: skip
Stretch = tuple[int, int]  # code points, end excluded


class StatementCard(NamedTuple):
    """One act of saying. Either both of `claim` and `polarity` are there or none.

    `via`: position in the chain of sources, IRI and name of each, in order. `first` and `last` are days as written.
    """

    speaker: str
    speaker_name: str
    act: str
    commitment: str
    mode: str
    depth: int
    quote: str
    confidence: float
    article: str
    spans: tuple[Stretch, ...]
    cue: Stretch | None
    claim: str | None
    polarity: str | None
    whole: str | None
    outer: str | None
    first: str | None
    last: str | None
    precision: str | None
    is_assumed: bool
    not_after: str | None
    via: tuple[tuple[int, str, str | None], ...]


class ClaimCard(NamedTuple):
    """What a claim says; `labels` are language tag and sentence, sorted."""

    frame: str
    labels: tuple[tuple[str, str], ...]
    lemmas: str | None
    first: str | None
    last: str | None
    precision: str | None
    is_assumed: bool
    time_note: str | None
    low: str | None
    high: str | None
    unit: str | None
    is_approximate: bool


class ArticleCard(NamedTuple):
    """An article without its text."""

    id: str
    lang: str
    headline: str | None
    url: str | None
    published: str | None
    outlet: str | None
    derived_from: str | None


class NameCard(NamedTuple):
    """How an actor or place is called: in English, else in the first language by tag; and its classes, sorted."""

    lang: str
    label: str
    classes: tuple[str, ...]


class PairCard(NamedTuple):
    """A contradiction, or a pair that is too unsure to be one; `reading_a` and `_b` where words only imply a claim."""

    is_undecided: bool
    kind: str
    level: str
    rule: str
    confidence: float
    why: str
    clash: str | None
    a: str
    b: str
    reading_a: str | None
    reading_b: str | None
    shared: tuple[str, ...]
    assumed: tuple[str, ...]


class ReadingCard(NamedTuple):
    """A claim that a statement's words imply, the attitude to it, and how it is given."""

    claim: str
    polarity: str
    explicitness: str


Card = StatementCard | ClaimCard | ArticleCard | NameCard | PairCard | ReadingCard


def write(card: Card) -> str:
    """The card as one line of JSON; equal cards give equal lines."""
    return json.dumps(card, ensure_ascii=False, separators=(",", ":"))


def statement(connection: sqlite3.Connection, iri: str) -> StatementCard | None:
    """The statement; None where there is none of which enough is told."""
    found = _contents(connection, STATEMENT, iri)
    return StatementCard(*json.loads(found[0])) if found else None


def claim(connection: sqlite3.Connection, iri: str) -> ClaimCard | None:
    """The claim, with the sentences of all graphs."""
    found = [ClaimCard(*json.loads(content)) for content in _contents(connection, CLAIM, iri)]
    if len(found) < 2:
        return found[0] if found else None
    return found[0]._replace(labels=tuple(sorted({(tag, text) for one in found for tag, text in one.labels})))


def article(connection: sqlite3.Connection, iri: str) -> ArticleCard | None:
    """The article without its text."""
    found = _contents(connection, ARTICLE, iri)
    return ArticleCard(*json.loads(found[0])) if found else None


def text(connection: sqlite3.Connection, iri: str) -> str | None:
    """The exact text of an article; None where it is withheld."""
    found = _contents(connection, TEXT, iri)
    return found[0] if found else None


def name(connection: sqlite3.Connection, iri: str) -> NameCard | None:
    """The name of an actor or place: the best of what all graphs tell."""
    found = [NameCard(*json.loads(content)) for content in _contents(connection, NAME, iri)]
    if len(found) < 2:
        return found[0] if found else None
    best = min(found, key=rank_of_name)
    return best._replace(classes=tuple(sorted({one for card in found for one in card.classes})))


def rank_of_name(card: NameCard) -> tuple[bool, str, str]:
    """What names are sorted by: English first, then by language tag and letters."""
    return (card.lang != "en", card.lang, card.label)


def pair(connection: sqlite3.Connection, iri: str) -> PairCard | None:
    """The contradiction or undecided pair."""
    found = _contents(connection, PAIR, iri)
    if not found:
        return None
    card = PairCard(*json.loads(found[0]))
    return card._replace(shared=tuple(card.shared), assumed=tuple(card.assumed))


def reading(connection: sqlite3.Connection, iri: str) -> ReadingCard | None:
    """The implied claim by the IRI of its node."""
    found = _contents(connection, READING, iri)
    return ReadingCard(*json.loads(found[0])) if found else None


def _contents(connection: sqlite3.Connection, kind: str, iri: str) -> list[str]:
    """Contents of the cards of a thing, sorted: one, unless several graphs tell different things of it."""
    rows = connection.execute("SELECT content FROM card WHERE iri = ? AND kind = ? ORDER BY content", (iri, kind))
    return [content for (content,) in rows]
