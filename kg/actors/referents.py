"""Whom a pronoun or a description means: the memory of who has spoken and who has been named so far.

In: figures in the order in which they speak. Out: for "he", "ujarnya", "the minister", "the company" the figure meant.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.actors.cast import Cast, Figure
from kg.actors.names import Named
from kg.actors.scene import Scene
from kg.actors.vocabulary import Word
from kg.model import EntityKind, Layout, SpeakerRule

_BODIES = frozenset(
    {EntityKind.ORGANISATION, EntityKind.BODY, EntityKind.GOVERNMENT, EntityKind.ARMED_FORCES, EntityKind.OUTLET}
)
_PLURAL = _BODIES | {EntityKind.GROUP}
_VOTE_REACH = 160
_SUBJECT_DEPTH = 30  # characters into a sentence: what is named later is hardly its subject


@dataclass(frozen=True, slots=True)
class Found:
    """The figure that is meant, and the rule that found it."""

    figure: Figure
    rule: SpeakerRule


class Referents:
    """Who may be meant at a position of the article; it learns every speaker as the statements are resolved."""

    def __init__(self, scene: Scene, layout: Layout, cast: Cast, named: Sequence[Named]) -> None:
        self._scene = scene
        self._cast = cast
        self._named = named
        self._places = [scene.tokens[one.first].start for one in named]
        starts = [sentence.span.start for sentence in layout.sentences]
        quotes = [quote.inner for quote in layout.quotes]
        self._is_quoted = [any(quote.start <= place < quote.end for quote in quotes) for place in self._places]
        self._sentence_of = [_sentence_of(one, scene, starts) for one in named]
        self._spoken: list[tuple[int, Figure]] = []
        _vote_genders(scene, named)

    def spoke(self, figure: Figure, position: int) -> None:
        """Remember that this figure spoke here."""
        self._spoken.append((position, figure))
        figure.places.append(position)
        figure.is_sure = True

    def last_speaker(self, position: int) -> Figure | None:
        """Who spoke last before this position; None at the beginning."""
        return next((figure for place, figure in reversed(self._spoken) if place < position), None)

    def person(self, position: int, gender: str | None = None) -> Found | None:
        """The person meant by "he", "she" or "-nya": the last speaker who may be meant.

        A person who is the subject of a later sentence than the last speaker's is preferred: "The captain, Elias Woru,
        survived. Police said he …" means Woru.
        """
        last = self.last_speaker(position)

        def fits(figure: Figure) -> bool:
            is_one = figure.kind is EntityKind.PERSON or (figure is last and figure.kind is EntityKind.GROUP)
            is_one = is_one and figure.is_sure and not figure.is_text
            return is_one and (gender is None or figure.gender in (None, gender))

        if gender is not None:
            known = self._latest(
                position, lambda figure: figure.gender == gender and fits(figure), is_named_enough=False
            )
            if known is not None:
                return known
        return self._latest(position, fits)

    def body(self, position: int, *, is_plural: bool) -> Found | None:
        """The body or group meant by "it" or "they"."""
        kinds = _PLURAL if is_plural else _BODIES
        return self._latest(position, lambda figure: figure.kind in kinds and figure.is_sure)

    def body_called(self, words: Sequence[str], position: int, *, is_definite: bool) -> Found | None:
        """The body that "the airline" may mean: not one whose own name says that it is something else.

        A definite phrase may also mean a name that nothing else shows to be a body.
        """
        hits = zip(self._scene.tokens, self._scene.hits, strict=True)
        others = {token.key for token, kinds in hits if Word.HEAD in kinds} - set(words)

        def fits(figure: Figure) -> bool:
            return figure.kind in _BODIES and not others & set(figure.words)

        sure = self._latest(position, lambda figure: figure.is_sure and fits(figure))
        return sure or (self._latest(position, fits) if is_definite else None)

    def _latest(self, position: int, fits: Callable[[Figure], bool], *, is_named_enough: bool = True) -> Found | None:
        spoken = next(((p, f) for p, f in reversed(self._spoken) if p < position and fits(f)), None)
        subject = self._subject_before(position, fits)
        if subject is not None and (spoken is None or subject[0] > spoken[0]):
            return Found(subject[1], SpeakerRule.LAST_SUBJECT)
        if spoken is not None:
            return Found(spoken[1], SpeakerRule.LAST_SPEAKER)
        named = self._any_named(position, fits) if is_named_enough else None
        return Found(named[1], SpeakerRule.NEAREST_NAME) if named else None

    def _subject_before(self, position: int, fits: Callable[[Figure], bool]) -> tuple[int, Figure] | None:
        """The figure that opens the last sentence before this position that a fitting one opens."""
        end = bisect_left(self._places, position)
        found: tuple[int, int, Figure] | None = None
        for index in range(end - 1, -1, -1):
            sentence, depth = self._sentence_of[index]
            if found is not None and sentence != found[0]:
                break
            figure = self._named[index].figure
            if depth < _SUBJECT_DEPTH and not self._is_quoted[index] and fits(figure):
                found = (sentence, self._places[index], figure)
        return (found[1], found[2]) if found else None

    def _any_named(self, position: int, fits: Callable[[Figure], bool]) -> tuple[int, Figure] | None:
        places = [(self._scene.tokens[one.first].start, one.figure) for one in self._named]
        before = [item for item in places if item[0] < position and fits(item[1])]
        after = [item for item in places if item[0] >= position and item[1].is_sure and fits(item[1])]
        return before[-1] if before else after[0] if after else None

    def with_role(self, role: str, position: int) -> Figure | None:
        """The figure with this role that was mentioned last, else the first that will be.

        A general role finds a special one ("the minister" the finance minister), and the other way round.
        """
        for is_same in (_is_equal, _is_special, _is_general):
            found = [figure for figure in self._cast.figures if any(is_same(role, own) for own in figure.roles)]
            if found:
                return self._nearest(found, position)
        return None

    def described(self, words: Sequence[str], position: int, *, kinds: frozenset[EntityKind]) -> Figure | None:
        """The figure whose titles and appositions hold most of these words; None when none holds the head noun."""
        if not words:
            return None
        wanted = set(words)
        head = words[-1] if self._scene.vocabulary.head_last else words[0]
        scores = {
            index: len(wanted & figure.descriptors)
            for index, figure in enumerate(self._cast.figures)
            if figure.kind in kinds and head in figure.descriptors
        }
        best = max(scores.values(), default=0)
        return self._nearest([self._cast.figures[index] for index, score in scores.items() if score == best], position)

    def _nearest(self, figures: Sequence[Figure], position: int) -> Figure | None:
        def order(figure: Figure) -> tuple[int, int]:
            before = [place for place in figure.places if place < position]
            return (1, max(before)) if before else (0, -min(figure.places, default=0))

        return max(figures, key=order, default=None)


def _is_equal(role: str, own: str) -> bool:
    return own == role


def _is_special(role: str, own: str) -> bool:
    """Holds where "minister" is asked for and "finance-minister" held; a deputy does not hold the role itself."""
    return own.endswith(f"-{role}") and not own.startswith(("deputy-", "vice-"))


def _is_general(role: str, own: str) -> bool:
    return _is_special(own, role)


def _sentence_of(one: Named, scene: Scene, starts: Sequence[int]) -> tuple[int, int]:
    """Start of the sentence that holds the name, and how far into it the name's title begins."""
    place = scene.tokens[min(one.title, one.first)].start
    index = bisect_right(starts, place) - 1
    return (starts[index], place - starts[index]) if index >= 0 else (0, place)


def _vote_genders(scene: Scene, named: Sequence[Named]) -> None:
    """Each "he" or "she" votes for the person named last before it; clear majorities tell the gender."""
    votes: dict[int, Counter[str]] = {}
    people = [one for one in named if one.figure.kind is EntityKind.PERSON]
    index = -1
    for position, hits in enumerate(scene.hits):
        while index + 1 < len(people) and people[index + 1].last < position:
            index += 1
        if index < 0 or not (Word.MASCULINE in hits or Word.FEMININE in hits) or Word.THIRD not in hits:
            continue
        one = people[index]
        if scene.tokens[position].start - scene.tokens[one.last].end <= _VOTE_REACH:
            votes.setdefault(id(one.figure), Counter())["f" if Word.FEMININE in hits else "m"] += 1
    for one in people:
        count = votes.get(id(one.figure))
        if count and one.figure.gender is None:
            (first, most), *others = count.most_common()
            if not others or most > 2 * others[0][1]:
                one.figure.gender = first
