"""What was said, compared by meaning: a denial of having said it (R09, R10), a verdict on a report.

Fires on "teachers are a burden", reported of X, against X's "I never called teachers a burden"; on "the story is false"
against who told it or stands by it; on "condemned the theft of the bronze" against "the bronze was a gift".
Leaves alone a denial of the matter itself, verdicts on another outlet's report, and words that have nothing in common.
"""

from __future__ import annotations

from kg.contradictions.alignment import Alignment, Contact, align
from kg.contradictions.base import Outcome, Rule, Setting, is_heard
from kg.contradictions.meaning import Clause, Meaning, Unit, skeleton
from kg.contradictions.open_world import denies_saying, verdict
from kg.model import Act, StatedClaim

_MARKS = frozenset('"“”„«»‘')  # words within the words told: somebody else's
_SAYING = "state"
_LIGHT = 1.0
_FEW = 4  # units of a clause that calls a report untrue and says no more
_HIS = 0.35  # share of the words denied that must be among those told
_ANSWERED = 3  # days in which a report is called untrue
_LATER = 14  # days in which a saying is denied
_TOLD = frozenset({Act.ASSERT, Act.ACCUSE, Act.CONFIRM, Act.DENY, Act.CONDEMN, Act.OTHER})


def _compare_attribution(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    pair: Alignment | None = None
    for denying, told in ((left, right), (right, left)):
        if not denies_saying(denying, setting) or told.act not in _TOLD or denies_saying(told, setting):
            continue
        if not (is_heard(denying) and is_heard(told)):
            continue
        pair = pair or align(left, right, setting)
        if pair.days is not None and not 0 <= (pair.days if told is pair.left else -pair.days) <= _LATER:
            continue
        return _attributed(pair, is_left=denying is pair.left)
    return None


def _attributed(pair: Alignment, *, is_left: bool) -> Outcome:
    """How well what is told fits the saying that is denied: his own words, words of his, or the same matter."""
    denying, told = (pair.left, pair.right) if is_left else (pair.right, pair.left)
    ours, theirs = (pair.meaning_left, pair.meaning_right) if is_left else (pair.meaning_right, pair.meaning_left)
    denier = f"@{denying.speaker}"
    is_his = _is_ascribed(told, theirs, denying)
    is_answered = _names_speaker(ours, told)
    contact = max(pair.contacts, key=lambda one: one.shared_weight, default=pair.best)
    matter = _matter(contact, denier, is_left=is_left)
    share = matter / _weight(contact, denier, is_left=is_left)
    if share < _HIS and not (is_answered or (is_his and _is_bare(ours, denier))):
        return None
    if not is_his and not is_answered and (matter < 1 or not _MARKS & set(told.quote)):
        return None  # the other holds so himself: nobody says that these were the denier's words
    agreement = 0.25 + 0.25 * is_his + 0.15 * is_answered + 0.35 * min(1.0, share)
    return verdict(pair, contact, "saying: reported / denied", agreement)


def _is_ascribed(told: StatedClaim, theirs: Meaning, denying: StatedClaim) -> bool:
    """Are these the denier's own words, or words that somebody has him say?"""
    if told.speaker == denying.speaker:
        return told.act is not Act.DENY
    if not _names_speaker(theirs, denying):
        return False
    is_saying = any(unit.kind == "speech" for clause in theirs.clauses for unit in clause.units)
    return told.claim.frame == _SAYING or is_saying or bool(_MARKS & set(told.quote))


def _matter(contact: Contact, denier: str, *, is_left: bool) -> float:
    """Weight of what both say besides the denier's name."""
    rest = contact.left_only if is_left else contact.right_only
    clause = contact.left if is_left else contact.right
    own = sum(unit.weight for unit in clause.units if _is_idle(unit, denier) and unit not in rest)
    return max(0.0, contact.shared_weight - own)


def _weight(contact: Contact, denier: str, *, is_left: bool) -> float:
    """Weight of what is denied to have been said."""
    clause = contact.left if is_left else contact.right
    return max(_LIGHT, sum(unit.weight for unit in clause.units if not _is_idle(unit, denier)))


def _is_idle(unit: Unit, denier: str) -> bool:
    return unit.kind in ("speech", "frame") or denier in unit.keys


def _is_bare(meaning: Meaning, denier: str) -> bool:
    """Does the denial not tell which words ("ever using those words")?"""
    matter = sum(unit.weight for clause in meaning.clauses for unit in clause.units if not _is_idle(unit, denier))
    return matter <= _LIGHT


def _names(meaning: Meaning, key: str) -> bool:
    return any(key in unit.keys for clause in meaning.clauses for unit in clause.units)


def _names_speaker(meaning: Meaning, speaker: StatedClaim) -> bool:
    """Is the other's speaker named in these words?"""
    return _names(meaning, f"@{speaker.speaker}") or _has_name(meaning, speaker.speaker_name)


def _has_name(meaning: Meaning, name: str) -> bool:
    parts = {f"~{skeleton(word)}" for word in name.split() if len(word) > 2}
    return any(unit.kind == "name" and unit.keys & parts for clause in meaning.clauses for unit in clause.units)


def _compare_report(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """One calls a report untrue, the other told it or stands by it."""
    if left.side == right.side or not (is_heard(left) and is_heard(right)):
        return None
    pair = align(left, right, setting)
    if pair.days is not None and abs(pair.days) > _ANSWERED:
        return None
    for is_left in (True, False):
        found = _called(pair, is_left=is_left)
        if found is not None:
            return found
    return None


def _is_verdict(clause: Clause) -> bool:
    """Does it judge a report, or say no more than the verdict ("categorically false")?"""
    return clause.is_pointing or len(clause.units) <= _FEW


def _called(pair: Alignment, *, is_left: bool) -> Outcome:
    """The verdict where this side calls a report untrue that the other told, or by which he stands."""
    ours, theirs = (pair.meaning_left, pair.meaning_right) if is_left else (pair.meaning_right, pair.meaning_left)
    other = pair.right if is_left else pair.left
    calling = next((clause for clause in ours.clauses if clause.is_judged < 0 and _is_verdict(clause)), None)
    if calling is None:
        return None
    is_standing = any(clause.is_judged > 0 and _is_verdict(clause) for clause in theirs.clauses)
    is_told = other.act in (Act.ASSERT, Act.ACCUSE) and _has_name(ours, other.speaker_name)
    contact = max(pair.contacts, key=lambda one: one.matter, default=pair.best)
    if not is_standing and not (is_told and (contact.core >= 1 or len(calling.units) <= _FEW)):
        return None
    agreement = 0.55 + 0.15 * is_told + 0.15 * is_standing + 0.15 * min(1.0, contact.matter / 2)
    return verdict(pair, contact, "the report: called untrue / told or stood by", agreement)


OPEN_ATTRIBUTION = Rule("open-attribution", "attribution", "attribution", _compare_attribution)
OPEN_REPORT = Rule("open-report", "denial", "world", _compare_report)
