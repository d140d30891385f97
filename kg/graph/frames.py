"""Frames: the typed predicates of claims, read from `ontology/frames.ttl` into records the text stages may use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from kg.errors import StoreError
from kg.model import Frame

__all__ = ["load"]

_CG = "https://w3id.org/claimgraph/ns#"
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
    frames = (_frame(values) for values in concepts.values() if _NOTATION in values)
    found = {frame.id: frame for frame in sorted(frames, key=lambda frame: frame.id)}
    for frame in found.values():
        _check(frame, found)
    return found


def _frame(values: _Values) -> Frame:
    return Frame(
        id=values[_NOTATION][0].value,
        labels=_by_language(values, f"{_SKOS}prefLabel"),
        roles=tuple(_first(values, "roles", "").split()),
        kind=_first(values, "claimType", "state").rsplit("/", 1)[-1],
        exclusive=_first(values, "exclusiveRole", "") or None,
        opposites=_others(values, "oppositeFrame"),
        presupposes=_others(values, "presupposesFrame"),
        implies=_others(values, "impliesFrame"),
        templates=_by_language(values, f"{_CG}template"),
    )


def _others(values: _Values, name: str) -> tuple[str, ...]:
    return tuple(sorted(node.value.rsplit("/", 1)[-1] for node in values[f"{_CG}{name}"]))


def _first(values: _Values, name: str, default: str) -> str:
    found = values[f"{_CG}{name}"]
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
