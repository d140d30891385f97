"""How claims relate to each other, as plain triples from claim to claim: what schema.org says that it has no terms for.

The triples are a short form for queries and exports. Confidence, reason and review stand at the contradiction or the
match that a triple rests on; entailments follow from the frames.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pyoxigraph import NamedNode

from kg.graph import frames
from kg.graph.terms import Sink
from kg.graph.vocabulary import Property
from kg.model import Claim, ClaimMatch, Contradiction, Frame, Polarity, StatedClaim

# Kinds of contradictions whose sides put two claims forward that cannot both hold.
_EXCLUDING = frozenset({"exclusive", "agent", "quantity"})
_Shape = tuple[str, frozenset[tuple[str, str]], tuple[date, date] | None]


def add_relations(
    sink: Sink, *, contradictions: Iterable[Contradiction], matches: Iterable[ClaimMatch], stated: Iterable[StatedClaim]
) -> None:
    """Say which claims restate, exclude or entail each other; the first two in both directions."""
    for match in matches:
        _add_both_ways(sink, match.a, match.b, Property.RESTATES)
    for found in contradictions:
        if _is_excluding(found):
            _add_both_ways(sink, found.a.claim.iri, found.b.claim.iri, Property.INCOMPATIBLE_WITH)
    claims = {one.claim.iri: one.claim for one in stated}
    for whole, part in entailments(claims.values()):
        sink.add(whole, {Property.ENTAILS: NamedNode(part)})


def entailments(claims: Iterable[Claim]) -> tuple[tuple[str, str], ...]:
    """Pairs of claims, by IRI, of which the first cannot hold without the second.

    "X occupied Y" entails "X controls Y" at the same time. Near misses: another day, a number, a role that the first
    leaves open. Source: `cg:impliesFrame` of `ontology/frames.ttl`.
    """
    plain = [claim for claim in claims if claim.quantity is None and claim.origin is None]
    by_shape: dict[_Shape, list[Claim]] = defaultdict(list)
    for claim in plain:
        by_shape[claim.frame, _filled(claim), _days(claim)].append(claim)
    known = frames.load()
    pairs = {
        (claim.iri, other.iri)
        for claim in plain
        for frame in _implied(claim, known)
        for other in by_shape.get((frame.id, _filled(claim, frame.roles), _days(claim)), ())
        if other.slots and other.iri != claim.iri
    }
    return tuple(sorted(pairs))


def _implied(claim: Claim, known: Mapping[str, Frame]) -> Iterator[Frame]:
    frame = known.get(claim.frame)
    return (known[name] for name in (frame.implies if frame else ()))


def _filled(claim: Claim, roles: tuple[str, ...] | None = None) -> frozenset[tuple[str, str]]:
    return frozenset((slot.role, slot.value) for slot in claim.slots if roles is None or slot.role in roles)


def _days(claim: Claim) -> tuple[date, date] | None:
    return (claim.time.first, claim.time.last) if claim.time else None


def _is_excluding(found: Contradiction) -> bool:
    both_hold = found.a.polarity is Polarity.AFFIRMS and found.b.polarity is Polarity.AFFIRMS
    return found.kind in _EXCLUDING and both_hold and found.a.claim.iri != found.b.claim.iri


def _add_both_ways(sink: Sink, left: str, right: str, relation: NamedNode) -> None:
    sink.add(left, {relation: NamedNode(right)})
    sink.add(right, {relation: NamedNode(left)})
