"""Is the main clause of some words negated? Words and a language tag in, yes or no out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.languages import load
from kg.languages.wordlists import Found, WordList
from kg.statements.lexicon import words_pattern

WORD = re.compile(r"[\w'’]+")
_REACH = 9  # a negator within so many words of the sentence's start negates its main verb
_WINDOW = 200  # code points before a negator within which its sentence must begin
_LAST = 3  # where verbs stand last, negation inside the word shows in one of so many last words


@dataclass(frozen=True, slots=True)
class _Negation:
    negators: WordList
    firm: WordList | None
    own: WordList
    exempt: WordList
    subordinate: WordList
    condition: WordList
    contrast: WordList
    affixes: re.Pattern[str] | None


@cache
def _negation(tag: str) -> _Negation:
    pack = load(tag)
    negation = pack.negation
    affixes = "|".join(f"(?:{affix})" for affix in negation.affixes)
    return _Negation(
        words_pattern((*negation.predicate, *negation.nominal, *negation.firm)),
        words_pattern(negation.firm) if negation.firm else None,
        words_pattern(negation.own),
        words_pattern((*negation.exempt, *negation.unsure)),
        words_pattern((*pack.condition.if_, *pack.clause.relative, *pack.clause.that, *pack.clause.subordinators)),
        words_pattern((*pack.condition.if_, *pack.condition.unless)),
        words_pattern(negation.contrast or negation.nominal),
        re.compile(affixes, re.IGNORECASE) if affixes else None,
    )


def is_negated(content: str, tag: str) -> bool:
    """Is the main clause of these words negated? Negators in subordinate clauses and exempt phrases do not count.

    Hit: "tidak ada kenaikan tarif". Near miss: "tidak hanya warga yang datang" (exempt).
    """
    words = _negation(tag)
    if _negator(content, words.negators, words) is not None:
        return True
    if words.affixes is not None:
        return any(words.affixes.fullmatch(word) for word in WORD.findall(content)[-_LAST:])
    return False


def is_firmly_negated(content: str, tag: str, *, end: int) -> bool:
    """Is it negated before `end` by a form that mostly answers an allegation?

    In a language that does not list such forms, any negation counts, wherever it stands.
    Hit: "kami tidak pernah menerima uang".
    """
    words = _negation(tag)
    return is_negated(content, tag) if words.firm is None else _negator(content[:end], words.firm, words) is not None


def is_negated_by_himself(content: str, tag: str) -> bool:
    """Is it negated by a form that denies when the speaker tells of himself? Hit: "kami tidak menembak"."""
    words = _negation(tag)
    return _negator(content, words.own, words) is not None


def _negator(content: str, negators: WordList, words: _Negation) -> Found | None:
    """The first of these negators that negates a main clause."""
    exempt: set[int] | None = None  # looked for when there is a negator at all
    for match in negators.finditer(content):
        if exempt is None:
            exempt = {place for hit in words.exempt.finditer(content) for place in range(hit.start(), hit.end())}
        if match.start() in exempt:
            continue
        begin = max(0, match.start() - _WINDOW)
        before = content[begin : match.start()]
        end = max(before.rfind(mark) for mark in (". ", "! ", "? ", "… "))
        if end < 0 and begin > 0:
            continue
        sentence = before[end + 1 :]
        is_contrast = sentence.rstrip().endswith((",", ";")) and words.contrast.fullmatch(match.group()) is not None
        clause = _behind_condition(sentence, words)
        if not is_contrast and len(WORD.findall(clause)) <= _REACH and words.subordinate.search(clause) is None:
            return match
    return None


def _behind_condition(sentence: str, words: _Negation) -> str:
    """The words behind an opening condition: "if they pay, we will" → "we will"."""
    comma = sentence.rfind(",")
    opens = words.condition.search(sentence[: _WINDOW // 4])
    return sentence[comma + 1 :] if opens is not None and comma > opens.end() else sentence
