"""How an article uses its capitalised words, and where in a run of them a person's name begins.

In: a scene and its runs. Out: `Evidence`, and positions. "Gubernur Sebila Raya Darwis Onim" holds a name that the
article repeats as "Darwis"; a word that stands behind "di" is rather a place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.actors.scene import Run, Scene
from kg.actors.vocabulary import Word

_TITLE_REACH = 3  # tokens
_SURE = 1.0
_NOUN_LETTERS = 9  # shorter words of that form may be names
_ABBREVIATED = 4.0
_PUT_OFF = 2.0
_PLACED_NAME = 3  # words: a place or club of one and a name of two
_BEHIND_CLOSER = 1.5
_BEHIND_HEAD = 2.0
_BEHIND_PLACE = 0.5
_WHOLE_NAME = 2.0  # where titles end right before a name, as in English, all words behind them belong to it
_LENGTH_PRIOR = {1: 0.0, 2: 1.0, 3: 0.8, 4: 0.2}


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the article uses words: alone, alone after a preposition of place, and whole runs without title."""

    alone: Counter[str]
    placed: Counter[str]
    pure: Counter[tuple[str, ...]]

    def is_place(self, word: str) -> bool:
        """Does the word mostly stand behind a preposition of place, or within a body's name?"""
        return self.placed[word] > 0 and self.placed[word] >= 0.6 * self.alone[word]


def gather(scene: Scene) -> Evidence:
    """Count the runs of the article's body; headlines capitalise every word."""
    evidence = Evidence(Counter(), Counter(), Counter())
    for run in scene.runs:
        if scene.tokens[run.positions[0]].start < scene.title_end:
            continue
        rest = run.positions[title_length(run, scene) :]
        keys = tuple(scene.tokens[position].key for position in rest)
        if not keys:
            continue
        is_bare = len(rest) == len(run.positions)
        is_word = len(keys) == 1 and not scene.tokens[rest[0]].is_acronym
        if is_word and (is_bare or Word.HONORIFIC in scene.hits[run.positions[0]]):
            evidence.alone[keys[0]] += 1
        if is_bare:
            evidence.pure[keys] += 1
        if is_bare and scene.has(rest[0] - 1, Word.OF):
            evidence.placed.update(keys)
        evidence.placed.update(
            scene.tokens[after].key
            for head, after in pairwise(rest)
            if Word.PLACE_HEAD in scene.hits[head] and not scene.tokens[head].is_acronym
        )
    return evidence


def title_length(run: Run, scene: Scene) -> int:
    """How many words of the run belong to roles and honorifics: up to the last of them.

    Behind an honorific even a word that may be one is a name: "Mr. King".
    """
    length = _covered_from_before(run, scene)
    for index, position in enumerate(run.positions):
        if scene.known.get(position) is not None:
            break
        for kind in (Word.ROLE, Word.HONORIFIC):
            hit = scene.hits[position].get(kind)
            if hit is not None:
                size = sum(1 for p in run.positions[index:] if p < position + hit.size)
                length = max(length, index + size)
    last = run.positions[-1]
    is_called_so = length == len(run.positions) > 1 and Word.HONORIFIC in scene.hits[run.positions[-2]]
    return length - 1 if is_called_so and Word.ROLE not in scene.hits[last] else length


def _covered_from_before(run: Run, scene: Scene) -> int:
    """How many words of the run end a title that begins before it: "Secretary of State", "Menteri Dalam Negeri"."""
    first = run.positions[0]
    for before in range(max(0, first - _TITLE_REACH), first):
        hit = scene.hits[before].get(Word.ROLE)
        if hit is not None and before + hit.size > first:
            return sum(1 for position in run.positions if position < before + hit.size)
    return 0


def person_start(rest: Sequence[int], scene: Scene, evidence: Evidence) -> int | None:
    """Where in the run the person's name begins; None when it holds no person's name."""
    if not scene.vocabulary.head_last and _closes(rest[-1], scene):
        return None
    scores = [
        (_score_at(rest, start, scene, evidence), -start)
        for start in range(len(rest))
        if _may_begin(rest, start, scene)
    ]
    if not scores:
        return None
    best, start = max(scores)
    head = next((p for p in rest if Word.HEAD in scene.hits[p]), None)
    if head is not None and best < _head_threshold(rest, -start, scene):
        return None
    return -start


def _may_begin(rest: Sequence[int], start: int, scene: Scene) -> bool:
    """Is there no head of a body and no acronym from here on, and no small word of a name here or right before?"""
    if any(Word.HEAD in scene.hits[p] or scene.tokens[p].is_acronym for p in rest[start:]):
        return False
    return not any(_is_particle(position, scene) for position in rest[max(0, start - 1) : start + 1])


def _score_at(rest: Sequence[int], start: int, scene: Scene, evidence: Evidence) -> float:
    """How well the words from here on make a person's name."""
    keys = tuple(scene.tokens[position].key for position in rest)
    score = _start_score(keys, start, evidence) + _bearing(rest, start, scene)
    is_headline = scene.tokens[rest[0]].start < scene.title_end
    if _is_abbreviated(rest, start, scene):
        return score + _ABBREVIATED
    if start == 0 and scene.vocabulary.head_last and not is_headline:
        return score + _WHOLE_NAME
    if start == 0 and len(rest) == _PLACED_NAME and _is_office_of(rest[0], scene):
        return 0.0
    return score


def _head_threshold(rest: Sequence[int], start: int, scene: Scene) -> float:
    """How sure a name behind the head of a body must be: less where words enough follow the head, and no comma.

    "Kepala Dinas Kesehatan Kota Wanaraja Anjar Puspitasari" ends in a name; "Kepala Badan Keuangan Daerah Sanggarung,
    Iwan Sutedja" has it behind the comma, and "Ketua Komisi Pemilihan Umum" has none.
    """
    after = rest[-1] + 1
    if after < len(scene.tokens) and scene.tokens[after].text == "," and _is_name_behind(after, scene):
        return _PUT_OFF
    heads = [index for index in range(len(rest)) if Word.HEAD in scene.hits[rest[index]]]
    head = heads[-1]
    if _is_joined(after, scene):
        return _PUT_OFF
    is_short = scene.tokens[rest[head]].is_acronym or (
        start - 1 > heads[0] and Word.CLOSER in scene.hits[rest[start - 1]]
    )
    return _SURE if len(rest) - head - 1 >= (_PLACED_NAME - is_short) else _PUT_OFF


def _is_joined(after: int, scene: Scene) -> bool:
    """Does the body's name go on behind a small word: "Pusat Studi Hukum dan Kebijakan Fajri Nursa"?"""
    return scene.has(after, Word.INSIDE) and after + 1 < len(scene.tokens) and scene.tokens[after + 1].is_capital


def _is_particle(position: int, scene: Scene) -> bool:
    """Is it a small word inside a name ("Bill de Blasio"), where no name begins, nor right behind it?"""
    return Word.PARTICLE in scene.hits[position] and not scene.tokens[position].is_capital


def _is_name_behind(comma: int, scene: Scene) -> bool:
    return comma + 1 < len(scene.tokens) and scene.tokens[comma + 1].is_capital and not scene.hits[comma + 1]


def _bearing(rest: Sequence[int], start: int, scene: Scene) -> float:
    """What the word before a start tells: a body's head needs a word of its own, "Tengah" or "Tbk" closes its name."""
    before = rest[start - 1] if start else None
    is_head = before is not None and Word.HEAD in scene.hits[before] and not scene.tokens[before].is_acronym
    if before is not None and (Word.CLOSER in scene.hits[before] or (not is_head and _closes(before, scene))):
        return _BEHIND_CLOSER
    if is_head or _closes(rest[start], scene):
        return -_BEHIND_HEAD
    is_placed = start > 1 and Word.PLACE_HEAD in scene.hits[rest[start - 2]]
    return _BEHIND_PLACE if is_placed else 0.0


def _is_abbreviated(rest: Sequence[int], start: int, scene: Scene) -> bool:
    """Do brackets behind the run hold the initials from this start: "Gubernur Rita Sari Dewi (RSD)"?"""
    behind = scene.tokens[rest[-1] + 1 : rest[-1] + 3]
    if len(behind) < 2 or behind[0].text != "(" or not behind[1].is_acronym:
        return False
    return behind[1].key == "".join(scene.tokens[position].key[0] for position in rest[start:])


def _closes(position: int, scene: Scene) -> bool:
    """Does the word close the name of a place or body, or is it a noun by its form ("Penanggulangan")?"""
    token = scene.tokens[position]
    if Word.CLOSER in scene.hits[position]:
        return True
    is_long = len(token.key) >= _NOUN_LETTERS
    return is_long and any(token.key.startswith(a) and token.key.endswith(b) for a, b in scene.vocabulary.circumfixes)


def _is_office_of(first: int, scene: Scene) -> bool:
    """Does an office of something stand before: "Bupati Sanggar Harda Wisaya", "pelatih Persada Tom Dolla"?"""
    for before in range(max(0, first - _TITLE_REACH), first):
        hit = scene.hits[before].get(Word.ROLE)
        if hit is not None and before + hit.size == first:
            return hit.value in scene.vocabulary.local_offices
    return False


def _start_score(keys: tuple[str, ...], start: int, evidence: Evidence) -> float:
    length = len(keys) - start
    score = _LENGTH_PRIOR.get(length, -1.0) + (0.6 if start == 0 else 0.0)
    if evidence.pure[keys[start:]] and (length > 1 or start == 0):
        score += 3.0
    if evidence.alone[keys[start]] and not evidence.is_place(keys[start]):
        score += 2.0
    if length > 1 and evidence.alone[keys[-1]] and not evidence.is_place(keys[-1]):
        score += 1.0
    if evidence.is_place(keys[start]):
        score -= 2.0
    if start and evidence.is_place(keys[start - 1]):
        score += 1.5
    return score
