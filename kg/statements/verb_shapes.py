"""What the shape of a verb says about who will act: "yapacağız" (we will do). Words in, answers out."""

from __future__ import annotations

import re
from functools import cache

from kg.languages import load
from kg.statements.patterns import shapes_pattern

_WORD = re.compile(r"[\w'’]+")
_INFLECTED = 5  # letters of the shortest word whose ending is told from its stem


@cache
def _shapes(tag: str) -> tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]]:
    """Shapes of the speaker's own future, those that need a clause without a subject, and a subject's endings."""
    pack = load(tag)
    modality = pack.modality
    return shapes_pattern(modality.will), shapes_pattern(modality.will_own), pack.names.subject_endings


def shows_will(tag: str, content: str, clause: tuple[int, int]) -> bool:
    """Does a verb's form in this stretch say what the speaker will do?

    Hits: "yapacağız", "köprüyü açacağını" (that he will open the bridge). Near miss: "köprünün açılacağını" (that the
    bridge will be opened): it has a subject of its own.
    """
    will, own, endings = _shapes(tag)
    if will.search(content, *clause) is not None:
        return True
    found = own.search(content, *clause)
    if found is None:
        return False
    before = _WORD.findall(content, clause[0], found.start())
    return not any(len(word) >= _INFLECTED and word.endswith(endings) for word in before)
