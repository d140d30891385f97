"""Frames: the typed predicates of claims, read from `ontology/frames.ttl` into records the text stages may use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.vocabulary import Outside, Property
from kg.model import Frame

__all__ = ["load"]

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_NOTATION = f"{_SKOS}notation"
_Values = dict[str, list[ox.NamedNode | ox.Literal]]


@cache
def load() -> Mapping[str, Frame]:
    """Every frame by its notation, sorted; the frame "open" is among them, without roles.

    Raises:
        StoreError: the file breaks its own rules: an exclusive role that is no role, an opposite that is not mutual,
            or a presupposed or implied frame that shares no role.
    """
    concepts: dict[str, _Values] = defaultdict(lambda: defaultdict(list))
    with (files("ontology") / "frames.ttl").open("rb") as stream:
        for quad in ox.parse(stream, format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                concepts[quad.subject.value][quad.predicate.value].append(quad.object)
    frames = (_frame(name, values) for name, values in concepts.items() if _NOTATION in values)
    found = {frame.id: frame for frame in sorted(frames, key=lambda frame: frame.id)}
    for frame in found.values():
        _check(frame, found)
    return found


def _frame(name: str, values: _Values) -> Frame:
    return Frame(
        id=_own_notation(name, values),
        labels=_by_language(values, f"{_SKOS}prefLabel"),
        roles=tuple(_first(values, Property.ROLES, "").split()),
        kind=_first(values, Property.CLAIM_TYPE, "state").rsplit("/", 1)[-1],
        exclusive=_first(values, Property.EXCLUSIVE_ROLE, "") or None,
        opposites=_others(values, Property.OPPOSITE_FRAME),
        presupposes=_others(values, Property.PRESUPPOSES_FRAME),
        implies=_others(values, Property.IMPLIES_FRAME),
        templates=_by_language(values, Property.TEMPLATE.value),
    )


def _own_notation(name: str, values: _Values) -> str:
    """The plain notation: notations with a datatype of their own are codes of other schemes (SKOS Reference 6.5.1)."""
    plain = [
        value.value
        for value in values[_NOTATION]
        if isinstance(value, ox.Literal) and value.datatype == Outside.XSD_STRING
    ]
    if len(plain) != 1:
        raise StoreError(f"frames.ttl: {name!r} needs one plain notation and has {len(plain)}")
    return plain[0]


def _others(values: _Values, predicate: ox.NamedNode) -> tuple[str, ...]:
    return tuple(sorted(node.value.rsplit("/", 1)[-1] for node in values[predicate.value]))


def _first(values: _Values, predicate: ox.NamedNode, default: str) -> str:
    found = values[predicate.value]
    return found[0].value if found else default


def _by_language(values: _Values, predicate: str) -> Mapping[str, str]:
    literals = (value for value in values[predicate] if isinstance(value, ox.Literal) and value.language)
    return {str(literal.language): literal.value for literal in sorted(literals, key=str)}


def _check(frame: Frame, frames: Mapping[str, Frame]) -> None:
    if frame.exclusive is not None and frame.exclusive not in frame.roles:
        raise StoreError(
            f"frames.ttl: {frame.id!r} has the exclusive role {frame.exclusive!r}, which is none of its roles"
        )
    for other in frame.opposites:
        if other not in frames or frame.id not in frames[other].opposites:
            raise StoreError(f"frames.ttl: {frame.id!r} is opposed to {other!r}, but not the other way round")
    for other in (*frame.presupposes, *frame.implies):
        if other not in frames or not set(frame.roles) & set(frames[other].roles):
            raise StoreError(
                f"frames.ttl: {frame.id!r} rests on {other!r}, which is no frame that shares a role with it"
            )
        if other in frame.opposites and other in frame.implies:
            raise StoreError(f"frames.ttl: {frame.id!r} both implies {other!r} and is opposed to it")
