"""Everybody who is named in one article: full names, short names, roles, and who is who.

In: names with what stands around them, in text order. Out: figures, one for each person or body; a surname leads to the
figure with the full name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg.languages.tokens import is_near
from kg.model import Entity, EntityKind

PERSON = EntityKind.PERSON


@dataclass(slots=True, eq=False)
class Figure:
    """One person, body or place of the article while it is being read: it grows with every mention.

    `words`: folded words of the fullest name. `descriptors`: folded words of titles and appositions.
    `entity` where the directory knows it. `speaks_for`: IRI of a government, where the text says so.
    `gender`: "m", "f" or None, `is_gender_guessed` from few pronouns; `places`: start of every mention, in order.
    `is_sure`: a title, an age, a short form or the act of speaking shows that it is a person or body at all.
    `is_text`: a document, which nobody calls "he". `is_one`: somebody unnamed, but one person ("a neighbour").
    `opens`: its name opens a sentence. `may_be_person`: a bare word that comes again, a person's name or a body's.
    `relation_at`: where "lawyer", "wife" … first stands before or behind the name. `forms`: its names as printed.
    """

    name: str
    words: tuple[str, ...]
    kind: EntityKind
    entity: Entity | None = None
    roles: set[str] = field(default_factory=set)
    descriptors: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    gender: str | None = None
    is_gender_guessed: bool = False
    speaks_for: str | None = None
    is_sure: bool = False
    is_text: bool = False
    is_one: bool = False
    may_be_person: bool = False
    opens: bool = False
    places: list[int] = field(default_factory=list)
    relation_at: dict[str, int] = field(default_factory=dict)
    forms: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Named:
    """A mention by name: the figure, where its name begins and ends, and the first token of its title."""

    figure: Figure
    first: int
    last: int
    title: int
    confidence: float
    note: str | None = None


class Cast:
    """The figures of one article, found by any word of their names.

    `stem` takes the ending off an inflected name ("Жусупова" is "Жусупов"); without it names do not change.
    """

    def __init__(self, stem: Callable[[str], str] | None = None) -> None:
        self._stem = stem
        self.figures: list[Figure] = []
        self._by_word: dict[str, list[Figure]] = {}
        self._by_stem: dict[str, list[Figure]] = {}
        self._by_iri: dict[str, Figure] = {}

    def known(self, entity: Entity, name: str, words: tuple[str, ...]) -> Figure:
        """The figure of an entity of the directory."""
        figure = self._by_iri.get(entity.iri)
        if figure is None:
            figure = Figure(name, words, entity.kind, entity, is_sure=True)
            figure.roles.update(office.role for office in entity.offices)
            self._by_iri[entity.iri] = figure
            self._enter(figure, words)
        return figure

    def add(self, name: str, words: tuple[str, ...], kind: EntityKind) -> Figure:
        """A new figure that the directory does not know."""
        figure = Figure(name, words, kind)
        self._enter(figure, words)
        return figure

    def extend(self, figure: Figure, name: str, words: tuple[str, ...]) -> None:
        """A fuller name of the same figure has turned up."""
        figure.name, figure.words = name, words
        self._index(figure, words)

    def add_alias(self, figure: Figure, word: str) -> None:
        """Another word for the figure, such as an acronym in brackets."""
        figure.aliases.add(word)
        self._index(figure, (word,))

    def drop(self, figure: Figure) -> None:
        """Take back a figure that turned out to be another one."""
        self.figures = [other for other in self.figures if other is not figure]
        for word in figure.words:
            self._by_word[word] = [other for other in self._by_word.get(word, ()) if other is not figure]

    def find(
        self, words: Sequence[str], *, kinds: Iterable[EntityKind] = (), before: int | None = None
    ) -> Figure | None:
        """The figure that these words name; of several, the one mentioned last before the position, else the first.

        One word names a figure that has it first or last; several words name one that has the same first and last, or
        all of them. A full name must agree in all of its words but one typing error.
        """
        wanted = set(kinds)
        options = [
            figure
            for figure in self._candidates(words)
            if (not wanted or figure.kind in wanted) and _fits(figure, words)
        ]
        if not options and self._stem is not None:
            options = self._inflected(words, wanted)
        if not options:
            return None
        return max(options, key=lambda figure: (_last_before(figure, before), -self.figures.index(figure)))

    def _inflected(self, words: Sequence[str], kinds: set[EntityKind]) -> list[Figure]:
        """Figures whose names differ from these words in their endings alone."""
        if self._stem is None:
            return []
        wanted = tuple(map(self._stem, words))
        figures = (figure for word in wanted for figure in self._by_stem.get(word, ()))
        return [
            figure
            for figure in dict.fromkeys(figures)
            if (not kinds or figure.kind in kinds)
            and figure in self.figures
            and _fits(replace(figure, words=tuple(map(self._stem, figure.words))), wanted)
        ]

    def called(self, word: str) -> Figure | None:
        """The figure that the article itself gives this other name."""
        return next((figure for figure in self._by_word.get(word, ()) if word in figure.aliases), None)

    def with_initials(self, acronym: str) -> Figure | None:
        """The body whose words begin with these letters, in order: "BEM" for Badan Eksekutif Mahasiswa UTK."""
        for figure in self.figures:
            initials = "".join(word[0] for word in figure.words)
            if figure.kind is not PERSON and len(acronym) > 1 and acronym in initials:
                return figure
        return None

    def _candidates(self, words: Sequence[str]) -> list[Figure]:
        found: list[Figure] = []
        for word in words:
            found.extend(figure for figure in self._by_word.get(word, ()) if figure not in found)
        return found

    def _enter(self, figure: Figure, words: tuple[str, ...]) -> None:
        self.figures.append(figure)
        self._index(figure, words)

    def _index(self, figure: Figure, words: Sequence[str]) -> None:
        for word in words:
            figures = self._by_word.setdefault(word, [])
            if figure not in figures:
                figures.append(figure)
            if self._stem is not None:
                self._by_stem.setdefault(self._stem(word), []).append(figure)


def _last_before(figure: Figure, position: int | None) -> int:
    if position is None:
        return 0
    before = bisect_right(figure.places, position)
    return figure.places[before - 1] if before else -1


def _fits(figure: Figure, words: Sequence[str]) -> bool:
    if len(words) == 1:
        word = words[0]
        if word in figure.aliases:
            return True
        return word in figure.words if figure.kind is PERSON else word in (figure.words[0], figure.words[-1])
    if tuple(words) == figure.words:
        return True
    if len(figure.words) == 1:
        return False
    shorter, longer = sorted((tuple(words), figure.words), key=len)
    if len(shorter) < len(longer):
        is_same_ends = figure.kind is PERSON and (shorter[0], shorter[-1]) == (longer[0], longer[-1])
        return is_same_ends or set(shorter) <= set(longer)
    wrong = [(a, b) for a, b in zip(shorter, longer, strict=True) if a != b]
    return len(wrong) == 1 and is_near(*wrong[0])
