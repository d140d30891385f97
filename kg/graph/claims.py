"""A claim to quads: predicate, roles, time, quantity, labels. All of it goes into every graph that uses the claim."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from kg.graph.identity import slot_iri
from kg.graph.terms import Sink, Value, day, integer, iri, labels, number, truth, words
from kg.graph.vocabulary import Class, Outside, Property, concept
from kg.model import Claim, Interval, Slot

# Roles with a property of their own, for people who write SPARQL: the entity, and the words where nothing was linked.
ROLES: Mapping[str, tuple[NamedNode, NamedNode]] = {
    "agent": (Property.AGENT, Property.AGENT_TEXT),
    "patient": (Property.PATIENT, Property.PATIENT_TEXT),
    "theme": (Property.THEME, Property.THEME_TEXT),
    "place": (Property.PLACE, Property.PLACE_TEXT),
    "recipient": (Property.RECIPIENT, Property.RECIPIENT_TEXT),
    "origin": (Property.ORIGIN, Property.ORIGIN_TEXT),
}


def add_claim(sink: Sink, claim: Claim) -> None:
    """Describe a claim and its slots."""
    slots = tuple(slot_iri(claim.iri, slot, position) for position, slot in enumerate(claim.slots, start=1))
    origin = slot_iri(claim.iri, claim.origin, 0) if claim.origin else None
    sink.add(
        claim.iri,
        {
            Outside.RDF_TYPE: Class.CLAIM,
            Outside.RDFS_LABEL: labels(claim.labels),
            Property.PREDICATE: concept("frame", claim.frame),
            Property.SLOT: tuple(NamedNode(slot) for slot in slots),
            Property.ORIGIN_SLOT: iri(origin),
            Property.LEMMAS: words("\n".join(claim.lemmas)) if claim.lemmas else None,
            **_time(claim.time),
            **_quantity(claim),
        },
    )
    for position, (node, slot) in enumerate(zip(slots, claim.slots, strict=True), start=1):
        _add_slot(sink, claim, node=node, slot=slot, position=position)
    if claim.origin and origin:
        _add_slot(sink, claim, node=origin, slot=claim.origin, position=0)


def gloss(claim: Claim) -> Literal | None:
    """The claim's sentence: English where there is one, else the first by language tag."""
    if not claim.labels:
        return None
    lang = "en" if "en" in claim.labels else min(claim.labels)
    return Literal(claim.labels[lang], language=lang)


def _add_slot(sink: Sink, claim: Claim, *, node: str, slot: Slot, position: int) -> None:
    sink.add(
        node,
        {
            Outside.RDF_TYPE: Class.SLOT,
            Property.POSITION: integer(position),
            Property.ROLE: words(slot.role),
            Property.FILLER: iri(slot.value) if slot.is_entity else None,
            Property.FILLER_TEXT: None if slot.is_entity else words(slot.value),
            Property.SLOT_LABEL: words(slot.label),
            Property.IS_ASSUMED: truth(slot.is_assumed),
        },
    )
    role = "origin" if position == 0 else slot.role
    if role in ROLES:
        entity, text = ROLES[role]
        sink.add(claim.iri, {entity: iri(slot.value)} if slot.is_entity else {text: words(slot.value)})


def _time(time: Interval | None) -> dict[NamedNode, Value | tuple[Value, ...]]:
    if time is None:
        return {}
    return {
        Property.TIME_FIRST: day(time.first),
        Property.TIME_LAST: day(time.last),
        Property.TIME_PRECISION: words(time.precision),
        Property.TIME_PART: words(time.part),
        Property.TIME_ASSUMED: truth(time.is_assumed),
        Property.TIME_NOTE: words(time.note),
    }


def _quantity(claim: Claim) -> dict[NamedNode, Value | tuple[Value, ...]]:
    if claim.quantity is None:
        return {}
    return {
        Property.QUANTITY_LOW: number(claim.quantity.low),
        Property.QUANTITY_HIGH: number(claim.quantity.high),
        Property.QUANTITY_UNIT: words(claim.quantity.unit),
        Property.QUANTITY_APPROXIMATE: truth(claim.quantity.is_approximate),
    }
