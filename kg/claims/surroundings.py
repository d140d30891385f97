"""What a statement leaves to its sentence and its paragraph: where it was, and on which day.

In: drafts and the article's layout. Out: the town of a paragraph, and denials with the day of what they answer. What is
taken so is assumed. Fires on "Rockets hit Podhora. A house burnt down."; leaves alone a paragraph that tells of two
towns, and statements that name a place or a day of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kg.claims.anaphora import Draft
from kg.claims.leaf import Leaf
from kg.claims.propositions import HARM, OPEN
from kg.model import Entity, EntityKind, Layout, Polarity, Span

_REACH = 20  # leaves looked at before one: no sentence holds more


def scene(leaf: Leaf, drafts: Sequence[Draft], layout: Layout) -> Entity | None:
    """The one town where harm was done, as the leaf's paragraph has told so far; None where it tells of several.

    Args:
        leaf: the one to be read.
        drafts: those before it.
        layout: the article's skeleton.
    """
    start = leaf.statement.extent.start
    paragraph = _at(start, layout.paragraphs)
    if paragraph is None:
        return None
    told = [
        draft for draft in drafts if paragraph.covers(draft.leaf.statement.extent) and draft.proposition.frame in HARM
    ]
    named = {item.entity.iri: item.entity for draft in told for item in draft.leaf.named}
    places = {
        slot.value
        for draft in told
        for slot in draft.proposition.slots
        if slot.role in ("patient", "place") and slot.value in named
        if named[slot.value].kind is EntityKind.PLACE
    }
    return named[min(places)] if len(places) == 1 else None


def answering(drafts: Sequence[Draft], layout: Layout) -> list[Draft]:
    """The drafts; a denial without a time takes the day of an event of its kind that its sentence tells of before it.

    "After Baku reported an attack on 4 October, she said that nobody had fired": on 4 October.
    """
    sentences = [sentence.span for sentence in layout.sentences]
    return [
        _answering(draft, drafts[max(0, number - _REACH) : number], sentences) for number, draft in enumerate(drafts)
    ]


def _answering(draft: Draft, before: Sequence[Draft], sentences: Sequence[Span]) -> Draft:
    own = draft.proposition
    if draft.polarity is not Polarity.DENIES or own.time is not None or own.frame == OPEN:
        return draft
    sentence = _at(draft.leaf.statement.content[0].start, sentences)
    times = [
        other.proposition.time
        for other in before
        if sentence is not None and sentence.covers(other.leaf.statement.content[0])
        if other.proposition.frame == own.frame and other.proposition.time is not None
    ]
    return replace(draft, proposition=replace(own, time=replace(times[-1], is_assumed=True))) if times else draft


def _at(position: int, spans: Sequence[Span]) -> Span | None:
    """The span that holds this position, of spans in text order that do not overlap."""
    index = bisect_right(spans, position, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and position < spans[index].end else None
