"""Who breaks a truce by what is told of him, though nobody says "broke".

"Missiles were fired at X after the truce had been announced" takes it that whoever fired broke it. The words must place
the deed behind or against the truce ("after the truce", "despite it"), or the article must tell that a truce began the
day before or two days before. Fires on "Kelmari forces shelled Lisa despite the truce"; leaves alone "shelled Lisa
after the truce talks had failed", "after the truce expired", and a deed that is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.claims.anaphora import Draft
from kg.claims.leaf import Leaf
from kg.claims.lexicon import Lexicon, Trigger
from kg.claims.propositions import Proposition
from kg.model import Polarity, Slot

TRUCE, BREACH = "cease-fire", "break-cease-fire"
_HOSTILE = frozenset({"attack", "shoot-down", "capture-territory"})
_REACH = 6  # words between a truce and the word that places something behind it
_FRESH = timedelta(days=2)  # what is done so soon after a truce began is told as done against it
_DAY_PRECISIONS = frozenset({"minute", "part-of-day", "day"})


def breaches(draft: Draft, drafts: Sequence[Draft], lexicon: Lexicon) -> Iterator[tuple[Proposition, Polarity, bool]]:
    """That a doer broke the truce, with how the statement stands to it, and whether its own words name the truce.

    Args:
        draft: who did what.
        drafts: the drafts around it, among them those that tell when a truce began.
        lexicon: search tables of the language.
    """
    proposition = draft.proposition
    if proposition.frame not in _HOSTILE or draft.polarity not in (Polarity.AFFIRMS, Polarity.DENIES):
        return
    doers = _doers(proposition)
    if not doers:
        return
    is_said = _is_behind_truce(_told_in(draft, drafts), lexicon)
    if is_said or (draft.polarity is Polarity.AFFIRMS and _is_fresh(proposition, _began(drafts, lexicon))):
        yield Proposition(BREACH, doers, time=proposition.time), draft.polarity, is_said


def _doers(proposition: Proposition) -> tuple[Slot, ...]:
    """Who did it; else whose land it came from."""
    agents = tuple(slot for slot in proposition.slots if slot.role == "agent" and slot.is_entity)
    origins = (slot for slot in proposition.slots if slot.role == "origin" and slot.is_entity)
    return agents or tuple(replace(slot, role="agent", is_assumed=True) for slot in origins)


def _told_in(draft: Draft, drafts: Sequence[Draft]) -> Leaf:
    """The words that tell it: its own, or those that a denial points at and gives no other day."""
    sources = (
        other.leaf
        for other in drafts
        if draft.about is not None and other.leaf.statement is draft.about and _is_one_day(draft, other)
    )
    return next(sources, draft.leaf)


def _is_one_day(draft: Draft, source: Draft) -> bool:
    ours, theirs = draft.proposition.time, source.proposition.time
    return ours is theirs is None or (ours is not None and theirs is not None and ours.overlaps(theirs))


def _is_behind_truce(leaf: Leaf, lexicon: Lexicon) -> bool:
    return any(
        trigger.frame == TRUCE and (_is_led(trigger, leaf, lexicon) or _is_trailed(trigger, leaf, lexicon))
        for trigger in leaf.triggers
    )


def _is_led(truce: Trigger, leaf: Leaf, lexicon: Lexicon) -> bool:
    """Does a word before it place something behind it ("after the truce", "после объявления перемирия")?"""
    if lexicon.is_verb_final:
        return False
    low = max(0, truce.first - _REACH)
    led = lexicon.behind.find(leaf.tokens[low : truce.first])
    return bool(led) and _is_filled(low + led[-1].last, truce.first, leaf, lexicon) and _is_held(truce, leaf, lexicon)


def _is_trailed(truce: Trigger, leaf: Leaf, lexicon: Lexicon) -> bool:
    """The same where such words stand behind it ("ateşkesten sonra", "atəşkəsin elan edilməsindən sonra")."""
    if not lexicon.is_verb_final:
        return False
    trailed = lexicon.behind.find(leaf.tokens[truce.last : truce.last + _REACH])
    return bool(trailed) and _is_filled(truce.last, truce.last + trailed[0].first, leaf, lexicon)


def _is_filled(low: int, high: int, leaf: Leaf, lexicon: Lexicon) -> bool:
    """Are there only small words and words of its beginning between: nothing like "the failure of"?"""
    begun = _begun(low, high, leaf, lexicon)
    return all(
        index in begun or (leaf.tokens[index].is_word and leaf.tokens[index].word in lexicon.small)
        for index in range(low, high)
    )


def _is_held(truce: Trigger, leaf: Leaf, lexicon: Lexicon) -> bool:
    """Does nothing behind its noun say another thing of it than that it began ("the truce talks", "collapsed")?"""
    names = {item.first for item in leaf.named}
    others = {trigger.first for trigger in leaf.triggers if trigger.frame in _HOSTILE}
    for index in range(truce.last, len(leaf.tokens)):
        token = leaf.tokens[index]
        if not token.is_word or token.word[0].isdigit() or index in names | others:
            return True
        if lexicon.starts.at(leaf.tokens, index):
            return True
        if token.word not in lexicon.small:
            return False
    return True


def _begun(low: int, high: int, leaf: Leaf, lexicon: Lexicon) -> set[int]:
    """The tokens between two places that say that a truce began."""
    found = lexicon.starts.find(leaf.tokens[low:high])
    return {low + index for match in found for index in range(match.first, match.last)}


def _began(drafts: Sequence[Draft], lexicon: Lexicon) -> set[date]:
    """The days on which a truce began, as the article tells it."""
    return {
        draft.proposition.time.last
        for draft in drafts
        if draft.proposition.time is not None
        and draft.proposition.time.precision in _DAY_PRECISIONS
        and draft.polarity is Polarity.AFFIRMS
        and any(trigger.frame == TRUCE for trigger in draft.leaf.triggers)
        and lexicon.starts.find(draft.leaf.tokens)
    }


def _is_fresh(proposition: Proposition, began: set[date]) -> bool:
    time = proposition.time
    if time is None or time.precision not in _DAY_PRECISIONS:
        return False
    return any(day < time.first <= time.last <= day + _FRESH for day in began)
