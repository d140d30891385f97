"""Whom a pronoun or a description means: the memory of who has spoken and who has been named so far.

In: figures in the order in which they speak. Out: for "he", "ujarnya", "the minister", "the company" the figure meant.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.actors.cast import Cast, Figure, Named
from kg.actors.salience import Salience
from kg.actors.scene import Scene
from kg.actors.vocabulary import BodyKind, Word
from kg.model import EntityKind, Layout, Span, SpeakerRule

_BODIES = frozenset(
    {EntityKind.ORGANISATION, EntityKind.BODY, EntityKind.GOVERNMENT, EntityKind.ARMED_FORCES, EntityKind.OUTLET}
)
_PLURAL = _BODIES | {EntityKind.GROUP}
_STEM, _ENDING = 5, 4  # letters that akin words share at least, and that their endings have at most
_VOTE_REACH = 160
_VOTES = 2  # pronouns that must agree before other articles are told of it


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
        self._salience = Salience(scene, layout, named)
        self._spoken: list[tuple[int, Figure]] = []
        _vote_genders(scene, named)

    def hold_apart(self, contents: Sequence[Span]) -> None:
        """Who is named only in what somebody says is hardly meant by what the article says next."""
        self._salience.hold_apart(contents)

    def spoke(self, figure: Figure, position: int) -> None:
        """Remember that this figure spoke here."""
        self._spoken.append((position, figure))
        self._salience.spoke(figure, position)
        insort(figure.places, position)
        figure.is_sure = True

    def last_speaker(self, position: int) -> Figure | None:
        """Who spoke last before this position; None at the beginning."""
        return next((figure for place, figure in reversed(self._spoken) if place < position), None)

    def person(self, position: int, gender: str | None = None, *, other_than: Figure | None = None) -> Found | None:
        """The person meant by "he", "she" or "-nya": the most prominent one before who may be meant.

        "The captain, Elias Woru, survived. Police said he …" means Woru. A bare name that nothing shows to be a
        person's ("Sanu said …") may be meant as well.
        """

        def fits(figure: Figure) -> bool:
            is_one = figure.kind is EntityKind.PERSON or figure.is_one or figure.may_be_person
            is_somebody = figure.is_sure or (figure.opens and figure.gender is not None)
            is_one = is_one and is_somebody and not figure.is_text and figure is not other_than
            return is_one and (gender is None or figure.gender in (None, gender))

        return self._latest(position, fits, gender=gender)

    def body(self, position: int, *, is_plural: bool) -> Found | None:
        """The body or group meant by "it" or "they"."""
        kinds = _PLURAL if is_plural else _BODIES
        return self._latest(
            position,
            lambda figure: (figure.kind in kinds or figure.is_text) and figure.is_sure and not figure.is_one,
        )

    def body_called(self, kind: BodyKind, position: int, *, is_definite: bool) -> Found | None:
        """The body of this kind that is most prominent: "the ministry", "kampus", "the airline".

        One whose name or description tells the kind comes first. Only nouns that may mean any body ("the company") mean
        one whose name tells nothing; a definite phrase may then also mean a name that nothing else shows to be a body.
        """

        def is_of_kind(figure: Figure) -> bool:
            words = figure.descriptors | set(figure.words)
            is_akin = self._scene.vocabulary.endings and any(_are_akin(a, b) for a in kind.nouns for b in words)
            return figure.kind in _BODIES and (bool(kind.nouns & words) or bool(is_akin))

        told = self._latest(position, is_of_kind)
        if told is not None or not kind.is_any:
            return told
        others = self._scene.heads

        def fits(figure: Figure) -> bool:
            return figure.kind in _BODIES and not others & set(figure.words)

        sure = self._latest(position, lambda figure: figure.is_sure and fits(figure))
        return sure or (self._latest(position, fits) if is_definite else None)

    def _latest(self, position: int, fits: Callable[[Figure], bool], *, gender: str | None = None) -> Found | None:
        found = self._salience.best(position, fits, gender)
        if found is None:
            named = self._any_named(position, fits)
            return Found(named, SpeakerRule.NEAREST_NAME) if named else None
        return Found(found.figure, SpeakerRule.LAST_SPEAKER if found.is_speaker else SpeakerRule.LAST_SUBJECT)

    def _any_named(self, position: int, fits: Callable[[Figure], bool]) -> Figure | None:
        places = [(self._scene.tokens[one.first].start, one.figure) for one in self._named]
        before = [figure for place, figure in places if place < position and fits(figure)]
        after = [figure for place, figure in places if place >= position and figure.is_sure and fits(figure)]
        return before[-1] if before else after[0] if after else None

    def with_role(self, role: str, position: int) -> Figure | None:
        """The figure with this role that was mentioned last, else the first that will be.

        A general role finds a special one ("the minister" the finance minister). Not the other way round: the prime
        minister is not the minister who was named.
        """
        for is_same in (_is_equal, _is_special):
            found = [figure for figure in self._cast.figures if any(is_same(role, own) for own in figure.roles)]
            if found:
                return self._nearest(found, position)
        return None

    def described(
        self, words: Sequence[str], noun: str, position: int, *, kinds: frozenset[EntityKind]
    ) -> Figure | None:
        """The figure whose titles and appositions hold most of these words; None when none holds the head noun."""
        if not words:
            return None
        wanted = set(words)
        scores = {
            index: len(wanted & figure.descriptors)
            for index, figure in enumerate(self._cast.figures)
            if figure.kind in kinds and noun in figure.descriptors
        }
        best = max(scores.values(), default=0)
        return self._nearest([self._cast.figures[index] for index, score in scores.items() if score == best], position)

    def _nearest(self, figures: Sequence[Figure], position: int) -> Figure | None:
        def order(figure: Figure) -> tuple[int, int]:
            before = bisect_left(figure.places, position)
            return (1, figure.places[before - 1]) if before else (0, -min(figure.places[:1], default=0))

        return max(figures, key=order, default=None)


def _are_akin(left: str, right: str) -> bool:
    """Do two words differ in their endings alone: "başsavcılık" and "başsavcılığı"? Short words must be equal."""
    head = 0
    while head < min(len(left), len(right)) and left[head] == right[head]:
        head += 1
    return head >= _STEM and max(len(left), len(right)) - head <= _ENDING


def _is_equal(role: str, own: str) -> bool:
    return own == role


def _is_special(role: str, own: str) -> bool:
    """Holds where "minister" is asked for and "finance-minister" held; a deputy does not hold the role itself."""
    return own.endswith(f"-{role}") and not own.startswith(("deputy-", "vice-"))


def _vote_genders(scene: Scene, named: Sequence[Named]) -> None:
    """Each "he" or "she" votes for the person named last before it; clear majorities tell the gender."""
    votes: dict[int, Counter[str]] = {}
    people = [one for one in named if one.figure.kind is EntityKind.PERSON]
    index = -1
    for position, hits in enumerate(scene.hits):
        if Word.THIRD not in hits or not (Word.MASCULINE in hits or Word.FEMININE in hits):
            continue
        while index + 1 < len(people) and people[index + 1].last < position:
            index += 1
        if index < 0:
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
                one.figure.is_gender_guessed = bool(others) or most < _VOTES
