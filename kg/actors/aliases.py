"""Other names of somebody just named: acronyms in brackets, short forms, names that the article says people use.

In: the mentions by name in text order. Out: figures that also answer to those words.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.actors.cast import Cast, Figure, Named
from kg.actors.scene import Scene
from kg.actors.tokens import Token
from kg.actors.vocabulary import Word
from kg.model import EntityKind

_REACH = 25  # tokens between a person and "better known as …", in the same sentence or the next
_TITLE_TOKENS = 6


def learn_bracket(named: Named, scene: Scene, cast: Cast) -> None:
    """The short form in brackets behind a name, or behind the title before it, is another name of its bearer.

    "Asosiasi Klub Liga Utama (AKLU)", "Universitas Udayana (Unud)", "Rita Sari Dewi (RSD)", "Menteri Keuangan (Menkeu)
    Rita Sari". Near miss: "Rita Sari (PDIP)" and "Ken Holt (R)": a party's letters are not in the name.
    """
    word = _in_bracket(named.last + 1, scene)
    if word is not None and _is_short_form(word, named, scene):
        cast.add_alias(named.figure, word.key)
        named.figure.forms.add(word.text)
    title = _in_bracket(named.first - 3, scene)
    if title is not None and named.figure.kind is EntityKind.PERSON and _shortens_title(title, named.first - 3, scene):
        cast.add_alias(named.figure, title.key)


def _in_bracket(position: int, scene: Scene) -> Token | None:
    """The one word in brackets that open at this token."""
    if position < 0 or position + 3 > len(scene.tokens):
        return None
    opening, word, closing = scene.tokens[position : position + 3]
    is_one = opening.text == "(" and closing.text == ")" and word.is_capital and len(word.text) > 1
    return word if is_one else None


def _is_short_form(word: Token, named: Named, scene: Scene) -> bool:
    keys = [token.key for token in scene.tokens[named.first : named.last + 1] if token.text[0].isalnum()]
    if named.figure.kind is EntityKind.PLACE or word.key in keys:
        return False
    if named.figure.kind is EntityKind.PERSON:
        initials = "".join(key[0] for key in keys)
        return word.is_acronym and len(initials) > 1 and word.key.endswith(initials)
    return word.is_acronym or (word.key[0] in {key[0] for key in keys} and shortens(word.key, "".join(keys)))


def _shortens_title(word: Token, bracket: int, scene: Scene) -> bool:
    """Do the words of a role before the bracket hold the letters of the short form, from the role's first on?"""
    for start in range(max(0, bracket - _TITLE_TOKENS), bracket):
        if Word.ROLE in scene.hits[start]:
            whole = "".join(token.key for token in scene.tokens[start:bracket])
            return whole[:2] == word.key[:2] and shortens(word.key, whole)
    return False


def shortens(short: str, whole: str) -> bool:
    """Do the letters of the short form stand in the whole, in this order?"""
    letters = iter(whole)
    return len(short) < len(whole) and all(letter in letters for letter in short)


def learn_called(named: Sequence[Named], scene: Scene, cast: Cast) -> tuple[Named, ...]:
    """Mentions by a name that the article explains: "pria yang akrab disapa KDM", "Maria Holt, known as Mitzi".

    The name belongs to the person named last before it, or to one of the last two whose own name holds its letters.
    """
    found: list[Named] = []
    for position, hits in enumerate(scene.hits):
        hit = hits.get(Word.ALIAS)
        if hit is None:
            continue
        first = position + hit.size
        if first >= len(scene.tokens) or not scene.tokens[first].is_capital:
            continue
        last = first
        while last + 1 < len(scene.tokens) and scene.tokens[last + 1].is_capital and scene.tokens[last + 1].is_spaced:
            last += 1
        words = tuple(scene.tokens[p].key for p in range(first, last + 1))
        figure = _bearer(words, position, named)
        if figure is not None:
            for word in words:
                cast.add_alias(figure, word)
            found.append(Named(figure, first, last, first, 0.8))
    return tuple(found)


def _bearer(words: tuple[str, ...], position: int, named: Sequence[Named]) -> Figure | None:
    near = [one for one in named if one.figure.kind is EntityKind.PERSON and 0 < position - one.last <= _REACH]
    if not near:
        return None
    alike = [one for one in near if _holds_letters(words, one.figure)]
    return (alike or near)[-1].figure


def _holds_letters(words: tuple[str, ...], figure: Figure) -> bool:
    initials = "".join(word[0] for word in figure.words)
    whole = "".join(figure.words)
    return any(word.endswith(initials) or (len(word) > 2 and word in whole) for word in words)
