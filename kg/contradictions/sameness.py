"""Which claims say the same in other words or another language, so that their statements are counted together.

Two statements that are held alike, cover each other's meaning, name the same numbers and days and have no opposites
express one claim. Fires on "the bridge was closed before the storm" against "jembatan ditutup sebelum badai". Leaves
alone: what one says beyond the other, other numbers or bounds, other people, what is only possible or wished against
what is told. What is not sure is not joined: a wrong join invents a source.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg import ids
from kg.contradictions import meaning
from kg.contradictions.alignment import Alignment, Contact, align
from kg.contradictions.base import Setting, is_heard
from kg.contradictions.meaning import Clause, Meaning, Unit
from kg.model import ClaimMatch, StatedClaim

_COVER = 0.7  # of either claim's weight that the other says too, see docs/decisions/0011-candidates.md
_REPORTED = 0.5  # the same where two articles report one speaker
_TELLING = frozenset({"event", "state", "quality", "word"})
_LEAST = 2.4  # weight that both must say: two full words and more


def judge(left: StatedClaim, right: StatedClaim, setting: Setting) -> ClaimMatch | None:
    """The match of two statements' claims; None where they are one already or do not surely say the same."""
    if left.claim.iri == right.claim.iri or left.explicitness != "explicit" or right.explicitness != "explicit":
        return None
    one, other = meaning.of(left), meaning.of(right)
    is_report = is_heard(left) and left.speaker == right.speaker and left.article != right.article
    least = _REPORTED if is_report else _COVER
    if not _is_balanced(one, other, least) or _numbers(one) != _numbers(other):
        return None
    pair = align(left, right, setting)
    contact = pair.best
    score = min(pair.cover_left, pair.cover_right)
    if score < least or contact.shared_weight < _LEAST or not _is_alike(pair, contact):
        return None
    a, b = sorted((left.claim.iri, right.claim.iri))
    words = ", ".join(dict.fromkeys(one if one == other else f"{one} / {other}" for one, other in contact.shared))
    return ClaimMatch(ids.mint("claim-match", a=a, b=b), a, b, round(score, 3), f"Both say: {words}.")


def _is_balanced(left: Meaning, right: Meaning, least: float) -> bool:
    """Do both say about as much? Else one cannot cover the other, and they need not be laid side by side."""
    low, high = sorted((_weight(left), _weight(right)))
    return low >= max(_LEAST, least * high)


def _weight(meant: Meaning) -> float:
    return sum(clause.weight for clause in meant.clauses)


def _numbers(meant: Meaning) -> set[tuple[float | None, float | None]]:
    """All numbers with their bounds."""
    return {(each.quantity.low, each.quantity.high) for clause in meant.clauses for each in clause.numbers}


def _is_alike(pair: Alignment, contact: Contact) -> bool:
    """Are they held alike, of the same days and people, told as equally sure, with nothing opposed?"""
    if pair.sign <= 0 or pair.days_other or pair.names_other or any(each.opposed for each in pair.contacts):
        return False
    if not pair.is_one_speaker and _tells(contact.left_only) and _tells(contact.right_only):
        return False
    return contact.numbers in ("none", "same") and _manner(contact.left) == _manner(contact.right)


def _tells(rest: Sequence[Unit]) -> bool:
    """Is what only one side says an event or a quality of its own, and no mere addition?"""
    return any(unit.kind in _TELLING for unit in rest)


def _manner(clause: Clause) -> tuple[bool, ...]:
    return clause.is_possible, clause.is_demanded, clause.is_future, clause.is_conditional, clause.is_not_yet
