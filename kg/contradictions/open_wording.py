"""How surely and on what terms it was said, compared by meaning: misquotes (R10), lost conditions (R12), "may" (R18).

Fires on one speech quoted as "we will pay" here and "we will not pay" there, on a headline's "the union calls off the
strike" against its "we would call it off if talks begin", on "they may have known" against "they did not know".
Leaves alone: a shortened quotation, other days, a promise whose condition both tell, what is only asked or wished.
"""

from __future__ import annotations

from kg.contradictions import doing, words
from kg.contradictions.alignment import Alignment, Contact, align
from kg.contradictions.base import Guarded, Outcome, Rule, Setting, is_heard
from kg.contradictions.meaning import Clause, skeleton
from kg.contradictions.open_world import facing, is_open, sign_of, verdict, why_not
from kg.languages.tokens import split
from kg.model import Act, Mode, Span, StatedClaim

_ONE_SPEECH = 1  # days between two reports of one speech
_QUOTED = 0.5  # share of both that two wordings of one sentence have in common
_MATTER = 1.5
_CORE = 0.4
_COVERED = 0.4
_WILL = frozenset({Act.OFFER, Act.PROMISE, Act.THREATEN})
_TOLD = frozenset({Act.ASSERT, Act.CONFIRM, Act.OFFER, Act.PROMISE})
_ASKED = frozenset({Act.QUESTION, Act.DEMAND})


def _compare_misquote(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """One speaker's one sentence, worded by two articles so that both cannot be what was said."""
    if left.speaker != right.speaker or left.article == right.article or left.mode is Mode.NARRATOR:
        return None
    if not is_heard(left) or left.act is not right.act or left.act in _ASKED:
        return None
    pair = align(left, right, setting)
    if (
        pair.days is None
        or abs(pair.days) > _ONE_SPEECH
        or pair.days_other
        or 0 in (pair.stance_left, pair.stance_right)
    ):
        return None
    for contact in pair.contacts:
        if contact.shared_weight < _MATTER or min(contact.cover_left, contact.cover_right) < _QUOTED:
            continue
        if _is_hedged(contact.left) or _is_hedged(contact.right):
            return Guarded("hedge", "one of the two wordings is only of what may be")
        clash = _differing(pair, contact)
        if clash is not None:
            return verdict(pair, contact, f"wording: {clash}", 0.3 + 0.4 * contact.strength)
    return None


def _differing(pair: Alignment, contact: Contact) -> str | None:
    """What one wording says and the other rules out."""
    if contact.opposed:
        return " / ".join(contact.opposed[0]) if contact.parity < 0 else None
    if sign_of(pair, contact) < 0 and not (_has_negator(pair.left) and _has_negator(pair.right)):
        return "with and without “not”"
    is_other = contact.numbers == "other" and not pair.days  # a day later a count has gone on
    return contact.number_words if is_other else None


def _has_negator(stated: StatedClaim) -> bool:
    """Is there a negator anywhere in the words, be it within a phrase?"""
    return bool(words.of(stated.lang).negators.find(split(stated.quote, (Span(0, len(stated.quote)),))))


def _compare_condition(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """What somebody offers on a condition, told by another as if there were none."""
    if left.statement == right.statement or not is_open(left, right):
        return None
    for offer, told in ((left, right), (right, left)):
        if offer.act not in _WILL or told.act not in _TOLD or told.speaker == offer.speaker or told.conditions:
            continue
        found = _lost(align(left, right, setting), offer)
        if found is not None:
            return found
    return None


def _lost(pair: Alignment, offer: StatedClaim) -> Outcome:
    """The verdict where the other tells the offered thing without its condition."""
    if pair.days is not None and abs(pair.days) > _ONE_SPEECH:
        return None
    is_left = offer is pair.left
    told = pair.right if is_left else pair.left
    theirs = pair.meaning_right if is_left else pair.meaning_left
    for contact in pair.contacts:
        clause, other = (contact.left, contact.right) if is_left else (contact.right, contact.left)
        covered = contact.cover_right if is_left else contact.cover_left
        if not (offer.conditions or clause.is_conditional) or contact.shared_weight < _MATTER or covered < _QUOTED:
            continue
        if contact.core < _CORE or contact.parity < 0 or contact.numbers == "other":
            continue
        if other.is_possible or any(one.is_conditional for one in theirs.clauses):
            return Guarded("conditional", "both tell that it holds only under a condition")
        is_of_another = not theirs.is_own and doing.agent(told, other) is not None
        if told.mode is Mode.NARRATOR or is_of_another or _names(theirs.clauses, offer):
            return verdict(pair, contact, "condition: told / left out", 0.4 + 0.4 * contact.strength)
    return None


def _names(clauses: tuple[Clause, ...], offer: StatedClaim) -> bool:
    """Is the one who offers named in these words?"""
    keys = {f"@{offer.speaker}", *(f"~{skeleton(word)}" for word in offer.speaker_name.split() if len(word) > 2)}
    return any(unit.keys & keys for clause in clauses for unit in clause.units)


def _is_hedged(clause: Clause) -> bool:
    return clause.is_possible or clause.is_conditional


def _compare_modality(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """One says that it may be, the other that it is not: both may be right, so it is a tension at most."""
    pair = facing(left, right, setting)
    if pair is None or pair.is_one_side:
        return None
    for contact in pair.contacts:
        if contact.left.is_possible is contact.right.is_possible or sign_of(pair, contact) >= 0:
            continue
        if contact.core < _CORE or contact.matter < _MATTER or min(contact.cover_left, contact.cover_right) < _COVERED:
            continue
        guard = why_not(pair, contact)
        if guard is not None and guard.guard == "hedge" and not pair.days_other and not pair.names_other:
            return verdict(pair, contact, "how sure: may be / is not", 0.2 + 0.2 * contact.strength)
    return None


OPEN_MISQUOTE = Rule("open-misquote", "attribution", "attribution", _compare_misquote)
OPEN_CONDITION = Rule("open-condition", "tension", "attribution", _compare_condition)
OPEN_MODALITY = Rule("open-modality", "tension", "world", _compare_modality)
