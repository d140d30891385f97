"""One article as a row of words, each with what the language pack and the directory say about it.

In: an article, a directory, a language pack. Out: a `Scene`: tokens, kinds of words, names that the directory knows,
and runs of capitalised words that may be names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from kg.actors.directory import Directory
from kg.actors.known import Known, find_known
from kg.actors.tokens import APOSTROPHES, Token, split_words
from kg.actors.vocabulary import GIVEN, Hits, Vocabulary, Word, vocabulary_of
from kg.languages import LanguagePack
from kg.model import Article, EntityKind, Span

_AGE_TOKENS = 3  # a mark, a number of at most so many digits, and what follows it
_APPOSITION_TOKENS = 12  # so many words may say who somebody is
_MAX_RUN = 40  # words: more capitals in a row are a headline or damaged text, no name


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that stand together: positions of its tokens, particles included, marks left out."""

    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """All that the rules of this folder look at; `known` by the position of every token it covers.

    `inside`: folded words that the article capitalises within a sentence, so that they are names at its start as well.
    `heads`: folded words of it that begin or end the names of bodies.
    """

    article: Article
    directory: Directory
    vocabulary: Vocabulary
    tokens: tuple[Token, ...]
    hits: tuple[Hits, ...]
    known: Mapping[int, Known]
    runs: tuple[Run, ...]
    starts: tuple[int, ...]
    title_end: int
    inside: frozenset[str]
    heads: frozenset[str]

    def text_opens_at(self, position: int) -> bool:
        """Does a sentence, line or quotation begin here, so that a capital means nothing?"""
        at = bisect_left(self.starts, position)
        return at < len(self.tokens) and self.tokens[at].is_first

    def positions(self, span: Span) -> range:
        """Positions of the tokens that begin inside this span."""
        first = bisect_left(self.starts, span.start)
        if first and self.tokens[first - 1].end > span.start:
            first -= 1
        return range(first, bisect_left(self.starts, span.end))

    def span(self, first: int, last: int) -> Span:
        """From the first token to the last, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def government_behind(self, place: str) -> str | None:
        """IRI of the government that a place stands for when it speaks or acts; None where it is just a place.

        A capital that nobody entered by hand is a city in its own country's news: it stands for the government only
        where the article names another state.
        """
        world = self.directory.world
        government = self.directory.metonyms.get(place)
        if government is None or place not in world.entities or place not in self.directory.part_of:
            return government
        codes = {world.codes.get(one.entity.iri) for one in self.known.values()} - {None}
        return government if codes - {world.codes[place]} else None

    def has(self, position: int, kind: Word) -> bool:
        """Does a word of this kind begin at this token?"""
        return 0 <= position < len(self.hits) and kind in self.hits[position]


def read_scene(article: Article, directory: Directory, pack: LanguagePack, *, breaks: frozenset[int]) -> Scene:
    """Look at every word of the article once.

    Args:
        article: the text.
        directory: names that are known.
        pack: words of its language.
        breaks: where the words for a speaker begin; the first word of a sentence before one is no part of the name.
    """
    vocabulary = vocabulary_of(pack)
    tokens = split_words(article.text)
    hits = tuple(vocabulary.hits(tokens, position) for position in range(len(tokens)))
    known = find_known(tokens, hits, directory, vocabulary)
    title_end = article.title.end if article.title else 0
    inside = frozenset(
        token.key for token in tokens if token.is_capital and not token.is_first and token.start >= title_end
    )
    return Scene(
        article,
        directory,
        vocabulary,
        tokens,
        hits,
        known,
        _find_runs(tokens, hits, known, inside=inside, breaks=breaks),
        tuple(token.start for token in tokens),
        title_end,
        inside,
        frozenset(token.key for token, kinds in zip(tokens, hits, strict=True) if Word.HEAD in kinds),
    )


def _find_runs(
    tokens: tuple[Token, ...],
    hits: tuple[Hits, ...],
    known: Mapping[int, Known],
    *,
    inside: frozenset[str],
    breaks: frozenset[int],
) -> tuple[Run, ...]:
    runs: list[Run] = []
    plain: list[int] = []
    position = 0
    while position < len(tokens):
        if not _may_start(tokens[position], hits[position], known.get(position)):
            position += 1
            continue
        positions = _extend_run(position, tokens, hits, known=known)
        token = tokens[position]
        if len(positions) > 1 and token.is_first and not hits[position] and tokens[positions[1]].start in breaks:
            positions = positions[1:]
        is_plain = len(positions) == 1 and token.is_first and position not in known and not has_age(position, tokens)
        is_plain = is_plain and not _has_apposition(position, tokens, hits)
        if _is_dateline(positions, tokens) or _is_party_mark(positions, tokens):
            position = positions[-1] + 1
            continue
        if not (is_plain and token.key not in inside and not token.is_acronym and not token.text.startswith("@")):
            runs.append(Run(positions))
        elif not hits[position]:
            plain.append(position)
        position = positions[-1] + 1
    longer = {tokens[p].key for run in runs for p in run.positions if len(run.positions) > 1}
    runs.extend(Run((position,)) for position in plain if tokens[position].key in longer)
    return tuple(runs)


def has_age(last: int, tokens: tuple[Token, ...]) -> bool:
    """Does an age follow: "Sukirman (34)", "Ana Lim, 42, "?"""
    behind = tokens[last + 1 : last + 4]
    if len(behind) < _AGE_TOKENS:
        return False
    number = behind[1].text.rstrip(",.")
    if not number.isdecimal() or len(number) > _AGE_TOKENS:
        return False
    return (behind[0].text, behind[2].text) == ("(", ")") or behind[0].text == ","


def _has_apposition(position: int, tokens: tuple[Token, ...], hits: tuple[Hits, ...]) -> bool:
    """Do two commas hold what somebody is, before the verb: "Nurlela, pedagang beras di pasar itu, mengatakan"?

    Near miss: "Akibatnya, warga desa itu mengatakan".
    """
    opens, first = position + 1, position + 2
    if hits[position] or first >= len(tokens) or tokens[opens].text != ",":
        return False
    if tokens[first].is_capital or not {Word.GROUP, Word.ROLE, Word.RELATION} & hits[first].keys():
        return False
    for after in range(first + 1, min(first + _APPOSITION_TOKENS, len(tokens) - 1)):
        if tokens[after].text.endswith(","):  # a number takes its comma with it
            return Word.ACTING in hits[after + 1]
        if not tokens[after].text[0].isalnum():
            return False
    return False


def _is_dateline(positions: tuple[int, ...], tokens: tuple[Token, ...]) -> bool:
    """Is it the town in capitals that opens a report: "KESSALA, Aug 3 (ENA) – …"?"""
    after = positions[-1] + 1
    is_open = tokens[positions[0]].is_first and after < len(tokens) and tokens[after].text in ",(–—-"
    return is_open and all(tokens[p].text.isupper() for p in positions) and len(tokens[positions[0]].text) > 3


def _is_party_mark(positions: tuple[int, ...], tokens: tuple[Token, ...]) -> bool:
    """Is it a party's letter behind a name: "(R)", "(D-Ky.)"?"""
    first = positions[0]
    text = tokens[first].text
    is_letter = len(text) == 1 or text[1] in "-‐‑–"
    return is_letter and first > 0 and tokens[first - 1].text == "("


def _may_start(token: Token, hits: Hits, known: Known | None) -> bool:
    if token.text.startswith("@"):
        return True
    if not token.is_capital or (Word.NOT_NAME in hits and not GIVEN & set(hits)):
        return False
    return known is None or known.entity.kind is EntityKind.PERSON


def _extend_run(
    position: int, tokens: tuple[Token, ...], hits: tuple[Hits, ...], *, known: Mapping[int, Known]
) -> tuple[int, ...]:
    positions = [position]
    after = position + 1
    while after < len(tokens) and len(positions) < _MAX_RUN:
        token = tokens[after]
        if token.text == "." and not token.is_spaced and Word.HONORIFIC in hits[after - 1]:
            after += 1
            if after < len(tokens) and tokens[after].is_capital and tokens[after].is_spaced:
                positions.append(after)
                after += 1
            continue
        marks = _marks_inside(after, tokens, hits)
        if marks:
            after += marks
            continue
        step = _next_in_run(after, tokens, hits, known=known)
        if not step:
            break
        positions.extend(range(after, after + step))
        after += step
    return tuple(positions)


def _marks_inside(after: int, tokens: tuple[Token, ...], hits: tuple[Hits, ...]) -> int:
    """How many tokens a possessive inside the name of a body takes: "Pilots' Union", "Prime Minister's Office"."""
    if tokens[after].text not in APOSTROPHES or tokens[after].is_spaced:
        return 0
    size = 2 if after + 1 < len(tokens) and tokens[after + 1].text == "s" else 1
    end = after + size
    is_body = end < len(tokens) and tokens[end].is_capital and tokens[end].is_spaced and Word.HEAD in hits[end]
    return size if is_body else 0


def _next_in_run(after: int, tokens: tuple[Token, ...], hits: tuple[Hits, ...], *, known: Mapping[int, Known]) -> int:
    """How many tokens from here go on with the run: 1 for a capitalised word, 2 for a particle and one, else 0."""
    token = tokens[after]
    if not token.is_spaced or not token.text[0].isalpha():
        return 0
    if token.is_capital:
        return int(_may_start(token, {} if token.is_first else hits[after], known.get(after)) and not token.is_first)
    if after + 1 >= len(tokens) or not tokens[after + 1].is_capital or not tokens[after + 1].is_spaced:
        return 0
    is_joined = Word.PARTICLE in hits[after] or (Word.INSIDE in hits[after] and Word.HEAD in hits[after - 1])
    if not is_joined or Word.NOT_NAME in hits[after + 1]:
        return 0
    return 2 if after + 1 not in known or Word.INSIDE in hits[after] else 0
