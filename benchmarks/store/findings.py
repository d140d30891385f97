"""What is derived from generated articles: contradictions, disputes, changes of position, look-alikes, who is who.

The rules of `kg.contradictions` are not run (they would take hours at ten million quads): claims that are affirmed and
denied give the pairs. Each article has a few contradictions, 7 look-alikes, 4 open pairs and half a
dispute; the seeds, all about one event, have 13, 16, 9 and 0.6.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product
from random import Random

from pyoxigraph import Quad

from kg.graph import write
from kg.ids import contradiction_iri, mint
from kg.model import (
    ActorJudgement,
    ArticleRecord,
    ClaimMatch,
    Contradiction,
    Dispute,
    DisputeSide,
    Identities,
    Identity,
    NotContradiction,
    Polarity,
    PositionChange,
    Sameness,
    StatedClaim,
    WireCopy,
)

_PAIRS_OF_A_CLAIM = 12  # of one claim no more pairs are kept, as the blocks of `kg.contradictions` do for busy ones
_OPPOSED = (Polarity.AFFIRMS, Polarity.DENIES)


@dataclass(frozen=True, slots=True)
class Found:
    """What a contradictions stage gives; see `kg.graph.derived.Findings`."""

    contradictions: tuple[Contradiction, ...]
    undecided: tuple[Contradiction, ...]
    matches: tuple[ClaimMatch, ...]
    copies: tuple[WireCopy, ...]
    not_contradictions: tuple[NotContradiction, ...]


def derive(rng: Random, records: Sequence[ArticleRecord], prints: Sequence[tuple[int, int]]) -> tuple[Quad, ...]:
    """The derived quads of the articles on one event.

    Args:
        rng: where chance comes from.
        records: the articles.
        prints: places of a first print and of its reprint among the articles.
    """
    stated = [one for record in records for one in record.stated]
    by_claim: dict[str, list[StatedClaim]] = defaultdict(list)
    for one in stated:
        if one.explicitness == "explicit" and one.polarity in _OPPOSED:
            by_claim[one.claim.iri].append(one)
    contradictions: list[Contradiction] = []
    disputes: list[Dispute] = []
    changes: list[PositionChange] = []
    for said in by_claim.values():
        pairs = list(islice(_opposed(rng, said), _PAIRS_OF_A_CLAIM))
        contradictions += pairs
        changes += _changes(rng, said)
        if pairs:
            disputes.append(_dispute(said, pairs))
    found = Found(
        tuple(contradictions),
        tuple(_undecided(rng, stated, count=4 * len(records))),
        tuple(_matches(rng, stated, count=len(records) // 2)),
        tuple(_copies(records, prints)),
        tuple(_look_alikes(rng, stated, count=7 * len(records))),
    )
    return write.derived_quads(found, disputes, stated, _identities(rng, records), changes)


def _opposed(rng: Random, said: Sequence[StatedClaim]) -> Iterator[Contradiction]:
    """Pairs of one who affirms and one who denies, each pair of statements once."""
    affirmed = [one for one in said if one.polarity is Polarity.AFFIRMS]
    denied = [one for one in said if one.polarity is Polarity.DENIES]
    for first, second in product(affirmed, denied):
        if first.side == second.side:
            yield _pair(rng, first, second, kind="position-change", level="position", rule="position")
        else:
            yield _pair(rng, first, second, kind="denial", level="world", rule="denial")


def _pair(rng: Random, first: StatedClaim, second: StatedClaim, *, kind: str, level: str, rule: str) -> Contradiction:
    a, b = sorted((first, second), key=lambda one: one.statement)
    label = next(iter(a.claim.labels.values()))
    why = f"{first.speaker_name} and {second.speaker_name} differ on: {label}. (rule {rule}; one claim.)"
    return Contradiction(
        contradiction_iri(rule, a.statement, b.statement), rule, kind, level, a, b,
        round(rng.uniform(0.4, 0.99), 3), why,
        shared=tuple(f"{slot.role}: {slot.label}" for slot in a.claim.slots[:2]),
        clash="polarity: affirmed / denied", assumed=("the time",) if rng.random() < 0.3 else (),
    )  # fmt: skip


def _changes(rng: Random, said: Sequence[StatedClaim]) -> Iterator[PositionChange]:
    """Where one speaker left its position for the opposite one, by day."""
    by_speaker: dict[str, list[StatedClaim]] = defaultdict(list)
    for one in said:
        if one.said is not None:
            by_speaker[one.speaker].append(one)
    for own in by_speaker.values():
        ordered = sorted(own, key=lambda one: (one.said.last if one.said else None, one.statement))
        for before, after in pairwise(ordered):
            days = (after.said.last - before.said.last).days if before.said and after.said else 0
            if before.polarity is not after.polarity and days > 0:
                iri = mint("position-change", before=before.statement, after=after.statement)
                why = f"{after.speaker_name} took the opposite position {days} days later."
                yield PositionChange(iri, "reversed", before, after, days, round(rng.uniform(0.5, 0.99), 3), why)


def _dispute(said: Sequence[StatedClaim], pairs: Sequence[Contradiction]) -> Dispute:
    claim = said[0].claim
    sides = tuple(_side(label, [one for one in said if one.polarity is polarity]) for label, polarity in _labelled())
    return Dispute(
        mint("dispute", claim=claim.iri),
        dict(claim.labels),
        sides,
        tuple(pair.iri for pair in pairs),
        max(pair.confidence for pair in pairs),
    )


def _labelled() -> tuple[tuple[str, Polarity], ...]:
    return (("It is so", Polarity.AFFIRMS), ("It is not so", Polarity.DENIES))


def _side(label: str, said: Sequence[StatedClaim]) -> DisputeSide:
    days = sorted(day for one in said for day in ([one.said.last] if one.said else []))
    return DisputeSide(
        label,
        tuple(sorted({one.side for one in said})),
        tuple(dict.fromkeys(one.statement for one in said)),
        days[0] if days else None,
        days[-1] if days else None,
        tuple(sorted({one.outlet for one in said})),
    )


def _undecided(rng: Random, stated: Sequence[StatedClaim], *, count: int) -> Iterator[Contradiction]:
    for first, second in _some_pairs(rng, stated, count):
        yield _pair(rng, first, second, kind="tension", level="world", rule="weighed-clash")


def _look_alikes(rng: Random, stated: Sequence[StatedClaim], *, count: int) -> Iterator[NotContradiction]:
    for first, second in _some_pairs(rng, stated, count):
        a, b = sorted((first.statement, second.statement))
        guard = rng.choice(("agentless", "conditional", "scoped-denial", "same-side"))
        yield NotContradiction(mint("not-contradiction", a=a, b=b), a, b, "They speak of two different things.", guard)


def _matches(rng: Random, stated: Sequence[StatedClaim], *, count: int) -> Iterator[ClaimMatch]:
    for first, second in _some_pairs(rng, stated, count):
        a, b = sorted((first.claim.iri, second.claim.iri))
        if a != b:
            score = round(rng.uniform(0.6, 0.99), 3)
            yield ClaimMatch(mint("claim-match", a=a, b=b), a, b, score, "Both say the same in other words.")


def _some_pairs(rng: Random, stated: Sequence[StatedClaim], count: int) -> Iterator[tuple[StatedClaim, StatedClaim]]:
    """This many pairs of statements, each pair once."""
    seen: set[frozenset[str]] = set()
    for _ in range(count):
        first, second = rng.choice(stated), rng.choice(stated)
        pair = frozenset((first.statement, second.statement))
        if len(pair) == 2 and pair not in seen:
            seen.add(pair)
            yield first, second


def _copies(records: Sequence[ArticleRecord], prints: Sequence[tuple[int, int]]) -> Iterator[WireCopy]:
    for first, again in prints:
        for one, other in zip(records[first].stated, records[again].stated, strict=True):
            if one.explicitness == "explicit" and one.depth:
                yield WireCopy(one.statement, (other.statement,))


def _identities(rng: Random, records: Sequence[ArticleRecord]) -> Identities:
    """Some of those whom only one article knows are judged to be somebody in another one."""
    locals_ = [[entity.iri for entity in record.entities if len(entity.names) == 1] for record in records]
    judgements, groups = [], []
    for here, there in pairwise(locals_):
        if here and there and here[0] != there[0] and rng.random() < 0.2:
            a, b = sorted((here[0], there[0]))
            verdict = rng.choice((Sameness.SAME, Sameness.DIFFERENT, Sameness.UNSURE))
            iri = mint("actor-judgement", a=a, b=b)
            judgements.append(ActorJudgement(iri, a, b, verdict, round(rng.random(), 3), "Their names are alike."))
            if verdict is Sameness.SAME:
                groups.append(Identity(mint("identity", members=[a, b]), (a, b), a))
    return Identities(tuple(judgements), tuple(groups))
