"""Small networks written by hand: actors are single letters, days are days of October 2020."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from kg.networks.records import Actor, AlignmentTie, Conflict, DisputeTie, Material, Network, Position, Quoted, Tie


def said(actor: str, statement: str, *, day: int | None = None, side: str | None = None, quote: str = "") -> Quoted:
    """One statement of an actor, who speaks for itself unless told otherwise."""
    when = date(2020, 10, day) if day else None
    return Quoted(
        statement, actor, side or actor, f"name of {actor}", quote or f"words of {statement}", "article", when
    )


def conflict(a: Quoted, b: Quoted, *, confidence: float = 0.9, kind: str = "denial", dispute: str = "") -> Conflict:
    """A contradiction about the world between these two."""
    iri = f"{a.statement}/{b.statement}"
    return Conflict(iri, kind, "world", confidence, a, b, (dispute,) if dispute else ())


def position(of: Quoted, issue: str, taken: str, *, confidence: float = 0.9) -> Position:
    """What a statement holds of a claim."""
    return Position(of, issue, taken, confidence, issue)


def showing(of: Quoted, dispute: str, side: int) -> Position:
    """A side of a dispute that a statement shows."""
    return Position(of, dispute, str(side), 0.9)


def material(
    *,
    conflicts: Iterable[Conflict] = (),
    positions: Iterable[Position] = (),
    showings: Iterable[Position] = (),
    kinds: Mapping[str, str] | None = None,
    heads: Mapping[str, str] | None = None,
    titles: Mapping[str, tuple[str, ...]] | None = None,
) -> Material:
    """Material in which every letter is a person, unless its kind is given."""
    found = tuple(conflicts), tuple(positions), tuple(showings)
    letters = {iri for one in found[0] for said in (one.a, one.b) for iri in (said.speaker, said.side)}
    letters |= {iri for one in (*found[1], *found[2]) for iri in (one.said.speaker, one.said.side)}
    actors = {iri: Actor(iri, f"Actor {iri}", (kinds or {}).get(iri, "person")) for iri in letters}
    return Material(actors, heads or {}, *found, titles or {})


def network(ties: Mapping[str, float], *, name: str = "alignment") -> Network:
    """A network from pairs of letters with their weights: {"ab": 1, "bc": -0.5}; ties of a dispute network weigh 1."""
    made: list[Tie] = []
    for pair, weight in sorted(ties.items()):
        a, b = sorted(pair)
        if name == "dispute":
            one = conflict(said(a, f"{a}1"), said(b, f"{b}1"))
            made.append(DisputeTie(a, b, (one,) * int(abs(weight)), {}, {}, (), None, None))
        else:
            made.append(AlignmentTie(a, b, int(weight > 0), int(weight < 0), weight, (), None, None))
    letters = sorted(set("".join(ties)))
    actors = tuple(Actor(letter, f"Actor {letter}", "person") for letter in letters)
    return Network("dispute" if name == "dispute" else "alignment", actors, tuple(made))
