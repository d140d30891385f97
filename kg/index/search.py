"""Statements and claims by their words, best first.

In: a line of text as in `kg.index.asked`. Out: hits with score and language. A hit fits by BM25 over whole words and
stems, of which whole words count twice. At most `MAX_HITS` are found; an answer says when there are more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import InputError
from kg.index.asked import Asked, Term, read, roots, write_expression
from kg.index.opening import Index
from kg.index.passages import CLAIM, STATEMENT
from kg.index.words import Word, cut, stems

MAX_HITS = 10_000
KINDS = (STATEMENT, CLAIM)
EXCERPT = 160  # characters of an excerpt, less what is needed to end on a word
_ELLIPSIS = "…"
_FIND = """
WITH found AS MATERIALIZED (SELECT rowid AS id, -bm25(word, 2.0, 1.0) AS score FROM word WHERE word MATCH :expression)
SELECT passage.thing, passage.kind, passage.tongue, passage.text, max(found.score) AS best
FROM found JOIN passage ON passage.id = found.id
WHERE (:kind IS NULL OR passage.kind = :kind)
  AND (:lang IS NULL OR passage.lang = :lang OR passage.lang LIKE :lang || '-%')
GROUP BY passage.thing
ORDER BY best DESC, passage.thing
LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One statement or claim: its best passage, and how well that fits (0 and up; only comparable within an answer).

    `kind` is "statement" or "claim"; `lang` the language tag of `text`, in small letters.
    """

    iri: str
    kind: str
    lang: str
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, best first; `is_cut`: there are more than were asked for."""

    hits: tuple[Hit, ...]
    is_cut: bool = False


def find(index: Index, words: str, *, lang: str | None = None, kind: str | None = None, limit: int = MAX_HITS) -> Found:
    """The best hits among everything that the store holds now.

    Args:
        index: of the store.
        words: what to look for.
        lang: only in articles of this language, in whatever region or script; their words are then stemmed so.
        kind: "statement" or "claim"; None for both.
        limit: 1 to `MAX_HITS`.

    Raises:
        SearchError: the words cannot be understood.
        InputError: there is no such kind, or the limit is out of range.
    """
    if kind is not None and kind not in KINDS:
        raise InputError(f"kind must be {' or '.join(KINDS)}, not {kind!r}")
    if not 1 <= limit <= MAX_HITS:
        raise InputError(f"a search gives 1 to {MAX_HITS:,} hits, not {limit}")
    tag = lang.replace("_", "-").lower() if lang else None
    expression = write_expression(read(words), tag)
    values = {"expression": expression, "kind": kind, "lang": tag, "limit": limit + 1}
    with index.reading() as connection:
        rows = connection.execute(_FIND, values).fetchall()
    return Found(tuple(_hit(*row) for row in rows[:limit]), len(rows) > limit)


def _hit(iri: str, kind: str, lang: str, text: str, score: float) -> Hit:
    return Hit(iri, kind, lang, text, round(score, 6))


def mark(text: str, lang: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where a text holds what was looked for: places of words (code points, end excluded), in order.

    Args:
        text: a hit's text.
        lang: its language.
        words: what was looked for.

    Raises:
        SearchError: the words cannot be understood.
    """
    asked, found = read(words), tuple(cut(text))
    places = {place for term in _terms(asked) for place in _places(found, term, text=text, lang=lang)}
    return tuple(sorted(places))


def excerpt(text: str, lang: str, words: str) -> str:
    """About 160 characters of a text, from a little before the first word that was looked for; on one line.

    Raises:
        SearchError: the words cannot be understood.
    """
    line = " ".join(text.split())
    if len(line) <= EXCERPT:
        return line
    places = mark(line, lang, words)
    start = _word_start(line, max(0, places[0][0] - EXCERPT // 4) if places else 0)
    end = _word_end(line, start + EXCERPT)
    return (_ELLIPSIS if start else "") + line[start:end].strip() + (_ELLIPSIS if end < len(line) else "")


def _word_start(line: str, at: int) -> int:
    """Behind the first space from here on; here, where none is near."""
    space = line.find(" ", at - 1, at + EXCERPT // 8) if at else -1
    return space + 1 if space >= 0 else at


def _word_end(line: str, at: int) -> int:
    if at >= len(line):
        return len(line)
    space = line.rfind(" ", at - EXCERPT // 8, at)
    return space if space >= 0 else at


def _terms(asked: Asked) -> Iterable[Term]:
    return (term for group in asked.wanted for term in group)


def _places(found: tuple[Word, ...], term: Term, *, text: str, lang: str) -> Iterable[tuple[int, int]]:
    length = len(term.words)
    inflected = set(roots(term, lang))
    for number in range(len(found) - length + 1):
        part = found[number : number + length]
        printed = text[part[0].start : part[0].end]
        if _fits(part, term) or (inflected and not inflected.isdisjoint(stems(printed, lang))):
            yield part[0].start, part[-1].end


def _fits(part: tuple[Word, ...], term: Term) -> bool:
    *before, last = (word.form for word in part)
    *wanted, end = term.words
    return before == wanted and (last.startswith(end) if term.is_open else last == end)
