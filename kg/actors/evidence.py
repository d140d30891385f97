"""How an article uses its capitalised words, and where in a run of them a person's name begins.

In: a scene and its runs. Out: `Evidence`, and positions. "Gubernur Sebila Raya Darwis Onim" holds a name that the
article repeats as "Darwis"; a word that stands behind "di" is rather a place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.actors.scene import Run, Scene
from kg.actors.vocabulary import Word

_TITLE_REACH = 3  # tokens
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
        if (is_bare and scene.has(rest[0] - 1, Word.OF)) or any(Word.HEAD in scene.hits[p] for p in rest[:-1]):
            evidence.placed.update(keys)
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
    keys = tuple(scene.tokens[position].key for position in rest)
    best: tuple[float, int] | None = None
    is_headline = scene.tokens[rest[0]].start < scene.title_end
    for start in range(len(rest)):
        if any(Word.HEAD in scene.hits[p] or scene.tokens[p].is_acronym for p in rest[start:]):
            continue
        if any(_is_particle(position, scene) for position in rest[max(0, start - 1) : start + 1]):
            continue
        score = _start_score(keys, start, evidence)
        if start == 0 and scene.vocabulary.head_last and not is_headline:
            score += _WHOLE_NAME
        if best is None or score > best[0]:
            best = (score, start)
    if best is None:
        return None
    head = next((p for p in rest if Word.HEAD in scene.hits[p]), None)
    if head is not None and best[0] < _head_threshold(head, rest, scene):
        return None
    return best[1]


def _head_threshold(head: int, rest: Sequence[int], scene: Scene) -> float:
    """How sure a name behind the head of a body must be: less behind an acronym, or where no comma puts it off.

    "Kepala Dinas Kesehatan Kota Wanaraja Anjar Puspitasari" ends in a name; "Kepala Badan Keuangan Daerah Sanggarung,
    Iwan Sutedja" has it behind the comma.
    """
    after = rest[-1] + 1
    is_put_off = after < len(scene.tokens) and scene.tokens[after].text == ","
    return 1.0 if scene.tokens[head].is_acronym or (len(rest) > 3 and not is_put_off) else 2.0


def _is_particle(position: int, scene: Scene) -> bool:
    """Is it a small word inside a name ("Bill de Blasio"), where no name begins, nor right behind it?"""
    return Word.PARTICLE in scene.hits[position] and not scene.tokens[position].is_capital


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
