"""The receipt of a contradiction: how it was found, what was read out of each statement, what would dissolve it.

In: a store and the IRI of a contradiction or an undecided pair. Out: a `Receipt`: words for a person, and everything a
program needs to check the finding without the rules.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.contradictions.explanations import explain
from kg.graph import frames
from kg.stores.base import Store, text
from kg.views import contradictions
from kg.views.claims import read_slots, write_quantity
from kg.views.lookup import ask, looking, notation, read_when
from kg.views.records import ClaimRef, ContradictionView, SlotView, StatementView, When

_OPEN = "open"


@dataclass(frozen=True, slots=True)
class NormalForm:
    """What a statement was read as: its claim in positive form, and the speaker's attitude to it.

    `frame` is "open" for a claim outside the typed frames, whose content words are the `lemmas`. `conditions`: what the
    statement depends on; `is_open_list`: the text says that there are more.
    """

    claim: ClaimRef
    frame: str
    frame_label: str
    act: str
    commitment: str
    polarity: str
    explicitness: str
    slots: tuple[SlotView, ...]
    time: When | None
    time_note: str | None
    quantity: str | None
    lemmas: tuple[str, ...]
    conditions: tuple[ClaimRef, ...]
    is_open_list: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """A contradiction with all that it rests on. `dissolves`: each would end the conflict if it were so."""

    contradiction: ContradictionView
    what: str
    a: NormalForm | None
    b: NormalForm | None
    dissolves: tuple[str, ...]


def read(store: Store, iri: str) -> Receipt:
    """The receipt of a contradiction or an undecided pair.

    Raises:
        NotFoundError: the store has neither of this name.
    """
    pair = contradictions.read(store, iri)
    found = explain(pair.rule, pair.kind)
    forms = tuple(_normal_form(store, statement) for statement in (pair.a, pair.b))
    assumed = tuple(f"what was taken for granted did not hold: {words}" for words in pair.assumed)
    return Receipt(pair, found.what, forms[0], forms[1], (*found.dissolves, *assumed))


def _normal_form(store: Store, statement: StatementView) -> NormalForm | None:
    """None for a compound statement, whose parts carry the claims."""
    if statement.claim is None:
        return None
    claim = statement.claim
    slots = [*ask(store, "view-claim-slots", claim=claim.iri)]
    reading = [*ask(store, "view-reading", statement=statement.iri)]
    conditions = dict.fromkeys(iri for one in reading if (iri := text(one["condition"])) is not None)
    frame = frames.load().get(claim.frame)
    with looking(store) as lookup:
        card = lookup.claim_card(claim.iri)
        return NormalForm(
            claim=claim,
            frame=claim.frame,
            frame_label=frame.labels.get("en", claim.frame) if frame else "outside the typed frames",
            act=statement.act,
            commitment=statement.commitment,
            polarity=notation(statement.polarity) or "uncommitted",
            explicitness=statement.explicitness,
            slots=read_slots(lookup, slots),
            time=read_when(card) if card.first is not None else None,
            time_note=card.time_note,
            quantity=write_quantity(card),
            lemmas=tuple((card.lemmas or "").split()) if claim.frame == _OPEN else (),
            conditions=tuple(map(lookup.claim, conditions)),
            is_open_list=any(text(one["isOpenList"]) in ("true", "1") for one in reading),
            note=next((text(one["note"]) for one in reading if one["note"] is not None), None),
        )
