"""What people decided on pairs goes before what the rules say of them.

In: what the rules found, and judgements by pair. Out: the same, with rejected pairs among those that are none, and
confirmed ones among those found, whatever rule raised them and however sure it was.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kg import ids
from kg.model import Contradiction, NotContradiction, PairJudgement

GUARD = "reviewed"
CONFIRMED, REJECTED = "confirmed", "rejected"
Pair = tuple[str, str]


def settle(
    raised: Sequence[Contradiction], judged: Mapping[Pair, PairJudgement], *, least: float
) -> tuple[tuple[Contradiction, ...], tuple[Contradiction, ...]]:
    """Contradictions that count as found, and those that stay undecided, in the order given.

    Args:
        raised: what the rules raise, one for each pair.
        judged: decisions by the IRIs of the two statements in order.
        least: from this confidence on a pair that nobody decided on counts as found.
    """
    decisions = {pair: judgement.decision for pair, judgement in judged.items()}
    open_pairs = [one for one in raised if decisions.get(_pair(one)) != REJECTED]
    found = tuple(one for one in open_pairs if one.confidence >= least or decisions.get(_pair(one)) == CONFIRMED)
    counted = {one.iri for one in found}
    return found, tuple(one for one in open_pairs if one.iri not in counted)


def rejected(judged: Mapping[Pair, PairJudgement], statements: Collection[str]) -> tuple[NotContradiction, ...]:
    """Pairs of statements still in the store that a person judged no contradiction, with who, when and why."""
    return tuple(
        NotContradiction(ids.mint("not-contradiction", a=a, b=b, guard=GUARD), a, b, _reason(judgement), GUARD)
        for (a, b), judgement in judged.items()
        if judgement.decision == REJECTED and a in statements and b in statements
    )


def _pair(found: Contradiction) -> Pair:
    return (found.a.statement, found.b.statement)


def _reason(judgement: PairJudgement) -> str:
    words = f"{judgement.person} judged on {judgement.at[:10]} that these two do not contradict each other"
    return f"{words}: {judgement.note}" if judgement.note else f"{words}."
