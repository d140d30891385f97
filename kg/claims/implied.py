"""Claims that a statement carries without making them its point: implied by a demand, presupposed by a verdict.

Few and typed only, each less sure than what is said outright:

* "must say that X is not Y", "must recognise X as Y's": who demands it holds it (implied);
* "condemned the attack on X" takes it that there was one (presupposed);
* a condemnation right after a report of what it condemns takes the event for granted (presupposed);
* "our territory", said of a place named before, takes for granted whose it is (presupposed);
* an attack told as done after or despite a truce: whoever did it broke the truce (implied; see `truces`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.claims import truces
from kg.claims.anaphora import Draft
from kg.claims.arguments import entity_slot
from kg.claims.lexicon import Lexicon, Voice
from kg.claims.polarity import presupposes
from kg.claims.propositions import OPEN, SAYING, Proposition
from kg.model import Act, EntityKind, Polarity, Slot

_IMPLIED, _PRESUPPOSED, _GUESSED = 0.7, 0.6, 0.5  # factors on the statement's confidence
_RECOGNITION, _BELONGING = "recognise", "belong-to"
_PLACE_ROLES = ("theme", "origin", "place", "patient")
_TERRITORY_FRAMES = frozenset(
    {_RECOGNITION, _BELONGING, "withdraw", "occupy", "control-territory", "capture-territory"}
)


def find(
    draft: Draft, drafts: Sequence[Draft], *, lexicon: Lexicon, side_of: Callable[[str], str]
) -> tuple[Draft, ...]:
    """Further drafts of the same statement.

    Args:
        draft: the main one.
        drafts: the main drafts around it, in text order.
        lexicon: search tables of the language.
        side_of: from an entity's IRI to its side's.
    """
    return (
        *_demanded(draft),
        *_judged(draft),
        *_condemned(draft, drafts, side_of),
        *_possessed(draft, drafts),
        *_breaking(draft, drafts, lexicon),
    )


def _demanded(draft: Draft) -> Iterator[Draft]:
    proposition = draft.proposition
    if draft.leaf.statement.act is not Act.DEMAND:
        return
    inner = proposition.inner
    if proposition.frame == SAYING and inner is not None and not proposition.is_negated:
        polarity = Polarity.DENIES if inner.is_negated else Polarity.AFFIRMS
        yield _extra(draft, inner, polarity, factor=_IMPLIED, note="implied by the demand that somebody say it")
    owners = [slot for slot in proposition.slots if slot.role == "recipient" and slot.is_entity]
    themes = [slot for slot in proposition.slots if slot.role == "theme" and slot.is_entity]
    if proposition.frame == _RECOGNITION and owners and themes:
        slots = (*themes, *(replace(slot, role="agent") for slot in owners))
        belonging = Proposition(_BELONGING, slots)
        yield _extra(draft, belonging, Polarity.AFFIRMS, factor=_IMPLIED, note="implied by the demand to recognise it")


def _judged(draft: Draft) -> Iterator[Draft]:
    if presupposes(draft.leaf.statement, draft.proposition):
        note = "presupposed: who judges an event takes it that it happened"
        yield _extra(
            draft, draft.proposition, Polarity.AFFIRMS, factor=_PRESUPPOSED, note=note, explicitness="presupposed"
        )


def _condemned(draft: Draft, drafts: Sequence[Draft], side_of: Callable[[str], str]) -> Iterator[Draft]:
    """A verdict in words that name no event, on an event reported before that shares a place with the whole quote."""
    statement = draft.leaf.statement
    if statement.act is not Act.CONDEMN or draft.proposition.frame != OPEN:
        return
    family = statement.whole or statement.key
    named = {
        item.entity.iri
        for other in drafts
        if (other.leaf.statement.whole or other.leaf.statement.key) == family
        for item in other.leaf.named
    }
    own = draft.leaf.side.iri if draft.leaf.side else None
    for other in reversed(drafts):
        agents = {side_of(value) for value in other.proposition.values("agent")}
        is_shared = any(slot.value in named for slot in other.proposition.slots if slot.role in ("patient", "place"))
        is_before = other.leaf.statement.extent.start < statement.extent.start
        is_told = other.polarity is Polarity.AFFIRMS or presupposes(other.leaf.statement, other.proposition)
        if is_before and is_shared and agents and own not in agents and is_told:
            note = f"presupposed by the condemnation; the event was taken from statement {other.leaf.statement.key}"
            assumed = replace(
                other.proposition,
                slots=tuple(replace(slot, is_assumed=True) for slot in other.proposition.slots),
                is_negated=False,
            )
            yield _extra(draft, assumed, Polarity.AFFIRMS, factor=_GUESSED, note=note, explicitness="presupposed")
            return


def _possessed(draft: Draft, drafts: Sequence[Draft]) -> Iterator[Draft]:
    leaf = draft.leaf
    if leaf.side is None:
        return
    if not any(trigger.frame == _BELONGING and trigger.voice is Voice.NOUN for trigger in leaf.triggers):
        return
    theme, is_assumed = _territory(draft, drafts)
    if theme is None:
        return
    slots = (replace(theme, role="theme", is_assumed=is_assumed), entity_slot("agent", leaf.side))
    factor = _GUESSED if is_assumed else _PRESUPPOSED
    note = 'presupposed by the words for "our territory"' + (", the place taken from before" if is_assumed else "")
    proposition = Proposition(_BELONGING, slots)
    yield _extra(draft, proposition, Polarity.AFFIRMS, factor=factor, note=note, explicitness="presupposed")


def _breaking(draft: Draft, drafts: Sequence[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    for proposition, polarity, is_said in truces.breaches(draft, drafts, lexicon):
        note = "implied: what is told was done while a truce held" + ("" if is_said else ", which the article dates")
        yield _extra(draft, proposition, polarity, factor=_IMPLIED if is_said else _GUESSED, note=note)


def _territory(draft: Draft, drafts: Sequence[Draft]) -> tuple[Slot | None, bool]:
    """The place the words are about: named in the statement, else the last territory the same speaker spoke of."""
    own = _places(draft)
    if own:
        return own[0], False
    start, speaker = draft.leaf.statement.extent.start, draft.leaf.statement.actor
    for other in reversed(drafts):
        statement = other.leaf.statement
        is_candidate = statement.extent.start < start and statement.actor == speaker
        if is_candidate and other.proposition.frame in _TERRITORY_FRAMES and (places := _places(other)):
            return places[0], True
    return None, False


def _places(draft: Draft) -> list[Slot]:
    places = {item.entity.iri for item in draft.leaf.named if item.entity.kind is EntityKind.PLACE}
    return [slot for slot in draft.proposition.slots if slot.role in _PLACE_ROLES and slot.value in places]


def _extra(
    draft: Draft,
    proposition: Proposition,
    polarity: Polarity,
    *,
    factor: float,
    note: str,
    explicitness: str = "implied",
) -> Draft:
    return replace(
        draft,
        proposition=proposition,
        polarity=polarity,
        confidence=draft.leaf.statement.confidence * factor,
        explicitness=explicitness,
        note=note,
    )
