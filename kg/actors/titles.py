"""Titles and appositions around a name: which words before and behind it tell what its bearer is.

In: a scene and the position of a name. Out: ranges of token positions.
"""

from __future__ import annotations

from kg.actors.scene import Scene
from kg.actors.tokens import APOSTROPHES
from kg.actors.vocabulary import Word

_TITLE_TOKENS = 9
_SHORT_FORM = 2  # letters of an abbreviation or initial with a full stop
_APPOSITION_TOKENS = 12
_FIELD_WORDS = 3  # "dosen hukum tata negara Universitas Malora Ujang Komar"
_ROLE_TOKENS = 4  # roles have hardly more words
_CLAUSE = frozenset({Word.ACTING, Word.LINK, Word.RELATIVE, Word.DEFINITE, Word.INDEFINITE, Word.ALIAS, Word.AGENT})


def title_start(position: int, scene: Scene, *, has_head: bool = False) -> int:
    """First token of the title before a name: roles, honorifics and what belongs to them, with no mark between.

    A conjunction within the name of a body is passed ("Kepala Dinas Pertanian dan Pangan Rita"), one between people is
    not ("Menteri Rita dan Budi"). `has_head`: the words behind the position hold the head of a body.
    """
    start = position
    if scene.has(position - 1, Word.OF) and not scene.tokens[position - 1].is_capital:
        return start
    is_joined, small = False, 0
    for before in range(position - 1, max(-1, position - 1 - _TITLE_TOKENS), -1):
        token = scene.tokens[before]
        has_head = has_head or (Word.HEAD in scene.hits[before] and not token.is_acronym)
        if not scene.vocabulary.head_last and _is_inside_name(before, scene):
            is_joined = True
            continue
        if token.text in "." + APOSTROPHES or (token.text == "s" and before > 0) or _is_bracket(before, scene):
            continue
        if not token.text[0].isalnum() or not (scene.tokens[before + 1].is_spaced or _is_bracket(before + 1, scene)):
            break
        hits = scene.hits[before]
        if Word.ROLE in hits or Word.RELATION in hits or Word.HONORIFIC in hits:
            if is_joined and not has_head:
                break
            start = before
        elif not (_is_title_word(before, scene) or _is_in_role(before, scene)):
            small += 1
            is_field = (
                has_head and not scene.vocabulary.head_last and small <= _FIELD_WORDS and not _CLAUSE & hits.keys()
            )
            if not (is_field and token.text.isalpha()):
                break
    return start


def _is_title_word(position: int, scene: Scene) -> bool:
    """May this word, which is no role itself, belong to a title: a name, a known one, the head of a body, "of"?"""
    is_known = position in scene.known or bool({Word.HEAD, Word.OF} & scene.hits[position].keys())
    return scene.tokens[position].is_capital or is_known


def _is_in_role(position: int, scene: Scene) -> bool:
    """Is this a later word of a role: "bicara" of "Juru bicara KPK"?"""
    starts = range(max(0, position - _ROLE_TOKENS), position)
    return any(Word.ROLE in scene.hits[p] and p + scene.hits[p][Word.ROLE].size > position for p in starts)


def _is_inside_name(position: int, scene: Scene) -> bool:
    """Does a small word join two capitalised ones here, neither of them a title?"""
    if Word.INSIDE not in scene.hits[position] or not 0 < position < len(scene.tokens) - 1:
        return False
    before, after = scene.tokens[position - 1], scene.tokens[position + 1]
    is_title = {Word.ROLE, Word.HONORIFIC} & scene.hits[position + 1].keys()
    return before.is_capital and after.is_capital and not scene.tokens[position].is_capital and not is_title


def _is_bracket(position: int, scene: Scene) -> bool:
    """Is this a bracket around a short form: "Ketua Asosiasi Klub Liga Utama (AKLU) Burhan Lamadjido"?"""
    token = scene.tokens[position]
    if token.text not in "()" or not 0 < position < len(scene.tokens) - 1:
        return False
    return scene.tokens[position + (1 if token.text == "(" else -1)].is_capital


def apposition_before(start: int, scene: Scene) -> range:
    """The words before a comma, from their first role: "Kepala Badan Keuangan Daerah Sanggarung, Iwan Sutedja"."""
    comma = start - 1
    if comma < 1 or scene.tokens[comma].text != ",":
        return range(0)
    first = comma
    while first > 0 and comma - first < _APPOSITION_TOKENS and _is_inside(first - 1, scene):
        if first > 1 and _opens_sentence(first, scene):
            break  # a role in the sentence before is another's
        first -= 1
    roles = [p for p in range(first, comma) if Word.ROLE in scene.hits[p] or Word.RELATION in scene.hits[p]]
    return range(roles[0], comma) if roles else range(0)


def apposition_after(last: int, scene: Scene) -> range:
    """The words behind a comma, where a role stands near it: "Hikmet Hajiyev, adviser to the President"."""
    comma = last + 1
    if comma >= len(scene.tokens) or scene.tokens[comma].text != ",":
        return range(0)
    end = comma + 1
    while (
        end < len(scene.tokens)
        and end - comma < _APPOSITION_TOKENS
        and _is_inside(end, scene)
        and not _opens_sentence(end, scene)
    ):
        end += 1
    if any(Word.ACTING in scene.hits[p] for p in range(comma + 2, end)):
        return range(0)  # a clause of its own: "…, sang bupati menyampaikan"
    starts = [p for p in range(comma + 1, min(end, comma + 5)) if {Word.ROLE, Word.GROUP} & scene.hits[p].keys()]
    is_closed = end < len(scene.tokens) and scene.tokens[end].text in ",;("
    if not starts or not (is_closed or starts[0] == comma + 1 or Word.INDEFINITE in scene.hits[comma + 1]):
        return range(0)
    return range(comma + 1, end)


def _opens_sentence(position: int, scene: Scene) -> bool:
    """Does a sentence begin here, and not only the word behind "Mr." or an initial?"""
    word, point = scene.tokens[position - 2], scene.tokens[position - 1]
    return scene.tokens[position].is_first and point.text == "." and len(word.text) > _SHORT_FORM


def _is_inside(position: int, scene: Scene) -> bool:
    token = scene.tokens[position]
    return token.text[0].isalnum() or token.text in "-–." + APOSTROPHES
