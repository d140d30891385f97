"""Read the words that denote a speaker: which name in them is the speaker, and what kind of phrase it is without one.

In: a span of a scene, and the names found in the article. Out: a `Phrase`. "Name, role of Other", "role of Other, Name"
and "Other's role Name" all lead to Name; "Other's lawyer" leads to the lawyer and keeps Other as the owner.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kg.actors.cast import Figure, Named
from kg.actors.scene import Scene
from kg.actors.tokens import APOSTROPHES
from kg.actors.vocabulary import GIVEN, Word
from kg.model import EntityKind, Span

_MODIFIER_TOKENS = 3
_CLAUSE_TOKENS = 3  # a clause before a name has more words
_NO_NOUN = frozenset({
    Word.ACTING, Word.AUXILIARY, Word.LINK, Word.RELATIVE, Word.OF, Word.DEFINITE, Word.INDEFINITE, Word.THEIR,
    Word.SUBORDINATOR, Word.AGENT, Word.PARTICLE,
})  # fmt: skip
_PRONOUNS = frozenset({
    Word.THEIR, Word.THIRD, Word.THIRD_PLURAL, Word.THING, Word.MASCULINE, Word.FEMININE, Word.FIRST, Word.FIRST_PLURAL,
    Word.NOT_NAME,
})  # fmt: skip
_ACTORS = frozenset(EntityKind) - {EntityKind.PLACE, EntityKind.PERSON}


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a mention says.

    `head`: the named speaker. `owner`: a named figure that the speaker belongs to ("Baal's lawyer").
    `role`: notation of its first role. `code`: country of a demonym in it. `is_name`: it holds a capitalised word that
    the language pack does not know. `words`: folded words without articles. `noun`: the folded head noun; `is_group`:
    a noun for people unnamed. `label`: the words to show; `printed`: its words as printed, without articles.
    `gender`: "m" or "f" where a word of it tells. `has_clitic`: a possessive is glued to a noun ("ketuanya").
    `is_definite`: "the" or "itu" opens or closes it; `is_pointed`: such a word closes it, which no article does.
    """

    span: Span
    words: tuple[str, ...]
    label: str
    kinds: frozenset[Word]
    noun: str = ""
    head: Named | None = None
    owner: Named | None = None
    role: str | None = None
    code: str | None = None
    is_name: bool = False
    printed: tuple[str, ...] = ()
    gender: str | None = None
    has_clitic: bool = False
    is_plural: bool = False
    is_group: bool = False
    is_definite: bool = False
    is_pointed: bool = False


def read_phrase(span: Span, scene: Scene, named: Sequence[Named]) -> Phrase:
    """Find the head of the phrase: a person's name before a body's, a body's before a place's."""
    positions = _before_verb(_behind_clause(scene.positions(span), scene, named), scene)
    first = bisect_left(named, positions.start, key=lambda one: one.first)
    inside = named[first : bisect_left(named, positions.stop, lo=first, key=lambda one: one.first)]
    owners = [one for one in inside if _is_owner(one, positions, scene)]
    heads = [one for one in inside if one not in owners]
    role = _first_role(_behind_possessive(positions, scene), scene, heads)
    kinds = frozenset(kind for position in positions for kind in scene.hits[position])
    words, label = _plain_words(positions, scene)
    noun = _head_noun(positions, scene)
    people = [one for one in heads if one.figure.kind is EntityKind.PERSON and not _is_aside(one, positions, scene)]
    people.sort(key=lambda one: _order(one, positions, scene))
    bodies = [
        one for one in heads if one.figure.kind in _ACTORS and not (owners and _is_modifier(one, positions, scene))
    ]
    places = [one for one in heads if one.figure.kind is EntityKind.PLACE and not _is_origin(one, positions, scene)]
    is_person_phrase = role is not None or _has_group(positions, scene, heads)
    head = people[0] if people else None
    owner = owners[0] if owners else None
    rest = bodies or places
    if head is None and rest:
        if is_person_phrase and not _covers_role(rest[0], scene):
            owner = owner or rest[0]
        else:
            head = rest[0]
    is_name = any(_is_name_like(position, scene) for position in positions)
    return Phrase(
        span,
        words,
        label,
        kinds,
        noun,
        head,
        owner,
        role,
        _country(positions, scene),
        is_name,
        _printed(positions, scene),
        _gender(kinds),
        any(Word.THEIR in scene.hits[p] and scene.hits[p].keys() - _PRONOUNS for p in positions),
        Word.MANY in kinds or noun.endswith(scene.vocabulary.plural_endings),
        Word.GROUP in kinds and any(scene.tokens[p].key == noun and Word.GROUP in scene.hits[p] for p in positions),
        _is_definite(positions, scene),
        _is_pointed(positions, scene),
    )


def _is_origin(place: Named, positions: range, scene: Scene) -> bool:
    """Does the place only say where somebody is from: "juru taktik asal Portugal"? Near miss: "pihak Armenia"."""
    before = (p for p in range(positions.start, place.first) if scene.tokens[p].text[0].isalpha())
    return any(not scene.tokens[p].is_capital and not scene.hits[p] for p in before)


def _behind_clause(positions: range, scene: Scene, named: Sequence[Named]) -> range:
    """The name that ends the words behind a clause: "the feud flared up again when Orrick" speaks of Orrick.

    Near miss: "people who were there when the bridge fell".
    """
    for position in range(positions.stop - 2, positions.start + _CLAUSE_TOKENS, -1):
        hit = scene.hits[position].get(Word.SUBORDINATOR)
        if hit is not None:
            start = position + hit.size
            ends = any(min(one.title, one.first) == start and one.last + 1 == positions.stop for one in named)
            return range(start, positions.stop) if ends else positions
    return positions


def _before_verb(positions: range, scene: Scene) -> range:
    """The words before an auxiliary: "Democrats have been pounding Holt". Near miss: "the man who has led the town"."""
    for position in positions[1:]:
        if Word.RELATIVE in scene.hits[position]:
            return positions
        if Word.AUXILIARY in scene.hits[position] and not scene.tokens[position].is_capital:
            return range(positions.start, position)
    return positions


def _is_definite(positions: range, scene: Scene) -> bool:
    """Does "the" or "itu" open or close the phrase, or stand right behind it where such words follow their noun?"""
    opens = bool(positions) and Word.DEFINITE in scene.hits[positions[0]]
    return opens or _is_pointed(positions, scene)


def _is_pointed(positions: range, scene: Scene) -> bool:
    """Does "itu" close the phrase, or stand right behind it where such words follow their noun?"""
    ends = [positions[-1]] if positions else []
    if ends and not scene.vocabulary.head_last and positions.stop < len(scene.tokens):
        ends.append(positions.stop)
    return any(Word.DEFINITE in scene.hits[p] for p in ends)


def _printed(positions: range, scene: Scene) -> tuple[str, ...]:
    """The words as printed, without articles at the ends and without a possessive glued to them."""
    kept = [p for p in positions if scene.tokens[p].text[0].isalnum()]
    while len(kept) > 1 and Word.DEFINITE in scene.hits[kept[0]]:
        kept.pop(0)
    while len(kept) > 1 and Word.DEFINITE in scene.hits[kept[-1]]:
        kept.pop()
    plain = (scene.vocabulary.without_clitic(scene.tokens[p].key, scene.hits[p]) for p in kept)
    return tuple(scene.tokens[p].text[: len(word)] for p, word in zip(kept, plain, strict=True))


def _gender(kinds: frozenset[Word]) -> str | None:
    if Word.FEMININE in kinds:
        return "f"
    return "m" if Word.MASCULINE in kinds else None


_DETERMINERS = frozenset({Word.DEFINITE, Word.INDEFINITE, Word.MANY, Word.THEIR})
_SMALL = frozenset({Word.PARTICLE, Word.NOT_NAME, Word.OF})  # what an article may be as well ("La Spezia", "l'")


def _head_noun(positions: range, scene: Scene) -> str:
    """The noun that says what the speaker is: "nominee" in "the nominee for mayor", "warga" in "warga desa itu"."""
    kept: list[int] = []
    for position in positions:
        hits = scene.hits[position]
        is_mark = not scene.tokens[position].text[0].isalnum()
        if kept and (is_mark or Word.OF in hits or Word.RELATIVE in hits):
            break
        is_small = bool(_DETERMINERS & hits.keys()) and not hits.keys() - _DETERMINERS - _SMALL
        if not (is_mark or is_small):
            kept.append(position)
    if not kept:
        return ""
    head = kept[-1] if scene.vocabulary.head_last else kept[0]
    return scene.vocabulary.without_clitic(scene.tokens[head].key, scene.hits[head])


def _is_segment(one: Named, positions: range, scene: Scene) -> bool:
    """Does the name, with its title, fill the phrase or what stands between its commas and brackets?"""
    first, after = min(one.title, one.first), one.last + 1
    is_open = first <= positions.start or scene.tokens[first - 1].text in ",(–—-"
    return is_open and (after >= positions.stop or scene.tokens[after].text in ",()–—-")


def _order(one: Named, positions: range, scene: Scene) -> tuple[bool, bool, bool, bool, int]:
    """The order of people in one phrase: no modifier, a name between commas, one that ends a part, the first."""
    is_end = one.last + 1 >= positions.stop or scene.tokens[one.last + 1].text in ",()–—-"
    is_alone = _is_segment(one, positions, scene)
    is_modifier = _is_modifier(one, positions, scene)
    return (
        is_modifier,
        not is_alone,
        is_alone and _has_role(one, scene),
        not is_end,
        one.first,
    )


def _is_modifier(one: Named, positions: range, scene: Scene) -> bool:
    """Does the name only say where somebody belongs: "… dari Lumen Verifica", "Trump lawyer Rudy Holt"?"""
    first, after = min(one.title, one.first), one.last + 1
    if scene.vocabulary.head_last:
        for position in range(after, min(after + _MODIFIER_TOKENS, positions.stop - 1)):
            if scene.tokens[position].is_capital or not scene.tokens[position].is_spaced:
                break
            if {Word.ROLE, Word.RELATION} & scene.hits[position].keys():
                return True
    for position in range(first - 1, positions.start, -1):
        if not scene.tokens[position].text[0].isalnum():
            return False
        if Word.OF in scene.hits[position] and not _is_in_role(position, scene):
            return not any(Word.ROLE in scene.hits[p] for p in range(position + 1, one.first))
    return False


def _is_aside(one: Named, positions: range, scene: Scene) -> bool:
    """Is it a name of something else in the phrase: "a neighbour in leafy Tithe Lane", "a letter to Holloway"?"""
    if _is_segment(one, positions, scene):
        return False
    opening = scene.hits[positions.start]
    is_text = any(Word.DOCUMENT in scene.hits[position] for position in range(positions.start, one.first))
    return is_text or (not one.figure.is_sure and bool({Word.INDEFINITE, Word.GROUP} & set(opening)))


def _has_role(one: Named, scene: Scene) -> bool:
    """Is there a role in the words just before the name?"""
    return any(Word.ROLE in scene.hits[position] for position in range(one.title, one.first))


def _is_name_like(position: int, scene: Scene) -> bool:
    token, hits = scene.tokens[position], scene.hits[position]
    if token.text.startswith("@"):
        return True
    is_set_off = position + 1 < len(scene.tokens) and scene.tokens[position + 1].text == ","  # "Holt, the mayor"
    return (
        token.is_capital
        and (not token.is_first or token.is_acronym or is_set_off or token.key in scene.inside)
        and not set(hits) - GIVEN
    )


def _is_owner(one: Named, positions: range, scene: Scene) -> bool:
    """Does the phrase go on to somebody who belongs to this one?

    Fires on "Reith's lawyer", "pengacara Baal" (Baal is none), "a spokesman for Mueller"; not on "lawyer Amy Brandt".
    """
    after = one.last + 1
    if after + 1 < positions.stop and scene.tokens[after].text in APOSTROPHES:
        return True
    if _has_noun_behind(one, positions, scene):
        return True
    if one.figure.kind is not EntityKind.PERSON:
        return False
    before = one.title - 1 if one.title < one.first else one.first - 1
    if before < positions.start:
        before = one.first - 1
    if before < positions.start:
        return False
    if Word.OF in scene.hits[before] and not _is_in_role(before, scene):
        return True
    return _is_new_relation(one.figure, before, positions, scene) or _is_new_relation(
        one.figure, one.first - 1, positions, scene
    )


def _has_noun_behind(one: Named, positions: range, scene: Scene) -> bool:
    """Does a small noun behind the name say who speaks: "Holt supporters", "two former Talanga pilots"?

    Behind an article any noun does that ends the phrase, elsewhere a word for people. Near misses: "Rudy Holt, one of
    her aides", "the court this month", "the Holt campaign", which is a name of its own.
    """
    first, after = min(one.title, one.first), one.last + 1
    if not scene.vocabulary.head_last or after >= positions.stop or first < positions.start:
        return False
    behind = range(after, min(positions.stop, after + _MODIFIER_TOKENS))
    small = [p for p in behind if scene.tokens[p].is_spaced and scene.tokens[p].text.isalpha()]
    if len(small) < len(behind) or any(scene.tokens[p].is_capital or _NO_NOUN & scene.hits[p].keys() for p in small):
        return False
    if any({Word.GROUP, Word.ROLE, Word.RELATION} & scene.hits[p].keys() for p in small):
        return True
    opens = scene.hits[positions.start].keys() & {Word.DEFINITE, Word.INDEFINITE, Word.MANY, Word.NUMBER}
    if any(Word.DOCUMENT in scene.hits[p] for p in small):
        return False  # "a Ledger poll" is the Ledger's word
    if one.figure.kind is EntityKind.PERSON and one.last > one.first:
        return False  # "the nominee Rudy Holt boldly"
    return bool(opens) and first > positions.start and behind.stop == positions.stop and len(small) < _MODIFIER_TOKENS


def _is_in_role(position: int, scene: Scene) -> bool:
    """Is the word part of an office's own name: the "of" in "Secretary of State"?"""
    return any(
        (hit := scene.hits[before].get(Word.ROLE)) is not None and before + hit.size > position
        for before in range(max(0, position - 2), position)
    )


def _is_new_relation(figure: Figure, before: int, positions: range, scene: Scene) -> bool:
    """Is he named behind somebody who is his: "pengacara Baal"? In "manager Paul Holt" of English he is the manager."""
    if scene.vocabulary.head_last:
        return False
    for position in (before, before - 1):
        hit = scene.hits[position].get(Word.RELATION) if position >= positions.start else None
        if hit is not None and position + hit.size == before + 1:
            token = scene.tokens[position]
            is_first_time = figure.relation_at.get(token.key, token.start) >= token.start
            return is_first_time and any(place < scene.tokens[positions.start].start for place in figure.places)
    hit = scene.hits[before].get(Word.COLLECTIVE)
    return hit is not None


def _behind_possessive(positions: range, scene: Scene) -> range:
    """The words behind "Reith's" or "the mayor's": a role before it is the owner's own."""
    marks = [p for p in positions[1:-1] if scene.tokens[p].text in APOSTROPHES and not scene.tokens[p].is_spaced]
    return range(marks[-1] + 1, positions.stop) if marks else positions


def _first_role(positions: range, scene: Scene, heads: Sequence[Named]) -> str | None:
    covered = {position for one in heads for position in range(one.first, one.last + 1)}
    for position in positions:
        hit = scene.hits[position].get(Word.ROLE)
        if hit is not None and position not in covered:
            return hit.value
    return None


def _has_group(positions: range, scene: Scene, heads: Sequence[Named]) -> bool:
    """Is there a word for people ("residents") outside the names ("la défense" in a ministry's name is none)?"""
    covered = {position for one in heads for position in range(one.first, one.last + 1)}
    return any(Word.GROUP in scene.hits[position] for position in positions if position not in covered)


def _covers_role(one: Named, scene: Scene) -> bool:
    """Is the role a part of the body's own name ("Kantor Perdana Menteri")?"""
    return any(Word.ROLE in scene.hits[position] for position in range(one.first, one.last + 1))


def _country(positions: range, scene: Scene) -> str | None:
    return next((hit.value for p in positions if (hit := scene.hits[p].get(Word.DEMONYM)) is not None), None)


def _plain_words(positions: range, scene: Scene) -> tuple[tuple[str, ...], str]:
    """The folded words without articles, and the printed phrase without those at its ends."""
    kept = [p for p in positions if scene.tokens[p].text[0].isalnum() or scene.tokens[p].text[0] == "@"]
    while len(kept) > 1 and Word.DEFINITE in scene.hits[kept[0]]:
        kept.pop(0)
    while len(kept) > 1 and Word.DEFINITE in scene.hits[kept[-1]]:
        kept.pop()
    if not kept:
        return (), ""
    words = tuple(
        scene.vocabulary.without_clitic(scene.tokens[p].key, scene.hits[p])
        for p in kept
        if not {Word.DEFINITE, Word.INDEFINITE, Word.OF} & set(scene.hits[p]) and len(scene.tokens[p].key) > 1
    )
    label = scene.span(kept[0], kept[-1]).of(scene.article.text)
    return words, label + ")" if label.count("(") > label.count(")") else label
