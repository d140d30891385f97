"""How prominent each figure is at a place of the article, for pronouns: who spoke or was the subject just before.

In: the mentions by name, and speakers as they are resolved. Out: the most prominent figure of those that fit. A mention
loses one point with every sentence of the article's own voice after it, and starts with what its place in the sentence
is worth. The worths were chosen on the even-numbered articles of the Indonesian and English development sets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.actors.cast import Figure, Named
from kg.actors.scene import Scene
from kg.actors.tokens import APOSTROPHES
from kg.actors.vocabulary import Word
from kg.model import EntityKind, Layout, Span

_SPEAKER = 1.5
_SUBJECT = 1.0
_AGENT = 1.2
_OTHER = 0.0
_AGREES = 1.0
_OWNER = -0.5
_ASIDE = -1.5  # named in what somebody says
_SUBJECT_DEPTH = 30  # characters into a sentence: what is named later is hardly its subject
_MARKS = 2  # characters outside a quotation that are no words
_REACH = 8.0  # points: a mention so far back is not looked at


@dataclass(frozen=True, slots=True)
class Prominent:
    """The figure that stands out, and whether for having spoken."""

    figure: Figure
    is_speaker: bool


@dataclass(slots=True)
class _Mention:
    place: int
    figure: Figure
    rank: int  # of its sentence
    worth: float


class Salience:
    """All mentions of figures in text order, with what they are worth."""

    def __init__(self, scene: Scene, layout: Layout, named: Sequence[Named]) -> None:
        self._starts = [sentence.span.start for sentence in layout.sentences]
        self._ranks = _ranks(layout)
        quotes = [quote.inner for quote in layout.quotes]
        opens = [quote.start for quote in quotes]
        self._mentions: list[_Mention] = []
        subjects: set[int] = set()
        for one in named:
            place = scene.tokens[one.first].start
            sentence = self._sentence(place)
            depth = scene.tokens[min(one.title, one.first)].start - (self._starts[sentence] if sentence >= 0 else 0)
            worth = _worth(one, scene, depth=depth, is_first=sentence not in subjects)
            if worth == _SUBJECT and one.figure.kind is EntityKind.PERSON:
                subjects.add(sentence)
                one.figure.opens = True
            quote = bisect_right(opens, place) - 1
            if quote >= 0 and place < quotes[quote].end:
                worth = _ASIDE
            self._mentions.append(_Mention(place, one.figure, self._rank(place), worth))
        self._places = [mention.place for mention in self._mentions]
        self._spoken: list[tuple[int, int, Figure]] = []

    def hold_apart(self, contents: Sequence[Span]) -> None:
        """Mentions inside these spans are worth little."""
        for span in contents:
            for index in range(bisect_left(self._places, span.start), bisect_left(self._places, span.end)):
                self._mentions[index].worth = _ASIDE

    def spoke(self, figure: Figure, position: int) -> None:
        """This figure is the speaker of a statement here."""
        insort(self._spoken, (position, self._rank(position), figure), key=lambda item: item[0])

    def best(self, position: int, fits: Callable[[Figure], bool], gender: str | None = None) -> Prominent | None:
        """The most prominent figure before the position; of equals the later one.

        Somebody whose gender is known to agree is worth more than somebody whose gender is not known.
        """
        rank = self._rank(position)
        best: tuple[float, int] | None = None
        found: Prominent | None = None
        for place, own, figure in reversed(self._spoken):
            if place < position and fits(figure):
                score = (_SPEAKER - (rank - own) + _agreement(figure, gender), place)
                if best is None or score > best:
                    best, found = score, Prominent(figure, is_speaker=True)
                if gender is None or figure.gender == gender:
                    break
        for index in range(bisect_left(self._places, position) - 1, -1, -1):
            mention = self._mentions[index]
            if rank - mention.rank > _REACH:
                break
            worth = mention.worth + _agreement(mention.figure, gender)
            score = (worth - (rank - mention.rank), mention.place)
            if (best is None or score > best) and fits(mention.figure):
                best, found = score, Prominent(mention.figure, is_speaker=False)
        return found

    def _sentence(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _rank(self, position: int) -> int:
        sentence = self._sentence(position)
        return self._ranks[sentence] if sentence >= 0 else 0


def _agreement(figure: Figure, gender: str | None) -> float:
    return _AGREES if gender is not None and figure.gender == gender else 0.0


def _ranks(layout: Layout) -> list[int]:
    """The number of each sentence, counting only those with words outside quotation marks."""
    ranks: list[int] = []
    rank = quote = 0
    for sentence in layout.sentences:
        span, inside = sentence.span, 0
        while quote < len(layout.quotes) and layout.quotes[quote].outer.start < span.end:
            outer = layout.quotes[quote].outer
            inside += max(0, min(span.end, outer.end) - max(span.start, outer.start))
            if outer.end > span.end:
                break  # it goes on in the next sentence
            quote += 1
        rank += inside < (span.end - span.start) - _MARKS
        ranks.append(rank)
    return ranks


def _has_relative(one: Named, scene: Scene) -> bool:
    """Is it named only to say whose relative follows behind the comma: "kuasa hukum Togar, Benyamin Rotti, …"?"""
    after = one.last + 1
    is_related = any(scene.has(p, Word.RELATION) for p in (one.first - 1, one.first - 2))
    if not is_related or scene.tokens[after].text != "," or after + 2 >= len(scene.tokens):
        return False
    return scene.tokens[after + 1].is_capital and scene.tokens[after + 2].is_capital


def _worth(one: Named, scene: Scene, *, depth: int, is_first: bool) -> float:
    after = one.last + 1
    if after < len(scene.tokens) and (scene.tokens[after].text in APOSTROPHES or _has_relative(one, scene)):
        return _OWNER
    title = min(one.title, one.first)
    if scene.has(title - 1, Word.AGENT) and one.figure.is_sure:
        return _AGENT
    return _SUBJECT if is_first and depth < _SUBJECT_DEPTH else _OTHER
