"""Who is who across articles: judgements on pairs, and groups of actors that follow from all of them together.

In: sightings, and what people have decided. Out: `Identities`, the same for any order of the input. A person's decision
always wins. Groups are consistent: nobody is in one with somebody from whom a judgement keeps him apart; where two
judgements pull one actor both ways, the surer one holds and the other becomes unsure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from kg import ids
from kg.actors.judging import Opinion, judge
from kg.actors.likeness import Likeness, compare_people
from kg.actors.sightings import Sighting
from kg.actors.spelling import latin, sounds
from kg.model import ActorDecision, ActorJudgement, EntityKind, Identities, Identity, Sameness

_CAP = 60  # actors of one block that are compared each with each; larger ones are split by what the articles share
_MARGIN = 0.1  # of two people who may be meant by one short name, the surer must lead by so much
_LEADING = frozenset({Likeness.SHORT, Likeness.PART, Likeness.ACRONYM, Likeness.NAMED, Likeness.INITIALS})
Pair = tuple[str, str]


def judgement_iri(a: str, b: str) -> str:
    """A judgement is its two actors, in either order."""
    low, high = sorted((a, b))
    return ids.mint("actor-judgement", a=low, b=high)


def identify(sightings: Sequence[Sighting], decisions: Sequence[ActorDecision] = ()) -> Identities:
    """Judge all pairs worth comparing and group those who are one.

    Args:
        sightings: every actor once, in any order.
        decisions: what people decided, earliest first; those on actors that are not there are kept as judgements.
    """
    seen = {one.iri: one for one in sightings}
    opinions = _without_doubtful(dict(_opinions(seen)), seen)
    decided = {_ordered(one.a, one.b): one for one in reversed(decisions)}  # latest first
    decided |= {_ordered(one.a, one.b): one for one in decisions}
    groups = _Groups(opinions, decided)
    judgements = [_human(pair, decision) for pair, decision in decided.items()]
    for pair, opinion in opinions.items():
        if pair not in decided:
            judgements.append(_final(pair, opinion, groups))
    identities = tuple(_identity(members, seen) for members in groups.members() if len(members) > 1)
    heads = {member: one.head for one in identities for member in one.members}
    return Identities(
        tuple(sorted(judgements, key=lambda one: (one.a, one.b))),
        tuple(sorted(identities, key=lambda one: one.iri)),
        heads,
    )


def _ordered(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _human(pair: Pair, decision: ActorDecision) -> ActorJudgement:
    score = {Sameness.SAME: 1.0, Sameness.DIFFERENT: 0.0, Sameness.UNSURE: 0.5}[decision.verdict]
    reason = f"decided by {decision.person}"
    return ActorJudgement(judgement_iri(*pair), *pair, decision.verdict, score, reason, is_human=True)


def _final(pair: Pair, opinion: Opinion, groups: _Groups) -> ActorJudgement:
    """The judgement as it stands beside all others."""
    verdict, reason = opinion.verdict, opinion.reason
    is_together = groups.are_together(*pair)
    if verdict is Sameness.SAME and not is_together:
        verdict, reason = Sameness.UNSURE, f"{reason}; but others judged the same as them are different"
    elif verdict is Sameness.UNSURE and is_together:
        verdict, reason = Sameness.SAME, f"{reason}; both are the same as a third"
    return ActorJudgement(judgement_iri(*pair), *pair, verdict, opinion.score, reason)


def _identity(members: tuple[str, ...], seen: Mapping[str, Sighting]) -> Identity:
    """The group; an actor of the directory stands for it, else the one with the fullest name."""

    def rank(iri: str) -> tuple[bool, bool, int, str]:
        one = seen.get(iri)
        if one is None:
            return (True, True, 0, iri)
        return (one.context is not None, one.kind is not EntityKind.PERSON, -len(" ".join(one.name)), iri)

    return Identity(ids.mint("identity", members=list(members)), members, min(members, key=rank))


# Pairs worth comparing


def _opinions(seen: Mapping[str, Sighting]) -> Iterator[tuple[Pair, Opinion]]:
    for a, b in _pairs(seen):
        opinion = judge(seen[a], seen[b])
        if opinion is not None:
            yield (a, b), opinion


def _pairs(seen: Mapping[str, Sighting]) -> list[Pair]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(seen):
        for key in _keys(seen[iri]):
            blocks[key].append(iri)
    found: set[Pair] = set()
    for members in blocks.values():
        for part in _parts(members, seen):
            found.update(_ordered(*pair) for pair in combinations(part, 2))
    return sorted(found)


def _keys(one: Sighting) -> set[str]:
    """Blocks of one actor: each word of its names by sound and spelling, a whole name, its first letters."""
    keys = {latin(word) for words in one.names for word in words if len(word) > 1}
    keys |= {"~" + sound for word in one.name for sound in sounds(word) if len(sound) > 1}
    if one.kind is not EntityKind.PERSON and len(one.name) > 1:
        keys.add("".join(latin(word)[:1] for word in one.name))
        keys.add("^" + latin(one.name[0])[:2])
    if one.kind is not EntityKind.PERSON and len(one.name) == 1:
        keys.add("^" + latin(one.name[0])[:2])
    return keys


def _parts(members: list[str], seen: Mapping[str, Sighting]) -> Iterable[list[str]]:
    """A block, or, when it is large, its parts that share a whole name or a rare name in their articles."""
    if len(members) <= _CAP:
        return (members,)
    parts: dict[str, list[str]] = defaultdict(list)
    for iri in members:
        one = seen[iri]
        parts["=" + " ".join(map(latin, one.name))].append(iri)
        for word in one.context.words if one.context is not None else ():
            parts[word].append(iri)
    return [part[:_CAP] for part in parts.values() if len(part) > 1]


# Who may be meant by a short name


def _without_doubtful(opinions: dict[Pair, Opinion], seen: Mapping[str, Sighting]) -> dict[Pair, Opinion]:
    """A short name that may be one of two different people is neither's, unless one of them leads clearly."""
    by_short: dict[str, list[tuple[Pair, Opinion, str]]] = defaultdict(list)
    for pair, opinion in opinions.items():
        if opinion.likeness in _LEADING:
            for one, other in (pair, pair[::-1]):
                if len(seen[one].name) <= len(seen[other].name):
                    by_short[one].append((pair, opinion, other))
    kept = dict(opinions)
    for options in by_short.values():
        for pair, opinion, other in options:
            rivals = [rest for rest in options if rest[0] != pair and _are_apart(seen[other], seen[rest[2]])]
            best = max((rival[1].score for rival in rivals), default=0.0)
            if opinion.verdict is Sameness.SAME and best > opinion.score - _MARGIN:
                reason = f"{opinion.reason}; somebody else may be meant by it as well"
                kept[pair] = replace(opinion, verdict=Sameness.UNSURE, reason=reason)
    return kept


def _are_apart(left: Sighting, right: Sighting) -> bool:
    """Are two who may be meant by one word certainly two: other given names, or other words in a body's name?"""
    if left.kind is EntityKind.PERSON and right.kind is EntityKind.PERSON:
        return len(left.name) > 1 and len(right.name) > 1 and compare_people(left.name, right.name) in (
            None, Likeness.CLASH,
        )  # fmt: skip
    return left.context is not None and right.context is not None and left.context.article == right.context.article


class _Groups:
    """Groups of actors, made by the surest judgements first; decisions of people before all others."""

    def __init__(self, opinions: Mapping[Pair, Opinion], decided: Mapping[Pair, ActorDecision]) -> None:
        self._head: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for pair, decision in decided.items():  # the latest first
            if decision.verdict is Sameness.SAME:
                self._join(*pair)
            elif decision.verdict is Sameness.DIFFERENT:
                self._part(*pair)
        for pair, opinion in opinions.items():
            if opinion.verdict is Sameness.DIFFERENT and pair not in decided and not self.are_together(*pair):
                self._part(*pair)
        sure = [(-one.score, pair) for pair, one in opinions.items() if one.verdict is Sameness.SAME]
        for _, pair in sorted(sure):
            if pair not in decided:
                self._join(*pair)

    def _find(self, iri: str) -> str:
        return self._head.get(iri, iri)

    def _all(self, head: str) -> set[str]:
        return self._members.get(head, {head})

    def _part(self, a: str, b: str) -> None:
        if not self.are_together(a, b):
            self._apart[a].add(b)
            self._apart[b].add(a)

    def _join(self, a: str, b: str) -> None:
        """Put the two groups together, unless somebody of the one is kept apart from somebody of the other."""
        one, other = self._find(a), self._find(b)
        if one == other:
            return
        ours, theirs = self._all(one), self._all(other)
        if any(self._apart[member] & theirs for member in ours):
            return
        together = ours | theirs
        self._members[one] = together
        self._members.pop(other, None)
        for member in together:
            self._head[member] = one

    def are_together(self, a: str, b: str) -> bool:
        """Are they in one group?"""
        return self._find(a) == self._find(b)

    def members(self) -> list[tuple[str, ...]]:
        """All groups of two or more, each sorted."""
        return sorted(tuple(sorted(members)) for members in self._members.values())
